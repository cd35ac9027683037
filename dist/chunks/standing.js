import { i as quote, l as GateError, t as count } from "./markup.js";
import { i as shortCommit } from "./git.js";
import { a as mapLinks } from "./types.js";
import { E as sealHolds, M as plainGoVersion } from "./reader-traps.js";
import { n as rank } from "./evaluate.js";
import { i as splitWords, n as splitList, o as parseBaselineChoice, r as splitSpaces, t as splitLines } from "./words.js";
import { i as GATE_MODES, t as CACHE_TRUSTS } from "./types2.js";
import { n as incomparableBecause } from "./compare.js";
import { isAbsolute, join } from "node:path";
import { createHash } from "node:crypto";

// src/core/rules/verdict.ts
/** One answer out of many: the only place where the gate is opened or closed. */
const FAIL_ON = [
	"error",
	"warning",
	"never"
];
/** The level from which on findings close the gate. */
function closingLevel(failOn) {
	return failOn === "warning" ? "warning" : "error";
}
/**
* Folds the answers. A finding at or above `failOn` is a violation; with none, a rule of that level that could not
* decide leaves the verdict open. `never` judges as `error` does and only the exit code differs. No binary, no verdict:
* an empty set is never a pass.
*/
function decide(results, failOn) {
	const threshold = rank(closingLevel(failOn));
	const findings = results.flatMap((answers) => answers.flatMap((answer) => answer.findings)).map((finding, index) => ({
		finding,
		index
	})).toSorted((a, b) => rank(b.finding.level) - rank(a.finding.level) || a.index - b.index).map(({ finding }) => finding);
	const notes = results.flatMap((answers) => answers.filter((answer) => answer.outcome === "inconclusive" && rank(answer.level) >= threshold).map((answer) => answer.note ?? answer.rule));
	const missing = [...new Set(notes)];
	if (findings.some((finding) => rank(finding.level) >= threshold)) return {
		verdict: "violation",
		findings,
		missing
	};
	if (results.length === 0) return {
		verdict: "inconclusive",
		findings,
		missing: ["no binary was inspected"]
	};
	return {
		verdict: missing.length > 0 ? "inconclusive" : "pass",
		findings,
		missing
	};
}
/** 0 gate open, 1 closed by a finding, 3 the evidence could not be had. (2, wrong usage, is no verdict.) */
function exitCode(verdict, failOn) {
	if (failOn === "never" || verdict === "pass") return 0;
	return verdict === "violation" ? 1 : 3;
}

// src/request.ts
const ON_MISSING_BASELINE = [
	"warn",
	"fail",
	"pass"
];

