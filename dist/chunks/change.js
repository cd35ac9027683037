import { r as changedLines } from "./compare.js";
import { t as isCommitId } from "./git.js";
import { i as git } from "./repository.js";
import { join } from "node:path";
import { createHash } from "node:crypto";

// src/observe/change.ts
/**
* What was edited since the commit of a baseline: the files by name, and of those that say how a build is done the lines.
*
* Git is asked first. A shallow checkout does not hold that commit; then the repository's host gives the one text that
* matters most, the workflow of the run. What cannot be had is not known, and nothing fails for it.
*/
/** Changed files that are kept by name; a change of more explains anything, and so nothing. */
const MAX_FILES = 5e3;
/** Files whose lines are compared, and bytes of each. */
const MAX_READ = 20;
const MAX_TEXT = 1 << 20;
/** Files that set flags and settings of a build. */
const SETTING_FILES = /(?:^|\/)\.github\/.*\.(?:ya?ml|sh)$|(?:^|\/)(?:GNUmakefile|[Mm]akefile|[Jj]ustfile|[Tt]askfile\.ya?ml|Dockerfile[\w.-]*|\.goreleaser[\w.-]*|\.tool-versions|\.go-version|magefile\.go)$|\.(?:mk|sh|bash|env)$/;
/** Looks at what lies between two records; `null` where nothing can be told. */
async function readChange(ports, { before, after, root, to }) {
	const from = before.source.head;
	if (root === null || from === null || !isCommitId(from) || to !== null && !isCommitId(to)) return null;
	const files = await changedFiles(ports, root, from, to);
	const workflow = after.run.workflowFile?.path ?? null;
	const locks = lockFiles(after);
	const textBefore = (path) => files !== null ? blob(ports, root, from, path) : path === workflow ? fromHost(ports, from, path) : Promise.resolve(null);
	const read = /* @__PURE__ */ new Set();
	const lines = [];
	const texts = /* @__PURE__ */ new Map();
	for (const path of wanted({
		before,
		after,
		files,
		locks
	})) {
		const now = to === null ? await ports.files.readText(join(root, path), MAX_TEXT).catch(() => null) : await blob(ports, root, to, path);
		if (now !== null && locks.includes(path)) texts.set(path, now);
		const was = await textBefore(path);
		if (!(path === workflow ? isThatOf(before, was) : was !== null || files !== null)) continue;
		read.add(path);
		lines.push(...changedLines(path, was ?? "", now ?? ""));
	}
	return {
		files,
		read,
		lines,
		texts
	};
}
/** Whether a text is the workflow that the baseline ran with: another one was written by a step of that run. */
function isThatOf(before, text) {
	return text !== null && createHash("sha256").update(text).digest("hex") === before.run.workflowFile?.sha256;
}
/** go.mod and go.sum of the module. */
function lockFiles({ toolchain }) {
	const file = toolchain.goMod?.file ?? null;
	return file === null ? [] : [file, file.replace(/\.mod$/, ".sum")];
}
/** Files whose lines are compared: the workflow of the run where it is another text, the locks, what sets flags. */
function wanted({ before, after, files, locks }) {
	const [was, is] = [before.run.workflowFile, after.run.workflowFile];
	const workflow = is === null || is.sha256 === was?.sha256 ? [] : [is.path];
	const setting = (files ?? []).filter((file) => SETTING_FILES.test(file));
	return /* @__PURE__ */ new Set([
		...workflow,
		...locks,
		...setting.slice(0, MAX_READ)
	]);
}
async function changedFiles(ports, root, from, to) {
	const listed = await git(ports, root, "diff", "--name-only", "--no-renames", "--no-ext-diff", "-z", ...to === null ? [from] : [from, to], "--");
	if (listed.exitCode !== 0) return null;
	const files = listed.stdout.split("\0").filter((name) => name !== "");
	return files.length > MAX_FILES ? null : files;
}
async function blob(ports, root, commit, path) {
	const found = await git(ports, root, "cat-file", "blob", `${commit}:${path}`);
	return found.exitCode === 0 && found.stdout.length <= MAX_TEXT ? found.stdout : null;
}
async function fromHost({ remote }, commit, path) {
	if (remote === null) return null;
	return remote.readAt(commit, path, MAX_TEXT).catch(() => null);
}

export { readChange as t };