import { f as bounded } from "./markup.js";

// src/core/source/git.ts
/** What git says about the tree that is built. */
/** Untracked and changed files that are kept by name; the number is kept whole. */
const MAX_DIRTY_FILES = 50;
const MAX_STATUS_CHARS = 1 << 26;
/** A commit's parents, from `git cat-file -p HEAD`. A shallow clone names them although it does not have them. */
function parseParents(commit) {
	return [...(commit.split("\n\n", 1)[0] ?? "").matchAll(/^parent ([0-9a-f]{40}|[0-9a-f]{64})$/gm)].map((match) => match[1] ?? "");
}
/**
* The files of `git status --porcelain -z`: entries `XY path`, and for renames and copies a second path behind the
* next NUL. The go command calls a tree modified when this output is not empty (cmd/go/internal/vcs, gitStatus).
*/
function parseStatus(output) {
	bounded(output.length, MAX_STATUS_CHARS, "`git status`, characters");
	const entries = output.split("\0");
	const files = [];
	let count = 0;
	for (let i = 0; i < entries.length; i++) {
		const entry = entries[i] ?? "";
		if (entry.length < 4) continue;
		count += 1;
		if (files.length < 50) files.push(entry.slice(3));
		if (/^(?:[RC].|.[RC])/.test(entry)) i += 1;
	}
	return {
		count,
		files
	};
}
/** A full commit ID, SHA-1 or SHA-256. */
function isCommitId(text) {
	return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
/** A commit ID as people write it. */
function shortCommit(commit) {
	return commit.slice(0, 7);
}

export { shortCommit as i, parseParents as n, parseStatus as r, isCommitId as t };