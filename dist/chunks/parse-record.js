import { C as string, S as strictObject, T as union, _ as picklist, a as getDotPath, b as regex, c as isoTimestamp, d as maxLength, g as optional, h as number, i as entriesFromList, l as literal, m as nullable, n as boolean, o as integer, p as minValue, r as description, t as array, u as maxEntries, v as pipe, w as title, x as safeParse, y as record } from "./dist.js";
import { _ as valueAt, h as parseJson, i as quote, l as GateError } from "./markup.js";
import { i as LINK_STATES, n as ORIGINS, r as LINKS, t as MODES } from "./types.js";
import { t as LEDGER_STATES } from "./ledger-answer.js";
import { a as judgeBytes, o as judgeSeal, r as IN_FOLDER, t as CACHE_STATES } from "./state.js";
import { t as LOCK_STATES } from "./go-sum.js";
import { n as VERDICTS, t as CAUSES } from "./authenticity.js";
import { c as BUILD_INFO, d as SEAL_BREAKERS, f as STRIPPED, l as COPIES, p as STRIPPERS, u as OUTCOMES } from "./redact.js";
import { g as FORMATS } from "./reader-traps.js";

// src/core/cache/used-entry.ts
/**
* One entry of the build cache that a build used, held against its name, its seal, the action that was asked for, and the
* index.
*/
/**
* `verified`: bytes, seal, action and index agree. `unverified`: some of it could not be read. `elsewhere`: linked from a
* file that is in no cache (the standard library of Go up to 1.19, a cache program's own folder).
*/
const ENTRY_STATES = [
	"verified",
	"corrupt",
	"conflicting",
	"unverified",
	"elsewhere"
];
const VERIFIED = {
	state: "verified",
	why: null
};
/** Judges one archive that was linked from the cache. */
function judgeUsedEntry({ hash, inFolder, reading, asked, entries }) {
	const bytes = judgeBytes(reading, hash);
	if (bytes !== null) return {
		state: "corrupt",
		why: bytes.why
	};
	if (inFolder) return conflicting(IN_FOLDER.why);
	if (reading.archive === null) return conflicting("expected a package archive, got a file of another kind");
	const seal = judgeSeal(reading.archive);
	if (seal !== null) return conflicting(seal.why);
	const action = reading.archive.id?.actionId ?? "";
	if (asked !== null && !asked.has(action)) return conflicting(`expected the archive of action ${[...asked].map((id) => quote(id)).join(" or ")}, got that of ${quote(action)}`);
	if (entries.length === 0) return asked === null ? unverified(`the index has no entry for its action ${quote(action)}`) : VERIFIED;
	const read = entries.flatMap((entry) => entry.ok ? [entry.entry] : []);
	const found = read.find(({ output }) => output === hash);
	if (found === void 0) {
		const other = read[0];
		if (other !== void 0) return conflicting(`the index names another output for its action: ${quote(other.output)}`);
		const [first] = entries;
		return unverified(`the index entry of its action: ${first?.ok === false ? first.why : "unreadable"}`);
	}
	if (found.size !== reading.size) return {
		state: "corrupt",
		why: `expected ${found.size} bytes by the index, got ${reading.size}`
	};
	return VERIFIED;
}
function conflicting(why) {
	return {
		state: "conflicting",
		why
	};
}
function unverified(why) {
	return {
		state: "unverified",
		why
	};
}

// src/core/toolchain/env-origin.ts
/**
* Where a setting of the go command comes from. `go env` tells values, not origins; the order in which it looks is fixed:
* the process's environment, the file of `go env -w` (GOENV), GOROOT/go.env, and for two names go.mod.
*
* Source: cmd/go/internal/cfg (EnvOrAndChanged, readEnvFile), cmd/go/internal/toolchain (Select).
*/
const ENV_ORIGINS = [
	"environment",
	"policy",
	"goenv",
	"goroot",
	"go.mod",
	"default"
];
/** Lines of an environment file that are read. */
const MAX_LINES = 1e4;
/** `NAME=value` lines; comments and everything else are passed over, as Go does. */
function parseEnvFile(text) {
	const values = /* @__PURE__ */ new Map();
	for (const line of text.split("\n").slice(0, MAX_LINES)) {
		const found = /^([A-Z_][A-Z0-9_]*)=(.*?)\r?$/.exec(line);
		if (found !== null) values.set(found[1] ?? "", found[2] ?? "");
	}
	return values;
}
/** The place that decides. An empty value in the environment is none, as the go command takes it. */
function envOrigin(name, places) {
	const set = (value) => value !== void 0 && value !== "";
	if (set(places.policy[name])) return "policy";
	if (set(places.environment[name])) return "environment";
	if (set(places.goenv.get(name))) return "goenv";
	if (set(places.goroot.get(name))) return "goroot";
	return places.goMod.has(name) ? "go.mod" : "default";
}

