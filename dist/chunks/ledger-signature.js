import { _ as valueAt, g as textAt, h as parseJson, i as quote } from "./markup.js";
import { t as isCommitId } from "./git.js";
import { n as identityMisfit, t as ACTIONS_SERVER } from "./identity.js";
import { m as unusedLedger } from "./state.js";
import { createHash } from "node:crypto";

// src/core/event/branches.ts
/**
* Which branches write a baseline: the default branch, and those that the policy names by globs. The globs are those of
* a workflow's `branches` filter (GitHub, "Workflow syntax", filter pattern cheat sheet) as far as branches need them:
* `*` stands for any characters but `/`, `**` for any at all.
*
* A glob comes out of a file and a branch's name from anybody, so the two are matched by following all ways at once: time
* is the product of their lengths, whatever they are.
*/
/** Whether a glob covers the whole name of a branch. */
function matchesBranch(glob, branch) {
	const parts = glob.match(/\*\*+|\*|[^*]/gu) ?? [];
	let places = closure(parts, /* @__PURE__ */ new Set([0]));
	for (const character of branch) {
		const next = /* @__PURE__ */ new Set();
		for (const place of places) {
			const part = parts[place];
			if (part === void 0) continue;
			if (!part.startsWith("*")) {
				if (part === character) next.add(place + 1);
			} else if (part.length > 1 || character !== "/") next.add(place);
		}
		places = closure(parts, next);
	}
	return places.has(parts.length);
}
/** A star also stands for nothing. */
function closure(parts, places) {
	for (const place of places) if (parts[place]?.startsWith("*") === true) places.add(place + 1);
	return places;
}

