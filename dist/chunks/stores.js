import { _ as valueAt, f as bounded, g as textAt, h as parseJson, i as quote, l as GateError, m as errorMessage, o as safeLogLine, s as visible, t as count } from "./markup.js";
import { i as shortCommit, t as isCommitId } from "./git.js";
import { d as baselineKey, p as workflowOf, s as CONTRADICTING_RULES } from "./standing.js";
import { c as noteRecord, d as recordName, l as noteWithRecord, o as parseBaselineChoice, s as isRecordName, u as parseGitRef } from "./words.js";
import { a as group, c as notice, d as setOutput$1, f as setSecret$1, i as getState$1, l as saveState$1, m as summary, n as debug, o as info, p as warning, r as error, t as ExitCode, u as setFailed } from "./core.js";
import { t as systemFiles } from "./files.js";
import { s as artifactWriter } from "./ancestry.js";
import { g as childEnvironment, h as systemExec, i as redactEnvironment } from "./redact.js";
import { t as MAX_RECORD_BYTES } from "./parse-record.js";
import { join } from "node:path";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { spawn } from "node:child_process";

// src/kept.ts
/** What the main step leaves for the post step: the records that become the next baseline, and where they go. */
const MAX_PATH = 4096;
const MAX_NAME = 1024;
/** The records of an open gate in a trusted run; `null` when there are none to keep. */
function keptOf(outcome, cwd) {
	const { keeps, judged } = outcome;
	if (keeps === null || outcome.exitCode !== 0 || judged.length === 0) return null;
	if (outcome.findings.some((finding) => finding.level === "error" && CONTRADICTING_RULES.has(finding.rule))) return null;
	const { choice, branch } = keeps;
	return {
		choice,
		cwd,
		records: judged.map(({ record, recordFile }) => ({
			key: baselineKey(record, workflowOf(record) ?? "", branch),
			branch,
			file: recordFile,
			commit: record.source.head
		}))
	};
}
/** As the text of a step's state. */
function keptText({ choice, cwd, records }) {
	return JSON.stringify({
		choice: choiceText(choice),
		cwd,
		records
	});
}
function choiceText(choice) {
	if (choice.kind === "file") return choice.path;
	return choice.kind === "git" && choice.ref !== null ? `git:${choice.ref}` : choice.kind;
}
/** Reads the state back; `null` for what keptText did not write. */
function readKept$1(text) {
	const value = parseJson(text);
	const [cwd, choice] = [textAt(value, MAX_PATH, "cwd"), parseBaselineChoice(textAt(value, MAX_NAME, "choice") ?? "none")];
	const records = valueAt(value, "records");
	if (cwd === null || choice === null || !Array.isArray(records)) return null;
	return {
		choice,
		cwd,
		records: records.flatMap(readRecord$1)
	};
}
function readRecord$1(value) {
	const [key, branch, file] = [
		textAt(value, 512, "key"),
		textAt(value, MAX_NAME, "branch"),
		textAt(value, MAX_PATH, "file")
	];
	const commit = textAt(value, 64, "commit");
	if (key === null || branch === null || file === null) return [];
	return [{
		key,
		branch,
		file,
		commit: commit !== null && isCommitId(commit) ? commit : null
	}];
}

// src/ports/actions.ts
/** What a step says to GitHub: log, annotations, summary, outputs, state. Every line that is printed passes one filter. */
function print(text, write) {
	for (const line of text.split("\n")) write(safeLogLine(line));
}
/** How often a log says what the work is at. */
const STATUS_EVERY_MS = 1e4;
let statusAt = null;
/** What was not printed yet. */
let lastStatus = "";
const actionsLog = {
	info: (text) => print(text, info),
	warn: (text) => warning(text),
	debug: (text) => debug(text),
	status(line) {
		const now = Date.now();
		const due = statusAt !== null && now - statusAt >= STATUS_EVERY_MS;
		if (line === null) {
			if (lastStatus !== "") print(lastStatus, info);
			lastStatus = "";
			statusAt = null;
			return;
		}
		if (due) print(line, info);
		lastStatus = due ? "" : line;
		if (due || statusAt === null) statusAt = now;
	},
	group: (title, work) => group(safeLogLine(title), work)
};
/** Writes one annotation. The toolkit escapes what would end the command. */
function annotate({ level, title, message, file, line }) {
	const write = {
		error,
		warning,
		notice
	}[level];
	write(message, {
		title,
		...file === null ? {} : { file },
		...line === null || file === null ? {} : { startLine: line }
	});
}
/** Appends to the job summary. */
async function writeSummary(markdown) {
	await summary.addRaw(markdown, true).write();
}
const setOutput = setOutput$1;
const saveState = saveState$1;
const getState = getState$1;
const setSecret = setSecret$1;
/** Marks the step as failed, with the sentence as its annotation. */
function fail(message) {
	setFailed(message);
}
/** Fails the step without one more annotation: the findings have theirs. */
function failQuietly() {
	process.exitCode = ExitCode.Failure;
}

