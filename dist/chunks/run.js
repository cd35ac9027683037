import { _ as valueAt, a as quoteList, f as bounded, g as textAt, h as parseJson, i as quote, l as GateError, m as errorMessage, r as plainText, s as visible, t as count } from "./markup.js";
import { n as findRule, r as explainingDefect } from "./registry.js";
import { a as mapLinks, r as LINKS } from "./types.js";
import { r as splitQuoted, t as joinQuoted } from "./go-quote.js";
import { i as report, n as besides, t as moduleFolders } from "./module-folders.js";
import { n as table, r as wrap, t as page } from "./layout.js";
import { k as MAX_VERSION_M_BYTES, m as MAX_MODINFO_LINES } from "./limits.js";
import { A as isAtLeast, j as parseGoVersion } from "./reader-traps.js";
import { i as otherCode, n as codePath } from "./expectation.js";
import { n as rank, t as evaluateRules } from "./evaluate.js";
import { t as BUILD_FAILED } from "./catalogue.js";
import { S as exitCode, a as lastRunWords, b as closingLevel, c as buildChain, d as baselineKey, f as foreignBecause, l as foldChains, n as standing, p as workflowOf, u as isPublishedGo, x as decide } from "./standing.js";
import { a as AUTO } from "./words.js";
import { a as hostOf, c as parseGoVersionLine } from "./go-sum.js";
import { n as incomparableBecause, t as compareRecords } from "./compare.js";
import { n as mergeBase, o as once, r as relationOf, t as firstParents } from "./ancestry.js";
import { o as redactSettings, r as redactCommandLine } from "./redact.js";
import { t as VERSION } from "./version.js";
import { i as signatureFile, t as MAX_BUNDLE_BYTES } from "./ledger-signature.js";
import { a as boundWords, l as MAX_LEDGER_BYTES, r as unusedLedger } from "./ledger-answer.js";
import { i as parseModInfo } from "./system.js";
import { i as inputKey, l as askedActions, n as compiledImports, t as cachedInputs } from "./packages.js";
import { n as assembleRecord, r as completeRecord, t as readFile$1 } from "./read-file.js";
import { _ as parseIndexEntry, d as updateLedger, f as MAX_ROOT_BYTES, h as auditCache, i as enforceCache, m as signLedger, n as artifactLedger, p as judgeSignedLedger, r as jobEvent, s as readCacheFolder, t as ARTIFACT_LEDGER, u as today } from "./ledger-artifact.js";
import { f as cachedFile, l as actionDigits, u as cacheName } from "./state.js";
import { t as readBinary } from "./binaries.js";
import { a as judgeUsedEntry, i as parseEnvFile, n as parseRecord, r as envOrigin, t as MAX_RECORD_BYTES } from "./parse-record.js";
import { t as mergedBase } from "./test-merge.js";
import { n as findRepository, o as readRepository } from "./repository.js";
import { a as readPolicy, c as BuildLogParser, d as compileFlags, f as readArchiveIds, h as readAtBase, i as readJudgingFile, l as flagValue, m as listAtBase, n as makePlan, o as buildTarget, p as baseCommit, r as withBaselinePolicy, s as listMains, t as keepsOf, u as readModInfo } from "./plan.js";
import { t as readChange } from "./change.js";
import { a as readGoEnv, i as hashTools, n as findGo, o as readGoMod, r as go, s as readLocks, t as askGoModEarly } from "./toolchain.js";
import { a as parseLock, i as MAX_LOCK_BYTES, n as databaseSettings, r as LOCK_NAME, t as observeAuthenticity } from "./authenticity2.js";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { createHash } from "node:crypto";

// src/core/baseline/types.ts
/**
* `exact`: the record of the very commit that this run is based on; `ancestor`: of an earlier one; `missing-first-run`:
* none was ever written; `missing-expired`: there was one, it is gone; `unreadable`: it is there and is no record, or
* the place could not be asked; `incomparable`: it is about something else, or newer than this run.
*/
const BASELINE_STATES = [
	"exact",
	"ancestor",
	"missing-first-run",
	"missing-expired",
	"unreadable",
	"incomparable"
];

// src/core/baseline/rebuilt.ts
/** Drifts that are inputs of every compiler run. */
const TOOLCHAIN = [
	"toolchain.version",
	"toolchain.experiments",
	"toolchain.tools."
];
const SETTINGS = ["build.flags", "environment."];
const MAX_ROOTS = 20;
/** One answer for each package that was compiled now, by path. */
function explainRebuilds({ before, after, drifts, imports }) {
	const was = new Map(before.packages.map((entry) => [entry.path, entry]));
	const is = new Map(after.packages.map((entry) => [entry.path, entry]));
	const driftsOf = (prefixes) => drifts.map(({ path }) => path).filter((path) => prefixes.some((prefix) => path.startsWith(prefix)));
	const settings = driftsOf(SETTINGS).filter((path) => path !== "build.flags" || compilerFlags(before) !== compilerFlags(after));
	const everywhere = {
		toolchain: driftsOf(TOOLCHAIN),
		settings
	};
	const main = after.subject.package;
	const causeOf = (entry) => {
		const known = was.get(entry.path);
		if (known === void 0) return {
			cause: "new",
			because: []
		};
		if (known.actionId !== null && known.actionId === entry.actionId) return {
			cause: "not-cached",
			because: []
		};
		if (everywhere.toolchain.length > 0) return {
			cause: "toolchain",
			because: everywhere.toolchain
		};
		if (everywhere.settings.length > 0) return {
			cause: "settings",
			because: everywhere.settings
		};
		const changed = (imports.get(entry.path) ?? []).filter((path) => hasChanged(was.get(path), is.get(path)));
		if (changed.length > 0) return {
			cause: "imports",
			because: changed
		};
		const sameContent = known.contentId !== null && known.contentId === entry.contentId;
		return entry.path === main && sameContent ? {
			cause: "build-info",
			because: []
		} : {
			cause: "own",
			because: []
		};
	};
	const causes = new Map(after.packages.filter(({ origin }) => origin === "compiled").map((entry) => [entry.path, causeOf(entry)]));
	const roots = /* @__PURE__ */ new Map();
	return [...causes].map(([path, { cause, because }]) => ({
		path,
		cause,
		because,
		roots: rootsOf(path, causes, roots)
	}));
}
/** What was asked for without the flags of the linker, which are no input of a compiler run. */
function compilerFlags({ build }) {
	const flags = build?.flags ?? [];
	return flags.filter((flag, at) => !/^--?ldflags(?:=|$)/.test(flag) && !/^--?ldflags$/.test(flags[at - 1] ?? "")).join("\0");
}
function hasChanged(was, is) {
	if (is === void 0) return false;
	return was === void 0 || was.contentId !== is.contentId;
}
/** Follows changed imports down to packages that changed for another reason. Import graphs have no cycles; records may. */
function rootsOf(path, causes, known) {
	const done = known.get(path);
	if (done !== void 0) return done;
	known.set(path, []);
	const { cause = null, because = [] } = causes.get(path) ?? {};
	const kept = (cause === "imports" ? [...new Set(because.flatMap((next) => rootsOf(next, causes, known)))].toSorted() : [path]).slice(0, MAX_ROOTS);
	known.set(path, kept);
	return kept;
}
/** The beginnings of all rebuilds, those of the most consequences first. */
function rebuildRoots(rebuilds) {
	const byPath = new Map(rebuilds.map((one) => [one.path, one]));
	const counts = /* @__PURE__ */ new Map();
	for (const { roots } of rebuilds) for (const root of roots) counts.set(root, (counts.get(root) ?? 0) + 1);
	return [...counts].map(([path, packages]) => ({
		path,
		cause: byPath.get(path)?.cause ?? "own",
		packages
	})).toSorted((a, b) => b.packages - a.packages || (a.path < b.path ? -1 : 1));
}

// src/core/render/rebuilt.ts
/** Why packages were compiled, in words, as a list, and as a picture of the beginnings. */
const WORDS = {
	new: "was not part of the earlier build",
	"not-cached": "nothing changed, the cache had lost it",
	toolchain: "the tool chain changed",
	settings: "flags or settings changed",
	imports: "an import changed",
	"build-info": "the build info changed: another commit, tag or state of the tree",
	own: "its own files or flags changed"
};
/** Roots that are listed; the record has every package. */
const MAX_LISTED = 8;
const MAX_PICTURED = 12;
/** What a short report says: a sentence, and a line for each beginning. Empty when nothing was compiled. */
function rebuildLines(rebuilds) {
	if (rebuilds.length === 0) return [];
	const everywhere = rebuilds.filter(({ cause }) => cause === "toolchain" || cause === "settings");
	const [first] = everywhere;
	const head = `${count(rebuilds.length, "package")} compiled again or for the first time`;
	const general = first === void 0 ? [] : [`${count(everywhere.length, "package")}: ${WORDS[first.cause]} (${quoteList(first.because, 3)})`];
	const listed = grouped(rebuildRoots(rebuilds.filter((one) => !everywhere.includes(one))));
	const more = listed.length - MAX_LISTED;
	return [
		head,
		...general,
		...listed.slice(0, MAX_LISTED),
		...more > 0 ? [`and ${more} more beginnings`] : []
	];
}
/** A line a root; roots that nothing hangs on and that share a cause are one line. */
function grouped(roots) {
	const alone = /* @__PURE__ */ new Map();
	const lines = [];
	for (const { path, cause, packages } of roots) if (packages > 1) lines.push(`${quote(path)}: ${WORDS[cause]}, ${packages - 1} more because of it`);
	else alone.set(cause, [...alone.get(cause) ?? [], path]);
	for (const [cause, paths] of alone) lines.push(`${quoteList(paths, 3)}: ${WORDS[cause]}`);
	return lines;
}
/** A Mermaid picture of the roots and what was compiled because of them; `null` where there is nothing to draw. */
function rebuildPicture(rebuilds) {
	const roots = rebuildRoots(rebuilds).filter(({ packages, cause }) => packages > 1 && cause !== "toolchain" && cause !== "settings");
	if (roots.length === 0) return null;
	return [
		"```mermaid",
		"flowchart LR",
		...roots.slice(0, MAX_PICTURED).flatMap(({ path, cause, packages }, index) => [`  R${index}["${label(path)}<br>${label(WORDS[cause])}"]`, `  R${index} --> D${index}["${packages - 1} more ${packages === 2 ? "package" : "packages"}"]`]),
		"```"
	].join("\n");
}
/** Only characters that Mermaid takes for text. */
function label(text) {
	const safe = text.replace(/[^\p{L}\p{N} .,:/+*@()_-]/gu, "_");
	return safe.length > 60 ? `…${safe.slice(-59)}` : safe;
}
/** Everything about one package, for `check --explain`; `null` when it was not compiled now. */
function explainPackage(rebuilds, path) {
	const found = rebuilds.find((one) => one.path === path);
	if (found === void 0) return null;
	const because = found.because.length === 0 ? [] : [`because of ${quoteList(found.because, 10)}`];
	const roots = found.roots.filter((root) => root !== path);
	return [
		`${quote(path)} was compiled: ${WORDS[found.cause]}`,
		...because,
		...roots.length === 0 ? [] : [`it begins with ${quoteList(roots, 10)}`]
	];
}

// src/core/diagnosis/build-findings.ts
/** The causes of a failed build as findings of the rule `build-failed`, each at its place in the repository. */
/** Causes that become findings; the log has the rest. */
const MAX_FINDINGS = 20;
/** At least one finding, whatever the build said. `help` is the rule's page, for what no cause explains. */
function failedBuildFindings(build, help) {
	const { failures, more } = build.report;
	const base = {
		rule: BUILD_FAILED.id,
		link: BUILD_FAILED.link,
		level: "error",
		subject: build.target ?? "go build"
	};
	if (build.command !== null) return [{
		...base,
		help,
		subject: "command",
		...commandFailed(build, build.command)
	}];
	const [first] = failures;
	if (first === void 0 || isWordless(first)) return [{
		...base,
		message: `${quote("go build")} ${endWords(build.exitCode)}. ${lastWords(build)}`,
		file: null,
		line: null,
		fix: "read the whole of what it said in the build log, and run `go build` in that folder",
		help
	}];
	const shown = failures.slice(0, MAX_FINDINGS);
	const rest = failures.length - shown.length + more;
	return shown.map((failure, index) => ({
		...base,
		message: `${message(failure)}${index === 0 && rest > 0 ? ` (and ${count(rest, "more error")})` : ""}`,
		file: failure.file,
		line: failure.line,
		fix: failure.cause === "unknown" ? "mend the error; `go build` in that folder shows it again" : failure.fix,
		help: failure.cause === "unknown" ? help : failure.help
	}));
}
/** Nothing but the end of the process is known. */
function isWordless({ cause, said }) {
	return cause === "unknown" && /^(?:failed|exit code \d+)$/.test(said);
}
/** The cause in the catalogue's words and in Go's, which people look for; an unknown one in Go's alone. */
function message(failure) {
	const { cause, said } = failure;
	const own = quote(said, 600);
	if (cause === "unknown") return `${own}${failure.package === null ? "" : ` in package ${quote(failure.package)}`}`;
	const more = besides(failure);
	const quoted = /^exit code \d+$/.test(said) || failure.message.includes(own) ? "" : `; Go says ${own}`;
	return `${failure.message}${quoted}${more === "" ? "" : `. ${more}`}`;
}
function lastWords({ report }) {
	const words = report.facts.lastWords;
	if (words.length === 0) return "It said nothing.";
	return `It said last: ${words.map((line) => quote(line, 600)).join(", ")}.`;
}
/** The command has said on its own streams what is wrong. */
function commandFailed(build, command) {
	const tools = build.failedTools.map((line) => quote(line, 300)).join(", ");
	return {
		message: `${command} ${endWords(build.exitCode)}. ${tools === "" ? "No tool of Go that was observed failed." : `Tools of Go that failed: ${tools}.`} Nothing was judged.`,
		file: null,
		line: null,
		fix: "read what the command said above; it fails without the gate as well"
	};
}
/** How a process ended, in words. */
function endWords(exitCode) {
	return exitCode === null ? "was ended by a signal (a kill for want of memory is the usual one)" : `ended with exit code ${exitCode}`;
}

