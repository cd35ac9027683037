import { n as processScreen, r as processTerminal } from "./terminal.js";

// src/cli/shell.ts
/** What a command has around it: results go to standard output, everything else to standard error. */
/** The process's own. `hashWorker` lies beside the entry. */
const processShell = (hashWorker) => ({
	hashWorker,
	out: (text) => void process.stdout.write(text),
	err: (text) => void process.stderr.write(text),
	terminal: processTerminal,
	screen: processScreen()
});
/** Words of a run while it works: to standard error, and only when somebody watches. */
function consoleLog(shell) {
	const watched = process.stderr.isTTY;
	return {
		info: (line) => {
			if (watched) shell.err(`${line}\n`);
		},
		warn: (line) => shell.err(`warning: ${line}\n`),
		debug: () => {},
		group: (_title, work) => work()
	};
}

export { processShell as n, consoleLog as t };