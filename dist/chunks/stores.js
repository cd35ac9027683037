import { _ as valueAt, g as textAt, h as parseJson, m as errorMessage, o as safeLogLine } from "./markup.js";
import { t as isCommitId } from "./git.js";
import { n as parseBaselineChoice } from "./choice.js";
import { t as MAX_RECORD_BYTES } from "./parse-record.js";
import { d as baselineKey, p as workflowOf, s as DRIFT_RULES } from "./standing.js";
import { a as group, c as notice, d as setOutput$1, f as setSecret$1, i as getState$1, l as saveState$1, m as summary, n as debug, o as info, p as warning, r as error, t as ExitCode, u as setFailed } from "./core.js";
import { c as systemFiles } from "./facts.js";
import { a as artifactWriter } from "./ancestry.js";
import { join } from "node:path";
import { mkdirSync } from "node:fs";

// src/kept.ts
/** What the main step leaves for the post step: the records that become the next baseline, and where they go. */
const MAX_PATH = 4096;
const MAX_NAME = 1024;
/** The records of an open gate in a trusted run; `null` when there are none to keep. */
function keptOf(outcome, cwd) {
	const { keeps, judged } = outcome;
	if (keeps === null || outcome.exitCode !== 0 || judged.length === 0) return null;
	if (outcome.findings.some((finding) => finding.level === "error" && DRIFT_RULES.has(finding.rule))) return null;
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
function readKept(text) {
	const value = parseJson(text);
	const [cwd, choice] = [textAt(value, MAX_PATH, "cwd"), parseBaselineChoice(textAt(value, MAX_NAME, "choice") ?? "none")];
	const records = valueAt(value, "records");
	if (cwd === null || choice === null || !Array.isArray(records)) return null;
	return {
		choice,
		cwd,
		records: records.flatMap(readRecord)
	};
}
function readRecord(value) {
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
		case "git":
		case "file":
		case "none": return [];
	}
}
/** The stores that are asked, in this order. */
function storesFor(choice, place) {
	return stores(choice, place).map(({ reads }) => reads);
}
/** The stores that the post step writes. */
function writersFor(choice, place) {
	return stores(choice, place).map(({ writes }) => writes);
}

export { fail as a, saveState as c, writeSummary as d, keptOf as f, annotate as i, setOutput as l, readKept as m, writersFor as n, failQuietly as o, keptText as p, actionsLog as r, getState as s, storesFor as t, setSecret as u };