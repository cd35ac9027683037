import { i as quote, l as GateError, r as plainText, s as visible, t as count } from "./markup.js";
import { n as table } from "./layout.js";
import { a as hostOf } from "./go-sum.js";
import { a as parseLock, i as MAX_LOCK_BYTES, n as databaseSettings, o as writeLock, r as LOCK_NAME, t as observeAuthenticity } from "./authenticity2.js";
import { a as readGoEnv, i as hashTools, n as findGo } from "./toolchain.js";
import { o as cacheFolder, t as systemPorts } from "./system.js";
import { t as parseOptions } from "./options.js";
import { t as consoleLog } from "./shell.js";
import { join, resolve } from "node:path";

// src/core/render/toolchain-page.ts
/** Which Go this is: versions, places, and the bytes of each tool. */
function fingerprintLines(shown, { measure, showPath }) {
	const rows = [
		["Go", `${visible(shown.version ?? "unknown")} on ${visible(shown.host)}`],
		["GOROOT", visible(showPath(shown.goroot ?? "unknown"))],
		["GOTOOLCHAIN", visible(shown.asked ?? "unknown")],
		...shown.experiments === "" ? [] : [["experiments", visible(shown.experiments)]],
		...shown.tools.map(({ name, sha256 }) => [name, `sha256 ${sha256}`])
	];
	return table(rows, measure);
}
/** The object that `toolchain verify --json` prints; the names are a contract. */
function verifyJson({ goroot, authenticity }) {
	const { version, treeHash, published, verdict, modified, missing, extra, log, ...more } = authenticity;
	return {
		version,
		goroot,
		treeHash,
		published,
		verdict,
		modified,
		missing,
		extra,
		log,
		...more
	};
}
const STYLES = {
	authentic: "good",
	equivalent: "good",
	modified: "bad",
	unpublished: "warn",
	unknown: "warn"
};
/** Lines of each list that are printed; `--json` has all. */
const MOST_LINES = 20;
/** The verdict first, then what it rests on, then each file that differs. */
function verifyLines({ goroot, authenticity }, terminal) {
	const { paint, measure, showPath } = terminal;
	const { verdict, version, platform, treeHash, published, log, mixed } = authenticity;
	const rows = [
		["GOROOT", visible(showPath(goroot))],
		...treeHash === null ? [] : [["sum", treeHash]],
		...published === null || published === treeHash ? [] : [["published", published]],
		...log === null ? [] : [["database", `${visible(log.name)}, record ${log.record} of ${log.size}, inclusion proved`]]
	];
	const name = version === null ? "This Go" : `${visible(version)} ${visible(platform ?? "")}`.trim();
	return [
		`${paint(STYLES[verdict], verdict)}: ${name}: ${plainText(authenticity.why)}`,
		"",
		...table(rows, measure),
		...listed("modified", authenticity.modified),
		...listed("missing", authenticity.missing),
		...listed("extra", authenticity.extra),
		...mixed.map((part) => `${paint("bad", "mixed")}: ${visible(part.part)} is of ${visible(part.version)}`)
	];
}
function listed(what, paths) {
	if (paths.length === 0) return [];
	const rest = paths.length - MOST_LINES;
	const more = rest > 0 ? [`  and ${count(rest, "more", "more")}`] : [];
	return [
		"",
		`${what}:`,
		...paths.slice(0, MOST_LINES).map((path) => `  ${visible(path)}`),
		...more
	];
}

