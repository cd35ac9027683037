import { i as quote, l as GateError, m as errorMessage, p as errorCode, u as LimitError } from "./markup.js";
import { createHash, randomUUID } from "node:crypto";
import { dirname, join } from "node:path";
import { closeSync, constants, createReadStream, fstatSync, mkdirSync, openSync, readSync, writeSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { pipeline } from "node:stream/promises";

// src/core/chain.ts
/** The seven links, in the order in which a program comes into being, and what each can be. */
const LINKS = [
	"toolchain",
	"source",
	"modules",
	"cache",
	"link",
	"binary",
	"release"
];
/**
* `verified`: shown by evidence that this program read itself; `changed`: different from the baseline, and nothing says
* why; `broken`: evidence that the link does not hold; `unknown`: no evidence either way.
*/
const LINK_STATES = [
	"verified",
	"changed",
	"broken",
	"unknown"
];
/** A chain made link by link. */
function mapLinks(make) {
	return {
		toolchain: make("toolchain"),
		source: make("source"),
		modules: make("modules"),
		cache: make("cache"),
		link: make("link"),
		binary: make("binary"),
		release: make("release")
	};
}

// src/core/record/types.ts
const MODES = ["build", "inspect"];
const ORIGINS = ["compiled", "cached"];

// src/core/binary/facts.ts
const OUTCOMES = [
	"go",
	"go-without-buildinfo",
	"packed",
	"truncated",
	"not-go",
	"unreadable"
];
/** How the two copies of the module info stand to each other. */
const COPIES = [
	"agree",
	"differ",
	"single",
	"none"
];
const STRIPPED = [
	"none",
	"debug",
	"symbols"
];
const STRIPPERS = ["linker", "after-link"];
/** Where the module info was read: from the blob, recovered from rodata, or nowhere (the blob then names Go alone). */
const BUILD_INFO = [
	"blob",
	"rodata",
	"version-only",
	"none"
];
/** Evidence that the section headers of an ELF file are gone; Go from 1.27 on reads nothing in such a file. */
const NO_SECTION_HEADERS = "the file has no section headers";
/** Facts about a file of which nothing more is known. */
function bareFacts(path, outcome, evidence, size = 0) {
	return {
		path,
		outcome,
		evidence,
		format: null,
		bits: null,
		goos: null,
		goarch: null,
		header: null,
		goVersion: null,
		mainPackage: null,
		main: null,
		settings: {},
		deps: [],
		buildId: null,
		seal: "absent",
		sealEvidence: [],
		buildInfo: "none",
		copies: "none",
		hostLinked: null,
		symbols: {
			symtab: false,
			dwarf: false
		},
		stripped: "none",
		strippedBy: null,
		packed: null,
		size,
		sha256: null,
		slices: []
	};
}

// src/core/modules/go-sum.ts
/** Real files: below 10,000 lines. What lies behind the bound is not read, and its modules count as not locked. */
const MAX_LINES = 2e5;
/** Parses one or several go.sum files, joined. Lines of no known shape are passed over, as the go command does not. */
function parseGoSum(text) {
	const sums = /* @__PURE__ */ new Map();
	let lines = 0;
	for (const line of text.split("\n")) {
		if (++lines > MAX_LINES) break;
		const [path, version, sum] = line.trim().split(/\s+/);
		if (path === void 0 || version === void 0 || sum === void 0 || version.endsWith("/go.mod")) continue;
		sums.set(`${path} ${version}`, sum);
	}
	return sums;
}
/**
* How a module that is linked into a binary is tied to what the repository locks:
*  - `locked`: go.sum has the very sum that the binary records;
*  - `mismatch`: go.sum has another;
*  - `unlocked`: the binary records a sum, go.sum has no entry;
*  - `vendored`: no sum, and the module is listed in vendor/modules.txt (Go 1.23 on records none for vendored code);
*  - `local`: replaced by a folder, or part of a workspace: nothing locks its content but the commit;
*  - `unknown`: no sum, for no reason that shows.
*/
const LOCK_STATES = [
	"locked",
	"mismatch",
	"unlocked",
	"vendored",
	"local",
	"unknown"
];
/** Judges one dep line of a binary. */
function lockState(module, sums, isVendored) {
	const used = module.replace ?? module;
	if (used.sum !== "") {
		const locked = sums.get(`${used.path} ${used.version}`);
		return locked === void 0 ? "unlocked" : locked === used.sum ? "locked" : "mismatch";
	}
	if (isVendored(module.path)) return "vendored";
	if (used.version === "(devel)" || /^\.{0,2}[\\/]|^[A-Za-z]:[\\/]/.test(used.path)) return "local";
	return "unknown";
}
/** The modules of vendor/modules.txt: lines `# path version` or `# path version => ...`. */
function parseVendoredModules(text) {
	const modules = /* @__PURE__ */ new Set();
	for (const line of text.split("\n").slice(0, MAX_LINES)) {
		const path = /^# (\S+)/.exec(line)?.[1];
		if (path !== void 0) modules.add(path);
	}
	return modules;
}

// src/ports/files.ts
/** The file system. Everything that is read is bounded, everything that is written appears whole or not at all. */
function unreadable(path, error) {
	return new GateError("unreadable", `${quote(path)} could not be read: ${errorMessage(error)}`, { cause: error });
}
async function kind(path) {
	try {
		const stats = await stat(path);
		return stats.isFile() ? "file" : stats.isDirectory() ? "directory" : "other";
	} catch (error) {
		if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return "missing";
		throw unreadable(path, error);
	}
}
function open(path) {
	let descriptor;
	try {
		descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
	} catch (error) {
		throw unreadable(path, error);
	}
	const stats = fstatSync(descriptor);
	if (!stats.isFile()) {
		closeSync(descriptor);
		throw new GateError("unreadable", `${quote(path)}: expected a regular file`);
	}
	return {
		size: stats.size,
		read(offset, length) {
			const bytes = Buffer.allocUnsafe(length);
			let done = 0;
			while (done < length) {
				let got;
				try {
					got = readSync(descriptor, bytes, done, length - done, offset + done);
				} catch (error) {
					throw unreadable(path, error);
				}
				if (got === 0) throw new GateError("unreadable", `${quote(path)} became shorter while it was read`);
				done += got;
			}
			return bytes;
		},
		close: () => closeSync(descriptor)
	};
}
async function readText(path, maxBytes) {
	const what = await kind(path);
	if (what === "missing") return null;
	if (what !== "file") throw new GateError("unreadable", `${quote(path)}: expected a regular file, got ${what === "directory" ? "a directory" : "a device, FIFO or socket"}`);
	const file = open(path);
	try {
		if (file.size > maxBytes) throw new LimitError(`${quote(path)}, bytes`, file.size, maxBytes);
		return Buffer.from(file.read(0, file.size)).toString("utf8");
	} finally {
		file.close();
	}
}
function head(path, bytes) {
	try {
		const file = open(path);
		try {
			return file.read(0, Math.min(bytes, file.size));
		} finally {
			file.close();
		}
	} catch {
		return null;
	}
}
/** Writes beside the target and renames: a reader sees the old file or the new one, never a part. */
async function replace(path, write) {
	const temporary = `${path}.${randomUUID()}.tmp`;
	try {
		await mkdir(dirname(path), { recursive: true });
		await write(temporary);
		await rename(temporary, path);
	} catch (error) {
		await rm(temporary, { force: true }).catch(() => {});
		throw new GateError("unreadable", `${quote(path)} could not be written: ${errorMessage(error)}`, { cause: error });
	}
}
/** Written synchronously: the child that fills it waits, so memory stays flat however fast it is. */
function createLog(path) {
	let descriptor;
	try {
		mkdirSync(dirname(path), { recursive: true });
		descriptor = openSync(path, "w");
	} catch (error) {
		throw new GateError("unreadable", `${quote(path)} could not be written: ${errorMessage(error)}`, { cause: error });
	}
	return {
		write(chunk) {
			for (let done = 0; done < chunk.length;) done += writeSync(descriptor, chunk, done);
		},
		close: () => closeSync(descriptor)
	};
}
async function sha256(path) {
	const hash = createHash("sha256");
	try {
		await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
	} catch (error) {
		throw unreadable(path, error);
	}
	return hash.digest("hex");
}
async function glob(patterns, cwd) {
	const { glob: find } = await import("./dist.js");
	const found = await find([...patterns], {
		cwd,
		absolute: true,
		dot: true,
		onlyFiles: true,
		followSymbolicLinks: false,
		expandDirectories: false
	});
	return [...new Set(found)].toSorted();
}
/** The real thing. */
const systemFiles = {
	kind,
	open,
	readText,
	head,
	writeText: (path, text) => replace(path, (temporary) => writeFile(temporary, text)),
	copy: (from, to) => replace(to, (temporary) => copyFile(from, temporary)),
	createLog,
	sha256,
	glob,
	async list(folder) {
		try {
			return (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => entry.name);
		} catch (error) {
			throw unreadable(folder, error);
		}
	},
	makeTemporary: (prefix) => mkdtemp(join(process.env["RUNNER_TEMP"] ?? tmpdir(), prefix)),
	remove: (path) => rm(path, {
		recursive: true,
		force: true
	}),
	realPath: (path) => realpath(path).catch(() => path)
};

export { mapLinks as _, parseVendoredModules as a, NO_SECTION_HEADERS as c, STRIPPERS as d, bareFacts as f, LINK_STATES as g, LINKS as h, parseGoSum as i, OUTCOMES as l, ORIGINS as m, LOCK_STATES as n, BUILD_INFO as o, MODES as p, lockState as r, COPIES as s, systemFiles as t, STRIPPED as u };