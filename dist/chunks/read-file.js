import { i as __toESM } from "./rolldown-runtime.js";
import { a as quoteList, c as FormatError, d as TruncatedError, f as bounded, i as quote, l as GateError, m as errorMessage, p as errorCode, s as visible, t as count, u as LimitError } from "./markup.js";
import { _ as splitPattern, b as LEVELS, c as BUILD_INFO_MAGIC, d as locateBlob, f as readRodataCopy, g as joinQuoted, h as strippedByFlags, l as MODINFO_START, m as parseLdflags, o as NO_BLOB, r as RULES, s as readerTraps, u as decodeBlob, v as splitQuoted, y as unquote } from "./layout.js";
import { d as bareFacts, g as mapLinks, n as lockState } from "./go-sum.js";
import { i as parseGoVersion, r as isAtLeast } from "./expectation.js";
import { A as indexOf, C as MAX_VERSION_BYTES, D as MIN_NAMES, E as MAX_WASM_SECTIONS, F as within, M as readRange, N as subSource, O as MIN_PACKAGES, P as utf8, S as MAX_SYMBOL_BYTES, T as MAX_WASM_IMPORT_BYTES, _ as MAX_OBJECT_HEADER_BYTES, a as MAX_FILE_NAME_BYTES, b as MAX_SEGMENTS, c as MAX_LINE_TABLE_SEARCH_BYTES, d as MAX_MEMBERS, f as MAX_MEMBERS_LOOKED_AT, g as MAX_NOTE_BYTES, h as MAX_NAME_TABLE_BYTES, i as MAX_DIGESTED_SECTIONS, j as latin1, k as Fields, l as MAX_LOAD_COMMAND_BYTES, m as MAX_MODINFO_LINES, n as BYTES_PER_PACKAGE, o as MAX_FUNCTION_NAME_BYTES, r as MAX_BUILD_ID_BYTES, s as MAX_LINE_TABLE_ENTRIES, t as BUILD_ID_SEARCH_BYTES, u as MAX_MAGICS, v as MAX_PRODUCERS_BYTES, x as MAX_SYMBOLS_LOOKED_AT, y as MAX_SECTIONS } from "./limits.js";
import { i as markElsewhere, r as findSection } from "./image.js";
import { a as isMachineOnly } from "./types.js";
import { t as systemFiles } from "./files.js";
import { t as exec } from "./exec.js";
import { t as scan } from "./scan.js";
import { createHash } from "node:crypto";
import { delimiter, join, posix } from "node:path";
import { closeSync, constants, createReadStream, openSync, writeSync } from "node:fs";
import { access, rm, stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { pipeline } from "node:stream/promises";
import { constants as constants$1, crc32, createGunzip, gunzipSync, inflateRawSync } from "node:zlib";
import { spawn } from "node:child_process";
import { Worker } from "node:worker_threads";

// src/core/rules/evaluate.ts
/** The answers of all rules, in the order of the registry. */
function evaluateRules(record, comparison, policy, options) {
	return RULES.map((rule) => evaluate(rule, record, comparison, policy, options));
}
function evaluate(rule, record, comparison, policy, options) {
	const level = policy.rules[rule.id] ?? rule.level;
	const base = {
		rule: rule.id,
		link: rule.link,
		level
	};
	if (level === "off") return {
		...base,
		outcome: "off",
		note: null,
		findings: [],
		waived: []
	};
	const answer = rule.check(record, comparison, policy);
	if (answer.outcome !== "violation") return {
		...base,
		outcome: answer.outcome,
		note: noteOf(answer),
		findings: [],
		waived: []
	};
	const asked = policy.rules[rule.id];
	const findings = answer.findings.map((finding) => complete(finding, rule, asked === void 0 || asked === "off" ? finding.level ?? level : asked, record, options));
	const waivers = policy.waivers.filter((candidate) => isFor(candidate, rule.id, record));
	const waiver = waivers.find((candidate) => candidate.until >= options.today);
	if (waiver !== void 0) return {
		...base,
		outcome: "pass",
		note: `until ${waiver.until}: ${waiver.reason}`,
		findings: [],
		waived: findings
	};
	const ended = waivers[0];
	return {
		...base,
		outcome: "violation",
		note: ended === void 0 ? null : `on ${ended.until}`,
		findings,
		waived: []
	};
}
function noteOf(answer) {
	if (answer.outcome === "inconclusive") return answer.missing;
	return answer.outcome === "not-applicable" ? answer.why : null;
}
function complete(finding, rule, level, record, options) {
	const { name, target } = record.subject;
	return {
		rule: rule.id,
		link: rule.link,
		level: finding.atMost === void 0 ? level : lower(level, finding.atMost),
		subject: `${name} (${target})`,
		message: finding.message,
		file: finding.place?.file ?? null,
		line: finding.place?.line ?? null,
		fix: finding.fix,
		help: options.helpFor(rule.id)
	};
}
function lower(a, b) {
	return rank(a) <= rank(b) ? a : b;
}
/** Levels in order, `off` first. */
function rank(level) {
	return LEVELS.indexOf(level);
}
/** A waiver is for one binary or package, or for all. */
function isFor(waiver, rule, record) {
	if (waiver.rule !== rule) return false;
	return waiver.subject === null || waiver.subject === record.subject.name || waiver.subject === record.subject.package;
}

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
function kindOf(head) {
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
	if (crc !== entry.crc32) throw new MemberError(`expected CRC-32 ${hex$1(entry.crc32)}, got ${hex$1(crc)}`);
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
const hex$1 = (value) => value.toString(16).padStart(8, "0");
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
		const what = kindOf(head);
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
		return (inside.length >= 512 || head.length < GZIP_HEAD_BYTES) && kindOf(inside.subarray(0, 512)).kind === "other";
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
		const what = kindOf(await chunks.head(512));
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

// src/ports/hashing.ts
/**
* Passes over files, on two cores where that pays.
*
* A pass needs two digests, of the file and of its sealed view, and looks for patterns; each is a task that a thread can
* do alone, reading through the page cache. Two threads are enough: the tasks of one file keep both busy, and so do the
* files of a folder. Small passes are done here, because a message costs more than they do, and so is everything when
* there are no threads to be had (tests, a program without its worker file).
*/
/** Below this size a pass takes less than a thread takes to start. */
const WORTH_A_THREAD = 8 << 20;
const MAX_THREADS = 2;
var ThreadedHashing = class {
	#worker;
	#idle = [];
	#threads = /* @__PURE__ */ new Set();
	#queue = [];
	constructor(worker) {
		this.#worker = availableParallelism() > 1 ? worker : null;
	}
	async pass(file, plan) {
		if (this.#worker === null || plan.range.size < WORTH_A_THREAD) return passHere(file, plan);
		const { range, patterns, views } = plan;
		const [found, ...seals] = await Promise.all([this.#do({
			kind: "find",
			file,
			range,
			patterns
		}), ...views.map((view) => this.#do({
			kind: "seal",
			file,
			range,
			view
		}))]);
		if (found.kind !== "find") throw new Error("a thread answered another question");
		return {
			sha256: found.sha256,
			hits: found.hits.map((offsets) => ({ offsets })),
			seals: seals.map((answer) => answer.kind === "seal" ? answer.seal : "")
		};
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
			waiting.reject(new GateError("unreadable", `${waiting.task.file} could not be hashed: ${error.message}`));
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
		clock: { now: () => /* @__PURE__ */ new Date() },
		log,
		baselines: null,
		remote: null
	};
}

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
/** Parses module info; takes the text of either copy, or the indented lines of `go version -m` without their tab. */
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
			path = fields[1] ?? "";
			last = null;
		} else if (kind === "mod" && isModuleLine(fields)) {
			main = {
				...moduleOf$1(fields),
				replace: null
			};
			last = "main";
		} else if (kind === "dep" && isModuleLine(fields)) {
			deps.push({
				...moduleOf$1(fields),
				replace: null
			});
			last = "dep";
		} else if (kind === "=>" && isModuleLine(fields) && last !== null) {
			const replace = moduleOf$1(fields);
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
			else settings.push(setting);
		} else if (line.trim() !== "") unknown.push(line);
	}
	return {
		path,
		main,
		deps,
		settings,
		unknown
	};
}
function isModuleLine(fields) {
	return fields.length === 3 || fields.length === 4;
}
function moduleOf$1(fields) {
	return {
		path: fields[1] ?? "",
		version: fields[2] ?? "",
		sum: fields[3] ?? ""
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

// src/core/record/packages.ts
/** The name of a file of the build cache that holds an output: the sha256 of its bytes. */
function cacheFileHash(file) {
	return /(?:^|[\\/])([0-9a-f]{64})-d$/.exec(file)?.[1] ?? null;
}
/** The output hashes of everything that was linked, so that the archives' IDs can be read. */
function outputHashes(log, link) {
	return packageInputs(log, link).flatMap(({ sha256 }) => sha256 === null ? [] : [sha256]);
}
/** One record for each package that was linked, sorted by path. `ids` maps output hashes to the IDs in the archives. */
function packageRecords(log, link, ids, modules) {
	const byLength = modules.toSorted((a, b) => b.length - a.length);
	return packageInputs(log, link).map(({ path, sha256, compiled }) => {
		const id = sha256 === null ? void 0 : ids.get(sha256);
		return {
			path,
			module: moduleOf(path, byLength),
			actionId: compiled?.actionId ?? id?.actionId ?? null,
			contentId: id?.contentId ?? null,
			outputSha256: sha256,
			origin: compiled === void 0 ? "cached" : "compiled",
			milliseconds: null
		};
	}).toSorted((a, b) => a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
}
/** What each package of a link that was compiled in this build imports, by import path. */
function compiledImports(log, link) {
	return new Map(packageInputs(log, link).flatMap(({ path, compiled }) => compiled === void 0 ? [] : [[path, compiled.imports.map((entry) => entry.path)]]));
}
function packageInputs(log, link) {
	const byAction = new Map(log.compiled.map((compiled) => [compiled.action, compiled]));
	const byHash = /* @__PURE__ */ new Map();
	for (const compiled of log.compiled) if (compiled.outputSha256 !== null) byHash.set(compiled.outputSha256, compiled);
	return link.packages.map(({ path, file }) => {
		const cached = cacheFileHash(file);
		if (cached !== null) return {
			path,
			sha256: cached,
			compiled: byHash.get(cached)
		};
		const compiled = byAction.get(/[\\/](b\d+)[\\/]/.exec(file)?.[1] ?? "");
		return {
			path,
			sha256: compiled?.outputSha256 ?? null,
			compiled
		};
	});
}
/** The module a package is from: the longest path that is a prefix; `std` where the first element has no dot. */
function moduleOf(path, byLength) {
	const module = byLength.find((candidate) => path === candidate || path.startsWith(`${candidate}/`));
	if (module !== void 0) return module;
	return (path.split("/")[0] ?? "").includes(".") ? null : "std";
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

// src/core/record/trace.ts
/** Overlaid files that are named; beyond, one is as telling as a hundred. */
const MAX_OVERLAID = 100;
const MAX_CGO = 1e3;
/** The part of a record that tells how the tools were run. */
function traceRecord({ log, link, landedElsewhere, missedVariables }) {
	const overlaid = log.compiled.flatMap((compiled) => compiled.flags.overlaid);
	return {
		toolexec: log.toolexec === null ? null : redactArgs(log.toolexec),
		overlaid: overlaid.slice(0, MAX_OVERLAID),
		cgo: log.cgo.slice(0, MAX_CGO),
		hostPrograms: log.hostPrograms,
		linked: link !== null,
		landedElsewhere,
		missedVariables,
		lines: log.lines,
		cutLines: log.cutLines
	};
}

// src/core/record/assemble.ts
/** A record without chain and findings, ready to be judged. */
function assembleRecord(seen) {
	const { binary, go, build } = seen;
	const link = build?.link ?? null;
	const packages = build === null || link === null ? [] : packageRecords(build.log, link, seen.archiveIds, modulePaths(binary, seen.expected.module));
	const compiled = packages.filter((entry) => entry.origin === "compiled").length;
	const cache = {
		path: go?.env["GOCACHE"] ?? null,
		compiled,
		cached: packages.length - compiled
	};
	return {
		schema: 1,
		tool: {
			name: "go-provenance-gate",
			version: seen.toolVersion
		},
		subject: {
			module: binary.main?.path ?? seen.expected.module,
			package: binary.mainPackage ?? seen.expected.package,
			target: seen.expected.target ?? `${binary.goos ?? "unknown"}/${binary.goarch ?? "unknown"}`,
			name: /[^\\/]*$/.exec(binary.path)?.[0] ?? binary.path
		},
		run: seen.run,
		source: seen.source,
		toolchain: toolchain(go),
		environment: environment(go),
		modules: {
			vendored: seen.locks.vendored.size > 0,
			workspace: seen.locks.workspace,
			deps: binary.deps.map((dep) => ({
				...dep,
				state: lockState(dep, seen.locks.sums, (path) => seen.locks.vendored.has(path))
			}))
		},
		cache,
		packages,
		build: build === null ? null : requestOf(build),
		link: link === null ? null : linkRecord(link, binary),
		trace: build === null ? null : traceRecord(build),
		binary,
		witness: seen.witness,
		release: seen.release,
		policy: seen.policy,
		chain: EMPTY_CHAIN,
		findings: []
	};
}
/** The record as it is written: with what the rules made of it. */
function completeRecord(record, chain, findings) {
	return {
		...record,
		chain,
		findings
	};
}
const EMPTY_CHAIN = mapLinks(() => ({
	state: "unknown",
	evidence: []
}));
function modulePaths(binary, expected) {
	const main = binary.main?.path ?? expected;
	return [...main === null ? [] : [main], ...binary.deps.map((dep) => dep.path)];
}
function toolchain(go) {
	if (go === null) return {
		version: null,
		goroot: null,
		host: null,
		asked: null,
		local: null,
		experiments: "",
		tools: [],
		cc: null,
		goMod: null
	};
	const { env, tools, cc, goMod } = go;
	return {
		version: env["GOVERSION"] ?? null,
		goroot: env["GOROOT"] ?? null,
		host: `${env["GOHOSTOS"] ?? ""}/${env["GOHOSTARCH"] ?? ""}`,
		asked: env["GOTOOLCHAIN"] ?? null,
		local: go.local,
		experiments: env["GOEXPERIMENT"] ?? "",
		tools,
		cc,
		goMod
	};
}
function environment(go) {
	if (go === null) return {
		effective: {},
		changed: {},
		origins: {}
	};
	const redacted = (env, keep) => Object.fromEntries(Object.entries(env).filter(([name]) => keep(name)).map(([name, value]) => [name, redactEnvironment(name, value)]));
	return {
		effective: redacted(go.env, (name) => !isMachineOnly(name)),
		changed: redacted(go.changed, () => true),
		origins: go.origins
	};
}
function requestOf(build) {
	const { packages, flags, env, flagsFrom, flagsAt, policySha256 } = build;
	return {
		packages,
		flags: redactArgs(flags),
		env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, redactEnvironment(name, value)])),
		flagsFrom,
		flagsAt,
		policySha256
	};
}
/** Linker arguments that name files of this run or repeat the build ID. */
const RUN_ONLY = /* @__PURE__ */ new Set([
	"-o",
	"-importcfg",
	"-buildid"
]);
function linkRecord(link, binary) {
	const program = link.argv.findIndex((word) => /(?:^|[\\/])link(?:\.exe)?$/.test(word));
	const args = link.argv.slice(program + 1, -1);
	const flags = [];
	let isFirstBuildId = true;
	for (let i = 0; i < args.length; i++) {
		const arg = args[i] ?? "";
		const name = arg.split("=", 1)[0] ?? "";
		if (RUN_ONLY.has(name) && (name !== "-buildid" || isFirstBuildId)) {
			if (name === "-buildid") isFirstBuildId = false;
			if (!arg.includes("=")) i += 1;
		} else flags.push(arg);
	}
	const mode = flags.find((flag) => flag.startsWith("-buildmode="))?.slice(11) ?? null;
	return {
		flags: redactArgs(flags),
		buildMode: mode,
		external: binary.hostLinked ?? asksForHostLinker(flags),
		actionId: link.buildId?.split("/")[0] ?? null,
		landed: link.landing?.how ?? null,
		modInfoAgrees: link.modInfo === null || binary.buildInfo === "none" ? null : agrees(link.modInfo, binary)
	};
}
function asksForHostLinker(flags) {
	return flags.some((flag, index) => flag === "-linkmode=external" || flag === "external" && flags[index - 1] === "-linkmode");
}
/** Whether the module info that was given to the linker says what the binary says. */
function agrees(given, binary) {
	const info = parseModInfo(given);
	const settings = redactSettings(info.settings);
	return info.path === (binary.mainPackage ?? "") && JSON.stringify(info.main) === JSON.stringify(binary.main) && JSON.stringify(info.deps) === JSON.stringify(binary.deps) && JSON.stringify(settings) === JSON.stringify(binary.settings);
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
const LC_SEGMENT_64$1 = 25;
const LC_UUID = 27;
const LC_CODE_SIGNATURE$1 = 29;
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
			case LC_SEGMENT_64$1: {
				const read = readSegment(body, command === LC_SEGMENT_64$1 ? 64 : 32);
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
			case LC_CODE_SIGNATURE$1:
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
const HEADER_BYTES$3 = 8;
/** Whether the bytes start as a fat file does; a Java class file does not. */
function isFat(head) {
	if (head.length < 4) return false;
	const fields = new Fields(head, false);
	const magic = fields.u32(0);
	return magic === MAGIC_64$1 || magic === MAGIC$2 && (head.length < HEADER_BYTES$3 || fields.u32(4) <= 44);
}
/**
* The table of slices, in the file's order. Throws FormatError when they lie over each other or over the table, so that
* no byte is read for two slices; TruncatedError when one leaves the file; LimitError for more than any file has.
*/
function readFat(source) {
	const header = new Fields(readRange(source, 0, HEADER_BYTES$3, HEADER_BYTES$3, "fat header"), false);
	const is64 = header.u32(0) === MAGIC_64$1;
	const stride = is64 ? 32 : 20;
	const count = bounded(header.u32(4), 44, "fat slice count");
	if (count === 0) throw new FormatError("fat header: expected a slice, got none", 4);
	const bytes = readRange(source, HEADER_BYTES$3, count * stride, 44 * stride, "fat slice table");
	const table = new Fields(bytes, false, HEADER_BYTES$3);
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
	let end = HEADER_BYTES$3 + count * stride;
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

// src/core/binary/appended.ts
const SMALLEST_PAGE = 4096;
const LARGEST_PAGE = 65536;
/** `end` is the first offset that no header accounts for; `null` when nothing but padding stands behind. */
function appendedData(source, end) {
	const size = source.size - end;
	if (size <= 0) return null;
	if (size < LARGEST_PAGE && source.size % SMALLEST_PAGE === 0 && source.read(end, size).every((byte) => byte === 0)) return null;
	return {
		offset: end,
		size
	};
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
const HEADER_BYTES$2 = 32;
/** codesign pads to 16 before its signature; the Go linker ends its string table there already, so 0 in practice. */
const MAX_SIGNATURE_PADDING = 15;
/** Size of the signature that cmd/internal/codesign writes for `codeSize` bytes: superblob, directory, "a.out", hashes. */
function linkerSignatureSize(codeSize) {
	return 114 + 32 * Math.ceil(codeSize / 4096);
}
function unsignMachO(source, image, signature) {
	if (image.bits !== 64 || !image.littleEndian) return [];
	const head = new Fields(source.read(0, HEADER_BYTES$2), true);
	const commandCount = head.u32(16);
	const commandBytes = head.u32(20);
	const area = new Fields(source.read(HEADER_BYTES$2, commandBytes), true, HEADER_BYTES$2);
	let linkedit = null;
	let command = null;
	for (let i = 0, at = 0; i < commandCount; i++) {
		const kind = area.u32(at);
		const size = area.u32(at + 4);
		if (kind === LC_SEGMENT_64 && area.text(at + 8, 16) === "__LINKEDIT") linkedit = {
			at: HEADER_BYTES$2 + at,
			fileOffset: area.u64(at + 40)
		};
		if (kind === LC_CODE_SIGNATURE) command = {
			at: HEADER_BYTES$2 + at,
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
	if (command.at + command.size === HEADER_BYTES$2 + commandBytes) {
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
const HEAD_BYTES$2 = 8;
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
	if (pointerSize !== 4 && pointerSize !== 8 || size < HEAD_BYTES$2 + pointerSize) return null;
	const common = {
		offset: space.offset,
		magic: fields.u32(0),
		littleEndian,
		pointerSize,
		functions: fields.word(HEAD_BYTES$2, pointerSize === 8 ? 64 : 32)
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
	if (fields.bytes.length < HEAD_BYTES$2 + words * common.pointerSize) return null;
	const bits = common.pointerSize === 8 ? 64 : 32;
	const word = (index) => fields.word(HEAD_BYTES$2 + index * common.pointerSize, bits);
	const first = words - 5;
	const [names, units, files, pcs, functions] = [
		0,
		1,
		2,
		3,
		4
	].map((index) => word(first + index));
	const rising = [
		HEAD_BYTES$2 + words * common.pointerSize,
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
	const start = HEAD_BYTES$2 + common.pointerSize;
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
const SECTION_NAMES$1 = [
	".gopclntab",
	".data.rel.ro.gopclntab",
	"__gopclntab"
];
const SEARCH_CHUNK = 1 << 20;
/** The magic, and two bytes of zero. */
const PATTERN_BYTES = 6;
/** The header of the image's own line table, `null` where none is found. */
function findLineTable(source, image, version) {
	const section = findSection(image, ...SECTION_NAMES$1);
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
		const bytes = this.#source.read(table.offset + at, Math.min(ahead ? WINDOW_BYTES : JUMP_BYTES, table.size - at));
		this.#windows.set(window, {
			offset: at,
			bytes
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
		const { path } = parseModInfo(blob.modInfo);
		nested.push({
			offset,
			goVersion: blob.goVersion,
			mainPackage: path === "" ? null : path
		});
	}
	return nested;
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
const HEAD_BYTES$1 = 4096;
const TAIL_BYTES = 256;
/** The packer's name, `null` where there is no trace of one. */
function packerOf(source, image) {
	if (image.sections.some(({ name }) => name === "UPX0" || name === "UPX1")) return "UPX";
	if (image.sections.length > 0) return null;
	const head = source.read(0, Math.min(HEAD_BYTES$1, source.size));
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
function* look(source, image) {
	const blob = locateBlob(source, image);
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
		evidence: [image.format === "wasm" ? NO_BLOB_IN_WASM : NO_BLOB]
	};
	if (packed !== null) return {
		kind: "packed",
		evidence: [`packed with ${packed}`]
	};
	const traces = [
		...id === null ? [] : [`a Go build ID at offset ${id.offset}`],
		...image.versionMark === null ? [] : [`${image.versionMark.place} names ${quote(image.versionMark.text, 60)}`],
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
					place: "the section `producers`"
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

// src/observe/read-file.ts
/** A file that was given, as what there is to judge: the binary that it is, or those in the archive that it is. */
/**
* Reads a file, and of an archive each member that begins like an executable, under the name `ARCHIVE!/path/inside`. There
* is always at least one answer: an archive without an executable, or one that could not be read to its end, has one of
* its own.
*/
async function readFile(ports, file, shown, options, use) {
	const head = ports.files.head(file, 512);
	const what = head === null ? null : kindOf(head);
	if (what === null || what.kind === "executable" || what.kind === "other") return [await use(await readBinary(ports, file, shown, options), file)];
	const used = [];
	try {
		if (what.kind === "container") {
			const end = await ports.archives.read(file, what.container, async (member) => {
				const { facts, bytes } = await readMember(ports, member, shown, options);
				used.push(await use(facts, bytes));
			});
			if (used.length > 0 && end.stopped === null) return used;
			const { kind, why } = end.stopped ?? {
				kind: "not-go",
				why: `${what.name} with no executable among ${seen(end)}`
			};
			return [...used, await use(await identified(ports, file, bareFacts(shown, kind, [why])), null)];
		}
		return [await use(await identified(ports, file, bareFacts(shown, "unreadable", [`${what.name}: not opened; unpack it first`])), null)];
	} catch (error) {
		if (!(error instanceof GateError) || error.code !== "unreadable") throw error;
		return [...used, await use(bareFacts(shown, "unreadable", [error.message]), null)];
	}
}
async function readMember(ports, member, archive, options) {
	const path = `${archive}!/${visible(member.name.replace(/^(?:\.\/)+/, ""), MAX_NAME_CHARS)}`;
	if (member.file === null) return {
		facts: bareFacts(path, "unreadable", [member.why]),
		bytes: null
	};
	return {
		facts: await readBinary(ports, member.file, path, options),
		bytes: member.file
	};
}
/** Longer names than any archive is opened for. */
const MAX_NAME_CHARS = 5e3;
function seen({ files, others }) {
	const rest = others === 0 ? "" : ` (${count(others, "link or device", "links or devices")} not followed)`;
	return `${count(files, "file")}${rest}`;
}
/** Facts of a file of which nothing more is known than its size and digest. */
async function identified(ports, file, facts) {
	const source = ports.files.open(file);
	const { size } = source;
	source.close();
	const { sha256 } = await ports.hashing.pass(file, {
		range: {
			offset: 0,
			size
		},
		patterns: [],
		views: []
	});
	return {
		...facts,
		size,
		sha256
	};
}

export { redactSettings as a, parseModInfo as c, rank as d, completeRecord as i, systemPorts as l, readBinary as n, compiledImports as o, assembleRecord as r, outputHashes as s, readFile as t, evaluateRules as u };