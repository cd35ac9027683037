import { i as quote, l as GateError, r as plainText, s as visible, t as count } from "./markup.js";
import { n as DEFAULT_POLICY } from "./types.js";
import { _ as evaluateRules, f as systemPorts, l as assembleRecord, n as readBinary } from "./binaries.js";
import { n as wrap, t as table } from "./layout.js";
import { t as parseOptions } from "./options.js";
import { t as consoleLog } from "./shell2.js";
import { resolve } from "node:path";

// src/core/rules/judge-binary.ts
const NO_COMPARISON = {
	baseline: {
		source: "none",
		state: "missing-first-run",
		distance: null,
		record: null,
		words: "nothing to compare with",
		vouched: false,
		writes: false
	},
	drifts: []
};
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
			vcs: "none",
			reason: null,
			head: null,
			parents: [],
			branch: null,
			shallow: null,
			dirtyCount: null,
			dirtyFiles: [],
			directory: "",
			event: {
				commit: null,
				head: null,
				base: null
			}
		},
		go: null,
		build: null,
		archiveIds: /* @__PURE__ */ new Map(),
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
	}).filter((result) => result.link === "binary" || result.rule === "tree-modified").flatMap((result) => result.findings);
}

// src/core/render/inspect.ts
const LABEL = 12;
/** A page about one file. */
function inspectPage(facts, findings, options) {
	const rows = facts.outcome === "go" || facts.outcome === "go-without-buildinfo" ? goRows(facts) : [["outcome", `${facts.outcome}: ${facts.evidence.join("; ")}`]];
	rows.push(["size", `${facts.size.toLocaleString("en-US")} bytes${facts.sha256 === null ? "" : `, sha256 ${facts.sha256}`}`]);
	const title = [
		visible(facts.path),
		facts.goVersion === null ? "" : visible(facts.goVersion, 60),
		target(facts),
		formatName(facts)
	];
	return `${[
		options.paint("bold", title.filter((part) => part !== "").join("  ")),
		"",
		...rows.flatMap(([name, value]) => row(name, value, options)),
		...findings.flatMap((finding) => ["", ...findingLines(finding, options)])
	].join("\n")}\n`;
}
function row(name, value, options) {
	return wrap(plainText(value), options.columns - LABEL - 2, options.measure).map((line, index) => `  ${(index === 0 ? name : "").padEnd(LABEL)}${line}`.trimEnd());
}
function goRows(facts) {
	const main = facts.main === null ? "not recorded" : `${visible(facts.main.path)} ${visible(facts.main.version)}`.trim();
	const settings = Object.entries(facts.settings).filter(([key, value]) => value !== "" && key !== "DefaultGODEBUG").map(([key, value]) => visible(`${key}=${value}`, 120));
	const by = {
		linker: ", by the linker",
		"after-link": ", after linking"
	};
	const missing = {
		none: "nothing: symbols and debug info kept",
		debug: "debug info",
		symbols: "symbols and debug info"
	};
	return [
		["module", `${main}, ${count(facts.deps.length, "dependency", "dependencies")}`],
		["package", facts.mainPackage === null ? "not recorded" : visible(facts.mainPackage)],
		["seal", [facts.seal, ...facts.sealEvidence].join("; ")],
		["stripped", `${missing[facts.stripped]}${facts.strippedBy === null ? "" : by[facts.strippedBy]}`],
		["build info", `${facts.buildInfo}, copies: ${facts.copies}`],
		["evidence", facts.evidence.join("; ")],
		["built with", settings.length === 0 ? "no settings recorded" : settings.join("  ")]
	];
}
function findingLines(finding, options) {
	const style = finding.level === "error" ? "bad" : "warn";
	return [options.paint(style, `${finding.level === "error" ? "✗" : "!"} ${finding.rule}`), ...wrap(plainText(finding.message), options.columns - 2, options.measure).map((line) => `  ${line}`)];
}
function target(facts) {
	return facts.goos === null && facts.goarch === null ? "" : `${visible(facts.goos ?? "?", 20)}/${visible(facts.goarch ?? "?", 20)}`;
}
function formatName(facts) {
	switch (facts.format) {
		case null: return "";
		case "elf": return `ELF${facts.bits ?? ""}`;
		case "macho": return `Mach-O ${facts.bits ?? ""}`.trim();
		case "pe": return facts.bits === 64 ? "PE32+" : "PE32";
		case "xcoff": return `XCOFF${facts.bits ?? ""}`;
		case "plan9": return "Plan 9 a.out";
		case "wasm":
		case "archive": return facts.format;
	}
}
/** A line a file. */
function inspectTable(read, options) {
	const rows = read.map(({ facts }) => {
		const isGo = facts.outcome === "go" || facts.outcome === "go-without-buildinfo";
		return [
			visible(facts.path, 60),
			facts.goVersion === null ? "-" : visible(facts.goVersion.replace(/^go/, ""), 20),
			target(facts) || "-",
			!isGo ? "-" : facts.stripped === "none" ? "no" : facts.stripped,
			facts.strippedBy ?? (isGo ? "" : "-"),
			isGo ? facts.seal : "-",
			isGo ? visible(`${facts.main?.path ?? facts.mainPackage ?? "?"} ${facts.main?.version ?? ""}`.trim(), 80) : `${facts.outcome}: ${plainText(facts.evidence[0] ?? "")}`
		];
	});
	const [title = "", ...lines] = table([[
		"file",
		"go",
		"target",
		"stripped",
		"by",
		"seal",
		"module"
	], ...rows], options.measure);
	const go = read.filter(({ facts }) => facts.outcome === "go" || facts.outcome === "go-without-buildinfo").length;
	return `${[
		options.paint("dim", title),
		...lines,
		"",
		`${count(read.length, "file")}, ${go} of them Go`
	].join("\n")}\n`;
}

