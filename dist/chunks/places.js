import { i as splitCommand } from "./lines.js";

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
/**
* Whose a path is by its form alone: that of Go itself or of another module, `null` for all others.
*/
function isSomebodyElses(printed) {
	const path = printed.replaceAll("\\", "/");
	if (TOOLCHAIN_MODULE.test(path) || GOROOT.test(path)) return "goroot";
	return MODULE_CACHE.test(path) ? "module-cache" : null;
}
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
function within(path, where) {
	const { root, directory } = where;
	if (!ABSOLUTE.test(path)) return inModule(path, where) ?? relative(path, directory);
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
/**
* Maps a file that is named from the folder of its package, as tests name theirs. Nothing but the import path says where
* that folder is: without its module the file has no place, since one of the same name may lie elsewhere.
*/
function mapPackageFile(printed, pkg, where) {
	const path = printed.replaceAll("\\", "/");
	if (ABSOLUTE.test(path)) return mapFile(printed, where);
	const folder = pkg === null ? null : inModule(pkg, where);
	return folder === null ? {
		path: null,
		whose: "package"
	} : mapFile(path, {
		...where,
		directory: folder
	});
}
/** The path in the repository of what an import path, or a file below one, names. */
function inModule(path, { modules = [] }) {
	const [nearest] = modules.filter((one) => path === one.path || path.startsWith(`${one.path}/`)).toSorted((a, b) => b.path.length - a.path.length);
	return nearest === void 0 ? null : relative(path.slice(nearest.path.length), nearest.directory);
}
function relative(path, directory) {
	if (MODULE_CACHE.test(path) || path.startsWith("../") && GOROOT.test(path)) return null;
	const elements = [];
	for (const element of `${directory}/${path}`.split("/")) {
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

export { mapPackageFile as i, isSomebodyElses as n, mapFile as r, commandFolder as t };