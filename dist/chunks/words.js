// src/core/baseline/choice.ts
const AUTO = { kind: "auto" };
const MAX_REF = 255;
/** What `git check-ref-format` refuses: control characters, blanks, and what means something in a revision. */
const NO_REF = /^[-/.]|[\u0000- ~^:?*[\\\u007f]|\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)|[/.]$/;
/**
* The words `auto`, `cache`, `artifact`, `git`, `git:REF` and `none`, else a path: `./cache` is a file named so. `null` for
* a REF that git would refuse.
*/
function parseBaselineChoice(text) {
	switch (text) {
		case "auto":
		case "cache":
		case "artifact":
		case "none": return { kind: text };
		case "git": return {
			kind: "git",
			ref: null
		};
	}
	if (!text.startsWith("git:")) return {
		kind: "file",
		path: text
	};
	const ref = text.slice(4);
	return ref === "" || ref.length > MAX_REF || NO_REF.test(ref) ? null : {
		kind: "git",
		ref
	};
}

// src/core/text/words.ts
/**
* Arguments written in one line, as in an input `build-flags: -trimpath -ldflags="-s -w"`.
*
* People write such lines for a shell, so quotes may stand anywhere in a word. There is no shell: nothing is expanded,
* and a backslash is itself (Windows paths) except before a quote or a backslash inside double quotes.
*/
/** Splits a text into arguments; lines end words too. `null` when a quote is not closed. */
function splitWords(text) {
	const words = [];
	let word = null;
	for (let i = 0; i < text.length; i++) {
		const character = text[i] ?? "";
		if (/\s/.test(character)) {
			if (word !== null) words.push(word);
			word = null;
			continue;
		}
		word ??= "";
		if (character !== "\"" && character !== "'") {
			word += character;
			continue;
		}
		let closed = false;
		for (i += 1; i < text.length; i++) {
			const inner = text[i] ?? "";
			if (inner === character) {
				closed = true;
				break;
			}
			const next = text[i + 1] ?? "";
			if (character === "\"" && inner === "\\" && (next === "\"" || next === "\\")) i += 1;
			word += text[i] ?? "";
		}
		if (!closed) return null;
	}
	if (word !== null) words.push(word);
	return words;
}
/** A list in one text, separated by spaces and lines. For values that hold neither: package patterns. */
function splitSpaces(text) {
	return text.split(/\s+/).filter((entry) => entry !== "");
}
/** A list in one text: by lines, and by commas and spaces within them. For values that hold neither. */
function splitList(text) {
	return text.split(/[\s,]+/).filter((entry) => entry !== "");
}
/** A list by lines; empty lines and lines that start with `#` are left out. For values that may hold anything. */
function splitLines(text) {
	return text.split(/\r\n|\r|\n/).map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
}

export { AUTO as a, splitWords as i, splitList as n, parseBaselineChoice as o, splitSpaces as r, splitLines as t };