import { n as incomparableBecause, t as compareRecords } from "./compare.js";
import { i as quote, l as GateError, r as plainText, s as visible } from "./markup.js";
import { r as DEFAULT_POLICY } from "./types2.js";
import { t as readChange } from "./change.js";
import { n as findRepository } from "./repository.js";
import { t as systemFiles } from "./files.js";
import { t as systemPorts } from "./system.js";
import { n as parseRecord, t as MAX_RECORD_BYTES } from "./parse-record.js";
import { t as parseOptions } from "./options.js";
import { t as consoleLog } from "./shell.js";

// src/cli/compare.ts
const OPTIONS = { json: { type: "boolean" } };
async function compare(args, shell) {
	const parsed = parseOptions("compare", args, OPTIONS, shell);
	if (parsed === null) return 0;
	const [older, newer, ...rest] = parsed.positionals;
	if (older === void 0 || newer === void 0 || rest.length > 0) throw new GateError("usage", `compare: expected two records, got ${parsed.positionals.length}`, { fix: "`compare OLD/record.json NEW/record.json`" });
	const [before, after] = [await readRecord(older), await readRecord(newer)];
	const reason = incomparableBecause(before, after);
	const drifts = reason === null ? compareRecords(before, after, DEFAULT_POLICY, await edited(before, after, shell)) : [];
	const state = reason !== null ? "incomparable" : before.source.head === after.source.head ? "exact" : "ancestor";
	if (parsed.values.json === true) shell.out(`${JSON.stringify({
		state,
		reason,
		drifts
	}, null, 2)}\n`);
	else if (reason !== null) shell.out(`incomparable: ${reason}\n`);
	else if (drifts.length === 0) shell.out("nothing that is compared has changed\n");
	else {
		const { paint } = shell.terminal();
		for (const drift of drifts) {
			shell.out(`${paint(drift.class === "unexplained" ? "bad" : "good", drift.class.padEnd(11))}  ${visible(drift.path)}\n`);
			shell.out(`             ${visible(drift.before ?? "nothing")} -> ${visible(drift.after ?? "nothing")}\n             ${plainText(drift.why)}\n`);
		}
	}
	if (reason !== null) return 3;
	return drifts.some((drift) => drift.class === "unexplained") ? 1 : 0;
}
/** What lies between the commits of two records, where the repository of the working directory holds both. */
async function edited(before, after, shell) {
	if (after.source.head === null) return null;
	const ports = systemPorts(process.env, consoleLog(shell), shell.hashWorker);
	const { root } = await findRepository(ports, process.cwd());
	return readChange(ports, {
		before,
		after,
		root,
		to: after.source.head
	});
}
async function readRecord(path) {
	const text = await systemFiles.readText(path, MAX_RECORD_BYTES);
	if (text === null) throw new GateError("input", `${quote(path)} does not exist`, { fix: "correct the path" });
	return parseRecord(text, path);
}

export { compare };