import { i as quote, t as count } from "./markup.js";

// src/core/cache/layout.ts
/**
* Where things lie in a build cache: 256 folders `00` to `ff`, and in each the files whose hash begins with these digits.
* `HASH-a` is an entry of the index, `HASH-d` an output; from Go 1.24 on an executable that was kept for `go run` or
* `go tool` is a folder `HASH-d` with one file of the program's name in it.
*
* From the same version on the go command takes the first file of such a folder for any output, a package archive, too.
*
* Source: cmd/go/internal/cache/cache.go (fileName, OutputFile, PutExecutable).
*/
/** The folders of a cache, in order. */
const CACHE_FOLDERS = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, "0"));
/** What else the go command keeps there: a text, times of clean-up, inputs of fuzz tests, a log of Go 1.10 and 1.11. */
const CACHE_OTHERS = /* @__PURE__ */ new Set([
	"README",
	"trim.txt",
	"testexpire.txt",
	"fuzz",
	"log.txt"
]);
/** What a name in one of the folders stands for; `null` for one that the go command never gives. */
function cacheName(folder, name) {
	const found = /^([0-9a-f]{64})-([ad])$/.exec(name);
	const hash = found?.[1];
	if (hash === void 0 || !hash.startsWith(folder)) return null;
	return {
		kind: found?.[2] === "a" ? "index" : "data",
		hash
	};
}
/**
* What a name stands for where a file system takes upper and lower case for the same (macOS, Windows): the go command,
* which only ever gives names in lower case, finds it all the same. `null` for what is no such name in any case.
*/
function foldedCacheName(folder, name) {
	return cacheName(folder.toLowerCase(), name.toLowerCase());
}
/** A file's path within the cache, with `/`. */
function cachePath(kind, hash) {
	return `${hash.slice(0, 2)}/${hash}-${kind === "index" ? "a" : "d"}`;
}
/** The cache that a data file lies in, by its path alone; `null` for a path that is none of a cache. */
function cachedFile(path) {
	const found = /^(.*)[\\/]([0-9a-f]{2})[\\/]([0-9a-f]{64})-d([\\/][^\\/]+)?$/.exec(path);
	const [, cache = "", folder = "", hash = "", member] = found ?? [];
	return found === null || !hash.startsWith(folder) ? null : {
		cache,
		hash,
		inFolder: member !== void 0
	};
}
/** Hex digits of an action's hash that a build ID holds: 15 bytes of 32. */
const ACTION_DIGITS = 30;
/** The first half of a build ID as the digits that the name of its index entry begins with. */
function actionDigits(actionId) {
	return Buffer.from(actionId, "base64url").toString("hex");
}
/** The form in which a build ID holds an action: base64url of the first 15 bytes of its hash. */
function actionIdOf(action) {
	return Buffer.from(action.slice(0, ACTION_DIGITS), "hex").toString("base64url");
}

// src/core/cache/judge-entry.ts
/**
* Whether an output of the build cache is what its name, its own seal and the index say it is.
*
* Three questions, each of which catches what the one before it lets pass:
*  1. Are the bytes those that the name promises? A flipped byte of the same length is linked in silence, because the go
*     command compares lengths only.
*  2. Is the package archive sealed? Whoever stores an edited archive under its new hash and repoints the index passes
*     the first test; the seal inside of the archive is still the old one.
*  3. Does the archive belong to the action that names it? Whoever repoints an entry at another honest archive (an older
*     one of the same package, say) passes the first two; the archive still says which action made it.
* An archive that was edited, sealed anew and given the right action passes all three. Only a list of what trusted runs
* wrote can tell that one.
*/
/** What is wrong with the bytes of an output, `null` when nothing is. `hash` is the sha256 in its name. */
function judgeBytes(reading, hash) {
	if (reading.sha256 === hash) return null;
	return {
		fault: "corrupt",
		why: `expected the sha256 of its name, got ${reading.sha256.slice(0, 12)}… (${count(reading.size, "byte")})`
	};
}
/**
* A package archive in the place of a program. The go command of 1.24 and later links it, whatever it calls the file, and
* never puts one there.
*/
const IN_FOLDER = {
	fault: "conflict",
	why: "expected a file, got a folder with a package archive in it: the go command keeps only programs in folders"
};
/** What is wrong with the seal of a package archive, `null` when nothing is. */
function judgeSeal({ id, sealed }) {
	if (id === null) return {
		fault: "conflict",
		why: "expected a package archive with a build ID, got none"
	};
	if (sealed === true) return null;
	return {
		fault: "conflict",
		why: `its bytes do not give the content ID ${id.contentId} that it was sealed with`
	};
}
/** What is wrong between an archive and the action that names it, `null` when nothing is. `action`: 64 hex digits. */
function judgeAction(archive, action) {
	const expected = actionIdOf(action);
	if (archive.id === null || archive.id.actionId === expected) return null;
	return {
		fault: "conflict",
		why: `expected the archive of action ${expected}, got that of ${archive.id.actionId}`
	};
}

