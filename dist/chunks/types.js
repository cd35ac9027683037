// src/core/chain.ts
/** The seven links, in the order in which a program comes into being, and what each can be. */
const LINKS = [
	"toolchain",
	"source",
	"modules",
	"cache",
	"link",
	"binary",
	"release"
];
/**
* `verified`: shown by evidence that this program read itself; `changed`: different from the baseline, and nothing says
* why; `broken`: evidence that the link does not hold; `unknown`: no evidence either way.
*/
const LINK_STATES = [
	"verified",
	"changed",
	"broken",
	"unknown"
];
/** A chain made link by link. */
function mapLinks(make) {
	return {
		toolchain: make("toolchain"),
		source: make("source"),
		modules: make("modules"),
		cache: make("cache"),
		link: make("link"),
		binary: make("binary"),
		release: make("release")
	};
}

// src/core/record/types.ts
const MODES = ["build", "inspect"];
const ORIGINS = ["compiled", "cached"];

export { mapLinks as a, LINK_STATES as i, ORIGINS as n, LINKS as r, MODES as t };