import { i as quote, l as GateError, m as errorMessage, r as plainText, s as visible } from "./markup.js";
import { t as HELP } from "./help.js";

// src/cli/main.ts
/** Finds the command, and turns what goes wrong into one sentence and an exit code. */
/** Each command is loaded when it is called. */
const COMMANDS = {
	check: async () => (await import("./check.js")).check,
	inspect: async () => (await import("./inspect.js")).inspect,
	compare: async () => (await import("./compare2.js")).compare,
	diagnose: async () => (await import("./diagnose3.js")).diagnose,
	toolchain: async () => (await import("./toolchain2.js")).toolchain,
	cache: async () => (await import("./cache2.js")).cache,
	reproduce: async () => (await import("./reproduce.js")).reproduce,
	rules: async () => (await import("./rules.js")).rules,
	schema: async () => (await import("./schema.js")).schema
};
/** Runs a command line and gives its exit code: 0 open, 1 closed, 2 wrong usage, 3 no evidence. */
async function main(args, shell) {
	const [name, ...rest] = args;
	try {
		if (name === void 0 || name === "help" || name === "--help" || name === "-h") {
			shell.out(HELP);
			return name === void 0 ? 2 : 0;
		}
		const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : void 0;
		if (load === void 0) throw new GateError("usage", `there is no command ${quote(name)}`, { fix: `the commands are ${Object.keys(COMMANDS).join(", ")}` });
		return await (await load())(rest, shell);
	} catch (error) {
		return explain(error, shell);
	}
}
function explain(error, shell) {
	const known = error instanceof GateError;
	shell.err(`error: ${plainText(visible(known ? error.message : `unexpected: ${errorMessage(error)}`, 3e3))}\n`);
	if (known && error.fix !== null) shell.err(`fix:   ${plainText(visible(error.fix, 1e3))}\n`);
	return known && [
		"usage",
		"input",
		"policy"
	].includes(error.code) ? 2 : 3;
}

export { main };