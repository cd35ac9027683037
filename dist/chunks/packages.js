import { _ as valueAt, g as textAt, h as parseJson } from "./markup.js";

// src/core/buildlog/action-graph.ts
/**
* The action graph of a build (`go build -debug-actiongraph=FILE`): what the go command planned, asked the cache for, ran,
* and how long that took.
*
*   [{"Mode":"build","Package":"example.com/a","Objdir":"/tmp/go-build1/b002/","ActionID":"A","BuildID":"A/C",
*     "TimeStart":"2026-11-22T00:38:21.650379057Z","TimeDone":"...","Cmd":["..."],"CmdUser":39416000,"CmdSys":14479000}, ...]
*
* `Cmd` is null for what came from the cache. The trace of `go build -x` names the archive that was linked, and not the
* action that it was looked up by; the graph does, and its `ActionID` is computed by the go command from the inputs,
* whatever the cache then gives. So an entry that was repointed at another honest archive shows: that archive names the
* action that made it.
*
* The flag is undocumented, so this is a second witness: nothing rests on the graph alone, and a build without one is
* judged by its trace.
*
* Source: cmd/go/internal/work/action.go (actionJSON), buildid.go (useCache); measured with Go 1.18 to 1.27.
*/
/** Import paths and IDs are short; what is longer is none. */
const MAX_PATH_CHARS = 4096;
/** Nodes that are read; the largest real builds have some 20,000. */
const MAX_NODES = 5e5;
/** The nodes that compile packages. What is no such graph has none. */
function parseActionGraph(json) {
	const nodes = parseJson(json);
	if (!Array.isArray(nodes)) return [];
	return nodes.slice(0, MAX_NODES).flatMap((node) => {
		const path = textAt(node, MAX_PATH_CHARS, "Package");
		const actionId = textAt(node, MAX_PATH_CHARS, "ActionID");
		if (path === null || actionId === null || textAt(node, MAX_PATH_CHARS, "Mode") !== "build") return [];
		return [{
			path,
			actionId,
			action: /[\\/](b\d+)[\\/]?$/.exec(textAt(node, MAX_PATH_CHARS, "Objdir") ?? "")?.[1] ?? null,
			ran: Array.isArray(valueAt(node, "Cmd")),
			milliseconds: duration(node)
		}];
	});
}
function duration(node) {
	const [start, done] = [instant(node, "TimeStart"), instant(node, "TimeDone")];
	return start === null || done === null || done < start ? null : Math.round(done - start);
}
/** RFC 3339 with nanoseconds, as milliseconds. */
function instant(node, name) {
	const at = Date.parse(textAt(node, 40, name) ?? "");
	return Number.isFinite(at) && at > 0 ? at : null;
}
/** Which action a build asked the cache for, package by package. */
function askedActions(nodes) {
	const asked = /* @__PURE__ */ new Map();
	for (const { path, actionId } of nodes) asked.set(path, (asked.get(path) ?? /* @__PURE__ */ new Set()).add(actionId));
	return asked;
}
/** How long each action that ran took, by action ID. */
function actionTimes(nodes) {
	const times = /* @__PURE__ */ new Map();
	for (const { actionId, ran, milliseconds } of nodes) if (ran && milliseconds !== null) times.set(actionId, milliseconds);
	return times;
}
/**
* Whether the graph tells of the same compiler runs as the trace, action by action; `null` without a graph. Packages
* that the trace compiled must have run in the graph, under the same action ID.
*/
function graphAgrees(nodes, log) {
	if (nodes.length === 0) return null;
	const byAction = new Map(nodes.map((node) => [node.action, node]));
	return log.compiled.every(({ action, actionId }) => {
		const node = byAction.get(action);
		return node !== void 0 && node.ran && node.actionId === actionId;
	});
}

