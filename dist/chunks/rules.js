import { i as quote, l as GateError } from "./markup.js";
import { n as table } from "./layout.js";
import { n as CATALOGUE } from "./catalogue.js";
import { t as parseOptions } from "./options.js";

// src/cli/rules.ts
/** `rules`: what is checked. */
const OPTIONS = { json: { type: "boolean" } };
async function rules(args, shell) {
	const parsed = parseOptions("rules", args, OPTIONS, shell);
	if (parsed === null) return 0;
	const [id] = parsed.positionals;
	const shown = id === void 0 ? CATALOGUE : CATALOGUE.filter((rule) => rule.id === id);
	if (shown.length === 0) throw new GateError("usage", `there is no rule ${quote(id ?? "")}`, { fix: "`rules` lists all" });
	const entries = shown.map((rule) => ({
		...rule,
		help: `docs/rules/${rule.id}.md`
	}));
	if (parsed.values.json === true) shell.out(`${JSON.stringify(id === void 0 ? entries : entries[0], null, 2)}\n`);
	else {
		const { measure } = shell.terminal();
		const rows = entries.map((rule) => [
			rule.id,
			rule.link,
			rule.level,
			id === void 0 ? rule.title : `${rule.title}. ${rule.help}`
		]);
		shell.out(`${table(rows, measure).join("\n")}\n`);
	}
	return 0;
}

export { rules };