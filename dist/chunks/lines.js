import { i as quote } from "./markup.js";
import { i as unquote } from "./go-quote.js";

// src/core/diagnosis/exit-codes.ts
/**
* What an exit code of the go command says, and what it does not.
*
* Popular articles give a meaning to each: 2 for errors of syntax, 62 for modules, 64 for constraints. None of these is
* so. Measured on Go 1.21 to 1.27: nearly everything that can go wrong in a build ends with 1; 2 is for flags and
* variables of the environment that the go command refuses before it starts, for a panic of its own, and for tools that
* somebody runs directly; 62 and 64 stand nowhere in its source. A tool that ends with any other code still makes it 1.
*/
const NONE = "no code of the go command, whatever articles say";
/** What is known of single codes, ascending. */
const EXIT_CODES = /* @__PURE__ */ new Map([
	[0, "the command succeeded, which does not say that it did what was meant: a pattern that matches no package ends with 0 as well"],
	[1, "what the go command gives for nearly every failure: syntax, types, modules, linking, and also when a tool of the build was killed. It names no cause; the text does"],
	[2, "what the go command gives when it refuses a flag or a variable of the environment before it builds anything, and what a crash of it gives; errors in the code end with 1. `make` ends with 2 whenever a command of it fails"],
	[62, `${NONE}: errors of modules end with 1`],
	[64, `${NONE}: build constraints end with 1, a target that does not exist with 2`],
	[66, "what a program built with `-race` gives when it ran into a data race"],
	[126, "a shell found the command but may not run it"],
	[127, "a shell did not find the command"],
	[130, "the command was interrupted (SIGINT, Ctrl-C)"],
	[132, "the process ran into an instruction that the processor does not have (SIGILL)"],
	[134, "the process aborted itself (SIGABRT)"],
	[137, "the command itself was ended by SIGKILL: as a rule by the kernel or the container for want of memory, or by a service that stopped the job. Where only a compiler is killed, the go command lives on and ends with 1"],
	[139, "the process read or wrote where it may not (SIGSEGV)"],
	[143, "the command was asked to end (SIGTERM), as a service does with a job that is cancelled or takes too long"]
]);
/** One sentence on an exit code, in the markup of text/markup.ts. */
function exitCodeMeaning(code) {
	const known = EXIT_CODES.get(code);
	if (known !== void 0) return known;
	if (code > 128 && code < 160) return `a shell's word for a process that signal ${code - 128} ended`;
	return `not a code of the go command; ${quote("go run")} and ${quote("go test")} turn every code of a program into 1, so this one comes from another program`;
}
/** POSIX numbers of the signals that end a build. */
const SIGNALS = {
	SIGHUP: 1,
	SIGINT: 2,
	SIGQUIT: 3,
	SIGILL: 4,
	SIGABRT: 6,
	SIGBUS: 7,
	SIGFPE: 8,
	SIGKILL: 9,
	SIGSEGV: 11,
	SIGPIPE: 13,
	SIGTERM: 15
};
/** The exit code as a shell shows it: 128 and the number of the signal that ended the command; `null` for neither. */
function shellExitCode(end) {
	if (end.exitCode !== null) return end.exitCode;
	const number = SIGNALS[end.signal ?? ""];
	return number === void 0 ? null : 128 + number;
}
/** An error that has nothing but an exit code, and the last lines of the log. `null`: the log says only that it failed. */
function exitCodeError(code, lastWords) {
	const message = code === null ? "failed" : `exit code ${code}`;
	return {
		form: "exit",
		package: null,
		file: null,
		line: null,
		column: null,
		message,
		text: message,
		lines: lastWords,
		imports: []
	};
}

