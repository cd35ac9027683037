import { C as systemHttp, S as ARCHIVE_LIMITS, _ as zipMembers, b as MemberError, h as systemExec, m as bareFacts, o as redactSettings, v as ArchiveError, x as Meter, y as Chunks } from "./redact.js";
import { a as quoteList, c as FormatError, d as TruncatedError, f as bounded, i as quote, l as GateError, m as errorMessage, p as errorCode, s as visible, u as LimitError } from "./markup.js";
import { t as systemFiles } from "./files.js";
import { A as MAX_WASM_IMPORT_BYTES, B as within, C as MAX_SETTING_KEY, D as MAX_SYMBOL_TABLE_BYTES, E as MAX_SYMBOL_BYTES, F as indexOf, I as latin1, L as readRange, M as MIN_NAMES, N as MIN_PACKAGES, O as MAX_VERSION_BYTES, P as Fields, R as subSource, S as MAX_SETTINGS, T as MAX_SYMBOLS_LOOKED_AT, _ as MAX_NOTE_BYTES, a as MAX_FILE_NAME_BYTES, b as MAX_SECTIONS, c as MAX_LINE_TABLE_SEARCH_BYTES, d as MAX_MEMBERS, f as MAX_MEMBERS_LOOKED_AT, g as MAX_NAME_TABLE_BYTES, h as MAX_MODINFO_TEXT, i as MAX_DIGESTED_SECTIONS, j as MAX_WASM_SECTIONS, l as MAX_LOAD_COMMAND_BYTES, m as MAX_MODINFO_LINES, n as BYTES_PER_PACKAGE, o as MAX_FUNCTION_NAME_BYTES, r as MAX_BUILD_ID_BYTES, s as MAX_LINE_TABLE_ENTRIES, u as MAX_MAGICS, v as MAX_OBJECT_HEADER_BYTES, w as MAX_SETTING_VALUE, x as MAX_SEGMENTS, y as MAX_PRODUCERS_BYTES, z as utf8 } from "./limits.js";
import { D as uncoveredRanges, E as sealHolds, F as readPe, N as isMz, O as unsignedAttempts, P as readCoffObject, T as plainAttempts, _ as addressToRange, c as MODINFO_START, d as readRodataCopy, f as buildIdParts, j as parseGoVersion, l as decodeBlob, o as readerTraps, p as findBuildId, r as NO_BLOB, s as BUILD_INFO_MAGIC, u as locateBlob, v as findSection, w as strippedByFlags, x as parseLdflags, y as markElsewhere } from "./reader-traps.js";
import { i as unquote } from "./go-quote.js";
import { a as chunksOf, i as NO_DIGEST, n as passSteps, r as readData, t as doHashTask } from "./hash-tasks.js";
import { dirname, join, posix } from "node:path";
import { createHash } from "node:crypto";
import { closeSync, constants, createReadStream, existsSync, lstatSync, openSync, writeSync } from "node:fs";
import { access, constants as constants$1, lstat, mkdir, readdir, realpath, rename, rm, rmdir, stat, statfs } from "node:fs/promises";
import { availableParallelism, homedir, platform } from "node:os";
import { pipeline } from "node:stream/promises";
import { setImmediate as setImmediate$1 } from "node:timers/promises";
import { constants as constants$3, createGunzip, gunzipSync } from "node:zlib";
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
		const inside = gunzipSync(head, { finishFlush: constants$3.Z_SYNC_FLUSH });
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
async function look$1(folder) {
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
		look: look$1,
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
	return await access(parent, constants$1.W_OK).then(() => own.dev === above.dev, () => false) && !inWorkTree(parent) ? `${cache}.aside` : join(cache, "aside");
}
/** By the folder or, in a linked work tree, the file `.git`. */
function inWorkTree(folder) {
	const above = dirname(folder);
	return existsSync(join(folder, ".git")) || above !== folder && inWorkTree(above);
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
		if (isThere(to)) return "taken";
		await rename(from, to).catch(async (error) => {
			if (errorCode(error) !== "ENOENT" || !isThere(from)) throw error;
			await mkdir(dirname(to), { recursive: true });
			await rename(from, to);
		});
		return "moved";
	} catch (error) {
		if (errorCode(error) === "ENOENT" && !isThere(from)) return "gone";
		if (errorCode(error) === "EXDEV") throw new GateError("unreadable", `${quote(dirname(to))} is on another file system than the build cache`, {
			fix: "name a folder on that of the cache with `--aside`",
			cause: error
		});
		throw new GateError("unreadable", `${quote(from)} could not be moved to ${quote(to)}: ${errorMessage(error)}`, {
			fix: "let the user who runs this write to the build cache, or set GOCACHE to another folder",
			cause: error
		});
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
const CHUNK_BYTES$2 = 1 << 20;
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
		const size = Math.min(CHUNK_BYTES$2, end);
		const last = source.read(end - size, size).findLastIndex((byte) => byte !== 0);
		if (last >= 0) return end - size + last + 1;
		end -= size;
	}
	return 0;
}
function addBytes(hash, source, size) {
	const buffer = new Uint8Array(Math.min(CHUNK_BYTES$2, size));
	for (let at = 0; at < size; at += CHUNK_BYTES$2) hash.update(source.read(at, Math.min(CHUNK_BYTES$2, size - at), buffer));
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
	const sections = [];
	const segments = [];
	const ends = [headerSize + commandBytes];
	let symtab = false;
	let goos = null;
	let hostId = null;
	let signature = null;
	let hostLinked = false;
	for (const { command, body, offset } of loadCommands(area, little, headerSize, commandCount)) switch (command) {
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
				offset: offset + 8,
				size: body.bytes.length - 8
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
/** The load commands one behind the other. Throws FormatError for one that leaves their area. */
function* loadCommands(area, little, base, count) {
	const fields = new Fields(area, little, base);
	let at = 0;
	for (let i = 0; i < count; i++) {
		const [command, size, offset] = [
			fields.u32(at),
			fields.u32(at + 4),
			base + at
		];
		if (size < 8 || at + size > area.length) throw new FormatError(`Mach-O load command ${i}: expected a size of 8 to ${area.length - at}, got ${size}`, offset);
		yield {
			command,
			body: new Fields(area.subarray(at, at + size), little, offset),
			offset
		};
		at += size;
	}
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

// src/core/binary/appended.ts
const PAGES = [65536, 4096];
/** `end` is the first offset that no header accounts for; `null` when nothing but padding stands behind. */
function appendedData(source, end) {
	const offset = paddedEnd(source, end);
	return offset < source.size ? {
		offset,
		size: source.size - offset
	} : null;
}
/** The end of the page that `end` is in, where only zeros lead up to it: of a large page before a small one. */
function paddedEnd(source, end) {
	const ends = PAGES.map((page) => Math.ceil(end / page) * page);
	const isPadding = (to) => to <= source.size && source.read(end, to - end).every((byte) => byte === 0);
	return ends.find((to) => to > end && isPadding(to)) ?? end;
}

// src/core/binary/elf-build-version.ts
/**
* The version of Go in an ELF program that has no build info: Go up to 1.12 wrote none, and a tool may have cut it out.
* The variable runtime.buildVersion is there in all of them; while the symbol table is, too, its name leads to it: a
* string header of two words in the data, the address of the text and its length.
*
*   Elf64_Sym (24 bytes)     Elf32_Sym (16 bytes)
*   0  st_name   4           0  st_name   4
*   8  st_value  8           4  st_value  4
*
* Source: cmd/go/internal/version of Go 1.12 and before (readGoVersion by symbols); the gABI for the symbol table.
*/
const NAME = Buffer.from("\0runtime.buildVersion\0", "latin1");
const VERSION_FORM = /^(?:go1|devel )[ -~]*$/;
/** The version by the symbol, `null` where there is none, or where it leads to no version. Throws nothing for what lies. */
function versionOfSymbol(source, image) {
	const value = image.format === "elf" ? addressOf(source, image) : null;
	const range = value === null ? null : textAt(source, image, value);
	if (range === null) return null;
	const text = latin1(source.read(range.offset, range.size));
	return VERSION_FORM.test(text) ? {
		text,
		range,
		place: "the symbol `runtime.buildVersion`",
		repeated: false
	} : null;
}
function addressOf(source, image) {
	const { bits, littleEndian } = image;
	const [symbols, names] = [findSection(image, ".symtab"), findSection(image, ".strtab")];
	if (symbols === void 0 || names === void 0 || !isTable(source, symbols) || !isTable(source, names)) return null;
	const at = Buffer.from(source.read(names.offset, names.size)).indexOf(NAME);
	if (at < 0) return null;
	const stride = bits === 64 ? 24 : 16;
	const table = new Fields(source.read(symbols.offset, symbols.size), littleEndian, symbols.offset);
	for (let symbol = 0; symbol + stride <= symbols.size; symbol += stride) if (table.u32(symbol) === at + 1) return table.word(symbol + (bits === 64 ? 8 : 4), bits);
	return null;
}
function isTable(source, table) {
	return table.size <= 16777216 && within(table, source.size);
}
/** The range of the text whose string header stands at an address. */
function textAt(source, image, address) {
	const word = image.bits / 8;
	const header = addressToRange(image, address);
	if (header === null || header.size < 2 * word || !within(header, source.size)) return null;
	const fields = new Fields(readRange(source, header.offset, 2 * word, 2 * word, "string header"), image.littleEndian, header.offset);
	const size = fields.word(word, image.bits);
	const text = addressToRange(image, fields.word(0, image.bits));
	if (text === null || size < 1 || size > Math.min(4096, text.size)) return null;
	const range = {
		offset: text.offset,
		size
	};
	return within(range, source.size) ? range : null;
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
/**
* Parses module info; takes the text of either copy, or the indented lines of `go version -m` without their tab. Throws
* LimitError for texts and lists that are longer than a record may hold.
*/
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
			path = name(fields[1]);
			last = null;
		} else if (kind === "mod" && isModuleLine(fields)) {
			main = {
				...moduleOf(fields),
				replace: null
			};
			last = "main";
		} else if (kind === "dep" && isModuleLine(fields)) {
			deps.push({
				...moduleOf(fields),
				replace: null
			});
			last = "dep";
		} else if (kind === "=>" && isModuleLine(fields) && last !== null) {
			const replace = moduleOf(fields);
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
			else settings.push(withinLimits(setting));
		} else if (line.trim() !== "") unknown.push(line);
	}
	bounded(settings.length, MAX_SETTINGS, "build settings");
	return {
		path,
		main,
		deps,
		settings,
		unknown
	};
}
function name(field) {
	bounded(field?.length ?? 0, MAX_MODINFO_TEXT, "characters of a name in module info");
	return field ?? "";
}
function withinLimits(setting) {
	bounded(setting.key.length, MAX_SETTING_KEY, "characters of a build setting's key");
	const isName = setting.key === "GOOS" || setting.key === "GOARCH";
	bounded(setting.value.length, isName ? MAX_MODINFO_TEXT : MAX_SETTING_VALUE, "characters of a build setting's value");
	return setting;
}
function isModuleLine(fields) {
	return fields.length === 3 || fields.length === 4;
}
function moduleOf(fields) {
	return {
		path: name(fields[1]),
		version: name(fields[2]),
		sum: name(fields[3])
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
	const { offset, magic, littleEndian, pointerSize, functions: count } = common;
	return {
		layout: "modern",
		offset,
		magic,
		littleEndian,
		pointerSize,
		functions: count,
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
	const { offset, magic, littleEndian, pointerSize, functions } = common;
	return {
		layout: "old",
		offset,
		magic,
		littleEndian,
		pointerSize,
		functions,
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
const SEARCH_CHUNK = 1 << 18;
/** The magic, and two bytes of zero. */
const PATTERN_BYTES = 6;
/** The header of the image's own line table, `null` where none is found. */
function findLineTable(source, image, version) {
	const section = findSection(image, ...SECTION_NAMES$1);
	if (section !== void 0) return readLineTableHeader(source, section, image.littleEndian);
	if (image.format === "wasm") return null;
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
	const buffer = Buffer.allocUnsafe(Math.min(262150, part.size));
	const chunks = Math.ceil(part.size / SEARCH_CHUNK);
	for (let index = chunks - 1; index >= 0; index--) {
		const start = part.offset + index * SEARCH_CHUNK;
		const chunk = source.read(start, Math.min(262149, end - start), buffer);
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
const SUPPORT_LENGTHS = new Set(SUPPORT.map(([, name]) => name.length));
/** Whether one of them, other than cgo's wrappers, has a name of so many characters: runtime alone has thousands of functions. */
function isSupportLength(length) {
	return SUPPORT_LENGTHS.has(length);
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
* The names in a line table, in pieces of little memory: tables of large programs have tens of megabytes.
*
* A piece holds whole names, each ended by a NUL. Who takes it looks at names where they stand in it: a string, an array
* or a call for each takes longer than all that is done with it (a folder of a hundred programs has a million of them), and
* the memory that they need until they are collected is several times that of the rest of an inspection.
*/
/** Small enough to stay in the processor's cache. */
const CHUNK_BYTES$1 = 65536;
/** What is read of an old table at once: much where one place follows the other, little where it jumps. */
const WINDOW_BYTES = 65536;
const JUMP_BYTES = 4096;
const MIN_JUMPS = 4096;
/**
* The names of all functions, inlined ones among them from Go 1.16 on. The next piece may come into the same memory. Throws
* LimitError for an old table of more than `most` names, or one that jumps about.
*/
function functionNames(source, header, most) {
	return header.layout === "modern" ? strings(source, header.names) : new OldTable(source, header, most).functions();
}
/** The names of all source files; the same as for functions. */
function fileNames(source, header, most) {
	return header.layout === "modern" ? strings(source, header.files) : new OldTable(source, header, most).files();
}
/** The strings of a range, each ended by a NUL; what stands behind the last NUL is none. */
function* strings(source, range) {
	const end = range.offset + range.size;
	const buffer = new Uint8Array(Math.min(CHUNK_BYTES$1, range.size));
	let long = null;
	for (let offset = range.offset; offset < end;) {
		const piece = asBuffer(source.read(offset, Math.min(CHUNK_BYTES$1, end - offset), buffer));
		const whole = piece.lastIndexOf(0) + 1;
		if (whole === 0) {
			long ??= Buffer.from(piece.subarray(0, MAX_SYMBOL_BYTES));
			offset += piece.length;
			continue;
		}
		yield long === null ? piece.subarray(0, whole) : Buffer.concat([long, piece.subarray(piece.indexOf(0), whole)]);
		long = null;
		offset += whole;
	}
}
/** Always of this class: of two that come to one loop V8 makes code that is thrown away again. */
const asBuffer = (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
/**
* The table up to Go 1.15. The linker wrote each function's data behind that of the one before, so one window over the
* table serves thousands of names. A table that jumps about is read anew each time, as often as its budget allows.
*/
var OldTable = class {
	#header;
	#most;
	/** What was read last for each purpose. */
	#pairs;
	#entries;
	#names;
	/** No more than `most` names are read. */
	constructor(source, header, most) {
		const reads = {
			done: 0,
			most: MIN_JUMPS + Math.floor(source.size / JUMP_BYTES)
		};
		this.#header = header;
		this.#most = most;
		this.#pairs = new Window(source, header, reads);
		this.#entries = new Window(source, header, reads);
		this.#names = new Window(source, header, reads);
	}
	functions() {
		const { pairs, pointerSize, table } = this.#header;
		const stride = 2 * pointerSize;
		const first = pairs.offset - table.offset + pointerSize;
		return this.#pieces(pairs.size / stride, (index) => {
			const entry = this.#pairs.number(first + index * stride, pointerSize);
			return entry === null ? null : this.#entries.number(entry + pointerSize, 4);
		});
	}
	files() {
		const { files, table } = this.#header;
		const first = files.offset - table.offset;
		return this.#pieces(files.size / 4, (index) => this.#pairs.number(first + index * 4, 4));
	}
	/** The names whose places `placeOf` gives. */
	*#pieces(names, placeOf) {
		const count = bounded(Math.floor(names), this.#most, "names in the line table");
		const piece = Buffer.allocUnsafe(CHUNK_BYTES$1);
		let filled = 0;
		for (let index = 0; index < count; index++) {
			const place = placeOf(index);
			if (place !== null) filled = this.#names.copyString(place, MAX_SYMBOL_BYTES, piece, filled);
			if (filled < CHUNK_BYTES$1 - 1024 && index < count - 1) continue;
			yield piece.subarray(0, filled);
			filled = 0;
		}
	}
};
/** A piece of an old table that follows what is asked for. Offsets are from the table's start. */
var Window = class {
	#source;
	#header;
	#buffer = new Uint8Array(WINDOW_BYTES);
	/** Shared by all windows of a table. */
	#reads;
	#start = 0;
	#bytes = asBuffer(this.#buffer.subarray(0, 0));
	#fields;
	constructor(source, header, reads) {
		this.#source = source;
		this.#header = header;
		this.#reads = reads;
		this.#fields = new Fields(this.#bytes, header.littleEndian);
	}
	/** A field; `null` outside of the table. Throws FormatError where it is cut, LimitError for too many jumps. */
	number(at, size) {
		return this.#holds(at, size) ? this.#fields.word(at - this.#start, size === 8 ? 64 : 32) : null;
	}
	/**
	* Writes what stands before the next NUL, less than `length` bytes of it, and a NUL to `to` at `end`; gives the new end.
	* Nothing where the place is outside of the table. Throws LimitError for too many jumps.
	*/
	copyString(at, length, to, end) {
		if (!this.#holds(at, length)) return end;
		const from = at - this.#start;
		let copied = 0;
		for (; copied < length - 1; copied++) {
			const byte = this.#bytes[from + copied] ?? 0;
			if (byte === 0) break;
			to[end + copied] = byte;
		}
		to[end + copied] = 0;
		return end + copied + 1;
	}
	#holds(at, length) {
		const { table, littleEndian } = this.#header;
		if (at < 0 || at >= table.size) return false;
		const end = this.#start + this.#bytes.length;
		if (at >= this.#start && Math.min(at + length, table.size) <= end) return true;
		this.#reads.done = bounded(this.#reads.done + 1, this.#reads.most, "reads of the line table");
		const ahead = end > 0 && at >= this.#start && at < end + WINDOW_BYTES;
		const size = Math.min(ahead ? WINDOW_BYTES : JUMP_BYTES, table.size - at);
		this.#bytes = asBuffer(this.#source.read(table.offset + at, size, this.#buffer));
		this.#fields = new Fields(this.#bytes, littleEndian, table.offset + at);
		this.#start = at;
		return true;
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
const SLASH$1 = 47;
const BACKSLASH = 92;
const MOD_CACHE = "/pkg/mod/";
/** Gathers folders from file names, and finds their roots. */
var SourceFolders = class {
	#folders = /* @__PURE__ */ new Set();
	#most;
	#last = "";
	/** `most` folders are kept; throws LimitError when there are more. */
	constructor(most) {
		this.#most = most;
	}
	/** Takes names of files, each ended by a NUL, and gives how many they are. Other than Go and assembly files do not count. */
	add(names) {
		let count = 0;
		for (let at = 0; at < names.length; at++, count++) {
			const start = at;
			let slash = at;
			for (let byte = names[at] ?? 0; byte !== 0; byte = names[++at] ?? 0) if (byte === SLASH$1 || byte === BACKSLASH) slash = at;
			if (slash > start && !this.#isLast(names, start, slash)) this.#addFirst(names, start, slash, at);
		}
		return count;
	}
	/** Files of one folder stand together. */
	#isLast(names, start, slash) {
		const last = this.#last;
		if (last.length !== slash - start) return false;
		for (let i = 0; i < last.length; i++) if (names[start + i] !== last.charCodeAt(i)) return false;
		return true;
	}
	/** A file of another folder than the one before. */
	#addFirst(names, start, slash, stop) {
		if (stop - start > 1024) return;
		const name = names.toString("latin1", slash, stop);
		if (!name.endsWith(".go") && !name.endsWith(".s")) return;
		this.#last = names.toString("latin1", start, slash);
		const folder = this.#last.replaceAll("\\", "/");
		if (folder.split("/", 32 + 1).length > 32) return;
		this.#folders.add(folder);
		bounded(this.#folders.size, this.#most, "folders in the line table");
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
		const mostNames = MIN_NAMES + Math.floor(source.size / 128);
		const packages = new Packages(modInfo, most);
		takeAll(functionNames(source, header, mostNames), packages, mostNames);
		const folders = new SourceFolders(most);
		takeAll(fileNames(source, header, mostNames), folders, mostNames);
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
function takeAll(pieces, taker, most) {
	let names = 0;
	for (const piece of pieces) names = bounded(names + taker.add(piece), most, "names in the line table");
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
const SLASH = 47;
const DOT = 46;
/** Whether a type's text or arguments begin: `(`, `[`, `{` or a space. */
const isTypeText = (byte) => byte === 40 || byte === 91 || byte === 123 || byte === 32;
/** What is looked at of a name. */
const nameAt = (names, start, stop) => names.toString("latin1", start, Math.min(stop, start + MAX_SYMBOL_BYTES));
/** The packages that functions belong to. */
var Packages = class {
	modules;
	#byPrefix = /* @__PURE__ */ new Map();
	#recorded;
	#judged;
	#most;
	#traces = /* @__PURE__ */ new Set();
	#last = null;
	/** What names of that package begin with: its prefix and the dot. */
	#start = new Uint8Array(MAX_SYMBOL_BYTES);
	#startBytes = 0;
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
	/**
	* Takes names of functions, each ended by a NUL, and gives how many they are. Names of one package stand together: most
	* need no more than a look at what the last one began with, and that no slash follows before type arguments (`a.b/c.F`
	* begins with `a.` and is of another package).
	*/
	add(names) {
		let count = 0;
		for (let at = 0; at < names.length; at++, count++) {
			const start = at;
			while (at - start < this.#startBytes && names[at] === this.#start[at - start]) at += 1;
			let same = at - start === this.#startBytes;
			if (!same) at = start;
			const rest = at;
			let dot = start;
			let byte = names[at] ?? 0;
			for (; byte !== 0 && !isTypeText(byte); byte = names[++at] ?? 0) if (byte === SLASH) {
				same = false;
				dot = start;
			} else if (byte === DOT && dot === start) dot = at;
			while (byte !== 0) byte = names[++at] ?? 0;
			if (same && this.#last !== null) this.#note(names, rest, at, this.#last);
			else if (at > start) this.#addFirst(names, start, dot, at);
		}
		return count;
	}
	/** A name of another package than the one before; `dot` is where its package may end, or its start. */
	#addFirst(names, start, dot, stop) {
		let found = this.#byPrefix.get(nameAt(names, start, dot));
		if (found === void 0) {
			const name = nameAt(names, start, stop);
			const split = splitFunctionName(name);
			if (split === null) {
				const trace = supportOf(null, name);
				if (trace !== null) this.#traces.add(trace);
				return;
			}
			found = this.#packageOf(split);
		}
		this.#last = found;
		this.#startBytes = found.startBytes;
		for (let i = 0; i < found.startBytes; i++) this.#start[i] = names[start + i] ?? 0;
		this.#note(names, start + found.startBytes, stop, found);
	}
	/** Takes what follows the package in a name: of most packages nothing is to be learned from it. */
	#note(names, start, stop, of) {
		const doubtful = of.unrecorded && !of.sure;
		if (!(of.support && isSupportLength(stop - start)) && !doubtful && names[start] !== UNDERSCORE) return;
		const rest = nameAt(names, start, stop);
		const trace = supportOf(of.importPath, rest);
		if (trace !== null) this.#traces.add(trace);
		if (doubtful) of.sure = isCompilersName(rest);
	}
	#packageOf({ prefix }) {
		const importPath = importPathOf(prefix);
		const module = this.#recorded.moduleOf(importPath);
		const unrecorded = this.#judged && module === null && !looksStandard(importPath);
		const made = {
			startBytes: prefix.length + 1,
			importPath,
			module,
			unrecorded,
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
		nested.push({
			offset,
			goVersion: blob.goVersion,
			mainPackage: mainPackageOf(blob.modInfo)
		});
	}
	return nested;
}
/** What is wrong with an inner program's module info says nothing about the outer one. */
function mainPackageOf(modInfo) {
	try {
		const { path } = parseModInfo(modInfo);
		return path === "" ? null : path;
	} catch (error) {
		if (error instanceof GateError) return null;
		throw error;
	}
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
	if (sealHolds(seal)) return "linker";
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
function* look(source, opened) {
	const blob = locateBlob(source, opened);
	const versionMark = opened.versionMark ?? (blob === null ? versionOfSymbol(source, opened) : null);
	const image = {
		...opened,
		versionMark
	};
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
function markEvidence({ versionMark }) {
	return versionMark === null ? [] : [`${versionMark.place} names ${quote(versionMark.text, 60)}`];
}
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
		evidence: [image.format === "wasm" ? NO_BLOB_IN_WASM : NO_BLOB, ...markEvidence(image)]
	};
	if (packed !== null) return {
		kind: "packed",
		evidence: [`packed with ${packed}`]
	};
	const traces = [
		...id === null ? [] : [`a Go build ID at offset ${id.offset}`],
		...markEvidence(image),
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
			const name = latin1(bytes.subarray(at + 12, nameEnd)).replace(/(?<!\0)\0+$/, "");
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
		range: whole$1(source),
		patterns: [],
		views: []
	};
	return {
		...bareFacts(path, outcome, [why], source.size),
		sha256
	};
}
const whole$1 = (source) => ({
	offset: 0,
	size: source.size
});

// src/ports/hashing.ts
/**
* Inspections of files and passes over them, on two cores where that pays.
*
* A pass needs two digests, of the file and of its sealed view, and looks for patterns: that is where the time goes, and it
* is done by a thread and by this one, whichever is free. Headers and tables are read here alone, since each thread would
* compile the code for that once more. A file that is larger than all others under way together is split, a digest for
* each, which reads it twice, through the page cache. Small passes are done here, because a message costs more than they do,
* and so is everything when there are no threads to be had (tests, a program without its worker file).
*
* Trees and the build cache are hashed by two threads: there this one has other things to do.
*/
/** Below this size of all files so far they take less time than a thread takes to start: some 50 ms. */
const WORTH_A_THREAD = 64 << 20;
/** Below this size a pass takes less than a message. */
const WORTH_A_MESSAGE = 262144;
const MAX_THREADS = 2;
/** What a thread makes lives for one file: a small nursery keeps memory flat, and costs no time that could be measured. */
const YOUNG_MB = 2;
/** What one task of a tree has: large enough to be worth a message, small enough that the passes of a build get their turn. */
const CHUNK_BYTES = 16 << 20;
const CHUNK_FILES = 1e3;
/** Fewer files of the build cache than this are read before a thread has started. */
const WORTH_THREADS_FILES = 16;
/** Files of one message: enough that it costs nothing, few enough that both threads end at about the same time. */
const FILES_AT_ONCE = 16;
/** Passes that the thread is given ahead, so that it does not wait while this one works. A large one leaves time enough. */
const AHEAD = 2;
const MOST_AHEAD = 32 << 20;
var ThreadedHashing = class {
	#worker;
	#threads = /* @__PURE__ */ new Set();
	/** Of trees and of the build cache: behind the passes, of which this thread has more to do with each answer. */
	#queue = [];
	/** Passes, which this thread does as well. */
	#passes = [];
	#working = false;
	/** Size of all files whose inspections are under way, and of all that ever were. */
	#bytes = 0;
	#bytesSoFar = 0;
	constructor(worker) {
		this.#worker = availableParallelism() > 1 ? worker : null;
	}
	async pass(file, plan) {
		const { size } = plan.range;
		const idle = this.#threads.size === 0 && Math.max(size, this.#bytesSoFar) < WORTH_A_THREAD;
		if (this.#worker === null || idle || size < WORTH_A_MESSAGE) return resultOf(doHashTask(whole(file, plan)));
		return plan.views.length > 0 && 2 * size > this.#bytes ? await this.#halves(file, plan) : resultOf(await this.#share(whole(file, plan)));
	}
	async inspect(file, path, options) {
		const source = systemFiles.open(file);
		this.#bytes += source.size;
		this.#bytesSoFar += source.size;
		try {
			await setImmediate$1();
			return await driveWith(inspection(path, source, options), (plan) => this.pass(file, plan));
		} finally {
			this.#bytes -= source.size;
			source.close();
		}
	}
	/** The digest of the file in one thread, the seals in the other. */
	async #halves(file, { range, patterns, views }) {
		const [result, ...seals] = await Promise.all([this.#share(whole(file, {
			range,
			patterns,
			views: []
		})), ...views.map((view) => this.#share({
			kind: "seal",
			file,
			range,
			view
		}))]);
		return {
			...resultOf(result),
			seals: seals.map((answer) => answer.kind === "seal" ? answer.seal : "")
		};
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
	/** A pass by one thread or by this one, whichever is free: a second thread costs more than it gives. */
	#share(task) {
		return new Promise((resolve, reject) => {
			this.#passes.push({
				task,
				resolve,
				reject
			});
			this.#deal();
		});
	}
	/** One for this thread, the rest ahead to the others: for one alone none is started. */
	#deal() {
		const own = this.#working ? void 0 : this.#passes.shift();
		if (this.#passes.length > 0 && this.#threads.size === 0) this.#start();
		for (const thread of this.#threads) while (this.#passes.length > 0 && thread.underway.length < AHEAD && !thread.underway.some(isLarge)) {
			const waiting = this.#passes.shift();
			if (waiting !== void 0) this.#give(thread, waiting);
		}
		if (own !== void 0) this.#work(own);
	}
	/** Does one pass here, with pauses: what threads have done is taken up then, and signals are heard. */
	async #work({ task, resolve, reject }) {
		this.#working = true;
		try {
			for (const steps = passSteps(task);;) {
				await setImmediate$1();
				const step = steps.next();
				if (step.done !== true) continue;
				resolve(step.value);
				break;
			}
		} catch (error) {
			reject(error);
		}
		this.#working = false;
		this.#deal();
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
		this.#deal();
		while (this.#queue.length > 0) {
			const thread = [...this.#threads].find(({ underway }) => underway.length === 0) ?? this.#start();
			const waiting = thread === null ? void 0 : this.#queue.shift();
			if (thread === null || waiting === void 0) break;
			this.#give(thread, waiting);
		}
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
const whole = (file, plan) => ({
	kind: "scan",
	file,
	...plan
});
const isLarge = ({ task }) => "range" in task && task.range.size > MOST_AHEAD;
function resultOf(answer) {
	if (answer.kind !== "scan") throw new Error("a thread answered another question");
	return answer.result;
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

export { settingValue as a, parseModInfo as i, openImage as n, cacheFolder as o, readMembers as r, kindOf$1 as s, systemPorts as t };