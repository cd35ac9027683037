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

// src/core/policy/types.ts
/** Where the policy is looked for when nothing else is said, from the working directory upwards. */
const POLICY_PATH = ".github/go-provenance-gate.yml";
const STRIP_EXPECTATIONS = ["forbidden", "allowed"];
/** `auto`: by the checksum database, else by a lock file; `offline`: by a lock file alone; `off`: not at all. */
const TOOLCHAIN_CHECKS = [
	"auto",
	"offline",
	"off"
];
/** `audit`: entries that nobody vouches for are told; `enforce`: they are set aside before the build; `off`: no ledger is read. */
const CACHE_TRUSTS = [
	"off",
	"audit",
	"enforce"
];
/** Whether findings that the base branch has already close the gate: `new`: those of the change alone do. */
const GATE_MODES = ["all", "new"];
const DEFAULT_EXPECTATIONS = {
	go: [],
	flags: [],
	targets: [],
	stripped: "forbidden",
	cgo: null,
	revision: null
};
/** The policy of a repository that has none. */
const DEFAULT_POLICY = {
	gate: "all",
	build: null,
	binaries: [],
	rules: {},
	expect: DEFAULT_EXPECTATIONS,
	toolchain: {
		verify: "auto",
		lock: null
	},
	cache: {
		trust: null,
		ledger: null,
		sign: false,
		signature: "optional",
		trustedRoot: null
	},
	baseline: {
		from: null,
		branches: []
	},
	waivers: []
};

// src/core/record/types.ts
const MODES = ["build", "inspect"];
const ORIGINS = ["compiled", "cached"];

export { DEFAULT_POLICY as a, STRIP_EXPECTATIONS as c, LINK_STATES as d, mapLinks as f, DEFAULT_EXPECTATIONS as i, TOOLCHAIN_CHECKS as l, ORIGINS as n, GATE_MODES as o, CACHE_TRUSTS as r, POLICY_PATH as s, MODES as t, LINKS as u };