// src/core/cache/state.ts
/**
* The folder GOCACHE as it is found, in words.
*
* Most of what can be odd about it is silent in Go: a read-only or full cache builds as ever and stores nothing, a shared
* one is believed. `off` and a relative path end a build at once.
*/
/** `ready`: it can be read and written. `unknown`: nothing could be learnt, which is said in the remarks. */
const CACHE_STATES = [
	"ready",
	"read-only",
	"full",
	"empty",
	"missing",
	"off",
	"relative",
	"unknown"
];
/** Below this the next build may find no room for its archives: those of the standard library take as much. */
const FULL_BYTES = 64 << 20;
/** `asked` is GOCACHE as it was set, where that is known: the go command says `off` for a relative path as well. */
function cacheFolderOf(path, asked, facts) {
	if (path === "off") return asked !== null && asked !== "" && asked !== "off" ? {
		path: asked,
		state: "relative",
		remarks: ["the go command refuses to build: GOCACHE is not an absolute path"]
	} : {
		path,
		state: "off",
		remarks: ["the go command refuses to build without a cache"]
	};
	if (facts === null) return {
		path,
		state: "unknown",
		remarks: []
	};
	return {
		path,
		state: stateOf(facts),
		remarks: remarksOf(facts)
	};
}
function stateOf(facts) {
	if (facts.kind === "missing") return "missing";
	if (facts.kind !== "directory") return "unknown";
	if (!facts.writable) return "read-only";
	if (facts.freeBytes !== null && facts.freeBytes < FULL_BYTES) return "full";
	return facts.empty ? "empty" : "ready";
}
function remarksOf(facts) {
	const remarks = [];
	if (facts.kind === "other") remarks.push("it is no folder");
	if (facts.kind === "unreadable") remarks.push("it cannot be read");
	if (facts.realPath !== null) remarks.push(`it is reached through a symbolic link and lies in ${quote(facts.realPath)}`);
	if (facts.kind !== "directory") return remarks;
	if (!facts.writable) remarks.push("it cannot be written: builds succeed, and nothing that they compile is kept");
	if (facts.freeBytes !== null && facts.freeBytes < FULL_BYTES) remarks.push(`${Math.floor(facts.freeBytes / 1e6)} MB are free there: builds succeed, and what does not fit is not kept`);
	if (facts.network !== null) remarks.push(`it lies on a network file system (${facts.network}), where the locks of the go command may not hold`);
	if (facts.foreign === true) remarks.push("it belongs to another user, who can change every entry");
	if (facts.worldWritable === true) remarks.push("every user of this machine may write to it");
	return remarks;
}

export { judgeBytes as a, CACHE_OTHERS as c, cachePath as d, cachedFile as f, judgeAction as i, actionDigits as l, cacheFolderOf as n, judgeSeal as o, foldedCacheName as p, IN_FOLDER as r, CACHE_FOLDERS as s, CACHE_STATES as t, cacheName as u };