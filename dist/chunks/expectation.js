import { a as quoteList } from "./markup.js";
import { rt as parseGoVersion, tt as compareGoVersions } from "./reader-traps.js";

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
/** The four parts of a binary's build ID; `null` for one that has none, or one of another form. */
function partsOf({ buildId }) {
	return buildId !== null && "content" in buildId ? buildId : null;
}
/** Whether two build IDs name the same flags and packages: all parts but the last, which follows from the bytes. */
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

export { drift as a, sameInputs as i, binaryDrift as n, otherOutputs as o, partsOf as r, packageDrift as s, meetsGoExpectation as t };