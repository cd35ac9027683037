import { _ as valueAt, g as textAt, h as parseJson, i as quote, l as GateError } from "./markup.js";
import { i as parseVendoredModules, r as parseGoSum, s as parseGoEnv } from "./go-sum.js";
import { r as findUpwards, s as repositoryPath } from "./repository.js";
import { dirname, join, resolve } from "node:path";

// src/core/modules/go-mod.ts
/**
* The parts of go.mod that bear on a build's provenance, from `go mod edit -json` (the go command is always there, and
* no parser of ours can be more right than its own), with the lines they stand on, for the places of findings.
*/
/** Parses the output of `go mod edit -json` together with the file's text. Throws GateError `tool`. */
function parseGoMod(json, text) {
	let value;
	try {
		value = JSON.parse(json);
	} catch (error) {
		throw new GateError("tool", "`go mod edit -json`: expected a JSON object", { cause: error });
	}
	return {
		module: stringAt(property(value, "Module"), "Path") ?? "",
		go: stringAt(value, "Go"),
		toolchain: stringAt(value, "Toolchain"),
		lines: {
			module: lineOf(text, "module"),
			go: lineOf(text, "go"),
			toolchain: lineOf(text, "toolchain")
		}
	};
}
function property(value, key) {
	return typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : void 0;
}
function stringAt(value, key) {
	const found = property(value, key);
	return typeof found === "string" && found !== "" ? found : null;
}
/** The first line that starts with a directive. */
function lineOf(text, directive) {
	const index = text.split("\n").findIndex((line) => line.startsWith(`${directive} `) || line.startsWith(`${directive}\t`));
	return index < 0 ? null : index + 1;
}

