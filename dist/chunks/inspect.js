import { m as bareFacts } from "./redact.js";
import { a as quoteList, i as quote, l as GateError, r as plainText, s as visible, t as count } from "./markup.js";
import { r as DEFAULT_POLICY } from "./types2.js";
import { n as assembleRecord, t as readFile } from "./read-file.js";
import { t as noSource } from "./no-source.js";
import { t as evaluateRules } from "./evaluate.js";
import { E as sealHolds } from "./reader-traps.js";
import { i as isGo } from "./registry.js";
import { a as targetOf, i as sizeWords, n as isNoExecutable, r as listWords, t as formatOf } from "./binary-words.js";
import { n as table, r as wrap, t as page$1 } from "./layout.js";
import { t as systemPorts } from "./system.js";
import { t as parseOptions } from "./options.js";
import { t as Progress } from "./progress.js";
import { t as consoleLog } from "./shell.js";
import { resolve, sep } from "node:path";

// src/core/rules/judge-binary.ts
const NO_COMPARISON = {
	baseline: {
		source: "none",
		state: "missing-first-run",
		distance: null,
		record: null,
		words: "nothing to compare with",
		passedOver: [],
		vouched: false,
		writes: false
	},
	drifts: []
};
/** Rules about other links of the chain that need nothing but the file. */
const FILE_RULES = /* @__PURE__ */ new Set(["tree-modified", "module-not-recorded"]);
/** The findings about one file, under the default policy. */
function judgeBinary(binary) {
	const record = assembleRecord({
		toolVersion: "",
		run: {
			mode: "inspect",
			time: "1970-01-01T00:00:00.000Z",
			event: null,
			repository: null,
			ref: null,
			workflow: null,
			job: null,
			leg: null,
			runId: null,
			runNumber: null,
			runAttempt: null,
			workflowFile: null,
			runner: {
				os: "",
				arch: "",
				image: null
			}
		},
		source: {
			...noSource("none", null),
			event: {
				commit: null,
				head: null,
				base: null
			}
		},
		go: null,
		build: null,
		observed: null,
		archiveIds: /* @__PURE__ */ new Map(),
		cacheEntries: /* @__PURE__ */ new Map(),
		cacheFolder: null,
		cacheLedger: null,
		binary,
		expected: {
			package: null,
			module: null,
			target: null
		},
		witness: null,
		locks: {
			sums: /* @__PURE__ */ new Map(),
			vendored: /* @__PURE__ */ new Set(),
			workspace: null
		},
		release: {
			output: null,
			sha256: null
		},
		policy: {
			path: null,
			sha256: null,
			commit: null,
			changed: false,
			note: null
		}
	});
	return evaluateRules(record, NO_COMPARISON, DEFAULT_POLICY, {
		today: "1970-01-01",
		helpFor: (rule) => `docs/rules/${rule}.md`
	}).filter((result) => result.link === "binary" || FILE_RULES.has(result.rule)).flatMap((result) => result.findings);
}

