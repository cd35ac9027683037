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

export { parseVendoredModules as i, lockState as n, parseGoSum as r, LOCK_STATES as t };