// src/core/render/words.ts
/** Findings that close the gate, under the level at which this run fails. */
function closingFindings(outcome) {
	const threshold = rank(closingLevel(outcome.failOn));
	return outcome.findings.filter((finding) => rank(finding.level) >= threshold).length;
}
/** Findings that the baseline has already, in the order of the binaries. */
function knownFindings({ judged }) {
	return judged.flatMap(({ results }) => results.flatMap(({ known }) => known));
}
/** `` 3 known from `main` at `1a2b3c4` ``, `3 to begin with`; one clause for each baseline. */
function knownWords(outcome) {
	return knownCounts(outcome, ({ words }) => `known from ${words}`);
}
/** The same where the baseline is named anyway: `3 known`. */
function knownInShort(outcome) {
	return knownCounts(outcome, () => "known");
}
function knownCounts({ judged }, since) {
	const counts = /* @__PURE__ */ new Map();
	for (const { results, scope } of judged) {
		const n = results.reduce((sum, { known }) => sum + known.length, 0);
		const from = scope.kind === "since" ? since(scope) : "to begin with";
		if (n > 0) counts.set(from, (counts.get(from) ?? 0) + n);
	}
	return [...counts].map(([from, n]) => `${n} ${from}`);
}
/** State first: `Gate closed: 2 findings stop this merge`. */
function headline(outcome, what) {
	return [verdictWords(outcome, what), ...knownInShort(outcome)].join("; ");
}
function verdictWords(outcome, what) {
	switch (outcome.verdict) {
		case "pass": return outcome.findings.length === 0 ? "Gate open" : `Gate open, with ${count(outcome.findings.length, "remark")}`;
		case "violation": {
			if (outcome.failedBuild !== null) return `Gate closed: ${outcome.failedBuild.command ?? "`go build`"} ${endWords(outcome.failedBuild.exitCode)}`;
			const n = closingFindings(outcome);
			const effect = outcome.failOn === "never" ? "would stop" : "stop";
			return `Gate closed: ${count(n, "finding")} ${n === 1 ? effect.replace(/stop$/, outcome.failOn === "never" ? "stop" : "stops") : effect} ${what}`;
		}
		case "inconclusive": return "Gate undecided: evidence is missing";
	}
}
/** `` compared with `main` at `1a2b3c4`, two commits behind the merge base ``, or why there is nothing to compare with. */
function baselineWords(baseline) {
	return baseline.record === null ? `not compared: ${baseline.words}` : `compared with ${baseline.words}`;
}
/** Binaries that are named for one baseline. */
const MAX_BINARIES$1 = 3;
/** The same for all binaries of a run: each baseline once, and where there are several of them what each is for. */
function baselinesWords(judged) {
	const groups = /* @__PURE__ */ new Map();
	const names = new Set(judged.map(({ record }) => record.subject.name));
	for (const { record, comparison } of judged) {
		const { name, target } = record.subject;
		const words = baselineWords(comparison.baseline);
		groups.set(words, [...groups.get(words) ?? [], names.size === judged.length ? name : `${name} ${target}`]);
	}
	if (groups.size < 2) return [...groups.keys()][0] ?? null;
	return [...groups].map(([words, of]) => `${words} (${quoteList(of, MAX_BINARIES$1)})`).join("; ");
}
const MAX_PASSED_OVER$1 = 10;
/** What was found on the way to the baseline and not used, of all binaries: a poisoned entry is named even where another store stands in. */
function passedOver({ judged }) {
	const sentences = [...new Set(judged.flatMap(({ comparison }) => comparison.baseline.passedOver))];
	const rest = sentences.length - MAX_PASSED_OVER$1;
	const shown = sentences.slice(0, MAX_PASSED_OVER$1).map((words) => `passed over: ${words}`);
	return rest > 0 ? [...shown, `passed over: and ${rest} more`] : shown;
}
/** What weakens the gate: rules that are off, lowered or could not decide, waivers, a run that only reports. */
function weakenings(outcome) {
	const [off, lowered, open, waived, ended] = [
		set(),
		set(),
		set(),
		set(),
		set()
	];
	for (const { results } of outcome.judged) for (const result of results) {
		const rule = `\`${result.rule}\``;
		const usual = findRule(result.rule)?.level ?? result.level;
		if (result.outcome === "off") {
			if (usual !== "off") off.add(rule);
		} else if (rank(result.level) < rank(usual)) lowered.add(`${rule} to ${result.level}`);
		if (result.outcome === "inconclusive") open.add(`${rule} (${result.note ?? ""})`);
		if (result.waived.length > 0) waived.add(`${rule} ${result.note ?? ""}`);
		else if (result.outcome === "violation" && result.note !== null) ended.add(`${rule} ${result.note}`);
	}
	return [
		...outcome.failOn === "never" ? ["`fail-on: never`: findings are reported, the step passes"] : [],
		...scopeWords(outcome),
		...sentence("rule", "off", off),
		...sentence("rule", "lowered", lowered),
		...sentence("rule", "could not decide", open),
		...sentence("waiver", "in use", waived),
		...sentence("waiver", "ended", ended)
	];
}
/** What `gate: new` does in this run, where that is not plain. */
function scopeWords({ judged }) {
	const sentences = judged.flatMap(({ scope, results }) => {
		if (scope.kind === "everything") return [`\`gate: new\`, and everything was judged: ${scope.why}`];
		return scope.kind === "beginning" && results.some(({ known }) => known.length > 0) ? ["`gate: new`: what this first run found is recorded, and later runs know it"] : [];
	});
	return [...new Set(sentences)];
}
const set = () => /* @__PURE__ */ new Set();
function sentence(noun, words, of) {
	return of.size === 0 ? [] : [`${count(of.size, noun)} ${words}: ${[...of].join("; ")}`];
}

// src/core/render/terminal.ts
/**
* The report for a terminal: the chain first, then what is wrong with its fix, then one line that says it all.
*
* Everything that came from outside was made visible when it was put into a sentence; colours are put on last, by the
* caller's `paint`, so that a report without colours is the same text.
*/
const STATES = {
	verified: {
		sign: "✓",
		style: "good"
	},
	changed: {
		sign: "≠",
		style: "warn"
	},
	broken: {
		sign: "✗",
		style: "bad"
	},
	unknown: {
		sign: "–",
		style: "dim"
	}
};
const LEVELS$1 = {
	error: {
		sign: "✗",
		style: "bad"
	},
	warning: {
		sign: "!",
		style: "warn"
	},
	notice: {
		sign: "i",
		style: "dim"
	}
};
/** Chains of more binaries than this are shown as one, with a table. */
const MAX_CHAINS = 3;
/** Known findings that are listed, and lines of each. */
const MAX_KNOWN = 20;
const MAX_KNOWN_LINES = 3;
/** Clauses of evidence that a line of the chain shows; the summary and the record have all. */
const MAX_CLAUSES = 2;
/** `  toolchain  ✓ verified   ` */
const EVIDENCE_COLUMN = 26;
/** The whole report, ending in a newline. */
function renderTerminal(outcome, options) {
	const blocks = [];
	if (outcome.judged.length <= MAX_CHAINS) for (const one of outcome.judged) blocks.push(binaryBlock(one, options));
	else blocks.push(manyBlock(outcome, options));
	for (const finding of outcome.findings) blocks.push(findingBlock(finding, outcome.judged.length > 1, options));
	if (knownFindings(outcome).length > 0) blocks.push(knownBlock(outcome, options));
	if (outcome.verdict === "inconclusive") blocks.push(missingBlock(outcome, options));
	blocks.push(endBlock(outcome, options));
	return page(blocks);
}
function binaryBlock(one, options) {
	const { subject, binary, chain } = one.record;
	const title = [
		one.record.run.mode === "inspect" ? binary.path : "",
		subject.package ?? "",
		subject.target,
		binary.goVersion ?? ""
	].filter((part) => part !== "");
	return [
		options.paint("bold", title.map((part) => visible(part)).join("  ")),
		"",
		...LINKS.flatMap((name) => chainLines(name, chain[name], options)),
		...rebuildBlock(one, options)
	];
}
/** What was compiled and why, set under the chain; the work of this run, so it is said in a low voice. */
function rebuildBlock({ rebuilds }, options) {
	const [head, ...lines] = rebuildLines(rebuilds);
	if (head === void 0) return [];
	return ["", ...[head, ...lines.flatMap((line) => wrap(plainText(line), options.columns - 4, options.measure).map((part, index) => `${index === 0 ? "  " : "    "}${part}`))].map((line) => options.paint("dim", `  ${line}`))];
}
function chainLines(name, link, options) {
	const { sign, style } = STATES[link.state];
	const head = `  ${name.padEnd(10)} ${sign} ${link.state.padEnd(10)} `;
	const [first = "", ...rest] = wrap(plainText(link.evidence.slice(0, MAX_CLAUSES).join("; ")), options.columns - EVIDENCE_COLUMN, options.measure);
	return [`${head.slice(0, 13)}${options.paint(style, head.slice(13))}${first}`.trimEnd(), ...rest.map((line) => `${" ".repeat(EVIDENCE_COLUMN)}${line}`)];
}
function manyBlock(outcome, options) {
	const rows = outcome.judged.map(({ record, results }) => {
		const findings = results.flatMap((result) => result.findings);
		const rules = [...new Set(findings.map((finding) => finding.rule))].join(", ");
		return [
			visible(record.binary.path, 40),
			record.subject.target,
			record.binary.goVersion ?? "-",
			`seal ${record.binary.seal}`,
			rules === "" ? "ok" : rules
		];
	});
	return [
		options.paint("bold", count(outcome.judged.length, "binary", "binaries")),
		"",
		...LINKS.flatMap((name) => chainLines(name, outcome.chain[name], options)),
		"",
		...table(rows, options.measure).map((line) => `  ${line}`)
	];
}
function findingBlock(finding, withSubject, options) {
	const { sign, style } = LEVELS$1[finding.level];
	const place = finding.file === null ? "" : `  ${visible(finding.file)}${finding.line === null ? "" : `:${finding.line}`}`;
	const subject = withSubject ? `  ${visible(finding.subject)}` : "";
	const body = (label, text) => wrap(plainText(text), options.columns - 9, options.measure).map((line, index) => `  ${(index === 0 ? label : "").padEnd(7)}${line}`);
	return [
		`${options.paint(style, `${sign} ${finding.rule}`)}${options.paint("dim", `${place}${subject}`)}`,
		...wrap(plainText(finding.message), options.columns - 2, options.measure).map((line) => `  ${line}`),
		...body("Fix", finding.fix),
		...body("More", finding.help)
	];
}
/** What is known already: in a low voice, a line or two each. */
function knownBlock(outcome, options) {
	const known = knownFindings(outcome);
	const shown = known.slice(0, MAX_KNOWN).flatMap(({ rule, message }) => wrap(`${rule}: ${plainText(message)}`, options.columns - 4, options.measure).slice(0, MAX_KNOWN_LINES).map((line, index, lines) => {
		const cut = index === 2 && lines.length === MAX_KNOWN_LINES;
		return `${index === 0 ? "  " : "    "}${cut ? `${line} …` : line}`;
	}));
	const rest = known.length - MAX_KNOWN;
	return [
		plainText(knownWords(outcome).join(", ")),
		...shown,
		...rest > 0 ? [`  and ${rest} more`] : []
	].map((line) => options.paint("dim", line));
}
function missingBlock(outcome, options) {
	return outcome.missing.flatMap((missing) => wrap(`? ${plainText(missing)}`, options.columns - 2, options.measure).map((line, index) => index === 0 ? line : `  ${line}`));
}
function endBlock(outcome, options) {
	const lines = [];
	const findings = [count(outcome.findings.length, "finding"), ...knownInShort(outcome)].join(", ");
	const baselines = baselinesWords(outcome.judged);
	const compared = baselines === null ? "" : `, ${plainText(baselines)}`;
	const state = {
		pass: "Gate open.",
		violation: "Gate closed.",
		inconclusive: "Gate undecided."
	}[outcome.verdict];
	const style = outcome.verdict === "pass" ? "good" : "bad";
	const exit = outcome.exitCode === 0 ? "" : ` Exit ${outcome.exitCode}.`;
	lines.push(...wrap(`${state} ${findings}${compared}.${exit}`, options.columns, options.measure));
	lines[0] = (lines[0] ?? "").replace(state, options.paint(style, state));
	for (const words of [...passedOver(outcome), ...weakenings(outcome)]) lines.push(...wrap(plainText(words), options.columns, options.measure));
	for (const { record, recordFile } of outcome.judged.slice(0, MAX_CHAINS)) {
		if (record.release.output !== null && record.release.sha256 !== null) lines.push(`Output  ${visible(record.release.output)}`);
		lines.push(`Record  ${visible(options.showPath(recordFile))}`);
	}
	if (outcome.judged.length > MAX_CHAINS) lines.push(`and ${outcome.judged.length - MAX_CHAINS} more records`);
	if (outcome.failedBuild !== null) lines.push(`Log     ${visible(options.showPath(outcome.failedBuild.logFile))}`);
	return lines;
}

// src/core/baseline/checked-in.ts
/** Where records are looked for when nothing else is said, from the working directory upwards. */
const RECORDS_PATH = ".github/go-provenance-gate/baseline";
/** The drifts, with those explained that the edited record knows. */
function explainByEdit(drifts, { edited }, record, policy) {
	if (edited === void 0 || drifts.every((drift) => drift.class !== "unexplained")) return drifts;
	const open = /* @__PURE__ */ new Set([...compareRecords(edited.record, record, policy).map((drift) => drift.path), ...otherCode(edited.record, record).map(codePath)]);
	return drifts.map((drift) => drift.class !== "unexplained" || open.has(drift.path) ? drift : {
		...drift,
		class: "explained",
		why: `this change: ${edited.file}`
	});
}

// src/core/record/canonical.ts
/** The canonical text of a value. Members that are `undefined` are left out, as JSON has no such thing. */
function canonicalJson(value) {
	return `${JSON.stringify(sorted(value), null, 2)}\n`;
}
function sorted(value) {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== "object" || value === null) return value;
	const entries = Object.entries(value).filter(([, member]) => member !== void 0);
	entries.sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0);
	const result = Object.create(null);
	for (const [key, member] of entries) result[key] = sorted(member);
	return result;
}

// src/core/rules/known.ts
/** The answers with findings that are known set apart. */
function setKnownApart(results, record, scope) {
	if (scope.kind === "all" || scope.kind === "everything") return [...results];
	const isKnown = scope.kind === "beginning" ? ({ rule }) => knownBy(rule) === "words" : knownIn(scope.record, record);
	return results.map((result) => {
		const known = result.findings.filter((finding) => isKnown(finding));
		return {
			...result,
			known,
			findings: result.findings.filter((finding) => !known.includes(finding))
		};
	});
}
function knownBy(rule) {
	return findRule(rule)?.knownBy ?? "words";
}
/** Asks for one finding after the other whether the earlier record has it; each of that record stands for one. */
function knownIn(before, after) {
	const left = /* @__PURE__ */ new Map();
	for (const finding of before.findings) {
		const print = fingerprint(finding);
		left.set(print, (left.get(print) ?? 0) + 1);
	}
	return (finding) => {
		if (!sameBytes(knownBy(finding.rule), before, after)) return false;
		const print = fingerprint(finding);
		const n = left.get(print) ?? 0;
		left.set(print, n - 1);
		return n > 0;
	};
}
/** What of a finding is the same in every run that finds it. */
function fingerprint({ rule, subject, file, message }) {
	const stable = message.replace(/\b[0-9a-f]{7,64}\b/g, "#").replace(/\b\d{14}\b/g, "#").replace(/\boffset \d+/g, "offset #");
	return JSON.stringify([
		rule,
		subject,
		file,
		stable
	]);
}
function sameBytes(by, before, after) {
	if (by === "words") return true;
	if (by === "nothing") return false;
	const [was, is] = [digestOf(by, before), digestOf(by, after)];
	return was !== null && was === is;
}
function digestOf(by, record) {
	const { cache, binary, toolchain } = record;
	switch (by) {
		case "binary": return binary.sha256;
		case "toolchain": return toolchain.authenticity?.treeHash ?? null;
		case "ledger": return cache.ledger?.digest ?? null;
		case "cache": return cache.corrupt.length > 0 ? null : JSON.stringify([cache.conflicting, cache.ledger?.unwitnessed ?? []].map((list) => list.map(({ file }) => file)));
	}
}

