import { r as parseGoVersion, t as compareGoVersions } from "./version.js";
import { t as meetsGoExpectation } from "./expectation.js";
import { t as isMachineOnly } from "./go-env.js";
import { a as quoteList } from "./markup.js";

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
	if (wasId === null || isId === null || !sameInputs(wasId, isId)) return [];
	const holds = (seal) => seal === "intact" || seal === "resigned";
	if (holds(was.seal) && holds(is.seal)) return wasId.content === isId.content ? drift("binary.sha256", was.sha256, is.sha256, uncovered(is)) : [restamped(wasId.content, isId.content, changedWithId(was, is))];
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
function partsOf({ buildId }) {
	return buildId !== null && "content" in buildId ? buildId : null;
}
function sameInputs(a, b) {
	return a.action === b.action && a.mainAction === b.mainAction && a.mainContent === b.mainContent;
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

// src/core/baseline/settings.ts
/** Differs with every commit. */
const PER_COMMIT = /^vcs(?:\.|$)/;
function settingsDrift(before, after) {
	const [was, now] = [before.binary.settings, after.binary.settings];
	const keys = [.../* @__PURE__ */ new Set([...Object.keys(was), ...Object.keys(now)])].toSorted();
	const otherGo = before.binary.goVersion !== after.binary.goVersion;
	return keys.flatMap((key) => {
		if (PER_COMMIT.test(key) || otherGo && key === "DefaultGODEBUG") return [];
		return drift(`settings.${key}`, was[key] ?? null, now[key] ?? null, null);
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
/** The differences, in the order of the chain. */
function compareRecords(before, after, policy) {
	return [
		...toolchainDrift(before, after, policy),
		...after.run.mode === "build" ? environmentDrift(before, after) : [],
		...moduleDrift(before, after),
		...flagDrift(before, after),
		...after.run.mode === "inspect" ? settingsDrift(before, after) : [],
		...binaryDrift(before, after)
	];
}
/** The Go that compiled: of the tool chain where the build was seen, of the binary where it was not. */
function goVersionOf(record) {
	return record.run.mode === "build" ? record.toolchain.version : record.binary.goVersion;
}
function toolchainDrift(before, after, policy) {
	const [was, is] = [goVersionOf(before), goVersionOf(after)];
	const version = drift("toolchain.version", was, is, explainVersion(before, after, is, policy));
	if (after.run.mode === "inspect") return version;
	const experiments = drift("toolchain.experiments", before.toolchain.experiments, after.toolchain.experiments, workflowChanged(before, after));
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
		...compilerDrift(before, after)
	];
}
/** Of two builds with C code on the same host. The version says more than the digest, where it differs. */
function compilerDrift(before, after) {
	const [was, is] = [before.toolchain.cc, after.toolchain.cc];
	if (was === null || is === null || was.sha256 === is.sha256) return [];
	const named = was.version !== is.version;
	const words = (tool) => named && tool.version !== null ? tool.version : `${tool.name} ${tool.sha256}`;
	return drift("toolchain.cc", words(was), words(is), workflowChanged(before, after));
}
function explainVersion(before, after, is, policy) {
	if (is === null) return null;
	const expected = policy.expect.go.find((expectation) => meetsGoExpectation(is, expectation));
	if (expected !== void 0) return {
		class: "expected",
		why: `the policy expects Go ${expected}`
	};
	const [was, now] = [before.toolchain.goMod, after.toolchain.goMod];
	if (now === null || was === null) return null;
	const asked = now.toolchain ?? (now.go === null ? null : `go${now.go}`);
	const changed = was.toolchain !== now.toolchain ? "toolchain" : was.go !== now.go ? "go" : null;
	if (changed === null || asked === null) return null;
	const [actual, wanted] = [parseGoVersion(is), parseGoVersion(asked)];
	const line = changed === "toolchain" ? now.toolchainLine : now.goLine;
	if (actual === null || wanted === null || compareGoVersions(actual, wanted) < 0) return null;
	return {
		class: "explained",
		why: `this change: the ${changed} line of ${now.file}${line === null ? "" : `, line ${line}`}`
	};
}
function workflowChanged(before, after) {
	const [was, now] = [before.run.workflowFile, after.run.workflowFile];
	if (was === null || now === null || was.path !== now.path || was.sha256 === now.sha256) return null;
	return {
		class: "explained",
		why: `this change: ${now.path}`
	};
}
function policyChanged(before, after) {
	const [was, now] = [before.build?.policySha256 ?? null, after.build?.policySha256 ?? null];
	if (was === now) return null;
	return {
		class: "explained",
		why: `this change: ${after.policy.path ?? before.policy.path ?? "the policy"}`
	};
}
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
function environmentDrift(before, after) {
	const [was, now] = [before.environment.effective, after.environment.effective];
	const otherGo = before.toolchain.version !== after.toolchain.version;
	return [.../* @__PURE__ */ new Set([...Object.keys(was), ...Object.keys(now)])].toSorted().flatMap((name) => {
		if (isMachineOnly(name) || COVERED.has(name)) return [];
		const isDefault = !(name in before.environment.changed) && !(name in after.environment.changed);
		const explained = otherGo && isDefault ? {
			class: "explained",
			why: "another Go has another default"
		} : workflowChanged(before, after);
		return drift(`environment.${name}`, was[name] ?? "", now[name] ?? "", explained ?? policyEnvironment(before, after, name));
	});
}
function policyEnvironment(before, after, name) {
	return name in (before.build?.env ?? {}) || name in (after.build?.env ?? {}) ? policyChanged(before, after) : null;
}
function moduleDrift(before, after) {
	const known = new Map(before.modules.deps.map((dep) => [dep.path, dep]));
	const now = new Map(after.modules.deps.map((dep) => [dep.path, dep]));
	return [.../* @__PURE__ */ new Set([...known.keys(), ...now.keys()])].toSorted().flatMap((path) => {
		const [was, is] = [known.get(path), now.get(path)];
		const explained = is !== void 0 && (is.state === "mismatch" || is.state === "unlocked" || is.state === "unknown") ? null : {
			class: "explained",
			why: "this change: go.mod and go.sum"
		};
		return drift(`modules.${path}`, moduleText(was), moduleText(is), explained);
	});
}
function moduleText(dep) {
	if (dep === void 0) return null;
	return dep.replace === null ? dep.version : `${dep.version} => ${dep.replace.path} ${dep.replace.version}`.trim();
}
function flagDrift(before, after) {
	const explained = policyChanged(before, after) ?? workflowChanged(before, after);
	const join = (flags) => flags?.join(" ") ?? null;
	const asked = drift("build.flags", join(before.build?.flags), join(after.build?.flags), explained);
	if (before.link === null || after.link === null) return asked;
	const otherGo = goVersionOf(before) !== goVersionOf(after);
	const linker = asked[0] === void 0 ? otherGo ? {
		class: "explained",
		why: "another Go calls the linker otherwise"
	} : workflowChanged(before, after) : asked[0].class === "unexplained" ? null : {
		class: asked[0].class,
		why: asked[0].why
	};
	return [
		...asked,
		...drift("link.flags", join(before.link.flags), join(after.link.flags), linker),
		...drift("link.external", String(before.link.external), String(after.link.external), linker)
	];
}

export { incomparableBecause as n, compareRecords as t };