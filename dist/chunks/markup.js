// src/core/untrusted.ts
/** Reading values out of JSON that somebody else wrote: a path at a time, and only what has the expected type. */
/** The value at a path of own properties, `undefined` where the path ends early. */
function valueAt(value, ...path) {
	let current = value;
	for (const key of path) {
		if (typeof current !== "object" || current === null || !Object.hasOwn(current, key)) return void 0;
		current = Object.getOwnPropertyDescriptor(current, key)?.value;
	}
	return current;
}
/** The text at a path: not empty and of at most `max` characters, else `null`. */
function textAt(value, max, ...path) {
	const found = valueAt(value, ...path);
	return typeof found === "string" && found !== "" && found.length <= max ? found : null;
}
/** JSON text as a value, `undefined` when it does not parse. */
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}

// src/core/errors.ts
/** What every error of this program is: a code to branch on, one sentence, and the fix where there is one. */
var GateError = class extends Error {
	code;
	/** What the reader can do about it: a command or an edit, in the same markup as a finding's fix. */
	fix;
	constructor(code, message, options = {}) {
		super(message, options.cause === void 0 ? void 0 : { cause: options.cause });
		this.name = "GateError";
		this.code = code;
		this.fix = options.fix ?? null;
	}
};
/** Bytes that break the rules of their format; `offset` is the file offset at which they do. */
var FormatError = class extends GateError {
	offset;
	constructor(message, offset) {
		super("format", message);
		this.name = "FormatError";
		this.offset = offset;
	}
};
/** A structure that reaches beyond the file's end: the file was cut, or its headers lie. */
var TruncatedError = class extends FormatError {
	constructor(message, offset) {
		super(message, offset);
		this.name = "TruncatedError";
	}
};
/** A length, count or offset taken from a file or a log that passes the bound set for it. */
var LimitError = class extends GateError {
	constructor(what, got, bound) {
		super("limit", `${what}: expected at most ${bound}, got ${got}`);
		this.name = "LimitError";
	}
};
/**
* The message of anything that was thrown; what has none is named by its type, never printed raw. Told by its members:
* an error of another realm (a worker, a test runner's sandbox) is no `instanceof Error`.
*/
function errorMessage(error) {
	const message = valueAt(error, "message");
	return typeof message === "string" ? message : `a thrown ${typeof error}`;
}
/** The code of a system error, `ENOENT`; `null` for everything else. */
function errorCode(error) {
	const code = valueAt(error, "code");
	return typeof code === "string" ? code : null;
}
/**
* Refuses a number that an untrusted source gave when it is above its bound (or no whole number at all).
* Every such number passes here, so that the bounds can be read in one place per format.
*/
function bounded(value, bound, what) {
	if (!Number.isSafeInteger(value) || value < 0 || value > bound) throw new LimitError(what, value, bound);
	return value;
}

// src/core/text/visible.ts
/**
* Text from outside, made safe to show.
*
* Names of files, branches, modules and settings come from pull requests and from binaries. Three things can go wrong
* when one is printed: control and bidirectional characters make a line read as something else; a newline or a `::`
* or `##[` makes the runner take a line for a command of ours; sheer length buries the rest. `visible` deals with the
* first and the last for a single value; `safeLogLine` is the last thing every printed line goes through, so that no
* combination of harmless values can become a command.
*
* Rules of the runner: actions/runner, Runner.Common/ActionCommand.cs (`::` counts at the start of a line after
* whitespace, `##[` anywhere) and Runner.Worker/Handlers/OutputManager.cs (LF, CRLF and a lone CR end a line).
*/
/** How many characters of one value are shown. The record keeps the whole. */
const MAX_VALUE_CHARS = 300;
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;
const NAMED = {
	"\n": "\\n",
	"\r": "\\r",
	"	": "\\t"
};
function escapeCharacter(character) {
	const named = NAMED[character];
	if (named !== void 0) return named;
	const code = character.codePointAt(0) ?? 0;
	if (code < 256) return `\\x${code.toString(16).padStart(2, "0")}`;
	return code > 65535 ? `\\U${code.toString(16).padStart(8, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
}
/**
* One value, on one line, with every character that does not show itself written as Go would write it in a quoted
* string (`\n`, `\x1b`, `\u202e`), cut to `max` characters.
*/
function visible(value, max = MAX_VALUE_CHARS) {
	const shown = (value.length > max ? value.slice(0, max) : value).replace(UNSAFE, escapeCharacter);
	return value.length > max || shown.length > max ? `${shown.slice(0, max - 1)}…` : shown;
}
/** A zero-width space: breaks a token for a machine, invisible to a reader. */
const BREAK = "​";
/**
* A line for a log in which the runner finds no command: neither `##[` anywhere, nor `::` at its start. Colour codes
* that the program itself put in survive; line ends do not.
*/
function safeLogLine(line) {
	return line.replace(/[\r\n\v\f\u0085\u2028\u2029]+/g, " ").replace(/#(?=#\[)/g, `#${BREAK}`).replace(/^(\s*)(?=::)/, `$1${BREAK}`);
}

// src/core/text/markup.ts
/**
* The one markup of this program's sentences: a value stands between backticks, everything else is prose.
*
* A finding's message and fix are written once and shown in four places: a terminal and an annotation (where the
* backticks are dropped), Markdown (where they become code spans, the only place in GitHub's Markdown where mentions,
* emoji names, links and mathematics of a hostile value stay text) and JSON (as they are). A list of typed parts
* instead of a string was tried on paper and rejected: rules would build trees, and JSON would need a second form.
*/
/** A value within a sentence: made visible, cut, between backticks. */
function quote(value, max) {
	return `\`${visible(String(value), max).replaceAll("`", "'") || " "}\``;
}
/** Several values within a sentence, the first `most` of them: `` `a`, `b` and 3 more ``. */
function quoteList(values, most = 5) {
	const shown = values.slice(0, most).map((value) => quote(value));
	const rest = values.length - shown.length;
	if (rest > 0) return `${shown.join(", ")} and ${rest} more`;
	return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
/** Sentence parts: even places are prose, odd ones values. */
function markupParts(text) {
	return text.split("`");
}
/** A sentence's length is bounded by its makers; this only stops what slipped through. */
const MAX_SENTENCE_CHARS = 8e3;
/** The sentence without its markup, for a terminal or an annotation: one line, nothing in it that does not show. */
function plainText(text) {
	return visible(markupParts(text).join(""), MAX_SENTENCE_CHARS);
}
/** `1 finding`, `2 findings`; the plural is given where it takes more than an s. */
function count(n, noun, plural = `${noun}s`) {
	return `${n} ${n === 1 ? noun : plural}`;
}

export { valueAt as _, quoteList as a, FormatError as c, TruncatedError as d, bounded as f, textAt as g, parseJson as h, quote as i, GateError as l, errorMessage as m, markupParts as n, safeLogLine as o, errorCode as p, plainText as r, visible as s, count as t, LimitError as u };