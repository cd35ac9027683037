import { A as isAtLeast, C as perPackageList, E as sealHolds, M as plainGoVersion, S as parseLinkFlags, a as NO_SECTION_HEADERS, b as parseFlags, h as partsOf, i as NO_BUILD_INFO_SECTION, j as parseGoVersion, k as compareGoVersions, m as haveSameInputs, n as MISALIGNED_MAGIC, r as NO_BLOB, t as FAR_BUILD_INFO, x as parseLdflags } from "./reader-traps.js";
import { a as quoteList, i as quote, t as count } from "./markup.js";
import { o as otherOutputs, r as isOwn, t as meetsGoExpectation } from "./expectation.js";
import { r as splitQuoted } from "./go-quote.js";
import { n as platformOf } from "./target.js";
import { i as shortCommit } from "./git.js";

// src/core/rules/types.ts
/** What a finding does to the gate: `error` closes it, the others are said. `off` silences the rule. */
const LEVELS = [
	"off",
	"notice",
	"warning",
	"error"
];
const PASS = { outcome: "pass" };
/** A violation with one finding. */
function violation(finding) {
	return {
		outcome: "violation",
		findings: [finding]
	};
}
/** Findings if there are any, else a pass. */
function violationsOrPass(findings) {
	return findings.length === 0 ? PASS : {
		outcome: "violation",
		findings
	};
}
/** No answer, since evidence is missing: what is, and how to get it. At a level that closes the gate it stays undecided. */
function inconclusive(missing, fix) {
	return fix === void 0 ? {
		outcome: "inconclusive",
		missing
	} : {
		outcome: "inconclusive",
		missing,
		fix
	};
}
/** The question does not arise: why. */
function notApplicable(why) {
	return {
		outcome: "not-applicable",
		why
	};
}

// src/core/rules/subject.ts
/** The binary's name as a value in a sentence. */
function binaryName(record) {
	return quote(record.subject.name);
}
/** Where a finding about the flags belongs: the line they are written on. */
function flagsPlace(record) {
	return record.build?.flagsAt ?? modulePlace(record);
}
/** Where a finding about the binary as a whole belongs, for want of a better line: its module's go.mod. */
function modulePlace(record) {
	const goMod = record.toolchain.goMod;
	return goMod === null ? null : {
		file: goMod.file,
		line: 1
	};
}
/** go.mod's line that asks for a Go version. */
function goLinePlace(record) {
	const goMod = record.toolchain.goMod;
	return goMod === null ? null : {
		file: goMod.file,
		line: goMod.toolchainLine ?? goMod.goLine ?? 1
	};
}
/** Whether the file is one whose build info and tables mean something. */
function isGo({ outcome }) {
	return outcome === "go" || outcome === "go-without-buildinfo";
}

// src/core/rules/nested-go.ts
const MAX_NAMED$4 = 5;
/** A program inside of another in words, by what it says of itself. */
function programWords({ mainPackage, goVersion, offset }) {
	return `${mainPackage === null ? "one without a package" : quote(mainPackage, 100)} (${quote(goVersion, 40)}, build info at offset ${offset})`;
}
/** Several of them as the end of a sentence: `a Go program: ...`, `3 Go programs: ..., ... and 1 more`. */
function programsWords(programs) {
	const named = programs.slice(0, MAX_NAMED$4).map(programWords);
	const rest = programs.length - named.length;
	return `${programs.length === 1 ? "a Go program" : count(programs.length, "Go program")}: ${named.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
const nestedGo = {
	id: "nested-go",
	link: "binary",
	level: "notice",
	title: "Other Go programs are inside of the file",
	check(record) {
		const { binary } = record;
		if (!isGo(binary)) return notApplicable("the file is no readable Go binary");
		const { appended, nested } = binary;
		const embedded = nested.filter(({ offset }) => appended === null || offset < appended.offset);
		if (embedded.length === 0) return PASS;
		return violation({
			message: `${binaryName(record)} has inside of it ${programsWords(embedded)}. Only the outer program is judged.`,
			fix: "gate the inner programs as files of their own, before they are embedded",
			place: modulePlace(record)
		});
	}
};

// src/core/rules/appended-data.ts
/** Bytes stand behind the end of the program. */
const appendedData = {
	id: "appended-data",
	link: "binary",
	level: "error",
	title: "Bytes were appended to the program",
	knownBy: "binary",
	check(record) {
		const { binary } = record;
		if (!isGo(binary)) return notApplicable("the file is no readable Go binary");
		const { appended, seal } = binary;
		if (appended === null) return PASS;
		if (binary.packed !== null) return notApplicable("the file is packed");
		if (sealHolds(seal)) return PASS;
		const inside = binary.nested.filter(({ offset }) => offset >= appended.offset);
		const among = inside.length === 0 ? "" : `, among them ${programsWords(inside)}`;
		const proof = binary.sealBrokenBy === "appended" ? " Without them it is what the Go linker wrote." : "";
		return violation({
			message: `${binaryName(record)} has ${count(appended.size, "byte")} behind its end at offset ${appended.offset}${among}.${proof}`,
			fix: "find the step that appends them and gate before it, or embed the data with `//go:embed`, which the seal covers",
			place: modulePlace(record),
			...seal === "broken" ? {} : { level: "warning" }
		});
	}
};

// src/core/rules/baseline-missing.ts
/** There should be something to compare with, and there is not. */
/** Its level is what `on-missing-baseline` says: `warn`, `fail` or `pass`. */
const baselineMissing = {
	id: "baseline-missing",
	link: "toolchain",
	level: "warning",
	title: "The baseline is gone, unreadable or about something else",
	check(_record, { baseline }, policy) {
		if (baseline.record !== null) return PASS;
		if (baseline.state === "missing-first-run" && (baseline.writes || policy.rules["baseline-missing"] !== "error")) return notApplicable(baseline.words);
		if (baseline.source === "none") return notApplicable(baseline.words);
		const isNew = baseline.state === "missing-first-run";
		return violation({
			message: `There is no baseline to compare with (${baseline.state}): ${baseline.words}. Changes of tool chain, flags and environment go unseen.`,
			fix: isNew ? "let the gate run on the default branch once, so that it records one; for a binary that comes with this change a waiver of `baseline-missing` has to be on the base branch before" : "let the gate run on the default branch once, so that it records one; a baseline given by `baseline` must be a record of this very package and target"
		});
	}
};

// src/core/rules/obfuscated.ts
/**
* Whether an obfuscator explains what is missing. It removes build info, build ID and symbols in one go, so the rules
* about those leave the word to this one: one cause, one finding.
*/
function isObfuscated(binary) {
	return binary.obfuscated.length > 0;
}
/** Why a rule about something that an obfuscator removes does not speak. */
const TOLD_BY_OBFUSCATED = "an obfuscator explains it, which `obfuscated` reports";
const obfuscated = {
	id: "obfuscated",
	link: "binary",
	level: "error",
	title: "The program is obfuscated",
	check(record) {
		const { binary } = record;
		if (!isObfuscated(binary)) return PASS;
		const gone = [
			...binary.buildInfo === "none" || binary.buildInfo === "version-only" ? ["the list of its modules"] : [],
			...binary.seal === "absent" ? ["its build ID"] : [],
			...binary.stripped === "symbols" ? ["its symbols"] : []
		];
		const missing = gone.length === 0 ? "" : ` Missing with them: ${gone.join(", ")}.`;
		return violation({
			message: `${binaryName(record)} was obfuscated: ${binary.obfuscated.join("; ")}. What it was built from cannot be read from it.${missing}`,
			fix: "gate and ship a plain build of the same commit, or accept it for this file with a waiver for `obfuscated`",
			place: modulePlace(record)
		});
	}
};

// src/core/rules/build-id-missing.ts
/** There is no Go build ID, so nothing shows whether the file was changed after linking. */
const buildIdMissing = {
	id: "build-id-missing",
	link: "binary",
	level: "error",
	title: "The binary has no Go build ID, so no seal",
	knownBy: "binary",
	check(record) {
		const { binary } = record;
		if (!isGo(binary)) return notApplicable("the file is no readable Go binary");
		if (binary.seal !== "absent") return PASS;
		if (isObfuscated(binary)) return notApplicable(TOLD_BY_OBFUSCATED);
		const asked = (record.link === null ? parseLdflags(binary.settings["-ldflags"] ?? "", binary.mainPackage) ?? [] : parseLinkFlags(record.link.flags)).findLast((flag) => flag.name === "buildid");
		const why = binary.buildId === null ? "has no Go build ID" : `has the build ID ${quote(binary.buildId.text, 40)}, which carries no seal`;
		return violation({
			message: `${binaryName(record)} ${why}: whether it was changed after linking cannot be told${asked === void 0 ? "" : ` (linked with ${quote(`-buildid=${asked.value ?? ""}`)})`}.`,
			fix: asked === void 0 ? "find the step that removes it (`objcopy -R .note.go.buildid`, a packer, Bazel), or set `rules: { build-id-missing: warning }`" : "drop `-buildid=` from the linker flags: with `-trimpath` builds are reproducible without it",
			place: flagsPlace(record),
			...asked === void 0 ? {} : { level: "warning" }
		});
	}
};

// src/core/rules/buildinfo-conflict.ts
/** The copies of the build info do not agree: of the module info, or of the Go version. */
const FIX$2 = "do not trust what the file says of itself; build it again from the commit and compare";
/** Up to Go 1.17 the blob points to the one copy; since then it holds one of its own. */
function holdsTwoCopies(goVersion) {
	const version = parseGoVersion(goVersion ?? "");
	return version === null || isAtLeast(version, 18);
}
const buildinfoConflict = {
	id: "buildinfo-conflict",
	link: "binary",
	level: "error",
	title: "The copies of the build info disagree",
	knownBy: "binary",
	check(record) {
		const { binary } = record;
		if (!isGo(binary)) return notApplicable("the file is no readable Go binary");
		const place = modulePlace(record);
		const findings = [];
		if (binary.copies === "differ") findings.push({
			message: `${binaryName(record)} holds two different module infos: what \`go version -m\` prints is not what the program reports of itself at run time. One of the copies was edited.`,
			fix: FIX$2,
			place
		});
		const plugin = binary.settings["-buildmode"] === "plugin";
		if (binary.copies === "single" && binary.buildInfo === "blob" && !plugin && holdsTwoCopies(binary.goVersion)) findings.push({
			message: `${binaryName(record)} holds one copy of its module info, expected two: the one in rodata is gone or unreadable.`,
			fix: FIX$2,
			place,
			level: "warning"
		});
		if (binary.versionElsewhere === false && binary.settings["-linkshared"] !== "true") findings.push({
			message: `${binaryName(record)} says it was compiled by ${quote(binary.goVersion ?? "?", 60)}, but the program itself holds no such version, which the Go linker writes into both places. The one in the build info was edited.`,
			fix: FIX$2,
			place
		});
		if (record.link?.modInfoAgrees === false) findings.push({
			message: `${binaryName(record)} holds another module info than the one the build log shows was given to the linker.`,
			fix: FIX$2,
			place
		});
		return violationsOrPass(findings);
	}
};