// src/core/record/packages.ts
/** The name of a file of the build cache that holds an output: the sha256 of its bytes. */
function cacheFileHash(file) {
	return /(?:^|[\\/])([0-9a-f]{64})-d$/.exec(file)?.[1] ?? null;
}
/** The output hashes of everything that was linked, so that the archives' IDs can be read. */
function outputHashes(log, link) {
	return packageInputs(log, link).flatMap(({ sha256 }) => sha256 === null ? [] : [sha256]);
}
/** By what a check of an input is found again. */
function inputKey({ path, file }) {
	return `${path}\0${file}`;
}
/** The inputs of a link that were not compiled in this build. */
function cachedInputs(log, link) {
	return packageInputs(log, link).flatMap(({ path, file, compiled }) => compiled === void 0 ? [{
		path,
		file
	}] : []);
}
/** One record for each package that was linked, sorted by path. */
function packageRecords({ log, link, ids, modules, checks, times }) {
	const byLength = modules.toSorted((a, b) => b.length - a.length);
	return packageInputs(log, link).map(({ path, file, sha256, compiled }) => {
		const id = sha256 === null ? void 0 : ids.get(sha256);
		return {
			path,
			module: moduleOf(path, byLength),
			actionId: compiled?.actionId ?? id?.actionId ?? null,
			contentId: id?.contentId ?? null,
			outputSha256: sha256,
			origin: compiled === void 0 ? "cached" : "compiled",
			entry: compiled === void 0 ? checks.get(inputKey({
				path,
				file
			}))?.state ?? "unverified" : null,
			milliseconds: compiled === void 0 ? null : times.get(compiled.actionId) ?? null
		};
	}).toSorted((a, b) => a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
}
/** What each package of a link that was compiled in this build imports, by import path. */
function compiledImports(log, link) {
	return new Map(packageInputs(log, link).flatMap(({ path, compiled }) => compiled === void 0 ? [] : [[path, compiled.imports.map((entry) => entry.path)]]));
}
/** Of the verified entries: how many somebody vouches for, and those that nobody does. */
function witnesses(inputs, checks) {
	const judged = inputs.flatMap((input) => {
		const witnessed = checks.get(inputKey(input))?.witnessed;
		return witnessed === void 0 ? [] : [{
			input,
			witnessed
		}];
	});
	const not = judged.filter(({ witnessed }) => !witnessed);
	return {
		witnessed: judged.length - not.length,
		unwitnessed: not.map(({ input }) => fault(input, "no trusted run wrote or verified it")).toSorted(byPackage)
	};
}
/** The entries of one state, as the record lists them: by package, with the reason. */
function entryFaults(inputs, checks, state) {
	return inputs.flatMap((input) => {
		const check = checks.get(inputKey(input));
		if (check?.state !== state) return [];
		return [fault(input, check.why ?? "")];
	}).toSorted(byPackage);
}
function fault({ path, file }, why) {
	return {
		package: path,
		file: /(?<![^\\/])[^\\/]+[\\/][^\\/]+$/.exec(file)?.[0] ?? file,
		why
	};
}
function byPackage(a, b) {
	return a.package < b.package ? -1 : a.package > b.package ? 1 : 0;
}
function packageInputs(log, link) {
	const byAction = new Map(log.compiled.map((compiled) => [compiled.action, compiled]));
	const byHash = /* @__PURE__ */ new Map();
	for (const compiled of log.compiled) if (compiled.outputSha256 !== null) byHash.set(compiled.outputSha256, compiled);
	return link.packages.map(({ path, file }) => {
		const cached = cacheFileHash(file);
		if (cached !== null) return {
			path,
			file,
			sha256: cached,
			compiled: byHash.get(cached)
		};
		const compiled = byAction.get(/[\\/](b\d+)[\\/]/.exec(file)?.[1] ?? "");
		return {
			path,
			file,
			sha256: compiled?.outputSha256 ?? null,
			compiled
		};
	});
}
/** The module a package is from: the longest path that is a prefix; `std` where the first element has no dot. */
function moduleOf(path, byLength) {
	const module = byLength.find((candidate) => path === candidate || path.startsWith(`${candidate}/`));
	if (module !== void 0) return module;
	return (path.split("/")[0] ?? "").includes(".") ? null : "std";
}

export { outputHashes as a, actionTimes as c, parseActionGraph as d, inputKey as i, askedActions as l, compiledImports as n, packageRecords as o, entryFaults as r, witnesses as s, cachedInputs as t, graphAgrees as u };