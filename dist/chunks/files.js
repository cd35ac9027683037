import { i as quote, l as GateError, m as errorMessage, p as errorCode, u as LimitError } from "./markup.js";
import { createHash, randomUUID } from "node:crypto";
import { dirname, join } from "node:path";
import { closeSync, constants, createReadStream, fstatSync, mkdirSync, openSync, readSync, writeSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { pipeline } from "node:stream/promises";

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
		read(offset, length, into) {
			const bytes = into === void 0 ? Buffer.allocUnsafe(length) : into.subarray(0, length);
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

export { systemFiles as t };