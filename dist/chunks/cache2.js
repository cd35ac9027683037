import { n as readCacheFolder, r as parseIndexEntry, t as findCacheFolder } from "./cache-folder.js";
import { a as CACHE_OTHERS, c as cachePath, i as CACHE_FOLDERS, n as judgeBytes, r as judgeSeal, s as cacheName, t as judgeAction } from "./judge-entry.js";
import { i as quote, l as GateError, m as errorMessage, r as plainText, s as visible, t as count } from "./markup.js";
import { a as sizeWords } from "./binary-words.js";
import { n as wrap } from "./layout.js";
import { t as readBinary } from "./binaries.js";
import { t as systemPorts } from "./system.js";
import { t as parseOptions } from "./options.js";
import { t as consoleLog } from "./shell.js";
import { join, resolve } from "node:path";

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
const MAX_LISTED = 1e4;
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
		}
		if (share(entry.output)) this.#table.add(entry);
	}
	/** An output that is a file: the hash of its name, and what reading it gave. */
	data(hash, reading) {
		const file = cachePath("data", hash);
		const rows = this.#output(hash, reading.size);
		if (reading.archive !== null) this.#archives += 1;
		const bytes = judgeBytes(reading, hash);
		if (bytes !== null) {
			(rows.length === 0 ? this.#leftovers : this.#corrupt).add({
				file,
				why: bytes.why
			});
			return;
		}
		this.#judgeSizes(rows, reading.size);
		if (reading.archive === null) return;
		const seal = judgeSeal(reading.archive);
		if (seal !== null) {
			this.#conflicting.add({
				file,
				why: seal.why
			});
			return;
		}
		for (const row of rows) {
			const action = judgeAction(reading.archive, row.action);
			if (action !== null) this.#conflicting.add({
				file: cachePath("index", row.action),
				why: action.why
			});
		}
	}
	/** An output that is a folder: its one file, or what is there instead. */
	executable(hash, reading) {
		const file = cachePath("data", hash);
		if ("problem" in reading) {
			(this.#table.meet(hash).length === 0 ? this.#leftovers : this.#corrupt).add({
				file,
				why: reading.problem
			});
			return;
		}
		this.#executables += 1;
		const rows = this.#output(hash, reading.size);
		const bytes = judgeBytes(reading, hash);
		if (bytes !== null) {
			(rows.length === 0 ? this.#leftovers : this.#corrupt).add({
				file,
				why: bytes.why
			});
			return;
		}
		this.#judgeSizes(rows, reading.size);
		if (reading.sealBroken) this.#conflicting.add({
			file,
			why: "the seal of the executable is broken"
		});
		else if (reading.actionId !== null) {
			const archive = {
				id: {
					actionId: reading.actionId,
					contentId: ""
				},
				sealed: true
			};
			for (const row of rows) {
				const action = judgeAction(archive, row.action);
				if (action !== null) this.#conflicting.add({
					file: cachePath("index", row.action),
					why: action.why
				});
			}
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
		const lists = {
			corrupt: this.#corrupt,
			conflicting: this.#conflicting,
			dangling: this.#dangling,
			leftovers: this.#leftovers,
			unknown: this.#unknown,
			unreadable: this.#unreadable
		};
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
			totals: {
				corrupt: lists.corrupt.total,
				conflicting: lists.conflicting.total,
				dangling: lists.dangling.total,
				leftovers: lists.leftovers.total,
				unknown: lists.unknown.total,
				unreadable: lists.unreadable.total
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
		if (this.#items.length < MAX_LISTED) this.#items.push(item);
	}
	sorted() {
		return this.#items.toSorted((a, b) => a.file < b.file ? -1 : a.file > b.file ? 1 : 0);
	}
};
/** A time that a Date can hold, which an index entry need not name. */
function isoTime(milliseconds) {
	return Math.abs(milliseconds) <= 864e13 ? new Date(milliseconds).toISOString() : null;
}

