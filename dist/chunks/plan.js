import { a as quoteList, i as quote, l as GateError, m as errorMessage, s as visible, t as count, u as LimitError } from "./markup.js";
import { i as shortCommit } from "./git.js";
import { n as withBaselineBranches } from "./read-event.js";
import { n as endsHeredoc, s as parseCommand, t as LineSplitter, u as shellExitCode } from "./lines.js";
import { i as unquote } from "./go-quote.js";
import { t as parseTarget } from "./target.js";
import { a as AUTO } from "./words.js";
import { a as POLICY_PATH, r as DEFAULT_POLICY } from "./types2.js";
import { r as readMembers } from "./system.js";
import { c as parseArchiveId, o as ARCHIVE_HEAD_BYTES, s as hasCCode } from "./hash-tasks.js";
import { a as outputHashes, d as parseActionGraph } from "./packages.js";
import { t as mergedBase } from "./test-merge.js";
import { a as gitCommand, i as git, s as repositoryPath } from "./repository.js";
import { r as go } from "./toolchain.js";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { createHash } from "node:crypto";

// src/observe/base-commit.ts
/**
* Files as they are in the commit that judges: of a pull request the base, so that a change cannot vouch for itself. They
* are read from git; where a shallow checkout does not hold that commit, from the repository's host.
*/
/**
* The commit that judges a change, the base that it was merged with or that its event names; `null` for a run of what a
* branch holds, which judges itself. Throws GateError `evidence` when no base is known: it is not guessed.
*/
function baseCommit(request, repository) {
	const { event } = request;
	if (event === null || !event.untrustedPolicy) return null;
	const base = mergedBase(event.name, event.commits, repository.source) ?? event.commits.base;
	if (base === null) throw new GateError("evidence", `the ${event.name} event names no base commit to read the policy from`, { fix: "check out the merge commit (the default of actions/checkout) before the gate" });
	return base;
}
/** A file's text, `null` when the commit has none. Throws GateError `evidence` when the commit cannot be read. */
async function readAtBase(ports, reading, path, maxBytes) {
	const { commit } = reading;
	const root = await localRoot(ports, reading);
	if (root !== null) {
		const text = await blobText(ports, root, `${commit}:${path}`, maxBytes);
		if (text !== null) return text;
		const listed = await git(ports, root, "ls-tree", commit, "--", path);
		if (listed.exitCode === 0 && listed.stdout.trim() === "") return null;
	}
	return fromHost(ports, reading, (remote) => remote.readAt(commit, path, maxBytes));
}
/**
* A blob's text, `null` when git gives none. Read as a stream: what collects short outputs looks for line ends in all that
* came so far, and a record is one line. Throws GateError `limit`.
*/
async function blobText(ports, root, name, maxBytes) {
	const chunks = [];
	let bytes = 0;
	const { exitCode } = await ports.exec.run({
		...gitCommand(root, "cat-file", "blob", name),
		onStderr: () => {},
		onStdout: (chunk) => {
			bytes += chunk.length;
			if (bytes <= maxBytes) chunks.push(chunk);
		}
	});
	if (exitCode !== 0) return null;
	if (bytes > maxBytes) throw new LimitError(`${quote(name)}, bytes`, bytes, maxBytes);
	return Buffer.concat(chunks).toString("utf8");
}
/**
* What is at a path, links and submodules left out: `null` when nothing is. `''` is the whole tree. Throws GateError
* `evidence` when the commit cannot be read.
*/
async function listAtBase(ports, reading, path) {
	const { commit } = reading;
	const root = await localRoot(ports, reading);
	if (root !== null) {
		const listed = await git(ports, root, "ls-tree", "-r", "-z", "--full-tree", commit, ...path === "" ? [] : ["--", path]);
		if (listed.exitCode === 0) return listing(listed.stdout, path);
	}
	return fromHost(ports, reading, (remote) => remote.listAt(commit, path));
}
/** `100644 blob <id>\t<path>` behind each other, with a NUL at the end of each (git-ls-tree(1), "Output Format"). */
function listing(said, path) {
	const paths = said.split("\0").flatMap((entry) => {
		const tab = entry.indexOf("	");
		return /^100\d{3} blob /.test(entry) && tab > 0 ? [entry.slice(tab + 1)] : [];
	});
	if (paths.length === 0) return null;
	return {
		folder: paths[0] !== path,
		paths: paths.toSorted()
	};
}
/** The root of a checkout that holds the commit, `null` where none does. */
async function localRoot(ports, { repository: { root, source }, commit }) {
	if (root === null || source.vcs !== "git") return null;
	return (await git(ports, root, "cat-file", "-e", `${commit}^{tree}`)).exitCode === 0 ? root : null;
}
async function fromHost(ports, { commit, what }, ask) {
	const cannot = `${what} of the base commit ${quote(shortCommit(commit))} cannot be read: the checkout does not hold that commit`;
	const fix = "check out with `fetch-depth: 2`, or give the gate a token that may read contents (`permissions: contents: read`)";
	if (ports.remote === null) throw new GateError("evidence", cannot, { fix });
	try {
		return await ask(ports.remote);
	} catch (error) {
		throw new GateError("evidence", `${cannot}, and asking for it failed (${errorMessage(error)})`, {
			fix,
			cause: error
		});
	}
}