// src/ports/actions-cache.ts
/**
* Records of earlier runs in the Actions cache.
*
* The client fails open: without a service it warns and a restore gives nothing, which must not be taken for a first
* run, so the service is asked for first. An entry's version covers the text of its paths, and temporary folders lie in
* different places: paths are given relative to the state folder, which the client is told is the workspace, since it
* refuses `..`. A cache is no evidence: whatever comes back is validated by the caller.
*
* A key ends with commit, run and attempt. The service gives an entry by its whole key or, of those that begin with one of
* the keys that were asked for, the newest by the time at which it was made (GitHub, "Dependency caching reference", cache
* hits). So the commits that are wanted are asked for first, and any record of the branch last.
*/
/** The file that a key's record is kept in while it travels. */
function recordPath(options, key) {
	const cachePath = `baseline/${key.replace(/-$/, "")}/record.json`;
	return {
		file: join(options.stateFolder, cachePath),
		cachePath
	};
}
let turn = Promise.resolve();
/** Runs a call of the client with the state folder as its workspace: one at a time, since that is the process's state. */
function inStateFolder({ stateFolder }, call) {
	const result = turn.then(async () => {
		const [folder, workspace] = [process.cwd(), process.env["GITHUB_WORKSPACE"]];
		mkdirSync(stateFolder, { recursive: true });
		process.chdir(stateFolder);
		process.env["GITHUB_WORKSPACE"] = stateFolder;
		try {
			return await call();
		} finally {
			process.chdir(folder);
			if (workspace === void 0) delete process.env["GITHUB_WORKSPACE"];
			else process.env["GITHUB_WORKSPACE"] = workspace;
		}
	});
	turn = result.catch(() => {});
	return result;
}
/** The client takes ten keys in all: a first one that has to fit as a whole, commits, and the key alone. */
const MAX_COMMITS = 8;
/** A store that reads the cache. */
function cacheBaselines(options) {
	return {
		name: "cache",
		find: (query) => find(options, query)
	};
}
async function find(options, { key, commits }) {
	const mode = options.env["ACTIONS_CACHE_MODE"];
	if (mode === "none" || mode === "write-only") return {
		kind: "unavailable",
		why: `this run may not read the Actions cache (cache mode \`${mode}\`)`
	};
	const cache = await import("./cache.js");
	if (!cache.isFeatureAvailable()) return {
		kind: "unavailable",
		why: "the Actions cache service is not available in this run"
	};
	const { file, cachePath } = recordPath(options, key);
	const wanted = [...commits.slice(0, MAX_COMMITS).map((commit) => `${key}${commit}-`), key];
	try {
		await systemFiles.remove(file);
		const hit = await inStateFolder(options, () => cache.restoreCache([cachePath], `${key}newest`, wanted));
		if (hit === void 0) return { kind: "missing" };
		const text = await systemFiles.readText(file, MAX_RECORD_BYTES);
		return text === null ? {
			kind: "unavailable",
			why: `the cache entry \`${hit}\` holds no record`
		} : {
			kind: "found",
			text,
			name: hit
		};
	} catch (error) {
		return {
			kind: "unavailable",
			why: `the Actions cache failed: ${errorMessage(error)}`
		};
	}
}
/** The writing side of the cache. */
function cacheWriter(options) {
	return {
		name: "cache",
		write: async (records, mustStay) => {
			const written = [];
			for (const record of records) written.push(await write(options, record, mustStay));
			return written;
		}
	};
}
async function write(options, record, mustStay) {
	const { key } = record;
	const failed = (words) => ({
		key,
		at: null,
		why: {
			meant: false,
			words
		}
	});
	const mode = options.env["ACTIONS_CACHE_MODE"];
	if (mode === "read" || mode === "none") return {
		key,
		at: null,
		why: {
			meant: true,
			words: `this run may not write the Actions cache (cache mode \`${mode}\`)`
		}
	};
	try {
		const newest = await find(options, {
			key,
			commits: []
		});
		const newer = newest.kind === "found" ? await mustStay(record, newest) : null;
		if (newer !== null) return {
			key,
			at: null,
			why: {
				meant: true,
				words: `a newer one is there, ${newer}`
			}
		};
		const { env } = options;
		const suffix = [
			record.commit ?? "none",
			env["GITHUB_RUN_ID"] ?? "0",
			env["GITHUB_RUN_ATTEMPT"] ?? "1"
		].join("-");
		const why = await saveRecord(options, key, suffix, record.file);
		return why === null ? {
			key,
			at: `${key}${suffix}`,
			why: null
		} : failed(why);
	} catch (error) {
		return failed(errorMessage(error));
	}
}
/** Saves a record under a key of its own. Gives why it could not be saved, or `null`. */
async function saveRecord(options, key, suffix, recordFile) {
	const cache = await import("./cache.js");
	if (!cache.isFeatureAvailable()) return "the Actions cache service is not available in this run";
	const { file, cachePath } = recordPath(options, key);
	await systemFiles.copy(recordFile, file);
	return await inStateFolder(options, () => cache.saveCache([cachePath], `${key}${suffix}`)) === -1 ? "the Actions cache took no entry (see its warning above)" : null;
}

