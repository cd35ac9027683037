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

export { POLICY_PATH as a, GATE_MODES as i, DEFAULT_EXPECTATIONS as n, STRIP_EXPECTATIONS as o, DEFAULT_POLICY as r, TOOLCHAIN_CHECKS as s, CACHE_TRUSTS as t };