// src/cli/inspect.ts
/** `inspect`: binaries that are already there. Nothing is built, nothing is run, Go is not needed. */
const OPTIONS = { json: { type: "boolean" } };
/** Files that are read at a time: enough to keep both threads of the hashing busy. */
const AT_ONCE = 4;
async function inspect(args, shell) {
	const parsed = parseOptions("inspect", args, OPTIONS, shell);
	if (parsed === null) return 0;
	if (parsed.positionals.length === 0) throw new GateError("usage", "inspect: expected a file or a folder", { fix: "`inspect dist/app`" });
	const ports = systemPorts(process.env, consoleLog(shell), shell.hashWorker);
	const files = await expand(ports.files, parsed.positionals);
	const json = parsed.values.json === true;
	try {
		const read = await readAll(ports, files, (one) => {
			if (json) shell.out(`${JSON.stringify({
				...one.facts,
				findings: one.findings
			})}\n`);
		});
		if (!json) shell.out(page(read, shell.terminal()));
		if (read.some(({ facts }) => facts.outcome === "unreadable")) return 3;
		return read.some(({ findings }) => findings.some((finding) => finding.level === "error")) ? 1 : 0;
	} finally {
		await ports.hashing.close();
	}
}
/** Reads files side by side and hands them on in their order, each as soon as those before it are done. */
async function readAll(ports, files, done) {
	const waiting = [];
	const read = [];
	const take = async () => {
		const [next] = waiting.splice(0, 1);
		if (next === void 0) return;
		const one = await next;
		read.push(one);
		done(one);
	};
	for (const { file, shown } of files) {
		waiting.push(readBinary(ports, file, shown).then((facts) => ({
			facts,
			findings: judgeBinary(facts)
		})));
		if (waiting.length >= AT_ONCE) await take();
	}
	while (waiting.length > 0) await take();
	return read;
}
function page(read, terminal) {
	const [first, ...rest] = read;
	return first !== void 0 && rest.length === 0 ? inspectPage(first.facts, first.findings, terminal) : inspectTable(read, terminal);
}
/** Files as they were named, and the files of folders. Throws GateError `input` for what is not there or empty. */
async function expand(files, paths) {
	const named = [];
	for (const path of paths) {
		const kind = await files.kind(resolve(path));
		if (kind === "missing") throw new GateError("input", `${quote(path)} does not exist`, { fix: "correct the path" });
		if (kind !== "directory") {
			named.push({
				file: resolve(path),
				shown: path
			});
			continue;
		}
		const inside = await files.glob(["**"], resolve(path));
		if (inside.length === 0) throw new GateError("input", `${quote(path)} holds no files`);
		const prefix = path.replace(/[\\/]+$/, "");
		for (const file of inside) named.push({
			file,
			shown: `${prefix}${file.slice(resolve(path).length)}`
		});
	}
	return named;
}

export { inspect };