// src/observe/archive-ids.ts
/** The IDs in the archives that were linked, read from the build cache, and whether C code is in them. */
/** By output hash; empty without a link or a cache. `ids` are those of earlier links, which are added to and not read again. */
function readArchiveIds(ports, { link, log }, cache, ids = /* @__PURE__ */ new Map()) {
	if (link === null || cache === "") return ids;
	for (const hash of outputHashes(log, link)) {
		if (ids.has(hash)) continue;
		const archive = readArchive(ports, join(cache, hash.slice(0, 2), `${hash}-d`));
		if (archive !== null) ids.set(hash, archive);
	}
	return ids;
}
function readArchive({ files }, path) {
	try {
		const file = files.open(path);
		try {
			const id = parseArchiveId(file.read(0, Math.min(ARCHIVE_HEAD_BYTES, file.size)));
			return id === null ? null : {
				...id,
				cCode: cCodeIn(file)
			};
		} finally {
			file.close();
		}
	} catch {
		return null;
	}
}
function cCodeIn(archive) {
	try {
		return hasCCode(readMembers(archive).members);
	} catch {
		return null;
	}
}

// src/core/buildlog/compile-flags.ts
/** Overlaid files that are kept of one package. */
const MAX_OVERLAID = 50;
const SOURCE_FILE = /\.(?:go|s|S|sx|c|cc|cpp|cxx|h|hh|hpp|m|syso)$/;
const INSTRUMENTS = [
	"race",
	"msan",
	"asan"
];
/** Reads the arguments of a compiler, its own path first. */
function compileFlags(argv) {
	const rewrites = rewritesOf(valueAfter(argv, "-trimpath") ?? "");
	const overlaid = rewrites.filter(({ from, to }) => SOURCE_FILE.test(from) && SOURCE_FILE.test(to));
	return {
		trimpath: rewrites.some(({ from, to }) => to !== "" && !SOURCE_FILE.test(from)),
		overlaid: overlaid.slice(0, MAX_OVERLAID),
		unoptimized: argv.includes("-N"),
		uninlined: argv.includes("-l"),
		instrumented: INSTRUMENTS.filter((name) => argv.includes(`-${name}`))
	};
}
function rewritesOf(list) {
	if (!list.includes(";") && list.endsWith("=>")) return [];
	return list.split(";").flatMap((entry) => {
		const arrow = entry.indexOf("=>");
		return arrow < 0 ? [] : [{
			from: entry.slice(0, arrow),
			to: entry.slice(arrow + 2)
		}];
	});
}
function valueAfter(argv, name) {
	const at = argv.indexOf(name);
	return at < 0 ? null : argv[at + 1] ?? null;
}