// src/observe/cache-witness.ts
/**
* The ledger of a trusted run: what its build left in the cache is written down for later runs.
*
* A run is trusted when its code is what a branch holds (a push to the default branch or to one that the policy names, not a
* pull request), when the Go that compiled is the published one, when everything in the cache was vouched for before the build or the cache was empty,
* and when nothing that it found closes the gate. Then each entry that verifies was either vouched for before or was
* written since, by this job.
*/
/** Where a run leaves its ledger; its signature lies beside it (signatureFile), and what moves one has to move both. */
function ledgerFile(stateFolder) {
	return join(stateFolder, "ledger");
}
/** Writes the ledger of a trusted run and gives its path; `null` for any other run. Never throws: the verdict was given. */
async function writeRunLedger(ports, request, outcome, caches) {
	const { event } = request;
	const signing = caches[0]?.signing;
	if (event === null || !event.writesBaseline || signing === void 0) return null;
	const why = notTrusted(outcome, caches) ?? unsignable(signing);
	if (why !== null) {
		ports.log.info(`the ledger of the build cache was not written: ${plainText(why)}`);
		return null;
	}
	try {
		const witnessed = [];
		const verified = (pair) => void witnessed.push(pair);
		for (const { cache, ledger } of caches) {
			const audit = await auditCache(ports, cache, { witnesses: {
				ledger: ledger?.entries ?? null,
				verified
			} });
			if (audit !== null && audit.totals.corrupt + audit.totals.conflicting > 0) {
				ports.log.warn("the ledger of the build cache was not written: an entry of the cache is corrupt or conflicting");
				return null;
			}
		}
		const owner = {
			repository: event.repository,
			ref: event.ref
		};
		const file = ledgerFile(request.stateFolder);
		const [used] = caches.flatMap(({ ledger }) => ledger === null ? [] : [ledger]);
		const expected = {
			repository: owner.repository,
			refs: owner.ref === null ? null : [owner.ref],
			today: today(ports)
		};
		const { ledger, signed } = await updateLedger(ports, file, {
			owner,
			check: {
				...signing,
				expected,
				bundle: null
			},
			parents: used === void 0 || used.ref !== owner.ref ? [] : [used],
			witnessed,
			sign: (text, next) => signAsAsked(ports, signing, file, text, next, event)
		});
		const words = `generation ${ledger.generation}, ${count(ledger.entries.size, "entry", "entries")}${signed ? ", signed" : ""}`;
		ports.log.info(`ledger of the build cache written: ${words}, ${visible(file)}`);
		const bound = boundWords(ledger);
		if (bound !== "") ports.log.info(`the ledger of the build cache is ${bound}`);
		return file;
	} catch (error) {
		ports.log.warn(`the ledger of the build cache was not written: ${plainText(errorMessage(error))}`);
		return null;
	}
}
/** Of a ledger that nobody would accept it is better that there is none: later runs go on with the last good one. */
function unsignable({ sign, rule }) {
	if (sign || rule === "optional") return null;
	return "the policy requires signatures (`cache.signature`), and does not let this run sign (`cache.sign`)";
}
/** The signature where one is asked for; where it cannot be made and need not be, `null` and words. */
async function signAsAsked(ports, { sign, rule }, file, text, ledger, event) {
	if (!sign) return null;
	try {
		return await signLedger(ports, file, text, ledger, event);
	} catch (error) {
		if (rule === "required") throw error;
		const fix = error instanceof GateError && error.fix !== null ? `; ${error.fix}` : "";
		ports.log.warn(`the ledger of the build cache is not signed: ${plainText(`${errorMessage(error)}${fix}`)}`);
		return null;
	}
}
/** Why a run is none whose word counts; `null` when it is. */
function notTrusted({ exitCode, findings, judged }, caches) {
	if (exitCode !== 0 || findings.some(({ level }) => level === "error")) return "the gate is closed";
	if (judged.some(({ record }) => !isPublishedGo(record.toolchain))) return "the Go that compiled is not proved to be the published one";
	if (caches.some(({ use }) => use.trusted !== true)) return "the build cache held entries that nobody vouches for; begin with an empty one, or with `cache-trust: enforce`";
	return judged.some(({ record }) => hasUnwitnessed(record)) ? "the build used entries that nobody vouches for" : null;
}
function hasUnwitnessed({ cache }) {
	return (cache.ledger?.unwitnessed.length ?? 0) > 0;
}

// src/observe/baseline-memory.ts
function newMemory() {
	return {
		places: /* @__PURE__ */ new Map(),
		relations: /* @__PURE__ */ new Map(),
		mergeBases: /* @__PURE__ */ new Map(),
		ancestors: /* @__PURE__ */ new Map()
	};
}

// src/observe/baseline-placing.ts
/** The commits of a run: from which of them records are wanted, and how a record that was found stands to them. */
/** Ancestors whose records are asked for by name. */
const MAX_COMMITS = 50;
const MERGE_BASE = "the merge base";
const THIS = "this one";
/** Whether a run is about a change that goes into a branch: that branch goes no further than its base. */
function isChange({ run }) {
	return /^(?:pull_request|merge_group)/.test(run.event ?? "");
}
/**
* The same, as git knows it: of a pull request whose own head is checked out the commit at which it left its base branch.
* What the branch became since is not in the tree, and must not be taken for something that the change took away.
*/
async function commitsIn(asking) {
	const { ports, request, record, memory } = asking;
	const commits = commitsOf(record);
	const { head, vcs, event } = record.source;
	if (!isChange(record) || vcs !== "git" || head === null || head === event.commit || commits.base === null) return commits;
	const tip = commits.base;
	const base = await once(memory.mergeBases, `${tip} ${head}`, () => mergeBase(ports, request.cwd, tip, head));
	return {
		...commits,
		base: base ?? tip
	};
}
function commitsOf(record) {
	const { head, event } = record.source;
	if (isChange(record)) {
		const base = mergedBase(record.run.event, event, record.source) ?? event.base;
		return {
			base,
			head: base,
			called: {
				base: MERGE_BASE,
				head: MERGE_BASE
			}
		};
	}
	if (event.base === null || event.base === head) return {
		base: head,
		head,
		called: {
			base: THIS,
			head: THIS
		}
	};
	return {
		base: event.base,
		head,
		called: {
			base: "the commit before this push",
			head: THIS
		}
	};
}
/** Commits whose record is wanted, the best first. */
async function queryCommits(asking) {
	const { base } = await commitsIn(asking);
	if (base === null) return [];
	const { ports, request, record, memory } = asking;
	if (record.source.vcs !== "git") return [base];
	return once(memory.ancestors, base, () => firstParents(ports, request.cwd, base, MAX_COMMITS));
}
/** How a record that was found stands to this run. `name` is where it is from. */
async function placed(asking, found, name) {
	const { base, head, called } = await commitsIn(asking);
	const toBase = await relation(asking, found.source.head, base);
	const toHead = base === head ? toBase : await relation(asking, found.source.head, head);
	return standing(name, found, asking.record, {
		toBase,
		toHead,
		called
	});
}
async function relation(asking, commit, reference) {
	if (commit === null || reference === null) return { kind: "unknown" };
	if (commit === reference) return { kind: "same" };
	const { ports, request, record, memory } = asking;
	if (record.source.vcs !== "git") return { kind: "unknown" };
	return once(memory.relations, `${commit} ${reference}`, () => relationOf(ports, request.cwd, commit, reference));
}

// src/observe/checked-in.ts
/**
* Records in the repository, or wherever a path leads. On a pull request what lies in the repository is read from the base
* commit, as the policy is. A path outside of it is what an earlier step put there; only the workflow can name it.
*/
/** Records of a folder that are looked at for the one about this subject. */
const MAX_FOLDER_RECORDS = 1e3;
/** Where a path, relative to the working directory, leads: by its words, before links are followed. */
async function placeOf(ports, { cwd }, path) {
	const { root, directory } = await findRepository(ports, cwd);
	const file = isAbsolute(path) ? path : join(cwd, path);
	const shown = join(directory, relative(cwd, resolve(file))).split(sep).join("/").replace(/^\.$/, "");
	return {
		root,
		file,
		shown,
		inside: !isAbsolute(shown) && shown !== ".." && !shown.startsWith("../")
	};
}
/** Finds what is at a path, relative to the working directory. Throws GateError `evidence`, `unreadable`. */
async function recordsAt(ports, request, record, path) {
	const { root, file, shown, inside } = await placeOf(ports, request, path);
	const repository = {
		root,
		source: record.source
	};
	const commit = baseCommit(request, repository);
	if (commit === null || !inside) return inTree(ports, file, path);
	const tree = await inTree(ports, file, shown);
	const reading = {
		repository,
		commit,
		what: "the baseline"
	};
	const listed = await listAtBase(ports, reading, shown);
	if (listed === null) return tree === null ? null : {
		...tree,
		candidates: [],
		isNew: true
	};
	const candidates = await candidatesOf((listed.folder ? listed.paths.filter((name) => name.endsWith(".json")) : listed.paths).map((name) => ({
		shown: name,
		text: () => readAtBase(ports, reading, name, MAX_RECORD_BYTES)
	})), listed.folder);
	return {
		shown: path,
		folder: listed.folder,
		candidates,
		tree,
		isNew: false
	};
}
/** The nearest folder of records from the working directory upwards to the root of the repository. */
async function nearestRecords(ports, request, record) {
	const { root } = await findRepository(ports, request.cwd);
	for (let folder = request.cwd;; folder = dirname(folder)) {
		const path = join(folder, ...RECORDS_PATH.split("/"));
		const found = await recordsAt(ports, request, record, relative(request.cwd, path));
		if (found !== null && !found.isNew) return found;
		if (folder === resolve(root ?? request.cwd) || dirname(folder) === folder) return null;
	}
}
async function inTree(ports, file, shown) {
	const kind = await ports.files.kind(file);
	if (kind === "missing") return null;
	const folder = kind === "directory";
	return {
		shown,
		folder,
		candidates: await candidatesOf((folder ? await ports.files.glob(["**/*.json"], file) : [file]).map((each) => ({
			shown: folder ? [shown.replace(/\/$/, ""), ...relative(file, each).split(sep)].join("/") : shown,
			text: () => ports.files.readText(each, MAX_RECORD_BYTES)
		})), folder),
		tree: null,
		isNew: false
	};
}
/** Of a folder it is looked at what each file is about; a single file is the one that was meant, whatever it holds. */
async function candidatesOf(files, folder) {
	const candidates = [];
	for (const file of files.slice(0, MAX_FOLDER_RECORDS)) if (!folder) candidates.push({
		...file,
		subject: null,
		problem: null
	});
	else try {
		const subject = subjectOf(parseRecord(await file.text() ?? "", file.shown));
		candidates.push({
			...file,
			subject,
			problem: null
		});
	} catch (error) {
		candidates.push({
			...file,
			subject: null,
			problem: errorMessage(error)
		});
	}
	return candidates;
}
function subjectOf({ run, subject }) {
	return JSON.stringify([
		run.mode,
		subject.module,
		subject.package,
		subject.target
	]);
}
/**
* The record of a place about the same thing, or why there is none. Throws GateError when a single file cannot be read or
* is no record.
*/
async function fittingRecord(place, record) {
	const wanted = subjectOf(record);
	const candidate = place.candidates.find(({ subject }) => !place.folder || subject === wanted);
	if (candidate === void 0) return "it holds no record of this package and target";
	const text = await candidate.text() ?? "";
	const found = parseRecord(text, candidate.shown);
	return incomparableBecause(found, record) ?? {
		record: found,
		shown: candidate.shown,
		text
	};
}
/** The record that this change makes of one at the same place; `undefined` where it leaves that alone. */
async function editedRecord(place, record, base) {
	if (place.tree === null) return void 0;
	try {
		const edited = await fittingRecord(place.tree, record);
		return typeof edited === "string" || edited.text === base.text ? void 0 : {
			record: edited.record,
			file: edited.shown
		};
	} catch {
		return;
	}
}

// src/observe/baseline.ts
/**
* What a record is compared with, in this order: a record in the repository; in a job the stores of earlier runs; on a
* laptop the last run. Whatever is read is validated, has to be about the same subject and from before this run; what is
* not is named and not used.
*/
/**
* Finds the baseline of a record. `recordFile` is where this run will write its own; `memory` keeps what is the same for
* all binaries of a run. Throws GateError `input` for a named file that cannot be used, `evidence` where the base commit
* cannot be read.
*/
async function findBaseline(ports, request, record, recordFile, memory = newMemory()) {
	const search = {
		ports,
		request,
		record,
		memory
	};
	const choice = request.baseline ?? AUTO;
	if (choice.kind === "none") return unusable("none", "missing-first-run", "no baseline was asked for", true);
	if (choice.kind === "file") return fromFile(search, choice.path);
	const checkedIn = choice.kind === "auto" ? await fromRepository(search) : null;
	if (checkedIn !== null && checkedIn.record !== null) return checkedIn;
	const found = request.event === null ? await fromLastRun(search, recordFile) : await fromStores(search, ports.baselines(choice), choice.kind);
	return checkedIn === null ? found : {
		...found,
		passedOver: [checkedIn.words, ...found.passedOver]
	};
}
function unusable(source, state, words, writes = false) {
	return {
		source,
		state,
		distance: null,
		record: null,
		words,
		passedOver: [],
		vouched: false,
		writes
	};
}
/** A file that was named must be usable: somebody typed it. With `on-missing-baseline` given, that decides. */
async function fromFile(search, path) {
	const { ports, request, record, memory } = search;
	const missing = (state, why) => {
		if (request.onMissingBaseline === null) throw new GateError("input", `baseline: ${why}`, { fix: "correct the path, or leave `baseline` out" });
		return unusable("file", state, why);
	};
	try {
		const place = await once(memory.places, path, () => recordsAt(ports, request, record, path));
		if (place === null) return missing("missing-expired", `${quote(path)} does not exist`);
		if (place.isNew) return unusable("file", "missing-first-run", `${quote(path)} comes with this change, and counts from the next one on`, true);
		const found = await fromPlace(search, place);
		return found.record !== null || place.folder ? found : missing(found.state, found.words);
	} catch (error) {
		if (request.onMissingBaseline === null) throw asInput(error, path);
		return unusable("file", "unreadable", errorMessage(error));
	}
}
function asInput(error, path) {
	if (error instanceof GateError && (error.code === "evidence" || error.message.startsWith("baseline: "))) return error;
	const sentence = error instanceof GateError ? error.message : `${quote(path)}: ${errorMessage(error)}`;
	return new GateError("input", `baseline: ${sentence}`, {
		fix: "name a record.json that this program wrote, or leave `baseline` out",
		cause: error
	});
}
/** Throws what reading a single file throws. */
async function fromPlace(search, place) {
	const fitting = await fittingRecord(place, search.record);
	if (typeof fitting === "string") {
		const words = place.folder ? `${quote(place.shown)} holds no record of this package and target` : `${quote(place.shown)} cannot be compared with: ${fitting}`;
		const problems = place.candidates.flatMap(({ problem }) => problem === null ? [] : [problem]);
		return {
			...unusable("file", "incomparable", words),
			passedOver: few(problems)
		};
	}
	const { words, distance } = await placed(search, fitting.record, place.shown);
	const edited = await editedRecord(place, search.record, fitting);
	return {
		...usable("file", fitting.record, words, distance),
		...edited === void 0 ? {} : { edited }
	};
}
const MAX_PASSED_OVER = 5;
function few(sentences) {
	const rest = sentences.length - MAX_PASSED_OVER;
	return rest > 0 ? [...sentences.slice(0, MAX_PASSED_OVER), `and ${rest} more`] : [...sentences];
}
function usable(source, record, words, distance) {
	return {
		source,
		state: distance === 0 ? "exact" : "ancestor",
		distance,
		record,
		words,
		passedOver: [],
		vouched: true,
		writes: false
	};
}
/** The place that needs no name. Nobody typed it: what is wrong there is told, and stops nothing. */
async function fromRepository(search) {
	const { ports, request, record, memory } = search;
	try {
		const place = await once(memory.places, "", () => nearestRecords(ports, request, record));
		return place === null ? null : await fromPlace(search, place);
	} catch (error) {
		return unusable("file", "unreadable", errorMessage(error));
	}
}
async function fromLastRun(search, recordFile) {
	const { ports, record } = search;
	const none = (state, words) => unusable("last-run", state, words, true);
	try {
		const text = await ports.files.readText(recordFile, MAX_RECORD_BYTES);
		if (text === null) return none("missing-first-run", "this is the first run here");
		const found = parseRecord(text, recordFile);
		const other = incomparableBecause(found, record);
		if (other !== null) return none("incomparable", `your last run: ${other}`);
		const { distance } = await placed(search, found, "");
		return {
			...usable("last-run", found, lastRunWords(found.run.time, record.run.time), distance),
			vouched: false,
			writes: true
		};
	} catch (error) {
		return none("unreadable", errorMessage(error));
	}
}
/** Asks the stores in their order. What one of them has and cannot be used is named, and the next one is asked. */
async function fromStores(search, stores, asked) {
	const { request, record } = search;
	const branch = request.event?.baseBranch ?? null;
	const writes = request.event?.writesBaseline ?? false;
	if (branch === null) return unusable("none", "unreadable", "the event names no branch to compare with", writes);
	const name = asked === "auto" ? "the Actions cache" : `the store ${quote(asked)}`;
	if (stores.length === 0) return unusable("none", "unreadable", `${name} is not available here`, writes);
	const query = {
		key: baselineKey(record, workflowOf(record) ?? "", branch),
		branch,
		commits: await queryCommits(search)
	};
	const answers = [];
	const closed = [];
	for (const store of inOrder(stores, request)) {
		const stored = await store.find(query);
		const answer = {
			...await fromStore(search, stored, store.name, branch),
			writes
		};
		if (answer.record !== null) return {
			...answer,
			passedOver: [...said(answers), ...closed]
		};
		if (stored.kind === "unavailable" && stored.closed === true && stores.length > 1) closed.push(stored.why);
		else answers.push(answer);
	}
	const found = answers.length > 0 ? worst(answers) : unusable("none", "unreadable", closed.join("; "), writes);
	return {
		...found,
		passedOver: [...found.passedOver, ...closed]
	};
}
/** What was found and not used. That a store has nothing is no news where another one has. */
function said(answers) {
	return answers.filter(({ state }) => state !== "missing-first-run").map(({ words }) => words);
}
/** Where known findings are to be told from new ones a store that this change could have written is asked last. */
function inOrder(stores, { gate, event }) {
	const last = (store) => Number(store.name === "cache");
	return gate === "new" && event?.writesBaseline !== true ? stores.toSorted((a, b) => last(a) - last(b)) : [...stores];
}
/** Of several stores without a usable record the one that says most: what was found and refused before what was never there. */
function worst(answers) {
	const rank = ({ state }) => BASELINE_STATES.indexOf(state);
	const [first, ...others] = answers.toSorted((a, b) => rank(b) - rank(a));
	if (first === void 0) return unusable("none", "missing-first-run", "no store of baselines was asked");
	return {
		...first,
		passedOver: said(others)
	};
}
async function fromStore(search, stored, source, branch) {
	if (stored.kind === "unavailable") return unusable(source, "unreadable", stored.why);
	if (stored.kind === "expired") return unusable(source, "missing-expired", stored.why);
	if (stored.kind === "missing") return unusable(source, "missing-first-run", `no run on ${quote(branch)} has recorded one yet`);
	try {
		const found = parseRecord(stored.text, stored.name);
		const other = foreignBecause(found, search.record, branch);
		if (other !== null) return unusable(source, "incomparable", `the record of ${quote(branch)}: ${other}`);
		const { newer, words, distance } = await placed(search, found, branch);
		if (newer) return unusable(source, "incomparable", `what is recorded is newer than this run: ${words}`);
		return usable(source, found, words, distance);
	} catch (error) {
		return unusable(source, "unreadable", errorMessage(error));
	}
}

