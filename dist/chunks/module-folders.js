import { i as quote } from "./markup.js";
import { a as mapFile, o as mapPackageFile } from "./lines.js";
import { dirname, join, relative, resolve, sep } from "node:path";

// src/core/diagnosis/report.ts
/** A diagnosis with its places in the repository and its pages of help: what every report shows. */
/** The page that holds all causes. */
const DIAGNOSIS_PAGE = "docs/diagnosis.md";
/** Puts places and pages to the failures. `helpBase` stands in front of the page's path: a URL, or nothing. */
function report(diagnosis, where, helpBase, found = []) {
	const placed = (failure) => {
		const { file, inPackage, package: pkg } = failure;
		const mapped = file === null ? null : inPackage ? mapPackageFile(file, pkg, where) : mapFile(file, where);
		return {
			...failure,
			file: mapped?.path ?? null,
			printedFile: failure.file,
			printedLine: failure.line,
			whose: mapped?.whose ?? null,
			found: found.filter((one) => one.failure === failure).map(({ sentence }) => sentence),
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
	elsewhere: "a file outside of the repository",
	package: "a file of its package"
};
/** What stands behind the message: whose file it is, and what else was hit. Sentences, each ended. */
function besides(failure) {
	const { whose, printedFile, printedLine, packageCount, packages, count: errors } = failure;
	const sentences = [];
	if (whose !== null && whose !== "repository" && printedFile !== null) sentences.push(`The place is in ${OWNERS[whose]}, ${quote(`${printedFile}${printedLine === null ? "" : `:${printedLine}`}`)}.`);
	if (packageCount > 1) sentences.push(`It hit ${packageCount} packages; the first is ${quote(packages[0] ?? "")}.`);
	else if (errors > 1) sentences.push(`There are ${errors} such errors.`);
	sentences.push(...failure.found.map((sentence) => `Looked up here: ${sentence}.`));
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
		printedLine: failure.printedLine,
		whose: failure.whose,
		found: failure.found,
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

// src/observe/module-folders.ts
/** Which folders of a repository hold which modules, as far as a failed command needs it: its own, and its workspace's. */
const MAX_FILE_BYTES = 1 << 20;
const MAX_MODULES = 200;
const MODULE = /^module[ \t]+"?(?<path>[^\s"]{1,500})"?/m;
/** `use ./a`, or a line of a block `use ( ... )`. */
const USE = /^(?:use[ \t]+|[ \t]+)"?(?<folder>\.{1,2}(?:\/[^\s")]{0,500})?)"?[ \t]*(?:\/\/.*)?$/gm;
/**
* The module that holds `folder`, and those that a go.work above it lists. Folders are relative to `root`, which is an
* absolute path. A file that cannot be read gives none: places are then told without it.
*/
async function moduleFolders(ports, root, folder) {
	const work = await nearest(ports, folder, "go.work");
	const folders = (work === null ? [] : [...work.text.matchAll(USE)].map((found) => found.groups?.["folder"] ?? ".")).slice(0, MAX_MODULES).map((use) => resolve(work?.folder ?? folder, use));
	return [await nearest(ports, folder, "go.mod"), ...await Promise.all(folders.map((one) => read(ports, one, "go.mod")))].flatMap((found) => {
		const path = found === null ? void 0 : MODULE.exec(found.text)?.groups?.["path"];
		return found === null || path === void 0 ? [] : [{
			path,
			directory: relative(root, found.folder).split(sep).join("/")
		}];
	});
}
async function nearest(ports, from, name) {
	for (let folder = from;; folder = dirname(folder)) {
		const found = await read(ports, folder, name);
		if (found !== null || dirname(folder) === folder) return found;
	}
}
async function read(ports, folder, name) {
	try {
		const text = await ports.files.readText(join(folder, name), MAX_FILE_BYTES);
		return text === null ? null : {
			folder,
			text
		};
	} catch {
		return null;
	}
}

export { report as i, besides as n, diagnosisJson as r, moduleFolders as t };