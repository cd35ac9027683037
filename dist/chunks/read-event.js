import { t as isCommitId } from "./git.js";
import { g as textAt } from "./markup.js";

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

export { withBaselineBranches as n, readEvent as t };