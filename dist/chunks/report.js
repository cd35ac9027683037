import { i as quote } from "./markup.js";
import { i as splitCommand } from "./diagnose.js";

// src/core/diagnosis/places.ts
/**
* Whose file a printed place is, and where that file lies in the repository.
*
* The go command prints paths relative to the folder it ran in, or absolute; `-C DIR` and `cd DIR` move that folder.
* Files of other people are printed alike: the module cache (`.../golang.org/x/text@v0.3.0/a.go`), GOROOT, the build's
* own work folder (`$WORK/b001/_cgo_gotypes.go`). Those are told by their form, because a log may come from another
* machine: no line of a change is one of theirs. Vendored files lie in the repository, but are somebody else's too.
*/
const ABSOLUTE = /^(?:\/|[A-Za-z]:\/)/;
/** A version in a folder's name exists in the module cache only: `text@v0.3.0`. */
const MODULE_CACHE = /(?:^|\/)[^/]{1,500}@v\d[^/]{0,200}\//;
const TOOLCHAIN_MODULE = /(?:^|\/)golang\.org\/toolchain@v/;
/** `/usr/local/go/src/`, `hostedtoolcache/go/1.26.8/x64/src/`, `sdk/go1.26.8/src/`, `C:/Program Files/Go/src/`, `goroot/src/`. */
const GOROOT = /(?:^|\/)(?:usr\/(?:local|lib|share)\/(?:lib\/)?go(?:-?\d[\w.]{0,20})?|go\/\d[\w.-]{0,30}\/\w{1,20}|go\d[\w.]{0,30}|goroot|Program Files\/Go|libexec|go-\d[\w.]{0,20})\/src\//i;
const WORK = /^(?:\$WORK|_cgo_|_cgo|<|cgo-)|(?:^|\/)go-(?:build|link-)\d{1,20}\/|(?:^|\/)_cgo_(?:gotypes|export|main|import)\.|\.cgo[12]\.(?:go|c)$/;
/** Where CI services check repositories out: GitHub, its containers, GitLab, Azure, CircleCI, cloud builders. */
const CHECKOUT = /^(?:\/home\/runner\/work\/[^/]+\/[^/]+|\/Users\/runner\/work\/[^/]+\/[^/]+|[A-Za-z]:\/a\/[^/]+\/[^/]+|\/__w\/[^/]+\/[^/]+|\/github\/workspace|\/builds\/[^/]+\/[^/]+|\/home\/vsts\/work\/\d+\/s|\/home\/circleci\/project|\/root\/project|\/workspaces?\/?[^/]*|\/go\/src\/[^/]+\/[^/]+\/[^/]+)\//;
/** Maps a path as it was printed. */
function mapFile(printed, where) {
	const path = printed.replaceAll("\\", "/");
	if (WORK.test(path)) return {
		path: null,
		whose: "work"
	};
	const inside = within(path, where);
	if (inside !== null) return {
		path: inside,
		whose: /(?:^|\/)vendor\//.test(inside) ? "vendored" : "repository"
	};
	if (TOOLCHAIN_MODULE.test(path) || GOROOT.test(path)) return {
		path: null,
		whose: "goroot"
	};
	if (MODULE_CACHE.test(path)) return {
		path: null,
		whose: "module-cache"
	};
	return {
		path: null,
		whose: "elsewhere"
	};
}
function within(path, { root, directory }) {
	if (!ABSOLUTE.test(path)) return relative(path, directory);
	const top = root?.replaceAll("\\", "/").replace(/\/{1,100}$/, "") ?? null;
	if (top !== null && startsWithFolder(path, top)) return path.slice(top.length + 1);
	const checkout = CHECKOUT.exec(path)?.[0];
	if (checkout === void 0 || MODULE_CACHE.test(path) || GOROOT.test(path)) return null;
	return path.slice(checkout.length);
}
/** Windows does not mind the case of a drive's letter, and go and git write it differently. */
function startsWithFolder(path, folder) {
	if (/^[A-Za-z]:/.test(folder)) return path.toLowerCase().startsWith(`${folder.toLowerCase()}/`);
	return path.startsWith(`${folder}/`);
}
function relative(path, directory) {
	if (MODULE_CACHE.test(path) || path.startsWith("../") && GOROOT.test(path)) return null;
	const elements = directory === "" ? [] : directory.split("/");
	for (const element of path.split("/")) {
		if (element === "" || element === ".") continue;
		if (element !== "..") elements.push(element);
		else if (elements.pop() === void 0) return null;
	}
	return elements.join("/");
}
/**
* The folder into which a command moves before it works, relative to where it was typed: `svc` of `go build -C svc ./...`
* and of `cd svc && go test`. Empty when it stays; `null` for an absolute one, or one that a variable names.
*/
function commandFolder(command) {
	if (command === null) return "";
	const words = splitCommand(command.slice(0, 2e3));
	const folders = [];
	for (const [index, word] of words.entries()) if (word === "cd" && (words[index + 2] === "&&" || (words[index + 1] ?? "").endsWith(";"))) folders.push((words[index + 1] ?? "").replace(/;$/, ""));
	else if (word === "-C" || word === "--C") folders.push(words[index + 1] ?? "");
	else if (/^--?C=/.test(word)) folders.push(word.slice(word.indexOf("=") + 1));
	if (folders.some((folder) => ABSOLUTE.test(folder.replaceAll("\\", "/")) || folder.includes("$"))) return null;
	return folders.map((folder) => folder.replaceAll("\\", "/")).join("/");
}

