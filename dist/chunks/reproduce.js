import { _ as valueAt, a as quoteList, f as bounded, g as textAt, h as parseJson, i as quote, l as GateError, r as plainText, s as visible, t as count } from "./markup.js";
import { A as isAtLeast, E as sealHolds, M as plainGoVersion, b as parseFlags, h as partsOf, j as parseGoVersion, m as haveSameInputs, u as locateBlob } from "./reader-traps.js";
import { n as table, r as wrap } from "./layout.js";
import { i as splitWords, n as splitList } from "./words.js";
import { a as redactFlags, s as redactText, t as REDACTED } from "./redact.js";
import { n as splitPattern, r as splitQuoted } from "./go-quote.js";
import { a as settingValue, i as parseModInfo, n as openImage, t as systemPorts } from "./system.js";
import { t as Diagnoser } from "./diagnose.js";
import { a as readGoEnv, n as findGo, r as go } from "./toolchain.js";
import { B as within, I as latin1, R as subSource } from "./limits.js";
import { t as readBinary } from "./binaries.js";
import { n as parseRecord, t as MAX_RECORD_BYTES } from "./parse-record.js";
import { i as shortCommit } from "./git.js";
import { i as git$1, o as readRepository } from "./repository.js";
import { o as packageRecords } from "./packages.js";
import { a as readPolicy, f as readArchiveIds, n as makePlan, o as buildTarget } from "./plan.js";
import { t as parseOptions } from "./options.js";
import { t as consoleLog } from "./shell.js";
import { basename, delimiter, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { constants } from "node:os";
import { pathToFileURL } from "node:url";

// src/core/reproduce/levels.ts
/**
* How alike two builds of one program are, told by the four parts of their build IDs.
*
*   0  the same bytes
*   1  the same content: both seals hold and their last parts are equal. The bytes differ by the ID itself, where the same
*      flags were spelled otherwise (`-s -w`, `-w -s`), or by a signature
*   2  the same packages, linked otherwise: the action and the content of package main are equal
*   3  the same code of package main: its content is equal, its inputs are not (build info, VCS stamp, tags)
*   4  nothing is equal: other Go, folders, sources or dependencies
*
* The first part names the inputs of the link. Where it is equal and the bytes are not, the file was changed after the
* link, or an input is no part of that name. IDs are text: whoever edits a file can write another one, so without a seal
* that holds a level is what the file says of itself.
*
* Source: cmd/go/internal/work/buildid.go. Measured on published programs: docs/reproduce.md.
*/
/** Compares a file with its rebuild. */
function likenessOf(before, after) {
	const [was, is] = [partsOf(before), partsOf(after)];
	const sealed = sealHolds(before.seal) && sealHolds(after.seal);
	const same = was !== null && is !== null && haveSameInputs(was, is);
	return {
		level: before.sha256 !== null && before.sha256 === after.sha256 ? 0 : levelOfIds(was, is, sealed),
		sameInputs: same,
		sealed
	};
}
function levelOfIds(was, is, sealed) {
	if (was === null || is === null) return null;
	if (sealed && was.content === is.content) return 1;
	if (was.mainContent !== is.mainContent) return 4;
	return was.mainAction === is.mainAction ? 2 : 3;
}
const LEVEL_WORDS = {
	0: "the same bytes",
	1: "the same content, both seals hold",
	2: "the same packages, linked otherwise",
	3: "the same code of package main, other inputs",
	4: "nothing is the same"
};
/** A level in words. */
function levelWords({ level, sameInputs }) {
	if (level === null) return "the bytes differ, and without build IDs it cannot be said how far";
	return level === 2 && sameInputs ? "the same inputs, other bytes" : LEVEL_WORDS[level];
}

// src/core/reproduce/verdict.ts
/** The one parameter of a link that no ID names. */
const HOST_LINKER = "host linker";
/** The unknown parameters that can be the reason for a difference of that level. */
function reachingUnknowns({ level, sameInputs }, unknowns) {
	if (sameInputs) return unknowns.filter(({ parameter }) => parameter === HOST_LINKER);
	if (level === 4) return unknowns.filter(({ reach }) => reach === "all");
	if (level === 3) return unknowns.filter(({ reach }) => reach !== "link");
	return unknowns;
}
/** The verdict on a file, given what its rebuild came to. */
function verdictOf(likeness, before, unknowns) {
	if (likeness.level === 0 || likeness.level === 1) return "reproduced";
	if (before.seal === "broken") return "differs";
	return reachingUnknowns(likeness, unknowns).length > 0 ? "inconclusive" : "differs";
}

// src/core/reproduce/report.ts
/** What a report says of one of two builds. */
function buildFacts({ sha256, buildId }) {
	return {
		sha256,
		buildId: buildId?.text ?? null
	};
}
/** What `--json` prints where there is no second build: nothing was compared, so nothing is decided. */
function notRebuilt(file, before, { missing, message, fix }) {
	return {
		file,
		level: null,
		sameInputs: false,
		verdict: "inconclusive",
		why: message,
		before,
		after: {
			sha256: null,
			buildId: null
		},
		differences: [],
		causes: [],
		unknowns: [{
			parameter: missing,
			reach: "all",
			why: message,
			fix
		}],
		go: null,
		source: null,
		remarks: []
	};
}
/** The verdict in a sentence. */
function whyOf(likeness, verdict, unknowns) {
	const { level } = likeness;
	if (level === 0) return "the second build has the same bytes";
	if (level === 1) return "the second build has the same content and both seals hold; the bytes differ by the build ID or a signature alone";
	const words = levelWords(likeness);
	const doubt = likeness.sealed || level === null ? "" : ", as far as the file can be believed: its seal does not hold";
	if (verdict === "differs") return `the second build differs: ${words}${doubt}`;
	const reaching = reachingUnknowns(likeness, unknowns);
	const names = quoteList(reaching.map(({ parameter }) => parameter));
	return `the second build differs (${words}), and ${count(reaching.length, "parameter")} of the first ${reaching.length === 1 ? "is" : "are"} not known: ${names}`;
}
/** 0 reproduced, 1 differs, 3 not decided. */
function exitCodeOf(reproductions) {
	if (reproductions.some(({ verdict }) => verdict === "differs")) return 1;
	return reproductions.every(({ verdict }) => verdict === "reproduced") ? 0 : 3;
}

// src/core/reproduce/unavailable.ts
/** Why there is no second build to compare with: the parameter of the first that could not be had. */
/** Thrown where a second build cannot be made. */
var Unavailable = class extends GateError {
	missing;
	constructor(missing, { code, message, fix }) {
		super(code, message, fix === null ? {} : { fix });
		this.name = "Unavailable";
		this.missing = missing;
	}
};
/** Does a step of a rebuild. A GateError of it that is nobody's wrong usage is thrown as `Unavailable`. */
async function having(missing, step) {
	try {
		return await step();
	} catch (error) {
		throw unavailableBecause(error, missing) ?? error;
	}
}
/** An error as `Unavailable`; `null` for wrong usage and for what is no GateError. */
function unavailableBecause(error, missing = "build") {
	if (error instanceof Unavailable) return error;
	if (!(error instanceof GateError) || [
		"usage",
		"input",
		"policy"
	].includes(error.code)) return null;
	return new Unavailable(missing, error);
}

// src/core/render/reproduce-page.ts
const STYLES = {
	reproduced: {
		sign: "✓",
		style: "good"
	},
	differs: {
		sign: "✗",
		style: "bad"
	},
	inconclusive: {
		sign: "–",
		style: "warn"
	}
};
/** Differences of each kind that are printed; `--json` has all. */
const MOST = 8;
/** Characters of a value in a line of differences. */
const MAX_VALUE = 60;
const MIN_VALUE = 24;
/** Of the name of a setting: `dep` and the path of a module. */
const MAX_NAME = 45;
/** Characters that are shown of what two long values have in common. */
const LEAD = 12;
/** The report on several binaries, ending in a newline. */
function reproducePage(reproductions, terminal) {
	return `${reproductions.map((one) => pageOf(one, terminal).join("\n")).join("\n\n")}\n`;
}
function pageOf(one, terminal) {
	const { paint, measure, columns, showPath } = terminal;
	const { sign, style } = STYLES[one.verdict];
	const paragraph = (label, text) => wrap(plainText(text), Math.max(30, columns - 8), measure).map((line, index) => `${index === 0 ? label.padEnd(8) : " ".repeat(8)}${line}`);
	return [
		...wrap(`${sign} ${one.verdict}: ${visible(one.file)}: ${plainText(one.why)}`, columns, measure).map((line, index) => index === 0 ? line.replace(`${sign} ${one.verdict}`, (text) => paint(style, text)) : `  ${line}`),
		"",
		...paragraph("level", one.level === null ? "none: no build IDs to compare" : `${one.level}: ${levelWords(one)}`),
		...one.level === 0 ? buildLines("sha256", one.after) : [...buildLines("before", one.before), ...buildLines("after", one.after)],
		...one.go === null ? [] : paragraph("Go", goWords(one.go, showPath)),
		...one.source === null ? [] : paragraph("source", visible(sourceWords(one.source), 200)),
		...differenceLines(one.differences, terminal),
		...one.causes.flatMap(({ cause, why, fix }) => [
			"",
			...paragraph("cause", `${cause}: ${why}`),
			...paragraph("fix", fix)
		]),
		...one.unknowns.flatMap(({ parameter, why, fix }) => [
			"",
			...paragraph("unknown", `${parameter}: ${why}`),
			...fix === null ? [] : paragraph("fix", fix)
		]),
		...(one.source?.claims ?? []).flatMap((claim) => ["", ...paragraph("claim", `not proved by this: ${claim}`)]),
		...one.remarks.flatMap((remark) => ["", ...paragraph("note", remark)])
	];
}
/** A digest and an ID fill a line each; an ID of four parts fills two. */
function buildLines(label, { sha256, buildId }) {
	return [`${label === "sha256" ? "" : "sha256 "}${sha256 ?? "unknown"}`, ...(buildId === null ? ["no build ID"] : visible(buildId, 100).split(/(?<=^[^/]{20}\/[^/]{20}\/)/)).map((part, index) => `${index === 0 && buildId !== null ? "ID " : "   "}${part}`.trimEnd())].map((line, index) => `${index === 0 ? label.padEnd(8) : " ".repeat(8)}${line}`);
}
function goWords({ version, path }, showPath) {
	return path === null ? version : `${version}, ${showPath(path)}`;
}
function sourceWords(source) {
	const commit = source.revision === null ? "" : ` at ${source.revision}`;
	switch (source.kind) {
		case "tree": return `the tree at hand${commit}`;
		case "copy": return `a copy of the tree in another folder${commit}`;
		case "commit": return `commit ${source.revision ?? ""}`;
		case "module":
		case "install": return `${source.kind === "install" ? "go install " : ""}${source.module ?? ""}${source.sum === null ? "" : `, ${source.sum}`}`;
	}
}
const KINDS = {
	setting: "settings",
	package: "packages",
	section: "sections",
	string: "texts"
};
function differenceLines(differences, terminal) {
	return [
		"setting",
		"package",
		"section",
		"string"
	].flatMap((kind) => {
		const found = differences.filter((one) => one.kind === kind);
		if (found.length === 0) return [];
		const rest = found.length - MOST;
		return [
			"",
			`${KINDS[kind]} that differ:`,
			...rowsOf(found.slice(0, MOST), terminal),
			...rest > 0 ? [`  and ${count(rest, "more", "more")}`] : []
		];
	});
}
/** What differs, and its value before and now, beside each other where there is room and else one below the other. */
function rowsOf(found, { measure, columns }) {
	const cells = found.map((one) => cellsOf(one, MAX_VALUE));
	const beside = table(cells.map(([name, before, after]) => [
		"",
		name,
		after === void 0 ? before : `${before} -> ${after}`
	]), measure);
	if (beside.every((line) => measure(line) <= columns)) return beside;
	const room = columns - Math.max(...cells.map(([name]) => measure(name))) - 7;
	const below = found.map((one) => cellsOf(one, Math.min(MAX_VALUE, Math.max(MIN_VALUE, room))));
	return table(below.flatMap(([name, before, after]) => [[
		"",
		name,
		before
	], ...after === void 0 ? [] : [[
		"",
		"",
		`-> ${after}`
	]]]), measure);
}
/** The name, and the values cut to so many characters; one of them where there is one thing to say. */
function cellsOf(one, max) {
	const shown = (text) => text === null ? "none" : visible(text, max);
	switch (one.kind) {
		case "setting": {
			const [before, after] = fromDifference(one.before, one.after);
			return [
				visible(one.key, MAX_NAME),
				shown(before),
				shown(after)
			];
		}
		case "package": return [visible(one.path, MAX_VALUE), one.sameAction ? "same inputs, other content" : "other inputs"];
		case "section": return [visible(one.name, MAX_VALUE), one.before === null ? "only here" : one.after === null ? "only in the file" : "other bytes"];
		case "string": return [
			`${visible(one.section, 30)} at ${one.offset}`,
			shown(one.before),
			shown(one.after)
		];
	}
}
/** Two values, of long ones what follows a little before they part. */
function fromDifference(before, after) {
	if (before === null || after === null || Math.max(before.length, after.length) <= MAX_VALUE) return [before, after];
	let same = 0;
	while (same < before.length && before[same] === after[same]) same += 1;
	const from = same - LEAD;
	return from <= 0 ? [before, after] : [`…${before.slice(from)}`, `…${after.slice(from)}`];
}

// src/core/reproduce/times.ts
/**
* Texts that are a moment: the usual reason why the same commit gives other bytes every time is `-X main.date=$(date)`.
*/
const MOMENTS = [
	/\b(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[T _.:-]?\d\d[:.-]?\d\d|\b)/,
	/\b(?:19|20)\d\d\/(?:0[1-9]|1[0-2])\/(?:0[1-9]|[12]\d|3[01])\b/,
	/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? (?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/,
	/\b20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[T._-]?(?:[01]\d|2[0-3])[0-5]\d[0-5]\d\b/,
	/\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:tember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?) {1,2}(?:[1-9]|[12]\d|3[01]),? (?:19|20)\d\d\b/,
	/\b1[4-9]\d{8}(?:\d{3})?\b/
];
/** Whether a text holds a date or a time. A version with a date in it (a pseudo-version) is none. */
function holdsMoment(text) {
	const plain = text.replaceAll(/v\d+\.\d+\.\d+-(?:[\w.]*\.)?\d{14}-[0-9a-f]{12}/g, "");
	return MOMENTS.some((moment) => moment.test(plain));
}

// src/core/reproduce/module-path.ts
/**
* Module paths, versions and revisions that a file names, before they are given to the go command or to git.
*
* Source: golang.org/x/mod/module (CheckPath, CheckImportPath) and golang.org/x/mod/semver for the forms; narrower than
* those where a real path never goes.
*/
const MAX_PATH_CHARS = 1024;
const MAX_VERSION_CHARS = 200;
/** Whether a text is an import path: elements of ASCII letters, digits and `-._~+`, none of which begins like a flag or hides. */
function isImportPath(text) {
	if (text === "" || text.length > MAX_PATH_CHARS || text.startsWith("-")) return false;
	return text.split("/").every((element) => /^[A-Za-z0-9_~+-][A-Za-z0-9._~+-]*$/.test(element) && !element.endsWith("."));
}
/** Whether a text can be the path of a module that a proxy serves: its first element is a domain. */
function isModulePath(text) {
	const first = text.split("/", 1)[0] ?? "";
	return isImportPath(text) && /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(first) && !first.startsWith("-");
}
/** Whether a text is a version of a module as Go writes it, `+dirty` excepted. */
function isModuleVersion(text) {
	return text.length <= MAX_VERSION_CHARS && /^v\d{1,9}\.\d{1,9}\.\d{1,9}(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(?:\+incompatible)?$/.test(text);
}
/** Takes a version apart (golang.org/ref/mod, "Pseudo-versions"). */
function tagOfVersion(version) {
	const plain = version.replace(/\+(?:incompatible|dirty)$/, "").replace(/\+incompatible$/, "");
	const pseudo = /^(v\d+)\.(\d+)\.(\d+)-(?:(.+)\.0\.|(0)\.)?\d{14}-[0-9a-f]{12}$/.exec(plain);
	if (pseudo === null) return {
		tag: plain,
		exact: true
	};
	const [, major = "", minor = "", patch = "", pre, next] = pseudo;
	if (pre !== void 0) return {
		tag: `${major}.${minor}.${patch}-${pre}`,
		exact: false
	};
	if (next !== void 0) return {
		tag: `${major}.${minor}.${Number(patch) - 1}`,
		exact: false
	};
	return {
		tag: null,
		exact: false
	};
}

// src/core/reproduce/tool-flags.ts
/**
* Which flags of a record are taken into a rebuild.
*
* The record is text in a file that somebody gave us, and several flags of Go's tools run a program (`-extld`), load a
* plugin (`-extldflags=-fplugin=...`) or write a file (`-cpuprofile`, `-o`). So flags are taken by an allow-list, each
* with the form of its value, and nothing else is.
*
* A word that begins with `@` is refused wherever it stands, as a value too: the tools take it for a file with more
* flags in it, before they look at what it belongs to (cmd/internal/objabi/flag.go, expandArgs).
*
* Source: `go tool link -h`, `go tool compile -h`, `go tool asm -h`; cmd/go/internal/work/security.go for the kinds of
* danger in C flags.
*/
const BOOL = /^(?:1|0|t|f|T|F|true|false|TRUE|FALSE|True|False)?$/;
const NUMBER = /^(?:0x[0-9A-Fa-f]{1,16}|\d{1,19})$/;
const WORD = /^[\w.]{1,64}$/;
const ANY = /^[^\u0000]{0,4096}$/;
const TOOLS = {
	"-ldflags": {
		s: BOOL,
		w: BOOL,
		X: ANY,
		B: /^(?:none|gobuildid|0x[0-9A-Fa-f]{2,64})$/,
		buildid: /^[\x20-\x7e]{0,256}$/,
		linkmode: /^(?:internal|external|auto)$/,
		extldflags: (value) => (splitQuoted(value) ?? ["?"]).every(isHostLinkFlag),
		compressdwarf: BOOL,
		checklinkname: BOOL,
		bindnow: BOOL,
		race: BOOL,
		msan: BOOL,
		asan: BOOL,
		buildmode: /^[a-z-]{1,20}$/,
		H: WORD,
		E: WORD,
		D: NUMBER,
		T: NUMBER,
		R: NUMBER,
		funcalign: NUMBER,
		randlayout: NUMBER,
		libgcc: /^none$/,
		I: /^[\w./-]{1,256}$/,
		r: /^[\w./:${}-]{1,1024}$/
	},
	"-gcflags": {
		N: BOOL,
		l: /^(?:\d{1,2}|true|false)?$/,
		B: BOOL,
		C: BOOL,
		e: BOOL,
		dwarf: BOOL,
		dwarflocationlists: BOOL,
		spectre: /^[a-z,]{1,40}$/,
		shared: BOOL,
		dynlink: BOOL,
		wb: BOOL,
		trimpath: ANY,
		lang: /^go1\.\d{1,3}$/
	},
	"-asmflags": {
		spectre: /^[a-z,]{1,40}$/,
		trimpath: ANY,
		shared: BOOL,
		dynlink: BOOL
	}
};
/** Flags of each tool whose value may be the next word, of those that are taken. */
const WITH_VALUE = new Set("X B buildid linkmode extldflags buildmode H E D T R funcalign randlayout libgcc I r spectre trimpath lang".split(" "));
/**
* Why the value of `-ldflags`, `-gcflags` or `-asmflags` is not taken, `null` when it is. A pattern in front is one of
* import paths.
*/
function refusedToolFlags(tool, value) {
	if (!/^[ \t\r\n]*(?:[\x21-\x7e]|$)/.test(value)) return `\`${tool}\` begins with what is no flag`;
	const { pattern, list } = splitPattern(value);
	if (pattern !== null && !/^[\w.~/@-]{1,256}$/.test(pattern.trim())) return `the pattern of \`${tool}\` is none`;
	const words = splitQuoted(list);
	if (words === null) return `a quote in \`${tool}\` is not closed`;
	const flags = parseFlags(words, WITH_VALUE);
	const odd = flags.find((flag) => !allows(TOOLS[tool][flag.name], flag.value ?? ""));
	if (odd !== void 0) return `\`-${odd.name}\` in \`${tool}\` is not taken from a record`;
	if (words.some((word) => word.startsWith("@"))) return `\`${tool}\` names a file with more flags`;
	return wordsOf(words, flags.length) ? null : `\`${tool}\` holds more than flags`;
}
/** Whether all the words make up that many flags: a word each, and one more where the value stands apart. */
function wordsOf(words, flags) {
	let [found, at] = [0, 0];
	for (; at < words.length; found += 1) {
		const flag = /^--?([A-Za-z][\w-]*)(=)?/.exec(words[at] ?? "");
		if (flag === null) return false;
		at += flag[2] === void 0 && WITH_VALUE.has(flag[1] ?? "") ? 2 : 1;
	}
	return found === flags;
}
function allows(rule, value) {
	if (rule === void 0) return false;
	return rule instanceof RegExp ? rule.test(value) : rule(value);
}
/** Flags for the host's linker, through the C compiler: no paths, no plugins, no scripts, no programs. */
function isHostLinkFlag(word) {
	if (/^-(?:static|static-pie|static-libgcc|pie|no-pie|s|g|pthread|O[0-3sg]?|l[\w.+-]{1,64})$/.test(word)) return true;
	const linker = /^-Wl,(.+)$/.exec(word)?.[1];
	if (linker === void 0) return isCompilerFlag(word);
	return linker.split(",").every((part) => /^(?:-z|relro|now|noexecstack|nodlopen|muldefs|-s|-S|-O[0-3]|--as-needed|--no-as-needed|--gc-sections|--build-id(?:=[\w]{1,64})?|--hash-style=\w{3,8}|--sort-common|--strip-all|--strip-debug|--no-undefined|--allow-multiple-definition|-Bsymbolic(?:-functions)?|-Bstatic|-Bdynamic)$/.test(part));
}
const C_OPTION = /^-(?:g[0-3]?|O[0-3sgz]?|pthread|pipe|std=[\w+]{1,16}|W[a-z][\w=-]{0,64}|f[a-z][\w=-]{0,64}|m[\w=.+-]{1,64}|[DU]\w{1,128}(?:=[\w.+-]{0,128})?)$/;
/** Options among those that load, run or write something. */
const C_DANGER = /^-f(?:plugin|dump|profile|auto-profile|save|use-ld|callgraph|opt-info|stack-usage|diagnostics|sanitize-)/;
/** Whether an option of the C compiler does nothing but change the code. */
function isCompilerFlag(word) {
	return C_OPTION.test(word) && !C_DANGER.test(word);
}
/** Whether a recorded list of C flags (`CGO_CFLAGS`) is taken. */
function allowsCompilerFlags(list) {
	return (splitQuoted(list) ?? ["?"]).every(isHostLinkFlag);
}

// src/core/reproduce/recorded.ts
/** Environment that is recorded, with the form of its values. */
const ENV = {
	CGO_ENABLED: /^[01]$/,
	GOOS: /^[a-z0-9]{2,16}$/,
	GOARCH: /^[a-z0-9]{2,16}$/,
	GOAMD64: /^v[1-4]$/,
	GOARM: /^[567](?:,(?:softfloat|hardfloat))?$/,
	GOARM64: /^v[89]\.\d(?:,(?:lse|crypto))*$/,
	GO386: /^(?:sse2|softfloat|387)$/,
	GOMIPS: /^(?:hardfloat|softfloat)$/,
	GOMIPS64: /^(?:hardfloat|softfloat)$/,
	GOPPC64: /^power\d{1,2}$/,
	GORISCV64: /^rva\d{2}[us]64$/,
	GOWASM: /^(?:satconv|signext)?(?:,(?:satconv|signext))*$/,
	GOEXPERIMENT: /^[a-z0-9]{0,40}(?:,[a-z0-9]{1,40}){0,20}$/
};
/** Flags of go build that are recorded with a value, each with its form. */
const VALUE_FLAGS = {
	"-buildmode": /^(?:pie|c-shared|c-archive|plugin)$/,
	"-tags": /^[\w.,]{1,1024}$/,
	"-covermode": /^(?:set|count|atomic)$/,
	"-coverpkg": /^[\w.,/~+-]{1,4096}$/
};
const BOOLEAN_FLAGS = /* @__PURE__ */ new Set([
	"-race",
	"-msan",
	"-asan",
	"-cover",
	"-trimpath"
]);
const TOOL_FLAGS = /* @__PURE__ */ new Set(["-gcflags", "-asmflags"]);
const C_FLAGS = /* @__PURE__ */ new Set([
	"CGO_CFLAGS",
	"CGO_CPPFLAGS",
	"CGO_CXXFLAGS",
	"CGO_LDFLAGS"
]);
/** Follow from other things: the commit, go.mod. */
const NO_PARAMETERS = /* @__PURE__ */ new Set([
	"vcs",
	"vcs.revision",
	"vcs.time",
	"vcs.modified",
	"DefaultGODEBUG",
	"-compiler",
	"GOFIPS140"
]);
const FIRST_WITH_SETTINGS = 18;
const FIRST_WITH_AUTO_PGO = 21;
/** Go 1.18 leaves the flag itself out: then the C flags are missing as well, and no folder is in the line table. */
function isTrimmed({ minor }, modInfo, { lineTable }) {
	if (minor !== 18) return settingValue(modInfo, "-trimpath") === "true";
	if (settingValue(modInfo, "CGO_ENABLED") === "1") return settingValue(modInfo, "CGO_CFLAGS") === void 0;
	return lineTable !== null && lineTable.paths.length === 0;
}
function goOf(facts) {
	const version = parseGoVersion(facts.goVersion ?? "");
	const goVersion = facts.goVersion ?? "nothing";
	if (version === null || version.devel || version.language) throw unavailable(`it names ${quote(goVersion)} as its Go, which is no release`);
	if (!isAtLeast(version, FIRST_WITH_SETTINGS)) throw unavailable(`it was built with ${quote(goVersion)}, and Go records settings from 1.18 on`);
	return {
		version,
		goVersion
	};
}
function mainModuleOf(modInfo) {
	const compiler = settingValue(modInfo, "-compiler") ?? "gc";
	if (compiler !== "gc") throw unavailable(`it was compiled by ${quote(compiler)}`);
	if (modInfo.path === "command-line-arguments") throw unavailable("it was built from files named on the command line, and which ones is not recorded");
	const { main } = modInfo;
	if (main === null) throw unavailable("it records no main module: it was built without modules, or not by the go command");
	if (!isImportPath(modInfo.path)) throw unavailable(`${quote(modInfo.path)} is no import path`);
	if (!isImportPath(main.path)) throw unavailable(`${quote(main.path)} is no module path`);
	return main;
}
/**
* Reads the record of a file; `modInfo` is not redacted. Throws GateError `evidence` when the file does not say enough to
* begin with: which Go, which package.
*/
function readRecordedBuild(modInfo, facts) {
	const { version, goVersion } = goOf(facts);
	const main = mainModuleOf(modInfo);
	const unknowns = [];
	const { env, flags } = parameters(modInfo, unknowns);
	if (isAtLeast(version, FIRST_WITH_AUTO_PGO) && settingValue(modInfo, "-pgo") === void 0) flags.push("-pgo=off");
	const trimpath = isTrimmed(version, modInfo, facts);
	const recorded = settingValue(modInfo, "-ldflags") ?? null;
	const refused = recorded === null ? null : refusedToolFlags("-ldflags", recorded);
	if (refused !== null) unknowns.push(unknown$1("-ldflags", "main", refused, "give them with `--ldflags`"));
	if (modInfo.unknown.some((line) => line.trim() !== "")) unknowns.push(unknown$1("build info", "main", "it holds lines of no known form", null));
	return {
		go: plainGoVersion(goVersion),
		goVersion,
		mainPackage: modInfo.path,
		module: main.path,
		version: isModulePath(main.path) && isModuleVersion(main.version) ? main.version : null,
		recordedVersion: main.version,
		sum: main.sum === "" ? null : main.sum,
		stamp: stampOf(modInfo, unknowns),
		env,
		flags: trimpath ? ["-trimpath", ...flags] : flags,
		ldflags: refused === null ? recorded : null,
		trimpath,
		unknowns: [...unknowns, ...hidden(facts, trimpath, modInfo, isAtLeast(version, 23))]
	};
}
function unavailable(why) {
	return new GateError("evidence", `the file cannot be built again from its own record: ${why}`);
}
function unknown$1(parameter, reach, why, fix) {
	return {
		parameter,
		reach,
		why,
		fix
	};
}
function parameters(modInfo, unknowns) {
	const env = {};
	const flags = [];
	const settings = new Map(modInfo.settings.map(({ key, value }) => [key, value]));
	const fips = settings.get("GOFIPS140");
	if (fips !== void 0) {
		const named = /^(latest|off|certified|inprocess|v\d+\.\d+\.\d+)(?:-[0-9a-f]{6,16})?$/.exec(fips)?.[1];
		if (named === void 0) unknowns.push(unknown$1("GOFIPS140", "all", `${quote(fips)} is of no known form`, null));
		else env["GOFIPS140"] = named;
	}
	for (const [key, value] of settings) {
		if (takeEnv(key, value, env) || takeFlag(key, value, flags, fips !== void 0) || NO_PARAMETERS.has(key) || key === "-ldflags") continue;
		const what = TOOL_FLAGS.has(key) ? refusedToolFlags(toolFlag(key), value) : null;
		unknowns.push(unknown$1(key, "all", what ?? `${quote(`${key}=${value}`, 80)} is not taken from a record`, null));
	}
	return {
		env,
		flags
	};
}
function takeEnv(key, value, env) {
	const taken = C_FLAGS.has(key) ? allowsCompilerFlags(value) : ENV[key]?.test(value) ?? false;
	if (taken) env[key] = value;
	return taken;
}
function takeFlag(key, value, flags, fips) {
	if (BOOLEAN_FLAGS.has(key)) {
		if (key !== "-trimpath" && value === "true") flags.push(key);
		return value === "true" || value === "false";
	}
	if (key === "-buildmode" && value === "exe") return true;
	if (key === "-pgo") return /(?:^|[\\/])default\.pgo$/.test(value);
	if (key === "-tags" && fips) {
		const own = value.split(",").filter((tag) => !/^fips140v\d/.test(tag));
		if (own.length === 0) return true;
		return takeFlag(key, own.join(","), flags, false);
	}
	const taken = TOOL_FLAGS.has(key) ? refusedToolFlags(toolFlag(key), value) === null : VALUE_FLAGS[key]?.test(value) ?? false;
	if (taken) flags.push(`${key}=${value}`);
	return taken;
}
const toolFlag = (key) => key === "-gcflags" ? "-gcflags" : "-asmflags";
function stampOf(modInfo, unknowns) {
	const vcs = settingValue(modInfo, "vcs");
	if (vcs === void 0) return null;
	const revision = settingValue(modInfo, "vcs.revision") ?? "";
	const time = Date.parse(settingValue(modInfo, "vcs.time") ?? "") / 1e3;
	if (vcs === "git" && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(revision) && Number.isSafeInteger(time)) return {
		revision,
		time,
		modified: settingValue(modInfo, "vcs.modified") === "true"
	};
	const why = vcs === "git" ? "the stamp names no commit" : `stamps of ${quote(vcs, 20)} cannot be replayed`;
	unknowns.push(unknown$1("VCS stamp", "main", why, null));
	return null;
}
/** What Go does not write down, where this build may have had it. */
function hidden(facts, trimpath, modInfo, showsVendored) {
	const found = [];
	if (settingValue(modInfo, "vcs.modified") === "true") found.push(unknown$1("source", "all", "it was built from a tree with changes that no commit holds", "build releases from a clean tree"));
	if (usesC(facts)) {
		const why = trimpath ? "C code took part; neither the C compiler nor, with -trimpath, its flags are recorded" : "C code took part, and the C compiler is not recorded";
		found.push(unknown$1("C compiler", "all", why, "build with `CGO_ENABLED=0`, or both times in the same image"));
		if (facts.hostLinked !== false) found.push(unknown$1(HOST_LINKER, "link", "the linker of the host made the file, and neither it nor the C library is recorded", "build in the image of the first build"));
	}
	const vendored = modInfo.deps.filter((dep) => dep.sum === "" && dep.replace === null && dep.version !== "(devel)");
	if (showsVendored && vendored.length > 0) found.push(unknown$1("vendor", "all", "it was built from a vendor folder, whose files have no sums", null));
	if (modInfo.deps.filter((dep) => dep.replace !== null && dep.replace.sum === "").length > 0) found.push(unknown$1("replace", "all", "modules were replaced by folders, whose files have no sums", null));
	return found;
}
/** Whether C code is in the file, as far as it shows. */
function usesC({ hostLinked, lineTable, settings }) {
	if (settings["CGO_ENABLED"] !== "1") return false;
	return hostLinked === true || (lineTable?.traces.includes("cgo") ?? true);
}

// src/core/reproduce/causes.ts
/** The usual reasons for which two builds differ, recognised from where they differ, each with what to do about it. */
/** The causes that show, the likeliest first. Empty: none of the usual ones. */
function causesOf(compared) {
	const found = [
		goVersion(compared),
		changedAfterLink(compared),
		cacheEntry(compared),
		linkAlone(compared),
		folder(compared),
		vcsStamp(compared),
		modules$1(compared),
		settings$1(compared),
		cCode(compared),
		...linkFlags(compared),
		buildId(compared)
	].filter((cause) => cause !== null);
	return found.length === 0 && !compared.builtHere && compared.level === 4 ? [OTHER_SOURCES] : found;
}
/** What a file's record cannot show: it names a commit and settings, and these give something else. */
const OTHER_SOURCES = {
	cause: "sources",
	why: "the recorded settings are the same and the code is not: other sources than those it names (`-overlay`, `-toolexec`, files that git ignores), another Go of that version, or bytes that Go did not write",
	fix: "ask who built it; such a file cannot be checked against its commit"
};
function settingsNamed({ differences }, matches) {
	return differences.filter((one) => one.kind === "setting" && matches(one.key));
}
function goVersion(compared) {
	const { before, after } = compared;
	if (before.goVersion === after.goVersion) return null;
	return {
		cause: "go-version",
		why: `the file was built with ${quote(before.goVersion ?? "an unknown Go")}, this build with ${quote(after.goVersion ?? "an unknown Go")}`,
		fix: "use the same release of Go: `toolchain` in go.mod, `GOTOOLCHAIN`, or `--go`"
	};
}
function changedAfterLink({ before, differences, sameInputs, builtHere }) {
	if (builtHere || before.seal !== "broken" && !sameInputs) return null;
	const sections = differences.flatMap((one) => one.kind === "section" && !ID_SECTIONS.has(one.name) ? [one.name] : []);
	const where = sections.length === 0 ? "" : `; ${quoteList(sections)} ${sections.length === 1 ? "differs" : "differ"}`;
	const how = {
		strip: "it was stripped by another program than the linker",
		objcopy: "it was rewritten by another program than the linker",
		packer: "it was packed",
		appended: "bytes were appended to it",
		patch: "bytes were changed in place"
	};
	const by = before.sealBrokenBy;
	return {
		cause: "changed-after-link",
		why: by !== null ? `${how[by]}${where}` : before.seal === "broken" ? `the seal is broken: it was changed after it was linked${where}` : `the inputs are the same and the bytes are not: changed and stamped anew, or a link that is not reproducible${where}`,
		fix: by === "strip" ? "strip with `-ldflags=\"-s -w\"` instead" : "look for what touches the file behind `go build`; do not ship it before"
	};
}
const ID_SECTIONS = /* @__PURE__ */ new Set([".note.go.buildid", ".note.gnu.build-id"]);
/** Packages with the same inputs, as far as Go records them, and another content. */
function sameInputsOf({ differences }) {
	return differences.flatMap((one) => one.kind === "package" && one.sameAction ? [one.path] : []);
}
function cacheEntry(compared) {
	const same = sameInputsOf(compared).filter((path) => !compared.cgo.includes(path));
	if (same.length === 0) return null;
	return {
		cause: "cache",
		why: `${quoteList(same)}: the same inputs, other contents: an entry of the build cache that Go did not write, or a compiler run that is not reproducible`,
		fix: "`cache audit`, then `go clean -cache` and build again"
	};
}
function folder({ before, after, differences }) {
	const [was, is] = [before.lineTable?.paths ?? [], after.lineTable?.paths ?? []];
	const only = was.filter((path) => !is.includes(path));
	if (only.length === 0 || differences.length === 0) return null;
	return {
		cause: "path",
		why: `the folder of the build is in the file: ${quoteList(only, 3)}, here ${quoteList(is.filter((path) => !was.includes(path)), 3) || "another"}`,
		fix: "build with `-trimpath`"
	};
}
function vcsStamp(compared) {
	const keys = settingsNamed(compared, (key) => key === "vcs" || key.startsWith("vcs.") || key === "mod");
	const stamped = keys.filter((one) => one.kind === "setting" && one.key !== "mod");
	const version = keys.filter((one) => one.kind === "setting" && one.key === "mod");
	if (stamped.length === 0 && version.length === 0) return null;
	const shown = [...stamped, ...version].flatMap((one) => one.kind === "setting" ? [`${one.key}: ${one.before ?? "none"} -> ${one.after ?? "none"}`] : []);
	return {
		cause: "vcs-stamp",
		why: `the stamps of the commit differ: ${quoteList(shown, 3)}`,
		fix: "build both from a clean checkout of the same commit, with its tags; or stamp neither: `-buildvcs=false`"
	};
}
function modules$1(compared) {
	const deps = settingsNamed(compared, (key) => key.startsWith("dep ")).flatMap((one) => one.kind === "setting" ? [one.key.slice(4)] : []);
	if (deps.length === 0) return null;
	return {
		cause: "modules",
		why: `modules differ: ${quoteList(deps)}`,
		fix: "commit go.mod, go.sum and, where there is one, the vendor folder; build with `-mod=readonly`"
	};
}
function settings$1(compared) {
	const others = settingsNamed(compared, (key) => !key.startsWith("dep ") && !key.startsWith("vcs") && ![
		"go",
		"mod",
		"vcs",
		"-ldflags"
	].includes(key)).flatMap((one) => one.kind === "setting" ? [one.key] : []);
	if (others.length === 0) return null;
	return {
		cause: "settings",
		why: `settings differ: ${quoteList(others)}`,
		fix: "write flags and environment down in one place (`build` of the policy file) and use it for every build"
	};
}
function cCode(compared) {
	const { before, differences, cgo } = compared;
	if (differences.length === 0 || !usesC(before)) return null;
	const same = sameInputsOf(compared).filter((path) => cgo.includes(path));
	if (same.length > 0) return {
		cause: "c-code",
		why: `${quoteList(same)}: the same inputs, other contents, and C code is part of it: \`__DATE__\`, \`__TIME__\`, a folder in \`__FILE__\`, or a C compiler or header that Go does not record`,
		fix: "take the moment and the folder out of the C code, or set `SOURCE_DATE_EPOCH` to the time of the commit for every build"
	};
	return {
		cause: "c-code",
		why: "C code is part of it: the C compiler, its headers and its linker are inputs that Go does not record",
		fix: "build with `CGO_ENABLED=0`, or both times in the same image"
	};
}
function linkFlags({ differences, level, sameInputs, sameLinkFlags, cgo }) {
	const texts = differences.flatMap((one) => one.kind === "string" ? [one] : []);
	const setting = differences.find((one) => one.kind === "setting" && one.key === "-ldflags");
	const sameRecord = !differences.some((one) => one.kind === "setting");
	const first = texts.find(({ before, after }) => holdsMoment(before) && before !== after);
	const found = [];
	if (first !== void 0) found.push({
		cause: "time",
		why: `a time is in the file: ${quote(first.before)}, here ${quote(first.after)}`,
		fix: sameLinkFlags === true && cgo.length > 0 ? C_TIME_FIX : TIME_FIX
	});
	if (setting !== void 0 || sameLinkFlags !== true && !sameInputs && level !== 4 && (level === 2 || texts.length > 0 && sameRecord)) found.push({
		cause: "link-flags",
		why: setting === void 0 ? "with `-trimpath` Go does not record `-ldflags`; texts that differ are most likely values of `-X`" : "the recorded `-ldflags` differ",
		fix: "give the flags of the first build with `--ldflags`; the project's release script names them"
	});
	return found;
}
const TIME_FIX = "set the time of the commit instead (`git log -1 --format=%cI`), or read `vcs.time` with runtime/debug.ReadBuildInfo";
const C_TIME_FIX = "set `SOURCE_DATE_EPOCH` to the time of the commit (`git log -1 --format=%ct`), or do without `__DATE__`";
function buildId({ before, after, differences }) {
	const [was, is] = [before.buildId, after.buildId];
	if (differences.length === 0 || partsOf(before) !== null || (was?.text ?? "") === (is?.text ?? "")) return null;
	return {
		cause: "build-id",
		why: was === null ? "the file has no build ID" : `its build ID is ${quote(was.text, 80)}, which Go does not write`,
		fix: "leave `-buildid` to Go: then the seal tells whether a file was changed"
	};
}
/** The same packages and flags, other bytes, and no package to blame. */
function linkAlone({ builtHere, sameInputs, differences }) {
	if (!builtHere || !sameInputs || differences.some(({ kind }) => kind === "package")) return null;
	return {
		cause: "link",
		why: "the same inputs gave other bytes: the link is not reproducible; the linker of the host is the usual reason",
		fix: "link with Go alone: `CGO_ENABLED=0`, or `-ldflags=-linkmode=internal`"
	};
}
/** What of the flags makes the next build come out otherwise, although this one did not; in a sentence, else `null`. */
function timeInFlags(flags) {
	const names = flags.flatMap((flag, index) => {
		const joined = /^--?ldflags=(.*)$/s.exec(flag)?.[1];
		return joined !== void 0 ? [joined] : /^--?ldflags$/.test(flag) ? [flags[index + 1] ?? ""] : [];
	}).flatMap((list) => (splitQuoted(list) ?? []).flatMap((word) => {
		const [, name, value] = /^(?:--?X=)?([\w./-]+\.\w+)=(.*)$/s.exec(word) ?? [];
		return name !== void 0 && value !== void 0 && holdsMoment(value) ? [name] : [];
	}));
	if (names.length === 0) return null;
	return {
		cause: "time",
		why: `\`-X\` sets a time in ${quoteList(names)}: the next build has another`,
		fix: TIME_FIX
	};
}

// src/core/reproduce/link-variants.ts
/** What to link with. `given` is what the user says. */
function linkTries(build, facts, given) {
	const { lists, known } = listsOf(build, facts, given);
	const tries = lists.map((ldflags) => ({
		ldflags,
		flags: [],
		otherBytes: false
	}));
	const explicit = build.flags.some((flag) => flag.startsWith("-buildmode="));
	const otherBytes = facts.goos === "windows" || facts.goos === "darwin";
	const exe = explicit ? [] : [{
		ldflags: lists[0] ?? "",
		flags: ["-buildmode=exe"],
		otherBytes
	}];
	return {
		tries: [...tries, ...exe],
		known
	};
}
function listsOf(build, facts, given) {
	if (given !== null) return {
		lists: [given],
		known: true
	};
	if (build.ldflags !== null) return {
		lists: [build.ldflags],
		known: true
	};
	if (!build.trimpath) return {
		lists: [""],
		known: true
	};
	const id = idFlag(facts);
	return {
		lists: strippings(facts).map((flags) => [flags, id].filter((part) => part !== "").join(" ")),
		known: false
	};
}
function strippings({ stripped, strippedBy }) {
	if (strippedBy === "after-link" || stripped === "none") return [""];
	return stripped === "symbols" ? [
		"-s -w",
		"-w -s",
		"-s"
	] : ["-w"];
}
/** An ID that the go command would not have given. */
function idFlag({ buildId }) {
	if (buildId === null) return "-buildid=";
	return !("content" in buildId) && /^[\w.-]{1,64}$/.test(buildId.text) ? `-buildid=${buildId.text}` : "";
}

// src/core/reproduce/said.ts
/** What is told of a command that failed. */
/** What a command said last: the line that names the error, most often. */
function lastLine(text) {
	return text.split("\n").findLast((line) => line.trim() !== "")?.trim() ?? "no message";
}
/** Why a build failed, in a sentence without its end: the cause where it is known, else the go command's own words. */
function failureWords({ failures, facts, exitCode }) {
	const [first] = failures;
	if (first === void 0) return quote(facts.lastWords.at(-1) ?? `exit code ${exitCode ?? "none"}`);
	return first.cause === "unknown" ? quote(first.said, 600) : first.message;
}
/** The same, of what a go command said on standard error. */
function failureWordsOf(stderr, args, exitCode) {
	const diagnoser = new Diagnoser();
	diagnoser.command(["go", ...args]);
	diagnoser.push(stderr);
	return failureWords(diagnoser.end(exitCode));
}

// src/core/reproduce/unmatched.ts
/** Parameters that the second build shows not to have had. */
function unmatchedParameters(rebuilt) {
	const changed = rebuilt.differences.filter((one) => one.kind === "setting");
	return [
		folders(rebuilt),
		tags(rebuilt, changed),
		modules(changed),
		settings(changed)
	].filter((found) => found !== null);
}
function folders({ before, after, trimpath }) {
	if (trimpath) return null;
	const [was, is] = [before.lineTable?.paths ?? null, after.lineTable?.paths ?? []];
	const other = was?.filter((path) => !is.includes(path)) ?? [];
	if (was !== null && other.length === 0) return null;
	return {
		parameter: "folder",
		reach: "all",
		why: `it was built without -trimpath in ${was === null ? "folders that it does not name" : quoteList(other, 3)}, which ${other.length === 1 ? "is" : "are"} part of its bytes`,
		fix: "have the module, GOROOT and GOMODCACHE at the same places; and build with `-trimpath`"
	};
}
/** Of the tree at hand git says what it says: a tag that this clone lacks makes another version of the module. */
function tags({ source, stamped }, changed) {
	const other = changed.filter(({ key }) => isStamp(key) && (source === "tree" || key !== "vcs.time"));
	if (source === "install" || !stamped || other.length === 0) return null;
	const shown = other.map(({ key, before, after }) => `${key}: ${before ?? "none"}, here ${after ?? "none"}`);
	return {
		parameter: "VCS stamp",
		reach: "main",
		why: `git says something else here: ${quoteList(shown, 3)}`,
		fix: source === "tree" ? "fetch the tags: `git fetch --tags`" : null
	};
}
const isStamp = (key) => key === "mod" || key === "vcs" || key.startsWith("vcs.");
/** Modules of other versions than the file names. Another sum of the same version is another content, and no parameter. */
function modules(changed) {
	const other = changed.filter(({ key, before, after }) => isModule(key) && versionIn(key, before) !== versionIn(key, after));
	if (other.length === 0) return null;
	const shown = other.map(({ key, before, after }) => `${key.slice(MODULE.length)}: ${versionIn(key, before)}, here ${versionIn(key, after)}`);
	return {
		parameter: "modules",
		reach: "all",
		why: `other versions than these sources ask for: ${quoteList(shown, 3)}; a workspace, \`-modfile\` or a build within another module gives those`,
		fix: "build releases without a workspace (`GOWORK=off`), or as `go install PATH@VERSION`"
	};
}
const MODULE = "dep ";
const isModule = (key) => key.startsWith(MODULE);
/** `path version sum => path version sum` without the module's own path and without sums. */
function versionIn(key, text) {
	return text === null ? "none" : text.replaceAll(/ h1:[A-Za-z0-9+/=]+/g, "").slice(key.length - 4 + 1);
}
/** Everything else that is recorded and did not come out the same. */
function settings(changed) {
	const other = changed.filter(({ key }) => !isStamp(key) && !isModule(key) && key !== "-ldflags");
	if (other.length === 0) return null;
	const shown = other.map(({ key, before, after }) => `${key}: ${before ?? "none"}, here ${after ?? "none"}`);
	return {
		parameter: "settings",
		reach: "all",
		why: `the second build did not come to have the recorded ones: ${quoteList(shown, 3)}`,
		fix: null
	};
}

// src/core/reproduce/differences.ts
/** Compares what the two files record. */
function settingDifferences(before, after) {
	const [was, is] = [linesOf(before), linesOf(after)];
	return [.../* @__PURE__ */ new Set([...was.keys(), ...is.keys()])].toSorted().filter((key) => was.get(key) !== is.get(key)).map((key) => ({
		kind: "setting",
		key,
		before: was.get(key) ?? null,
		after: is.get(key) ?? null
	}));
}
function linesOf({ goVersion, mainPackage, main, settings, deps }) {
	return new Map([
		...goVersion === null ? [] : [["go", goVersion]],
		...mainPackage === null ? [] : [["path", mainPackage]],
		...main === null ? [] : [["mod", moduleText(main)]],
		...deps.map((dep) => [`dep ${dep.path}`, moduleText(dep)]),
		...Object.entries(settings)
	]);
}
function moduleText({ replace, ...own }) {
	const text = ({ path, version, sum }) => [
		path,
		version,
		sum
	].join(" ").trim();
	return replace === null ? text(own) : `${text(own)} => ${text(replace)}`;
}
/** Sections with other bytes, and those that only one file has; in the order of the file. */
function sectionDifferences(before, after) {
	const [was, is] = [sectionsOf(before), sectionsOf(after)];
	return [.../* @__PURE__ */ new Set([...was.keys(), ...is.keys()])].filter((name) => was.get(name) !== is.get(name)).map((name) => ({
		kind: "section",
		name,
		before: was.get(name) ?? null,
		after: is.get(name) ?? null
	}));
}
function sectionsOf({ digests }) {
	return new Map((digests?.sections ?? []).map(({ name, sha256 }) => [name, sha256]));
}
/** Packages whose archives differ. Both lists are of one program. */
function packageDifferences(before, after) {
	const [was, is] = [byPath(before), byPath(after)];
	return [.../* @__PURE__ */ new Set([...was.keys(), ...is.keys()])].toSorted().flatMap((path) => {
		const [a, b] = [was.get(path), is.get(path)];
		const [contentA, contentB] = [a?.contentId ?? null, b?.contentId ?? null];
		if (contentA === contentB || a !== void 0 && b !== void 0 && (contentA === null || contentB === null)) return [];
		return [{
			kind: "package",
			path,
			before: contentA,
			after: contentB,
			sameAction: a?.actionId != null && a.actionId === b?.actionId
		}];
	});
}
function byPath(packages) {
	return new Map(packages.map((entry) => [entry.path, entry]));
}

// src/core/reproduce/novel-texts.ts
/**
* Text that one section has and another has nowhere, although all that follows it is moved.
*
* Go's strings stand one after the other without an end mark, so they cannot be listed and compared. Instead every window
* of a few bytes of one section goes into a filter, and the other is read for text whose windows are not in it. The filter
* errs on one side only: it may take a window for known that is not. At 10 MB of section it does so for one in fourteen.
*/
/** Bytes of a window. */
const WINDOW = 5;
/** Bits of the filter, as a power of two: 16 for each byte of the section, and 16 MiB at most. */
const MAX_FILTER_BITS = 27;
const MIN_FILTER_BITS = 16;
/** Bytes of a section that are read; where there are more the rest is not looked at. */
const MAX_BYTES = 256 << 20;
const CHUNK_BYTES$1 = 1 << 20;
const MAX_TEXTS$1 = 5;
/** Texts that are kept to choose from. */
const MAX_RUNS$1 = 1e5;
const MAX_TEXT$1 = 120;
/** Texts that are looked at. */
const MAX_READ = 2e3;
/** The longest texts of `own` that are not in `other`, in the order of the section. */
function novelTexts(own, other) {
	const bits = Math.min(MAX_FILTER_BITS, Math.max(MIN_FILTER_BITS, Math.ceil(Math.log2(other.size + 1)) + 4));
	const filter = new Uint8Array(2 ** (bits - 3));
	forWindows(other, (window) => {
		const hash = spread(window, bits);
		filter[hash >>> 3] = (filter[hash >>> 3] ?? 0) | 1 << (hash & 7);
	});
	const runs = [];
	forWindows(own, (window, offset) => {
		const hash = spread(window, bits);
		if (((filter[hash >>> 3] ?? 0) & 1 << (hash & 7)) !== 0) return;
		const last = runs.at(-1);
		if (last !== void 0 && offset - (last.offset + last.size - WINDOW) <= 3) last.size = offset + WINDOW - last.offset;
		else if (last !== void 0 && last.size <= 8) {
			last.offset = offset;
			last.size = WINDOW;
		} else if (runs.length < MAX_RUNS$1) runs.push({
			offset,
			size: WINDOW
		});
	});
	return runs.toSorted((a, b) => b.size - a.size).slice(0, MAX_READ).map(({ offset, size }) => ({
		offset,
		text: latin1(own.read(offset, Math.min(size, MAX_TEXT$1)))
	})).filter(({ text }) => isWords(text)).slice(0, MAX_TEXTS$1).toSorted((a, b) => a.offset - b.offset);
}
/** Calls for each window that is text, with a number for it. */
function forWindows(source, visit) {
	const size = Math.min(source.size, MAX_BYTES);
	const buffer = new Uint8Array(Math.min(CHUNK_BYTES$1, size));
	let [text, hash] = [0, 0];
	for (let at = 0; at < size; at += CHUNK_BYTES$1) {
		const bytes = source.read(at, Math.min(CHUNK_BYTES$1, size - at), buffer);
		for (let index = 0; index < bytes.length; index += 1) {
			const byte = bytes[index] ?? 0;
			text = byte >= 32 && byte <= 126 ? text + 1 : 0;
			hash = text === 0 ? 0 : nextHash(hash, byte);
			if (text >= WINDOW) visit(hash, at + index - WINDOW + 1);
		}
	}
}
/** The last five characters in 30 bits: six of each, and the seventh laid over its neighbour. */
function nextHash(hash, byte) {
	return (hash << 6 ^ byte) & 1073741823;
}
function spread(window, bits) {
	return Math.imul(window, 2654435761) >>> 32 - bits;
}
/** Tables of machine words read as text, too: few characters many times, many of them signs. */
function isWords(text) {
	const distinct = new Set(text).size;
	return text.replaceAll(/[^\w ./:@+-]/g, "").length >= .8 * text.length && distinct >= Math.min(.5 * text.length, 10);
}

// src/core/reproduce/texts.ts
/** Differing runs of one section that are looked at. */
const MAX_RUNS = 100;
/** Characters shown around a difference, on each side. */
const AROUND = 24;
const MAX_TEXT = 120;
const CHUNK_BYTES = 1 << 20;
/** A shorter text is chance: pointers and tables are full of them. The value of a `-X` stands among other texts. */
const MIN_TEXT = 6;
/** Equal bytes between two differences that make one text of them. */
const MAX_GAP = 8;
/** The texts at the differences of one section. Reads both sections once, a piece at a time. */
function textDifferences(before, after, section) {
	if (!within(section.before, before.size) || !within(section.after, after.size)) return [];
	const [was, is] = [subSource(before, section.before), subSource(after, section.after)];
	if (was.size !== is.size) {
		const only = (own, other, at) => novelTexts(own, other).map(({ offset, text }) => ({
			offset: at + offset,
			text: redactText(text)
		}));
		const [gone, come] = [only(was, is, section.before.offset), only(is, was, section.after.offset)];
		return [...gone.map(({ offset, text }) => ({
			...place(section, offset),
			before: text,
			after: ""
		})), ...come.map(({ offset, text }) => ({
			...place(section, offset),
			before: "",
			after: text
		}))];
	}
	return differingRuns(was, is).flatMap((run) => {
		const [a, b] = [textAround(was, run), textAround(is, run)];
		if (a === null && b === null) return [];
		return [{
			...place(section, section.before.offset + run.offset),
			before: redactText(a ?? ""),
			after: redactText(b ?? "")
		}];
	});
}
function place({ name }, offset) {
	return {
		kind: "string",
		section: name,
		offset
	};
}
/** Runs of bytes that differ, near ones as one. */
function differingRuns(was, is) {
	const { size } = was;
	const runs = [];
	for (let at = 0; at < size && runs.length <= MAX_RUNS; at += CHUNK_BYTES) {
		const length = Math.min(CHUNK_BYTES, size - at);
		const [a, b] = [Buffer.from(was.read(at, length)), Buffer.from(is.read(at, length))];
		if (a.equals(b)) continue;
		for (let i = 0; i < length && runs.length <= MAX_RUNS; i += 1) {
			if (a[i] === b[i]) continue;
			const last = runs.at(-1);
			if (last !== void 0 && at + i - (last.offset + last.size) <= MAX_GAP) last.size = at + i + 1 - last.offset;
			else runs.push({
				offset: at + i,
				size: 1
			});
		}
	}
	return runs;
}
/** The text that covers the beginning of a run, cut on both sides; `null` when there is none. */
function textAround(source, run) {
	const from = Math.max(0, run.offset - AROUND);
	const length = bounded(Math.min(source.size - from, MAX_TEXT), MAX_TEXT, "text, characters");
	const text = latin1(source.read(from, length));
	const at = run.offset - from;
	const start = text.slice(0, at).search(/(?<![\x20-\x7e])[\x20-\x7e]*$/);
	const rest = /^[\x20-\x7e]*/.exec(text.slice(at))?.[0] ?? "";
	const end = Math.min(rest.length, run.size + AROUND);
	const found = `${text.slice(start, at)}${rest.slice(0, end)}`;
	return rest === "" || found.length < MIN_TEXT ? null : found;
}

// src/observe/reproduce/compare-files.ts
/** Sections that hold texts of the program, by the names of all formats. */
const WITH_TEXT = /* @__PURE__ */ new Set([
	".rodata",
	"__rodata",
	".rdata",
	".data",
	"__data",
	".noptrdata",
	"__noptrdata",
	"__cstring"
]);
/** Texts that are shown of one file. */
const MAX_TEXTS = 10;
/** Compares a file, whose facts with digests are given, with its rebuild. */
async function compareFiles(ports, before, file, shown) {
	const after = await readBinary(ports, file, shown, { digests: true });
	const likeness = likenessOf(before.facts, after);
	if (likeness.level === 0) return {
		after,
		likeness,
		differences: []
	};
	const sections = sectionDifferences(before.facts, after);
	const texts = likeness.level === 1 ? [] : readTexts(ports, before, file, after, sections);
	return {
		after,
		likeness,
		differences: [
			...settingDifferences(before.facts, after),
			...sections,
			...texts
		]
	};
}
function readTexts(ports, before, file, after, sections) {
	if (before.file === null) return [];
	const [was, is] = [ports.files.open(before.file), ports.files.open(file)];
	try {
		return sections.flatMap((one) => {
			if (one.kind !== "section" || !WITH_TEXT.has(one.name)) return [];
			const [a, b] = [rangeOf(before.facts, one.name), rangeOf(after, one.name)];
			return a === void 0 || b === void 0 ? [] : [{
				name: one.name,
				before: a,
				after: b
			}];
		}).flatMap((section) => textDifferences(was, is, section)).slice(0, MAX_TEXTS);
	} finally {
		was.close();
		is.close();
	}
}
const rangeOf = ({ digests }, name) => digests?.sections.find((section) => section.name === name);

// src/observe/reproduce/given.ts
/** Reads a file as it was named. Throws GateError `input` for a record that is none. */
async function readGiven(ports, file, shown) {
	if (ports.files.head(file, 1)?.[0] === 123) return givenRecord(parseRecord(await ports.files.readText(file, 33554432) ?? "", shown), shown);
	const facts = await readBinary(ports, file, shown, { digests: true });
	const given = {
		facts,
		file,
		ldflags: null
	};
	if (facts.buildInfo === "rodata") return {
		...given,
		...ofFacts(facts)
	};
	return {
		...given,
		modInfo: () => modInfoOf(ports, file, facts),
		unknowns: []
	};
}
/** What facts keep of the module info: all but values of `-X` and secrets. */
function ofFacts(facts) {
	const { main, deps } = facts;
	const settings = Object.entries(facts.settings).map(([key, value]) => ({
		key,
		value
	}));
	const whole = settings.filter(({ value }) => !value.includes(REDACTED));
	const unknowns = settings.filter((one) => !whole.includes(one)).map(({ key }) => unknown(key, key === "-ldflags" ? "main" : "all", "the record keeps no values of `-X` and no secrets"));
	const modInfo = () => {
		expectGo(facts);
		return {
			path: facts.mainPackage ?? "",
			main,
			deps,
			settings: whole,
			unknown: []
		};
	};
	return {
		modInfo,
		unknowns
	};
}
function givenRecord({ binary, build, environment, trace }, shown) {
	const facts = {
		...binary,
		path: shown
	};
	const { modInfo, unknowns: redacted } = ofFacts(facts);
	const unknowns = [...redacted];
	if (trace !== null && trace.overlaid.length > 0) unknowns.push(unknown("-overlay", "all", "files were replaced with `-overlay`, and the record has only their names"));
	if (trace?.toolexec != null) unknowns.push(unknown("-toolexec", "all", `${quote(trace.toolexec[0] ?? "")} ran the tools`));
	const flags = build === null ? null : [...splitQuoted(environment.effective["GOFLAGS"] ?? "") ?? [], ...build.flags];
	return {
		facts,
		file: null,
		modInfo,
		ldflags: flags === null ? null : ldflagsOf(flags),
		unknowns
	};
}
const unknown = (parameter, reach, why) => ({
	parameter,
	reach,
	why,
	fix: parameter === "-ldflags" ? "give them with `--ldflags`" : null
});
/** The last `-ldflags` of a build; empty without one, `null` where a value is not kept. */
function ldflagsOf(flags) {
	const last = flags.flatMap((flag, index) => {
		const joined = /^--?ldflags=(.*)$/s.exec(flag)?.[1];
		return joined !== void 0 ? [joined] : /^--?ldflags$/.test(flag) ? [flags[index + 1] ?? ""] : [];
	}).at(-1) ?? "";
	return last.includes("[redacted]") ? null : last;
}
function expectGo(facts) {
	if (facts.outcome === "go" && facts.slices.length === 0) return;
	const what = facts.slices.length > 0 ? "a fat file; take one slice out of it" : facts.evidence[0] ?? facts.outcome;
	throw new GateError("evidence", `${quote(facts.path)} cannot be built again: expected a Go program with build info, got ${what}`);
}
function modInfoOf(ports, file, facts) {
	expectGo(facts);
	const source = ports.files.open(file);
	try {
		const opened = openImage(source);
		const blob = opened.kind === "image" ? locateBlob(source, opened.image) : null;
		if (blob === null || blob.modInfo === "") throw new GateError("evidence", `${quote(facts.path)} cannot be built again: it has no module info`);
		return parseModInfo(blob.modInfo);
	} finally {
		source.close();
	}
}

// src/observe/reproduce/go-setup.ts
/**
* The go command for a rebuild: of the version that a file names, with the settings that decide where modules come from
* and none of those that decide how they are built.
*/
/** Where modules come from, and how they are verified: the user's own settings. */
const FETCHING = [
	"GOPROXY",
	"GOSUMDB",
	"GONOSUMDB",
	"GONOPROXY",
	"GOPRIVATE",
	"GOINSECURE",
	"GOVCS",
	"GOAUTH",
	"GOMODCACHE"
];
/** What changes a build, cleared unless it is recorded. */
const BUILDING = "GOAMD64 GOARM GOARM64 GO386 GOMIPS GOMIPS64 GOPPC64 GORISCV64 GOWASM GOEXPERIMENT GOFIPS140 CGO_CFLAGS CGO_CPPFLAGS CGO_CXXFLAGS CGO_FFLAGS CGO_LDFLAGS GODEBUG GOROOT GOBIN GOCACHEPROG GO111MODULE GO_EXTLINK_ENABLED".split(" ");
/**
* Finds the Go that a file names, in this order: `--go`, the one in PATH, GOTOOLCHAIN, which may download it. A GOTOOLCHAIN
* of `local` forbids that, `...+path` allows what is in PATH alone. Throws GateError `evidence` when it cannot be had.
*/
async function setUpGo(ports, build, user, options) {
	const fetching = Object.fromEntries(FETCHING.flatMap((name) => user[name] === void 0 ? [] : [[name, user[name]]]));
	const base = {
		...Object.fromEntries(BUILDING.map((name) => [name, void 0])),
		...fetching,
		...options.offline ? { GOPROXY: "off" } : {},
		...build.env,
		GOENV: "off",
		GOFLAGS: "",
		GOWORK: "off",
		GOCACHE: options.cache,
		GOTMPDIR: await workFolder(ports, options.cwd),
		GOTOOLCHAIN: "local",
		...options.go === null ? {} : { PATH: `${dirname(options.go)}${delimiter}${ports.env["PATH"] ?? ""}` }
	};
	const ask = async (env) => {
		const { exitCode, stdout, stderr } = await runGo(ports, options.cwd, [
			"env",
			"GOVERSION",
			"GOROOT"
		], {
			...env,
			GOEXPERIMENT: void 0
		});
		const [version = "", goroot = ""] = stdout.split("\n").map((line) => line.trim());
		return {
			version: exitCode === 0 ? version : null,
			goroot,
			said: stderr
		};
	};
	const wanted = build.goVersion.replace(/[ -]X:.*$/, "");
	const local = await ask(base);
	const path = options.go ?? await ports.exec.which("go");
	if (local.version === wanted) return {
		env: base,
		version: wanted,
		path
	};
	const here = `the file names ${quote(wanted)}, the Go here is ${quote(local.version ?? "none")}`;
	if (options.go !== null) throw new GateError("evidence", here, { fix: `name a ${wanted} with \`--go\`` });
	if (wanted !== build.go) throw new GateError("evidence", `${here}, and that is no release of the Go project`, { fix: "name that Go with `--go PATH`" });
	const setting = user["GOTOOLCHAIN"] ?? "auto";
	if (setting === "local") throw new GateError("evidence", `${here}, and GOTOOLCHAIN=local forbids another`, { fix: "set `GOTOOLCHAIN=auto` for this run, or name a Go with `--go PATH`" });
	const other = await ask({
		...base,
		GOTOOLCHAIN: /(?:^|\+)path$/.test(setting) ? `${build.go}+path` : build.go
	});
	if (other.version === wanted) {
		const PATH = `${join(other.goroot, "bin")}${delimiter}${ports.env["PATH"] ?? ""}`;
		return {
			env: {
				...base,
				PATH
			},
			version: wanted,
			path: join(other.goroot, "bin", "go")
		};
	}
	throw new GateError("evidence", `${here}, and ${quote(wanted)} could not be had: ${quote(lastLine(other.said))}`, { fix: "name a Go with `--go PATH`, or let GOPROXY reach one" });
}
/** Where the go command works: below a folder of this run, because it leaves everything behind when it is interrupted. */
async function workFolder(ports, folder) {
	const work = join(folder, "work");
	await ports.files.writeText(join(work, "README"), "work of go build\n");
	return work;
}
/**
* The environment for a build whose `git` repeats claims. To find the version of the main module the go command asks git
* and writes the answer into the module cache, where the next one takes it for the proxy's (`.info`; Go 1.24 on,
* cmd/go/internal/modfetch, LookupLocal and cachingRepo). So it gets a module cache below `folder`, filled from the files
* that the user's own has; those were verified when they were downloaded.
*/
function withOwnModules(env, folder, user) {
	return {
		...env,
		GOMODCACHE: join(folder, "modules"),
		GOPROXY: pathToFileURL(join(user["GOMODCACHE"] ?? "", "cache", "download")).href,
		GOSUMDB: "off",
		GOPRIVATE: "",
		GONOPROXY: "none",
		GONOSUMDB: "",
		GOFLAGS: "-modcacherw"
	};
}
/** Runs the go command that the overlay's PATH names. What it says on standard error is kept to a bound. */
async function runGo(ports, cwd, args, env) {
	const decoder = new TextDecoder();
	let stderr = "";
	return {
		...await ports.exec.run({
			file: "go",
			args,
			cwd,
			env,
			onStderr: (chunk) => {
				stderr = (stderr + decoder.decode(chunk, { stream: true })).slice(-MAX_SAID);
			}
		}),
		stderr
	};
}
const MAX_SAID = 65536;

// src/core/reproduce/vcs-folders.ts
/**
* What the go command takes for a repository.
*
* To stamp a build it looks for these names and asks the program they belong to, and a Mercurial folder may name programs
* of its own for that (`.hg/hgrc`, extensions). `git` is a stand-in in a rebuild; the others would be real. So none of
* them comes along with sources that somebody else wrote. No package can embed them either (embed, "Directives").
*
* Source: cmd/go/internal/vcs/vcs.go (RootNames of each), which Go before 1.25 asks in the order hg, git, svn, bzr, fossil.
*/
const NAMES = /* @__PURE__ */ new Set([
	".git",
	".hg",
	".svn",
	".bzr",
	".fslckout",
	"_fossil_"
]);
/** The shortest beginning of a relative path (elements by `/`) that names a repository; `null` when none does. */
function vcsFolderIn(path) {
	const elements = path.split("/");
	const at = elements.findIndex((element) => NAMES.has(element.toLowerCase()));
	return at < 0 ? null : elements.slice(0, at + 1).join("/");
}

// src/core/reproduce/commit-tree.ts
/**
* A commit as a list of files, and what of its files a commit does not hold: submodules are names of other commits, and
* filtered files (Git LFS) are pointers for a program that fetches them.
*
* Source: git-ls-tree(1), "Output format"; gitattributes(5), "filter".
*/
/** Reads `git ls-tree -r -z --full-tree`. */
function parseTree(text) {
	const entries = text.split("\0").flatMap((entry) => {
		const [, mode, path] = /^(\d{6}) [^\t]*\t(.+)$/s.exec(entry) ?? [];
		return mode === void 0 || path === void 0 ? [] : [{
			mode,
			path
		}];
	});
	const isSubmodule = ({ mode }) => mode === "160000";
	return {
		paths: entries.filter((entry) => !isSubmodule(entry)).map(({ path }) => path),
		submodules: entries.filter(isSubmodule).map(({ path }) => path)
	};
}
/** The filters that a `.gitattributes` names. */
function filtersIn(attributes) {
	const lines = attributes.split("\n").filter((line) => !line.trimStart().startsWith("#"));
	return [...new Set(lines.flatMap((line) => [...line.matchAll(/\sfilter=([\w.-]{1,64})/g)].map(([, name = ""]) => name)))];
}
/** What a build of a commit lacks, where it has submodules or filters that are not set up here. */
function notInCommit(submodules, filters) {
	const source = (why, fix) => ({
		parameter: "source",
		reach: "all",
		why,
		fix
	});
	return [...submodules.length === 0 ? [] : [source(`${quoteList(submodules, 3)}: submodules, whose files are in other repositories and were left out`, "build in a checkout with them: `reproduce` on the module")], ...filters.length === 0 ? [] : [source(`files of the commit stand for others that the filter ${quoteList(filters, 3)} fetches, and git has none of that name here`, "set the filter up; for Git LFS `git lfs install`")]];
}

// src/core/reproduce/stand-in-git.ts
/** The script, for a POSIX shell. Every value in it is of a checked form, but the folder, which is quoted. */
function standInGit({ stamp, tag, subdirectory, root }) {
	const prefix = subdirectory === "" ? "" : `${subdirectory}/`;
	const name = tag.tag === null ? "" : `${prefix}${tag.tag}`;
	const at = tag.exact && name !== "" ? `, tag: ${name}` : "";
	const { revision, time } = stamp;
	return `#!/bin/sh
root=${shellQuote(root)}
case "$*" in
'status --porcelain'*) ${stamp.modified ? "echo '?? changed'" : ":"} ;;
*' log -1 --format=%H:%ct' | *' show -s --format=%H:%ct') echo '${revision}:${time}' ;;
'config extensions.objectformat') ${revision.length === 64 ? "echo sha256" : "exit 1"} ;;
*' log '*'--format=format:%H %ct %D '*) printf '%s' '${revision} ${time} HEAD -> main${at}' ;;
'tag -l') ${name === "" ? ":" : `echo ${shellQuote(name)}`} ;;
'for-each-ref '*'--merged='*) ${name === "" ? ":" : `echo ${shellQuote(`refs/tags/${name}`)}`} ;;
'cat-file '*' blob ${revision}:'*)
  for last do :; done
  cat "$root/\${last#*:}" 2>/dev/null || exit 128 ;;
*) exit 128 ;;
esac
`;
}
/** A text as one word of a POSIX shell. */
function shellQuote(text) {
	return `'${text.replaceAll("'", "'\\''")}'`;
}

// src/observe/reproduce/prepared.ts
/** Sources that are ready to be built, and how they are stamped. */
/** A go.mod, or another text beside it, is not longer. */
const MAX_GO_MOD_BYTES = 1 << 20;
/** The path in the `module` line of a go.mod. */
function modulePathOf(goMod) {
	return /^[ \t]*module[ \t]+"?([^\s"]+)"?/m.exec(goMod)?.[1] ?? null;
}
/** Puts a `git` in place that repeats the stamp, and a folder that makes the go command ask it. */
async function stampWith(ports, { folder, build }, stamp, root, subdirectory) {
	if (ports.host.os === "win32") return {
		stamp: "none",
		tools: null,
		unknowns: [{
			parameter: "VCS stamp",
			reach: "main",
			why: "stamps cannot be repeated on Windows; it was built without",
			fix: null
		}]
	};
	const tools = join(folder, "tools");
	const tag = isModuleVersion(build.recordedVersion.replace(/\+dirty$/, "")) ? tagOfVersion(build.recordedVersion) : {
		tag: null,
		exact: false
	};
	await ports.files.writeText(join(tools, "git"), standInGit({
		stamp,
		tag,
		subdirectory,
		root
	}), true);
	await ports.files.writeText(join(root, ".git", "HEAD"), "ref: refs/heads/main\n");
	return {
		stamp: "replayed",
		tools,
		unknowns: []
	};
}

