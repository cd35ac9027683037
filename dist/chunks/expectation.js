import { a as quoteList, t as count } from "./markup.js";
import { j as parseGoVersion, k as compareGoVersions } from "./reader-traps.js";

// src/core/baseline/packages.ts
/** Packages of both records with the same action ID and another output, by path. A package whose IDs are not known is none. */
function otherOutputs(before, after) {
	const known = new Map(before.packages.map((entry) => [entry.path, entry]));
	const [wasC, isC] = [new Set(before.trace?.cgo), new Set(after.trace?.cgo)];
	return after.packages.flatMap((is) => {
		const was = known.get(is.path);
		if (was === void 0 || is.actionId === null || was.actionId !== is.actionId) return [];
		const by = ["contentId", "outputSha256"].find((member) => {
			return was[member] !== null && is[member] !== null && was[member] !== is[member];
		});
		return by === void 0 ? [] : [{
			path: is.path,
			was,
			is,
			cCode: wasC.has(is.path) && isC.has(is.path),
			by
		}];
	});
}
/** A drift for each of them. */
function packageDrift(before, after) {
	return otherOutputs(before, after).map((output) => ({
		path: `packages.${output.path}.${output.by}`,
		before: output.was[output.by],
		after: output.is[output.by],
		class: "unexplained",
		why: `${suspicion(output)}${output.cCode ? "; it has C code, whose output the action ID does not settle" : ""}`
	}));
}
/** Which side is in doubt, as a clause. */
function suspicion({ was, is }) {
	if (was.origin === "compiled" && is.origin === "compiled") return "the same inputs were compiled to other bytes";
	if (is.origin === "compiled") return "compiled now to other bytes than the cache of the baseline held";
	if (was.origin === "compiled") return "the cache holds other bytes than the baseline compiled from the same inputs";
	return "this cache and that of the baseline hold other bytes for the same inputs";
}

