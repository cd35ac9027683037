import { i as __toESM } from "./rolldown-runtime.js";
import { a as quoteList, c as FormatError, d as TruncatedError, f as bounded, i as quote, l as GateError, m as errorMessage, p as errorCode, s as visible, u as LimitError } from "./markup.js";
import { A as MAX_WASM_IMPORT_BYTES, B as within, F as indexOf, I as latin1, L as readRange, O as MAX_VERSION_BYTES, P as Fields, R as subSource, T as MAX_SYMBOLS_LOOKED_AT, _ as MAX_NOTE_BYTES, b as MAX_SECTIONS, d as MAX_MEMBERS, f as MAX_MEMBERS_LOOKED_AT, g as MAX_NAME_TABLE_BYTES, j as MAX_WASM_SECTIONS, l as MAX_LOAD_COMMAND_BYTES, r as MAX_BUILD_ID_BYTES, v as MAX_OBJECT_HEADER_BYTES, x as MAX_SEGMENTS, y as MAX_PRODUCERS_BYTES, z as utf8 } from "./limits.js";
import { r as findSection } from "./image.js";
import { s as bareFacts } from "./facts.js";
import { t as systemFiles } from "./files.js";
import { t as exec } from "./exec.js";
import { t as VERSION } from "./version2.js";
import { n as readData, o as scan, r as chunksOf, t as doHashTask } from "./hash-tasks.js";
import { createHash, createPublicKey, verify } from "node:crypto";
import { delimiter, join, posix } from "node:path";
import { closeSync, constants, createReadStream, openSync, writeSync } from "node:fs";
import { access, lstat, readFile, readdir, realpath, rm, stat, statfs } from "node:fs/promises";
import { availableParallelism, homedir, platform } from "node:os";
import { pipeline } from "node:stream/promises";
import { constants as constants$1, crc32, createGunzip, gunzipSync, inflateRawSync } from "node:zlib";
import { spawn } from "node:child_process";
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
		finishFlush: whole ? constants$1.Z_FINISH : constants$1.Z_SYNC_FLUSH
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
		const inside = gunzipSync(head, { finishFlush: constants$1.Z_SYNC_FLUSH });
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

// src/ports/child-environment.ts
/**
* The environment that programs run by the gate get: the step's own, without what belongs to the runner and to this
* action.
*
* `go build` runs what the code asks for (a C compiler with flags of the source, tools named by -toolexec or GOFLAGS), so
* of a pull request it is somebody else's program. It gets no token of the runner, no inputs (one of them is a token),
* and none of the files through which a step sets outputs, variables or its summary. What the user put into the
* environment stays: private modules and proxies need it. An allow-list was rejected for that reason; compilers,
* pkg-config and wrappers read hundreds of names.
*/
const RUNNER_ONLY = /* @__PURE__ */ new Set([
	"ACTIONS_RUNTIME_TOKEN",
	"ACTIONS_RUNTIME_URL",
	"ACTIONS_RESULTS_URL",
	"ACTIONS_CACHE_URL",
	"ACTIONS_ID_TOKEN_REQUEST_TOKEN",
	"ACTIONS_ID_TOKEN_REQUEST_URL",
	"GITHUB_ENV",
	"GITHUB_OUTPUT",
	"GITHUB_PATH",
	"GITHUB_STATE",
	"GITHUB_STEP_SUMMARY",
	"GITHUB_ARTIFACTS",
	"GITHUB_ARTIFACTS_LIST"
]);
/** What a child inherits of `parent`, with `overlay` laid over it; `undefined` in the overlay removes. */
function childEnvironment(parent, overlay = {}) {
	const env = {};
	for (const [name, value] of Object.entries({
		...parent,
		...overlay
	})) {
		if (value === void 0 || RUNNER_ONLY.has(name) || /^(?:INPUT|STATE)_/.test(name)) continue;
		env[name] = value;
	}
	return env;
}