// src/cli/toolchain.ts
/** `toolchain`: which Go this is; `toolchain verify`: whether it is the one that was published. */
const OPTIONS = {
	directory: {
		type: "string",
		short: "C"
	},
	goroot: { type: "string" },
	lock: { type: "string" },
	offline: { type: "boolean" },
	"write-lock": { type: "boolean" },
	json: { type: "boolean" }
};
/** Milliseconds for the checksum database: somebody waits for the answer, and wants it. */
const PATIENCE = 3e4;
async function toolchain(args, shell) {
	const parsed = parseOptions("toolchain", args, OPTIONS, shell);
	if (parsed === null) return 0;
	const { values, positionals } = parsed;
	const [action, ...rest] = positionals;
	const ports = systemPorts(process.env, consoleLog(shell), shell.hashWorker);
	try {
		if (action === "verify" && rest.length === 0) return await verify(ports, values, shell);
		if (action !== void 0) throw new GateError("usage", `toolchain: expected ${quote("verify")} or nothing, got ${quote(positionals.join(" "))}`);
		const odd = Object.keys(values).find((name) => !["directory", "json"].includes(name));
		if (odd !== void 0) throw new GateError("usage", `toolchain: --${odd} belongs to ${quote("toolchain verify")}`);
		return await fingerprint(ports, values, shell);
	} finally {
		await ports.hashing.close();
	}
}
async function fingerprint(ports, values, shell) {
	const launcher = await findGo(ports);
	const { env } = await readGoEnv(ports, resolve(values.directory ?? "."), {});
	const shown = {
		version: env["GOVERSION"] ?? null,
		goroot: env["GOROOT"] ?? null,
		host: hostOf(env),
		asked: env["GOTOOLCHAIN"] ?? null,
		experiments: env["GOEXPERIMENT"] ?? "",
		tools: await hashTools(ports, launcher, env)
	};
	shell.out(values.json === true ? `${JSON.stringify(shown, null, 2)}\n` : `${fingerprintLines(shown, shell.terminal()).join("\n")}\n`);
	return 0;
}
async function verify(ports, values, shell) {
	const cwd = resolve(values.directory ?? ".");
	const lockFile = resolve(cwd, values.lock ?? "toolchain.lock");
	const lockText = await ports.files.readText(lockFile, MAX_LOCK_BYTES);
	const writes = values["write-lock"] === true;
	if (lockText === null && values.lock !== void 0 && !writes) throw new GateError("input", `${quote(values.lock)} does not exist`, { fix: "correct the path, or add `--write-lock`" });
	if (writes && values.offline === true) throw new GateError("usage", "toolchain verify: --write-lock needs the checksum database, --offline forbids it");
	const locked = lockText === null ? null : parseLock(lockText, values.lock ?? "toolchain.lock");
	const { goroot, host, env } = await whereGoIs(ports, cwd, values.goroot);
	const authenticity = await observeAuthenticity(ports, {
		goroot,
		host,
		database: values.offline === true ? null : databaseSettings(env),
		moduleCache: env["GOMODCACHE"] ?? null,
		lock: async () => locked,
		folder: join(cacheFolder(process.env), "go-provenance-gate", "toolchains"),
		patience: PATIENCE,
		mostNamed: Number.POSITIVE_INFINITY
	});
	const report = {
		goroot,
		authenticity
	};
	shell.out(values.json === true ? `${JSON.stringify(verifyJson(report), null, 2)}\n` : `${verifyLines(report, shell.terminal()).join("\n")}\n`);
	if (writes) await writeLockFile(ports, lockFile, locked ?? [], authenticity, shell);
	return exitCodeOf(authenticity);
}
/** The GOROOT that was named, else that of the go command in the folder; the settings are the go command's when there is one. */
async function whereGoIs(ports, cwd, named) {
	if (named !== void 0) {
		const goroot = resolve(cwd, named);
		if (await ports.files.kind(goroot) !== "directory") throw new GateError("input", `--goroot: ${quote(named)} is no folder`, { fix: "name the folder that holds `VERSION`" });
		return {
			goroot,
			host: null,
			env: await ports.exec.which("go") === null ? ports.env : (await readGoEnv(ports, cwd, {})).env
		};
	}
	await findGo(ports);
	const { env } = await readGoEnv(ports, cwd, {});
	return {
		goroot: env["GOROOT"] ?? "",
		host: hostOf(env),
		env
	};
}
/** 0: the published Go; 1: another, or one of parts; 3: nothing shows either, be it for want of a sum or of an answer. */
function exitCodeOf({ verdict, mixed }) {
	if (verdict === "modified" || mixed.length > 0) return 1;
	return verdict === "authentic" || verdict === "equivalent" ? 0 : 3;
}
/** Writes what was proved, and nothing else: a sum from the lock itself would prove itself. */
async function writeLockFile(ports, file, locked, { source, published, version, platform }, shell) {
	if (source !== "database" || published === null || version === null || platform === null) throw new GateError("evidence", `${quote(file)} was not written: the checksum database gave no sum`);
	const [goos = "", goarch = ""] = platform.split("/");
	await ports.files.writeText(file, writeLock(locked, {
		version,
		goos,
		goarch,
		sum: published
	}));
	shell.err(`wrote ${file}\n`);
}

export { toolchain };