// src/core/rules/buildinfo-missing.ts
const WHY = {
	none: "has no build info: which modules and settings it was built from cannot be shown",
	rodata: "has lost its build info blob: `go version -m` and govulncheck read nothing (this program recovered it from rodata)",
	"version-only": "names its Go version and nothing else: it was linked without module info"
};
/** Go writes no blob into wasm (core/binary/wasm.ts): the copy in rodata is all there ever was. */
function onlyCopyIsThere(binary) {
	return binary.format === "wasm" && binary.buildInfo === "rodata";
}
const buildinfoMissing = {
	id: "buildinfo-missing",
	link: "binary",
	level: "error",
	title: "The binary does not say what it was built from",
	check(record) {
		const { binary } = record;
		if (!isGo(binary)) return notApplicable("the file is no readable Go binary");
		if (binary.buildInfo === "blob" || onlyCopyIsThere(binary)) return PASS;
		if (isObfuscated(binary)) return notApplicable(TOLD_BY_OBFUSCATED);
		return violation({
			message: `${binaryName(record)} ${WHY[binary.buildInfo]}.`,
			fix: "build with `go build` in module mode, and let nothing remove sections afterwards (`objcopy -R .go.buildinfo`, `-ldflags=\"-X runtime.modinfo=...\"`)",
			place: modulePlace(record)
		});
	}
};

// src/core/rules/other-output.ts
/** What the two rules about packages with the same inputs and another output share. */
/** Packages that one finding names; `compare` names all. */
const MAX_NAMED$3 = 3;
const C_CODE = "It has C code, and what a C compiler makes is not settled by the inputs that Go knows: `__DATE__` and `__TIME__`, headers and libraries of the system, `-flto`";
/** Judges packages that came out otherwise: an error, and of C code a warning, each with its packages named. */
function judgeOutputs(record, { baseline }, kinds) {
	if (baseline.record === null) return notApplicable(baseline.words);
	if (record.packages.length === 0) return notApplicable("the build was not seen");
	if (baseline.record.packages.length === 0) return notApplicable("the baseline names no packages");
	const outputs = otherOutputs(baseline.record, record).filter(({ is }) => is.entry !== "corrupt" && is.entry !== "conflicting");
	const findings = kinds.flatMap((kind) => {
		const own = outputs.filter(kind.holds);
		return [false, true].flatMap((cCode) => {
			const some = own.filter((output) => output.cCode === cCode);
			if (some.length === 0) return [];
			const many = some.length > 1;
			const cause = cCode ? many ? C_CODE.replace("It has", "They have") : C_CODE : kind.cause;
			return [{
				message: `${count(some.length, "package")} ${kind.what(many, baseline.words)}: ${named(some)}. ${cause}.`,
				fix: cCode ? C_FIX : kind.fix,
				place: modulePlace(record),
				...cCode ? { level: "warning" } : {},
				...baseline.vouched ? {} : { atMost: "warning" }
			}];
		});
	});
	return violationsOrPass(findings);
}
const C_FIX = "build twice with an empty GOCACHE and compare `go list -export -deps -f \"{{.ImportPath}} {{.BuildID}}\"`: if both differ, take the clock out of the C code (`-Wdate-time` names the lines); if both are the same, the image of the runner or the cache is what changed";
function named(outputs) {
	const shown = outputs.slice(0, MAX_NAMED$3).map(({ path, was, is, by }) => {
		const what = by === "contentId" ? "content ID" : "sha256";
		return `${quote(path)} (${what} ${quote(was[by] ?? "")} in the baseline, ${quote(is[by] ?? "")} here)`;
	});
	const rest = outputs.length - shown.length;
	return `${shown.join("; ")}${rest > 0 ? `; and ${rest} more` : ""}`;
}

// src/core/rules/cache-conflict.ts
/**
* A package came from a cache, here or in the baseline's run, and the other run has another output for the same inputs.
*
* cache-entry-conflict is about an entry that contradicts itself. This one is about two runs: an entry that was sealed anew
* agrees with itself, and with nothing that was compiled.
*/
const CLEAN = "run `go clean -cache` and build again";
const cacheConflict = {
	id: "cache-conflict",
	link: "cache",
	level: "error",
	title: "A package from a build cache is not what another run has for the same inputs",
	knownBy: "nothing",
	check: (record, comparison) => judgeOutputs(record, comparison, [
		{
			holds: ({ was, is }) => is.origin === "cached" && was.origin === "compiled",
			what: (_many, words) => `came from the build cache with other bytes than the baseline (${words}) compiled from the same inputs`,
			cause: "The entry agrees with itself, so it was made so: this cache is what is suspect",
			fix: `${CLEAN}; then look for who writes to the cache: one that a pull request could write must not be restored on the default branch`
		},
		{
			holds: ({ was, is }) => is.origin === "compiled" && was.origin === "cached",
			what: (many, words) => `${many ? "were" : "was"} compiled now to other bytes than the baseline (${words}) took from its cache for the same inputs`,
			cause: "What that cache held is not what the compiler gives: the run of the baseline is what is suspect, and what it shipped",
			fix: "build the commit of the baseline again with an empty cache and compare; clear the cache of that branch, and take the binary of that run back when it is another"
		},
		{
			holds: ({ was, is }) => is.origin === "cached" && was.origin === "cached",
			what: (many, words) => `${many ? "have" : "has"} other bytes in the build cache than the baseline (${words}) found in its own for the same inputs`,
			cause: "One of the two caches is not what the compiler gave, and nothing here says which",
			fix: `${CLEAN}: the run then says which of the two it was; a ledger (\`cache-trust\`) says it at once`
		}
	])
};

// src/core/rules/cache-fault.ts
/** Packages that one finding names; the record has all. */
const MAX_NAMED$2 = 3;
const FIX$1 = "run `go clean -cache` and build again; then look for who writes to the cache (`cache audit` lists every bad entry): a cache that a pull request could write must not be restored on the default branch";
/** Judges one kind of fault. `what` goes on "N of M packages from the build cache ...". */
function judgeFaults(record, faults, what) {
	const { cache, run } = record;
	if (run.mode !== "build") return notApplicable("the build was not seen");
	if (cache.cached === 0) return notApplicable("no package came from the build cache");
	if (faults.length > 0) {
		const named = faults.slice(0, MAX_NAMED$2).map((fault) => `${quote(fault.package)} (${quote(fault.file)}): ${fault.why}`);
		const more = faults.length > MAX_NAMED$2 ? `; and ${faults.length - MAX_NAMED$2} more` : "";
		return violation({
			message: `${faults.length} of ${count(cache.cached, "package")} from the build cache ${what}, and the go command linked ${faults.length === 1 ? "it" : "them"} in silence: ${named.join("; ")}${more}.`,
			fix: FIX$1,
			place: modulePlace(record)
		});
	}
	const [first] = cache.unverified;
	if (first === void 0) return PASS;
	return inconclusive(`${count(cache.unverified.length, "package")} from the build cache could not be verified: ${quote(first.package)} (${quote(first.file)}): ${first.why}`);
}

// src/core/rules/cache-entry-conflict.ts
/** The build used an archive of the build cache that is whole, but not what its seal or the action that asked for it says. */
const cacheEntryConflict = {
	id: "cache-entry-conflict",
	link: "cache",
	level: "error",
	title: "A package came from a build cache entry that contradicts its own seal or the index",
	knownBy: "cache",
	check: (record) => judgeFaults(record, record.cache.conflicting, "contradicted its own seal or the index")
};

// src/core/rules/cache-entry-corrupt.ts
/** The build used an archive of the build cache whose bytes are not those that its name promises. */
const cacheEntryCorrupt = {
	id: "cache-entry-corrupt",
	link: "cache",
	level: "error",
	title: "A package came from a build cache entry with other bytes than its name says",
	knownBy: "cache",
	check: (record) => judgeFaults(record, record.cache.corrupt, "held other bytes than the name says")
};

// src/core/rules/cache-entry-unwitnessed.ts
/** The build used an entry of the build cache that no trusted run wrote or verified. */
/** Packages that one finding names; the record has all. */
const MAX_NAMED$1 = 3;
const cacheEntryUnwitnessed = {
	id: "cache-entry-unwitnessed",
	link: "cache",
	level: "error",
	title: "A package came from a build cache entry that no trusted run vouches for",
	knownBy: "cache",
	check(record) {
		const { run, cache } = record;
		const { ledger } = cache;
		if (run.mode !== "build") return notApplicable("the build was not seen");
		if (ledger === null) return notApplicable("no ledger of trusted runs was asked for");
		if (cache.cached === 0) return notApplicable("no package came from the build cache");
		if (ledger.trust === "audit" && (ledger.state !== "used" || ledger.why !== null)) return notApplicable(`the ledger ${quote(ledger.file)} vouches for nothing: ${ledger.why ?? ""}`);
		if (ledger.unwitnessed.length === 0) return PASS;
		const named = ledger.unwitnessed.slice(0, MAX_NAMED$1).map((one) => `${quote(one.package)} (${quote(one.file)})`);
		const rest = ledger.unwitnessed.length - named.length;
		const more = rest > 0 ? `; and ${rest} more` : "";
		const enforced = ledger.trust === "enforce";
		const after = enforced ? ", although all such entries were set aside before the build: they were written since" : "";
		return violation({
			message: `Expected packages from the build cache that a trusted run wrote or verified, got ${count(ledger.unwitnessed.length, "package")} of ${cache.cached} that none did${after}: ${named.join("; ")}${more}.`,
			fix: enforced ? "find out what writes to GOCACHE beside the build: another step, another job on the same machine" : "set `cache-trust: enforce`, which has them compiled anew; or build once on the default branch with an empty GOCACHE, so that they are in the ledger",
			place: modulePlace(record),
			level: enforced ? "error" : "warning"
		});
	}
};

// src/core/rules/cgo-mismatch.ts
const cgoMismatch = {
	id: "cgo-mismatch",
	link: "binary",
	level: "error",
	title: "cgo is on or off against expectation",
	knownBy: "binary",
	check(record, _baseline, policy) {
		const { binary } = record;
		if (!isGo(binary)) return notApplicable("the file is no readable Go binary");
		const recorded = binary.settings["CGO_ENABLED"];
		if (recorded === void 0) return notApplicable("the binary does not record CGO_ENABLED");
		const name = binaryName(record);
		const findings = [];
		const used = record.environment.effective["CGO_ENABLED"];
		if (record.run.mode === "build" && used !== void 0 && used !== recorded) findings.push({
			message: `${name} records ${quote(`CGO_ENABLED=${recorded}`)}, but it was built with ${quote(`CGO_ENABLED=${used}`)}.`,
			fix: "look for what sets CGO_ENABLED between `go env` and the build: flags, `-toolexec`, a `go` wrapper first in PATH",
			place: modulePlace(record)
		});
		const trace = findings.length === 0 ? traceOfCgo(binary) : null;
		if (trace !== null) findings.push({
			message: `${name} records ${quote("CGO_ENABLED=0")}, but ${trace}.`,
			fix: "do not trust what the file says of itself; build it again from the commit and compare",
			place: modulePlace(record)
		});
		const { cgo } = policy.expect;
		if (cgo !== null && recorded !== (cgo ? "1" : "0")) findings.push({
			message: `${name} records ${quote(`CGO_ENABLED=${recorded}`)}, the policy expects ${quote(`CGO_ENABLED=${cgo ? 1 : 0}`)}.`,
			fix: cgo ? "install a C compiler (without one in PATH the go command turns cgo off) or set `CGO_ENABLED=1`" : "set `CGO_ENABLED=0` for the build: `build: { env: { CGO_ENABLED: \"0\" } }` in the policy",
			place: modulePlace(record)
		});
		return violationsOrPass(findings);
	}
};
/** Since Go 1.22 the go command refuses an external link without cgo; before, `-linkmode=external` alone brought both in. */
const NO_HOST_LINK_WITHOUT_CGO_SINCE = 22;
/**
* What shows that cgo took part in a binary that says it was off. The reverse is normal: `CGO_ENABLED=1` is the default,
* and most programs use none of it.
*/
function traceOfCgo({ settings, copies, goVersion, lineTable, hostLinked }) {
	if (settings["CGO_ENABLED"] !== "0" || copies === "differ") return null;
	const version = parseGoVersion(goVersion ?? "");
	if (version === null || !isAtLeast(version, NO_HOST_LINK_WITHOUT_CGO_SINCE)) return null;
	if (lineTable?.traces.includes("cgo") === true) return "the runtime of cgo is linked in";
	return hostLinked === true ? "the host's linker made it, which the go command calls for cgo alone" : null;
}