// src/core/render/cache-page.ts
/** Items of one list that the page shows; `--json` has more. */
const MAX_SHOWN = 10;
const LABEL_COLUMNS = 12;
/** What `cache audit --json` prints. Without a ledger nobody vouches for an entry, so all are unwitnessed. */
function auditJson(folder, audit) {
	const { path, state, remarks } = folder;
	return {
		path,
		state,
		remarks,
		...audit,
		witnessed: 0,
		unwitnessed: audit.entries
	};
}
/** The page, ending in a newline. `now` is the time of the report, in milliseconds since 1970. */
function auditPage(folder, audit, now, options) {
	const sizes = `${count(audit.entries, "entry", "entries")}, ${sizeWords(audit.bytes)}`;
	return `${[
		[`${options.paint("bold", visible(options.showPath(folder.path)))}  ${sizes}`],
		[...folderLines(folder, audit, now, options), ...answerLines(audit, options)],
		...LISTS.flatMap(({ list, title, style }) => listBlock(audit, list, title, style, options)),
		[endLine(audit, options)]
	].filter((block) => block.length > 0).map((block) => block.join("\n")).join("\n\n")}\n`;
}
const LISTS = [
	{
		list: "corrupt",
		title: "corrupt: not what the name or the index says",
		style: "bad"
	},
	{
		list: "conflicting",
		title: "conflicting: whole, but not sealed or not of the action that names it",
		style: "bad"
	},
	{
		list: "unreadable",
		title: "unreadable",
		style: "warn"
	},
	{
		list: "unknown",
		title: "unknown to Go",
		style: "warn"
	}
];
function line(sign, style, name, words, options) {
	const width = options.columns - 2 - LABEL_COLUMNS;
	return wrap(plainText(words), width, options.measure).map((text, index) => index === 0 ? `${options.paint(style, sign)} ${name.padEnd(LABEL_COLUMNS)}${text}`.trimEnd() : `${" ".repeat(14)}${text}`);
}
function folderLines(folder, audit, now, options) {
	const ready = folder.state === "ready";
	const lines = line(ready ? " " : "!", ready ? "dim" : "warn", "folder", folder.state, options);
	for (const remark of folder.remarks) lines.push(...line(" ", "dim", "", remark, options));
	if (audit.oldest !== null && audit.newest !== null) lines.push(...line(" ", "dim", "added", `from ${age(audit.oldest, now)} to ${age(audit.newest, now)}`, options));
	return lines;
}
const HOUR = 36e5;
/** `3 days ago`; the time itself when it is none of the past. */
function age(time, now) {
	const hours = Math.floor((now - Date.parse(time)) / HOUR);
	if (hours < 0) return time;
	if (hours < 1) return "less than an hour ago";
	return hours < 48 ? `${count(hours, "hour")} ago` : `${count(Math.floor(hours / 24), "day")} ago`;
}
function answerLines(audit, options) {
	const { totals, outputs, archives, executables } = audit;
	const good = (n) => n === 0 ? ["✓", "good"] : ["✗", "bad"];
	const [bytesSign, bytesStyle] = good(totals.corrupt);
	if (audit.entries + outputs === 0) return line("–", "dim", "entries", "none: there is nothing to check", options);
	const sealed = archives + executables;
	const [sealSign, sealStyle] = sealed + totals.conflicting === 0 ? ["–", "dim"] : good(totals.conflicting);
	const rows = [
		[
			bytesSign,
			bytesStyle,
			"bytes",
			totals.corrupt === 0 ? `${count(outputs, "output")}, each with the sha256 of its name and the size of its entries` : `${count(totals.corrupt, "file")} of ${count(audit.entries + outputs, "file")} corrupt`
		],
		[
			sealSign,
			sealStyle,
			"seals",
			sealed + totals.conflicting === 0 ? "no packages and no programs" : totals.conflicting === 0 ? `${count(sealed, "package and program", "packages and programs")}, each sealed and of the action that names it` : `${totals.conflicting} of ${count(sealed, "package and program", "packages and programs")} conflicting`
		],
		[
			"–",
			"dim",
			"witnessed",
			"none: without a ledger of trusted runs, an entry that was sealed anew passes"
		]
	];
	if (totals.dangling > 0) rows.push([
		"–",
		"dim",
		"dangling",
		`${count(totals.dangling, "entry", "entries")} without output: Go makes it anew`
	]);
	if (audit.orphans > 0) rows.push([
		"–",
		"dim",
		"unnamed",
		`${count(audit.orphans, "output")} that no entry names: Go does not use it`
	]);
	if (totals.leftovers > 0) rows.push([
		"–",
		"dim",
		"leftovers",
		`${count(totals.leftovers, "file")} of interrupted writes: Go does not use it`
	]);
	return rows.flatMap(([sign, style, name, words]) => line(sign, style, name, words, options));
}
function listBlock(audit, list, title, style, options) {
	const items = audit[list];
	if (items.length === 0) return [];
	const shown = items.slice(0, MAX_SHOWN).flatMap(({ file, why }) => [`  ${visible(file)}`, ...wrap(plainText(why), options.columns - 4, options.measure).map((text) => `    ${text}`)]);
	const rest = audit.totals[list] - Math.min(items.length, MAX_SHOWN);
	return [[
		options.paint(style, title),
		...shown,
		...rest > 0 ? [`  and ${rest} more`] : []
	]];
}
function endLine(audit, options) {
	const { corrupt, conflicting, unreadable } = audit.totals;
	if (corrupt + conflicting > 0) {
		const words = `${count(corrupt + conflicting, "entry", "entries")} that no build should use. Exit 1.`;
		return `${options.paint("bad", words)}\nFix    go clean -cache, and find out who writes to this folder`;
	}
	if (unreadable > 0) return options.paint("warn", `${count(unreadable, "file")} could not be read. Exit 3.`);
	return options.paint("good", "Nothing wrong found.");
}

