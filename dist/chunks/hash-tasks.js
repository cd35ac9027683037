import { F as indexOf, I as latin1, R as subSource } from "./limits.js";
import { m as errorMessage, u as LimitError } from "./markup.js";
import { t as systemFiles } from "./files.js";
import { join, sep } from "node:path";
import { createHash, hash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readSync, readdirSync, statSync } from "node:fs";

// src/core/binary/scan.ts
/**
* The one pass over a file: its sha256, its seal, and where the patterns of a Go binary stand.
*
* The file goes by in chunks through one buffer, so that memory stays flat whatever its size. Patterns that cross a
* border are found because the end of each chunk is looked at again together with the start of the next one; the seal
* needs the same, since a copy of the build ID that crosses a border must be zeroed too.
*/
/** Large enough that the overhead of a call vanishes, small enough to stay in the processor's cache. */
const CHUNK_BYTES$1 = 1 << 18;
/** What goes by between two pauses: a few milliseconds. */
const PAUSE_BYTES = 1 << 22;
/** Reads the file once. `patterns` and the IDs of `views` are plain bytes, at most a few hundred each. */
function scan(source, patterns, views) {
	return run(scanning(source, patterns, views));
}
/** The same with a pause every few milliseconds, for a thread that has more to do. */
function* scanning(source, patterns, views) {
	const whole = createHash("sha256");
	const finders = patterns.map((pattern) => new Finder(pattern));
	const sealers = views.map((view) => new Sealer(view));
	yield* forEachChunk(source, (chunk, offset) => {
		whole.update(chunk);
		if (finders.length > 0) sample(chunk);
		for (const finder of finders) finder.update(chunk, offset);
		for (const sealer of sealers) sealer.update(chunk, offset);
	});
	return {
		sha256: whole.digest("hex"),
		seals: sealers.map((sealer) => sealer.end()),
		hits: finders.map((finder) => ({ offsets: finder.offsets }))
	};
}
/** The seal of one view alone: the half of a scan that another thread can do. Pauses as `scanning` does. */
function* sealing(source, view) {
	const sealer = new Sealer(view);
	yield* forEachChunk(source, (chunk, offset) => sealer.update(chunk, offset));
	return sealer.end();
}
/** Without pauses. */
function run(steps) {
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
	}
}
/** One for all passes of a thread: a folder of files would leave one each behind. Between two chunks nothing is in it. */
let buffer = /* @__PURE__ */ new Uint8Array(0);
function* forEachChunk(source, take) {
	if (buffer.length === 0) buffer = new Uint8Array(CHUNK_BYTES$1);
	for (let offset = 0; offset < source.size; offset += CHUNK_BYTES$1) {
		if (offset > 0 && offset % PAUSE_BYTES === 0) yield;
		take(source.read(offset, Math.min(CHUNK_BYTES$1, source.size - offset), buffer), offset);
	}
}
/**
* Finds one pattern while the file goes by.
*
* What it searches for is not the pattern but an anchor, four bytes of it that begin with the one that is rarest here.
* For short patterns Node.js (StringSearch in its source) asks memchr for the first byte, at more than ten gigabytes a
* second; for those of eight bytes and more it goes over to tables that skip, at a fifth of that.
*/
var Finder = class {
	offsets = [];
	#pattern;
	#tail = /* @__PURE__ */ new Uint8Array(0);
	constructor(pattern) {
		this.#pattern = pattern;
	}
	update(chunk, offset) {
		const overlap = this.#pattern.length - 1;
		if (this.#tail.length > 0) this.#find(Buffer.concat([this.#tail, chunk.subarray(0, overlap)]), offset - this.#tail.length, 0);
		this.#find(chunk, offset, rarest(this.#pattern));
		this.#tail = keepEnd(this.#tail, chunk, overlap);
	}
	/** `first` is where in the pattern the anchor begins. */
	#find(bytes, offset, first) {
		const pattern = this.#pattern;
		let start = first;
		let anchor = pattern.subarray(start, start + ANCHOR_BYTES);
		let missed = 0;
		for (let at = start - 1; this.offsets.length < 64;) {
			at = indexOf(bytes, anchor, at + 1);
			if (at < 0) return;
			if (standsAt(bytes, pattern, at - start)) this.offsets.push(offset + at - start);
			else missed += 1;
			if (missed === MAX_MISSED) {
				at -= start;
				[start, anchor] = [0, pattern];
			}
		}
	}
};
const ANCHOR_BYTES = 4;
/** Anchors of one chunk that are not the pattern's. Real files: below 10. */
const MAX_MISSED = 1e3;
/** Bytes of a chunk that are counted to see which are rare. */
const SAMPLES = 1024;
/** How often each byte stands in the sample of this chunk. */
const counts = /* @__PURE__ */ new Uint32Array(256);
function sample(chunk) {
	counts.fill(0);
	const step = Math.max(1, Math.floor(chunk.length / SAMPLES));
	for (let at = 0; at < chunk.length; at += step) {
		const byte = chunk[at] ?? 0;
		counts[byte] = (counts[byte] ?? 0) + 1;
	}
}
/** Where in the pattern an anchor begins: at the byte that the sample has least often. */
function rarest(pattern) {
	let best = 0;
	for (let at = 1; at <= pattern.length - ANCHOR_BYTES; at++) if ((counts[pattern[at] ?? 0] ?? 0) < (counts[pattern[best] ?? 0] ?? 0)) best = at;
	return best;
}
function standsAt(bytes, pattern, at) {
	return at + pattern.length <= bytes.length && indexOf(bytes.subarray(at, at + pattern.length), pattern) === 0;
}
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
		const dirty = id.length > 0 && indexOf(bytes, id) >= 0;
		const clean = dirty ? ownCopy(bytes) : bytes;
		if (dirty) zeroCopies(clean, id);
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
		const copy = ownCopy(bytes);
		for (const patch of patches) overlay(copy, offset, patch.offset, patch.bytes);
		for (const range of zero) {
			const from = Math.max(0, range.offset - offset);
			const to = Math.min(copy.length, range.offset + range.size - offset);
			if (from < to) copy.fill(0, from, to);
		}
		return copy;
	}
};
/** One for all passes of a thread, like the buffer that is read into: chunks that have to be changed are copied here. */
let scratch = /* @__PURE__ */ new Uint8Array(0);
function ownCopy(bytes) {
	if (bytes.buffer === scratch.buffer) return bytes;
	if (scratch.length < bytes.length) scratch = new Uint8Array(Math.max(bytes.length, CHUNK_BYTES$1));
	scratch.set(bytes);
	return scratch.subarray(0, bytes.length);
}
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

