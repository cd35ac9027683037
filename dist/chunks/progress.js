import { i as sizeWords } from "./binary-words.js";
import { s as visible, t as count } from "./markup.js";
import { r as StatusLine } from "./shell.js";

// src/cli/progress.ts
/** How far the reading of files is. */
var Progress = class {
	#line;
	#total;
	#current = [];
	#done = 0;
	#bytes = 0;
	/** Begins. With `null` for a screen nothing is ever written. */
	constructor(screen, total, ticker) {
		this.#line = new StatusLine(screen, ticker);
		this.#total = total;
		this.#show();
	}
	/** A file is begun. */
	begin(name) {
		this.#current.push(name);
		this.#show();
	}
	/** So many more bytes of a file that is begun were read. */
	read(bytes) {
		this.#bytes += bytes;
		this.#show();
	}
	/** A file that was begun is done, of so many bytes. */
	finish(name, bytes) {
		const at = this.#current.indexOf(name);
		if (at >= 0) this.#current.splice(at, 1);
		this.#done += 1;
		this.#bytes += bytes;
		this.#show();
	}
	/** Erases the line. To be called whatever happened, before anything else is printed. */
	end() {
		this.#line.end();
	}
	#show() {
		this.#line.show(() => {
			const [name = ""] = this.#current;
			return `${this.#done} of ${count(this.#total, "file")}, ${sizeWords(this.#bytes)}  ${visible(name)}`;
		});
	}
};

export { Progress as t };