// src/inputs.ts
/**
* The Action's inputs as a request. The runner checks nothing: unknown names, bad words and missing values are refused
* here, each with one sentence, because a misspelt `fail_on` would otherwise open a gate without a word.
*/
/** Every input of action.yml (a test holds the two equal). */
const INPUTS = [
	"working-directory",
	"packages",
	"build-flags",
	"targets",
	"output",
	"binaries",
	"policy",
	"baseline",
	"on-missing-baseline",
	"fail-on",
	"gate",
	"cache-trust",
	"ledger",
	"summary",
	"allow-untrusted-checkout",
	"token"
];
/** Reads one input: trimmed, `null` when it is empty. The runner hands `fail-on` over as INPUT_FAIL-ON. */
function readInput(env, name) {
	const value = env[`INPUT_${name.toUpperCase()}`]?.trim() ?? "";
	return value === "" ? null : value;
}
/** A boolean input, in the words that YAML 1.2 and the toolkit take. Throws GateError `input`. */
function readBoolean(env, name) {
	const value = readInput(env, name) ?? "false";
	if (/^(?:true|True|TRUE)$/.test(value)) return true;
	if (/^(?:false|False|FALSE)$/.test(value)) return false;
	throw new GateError("input", `${name}: expected \`true\` or \`false\`, got ${quote(value)}`);
}
function oneOf(name, value, words) {
	const found = words.find((word) => word === value);
	if (found !== void 0) return found;
	throw new GateError("input", `${name}: expected one of ${words.map((word) => quote(word)).join(", ")}, got ${quote(value)}`);
}
/** Refuses INPUT_* variables that no input of this action makes. Throws GateError `input`. */
function refuseUnknownInputs(env) {
	const known = new Set(INPUTS.map((name) => `INPUT_${name.toUpperCase()}`));
	for (const name of Object.keys(env)) {
		if (!name.startsWith("INPUT_") || known.has(name)) continue;
		const given = name.slice(6).toLowerCase();
		const near = INPUTS.find((input) => input.replaceAll("-", "") === given.replace(/[-_]/g, ""));
		throw new GateError("input", `${quote(given)} is no input of this action`, { fix: near === void 0 ? `the inputs are ${INPUTS.join(", ")}` : `did you mean ${quote(near)}?` });
	}
}
/** All inputs as one request. Throws GateError `input`. */
function readRequest({ env, event }) {
	refuseUnknownInputs(env);
	const workspace = runnerVariable(env, "GITHUB_WORKSPACE");
	const temporary = runnerVariable(env, "RUNNER_TEMP");
	const folder = readInput(env, "working-directory") ?? ".";
	const flags = readInput(env, "build-flags");
	const words = flags === null ? null : splitWords(flags);
	if (flags !== null && words === null) throw new GateError("input", `build-flags: a quote is not closed in ${quote(flags)}`);
	return {
		cwd: isAbsolute(folder) ? folder : join(workspace, folder),
		packages: mapInput(env, "packages", splitSpaces),
		flags: words,
		targets: mapInput(env, "targets", splitList),
		output: readInput(env, "output"),
		binaries: mapInput(env, "binaries", splitLines),
		command: null,
		policy: readInput(env, "policy"),
		baseline: mapInput(env, "baseline", baselineChoice),
		onMissingBaseline: mapInput(env, "on-missing-baseline", (text) => oneOf("on-missing-baseline", text, ON_MISSING_BASELINE)),
		failOn: oneOf("fail-on", readInput(env, "fail-on") ?? "error", FAIL_ON),
		gate: mapInput(env, "gate", (text) => oneOf("gate", text, GATE_MODES)),
		verifyToolchain: null,
		cacheTrust: mapInput(env, "cache-trust", (text) => oneOf("cache-trust", text, CACHE_TRUSTS)),
		ledger: readInput(env, "ledger"),
		allowUntrustedCheckout: readBoolean(env, "allow-untrusted-checkout"),
		event,
		workspace,
		stateFolder: join(temporary, "go-provenance-gate"),
		keepBinaries: true,
		helpBase: helpBase(env)
	};
}
function runnerVariable(env, name) {
	const value = env[name] ?? "";
	if (value !== "") return value;
	throw new GateError("input", `${name} is not set: this entry runs inside of a GitHub Actions step`, { fix: "on the command line use `node dist/cli.js check`" });
}
function mapInput(env, name, map) {
	const value = readInput(env, name);
	return value === null ? null : map(value);
}
/** The words of a choice, else a path. Throws GateError `input`. */
function baselineChoice(text) {
	const choice = parseBaselineChoice(text);
	if (choice !== null) return choice;
	throw new GateError("input", `baseline: expected a branch or \`refs/notes/NAME\` behind \`git:\`, got ${quote(text)}`);
}
/** Where this action's own files can be read at the version that runs; empty for a local action. */
function helpBase(env) {
	const [server, repository, ref] = [
		env["GITHUB_SERVER_URL"],
		env["GITHUB_ACTION_REPOSITORY"],
		env["GITHUB_ACTION_REF"]
	];
	if (server === void 0 || !/^https:\/\/[\w.-]+$/.test(server)) return "";
	if (repository === void 0 || !/^[\w.-]+\/[\w.-]+$/.test(repository)) return "";
	return ref !== void 0 && /^[\w./-]+$/.test(ref) ? `${server}/${repository}/blob/${ref}/` : "";
}

