import { o as isMachineOnly } from "./go-sum.js";
import { E as sealHolds, h as partsOf, j as parseGoVersion, k as compareGoVersions, m as haveSameInputs } from "./reader-traps.js";
import { a as quoteList, i as quote, t as count } from "./markup.js";
import { r as packageDrift, t as meetsGoExpectation } from "./expectation.js";

// src/core/baseline/drift.ts
const UNEXPLAINED = "nothing in this change explains it";
/** The difference at a path as a list, empty when both sides are the same. */
function drift(path, before, after, explanation) {
	if (before === after) return [];
	return [{
		path,
		before,
		after,
		class: explanation?.class ?? "unexplained",
		why: explanation?.why ?? UNEXPLAINED
	}];
}

// src/core/baseline/binary-bytes.ts
/** Sections that are named. */
const MAX_NAMED$1 = 5;
/** The difference between the bytes of two binaries of the same inputs; empty when there is none, or when it is no wonder. */
function binaryDrift(before, after) {
	const [was, is] = [before.binary, after.binary];
	const [wasId, isId] = [partsOf(was), partsOf(is)];
	if (was.sha256 === null || is.sha256 === null || was.sha256 === is.sha256) return [];
	if (wasId === null || isId === null || !haveSameInputs(wasId, isId)) return [];
	if (sealHolds(was.seal) && sealHolds(is.seal)) return wasId.content === isId.content ? drift("binary.sha256", was.sha256, is.sha256, uncovered(is)) : [restamped(wasId.content, isId.content, changedWithId(was, is))];
	const [wasLoad, isLoad] = [was.digests?.load ?? null, is.digests?.load ?? null];
	if (wasLoad === null || isLoad === null) return [{
		path: "binary.sha256",
		before: was.sha256,
		after: is.sha256,
		class: "unexplained",
		why: "the inputs are the same and the bytes are not; without digests of both files it cannot be said where"
	}];
	if (wasLoad === isLoad) return drift("binary.sha256", was.sha256, is.sha256, untouched(was, is));
	const where = changedSections(was, is);
	return [{
		path: "binary.digests.load",
		before: wasLoad,
		after: isLoad,
		class: "unexplained",
		why: `what is loaded differs: patched${where.length === 0 ? "" : ` in ${quoteList(where)}`}`
	}];
}
function uncovered({ seal }) {
	return {
		class: "explained",
		why: seal === "resigned" ? "signed after linking: without the signature it is the same file" : "only bytes that the seal does not cover differ: a signature or a host ID"
	};
}
function untouched(was, is) {
	return {
		class: "explained",
		why: `${whatHappened(was, is)} after linking, the code is untouched`
	};
}
function whatHappened(was, is) {
	if (was.symbols.symtab && !is.symbols.symtab) return "stripped";
	if (was.symbols.dwarf && !is.symbols.dwarf) return "debug information removed";
	return is.appended === null ? "rewritten" : "appended to";
}
function restamped(before, after, where) {
	return {
		path: "binary.buildId.content",
		before,
		after,
		class: "unexplained",
		why: `the same inputs gave other bytes${where.length === 0 ? "" : ` (${quoteList(where)} ${where.length === 1 ? "differs" : "differ"})`}: patched and stamped anew, or a link that is not reproducible`
	};
}
function changedWithId(was, is) {
	return changedSections(was, is).filter((name) => is.format === "elf" || !CODE.has(name));
}
/** Names of sections of both files with other bytes, and of those that came or went, but for what strip takes. */
function changedSections(was, is) {
	const [before, after] = [sectionDigests(was), sectionDigests(is)];
	return [.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])].filter((name) => !HOLDS_THE_ID.has(name) && before.get(name) !== after.get(name)).filter((name) => !TAKEN_AWAY.test(name) || before.has(name) && after.has(name)).slice(0, MAX_NAMED$1);
}
/** The text of the ID is not the difference but its label. Other formats than ELF hold it in the code. */
const HOLDS_THE_ID = /* @__PURE__ */ new Set([".note.go.buildid", ".note.gnu.build-id"]);
const CODE = /* @__PURE__ */ new Set([".text", "__text"]);
/** Tables that tools take away, move or write anew without touching the program. */
const TAKEN_AWAY = /^(?:\.symtab|\.strtab|\.shstrtab|\.debug_|\.zdebug_|__debug_|__zdebug_|\.gnu_debuglink|\.comment|\.note)/;
function sectionDigests({ digests }) {
	return new Map((digests?.sections ?? []).map(({ name, sha256 }) => [name, sha256]));
}