// src/core/event/read-event.ts
/**
* What a GitHub Actions run is about: which commits, whose code, compared with what, and what it may write.
*
* The facts are spread over GITHUB_* variables and the event's payload, and differ by event:
*  - pull_request runs on a test merge (GITHUB_SHA) that is not in the payload; the payload's base may be older than the
*    commit that was really merged, which is the merge's first parent (told by git, not here);
*  - merge_group has neither GITHUB_BASE_REF nor GITHUB_HEAD_REF; base and head stand in the payload;
*  - pull_request_target and workflow_run run on the default branch with its rights, whatever the payload is about.
*
* Both sources are written by others (branch names, forks), so each value is read by path, type and length, and whatever
* is missing is `null`: a payload of another shape makes less known, never an error.
*/
const MAX_NAME = 1024;
const ZERO_COMMIT = /^0+$/;
/** Reads the event. `env` is the environment of the step, `payload` the parsed event file, or `null` without one. */
function readEvent(env, payload) {
	const variable = (name) => {
		const value = env[name];
		return value === void 0 || value === "" || value.length > MAX_NAME ? null : value;
	};
	const name = variable("GITHUB_EVENT_NAME") ?? "other";
	const ref = variable("GITHUB_REF");
	const kind = kindOf(name, ref);
	const defaultBranch = textAt(payload, MAX_NAME, "repository", "default_branch");
	const commits = commitsOf(kind, variable("GITHUB_SHA"), payload);
	const branch = branchOf(ref);
	const workflowRef = variable("GITHUB_WORKFLOW_REF");
	const repository = variable("GITHUB_REPOSITORY");
	const image = [variable("ImageOS"), variable("ImageVersion")].filter((part) => part !== null).join(" ");
	return {
		kind,
		name,
		repository,
		ref,
		defaultBranch,
		commits,
		baseBranch: baseBranchOf(kind, ref, branch, defaultBranch, payload),
		fork: isFork(kind, payload, repository),
		untrustedPolicy: /^(?:pull_request|pull_request_target|merge_group|workflow_run)$/.test(kind),
		privileged: kind === "pull_request_target" || kind === "workflow_run",
		branch,
		writesBaseline: mayWrite(kind) && branch !== null && branch === defaultBranch,
		workflow: variable("GITHUB_WORKFLOW"),
		workflowPath: workflowPath(workflowRef, repository),
		job: variable("GITHUB_JOB"),
		leg: /^[0-9a-f-]{36}\.(.{1,200})$/.exec(variable("ACTIONS_ORCHESTRATION_ID") ?? "")?.[1] ?? null,
		runId: variable("GITHUB_RUN_ID"),
		runNumber: wholeNumber(variable("GITHUB_RUN_NUMBER")),
		runAttempt: wholeNumber(variable("GITHUB_RUN_ATTEMPT")),
		runner: {
			os: variable("RUNNER_OS") ?? "unknown",
			arch: variable("RUNNER_ARCH") ?? "unknown",
			image: image === "" ? null : image
		}
	};
}
function kindOf(name, ref) {
	switch (name) {
		case "push": return ref !== null && ref.startsWith("refs/tags/") ? "tag" : "push";
		case "pull_request":
		case "pull_request_target":
		case "merge_group":
		case "schedule":
		case "release":
		case "workflow_run": return name;
		case "workflow_dispatch":
		case "repository_dispatch": return "dispatch";
		default: return "other";
	}
}
function commitsOf(kind, sha, payload) {
	const commit = commitOrNull(sha);
	const at = (...path) => commitOrNull(textAt(payload, MAX_NAME, ...path));
	switch (kind) {
		case "pull_request": return {
			commit,
			head: at("pull_request", "head", "sha"),
			base: at("pull_request", "base", "sha")
		};
		case "pull_request_target": return {
			commit,
			head: at("pull_request", "head", "sha"),
			base: commit
		};
		case "merge_group": return {
			commit,
			head: at("merge_group", "head_sha") ?? commit,
			base: at("merge_group", "base_sha")
		};
		case "push": return {
			commit,
			head: at("after") ?? commit,
			base: at("before")
		};
		case "workflow_run": return {
			commit,
			head: at("workflow_run", "head_sha"),
			base: commit
		};
		default: return {
			commit,
			head: commit,
			base: null
		};
	}
}
function commitOrNull(text) {
	return text !== null && isCommitId(text) && !ZERO_COMMIT.test(text) ? text : null;
}
function baseBranchOf(kind, ref, branch, defaultBranch, payload) {
	switch (kind) {
		case "pull_request":
		case "pull_request_target": return textAt(payload, MAX_NAME, "pull_request", "base", "ref") ?? defaultBranch;
		case "merge_group": {
			const target = textAt(payload, MAX_NAME, "merge_group", "base_ref");
			return target === null ? defaultBranch : target.replace(/^refs\/heads\//, "");
		}
		case "push": return queueTarget(ref) ?? defaultBranch ?? branch;
		default: return defaultBranch ?? branch;
	}
}
/** A fork that was deleted since has no `head.repo` any more: that is a fork, too. */
function isFork(kind, payload, repository) {
	if (kind === "pull_request" || kind === "pull_request_target") return textAt(payload, MAX_NAME, "pull_request", "head", "repo", "full_name") !== repository;
	if (kind === "workflow_run") return textAt(payload, MAX_NAME, "workflow_run", "head_repository", "full_name") !== repository;
	return false;
}
/** The merge queue's own branches are pushed, too; what they hold is a change that is not merged yet. */
const QUEUE = "gh-readonly-queue/";
/** Where a queue merges to, by the name of its own branch: `gh-readonly-queue/main/pr-42-<commit>`. */
function queueTarget(ref) {
	return /^refs\/heads\/gh-readonly-queue\/(.+)\/pr-\d+-[0-9a-f]{40,64}$/.exec(ref ?? "")?.[1] ?? null;
}
function branchOf(ref) {
	const name = ref !== null && ref.startsWith("refs/heads/") ? ref.slice(11) : null;
	return name === null || name === "" || name.startsWith(QUEUE) ? null : name;
}
/**
* Only these events run what a branch holds, with the rights to keep something for others: what a pull request keeps is
* seen by itself alone (GitHub changelog, 2026-06-26), and is its own word.
*/
function mayWrite(kind) {
	return kind === "push" || kind === "schedule" || kind === "dispatch";
}
/** The event, where branches that match one of the globs write a baseline as the default branch does. */
function withBaselineBranches(event, globs) {
	const { kind, branch } = event;
	if (event.writesBaseline || branch === null || !mayWrite(kind)) return event;
	return globs.some((glob) => matchesBranch(glob, branch)) ? {
		...event,
		writesBaseline: true,
		baseBranch: branch
	} : event;
}
/** `owner/name/.github/workflows/ci.yml@refs/heads/main`; of a reusable workflow it names the caller. */
function workflowPath(ref, repository) {
	if (ref === null || repository === null || !ref.startsWith(`${repository}/`)) return null;
	const path = ref.slice(repository.length + 1).split("@", 1)[0] ?? "";
	return /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path) ? path : null;
}
function wholeNumber(text) {
	return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

// src/core/attest/statement.ts
/**
* In-toto statements: "of this file, with this digest, the following is claimed". A statement is what gets signed; what it
* claims is its predicate, whose shape its type names. (in-toto attestation framework, spec/v1/statement.md)
*/
/** The type of the payload in the signed envelope. */
const STATEMENT_MEDIA_TYPE = "application/vnd.in-toto+json";
const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
const MAX_SUBJECTS = 1024;
const MAX_TEXT = 4096;
/** A statement as the payload of an envelope. */
function writeStatement({ subjects, predicateType, predicate }) {
	const subject = subjects.map(({ name, sha256 }) => ({
		name,
		digest: { sha256 }
	}));
	return {
		type: STATEMENT_MEDIA_TYPE,
		payload: JSON.stringify({
			_type: STATEMENT_TYPE,
			subject,
			predicateType,
			predicate
		})
	};
}
/** Reads the payload of an envelope whose signature verified. */
function readStatement({ type, payload }) {
	const refused = (what, expected, got) => ({
		ok: false,
		why: `expected ${what} ${quote(expected)}, got ${got === null ? "none" : quote(got)}`
	});
	if (type !== "application/vnd.in-toto+json") return refused("a payload of the type", STATEMENT_MEDIA_TYPE, type);
	const value = parseJson(payload);
	const stated = textAt(value, MAX_TEXT, "_type");
	if (stated !== STATEMENT_TYPE) return refused("a statement of the type", STATEMENT_TYPE, stated);
	const listed = valueAt(value, "subject");
	const predicateType = textAt(value, MAX_TEXT, "predicateType");
	if (predicateType === null) return {
		ok: false,
		why: "expected a statement with a predicate type, got none"
	};
	const subjects = Array.isArray(listed) && listed.length <= MAX_SUBJECTS ? listed.map(subjectOf) : [];
	const known = subjects.filter((subject) => subject !== null);
	if (known.length === 0 || known.length < subjects.length) return {
		ok: false,
		why: "expected a statement about files with their sha256, got something else"
	};
	return {
		ok: true,
		statement: {
			subjects: known,
			predicateType,
			predicate: valueAt(value, "predicate")
		}
	};
}
function subjectOf(value) {
	const [name, sha256] = [textAt(value, MAX_TEXT, "name"), textAt(value, 64, "digest", "sha256")];
	return name === null || sha256 === null || !/^[0-9a-f]{64}$/.test(sha256) ? null : {
		name,
		sha256
	};
}

// src/core/cache/ledger-signature.ts
/**
* The signature of a ledger: what is signed, and whether a signature that verified is one for this ledger.
*
* The digest in a ledger says that nobody damaged it; whoever can write the file can make another. A signature says which
* workflow of which repository, on which ref, wrote these very bytes, wherever they are read from. It is a Sigstore
* bundle in a file of its own beside the ledger, so that the ledger is the same file with and without it. That the
* bundle's certificate, log entry and signature hold is told elsewhere (ports/sigstore-verify.ts); here is decided what
* they are worth: the signer has to be a run that may write a ledger of that repository and ref, and the statement has
* to be about these bytes.
*/
/** `optional`: a signature that is there has to verify; `required`: without one the ledger is refused. */
const SIGNATURE_RULES = ["optional", "required"];
/** A bundle about a ledger has 5 to 12 kB. */
const MAX_BUNDLE_BYTES = 1 << 20;
/** What the statement claims: that a trusted run left this ledger. */
const LEDGER_PREDICATE = "https://github.com/go-provenance-gate/go-provenance-gate/cache-ledger/v1";
/** The events on which a run may write what others read (core/event/read-event.ts). */
const TRUSTED_TRIGGERS = [
	"push",
	"schedule",
	"workflow_dispatch",
	"repository_dispatch"
];
/** Where the signature of a ledger is. */
function signatureFile(ledgerFile) {
	return `${ledgerFile}.sigstore.json`;
}
/** The statement about a ledger of this text, in a file of this name. */
function ledgerStatement(name, text, ledger, run) {
	const { repository, ref, generation, digest } = ledger;
	const { commit, workflow, runId, runAttempt } = run;
	const place = `${ACTIONS_SERVER}/${repository ?? "-"}/actions/runs/${runId ?? ""}/attempts/${runAttempt ?? 1}`;
	return writeStatement({
		subjects: [{
			name,
			sha256: sha256(text)
		}],
		predicateType: LEDGER_PREDICATE,
		predicate: {
			repository,
			ref,
			generation,
			digest,
			commit,
			workflow,
			run: runId === null ? null : place
		}
	});
}
/** A ledger that is used, together with its signature: the answer stays, names the signer, or turns into a refusal. */
function withSignature(answer, text, reading, rule) {
	const { ledger } = answer;
	if (ledger === null) return answer;
	switch (reading.kind) {
		case "none":
			if (rule === "optional") return answer;
			return unusedLedger("invalid", `it is not signed: expected a signature in ${quote(reading.file)}, since one is required`);
		case "refused": return unusedLedger("invalid", `its signature does not verify: ${reading.why}`);
		case "unavailable": return unusedLedger("unreadable", `its signature could not be checked: ${reading.why}`);
		case "verified": {
			const misfit = signatureMisfit(reading.signed, reading.signer, text, ledger);
			return misfit === null ? {
				...answer,
				signer: reading.signer.workflow
			} : unusedLedger("invalid", misfit);
		}
	}
}
/** Why a signature that holds is none for this ledger; `null` when it is. */
function signatureMisfit(signed, signer, text, ledger) {
	const { repository, ref } = ledger;
	if (repository === null || ref === null || !ref.startsWith("refs/heads/")) return `it is signed, but is not of the branch of a repository, which is what a signature vouches for: got ${repository === null || ref === null ? "none" : quote(ref)}`;
	const other = identityMisfit(signer, {
		repository,
		ref,
		triggers: TRUSTED_TRIGGERS
	});
	if (other !== null) return `its signature is ${other}`;
	const reading = readStatement(signed);
	if (!reading.ok) return `its signature is about something else: ${reading.why}`;
	const { subjects, predicateType, predicate } = reading.statement;
	if (predicateType !== LEDGER_PREDICATE) return `its signature is about something else: expected a claim of the type ${quote(LEDGER_PREDICATE)}, got ${quote(predicateType)}`;
	const digest = sha256(text);
	const [subject] = subjects;
	if (subjects.length !== 1 || subject?.sha256 !== digest) {
		const got = subjects.length === 1 ? `${(subject?.sha256 ?? "").slice(0, 12)}…` : `${subjects.length} files`;
		return `its signature is of another ledger, or it was changed after it was signed: expected the sha256 ${digest.slice(0, 12)}… of its bytes, got ${got}`;
	}
	return claimMisfit(predicate, ledger, signer);
}
/** The claims repeat what the ledger and the certificate say; where they do not, somebody signed what was not true. */
function claimMisfit(predicate, ledger, { commit }) {
	const claims = [
		["repository", ledger.repository],
		["ref", ledger.ref],
		["generation", ledger.generation],
		["digest", ledger.digest],
		...commit === null ? [] : [["commit", commit]]
	];
	for (const [name, expected] of claims) {
		const got = valueAt(predicate, name);
		if (got === expected) continue;
		const words = typeof got === "string" || typeof got === "number" ? quote(got) : "something else";
		return `its signature claims another ${name}: expected ${quote(expected ?? "none")}, got ${words}`;
	}
	return null;
}
function sha256(text) {
	return createHash("sha256").update(text).digest("hex");
}

export { withSignature as a, signatureFile as i, SIGNATURE_RULES as n, readEvent as o, ledgerStatement as r, withBaselineBranches as s, MAX_BUNDLE_BYTES as t };