// src/core/baseline/foreign.ts
/** Why a stored record is not the one of this subject on that branch; `null` when it is. */
function foreignBecause(found, record, branch) {
	const differs = (what, got, expected) => got === expected ? null : `it is of another ${what}: expected ${said(expected)}, got ${said(got)}`;
	const file = (of) => of.run.mode === "inspect" ? of.binary.path : null;
	return differs("repository", found.run.repository, record.run.repository) ?? differs("branch", found.run.ref, `refs/heads/${branch}`) ?? differs("workflow", workflowOf(found), workflowOf(record)) ?? differs("job", found.run.job, record.run.job) ?? differs("leg of the matrix", found.run.leg, record.run.leg) ?? incomparableBecause(found, record) ?? differs("file", file(found), file(record));
}
/** What tells workflows apart: the file's path; its name where the path is not known. */
function workflowOf({ run }) {
	return run.workflowFile?.path ?? run.workflow;
}
function said(value) {
	return value === null ? "none" : quote(value);
}

// src/core/baseline/key.ts
/**
* Under which key a record is kept, so that records never meet that are not about the same thing: repository, workflow,
* job and its leg of a matrix, package, target, mode (and of inspected files their path), and the branch it is of. Hashed, since names hold commas (which cache keys must not) and
* have any length; the branch is a part of its own, so that a reader can be told which branch was missing.
*/
const PREFIX = "go-provenance-gate-v1";
/** The key without the part that tells runs apart; every record of this subject on this branch starts with it. */
function baselineKey(record, workflow, branch) {
	const { repository, job, leg, mode } = record.run;
	const file = mode === "inspect" ? record.binary.path : null;
	const subject = [
		repository,
		workflow,
		job,
		leg,
		mode,
		record.subject.package,
		file,
		record.subject.target
	];
	return `${PREFIX}-${digest(JSON.stringify(subject), 32)}-${digest(branch, 16)}-`;
}
function digest(text, length) {
	return createHash("sha256").update(text).digest("hex").slice(0, length);
}