// src/core/diagnosis/report.ts
/** A diagnosis with its places in the repository and its pages of help: what every report shows. */
/** The page that holds all causes. */
const DIAGNOSIS_PAGE = "docs/diagnosis.md";
/** Puts places and pages to the failures. `helpBase` stands in front of the page's path: a URL, or nothing. */
function report(diagnosis, where, helpBase) {
	const placed = (failure) => {
		const mapped = failure.file === null ? null : mapFile(failure.file, where);
		return {
			...failure,
			file: mapped?.path ?? null,
			printedFile: failure.file,
			whose: mapped?.whose ?? null,
			line: mapped === null || mapped.path === null ? null : failure.line,
			column: mapped === null || mapped.path === null ? null : failure.column,
			help: `${helpBase}${DIAGNOSIS_PAGE}#${failure.cause}`
		};
	};
	return {
		...diagnosis,
		failures: diagnosis.failures.map(placed),
		notes: diagnosis.notes.map(placed)
	};
}
const OWNERS = {
	vendored: "a vendored file",
	"module-cache": "a file of another module",
	goroot: "a file of Go itself",
	work: "a file that the build made",
	elsewhere: "a file outside of the repository"
};
/** What stands behind the message: whose file it is, and what else was hit. Sentences, each ended. */
function besides(failure) {
	const { whose, printedFile, packageCount, packages, count: errors } = failure;
	const sentences = [];
	if (whose !== null && whose !== "repository" && printedFile !== null) sentences.push(`The place is in ${OWNERS[whose]}, ${quote(printedFile)}.`);
	if (packageCount > 1) sentences.push(`It hit ${packageCount} packages; the first is ${quote(packages[0] ?? "")}.`);
	else if (errors > 1) sentences.push(`There are ${errors} such errors.`);
	return sentences.join(" ");
}
/** The object of `diagnose --json`: stable names. */
function diagnosisJson(given) {
	const shown = (failure) => ({
		cause: failure.cause,
		title: failure.title,
		family: failure.family,
		package: failure.package,
		file: failure.file,
		line: failure.line,
		column: failure.column,
		message: failure.message,
		fix: failure.fix,
		help: failure.help,
		primary: failure.primary,
		count: failure.count,
		packages: failure.packages,
		packageCount: failure.packageCount,
		printedFile: failure.printedFile,
		whose: failure.whose,
		lines: failure.lines
	});
	return {
		exitCode: given.exitCode,
		command: given.facts.command,
		failures: given.failures.map(shown),
		notes: given.notes.map(shown),
		more: given.more,
		consequences: given.consequences,
		tooManyErrors: given.tooManyErrors,
		lines: given.facts.lines,
		cutLines: given.facts.cutLines,
		lastWords: given.facts.lastWords
	};
}

export { commandFolder as i, diagnosisJson as n, report as r, besides as t };