// src/core/rules/drift-rule.ts
/** What the three rules about drift share: a baseline to compare with, and one finding for each unexplained difference. */
/** Judges the drifts of one kind. Against a baseline that nobody vouches for they are said, and close no gate. */
function judgeDrift({ baseline, drifts }, rule) {
	if (baseline.record === null) return notApplicable(baseline.words);
	const findings = drifts.filter((drift) => rule.prefixes.some((prefix) => drift.path.startsWith(prefix))).filter((drift) => drift.class === "unexplained").map((drift) => ({
		message: `${rule.words(drift)} since ${baseline.words}, and ${drift.why}.`,
		fix: typeof rule.fix === "string" ? rule.fix : rule.fix(drift),
		place: rule.place,
		...baseline.vouched ? {} : { atMost: "warning" }
	}));
	return violationsOrPass(findings);
}
/** `X` changed from `a` to `b`, with an empty side named for what it is. */
function changed(what, drift) {
	const side = (value) => value === null || value === "" ? "nothing" : quote(value, 200);
	return `${what} changed from ${side(drift.before)} to ${side(drift.after)}`;
}

// src/core/rules/code-changed.ts
/**
* Linked code is other code than in the baseline, and no edit of this change made it so.
*
* The binary names the version and the sum of a module as go.sum has them, whatever was compiled: the go command does not
* look again at the module cache or at GOROOT, and git does not see files that it ignores. What was compiled is in the
* action IDs of the packages, and two records of them are compared (core/baseline/sources.ts).
*
* Of the standard library and of modules that go.sum locks there is no honest way to come out otherwise, so that is an
* error. Packages of the repository may hold generated or embedded files that git ignores: those are said, no more.
*/
/** Packages that one finding names. */
const MAX_NAMED = 5;
const codeChanged = {
	id: "code-changed",
	link: "modules",
	level: "error",
	title: "Linked code is other code than in the baseline, and nothing in the change says so",
	knownBy: "nothing",
	check(record, { baseline, drifts }) {
		if (baseline.record === null) return notApplicable(baseline.words);
		const open = drifts.filter((drift) => drift.class === "unexplained");
		const findings = [...open.flatMap((drift) => moduleFinding(drift, record, baseline.words)), ...packageFindings(packagesOf(open, record), record, baseline.words)];
		const atMost = baseline.vouched ? {} : { atMost: "warning" };
		return violationsOrPass(findings.map((finding) => ({
			...finding,
			...atMost,
			place: modulePlace(record)
		})));
	}
};
/** Another version or sum. What go.sum does not lock is module-mismatch's, and go.mod says nothing of another's binary. */
function moduleFinding(drift, record, words) {
	const path = /^modules\.(.+?)(?:\.sum)?$/.exec(drift.path)?.[1];
	const dep = record.modules.deps.find((one) => one.path === path);
	if (dep === void 0 || record.toolchain.goMod?.module !== record.subject.module) return [];
	if (dep.state === "mismatch" || dep.state === "unlocked" || dep.state === "unknown") return [];
	const what = drift.path.endsWith(".sum") ? `the sum of ${quote(dep.path)}` : quote(dep.path);
	return [{
		message: `${changed(what, drift)} since ${words}, and ${drift.why}.`,
		fix: "look for what selects the module (`-modfile`, go.work, a step that runs `go get`), and bring the change into go.mod and go.sum where a reviewer sees it"
	}];
}
function packagesOf(open, record) {
	const paths = new Set(open.flatMap(({ path }) => /^packages\.(.+)\.actionId$/.exec(path)?.[1] ?? []));
	return record.packages.filter(({ path }) => paths.has(path));
}
function packageFindings(packages, record, words) {
	const own = packages.filter((entry) => isOwn(entry, record));
	const foreign = packages.filter((entry) => !isOwn(entry, record));
	const names = (list) => quoteList(list.map(({ path }) => path), MAX_NAMED);
	const verb = (list) => list.length === 1 ? "has" : "have";
	return [...foreign.length === 0 ? [] : [{
		message: `${count(foreign.length, "package")} ${verb(foreign)} other code than ${words} at the same version: ${names(foreign)}. Flags, Go and imports are the same, so files in the module cache or in GOROOT are not what they were.`,
		fix: "run `go mod verify` and `toolchain verify`; then `go clean -modcache`, and look for the step that writes there"
	}], ...own.length === 0 ? [] : [{
		message: `${count(own.length, "package")} of this repository ${verb(own)} other code than ${words}, and no file of ${own.length === 1 ? "it" : "theirs"} that git tracks was edited: ${names(own)}. A generated or embedded file changed, which no reviewer sees.`,
		fix: "see what git ignores in its folder (`git status --ignored`); commit generated files, or generate them from pinned inputs",
		level: "notice"
	}]];
}

// src/core/rules/flags-missing.ts
/** A flag that the policy asks for was not given. */
const flagsMissing = {
	id: "flags-missing",
	link: "link",
	level: "error",
	title: "A flag that the policy asks for was not given",
	check(record, _baseline, policy) {
		const { flags } = policy.expect;
		if (flags.length === 0) return notApplicable("the policy asks for no flags");
		if (!isGo(record.binary)) return notApplicable("the file is no readable Go binary");
		const given = givenFlags(record);
		return violationsOrPass(flags.filter((flag) => !isGiven(flag, given)).map((flag) => ({
			message: `${binaryName(record)} was built without ${quote(flag)}, which the policy asks for.`,
			fix: `add ${quote(flag)} to \`build-flags\`, to \`build.flags\` in the policy or to GOFLAGS`,
			place: flagsPlace(record)
		})));
	}
};
/** Flags that a binary always records when they are on: what it says of these counts, whatever was asked for. */
const RECORDED = /* @__PURE__ */ new Set([
	"-trimpath",
	"-race",
	"-msan",
	"-asan",
	"-cover"
]);
/** The last value of each flag, as the go command takes it: GOFLAGS first, the request over it, the record over both. */
function givenFlags(record) {
	const fromEnvironment = splitQuoted(record.environment.effective["GOFLAGS"] ?? "") ?? [];
	const requested = record.run.mode === "build" ? [...fromEnvironment, ...record.build?.flags ?? []] : [];
	const given = new Map(requested.map(nameAndValue));
	for (const name of RECORDED) given.delete(name);
	for (const [key, value] of Object.entries(record.binary.settings)) if (key.startsWith("-")) given.set(key, value);
	return given;
}
function isGiven(flag, given) {
	const [name, value] = nameAndValue(flag);
	return (given.get(name) ?? (RECORDED.has(name) ? "false" : void 0)) === value;
}
/** `--trimpath`, `-trimpath` and `-trimpath=true` are one flag. */
function nameAndValue(flag) {
	const text = flag.replace(/^--/, "-");
	const equals = text.indexOf("=");
	return equals < 0 ? [text, "true"] : [text.slice(0, equals), text.slice(equals + 1)];
}

// src/core/rules/build-kind.ts
/** Whether the policy expects a build flag: its name with the dash, and its value (`true` for one that stands alone). */
function isExpected(policy, name, value = "true") {
	return policy.expect.flags.map(nameAndValue).some((flag) => flag[0] === name && flag[1] === value);
}
/** Where a drift of build flags shows, and which rule reports it. */
const FLAG_DRIFTS = [[/^build\.flags$|^settings\.-/, "flags-changed"], [/^environment\.GOFLAGS$/, "environment-changed"]];
/**
* The rule that reports that a flag came in since the baseline, `null` when none does. `holds` tells whether the text of
* a flag list, or one setting as `-name=value`, has the flag.
*/
function reportedAsDrift({ drifts }, policy, holds) {
	for (const drift of drifts) {
		const rule = FLAG_DRIFTS.find(([path]) => path.test(drift.path))?.[1];
		if (rule === void 0 || drift.class !== "unexplained" || policy.rules[rule] === "off") continue;
		const text = (value) => drift.path.startsWith("settings.") && value !== null ? `${drift.path.slice(9)}=${value}` : value ?? "";
		if (holds(text(drift.after)) && !holds(text(drift.before))) return rule;
	}
	return null;
}
/**
* How it is known that a binary was built with a flag that adds code of its own to it (`race`, `msan`, `asan`, `cover`):
* by its setting, or by that code, in words that follow the binary's name; `null` when it was not.
*/
function instrumentedWith({ settings, lineTable }, name) {
	if (settings[`-${name}`] === "true") return `was built with \`-${name}\``;
	if (lineTable?.traces.includes(name) !== true) return null;
	return `has the runtime of \`-${name}\` linked in${settings["-compiler"] === void 0 ? "" : ", which its settings do not record"}`;
}
/** `-race` among other flags, or the setting `-race=true`. */
function flagPattern(name) {
	return new RegExp(String.raw`(?:^|\s)--?${name}(?:=true)?(?:\s|$)`);
}

// src/core/rules/coverage-build.ts
/** The program counts which of its statements run (-cover). */
const COVER = flagPattern("cover");
const coverageBuild = {
	id: "coverage-build",
	link: "binary",
	level: "warning",
	title: "The program is instrumented for coverage",
	check(record, comparison, policy) {
		const { binary } = record;
		if (!isGo(binary)) return notApplicable("the file is no readable Go binary");
		const how = instrumentedWith(binary, "cover");
		if (how === null || isExpected(policy, "-cover")) return PASS;
		const told = reportedAsDrift(comparison, policy, (flags) => COVER.test(flags));
		if (told !== null) return notApplicable(`${told} reports the flag`);
		return violation({
			message: `${binaryName(record)} ${how}: it counts what it runs, writes the counts into the folder that GOCOVERDIR names, and warns on stderr where none is named.`,
			fix: "drop `-cover` from the flags of what is shipped; a binary that is meant for tests gets a waiver for `coverage-build`",
			place: flagsPlace(record)
		});
	}
};

// src/core/binary/compile-flags.ts
/**
* What a recorded `-gcflags` asks of the compiler, read as cmd/compile reads it.
*
* `-N` and `-l` are counters: `-l` alone turns inlining off, `-l=0` leaves it on, and `-l=2` and up turn it on again
* with more output. The record holds the last `-gcflags` of a command line alone, `pattern=` included; an earlier one
* for another pattern leaves no trace in a binary.
*
* Source: `go tool compile -h` and cmd/compile/internal/base/flag.go (CountFlag), cmd/compile/internal/gc/main.go for
* what the counts mean, cmd/go/internal/load/flag.go (PerPackageFlag.String) for what is recorded.
*/
/** Flags of cmd/compile whose value may be the next word. All others are booleans or counters. */
const WITH_VALUE = new Set("D I asmhdr bench blockprofile buildid c coveragecfg cpuprofile d embedcfg env gendwarfinl goversion importcfg installsuffix json lang linkobj memprofile memprofilerate mutexprofile o p pgoprofile spectre symabis traceprofile trimpath".split(" "));
/** Whether a `-gcflags` value turns optimizations (`-N`) and inlining (`-l`) off. */
function parseGcflags(value) {
	const flags = parseFlags(perPackageList(value), WITH_VALUE);
	return {
		noOptimizations: countOf(flags, "N") !== 0,
		noInlining: countOf(flags, "l") === 1
	};
}
/** A flag that stands alone, or has the value `true`, counts one up; a number sets the count, `false` sets 0. */
function countOf(flags, name) {
	let count = 0;
	for (const flag of flags) {
		if (flag.name !== name) continue;
		if (flag.value === null || flag.value === "true") count += 1;
		else if (flag.value === "false") count = 0;
		else if (/^\d{1,9}$/.test(flag.value)) count = Number(flag.value);
	}
	return count;
}

