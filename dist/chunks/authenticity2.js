import { _ as valueAt, f as bounded, g as textAt, h as parseJson, i as quote, l as GateError, m as errorMessage, t as count, u as LimitError } from "./markup.js";
import { r as differencesOf } from "./authenticity.js";
import { M as plainGoVersion, u as locateBlob } from "./reader-traps.js";
import { n as openImage } from "./system.js";
import { D as shownAddress, E as parseGosumdb, O as decodeBase64, T as parseGoproxy, k as openNote, w as matchesPatterns } from "./redact.js";
import { join } from "node:path";
import { createHash } from "node:crypto";

// src/core/toolchain/tree-hash.ts
/**
* The hash that the Go project publishes for a release of itself.
*
* From Go 1.21 on a release is also a module, golang.org/toolchain, with one version for each release and platform
* (v0.0.1-go1.26.8.linux-amd64), so that the go command can fetch another one of itself. Its sum stands in the checksum
* database like that of any module; releases back to 1.9 were added later. The module's files are those of the
* distribution archive but for api/, doc/, misc/ and test/, with every go.mod named _go.mod, since a module holds no
* other module (cmd/distpack). A GOROOT that was unpacked from the archive therefore has the published sum once the same
* is left out and renamed.
*
* A GOROOT that the go command fetched as that module holds its go.mod files twice: below src/ it copies each _go.mod to
* go.mod (cmd/go/internal/toolchain). The go command reads the copy, so the copy is what counts here.
*
* The sum is h1 (golang.org/x/mod/sumdb/dirhash): base64 of the sha256 over one line for each file, sorted by path as
* bytes, `hex sha256`, two spaces, `golang.org/toolchain@VERSION/path`.
*/
/** The module that every published release is a version of. */
const TOOLCHAIN_MODULE = "golang.org/toolchain";
/** `v0.0.1-go1.26.8.linux-amd64`; `null` for what is no name of a release (a vendor's build, a development version). */
function moduleVersion({ version, goos, goarch }) {
	if (!/^go1(?:\.\d{1,4}){0,2}(?:(?:beta|rc)\d{1,3})?$/.test(version)) return null;
	if (!/^[a-z0-9]{1,20}$/.test(goos) || !/^[a-z0-9]{1,20}$/.test(goarch)) return null;
	return `v0.0.1-${version}.${goos}-${goarch}`;
}
/** Folders of a distribution archive that its module leaves out. They hold no code that a build reads. */
const UNPUBLISHED_FOLDERS = [
	"api",
	"doc",
	"misc",
	"test"
];
/** The files of a GOROOT under the names that its module has for them, in the order that the hash asks for. */
function publishedFiles(files) {
	const named = /* @__PURE__ */ new Map();
	for (const file of files) {
		if (UNPUBLISHED_FOLDERS.some((folder) => file.path === folder || file.path.startsWith(`${folder}/`))) continue;
		const path = publishedPath(file.path);
		if (path === file.path && named.has(path)) continue;
		named.set(path, {
			path,
			sha256: file.sha256
		});
	}
	return inOrder([...named.values()]);
}
/** A module holds no other module, so no file of it is named go.mod. */
function publishedPath(path) {
	return path === "go.mod" || path.endsWith("/go.mod") ? `${path.slice(0, -6)}_go.mod` : path;
}
/** `h1:...` over files that publishedFiles gave. */
function treeHash(version, files) {
	const lines = files.map(({ path, sha256 }) => `${sha256}  ${TOOLCHAIN_MODULE}@${version}/${path}\n`);
	return `h1:${createHash("sha256").update(lines.join("")).digest("base64")}`;
}
/** Sorted as Go compares strings, as UTF-8 bytes; JavaScript does by UTF-16 units, which differs beyond ASCII. */
function inOrder(files) {
	if (files.every(({ path }) => /^[\x20-\x7e]*$/.test(path))) return files.toSorted((a, b) => a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
	const bytes = new Map(files.map((file) => [file, Buffer.from(file.path)]));
	const none = Buffer.alloc(0);
	return files.toSorted((a, b) => Buffer.compare(bytes.get(a) ?? none, bytes.get(b) ?? none));
}
/** Whether a text is a sum of this kind: `h1:` and 32 bytes in base64. */
function isTreeHash(text) {
	return /^h1:[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/.test(text);
}

// src/core/toolchain/lock-file.ts
/**
* toolchain.lock: the sums of Go releases, kept in a repository for runs that may not use the network. One line for each
* release and platform, as `go1.26.8 linux/amd64 h1:...`; lines that begin with `#` are comments.
*
* A gate reads it, so it is read strictly: a line that is almost right is an error that names the line, and not a
* release without a sum.
*/
/** Where it is looked for when nothing else is said, from the working directory upwards. */
const LOCK_NAME = "toolchain.lock";
/** All releases of Go for all platforms, several times over. */
const MAX_LOCK_BYTES = 1 << 20;
const MAX_LINES = 1e4;
const HEADER = `# Sums of Go releases, as the Go checksum database has them for golang.org/toolchain.
# Written by \`go-provenance-gate toolchain verify --write-lock\`. Version, platform of the tools, sum.
`;
/** Parses a lock file; `file` is its name in errors. Throws GateError `input`. */
function parseLock(text, file) {
	const lines = text.split("\n");
	bounded(lines.length, MAX_LINES, `${quote(file)}, lines`);
	const seen = /* @__PURE__ */ new Set();
	return lines.flatMap((line, index) => {
		const refuse = (why) => new GateError("input", `${quote(file)}:${index + 1}: ${why}`, { fix: "write it anew with `toolchain verify --write-lock`" });
		const content = line.replace(/\r$/, "");
		if (content === "" || content.startsWith("#")) return [];
		const found = /^(go1[\w.]{0,30}) ([a-z0-9]{1,20})\/([a-z0-9]{1,20}) (\S{1,100})$/.exec(content);
		if (found === null) throw refuse(`expected ${quote("go1.x.y GOOS/GOARCH h1:...")}, got ${quote(content, 80)}`);
		const [, version = "", goos = "", goarch = "", sum = ""] = found;
		if (!isTreeHash(sum)) throw refuse(`expected an h1 sum, got ${quote(sum, 60)}`);
		const key = `${version} ${goos}/${goarch}`;
		if (seen.has(key)) throw refuse(`${quote(key)} stands twice`);
		seen.add(key);
		return [{
			version,
			goos,
			goarch,
			sum
		}];
	});
}
/** The sum that a lock has for a release, `null` when it has none. */
function lockedSum(locked, release) {
	return locked.find((entry) => isSame(entry, release))?.sum ?? null;
}
/** The lock with one release added or replaced, as it is written: one order, one spelling. */
function writeLock(locked, added) {
	const lines = [...locked.filter((entry) => !isSame(entry, added)), added].map(({ version, goos, goarch, sum }) => `${version} ${goos}/${goarch} ${sum}`).toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
	return `${HEADER}${lines.join("\n")}\n`;
}
function isSame(a, b) {
	return a.version === b.version && a.goos === b.goos && a.goarch === b.goarch;
}

// src/core/toolchain/released-texts.ts
/**
* The texts at the root of a release, by their digests.
*
* They reach no build, and packagers leave them out or put others in their place. They also hardly ever change: from
* go1.21.0 to go1.27.4 there were four sets of them. Putting each set in the place of what is there shows whether the
* texts are all that differs, with no second copy of the release at hand. A set that is wrong shows nothing, since the
* sum then does not fit; a later release with another text only takes the longer way.
*/
const CONTRIBUTING = "1244fcb5fbb7f0629bc134e99a90c18e63097a66d034acee0f18eabdd4fb32d9";
const PATENTS = "96f408bfae65bf137fc2525d3ecb030271c50c1e90799f87abf8846d8dd505cc";
/** LICENSE, README.md and SECURITY.md of 1.24 and later, 1.23, 1.22, 1.21. */
const SETS = [
	[
		"911f8f5782931320f5b8d1160a76365b83aea6447ee6c04fa6d5591467db9dad",
		"8247b7c5de1e74854aac1a08aa5894444d1d33b4045c70d5cc3367ad0e25c3f3",
		"6bceabb262ed2ca799127f6732dc300f0cb060aaec4459ec156bddfe572754d3"
	],
	[
		"2d36597f7117c38b006835ae7f537487207d8ec407aa9d9980794b2030cbc067",
		"8247b7c5de1e74854aac1a08aa5894444d1d33b4045c70d5cc3367ad0e25c3f3",
		"6bceabb262ed2ca799127f6732dc300f0cb060aaec4459ec156bddfe572754d3"
	],
	[
		"2d36597f7117c38b006835ae7f537487207d8ec407aa9d9980794b2030cbc067",
		"161c938b911ece3f72405b3778915ecb52c91c25632ab3a9e56d501fa6db1a29",
		"6bceabb262ed2ca799127f6732dc300f0cb060aaec4459ec156bddfe572754d3"
	],
	[
		"2d36597f7117c38b006835ae7f537487207d8ec407aa9d9980794b2030cbc067",
		"161c938b911ece3f72405b3778915ecb52c91c25632ab3a9e56d501fa6db1a29",
		"f82d6b06e77402da0dcb80a42b58d284ef3533eb7573ccf21f2ad344368bfb0c"
	]
];
/** The sets of texts that a version of golang.org/toolchain may have, each complete. */
function releasedTexts(moduleVersion) {
	const codereview = sha256$1(`branch: release-branch.go${/-go(1\.\d+)/.exec(moduleVersion)?.[1] ?? ""}\nparent-branch: master\n`);
	return SETS.map(([license, readme, security]) => [
		{
			path: "CONTRIBUTING.md",
			sha256: CONTRIBUTING
		},
		{
			path: "LICENSE",
			sha256: license
		},
		{
			path: "PATENTS",
			sha256: PATENTS
		},
		{
			path: "README.md",
			sha256: readme
		},
		{
			path: "SECURITY.md",
			sha256: security
		},
		{
			path: "codereview.cfg",
			sha256: codereview
		}
	]);
}
function sha256$1(text) {
	return createHash("sha256").update(text).digest("hex");
}

// src/core/toolchain/compare-tree.ts
/**
* A GOROOT held against the published sum, and what is different where it differs.
*
* The sum is one hash of all files. It says that something differs, never what. What differs is found in three steps,
* each only when the one before did not settle it:
*
* 1. The innocent changes are undone in thought: of the files that cannot reach a build only the texts of a release are
*    kept or put back, go.env is taken as it is released. When the sum then fits, the difference is known, without anything
*    to compare with.
* 2. Another copy of the same release, when one is at hand whose own sum fits, names every file.
* 3. Else the difference is stated and not named.
*
* What cannot reach a build: the go command reads GOROOT/VERSION and GOROOT/go.env, runs what is in bin/ and pkg/tool/,
* compiles src/, and reads pkg/include/ and lib/. The other files at the root are texts (LICENSE, README.md), and a
* packager may add a marker of its own (`__init__.py`, INSTALL_RECEIPT.json) or leave texts out.
*/
const SAME = {
	modified: [],
	missing: [],
	extra: []
};
/** Compares a tree with the sum that was published for it. */
function compareTree(tree) {
	const files = publishedFiles(tree.files);
	const own = treeHash(tree.moduleVersion, files);
	const found = (differences, more = {}) => ({
		verdict: verdictOf(differences),
		treeHash: own,
		named: true,
		cause: null,
		rebuilt: false,
		...differences,
		...more
	});
	if (own === tree.published) return found(SAME);
	const cause = goEnvCause(tree.goEnv);
	const fits = (candidate) => treeHash(tree.moduleVersion, candidate) === tree.published;
	for (const innocent of innocentTrees(files, tree.moduleVersion)) {
		if (fits(innocent)) return found(difference(files, innocent));
		if (cause === null) continue;
		const released = withReleasedGoEnv(innocent);
		if (fits(released)) return found(difference(files, released), { cause });
	}
	const reference = tree.reference === null ? null : publishedFiles(tree.reference);
	if (reference === null || !fits(reference)) return {
		verdict: "modified",
		treeHash: own,
		named: false,
		cause: null,
		rebuilt: false,
		...SAME
	};
	const differences = difference(files, reference);
	const onlyGoEnv = verdictOf({
		...differences,
		modified: differences.modified.filter((path) => path !== GO_ENV)
	});
	return found(differences, {
		cause: differences.modified.includes(GO_ENV) && onlyGoEnv !== "modified" ? cause ?? "go-env" : null,
		rebuilt: isRebuilt(files, reference)
	});
}
/** The trees that this one would be if only files that no build reads had been changed. Each is made when it is asked for. */
function* innocentTrees(files, moduleVersion) {
	const live = files.filter((file) => canReachBuild(file.path));
	const own = files.filter((file) => TEXTS.has(file.path));
	for (const texts of [own, ...releasedTexts(moduleVersion)]) yield publishedFiles([...live, ...texts]);
}
function verdictOf({ modified, missing, extra }) {
	const all = [
		...modified,
		...missing,
		...extra
	];
	if (all.length === 0) return "authentic";
	return all.some(canReachBuild) ? "modified" : "equivalent";
}
function difference(files, reference) {
	const have = new Map(files.map((file) => [file.path, file.sha256]));
	const want = new Map(reference.map((file) => [file.path, file.sha256]));
	return {
		modified: [...want].filter(([path, sha256]) => have.has(path) && have.get(path) !== sha256).map(([path]) => path),
		missing: [...want.keys()].filter((path) => !have.has(path)),
		extra: [...have.keys()].filter((path) => !want.has(path))
	};
}
/** Texts at the root of a release, of all releases since 1.9. */
const TEXTS = /* @__PURE__ */ new Set([
	"AUTHORS",
	"CONTRIBUTING.md",
	"CONTRIBUTORS",
	"LICENSE",
	"PATENTS",
	"README.md",
	"SECURITY.md",
	"codereview.cfg",
	"favicon.ico",
	"robots.txt"
]);
/** Folders that the go command runs, compiles or reads something of. */
const LIVE_FOLDERS = /* @__PURE__ */ new Set([
	"bin",
	"lib",
	"pkg",
	"src"
]);
/** Files at the root that the go command reads, or may find when it looks upwards from src/. */
const LIVE_FILES = /* @__PURE__ */ new Set([
	"version",
	"version.cache",
	"go.env",
	"_go.mod",
	"go.mod",
	"go.sum",
	"go.work",
	"go.work.sum"
]);
/** Whether the go command may read, compile or run a file of its GOROOT. Case is folded: some file systems do. */
function canReachBuild(path) {
	const end = path.indexOf("/");
	return end < 0 ? LIVE_FILES.has(path.toLowerCase()) : LIVE_FOLDERS.has(path.slice(0, end).toLowerCase());
}
const GO_ENV = "go.env";
/** sha256 of GOROOT/go.env as every release from go1.21.0 to go1.27.4 has it: three settings and their comments. */
const RELEASED_GO_ENV_SHA256 = "98fcab78e155e9fa0c36b18874add30724d04c2452078117c78618107ebfbc9e";
function withReleasedGoEnv(files) {
	return files.map((file) => file.path === GO_ENV ? {
		path: GO_ENV,
		sha256: RELEASED_GO_ENV_SHA256
	} : file);
}
/**
* What a go.env changes: GOTOOLCHAIN alone when the text is as released with that line taken for the released one; `null`
* when it changes nothing or is not there.
*/
function goEnvCause(text) {
	if (text === null || isReleased(text)) return null;
	return isReleased(text.replace(/^GOTOOLCHAIN=.*$/m, "GOTOOLCHAIN=auto")) ? "gotoolchain" : "go-env";
}
function isReleased(text) {
	return createHash("sha256").update(text).digest("hex") === RELEASED_GO_ENV_SHA256;
}
/** The programs that make a binary. A packager's build of Go has none of them as published. */
const PROGRAMS$1 = /^(?:bin\/go|pkg\/tool\/[^/]+\/(?:asm|cgo|compile|link))(?:\.exe)?$/;
function isRebuilt(files, reference) {
	const have = new Map(files.map((file) => [file.path, file.sha256]));
	const programs = reference.filter((file) => PROGRAMS$1.test(file.path) && have.has(file.path));
	return programs.length > 1 && programs.every((file) => have.get(file.path) !== file.sha256);
}

// src/core/toolchain/mixed-root.ts
/**
* A GOROOT put together from two releases. The go command compares the version of each tool with its own, but nothing
* holds the sources against the tools: go1.25.14's tools compile go1.24.13's standard library without a word (other
* pairs fail with odd errors). It happens when an archive is unpacked over an older tree, or a cache restores half of one.
*
* Each part says its version by itself: the file VERSION, the go command and the tools by the Go that compiled them, which
* for those of a release is that release, and the sources by a file that the release process writes,
* src/internal/buildcfg/zbootstrap.go.
*/
/** Where the sources say of which version they are. */
const SOURCE_VERSION_FILE = "src/internal/buildcfg/zbootstrap.go";
/** The version in the text of that file, `null` when it names none (a tree of another making). */
function parseSourceVersion(text) {
	return /^const version = [`"](go1[\w.]{0,40}|devel[^`"\n]{0,200})[`"]$/m.exec(text)?.[1] ?? null;
}
/** The version in GOROOT/VERSION: its first line, without what a vendor writes behind. `null` for an empty file. */
function parseVersionFile(text) {
	const line = text.split("\n", 1)[0]?.trim() ?? "";
	return line === "" ? null : line.slice(0, 200);
}
/** The parts that are of another version than the first one; none in a GOROOT of one piece. */
function mixedParts(parts) {
	const first = parts[0];
	if (first === void 0) return [];
	const version = plainGoVersion(first.version);
	return parts.filter((part) => plainGoVersion(part.version) !== version);
}

// src/core/toolchain/packager.ts
/**
* Who packaged a GOROOT, told by where it lies and how it is laid out. Distributions compile Go themselves, with patches
* and flags of their own: such a tree has no published sum, and a mismatch says nothing about it.
*
* A place can be chosen by anybody, so this turns no tree into a verified one: it only decides between "not what was
* published" and "never was what was published". Where another copy of the release shows that the programs are the
* published ones after all, the place is not asked.
*/
const PLACES = [
	[/^\/usr\/(?:lib|share)\/go-1\.\d+\/?$/, "Debian"],
	[/^\/usr\/lib\/golang\/?$/, "Fedora"],
	[/^\/usr\/lib\/go\/?$/, "Alpine or Arch"],
	[/^\/usr\/lib64\/go(?:\/1\.\d+)?\/?$/, "openSUSE"],
	[/\/Cellar\/go(?:@1\.\d+)?\/[^/]+\/libexec\/?$/, "Homebrew"],
	[/^\/nix\/store\/[^/]+\/share\/go\/?$/, "Nix"],
	[/^\/gnu\/store\/[^/]+\/lib\/go\/?$/, "Guix"],
	[/^\/opt\/local\/lib\/go\/?$/, "MacPorts"],
	[/^\/usr\/local\/go1\d+\/?$/, "FreeBSD"]
];
/** The packager whose place a GOROOT is, links resolved; `null` for any other place. */
function packagerOf(goroot) {
	return PLACES.find(([place]) => place.test(goroot))?.[1] ?? null;
}

// src/observe/goroot.ts
/** A GOROOT as files: their digests, remembered, and what its parts say of their version. Nothing of it is run. */
const MAX_TEXT_BYTES = 1 << 20;
/** 200,000 files with paths of a hundred characters. */
const MAX_MEMORY_BYTES = 64 << 20;
const MEMORY_FORMAT = "go-provenance-gate tree 1";
/** A file system may tell times no finer than this: a change within it could leave the stamp as it was. */
const SETTLED_MILLISECONDS = 2e3;
/**
* The files of a GOROOT with their digests. `folder` is where the digests are kept from one run to the next, under the
* stamp of the whole tree (size, times, inode of every file), so that a second run only lists the tree. Throws LimitError,
* GateError `unreadable`.
*/
async function readTree(ports, goroot, folder) {
	const tree = await ports.hashing.walk(goroot, UNPUBLISHED_FOLDERS);
	const memory = join(folder, `${createHash("sha256").update(goroot).digest("hex").slice(0, 20)}.tree`);
	const head = `${MEMORY_FORMAT} ${tree.stamp}`;
	const known = await recall(ports, memory, head, tree.paths);
	if (known !== null) return known;
	const digests = await ports.hashing.digests(goroot, tree);
	if (digests.length !== tree.paths.length) throw new GateError("unreadable", "a GOROOT was not hashed as a whole");
	if (ports.clock.now().getTime() - tree.newest > SETTLED_MILLISECONDS) await ports.files.writeText(memory, `${[head, ...digests].join("\n")}\n`).catch(() => {});
	return withDigests(tree.paths, digests);
}
async function recall(ports, file, head, paths) {
	const text = await ports.files.readText(file, MAX_MEMORY_BYTES).catch(() => null);
	if (text === null || !text.startsWith(`${head}\n`)) return null;
	const body = text.slice(head.length + 1, -1);
	const digests = body.split("\n");
	return digests.length === paths.length && digests.every(({ length }) => length === 64) && !/[^0-9a-f\n]/.test(body) ? withDigests(paths, digests) : null;
}
function withDigests(paths, digests) {
	return paths.map((path, index) => ({
		path,
		sha256: digests[index] ?? ""
	}));
}
/** A text file of a GOROOT, `null` when it is not there or no text of a sensible size. */
function readRootText(ports, goroot, path) {
	return ports.files.readText(join(goroot, ...path.split("/")), MAX_TEXT_BYTES).catch(() => null);
}
/** The programs that make a binary, whose version has to be that of the file VERSION. */
const PROGRAMS = [
	"compile",
	"link",
	"asm",
	"cgo"
];
/**
* What each part of a GOROOT says of its version, the file VERSION first: the programs by their build info, the sources by
* the file that the release process writes. Parts that say nothing are left out.
*/
async function readParts(ports, goroot, platform) {
	const [version, source] = await Promise.all([readRootText(ports, goroot, "VERSION"), readRootText(ports, goroot, SOURCE_VERSION_FILE)]);
	const exe = platform.startsWith("windows/") ? ".exe" : "";
	const tools = join(goroot, "pkg", "tool", platform.replace("/", "_"));
	return [
		["VERSION", version === null ? null : parseVersionFile(version)],
		["bin/go", programVersion(ports, join(goroot, "bin", `go${exe}`))],
		...PROGRAMS.map((name) => [name, programVersion(ports, join(tools, `${name}${exe}`))]),
		["src", source === null ? null : parseSourceVersion(source)]
	].flatMap(([part, text]) => text === null ? [] : [{
		part,
		version: text.slice(0, 200)
	}]);
}
/** The Go that compiled a program, which for a tool of a release is that release; `null` for what says nothing. */
function programVersion(ports, path) {
	try {
		const source = ports.files.open(path);
		try {
			const opened = openImage(source);
			return opened.kind === "image" ? locateBlob(source, opened.image)?.goVersion ?? null : null;
		} finally {
			source.close();
		}
	} catch (error) {
		if (error instanceof GateError) return null;
		throw error;
	}
}
/** The platform of a GOROOT's tools by their folder, `null` when there is none; `host` decides between several. */
function platformOf(paths, host) {
	const found = /* @__PURE__ */ new Set();
	for (const path of paths) {
		const [, goos = "", goarch = ""] = /^pkg\/tool\/([a-z0-9]+)_([a-z0-9]+)\/compile(?:\.exe)?$/.exec(path) ?? [];
		if (goos !== "") found.add(`${goos}/${goarch}`);
	}
	if (host !== null && found.has(host)) return host;
	return [...found].toSorted()[0] ?? null;
}
/** Whether an error says that a tree has more files than any GOROOT: it is no release then, whatever they are. */
function isBeyondLimits(error) {
	return error instanceof LimitError;
}

// src/core/toolchain/tile-proof.ts
/**
* Proof that a record is in a transparent log, rebuilt from the log's tiles.
*
* The log is a Merkle tree (RFC 6962, section 2.1): a leaf hashes to sha256(0x00, record), an inner node to
* sha256(0x01, left, right), and a tree of n leaves splits at the largest power of two below n. To show that leaf i is in
* the tree of a signed root takes the hashes of the subtrees beside the way from the leaf to the root, the audit path.
*
* The checksum database does not serve audit paths. It serves tiles (golang.org/x/mod/sumdb/tlog): tile L/N holds up to
* 256 hashes of tree level 8L, numbers 256N and following, as bytes one after the other; of the last tile of a level only
* a part exists yet (`.p/W`). Every complete subtree's hash is either in a tile or made of a few hashes of one tile.
* Tiles need no signature of their own: what is made of them has to give the signed root, and nothing else can.
*/
/** Levels of the tree in one tile. */
const TILE_HEIGHT = 8;
const TILE_WIDTH = 256;
const HASH_BYTES = 32;
/** Records in the log. There were 66 million at the end of 2026. */
const MAX_TREE_SIZE = 2 ** 45;
/** No tree of that size is deeper. */
const MAX_PATH = 46;
/** A leaf's hash. `record` is its text as the look-up gives it, last newline included. */
function recordHash(record) {
	return sha256(Buffer.of(0), Buffer.from(record));
}
/** Where a tile is below the database's address: `tile/8/1/x259/110`, `tile/8/2/x001/012.p/110`. */
function tilePath({ level, index, width }) {
	let name = String(index % 1e3).padStart(3, "0");
	for (let rest = Math.floor(index / 1e3); rest > 0; rest = Math.floor(rest / 1e3)) name = `x${String(rest % 1e3).padStart(3, "0")}/${name}`;
	return `tile/${TILE_HEIGHT}/${level}/${name}${width < TILE_WIDTH ? `.p/${width}` : ""}`;
}
/** The same tile once it is full: the server may hold only that by now. */
function fullTile(tile) {
	return {
		...tile,
		width: TILE_WIDTH
	};
}
/** The tiles that the audit path of record `index` in a tree of `size` records is made of. */
function tilesFor(index, size) {
	const tiles = /* @__PURE__ */ new Map();
	walkPath(index, size, (level, n) => {
		const tile = tileOf(level, n, size);
		tiles.set(tilePath(tile), tile);
		return NOTHING$1;
	});
	return [...tiles.values()];
}
const NOTHING$1 = new Uint8Array(32);
/** The audit path of record `index`, from the leaf upwards. `read` gives the bytes of a tile that tilesFor named. */
function auditPath(index, size, read) {
	return walkPath(index, size, (level, n) => {
		const tile = tileOf(level, n, size);
		const bytes = read(tile);
		if (bytes.length < tile.width * 32) {
			const want = tile.width * 32;
			throw new GateError("evidence", `${tilePath(tile)}: expected ${want} bytes, got ${bytes.length}`);
		}
		const leaves = 2 ** (level % TILE_HEIGHT);
		const first = n * leaves % TILE_WIDTH;
		return foldComplete(bytes.subarray(first * 32, (first + leaves) * 32));
	});
}
/** The root of a tree of `size` records that has `leaf` at `index` and that audit path. Throws GateError `evidence`. */
function rootOf(leaf, index, size, path) {
	const sides = sidesOf(index, size);
	if (path.length !== sides.length || path.some((hash) => hash.length !== 32)) throw new GateError("evidence", `an inclusion proof: expected ${sides.length} hashes, got ${path.length}`);
	return sides.reduce((hash, side, at) => {
		const other = path[at] ?? NOTHING$1;
		return side === "left" ? innerHash(other, hash) : innerHash(hash, other);
	}, leaf);
}
/** The subtrees beside the way from a leaf to the root, from the leaf upwards, and on which side each lies. */
function siblings(index, size) {
	bounded(size, MAX_TREE_SIZE, "a checksum database, records");
	bounded(index, size - 1, "a record of a checksum database, its number");
	const found = [];
	let [low, high] = [0, size];
	while (high - low > 1 && found.length < MAX_PATH) {
		const split = low + largestPowerBelow(high - low);
		if (index < split) {
			found.push({
				low: split,
				high,
				side: "right"
			});
			high = split;
		} else {
			found.push({
				low,
				high: split,
				side: "left"
			});
			low = split;
		}
	}
	return found.toReversed();
}
function sidesOf(index, size) {
	return siblings(index, size).map(({ side }) => side);
}
function walkPath(index, size, node) {
	return siblings(index, size).map((subtree) => subtreeHash(subtree, node));
}
/** The hash of the leaves from `low` to below `high`: a complete subtree's own, or one made of several of those. */
function subtreeHash({ low, high }, node) {
	const width = high - low;
	const power = largestPowerBelow(width);
	if (power * 2 === width || width === 1) return node(Math.round(Math.log2(width)), low / width);
	const split = low + power;
	return innerHash(subtreeHash({
		low,
		high: split
	}, node), subtreeHash({
		low: split,
		high
	}, node));
}
/** The largest power of two that is smaller than `n`; 1 for 1. */
function largestPowerBelow(n) {
	let power = 1;
	while (power * 2 < n) power *= 2;
	return power;
}
/** The tile that has node `n` of tree level `level`, or the hashes that it is made of. */
function tileOf(level, n, size) {
	const tileLevel = Math.floor(level / TILE_HEIGHT);
	const first = n * 2 ** (level % TILE_HEIGHT);
	const index = Math.floor(first / TILE_WIDTH);
	const inLevel = Math.floor(size / 2 ** (tileLevel * TILE_HEIGHT));
	return {
		level: tileLevel,
		index,
		width: Math.min(TILE_WIDTH, inLevel - index * TILE_WIDTH)
	};
}
function foldComplete(hashes) {
	if (hashes.length === 32) return hashes;
	const half = hashes.length / 2;
	return innerHash(foldComplete(hashes.subarray(0, half)), foldComplete(hashes.subarray(half)));
}
function innerHash(left, right) {
	return sha256(Buffer.of(1), left, right);
}
function sha256(...parts) {
	const hash = createHash("sha256");
	for (const part of parts) hash.update(part);
	return hash.digest();
}

// src/core/toolchain/lookup.ts
/**
* What the checksum database says of one module: the record's number, the record (lines as go.sum has them), a blank
* line, and a signed note whose text is the head of a tree that holds the record:
*
*   61743986
*   golang.org/toolchain v0.0.1-go1.26.8.linux-amd64 h1:...
*   golang.org/toolchain v0.0.1-go1.26.8.linux-amd64/go.mod h1:...
*
*   go.sum database tree
*   66332798
*   <base64 of the root hash>
*
*   — sum.golang.org <base64>
*
* Source: golang.org/x/mod/sumdb (client.go), sumdb/tlog (note.go). An answer alone shows nothing: the head has to be
* signed by the database's key, and the record to be in that head's tree.
*/
/** Real answers have about 500 bytes. */
const MAX_LOOKUP_BYTES = 65536;
const TREE_PREFIX = "go.sum database tree\n";
/** Parses an answer and verifies the signature of its tree head. Throws GateError `evidence`. */
function parseLookup(answer, verifier) {
	bounded(answer.length, MAX_LOOKUP_BYTES, "an answer of the checksum database, characters");
	const found = /^(0|[1-9]\d{0,15})\n((?:[^\n]+\n)+)\n/.exec(answer);
	if (found === null) throw new GateError("evidence", "the checksum database: expected a record, got something else");
	const head = parseTreeHead(openNote(answer.slice(found[0].length), verifier));
	const record = Number(found[1]);
	if (record >= head.size) throw new GateError("evidence", `record ${record} is not in the signed tree, which has ${head.size}`);
	return {
		record,
		text: found[2] ?? "",
		head
	};
}
/** The text of a tree head: three lines; what follows them is for later versions. Throws GateError `evidence`. */
function parseTreeHead(text) {
	const found = /^(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]+=)\n/.exec(text.slice(21));
	const root = decodeBase64(found?.[2] ?? "");
	if (!text.startsWith(TREE_PREFIX) || found === null || root === null || root.length !== 32) throw new GateError("evidence", "the signed note is no tree head of a checksum database");
	return {
		size: Number(found[1]),
		root
	};
}
/** Holds a record against the signed root. Throws GateError `evidence` when the audit path does not lead there. */
function checkInclusion({ record, text, head }, path) {
	const root = rootOf(recordHash(text), record, head.size, path);
	if (Buffer.compare(root, head.root) === 0) return;
	const [want, got] = [head.root, root].map((hash) => Buffer.from(hash).toString("base64"));
	throw new GateError("evidence", `record ${record} is not in the signed tree: expected the root ${want}, got ${got}`);
}
/** The sum that a record has for a module's files; `null` when it has none. Throws GateError `evidence` for an odd one. */
function sumInRecord({ text }, module, version) {
	const start = `${module} ${version} `;
	const line = text.split("\n").find((candidate) => candidate.startsWith(start));
	if (line === void 0) return null;
	const sum = line.slice(start.length);
	if (isTreeHash(sum)) return sum;
	throw new GateError("evidence", `the checksum database: expected an h1 sum, got ${quote(sum, 60)}`);
}

// src/observe/sum-proof.ts
/**
* The published sum of a Go release, asked of the checksum database and proved.
*
* The way is the go command's own (cmd/go/internal/modfetch/sumdb.go): an address in GOSUMDB goes before everything; else
* each entry of GOPROXY is asked whether it serves the database, by its `supported` file, and the first that does is used
* alone; with none left, or at `direct`, the database is asked by its own name. `off` ends it here without a question:
* who switched the proxy off wants no network.
*
* A proof that was found once is kept. It needs no trust: signature and inclusion are verified each time it is read.
*/
/** The settings in effect; where nothing sets them (no go command here), the database is asked by its own name. */
function databaseSettings(env) {
	return {
		goproxy: env["GOPROXY"] ?? "direct",
		gosumdb: env["GOSUMDB"] ?? "sum.golang.org",
		gonosumdb: env["GONOSUMDB"] ?? env["GOPRIVATE"] ?? ""
	};
}
const FULL_TILE_BYTES = 256 * 32;
const MAX_KEPT_CHARS = 1 << 20;
/** Finds the published sum of a version of golang.org/toolchain. `kept` is a file for the proof. Never throws. */
async function publishedSum(ports, settings, version, kept, patience) {
	let database;
	try {
		database = parseGosumdb(settings.gosumdb);
	} catch (error) {
		return {
			kind: "unknown",
			why: errorMessage(error)
		};
	}
	const refusal = refusalOf(ports, settings, database);
	if (database === null || refusal !== null) return {
		kind: "unknown",
		why: refusal ?? "GOSUMDB is off"
	};
	const known = await readKept(ports, database, version, kept);
	if (known !== null) return {
		kind: "published",
		published: known
	};
	if (ports.http === null) return {
		kind: "unknown",
		why: "the network is not used here"
	};
	const http = ports.http(patience);
	try {
		return await ask(ports, http, database, settings, version, kept);
	} catch (error) {
		return {
			kind: "unknown",
			why: errorMessage(error)
		};
	} finally {
		http.close();
	}
}
/** Why the database is not asked at all, `null` when it may be. */
function refusalOf(ports, settings, database) {
	if (database === null) return "GOSUMDB is off";
	if (!database.isKnown && ports.env["GOSUMDB"] !== settings.gosumdb) return `GOSUMDB names ${quote(database.verifier.name)}, and not by the environment: GOROOT itself may have named it`;
	if (matchesPatterns(settings.gonosumdb, "golang.org/toolchain")) return `GONOSUMDB or GOPRIVATE (${quote(settings.gonosumdb, 80)}) keeps ${TOOLCHAIN_MODULE} from the checksum database`;
	return null;
}
async function ask(ports, http, database, settings, version, kept) {
	const base = database.url ?? await databaseAddress(http, database, settings);
	if (base === null) return {
		kind: "unknown",
		why: "GOPROXY is off: the checksum database was not asked"
	};
	const address = `${base}/lookup/${TOOLCHAIN_MODULE}@${version}`;
	const answer = await http.get(address, MAX_LOOKUP_BYTES);
	if (answer.status === 404 || answer.status === 410) return {
		kind: "unpublished",
		why: `${quote(shownAddress(base))} has no sum of ${quote(version)}`
	};
	const text = textOf(answer.status, answer.body, address);
	const lookup = parseLookup(text, database.verifier);
	const path = await fetchPath(http, base, lookup);
	const published = proved(database, lookup, path, version);
	const keep = {
		lookup: text,
		path: path.map((hash) => Buffer.from(hash).toString("base64"))
	};
	await ports.files.writeText(kept, `${JSON.stringify(keep, null, 2)}\n`).catch(() => {});
	return {
		kind: "published",
		published
	};
}
/** Where the database is served: below a proxy that says so, else at its own name; `null` when GOPROXY is off. */
async function databaseAddress(http, { verifier }, settings) {
	const direct = `https://${verifier.name}`;
	for (const { proxy, next } of parseGoproxy(settings.goproxy)) {
		if (proxy === "off") return null;
		if (proxy === "direct") return direct;
		const base = `${withScheme(proxy)}/sumdb/${verifier.name}`;
		try {
			const { status } = await http.get(`${base}/supported`, MAX_LOOKUP_BYTES);
			if (status === 200) return base;
			if (status !== 404 && status !== 410 && next !== "any") throw new GateError("evidence", `${quote(shownAddress(base))} answers with status ${status}`);
		} catch (error) {
			if (next !== "any") throw error;
		}
	}
	return direct;
}
/** GOPROXY takes `proxy.example.org` for `https://proxy.example.org` (modfetch/proxy.go). */
function withScheme(proxy) {
	return /^[a-z][a-z0-9+.-]*:\/\//i.test(proxy) ? proxy : `https://${proxy}`;
}
async function fetchPath(http, base, { record, head }) {
	const tiles = tilesFor(record, head.size);
	const read = new Map(await Promise.all(tiles.map(async (tile) => [tilePath(tile), await fetchTile(http, base, tile)])));
	return auditPath(record, head.size, (tile) => read.get(tilePath(tile)) ?? /* @__PURE__ */ new Uint8Array());
}
/** A tile that was not full when the head was signed may be so by now, and be served as that alone. */
async function fetchTile(http, base, tile) {
	const { status, body } = await http.get(`${base}/${tilePath(tile)}`, FULL_TILE_BYTES);
	if (status === 200) return body;
	const full = tilePath(fullTile(tile));
	const second = full === tilePath(tile) ? null : await http.get(`${base}/${full}`, FULL_TILE_BYTES);
	if (second?.status === 200) return second.body;
	throw new GateError("evidence", `${quote(shownAddress(`${base}/${tilePath(tile)}`), 200)} answers with status ${status}`);
}
function textOf(status, body, address) {
	if (status !== 200) throw new GateError("evidence", `${quote(shownAddress(address), 200)} answers with status ${status}`);
	return Buffer.from(body).toString("utf8");
}
/** The only way to a published sum: signature verified by parseLookup, inclusion here, then the line of the version. */
function proved(database, lookup, path, version) {
	checkInclusion(lookup, path);
	const sum = sumInRecord(lookup, TOOLCHAIN_MODULE, version);
	if (sum === null) throw new GateError("evidence", `record ${lookup.record} is about another version than ${quote(version)}`);
	const { name } = database.verifier;
	return {
		sum,
		proof: {
			name,
			size: lookup.head.size,
			record: lookup.record,
			inclusion: "proved"
		}
	};
}
/** A proof that was kept; `null` when there is none, or none that holds. */
async function readKept(ports, database, version, kept) {
	try {
		const value = parseJson(await ports.files.readText(kept, MAX_KEPT_CHARS) ?? "");
		const lookup = textAt(value, MAX_LOOKUP_BYTES, "lookup");
		const path = valueAt(value, "path");
		if (lookup === null || !Array.isArray(path)) return null;
		const hashes = path.map((hash) => typeof hash === "string" ? decodeBase64(hash) : null);
		return proved(database, parseLookup(lookup, database.verifier), hashes.map((hash) => hash ?? Buffer.alloc(0)), version);
	} catch {
		return null;
	}
}

// src/observe/authenticity.ts
/**
* Is this Go the one that was published? The files of the GOROOT are hashed, the release's sum is asked of the checksum
* database (or read from a lock file), and what differs is named where it can be.
*
* `unknown` is an answer, with its reason, and no error: a dead proxy must neither stop a build nor pass for a proof.
*/
const NOTHING = {
	verdict: "unknown",
	version: null,
	platform: null,
	treeHash: null,
	published: null,
	source: null,
	log: null,
	modified: [],
	missing: [],
	extra: [],
	differing: null,
	cause: null,
	why: "",
	mixed: []
};
/** Looks at one GOROOT. Never throws for what the GOROOT, the network or a lock file are. */
async function observeAuthenticity(ports, options) {
	try {
		return await observe(ports, options);
	} catch (error) {
		const why = errorMessage(error);
		return isBeyondLimits(error) ? {
			...NOTHING,
			verdict: "modified",
			why
		} : {
			...NOTHING,
			why
		};
	}
}
async function observe(ports, options) {
	const { goroot } = options;
	const files = await readTree(ports, goroot, options.folder);
	const paths = files.map((file) => file.path);
	const platform = platformOf(paths, options.host);
	const parts = platform === null ? [] : await readParts(ports, goroot, platform);
	const version = parts.find(({ part }) => part === "VERSION")?.version ?? null;
	if (platform === null || version === null) return {
		...NOTHING,
		why: `${quote(goroot)} is no GOROOT: it has no ${platform === null ? "compiler" : "VERSION"}`
	};
	const seen = {
		...NOTHING,
		version,
		platform,
		mixed: mixedParts(parts)
	};
	const [goos = "", goarch = ""] = platform.split("/");
	const release = {
		version,
		goos,
		goarch
	};
	const module = moduleVersion(release);
	if (module === null) return {
		...seen,
		verdict: "unpublished",
		why: `${quote(version, 80)} is no release of the Go project`
	};
	const locked = async () => lockedSum(await options.lock() ?? [], release);
	const sum = await findSum(ports, options, module, locked);
	if (sum.kind !== "found") {
		const own = compareTree({
			moduleVersion: module,
			published: "",
			files,
			goEnv: null,
			reference: null
		}).treeHash;
		return {
			...seen,
			verdict: sum.kind,
			treeHash: own,
			why: sum.why
		};
	}
	const comparison = await compareWith(ports, options, {
		moduleVersion: module,
		published: sum.sum,
		files,
		goEnv: await readRootText(ports, goroot, "go.env"),
		reference: null
	});
	const packager = packagerOf(await ports.files.realPath(goroot));
	const isOther = comparison.verdict === "modified" && packager !== null && (!comparison.named || comparison.rebuilt);
	return {
		...seen,
		...differencesOf(comparison, options.mostNamed),
		verdict: isOther ? "unpublished" : comparison.verdict,
		treeHash: comparison.treeHash,
		published: sum.sum,
		source: sum.source,
		log: sum.log,
		cause: comparison.cause,
		why: isOther ? `lies where ${packager} puts a Go that it builds itself` : wordsOf(comparison, sum.where)
	};
}
/** The database first, because it proves; then the lock, which somebody wrote down. */
async function findSum(ports, options, module, locked) {
	const { database, folder, patience } = options;
	const answer = database === null ? {
		kind: "unknown",
		why: "the network is not used"
	} : await publishedSum(ports, database, module, join(folder, `${module}.proof.json`), patience);
	if (answer.kind === "published") {
		const { sum, proof } = answer.published;
		return {
			kind: "found",
			sum,
			source: "database",
			log: proof,
			where: `${quote(proof.name)}, record ${proof.record}`
		};
	}
	try {
		const sum = await locked();
		if (sum !== null) return {
			kind: "found",
			sum,
			source: "lock",
			log: null,
			where: "the lock file"
		};
		return answer.kind === "unpublished" ? answer : {
			...answer,
			why: `${answer.why}, and no lock file has its sum`
		};
	} catch (error) {
		return {
			kind: "unknown",
			why: `${answer.why}, and ${errorMessage(error)}`
		};
	}
}
/** Compares, and looks for another copy of the release only when that is what it takes to name what differs. */
async function compareWith(ports, options, tree) {
	const comparison = compareTree(tree);
	if (comparison.named || options.moduleCache === null) return comparison;
	const reference = await readReference(ports, options, tree.moduleVersion);
	return reference === null ? comparison : compareTree({
		...tree,
		reference
	});
}
/** The release as the go command fetched it at some time; its own sum decides whether it is of use. */
async function readReference(ports, options, module) {
	const folder = join(options.moduleCache ?? "", ...TOOLCHAIN_MODULE.split("/").slice(0, -1), `toolchain@${module}`);
	try {
		if (await ports.files.kind(folder) !== "directory" || folder === options.goroot) return null;
		return await readTree(ports, folder, options.folder);
	} catch {
		return null;
	}
}
function wordsOf(comparison, where) {
	const { modified, missing, extra, verdict, named, cause } = comparison;
	if (verdict === "authentic") return `the files that were published (${where})`;
	if (!named) return `its files are not those that were published (${where}); which ones differ is not known`;
	const n = modified.length + missing.length + extra.length;
	if (verdict === "equivalent") return `as published (${where}) but for ${count(n, "file")} that no build reads`;
	if (cause === "gotoolchain") return `as published (${where}) but for GOTOOLCHAIN in \`go.env\``;
	if (cause === "go-env") return `as published (${where}) but for settings in \`go.env\``;
	return `${count(n, "file")} differ${n === 1 ? "s" : ""} from what was published (${where})`;
}

export { parseLock as a, MAX_LOCK_BYTES as i, databaseSettings as n, writeLock as o, LOCK_NAME as r, observeAuthenticity as t };