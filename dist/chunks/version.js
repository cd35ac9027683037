// src/core/toolchain/version.ts
/** The first Go whose first release has a patch number: go1.21.0. */
const FIRST_WITH_PATCH_ZERO = 21;
/** Parses a version of either spelling; `null` for `unknown` and everything else that names no Go 1.x. */
function parseGoVersion(text) {
	const found = /^(devel\s+)?go1(?:\.(\d{1,4})(?:\.(\d{1,4}))?((?:beta|rc)\d{1,3})?)?(?=$|[^\d.])/.exec(text.trim().slice(0, 4096));
	if (found === null) return null;
	const experiments = /[\s-]X:([\w,]+)/.exec(text)?.[1]?.split(",") ?? [];
	const [before, devel, minor = "0", patch, pre = ""] = found;
	const fromSource = devel !== void 0 || /^-devel(?:$|[_ ])/.test(text.trim().slice(before.length, before.length + 7));
	return {
		minor: Number(minor),
		patch: Number(patch ?? 0),
		pre,
		devel: fromSource,
		language: !fromSource && patch === void 0 && pre === "" && Number(minor) >= FIRST_WITH_PATCH_ZERO,
		experiments
	};
}
/** The version without experiments and vendor's additions: `go1.26.8`. The text itself when it does not parse. */
function plainGoVersion(text) {
	return /^(?:devel\s+)?(go1(?:\.\d+(?:\.\d+)?)?(?:(?:beta|rc)\d+)?)/.exec(text.trim())?.[1] ?? text;
}
/** Negative, zero or positive as `a` is older than, the same as, or newer than `b`. */
function compareGoVersions(a, b) {
	return a.minor - b.minor || rank(a) - rank(b) || a.patch - b.patch;
}
function rank({ language, pre }) {
	if (language) return 0;
	if (pre === "") return 1e6;
	return (pre.startsWith("rc") ? 1e3 : 0) + Number(/\d+$/.exec(pre)?.[0] ?? 0);
}
/** Whether a version is Go 1.`minor` or newer. */
function isAtLeast(version, minor) {
	return version.minor >= minor;
}

export { plainGoVersion as i, isAtLeast as n, parseGoVersion as r, compareGoVersions as t };