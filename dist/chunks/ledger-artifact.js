import { g as textAt, h as parseJson, i as quote, l as GateError, m as errorMessage } from "./markup.js";
import { t as readEvent } from "./read-event.js";
import { I as latin1 } from "./limits.js";
import { l as LEDGER_FILE_NAME, t as firstParents } from "./ancestry.js";
import { a as withSignature, i as signatureFile, r as ledgerStatement, t as MAX_BUNDLE_BYTES } from "./ledger-signature.js";
import { c as nextLedger, f as writeLedger, i as usedLedger, l as MAX_LEDGER_BYTES, n as judgeLedger, o as descendsFrom, r as unusedLedger, u as dayOf } from "./ledger-answer.js";
import { a as judgeBytes, c as CACHE_OTHERS, d as cachePath, i as judgeAction, n as cacheFolderOf, o as judgeSeal, p as foldedCacheName, r as IN_FOLDER, s as CACHE_FOLDERS, u as cacheName } from "./state.js";
import { t as readBinary } from "./binaries.js";
import { t as mergedBase } from "./test-merge.js";
import { r as go } from "./toolchain.js";
import { basename, isAbsolute, join, relative } from "node:path";

// src/core/cache/index-entry.ts
/**
* One line of the build cache's index: which output an action gave.
*
*   GOCACHE/ab/ab…-a   v1 <action> <output> <size> <time>\n     two hashes of 64 hex digits, two numbers of 20 columns
*   GOCACHE/cd/cd…-d   the output; its name is the sha256 of its bytes
*
* The go command takes an entry of exactly 175 bytes whose action is the one in the file's name, and treats every other
* file as if it were not there. This reader holds to the same rules, so that what it calls malformed is what Go skips.
*
* Source: cmd/go/internal/cache/cache.go (entrySize, DiskCache.get, putIndexEntry).
*/
/** Bytes of an entry, the newline at its end included. */
const INDEX_ENTRY_BYTES = 175;
/** Columns of each of the two numbers. */
const NUMBER_COLUMNS = 20;
/**
* Reads an entry. `bytes` is the start of the file, at least INDEX_ENTRY_BYTES + 1 of them where the file has as many;
* `action` is the hash in the file's name.
*/
function parseIndexEntry(bytes, action) {
	if (bytes.length !== 175) {
		const got = bytes.length > 175 ? "more" : String(bytes.length);
		return malformed(`expected ${175} bytes, got ${got}`);
	}
	const text = latin1(bytes);
	const fields = /^v1 ([0-9a-fA-F]{64}) ([0-9a-fA-F]{64}) (.{20}) (.{20})\n$/.exec(text);
	if (fields === null) return malformed("expected `v1`, two hashes, a size and a time");
	const [, named = "", output = "", sizeText = "", timeText = ""] = fields;
	if (named.toLowerCase() !== action) return malformed("expected the action of its name, got another");
	const size = column(sizeText);
	if (size === null) return malformed("expected a size");
	const time = column(timeText);
	if (time === null) return malformed("expected a time");
	return {
		ok: true,
		entry: {
			action,
			output: output.toLowerCase(),
			size: Number(size),
			time: Number(time / 1000000n)
		}
	};
}
function malformed(why) {
	return {
		ok: false,
		why
	};
}
const MAX_INT64 = (1n << 63n) - 1n;
/** A number as Go reads it: spaces, then a decimal with or without a sign that fits 64 bits and is not negative. */
function column(text) {
	if (text.length !== NUMBER_COLUMNS || !/^ *[+-]?\d+$/.test(text)) return null;
	const value = BigInt(text.trim().replace("+", ""));
	return value < 0n || value > MAX_INT64 ? null : value;
}