// src/core/baseline/change.ts
/** Lines of one file that came or went, without comments and empty ones. */
function changedLines(file, before, after) {
	const left = /* @__PURE__ */ new Map();
	for (const text of linesOf(before)) left.set(text, (left.get(text) ?? 0) + 1);
	const came = linesOf(after).flatMap((text, index) => {
		const n = left.get(text) ?? 0;
		left.set(text, n - 1);
		return n > 0 ? [] : [{
			file,
			line: index + 1,
			text
		}];
	});
	const went = [...left].flatMap(([text, n]) => n > 0 ? [{
		file,
		line: null,
		text
	}] : []);
	return [...came, ...went].filter(({ text }) => text !== "" && !text.startsWith("#"));
}
function linesOf(text) {
	return text.split("\n").map((line) => line.trim());
}
/** The first changed line that holds one of the terms as a word of its own; a line that came before one that went. */
function lineWith(change, terms) {
	return change.lines.find(({ text }) => terms.some((term) => holdsWord(text, term))) ?? null;
}
const WORD = /\w/;
function holdsWord(text, term) {
	for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
		const [before = "", after = ""] = [text[at - 1], text[at + term.length]];
		if (!WORD.test(before) && !WORD.test(after)) return true;
	}
	return false;
}
/** What of a list of words came or went, each as it is and, of a flag with a value, its name alone. */
function differingWords(before, after) {
	const [was, is] = [new Set(words(before)), new Set(words(after))];
	const named = [...was].filter((word) => !is.has(word)).concat([...is].filter((word) => !was.has(word))).flatMap((word) => {
		const name = /^(--?[A-Za-z][\w-]*)=/.exec(word)?.[1];
		return name === void 0 ? [word] : [word, name];
	});
	return [...new Set(named)].filter((word) => word.length > 2 && /[^A-Za-z]/.test(word) && !/^\d+$/.test(word));
}
function words(text) {
	return text.split(/[\s,"']+/).filter((word) => word !== "");
}

// src/core/baseline/explain.ts
/**
* What explains a difference: the policy, or a line of this change that a reviewer sees.
*
* An edit of the run's workflow that names nothing of what drifted explains it all the same, in weaker words: values reach
* a build through inputs of composite actions and reusable workflows, through variables and scripts, and an alarm for each
* of those would be worse than a reviewer who is sent to the file. An edit of comments alone explains nothing. The version
* of Go is stricter, since go.mod is where it belongs: there a line has to name it.
*/
/** A changed line that names a setting or a word of its value, of whatever file sets how a build is done. */
function namedByLine({ change }, terms) {
	const line = change === null ? null : lineWith(change, terms);
	return line === null ? null : explained(lineWords(line));
}
function lineWords({ file, line }) {
	return `this change: ${/^[\w./-]+$/.test(file) ? file : quote(file)}, ${line === null ? "a line that it drops" : `line ${line}`}`;
}
function explained(why) {
	return {
		class: "explained",
		why
	};
}
/** A line that names it, or any edit of the run's workflow but of its comments. `what` is the setting's name in words. */
function workflowChanged(pair, what, terms) {
	const named = namedByLine(pair, terms);
	if (named !== null) return named;
	const { before, after, change } = pair;
	const [was, now] = [before.run.workflowFile, after.run.workflowFile];
	if (was === null || now === null || was.path !== now.path || was.sha256 === now.sha256) return null;
	if (change?.read.has(now.path) !== true) return explained(`this change: ${now.path}`);
	if (!change.lines.some(({ file }) => file === now.path)) return null;
	return explained(`this change edits ${now.path}; no changed line names ${what}`);
}
/** The policy's file, which holds the flags and the environment of a build. */
function policyChanged({ before, after }, line = null) {
	const [was, now] = [before.build?.policySha256 ?? null, after.build?.policySha256 ?? null];
	if (was === now) return null;
	return explained(`this change: ${after.policy.path ?? before.policy.path ?? "the policy"}${line === null ? "" : `, line ${line}`}`);
}
/** Another Go: the policy expects it, go.mod asks for it, or a changed line names it. */
function explainVersion(pair, was, is, policy) {
	if (is === null) return null;
	const expected = policy.expect.go.find((expectation) => meetsGoExpectation(is, expectation));
	if (expected !== void 0) return {
		class: "expected",
		why: `the policy expects Go ${expected}`
	};
	return askedByGoMod(pair, is) ?? namedByLine(pair, versionTerms(was, is));
}
function versionTerms(was, is) {
	return [
		"go-version",
		"go-version-file",
		"GOTOOLCHAIN",
		...[was, is].flatMap((version) => {
			const [number, minor] = /^go(1\.\d+)(?:\.\d+)?/.exec(version ?? "") ?? [];
			return number === void 0 || minor === void 0 ? [] : [
				number.slice(2),
				number,
				minor
			];
		})
	];
}
function askedByGoMod({ before, after }, is) {
	const [was, now] = [before.toolchain.goMod, after.toolchain.goMod];
	if (now === null || was === null) return null;
	const asked = now.toolchain ?? (now.go === null ? null : `go${now.go}`);
	const changed = was.toolchain !== now.toolchain ? "toolchain" : was.go !== now.go ? "go" : null;
	if (changed === null || asked === null) return null;
	const [actual, wanted] = [parseGoVersion(is), parseGoVersion(asked)];
	const line = changed === "toolchain" ? now.toolchainLine : now.goLine;
	if (actual === null || wanted === null || compareGoVersions(actual, wanted) < 0) return null;
	return explained(`this change: the ${changed} line of ${now.file}${line === null ? "" : `, line ${line}`}`);
}
/** Words to look for when a setting went from one value to another. */
function settingTerms(name, before, after) {
	return [name, ...differingWords(before, after)];
}
/** Words to look for when flags changed: the places where flags are given, and the flags themselves. */
function flagTerms(before, after) {
	return [
		"build-flags",
		"GOFLAGS",
		...differingWords(before, after)
	];
}
/** Where modules are asked for: finds the line of go.mod or go.sum for one. */
function moduleLines({ after, change }) {
	const file = after.toolchain.goMod?.file ?? "go.mod";
	const places = [file, file.replace(/\.mod$/, ".sum")].map((name) => ({
		name,
		at: index(change?.texts.get(name) ?? "")
	}));
	return (dep) => {
		const known = dep === void 0 ? void 0 : places.find(({ at }) => at.has(keyOf(dep)));
		if (dep === void 0 || known === void 0) return explained("this change: go.mod and go.sum");
		const line = known.at.get(keyOf(dep)) ?? 1;
		if (!(change?.lines.some((changed) => changed.file === known.name && changed.line === line) === true) && change?.read.has(known.name) === true) return explained(`this change links it; ${known.name} asked for it before, line ${line}`);
		return explained(`this change: ${known.name}, line ${line}`);
	};
}
function keyOf({ path, version, replace }) {
	return replace === null ? `${path} ${version}` : `${path} =>`;
}
/** `path version` of each line of a go.mod or go.sum, and `path =>` of replacements, to its number. */
function index(text) {
	const found = /* @__PURE__ */ new Map();
	for (const [at, line] of text.split("\n").entries()) {
		const [first = "", second = "", third = ""] = line.trim().replace(/^(?:require|replace)\s+/, "").split(/\s+/);
		const key = second === "=>" || third === "=>" ? `${first} =>` : `${first} ${second}`;
		if (second !== "" && !found.has(key)) found.set(key, at + 1);
	}
	return found;
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
/** The row about packages, or none. `drifts`: what else differs. */
function sourceDrift({ before, after, change }, drifts) {
	if (drifts.some(({ path }) => EVERYTHING.some((prefix) => path.startsWith(prefix)))) return [];
	const known = new Map(before.packages.map((entry) => [entry.path, entry]));
	const changed = after.packages.filter((entry) => hasOtherContent(known.get(entry.path), entry));
	if (changed.length === 0) return [];
	const files = filesOf(after, changed, change?.files ?? []);
	const modules = drifts.filter(({ path }) => path.startsWith("modules.")).length;
	if (files.length === 0 && modules === 0) return [];
	const causes = [...files.length === 0 ? [] : [quoteList(files, MAX_NAMED)], ...modules === 0 ? [] : [count(modules, "module")]];
	return [{
		path: "packages",
		before: count(before.packages.length, "package"),
		after: `${count(after.packages.length, "package")}, ${changed.length} of them with other content`,
		class: "explained",
		why: `this change: ${causes.join(", and ")}`
	}];
}
function hasOtherContent(was, is) {
	if (was === void 0 || was.actionId === is.actionId) return false;
	return was.contentId !== null && is.contentId !== null && was.contentId !== is.contentId;
}
/** Hidden files, texts, tests and what says which modules: no sources. */
const NO_SOURCE = /(?:^|\/)\.|\.md$|(?:^|\/)go\.(?:mod|sum|work)$|_test\.go$/;
/**
* Changed files in the folders of the main module's packages, and what is no Go below them: embedded files, C headers. Below
* the module's own folder lies everything, so there only its own files count.
*/
function filesOf(record, changed, files) {
	const { module } = record.subject;
	const { directory } = record.source;
	const root = directory === "" ? "" : `${directory}/`;
	const folders = new Set(changed.flatMap(({ path, module: owner }) => {
		if (module === null || owner !== module) return [];
		return [path === module ? root : `${root}${path.slice(module.length + 1)}/`];
	}));
	return files.filter((file) => {
		if (NO_SOURCE.test(file)) return false;
		if (folders.has(folderOf(file))) return true;
		return !file.endsWith(".go") && [...folders].some((folder) => folder !== root && file.startsWith(folder));
	});
}
function folderOf(file) {
	return file.slice(0, file.lastIndexOf("/") + 1);
}

// src/core/baseline/settings.ts
/**
* Differences between the recorded settings of two binaries that were built elsewhere: all there is to compare when no
* build was seen.
*/
/** Differs with every commit. */
const PER_COMMIT = /^vcs(?:\.|$)/;
/** A changed line of a workflow, a Makefile or a script that names a setting or its value explains it. */
function settingsDrift(pair) {
	const { before, after } = pair;
	const [was, now] = [before.binary.settings, after.binary.settings];
	const keys = [.../* @__PURE__ */ new Set([...Object.keys(was), ...Object.keys(now)])].toSorted();
	const otherGo = before.binary.goVersion !== after.binary.goVersion;
	return keys.flatMap((key) => {
		if (PER_COMMIT.test(key) || otherGo && key === "DefaultGODEBUG") return [];
		const [old, value] = [was[key] ?? null, now[key] ?? null];
		const named = old === value ? null : namedByLine(pair, settingTerms(key, old ?? "", value ?? ""));
		return drift(`settings.${key}`, old, value, named);
	});
}

// src/core/baseline/compare.ts
/**
* Two records of the same subject: what differs, and whether something says why.
*
* Compared is what can change a binary or what is believed about it: the tool chain, the environment of the go command,
* flags, modules, and the bytes where all of these are the same. Not compared is what differs between honest runs: paths of one machine, times, run numbers, version
* strings made from the commit. Each difference is put into one of three classes; only `unexplained` ones are findings.
*
*  - expected: the policy allows the new value;
*  - explained: this change made it so, by a line that a reviewer sees: go.mod's go or toolchain line, the policy's build
*    section, the workflow's file, go.sum;
*  - unexplained: neither.
*/
/** Whether two records are about the same thing; the reason when they are not. */
function incomparableBecause(before, after) {
	const differs = (what, a, b) => a === b ? null : `it is about another ${what}: expected ${b ?? "none"}, got ${a ?? "none"}`;
	return differs("mode", before.run.mode, after.run.mode) ?? differs("module", before.subject.module, after.subject.module) ?? differs("package", before.subject.package, after.subject.package) ?? differs("target", before.subject.target, after.subject.target);
}
/** The differences, in the order of the chain. `change`: what was edited between the two, `null` where nobody looked. */
function compareRecords(before, after, policy, change = null) {
	const pair = {
		before,
		after,
		change
	};
	const drifts = [
		...toolchainDrift(pair, policy),
		...after.run.mode === "build" ? environmentDrift(pair) : [],
		...moduleDrift(pair),
		...flagDrift(pair),
		...after.run.mode === "inspect" ? settingsDrift(pair) : []
	];
	return [
		...drifts,
		...packageDrift(before, after),
		...sourceDrift(pair, drifts),
		...binaryDrift(before, after)
	];
}
/** The Go that compiled: of the tool chain where the build was seen, of the binary where it was not. */
function goVersionOf(record) {
	return record.run.mode === "build" ? record.toolchain.version : record.binary.goVersion;
}
function toolchainDrift(pair, policy) {
	const { before, after } = pair;
	const [was, is] = [goVersionOf(before), goVersionOf(after)];
	const version = drift("toolchain.version", was, is, explainVersion(pair, was, is, policy));
	if (after.run.mode === "inspect") return version;
	const [wasOn, isOn] = [before.toolchain.experiments, after.toolchain.experiments];
	const experiments = drift("toolchain.experiments", wasOn, isOn, workflowChanged(pair, "GOEXPERIMENT", settingTerms("GOEXPERIMENT", wasOn, isOn)));
	if (version.length > 0 || before.toolchain.host !== after.toolchain.host) return [...version, ...experiments];
	const known = new Map(before.toolchain.tools.map((tool) => [tool.name, tool.sha256]));
	const tools = after.toolchain.tools.flatMap((tool) => {
		const sha256 = known.get(tool.name);
		return sha256 === void 0 || tool.name === "launcher" ? [] : drift(`toolchain.tools.${tool.name}`, sha256, tool.sha256, null);
	});
	return [
		...version,
		...experiments,
		...tools,
		...compilerDrift(pair)
	];
}
/** Of two builds with C code on the same host. The version says more than the digest, where it differs. */
function compilerDrift(pair) {
	const { before, after } = pair;
	const [was, is] = [before.toolchain.cc, after.toolchain.cc];
	if (was === null || is === null || was.sha256 === is.sha256) return [];
	const named = was.version !== is.version;
	const words = (tool) => named && tool.version !== null ? tool.version : `${tool.name} ${tool.sha256}`;
	return drift("toolchain.cc", words(was), words(is), workflowChanged(pair, "a C compiler", COMPILER_TERMS));
}
/** What a workflow's line about a C compiler holds: the machine it comes with, or its name. */
const COMPILER_TERMS = [
	"runs-on",
	"container",
	"image",
	"CC",
	"gcc",
	"clang",
	"zig"
];
/** Facts that other drifts cover: of the tool chain, and of the host that it runs on. */
const COVERED = /* @__PURE__ */ new Set([
	"GOVERSION",
	"GOHOSTOS",
	"GOHOSTARCH",
	"GOEXE",
	"GOEXPERIMENT",
	"GOOS",
	"GOARCH",
	"GOWORK"
]);
function environmentDrift(pair) {
	const { before, after } = pair;
	const [was, now] = [before.environment.effective, after.environment.effective];
	const otherGo = before.toolchain.version !== after.toolchain.version;
	return [.../* @__PURE__ */ new Set([...Object.keys(was), ...Object.keys(now)])].toSorted().flatMap((name) => {
		if (isMachineOnly(name) || COVERED.has(name)) return [];
		const isDefault = !(name in before.environment.changed) && !(name in after.environment.changed);
		const explained = otherGo && isDefault ? {
			class: "explained",
			why: "another Go has another default"
		} : workflowChanged(pair, name, settingTerms(name, was[name] ?? "", now[name] ?? ""));
		return drift(`environment.${name}`, was[name] ?? "", now[name] ?? "", explained ?? policyEnvironment(pair, name));
	});
}
function policyEnvironment(pair, name) {
	return name in (pair.before.build?.env ?? {}) || name in (pair.after.build?.env ?? {}) ? policyChanged(pair) : null;
}
function moduleDrift(pair) {
	const { before, after } = pair;
	const lineOf = moduleLines(pair);
	const known = new Map(before.modules.deps.map((dep) => [dep.path, dep]));
	const now = new Map(after.modules.deps.map((dep) => [dep.path, dep]));
	return [.../* @__PURE__ */ new Set([...known.keys(), ...now.keys()])].toSorted().flatMap((path) => {
		const [was, is] = [known.get(path), now.get(path)];
		const unlocked = is !== void 0 && (is.state === "mismatch" || is.state === "unlocked" || is.state === "unknown");
		return drift(`modules.${path}`, moduleText(was), moduleText(is), unlocked ? null : lineOf(is));
	});
}
function moduleText(dep) {
	if (dep === void 0) return null;
	return dep.replace === null ? dep.version : `${dep.version} => ${dep.replace.path} ${dep.replace.version}`.trim();
}
function flagDrift(pair) {
	const { before, after } = pair;
	const join = (flags) => flags?.join(" ") ?? null;
	const byWorkflow = (what, was, is) => workflowChanged(pair, what, flagTerms(was ?? "", is ?? ""));
	const [wasAsked, isAsked] = [join(before.build?.flags), join(after.build?.flags)];
	const explained = policyChanged(pair, after.build?.flagsAt?.line) ?? byWorkflow("the flags", wasAsked, isAsked);
	const asked = drift("build.flags", wasAsked, isAsked, explained);
	if (before.link === null || after.link === null) return asked;
	const otherGo = goVersionOf(before) !== goVersionOf(after);
	const linker = asked[0] === void 0 ? otherGo ? {
		class: "explained",
		why: "another Go calls the linker otherwise"
	} : byWorkflow("flags of the linker", join(before.link.flags), join(after.link.flags)) : asked[0].class === "unexplained" ? null : {
		class: asked[0].class,
		why: asked[0].why
	};
	return [
		...asked,
		...drift("link.flags", join(before.link.flags), join(after.link.flags), linker),
		...drift("link.external", String(before.link.external), String(after.link.external), linker)
	];
}

export { incomparableBecause as n, changedLines as r, compareRecords as t };