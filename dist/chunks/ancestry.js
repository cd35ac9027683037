import { _ as valueAt, c as FormatError, g as textAt, h as parseJson, i as quote, l as GateError, m as errorMessage, u as LimitError } from "./markup.js";
import { t as isCommitId } from "./git.js";
import { t as readEvent } from "./read-event.js";
import { t as systemFiles } from "./files.js";
import { C as systemHttp, S as ARCHIVE_LIMITS, _ as zipMembers, x as Meter } from "./redact.js";
import { i as signatureFile } from "./ledger-signature.js";
import { i as git, t as commitDistance } from "./repository.js";
import { join } from "node:path";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";

// src/core/baseline/artifact-name.ts
/**
* What the artifacts are called in which a job leaves its records and its ledger. A name is unique in a run, for ever: the
* legs of a matrix, several gate steps in a job and re-runs must not meet, so each is a part of it. Names of jobs and
* steps hold anything, hence digests. A reader knows its own job, and finds what the same job left in other runs.
* Allowed are letters, digits, `-`, `_` and `.` (facts of @actions/artifact: path-and-artifact-name-validation).
*/
const NAME = /^go-provenance-gate-(records|ledger)-([0-9a-f]{16})-([0-9a-f]{8})-([1-9]\d{0,8})$/;
/** The name under which a gate step leaves an artifact. No two of one run are equal. */
function artifactName(kind, place) {
	const { job, step, attempt } = artifactParts(kind, place);
	return `go-provenance-gate-${kind}-${job}-${step}-${attempt}`;
}
/** The parts of that name, by which a reader finds what the same job and step left elsewhere. */
function artifactParts(kind, { workflow, job, leg, step, runner, attempt }) {
	return {
		kind,
		job: digest([
			workflow,
			job,
			leg
		], 16),
		step: digest(leg === null ? [step, runner] : [step], 8),
		attempt
	};
}
/** Takes a name apart; `null` for one that is not ours. */
function parseArtifactName(name) {
	const [, kind, job, step, attempt] = NAME.exec(name) ?? [];
	if (job === void 0 || step === void 0) return null;
	return {
		kind: kind === "ledger" ? kind : "records",
		job,
		step,
		attempt: Number(attempt)
	};
}
/** The file that a record travels in, by its key. */
function recordFileName(key) {
	return `${key.replace(/-$/, "")}.json`;
}
/** The file that a ledger travels in. */
const LEDGER_FILE_NAME = "cache.ledger";
function digest(parts, length) {
	return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, length);
}