// src/core/baseline/scope.ts
/** What closes the gate. The reasons are those of core/rules/known.ts. */
function gateScope({ mode, baseline, writes, doubt }) {
	if (mode === "all") return { kind: "all" };
	const { record, state, source, words } = baseline;
	if (record === null) return writes && (state === "missing-first-run" || state === "missing-expired") && source !== "none" ? { kind: "beginning" } : {
		kind: "everything",
		why: words
	};
	if (!baseline.vouched) return {
		kind: "everything",
		why: `nobody vouches for ${words}`
	};
	return doubt === null ? {
		kind: "since",
		record,
		words
	} : {
		kind: "everything",
		why: doubt
	};
}

// src/observe/known.ts
/**
* Whether the place that a baseline came from could have been written by the change that is judged: then it does not say
* which findings are known. core/rules/known.ts has the reasons.
*/
/** Which findings of a run close its gate. */
async function readScope(ports, request, repository, policy, baseline) {
	const mode = request.gate ?? policy.gate;
	const doubt = mode === "all" || baseline.record === null ? null : await doubtIn(ports, request, repository, baseline);
	return gateScope({
		mode,
		baseline,
		writes: request.event?.writesBaseline ?? false,
		doubt
	});
}
async function doubtIn(ports, request, repository, { source }) {
	if (source === "cache") return request.event?.writesBaseline === true ? null : "the Actions cache is no evidence: this run sees entries that a change can write (name an artifact, a git ref or a file with `baseline`)";
	const path = source === "file" && request.baseline?.kind === "file" ? request.baseline.path : null;
	if (path === null || baseCommit(request, repository) === null) return null;
	return (await placeOf(ports, request, path)).inside ? null : `${quote(path)} is not in the repository, and this job could have written it`;
}

// src/observe/check-toolchain.ts
/** Holding Go against what was published, as a part of `check`: beside the build, once for each GOROOT. */
/**
* Milliseconds for the network. The question is asked while the build runs, so this is felt only where a build is
* shorter and nobody answers.
*/
const PATIENCE = 4e3;
/** What is known of the Go of an environment; `null` where it was not to be asked. Never throws. */
async function checkToolchain(ports, request, repository, policy, env) {
	const verify = request.verifyToolchain ?? policy.verify;
	const goroot = env["GOROOT"] ?? "";
	if (verify === "off" || goroot === "") return null;
	const lock = async () => {
		const file = await readJudgingFile(ports, request, repository, policy.lock, LOCK_NAME, MAX_LOCK_BYTES);
		return file === null ? null : parseLock(file.text, file.shown);
	};
	return observeAuthenticity(ports, {
		goroot,
		host: hostOf(env),
		database: verify === "auto" ? databaseSettings(env) : null,
		moduleCache: env["GOMODCACHE"] ?? null,
		lock,
		folder: join(request.stateFolder, "toolchains"),
		patience: PATIENCE,
		mostNamed: 100
	});
}

// src/observe/cache-entries.ts
/**
* The entries of the build cache that one build used. The cost follows the build, not the cache: each archive that was
* linked is read once, and of the index only the folders that its actions lie in are listed.
*/
/** Checks archives that were linked and not compiled in this build; the answers by `inputKey`. */
async function checkEntries(ports, inputs, asked, vouch = null) {
	const unique = [...new Map(inputs.map((input) => [inputKey(input), input])).values()];
	const files = [...new Set(unique.filter(({ file }) => cachedFile(file) !== null).map(({ file }) => file))];
	const answers = await ports.hashing.dataFiles(files);
	const readings = new Map(files.map((file, at) => [file, answers[at]]));
	const index = new Index(ports);
	const checks = /* @__PURE__ */ new Map();
	for (const input of unique) {
		const named = cachedFile(input.file);
		checks.set(inputKey(input), named === null ? {
			state: "elsewhere",
			why: "linked from a file that is in no build cache"
		} : await check(index, named, readings.get(input.file), asked.get(input.path) ?? null, vouch));
	}
	return checks;
}
async function check(index, { cache, hash, inFolder }, reading, asked, vouch) {
	if (reading === void 0 || "problem" in reading) return {
		state: "unverified",
		why: reading?.problem ?? "its archive was not read"
	};
	const action = reading.archive?.id?.actionId;
	const entries = action === void 0 ? [] : await index.entries(cache, actionDigits(action));
	const judged = judgeUsedEntry({
		hash,
		inFolder,
		reading,
		asked,
		entries
	});
	if (vouch === null || judged.state !== "verified") return judged;
	const named = entries.flatMap((found) => found.ok && found.entry.output === hash ? [found.entry] : []);
	return {
		...judged,
		witnessed: vouch.own.has(hash) || named.some((entry) => vouch.entries.vouches(entry))
	};
}
/** The index, of which a build ID holds 15 of the 32 bytes that its files are named by. */
var Index = class {
	#ports;
	#folders = /* @__PURE__ */ new Map();
	constructor(ports) {
		this.#ports = ports;
	}
	async entries(cache, digits) {
		const folder = join(cache, digits.slice(0, 2));
		return (await once(this.#folders, folder, () => this.#list(folder))).filter((name) => name.startsWith(digits)).flatMap((name) => {
			const named = cacheName(digits.slice(0, 2), name);
			if (named?.kind !== "index") return [];
			const bytes = this.#ports.files.head(join(folder, name), 175 + 1);
			return [bytes === null ? UNREADABLE : parseIndexEntry(bytes, named.hash)];
		});
	}
	async #list(folder) {
		return (await this.#ports.buildCache.list(folder).catch(() => null) ?? []).map(({ name }) => name);
	}
};
const UNREADABLE = {
	ok: false,
	why: "cannot be read"
};

// src/core/buildlog/exec-trace.ts
/**
* What the observer in front of the tools (-toolexec) wrote down: one JSON text a tool run.
*
* It is written by a program of this project (src/toolexec/main.go), but into a folder that every process of the observed
* command can write to, so it is read like any other text of somebody else: what has not the expected form is counted and
* left out, and each list is bounded.
*
*   {"version":1,"argv":["/goroot/pkg/tool/linux_amd64/link","-o","/tmp/go-build1/b001/exe/a.out", ...],"tool":0,
*    "importPath":"example.com/app","start":1764000000000,"milliseconds":310,"exitCode":0,
*    "toolFile":{"path":"...","sha256":"...","size":9},"inputs":[...],"configs":[{"path":"...","text":"..."}],
*    "output":{"path":"...","sha256":"...","size":9}}
*/
const TOOLS = [
	"compile",
	"asm",
	"cgo",
	"link"
];
/** One text of evidence; an import configuration may have 16 MB and is escaped. */
const MAX_RUN_BYTES = 64 << 20;
/** Tool runs of one command. */
const MAX_RUNS = 2e5;
const MAX_WORDS = 1e5;
const MAX_WORD_CHARS = 1 << 20;
const MAX_FILES = 2e4;
const MAX_PATH_CHARS$1 = 32768;
const MAX_CONFIGS = 10;
const MAX_CONFIG_CHARS = 16 << 20;
/** Reads one tool run; `null` when the text is not what the observer writes. */
function parseToolRun(text) {
	const value = parseJson(text);
	if (valueAt(value, "version") !== 1) return null;
	const words = listAt(value, "argv", MAX_WORDS);
	const first = wholeAt(value, "tool");
	const [start, milliseconds] = [wholeAt(value, "start"), wholeAt(value, "milliseconds")];
	const exitCode = valueAt(value, "exitCode");
	if (words === null || first === null || start === null || milliseconds === null) return null;
	if (typeof exitCode !== "number" || !Number.isSafeInteger(exitCode)) return null;
	const argv = words.filter((word) => typeof word === "string" && word.length <= MAX_WORD_CHARS);
	if (argv.length !== words.length) return null;
	const name = toolName(argv[first] ?? "");
	if (name === null) return null;
	const inputs = listAt(value, "inputs", MAX_FILES)?.map(seenFile);
	const configs = configsAt(value);
	if (inputs === void 0 || inputs.includes(null) || configs === null) return null;
	return {
		tool: name,
		argv: argv.slice(first),
		before: argv.slice(0, first),
		importPath: textAt(value, MAX_PATH_CHARS$1, "importPath"),
		start,
		milliseconds,
		exitCode,
		toolFile: seenFile(valueAt(value, "toolFile")),
		inputs: inputs.filter((file) => file !== null),
		configs,
		output: seenFile(valueAt(value, "output"))
	};
}
function toolName(path) {
	const name = (/(?<![^\\/])[^\\/]*$/.exec(path)?.[0] ?? "").replace(/\.exe$/, "");
	return TOOLS.find((tool) => tool === name) ?? null;
}
function listAt(value, name, max) {
	const found = valueAt(value, name);
	return Array.isArray(found) && found.length <= max ? found : null;
}
function wholeAt(value, name) {
	const found = valueAt(value, name);
	return typeof found === "number" && Number.isSafeInteger(found) && found >= 0 ? found : null;
}
function seenFile(value) {
	const path = textAt(value, MAX_PATH_CHARS$1, "path");
	const size = wholeAt(value, "size");
	const sha256 = textAt(value, 64, "sha256");
	if (path === null || size === null) return null;
	return {
		path,
		size,
		sha256: sha256 !== null && /^[0-9a-f]{64}$/.test(sha256) ? sha256 : null
	};
}
function configsAt(value) {
	const list = listAt(value, "configs", MAX_CONFIGS);
	if (list === null) return null;
	const configs = /* @__PURE__ */ new Map();
	for (const entry of list) {
		const path = textAt(entry, MAX_PATH_CHARS$1, "path");
		const text = valueAt(entry, "text");
		if (path === null || typeof text !== "string" || text.length > MAX_CONFIG_CHARS) return null;
		configs.set(path, text);
	}
	return configs;
}

// src/core/buildlog/observed.ts
/** Entries of all import configurations together. */
const MAX_IMPORTS = 5e6;
const MAX_CGO_PACKAGES = 1e4;
/** Binaries of one command. */
const MAX_LINKS = 1e4;
const MAX_FAILED = 20;
/** Takes the evidence of one command, a text a tool run, in the order of their start. */
var ObservedRuns = class {
	#actions = /* @__PURE__ */ new Map();
	#compiled = /* @__PURE__ */ new Map();
	#hashes = /* @__PURE__ */ new Map();
	#times = /* @__PURE__ */ new Map();
	#links = [];
	#failed = [];
	#files = /* @__PURE__ */ new Map();
	#tools = /* @__PURE__ */ new Map();
	#cgo = /* @__PURE__ */ new Set();
	#toolexec = null;
	#imports = 0;
	#runs = 0;
	#damaged = 0;
	/** One text; `null` for one that could not be read. */
	push(text) {
		const run = text === null ? null : parseToolRun(text);
		if (run === null) this.#damaged += 1;
		else this.#read(run);
	}
	#read(run) {
		this.#runs += 1;
		this.#tools.set(run.tool, (this.#tools.get(run.tool) ?? 0) + 1);
		if (run.toolFile !== null) this.#files.set(run.tool, run.toolFile);
		if (run.before.length > 0) this.#toolexec ??= run.before;
		if (run.exitCode !== 0) {
			const { tool, importPath, exitCode } = run;
			if (this.#failed.length < MAX_FAILED) this.#failed.push({
				tool,
				importPath,
				exitCode
			});
		} else if (run.tool === "compile") this.#compile(run);
		else if (run.tool === "link") this.#link(run);
		else if (run.tool === "cgo") {
			const path = flagValue(run.argv, "-importpath");
			if (path !== null && this.#cgo.size < MAX_CGO_PACKAGES) this.#cgo.add(path);
		}
	}
	end() {
		return {
			log: {
				work: null,
				compiled: [...this.#compiled.values()].map((one) => ({
					...one,
					outputSha256: this.#hashes.get(one.action) ?? null
				})),
				links: this.#links.map(({ link }) => link),
				toolexec: this.#toolexec,
				cgo: [...this.#cgo].toSorted(),
				hostPrograms: [],
				tools: Object.fromEntries([...this.#tools].toSorted(([a], [b]) => a < b ? -1 : 1)),
				lines: 0,
				cutLines: 0
			},
			links: this.#links,
			failed: this.#failed,
			tools: this.#files,
			times: this.#times,
			runs: this.#runs,
			damaged: this.#damaged
		};
	}
	#compile(run) {
		const action = this.#actionOf(flagValue(run.argv, "-o"));
		const path = flagValue(run.argv, "-p");
		const actionId = flagValue(run.argv, "-buildid")?.split("/")[0];
		if (action === null || path === null || actionId === void 0) return;
		const { packages } = this.#importConfig(run);
		this.#times.set(actionId, (this.#times.get(actionId) ?? 0) + run.milliseconds);
		this.#compiled.set(action, {
			path,
			action,
			actionId,
			outputSha256: null,
			flags: compileFlags(run.argv),
			imports: packages
		});
	}
	#link(run) {
		const action = this.#actionOf(flagValue(run.argv, "-o"));
		if (action === null) return;
		const { packages, modInfo } = this.#importConfig(run);
		for (const { path, sha256 } of run.inputs) {
			const archive = /[\\/]_pkg_\.a$/.test(path) ? this.#actionOf(path) : null;
			if (archive !== null && sha256 !== null) this.#hashes.set(archive, sha256);
		}
		const own = packages.find(({ file }) => file === archiveOf(action));
		if (this.#links.length >= MAX_LINKS) return;
		this.#links.push({
			output: run.output,
			link: {
				action,
				mainPackage: own?.path ?? packages[0]?.path ?? null,
				argv: run.argv,
				env: {},
				buildId: flagValue(run.argv, "-buildid"),
				packages,
				modInfo,
				landing: null
			}
		});
	}
	#importConfig(run) {
		const packages = [];
		let modInfo = null;
		const text = run.configs.get(flagValue(run.argv, "-importcfg") ?? "") ?? "";
		for (const line of text.split("\n")) {
			if (line.startsWith("modinfo ")) modInfo = readModInfo(line.slice(8));
			const entry = /^packagefile ([^=]+)=(.+)$/.exec(line);
			if (entry === null || this.#imports >= MAX_IMPORTS) continue;
			this.#imports += 1;
			const [, path = "", file = ""] = entry;
			const action = /[\\/]_pkg_\.a$/.test(file) ? this.#actionOf(file) : null;
			packages.push({
				path,
				file: action === null ? file : archiveOf(action)
			});
		}
		return {
			packages,
			modInfo
		};
	}
	/** The action that a file below a work folder belongs to, counted through over all work folders. */
	#actionOf(path) {
		const folder = /^(.*[\\/]b\d+)[\\/]/.exec(path ?? "")?.[1];
		if (folder === void 0) return null;
		const known = this.#actions.get(folder) ?? `b${this.#actions.size + 1}`;
		this.#actions.set(folder, known);
		return known;
	}
};
function archiveOf(action) {
	return `$WORK/${action}/_pkg_.a`;
}
/**
* Which run of the linker made a binary: one that wrote these very bytes, else one with the same action, main action and
* main content in its build ID (the content ID comes later). The last such run; `null` when there is none.
*/
function findLink(links, binary) {
	const same = links.findLast(({ output }) => output?.sha256 != null && output.sha256 === binary.sha256);
	if (same !== void 0) return same;
	const known = idsOf(binary);
	return links.findLast(({ link }) => link.buildId !== null && known.includes(inputsPart(link.buildId))) ?? null;
}
/** What of a build ID says what was linked; of a fat file each slice has its own. */
function idsOf(binary) {
	return [binary, ...binary.slices].flatMap(({ buildId }) => buildId !== null && "mainAction" in buildId ? [inputsPart(buildId.text)] : []);
}
function inputsPart(buildId) {
	return buildId.split("/").slice(0, 3).join("/");
}
/**
* Fills in the digests of archives that were compiled in one run of the go command and linked, from the cache, in another:
* the archive in the cache has the action ID of what was compiled. `ids` maps digests to the IDs in the archives.
*/
function withArchiveHashes(log, ids) {
	const hashes = new Map([...ids].map(([sha256, { actionId }]) => [actionId, sha256]));
	return {
		...log,
		compiled: log.compiled.map((one) => ({
			...one,
			outputSha256: one.outputSha256 ?? hashes.get(one.actionId) ?? null
		}))
	};
}

