// src/core/toolchain/authenticity.ts
/**
* `authentic`: the published files; `equivalent`: they differ only where no build reads; `modified`: they differ;
* `unpublished`: this Go was never published, or a distribution built it; `unknown`: it could not be found out.
*/
const VERDICTS = [
	"authentic",
	"equivalent",
	"modified",
	"unpublished",
	"unknown"
];
const CAUSES = ["gotoolchain", "go-env"];
/** The three lists of a comparison and their length in all, each cut to `most`. */
function differencesOf(comparison, most) {
	const { modified, missing, extra, named } = comparison;
	return {
		modified: modified.slice(0, most),
		missing: missing.slice(0, most),
		extra: extra.slice(0, most),
		differing: named ? modified.length + missing.length + extra.length : null
	};
}

export { VERDICTS as n, differencesOf as r, CAUSES as t };