// src/ports/host-api.ts
/**
* The REST API of the repository's host, for reading: through the client of the Actions toolkit, which knows the address
* (GITHUB_API_URL), the token and the proxy. That client has no limit of size and none of time, so both are here, and
* whatever goes wrong becomes a sentence that says what to do. It is loaded when it is first asked.
*
* Limits of rate come as 403 or 429, with `retry-after` or with `x-ratelimit-remaining: 0`; a 403 without either is a
* permission that the job does not have. Sources: docs.github.com, "Rate limits for the REST API" and "REST API
* endpoints for GitHub Actions artifacts".
*/
/** A page of a hundred runs has about 1.5 MB. */
const MAX_ANSWER_BYTES = 16 << 20;
/** Milliseconds for all that one run asks. */
const PATIENCE_MS = 6e4;
/** Milliseconds before the next try, where the host has failed or could not be reached. */
const PAUSES_MS = [1e3, 3e3];
var HostApi = class {
	#options;
	#patience;
	#signal = null;
	constructor(options) {
		this.#options = options;
		this.#patience = options.patience ?? PATIENCE_MS;
	}
	/** A JSON answer below `/repos/OWNER/NAME/`. Throws GateError `evidence`; `what` is what was asked for, in words. */
	async json(path, parameters, what) {
		return this.#trying(what, async () => {
			const { body } = await this.#ask(path, parameters, "follow");
			const value = parseJson((await readBounded(body, MAX_ANSWER_BYTES)).toString("utf8"));
			if (value === void 0) throw new GateError("evidence", `${what}: the answer is no JSON, or it was cut off`);
			return value;
		});
	}
	/**
	* A file that the API redirects to, `null` when it says that it is gone (410). Throws GateError `evidence`, `limit`.
	* The second request goes by its own address to its own proxy, and without the token.
	*/
	async file(path, maxBytes, what) {
		return this.#trying(what, async () => {
			try {
				const { headers, body } = await this.#ask(path, {}, "manual");
				const address = textAt(headers, 8192, "location");
				if (address === null) return await readBounded(body, maxBytes);
				const answer = await this.#download(address, maxBytes);
				if (answer.status === 200) return answer.body;
				throw new HostFailure(answer.status);
			} catch (error) {
				if (statusOf(error) === 410) return null;
				throw error;
			}
		});
	}
	async #download(address, maxBytes) {
		const http = systemHttp(this.#patience);
		try {
			return await http.get(address, maxBytes);
		} finally {
			http.close();
		}
	}
	async #ask(path, parameters, redirect) {
		const { apiUrl, repository, token } = this.#options;
		const { getOctokit } = await import("./github2.js");
		const [owner = "", repo = ""] = repository.split("/");
		const request = {
			parseSuccessResponseBody: false,
			redirect,
			signal: this.#deadline()
		};
		const asked = {
			...parameters,
			owner,
			repo,
			request
		};
		const { status, headers, data } = await getOctokit(token, {
			baseUrl: apiUrl,
			log: SILENT
		}).request(`GET /repos/{owner}/{repo}/${path}`, asked);
		return {
			status,
			headers,
			body: data
		};
	}
	#deadline() {
		this.#signal ??= AbortSignal.timeout(this.#patience);
		return this.#signal;
	}
	async #trying(what, work) {
		const pauses = this.#options.pauses ?? PAUSES_MS;
		for (let at = 0;; at++) try {
			return await work();
		} catch (error) {
			const next = pauses[at];
			if (next === void 0 || !mayPass(error) || this.#deadline().aborted) throw this.#deadline().aborted ? lateError(what, this.#patience) : asGateError(what, error);
			await setTimeout(next);
		}
	}
};
/** The token has no right to what was asked for. */
var ClosedError = class extends GateError {
	constructor(message) {
		super("evidence", message);
		this.name = "ClosedError";
	}
};
const SILENT = {
	debug: () => {},
	info: () => {},
	warn: () => {},
	error: () => {}
};
/** The store behind a redirect has refused. */
var HostFailure = class extends Error {
	response;
	status;
	constructor(status) {
		super(`the store answered ${status}`);
		this.response = { status };
		this.status = status;
	}
};
/** The status that the host answered with, `null` when there was no answer: the client says 500 of that. */
function statusOf(error) {
	const status = valueAt(error, "status");
	return valueAt(error, "response") !== void 0 && typeof status === "number" ? status : null;
}
/** Whether the same question may well be answered in a moment. */
function mayPass(error) {
	if (error instanceof GateError) return error.code === "evidence" && error.cause !== void 0;
	const status = statusOf(error);
	return status === null || status >= 500;
}
function lateError(what, patience) {
	return new GateError("evidence", `${what}: no answer within ${patience / 1e3} seconds`);
}
function asGateError(what, error) {
	if (error instanceof GateError) {
		if (error.code === "limit" || error instanceof ClosedError) return error;
		return new GateError("evidence", `${what}: ${error.message}`, { cause: error });
	}
	const status = statusOf(error);
	if (status === null) {
		const words = `the host could not be reached: ${quote(errorMessage(error), 200)}`;
		return new GateError("evidence", `${what}: ${words}`, { cause: error });
	}
	const limit = limitWords(status, error);
	if (limit === null && (status === 403 || status === 404)) return new ClosedError(`${what}: ${closedWords(status)}`);
	const words = limit ?? (status === 401 ? "the host does not take the token (401)" : `the host answered ${status}`);
	return new GateError("evidence", `${what}: ${words}`, { cause: error });
}
/** That the limit of requests is reached; `null` where that is not the reason. */
function limitWords(status, error) {
	const header = (name) => textAt(error, 64, "response", "headers", name);
	const wait = header("retry-after");
	if (!(status === 429 || status === 403 && (wait !== null || header("x-ratelimit-remaining") === "0"))) return null;
	return `the limit of requests to the host is used up (${status})${/^\d{1,6}$/.test(wait ?? "") ? `; it takes requests again in ${wait} seconds` : ""}`;
}
function closedWords(status) {
	return status === 403 ? "the token may not read it (403): give the job `actions: read`" : "the host shows this token no such thing (404): it is not there, or the job lacks `actions: read`";
}
/** All bytes of an answer. Throws LimitError. */
async function readBounded(body, maxBytes) {
	if (typeof body === "string") return Buffer.from(body);
	if (!isStream(body)) return Buffer.alloc(0);
	const chunks = [];
	let size = 0;
	for await (const chunk of body) {
		size += chunk.length;
		if (size > maxBytes) throw new LimitError("an answer of the host, bytes", size, maxBytes);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
function isStream(body) {
	return typeof body === "object" && body !== null && Symbol.asyncIterator in body;
}

// src/ports/artifact-baselines.ts
/**
* Records of earlier runs, from the artifacts of the base branch's trusted runs. A pull request can neither write them nor
* come before them in a look-up, which the Actions cache allows. What comes back is still validated by the caller.
*/
/** Runs whose artifacts are looked through for one record. */
const MAX_RUNS_LOOKED = 10;
/** A store that reads artifacts. `place` is of the job that asks: the same job has written them. */
function artifactBaselines(artifacts, place) {
	return {
		name: "artifact",
		find: async (query) => {
			try {
				return await find$1(artifacts, place, query);
			} catch (error) {
				return {
					kind: "unavailable",
					why: errorMessage(error),
					closed: error instanceof ClosedError
				};
			}
		}
	};
}
async function find$1(artifacts, place, query) {
	const own = artifactParts("records", place);
	let expired = null;
	let looked = 0;
	for await (const run of artifacts.trustedRuns(query.branch, query.commits)) {
		if (++looked > 10) break;
		const ofJob = (await artifacts.artifacts(run)).filter(({ name }) => name.kind === own.kind && name.job === own.job);
		for (const artifact of ofJob.toSorted((a, b) => rank(b, own.step) - rank(a, own.step))) {
			const found = await textOf$1(artifacts, run, artifact, recordFileName(query.key));
			if (found === "gone") expired ??= run;
			else if (found !== null) return found;
		}
	}
	return expired === null ? { kind: "missing" } : {
		kind: "expired",
		why: expiredWords(expired)
	};
}
/** The same step before others, the last attempt before earlier ones. */
function rank({ name }, step) {
	return (name.step === step ? 1e9 : 0) + name.attempt;
}
async function textOf$1(artifacts, run, artifact, file) {
	if (artifact.expired) return "gone";
	try {
		const texts = await artifacts.texts(artifact);
		if (texts === "gone") return "gone";
		const text = texts.get(file);
		return text === void 0 ? null : {
			kind: "found",
			text,
			name: `run ${run.id}`
		};
	} catch (error) {
		return {
			kind: "unavailable",
			why: `the artifact of run ${run.id} is not used: ${errorMessage(error)}`
		};
	}
}
/** `the records of run 1234 of 2026-08-20 have expired`. */
function expiredWords({ id, createdAt }) {
	const day = /^\d{4}-\d{2}-\d{2}/.exec(createdAt)?.[0];
	return `the records of run ${id}${day === void 0 ? "" : ` of ${day}`} have expired: artifacts are kept as long as the repository's settings say`;
}

// src/ports/artifact-ledgers.ts
/**
* Ledgers of the build cache, from the artifacts of the last trusted run that wrote any: one from each of its jobs. They
* are merged by whoever asks. Which run counts is told in run-artifacts.ts.
*/
/** Jobs whose ledgers are merged; a matrix has 256 legs at most. */
const MAX_LEDGERS = 256;
/** Downloads at a time. */
const AT_ONCE = 4;
function artifactLedgers(artifacts) {
	return { find: async (branches, commits) => {
		try {
			return await find(artifacts, branches, commits);
		} catch (error) {
			return {
				kind: "unavailable",
				why: errorMessage(error)
			};
		}
	} };
}
async function find(artifacts, branches, commits) {
	let expired = null;
	for (const branch of branches) {
		let looked = 0;
		for await (const run of artifacts.trustedRuns(branch, commits)) {
			if (++looked > 10) break;
			const ledgers = await ledgersOf(artifacts, run);
			if (ledgers === "gone") expired ??= run;
			else if (ledgers.length > 0) return {
				kind: "found",
				ledgers,
				name: `run ${run.id}`
			};
		}
	}
	return expired === null ? { kind: "missing" } : {
		kind: "expired",
		why: expiredWords(expired)
	};
}
/** The ledgers of a run, of each job and step that of its last attempt; `gone` when there were artifacts, and none is left. */
async function ledgersOf(artifacts, run) {
	const last = /* @__PURE__ */ new Map();
	for (const artifact of await artifacts.artifacts(run)) {
		if (artifact.name.kind !== "ledger") continue;
		const place = `${artifact.name.job} ${artifact.name.step}`;
		if ((last.get(place)?.name.attempt ?? 0) < artifact.name.attempt) last.set(place, artifact);
	}
	const all = [...last.values()];
	const live = all.filter(({ expired }) => !expired).slice(0, MAX_LEDGERS);
	const found = [];
	for (let at = 0; at < live.length; at += AT_ONCE) {
		const ledgers = await Promise.all(live.slice(at, at + AT_ONCE).map((one) => ledgerOf(artifacts, run, one)));
		found.push(...ledgers.filter((ledger) => ledger !== null));
	}
	return all.length > 0 && found.length === 0 ? "gone" : found;
}
/** The ledger in an artifact, `null` when it has expired meanwhile. Throws GateError `evidence` for what holds none. */
async function ledgerOf(artifacts, { id }, artifact) {
	try {
		const texts = await artifacts.texts(artifact);
		if (texts === "gone") return null;
		const text = texts.get(LEDGER_FILE_NAME);
		if (text === void 0) throw new GateError("evidence", `expected ${quote(LEDGER_FILE_NAME)} in it, got none`);
		return {
			text,
			signature: texts.get(signatureFile("cache.ledger")) ?? null
		};
	} catch (error) {
		throw new GateError("evidence", `the ledger of run ${id} is not used: ${errorMessage(error)}`, { cause: error });
	}
}

// src/ports/artifact-upload.ts
/**
* What a run leaves for later runs, as artifacts of its job and step. The client is large (4 MB) and loaded only here,
* in the post step of a run that has something to leave.
*/
/** Where a step of a job stands, as its variables tell. */
function artifactPlace(env) {
	const { workflowPath, workflow, job, leg, runAttempt } = readEvent(env, null);
	const text = (name) => env[name] || null;
	return {
		workflow: workflowPath ?? workflow ?? "",
		job,
		leg,
		step: text("GITHUB_ACTION"),
		runner: text("RUNNER_NAME"),
		attempt: runAttempt ?? 1
	};
}
/** Uploads files as an artifact of this job and step, kept as long as the repository's settings say. Never throws. */
async function uploadRunFiles(env, kind, files) {
	for (const variable of ["ACTIONS_RESULTS_URL", "ACTIONS_RUNTIME_TOKEN"]) if (!env[variable]) return {
		kind: "not-here",
		why: `this run has no service for artifacts (no ${variable})`
	};
	if (isEnterpriseServer(env)) return {
		kind: "not-here",
		why: "GitHub Enterprise Server has no artifacts of this kind"
	};
	const folder = await systemFiles.makeTemporary("go-provenance-gate-upload-");
	try {
		const paths = files.map(({ name }) => join(folder, name));
		for (const [at, { path }] of files.entries()) await systemFiles.copy(path, paths[at] ?? "");
		const name = artifactName(kind, artifactPlace(env));
		const { DefaultArtifactClient } = await import("./artifact.js");
		await new DefaultArtifactClient().uploadArtifact(name, paths, folder);
		return {
			kind: "uploaded",
			name
		};
	} catch (error) {
		return {
			kind: "failed",
			why: errorMessage(error)
		};
	} finally {
		await systemFiles.remove(folder);
	}
}
/**
* The writing side of the store of artifacts. Nothing is replaced: each run has artifacts of its own, and who reads them
* goes by the commits. The records travel together, so there is one answer for all of them.
*/
function artifactWriter(env) {
	return {
		name: "artifact",
		write: async (records) => {
			const upload = await uploadRunFiles(env, "records", records.map(({ key, file }) => ({
				name: recordFileName(key),
				path: file
			})));
			const key = records[0]?.key ?? "";
			if (upload.kind === "uploaded") return [{
				key,
				at: `the artifact ${upload.name}`,
				why: null
			}];
			const words = `it is not kept as an artifact: ${upload.why}`;
			return [{
				key,
				at: null,
				why: {
					meant: upload.kind === "not-here",
					words
				}
			}];
		}
	};
}
/** Neither github.com nor a tenant of ghe.com: as the client of the Actions toolkit tells it (artifact, lib/internal/shared/config). */
function isEnterpriseServer(env) {
	const server = env["GITHUB_SERVER_URL"] || "https://github.com";
	const host = URL.canParse(server) ? new URL(server).hostname.toLowerCase() : "";
	return host !== "github.com" && !host.endsWith(".ghe.com") && !host.endsWith(".localhost");
}

// src/core/once.ts
/**
* The answer to a question that is asked once: the first asker's work, for all who ask under the same key. One that failed
* stays failed, and each asker hears of it when it awaits the answer; one that nobody awaits yet is no unheard rejection.
*/
function once(answers, key, ask) {
	const known = answers.get(key);
	if (known !== void 0) return known;
	const asked = ask();
	answers.set(key, asked);
	asked.catch(() => {});
	return asked;
}

// src/ports/artifact-archive.ts
/**
* What is in an artifact: a zip archive of flat files, each read whole. Whoever got code to run in a job could have made
* it, so an archive that is not exactly of the form that the gate writes is refused as a whole: folders, links, names with
* more than letters, digits, `.`, `_` and `-`, the same name twice, too much.
*/
/** Bytes of an artifact as it is downloaded: records of a hundred large programs have 40 MiB, packed. */
const MAX_ARTIFACT_BYTES = 64 << 20;
/** A record has 32 MiB at most, a ledger 20. */
const MAX_FILE_BYTES = 32 << 20;
/** One job judges at most 2,000 binaries. */
const LIMITS = {
	...ARCHIVE_LIMITS,
	entries: 2001,
	unpackedBytes: 256 << 20
};
/** Texts by name. Throws GateError `format`, `limit` for what the gate did not write. */
async function readArtifact(file, packedBytes) {
	const texts = /* @__PURE__ */ new Map();
	for await (const { name, kind, closed, chunks } of zipMembers(file, LIMITS, new Meter(LIMITS, packedBytes))) {
		if (kind !== "file" || !/^[A-Za-z0-9_][\w.-]{0,250}$/.test(name)) throw new FormatError(`expected files with plain names, got ${quote(name, 80)}`, 0);
		if (texts.has(name)) throw new FormatError(`expected each name once, got ${quote(name)} twice`, 0);
		if (closed !== null) throw new FormatError(`${quote(name)}: ${closed}`, 0);
		texts.set(name, await textOf(name, chunks));
	}
	return texts;
}
async function textOf(name, chunks) {
	const parts = [];
	let size = 0;
	for await (const chunk of chunks) {
		size += chunk.length;
		if (size > MAX_FILE_BYTES) throw new LimitError(`${quote(name)}, bytes`, size, MAX_FILE_BYTES);
		parts.push(Uint8Array.from(chunk));
	}
	return Buffer.concat(parts).toString("utf8");
}

// src/ports/run-artifacts.ts
/**
* Runs whose word counts, and what they left as artifacts.
*
* An artifact's name proves nothing: any workflow on any branch may use it, and a pull request from a fork whose branch is
* called `main` is listed under `branch=main`. So a run counts when it is one of this workflow's file, on the base
* branch, of a commit of this repository and not of a fork, begun by an event that a pull request cannot cause, and
* successful. Since a tag may be called `main`, too, its commit has to be the base itself or an ancestor: as git told, or
* else as the host tells when it is asked to compare. What cannot be shown to be one is passed over.
*
* Sources: docs.github.com, "REST API endpoints for workflow runs" (head_branch, head_repository, path), "for commits"
* (compare two commits: `behind` and `identical`).
*/
/** Runs on one page, and pages of them: what a busy branch sees in about a week. */
const RUNS_ON_PAGE = 50;
const MAX_RUN_PAGES = 3;
/** Runs whose commit git does not know, and of which the host is asked. */
const MAX_COMPARED = 10;
/** Artifacts on one page, and pages: a job may have 500. */
const ARTIFACTS_ON_PAGE = 100;
const MAX_ARTIFACT_PAGES = 10;
const TRUSTED_EVENTS = /* @__PURE__ */ new Set([
	"push",
	"schedule",
	"workflow_dispatch",
	"repository_dispatch"
]);
/** What is asked is asked once. */
var RunArtifacts = class {
	#options;
	#api;
	#runs = /* @__PURE__ */ new Map();
	#behind = /* @__PURE__ */ new Map();
	#artifacts = /* @__PURE__ */ new Map();
	#texts = /* @__PURE__ */ new Map();
	constructor(options) {
		this.#options = options;
		this.#api = new HostApi(options);
	}
	/**
	* The trusted runs on a branch, the best first: of the first of `commits`, then of the others in their order, then of
	* commits that git did not know, the newest first. Throws GateError `evidence`.
	*/
	async *trustedRuns(branch, commits) {
		const listed = await once(this.#runs, JSON.stringify([branch, commits[0]]), () => this.#list(branch, commits[0]));
		const order = new Map(commits.map((commit, at) => [commit, at]));
		yield* listed.filter(({ commit }) => order.has(commit)).toSorted((a, b) => (order.get(a.commit) ?? 0) - (order.get(b.commit) ?? 0) || newestFirst(a, b));
		const unknown = listed.filter(({ commit }) => !order.has(commit)).toSorted(newestFirst);
		for (const run of unknown.slice(0, MAX_COMPARED)) if (await this.#isBehind(branch, commits[0] ?? null, run.commit)) yield run;
	}
	/** What the gate left in a run. Throws GateError `evidence`. */
	artifacts(run) {
		return once(this.#artifacts, run.id, () => this.#listArtifacts(run));
	}
	/** The files of an artifact. Throws GateError `evidence`, `format`, `limit`. */
	texts(artifact) {
		return once(this.#texts, artifact.id, () => this.#download(artifact));
	}
	/** Reads pages until the run of the commit that is wanted is among them, or enough were read. */
	async #list(branch, wanted) {
		const { workflowPath } = this.#options;
		const found = [];
		for (let page = 1; page <= MAX_RUN_PAGES; page++) {
			const runs = listAt(await this.#api.json("actions/workflows/{file}/runs", {
				file: workflowPath.split("/").at(-1) ?? "",
				branch,
				status: "success",
				exclude_pull_requests: true,
				per_page: RUNS_ON_PAGE,
				page
			}, `the runs of ${quote(workflowPath)} on ${quote(branch)}`), "workflow_runs", RUNS_ON_PAGE);
			found.push(...runs.flatMap((run) => this.#trusted(run, branch) ?? []));
			if (runs.length < RUNS_ON_PAGE || found.some(({ commit }) => commit === wanted)) break;
		}
		return found;
	}
	#trusted(run, branch) {
		const { repository, workflowPath } = this.#options;
		const text = (...path) => textAt(run, 1024, ...path) ?? "";
		const [id, own, head] = [
			numberAt(run, "id"),
			numberAt(run, "repository", "id"),
			numberAt(run, "head_repository", "id")
		];
		const ours = own !== null && own === head && text("repository", "full_name").toLowerCase() === repository.toLowerCase();
		const file = text("path").replace(/@.*/s, "");
		const ended = text("status") === "completed" && text("conclusion") === "success";
		if (id === null || !ours || !ended || file !== workflowPath || text("head_branch") !== branch) return null;
		const commit = text("head_sha");
		if (!TRUSTED_EVENTS.has(text("event")) || !isCommitId(commit)) return null;
		return {
			id,
			commit,
			createdAt: text("created_at")
		};
	}
	/** Whether a commit is an ancestor of the base, of the branch where no base is known. What cannot be told is none. */
	#isBehind(branch, base, commit) {
		return once(this.#behind, JSON.stringify([
			branch,
			base,
			commit
		]), async () => {
			try {
				const tip = base ?? textAt(await this.#branch(branch), 64, "commit", "sha");
				if (tip === null || !isCommitId(tip)) return false;
				const basehead = `${tip}...${commit}`;
				const what = `whether ${quote(commit)} is on ${quote(branch)}`;
				const answer = await this.#api.json("compare/{basehead}", {
					basehead,
					per_page: 1
				}, what);
				const status = textAt(answer, 32, "status");
				return status === "behind" || status === "identical";
			} catch (error) {
				if (error instanceof ClosedError) return false;
				throw error;
			}
		});
	}
	#branch(branch) {
		return this.#api.json("branches/{branch}", { branch }, `the branch ${quote(branch)}`);
	}
	async #listArtifacts(run) {
		const found = [];
		for (let page = 1; page <= MAX_ARTIFACT_PAGES; page++) {
			const artifacts = listAt(await this.#api.json("actions/runs/{run}/artifacts", {
				run: run.id,
				per_page: ARTIFACTS_ON_PAGE,
				page
			}, `the artifacts of run ${run.id}`), "artifacts", ARTIFACTS_ON_PAGE);
			found.push(...artifacts.flatMap((artifact) => ourArtifact(artifact, run) ?? []));
			if (artifacts.length < ARTIFACTS_ON_PAGE) break;
		}
		return found;
	}
	async #download({ id, bytes, digest }) {
		const tooMuch = `expected at most ${MAX_ARTIFACT_BYTES >> 20} MiB, got ${Math.ceil(bytes / 2 ** 20)}`;
		if (bytes > 67108864) throw new GateError("limit", tooMuch);
		const zip = await this.#api.file(`actions/artifacts/${id}/zip`, MAX_ARTIFACT_BYTES, `the artifact ${id}`);
		if (zip === null) return "gone";
		const got = `sha256:${createHash("sha256").update(zip).digest("hex")}`;
		if (digest !== null && digest !== got) throw new GateError("format", `expected the bytes that were uploaded, ${quote(digest)}, got ${quote(got)}`);
		await mkdir(this.#options.folder, { recursive: true });
		const folder = await mkdtemp(join(this.#options.folder, "artifact-"));
		try {
			const file = join(folder, "artifact.zip");
			await writeFile(file, zip);
			return await readArtifact(file, zip.length);
		} finally {
			await rm(folder, {
				recursive: true,
				force: true
			});
		}
	}
};
/** What the host says of an artifact, when its name is one of ours and it is of that very run. */
function ourArtifact(artifact, run) {
	const [id, bytes, of] = [
		numberAt(artifact, "id"),
		numberAt(artifact, "size_in_bytes"),
		numberAt(artifact, "workflow_run", "id")
	];
	const name = parseArtifactName(textAt(artifact, 256, "name") ?? "");
	if (id === null || bytes === null || name === null || of !== null && of !== run.id) return null;
	const digest = textAt(artifact, 128, "digest");
	return {
		id,
		name,
		bytes,
		expired: valueAt(artifact, "expired") === true,
		digest: digest !== null && /^sha256:[0-9a-f]{64}$/.test(digest) ? digest : null
	};
}
function newestFirst(a, b) {
	return Date.parse(b.createdAt) - Date.parse(a.createdAt) || b.id - a.id;
}
/** A list in an answer, at most `max` of it. Throws GateError `evidence` for an answer without one. */
function listAt(answer, name, max) {
	const list = valueAt(answer, name);
	if (Array.isArray(list)) return list.slice(0, max);
	throw new GateError("evidence", `expected an answer with ${quote(name)}, got another one`);
}
function numberAt(value, ...path) {
	const found = valueAt(value, ...path);
	return typeof found === "number" && Number.isSafeInteger(found) && found >= 0 ? found : null;
}

// src/ports/job-artifacts.ts
/** The stores that read artifacts of earlier runs of a job's own workflow. Nothing is asked or loaded before they are. */
/** Both stores of a job; where something is missing to ask by, they say what. */
function jobArtifacts(options) {
	const { env, token, stateFolder, ...limits } = options;
	const { repository, workflowPath } = readEvent(env, null);
	if (token === null) return without("there is no token to ask for artifacts with", true);
	if (repository === null || workflowPath === null) return without("which workflow of which repository this is cannot be told (no GITHUB_WORKFLOW_REF)");
	const apiUrl = env["GITHUB_API_URL"] || "https://api.github.com";
	const folder = join(stateFolder, "artifacts");
	const artifacts = new RunArtifacts({
		...limits,
		apiUrl,
		repository,
		token,
		workflowPath,
		folder
	});
	return {
		baselines: artifactBaselines(artifacts, artifactPlace(env)),
		ledgers: artifactLedgers(artifacts)
	};
}
/** What a command in a `run:` step can read, by GH_TOKEN or GITHUB_TOKEN; `null` outside of a job. */
function commandLedgers(env, stateFolder) {
	if (env["GITHUB_ACTIONS"] !== "true") return null;
	return jobArtifacts({
		env,
		token: env["GH_TOKEN"] || env["GITHUB_TOKEN"] || null,
		stateFolder
	}).ledgers;
}
function without(why, closed = false) {
	const unavailable = {
		kind: "unavailable",
		why,
		closed
	};
	return {
		baselines: {
			name: "artifact",
			find: async () => unavailable
		},
		ledgers: { find: async () => unavailable }
	};
}

// src/observe/ancestry.ts
/** How a commit stands to another. Git's yes is always right; its no only where all history is there. */
async function relationOf(ports, cwd, commit, reference) {
	if (commit === reference) return { kind: "same" };
	const behind = await commitDistance(ports, cwd, commit, reference);
	if (behind !== null) return {
		kind: "behind",
		commits: behind
	};
	const ahead = await commitDistance(ports, cwd, reference, commit);
	if (ahead !== null) return {
		kind: "ahead",
		commits: ahead
	};
	const [shallow, ...known] = await Promise.all([git(ports, cwd, "rev-parse", "--is-shallow-repository"), ...[commit, reference].map((name) => git(ports, cwd, "cat-file", "-e", `${name}^{commit}`))]);
	return shallow?.exitCode === 0 && shallow.stdout.trim() === "false" && known.every(({ exitCode }) => exitCode === 0) ? { kind: "apart" } : { kind: "unknown" };
}
/** A commit and its ancestors by first parents, the nearest first: the commit alone where git knows no more. */
async function firstParents(ports, cwd, commit, most) {
	const listed = await git(ports, cwd, "rev-list", "--first-parent", `--max-count=${most}`, commit, "--");
	const commits = listed.exitCode === 0 ? listed.stdout.split("\n").filter((line) => isCommitId(line)) : [];
	return commits[0] === commit ? commits : [commit];
}
/** The last commit that two commits have in common; `null` where the checkout does not show one. */
async function mergeBase(ports, cwd, one, other) {
	const found = await git(ports, cwd, "merge-base", one, other);
	const commit = found.stdout.trim();
	return found.exitCode === 0 && isCommitId(commit) ? commit : null;
}

export { jobArtifacts as a, uploadRunFiles as c, commandLedgers as i, LEDGER_FILE_NAME as l, mergeBase as n, once as o, relationOf as r, artifactWriter as s, firstParents as t };