import { c as FormatError, d as TruncatedError, f as bounded } from "./markup.js";

// src/core/binary/bytes.ts
/**
* Bytes that are read where they are asked for, and never beyond the file's end.
*
* A source hands out copies or views of any range; a reader takes fields out of one such range. Reading is
* synchronous: headers are a few dozen small reads, and a promise for each costs more than the read itself. The one
* long pass over a file (digests, patterns) goes by large chunks, see scan.ts.
*/
/** A part of a source as a source of its own: a slice of a fat file, a file in an archive. */
function subSource(source, range) {
	return {
		size: range.size,
		read: (offset, length, into) => source.read(range.offset + offset, length, into)
	};
}
/** Whether a range lies within the first `size` bytes. */
function within(range, size) {
	return range.offset >= 0 && range.size >= 0 && range.offset <= size && range.size <= size - range.offset;
}
/**
* `length` bytes at `offset`, both from the file and so both distrusted: `length` is held against `bound`, the range
* against the file's size. `what` names the structure in the error.
*/
function readRange(source, offset, length, bound, what) {
	bounded(length, bound, `${what}, bytes`);
	if (!within({
		offset,
		size: length
	}, source.size)) {
		const message = `${what}: expected ${length} bytes at offset ${offset}, the file ends at ${source.size}`;
		throw new TruncatedError(message, offset);
	}
	return source.read(offset, length);
}
/** Fields of one structure in either byte order. Offsets are relative to the structure's start. */
var Fields = class {
	bytes;
	littleEndian;
	#view;
	#base;
	/** `base` is the structure's file offset, for error messages. */
	constructor(bytes, littleEndian, base = 0) {
		this.bytes = bytes;
		this.littleEndian = littleEndian;
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		this.#base = base;
	}
	u8(at) {
		return this.#view.getUint8(this.#check(at, 1));
	}
	u16(at) {
		return this.#view.getUint16(this.#check(at, 2), this.littleEndian);
	}
	u32(at) {
		return this.#view.getUint32(this.#check(at, 4), this.littleEndian);
	}
	/**
	* A 64-bit field as a number. Above 2^53 the number is rounded: such an offset or length passes no bound, and such
	* an address is only ever compared.
	*/
	u64(at) {
		return Number(this.#view.getBigUint64(this.#check(at, 8), this.littleEndian));
	}
	/** A pointer-sized field. */
	word(at, bits) {
		return bits === 64 ? this.u64(at) : this.u32(at);
	}
	/** Text up to the first NUL, at most `max` bytes, as Latin-1 (names of sections are bytes, not UTF-8). */
	text(at, max) {
		const limit = Math.min(at + max, this.bytes.length);
		const end = this.bytes.subarray(at, limit).indexOf(0);
		return latin1(this.bytes.subarray(at, end < 0 ? limit : at + end));
	}
	#check(at, size) {
		if (at < 0 || at + size > this.bytes.length) throw new FormatError(`expected a field of ${size} bytes at offset ${this.#base + at}, the structure ends at ${this.#base + this.bytes.length}`, this.#base + at);
		return at;
	}
};
/** Bytes as text, one character a byte. */
function latin1(bytes) {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
/** Bytes as text; what is no UTF-8 becomes U+FFFD, as in Go when it prints. */
function utf8(bytes) {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}
/** Where `pattern` stands in `bytes` at or after `from`, or -1. */
function indexOf(bytes, pattern, from = 0) {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(pattern, from);
}

// src/core/binary/limits.ts
/**
* The bounds of the binary reader: every length, count and offset that a file names is held against one of these and
* against the file's own size. Each is far above what real files need (facts measured on 303 Go binaries are named)
* and small enough that a hostile file of a few hundred bytes cannot ask for memory or time.
*/
/** ELF's e_shnum is 16 bits; more sections are possible through section 0, no Go linker writes them. */
const MAX_SECTIONS = 65535;
/** Program headers, Mach-O load commands. Real files: below 60. */
const MAX_SEGMENTS = 4096;
/** Bytes of all load commands of a Mach-O file. Real files: below 16 KiB. */
const MAX_LOAD_COMMAND_BYTES = 1 << 20;
/** Bytes of a section name table that are read. Real files: below 64 KiB. */
const MAX_NAME_TABLE_BYTES = 1 << 22;
/**
* Bytes of all note segments and sections that are searched for notes, counted as often as they are named: 65,535 of
* them may lie over the same bytes. Real files: below 1 KiB.
*/
const MAX_NOTE_BYTES = 65536;
/** The version string of the build info. Real files: 8 to 90 bytes. */
const MAX_VERSION_BYTES = 4096;
/** The module info of the build info. Real files: below 120 KiB. */
const MAX_MODINFO_BYTES = 1 << 24;
/** Magics that are looked at where a blob should be, aligned or not; only the aligned ones are decoded. Real files: 1. */
const MAX_MAGICS = 4096;
/** Modules and settings in one module info. Real files: below 2,000. */
const MAX_MODINFO_LINES = 1e5;
/** A path, version or sum in module info, in characters. Real files: below 200. The record's schema holds the same. */
const MAX_MODINFO_TEXT = 4096;
/** The key of a build setting, in characters. Real files: below 40. */
const MAX_SETTING_KEY = 1024;
/** The value of a build setting, in characters. Real files: below 10,000, -ldflags of many -X. */
const MAX_SETTING_VALUE = 1 << 20;
/** Build settings of one program. Real files: below 30. */
const MAX_SETTINGS = 2e3;
/** A Go build ID; the four-part form has 83 bytes, `-buildid=` may set any text. */
const MAX_BUILD_ID_BYTES = 1024;
/** How far into a file `cmd/internal/buildid` looks for a build ID that is not in a note (its readSize). */
const BUILD_ID_SEARCH_BYTES = 32768;
/** Symbols of a Mach-O symbol table that are looked at before it is taken for granted that some are defined. */
const MAX_SYMBOLS_LOOKED_AT = 65536;
/** Sections of a wasm module. Go's: 13; compilers that write DWARF: below 40. */
const MAX_WASM_SECTIONS = 1024;
/** The `producers` section of a wasm module. Go's: below 100 bytes. */
const MAX_PRODUCERS_BYTES = 65536;
/** Bytes of a wasm module's imports that are searched for its system. Go's: below 2 KiB, the system's among the first. */
const MAX_WASM_IMPORT_BYTES = 65536;
/** Members of an archive. Real files: below 10,000 (the C libraries of large projects). */
const MAX_MEMBERS = 65536;
/** Members of an archive whose headers are read in search of the object that Go linked. Go puts it first. */
const MAX_MEMBERS_LOOKED_AT = 1024;
/** How far into a member of a package archive its header lines are looked for. Go's: below 1 KiB. */
const MAX_OBJECT_HEADER_BYTES = 4096;
/** Bytes of an ELF symbol table, and of the names in it, that are read. Real files: 4 MiB in a program of 60 MB. */
const MAX_SYMBOL_TABLE_BYTES = 1 << 24;
/** Sections that get a digest of their own. Real files: below 60. */
const MAX_DIGESTED_SECTIONS = 1024;
/** What `go version -m` may print about one file: JSON writes a byte of the module info as six at most. */
const MAX_VERSION_M_BYTES = 6 * MAX_MODINFO_BYTES;
/** Bytes of loaded parts that are searched for a line table that no section name tells. Real files: below 64 MiB. */
const MAX_LINE_TABLE_SEARCH_BYTES = 1 << 28;
/** Bytes of all function names of a line table. Real files: below 16 MiB. */
const MAX_FUNCTION_NAME_BYTES = 1 << 26;
/** Bytes of all file names of a line table. Real files: below 2 MiB. */
const MAX_FILE_NAME_BYTES = 1 << 24;
/** Functions or files that the header of a line table names. Real files: below 400,000. */
const MAX_LINE_TABLE_ENTRIES = 1 << 24;
const MIN_NAMES = 4096;
/** What is looked at of one name. The longest real ones, with type arguments, have more; their package stands in front. */
const MAX_SYMBOL_BYTES = 1024;
/**
* Packages, and folders of source files, that are kept: one for so many bytes of the file, and MIN_PACKAGES in any case.
* Real files have one for 40,000 bytes and more.
*/
const BYTES_PER_PACKAGE = 8192;
const MIN_PACKAGES = 1024;

export { MAX_WASM_IMPORT_BYTES as A, within as B, MAX_SETTING_KEY as C, MAX_SYMBOL_TABLE_BYTES as D, MAX_SYMBOL_BYTES as E, indexOf as F, latin1 as I, readRange as L, MIN_NAMES as M, MIN_PACKAGES as N, MAX_VERSION_BYTES as O, Fields as P, subSource as R, MAX_SETTINGS as S, MAX_SYMBOLS_LOOKED_AT as T, MAX_NOTE_BYTES as _, MAX_FILE_NAME_BYTES as a, MAX_SECTIONS as b, MAX_LINE_TABLE_SEARCH_BYTES as c, MAX_MEMBERS as d, MAX_MEMBERS_LOOKED_AT as f, MAX_NAME_TABLE_BYTES as g, MAX_MODINFO_TEXT as h, MAX_DIGESTED_SECTIONS as i, MAX_WASM_SECTIONS as j, MAX_VERSION_M_BYTES as k, MAX_LOAD_COMMAND_BYTES as l, MAX_MODINFO_LINES as m, BYTES_PER_PACKAGE as n, MAX_FUNCTION_NAME_BYTES as o, MAX_MODINFO_BYTES as p, MAX_BUILD_ID_BYTES as r, MAX_LINE_TABLE_ENTRIES as s, BUILD_ID_SEARCH_BYTES as t, MAX_MAGICS as u, MAX_OBJECT_HEADER_BYTES as v, MAX_SETTING_VALUE as w, MAX_SEGMENTS as x, MAX_PRODUCERS_BYTES as y, utf8 as z };