// src/core/render/inspect-page.ts
const LABEL_COLUMNS = 12;
const MAX_SECTIONS_SHOWN = 60;
const MAX_REPLACED_SHOWN = 5;
const SIGNS = {
	good: "✓",
	bad: "✗",
	warn: "!",
	dim: "–"
};
/** A page about one file, ending in a newline. */
function inspectPage(facts, findings, options) {
	const blocks = [
		[title(facts, options)],
		identity(facts).flatMap(([name, value]) => row("  ", name, value, options)),
		...facts.slices.length > 0 ? facts.slices.map((slice) => [options.paint("bold", `  ${titleParts(slice).join("  ")}`), ...answerLines(slice, options)]) : [answerLines(facts, options)],
		settingLines(facts, options),
		sectionLines(facts, options),
		...findings.map((finding) => findingLines(finding, options))
	];
	return page$1(blocks);
}
function title(facts, options) {
	return [options.paint("bold", visible(facts.path)), ...titleParts(facts, facts.slices.length)].join("  ");
}
function titleParts(facts, slices = 0) {
	const version = facts.goVersion === null ? "" : visible(facts.goVersion, 60);
	return (slices > 0 ? [version, formatOf(facts, slices)] : [
		version,
		targetOf(facts),
		formatOf(facts)
	]).filter((part) => part !== "");
}
function row(indent, name, value, options) {
	const width = options.columns - indent.length - LABEL_COLUMNS;
	return wrap(plainText(value), width, options.measure).map((line, index) => `${indent}${(index === 0 ? name : "").padEnd(LABEL_COLUMNS)}${line}`.trimEnd());
}
function identity(facts) {
	const rows = [];
	if (isGo(facts)) {
		const { main } = facts;
		const deps = facts.deps.length === 0 ? "no dependencies" : count(facts.deps.length, "dependency", "dependencies");
		rows.push(["module", main === null ? "not recorded" : `${moduleWords(main)}, ${deps}`]);
		rows.push(["package", facts.mainPackage === null ? "not recorded" : visible(facts.mainPackage)]);
		rows.push(["revision", revision(facts)]);
		const replaced = facts.deps.filter(({ replace }) => replace !== null).map(moduleWords);
		if (replaced.length > 0) rows.push(["replaced", listWords(replaced, MAX_REPLACED_SHOWN)]);
	}
	const rounded = facts.size < 1e3 ? "" : `${sizeWords(facts.size)}, `;
	rows.push(["size", `${rounded}${facts.size.toLocaleString("en-US")} bytes`]);
	if (facts.sha256 !== null) rows.push(["sha256", facts.sha256]);
	return rows;
}
function moduleWords({ path, version, replace }) {
	const own = `${visible(path)} ${visible(version)}`.trim();
	return replace === null ? own : `${own} => ${`${visible(replace.path)} ${visible(replace.version)}`.trim()}`;
}
function revision({ settings }) {
	const commit = settings["vcs.revision"];
	if (commit === void 0) return "not recorded";
	const time = settings["vcs.time"];
	const modified = settings["vcs.modified"];
	const tree = modified === "false" ? "tree clean" : modified === "true" ? "tree modified" : "";
	return [
		visible(commit),
		time === void 0 ? "" : visible(time),
		tree
	].filter((part) => part !== "").join(", ");
}
function answerLines(facts, options) {
	return answers(facts).flatMap(({ style, name, words, because }) => {
		const sign = options.paint(style, SIGNS[style] ?? " ");
		const [first = "", ...rest] = [...row("  ", name, words, options), ...because.flatMap((clause) => row("  ", "", clause, options))];
		return [`${sign}${first.slice(1)}`, ...rest];
	});
}
function answers(facts) {
	if (!isGo(facts)) return [{
		style: "bad",
		name: "outcome",
		words: OUTCOMES[facts.outcome] ?? facts.outcome,
		because: facts.evidence
	}];
	return [
		sealAnswer(facts),
		buildInfoAnswer(facts),
		strippedAnswer(facts),
		...lineTableAnswers(facts),
		...extras(facts)
	];
}
const OUTCOMES = {
	"not-go": "not a Go binary",
	truncated: "cut off",
	packed: "packed: what is inside cannot be read",
	unreadable: "could not be read"
};
function sealAnswer(facts) {
	const words = {
		intact: "intact: byte for byte what the Go linker wrote",
		resigned: "intact once a later signature is undone",
		broken: `broken: changed after linking${facts.sealBrokenBy === null ? "" : `, ${BREAKERS[facts.sealBrokenBy]}`}`,
		absent: "none: whether the file was changed cannot be told",
		"not-applicable": "does not apply"
	}[facts.seal];
	return {
		style: facts.seal === "broken" ? "bad" : sealHolds(facts.seal) ? "good" : "dim",
		name: "seal",
		words,
		because: facts.sealEvidence
	};
}
const BREAKERS = {
	strip: "most likely by strip",
	objcopy: "most likely by objcopy",
	packer: "by a packer",
	appended: "by appended bytes",
	patch: "by a patch in place"
};
function buildInfoAnswer(facts) {
	const words = facts.buildInfo === "none" ? "none" : facts.buildInfo === "version-only" ? "the Go version, and no module info" : {
		agree: "both copies of the module info agree",
		differ: "the two copies of the module info differ",
		single: facts.buildInfo === "rodata" ? "recovered from the copy in rodata" : "one copy of the module info",
		none: "no module info"
	}[facts.copies];
	const style = facts.copies === "agree" && facts.versionElsewhere !== false ? "good" : facts.copies === "differ" || facts.versionElsewhere === false ? "bad" : "dim";
	const version = facts.versionElsewhere === false ? ["the Go version it names stands nowhere else in the file"] : [];
	return {
		style,
		name: "build info",
		words,
		because: [...facts.evidence, ...version]
	};
}
function strippedAnswer(facts) {
	const missing = {
		none: "no: symbols and debug info kept",
		debug: "debug info",
		symbols: facts.symbols.dwarf ? "symbols" : "symbols and debug info"
	}[facts.stripped];
	const by = facts.strippedBy === null ? "" : {
		linker: ", by the linker",
		"after-link": ", after linking"
	}[facts.strippedBy];
	return {
		style: facts.stripped === "none" ? "good" : facts.strippedBy === "after-link" ? "bad" : "dim",
		name: "stripped",
		words: `${missing}${by}`,
		because: []
	};
}
function lineTableAnswers({ lineTable }) {
	if (lineTable === null) return [];
	const packages = count(lineTable.packages, "package");
	const { unrecorded, traces, paths } = lineTable;
	const found = [unrecorded.length === 0 ? {
		style: "good",
		name: "packages",
		words: `${packages}, each of a recorded module`,
		because: []
	} : {
		style: "bad",
		name: "packages",
		words: `${packages}, some of modules that are not recorded`,
		because: [listWords(unrecorded.map((path) => visible(path)), 5)]
	}];
	if (traces.length > 0) found.push({
		style: "dim",
		name: "linked in",
		words: traces.join(", "),
		because: []
	});
	if (paths.length > 0) {
		const words = listWords(paths.map((path) => visible(path)), 4);
		found.push({
			style: "dim",
			name: "paths",
			words: `of the machine that built it: ${words}`,
			because: []
		});
	}
	return found;
}
function extras(facts) {
	const found = [];
	if (facts.packed !== null) found.push({
		style: "bad",
		name: "packed",
		words: visible(facts.packed),
		because: []
	});
	if (facts.obfuscated.length > 0) found.push({
		style: "warn",
		name: "obfuscated",
		words: "names were hidden",
		because: facts.obfuscated
	});
	if (facts.appended !== null) {
		const words = `${count(facts.appended.size, "byte")} behind the end at offset ${facts.appended.offset}`;
		found.push({
			style: "warn",
			name: "appended",
			words,
			because: []
		});
	}
	const inner = facts.nested.map(({ goVersion, mainPackage, offset }) => `${visible(mainPackage ?? "a program", 80)}, ${visible(goVersion, 40)}, at offset ${offset}`);
	if (inner.length > 0) found.push({
		style: "warn",
		name: "inside",
		words: count(inner.length, "more Go program"),
		because: inner.slice(0, 5)
	});
	return found;
}
/** What the first block says already, and what fills lines that nobody reads; `--json` has them all. */
const NOT_SHOWN = /* @__PURE__ */ new Set([
	"vcs",
	"DefaultGODEBUG",
	"vcs.revision",
	"vcs.time",
	"vcs.modified",
	"-compiler",
	"GOOS",
	"GOARCH"
]);
function settingLines(facts, options) {
	if (!isGo(facts)) return [];
	const settings = Object.entries(facts.settings).filter(([key, value]) => value !== "" && !NOT_SHOWN.has(key)).map(([key, value]) => visible(`${key}=${value}`, 200));
	return row("  ", "built with", settings.length === 0 ? "no settings recorded" : settings.join("  "), options);
}
/** With `--digests`: the sections, by which a later comparison names the place of a change. */
function sectionLines({ digests }, options) {
	if (digests === null) return [];
	const rows = digests.sections.slice(0, MAX_SECTIONS_SHOWN).map(({ name, offset, size, sha256 }) => [
		visible(name || "-", 24),
		`0x${offset.toString(16)}`,
		sizeWords(size),
		sha256.slice(0, 16)
	]);
	const more = digests.sections.length - rows.length;
	return [
		...row("  ", "loaded", digests.load === null ? "no digest" : `sha256 ${digests.load}`, options),
		...table([[
			"section",
			"offset",
			"size",
			"sha256"
		], ...rows], options.measure).map((line) => `  ${line}`),
		...more > 0 ? [`  and ${more} more sections`] : []
	];
}
function findingLines(finding, options) {
	const style = finding.level === "error" ? "bad" : finding.level === "warning" ? "warn" : "dim";
	const sign = finding.level === "notice" ? "i" : SIGNS[style] ?? "";
	const labelled = (label, text) => wrap(plainText(text), options.columns - 9, options.measure).map((line, index) => `  ${(index === 0 ? label : "").padEnd(7)}${line}`);
	return [
		options.paint(style, `${sign} ${finding.rule}`),
		...wrap(plainText(finding.message), options.columns - 2, options.measure).map((line) => `  ${line}`),
		...labelled("Fix", finding.fix),
		...labelled("More", finding.help)
	];
}

