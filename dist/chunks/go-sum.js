import { f as bounded, l as GateError } from "./markup.js";

// src/core/toolchain/go-env.ts
/** What `go env -json`, `go env -changed -json` and `go version` say. */
/** `go env -json` has about 50 entries of a few kilobytes together. */
const MAX_ENTRIES = 1e3;
const MAX_VALUE_CHARS = 65536;
/** The platform that the go command itself runs on: `linux/amd64`. */
function hostOf(env) {
	return `${env["GOHOSTOS"] ?? ""}/${env["GOHOSTARCH"] ?? ""}`;
}
/** Parses the output of `go env -json`. Throws GateError `tool` when it is something else. */
function parseGoEnv(text) {
	let value;
	try {
		value = JSON.parse(text);
	} catch (error) {
		throw new GateError("tool", "`go env -json`: expected a JSON object, got text that does not parse", { cause: error });
	}
	if (typeof value !== "object" || value === null || Array.isArray(value)) throw new GateError("tool", "`go env -json`: expected a JSON object");
	const entries = Object.entries(value);
	bounded(entries.length, MAX_ENTRIES, "`go env -json`, entries");
	const env = {};
	for (const [name, entry] of entries) {
		if (typeof entry !== "string") throw new GateError("tool", `\`go env -json\`: expected text for ${name}`);
		bounded(entry.length, MAX_VALUE_CHARS, `\`go env -json\`, characters of ${name}`);
		env[name] = entry;
	}
	return env;
}
/** `go version go1.26.8 linux/amd64` in its parts; `null` for any other text. */
function parseGoVersionLine(text) {
	const found = /^go version (.+) ([a-z0-9]+)\/([a-z0-9]+)\s*$/.exec(text);
	if (found === null) return null;
	return {
		version: found[1] ?? "",
		goos: found[2] ?? "",
		goarch: found[3] ?? ""
	};
}
/**
* Names that say where things lie on one machine or how chatty the tool is: they differ between two honest runs and
* change nothing in a binary, so they are neither recorded as effective values nor compared.
*/
const MACHINE_ONLY = /* @__PURE__ */ new Set([
	"GOGCCFLAGS",
	"GOTELEMETRYDIR",
	"GOTELEMETRY",
	"GOTMPDIR",
	"GOMOD",
	"GOBIN",
	"GOPATH",
	"GOMODCACHE",
	"GOCACHE",
	"GOENV",
	"GOROOT",
	"GOTOOLDIR",
	"GOPACKAGESDRIVER"
]);
/** Whether a value can differ between two honest machines that build the same thing. */
function isMachineOnly(name) {
	return MACHINE_ONLY.has(name);
}

// src/core/modules/go-sum.ts
/** Real files: below 10,000 lines. What lies behind the bound is not read, and its modules count as not locked. */
const MAX_LINES = 2e5;
/** Parses one or several go.sum files, joined. Lines of no known shape are passed over, as the go command does not. */
function parseGoSum(text) {
	const sums = /* @__PURE__ */ new Map();
	let lines = 0;
	for (const line of text.split("\n")) {
		if (++lines > MAX_LINES) break;
		const [path, version, sum] = line.trim().split(/\s+/);
		if (path === void 0 || version === void 0 || sum === void 0 || version.endsWith("/go.mod")) continue;
		sums.set(`${path} ${version}`, sum);
	}
	return sums;
}
/**
* How a module that is linked into a binary is tied to what the repository locks:
*  - `locked`: go.sum has the very sum that the binary records;
*  - `mismatch`: go.sum has another;
*  - `unlocked`: the binary records a sum, go.sum has no entry;
*  - `vendored`: no sum, and the module is listed in vendor/modules.txt (Go 1.23 on records none for vendored code);
*  - `local`: replaced by a folder, or part of a workspace: nothing locks its content but the commit;
*  - `unknown`: no sum, for no reason that shows.
*/
const LOCK_STATES = [
	"locked",
	"mismatch",
	"unlocked",
	"vendored",
	"local",
	"unknown"
];
/** Judges one dep line of a binary. */
function lockState(module, sums, isVendored) {
	const used = module.replace ?? module;
	if (used.sum !== "") {
		const locked = sums.get(`${used.path} ${used.version}`);
		return locked === void 0 ? "unlocked" : locked === used.sum ? "locked" : "mismatch";
	}
	if (isVendored(module.path)) return "vendored";
	if (used.version === "(devel)" || /^\.{0,2}[\\/]|^[A-Za-z]:[\\/]/.test(used.path)) return "local";
	return "unknown";
}
/** The modules of vendor/modules.txt: lines `# path version` or `# path version => ...`. */
function parseVendoredModules(text) {
	const modules = /* @__PURE__ */ new Set();
	for (const line of text.split("\n").slice(0, MAX_LINES)) {
		const path = /^# (\S+)/.exec(line)?.[1];
		if (path !== void 0) modules.add(path);
	}
	return modules;
}

export { hostOf as a, parseGoVersionLine as c, parseVendoredModules as i, lockState as n, isMachineOnly as o, parseGoSum as r, parseGoEnv as s, LOCK_STATES as t };