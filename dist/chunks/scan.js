import { A as indexOf } from "./limits.js";
import { createHash } from "node:crypto";

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

export { sealOf as n, scan as t };