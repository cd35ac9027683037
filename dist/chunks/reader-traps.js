import { c as FormatError } from "./markup.js";
import { i as MODINFO_END, o as buildInfoRange } from "./layout.js";
import { r as findSection } from "./image.js";

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

// src/core/binary/package-pattern.ts
/**
* The patterns in front of per-package flags: `all=-N`, `example.com/...=-s`.
*
* Source: cmd/go/internal/load/search.go (MatchPackage), cmd/internal/pkgpattern (MatchPattern). Paths relative to the
* folder of the build and the names of sets (`std`, `cmd`, `tool`, `work`) cannot be resolved from a path alone.
*/
const NAMED_SETS = /* @__PURE__ */ new Set([
	"std",
	"cmd",
	"tool",
	"work"
]);
/** Whether a pattern is known to match a package's import path; false also where that cannot be told. */
function matchesPackage(pattern, path) {
	if (pattern === "all") return true;
	if (NAMED_SETS.has(pattern) || /^\.{1,2}(?:\/|$)/.test(pattern)) return false;
	const parts = pattern.split("...");
	if (parts.length > 9) return false;
	const source = parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join(".*");
	return new RegExp(`^${source.replace(/\/\.\*$/, "(?:/.*)?")}$`, "s").test(path);
}

// src/core/binary/link-flags.ts
/**
* What a list of linker flags asks for, read as cmd/link reads it.
*
* The two mistakes to avoid: taking the `-s` of `-extldflags "-s -w"` for the linker's own (it belongs to the C
* linker), and reading `-s=false` as a request. So the list is split as Go splits it and each flag that takes a value
* takes it.
*
* Source: `go tool link -h`; cmd/go/internal/load/flag.go (perPackageFlag) for the `pattern=` in front; cmd/link's main
* for -s implying -w unless -w=0 is given (Go 1.22 on; before, -s dropped DWARF whatever -w said).
*/
/** Flags of cmd/link whose value may be the next word. All others are booleans. */
const WITH_VALUE = new Set("B D E H I L R T X benchmark benchmarkprofile buildid buildmode capturehostobjs cpuprofile debugtextsize debugtramp extar extld extldflags fipso funcalign importcfg installsuffix k libgcc linkmode memprofile memprofilerate o outdir packageheight pluginpath r randlayout strictdups tmpdir".split(" "));
/** The flags of an argument list of cmd/link, in order; stops at the first argument that is no flag. */
function parseLinkFlags(args) {
	return parseFlags(args, WITH_VALUE);
}
/** The same for any of Go's tools; `withValue` names the flags whose value may be the next word. */
function parseFlags(args, withValue) {
	const flags = [];
	for (let i = 0; i < args.length; i++) {
		const arg = args[i] ?? "";
		const found = /^--?([A-Za-z][\w-]*)(?:=([\s\S]*))?$/.exec(arg);
		if (found === null) break;
		const name = found[1] ?? "";
		if (found[2] !== void 0) flags.push({
			name,
			value: found[2]
		});
		else if (withValue.has(name)) flags.push({
			name,
			value: args[++i] ?? ""
		});
		else flags.push({
			name,
			value: null
		});
	}
	return flags;
}
/**
* The flags that a recorded `-ldflags` value gave the link of package main; `null` when the record does not tell.
*
* A value may begin with a pattern, `all=-s -w`: it is for the packages that match. The last value that matches a package
* is the one it gets, and the last value of all is the one that is recorded. So a value without a pattern, or with one
* that matches, is what the link got; behind one that does not match an earlier value may have counted (measured:
* `-ldflags=-w -ldflags=std=-s` records the second and strips by the first). Empty also when a quote is not closed: Go
* refuses such a list, so no binary was linked with it.
*/
function parseLdflags(value, mainPackage) {
	const { pattern, list } = splitPattern(value);
	if (pattern !== null && (mainPackage === null || !matchesPackage(pattern.trim(), mainPackage))) return null;
	return parseLinkFlags(splitQuoted(list) ?? []);
}
/**
* The arguments in the value of a flag for a tool: `-s -w`, or `pattern=-s -w`. Empty when a quote is not closed: Go
* refuses such a list, so no binary was built with it.
*/
function perPackageList(value) {
	return splitQuoted(splitPattern(value).list) ?? [];
}
/** What the flags drop: the symbol table, the debug information. */
function strippedByFlags(flags) {
	const symbols = isSet(flags, "s");
	const explicit = flags.findLast((flag) => flag.name === "w");
	return {
		symbols,
		debug: explicit === void 0 ? symbols : isTrue(explicit)
	};
}
function isSet(flags, name) {
	const last = flags.findLast((flag) => flag.name === name);
	return last !== void 0 && isTrue(last);
}
/** Go's flag package: these are false, everything else that parses is true. */
function isTrue(flag) {
	return flag.value === null || !/^(?:0|f|F|false|FALSE|False)$/.test(flag.value);
}

// src/core/binary/reader-traps.ts
/**
* What in the layout of a file leads `go version -m` astray while this program reads it. Kept as sentences of the
* evidence: they say why two readers of one honest file may differ, and `reader-defects.ts` looks for them.
*
* Source: debug/buildinfo of Go 1.18 to 1.27 (DataStart, searchMagic and what stood in its place before Go 1.24).
*/
/** The copy of the module info in rodata is all that is left. Go reads the blob only. */
const NO_BLOB = "no build info blob";
/** Go from 1.27 on finds the build info of ELF and Mach-O files by the section's name alone. */
const NO_SECTION_HEADERS = "the file has no section headers";
/** The same, of a file that has section headers. */
const NO_BUILD_INFO_SECTION = "no section has the name of the build info";
/** Go 1.24 and newer lose count of the offset when they skip such a start; Go up to 1.19 never gets past it. */
const MISALIGNED_MAGIC = "a misaligned start of a build info blob stands before the true one";
/** Go up to 1.21 reads the first 64 KiB of the section or segment. */
const FAR_BUILD_INFO = "the build info ends more than 64 KiB behind the start of its data";
const ALIGNMENT = 16;
const FIRST_READ_BYTES = 65536;
/** The sentences above that hold for a file. `magics`: file offsets of all starts of a blob, true and false. */
function readerTraps(image, blob, magics) {
	const place = buildInfoRange(image);
	if (place === null) return [];
	const start = place.range.offset;
	const before = magics.filter((at) => at >= start && at < blob.offset);
	const end = blob.modInfoOffset === null ? blob.offset : blob.modInfoOffset + Buffer.byteLength(blob.modInfo) + MODINFO_END.length;
	return [
		...needsSectionName(image) ? unnamed(image) : [],
		...before.some((at) => (at - start) % ALIGNMENT !== 0) ? [MISALIGNED_MAGIC] : [],
		...end - start > FIRST_READ_BYTES ? [FAR_BUILD_INFO] : []
	];
}
function needsSectionName({ format }) {
	return format === "elf" || format === "macho";
}
function unnamed(image) {
	if (findSection(image, ".go.buildinfo", "__go_buildinfo") !== void 0) return [];
	return [image.sections.length === 0 ? NO_SECTION_HEADERS : NO_BUILD_INFO_SECTION];
}

export { NO_SECTION_HEADERS as a, parseLdflags as c, strippedByFlags as d, joinQuoted as f, unquote as h, NO_BUILD_INFO_SECTION as i, parseLinkFlags as l, splitQuoted as m, MISALIGNED_MAGIC as n, readerTraps as o, splitPattern as p, NO_BLOB as r, parseFlags as s, FAR_BUILD_INFO as t, perPackageList as u };