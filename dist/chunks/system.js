import { i as __toESM } from "./rolldown-runtime.js";
import { a as quoteList, c as FormatError, f as bounded, i as quote, l as GateError, m as errorMessage, p as errorCode, s as visible, u as LimitError } from "./markup.js";
import { c as systemFiles } from "./facts.js";
import { J as subSource, K as latin1, W as Fields, q as readRange } from "./reader-traps.js";
import { t as systemExec } from "./exec2.js";
import { t as VERSION } from "./version.js";
import { c as scan, n as readData, o as inspection, r as chunksOf, s as driveWith, t as doHashTask } from "./hash-tasks.js";
import { dirname, join, posix } from "node:path";
import { createHash, createPublicKey, verify } from "node:crypto";
import { closeSync, constants, createReadStream, lstatSync, openSync, writeSync } from "node:fs";
import { access, constants as constants$1, lstat, mkdir, readFile, readdir, realpath, rename, rm, rmdir, stat, statfs } from "node:fs/promises";
import { availableParallelism, homedir, platform } from "node:os";
import { pipeline } from "node:stream/promises";
import { constants as constants$2, crc32, createGunzip, gunzipSync, inflateRawSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

// src/core/archive/kinds.ts
/**
* What a file or a member of an archive is by its first bytes: an archive that is opened, one that is not, an executable
* of a format in which Go programs come, or anything else. Names are not asked: `shop.tar.gz` is what somebody called it.
*
* Executables are told here by their magics alone, so that a member is unpacked only when it may be one; open-image.ts
* decides what it is. Sources of the magics: RFC 1952 (gzip), PKWARE's APPNOTE.TXT 4.3 (zip), POSIX pax "ustar
* Interchange Format" (the checksum of a tar header), the formats' own documents for those that are not opened, and the
* readers in core/binary for executables.
*/
/** Bytes from the start of a file that `kindOf` wants to see: one tar header. */
const KIND_HEAD_BYTES = 512;
const CONTAINER_NAMES = {
	tar: "a tar archive",
	gzip: "a gzip file",
	zip: "a zip archive"
};
const CONTAINER_MAGICS = [
	["1f8b08", "gzip"],
	["504b0304", "zip"],
	["504b0506", "zip"],
	["504b0708", "zip"]
];
const UNOPENED_MAGICS = [
	["fd377a585a00", "an xz file"],
	["28b52ffd", "a zstd file"],
	["425a6839", "a bzip2 file"],
	["04224d18", "an lz4 file"],
	["377abcaf271c", "a 7z archive"],
	["526172211a07", "a rar archive"],
	["4d53434600000000", "a cabinet file"],
	["edabeedb", "an RPM package"],
	["213c617263683e0a64656269616e2d62696e617279", "a Debian package"]
];
const EXECUTABLE_MAGICS = [
	"7f454c46",
	"feedface",
	"feedfacf",
	"cefaedfe",
	"cffaedfe",
	"cafebabf",
	"4d5a",
	"0061736d",
	"01df",
	"01f7",
	"000001eb",
	"00008a97",
	"00000647",
	"213c617263683e0a",
	"3c62696761663e0a"
];
/** A fat Mach-O file and a Java class begin alike; behind the magic stand the number of slices, or Java's version, 45 and above. */
const FAT_OR_JAVA = "cafebabe";
const FIRST_JAVA_MAJOR = 45;
/**
* Tells by the first bytes (up to KIND_HEAD_BYTES, fewer of a shorter file). Executables are told before tar archives:
* a tar header begins with a name that anybody may choose, and to be judged as an executable is the louder mistake.
*/
function kindOf$1(head) {
	const hex = Buffer.from(head.subarray(0, 32)).toString("hex");
	const unopened = UNOPENED_MAGICS.find(([magic]) => hex.startsWith(magic));
	if (unopened !== void 0) return {
		kind: "unopened",
		name: unopened[1]
	};
	if (isExecutable(head, hex)) return { kind: "executable" };
	const container = CONTAINER_MAGICS.find(([magic]) => hex.startsWith(magic))?.[1] ?? (isTar(head) ? "tar" : null);
	return container === null ? { kind: "other" } : {
		kind: "container",
		container,
		name: CONTAINER_NAMES[container]
	};
}
function isExecutable(head, hex) {
	if (hex.startsWith(FAT_OR_JAVA)) return head.length >= 8 && Buffer.from(head).readUInt32BE(4) < FIRST_JAVA_MAJOR;
	return EXECUTABLE_MAGICS.some((magic) => hex.startsWith(magic));
}
const CHECKSUM_AT = 148;
/**
* Whether the first block is a tar header: its checksum, octal, is the sum of its bytes with the checksum's own field
* as spaces. The word `ustar` is missing from old archives and so not asked for.
*/
function isTar(head) {
	if (head.length < 512 || head[0] === 0) return false;
	const field = Buffer.from(head.subarray(CHECKSUM_AT, 156)).toString("latin1");
	const octal = /^ *([0-7]{1,7})[\0 ]/.exec(`${field} `)?.[1];
	if (octal === void 0) return false;
	let sum = 0;
	for (const [at, byte] of head.subarray(0, 512).entries()) sum += at >= CHECKSUM_AT && at < 156 ? 32 : byte;
	return sum === Number.parseInt(octal, 8);
}

// src/core/archive/limits.ts
const ARCHIVE_LIMITS = {
	entries: 5e4,
	executables: 2e3,
	memberBytes: 2 * 2 ** 30,
	unpackedBytes: 4 * 2 ** 30,
	ratio: 40,
	bytesBeforeRatio: 64 * 2 ** 20,
	nameChars: 4096
};

// src/ports/archive-member.ts
/** The archive cannot be read any further. */
var ArchiveError = class extends GateError {
	outcome;
	constructor(outcome, message) {
		super("format", message);
		this.name = "ArchiveError";
		this.outcome = outcome;
	}
};
/** One member cannot be read; the others still can. */
var MemberError = class extends GateError {
	constructor(message) {
		super("format", message);
		this.name = "MemberError";
	}
};
/** Counts what comes out of a compressed archive against what went in, and stops bombs. */
var Meter = class {
	#limits;
	#packedBytes;
	#bytes = 0;
	constructor(limits, packedBytes) {
		this.#limits = limits;
		this.#packedBytes = packedBytes;
	}
	/** Throws LimitError once too much has come out. */
	count(bytes) {
		this.#bytes += bytes;
		const { unpackedBytes, bytesBeforeRatio, ratio } = this.#limits;
		if (this.#bytes > unpackedBytes) throw new LimitError("unpacked bytes", this.#bytes, unpackedBytes);
		if (this.#bytes > bytesBeforeRatio && this.#bytes > ratio * this.#packedBytes) throw new LimitError(`unpacked bytes of ${this.#packedBytes} packed ones`, this.#bytes, ratio * this.#packedBytes);
	}
};
/** Pieces of bytes of which the first can be looked at before all of them are taken. */
var Chunks = class {
	#source;
	#seen = [];
	constructor(source) {
		this.#source = source[Symbol.asyncIterator]();
	}
	/** The first `length` bytes, fewer when there are no more. */
	async head(length) {
		let have = this.#seen.reduce((sum, chunk) => sum + chunk.length, 0);
		while (have < length) {
			const next = await this.#source.next();
			if (next.done === true) break;
			this.#seen.push(Uint8Array.from(next.value));
			have += next.value.length;
		}
		return Buffer.concat(this.#seen).subarray(0, length);
	}
	/** All of them, those that were looked at included. */
	async *all() {
		yield* this.#seen.splice(0);
		for (let next = await this.#source.next(); next.done !== true; next = await this.#source.next()) yield next.value;
	}
	/** Ends the source early. */
	async close() {
		await this.#source.return?.();
	}
};

// src/ports/tar-members.ts
const BLOCK = 512;
/** Extended headers and padding: so much for an archive, and so much more for each member. Real files: below 2 KiB each. */
const MAX_META_BYTES = 1 << 20;
const MAX_META_BYTES_A_MEMBER = 4096;
/** Members of the tar archive that `source` holds. Throws ArchiveError, and LimitError for extended headers without end. */
async function* tarMembers(source) {
	const { createTarDecoder } = await import("./web.js");
	const decoder = createTarDecoder({ strict: true });
	const feed = new Feed(source, decoder.writable.getWriter());
	const entries = decoder.readable.getReader();
	try {
		for (;;) {
			const next = await feed.until(entries.read());
			if (next.done) return;
			const entry = next.value;
			feed.accountFor(entry.header.size);
			const body = entry.body.getReader();
			const { pax = {}, type } = entry.header;
			const sparse = Object.keys(pax).some((key) => key.startsWith("GNU.sparse."));
			yield {
				name: pax["GNU.sparse.name"] ?? entry.header.name,
				kind: type === "file" ? "file" : type === "directory" ? "folder" : "other",
				closed: sparse ? "a sparse file of GNU tar: not opened; unpack the archive first" : null,
				chunks: pieces(feed, body)
			};
			await body.cancel().catch(() => {});
		}
	} finally {
		await feed.close();
	}
}
async function* pieces(feed, body) {
	for (;;) {
		const next = await feed.until(body.read());
		if (next.done) return;
		yield next.value;
	}
}
/** Hands pieces of the source to the decoder as long as something is waited for. */
var Feed = class {
	#source;
	#writer;
	#fed = 0;
	#accounted = 0;
	#ended = false;
	constructor(source, writer) {
		this.#source = source[Symbol.asyncIterator]();
		this.#writer = writer;
	}
	accountFor(size) {
		this.#accounted += BLOCK + Math.ceil(size / BLOCK) * BLOCK + MAX_META_BYTES_A_MEMBER;
	}
	async until(wanted) {
		const state = { settled: false };
		const settle = () => {
			state.settled = true;
		};
		wanted.then(settle, settle);
		await new Promise(setImmediate);
		while (!state.settled && !this.#ended) {
			await this.#next();
			await new Promise(setImmediate);
		}
		try {
			return await wanted;
		} catch (error) {
			throw asArchiveError(error);
		}
	}
	async #next() {
		const next = await this.#source.next();
		if (next.done === true) {
			this.#ended = true;
			await this.#writer.close().catch(() => {});
			return;
		}
		this.#fed += next.value.length;
		const meta = this.#fed - this.#accounted - next.value.length;
		if (meta > MAX_META_BYTES) throw new LimitError("tar headers between two members, bytes", meta, MAX_META_BYTES);
		await this.#writer.write(next.value).catch(() => {});
	}
	async close() {
		this.#ended = true;
		await this.#writer.abort().catch(() => {});
		await this.#source.return?.();
	}
};
function asArchiveError(error) {
	if (error instanceof GateError) return error;
	const message = errorMessage(error);
	return /truncated/i.test(message) ? new ArchiveError("truncated", "the tar archive ends before its end mark") : new ArchiveError("unreadable", `the tar archive is damaged: ${visible(message)}`);
}

// src/ports/zip-members.ts
/**
* The members of a zip archive, in the order of its central directory, through yauzl, which reads only what is asked for.
*
* What yauzl leaves to its caller is done here: both headers of a member have to name it alike and store it alike
* (other programs go by the other one), the bytes have to have the CRC-32 that is claimed, and members must not share
* bytes. Names are read as bytes, so that one bad name does not close the archive: here they are only ever shown.
* Sources: PKWARE's APPNOTE.TXT, 4.3.7 (local header), 4.3.12 (central directory), 4.4.4 (flags), 4.5.7 (zip's modes).
*/
const STORED = 0;
const DEFLATED = 8;
const LOCAL_HEADER_BYTES = 30;
const LOCAL_MAGIC = 67324752;
const MAX_UINT16 = 65535;
/** Packed bytes that are read to see what a member is; deflate makes at most 4 MiB of them. */
const FIRST_PIECE_BYTES = 4096;
/** Members of a zip file. Throws ArchiveError, and LimitError for more members than the limits allow. */
async function* zipMembers(file, limits, meter) {
	const { fromRandomAccessReaderPromise, getFileNameLowLevel, RandomAccessReader } = await import("./yauzl.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const source = systemFiles.open(file);
	try {
		const zip = await fromRandomAccessReaderPromise(readerOf(RandomAccessReader, file, source), source.size, {
			autoClose: false,
			decodeStrings: false,
			validateEntrySizes: true
		}).catch(damaged);
		if (zip.entryCount > limits.entries) throw new LimitError("members of the zip archive", zip.entryCount, limits.entries);
		const ranges = [];
		const entries = zip.eachEntry();
		for (;;) {
			const next = await entries.next().catch(damaged);
			if (next.done === true) break;
			const entry = next.value;
			const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
			const start = entry.relativeOffsetOfLocalHeader;
			ranges.push([start, start + LOCAL_HEADER_BYTES + entry.compressedSize]);
			yield {
				name,
				kind: kindOfEntry(entry, name),
				closed: whyClosed(entry),
				chunks: bytesOf({
					zip,
					source,
					meter
				}, entry)
			};
		}
		refuseOverlap(ranges);
	} finally {
		source.close();
	}
}
/**
* Small reads are done at once, since a trip to another thread for each of them takes longer than reading 45,000 headers.
* Nothing is left to close: streams open the file for themselves.
*/
function readerOf(Base, file, source) {
	class SourceReader extends Base {
		read(...[into, offset, length, position, callback]) {
			let failed = null;
			try {
				into.set(readRange(source, position, length, length, "the archive"), offset);
			} catch (error) {
				failed = error instanceof Error ? error : new Error(errorMessage(error));
			}
			process.nextTick(callback, failed);
		}
		_readStreamForRange(start, end) {
			return createReadStream(file, {
				start,
				end: end - 1
			});
		}
	}
	return new SourceReader();
}
const UNIX = 3;
const MACOS = 19;
const TYPE_BITS = 61440;
const REGULAR = 32768;
const FOLDER = 16384;
/** Zip keeps the mode of a member where it was made on Unix; elsewhere all are files, or folders by the name's last `/`. */
function kindOfEntry(entry, name) {
	const system = entry.versionMadeBy >>> 8;
	const type = system === UNIX || system === MACOS ? entry.externalFileAttributes >>> 16 & TYPE_BITS : 0;
	if (type !== 0 && type !== REGULAR && type !== FOLDER) return "other";
	return name.endsWith("/") && entry.uncompressedSize === 0 ? "folder" : "file";
}
function whyClosed(entry) {
	if (entry.isEncrypted()) return "encrypted: not opened";
	const method = entry.compressionMethod;
	return method === STORED || method === DEFLATED ? null : `compressed with method ${method} of zip: not opened`;
}
/**
* The bytes of a member. The first piece is read here, without a stream, and for small members it is the only one: most
* members are texts of which nobody wants more, and a stream for each of 45,000 takes ten seconds.
*/
async function* bytesOf(open, entry) {
	const { zip, meter } = open;
	try {
		const first = firstPiece(open.source, entry);
		meter.count(first.length);
		if (first.length > 0) yield first;
		if (entry.compressedSize <= FIRST_PIECE_BYTES) return checkWhole(entry, first.length, crc32(first));
		const stream = await zip.openReadStreamPromise(entry);
		try {
			let crc = 0;
			let known = first.length;
			let size = 0;
			for await (const chunk of stream) {
				crc = crc32(chunk, crc);
				size += chunk.length;
				const fresh = chunk.subarray(Math.min(known, chunk.length));
				known -= chunk.length - fresh.length;
				meter.count(fresh.length);
				if (fresh.length > 0) yield fresh;
			}
			checkWhole(entry, size, crc);
		} finally {
			stream.destroy();
		}
	} catch (error) {
		if (error instanceof GateError && !(error instanceof FormatError)) throw error;
		throw new MemberError(visible(errorMessage(error)));
	}
}
function checkWhole(entry, size, crc) {
	if (size !== entry.uncompressedSize) throw new MemberError(`expected ${entry.uncompressedSize} bytes, got ${size}`);
	if (crc !== entry.crc32) throw new MemberError(`expected CRC-32 ${hex(entry.crc32)}, got ${hex(crc)}`);
}
/** What the first compressed bytes give, once the local header has been held against the entry. */
function firstPiece(source, entry) {
	const at = entry.relativeOffsetOfLocalHeader;
	const header = readRange(source, at, LOCAL_HEADER_BYTES, LOCAL_HEADER_BYTES, "its own header");
	const fields = new Fields(header, true, at);
	if (fields.u32(0) !== LOCAL_MAGIC) throw new MemberError(`expected its own header at offset ${at}, got other bytes`);
	const method = fields.u16(8);
	if (method !== entry.compressionMethod) throw new MemberError(`its own header says method ${method}, the central directory ${entry.compressionMethod}`);
	const [nameLength, extraLength] = [fields.u16(26), fields.u16(28)];
	const name = readRange(source, at + LOCAL_HEADER_BYTES, nameLength, MAX_UINT16, "its name");
	if (!entry.fileNameRaw.equals(name)) throw new MemberError(`its own header names it ${quote(latin1(name))}`);
	const start = at + LOCAL_HEADER_BYTES + nameLength + extraLength;
	const length = Math.min(entry.compressedSize, FIRST_PIECE_BYTES);
	const packed = readRange(source, start, length, FIRST_PIECE_BYTES, "its bytes");
	if (method === STORED) return packed;
	const whole = length === entry.compressedSize;
	return inflateRawSync(packed, {
		chunkSize: FIRST_PIECE_BYTES,
		finishFlush: whole ? constants$2.Z_FINISH : constants$2.Z_SYNC_FLUSH
	});
}
const hex = (value) => value.toString(16).padStart(8, "0");
/** Members that share bytes are how a small archive unpacks to terabytes, and how two programs read two archives in one. */
function refuseOverlap(ranges) {
	let reached = 0;
	for (const [start, end] of ranges.toSorted(([a], [b]) => a - b)) {
		if (start < reached) throw new ArchiveError("unreadable", `two members of the zip archive share the bytes at offset ${start}`);
		reached = end;
	}
}
function damaged(error) {
	throw new ArchiveError("unreadable", `the zip archive is damaged: ${visible(errorMessage(error))}`);
}

// src/ports/archives.ts
/**
* Archives: the members that begin like executables, each as a file of its own that can be read anywhere.
*
* A reader of binaries jumps to and fro, and so does `go version -m`; what comes out of a compressed stream can do
* neither. So a member is written into a temporary file, read, and removed before the next one is looked at: memory stays
* flat, and the disk holds one member at a time. The file's name is ours. What an archive calls its members is shown,
* escaped, and never becomes a path.
*
* Nothing is passed over in silence: what begins like an executable and cannot be had, and what an archive keeps closed
* (a member that is encrypted, an archive within), is visited with the reason; where reading has to end, the end says why.
*/
/** Go up to 1.21 passes over files that are not executable, on Windows by their name: the witness would be silent. */
const MEMBER_FILE = "member.exe";
const MEMBER_MODE = 448;
/** Repeated names that are named. */
const SHOWN_NAMES = 3;
/** Opens archives within the limits. */
function archivesWithin(limits) {
	let before = Promise.resolve();
	const inTurn = (work) => {
		const mine = before.then(work);
		before = mine.catch(() => {});
		return mine;
	};
	return { read: (file, container, visit) => inTurn(async () => {
		const folder = await systemFiles.makeTemporary("go-provenance-gate-archive-");
		try {
			return await new Reading(limits, folder, visit).run(file, container);
		} finally {
			await systemFiles.remove(folder);
		}
	}) };
}
/** The real thing. */
const systemArchives = archivesWithin(ARCHIVE_LIMITS);
/** One archive while it is read. */
var Reading = class {
	#limits;
	#folder;
	#visit;
	#entries = 0;
	#executables = 0;
	#files = 0;
	#others = 0;
	/** Digests of the names so far: a set of the names themselves could take more memory than the archive. */
	#names = /* @__PURE__ */ new Set();
	#repeated = [];
	constructor(limits, folder, visit) {
		this.#limits = limits;
		this.#folder = folder;
		this.#visit = visit;
	}
	async run(file, container) {
		let current = null;
		try {
			const members = await membersOf(file, container, this.#limits);
			try {
				for (let next = await members.next(); next.done !== true; next = await members.next()) {
					current = next.value.name;
					await this.#take(next.value);
				}
			} finally {
				await members.return(void 0);
			}
		} catch (error) {
			if (!(error instanceof ArchiveError || error instanceof LimitError)) throw error;
			const after = current === null ? "" : `; the last member was ${quote(current)}`;
			const kind = error instanceof ArchiveError ? error.outcome : "unreadable";
			return this.#end({
				kind,
				why: `${error.message}${after}`
			});
		}
		if (this.#repeated.length === 0) return this.#end(null);
		const names = quoteList(this.#repeated, SHOWN_NAMES);
		return this.#end({
			kind: "unreadable",
			why: `which file is unpacked as ${names} cannot be told: the name repeats`
		});
	}
	#end(stopped) {
		return {
			files: this.#files,
			others: this.#others,
			stopped
		};
	}
	async #take(member) {
		const { entries, nameChars } = this.#limits;
		this.#entries += 1;
		if (this.#entries > entries) throw new LimitError("members of the archive", this.#entries, entries);
		if (member.kind === "folder") return;
		this.#note(member.name);
		if (member.kind === "other") {
			this.#others += 1;
			return;
		}
		this.#files += 1;
		const { name } = member;
		const why = name.length > nameChars ? new LimitError("characters of its name", name.length, nameChars).message : member.closed;
		if (why !== null) return this.#visit({
			name: name.slice(0, nameChars),
			file: null,
			why
		});
		const chunks = new Chunks(member.chunks);
		try {
			await this.#judge(name, chunks);
		} catch (error) {
			if (!(error instanceof MemberError)) throw error;
			await this.#visit({
				name,
				file: null,
				why: error.message
			});
		} finally {
			await chunks.close();
		}
	}
	async #judge(name, chunks) {
		const head = await chunks.head(512);
		const what = kindOf$1(head);
		if (what.kind === "other") return;
		if (what.kind === "container" && what.container === "gzip" && isHarmless(await chunks.head(GZIP_HEAD_BYTES))) return;
		if (what.kind !== "executable") {
			const why = `${what.name} within an archive: not opened; unpack the outer one first`;
			return this.#visit({
				name,
				file: null,
				why
			});
		}
		this.#executables += 1;
		const { executables } = this.#limits;
		if (this.#executables > executables) throw new LimitError("executables in the archive", this.#executables, executables);
		const file = join(this.#folder, MEMBER_FILE);
		try {
			await spool(chunks, file, this.#limits.memberBytes);
			await this.#visit({
				name,
				file
			});
		} finally {
			await rm(file, { force: true });
		}
	}
	/** Two members of one name are two files of which one is left when the archive is unpacked. */
	#note(name) {
		const digest = createHash("sha256").update(posix.normalize(name)).digest("base64url").slice(0, 22);
		if (!this.#names.has(digest)) this.#names.add(digest);
		else if (this.#repeated.length <= SHOWN_NAMES) this.#repeated.push(name);
	}
};
async function spool(chunks, file, maxBytes) {
	const descriptor = openSync(file, "wx", MEMBER_MODE);
	try {
		let size = 0;
		for await (const chunk of chunks.all()) {
			size += chunk.length;
			if (size > maxBytes) throw new MemberError(new LimitError("its bytes", size, maxBytes).message);
			for (let done = 0; done < chunk.length;) done += writeSync(descriptor, chunk, done);
		}
	} catch (error) {
		if (error instanceof GateError) throw error;
		throw new GateError("unreadable", `a member could not be written to the temporary folder: ${errorMessage(error)}`, { cause: error });
	} finally {
		closeSync(descriptor);
	}
}
/** So much of a gzip file within an archive is unpacked, at most into 16 MiB, to see what it holds. */
const GZIP_HEAD_BYTES = 16384;
/** Whether a gzip file holds neither an executable nor an archive, by its beginning: releases hold manual pages so. */
function isHarmless(head) {
	try {
		const inside = gunzipSync(head, { finishFlush: constants$2.Z_SYNC_FLUSH });
		return (inside.length >= 512 || head.length < GZIP_HEAD_BYTES) && kindOf$1(inside.subarray(0, 512)).kind === "other";
	} catch {
		return false;
	}
}
async function membersOf(file, container, limits) {
	const { size } = await stat(file);
	const meter = new Meter(limits, size);
	switch (container) {
		case "zip": return zipMembers(file, limits, meter);
		case "tar": return tarMembers(createReadStream(file, { highWaterMark: FILE_CHUNK_BYTES }));
		case "gzip": return gzipMembers(file, meter);
	}
}
const FILE_CHUNK_BYTES = 65536;
async function* gunzipped(file, meter) {
	const packed = createReadStream(file, { highWaterMark: FILE_CHUNK_BYTES });
	const unpacked = createGunzip({ chunkSize: FILE_CHUNK_BYTES });
	const ended = pipeline(packed, unpacked).catch(() => {});
	try {
		for await (const chunk of unpacked) {
			meter.count(chunk.length);
			yield chunk;
		}
	} catch (error) {
		if (error instanceof GateError) throw error;
		if (errorCode(error) === "Z_BUF_ERROR") throw new ArchiveError("truncated", "the gzip file ends before its end mark");
		throw new ArchiveError("unreadable", `the gzip file is damaged: ${visible(errorMessage(error))}`);
	} finally {
		packed.destroy();
		unpacked.destroy();
		await ended;
	}
}
/** A tar archive, or one file, which is named like the gzip file without its last suffix. */
async function* gzipMembers(file, meter) {
	const chunks = new Chunks(gunzipped(file, meter));
	try {
		const what = kindOf$1(await chunks.head(512));
		if (what.kind === "container" && what.container === "tar") yield* tarMembers(chunks.all());
		else yield {
			name: nameWithin(file),
			kind: "file",
			closed: null,
			chunks: chunks.all()
		};
	} finally {
		await chunks.close();
	}
}
function nameWithin(file) {
	const name = file.replace(/^.*[\\/]/, "");
	return name.replace(/(?:\.gz|\.gzip)$/i, "") || name;
}

