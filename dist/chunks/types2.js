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
	build: null,
	binaries: [],
	rules: {},
	expect: DEFAULT_EXPECTATIONS,
	toolchain: {
		verify: "auto",
		lock: null
	},
	waivers: []
};

export { TOOLCHAIN_CHECKS as a, STRIP_EXPECTATIONS as i, DEFAULT_POLICY as n, POLICY_PATH as r, DEFAULT_EXPECTATIONS as t };