import { a as quoteList, f as bounded, i as quote, l as GateError, m as errorMessage, u as LimitError } from "./markup.js";
import { B as within, C as MAX_SETTING_KEY, D as MAX_SYMBOL_TABLE_BYTES, E as MAX_SYMBOL_BYTES, F as indexOf, I as latin1, L as readRange, M as MIN_NAMES, N as MIN_PACKAGES, O as MAX_VERSION_BYTES, P as Fields, R as subSource, S as MAX_SETTINGS, a as MAX_FILE_NAME_BYTES, c as MAX_LINE_TABLE_SEARCH_BYTES, h as MAX_MODINFO_TEXT, i as MAX_DIGESTED_SECTIONS, m as MAX_MODINFO_LINES, n as BYTES_PER_PACKAGE, o as MAX_FUNCTION_NAME_BYTES, r as MAX_BUILD_ID_BYTES, s as MAX_LINE_TABLE_ENTRIES, t as BUILD_ID_SEARCH_BYTES, u as MAX_MAGICS, w as MAX_SETTING_VALUE } from "./limits.js";
import { s as bareFacts } from "./facts.js";
import { i as inspectFat, n as openSlices, r as peSigningFields, t as openImage } from "./open-image.js";
import { c as parseLdflags, d as strippedByFlags, f as joinQuoted, h as unquote, m as splitQuoted, o as readerTraps, p as splitPattern, r as NO_BLOB } from "./reader-traps.js";
import { n as isAtLeast, r as parseGoVersion } from "./version.js";
import { i as markElsewhere, n as addressToRange, r as findSection } from "./image.js";
import { a as MODINFO_START, c as locateBlob, l as readRodataCopy, r as BUILD_INFO_MAGIC, s as decodeBlob } from "./layout.js";
import { createHash } from "node:crypto";

// src/core/binary/modinfo.ts
/**
* The module info that the go command writes into a binary, and `go version -m` prints: one line a fact.
*
*   path <tab> example.com/cmd/app
*   mod  <tab> example.com <tab> v1.2.3 <tab> h1:...      the main module
*   dep  <tab> rsc.io/quote <tab> v1.5.2 <tab> h1:...     one for each module that was linked
*   =>   <tab> ./quote <tab> (devel) <tab>                replaces the dep (or mod) above
*   build <tab> -ldflags="-s -w"                          a setting; key and value are Go-quoted where needed
*
* Source: runtime/debug/mod.go (ParseBuildInfo), which refuses unknown shapes. This reader keeps going: a line that it
* does not understand is kept in `unknown`, because a vendor's addition must not hide the facts beside it.
*/
/**
* Parses module info; takes the text of either copy, or the indented lines of `go version -m` without their tab. Throws
* LimitError for texts and lists that are longer than a record may hold.
*/
function parseModInfo(text) {
	const lines = text.split("\n");
	bounded(lines.length, MAX_MODINFO_LINES, "module info lines");
	let path = "";
	let main = null;
	const deps = [];
	const settings = [];
	const unknown = [];
	let last = null;
	for (const line of lines) {
		const fields = line.split("	");
		const kind = fields[0];
		if (kind === "path" && fields.length === 2) {
			path = name(fields[1]);
			last = null;
		} else if (kind === "mod" && isModuleLine(fields)) {
			main = {
				...moduleOf(fields),
				replace: null
			};
			last = "main";
		} else if (kind === "dep" && isModuleLine(fields)) {
			deps.push({
				...moduleOf(fields),
				replace: null
			});
			last = "dep";
		} else if (kind === "=>" && isModuleLine(fields) && last !== null) {
			const replace = moduleOf(fields);
			const dep = deps.at(-1);
			if (last === "dep" && dep !== void 0) deps[deps.length - 1] = {
				...dep,
				replace
			};
			else if (main !== null) main = withReplacement(main, replace);
			last = null;
		} else if (kind === "build" && fields.length >= 2) {
			const setting = parseSetting(line.slice(6));
			if (setting === null) unknown.push(line);
			else settings.push(withinLimits(setting));
		} else if (line.trim() !== "") unknown.push(line);
	}
	bounded(settings.length, MAX_SETTINGS, "build settings");
	return {
		path,
		main,
		deps,
		settings,
		unknown
	};
}
function name(field) {
	bounded(field?.length ?? 0, MAX_MODINFO_TEXT, "characters of a name in module info");
	return field ?? "";
}
function withinLimits(setting) {
	bounded(setting.key.length, MAX_SETTING_KEY, "characters of a build setting's key");
	const isName = setting.key === "GOOS" || setting.key === "GOARCH";
	bounded(setting.value.length, isName ? MAX_MODINFO_TEXT : MAX_SETTING_VALUE, "characters of a build setting's value");
	return setting;
}
function isModuleLine(fields) {
	return fields.length === 3 || fields.length === 4;
}
function moduleOf(fields) {
	return {
		path: name(fields[1]),
		version: name(fields[2]),
		sum: name(fields[3])
	};
}
function withReplacement(module, replace) {
	return {
		...module,
		replace
	};
}
/** `key=value`, each part Go-quoted where it holds what would be ambiguous (runtime/debug.quoteKey, quoteValue). */
function parseSetting(text) {
	try {
		let key;
		let rest;
		if (text.startsWith("\"")) {
			const close = closingQuote(text);
			if (close < 0) return null;
			key = unquote(text.slice(0, close + 1));
			rest = text.slice(close + 1);
			if (!rest.startsWith("=")) return null;
			rest = rest.slice(1);
		} else {
			const equals = text.indexOf("=");
			if (equals < 0) return null;
			key = text.slice(0, equals);
			rest = text.slice(equals + 1);
		}
		if (key === "") return null;
		if (rest.startsWith("`") && rest.endsWith("`") && rest.length >= 2) return {
			key,
			value: rest.slice(1, -1)
		};
		return {
			key,
			value: rest.startsWith("\"") ? unquote(rest) : rest
		};
	} catch {
		return null;
	}
}
function closingQuote(text) {
	for (let i = 1; i < text.length; i++) if (text[i] === "\\") i += 1;
	else if (text[i] === "\"") return i;
	return -1;
}
/** The value of a setting, `undefined` when it is not recorded. The last one wins, as in Go's own readers. */
function settingValue(info, key) {
	return info.settings.findLast((setting) => setting.key === key)?.value;
}

