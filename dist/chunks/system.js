import { a as Chunks, c as ARCHIVE_LIMITS, i as ArchiveError, l as systemHttp, o as MemberError, r as zipMembers, s as Meter, t as systemExec } from "./exec2.js";
import { a as quoteList, i as quote, l as GateError, m as errorMessage, p as errorCode, s as visible, u as LimitError } from "./markup.js";
import { h as systemFiles } from "./redact.js";
import { _t as subSource } from "./reader-traps.js";
import { c as inspection, i as chunksOf, l as driveWith, n as readData, r as NO_DIGEST, t as doHashTask, u as scan } from "./hash-tasks.js";
import { dirname, join, posix } from "node:path";
import { createHash } from "node:crypto";
import { closeSync, constants, createReadStream, lstatSync, openSync, writeSync } from "node:fs";
import { access, constants as constants$1, lstat, mkdir, readdir, realpath, rename, rm, rmdir, stat, statfs } from "node:fs/promises";
import { availableParallelism, homedir, platform } from "node:os";
import { pipeline } from "node:stream/promises";
import { setImmediate as setImmediate$1 } from "node:timers/promises";
import { constants as constants$2, createGunzip, gunzipSync } from "node:zlib";
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

// src/ports/hashing.ts
/**
* Inspections of files and passes over them, on two cores where that pays.
*
* A pass needs two digests, of the file and of its sealed view, and looks for patterns. A single file is worth splitting:
* each digest is a task that a thread can do alone, reading through the page cache. Of several files each is done as a
* whole, by one thread and by this one: a second thread would compile the same code a third time. Small passes are done here, because a message costs more than they do, and so is
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
/** Beside others a larger file is left to threads: while this one works, nothing is shown and no signal is heard. */
const MOST_HERE = 32 << 20;
/** Files that a thread is given ahead, so that it does not wait while this one works. */
const AHEAD = 2;
var ThreadedHashing = class {
	#worker;
	#threads = /* @__PURE__ */ new Set();
	#queue = [];
	/** Of trees and of the build cache: behind the passes, of which this thread has more to do with each answer. */
	#bulk = [];
	/** Inspections that this thread may do, too. */
	#shared = [];
	#working = false;
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
		this.#inspections += 1;
		const source = systemFiles.open(file);
		try {
			await setImmediate$1();
			if (this.#worker !== null && this.#inspections > 1 && source.size >= WORTH_A_MESSAGE) {
				const task = {
					kind: "inspect",
					file,
					path,
					options
				};
				const answer = await (source.size > MOST_HERE ? this.#do(task) : this.#share(task));
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
	async sha256(files) {
		return (await Promise.all(batchesOf(files).map((paths) => this.#doAnywhere({
			kind: "digests",
			file: "",
			paths
		})))).flatMap((answer) => answer.kind === "digests" ? answer.digests : []).map((digest) => digest === NO_DIGEST ? null : digest);
	}
	async dataFiles(files) {
		const least = this.#threads.size === 0 ? WORTH_THREADS_FILES : 1;
		if (this.#worker === null || files.length < least) return files.map(readData);
		const batches = batchesOf(files);
		return (await Promise.all(batches.map((batch) => this.#do({
			kind: "data",
			files: batch
		})))).flatMap((answer) => answer.kind === "data" ? answer.readings : []);
	}
	/** Ends the threads. Passes that are under way are lost. */
	async close() {
		await Promise.all([...this.#threads].map(({ worker }) => worker.terminate()));
		this.#threads.clear();
	}
	/** One of several inspections: by one thread and by this one, whichever is free. A second thread costs more than it gives. */
	#share(task) {
		return new Promise((resolve, reject) => {
			this.#shared.push({
				task,
				resolve,
				reject
			});
			this.#deal();
		});
	}
	#deal() {
		if (this.#shared.length > 0 && this.#threads.size === 0) this.#start();
		for (const thread of this.#threads) while (thread.underway.length < AHEAD) {
			const waiting = this.#shared.shift();
			if (waiting === void 0) return;
			this.#give(thread, waiting);
		}
		if (this.#working || this.#shared.length === 0) return;
		this.#working = true;
		this.#work();
	}
	/** Does one inspection here, and deals again. */
	async #work() {
		await setImmediate$1();
		const waiting = this.#shared.shift();
		if (waiting !== void 0) try {
			waiting.resolve(doHashTask(waiting.task));
		} catch (error) {
			waiting.reject(error);
		}
		this.#working = false;
		this.#deal();
	}
	#do(task) {
		return new Promise((resolve, reject) => {
			(task.kind === "digests" || task.kind === "data" ? this.#bulk : this.#queue).push({
				task,
				resolve,
				reject
			});
			this.#next();
		});
	}
	#next() {
		while (this.#queue.length + this.#bulk.length > 0) {
			const thread = [...this.#threads].find(({ underway }) => underway.length === 0) ?? this.#start();
			const waiting = thread === null ? void 0 : this.#queue.shift() ?? this.#bulk.shift();
			if (thread === null || waiting === void 0) break;
			this.#give(thread, waiting);
		}
		this.#deal();
	}
	#give(thread, waiting) {
		thread.underway.push(waiting);
		thread.worker.ref();
		thread.worker.postMessage(waiting.task);
	}
	#start() {
		if (this.#worker === null || this.#threads.size >= MAX_THREADS) return null;
		const worker = new Worker(this.#worker, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
		const thread = {
			worker,
			underway: []
		};
		worker.on("error", (error) => {
			this.#threads.delete(thread);
			for (const { task, reject } of thread.underway) reject(new GateError("unreadable", `${nameOf(task)} could not be hashed: ${error.message}`));
			this.#next();
		});
		worker.on("message", (message) => {
			const waiting = thread.underway.shift();
			if (message.answer !== void 0) waiting?.resolve(message.answer);
			else waiting?.reject(new GateError("unreadable", message.error ?? "a thread gave no answer"));
			this.#next();
			if (thread.underway.length === 0) worker.unref();
		});
		this.#threads.add(thread);
		return thread;
	}
};
/** Files for one message each. */
function batchesOf(files) {
	const batches = [];
	for (let at = 0; at < files.length; at += FILES_AT_ONCE) batches.push(files.slice(at, at + FILES_AT_ONCE));
	return batches;
}
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

// src/ports/sigstore.ts
/**
* Sigstore: signatures without keys to keep, by the identity of a job. Signing and verifying are apart, since few runs do
* either and almost none both; each loads its libraries when it is first asked.
*/
/** Signatures of the process with this environment. */
function systemSignatures(env) {
	return {
		verify: async (bundle, trustedRoot) => {
			const { verifyBundle } = await import("./sigstore-verify.js");
			return verifyBundle(bundle, trustedRoot, () => publicRoot(env));
		},
		sign: async (statement) => {
			const { signText } = await import("./sigstore-sign.js");
			return signText(env, statement);
		}
	};
}
async function publicRoot(env) {
	const { publicTrustedRoot } = await import("./sigstore-root.js");
	const temporary = env["RUNNER_TEMP"] ?? "";
	return publicTrustedRoot(join(temporary === "" ? cacheFolder(env) : temporary, "go-provenance-gate", "sigstore"));
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
		ledgers: null,
		remote: null,
		signatures: systemSignatures(env),
		http: systemHttp
	};
}

export { cacheFolder as n, kindOf$1 as r, systemPorts as t };