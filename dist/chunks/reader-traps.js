import { c as FormatError, f as bounded, l as GateError } from "./markup.js";
import { n as splitPattern, r as splitQuoted } from "./go-quote.js";
import { B as within, F as indexOf, I as latin1, L as readRange, O as MAX_VERSION_BYTES, P as Fields, g as MAX_NAME_TABLE_BYTES, p as MAX_MODINFO_BYTES, r as MAX_BUILD_ID_BYTES, t as BUILD_ID_SEARCH_BYTES, u as MAX_MAGICS, z as utf8 } from "./limits.js";

// src/core/binary/pe.ts
/**
* PE32 and PE32+ images (Windows), and the relocatable COFF objects that they are linked from.
*
*   IMAGE_DOS_HEADER                 IMAGE_FILE_HEADER (at PE + 4)       IMAGE_SECTION_HEADER
*   0  e_magic "MZ"                  0  Machine              2           0  Name                  8
*   60 e_lfanew    4  -> "PE\0\0"    2  NumberOfSections     2           8  VirtualSize           4
*                                    8  PointerToSymbolTable 4           12 VirtualAddress        4
*   IMAGE_OPTIONAL_HEADER            12 NumberOfSymbols      4           16 SizeOfRawData         4
*   0  Magic 0x10b / 0x20b           16 SizeOfOptionalHeader 2           20 PointerToRawData      4
*   28 ImageBase 4 / 24 ImageBase 8                                      36 Characteristics       4
*   64 CheckSum              4
*   92 / 108 NumberOfRvaAndSizes, then 8 bytes a data directory; the fifth is the certificate table (a file offset)
*
* Source: Microsoft's PE Format specification; cmd/link/internal/ld/pe.go for what Go writes.
*/
const MACHINE = {
	332: "386",
	452: "arm",
	34404: "amd64",
	43620: "arm64"
};
const SCN_INITIALIZED_DATA = 64;
const SCN_UNINITIALIZED_DATA = 128;
const SCN_EXECUTE = 536870912;
const SCN_WRITE = 2147483648;
const FILE_HEADER_BYTES = 20;
const SECTION_BYTES = 40;
const SYMBOL_BYTES = 18;
const CERTIFICATE_TABLE = 4;
/** Whether the bytes start as a DOS executable does, as every PE image does. */
function isMz(head) {
	return head[0] === 77 && head[1] === 90;
}
/** Where a signer writes, from the headers alone. Throws as readPe does. */
function peSigningFields(source) {
	const { optional, optionalOffset } = headers(source);
	return {
		checksum: optionalOffset + 64,
		certificateEntry: optionalOffset + directoryStart(optional) + 32
	};
}
/** Reads the headers of a PE image. Throws FormatError or LimitError for a file that is cut or lies. */
function readPe(source) {
	const { file, optional, optionalOffset } = headers(source);
	const bits = optional.u16(0) === 523 ? 64 : 32;
	const base = bits === 64 ? optional.u64(24) : optional.u32(28);
	const signature = certificates(optional);
	const image = imageOf(source, file, {
		what: "PE",
		tableOffset: optionalOffset + file.u16(16),
		base
	});
	return {
		...image,
		bits,
		signature,
		hostLinked: optional.u8(2) !== 3,
		end: Math.max(image.end, signature === null ? 0 : signature.offset + signature.size)
	};
}
/** What the file header, the section table and the symbol table say, in an image as in an object. */
function imageOf(source, file, { what, tableOffset, base }) {
	const tableBytes = bounded(file.u16(2), 65535, `${what} section count`) * SECTION_BYTES;
	const table = readRange(source, tableOffset, tableBytes, 65535 * SECTION_BYTES, `${what} section headers`);
	const symbols = {
		offset: file.u32(8),
		count: file.u32(12)
	};
	const symbolsEnd = symbols.offset === 0 ? 0 : symbols.offset + symbols.count * SYMBOL_BYTES;
	const strings = stringTable(source, symbolsEnd, symbols.offset !== 0);
	const { sections, segments } = sectionsOf(new Fields(table, true, tableOffset), base, strings);
	const goarch = MACHINE[file.u16(0)] ?? null;
	return {
		format: "pe",
		bits: goarch === "amd64" || goarch === "arm64" ? 64 : 32,
		littleEndian: true,
		goos: "windows",
		goarch,
		sections,
		segments,
		notes: [],
		symtab: symbols.offset !== 0 && symbols.count > 0,
		dwarf: hasDwarf(sections),
		hostId: null,
		signature: null,
		versionMark: null,
		hostLinked: null,
		sectionTableAtEnd: false,
		end: Math.max(tableOffset + tableBytes, symbolsEnd, strings?.end ?? 0, ...sections.filter(({ inFile }) => inFile).map(({ offset, size }) => offset + size))
	};
}
/** Sections, and the same as what the loader maps. Of a relocatable object all addresses are zero. */
function sectionsOf(table, base, strings) {
	const sections = [];
	const segments = [];
	for (let at = 0; at < table.bytes.length; at += SECTION_BYTES) {
		const flags = table.u32(at + 36);
		const virtualSize = table.u32(at + 8);
		const rawSize = table.u32(at + 16);
		const name = longName(table.text(at, 8), strings);
		const inFile = rawSize > 0 && (flags & SCN_UNINITIALIZED_DATA) === 0;
		const range = {
			offset: table.u32(at + 20),
			size: rawSize,
			address: base + table.u32(at + 12)
		};
		const writable = (flags & SCN_WRITE) !== 0;
		sections.push({
			name,
			...range,
			loaded: !name.startsWith(".debug") && !name.startsWith(".zdebug") && name !== ".symtab",
			writable,
			inFile
		});
		segments.push({
			...range,
			size: inFile ? Math.min(rawSize, virtualSize === 0 ? rawSize : virtualSize) : 0,
			memorySize: virtualSize,
			writable: writable && (flags & SCN_INITIALIZED_DATA) !== 0,
			executable: (flags & SCN_EXECUTE) !== 0
		});
	}
	return {
		sections,
		segments
	};
}
/**
* Reads the headers of a relocatable COFF object: the same file header without what stands before it, and no optional
* header. Throws FormatError or LimitError for one that is cut or lies. `null` when the machine is none of Go's: such an
* object has no magic of its own.
*/
function readCoffObject(source) {
	const file = new Fields(readRange(source, 0, FILE_HEADER_BYTES, FILE_HEADER_BYTES, "COFF file header"), true);
	if (MACHINE[file.u16(0)] === void 0) return null;
	return imageOf(source, file, {
		what: "COFF",
		tableOffset: FILE_HEADER_BYTES + file.u16(16),
		base: 0
	});
}
function hasDwarf(sections) {
	return sections.some((section) => section.inFile && /^\.z?debug_info$/.test(section.name));
}
function headers(source) {
	const pe = new Fields(readRange(source, 0, 64, 64, "DOS header"), true).u32(60);
	if (new Fields(readRange(source, pe, 4, 4, "PE signature"), true, pe).u32(0) !== 17744) throw new FormatError(`PE signature: expected "PE\\0\\0" at offset ${pe}`, pe);
	const file = new Fields(readRange(source, pe + 4, 20, 20, "PE file header"), true, pe + 4);
	const optionalOffset = pe + 24;
	const optional = new Fields(readRange(source, optionalOffset, file.u16(16), 65535, "PE optional header"), true, optionalOffset);
	const magic = optional.u16(0);
	if (magic !== 267 && magic !== 523) throw new FormatError(`PE optional header: expected magic 0x10b or 0x20b, got 0x${magic.toString(16)}`, optionalOffset);
	return {
		file,
		optional,
		optionalOffset
	};
}
function directoryStart(optional) {
	return optional.u16(0) === 523 ? 112 : 96;
}
function certificates(optional) {
	const start = directoryStart(optional);
	const entries = optional.u32(start - 4);
	const at = start + 32;
	if (entries <= CERTIFICATE_TABLE || at + 8 > optional.bytes.length) return null;
	const offset = optional.u32(at);
	const size = optional.u32(at + 4);
	return offset === 0 || size === 0 ? null : {
		kind: "authenticode",
		offset,
		size
	};
}
/** The COFF string table behind the symbols: 4 bytes of size (itself included), then NUL-terminated names. */
function stringTable(source, offset, present) {
	if (!present || !within({
		offset,
		size: 4
	}, source.size)) return null;
	const size = new Fields(source.read(offset, 4), true, offset).u32(0);
	if (size < 4 || !within({
		offset,
		size
	}, source.size)) return null;
	return {
		bytes: source.read(offset, Math.min(size, MAX_NAME_TABLE_BYTES)),
		end: offset + size
	};
}
/** A name of more than eight bytes stands as `/123`: an offset into the string table. */
function longName(name, strings) {
	const at = /^\/(\d{1,7})$/.exec(name)?.[1];
	if (at === void 0 || strings === null || Number(at) >= strings.bytes.length) return name;
	const from = strings.bytes.subarray(Number(at), Number(at) + 256);
	const end = from.indexOf(0);
	return latin1(end < 0 ? from : from.subarray(0, end));
}