// src/ports/cache-folder.ts
/** The user's folder for what can be made again, by the habits of each system. */
/** XDG_CACHE_HOME or ~/.cache; ~/Library/Caches on macOS; %LOCALAPPDATA% on Windows. */
function cacheFolder(env) {
	const xdg = env["XDG_CACHE_HOME"] ?? "";
	if (xdg.startsWith("/")) return xdg;
	if (platform() === "darwin") return join(homedir(), "Library", "Caches");
	if (platform() === "win32") return env["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local");
	return join(homedir(), ".cache");
}

// src/ports/build-cache.ts
/** The build cache of the go command, which is only ever read here. */
/** Numbers by which Linux names file systems that other machines share (statfs(2)). */
const NETWORK_FILE_SYSTEMS = /* @__PURE__ */ new Map([
	[26985, "nfs"],
	[20859, "smb"],
	[4266872130, "smb2"],
	[4283649346, "cifs"],
	[16914839, "9p"],
	[1397113167, "afs"],
	[12805120, "ceph"],
	[1196443219, "gpfs"],
	[198183888, "lustre"]
]);
const WRITABLE_BY_ALL = 2;
const NOTHING = {
	kind: "missing",
	realPath: null,
	writable: false,
	empty: true,
	freeBytes: null,
	network: null,
	foreign: null,
	worldWritable: null
};
async function look(folder) {
	let stats;
	try {
		stats = await stat(folder);
	} catch (error) {
		const missing = errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR";
		return {
			...NOTHING,
			kind: missing ? "missing" : "unreadable"
		};
	}
	const [link, names, writable, room] = await Promise.all([
		lstat(folder),
		readdir(folder).catch(() => null),
		access(folder, constants.W_OK).then(() => true, () => false),
		statfs(folder).catch(() => null)
	]);
	const user = process.getuid?.();
	return {
		kind: !stats.isDirectory() ? "other" : names === null ? "unreadable" : "directory",
		realPath: link.isSymbolicLink() ? await realpath(folder) : null,
		writable,
		empty: names !== null && names.length === 0,
		freeBytes: room === null ? null : room.bavail * room.bsize,
		network: room === null ? null : NETWORK_FILE_SYSTEMS.get(room.type >>> 0) ?? null,
		foreign: user === void 0 ? null : stats.uid !== user,
		worldWritable: user === void 0 ? null : (stats.mode & WRITABLE_BY_ALL) !== 0
	};
}
async function list(folder) {
	let entries;
	try {
		entries = await readdir(folder, { withFileTypes: true });
	} catch (error) {
		if (errorCode(error) === "ENOENT") return null;
		throw new GateError("unreadable", `${quote(folder)} could not be read: ${errorMessage(error)}`, { cause: error });
	}
	return entries.map((entry) => ({
		name: entry.name,
		kind: kindOf(entry)
	})).toSorted((a, b) => a.name < b.name ? -1 : 1);
}
function kindOf(entry) {
	if (entry.isSymbolicLink()) return "link";
	return entry.isFile() ? "file" : entry.isDirectory() ? "directory" : "other";
}
/** The real thing. */
function systemBuildCache(env) {
	return {
		look,
		list,
		defaultFolder: () => join(cacheFolder(env), "go-build")
	};
}