// src/observe/reproduce/commit-source.ts
/** A commit of the repository at hand as sources. */
/** Files of attributes of one commit that are read. */
const MAX_ATTRIBUTES = 100;
/** Modules of one repository that are looked at. */
const MAX_GO_MODS = 300;
/** Git for reading alone: no hook, no lock, no prompt, no fetch of what a partial clone lacks. */
const QUIET = {
	GIT_OPTIONAL_LOCKS: "0",
	GIT_TERMINAL_PROMPT: "0",
	GIT_NO_LAZY_FETCH: "1",
	LC_ALL: "C"
};
async function git(ports, cwd, args, env = {}) {
	return ports.exec.run({
		file: "git",
		args: [...[
			"-c",
			"core.fsmonitor=false",
			"-c",
			"core.hooksPath=/dev/null"
		], ...args],
		cwd,
		env: {
			...QUIET,
			...env
		}
	});
}
async function hasCommit(ports, root, revision) {
	return (await git(ports, root, [
		"cat-file",
		"-e",
		`${revision}^{commit}`
	])).exitCode === 0;
}
/** A commit of the repository as files, through an index of its own: nothing of the repository changes. */
async function prepareCommit(ports, options, root, stamp) {
	const { folder, build } = options;
	const { revision } = stamp;
	const listed = await git(ports, root, [
		"ls-tree",
		"-r",
		"-z",
		"--full-tree",
		revision
	]);
	const { paths, submodules } = parseTree(listed.stdout);
	const subdirectory = await moduleInCommit(ports, root, revision, build.module, paths);
	const tree = join(folder, "commit");
	const index = { GIT_INDEX_FILE: join(folder, "commit.index") };
	for (const args of [["read-tree", revision], [
		"checkout-index",
		"--all",
		"--force",
		"--ignore-skip-worktree-bits",
		`--prefix=${tree}/`
	]]) {
		const { exitCode, stderr } = await git(ports, root, args, index);
		if (exitCode !== 0) throw new GateError("evidence", `commit ${quote(revision)}: ${quote(lastLine(stderr))}`);
	}
	for (const path of new Set(paths.map(vcsFolderIn))) if (path !== null) await ports.files.remove(join(tree, path));
	const time = Number((await git(ports, root, [
		"show",
		"-s",
		"--no-show-signature",
		"--format=%ct",
		revision
	])).stdout.trim());
	const tag = tagOfVersion(build.recordedVersion);
	const claims = [];
	if (tag.exact && tag.tag !== null && isModuleVersion(tag.tag)) {
		if ((await git(ports, root, [
			"rev-parse",
			"--verify",
			"--quiet",
			`refs/tags/${`${subdirectory === "" ? "" : `${subdirectory}/`}${tag.tag}`}^{commit}`
		])).stdout.trim() !== revision) claims.push(`the file says ${quote(tag.tag)}; the repository has no such tag at this commit`);
	}
	const real = {
		...stamp,
		time: Number.isSafeInteger(time) ? time : stamp.time
	};
	const stamped = await stampWith(ports, options, real, tree, subdirectory);
	const filters = await missingFilters(ports, root, tree, paths);
	return {
		facts: {
			kind: "commit",
			revision,
			module: null,
			sum: null,
			claims
		},
		cwd: join(tree, subdirectory),
		...stamped,
		unknowns: [...stamped.unknowns, ...notInCommit(submodules, filters)],
		install: null,
		workspace: workspaceIn(tree, subdirectory, paths)
	};
}
/** Filters that the attributes of a commit name and this git does not have. */
async function missingFilters(ports, root, tree, paths) {
	const named = /* @__PURE__ */ new Set();
	for (const file of paths.filter((path) => /(?:^|\/)\.gitattributes$/.test(path)).slice(0, MAX_ATTRIBUTES)) {
		const text = await ports.files.readText(join(tree, file), MAX_GO_MOD_BYTES).catch(() => null);
		for (const name of filtersIn(text ?? "")) named.add(name);
	}
	const missing = [];
	for (const name of named) if ((await git(ports, root, [
		"config",
		"--get-regexp",
		`^filter\\.${name.replaceAll(".", "\\.")}\\.(smudge|process)$`
	])).exitCode !== 0) missing.push(name);
	return missing;
}
/** The go.work that the go command finds above a folder of a commit. */
function workspaceIn(tree, folder, paths) {
	const known = new Set(paths);
	for (let at = folder;; at = at.includes("/") ? at.slice(0, at.lastIndexOf("/")) : "") {
		const file = at === "" ? "go.work" : `${at}/go.work`;
		if (known.has(file)) return join(tree, file);
		if (at === "") return null;
	}
}
/** The folder of a module in a commit. */
async function moduleInCommit(ports, root, revision, module, paths) {
	const files = paths.filter((path) => /(?:^|\/)go\.mod$/.test(path));
	for (const file of files.toSorted((a, b) => a.length - b.length).slice(0, MAX_GO_MODS)) {
		const { stdout: text } = await git(ports, root, [
			"cat-file",
			"blob",
			`${revision}:${file}`
		]);
		if (modulePathOf(text) === module) return file.replace(/\/?go\.mod$/, "");
	}
	throw new GateError("evidence", `commit ${quote(revision)} holds no module ${quote(module)}`);
}

