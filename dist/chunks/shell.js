import { n as processScreen, r as processTerminal } from "./terminal.js";

// src/cli/status-line.ts
const SHOWN_AFTER_MS = 1e3;
const REDRAWN_AFTER_MS = 100;
/** To the first column, and everything from there on erased. */
const ERASE = "\r\x1B[2K";
const MIN_COLUMNS = 20;
/** The process's own clock. */
const processTicker = {
	now: () => performance.now(),
	every(milliseconds, tick) {
		const timer = setInterval(tick, milliseconds);
		timer.unref();
		return () => clearInterval(timer);
	}
};
var StatusLine = class {
	#screen;
	#ticker;
	#text = null;
	#start = 0;
	#stop = () => {};
	#drawnAt = null;
	/** With `null` for a screen nothing is ever written. */
	constructor(screen, ticker = processTicker) {
		this.#screen = screen;
		this.#ticker = ticker;
	}
	/** Shows what `text` gives whenever the line is drawn. The first call begins the work. */
	show(text) {
		if (this.#screen === null) return;
		if (this.#text === null) {
			this.#start = this.#ticker.now();
			this.#stop = this.#ticker.every(REDRAWN_AFTER_MS, () => this.#draw());
		}
		this.#text = text;
		this.#draw();
	}
	/** Erases the line. To be called whatever happened, before anything else is printed. */
	end() {
		this.#stop();
		this.#stop = () => {};
		this.#text = null;
		if (this.#drawnAt !== null) this.#screen?.write(ERASE);
		this.#drawnAt = null;
	}
	#draw() {
		if (this.#screen === null || this.#text === null) return;
		const now = this.#ticker.now();
		if (now - this.#start < SHOWN_AFTER_MS) return;
		if (this.#drawnAt !== null && now - this.#drawnAt < REDRAWN_AFTER_MS) return;
		this.#drawnAt = now;
		this.#screen.write(`${ERASE}${fitted(this.#text(), this.#screen)}`);
	}
};
/** One column less than there are: a terminal may wrap a line that fills it, and then only the rest would be erased. */
function fitted(text, screen) {
	const room = Math.max(MIN_COLUMNS, screen.columns()) - 1;
	let characters = Array.from(text);
	while (screen.measure(characters.join("")) > room) characters = [...characters.slice(0, -2), "…"];
	return characters.join("").trimEnd();
}

// src/cli/shell.ts
/** What a command has around it: results go to standard output, everything else to standard error. */
/** The process's own. `hashWorker` and `observer` lie beside the entry. */
const processShell = (hashWorker, observer) => ({
	hashWorker,
	observer,
	out: (text) => void process.stdout.write(text),
	err: (text) => void process.stderr.write(text),
	input: () => process.stdin,
	terminal: processTerminal,
	screen: processScreen()
});
/** Words of a run while it works: to standard error, and only when somebody watches. */
function consoleLog(shell) {
	const watched = process.stderr.isTTY;
	const status = new StatusLine(shell.screen);
	return {
		info: (line) => {
			if (watched) shell.err(`${line}\n`);
		},
		warn: (line) => shell.err(`warning: ${line}\n`),
		debug: () => {},
		status: (line) => {
			if (line === null) status.end();
			else status.show(() => line);
		},
		group: (_title, work) => work()
	};
}

export { processShell as n, StatusLine as r, consoleLog as t };