// src/ports/cache-moves.ts
/** Moving entries out of the build cache and back: by renames alone, so that each is in one place or in the other. */
/** Folders of one aside: each enforcement that moves something has its own. */
const MAX_RUNS = 9999;
async function asideOf(cache) {
	const parent = dirname(cache);
	const [own, above] = await Promise.all([stat(cache), stat(parent)]);
	return await access(parent, constants$1.W_OK).then(() => own.dev === above.dev, () => false) ? `${cache}.aside` : join(cache, "aside");
}
async function openRun(aside) {
	try {
		await mkdir(aside, { recursive: true });
		refuseLink(aside);
		const names = await readdir(aside);
		const last = Math.max(0, ...names.filter((name) => /^\d{4}$/.test(name)).map(Number));
		for (let run = last + 1; run <= MAX_RUNS; run += 1) {
			const folder = join(aside, String(run).padStart(4, "0"));
			if (await made(folder)) return folder;
		}
	} catch (error) {
		throw cannot(aside, "could not be made", error);
	}
	throw new GateError("unreadable", `${quote(aside)} is full`, { fix: "remove what nobody will restore" });
}
async function made(folder) {
	try {
		await mkdir(folder);
		return true;
	} catch (error) {
		if (errorCode(error) === "EEXIST") return false;
		throw error;
	}
}
async function move(from, to) {
	try {
		await mkdir(dirname(to), { recursive: true });
		if (isThere(to)) return "taken";
		await rename(from, to);
		return "moved";
	} catch (error) {
		if (errorCode(error) === "ENOENT" && !isThere(from)) return "gone";
		if (errorCode(error) === "EXDEV") throw new GateError("unreadable", `${quote(dirname(to))} is on another file system than the build cache`, {
			fix: "name a folder on that of the cache with `--aside`",
			cause: error
		});
		throw cannot(from, "could not be set aside", error);
	}
}
function isThere(path) {
	return lstatSync(path, { throwIfNoEntry: false }) !== void 0;
}
function refuseLink(path) {
	if (lstatSync(path).isSymbolicLink()) throw new GateError("unreadable", "it is a symbolic link");
}
function cannot(path, what, error) {
	return new GateError("unreadable", `${quote(path)} ${what}: ${errorMessage(error)}`, { cause: error });
}
/** The real thing. */
const systemCacheMoves = {
	asideOf,
	openRun,
	move,
	isLink: (path) => lstat(path).then((stats) => stats.isSymbolicLink(), () => false),
	removeEmpty: (folder) => rmdir(folder).catch(() => {})
};

