import { i as quote, l as GateError, r as plainText } from "./markup.js";
import { r as diagnosisJson } from "./module-folders.js";
import { a as knownFindings, l as explainPackage, n as renderTerminal, t as run } from "./run.js";
import { i as GATE_MODES, s as TOOLCHAIN_CHECKS, t as CACHE_TRUSTS } from "./types2.js";
import { m as baselineChoice, v as ON_MISSING_BASELINE, y as FAIL_ON } from "./standing.js";
import { i as splitWords, n as splitList } from "./words.js";
import { o as cacheFolder, t as systemPorts } from "./system.js";
import { i as commandLedgers } from "./ancestry.js";
import { t as parseOptions } from "./options.js";
import { t as consoleLog } from "./shell.js";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

// src/core/render/check-json.ts
/** The outcome as `check --json` prints it: stable names, one object. */
/** The object, ready to be serialised. */
function checkJson(outcome) {
	const first = outcome.judged[0];
	return {
		verdict: outcome.verdict,
		exitCode: outcome.exitCode,
		chain: outcome.chain,
		binaries: outcome.judged.map(({ record, recordFile }) => ({
			...record.binary,
			subject: record.subject,
			chain: record.chain,
			output: record.release.output,
			record: recordFile
		})),
		findings: [...outcome.findings.map((finding) => ({
			...finding,
			known: false
		})), ...knownFindings(outcome).map((finding) => ({
			...finding,
			known: true
		}))],
		gate: first === void 0 ? null : scopeJson(first.scope),
		missing: outcome.missing,
		baseline: {
			state: first?.comparison.baseline.state ?? null,
			source: first?.comparison.baseline.source ?? null,
			commit: first?.comparison.baseline.record?.source.head ?? null,
			distance: first?.comparison.baseline.distance ?? null,
			words: first?.comparison.baseline.words ?? null,
			passedOver: first?.comparison.baseline.passedOver ?? []
		},
		drifts: first?.comparison.drifts ?? [],
		rebuilds: first?.rebuilds ?? [],
		record: first?.recordFile ?? null,
		records: outcome.judged.map((one) => one.recordFile),
		build: outcome.failedBuild === null ? null : {
			exitCode: outcome.failedBuild.exitCode,
			errors: outcome.failedBuild.report.failures.map((failure) => ({
				package: failure.package,
				file: failure.file,
				line: failure.line,
				column: failure.column,
				message: failure.said
			})),
			diagnosis: diagnosisJson(outcome.failedBuild.report),
			log: outcome.failedBuild.logFile
		}
	};
}
/** What closes the gate: `all` findings, or the `new` ones; why it is all where only new ones were asked for. */
function scopeJson(scope) {
	return {
		judged: scope.kind === "since" || scope.kind === "beginning" ? "new" : "all",
		beginning: scope.kind === "beginning",
		why: scope.kind === "everything" ? scope.why : null
	};
}

// src/cli/check.ts
/** `check`: the gate on a laptop, or in any CI that is not GitHub's. */
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
	output: {
		type: "string",
		short: "o"
	},
	binaries: {
		type: "string",
		multiple: true
	},
	policy: { type: "string" },
	baseline: { type: "string" },
	"on-missing-baseline": { type: "string" },
	"fail-on": { type: "string" },
	gate: { type: "string" },
	explain: { type: "string" },
	"verify-toolchain": { type: "string" },
	"cache-trust": { type: "string" },
	ledger: { type: "string" },
	json: { type: "boolean" }
};
async function check(args, shell) {
	const { options, command } = splitCommand(args);
	const parsed = parseOptions("check", options, OPTIONS, shell);
	if (parsed === null) return 0;
	const { values, positionals } = parsed;
	const cwd = resolve(values.directory ?? ".");
	const stateFolder = join(cacheFolder(process.env), "go-provenance-gate");
	const ports = {
		...systemPorts(process.env, consoleLog(shell), shell.hashWorker),
		ledgers: commandLedgers(process.env, stateFolder)
	};
	const request = {
		cwd,
		packages: positionals.length === 0 ? null : positionals,
		flags: values["build-flags"] === void 0 ? null : words(values["build-flags"]),
		targets: values.target === void 0 ? null : values.target.flatMap(splitList),
		output: values.output ?? null,
		binaries: values.binaries ?? null,
		command: command === null ? null : commandRequest(command, shell, values.json === true),
		policy: values.policy ?? null,
		baseline: values.baseline === void 0 ? null : baselineChoice(values.baseline),
		onMissingBaseline: onMissing(values["on-missing-baseline"]),
		failOn: failOn(values["fail-on"]),
		gate: values.gate === void 0 ? null : oneOf("--gate", values.gate, GATE_MODES),
		verifyToolchain: values["verify-toolchain"] === void 0 ? null : oneOf("--verify-toolchain", values["verify-toolchain"], TOOLCHAIN_CHECKS),
		cacheTrust: values["cache-trust"] === void 0 ? null : oneOf("--cache-trust", values["cache-trust"], CACHE_TRUSTS),
		ledger: values.ledger ?? null,
		allowUntrustedCheckout: false,
		event: null,
		workspace: null,
		stateFolder,
		keepBinaries: false,
		helpBase: ""
	};
	const outcome = await run(request, ports);
	shell.out(values.json === true ? `${JSON.stringify(checkJson(outcome), null, 2)}\n` : renderTerminal(outcome, shell.terminal()));
	if (values.explain !== void 0 && values.json !== true) shell.out(explanation(outcome, values.explain));
	return outcome.exitCode;
}
/** What stands before the first `--`, and the command behind it. */
function splitCommand(args) {
	const at = args.indexOf("--");
	return at < 0 ? {
		options: args,
		command: null
	} : {
		options: args.slice(0, at),
		command: args.slice(at + 1)
	};
}
function commandRequest(argv, { observer }, json) {
	if (argv.length === 0 || argv[0] === "") throw new GateError("usage", "check: expected a command behind `--`", { fix: "`check --binaries 'dist/*' -- make build`" });
	if (observer === null) throw new GateError("usage", "check: no command can be observed here");
	return {
		argv,
		keepStdout: json,
		observer: fileURLToPath(observer)
	};
}
/** Why one package was compiled, or that it was not. */
function explanation({ judged }, path) {
	const lines = judged.flatMap(({ record, rebuilds, comparison }) => {
		const explained = explainPackage(rebuilds, path);
		if (explained !== null) return explained;
		const entry = record.packages.find((candidate) => candidate.path === path);
		if (entry === void 0) return [];
		if (entry.origin === "cached") return [`${quote(path)} came from the cache: nothing that it depends on has changed`];
		return [`${quote(path)} was compiled; there is nothing to compare with: ${comparison.baseline.words}`];
	});
	const [first = `${quote(path)} is not part of the build`, ...rest] = [...new Set(lines)];
	return `\n${[first, ...rest].map((line) => plainText(line)).join("\n  ")}\n`;
}
function words(text) {
	const split = splitWords(text);
	if (split === null) throw new GateError("usage", `--build-flags: a quote is not closed in ${quote(text)}`);
	return split;
}
function onMissing(text) {
	if (text === void 0) return null;
	return oneOf("--on-missing-baseline", text, ON_MISSING_BASELINE);
}
function failOn(text) {
	return text === void 0 ? "error" : oneOf("--fail-on", text, FAIL_ON);
}
function oneOf(option, text, known) {
	const found = known.find((word) => word === text);
	if (found === void 0) throw new GateError("usage", `${option}: expected one of ${known.join(", ")}, got ${quote(text)}`);
	return found;
}

export { check };