// src/core/cache/archive-id.ts
/**
* The build ID of a package archive, as it stands in the build cache.
*
*   !<arch>\n
*   __.PKGDEF       0           0     0     644     1234      `\n      (60 bytes, ar(1) header)
*   go object linux amd64 go1.26.8 GOAMD64=v1 ...\n
*   build id "ACTION/CONTENT"\n
*
* Source: cmd/internal/buildid/buildid.go (ReadFile), which reads the same lines.
*/
/** Bytes from the start of an archive within which the ID stands. */
const ARCHIVE_HEAD_BYTES = 1024;
/** How cmd/go names the objects that cgo's C compiler makes (cmd/go/internal/work/exec.go, cgo); an assembler's keep the name of their source. */
const C_OBJECT = /^_x\d{3,6}\.o$/;
/** Whether one of an archive's members is what a C compiler made. */
function hasCCode(members) {
	return members.some(({ name }) => C_OBJECT.test(name));
}
/** The ID in the first bytes of an archive, `null` when they are none (or it has another form). */
function parseArchiveId(head) {
	const text = latin1(head.subarray(0, ARCHIVE_HEAD_BYTES));
	const found = /^!<arch>\n__\.PKGDEF {7}.{42}`\ngo object [^\n]*\nbuild id "([\w-]{20})\/([\w-]{20})"\n/.exec(text);
	return found === null ? null : {
		actionId: found[1] ?? "",
		contentId: found[2] ?? ""
	};
}

// src/core/cache/data-file.ts
/** How every package archive begins, whatever its build ID: the go command looks no further to tell it from a program. */
const ARCHIVE_START = /^!<arch>\n__\.PKGDEF/;
/** Reads an output once. Throws what the source throws. */
function readDataFile(source) {
	const head = source.read(0, Math.min(ARCHIVE_HEAD_BYTES, source.size));
	if (!ARCHIVE_START.test(latin1(head.subarray(0, 32)))) return {
		size: source.size,
		sha256: scan(source, [], []).sha256,
		archive: null
	};
	const id = parseArchiveId(head);
	const text = id === null ? null : Buffer.from(`${id.actionId}/${id.contentId}`, "latin1");
	const views = text === null ? [] : [{
		length: source.size,
		padding: 0,
		zero: [],
		patches: [],
		id: text
	}];
	const { sha256, seals } = scan(source, [], views);
	return {
		size: source.size,
		sha256,
		archive: {
			id,
			sealed: id === null ? null : seals[0] === id.contentId
		}
	};
}

// src/ports/trees.ts
/**
* Trees of many files: what is there, and the sha256 of each. Synchronous, because eleven thousand promises cost more than
* the reading; threads call it (hash-tasks.ts), so that nobody waits meanwhile.
*
* A tree that is to be proved may be one that somebody prepared. Whatever is no readable regular file (a broken link, a
* FIFO, a file without permission) is listed with a digest that no file has, so that it counts as different and neither
* hides anything nor stops the walk.
*/
/** A GOROOT has 15,000 files, with its module cache inside perhaps ten times as many. */
const MAX_FILES = 2e5;
/** The deepest folder of a GOROOT is 12 below its root; links may make circles. */
const MAX_DEPTH = 40;
/** No file has it, and nothing that is compared with it is equal. */
const NO_DIGEST = "0".repeat(64);
const CHUNK_BYTES = 1 << 20;
/** Lists the files below `root`; `skip` are names of folders there that are passed over. Throws LimitError. */
function walkTree(root, skip) {
	const paths = [];
	const sizes = [];
	const stamp = createHash("sha256");
	let newest = 0;
	const visit = (folder, prefix, depth) => {
		if (depth > MAX_DEPTH) throw new LimitError("a tree of files, folders in each other", depth, MAX_DEPTH);
		let lines = "";
		for (const entry of readdirSync(folder, { withFileTypes: true })) {
			const path = `${prefix}${entry.name}`;
			if (depth === 0 && skip.includes(entry.name)) continue;
			const file = `${folder}${sep}${entry.name}`;
			const stats = entry.isDirectory() ? null : statsOf(file);
			if (stats === null || stats?.isDirectory() === true) {
				stamp.update(lines);
				lines = "";
				visit(file, `${path}/`, depth + 1);
				continue;
			}
			paths.push(path);
			sizes.push(stats?.size ?? 0);
			if (paths.length > MAX_FILES) throw new LimitError("a tree of files, files", paths.length, MAX_FILES);
			newest = Math.max(newest, stats?.ctimeMs ?? Date.now());
			lines += `${path}\n${stats === void 0 ? "unreadable" : stampOf(stats)}\n`;
		}
		stamp.update(lines);
	};
	visit(root, "", 0);
	return {
		paths,
		sizes,
		stamp: stamp.digest("hex"),
		newest
	};
}
function statsOf(file) {
	try {
		return statSync(file);
	} catch {
		return;
	}
}
/** ctime as well as mtime: the latter can be set by anybody, the former by nobody but the clock. */
function stampOf({ size, mtimeMs, ctimeMs, ino, dev, mode }) {
	return `${size} ${mtimeMs} ${ctimeMs} ${ino} ${dev} ${mode}`;
}
/** One for each thread, used by one file at a time. */
let shared = null;
/** The hex sha256 of each file, in order; NO_DIGEST of what cannot be read. */
function digestFiles(root, paths) {
	const buffer = shared ??= Buffer.allocUnsafe(CHUNK_BYTES);
	return paths.map((path) => digestFile(join(root, path), buffer));
}
function digestFile(file, buffer) {
	let descriptor;
	try {
		descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
	} catch {
		return NO_DIGEST;
	}
	try {
		if (!fstatSync(descriptor).isFile()) return NO_DIGEST;
		const got = readSync(descriptor, buffer, 0, CHUNK_BYTES, null);
		if (got < CHUNK_BYTES && readSync(descriptor, buffer, got, CHUNK_BYTES - got, null) === 0) return hash("sha256", buffer.subarray(0, got), "hex");
		return digestRest(descriptor, buffer);
	} catch {
		return NO_DIGEST;
	} finally {
		closeSync(descriptor);
	}
}
/** A large file, from its beginning. */
function digestRest(descriptor, buffer) {
	const sha256 = createHash("sha256");
	for (let at = 0;;) {
		const got = readSync(descriptor, buffer, 0, CHUNK_BYTES, at);
		if (got === 0) return sha256.digest("hex");
		sha256.update(buffer.subarray(0, got));
		at += got;
	}
}
/** Splits files into runs of about the same size, for threads to share. */
function chunksOf(sizes, bytes, files) {
	const chunks = [];
	let [from, sum] = [0, 0];
	for (const [index, size] of sizes.entries()) {
		sum += size;
		if (sum < bytes && index - from + 1 < files) continue;
		chunks.push([from, index + 1]);
		from = index + 1;
		sum = 0;
	}
	if (from < sizes.length) chunks.push([from, sizes.length]);
	return chunks;
}

// src/ports/hash-tasks.ts
/** Does one task. Throws GateError `unreadable` when the file cannot be read, LimitError for a tree without end. */
function doHashTask(task) {
	if (task.kind === "walk") return {
		kind: "walk",
		tree: walkTree(task.file, task.skip)
	};
	if (task.kind === "digests") return {
		kind: "digests",
		digests: digestFiles(task.file, task.paths)
	};
	if (task.kind === "data") return {
		kind: "data",
		readings: task.files.map(readData)
	};
	return run(passSteps(task));
}
/** A pass with pauses, in which the file stays open. Throws GateError `unreadable` when it cannot be read. */
function* passSteps(task) {
	const file = systemFiles.open(task.file);
	try {
		const source = subSource(file, task.range);
		if (task.kind === "seal") return {
			kind: "seal",
			seal: yield* sealing(source, task.view)
		};
		return {
			kind: "scan",
			result: yield* scanning(source, task.patterns, task.views)
		};
	} finally {
		file.close();
	}
}
/** One file of the build cache; a problem with it must not lose the others. */
function readData(path) {
	try {
		const file = systemFiles.open(path);
		try {
			return readDataFile(file);
		} finally {
			file.close();
		}
	} catch (error) {
		return { problem: errorMessage(error) };
	}
}

export { chunksOf as a, parseArchiveId as c, NO_DIGEST as i, passSteps as n, ARCHIVE_HEAD_BYTES as o, readData as r, hasCCode as s, doHashTask as t };