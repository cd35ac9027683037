import { n as processTerminal } from "./terminal.js";

// src/cli/output.ts
/** Where a command writes: results to standard output, everything else to standard error. */
const processOutput = {
	out: (text) => void process.stdout.write(text),
	err: (text) => void process.stderr.write(text),
	terminal: processTerminal
};
/** Words of a run while it works: to standard error, and only when somebody watches. */
function consoleLog(output) {
	const watched = process.stderr.isTTY;
	return {
		info: (line) => {
			if (watched) output.err(`${line}\n`);
		},
		warn: (line) => output.err(`warning: ${line}\n`),
		debug: () => {},
		group: (_title, work) => work()
	};
}

export { processOutput as n, consoleLog as t };