// src/observe/reproduce/sources.ts
/** Where the sources of a rebuild come from: the tree at hand, a commit of its repository, or a module of a proxy. */
/** The ways to have the sources of a file, the surest first. Empty when there is none. */
async function findSources(ports, options) {
	const { build, module } = options;
	if (module !== null) return [{
		name: module,
		prepare: () => prepareModule(ports, options, module)
	}];
	if (build.sum !== null) {
		const { version } = build;
		return version === null ? [] : [{
			name: `${build.module}@${version}`,
			prepare: async () => prepareInstall(options, version)
		}];
	}
	const found = [];
	const repository = await readRepository(ports, options.cwd);
	const here = await moduleHere(ports, options);
	const atRevision = build.stamp === null || repository.source.head === build.stamp.revision;
	const needsTree = !build.trimpath || build.stamp === null || build.stamp.modified;
	if (here !== null && atRevision && needsTree) found.push({
		name: "the tree at hand",
		prepare: async () => prepareTree(options, here, repository.source)
	});
	if (!build.trimpath) return found;
	const { stamp } = build;
	if (stamp !== null && repository.root !== null && await hasCommit(ports, repository.root, stamp.revision)) {
		const { root } = repository;
		found.push({
			name: `commit ${shortCommit(stamp.revision)}`,
			prepare: () => prepareCommit(ports, options, root, stamp)
		});
		return found;
	}
	const version = build.version ?? (isModulePath(build.module) ? stamp?.revision ?? null : null);
	if (version !== null) {
		const name = `${build.module}@${version}`;
		found.push({
			name,
			prepare: () => prepareModule(ports, options, name)
		});
	}
	return found;
}
/** The folder of the module at hand, when it is the one that the file names. */
async function moduleHere(ports, { cwd, build }) {
	for (let folder = cwd;; folder = dirname(folder)) {
		const text = await ports.files.readText(join(folder, "go.mod"), MAX_GO_MOD_BYTES).catch(() => null);
		if (text !== null && modulePathOf(text) === build.module) return folder;
		if (dirname(folder) === folder) return null;
	}
}
function prepareTree({ build, workspace }, cwd, { head, dirtyCount }) {
	const { stamp } = build;
	const changed = dirtyCount === 0 ? "" : `, with ${dirtyCount ?? "an unknown number of"} files that differ from its commit`;
	const source = (why, fix) => [{
		parameter: "source",
		reach: "all",
		why,
		fix
	}];
	return {
		facts: {
			kind: "tree",
			revision: head,
			module: null,
			sum: null,
			claims: []
		},
		cwd,
		stamp: stamp === null ? "none" : "real",
		tools: null,
		unknowns: stamp === null ? source("the file names no commit; the tree at hand was taken", "build with the VCS stamp (the default in a git checkout)") : stamp.modified || changed === "" ? [] : source(`the tree at hand was taken${changed}`, "undo the changes"),
		install: null,
		workspace
	};
}
function prepareInstall({ folder, build }, version) {
	return {
		facts: {
			kind: "install",
			revision: null,
			module: `${build.module}@${version}`,
			sum: build.sum,
			claims: []
		},
		cwd: folder,
		stamp: "none",
		tools: null,
		unknowns: [],
		install: `${build.mainPackage}@${version}`,
		workspace: null
	};
}
/** A module as a proxy has it, copied out of the module cache so that it is a main module. */
async function prepareModule(ports, options, name) {
	const { folder, build, env } = options;
	const [path = "", version = ""] = name.split("@");
	if (!isModulePath(path) || !(isModuleVersion(version) || /^[0-9a-f]{7,64}$/.test(version) || version === "latest")) throw new GateError("usage", `--module: expected \`module@version\`, got ${quote(name)}`);
	const { stdout, stderr } = await runGo(ports, folder, [
		"mod",
		"download",
		"-json",
		name
	], env);
	const answer = parseJson(stdout);
	const cached = textAt(answer, 4096, "Dir");
	if (cached === null) {
		const why = textAt(answer, 4096, "Error") ?? lastLine(stderr);
		throw new GateError("evidence", `${quote(name)} could not be had: ${quote(why)}`, { fix: "name another version with `--module PATH@VERSION`, or a checkout with `-C DIR`" });
	}
	const subdirectory = safeFolder(textAt(answer, 1024, "Origin", "Subdir") ?? "");
	const tree = join(folder, "module");
	const cwd = join(tree, subdirectory);
	const { files } = await ports.files.walk(cached);
	for (const file of files) {
		const own = file.slice(cached.length + 1);
		if (vcsFolderIn(own.replaceAll(sep, "/")) === null) await ports.files.copy(file, join(cwd, own));
	}
	const hash = textAt(answer, 2048, "Origin", "URL") === null ? null : textAt(answer, 100, "Origin", "Hash");
	const { stamp } = build;
	const claims = stamp === null ? [] : [hash === stamp.revision ? `that the module is of commit ${quote(shortCommit(stamp.revision))} is the word of the file and of the proxy` : `commit ${quote(shortCommit(stamp.revision))} and its time are the file's word; the sum of the module is what was built`];
	const unknowns = stamp === null && build.version === null ? [{
		parameter: "source",
		reach: "all",
		why: "the file names no version; the one that was given was taken",
		fix: null
	}] : [];
	const stamped = stamp === null ? {
		stamp: "none",
		tools: null,
		unknowns: []
	} : await stampWith(ports, options, stamp, tree, subdirectory);
	return {
		facts: {
			kind: "module",
			revision: stamp?.revision ?? null,
			module: `${path}@${textAt(answer, 200, "Version") ?? version}`,
			sum: textAt(answer, 200, "Sum"),
			claims
		},
		cwd,
		...stamped,
		unknowns: [...unknowns, ...stamped.unknowns],
		install: null,
		workspace: null
	};
}
function safeFolder(text) {
	return /^[\w.~+-]+(?:\/[\w.~+-]+)*$/.test(text) && !text.split("/").some((part) => /^\.+$/.test(part)) ? text : "";
}

