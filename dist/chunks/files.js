import { i as quote, l as GateError, m as errorMessage, p as errorCode, u as LimitError } from "./markup.js";
import { dirname, join } from "node:path";
import { createHash, randomUUID } from "node:crypto";
import { closeSync, constants, createReadStream, fstatSync, mkdirSync, openSync, readSync, statSync, writeSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, open as open$1, readdir, readlink, realpath, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { pipeline } from "node:stream/promises";
import { setTimeout } from "node:timers/promises";

// src/ports/alone.ts
/** One process at a time, for files that are read, changed and written back. */
/** Work under a lock takes less than a second; a lock that is this old was left behind by a process that was killed. */
const STALE_MS = 6e4;
const PATIENCE_MS = 9e4;
const PAUSE_MS = 50;
/** Runs `work` while this process alone holds `<path>.lock`. Throws GateError `unreadable`, and what `work` throws. */
async function alone(path, work) {
	const lock = `${path}.lock`;
	await take(lock);
	try {
		return await work();
	} finally {
		await rm(lock, { force: true });
	}
}
async function take(lock) {
	const end = performance.now() + PATIENCE_MS;
	for (;;) {
		try {
			await mkdir(dirname(lock), { recursive: true });
			await (await open$1(lock, "wx")).close();
			return;
		} catch (error) {
			if (errorCode(error) !== "EEXIST" || performance.now() > end) throw new GateError("unreadable", `${quote(lock)} could not be made: ${errorMessage(error)}`, { cause: error });
		}
		if (await stat(lock).then(({ mtimeMs }) => Date.now() - mtimeMs, () => 0) > STALE_MS) await rm(lock, { force: true });
		else await setTimeout(PAUSE_MS);
	}
}

// src/ports/reading.ts
/** What stands at a path when it is no file that can be read, in words. */
/** Its kind with the article: `a FIFO`. */
function whatItIs(kinds) {
	if (kinds.isFile()) return "a regular file";
	if (kinds.isDirectory()) return "a directory";
	if (kinds.isSymbolicLink()) return "a symbolic link";
	if (kinds.isFIFO()) return "a FIFO";
	if (kinds.isSocket()) return "a socket";
	if (kinds.isBlockDevice()) return "a block device";
	return kinds.isCharacterDevice() ? "a character device" : "something that is no file";
}
/** What the system says, without the path, which the sentence around it names. */
function systemReason(error) {
	if (errorCode(error) === "ELOOP") return "ELOOP: its symbolic links lead in a circle";
	return errorMessage(error).replace(/^([A-Z0-9]+: [^,']+), \w+ '.*$/s, "$1");
}
/** The error of a path that cannot be read; an error that is a sentence already stays what it is. */
function readingError(path, error) {
	if (error instanceof GateError) return error;
	return new GateError("unreadable", `${quote(path)} could not be read: ${systemReason(error)}`, { cause: error });
}

// src/ports/walk.ts
/**
* All that is below a folder, in the order of its paths, so that two runs over one tree say the same in the same order.
*
* Links are not followed: a loop has no end, and a link out of the tree leads to files that nobody named. What is not a
* file is named, and so is a folder that cannot be listed: the caller decides what that means, but cannot overlook it.
*/
const WALK_LIMITS = {
	entries: 2e5,
	depth: 128
};
/** Walks a folder. Throws GateError `unreadable` for the folder itself, `input` when it holds more than the limits allow. */
async function walk(folder, limits = WALK_LIMITS) {
	const files = [];
	const others = [];
	const closed = [];
	const waiting = [{
		path: folder,
		depth: 0
	}];
	let seen = 0;
	for (let next = waiting.pop(); next !== void 0; next = waiting.pop()) {
		const { path, depth } = next;
		let entries;
		try {
			entries = await readdir(path, { withFileTypes: true });
		} catch (error) {
			if (path === folder) throw readingError(folder, error);
			closed.push({
				path,
				why: systemReason(error)
			});
			continue;
		}
		seen += entries.length;
		if (seen > limits.entries) throw new GateError("input", `${quote(folder)} holds more than ${limits.entries} files`, { fix: "name the folders that hold the binaries" });
		for (const entry of entries) {
			const below = join(path, entry.name);
			if (entry.isFile()) files.push(below);
			else if (!entry.isDirectory()) others.push({
				path: below,
				what: whatItIs(entry)
			});
			else if (depth + 1 < limits.depth) waiting.push({
				path: below,
				depth: depth + 1
			});
			else closed.push({
				path: below,
				why: `more than ${limits.depth} folders deep`
			});
		}
	}
	return {
		files: files.toSorted(),
		others: others.toSorted(byPath),
		closed: closed.toSorted(byPath)
	};
}
const byPath = (a, b) => a.path < b.path ? -1 : 1;

// src/ports/files.ts
/** The file system. Everything that is read is bounded, everything that is written appears whole or not at all. */
async function kind(path) {
	try {
		const stats = await stat(path);
		return stats.isFile() ? "file" : stats.isDirectory() ? "directory" : "other";
	} catch (error) {
		if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return "missing";
		throw readingError(path, error);
	}
}
function open(path) {
	let descriptor;
	let stats;
	try {
		refuseOthers(path, statSync(path));
		descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
	} catch (error) {
		throw readingError(path, error);
	}
	try {
		stats = fstatSync(descriptor);
		refuseOthers(path, stats);
	} catch (error) {
		closeSync(descriptor);
		throw readingError(path, error);
	}
	return {
		size: stats.size,
		read(offset, length, into) {
			const bytes = into === void 0 ? Buffer.allocUnsafe(length) : into.subarray(0, length);
			let done = 0;
			while (done < length) {
				let got;
				try {
					got = readSync(descriptor, bytes, done, length - done, offset + done);
				} catch (error) {
					throw readingError(path, error);
				}
				if (got === 0) throw new GateError("unreadable", `${quote(path)} became shorter while it was read`);
				done += got;
			}
			return bytes;
		},
		close: () => closeSync(descriptor)
	};
}
function refuseOthers(path, stats) {
	if (stats.isFile()) return;
	throw new GateError("unreadable", `${quote(path)}: expected a regular file, got ${whatItIs(stats)}`);
}
async function readText(path, maxBytes) {
	if (await kind(path) === "missing") return null;
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
		throw readingError(path, error);
	}
	return hash.digest("hex");
}
async function glob(patterns, cwd) {
	const { glob: find } = await import("./dist3.js");
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
	writeText: (path, text, executable = false) => replace(path, (temporary) => writeFile(temporary, text, { mode: executable ? 493 : 438 })),
	alone,
	copy: (from, to) => replace(to, (temporary) => copyFile(from, temporary)),
	link: (target, path) => replace(path, (temporary) => symlink(target, temporary)),
	createLog,
	sha256,
	glob,
	walk,
	async list(folder) {
		try {
			return (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => entry.name);
		} catch (error) {
			throw readingError(folder, error);
		}
	},
	makeTemporary: (prefix) => mkdtemp(join(process.env["RUNNER_TEMP"] ?? tmpdir(), prefix)),
	remove: (path) => rm(path, {
		recursive: true,
		force: true
	}),
	linkTarget: (path) => readlink(path).catch(() => null),
	realPath: (path) => realpath(path).catch(() => path)
};

export { systemFiles as t };