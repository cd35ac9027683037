import { c as FormatError } from "./markup.js";

// src/core/text/go-quote.ts
/**
* Go's two ways to quote text: double-quoted string literals (strconv.Quote, in module info and in `go build -x`), and
* the flag lists of cmd/internal/quoted, where a whole field stands between quotes and nothing is escaped.
*/
const SIMPLE = {
	a: 7,
	b: 8,
	f: 12,
	n: 10,
	r: 13,
	t: 9,
	v: 11,
	"\\": 92,
	"\"": 34,
	"'": 39
};
/** The bytes of a double-quoted Go string literal, quotes included in `literal`. Throws FormatError. */
function unquoteBytes(literal) {
	if (literal.length < 2 || !literal.startsWith("\"") || !literal.endsWith("\"")) throw new FormatError("Go string: expected text between double quotes", 0);
	const parts = [];
	let plain = 1;
	const end = literal.length - 1;
	for (let i = 1; i < end; i++) {
		const character = literal[i];
		if (character === "\"") throw new FormatError("Go string: a quote stands unescaped inside", i);
		if (character !== "\\") continue;
		parts.push(Buffer.from(literal.slice(plain, i), "utf8"));
		const escape = readEscape(literal, i + 1, end);
		parts.push(escape.bytes);
		i = escape.last;
		plain = i + 1;
	}
	parts.push(Buffer.from(literal.slice(plain, end), "utf8"));
	return Buffer.concat(parts);
}
/** A double-quoted Go string literal as text. Throws FormatError. */
function unquote(literal) {
	return Buffer.from(unquoteBytes(literal)).toString("utf8");
}
function readEscape(literal, at, end) {
	const kind = literal[at] ?? "";
	const simple = SIMPLE[kind];
	if (simple !== void 0 && at < end) return {
		bytes: Uint8Array.of(simple),
		last: at
	};
	const digits = {
		x: 2,
		u: 4,
		U: 8
	}[kind];
	if (digits !== void 0 && at + digits < end) {
		const code = /^[0-9a-fA-F]+$/.test(literal.slice(at + 1, at + 1 + digits)) ? Number.parseInt(literal.slice(at + 1, at + 1 + digits), 16) : -1;
		if (code >= 0 && code <= 1114111) return {
			bytes: kind === "x" ? Uint8Array.of(code) : Buffer.from(String.fromCodePoint(code), "utf8"),
			last: at + digits
		};
	}
	if (/^[0-3][0-7]{2}$/.test(literal.slice(at, at + 3)) && at + 2 < end) return {
		bytes: Uint8Array.of(Number.parseInt(literal.slice(at, at + 3), 8)),
		last: at + 2
	};
	throw new FormatError(`Go string: unknown escape \\${kind}`, at);
}
/**
* The value of a flag that is set for each package, in its parts: `all=-s -w` is a pattern and a list of flags, a value
* that begins with a dash is the list alone. `pattern` is as written, without the equals sign.
*
* Source: cmd/go/internal/load/flag.go (PerPackageFlag).
*/
function splitPattern(value) {
	const text = value.trimStart();
	const equals = /^['"-]/.test(text) ? -1 : text.indexOf("=");
	return equals <= 0 ? {
		pattern: null,
		list: text
	} : {
		pattern: text.slice(0, equals),
		list: text.slice(equals + 1)
	};
}
/**
* Splits a list as cmd/internal/quoted does: fields are separated by spaces; a field that starts with a single or
* double quote ends at the next one, and nothing is escaped inside. `null` when a quote is not closed (Go refuses).
*/
function splitQuoted(list) {
	const fields = [];
	let at = 0;
	while (at < list.length) {
		if (/[ \t\r\n]/.test(list[at] ?? "")) {
			at += 1;
			continue;
		}
		const quote = list[at];
		if (quote === "\"" || quote === "'") {
			const close = list.indexOf(quote, at + 1);
			if (close < 0) return null;
			fields.push(list.slice(at + 1, close));
			at = close + 1;
			continue;
		}
		const space = list.slice(at).search(/[ \t\r\n]/);
		const stop = space < 0 ? list.length : at + space;
		fields.push(list.slice(at, stop));
		at = stop;
	}
	return fields;
}
/** Joins fields so that splitQuoted gives them back (cmd/internal/quoted.Join); `null` when no quote can do it. */
function joinQuoted(fields) {
	const parts = [];
	for (const field of fields) if (field !== "" && !/[ \t\r\n'"]/.test(field)) parts.push(field);
	else if (!field.includes("\"")) parts.push(`"${field}"`);
	else if (!field.includes("'")) parts.push(`'${field}'`);
	else return null;
	return parts.join(" ");
}

export { unquote as i, splitPattern as n, splitQuoted as r, joinQuoted as t };