// src/core/rules/evidence.ts
/** The evidence for one link of a record. */
function linkEvidence(link, record, comparison) {
	return EVIDENCE[link](record, comparison);
}
const EVIDENCE = {
	toolchain(record, { baseline }) {
		const { toolchain, binary, run } = record;
		const version = run.mode === "build" ? toolchain.version : binary.goVersion;
		if (version === null) return unknown("no Go version is known");
		if (run.mode === "inspect") {
			const own = `${quote(version, 60)} by its own account`;
			if (record.link === null) return unknown(`${own}, compiled elsewhere`);
			return unknown(`${own}; ${count(toolchain.tools.length, "tool")} seen running and hashed`, "not compared with the published release");
		}
		const compared = baseline.record !== null && baseline.record.toolchain.host === toolchain.host;
		const tools = count(toolchain.tools.length, "tool");
		const agree = plainGoVersion(binary.goVersion ?? "") === plainGoVersion(version);
		const { verified, clauses } = published(toolchain);
		const words = [
			agree ? `${quote(version, 60)}: the binary, \`go version\` and \`go env\` agree` : `${quote(version, 60)} by \`go env\``,
			...clauses,
			compared ? `${tools} hashed and compared with ${baseline.words}` : `${tools} hashed`
		];
		return {
			verified: verified && agree,
			clauses: words
		};
	},
	source(record) {
		const { source, binary, run } = record;
		const revision = binary.settings["vcs.revision"];
		if (run.mode === "inspect") {
			if (revision === void 0) return unknown("the binary names no commit");
			const clean = binary.settings["vcs.modified"] === "false" ? "tree clean" : "state of the tree not recorded";
			return source.head === null ? unknown(`${quote(shortCommit(revision))} by its own account; there is no repository to compare with`) : {
				verified: revision === source.head,
				clauses: [`${quote(shortCommit(revision))}, ${clean}, by its own account`]
			};
		}
		if (source.vcs === "none") return unknown("no repository here, so no commit to name");
		if (source.vcs === "unavailable") return unknown(`git could not be asked: ${source.reason ?? "no reason given"}`);
		if (source.head === null) return unknown("the repository has no commit yet");
		const branch = source.branch === null ? "" : ` on ${quote(source.branch)}`;
		const clean = source.dirtyCount === 0 ? "tree clean" : `${count(source.dirtyCount ?? 0, "file")} changed`;
		const stamp = revision === void 0 ? ["built here, the binary does not name it"] : [];
		return {
			verified: source.dirtyCount === 0,
			clauses: [`${quote(shortCommit(source.head))}${branch}, ${clean}`, ...stamp]
		};
	},
	modules(record) {
		const { deps, vendored } = record.modules;
		if (record.binary.main === null) return unknown("the binary lists no modules");
		if (deps.length === 0) return {
			verified: true,
			clauses: ["no dependencies"]
		};
		const by = (state) => deps.filter((dep) => dep.state === state).length;
		const clauses = [
			[by("local"), "taken from local folders, locked by the commit alone"],
			[by("vendored"), "vendored, locked by the commit alone"],
			[by("unknown"), "without a sum"],
			[by("unlocked"), "not in go.sum"],
			[by("mismatch"), "with another sum than go.sum"]
		].filter(([n]) => n > 0).map(([n, words]) => `${n} ${words}`);
		const locked = by("locked");
		const first = locked === 0 ? [] : [`${count(locked, "module")} match${locked === 1 ? "es" : ""} go.sum`];
		return {
			verified: by("unknown") === 0 && (locked > 0 || vendored || by("local") > 0),
			clauses: [...first, ...clauses]
		};
	},
	cache(record) {
		const { compiled, cached, verified, remarks } = record.cache;
		if (record.run.mode === "inspect" && record.link === null) return unknown(unseen(record));
		if (record.packages.length === 0) return unknown("the build log names no packages");
		const all = count(compiled + cached, "package");
		if (cached === 0) return {
			verified: true,
			clauses: [`all ${all} compiled now, none from the cache`]
		};
		const elsewhere = record.packages.filter(({ entry }) => entry === "elsewhere").length;
		const inside = cached - elsewhere;
		const outside = elsewhere === 0 ? [] : [`${elsewhere} linked from files outside of the cache, not verified`];
		if (inside === 0) return unknown(...outside, `none of ${all} from the cache`, ...remarks);
		const { verified: vouched, clauses } = witnessed(record.cache);
		return {
			verified: vouched && verified === inside && elsewhere === 0,
			clauses: [
				verified === inside ? `${inside} of ${all} from the cache, each verified against its name and its own seal` : `${inside} of ${all} from the cache, ${verified} of them verified against name and seal`,
				...outside,
				...clauses,
				...remarks
			]
		};
	},
	link(record) {
		const { link, trace, observed } = record;
		if (record.run.mode === "inspect" && link === null) return unknown(unseen(record));
		if (link === null) return unknown("the build log shows no link");
		const flags = link.flags.filter((flag) => !flag.startsWith("-X=runtime.godebugDefault=")).join(" ");
		const clauses = [`linked ${observed === null ? "now" : "in this run, observed through `-toolexec`"}${link.external ? ", by an external linker" : ""}, ${quote(flags, 100)}`];
		const whole = observed?.bytesAgree ?? sealHolds(record.binary.seal);
		if (observed?.bytesAgree === true) clauses.push("the file is what the linker wrote, but for the content ID");
		else if (observed !== null && !whole) clauses.push("found by its build ID alone, the file is not what was linked");
		if (link.modInfoAgrees === true) clauses.push("the binary holds the module info that the linker was given");
		const graphDiffers = trace?.graphAgrees === false;
		if (graphDiffers) clauses.push("the action graph of the go command tells of other compiler runs than its trace");
		return {
			verified: (observed === null ? link.landed !== null : whole) && link.modInfoAgrees !== false && !graphDiffers,
			clauses
		};
	},
	binary(record) {
		const { binary, witness } = record;
		if (binary.outcome !== "go") return unknown(binary.evidence[0] ?? binary.outcome);
		const kept = {
			none: "symbols and debug info kept",
			debug: "debug info left out",
			symbols: "symbols and debug info left out"
		};
		const sealed = sealHolds(binary.seal);
		const clauses = [`${quote(record.subject.name, 60)}, ${megabytes(binary.size)}, ${{
			intact: "seal intact",
			resigned: "seal intact below a later signature",
			broken: "seal broken",
			absent: "no seal",
			"not-applicable": "no seal applies"
		}[binary.seal]}, ${kept[binary.stripped]}`];
		if (binary.copies === "agree") clauses.push("both copies of the module info agree");
		if (witness !== null && witness.differences.length === 0) clauses.push("`go version -m` reads the same");
		const informed = binary.buildInfo === "blob" || binary.format === "wasm" && binary.buildInfo === "rodata";
		return {
			verified: sealed && informed && binary.copies !== "differ",
			clauses
		};
	},
	release(record) {
		const { output, sha256 } = record.release;
		if (output === null) return unknown("no output was asked for, no expected digest given");
		if (sha256 === null) return unknown(`nothing was put at ${quote(output)}: the gate is closed`);
		return {
			verified: sha256 === record.binary.sha256,
			clauses: [`${quote(output)} is that very file, sha256 ${sha256.slice(0, 12)}…`]
		};
	}
};
/** Why nothing is known of the build of an inspected file. */
function unseen({ observed }) {
	if (observed === null) return "the build was not seen";
	return `no observed link made this file (${count(observed.links, "link")} in ${count(observed.toolRuns, "tool run")} observed)`;
}
/** Whether trusted runs vouch for every package that came from the cache and verified, in words. */
function witnessed({ ledger, cached }) {
	if (ledger === null) return unknown("nobody vouches for who wrote them");
	const { state, file, why, unwitnessed, witnessed: vouched, setAside, generation, signer } = ledger;
	const aside = setAside === 0 ? [] : [`${count(setAside, "entry", "entries")} set aside before the build`];
	if ((state !== "used" || why !== null) && vouched > 0 && unwitnessed.length === 0) return {
		verified: true,
		clauses: ["each compiled by an earlier build of this run", ...aside]
	};
	if (state !== "used" || why !== null) return unknown(`nobody vouches for who wrote them: the ledger ${quote(file, 100)}: ${why ?? "not used"}`, ...aside);
	const signed = signer === null ? "" : `, signed by ${quote(signer, 200)}`;
	const by = `written or verified by trusted runs (ledger of generation ${generation ?? 0}${signed})`;
	if (unwitnessed.length > 0 || vouched < 1) return unknown(`${vouched} of ${cached} ${by}`, ...aside);
	return {
		verified: true,
		clauses: [`each ${by}`, ...aside]
	};
}
/** Whether the Go of a record is the published one, and nothing else took part. */
function isPublishedGo(toolchain) {
	return published(toolchain).verified;
}
/** Whether the Go that built is the published one, and that it was the one which PATH names. */
function published({ authenticity, tools }) {
	if (authenticity === null) return unknown("not compared with the published release");
	const { verdict, why, mixed } = authenticity;
	const isPublished = verdict === "authentic" || verdict === "equivalent";
	const other = tools.find((tool) => tool.name === "launcher");
	const clauses = other === void 0 ? [why] : [why, `started by another go command, ${quote(other.path, 100)}, that was not compared`];
	return {
		verified: isPublished && mixed.length === 0 && other === void 0,
		clauses
	};
}
function unknown(...clauses) {
	return {
		verified: false,
		clauses
	};
}
function megabytes(bytes) {
	return bytes < 1e5 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

// src/core/rules/build-chain.ts
/** Rules whose findings say that something differs from before, not that it is wrong. */
const DRIFT_RULES = /* @__PURE__ */ new Set([
	"toolchain-changed",
	"c-compiler-changed",
	"flags-changed",
	"environment-changed"
]);
/**
* Rules whose findings say that this run contradicts the baseline: with `fail-on: never` it passes, and its record must not
* become what is normal.
*/
const CONTRADICTING_RULES = /* @__PURE__ */ new Set([
	...DRIFT_RULES,
	"tool-replaced",
	"code-changed",
	"not-reproducible",
	"cache-conflict"
]);
/** Puts the chain together from the answers of all rules; findings from the level `closes` on break their link. */
function buildChain(record, comparison, results, closes = "error") {
	const link = (name) => {
		const evidence = linkEvidence(name, record, comparison);
		const own = results.filter((result) => result.link === name);
		const findings = own.flatMap((result) => result.findings);
		const known = own.flatMap((result) => result.known);
		const broken = [...findings, ...known].some((finding) => rank(finding.level) >= rank(closes) && !DRIFT_RULES.has(finding.rule));
		const changed = findings.some((finding) => DRIFT_RULES.has(finding.rule));
		const state = broken ? "broken" : changed ? "changed" : evidence.verified ? "verified" : "unknown";
		const ruleOf = (list) => list.filter((finding) => finding.level !== "notice").map((finding) => finding.rule);
		const rules = [.../* @__PURE__ */ new Set([...ruleOf(findings), ...ruleOf(known).map((rule) => `${rule} (known)`)])];
		const named = rules.length === 0 ? [] : [rules.join(", ")];
		return {
			state,
			evidence: state === "broken" || state === "changed" ? [...named, ...evidence.clauses] : [...evidence.clauses, ...named]
		};
	};
	return mapLinks(link);
}
/** The chain over several records: each link as bad as its worst. */
function foldChains(chains) {
	const fold = (name) => {
		const links = chains.map((chain) => chain[name]);
		const worst = WORST_FIRST.find((state) => links.some((link) => link.state === state)) ?? "unknown";
		const evidence = links.filter((link) => link.state === worst).flatMap((link) => link.evidence);
		return {
			state: worst,
			evidence: [...new Set(evidence)].slice(0, MAX_FOLDED_CLAUSES)
		};
	};
	const [first, ...rest] = chains;
	if (first !== void 0 && rest.length === 0) return first;
	return mapLinks(fold);
}
const WORST_FIRST = [
	"broken",
	"changed",
	"unknown",
	"verified"
];
const MAX_FOLDED_CLAUSES = 6;

// src/core/baseline/words.ts
/** A baseline in words, as every report says it. */
const NUMBERS = [
	"no",
	"one",
	"two",
	"three",
	"four",
	"five",
	"six",
	"seven",
	"eight",
	"nine",
	"ten"
];
/** `` `main` at `1a2b3c4` ``; the name alone where the commit is not known. */
function recordWords(name, commit) {
	return commit === null ? quote(name) : `${quote(name)} at ${quote(shortCommit(commit))}`;
}
/** `` `main` at `1a2b3c4`, two commits behind the merge base ``. */
function commitWords(name, commit, distance, reference) {
	const at = recordWords(name, commit);
	return distance === null || distance === 0 ? at : `${at}, ${commits(distance)} behind ${reference}`;
}
/** `` `main` at `1a2b3c4`, two commits ahead of this one ``. */
function aheadWords(name, commit, distance, reference) {
	return `${recordWords(name, commit)}, ${commits(distance)} ahead of ${reference}`;
}
function commits(n) {
	return `${NUMBERS[n] ?? n} commit${n === 1 ? "" : "s"}`;
}
/** `your run of 12 minutes ago`. Both times are ISO 8601. */
function lastRunWords(then, now) {
	return `your run of ${agoWords(then, now)}`;
}
/** `12 minutes ago`. Both times are ISO 8601. */
function agoWords(then, now) {
	const seconds = Math.max(0, (Date.parse(now) - Date.parse(then)) / 1e3);
	for (const [length, noun] of [
		[86400, "day"],
		[3600, "hour"],
		[60, "minute"]
	]) {
		const n = Math.floor(seconds / length);
		if (n >= 1) return `${n} ${noun}${n === 1 ? "" : "s"} ago`;
	}
	return "a moment ago";
}

// src/core/baseline/order.ts
/** Clocks of runners differ by seconds. */
const FUTURE_MS = 864e5;
/** Whether `next` may replace `kept`. `now` in milliseconds. */
function mayReplace(next, kept, ancestry, now) {
	const keptTime = Date.parse(kept.time ?? "");
	if (Number.isNaN(keptTime) || keptTime > now + FUTURE_MS) return true;
	if (ancestry === "descendant") return true;
	if (ancestry === "ancestor") return false;
	for (const part of ["runNumber", "runAttempt"]) {
		const [is, was] = [next[part], kept[part]];
		if (is === null || was === null) break;
		if (is !== was) return is > was;
	}
	return !(Date.parse(next.time ?? "") < keptTime);
}

// src/core/baseline/standing.ts
/** What a record says of its run. */
function runMarkOf({ run, source }) {
	return {
		commit: source.head,
		runNumber: run.runNumber,
		runAttempt: run.runAttempt,
		time: run.time
	};
}
/** Places a found record; `name` is where it is from: a branch, a file. */
function standing(name, found, record, placing) {
	const commit = found.source.head;
	const { toBase, toHead, called } = placing;
	if (toBase.kind === "same") return {
		newer: false,
		distance: 0,
		words: recordWords(name, commit)
	};
	if (toBase.kind === "behind") return {
		newer: false,
		distance: toBase.commits,
		words: commitWords(name, commit, toBase.commits, called.base)
	};
	if (toBase.kind === "ahead" && (toHead.kind === "same" || toHead.kind === "behind") && called.base === called.head) return {
		newer: false,
		distance: null,
		words: aheadWords(name, commit, toBase.commits, called.base)
	};
	if (toHead.kind === "same") return {
		newer: false,
		distance: null,
		words: `${recordWords(name, commit)}, this very commit`
	};
	if (toHead.kind === "behind") return {
		newer: false,
		distance: null,
		words: commitWords(name, commit, toHead.commits, called.head)
	};
	if (toHead.kind === "ahead") return {
		newer: true,
		distance: null,
		words: aheadWords(name, commit, toHead.commits, called.head)
	};
	const later = !mayReplace(runMarkOf(record), runMarkOf(found), "unknown", Date.parse(record.run.time));
	const words = `${recordWords(name, commit)}${toHead.kind === "apart" ? ", on another line of history" : ""}`;
	if (!later) return {
		newer: false,
		distance: null,
		words: `${words}, recorded ${agoWords(found.run.time, record.run.time)}`
	};
	return {
		newer: true,
		distance: null,
		words: `${words}, recorded by a later run${found.run.runNumber === null ? "" : ` (number ${found.run.runNumber}, this is ${record.run.runNumber})`}`
	};
}

export { exitCode as S, readRequest as _, lastRunWords as a, closingLevel as b, buildChain as c, baselineKey as d, foreignBecause as f, readInput as g, readBoolean as h, aheadWords as i, foldChains as l, baselineChoice as m, standing as n, recordWords as o, workflowOf as p, mayReplace as r, CONTRADICTING_RULES as s, runMarkOf as t, isPublishedGo as u, ON_MISSING_BASELINE as v, decide as x, FAIL_ON as y };