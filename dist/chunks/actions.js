import { m as errorMessage, o as safeLogLine } from "./markup.js";
import { t as MAX_RECORD_BYTES } from "./parse-record.js";
import { t as systemFiles } from "./files.js";
import { a as group, c as notice, d as setOutput$1, f as setSecret$1, i as getState$1, l as saveState$1, m as summary, n as debug, o as info, p as warning, r as error, t as ExitCode, u as setFailed } from "./core.js";
import { join } from "node:path";
import { mkdirSync } from "node:fs";

// src/ports/actions-cache.ts
/**
* Records of earlier runs in the Actions cache.
*
* The client fails open: without a service it warns and a restore gives nothing, which must not be taken for a first
* run, so the service is asked for first. An entry's version covers the text of its paths, and temporary folders lie in
* different places: paths are given relative to the state folder, which the client is told is the workspace, since it
* refuses `..`. A cache is no evidence: whatever comes back is validated by the caller.
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
/** A store that reads the cache. */
function cacheBaselines(options) {
	return {
		name: "cache",
		find: ({ key }) => find(options, key)
	};
}
async function find(options, key) {
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
	try {
		await systemFiles.remove(file);
		const hit = await inStateFolder(options, () => cache.restoreCache([cachePath], `${key}newest`, [key]));
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
/** Saves a record under a key of its own. Gives why it could not be saved, or `null`. */
async function saveRecord(options, key, suffix, recordFile) {
	const cache = await import("./cache.js");
	if (!cache.isFeatureAvailable()) return "the Actions cache service is not available in this run";
	const { file, cachePath } = recordPath(options, key);
	try {
		await systemFiles.copy(recordFile, file);
		return await inStateFolder(options, () => cache.saveCache([cachePath], `${key}${suffix}`)) === -1 ? "the Actions cache took no entry (see its warning above)" : null;
	} catch (error) {
		return errorMessage(error);
	}
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

export { getState as a, setSecret as c, saveRecord as d, failQuietly as i, writeSummary as l, annotate as n, saveState as o, fail as r, setOutput as s, actionsLog as t, cacheBaselines as u };