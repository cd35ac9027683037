import { o as isMachineOnly } from "./go-sum.js";
import { E as sealHolds, h as partsOf, j as parseGoVersion, k as compareGoVersions, m as haveSameInputs } from "./reader-traps.js";
import { a as quoteList, i as quote } from "./markup.js";
import { a as sourceDrift, s as packageDrift, t as meetsGoExpectation } from "./expectation.js";

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
const MAX_NAMED = 5;
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
	return [.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])].filter((name) => !HOLDS_THE_ID.has(name) && before.get(name) !== after.get(name)).filter((name) => !TAKEN_AWAY.test(name) || before.has(name) && after.has(name)).slice(0, MAX_NAMED);
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
	for (const text of linesOf(file, before)) left.set(text, (left.get(text) ?? 0) + 1);
	const came = linesOf(file, after).flatMap((text, index) => {
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
	return [...came, ...went].filter(({ text }) => text !== "");
}
/** The lines of a file without what is a comment in files of its kind. */
function linesOf(file, text) {
	const uncommented = /\.(?:mod|work|go)$/.test(file) ? beforeSlashes : file.endsWith(".sum") ? String : beforeHash;
	return text.split("\n").map((line) => uncommented(line).trim());
}
function beforeSlashes(line) {
	return line.replace(/(?:^|\s)\/\/.*$/, "");
}
/** YAML, shells and make agree: a `#` at the start of a word begins a comment, and none within quotes. */
function beforeHash(line) {
	let quote = "";
	for (let at = 0; at < line.length; at++) {
		const character = line[at] ?? "";
		if (quote !== "") quote = character === quote ? "" : quote;
		else if (character === "\"" || character === "'") quote = character;
		else if (character === "#" && (at === 0 || /\s/.test(line[at - 1] ?? ""))) return line.slice(0, at);
	}
	return line;
}
/** go.mod and go.sum are full of versions of other things: only these lines of them say how a build is done. */
const LOCK_FILE = /(?:^|\/)[^/]*\.(?:mod|sum|work)$/;
const DIRECTIVE = /^(?:go|toolchain|godebug)\s/;
/**
* Lines of a workflow that no command can see: what things are called, when it runs and for how long, which rights its token
* has (GitHub, "Workflow syntax").
*/
const WORKFLOW = /^\.github\/.*\.ya?ml$/;
const REACHES_NO_STEP = /^(?:- )?(?:(?:name|run-name|on|cron|timeout-minutes|retention-days|concurrency|group|cancel-in-progress|fail-fast|max-parallel|continue-on-error|(?:branches|paths|tags)(?:-ignore)?|types)\s*:|[a-z-]+\s*:\s*(?:read|write|none)$)/;
/** Whether a line can set how a build is done. */
function reachesStep({ file, text }) {
	if (LOCK_FILE.test(file)) return DIRECTIVE.test(text);
	return !WORKFLOW.test(file) || !REACHES_NO_STEP.test(text);
}
/** The first changed line that holds one of the terms as a word of its own; a line that came before one that went. */
function lineWith(change, terms) {
	return change.lines.find((line) => reachesStep(line) && terms.some((term) => holdsWord(line.text, term))) ?? null;
}
const WORD = /\w/;
/** A number with a dot before it is the end of another one: `2.1.27` does not name 1.27. */
function holdsWord(text, term) {
	for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
		const [before = "", after = ""] = [text[at - 1], text[at + term.length]];
		if (!WORD.test(before) && !WORD.test(after) && !(before === "." && /^\d/.test(term))) return true;
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
* of those would be worse than a reviewer who is sent to the file. An edit of comments explains nothing, nor one of lines that
* reach no step: names, triggers, permissions. The version of Go is stricter, since go.mod is where it belongs: there a line
* has to name it.
*/
/** A changed line that names a setting or a word of its value, of whatever file sets how a build is done. */
function namedByLine({ change }, terms) {
	const line = change === null ? null : lineWith(change, terms);
	return line === null ? null : explained(lineWords(line));
}
function lineWords({ file, line }) {
	return `this change: ${/^[\w./-]+$/.test(file) ? file : quote(file)}, ${line === null ? "a line that it drops" : `line ${line}`}`;
}
/** The change did it. */
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
	if (!change.lines.some((line) => line.file === now.path && reachesStep(line))) return null;
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
	return askedByGoMod(pair, was, is) ?? namedByLine(withoutGoMod(pair), versionTerms(was, is));
}
/** Whether go.mod asks for a version is for askedByGoMod to say. */
function withoutGoMod(pair) {
	const { change } = pair;
	if (change === null) return pair;
	return {
		...pair,
		change: {
			...change,
			lines: change.lines.filter(({ file }) => !file.endsWith(".mod"))
		}
	};
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
				minor,
				`go${minor}`
			];
		})
	];
}
/**
* A changed go or toolchain line explains the Go that it asks for: that very release, or of a line without one any of its
* series, as actions/setup-go takes it. Where the Go of before was too old for it any newer one had to come. A line that
* asks for less than what was there anyway explains no other Go.
*/
function askedByGoMod({ before, after }, was, is) {
	const [then, now] = [before.toolchain.goMod, after.toolchain.goMod];
	if (now === null || then === null) return null;
	const asked = now.toolchain ?? (now.go === null ? null : `go${now.go}`);
	const changed = then.toolchain !== now.toolchain ? "toolchain" : then.go !== now.go ? "go" : null;
	if (changed === null || asked === null) return null;
	const [actual, wanted, old] = [
		is,
		asked,
		was ?? ""
	].map(parseGoVersion);
	const line = changed === "toolchain" ? now.toolchainLine : now.goLine;
	if (actual == null || wanted == null || compareGoVersions(actual, wanted) < 0) return null;
	const isAsked = meetsGoExpectation(is, asked.replace(/^go/, ""));
	const wasTooOld = old == null || compareGoVersions(old, wanted) < 0;
	if (!isAsked && !wasTooOld) return null;
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

// src/core/baseline/modules.ts
/** Files that say which modules are linked. */
const SELECTS = /(?:^|\/)(?:[^/]+\.(?:mod|sum)|go\.work|vendor\/modules\.txt)$/;
/** One drift for each module of another version, and for each of the same version with another sum. */
function moduleDrift(pair) {
	const { before, after } = pair;
	const places = lockLines(pair);
	const known = new Map(before.modules.deps.map((dep) => [dep.path, dep]));
	const now = new Map(after.modules.deps.map((dep) => [dep.path, dep]));
	return [.../* @__PURE__ */ new Set([...known.keys(), ...now.keys()])].toSorted().flatMap((path) => {
		const [was, is] = [known.get(path), now.get(path)];
		const [then, text] = [moduleText(was), moduleText(is)];
		if (then !== text) return drift(`modules.${path}`, then, text, explain(pair, places, was, is));
		const [sumBefore, sumAfter] = [sumOf(was), sumOf(is)];
		if (sumBefore === "" || sumAfter === "") return [];
		return drift(`modules.${path}.sum`, sumBefore, sumAfter, is === void 0 ? null : lockedAnew(pair, places, is));
	});
}
function moduleText(dep) {
	if (dep === void 0) return null;
	return dep.replace === null ? dep.version : `${dep.version} => ${dep.replace.path} ${dep.replace.version}`.trim();
}
function sumOf(dep) {
	return (dep?.replace ?? dep)?.sum ?? "";
}
function explain(pair, places, was, is) {
	const files = pair.change?.files ?? null;
	if (is === void 0) return dropped(pair, was);
	if (isUnlocked(is)) return null;
	const place = placeOf(places, keyOf(is));
	const isNew = place !== null && isChanged(pair, place);
	if (was === void 0 && !isNew && place !== null && isRead(pair, place)) return explained(`this change links it; ${place.file} asked for it before, line ${place.line}`);
	if (place !== null && (isNew || files === null)) return explained(`this change: ${place.file}, line ${place.line}`);
	const selecting = files?.filter((file) => SELECTS.test(file) && hasOtherLines(pair, file)) ?? ["go.mod and go.sum"];
	if (selecting[0] !== void 0) return explained(`this change: ${selecting[0]}`);
	return was === void 0 ? explained("this change links it") : null;
}
/** Whether a file differs by more than comments, as far as its text of before is known. */
function hasOtherLines({ change }, file) {
	return change?.read.has(file) !== true || change.lines.some((line) => line.file === file);
}
/** What go.sum does not lock is the business of module-mismatch, and nothing of this change makes it right. */
function isUnlocked({ state }) {
	return state === "mismatch" || state === "unlocked" || state === "unknown";
}
function dropped({ change }, was) {
	const gone = change?.lines.find(({ file, line, text }) => {
		return line === null && file.endsWith(".mod") && was !== void 0 && keysOf(text).includes(keyOf(was));
	});
	return explained(gone === void 0 ? "nothing imports it any more" : `this change drops it from ${gone.file}`);
}
/** The same version with other bytes: only an edit of its line of go.sum says so, whatever else was edited. */
function lockedAnew(pair, places, is) {
	if (isUnlocked(is)) return null;
	const { path, version } = is.replace ?? is;
	const place = placeOf(places.filter(({ name }) => name.endsWith(".sum")), `${path} ${version}`);
	if (place === null) return null;
	return isChanged(pair, place) || !isRead(pair, place) ? explained(`this change: ${place.file}, line ${place.line}`) : null;
}
function isChanged({ change }, { file, line }) {
	return change?.lines.some((changed) => changed.file === file && changed.line === line) === true;
}
function isRead({ change }, { file }) {
	return change?.read.has(file) === true;
}
/** The lines of go.mod and go.sum of the tree. */
function lockLines({ after, change }) {
	const file = after.toolchain.goMod?.file ?? "go.mod";
	return [file, file.replace(/\.mod$/, ".sum")].map((name) => ({
		name,
		at: index(change?.texts.get(name) ?? "")
	}));
}
function placeOf(places, key) {
	const found = places.find(({ at }) => at.has(key));
	return found === void 0 ? null : {
		file: found.name,
		line: found.at.get(key) ?? 1
	};
}
function keyOf({ path, version, replace }) {
	return replace === null ? `${path} ${version}` : `${path} =>`;
}
/** `path version` of each line of a go.mod or go.sum, and `path =>` of replacements, to its number. */
function index(text) {
	const found = /* @__PURE__ */ new Map();
	for (const [at, line] of text.split("\n").entries()) for (const key of keysOf(line)) if (!found.has(key)) found.set(key, at + 1);
	return found;
}
function keysOf(line) {
	const [first = "", second = "", third = ""] = line.trim().replace(/^(?:require|replace)\s+/, "").split(/\s+/);
	if (second === "") return [];
	return [second === "=>" || third === "=>" ? `${first} =>` : `${first} ${second}`];
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
/**
* The differences, in the order of the chain. `change`: what was edited between the two, `null` where nobody looked;
* `imports`: what the packages import that were compiled for `after`, as far as it is known.
*/
function compareRecords(before, after, policy, change = null, imports = /* @__PURE__ */ new Map()) {
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
		...sourceDrift(pair, drifts, imports),
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