// src/observe/observer.ts
/**
* The observer: a program in front of every tool that the go command runs, compiled for this run by the Go that is there.
*
* It is written in Go because it is started for each tool run, a few hundred times in a cold build, and a start of Node.js
* costs twenty times as much (docs/adr/0007-observer-in-go.md has the measurements). It is compiled into the run's own
* folder, so that nothing that lies about from before is trusted. Its own compilation may fill the build cache with
* packages of the standard library that the observed command then takes from there; the trace of it says which, so that
* they still count as compiled now.
*
* GOFLAGS carries it into every go command: `-toolexec=...`, quoted twice, once as a word of GOFLAGS and once as a word of
* the flag's own value (cmd/internal/quoted, no escapes in either). A -toolexec that GOFLAGS already names is kept, behind
* the observer. What does not see it: a command that sets GOFLAGS itself or names its own -toolexec, a build in a
* container, tools that are run without the go command (Bazel).
*/
/** The levels of architectures: the observer has to run here, whatever the build is for. */
const LEVELS = [
	"GO386",
	"GOAMD64",
	"GOARM",
	"GOARM64",
	"GOMIPS",
	"GOMIPS64",
	"GOPPC64",
	"GORISCV64"
];
/**
* Compiles the observer into a folder of this run alone and tries it once. `source` is the folder of its Go source.
* Throws GateError `tool` when it cannot be compiled or does not run there.
*/
async function makeObserver(ports, source, folder, env) {
	const program = join(folder, env["GOEXE"] === ".exe" || ports.host.os === "win32" ? "compile.exe" : "compile");
	const goflags = withObserver(env["GOFLAGS"] ?? "", program);
	const log = await compile(ports, source, program, env);
	await tryOut(ports, program, env);
	return {
		goflags,
		log,
		runs: join(folder, "runs")
	};
}
/** GOFLAGS with the observer in front of every tool. Throws GateError `input` where that cannot be written down. */
function withObserver(goflags, program) {
	const fields = splitQuoted(goflags);
	if (fields === null) throw new GateError("input", `GOFLAGS: a quote is not closed in ${quote(goflags)}`, { fix: "correct it with `go env -w GOFLAGS=...`, or where the environment sets it" });
	const isToolexec = (field) => /^--?toolexec=/.test(field);
	const asked = fields.findLast(isToolexec)?.replace(/^--?toolexec=/, "") ?? "";
	const words = joinQuoted([program, ...splitQuoted(asked) ?? []]);
	const joined = words === null ? null : joinQuoted([...fields.filter((field) => !isToolexec(field)), `-toolexec=${words}`]);
	if (joined !== null) return joined;
	throw new GateError("input", `GOFLAGS cannot name the observer: ${quote(program)} and ${quote(goflags)} together`, { fix: "set TMPDIR (in a job RUNNER_TEMP) to a folder whose path has no quotes" });
}
async function compile(ports, source, program, env) {
	const parser = new BuildLogParser();
	const decoder = new TextDecoder();
	let said = "";
	const { exitCode } = await ports.exec.run({
		file: "go",
		args: [
			"build",
			"-x",
			"-trimpath",
			"-buildvcs=false",
			"-ldflags=-s -w",
			"-o",
			program,
			"."
		],
		cwd: source,
		env: {
			...Object.fromEntries(LEVELS.map((name) => [name, void 0])),
			GOENV: "off",
			GOFLAGS: "",
			GOWORK: "off",
			GO111MODULE: "on",
			GOTOOLCHAIN: "local",
			GOOS: env["GOHOSTOS"],
			GOARCH: env["GOHOSTARCH"],
			GOCACHE: env["GOCACHE"],
			CGO_ENABLED: "0"
		},
		onStderr: (chunk) => {
			const text = decoder.decode(chunk, { stream: true });
			parser.push(text);
			said = (said + text).slice(-2e3);
		}
	});
	if (exitCode === 0) return parser.end();
	const last = said.trimEnd().split("\n").at(-1) ?? "";
	throw new GateError("tool", `the observer could not be compiled: ${quote(last, 300)}`, { fix: "see whether `go build` works at all on this machine; without the command behind `--` nothing is observed" });
}
/** Asks a tool for its version through the observer, as the go command does: a folder may forbid to run what is in it. */
async function tryOut(ports, program, env) {
	const exe = program.endsWith(".exe") ? ".exe" : "";
	const args = [join(env["GOTOOLDIR"] ?? "", `link${exe}`), "-V=full"];
	const { exitCode, stdout, stderr } = await ports.exec.run({
		file: program,
		args,
		cwd: "."
	}).catch((error) => ({
		exitCode: 1,
		stdout: "",
		stderr: String(error)
	}));
	if (exitCode === 0 && stdout.startsWith("link version ")) return;
	throw new GateError("tool", `the observer does not run in ${quote(program)}: ${quote(stderr.trim(), 300)}`, { fix: "set TMPDIR (in a job RUNNER_TEMP) to a folder from which programs may be run" });
}

// src/observe/command.ts
/**
* A command of the user's own (`check -- make build`), run with every tool of Go in it observed, and what was seen.
*
* The command runs as it would alone: no shell, the same streams, the same environment but for GOFLAGS. The evidence is
* written with the rights of the command, by each tool run for itself, so a command that wants to deceive can write its
* own; it is evidence about what an honest build did, like the trace of `go build -x`.
*/
/**
* Runs the command in `cwd`. `folder` is an existing folder of this run alone. Throws GateError `tool` when the command
* cannot be started or the observer cannot be made: then nothing was run.
*/
async function runObserved(ports, cwd, { argv, keepStdout, observer: source }, folder) {
	await findGo(ports);
	const { env } = await readGoEnv(ports, cwd, {});
	const observer = await makeObserver(ports, source, join(folder, "observer"), env);
	const [file = "", ...args] = argv;
	const stdout = keepStdout ? "stderr" : "stdout";
	const exitCode = await ports.exec.attached({
		file,
		args,
		cwd,
		env: { GOFLAGS: observer.goflags },
		stdout
	});
	const build = await readEvidence(ports, observer.runs);
	if (exitCode !== 0) return {
		ok: false,
		failedBuild: await failure(ports, argv, exitCode, build, folder)
	};
	return {
		ok: true,
		seen: {
			argv,
			build,
			log: {
				...build.log,
				compiled: [...build.log.compiled, ...ownPackages(observer.log)]
			},
			entries: /* @__PURE__ */ new Map()
		}
	};
}
/** The files of evidence in the order of their names, which begin with the time. */
async function readEvidence(ports, folder) {
	const runs = new ObservedRuns();
	if (await ports.files.kind(folder) !== "directory") return runs.end();
	const names = (await ports.files.list(folder)).filter((name) => name.endsWith(".json")).toSorted();
	if (names.length > 2e5) throw new GateError("limit", `observed tool runs: expected at most ${MAX_RUNS}, got ${names.length}`);
	for (const name of names) try {
		runs.push(await ports.files.readText(join(folder, name), MAX_RUN_BYTES));
	} catch (error) {
		ports.log.debug(`evidence: ${errorMessage(error)}`);
		runs.push(null);
	}
	return runs.end();
}
/** What was compiled for the observer, as packages of another work folder: they are known by their digests alone. */
function ownPackages({ compiled }) {
	return compiled.filter(({ outputSha256 }) => outputSha256 !== null).map((one) => ({
		...one,
		action: `observer-${one.action}`,
		imports: []
	}));
}
/** A command that failed said so itself, on its own streams; what the tools had to do with it stands in the finding. */
async function failure(ports, argv, exitCode, { failed, runs, links }, folder) {
	const { Diagnoser } = await import("./diagnose2.js");
	const lines = failed.map(({ tool, importPath, exitCode: code }) => `${tool}${importPath === null ? "" : ` for ${importPath}`}: ${code < 0 ? "ended by a signal" : `exit code ${code}`}`);
	const logFile = join(folder, "observed.log");
	const log = ports.files.createLog(logFile);
	const words = redactCommandLine(argv);
	const seen = `${count(runs, "tool run")} observed, ${count(links.length, "link")}`;
	log.write(Buffer.from([
		`command: ${JSON.stringify(words)}`,
		seen,
		...lines,
		""
	].join("\n")));
	log.close();
	return {
		exitCode,
		diagnosis: new Diagnoser().end(exitCode),
		logFile,
		target: null,
		command: quote(words.join(" "), 200),
		failedTools: lines
	};
}

// src/observe/cache-prepare.ts
/** One build cache before a build: cleared of what nobody vouches for where that is asked, or only looked at. */
/**
* Looks at the cache of one go environment before a build, and sets aside what nobody vouches for when that is asked.
* Throws GateError when it is asked and cannot be done: a build from a cache that was not cleared would prove nothing.
*/
async function prepareCache(ports, request, { trust, file, answer, signing }, env, overlay) {
	const { GOCACHE: cache, GOCACHEPROG: program } = env;
	const { state, remarks } = await readCacheFolder(ports, cache, {
		...ports.env,
		...overlay
	}, program);
	const { entries, ledger } = answer;
	const cleared = {
		setAside: 0,
		trusted: program === ""
	};
	const usable = state === "ready" || state === "read-only" || state === "full";
	if (trust === "enforce") refuseUncleared(env, {
		path: cache,
		state,
		remarks
	});
	if (usable && trust === "enforce") {
		const done = await enforceCache(ports, cache, {
			entries,
			aside: null,
			known: true
		});
		cleared.setAside = done.setAside.entries;
		if (done.setAside.entries + done.setAside.outputs > 0) {
			sayEnforced(ports, done, answer.why);
			if (request.event !== null) warnOfEarlier(ports, done.aside ?? "");
		}
	} else if (usable && program === "") cleared.trusted = request.event?.writesBaseline === true ? await isVouchedFor(ports, cache, entries) : null;
	else if (!usable && state !== "missing" && state !== "empty") cleared.trusted = null;
	return {
		cache,
		entries,
		ledger,
		signing,
		use: {
			trust,
			file,
			state: answer.state,
			why: answer.why,
			generation: ledger?.generation ?? null,
			digest: ledger?.digest ?? null,
			signer: answer.signer,
			entries: entries.size,
			...cleared
		}
	};
}
/** What was set aside, why, and what it costs. */
function sayEnforced({ log }, { aside, kept, setAside, corrupt }, why) {
	const words = `${count(setAside.entries, "entry", "entries")} and ${count(setAside.outputs, "output")}`;
	log.info(`${words} of the build cache set aside in ${quote(aside ?? "")}, ${kept} kept: no trusted run vouches for them${why === null ? "" : ` (the ledger: ${plainText(why)})`}, and what this build needs of them is compiled anew`);
	if (corrupt > 0) {
		const some = `${count(corrupt, "output")} of the build cache`;
		log.info(`${some} had a name that trusted runs vouch for and other content: a full disk or a build that was killed leaves that, and so does who edits the cache`);
	}
}
/**
* What cannot be cleared before a build cannot be enforced: the go command opens files by their names, in a folder that
* this program may not list as well, and takes from GOCACHEPROG what no folder holds. Where it refuses to build (`off`, a
* relative path), or could not even say which folder it is, the build tells. Throws GateError `input`, `unreadable`.
*/
function refuseUncleared({ GOCACHEPROG: program }, { path, state, remarks }) {
	if (program !== "") throw new GateError("input", `GOCACHEPROG is set to ${quote(program)}: entries come from a program, and cannot be set aside before the build`, { fix: "unset it for the gate, or set `cache-trust: audit`" });
	if (state !== "unknown" || path === "") return;
	throw new GateError("unreadable", `the build cache ${quote(path)} could not be cleared of what nobody vouches for: ${remarks.join("; ")}`, { fix: "let the user who runs this read and write it, or set GOCACHE to another folder" });
}
/** What earlier jobs set aside is of no use to this one. It is there when a runner is kept, or when a cached folder holds it. */
function warnOfEarlier(ports, aside) {
	const earlier = Number(basename(aside)) - 1;
	if (!(earlier > 0)) return;
	ports.log.warn(`${quote(dirname(aside))} holds what ${count(earlier, "earlier job")} set aside, and grows with each: keep the build cache alone from job to job, not the folder above it, and remove what nobody will restore (docs/cache.md)`);
}
/** Whether all that is in a cache is vouched for. What cannot be looked at is not. */
async function isVouchedFor(ports, cache, entries) {
	try {
		const { setAside, corrupt } = await enforceCache(ports, cache, {
			entries,
			aside: null,
			known: true,
			dry: true
		});
		return setAside.entries + corrupt === 0;
	} catch {
		return false;
	}
}