// src/core/toolchain/version.ts
/** The first Go whose first release has a patch number: go1.21.0. */
const FIRST_WITH_PATCH_ZERO = 21;
/** Parses a version of either spelling; `null` for `unknown` and everything else that names no Go 1.x. */
function parseGoVersion(text) {
	const found = /^(devel\s+)?go1(?:\.(\d{1,4})(?:\.(\d{1,4}))?((?:beta|rc)\d{1,3})?)?(?=$|[^\d.])/.exec(text.trim().slice(0, 4096));
	if (found === null) return null;
	const experiments = /[\s-]X:([\w,]+)/.exec(text)?.[1]?.split(",") ?? [];
	const [before, devel, minor = "0", patch, pre = ""] = found;
	const fromSource = devel !== void 0 || /^-devel(?:$|[_ ])/.test(text.trim().slice(before.length, before.length + 7));
	return {
		minor: Number(minor),
		patch: Number(patch ?? 0),
		pre,
		devel: fromSource,
		language: !fromSource && patch === void 0 && pre === "" && Number(minor) >= FIRST_WITH_PATCH_ZERO,
		experiments
	};
}
/** The version without experiments and vendor's additions: `go1.26.8`. The text itself when it does not parse. */
function plainGoVersion(text) {
	return /^(?:devel\s+)?(go1(?:\.\d+(?:\.\d+)?)?(?:(?:beta|rc)\d+)?)/.exec(text.trim())?.[1] ?? text;
}
/** Negative, zero or positive as `a` is older than, the same as, or newer than `b`. */
function compareGoVersions(a, b) {
	return a.minor - b.minor || rank(a) - rank(b) || a.patch - b.patch;
}
function rank({ language, pre }) {
	if (language) return 0;
	if (pre === "") return 1e6;
	return (pre.startsWith("rc") ? 1e3 : 0) + Number(/\d+/.exec(pre)?.[0] ?? 0);
}
/** Whether a version is Go 1.`minor` or newer. */
function isAtLeast(version, minor) {
	return version.minor >= minor;
}

