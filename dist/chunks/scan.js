import { c as FormatError, d as TruncatedError, f as bounded } from "./markup.js";
import { createHash } from "node:crypto";

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
/** Sections that get a digest of their own. Real files: below 60. */
const MAX_DIGESTED_SECTIONS = 1024;

// src/core/binary/scan.ts
/**
* The one pass over a file: its sha256, its seal, and where the patterns of a Go binary stand.
*
* The file goes by in chunks through one buffer, so that memory stays flat whatever its size. Patterns that cross a
* border are found because the end of each chunk is looked at again together with the start of the next one; the seal
* needs the same, since a copy of the build ID that crosses a border must be zeroed too.
*/
/** Large enough that the overhead of a call vanishes, small enough to stay in the processor's cache. */
const CHUNK_BYTES = 1 << 20;
/** Reads the file once. `patterns` and the IDs of `views` are plain bytes, at most a few hundred each. */
function scan(source, patterns, views) {
	const whole = createHash("sha256");
	const finders = patterns.map((pattern) => new Finder(pattern));
	const sealers = views.map((view) => new Sealer(view));
	forEachChunk(source, (chunk, offset) => {
		whole.update(chunk);
		for (const finder of finders) finder.update(chunk, offset);
		for (const sealer of sealers) sealer.update(chunk, offset);
	});
	return {
		sha256: whole.digest("hex"),
		seals: sealers.map((sealer) => sealer.end()),
		hits: finders.map((finder) => ({ offsets: finder.offsets }))
	};
}
/** The seal of one view alone: the half of a scan that another thread can do. */
function sealOf(source, view) {
	const sealer = new Sealer(view);
	forEachChunk(source, (chunk, offset) => sealer.update(chunk, offset));
	return sealer.end();
}
function forEachChunk(source, take) {
	const buffer = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, source.size));
	for (let offset = 0; offset < source.size; offset += CHUNK_BYTES) take(source.read(offset, Math.min(CHUNK_BYTES, source.size - offset), buffer), offset);
}
/** Finds one pattern while the file goes by. */
var Finder = class {
	offsets = [];
	#pattern;
	#tail = /* @__PURE__ */ new Uint8Array(0);
	constructor(pattern) {
		this.#pattern = pattern;
	}
	update(chunk, offset) {
		const overlap = this.#pattern.length - 1;
		if (this.#tail.length > 0) this.#find(Buffer.concat([this.#tail, chunk.subarray(0, overlap)]), offset - this.#tail.length);
		this.#find(chunk, offset);
		this.#tail = keepEnd(this.#tail, chunk, overlap);
	}
	#find(bytes, offset) {
		for (let at = -1; this.offsets.length < 64;) {
			at = indexOf(bytes, this.#pattern, at + 1);
			if (at < 0) return;
			this.offsets.push(offset + at);
		}
	}
};
/** A copy of the last `length` bytes of what came before and of this chunk: the chunk's own buffer is used again. */
function keepEnd(before, chunk, length) {
	if (chunk.length >= length) return Buffer.from(chunk.subarray(chunk.length - length));
	const joined = Buffer.concat([before, chunk]);
	return Buffer.from(joined.subarray(Math.max(0, joined.length - length)));
}
/**
* Hashes one view while the file goes by. The last bytes of a chunk, which may start a copy of the ID, are held back. A
* chunk is copied only where it has to be changed; most are hashed as they were read.
*/
var Sealer = class {
	#view;
	#hash = createHash("sha256");
	#held = /* @__PURE__ */ new Uint8Array(0);
	constructor(view) {
		this.#view = view;
	}
	update(chunk, offset) {
		const length = Math.min(chunk.length, this.#view.length - offset);
		if (length <= 0) return;
		const bytes = this.#changed(chunk.subarray(0, length), offset);
		const reach = Math.max(0, this.#view.id.length - 1);
		if (this.#held.length > 0) {
			const border = Buffer.concat([this.#held, bytes.subarray(0, reach)]);
			if (zeroCopies(border, this.#view.id)) {
				this.#held = border.subarray(0, this.#held.length);
				const start = border.subarray(this.#held.length);
				this.#take(Buffer.concat([start, bytes.subarray(start.length)]), reach);
				return;
			}
		}
		this.#take(bytes, reach);
	}
	end() {
		this.#hash.update(this.#held);
		if (this.#view.padding > 0) this.#hash.update(new Uint8Array(this.#view.padding));
		return this.#hash.digest().subarray(0, 15).toString("base64url");
	}
	/** Zeroes whole copies of the ID, hashes all but the last `reach` bytes. */
	#take(bytes, reach) {
		const { id } = this.#view;
		const clean = id.length > 0 && indexOf(bytes, id) >= 0 ? Buffer.from(bytes) : bytes;
		if (clean !== bytes) zeroCopies(clean, id);
		const all = clean.length >= reach ? clean : Buffer.concat([this.#held, clean]);
		if (all === clean) this.#hash.update(this.#held);
		const cut = Math.max(0, all.length - reach);
		this.#hash.update(all.subarray(0, cut));
		this.#held = Buffer.from(all.subarray(cut));
	}
	/** The bytes with the view's patches and zeroes, copied if there are any here. */
	#changed(bytes, offset) {
		const { patches, zero } = this.#view;
		const touches = (start, size) => start < offset + bytes.length && start + size > offset;
		if (!zero.some((range) => touches(range.offset, range.size)) && !patches.some((patch) => touches(patch.offset, patch.bytes.length))) return bytes;
		const copy = Buffer.from(bytes);
		for (const patch of patches) overlay(copy, offset, patch.offset, patch.bytes);
		for (const range of zero) {
			const from = Math.max(0, range.offset - offset);
			const to = Math.min(copy.length, range.offset + range.size - offset);
			if (from < to) copy.fill(0, from, to);
		}
		return copy;
	}
};
/** Zeroes every copy of the ID in the bytes, in place; whether there was one. */
function zeroCopies(bytes, id) {
	if (id.length === 0) return false;
	let found = false;
	for (let at = indexOf(bytes, id); at >= 0; at = indexOf(bytes, id, at + id.length)) {
		bytes.fill(0, at, at + id.length);
		found = true;
	}
	return found;
}
function overlay(bytes, start, offset, patch) {
	for (let i = 0; i < patch.length; i++) {
		const at = offset + i - start;
		if (at >= 0 && at < bytes.length) bytes[at] = patch[i] ?? 0;
	}
}

export { indexOf as C, utf8 as D, subSource as E, within as O, Fields as S, readRange as T, MAX_SEGMENTS as _, MAX_DIGESTED_SECTIONS as a, MAX_WASM_IMPORT_BYTES as b, MAX_MEMBERS as c, MAX_MODINFO_LINES as d, MAX_NAME_TABLE_BYTES as f, MAX_SECTIONS as g, MAX_PRODUCERS_BYTES as h, MAX_BUILD_ID_BYTES as i, MAX_MEMBERS_LOOKED_AT as l, MAX_OBJECT_HEADER_BYTES as m, sealOf as n, MAX_LOAD_COMMAND_BYTES as o, MAX_NOTE_BYTES as p, BUILD_ID_SEARCH_BYTES as r, MAX_MAGICS as s, scan as t, MAX_MODINFO_BYTES as u, MAX_SYMBOLS_LOOKED_AT as v, latin1 as w, MAX_WASM_SECTIONS as x, MAX_VERSION_BYTES as y };