// src/core/rules/debug-build.ts
/** The compiler was told not to optimize (-gcflags with -N or -l). */
/** `-gcflags` with one of the two letters somewhere behind it, as a word. */
const UNOPTIMIZED = /(?:^|\s)--?gcflags[= ][^]*-[Nl](?![\w-])/;
const debugBuild = {
	id: "debug-build",
	link: "binary",
	level: "warning",
	title: "The compiler was told not to optimize",
	check(record, comparison, policy) {
		const { binary } = record;
		if (!isGo(binary)) return notApplicable("the file is no readable Go binary");
		const recorded = binary.settings["-gcflags"];
		if (recorded === void 0) return PASS;
		const { noOptimizations, noInlining } = parseGcflags(recorded);
		const off = [...noOptimizations ? ["optimizations (`-N`)"] : [], ...noInlining ? ["inlining (`-l`)"] : []];
		if (off.length === 0 || isExpected(policy, "-gcflags", recorded)) return PASS;
		const told = reportedAsDrift(comparison, policy, (flags) => UNOPTIMIZED.test(flags));
		if (told !== null) return notApplicable(`${told} reports the flag`);
		return violation({
			message: `${binaryName(record)} was compiled with ${quote(`-gcflags=${recorded}`)}: ${off.join(" and ")} off, as debuggers want it.`,
			fix: "drop `-N` and `-l` from `-gcflags` for what is shipped, and keep them for the build that is debugged",
			place: flagsPlace(record)
		});
	}
};

// src/core/rules/c-compiler-changed.ts
/** cgo was used, and the C compiler is another than last time. */
const cCompilerChanged = {
	id: "c-compiler-changed",
	link: "toolchain",
	level: "warning",
	title: "The C compiler is another than that of the baseline",
	knownBy: "nothing",
	check(record, comparison) {
		if (record.toolchain.cc === null) return notApplicable("no C compiler took part");
		return judgeDrift(comparison, {
			prefixes: ["toolchain.cc"],
			words: (drift) => changed("the C compiler", drift),
			fix: "pin the runner image or the container that brings the compiler; with `CGO_ENABLED=0` no C compiler takes part",
			place: modulePlace(record)
		});
	}
};

// src/core/rules/environment-changed.ts
const ORIGINS = {
	environment: "set in the environment",
	policy: "set by the policy",
	goenv: "set by `go env -w`",
	goroot: "set in GOROOT/go.env",
	"go.mod": "set by go.mod",
	default: ""
};
function words$1(record, drift) {
	const name = drift.path.slice(drift.path.indexOf(".") + 1);
	const origin = ORIGINS[record.environment.origins[name] ?? "default"];
	return `${changed(`\`${name}\``, drift)}${origin === "" ? "" : ` (${origin})`}`;
}
const environmentChanged = {
	id: "environment-changed",
	link: "toolchain",
	level: "error",
	title: "The environment of the go command is another than that of the baseline",
	knownBy: "nothing",
	check: (record, comparison) => judgeDrift(comparison, {
		prefixes: [
			"environment.",
			"settings.C",
			"settings.D",
			"settings.G"
		],
		words: (drift) => words$1(record, drift),
		fix: "look for what sets it (`go env -changed`, the workflow, an earlier step writing GITHUB_ENV) and set it back, or set it in the policy under `build.env`",
		place: modulePlace(record)
	})
};

// src/core/toolchain/levels.ts
/**
* The levels of processors that Go knows. Go 1.21 refuses others; from 1.23 on the go command takes and stamps anything,
* and the compiler does what the default says (measured: GOAMD64=v9, GOARM=9).
*
* Source: internal/buildcfg/cfg.go.
*/
const KNOWN = {
	GOAMD64: /^v[1-4]$/,
	GOARM: /^[5-7](?:,(?:softfloat|hardfloat))?$/,
	GOARM64: /^v(?:8\.[0-9]|9\.[0-5])(?:,(?:lse|crypto))*$/,
	GO386: /^(?:sse2|softfloat)$/,
	GOMIPS: /^(?:hardfloat|softfloat)$/,
	GOMIPS64: /^(?:hardfloat|softfloat)$/,
	GOPPC64: /^power(?:8|9|10)$/,
	GORISCV64: /^rva(?:20|22|23)u64$/,
	GOWASM: /^(?:(?:satconv|signext)(?:,(?:satconv|signext))*)?$/
};
/** What is wrong with a level, in words that follow the value; `null` for every other setting and for known levels. */
function levelProblem(name, value, goVersion) {
	const version = parseGoVersion(goVersion ?? "");
	if (version !== null && isAtLeast(version, 28)) return null;
	const known = KNOWN[name];
	return known === void 0 || value === "" || known.test(value) ? null : "which is no level of any processor";
}

// src/core/rules/environment-risk.ts
/** Settings that make a build other than it looks, or that Go takes in silence although they mean nothing. */
const environmentRisk = {
	id: "environment-risk",
	link: "toolchain",
	level: "warning",
	title: "A setting makes the build other than it looks",
	check(record) {
		const place = modulePlace(record);
		const levels = Object.entries(record.binary.settings).flatMap(([name, value]) => {
			const problem = levelProblem(name, value, record.binary.goVersion);
			return problem === null ? [] : [{
				message: `${binaryName(record)} records ${quote(`${name}=${value}`)}, ${problem}. Go from 1.23 on takes any value in silence.`,
				fix: `correct ${name} in the workflow or the policy's \`build.env\`, or unset it for the default`,
				place
			}];
		});
		if (record.run.mode !== "build") return levels.length > 0 ? violationsOrPass(levels) : notApplicable("the build was not seen");
		return violationsOrPass([...levels, ...settingRisks(record).map((risk) => ({
			...risk,
			place
		}))]);
	}
};
/** Off switches of checks that the chain rests on. */
function settingRisks({ environment }) {
	const { effective } = environment;
	const risks = [];
	const is = (name, value) => effective[name] === value;
	if (is("GOSUMDB", "off")) risks.push({
		message: "`GOSUMDB=off`: new modules and tool chains are taken without asking the checksum database.",
		fix: "unset GOSUMDB, and name private modules in GOPRIVATE"
	});
	if ((effective["GOINSECURE"] ?? "") !== "") risks.push({
		message: `\`GOINSECURE\` is ${quote(effective["GOINSECURE"] ?? "")}: these modules may come over plain HTTP.`,
		fix: "unset GOINSECURE, or serve them with TLS"
	});
	if (/^(?:\*|\*\*|\/?\*\/?)$/.test(effective["GONOSUMDB"] ?? "") || /(?:^|,)\*(?:,|$)/.test(effective["GOPRIVATE"] ?? "")) risks.push({
		message: "GOPRIVATE or GONOSUMDB is `*`: no module is checked against the checksum database.",
		fix: "name the private modules alone: `GOPRIVATE=git.example.com/*`"
	});
	return risks;
}

// src/core/rules/landed-elsewhere.ts
/** The linked file was put somewhere else than where it was asked for. */
const landedElsewhere = {
	id: "landed-elsewhere",
	link: "link",
	level: "error",
	title: "The linked file landed in another place",
	knownBy: "binary",
	check(record) {
		if (record.trace === null) return notApplicable("the build was not seen");
		const place = record.trace.landedElsewhere;
		if (place === null) return PASS;
		return violation({
			message: `${binaryName(record)} was linked, but put at ${quote(place)} and not where the gate asked for it.`,
			fix: "look for what changes the arguments of the go command: a `go` wrapper first in PATH, `-toolexec`",
			place: flagsPlace(record)
		});
	}
};

// src/core/rules/link-not-observed.ts
/** A command was run to make the binaries, and none of the links that were seen in it made this one. */
const linkNotObserved = {
	id: "link-not-observed",
	link: "link",
	level: "warning",
	title: "No observed link made the binary",
	knownBy: "binary",
	check(record) {
		const { observed, binary } = record;
		if (observed === null) return notApplicable("no command was observed");
		if (!isGo(binary)) return notApplicable("the file is no readable Go binary");
		if (observed.linked) return PASS;
		const seen = observed.toolRuns === 0 ? "no tool of Go was seen running at all" : `${count(observed.links, "link")} in ${count(observed.toolRuns, "tool run")} were seen, none of them with its build ID`;
		const damaged = observed.damaged === 0 ? "" : ` (${count(observed.damaged, "piece")} of evidence could not be read)`;
		return violation({
			message: `${binaryName(record)} was not linked by the command that was to make it: ${seen}${damaged}. It was there before, was changed so that its build ID is gone, or was built out of sight.`,
			fix: "start from a clean tree (`make clean`, an empty `dist`); let the command keep GOFLAGS as it finds it and name no `-toolexec` of its own; what is built in a container has to be gated there",
			place: modulePlace(record)
		});
	}
};

// src/core/rules/nothing-linked.ts
/** `go build` ended well and linked nothing. */
const nothingLinked = {
	id: "nothing-linked",
	link: "link",
	level: "error",
	title: "go build succeeded without linking the binary",
	knownBy: "binary",
	check(record) {
		if (record.run.mode !== "build") return notApplicable("the build was not seen");
		const { link } = record;
		if (link !== null && link.landed !== null) return PASS;
		const what = link === null ? "the log shows no link command for it" : "the log does not show the linked file being moved into place";
		return violation({
			message: `\`go build\` ended with exit code 0, but ${binaryName(record)} was not linked in this build: ${what}.`,
			fix: "look for `-n` or `-toolexec` in the build flags and in GOFLAGS, and for a `go` wrapper first in PATH",
			place: flagsPlace(record)
		});
	}
};

// src/core/rules/expected-flag.ts
/** Whether the policy expects a flag, whatever its value: for flags that name files of one machine. */
function isExpectedFlag(policy, name) {
	return policy.expect.flags.some((flag) => nameAndValue(flag)[0] === name);
}

