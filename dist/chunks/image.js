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

// src/core/binary/image.ts
const FORMATS = [
	"elf",
	"macho",
	"pe",
	"xcoff",
	"wasm",
	"plan9",
	"archive"
];
/** The section of that name, when it has bytes in the file. */
function findSection(image, ...names) {
	return image.sections.find((section) => section.inFile && section.size > 0 && names.includes(section.name));
}
/** The file offset at which an address is found, and how many bytes follow it in its segment; `null` when unmapped. */
function addressToRange(image, address) {
	for (const segment of image.segments) {
		const delta = address - segment.address;
		if (delta >= 0 && delta < segment.size) return {
			offset: segment.offset + delta,
			size: segment.size - delta
		};
	}
	return null;
}
/** Whether the version that the format names stands in one of `hits` outside of that place; `null` when it names none. */
function markElsewhere({ versionMark }, hits) {
	if (versionMark === null || !versionMark.repeated) return null;
	const { offset, size } = versionMark.range;
	return hits.some((at) => at < offset || at >= offset + size);
}

export { compareGoVersions as a, plainGoVersion as c, markElsewhere as i, addressToRange as n, isAtLeast as o, findSection as r, parseGoVersion as s, FORMATS as t };