import { a as quoteList, i as quote } from "./markup.js";
import { i as headerPackages } from "./cgo-packages.js";
import { i as git } from "./repository.js";

// src/observe/diagnosis-checks-c.ts
/** What a header's or a library's name may look like before it becomes part of a path. */
const SAFE_NAME = /^[\w][\w.+/-]{0,200}$/;
/** Folders that C compilers do not always look into by themselves. */
const INCLUDES = [
	"/usr/include",
	"/usr/local/include",
	"/opt/homebrew/include",
	"/opt/local/include"
];
const PC_FOLDERS = [
	"/usr/lib/pkgconfig",
	"/usr/lib/x86_64-linux-gnu/pkgconfig",
	"/usr/lib/aarch64-linux-gnu/pkgconfig",
	"/usr/lib64/pkgconfig",
	"/usr/share/pkgconfig",
	"/usr/local/lib/pkgconfig",
	"/usr/local/share/pkgconfig",
	"/opt/homebrew/lib/pkgconfig",
	"/opt/local/lib/pkgconfig"
];
/** Which other C compilers are there. */
async function askCompilers(ports) {
	const there = [];
	for (const name of [
		"gcc",
		"clang",
		"cc",
		"zig"
	]) if (await ports.exec.which(name) !== null) there.push(name);
	return there.length === 0 ? ["no C compiler is in `PATH`: neither gcc nor clang"] : [`${quoteList(there)} ${there.length === 1 ? "is" : "are"} in \`PATH\`: \`CC=${there[0] === "zig" ? "\"zig cc\"" : there[0] ?? ""}\` uses ${there.length === 1 ? "it" : "the first"}`];
}
/** Whether a header lies in the repository or elsewhere on the machine, and whether its package is installed. */
async function askHeader(ports, place, failure) {
	const header = /^fatal error: ['"]?(?<header>[^\s:'"]{1,200})['"]?(?:: No such file| file not found)/.exec(failure.said)?.groups?.["header"] ?? "";
	if (!SAFE_NAME.test(header) || header.split("/").includes("..")) return [];
	const [own, elsewhere, installed] = await Promise.all([
		inRepository(ports, place, header),
		inFolders(ports, INCLUDES, header),
		packageState(ports, place, header)
	]);
	return [
		...own,
		...elsewhere.map((folder) => `it is there, in ${quote(folder)}: \`CGO_CFLAGS=-I${folder}\``),
		...installed
	];
}
async function inRepository(ports, { root }, header) {
	if (root === null) return [];
	const { stdout } = await git(ports, root, "ls-files", "-z", "--", `:(top,glob)**/${header}`).catch(() => ({ stdout: "" }));
	const [path] = stdout.split("\0");
	if (path === void 0 || path === "") return [];
	const folder = path.slice(0, -header.length).replace(/\/$/, "");
	return [`the repository has ${quote(path)}: a \`#cgo CFLAGS\` line with ${quote(`-I\${SRCDIR}/...`)} has to lead to ${folder === "" ? "its root" : quote(folder)}`];
}
async function inFolders(ports, folders, name) {
	if (ports.host.os === "win32") return [];
	const kinds = await Promise.all(folders.map((folder) => ports.files.kind(`${folder}/${name}`)));
	return folders.filter((_folder, index) => kinds[index] === "file");
}
/** Debian's package database, where there is one. */
async function packageState(ports, { directory }, header) {
	const apt = headerPackages(header)?.apt ?? "";
	if (apt === "" || apt.includes(" ") || await ports.exec.which("dpkg-query") === null) return [];
	const { exitCode, stdout } = await ports.exec.run({
		file: "dpkg-query",
		args: [
			"--show",
			`--showformat=\${Status}`,
			apt
		],
		cwd: directory,
		env: { LC_ALL: "C" }
	});
	return [`the package ${quote(apt)} is ${exitCode === 0 && stdout.endsWith(" installed") ? "installed" : "not installed"} on this machine`];
}
/** Whether pkg-config is there, and whether the file that it misses lies somewhere else. */
async function askPkgConfig(ports, _place, failure) {
	const program = await ports.exec.which("pkg-config") ?? await ports.exec.which("pkgconf");
	const said = [program === null ? "no pkg-config is in `PATH`" : `pkg-config is there: ${quote(program)}`];
	const names = new Set(failure.lines.flatMap((line) => /^(?:Package '?|No package ')(?<name>[\w.+-]{1,100})'?(?: was not found| found|, required by)/.exec(line)?.groups?.["name"] ?? []));
	for (const name of names) {
		if (!SAFE_NAME.test(name)) continue;
		const folders = await inFolders(ports, PC_FOLDERS, `${name}.pc`);
		said.push(...folders.map((folder) => `${quote(`${name}.pc`)} is in ${quote(folder)}: \`PKG_CONFIG_PATH=${folder}\` shows it`));
	}
	return said;
}

// src/observe/diagnosis-place.ts
/** A path as a reader of the repository knows it. */
function shown(root, path) {
	return root !== null && path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
}

// src/observe/diagnosis-checks-env.ts
/** Where a variable of the environment is set: the workflow, the file of `go env -w`, the environment itself. */
const MAX_WORKFLOWS = 50;
const MAX_WORKFLOW_BYTES = 1 << 20;
const MAX_SETTINGS_BYTES = 1 << 20;
/** Places that are named; there are seldom more. */
const MAX_PLACES = 4;
/**
* Where a variable is set. Its value is not told: it may hold a password, as that of GOPROXY does, and the diagnosis has
* told what of it matters.
*/
async function whereSet(ports, { directory, root }, name) {
	const [workflows, lasting] = await Promise.all([inWorkflows(ports, root, name), inGoEnv(ports, directory, name)]);
	const places = [...workflows, ...lasting];
	if (places.length === 0 && (ports.env[name] ?? "") !== "") places.push("in the environment of this process");
	return places.length === 0 ? [] : [`${quote(name)} is set ${places.slice(0, MAX_PLACES).join(", and ")}`];
}
/** `env:` entries and `export NAME=`, `NAME=value go build` of scripts, by file and line. */
async function inWorkflows(ports, root, name) {
	if (root === null) return [];
	const folder = `${root}/.github/workflows`;
	if (await ports.files.kind(folder) !== "directory") return [];
	const files = (await ports.files.list(folder)).filter((file) => /\.ya?ml$/.test(file)).slice(0, MAX_WORKFLOWS);
	const set = new RegExp(`(?:^|[\\s"'{,;])${name}(?:["']?:(?:\\s|$)|=)`);
	const found = [];
	for (const file of files) {
		const path = file.startsWith("/") ? file : `${folder}/${file}`;
		const text = await ports.files.readText(path, MAX_WORKFLOW_BYTES).catch(() => null);
		for (const [index, line] of (text ?? "").split("\n").entries()) if (line.includes(name) && !line.trimStart().startsWith("#") && set.test(line.slice(0, 2e3))) found.push(`in ${quote(`${shown(root, path)}:${index + 1}`)}`);
	}
	return found;
}
/** The file that `go env -w` keeps. */
async function inGoEnv(ports, cwd, name) {
	try {
		const { exitCode, stdout } = await ports.exec.run({
			file: "go",
			args: ["env", "GOENV"],
			cwd,
			env: { GOTOOLCHAIN: "local" }
		});
		const file = stdout.trim();
		if (exitCode !== 0 || file === "" || file === "off") return [];
		return (await ports.files.readText(file, MAX_SETTINGS_BYTES) ?? "").split("\n").some((line) => line.startsWith(`${name}=`)) ? [`for good with \`go env -w\` (${quote(file)})`] : [];
	} catch {
		return [];
	}
}

// src/observe/diagnosis-checks.ts
/** The time of all checks together. */
const MAX_MILLISECONDS = 4e3;
/** Failures that are looked into, from the first. */
const MAX_FAILURES = 5;
const MAX_TEXT_BYTES = 1 << 20;
/** The variable that a cause is about, where it is one and the same for all its errors. */
const VARIABLES = {
	"go-too-old": ["GOTOOLCHAIN"],
	"dependency-needs-newer-go": ["GOTOOLCHAIN"],
	"toolchain-not-available": ["GOTOOLCHAIN", "GOPROXY"],
	"toolchain-download-failed": ["GOTOOLCHAIN", "GOPROXY"],
	"gotoolchain-invalid": ["GOTOOLCHAIN"],
	"toolchain-not-in-path": ["GOTOOLCHAIN"],
	"tool-version-mismatch": ["GOROOT"],
	"goroot-missing": ["GOROOT"],
	"goroot-package-missing": ["GOROOT"],
	"goroot-mixed": ["GOROOT"],
	"gocache-off": ["GOCACHE"],
	"gocache-not-located": ["GOCACHE"],
	"gocache-unwritable": ["GOCACHE"],
	"cache-program-failed": ["GOCACHEPROG"],
	"work-dir-unusable": ["GOTMPDIR", "TMPDIR"],
	"work-file-unreadable": ["GOWORK"],
	"work-mod-flag": ["GOFLAGS"],
	"goproxy-off": ["GOPROXY"],
	"goproxy-invalid": ["GOPROXY"],
	"gobin-relative": ["GOBIN"],
	"gobin-cross": ["GOBIN"],
	"gopath-invalid": ["GOPATH"],
	"goflags-invalid": ["GOFLAGS"],
	"flag-value-invalid": ["GOFLAGS"],
	"modfile-misused": ["GOFLAGS"],
	"overlay-invalid": ["GOFLAGS"],
	"tool-cannot-run": ["GOFLAGS"],
	"target-unsupported": ["GOOS", "GOARCH"],
	"goexperiment-unknown": ["GOEXPERIMENT"],
	"gofips140-invalid": ["GOFIPS140"],
	"go111module-invalid": ["GO111MODULE"],
	"package-not-in-gopath": ["GO111MODULE"],
	"all-files-excluded": ["CGO_ENABLED"],
	"external-linking-needs-cgo": ["CGO_ENABLED"],
	"sanitizer-needs-cgo": ["CGO_ENABLED"],
	"c-compiler-missing": ["CC", "CGO_ENABLED"],
	"c-compiler-other-target": ["CC", "CGO_ENABLED"],
	"pkg-config-missing": ["PKG_CONFIG"]
};
const CHECKS = {
	"c-header-missing": [askHeader],
	"c-compiler-missing": [askCompilers],
	"pkg-config-missing": [askPkgConfig],
	"pkg-config-package-missing": [askPkgConfig],
	"go-too-old": [askGoLines],
	"work-go-lower": [askGoLines],
	"vcs-status-failed": [askGit],
	"disk-full": [askDisks],
	"work-dir-unusable": [askDisks],
	"vendor-package-missing": [askIgnored]
};
/** What the machine and the repository say about failures, the first of them. Never throws; takes a few seconds at most. */
async function checkBeyondText(ports, place, failures, milliseconds = MAX_MILLISECONDS) {
	const found = [];
	const work = failures.slice(0, MAX_FAILURES).flatMap((failure, index) => checksFor(failure.cause).map(async (check, order) => {
		const sentences = await check(ports, place, failure).catch(() => []);
		for (const sentence of sentences) found.push({
			order: index * 100 + order,
			observation: {
				failure,
				sentence
			}
		});
	}));
	await within(milliseconds, Promise.all(work));
	return found.toSorted((a, b) => a.order - b.order).map(({ observation }) => observation);
}
function checksFor(cause) {
	const variables = Object.hasOwn(VARIABLES, cause) ? VARIABLES[cause] ?? [] : [];
	return [...Object.hasOwn(CHECKS, cause) ? CHECKS[cause] ?? [] : [], ...variables.map((name) => (ports, place) => whereSet(ports, place, name))];
}
/** Waits for work, but no longer than a time; what is under way then goes on unheard. */
async function within(milliseconds, work) {
	let timer;
	const late = new Promise((resolve) => {
		timer = setTimeout(resolve, milliseconds);
	});
	await Promise.race([work, late]);
	clearTimeout(timer);
}
/** Which file asks for which Go, and which Go is there. */
async function askGoLines(ports, { directory, root }) {
	const said = [];
	const folders = [.../* @__PURE__ */ new Set([directory, ...root === null ? [] : [root]])];
	for (const folder of folders) for (const name of ["go.mod", "go.work"]) {
		const text = await ports.files.readText(`${folder}/${name}`, MAX_TEXT_BYTES);
		const lines = text === null ? [] : goLines(text);
		if (lines.length > 0) said.push(`${quote(shown(root, `${folder}/${name}`))} says ${lines.join(" and ")}`);
	}
	const { exitCode, stdout } = await ports.exec.run({
		file: "go",
		args: ["version"],
		cwd: directory,
		env: { GOTOOLCHAIN: "local" }
	});
	const version = /^go version (?<version>go\S{1,60})/.exec(stdout)?.groups?.["version"];
	if (exitCode === 0 && version !== void 0) said.push(`the go command in \`PATH\` is ${quote(version)}`);
	return said;
}
/** The `go` and `toolchain` lines of a file, as sentences have them. */
function goLines(text) {
	return text.split("\n").flatMap((line, index) => {
		const found = /^(?<line>(?:go|toolchain)\s{1,20}[\w.+-]{1,60})\s{0,20}(?:\/\/.{0,500})?\r?$/.exec(line)?.groups?.["line"];
		return found === void 0 ? [] : [`${quote(found.replace(/\s+/, " "))} (line ${index + 1})`];
	});
}
/** The go command hides what git says when it asks for the revision. */
async function askGit(ports, { directory }) {
	const { exitCode, stderr } = await git(ports, directory, "rev-parse", "--verify", "HEAD^{tree}");
	const line = stderr.split("\n").find((one) => one.trim() !== "");
	return exitCode === 0 || line === void 0 ? [] : [`git says: ${quote(line.trim())}`];
}
/** What is left on the disks of the folders that a build writes to. */
async function askDisks(ports, { directory }) {
	if (ports.host.os === "win32") return [];
	const folders = [
		directory,
		ports.env["GOTMPDIR"] || ports.env["TMPDIR"] || "/tmp",
		ports.env["GOCACHE"] ?? ""
	];
	const asked = folders.filter((folder, index) => folder.startsWith("/") && folders.indexOf(folder) === index);
	const { stdout } = await ports.exec.run({
		file: "df",
		args: [
			"-Pk",
			"--",
			...asked
		],
		cwd: directory,
		env: { LC_ALL: "C" }
	});
	return stdout.split("\n").slice(1).flatMap((line) => {
		const found = /\s(?<free>\d{1,18})\s{1,20}(?<used>\d{1,3})%\s{1,20}(?<mount>\/.{0,500})$/.exec(line)?.groups;
		const free = Number(found?.["free"] ?? 0);
		return found === void 0 || free > 204800 && Number(found["used"]) < 98 ? [] : [`${quote(found["mount"] ?? "")} is ${found["used"] ?? ""} % full, with ${Math.floor(free / 1024)} MiB left`];
	});
}
/** Whether a .gitignore keeps a vendored package out of the repository. */
async function askIgnored(ports, { directory }, failure) {
	const path = /package (?<path>[\w./~-]{1,500})/.exec(failure.said)?.groups?.["path"];
	if (path === void 0 || path.split("/").includes("..")) return [];
	const { exitCode, stdout } = await git(ports, directory, "check-ignore", "-v", "--no-index", "--", `vendor/${path}/x.go`);
	const rule = /^(?<file>[^\t:]{1,500}):(?<line>\d{1,9}):(?<pattern>[^\t]{1,300})\t/.exec(stdout)?.groups;
	return exitCode !== 0 || rule === void 0 ? [] : [`${quote(`${rule["file"] ?? ""}:${rule["line"] ?? ""}`)} keeps that folder out of the repository: ${quote(rule["pattern"] ?? "")}`];
}

export { checkBeyondText as t };