// src/core/cache/index-table.ts
/** Entries that are kept at a time: 40 MB. Caches of real machines hold 1,000 to 100,000. */
const MAX_ROWS = 1 << 19;
const HASH_BYTES = 32;
/** Both hashes, the size as a double, whether the output was met. */
const ROW_BYTES = 73;
const SIZE_AT = 64;
const MET_AT = 72;
const FIRST_ROWS = 1024;
var IndexTable = class {
	#rows = Buffer.alloc(FIRST_ROWS * ROW_BYTES);
	#next = new Int32Array(FIRST_ROWS);
	#heads = (/* @__PURE__ */ new Int32Array(65536)).fill(-1);
	#count = 0;
	/** Both hashes are 64 lower-case hex digits. */
	add({ action, output, size }) {
		if (this.#count === this.#next.length) this.#grow();
		const row = this.#count;
		const at = row * ROW_BYTES;
		this.#rows.write(output, at, "hex");
		this.#rows.write(action, at + HASH_BYTES, "hex");
		this.#rows.writeDoubleLE(size, at + SIZE_AT);
		const head = this.#rows.readUInt16BE(at);
		this.#next[row] = this.#heads[head] ?? -1;
		this.#heads[head] = row;
		this.#count += 1;
	}
	/** The entries that name an output, which is thereby met. */
	meet(output) {
		const wanted = Buffer.from(output, "hex");
		const found = [];
		for (let row = this.#heads[wanted.readUInt16BE(0)] ?? -1; row >= 0; row = this.#next[row] ?? -1) {
			const at = row * ROW_BYTES;
			if (wanted.compare(this.#rows, at, at + HASH_BYTES) !== 0) continue;
			this.#rows[at + MET_AT] = 1;
			found.push(this.#row(row));
		}
		return found;
	}
	/** The entries whose output was never met. */
	*unmet() {
		for (let row = 0; row < this.#count; row++) if (this.#rows[row * ROW_BYTES + MET_AT] === 0) yield this.#row(row);
	}
	#row(row) {
		const at = row * ROW_BYTES;
		return {
			output: this.#rows.toString("hex", at, at + HASH_BYTES),
			action: this.#rows.toString("hex", at + HASH_BYTES, at + SIZE_AT),
			size: this.#rows.readDoubleLE(at + SIZE_AT)
		};
	}
	#grow() {
		const rows = Buffer.alloc(this.#rows.length * 2);
		this.#rows.copy(rows);
		this.#rows = rows;
		const next = new Int32Array(this.#next.length * 2);
		next.set(this.#next);
		this.#next = next;
	}
};

// src/core/cache/audit.ts
/** Items of each list that are kept; the totals count all. */
const MAX_LISTED$1 = 1e4;
/** Takes one cache, in one or more passes; `end` gives what was found. */
var CacheAuditor = class {
	#table = new IndexTable();
	#entries = 0;
	#bytes = 0;
	#outputs = 0;
	#archives = 0;
	#executables = 0;
	#orphans = 0;
	#oldest = Number.POSITIVE_INFINITY;
	#newest = Number.NEGATIVE_INFINITY;
	#corrupt = new BoundedList();
	#conflicting = new BoundedList();
	#dangling = new BoundedList();
	#leftovers = new BoundedList();
	#unknown = new BoundedList();
	#unreadable = new BoundedList();
	#witnesses;
	#witnessed = 0;
	#unwitnessed = new BoundedList();
	constructor(witnesses = { ledger: null }) {
		this.#witnesses = witnesses;
	}
	/**
	* An entry of the index: the hash of its name, and the first bytes of the file. Only those whose output passes `share`
	* belong to this pass; what else is wrong with a file is told in the first pass alone.
	*/
	index(action, bytes, share, first) {
		const reading = parseIndexEntry(bytes, action);
		if (first) this.#bytes += bytes.length;
		if (!reading.ok) {
			const item = {
				file: cachePath("index", action),
				why: reading.why
			};
			if (first) (bytes.length === 0 ? this.#leftovers : this.#corrupt).add(item);
			return;
		}
		const { entry } = reading;
		if (first) {
			this.#entries += 1;
			this.#oldest = Math.min(this.#oldest, entry.time);
			this.#newest = Math.max(this.#newest, entry.time);
			if (this.#witnesses.ledger?.vouches(entry) === true) this.#witnessed += 1;
			else if (this.#witnesses.ledger !== null) this.#unwitnessed.add({
				file: cachePath("index", action),
				output: entry.output
			});
		}
		if (share(entry.output)) this.#table.add(entry);
	}
	/** An output that is a file: the hash of its name, and what reading it gave. */
	data(hash, reading) {
		const file = cachePath("data", hash);
		const rows = this.#output(hash, reading.size);
		if (reading.archive !== null) this.#archives += 1;
		const bytes = judgeBytes(reading, hash);
		if (bytes !== null) return this.#unsound(rows, file, bytes.why);
		this.#judgeSizes(rows, reading.size);
		const seal = reading.archive === null ? null : judgeSeal(reading.archive);
		if (seal !== null) this.#conflicting.add({
			file,
			why: seal.why
		});
		else this.#judgeActions(rows, reading.size, reading.archive);
	}
	/** An output that is a folder: its one file, or what is there instead. */
	executable(hash, reading) {
		const file = cachePath("data", hash);
		if ("problem" in reading) return this.#unsound(this.#table.meet(hash), file, reading.problem);
		if (reading.isArchive) this.#archives += 1;
		else this.#executables += 1;
		const rows = this.#output(hash, reading.size);
		const bytes = judgeBytes(reading, hash);
		if (bytes !== null) return this.#unsound(rows, file, bytes.why);
		this.#judgeSizes(rows, reading.size);
		if (reading.isArchive) this.#conflicting.add({
			file,
			why: IN_FOLDER.why
		});
		else if (reading.sealBroken) this.#conflicting.add({
			file,
			why: "the seal of the executable is broken"
		});
		else {
			const id = reading.actionId === null ? null : {
				actionId: reading.actionId,
				contentId: ""
			};
			this.#judgeActions(rows, reading.size, {
				id,
				sealed: true
			});
		}
	}
	/** Something that is not the go command's; `file` is its path within the cache. */
	unknown(file, why) {
		this.#unknown.add({
			file,
			why
		});
	}
	/** Something that could not be read. Of an output its entries are no longer dangling. */
	unreadable(file, why, output) {
		if (output !== void 0) this.#table.meet(output);
		this.#unreadable.add({
			file,
			why
		});
	}
	/** Ends a pass: what its entries name and was not met is dangling. */
	endPass() {
		for (const { action, output } of this.#table.unmet()) this.#dangling.add({
			file: cachePath("index", action),
			output
		});
		this.#table = new IndexTable();
	}
	end() {
		return {
			entries: this.#entries,
			bytes: this.#bytes,
			outputs: this.#outputs,
			archives: this.#archives,
			executables: this.#executables,
			orphans: this.#orphans,
			oldest: isoTime(this.#oldest),
			newest: isoTime(this.#newest),
			corrupt: this.#corrupt.sorted(),
			conflicting: this.#conflicting.sorted(),
			dangling: this.#dangling.sorted(),
			leftovers: this.#leftovers.sorted(),
			unknown: this.#unknown.sorted(),
			unreadable: this.#unreadable.sorted(),
			witnessed: this.#witnessed,
			unwitnessed: this.#entries - this.#witnessed,
			unwitnessedEntries: this.#unwitnessed.sorted(),
			totals: {
				corrupt: this.#corrupt.total,
				conflicting: this.#conflicting.total,
				dangling: this.#dangling.total,
				leftovers: this.#leftovers.total,
				unknown: this.#unknown.total,
				unreadable: this.#unreadable.total
			}
		};
	}
	#output(hash, size) {
		const rows = this.#table.meet(hash);
		this.#outputs += 1;
		this.#bytes += size;
		if (rows.length === 0) this.#orphans += 1;
		return rows;
	}
	/** An output that is not what its name says. Where no entry names it, Go never reads it. */
	#unsound(rows, file, why) {
		(rows.length === 0 ? this.#leftovers : this.#corrupt).add({
			file,
			why
		});
	}
	/** Of an output that is whole: the entries that name it. `archive`: `null` for what carries no seal. */
	#judgeActions(rows, size, archive) {
		for (const row of rows) {
			const action = archive === null ? null : judgeAction(archive, row.action);
			if (action !== null) this.#conflicting.add({
				file: cachePath("index", row.action),
				why: action.why
			});
			else if (row.size === size) this.#witnesses.verified?.(row);
		}
	}
	#judgeSizes(rows, size) {
		for (const row of rows) {
			if (row.size === size) continue;
			const why = `expected the size of its output, ${size}, got ${row.size}`;
			this.#corrupt.add({
				file: cachePath("index", row.action),
				why
			});
		}
	}
};
var BoundedList = class {
	total = 0;
	#items = [];
	add(item) {
		this.total += 1;
		if (this.#items.length < MAX_LISTED$1) this.#items.push(item);
	}
	sorted() {
		return this.#items.toSorted((a, b) => a.file < b.file ? -1 : a.file > b.file ? 1 : 0);
	}
};
/** A time that a Date can hold, which an index entry need not name. */
function isoTime(milliseconds) {
	return Math.abs(milliseconds) <= 864e13 ? new Date(milliseconds).toISOString() : null;
}

// src/observe/cache-audit.ts
/** Walks a build cache: its index first, then its outputs, folder by folder, so that memory does not grow with it. */
/** Names that are kept between the parts of a walk, 20 MB of them; the folders of a larger cache are listed again. */
const MAX_NAMES = 2e5;
/** Folders whose outputs are read at a time: while one is folded, the threads have the next. */
const FOLDERS_AT_ONCE$1 = 3;
/** Audits the cache in a folder, `null` when the folder is no build cache. Throws GateError `unreadable`. */
async function auditCache(ports, cache, options = {}) {
	const top = await ports.buildCache.list(cache) ?? [];
	if (!top.some(({ name }) => CACHE_FOLDERS.includes(name))) return null;
	const auditor = new CacheAuditor(options.witnesses);
	for (const { name } of top) if (!CACHE_FOLDERS.includes(name) && !CACHE_OTHERS.has(name)) auditor.unknown(name, "not of the go command");
	const walk = new Walk(ports, cache, auditor);
	const passes = Math.max(1, Math.ceil(await walk.countEntries() / (options.maxRows ?? 524288)));
	let done = 0;
	for (let pass = 0; pass < passes; pass++) {
		const inShare = (hash) => Number.parseInt(hash.slice(0, 2), 16) % passes === pass;
		for (const folder of CACHE_FOLDERS) await walk.index(folder, inShare, pass === 0);
		const folders = CACHE_FOLDERS.filter(inShare);
		const waiting = [];
		const take = async () => {
			const [next] = waiting.splice(0, 1);
			if (next === void 0) return;
			(await next)();
			done += 1;
			options.progress?.(done, CACHE_FOLDERS.length);
		};
		for (const folder of folders) {
			waiting.push(walk.outputs(folder));
			if (waiting.length >= FOLDERS_AT_ONCE$1) await take();
		}
		while (waiting.length > 0) await take();
		auditor.endPass();
	}
	return auditor.end();
}
var Walk = class {
	#ports;
	#cache;
	#auditor;
	#listings = /* @__PURE__ */ new Map();
	#names = 0;
	constructor(ports, cache, auditor) {
		this.#ports = ports;
		this.#cache = cache;
		this.#auditor = auditor;
	}
	/** How many files of the index there are, by their names alone. Folders that cannot be listed are told here, once. */
	async countEntries() {
		let entries = 0;
		for (const folder of CACHE_FOLDERS) try {
			const listing = await this.#ports.buildCache.list(join(this.#cache, folder)) ?? [];
			entries += listing.filter(({ name }) => name.endsWith("-a")).length;
			this.#names += listing.length;
			if (this.#names <= MAX_NAMES) this.#listings.set(folder, listing);
		} catch (error) {
			this.#listings.set(folder, []);
			this.#auditor.unreadable(folder, errorMessage(error));
		}
		return entries;
	}
	/** Reads the index entries of one folder. */
	async index(folder, inShare, first) {
		for (const { name, kind } of await this.#list(folder)) {
			const named = cacheName(folder, name);
			if (first) this.#tellOddities(`${folder}/${name}`, kind, named !== null);
			if (named?.kind !== "index") continue;
			const path = join(this.#cache, folder, name);
			const bytes = this.#ports.files.head(path, 175 + 1);
			if (bytes !== null) this.#auditor.index(named.hash, bytes, inShare, first);
			else if (first && await this.#isThere(path)) this.#auditor.unreadable(`${folder}/${name}`, "cannot be read");
		}
	}
	/** Reads the outputs of one folder; what comes back puts them into the audit. */
	async outputs(folder) {
		const found = (await this.#list(folder)).flatMap(({ name, kind }) => {
			const named = cacheName(folder, name);
			return named?.kind === "data" ? [{
				hash: named.hash,
				kind,
				path: join(this.#cache, folder, name)
			}] : [];
		});
		const files = found.filter(({ kind }) => kind !== "directory");
		const readings = await this.#ports.hashing.dataFiles(files.map(({ path }) => path));
		const told = [];
		for (const [at, { hash, path }] of files.entries()) {
			const reading = readings[at];
			if (reading === void 0) continue;
			if (!("problem" in reading)) told.push(() => this.#auditor.data(hash, reading));
			else if (await this.#isThere(path)) told.push(this.#unreadable(hash, reading.problem));
		}
		for (const { hash, kind, path } of found) {
			if (kind !== "directory") continue;
			const reading = await this.#executable(path, hash);
			told.push(() => this.#auditor.executable(hash, reading));
		}
		return () => {
			for (const tell of told) tell();
		};
	}
	async #executable(path, hash) {
		const inside = await this.#ports.buildCache.list(path) ?? [];
		const [program, ...more] = inside;
		if (program === void 0 || more.length > 0 || program.kind !== "file") return { problem: `expected a folder with one program in it, got ${inside.length} names` };
		const file = join(path, program.name);
		const [[reading], facts] = await Promise.all([this.#ports.hashing.dataFiles([file]), readBinary(this.#ports, file, cachePath("data", hash), { digests: false })]);
		if (reading === void 0 || "problem" in reading) return { problem: reading?.problem ?? "cannot be read" };
		const { buildId, seal } = facts;
		return {
			size: reading.size,
			sha256: reading.sha256,
			isArchive: reading.archive !== null,
			actionId: buildId !== null && "action" in buildId ? buildId.action : null,
			sealBroken: seal === "broken"
		};
	}
	#unreadable(hash, problem) {
		return () => this.#auditor.unreadable(cachePath("data", hash), problem, hash);
	}
	#tellOddities(file, kind, named) {
		if (!named) this.#auditor.unknown(file, "not of the go command");
		else if (kind === "link") this.#auditor.unknown(file, "a symbolic link, which the go command never makes");
		else if (kind === "other") this.#auditor.unknown(file, "a device, FIFO or socket");
	}
	/** Whether something is there: the go command may clean up while the audit runs. A link that leads nowhere is not. */
	async #isThere(path) {
		return await this.#ports.files.kind(path) !== "missing";
	}
	async #list(folder) {
		return this.#listings.get(folder) ?? await this.#ports.buildCache.list(join(this.#cache, folder)) ?? [];
	}
};

// src/observe/ledger-signature.ts
/** The signature of a ledger: looked for where the ledger was found, checked, and made. */
/** A file with trust roots: that of the public Sigstore has 7 kB. */
const MAX_ROOT_BYTES = 1 << 20;
/**
* Judges the text of a ledger and its signature; `null`: there was no ledger. What is wrong with either is the state.
* Throws GateError `input` when the place is wrongly named.
*/
async function judgeSignedLedger(ports, text, expected, place) {
	const answer = judgeLedger(text, expected);
	if (text === null || answer.ledger === null) return answer;
	return withSignature(answer, text, await readSignature(ports, place), place.rule);
}
async function readSignature(ports, place) {
	try {
		const bundle = await place.readBundle();
		if (bundle === null) return {
			kind: "none",
			file: place.file
		};
		if (bundle.length > 1048576) return {
			kind: "refused",
			why: `expected at most ${MAX_BUNDLE_BYTES} bytes, got ${bundle.length}`
		};
		return await ports.signatures.verify(bundle, await place.readRoot());
	} catch (error) {
		if (error instanceof GateError && error.code === "input") throw error;
		return {
			kind: error instanceof GateError && error.code === "limit" ? "refused" : "unavailable",
			why: errorMessage(error)
		};
	}
}
/** Signs a ledger as the run that wrote it, and gives the bundle. Throws GateError `evidence` when that cannot be done. */
function signLedger(ports, file, text, ledger, { commits, workflowPath, runId, runAttempt }) {
	const run = {
		commit: commits.commit,
		workflow: workflowPath,
		runId,
		runAttempt
	};
	return ports.signatures.sign(ledgerStatement(basename(file), text, ledger, run));
}

// src/observe/ledger-file.ts
/** Times that a ledger is made anew since another process wrote meanwhile: each time one of them gets through. */
const MAX_ROUNDS = 100;
/** Today, in days since 1970. */
function today(ports) {
	return dayOf(ports.clock.now().getTime());
}
/**
* Reads a ledger that was named, `null` when there is no such file. Throws GateError `input` for one that is not to be
* used, `evidence` when its signature cannot be checked, `unreadable` or `limit` for what cannot be read.
*/
async function readLedger(ports, file, check) {
	const text = await readText(ports, file);
	return text === null ? null : judgeText(ports, file, text, check);
}
/** A file that is too large for a ledger is none, like any other that holds something else. */
async function readText({ files }, file) {
	try {
		return await files.readText(file, MAX_LEDGER_BYTES);
	} catch (error) {
		if (error instanceof GateError && error.code === "limit") throw noLedger(file, errorMessage(error));
		throw error;
	}
}
function noLedger(file, why) {
	return new GateError("input", `${quote(file)} is no ledger to rely on: ${why}`, { fix: "take the ledger of another trusted run, or begin a new one with an empty cache" });
}
async function judgeText(ports, file, text, check) {
	const bundle = check.bundle ?? signatureFile(file);
	const readBundle = () => ports.files.readText(bundle, MAX_BUNDLE_BYTES);
	const place = {
		...check,
		file: bundle,
		readBundle
	};
	const { ledger, signer, state, why } = await judgeSignedLedger(ports, text, check.expected, place);
	if (ledger !== null) return {
		ledger,
		signer
	};
	if (state !== "unreadable") throw noLedger(file, why ?? "");
	throw new GateError("evidence", `${quote(file)} is no ledger to rely on: ${why}`, { fix: "name a file with a trust root, `--trusted-root FILE`: `gh attestation trusted-root` writes one" });
}
/** Refuses a ledger that does not go back to one that was seen before. Throws GateError `input`. */
function refuseOtherChain(ledger, file, seen) {
	if (descendsFrom(ledger, seen.digest)) return;
	throw new GateError("input", `${quote(file)} (generation ${ledger.generation}) does not go back to the ledger of generation ${seen.generation} with the digest ${seen.digest.slice(0, 12)}…`, { fix: "find out who wrote it: an older ledger that was put back looks like this, and so does one that was made up" });
}
/**
* Writes the ledger that follows the one in a file and the parents, and its signature beside it; a signature that was
* there goes. Where another process writes meanwhile, that one's ledger is an ancestor, too. Throws GateError `input` when
* what is there is no ledger of this owner, which is not written over, and what `sign` throws.
*/
async function updateLedger(ports, file, update) {
	for (let round = 0; round < MAX_ROUNDS; round++) {
		const before = await readText(ports, file);
		const own = before === null ? [] : [(await judgeText(ports, file, before, update.check)).ledger];
		const parents = [...update.parents, ...own];
		const owner = ownerOf(update.owner, parents);
		const ledger = nextLedger({
			owner,
			parents,
			witnessed: update.witnessed,
			today: today(ports)
		});
		const text = writeLedger(ledger);
		const bundle = await update.sign(text, ledger);
		if (await ports.files.alone(file, async () => {
			if (await ports.files.readText(file, 20971520) !== before) return false;
			await ports.files.remove(signatureFile(file));
			await ports.files.writeText(file, text);
			if (bundle !== null) await ports.files.writeText(signatureFile(file), bundle);
			return true;
		})) return {
			ledger,
			signed: bundle !== null
		};
	}
	throw new GateError("unreadable", `${quote(file)}: other processes write there without an end`);
}
/** Where nothing says whom it is of, a ledger stays that of its parents. Throws GateError `input` when they disagree. */
function ownerOf({ repository, ref }, parents) {
	const one = (what) => {
		const [first = null, ...others] = [...new Set(parents.map((parent) => parent[what]))];
		if (others.length === 0) return first;
		const got = [first, ...others].map((name) => name === null ? "none" : quote(name)).join(", ");
		throw new GateError("input", `expected ledgers of one ${what}, got ${got}`, { fix: `name it with \`--${what}\`` });
	};
	return {
		repository: repository ?? one("repository"),
		ref: ref ?? one("ref")
	};
}

// src/observe/cache-folder.ts
/** Where the build cache is, and in which state. */
/** A longer path is none that a system takes. */
const MAX_PATH_CHARS = 32768;
/**
* Looks at GOCACHE as a go command names it. `given` are variables that were set; `program` is GOCACHEPROG, a program
* that hands out entries in place of the folder (Go 1.24 and later).
*/
async function readCacheFolder(ports, path, given, program) {
	const facts = path === "off" || path === "" ? null : await ports.buildCache.look(path);
	const folder = cacheFolderOf(path, given["GOCACHE"] ?? null, facts);
	if (program === "") return folder;
	const remark = "GOCACHEPROG is set: entries come from a program, and what it hands out may lie elsewhere";
	return {
		...folder,
		remarks: [...folder.remarks, remark]
	};
}
/** The cache that builds in a folder use: by the go command, without one by the environment and the system's habits. */
async function findCacheFolder(ports, cwd) {
	const env = await ports.exec.which("go") === null ? null : await go(ports, cwd, [
		"env",
		"-json",
		"GOCACHE",
		"GOCACHEPROG"
	]);
	const said = env === null || env.exitCode !== 0 ? null : parseJson(env.stdout);
	const given = ports.env["GOCACHE"] ?? "";
	const isUsable = given !== "off" && /^(?:[\\/]|[A-Za-z]:[\\/])/.test(given);
	const guessed = given === "" ? ports.buildCache.defaultFolder() : isUsable ? given : "off";
	return readCacheFolder(ports, textAt(said, MAX_PATH_CHARS, "GOCACHE") ?? guessed, ports.env, textAt(said, MAX_PATH_CHARS, "GOCACHEPROG") ?? "");
}

// src/observe/cache-enforce.ts
/**
* Sets aside what nobody vouches for, before a build.
*
* The go command finds an output by an entry of the index alone. So an entry that the ledger does not have goes, and so
* does every output that the ledger does not know or whose bytes are not those of its name: the go command compares
* lengths only. What stays is vouched for byte by byte, and the go command compiles the rest anew, as if it had never
* been cached. Entries go before outputs: whoever is interrupted leaves outputs that no entry names, which Go never reads.
*
* Nothing is deleted and nothing is written over: each name is moved by one rename, into a numbered folder with the
* layout of the cache, and `restoreCache` moves it back unless the go command has made it anew. Only names that the go
* command gives are touched, and those that a file system takes for them: in upper case they are found on macOS and
* Windows, and never honest. Links are moved as links.
*
* Source: cmd/go/internal/cache/cache.go (DiskCache.get, GetFile, GetBytes, Put).
*/
/** Names that are listed; all are counted. */
const MAX_LISTED = 1e4;
/** Words with which the go command begins the README of a cache. */
const README = "cached build artifacts from the Go build system";
/** Folders whose outputs are read ahead, an eighth of a cache: enough that the threads have work while this one reads the index. */
const FOLDERS_AT_ONCE = 32;
/** Sets aside all that is not vouched for. Throws GateError `input` for what is no cache, `unreadable` where it cannot. */
async function enforceCache(ports, cache, options) {
	const folders = await foldersOf(ports, cache, options.known);
	const work = new Enforcement(ports, cache, options);
	const indexed = work.indexes(folders);
	indexed.catch(() => {});
	const waiting = [];
	for (const [done, folder] of folders.entries()) {
		const working = work.outputs(folder, indexed);
		working.catch(() => {});
		waiting.push(working);
		if (waiting.length >= FOLDERS_AT_ONCE) await waiting.shift();
		options.progress?.(done + 1, folders.length);
	}
	await Promise.all([indexed, ...waiting]);
	return work.end();
}
/** The folders of a cache. Throws GateError `input` for what is none, or is reached by a link. */
async function foldersOf(ports, cache, known) {
	if (await ports.cacheMoves.isLink(cache)) throw new GateError("input", `${quote(cache)} is a symbolic link: what it leads to may change meanwhile`, { fix: "set GOCACHE to the folder that it leads to" });
	const found = (await ports.buildCache.list(cache) ?? []).filter(({ name }) => CACHE_FOLDERS.includes(name.toLowerCase()));
	const odd = found.find(({ kind }) => kind !== "directory");
	if (odd !== void 0) throw new GateError("input", `${quote(join(cache, odd.name))} is no folder, and the go command would use it as one`, { fix: "`go clean -cache`, and find out who made it" });
	if (!known) {
		const readme = Buffer.from(ports.files.head(join(cache, "README"), 256) ?? []).toString("latin1");
		if (found.length === 0 || !readme.includes(README)) throw new GateError("input", `${quote(cache)} is no build cache of Go`, { fix: "name the folder that `go env GOCACHE` prints" });
	}
	return found.map(({ name }) => name);
}
var Enforcement = class {
	#ports;
	#cache;
	#options;
	#run = null;
	#entries = 0;
	#kept = 0;
	#setAside = 0;
	#outputs = 0;
	#corrupt = 0;
	#listed = [];
	constructor(ports, cache, options) {
		this.#ports = ports;
		this.#cache = cache;
		this.#options = options;
	}
	/** The entries of all folders. */
	async indexes(folders) {
		for (const folder of folders) await this.#index(folder);
	}
	async #index(folder) {
		for (const { name, kind } of await this.#list(folder)) {
			if (foldedCacheName(folder, name)?.kind !== "index") continue;
			this.#entries += 1;
			const named = cacheName(folder, name);
			const bytes = kind === "file" && named !== null ? this.#ports.files.head(join(this.#cache, folder, name), 175 + 1) : null;
			const reading = bytes === null || named === null ? null : parseIndexEntry(bytes, named.hash);
			if (reading?.ok === true && this.#options.entries.vouches(reading.entry)) {
				this.#kept += 1;
				continue;
			}
			if (!await this.#move(folder, name)) continue;
			this.#setAside += 1;
			if (this.#listed.length < MAX_LISTED) this.#listed.push(`${folder}/${name}`);
		}
	}
	/** The outputs of one folder. What goes does so once all entries that go have gone. */
	async outputs(folder, indexed) {
		const unknown = [];
		const known = [];
		for (const { name, kind } of await this.#list(folder)) {
			if (foldedCacheName(folder, name)?.kind !== "data") continue;
			const named = cacheName(folder, name);
			if (named === null || !this.#options.entries.knows(named.hash)) unknown.push(name);
			else {
				const path = join(this.#cache, folder, name);
				const inFolder = kind === "directory";
				const file = inFolder ? await this.#programOf(path) : kind === "file" ? path : null;
				known.push({
					hash: named.hash,
					name,
					file,
					inFolder
				});
			}
		}
		const files = known.flatMap(({ file }) => file === null ? [] : [file]);
		const digests = await this.#ports.hashing.sha256(files);
		const sha256 = new Map(files.map((file, at) => [file, digests[at]]));
		const inFolders = known.flatMap(({ file, inFolder }) => inFolder && file !== null ? [file] : []);
		const readings = await this.#ports.hashing.dataFiles(inFolders);
		const isProgram = (reading) => reading !== void 0 && !("problem" in reading) && reading.archive === null;
		const suspect = new Set(inFolders.filter((_file, at) => !isProgram(readings[at])));
		await indexed;
		for (const name of unknown) await this.#moveOutput(folder, name);
		for (const { hash, name, file } of known) {
			if (file !== null && sha256.get(file) === hash && !suspect.has(file)) continue;
			if (await this.#moveOutput(folder, name)) this.#corrupt += 1;
		}
	}
	async end() {
		return {
			aside: this.#run === null ? null : await this.#run,
			entries: this.#entries,
			kept: this.#kept,
			setAside: {
				entries: this.#setAside,
				outputs: this.#outputs
			},
			corrupt: this.#corrupt,
			listed: this.#listed.toSorted()
		};
	}
	async #moveOutput(folder, name) {
		const moved = await this.#move(folder, name);
		if (moved) this.#outputs += 1;
		return moved;
	}
	/** Whether it was there, and is no longer. */
	async #move(folder, name) {
		if (this.#options.dry === true) return true;
		this.#run ??= this.#open();
		const run = await this.#run;
		return await this.#ports.cacheMoves.move(join(this.#cache, folder, name), join(run, folder, name)) === "moved";
	}
	async #open() {
		const aside = this.#options.aside ?? await this.#ports.cacheMoves.asideOf(this.#cache);
		refuseInside(this.#cache, aside);
		return this.#ports.cacheMoves.openRun(aside);
	}
	/** The one file of a folder that holds a program, `null` where something else is there. */
	async #programOf(path) {
		const inside = await this.#ports.buildCache.list(path) ?? [];
		const [program] = inside;
		return program?.kind === "file" && inside.length === 1 ? join(path, program.name) : null;
	}
	async #list(folder) {
		return await this.#ports.buildCache.list(join(this.#cache, folder)) ?? [];
	}
};
/** An aside among the folders of the cache would be part of it. */
function refuseInside(cache, aside) {
	const path = relative(cache, aside);
	const first = path.split(/[\\/]/)[0] ?? "";
	if (isAbsolute(path) || path !== "" && !CACHE_FOLDERS.includes(first)) return;
	throw new GateError("input", `${quote(aside)} is a part of the build cache`, { fix: "name another folder with `--aside`" });
}
/** Moves back what was set aside, the last of it first. Throws GateError `input` for what is no cache, `unreadable`. */
async function restoreCache(ports, cache, options) {
	if (await ports.cacheMoves.isLink(cache)) throw new GateError("input", `${quote(cache)} is a symbolic link`);
	const aside = options.aside ?? await ports.cacheMoves.asideOf(cache);
	const runs = (await ports.buildCache.list(aside) ?? []).filter(({ name, kind }) => kind === "directory" && /^\d{4}$/.test(name));
	let [moved, taken] = [0, 0];
	for (const run of runs.toReversed()) {
		const folders = (await ports.buildCache.list(join(aside, run.name)) ?? []).filter(({ name, kind }) => kind === "directory" && CACHE_FOLDERS.includes(name));
		for (const wanted of ["data", "index"]) for (const { name: folder } of folders) {
			const from = join(aside, run.name, folder);
			for (const { name } of await ports.buildCache.list(from) ?? []) {
				if (cacheName(folder, name)?.kind !== wanted) continue;
				const result = await ports.cacheMoves.move(join(from, name), join(cache, folder, name));
				if (result === "moved") moved += 1;
				if (result === "taken") taken += 1;
			}
		}
		for (const { name } of folders) await ports.cacheMoves.removeEmpty(join(aside, run.name, name));
		await ports.cacheMoves.removeEmpty(join(aside, run.name));
	}
	await ports.cacheMoves.removeEmpty(aside);
	return {
		aside,
		moved,
		taken
	};
}

// src/observe/job-event.ts
/** The event of the job that a command of the command line runs in. */
const MAX_EVENT_BYTES = 32 << 20;
/** The event of a job, `null` outside of one. */
async function jobEvent(ports) {
	if (ports.env["GITHUB_ACTIONS"] !== "true") return null;
	const path = ports.env["GITHUB_EVENT_PATH"] ?? "";
	const text = path === "" ? null : await ports.files.readText(path, MAX_EVENT_BYTES);
	return readEvent(ports.env, text === null ? null : parseJson(text));
}

// src/core/cache/merge-ledgers.ts
/** Several ledgers of one run, one from each of its jobs, as one. */
/**
* Takes ledgers together that were judged each: the answer of the one there is, or one with the entries of all of them and
* all of them as its ancestors, so that what is written next goes back to each. When one of them is not to be used, none
* is: the same trusted run has written them.
*/
function mergeLedgers(answers, expected) {
	const [first] = answers;
	if (first === void 0) return unusedLedger("missing", "there is none yet");
	const odd = answers.find(({ state }) => state !== "used");
	if (odd !== void 0 || answers.length === 1) return odd ?? first;
	const parents = answers.flatMap(({ ledger }) => ledger === null ? [] : [ledger]);
	const [{ repository, ref } = {
		repository: null,
		ref: null
	}] = parents;
	if (parents.some((parent) => parent.ref !== ref)) return unusedLedger("invalid", "its jobs wrote ledgers of several refs");
	const ledger = nextLedger({
		owner: {
			repository,
			ref
		},
		today: expected.today,
		parents,
		witnessed: []
	});
	const signer = new Set(answers.map(({ signer }) => signer)).size === 1 ? first.signer : null;
	const answer = usedLedger(ledger, expected.today, signer);
	return answers.every(({ why }) => why !== null) ? {
		...answer,
		why: first.why
	} : answer;
}

// src/observe/ledger-artifact.ts
/**
* The ledger as an artifact of the base branch's last trusted run: no path in the repository, which a pull request could
* edit, and not the Actions cache, where a pull request's own scope comes first. Which runs are trusted is told in
* ports/run-artifacts.ts.
*/
/** The word for it, where a path could stand. A file of that name is `./artifact`. */
const ARTIFACT_LEDGER = "artifact";
/** Ancestors that git is asked for. */
const MAX_COMMITS = 50;
/** Finds the ledger for a run. `head` and `parents` are of the checkout in `cwd`. Never throws: what is wrong is the answer's state. */
async function artifactLedger(ports, event, check, checkout) {
	if (ports.ledgers === null || event === null) return unused("unreadable", "artifacts are of runs of GitHub Actions, and this is none");
	const base = baseOf(event, checkout);
	const commits = base === null ? [] : await firstParents(ports, checkout.cwd, base, MAX_COMMITS).catch(() => [base]);
	const stored = await ports.ledgers.find(branchesOf(event), commits);
	switch (stored.kind) {
		case "found": return {
			file: `artifact of ${stored.name}`,
			answer: await together(ports, stored.ledgers, check)
		};
		case "missing": return unused("missing", "no trusted run has left one yet");
		case "expired": return unused("missing", stored.why);
		case "unavailable": return unused("unreadable", stored.why);
	}
}
/** Judges each ledger with its own signature, and takes them together. The same one twice is one. */
async function together(ports, ledgers, check) {
	const byText = new Map(ledgers.map((ledger) => [ledger.text, ledger]));
	const file = signatureFile(LEDGER_FILE_NAME);
	const answers = [];
	for (const { text, signature } of byText.values()) {
		const place = {
			...check,
			file,
			readBundle: async () => signature
		};
		answers.push(await judgeSignedLedger(ports, text, check.expected, place));
	}
	return mergeLedgers(answers, check.expected);
}
function unused(state, why) {
	return {
		file: ARTIFACT_LEDGER,
		answer: unusedLedger(state, why)
	};
}
/** The commit that a run builds upon: of a change its base, else the commit itself. None known is no error: all is rebuilt. */
function baseOf({ name, untrustedPolicy, commits }, checkout) {
	return untrustedPolicy ? mergedBase(name, commits, checkout) ?? commits.base : checkout.head ?? commits.commit;
}
/** The branch that a change is for, or that this run writes for; then the default branch. */
function branchesOf({ untrustedPolicy, writesBaseline, baseBranch, defaultBranch }) {
	return [...new Set([untrustedPolicy || writesBaseline ? baseBranch : null, defaultBranch].filter((branch) => branch !== null))];
}

export { parseIndexEntry as _, restoreCache as a, readLedger as c, updateLedger as d, MAX_ROOT_BYTES as f, CacheAuditor as g, auditCache as h, enforceCache as i, refuseOtherChain as l, signLedger as m, artifactLedger as n, findCacheFolder as o, judgeSignedLedger as p, jobEvent as r, readCacheFolder as s, ARTIFACT_LEDGER as t, today as u };