// src/core/toolchain/sum-note.ts
/**
* Signed notes and the keys that verify them (golang.org/x/mod/sumdb/note), as the checksum database signs its tree heads.
*
* A note is text that ends with a newline, a blank line, and one or more signature lines: an em dash, a space, the
* signer's name, a space, and in base64 four bytes that say which key and the signature itself. Lines of other signers
* are passed over, as Go does; a line of the known key that does not verify condemns the note.
*
* A verifier key is `name+hash+key`: the key is one byte for the algorithm (1: Ed25519) and 32 of public key in base64,
* the hash the first four bytes of sha256(name, newline, key) in hex.
*/
/** A tree head has about 200 bytes and one signature. */
const MAX_NOTE_CHARS = 1 << 20;
const MAX_SIGNATURES = 100;
const ED25519 = 1;
/** What stands before a raw Ed25519 key in its SubjectPublicKeyInfo (RFC 8410, section 4). */
const SPKI_PREFIX = Buffer.from("302a300506032b6570032100", "hex");
/** Parses `name+hash+key`. Throws GateError `input` for everything that is not an Ed25519 verifier key. */
function parseVerifierKey(text) {
	const found = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text);
	const refuse = (why) => new GateError("input", `the verifier key ${quote(text, 80)} ${why}`);
	if (found === null) throw refuse("is not of the form `name+hash+key`");
	const [, name = "", id = "", encoded = ""] = found;
	const bytes = decodeBase64(encoded);
	if (bytes === null || bytes[0] !== ED25519 || bytes.length !== 33) throw refuse("holds no Ed25519 key");
	const hash = createHash("sha256").update(`${name}\n`).update(bytes).digest("hex").slice(0, 8);
	if (hash !== id) throw refuse(`was damaged: its hash is ${hash}`);
	return {
		name,
		id,
		key: bytes.subarray(1)
	};
}
/** The text of a note that `verifier` signed, with its last newline. Throws GateError `evidence` for any other. */
function openNote(note, verifier) {
	bounded(note.length, MAX_NOTE_CHARS, "a signed note, characters");
	const refuse = (why) => new GateError("evidence", `the signed note ${why}`);
	const cut = note.lastIndexOf("\n\n");
	if (cut < 0 || !note.endsWith("\n") || /[\u0000-\u0009\u000b-\u001f\ufffd]/.test(note)) throw refuse("is malformed");
	const text = note.slice(0, cut + 1);
	const lines = note.slice(cut + 2, -1).split("\n");
	bounded(lines.length, MAX_SIGNATURES, "a signed note, signatures");
	let verified = false;
	for (const line of lines) {
		const found = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/.exec(line);
		const bytes = decodeBase64(found?.[2] ?? "");
		if (found === null || bytes === null || bytes.length < 5) throw refuse("has a malformed signature line");
		if (!(found[1] === verifier.name && bytes.subarray(0, 4).toString("hex") === verifier.id)) continue;
		if (!signatureHolds(text, bytes.subarray(4), verifier.key)) throw refuse(`has a signature by ${quote(verifier.name)} that does not verify`);
		verified = true;
	}
	if (!verified) throw refuse(`is not signed by ${quote(verifier.name)}`);
	return text;
}
function signatureHolds(text, signature, key) {
	const publicKey = createPublicKey({
		key: Buffer.concat([SPKI_PREFIX, key]),
		format: "der",
		type: "spki"
	});
	return verify(null, Buffer.from(text), publicKey, signature);
}
/** Standard base64 with padding and nothing else; Node's own decoder takes anything. `null` when it is not that. */
function decodeBase64(text) {
	const bytes = Buffer.from(text, "base64");
	return text !== "" && bytes.toString("base64") === text ? bytes : null;
}