// src/ports/exec.ts
/**
* Programs, run from argument lists, never through a shell.
*
* Its option `input` is not used to close standard input: it writes to the pipe, and a program that ends at once (`go
* version`) makes that an unhandled EPIPE. None of the programs run here reads standard input.
*/
/** What a command may say on a stream that is kept: `git status` of a tree with very many files. */
const MAX_OUTPUT_BYTES = 64 << 20;
/** Collects a stream up to the bound. */
var Collector = class {
	#chunks = [];
	#bytes = 0;
	push(chunk) {
		this.#bytes += chunk.length;
		if (this.#bytes <= MAX_OUTPUT_BYTES) this.#chunks.push(chunk);
	}
	text(what) {
		if (this.#bytes > MAX_OUTPUT_BYTES) throw new LimitError(`${what}, bytes of output`, this.#bytes, MAX_OUTPUT_BYTES);
		return Buffer.concat(this.#chunks).toString("utf8");
	}
};
async function run(command) {
	const name = quote([command.file, ...command.args].join(" "), 120);
	const stdout = new Collector();
	const stderr = new Collector();
	const { onStderr } = command;
	try {
		return {
			exitCode: onStderr === void 0 ? await runShort(command, stdout, stderr) : await runStreaming(command, stdout, onStderr),
			stdout: stdout.text(name),
			stderr: stderr.text(name)
		};
	} catch (error) {
		if (error instanceof GateError) throw error;
		throw new GateError("tool", `${name} could not be run: ${errorMessage(error)}`, { cause: error });
	}
}
/** Commands of this program's own choosing, whose output is a few lines. */
function runShort(command, stdout, stderr) {
	return exec(`"${command.file}"`, [...command.args], {
		cwd: command.cwd,
		env: childEnvironment(process.env, command.env),
		silent: true,
		ignoreReturnCode: true,
		listeners: {
			stdout: (chunk) => stdout.push(chunk),
			stderr: (chunk) => stderr.push(chunk)
		}
	});
}
/**
* Commands that say whatever the code of a pull request makes them say. @actions/exec looks for line ends in all that
* came so far, so that a line without an end costs it quadratic time: half a minute for 70 MB, hours for a gigabyte.
*/
function runStreaming(command, stdout, onStderr) {
	return new Promise((resolve, reject) => {
		const child = spawn(command.file, command.args, {
			cwd: command.cwd,
			env: childEnvironment(process.env, command.env),
			stdio: [
				"ignore",
				"pipe",
				"pipe"
			],
			windowsHide: true
		});
		child.stdout.on("data", (chunk) => stdout.push(chunk));
		child.stderr.on("data", onStderr);
		child.on("error", reject);
		child.on("close", (code) => resolve(code));
	});
}
/**
* Looks a program up in PATH. Not by @actions/io: it prints a warning to standard output for a folder of PATH that cannot
* be read, where `--json` stands.
*/
async function which(program) {
	const { PATH = "", PATHEXT = "" } = process.env;
	const endings = process.platform === "win32" ? PATHEXT.split(";") : [""];
	for (const folder of PATH.split(delimiter).filter((entry) => entry !== "")) for (const ending of endings) {
		const candidate = join(folder, `${program}${ending}`);
		try {
			await access(candidate, constants.X_OK);
			if ((await stat(candidate)).isFile()) return candidate;
		} catch {}
	}
	return null;
}
/** The real thing. */
const systemExec = {
	run,
	which
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
* Passes over files, on two cores where that pays.
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
		const thread = new Worker(this.#worker);
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
		clock: { now: () => /* @__PURE__ */ new Date() },
		log,
		baselines: null,
		remote: null,
		http: systemHttp
	};
}

// src/core/binary/macho.ts
/**
* Mach-O, 32 and 64 bits (fat files are taken apart before this reader sees a slice).
*
*   mach_header_64                   segment_command_64              section_64
*   0  magic       4                 0  cmd        4  (0x19; 32: 1)   0  sectname  16
*   4  cputype     4                 4  cmdsize    4                  16 segname   16
*   12 filetype    4                 8  segname    16                 32 addr       8 (32: 4)
*   16 ncmds       4                 24 vmaddr     8  (32: 24, 4)     40 size       8 (32: 36, 4)
*   20 sizeofcmds  4                 32 vmsize     8  (32: 28, 4)     48 offset     4 (32: 40)
*   24 flags       4                 40 fileoff    8  (32: 32, 4)     64 flags      4 (32: 56)
*   28 reserved    4 (64 only)       48 filesize   8  (32: 36, 4)
*                                    60 initprot   4  (32: 44)
*                                    64 nsects     4  (32: 48)
*                                    72 sections      (32: 56)
*
* Source: mach-o/loader.h and mach-o/nlist.h; constants as in debug/macho and cmd/link/internal/ld/macho.go.
*/
const LC_SEGMENT = 1;
const LC_SYMTAB = 2;
const LC_SEGMENT_64 = 25;
const LC_UUID = 27;
const LC_CODE_SIGNATURE = 29;
const LC_VERSION_MIN_MACOSX = 36;
const LC_VERSION_MIN_IPHONEOS = 37;
const LC_FUNCTION_STARTS = 38;
const LC_BUILD_VERSION = 50;
const S_ZEROFILL = 1;
const VM_PROT_WRITE = 2;
const VM_PROT_EXECUTE = 4;
const N_STAB = 224;
const N_TYPE = 14;
const N_SECT = 14;
const CPU = {
	7: "386",
	12: "arm",
	16777223: "amd64",
	16777228: "arm64",
	18: "ppc",
	16777234: "ppc64"
};
/** The GOARCH of a CPU type, `null` for one that Go never had. */
function cpuGoarch(cpu) {
	return CPU[cpu] ?? null;
}
/** LC_BUILD_VERSION platforms; the simulators run on the host and are built with GOOS=ios. */
const PLATFORM = {
	1: "darwin",
	2: "ios",
	6: "ios",
	7: "ios"
};
/** Whether the bytes start as a thin Mach-O file does. */
function isMachO(head) {
	return machoMagic(head) !== null;
}
function machoMagic(head) {
	switch ([...head.subarray(0, 4)].map((byte) => byte.toString(16)).join(" ")) {
		case "cf fa ed fe": return {
			bits: 64,
			little: true
		};
		case "ce fa ed fe": return {
			bits: 32,
			little: true
		};
		case "fe ed fa cf": return {
			bits: 64,
			little: false
		};
		case "fe ed fa ce": return {
			bits: 32,
			little: false
		};
		default: return null;
	}
}
/** Reads the load commands of a thin Mach-O file. Throws FormatError or LimitError for a file that is cut or lies. */
function readMachO(source) {
	const magic = machoMagic(readRange(source, 0, 4, 4, "Mach-O magic"));
	if (magic === null) throw new FormatError("Mach-O magic: expected feedface or feedfacf", 0);
	const { bits, little } = magic;
	const headerSize = bits === 64 ? 32 : 28;
	const header = new Fields(readRange(source, 0, headerSize, 32, "Mach-O header"), little);
	const commandCount = bounded(header.u32(16), MAX_SEGMENTS, "Mach-O load command count");
	const commandBytes = bounded(header.u32(20), MAX_LOAD_COMMAND_BYTES, "Mach-O load commands, bytes");
	const area = readRange(source, headerSize, commandBytes, MAX_LOAD_COMMAND_BYTES, "Mach-O load commands");
	const fields = new Fields(area, little, headerSize);
	const sections = [];
	const segments = [];
	const ends = [headerSize + commandBytes];
	let symtab = false;
	let goos = null;
	let hostId = null;
	let signature = null;
	let hostLinked = false;
	let at = 0;
	for (let i = 0; i < commandCount; i++) {
		const command = fields.u32(at);
		const size = fields.u32(at + 4);
		if (size < 8 || at + size > area.length) throw new FormatError(`Mach-O load command ${i}: expected a size of 8 to ${area.length - at}, got ${size}`, headerSize + at);
		const body = new Fields(area.subarray(at, at + size), little, headerSize + at);
		switch (command) {
			case LC_SEGMENT:
			case LC_SEGMENT_64: {
				const read = readSegment(body, command === LC_SEGMENT_64 ? 64 : 32);
				segments.push(read.segment);
				sections.push(...read.sections);
				bounded(sections.length, MAX_SECTIONS, "Mach-O section count");
				ends.push(read.segment.offset + read.segment.size);
				break;
			}
			case LC_SYMTAB: {
				const table = {
					offset: body.u32(8),
					count: body.u32(12)
				};
				symtab = hasDefinedSymbols(source, table.offset, table.count, bits, little);
				ends.push(table.offset + table.count * (bits === 64 ? 16 : 12), body.u32(16) + body.u32(20));
				break;
			}
			case LC_UUID:
				hostId = {
					offset: headerSize + at + 8,
					size: size - 8
				};
				break;
			case LC_CODE_SIGNATURE:
				signature = {
					kind: "codesign",
					offset: body.u32(8),
					size: body.u32(12)
				};
				ends.push(signature.offset + signature.size);
				break;
			case LC_FUNCTION_STARTS:
				hostLinked = true;
				break;
			case LC_BUILD_VERSION:
				goos = PLATFORM[body.u32(8)] ?? null;
				break;
			case LC_VERSION_MIN_MACOSX:
				goos ??= "darwin";
				break;
			case LC_VERSION_MIN_IPHONEOS: goos ??= "ios";
		}
		at += size;
	}
	return {
		format: "macho",
		bits,
		littleEndian: little,
		goos,
		goarch: CPU[header.u32(4)] ?? null,
		sections,
		segments,
		notes: [],
		symtab,
		dwarf: sections.some((section) => section.inFile && section.size > 0 && /^__z?debug_info$/.test(section.name)),
		hostId,
		signature,
		versionMark: null,
		hostLinked,
		sectionTableAtEnd: false,
		end: Math.max(...ends)
	};
}
function readSegment(body, bits) {
	const is64 = bits === 64;
	const name = body.text(8, 16);
	const protection = body.u32(is64 ? 60 : 44);
	const writable = (protection & VM_PROT_WRITE) !== 0;
	const segment = {
		address: body.word(24, bits),
		memorySize: body.word(is64 ? 32 : 28, bits),
		offset: body.word(is64 ? 40 : 32, bits),
		size: body.word(is64 ? 48 : 36, bits),
		writable,
		executable: (protection & VM_PROT_EXECUTE) !== 0
	};
	const stride = is64 ? 80 : 68;
	const first = is64 ? 72 : 56;
	const count = bounded(body.u32(is64 ? 64 : 48), Math.floor(body.bytes.length / stride), `Mach-O sections of ${name}`);
	const sections = [];
	for (let i = 0; i < count; i++) {
		const at = first + i * stride;
		sections.push({
			name: body.text(at, 16),
			address: body.word(at + 32, bits),
			size: body.word(is64 ? at + 40 : at + 36, bits),
			offset: body.u32(is64 ? at + 48 : at + 40),
			loaded: name !== "__DWARF",
			writable,
			inFile: (body.u32(is64 ? at + 64 : at + 56) & 255) !== S_ZEROFILL
		});
	}
	return {
		segment,
		sections
	};
}
/**
* Whether the symbol table defines anything. A Go program linked with -s keeps its imported symbols (type N_UNDF):
* what counts is a symbol of type N_SECT that is no debugging entry. nlist_64: n_strx 4, n_type 1, n_sect 1,
* n_desc 2, n_value 8 (nlist: 4).
*/
function hasDefinedSymbols(source, offset, count, bits, little) {
	const stride = bits === 64 ? 16 : 12;
	if (count === 0 || !within({
		offset,
		size: count * stride
	}, source.size)) return false;
	const looked = Math.min(count, MAX_SYMBOLS_LOOKED_AT);
	const table = new Fields(source.read(offset, looked * stride), little, offset);
	for (let i = 0; i < looked; i++) {
		const type = table.u8(i * stride + 4);
		if ((type & N_STAB) === 0 && (type & N_TYPE) === N_SECT) return true;
	}
	return false;
}

// src/core/binary/fat.ts
/**
* Fat Mach-O files (universal binaries): several programs in one file, one for each processor. Big endian.
*
*   fat_header          fat_arch (20)       fat_arch_64 (32)
*   0 magic      4      0  cputype    4     0  cputype    4     magic 0xcafebabe: fat_arch, 0xcafebabf: fat_arch_64
*   4 nfat_arch  4      4  cpusubtype 4     4  cpusubtype 4
*                       8  offset     4     8  offset     8
*                       12 size       4     16 size       8
*                       16 align      4     24 align      4, reserved 4
*
* A Java class file has the same first four bytes; behind them stand its minor and major version, 45 and above.
*
* The kernel runs one slice and nobody else sees the others, so each is judged as a file of its own, and the file is as
* bad as its worst slice. `go version -m` reads the first slice only.
*
* Source: mach-o/fat.h; debug/macho (NewFatFile).
*/
const MAGIC$2 = 3405691582;
const MAGIC_64$1 = 3405691583;
const HEADER_BYTES$2 = 8;
/** Whether the bytes start as a fat file does; a Java class file does not. */
function isFat(head) {
	if (head.length < 4) return false;
	const fields = new Fields(head, false);
	const magic = fields.u32(0);
	return magic === MAGIC_64$1 || magic === MAGIC$2 && (head.length < HEADER_BYTES$2 || fields.u32(4) <= 44);
}
/**
* The table of slices, in the file's order. Throws FormatError when they lie over each other or over the table, so that
* no byte is read for two slices; TruncatedError when one leaves the file; LimitError for more than any file has.
*/
function readFat(source) {
	const header = new Fields(readRange(source, 0, HEADER_BYTES$2, HEADER_BYTES$2, "fat header"), false);
	const is64 = header.u32(0) === MAGIC_64$1;
	const stride = is64 ? 32 : 20;
	const count = bounded(header.u32(4), 44, "fat slice count");
	if (count === 0) throw new FormatError("fat header: expected a slice, got none", 4);
	const bytes = readRange(source, HEADER_BYTES$2, count * stride, 44 * stride, "fat slice table");
	const table = new Fields(bytes, false, HEADER_BYTES$2);
	const slices = Array.from({ length: count }, (_, index) => {
		const at = index * stride;
		const cpu = table.u32(at);
		const name = cpuGoarch(cpu) ?? `cpu 0x${cpu.toString(16)}`;
		return is64 ? {
			name,
			offset: table.u64(at + 8),
			size: table.u64(at + 16)
		} : {
			name,
			offset: table.u32(at + 8),
			size: table.u32(at + 12)
		};
	});
	for (const { name, offset, size } of slices) if (!within({
		offset,
		size
	}, source.size)) {
		const message = `slice ${name}: expected ${size} bytes at offset ${offset}, the file ends at ${source.size}`;
		throw new TruncatedError(message, offset);
	}
	let end = HEADER_BYTES$2 + count * stride;
	for (const { name, offset, size } of slices.toSorted((a, b) => a.offset - b.offset)) {
		if (offset < end) throw new FormatError(`slice ${name}: expected an offset of ${end} or more, got ${offset}`, offset);
		end = offset + size;
	}
	return slices;
}
/** Inspects every slice, and gives the facts of the worst as those of the file. */
function* inspectFat(path, source, slices, inspectOne) {
	const judged = [];
	for (const slice of slices) {
		const { slices: _none, ...facts } = yield* movedTo(slice.offset, inspectOne(subSource(source, slice)));
		judged.push({
			slice,
			facts: fileOffsets(facts, slice.offset)
		});
	}
	const { sha256 } = yield {
		range: {
			offset: 0,
			size: source.size
		},
		patterns: [],
		views: []
	};
	const worst = judged.toSorted((a, b) => compareBadness(b.facts, a.facts))[0];
	if (worst === void 0) return bareFacts(path, "unreadable", ["a fat Mach-O file without slices"], source.size);
	const end = Math.max(...slices.map(({ offset, size }) => offset + size));
	const named = (pick) => judged.flatMap(({ slice, facts }) => pick(facts).map((sentence) => `slice ${slice.name}: ${sentence}`));
	const layout = slices.map(({ name, offset, size }) => `${name} (${size} bytes at offset ${offset})`).join(", ");
	return {
		...worst.facts,
		path,
		evidence: [`a fat Mach-O file, slices ${layout}; its own facts are those of slice ${worst.slice.name}`, ...named((facts) => facts.evidence)],
		sealEvidence: named((facts) => facts.sealEvidence),
		appended: end < source.size ? {
			offset: end,
			size: source.size - end
		} : worst.facts.appended,
		size: source.size,
		sha256,
		slices: judged.map(({ facts }) => facts)
	};
}
const worstFirst = (...values) => values;
/** Each list from worst to best. */
const OUTCOME_ORDER = worstFirst("unreadable", "truncated", "packed", "not-go", "go-without-buildinfo", "go");
const SEAL_ORDER = worstFirst("broken", "absent", "not-applicable", "resigned", "intact");
const COPIES_ORDER = worstFirst("differ", "none", "single", "agree");
const BUILD_INFO_ORDER = worstFirst("none", "version-only", "rodata", "blob");
const STRIPPED_ORDER = worstFirst("symbols", "debug", "none");
/**
* How bad a slice is: the first difference decides.
*
*  1. the outcome: what cannot be read is worse than what is cut, packed, no Go program, without build info, whole. A
*     slice that is no Go program is worse than one that is, since nothing is known of what runs there;
*  2. the seal: broken, absent, not applicable, resigned, intact;
*  3. the copies of the module info: they differ, there are none, there is one, they agree;
*  4. where the module info was read: nowhere, the version alone, rodata, the blob;
*  5. bytes behind the end; another program inside; hidden names; a version that stands nowhere else;
*  6. symbols taken away after linking; symbols missing; DWARF missing.
*
* Of slices that are equally bad the first counts. Positive when `a` is worse.
*/
function compareBadness(a, b) {
	const [left, right] = [badness(a), badness(b)];
	for (const [index, value] of left.entries()) {
		const difference = value - (right[index] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}
/** One number for each question, the larger the worse. */
function badness(facts) {
	const rank = (order, value) => order.length - order.indexOf(value);
	return [
		rank(OUTCOME_ORDER, facts.outcome),
		rank(SEAL_ORDER, facts.seal),
		rank(COPIES_ORDER, facts.copies),
		rank(BUILD_INFO_ORDER, facts.buildInfo),
		Number(facts.appended !== null),
		Number(facts.nested.length > 0),
		Number(facts.obfuscated.length > 0),
		Number(facts.versionElsewhere === false),
		Number(facts.strippedBy === "after-link"),
		rank(STRIPPED_ORDER, facts.stripped)
	];
}
/** An inspection of a part of a file as one of the file: its passes are over the part. */
function* movedTo(offset, inspection) {
	for (let step = inspection.next();;) {
		if (step.done === true) return step.value;
		const { range, patterns, views } = step.value;
		step = inspection.next(yield {
			range: {
				...range,
				offset: range.offset + offset
			},
			patterns,
			views
		});
	}
}
/** Offsets in a slice as offsets in the file. Sentences of evidence keep those in the slice, as its own tools show them. */
function fileOffsets(facts, by) {
	const moved = (item) => ({
		...item,
		offset: item.offset + by
	});
	return {
		...facts,
		lineTable: facts.lineTable === null ? null : moved(facts.lineTable),
		nested: facts.nested.map(moved),
		appended: facts.appended === null ? null : moved(facts.appended),
		digests: facts.digests === null ? null : {
			...facts.digests,
			sections: facts.digests.sections.map(moved)
		}
	};
}

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
const SYMBOL_BYTES$1 = 18;
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
	const count = bounded(file.u16(2), 65535, "PE section count");
	const tableOffset = optionalOffset + file.u16(16);
	const table = new Fields(readRange(source, tableOffset, count * SECTION_BYTES, 65535 * SECTION_BYTES, "PE section headers"), true, tableOffset);
	const symbols = {
		offset: file.u32(8),
		count: file.u32(12)
	};
	const strings = stringTable(source, symbols.offset + symbols.count * SYMBOL_BYTES$1, symbols.offset !== 0);
	const { sections, segments } = sectionsOf(table, base, strings);
	const signature = certificates(optional);
	const symbolsEnd = symbols.offset === 0 ? 0 : symbols.offset + symbols.count * SYMBOL_BYTES$1;
	const signatureEnd = signature === null ? 0 : signature.offset + signature.size;
	const ends = [
		tableOffset + count * SECTION_BYTES,
		symbolsEnd,
		strings?.end ?? 0,
		signatureEnd
	];
	return {
		format: "pe",
		bits,
		littleEndian: true,
		goos: "windows",
		goarch: MACHINE[file.u16(0)] ?? null,
		sections,
		segments,
		notes: [],
		symtab: symbols.offset !== 0 && symbols.count > 0,
		dwarf: hasDwarf(sections),
		hostId: null,
		signature,
		versionMark: null,
		hostLinked: optional.u8(2) !== 3,
		sectionTableAtEnd: false,
		end: Math.max(...ends, ...sections.filter((section) => section.inFile).map((section) => section.offset + section.size))
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
	const goarch = MACHINE[file.u16(0)];
	if (goarch === void 0) return null;
	const count = file.u16(2);
	const tableOffset = FILE_HEADER_BYTES + file.u16(16);
	const bytes = readRange(source, tableOffset, count * SECTION_BYTES, 65535 * SECTION_BYTES, "COFF section headers");
	const symbols = {
		offset: file.u32(8),
		count: file.u32(12)
	};
	const symbolsEnd = symbols.offset + symbols.count * SYMBOL_BYTES$1;
	const strings = stringTable(source, symbolsEnd, symbols.offset !== 0);
	const { sections, segments } = sectionsOf(new Fields(bytes, true, tableOffset), 0, strings);
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
		sectionTableAtEnd: false,
		hostLinked: null,
		end: Math.max(symbolsEnd, strings?.end ?? 0, ...sections.filter(({ inFile }) => inFile).map(({ offset, size }) => offset + size))
	};
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

// src/core/binary/elf-marks.ts
/**
* What an ELF file says of its processor and its system.
*
* The processor is a field of the header. The system is not: Linux leaves EI_OSABI at zero, and so do others. What Go's
* linker leaves, measured on Go 1.26:
*
*   freebsd    EI_OSABI 9, a note of FreeBSD        android    the interpreter /system/bin/linker or linker64
*   netbsd     EI_OSABI 2, a note of NetBSD         solaris    the interpreter /lib/amd64/ld.so.1, as illumos: which of
*   openbsd    EI_OSABI 12, a note of OpenBSD                  both it is nothing tells
*   linux      nothing; a dynamic program names     dragonfly  nothing; a dynamic program names
*              ld-linux or ld-musl                             /usr/libexec/ld-elf.so.2
*
* Source: cmd/link/internal/ld/elf.go (EI_OSABI, notes), the ELFArch tables of cmd/link's architectures (interpreters).
*/
/** The GOARCH of a machine number (cmd/link/internal/ld/elf.go), `null` for one that Go never had. */
function machineToGoarch(machine, bits, little) {
	switch (machine) {
		case 3: return "386";
		case 8: return `mips${bits === 64 ? "64" : ""}${little ? "le" : ""}`;
		case 21: return little ? "ppc64le" : "ppc64";
		case 22: return "s390x";
		case 40: return little ? "arm" : "armbe";
		case 43: return "sparc64";
		case 62: return "amd64";
		case 183: return little ? "arm64" : "arm64be";
		case 243: return bits === 64 ? "riscv64" : "riscv";
		case 258: return "loong64";
		default: return null;
	}
}
/** 6 is Solaris by its number, and written by illumos, too: it tells nothing here. */
const OSABI = {
	2: "netbsd",
	9: "freebsd",
	12: "openbsd"
};
const NOTES = /* @__PURE__ */ new Map([
	["FreeBSD", "freebsd"],
	["NetBSD", "netbsd"],
	["OpenBSD", "openbsd"],
	["DragonFly", "dragonfly"],
	["Android", "android"]
]);
const INTERPRETERS = [
	[/^\/system\/bin\/linker(?:64)?$/, "android"],
	[/^\/lib\d*\/ld-(?:linux|musl)-?[\w.-]*$/, "linux"],
	[/^\/libexec\/ld-elf\.so\.1$/, "freebsd"],
	[/^\/usr\/libexec\/ld-elf\.so\.2$/, "dragonfly"],
	[/^\/usr\/libexec\/ld\.so$/, "openbsd"],
	[/^(?:\/usr)?\/libexec\/ld\.elf_so$/, "netbsd"]
];
/** The GOOS that the marks name, `null` where they name none. */
function systemOf({ osabi, notes, interpreter }) {
	const byNote = notes.flatMap((name) => NOTES.get(name) ?? []);
	return OSABI[osabi] ?? byNote[0] ?? INTERPRETERS.find(([path]) => path.test(interpreter))?.[1] ?? null;
}

// src/core/binary/elf.ts
/**
* ELF, both classes and byte orders, for every GOARCH.
*
*   Elf64_Ehdr                       Elf32_Ehdr          Elf64_Phdr            Elf32_Phdr
*   0  e_ident[16]                   0                   0  p_type     4       0  p_type
*   16 e_type      2                 16                  4  p_flags    4       4  p_offset
*   18 e_machine   2                 18                  8  p_offset   8       8  p_vaddr
*   24 e_entry     8                 24 (4)              16 p_vaddr    8       16 p_filesz
*   32 e_phoff     8                 28 (4)              32 p_filesz   8       20 p_memsz
*   40 e_shoff     8                 32 (4)              40 p_memsz    8       24 p_flags
*   48 e_flags     4                 36
*   54 e_phentsize 2                 42                  Elf64_Shdr            Elf32_Shdr
*   56 e_phnum     2                 44                  0  sh_name    4       0
*   58 e_shentsize 2                 46                  4  sh_type    4       4
*   60 e_shnum     2                 48                  8  sh_flags   8       8  (4)
*   62 e_shstrndx  2                 50                  16 sh_addr    8       12 (4)
*                                                        24 sh_offset  8       16 (4)
*                                                        32 sh_size    8       20 (4)
*
* Source: System V ABI, chapter 4 and 5 (gABI); machine numbers as the Go linker writes them (cmd/link/internal/ld/elf.go).
*
* Section headers are optional (sstrip removes them) and the first thing a hostile file breaks. A table that lies
* outside of the file is an error: `truncated` is a fact about the file. A name table that does is not: sections
* then have no names, and what depends on names is not found.
*/
const SHT_NULL = 0;
const SHT_SYMTAB = 2;
const SHT_NOTE = 7;
const SHT_NOBITS = 8;
const SHN_XINDEX = 65535;
const SHF_WRITE = 1;
const SHF_ALLOC = 2;
const PT_LOAD = 1;
const PT_INTERP = 3;
const PT_NOTE = 4;
const PF_X = 1;
const PF_W = 2;
const PN_XNUM = 65535;
const NT_GNU_BUILD_ID = 3;
/** Whether the bytes start as an ELF file does. */
function isElf(head) {
	return head[0] === 127 && head[1] === 69 && head[2] === 76 && head[3] === 70;
}
/** Reads the headers of an ELF file. Throws FormatError or LimitError for a file that is cut or lies. */
function readElf(source) {
	const header = readFileHeader(source);
	const { bits, little } = header;
	const programs = readPrograms(source, header);
	const headers = readSectionHeaders(source, header);
	const names = nameTable(source, headers[header.names], little);
	const sections = headers.slice(1).map((raw) => sectionOf(raw, names));
	const notes = readNotes(source, [...programs.filter(({ type }) => type === PT_NOTE), ...sections.filter(({ type }) => type === SHT_NOTE)], little);
	const contentsEnd = Math.max(headerSize(bits), header.programs.offset + header.programs.count * programStride(bits), ...programs.map((program) => program.offset + program.size), ...sections.filter((section) => section.inFile).map((section) => section.offset + section.size));
	const { offset: tableOffset, count } = header.sections;
	return {
		format: "elf",
		bits,
		littleEndian: little,
		goos: systemOf({
			osabi: header.osabi,
			notes: notes.map(({ name }) => name),
			interpreter: interpreterOf(source, programs, little)
		}),
		goarch: machineToGoarch(header.machine, bits, little),
		sections,
		segments: programs.filter(({ type }) => type === PT_LOAD).map(segmentOf),
		notes,
		symtab: sections.some((section) => section.type === SHT_SYMTAB && section.size > 0),
		dwarf: sections.some(({ inFile, size, name }) => inFile && size > 0 && /^\.z?debug_info$/.test(name)),
		hostId: notes.find((note) => note.name === "GNU" && note.type === NT_GNU_BUILD_ID)?.payload ?? null,
		signature: null,
		versionMark: null,
		hostLinked: sections.length === 0 ? null : sections.some(({ name }) => name === ".comment"),
		sectionTableAtEnd: tableOffset !== 0 && tableOffset >= contentsEnd,
		end: Math.max(contentsEnd, tableOffset === 0 ? 0 : tableOffset + count * sectionStride$1(bits))
	};
}
/** The path of the dynamic linker; empty for a static program, or where it lies outside of the file. */
function interpreterOf(source, programs, little) {
	const range = programs.find(({ type }) => type === PT_INTERP);
	if (range === void 0 || range.size > 256 || !within(range, source.size)) return "";
	return new Fields(source.read(range.offset, range.size), little, range.offset).text(0, range.size);
}
const headerSize = (bits) => bits === 64 ? 64 : 52;
const programStride = (bits) => bits === 64 ? 56 : 32;
const sectionStride$1 = (bits) => bits === 64 ? 64 : 40;
function readFileHeader(source) {
	const ident = readRange(source, 0, 16, 16, "ELF identification");
	const [bits, little] = identity(ident);
	const header = new Fields(readRange(source, 0, headerSize(bits), 64, "ELF header"), little);
	const at = bits === 64 ? {
		phoff: 32,
		shoff: 40,
		sizes: 54
	} : {
		phoff: 28,
		shoff: 32,
		sizes: 42
	};
	const sectionOffset = header.word(at.shoff, bits);
	let [programCount, sectionCount, names] = [
		header.u16(at.sizes + 2),
		header.u16(at.sizes + 6),
		header.u16(at.sizes + 8)
	];
	expectStride("program", header.u16(at.sizes), programStride(bits), programCount > 0, at.sizes);
	expectStride("section", header.u16(at.sizes + 4), sectionStride$1(bits), sectionOffset !== 0, at.sizes + 4);
	if (sectionOffset !== 0) {
		const first = firstSectionHeader(source, sectionOffset, bits, little);
		if (sectionCount === 0) sectionCount = first.size;
		if (names === SHN_XINDEX) names = first.link;
		if (programCount === PN_XNUM) programCount = first.info;
	} else sectionCount = 0;
	return {
		bits,
		little,
		osabi: ident[7] ?? 0,
		machine: header.u16(18),
		programs: {
			offset: header.word(at.phoff, bits),
			count: bounded(programCount, MAX_SEGMENTS, "ELF segment count")
		},
		sections: {
			offset: sectionOffset,
			count: bounded(sectionCount, MAX_SECTIONS, "ELF section count")
		},
		names
	};
}
function identity(ident) {
	const [elfClass, order] = [ident[4], ident[5]];
	if (elfClass !== 1 && elfClass !== 2) throw new FormatError(`ELF class: expected 1 or 2, got ${elfClass}`, 4);
	if (order !== 1 && order !== 2) throw new FormatError(`ELF byte order: expected 1 or 2, got ${order}`, 5);
	return [elfClass === 2 ? 64 : 32, order === 1];
}
function expectStride(what, got, expected, used, offset) {
	if (used && got !== expected) throw new FormatError(`ELF ${what} header size: expected ${expected}, got ${got}`, offset);
}
function readPrograms(source, { programs, bits, little }) {
	if (programs.count === 0) return [];
	const stride = programStride(bits);
	const table = readRange(source, programs.offset, programs.count * stride, MAX_SEGMENTS * stride, "ELF program headers");
	const fields = new Fields(table, little, programs.offset);
	return Array.from({ length: programs.count }, (_, index) => programHeader(fields, index * stride, bits));
}
function readSectionHeaders(source, { sections, bits, little }) {
	if (sections.offset === 0) return [];
	const stride = sectionStride$1(bits);
	const table = readRange(source, sections.offset, sections.count * stride, MAX_SECTIONS * stride, "ELF section headers");
	const fields = new Fields(table, little, sections.offset);
	return Array.from({ length: sections.count }, (_, index) => sectionFields(fields, index * stride, bits));
}
function sectionOf(raw, names) {
	return {
		type: raw.type,
		name: names?.text(raw.name, 256) ?? "",
		offset: raw.offset,
		size: raw.size,
		address: raw.address,
		loaded: (raw.flags & SHF_ALLOC) !== 0,
		writable: (raw.flags & SHF_WRITE) !== 0,
		inFile: raw.type !== SHT_NOBITS && raw.type !== SHT_NULL
	};
}
function segmentOf({ offset, size, address, memorySize, flags }) {
	return {
		offset,
		size,
		address,
		memorySize,
		writable: (flags & PF_W) !== 0,
		executable: (flags & PF_X) !== 0
	};
}
function programHeader(fields, at, bits) {
	return bits === 64 ? {
		type: fields.u32(at),
		flags: fields.u32(at + 4),
		offset: fields.u64(at + 8),
		address: fields.u64(at + 16),
		size: fields.u64(at + 32),
		memorySize: fields.u64(at + 40)
	} : {
		type: fields.u32(at),
		offset: fields.u32(at + 4),
		address: fields.u32(at + 8),
		size: fields.u32(at + 16),
		memorySize: fields.u32(at + 20),
		flags: fields.u32(at + 24)
	};
}
function sectionFields(fields, at, bits) {
	const w = bits === 64 ? 8 : 4;
	return {
		name: fields.u32(at),
		type: fields.u32(at + 4),
		flags: bits === 64 ? fields.u32(fields.littleEndian ? at + 8 : at + 12) : fields.u32(at + 8),
		address: fields.word(at + 8 + w, bits),
		offset: fields.word(at + 8 + 2 * w, bits),
		size: fields.word(at + 8 + 3 * w, bits),
		link: fields.u32(at + 8 + 4 * w),
		info: fields.u32(at + 12 + 4 * w)
	};
}
function firstSectionHeader(source, table, bits, little) {
	const stride = sectionStride$1(bits);
	return sectionFields(new Fields(readRange(source, table, stride, stride, "ELF section header"), little, table), 0, bits);
}
function nameTable(source, header, little) {
	if (header === void 0 || header.type === SHT_NOBITS || !within(header, source.size)) return null;
	return new Fields(source.read(header.offset, Math.min(header.size, MAX_NAME_TABLE_BYTES)), little, header.offset);
}
/**
* Notes: namesz, descsz, type (4 bytes each), the name padded to 4, the payload padded to 4. A malformed note ends
* its range in silence, as every reader of notes does; each payload is reported once.
*/
function readNotes(source, ranges, little) {
	const notes = /* @__PURE__ */ new Map();
	let left = MAX_NOTE_BYTES;
	for (const range of ranges) {
		if (left === 0) break;
		if (!within(range, source.size)) continue;
		const bytes = source.read(range.offset, Math.min(range.size, left));
		left -= bytes.length;
		const fields = new Fields(bytes, little, range.offset);
		let at = 0;
		while (at + 12 <= bytes.length) {
			const nameSize = fields.u32(at);
			const size = fields.u32(at + 4);
			const nameEnd = at + 12 + nameSize;
			const start = at + 12 + align4(nameSize);
			if (nameEnd > bytes.length || start + size > bytes.length) break;
			const name = latin1(bytes.subarray(at + 12, nameEnd)).replace(/\0+$/, "");
			const offset = range.offset + start;
			if (!notes.has(offset)) notes.set(offset, {
				name,
				type: fields.u32(at + 8),
				payload: {
					offset,
					size
				}
			});
			at = start + align4(size);
		}
	}
	return [...notes.values()];
}
function align4(n) {
	return Math.ceil(n / 4) * 4;
}

// src/core/binary/ar.ts
/**
* Archives: what `go build -buildmode=c-archive` makes for a C linker, and what the compiler makes of a package.
*
*   "!<arch>\n", then members, each at an even offset:
*   0  name  16   48 size  10 decimal     the contents
*   16 date  12   58 "`\n"                (BSD: a name `#1/20` means that the contents start with the name, 20 bytes)
*   28 owner 6, group 6, mode 8
*
* A C archive holds `go.o`, a relocatable object (ELF, Mach-O, COFF) with all that an executable has: build info, build ID,
* symbols. Its headers are read, and offsets count from the start of the archive, so that the rest of this program treats
* the archive as an image with the object's sections. Somebody may have put the object into an archive of his own, under
* another name: the members are searched for one with build info or a Go note.
*
* A package archive holds `__.PKGDEF` and `_go_.o`, which both start with lines of text:
*
*   go object linux amd64 go1.26.8 GOAMD64=v1 X:regabiwrappers,...
*   build id "ACTION/CONTENT"
*
* Source: cmd/internal/archive, cmd/internal/buildid (ReadFile), cmd/internal/objabi (HeaderString); cmd/link/internal/ld/
* lib.go (archive) for go.o; ar(5) of the BSDs for long names.
*/
const MAGIC$1 = Buffer.from("!<arch>\n", "latin1");
const HEADER_BYTES$1 = 60;
const HEADER_END = "`\n";
const GO_OBJECT = Buffer.from("go object ", "latin1");
/** Whether the bytes start as an archive does. */
function isAr(head) {
	return indexOf(head.subarray(0, MAGIC$1.length), MAGIC$1) === 0;
}
/**
* Reads an archive: a C archive as an image, a package archive as its header lines, `null` for one without Go in it.
* Throws FormatError or LimitError for an archive that is cut or lies.
*/
function readAr(source) {
	const { members, end } = readMembers(source);
	const looked = members.slice(0, MAX_MEMBERS_LOOKED_AT);
	for (const member of looked) {
		const image = goObjectImage(source, member);
		if (image !== null) return withinArchive(image, member.offset, end);
	}
	for (const member of looked.slice(0, 2)) {
		const archive = packageArchive(source, member, end);
		if (archive !== null) return archive;
	}
	return null;
}
/** The members in order, and where the last one ends; bytes behind it that start no member are appended data. */
function readMembers(source) {
	const members = [];
	let at = MAGIC$1.length;
	while (at < source.size) {
		const header = latin1(readRange(source, at, HEADER_BYTES$1, HEADER_BYTES$1, "archive member header"));
		if (header.slice(58) !== HEADER_END) {
			if (members.length > 0) break;
			throw new FormatError(`archive member header: expected its end mark at offset ${at + 58}`, at + 58);
		}
		bounded(members.length + 1, MAX_MEMBERS, "archive member count");
		const size = sizeOf(header, at);
		const contents = {
			offset: at + HEADER_BYTES$1,
			size
		};
		const name = header.slice(0, 16).trimEnd();
		if (!within(contents, source.size)) {
			const message = `archive member: expected ${size} bytes at offset ${contents.offset}, the file ends at ${source.size}`;
			throw new TruncatedError(message, at);
		}
		members.push(bsdNamed(source, name, contents) ?? {
			name: name.replace(/(?<=.)\/$/, ""),
			...contents
		});
		at = Math.min(contents.offset + size + size % 2, source.size);
	}
	return {
		members,
		end: at
	};
}
function sizeOf(header, at) {
	const text = header.slice(48, 58).trimEnd();
	if (!/^\d{1,10}$/.test(text)) throw new FormatError(`archive member size: expected a number at offset ${at + 48}`, at + 48);
	return Number(text);
}
/** The member of a name that stands in front of the contents, padded with NUL bytes; `null` for any other name. */
function bsdNamed(source, name, contents) {
	const length = /^#1\/(\d{1,4})$/.exec(name)?.[1];
	if (length === void 0 || Number(length) > contents.size) return null;
	const size = Number(length);
	return {
		name: new Fields(source.read(contents.offset, size), true, contents.offset).text(0, size),
		offset: contents.offset + size,
		size: contents.size - size
	};
}
/** The headers of an object that Go linked; `null` for any other member. */
function goObjectImage(source, member) {
	const contents = subSource(source, member);
	const head = contents.read(0, Math.min(16, member.size));
	try {
		const image = isElf(head) ? readElf(contents) : isMachO(head) ? readMachO(contents) : member.name === "go.o" ? readCoffObject(contents) : null;
		if (image === null || image.end > member.size) return null;
		const hasNote = image.notes.some(({ name }) => name === "Go");
		return member.name === "go.o" || hasNote || findSection(image, ".go.buildinfo", "__go_buildinfo") !== void 0 ? image : null;
	} catch (error) {
		if (error instanceof FormatError || isLimit(error)) return null;
		throw error;
	}
}
function isLimit(error) {
	return error instanceof GateError && error.code === "limit";
}
/** The object's image with the offsets of the archive. Addresses mean nothing before linking: there are no segments. */
function withinArchive(image, by, end) {
	const moved = (range) => ({
		...range,
		offset: range.offset + by
	});
	return {
		...image,
		format: "archive",
		sections: image.sections.map(moved),
		segments: image.segments.map(moved),
		notes: image.notes.map((note) => ({
			...note,
			payload: moved(note.payload)
		})),
		hostId: null,
		signature: null,
		sectionTableAtEnd: false,
		end
	};
}
function packageArchive(source, member, end) {
	const bytes = source.read(member.offset, Math.min(member.size, MAX_OBJECT_HEADER_BYTES));
	if (indexOf(bytes.subarray(0, GO_OBJECT.length), GO_OBJECT) !== 0) return null;
	const [first = "", second = ""] = utf8(bytes).split("\n", 2);
	const found = /^go object (\S+) (\S+) (.+?)(?: GO[A-Z\d]+=\S*)?(?: X:\S*)?$/.exec(first);
	if (found === null) return null;
	const [, goos = "", goarch = "", goVersion = ""] = found;
	const buildId = /^build id "([\x20-\x7e]*)"$/.exec(second)?.[1] ?? "";
	return {
		goos,
		goarch,
		goVersion,
		buildId: buildId === "" || buildId.length > 1024 ? null : buildId,
		member: member.name,
		end
	};
}

// src/core/binary/plan9.ts
/**
* Plan 9 a.out: 386, amd64, arm. The header is big endian, whatever the processor.
*
*   0  magic  4    12 bss     4    24 spsz  4   (PC/SP table; Go writes none)
*   4  text   4    16 syms    4    28 pcsz  4   (PC/line table; Go writes none)
*   8  data   4    20 entry   4    32 entry 8   (only with 0x8000 in the magic: 64 bits; counted as text by the loader)
*
* The parts follow the header in the order of their sizes: text, data, syms, spsz, pcsz. Text is mapped at the load
* address, header included; data at the next multiple of the page size (amd64: 2 MiB) behind it.
*
* The build info stands at the start of data, 16 divides its *address*. debug/buildinfo takes file offsets for addresses
* here and so finds it only where the size of text happens to fit; `go version -m` reads one program and not another.
*
* There is no DWARF (cmd/link/internal/ld/dwarf.go leaves it out for Plan 9) and no host linker.
*
* Source: a.out(6) of the Plan 9 manual; cmd/link/internal/ld/asmb.go (writePlan9Header), debug/plan9obj.
*/
const EXPANDED = 32768;
/** By magic; addresses as cmd/link's archinit sets FlagTextAddr and FlagRound for Plan 9. */
const MACHINES = /* @__PURE__ */ new Map([
	[491, {
		goarch: "386",
		loadAddress: 4096,
		page: 4096
	}],
	[1607, {
		goarch: "arm",
		loadAddress: 4096,
		page: 4096
	}],
	[35479, {
		goarch: "amd64",
		loadAddress: 2097152,
		page: 2097152
	}]
]);
/** Whether the bytes start as a Plan 9 program does, for a processor that Go knows. */
function isPlan9(head) {
	return head.length >= 4 && MACHINES.has(new Fields(head, false).u32(0));
}
/** Reads the header of a Plan 9 program. Throws FormatError for a file that is cut or lies. */
function readPlan9(source) {
	const magic = new Fields(readRange(source, 0, 4, 4, "Plan 9 magic"), false).u32(0);
	const machine = MACHINES.get(magic);
	if (machine === void 0) throw new FormatError(`Plan 9 magic: expected 0x1eb, 0x647 or 0x8a97, got 0x${magic.toString(16)}`, 0);
	const bits = (magic & EXPANDED) === 0 ? 32 : 64;
	const headerSize = bits === 64 ? 40 : 32;
	const header = new Fields(readRange(source, 0, headerSize, headerSize, "Plan 9 header"), false);
	const [textSize, dataSize] = [header.u32(4), header.u32(8)];
	const symbolsSize = header.u32(16);
	const text = {
		offset: headerSize,
		size: textSize,
		address: machine.loadAddress + headerSize
	};
	const data = {
		offset: headerSize + textSize,
		size: dataSize,
		address: Math.ceil((text.address + textSize) / machine.page) * machine.page
	};
	const tables = [
		"syms",
		"spsz",
		"pcsz"
	];
	const sizes = [
		symbolsSize,
		header.u32(24),
		header.u32(28)
	];
	let at = data.offset + dataSize;
	const rest = tables.map((name, index) => {
		const size = sizes[index] ?? 0;
		const section = {
			name,
			offset: at,
			size,
			address: 0,
			loaded: false,
			writable: false,
			inFile: true
		};
		at += size;
		return section;
	});
	return {
		format: "plan9",
		bits,
		littleEndian: true,
		goos: "plan9",
		goarch: machine.goarch,
		sections: [
			{
				name: "text",
				...text,
				loaded: true,
				writable: false,
				inFile: true
			},
			{
				name: "data",
				...data,
				loaded: true,
				writable: true,
				inFile: true
			},
			...rest
		],
		segments: [{
			...text,
			memorySize: textSize,
			writable: false,
			executable: true
		}, {
			...data,
			memorySize: dataSize + header.u32(12),
			writable: true,
			executable: false
		}],
		notes: [],
		symtab: symbolsSize > 0,
		dwarf: false,
		hostId: null,
		signature: null,
		versionMark: null,
		sectionTableAtEnd: false,
		hostLinked: false,
		end: at
	};
}

// src/core/binary/wasm.ts
/**
* WebAssembly modules: GOOS=js and GOOS=wasip1.
*
*   0  magic "\0asm" 4, version 4; then sections: an id of one byte, the size (LEB128), the contents. A section of id 0
*   is a custom one and starts with its name (LEB128 length, text).
*
* What Go's linker writes (cmd/link/internal/wasm/asm.go; measured on Go 1.21, 1.24, 1.26, 1.27):
*  - first of all a custom section `go:buildid` with the build ID in the form that text sections have elsewhere;
*  - no build info blob: of the data only rodata, typelink, itablink, the module data, pclntab, noptrdata and data are
*    written, and .go.buildinfo is none of them. So `go version -m` has nothing to read, and the copy of the module info
*    in rodata is the only one. It has no NUL bytes, so it stands in one piece although runs of eight and more of them
*    are cut out of the data;
*  - the Go version in the custom section `producers`, under `processed-by`: `Go cmd/compile`. TinyGo and others name
*    themselves there, some with `language` Go, which proves nothing;
*  - function names in the custom section `name`, unless -s is given. DWARF never.
*
* The system is told by what the module asks of its host: `gojs` (`go` up to Go 1.20) or `wasi_snapshot_preview1`.
*
* Data segments are not mapped here: a Go program has twenty thousand of them, and nothing that this program reads needs
* an address.
*
* Source: WebAssembly Core Specification, chapter 5 (binary format); tool-conventions, ProducersSection.
*/
const MAGIC = 6386541;
const HEADER_BYTES = 8;
const CUSTOM = 0;
const IMPORT = 2;
const DATA = 11;
const SECTION_NAMES = [
	"custom",
	"type",
	"import",
	"function",
	"table",
	"memory",
	"global",
	"export",
	"start",
	"element",
	"code",
	"data",
	"datacount",
	"tag"
];
/** Of a number of 32 bits. */
const LEB_BYTES = 5;
const GO_COMPILER = "Go cmd/compile";
/** Whether the bytes start as a WebAssembly module does. */
function isWasm(head) {
	return head.length >= 4 && new Fields(head, false).u32(0) === MAGIC;
}
/** Reads the sections of a module. Throws FormatError or LimitError for a file that is cut or lies. */
function readWasm(source) {
	const header = new Fields(readRange(source, 0, HEADER_BYTES, HEADER_BYTES, "wasm header"), true);
	if (header.u32(4) !== 1) throw new FormatError(`wasm version: expected 1, got ${header.u32(4)}`, 4);
	const sections = readSections$1(source);
	expectBodies(sections);
	const custom = (name) => sections.find((section) => !section.loaded && section.name === name);
	const versionMark = producersVersion(source, custom("producers"));
	return {
		format: "wasm",
		bits: 32,
		littleEndian: true,
		goos: importedSystem(source, sections.find(({ loaded, name }) => loaded && name === SECTION_NAMES[IMPORT])),
		goarch: "wasm",
		sections,
		segments: [],
		notes: [],
		symtab: (custom("name")?.size ?? 0) > 0,
		dwarf: (custom(".debug_info")?.size ?? 0) > 0,
		hostId: null,
		signature: null,
		versionMark,
		sectionTableAtEnd: false,
		hostLinked: versionMark === null ? null : false,
		end: Math.max(HEADER_BYTES, ...sections.map((section) => section.offset + section.size))
	};
}
/** Sections stand one behind the other; offset and size are those of the contents, of a custom section behind its name. */
function readSections$1(source) {
	const sections = [];
	for (let at = HEADER_BYTES; at < source.size;) {
		const start = new Cursor(source.read(at, Math.min(6, source.size - at)), at);
		const id = start.byte();
		if (id >= SECTION_NAMES.length) break;
		const size = start.leb();
		const contents = {
			offset: start.offset,
			size
		};
		if (!within(contents, source.size)) {
			const message = `wasm section ${id}: expected ${size} bytes at offset ${contents.offset}, the file ends at ${source.size}`;
			throw new TruncatedError(message, at);
		}
		bounded(sections.length + 1, MAX_WASM_SECTIONS, "wasm section count");
		const section = id === CUSTOM ? customSection(source, contents) : knownSection(id, contents);
		if (section === null) break;
		sections.push(section);
		at = contents.offset + size;
	}
	return sections;
}
/** A module that declares functions has their code: one that was cut at the border of two sections shows here. */
function expectBodies(sections) {
	const has = (name) => sections.some((section) => section.loaded && section.name === name);
	const last = sections.at(-1);
	const end = last === void 0 ? HEADER_BYTES : last.offset + last.size;
	if (has("function") && !has("code")) throw new TruncatedError(`wasm: expected a code section for the functions declared, the file ends at ${end}`, end);
}
function knownSection(id, contents) {
	return {
		...contents,
		name: SECTION_NAMES[id] ?? "",
		address: 0,
		loaded: true,
		writable: id === DATA,
		inFile: true
	};
}
/** `null` where there is no name: NUL bytes behind a module look like empty custom sections, which there are none of. */
function customSection(source, contents) {
	return quietly(() => {
		const bytes = source.read(contents.offset, Math.min(contents.size, 256 + LEB_BYTES));
		const head = new Cursor(bytes, contents.offset);
		const name = head.name(256);
		const offset = head.offset;
		return {
			name,
			offset,
			size: contents.offset + contents.size - offset,
			address: 0,
			loaded: false,
			writable: false,
			inFile: true
		};
	});
}
/**
* The version that Go's compiler gives: fields of a name and a list of pairs, name and version. A section that is none of
* the convention says nothing.
*/
function producersVersion(source, section) {
	if (section === void 0 || section.size > 65536) return null;
	return quietly(() => {
		const fields = new Cursor(source.read(section.offset, section.size), section.offset);
		for (let count = fields.leb(); count > 0; count--) {
			fields.name(section.size);
			for (let values = fields.leb(); values > 0; values--) {
				const name = fields.name(section.size);
				const text = fields.name(section.size);
				if (name === GO_COMPILER && text !== "" && text.length <= 4096) return {
					text,
					range: section,
					place: "the section `producers`",
					repeated: true
				};
			}
		}
		return null;
	});
}
/** What the first imports ask for; each is module, name, kind and a type. */
function importedSystem(source, section) {
	if (section === void 0) return null;
	return quietly(() => {
		const fields = new Cursor(source.read(section.offset, Math.min(section.size, MAX_WASM_IMPORT_BYTES)), section.offset);
		for (let count = fields.leb(); count > 0; count--) {
			const module = fields.name(256);
			if (module === "gojs" || module === "go") return "js";
			if (module === "wasi_snapshot_preview1") return "wasip1";
			fields.name(MAX_WASM_IMPORT_BYTES);
			if (fields.byte() !== 0) return null;
			fields.leb();
		}
		return null;
	});
}
/** Contents that break their rules say nothing, and do not make the file unreadable: a runtime skips custom sections. */
function quietly(read) {
	try {
		return read();
	} catch (error) {
		if (error instanceof FormatError) return null;
		throw error;
	}
}
/** Reads numbers and names one behind the other. Throws FormatError at the end of the bytes. */
var Cursor = class {
	#bytes;
	#base;
	#at = 0;
	constructor(bytes, base) {
		this.#bytes = bytes;
		this.#base = base;
	}
	/** File offset of the next byte. */
	get offset() {
		return this.#base + this.#at;
	}
	byte() {
		const byte = this.#bytes[this.#at];
		if (byte === void 0) throw new TruncatedError(`wasm: expected a byte at offset ${this.offset}`, this.offset);
		this.#at++;
		return byte;
	}
	/** An unsigned LEB128 number of 32 bits: five bytes at most. */
	leb() {
		const start = this.offset;
		let value = 0;
		for (let i = 0; i < LEB_BYTES; i++) {
			const byte = this.byte();
			value += (byte & 127) * 2 ** (7 * i);
			if (byte < 128) return value;
		}
		throw new FormatError(`wasm: expected a number of at most 5 bytes at offset ${start}`, start);
	}
	/** A length and that many bytes of text. */
	name(bound) {
		const start = this.offset;
		const size = this.leb();
		const end = this.#at + size;
		if (size > bound || end > this.#bytes.length) throw new FormatError(`wasm: expected a name of at most ${bound} bytes at offset ${start}, got ${size}`, start);
		const bytes = this.#bytes.subarray(this.#at, end);
		this.#at = end;
		const text = utf8(bytes);
		return text.includes("�") ? latin1(bytes) : text;
	}
};

// src/core/binary/xcoff.ts
/**
* XCOFF, 32 and 64 bits: AIX. Big endian throughout.
*
*   file header        32        64     section header (s_)   32 (40 bytes)  64 (72 bytes)
*   f_magic            0  0x1df  0  0x1f7   name              0  8 bytes     0  8 bytes
*   f_nscns     2      2         2          vaddr             12 4           16 8
*   f_symptr           8  4      8  8       size              16 4           24 8
*   f_nsyms     4      12        20         scnptr            20 4           32 8
*   f_opthdr    2      16        16         relptr            24 4           40 8
*   (its size)         20        24         nreloc            32 2           56 4
*                                           flags             36 4           64 4
*
* Behind the file header stands the optional one, behind it the section headers. The symbols have 18 bytes each, behind
* them stands the table of their names, whose first four bytes are its length.
*
* Go's linker with -s writes the symbols all the same and leaves them out of the file header (cmd/link/internal/ld/
* xcoff.go: writeFileHeader asks for FlagS, the writing of the table does not; measured on Go 1.26). No tool sees
* them then, so here they do not count as symbols; but they are not appended data either.
*
* Source: AIX Files Reference, XCOFF Object File Format; internal/xcoff for the constants.
*/
const MAGIC_32 = 479;
const MAGIC_64 = 503;
const STYP_TEXT = 32;
const STYP_LOADED = 3296;
const SYMBOL_BYTES = 18;
/** Whether the bytes start as an XCOFF file does. */
function isXcoff(head) {
	return head[0] === 1 && (head[1] === 223 || head[1] === 247);
}
/** Reads the headers of an XCOFF file. Throws FormatError or LimitError for a file that is cut or lies. */
function readXcoff(source) {
	const magic = new Fields(readRange(source, 0, 2, 2, "XCOFF magic"), false).u16(0);
	if (magic !== MAGIC_32 && magic !== MAGIC_64) throw new FormatError(`XCOFF magic: expected 0x1df or 0x1f7, got 0x${magic.toString(16)}`, 0);
	const bits = magic === MAGIC_64 ? 64 : 32;
	const headerSize = bits === 64 ? 24 : 20;
	const header = new Fields(readRange(source, 0, headerSize, headerSize, "XCOFF file header"), false);
	const symbols = {
		offset: header.word(8, bits),
		count: header.u32(bits === 64 ? 20 : 12)
	};
	const tableOffset = headerSize + header.u16(16);
	const headers = readSections(source, tableOffset, header.u16(2), bits);
	const sectionsEnd = Math.max(tableOffset + headers.length * sectionStride(bits), ...headers.filter(({ section }) => section.inFile).map(({ section }) => section.offset + section.size), ...headers.map(({ relocationsEnd }) => relocationsEnd));
	const hasSymbols = symbols.offset !== 0 && symbols.count > 0;
	return {
		format: "xcoff",
		bits,
		littleEndian: false,
		goos: "aix",
		goarch: bits === 64 ? "ppc64" : "ppc",
		sections: headers.map(({ section }) => section),
		segments: headers.filter(({ section }) => section.loaded).map(({ segment }) => segment),
		notes: [],
		symtab: hasSymbols,
		dwarf: headers.some(({ section: { name, inFile, size } }) => inFile && size > 0 && name === ".dwinfo"),
		hostId: null,
		signature: null,
		versionMark: null,
		sectionTableAtEnd: false,
		hostLinked: null,
		end: hasSymbols ? Math.max(sectionsEnd, namesEnd(source, symbols.offset + symbols.count * SYMBOL_BYTES)) : unlistedSymbolsEnd(source, sectionsEnd)
	};
}
const sectionStride = (bits) => bits === 64 ? 72 : 40;
const relocationStride = (bits) => bits === 64 ? 14 : 10;
function readSections(source, offset, count, bits) {
	const stride = sectionStride(bits);
	bounded(count, MAX_SECTIONS, "XCOFF section count");
	const bytes = readRange(source, offset, count * stride, MAX_SECTIONS * stride, "XCOFF section headers");
	const table = new Fields(bytes, false, offset);
	return Array.from({ length: count }, (_, index) => sectionHeader(table, index * stride, bits));
}
function sectionHeader(table, at, bits) {
	const w = bits / 8;
	const flags = table.u32(bits === 64 ? at + 64 : at + 36);
	const address = table.word(at + 8 + w, bits);
	const size = table.word(at + 8 + 2 * w, bits);
	const offset = table.word(at + 8 + 3 * w, bits);
	const relocations = table.word(at + 8 + 4 * w, bits);
	const relocationCount = bits === 64 ? table.u32(at + 56) : table.u16(at + 32);
	const inFile = offset !== 0 && (flags & 2176) === 0;
	const writable = (flags & 3264) !== 0;
	return {
		section: {
			name: table.text(at, 8),
			address,
			offset,
			size,
			loaded: (flags & STYP_LOADED) !== 0,
			writable,
			inFile
		},
		segment: {
			address,
			offset,
			size: inFile ? size : 0,
			memorySize: size,
			writable,
			executable: (flags & STYP_TEXT) !== 0
		},
		relocationsEnd: relocations === 0 ? 0 : relocations + relocationCount * relocationStride(bits)
	};
}
/** Where the table of names behind the symbols ends; its length of four bytes must be there. */
function namesEnd(source, offset) {
	const length = new Fields(readRange(source, offset, 4, 4, "XCOFF string table"), false, offset).u32(0);
	return offset + Math.max(length, 4);
}
const CHUNK_SYMBOLS = 65536;
/**
* The end of a file whose header names no symbols. Where symbols stand behind the sections all the same, their names end
* the file: then, some whole number of symbols behind `start`, there is a length that reaches the file's last byte.
*/
function unlistedSymbolsEnd(source, start) {
	const last = source.size - 4;
	for (let from = start + SYMBOL_BYTES; from <= last; from += CHUNK_SYMBOLS * SYMBOL_BYTES) {
		const size = Math.min(CHUNK_SYMBOLS * SYMBOL_BYTES, source.size - from);
		if (!within({
			offset: from,
			size
		}, source.size)) return start;
		const chunk = new Fields(source.read(from, size), false, from);
		for (let at = 0; at + 4 <= size; at += SYMBOL_BYTES) {
			const length = chunk.u32(at);
			if (length >= 4 && from + at + length === source.size) return source.size;
		}
	}
	return start;
}

// src/core/binary/open-image.ts
/** From the first bytes of a file to its headers, whatever its format. */
const HEAD_BYTES = 16;
const READERS = [
	[isElf, readElf],
	[isMachO, readMachO],
	[isMz, readPe],
	[isXcoff, readXcoff],
	[isWasm, readWasm],
	[isPlan9, readPlan9]
];
/** Reads the headers by the format that the first bytes name. */
function openImage(source) {
	const head = headOf(source);
	return refusing(() => {
		const unread = unreadFormat(head);
		if (unread !== null) return {
			kind: "unreadable",
			why: `${unread}: this version does not read it`
		};
		if (isAr(head)) return openArchive(source);
		const read = READERS.find(([is]) => is(head))?.[1];
		if (read === void 0) return {
			kind: "not-go",
			why: "the first bytes are those of no executable format"
		};
		const image = read(source);
		if (image.end > source.size) return {
			kind: "truncated",
			why: `the headers describe ${image.end} bytes, the file has ${source.size}`
		};
		return {
			kind: "image",
			image
		};
	});
}
/** The slices of a fat file; `null` when the file is none. */
function openSlices(source) {
	return isFat(headOf(source)) ? refusing(() => ({
		kind: "slices",
		slices: readFat(source)
	})) : null;
}
const headOf = (source) => source.read(0, Math.min(HEAD_BYTES, source.size));
function openArchive(source) {
	const archive = readAr(source);
	if (archive === null) return {
		kind: "not-go",
		why: "an archive without a Go object"
	};
	return "format" in archive ? {
		kind: "image",
		image: archive
	} : {
		kind: "package",
		archive,
		why: "a package archive is no executable"
	};
}
/** What a reader throws for a file that is cut or lies, as an outcome. */
function refusing(read) {
	try {
		return read();
	} catch (error) {
		if (error instanceof TruncatedError) return {
			kind: "truncated",
			why: error.message
		};
		if (error instanceof GateError && error.code !== "unreadable") return {
			kind: "unreadable",
			why: error.message
		};
		throw error;
	}
}
/** Files that are not read, though Go objects come in them: saying that such a file is no Go binary would be a guess. */
const UNREAD = [
	["!<arch>\ndebian-b", "a Debian package, whose files are in archives of their own"],
	["<bigaf>\n", "an archive of AIX"],
	["!<thin>\n", "a thin archive, whose members are files of their own"]
];
function unreadFormat(head) {
	if (isFat(head)) return "a fat Mach-O file as a slice of another";
	const text = Buffer.from(head).toString("latin1");
	return UNREAD.find(([magic]) => text.startsWith(magic))?.[1] ?? null;
}

export { systemPorts as a, parseGosumdb as c, openNote as d, cacheFolder as f, inspectFat as i, shownAddress as l, openSlices as n, matchesPatterns as o, kindOf$1 as p, peSigningFields as r, parseGoproxy as s, openImage as t, decodeBase64 as u };