// src/observe/reproduce/reproduce-file.ts
/**
* Builds a file again from what it records, and compares.
*
* Sources and spellings of flags are tried in turn; the first that gives the same bytes is a proof, whatever was guessed.
* Everything is written below one temporary folder, but modules, which go where the go command keeps them.
*/
/**
* Reproduces one file. Throws Unavailable when it cannot be built at all. `known` is told what the file is, as soon as
* that is known.
*/
async function reproduceFile(ports, request, known) {
	const file = resolve(request.file);
	const given = await having("file", () => readGiven(ports, file, request.file));
	const { facts } = given;
	known(buildFacts(facts));
	const build = await having(facts.outcome === "unreadable" ? "file" : "record", () => {
		const recorded = readRecordedBuild(given.modInfo(), facts);
		return {
			...recorded,
			unknowns: [...recorded.unknowns, ...given.unknowns]
		};
	});
	await having("go", () => findGo(ports));
	const folder = await ports.files.realPath(await ports.files.makeTemporary("go-provenance-gate-reproduce-"));
	try {
		ports.log.status(`looking for ${build.go}`);
		const { env: user } = await having("go", () => readGoEnv(ports, request.cwd, {}));
		const where = {
			cwd: folder,
			cache: request.cache ?? join(folder, "cache"),
			go: request.go,
			offline: request.offline
		};
		const setup = await having("go", () => setUpGo(ports, build, user, where));
		const paths = facts.lineTable?.paths ?? [];
		const workspace = /^$|^off$/.test(user["GOWORK"] ?? "") ? null : user["GOWORK"] ?? null;
		const options = {
			cwd: request.cwd,
			folder,
			build,
			module: request.module,
			env: setup.env,
			paths,
			workspace
		};
		const sources = await having("source", () => findSources(ports, options));
		if (sources.length === 0) throw new Unavailable("source", noSources(build, paths));
		const link = linkTries(build, facts, request.ldflags ?? given.ldflags);
		const before = {
			file: given.file,
			facts
		};
		const failures = [];
		let best = null;
		for (const source of sources) {
			try {
				ports.log.status(`fetching ${visible(source.name)}`);
				const prepared = await having("source", source.prepare);
				const tried = await having("build", () => attemptAll(ports, {
					before,
					build,
					setup,
					user,
					prepared,
					folder,
					link,
					name: source.name
				}));
				best = better(best, tried);
			} catch (error) {
				if (!(error instanceof Unavailable) || error.code !== "evidence") throw error;
				failures.push({
					name: source.name,
					error
				});
			}
			if (best?.compared.likeness.level === 0) break;
		}
		if (best === null) throw allFailed(failures);
		return report(before.facts, build, setup, best, link.known);
	} finally {
		ports.log.status(null);
		await ports.files.remove(folder);
	}
}
function allFailed(failures) {
	const words = failures.map(({ name, error }) => error.message.startsWith(quote(name)) ? error.message : `${name}: ${error.message}`).join("; ");
	const last = failures.at(-1)?.error;
	const fix = last?.fix ?? null;
	return new Unavailable(last?.missing ?? "source", new GateError("evidence", words, fix === null ? {} : { fix }));
}
function noSources(build, paths) {
	if (!build.trimpath && build.sum === null) {
		const where = paths.length === 0 ? "" : ` (${quote(paths.find((path) => !path.includes("/go")) ?? paths[0] ?? "")})`;
		return new GateError("evidence", `it was built without -trimpath, so its folder${where} is part of its bytes, and the tree at hand is not that module at that commit`, { fix: "run this in the folder it was built in, at its commit; and build with `-trimpath`" });
	}
	return new GateError("evidence", `no sources: ${quote(build.module)} names no version and no commit that can be had`, { fix: "name a checkout with `-C DIR`, or a version with `--module PATH@VERSION`" });
}
/**
* Builds from one source, in its workspace and without one: which it was is not recorded, and a build without is usual
* for releases of a repository that has one. Throws GateError `evidence` when nothing is built.
*/
async function attemptAll(ports, options) {
	const { workspace } = options.prepared;
	if (workspace === null) return attempt(ports, options);
	let best = null;
	let failed = null;
	for (const GOWORK of [workspace, "off"]) try {
		const env = {
			...options.setup.env,
			GOWORK
		};
		const tried = await attempt(ports, {
			...options,
			setup: {
				...options.setup,
				env
			}
		});
		best = better(best, tried);
		if ((tried.compared.likeness.level ?? 5) <= 1) break;
	} catch (error) {
		if (!(error instanceof GateError) || error.code !== "evidence") throw error;
		failed ??= error;
	}
	if (best === null) throw failed;
	return best;
}
/** Builds from one source, with the spellings of the flags in turn. Throws GateError `evidence` when nothing is built. */
async function attempt(ports, options) {
	const { before, folder } = options;
	let { prepared } = options;
	let best = null;
	for (const [index, link] of options.link.tries.entries()) {
		const level = best?.compared.likeness.level ?? 1;
		if (level === 0) break;
		if (level > 1 && !link.otherBytes) continue;
		const out = join(folder, "out", `${prepared.facts.kind}-${index}`, basename(before.facts.path));
		ports.log.status(`building ${visible(options.name)}${index === 0 ? "" : `, other flags (${index})`}`);
		let built = await runBuild(ports, {
			...options,
			prepared
		}, link, out);
		if (built.file === null && prepared.stamp === "replayed" && built.said.includes("VCS status")) {
			prepared = withoutStamp(prepared);
			built = await runBuild(ports, {
				...options,
				prepared
			}, link, out);
		}
		if (built.file === null && best !== null) break;
		if (built.file === null) throw new GateError("evidence", `the build failed: ${built.why}`);
		const compared = await compareFiles(ports, before, built.file, "rebuilt");
		best = better(best, {
			compared,
			prepared,
			link,
			unknowns: prepared.unknowns
		});
	}
	if (best === null) throw new GateError("evidence", "there are no flags to link with");
	return best;
}
/** Where a Go asks git something that the stand-in does not know: better no stamp than a wrong one. */
function withoutStamp(prepared) {
	const unknown = {
		parameter: "VCS stamp",
		reach: "main",
		why: "this Go asks git for more than can be repeated; it was built without a stamp",
		fix: null
	};
	return {
		...prepared,
		stamp: "none",
		unknowns: [...prepared.unknowns, unknown]
	};
}
async function runBuild(ports, { build: recorded, setup, user, prepared, folder }, link, out) {
	const flags = [
		...recorded.flags,
		...link.flags,
		...link.ldflags === "" ? [] : [`-ldflags=${link.ldflags}`]
	];
	const tools = prepared.tools === null || prepared.stamp !== "replayed" ? null : prepared.tools;
	const path = setup.env["PATH"] ?? ports.env["PATH"] ?? "";
	const env = tools === null ? setup.env : {
		...withOwnModules(setup.env, folder, user),
		PATH: `${tools}${delimiter}${path}`
	};
	const words = (args, { stderr, exitCode }) => ({
		said: stderr,
		why: exitCode === 0 ? "" : failureWordsOf(stderr, args, exitCode)
	});
	if (prepared.install !== null) {
		const gopath = join(folder, "gopath");
		const args = [
			"install",
			...flags,
			"--",
			prepared.install
		];
		const run = await runGo(ports, prepared.cwd, args, {
			...env,
			GOPATH: gopath
		});
		const [file] = run.exitCode === 0 ? (await ports.files.walk(join(gopath, "bin"))).files : [];
		return {
			file: file ?? null,
			...words(args, run)
		};
	}
	if (tools !== null) {
		const list = [
			"list",
			"-deps",
			"-buildvcs=false",
			"-f",
			"",
			...recorded.flags,
			"--",
			recorded.mainPackage
		];
		await runGo(ports, prepared.cwd, list, setup.env);
	}
	const stamp = `-buildvcs=${prepared.stamp === "none" ? "false" : "true"}`;
	const args = [
		"build",
		...flags,
		stamp,
		"-o",
		out,
		"--",
		recorded.mainPackage
	];
	const run = await runGo(ports, prepared.cwd, args, env);
	return {
		file: run.exitCode === 0 ? out : null,
		...words(args, run)
	};
}
function better(a, b) {
	const rank = ({ compared }) => compared.likeness.level ?? 5;
	return a === null || rank(b) < rank(a) ? b : a;
}
function report(facts, build, setup, best, linkKnown) {
	const { compared, prepared } = best;
	const { likeness, after, differences } = compared;
	const hiddenFlags = {
		parameter: "-ldflags",
		reach: "link",
		why: "with -trimpath Go does not record them",
		fix: "give them with `--ldflags`"
	};
	const { trimpath } = build;
	const { facts: source } = prepared;
	const stamped = prepared.stamp !== "none";
	const unmatched = unmatchedParameters({
		before: facts,
		after,
		differences,
		trimpath,
		stamped,
		source: source.kind
	});
	const unknowns = [
		...build.unknowns,
		...best.unknowns,
		...unmatched,
		...linkKnown ? [] : [hiddenFlags]
	];
	const verdict = verdictOf(likeness, facts, unknowns);
	const same = verdict === "reproduced";
	const { level, sameInputs } = likeness;
	const sameLinkFlags = linkKnown ? true : null;
	return {
		file: facts.path,
		level,
		sameInputs,
		verdict,
		why: whyOf(likeness, verdict, unknowns),
		before: buildFacts(facts),
		after: buildFacts(after),
		differences,
		causes: same ? [] : causesOf({
			before: facts,
			after,
			differences,
			sameInputs,
			level,
			builtHere: false,
			sameLinkFlags,
			cgo: []
		}),
		unknowns: verdict === "inconclusive" ? reachingUnknowns(likeness, unknowns) : [],
		go: {
			version: setup.version,
			path: setup.path
		},
		source: source.kind === "install" ? {
			...source,
			sum: after.main?.sum ?? null
		} : source,
		remarks: [...build.ldflags === null && best.link.ldflags !== "" ? [`linked with ${quote(`-ldflags="${redactFlags(best.link.ldflags)}"`)}`] : [], ...likeness.level === 0 || facts.seal !== "broken" ? [] : facts.sealEvidence.slice(0, 3)]
	};
}