// src/core/render/inspect-table.ts
const HEAD = [
	"file",
	"go",
	"target",
	"stripped",
	"by",
	"seal",
	"module"
];
/** Below this a module's name says nothing. */
const MIN_MODULE_COLUMNS = 16;
const MIN_FILE_COLUMNS = 12;
/** The table, what was found by rule, and the sum; ends in a newline. */
function inspectTable(read, options) {
	const folder = commonFolder(read.map(({ facts }) => facts.path));
	const nameOf = (facts) => visible(facts.path.slice(folder.length));
	const shown = read.filter(({ facts }) => !isNoExecutable(facts));
	const rows = shown.map(({ facts }) => [nameOf(facts), ...cells(facts)]);
	const [head = "", ...lines] = fitted([HEAD, ...rows], options);
	const worst = shown.map(({ findings }) => findings.some(({ level }) => level === "error") ? "bad" : null);
	const blocks = [
		[
			...folder === "" ? [] : [options.paint("bold", visible(folder))],
			...shown.length === 0 ? [] : [options.paint("dim", head)],
			...lines.map((line, index) => worst[index] === "bad" ? options.paint("bad", line) : line)
		],
		othersLines(read, nameOf, options),
		findingsByRule(read, nameOf, options),
		[summary(read)]
	];
	return page$1(blocks);
}
function othersLines(read, nameOf, options) {
	const others = read.filter(({ facts }) => isNoExecutable(facts)).map(({ facts }) => nameOf(facts));
	if (others.length === 0) return [];
	return wrap(`no executables: ${listWords(others, 3)}`, options.columns, options.measure).map((line) => options.paint("dim", line));
}
function cells(facts) {
	if (!isGo(facts)) return [
		"-",
		targetOf(facts) || "-",
		"-",
		"-",
		"-",
		`${facts.outcome}: ${plainText(facts.evidence[0] ?? "")}`
	];
	const module = `${facts.main?.path ?? facts.mainPackage ?? "?"} ${facts.main?.version ?? ""}`.trim();
	return [
		facts.goVersion === null ? "-" : visible(facts.goVersion.replace(/^go(?=\d)/, ""), 20),
		facts.slices.length > 0 ? facts.slices.map(({ goarch }) => visible(goarch ?? "?", 10)).join("+") : targetOf(facts) || "-",
		facts.stripped === "none" ? "no" : facts.stripped,
		facts.strippedBy ?? "",
		facts.seal,
		visible(module, 200)
	];
}
/** The table with its first and last columns cut so that lines fit: the first gets what the last leaves. */
function fitted(rows, { columns, measure }) {
	const widest = (cellOf) => Math.max(...rows.map((row) => measure(cellOf(row))));
	const left = columns - (measure(table(rows.map((row) => [...row.slice(1, -1), "|"]), measure)[0] ?? "|") - 1) - 2;
	const files = Math.min(widest(([file = ""]) => file), Math.max(MIN_FILE_COLUMNS, left - MIN_MODULE_COLUMNS));
	const modules = Math.max(MIN_FILE_COLUMNS, left - files);
	return table(rows.map((row) => [
		shortened(row[0] ?? "", files),
		...row.slice(1, -1),
		visible(row.at(-1) ?? "", modules)
	]), measure);
}
function shortened(name, most) {
	return name.length <= most ? name : `…${name.slice(name.length - most + 1)}`;
}
function commonFolder(paths) {
	const [first = ""] = paths;
	let length = Math.max(first.lastIndexOf("/"), first.lastIndexOf("\\")) + 1;
	while (length > 0 && !paths.every((path) => path.startsWith(first.slice(0, length)))) {
		const shorter = first.slice(0, length - 1);
		length = Math.max(shorter.lastIndexOf("/"), shorter.lastIndexOf("\\")) + 1;
	}
	return first.slice(0, length);
}
function findingsByRule(read, nameOf, options) {
	const found = /* @__PURE__ */ new Map();
	for (const { facts, findings } of read) for (const { rule, level } of findings) {
		const entry = found.get(rule) ?? {
			level,
			files: []
		};
		found.set(rule, entry);
		if (entry.files.at(-1) !== nameOf(facts)) entry.files.push(nameOf(facts));
	}
	return [...found].flatMap(([rule, { level, files }]) => {
		const [style, sign] = level === "error" ? ["bad", "✗"] : level === "warning" ? ["warn", "!"] : ["dim", "i"];
		const [first = "", ...rest] = wrap(`${rule}  ${listWords(files, 6)}`, options.columns - 2, options.measure);
		return [`${options.paint(style, `${sign} ${rule}`)}${first.slice(rule.length)}`, ...rest.map((line) => `  ${line}`)];
	});
}
function summary(read) {
	const go = read.filter(({ facts }) => isGo(facts)).length;
	const bytes = read.reduce((sum, { facts }) => sum + facts.size, 0);
	const findings = read.flatMap((one) => one.findings);
	const errors = findings.filter(({ level }) => level === "error").length;
	return `${[
		count(read.length, "file"),
		`${go} of them Go`,
		sizeWords(bytes),
		count(findings.length, "finding")
	].join(", ")}${errors === 0 ? "" : `, ${count(errors, "error")} among them`}`;
}

