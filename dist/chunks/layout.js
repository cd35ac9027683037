import { f as bounded, l as GateError } from "./markup.js";
import { F as indexOf, L as readRange, O as MAX_VERSION_BYTES, P as Fields, p as MAX_MODINFO_BYTES, u as MAX_MAGICS, z as utf8 } from "./limits.js";
import { n as addressToRange, r as findSection } from "./image.js";

// src/core/source/git.ts
/** What git says about the tree that is built. */
/** Untracked and changed files that are kept by name; the number is kept whole. */
const MAX_DIRTY_FILES = 50;
const MAX_STATUS_CHARS = 1 << 26;
/** A commit's parents, from `git cat-file -p HEAD`. A shallow clone names them although it does not have them. */
function parseParents(commit) {
	return [...(commit.split("\n\n", 1)[0] ?? "").matchAll(/^parent ([0-9a-f]{40}|[0-9a-f]{64})$/gm)].map((match) => match[1] ?? "");
}
/**
* The files of `git status --porcelain -z`: entries `XY path`, and for renames and copies a second path behind the
* next NUL. The go command calls a tree modified when this output is not empty (cmd/go/internal/vcs, gitStatus).
*/
function parseStatus(output) {
	bounded(output.length, MAX_STATUS_CHARS, "`git status`, characters");
	const entries = output.split("\0");
	const files = [];
	let count = 0;
	for (let i = 0; i < entries.length; i++) {
		const entry = entries[i] ?? "";
		if (entry.length < 4) continue;
		count += 1;
		if (files.length < 50) files.push(entry.slice(3));
		if (/^(?:[RC].|.[RC])/.test(entry)) i += 1;
	}
	return {
		count,
		files
	};
}
/** A full commit ID, SHA-1 or SHA-256. */
function isCommitId(text) {
	return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
/** A commit ID as people write it. */
function shortCommit(commit) {
	return commit.slice(0, 7);
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
const ALIGNMENT = 16;
const FLAG_BIG_ENDIAN = 1;
const FLAG_INLINE = 2;
const SEARCH_CHUNK = 1 << 20;
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
			if (hit % ALIGNMENT === 0) yield start + hit;
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

// src/core/render/layout.ts
/** Breaks text at spaces into lines of at most `width` columns; a longer word stands alone on its line. */
function wrap(text, width, measure) {
	const lines = [];
	let line = "";
	for (const word of text.split(" ")) {
		const candidate = line === "" ? word : `${line} ${word}`;
		if (line !== "" && measure(candidate) > width) {
			lines.push(line);
			line = word;
		} else line = candidate;
	}
	lines.push(line);
	return lines;
}
/** Fills with spaces up to `width` columns. */
function pad(text, width, measure) {
	return `${text}${" ".repeat(Math.max(0, width - measure(text)))}`;
}
/** A table with two spaces between columns; the last column is not padded. */
function table(rows, measure) {
	const widths = [];
	for (const row of rows) row.forEach((cell, index) => widths[index] = Math.max(widths[index] ?? 0, measure(cell)));
	return rows.map((row) => row.map((cell, index) => index === row.length - 1 ? cell : pad(cell, widths[index] ?? 0, measure)).join("  ").trimEnd());
}

export { MODINFO_START as a, locateBlob as c, parseParents as d, parseStatus as f, MODINFO_END as i, readRodataCopy as l, wrap as n, buildInfoRange as o, shortCommit as p, BUILD_INFO_MAGIC as r, decodeBlob as s, table as t, isCommitId as u };