// src/schemas/shapes.ts
/** The small shapes that the validators of records are made of: every text, number and list has a bound. */
const MAX_ENTRIES = 2e3;
const MAX_MODULES = 1e5;
const short = (what) => pipe(string(), maxLength(4096), description(what));
const long = (what) => pipe(string(), maxLength(1 << 20), description(what));
const whole = (what) => pipe(number(), integer(), minValue(0), description(what));
const list = (item, most, what) => pipe(array(item), maxLength(most), description(what));
const values = (what) => pipe(record(pipe(string(), maxLength(1024)), pipe(string(), maxLength(1 << 20))), maxEntries(MAX_ENTRIES), description(what));
const sha256 = (what) => pipe(string(), regex(/^[0-9a-f]{64}$/), description(what));
const commit = (what) => pipe(string(), regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/), description(what));
const moduleVersion = {
	path: short("Module path, or the folder that replaces it"),
	version: short("Version; `(devel)` for a checkout or folder"),
	sum: short("`h1:` sum, empty where the binary records none")
};
const replacement = nullable(strictObject(moduleVersion));
const module = strictObject({
	...moduleVersion,
	replace: replacement
});

// src/schemas/binary-facts.ts
/** The validator of what inspecting a binary gave. */
const imageFacts = {
	path: short("The file as it was given"),
	outcome: picklist(OUTCOMES),
	evidence: list(short("Why the outcome is what it is"), 100, "Structures and offsets"),
	format: nullable(picklist(FORMATS)),
	bits: nullable(picklist([32, 64])),
	goos: nullable(short("GOOS as recorded, else as the headers say")),
	goarch: nullable(short("GOARCH as recorded, else as the headers say")),
	header: nullable(strictObject({
		goos: nullable(short("By the headers alone")),
		goarch: nullable(short("By the headers alone"))
	})),
	goVersion: nullable(short("The Go that compiled it, by its own account")),
	mainPackage: nullable(short("Import path of package main")),
	main: nullable(module),
	settings: values("Build settings; values of -X are redacted"),
	deps: list(module, MAX_MODULES, "Modules that were linked in"),
	buildId: nullable(union([strictObject({
		text: short("The whole ID"),
		action: short("Hash of the inputs of the link"),
		mainAction: short("Hash of the inputs of package main"),
		mainContent: short("Hash of package main as compiled"),
		content: short("The seal: hash of the file")
	}), strictObject({ text: short("An ID of another form") })])),
	seal: picklist([
		"intact",
		"resigned",
		"broken",
		"absent",
		"not-applicable"
	]),
	sealEvidence: list(short("What the seal rests on, what it does not cover"), 100, "Seal evidence"),
	sealBrokenBy: nullable(picklist(SEAL_BREAKERS)),
	buildInfo: picklist(BUILD_INFO),
	copies: picklist(COPIES),
	hostLinked: nullable(boolean()),
	symbols: strictObject({
		symtab: boolean(),
		dwarf: boolean()
	}),
	stripped: picklist(STRIPPED),
	strippedBy: nullable(picklist(STRIPPERS)),
	packed: nullable(short("The packer")),
	obfuscated: list(short("One trace"), 100, "What a tool that hides names left"),
	versionElsewhere: nullable(boolean()),
	lineTable: nullable(strictObject({
		offset: whole("File offset of the header"),
		packages: whole("Packages with functions in it"),
		unrecorded: list(short("Import path"), 100, "Packages of no recorded module"),
		traces: list(short("race, msan, asan, cover, cgo"), 10, "Runtime support that was linked in"),
		paths: list(short("Absolute folder"), 100, "Folders of the machine that compiled it")
	})),
	nested: list(strictObject({
		offset: whole("File offset of its build info"),
		goVersion: short("The Go that compiled it"),
		mainPackage: nullable(short("Import path of its package main"))
	}), 100, "Other Go programs inside of the file"),
	appended: nullable(strictObject({
		offset: whole("File offset"),
		size: whole("Bytes")
	})),
	digests: nullable(strictObject({
		load: nullable(sha256("Of what the loader maps")),
		sections: list(strictObject({
			name: short("Section"),
			offset: whole("File offset"),
			size: whole("Bytes"),
			sha256: sha256("Of it")
		}), 7e4, "A digest each")
	})),
	size: whole("Bytes"),
	sha256: nullable(sha256("Of the whole file"))
};