// src/observe/cache-audit.ts
/** Walks a build cache: its index first, then its outputs, folder by folder, so that memory does not grow with it. */
/** Names that are kept between the parts of a walk, 20 MB of them; the folders of a larger cache are listed again. */
const MAX_NAMES = 2e5;
/** Folders whose outputs are read at a time: while one is folded, the threads have the next. */
const FOLDERS_AT_ONCE = 3;
/** Audits the cache in a folder, `null` when the folder is no build cache. Throws GateError `unreadable`. */
async function auditCache(ports, cache, options = {}) {
	const top = await ports.buildCache.list(cache) ?? [];
	if (!top.some(({ name }) => CACHE_FOLDERS.includes(name))) return null;
	const auditor = new CacheAuditor();
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
			if (waiting.length >= FOLDERS_AT_ONCE) await take();
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

// src/cli/cache.ts
/** `cache audit`: the build cache of the go command. It is only read. */
const OPTIONS = {
	cache: { type: "string" },
	ledger: { type: "string" },
	json: { type: "boolean" }
};
const PROGRESS_AFTER_MS = 1e3;
async function cache(args, shell) {
	const parsed = parseOptions("cache", args, OPTIONS, shell);
	if (parsed === null) return 0;
	const [what, ...more] = parsed.positionals;
	if (what !== "audit" || more.length > 0) {
		const got = what === void 0 ? "nothing" : quote(parsed.positionals.join(" "));
		throw new GateError("usage", `cache: expected \`audit\`, got ${got}`, { fix: "`cache audit`" });
	}
	if (parsed.values.ledger !== void 0) throw new GateError("usage", "cache audit: --ledger is not supported by this version", { fix: "leave it out" });
	const ports = systemPorts(process.env, consoleLog(shell), shell.hashWorker);
	const asked = parsed.values.cache;
	const folder = asked === void 0 ? await findCacheFolder(ports, process.cwd()) : await readCacheFolder(ports, resolve(asked), {}, "");
	refuse(folder, asked);
	const line = progress(shell);
	try {
		const audit = folder.state === "missing" || folder.state === "empty" ? new CacheAuditor().end() : await auditCache(ports, folder.path, { progress: line.show });
		line.end();
		if (audit === null) throw new GateError("input", `${quote(folder.path)} is no build cache of Go`, { fix: FIX_PATH });
		shell.out(parsed.values.json === true ? `${JSON.stringify(auditJson(folder, audit), null, 2)}\n` : auditPage(folder, audit, ports.clock.now().getTime(), shell.terminal()));
		return exitCode(audit);
	} finally {
		line.end();
		await ports.hashing.close();
	}
}
const FIX_PATH = "name the folder that `go env GOCACHE` prints: `cache audit --cache DIR`";
/** What cannot be audited. A cache that is not there yet can: it holds nothing wrong. */
function refuse({ path, state, remarks }, asked) {
	if (state === "off" || state === "relative") throw new GateError("evidence", `there is no build cache: GOCACHE is ${quote(path)}; ${remarks.join("; ")}`, { fix: "set GOCACHE to an absolute path, or unset it" });
	if (state === "missing" && asked !== void 0) throw new GateError("input", `${quote(asked)} does not exist`, { fix: FIX_PATH });
	if (state === "unknown") throw new GateError("unreadable", `${quote(path)} is no build cache: ${remarks.join("; ")}`, { fix: FIX_PATH });
}
function exitCode({ totals }) {
	if (totals.corrupt + totals.conflicting > 0) return 1;
	return totals.unreadable > 0 ? 3 : 0;
}
/** One line on the terminal that is written over itself, for work of more than a second. */
function progress(shell) {
	const start = performance.now();
	let shown = false;
	return {
		show(done, all) {
			if (!process.stderr.isTTY || performance.now() - start < PROGRESS_AFTER_MS) return;
			shell.err(`\rbuild cache: ${Math.floor(100 * done / all)} % `);
			shown = true;
		},
		end() {
			if (shown) shell.err("\r\x1B[K");
			shown = false;
		}
	};
}

export { cache };