// src/core/baseline/package-folders.ts
/** Hidden files, texts, tests and what says which modules: no sources. */
const NO_SOURCE = /(?:^|\/)\.|\.md$|(?:^|\/)go\.(?:mod|sum|work)$|_test\.go$/;
/**
* Changed files in a package's folder, and what is no Go below it: embedded files, C headers. Below the module's own folder
* lies everything, so there only its own files count. Empty for a package that is not in the repository.
*/
function changedFilesOf({ path, module }, record, files) {
	const sources = files.filter((file) => !NO_SOURCE.test(file));
	const folder = folderOf(path, module, record);
	if (folder === null) return [];
	if (folder.kind === "tail") return sources.filter((file) => isBelowTail(folderOfFile(file), folder.tail));
	const { at } = folder;
	const isRoot = path === module && !at.includes("vendor/");
	return sources.filter((file) => folderOfFile(file) === at || !isRoot && !file.endsWith(".go") && file.startsWith(at));
}
function folderOf(path, module, record) {
	if (module === null || module === "std") return null;
	const { source, subject, modules } = record;
	const root = source.directory === "" ? "" : `${source.directory}/`;
	const below = path === module ? "" : `${path.slice(module.length + 1)}/`;
	if (module === subject.module) return {
		kind: "folder",
		at: `${root}${below}`
	};
	const dep = modules.deps.find((one) => one.path === module);
	if (modules.vendored || dep?.state === "vendored") return {
		kind: "folder",
		at: `${modules.workspace === null ? root : modules.workspace.replace(/(?<![^/])[^/]+$/, "")}vendor/${path}/`
	};
	if (dep === void 0 || dep.state !== "local") return null;
	const replaced = replacedBy(dep, root);
	return replaced === null ? {
		kind: "tail",
		tail: below
	} : {
		kind: "folder",
		at: `${replaced}${below}`
	};
}
/** The folder of a replacement `./x` or `../x`; `null` for one elsewhere. */
function replacedBy({ replace }, root) {
	if (replace === null || !/^\.{1,2}\//.test(replace.path)) return null;
	const parts = root.split("/").filter((part) => part !== "");
	for (const part of replace.path.split("/")) if (part === "..") {
		if (parts.pop() === void 0) return null;
	} else if (part !== "." && part !== "") parts.push(part);
	return parts.map((part) => `${part}/`).join("");
}
function folderOfFile(file) {
	return file.slice(0, file.lastIndexOf("/") + 1);
}
function isBelowTail(folder, tail) {
	return tail === "" || folder === tail || folder.endsWith(`/${tail}`);
}

// src/core/baseline/sources.ts
/** Files that are named. */
const MAX_NAMED = 3;
const EVERYTHING = [
	"toolchain.",
	"environment.",
	"build.flags",
	"settings."
];
/** Packages of both records that were made from other inputs and came out otherwise. */
function otherCode(before, after) {
	const known = new Map(before.packages.map((entry) => [entry.path, entry]));
	return after.packages.filter((is) => {
		const was = known.get(is.path);
		if (was === void 0 || was.actionId === is.actionId) return false;
		return was.contentId !== null && is.contentId !== null && was.contentId !== is.contentId;
	});
}
/** The path of a drift about one package's code; its two sides are the action IDs. */
function codePath({ path }) {
	return `packages.${path}.actionId`;
}
/** The rows about packages. `drifts`: what else differs. */
function sourceDrift(pair, drifts, imports) {
	if (drifts.some(({ path }) => EVERYTHING.some((prefix) => path.startsWith(prefix)))) return [];
	const { before, after, change } = pair;
	const changed = otherCode(before, after);
	if (changed.length === 0) return [];
	const modules = new Set(drifts.flatMap(({ path }) => /^modules\.(.+?)(?:\.sum)?$/.exec(path)?.[1] ?? []));
	const files = new Map(changed.map((entry) => [entry.path, changedFilesOf(entry, after, change?.files ?? [])]));
	const language = before.toolchain.goMod?.go !== after.toolchain.goMod?.go;
	const profiles = change?.files?.filter((file) => file.endsWith(".pgo")) ?? [];
	const isCause = ({ path, module }) => (files.get(path) ?? []).length > 0 || module !== null && modules.has(module) || language && module === after.subject.module || profiles.length > 0;
	const causes = changed.filter(isCause);
	const unexplained = change === null || change.files === null ? [] : beginnings(pair, changed, new Set(causes.map(({ path }) => path)), imports, modules.size > 0);
	const lost = new Set(unexplained.map(({ path }) => path));
	const named = [.../* @__PURE__ */ new Set([...causes.flatMap(({ path }) => files.get(path) ?? []), ...profiles])];
	return [...explainedRow(pair, changed.length - lost.size, [
		...named.length === 0 ? [] : [quoteList(named, MAX_NAMED)],
		...modules.size === 0 ? [] : [count(modules.size, "module")],
		...language ? [`the go line of ${after.toolchain.goMod?.file ?? "go.mod"}`] : []
	]), ...unexplained.map((entry) => {
		const was = before.packages.find(({ path }) => path === entry.path);
		const why = isOwn(entry, after) ? NO_FILE : NO_REASON;
		return {
			path: codePath(entry),
			before: was?.actionId ?? null,
			after: entry.actionId,
			class: "unexplained",
			why
		};
	})];
}
const NO_FILE = "this change edits no file of it that git tracks, and nothing that it imports";
const NO_REASON = "nothing in this change explains it: the same version was compiled from other files";
function explainedRow({ before, after }, packages, causes) {
	if (causes.length === 0 || packages === 0) return [];
	return [{
		path: "packages",
		before: count(before.packages.length, "package"),
		after: `${count(after.packages.length, "package")}, ${packages} of them with other content`,
		class: "explained",
		why: `this change: ${causes.join(", and ")}`
	}];
}
/** Packages in which a change begins that nothing explains. */
function beginnings({ before, after }, changed, causes, imports, otherModules) {
	const cCode = /* @__PURE__ */ new Set([...before.trace?.cgo ?? [], ...after.trace?.cgo ?? []]);
	const known = new Set(before.packages.map(({ path }) => path));
	const now = new Set(after.packages.map(({ path }) => path));
	const contradicting = new Set(otherOutputs(before, after).map(({ is }) => is));
	const others = [...changed, ...contradicting];
	const moved = new Set(others.map(({ path }) => path));
	const hasMoved = (path) => moved.has(path) || now.has(path) && !known.has(path);
	const isFirst = (entry) => causes.has(entry.path) || cCode.has(entry.path) || contradicting.has(entry);
	const isSettled = settledBy(before, after);
	const lowest = Math.min(...new Set(others.filter(isFirst).map((entry) => layer(entry, after))));
	const isConsequence = (entry) => {
		const imported = imports.get(entry.path);
		if (imported !== void 0) return imported.some(hasMoved);
		return lowest <= layer(entry, after) || otherModules && entry.module !== "std";
	};
	return changed.filter((entry) => !isFirst(entry) && !isConsequence(entry) && isSettled(entry));
}
/** Packages import those of their own layer and of those below. */
function layer(entry, record) {
	return entry.module === "std" ? 0 : isOwn(entry, record) ? 2 : 1;
}
/** Tells whether only other code can have given a package other content. */
function settledBy(before, after) {
	const uses = (name, record) => (record.binary.settings[name] ?? "") !== "";
	if (uses("-pgo", before) || uses("-pgo", after)) return () => false;
	if (uses("-trimpath", before) && uses("-trimpath", after)) return () => true;
	const known = new Map(before.packages.map(({ path, actionId }) => [path, actionId]));
	const unchanged = after.packages.filter(({ path, module, actionId }) => module !== "std" && actionId !== null && known.get(path) === actionId);
	/** Of packages of the repository, and of others: whether their folder is the same, as one of them shows. */
	const sameFolder = new Set(before.modules.vendored === after.modules.vendored ? unchanged.map((entry) => isOwn(entry, after)) : []);
	return (entry) => entry.module === "std" || sameFolder.has(isOwn(entry, after));
}
/** Whether a package lies in the repository: of the main module, of a folder that stands for a module, vendored. */
function isOwn({ module }, { subject, modules }) {
	if (module === "std") return false;
	if (module === null || module === subject.module || modules.vendored) return true;
	const state = modules.deps.find(({ path }) => path === module)?.state;
	return state === "local" || state === "vendored";
}

// src/core/toolchain/expectation.ts
/** Reading expected Go versions: `1.26.8`, `1.26.x`, `1.26`, `>=1.26`, `go1.26.8`. */
/** Whether a version meets one expectation. An expectation of no known shape is met by the same text only. */
function meetsGoExpectation(version, expectation) {
	const actual = parseGoVersion(version);
	const found = /^(>=\s*)?(?:go)?(\d+\.\d+(?:\.(?:\d+|x))?(?:(?:beta|rc)\d+)?)$/.exec(expectation.trim());
	if (actual === null || found === null) return version === expectation;
	const text = found[2] ?? "";
	const wanted = parseGoVersion(`go${text.replace(/\.x$/, "")}`);
	if (wanted === null) return false;
	if (found[1] !== void 0) return compareGoVersions(actual, {
		...wanted,
		language: false
	}) >= 0;
	if (/^\d+\.\d+(?:\.x)?$/.test(text)) return sameSeries(actual, wanted) && actual.pre === "";
	return compareGoVersions(actual, wanted) === 0;
}
function sameSeries(a, b) {
	return a.minor === b.minor;
}

export { sourceDrift as a, otherCode as i, codePath as n, otherOutputs as o, isOwn as r, packageDrift as s, meetsGoExpectation as t };