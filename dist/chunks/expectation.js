import { a as compareGoVersions, s as parseGoVersion } from "./image.js";

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

export { meetsGoExpectation as t };