// src/core/rules/overlay-used.ts
/** Files were compiled in the place of others. */
const overlayUsed = {
	id: "overlay-used",
	link: "source",
	level: "error",
	title: "Files outside of the commit were compiled",
	check(record, _baseline, policy) {
		const { trace } = record;
		if (trace === null) return notApplicable("the build was not seen");
		const asked = [...record.build?.flags ?? [], record.environment.effective["GOFLAGS"] ?? ""];
		const overlaid = trace.overlaid.map(({ from, to }) => `${quote(from)} as ${quote(to)}`);
		if (overlaid.length === 0 && !asked.some((text) => /(?:^|\s)['"]?--?overlay[=\s]/.test(`${text} `))) return PASS;
		if (isExpectedFlag(policy, "-overlay")) return PASS;
		const which = overlaid.length === 0 ? "" : `: ${overlaid.slice(0, 3).join(", ")}`;
		const more = overlaid.length > 3 ? ` and ${overlaid.length - 3} more` : "";
		return violation({
			message: `${binaryName(record)} was built with \`-overlay\`, which compiles other files than those of the commit, and is recorded nowhere in the binary${which}${more}.`,
			fix: `take ${quoteList(["-overlay"])} out of the build flags and GOFLAGS, and commit what it replaces`,
			place: flagsPlace(record)
		});
	}
};

// src/core/rules/tool-replaced.ts
/** The same Go version, but a tool with other bytes. */
const PREFIX = "toolchain.tools.";
const toolReplaced = {
	id: "tool-replaced",
	link: "toolchain",
	level: "error",
	title: "A tool of the same Go version has other bytes",
	knownBy: "nothing",
	check: (record, comparison) => judgeDrift(comparison, {
		prefixes: [PREFIX],
		words: (drift) => {
			const what = `the sha256 of the ${quote(drift.path.slice(16))} tool`;
			return `${changed(what, drift)} (same Go version, other bytes)`;
		},
		fix: "install Go anew from the published archive; a release has one set of tools, so somebody replaced or rebuilt this one",
		place: goLinePlace(record)
	})
};

// src/core/rules/toolexec-used.ts
/** A program stood between the go command and its tools. */
const toolexecUsed = {
	id: "toolexec-used",
	link: "toolchain",
	level: "error",
	title: "A program ran in front of the compiler and the linker",
	check(record, _baseline, policy) {
		const { trace } = record;
		if (trace === null) return notApplicable("the build was not seen");
		const flag = [...record.build?.flags ?? [], record.environment.effective["GOFLAGS"] ?? ""].some((text) => /(?:^|\s)['"]?--?toolexec[=\s]/.test(`${text} `));
		if (trace.toolexec === null && !flag) return PASS;
		if (isExpectedFlag(policy, "-toolexec")) return PASS;
		const program = trace.toolexec === null ? "a program" : quote(trace.toolexec.join(" "), 200);
		return violation({
			message: `${binaryName(record)} was built with \`-toolexec\`: ${program} ran in front of every tool, saw all sources and could change what was compiled. The binary does not record it.`,
			fix: "take `-toolexec` out of the build flags and GOFLAGS; where a tool needs it (an instrumenting agent, garble), expect it: `expect: { flags: [\"-toolexec\"] }`",
			place: flagsPlace(record)
		});
	}
};

// src/core/rules/version-variable-missed.ts
/** A -X definition that set nothing: the program will not say what the release says. */
const versionVariableMissed = {
	id: "version-variable-missed",
	link: "link",
	level: "warning",
	title: "A variable that the linker was to set was not set",
	check(record) {
		if (record.trace === null) return notApplicable("the build was not seen");
		const { missedVariables } = record.trace;
		if (missedVariables.length === 0) return PASS;
		const one = missedVariables.length === 1;
		return violation({
			message: `${binaryName(record)} was linked with \`-X\` for ${quoteList(missedVariables)}, but does not hold ${one ? "the value" : "the values"}: no package has such a string variable, or nothing uses it. The linker says nothing of that.`,
			fix: "correct the name: `-X importpath.name=value`, of the package that declares `var name string` (for package main: `main.name`)",
			place: flagsPlace(record)
		});
	}
};

// src/core/rules/flags-changed.ts
/** Other build or linker flags than last time. */
const NAMES = {
	"build.flags": "the flags of `go build`",
	"link.flags": "the flags of the linker",
	"link.external": "the use of an external linker"
};
const flagsChanged = {
	id: "flags-changed",
	link: "link",
	level: "error",
	title: "The flags are others than those of the baseline",
	knownBy: "nothing",
	check: (record, comparison) => judgeDrift(comparison, {
		prefixes: [
			"build.flags",
			"link.",
			"settings.-"
		],
		words: (drift) => changed(NAMES[drift.path] ?? `the recorded \`${drift.path.slice(9)}\``, drift),
		fix: "build with the flags of the baseline, or change them where a reviewer sees it: the policy file or the workflow",
		place: flagsPlace(record)
	})
};

// src/core/rules/ledger-invalid.ts
/** The ledger of the build cache that was named is not one to rely on. */
const ledgerInvalid = {
	id: "ledger-invalid",
	link: "cache",
	level: "error",
	title: "The ledger of the build cache is damaged, made up, or of another place",
	knownBy: "ledger",
	check(record) {
		const { ledger } = record.cache;
		if (ledger === null) return notApplicable("no ledger of trusted runs was asked for");
		if (ledger.state === "used") return PASS;
		const why = ledger.why ?? "it cannot be used";
		if (ledger.state === "missing" || ledger.state === "unreadable") return notApplicable(`${quote(ledger.file)}: ${why}`);
		return violation({
			message: `The ledger ${quote(ledger.file)} vouches for nothing here: ${why}.`,
			fix: "take it from the last trusted run of this repository, or remove it: the next run of the default branch with an empty cache writes a new one",
			place: modulePlace(record),
			level: ledger.state === "foreign" ? "warning" : "error"
		});
	}
};

// src/core/rules/modified-after-link.ts
const UNKNOWN = {
	cause: `Something changed the file after ${quote("go build")}: a patch, a packer, a resource editor, appended data.`,
	fix: "find the step that touches the file after the build and drop it, or build again and ship that file"
};
/** Causes that no other rule reports. */
const WORDS = {
	objcopy: {
		cause: `A tool that rewrites files ran after ${quote("go build")}: \`objcopy\`, \`patchelf\` or one like them.`,
		fix: "gate the file before that step, or leave it to the linker: `-ldflags=-r=DIR` sets a library path, `//go:embed` carries data"
	},
	patch: {
		cause: "The linked file was edited: a patch, a resource editor, a text that was replaced in it.",
		fix: "do not ship it before the change is understood: build it again from the commit and look at `cmp -l`"
	}
};
const modifiedAfterLink = {
	id: "modified-after-link",
	link: "binary",
	level: "error",
	title: "The file was changed after linking",
	knownBy: "binary",
	check(record) {
		const { binary } = record;
		if (!isGo(binary)) return notApplicable("the file is no readable Go binary");
		if (binary.seal === "absent") return notApplicable("the file has no seal to check");
		if (binary.seal === "not-applicable") return notApplicable(binary.sealEvidence[0] ?? "the seal does not apply");
		if (binary.seal !== "broken" || binary.strippedBy === "after-link") return PASS;
		if (binary.sealBrokenBy === "appended") return notApplicable("appended bytes broke the seal: see `appended-data`");
		if (binary.packed !== null) return notApplicable("a packer broke the seal: see `packed`");
		const { cause, fix } = binary.sealBrokenBy === null ? UNKNOWN : WORDS[binary.sealBrokenBy] ?? UNKNOWN;
		return violation({
			message: `${binaryName(record)} is not what the Go linker wrote: ${binary.sealEvidence.join("; ")}. ${cause}`,
			fix,
			place: modulePlace(record)
		});
	}
};

// src/core/rules/goroot-mixed.ts
/** The parts of the GOROOT that built are of several versions. */
const gorootMixed = {
	id: "goroot-mixed",
	link: "toolchain",
	level: "error",
	title: "The GOROOT is put together from several versions of Go",
	knownBy: "toolchain",
	check(record) {
		const { authenticity, goroot } = record.toolchain;
		if (authenticity === null || authenticity.version === null) return notApplicable(authenticity?.why ?? "the parts of the GOROOT were not looked at");
		if (authenticity.mixed.length === 0) return PASS;
		const parts = authenticity.mixed.map(({ part, version }) => `${quote(part)} is of ${quote(version, 60)}`);
		return violation({
			message: `${quote(goroot ?? "GOROOT", 200)} is of several versions: \`VERSION\` says ${quote(authenticity.version, 60)}, ${parts.join(", ")}.`,
			fix: "remove the folder and install Go anew; an archive unpacked over an older tree leaves such a mixture",
			place: goLinePlace(record)
		});
	}
};

// src/core/rules/module-mismatch.ts
/** A module that is linked in is not the one that go.sum locks. */
const moduleMismatch = {
	id: "module-mismatch",
	link: "modules",
	level: "error",
	title: "A linked module is not the one that go.sum locks",
	check(record) {
		if (!isGo(record.binary)) return notApplicable("the file is no readable Go binary");
		if (record.toolchain.goMod === null) return notApplicable("there is no go.mod to compare with");
		const { deps } = record.modules;
		if (deps.length === 0) return record.binary.main === null ? inconclusive("the binary lists no modules") : PASS;
		const file = record.toolchain.goMod.file.replace(/go\.mod$/, "go.sum");
		return violationsOrPass(deps.filter((dep) => dep.state === "mismatch" || dep.state === "unlocked").map((dep) => {
			const used = dep.replace ?? dep;
			const name = quote(`${used.path}@${used.version}`);
			const what = dep.state === "mismatch" ? `with another sum than ${quote(file)} locks` : `which ${quote(file)} does not list`;
			return {
				message: `${binaryName(record)} has ${name} (${quote(used.sum)}) linked in, ${what}.`,
				fix: "build from the commit that is checked out, or run `go mod tidy` and commit go.sum",
				place: {
					file,
					line: null
				}
			};
		}));
	}
};

// src/core/rules/module-not-recorded.ts
/** Code is linked in whose module the module list does not name. */
const moduleNotRecorded = {
	id: "module-not-recorded",
	link: "modules",
	level: "error",
	title: "A linked package belongs to no recorded module",
	knownBy: "binary",
	check(record) {
		const { binary } = record;
		if (!isGo(binary)) return notApplicable("the file is no readable Go binary");
		if (binary.main === null) return notApplicable("the binary lists no modules");
		if (isObfuscated(binary)) return notApplicable("the names of packages are hidden");
		if (binary.lineTable === null) return notApplicable("the line table was not read");
		const { unrecorded } = binary.lineTable;
		if (unrecorded.length === 0) return PASS;
		const one = unrecorded.length === 1;
		return violation({
			message: `${binaryName(record)} has code of ${one ? "a package" : "packages"} linked in whose module its build info does not list: ${quoteList(unrecorded)}.`,
			fix: "build it again from the commit with `go build` and compare the `dep` lines of `go version -m`; scanners see only what is listed",
			place: modulePlace(record)
		});
	}
};

// src/core/rules/not-go.ts
/** A file was given that is no Go binary. */
const notGo = {
	id: "not-go",
	link: "binary",
	level: "error",
	title: "The file is no Go binary",
	knownBy: "binary",
	check(record) {
		const { binary } = record;
		if (binary.outcome === "unreadable") return inconclusive(`${binaryName(record)} could not be read: ${binary.evidence.join("; ")}`);
		if (binary.outcome !== "not-go") return PASS;
		return violation({
			message: `${binaryName(record)} is no Go binary: ${binary.evidence.join("; ")}.`,
			fix: "point `binaries` at the files that `go build` made, or narrow the pattern",
			place: modulePlace(record)
		});
	}
};

// src/core/rules/not-reproducible.ts
/** A package was compiled from the same inputs as in the baseline's run, and to other bytes. */
const notReproducible = {
	id: "not-reproducible",
	link: "toolchain",
	level: "error",
	title: "The same inputs were compiled to other bytes than in the baseline",
	knownBy: "nothing",
	check: (record, comparison) => judgeOutputs(record, comparison, [{
		holds: ({ was, is }) => was.origin === "compiled" && is.origin === "compiled",
		what: (many, words) => `${many ? "were" : "was"} compiled from the same inputs as by ${words}, to other bytes`,
		cause: "Go compiles the same inputs to the same bytes, so something took part that the go command does not know of: a wrapper of the compiler, a replaced tool",
		fix: "look at `-toolexec`, at what stands before `go` in PATH and at `toolchain verify`; then build again with an empty GOCACHE on a machine you trust"
	}])
};

// src/core/rules/packed.ts
/** The file was put into a packer's envelope, which hides what is inside. */
const packed = {
	id: "packed",
	link: "binary",
	level: "error",
	title: "The file is packed",
	knownBy: "binary",
	check(record) {
		const { packed: packer } = record.binary;
		if (packer === null) return PASS;
		return violation({
			message: `${binaryName(record)} is packed with ${packer}: build info, seal and symbols of the program inside cannot be read.`,
			fix: `gate the file before it is packed, or unpack it first (\`${packer.toLowerCase()} -d\`)`,
			place: modulePlace(record)
		});
	}
};

// src/core/rules/path-leak.ts
/** The file names folders of the machine that compiled it. */
const pathLeak = {
	id: "path-leak",
	link: "binary",
	level: "off",
	title: "The file names folders of the machine that built it",
	check(record, _baseline, policy) {
		const { binary } = record;
		if (!isGo(binary)) return notApplicable("the file is no readable Go binary");
		if (binary.lineTable === null) return inconclusive(`the line table of ${binaryName(record)} could not be read`);
		const { paths } = binary.lineTable;
		if (paths.length === 0) return PASS;
		const trimmed = binary.settings["-trimpath"] === "true";
		if (!trimmed && isExpected(policy, "-trimpath") && policy.rules["flags-missing"] !== "off") return notApplicable("flags-missing reports that `-trimpath` is missing");
		return violation({
			message: `${binaryName(record)} names folders of the machine that built it${trimmed ? ", although `-trimpath` is recorded" : ""}: ${quoteList(paths)}.`,
			fix: trimmed ? "look for a second `-trimpath` in `-gcflags` or `-asmflags`: it replaces the one that the go command gives" : "add `-trimpath` to the build flags; builds in any folder then give the same bytes",
			place: flagsPlace(record)
		});
	}
};

// src/core/rules/platform-mismatch.ts
/** The binary is for another platform than it says, or than was asked for. */
/** Which systems use a format; what a header leaves open is any of them. */
const FORMAT_OF = {
	windows: "pe",
	darwin: "macho",
	ios: "macho",
	aix: "xcoff",
	plan9: "plan9",
	js: "wasm",
	wasip1: "wasm"
};
const platformMismatch = {
	id: "platform-mismatch",
	link: "binary",
	level: "error",
	title: "The binary is for another platform",
	knownBy: "binary",
	check(record, _baseline, policy) {
		const { binary } = record;
		if (!isGo(binary)) return notApplicable("the file is no readable Go binary");
		const images = binary.slices.length > 0 ? binary.slices : [binary];
		if (images.some(({ goos, goarch }) => goos === null || goarch === null)) return inconclusive(`${binaryName(record)} does not say which platform it is for`);
		return violationsOrPass(images.flatMap((image) => imageFindings(image, record, policy)));
	}
};
function imageFindings(image, record, policy) {
	const name = binaryName(record);
	const place = modulePlace(record);
	const actual = `${image.goos}/${image.goarch}`;
	const findings = [];
	const lie = headerConflict(image);
	if (lie !== null) findings.push({
		message: `${name} records ${quote(actual)}, but ${lie}.`,
		fix: "do not trust what the file says of itself; build it again and compare",
		place
	});
	if (record.run.mode === "build" && actual !== platformOf(record.subject.target)) findings.push({
		message: `${name} is for ${quote(actual)}, expected ${quote(record.subject.target)}.`,
		fix: "look for GOOS and GOARCH in the flags, in `go env -changed` and in a `go` wrapper first in PATH",
		place
	});
	const { targets } = policy.expect;
	if (targets.length > 0 && !targets.includes(actual)) {
		const slice = record.binary.slices.length > 0 ? "has a slice" : "is";
		findings.push({
			message: `${name} ${slice} for ${quote(actual)}, the policy expects ${quoteList(targets)}.`,
			fix: "build for an expected target, or add this one to `expect.targets` in the policy",
			place
		});
	}
	return findings;
}
function headerConflict({ header, goos, goarch, format: actual }) {
	if (header === null || goos === null || goarch === null) return null;
	if (header.goarch !== null && header.goarch !== goarch) return `its headers are those of ${quote(header.goarch)}`;
	if (actual !== (FORMAT_OF[goos] ?? "elf") && actual !== "archive") return `it is a file of format ${quote(actual ?? "?")}`;
	if (header.goos !== null && header.goos !== goos && !(header.goos === "darwin" && goos === "ios")) return `its headers are those of ${quote(header.goos)}`;
	return null;
}

// src/core/rules/policy-changed.ts
/** The change brings its own policy along. */
/** A warning: what is built is part of the change and takes effect at once, the rest when the change is merged. */
const policyChanged = {
	id: "policy-changed",
	link: "source",
	level: "warning",
	title: "The change edits the policy that judges it",
	knownBy: "nothing",
	check(record) {
		const { changed, commit, path, sha256, note } = record.policy;
		if (!changed && note === null) return PASS;
		const place = path === null ? null : {
			file: path,
			line: 1
		};
		const from = sha256 === null || note !== null ? "are the built-in ones" : `were taken from the base commit ${quote(shortCommit(commit ?? ""))}`;
		const findings = [];
		if (changed) findings.push({
			message: `This change edits ${quote(path ?? "the policy")}. Levels, expectations and waivers ${from}, not those of the change; what is built or inspected is as the change says.`,
			fix: "review the policy with the same care as code: it takes effect when this is merged",
			place
		});
		if (note !== null) findings.push({
			message: `The built-in levels judged, because ${note}.`,
			fix: "mend the policy on the base branch",
			place
		});
		return violationsOrPass(findings);
	}
};

// src/core/rules/race-build.ts
/** A detector of the test lab was built in: -race, -msan, -asan. */
const DETECTORS = {
	race: "the race detector, which takes several times the memory and the time",
	msan: "the memory sanitizer, which is made for tests",
	asan: "the address sanitizer, which is made for tests"
};
const raceBuild = {
	id: "race-build",
	link: "binary",
	level: "warning",
	title: "A race detector or sanitizer is built in",
	check(record, comparison, policy) {
		const { binary } = record;
		if (!isGo(binary)) return notApplicable("the file is no readable Go binary");
		const unasked = Object.keys(DETECTORS).filter((name) => instrumentedWith(binary, name) !== null).filter((name) => !isExpected(policy, `-${name}`));
		if (unasked.length === 0) return PASS;
		const told = unasked.map((name) => reportedAsDrift(comparison, policy, (flags) => flagPattern(name).test(flags)));
		const findings = unasked.filter((_name, index) => told[index] === null).map((name) => ({
			message: `${binaryName(record)} ${instrumentedWith(binary, name) ?? ""}. It holds ${DETECTORS[name] ?? name}.`,
			fix: `drop \`-${name}\` from the flags of what is shipped; a binary that is meant for tests gets a waiver for \`race-build\``,
			place: flagsPlace(record)
		}));
		if (findings.length === 0) return notApplicable(`${told.find((rule) => rule !== null) ?? ""} reports the flag`);
		return violationsOrPass(findings);
	}
};

// src/core/rules/re-stamped.ts
/**
* The same inputs as in the baseline, other bytes, and a seal that holds: the mark of a file that was patched and then
* stamped anew (`go tool buildid -w`).
*
* A build ID is action / main action / main content / content. The first three follow from what was built, the last one
* from the bytes of the file. Go builds are reproducible, so where the first three are the same the last one is, too; a
* patch that mends the seal can only move the last. Without a record of an earlier one nothing shows it, unless the run of
* the linker was observed, and with it the digest of what it wrote.
*/
const reStamped = {
	id: "re-stamped",
	link: "binary",
	level: "error",
	title: "The same inputs gave other bytes, and the seal holds",
	knownBy: "nothing",
	check(record, { baseline }) {
		const { binary, observed } = record;
		if (!isGo(binary)) return notApplicable("the file is no readable Go binary");
		if (observed?.bytesAgree === false) return violation({
			message: `${binaryName(record)} has the build ID of a link that was observed, but not the bytes that the linker wrote, and its seal holds: it was changed and stamped anew.`,
			fix: "look for what the build does with the file after `go build`; do not ship it before the difference is understood",
			place: modulePlace(record)
		});
		if (baseline.record === null) return notApplicable(baseline.words);
		if (!sealHolds(binary.seal)) return notApplicable("no seal holds");
		const [was, is] = [partsOf(baseline.record.binary), partsOf(binary)];
		if (was === null || is === null || !haveSameInputs(was, is)) return notApplicable("the baseline has other inputs");
		if (was.content === is.content) return PASS;
		const host = binary.hostLinked !== false;
		return violation({
			message: `${binaryName(record)} was built from the same inputs as that of ${baseline.words}, but is another file: content ID expected ${quote(was.content)}, got ${quote(is.content)}, and its seal holds. ` + (host ? "Either it was changed and stamped anew, or another linker or C library of the host took part." : "Go builds are reproducible, so it was changed and stamped anew, or the linker is not the one it says it is."),
			fix: "build it again from the commit and compare the bytes (`cmp -l`); do not ship it before the difference is understood",
			place: modulePlace(record),
			...host ? { level: "warning" } : {},
			...baseline.vouched ? {} : { atMost: "warning" }
		});
	}
};

// src/core/binary/reader-defects.ts
/**
* The defects of `go version -m` that are known by name: where it says less than a file holds, in a way that was
* reproduced with real files and every minor version of Go from 1.18 to 1.27. A difference between it and this program
* is a finding unless one of these explains it.
*
* Each entry holds for a range of versions and looks at what both readers said; none of them excuses another reading,
* only silence, or (`first-64-kib`) a version without module info. docs/rules/reader-disagreement.md lists them; a test
* holds both lists together.
*/
const NOT_A_GO_EXECUTABLE = /not a Go executable$/;
/** Of a file without the executable bit it gives no reason at all, in whatever words it would have given one. */
const UNRECOGNIZED = /unrecognized file format$|^$/;
function silent(said, words) {
	return said.goVersion === null && words.test(said.refusal);
}
function nothingFound(said) {
	return silent(said, NOT_A_GO_EXECUTABLE) || silent(said, /^$/);
}
/** In the order in which they are looked for: what no version reads first. */
const READER_DEFECTS = [
	{
		id: "no-wasm",
		title: "reads no WebAssembly",
		from: null,
		to: null,
		explains: (facts, said) => facts.format === "wasm" && silent(said, UNRECOGNIZED)
	},
	{
		id: "no-archive",
		title: "reads no archives (`-buildmode=c-archive`)",
		from: null,
		to: null,
		explains: (facts, said) => facts.format === "archive" && silent(said, UNRECOGNIZED)
	},
	{
		id: "stripped-xcoff",
		title: "reads no XCOFF files without symbols (`-ldflags=-s`)",
		from: null,
		to: null,
		explains: (facts, said) => facts.format === "xcoff" && !facts.symbols.symtab && silent(said, UNRECOGNIZED)
	},
	{
		id: "blob-only",
		title: "reads the build info blob only, not the copy in rodata",
		from: null,
		to: null,
		explains: (facts, said) => facts.evidence.includes("no build info blob") && (nothingFound(said) || facts.format === "pe" && silent(said, UNRECOGNIZED))
	},
	{
		id: "no-blob",
		title: "reads nothing of programs that Go 1.12 or older linked, which have no build info",
		from: null,
		to: null,
		explains: (facts, said) => facts.buildInfo === "none" && (minorOf(facts.goVersion) ?? 99) < 13 && nothingFound(said)
	},
	{
		id: "packed",
		title: "reads nothing of a packed file",
		from: null,
		to: null,
		explains: (facts, said) => facts.packed !== null && nothingFound(said)
	},
	{
		id: "section-name",
		title: "finds the build info by the name of its section only",
		from: 27,
		to: null,
		explains: (facts, said) => ["the file has no section headers", "no section has the name of the build info"].some((trap) => facts.evidence.includes(trap)) && nothingFound(said)
	},
	{
		id: "misaligned-magic",
		title: "gives up behind a misaligned start of a build info blob",
		from: 24,
		to: null,
		explains: (facts, said) => facts.evidence.includes("a misaligned start of a build info blob stands before the true one") && nothingFound(said)
	},
	{
		id: "first-64-kib",
		title: "reads the first 64 KiB of the data only",
		from: null,
		to: 21,
		explains: (facts, said) => facts.evidence.includes("the build info ends more than 64 KiB behind the start of its data") && (nothingFound(said) || versionAlone(facts, said))
	},
	{
		id: "no-fat-files",
		title: "reads no fat Mach-O files",
		from: null,
		to: 20,
		explains: (facts, said) => facts.slices.length > 0 && silent(said, UNRECOGNIZED)
	},
	{
		id: "no-plan9",
		title: "reads no Plan 9 executables",
		from: null,
		to: 19,
		explains: (facts, said) => facts.format === "plan9" && silent(said, UNRECOGNIZED)
	},
	{
		id: "executable-bit",
		title: "reads executable files only",
		from: null,
		to: 19,
		explains: (_facts, said) => silent(said, /^not executable file$/)
	}
];
/** The defect of the asked Go that explains what it said, `null` when none does. */
function explainingDefect(facts, said, asked) {
	const minor = minorOf(asked);
	const has = ({ from, to }) => minor === null || (from ?? 0) <= minor && minor <= (to ?? Number.POSITIVE_INFINITY);
	return READER_DEFECTS.find((defect) => has(defect) && defect.explains(facts, said)) ?? null;
}
function versionAlone(facts, { goVersion, modInfo }) {
	const { path, main, deps, settings } = modInfo;
	return goVersion === facts.goVersion && path === "" && main === null && deps.length === 0 && settings.length === 0;
}
function minorOf(version) {
	return parseGoVersion(version ?? "")?.minor ?? null;
}

// src/core/rules/reader-disagreement.ts
/** `go version -m` reads the file otherwise than this program does. */
/** The defect as a sentence; a record of another version of this program may name one that this one does not know. */
function inWords(id) {
	const defect = READER_DEFECTS.find((known) => known.id === id);
	return defect === void 0 ? id : `it ${defect.title} (${id})`;
}
const readerDisagreement = {
	id: "reader-disagreement",
	link: "binary",
	level: "error",
	title: "go version -m reads the file otherwise",
	knownBy: "binary",
	check(record) {
		const { binary, witness } = record;
		if (!isGo(binary) && (witness === null || witness.differences.length === 0)) return notApplicable("the file is no readable Go binary");
		if (witness === null) return notApplicable("there is no go command of 1.20 or newer to ask");
		if (witness.differences.length === 0) return PASS;
		if (witness.knownDefect !== null) return notApplicable(`known defect of Go: ${inWords(witness.knownDefect)}`);
		return violation({
			message: `${binaryName(record)}: this program and \`go version -m\` read different things: ${witness.differences.slice(0, 3).join("; ")}.`,
			fix: "treat the file as hostile until the difference is understood; if the file is honest, report it to this project with the output of `go version -m`",
			place: modulePlace(record)
		});
	}
};

// src/core/rules/resigned.ts
/** A signature was added or replaced after linking; below it the file is what the Go linker wrote. */
const resigned = {
	id: "resigned",
	link: "binary",
	level: "notice",
	title: "The file was signed after linking",
	knownBy: "binary",
	check(record) {
		const { binary } = record;
		if (!isGo(binary)) return notApplicable("the file is no readable Go binary");
		if (binary.seal !== "resigned") return PASS;
		const windows = binary.format === "pe";
		return violation({
			message: `${binaryName(record)} carries ${windows ? "an Authenticode signature" : "a code signature"} that was put on after linking. With it undone the file is what the Go linker wrote. Whose signature it is was not checked.`,
			fix: `where your release signs there is nothing to do; \`${windows ? "signtool verify /pa" : "codesign --verify --verbose"}\` says who signed`,
			place: modulePlace(record)
		});
	}
};

// src/core/rules/revision-mismatch.ts
/** The binary names another commit than the one it should have been built from. */
const revisionMismatch = {
	id: "revision-mismatch",
	link: "source",
	level: "error",
	title: "The binary was built from another commit",
	knownBy: "binary",
	check(record, _baseline, policy) {
		const { binary, source } = record;
		if (!isGo(binary)) return notApplicable("the file is no readable Go binary");
		const revision = binary.settings["vcs.revision"];
		if (revision === void 0) return notApplicable("the binary names no commit");
		const { commit, head } = source.event;
		const expected = policy.expect.revision === null ? [...new Set([
			source.head,
			commit,
			head
		].filter((id) => id !== null))] : [policy.expect.revision];
		if (expected.length === 0) return notApplicable("no commit is known to compare with");
		if (expected.includes(revision)) return PASS;
		const [first = "", ...rest] = expected;
		const others = rest.length === 0 ? "" : ` (or ${quoteList(rest.map(shortCommit))}, the event's own)`;
		return violation({
			message: `${binaryName(record)} was built from commit ${quote(shortCommit(revision))}, expected ${quote(shortCommit(first))}${source.head === first ? ", which is checked out here" : ""}${others}.`,
			fix: `build it again from ${quote(shortCommit(first))}, or check out ${quote(shortCommit(revision))} before the gate`,
			place: modulePlace(record)
		});
	}
};

// src/core/rules/revision-missing.ts
/** The binary does not name the commit it was built from. */
/**
* A warning where the build was seen: it is tied to its commit by what was seen, and `-buildvcs=false` is common in images.
* Of a binary that was built elsewhere the stamp is all there is.
*/
const revisionMissing = {
	id: "revision-missing",
	link: "source",
	level: "error",
	title: "The binary does not name its commit",
	check(record) {
		const { binary, source } = record;
		if (!isGo(binary)) return notApplicable("the file is no readable Go binary");
		if (binary.settings["vcs.revision"] !== void 0) return PASS;
		if (source.vcs === "none") return notApplicable("there is no repository here, so no revision to record");
		const cause = reason(record);
		return violation({
			message: `${binaryName(record)} does not name the commit it was built from${cause.words}.`,
			fix: cause.fix,
			place: flagsPlace(record),
			...record.run.mode === "build" ? { level: "warning" } : {}
		});
	}
};
function reason(record) {
	if ((record.build?.flags ?? []).some((flag) => /^--?buildvcs=(?:false|0|f)$/i.test(flag))) return {
		words: ": it was built with `-buildvcs=false`",
		fix: "drop `-buildvcs=false` from the build flags"
	};
	const goflags = record.environment.changed["GOFLAGS"] ?? "";
	if (/-buildvcs=(?:false|0|f)/i.test(goflags)) return {
		words: `: GOFLAGS is ${quote(goflags)}`,
		fix: "`go env -u GOFLAGS`, or take `-buildvcs=false` out of the environment that sets it"
	};
	if (record.source.vcs === "unavailable") return {
		words: `: git could not be asked (${record.source.reason ?? "no reason given"})`,
		fix: "make git work in this folder: the go command asks it, too"
	};
	if (record.source.dirtyCount !== null && record.source.head === null) return {
		words: ": the repository has no commit yet",
		fix: "commit, then build"
	};
	return {
		words: "",
		fix: "build the package by its path (not by file names) inside the repository, without `-buildvcs=false`; linked git worktrees are stamped from Go 1.27.4 on"
	};
}

// src/core/rules/stripped-after-link.ts
const strippedAfterLink = {
	id: "stripped-after-link",
	link: "binary",
	level: "error",
	title: "Symbols were removed after linking",
	knownBy: "binary",
	check(record, { baseline, drifts }) {
		const { binary } = record;
		if (!isGo(binary)) return notApplicable("the file is no readable Go binary");
		if (binary.strippedBy !== "after-link") return PASS;
		const what = binary.stripped === "symbols" ? "its symbol table" : "its debug information";
		const traces = binary.sealEvidence.slice(1);
		return violation({
			message: `${binaryName(record)} lost ${what} after the Go linker wrote it: no \`-s\` or \`-w\` is recorded, and the seal does not hold${traces.length === 0 ? "" : ` (${traces.join("; ")})`}. ` + codeWords(drifts, baseline.words),
			fix: "gate the file before the step that strips it (`strip`, `objcopy`, `dh_strip` of a package build), or drop that step and link with `-ldflags=-s`",
			place: modulePlace(record)
		});
	}
};
/** With a record of the same inputs the digests tell (baseline/binary-bytes.ts). */
function codeWords(drifts, baseline) {
	if (drifts.some(({ path }) => path === "binary.digests.load")) return `Compared with ${baseline} its code or data was changed as well.`;
	if (drifts.some(({ path, class: kind }) => path === "binary.sha256" && kind === "explained")) return `Compared with ${baseline} its code is untouched.`;
	return "Whether its code was touched as well cannot be told from the file alone.";
}

// src/core/rules/stripped.ts
/**
* What is shared by the rules about missing symbols and debug information.
*
* Recorded flags do not tell whether a binary is stripped (-trimpath drops -ldflags from the record, golang/go#63432):
* the tables of the file do. The flags only say who did it.
*/
/** The words for how the linker was asked, from the best evidence there is. */
function howAsked(record) {
	const request = requestedFlags(record.build?.flags ?? []);
	if (request !== null) return `was linked with ${quote(request)}`;
	const linker = record.link === null ? [] : record.link.flags.filter((flag) => flag === "-s" || flag === "-w");
	if (linker.length > 0) return `was linked with ${quote(linker.join(" "))}`;
	const recorded = record.binary.settings["-ldflags"];
	if (recorded !== void 0) return `records ${quote(`-ldflags=${recorded}`)}`;
	if (record.binary.strippedBy === null) return "lacks what the Go linker writes, and nothing tells who took it";
	return "was linked that way (-trimpath keeps the flags out of the record)";
}
/** `-ldflags=...`, or `-ldflags` and its value as two words. */
function requestedFlags(flags) {
	const index = flags.findLastIndex((flag) => /^--?ldflags(?:=|$)/.test(flag));
	const flag = flags[index];
	if (flag === void 0) return null;
	return flag.includes("=") ? flag : `${flag}=${flags[index + 1] ?? ""}`;
}

// src/core/rules/stripped-debug.ts
/** The linker left the debug information out, but kept the symbols (-w). */
const strippedDebug = {
	id: "stripped-debug",
	link: "binary",
	level: "error",
	title: "The linker left out the debug information",
	check(record, _baseline, policy) {
		const { binary } = record;
		if (!isGo(binary)) return notApplicable("the file is no readable Go binary");
		if (policy.expect.stripped === "allowed") return PASS;
		if (binary.stripped !== "debug" || binary.strippedBy === "after-link") return PASS;
		return violation({
			message: `${binaryName(record)} ${howAsked(record)}: it has symbols but no DWARF, so no debugger can show its variables.`,
			fix: "drop `-w` from the linker flags, or allow it in the policy: `expect: { stripped: allowed }`",
			place: flagsPlace(record)
		});
	}
};

// src/core/rules/stripped-symbols.ts
/** The linker left the symbol table out (-s). */
const strippedSymbols = {
	id: "stripped-symbols",
	link: "binary",
	level: "error",
	title: "The linker left out the symbol table",
	check(record, _baseline, policy) {
		const { binary } = record;
		if (!isGo(binary)) return notApplicable("the file is no readable Go binary");
		if (policy.expect.stripped === "allowed") return PASS;
		if (binary.stripped !== "symbols" || binary.strippedBy === "after-link") return PASS;
		if (isObfuscated(binary)) return notApplicable(TOLD_BY_OBFUSCATED);
		const debug = binary.symbols.dwarf ? "" : ", no debug info";
		return violation({
			message: `${binaryName(record)} ${howAsked(record)}: no symbol table${debug}. A crash report or a profile of it cannot be read in full, and govulncheck sees less.`,
			fix: "drop `-s` from the linker flags, or allow it in the policy: `expect: { stripped: allowed }`",
			place: flagsPlace(record)
		});
	}
};

// src/core/rules/target-not-written.ts
/** The build succeeded, but no file is where it was asked for. That nothing was linked is the business of nothing-linked. */
const targetNotWritten = {
	id: "target-not-written",
	link: "link",
	level: "error",
	title: "go build succeeded without writing the binary",
	knownBy: "binary",
	check(record) {
		if (record.run.mode !== "build") return notApplicable("the build was not seen");
		if (record.binary.sha256 !== null) return PASS;
		return violation({
			message: `${quote("go build")} ended with exit code 0, but ${binaryName(record)} was not made by it: it is not where \`go build\` was told to write it.`,
			fix: "look for `-o`, `-n` or `-toolexec` in the build flags and in GOFLAGS, and for a `go` wrapper first in PATH",
			place: flagsPlace(record)
		});
	}
};

// src/core/rules/toolchain-changed.ts
function words(drift) {
	return changed(drift.path === "toolchain.version" ? "the Go that compiles" : "GOEXPERIMENT", drift);
}
const FIX = "pin the version in go.mod (`go get toolchain@go1.x.y`) and install it from there, or list it under `expect.go` in the policy";
const toolchainChanged = {
	id: "toolchain-changed",
	link: "toolchain",
	level: "error",
	title: "The tool chain is another than that of the baseline",
	knownBy: "nothing",
	check: (record, comparison) => judgeDrift(comparison, {
		prefixes: ["toolchain.version", "toolchain.experiments"],
		words,
		fix: FIX,
		place: goLinePlace(record)
	})
};

// src/core/rules/toolchain-mismatch.ts
/** The Go that compiled the binary is not the one that should have. */
const toolchainMismatch = {
	id: "toolchain-mismatch",
	link: "toolchain",
	level: "error",
	title: "The binary was compiled by another Go than it should have been",
	check(record, _baseline, policy) {
		const { binary } = record;
		if (!isGo(binary)) return notApplicable("the file is no readable Go binary");
		if (binary.goVersion === null) return inconclusive(`${binaryName(record)} does not name the Go that compiled it`);
		const version = binary.goVersion;
		return violationsOrPass([
			...againstToolchain(record, version),
			...againstGoMod(record, version),
			...againstPolicy(record, version, policy)
		]);
	}
};
function againstToolchain(record, version) {
	const used = record.toolchain.version;
	if (record.run.mode !== "build" || used === null || plainGoVersion(version) === plainGoVersion(used)) return [];
	return [{
		message: `${binaryName(record)} says it was compiled by ${quote(version)}, but the go command that built it is ${quote(used)}.`,
		fix: "look for `-X runtime.buildVersion` in the linker flags and for a `go` wrapper first in PATH",
		place: goLinePlace(record)
	}];
}
/**
* go.mod's lines are lower bounds. The go command holds them itself, except the toolchain line, which GOTOOLCHAIN=local
* (set by actions/setup-go and by container images) makes it ignore in silence.
*/
function againstGoMod(record, version) {
	const { goMod, asked } = record.toolchain;
	if (goMod === null) return [];
	const name = goMod.toolchain !== null && goMod.toolchain !== "default" ? "toolchain" : "go";
	const wanted = name === "toolchain" ? goMod.toolchain : goMod.go === null ? null : `go${goMod.go}`;
	const [actual, bound] = [parseGoVersion(version), parseGoVersion(wanted ?? "")];
	if (wanted === null || actual === null || bound === null || compareGoVersions(actual, bound) >= 0) return [];
	const cause = asked !== null && asked.startsWith("local") && record.run.mode === "build" ? ` GOTOOLCHAIN is ${quote(asked)}, so the line was ignored.` : "";
	return [{
		message: `${binaryName(record)} was compiled by ${quote(version)}, older than the ${name} line of ${quote(goMod.file)} asks for (${quote(wanted)}).${cause}`,
		fix: `install ${quote(wanted)} (setup-go: \`go-version-file: ${goMod.file}\`), or set \`GOTOOLCHAIN=${wanted}\` for the build`,
		place: goLinePlace(record)
	}];
}
function againstPolicy(record, version, policy) {
	const { go } = policy.expect;
	if (go.length === 0 || go.some((expectation) => meetsGoExpectation(version, expectation))) return [];
	return [{
		message: `${binaryName(record)} was compiled by ${quote(version)}, the policy expects Go ${quoteList(go)}.`,
		fix: "build with an expected Go, or add this one to `expect.go` in the policy",
		place: goLinePlace(record)
	}];
}

// src/core/rules/toolchain-not-authentic.ts
const ID = "toolchain-not-authentic";
const toolchainNotAuthentic = {
	id: ID,
	link: "toolchain",
	level: "error",
	title: "The Go that built is not the one that was published",
	knownBy: "toolchain",
	check(record, _baseline, policy) {
		const { authenticity } = record.toolchain;
		if (authenticity === null) return notApplicable("Go was not held against what was published");
		switch (authenticity.verdict) {
			case "authentic":
			case "equivalent": return PASS;
			case "modified": return violation(finding(record, authenticity));
			case "unpublished": return notApplicable(authenticity.why);
			case "unknown": return policy.rules[ID] === void 0 ? notApplicable(authenticity.why) : inconclusive(authenticity.why);
		}
	}
};
/** Innocent until the policy says otherwise: images set GOTOOLCHAIN in go.env, companies a proxy; the tools are as published. */
function finding(record, seen) {
	const { goroot, version } = record.toolchain;
	const root = quote(goroot ?? "GOROOT", 200);
	const place = goLinePlace(record);
	const start = `${root} is not ${quote(version ?? seen.version ?? "Go", 60)} as published`;
	if (seen.cause !== null) return {
		message: `${start}: ${seen.cause === "gotoolchain" ? "its `go.env` sets another GOTOOLCHAIN, as container images do" : "its `go.env` has other settings"}. Everything else that a build reads is.`,
		fix: "set the variable in the environment instead (`ENV GOTOOLCHAIN=local`) and leave GOROOT as it was released",
		level: seen.cause === "gotoolchain" ? "notice" : "warning",
		place
	};
	return {
		message: `${start}: expected ${seen.published ?? "the published sum"}, got ${seen.treeHash ?? "another tree"}. ${differing(seen)}`,
		fix: "install Go anew from its published archive, and find out what changed this one; `toolchain verify` names every file once the release is in the module cache",
		place
	};
}
function differing(seen) {
	if (seen.differing === null) return "Which files differ is not known.";
	const named = [
		[seen.modified, "modified"],
		[seen.missing, "missing"],
		[seen.extra, "extra"]
	].filter(([paths]) => paths.length > 0).map(([paths, what]) => `${what}: ${quoteList(paths)}`);
	return `${count(seen.differing, "file")} differ${seen.differing === 1 ? "s" : ""}; ${named.join("; ")}.`;
}

// src/core/rules/toolchain-unpublished.ts
/** The Go that built was never published by the Go project: a distribution's, a vendor's, or one built from source. */
const toolchainUnpublished = {
	id: "toolchain-unpublished",
	link: "toolchain",
	level: "notice",
	title: "The Go that built was never published by the Go project",
	knownBy: "toolchain",
	check(record) {
		const { authenticity, version, goroot } = record.toolchain;
		if (authenticity === null || authenticity.verdict === "unknown") return notApplicable(authenticity?.why ?? "Go was not held against what was published");
		if (authenticity.verdict !== "unpublished") return PASS;
		return violation({
			message: `${quote(goroot ?? "GOROOT", 200)} (${quote(version ?? authenticity.version ?? "Go", 60)}) cannot be held against a published Go: ${authenticity.why}.`,
			fix: "build with a release of the Go project (setup-go, the archive, or `GOTOOLCHAIN=go1.x.y`), or set this rule to off for a Go that comes from elsewhere on purpose",
			place: goLinePlace(record)
		});
	}
};

// src/core/rules/tree-modified.ts
/** The tree that was built is not the commit. */
const treeModified = {
	id: "tree-modified",
	link: "source",
	level: "error",
	title: "The tree had changes that no commit holds",
	check(record) {
		const { binary, source } = record;
		if (!isGo(binary)) return notApplicable("the file is no readable Go binary");
		const stamped = binary.settings["vcs.modified"] === "true";
		const seen = record.run.mode === "build" && (source.dirtyCount ?? 0) > 0;
		if (!stamped && !seen) return source.vcs === "git" || binary.settings["vcs.modified"] === "false" ? PASS : notApplicable("there is no repository here");
		const commit = binary.settings["vcs.revision"] ?? source.head;
		const from = commit === null ? "no commit" : `commit ${quote(shortCommit(commit))}`;
		return violation({
			message: `${binaryName(record)} was built from ${from} with changes on top${files(record, seen)}.`,
			fix: seen ? "commit the changes, or list files that the job itself makes in `.gitignore`" : "build from a clean checkout: `git status --porcelain` must print nothing before `go build`",
			place: firstFile(record, seen)
		});
	}
};
function files(record, seen) {
	const { dirtyCount, dirtyFiles } = record.source;
	if (!seen || dirtyCount === null || dirtyFiles.length === 0) return "";
	return `: ${count(dirtyCount, "file")} differ${dirtyCount === 1 ? "s" : ""} (${quoteList(dirtyFiles.slice(0, dirtyCount))})`;
}
function firstFile(record, seen) {
	const first = record.source.dirtyFiles[0];
	return seen && first !== void 0 && !first.endsWith("/") ? {
		file: first,
		line: null
	} : null;
}

// src/core/rules/truncated.ts
/** The file ends before its headers say it does. */
const truncated = {
	id: "truncated",
	link: "binary",
	level: "error",
	title: "The file is cut off",
	knownBy: "binary",
	check(record) {
		if (record.binary.outcome !== "truncated") return PASS;
		return violation({
			message: `${binaryName(record)} is cut off: ${record.binary.evidence.join("; ")}.`,
			fix: "copy or download it again and compare sizes; look for a full disk in the step that wrote it",
			place: modulePlace(record)
		});
	}
};

// src/core/rules/registry.ts
/** Every rule, in the order of the chain. The order is that of reports; it decides nothing. */
const RULES = [
	toolchainMismatch,
	toolchainNotAuthentic,
	toolchainUnpublished,
	gorootMixed,
	toolchainChanged,
	toolReplaced,
	cCompilerChanged,
	notReproducible,
	toolexecUsed,
	environmentRisk,
	environmentChanged,
	baselineMissing,
	revisionMissing,
	revisionMismatch,
	treeModified,
	overlayUsed,
	policyChanged,
	moduleMismatch,
	moduleNotRecorded,
	codeChanged,
	nothingLinked,
	linkNotObserved,
	landedElsewhere,
	cacheEntryCorrupt,
	cacheEntryConflict,
	cacheConflict,
	cacheEntryUnwitnessed,
	ledgerInvalid,
	targetNotWritten,
	versionVariableMissed,
	flagsChanged,
	flagsMissing,
	notGo,
	truncated,
	packed,
	obfuscated,
	strippedSymbols,
	strippedDebug,
	strippedAfterLink,
	modifiedAfterLink,
	appendedData,
	resigned,
	reStamped,
	buildinfoMissing,
	buildinfoConflict,
	buildIdMissing,
	platformMismatch,
	cgoMismatch,
	raceBuild,
	coverageBuild,
	debugBuild,
	nestedGo,
	pathLeak,
	readerDisagreement
];
/** The rule of that id, if there is one. */
function findRule(id) {
	return RULES.find((rule) => rule.id === id);
}

export { LEVELS as a, isGo as i, findRule as n, explainingDefect as r, RULES as t };