// src/core/reproduce/layout.ts
/** Lays folders out. `folders` holds one at least; what lies within another is copied with it. */
function layoutOf(folders, separator) {
	const sorted = [...new Set(folders)].toSorted();
	const roots = sorted.filter((folder) => !sorted.some((other) => other !== folder && isWithin(folder, other, separator)));
	const split = roots.map((folder) => folder.split(separator));
	const [first = []] = split;
	let shared = 0;
	while (shared < first.length && split.every((elements) => elements[shared] === first[shared])) shared += 1;
	const ancestor = first.slice(0, shared).join(separator);
	return {
		ancestor: ancestor === "" ? separator : ancestor,
		roots
	};
}
/** Whether a path is a folder or lies in it. */
function isWithin(path, folder, separator) {
	return path === folder || path.startsWith(folder.endsWith(separator) ? folder : `${folder}${separator}`);
}

// src/core/reproduce/overlay.ts
/**
* Whether a copy of the tree is built with `-overlay` as the original is.
*
* A relative name in the overlay's file is one of the working directory, and leads into the copy. An absolute name of
* the tree leads to the original: the copy would be built without it.
*
* Source: `go help build`, -overlay; cmd/go/internal/fsys (Init).
*/
/** The file that the last `-overlay` of a list of flags names; `null` without one. */
function overlayFlag(flags) {
	return flags.reduce((found, flag, index) => {
		return /^--?overlay=(.*)$/s.exec(flag)?.[1] ?? (/^--?overlay$/.test(flag) ? flags[index + 1] ?? null : found);
	}, null);
}
/** A file below `root` that an overlay replaces by its absolute name; `null` when there is none. */
function fixedInOverlay(text, root, separator) {
	const replaced = valueAt(parseJson(text), "Replace");
	return (typeof replaced === "object" && replaced !== null ? Object.keys(replaced) : []).find((name) => isWithin(name, root, separator)) ?? null;
}