// src/core/source/git-tree.ts
/** Trees of git, as `git ls-tree -z` prints them and `git mktree -z` reads them. */
/** Entries of one listing. A note for each commit of a large project. */
const MAX_ENTRIES = 1e6;
/** The entries of a listing, in its order; a line that is none is left out. */
function parseTree(listing) {
	const lines = listing.split("\0");
	bounded(lines.length, MAX_ENTRIES, "`git ls-tree`, entries");
	return lines.flatMap((line) => {
		const [, mode, type, id, name] = /^(\d{6}) ([a-z]+) ([0-9a-f]{40,64})\t([\s\S]+)$/.exec(line) ?? [];
		return mode === void 0 || type === void 0 || id === void 0 || name === void 0 ? [] : [{
			mode,
			type,
			id,
			name
		}];
	});
}
/** What `git mktree -z` wants; it sorts the entries itself. */
function formatTree(entries) {
	return entries.map(({ mode, type, id, name }) => `${mode} ${type} ${id}\t${name}\0`).join("");
}
/** Whether an entry is a file, not a link, a submodule or a tree. */
function isFile({ mode, type }) {
	return type === "blob" && (mode === "100644" || mode === "100755");
}
/**
* The notes of a tree that was listed with its subtrees: files by the commit that they are about. Git puts the note of
* a commit at its ID, and in larger trees at `ab/cdef...` or `ab/cd/ef...` (git-notes(1)); where several lie at once, their
* texts belong together.
*/
function notesByCommit(entries) {
	const notes = /* @__PURE__ */ new Map();
	for (const entry of entries) {
		const commit = entry.name.replaceAll("/", "");
		if (!isFile(entry) || !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(commit) || !/^(?:[0-9a-f]{2}\/)*[0-9a-f]+$/.test(entry.name)) continue;
		const others = notes.get(commit);
		if (others === void 0) notes.set(commit, [entry]);
		else others.push(entry);
	}
	return notes;
}
/** Where a new note goes: fanned out by one level where others are, as git would find it either way. */
function notePath(commit, entries) {
	return entries.some(({ name }) => /^[0-9a-f]{2}\/[0-9a-f]/.test(name)) ? `${commit.slice(0, 2)}/${commit.slice(2)}` : commit;
}