// src/core/buildlog/parse.ts
/**
* Reads a `go build -x` trace while it is being written.
*
* The trace is a shell script after the fact: `cd`, `mkdir`, here-documents for the import configurations, one line a
* tool run, a last `mv` (or `cp`, across devices or into setgid folders) that puts the linked file in its place. Errors
* of the compiler and output of C compilers stand between. Only these kinds of lines matter here, and they are told by
* their first characters, so that the rest costs one comparison each:
*
*   cat >WORK/b001/importcfg.link << 'EOF'   what is linked, and from which file; ends with a line EOF
*   cat >WORK/b012/importcfg << 'EOF'        the same of what a package imports
*   .../compile ... -p PKG ... -buildid A/A   a package is compiled
*   cp WORK/b012/_pkg_.a CACHE/ab/HASH-d      its archive goes into the cache, under its sha256
*   .../link -o WORK/b001/exe/a.out ...       a binary is linked
*   mv WORK/b001/exe/a.out DESTINATION        it lands
*
* The work folder is written as $WORK in most lines and in full in the names of here-documents, so folders are told by
* their action number (`b001`) alone.
*
* Source: cmd/go/internal/work (shell.go, exec.go, gc.go); transcripts of Go 1.21 to 1.27 in the fixtures.
*/
/** Packages of one link; the largest real programs have about 8,000. */
const MAX_PACKAGES = 2e5;
/** Binaries of one build. */
const MAX_LINKS = 1e4;
/** Entries of all import configurations together, which a hostile trace could repeat for ever. */
const MAX_IMPORTS = 5e6;
/** Programs of the host: a compiler or two, an archiver. */
const MAX_HOST_PROGRAMS = 50;
const MAX_CGO_PACKAGES = 1e4;
/** Different texts that are kept once. */
const MAX_TEXTS = 1e6;
/** The go command writes its own tools with their path, a C compiler as the environment names it. */
const TOOL = /(?:[\\/](compile|link|asm|cgo|covdata|cover|vet)|(?:^|[ "'\\/])(gcc|clang|g\+\+|clang\+\+|cc|c\+\+|pkg-config))(?:\.exe)?["']? /;
/** A program stands at the beginning of its line, behind its environment and what -toolexec put in front. */
const PROGRAM_CHARS = 4096;
/** What a compiler says about a place may quote anything of the program, and so look like a command. */
const PLACE = /^[^"']*?:\d+(?::\d+)?: /;
const IMPORT_CONFIG = /[\\/](b\d+)[\\/]+importcfg(\.link)?(?:"|\s)/;
const PACKAGE_FILE = "packagefile ";
/** The archive of a package that was compiled in this build. */
const ARCHIVE = /[\\/](b\d+)[\\/]+_pkg_\.a$/;
/** Takes the trace in pieces of any size; `end` gives what it said. */
var BuildLogParser = class {
	#lines = new LineSplitter((line) => this.#line(line));
	#watcher;
	#heredoc = null;
	#work = null;
	#imports = 0;
	#toolexec = null;
	#compiled = /* @__PURE__ */ new Map();
	#importsOf = /* @__PURE__ */ new Map();
	#links = /* @__PURE__ */ new Map();
	#tools = /* @__PURE__ */ new Map();
	#cgo = /* @__PURE__ */ new Set();
	#texts = /* @__PURE__ */ new Map();
	#hostPrograms = /* @__PURE__ */ new Set();
	constructor(watcher = {}) {
		this.#watcher = watcher;
	}
	push(text) {
		this.#lines.push(text);
	}
	end() {
		this.#lines.end();
		return {
			work: this.#work,
			compiled: [...this.#compiled.values()],
			links: [...this.#links.values()].flatMap(closeLink),
			toolexec: this.#toolexec,
			cgo: [...this.#cgo].toSorted(),
			hostPrograms: [...this.#hostPrograms].toSorted(),
			tools: Object.fromEntries([...this.#tools].toSorted(([a], [b]) => a < b ? -1 : 1)),
			lines: this.#lines.lines,
			cutLines: this.#lines.cutLines
		};
	}
	#line(line) {
		if (this.#heredoc !== null) {
			if (endsHeredoc(line)) this.#heredoc = null;
			else this.#heredoc(line);
		} else if (line.startsWith("cat >")) this.#openHeredoc(line);
		else if (line.startsWith("WORK=")) this.#work = line.slice(5);
		else if (line.startsWith("mv ") || line.startsWith("cp ")) this.#move(line);
		else if (/^[\w$'"/.\\]/.test(line) && !line.startsWith("cd ") && !line.startsWith("mkdir ")) this.#command(line);
	}
	#openHeredoc(line) {
		if (!line.includes("<< 'EOF'")) return;
		const found = IMPORT_CONFIG.exec(line);
		const action = found?.[1];
		if (action === void 0) {
			this.#heredoc = () => {};
			return;
		}
		if (found?.[2] === void 0) {
			const imports = [];
			if (this.#importsOf.size < MAX_PACKAGES) this.#importsOf.set(this.#own(action), imports);
			this.#heredoc = (entry) => this.#import(entry, imports);
			return;
		}
		const link = this.#link(action);
		this.#heredoc = (entry) => {
			if (link === null) return;
			if (entry.startsWith("modinfo ")) link.modInfo = readModInfo(entry.slice(8));
			else if (link.packages.length < MAX_PACKAGES) this.#import(entry, link.packages);
		};
	}
	/** `packagefile PATH=FILE` */
	#import(entry, into) {
		if (!entry.startsWith(PACKAGE_FILE)) return;
		const equals = entry.indexOf("=");
		if (equals < 0 || this.#imports >= MAX_IMPORTS) return;
		this.#imports += 1;
		into.push({
			path: this.#own(entry.slice(12, equals)),
			file: this.#own(entry.slice(equals + 1))
		});
	}
	/** `cp WORK/b012/_pkg_.a CACHE/ab/HASH-d # internal`, `mv WORK/b001/exe/a.out DESTINATION`. */
	#move(line) {
		const [how, from = "", to = ""] = parseCommand(line).argv;
		if (how !== "mv" && how !== "cp") return;
		const archive = ARCHIVE.exec(from)?.[1];
		const hash = /(?:^|[\\/])([0-9a-f]{64})-d$/.exec(to)?.[1];
		if (archive !== void 0 && hash !== void 0) {
			const compiled = this.#compiled.get(archive);
			if (compiled !== void 0) this.#compiled.set(this.#own(archive), {
				...compiled,
				outputSha256: this.#own(hash)
			});
			return;
		}
		const linked = /[\\/](b\d+)[\\/]+exe[\\/]+/.exec(from)?.[1];
		if (linked === void 0 || /[\\/][0-9a-f]{64}-d[\\/]/.test(to)) return;
		const link = this.#links.get(linked);
		if (link !== void 0) link.landing = {
			how,
			path: to
		};
	}
	#command(line) {
		const found = TOOL.exec(line.slice(0, PROGRAM_CHARS));
		const tool = found?.[1] ?? found?.[2];
		if (tool === void 0 || PLACE.test(line)) return;
		const command = parseCommand(tool === "compile" ? withoutFiles(line) : line);
		const program = command.argv.findIndex((word) => programName(word) === tool);
		if (program < 0) return;
		this.#tools.set(tool, (this.#tools.get(tool) ?? 0) + 1);
		if (program > 0 && found?.[1] !== void 0 && this.#toolexec === null) this.#toolexec = command.argv.slice(0, program);
		const argv = command.argv.slice(program);
		if (found?.[2] !== void 0) {
			if (this.#hostPrograms.size < MAX_HOST_PROGRAMS) this.#hostPrograms.add(this.#own(argv[0] ?? tool));
		} else if (tool === "compile") this.#compile(argv);
		else if (tool === "link") this.#openLink(command);
		else if (tool === "cgo") this.#cgoRun(argv);
	}
	/**
	* The same text, kept once and on its own: a part of a line would keep the whole piece of the log alive that it was cut
	* from, and with a name in every piece that is the whole log.
	*/
	#own(text) {
		const known = this.#texts.get(text);
		if (known !== void 0) return known;
		const copy = Buffer.from(text, "utf8").toString("utf8");
		if (this.#texts.size < MAX_TEXTS) this.#texts.set(copy, copy);
		return copy;
	}
	#compile(argv) {
		const action = actionOf(flagValue(argv, "-o"));
		const path = flagValue(argv, "-p");
		const actionId = flagValue(argv, "-buildid")?.split("/")[0];
		if (action === null || path === null || actionId === void 0 || this.#compiled.size >= MAX_PACKAGES) return;
		const imports = this.#importsOf.get(action) ?? [];
		this.#importsOf.delete(action);
		this.#compiled.set(this.#own(action), {
			path: this.#own(path),
			action: this.#own(action),
			actionId: this.#own(actionId),
			outputSha256: null,
			flags: ownFlags(compileFlags(argv), (text) => this.#own(text)),
			imports
		});
		this.#watcher.compiling?.(path);
	}
	#cgoRun(argv) {
		const path = flagValue(argv, "-importpath");
		if (path !== null && this.#cgo.size < MAX_CGO_PACKAGES) this.#cgo.add(this.#own(path));
	}
	#openLink(command) {
		const [out, config] = ["-o", "-importcfg"].map((flag) => actionOf(flagValue(command.argv, flag)));
		const action = out ?? config ?? null;
		const link = action === null ? null : this.#link(action);
		if (link !== null) link.command = command;
		this.#watcher.linking?.();
	}
	#link(action) {
		let link = this.#links.get(action) ?? null;
		if (link === null && this.#links.size < MAX_LINKS) {
			link = {
				action: this.#own(action),
				command: null,
				packages: [],
				modInfo: null,
				landing: null
			};
			this.#links.set(link.action, link);
		}
		return link;
	}
};
function closeLink(link) {
	if (link.command === null) return [];
	const { argv, env } = link.command;
	return [{
		action: link.action,
		mainPackage: link.packages.find((entry) => ARCHIVE.exec(entry.file)?.[1] === link.action)?.path ?? link.packages[0]?.path ?? null,
		argv,
		env,
		buildId: flagValue(argv, "-buildid"),
		packages: link.packages,
		modInfo: link.modInfo,
		landing: link.landing
	}];
}
/** The compiler's line without its files, which stand behind its last flag and are most of it. */
function withoutFiles(line) {
	const files = line.indexOf(" -pack ");
	return files < 0 ? line : line.slice(0, files);
}
function ownFlags(flags, own) {
	return {
		...flags,
		overlaid: flags.overlaid.map(({ from, to }) => ({
			from: own(from),
			to: own(to)
		}))
	};
}
function programName(word) {
	const name = word.slice(Math.max(word.lastIndexOf("/"), word.lastIndexOf("\\")) + 1);
	return name.endsWith(".exe") ? name.slice(0, -4) : name;
}
/** The first value of a flag, `-name value` or `-name=value`. The first: the user's own flags stand behind. */
function flagValue(argv, name) {
	for (const [index, word] of argv.entries()) {
		if (word === name) return argv[index + 1] ?? null;
		if (word.startsWith(`${name}=`)) return word.slice(name.length + 1);
	}
	return null;
}
function actionOf(path) {
	return path === null ? null : /^(?:.*[\\/])?(b\d+)[\\/]/.exec(path)?.[1] ?? null;
}
/** The quoted module info of an import configuration, without the 16-byte markers at both ends; `null` for other text. */
function readModInfo(literal) {
	try {
		const text = unquote(literal);
		const start = text.search(/(?:path|mod|dep|build)\t/);
		const end = text.lastIndexOf("\n");
		return start < 0 || end < start ? null : text.slice(start, end + 1);
	} catch {
		return null;
	}
}

// src/observe/build-progress.ts
/**
* How far a build is, told from its trace while it runs: packages compiled, and the one at hand.
*
* How many there are in all is asked of `go list` beside the build, and only when the build takes long enough for
* anybody to wonder. Most of them may come from the cache and never show in the trace, which is why they are not counted
* down.
*/
/** A build of so many packages has not taken long yet. */
const ASKED_AFTER = 20;
var BuildProgress = class {
	#ports;
	#options;
	#compiled = 0;
	#total = null;
	#ended = false;
	constructor(ports, options) {
		this.#ports = ports;
		this.#options = options;
	}
	compiling = (path) => {
		this.#compiled += 1;
		if (this.#compiled === ASKED_AFTER) this.#ask();
		const all = this.#total === null ? "" : ` of at most ${this.#total}`;
		this.#say(`${count(this.#compiled, "package")}${all} compiled, now ${visible(path, 120)}`);
	};
	linking = () => this.#say(`${count(this.#compiled, "package")} compiled, now linking`);
	end() {
		this.#ended = true;
		this.#ports.log.status(null);
	}
	#say(line) {
		if (!this.#ended) this.#ports.log.status(line);
	}
	/** It is only for show: whatever goes wrong with it, the build says better. */
	async #ask() {
		const { cwd, request, env } = this.#options;
		const args = [
			"list",
			"-e",
			"-deps",
			"-f",
			"{{.ImportPath}}",
			...request.flags,
			"--",
			...request.packages
		];
		try {
			const { exitCode, stdout } = await go(this.#ports, cwd, args, env);
			if (exitCode === 0) this.#total = stdout.split("\n").length - 1;
		} catch {
			this.#total = null;
		}
	}
};

// src/observe/go-build.ts
/**
* One run of `go build -x`: its trace into a file, and what the trace and the action graph say.
*
* Why a build failed is read from the file, once it has: the catalogue of causes is a third of this program, and most
* builds do not fail.
*/
/** An undocumented flag, so a Go may come that does not know it. */
const GRAPH_FLAG = "-debug-actiongraph";
/** A build of 8,000 packages writes about 20 MB. */
const MAX_GRAPH_BYTES = 256 << 20;
/** What is read of a trace at a time. */
const CHUNK_BYTES = 1 << 20;
/** Builds, with the action graph where the go command can write one. `logName` is a name in the folder of the options. */
async function runGoBuild(ports, options, logName, args) {
	const graph = join(options.folder, `${logName}.actions.json`);
	const run = await runOnce(ports, options, logName, [`${GRAPH_FLAG}=${graph}`, ...args]);
	if (!run.ok) return knowsNoGraph(run.failure) ? runOnce(ports, options, logName, args) : run;
	const text = await ports.files.readText(graph, MAX_GRAPH_BYTES).catch(() => null);
	return text === null ? run : {
		...run,
		actions: parseActionGraph(text)
	};
}
function knowsNoGraph({ exitCode, diagnosis }) {
	return exitCode === 2 && diagnosis.facts.lastWords.some((line) => line.includes(`not defined: ${GRAPH_FLAG}`));
}
async function runOnce(ports, options, logName, args) {
	const { cwd, env, folder } = options;
	const logFile = join(folder, logName);
	const file = ports.files.createLog(logFile);
	const progress = new BuildProgress(ports, options);
	const parser = new BuildLogParser(progress);
	const decoder = new TextDecoder();
	const onStderr = (chunk) => {
		file.write(chunk);
		parser.push(decoder.decode(chunk, { stream: true }));
	};
	try {
		const ended = await ports.exec.run({
			file: "go",
			args: [
				"build",
				"-x",
				...args
			],
			cwd,
			env,
			onStderr
		});
		const log = parser.end();
		if (ended.exitCode === 0) return {
			ok: true,
			log,
			actions: []
		};
		const diagnosis = await diagnose(ports, logFile, [
			"go",
			"build",
			...args
		], shellExitCode(ended));
		return {
			ok: false,
			failure: {
				exitCode: ended.exitCode,
				diagnosis,
				logFile
			}
		};
	} finally {
		progress.end();
		file.close();
	}
}
async function diagnose({ files }, logFile, command, exitCode) {
	const { Diagnoser } = await import("./diagnose2.js");
	const diagnoser = new Diagnoser();
	diagnoser.command(command);
	const decoder = new TextDecoder();
	const file = files.open(logFile);
	try {
		for (let at = 0; at < file.size; at += CHUNK_BYTES) {
			const chunk = file.read(at, Math.min(CHUNK_BYTES, file.size - at));
			diagnoser.push(decoder.decode(chunk, { stream: true }));
		}
	} finally {
		file.close();
	}
	return diagnoser.end(exitCode);
}

// src/observe/mains.ts
/** The packages main that a build is about, and the order they can be built in. */
const LIST_FORMAT = "{{.Name}} {{printf \"%q\" .ImportPath}} {{with .Module}}{{printf \"%q\" .Path}}{{else}}\"\"{{end}}";
/** The packages main among those asked for. What `go list` cannot load, `go build` explains better. */
async function listMains(ports, { cwd, request, env }) {
	const args = [
		"list",
		"-e",
		"-find",
		"-f",
		LIST_FORMAT,
		...request.flags,
		"--",
		...request.packages
	];
	const lines = (await go(ports, cwd, args, env)).stdout.split("\n").filter((line) => line !== "");
	return {
		mains: lines.flatMap((line) => {
			const found = /^main ("(?:[^"\\]|\\.)*") ("(?:[^"\\]|\\.)*")$/.exec(line.trimEnd());
			if (found === null) return [];
			const module = unquote(found[2] ?? "\"\"");
			return [{
				path: unquote(found[1] ?? "\"\""),
				module: module === "" ? null : module
			}];
		}),
		packages: lines.length
	};
}
/** Groups commands so that no two of a group have the same file name. */
function rounds(mains) {
	const groups = [];
	for (const main of mains) {
		const name = executableName(main.path);
		let group = groups.find((candidate) => !candidate.names.has(name));
		if (group === void 0) {
			group = {
				names: /* @__PURE__ */ new Set(),
				mains: []
			};
			groups.push(group);
		}
		group.names.add(name);
		group.mains.push(main);
	}
	return groups.map((group) => group.mains);
}
/** The last element of the import path, or the one before it when that is a major version (load.DefaultExecName). */
function executableName(path) {
	const elements = path.split("/");
	const last = elements.at(-1) ?? path;
	return /^v(?:[2-9]|[1-9]\d+)$/.test(last) && elements.length > 1 ? elements.at(-2) ?? last : last;
}

// src/observe/build.ts
/**
* One build for one target, into a folder that did not exist before.
*
* A fresh folder, because `go build -o app` leaves an existing `app` alone when its build ID matches, even if it was
* stripped or patched since. `go list` is asked first for what will be built: an empty set is an error of its own, and
* two commands of the same name would overwrite each other in one folder (the go command does not mind), so they are
* built in rounds.
*/
/**
* Builds for one target. `listing` is what `listMains` gives for the same options, for whom asked early. Throws GateError
* `input` when there is nothing to build.
*/
async function buildTarget(ports, options, listing = listMains(ports, options)) {
	const listed = await listing;
	if (listed.mains.length === 0) return {
		ok: false,
		failure: await nothingToBuild(ports, options, listed)
	};
	const groups = rounds(listed.mains);
	const binaries = [];
	for (const [index, mains] of groups.entries()) {
		const built = await buildRound(ports, options, {
			index,
			mains,
			packages: groups.length === 1 ? options.request.packages : mains.map((main) => main.path)
		});
		if (!built.ok) return built;
		binaries.push(...built.binaries);
	}
	return {
		ok: true,
		binaries
	};
}
/** What the go command itself says is wrong, by a build to nowhere. Throws GateError `input` when it finds nothing wrong. */
async function nothingToBuild(ports, options, { packages: found }) {
	const { packages, flags } = options.request;
	const nowhere = ports.host.os === "win32" ? "NUL" : "/dev/null";
	const run = await runGoBuild(ports, options, "build.log", [
		"-o",
		nowhere,
		...flags,
		"--",
		...packages
	]);
	if (!run.ok) return run.failure;
	const what = found === 0 ? "no package matches" : `${count(found, "package")}, none of them a package main`;
	throw new GateError("input", `${quoteList(packages)}: ${what}`, { fix: "name the folder of a command in `packages` (for example `./cmd/app`), or the folder of its module with `working-directory`" });
}
async function buildRound(ports, options, { index, mains, packages }) {
	const bin = join(options.folder, "bin", String(index));
	const logName = index === 0 ? "build.log" : `build-${index}.log`;
	const args = [
		"-o",
		`${bin}/`,
		...options.request.flags,
		"--",
		...packages
	];
	const run = await runGoBuild(ports, options, logName, args);
	if (!run.ok) return run;
	return {
		ok: true,
		binaries: mains.map((main) => builtBinary(main, run, options.cwd, bin))
	};
}
/** Where a command landed, by the trace; `bin` is where it was to land. */
function builtBinary(main, { log, actions }, cwd, bin) {
	const link = log.links.find((candidate) => candidate.mainPackage === main.path) ?? null;
	const landed = link?.landing == null ? null : resolve(cwd, link.landing.path);
	return {
		main,
		link,
		log,
		actions,
		file: landed ?? join(bin, executableName(main.path)),
		landedElsewhere: landed === null || dirname(landed) === bin ? null : landed
	};
}

// src/observe/policy.ts
/**
* Which policy judges. On a pull request levels, expectations and waivers come from the base commit, so that a change
* cannot loosen its own gate; what is built (packages, flags, targets) is part of the change and comes from the tree.
*/
const MAX_POLICY_BYTES = 262144;
/** Finds and reads the policy. Throws GateError `policy`, or `evidence` when the base commit's cannot be had. */
async function readPolicy(ports, request, repository) {
	const places = await placesOf(ports, request, repository, request.policy, POLICY_PATH);
	const tree = await firstText(places, ({ file }) => ports.files.readText(file, MAX_POLICY_BYTES));
	const treePolicy = tree === null ? DEFAULT_POLICY : await parsePolicy(tree.text, tree.shown);
	const treeSha256 = tree === null ? null : sha256(tree.text);
	const commit = baseCommit(request, repository);
	if (commit === null) {
		if (tree === null) refuseMissing(request);
		return {
			policy: treePolicy,
			origin: {
				path: tree?.shown ?? null,
				sha256: treeSha256,
				commit: null,
				changed: false,
				note: null
			},
			treeSha256
		};
	}
	const reading = {
		repository,
		commit,
		what: "the policy"
	};
	const base = await firstText(places, ({ shown }) => readAtBase(ports, reading, shown, MAX_POLICY_BYTES));
	if (tree === null && base === null) refuseMissing(request);
	const judging = base === null ? {
		policy: DEFAULT_POLICY,
		note: null
	} : await parseBase(base.text, base.shown);
	const sha = base === null ? null : sha256(base.text);
	const changed = sha !== treeSha256 || tree !== null && base !== null && tree.shown !== base.shown;
	return {
		policy: {
			...judging.policy,
			build: treePolicy.build,
			binaries: treePolicy.binaries
		},
		origin: {
			path: (changed ? tree : base)?.shown ?? base?.shown ?? null,
			sha256: sha,
			commit,
			changed,
			note: judging.note
		},
		treeSha256
	};
}
/**
* The text of a file that takes part in judging, from where the judging policy is read: on a pull request the base commit,
* so that a change cannot vouch for itself. `path` is relative to the working directory, `null`: the nearest `name` from
* there upwards. Throws GateError `evidence` when the base commit cannot be read.
*/
async function readJudgingFile(ports, request, repository, path, name, maxBytes) {
	const places = await placesOf(ports, request, repository, path, name);
	const commit = baseCommit(request, repository);
	return firstText(places, ({ file, shown }) => commit === null ? ports.files.readText(file, maxBytes) : readAtBase(ports, {
		repository,
		commit,
		what: quote(name)
	}, shown, maxBytes));
}
/** The reader of YAML is large, and most repositories have no policy. */
async function parsePolicy(text, shown) {
	const { parsePolicyFile } = await import("./policy-file.js");
	return parsePolicyFile(text, shown);
}
/** A base policy that does not parse must not stop the change that mends it: the built-in levels judge, and that is said. */
async function parseBase(text, shown) {
	try {
		return {
			policy: await parsePolicy(text, shown),
			note: null
		};
	} catch (error) {
		return {
			policy: DEFAULT_POLICY,
			note: `the base commit's own policy does not parse: ${errorMessage(error)}`
		};
	}
}
function refuseMissing(request) {
	if (request.policy === null) return;
	throw new GateError("policy", `${quote(request.policy)}: expected a policy file, there is none`, { fix: "correct the path, or leave it out" });
}
function sha256(text) {
	return createHash("sha256").update(text).digest("hex");
}
/** The named file, else one of that name in every folder from the working directory up to the root. */
async function placesOf(ports, request, repository, path, name) {
	const place = async (file) => ({
		file,
		shown: await shownPath(ports, repository, request.cwd, file)
	});
	if (path !== null) return [await place(isAbsolute(path) ? path : join(request.cwd, path))];
	const root = resolve(repository.root ?? request.cwd);
	const places = [];
	for (let folder = request.cwd;; folder = dirname(folder)) {
		places.push(await place(join(folder, ...name.split("/"))));
		if (folder === root || dirname(folder) === folder) return places;
	}
}
async function firstText(places, read) {
	for (const place of places) {
		const text = await read(place);
		if (text !== null) return {
			...place,
			text
		};
	}
	return null;
}
async function shownPath(ports, repository, cwd, file) {
	const folder = await repositoryPath(ports, repository.root ?? cwd, dirname(file));
	return [...folder === "" ? [] : [folder], basename(file)].join("/");
}

// src/plan.ts
/** What will be done, once the request and the policy are put together: the request wins, the policy fills the gaps. */
/** Flags that would take the build out of the gate's hands. */
const NOT_OURS = {
	o: "leave out `-o`: the gate links to a fresh path and puts the verified file where `output` says",
	C: "leave out `-C`: name the folder with `working-directory` (on the command line: `-C` before the packages)",
	n: "leave out `-n`: with it nothing is built",
	json: "leave out `-json`: the gate reads the trace of `-x`"
};
/** Decides between building and inspecting. Throws GateError `input` for what cannot be done. */
function makePlan(request, policy, policySha256) {
	const builds = [
		request.packages,
		request.flags,
		request.targets,
		request.output
	].some((part) => part !== null);
	const { command } = request;
	if (command !== null && builds) throw new GateError("input", "expected either a command behind `--` or something for the gate to build, got both", { fix: "leave out packages, `--build-flags`, `--target` and `--output`: the command builds" });
	if (request.binaries !== null && builds) throw new GateError("input", "`binaries` inspects files that are already there; `packages`, `build-flags`, `targets` and `output` build: expected one of the two", { fix: "leave out `binaries` to build, or the others to inspect" });
	const globs = request.binaries ?? (builds ? [] : policy.binaries);
	if (command !== null && globs.length === 0) throw new GateError("input", "it is not said which binaries the command behind `--` makes", { fix: "name them: `check --binaries 'dist/*' -- make build`, or `binaries` in the policy" });
	return globs.length > 0 ? {
		mode: "inspect",
		globs,
		command
	} : buildPlan(request, policy.build, policySha256);
}
function buildPlan(request, build, policySha256) {
	const flags = request.flags ?? build?.flags ?? [];
	refuseFlags(flags);
	const targets = request.targets ?? build?.targets ?? [];
	const fromPolicy = request.flags === null && flags.length > 0;
	return {
		mode: "build",
		request: {
			packages: packagesOf(request, build),
			flags,
			env: build?.env ?? {},
			flagsFrom: flags.length === 0 ? "none" : fromPolicy ? "policy" : "input",
			flagsAt: fromPolicy ? build?.flagsAt ?? null : null,
			policySha256
		},
		targets: targets.length === 0 ? [null] : [...new Set(targets)].map(parseTarget),
		output: request.output ?? build?.output ?? null
	};
}
function packagesOf(request, build) {
	const packages = request.packages ?? build?.packages ?? [];
	const flag = packages.find((name) => name.startsWith("-"));
	if (flag !== void 0) throw new GateError("input", `packages: expected a package, got the flag ${quote(flag)}`, { fix: "put flags into `build-flags`" });
	return packages.length === 0 ? ["./..."] : packages;
}
function refuseFlags(flags) {
	for (const [index, flag] of flags.entries()) {
		const name = /^--?([A-Za-z][\w-]*)/.exec(flag)?.[1];
		if (name === void 0) {
			if (index > 0 && /^--?[A-Za-z][\w-]*$/.test(flags[index - 1] ?? "")) continue;
			throw new GateError("input", `build-flags: expected a flag, got ${quote(flag)}`, { fix: "put packages into `packages`" });
		}
		const reason = NOT_OURS[name];
		if (reason !== void 0) throw new GateError("input", `build-flags: ${quote(flag)} cannot be used here`, { fix: reason });
	}
}
/** The request, with what the policy says of baselines where it says nothing itself. */
function withBaselinePolicy(request, { baseline }) {
	return {
		...request,
		baseline: request.baseline ?? baseline.from ?? AUTO,
		event: request.event === null ? null : withBaselineBranches(request.event, baseline.branches)
	};
}
/** Where this run's records go for later runs to compare with: nowhere, unless it is trusted and uses a store. */
function keepsOf({ baseline, event }) {
	const choice = baseline ?? AUTO;
	if (choice.kind === "none" || choice.kind === "file") return null;
	if (event === null || !event.writesBaseline || event.branch === null) return null;
	return {
		choice,
		branch: event.branch
	};
}

export { readPolicy as a, BuildLogParser as c, compileFlags as d, readArchiveIds as f, readAtBase as h, readJudgingFile as i, flagValue as l, listAtBase as m, makePlan as n, buildTarget as o, baseCommit as p, withBaselinePolicy as r, listMains as s, keepsOf as t, readModInfo as u };