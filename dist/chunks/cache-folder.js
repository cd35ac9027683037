import { g as textAt, h as parseJson } from "./markup.js";
import { K as latin1 } from "./reader-traps.js";
import { d as cacheFolderOf } from "./judge-entry.js";
import { n as go } from "./toolchain.js";

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

export { readCacheFolder as n, parseIndexEntry as r, findCacheFolder as t };