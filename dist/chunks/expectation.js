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

export { otherOutputs as n, packageDrift as r, meetsGoExpectation as t };