// src/core/binary/seal.ts
/** Whether the file is what the linker wrote, a later signature aside. */
function sealHolds(seal) {
	return seal === "intact" || seal === "resigned";
}
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
const HEADER_BYTES$1 = 32;
/** codesign pads to 16 before its signature; the Go linker ends its string table there already, so 0 in practice. */
const MAX_SIGNATURE_PADDING = 15;
/** Size of the signature that cmd/internal/codesign writes for `codeSize` bytes: superblob, directory, "a.out", hashes. */
function linkerSignatureSize(codeSize) {
	return 114 + 32 * Math.ceil(codeSize / 4096);
}
function unsignMachO(source, image, signature) {
	if (image.bits !== 64 || !image.littleEndian) return [];
	const head = new Fields(source.read(0, HEADER_BYTES$1), true);
	const commandCount = head.u32(16);
	const commandBytes = head.u32(20);
	const area = new Fields(source.read(HEADER_BYTES$1, commandBytes), true, HEADER_BYTES$1);
	let linkedit = null;
	let command = null;
	for (let i = 0, at = 0; i < commandCount; i++) {
		const kind = area.u32(at);
		const size = area.u32(at + 4);
		if (kind === LC_SEGMENT_64 && area.text(at + 8, 16) === "__LINKEDIT") linkedit = {
			at: HEADER_BYTES$1 + at,
			fileOffset: area.u64(at + 40)
		};
		if (kind === LC_CODE_SIGNATURE) command = {
			at: HEADER_BYTES$1 + at,
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
	if (command.at + command.size === HEADER_BYTES$1 + commandBytes) {
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
	return matches(pattern, path) || pattern.endsWith("/...") && matches(pattern.slice(0, -4), path);
}
/**
* `...` stands for any text. The parts between are taken at the first place that has them: what a later place would
* match, the first one leaves room for. One pass, where the regular expression that Go makes of a pattern could go back
* and forth over a hostile path (Go's own engine cannot, JavaScript's can).
*/
function matches(pattern, path) {
	const [first = "", ...others] = pattern.split("...");
	const last = others.pop();
	if (last === void 0) return path === first;
	if (!path.startsWith(first) || !path.endsWith(last)) return false;
	let at = first.length;
	for (const part of others) {
		const found = path.indexOf(part, at);
		if (found < 0) return false;
		at = found + part.length;
	}
	return at + last.length <= path.length;
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

// src/core/binary/image.ts
const FORMATS = [
	"elf",
	"macho",
	"pe",
	"xcoff",
	"wasm",
	"plan9",
	"archive"
];
/** The section of that name, when it has bytes in the file. */
function findSection(image, ...names) {
	return image.sections.find((section) => section.inFile && section.size > 0 && names.includes(section.name));
}
/** The file offset at which an address is found, and how many bytes follow it in its segment; `null` when unmapped. */
function addressToRange(image, address) {
	for (const segment of image.segments) {
		const delta = address - segment.address;
		if (delta >= 0 && delta < segment.size) return {
			offset: segment.offset + delta,
			size: segment.size - delta
		};
	}
	return null;
}
/** Whether the version that the format names stands in one of `hits` outside of that place; `null` when it names none. */
function markElsewhere({ versionMark }, hits) {
	if (versionMark === null || !versionMark.repeated) return null;
	const { offset, size } = versionMark.range;
	return hits.some((at) => at < offset || at >= offset + size);
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
/** The four parts of a file's build ID, as its facts hold it; `null` for one that has none, or one of another form. */
function partsOf({ buildId }) {
	return buildId !== null && "content" in buildId ? buildId : null;
}
/** Whether two build IDs name the same flags and packages: all parts but the last, which follows from the bytes. */
function haveSameInputs(a, b) {
	return a.action === b.action && a.mainAction === b.mainAction && a.mainContent === b.mainContent;
}
/** Finds the build ID by the headers; `null` when the file has none. */
function findBuildId(source, image) {
	const note = image.notes.find((candidate) => candidate.name === "Go" && candidate.type === NOTE_TYPE);
	if (note !== void 0 && note.payload.size <= 1024 && within(note.payload, source.size)) return idOf(latin1(source.read(note.payload.offset, note.payload.size)).replace(/(?<!\0)\0+$/, ""), note.payload.offset);
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

// src/core/binary/build-info.ts
/**
* The build info blob: what `go version -m` reads.
*
*   0   magic     14   "\xff Go buildinf:", at an address that 16 divides
*   14  ptrSize    1   used up to Go 1.17
*   15  flags      1   bit 0: big endian, bit 1: strings inline (since Go 1.18)
*   16  inline:    from offset 32 on, varint length and bytes of the version, then of the module info
*       pointers:  at 16 the address of a Go string header (data pointer, length) of the version, behind it the same
*                  for the module info
*
* The module info stands between two markers of 16 bytes, in the blob and once more in rodata, where the program's own
* debug.ReadBuildInfo finds it (runtime.modinfo). Whoever edits one copy has to know of the other.
*
* Where the blob is: ELF section .go.buildinfo, Mach-O section __go_buildinfo, else the first writable data. Go looks
* from there for the first aligned magic and believes it; a decoy before the true one is enough to lie to it. Here the
* headers say where to look first, the scan of the whole file says what else there is, and each candidate is decoded.
*
* Source: debug/buildinfo (readRawBuildInfo), cmd/link/internal/ld/data.go (buildinfo), cmd/go/internal/modload/build.go
* (infoStart, infoEnd).
*/
/** Starts a blob. */
const BUILD_INFO_MAGIC = Buffer.from("ÿ Go buildinf:", "latin1");
/** Stands before each copy of the module info. */
const MODINFO_START = Buffer.from("3077af0c9274080241e1c107e6d618e6", "hex");
/** Stands behind each copy of the module info. */
const MODINFO_END = Buffer.from("f932433186182072008242104116d8f2", "hex");
const HEADER_BYTES = 32;
const ALIGNMENT$1 = 16;
const FLAG_BIG_ENDIAN = 1;
const FLAG_INLINE = 2;
/** Go puts the blob first in its part of the file. */
const SEARCH_CHUNK = 65536;
/** Where the headers say that the blob is: a section of its own, or the first writable data. */
function buildInfoRange(image) {
	const section = findSection(image, ".go.buildinfo", "__go_buildinfo");
	if (section !== void 0) return {
		range: section,
		place: section.name
	};
	const segment = image.segments.find((candidate) => candidate.writable && !candidate.executable && candidate.size > 0);
	return segment === void 0 ? null : {
		range: segment,
		place: "the first writable segment"
	};
}
/**
* The first blob that decodes where the headers say that it is. A magic alone is not enough: it may be a decoy, or text
* of the program, and Go gives up at the first that does not decode.
*/
function locateBlob(source, image) {
	const place = buildInfoRange(image);
	for (const offset of place === null ? [] : blobCandidates(source, place.range)) {
		const blob = decodeBlob(source, image, offset);
		if (blob !== null) return blob;
	}
	return null;
}
/** File offsets of the magics in the range whose distance from the range's start 16 divides. */
function* blobCandidates(source, range) {
	const end = Math.min(range.offset + range.size, source.size);
	let magics = 0;
	for (let start = range.offset; start < end; start += SEARCH_CHUNK) {
		const chunk = source.read(start, Math.min(SEARCH_CHUNK, end - start));
		for (let hit = indexOf(chunk, BUILD_INFO_MAGIC); hit >= 0; hit = indexOf(chunk, BUILD_INFO_MAGIC, hit + 1)) {
			if (++magics > 4096) return;
			if (hit % ALIGNMENT$1 === 0) yield start + hit;
		}
	}
}
/** Decodes the blob at a file offset; `null` when what stands there is no blob. */
function decodeBlob(source, image, offset) {
	try {
		const header = new Fields(readRange(source, offset, HEADER_BYTES, HEADER_BYTES, "build info header"), true, offset);
		if (indexOf(header.bytes, BUILD_INFO_MAGIC) !== 0) return null;
		const flags = header.u8(15);
		const strings = (flags & FLAG_INLINE) !== 0 ? inlineStrings(source, offset + HEADER_BYTES) : pointedStrings(source, image, offset, header.u8(14), (flags & FLAG_BIG_ENDIAN) === 0);
		if (strings === null || strings.version.size === 0) return null;
		const goVersion = utf8(readRange(source, strings.version.offset, strings.version.size, MAX_VERSION_BYTES, "Go version"));
		const text = unframe(readRange(source, strings.modInfo.offset, strings.modInfo.size, MAX_MODINFO_BYTES, "module info"));
		return {
			offset,
			inline: (flags & FLAG_INLINE) !== 0,
			goVersion,
			modInfo: text ?? "",
			modInfoOffset: text === null ? null : strings.modInfo.offset + MODINFO_START.length
		};
	} catch (error) {
		if (error instanceof GateError && (error.code === "format" || error.code === "limit")) return null;
		throw error;
	}
}
/** Takes the markers off. Go only checks the length and the newline before the end marker; so does this. */
function unframe(framed) {
	if (framed.length < 33 || framed[framed.length - 17] !== 10) return null;
	return utf8(framed.subarray(16, framed.length - 16));
}
/**
* The text of the copy in rodata whose start marker stands at `offset`; `null` when no end marker follows before `end`,
* where the next copy starts. Without that end, 64 start markers and no end marker make this read a gigabyte.
*/
function readRodataCopy(source, offset, end = source.size) {
	const start = offset + MODINFO_START.length;
	const limit = Math.min(end - start, MAX_MODINFO_BYTES);
	for (let length = 16384;; length *= 4) {
		const piece = source.read(start, Math.min(length, limit));
		const found = indexOf(piece, MODINFO_END);
		if (found >= 0) return utf8(piece.subarray(0, found));
		if (length >= limit) return null;
	}
}
function inlineStrings(source, at) {
	const version = varintString(source, at, MAX_VERSION_BYTES, "Go version");
	return {
		version,
		modInfo: varintString(source, version.offset + version.size, MAX_MODINFO_BYTES, "module info")
	};
}
/** A varint (at most 10 bytes, low seven bits first) and that many bytes. */
function varintString(source, at, bound, what) {
	let length = 0;
	for (let i = 0; i < 10; i++) {
		const byte = readRange(source, at + i, 1, 1, `length of the ${what}`)[0] ?? 0;
		length += (byte & 127) * 2 ** (7 * i);
		if (byte < 128) {
			bounded(length, Math.min(bound, source.size), `${what}, bytes`);
			return {
				offset: at + i + 1,
				size: length
			};
		}
	}
	return {
		offset: at,
		size: bounded(Number.MAX_SAFE_INTEGER, bound, `${what}, bytes`)
	};
}
function pointedStrings(source, image, offset, pointerSize, littleEndian) {
	if (pointerSize !== 4 && pointerSize !== 8) return null;
	const bits = pointerSize === 8 ? 64 : 32;
	const header = new Fields(readRange(source, offset, HEADER_BYTES, HEADER_BYTES, "build info header"), littleEndian, offset);
	const read = (address) => {
		const at = addressToRange(image, address);
		if (at === null || at.size < 2 * pointerSize) return {
			offset: 0,
			size: 0
		};
		const fields = new Fields(source.read(at.offset, 2 * pointerSize), littleEndian, at.offset);
		const data = addressToRange(image, fields.word(0, bits));
		const size = fields.word(pointerSize, bits);
		return data === null || size > data.size ? {
			offset: 0,
			size: 0
		} : {
			offset: data.offset,
			size
		};
	};
	return {
		version: read(header.word(16, bits)),
		modInfo: read(header.word(16 + pointerSize, bits))
	};
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

export { isAtLeast as A, perPackageList as C, uncoveredRanges as D, sealHolds as E, readPe as F, plainGoVersion as M, isMz as N, unsignedAttempts as O, readCoffObject as P, parseLinkFlags as S, plainAttempts as T, addressToRange as _, NO_SECTION_HEADERS as a, parseFlags as b, MODINFO_START as c, readRodataCopy as d, buildIdParts as f, FORMATS as g, partsOf as h, NO_BUILD_INFO_SECTION as i, parseGoVersion as j, compareGoVersions as k, decodeBlob as l, haveSameInputs as m, MISALIGNED_MAGIC as n, readerTraps as o, findBuildId as p, NO_BLOB as r, BUILD_INFO_MAGIC as s, FAR_BUILD_INFO as t, locateBlob as u, findSection as v, strippedByFlags as w, parseLdflags as x, markElsewhere as y };