// src/observe/toolchain.ts
/** The go command: its environment, its tools, and what go.mod asks of it. */
const MAX_GO_MOD_BYTES = 4 << 20;
const MAX_GO_SUM_BYTES = 64 << 20;
/** The tools that make a binary; vet, cover and the rest do not. */
const TOOLS = [
	"compile",
	"link",
	"asm",
	"cgo"
];
/** Runs the go command. */
function go(ports, cwd, args, env = {}) {
	return ports.exec.run({
		file: "go",
		args,
		cwd,
		env
	});
}
/** Where the go command of PATH is. Throws GateError `tool` when there is none. */
async function findGo(ports) {
	const path = await ports.exec.which("go");
	if (path === null) throw new GateError("tool", "the go command is not in PATH", { fix: "install Go (in a workflow: `actions/setup-go` with `go-version-file: go.mod`) before the gate" });
	return path;
}
/** `go env -json` and what of it was changed, for a folder and an environment. Throws GateError `tool`. */
async function readGoEnv(ports, cwd, overlay) {
	const [all, changed] = await Promise.all([go(ports, cwd, ["env", "-json"], overlay), go(ports, cwd, [
		"env",
		"-changed",
		"-json"
	], overlay)]);
	if (all.exitCode !== 0) throw new GateError("tool", `${quote("go env")} failed: ${quote(firstLine(all.stderr))}`, { fix: "run `go env` in that folder and mend what it says; a damaged GOROOT or a wrong GOTOOLCHAIN are usual" });
	const env = parseGoEnv(all.stdout);
	return {
		env,
		changed: changed.exitCode === 0 ? parseGoEnv(changed.stdout) : fromEnvironment(env, {
			...ports.env,
			...overlay
		})
	};
}
function fromEnvironment(env, given) {
	return Object.fromEntries(Object.entries(env).filter(([name, value]) => value !== "" && given[name] === value));
}
function firstLine(text) {
	return text.split("\n").find((line) => line.trim() !== "") ?? "no message";
}
/** Asks about the nearest go.mod beside `go env`, which is to name it. */
async function askGoModEarly(ports, cwd) {
	const file = await findUpwards(ports, cwd, "go.mod").catch(() => null);
	if (file === null) return null;
	const json = editGoMod(ports, cwd, file);
	json.catch(() => {});
	return {
		file,
		json
	};
}
function editGoMod(ports, cwd, file) {
	return go(ports, cwd, [
		"mod",
		"edit",
		"-json",
		file
	]);
}
/**
* go.mod as the go command reads it, with its lines. `early` is an answer that was asked for before. Throws GateError
* `input` where there is none.
*/
async function readGoMod(ports, cwd, env, root, early = null) {
	const file = env["GOMOD"] ?? "";
	if (file === "" || /^(?:\/dev\/null|NUL)$/.test(file)) {
		const off = env["GO111MODULE"] === "off";
		throw new GateError("input", off ? "GO111MODULE is `off`: the gate needs module mode" : `${quote(cwd)} and the folders above it have no go.mod`, { fix: off ? "unset GO111MODULE" : "name the folder of a module: `-C DIR`, in a workflow `working-directory: DIR`" });
	}
	const [json, text] = await Promise.all([early?.file === file ? early.json : editGoMod(ports, cwd, file), ports.files.readText(file, MAX_GO_MOD_BYTES)]);
	if (json.exitCode !== 0 || text === null) {
		const said = json.stderr.replace(/^go: errors parsing [^\n]*:\n/, "");
		const parses = said === json.stderr && !said.includes("go.mod:");
		throw new GateError("input", `${parses ? "`go mod edit` failed" : `${quote(file)} does not parse`}: ${quote(firstLine(said))}`, { fix: parses ? "mend what it names; GOFLAGS and GOWORK are the usual places" : "mend the line it names" });
	}
	const goMod = parseGoMod(json.stdout, text);
	return {
		goMod,
		file,
		lines: {
			file: root === null ? "go.mod" : await repositoryPath(ports, root, file),
			module: goMod.module,
			go: goMod.go,
			goLine: goMod.lines.go,
			toolchain: goMod.toolchain,
			toolchainLine: goMod.lines.toolchain
		}
	};
}
/** sha256 of the go command and of the tools it runs; a tool that is missing is left out (cgo may be). */
async function hashTools(ports, launcher, env) {
	const exe = launcher.endsWith(".exe") ? ".exe" : "";
	const own = join(env["GOROOT"] ?? "", "bin", `go${exe}`);
	const paths = [["go", own], ...TOOLS.map((name) => [name, join(env["GOTOOLDIR"] ?? "", `${name}${exe}`)])];
	const [first, second] = await Promise.all([ports.files.realPath(launcher), ports.files.realPath(own)]);
	if (first !== second) paths.unshift(["launcher", launcher]);
	return (await Promise.all(paths.map(([name, path]) => hashTool(ports, name, path)))).filter((tool) => tool !== null);
}
async function hashTool(ports, name, path) {
	if (await ports.files.kind(path) !== "file") return null;
	const file = ports.files.open(path);
	const { size } = file;
	file.close();
	const [sha256] = await ports.hashing.sha256([path]);
	if (sha256 == null) throw new GateError("unreadable", `${quote(path)} could not be read`);
	return {
		name,
		path,
		sha256,
		size
	};
}
/** go.sum (in a workspace: of every module that it uses, and go.work.sum), vendor/modules.txt. */
async function readLocks(ports, cwd, env, goModFile, root) {
	const work = env["GOWORK"] ?? "";
	const folders = [dirname(goModFile), ...work === "" || work === "off" ? [] : await workspaceFolders(ports, cwd, work)];
	const files = [...new Set(folders.map((folder) => join(folder, "go.sum")))];
	if (work !== "" && work !== "off") files.push(`${work}.sum`);
	const texts = await Promise.all(files.map((file) => ports.files.readText(file, MAX_GO_SUM_BYTES)));
	const vendored = await ports.files.readText(join(dirname(work === "" || work === "off" ? goModFile : work), "vendor", "modules.txt"), MAX_GO_SUM_BYTES);
	return {
		sums: parseGoSum(texts.filter((text) => text !== null).join("\n")),
		vendored: parseVendoredModules(vendored ?? ""),
		workspace: work === "" || work === "off" ? null : root === null ? "go.work" : await repositoryPath(ports, root, work)
	};
}
async function workspaceFolders(ports, cwd, work) {
	const edited = await go(ports, cwd, [
		"work",
		"edit",
		"-json",
		work
	]);
	if (edited.exitCode !== 0) return [];
	const used = valueAt(parseJson(edited.stdout), "Use");
	return (Array.isArray(used) ? used.map((use) => textAt(use, 4096, "DiskPath")) : []).filter((folder) => folder !== null).map((folder) => resolve(dirname(work), folder));
}

export { readGoEnv as a, hashTools as i, findGo as n, readGoMod as o, go as r, readLocks as s, askGoModEarly as t };