// src/observe/cache-trust.ts
/**
* The build cache before a build: which ledger vouches for it, and what is set aside since nobody does.
*
* The place that a ledger is read from decides what it is worth. A path within the repository is read like the policy: on
* a pull request from the base commit, so that a change cannot vouch for what it brings. A path outside of the
* repository is what an earlier step put there, an artifact of the default branch for one; only the workflow can name it.
* Which of both it is is told by the words of the path, before links are followed: a link in the tree is the change's own.
* The word `artifact` stands for what the base branch's last trusted run left (ledger-artifact.ts).
*
* A missing ledger vouches for nothing, and neither does one that is refused. To enforce it is then to build cold.
*/
/** A longer path is none that a system takes. */
const MAX_PATH_CHARS = 32768;
/** What a ledger is called when nothing says otherwise. */
const LEDGER_NAME = "cache.ledger";
/** The build caches of a run: one, unless targets have their own. */
var RunCaches = class {
	#ports;
	#request;
	#ledger;
	#caches = /* @__PURE__ */ new Map();
	#own = /* @__PURE__ */ new Set();
	constructor(ports, request, ledger) {
		this.#ports = ports;
		this.#request = request;
		this.#ledger = ledger;
	}
	get all() {
		return [...this.#caches.values()];
	}
	/** Looks at the cache before a build and all else that writes to it, once; `null` where no ledger is asked for. Throws what `prepareCache` throws. */
	async before(overlay) {
		if (this.#ledger === null) return null;
		const said = await go(this.#ports, this.#request.cwd, [
			"env",
			"-json",
			"GOCACHE",
			"GOCACHEPROG"
		], overlay);
		const known = parseJson(said.stdout);
		const cache = textAt(known, MAX_PATH_CHARS, "GOCACHE") ?? "";
		const env = {
			GOCACHE: cache,
			GOCACHEPROG: textAt(known, MAX_PATH_CHARS, "GOCACHEPROG") ?? ""
		};
		const trusted = this.#caches.get(cache) ?? await prepareCache(this.#ports, this.#request, this.#ledger, env, overlay);
		this.#caches.set(cache, trusted);
		return trusted;
	}
	/** Who vouches for what a build took from a cache: this run, too, for what it compiled in an earlier build. */
	vouch(trusted, logs) {
		for (const { compiled } of logs) for (const { outputSha256 } of compiled) if (outputSha256 !== null) this.#own.add(outputSha256);
		return trusted === null ? null : {
			entries: trusted.entries,
			own: this.#own
		};
	}
};
/** Reads the ledger of a run, `null` where none is asked for. Never throws: what is wrong with it is its state. */
async function readRunLedger(ports, request, repository, policy) {
	const path = request.ledger ?? policy.ledger;
	const trust = request.cacheTrust ?? policy.trust ?? (path === null ? "off" : "audit");
	if (trust === "off") return null;
	const read = (one, name, maxBytes) => readFile(ports, request, repository, one, name, maxBytes);
	const readRoot = async () => {
		if (policy.trustedRoot === null) return null;
		const root = await read(policy.trustedRoot, policy.trustedRoot, MAX_ROOT_BYTES);
		if (root !== null) return root.text;
		throw new GateError("evidence", `there is no trust root in ${quote(policy.trustedRoot)}`);
	};
	const signing = {
		sign: policy.sign,
		rule: policy.signature,
		readRoot
	};
	if (path === "artifact") return fromArtifact(ports, request, repository, trust, signing);
	try {
		const found = await read(path, LEDGER_NAME, MAX_LEDGER_BYTES);
		const file = found?.shown ?? path ?? LEDGER_NAME;
		const readBundle = async () => (await read(signatureFile(found?.file ?? file), LEDGER_NAME, 1048576))?.text ?? null;
		const place = {
			...signing,
			file: signatureFile(file),
			readBundle
		};
		return {
			trust,
			file,
			answer: await judgeSignedLedger(ports, found?.text ?? null, expected(ports, request.event), place),
			signing
		};
	} catch (error) {
		const state = error instanceof GateError && error.code === "limit" ? "invalid" : "unreadable";
		return {
			trust,
			file: path ?? LEDGER_NAME,
			answer: unusedLedger(state, errorMessage(error)),
			signing
		};
	}
}
/** On a laptop a policy that is meant for jobs must not have the whole cache set aside, build after build. */
async function fromArtifact(ports, request, { source }, trust, signing) {
	if (ports.ledgers === null && request.ledger === null) {
		ports.log.info("the ledger of the build cache is an artifact of runs, and this is none: the cache is taken as it is");
		return null;
	}
	const checkout = {
		cwd: request.cwd,
		head: source.head,
		parents: source.parents
	};
	try {
		const event = request.event ?? await jobEvent(ports);
		const found = await artifactLedger(ports, event, {
			...signing,
			expected: expected(ports, event)
		}, checkout);
		sayArtifact(ports, found);
		return {
			trust,
			...found,
			signing
		};
	} catch (error) {
		return {
			trust,
			file: ARTIFACT_LEDGER,
			answer: unusedLedger("unreadable", errorMessage(error)),
			signing
		};
	}
}
/** What is wrong with a ledger that is there is a finding; that there is none is said here. */
function sayArtifact({ log }, { file, answer: { state, why, ledger, entries } }) {
	if (ledger !== null) {
		const vouching = count(entries.size, "entry", "entries");
		const words = why === null ? "" : `: ${plainText(why)}`;
		log.info(`ledger of the build cache: ${file}, generation ${ledger.generation}, vouches for ${vouching}${words}`);
	} else if (state === "unreadable") log.warn(`the ledger of the build cache could not be read: ${plainText(why ?? "")}`);
	else log.info(`the ledger of the build cache is not used: ${plainText(why ?? "")}`);
}
/** A file that takes part in judging; `path` `null`: the nearest of that name. */
async function readFile(ports, request, repository, path, name, maxBytes) {
	const root = repository.root ?? request.cwd;
	if (path === null || await isInside(ports, root, request.cwd, path)) {
		const found = await readJudgingFile(ports, request, repository, path, name, maxBytes);
		return found === null ? null : {
			...found,
			file: path ?? join(root, found.shown)
		};
	}
	const text = await ports.files.readText(resolve(request.cwd, path), maxBytes);
	return text === null ? null : {
		text,
		shown: path,
		file: path
	};
}
async function isInside(ports, root, cwd, path) {
	const [realRoot, realCwd] = await Promise.all([ports.files.realPath(root), ports.files.realPath(cwd)]);
	return [root, realRoot].some((top) => [resolve(cwd, path), resolve(realCwd, path)].some((file) => {
		const within = relative(top, file);
		return !isAbsolute(within) && within !== ".." && !/^\.\.[\\/]/.test(within);
	}));
}
/** In a job a ledger is of its repository, and of the default branch or the one that the change is for. */
function expected(ports, event) {
	const branches = [event?.defaultBranch ?? null, event?.baseBranch ?? null].filter((name) => name !== null);
	return {
		repository: event?.repository ?? null,
		refs: branches.length === 0 ? null : [...new Set(branches)].map((name) => `refs/heads/${name}`),
		today: today(ports)
	};
}

// src/observe/context.ts
/** What is the same for every binary of a run: where and when it runs, what it is about. */
const MAX_WORKFLOW_BYTES = 1 << 20;
/** The run as the record tells it. */
async function readRun(ports, request, mode) {
	const { event } = request;
	return {
		mode,
		time: ports.clock.now().toISOString(),
		event: event?.name ?? null,
		repository: event?.repository ?? null,
		ref: event?.ref ?? null,
		workflow: event?.workflow ?? null,
		job: event?.job ?? null,
		leg: event?.leg ?? null,
		runId: event?.runId ?? null,
		runNumber: event?.runNumber ?? null,
		runAttempt: event?.runAttempt ?? null,
		workflowFile: await workflowFile(ports, request),
		runner: event?.runner ?? {
			...ports.host,
			image: null
		}
	};
}
async function workflowFile(ports, request) {
	const path = request.event?.workflowPath ?? null;
	if (path === null || request.workspace === null) return null;
	const text = await ports.files.readText(join(request.workspace, path), MAX_WORKFLOW_BYTES).catch(() => null);
	return text === null ? null : {
		path,
		sha256: createHash("sha256").update(text).digest("hex")
	};
}
/** The event's own commits; none outside of Actions. */
function eventCommits(request) {
	return request.event?.commits ?? {
		commit: null,
		head: null,
		base: null
	};
}

// src/observe/c-compiler.ts
/** The C compiler, where C code takes part in a build: another one makes another binary, and no action ID shows it. */
const MAX_VERSION_CHARS = 200;
/** Whether C code is part of a binary: it links runtime/cgo. */
function usesC({ link }) {
	return link?.packages.some(({ path }) => path === "runtime/cgo") ?? false;
}
/** The program that CC names, its digest, and what it says of itself; `null` where it cannot be found. */
async function hashCompiler(ports, env) {
	const [program] = splitQuoted(env["CC"] ?? "") ?? [];
	if (program === void 0) return null;
	const found = await ports.exec.which(program);
	if (found === null) return null;
	const path = await ports.files.realPath(found);
	if (await ports.files.kind(path) !== "file") return null;
	const file = ports.files.open(path);
	const { size } = file;
	file.close();
	const [sha256, version] = await Promise.all([ports.files.sha256(path), versionOf(ports, path)]);
	return {
		name: basename(program),
		path,
		sha256,
		size,
		version
	};
}
/** The first line of `--version`, as gcc and clang print it; another compiler may know no such flag. */
async function versionOf(ports, path) {
	try {
		const { exitCode, stdout } = await ports.exec.run({
			file: path,
			args: ["--version"],
			cwd: "."
		});
		const [line = ""] = stdout.split("\n");
		return exitCode === 0 && line.trim() !== "" ? line.trim().slice(0, MAX_VERSION_CHARS) : null;
	} catch {
		return null;
	}
}

// src/core/buildlog/linker-variables.ts
/** A shorter text stands in every program by chance. */
const MIN_VALUE_BYTES = 6;
/** Definitions that are looked for. */
const MAX_DEFINITIONS = 50;
const MAX_VALUE_BYTES = 300;
/** How far back the start of a line of build info is looked for. */
const MAX_LINE_BYTES = 65536;
/** The definitions in a linker's arguments whose value can be looked for. The last one of a name wins, as in the linker. */
function definitions(argv) {
	const found = /* @__PURE__ */ new Map();
	for (const [index, arg] of argv.entries()) {
		const text = /^--?X$/.test(arg) ? argv[index + 1] : /^--?X=(.*)$/s.exec(arg)?.[1];
		const equals = text?.indexOf("=") ?? -1;
		if (text === void 0 || equals <= 0) continue;
		found.set(text.slice(0, equals), text.slice(equals + 1));
	}
	return [...found].map(([name, value]) => ({
		name,
		value
	})).filter(({ name, value }) => {
		const bytes = Buffer.byteLength(value);
		return bytes >= MIN_VALUE_BYTES && bytes <= MAX_VALUE_BYTES && name !== "runtime.godebugDefault";
	}).slice(0, MAX_DEFINITIONS);
}
/**
* Whether a value stands in the program elsewhere than in a line of its build info. `hits` are file offsets of the value,
* all of them or so many that some are certainly elsewhere.
*/
function standsInData(source, hits) {
	return hits.some((offset) => !isInBuildInfo(source, offset));
}
function isInBuildInfo(source, offset) {
	const length = Math.min(MAX_LINE_BYTES, offset);
	const before = Buffer.from(source.read(offset - length, length)).toString("latin1");
	return before.slice(before.lastIndexOf("\n") + 1).startsWith("build	");
}

// src/observe/linker-variables.ts
/** Whether the variables that -X was to set were set: one more pass over the binary, when there are any. */
/** Names of definitions whose value the program does not hold; empty when the file cannot be read, which others say. */
async function missedVariables(ports, { file, link }) {
	const wanted = definitions(link?.argv ?? []);
	if (wanted.length === 0 || await ports.files.kind(file) !== "file") return [];
	const source = ports.files.open(file);
	try {
		const patterns = wanted.map(({ value }) => Buffer.from(value));
		const { hits } = await ports.hashing.pass(file, {
			range: {
				offset: 0,
				size: source.size
			},
			patterns,
			views: []
		});
		return wanted.filter((_, index) => !standsInData(source, hits[index]?.offsets ?? [])).map(({ name }) => name);
	} finally {
		source.close();
	}
}

// src/observe/observed-link.ts
/**
* A binary, and the run of the linker that made it.
*
* They are brought together by the build ID, which the linker was given: action, main action, main content. Between the
* linker and the file in its place the go command writes the content ID into it and nothing else, but for the signature of
* Mach-O files. So where the file, read with the linker's own ID in the place of its ID, has the digest of what the linker
* wrote, it is that file byte for byte. The seal cannot show as much: who knows its rule can stamp a changed file anew.
*/
/** What a command has to do with a binary. `bytes` is where the binary's bytes are, `null` when there are none. */
async function matchCommand(ports, { argv, build, log, entries }, binary, bytes, go) {
	const counts = {
		command: argv,
		toolRuns: build.runs,
		links: build.links.length,
		damaged: build.damaged,
		times: build.times
	};
	const found = bytes === null ? null : findLink(build.links, binary);
	if (found === null || bytes === null) return {
		observed: {
			...counts,
			bytesAgree: null,
			trace: null
		},
		archiveIds: /* @__PURE__ */ new Map(),
		cacheEntries: /* @__PURE__ */ new Map(),
		cacheFolder: null,
		go
	};
	const { link } = found;
	const env = go?.env ?? {};
	const archiveIds = readArchiveIds(ports, {
		link,
		log
	}, env["GOCACHE"] ?? "");
	const missed = await missedVariables(ports, {
		file: bytes,
		link
	});
	const filled = withArchiveHashes(log, archiveIds);
	const trace = {
		log: filled,
		link,
		landedElsewhere: null,
		missedVariables: missed,
		actions: []
	};
	const inputs = cachedInputs(filled, link).filter((input) => !entries.has(inputKey(input)));
	const [checked, cacheFolder] = await Promise.all([checkEntries(ports, inputs, /* @__PURE__ */ new Map()), readCacheFolder(ports, env["GOCACHE"] ?? "", ports.env, env["GOCACHEPROG"] ?? "")]);
	for (const [key, check] of checked) entries.set(key, check);
	const tools = [...build.tools].flatMap(([name, { path, sha256, size }]) => sha256 === null ? [] : [{
		name,
		path,
		sha256,
		size
	}]);
	const cc = go !== null && usesC({ link }) ? await hashCompiler(ports, go.env) : null;
	return {
		observed: {
			...counts,
			bytesAgree: await bytesAgree(ports, bytes, binary, found),
			trace
		},
		archiveIds,
		cacheEntries: entries,
		cacheFolder,
		go: go === null ? null : {
			...go,
			tools,
			cc
		}
	};
}
/** Whether a file is what the linker wrote, but for the content ID. `null` where the go command changes more than that. */
async function bytesAgree(ports, file, binary, { link, output }) {
	if (output?.sha256 == null) return null;
	if (output.sha256 === binary.sha256) return true;
	const is = binary.buildId?.text;
	const was = link.buildId;
	if (binary.format === "macho" || binary.slices.length > 0) return null;
	if (is === void 0 || was === null || is.length !== was.length) return null;
	if (binary.seal !== "intact" || output.size !== binary.size) return null;
	const range = {
		offset: 0,
		size: binary.size
	};
	const { hits } = await ports.hashing.pass(file, {
		range,
		patterns: [Buffer.from(is, "latin1")],
		views: []
	});
	const offsets = hits[0]?.offsets ?? [];
	if (offsets.length === 0 || offsets.length >= 64) return null;
	const patches = offsets.map((offset) => ({
		offset,
		bytes: Buffer.from(was, "latin1")
	}));
	const id = Buffer.from(output.sha256, "hex");
	const view = {
		length: binary.size,
		padding: 0,
		zero: [],
		patches,
		id
	};
	const { seals } = await ports.hashing.pass(file, {
		range,
		patterns: [],
		views: [view]
	});
	return seals[0] === Buffer.from(output.sha256, "hex").subarray(0, SEAL_BYTES).toString("base64url");
}
/** How many bytes of its sha256 a view is told by. */
const SEAL_BYTES = 15;

// src/observe/go-settings.ts
/** Where the settings of the go command come from, and which go command PATH names before it switches to another. */
const MAX_ENV_FILE_BYTES = 1 << 20;
/** The place of each changed value. A file that cannot be read is none: the values are known without it. */
async function readOrigins(ports, env, changed, { policy, goMod }) {
	const goenv = env["GOENV"] ?? "";
	const [own, shared] = await Promise.all([goenv === "" || goenv === "off" ? /* @__PURE__ */ new Map() : envFile(ports, goenv), envFile(ports, join(env["GOROOT"] ?? "", "go.env"))]);
	const places = {
		policy,
		environment: ports.env,
		goenv: own,
		goroot: shared,
		goMod: new Set(goMod.toolchain === null ? [] : ["GOTOOLCHAIN"])
	};
	return Object.fromEntries(Object.keys(changed).map((name) => [name, envOrigin(name, places)]));
}
async function envFile(ports, path) {
	try {
		return parseEnvFile(await ports.files.readText(path, MAX_ENV_FILE_BYTES) ?? "");
	} catch {
		return /* @__PURE__ */ new Map();
	}
}
/** The version of the go command that PATH names; the one in use when nothing made it switch. */
async function localGo(ports, cwd, env, overlay) {
	if (env["GOTOOLCHAIN"] === "local") return env["GOVERSION"] ?? null;
	try {
		const { exitCode, stdout } = await go(ports, cwd, ["version"], {
			...overlay,
			GOTOOLCHAIN: "local"
		});
		return exitCode === 0 ? parseGoVersionLine(stdout)?.version ?? null : null;
	} catch {
		return null;
	}
}

// src/core/binary/version-m.ts
/**
* What `go version -m FILE` said, the second witness for what a binary says of itself.
*
* As text (every Go): the first line is `FILE: go1.26.8`, each further line a tab and a line of module info, quoted as in
* the file. As JSON (`-json`, from Go 1.25 on): one object, debug.BuildInfo, without the file's name; nothing has to be
* told apart by tabs and newlines, so that it is asked for where it is known (version-m-json.ts).
*
* What it cannot read it says on stderr in both forms, measured with Go 1.18 to 1.27:
*
*   FILE: could not read Go build info from FILE: not a Go executable     the format is known, there is no build info
*   FILE: could not read Go build info from FILE: unrecognized file format
*   FILE: could not read Go build info from FILE: could not parse Go build info: line 3: ...
*   FILE                       the file cannot be opened
*   stat FILE: no such file or directory
*   FILE: not executable file  up to Go 1.19, of any file without the executable bit
*   nothing                    from Go 1.20 on, of a file without that bit and without build info
*
* The exit code is 0 in all of these up to Go 1.23 but for `stat`, and 1 from Go 1.24 on. Files without the executable
* bit that do hold build info are read like any other from Go 1.20 on.
*
* Source: cmd/go/internal/version/version.go; transcripts in the fixtures.
*/
/**
* Parses the text about one file, whose name must be given exactly as on the command line. Throws LimitError when there
* is more of it than any file can hold.
*/
function parseVersionM(path, stdout, stderr) {
	bounded(stdout.length, MAX_VERSION_M_BYTES, "`go version -m`, bytes of output");
	if (!stdout.startsWith(`${path}: `)) return refused(path, stderr);
	const [first = "", ...rest] = stdout.slice(path.length + 2).split("\n");
	const head = first.trimEnd();
	if (/^(?:not a Go|unrecognized|could not|EOF|open |stat )/.test(head)) return refused(path, `${path}: ${head}`);
	const lines = rest.filter((line) => line.startsWith("	")).map((line) => line.slice(1).replace(/\r$/, ""));
	return {
		goVersion: head,
		modInfo: parseModInfo(lines.join("\n")),
		refusal: ""
	};
}
/** What is known when it read nothing; `stderr` is what it said about the file. */
function refused(path, stderr) {
	return {
		goVersion: null,
		modInfo: parseModInfo(""),
		refusal: reason(path, stderr)
	};
}
/** `FILE: could not read Go build info from FILE: EOF`, `stat FILE: no such file`: once in front, once inside. */
function reason(path, text) {
	const line = firstLine(path, text);
	if (line === path) return "the file could not be opened";
	return (line.startsWith(`${path}: `) ? line.slice(path.length + 2) : line).replaceAll(` ${path}:`, " the file:").trim();
}
/** The first line that says something; the name in front of it may have line ends of its own. */
function firstLine(path, text) {
	const named = text.startsWith(path) ? path : "";
	const rest = text.slice(named.length).replace(/^\s+$/, "");
	if (named !== "") return named + (rest.split("\n")[0] ?? "").trimEnd();
	return rest.split("\n").find((candidate) => candidate.trim() !== "") ?? "";
}

// src/core/binary/version-m-json.ts
/**
* What `go version -m -json FILE` printed: one debug.BuildInfo, indented.
*
*   {GoVersion, Path, Main {Path, Version, Sum, Replace}, Deps [{Path, Version, Sum, Replace}], Settings [{Key, Value}]}
*
* Empty members are left out, but for Main. Several files would be several objects one after the other, without names,
* so one file is asked about at a time. Of a file without build info nothing is printed, the reason stands on stderr.
*
* Source: runtime/debug/mod.go (the json tags), measured with Go 1.25.14, 1.26.8 and 1.27.4.
*/
/**
* Parses the JSON about one file, whose name must be given as on the command line. `null` when something else was
* printed than build info: a wrapper's words, another shape. Throws LimitError when there is more of it than any file
* can hold.
*/
function parseVersionMJson(path, stdout, stderr) {
	bounded(stdout.length, MAX_VERSION_M_BYTES, "`go version -m -json`, bytes of output");
	if (stdout.trim() === "") return refused(path, stderr);
	const info = parseJson(stdout);
	const goVersion = valueAt(info, "GoVersion");
	const packagePath = textOf(info, "Path");
	const main = mainOf(valueAt(info, "Main"));
	const deps = listOf(valueAt(info, "Deps"), moduleOf);
	const settings = listOf(valueAt(info, "Settings"), settingOf);
	if (typeof goVersion !== "string" || goVersion === "") return null;
	if (packagePath === null || main === void 0 || deps === null || settings === null) return null;
	return {
		goVersion,
		modInfo: {
			path: packagePath,
			main,
			deps,
			settings,
			unknown: []
		},
		refusal: ""
	};
}
/** Text at a member: empty when it was left out, `null` when it is no text. */
function textOf(value, member) {
	const found = valueAt(value, member);
	return found === void 0 ? "" : typeof found === "string" ? found : null;
}
/** Elements of a list: none when it was left out, `null` when one has another shape. */
function listOf(value, parse) {
	if (value === void 0) return [];
	if (!Array.isArray(value)) return null;
	bounded(value.length, MAX_MODINFO_LINES, "`go version -m -json`, elements of a list");
	const parsed = [];
	for (const element of value) {
		const one = parse(element);
		if (one === null) return null;
		parsed.push(one);
	}
	return parsed;
}
/** `null` for `{}`, which stands for no main module; `undefined` when it has another shape. */
function mainOf(value) {
	if (value === void 0) return null;
	const module = moduleOf(value);
	if (module === null) return void 0;
	return module.path === "" && module.version === "" && module.sum === "" && module.replace === null ? null : module;
}
function moduleOf(value) {
	const own = moduleVersionOf(value);
	const given = valueAt(value, "Replace");
	const replace = given === void 0 ? null : moduleVersionOf(given);
	return own === null || given !== void 0 && replace === null ? null : {
		...own,
		replace
	};
}
function moduleVersionOf(value) {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
	const [path, version, sum] = [
		textOf(value, "Path"),
		textOf(value, "Version"),
		textOf(value, "Sum")
	];
	return path === null || version === null || sum === null ? null : {
		path,
		version,
		sum
	};
}
function settingOf(element) {
	const [key, value] = [textOf(element, "Key"), textOf(element, "Value")];
	return key === null || key === "" || value === null ? null : {
		key,
		value
	};
}

// src/core/binary/witness.ts
const MAX_DIFFERENCES = 10;
/** Compares what both read. `facts` must be of the same file. */
function compareReaders(facts, { asked, exitCode, said }) {
	const differences = differencesOf(facts.slices[0] ?? facts, said).slice(0, MAX_DIFFERENCES);
	return {
		asked,
		goVersion: said.goVersion,
		exitCode,
		refusal: said.refusal,
		differences,
		knownDefect: differences.length === 0 ? null : explainingDefect(facts, said, asked)?.id ?? null
	};
}
function differencesOf(facts, witness) {
	if (witness.goVersion === null) return facts.goVersion === null && facts.main === null ? [] : [`go reads nothing (${witness.refusal || "it gave no reason"}), this program reads ${quote(facts.goVersion ?? "module info")}`];
	if (facts.goVersion === null) return [`go reads ${quote(witness.goVersion)}, this program reads no version`];
	const theirs = witness.modInfo;
	return [
		...unequal("Go version", facts.goVersion, witness.goVersion),
		...unequal("package path", facts.mainPackage ?? "", theirs.path),
		...unequal("main module", moduleText(facts.main), moduleText(theirs.main)),
		...unequalDeps(facts.deps, theirs),
		...unequalSettings(facts.settings, theirs)
	];
}
/**
* Bytes that are no UTF-8 become a replacement character each in Go's JSON, and one for several here: how many there
* are tells nothing.
*/
const comparable = (text) => text.replace(/\ufffd+/g, "�");
function unequal(what, ours, theirs) {
	return comparable(ours) === comparable(theirs) ? [] : [`${what}: go reads ${quote(theirs || "nothing")}, this program reads ${quote(ours || "nothing")}`];
}
function moduleText(module) {
	if (module === null) return "";
	const own = versionText(module);
	return module.replace === null ? own : `${own} => ${versionText(module.replace)}`;
}
function versionText({ path, version, sum }) {
	return comparable([
		path,
		version,
		sum
	].join(" ").trim());
}
function unequalDeps(ours, theirs) {
	const byPath = new Map(theirs.deps.map((dep) => [dep.path, moduleText(dep)]));
	const differing = ours.filter((dep) => byPath.get(dep.path) !== moduleText(dep));
	const extra = theirs.deps.length - (ours.length - differing.filter((dep) => !byPath.has(dep.path)).length);
	return [...differing.map((dep) => `module ${quote(dep.path)}: go reads ${quote(byPath.get(dep.path) ?? "nothing")}`), ...extra > 0 ? [`go reads ${extra} modules more`] : []];
}
function unequalSettings(ours, theirs) {
	const read = redactSettings(theirs.settings);
	return [.../* @__PURE__ */ new Set([...Object.keys(ours), ...Object.keys(read)])].flatMap((key) => unequal(`setting ${quote(key)}`, ours[key] ?? "", read[key] ?? ""));
}

// src/observe/witness.ts
/**
* The second reader of a binary: `go version -m` of the go command that the rest of the run uses.
*
* Asked so that nothing but the file decides what it says: the file is named by an absolute path, which no flag looks
* like; GOFLAGS and the GOENV file are left out (`-json` or a typo in them would change or end it); and the go command
* of GOROOT is run itself, with GOTOOLCHAIN=local, so that a go.mod beside it downloads no other Go.
*/
const ENVIRONMENT = {
	GOENV: "off",
	GOFLAGS: "",
	GOTOOLCHAIN: "local"
};
/** Older ones never return from a file with a misaligned start of a build info blob (measured: 1.18.10, 1.19.13). */
const FIRST_THAT_RETURNS = 20;
const FIRST_WITH_JSON = 25;
/** The go command of an environment as second reader; `null` when it is too old to be asked about hostile files. */
async function findWitness(ports, env) {
	const own = join(env["GOROOT"] ?? "", "bin", ports.host.os === "win32" ? "go.exe" : "go");
	const there = (env["GOROOT"] ?? "") !== "" && await ports.files.kind(own) === "file";
	const version = there ? env["GOVERSION"] ?? "" : "";
	const parsed = parseGoVersion(version);
	if (parsed !== null && !isAtLeast(parsed, FIRST_THAT_RETURNS)) return null;
	return {
		file: there ? own : "go",
		version
	};
}
/** Asks about one file; `null` when there is nobody to ask, or nothing worth comparing. */
async function askWitness(ports, cwd, go, file, facts) {
	if (go === null || !worthAsking(facts)) return null;
	return compared(go, facts, await askAbout(ports, cwd, go, file));
}
/** The same for a file that the go command has just made: asked while the file is read. */
async function askWitnessBeside(ports, cwd, go, file, reading) {
	if (go === null) return null;
	const [facts, answer] = await Promise.all([reading, askAbout(ports, cwd, go, file)]);
	return worthAsking(facts) ? compared(go, facts, answer) : null;
}
async function askAbout(ports, cwd, go, file) {
	const absolute = resolve(cwd, file);
	const version = parseGoVersion(go.version);
	return (version !== null && isAtLeast(version, FIRST_WITH_JSON) ? await ask(ports, cwd, go, ["-json"], absolute, parseVersionMJson) : null) ?? await ask(ports, cwd, go, [], absolute, parseVersionM);
}
function compared(go, facts, answer) {
	return answer === null ? null : compareReaders(facts, {
		asked: go.version,
		...answer
	});
}
/** Of a cut file this program says that it is cut, and no more; a file of no executable format Go does not read. */
function worthAsking({ sha256, outcome, format }) {
	return sha256 !== null && outcome !== "truncated" && (outcome !== "not-go" || format !== null);
}
/** `null` when it was ended by a signal, or said something of another shape. */
async function ask(ports, cwd, go, flags, file, parse) {
	const run = () => ports.exec.run({
		file: go.file,
		args: [
			"version",
			"-m",
			...flags,
			file
		],
		cwd,
		env: ENVIRONMENT
	});
	try {
		const { exitCode, stdout, stderr } = await run();
		if (exitCode === null || exitCode === WRONG_USAGE) return null;
		const said = parse(file, stdout, stderr);
		return said === null ? null : {
			exitCode,
			said
		};
	} catch (error) {
		if (!(error instanceof GateError) || error.code !== "limit") throw error;
		return {
			exitCode: 0,
			said: refused(file, error.message)
		};
	}
}
/** It does not know a flag, so its version is not what it was taken for. */
const WRONG_USAGE = 2;

// src/observe/observe.ts
/** Everything that is looked at before anything is judged. Independent observations run side by side. */
/** More files than any release has; beyond, a glob is taken for a mistake. */
const MAX_BINARIES = 2e3;
const NO_LOCKS = {
	sums: /* @__PURE__ */ new Map(),
	vendored: /* @__PURE__ */ new Set(),
	workspace: null
};
/** Builds what the plan asks for, one target after the other, and looks at all that comes out. */
async function observeBuild(ports, request, plan, repository, policy, folder) {
	const launcher = await findGo(ports);
	const run = await readRun(ports, request, "build");
	const source = {
		...repository.source,
		event: eventCommits(request)
	};
	const hashed = /* @__PURE__ */ new Map();
	const verified = /* @__PURE__ */ new Map();
	const observed = [];
	const caches = new RunCaches(ports, request, await readRunLedger(ports, request, repository, policy.policy.cache));
	for (const [index, target] of plan.targets.entries()) {
		const overlay = {
			...plan.request.env,
			...target?.env
		};
		const trusted = await caches.before(overlay);
		const options = {
			cwd: request.cwd,
			request: plan.request,
			env: overlay,
			folder: join(folder, String(index))
		};
		const listing = listMains(ports, options);
		listing.catch(() => {});
		const early = await askGoModEarly(ports, request.cwd);
		const { env, changed } = await readGoEnv(ports, request.cwd, overlay);
		const local = localGo(ports, request.cwd, env, overlay);
		const mod = await readGoMod(ports, request.cwd, env, repository.root, early);
		const goroot = env["GOROOT"] ?? "";
		const tools = once(hashed, goroot, () => hashTools(ports, launcher, env));
		const authentic = once(verified, goroot, () => checkToolchain(ports, request, repository, policy.policy.toolchain, env));
		const locks = readLocks(ports, request.cwd, env, mod.file, repository.root);
		const building = ports.log.group(`go build${target === null ? "" : ` for ${target.text}`}`, () => buildTarget(ports, options, listing));
		const [built, goTools, sums] = await Promise.all([
			building,
			tools,
			locks
		]);
		if (!built.ok) return {
			ok: false,
			failedBuild: {
				...built.failure,
				target: target?.text ?? null,
				command: null,
				failedTools: []
			}
		};
		const { binaries } = built;
		const vouch = caches.vouch(trusted, binaries.map(({ log }) => log));
		const [looked, cache, origins, cc, localVersion, authenticity] = await Promise.all([
			lookAtBuilt(ports, request.cwd, binaries, target, env),
			observeCache(ports, binaries, env, overlay, vouch),
			readOrigins(ports, env, changed, {
				policy: overlay,
				goMod: mod.goMod
			}),
			binaries.some(usesC) ? hashCompiler(ports, env) : null,
			local,
			authentic
		]);
		const go = {
			env,
			changed,
			origins,
			local: localVersion,
			tools: goTools,
			cc,
			goMod: mod.lines,
			authenticity
		};
		const platform = target?.text ?? `${env["GOOS"] ?? ""}/${env["GOARCH"] ?? ""}`;
		for (const { binary, facts, witness, missed } of looked) observed.push({
			file: binary.file,
			observation: {
				toolVersion: VERSION,
				run,
				source,
				go,
				build: {
					...plan.request,
					log: binary.log,
					actions: binary.actions,
					link: binary.link,
					landedElsewhere: binary.landedElsewhere,
					missedVariables: missed
				},
				observed: null,
				archiveIds: cache.archiveIds,
				cacheEntries: cache.entries,
				cacheFolder: cache.folder,
				cacheLedger: trusted?.use ?? null,
				binary: facts,
				expected: {
					package: binary.main.path,
					module: binary.main.module,
					target: platform
				},
				witness,
				locks: sums,
				release: {
					output: null,
					sha256: null
				},
				policy: policy.origin
			}
		});
	}
	return {
		ok: true,
		observed,
		caches: caches.all
	};
}
/** What the built files are, one after the other; each is read by this program and by the go command at once. */
async function lookAtBuilt(ports, cwd, binaries, target, env) {
	const witnessGo = await findWitness(ports, env);
	const looked = [];
	for (const binary of binaries) {
		const reading = readBinary(ports, binary.file, shownFile(binary, target), { digests: true });
		const [facts, witness, missed] = await Promise.all([
			reading,
			askWitnessBeside(ports, cwd, witnessGo, binary.file, reading),
			missedVariables(ports, binary)
		]);
		looked.push({
			binary,
			facts,
			witness,
			missed
		});
	}
	return looked;
}
/** A built file has no lasting place yet, so its facts name it as a user would: `app`, `linux_arm64/app`. */
function shownFile(binary, target) {
	const name = basename(binary.file);
	return target === null ? name : `${target.text.replaceAll("/", "_")}/${name}`;
}
/** The folder of the build cache, the entries that the build took from it, and the IDs of all that was linked. */
async function observeCache(ports, binaries, env, overlay, vouch) {
	const cache = env["GOCACHE"] ?? "";
	const inputs = binaries.flatMap(({ log, link }) => link === null ? [] : cachedInputs(log, link));
	const asked = askedActions(binaries.flatMap(({ actions }) => actions));
	const checking = checkEntries(ports, inputs, asked, vouch);
	const looking = readCacheFolder(ports, cache, {
		...ports.env,
		...overlay
	}, env["GOCACHEPROG"] ?? "");
	const archiveIds = /* @__PURE__ */ new Map();
	for (const binary of binaries) readArchiveIds(ports, binary, cache, archiveIds);
	const [entries, folder] = await Promise.all([checking, looking]);
	return {
		entries,
		archiveIds,
		folder
	};
}
/**
* Looks at files that were built elsewhere, or by a command that is run first. Throws GateError `input` when no file
* matches.
*/
async function observeFiles(ports, request, plan, repository, policy, folder) {
	const run = await readRun(ports, request, "inspect");
	const ran = plan.command === null ? null : await runObserved(ports, request.cwd, plan.command, folder);
	if (ran?.ok === false) return ran;
	const files = await ports.files.glob(plan.globs, request.cwd);
	if (files.length === 0) throw new GateError("input", `binaries: ${quoteList(plan.globs)} match${plan.globs.length === 1 ? "es" : ""} no file in ${quote(request.cwd)}`, { fix: "run the step that makes the binaries before the gate, or correct the pattern" });
	refuseTooMany(files.length, "file");
	const source = {
		...repository.source,
		event: eventCommits(request)
	};
	const { go, locks } = await readGoIfThere(ports, request, repository);
	const witnessGo = go === null ? null : await findWitness(ports, go.env);
	const observed = [];
	for (const file of files) {
		const shown = relative(request.cwd, file).replaceAll("\\", "/");
		const seen = await readFile$1(ports, file, shown, { digests: true }, async (binary, bytes) => {
			const built = ran === null ? null : await matchCommand(ports, ran.seen, binary, bytes, go);
			return {
				file,
				observation: {
					toolVersion: VERSION,
					run,
					source,
					go: built?.go ?? go,
					build: null,
					observed: built?.observed ?? null,
					archiveIds: built?.archiveIds ?? /* @__PURE__ */ new Map(),
					cacheEntries: built?.cacheEntries ?? /* @__PURE__ */ new Map(),
					cacheFolder: built?.cacheFolder ?? null,
					cacheLedger: null,
					binary,
					expected: {
						package: null,
						module: null,
						target: null
					},
					witness: bytes === null ? null : await askWitness(ports, request.cwd, witnessGo, bytes, binary),
					locks,
					release: {
						output: null,
						sha256: null
					},
					policy: policy.origin
				}
			};
		});
		observed.push(...seen);
		refuseTooMany(observed.length, "binary", "binaries");
	}
	return {
		ok: true,
		observed,
		caches: []
	};
}
function refuseTooMany(found, noun, plural) {
	if (found <= MAX_BINARIES) return;
	const message = `binaries: expected at most ${MAX_BINARIES}, got ${count(found, noun, plural)}`;
	throw new GateError("input", message, { fix: "narrow the pattern" });
}
/** Inspecting works without Go and without a module; with both there is more to compare with. */
async function readGoIfThere(ports, request, repository) {
	if (await ports.exec.which("go") === null) return {
		go: null,
		locks: NO_LOCKS
	};
	const { env, changed } = await readGoEnv(ports, request.cwd, {});
	const known = {
		env,
		changed,
		origins: {},
		local: null,
		tools: [],
		cc: null,
		authenticity: null
	};
	try {
		const mod = await readGoMod(ports, request.cwd, env, repository.root);
		const locks = await readLocks(ports, request.cwd, env, mod.file, repository.root);
		return {
			go: {
				...known,
				goMod: mod.lines
			},
			locks
		};
	} catch (error) {
		if (error instanceof GateError && error.code === "input") return {
			go: {
				...known,
				goMod: null
			},
			locks: NO_LOCKS
		};
		throw error;
	}
}

// src/observe/outputs.ts
/** Puts verified binaries where `output` asks, once the gate is open, and reads them back. */
/**
* Copies each binary. One binary goes to the very path, unless that is a folder or ends in `/`; several go into it as a
* folder, those of several targets into one folder a target.
*/
async function placeOutputs(ports, request, plan, judged) {
	const { output } = plan;
	if (output === null) return [...judged];
	const root = isAbsolute(output) ? output : join(request.cwd, output);
	const isFolder = /[\\/]$/.test(output) || judged.length > 1 || await ports.files.kind(root) === "directory";
	if (isFolder && await ports.files.kind(root) === "file") throw new GateError("input", `output: expected a folder for ${judged.length} binaries, ${quote(output)} is a file`, { fix: "name a folder, with `/` at its end" });
	const placed = [];
	const taken = /* @__PURE__ */ new Set();
	for (const one of judged) {
		const target = plan.targets.length > 1 ? one.record.binary.path.split("/")[0] : void 0;
		const relativePath = isFolder ? join(...target === void 0 ? [] : [target], basename(one.file)) : "";
		const file = isFolder ? join(root, relativePath) : root;
		if (taken.has(file)) throw new GateError("input", `output: two commands are named ${quote(basename(one.file))}, and ${quote(output)} can hold one`, { fix: "build them in two steps with an `output` each" });
		taken.add(file);
		await ports.files.copy(one.file, file);
		const release = {
			output: isFolder ? join(output, relativePath).replaceAll("\\", "/") : output,
			sha256: await ports.files.sha256(file)
		};
		placed.push({
			...one,
			file,
			record: {
				...one.record,
				release
			}
		});
	}
	return placed;
}

// src/observe/paths.ts
/** Where the files of a run are, below its state folder. */
/** `<state>/<import path>/<goos>_<goarch>/record.json`: the same for every run of the same subject. */
function recordFile(stateFolder, record) {
	const { package: path, name, target } = record.subject;
	const elements = (path ?? name).split("/").map(safeElement);
	const inspected = safeElement(record.binary.path.split("/").join("_"));
	const file = record.run.mode === "build" ? "record.json" : `${inspected}.record.json`;
	return join(stateFolder, ...elements, safeElement(target.replaceAll("/", "_")), file);
}
/** One path element that every file system takes; what had to be changed is told apart by a digest. */
function safeElement(text) {
	const safe = text.replace(/[^A-Za-z0-9._~@+-]/g, "_").slice(0, 80);
	if (safe === text && !/^\.*$/.test(safe)) return safe;
	return `${safe.replace(/^\.+$/, "_")}-${createHash("sha256").update(text).digest("hex").slice(0, 8)}`;
}

// src/run.ts
/**
* The story in one page: observe, record, compare, judge, put the verified files in place, write the records.
*
* Nothing here decides and nothing here reads a file: the steps are in observe/ (what is), core/ (what it means) and
* ports/ (the world). The two entries, action.ts and cli.ts, wire the ports and put the outcome into words.
*/
/** Runs the gate once. Throws GateError for wrong input and for evidence without which there is nothing to judge. */
async function run(asked, ports) {
	await refuseMissingFolder(asked, ports);
	const repository = await readRepository(ports, asked.cwd);
	const policy = await readPolicy(ports, asked, repository).catch((error) => {
		if (asked.binaries === null) refuseForeignCode(asked, repository);
		throw error;
	});
	const request = withBaselinePolicy(asked, policy.policy);
	const plan = makePlan(request, policy.policy, policy.treeSha256);
	if (plan.mode === "build" || plan.command !== null) refuseForeignCode(request, repository);
	const folder = await ports.files.makeTemporary("go-provenance-gate-");
	try {
		const seen = await observe(request, ports, plan, repository, policy, folder);
		if (!seen.ok) return await failed(request, ports, repository, seen.failedBuild);
		const search = {
			...request,
			gate: request.gate ?? policy.policy.gate
		};
		const [about, memory] = [{
			repository,
			policy: policy.policy
		}, newMemory()];
		const judged = await Promise.all(seen.observed.map((one) => judge(search, ports, about, one, memory)));
		const outcome = decideOn(request, judged);
		const placed = outcome.exitCode === 0 && plan.mode === "build" ? await placeOutputs(ports, request, plan, judged) : judged;
		const ledgerFile = await writeRunLedger(ports, request, outcome, seen.caches);
		return await write(ports, {
			...outcome,
			judged: placed,
			ledgerFile
		});
	} finally {
		await ports.hashing.close();
		if (!request.keepBinaries) await ports.files.remove(folder);
	}
}
function observe(request, ports, plan, repository, policy, folder) {
	if (plan.mode === "build") return observeBuild(ports, request, plan, repository, policy, folder);
	return observeFiles(ports, request, plan, repository, policy, folder);
}
async function refuseMissingFolder(request, ports) {
	if (await ports.files.kind(request.cwd) === "directory") return;
	throw new GateError("input", `${quote(request.cwd)} is no folder`, { fix: "correct `working-directory` (on the command line `-C`), or check the repository out before the gate" });
}
/** A privileged event must not build code that is not the base branch's own: building runs it, with its rights. */
function refuseForeignCode(request, repository) {
	const { event, allowUntrustedCheckout } = request;
	if (event === null || !event.privileged || allowUntrustedCheckout) return;
	const { head } = repository.source;
	if (head !== null && head === event.commits.commit) return;
	const what = head === null ? "which commit is checked out cannot be told" : "other code is checked out";
	throw new GateError("input", `a ${event.name} run has the rights of the default branch, but ${what}: refusing to build it`, { fix: "gate pull requests on `pull_request` and `merge_group`; see docs/security.md before you set `allow-untrusted-checkout: true`" });
}
async function judge(request, ports, { repository, policy }, seen, memory) {
	const record = assembleRecord(seen.observation);
	const file = recordFile(request.stateFolder, record);
	const baseline = await findBaseline(ports, request, record, file, memory);
	const comparison = {
		baseline,
		drifts: await driftSince(ports, repository, policy, baseline, record, importsOf(seen))
	};
	const scope = await readScope(ports, request, repository, policy, baseline);
	const answers = evaluateRules(record, comparison, withMissingBaseline(policy, request), {
		today: record.run.time.slice(0, 10),
		helpFor: (rule) => `${request.helpBase}docs/rules/${rule}.md`
	});
	return {
		record,
		comparison,
		results: setKnownApart(answers, record, scope),
		scope,
		rebuilds: rebuildsOf(seen, record, comparison),
		recordFile: file,
		file: seen.file
	};
}
/** Compares twice: what was edited is looked at only where there is something to explain. */
async function driftSince(ports, { root }, policy, baseline, after, imports) {
	const { record: before } = baseline;
	if (before === null) return [];
	const change = before.source.head === after.source.head && compareRecords(before, after, policy).length === 0 && otherCode(before, after).length === 0 ? null : await readChange(ports, {
		before,
		after,
		root,
		to: null
	});
	return explainByEdit(compareRecords(before, after, policy, change, imports), baseline, after, policy);
}
function importsOf({ observation: { build } }) {
	return build?.link == null ? /* @__PURE__ */ new Map() : compiledImports(build.log, build.link);
}
function rebuildsOf(seen, after, { baseline, drifts }) {
	if (baseline.record === null || seen.observation.build?.link == null) return [];
	return explainRebuilds({
		before: baseline.record,
		after,
		drifts,
		imports: importsOf(seen)
	});
}
/** `on-missing-baseline` is the level of one rule, unless the policy names one. */
function withMissingBaseline(policy, request) {
	const level = {
		warn: "warning",
		fail: "error",
		pass: "off"
	};
	if (request.onMissingBaseline === null || policy.rules["baseline-missing"] !== void 0) return policy;
	return {
		...policy,
		rules: {
			...policy.rules,
			"baseline-missing": level[request.onMissingBaseline]
		}
	};
}
function decideOn(request, judged) {
	const { verdict, findings, missing } = decide(judged.map((one) => one.results), request.failOn);
	return {
		verdict,
		exitCode: exitCode(verdict, request.failOn),
		failOn: request.failOn,
		chain: foldChains(judged.map((one) => chainOf(one, request.failOn))),
		judged,
		findings,
		missing,
		failedBuild: null,
		ledgerFile: null,
		keeps: keepsOf(request)
	};
}
function chainOf({ record, comparison, results }, failOn) {
	return buildChain(record, comparison, results, closingLevel(failOn));
}
/** Completes the records, now that everything is known, and writes them. */
async function write(ports, outcome) {
	const judged = await Promise.all(outcome.judged.map(async (one) => {
		const findings = one.results.flatMap((result) => [...result.findings, ...result.known]);
		const record = completeRecord(one.record, chainOf(one, outcome.failOn), findings);
		await ports.files.writeText(one.recordFile, canonicalJson(record));
		return {
			...one,
			record
		};
	}));
	return {
		...outcome,
		judged,
		chain: foldChains(judged.map((one) => one.record.chain))
	};
}
/** A failed build has no binary to judge; its findings are its errors, and it closes the gate. The trace is kept. */
async function failed(request, ports, repository, { diagnosis, ...build }) {
	const logFile = join(request.stateFolder, "build.log");
	await ports.files.copy(build.logFile, logFile);
	const where = {
		root: repository.root,
		directory: repository.source.directory,
		modules: await moduleFolders(ports, repository.root ?? request.cwd, request.cwd)
	};
	const { checkBeyondText } = await import("./diagnosis-checks2.js");
	const found = await checkBeyondText(ports, {
		directory: request.cwd,
		root: repository.root
	}, diagnosis.failures);
	const failedBuild = {
		...build,
		report: report(diagnosis, where, request.helpBase, found),
		logFile
	};
	const findings = failedBuildFindings(failedBuild, `${request.helpBase}docs/rules/build-failed.md`);
	return {
		verdict: "violation",
		exitCode: exitCode("violation", request.failOn),
		failOn: request.failOn,
		chain: mapLinks((name) => ({
			state: name === "link" ? "broken" : "unknown",
			evidence: [name === "link" ? `${build.command ?? "`go build`"} ${endWords(build.exitCode)}` : "nothing was built"]
		})),
		judged: [],
		findings,
		missing: [],
		failedBuild,
		ledgerFile: null,
		keeps: null
	};
}

export { knownFindings as a, weakenings as c, rebuildPicture as d, BASELINE_STATES as f, headline as i, explainPackage as l, renderTerminal as n, knownWords as o, baselinesWords as r, passedOver as s, run as t, rebuildLines as u };