// src/core/buildlog/words.ts
/**
* One line of a `go build -x` trace, split into words as the go command joined them.
*
* Two writers make such lines. cmd/go/internal/work (joinUnambiguously) writes a word plain, or as a double-quoted Go
* string when it holds a space, a bracket, `>`, `;`, nothing at all, or anything strconv.Quote would escape (on Windows
* every path with a backslash). Environment assignments in front and the arguments of git stand in single quotes.
*/
/** The words of one command line. What does not end its quotes is taken as it stands: a trace may be cut. */
function splitCommand(line) {
	const words = [];
	let quoteAt = nextQuote(line, 0);
	let at = 0;
	while (at < line.length) {
		if (line.charCodeAt(at) === SPACE) {
			at += 1;
			continue;
		}
		const space = line.indexOf(" ", at);
		const end = space < 0 ? line.length : space;
		if (quoteAt >= end) {
			words.push(line.slice(at, end));
			at = end;
			continue;
		}
		const [word, next] = quotedWord(line, at);
		words.push(word);
		at = next;
		quoteAt = nextQuote(line, at);
	}
	return words;
}
const SPACE = 32;
function nextQuote(line, from) {
	const double = line.indexOf("\"", from);
	const single = line.indexOf("'", from);
	return Math.min(double < 0 ? line.length : double, single < 0 ? line.length : single);
}
/** A word with quotes in it, from `at` on, and where it ends. */
function quotedWord(line, start) {
	let word = "";
	let at = start;
	while (at < line.length && line.charCodeAt(at) !== SPACE) {
		const character = line[at];
		if (character === "\"") {
			const close = closingQuote(line, at);
			word += close < 0 ? line.slice(at) : unquoteOrRaw(line.slice(at, close + 1));
			at = close < 0 ? line.length : close + 1;
		} else if (character === "'") {
			const close = line.indexOf("'", at + 1);
			word += line.slice(at + 1, close < 0 ? line.length : close);
			at = close < 0 ? line.length : close + 1;
		} else {
			const stop = nextSpecial(line, at);
			word += line.slice(at, stop);
			at = stop;
		}
	}
	return [word, at];
}
function nextSpecial(line, from) {
	for (let i = from; i < line.length; i++) {
		const code = line.charCodeAt(i);
		if (code === SPACE || code === 34 || code === 39) return i;
	}
	return line.length;
}
function closingQuote(line, open) {
	for (let i = open + 1; i < line.length; i++) if (line[i] === "\\") i += 1;
	else if (line[i] === "\"") return i;
	return -1;
}
function unquoteOrRaw(literal) {
	if (!literal.includes("\\") && literal.length >= 2) return literal.slice(1, -1);
	try {
		return unquote(literal);
	} catch {
		return literal;
	}
}
/** Splits a line into a command. */
function parseCommand(line) {
	const words = splitCommand(line);
	const env = {};
	let first = 0;
	for (; first < words.length; first++) {
		const found = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(words[first] ?? "");
		if (found === null) break;
		env[found[1] ?? ""] = found[2] ?? "";
	}
	return {
		env,
		argv: words.slice(first)
	};
}

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

// src/core/buildlog/heredoc.ts
/**
* Here-documents of a `go build -x` trace: `cat >FILE << 'EOF' # internal`, the text, `EOF`.
*
* The go command prints the word right behind the text. A text that has no line end of its own, as the JSON that says
* which files are embedded, ends with `}EOF`. In that JSON no other line ends so, since a name stands in quotes.
*
* Source: cmd/go/internal/work/shell.go (Shell.writeFile), exec.go (embedcfg).
*/
/** Whether a line is the last one of a here-document. */
function endsHeredoc(line) {
	return line === "EOF" || line.endsWith("}EOF");
}

// src/core/buildlog/lines.ts
/** Text that comes in pieces, taken apart into lines of a bounded length. */
/** A link line has a few kilobytes, the module info of the largest programs about 200 KiB. */
const MAX_LINE_CHARS = 1 << 22;
const CR = 13;
/** Hands on each line without its end; of a line over the bound the beginning. */
var LineSplitter = class {
	/** Lines so far, and those of which the rest was dropped. */
	lines = 0;
	cutLines = 0;
	#take;
	#most;
	#rest = "";
	#skipping = false;
	/** `most`: characters of a line. */
	constructor(take, most = MAX_LINE_CHARS) {
		this.#take = take;
		this.#most = most;
	}
	push(text) {
		let start = 0;
		for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
			if (this.#rest === "" && end - start <= this.#most) {
				this.lines += 1;
				this.#take(text.slice(start, text.charCodeAt(end - 1) === CR && end > start ? end - 1 : end));
			} else this.#complete(text.slice(start, end));
			start = end + 1;
		}
		this.#keep(text.slice(start));
	}
	/** The last line may have no end. */
	end() {
		if (this.#rest !== "") this.#complete("");
	}
	#keep(piece) {
		if (this.#skipping) return;
		this.#rest += piece;
		if (this.#rest.length > this.#most) {
			this.#rest = this.#rest.slice(0, this.#most);
			this.#skipping = true;
			this.cutLines += 1;
		}
	}
	#complete(piece) {
		const whole = this.#skipping ? this.#rest : this.#rest + piece;
		if (!this.#skipping && whole.length > this.#most) this.cutLines += 1;
		const line = whole.slice(0, this.#most);
		this.#rest = "";
		this.#skipping = false;
		this.lines += 1;
		this.#take(line.endsWith("\r") ? line.slice(0, -1) : line);
	}
};

export { mapFile as a, exitCodeError as c, isSomebodyElses as i, exitCodeMeaning as l, endsHeredoc as n, mapPackageFile as o, commandFolder as r, parseCommand as s, LineSplitter as t, shellExitCode as u };