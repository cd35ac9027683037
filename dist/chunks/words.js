import { i as quote, l as GateError } from "./markup.js";

// src/core/baseline/git-ref.ts
/**
* The name of a git ref that holds records, and how records lie in it.
*
* A branch holds one file for each key. Notes hold, for each commit, one line of JSON for each key: what is in a note is
* text that `git notes show` prints, and lines of several jobs can stand below each other in it.
*/
/** The branch that `baseline: git` means. */
const DEFAULT_GIT_REF = "go-provenance-gate";
const MAX_REF = 250;
/**
* The ref that a user names: a branch, short or in full, or notes in full; the default for an empty text. `null` for
* anything else, a name that git itself would refuse among them.
*/
function gitRefOf(text) {
	const given = text === "" ? DEFAULT_GIT_REF : text;
	const name = given.startsWith("refs/") ? given : `refs/heads/${given}`;
	const kind = name.startsWith("refs/heads/") ? "branch" : name.startsWith("refs/notes/") ? "notes" : null;
	return kind === null || given.startsWith("-") || !isRefName(name) ? null : {
		kind,
		name
	};
}
/** The same for a ref that must be one. Throws GateError `input`. */
function parseGitRef(text) {
	const ref = gitRefOf(text);
	if (ref !== null) return ref;
	throw new GateError("input", `baseline: expected a branch or \`refs/notes/NAME\` behind \`git:\`, got ${quote(text)}`, { fix: `\`baseline: git\` takes the branch \`${DEFAULT_GIT_REF}\`` });
}
/** The rules of git-check-ref-format(1) for a full name; a test holds this and git to the same answers. */
function isRefName(name) {
	if (name.length > MAX_REF || /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\.$/.test(name)) return false;
	const parts = name.split("/");
	return parts.length > 1 && parts.every((part) => part !== "" && !part.startsWith(".") && !part.endsWith(".lock"));
}
/** `go-provenance-gate-v1-...` of core/baseline/key.ts; what could be a path or an option is no key. */
const KEY = /^go-provenance-gate-v\d+-[\w.-]{1,400}$/;
/** Whether a name in the branch's tree is one of ours. */
function isRecordName(name) {
	return name.endsWith(".json") && KEY.test(name.slice(0, -5));
}
/** The file of a key in a branch. Throws GateError `input` for a key that this program did not make. */
function recordName(key) {
	const name = `${key.replace(/-$/, "")}.json`;
	if (!isRecordName(name)) throw new GateError("input", `${quote(key)} is no key of a baseline`);
	return name;
}
const lineStart = (key) => `{"key":${JSON.stringify(recordName(key).slice(0, -5))},"record":`;
/** The text of a key's record in a note, `null` when it has none. What stands there is as untrusted as the rest. */
function noteRecord(note, key) {
	const start = lineStart(key);
	const line = note.split("\n").findLast((candidate) => candidate.startsWith(start));
	return line === void 0 ? null : line.slice(start.length).replace(/\}\s*$/, "");
}
/** A note with a key's record in it, in place of the one that it had; every other line stays as it is. */
function noteWithRecord(note, key, record) {
	const start = lineStart(key);
	const line = `${start}${record.trim().replace(/\n\s*/g, "")}}`;
	return `${[...note.split("\n").filter((candidate) => candidate !== "" && !candidate.startsWith(start)), line].join("\n")}\n`;
}

// src/core/baseline/choice.ts
/** What a run is to be compared with, as the input, the command line and the policy say it. */
const AUTO = { kind: "auto" };
/**
* The words `auto`, `cache`, `artifact`, `git`, `git:REF` and `none`, else a path: `./cache` is a file named so. `null` for
* a REF that is no branch and no notes.
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
	return ref === "" || gitRefOf(ref) === null ? null : {
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

export { AUTO as a, noteRecord as c, recordName as d, splitWords as i, noteWithRecord as l, splitList as n, parseBaselineChoice as o, splitSpaces as r, isRecordName as s, splitLines as t, parseGitRef as u };