// src/cli/named-files.ts
/** From the paths of a command line to the files that are meant, with a sentence for everything that is none. */
/**
* Files as they were named, and the files of folders. `note` is told what was passed over. Throws GateError `input` for
* what is not there and for folders without files: nothing to look at is never a pass.
*/
async function nameFiles(files, paths, note) {
	const named = [];
	for (const path of paths) {
		const kind = await kindOrWhy(files, path);
		if (typeof kind !== "string") named.push({
			shown: path,
			file: null,
			why: kind.why
		});
		else if (kind === "missing") throw await missing(files, path);
		else if (kind !== "directory") named.push({
			shown: path,
			file: resolve(path),
			found: "named"
		});
		else named.push(...await filesBelow(files, path, note));
	}
	return named;
}
/** One path that cannot be asked about must not keep the others from being read. */
async function kindOrWhy(files, path) {
	try {
		return await files.kind(resolve(path));
	} catch (error) {
		if (error instanceof GateError && error.code === "unreadable") return { why: error.message };
		throw error;
	}
}
async function missing(files, path) {
	const target = await files.linkTarget(resolve(path));
	const what = target === null ? "does not exist" : `is a symbolic link to ${quote(target)}, which does not exist`;
	return new GateError("input", `${quote(path)} ${what}`, { fix: "correct the path" });
}
async function filesBelow(files, path, note) {
	const root = resolve(path);
	const prefix = path.replace(/(?<![\\/])[\\/]+$/, "");
	const shown = (file) => `${prefix}/${file.slice(root.length).replaceAll(sep, "/").replace(/^\/+/, "")}`;
	let walked;
	try {
		walked = await files.walk(root);
	} catch (error) {
		if (error instanceof GateError && error.code === "unreadable") return [{
			shown: path,
			file: null,
			why: error.message
		}];
		throw error;
	}
	const others = othersWords(walked, shown);
	const found = [...walked.files.map((file) => [file, {
		shown: shown(file),
		file,
		found: "in-folder"
	}]), ...walked.closed.map((folder) => {
		const why = `a folder that could not be listed: ${folder.why}`;
		return [folder.path, {
			shown: shown(folder.path),
			file: null,
			why
		}];
	})];
	if (found.length === 0) throw new GateError("input", `${quote(path)} holds no files${others === null ? "" : `, only ${others}`}`);
	if (others !== null) note(`${quote(path)}: passed over ${others}`);
	return found.toSorted(([a], [b]) => a < b ? -1 : 1).map(([, one]) => one);
}
/** `2 symbolic links and 1 FIFO: a, b and c`; `null` when there is nothing but files. */
function othersWords({ others }, shown) {
	if (others.length === 0) return null;
	const kinds = /* @__PURE__ */ new Map();
	for (const { what } of others) kinds.set(what, (kinds.get(what) ?? 0) + 1);
	return `${[...kinds].map(([what, n]) => count(n, what.replace(/^an? /, ""))).join(", ")} (${quoteList(others.map(({ path }) => shown(path)))})`;
}