// src/observe/reproduce/apart.ts
/** What keeps the second build of a module apart from the first: its own cache, another Go, none of its files. */
const MAX_OVERLAY_BYTES = 16 << 20;
/** A copy cannot be built with an overlay that names the original. What cannot be read the build says better. */
async function refuseFixedOverlay(ports, cwd, flags, env) {
	const overlay = overlayFlag(flags);
	const goMod = env["GOMOD"] ?? "";
	if (overlay === null || goMod === "") return;
	const text = await ports.files.readText(resolve(cwd, overlay), MAX_OVERLAY_BYTES);
	const fixed = text === null ? null : fixedInOverlay(text, dirname(goMod), sep);
	if (fixed === null) return;
	throw new GateError("evidence", `the overlay ${quote(overlay)} replaces ${quote(fixed)}, a file of this tree by its absolute path: a copy elsewhere is built without it`, { fix: "name files of the tree relative to the folder of the build" });
}
/** A build cache of its own. GOCACHEPROG comes before GOCACHE, and where the env file sets it nothing takes it away. */
async function ownCache(ports, cwd, cache) {
	const env = {
		GOCACHE: cache,
		GOCACHEPROG: ""
	};
	const { stdout } = await runGo(ports, cwd, ["env", "GOCACHEPROG"], env);
	if (stdout.trim() === "") return env;
	throw new GateError("evidence", `GOCACHEPROG is ${quote(stdout.trim())}: both builds would come out of one cache`, { fix: "`go env -u GOCACHEPROG` for this run, or `GOENV=off`" });
}
/** What makes the second build use another go command, which has to be of the same version. */
async function otherGo(ports, go, env, cwd) {
	if (go === null) return {};
	const overlay = {
		GOTOOLCHAIN: "local",
		PATH: `${dirname(go)}${delimiter}${ports.env["PATH"] ?? ""}`
	};
	const { stdout, stderr, exitCode } = await runGo(ports, cwd, ["env", "GOVERSION"], overlay);
	const version = stdout.trim();
	if (exitCode !== 0 || version !== env["GOVERSION"]) {
		const got = exitCode === 0 ? version : lastLine(stderr);
		throw new GateError("input", `--go: expected ${quote(env["GOVERSION"] ?? "")}, got ${quote(got)}`, { fix: "name a go command of the same version" });
	}
	return overlay;
}