// src/core/toolchain/sum-database.ts
/**
* Which checksum database is asked, and by which way: GOSUMDB, GOPROXY, GONOSUMDB as the go command reads them
* (cmd/go/internal/modfetch: sumdb.go, key.go, proxy.go; `go help goproxy`, `go help module-private`).
*
* These values come from `go env`, which falls back to a file of the very GOROOT that is to be proved (go.env). A replaced
* tool chain must not name the database that vouches for it. So a database of another key than Go's own is taken only
* where the environment of this program names it; GOPROXY needs no such care, because whoever answers has to show a
* signed head.
*/
/** Public keys that the go command knows by name: knownGOSUMDB in cmd/go/internal/modfetch/key.go. */
const KNOWN_KEYS = { "sum.golang.org": "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8" };
/** Another address of the same database, with the same key (modfetch/sumdb.go). */
const ALIASES = { "sum.golang.google.cn": "sum.golang.org https://sum.golang.google.cn" };
/** Reads GOSUMDB; `null` for `off`. Throws GateError `input` for a value that the go command would refuse, too. */
function parseGosumdb(value) {
	if (value.trim() === "off") return null;
	const [key = "", url, ...more] = (ALIASES[value.trim()] ?? value).split(/\s+/).filter((field) => field !== "");
	if (key === "" || more.length > 0) throw new GateError("input", `GOSUMDB: expected a key, or a key and an address, got ${quote(value, 80)}`);
	const known = Object.hasOwn(KNOWN_KEYS, key) ? KNOWN_KEYS[key] : void 0;
	const verifier = parseVerifierKey(known ?? key);
	if (!/^[a-z0-9.-]+(?::\d+)?(?:\/[\w.~/-]*\w)?$/i.test(verifier.name)) throw new GateError("input", `GOSUMDB: expected a name of the form host[/path], got ${quote(verifier.name, 80)}`);
	return {
		verifier,
		isKnown: Object.values(KNOWN_KEYS).includes(known ?? key),
		url: url === void 0 ? null : url.replace(/\/+$/, "")
	};
}
/** A list longer than this is no list that somebody wrote. */
const MAX_PROXIES = 50;
/** Splits GOPROXY. Nothing follows `direct` or `off`; an empty list is `off`, as the go command has it. */
function parseGoproxy(value) {
	const entries = [];
	for (const [, text = "", end = ""] of value.matchAll(/([^,|]*)([,|]|$)/g)) {
		const proxy = text.trim().replace(/\/+$/, "");
		if (proxy === "") continue;
		entries.push({
			proxy,
			next: end === "|" ? "any" : "not-found"
		});
		if (proxy === "direct" || proxy === "off" || entries.length === MAX_PROXIES) break;
	}
	return entries.length === 0 ? [{
		proxy: "off",
		next: "not-found"
	}] : entries;
}
/**
* Whether a list of patterns (GONOSUMDB, which GOPRIVATE is the default of) covers a module path: glob patterns of
* path.Match, each for a prefix of the path with as many elements as the pattern has (module.MatchPrefixPatterns).
*/
function matchesPatterns(patterns, path) {
	const elements = path.split("/");
	return patterns.split(",").map((pattern) => pattern.replace(/\/+$/, "")).some((pattern) => {
		if (pattern === "") return false;
		const wanted = pattern.split("/");
		return wanted.length <= elements.length && wanted.every((glob, at) => matchesElement(glob, elements[at] ?? ""));
	});
}
/** One element of a pattern: `*`, `?`, `[a-z]`, `[^a]`, and a backslash before what is meant as it stands. */
function matchesElement(glob, text) {
	const source = glob.replaceAll(/\\(.)|\*+|\?|\[(\^?)([^\]]+)\]|[^\w]/g, (all, escaped, not, set) => {
		if (escaped !== void 0) return literal(escaped);
		if (all.startsWith("*")) return "[^/]*";
		if (all === "?") return "[^/]";
		return set === void 0 ? literal(all) : `[${not ?? ""}${set.replaceAll(/[\\[\]^]/g, String.raw`\$&`)}]`;
	});
	try {
		return new RegExp(`^(?:${source})$`).test(text);
	} catch {
		return false;
	}
}
function literal(character) {
	return character.replaceAll(/[^\w]/g, String.raw`\$&`);
}
/** An address without the user and password that it may carry, for messages. */
function shownAddress(address) {
	return address.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, "$1").replace(/[?#].*$/s, "");
}

// src/ports/http.ts
/**
* Reading files from the network.
*
* The client of the Actions toolkit, because it reads HTTPS_PROXY and NO_PROXY, which the fetch of Node.js 20 does not, and
* follows redirects but never from https down to http. It has neither a limit of size nor one of time for the whole
* of a conversation: both are here. It is loaded when it is first needed.
*/
const MAX_REDIRECTS = 5;
var PatientHttp = class {
	#deadline;
	#client = null;
	#closed = false;
	constructor(patience) {
		this.#deadline = performance.now() + patience;
	}
	async get(url, maxBytes) {
		const name = quote(shownAddress(url), 200);
		try {
			if (url.startsWith("file:")) return await readLocal(url, maxBytes);
			if (!/^https?:\/\//.test(url)) throw new GateError("evidence", `${name}: expected an http, https or file address`);
			return await this.#inTime(this.#fetch(url, maxBytes));
		} catch (error) {
			if (error instanceof GateError && error.code !== "evidence") throw error;
			const message = shownAddress(errorMessage(error)).replaceAll(url, "");
			throw new GateError("evidence", `${name} could not be read: ${message}`, { cause: error });
		}
	}
	close() {
		this.#closed = true;
		this.#client?.then((client) => client.dispose());
	}
	/** Gives up at the deadline, and lets go of the connections, which would keep the process alive. */
	async #inTime(work) {
		let timer;
		const late = new Promise((_resolve, reject) => {
			const left = Math.max(0, this.#deadline - performance.now());
			timer = setTimeout(() => reject(new GateError("evidence", "no answer in time")), left);
		});
		try {
			return await Promise.race([work, late]);
		} catch (error) {
			work.catch(() => {});
			if (performance.now() >= this.#deadline) this.close();
			throw error;
		} finally {
			clearTimeout(timer);
		}
	}
	async #fetch(url, maxBytes) {
		const { address, authorization } = splitCredentials(url);
		this.#client ??= this.#open();
		const client = await this.#client;
		if (this.#closed) throw new GateError("evidence", "no answer in time");
		const { message } = await client.get(address, authorization === null ? {} : { authorization });
		const chunks = [];
		let size = 0;
		for await (const chunk of message) {
			const bytes = Buffer.from(chunk);
			size += bytes.length;
			if (size > maxBytes) {
				message.destroy();
				throw new LimitError("an answer from the network, bytes", size, maxBytes);
			}
			chunks.push(bytes);
		}
		return {
			status: message.statusCode ?? 0,
			body: Buffer.concat(chunks)
		};
	}
	/** One client for the whole conversation: it keeps its connection. */
	async #open() {
		const { HttpClient } = await import("./lib2.js");
		return new HttpClient(`go-provenance-gate/${VERSION}`, [], {
			socketTimeout: Math.max(1, Math.ceil(this.#deadline - performance.now())),
			maxRedirects: MAX_REDIRECTS,
			allowRedirectDowngrade: false,
			allowRetries: false,
			keepAlive: true
		});
	}
};
/** A client that waits `patience` milliseconds in all, from now on. */
function systemHttp(patience) {
	return new PatientHttp(patience);
}
/** `https://user:password@host/` as the address and the header that it stands for. */
function splitCredentials(url) {
	const parsed = new URL(url);
	if (parsed.username === "" && parsed.password === "") return {
		address: url,
		authorization: null
	};
	const pair = `${decodeURIComponent(parsed.username)}:${decodeURIComponent(parsed.password)}`;
	parsed.username = "";
	parsed.password = "";
	return {
		address: parsed.href,
		authorization: `Basic ${Buffer.from(pair).toString("base64")}`
	};
}
async function readLocal(url, maxBytes) {
	const file = fileURLToPath(url);
	try {
		const { size } = await stat(file);
		if (size > maxBytes) throw new LimitError("a file of a module proxy, bytes", size, maxBytes);
		return {
			status: 200,
			body: await readFile(file)
		};
	} catch (error) {
		if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return {
			status: 404,
			body: Buffer.alloc(0)
		};
		throw error;
	}
}

// src/ports/hashing.ts
/**
* Inspections of files and passes over them, on two cores where that pays.
*
* A pass needs two digests, of the file and of its sealed view, and looks for patterns. A single file is worth splitting:
* each digest is a task that a thread can do alone, reading through the page cache. Of several files each thread takes
* one as a whole, which costs less. Small passes are done here, because a message costs more than they do, and so is
* everything when there are no threads to be had (tests, a program without its worker file).
*/
/** Below this size a pass takes less than a thread takes to start. */
const WORTH_A_THREAD = 8 << 20;
/** Below this size a pass takes less than a message. */
const WORTH_A_MESSAGE = 262144;
const MAX_THREADS = 2;
/** What a thread makes lives for one file: a small nursery keeps memory flat, and costs no time that could be measured. */
const YOUNG_MB = 4;
/** What one task of a tree has: large enough to be worth a message, small enough that the passes of a build get their turn. */
const CHUNK_BYTES = 16 << 20;
const CHUNK_FILES = 1e3;
/** Fewer files of the build cache than this are read before a thread has started. */
const WORTH_THREADS_FILES = 16;
/** Files of one message: enough that it costs nothing, few enough that both threads end at about the same time. */
const FILES_AT_ONCE = 16;
var ThreadedHashing = class {
	#worker;
	#idle = [];
	#threads = /* @__PURE__ */ new Set();
	#queue = [];
	/** Those under way in threads. */
	#passes = 0;
	#inspections = 0;
	constructor(worker) {
		this.#worker = availableParallelism() > 1 ? worker : null;
	}
	async pass(file, plan) {
		const least = this.#threads.size === 0 ? WORTH_A_THREAD : WORTH_A_MESSAGE;
		if (this.#worker === null || plan.range.size < least) return passHere(file, plan);
		const alone = this.#passes === 0;
		this.#passes += 1;
		try {
			return alone ? await this.#halves(file, plan) : await this.#whole(file, plan);
		} finally {
			this.#passes -= 1;
		}
	}
	async inspect(file, path, options) {
		const others = this.#inspections;
		this.#inspections += 1;
		const source = systemFiles.open(file);
		try {
			if (this.#worker !== null && others > 0 && source.size >= WORTH_A_MESSAGE) {
				const answer = await this.#do({
					kind: "inspect",
					file,
					path,
					options
				});
				if (answer.kind !== "inspect") throw new Error("a thread answered another question");
				return answer.facts;
			}
			return await driveWith(inspection(path, source, options), (plan) => this.pass(file, plan));
		} finally {
			source.close();
			this.#inspections -= 1;
		}
	}
	/** The digest in one thread, the seals in the other. */
	async #halves(file, { range, patterns, views }) {
		const [result, ...seals] = await Promise.all([this.#whole(file, {
			range,
			patterns,
			views: []
		}), ...views.map((view) => this.#do({
			kind: "seal",
			file,
			range,
			view
		}))]);
		return {
			...result,
			seals: seals.map((answer) => answer.kind === "seal" ? answer.seal : "")
		};
	}
	/** All of it in one thread, which reads each byte once: other files keep the other thread busy. */
	async #whole(file, plan) {
		const answer = await this.#do({
			kind: "scan",
			file,
			...plan
		});
		if (answer.kind !== "scan") throw new Error("a thread answered another question");
		return answer.result;
	}
	async walk(root, skip) {
		const answer = await this.#doAnywhere({
			kind: "walk",
			file: root,
			skip
		});
		if (answer.kind !== "walk") throw new Error("a thread answered another question");
		return answer.tree;
	}
	async digests(root, tree) {
		return (await Promise.all(chunksOf(tree.sizes, CHUNK_BYTES, CHUNK_FILES).map(([from, to]) => this.#doAnywhere({
			kind: "digests",
			file: root,
			paths: tree.paths.slice(from, to)
		})))).flatMap((answer) => answer.kind === "digests" ? answer.digests : []);
	}
	async #doAnywhere(task) {
		return this.#worker === null ? doHashTask(task) : this.#do(task);
	}
	async dataFiles(files) {
		if (this.#worker === null || files.length < WORTH_THREADS_FILES) return files.map(readData);
		const batches = [];
		for (let at = 0; at < files.length; at += FILES_AT_ONCE) batches.push(files.slice(at, at + FILES_AT_ONCE));
		return (await Promise.all(batches.map((batch) => this.#do({
			kind: "data",
			files: batch
		})))).flatMap((answer) => answer.kind === "data" ? answer.readings : []);
	}
	/** Ends the threads. Passes that are under way are lost. */
	async close() {
		await Promise.all([...this.#threads].map((thread) => thread.terminate()));
		this.#threads.clear();
		this.#idle.length = 0;
	}
	#do(task) {
		return new Promise((resolve, reject) => {
			this.#queue.push({
				task,
				resolve,
				reject
			});
			this.#next();
		});
	}
	#next() {
		const thread = this.#idle.pop() ?? this.#start();
		if (thread === null) return;
		const waiting = this.#queue.shift();
		if (waiting === void 0) {
			this.#idle.push(thread);
			thread.unref();
			return;
		}
		thread.ref();
		const ended = (error) => {
			this.#threads.delete(thread);
			waiting.reject(new GateError("unreadable", `${nameOf(waiting.task)} could not be hashed: ${error.message}`));
			this.#next();
		};
		thread.once("error", ended);
		thread.once("message", (message) => {
			thread.off("error", ended);
			if (message.answer !== void 0) waiting.resolve(message.answer);
			else waiting.reject(new GateError("unreadable", message.error ?? "a thread gave no answer"));
			this.#idle.push(thread);
			this.#next();
		});
		thread.postMessage(waiting.task);
	}
	#start() {
		if (this.#worker === null || this.#threads.size >= MAX_THREADS || this.#queue.length === 0) return null;
		const thread = new Worker(this.#worker, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
		this.#threads.add(thread);
		return thread;
	}
};
function nameOf(task) {
	return task.kind === "data" ? `one of ${task.files.length} files of the build cache` : task.file;
}
/** Hashes in threads that run `worker` (a built file), or in this one when that is `null`. */
function threadedHashing(worker) {
	return new ThreadedHashing(worker);
}
function passHere(file, { range, patterns, views }) {
	const source = systemFiles.open(file);
	try {
		return scan(subSource(source, range), patterns, views);
	} finally {
		source.close();
	}
}

// src/ports/system.ts
/** The ports that are the same on a laptop and in a job. */
/** `hashWorker` is the built file of hash-worker.ts, which lies beside the entries. Without a cache and without a host to ask: those belong to a job. */
function systemPorts(env, log, hashWorker) {
	return {
		host: {
			os: process.platform,
			arch: process.arch
		},
		env,
		exec: systemExec,
		files: systemFiles,
		hashing: threadedHashing(hashWorker),
		archives: systemArchives,
		buildCache: systemBuildCache(env),
		cacheMoves: systemCacheMoves,
		clock: { now: () => /* @__PURE__ */ new Date() },
		log,
		baselines: () => [],
		remote: null,
		http: systemHttp
	};
}

export { shownAddress as a, cacheFolder as c, parseGosumdb as i, kindOf$1 as l, matchesPatterns as n, decodeBase64 as o, parseGoproxy as r, openNote as s, systemPorts as t };