// src/cli/inspect.ts
/** `inspect`: binaries that are already there. Nothing is built, nothing is run, Go is not needed. */
const OPTIONS = {
	json: { type: "boolean" },
	digests: { type: "boolean" }
};
/** Files that are read at a time: enough to keep both threads of the hashing busy. */
const AT_ONCE = 6;
async function inspect(args, shell) {
	const parsed = parseOptions("inspect", args, OPTIONS, shell);
	if (parsed === null) return 0;
	if (parsed.positionals.length === 0) throw new GateError("usage", "inspect: expected a file or a folder", { fix: "`inspect dist/app`" });
	const ports = systemPorts(process.env, consoleLog(shell), shell.hashWorker);
	const files = await nameFiles(ports.files, parsed.positionals, (sentence) => shell.err(`note: ${plainText(sentence)}\n`));
	const json = parsed.values.json === true;
	const progress = new Progress(json && shell.screen?.shared === true ? null : shell.screen, files.length);
	try {
		const options = { digests: parsed.values.digests === true };
		const kept = [];
		const sum = new Sum();
		await readAll(ports, files, options, progress, (one) => {
			sum.add(one);
			if (json) shell.out(`${JSON.stringify({
				...one.facts,
				findings: one.findings
			})}\n`);
			else kept.push(files.length > 1 ? withoutLists(one) : one);
		});
		progress.end();
		if (!json) shell.out(page(kept, shell.terminal()));
		sum.refuseNoExecutables(parsed.positionals);
		return sum.exitCode;
	} finally {
		progress.end();
		await ports.hashing.close();
	}
}
/** Reads files side by side and hands them on in their order, each as soon as those before it are done. */
async function readAll(ports, files, options, progress, done) {
	const waiting = [];
	const take = async () => {
		const [next] = waiting.splice(0, 1);
		for (const one of await next ?? []) done(one);
	};
	for (const file of files) {
		waiting.push(readOne(ports, file, options, progress));
		if (waiting.length >= AT_ONCE) await take();
	}
	while (waiting.length > 0) await take();
}
/** What one named file gives: one answer, or several where it is an archive. */
async function readOne(ports, named, options, progress) {
	progress.begin(named.shown);
	const read = named.file === null ? [judged(bareFacts(named.shown, "unreadable", [named.why]))] : await readFile(ports, named.file, named.shown, options, async (facts) => named.found === "in-folder" && isNoExecutable(facts) ? {
		facts,
		findings: []
	} : judged(facts));
	progress.finish(named.shown, read.reduce((sum, { facts }) => sum + facts.size, 0));
	return read;
}
/** What all files come to. */
var Sum = class {
	#files = 0;
	#executables = 0;
	#unreadable = false;
	#errors = false;
	add({ facts, findings }) {
		this.#files += 1;
		if (findings.length > 0 || !isNoExecutable(facts)) this.#executables += 1;
		if (facts.outcome === "unreadable") this.#unreadable = true;
		if (findings.some((finding) => finding.level === "error")) this.#errors = true;
	}
	get exitCode() {
		if (this.#unreadable) return 3;
		return this.#errors ? 1 : 0;
	}
	/** Texts and pictures lie in every folder of a release, and nobody said that they were programs. Nothing else is no pass. */
	refuseNoExecutables(paths) {
		if (this.#executables > 0) return;
		throw new GateError("input", `${quoteList(paths)}: ${count(this.#files, "file")}, none of them an executable`, { fix: "name the folder that holds the binaries" });
	}
};
/** What a line of a table does not show. */
function withoutLists({ facts, findings }) {
	return {
		facts: {
			...facts,
			deps: [],
			settings: {},
			lineTable: null,
			digests: null
		},
		findings
	};
}
const judged = (facts) => ({
	facts,
	findings: judgeBinary(facts)
});
function page(read, terminal) {
	const [first, ...rest] = read;
	return first !== void 0 && rest.length === 0 ? inspectPage(first.facts, first.findings, terminal) : inspectTable(read, terminal);
}

export { inspect };