// src/schemas/record.ts
/**
* The validators of records that are read back: from a file, a cache, an artifact. Nothing of such a record is believed
* before it has passed here; lengths and counts are bounded, unknown members are refused (strictObject), so that what
* is compared later is what was checked.
*
* The JSON Schema in schema/ is generated from this file. The types live in core/record/types.ts, which must not depend
* on a library; the two are held equal by the assertions at the end.
*/
const MAX_PACKAGES = 2e5;
const MAX_FINDINGS = 1e4;
const cacheFault = strictObject({
	package: short("Import path"),
	file: short("The archive, in the cache's folder"),
	why: long("Expected X, got Y")
});
const ledgerUse = strictObject({
	trust: picklist(["audit", "enforce"]),
	file: short("Where it was read from"),
	state: picklist(LEDGER_STATES),
	why: nullable(long("Why it was not used, or vouches for nothing any more")),
	generation: nullable(whole("Its number in the chain")),
	digest: nullable(sha256("Of its content")),
	signer: optional(nullable(short("The workflow that signed it, with its ref; null: not signed, or not used")), null),
	entries: whole("Entries that it vouches for"),
	setAside: whole("Entries that were set aside before the build"),
	trusted: nullable(boolean()),
	witnessed: whole("Packages from the cache that it vouches for"),
	unwitnessed: list(cacheFault, MAX_PACKAGES, "Packages from the cache that nobody vouches for")
});
const authenticity = strictObject({
	verdict: picklist(VERDICTS),
	version: nullable(short("GOROOT/VERSION")),
	platform: nullable(short("Host of the tools, `GOOS/GOARCH`")),
	treeHash: nullable(short("`h1:` sum of GOROOT")),
	published: nullable(short("`h1:` sum of the release")),
	source: nullable(picklist(["database", "lock"])),
	log: nullable(strictObject({
		name: short("The checksum database"),
		size: whole("Records of the signed tree"),
		record: whole("Number of the record"),
		inclusion: literal("proved")
	})),
	modified: list(short("Path"), 100, "Files that differ, the first of them"),
	missing: list(short("Path"), 100, "Files that are not there"),
	extra: list(short("Path"), 100, "Files that were not published"),
	differing: nullable(whole("Files that differ in all; null where they could not be named")),
	cause: nullable(picklist(CAUSES)),
	why: long("Why the verdict is what it is"),
	mixed: list(strictObject({
		part: short("Part of GOROOT"),
		version: short("Its version")
	}), 100, "Parts of another version")
});
const place = strictObject({
	file: short("Path relative to the repository"),
	line: nullable(whole("1-based"))
});
const link = strictObject({
	state: picklist(LINK_STATES),
	evidence: list(short("One clause"), 100, "The most telling first")
});
const RecordSchema = pipe(strictObject({
	schema: literal(1),
	tool: strictObject({
		name: literal("go-provenance-gate"),
		version: short("Version of this program")
	}),
	subject: strictObject({
		module: nullable(short("Path of the main module")),
		package: nullable(short("Import path of package main")),
		target: short("`GOOS/GOARCH`"),
		name: short("The binary's file name")
	}),
	run: strictObject({
		mode: picklist(MODES),
		time: pipe(string(), isoTimestamp(), description("When the run began, UTC")),
		event: nullable(short("The GitHub event's name")),
		repository: nullable(short("`owner/name`")),
		ref: nullable(short("GITHUB_REF")),
		workflow: nullable(short("The workflow, by its file where known")),
		job: nullable(short("GITHUB_JOB")),
		leg: nullable(short("Leg of a matrix")),
		runId: nullable(short("GITHUB_RUN_ID")),
		runNumber: nullable(whole("GITHUB_RUN_NUMBER")),
		runAttempt: nullable(whole("GITHUB_RUN_ATTEMPT")),
		workflowFile: nullable(strictObject({
			path: short("In the repository"),
			sha256: sha256("Of its text")
		})),
		runner: strictObject({
			os: short("Operating system"),
			arch: short("Processor"),
			image: nullable(short("Image and version of a hosted runner"))
		})
	}),
	source: strictObject({
		vcs: picklist([
			"git",
			"none",
			"unavailable"
		]),
		reason: nullable(short("Why git could not be asked")),
		head: nullable(commit("The commit that was built")),
		parents: list(commit("A parent of it"), 100, "Parents, the base of a test merge first"),
		branch: nullable(short("The branch that was checked out")),
		shallow: nullable(boolean()),
		dirtyCount: nullable(whole("Files that differ from the commit")),
		dirtyFiles: list(short("Relative to the repository"), 100, "The first of them"),
		directory: short("The module's folder in the repository"),
		event: strictObject({
			commit: nullable(commit("GITHUB_SHA")),
			head: nullable(commit("What the event is about")),
			base: nullable(commit("What it is compared with"))
		})
	}),
	toolchain: strictObject({
		version: nullable(short("GOVERSION")),
		goroot: nullable(short("GOROOT")),
		host: nullable(short("`GOHOSTOS/GOHOSTARCH`")),
		asked: nullable(short("GOTOOLCHAIN")),
		local: nullable(short("Version of the go command in PATH")),
		experiments: short("GOEXPERIMENT"),
		tools: list(strictObject({
			name: short("compile, link ..."),
			path: short("File"),
			sha256: sha256("Of it"),
			size: whole("Bytes")
		}), 100, "The go command and the tools it runs"),
		cc: nullable(strictObject({
			name: short("gcc, clang ..."),
			path: short("File"),
			sha256: sha256("Of it"),
			size: whole("Bytes"),
			version: nullable(short("What it says of itself"))
		})),
		goMod: nullable(strictObject({
			file: short("Path in the repository"),
			module: short("Module path"),
			go: nullable(short("The go line")),
			goLine: nullable(whole("1-based")),
			toolchain: nullable(short("The toolchain line")),
			toolchainLine: nullable(whole("1-based"))
		})),
		authenticity: optional(nullable(authenticity), null)
	}),
	environment: strictObject({
		effective: values("What the go command used"),
		changed: values("What was changed from Go's defaults"),
		origins: pipe(record(pipe(string(), maxLength(1024)), picklist(ENV_ORIGINS)), maxEntries(MAX_ENTRIES), description("Where each changed value comes from"))
	}),
	modules: strictObject({
		vendored: boolean(),
		workspace: nullable(short("go.work in the repository")),
		deps: list(strictObject({
			...moduleVersion,
			replace: replacement,
			state: picklist(LOCK_STATES)
		}), MAX_MODULES, "Linked modules")
	}),
	cache: strictObject({
		path: nullable(short("GOCACHE")),
		state: nullable(picklist(CACHE_STATES)),
		remarks: list(long("One sentence"), 100, "What else is odd about the folder"),
		compiled: whole("Packages compiled in this build"),
		cached: whole("Packages taken from the cache"),
		verified: whole("Of the cached: those whose bytes, seal, action and index entry agree"),
		corrupt: list(cacheFault, MAX_PACKAGES, "Other bytes than the name says"),
		conflicting: list(cacheFault, MAX_PACKAGES, "Whole, but not what the index or their own seal says"),
		unverified: list(cacheFault, MAX_PACKAGES, "Not read to the end"),
		ledger: optional(nullable(ledgerUse), null)
	}),
	packages: list(strictObject({
		path: short("Import path"),
		module: nullable(short("Its module; `std` for the standard library")),
		actionId: nullable(short("Hash of its inputs")),
		contentId: nullable(short("Hash of its archive")),
		outputSha256: nullable(sha256("Of its archive")),
		origin: picklist(ORIGINS),
		entry: nullable(picklist(ENTRY_STATES)),
		milliseconds: nullable(whole("Time to compile it"))
	}), MAX_PACKAGES, "Every package that was linked, but unsafe"),
	build: nullable(strictObject({
		packages: list(short("Pattern"), 1e3, "Arguments of go build"),
		flags: list(long("One argument"), 1e3, "Values of -X are redacted"),
		env: values("Set by the policy for the build"),
		flagsFrom: picklist([
			"input",
			"policy",
			"none"
		]),
		flagsAt: nullable(place),
		policySha256: nullable(sha256("Of the policy file that the build was read from"))
	})),
	link: nullable(strictObject({
		flags: list(long("One argument"), 1e4, "The linker's arguments, without those that name files of one run"),
		buildMode: nullable(short("exe, pie ...")),
		external: boolean(),
		actionId: nullable(short("Hash of the inputs of the link")),
		landed: nullable(picklist(["mv", "cp"])),
		modInfoAgrees: nullable(boolean())
	})),
	trace: nullable(strictObject({
		toolexec: nullable(list(short("A word"), 100, "What -toolexec put in front of the tools")),
		overlaid: list(strictObject({
			from: short("What was compiled"),
			to: short("In the place of")
		}), 100, "Files that -overlay replaced"),
		cgo: list(short("Import path"), 1e3, "Packages with C code that were compiled now"),
		hostPrograms: list(short("Program"), 100, "C compilers and other programs of the host that ran"),
		linked: boolean(),
		landedElsewhere: nullable(short("Where the file landed when that is not where it was to land")),
		missedVariables: list(short("Name"), 100, "Definitions of -X that changed nothing"),
		graphAgrees: nullable(boolean()),
		lines: whole("Lines of the trace"),
		cutLines: whole("Lines over the bound")
	})),
	observed: nullable(strictObject({
		command: list(long("A word"), 1e3, "Program and arguments, redacted"),
		toolRuns: whole("Runs of compile, asm, cgo and link"),
		links: whole("Runs of the linker"),
		damaged: whole("Pieces of evidence that could not be read"),
		linked: boolean(),
		bytesAgree: nullable(boolean())
	})),
	binary: strictObject({
		...imageFacts,
		slices: list(strictObject(imageFacts), 100, "Slices of a fat file")
	}),
	witness: nullable(strictObject({
		asked: short("Version of the go command that was asked; empty when it is not known"),
		goVersion: nullable(short("What `go version -m` reads")),
		exitCode: pipe(number(), integer()),
		refusal: short("Why it reads nothing"),
		differences: list(short("In words"), 100, "What it reads otherwise"),
		knownDefect: nullable(short("The defect of Go that explains it"))
	})),
	release: strictObject({
		output: nullable(short("Where the verified file was put")),
		sha256: nullable(sha256("Of the file there"))
	}),
	policy: strictObject({
		path: nullable(short("In the repository")),
		sha256: nullable(sha256("Of the text that judged")),
		commit: nullable(commit("Where that text was read")),
		changed: boolean(),
		note: nullable(long("Why another policy judged"))
	}),
	chain: strictObject(entriesFromList(LINKS, link)),
	findings: list(strictObject({
		rule: short("Rule id"),
		link: picklist(LINKS),
		level: picklist([
			"notice",
			"warning",
			"error"
		]),
		subject: short("Binary and target"),
		message: long("Expected X, got Y"),
		file: nullable(short("In the repository")),
		line: nullable(whole("1-based")),
		fix: long("What to do"),
		help: short("The page of the rule")
	}), MAX_FINDINGS, "What the rules found")
}), title("go-provenance-gate record"), description("What was observed about one Go binary and how it came into being. See docs/record.md."));