// src/ports/git-command.ts
/**
* Git, asked for what lies below its porcelain, so that nothing of the user's is touched and nobody is asked anything.
*
*  - Of GIT_* variables only those are kept that say how a host is reached: a GIT_DIR or GIT_INDEX_FILE of a hook that
*    calls this program would have it work on another repository, and GIT_TRACE_CURL would print what must not be.
*  - Settings travel in GIT_CONFIG_COUNT, GIT_CONFIG_KEY_n and GIT_CONFIG_VALUE_n (git-config(1), git 2.31), which are
*    read last; arguments can be seen by every user of the machine.
*  - No hook, prompt, askpass program, window of a credential helper, garbage collection, replaced object; no pathspec magic.
*
* Not through ports/exec.ts: objects are written from standard input, and a server that does not answer must not hold a
* run up.
*/
/** What git may say where nothing smaller is given: the listing of a tree with very many files. */
const MAX_OUTPUT_BYTES = 64 << 20;
const MAX_ERROR_BYTES = 1 << 20;
/** For one command. A server that takes longer is as good as none. */
const PATIENCE_MS = 6e4;
const KEPT = /^GIT_(?:SSH|SSH_COMMAND|SSH_VARIANT|SSL_.*|HTTP_.*|PROXY_COMMAND|CONFIG_GLOBAL|CONFIG_SYSTEM|CONFIG_NOSYSTEM|EXEC_PATH|TEMPLATE_DIR)$/;
const USERS_SETTING = /^GIT_CONFIG_(?:COUNT|KEY_\d+|VALUE_\d+)$/;
/** Git in a folder. `settings` stand above those of the user. Throws GateError `evidence` when there is none in PATH. */
async function gitIn(env, cwd, settings) {
	const file = await systemExec.which("git");
	if (file === null) throw new GateError("evidence", "git is not in PATH");
	const environment = gitEnvironment(env, settings);
	return (args, options = {}) => start(file, args, cwd, environment, options);
}
function gitEnvironment(env, settings) {
	const inherited = childEnvironment(env);
	for (const name of Object.keys(inherited)) if (name.startsWith("GIT_") && !KEPT.test(name) && !USERS_SETTING.test(name)) delete inherited[name];
	const given = Number(inherited["GIT_CONFIG_COUNT"] ?? "0");
	const first = Number.isSafeInteger(given) && given >= 0 && given < 1e3 ? given : 0;
	const all = [...QUIET, ...settings];
	for (const [n, [key, value]] of all.entries()) {
		inherited[`GIT_CONFIG_KEY_${first + n}`] = key;
		inherited[`GIT_CONFIG_VALUE_${first + n}`] = value;
	}
	return {
		...inherited,
		GIT_CONFIG_COUNT: String(first + all.length),
		GIT_TERMINAL_PROMPT: "0",
		GIT_ASKPASS: "",
		SSH_ASKPASS: "",
		SSH_ASKPASS_REQUIRE: "never",
		GCM_INTERACTIVE: "never",
		GIT_OPTIONAL_LOCKS: "0",
		GIT_LITERAL_PATHSPECS: "1",
		GIT_NO_REPLACE_OBJECTS: "1",
		GIT_ALLOW_PROTOCOL: "file:git:http:https:ssh",
		LC_ALL: "C"
	};
}
const QUIET = [
	["core.fsmonitor", "false"],
	["core.askPass", ""],
	["credential.interactive", "false"],
	["gc.auto", "0"],
	["maintenance.auto", "false"],
	["fetch.recurseSubmodules", "false"],
	["push.recurseSubmodules", "no"],
	["push.followTags", "false"],
	["push.gpgSign", "false"],
	["http.lowSpeedLimit", "500"],
	["http.lowSpeedTime", "20"]
];
function start(file, args, cwd, env, { input, env: more, maxBytes = MAX_OUTPUT_BYTES }) {
	return new Promise((resolve, reject) => {
		const child = spawn(file, args, {
			cwd,
			env: {
				...env,
				...more
			},
			stdio: [
				"pipe",
				"pipe",
				"pipe"
			],
			windowsHide: true
		});
		const kept = {
			out: [],
			err: []
		};
		let [outBytes, errBytes, ended] = [
			0,
			0,
			""
		];
		const end = (why) => {
			ended = why;
			child.kill("SIGKILL");
		};
		const timer = setTimeout(() => end(`git was ended after ${PATIENCE_MS / 1e3} seconds without an end`), PATIENCE_MS);
		child.stdout.on("data", (chunk) => {
			outBytes += chunk.length;
			if (outBytes <= maxBytes) kept.out.push(chunk);
			else end(`git said more than ${maxBytes} bytes`);
		});
		child.stderr.on("data", (chunk) => {
			errBytes += chunk.length;
			if (errBytes <= MAX_ERROR_BYTES) kept.err.push(chunk);
		});
		child.on("error", (error) => {
			clearTimeout(timer);
			reject(new GateError("evidence", `git could not be run: ${errorMessage(error)}`, { cause: error }));
		});
		child.on("close", (code) => {
			clearTimeout(timer);
			const stderr = Buffer.concat(kept.err).toString("utf8");
			resolve({
				code: ended === "" ? code : null,
				stdout: Buffer.concat(kept.out).toString("utf8"),
				stderr: ended === "" ? stderr : `${stderr}\nfatal: ${ended}`
			});
		});
		child.stdin.on("error", () => {});
		child.stdin.end(input ?? "");
	});
}
/** What the servers of git hosts say to a token that may not do what it wants to. */
const FORBIDDEN = /returned error: 40[13]\b|permission to \S+ denied|write access to repository not granted|authentication failed|could not read username|permission denied \(/i;
/** Whether git was refused for want of a permission. */
function isForbidden(said) {
	return FORBIDDEN.test(said);
}
/** The line of git's complaint that says most, for a sentence: users of URLs taken out. */
function complaint(said) {
	const lines = said.split("\n").map((line) => line.trim());
	const line = lines.find((candidate) => candidate.startsWith("fatal: ")) ?? lines.find((candidate) => /^(?:error|remote): ./.test(candidate)) ?? lines.find((candidate) => candidate !== "");
	return line === void 0 ? "git failed without a word" : quote(redactEnvironment("remote", line.replace(/^(?:fatal|error): /, "")), 200);
}

// src/ports/git-objects.ts
/** Objects of a git repository, read within bounds and made without an index. */
/** A note holds a record for each binary and job of its commit. */
const MAX_NOTE_BYTES = 2 * MAX_RECORD_BYTES;
/** The entries of a commit's tree, of its subtrees as well with `deep`. Throws GateError `evidence`. */
async function listTree(git, tree, deep = false) {
	const { code, stdout, stderr } = await git([
		"ls-tree",
		"-z",
		"--full-tree",
		...deep ? ["-r"] : [],
		tree
	]);
	if (code !== 0) throw new GateError("evidence", `a tree could not be listed: ${complaint(stderr)}`);
	return parseTree(stdout);
}
/** How long a file is, in bytes. Throws GateError `evidence`. */
async function blobSize(git, { id, name }) {
	const { code, stdout, stderr } = await git([
		"cat-file",
		"-s",
		id
	]);
	if (code !== 0) throw new GateError("evidence", `${quote(name)} could not be read: ${complaint(stderr)}`);
	return Number(stdout.trim());
}
/** The text of a file, whose size is asked for first. Throws GateError `evidence`. */
async function readBlob(git, entry, maxBytes) {
	const size = await blobSize(git, entry);
	if (!(size <= maxBytes)) throw new GateError("evidence", `${quote(entry.name)}: expected at most ${maxBytes >> 20} MiB, got ${size} bytes`);
	const { code, stdout, stderr } = await git([
		"cat-file",
		"blob",
		entry.id
	], { maxBytes });
	if (code !== 0) throw new GateError("evidence", `${quote(entry.name)} could not be read: ${complaint(stderr)}`);
	return stdout;
}
/** The text of a commit's note. Throws GateError `evidence`. */
async function readNote(git, files) {
	const texts = [];
	for (const file of files) texts.push(await readBlob(git, file, MAX_NOTE_BYTES));
	return texts.map((text) => text === "" || text.endsWith("\n") ? text : `${text}\n`).join("");
}
/** Runs a command that makes an object, and gives its ID. Throws GateError `evidence`. */
async function makeObject(git, args, options) {
	const { code, stdout, stderr } = await git(args, options);
	if (code !== 0) throw new GateError("evidence", `${quote(`git ${args[0]}`)} failed: ${complaint(stderr)}`);
	return stdout.trim();
}
/** Writes a text as a file's object. Throws GateError `evidence`. */
function writeBlob(git, text) {
	return makeObject(git, [
		"hash-object",
		"-w",
		"--no-filters",
		"--stdin"
	], { input: text });
}
/** Writes a tree. What it names need not be here: the rest of a tree that was fetched without its files stays as it is. */
function writeTree(git, entries) {
	return makeObject(git, [
		"mktree",
		"-z",
		"--missing"
	], { input: formatTree(entries) });
}
/**
* A tree with a file put at a path, or taken away with `null`; everything else in it stays. `tree` is `null` for one that
* is new. Throws GateError `evidence`.
*/
async function withFile(git, tree, path, blob) {
	const slash = path.indexOf("/");
	const name = slash < 0 ? path : path.slice(0, slash);
	const entries = tree === null ? [] : await listTree(git, tree);
	const others = entries.filter((entry) => entry.name !== name);
	if (slash < 0) return writeTree(git, blob === null ? others : [...others, {
		mode: "100644",
		type: "blob",
		id: blob,
		name
	}]);
	const id = await withFile(git, entries.find((entry) => entry.name === name && entry.type === "tree")?.id ?? null, path.slice(slash + 1), blob);
	return writeTree(git, [...others, {
		mode: "040000",
		type: "tree",
		id,
		name
	}]);
}

// src/ports/git-remote.ts
/**
* The repository's remote, seen from a private repository.
*
* All objects come into, and are made in, an empty bare repository of their own in the folder for temporary files: the
* user's objects, refs, index, work tree, configuration and hooks play no part, a shallow clone is as good as a full one,
* and nothing is left behind. The user's repository is asked two things only: the address of `origin`, and how two
* commits lie to each other.
*
* Of the ref only the last commit and its trees are fetched; a file comes when it is read, where the server can
* leave files out (partial clone).
*
* The token is given to the server that the job belongs to, as actions/checkout does it: in a header that is
* set for this server's addresses. An empty value before it takes away what an earlier step left there, since two headers
* are refused. It need not be in the checkout (`persist-credentials: false`).
*/
/** Asks the user's repository for itself. Throws GateError `evidence` without git. */
async function ownRepository({ env, folder }) {
	const git = await gitIn(env, folder, []);
	const asked = await git([
		"rev-parse",
		"--is-shallow-repository",
		"--show-object-format",
		"--show-toplevel"
	]);
	const [shallow, format, root = ""] = asked.stdout.split("\n");
	if (asked.code !== 0 || root === "") return {
		git,
		root: null,
		shallow: false,
		sha256: false,
		why: complaint(asked.stderr)
	};
	return {
		git: await gitIn(env, root, []),
		root,
		shallow: shallow === "true",
		sha256: format === "sha256",
		why: ""
	};
}
/**
* The address of `origin`; in a job whose checkout has none, that of the repository which the job belongs to; `null` where
* there is neither.
*/
async function remoteAddress({ env }, own) {
	if (own.root !== null) {
		const { code, stdout } = await own.git([
			"config",
			"--get",
			"remote.origin.url"
		]);
		const address = stdout.replace(/\n$/, "");
		if (code === 0 && address !== "") return address;
	}
	const [server, repository] = [serverOf(env), env["GITHUB_REPOSITORY"] ?? ""];
	return server !== null && /^[\w.-]+\/[\w.-]+$/.test(repository) ? `${server}/${repository}` : null;
}
function serverOf(env) {
	const server = (env["GITHUB_SERVER_URL"] ?? "").replace(/\/$/, "");
	return /^https?:\/\/[\w.-]+(?::\d+)?$/.test(server) ? server : null;
}
/** Makes the private repository. Throws GateError `evidence`. */
async function privateRepository(place, own, address) {
	mkdirSync(place.temporary, { recursive: true });
	const folder = mkdtempSync(join(place.temporary, "gate-git-"));
	const remove = () => rmSync(folder, {
		recursive: true,
		force: true
	});
	const [repository, hooks] = [join(folder, "repository.git"), join(folder, "no-hooks")];
	mkdirSync(hooks);
	const git = await gitIn(await sshEnvironment(place.env, own), own.root ?? place.folder, [["core.hooksPath", hooks], ...remoteSettings(place, address)]);
	const made = await git([
		"init",
		"--quiet",
		"--bare",
		"--template=",
		...own.sha256 ? ["--object-format=sha256"] : [],
		repository
	]);
	if (made.code !== 0) {
		remove();
		throw new GateError("evidence", `a temporary repository could not be made: ${complaint(made.stderr)}`);
	}
	return {
		git: (args, options) => git([`--git-dir=${repository}`, ...args], options),
		remove
	};
}
/** Ssh asks on the terminal, whoever started it. One that the user chose is left as it is. */
async function sshEnvironment(env, own) {
	if (env["GIT_SSH"] !== void 0 || env["GIT_SSH_COMMAND"] !== void 0) return env;
	const command = (await own.git([
		"config",
		"--get",
		"core.sshCommand"
	])).stdout.replace(/\n$/, "");
	return {
		...env,
		GIT_SSH_COMMAND: command === "" ? "ssh -o BatchMode=yes" : command
	};
}
function remoteSettings({ env, token }, address) {
	const server = serverOf(env);
	const settings = [["remote.origin.url", address]];
	if (token === null || server === null) return settings;
	const header = `http.${server}/.extraheader`;
	const credentials = Buffer.from(`x-access-token:${token}`).toString("base64");
	return [
		...settings,
		["credential.helper", ""],
		[header, ""],
		[header, `AUTHORIZATION: basic ${credentials}`]
	];
}
const TIP = "refs/go-provenance-gate/tip";
/**
* Brings the last commit of a ref of the remote into the private repository, and gives its ID; `null` where the remote has
* no such ref. Throws GateError `evidence`.
*/
async function fetchTip({ git }, { name }) {
	const listed = await git([
		"ls-remote",
		"--quiet",
		"origin",
		name
	]);
	if (listed.code !== 0) throw unread(name, listed.stderr);
	if (!listed.stdout.split("\n").some((line) => line.endsWith(`\t${name}`))) return null;
	const fetched = await git([
		"fetch",
		...[
			"--quiet",
			"--no-tags",
			"--depth=1",
			"--filter=blob:none"
		],
		"origin",
		`+${name}:${TIP}`
	]);
	if (fetched.code !== 0) throw unread(name, fetched.stderr);
	return commitOf(git, TIP, name);
}
/** The commit that a ref of a repository names. Throws GateError `evidence` when it names something else. */
async function commitOf(git, ref, name = ref) {
	const { code, stdout } = await git([
		"rev-parse",
		"--verify",
		"--quiet",
		`${ref}^{commit}`
	]);
	if (code !== 0) throw new GateError("evidence", `${quote(name)} names no commit`);
	return stdout.trim();
}
function unread(name, stderr) {
	const how = isForbidden(stderr) ? "may not be read" : "could not be read";
	return new GateError("evidence", `${quote(name)} of \`origin\` ${how}: ${complaint(stderr)}`);
}

// src/ports/git-baselines.ts
/**
* Records of earlier runs in a git ref: a branch, or notes on commits.
*
* A branch has one file for each key, the newest record, and its history shows how each came to change. Notes stay with
* their commits: a run is compared with the record of the very commit that it builds upon, or of the nearest one
* before it that has one, as far as the checkout knows them.
*
* The ref is read from `origin`, since what a checkout holds is as old as the checkout; without a remote (on a laptop)
* the repository's own ref of that name stands in. Whatever it holds was written by anybody who may write to
* the repository: links, submodules and folders are no records, sizes are asked for before anything is read, and the
* text is for the caller to validate.
*/
/** Notes that are looked into for one record: each has to be fetched. */
const MAX_NOTES = 100;
/** A store that reads a git ref. The remote is asked once, when the first record is looked for. */
function gitBaselines(options) {
	let view = null;
	return {
		name: "git",
		async find(query) {
			try {
				view ??= open(options);
				return await findIn(await view, query);
			} catch (error) {
				return {
					kind: "unavailable",
					why: errorMessage(error)
				};
			}
		}
	};
}
async function open(options) {
	const ref = parseGitRef(options.ref);
	const own = await ownRepository(options);
	const address = await remoteAddress(options, own);
	if (address !== null) {
		const repository = await privateRepository(options, own, address);
		atExit(repository.remove);
		return {
			git: repository.git,
			ref,
			own,
			tip: await fetchTip(repository, ref)
		};
	}
	if (own.root === null) throw new GateError("evidence", `the repository could not be asked: ${own.why}`);
	const { code } = await own.git([
		"show-ref",
		"--verify",
		"--quiet",
		ref.name
	]);
	return {
		git: own.git,
		ref,
		own,
		tip: code === 0 ? await commitOf(own.git, ref.name) : null
	};
}
const leftovers = [];
function atExit(remove) {
	if (leftovers.length === 0) process.once("exit", () => leftovers.forEach((one) => one()));
	leftovers.push(remove);
}
async function findIn(view, query) {
	const { tip, ref } = view;
	if (tip === null) return { kind: "missing" };
	return ref.kind === "branch" ? findInBranch(view, tip, query) : findInNotes(view, tip, query);
}
async function findInBranch({ git, ref }, tip, { key }) {
	const name = recordName(key);
	const entry = (await listTree(git, tip)).find((candidate) => candidate.name === name);
	if (entry === void 0) return { kind: "missing" };
	if (!isFile(entry)) {
		const what = entry.mode === "120000" ? "a link" : entry.type === "tree" ? "a folder" : "a submodule";
		return {
			kind: "unavailable",
			why: `${quote(ref.name)} has ${what} in the place of a record: ${quote(name)}`
		};
	}
	return {
		kind: "found",
		text: await readBlob(git, entry, MAX_RECORD_BYTES),
		name: ref.name
	};
}
async function findInNotes({ git, ref, own }, tip, query) {
	const notes = notesByCommit(await listTree(git, tip, true));
	const annotated = query.commits.filter((commit) => notes.has(commit));
	for (const commit of annotated.slice(0, MAX_NOTES)) {
		const text = noteRecord(await readNote(git, notes.get(commit) ?? []), query.key);
		if (text !== null) return {
			kind: "found",
			text,
			name: `${ref.name} of ${commit}`
		};
	}
	if (notes.size === 0 || !(own.shallow || query.commits.length === 0)) return { kind: "missing" };
	const known = query.commits.length === 0 ? "no commit" : `only ${count(query.commits.length, "commit")}`;
	return {
		kind: "unavailable",
		why: `${quote(ref.name)} keeps records by commit, and this shallow checkout knows ${known} to look for; \`fetch-depth: 0\` shows all`
	};
}

// src/ports/git-baselines-write.ts
/**
* Writing records into a git ref.
*
* Each write is one commit on top of what is there, pushed without force. When another job was faster the server refuses
* the push; what is there now is fetched, the same records are laid into that, and it is pushed again: a key that only
* the other job wrote stays, and for one that both wrote it is asked anew whose record is newer. So jobs that end together
* lose nothing, and a branch that is protected against force pushes and deletion can be written.
*/
/** Every leg of a large matrix may end at the same time, and one of them wins each round. */
const MAX_TRIES = 20;
const MAX_WAIT_MS = 3e3;
/** The writing side of a git ref: all records of a run in one commit, pushed to `origin`. */
function gitWriter(options) {
	return {
		name: "git",
		async write(records, mustStay) {
			const ref = parseGitRef(options.ref);
			const answers = /* @__PURE__ */ new Map();
			const ready = [];
			for (const [index, record] of records.entries()) try {
				ready.push({
					...record,
					index,
					text: await readRecord(ref, record)
				});
			} catch (error) {
				answers.set(index, {
					key: record.key,
					at: null,
					why: {
						meant: false,
						words: errorMessage(error)
					}
				});
			}
			if (ready.length > 0) await put(options, ref, ready, mustStay, answers);
			return [...answers].toSorted(([a], [b]) => a - b).map(([, answer]) => answer);
		}
	};
}
async function readRecord(ref, { file, key, commit }) {
	recordName(key);
	if (ref.kind === "notes" && commit === null) throw new GateError("evidence", `${quote(ref.name)} keeps records by commit, and git could not tell this one's`);
	const text = await systemFiles.readText(file, MAX_RECORD_BYTES);
	if (text === null) throw new GateError("unreadable", `${quote(file)} does not exist`);
	return text;
}
async function put(options, ref, records, mustStay, answers) {
	const own = await ownRepository(options);
	const address = await remoteAddress(options, own);
	if (address === null) throw new GateError("evidence", "the repository has no remote `origin` to write to");
	const repository = await privateRepository(options, own, address);
	try {
		const work = {
			git: repository.git,
			ref,
			mustStay,
			answers
		};
		for (let tries = 1; tries <= MAX_TRIES; tries++) {
			const commit = await commitOn(work, await fetchTip(repository, ref), records);
			if (commit === null || await push(work, commit)) return;
			await setTimeout$1(Math.random() * Math.min(MAX_WAIT_MS, 200 * tries));
		}
		throw new GateError("evidence", `${quote(ref.name)} was changed by others before each of ${MAX_TRIES} pushes`);
	} finally {
		repository.remove();
	}
}
/** A commit on top of `tip` with the records in it; `null` when it has them, or newer ones, already. */
async function commitOn(work, tip, records) {
	const { git, ref } = work;
	const { tree, written } = await (ref.kind === "branch" ? inBranch : inNotes)(work, tip, records);
	if (tree === null || written.length === 0) return null;
	return makeObject(git, [
		"commit-tree",
		tree,
		...tip === null ? [] : ["-p", tip]
	], {
		input: message(written),
		env: AUTHOR
	});
}
const AUTHOR = {
	GIT_AUTHOR_NAME: "go-provenance-gate",
	GIT_AUTHOR_EMAIL: "go-provenance-gate@localhost",
	GIT_COMMITTER_NAME: "go-provenance-gate",
	GIT_COMMITTER_EMAIL: "go-provenance-gate@localhost"
};
async function inBranch(work, tip, records) {
	const { git, ref } = work;
	const there = tip === null ? [] : await listTree(git, tip);
	const foreign = there.find(({ name }) => !isRecordName(name));
	if (foreign !== void 0) {
		const what = `${quote(ref.name)} holds ${quote(foreign.name)}`;
		throw new GateError("input", `${what}: expected a branch that holds baselines and nothing else`);
	}
	const entries = new Map(there.map((entry) => [entry.name, entry]));
	const written = [];
	for (const record of records) {
		const name = recordName(record.key);
		const entry = entries.get(name);
		if (!await mayWrite(work, record, await readKept(git, entry))) continue;
		const id = await writeBlob(git, record.text);
		if (entry?.id === id && isFile(entry)) continue;
		entries.set(name, {
			mode: "100644",
			type: "blob",
			id,
			name
		});
		written.push(record);
	}
	return {
		tree: written.length === 0 ? null : await writeTree(git, [...entries.values()]),
		written
	};
}
/** What stands in a record's place, `null` when that is nothing that could be a record: it is replaced then. */
async function readKept(git, entry) {
	if (entry === void 0 || !isFile(entry) || await blobSize(git, entry) > 33554432) return null;
	return readBlob(git, entry, MAX_RECORD_BYTES);
}
async function inNotes(work, tip, records) {
	const { git } = work;
	const entries = tip === null ? [] : await listTree(git, tip, true);
	const notes = notesByCommit(entries);
	let tree = tip === null ? null : `${tip}^{tree}`;
	const written = [];
	for (const commit of new Set(records.map((record) => record.commit ?? ""))) {
		const [first, ...others] = notes.get(commit) ?? [];
		const before = first === void 0 ? "" : await readNote(git, [first, ...others]);
		let note = before;
		for (const record of records.filter((one) => one.commit === commit)) {
			if (!await mayWrite(work, record, noteRecord(note, record.key))) continue;
			const changed = noteWithRecord(note, record.key, record.text);
			if (changed !== note) written.push(record);
			note = changed;
		}
		if (note === before) continue;
		if (note.length > MAX_NOTE_BYTES) throw new GateError("limit", `the note of ${quote(commit)}: expected at most ${MAX_NOTE_BYTES >> 20} MiB`);
		tree = await withFile(git, tree, first?.name ?? notePath(commit, entries), await writeBlob(git, note));
		for (const other of others) tree = await withFile(git, tree, other.name, null);
	}
	return {
		tree,
		written
	};
}
/** Whether a record may stand where `kept` does; writes down what becomes of it. */
async function mayWrite({ ref, mustStay, answers }, record, kept) {
	const newer = kept === null ? null : await mustStay(record, {
		text: kept,
		name: ref.name
	});
	const { key, index } = record;
	const why = newer === null ? null : {
		meant: true,
		words: `${quote(ref.name)} has a newer one, ${newer}`
	};
	answers.set(index, {
		key,
		at: newer === null ? `${recordName(key)} in ${ref.name}` : null,
		why
	});
	return newer === null;
}
function message(records) {
	const commits = [...new Set(records.map(({ commit }) => commit ?? "an unknown commit"))];
	const at = commits.length === 1 ? shortCommit(commits[0] ?? "") : count(commits.length, "commit");
	const lines = records.map(({ key, text, commit }) => {
		const value = parseJson(text);
		const of = textAt(value, 300, "subject", "package") ?? textAt(value, 300, "subject", "name") ?? "a binary";
		const target = textAt(value, 100, "subject", "target") ?? "an unknown target";
		const run = textAt(value, 100, "run", "runId");
		const place = commit === null ? "" : ` at ${commit}`;
		return `${visible(of)} for ${visible(target)}${place}${run === null ? "" : `, run ${visible(run)}`}\n  ${key}`;
	});
	return `${count(records.length, "baseline")} at ${at}\n\n${lines.join("\n")}\n`;
}
/** How a server says that somebody else has written in the meantime. */
const OVERTAKEN = /\((?:fetch first|non-fast-forward|stale info|failed to update ref|cannot lock ref.*|failed to lock|incorrect old value provided|reference already exists)\)/;
/** Pushes a commit: whether the ref has it now, else it was overtaken. Throws GateError `evidence`. */
async function push({ git, ref }, commit) {
	const pushed = await git([
		"push",
		"--porcelain",
		"--no-verify",
		"origin",
		`${commit}:${ref.name}`
	]);
	if (pushed.code === 0) return true;
	const rejection = pushed.stdout.split("\n").find((line) => line.startsWith("!"));
	if (rejection !== void 0 && OVERTAKEN.test(rejection)) return false;
	const said = complaint(pushed.stderr);
	if (isForbidden(pushed.stderr)) throw new GateError("evidence", `${quote(ref.name)} may not be written: this job needs \`permissions: contents: write\` (${said})`);
	const why = rejection === void 0 ? said : quote(rejection.split("	").at(-1) ?? "");
	throw new GateError("evidence", `${quote(ref.name)} was not taken by \`origin\`: ${why}`);
}

// src/stores.ts
function stores(choice, place) {
	const cache = () => ({
		reads: cacheBaselines(place),
		writes: cacheWriter(place)
	});
	const artifact = () => ({
		reads: place.artifacts,
		writes: artifactWriter(place.env)
	});
	switch (choice.kind) {
		case "auto": return [cache(), artifact()];
		case "cache": return [cache()];
		case "artifact": return [artifact()];
		case "git": return [git(choice.ref ?? "", place)];
		case "file":
		case "none": return [];
	}
}
function git(ref, { env, cwd, token, stateFolder }) {
	const options = {
		env,
		folder: cwd,
		token,
		temporary: stateFolder,
		ref
	};
	return {
		reads: gitBaselines(options),
		writes: gitWriter(options)
	};
}
/** The stores that are asked, in this order. */
function storesFor(choice, place) {
	return stores(choice, place).map(({ reads }) => reads);
}
/** The stores that the post step writes. */
function writersFor(choice, place) {
	return stores(choice, place).map(({ writes }) => writes);
}

export { fail as a, saveState as c, writeSummary as d, keptOf as f, annotate as i, setOutput as l, readKept$1 as m, writersFor as n, failQuietly as o, keptText as p, actionsLog as r, getState as s, storesFor as t, setSecret as u };