// src/observe/reproduce/copy-tree.ts
/**
* A copy of the sources in another folder, as faithful as the build needs it and not larger.
*
* In a git repository: all that git tracks or does not ignore, and of the ignored what the go command reads: files that
* `go list` names for a package (generated code, embedded files), go.mod and its like, a vendor folder, a profile, the
* files that flags name, and beside C code what a C compiler and a linker read. Else the folder as it is. Modules that are
* replaced by folders, or used by a workspace, come along at their relative places.
*
* So that the copy is stamped as the original, it gets a git folder of its own: HEAD and the index are copies,
* `commondir` leads to the repository for everything else (gitrepository-layout, "commondir"). The repository itself is
* only read. It is a folder where the original is one, and a file where that is one (a linked worktree), since the go
* command stamps only the first kind before 1.27.4.
*/
/** Copies the sources of a build. Throws GateError `evidence` when git sees another tree in the copy. */
async function copyTree(ports, options) {
	const cwd = await ports.files.realPath(options.cwd);
	const repository = options.repository === null ? null : await ports.files.realPath(options.repository);
	const folders = await foldersOf(ports, options, cwd, repository);
	const { ancestor, roots } = layoutOf(folders, sep);
	const place = (path) => join(options.folder, relative(ancestor, path));
	const remarks = [];
	for (const root of roots) await copyFiles(ports, root === repository ? await trackedFiles(ports, root) : await allFiles(ports, root, remarks), place);
	const { files: named, withC, folders: packageFolders } = await packageFiles(ports, options, cwd);
	const profiles = packageFolders.map((own) => join(own, "default.pgo"));
	const ignored = repository === null ? [] : await ignoredInputs(ports, repository, withC);
	await copyFiles(ports, [
		...named,
		...profiles,
		...ignored,
		...filesOfFlags(options.flags, cwd)
	].filter((file) => roots.some((root) => isWithin(file, root, sep))), place);
	if (repository !== null) await copyGit(ports, repository, place(repository), options.folder);
	return {
		cwd: place(cwd),
		remarks,
		env: await ownWorkspace(ports, options, roots, place)
	};
}
/** GOWORK may name a file by its absolute path, which leads out of the copy. */
async function ownWorkspace(ports, { env }, roots, place) {
	const workspace = env["GOWORK"] ?? "";
	if (workspace === "" || workspace === "off") return {};
	const file = await ports.files.realPath(workspace);
	return roots.some((root) => isWithin(file, root, sep)) ? { GOWORK: place(file) } : {};
}
/** The folders that the build reads: the repository, or the module without one; modules that are folders. */
async function foldersOf(ports, options, cwd, repository) {
	const goMod = options.env["GOMOD"] ?? "";
	const workspace = options.env["GOWORK"] ?? "";
	const folders = [repository ?? (goMod === "" ? cwd : dirname(await ports.files.realPath(goMod))), ...workspace === "" || workspace === "off" ? [] : [dirname(await ports.files.realPath(workspace))]];
	const mains = await go(ports, cwd, [
		"list",
		"-m",
		"-f",
		"{{.Dir}}"
	], options.overlay);
	const replaced = await go(ports, cwd, [
		"list",
		"-m",
		"-f",
		"{{if .Replace}}{{if not .Replace.Version}}{{.Replace.Dir}}{{end}}{{end}}",
		"all"
	], options.overlay);
	for (const { exitCode, stdout } of [mains, replaced]) {
		const lines = exitCode === 0 ? stdout.split("\n").filter((line) => line !== "") : [];
		for (const line of lines) folders.push(await ports.files.realPath(resolve(cwd, line)));
	}
	return folders;
}
function trackedFiles(ports, root) {
	return listFiles(ports, root, ["--cached", "--others"]);
}
async function listFiles(ports, root, which, patterns = []) {
	const args = [
		"ls-files",
		"-z",
		...which,
		"--exclude-standard",
		"--",
		...patterns
	];
	const { exitCode, stdout, stderr } = await git$1(ports, root, ...args);
	if (exitCode !== 0) throw new GateError("evidence", `${quote(root)}: ${quote(lastLine(stderr))}`);
	return [...new Set(stdout.split("\0").filter((path) => path !== ""))].map((path) => join(root, path));
}
/** What the go command reads and lists nowhere. */
const UNLISTED = [
	"go.mod",
	"go.sum",
	"go.work",
	"go.work.sum",
	"vendor/**"
].map((name) => `:(glob)**/${name}`);
/** What a C compiler and a linker read. */
const OF_C = /\.(?:a|o|so(?:\.\d+)*|dylib|tbd|lib|dll|def|h|hh|hpp|hxx|inc|inl|pc)$/;
/** Files that git ignores and a build needs. */
async function ignoredInputs(ports, root, withC) {
	const ignored = (patterns) => listFiles(ports, root, ["--others", "--ignored"], patterns);
	const unlisted = await ignored(UNLISTED);
	const vendors = unlisted.filter((file) => file.endsWith(MODULES_TXT)).map((file) => dirname(file));
	const inC = withC.filter((folder) => isWithin(folder, root, sep));
	return [...unlisted.filter((file) => !isVendored(file) || vendors.some((folder) => isWithin(file, folder, sep))), ...(inC.length === 0 ? [] : await ignored(inC.map((folder) => `:(top,literal)${relative(root, folder)}`))).filter((file) => OF_C.test(file))];
}
const MODULES_TXT = `${sep}vendor${sep}modules.txt`;
const isVendored = (file) => file.split(sep).slice(0, -1).includes("vendor");
/** Files that flags of go build name by a path in the tree; go.sum stands beside another go.mod. */
function filesOfFlags(flags, cwd) {
	return flags.flatMap((flag, index) => {
		const [, name = "", value = flags[index + 1] ?? ""] = /^--?(modfile|overlay|pgo)(?:=(.*))?$/s.exec(flag) ?? [];
		if (name === "" || value === "") return [];
		const file = resolve(cwd, value);
		return name === "modfile" ? [file, file.replace(/\.mod$/, ".sum")] : [file];
	});
}
async function allFiles(ports, root, remarks) {
	const { files, others, closed } = await ports.files.walk(root);
	for (const { path, why } of closed) remarks.push(`${quote(path)} was not copied: ${why}`);
	const links = others.filter(({ what }) => what === "a symbolic link").map(({ path }) => path);
	const isGit = (path) => relative(root, path).split(sep).includes(".git");
	return [...files, ...links].filter((path) => !isGit(path));
}
const FILE_LISTS = "GoFiles CgoFiles CFiles CXXFiles MFiles HFiles FFiles SFiles SwigFiles SwigCXXFiles SysoFiles EmbedFiles".split(" ");
const SEPARATOR = sep === "\\" ? "\\\\" : sep;
const FILES_FORMAT = `{{if not .Standard}}{{$d := .Dir}}{{if .CgoFiles}}C {{$d}}{{"\\n"}}{{end}}{{if eq .Name "main"}}M {{$d}}{{"\\n"}}{{end}}${FILE_LISTS.map((list) => `{{range .${list}}}F {{$d}}${SEPARATOR}{{.}}{{"\\n"}}{{end}}`).join("")}{{end}}`;
/** What the packages that are built consist of. What cannot be listed cannot be built either, and the build says it better. */
async function packageFiles(ports, options, cwd) {
	const { ownFlags, packages, overlay } = options;
	const { stdout } = await go(ports, cwd, [
		"list",
		"-e",
		"-deps",
		"-f",
		FILES_FORMAT,
		...ownFlags,
		"--",
		...packages
	], overlay);
	const lines = [...new Set(stdout.split("\n"))];
	const marked = (mark) => lines.flatMap((line) => line.startsWith(`${mark} `) ? [line.slice(2)] : []);
	return {
		files: marked("F"),
		folders: marked("M"),
		withC: marked("C")
	};
}
/** Copies files; links as links, folders (of submodules) as a whole, what is not there (deleted, but in the index) not at all. */
async function copyFiles(ports, files, place) {
	for (const file of files) {
		const to = place(file);
		const target = await ports.files.linkTarget(file);
		const kind = target === null ? await ports.files.kind(file) : "link";
		if (target !== null) await ports.files.link(target, to);
		else if (kind === "file") await ports.files.copy(file, to);
		else if (kind === "directory") await copyFiles(ports, await allFiles(ports, file, []), place);
	}
}
/** Gives the copy a git folder of its own that shares all but HEAD and the index. */
async function copyGit(ports, root, copy, folder) {
	const asked = await git$1(ports, root, "rev-parse", "--absolute-git-dir", "--git-common-dir", "--git-path", "index");
	const [gitDir, common, index] = asked.stdout.trimEnd().split("\n");
	if (asked.exitCode !== 0 || gitDir === void 0 || common === void 0 || index === void 0) throw new GateError("evidence", `${quote(root)}: git does not say where its folder is: ${quote(lastLine(asked.stderr))}`);
	const isFolder = await ports.files.kind(join(root, ".git")) === "directory";
	const own = isFolder ? join(copy, ".git") : `${folder}-git`;
	await ports.files.copy(join(gitDir, "HEAD"), join(own, "HEAD"));
	const indexFile = resolve(root, index);
	if (await ports.files.kind(indexFile) === "file") await ports.files.copy(indexFile, join(own, "index"));
	await ports.files.writeText(join(own, "commondir"), `${resolve(root, common)}\n`);
	if (!isFolder) await ports.files.writeText(join(copy, ".git"), `gitdir: ${own}\n`);
	const seen = async (where) => {
		const [head, status] = await Promise.all([git$1(ports, where, "rev-parse", "--verify", "--quiet", "HEAD"), git$1(ports, where, "status", "--porcelain")]);
		return `${head.exitCode} ${head.stdout}${status.exitCode} ${status.stdout}`;
	};
	const [before, after] = [await seen(root), await seen(copy)];
	if (before !== after) throw new GateError("evidence", `the copy of ${quote(root)} is not the same tree to git: ${quote(firstChange(before, after))}`, { fix: "commit or stash what is changed; with submodules or split indexes use `reproduce FILE` on a released binary" });
}
function firstChange(before, after) {
	const known = new Set(before.split("\n"));
	return after.split("\n").find((line) => !known.has(line)) ?? "fewer changes";
}

