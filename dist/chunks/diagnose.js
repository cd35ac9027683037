import { _ as valueAt, i as quote } from "./markup.js";
import { at as unquote } from "./reader-traps.js";

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
	[2, "what the go command gives when it refuses a flag or a variable of the environment before it builds anything, and what a crash of it gives; errors in the code end with 1"],
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
const GOROOT$1 = /(?:^|\/)(?:usr\/(?:local|lib|share)\/(?:lib\/)?go(?:-?\d[\w.]{0,20})?|go\/\d[\w.-]{0,30}\/\w{1,20}|go\d[\w.]{0,30}|goroot|Program Files\/Go|libexec|go-\d[\w.]{0,20})\/src\//i;
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
	if (TOOLCHAIN_MODULE.test(path) || GOROOT$1.test(path)) return {
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
	if (checkout === void 0 || MODULE_CACHE.test(path) || GOROOT$1.test(path)) return null;
	return path.slice(checkout.length);
}
/** Windows does not mind the case of a drive's letter, and go and git write it differently. */
function startsWithFolder(path, folder) {
	if (/^[A-Za-z]:/.test(folder)) return path.toLowerCase().startsWith(`${folder.toLowerCase()}/`);
	return path.startsWith(`${folder}/`);
}
function relative(path, directory) {
	if (MODULE_CACHE.test(path) || path.startsWith("../") && GOROOT$1.test(path)) return null;
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

// src/core/buildlog/lines.ts
/** Text that comes in pieces, taken apart into lines of a bounded length. */
/** A link line has a few kilobytes, the module info of the largest programs about 200 KiB. */
const MAX_LINE_CHARS$1 = 1 << 22;
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
	constructor(take, most = MAX_LINE_CHARS$1) {
		this.#take = take;
		this.#most = most;
	}
	push(text) {
		let start = 0;
		for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
			this.#complete(text.slice(start, end));
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

// src/core/diagnosis/marks.ts
/**
* Finds many literal texts in one pass: the automaton of Aho and Corasick ("Efficient string matching", CACM 18, 1975).
*
* Every line of a log that is not recognised by its form is looked at for the marks of all causes. Some four hundred
* regular expressions a line would take hours for a gigabyte; this takes one step a character, whatever the line holds.
* Marks are ASCII; any other character leads back to the start.
*/
const ALPHABET = 128;
var MarkFinder = class {
	/** Next state, by state and character. Dense: a look-up a character. */
	#next;
	/** Owners of the marks that end in a state, suffixes included; empty for most. */
	#found;
	/** `marks[i]` are the texts that belong to owner `i`. Throws RangeError for a mark that is empty or no ASCII. */
	constructor(marks) {
		const next = [Array.from({ length: ALPHABET }, () => -1)];
		const found = [/* @__PURE__ */ new Set()];
		for (const [owner, texts] of marks.entries()) for (const text of texts) addMark(next, found, text, owner);
		link(next, found);
		this.#next = Uint16Array.from(next.flat());
		this.#found = found.map((owners) => [...owners]);
	}
	/** Whether any mark stands in the text. */
	any(text) {
		let state = 0;
		for (let index = 0; index < text.length; index += 1) {
			const code = text.charCodeAt(index);
			state = code < ALPHABET ? this.#next[state * ALPHABET + code] ?? 0 : 0;
			if ((this.#found[state]?.length ?? 0) > 0) return true;
		}
		return false;
	}
	/** The owners of the marks in the text, ascending. */
	owners(text) {
		const owners = /* @__PURE__ */ new Set();
		let state = 0;
		for (let index = 0; index < text.length; index += 1) {
			const code = text.charCodeAt(index);
			state = code < ALPHABET ? this.#next[state * ALPHABET + code] ?? 0 : 0;
			for (const owner of this.#found[state] ?? []) owners.add(owner);
		}
		return [...owners].toSorted((a, b) => a - b);
	}
};
function addMark(next, found, text, owner) {
	let state = 0;
	if (text === "") throw new RangeError("expected a mark, got an empty text");
	for (let index = 0; index < text.length; index += 1) {
		const code = text.charCodeAt(index);
		if (code >= ALPHABET) throw new RangeError(`expected a mark of ASCII, got ${text}`);
		let to = next[state]?.[code] ?? -1;
		if (to < 0) {
			to = next.push(Array.from({ length: ALPHABET }, () => -1)) - 1;
			found.push(/* @__PURE__ */ new Set());
			const row = next[state];
			if (row !== void 0) row[code] = to;
		}
		state = to;
	}
	found[state]?.add(owner);
}
/** Fills the missing steps with those of the longest suffix that is a state too, breadth first. */
function link(next, found) {
	const suffix = [0];
	const queue = [];
	const root = next[0] ?? [];
	for (let code = 0; code < ALPHABET; code += 1) {
		const to = root[code] ?? -1;
		if (to < 0) root[code] = 0;
		else {
			suffix[to] = 0;
			queue.push(to);
		}
	}
	for (const state of queue) {
		const row = next[state] ?? [];
		const fallback = next[suffix[state] ?? 0] ?? root;
		for (const owner of found[suffix[state] ?? 0] ?? []) found[state]?.add(owner);
		for (let code = 0; code < ALPHABET; code += 1) {
			const to = row[code] ?? -1;
			if (to < 0) row[code] = fallback[code] ?? 0;
			else {
				suffix[to] = fallback[code] ?? 0;
				queue.push(to);
			}
		}
	}
}

// src/core/diagnosis/catalogue/assembler.ts
const ASSEMBLER = [];

// src/core/diagnosis/catalogue/cache.ts
const CACHE = [];

// src/core/diagnosis/catalogue/cgo.ts
const CGO = [];

// src/core/diagnosis/catalogue/checksum.ts
const CHECKSUM = [];

// src/core/diagnosis/catalogue/constraints.ts
const CONSTRAINTS = [];

// src/core/diagnosis/catalogue/disk.ts
const DISK = [];

// src/core/diagnosis/catalogue/embed.ts
const EMBED = [];

// src/core/diagnosis/catalogue/types.ts
/** The named groups of the first pattern that matches; a group without a value is the empty text. */
function firstMatch(text, patterns) {
	for (const pattern of patterns) {
		const found = pattern.exec(text);
		if (found === null) continue;
		return Object.fromEntries(Object.entries(found.groups ?? {}).map(([name, value]) => [name, value ?? ""]));
	}
	return null;
}
/**
* A `match` made of patterns: the first that matches `error.text` gives its named groups to `say`. Most causes need no
* more. `say` gives `null` when the error is another one after all.
*/
function byPattern(patterns, say) {
	return (error, context) => {
		const groups = firstMatch(error.text, patterns);
		return groups === null ? null : say((name) => groups[name] ?? "", error, context);
	};
}

// src/core/diagnosis/catalogue/exits.ts
/** Causes that nothing but an exit code tells: the command was ended, or never began. The last of all to be asked. */
const always = (match) => () => match;
const EXITS = [
	{
		id: "go-killed",
		family: "memory",
		title: "The go command itself was killed",
		meaning: "SIGKILL ended the go command, so it could not say why: as a rule the kernel or the container, for want of memory. A shell shows that as exit code 137. When only a compiler or a linker is killed, the go command lives on and exits 1.",
		example: "exit code 137\n",
		examples: ["bash: line 1: 13331 Killed                  go build -o out .\n"],
		go: "all: no wording of Go",
		marks: [
			"exit code 137",
			"Killed  ",
			"Killed: 9",
			" killed     go "
		],
		match: byPattern([/^exit code 137$/, /^(?:\S{1,40}: )?(?:\S{1,200}: )?(?:line \d{1,9}: )?\s{0,20}(?:\d{1,10}|\[\d{1,5}\]) {1,4}[Kk]illed(?:: 9)?(?: {1,40}\(core dumped\))? {1,40}\S/], always({
			message: "the go command was ended by SIGKILL: as a rule by the kernel or the container for want of memory, else by the service that runs the job",
			fix: "build with less at a time, `go build -p=1`, with `GOMEMLIMIT` and `GOGC=50` in the environment, or on a machine with more memory",
			root: "killed"
		}))
	},
	{
		id: "go-terminated",
		family: "memory",
		title: "The command was asked to end",
		meaning: "SIGTERM ended the command, which a shell shows as exit code 143: a job was cancelled, or a time limit was reached. Nothing is said about the code.",
		example: "exit code 143\n",
		go: "all: no wording of Go",
		marks: ["exit code 143"],
		match: byPattern([/^exit code 143$/], always({
			message: "the command was ended by SIGTERM: the job was cancelled, or reached its time limit",
			fix: "run it again, with a longer time limit (`timeout-minutes`) where that was the reason"
		}))
	},
	{
		id: "go-interrupted",
		family: "memory",
		title: "The command was interrupted",
		meaning: "SIGINT ended the command, which a shell shows as exit code 130: Ctrl-C, or a job that was cancelled.",
		example: "exit code 130\n",
		go: "all: no wording of Go",
		marks: ["exit code 130"],
		match: byPattern([/^exit code 130$/], always({
			message: "the command was interrupted (SIGINT)",
			fix: "run it again"
		}))
	},
	{
		id: "process-crashed",
		family: "memory",
		title: "A process crashed",
		meaning: "A signal ended a process that did something it may not: 132 is an unknown instruction, 134 an abort, 136 arithmetic, 139 memory that is not its own. The go command turns such an end of its tools into 1, so this was the go command itself or a program that ran after it.",
		example: "exit code 139\n",
		examples: ["exit code 132\n", "exit code 134\n"],
		go: "all: no wording of Go",
		marks: [
			"exit code 132",
			"exit code 134",
			"exit code 135",
			"exit code 136",
			"exit code 139"
		],
		match: byPattern([/^exit code (?<code>132|134|135|136|139)$/], (group) => ({
			message: `a process crashed (exit code ${group("code")}) without a word: the program that was run, or the go command`,
			fix: "clear what may be damaged, `go clean -cache`, build again with `go build -a`, and run the program by itself to see whether it is the one"
		}))
	},
	{
		id: "command-not-found",
		family: "flags",
		title: "A command was not found",
		meaning: "The shell found no program of that name, which it says with exit code 127. Nothing was built.",
		example: "bash: line 1: go: command not found\n",
		examples: [
			"exit code 127\n",
			"sh: 1: go: not found\n",
			"/bin/sh: go: not found\n",
			"zsh: command not found: go\n"
		],
		go: "all: the shell says it",
		marks: [
			"command not found",
			": not found",
			"exit code 127"
		],
		match: byPattern([
			/^(?:\S{1,200}: )?(?:line \d{1,9}: )?(?:\d{1,9}: )?(?<name>[\w./+-]{1,200}): (?:command )?not found$/,
			/^\S{1,100}: command not found: (?<name>[\w./+-]{1,200})$/,
			/^exit code 127$/
		], (group) => {
			const name = group("name");
			return {
				message: name === "" ? "the shell did not find the command" : `the shell did not find \`${name}\``,
				fix: name === "go" ? "install Go (`actions/setup-go` in a workflow), and put its `bin` folder into `PATH`" : `install ${name === "" ? "it" : `\`${name}\``}, or put its folder into \`PATH\``,
				root: name
			};
		})
	}
];

// src/core/diagnosis/catalogue/flags.ts
const FLAGS = [];

// src/core/diagnosis/catalogue/generics.ts
const GENERICS = [];

// src/core/diagnosis/catalogue/goroot.ts
const GOROOT = [];

// src/core/diagnosis/catalogue/imports.ts
/** Causes of the family `imports`: packages that cannot be found, or must not be imported. */
const IMPORTS = [{
	id: "import-cycle",
	family: "imports",
	title: "Packages import each other in a circle",
	meaning: "Go compiles a package after those that it imports, so no chain of imports may come back to its start.",
	example: "package example.com/app\n	imports example.com/app/a from main.go\n	imports example.com/app/b from a.go\n	imports example.com/app/a from b.go: import cycle not allowed\n",
	examples: ["package example.com/app\n	imports example.com/app/a\n	imports example.com/app/b\n	imports example.com/app/a: import cycle not allowed\n"],
	go: "1.21 to 1.27; with the files from 1.24 on",
	marks: ["import cycle not allowed"],
	match: (error) => {
		if (!error.message.startsWith("import cycle not allowed")) return null;
		const cycle = cycleOf(error);
		return {
			message: `packages import each other: ${cycle.map((path) => quote(path)).join(", then ")}`,
			fix: `move what ${quote(cycle.at(-2) ?? "")} needs of ${quote(cycle.at(-1) ?? "")} into a package of its own, and import that from both`,
			root: cycle.toSorted().join(" "),
			package: cycle[0] ?? error.package
		};
	}
}, {
	id: "missing-module",
	family: "imports",
	title: "No module in go.mod provides an imported package",
	meaning: "A package is imported, but no `require` line of go.mod names a module that holds it.",
	example: "main.go:3:8: no required module provides package example.com/dep/sub; to add it:\n	go get example.com/dep/sub\n",
	go: "1.21 to 1.27",
	marks: ["no required module provides package "],
	match: byPattern([/^no required module provides package (?<path>[^\s;]+)/], (group) => ({
		message: `no module that go.mod requires holds the package ${quote(group("path"))}`,
		fix: `\`go get ${group("path").replaceAll("`", "")} && go mod tidy\`, or correct the import path`,
		root: group("path")
	}))
}];
/** The part of the chain from the first to the second time that the last package stands in it. */
function cycleOf({ imports }) {
	const paths = imports.map((one) => one.path);
	const start = paths.indexOf(paths.at(-1) ?? "");
	return paths.slice(start);
}

// src/core/diagnosis/catalogue/install.ts
const INSTALL = [];

// src/core/diagnosis/catalogue/linker.ts
const LINKER = [];

// src/core/diagnosis/catalogue/memory.ts
/** Causes of the family `memory`: processes that were killed, and memory that was refused. */
const MEMORY = [{
	id: "tool-killed",
	family: "memory",
	title: "A tool of the build was killed",
	meaning: "The compiler, the linker or another tool was ended by SIGKILL while the go command lived on, which is why `go build` exits 1 and not 137. As a rule the kernel did it, for want of memory.",
	example: "example.com/app: /usr/local/go/pkg/tool/linux_amd64/link: signal: killed\n",
	go: "1.21 to 1.27",
	marks: ["signal: killed"],
	match: byPattern([/^(?:(?<package>\S+): )?(?<tool>\S+): signal: killed$/m, /^(?<tool>\S+) .*: signal: killed$/m], (group, { package: pkg }) => {
		const tool = /[^\\/]*$/.exec(group("tool"))?.[0] ?? "";
		const name = group("package") || pkg;
		return {
			message: `${quote(tool)} was killed${name === null ? "" : ` while it worked on ${quote(name)}`}: as a rule by the kernel, for want of memory`,
			fix: "build with less at a time, `go build -p=1`, with `GOGC=50` in the environment, or on a machine with more memory",
			root: "killed",
			package: name
		};
	})
}];

// src/core/diagnosis/catalogue/modules.ts
const MODULES = [];

// src/core/diagnosis/catalogue/network.ts
const NETWORK = [];

// src/core/diagnosis/catalogue/pgo.ts
const PGO = [];

// src/core/diagnosis/catalogue/syntax.ts
const SYNTAX = [];

// src/core/diagnosis/catalogue/tests.ts
const TESTS = [];

// src/core/diagnosis/catalogue/tinygo.ts
const TINYGO = [];

// src/core/diagnosis/catalogue/toolchain.ts
const TOOLCHAIN = [];

// src/core/diagnosis/catalogue/type-errors.ts
/** Causes of the family `types`: what the type checker says. The most general patterns of the catalogue stand here. */
const TYPES = [{
	id: "undefined",
	family: "types",
	title: "A name is not declared",
	meaning: "The code uses a name that no file of the package declares and that no import brings. A file that declares it may be left out of this build by a constraint: a tag, a name that ends in `_windows.go`, or `import \"C\"` without cgo.",
	example: "# example.com/app\n./main.go:4:2: undefined: foo\n",
	examples: ["# example.com/app\n./main.go:4:6: undefined: strings.Foo\n"],
	go: "1.21 to 1.27",
	marks: ["undefined: "],
	match: byPattern([/^undefined: (?<name>\S+)/], (group, { package: pkg }) => {
		const name = group("name");
		return {
			message: `${quote(name)} is not declared${pkg === null ? "" : ` in package ${quote(pkg)}`}`,
			fix: name.includes(".") ? `correct the name, or take a version of the package that exports ${quote(name)}` : `declare ${quote(name)}, correct its spelling, or build with the tags, the target and the \`CGO_ENABLED\` that the file declaring it asks for`,
			root: `${pkg ?? ""} ${name}`
		};
	})
}];

// src/core/diagnosis/catalogue/vcs.ts
const VCS = [];

// src/core/diagnosis/catalogue/vendoring.ts
const VENDORING = [];

// src/core/diagnosis/catalogue/vet.ts
const VET = [];

// src/core/diagnosis/catalogue/workspace.ts
const WORKSPACE = [];

// src/core/diagnosis/catalogue/index.ts
/**
* The catalogue of causes, in the order in which they are asked: the first that knows an error has it, so what is
* specific stands before what is general, and the general ones of each family at its end.
*/
/** All causes, in their order. What stops a machine comes first: it wears the clothes of every other error. */
const CAUSES = [
	...MEMORY,
	...DISK,
	...TINYGO,
	...TOOLCHAIN,
	...GOROOT,
	...CACHE,
	...CHECKSUM,
	...VCS,
	...NETWORK,
	...WORKSPACE,
	...VENDORING,
	...MODULES,
	...EMBED,
	...CONSTRAINTS,
	...IMPORTS,
	...CGO,
	...ASSEMBLER,
	...PGO,
	...LINKER,
	...INSTALL,
	...FLAGS,
	...GENERICS,
	...SYNTAX,
	...TESTS,
	...VET,
	...TYPES,
	...EXITS
];
let finder = null;
function marks() {
	finder ??= new MarkFinder(CAUSES.map((cause) => cause.marks));
	return finder;
}
/** Whether some cause may know this line. Linear in its length. */
function mayBeKnown(line) {
	return marks().any(line);
}
/** The cause of an error, and what it says about it; `null` when no cause knows it. */
function findCause(error, context) {
	for (const owner of marks().owners(error.text)) {
		const cause = CAUSES[owner];
		const match = cause?.match(error, context) ?? null;
		if (cause !== void 0 && match !== null) return {
			cause,
			match
		};
	}
	return null;
}

// src/core/diagnosis/continuation.ts
/** How an error with this first line goes on. */
function modeOf(message) {
	if (message.includes("checksum mismatch") || message.includes("SECURITY ERROR")) return "security";
	if (/^\S{0,1000}link(?:\.exe)?: running .{1,1000} failed: /.test(message)) return "linker";
	if (/^# \[?\S*pkg-config/.test(message)) return "tool";
	if (/^(?:flag provided but not defined: |flag needs an argument: |invalid (?:boolean )?value )/.test(message)) return "usage";
	if (/^(?:panic: |fatal error: (?!.*No such file)|unexpected fault address|SIG[A-Z]+: )/.test(message)) return "dump";
	if (message.startsWith("WARNING: DATA RACE")) return "race";
	return "tabs";
}
const CODE_PICTURE = /^ {0,8}\d{0,8} {0,8}\| ?/;
const AFTERWORDS = /^(?:compilation terminated\.|Confirm the import path was entered correctly\.|If this is a private repository, see |asm: assembly of )/;
const DUMP = /^(?:goroutine |runtime |created by |exit status |main\.|r\d{1,2} |[\w./*()-]{1,300}\()/;
/** Whether a line, no empty one, belongs to an error of this mode. `afterBlank`: an empty line stands between. */
function continues(mode, line, afterBlank) {
	if (mode === "race") return true;
	if (line.startsWith("# ") && mode !== "tool") return false;
	switch (mode) {
		case "security": return line.startsWith("	") || !afterBlank || line.startsWith("SECURITY ERROR") || line.startsWith("For more information");
		case "linker": return !afterBlank && !line.startsWith("FAIL");
		case "tool": return !afterBlank && !line.startsWith("# ");
		case "usage": return /^(?:usage: |[ \t]|Run 'go help|For more details)/.test(line);
		case "dump": return line.startsWith("	") || DUMP.test(line);
		default: return line.startsWith("	") || !afterBlank && (CODE_PICTURE.test(line) || AFTERWORDS.test(line));
	}
}
/** Whether a line that belongs to an error is its last one. */
function endsBlock(mode, line) {
	if (mode === "linker") return /^(?:collect2: |clang: error: |\S{1,300}: error: linker command failed)/.test(line);
	if (mode === "race") return /^={10}/.test(line);
	return mode === "security" && line.startsWith("For more information");
}

// src/core/diagnosis/place.ts
/** Endings of the files that the go command, its tools and C compilers complain about. */
const ENDINGS = new Set("go s S c h cc cpp cxx m mm hh hpp hxx f F for f90 swig swigcxx syso mod work sum txt y inc".split(" "));
/** No file system takes longer paths. */
const MAX_PATH_CHARS = 4096;
/** Go counts lines in 32 bits, and more digits are no number of a line. */
const MAX_DIGITS = 9;
/** Reads the place at the start of a line; `null` when there is none. */
function readPlace(text) {
	const first = text.charCodeAt(0);
	if (Number.isNaN(first) || first <= 32 || first === 34 || first === 39 || first === 96) return null;
	const start = isDrive(text) ? 2 : 0;
	const colon = text.indexOf(":", start);
	if (colon <= start || colon > MAX_PATH_CHARS) return null;
	const file = text.slice(0, colon);
	if (!hasEnding(file)) return null;
	const line = readNumber(text, colon + 1);
	if (line === null) return text[colon + 1] === " " ? {
		file,
		line: null,
		column: null,
		rest: text.slice(colon + 2)
	} : null;
	if (text[line.end] !== ":") return null;
	const column = readNumber(text, line.end + 1);
	const end = column === null || text[column.end] !== ":" ? line.end : column.end;
	if (text[end + 1] !== " ") return null;
	return {
		file,
		line: line.value,
		column: end === line.end ? null : column?.value ?? null,
		rest: text.slice(end + 2)
	};
}
/** `C:\src` or `C:/src`. */
function isDrive(text) {
	const slash = text[2];
	return text[1] === ":" && (slash === "\\" || slash === "/") && /^[A-Za-z]/.test(text);
}
function hasEnding(file) {
	const dot = file.lastIndexOf(".");
	return dot > 0 && file.length - dot < 10 && !/["'`<>|]/.test(file) && ENDINGS.has(file.slice(dot + 1));
}
function readNumber(text, from) {
	let end = from;
	while (end - from <= MAX_DIGITS) {
		const code = text.charCodeAt(end);
		if (!(code >= 48 && code <= 57)) break;
		end += 1;
	}
	return end === from || end - from > MAX_DIGITS ? null : {
		value: Number(text.slice(from, end)),
		end
	};
}

// src/core/diagnosis/trace.ts
/** The trace of `go build -x`: commands, and files that are written by here-documents. None of it is an error. */
const COMMANDS = /* @__PURE__ */ new Set([
	"cd",
	"git",
	"mkdir",
	"mv",
	"cp",
	"rm",
	"touch",
	"echo",
	"ar",
	"ranlib",
	"sed"
]);
/** Lines of one here-document; the import configuration of the largest builds has about 10,000. */
const MAX_HEREDOC_LINES = 2e5;
/** Whether a line is a command of the trace. Looks at the first word and what follows it, no further. */
function isTrace(line) {
	if (line.startsWith("WORK=") || line.startsWith("TERM=") || line.startsWith("PWD=")) return true;
	if (line.endsWith("# internal")) return true;
	const space = line.indexOf(" ");
	if (space <= 0) return false;
	const word = line.slice(0, space);
	if (COMMANDS.has(word)) return true;
	const next = line[space + 1];
	if ((next === "-" || next === "\"") && /[\\/]/.test(word) && !word.endsWith(":")) return true;
	return /^[A-Z][A-Z0-9_]{0,60}=/.test(word);
}
/** Swallows `cat >$WORK/b001/importcfg << 'EOF'` and its lines. */
var HeredocFilter = class {
	#left = 0;
	/** Whether the line is part of a here-document of the go command. */
	swallows(line) {
		if (this.#left > 0) {
			this.#left = line === "EOF" ? 0 : this.#left - 1;
			return true;
		}
		if (!line.startsWith("cat >") || !line.includes("<< 'EOF'") || !/[\\/]b\d{3,9}[\\/]/.test(line)) return false;
		this.#left = MAX_HEREDOC_LINES;
		return true;
	}
};

// src/core/diagnosis/assemble.ts
/**
* Puts the lines of a log together into errors.
*
* The go command marks an error in few ways: a place in front, `go: ` in front, `package PATH` with the imports below,
* or a line under `# import/path`. Everything that belongs to it follows: lines set in with a tab, the compiler's picture
* of the code (`    3 | x = 1`), the words of a C linker up to `collect2:`, the traces of a panic up to anything else.
*
*   # example.com/app                          the package of the lines below
*   ./main.go:4:2: undefined: foo              place
*   go: updates to go.mod needed; to update it:  go
*   	go mod tidy                               belongs to the line above
*   package example.com/app                    loader
*   	imports example.com/b from main.go: import cycle not allowed
*
* The trace of -x stands between and is passed over. Memory is bounded: one error is open at a time, with a bounded
* number of lines of bounded length.
*
* Source: cmd/go/internal/work/shell.go (reportCmd), cmd/go/internal/load/pkg.go (PackageError.Error) of Go 1.21 to 1.27;
* transcripts in __tests__/fixtures/failures.
*/
/** Lines of one error that are kept; the others are passed over with it. */
const MAX_ERROR_LINES = 60;
/** Characters of a line that are kept. */
const MAX_LINE_CHARS = 4096;
const MAX_LAST_WORDS = 5;
/** Progress of the go command, and headlines whose lines below have the places. */
const PROGRESS = /^(?:downloading|finding|extracting|added|upgraded|downgraded|removed|found|to switch to|creating new go\.mod|copying requirements|to add module requirements|module \S+ is deprecated|warning: \S+: retracted) ?/;
const HEADLINE = /^errors parsing \S+:$/;
const HEADER = /^# \[?(?<package>[^\s\d[\]][^\s\]]*)\]?(?: \[(?<variant>[^\]]+)\])?$/;
const TOOL_HEADER = /^# \[?(?<tool>\S*pkg-config\S*) --/;
/** What a C compiler says about the place of the next error. */
const IN_FRONT = /^(?:In file included from |\s{1,40}from \S+:\d|\S+: In (?:function|member function|constructor) |\S+: (?:At top level|Assembler messages):?$)/;
var Assembler = class {
	#done;
	#known;
	#heredoc = new HeredocFilter();
	#open = null;
	#package;
	#eventPackage;
	/** Lines that came in front of an error and belong to it. */
	#front = [];
	#blank = false;
	#lastWords = [];
	/** Whether the line stands in the paragraph below `# import/path`, or in an event of a package's build. */
	#inBlock;
	/**
	* `done` is called with each error as soon as it is whole; `known` says whether some cause may know a line that has no
	* form of its own. `eventPackage` is the package of the event that the lines came in.
	*/
	constructor(done, known, eventPackage = null) {
		this.#done = done;
		this.#known = known;
		this.#eventPackage = eventPackage;
		this.#package = eventPackage;
		this.#inBlock = eventPackage !== null;
	}
	/** Takes one undressed line without its end. */
	line(whole) {
		const line = whole.length > 4096 ? whole.slice(0, MAX_LINE_CHARS) : whole;
		if (this.#heredoc.swallows(line)) return;
		if (line.trim() === "") {
			this.#blank = true;
			this.#inBlock = this.#eventPackage !== null;
			return;
		}
		const afterBlank = this.#blank;
		this.#blank = false;
		if (this.#open !== null && continues(this.#open.mode, line, afterBlank)) {
			if (this.#open.lines.length < 60) this.#open.lines.push(line);
			this.#remember(line);
			if (endsBlock(this.#open.mode, line)) this.#close();
			return;
		}
		this.#close();
		if (isTrace(line)) return;
		this.#remember(line);
		this.#begin(line);
	}
	/** The last lines that were no trace, for a failure that nobody recognises. */
	get lastWords() {
		return this.#lastWords;
	}
	#remember(line) {
		this.#lastWords.push(line);
		if (this.#lastWords.length > MAX_LAST_WORDS) this.#lastWords.shift();
	}
	/** The log, or the package of the event, is at its end. */
	end() {
		this.#close();
		this.#front = [];
	}
	#begin(line) {
		if (TOOL_HEADER.exec(line) !== null) {
			this.#start("block", line, null, this.#package);
			return;
		}
		const header = HEADER.exec(line)?.groups?.["package"];
		if (header !== void 0) {
			this.#package = header;
			this.#inBlock = true;
			this.#front = [];
			return;
		}
		const building = /^go build (\S{1,500}):$/.exec(line)?.[1];
		if (building !== void 0) {
			this.#package = building;
			return;
		}
		if (IN_FRONT.test(line)) {
			if (this.#front.length < 20) this.#front.push(line);
			return;
		}
		const place = readPlace(line.startsWith("vet: ") ? line.slice(5) : line);
		if (place !== null) this.#start("place", place.rest, place, this.#package, line);
		else if (line.startsWith("go: ")) this.#startGo(line);
		else if (/^package \S+(?:: .*)?$/.test(line)) this.#start("loader", line.slice(8), null, null, line);
		else if (this.#known(line)) this.#startLine(line);
		else if (this.#inBlock) this.#start("block", line, null, this.#package);
		else this.#front = [];
	}
	#startGo(line) {
		const message = line.slice(4);
		if (PROGRESS.test(message) || HEADLINE.test(message)) return;
		this.#start("go", message, null, null, line);
	}
	/** `PKG: go build PKG: text` has the package twice in front. */
	#startLine(line) {
		const action = /^(?:(\S{1,500}): )?go (?:build|install|run|test|vet) (\S{1,500}): (?=\S)/.exec(line);
		if (action === null) this.#start(this.#package === null ? "line" : "block", line, null, this.#package);
		else this.#start("line", line.slice(action[0].length), null, action[2] ?? null, line);
	}
	#start(form, message, place, pkg, line = message) {
		this.#open = {
			form,
			package: pkg,
			place,
			message,
			mode: modeOf(message),
			lines: [...this.#front, line]
		};
		this.#front = [];
	}
	#close() {
		const open = this.#open;
		this.#open = null;
		if (open === null) return;
		this.#done(open.form === "loader" ? loaderError(open) : plainError(open));
	}
};
function plainError({ form, package: pkg, place, message, lines }) {
	const below = lines.slice(lines.findIndex((line) => line.endsWith(message)) + 1);
	return {
		form,
		package: pkg,
		file: place?.file ?? null,
		line: place?.line ?? null,
		column: place?.column ?? null,
		message,
		text: [message, ...below].join("\n"),
		lines,
		imports: []
	};
}
/** `imports PATH from FILE: reason`, `imports PATH: reason`, `FILE:L:C: reason`, or a reason that goes on. */
const STEP = /^\timports (?<path>[^\s:]{1,1000})(?: from (?<from>[^\s:]{1,300}))?(?:: (?<reason>.*))?$/;
function loaderError({ message, lines }) {
	const colon = message.indexOf(": ");
	const imports = [{
		path: (colon < 0 ? message : message.slice(0, colon)).split(" ")[0] ?? "",
		from: null
	}];
	let reason = colon < 0 ? null : message.slice(colon + 2);
	let place = null;
	const below = [];
	for (const line of lines.slice(1)) {
		const step = STEP.exec(line)?.groups;
		if (step !== void 0 && reason === null) {
			imports.push({
				path: step["path"] ?? "",
				from: step["from"] ?? null
			});
			reason = step["reason"] ?? null;
		} else if (reason === null) {
			place = readPlace(line.trimStart());
			reason = place?.rest ?? line.trimStart();
		} else below.push(line);
	}
	const first = reason ?? message;
	return {
		form: reason === null ? "line" : "loader",
		package: imports.at(-1)?.path ?? null,
		file: place?.file ?? null,
		line: place?.line ?? null,
		column: place?.column ?? null,
		message: first,
		text: [first, ...below].join("\n"),
		lines,
		imports
	};
}

// src/core/diagnosis/events.ts
/**
* One line of `go build -json` or `go test -json`.
*
*   {"ImportPath":"example.com/m","Action":"build-output","Output":"./main.go:4:2: undefined: foo\n"}
*   {"ImportPath":"example.com/m","Action":"build-fail"}
*   {"Time":"...","Action":"output","Package":"example.com/m","Output":"FAIL\texample.com/m [build failed]\n"}
*   {"Time":"...","Action":"fail","Package":"example.com/m","Elapsed":0,"FailedBuild":"example.com/m [example.com/m.test]"}
*/
/** Reads an event; `null` for any other text, cut ones included. */
function readEvent(text) {
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		return null;
	}
	const action = valueAt(value, "Action");
	if (typeof action !== "string") return null;
	const build = action.startsWith("build-");
	const named = valueAt(value, build ? "ImportPath" : "Package");
	const output = valueAt(value, "Output");
	const test = valueAt(value, "Test");
	const ended = action === "build-fail" || [
		"fail",
		"pass",
		"skip"
	].includes(action) && typeof test !== "string";
	return {
		package: (typeof named === "string" ? named : "").replace(/ \[.{0,500}\]$/, ""),
		build,
		output: typeof output === "string" ? output.replace(/\r?\n$/, "") : "",
		end: ended,
		failed: action === "build-fail" || action === "fail"
	};
}

// src/core/diagnosis/undress.ts
const ESCAPE = String.fromCharCode(27);
const BOM = 65279;
const SEQUENCE = /\u001b(?:\[[0-9;:?]{0,40}[ -/]{0,4}[@-~]|\][^\u0007\u001b]{0,2000}(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;
/** `gh run view --log` puts the names of job and step in front. */
const JOB = /^[^\t]{1,200}\t[^\t]{1,200}\t\uFEFF?(?=\d{4}-\d\d-\d\dT)/;
const TIME = /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]? ?(?:[0-9a-f]{2}[OE][+ ])?/;
const CLOCK = /^\[?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?\]?(?: |$)/;
const BUILDKIT = /^#\d{1,6} (?:\d{1,6}\.\d{1,6} )?/;
const SECONDS = /^\d{1,6}\.\d{3} (?=\S)/;
/** docker compose, act: a name and a bar. */
const BAR = /^(?:\[[^\]]{1,200}\]|[\w.-]{1,100}-\d{1,4}) {1,20}\| ?/;
const MARKER = /^(?:##\[(?<hash>\w{1,20})\]|\[(?<bracket>command)\]|::(?<colons>error|warning|notice|debug)(?: [^:]{0,2000}(?::[^:]{1,2000}){0,20}?)?::)/;
/** How a service, make or docker says that a command ended. */
const ENDED = /^(?:Error: )?(?:Process completed with exit code|Bash exited with code|ERROR: Job failed: exit (?:code|status)|The command "[^"]{0,300}" exited with|Exited with code(?: exit status)?|make(?:\[\d{1,3}\])?: \*\*\* [^\n]{1,300}\] Error|ERROR: failed to solve: process "[^"]{0,300}" did not complete successfully: exit code:|The command '[^']{0,300}' returned a non-zero code:) '?(\d{1,5})'?\.?/;
const SHELL_PROMPT = /^(?:[$+>%]|PS [^>]{0,200}>) (?=\S)/;
/** Undresses one line, given without its line end. */
function undress(line) {
	let text = line;
	if (text.charCodeAt(text.length - 1) === 13) text = text.slice(0, -1);
	if (text.includes("\r")) text = text.slice(text.lastIndexOf("\r") + 1);
	if (text.includes(ESCAPE)) text = text.replace(SEQUENCE, "");
	if (text.charCodeAt(0) === BOM) text = text.slice(1);
	if (text.includes("	")) text = text.replace(JOB, "");
	text = withoutPrefixes(text);
	return marked(text);
}
/** Digits, brackets and `#` start what services put in front; most lines start with neither. */
function withoutPrefixes(line) {
	let text = line;
	if (/^[\w.-]{1,100}-\d{1,4} {1,20}\| /.test(text)) text = text.replace(BAR, "");
	for (let round = 0; round < 3; round += 1) {
		const first = text.charCodeAt(0);
		const isDigit = first >= 48 && first <= 57;
		if (!isDigit && first !== 91 && first !== 35) break;
		const before = text;
		text = isDigit || first === 91 ? text.replace(TIME, "").replace(CLOCK, "").replace(SECONDS, "").replace(BAR, "") : text.replace(BUILDKIT, "");
		if (text === before) break;
	}
	return text;
}
function marked(line) {
	const first = line.charCodeAt(0);
	let text = line;
	let name = "";
	if (first === 35 || first === 91 || first === 58) {
		const found = MARKER.exec(text);
		if (found !== null) {
			name = found.groups?.["hash"] ?? found.groups?.["bracket"] ?? found.groups?.["colons"] ?? "";
			text = text.slice(found[0].length);
		}
	}
	const ended = ENDED.exec(text);
	if (ended !== null) return {
		text,
		role: "end",
		exitCode: Number(ended[1])
	};
	if (name === "command") return {
		text,
		role: "command",
		exitCode: null
	};
	if (name === "group" && text.startsWith("Run ")) return {
		text: text.slice(4),
		role: "command",
		exitCode: null
	};
	if (SHELL_PROMPT.test(text)) return {
		text: text.replace(SHELL_PROMPT, ""),
		role: "command",
		exitCode: null
	};
	if (name === "" && /^Error: {1,2}(?=\S{1,500}:\d)/.test(text)) text = text.replace(/^Error: {1,2}/, "");
	return {
		text,
		role: "output",
		exitCode: null
	};
}

// src/core/diagnosis/vet-json.ts
/**
* What `go vet -json` prints: one object over several lines a package, below `# import/path`. Its exit code is 0 however
* much it found (Go 1.21 to 1.26), so nothing but these lines says so.
*
*   {
*   	"example.com/m": {
*   		"printf": [
*   			{
*   				"posn": "/src/main.go:5:27",
*   				"message": "fmt.Printf format %d has arg \"x\" of wrong type string"
*/
const MAX_DEPTH_CHARS = 8;
var VetJson = class {
	#take;
	#inside = false;
	#package = null;
	#posn = null;
	constructor(take) {
		this.#take = take;
	}
	/** Whether the line is part of such an object. */
	line(text) {
		if (!this.#inside) {
			this.#inside = text === "{";
			return this.#inside;
		}
		if (text === "}") {
			this.#inside = false;
			return true;
		}
		const found = /^(\t{1,8})"([^"]{1,500})": (.*)$/.exec(text);
		if (found !== null) this.#entry(found[1]?.length ?? 0, found[2] ?? "", found[3] ?? "");
		else if (!/^[\t ]{1,64}[[\]{}]/.test(text) && text.trim() !== "") this.#inside = false;
		return this.#inside;
	}
	#entry(depth, name, rest) {
		if (depth > MAX_DEPTH_CHARS) return;
		if (depth === 1 && rest.startsWith("{")) this.#package = name.replace(/ \[.{0,500}\]$/, "");
		const value = stringOf(rest);
		if (value === null) return;
		if (name === "posn") this.#posn = value;
		else if (name === "message" && this.#posn !== null) {
			this.#found(this.#posn, value);
			this.#posn = null;
		}
	}
	#found(posn, message) {
		const place = readPlace(`${posn}: ${message}`);
		this.#take({
			form: "vet",
			package: this.#package,
			file: place?.file ?? null,
			line: place?.line ?? null,
			column: place?.column ?? null,
			message,
			text: message,
			lines: [`${posn}: ${message}`],
			imports: []
		});
	}
};
function stringOf(rest) {
	if (!rest.startsWith("\"")) return null;
	try {
		const value = JSON.parse(rest.endsWith(",") ? rest.slice(0, -1) : rest);
		return typeof value === "string" ? value : null;
	} catch {
		return null;
	}
}

// src/core/diagnosis/intake.ts
/**
* Takes a log in pieces of any size and of any kind, and gives its errors one by one, in flat memory.
*
* Lines are split and bounded, undressed, and told apart: an event of `go build -json` or `go test -json` is unpacked,
* each package with an assembler of its own since their lines may alternate; everything else is text. Both can stand in
* one log: much of what fails early is never put into events.
*
* Source: `go help buildjson`, cmd/test2json; transcripts of Go 1.21 to 1.27.
*/
/** Characters of a line that are looked at; an event of one line of text fits. */
const MAX_RAW_LINE_CHARS = 65536;
/** Packages whose events are put together at a time: as many as build at a time. */
const MAX_OPEN_PACKAGES = 256;
const MAX_COMMAND_CHARS = 500;
var Intake = class {
	#take;
	#plain;
	#packages = /* @__PURE__ */ new Map();
	#vet;
	#splitter = new LineSplitter((line) => this.#line(line), MAX_RAW_LINE_CHARS);
	#command = null;
	#goVersion = null;
	#exitCode = null;
	#failed = false;
	constructor(take) {
		this.#take = take;
		this.#plain = new Assembler(take, mayBeKnown);
		this.#vet = new VetJson(take);
	}
	/** The command that the log is of. */
	command(text) {
		this.#command = text.slice(0, MAX_COMMAND_CHARS);
	}
	push(text) {
		this.#splitter.push(text);
	}
	/** Ends what is open. To be called once, before `facts` is read. */
	end() {
		this.#splitter.end();
		for (const assembler of this.#packages.values()) assembler.end();
		this.#packages.clear();
		this.#plain.end();
	}
	get facts() {
		return {
			command: this.#command,
			goVersion: this.#goVersion,
			exitCode: this.#exitCode,
			failed: this.#failed,
			lines: this.#splitter.lines,
			cutLines: this.#splitter.cutLines,
			lastWords: this.#plain.lastWords
		};
	}
	#line(raw) {
		const { text, role, exitCode } = undress(raw);
		if (role === "end") {
			this.#exitCode = exitCode;
			return;
		}
		if (role === "command") {
			this.#say(text);
			return;
		}
		if (text.startsWith("{\"")) {
			const event = readEvent(text);
			if (event !== null) {
				if (event.end) this.#endPackage(event.package);
				else this.#assembler(event.package, event.build).line(undress(event.output).text);
				this.#failed ||= event.failed;
				return;
			}
		}
		if (this.#vet.line(text)) return;
		this.#evidence(text);
		this.#plain.line(text);
	}
	#evidence(text) {
		const first = text.charCodeAt(0);
		if (first === 70 && /^FAIL(?:\s|$)/.test(text)) this.#failed = true;
		else if (first === 103) this.#goVersion = /^go version go(\S{1,40}) /.exec(text)?.[1] ?? this.#goVersion;
	}
	/** A command about to run: what comes is its output. */
	#say(text) {
		this.#plain.end();
		if (/(?:^|[\s/])go(?:\.exe)? (?:build|test|vet|install|run|mod|generate|get|list|work|tool|fix) ?/.test(text.slice(0, 2e3))) this.#command = text.slice(0, MAX_COMMAND_CHARS);
	}
	#assembler(pkg, build) {
		const key = `${build ? "build" : "test"} ${pkg}`;
		let assembler = this.#packages.get(key);
		if (assembler === void 0) {
			if (this.#packages.size >= MAX_OPEN_PACKAGES) {
				const [oldest, first] = this.#packages.entries().next().value ?? ["", null];
				first?.end();
				this.#packages.delete(oldest);
			}
			assembler = new Assembler(this.#take, mayBeKnown, build ? pkg : null);
			this.#packages.set(key, assembler);
		}
		return assembler;
	}
	#endPackage(pkg) {
		for (const key of [`build ${pkg}`, `test ${pkg}`]) {
			this.#packages.get(key)?.end();
			this.#packages.delete(key);
		}
	}
};

// src/core/diagnosis/unknown.ts
/** What is said of an error that no cause knows: its own words, and nothing that is not in them. */
/** What has the form of an error, though no cause knows it. A remark of a C compiler is none. */
function isError({ form, message, file, column, package: pkg }) {
	if (form === "line" || /^(?:warning|note|info|remark): /i.test(message)) return false;
	if (form !== "place") return !message.startsWith("warning: ");
	return column !== null || pkg !== null || /(?:^|[\\/])go\.(?:mod|sum|work)$/.test(file ?? "");
}
/** The error's own words. */
function unknownMessage(error) {
	if (error.form !== "exit") return `no known cause: ${quote(error.message, 600)}`;
	const code = /\d+$/.exec(error.message)?.[0];
	const words = error.lines.length === 0 ? "" : `; the log says last: ${error.lines.map((line) => quote(line, 300)).join(", ")}`;
	if (code === void 0) return `the log says that something failed, and not what${words}`;
	return `no known cause. Exit code ${code} is ${exitCodeMeaning(Number(code))}${words}`;
}
function unknownFix(error) {
	return error.form === "exit" ? "read what the command printed before it ended; run it again by itself to see that" : "read the lines as they were printed; no entry of the catalogue knows them";
}

// src/core/diagnosis/diagnose.ts
/** Different failures that are kept; further ones are counted. */
const MAX_FAILURES = 500;
/** Packages of one failure that are told apart, and those that are named. */
const MAX_PACKAGES = 1e4;
const MAX_NAMED_PACKAGES = 20;
var Diagnoser = class {
	#intake = new Intake((error) => this.#take(error));
	#folded = /* @__PURE__ */ new Map();
	#consequences = /* @__PURE__ */ new Set();
	#more = 0;
	#tooMany = false;
	/** Takes a piece of the log. */
	push(text) {
		this.#intake.push(text);
	}
	/** Says which command the log is of, where the caller knows. */
	command(words) {
		this.#intake.command(words.map((word) => /[\s'"]/.test(word) ? JSON.stringify(word) : word).join(" "));
	}
	/** What the log says. `exitCode`: of the command, where the caller knows it; else what the log says of it. */
	end(exitCode = null) {
		this.#intake.end();
		const { facts } = this.#intake;
		const code = exitCode ?? facts.exitCode;
		const all = [...this.#folded.values()];
		const failures = this.#failures(all, code);
		const notes = all.filter((one) => one.cause?.kind === "note");
		return {
			exitCode: code,
			failures: failures.map((one, index) => failureOf(one, index === 0)),
			more: failures.length === 0 ? 0 : this.#more,
			notes: notes.map((one) => failureOf(one, false)),
			consequences: this.#consequences.size,
			tooManyErrors: this.#tooMany,
			facts
		};
	}
	#failures(all, code) {
		if (code === 0) return all.filter((one) => one.error.form === "vet");
		const real = all.filter((one) => one.cause !== null && (one.cause.kind ?? "failure") === "failure");
		const unknown = all.filter((one) => one.cause === null && one.error.form !== "block");
		const found = [...real, ...unknown];
		if (found.length > 0) return found.toSorted((a, b) => stage(a) - stage(b) || a.order - b.order);
		const rest = all.filter((one) => one.cause?.kind === "consequence");
		const blocks = all.filter((one) => one.cause === null);
		if (rest.length > 0) return [...rest, ...blocks];
		if (blocks.length > 0 && (code !== null || this.#intake.facts.failed)) return blocks;
		return byExitCode(code, this.#intake.facts);
	}
	#take(error) {
		if (/^too many errors$/.test(error.message)) {
			this.#tooMany = true;
			return;
		}
		const context = { ...this.#intake.facts };
		const found = findCause(error, context);
		if (found === null && !isError(error)) return;
		const pkg = found?.match.package ?? error.package ?? folderOf(error.file);
		if (found?.cause.kind === "consequence" && this.#consequences.size < MAX_PACKAGES) this.#consequences.add(pkg ?? error.message);
		const key = keyOf(error, found);
		const have = this.#folded.get(key);
		if (have !== void 0) {
			have.count += 1;
			if (pkg !== null && have.packages.size < MAX_PACKAGES) have.packages.add(pkg);
		} else if (this.#folded.size >= MAX_FAILURES) this.#more += 1;
		else this.#folded.set(key, {
			error,
			cause: found?.cause ?? null,
			match: found?.match ?? null,
			order: this.#folded.size,
			count: 1,
			packages: new Set(pkg === null ? [] : [pkg])
		});
	}
};
/** What the exit code alone tells, with the last lines of the log. */
function byExitCode(code, facts) {
	if (code === 0 || code === null && !facts.failed) return [];
	const error = exitCodeError(code, facts.lastWords);
	const found = findCause(error, {
		...facts,
		exitCode: code
	});
	return [{
		error,
		cause: found?.cause ?? null,
		match: found?.match ?? null,
		order: 0,
		count: 1,
		packages: /* @__PURE__ */ new Set()
	}];
}
function keyOf(error, found) {
	if (found === null) return JSON.stringify([
		"",
		error.file,
		error.line,
		error.column,
		error.text
	]);
	const { cause, match } = found;
	return JSON.stringify(match.root === void 0 ? [
		cause.id,
		error.package,
		error.file,
		error.line,
		error.column,
		match.message
	] : [cause.id, match.root]);
}
function folderOf(file) {
	if (file === null) return null;
	const slash = Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\"));
	return slash <= 0 ? "." : file.slice(0, slash);
}
const STAGES = {
	memory: 0,
	disk: 0,
	goroot: 1,
	toolchain: 1,
	cache: 1,
	flags: 1,
	tinygo: 1,
	workspace: 2,
	vendoring: 2,
	checksum: 2,
	vcs: 2,
	network: 2,
	modules: 2,
	imports: 3,
	constraints: 3,
	embed: 3,
	pgo: 3,
	syntax: 4,
	generics: 5,
	types: 5,
	cgo: 5,
	assembler: 5,
	linker: 6,
	install: 6,
	vet: 7,
	tests: 8
};
/** How early a failure stops a build; an unknown one stands with the compiler's. */
function stage({ cause }) {
	return cause === null ? STAGES.types : STAGES[cause.family];
}
function failureOf(one, primary) {
	const { error, cause, match } = one;
	const place = match?.place === void 0 ? error : match.place;
	return {
		cause: cause?.id ?? "unknown",
		family: cause?.family ?? null,
		title: cause?.title ?? "No known cause",
		package: match?.package ?? error.package,
		file: place?.file ?? null,
		line: place?.line ?? null,
		column: place?.column ?? null,
		said: error.message,
		message: match?.message ?? unknownMessage(error),
		fix: match?.fix ?? unknownFix(error),
		lines: error.lines,
		count: one.count,
		packages: [...one.packages].slice(0, MAX_NAMED_PACKAGES),
		packageCount: one.packages.size,
		primary
	};
}

export { report as a, exitCodeMeaning as c, diagnosisJson as i, shellExitCode as l, LineSplitter as n, commandFolder as o, besides as r, parseCommand as s, Diagnoser as t };