// src/core/record/redact.ts
const REDACTED = "[redacted]";
/**
* A list of flags as Go quotes it (a `-ldflags` value, `GOFLAGS`), with the value of each -X definition replaced. Text
* without a definition comes back as it is. A list that cannot be split is redacted whole when it could hold one.
*/
function redactFlags(list) {
	if (!/-X/.test(list)) return list;
	const { pattern, list: flags } = splitPattern(list);
	const fields = splitQuoted(flags);
	const redacted = fields === null ? null : joinQuoted(redactArgs(fields));
	return redacted === null ? REDACTED : `${pattern === null ? "" : `${pattern}=`}${redacted}`;
}
/**
* The same for the arguments of a command line: `-X name=value`, `-X=name=value`, and the lists inside of
* `-ldflags=...` or behind `-ldflags`.
*/
function redactArgs(args) {
	return args.map((arg, index) => {
		const previous = args[index - 1] ?? "";
		if (/^--?X$/.test(previous)) return redactDefinition(arg);
		if (/^--?ldflags$/.test(previous)) return redactFlags(arg);
		const joined = /^(--?(X|ldflags)=)([\s\S]*)$/.exec(arg);
		if (joined === null) return arg;
		const value = joined[3] ?? "";
		return `${joined[1]}${joined[2] === "X" ? redactDefinition(value) : redactFlags(value)}`;
	});
}
function redactDefinition(definition) {
	const equals = definition.indexOf("=");
	return equals < 0 ? definition : `${definition.slice(0, equals)}=${REDACTED}`;
}
const SECRET_NAME = /TOKEN|SECRET|PASSW|CREDENTIAL|PRIVATE_?KEY|API_?KEY|ACCESS_?KEY|SIGNING_?KEY/i;
const URL_USER = /\b([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@,|]+@/gi;
/** GOAUTH lists commands; all but these forms may hold anything. */
const GOAUTH_KNOWN = /^(?:off|netrc|git(?: \S+)?)$/;
/** One environment variable's value (or build setting's) as it may be kept and shown. */
function redactEnvironment(name, value) {
	if (value === "") return value;
	if (SECRET_NAME.test(name)) return REDACTED;
	if (name === "GOAUTH") return value.split(";").map((command) => redactCommand(command.trim())).join("; ");
	return (name === "GOFLAGS" || name === "-ldflags" ? redactFlags(value) : value).replace(URL_USER, `$1${REDACTED}@`);
}
function redactCommand(command) {
	return GOAUTH_KNOWN.test(command) ? command : REDACTED;
}
/** Settings of a binary by key, redacted. The last one of a key wins, as in Go's own readers. */
function redactSettings(settings) {
	return Object.fromEntries(settings.map(({ key, value }) => [key, redactEnvironment(key, value)]));
}

// src/core/binary/digests.ts
/**
* Digests of parts, so that a later comparison can say what became of a file: "stripped, code untouched", or "patched
* in `.rodata`". The seal cannot: once it is broken it says so and no more.
*
* The load digest is over what the program is in memory, without what tools rewrite that only take things away:
*
*  - ELF: the entry address; then of each PT_LOAD segment by address: flags, address, size in memory, and its bytes. The
*    bytes before the first section in memory count as NULs (there the tables of headers are), and NULs at the end are
*    left out (GNU strip cuts the writable segment behind its last byte).
*  - Mach-O, PE and the others: name, address and bytes of each section in memory, by address, again without NULs at
*    the end. Their headers change with each signature, and say nothing about the code.
*
* Measured on Go 1.26 with GNU and LLVM tools: equal after strip, strip -g, objcopy, an added section, appended bytes;
* different after one changed bit, another entry address, a removed .go.buildinfo.
*
* Tables of hostile files may name the same bytes thousands of times, so what is hashed is bound by the file's size.
*/
const CHUNK_BYTES$1 = 1 << 20;
/** How often each byte of a file may be hashed on average: honest sections do not overlap. */
const MAX_OVERLAP = 2;
/** Digests of an image; sections beyond the bound are left out, and with them the load digest. */
function digestsOf(source, image) {
	const budget = { left: source.size * MAX_OVERLAP };
	const sections = image.sections.filter((section) => section.inFile && section.size > 0 && within(section, source.size)).slice(0, MAX_DIGESTED_SECTIONS).filter(({ size }) => spend(budget, size)).map(({ name, offset, size }) => {
		const hash = createHash("sha256");
		addBytes(hash, subSource(source, {
			offset,
			size
		}), size);
		return {
			name,
			offset,
			size,
			sha256: hash.digest("hex")
		};
	});
	return {
		load: image.format === "elf" ? loadOfSegments(source, image) : loadOfSections(source, image),
		sections
	};
}
function spend(budget, size) {
	budget.left -= size;
	return budget.left >= 0;
}
function loadOfSegments(source, image) {
	const first = Math.min(...inMemory(source, image).map(({ offset }) => offset));
	const segments = image.segments.toSorted((a, b) => a.address - b.address);
	if (!Number.isFinite(first) || !honest(source, segments)) return null;
	const hash = createHash("sha256");
	addNumbers(hash, entryOf(source, image));
	for (const segment of segments) {
		addNumbers(hash, (segment.writable ? 2 : 0) + (segment.executable ? 1 : 0), segment.address, segment.memorySize);
		addLoaded(hash, source, segment, first);
	}
	return hash.digest("hex");
}
/** e_entry, behind e_ident, e_type, e_machine and e_version. */
function entryOf(source, image) {
	const size = image.bits === 64 ? 8 : 4;
	return new Fields(readRange(source, 24, size, size, "ELF entry address"), image.littleEndian, 24).word(0, image.bits);
}
function loadOfSections(source, image) {
	const sections = inMemory(source, image).toSorted((a, b) => a.address - b.address || a.offset - b.offset);
	if (sections.length === 0 || sections.length > 1024 || !honest(source, sections)) return null;
	const hash = createHash("sha256");
	for (const section of sections) {
		hash.update(section.name);
		addNumbers(hash, section.address);
		const mapped = image.segments.find(({ offset }) => offset === section.offset);
		addLoaded(hash, source, {
			...section,
			size: Math.min(section.size, mapped?.size ?? section.size)
		}, 0);
	}
	return hash.digest("hex");
}
function inMemory(source, image) {
	return image.sections.filter((section) => section.loaded && section.inFile && section.size > 0 && within(section, source.size));
}
function honest(source, parts) {
	return parts.reduce((sum, { size }) => sum + size, 0) <= source.size * MAX_OVERLAP && parts.every((part) => within(part, source.size));
}
/** Adds a part without the NULs at its end, and with NULs for all that stands before `first`. */
function addLoaded(hash, source, part, first) {
	const bytes = subSource(source, part);
	const size = sizeWithoutEnd(bytes);
	addNumbers(hash, size);
	const hidden = Math.min(Math.max(first - part.offset, 0), size);
	addNumbers(hash, hidden);
	addBytes(hash, subSource(bytes, {
		offset: hidden,
		size: size - hidden
	}), size - hidden);
}
function sizeWithoutEnd(source) {
	for (let end = source.size; end > 0;) {
		const size = Math.min(CHUNK_BYTES$1, end);
		const last = source.read(end - size, size).findLastIndex((byte) => byte !== 0);
		if (last >= 0) return end - size + last + 1;
		end -= size;
	}
	return 0;
}
function addBytes(hash, source, size) {
	const buffer = new Uint8Array(Math.min(CHUNK_BYTES$1, size));
	for (let at = 0; at < size; at += CHUNK_BYTES$1) hash.update(source.read(at, Math.min(CHUNK_BYTES$1, size - at), buffer));
}
/** Numbers as 8 bytes each, little endian, so that no two lists of them are written alike. */
function addNumbers(hash, ...numbers) {
	const bytes = Buffer.alloc(numbers.length * 8);
	numbers.forEach((number, index) => bytes.writeBigUInt64LE(BigInt.asUintN(64, BigInt(number)), index * 8));
	hash.update(bytes);
}

// src/core/binary/appended.ts
const PAGES = [65536, 4096];
/** `end` is the first offset that no header accounts for; `null` when nothing but padding stands behind. */
function appendedData(source, end) {
	const offset = paddedEnd(source, end);
	return offset < source.size ? {
		offset,
		size: source.size - offset
	} : null;
}
/** The end of the page that `end` is in, where only zeros lead up to it: of a large page before a small one. */
function paddedEnd(source, end) {
	const ends = PAGES.map((page) => Math.ceil(end / page) * page);
	const isPadding = (to) => to <= source.size && source.read(end, to - end).every((byte) => byte === 0);
	return ends.find((to) => to > end && isPadding(to)) ?? end;
}

// src/core/binary/build-id.ts
/**
* The Go build ID of an executable: action / main action / main content / content, each 20 characters of base64url
* (15 bytes). The first is the hash of the link's inputs, the second and third are those of package main, the last is
* the seal (seal.ts). `-buildid=` can empty it, Bazel writes `redacted`, Go 1.8 wrote 40 hex digits: such an ID is kept
* as text, without parts.
*
* Where it stands: ELF: a note of name "Go" and type 4. Elsewhere: `\xff Go build ID: "..."\n \xff` near the start of
* the code; in wasm in the custom section `go:buildid`, the first of all. Source: cmd/internal/buildid (ReadFile, readELF, readMacho), cmd/go/internal/work/buildid.go.
*/
const NOTE_TYPE = 4;
const PREFIX = Buffer.from("ÿ Go build ID: \"", "latin1");
const SUFFIX = Buffer.from("\"\n ÿ", "latin1");
/** Splits an ID of the four-part form; `null` for any other text. */
function buildIdParts(text) {
	const found = /^([\w-]{20})\/([\w-]{20})\/([\w-]{20})\/([\w-]{20})$/.exec(text);
	if (found === null) return null;
	const [, action = "", mainAction = "", mainContent = "", content = ""] = found;
	return {
		action,
		mainAction,
		mainContent,
		content
	};
}
/** Finds the build ID by the headers; `null` when the file has none. */
function findBuildId(source, image) {
	const note = image.notes.find((candidate) => candidate.name === "Go" && candidate.type === NOTE_TYPE);
	if (note !== void 0 && note.payload.size <= 1024 && within(note.payload, source.size)) return idOf(latin1(source.read(note.payload.offset, note.payload.size)).replace(/\0+$/, ""), note.payload.offset);
	const text = findSection(image, ".text", "__text");
	for (const start of [text?.offset ?? 0, 0]) {
		const id = searchPrefix(source, start);
		if (id !== null) return id;
	}
	return null;
}
function searchPrefix(source, start) {
	if (start >= source.size) return null;
	const bytes = source.read(start, Math.min(BUILD_ID_SEARCH_BYTES, source.size - start));
	const prefix = indexOf(bytes, PREFIX);
	if (prefix < 0) return null;
	const from = prefix + PREFIX.length;
	const end = indexOf(bytes, SUFFIX, from);
	if (end < 0 || end - from > 1024) return null;
	return idOf(latin1(bytes.subarray(from, end)), start + from);
}
/** Only text can be an ID: `-R .note.go.buildid` leaves binary bytes that cmd/go would print as one. */
function idOf(text, offset) {
	return /^[\x20-\x7e]+$/.test(text) ? {
		text,
		offset,
		parts: buildIdParts(text)
	} : null;
}

// src/core/binary/elf-build-version.ts
/**
* The version of Go in an ELF program that has no build info: Go up to 1.12 wrote none, and a tool may have cut it out.
* The variable runtime.buildVersion is there in all of them; while the symbol table is, too, its name leads to it: a
* string header of two words in the data, the address of the text and its length.
*
*   Elf64_Sym (24 bytes)     Elf32_Sym (16 bytes)
*   0  st_name   4           0  st_name   4
*   8  st_value  8           4  st_value  4
*
* Source: cmd/go/internal/version of Go 1.12 and before (readGoVersion by symbols); the gABI for the symbol table.
*/
const NAME = Buffer.from("\0runtime.buildVersion\0", "latin1");
const VERSION_FORM = /^(?:go1|devel )[ -~]*$/;
/** The version by the symbol, `null` where there is none, or where it leads to no version. Throws nothing for what lies. */
function versionOfSymbol(source, image) {
	const value = image.format === "elf" ? addressOf(source, image) : null;
	const range = value === null ? null : textAt(source, image, value);
	if (range === null) return null;
	const text = latin1(source.read(range.offset, range.size));
	return VERSION_FORM.test(text) ? {
		text,
		range,
		place: "the symbol `runtime.buildVersion`",
		repeated: false
	} : null;
}
function addressOf(source, image) {
	const { bits, littleEndian } = image;
	const [symbols, names] = [findSection(image, ".symtab"), findSection(image, ".strtab")];
	if (symbols === void 0 || names === void 0 || !isTable(source, symbols) || !isTable(source, names)) return null;
	const at = Buffer.from(source.read(names.offset, names.size)).indexOf(NAME);
	if (at < 0) return null;
	const stride = bits === 64 ? 24 : 16;
	const table = new Fields(source.read(symbols.offset, symbols.size), littleEndian, symbols.offset);
	for (let symbol = 0; symbol + stride <= symbols.size; symbol += stride) if (table.u32(symbol) === at + 1) return table.word(symbol + (bits === 64 ? 8 : 4), bits);
	return null;
}
function isTable(source, table) {
	return table.size <= 16777216 && within(table, source.size);
}
/** The range of the text whose string header stands at an address. */
function textAt(source, image, address) {
	const word = image.bits / 8;
	const header = addressToRange(image, address);
	if (header === null || header.size < 2 * word || !within(header, source.size)) return null;
	const fields = new Fields(readRange(source, header.offset, 2 * word, 2 * word, "string header"), image.littleEndian, header.offset);
	const size = fields.word(word, image.bits);
	const text = addressToRange(image, fields.word(0, image.bits));
	if (text === null || size < 1 || size > Math.min(4096, text.size)) return null;
	const range = {
		offset: text.offset,
		size
	};
	return within(range, source.size) ? range : null;
}

// src/core/binary/seal.ts
/** The first Go that leaves the host's own ID out of the hash. */
const HOST_ID_EXCLUDED_SINCE = 24;
/** The readings of the file as it stands. */
function plainAttempts(source, image, id, version) {
	const base = {
		length: source.size,
		padding: 0,
		patches: [],
		id: Buffer.from(id.text, "latin1")
	};
	const signed = image.signature?.kind === "codesign" ? [image.signature] : [];
	return hostIdRules(image, version).map((zeroed) => ({
		view: {
			...base,
			zero: [...signed, ...zeroed]
		},
		state: "intact"
	}));
}
function hostIdRules(image, version) {
	if (image.hostId === null) return [[]];
	if (version === null) return [[image.hostId], []];
	return [isAtLeast(version, HOST_ID_EXCLUDED_SINCE) ? [image.hostId] : []];
}
/** The readings of the file with its signature undone; none when it has no signature that ends the file. */
function unsignedAttempts(source, image, id, version) {
	const signature = image.signature;
	if (signature === null || signature.offset + signature.size !== source.size || !within(signature, source.size)) return [];
	const views = signature.kind === "authenticode" ? [unsignPe(source, signature)] : unsignMachO(source, image, signature);
	const bytes = Buffer.from(id.text, "latin1");
	return hostIdRules(image, version).flatMap((zeroed) => views.map((view) => ({
		view: {
			...view,
			zero: [...view.zero, ...zeroed],
			id: bytes
		},
		state: "resigned"
	})));
}
function unsignPe(source, signature) {
	const fields = peSigningFields(source);
	const zero = [{
		offset: fields.certificateEntry,
		size: 8
	}, {
		offset: fields.checksum,
		size: 4
	}];
	return {
		length: signature.offset,
		padding: 0,
		zero,
		patches: []
	};
}
const LC_SEGMENT_64 = 25;
const LC_CODE_SIGNATURE = 29;
const HEADER_BYTES = 32;
/** codesign pads to 16 before its signature; the Go linker ends its string table there already, so 0 in practice. */
const MAX_SIGNATURE_PADDING = 15;
/** Size of the signature that cmd/internal/codesign writes for `codeSize` bytes: superblob, directory, "a.out", hashes. */
function linkerSignatureSize(codeSize) {
	return 114 + 32 * Math.ceil(codeSize / 4096);
}
function unsignMachO(source, image, signature) {
	if (image.bits !== 64 || !image.littleEndian) return [];
	const head = new Fields(source.read(0, HEADER_BYTES), true);
	const commandCount = head.u32(16);
	const commandBytes = head.u32(20);
	const area = new Fields(source.read(HEADER_BYTES, commandBytes), true, HEADER_BYTES);
	let linkedit = null;
	let command = null;
	for (let i = 0, at = 0; i < commandCount; i++) {
		const kind = area.u32(at);
		const size = area.u32(at + 4);
		if (kind === LC_SEGMENT_64 && area.text(at + 8, 16) === "__LINKEDIT") linkedit = {
			at: HEADER_BYTES + at,
			fileOffset: area.u64(at + 40)
		};
		if (kind === LC_CODE_SIGNATURE) command = {
			at: HEADER_BYTES + at,
			size
		};
		at += size;
	}
	if (linkedit === null || command === null) return [];
	const { at: linkeditAt, fileOffset } = linkedit;
	const sizes = (end) => [{
		offset: linkeditAt + 32,
		bytes: u64(end - fileOffset)
	}, {
		offset: linkeditAt + 48,
		bytes: u64(end - fileOffset)
	}];
	const linkerSize = linkerSignatureSize(signature.offset);
	const views = [{
		length: signature.offset,
		padding: linkerSize,
		zero: [],
		patches: [...sizes(signature.offset + linkerSize), {
			offset: command.at + 12,
			bytes: u32(linkerSize)
		}]
	}];
	if (command.at + command.size === HEADER_BYTES + commandBytes) {
		const header = [{
			offset: 16,
			bytes: u32(commandCount - 1)
		}, {
			offset: 20,
			bytes: u32(commandBytes - command.size)
		}];
		for (const padding of nulPaddings(source, signature.offset)) {
			const length = signature.offset - padding;
			views.push({
				length,
				padding: 0,
				zero: [{
					offset: command.at,
					size: command.size
				}],
				patches: [...header, ...sizes(length)]
			});
		}
	}
	return views;
}
/** How many NUL bytes before the signature may be its padding: 0 and every number up to 15 that is all NUL. */
function nulPaddings(source, end) {
	const before = source.read(Math.max(0, end - MAX_SIGNATURE_PADDING), Math.min(MAX_SIGNATURE_PADDING, end));
	const paddings = [0];
	for (let n = 1; n <= before.length && before[before.length - n] === 0; n++) paddings.push(n);
	return paddings;
}
function u32(value) {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(value);
	return bytes;
}
function u64(value) {
	const bytes = Buffer.alloc(8);
	bytes.writeBigUInt64LE(BigInt(Math.max(0, value)));
	return bytes;
}
/** Bytes that the seal does not cover, for the report: they may differ without breaking it. */
function uncoveredRanges(image, version) {
	const uncovered = [];
	if (image.signature !== null) uncovered.push({
		what: "signature",
		range: image.signature
	});
	if (image.hostId !== null && (version === null || isAtLeast(version, HOST_ID_EXCLUDED_SINCE))) uncovered.push({
		what: image.format === "macho" ? "UUID" : "GNU build ID",
		range: image.hostId
	});
	return uncovered;
}

// src/core/binary/judge-seal.ts
/** Whether the seal holds, what it rests on, and where it is broken what most likely broke it. */
/** cmd/go writes a content ID into an archive as well; it says something of the file that a C linker takes. */
function archiveEvidence(id, seals) {
	if (id?.parts == null) return [];
	const { content } = id.parts;
	return [seals.includes(content) ? `content ID ${content} recomputed over the archive` : `the content ID ${content} is not that of the archive`];
}
/** Judges the seal; asks for one more pass when a signature may have to be undone. */
function* judgeSeal({ source, image, id, version, modInfo, seals }) {
	if (image.format === "archive") return {
		state: "not-applicable",
		evidence: ["an archive: no linker made this file", ...archiveEvidence(id, seals)]
	};
	if (settingValue(modInfo, "-buildmode") === "c-archive") return {
		state: "not-applicable",
		evidence: ["built as c-archive: the C linker made this file, not the Go linker"]
	};
	if (id === null) return {
		state: "absent",
		evidence: ["the file has no Go build ID"]
	};
	if (id.parts === null) return {
		state: "absent",
		evidence: [`the build ID ${quote(id.text, 60)} has no content part`]
	};
	const want = id.parts.content;
	if (seals.includes(want)) {
		const uncovered = uncoveredRanges(image, version).map(({ what, range }) => `not covered: ${range.size} bytes of the ${what}`);
		return {
			state: "intact",
			evidence: [`content ID ${want} recomputed`, ...uncovered]
		};
	}
	const attempts = unsignedAttempts(source, image, id, version);
	if (attempts.length > 0) {
		if ((yield {
			range: {
				offset: 0,
				size: source.size
			},
			patterns: [],
			views: attempts.map(({ view }) => view)
		}).seals.includes(want)) return {
			state: "resigned",
			evidence: [`content ID ${want} recomputed with ${image.signature?.kind === "authenticode" ? "an Authenticode" : "a code"} signature undone`]
		};
	}
	return {
		state: "broken",
		evidence: [`content ID: expected ${want}, got ${seals[0] ?? "none"}`]
	};
}

// src/core/binary/line-table-header.ts
/**
* Where Go's table of functions and lines (pclntab) is, and where in it the names of functions and files stand.
*
* The runtime needs the table for tracebacks and garbage collection, so strip leaves it in place, in every format.
*
*   Go 1.2 to 1.15          1.16, 1.17              1.18 and later
*   0 magic 0xfffffffb      0xfffffffa              0xfffffff0, from 1.20 on 0xfffffff1
*   4 two bytes of zero, the smallest instruction (1, 2 or 4), the size of a pointer (4 or 8)
*   8 words of that size:
*   0 functions             functions               functions
*   1 (pc, offset) pairs    files                   files
*   2                       function names          start of text; 0 from 1.25 on, unused from 1.26 on
*   3                       compilation units       function names
*   4                       file names              compilation units
*   5                       pc tables               file names
*   6                       functions               pc tables
*   7                                               functions
*
* From 1.16 on names of one kind stand together, each ended by a NUL; all offsets count from the header. Up to 1.15
* names lie between other data: each function's entry points to its own, and behind the pairs stands the offset of a
* table with the offsets of the file names.
*
* Measured: Go 1.15.15, 1.17.13, 1.18.10, 1.21.13, 1.24.13, 1.26.8 and 1.27.4 on amd64, mips (big endian, 32 bits),
* arm64; ELF, Mach-O, PE. The header of 1.27 is that of 1.20.
*
* Source: cmd/link/internal/ld/pcln.go (generatePCHeader), debug/gosym/pclntab.go (parsePclnTab), internal/abi/symtab.go.
*/
const MAGIC_GO_1_2 = 4294967291;
const MAGIC_GO_1_16 = 4294967290;
const MAGIC_GO_1_18 = 4294967280;
const MAGIC_GO_1_20 = 4294967281;
const LINE_TABLE_MAGICS = [
	MAGIC_GO_1_20,
	MAGIC_GO_1_18,
	MAGIC_GO_1_16,
	MAGIC_GO_1_2
];
const HEAD_BYTES$1 = 8;
const MODERN_WORDS = 8;
/**
* The header at the start of `space`, which is the part of the file that the table can reach. `null` when what stands
* there is none: four bytes are easily met by chance, offsets that rise and stay inside are not. A header is also read
* where all but the magic is right; garble replaces the magic by one of its own.
*/
function readLineTableHeader(source, space, littleEndian) {
	const size = Math.min(72, space.size);
	if (size < 12 || !within(space, source.size)) return null;
	const fields = new Fields(source.read(space.offset, size), littleEndian, space.offset);
	const pointerSize = fields.u8(7);
	if (fields.u16(4) !== 0 || ![
		1,
		2,
		4
	].includes(fields.u8(6))) return null;
	if (pointerSize !== 4 && pointerSize !== 8 || size < HEAD_BYTES$1 + pointerSize) return null;
	const common = {
		offset: space.offset,
		magic: fields.u32(0),
		littleEndian,
		pointerSize,
		functions: fields.word(HEAD_BYTES$1, pointerSize === 8 ? 64 : 32)
	};
	if (common.functions === 0 || common.functions > 16777216) return null;
	if (common.magic === 4294967291) return oldHeader(source, space, common);
	return modernHeader(fields, space, common);
}
/** Whether a magic is one that Go writes. */
function isLineTableMagic(magic) {
	return LINE_TABLE_MAGICS.some((known) => known === magic);
}
function modernHeader(fields, space, common) {
	const words = common.magic === 4294967290 ? 7 : MODERN_WORDS;
	if (fields.bytes.length < HEAD_BYTES$1 + words * common.pointerSize) return null;
	const bits = common.pointerSize === 8 ? 64 : 32;
	const word = (index) => fields.word(HEAD_BYTES$1 + index * common.pointerSize, bits);
	const first = words - 5;
	const [names, units, files, pcs, functions] = [
		0,
		1,
		2,
		3,
		4
	].map((index) => word(first + index));
	const rising = [
		HEAD_BYTES$1 + words * common.pointerSize,
		names,
		units,
		files,
		pcs,
		functions,
		space.size
	];
	if (names === void 0 || units === void 0 || files === void 0 || pcs === void 0) return null;
	if (rising.some((value, index) => index > 0 && (value ?? 0) < (rising[index - 1] ?? 0))) return null;
	if (names === units || files === pcs || word(1) > 16777216) return null;
	if (units - names > 67108864 || pcs - files > 16777216) return null;
	return {
		...common,
		layout: "modern",
		names: {
			offset: space.offset + names,
			size: units - names
		},
		files: {
			offset: space.offset + files,
			size: pcs - files
		}
	};
}
function oldHeader(source, space, common) {
	const start = HEAD_BYTES$1 + common.pointerSize;
	const size = common.functions * 2 * common.pointerSize;
	const filesAt = start + size + common.pointerSize;
	if (filesAt + 4 > space.size) return null;
	const read = (at) => new Fields(source.read(space.offset + at, 4), common.littleEndian).u32(0);
	const files = read(filesAt);
	if (files < filesAt || files + 4 > space.size) return null;
	const count = read(files);
	if (count === 0 || count > 16777216 || files + 4 * count > space.size) return null;
	return {
		...common,
		layout: "old",
		table: space,
		pairs: {
			offset: space.offset + start,
			size
		},
		files: {
			offset: space.offset + files + 4,
			size: 4 * (count - 1)
		}
	};
}

// src/core/binary/find-line-table.ts
/**
* Where the line table stands in an image: in a section of its own, or somewhere in the loaded data.
*
* ELF and Mach-O name its section. PE has it at the end of .rdata, and in a file whose section headers are gone it is
* in a read-only segment. There the magic is searched, and a header is believed when its offsets hold. A program that
* embeds another one has that one's table among its constants, which the linker places before its own table: the last
* header of a part is the program's own.
*
* Source: cmd/link/internal/ld/data.go (the order of sections in dodata).
*/
const SECTION_NAMES = [
	".gopclntab",
	".data.rel.ro.gopclntab",
	"__gopclntab"
];
const SEARCH_CHUNK = 1 << 20;
/** The magic, and two bytes of zero. */
const PATTERN_BYTES = 6;
/** The header of the image's own line table, `null` where none is found. */
function findLineTable(source, image, version) {
	const section = findSection(image, ...SECTION_NAMES);
	if (section !== void 0) return readLineTableHeader(source, section, image.littleEndian);
	const patterns = magicsOf(version).map((magic) => magicPattern(magic, image.littleEndian));
	const budget = { magics: MAX_MAGICS };
	for (const part of searchedParts(source, image)) {
		const header = lastHeader(source, part, patterns, image.littleEndian, budget);
		if (header !== null) return header;
	}
	return null;
}
/** The magic that a version writes; all of them where the version is unknown. */
function magicsOf(version) {
	if (version === null || version.devel) return LINE_TABLE_MAGICS;
	if (version.minor >= 20) return [MAGIC_GO_1_20];
	if (version.minor >= 18) return [MAGIC_GO_1_18];
	return [version.minor >= 16 ? MAGIC_GO_1_16 : MAGIC_GO_1_2];
}
function magicPattern(magic, littleEndian) {
	const pattern = Buffer.alloc(PATTERN_BYTES);
	if (littleEndian) pattern.writeUInt32LE(magic);
	else pattern.writeUInt32BE(magic);
	return pattern;
}
/** Loaded parts of the file, the likeliest first: read-only data, then code (XCOFF keeps it there), then data. */
function searchedParts(source, image) {
	const parts = image.sections.length > 0 ? image.sections.filter((section) => section.inFile && section.loaded).map((section) => ({
		range: section,
		rank: section.writable ? 2 : section.name.endsWith("text") ? 1 : 0
	})) : image.segments.map((segment) => ({
		range: segment,
		rank: segment.writable ? 2 : segment.executable ? 1 : 0
	}));
	let left = Math.min(source.size, MAX_LINE_TABLE_SEARCH_BYTES);
	return parts.toSorted((a, b) => a.rank - b.rank).flatMap(({ range }) => {
		if (range.size === 0 || range.size > left || !within(range, source.size)) return [];
		left -= range.size;
		return [{
			offset: range.offset,
			size: range.size
		}];
	});
}
function lastHeader(source, part, patterns, littleEndian, budget) {
	const end = part.offset + part.size;
	const buffer = Buffer.allocUnsafe(Math.min(1048582, part.size));
	const chunks = Math.ceil(part.size / SEARCH_CHUNK);
	for (let index = chunks - 1; index >= 0; index--) {
		const start = part.offset + index * SEARCH_CHUNK;
		const chunk = source.read(start, Math.min(1048581, end - start), buffer);
		let last = null;
		for (const pattern of patterns) for (let hit = indexOf(chunk, pattern); hit >= 0; hit = indexOf(chunk, pattern, hit + 1)) {
			if (budget.magics-- <= 0) return last;
			const offset = start + hit;
			const header = readLineTableHeader(source, {
				offset,
				size: end - offset
			}, littleEndian);
			if (header !== null && isLineTableMagic(header.magic) && offset > (last?.offset ?? -1)) last = header;
		}
		if (last !== null) return last;
	}
	return null;
}

// src/core/binary/function-names.ts
/** Where a type's text or arguments begin: no slash behind is the path's. */
const TYPE_TEXT = /[[({ ]/;
/** Suffixes that C compilers give to parts of functions. */
const C_PART = /^(?:part|cold|constprop|isra|lto_priv|llvm)(?:\.|$)/;
/** Takes a name apart; `null` for one that belongs to no package. */
function splitFunctionName(name) {
	const text = name.search(TYPE_TEXT);
	const path = text < 0 ? name : name.slice(0, text);
	const dot = path.indexOf(".", path.lastIndexOf("/") + 1);
	if (dot <= 0) return null;
	const prefix = name.slice(0, dot);
	if (prefix === "go" || prefix === "type" || /^(?:go:|type:|type\.\.)/.test(prefix)) return null;
	const rest = name.slice(dot + 1);
	if (!/^[\w.~+%@!$&=/-]+$/.test(prefix) || C_PART.test(rest)) return null;
	return {
		prefix,
		rest
	};
}
/** The import path behind a prefix: `gopkg.in/yaml.v3` for `gopkg.in/yaml%2ev3`. */
function importPathOf(prefix) {
	if (!prefix.includes("%")) return prefix;
	const bytes = prefix.replaceAll(/%([0-9a-f]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
	return Buffer.from(bytes, "latin1").toString("utf8");
}
/**
* Whether only the compiler can have written such a name: methods, closures, initialisers. The name of a plain function
* proves nothing: `//go:linkname` gives a function of one package the name of another's (golang.org/x/tools does).
*/
function isCompilersName(rest) {
	return rest.includes(".") || rest.startsWith("(") || rest === "init";
}
const SLASH$1 = 47;
const SPACE = 32;
const PARENTHESIS = 40;
const BRACKET = 91;
const BRACE = 123;
/**
* Whether a name begins with a package's prefix and its dot (`start`), and that dot ends its path: `a.b/c.F` begins
* with `a.` and is of another package.
*/
function isOfSamePackage(bytes, from, to, start) {
	const rest = from + start.length;
	if (rest > to) return false;
	for (let i = 0; i < start.length; i++) if (bytes[from + i] !== start[i]) return false;
	for (let at = rest; at < to; at++) {
		const byte = bytes[at] ?? 0;
		if (byte === SLASH$1) return false;
		if (byte === PARENTHESIS || byte === BRACKET || byte === BRACE || byte === SPACE) return true;
	}
	return true;
}
/** Functions that exist in a program that was built so, and in no other; by package, `null` for assembly without one. */
const SUPPORT = [
	[
		"runtime",
		"racecall",
		"race"
	],
	[
		"runtime",
		"domsanread",
		"msan"
	],
	[
		"runtime",
		"doasanread",
		"asan"
	],
	[
		"runtime/coverage",
		"initHook",
		"cover"
	],
	[
		null,
		"crosscall2",
		"cgo"
	]
];
/** The wrappers that cgo generates for calls to C, and from C. */
const CGO_WRAPPER = /^(?:_cgoexp_|_C(?:func|2func)_)/;
/** What a function proves about the build: `race`, `msan`, `asan`, `cover`, `cgo`; `null` for most. */
function supportOf(importPath, name) {
	if (CGO_WRAPPER.test(name)) return "cgo";
	return SUPPORT.find((support) => support[0] === importPath && support[1] === name)?.[2] ?? null;
}
/** Whether functions of a package can be among them, other than cgo's. */
function hasSupport(importPath) {
	return importPath === "runtime" || importPath === "runtime/coverage";
}
/**
* Whether a package brings an imitation of runtime/cgo, with its function names: purego does, for programs without a C
* compiler. Then the names of the real one prove nothing.
*/
function imitatesCgo(importPath) {
	return importPath.endsWith("/internal/fakecgo");
}

// src/core/binary/line-table-names.ts
/**
* The names in a line table, one after the other, in little memory: tables of large programs have tens of megabytes.
*
* A name is looked at as Latin-1: what matters in it (packages, folders) is ASCII or escaped.
*/
const CHUNK_BYTES = 1 << 18;
/** What is read of an old table at once: much where one place follows the other, little where it jumps. */
const WINDOW_BYTES = 65536;
const JUMP_BYTES = 4096;
const MIN_JUMPS = 4096;
/** Hands over the names of all functions, inlined ones among them from Go 1.16 on. Throws LimitError for too many. */
function forEachFunction(source, header, take) {
	if (header.layout === "modern") forEachString(source, header.names, take);
	else new OldTable(source, header).forEachFunction(take);
}
/** Hands over the names of all source files. Throws LimitError for too many. */
function forEachFile(source, header, take) {
	if (header.layout === "modern") forEachString(source, header.files, take);
	else new OldTable(source, header).forEachFile(take);
}
const mostNames = (source) => MIN_NAMES + Math.floor(source.size / 128);
/** The strings of a range, each ended by a NUL. */
function forEachString(source, range, take) {
	const most = mostNames(source);
	const end = range.offset + range.size;
	let names = 0;
	let rest = NOTHING;
	const buffer = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, range.size));
	for (let offset = range.offset; offset < end; offset += CHUNK_BYTES) {
		const bytes = source.read(offset, Math.min(CHUNK_BYTES, end - offset), buffer);
		const text = latin1(bytes);
		let start = 0;
		for (let stop = text.indexOf("\0"); stop >= 0; stop = text.indexOf("\0", start)) {
			if (++names > most) throw new LimitError("names in the line table", names, most);
			if (rest.length > 0) {
				const name = joined(rest, bytes.subarray(start, stop));
				take(name, 0, name.length);
				rest = NOTHING;
			} else if (stop > start) take(bytes, start, Math.min(stop, start + MAX_SYMBOL_BYTES));
			start = stop + 1;
		}
		rest = joined(rest, bytes.subarray(start));
	}
}
const NOTHING = /* @__PURE__ */ new Uint8Array(0);
/** Both, cut at what is looked at of a name. */
function joined(a, b) {
	return a.length + b.length === 0 ? NOTHING : Buffer.concat([a, b.subarray(0, MAX_SYMBOL_BYTES)]).subarray(0, MAX_SYMBOL_BYTES);
}
/**
* The table up to Go 1.15. The linker wrote each function's data behind that of the one before, so one window over the
* table serves thousands of names. A table that jumps about is read anew each time, as often as its budget allows.
*/
var OldTable = class {
	#source;
	#header;
	/** What was read last for each purpose, and the buffer that the next read for it goes to. */
	#windows = /* @__PURE__ */ new Map();
	#mostReads;
	#reads = 0;
	constructor(source, header) {
		this.#source = source;
		this.#header = header;
		this.#mostReads = MIN_JUMPS + Math.floor(source.size / JUMP_BYTES);
	}
	forEachFunction(take) {
		const { pairs, pointerSize, littleEndian, table } = this.#header;
		const most = mostNames(this.#source);
		const stride = 2 * pointerSize;
		const count = Math.floor(pairs.size / stride);
		if (count > most) throw new LimitError("names in the line table", count, most);
		for (let index = 0; index < count; index++) {
			const pair = this.#at("pairs", pairs.offset - table.offset + index * stride, stride);
			if (pair === null) continue;
			const entry = new Fields(pair, littleEndian).word(pointerSize, pointerSize === 8 ? 64 : 32);
			const name = this.#at("entries", entry + pointerSize, 4);
			if (name === null) continue;
			this.#name(new Fields(name, littleEndian).u32(0), take);
		}
	}
	forEachFile(take) {
		const { files, littleEndian, table } = this.#header;
		const most = mostNames(this.#source);
		const count = Math.floor(files.size / 4);
		if (count > most) throw new LimitError("names in the line table", count, most);
		for (let index = 0; index < count; index++) {
			const at = this.#at("pairs", files.offset - table.offset + index * 4, 4);
			if (at === null) continue;
			this.#name(new Fields(at, littleEndian).u32(0), take);
		}
	}
	#name(at, take) {
		const bytes = this.#at("names", at, MAX_SYMBOL_BYTES);
		if (bytes === null) return;
		const end = bytes.indexOf(0);
		if (end !== 0) take(bytes, 0, end < 0 ? bytes.length : end);
	}
	/** At most `length` bytes at an offset from the table's start; `null` outside of it. Throws LimitError for too many jumps. */
	#at(window, at, length) {
		const { table } = this.#header;
		if (at < 0 || at >= table.size) return null;
		const wanted = Math.min(length, table.size - at);
		const held = this.#windows.get(window);
		if (held !== void 0 && at >= held.offset && at + wanted <= held.offset + held.bytes.length) return held.bytes.subarray(at - held.offset, at - held.offset + wanted);
		if (++this.#reads > this.#mostReads) throw new LimitError("reads of the line table", this.#reads, this.#mostReads);
		const ahead = held !== void 0 && at >= held.offset && at < held.offset + held.bytes.length + WINDOW_BYTES;
		const size = Math.min(ahead ? WINDOW_BYTES : JUMP_BYTES, table.size - at);
		const buffer = held?.buffer ?? new Uint8Array(WINDOW_BYTES);
		const bytes = this.#source.read(table.offset + at, size, buffer);
		this.#windows.set(window, {
			offset: at,
			bytes,
			buffer
		});
		return bytes.subarray(0, wanted);
	}
};

// src/core/binary/obfuscated.ts
/**
* Traces of a tool that hides names. garble is the one that is used; measured with 0.15.0 on Go 1.25.14: the version is
* `unknown` and no module info is left; the line table begins with a number of its own in place of the magic; packages
* other than the runtime's have names like `n2DvEXm9` and no path. With -tiny the names are gone.
*
* None of these is met in programs that were built with -trimpath, -s, -w, from an unreleased Go or by Bazel: their
* version begins with `go` or `devel`, and packages without a path are the standard library's, in small letters.
*/
/** garble's stand-in for the version, the runtime's own for one that is not known (runtime.Version). */
const UNKNOWN = "unknown";
/** How many packages of such names are no chance, and which share of all. */
const MIN_HASHED = 3;
const MIN_SHARE = .1;
/** Six characters and more of base64's alphabet with an underscore, capitals and small letters or digits among them. */
const HASHED = /^(?=.*[A-Z])(?=.*[a-z0-9])\w{6,16}$/;
/** What the version of the build info tells. */
function hiddenVersion(goVersion) {
	return goVersion === UNKNOWN ? ["the Go version is `unknown`, as garble leaves it"] : [];
}
/** What the names of packages tell that are in no recorded module. */
function hashedPackages(importPaths) {
	let all = 0;
	const hashed = [];
	for (const path of importPaths) {
		all += 1;
		if (HASHED.test(path)) hashed.push(path);
	}
	if (hashed.length < MIN_HASHED || hashed.length < all * MIN_SHARE) return [];
	return [`${hashed.length} packages have names like hashes: ${quoteList(hashed.toSorted(), 3)}`];
}

// src/core/binary/recorded-modules.ts
/**
* Whether the module of a package is recorded in the module info.
*
* The standard library is told by its first path element, which has no dot; with it go the packages that it vendors
* (`vendor/golang.org/x/...`), `main`, `command-line-arguments` and modules that are named like `hello`: of those
* nothing can be said, and nothing is.
*
* Source: cmd/go's search.IsStandardImportPath; golang.org/ref/mod for the longest module path that is a prefix.
*/
var RecordedModules = class {
	#paths;
	constructor(modInfo) {
		const replaced = modInfo.deps.map((dep) => dep.replace?.path ?? dep.path);
		this.#paths = new Set([
			modInfo.path,
			modInfo.main?.path ?? "",
			...modInfo.deps.map(({ path }) => path),
			...replaced
		].filter((path) => path !== ""));
	}
	/** The longest recorded module path (or path of package main) that the package is in, `null` for none. */
	moduleOf(importPath) {
		let longest = null;
		let slash = importPath.indexOf("/");
		for (let elements = 0; slash >= 0 && elements < 32; elements++) {
			const path = importPath.slice(0, slash);
			if (this.#paths.has(path)) longest = path;
			slash = importPath.indexOf("/", slash + 1);
		}
		const own = importPath.endsWith("_test") ? importPath.slice(0, -5) : importPath;
		return this.#paths.has(importPath) || this.#paths.has(own) ? importPath : longest;
	}
};
/**
* Whether the module info names modules at all: a program built without (GOPATH, Bazel, the tools of the Go
* distribution) records none, and nothing follows from that.
*/
function namesModules(modInfo) {
	return modInfo.main !== null || modInfo.deps.length > 0;
}
/** Whether a path is the standard library's, or of a module that cannot be told from it. */
function looksStandard(importPath) {
	const slash = importPath.indexOf("/");
	return !(slash < 0 ? importPath : importPath.slice(0, slash)).includes(".");
}

// src/core/binary/source-folders.ts
/**
* Which folders of the compiling machine the file names in a line table give away.
*
*   built with                runtime                          a module                         the main module
*   -trimpath                 runtime/proc.go                  rsc.io/quote@v1.5.2/quote.go     example.com/app/main.go
*   nothing                   /usr/local/go/src/runtime/...    /home/me/go/pkg/mod/rsc.io/...   /home/me/app/main.go
*
* Three roots stand for all of them: GOROOT, the module cache, the folder of the main module (and those of modules that
* are replaced by folders). Where the runtime's own files are relative, -trimpath or its like was at work; what is
* absolute then came from a `//line` comment in the source, which -trimpath does not change either, and tells nothing of
* the machine. Object files of C have no names here.
*
* Source: cmd/go/internal/work/gc.go (trimpath); golang.org/ref/mod, "Module cache" for `!x` in place of capitals.
*/
const SLASH = 47;
const BACKSLASH = 92;
const MOD_CACHE = "/pkg/mod/";
/** Gathers folders from file names, and finds their roots. */
var SourceFolders = class {
	#folders = /* @__PURE__ */ new Set();
	#most;
	#last = /* @__PURE__ */ new Uint8Array(0);
	/** `most` folders are kept; throws LimitError when there are more. */
	constructor(most) {
		this.#most = most;
	}
	/** Takes one file name of the table; other than Go and assembly files it does not count. */
	add(bytes, start, stop) {
		let slash = stop - 1;
		while (slash > start && bytes[slash] !== SLASH && bytes[slash] !== BACKSLASH) slash -= 1;
		if (slash <= start || this.#isLast(bytes, start, slash)) return;
		const name = latin1(bytes.subarray(slash, stop));
		if (!name.endsWith(".go") && !name.endsWith(".s")) return;
		this.#last = bytes.slice(start, slash);
		const folder = latin1(this.#last).replaceAll("\\", "/");
		if (folder.split("/", 32 + 1).length > 32) return;
		this.#folders.add(folder);
		bounded(this.#folders.size, this.#most, "folders in the line table");
	}
	#isLast(bytes, start, stop) {
		const last = this.#last;
		if (last.length !== stop - start) return false;
		for (let i = 0; i < last.length; i++) if (bytes[start + i] !== last[i]) return false;
		return true;
	}
	/**
	* The roots, sorted, the first of them. `below` are the folders in which packages stand within their module
	* (`internal/x` of `example.com/app/internal/x`): what is before them is the module's folder. `modules` are the paths
	* of modules that may be in a module cache.
	*/
	roots(below, modules) {
		if (this.#folders.has("runtime")) return [];
		const absolute = [...this.#folders].filter(isAbsolute);
		const goroot = absolute.flatMap((folder) => /^(.+?)\/src(?:\/pkg)?\/runtime$/.exec(folder)?.[1] ?? [])[0];
		if (goroot === void 0) return [];
		const inGoroot = `${goroot}/src/`;
		const roots = /* @__PURE__ */ new Set([goroot]);
		for (const folder of absolute) {
			if (folder.startsWith(inGoroot)) continue;
			roots.add(moduleCacheOf(folder, modules) ?? beforeSuffix(folder, below) ?? folder);
		}
		return fewer(outermost([...roots].toSorted())).slice(0, 8);
	}
	/** Folders with module versions and escapes undone, for holding import paths against their ends. */
	*importPaths() {
		for (const folder of this.#folders) yield folder.replaceAll(/@[^/]*/g, "").replaceAll(/!([a-z])/g, (_, letter) => letter.toUpperCase());
	}
};
function isAbsolute(folder) {
	return /^(?:\/|[A-Za-z]:\/)/.test(folder);
}
/** `/home/me/go/pkg/mod` for `/home/me/go/pkg/mod/rsc.io/quote@v1.5.2/buggy`. */
function moduleCacheOf(folder, modules) {
	const version = folder.indexOf("@");
	if (version < 0) return null;
	const usual = folder.indexOf(MOD_CACHE);
	if (usual >= 0 && usual < version) return folder.slice(0, usual + 9 - 1);
	return beforeSuffix(folder.slice(0, version), modules);
}
/** What stands before the longest suffix of whole elements that is in the set; `null` when none is. */
function beforeSuffix(folder, suffixes) {
	for (let slash = folder.indexOf("/", 1); slash > 0; slash = folder.indexOf("/", slash + 1)) if (suffixes.has(folder.slice(slash + 1))) return folder.slice(0, slash);
	return null;
}
/** Without folders that lie in another of them. `folders` is sorted. */
function outermost(folders) {
	const kept = /* @__PURE__ */ new Set();
	for (const folder of folders) {
		let inside = false;
		for (let slash = folder.indexOf("/", 1); slash > 0 && !inside; slash = folder.indexOf("/", slash + 1)) inside = kept.has(folder.slice(0, slash));
		if (!inside) kept.add(folder);
	}
	return [...kept];
}
/**
* Where there are too many, those that stand side by side are named by what they stand in: the packages of a program
* that was built without modules.
*/
function fewer(folders) {
	let roots = [...folders];
	while (roots.length > 8) {
		const beside = /* @__PURE__ */ new Map();
		for (const folder of roots) beside.set(parentOf(folder), (beside.get(parentOf(folder)) ?? 0) + 1);
		const [parent, count] = [...beside].filter(([folder]) => folder !== "").reduce((a, b) => b[1] > a[1] ? b : a, ["", 1]);
		if (count < 2) break;
		roots = outermost([.../* @__PURE__ */ new Set([...roots, parent])].toSorted());
	}
	return roots;
}
const parentOf = (folder) => folder.slice(0, folder.lastIndexOf("/"));

// src/core/binary/line-table.ts
/**
* What the table of functions and files (pclntab) says about a program, against what its module info says.
*
* Nobody strips this table, and the recorded module info does not make it: packages of modules that are not recorded,
* support for -race that is not recorded, folders that -trimpath would have removed all show here.
*
* Memory stays small: names go by, packages and folders are kept, both bounded. Time does too: see limits.ts.
*/
/** Reads the image's line table. `goVersion` is that of the build info, and tells which header to look for. */
function lineTableOf(source, image, modInfo, goVersion) {
	const header = findLineTable(source, image, parseGoVersion(goVersion ?? ""));
	if (header === null) return {
		lineTable: null,
		obfuscated: [],
		evidence: []
	};
	const magic = isLineTableMagic(header.magic) ? [] : [`the line table at offset ${header.offset} begins with ${hex(header.magic)}, which no Go writes`];
	try {
		const most = MIN_PACKAGES + Math.floor(source.size / BYTES_PER_PACKAGE);
		const packages = new Packages(modInfo, most);
		forEachFunction(source, header, (bytes, start, stop) => packages.add(bytes, start, stop));
		const folders = new SourceFolders(most);
		forEachFile(source, header, (bytes, start, stop) => folders.add(bytes, start, stop));
		const hashed = hashedPackages(packages.paths());
		return {
			lineTable: summary(header, packages, folders),
			obfuscated: [...magic, ...hashed],
			evidence: []
		};
	} catch (error) {
		if (!(error instanceof GateError) || error.code === "unreadable") throw error;
		return {
			lineTable: null,
			obfuscated: magic,
			evidence: [`the line table at offset ${header.offset} was not read: ${error.message}`]
		};
	}
}
const hex = (magic) => quote(`0x${magic.toString(16).padStart(8, "0")}`);
function summary(header, packages, folders) {
	return {
		offset: header.offset,
		packages: packages.count,
		unrecorded: packages.unrecorded(folders),
		traces: packages.traces(),
		paths: folders.roots(packages.below(), packages.modules)
	};
}
/** What the names of cgo's wrappers begin with. */
const UNDERSCORE = 95;
/** The packages that functions belong to. */
var Packages = class {
	modules;
	#byPrefix = /* @__PURE__ */ new Map();
	#recorded;
	#judged;
	#most;
	#traces = /* @__PURE__ */ new Set();
	#last = null;
	/** `most` packages are kept; throws LimitError when there are more. */
	constructor(modInfo, most) {
		this.#most = most;
		this.#recorded = new RecordedModules(modInfo);
		this.#judged = namesModules(modInfo);
		this.modules = new Set(modInfo.deps.map(({ path }) => path.replaceAll(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`)));
	}
	get count() {
		return this.#byPrefix.size;
	}
	/** Takes the name of a function. */
	add(bytes, start, stop) {
		const last = this.#last;
		if (last !== null && isOfSamePackage(bytes, start, stop, last.start)) {
			const { of } = last;
			if (of.support || of.unrecorded && !of.sure || bytes[start + last.start.length] === UNDERSCORE) this.#note(latin1(bytes.subarray(start + last.start.length, stop)), of);
			return;
		}
		const name = latin1(bytes.subarray(start, stop));
		const split = splitFunctionName(name);
		if (split === null) {
			const trace = supportOf(null, name);
			if (trace !== null) this.#traces.add(trace);
			return;
		}
		const found = this.#packageOf(split);
		this.#last = {
			start: bytes.slice(start, start + split.prefix.length + 1),
			of: found
		};
		this.#note(split.rest, found);
	}
	#note(rest, of) {
		const trace = supportOf(of.importPath, rest);
		if (trace !== null) this.#traces.add(trace);
		if (of.unrecorded && !of.sure) of.sure = isCompilersName(rest);
	}
	#packageOf({ prefix }) {
		const known = this.#byPrefix.get(prefix);
		if (known !== void 0) return known;
		const importPath = importPathOf(prefix);
		const module = this.#recorded.moduleOf(importPath);
		const made = {
			importPath,
			module,
			unrecorded: this.#judged && module === null && !looksStandard(importPath),
			support: hasSupport(importPath),
			sure: false
		};
		this.#byPrefix.set(prefix, made);
		bounded(this.#byPrefix.size, this.#most, "packages in the line table");
		return made;
	}
	*paths() {
		for (const { importPath, module } of this.#byPrefix.values()) if (module === null) yield importPath;
	}
	traces() {
		const imitation = [...this.#byPrefix.values()].some(({ importPath }) => imitatesCgo(importPath));
		return [...this.#traces].filter((trace) => trace !== "cgo" || !imitation).toSorted();
	}
	/** Where packages stand within their module, and within a vendor folder. */
	below() {
		const below = /* @__PURE__ */ new Set();
		const add = (importPath, module) => {
			below.add(`vendor/${importPath}`);
			if (module !== null && importPath.length > module.length) below.add(importPath.slice(module.length + 1));
		};
		for (const { importPath, module } of this.#byPrefix.values()) add(importPath, module);
		return below;
	}
	/** Packages of no recorded module that were surely compiled from their own source, sorted, the first of them. */
	unrecorded(folders) {
		const doubtful = /* @__PURE__ */ new Set();
		const sure = [];
		for (const { importPath, unrecorded, sure: known } of this.#byPrefix.values()) {
			if (!unrecorded) continue;
			if (known) sure.push(importPath);
			else doubtful.add(importPath);
		}
		if (doubtful.size > 0) sure.push(...inFolders(doubtful, folders));
		return sure.toSorted().slice(0, 20);
	}
};
/** Those import paths that a folder of source files ends with. */
function inFolders(importPaths, folders) {
	const found = /* @__PURE__ */ new Set();
	for (const folder of folders.importPaths()) for (let at = 0; at >= 0; at = folder.indexOf("/", at + 1)) {
		const suffix = folder.slice(at === 0 ? 0 : at + 1);
		if (importPaths.has(suffix)) found.add(suffix);
	}
	return found;
}

// src/core/binary/module-info.ts
/** Both copies of the module info, and what they say together. */
/** Reads every copy whose start marker stands at one of `starts`. The blob's is believed first, as Go does. */
function moduleInfo(source, blob, starts) {
	const own = blob?.modInfoOffset == null ? null : blob.modInfoOffset - MODINFO_START.length;
	const rodata = starts.flatMap((offset, index) => {
		if (offset === own) return [];
		const text = readRodataCopy(source, offset, starts[index + 1]);
		return text === null || !text.includes("	") ? [] : [{
			offset,
			text
		}];
	});
	const first = rodata[0];
	const fromBlob = blob === null || blob.modInfo === "" ? null : blob.modInfo;
	const modInfo = parseModInfo(fromBlob ?? first?.text ?? "");
	if (fromBlob === null && first === void 0) return {
		modInfo,
		source: blob === null ? "none" : "version-only",
		copies: "none",
		evidence: []
	};
	if (fromBlob === null) {
		const evidence = [`module info recovered from the copy in rodata at offset ${first?.offset}`];
		return {
			modInfo,
			source: "rodata",
			copies: rodata.some((copy) => copy.text !== first?.text) ? "differ" : "single",
			evidence
		};
	}
	const differing = rodata.filter((copy) => copy.text !== fromBlob);
	const judged = (copies, ...evidence) => ({
		modInfo,
		source: "blob",
		copies,
		evidence
	});
	if (rodata.length === 0) return settingValue(modInfo, "-buildmode") === "plugin" ? judged("single", "a plugin holds one copy of its module info: runtime.modinfo is its host program's") : judged("single", "the copy of the module info in rodata is missing");
	if (differing.length < rodata.length) return judged("agree");
	return judged("differ", `the module info in the blob and in rodata (offset ${differing[0]?.offset}) differ`);
}

// src/core/binary/nested.ts
/**
* Go programs inside of a Go program: an agent with its helper embedded, two files joined. The outer one is judged, the
* inner ones are listed by their build info.
*/
const MAX_NESTED = 20;
/** The blobs at `hits` that are not the file's own and decode to something. */
function nestedPrograms(source, image, own, hits) {
	const nested = [];
	for (const offset of hits) {
		if (offset === own?.offset || nested.length >= MAX_NESTED) continue;
		const blob = decodeBlob(source, image, offset);
		if (blob === null || parseGoVersion(blob.goVersion) === null) continue;
		nested.push({
			offset,
			goVersion: blob.goVersion,
			mainPackage: mainPackageOf(blob.modInfo)
		});
	}
	return nested;
}
/** What is wrong with an inner program's module info says nothing about the outer one. */
function mainPackageOf(modInfo) {
	try {
		const { path } = parseModInfo(modInfo);
		return path === "" ? null : path;
	} catch (error) {
		if (error instanceof GateError) return null;
		throw error;
	}
}

// src/core/binary/packed.ts
/**
* Packers: programs that put another one into an envelope, which unpacks it in memory.
*
* UPX leaves its mark `UPX!` near the start of the file, in its own header behind the program headers, and once more in
* the last bytes (UPX's PackHeader, src/packhead.cpp); its section names are UPX0, UPX1 in PE. Searching the whole file
* for four letters would find them in programs that only speak of UPX.
*/
const UPX_MARK = Buffer.from("UPX!", "latin1");
const HEAD_BYTES = 4096;
const TAIL_BYTES = 256;
/** The packer's name, `null` where there is no trace of one. */
function packerOf(source, image) {
	if (image.sections.some(({ name }) => name === "UPX0" || name === "UPX1")) return "UPX";
	if (image.sections.length > 0) return null;
	const head = source.read(0, Math.min(HEAD_BYTES, source.size));
	const tail = source.read(Math.max(0, source.size - TAIL_BYTES), Math.min(TAIL_BYTES, source.size));
	return indexOf(head, UPX_MARK) >= 0 || indexOf(tail, UPX_MARK) >= 0 ? "UPX" : null;
}

// src/core/binary/code-directory.ts
/**
* The page hashes of a Mach-O code signature: which pages of the file are not those that were signed.
*
*   SuperBlob  0xfade0cc0, length, count, then (type, offset) each of 4 bytes, big endian as everything here
*   CodeDirectory at its offset:
*     0  magic 0xfade0c02   12 flags          28 nCodeSlots       36 hashSize 1
*     4  length             16 hashOffset     32 codeLimit        37 hashType 1 (1: SHA-1, 2: SHA-256)
*     8  version            20 identOffset                        39 pageSize 1 (log2)
*     hashes: nCodeSlots of hashSize bytes each, at hashOffset
*
* The Go linker signs what it writes for arm64 with pages of 4 KiB. A byte that is changed later breaks one page, which
* names the place; a tool that strips signs anew, and then all pages are right although the seal is not.
*
* Source: cmd/internal/codesign/codesign.go; Apple's cs_blobs.h.
*/
const SUPER_BLOB = 4208856256;
const CODE_DIRECTORY = 4208856066;
/** Type 0 is the directory, 0x1000 and the following are further ones with other hashes. */
const DIRECTORY_SLOTS = /* @__PURE__ */ new Set([
	0,
	4096,
	4097,
	4098,
	4099,
	4100
]);
const MAX_BLOBS = 64;
const MAX_DIRECTORY_BYTES = 1 << 26;
/** Bad pages that are named. */
const MAX_NAMED = 8;
/** Checks the pages against the signature; `null` where it holds no directory that can be read. */
function checkPages(source, signature) {
	try {
		const directory = findDirectory(source, signature);
		return directory === null ? null : check(source, directory);
	} catch (error) {
		if (error instanceof GateError && error.code !== "unreadable") return null;
		throw error;
	}
}
function findDirectory(source, signature) {
	const head = new Fields(readRange(source, signature.offset, 12, 12, "code signature"), false, signature.offset);
	const count = head.u32(8);
	if (head.u32(0) !== SUPER_BLOB || count > MAX_BLOBS) return null;
	const index = new Fields(readRange(source, signature.offset + 12, count * 8, 512, "code signature index"), false);
	for (let i = 0; i < count; i++) {
		if (!DIRECTORY_SLOTS.has(index.u32(i * 8))) continue;
		const offset = signature.offset + index.u32(i * 8 + 4);
		const start = new Fields(readRange(source, offset, 8, 8, "code directory"), false, offset);
		if (start.u32(0) !== CODE_DIRECTORY) continue;
		return new Fields(readRange(source, offset, start.u32(4), MAX_DIRECTORY_BYTES, "code directory"), false, offset);
	}
	return null;
}
function check(source, directory) {
	const [hashOffset, pages, codeLimit] = [
		directory.u32(16),
		directory.u32(28),
		directory.u32(32)
	];
	const [hashSize, hashType, pageShift] = [
		directory.u8(36),
		directory.u8(37),
		directory.u8(39)
	];
	const algorithm = hashType === 1 ? "sha1" : hashType === 2 ? "sha256" : null;
	if (algorithm === null || pageShift < 12 || pageShift > 20 || codeLimit > source.size) return null;
	const pageSize = 2 ** pageShift;
	if (pages !== Math.ceil(codeLimit / pageSize) || hashOffset + pages * hashSize > directory.bytes.length) return null;
	const bad = [];
	for (let page = 0; page < pages && bad.length < MAX_NAMED; page++) {
		const offset = page * pageSize;
		const digest = createHash(algorithm).update(source.read(offset, Math.min(pageSize, codeLimit - offset))).digest();
		const at = hashOffset + page * hashSize;
		if (Buffer.compare(digest.subarray(0, hashSize), directory.bytes.subarray(at, at + hashSize)) !== 0) bad.push(offset);
	}
	return {
		pages,
		pageSize,
		bad
	};
}

// src/core/binary/seal-breaker.ts
/**
* What most likely broke a seal, from the evidence that is left in the file.
*
* - A packer leaves its mark.
* - Appended bytes are proved, not guessed: without them the seal holds.
* - A tool that rewrites an ELF file (strip, objcopy) puts the section table behind the contents, where Go's own linker
*   never puts it; `strip` of a package build leaves `.gnu_debuglink`.
* - The page hashes of a code signature name the page that was changed; when all are right, somebody signed anew what was
*   changed before.
* - A file that is laid out as the linker left it, with bytes that are not the linker's, was patched in place.
*
* Where two causes are possible none is named: "something changed it" is true, a wrong name costs the reader an hour.
*/
/** Looks for the cause; asks for one more pass when there are appended bytes. */
function* causeOfBreak(broken) {
	const { image, packed, appended } = broken;
	if (packed !== null) return {
		by: "packer",
		evidence: [`packed with ${packed}`]
	};
	if (appended !== null) {
		const bytes = `${appended.size} bytes stand behind the end at offset ${appended.offset}`;
		if (yield* holdsWithout(broken, appended)) return {
			by: "appended",
			evidence: [`${bytes}; without them the seal holds`]
		};
		const rest = layoutCause(broken);
		return {
			by: rest.by,
			evidence: [bytes, ...rest.evidence]
		};
	}
	if (image.signature?.kind === "codesign") return signedCause(broken, image.signature);
	return layoutCause(broken);
}
function* holdsWithout({ source, want, attempts }, appended) {
	const views = attempts.map(({ view }) => ({
		...view,
		length: appended.offset
	}));
	const { seals } = yield {
		range: {
			offset: 0,
			size: source.size
		},
		patterns: [],
		views
	};
	return seals.includes(want);
}
function signedCause(broken, signature) {
	const pages = checkPages(broken.source, signature);
	if (pages === null) return layoutCause(broken);
	if (pages.bad.length > 0) {
		const where = pages.bad.map((offset) => `0x${offset.toString(16)}`).join(", ");
		return {
			by: "patch",
			evidence: [`the code signature names ${pages.bad.length === 1 ? "a changed page" : "changed pages"} at ${where}`]
		};
	}
	return {
		by: broken.strippedBy === "after-link" ? "strip" : null,
		evidence: [`all ${pages.pages} pages are as signed: the file was changed, and then signed anew`]
	};
}
function layoutCause({ image, stripped, strippedBy }) {
	if (image.format !== "elf") return {
		by: strippedBy === "after-link" ? "strip" : null,
		evidence: []
	};
	const evidence = [];
	if (findSection(image, ".gnu_debuglink") !== void 0) evidence.push("`.gnu_debuglink` names a file of debug information, as a package build leaves it");
	const moved = image.sectionTableAtEnd && image.hostLinked === false;
	if (moved) evidence.push("the section table was written anew behind the contents");
	const foreign = image.hostLinked === false ? foreignSections(image) : [];
	if (foreign.length > 0) evidence.push(`the Go linker writes no ${foreign.map((name) => `section ${quote(name, 40)}`).join(", ")}`);
	if (strippedBy === "after-link") return {
		by: "strip",
		evidence: [...evidence, `${stripped === "symbols" ? "symbols" : "debug info"} missing`]
	};
	if (moved || foreign.length > 0) return {
		by: "objcopy",
		evidence
	};
	if (image.sections.length > 0 && image.hostLinked === false) return {
		by: "patch",
		evidence: [...evidence, "laid out as the Go linker left it, so bytes were changed in place"]
	};
	return {
		by: null,
		evidence
	};
}
/** Names of sections that Go's own linker writes, and beginnings of names; cmd/link/internal/ld: elf.go, data.go, dwarf.go. */
const LINKER_SECTIONS = new Set(".text .rodata .typelink .itablink .gosymtab .gopclntab .data .noptrdata .bss .noptrbss .tbss .tdata .symtab .strtab .shstrtab .interp .hash .dynamic .dynsym .dynstr .got .plt .init_array .fini_array .elfdata".split(" "));
const LINKER_BEGINNINGS = [
	".go.",
	".note.",
	".debug_",
	".zdebug_",
	".data.rel.ro",
	".rel",
	".got.",
	".gnu.",
	".MIPS.",
	".ARM."
];
function foreignSections(image) {
	const isForeign = (name) => name !== "" && !LINKER_SECTIONS.has(name) && !LINKER_BEGINNINGS.some((beginning) => name.startsWith(beginning));
	return image.sections.map(({ name }) => name).filter(isForeign).slice(0, 5);
}

// src/core/binary/stripped-by.ts
/** Formats for which Go's linker never writes DWARF (cmd/link/internal/ld/dwarf.go: dwarfEnabled): none is missing there. */
const WITHOUT_DWARF = /* @__PURE__ */ new Set(["plan9", "wasm"]);
/** What is missing of what the linker writes when nobody asks for less. */
function strippedOf(image) {
	if (!image.symtab) return "symbols";
	return image.dwarf || WITHOUT_DWARF.has(image.format) ? "none" : "debug";
}
/**
* A seal that holds proves that the linker never wrote them. Where it does not hold:
* - flags that asked for it say the linker;
* - of ELF files the place of the section table tells: an internal link puts it before the contents, and a tool that
*   strips writes it anew behind them;
* - else flags that are recorded and did not ask say that something did it afterwards, and with -trimpath, which keeps
*   them out of the record, or flags for other packages alone, nothing is known.
*/
function strippedBy(image, modInfo, seal, stripped) {
	if (stripped === "none") return null;
	if (seal === "intact" || seal === "resigned") return "linker";
	const flags = parseLdflags(settingValue(modInfo, "-ldflags") ?? "", modInfo.path);
	const asked = strippedByFlags(flags ?? []);
	if (stripped === "symbols" ? asked.symbols : asked.debug) return "linker";
	if (image.format === "elf" && image.sections.length > 0 && !image.sectionTableAtEnd) return "linker";
	if (seal !== "broken") return null;
	const recorded = flags !== null && settingValue(modInfo, "-trimpath") !== "true";
	return image.format === "elf" || recorded ? "after-link" : null;
}

// src/core/binary/version-elsewhere.ts
const FIRST_WITH_NUL = 18;
/** Where in a blob its version can begin: behind the header of 32 bytes and its length. */
const BLOB_HEAD_BYTES = 48;
/** What to look for in the file; `version` is `goVersion`, parsed. */
function versionPattern(goVersion, image, version) {
	const ended = image.format !== "wasm" && version !== null && version.minor >= FIRST_WITH_NUL;
	return Buffer.from(ended ? `${goVersion}\0` : goVersion);
}
/**
* Whether one of the hits is neither in the blob, nor in that of a nested program, nor behind the image's end, where an
* appended program has its own.
*/
function standsElsewhere(blob, hits, image, nested) {
	const blobs = [blob, ...nested].map(({ offset }) => offset);
	return hits.some((at) => at < image.end && blobs.every((offset) => at < offset || at > offset + BLOB_HEAD_BYTES));
}

// src/core/binary/inspect-image.ts
/**
* One executable image: a file, or a slice of one.
*
* The headers say where the build ID and the build info are. One pass over the bytes gives both digests and shows every
* other place where a blob, a copy of the module info or the version stands. What came of it is put together in three
* steps that ask for no further pass but where the seal does not hold: how the seal stands, what the file is, what else
* is in it.
*/
/** The facts about one image. Throws GateError for module info that lies about its size. */
function* inspectImage(path, source, image) {
	const seen = yield* look(source, image);
	const outcome = outcomeOf(seen);
	if (outcome.kind === "not-go") return {
		...bareFacts(path, "not-go", outcome.evidence, source.size),
		...headerFacts(image),
		symbols: {
			symtab: image.symtab,
			dwarf: image.dwarf
		},
		sha256: seen.sha256
	};
	const { blob, id, info, goVersion } = seen;
	const { modInfo } = info;
	const sealed = yield* sealFacts(seen);
	const nested = nestedPrograms(source, image, blob, seen.blobHits);
	const table = lineTableOf(source, image, modInfo, goVersion);
	return {
		...bareFacts(path, outcome.kind, [
			...outcome.evidence,
			...info.evidence,
			...table.evidence
		], source.size),
		...headerFacts(image),
		goos: settingValue(modInfo, "GOOS") ?? image.goos,
		goarch: settingValue(modInfo, "GOARCH") ?? image.goarch,
		goVersion,
		mainPackage: modInfo.path === "" ? null : modInfo.path,
		main: modInfo.main,
		settings: redactSettings(modInfo.settings),
		deps: modInfo.deps,
		buildId: id === null ? null : {
			text: id.text,
			...id.parts
		},
		...sealed,
		buildInfo: info.source,
		copies: info.copies,
		hostLinked: image.hostLinked,
		symbols: {
			symtab: image.symtab,
			dwarf: image.dwarf
		},
		packed: seen.packed,
		obfuscated: [...hiddenVersion(goVersion), ...table.obfuscated],
		lineTable: table.lineTable,
		versionElsewhere: versionElsewhere(seen, nested),
		nested,
		appended: seen.appended,
		sha256: seen.sha256
	};
}
function* look(source, opened) {
	const blob = locateBlob(source, opened);
	const versionMark = opened.versionMark ?? (blob === null ? versionOfSymbol(source, opened) : null);
	const image = {
		...opened,
		versionMark
	};
	const id = findBuildId(source, image);
	const goVersion = blob?.goVersion ?? image.versionMark?.text ?? null;
	const version = parseGoVersion(goVersion ?? "");
	const attempts = id?.parts == null ? [] : plainAttempts(source, image, id, version);
	const versionText = goVersion === null ? [] : [versionPattern(goVersion, image, version)];
	const pass = yield {
		range: {
			offset: 0,
			size: source.size
		},
		patterns: [
			MODINFO_START,
			BUILD_INFO_MAGIC,
			...versionText
		],
		views: attempts.map((attempt) => attempt.view)
	};
	const [modInfoHits = [], blobHits = [], versionHits = []] = pass.hits.map(({ offsets }) => offsets);
	return {
		source,
		image,
		blob,
		id,
		goVersion,
		version,
		attempts,
		sha256: pass.sha256,
		seals: pass.seals,
		info: moduleInfo(source, blob, modInfoHits),
		packed: packerOf(source, image),
		appended: appendedData(source, image.end),
		blobHits,
		versionHits
	};
}
/** How the seal stands, who stripped the file, and where the seal is broken who broke it: each leans on the one before. */
function* sealFacts(seen) {
	const { source, image, id, version, info, seals, attempts, appended, packed } = seen;
	const { modInfo } = info;
	const sealed = yield* judgeSeal({
		source,
		image,
		id,
		version,
		modInfo,
		seals
	});
	const stripped = strippedOf(image);
	const by = strippedBy(image, modInfo, sealed.state, stripped);
	const facts = {
		seal: sealed.state,
		stripped,
		strippedBy: by
	};
	if (sealed.state !== "broken" || id?.parts == null) return {
		...facts,
		sealEvidence: sealed.evidence,
		sealBrokenBy: null
	};
	const want = id.parts.content;
	const cause = yield* causeOfBreak({
		source,
		image,
		want,
		attempts,
		appended,
		packed,
		stripped,
		strippedBy: by
	});
	return {
		...facts,
		sealEvidence: [...sealed.evidence, ...cause.evidence],
		sealBrokenBy: cause.by
	};
}
function versionElsewhere({ image, blob, info, versionHits }, nested) {
	if (blob === null) return markElsewhere(image, versionHits);
	if (settingValue(info.modInfo, "-buildmode") === "plugin") return null;
	return standsElsewhere(blob, versionHits, image, nested);
}
function headerFacts(image) {
	const { format, bits, goos, goarch } = image;
	return {
		format,
		bits,
		goos,
		goarch,
		header: {
			goos,
			goarch
		}
	};
}
const NO_BLOB_IN_WASM = "Go writes no build info blob into wasm";
const C_ARCHIVE = "a C archive, with the object that Go linked for a C linker";
function markEvidence({ versionMark }) {
	return versionMark === null ? [] : [`${versionMark.place} names ${quote(versionMark.text, 60)}`];
}
function outcomeOf({ image, blob, id, info, packed, blobHits }) {
	if (blob !== null) {
		const archive = image.format === "archive" ? [C_ARCHIVE] : [];
		const traps = readerTraps(image, blob, blobHits);
		return {
			kind: "go",
			evidence: [
				`build info at offset ${blob.offset}`,
				...traps,
				...archive
			]
		};
	}
	if (info.copies !== "none") return {
		kind: "go",
		evidence: [image.format === "wasm" ? NO_BLOB_IN_WASM : NO_BLOB, ...markEvidence(image)]
	};
	if (packed !== null) return {
		kind: "packed",
		evidence: [`packed with ${packed}`]
	};
	const traces = [
		...id === null ? [] : [`a Go build ID at offset ${id.offset}`],
		...markEvidence(image),
		...[
			".gopclntab",
			".data.rel.ro.gopclntab",
			"__gopclntab"
		].flatMap((name) => findSection(image, name) === void 0 ? [] : [`a section ${name}`])
	];
	if (traces.length > 0) return {
		kind: "go-without-buildinfo",
		evidence: traces
	};
	return {
		kind: "not-go",
		evidence: ["no build info, no module info, no Go build ID, no Go line table"]
	};
}

// src/core/binary/package-archive.ts
/** Facts about a package archive: a compiled package that is not linked yet, no program. */
/** GOARCH values with words of 32 bits; all others have 64. */
const WORDS_OF_32_BITS = /* @__PURE__ */ new Set([
	"386",
	"arm",
	"mips",
	"mipsle"
]);
/** The facts of a package archive; asks for one pass, for the digest. */
function* inspectPackage(path, source, archive) {
	const { sha256 } = yield {
		range: {
			offset: 0,
			size: source.size
		},
		patterns: [],
		views: []
	};
	const { goos, goarch, goVersion, buildId, member, end } = archive;
	const evidence = `a package archive, which is no executable: its member ${quote(member, 40)} was compiled by ${quote(goVersion, 60)} for ${quote(`${goos}/${goarch}`, 40)}`;
	return {
		...bareFacts(path, "go-without-buildinfo", [evidence], source.size),
		format: "archive",
		bits: WORDS_OF_32_BITS.has(goarch) ? 32 : 64,
		goos,
		goarch,
		header: {
			goos,
			goarch
		},
		goVersion,
		buildId: buildId === null ? null : {
			text: buildId,
			...buildIdParts(buildId)
		},
		seal: "not-applicable",
		sealEvidence: ["a package archive: no linker made this file"],
		symbols: {
			symtab: true,
			dwarf: false
		},
		appended: end < source.size ? {
			offset: end,
			size: source.size - end
		} : null,
		sha256
	};
}

// src/core/binary/pass.ts
/** The same, with passes that are run elsewhere. */
async function driveWith(inspection, pass) {
	for (let step = inspection.next();;) {
		if (step.done === true) return step.value;
		step = inspection.next(await pass(step.value));
	}
}

// src/core/binary/inspect.ts
/**
* One file, from its first bytes to a judgement-free list of facts.
*
* The first bytes name the format: a fat file is taken apart, an image is inspected, an archive of a package is read for
* what it says of itself, and of anything else the digest is what is left to say. Nothing here throws for what a file
* holds: a file that is cut is `truncated`, one that lies is `unreadable` with the sentence that says how.
*/
/** The same as an inspection whose passes are run by whoever drives it. */
function* inspection(path, source, options = { digests: false }) {
	if (source.size === 0) return bareFacts(path, "not-go", ["the file is empty"]);
	const inspectOne = (part) => inspectThin(path, part, options);
	const slices = openSlices(source);
	if (slices === null) return yield* inspectOne(source);
	if (slices.kind !== "slices") return yield* unopened(path, source, slices.kind, slices.why);
	return yield* inspectFat(path, source, slices.slices, inspectOne);
}
/** Anything but a fat file. */
function* inspectThin(path, source, options) {
	const opened = openImage(source);
	if (opened.kind === "package") return yield* inspectPackage(path, source, opened.archive);
	if (opened.kind !== "image") return yield* unopened(path, source, opened.kind, opened.why);
	try {
		const facts = yield* inspectImage(path, source, opened.image);
		return options.digests ? {
			...facts,
			digests: digestsOf(source, opened.image)
		} : facts;
	} catch (error) {
		if (!(error instanceof GateError) || error.code === "unreadable") throw error;
		return yield* unopened(path, source, "unreadable", error.message);
	}
}
/** Of a file that is no image, or a lying one, the digest is what is left to say. */
function* unopened(path, source, outcome, why) {
	const { sha256 } = yield {
		range: whole(source),
		patterns: [],
		views: []
	};
	return {
		...bareFacts(path, outcome, [why], source.size),
		sha256
	};
}
const whole = (source) => ({
	offset: 0,
	size: source.size
});

// src/observe/binaries.ts
/** Binary files as facts. */
/** Reads one file. `shown` is the path that the facts name. What cannot be read is an outcome, not an error. */
async function readBinary(ports, file, shown, options) {
	try {
		const source = ports.files.open(file);
		try {
			return await driveWith(inspection(shown, source, options), (plan) => ports.hashing.pass(file, plan));
		} finally {
			source.close();
		}
	} catch (error) {
		return bareFacts(shown, "unreadable", [errorMessage(error)]);
	}
}

export { parseModInfo as a, redactSettings as i, redactArgs as n, redactEnvironment as r, readBinary as t };