// src/observe/reproduce/reproduce-module.ts
/**
* Builds the programs of a module twice: where they are, as `check` does, and in a copy of the tree in another folder,
* with a build cache that is empty; then compares.
*/
/** Reproduces every program of a module. Throws GateError when one of the builds fails. */
async function reproduceModule(ports, request) {
	const launcher = await having("go", () => findGo(ports));
	const repository = await readRepository(ports, request.cwd);
	const asked = gateRequest(request);
	const { policy, treeSha256 } = await readPolicy(ports, asked, repository);
	const plan = makePlan(asked, policy, treeSha256);
	if (plan.mode !== "build") throw new GateError("input", "reproduce: the policy names `binaries`, which are not built", { fix: "name a package, or one of the files" });
	const folder = await ports.files.realPath(await ports.files.makeTemporary("go-provenance-gate-reproduce-"));
	try {
		const found = [];
		for (const [index, target] of plan.targets.entries()) {
			const work = join(folder, String(index));
			found.push(...await reproduceTarget(ports, request, {
				plan,
				repository,
				target,
				work,
				launcher,
				folder
			}));
		}
		return found;
	} finally {
		await ports.files.remove(folder);
	}
}
function gateRequest({ cwd, packages, flags, targets, policy }) {
	return {
		cwd,
		packages,
		flags,
		targets,
		output: null,
		binaries: null,
		command: null,
		policy,
		baseline: { kind: "none" },
		onMissingBaseline: null,
		failOn: "error",
		gate: "all",
		verifyToolchain: "off",
		cacheTrust: "off",
		ledger: null,
		allowUntrustedCheckout: false,
		event: null,
		workspace: null,
		stateFolder: "",
		keepBinaries: false,
		helpBase: ""
	};
}
async function reproduceTarget(ports, request, { plan, repository, target, work, folder, launcher }) {
	const overlay = {
		...plan.request.env,
		...target?.env,
		...request.offline ? { GOPROXY: "off" } : {},
		GOTMPDIR: await workFolder(ports, folder)
	};
	const { env } = await readGoEnv(ports, request.cwd, overlay);
	const flags = [...splitQuoted(env["GOFLAGS"] ?? "") ?? [], ...plan.request.flags];
	await refuseFixedOverlay(ports, request.cwd, flags, env);
	const first = built("the build failed", await ports.log.group("the first build", () => buildTarget(ports, {
		cwd: request.cwd,
		request: plan.request,
		env: overlay,
		folder: join(work, "first")
	})));
	const copy = await copyTree(ports, {
		cwd: request.cwd,
		repository: repository.source.vcs === "git" ? repository.root : null,
		env,
		overlay,
		flags,
		ownFlags: plan.request.flags,
		packages: plan.request.packages,
		folder: join(work, "a-copy-in-another-folder")
	});
	const cache = request.cache ?? join(folder, "cache");
	const again = {
		...overlay,
		...copy.env,
		...await ownCache(ports, copy.cwd, cache),
		...await otherGo(ports, request.go, env, copy.cwd)
	};
	const second = built("it was built once, and not again in a copy of the tree", await ports.log.group("the second build", () => buildTarget(ports, {
		cwd: copy.cwd,
		request: plan.request,
		env: again,
		folder: join(work, "second")
	})));
	const time = timeInFlags(flags);
	const found = [];
	for (const one of first) {
		const other = second.find(({ main }) => main.path === one.main.path);
		if (other === void 0) throw new GateError("evidence", `the second build has no ${quote(one.main.path)}`);
		const caches = {
			before: env["GOCACHE"] ?? "",
			after: cache
		};
		found.push(await compareBuilds(ports, {
			one,
			other,
			caches,
			target,
			repository,
			time,
			remarks: copy.remarks,
			go: request.go ?? launcher
		}));
	}
	return found;
}
function built(what, result) {
	if (result.ok) return result.binaries;
	throw new GateError("evidence", `${what}: ${failureWords(result.failure.diagnosis)}`, { fix: "`check` says more about a build that fails" });
}
async function compareBuilds(ports, pair) {
	const { one, other, target, repository, time, go } = pair;
	const shown = target === null ? one.main.path : `${target.text} ${one.main.path}`;
	const facts = await readBinary(ports, one.file, shown, { digests: true });
	const { after, likeness, differences: ofFiles } = await compareFiles(ports, {
		file: one.file,
		facts
	}, other.file, shown);
	const packages = likeness.level === 0 ? [] : await differingPackages(ports, pair, likeness.sameInputs);
	const differences = [
		...ofFiles.filter((entry) => entry.kind === "setting"),
		...packages,
		...ofFiles.filter((entry) => entry.kind !== "setting")
	];
	const verdict = verdictOf(likeness, { seal: "absent" }, []);
	const same = verdict === "reproduced";
	const { sameInputs } = likeness;
	const { source } = repository;
	const dirty = source.dirtyCount ?? 0;
	return {
		file: shown,
		level: likeness.level,
		sameInputs,
		verdict,
		why: whyOf(likeness, verdict, []),
		before: buildFacts(facts),
		after: buildFacts(after),
		differences,
		causes: [...same ? [] : causesOf({
			before: facts,
			after,
			differences,
			sameInputs,
			level: likeness.level,
			builtHere: true,
			sameLinkFlags: true,
			cgo: [...one.log.cgo, ...other.log.cgo]
		}), ...time === null ? [] : [time]],
		unknowns: [],
		go: {
			version: after.goVersion ?? "",
			path: go
		},
		source: {
			kind: "copy",
			revision: source.head,
			module: null,
			sum: null,
			claims: []
		},
		remarks: [...pair.remarks, ...dirty === 0 ? [] : [`${count(dirty, "file")} of the tree ${dirty === 1 ? "is" : "are"} in no commit: nobody else can build this`]]
	};
}
/**
* Packages whose archives differ. Where the IDs are all the same the bytes are not, so those that came from the cache are
* read: an archive that was changed there keeps its name and its ID.
*/
async function differingPackages(ports, { one, other, caches }, sameInputs) {
	const [before, after] = [packagesOf(ports, one, caches.before), packagesOf(ports, other, caches.after)];
	const differing = packageDifferences(before, after);
	if (!sameInputs || differing.length > 0) return differing;
	const changed = [];
	for (const { path, outputSha256, origin } of before) {
		if (outputSha256 === null || origin !== "cached") continue;
		const file = join(caches.before, outputSha256.slice(0, 2), `${outputSha256}-d`);
		if (await ports.files.kind(file) !== "file") continue;
		const sha256 = await ports.files.sha256(file);
		if (sha256 !== outputSha256) changed.push({
			kind: "package",
			path,
			before: sha256,
			after: outputSha256,
			sameAction: true
		});
	}
	return changed;
}
/** The packages of a link with the IDs in their archives. */
function packagesOf(ports, binary, cache) {
	const { log, link } = binary;
	if (link === null) return [];
	const ids = readArchiveIds(ports, binary, cache);
	return packageRecords({
		log,
		link,
		ids,
		modules: [],
		checks: /* @__PURE__ */ new Map(),
		times: /* @__PURE__ */ new Map()
	});
}

// src/ports/interrupt.ts
/**
* Ctrl-C during long work, and the end of a cancelled job: the program that runs is told, no other is begun, and the
* work unwinds as from an error, so that its temporary folders are removed. A second signal ends the process at once.
*
* The program is told together with all that it began: `go build` ends at SIGINT without waiting for its compilers and
* without removing its work folder (it handles the signal for `go run` and `go test` alone; measured with Go 1.26). So
* the caller has that folder, GOTMPDIR, below the one that it removes.
*/
const SIGNALS = [
	"SIGINT",
	"SIGTERM",
	"SIGHUP"
];
/** Does work with ports whose programs end with this process. What it throws behind a signal is not thrown on. */
async function interruptible(ports, work) {
	const abort = new AbortController();
	let exitCode = 0;
	const stop = (signal) => {
		exitCode = 128 + constants.signals[signal];
		forget();
		abort.abort();
	};
	const forget = () => {
		for (const signal of SIGNALS) process.off(signal, stop);
	};
	for (const signal of SIGNALS) process.on(signal, stop);
	const { exec } = ports;
	const run = (command) => abort.signal.aborted ? Promise.reject(new GateError("tool", "interrupted")) : exec.run({
		...command,
		abort: abort.signal
	});
	try {
		const value = await work({
			...ports,
			exec: {
				...exec,
				run
			}
		}, abort.signal);
		return abort.signal.aborted ? {
			interrupted: true,
			exitCode
		} : {
			interrupted: false,
			value
		};
	} catch (error) {
		if (!abort.signal.aborted) throw error;
		return {
			interrupted: true,
			exitCode
		};
	} finally {
		forget();
	}
}

// src/cli/reproduce.ts
/** `reproduce`: a second build of a module somewhere else, or of a file from its own record. */
const OPTIONS = {
	directory: {
		type: "string",
		short: "C"
	},
	"build-flags": { type: "string" },
	target: {
		type: "string",
		multiple: true
	},
	ldflags: { type: "string" },
	module: { type: "string" },
	go: { type: "string" },
	cache: { type: "string" },
	policy: { type: "string" },
	offline: { type: "boolean" },
	json: { type: "boolean" }
};
/** Options that belong to one of the two forms. */
const OF_MODULES = [
	"build-flags",
	"target",
	"policy"
];
const OF_FILES = ["ldflags", "module"];
async function reproduce(args, shell) {
	const parsed = parseOptions("reproduce", args, OPTIONS, shell);
	if (parsed === null) return 0;
	const ports = systemPorts(process.env, consoleLog(shell), shell.hashWorker);
	try {
		const ended = await interruptible(ports, (own, signal) => reproduceWith(own, parsed, {
			shell,
			signal
		}));
		if (!ended.interrupted) return ended.value;
		shell.err("interrupted; what was begun is removed\n");
		return ended.exitCode;
	} finally {
		await ports.hashing.close();
	}
}
async function reproduceWith(ports, { values, positionals }, { shell, signal }) {
	const json = values.json === true;
	const [first] = positionals;
	let before = {
		sha256: null,
		buildId: null
	};
	try {
		const isFile = first !== void 0 && !first.endsWith(".go") && await ports.files.kind(resolve(first)) === "file";
		refuse(values, positionals, isFile);
		const common = {
			cwd: resolve(values.directory ?? "."),
			go: await goCommand(ports, values.go),
			cache: values.cache === void 0 ? null : resolve(values.cache),
			offline: values.offline === true
		};
		const flags = values["build-flags"] === void 0 ? null : splitWords(values["build-flags"]);
		const found = isFile ? [await reproduceFile(ports, {
			...common,
			file: first,
			ldflags: values.ldflags ?? null,
			module: values.module ?? null
		}, (known) => {
			before = known;
		})] : await reproduceModule(ports, {
			...common,
			packages: positionals.length === 0 ? null : positionals,
			flags,
			targets: values.target === void 0 ? null : values.target.flatMap(splitList),
			policy: values.policy ?? null
		});
		shell.out(json ? found.map((one) => `${JSON.stringify(one)}\n`).join("") : reproducePage(found, shell.terminal()));
		return exitCodeOf(found);
	} catch (error) {
		const why = json && !signal.aborted ? unavailableBecause(error) : null;
		if (why === null) throw error;
		const file = positionals.length === 0 ? "." : positionals.join(" ");
		shell.out(`${JSON.stringify(notRebuilt(file, before, why))}\n`);
		return 3;
	}
}
function refuse(values, positionals, isFile) {
	const odd = (isFile ? OF_MODULES : OF_FILES).find((name) => values[name] !== void 0);
	if (odd !== void 0) throw new GateError("usage", `reproduce: --${odd} is for ${isFile ? "a module, and a file was named" : "a file, and none was named"}`, { fix: "see `--help`" });
	if (isFile && positionals.length > 1) throw new GateError("usage", `reproduce: expected one file, got ${positionals.length}`, { fix: "name one at a time" });
	const flags = values["build-flags"];
	if (typeof flags === "string" && splitWords(flags) === null) throw new GateError("usage", `--build-flags: a quote is not closed in ${quote(flags)}`);
}
/** The go command that `--go` names: a file that can be run, by its path. */
async function goCommand(ports, given) {
	if (given === void 0) return null;
	const path = isAbsolute(given) ? given : resolve(given);
	if (await ports.files.kind(path) !== "file" || !/(?:^|[\\/])go(?:\.exe)?$/.test(path)) throw new GateError("usage", `--go: ${quote(given)} is no go command`, { fix: "name the file, `.../bin/go`" });
	return path;
}

export { reproduce };