// src/schemas/parse-record.ts
/** A record's text, read back from wherever it was kept: bounded, validated, or refused with the reason. */
/** A record of a program of 8,000 packages has about 4 MiB. */
const MAX_RECORD_BYTES = 32 << 20;
/** Parses a record. `name` is what the text is called in an error. Throws GateError `input`. */
function parseRecord(text, name) {
	const refuse = (why) => new GateError("input", `${quote(name)} is no usable record: ${why}`);
	if (text.length > 33554432) throw refuse(`expected at most 32 MiB`);
	const value = parseJson(text);
	if (value === void 0) throw refuse("it is not JSON, or it was cut off");
	const version = valueAt(value, "schema");
	if (typeof version === "number" && version > 1) throw refuse(`it has schema version ${version}, this program knows up to ${1}; use a newer go-provenance-gate`);
	const checked = safeParse(RecordSchema, value, { abortEarly: true });
	if (checked.success) return checked.output;
	const issue = checked.issues[0];
	const path = getDotPath(issue) ?? "the record";
	throw refuse(`${quote(path)}: expected ${issue.expected ?? "something else"}, got ${issue.received.slice(0, 100)}`);
}

export { judgeUsedEntry as a, parseEnvFile as i, parseRecord as n, envOrigin as r, MAX_RECORD_BYTES as t };