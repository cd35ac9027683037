import { l as GateError, m as errorMessage } from "./markup.js";
import { t as HELP } from "./help.js";
import { parseArgs } from "node:util";

// src/cli/options.ts
/** Arguments of one command, through node:util's parser, with its errors as sentences of this program. */
/** Parses the arguments of a command. Throws GateError `usage`; gives `null` after printing help. */
function parseOptions(command, args, options, shell) {
	const withHelp = {
		...options,
		help: {
			type: "boolean",
			short: "h"
		}
	};
	try {
		const parsed = parseArgs({
			args: withValues(args, options),
			options: withHelp,
			allowPositionals: true,
			strict: true
		});
		if ("help" in parsed.values && parsed.values.help === true) {
			shell.out(HELP);
			return null;
		}
		return parsed;
	} catch (error) {
		const sentence = (errorMessage(error).split(/\.\s/)[0] ?? "").replace(/^./, (first) => first.toLowerCase());
		throw new GateError("usage", `${command}: ${sentence}`, {
			fix: "see `--help`",
			cause: error
		});
	}
}
/** `--name value` as `--name=value`: the parser refuses values that start with a dash, and flags of go build do. */
function withValues(args, options) {
	const result = [];
	for (let index = 0; index < args.length; index += 1) {
		const arg = args[index] ?? "";
		if (arg === "--") return [...result, ...args.slice(index)];
		const next = args[index + 1];
		const takesValue = arg.startsWith("--") && options[arg.slice(2)]?.type === "string";
		if (takesValue && next !== void 0) index += 1;
		result.push(takesValue && next !== void 0 ? `${arg}=${next}` : arg);
	}
	return result;
}

export { parseOptions as t };