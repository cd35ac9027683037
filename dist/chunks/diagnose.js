import { _ as valueAt, a as quoteList, i as quote, t as count } from "./markup.js";
import { a as libraryFix, c as byWhole, d as word, f as byPattern, l as findLine, n as crossCompiler, o as pkgConfigFix, r as headerFix, s as baseName, t as compilerFix, u as withPlace } from "./cgo-packages.js";
import { c as exitCodeError, i as isSomebodyElses, l as exitCodeMeaning, n as endsHeredoc, t as LineSplitter } from "./lines.js";

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
	/** 1 for states in which a mark ends. */
	#ends;
	/** Owners of the marks that end in a state, suffixes included. */
	#found;
	/** `marks[i]` are the texts that belong to owner `i`. Throws RangeError for a mark that is empty or no ASCII. */
	constructor(marks) {
		const most = marks.flat().reduce((sum, text) => sum + text.length, 1);
		const next = new Uint16Array(most * ALPHABET);
		const found = [[]];
		for (const [owner, texts] of marks.entries()) for (const text of texts) addMark(next, found, text, owner);
		if (found.length > 65535) throw new RangeError(`expected marks of at most 65535 characters, got ${found.length}`);
		link(next, found);
		this.#next = next.slice(0, found.length * ALPHABET);
		this.#found = found;
		this.#ends = Uint8Array.from(found, (owners) => Math.min(owners.length, 1));
	}
	/** Where the first mark in the text ends; -1 when there is none. */
	#first(text) {
		const next = this.#next;
		const ends = this.#ends;
		let state = 0;
		for (let index = 0; index < text.length; index += 1) {
			const code = text.charCodeAt(index);
			state = code < ALPHABET ? next[state * ALPHABET + code] ?? 0 : 0;
			if (ends[state] === 1) return index;
		}
		return -1;
	}
	/** Whether any mark stands in the text. */
	any(text) {
		return this.#first(text) >= 0;
	}
	/** The owners of the marks in the text, ascending. */
	owners(text) {
		if (this.#first(text) < 0) return [];
		const owners = /* @__PURE__ */ new Set();
		let state = 0;
		for (let index = 0; index < text.length; index += 1) {
			const code = text.charCodeAt(index);
			state = code < ALPHABET ? this.#next[state * ALPHABET + code] ?? 0 : 0;
			if (this.#ends[state] === 1) for (const owner of this.#found[state] ?? []) owners.add(owner);
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
		const at = state * ALPHABET + code;
		let to = next[at] ?? 0;
		if (to === 0) {
			to = found.push([]) - 1;
			next[at] = to;
		}
		state = to;
	}
	found[state]?.push(owner);
}
/** Fills the missing steps with those of the longest suffix that is a state too, breadth first. */
function link(next, found) {
	const suffix = new Uint16Array(found.length);
	const queue = [];
	for (const to of next.subarray(0, ALPHABET)) if (to !== 0) queue.push(to);
	for (const state of queue) {
		const back = suffix[state] ?? 0;
		found[state]?.push(...found[back] ?? []);
		for (let code = 0; code < ALPHABET; code += 1) {
			const at = state * ALPHABET + code;
			const fallback = next[back * ALPHABET + code] ?? 0;
			const to = next[at] ?? 0;
			if (to === 0) next[at] = fallback;
			else {
				suffix[to] = fallback;
				queue.push(to);
			}
		}
	}
}

// src/core/diagnosis/catalogue/assembler.ts
/** Causes of the family `assembler`: Go's own assembler, whose files end with `.s`. */
const ASSEMBLER = [
	{
		id: "asm-unknown-instruction",
		family: "assembler",
		title: "The assembler does not know an instruction",
		meaning: "Go has an assembler of its own, with its own names: `MOVQ` and not `mov`. An instruction also has to exist for the architecture, which the end of the file name (`_amd64.s`) or a `//go:build` line chooses.",
		example: "# example.com/m\n./f_amd64.s:3: unrecognized instruction \"BOGUS\"\nasm: assembly of ./f_amd64.s failed\n",
		go: "1.21 to 1.27",
		marks: ["unrecognized instruction \""],
		match: byPattern([/^unrecognized instruction "(?<name>[^"\n]{0,300})"/], (group, { file }) => ({
			message: `Go's assembler knows no instruction ${quote(group("name"))}${file === null ? "" : ` for the architecture of ${quote(baseName(file))}`}`,
			fix: `write it as Go's assembler does (the names stand in \`$(go env GOROOT)/src/cmd/internal/obj/ARCH/anames.go\`), and let the file name say the architecture: \`_amd64.s\`, \`_arm64.s\``
		}))
	},
	{
		id: "asm-include-missing",
		family: "assembler",
		title: "A file that an assembly file includes is not there",
		meaning: "The assembler finds `textflag.h` and `funcdata.h` in the installation, `go_asm.h` is made by the build, and all others have to lie beside the file.",
		example: "# example.com/m\n./a_amd64.s:2: #include: open /usr/local/go/pkg/include/nosuch.h: no such file or directory\n",
		go: "1.21 to 1.27",
		marks: ["#include: open "],
		match: byPattern([/^#include: open (?<path>[^\n]{1,1000}): (?<why>[^\n:]{1,200})/], (group) => {
			const name = baseName(group("path"));
			return {
				message: `the included file ${quote(name)} is not there`,
				fix: [
					"textflag.h",
					"funcdata.h",
					"asm_amd64.h",
					"asm_ppc64x.h"
				].includes(name) ? "it comes with Go: install Go anew, `$(go env GOROOT)/pkg/include` is not whole" : `put ${quote(name)} beside the file, and commit it: \`git add -f ${word(name)}\` where a .gitignore names it`,
				root: name
			};
		})
	},
	{
		id: "asm-abi-selector",
		family: "assembler",
		title: "Assembly names an ABI, which only the runtime may",
		meaning: "A name with `<ABIInternal>` is for the packages of the runtime. Assembly elsewhere is called by the stable rules (ABI0), which need no mark.",
		example: "# example.com/m\n./f_amd64.s:3: ABI selector only permitted when compiling runtime, reference was to \"main.f\"\nasm: assembly of ./f_amd64.s failed\n",
		go: "1.21 to 1.27",
		marks: ["ABI selector only permitted when compiling runtime"],
		match: byPattern([/^ABI selector only permitted when compiling runtime, reference was to (?<name>[^\n]{1,500})/], (group) => ({
			message: `the file names the ABI of ${quote(group("name").replaceAll("\"", ""))}, which only the runtime may`,
			fix: "leave `<ABIInternal>` away; or, where this is a library, take a version of it that fits this Go"
		}))
	},
	{
		id: "asm-error",
		family: "assembler",
		title: "The assembler does not accept a line",
		meaning: "Go's assembler stopped at a line of an assembly file. Its words name the operand or the label that it did not expect.",
		example: "# example.com/m\n./a_amd64.s:5: undefined label foo\nasm: assembly of ./a_amd64.s failed\n",
		examples: [
			"# example.com/m\n./a_amd64.s:2: expected identifier, found \"}\"\nasm: assembly of ./a_amd64.s failed\n",
			"# example.com/m\n./a_arm64.s:7: illegal or missing addressing mode for symbol x\nasm: assembly of ./a_arm64.s failed\n",
			"# example.com/m\n./a_amd64.s:4: wrong number of arguments to JMP instruction\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"asm: assembly",
			"undefined label ",
			"expected ",
			"illegal ",
			"wrong number of arguments to ",
			"unrecognized ",
			" multiply defined",
			"must be a symbol(SB)",
			"invalid addressing mode",
			"register ",
			"operand",
			"unexpected "
		],
		match: ({ file, message }) => {
			if (file === null || !file.endsWith(".s")) return null;
			if (/^(?:(?:Error|error|warning|Warning|fatal error|note): |\[\w{1,20}\] )/.test(message)) return null;
			return {
				message: `Go's assembler does not accept this line of ${quote(file)}: ${quote(message)}`,
				fix: "correct the line; `go vet` compares the sizes and offsets with the Go declarations"
			};
		}
	},
	{
		id: "asm-invalid-instruction",
		family: "assembler",
		title: "An instruction does not take these operands",
		meaning: "The instruction exists, but not with operands of this kind or number.",
		example: "# example.com/m\nasm: main.f: invalid instruction: 00000 (/src/app/a_amd64.s:2)	MOVQ	AX\nasm: assembly failed\n",
		go: "1.21 to 1.27",
		marks: [": invalid instruction: "],
		match: byPattern([/^asm: (?<name>\S{1,500}): invalid instruction: \d{1,9} \((?<file>(?:[A-Za-z]:)?[^\n:()]{1,1000}):(?<line>\d{1,9})\)\t?(?<code>[^\n]{0,300})/], (group) => ({
			message: `the assembler finds no form of this instruction in ${quote(group("name"))}: ${quote(group("code").replaceAll("	", " "))}`,
			fix: "correct the number, the order (the target stands last) and the size of the operands",
			place: {
				file: group("file"),
				line: Number(group("line"))
			}
		}))
	}
];

// src/core/diagnosis/catalogue/cache.ts
/** Causes of the family `cache`: the build cache and the module cache. */
const CACHE = [
	{
		id: "gocache-off",
		family: "cache",
		title: "The build cache is switched off",
		meaning: "Since Go 1.12 no build works without a build cache. To build everything anew, use an empty one, or `go build -a`.",
		example: "build cache is disabled by GOCACHE=off, but required as of Go 1.12\n",
		go: "1.12 to 1.27",
		marks: ["build cache is disabled by GOCACHE=off"],
		match: byPattern([/^build cache is disabled by GOCACHE=off/], () => ({
			message: "`GOCACHE` is `off`, and no build works without a build cache",
			fix: "`unset GOCACHE` (`go env -u GOCACHE` where it was set for good), or for a cold build `GOCACHE=\"$(mktemp -d)\" go build ./...`",
			root: "GOCACHE"
		}))
	},
	{
		id: "gocache-not-located",
		family: "cache",
		title: "There is no place for the build cache",
		meaning: "The build cache lies in `GOCACHE`, or in the cache folder of the user, which `XDG_CACHE_HOME`, `HOME` or `LocalAppData` name. None of them is set, as in a bare container or a service, or `GOCACHE` is a relative path.",
		example: "build cache is required, but could not be located: GOCACHE is not defined and neither $XDG_CACHE_HOME nor $HOME are defined\n",
		examples: ["build cache is required, but could not be located: GOCACHE is not an absolute path\n", "build cache is required, but could not be located: GOCACHE is not defined and %LocalAppData% is not defined\n"],
		go: "1.21 to 1.27",
		marks: ["build cache is required, but could not be located"],
		match: byPattern([/^build cache is required, but could not be located: (?<why>[^\n]{1,500})/], (group) => {
			const relative = group("why").includes("not an absolute path");
			return {
				message: relative ? "`GOCACHE` is a relative path, and has to be an absolute one" : `neither \`GOCACHE\` nor a home folder is set: ${quote(group("why"))}`,
				fix: relative ? "give the whole path, `GOCACHE=\"$PWD/.cache/go-build\"`, or `unset GOCACHE`" : "set `HOME`, or `GOCACHE=/tmp/go-build`, in the environment of the build",
				root: "GOCACHE"
			};
		})
	},
	{
		id: "gocache-unwritable",
		family: "cache",
		title: "The build cache cannot be set up",
		meaning: "The go command could not make the folders of its build cache. A cache that is filled and may only be read does no harm; an empty one has to be writable.",
		example: "failed to initialize build cache at /home/runner/.cache/go-build: mkdir /home/runner/.cache/go-build/00: permission denied\n",
		examples: ["failed to initialize build cache at /etc/passwd: mkdir /etc/passwd: not a directory\n"],
		go: "1.21 to 1.27",
		marks: ["failed to initialize build cache at "],
		match: byPattern([/^failed to initialize build cache at (?<path>[^\n]{1,1000}?): (?:(?:mkdir|open|stat) [^\n]{1,1000}: )?(?<why>[^\n:]{1,300})$/], (group) => {
			const path = group("path");
			return {
				message: `the build cache ${quote(path)} cannot be set up: ${quote(group("why"))}`,
				fix: `give the folder to the user who builds, \`sudo chown -R "$(id -u)" ${word(path)}\`, or point \`GOCACHE\` to a folder of that user`,
				root: path
			};
		})
	},
	{
		id: "gocache-verify-failed",
		family: "cache",
		title: "The build cache holds something else than was built",
		meaning: "With `GODEBUG=gocacheverify=1` the go command builds what it has cached and compares. What it built now is not what the cache names: an entry was damaged or forged, or a step of the build does not always give the same.",
		example: "panic: go: internal cache error: cache verify failed: id=07de46dcaa4abd48 changed:<<<\n	modroot /usr/local/go/src\n>>>\nold: 0000\nnew: 1111\n",
		go: "1.21 to 1.27",
		marks: ["internal cache error: cache verify failed"],
		match: byPattern([/^panic: go: internal cache error: cache verify failed: id=(?<id>[0-9a-f]{1,64})/], (group) => ({
			message: `the entry ${quote(group("id"))} of the build cache is not what the build gives: the cache was damaged or forged, or the build is not reproducible`,
			fix: "do not use what was built from this cache; `go clean -cache`, build again, and see which job wrote the cache that was restored",
			root: "verify"
		}))
	},
	{
		id: "cache-program-failed",
		family: "cache",
		title: "The program that keeps the build cache failed",
		meaning: "`GOCACHEPROG` names a program that keeps the build cache in place of a folder. It could not be started, or ended before the build did.",
		example: "error starting GOCACHEPROG program \"/opt/cacher\": fork/exec /opt/cacher: no such file or directory\n",
		examples: [
			"GOCACHEPROG exited pre-Close with 3 pending requests\n",
			"error reading JSON from GOCACHEPROG: invalid character\n",
			"GOCACHEPROG cacher declared no supported commands\n"
		],
		go: "1.24 to 1.27",
		marks: ["GOCACHEPROG"],
		match: byPattern([
			/^error starting GOCACHEPROG program "(?<program>[^"\n]{1,1000})": (?<why>[^\n]{1,500})/,
			/^(?<why>GOCACHEPROG (?:exited pre-Close|\S{1,300} declared no supported commands|sent response for unknown|program closed)[^\n]{0,500})/,
			/^(?<why>error reading JSON from GOCACHEPROG[^\n]{0,500})/,
			/^(?<why>GOCACHEPROG args: [^\n]{0,500})/
		], (group) => ({
			message: `the program of \`GOCACHEPROG\`${group("program") === "" ? "" : ` (${quote(group("program"))})`} failed: ${quote(group("why"))}`,
			fix: "`unset GOCACHEPROG` to build with the usual cache, or correct the path and read what the program says when it runs by itself",
			root: "GOCACHEPROG"
		}))
	},
	{
		id: "cache-entry-vanished",
		family: "cache",
		title: "A compiled package vanished during the build",
		meaning: "The build had found a package in its cache, and when the compiler or the linker opened it, the file was gone or damaged: something cleans the cache while builds run, or only a part of it was restored.",
		example: "main.go:3:8: could not import fmt (open /home/runner/.cache/go-build/ab/ab12-d: no such file or directory)\n",
		examples: [
			"# example.com/app\n/usr/local/go/pkg/tool/linux_amd64/link: cannot open file /home/runner/.cache/go-build/ab/ab12-d: open /home/runner/.cache/go-build/ab/ab12-d: no such file or directory\n",
			"main.go:3:8: could not import fmt (unexpected EOF)\n",
			"# example.com/app\n/usr/local/go/pkg/tool/linux_amd64/link: truncated object file: fmt: unexpected EOF\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"could not import ",
			"link: cannot open file ",
			"truncated object file: ",
			": malformed archive"
		],
		match: byPattern([
			/^could not import (?<path>\S{1,500}) \((?:open (?<file>[^\n]{1,1000}): no such file or directory|unexpected EOF|[^\n]{0,300}(?:malformed|bad magic|corrupt)[^\n]{0,300})\)/,
			/^\S{0,1000}link: cannot open file (?<file>[^\n:]{1,1000}|[A-Za-z]:\\[^\n:]{1,1000}): [^\n]{0,1000}(?:no such file or directory|cannot find the file)/,
			/^\S{0,1000}link: (?:truncated object file: (?<path>[^\s:]{1,500})|(?<file>[^\s:]{1,1000}): malformed archive)/
		], (group) => {
			const what = group("path") || group("file");
			return {
				message: `the compiled form of ${quote(what)} is gone from the build cache, or damaged`,
				fix: "`go clean -cache`, build again, and see that nothing cleans or restores `GOCACHE` while a build runs",
				root: "vanished",
				place: null
			};
		})
	},
	{
		id: "package-not-readable",
		family: "cache",
		title: "The go command finds no package, and does not say why",
		meaning: "A folder that holds Go files is not seen as a package. What the go command remembers of it in the build cache is damaged, or the standard library in `GOROOT` has no sources.",
		example: "package example.com/m: cannot find package\n",
		go: "1.21 to 1.27",
		marks: ["cannot find package"],
		match: (error) => error.form === "loader" && /^cannot find package$/.test(error.message) ? {
			message: `the go command finds no package${error.package === null ? "" : ` ${quote(error.package)}`} and gives no reason: the build cache is damaged, or \`GOROOT\` has no sources`,
			fix: "`go clean -cache` and build again; if it stays, look into `\"$(go env GOROOT)/src\"` and install Go anew",
			root: "unreadable"
		} : null
	},
	{
		id: "modcache-not-located",
		family: "cache",
		title: "There is no place for the module cache",
		meaning: "Modules are kept in `GOMODCACHE`, or else in `pkg/mod` of the first folder of `GOPATH`, which by default lies in the home folder. None of them is known, or one is a relative path.",
		example: "go: module cache not found: neither GOMODCACHE nor GOPATH is set\n",
		examples: ["go: GOMODCACHE entry is relative; must be absolute path: \"rel/mod\".\n", "go: could not create module cache: \"/home/runner/modcache\" is not a directory\n"],
		go: "1.21 to 1.27",
		marks: [
			"module cache not found: ",
			"GOMODCACHE entry is relative",
			"could not create module cache: "
		],
		match: byPattern([
			/^(?<what>module cache not found: [^\n]{1,300})/,
			/^(?<what>GOMODCACHE entry is relative[^\n]{1,500})/,
			/^(?<file>could not create module cache: [^\n]{1,500} is not a directory)/
		], (group) => ({
			message: `the go command has no folder for modules: ${quote(group("what") || group("file"))}`,
			fix: group("file") !== "" ? "set `GOMODCACHE` to a folder: what it names is a file" : "set `HOME`, or `GOMODCACHE` to an absolute path",
			root: "GOMODCACHE"
		}))
	}
];

// src/core/diagnosis/catalogue/cgo-c.ts
/**
* Causes of the family `cgo` that the C compiler tells, in the words of gcc and of clang.
*
* gcc:    ./main.go:3:32: error: 'x' undeclared (first use in this function)
* clang:  ./main.go:3:32: error: use of undeclared identifier 'x'
*
* The comment above `import "C"` is C as well, so such an error stands at a line of a Go file.
*/
/** gcc writes its quotes as the locale says. */
const QUOTED = String.raw`['‘"](?<name>[^'’"\n]{1,300})['’"]`;
/** Only where a file and a line stand in front: the word `error: ` is in everybody's mouth. */
function placed(patterns, say) {
	const match = byPattern(patterns, say);
	return (error, context) => error.form === "place" ? match(error, context) : null;
}
const c = (words) => new RegExp(`^(?:fatal )?error: ${words}`);
const CGO_C = [
	{
		id: "c-header-missing",
		family: "cgo",
		title: "A C header is not installed",
		meaning: "An `#include` names a file that the C compiler finds in none of its folders. As a rule it belongs to a C library whose development package is not installed.",
		example: "# example.com/m\n./main.go:3:11: fatal error: nosuch/header.h: No such file or directory\n    3 | // #include <nosuch/header.h>\n      |           ^~~~~~~~~~~~~~~~~\ncompilation terminated.\n",
		examples: [
			"# example.com/m\n./main.go:3:10: fatal error: 'zlib.h' file not found\n",
			"# runtime/cgo\n_cgo_export.c:3:10: fatal error: stdlib.h: No such file or directory\n",
			"# github.com/google/gopacket/pcap\n../../go/pkg/mod/github.com/google/gopacket@v1.1.19/pcap/pcap_unix.go:34:10: fatal error: pcap.h: No such file or directory\n"
		],
		go: "all: gcc and clang say it",
		marks: ["fatal error: "],
		match: placed([/^fatal error: (?<header>[^\s:'"]{1,500}): No such file or directory/, /^fatal error: ['"](?<header>[^'"\n]{1,500})['"] file not found/], (group, { file }) => ({
			message: `the C header ${quote(group("header"))} is not there`,
			fix: headerFix(group("header")),
			root: group("header"),
			...file?.startsWith("_cgo_") === true ? { place: null } : {}
		}))
	},
	{
		id: "c-undeclared",
		family: "cgo",
		title: "A name of C is not declared",
		meaning: "The C code uses a variable, a function or a type that nothing before it declares. Newer compilers (gcc 14, clang 16) refuse calls of functions without a declaration, which older ones took with a warning.",
		example: "# example.com/m\n./main.go:3:32: error: 'x' undeclared (first use in this function)\n    3 | // static int foo(void) { return x + ; }\n      |                                ^\n",
		examples: [
			"# example.com/m\n./main.go:3:32: error: use of undeclared identifier 'x'\n",
			"# example.com/m\nx.c:4:2: error: unknown type name 'foo_t'\n",
			"# example.com/m\nx.c:4:2: error: implicit declaration of function 'foo' [-Wimplicit-function-declaration]\n",
			"# example.com/m\nx.c:4:2: error: call to undeclared function 'foo'; ISO C99 and later do not support implicit function declarations\n",
			"# example.com/m\nx.c:4:2: error: ‘x’ undeclared (first use in this function); did you mean ‘y’?\n",
			"# example.com/m\nx.cc:1:35: error: 'nosuch' has not been declared\n"
		],
		go: "all: gcc and clang say it",
		marks: [
			" undeclared",
			"unknown type name ",
			"implicit declaration of function ",
			" has not been declared",
			" was not declared in"
		],
		match: placed([
			c(`${QUOTED} undeclared`),
			c(`${QUOTED} (?:has not been|was not) declared`),
			c(`use of undeclared identifier ${QUOTED}`),
			c(`unknown type name ${QUOTED}`),
			c(`implicit declaration of function ${QUOTED}`),
			c(`call to undeclared (?:library )?function ${QUOTED}`)
		], (group, { file }) => ({
			message: `the C code uses ${quote(group("name"))}, which nothing before it declares`,
			fix: `include the header that declares it, or correct the name; where it came with a newer or an older release of a library, install that one`,
			root: `${file ?? ""} ${group("name")}`
		}))
	},
	{
		id: "c-redefinition",
		family: "cgo",
		title: "Two C declarations of one name do not agree",
		meaning: "The same function, type or variable is declared or defined twice, in different ways.",
		example: "# example.com/m\nx.c:5:6: error: conflicting types for 'foo'; have 'void(void)'\n",
		examples: ["# example.com/m\nx.c:5:5: error: redefinition of 'foo'\n", "# example.com/m\nx.c:5:5: error: static declaration of 'foo' follows non-static declaration\n"],
		go: "all: gcc and clang say it",
		marks: [
			"conflicting types for ",
			"redefinition of ",
			"declaration of "
		],
		match: placed([
			c(`conflicting types for ${QUOTED}`),
			c(`redefinition of ${QUOTED}`),
			c(`(?:non-)?static declaration of ${QUOTED} follows`)
		], (group) => ({
			message: `the C name ${quote(group("name"))} is declared twice, and not alike`,
			fix: `keep one declaration, in a header with a guard (\`#pragma once\`); of a function that Go exports with \`//export\`, write only \`extern\` declarations in the comment above \`import "C"\``,
			root: group("name")
		}))
	},
	{
		id: "c-warning-as-error",
		family: "cgo",
		title: "A C warning counts as an error",
		meaning: "`-Werror` makes errors of warnings, and a newer compiler has new warnings.",
		example: "# example.com/m\nx.c:3:6: error: unused variable 'x' [-Werror=unused-variable]\n",
		examples: ["# example.com/m\nx.c:3:6: error: unused variable 'x' [-Werror,-Wunused-variable]\n"],
		go: "all: gcc and clang say it",
		marks: ["[-Werror"],
		match: placed([/^error: (?<what>[^\n]{1,1000}) \[-Werror[=,](?:-W)?(?<flag>[\w+=-]{1,100})\]/], (group) => ({
			message: `${quote(group("what"))}, a warning that \`-Werror\` makes an error`,
			fix: `mend it, or let it be a warning again: \`#cgo CFLAGS: -Wno-error=${group("flag")}\`, for somebody else's code \`CGO_CFLAGS="-O2 -g -Wno-error=${group("flag")}"\``
		}))
	},
	{
		id: "c-assembly-error",
		family: "cgo",
		title: "The assembler of C does not accept a line",
		meaning: "An assembly file for the C compiler, or assembly within C, has an instruction that the assembler does not know: it is for another processor, or the assembler is too old.",
		example: "# example.com/m\nfoo.S: Assembler messages:\nfoo.S:12: Error: no such instruction: `vpdpbusd %ymm0'\n",
		go: "all: GNU as says it",
		marks: ["Error: "],
		match: placed([/^Error: (?<what>[^\n]{1,500})/], (group) => ({
			message: `the assembler of C does not accept this: ${quote(group("what").replaceAll("`", "'"))}`,
			fix: "build the file for its own processor only (a name that ends in `_amd64.S`), or with a newer binutils"
		}))
	},
	{
		id: "c-error",
		family: "cgo",
		title: "The C compiler does not accept the code",
		meaning: "The C compiler stopped at the C code of a package: a C file, a header, or the comment above `import \"C\"` in a Go file.",
		example: "# example.com/m\n./main.go:3:36: error: expected expression before ';' token\n    3 | // static int foo(void) { return x + ; }\n      |                                    ^\n",
		examples: [
			"# example.com/m\n./main.go:3:3: error: expected '=', ',', ';', 'asm' or '__attribute__' before ':' token\n    3 | //go:cgo_import_dynamic mylib mylib.so\n      |   ^\n",
			"# example.com/m\nx.c:9:2: error: #error \"needs version 3\"\n",
			"# example.com/m\nx.c:9:12: error: expected expression\n"
		],
		go: "all: gcc and clang say it",
		marks: ["error: "],
		match: placed([c("(?<what>[^\\n]{1,1000})")], (group, { file, lines }) => {
			const directive = lines.some((line) => /\/\/go:cgo_/.test(line));
			return {
				message: `the C compiler does not accept ${file?.endsWith(".go") === true ? "the C code in the comment above `import \"C\"`" : "this"}: ${quote(group("what").replaceAll("`", "'"))}`,
				fix: directive ? "take the line `//go:cgo_...` out of the comment: those are for what cgo itself writes, and in the comment above `import \"C\"` everything is C" : "correct the C code; where it is not yours, a newer version of the module, or an older C compiler (`CC`)"
			};
		})
	}
];

// src/core/diagnosis/catalogue/cgo-pkg-config.ts
/** Causes of the family `cgo`: pkg-config, and the C libraries that it is asked for. */
const CGO_PKG_CONFIG = [{
	id: "pkg-config-missing",
	family: "cgo",
	title: "`pkg-config` is not installed",
	meaning: "A `#cgo pkg-config:` line asks the program pkg-config where a C library lies and which flags it needs. The program is not there, or `PKG_CONFIG` names another one.",
	example: "example.com/m: exec: \"pkg-config\": executable file not found in $PATH\n",
	examples: ["go build example.com/m:\n# pkg-config --cflags  -- nosuchlib\npkg-config: exec: \"pkg-config\": executable file not found in $PATH\n", "# [pkg-config --cflags  -- vips]\npkg-config: exec: \"pkg-config\": executable file not found in %PATH%\n"],
	go: "1.15 to 1.27",
	marks: ["executable file not found in "],
	match: (error) => {
		const found = findLine(error.text, [/^(?:(?<package>[^\s:]{1,500}): )?(?:\S{1,500}: )?exec: "(?<name>[^"\n]{0,300}pkg-?conf(?:ig)?[^"\n]{0,100})": (?:executable file not found|stat )/]);
		if (found === null) return null;
		const name = found.group("name");
		return {
			message: `the program ${quote(name)} is not there, which a \`#cgo pkg-config\` line needs`,
			fix: /^pkg-?config(?:\.exe)?$/.test(name) ? "`apt-get install pkg-config`, `apk add pkgconf` or `brew install pkgconf`, and the development packages of the libraries" : `install it, or correct \`PKG_CONFIG\` (\`go env PKG_CONFIG\`)`,
			root: name,
			place: null
		};
	}
}, {
	id: "pkg-config-package-missing",
	family: "cgo",
	title: "`pkg-config` does not know a library",
	meaning: "A `#cgo pkg-config:` line names a library, and there is no file NAME.pc for it: the development package of the library is not installed, or its folder is not in `PKG_CONFIG_PATH`.",
	example: "# example.com/m\n# [pkg-config --cflags  -- nosuchlib]\nPackage nosuchlib was not found in the pkg-config search path.\nPerhaps you should add the directory containing `nosuchlib.pc'\nto the PKG_CONFIG_PATH environment variable\nPackage 'nosuchlib', required by 'virtual:world', not found\n",
	examples: [
		"go build example.com/m:\n# pkg-config --cflags  -- vips\nPackage vips was not found in the pkg-config search path.\nPerhaps you should add the directory containing `vips.pc'\nto the PKG_CONFIG_PATH environment variable\nNo package 'vips' found\npkg-config: exit status 1\n",
		"# [pkg-config --cflags  -- gtk+-3.0]\nPackage dependency requirement 'gtk+-3.0 >= 3.99' could not be satisfied.\n",
		"# [pkg-config --libs  -- vips]\nRequested 'vips >= 9' but version of vips is 8.14.1\n"
	],
	go: "1.15 to 1.27",
	marks: [
		" was not found in the pkg-config search path",
		"No package '",
		"Package dependency requirement ",
		"Requested '",
		", required by 'virtual:world', not found"
	],
	match: (error) => {
		const version = findLine(error.text, [/^(?:Package dependency requirement '(?<name>[^\s'\n]{1,200})(?: (?<need>[<>=!]{1,2} \S{1,60}))?' could not be satisfied|Requested '(?<name2>[^\s'\n]{1,200}) (?<need2>[<>=!]{1,2} [^'\n]{1,60})' but version of [^\n]{1,200} is (?<have>\S{1,60}))/]);
		if (version !== null) {
			const name = version.group("name") || version.group("name2");
			const need = version.group("need") || version.group("need2");
			return {
				message: `the C library ${quote(name)} is wanted as ${quote(need)}${version.group("have") === "" ? "" : `, and ${quote(version.group("have"))} is installed`}`,
				fix: `install a newer ${word(name)} (a newer image), or a version of the Go module that fits: \`pkg-config --modversion ${word(name)}\` shows what is there`,
				root: name,
				place: null
			};
		}
		const names = [...new Set(error.text.split("\n").map((line) => /^(?:Package '?(?<a>[^\s',]{1,200})'? was not found|No package '(?<b>[^'\n]{1,200})' found|Package '(?<c>[^'\n]{1,200})', required by 'virtual:world', not found)/.exec(line)?.groups).map((groups) => groups?.["a"] ?? groups?.["b"] ?? groups?.["c"] ?? "").filter((name) => name !== ""))];
		const [first] = names;
		if (first === void 0) return null;
		return {
			message: `pkg-config knows no C library ${quoteList(names)}`,
			fix: names.map(pkgConfigFix).slice(0, 3).join("; "),
			root: names.toSorted().join(" "),
			place: null
		};
	}
}];

// src/core/diagnosis/catalogue/cgo-tool.ts
/** Causes of the family `cgo` that the cgo tool itself tells: names of C that Go code uses, and exports. */
const CGO_TOOL = [
	{
		id: "cgo-name-unknown",
		family: "cgo",
		title: "C knows no such name",
		meaning: "The Go code uses `C.NAME`, and the comment directly above `import \"C\"`, with the headers that it includes, declares nothing of that name. An empty line between the comment and the import makes the comment count for nothing; macros with parameters cannot be called.",
		example: "# example.com/m\n./main.go:6:15: could not determine what C.no_such_function refers to\n",
		examples: ["# example.com/m\n./main.go:6:15: could not determine kind of name for C.no_such_function\n"],
		go: "1.5 to 1.27; with other words before 1.24",
		marks: ["could not determine what C.", "could not determine kind of name for C."],
		match: byPattern([/^could not determine (?:what|kind of name for) (?<name>C\.\S{1,300})/], (group, { package: pkg }) => ({
			message: `${quote(group("name"))} is declared by nothing that the comment above \`import "C"\` has or includes`,
			fix: `include its header there (\`#include <NAME.h>\`), correct the name, and leave no empty line between the comment and \`import "C"\``,
			root: `${pkg ?? ""} ${group("name")}`
		}))
	},
	{
		id: "cgo-misuse",
		family: "cgo",
		title: "A name of C is used in a way that cgo does not have",
		meaning: "C functions can only be called, types only be used as types; `errno` is the second result of a call; variadic functions, macros with parameters and methods on C types do not exist in Go.",
		example: "# example.com/m\n./main.go:6:53: cannot refer to errno directly; see documentation\n",
		examples: [
			"# example.com/m\n./main.go:7:6: must call C.f\n",
			"# example.com/m\n./main.go:7:6: call of non-function C.x\n",
			"# example.com/m\n./main.go:7:6: expression C.f used as type\n",
			"# example.com/m\n./main.go:7:6: type C.struct_q: undefined C type 'struct q'\n",
			"# example.com/m\n./main.go:7:6: unable to find value of constant C.X\n",
			"# example.com/m\n./main.go:7:6: cannot define new methods on non-local type C.foo\n",
			"# example.com/m\n./main.go:4:8: cannot rename import \"C\"\n",
			"# example.com/m\n./main.go:6:19: _Ctype_struct_s is incomplete (or unallocatable); stack allocation disallowed\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"cannot refer to errno directly",
			"must call C.",
			"call of non-function C.",
			"expression C.",
			"type C.",
			"conversion to C.",
			"unable to find value of constant C.",
			"no two-result form for C.",
			"cannot embed C type",
			"cannot refer to C._CMalloc",
			"cannot rename import \"C\"",
			"may conflict with identifiers generated by cgo",
			"use of builtin '",
			"incomplete (or unallocatable)"
		],
		match: byPattern([/^(?:cannot use |chan of )?(?<type>\S{1,300}?)? ?(?:is )?incomplete \(or unallocatable\)/, /^(?<what>cannot refer to errno directly|must call C\.\S{1,300}|call of non-function C\.\S{1,300}|(?:expression|type|invalid conversion to) C\.[^\s:]{1,300}(?: used as type|: undefined C type '[^'\n]{1,300}')|unable to find value of constant C\.\S{1,300}|no two-result form for C\.\S{1,300}|cannot embed C type|cannot refer to C\._CMalloc|cannot define new methods on non-local type \*?C\.\S{1,300}|cannot rename import "C"|identifier "[^"\n]{1,300}" may conflict with identifiers generated by cgo|use of builtin '[^'\n]{1,300}' not in function call)/], (group) => group("what") === "" ? {
			message: `the C type${group("type") === "" ? "" : ` ${quote(group("type").replace(/^_Ctype_/, "C."))}`} is only declared and not defined, so no variable, element or key can be of it`,
			fix: "use a pointer to it (`*C.struct_s`) that C functions give and take, or include the header that defines it"
		} : {
			message: `cgo cannot do this: ${quote(group("what"))}`,
			fix: group("what").includes("errno") ? "take it as the second result of the call: `_, err := C.f()`" : "wrap it in a C function in the comment above `import \"C\"`, and call that"
		})
	},
	{
		id: "cgo-export-invalid",
		family: "cgo",
		title: "A function cannot be exported to C",
		meaning: "A comment `//export NAME` stands directly above the function of that name, and its parameters are of types that C can have: no slices in results, no generic functions.",
		example: "# example.com/m\n./main.go:5:1: export comment has wrong name \"Bar\", want \"Foo\"\n",
		examples: [
			"# example.com/m\n./main.go:6:12: unrecognized Go type T\n",
			"# example.com/m\n./main.go:6:12: Go type not supported in export: struct{}\n",
			"# example.com/m\n./main.go:5:1: export missing name\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"export comment has wrong name ",
			"export missing name",
			"unrecognized Go type ",
			"Go type not supported in export: "
		],
		match: byPattern([
			/^export comment has wrong name "(?<is>[^"\n]{0,300})", want "(?<want>[^"\n]{0,300})"/,
			/^export missing name/,
			/^(?:unrecognized Go type|Go type not supported in export:) (?<type>[^\n]{1,300})/
		], (group) => group("type") !== "" ? {
			message: `the type ${quote(group("type"))} of an exported function has no counterpart in C`,
			fix: "export a function with types of C (`C.int`, `*C.char`, `unsafe.Pointer`) that calls this one"
		} : {
			message: group("want") === "" ? "`//export` names no function" : `\`//export ${group("is").replaceAll("`", "")}\` stands above the function ${quote(group("want"))}`,
			fix: `write \`//export ${(group("want") || "NAME").replaceAll("`", "")}\` directly above the function of that name`
		})
	},
	{
		id: "c-compiler-confused",
		family: "cgo",
		title: "`cgo` does not understand the C compiler",
		meaning: "cgo learns about names and types from the error messages and debug information of the C compiler. Flags that change its output (`-flto`), or a compiler that is neither gcc nor clang, leave it with nothing.",
		example: "# example.com/m\ncgo: gcc did not produce error at completed:1\non input:\n",
		examples: [
			"# example.com/m\ncgo: cannot parse gcc output $WORK/b001/_cgo_.o as ELF, Mach-O, PE, XCOFF object\n",
			"# example.com/m\ncgo: cannot load DWARF output from $WORK/b001/_cgo_.o: decoding dwarf section info at offset 0x0: too short\n",
			"# example.com/m\ncgo: gcc produced no output\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"did not produce error at completed:1",
			"cgo: cannot parse ",
			"cgo: cannot load DWARF output",
			" produced no output"
		],
		match: byPattern([/^cgo: (?<what>\S{1,300} did not produce error at completed:1|cannot parse [^\n]{1,500}|cannot load DWARF output from [^\n]{1,500}|\S{1,300} produced no output)/], (group) => ({
			message: `cgo does not understand what the C compiler gives: ${quote(group("what"))}`,
			fix: "build without flags that change its output, `CGO_CFLAGS= CGO_LDFLAGS= go build ./...` (`-flto` above all), and with gcc or clang as `CC`",
			root: "output"
		}))
	}
];

// src/core/diagnosis/catalogue/cgo.ts
/** Causes of the family `cgo`: the compiler that is needed, pkg-config, the `#cgo` lines, and what the cgo tool says. */
/** `#cgo LDFLAGS` and `pkg-config --libs` go to the linker, all other flags to compilers. */
function allowVariable(source) {
	const named = /#cgo (?<kind>C|CPP|CXX|F|LD)FLAGS/.exec(source)?.groups?.["kind"];
	if (named !== void 0) return `CGO_${named}FLAGS_ALLOW`;
	return source.includes("--libs") ? "CGO_LDFLAGS_ALLOW" : "CGO_CFLAGS_ALLOW";
}
/** A flag as a regular expression that matches it and nothing else. */
function asExpression(flag) {
	return flag.replaceAll(/[.*+?^${}()|[\]\\]/g, (character) => `\\${character}`);
}
const CGO = [
	{
		id: "c-compiler-missing",
		family: "cgo",
		title: "The C compiler is not installed",
		meaning: "A package that imports \"C\", and `-race` with it, is compiled with a C compiler: `gcc` or what `CC` names. Small images have none. Where no package needs C, `CGO_ENABLED=0` builds everything in Go.",
		example: "# runtime/cgo\ncgo: C compiler \"gcc\" not found: exec: \"gcc\": executable file not found in $PATH\n",
		examples: [
			"# runtime/cgo\ncgo: C compiler \"/nonexistent/cc\" not found: exec: \"/nonexistent/cc\": stat /nonexistent/cc: no such file or directory\n",
			"# runtime/cgo\nexec: \"gcc\": executable file not found in %PATH%\n",
			"# example.com/m\ncgo: exec /missing-cc: fork/exec /missing-cc: no such file or directory\n",
			"# example.com/m\nexec: \"g++\": executable file not found in $PATH\n",
			"# example.com/m\ngcc: fatal error: cannot execute ‘cc1plus’: execvp: No such file or directory\ncompilation terminated.\n",
			"# example.com/m\ngcc: error trying to exec 'cc1plus': execvp: No such file or directory\n",
			"exec: \"aarch64-linux-gnu-gcc\": executable file not found in $PATH\n"
		],
		go: "1.17 to 1.27",
		marks: [
			"C compiler \"",
			"executable file not found in ",
			"cannot execute ",
			"error trying to exec ",
			"cgo: exec "
		],
		match: byPattern([
			/^(?:cgo: )?C compiler "(?<name>[^"\n]{1,1000})" not found: /,
			/^(?:\S{1,1000}: )?(?:cgo: )?(?:exec \S{1,1000}: )?exec: "(?<name>(?:[^"\n\\/]{1,200}-)?(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+|gfortran)(?:-\d{1,3})?(?:\.exe)?)": executable file not found in /,
			/^cgo: exec (?<name>\S{1,1000}): (?:fork\/exec \S{1,1000}: )?(?:no such file|permission denied|exec format error)/,
			/^\S{1,300}: (?:fatal )?(?:error: )?(?:cannot execute|error trying to exec) [^\w\n]{1,3}(?<front>cc1plus|cc1|cc1obj|f951|as)[^\w\n]{1,3}/
		], (group) => {
			const front = group("front");
			const name = front === "" ? group("name") : FRONT_ENDS[front] ?? "gcc";
			return {
				message: front === "" ? `the C compiler ${quote(name)} is not there, and a package of the build needs it` : `the compiler is there, and its part ${quote(front)}, which belongs to ${quote(name)}, is not`,
				fix: compilerFix(name),
				root: name,
				place: null
			};
		})
	},
	{
		id: "xcode-tools-missing",
		family: "cgo",
		title: "The command line tools of Xcode are not usable",
		meaning: "On macOS the C compiler comes with the command line tools of Xcode. They are not installed, were lost in an update, or their licence was not accepted.",
		example: "# runtime/cgo\nxcrun: error: invalid active developer path (/Library/Developer/CommandLineTools), missing xcrun at: /Library/Developer/CommandLineTools/usr/bin/xcrun\n",
		examples: ["# runtime/cgo\nYou have not agreed to the Xcode license agreements. Please run 'sudo xcodebuild -license' from within a Terminal window to review and agree to the Xcode and Apple SDKs license.\n"],
		go: "all: macOS says it",
		marks: ["xcrun: error: ", "You have not agreed to the Xcode license"],
		match: byPattern([/^xcrun: error: (?<why>[^\n]{1,300})/, /^(?<license>You have not agreed to the Xcode license)/], (group) => ({
			message: group("license") === "" ? `the C compiler of macOS cannot be used: ${quote(group("why"))}` : "the licence of Xcode was not accepted on this machine",
			fix: group("license") === "" ? "`xcode-select --install`, or `sudo xcode-select --reset`" : "`sudo xcodebuild -license accept`",
			root: "xcode"
		}))
	},
	{
		id: "c-compiler-other-target",
		family: "cgo",
		title: "The C compiler is for another system than the program",
		meaning: "Go builds for another system by itself, a C compiler does not: `gcc` of this machine was given code for another processor or system. Cgo is off by default in such a build, so `CGO_ENABLED=1` was set.",
		example: "# runtime/cgo\ngcc_arm64.S: Assembler messages:\ngcc_arm64.S:30: Error: no such instruction: `stp x29,x30,[sp,'\ngcc_arm64.S:34: Error: operand size mismatch for `mov'\n",
		examples: [
			"# runtime/cgo\ngcc: error: unrecognized command-line option '-m64'\n",
			"# runtime/cgo\ngcc: error: unrecognized command line option ‘-mthreads’; did you mean ‘-pthread’?\n",
			"# runtime/cgo\ncc1: error: bad value 'armv5t' for '-march=' switch\n",
			"# runtime/cgo\ngcc: error: unrecognized command line option '-arch'; did you mean '-march='?\n"
		],
		go: "1.21 to 1.27",
		marks: [
			": Error: ",
			"Error: no such instruction",
			"Error: operand ",
			"Error: ",
			"unrecognized command",
			"error: bad value "
		],
		match: ({ package: pkg, file, message }) => {
			const assembly = /^gcc_(?<arch>[a-z0-9_]{1,30}?)\.S$/.exec(file ?? "")?.groups?.["arch"];
			const flag = /^\S{1,300}: error: unrecognized command[ -]line option [^\w\n-]{1,3}(?<flag>-m64|-m32|-marm|-mthreads|-mthumb|-arch|-mabi\S{0,20}|-fno-\S{0,30})[^\w\n]/.exec(message)?.groups?.["flag"] ?? /^\S{1,300}: error: bad value [^\n]{1,60}(?<flag>-march=)/.exec(message)?.groups?.["flag"];
			if (!(assembly !== void 0 && message.startsWith("Error: ")) && (flag === void 0 || pkg !== "runtime/cgo")) return null;
			const arch = assembly?.replace(/^(?:linux|darwin|windows)_/, "").replace(/x$/, "le") ?? null;
			const cross = arch === null ? null : crossCompiler(arch);
			return {
				message: `the C compiler is for another system than the program${arch === null ? "" : `, which is for ${quote(arch)}`}`,
				fix: `\`CGO_ENABLED=0\` where no package needs C; else a C compiler for the target: ${cross === null ? "`CC=TARGET-gcc`, with the libraries of the target" : `\`CC=${cross}\` (${compilerFix(cross)})`}`,
				root: "target",
				place: null
			};
		}
	},
	{
		id: "cgo-flag-not-allowed",
		family: "cgo",
		title: "A flag for the C compiler is not allowed",
		meaning: "A `#cgo` line, or pkg-config, wants a flag that could run programs or read files while the package is built. The go command passes on the ones it knows to be harmless; others have to be allowed by whoever builds, with a regular expression.",
		example: "example.com/m: invalid flag in #cgo LDFLAGS: -fplugin=x (see https://go.dev/s/invalidflag)\n",
		examples: [
			"example.com/m: invalid flag in #cgo LDFLAGS: -fplugin=x\n",
			"go build example.com/m: invalid flag in #cgo CFLAGS: -march-x=y\n",
			"# [pkg-config --cflags  -- foo]\nexample.com/m: invalid flag in pkg-config --cflags: -Wp,-D_X\n"
		],
		go: "1.9 to 1.27",
		marks: ["invalid flag in "],
		match: (error) => {
			const found = findLine(error.text, [/^(?:go build )?(?:(?<package>[^\s:]{1,500}): )?invalid flag in (?<source>[^:\n]{1,300}): (?<flag>\S{1,500})/]);
			if (found === null) return null;
			const [source, flag] = [found.group("source"), found.group("flag")];
			const pkg = found.group("package") || error.package;
			return {
				message: `${quote(source)} ${pkg === null ? "" : `of ${quote(pkg)} `}has the flag ${quote(flag)}, which the go command does not pass on by itself`,
				fix: `if you trust the package: \`${allowVariable(source)}=${word(asExpression(flag))} go build ./...\`; else take the flag away, or use another version of the package`,
				root: `${source} ${flag}`,
				package: pkg,
				place: null
			};
		}
	},
	{
		id: "cgo-line-invalid",
		family: "cgo",
		title: "A `#cgo` line is not understood",
		meaning: "A `#cgo` line is `#cgo [tags] NAME: values`, with NAME one of `CFLAGS`, `CPPFLAGS`, `CXXFLAGS`, `FFLAGS`, `LDFLAGS`, `pkg-config`, `noescape` and `nocallback`. Values take no shell, and no characters that one would need to quote.",
		example: "/src/app/main.go: invalid #cgo verb: #cgo FOO: -x\n",
		examples: ["/src/app/main.go: invalid #cgo line: #cgo LDFLAGS -x\n", "/src/app/main.go: malformed #cgo argument: $(x)\n"],
		go: "1.21 to 1.27",
		marks: [
			"invalid #cgo verb: ",
			"invalid #cgo line: ",
			"malformed #cgo argument: "
		],
		match: byPattern([/^(?<why>invalid #cgo verb|invalid #cgo line|malformed #cgo argument): (?<what>[^\n]{0,500})/], (group) => ({
			message: `${quote(group("what"))} is no \`#cgo\` line: ${group("why")}`,
			fix: "write it as `#cgo LDFLAGS: -lfoo`, with the colon; `${SRCDIR}` is the only name that is replaced"
		}))
	},
	{
		id: "c-files-without-cgo",
		family: "cgo",
		title: "C files lie in a package that does not use cgo",
		meaning: "Files that end in `.c`, `.cpp`, `.m` or the like are only built in a package with a Go file that imports \"C\". None does here: it has to, or the files do not belong there, or cgo is off and those Go files are left out.",
		example: "package example.com/m: C source files not allowed when not using cgo or SWIG: x.c\n",
		examples: ["package example.com/m\n	imports example.com/m/lib: C++ source files not allowed when not using cgo or SWIG: a.cpp b.cpp\n"],
		go: "1.21 to 1.27",
		marks: [" source files not allowed when not using cgo or SWIG"],
		match: byPattern([/^(?<kind>C|C\+\+|Objective-C|Fortran) source files not allowed when not using cgo or SWIG: (?<files>[^\n]{1,2000})/], (group, { package: pkg }) => {
			const files = group("files").split(" ");
			return {
				message: `${pkg === null ? "the package" : quote(pkg)} has ${quoteList(files)} and no Go file in this build that imports "C"`,
				fix: `build with \`CGO_ENABLED=1\` and a C compiler if it is meant to use C; else \`import "C"\` in one of its Go files, or move the files away or begin them with \`//go:build ignore\``,
				root: pkg ?? group("files")
			};
		})
	},
	{
		id: "cgo-with-go-assembly",
		family: "cgo",
		title: "A package has both cgo and Go assembly",
		meaning: "In a package that imports \"C\", files that end in `.s` are not Go's assembly: a package has one of the two.",
		example: "example.com/m: package using cgo has Go assembly file a_amd64.s\n",
		go: "1.12 to 1.27",
		marks: ["package using cgo has Go assembly file "],
		match: byPattern([/^(?:(?<package>[^\s:]{1,500}): )?package using cgo has Go assembly file (?<file>[^\n]{1,500})/], (group, { package: pkg }) => ({
			message: `the package imports "C" and has Go assembly in ${quote(group("file"))}`,
			fix: `move ${quote(group("file"))} with its Go declarations into a package of its own, or write it for the C compiler as a file that ends in \`.S\``,
			root: group("package") || group("file"),
			package: group("package") || pkg
		}))
	},
	{
		id: "swig-missing",
		family: "cgo",
		title: "SWIG is not installed, or too old",
		meaning: "Files that end in `.swig` or `.swigcxx` are translated by the program SWIG, version 3.0.6 or newer.",
		example: "# example.com/m\nexec: \"swig\": executable file not found in $PATH\n",
		examples: ["example.com/m: must have SWIG version >= 3.0.6\n"],
		go: "1.6 to 1.27",
		marks: ["exec: \"swig\": ", "must have SWIG version >= "],
		match: byPattern([/^(?:\S{1,500}: )?exec: "swig": executable file not found/, /^(?:\S{1,500}: )?must have SWIG version >= (?<need>\S{1,20})/], (group) => ({
			message: group("need") === "" ? "the program `swig` is not in `PATH`" : `SWIG is older than ${group("need")}`,
			fix: "`apt-get install swig`, `apk add swig` or `brew install swig`",
			root: "swig"
		}))
	},
	...CGO_PKG_CONFIG,
	...CGO_TOOL,
	...CGO_C
];
/** The parts that gcc starts, and the package that has them. */
const FRONT_ENDS = {
	cc1plus: "g++",
	cc1: "gcc",
	cc1obj: "gobjc",
	f951: "gfortran",
	as: "binutils"
};

// src/core/diagnosis/catalogue/checksum.ts
/**
* Causes of the family `checksum`: contents that are not what was recorded. These are no errors to click away: the fix is
* never to delete go.sum without knowing which of the two contents is the true one.
*
* Source: cmd/go/internal/modfetch/fetch.go of Go 1.26.
*/
const PRIVATE = "a module of your own that nobody else may ask about belongs into `GOPRIVATE`, so that no proxy answers for it";
/** `verifying example.com/dep@v1.0.0/go.mod: checksum mismatch` looks like a place in a file `verifying ...go.mod`. */
function withoutPlace(patterns, say) {
	const match = byPattern(patterns, say);
	return (error, context) => match(error.file?.startsWith("verifying ") === true ? {
		...error,
		text: `${error.file}: ${error.text}`
	} : error, context);
}
const CHECKSUM = [
	{
		id: "go-sum-mismatch",
		family: "checksum",
		title: "A module is not the one that go.sum records",
		meaning: "The module that was downloaded has another checksum than the one in go.sum. Either its version was published again with other contents (a tag that was moved), or a proxy or somebody in between changed it, or the line of go.sum is wrong.",
		example: "verifying example.com/dep@v1.0.0: checksum mismatch\n	downloaded: h1:CBhbQdLQK2rr9OlB8JOE/XDKhp6g7HhxiKVEUt9PvIc=\n	go.sum:     h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\nSECURITY ERROR\nThis download does NOT match an earlier download recorded in go.sum.\nThe bits may have been replaced on the origin server, or an attacker may\nhave intercepted the download attempt.\n\nFor more information, see 'go help module-auth'.\n",
		examples: ["verifying example.com/dep@v1.0.0/go.mod: checksum mismatch\n	downloaded: h1:GVuYl5mlKU1m3l6eht3FkiiPrlspGltN04dywxH42Fc=\n	go.sum:     h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\nSECURITY ERROR\nThis download does NOT match an earlier download recorded in go.sum.\n", "verifying example.com/dep@v1.0.0/go.mod: checksum mismatch\n	downloaded: h1:GVuYl5mlKU1m3l6eht3FkiiPrlspGltN04dywxH42Fc=\n	/home/runner/work/app/app/a/go.sum:     h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\nSECURITY ERROR\n"],
		go: "1.21 to 1.27",
		marks: ["checksum mismatch"],
		match: withoutPlace([/^verifying (?<module>[^\s@]{1,500})@(?<version>[^\s:/]{1,200})(?<gomod>\/go\.mod)?: checksum mismatch\n\tdownloaded: (?<got>\S{1,100})\n\t(?:[^\n]{0,1000}[\\/])?(?<sum>go(?:\.work)?\.sum): {1,10}(?<want>\S{1,100})/], (group) => {
			const what = `${group("module")}@${group("version")}`;
			const clean = `GOFLAGS=-modcacherw GOMODCACHE="$(mktemp -d)" GOPROXY=direct go mod download ${word(what)}`;
			return {
				message: `${group("gomod") === "" ? "the module" : "the go.mod of the module"} ${quote(what)} is not what ${group("sum")} records: it has ${quote(group("got"))} instead of ${quote(group("want"))}`,
				fix: `find out which of the two is true before anything else: fetch it from its origin in an empty cache, \`${clean}\`, and ask its authors whether the tag was moved. Go to a version that was never moved with \`go get\`; only when the new content is meant to be, delete the lines of ${quote(what)} from ${group("sum")} and run \`go mod tidy\`; ${PRIVATE}`,
				root: what,
				place: null
			};
		})
	},
	{
		id: "checksum-database-mismatch",
		family: "checksum",
		title: "A module is not the one that the checksum database knows",
		meaning: "The module that was downloaded has another checksum than the one that the public database recorded when it first saw this version. The tag was moved after that, or the proxy or somebody in between gives out something else.",
		example: "go: example.com/dep@v1.5.1: verifying module: checksum mismatch\n	downloaded: h1:ovPugFWAfcILIXffd3NeZAohgP60UE9s8IlE24ikpw8=\n	sumdb.example.org: h1:ptSemFtffEBvMed43o25vSUpcTVcqxfXU8Jv0sfFVJs=\n\nSECURITY ERROR\nThis download does NOT match the one reported by the checksum server.\nThe bits may have been replaced on the origin server, or an attacker may\nhave intercepted the download attempt.\n\nFor more information, see 'go help module-auth'.\n",
		examples: ["main.go:3:8: example.com/dep@v1.5.1: verifying go.mod: checksum mismatch\n	downloaded: h1:ovPugFWAfcILIXffd3NeZAohgP60UE9s8IlE24ikpw8=\n	sumdb.example.org: h1:ptSemFtffEBvMed43o25vSUpcTVcqxfXU8Jv0sfFVJs=\n\nSECURITY ERROR\n", "go: example.com/dep@v1.5.1: verifying module: checksum missing from sumdb response\n\nSECURITY ERROR\n"],
		go: "1.21 to 1.27",
		marks: [": checksum mismatch", "checksum missing from sumdb response"],
		match: byPattern([/^(?<module>[^\s@]{1,500})@(?<version>[^\s:]{1,200}): verifying (?<what>module|go\.mod): checksum mismatch\n\tdownloaded: (?<got>\S{1,100})\n\t(?<db>\S{1,300}): (?<want>\S{1,100})/, /^(?<module>[^\s@]{1,500})@(?<version>[^\s:]{1,200}): verifying (?<what>module|go\.mod): checksum missing from sumdb/], (group) => {
			const what = `${group("module")}@${group("version")}`;
			return {
				message: group("got") === "" ? `the checksum database gave no checksum of ${quote(what)} in its answer` : `${quote(what)} is not what ${quote(group("db"))} recorded: it has ${quote(group("got"))} instead of ${quote(group("want"))}`,
				fix: `do not build with it. Fetch it through another way (\`GOPROXY=direct\`) to see who gives out what, and take a version whose tag was not moved: \`go get ${word(group("module"))}@latest\`; ${PRIVATE}`,
				root: what
			};
		})
	},
	{
		id: "checksum-unverifiable",
		family: "checksum",
		title: "A module cannot be verified",
		meaning: "go.sum has no line for the module, and the checksum database cannot be asked, does not know it, or does not answer: it is off, out of reach, or the module is private.",
		example: "go: example.com/dep@v1.0.0: verifying module: checksum database disabled by GOSUMDB=off\n",
		examples: [
			"go: example.com/dep@v1.0.0: verifying go.mod: checksum database disabled by GOSUMDB=off\n",
			"go: example.com/priv@v1.0.0: verifying module: example.com/priv@v1.0.0: reading https://sumdb.example.org/lookup/example.com/priv@v1.0.0: 404 Not Found\n",
			"go: example.com/dep@v1.0.0: verifying module: missing GOSUMDB\n",
			"go: golang.org/toolchain@v0.0.1-go1.25.14.linux-amd64: verifying module: checksum database disabled by GOSUMDB=off\n"
		],
		go: "1.21 to 1.27",
		marks: [": verifying module: ", ": verifying go.mod: "],
		match: byPattern([/^(?<module>[^\s@]{1,500})@(?<version>[^\s:]{1,200}): verifying (?:module|go\.mod): (?<why>(?!checksum m)[^\n]{1,600})/], (group) => {
			const what = `${group("module")}@${group("version")}`;
			return {
				message: `${quote(what)} cannot be verified: ${quote(group("why"), 300)}`,
				fix: group("module") === "golang.org/toolchain" ? "let the database be asked about versions of Go (`GOSUMDB`, `go env -u GOSUMDB`), which go.sum does not hold; or install that version and set `GOTOOLCHAIN=local`" : /404|410/.test(group("why")) ? `for a private module say that nobody else may be asked about it: \`go env -w GOPRIVATE=${word(group("module"))}\`` : `add its lines to go.sum where the database can be reached, \`go mod download ${word(what)}\`, and commit them`,
				root: group("why").startsWith("checksum database disabled") ? "GOSUMDB=off" : what
			};
		})
	},
	{
		id: "module-cache-modified",
		family: "checksum",
		title: "A module in the cache was changed",
		meaning: "`go mod verify` found a module in the module cache that is no longer what was downloaded. A build takes such a module without a word, so everything that was built with this cache is in doubt.",
		example: "example.com/dep v1.0.0: dir has been modified (/home/runner/go/pkg/mod/example.com/dep@v1.0.0)\n",
		examples: ["example.com/dep v1.0.0: zip has been modified (/home/runner/go/pkg/mod/cache/download/example.com/dep/@v/v1.0.0.zip)\n", "example.com/dep v1.0.0: missing ziphash: open hash: no such file or directory\n"],
		go: "1.21 to 1.27",
		marks: [
			": dir has been modified (",
			": zip has been modified (",
			": missing ziphash: "
		],
		match: byPattern([/^(?<module>\S{1,500}) (?<version>v\S{1,200}): (?<what>dir|zip) has been modified \((?<path>[^\n]{1,1000})\)/, /^(?<module>\S{1,500}) (?<version>v\S{1,200}): missing ziphash: /], (group) => ({
			message: `${quote(`${group("module")}@${group("version")}`)} in the module cache is not what was downloaded${group("path") === "" ? "" : `: ${quote(group("path"))} was changed`}`,
			fix: "empty the cache, `go clean -modcache`, fetch it anew, `go mod download`, and build again; do not restore caches that others can write",
			root: `${group("module")}@${group("version")}`
		}))
	}
];

// src/core/diagnosis/catalogue/constraints.ts
/** Causes of the family `constraints`: files that a build leaves out, by `//go:build` lines and by their names. */
/** Folders of Go itself: a package of the standard library was left out. */
const GOROOT_FOLDER = /(?:^|[\\/])(?:go|golang|toolchain@[^\\/]{1,100}|x64|libexec|go[\d.]{1,12})[\\/]src[\\/]/i;
const CONSTRAINTS = [{
	id: "build-constraint-syntax",
	family: "constraints",
	title: "A `//go:build` line that cannot be read",
	meaning: "The line is an expression of tags with `&&`, `||`, `!` and parentheses, and a file has one of them. Commas and spaces belong to the older `// +build`.",
	example: "main.go: parsing //go:build line: invalid syntax at &\n",
	examples: [
		"main.go: parsing //go:build line: unexpected end of expression\n",
		"main.go: parsing //go:build line: double negation not allowed\n",
		"main.go: multiple //go:build comments\n"
	],
	go: "1.21 to 1.27",
	marks: ["parsing //go:build line: ", "multiple //go:build comments"],
	match: byPattern([/^parsing \/\/go:build line: (?<why>[^\n]{1,300})/, /^(?<two>multiple \/\/go:build comments)/], (group, { file }) => ({
		message: group("two") === "" ? `the \`//go:build\` line of ${quote(file ?? "the file")} cannot be read: ${quote(group("why"))}` : `${quote(file ?? "the file")} has more than one \`//go:build\` line`,
		fix: group("two") === "" ? "write it as in `//go:build linux && (amd64 || arm64) && !cgo`" : "join them into one with `&&`",
		root: file ?? ""
	}))
}, {
	id: "all-files-excluded",
	family: "constraints",
	title: "Every file of a package is left out of this build",
	meaning: "The folder has Go files, but none is for this build: their `//go:build` lines ask for other tags, their names end in another system or processor (`_windows.go`, `_arm64.go`), or they say `import \"C\"` and cgo is off, as it is without a C compiler and in cross builds.",
	example: "package example.com/app: build constraints exclude all Go files in /home/runner/work/app/app\n",
	examples: [
		"package example.com/app\n	imports example.com/app/lib: build constraints exclude all Go files in /home/runner/work/app/app/lib\n",
		"package example.com/app\n	imports encoding/json/v2: build constraints exclude all Go files in /usr/local/go/src/encoding/json/v2\n",
		"main.go:4:2: build constraints exclude all Go files in /home/runner/work/app/app/lib\n"
	],
	go: "1.21 to 1.27",
	marks: ["build constraints exclude all Go files in "],
	match: byPattern([/^build constraints exclude all Go files in (?<dir>[^\n]{1,1000})/], (group, { imports, package: pkg, form }) => {
		const path = form === "loader" ? imports.at(-1)?.path ?? pkg : null;
		const importer = imports.length > 1 ? imports.at(-2)?.path ?? null : null;
		return {
			message: `no Go file of ${path === null ? `the folder ${quote(group("dir"))}` : `the package ${quote(path)}`} is for this build${importer === null ? "" : `, and ${quote(importer)} imports it`}`,
			fix: GOROOT_FOLDER.test(group("dir")) ? `it is part of Go, and needs another target or a \`GOEXPERIMENT\`: read the \`//go:build\` lines in ${quote(group("dir"))}` : `list why, \`go list -e -f '{{.IgnoredGoFiles}} {{.CgoFiles}}' ${path === null ? "." : word(path)}\`, and build with the \`-tags\`, \`GOOS\` and \`GOARCH\` that those files ask for, or \`CGO_ENABLED=1\` for such that import \`C\``,
			root: group("dir"),
			package: path
		};
	})
}];

// src/core/diagnosis/catalogue/disk.ts
/** Causes of the family `disk`: no room, no right to write, no folder to work in. */
/** Which of the go command's folders a path lies in, with what to do about it. */
function whichFolder(path) {
	if (/^\$WORK|[\\/]go-(?:build|link-)\d{1,20}/.test(path)) return {
		name: "the temporary folder of the build",
		fix: "point `GOTMPDIR` to a folder with more room"
	};
	if (/go-build[\\/][0-9a-f]{2}[\\/]/.test(path)) return {
		name: "the build cache",
		fix: "clear it, `go clean -cache`, or point `GOCACHE` to a folder with more room"
	};
	if (/[\\/]pkg[\\/]mod[\\/]|[\\/]cache[\\/]download[\\/]/.test(path)) return {
		name: "the module cache",
		fix: "clear it, `go clean -modcache`, or point `GOMODCACHE` to a folder with more room"
	};
	return {
		name: "a disk that the build writes to",
		fix: "make room on it"
	};
}
const FULL = /^(?<before>.{0,4000}?)(?:no space left on device|No space left on device|There is not enough space on the disk|[Dd]isk quota exceeded)/;
/** Below `failed to initialize build cache at` it is the cache, which is another cause. */
const DENIED = /^(?!failed to initialize)(?:(?:could not create module cache|writing stat cache|updating go\.(?:mod|sum|work)|pattern [^\s:]{1,300}|[^\s:]{1,500}): ){0,3}(?<what>open|mkdir|stat|lstat|rename|unlinkat|remove|chmod|readdirent|fork\/exec) (?<path>(?:[A-Za-z]:\\)?[^\n:]{1,1000}): (?:permission denied|Access is denied)/;
/** What was written, at the end of the words in front: `write $WORK/b007/_pkg_.a: `. */
const WRITTEN = /(?:^|[ :])(?:write|mkdir|open|create|sync|close|writing to) (?<path>(?:[A-Za-z]:\\)?[^:]{1,1000}): $/;
const DISK = [
	{
		id: "disk-full",
		family: "disk",
		title: "A disk is full",
		meaning: "Something could not be written for want of room. Three folders of the go command fill up: its temporary one (`GOTMPDIR`), the build cache (`GOCACHE`) and the module cache (`GOMODCACHE`). A full build cache by itself goes by in silence: nothing is cached, and the build succeeds.",
		example: "# internal/cpu\ncompile: writing output: write $WORK/b007/_pkg_.a: no space left on device\ninternal/byteorder: write /tmp/go-build2522466024/b008/importcfg: no space left on device\n",
		examples: [
			"example.com/app: go build example.com/app: copying /tmp/go-build1/b001/exe/a.out: write out: no space left on device\n",
			"go: creating work dir: mkdir /tmp/go-build1: no space left on device\n",
			"# example.com/app\n/usr/bin/ld: final link failed: No space left on device\ncollect2: error: ld returned 1 exit status\n",
			"# example.com/app\nfatal error: error writing to /tmp/ccXb1.s: No space left on device\n",
			"# example.com/app\nlink: mapping output file failed: no space left on device\n",
			"example.com/app: write C:\\Temp\\go-build1\\b001\\importcfg: There is not enough space on the disk.\n",
			"example.com/app: write /home/u/.cache/go-build/ab/ab12-d: disk quota exceeded\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"no space left on device",
			"No space left on device",
			"There is not enough space on the disk",
			"isk quota exceeded"
		],
		match: (error) => {
			const found = findLine(error.text, [FULL]);
			if (found === null) return null;
			const path = WRITTEN.exec(found.group("before"))?.groups?.["path"] ?? "";
			const { name, fix } = whichFolder(path);
			return {
				message: `${name} is full${path === "" ? "" : `: no room to write ${quote(path)}`}`,
				fix: `${fix}; \`df -h\` and \`df -i\` show which disk is full`,
				root: "full",
				place: null
			};
		}
	},
	{
		id: "work-dir-unusable",
		family: "disk",
		title: "The go command has no folder to work in",
		meaning: "Each build works in a folder of its own below `GOTMPDIR`, or else below the temporary folder of the system (`TMPDIR`, `TEMP`). That folder has to exist, and to be writable.",
		example: "go: creating work dir: stat /nonexistent/tmp: no such file or directory\n",
		examples: ["go: creating work dir: mkdir /tmp/go-build123: permission denied\n", "go: creating work dir: mkdir /tmp/go-build123: read-only file system\n"],
		go: "1.21 to 1.27",
		marks: ["creating work dir: "],
		match: byPattern([/^creating work dir: (?:stat|mkdir) (?<path>[^\n]{1,1000}): (?<why>[^\n:]{1,200})/], (group) => {
			const missing = /no such file|cannot find/.test(group("why"));
			const path = group("path").replace(/[\\/]go-build\d{1,20}$/, "");
			return {
				message: `the temporary folder ${quote(path)} ${missing ? "does not exist" : `cannot be written to: ${quote(group("why"))}`}`,
				fix: missing ? `\`mkdir -p ${word(path)}\`, or correct \`GOTMPDIR\` or \`TMPDIR\`, whichever names it` : "point `GOTMPDIR` to a folder that this user may write to",
				root: path
			};
		})
	},
	{
		id: "read-only-file-system",
		family: "disk",
		title: "A folder is read-only",
		meaning: "The build has to write somewhere that is mounted read-only, as in a hardened container. It needs its temporary folder, the build cache and, to download, the module cache.",
		example: "failed to initialize build cache at /home/runner/.cache/go-build: mkdir /home/runner/.cache: read-only file system\n",
		examples: ["example.com/app: go build example.com/app: copying /tmp/go-build1/b001/exe/a.out: open out: read-only file system\n", "go: updating go.mod: open /src/go.mod: read-only file system\n"],
		go: "1.21 to 1.27",
		marks: ["read-only file system"],
		match: byPattern([/^[^\n]{0,4000}?(?:open|mkdir|rename|unlinkat|write|chmod|remove) (?<path>[^\n:]{1,1000}): read-only file system/, /^[^\n]{0,4000}?: read-only file system/], (group) => ({
			message: `the file system is read-only${group("path") === "" ? "" : `: ${quote(group("path"))} cannot be written`}`,
			fix: "mount a writable folder there, or point the build elsewhere: `GOTMPDIR`, `GOCACHE`, `GOMODCACHE`, and `go build -o FILE`",
			root: "read-only",
			place: null
		}))
	},
	{
		id: "permission-denied",
		family: "disk",
		title: "A file may not be read or written",
		meaning: "The user who runs the build has no right to a file or a folder. Often it was made by another user: by root in a container, or by an earlier step with `sudo`.",
		example: "open /home/runner/work/app/app/main.go: permission denied\n",
		examples: [
			"go: could not create module cache: mkdir /go/pkg: permission denied\n",
			"go: writing stat cache: mkdir /go/pkg/mod/cache: permission denied\n",
			"main.go:3:8: open /go/pkg/mod/example.com/dep@v1.0.0: permission denied\n",
			"go: updating go.mod: open /src/go.mod: permission denied\n",
			"fork/exec /tmp/go-build1234567890/b001/m.test: permission denied\n",
			"open C:\\src\\app\\main.go: Access is denied.\n",
			"pattern ./...: open /srv/app/data: permission denied\n"
		],
		go: "1.21 to 1.27",
		marks: ["permission denied", "Access is denied"],
		match: (error) => {
			const found = DENIED.exec(withPlace(error))?.groups;
			if (found === void 0 || / go (?:build|install|run|test) \S{1,500}: /.test(error.lines[0] ?? "")) return null;
			const [path, what] = [found["path"] ?? "", found["what"] ?? ""];
			const isSource = /\.(?:go|s|c|h|mod|sum|work)$/.test(path);
			const does = what === "fork/exec" ? "be executed" : isSource ? "be read or written" : "be used";
			return {
				message: `${quote(path)} may not ${does} by the user who runs the build`,
				fix: what === "fork/exec" ? /[\\/]go-build\d/.test(path) ? "the file system of the temporary folder is mounted `noexec`: name another folder, `GOTMPDIR=\"$HOME/tmp\"`, which has to be there" : `\`chmod +x ${word(path)}\`, and see that its file system is not mounted \`noexec\`` : `look at \`ls -ld ${word(path)}\` and give it to that user, \`sudo chown -R "$(id -u)" ${word(path)}\`, or run the earlier steps as the same user`,
				root: path,
				...isSource ? { place: {
					file: path,
					line: null
				} } : {}
			};
		}
	},
	{
		id: "file-in-use",
		family: "disk",
		title: "A file is in use by another program",
		meaning: "On Windows a program that runs, or a virus scanner that reads, keeps others from writing or removing the file. On other systems only a running program that is written in place says so.",
		example: "example.com/app: go build example.com/app: unlinkat C:\\Temp\\go-build1\\b001\\exe\\a.out.exe: The process cannot access the file because it is being used by another process.\n",
		examples: ["example.com/app: go build example.com/app: copying /tmp/go-build1/b001/exe/a.out: open app: text file busy\n"],
		go: "1.21 to 1.27",
		marks: ["being used by another process", "text file busy"],
		match: byPattern([/^[^\n]{0,4000}?(?:open|unlinkat|remove|rename|write) (?<path>(?:[A-Za-z]:)?[^\n:]{1,1000}): (?:The process cannot access the file because it is being used|text file busy)/], (group) => ({
			message: `${quote(group("path"))} is in use by another program`,
			fix: "end the program that runs it, keep the virus scanner out of the temporary folder and the build cache, or build to another name: `go build -o FILE`",
			root: group("path")
		}))
	},
	{
		id: "file-name-too-long",
		family: "disk",
		title: "A file name is too long",
		meaning: "The system takes no path of that length. On Windows 260 characters are the bound unless long paths are allowed.",
		example: "example.com/app: open C:\\work\\long\\name.go: The filename or extension is too long.\n",
		examples: ["go: mkdir /home/u/go/pkg/mod/cache/download/very-long: file name too long\n"],
		go: "1.21 to 1.27",
		marks: ["file name too long", "The filename or extension is too long"],
		match: byPattern([/^[^\n]{0,4000}?: (?:file name too long|The filename or extension is too long)/], () => ({
			message: "a path is longer than the system allows",
			fix: "work in a folder with a shorter path (`GOTMPDIR`, `GOMODCACHE`), or allow long paths in Windows and `git config --system core.longpaths true`",
			root: "long"
		}))
	}
];

// src/core/diagnosis/catalogue/compiled.ts
/**
* What the causes of the compiler's errors share: how such an error is told from a line of somebody's program, and whose
* code it is about.
*/
/** Folders of the module cache: `GOMODCACHE/golang.org/x/tools@v0.1.0/`, where a capital letter is `!` and a small one. */
const CACHED = /(?:^|[\\/])mod[\\/](?<path>[^@\s]{1,300})@(?<version>v\d[^\\/\s]{0,100})[\\/]/;
/** A cache that GOMODCACHE puts elsewhere: the path of a module begins with a host's name. */
const CACHED_ELSEWHERE = /(?:^|[\\/])(?<path>[a-z0-9-]{1,100}(?:\.[a-z0-9-]{1,100}){1,5}(?:[\\/][^\\/@\s]{1,100}){0,20})@(?<version>v\d[^\\/\s]{0,100})[\\/]/;
/** The module that a printed file belongs to; `null` for a file that does not lie in a module cache. */
function foreignModule(file) {
	const found = file === null ? void 0 : (CACHED.exec(file) ?? CACHED_ELSEWHERE.exec(file))?.groups;
	if (found === void 0) return null;
	const path = (found["path"] ?? "").replaceAll("\\", "/").replace(/![a-z]/g, (one) => one.slice(1).toUpperCase());
	return path === "golang.org/toolchain" ? null : {
		path,
		version: found["version"] ?? ""
	};
}
/** Below the folder where `go mod vendor` puts what others wrote. */
const VENDORED = /(?:^|[\\/])vendor[\\/][^\\/]{1,200}\.[^\\/]{1,200}[\\/]/;
function vendored({ message }, { package: pkg }) {
	return {
		message: `a vendored package does not compile with this Go: ${message}`,
		fix: pkg === null ? "take a version that does with `go get`, then `go mod vendor`; what is edited in vendor/ is lost" : `take a version that does, \`go get ${word(pkg)}@latest && go mod vendor\`; what is edited in vendor/ is lost`
	};
}
/** Whether the error stands where only a compiler or vet put one: a column, or the `# package` line above it. */
function isCompilers({ form, column, package: pkg }) {
	return form === "place" && (column !== null || pkg !== null);
}
/**
* `byPattern` for the compiler's errors. Of code that is not the user's own it says so, and mends that instead: nobody
* edits a file of the module cache.
*/
function byCompiler(patterns, say) {
	const match = byPattern(patterns, say);
	return (error, context) => {
		const found = isCompilers(error) ? match(error, context) : null;
		if (found === null) return null;
		if (error.file !== null && isSomebodyElses(error.file) === "goroot") return {
			...found,
			message: `Go itself does not compile: ${found.message}`,
			fix: "install this version of Go anew, into an empty folder: its sources were changed, or belong to two releases",
			root: "goroot"
		};
		const module = foreignModule(error.file);
		if (module === null) return VENDORED.test(error.file ?? "") ? {
			...found,
			...vendored(found, error)
		} : found;
		return {
			...found,
			message: `the module ${quote(`${module.path}@${module.version}`)} does not compile with this Go: ${found.message}`,
			fix: `take a version that does, \`go get ${word(module.path)}@latest && go mod tidy\`, or build with the version of Go that the module was made for`,
			root: `${module.path}@${module.version}`
		};
	};
}

// src/core/diagnosis/catalogue/embed.ts
/** Causes of the family `embed`: `//go:embed`. Source: cmd/go/internal/load/pkg.go, cmd/compile/internal/noder. */
const EMBED = [
	{
		id: "embed-no-match",
		family: "embed",
		title: "A file to embed is not there",
		meaning: "The pattern of a `//go:embed` line matches no file below the folder of its package. Files that are made by another step (a web build, `go generate`) or are not committed are missing in a fresh checkout; names that begin with `.` or `_` are taken only when they are named, or with `all:`.",
		example: "main.go:5:12: pattern nosuch.txt: no matching files found\n",
		examples: ["main.go:3:12: pattern all:dist: no matching files found\n", "go: resolving embeds in example.com/dep: pattern foo.txt: no matching files found\n"],
		go: "1.21 to 1.27",
		marks: [": no matching files found"],
		match: byPattern([/^(?:resolving embeds in (?<of>\S{1,500}): )?pattern (?<pattern>[^\n]{1,500}): no matching files found/], (group, { package: pkg }) => group("of") !== "" ? {
			message: `\`//go:embed\` finds no file for ${quote(group("pattern"))} in ${quote(group("of"))}`,
			fix: "the module that holds the package lacks the file: take another version of it, or where it is yours commit the file",
			root: `${group("of")} ${group("pattern")}`,
			package: group("of")
		} : {
			message: `\`//go:embed\` finds no file for ${quote(group("pattern"))}`,
			fix: `make the files before the build (the step that writes ${quote(group("pattern").replace(/^all:/, ""))}, or \`go generate ./...\`), commit them, or correct the pattern; it is relative to the folder of the Go file`,
			root: `${pkg ?? ""} ${group("pattern")}`
		})
	},
	{
		id: "embed-bad-pattern",
		family: "embed",
		title: "A pattern that `//go:embed` does not take",
		meaning: "A pattern is a path below the folder of the Go file, with `/`, without `.` and `..`, and without a `/` at its begin or end.",
		example: "main.go:5:12: pattern ../a.txt: invalid pattern syntax\n",
		examples: ["# example.com/app\n./main.go:1:3: usage: //go:embed pattern...\n", "# example.com/app\n./main.go:3:3: invalid quoted string in //go:embed: \"a.txt\n"],
		go: "1.21 to 1.27",
		marks: [
			": invalid pattern syntax",
			"usage: //go:embed ",
			"invalid quoted string in //go:embed"
		],
		match: byPattern([/^(?:resolving embeds in \S{1,500}: )?pattern (?<pattern>[^\n]{1,500}): invalid pattern syntax/, /^(?:usage: \/\/go:embed pattern|invalid quoted string in \/\/go:embed: (?<pattern>[^\n]{1,300}))/], (group) => {
			const pattern = group("pattern");
			return {
				message: pattern === "" ? "the `//go:embed` line names no pattern" : `\`//go:embed\` does not take the pattern ${quote(pattern)}`,
				fix: pattern.includes("..") ? "move the files below the folder of the Go file, or embed them in a Go file of the folder where they are" : pattern.startsWith("./") || pattern.endsWith("/") ? `write ${quote(pattern.replace(/^(?:\.\/)+/, "").replace(/\/$/, ""))}` : "write the path of a file below the folder of the Go file, between double quotes when it has spaces"
			};
		})
	},
	{
		id: "embed-refused",
		family: "embed",
		title: "A file that cannot be embedded",
		meaning: "Links, files of another module (a folder with a go.mod of its own), folders without a file to take, and names that no module may have cannot be embedded.",
		example: "main.go:3:12: pattern e: cannot embed directory e: contains no embeddable files\n",
		examples: [
			"main.go:3:12: pattern sub/x.txt: cannot embed file sub/x.txt: in different module\n",
			"main.go:3:12: pattern link: cannot embed irregular file link\n",
			"main.go:3:12: pattern all:t: cannot embed directory t: contains no embeddable files\n"
		],
		go: "1.21 to 1.27",
		marks: [": cannot embed "],
		match: byPattern([/^(?:resolving embeds in \S{1,500}: )?pattern (?<pattern>(?:all:)?[^\n:]{1,500}): cannot embed (?<what>(?:irregular file |file |directory )?)(?<name>[^\n:]{1,500})(?:: (?<why>[^\n]{1,300}))?/], (group) => ({
			message: `${quote(group("name"))} cannot be embedded: ${group("why") === "" ? `it is no regular file` : quote(group("why"))}`,
			fix: group("why").includes("different module") ? "embed it in a package of that module, or copy it" : group("why").includes("no embeddable") ? `put a file into it; names that begin with \`.\` or \`_\` need ${quote(`all:${group("pattern")}`)}` : "put a copy of the file in its place"
		}))
	},
	{
		id: "embed-misused",
		family: "embed",
		title: "A `//go:embed` line that does not fit its variable",
		meaning: "The line stands right above one variable of a package, of type `string`, `[]byte` or `embed.FS` and without a value, in a file that imports `embed`. A string or `[]byte` takes one file.",
		example: "# example.com/app\n./main.go:2:3: go:embed requires import \"embed\" (or import _ \"embed\", if package is not used)\n",
		examples: [
			"# example.com/app\n./main.go:2:3: go:embed only allowed in Go files that import \"embed\"\n",
			"# example.com/app\n./main.go:4:5: go:embed cannot apply to var of type int\n",
			"# example.com/app\n./main.go:4:3: go:embed cannot apply to var inside func\n",
			"# example.com/app\n./main.go:4:5: invalid go:embed: multiple files for type string\n",
			"# example.com/app\n./main.go:3:3: misplaced go:embed directive\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"go:embed requires import",
			"go:embed only allowed",
			"go:embed cannot apply",
			"invalid go:embed: ",
			"misplaced go:embed"
		],
		match: byCompiler([
			/^go:embed (?<import>requires import|only allowed in Go files that import)/,
			/^(?:go:embed cannot apply to |invalid go:embed: )(?<what>[^\n]{1,200})/,
			/^(?<misplaced>misplaced) go:embed/
		], (group) => group("import") === "" ? {
			message: `\`//go:embed\` does not fit what stands below it${group("what") === "" ? "" : `: ${quote(group("what"))}`}`,
			fix: group("what").startsWith("multiple files") ? "make the variable an `embed.FS`" : "put it right above one `var NAME string`, `[]byte` or `embed.FS` of the package, without a value"
		} : {
			message: "the file has a `//go:embed` line and does not import `embed`",
			fix: "add `import _ \"embed\"` to the file"
		})
	}
];

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
			"zsh: command not found: go\n",
			"make: golangci-lint: No such file or directory\n"
		],
		go: "all: the shell says it",
		marks: [
			"command not found",
			": not found",
			"exit code 127",
			"make: ",
			"make[1]: "
		],
		match: byPattern([
			/^(?:\S{1,200}: )?(?:line \d{1,9}: )?(?:\d{1,9}: )?(?<name>[\w./+-]{1,200}): (?:command )?not found$/,
			/^\S{1,100}: command not found: (?<name>[\w./+-]{1,200})$/,
			/^make(?:\[\d{1,2}\])?: (?<name>[\w.+-]{1,200}): No such file or directory$/,
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

// src/core/diagnosis/catalogue/environment.ts
/** Causes of the family `flags` that are about variables of the environment: targets, experiments, modules, compilers. */
const ENVIRONMENT = [
	{
		id: "target-unsupported",
		family: "flags",
		title: "There is no such target",
		meaning: "`GOOS` and `GOARCH` name a system and a processor. Not every pair exists, and the names are those of Go: `amd64` and not `x86_64`, `darwin` and not `macos`.",
		example: "go: unsupported GOOS/GOARCH pair linux/banana\n",
		examples: ["cmd/go: unsupported GOOS/GOARCH pair banana/amd64\n"],
		go: "1.4 to 1.27",
		marks: ["unsupported GOOS/GOARCH pair "],
		match: byPattern([/^(?:cmd\/go: )?unsupported GOOS\/GOARCH pair (?<goos>[^\s/]{0,100})\/(?<goarch>\S{0,100})/], (group) => {
			const better = [GOOS_NAMES[group("goos").toLowerCase()], GOARCH_NAMES[group("goarch").toLowerCase()]];
			const pair = `${better[0] ?? group("goos")}/${better[1] ?? group("goarch")}`;
			const known = better[0] !== void 0 || better[1] !== void 0;
			return {
				message: `Go has no target ${quote(`${group("goos")}/${group("goarch")}`)}`,
				fix: `${known ? `write it as Go does: ${quote(pair)}` : "correct `GOOS` and `GOARCH`"}; \`go tool dist list\` lists all targets`,
				root: `${group("goos")}/${group("goarch")}`
			};
		})
	},
	{
		id: "target-invalid",
		family: "flags",
		title: "A level of the processor does not exist",
		meaning: "`GOAMD64`, `GOARM`, `GOARM64`, `GO386` and their like choose what the processor has to know. Go 1.21 refuses what it does not know; newer releases take some of it in silence and write it into the binary.",
		example: "go: invalid GOAMD64: must be v1, v2, v3, v4\n",
		examples: [
			"go: invalid GOARM64: must start with v8.{0-9} or v9.{0-5} and may optionally end in \",lse\" and/or \",crypto\"\n",
			"unsupported setting GO386=x\n",
			"go: invalid GOWASM: no such feature \"x\"\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"invalid GOAMD64: ",
			"invalid GOARM: ",
			"invalid GOARM64: ",
			"invalid GOMIPS",
			"invalid GOPPC64: ",
			"invalid GORISCV64: ",
			"invalid GOWASM: ",
			"invalid GO386: ",
			"unsupported setting GO386="
		],
		match: byPattern([/^invalid (?<name>GO(?:AMD64|ARM|ARM64|386|MIPS|MIPS64|PPC64|RISCV64|WASM)): (?<why>[^\n]{1,300})/, /^unsupported setting (?<name>GO386)=(?<value>[^\n]{0,100})/], (group) => ({
			message: `\`${group("name")}\` has a value that does not exist: ${group("why") === "" ? quote(group("value")) : group("why").replaceAll("`", "'")}`,
			fix: `correct it, or take it away to have the default: \`unset ${group("name")}\`, \`go env -u ${group("name")}\``,
			root: group("name")
		}))
	},
	{
		id: "goexperiment-unknown",
		family: "flags",
		title: "There is no such experiment",
		meaning: "`GOEXPERIMENT` switches on parts of Go that are not finished. They come and go with releases.",
		example: "go: unknown GOEXPERIMENT banana\n",
		go: "1.17 to 1.27",
		marks: ["unknown GOEXPERIMENT "],
		match: byPattern([/^unknown GOEXPERIMENT (?<name>\S{1,200})/], (group) => ({
			message: `this Go knows no experiment ${quote(group("name"))}`,
			fix: "take it away (`unset GOEXPERIMENT`, `go env -u GOEXPERIMENT`), or use the release that has it: `go doc internal/goexperiment.Flags` lists those of this one",
			root: group("name")
		}))
	},
	{
		id: "gofips140-invalid",
		family: "flags",
		title: "`GOFIPS140` has no valid value",
		meaning: "`GOFIPS140` chooses the version of the cryptography that is built in: `off`, `latest`, `inprocess`, `certified`, or one that this Go comes with.",
		example: "go: invalid GOFIPS140: must be off, latest, inprocess, certified, or v1.Y.Z\n",
		examples: ["go: unknown GOFIPS140 version \"v1.9.9\"\n", "go: cannot use GOFIPS140 with GOEXPERIMENT=boringcrypto\n"],
		go: "1.24 to 1.27",
		marks: [
			"invalid GOFIPS140: ",
			"unknown GOFIPS140 version ",
			"malformed GOFIPS140 version ",
			"cannot use GOFIPS140 with "
		],
		match: byPattern([/^(?<why>invalid GOFIPS140: [^\n]{1,200}|(?:unknown|malformed) GOFIPS140 version [^\n]{1,200}|cannot use GOFIPS140 with [^\n]{1,200})/], (group) => ({
			message: `\`GOFIPS140\` cannot be used: ${quote(group("why"))}`,
			fix: "set it to `off`, `latest`, or one of the versions in `$(go env GOROOT)/lib/fips140`",
			root: "GOFIPS140"
		}))
	},
	{
		id: "go111module-invalid",
		family: "flags",
		title: "`GO111MODULE` keeps the command from using modules",
		meaning: "With `GO111MODULE=off` the go command works as it did before modules, and commands about modules do not work. The variable takes `on`, `off` and `auto`, and is best left unset.",
		example: "go: modules disabled by GO111MODULE=off; see 'go help modules'\n",
		examples: ["go: unknown environment setting GO111MODULE=banana\n"],
		go: "1.11 to 1.27",
		marks: ["modules disabled by GO111MODULE=off", "unknown environment setting GO111MODULE="],
		match: byPattern([/^modules disabled by (?<off>GO111MODULE=off)/, /^unknown environment setting GO111MODULE=(?<value>[^\n]{0,100})/], (group) => ({
			message: group("off") === "" ? `\`GO111MODULE\` is ${quote(group("value"))}, which is no setting of it` : "modules are switched off, and this command is about modules",
			fix: "`unset GO111MODULE`, and `go env -u GO111MODULE` where it was set for good",
			root: "GO111MODULE"
		}))
	},
	{
		id: "compiler-variable-invalid",
		family: "flags",
		title: "A variable that names a compiler cannot be used",
		meaning: "`CC`, `CXX`, `FC` and `PKG_CONFIG` hold the name of a program in `PATH`, or an absolute path, with flags behind it where needed.",
		example: "go: CC environment variable is relative; must be absolute path: rel/cc\n",
		examples: ["go: CC environment variable could not be parsed: unterminated ' string\n"],
		go: "1.18 to 1.27",
		marks: [" environment variable is relative; must be absolute path", " environment variable could not be parsed"],
		match: byPattern([/^(?<name>[A-Z_]{1,40}) environment variable (?<why>is relative; must be absolute path|could not be parsed): (?<value>[^\n]{0,500})/], (group) => ({
			message: `\`${group("name")}\` ${group("why").startsWith("is relative") ? `is the relative path ${quote(group("value"))}` : `cannot be read: ${quote(group("value"))}`}`,
			fix: `give the whole path, \`${group("name")}="$PWD/..."\`, or the name of a program in \`PATH\`; \`go env ${group("name")}\` shows the value`,
			root: group("name")
		}))
	},
	{
		id: "go-env-write",
		family: "flags",
		title: "`go env -w` cannot set this",
		meaning: "`go env -w` keeps settings of the go command for good. It takes the variables that `go help environment` lists, but for those that only the system may set.",
		example: "go: unknown go command variable FOO\n",
		examples: [
			"go: GOENV can only be set using the OS environment\n",
			"go: GOEXE cannot be modified\n",
			"go: arguments must be KEY=VALUE: invalid argument: GOPROXY\n",
			"go: no KEY=VALUE arguments given\n",
			"go: GOTMPDIR must be an absolute path\n"
		],
		go: "1.13 to 1.27",
		marks: [
			"unknown go command variable ",
			" can only be set using the OS environment",
			" cannot be modified",
			"arguments must be KEY=VALUE",
			"no KEY=VALUE arguments given",
			" must be an absolute path"
		],
		match: byPattern([/^(?<why>unknown go command variable \S{1,100}|[A-Z0-9_]{2,60} (?:can only be set using the OS environment|cannot be modified)|arguments must be KEY=VALUE[^\n]{0,300}|no KEY=VALUE arguments given|(?:GOTMPDIR|CC|CXX) must be an absolute path)$/m], (group) => ({
			message: `\`go env -w\` refuses: ${quote(group("why"))}`,
			fix: group("why").endsWith("absolute path") ? "give the whole path, as in `go env -w GOTMPDIR=/var/tmp`" : "set it in the environment of the command instead (`env:` in a workflow), or correct the name: `go env` lists all",
			root: group("why")
		}))
	}
];
/** What people write, and what Go calls it. */
const GOOS_NAMES = {
	macos: "darwin",
	mac: "darwin",
	osx: "darwin",
	win: "windows",
	windows32: "windows",
	win64: "windows",
	wasi: "wasip1"
};
const GOARCH_NAMES = {
	x86_64: "amd64",
	"x86-64": "amd64",
	x64: "amd64",
	aarch64: "arm64",
	i386: "386",
	i686: "386",
	x86: "386",
	armv6: "arm",
	armv7: "arm",
	armv7l: "arm",
	armhf: "arm",
	ppc64el: "ppc64le",
	wasm32: "wasm"
};

// src/core/diagnosis/catalogue/flags.ts
/** Causes of the family `flags`: what the command line and the environment say, before anything is built. */
/** Flags of one command that people give to another, with what to do instead. */
const ELSEWHERE = {
	"install -o": "`go build -o FILE` writes to a file of your choice, `GOBIN=DIR go install` to a folder",
	"compile -gcflags": "`-gcflags` belongs to the go command: `go build -gcflags=-S .`; `go tool compile` takes `-S` itself",
	"mod verify -v": "`go mod verify` takes no flags",
	"vet -fix": "`go fix` from Go 1.26 on; `go vet` only reports"
};
const RESTRICTED = /* @__PURE__ */ new Set([
	"compile",
	"asm",
	"link",
	"cgo"
]);
const BY_TOOL = {
	compile: "-gcflags",
	asm: "-asmflags",
	link: "-ldflags",
	cgo: "the flags of cgo"
};
const FLAGS = [
	{
		id: "flag-unknown",
		family: "flags",
		title: "A flag does not exist",
		meaning: "The command, or a tool that it runs, knows no flag of that name. Below `# import/path` it is the compiler or the linker that says so, of what `-gcflags` or `-ldflags` hand to it.",
		example: "flag provided but not defined: -nosuchflag\nusage: go build [-o output] [build flags] [packages]\nRun 'go help build' for details.\n",
		examples: [
			"# example.com/m\nflag provided but not defined: -nosuchflag\nusage: compile [options] file.go...\n  -%	debug non-static initializers\n",
			"flag provided but not defined: -o\nusage: go install [build flags] [packages]\nRun 'go help install' for details.\n",
			"flag provided but not defined: -gcflags\nusage: compile [options] file.go...\n  -S	print assembly listing\n"
		],
		go: "1.21 to 1.27",
		marks: ["flag provided but not defined: "],
		match: byPattern([/^flag provided but not defined: (?<flag>-\S{1,300})(?:\nusage: (?<usage>[^\n]{1,300}))?/], (group, { package: pkg }) => {
			const flag = group("flag");
			const words = group("usage").split(" ");
			const tool = words[0] ?? "";
			const command = tool === "go" ? words.slice(1, /^(?:mod|work)$/.test(words[1] ?? "") ? 3 : 2).join(" ") : tool;
			const elsewhere = Object.hasOwn(ELSEWHERE, `${command} ${flag}`) ? ELSEWHERE[`${command} ${flag}`] : void 0;
			const handed = tool !== "go" && RESTRICTED.has(tool) && pkg !== null ? BY_TOOL[tool] : void 0;
			return {
				message: `${command === "" ? "the command" : quote(tool === "go" ? `go ${command}` : `go tool ${command}`)} has no flag ${quote(flag)}${handed === void 0 ? "" : `, which \`${handed}\` hands to it`}`,
				fix: elsewhere ?? (handed === void 0 ? `take it away or correct it; \`go help ${(command === "" ? "build" : command).split(" ").map((one) => word(one)).join(" ")}\` lists the flags of the command, which stand in front of the packages` : `correct \`${handed}\` (also in \`GOFLAGS\`); \`go tool ${word(tool)} -h\` lists its flags`),
				root: `${command} ${flag}`
			};
		})
	},
	{
		id: "flag-c-not-first",
		family: "flags",
		title: "`-C` has to be the first flag",
		meaning: "`-C DIR` changes the folder before everything else, so it comes first, directly behind the name of the command.",
		example: "invalid value \".\" for flag -C: -C flag must be first flag on command line\nusage: go build [-o output] [build flags] [packages]\nRun 'go help build' for details.\n",
		go: "1.21 to 1.27",
		marks: ["-C flag must be first flag on command line"],
		match: byPattern([/^invalid value "(?<value>[^"\n]{0,1000})" for flag -C: -C flag must be first[^\n]{0,100}(?:\nusage: go (?<name>[a-z]{1,20}) )?/], (group) => ({
			message: `\`-C ${word(group("value"))}\` stands behind other flags`,
			fix: `put it directly behind the command: \`go ${group("name") || "build"} -C ${word(group("value"))}\`, and the other flags behind it`,
			root: "-C"
		}))
	},
	{
		id: "flag-quote-open",
		family: "flags",
		title: "A quotation mark in a flag is not closed",
		meaning: "`-ldflags`, `-gcflags` and their like hold several words, parted by spaces and held together by quotation marks of their own, inside of those of the shell.",
		example: "invalid value \"-X 'main.N=3\" for flag -ldflags: unterminated ' string\nusage: go build [-o output] [build flags] [packages]\nRun 'go help build' for details.\n",
		go: "1.21 to 1.27",
		marks: ["unterminated ' string", "unterminated \" string"],
		match: byPattern([/^invalid (?:boolean )?value "(?<value>[^\n]{0,2000})" for (?:flag )?(?<flag>-\w{1,60}): unterminated/], (group) => ({
			message: `a quotation mark in \`${group("flag")}\` is not closed: ${quote(group("value"))}`,
			fix: `close it: \`${group("flag")}="-X 'main.version=1 2 3'"\`; a value from a variable may hold a mark itself`,
			root: group("flag")
		}))
	},
	{
		id: "flag-value-invalid",
		family: "flags",
		title: "A flag has a value that it does not take",
		meaning: "The command does not start with such a value. Flags that are on or off take `true` and `false` behind an equals sign.",
		example: "invalid boolean value \"banana\" for -buildvcs: value is neither 'auto' nor a valid bool\nusage: go build [-o output] [build flags] [packages]\nRun 'go help build' for details.\n",
		examples: [
			"invalid value \"x\" for flag -p: parse error\nusage: go build [-o output] [build flags] [packages]\n",
			"go: -p must be a positive integer: 0\n",
			"-mod=banana not supported (can be '', 'mod', 'readonly', or 'vendor')\n",
			"go: -tags space-separated list contains comma\n",
			"flag needs an argument: -o\nusage: go build [-o output] [build flags] [packages]\n",
			"build flag -mod=vendor only valid when using modules\n",
			"go: invalid boolean value \"asdf\" for flag -e (from $GOFLAGS): parse error\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"invalid value \"",
			"invalid boolean value \"",
			" must be a positive integer: ",
			" not supported (can be ",
			"space-separated list contains comma",
			"flag needs an argument: ",
			" only valid when using modules"
		],
		match: byPattern([
			/^invalid (?:boolean )?value "(?<value>[^"\n]{0,2000})" for (?:flag )?(?<flag>-[\w.]{1,60})(?: \(from [$%]GOFLAGS%?\))?: (?<why>[^\n]{1,500})/,
			/^(?<flag>-\w{1,60}) (?<why>must be a positive integer): (?<value>[^\n]{0,100})/,
			/^(?<flag>-mod)=(?<value>[^\s]{0,100}) (?<why>not supported \(can be [^\n]{1,100}\))/,
			/^(?<flag>-tags) (?<why>space-separated list contains comma)/,
			/^(?<why>flag needs an argument): (?<flag>-\w{1,60})/,
			/^build flag (?<flag>-\w{1,60})(?:=(?<value>\S{1,100}))? (?<why>only valid when using modules)/
		], (group) => {
			const [flag, value, why] = [
				group("flag"),
				group("value"),
				group("why").replaceAll("`", "'")
			];
			return {
				message: `\`${flag}\` ${value === "" ? "" : `does not take ${quote(value)}: `}${value === "" ? `cannot be used so: ${why}` : why}`,
				fix: flag === "-tags" ? "part the tags with commas and nothing else: `-tags=a,b`" : why.startsWith("only valid") ? "`unset GO111MODULE` (`go env -u GO111MODULE`) to build with modules" : why.startsWith("flag needs") ? `write a value behind \`${flag}\`; an empty variable of a script leaves none` : `correct the value of \`${flag}\` (also in \`GOFLAGS\`); \`go help build\` says what it takes`,
				root: flag
			};
		})
	},
	{
		id: "goflags-invalid",
		family: "flags",
		title: "`GOFLAGS` holds something that is no flag",
		meaning: "`GOFLAGS` is a list of flags, parted by spaces, each with its hyphen and with an equals sign before its value. It counts for every go command that has such a flag.",
		example: "go: parsing $GOFLAGS: non-flag \"mod=mod\"\n",
		examples: ["go: parsing $GOFLAGS: unknown flag -nosuchflag\n", "go: parsing %GOFLAGS%: non-flag \"vendor\"\n"],
		go: "1.11 to 1.27",
		marks: [
			"GOFLAGS: non-flag ",
			"GOFLAGS: unknown flag ",
			"GOFLAGS%: ",
			"parsing $GOFLAGS: "
		],
		match: byPattern([/^parsing [$%]GOFLAGS%?: (?:non-flag "(?<word>[^"\n]{0,500})"|unknown flag (?<flag>-\S{1,300})|(?<why>[^\n]{1,500}))/], (group) => ({
			message: group("word") !== "" ? `\`GOFLAGS\` holds ${quote(group("word"))}, which is no flag: it has no hyphen` : group("flag") === "" ? `\`GOFLAGS\` cannot be read: ${quote(group("why"))}` : `\`GOFLAGS\` holds ${quote(group("flag"))}, which no go command knows`,
			fix: group("word") === "" ? "correct it where it is set: the workflow, the shell, or for good (`go env -u GOFLAGS` takes that away)" : `write \`GOFLAGS=-${word(group("word").replace(/^-+/, ""))}\`; a flag and its value are one word, \`-mod=mod\``,
			root: "GOFLAGS"
		}))
	},
	{
		id: "command-unknown",
		family: "flags",
		title: "The go command has no such command",
		meaning: "The word behind `go` is none of its commands. `go help` lists them.",
		example: "go banana: unknown command\nRun 'go help' for usage.\n",
		examples: [
			"go mod banana: unknown command\nRun 'go help mod' for usage.\n",
			"go: unknown command \"banana\"\n",
			"go mod: unknown command\nRun 'go help mod' for usage.\n"
		],
		go: "1.11 to 1.27",
		marks: [": unknown command", "unknown command \""],
		match: byPattern([/^(?<command>go [\w -]{1,200}): unknown command/, /^unknown command "(?<word>[^"\n]{1,200})"/], (group) => /^go (?:mod|work|telemetry)$/.test(group("command")) ? {
			message: `${quote(group("command"))} has no command of the name that was given`,
			fix: `\`go help ${group("command").slice(3)}\` lists its commands; a newer Go may have one that this does not: \`go version\``,
			root: group("command")
		} : {
			message: `there is no command ${quote(group("command") || `go ${group("word")}`)}`,
			fix: "`go help` lists the commands; a newer Go may have one that this does not: `go version`",
			root: group("command") || group("word")
		})
	},
	{
		id: "folder-missing",
		family: "flags",
		title: "The folder of `-C` does not exist",
		meaning: "`-C DIR` changes the folder before the command does anything else, and there is none of that name.",
		example: "go: chdir nosuch: no such file or directory\n",
		go: "1.20 to 1.27",
		marks: [": chdir ", "chdir "],
		match: byPattern([/^chdir (?<path>[^\n]{1,1000}): (?<why>[^\n:]{1,200})/], (group) => ({
			message: `\`-C\` names the folder ${quote(group("path"))}: ${quote(group("why"))}`,
			fix: `correct the path, which counts from the folder where the command is typed`,
			root: group("path")
		}))
	},
	{
		id: "modfile-misused",
		family: "flags",
		title: "`-modfile` does not go with this command",
		meaning: "`-modfile` puts another file in the place of go.mod, and commands that leave the module out (`go install PACKAGE@VERSION`) take no such flag. Often it is in `GOFLAGS`.",
		example: "go: -modfile cannot be used with commands that ignore the current module\n",
		go: "1.16 to 1.27",
		marks: ["-modfile cannot be used with commands"],
		match: byPattern([/^-modfile cannot be used with commands that ignore/], () => ({
			message: "`-modfile` is set, and this command does not use the module of the current folder",
			fix: "take `-modfile` away for this command, also from `GOFLAGS` (`go env GOFLAGS`)",
			root: "modfile"
		}))
	},
	{
		id: "overlay-invalid",
		family: "flags",
		title: "The file of `-overlay` cannot be used",
		meaning: "`-overlay` names a JSON file that says which files stand in for which others. It cannot be read, or does not have that form.",
		example: "go: reading overlay: open nosuch.json: no such file or directory\n",
		examples: [
			"go: reading overlay file: open nosuch.json: no such file or directory\n",
			"go: parsing overlay JSON: invalid character 'x' looking for beginning of value\n",
			"go: duplicate paths a.go and ./a.go in overlay map\n"
		],
		go: "1.16 to 1.27",
		marks: [
			"reading overlay",
			"parsing overlay JSON",
			" in overlay map"
		],
		match: byPattern([/^(?<why>(?:reading overlay|parsing overlay JSON|empty string key in overlay map|duplicate paths |inconsistent files )[^\n]{0,1000})/], (group) => ({
			message: `the overlay cannot be used: ${quote(group("why"))}`,
			fix: "correct `-overlay` (also in `GOFLAGS`); the file reads `{\"Replace\": {\"/src/a.go\": \"/tmp/a.go\"}}`",
			root: "overlay"
		}))
	},
	...ENVIRONMENT
];

// src/core/diagnosis/catalogue/generics.ts
/** Causes of the family `generics`: type parameters, and the version of the language that a module asks for. */
/** The reason stands in the last parentheses; the constraint may have some of its own, `interface{m()}`. */
function reasonOf(text) {
	const open = text.endsWith(")") ? text.lastIndexOf(" (") : -1;
	return open < 0 ? {
		constraint: text,
		why: ""
	} : {
		constraint: text.slice(0, open),
		why: text.slice(open + 2, -1)
	};
}
const GENERICS = [
	{
		id: "language-version",
		family: "generics",
		title: "The code uses more of the language than go.mod asks for",
		meaning: "The `go` line of go.mod sets the version of the language for the whole module, however new the compiler is; a `//go:build go1.N` line sets it for one file. A vendored module without a version in `vendor/modules.txt` is read as Go 1.16.",
		example: "# example.com/app\n./main.go:3:8: type parameter requires go1.18 or later (-lang was set to go1.17; check go.mod)\n",
		examples: [
			"# example.com/app\n./main.go:4:17: cannot range over 3 (untyped int constant): requires go1.22 or later (-lang was set to go1.20; check go.mod)\n",
			"# example.com/app\n./main.go:2:9: new(3) requires go1.26 or later (-lang was set to go1.25; check go.mod)\n",
			"# example.com/app\n./main.go:4:12: generic method requires go1.27 or later (-lang was set to go1.21; check go.mod)\n",
			"# example.com/app\n./main.go:5:8: type parameter requires go1.18 or later (file declares //go:build go1.17)\n",
			"# example.com/app\n./main.go:3:3: go:embed requires go1.16 or later (-lang was set to go1.15; check go.mod)\n"
		],
		go: "1.21 to 1.27",
		marks: [" or later (-lang was set to go", " or later (file declares //go:build "],
		match: byPattern([/^(?<what>[^\n]{1,500}?):? requires go(?<want>1\.\d{1,3}) or later \((?:-lang was set to go(?<have>1\.\d{1,3})|(?<tag>file declares) \/\/go:build go(?<file>1\.\d{1,3}))/], (group, { package: pkg, file }) => {
			const want = group("want");
			const module = foreignModule(file);
			const message = `${quote(group("what"))} needs Go ${want} as the version of the language`;
			if (module !== null) return {
				message: `${message}, and the go.mod of ${quote(module.path)} says ${group("have")}`,
				fix: `take another version of it: \`go get ${word(module.path)}@latest && go mod tidy\``,
				root: `${module.path} ${want}`
			};
			if (/(?:^|[\\/])vendor[\\/]/.test(file ?? "")) return {
				message: `${message}, and \`vendor/modules.txt\` says ${group("have")} for its module`,
				fix: "write the vendor folder anew: `go mod vendor`",
				root: `vendor ${want}`
			};
			return group("tag") === "" ? {
				message: `${message}, and go.mod says ${group("have")}`,
				fix: `raise the \`go\` line: \`go mod edit -go=${want} && go mod tidy\``,
				root: `${pkg ?? ""} ${want}`
			} : {
				message: `${message}, and a line of the file says ${group("file")}`,
				fix: `write \`//go:build go${want}\` at the top of the file, or delete that line`,
				root: `${file ?? ""} ${want}`
			};
		})
	},
	{
		id: "constraint-not-satisfied",
		family: "generics",
		title: "A type that a constraint does not allow",
		meaning: "A type parameter takes only the types that its constraint names, or those that have its methods.",
		example: "# example.com/app\n./main.go:5:13: string does not satisfy N (string missing in ~int | ~float64)\n",
		examples: [
			"# example.com/app\n./main.go:4:13: []int does not satisfy comparable\n",
			"# example.com/app\n./main.go:5:13: int does not satisfy I (missing method M)\n",
			"# example.com/app\n./main.go:5:13: T (type int) does not satisfy I\n",
			"# example.com/app\n./main.go:5:13: in call to f, P (type any) does not satisfy interface{m1(Q); m2() R} (missing method m1)\n",
			"# example.com/app\n./main.go:5:13: T does not satisfy I (method M has pointer receiver)\n",
			"# example.com/app\n./main.go:5:13: cannot satisfy I (empty type set)\n"
		],
		go: "1.21 to 1.27",
		marks: [" does not satisfy ", "cannot satisfy "],
		match: byCompiler([/^(?:in call to [^\n]{1,300}?, \S{1,100} \(type (?<of>[^\n]{1,300}?)\)|(?<type>[^\n]{1,500}?)) does not satisfy (?<rest>[^\n]{1,1000})/, /^cannot satisfy (?<nobody>[^\n]{1,500}) \(empty type set\)/], (group) => {
			if (group("nobody") !== "") return {
				message: `no type satisfies the constraint ${quote(group("nobody"))}`,
				fix: "correct the constraint: its parts exclude each other"
			};
			const { constraint, why } = reasonOf(group("rest"));
			const type = group("of") || group("type");
			return {
				message: `the type ${quote(type)} is not allowed by the constraint ${quote(constraint)}${why === "" ? "" : `: ${quote(why)}`}`,
				fix: why.startsWith("possibly missing ~") ? "write `~` in front of the type in the constraint" : why.includes("pointer receiver") ? `give the pointer as the type argument, ${quote(`*${type}`)}: the method belongs to it` : "use another type, or widen the constraint"
			};
		})
	},
	{
		id: "cannot-infer",
		family: "generics",
		title: "A type argument that cannot be found by itself",
		meaning: "Go finds type arguments from the arguments of the call. Where those do not tell, or tell two things, they have to be written.",
		example: "# example.com/app\n./main.go:4:13: in call to g, cannot infer T (declared at ./main.go:3:8)\n",
		examples: [
			"# example.com/app\n./main.go:4:13: cannot infer T (/home/runner/work/app/app/main.go:3:8)\n",
			"# example.com/app\n./main.go:4:17: in call to g, mismatched types untyped int and untyped string (cannot infer T)\n",
			"# example.com/app\n./main.go:4:32: type string of y does not match inferred type int for T\n",
			"# example.com/app\n./main.go:4:13: in call to g, type int of 1 does not match []T (cannot infer T)\n",
			"# example.com/app\n./main.go:4:26: inferred type func(string) string for func(P) P does not match type func(string) int of v\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"cannot infer ",
			" does not match inferred type ",
			"inferred type "
		],
		match: byCompiler([
			/^(?:in call to (?<call>[^\n]{1,300}?), )?cannot infer (?<name>[^\s(]{1,300})/,
			/^inferred type (?<inferred>[^\n]{1,300}?) for (?<parameter>[^\n]{1,300}?) does not match type (?<given>[^\n]{1,300}) of (?<value>[^\n]{1,100})$/m,
			/^(?:in call to (?<call>[^\n]{1,300}?), )?(?<what>[^\n]{1,500}?) (?:does not match inferred type (?<type>[^\n]{1,300}?) for (?<name>\S{1,300})$|\(cannot infer (?<names>[^)\n]{1,300})\))/m
		], (group) => {
			if (group("inferred") !== "") return {
				message: `${quote(group("value"))} is of type ${quote(group("given"))}, and the generic function would be ${quote(group("inferred"))}`,
				fix: `give ${quote(group("value"))} a type of the form ${quote(group("parameter"))}`
			};
			const name = group("name") || group("names");
			return {
				message: `the type of ${quote(name)} does not follow from the call${group("call") === "" ? "" : ` of ${quote(group("call"))}`}${group("what") === "" ? "" : `: ${quote(`${group("what")}${group("type") === "" ? "" : ` does not match ${group("type")}`}`)}`}`,
				fix: `write it in brackets, as in ${quote(`${group("call").replace(/\[.*/, "") || "f"}[int](...)`)}, or give arguments of one type`
			};
		})
	},
	{
		id: "not-instantiated",
		family: "generics",
		title: "A generic type or function without its type arguments",
		meaning: "A generic type needs its type arguments wherever it is named, in the receiver of a method too.",
		example: "# example.com/app\n./main.go:4:7: cannot use generic type L[T any] without instantiation\n",
		examples: ["# example.com/app\n./main.go:4:9: cannot use generic function g without instantiation\n"],
		go: "1.21 to 1.27",
		marks: ["cannot use generic "],
		match: byCompiler([/^cannot use generic (?<kind>type|function|value) (?<name>[^\n]{1,500}?) without instantiation/], (group) => ({
			message: `the generic ${group("kind")} ${quote(group("name"))} stands without type arguments`,
			fix: `name them, as in ${quote(`${group("name").replace(/\[.*/, "")}[int]`)}; in a receiver repeat the names of the parameters`
		}))
	},
	{
		id: "type-argument-count",
		family: "generics",
		title: "Too few or too many type arguments",
		meaning: "A generic type or function takes as many type arguments as it has type parameters.",
		example: "# example.com/app\n./main.go:4:7: not enough type arguments for type L: have 1, want 2\n",
		examples: ["# example.com/app\n./main.go:4:7: got 1 arguments but 2 type parameters\n", "# example.com/app\n./main.go:4:7: got 2 type arguments but want 1\n"],
		go: "1.21 to 1.27",
		marks: [
			" type arguments for ",
			" type parameters",
			" type arguments but "
		],
		match: byCompiler([/^(?:not enough|too many) type arguments for (?:type )?(?<name>[^\n]{1,300}?): have (?<have>\d{1,3}), want (?<want>\d{1,3})/, /^got (?<have>\d{1,3}) (?:type )?arguments but (?:want )?(?<want>\d{1,3})/], (group) => ({
			message: `${group("name") === "" ? "it" : quote(group("name"))} takes ${group("want")} type arguments, and ${group("have")} are given`,
			fix: "write one type for each type parameter"
		}))
	},
	{
		id: "constraint-as-type",
		family: "generics",
		title: "A constraint where a type is expected",
		meaning: "An interface that lists types, or is `comparable`, can only be the constraint of a type parameter.",
		example: "# example.com/app\n./main.go:4:7: cannot use type N outside a type constraint: interface contains type constraints\n",
		examples: ["# example.com/app\n./main.go:3:7: cannot use type comparable outside a type constraint: interface is (or embeds) comparable\n"],
		go: "1.21 to 1.27",
		marks: [" outside a type constraint: "],
		match: byCompiler([/^cannot use type (?<name>[^\n]{1,300}?) outside a type constraint: /], (group) => ({
			message: `${quote(group("name"))} is a constraint, and no variable or field can be of that type`,
			fix: `make the function or the type generic: ${quote(`[T ${group("name")}]`)}, and use \`T\``
		}))
	},
	{
		id: "generic-method",
		family: "generics",
		title: "A method with type parameters",
		meaning: "Before Go 1.27 methods have no type parameters of their own, only those of their type; methods of interfaces never have.",
		example: "# example.com/app\n./main.go:4:11: syntax error: method must have no type parameters\n",
		examples: ["# example.com/app\n./main.go:2:20: interface method must have no type parameters\n"],
		go: "1.21 to 1.27",
		marks: ["method must have no type parameters"],
		match: byCompiler([/^(?:syntax error: )?(?<interface>interface )?method must have no type parameters/], () => ({
			message: "the method has type parameters of its own",
			fix: "write a function that takes the receiver as an argument, or give the type parameter to the type"
		}))
	},
	{
		id: "type-parameter-misused",
		family: "generics",
		title: "Something that a type parameter cannot do",
		meaning: "Within generic code a value of a type parameter can do what all types of its constraint can. It cannot be embedded, and a `switch` on its type needs `any(x)`.",
		example: "# example.com/app\n./main.go:3:29: cannot use type switch on type parameter value x (variable of type T constrained by any)\n",
		examples: [
			"# example.com/app\n./main.go:3:23: embedded field type cannot be a (pointer to a) type parameter\n",
			"# example.com/app\n./main.go:4:7: invalid operation: L[int] (L is not a generic type)\n",
			"# example.com/app\n./main.go:4:19: invalid use of ~ (underlying type of M is int)\n",
			"# example.com/app\n./main.go:3:25: overlapping terms ~int and int\n",
			"# example.com/app\n./main.go:4:25: cannot use main.I in union (main.I contains methods)\n",
			"# example.com/app\n./main.go:3:8: generic type cannot be alias\n"
		],
		go: "1.21 to 1.27",
		marks: [
			" type parameter",
			" is not a generic type",
			"invalid use of ~",
			"overlapping terms ",
			" in union (",
			"generic type cannot be alias"
		],
		match: byCompiler([
			/^(?<switch>cannot use type switch on type parameter value) (?<expr>[^\s(]{1,300})/,
			/^(?<alias>generic type cannot be alias)/,
			/^(?<what>embedded field type cannot be a [^\n]{1,100}|invalid operation: [^\n]{1,300} is not a generic type\)|invalid use of ~ [^\n]{1,300}|overlapping terms [^\n]{1,300}|cannot use [^\n]{1,300} in union [^\n]{1,300}|cannot use a type parameter as [^\n]{1,100}|term cannot (?:be|represent) [^\n]{1,100})/
		], (group) => group("alias") !== "" ? {
			message: "an alias (`type A[T any] = ...`) with type parameters needs Go 1.24, and this Go is older",
			fix: "build with Go 1.24 or newer, and say so: `go mod edit -go=1.24.0`; or declare a type without the `=`"
		} : group("switch") === "" ? {
			message: `the language does not allow it: ${quote(group("what"))}`,
			fix: "name a type that is allowed there"
		} : {
			message: `${quote(group("expr"))} is of a type parameter, and is no interface`,
			fix: `ask the interface of it: ${quote(`switch any(${group("expr")}).(type)`)}`
		})
	}
];

// src/core/diagnosis/catalogue/standard-library.ts
/**
* The packages of the standard library that people import, and the version of Go that brought the younger ones.
*
* Source: the directories below src/, and the files api/go1.*.txt of Go 1.26.
*/
/** Minor version of the Go 1 that has the package first. */
const SINCE$1 = /* @__PURE__ */ new Map([
	["crypto/ed25519", 13],
	["hash/maphash", 14],
	["embed", 16],
	["go/build/constraint", 16],
	["io/fs", 16],
	["runtime/metrics", 16],
	["testing/fstest", 16],
	["debug/buildinfo", 18],
	["net/netip", 18],
	["go/doc/comment", 19],
	["crypto/ecdh", 20],
	["runtime/coverage", 20],
	["cmp", 21],
	["log/slog", 21],
	["maps", 21],
	["slices", 21],
	["testing/slogtest", 21],
	["go/version", 22],
	["math/rand/v2", 22],
	["iter", 23],
	["structs", 23],
	["unique", 23],
	["crypto/fips140", 24],
	["crypto/hkdf", 24],
	["crypto/mlkem", 24],
	["crypto/pbkdf2", 24],
	["crypto/sha3", 24],
	["weak", 24],
	["testing/synctest", 25],
	["crypto/hpke", 26],
	["crypto/mlkem/mlkemtest", 26],
	["testing/cryptotest", 26]
]);
const ALWAYS = new Set(`archive/tar archive/zip bufio bytes compress/bzip2 compress/flate compress/gzip compress/lzw compress/zlib
  container/heap container/list container/ring context crypto crypto/aes crypto/cipher crypto/des crypto/dsa crypto/ecdsa
  crypto/elliptic crypto/hmac crypto/md5 crypto/rand crypto/rc4 crypto/rsa crypto/sha1 crypto/sha256 crypto/sha512
  crypto/subtle crypto/tls crypto/x509 crypto/x509/pkix database/sql database/sql/driver debug/dwarf debug/elf debug/gosym
  debug/macho debug/pe debug/plan9obj encoding encoding/ascii85 encoding/asn1 encoding/base32 encoding/base64
  encoding/binary encoding/csv encoding/gob encoding/hex encoding/json encoding/pem encoding/xml errors expvar flag fmt
  go/ast go/build go/constant go/doc go/format go/importer go/parser go/printer go/scanner go/token go/types hash
  hash/adler32 hash/crc32 hash/crc64 hash/fnv html html/template image image/color image/color/palette image/draw
  image/gif image/jpeg image/png index/suffixarray io io/ioutil log log/syslog math math/big math/bits math/cmplx
  math/rand mime mime/multipart mime/quotedprintable net net/http net/http/cgi net/http/cookiejar net/http/fcgi
  net/http/httptest net/http/httptrace net/http/httputil net/http/pprof net/mail net/rpc net/rpc/jsonrpc net/smtp
  net/textproto net/url os os/exec os/signal os/user path path/filepath plugin reflect regexp regexp/syntax runtime
  runtime/cgo runtime/debug runtime/msan runtime/pprof runtime/race runtime/trace sort strconv strings sync sync/atomic
  syscall testing testing/iotest testing/quick text/scanner text/tabwriter text/template text/template/parse time unicode
  unicode/utf16 unicode/utf8 unsafe`.split(/\s+/));
/** The minor version of Go 1 that brought the package: 0 for what has long been there, `null` for none of its packages. */
function standardSince(path) {
	return SINCE$1.get(path) ?? (ALWAYS.has(path) ? 0 : null);
}
const TOPS = new Set([
	...ALWAYS,
	...SINCE$1.keys(),
	"internal",
	"vendor"
].map((path) => path.split("/")[0] ?? ""));
/** Whether a path is built like one of the standard library, its internal packages included: `internal/cpu`, `runtime`. */
function looksStandard(path) {
	return TOPS.has(path.split("/", 1)[0] ?? "");
}
/** `21` of `1.21.13`; `null` for what is no version of Go 1. */
function minorVersion(version) {
	const found = /^(?:go)?1\.(\d{1,3})(?!\d)/.exec(version ?? "")?.[1];
	return found === void 0 ? null : Number(found);
}

// src/core/diagnosis/catalogue/goroot.ts
/**
* Causes of the family `goroot`: an installation of Go that is not whole, mixed from two releases, or whose tools were
* replaced or crash.
*
* Whatever is wrong with GOROOT, dozens of packages say it. They are one failure: the root is the installation.
*/
const REINSTALL = "install Go anew, into a folder that was removed before (`rm -rf /usr/local/go`; `actions/setup-go` in a workflow), `unset GOROOT`, and `go clean -cache`";
const MIXED = {
	fix: REINSTALL,
	root: "mixed",
	place: null
};
/** Tools that come with Go, by whose absence an installation shows that it is not whole. */
const TOOLS = new Set("addr2line asm buildid cgo compile covdata cover dist distpack doc fix link nm objdump pack pprof preprofile test2json trace vet".split(" "));
const GOROOT$1 = [
	{
		id: "tool-version-mismatch",
		family: "goroot",
		title: "The go command and its tools are of two releases",
		meaning: "The go command hands its own version to the compiler, which refuses any other, down to the last number. Two installations are mixed: `GOROOT` points to another one than the go command in `PATH`, or a new release was unpacked over an old one.",
		example: "# internal/goarch\ncompile: version \"go1.25.14\" does not match go tool version \"go1.26.8\"\n# internal/cpu\ncompile: version \"go1.25.14\" does not match go tool version \"go1.26.8\"\n",
		examples: ["# runtime\n/usr/local/go/pkg/tool/linux_amd64/compile: version \"go1.25.14\" does not match go tool version \"go1.26.8\"\n", "# internal/cpu\nflag provided but not defined: -std\nusage: asm [options] file.s ...\nFlags:\n  -D value\n"],
		go: "1.21 to 1.27",
		marks: ["\" does not match go tool version \"", "flag provided but not defined: -std"],
		match: byPattern([/^\S{0,1000}: version "(?<tool>[^"\n]{1,100})" does not match go tool version "(?<go>[^"\n]{1,100})"/, /^flag provided but not defined: -std\nusage: (?<name>asm|compile) /], (group) => ({
			message: group("name") !== "" ? `the tool ${quote(group("name"))} is older than the go command that runs it, and does not know its flags: two installations of Go are mixed` : `the go command is ${quote(group("go"))} and its tools are ${quote(group("tool"))}: two installations of Go are mixed`,
			fix: `\`unset GOROOT\`, then compare \`type -a go\` with \`go env GOROOT\`; or install one of them anew into an empty folder`,
			root: "tools",
			place: null
		}))
	},
	{
		id: "object-version-mismatch",
		family: "goroot",
		title: "A compiled package comes from another release of Go",
		meaning: "Compiled packages hold the exact version, the target and the experiments they were built with, and neither compiler nor linker takes any other. A prebuilt archive, or a cache that was put together by hand, is older or newer than this Go.",
		example: "# example.com/m\n/usr/local/go/pkg/tool/linux_amd64/link: lib.a: linked object header mismatch:\nhave \"go object linux amd64 go1.25.14 GOAMD64=v1\"\nwant \"go object linux amd64 go1.26.8 GOAMD64=v1\"\n",
		examples: ["main.go:3:8: could not import lib (object is [go object linux amd64 go1.25.14 GOAMD64=v1] expected [go object linux amd64 go1.26.8 GOAMD64=v1])\n"],
		go: "1.21 to 1.27",
		marks: ["linked object header mismatch", "(object is [go object "],
		match: byPattern([/^could not import (?<path>\S{1,500}) \(object is \[go object (?<have>[^\]\n]{1,300})\] expected \[go object (?<want>[^\]\n]{1,300})\]/, /^(?:\S{1,1000}: )?(?<path>[^\s:]{1,1000}): linked object header mismatch/], (group) => ({
			message: `${quote(group("path"))} was compiled by another Go${group("have") === "" ? "" : `: it is of ${quote(group("have"))}, and ${quote(group("want"))} is needed`}`,
			fix: "`go clean -cache`, and build what was prebuilt anew with this Go",
			root: group("path"),
			place: null
		}))
	},
	{
		id: "goroot-missing",
		family: "goroot",
		title: "`GOROOT` names a folder that is not there",
		meaning: "The go command finds its tools and the standard library in `GOROOT`. It knows that folder by itself; the variable only has to be set in rare cases, and is best left alone.",
		example: "go: cannot find GOROOT directory: /nonexistent/go\n",
		examples: ["go: cannot find GOROOT directory: 'go' binary is trimmed and GOROOT is not set\n"],
		go: "1.19 to 1.27",
		marks: ["cannot find GOROOT directory"],
		match: byPattern([/^cannot find GOROOT directory: (?<what>[^\n]{1,1000})/], (group) => {
			const what = group("what");
			const trimmed = what.includes("is trimmed");
			return {
				message: trimmed ? "this go command was built without knowing its folder, and `GOROOT` is not set" : `\`GOROOT\` is ${quote(what)}, and there is no such folder`,
				fix: trimmed ? "set `GOROOT` to the folder that holds `bin/go`, `pkg` and `src`" : "`unset GOROOT`, and remove it where it was set for good: `go env -u GOROOT`, the shell, the workflow, the image",
				root: "GOROOT"
			};
		})
	},
	{
		id: "goroot-package-missing",
		family: "goroot",
		title: "The standard library lacks one of its packages",
		meaning: "The imported package belongs to the standard library, and its folder is not in `GOROOT`: the installation is not whole, or `GOROOT` points somewhere else.",
		example: "main.go:3:8: package strings is not in std (/opt/go/src/strings)\n",
		examples: ["main.go:3:8: package strings is not in GOROOT (/opt/go/src/strings)\n"],
		go: "1.20 to 1.27",
		marks: [" is not in std (", " is not in GOROOT ("],
		match: byPattern([/^package (?<path>[^\s()]{1,300}) is not in (?:std|GOROOT) \((?<dir>[^()\n]{1,1000})\)/], (group) => standardSince(group("path")) === null ? null : {
			message: `the go command does not find the package ${quote(group("path"))} of the standard library in ${quote(group("dir"))}: the installation of Go is not whole, \`GOROOT\` is wrong, or the build cache cannot be read or written`,
			...MIXED,
			fix: `see whether the folder is there, \`ls ${word(group("dir"))}\`: if it is, \`go clean -cache\`, and look at limits and rights of \`$(go env GOCACHE)\` (\`ulimit -f\`); if not, ${MIXED.fix}`
		})
	},
	{
		id: "goroot-mixed",
		family: "goroot",
		title: "The standard library does not build",
		meaning: "The compiler complains about a file of the standard library. That is not your code: the sources in `GOROOT` and the tools belong to two releases, as when a new Go was unpacked over an old one, or a file was changed.",
		example: "# internal/runtime/syscall\n/usr/local/go/src/internal/runtime/syscall/asm_linux_amd64.s:27: ABI selector only permitted when compiling runtime, reference was to \"internal/runtime/syscall.Syscall6\"\nasm: assembly of /usr/local/go/src/internal/runtime/syscall/asm_linux_amd64.s failed\n",
		examples: [
			"# runtime\n/usr/local/go/src/runtime/mheap.go:568:8: write barrier prohibited\n",
			"# internal/runtime/maps\n/usr/local/go/src/internal/runtime/maps/map.go:364:18: cannot range over m.dirLen (variable of type int)\n",
			"# runtime\n/usr/local/go/src/runtime/stubs.go:12:6: f redeclared in this block\n	/usr/local/go/src/runtime/old.go:3:6: other declaration of f\n",
			"# internal/bytealg\nasm: asmins: missing op 00047 (<unknown line number>)	PCALIGN	$16\nasm: assembly failed\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"ABI selector only permitted",
			"write barrier prohibited",
			"cannot range over ",
			"redeclared in this block",
			"method redeclared",
			"undefined: ",
			"missing function body",
			"unrecognized instruction",
			"asm: asmins: missing op",
			"asm: assembly",
			"cannot use ",
			"not enough arguments in call",
			"too many arguments in call",
			"has no field or method"
		],
		match: ({ package: pkg, file, message }) => {
			if (pkg === null || !looksStandard(pkg)) return null;
			if (!(file?.replaceAll("\\", "/").includes(`/src/${pkg}/`) ?? /^asm: (?:asmins: missing op|assembly)/.test(message))) return null;
			return {
				message: `the package ${quote(pkg)} of the standard library does not build with these tools: the installation of Go is mixed from two releases, or was changed`,
				...MIXED
			};
		}
	},
	{
		id: "goroot-symbol-missing",
		family: "goroot",
		title: "The standard library lacks a part of itself",
		meaning: "The linker misses a function of the standard library that the standard library itself uses. The sources in `GOROOT` were changed, or belong to two releases.",
		example: "# example.com/m\nruntime.chansend: relocation target runtime.gcWriteBarrier1 not defined\n",
		go: "1.21 to 1.27",
		examples: ["# example.com/m\nlink: reference to undefined builtin \"runtime.gcWriteBarrier1\" from package \"runtime\"\n"],
		marks: ["relocation target ", "reference to undefined builtin \""],
		match: byWhole([/^\S{0,1000}: reference to undefined builtin "(?<to>[\w/]{1,200})\.(?<name>[^"\s]{1,500})" from package "(?<from>[^"\n]{1,200})"/, /^(?<from>[\w/]{1,200})\.[^\n]{1,1000}?: relocation target (?<to>[\w/]{1,200})\.(?<name>\S{1,500}) not defined/], (group) => looksStandard(group("from")) && looksStandard(group("to")) ? {
			message: `${quote(`${group("to")}.${group("name")}`)}, which the standard library itself needs, is defined nowhere: the installation of Go is mixed from two releases, or was changed`,
			...MIXED
		} : null)
	},
	{
		id: "go-tool-missing",
		family: "goroot",
		title: "A tool of the installation is missing, or is none of Go",
		meaning: "The go command runs programs that come with it (`compile`, `link`, `asm`) from `pkg/tool` in `GOROOT`. From Go 1.24 on `go tool` also runs the tools that go.mod lists with a `tool` line.",
		example: "go: no such tool \"banana\"\n",
		examples: ["go: no such tool \"compile\"\n", "go tool: no such tool \"stringer\"\n"],
		go: "1.21 to 1.27",
		marks: ["no such tool \""],
		match: byPattern([/^(?:go tool: )?no such tool "(?<name>[^"\n]{0,300})"/], (group) => {
			const name = group("name");
			return TOOLS.has(name) ? {
				message: `the tool ${quote(name)}, which comes with Go, is not in this installation`,
				fix: REINSTALL,
				root: name
			} : {
				message: `Go has no tool named ${quote(name)}, and no \`tool\` line of go.mod brings one`,
				fix: `correct the name (\`go tool\` lists them all), or add the tool with the path of its package: \`go get -tool PACKAGE\` from Go 1.24 on`,
				root: name
			};
		})
	},
	{
		id: "tool-cannot-run",
		family: "goroot",
		title: "A tool of the build cannot be run",
		meaning: "Before it builds anything, the go command asks each of its tools for its version. That failed: the program is not there, is for another system, or may not be executed. With `-toolexec` it is the program named there.",
		example: "go: error obtaining buildID for go tool compile: fork/exec /opt/wrap: no such file or directory\n",
		examples: [
			"go: error obtaining buildID for go tool compile: fork/exec /usr/local/go/pkg/tool/linux_amd64/compile: exec format error\n",
			"go: error obtaining buildID for go tool asm: fork/exec /usr/local/go/pkg/tool/linux_amd64/asm: permission denied\n",
			"go: error obtaining buildID for go tool compile: exit status 1\n",
			"go: can't execute /nonexistent/tool -flags: fork/exec /nonexistent/tool: no such file or directory\n",
			"go: /nonexistent/tool -flags failed: fork/exec /nonexistent/tool: no such file or directory\n",
			"go: parsing buildID from go tool compile -V=full: unexpected output:\n	compile version devel\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"error obtaining buildID for ",
			"parsing buildID from ",
			" -flags failed: ",
			" -flags: "
		],
		match: byPattern([
			/^can't execute (?<vettool>[^\n:]{1,1000}(?::[\\/][^\n:]{1,1000})?) -flags: (?<why>[^\n]{1,500})/,
			/^(?<vettool>[^\n:]{1,1000}(?::[\\/][^\n:]{1,1000})?) -flags failed: (?<why>[^\n]{1,500})/,
			/^error obtaining buildID for (?:go tool )?(?<tool>[^\n:]{1,200}): (?:fork\/exec (?<path>[^\n:]{1,1000}(?::[\\/][^\n:]{1,1000})?): )?(?<why>[^\n]{1,500})/,
			/^parsing buildID from (?:go tool )?(?<tool>\S{1,200})/
		], (group) => {
			const [tool, path, why] = [
				group("tool"),
				group("path"),
				group("why")
			];
			if (group("vettool") !== "") return {
				message: `${quote(group("vettool"))}, which \`-vettool\` names, cannot be run: ${quote(why)}`,
				fix: "install it, and name it by its absolute path: `go vet -vettool=\"$(command -v TOOL)\" ./...`",
				root: group("vettool")
			};
			if (/too many open files|cannot allocate memory|temporarily unavailable/.test(why)) return null;
			const wrapped = path !== "" && baseName(path).replace(/\.exe$/, "") !== tool;
			return {
				message: wrapped ? `${quote(path)}, through which \`-toolexec\` runs every tool, cannot be run: ${quote(why)}` : `the tool ${quote(tool)} does not answer${why === "" ? " as a tool of Go does" : `: ${quote(why)}`}`,
				fix: wrapped ? `correct \`-toolexec\` (also in \`GOFLAGS\`), with an absolute path of a program that may be executed` : `run \`go tool ${tool.replaceAll("`", "")} -V=full\` to see for yourself; ${REINSTALL}`,
				root: path || tool
			};
		})
	},
	{
		id: "tool-crashed",
		family: "goroot",
		title: "A tool of the build crashed",
		meaning: "The compiler, the linker or a wrapper around them was ended by a signal of the processor: a damaged installation or cache, faulty memory, or a bug of the tool.",
		example: "example.com/m: /usr/local/go/pkg/tool/linux_amd64/compile: signal: segmentation fault\n",
		examples: ["example.com/m: /usr/local/go/pkg/tool/linux_amd64/link: signal: segmentation fault (core dumped)\n", "example.com/m: /usr/local/go/pkg/tool/linux_amd64/compile: signal: illegal instruction\n"],
		go: "1.21 to 1.27",
		marks: [
			"signal: segmentation fault",
			"signal: illegal instruction",
			"signal: bus error",
			"signal: aborted"
		],
		match: byPattern([/^(?:(?<package>[^\s:]{1,500}): )?(?<tool>\S{1,1000}): signal: (?<signal>segmentation fault|illegal instruction|bus error|aborted)/], (group, { package: pkg }) => {
			const name = group("package") || pkg;
			return {
				message: `${quote(baseName(group("tool")))} crashed (${group("signal")})${name === null ? "" : ` while it worked on ${quote(name)}`}`,
				fix: `clear what may be damaged, \`go clean -cache\`, and try again; if it stays, run ${quote(group("tool"))} without what wraps it, or another release of Go`,
				root: group("tool"),
				package: name
			};
		})
	},
	{
		id: "internal-compiler-error",
		family: "goroot",
		title: "The compiler has a bug",
		meaning: "The compiler met something that cannot be, by its own reckoning. The code may be right; the line that is named is where it happened.",
		example: "# example.com/m\n./main.go:12:3: internal compiler error: 'f': value not defined\n",
		examples: ["# example.com/m\n<autogenerated>:1: internal compiler error: panic: runtime error: index out of range\n"],
		go: "1.21 to 1.27",
		marks: ["internal compiler error: "],
		match: byPattern([/^(?:\S{1,1000}: )?internal compiler error: (?<what>[^\n]{1,500})/], (group) => ({
			message: `the compiler failed at itself: ${quote(group("what"))}`,
			fix: "try the newest release of the same Go, `go clean -cache`, and a build without special `-gcflags`; if it stays, report the shortest program that shows it at `https://go.dev/issue/new`"
		}))
	}
];

// src/core/diagnosis/catalogue/imports-packages.ts
/** Causes of the family `imports` about folders and packages: what is named, what lies there, what can be built of it. */
const PACKAGES = [
	{
		id: "import-of-program",
		family: "imports",
		title: "A program is imported",
		meaning: "A package `main` is a program and cannot be imported, only run.",
		example: "main.go:3:8: import \"example.com/app/cmd\" is a program, not an importable package\n",
		go: "1.21 to 1.27",
		marks: [" is a program, not an importable package"],
		match: byPattern([/^import "(?<path>[^"\n]{1,500})" is a program, not an importable/], (group) => ({
			message: `${quote(group("path"))} is a package \`main\`, and cannot be imported`,
			fix: "move what is needed into a package of its own, and import that from both",
			root: group("path")
		}))
	},
	{
		id: "case-collision",
		family: "imports",
		title: "Two names that differ in capital letters only",
		meaning: "Two imports, or two files, differ only in upper and lower case. On many systems they would be one folder or one file, so Go refuses them everywhere.",
		example: "main.go:3:8: case-insensitive import collision: \"example.com/app/lib\" and \"example.com/app/Lib\"\n",
		examples: ["package example.com/app: case-insensitive file name collision: \"A.go\" and \"a.go\"\n", "case-insensitive import collision: \"example.com/app/a\" and \"example.com/App/a\"\n"],
		go: "1.21 to 1.27",
		marks: ["case-insensitive import collision: ", "case-insensitive file name collision: "],
		match: byPattern([/^case-insensitive (?<kind>import|file name) collision: "(?<one>[^"\n]{1,500})" and "(?<two>[^"\n]{1,500})"/], (group) => {
			const names = `${quote(group("one"))} and ${quote(group("two"))}`;
			return group("kind") === "import" ? {
				message: `${names} are imported, and differ in capital letters only`,
				fix: "write all imports of it alike, as the `module` line of its go.mod has it; for a module that was renamed `go get` a version of the other one that imports it alike, and `go mod why` shows who imports it",
				root: [group("one"), group("two")].toSorted().join(" ")
			} : {
				message: `the files ${names} differ in capital letters only`,
				fix: "rename one of the two"
			};
		})
	},
	{
		id: "several-packages-in-folder",
		family: "imports",
		title: "Files of different packages in one folder",
		meaning: "All Go files of a folder belong to one package; only tests may have its name with `_test` behind it.",
		example: "found packages main (a.go) and other (b.go) in /home/runner/work/app/app\n",
		examples: ["main.go:2:8: found packages x (a.go) and y (b.go) in /home/runner/work/app/app/x\n"],
		go: "1.21 to 1.27",
		marks: ["found packages "],
		match: byPattern([/^found packages (?<one>\S{1,200}) \((?<first>[^()\n]{1,300})\) and (?<two>\S{1,200}) \((?<second>[^()\n]{1,300})\) in (?<dir>[^\n]{1,1000})/], (group, { file, line, column }) => ({
			message: `in ${quote(group("dir"))} the file ${quote(group("first"))} is of package ${quote(group("one"))} and ${quote(group("second"))} of ${quote(group("two"))}`,
			fix: `write the same \`package\` line in both, or move one of them into a folder of its own; a file that is no part of the package gets \`//go:build ignore\``,
			root: group("dir"),
			place: file === null ? {
				file: `${group("dir")}/${group("second")}`,
				line: null
			} : {
				file,
				line,
				column
			}
		}))
	},
	{
		id: "no-go-files",
		family: "imports",
		title: "A folder without Go files",
		meaning: "The folder that the command is about has no Go file, or only tests. Often the command ran in another folder than the one with the program.",
		example: "no Go files in /home/runner/work/app/app\n",
		examples: [
			"example.com/app: no non-test Go files in /home/runner/work/app/app\n",
			"package example.com/app: no Go files in /home/runner/work/app/app\n",
			"main.go:4:2: no non-test Go files in /home/runner/work/app/app/lib\n"
		],
		go: "1.21 to 1.27",
		marks: ["no Go files in ", "no non-test Go files in "],
		match: byPattern([/^(?:(?<package>\S{1,500}): )?no (?<tests>non-test )?Go files in (?<dir>[^\n]{1,1000})$/m], (group, { package: pkg }) => ({
			message: `${quote(group("dir"))} has no Go file${group("tests") === "" ? "" : " but tests"}`,
			fix: group("tests") === "" ? "name the folder of the program, as in `go build ./cmd/app`, or all packages with `go build ./...`; `go list ./...` prints those that there are" : "add a Go file that is no test, or run `go test` there instead of `go build`",
			root: group("dir"),
			package: group("package") || pkg
		}))
	},
	{
		id: "directory-not-found",
		family: "imports",
		title: "A folder that was named is not there",
		meaning: "The command names a folder that does not exist in the folder where it ran.",
		example: "stat /home/runner/work/app/app/nosuchdir: directory not found\n",
		examples: ["pattern ./nosuch/...: lstat ./nosuch/: no such file or directory\n"],
		go: "1.21 to 1.27",
		marks: [
			": directory not found",
			"pattern ./",
			"pattern ../"
		],
		match: byPattern([/^stat (?<dir>[^\n]{1,1000}): directory not found/, /^pattern (?<pattern>\.{1,2}\/[^\s:]{0,500}): lstat (?<dir>[^\n]{1,1000}): no such file or directory/], (group) => ({
			message: `the folder ${quote(group("dir"))} is not there`,
			fix: "correct it, or run the command in another folder (`working-directory` in a workflow, `go -C DIR`); `go list ./...` prints the packages that there are",
			root: group("dir")
		}))
	},
	{
		id: "files-of-different-folders",
		family: "imports",
		title: "Files of different folders are named together",
		meaning: "When a command names files, they are one package, and all lie in one folder.",
		example: "named files must all be in one directory; have a and b\n",
		examples: ["named files must be .go files: a.txt\n", "go: no go files listed\n"],
		go: "1.21 to 1.27",
		marks: ["named files must ", "no go files listed"],
		match: byPattern([
			/^named files must all be in one directory; have (?<one>[^\n]{0,500}) and (?<two>[^\n]{0,500})/,
			/^named files must be \.go files: (?<file>[^\n]{1,500})/,
			/^no go files listed/
		], (group) => group("file") === "" ? {
			message: group("one") === "" ? "the command names no Go file" : `the files that the command names lie in ${quote(group("one"))} and in ${quote(group("two"))}`,
			fix: "name folders instead of files, as in `go build ./...` or `go run .`"
		} : {
			message: `${quote(group("file"))} is no Go file`,
			fix: "name Go files, or a folder"
		})
	},
	{
		id: "not-a-main-package",
		family: "imports",
		title: "A package that is no program",
		meaning: "`go run`, and `go install` with a version, take programs: packages named `main` with a function `main`.",
		example: "package example.com/app is not a main package\n",
		go: "1.21 to 1.27",
		marks: [" is not a main package"],
		match: byPattern([/^(?:package )?(?<path>\S{1,500}) is not a main package/], (group, { package: pkg }) => {
			const path = group("path") || pkg || "";
			return {
				message: `${quote(path)} is a library, and cannot be run or installed as a program`,
				fix: `name the folder of a program, as in \`go run ./cmd/app\`, or write \`package main\`; \`go list -f '{{if eq .Name "main"}}{{.ImportPath}}{{end}}' ./...\` prints the programs of this module`,
				root: path,
				package: path
			};
		})
	},
	{
		id: "package-not-in-gopath",
		family: "imports",
		title: "A package that is not in GOPATH",
		meaning: "With `GO111MODULE=off` the go command knows no modules and no go.mod: it looks in `GOROOT` and `GOPATH` only.",
		example: "main.go:3:8: cannot find package \"example.com/app/x\" in any of:\n	/usr/local/go/src/example.com/app/x (from $GOROOT)\n	/home/runner/go/src/example.com/app/x (from $GOPATH)\n",
		examples: ["main.go:3:8: cannot find package \".\" in:\n	/home/runner/go/src/example.com/app\n"],
		go: "1.21 to 1.27",
		marks: ["cannot find package \""],
		match: byPattern([/^cannot find package "(?<path>[^"\n]{1,500})" in(?: any of)?:/], (group) => ({
			message: `modules are off, and ${quote(group("path"))} is not in \`GOPATH\``,
			fix: "turn modules on: take `GO111MODULE=off` out of the environment, and `go env -u GO111MODULE`",
			root: group("path")
		}))
	},
	{
		id: "not-importable",
		family: "imports",
		title: "A name that is no package",
		meaning: "The name is one that the go command keeps for itself (`std`, `cmd`, `all`), or a folder that lies outside of the module.",
		example: "\"std\" is not an importable package; see 'go help packages'\n",
		examples: [
			"directory ../x outside main module or its selected dependencies\n",
			"directory lib is outside main module or its selected dependencies\n",
			"current directory outside main module or its selected dependencies\n"
		],
		go: "1.21 to 1.27",
		marks: [" is not an importable package", " outside main module or its selected"],
		match: byPattern([
			/^"(?<name>[^"\n]{1,500})" is not an importable package/,
			/^(?:pattern [^\n]{1,500}?: )?(?<here>current directory) outside main/,
			/^(?:directory )?(?<dir>[^\n]{1,500}?)(?: is)? outside main module or its selected dependencies/
		], (group) => group("here") !== "" ? {
			message: "the folder where the command ran belongs to no module of this build",
			fix: "run the command in the folder of a module; `go env GOMOD GOWORK` shows which files are in force",
			root: "."
		} : group("dir") === "" ? {
			message: `${quote(group("name"))} is a name of the go command, and no package`,
			fix: "name another package; a module needs a path of its own in its `module` line"
		} : {
			message: `the folder ${quote(group("dir"))} belongs to no module of this build`,
			fix: `run the command within that folder's own module (\`go -C ${word(group("dir"))} build ./...\`), or join both in a workspace: \`go work init . ${word(group("dir"))}\``,
			root: group("dir")
		})
	},
	{
		id: "no-packages-matched",
		family: "imports",
		kind: "note",
		title: "A pattern that matches no package",
		meaning: "The go command found no package for the pattern, said so, and ended with 0: nothing was built. All files may be left out by constraints, or the command ran in another folder.",
		example: "go: warning: \"./...\" matched no packages\n",
		examples: ["go: warning: \"example.com/app/x/...\" matched no packages\nno packages to test\n"],
		go: "1.21 to 1.27",
		marks: [" matched no packages"],
		match: byPattern([/^warning: "(?<pattern>[^"\n]{1,500})" matched no packages/], (group) => ({
			message: `${quote(group("pattern"))} matches no package, so nothing was built`,
			fix: "run the command in the folder of the module, or correct the pattern; `go list -e ./...` prints the packages that there are",
			root: group("pattern")
		}))
	}
];

// src/core/diagnosis/catalogue/imports.ts
/**
* Causes of the family `imports`: packages that cannot be found, or must not be imported.
*
* Source: cmd/go/internal/load/pkg.go and cmd/go/internal/modload/import.go of Go 1.26.
*/
/** The module that probably holds a package: where the host tells, `github.com/OWNER/NAME`; else the path itself. */
function moduleGuess(path) {
	const elements = path.split("/");
	const host = elements[0] ?? "";
	const depth = /^(?:github\.com|gitlab\.com|bitbucket\.org|golang\.org|codeberg\.org)$/.test(host) ? 3 : /^(?:gopkg\.in|go\.uber\.org|google\.golang\.org|k8s\.io|sigs\.k8s\.io)$/.test(host) ? 2 : elements.length;
	const version = /^v\d+$/.test(elements[depth] ?? "") ? 1 : 0;
	return elements.slice(0, depth + version).join("/");
}
const IMPORTS = [
	{
		id: "import-cycle",
		family: "imports",
		title: "Packages import each other in a circle",
		meaning: "Go compiles a package after those that it imports, so no chain of imports may come back to its start.",
		example: "package example.com/app\n	imports example.com/app/a from main.go\n	imports example.com/app/b from a.go\n	imports example.com/app/a from b.go: import cycle not allowed\n",
		examples: ["package example.com/app\n	imports example.com/app/a\n	imports example.com/app/b\n	imports example.com/app/a: import cycle not allowed\n", "# example.com/app/a\npackage example.com/app/a\n	imports example.com/app/b from a_test.go\n	imports example.com/app/a from b.go: import cycle not allowed in test\n"],
		go: "1.21 to 1.27; with the files from 1.24 on",
		marks: ["import cycle not allowed"],
		match: (error) => {
			if (!error.message.startsWith("import cycle not allowed")) return null;
			const cycle = cycleOf(error);
			const [last, back] = [cycle.at(-2) ?? "", cycle.at(-1) ?? ""];
			return {
				message: cycle.length < 3 ? `the package ${quote(back)} imports itself` : `packages import each other: ${cycle.map((path) => quote(path)).join(", then ")}`,
				fix: error.message.endsWith("in test") ? `put the test into a package of its own: write ${quote(`package ${back.slice(back.lastIndexOf("/") + 1)}_test`)} at the top of the test file that imports ${quote(cycle[1] ?? "")}` : cycle.length < 3 ? "delete that import: names of the same package need none" : `move what ${quote(last)} needs of ${quote(back)} into a package of its own, and import that from both`,
				root: cycle.toSorted().join(" "),
				package: cycle[0] ?? error.package
			};
		}
	},
	{
		id: "go-file-missing",
		family: "imports",
		title: "A Go file that was named is not there",
		meaning: "The command names a file that does not exist. The go command takes such a name for the path of a package.",
		example: "no required module provides package nosuch.go; to add it:\n	go get nosuch.go\n",
		examples: ["stat nosuch.go: no such file or directory\n", "go: cannot run *_test.go files (a_test.go)\n"],
		go: "1.21 to 1.27",
		marks: [
			"no required module provides package ",
			"no such file or directory",
			"cannot run *_test.go files"
		],
		match: byPattern([
			/^no required module provides package (?<file>[^\s;:]{1,500}\.go)[;:]/,
			/^(?<stat>no such file or directory)$/m,
			/^cannot run \*_test\.go files \((?<test>[^\s)]{1,500})\)/
		], (group, { file: printed }) => {
			if (group("test") !== "") return {
				message: `${quote(group("test"))} is a test, and no program`,
				fix: "run it with `go test .`"
			};
			const file = group("stat") === "" ? group("file") : /^stat (\S{1,500}\.go)$/.exec(printed ?? "")?.[1];
			return file === void 0 ? null : {
				message: `the file ${quote(file)} is not there`,
				fix: "correct its name, or name the folder, as in `go build .`",
				root: file,
				place: null
			};
		})
	},
	{
		id: "missing-module",
		family: "imports",
		title: "No module in go.mod provides an imported package",
		meaning: "A package is imported, but no `require` line of go.mod names a module that holds it. A package of the own module looks the same when its folder is missing, has no Go file, or is written with other capital letters.",
		example: "main.go:3:8: no required module provides package example.com/dep/sub; to add it:\n	go get example.com/dep/sub\n",
		examples: [
			"main.go:3:8: cannot find module providing package example.com/dep/sub: import lookup disabled by -mod=readonly\n",
			"main.go:3:8: module example.com/dep provides package example.com/dep/sub and is replaced but not required; to add it:\n	go get example.com/dep\n",
			"package example.com/app imports example.com/dep/sub from implicitly required module; to add missing requirements, run:\n	go get example.com/dep@v1.0.0\n",
			"main.go:3:8: missing module for import: example.com/dep@v1.0.0 provides example.com/dep/sub\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"no required module provides package ",
			": import lookup disabled by -mod=readonly",
			" and is replaced but not required",
			" from implicitly required module",
			"missing module for import: "
		],
		match: byPattern([
			/^no required module provides package (?<path>[^\s;:]{1,1000})(?:;|$)/m,
			/^cannot find module providing package (?<path>[^\s:]{1,1000}): import lookup disabled by -mod=readonly/,
			/^module \S{1,500} provides package (?<path>\S{1,500}) and is replaced but not required(?:; to add it:\n\tgo get (?<get>\S{1,500}))?/,
			/^(?:package )?\S{1,500} imports (?<path>\S{1,500}) from implicitly required module(?:[^\n]{1,100}\n\tgo get (?<get>\S{1,500}))?/,
			/^missing module for import: (?<get>\S{1,500}) provides (?<path>\S{1,500})/
		], (group, { package: pkg }) => {
			const path = group("path");
			const module = moduleGuess(path);
			const own = pkg !== null && pkg !== path && module !== path && moduleGuess(pkg) === module;
			return {
				message: own ? `the module itself has no package ${quote(path)}` : `no module that go.mod requires holds the package ${quote(path)}`,
				fix: own ? `add its folder with a Go file, commit it, or correct the import path` : `\`go get ${word(group("get") || path)} && go mod tidy\`, or correct the import path; for a path of the own module look whether its folder is there and has a Go file`,
				root: module
			};
		})
	},
	{
		id: "package-not-in-std",
		family: "imports",
		title: "A path that means no package",
		meaning: "A path whose first element has no dot (`utils/text`) is taken for a package of the standard library, and there is none of that name. Packages of the own module are imported by their whole path, which begins with the `module` line of go.mod.",
		example: "main.go:2:8: package nosuch/pkg is not in std (/usr/local/go/src/nosuch/pkg)\n",
		examples: ["package nosuch is not in std (/usr/local/go/src/nosuch)\n", "main.go:2:8: package nosuch/pkg is not in GOROOT (/usr/local/go/src/nosuch/pkg)\n"],
		go: "1.20 to 1.27",
		marks: [
			" is not in std (",
			" is not in GOROOT (",
			" is not in std"
		],
		match: byPattern([/^(?:package )?(?<path>[^\s():]{1,500}) is not in (?:std|GOROOT)(?: \([^()\n]{1,1000}\))?$/m], (group) => ({
			message: `${quote(group("path"))} is neither in the standard library nor in this module, and a path without a dot in its first element is looked for nowhere else`,
			fix: group("path").includes("/") ? `correct the path, which begins with what \`go list -m\` prints; if that is ${quote(group("path").split("/", 1)[0] ?? "")}, the folder ${quote(group("path").slice(group("path").indexOf("/") + 1))} is missing or has no Go file` : `correct the path; a package of this module is imported as ${quote(`MODULE/${group("path")}`)}, with what \`go list -m\` prints in place of ${quote("MODULE")}`,
			root: group("path")
		}))
	},
	{
		id: "internal-package",
		family: "imports",
		title: "An internal package of somebody else",
		meaning: "A package below a folder `internal` can only be imported by code below the folder that holds `internal`.",
		example: "package example.com/app\n	main.go:3:8: use of internal package example.com/dep/internal/x not allowed\n",
		examples: ["main.go:3:8: use of internal package example.com/dep/internal/x not allowed\n", "package example.com/app\n	imports example.com/lib\n	lib.go:2:8: use of internal package example.com/dep/internal/x not allowed\n"],
		go: "1.21 to 1.27",
		marks: ["use of internal package ", "use of vendored package not allowed"],
		match: byPattern([/^use of internal package (?<path>\S{1,500}) not allowed/, /^(?<vendored>use of vendored package not allowed)/], (group, { imports }) => ({
			message: group("vendored") === "" ? `${quote(group("path"))} is internal to ${quote(group("path").replace(/\/?internal(?:\/.*)?$/, "") || "the standard library")} and cannot be imported from here` : "a package of the vendor folder of another module cannot be imported",
			fix: "import a package that is not internal, move the code out of `internal` where it is yours, or copy what is needed",
			root: group("path"),
			package: imports[0]?.path ?? null
		}))
	},
	{
		id: "relative-import",
		family: "imports",
		title: "An import path that is relative or absolute",
		meaning: "With modules every package is imported by its whole path. `./lib` and `../lib` have no meaning, neither have paths of files.",
		example: "main.go:3:8: \"./lib\" is relative, but relative import paths are not supported in module mode\n",
		examples: [
			"main.go:3:8: local import \"./lib\" in non-local package\n",
			"main.go:2:8: \"/abs\" is not a package path; see 'go help packages'\n",
			"main.go:2:8: .: cannot import current directory\n"
		],
		go: "1.21 to 1.27",
		marks: [
			" is relative, but relative import paths",
			" in non-local package",
			" is not a package path; see",
			"cannot import current directory"
		],
		match: byPattern([
			/^"(?<path>[^"\n]{1,500})" is relative, but/,
			/^local import "(?<path>[^"\n]{1,500})" in non-local package/,
			/^"(?<path>[^"\n]{1,500})" is not a package path/,
			/^(?<path>[^\s:]{1,500}): cannot import current directory/
		], (group, { file, line }) => ({
			message: `${quote(group("path"))} is no path of a package`,
			fix: `write its whole path: the \`module\` line of go.mod (\`go list -m\` prints it), and behind it the folder ${quote(group("path").replace(/^[./]+/, "") || ".")}`,
			root: `${file ?? ""} ${line ?? ""} ${group("path")}`
		}))
	},
	{
		id: "malformed-import-path",
		family: "imports",
		title: "An import path with characters that it may not have",
		meaning: "An import path has letters, digits and a few signs, no `https://`, no version behind `@`, no empty element.",
		example: "main.go:3:8: malformed import path \"example.com/a b\": invalid char ' '\n",
		examples: [
			"/home/runner/work/app/app/main.go:3:8: invalid import path: example.com/a b\n",
			"package example.com/app\n	imports example.com/x@v1: can only use path@version syntax with 'go get' and 'go install' in module-aware mode\n",
			"main.go:2:8: example.com/app/vendor/x must be imported as x\n",
			"main.go:3:8: non-canonical import path \"example.com/a/\": should be \"example.com/a\"\n",
			"package mod/foo: disallowed import path \"mod/foo\"\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"malformed import path ",
			"invalid import path",
			"can only use path@version syntax",
			" must be imported as ",
			"non-canonical import path ",
			"disallowed import path "
		],
		match: byPattern([
			/^(?:malformed|disallowed) import path "(?<path>[^"\n]{0,500})"(?:: (?<why>[^\n]{1,200}))?/,
			/^non-canonical import path "(?<path>[^"\n]{0,500})": should be "(?<as>[^"\n]{1,500})"/,
			/^invalid import path:? (?<path>[^\n]{0,500})$/m,
			/^(?<version>can only use path@version syntax)/,
			/^(?<path>\S{1,500}) must be imported as (?<as>\S{1,500})/
		], (group, { package: pkg, imports }) => {
			if (group("version") !== "") {
				if (imports.length < 2) return null;
				return {
					message: `an import path has no version${pkg === null ? "" : `: ${quote(pkg)}`}`,
					fix: `delete it from \`@\` on; the version stands in go.mod, where \`go get PATH@VERSION\` writes it`
				};
			}
			const path = group("path").replace(/^"|"$/g, "");
			return {
				message: `${path === "" ? "an empty text" : quote(path)} is no path of a package${group("why") === "" ? "" : ` (${quote(group("why"))})`}`,
				fix: group("as") === "" ? path.includes("://") ? `write it without the protocol: ${quote(path.replace(/^[a-z+]{1,10}:\/\//, ""))}` : "correct the path" : `import it as ${quote(group("as"))}`
			};
		})
	},
	...PACKAGES
];
/** The part of the chain from the first to the second time that the last package stands in it. */
function cycleOf({ imports }) {
	const paths = imports.map((one) => one.path);
	const start = paths.indexOf(paths.at(-1) ?? "");
	return paths.slice(start);
}

// src/core/diagnosis/catalogue/output.ts
/** Causes of the family `install`: the file or the folder that what was built goes to. */
/** The go command says what it did twice in front: `PKG: go build PKG: `; the assembler takes it off where a cause knows the line. */
const DONE = String.raw`^(?:[^\s:]{1,500}: )?(?:go (?:build|install|run|test) [^\s:]{1,500}: )?`;
const OUTPUT = [
	{
		id: "output-is-directory",
		family: "install",
		title: "The output has the name of a folder",
		meaning: "Without `-o` a program gets the last element of its import path as its name, and a folder of that name is already there.",
		example: "go: build output \"m\" already exists and is a directory\n",
		examples: ["example.com/m: go build example.com/m: build output \"m\" already exists and is a directory\n"],
		go: "1.21 to 1.27",
		marks: ["\" already exists and is a directory"],
		match: byPattern([new RegExp(`${DONE}build output "(?<path>[^"\\n]{1,1000})" already exists and is a directory`)], (group) => ({
			message: `the program would be written to ${quote(group("path"))}, and that is a folder`,
			fix: `\`go build -o ${word(group("path"))}/ .\` writes into the folder, \`go build -o NAME .\` beside it`,
			root: group("path")
		}))
	},
	{
		id: "output-not-object",
		family: "install",
		title: "A file that is no program stands where the output goes",
		meaning: "The go command overwrites programs and archives, and no other files, lest a source is lost. Go 1.26 is stricter here than older releases.",
		example: "example.com/m: go build example.com/m: build output \"out\" already exists and is not an object file\n",
		go: "1.21 to 1.27",
		marks: ["\" already exists and is not an object file"],
		match: byPattern([new RegExp(`${DONE}build output "(?<path>[^"\\n]{1,1000})" already exists and is not an object file`)], (group) => ({
			message: `${quote(group("path"))} is there already and is no program, so it is not overwritten`,
			fix: /\.(?:go|s|c|h|cc|cpp|mod|sum|work|ya?ml|json|md)$/.test(group("path")) ? "choose another name: `go build -o NAME`" : `\`rm ${word(group("path"))}\` if it can go, or choose another name: \`go build -o NAME\``,
			root: group("path")
		}))
	},
	{
		id: "output-several-packages",
		family: "install",
		title: "Several programs cannot be written to one file",
		meaning: "With `-o FILE` one program is built. With a folder, `-o DIR/`, each program gets a file of its own in it.",
		example: "go: cannot write multiple packages to non-directory out\n",
		go: "1.21 to 1.27",
		marks: ["cannot write multiple packages to non-directory "],
		match: byPattern([/^cannot write multiple packages to non-directory (?<path>[^\n]{1,1000})/], (group) => ({
			message: `the arguments name several packages, and ${quote(group("path"))} is one file`,
			fix: `\`go build -o ${word(group("path").replace(/(?<![\\/])[\\/]+$/, ""))}/ ./...\` for a folder of programs (\`rm ${word(group("path"))}\` first where a file of that name is there), or name one package`,
			root: group("path")
		}))
	},
	{
		id: "profile-file-missing",
		family: "install",
		title: "The file of a profile is not there",
		meaning: "`go test` writes what `-coverprofile`, `-cpuprofile`, `-memprofile` and their like name, and makes no folder for it. A relative path counts from where `go test` was typed, or from `-outputdir`.",
		example: "open /home/runner/work/app/app/nosuch/coverage.out: no such file or directory\n",
		examples: ["open cover/c.out: no such file or directory\n"],
		go: "1.21 to 1.27",
		marks: [
			".out: no such file",
			".prof: no such file",
			".pprof: no such file"
		],
		match: (error) => {
			const groups = /^open (?<path>[^\n]{1,1000}\.(?:out|p?prof)): (?<why>no such file or directory)$/.exec(error.message)?.groups;
			if (groups === void 0 || error.form === "place") return null;
			const { path = "", why = "" } = groups;
			const folder = path.slice(0, Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")));
			return {
				message: `the profile ${quote(path)} cannot be opened: ${quote(why)}`,
				fix: folder !== "" ? `make its folder first: \`mkdir -p ${word(folder)}\`` : "name a file that may be written, or one that is there where a profile is read",
				root: path
			};
		}
	},
	{
		id: "output-unwritable",
		family: "install",
		title: "The output cannot be written",
		meaning: "All was built, and the last step failed: the program could not be put where `-o`, `GOBIN` or `GOPATH` says, since its folder belongs to another user or is none.",
		example: "example.com/m: go build example.com/m: copying /tmp/go-build1291456660/b001/exe/a.out: open /usr/local/bin/out: permission denied\n",
		examples: [
			"example.com/m: go install example.com/m: copying /tmp/go-build1/b001/exe/a.out: open /usr/local/sbin/m: permission denied\n",
			"example.com/m: go build example.com/m: copying /tmp/go-build1/b001/exe/a.out: open /proc/x: no such file or directory\n",
			"example.com/m: go install example.com/m: mkdir /etc/passwd/: file exists\n",
			"go: go install example.com/m: mkdir /go/bin: permission denied\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"/a.out: open ",
			"a.out.exe: open ",
			"mkdir "
		],
		match: ({ lines, message }) => {
			const whole = lines[0] ?? message;
			const found = /^(?:go: )?(?:[^\s:]{1,500}: )?go (?:build|install|run|test) [^\s:]{1,500}: (?:copying (?:[A-Za-z]:)?[^\n:]{1,1000}: )?(?:open|mkdir) (?<path>(?:[A-Za-z]:)?[^\n:]{1,1000}): (?<why>permission denied|Access is denied|no such file or directory|file exists|is a directory|not a directory)/.exec(whole)?.groups;
			if (found === void 0) return null;
			const path = found["path"] ?? "";
			const isInstall = whole.includes("go install ");
			return {
				message: `the program is built and cannot be written to ${quote(path)}: ${quote(found["why"] ?? "")}`,
				fix: isInstall ? `install to a folder of this user, \`GOBIN="$HOME/bin" go install ...\`; for a folder of the system build first and copy then: \`sudo install FILE ${word(path)}\`` : `write to a folder of this user, \`go build -o FILE\`, and copy then: \`sudo install FILE ${word(path)}\``,
				root: path
			};
		}
	}
];

// src/core/diagnosis/catalogue/install.ts
/** Causes of the family `install`: where what was built is to go, and what `go install` and `go run` take. */
const INSTALL = [
	{
		id: "gobin-relative",
		family: "install",
		title: "`GOBIN` is a relative path",
		meaning: "`go install` takes an absolute path in `GOBIN` and no other, though `go list` shows a target for a relative one.",
		example: "cannot install, GOBIN must be an absolute path\n",
		go: "1.21 to 1.27",
		marks: ["GOBIN must be an absolute path"],
		match: byPattern([/^cannot install, GOBIN must be an absolute path/], () => ({
			message: "`GOBIN` is a relative path, and has to be an absolute one",
			fix: "`GOBIN=\"$PWD/bin\" go install ./...`, or `go build -o bin/ ./...`",
			root: "GOBIN"
		}))
	},
	{
		id: "gobin-cross",
		family: "install",
		title: "`go install` for another system does not go into `GOBIN`",
		meaning: "Programs for another system could overwrite those of this one, so `go install` refuses `GOBIN` for them. Without it they go into `bin/GOOS_GOARCH` below `GOPATH`.",
		example: "go: cannot install cross-compiled binaries when GOBIN is set\n",
		go: "1.21 to 1.27",
		marks: ["cannot install cross-compiled binaries when GOBIN is set"],
		match: byPattern([/^cannot install cross-compiled binaries when GOBIN is set/], () => ({
			message: "`GOBIN` is set, and the program is built for another system",
			fix: "`go build -o DIR/ ./cmd/...` says where it goes; or `env -u GOBIN go install ./cmd/...`, and `go env -u GOBIN` where it was set for good",
			root: "GOBIN"
		}))
	},
	{
		id: "install-no-location",
		family: "install",
		title: "There is no place to install to",
		meaning: "`go install` writes into `GOBIN`, or else into `bin` of the first folder of `GOPATH`, which by default is `go` in the home folder. None of them is known.",
		example: "go: no install location for directory /src/app outside GOPATH\n	For more details see: 'go help gopath'\n",
		examples: ["go: no install location for .go files listed on command line (GOBIN not set)\n", "go: no install location for /src/app: hidden by /go/src/app\n"],
		go: "1.21 to 1.27",
		marks: ["no install location for "],
		match: byPattern([/^no install location for (?<what>[^\n]{1,1000})/], (group) => ({
			message: `there is no place to install to: ${quote(group("what"))}`,
			fix: "set `HOME`, or `GOBIN` to an absolute path; or `go build -o FILE`",
			root: "location"
		}))
	},
	{
		id: "gopath-invalid",
		family: "install",
		title: "`GOPATH` is no list of absolute paths",
		meaning: "`GOPATH` holds the module cache and installed programs. Each of its folders has to be an absolute path; `~` is not understood.",
		example: "go: GOPATH entry is relative; must be absolute path: \"rel/gp\".\nFor more details see: 'go help gopath'\n",
		examples: ["go: GOPATH entry cannot start with shell metacharacter '~': \"~/go\"\n"],
		go: "1.21 to 1.27",
		marks: ["GOPATH entry is relative", "GOPATH entry cannot start with shell metacharacter"],
		match: byPattern([/^GOPATH entry (?:is relative|cannot start)[^\n"]{1,200}"(?<path>[^"\n]{0,1000})"/], (group) => ({
			message: `\`GOPATH\` has ${quote(group("path"))}, which is no absolute path`,
			fix: "`unset GOPATH` (`go env -u GOPATH`) to have the default, `go` in the home folder, or give the whole path: `GOPATH=\"$HOME/go\"`",
			root: "GOPATH"
		}))
	},
	{
		id: "gopath-is-goroot",
		family: "install",
		kind: "note",
		title: "`GOPATH` and `GOROOT` are the same folder",
		meaning: "`GOROOT` is where Go itself lies. A `GOPATH` in the same place mixes your programs with those of Go.",
		example: "warning: both GOPATH and GOROOT are the same directory (/usr/local/go); see https://go.dev/wiki/InstallTroubleshooting\n",
		examples: ["warning: GOPATH set to GOROOT (/usr/local/go) has no effect\n"],
		go: "1.21 to 1.27",
		marks: ["GOPATH set to GOROOT", "both GOPATH and GOROOT are the same directory"],
		match: byPattern([/^warning: (?:GOPATH set to GOROOT|both GOPATH and GOROOT are the same directory) \((?<path>[^\n)]{0,1000})\)/], (group) => ({
			message: `\`GOPATH\` and \`GOROOT\` are the same folder${group("path") === "" ? "" : `, ${quote(group("path"))}`}`,
			fix: "`unset GOPATH` (`go env -u GOPATH`) to have the default, `go` in the home folder",
			root: "GOPATH"
		}))
	},
	{
		id: "install-version-missing",
		family: "install",
		title: "`go install` outside of a module needs a version",
		meaning: "Outside of a module nothing says which version of a program to install.",
		example: "go: 'go install' requires a version when current directory is not in a module\n	Try 'go install example.com/dep/cmd/tool@latest' to install the latest version\n",
		go: "1.16 to 1.27",
		marks: ["'go install' requires a version when "],
		match: byPattern([/^'go install' requires a version when [^\n]{1,200}(?:\n\tTry 'go install (?<path>[^\s']{1,1000})')?/], (group) => ({
			message: "no version is given, and the current folder is in no module that could say one",
			fix: `\`go install ${word(group("path") || "PACKAGE@latest")}\`, or \`cd\` into the module`,
			root: group("path")
		}))
	},
	{
		id: "install-replace-directive",
		family: "install",
		title: "A module with `replace` lines cannot be installed by its version",
		meaning: "`go install PACKAGE@VERSION` and `go run PACKAGE@VERSION` build a module as it stands. Its `replace` and `exclude` lines only count where it is the main module, so the go command refuses to build it without them.",
		example: "go: example.com/withreplace@v1.0.0 (in example.com/withreplace@v1.0.0):\n	The go.mod file for the module providing named packages contains one or\n	more replace directives. It must not contain directives that would cause\n	it to be interpreted differently than if it were the main module.\n",
		go: "1.16 to 1.27",
		marks: ["for the module providing named packages contains one or"],
		match: byPattern([/^(?<path>\S{1,500}@[^\s()]{1,200}) \(in (?<module>\S{1,700})\):\n\tThe go\.mod file for the module providing named packages contains one or\n\tmore (?<kind>replace|exclude) directives/], (group) => ({
			message: `the go.mod of ${quote(group("module"))} has \`${group("kind")}\` lines, so it cannot be installed by its version`,
			fix: `clone its repository and \`go install .\` in the folder of the program, or take a version without such lines`,
			root: group("module")
		}))
	},
	{
		id: "install-arguments",
		family: "install",
		title: "These arguments of `go install` or `go run` do not go together",
		meaning: "With `@version` all arguments name packages of one module at one version, by their import paths, not by folders.",
		example: "go: example.com/b@v1.0.1: all arguments must refer to packages in the same module at the same version (@v1.0.0)\n",
		examples: ["go: ./cmd/x@latest: argument must be a package path, not a relative path\n"],
		go: "1.16 to 1.27",
		marks: [
			"all arguments must refer to packages in the same module",
			"argument must be a package path, not ",
			"argument must not be a package in the standard library"
		],
		match: byPattern([/^(?<what>[^\s:]{1,500}): (?<why>all arguments must refer to packages in the same module at the same version|argument must be a package path, not [^\n]{1,100}|argument must not be a package in the standard library)/], (group) => ({
			message: `${quote(group("what"))} cannot be used so: ${quote(group("why"))}`,
			fix: "a folder goes without a version, `go install ./cmd/x`; a version goes with an import path, `go install example.com/x/cmd/x@latest`, one module at a time",
			root: group("what")
		}))
	},
	{
		id: "no-program-to-build",
		family: "install",
		title: "No program is among the packages",
		meaning: "With `-o DIR/`, and with the build modes that give one file, the go command wants packages named `main`. The arguments name none, or several where one is wanted.",
		example: "go: no main packages to build\n",
		examples: ["-buildmode=c-shared requires exactly one main package\n"],
		go: "1.21 to 1.27",
		marks: ["no main packages to build", " requires exactly one main package"],
		match: byPattern([/^no main packages to build/, /^-buildmode=(?<mode>[\w-]{1,50}) requires exactly one main package/], (group) => group("mode") === "" ? {
			message: "none of the packages is a program (`package main`)",
			fix: "name the folder of a program, or leave `-o DIR/` away to only compile; `go list -f '{{if eq .Name \"main\"}}{{.ImportPath}}{{end}}' ./...` lists the programs",
			root: "none"
		} : {
			message: `\`-buildmode=${word(group("mode"))}\` builds one program (\`package main\`), and the arguments name none or several`,
			fix: `name the one: \`go build -buildmode=${word(group("mode"))} -o FILE ./PACKAGE\``,
			root: group("mode")
		})
	},
	{
		id: "run-several-programs",
		family: "install",
		title: "`go run` wants one program",
		meaning: "`go run` takes the files or the folder of one program, and what follows is for that program.",
		example: "go: pattern ./... matches multiple packages:\n	example.com/m/a\n	example.com/m/b\n",
		examples: ["go: no packages loaded from ./x\n"],
		go: "1.21 to 1.27",
		marks: [" matches multiple packages:", "no packages loaded from "],
		match: byPattern([/^pattern (?<pattern>[^\s:]{1,500}) matches multiple packages:\n(?<list>(?:\t[^\n]{1,500}\n?){1,50})/, /^no packages loaded from (?<pattern>\S{1,500})/], (group) => {
			const packages = group("list").split("\n").map((line) => line.trim()).filter((line) => line !== "");
			return {
				message: packages.length > 0 ? `${quote(group("pattern"))} stands for several programs: ${quoteList(packages)}` : `${quote(group("pattern"))} names no package that could be run`,
				fix: `name the folder of one: \`go run ${word(packages[0] ?? "./cmd/NAME")}\``,
				root: group("pattern")
			};
		})
	},
	...OUTPUT
];

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

// src/core/diagnosis/catalogue/linker-external.ts
/**
* Causes of the family `linker` where a C linker says what is wrong: GNU ld, gold, lld, that of macOS, mingw.
*
* Its words come below `link: running gcc failed`, when the program is linked, or below `# import/path` alone, when a
* package that uses cgo is. Either way each of its lines stands for itself, so they are searched line by line.
*/
/** The place in front of the linker's words, where it is a file of source: `/src/b.c:1: multiple definition ...`. */
function placeOf(line) {
	const placed = readPlace(line.replace(/^\S{0,300}ld(?:\.\w{1,8})?(?:\.exe)?: /, ""));
	return placed === null || /\.cgo2\.c$|_cgo_\w{1,20}\.c$/.test(placed.file) ? null : {
		file: placed.file,
		line: placed.line
	};
}
/** All values of a pattern's group `name`, once each, from the lines of a text. */
function allOf(text, pattern) {
	const found = /* @__PURE__ */ new Set();
	for (const line of text.split("\n")) {
		const name = pattern.exec(line)?.groups?.["name"];
		if (name !== void 0) found.add(name);
	}
	return [...found];
}
const UNDEFINED_LINES = [
	/undefined reference to [`'"](?<name>[^`'"\n]{1,500})['"]/,
	/^(?:\S{0,300}: )?(?:error: )?undefined symbol: (?<name>[^\n]{1,500})/,
	/^ {2}"(?<name>[^"\n]{1,500})", referenced from:/
];
/** Which library a missing function is known to lie in. */
function libraryOf(name) {
	if (/^(?:std::|operator (?:new|delete)|vtable for|typeinfo for|__cxa_|__gxx_)|^_?_Z(?:St|N|n|d|S)/.test(name)) return "stdc++";
	if (/^(?:sqrt|sin|cos|tan|pow|exp|log|log2|log10|floor|ceil|fmod|round|atan2?|cbrt|hypot)f?$/.test(name)) return "m";
	if (/^dl(?:open|sym|close|error)$/.test(name)) return "dl";
	if (name.startsWith("pthread_")) return "pthread";
	if (/^(?:deflate|inflate|crc32|adler32|compress|uncompress|gz(?:open|read|write|close))/.test(name)) return "z";
	if (name.startsWith("sqlite3_")) return "sqlite3";
	if (/^(?:SSL|BIO|TLS)_/.test(name)) return "ssl";
	if (/^(?:EVP|RSA|ERR|BN|EC|HMAC|X509|PEM)_/.test(name)) return "crypto";
	return null;
}
function undefinedReference(error) {
	const names = UNDEFINED_LINES.flatMap((pattern) => allOf(error.text, pattern));
	const [first] = names;
	if (first === void 0) return null;
	const callers = allOf(error.text, /(?:^|[\\/])(?<name>[\w.-]{1,200})\.cgo2\.c:/).map((name) => `${name}.go`);
	const library = libraryOf(first.replace(/^_(?=[A-Za-z])/, ""));
	const line = error.text.split("\n").find((one) => one.includes("undefined reference")) ?? "";
	return {
		message: `${names.length === 1 ? "the C function or variable" : "these C functions or variables are"} ${quoteList(names)}${names.length === 1 ? " is" : ""} used${callers.length === 0 ? "" : ` (in ${quoteList(callers)})`} and defined nowhere`,
		fix: library === null ? `add the library that defines ${quote(first)}, \`#cgo LDFLAGS: -lNAME\` above \`import "C"\`, or the C file that does to the folder of the package` : `link the library that has it: \`#cgo LDFLAGS: -l${library}\` above \`import "C"\`${library === "stdc++" ? ", or have a file that ends in .cpp in the package" : ""}`,
		root: names.toSorted().join(" "),
		place: placeOf(line)
	};
}
const EXTERNAL_LINKER = [
	{
		id: "c-multiple-definition",
		family: "linker",
		title: "A C function or variable is defined twice",
		meaning: "Two objects hold the same function or variable. It stands in a header or, in a file with `//export`, in the comment above `import \"C\"`, both of which are compiled more than once; or a C file is included by another one.",
		example: "# example.com/m\n/usr/local/go/pkg/tool/linux_amd64/link: running gcc failed: exit status 1\n/usr/bin/ld: /tmp/go-link-2704779540/000003.o: in function `foo':\n/home/runner/work/app/app/b.c:1: multiple definition of `foo'; /tmp/go-link-2704779540/000002.o:/home/runner/work/app/app/a.c:1: first defined here\ncollect2: error: ld returned 1 exit status\n",
		examples: ["# example.com/m\n/usr/local/go/pkg/tool/darwin_arm64/link: running clang failed: exit status 1\nduplicate symbol '_foo' in:\n    /tmp/go-link-1/000001.o\n    /tmp/go-link-1/000002.o\nld: 1 duplicate symbols\nclang: error: linker command failed with exit code 1 (use -v to see invocation)\n", "# example.com/m\nld.lld: error: duplicate symbol: foo\n>>> defined at a.c:1\n"],
		go: "all: the C linker says it",
		marks: [
			"multiple definition of ",
			"duplicate symbol '",
			"duplicate symbol: "
		],
		match: (error) => {
			const found = findLine(error.text, [
				/^(?<front>[^\n`']{0,3000}?)multiple definition of [`'](?<name>[^`'\n]{1,500})'(?:; (?:\S{0,500}\.o:)?(?<first>(?:[A-Za-z]:)?[^\s:]{1,1000}:\d{1,9}): first defined here)?/,
				/^(?<front>)duplicate symbol '_?(?<name>[^'\n]{1,500})' in:/,
				/^(?<front>)(?:\S{0,300}: )?error: duplicate symbol: (?<name>[^\n]{1,500})/
			]);
			if (found === null) return null;
			const [name, first] = [found.group("name"), found.group("first")];
			return {
				message: `the C function or variable ${quote(name)} is defined twice${first === "" ? "" : `, first in ${quote(first)}`}`,
				fix: `keep one of them and only declare it elsewhere, or make it \`static inline\` where it stands in a header or in a comment above \`import "C"\``,
				root: name,
				place: placeOf(found.line)
			};
		}
	},
	{
		id: "c-not-position-independent",
		family: "linker",
		title: "A C object is not position-independent",
		meaning: "A library was compiled without `-fPIC`, and the program or shared library that is linked has to work at any address.",
		example: "# example.com/m\n/usr/local/go/pkg/tool/linux_amd64/link: running gcc failed: exit status 1\n/usr/bin/ld: libfoo.a(foo.o): relocation R_X86_64_32 against `.rodata' can not be used when making a PIE object; recompile with -fPIE\ncollect2: error: ld returned 1 exit status\n",
		go: "all: the C linker says it",
		marks: ["recompile with -fPI"],
		match: (error) => {
			const found = findLine(error.text, [/^(?:\S{0,300}ld(?:\.\w{1,8})?: )?(?:error: )?(?<file>[^\s:]{1,1000}): [^\n]{0,500}recompile with -fPI/, /^[^\n]{0,1000}recompile with -fPI/]);
			return found === null ? null : {
				message: `${found.group("file") === "" ? "a C object" : quote(found.group("file"))} was compiled to work at one address only`,
				fix: "compile that library with `-fPIC`, or link a program for a fixed address: `-buildmode=exe -ldflags=\"-extldflags=-no-pie\"`",
				root: found.group("file"),
				place: null
			};
		}
	},
	{
		id: "c-undefined-reference",
		family: "linker",
		title: "A C function is used and defined nowhere",
		meaning: "The C compiler saw a declaration, and the linker finds no definition: a library is missing from `#cgo LDFLAGS`, stands too early there, or a C file is not part of the package.",
		example: "# example.com/m\n/usr/local/go/pkg/tool/linux_amd64/link: running gcc failed: exit status 1\n/usr/bin/ld: /tmp/go-link-1091288481/000001.o: in function `_cgo_d277350844a3_Cfunc_foo':\n/tmp/go-build/main.cgo2.c:52: undefined reference to `foo'\ncollect2: error: ld returned 1 exit status\n",
		examples: [
			"# example.com/m\n/usr/local/go/pkg/tool/darwin_arm64/link: running clang failed: exit status 1\nUndefined symbols for architecture arm64:\n  \"_foo\", referenced from:\n      __cgo_4b_Cfunc_foo in 000001.o\nld: symbol(s) not found for architecture arm64\nclang: error: linker command failed with exit code 1 (use -v to see invocation)\n",
			"# example.com/m\nld.lld: error: undefined symbol: foo\n",
			"# example.com/m\n/usr/bin/ld: $WORK/b001/_x002.o: in function `f':\n./b.c:3: undefined reference to `sqrt'\ncollect2: error: ld returned 1 exit status\n"
		],
		go: "all: the C linker says it",
		marks: [
			"undefined reference to ",
			"undefined symbol: ",
			"Undefined symbols for architecture"
		],
		match: undefinedReference
	},
	{
		id: "static-glibc-warning",
		family: "linker",
		kind: "note",
		title: "A static program still needs the C library to look names up",
		meaning: "With glibc a static program loads parts of the C library when it looks up hosts or users, and they have to be of the very version that it was linked with. It builds, and may crash elsewhere.",
		example: "# example.com/m\n/usr/bin/ld: /tmp/go-link-1725835419/000001.o: in function `f':\n/home/runner/work/app/app/main.go:4: warning: Using 'getaddrinfo' in statically linked applications requires at runtime the shared libraries from the glibc version used for linking\n",
		go: "all: GNU ld says it",
		marks: ["in statically linked applications requires at runtime"],
		match: (error) => {
			const found = findLine(error.text, [/^[^\n]{0,2000}warning: Using '(?<name>[^'\n]{1,100})' in statically linked applications requires at runtime/]);
			return found === null ? null : {
				message: `the static program uses ${quote(found.group("name"))}, which needs the same glibc where it runs`,
				fix: "let Go look names up, `-tags netgo,osusergo`, or link with musl: `CC=musl-gcc`; `CGO_ENABLED=0` does both where no C is needed",
				root: "static"
			};
		}
	},
	{
		id: "linker-program-missing",
		family: "linker",
		title: "The program that links is not there",
		meaning: "The linker hands over to a C compiler (`CC`, or `-extld`), and that program could not be started.",
		example: "# example.com/m\n/usr/local/go/pkg/tool/linux_amd64/link: running /nonexistent/ld failed: fork/exec /nonexistent/ld: no such file or directory\n",
		examples: ["# example.com/m\n/usr/local/go/pkg/tool/linux_amd64/link: running gcc failed: exec: \"gcc\": executable file not found in $PATH\n"],
		go: "1.21 to 1.27",
		marks: ["link: running ", "link.exe: running "],
		match: (error) => {
			const found = /^\S{0,1000}link(?:\.exe)?: running (?<name>[^\n]{1,1000}?) failed: (?:fork\/exec [^\n]{1,1000}: (?:no such file|permission denied|The system cannot find)|exec: "[^"\n]{1,1000}": )/.exec(error.text)?.groups;
			const name = found?.["name"] ?? "";
			return found === void 0 ? null : {
				message: `${quote(name)}, which has to link the program, cannot be started`,
				fix: `${compilerFix(name)}; where \`-ldflags=-extld\` names it, correct that`,
				root: name
			};
		}
	},
	{
		id: "external-linker-failed",
		family: "linker",
		title: "The C linker failed",
		meaning: "The program was handed to the C linker, which ended with an error that this catalogue does not know. Its own words follow.",
		example: "# example.com/m\n/usr/local/go/pkg/tool/linux_amd64/link: running gcc failed: exit status 1\n/usr/bin/ld: unrecognised option\ncollect2: error: ld returned 1 exit status\n",
		go: "1.21 to 1.27",
		marks: ["link: running ", "link.exe: running "],
		match: (error) => {
			const found = /^\S{0,1000}link(?:\.exe)?: running (?<name>[^\n]{1,1000}?) failed: (?<why>[^\n]{1,300})/.exec(error.text)?.groups;
			if (found === void 0) return null;
			const said = error.text.split("\n").slice(1).find((line) => line.trim() !== "" && !/ -o \S{0,500}(?:a\.out|exe) |-Wl,|go\.o /.test(line));
			return {
				message: `${quote(found["name"] ?? "")} failed to link the program (${found["why"] ?? ""})${said === void 0 ? "" : `: ${quote(said)}`}`,
				fix: "read the lines of the linker; the `#cgo LDFLAGS` lines, `CGO_LDFLAGS` and `-ldflags=-extldflags` say what it is given",
				root: error.text.slice(0, 2e3)
			};
		}
	}
];

// src/core/diagnosis/catalogue/linker-libraries.ts
/** Causes of the family `linker`: C libraries that are missing, for another architecture, or of another age. */
/** What stands in front: `/usr/bin/ld: `, `ld.lld: error: `, `C:/mingw/bin/ld.exe: `, `clang: error: `; more than one of them. */
const LD = String.raw`^(?:(?:[A-Za-z]:)?[^\s:]{0,300}(?:ld|ld\.\w{1,8}|ld64|ld-classic|gcc|clang|collect2)(?:\.exe)?: )?(?:(?:fatal )?error: )?`;
const LINKER_LIBRARIES = [
	{
		id: "race-library-mismatch",
		family: "linker",
		title: "The library of the race detector does not fit this C library",
		meaning: "The race detector comes compiled, for glibc on Linux. With musl (Alpine) or a very old C library the linker misses functions that it uses.",
		example: "# runtime/race\n/usr/lib/gcc/x86_64-alpine-linux-musl/bin/ld: race_linux_amd64.syso: in function `__sanitizer::GetArgv()':\ngotsan.cpp:(.text+0x4183): undefined reference to `__libc_stack_end'\ncollect2: error: ld returned 1 exit status\n",
		go: "1.15 to 1.27",
		marks: [
			"race_linux_",
			"race_windows_",
			"gotsan.cpp"
		],
		match: (error) => /race_\w{1,30}\.syso|gotsan\.cpp/.test(error.text) && /undefined reference|ndefined symbol|unrecognized|relocation/.test(error.text) ? {
			message: "the library of the race detector cannot be linked with the C library or the linker of this machine",
			fix: "run the tests with `-race` on an image with glibc (`golang:1.26-bookworm` in place of `-alpine`); on Windows with a recent mingw-w64",
			root: "race",
			place: null
		} : null
	},
	{
		id: "c-library-wrong-architecture",
		family: "linker",
		title: "A C library is for another architecture",
		meaning: "The linker found the library, and passed it over since it is for another processor than the program.",
		example: "# example.com/m\n/usr/local/go/pkg/tool/linux_amd64/link: running aarch64-linux-gnu-gcc failed: exit status 1\n/usr/lib/gcc-cross/aarch64-linux-gnu/12/ld: skipping incompatible /usr/lib/libfoo.so when searching for -lfoo\n/usr/lib/gcc-cross/aarch64-linux-gnu/12/ld: cannot find -lfoo\ncollect2: error: ld returned 1 exit status\n",
		examples: ["# example.com/m\nld: warning: ignoring file '/opt/homebrew/lib/libfoo.dylib': found architecture 'arm64', required architecture 'x86_64'\nUndefined symbols for architecture x86_64:\n", "# example.com/m\nld: warning: ignoring file /usr/local/lib/libfoo.dylib, building for macOS-arm64 but attempting to link with file built for macOS-x86_64\n"],
		go: "all: the C linker says it",
		marks: [
			"skipping incompatible ",
			"but attempting to link with file built for",
			", required architecture '"
		],
		match: (error) => {
			const found = findLine(error.text, [/^\S{0,300}: skipping incompatible (?<file>\S{1,1000}) when searching for -l(?<lib>\S{1,200})/, /^ld: (?:warning: )?ignoring file '?(?<file>[^\s',]{1,1000})'?[,:] (?:building for (?<want>\S{1,60}) but attempting|found architecture '\w{1,30}', required architecture '(?<arch>\w{1,30})')/]);
			if (found === null || found.line.includes("skipping incompatible") && !/cannot find -l/.test(error.text)) return null;
			return {
				message: `the library ${quote(found.group("file"))} is for another architecture than the program`,
				fix: `install the library for the target (\`apt-get install lib${word(found.group("lib") || "NAME")}-dev:ARCH\` after \`dpkg --add-architecture\`), or build on a machine of that architecture`,
				root: found.group("file"),
				place: null
			};
		}
	},
	{
		id: "c-library-missing",
		family: "linker",
		title: "A C library is not installed",
		meaning: "The linker was told to take a library (`-lNAME`, as a rule from a `#cgo LDFLAGS` line) and finds it in none of its folders. To link, the development package is needed, not only the library itself.",
		example: "# example.com/m\n/usr/local/go/pkg/tool/linux_amd64/link: running gcc failed: exit status 1\n/usr/bin/ld: cannot find -lnosuchlibrary: No such file or directory\ncollect2: error: ld returned 1 exit status\n",
		examples: [
			"# example.com/m\n/usr/bin/ld: cannot find -lz\ncollect2: error: ld returned 1 exit status\n",
			"# example.com/m\n/usr/local/go/pkg/tool/darwin_arm64/link: running clang failed: exit status 1\nld: library 'sqlite3x' not found\nclang: error: linker command failed with exit code 1 (use -v to see invocation)\n",
			"# example.com/m\nld: library not found for -lfoo\nclang: error: linker command failed with exit code 1 (use -v to see invocation)\n",
			"# example.com/m\nld.lld: error: unable to find library -lfoo\n",
			"# example.com/m\nld: framework not found Foo\n",
			"# example.com/m\n/usr/bin/ld: cannot find Scrt1.o: No such file or directory\ncollect2: error: ld returned 1 exit status\n"
		],
		go: "all: the C linker says it",
		marks: [
			"cannot find -l",
			"library not found for -l",
			"library '",
			"unable to find library -l",
			"framework not found ",
			"framework '",
			"cannot find Scrt1.o",
			"cannot find crt"
		],
		match: (error) => {
			const found = findLine(error.text, [
				new RegExp(`${LD}(?:cannot find|library not found for|unable to find library) -l(?<lib>:?[^\\s:]{1,200})`),
				new RegExp(`${LD}library '(?<lib>[^'\\n]{1,200})' not found`),
				new RegExp(`${LD}framework (?:not found )?'?(?<framework>[\\w.-]{1,200})'?(?: not found)?$`),
				new RegExp(`${LD}cannot find (?<object>S?crt[1in]\\.o)`)
			]);
			if (found === null) return null;
			if (found.group("object") !== "") return {
				message: `the C library itself is not installed for linking: ${quote(found.group("object"))} is missing`,
				fix: "`apt-get install libc6-dev`, `apk add musl-dev` or `dnf install glibc-devel`",
				root: "libc",
				place: null
			};
			const [lib, framework] = [found.group("lib"), found.group("framework")];
			return framework === "" ? {
				message: `the C library ${quote(lib)} (\`-l${word(lib)}\`) is not installed, or not where the linker looks`,
				fix: libraryFix(lib),
				root: lib,
				place: null
			} : {
				message: `the framework ${quote(framework)} is not in the macOS SDK that is used`,
				fix: "correct its name in the `#cgo LDFLAGS: -framework` line, or use a newer Xcode: `xcode-select -p`",
				root: framework,
				place: null
			};
		}
	},
	{
		id: "glibc-too-old",
		family: "linker",
		title: "The program was linked on a newer system than this one",
		meaning: "A program that uses cgo needs the C library of the machine it was built on, or a newer one. This one has an older one.",
		example: "./app: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by ./app)\n",
		go: "all: the loader of the system says it",
		marks: ["' not found (required by "],
		match: (error) => {
			const found = /^(?<file>[^\s:]{1,1000}): (?<lib>\S{1,1000}): version [`'](?<version>GLIBC(?:XX)?_[\w.]{1,30})' not found \(required by/.exec(error.text)?.groups;
			return found === void 0 ? null : {
				message: `${quote(found["file"] ?? "")} needs ${quote(found["version"] ?? "")}, and the C library of this system is older`,
				fix: "build on an image as old as the oldest that has to run it, or without C: `CGO_ENABLED=0 go build`",
				root: found["version"] ?? ""
			};
		}
	}
];

// src/core/diagnosis/catalogue/linker-modes.ts
/** Causes of the family `linker`: build modes, external linking, the race detector and its like. */
const LINKER_MODES = [
	{
		id: "external-linking-needs-cgo",
		family: "linker",
		title: "This mode needs the C linker, and cgo is off",
		meaning: "Some modes and targets are linked by the C compiler: plugins, shared libraries, iOS, `-linkmode=external`. With `CGO_ENABLED=0` there is none.",
		example: "-linkmode=external requires external (cgo) linking, but cgo is not enabled\n",
		examples: ["-buildmode=c-shared requires external (cgo) linking, but cgo is not enabled\n", "ios/arm64 requires external (cgo) linking, but cgo is not enabled\n"],
		go: "1.21 to 1.27",
		marks: [" requires external (cgo) linking, but cgo is not enabled"],
		match: byPattern([/^(?:\S{1,500}: )?(?<what>\S{1,200}) requires external \(cgo\) linking/], (group) => ({
			message: `${quote(group("what"))} is linked by the C compiler, and cgo is switched off`,
			fix: `\`CGO_ENABLED=1\` with a C compiler for the target (\`CC=...\` when building for another system)${group("what").startsWith("-") ? `, or leave \`${word(group("what"))}\` away` : ""}`,
			root: group("what")
		}))
	},
	{
		id: "external-linking-ignored",
		family: "linker",
		kind: "note",
		title: "External linking was asked for and not done",
		meaning: "With cgo off, Go before 1.22 takes `-linkmode=external`, says this line, and links by itself. Newer releases refuse.",
		example: "# example.com/m\nloadinternal: cannot find runtime/cgo\n",
		go: "1.20 to 1.21",
		marks: ["loadinternal: cannot find runtime/cgo"],
		match: byPattern([/^loadinternal: cannot find runtime\/cgo/], () => ({
			message: "the C linker was asked for, and cgo is switched off: Go linked the program itself",
			fix: "`CGO_ENABLED=1` with a C compiler, or leave `-linkmode=external` away",
			root: "external"
		}))
	},
	{
		id: "buildmode-unsupported",
		family: "linker",
		title: "The build mode does not exist, or not for this target",
		meaning: "`go help buildmode` lists the modes. Not every target has all of them: there are no plugins on Windows.",
		example: "-buildmode=plugin not supported on windows/amd64\n",
		examples: [
			"buildmode=banana not supported\n",
			"-linkshared not supported on windows/amd64\n",
			"-buildmode=shared and -o not supported together\n"
		],
		go: "1.21 to 1.27",
		marks: ["buildmode=", "-linkshared not supported on "],
		match: byPattern([
			/^-?buildmode=(?<mode>[^\s]{1,100}) not supported(?: on (?<target>[\w/]{1,60}))?$/,
			/^-(?<mode>linkshared) not supported on (?<target>[\w/]{1,60})/,
			/^-buildmode=(?<mode>shared) (?<and>and -o) not supported together/
		], (group) => {
			const [mode, target] = [group("mode"), group("target")];
			return {
				message: group("and") !== "" ? "`-buildmode=shared` and `-o` do not go together" : target === "" ? `there is no build mode ${quote(mode)}` : `the mode ${quote(mode)} does not exist for ${quote(target)}`,
				fix: target === "" ? "use one of `go help buildmode`: `exe`, `pie`, `c-archive`, `c-shared`, `plugin`" : `build for a target that has it, or in another mode (\`go help buildmode\`)`,
				root: `${mode} ${target}`
			};
		})
	},
	{
		id: "race-with-pie",
		family: "linker",
		title: "The race detector does not go with this build mode",
		meaning: "On this target the library of the race detector cannot be part of a position-independent program.",
		example: "-buildmode=pie not supported when -race is enabled on linux/amd64\n",
		examples: ["-buildmode=pie not supported when -race is enabled\n"],
		go: "1.21 to 1.27",
		marks: [" not supported when -race is enabled"],
		match: byPattern([/^-buildmode=(?<mode>\S{1,50}) not supported when -race is enabled/], (group) => ({
			message: `\`-race\` and \`-buildmode=${word(group("mode"))}\` do not go together on this target`,
			fix: "`-buildmode=exe` for the run with `-race`; look into `GOFLAGS` too, `go env GOFLAGS`",
			root: group("mode")
		}))
	},
	{
		id: "sanitizer-needs-cgo",
		family: "linker",
		title: "The race detector and its like need cgo",
		meaning: "`-race`, `-msan` and `-asan` link a library of C and so need cgo with a C compiler. Some targets (macOS, and Linux on some architectures from Go 1.20 on) manage `-race` without one, but `CGO_ENABLED=0` still switches it off on most.",
		example: "go: -race requires cgo; enable cgo by setting CGO_ENABLED=1\n",
		examples: ["go: -race requires cgo\n", "go: -asan requires cgo; enable cgo by setting CGO_ENABLED=1\n"],
		go: "1.15 to 1.27",
		marks: [" requires cgo"],
		match: byPattern([/^(?<flag>-race|-msan|-asan) requires cgo/], (group) => ({
			message: `\`${group("flag")}\` needs cgo, and cgo is switched off`,
			fix: `\`CGO_ENABLED=1 go test ${group("flag")} ./...\` with a C compiler (\`apt-get install gcc libc6-dev\`, \`apk add gcc musl-dev\`); without one, leave \`${group("flag")}\` away`,
			root: group("flag")
		}))
	},
	{
		id: "sanitizer-unsupported",
		family: "linker",
		title: "The race detector or its like does not exist for this target",
		meaning: "`-race` works on 64-bit systems only: Linux on amd64, arm64, ppc64le, s390x and a few more, macOS, Windows on amd64, FreeBSD and NetBSD on amd64. `-msan` and `-asan` know fewer, and want a recent gcc or clang.",
		example: "-race is not supported on linux/386\n",
		examples: [
			"-msan is not supported on windows/amd64\n",
			"-asan is not supported with gcc compiler 6.3\n",
			"-asan: C compiler is not gcc or clang\n"
		],
		go: "1.18 to 1.27",
		marks: [
			" is not supported on ",
			"-asan is not supported with ",
			"-asan: "
		],
		match: byPattern([/^(?:go: )?(?<flag>-race|-msan|-asan) is not supported (?:on|with) (?<what>[^\n]{1,100})/, /^(?<flag>-asan): (?<what>C compiler is not gcc or clang|the version of [^\n]{1,100})/], (group) => ({
			message: `\`${group("flag")}\` does not work here: ${quote(group("what"))}`,
			fix: `use it where it exists (\`GOARCH=amd64\` or \`arm64\` on Linux), and leave \`${group("flag")}\` away for this target`,
			root: group("flag")
		}))
	},
	{
		id: "sanitizers-together",
		family: "linker",
		title: "Two flags that exclude each other",
		meaning: "A program can be built with one of `-race`, `-msan` and `-asan`.",
		example: "go: may not use -msan and -asan simultaneously\n",
		examples: ["-covermode must be \"atomic\", not \"set\", when -race is enabled\n"],
		go: "1.18 to 1.27",
		marks: ["may not use -", "-covermode must be \"atomic\""],
		match: byPattern([/^may not use (?<one>-\w{1,20}) and (?<two>-\w{1,20}) simultaneously/, /^(?<cover>-covermode) must be "atomic", not "(?<value>[^"\n]{0,30})", when -race is enabled/], (group) => group("cover") === "" ? {
			message: `\`${group("one")}\` and \`${group("two")}\` do not go together`,
			fix: `two runs, one with \`${group("one")}\` and one with \`${group("two")}\``,
			root: group("one")
		} : {
			message: `with \`-race\` coverage has to be counted atomically, and \`-covermode=${word(group("value"))}\` does not`,
			fix: "`-covermode=atomic`, or leave `-covermode` away",
			root: "cover"
		})
	}
];

// src/core/diagnosis/catalogue/linker.ts
/** Causes of the family `linker`: what Go's own linker says, and the modes of building that it knows. */
const LINKER = [
	{
		id: "main-missing",
		family: "linker",
		title: "The program has no function `main`",
		meaning: "A package named `main` is a program, and needs a function `main` without parameters. It may stand in a file that this build leaves out: by a tag, by a name that ends in `_windows.go`, or because only some files were named.",
		example: "# example.com/m\nruntime.main_main·f: function main is undeclared in the main package\n",
		go: "1.21 to 1.27",
		marks: ["function main is undeclared in the main package"],
		match: byPattern([/^\S{1,100}: function main is undeclared in the main package/], (_group, { package: pkg }) => ({
			message: `the program${pkg === null ? "" : ` ${quote(pkg)}`} has no function \`main\` in the files of this build`,
			fix: "declare `func main()`, build the folder (`go build .`) and not single files of it, and see which files count: `go list -f '{{.GoFiles}} {{.IgnoredGoFiles}}' .`"
		}))
	},
	{
		id: "symbol-not-defined",
		family: "linker",
		title: "A function is declared, and its body is nowhere",
		meaning: "A function without a body in Go has it in an assembly file, or borrows it from another package with `//go:linkname`. The linker found none of that name: the assembly file is missing for this architecture, or the other package has no such function in this release.",
		example: "# example.com/m\nmain.main: relocation target main.f not defined\n",
		examples: ["# example.com/m\nmain.main: relocation target runtime.noSuchThing not defined\n", "# example.com/m\nmain.main: relocation target main.f not defined for ABI0 (but is defined for ABIInternal)\n"],
		go: "1.21 to 1.27",
		marks: ["relocation target "],
		match: byWhole([/^(?<from>[^\n]{1,1000}?): relocation target (?<to>\S{1,1000}) not defined(?: for (?<abi>\w{1,30}) \(but is defined for (?<other>\w{1,30})\))?/], (group) => {
			const to = group("to");
			const owner = /^(?<path>[\w./-]{0,500}?[\w-]{1,200})\.[^./]{1,300}$/.exec(to)?.groups?.["path"] ?? "";
			return {
				message: `${quote(to)}, which ${quote(group("from"))} uses, is declared and has no body${group("abi") === "" ? "" : ` for ${group("abi")}`}`,
				fix: group("abi") !== "" ? `the assembly has to define it for ${group("abi")}: name it without \`<${group("other")}>\`` : owner === "main" || owner.includes(".") ? `define it in an assembly file of ${quote(owner)} for this architecture, or in Go for the others` : `correct the \`//go:linkname\` that names ${quote(to)}, or update the module that holds it: this Go has no such function`,
				root: to
			};
		})
	},
	{
		id: "linkname-restricted",
		family: "linker",
		title: "`//go:linkname` reaches for something that is closed",
		meaning: "From Go 1.23 on `//go:linkname` may only reach functions of the standard library that allow it. As a rule an old version of a module does this, and a newer one does not.",
		example: "# example.com/m\nlink: main: invalid reference to runtime.gcStart\n",
		go: "1.23 to 1.27",
		marks: [": invalid reference to "],
		match: byPattern([/^(?:\S{0,1000}link: )(?<package>\S{1,500}): invalid reference to (?<name>\S{1,500})/], (group) => ({
			message: `the package ${quote(group("package"))} uses ${quote(group("name"))} with \`//go:linkname\`, which Go forbids since 1.23`,
			fix: group("package") === "main" ? `do without ${quote(group("name"))}; for the time being \`-ldflags=-checklinkname=0\` switches the check off` : `update the module of ${quote(group("package"))}: \`go get -u ${word(group("package"))}\`; for the time being \`-ldflags=-checklinkname=0\` switches the check off`,
			root: `${group("package")} ${group("name")}`
		}))
	},
	{
		id: "duplicate-symbol",
		family: "linker",
		title: "A symbol is defined twice",
		meaning: "Two places give a body to the same symbol: Go and assembly, two assembly files that are both built for this architecture, or two packages that both push to one name with `//go:linkname`. Equal names in two packages are no such case.",
		example: "# example.com/m\nlink: duplicated definition of symbol main.f, from main (type STEXT size 1) and main (type STEXT size 1)\n",
		examples: ["# example.com/m\nlink: duplicated definition of symbol example.com/m/zz.F, from example.com/m/b and example.com/m/a\n"],
		go: "1.21 to 1.27",
		marks: ["duplicated definition of symbol "],
		match: byPattern([/^(?:\S{0,1000}link: )?duplicated definition of symbol (?<name>[^\s,]{1,1000}), from (?<one>\S{1,500})(?: \([^)\n]{0,100}\))? and (?<two>[^\s(]{1,500})/], (group) => ({
			message: group("one") === group("two") ? `${quote(group("name"))} is defined twice in ${quote(group("one"))}` : `${quote(group("name"))} is defined in ${quote(group("one"))} and in ${quote(group("two"))}`,
			fix: group("one") === group("two") ? `find both, \`grep -rnw '${group("name").replace(/^.*[./]/, "").replaceAll(/[`'\\]/g, "")}' --include='*.s' --include='*.go' .\`, and keep one; a \`//go:build\` line on each file keeps them apart` : `keep one: two copies of a module in different versions do this too, see \`go mod why -m\` for both`,
			root: group("name")
		}))
	},
	{
		id: "ldflags-x-form",
		family: "linker",
		title: "`-ldflags -X` has no value",
		meaning: "`-X` sets a string at link time, and is written `-X importpath.name=value`. A value with spaces needs quotes of its own around the whole.",
		example: "# example.com/m\n/usr/local/go/pkg/tool/linux_amd64/link: -X flag requires argument of the form importpath.name=value\n",
		go: "1.21 to 1.27",
		marks: ["-X flag requires argument of the form"],
		match: byPattern([/^\S{0,1000}link: -X flag requires argument of the form/], () => ({
			message: "a `-X` of `-ldflags` does not have the form `importpath.name=value`",
			fix: "write `-ldflags=\"-X 'main.version=1.2.3'\"`, and see that a variable of the shell in it is not empty or holds a space",
			root: "-X"
		}))
	},
	{
		id: "ldflags-x-not-string",
		family: "linker",
		title: "`-ldflags -X` sets strings only",
		meaning: "`-X` sets package variables of type string that are not initialised by a function. For a name that does not exist it does nothing, in silence.",
		example: "# example.com/m\nmain.N: cannot set with -X: not a var of type string (type:int)\n",
		go: "1.21 to 1.27",
		marks: ["cannot set with -X: not a var of type string"],
		match: byWhole([/^(?<name>\S{1,1000}): cannot set with -X: not a var of type string(?: \(type:(?<type>[^)\n]{1,300})\))?/], (group) => ({
			message: `${quote(group("name"))} is set with \`-X\` and is no string${group("type") === "" ? "" : `, but of type ${quote(group("type"))}`}`,
			fix: `declare it as \`var ${group("name").replace(/^.*\./, "").replaceAll("`", "")} string\` and convert it where it is used`,
			root: group("name")
		}))
	},
	{
		id: "nosplit-overflow",
		family: "linker",
		title: "Functions that may not grow the stack need too much of it",
		meaning: "A chain of functions marked `//go:nosplit`, or of assembly, uses more stack than is kept free for them.",
		example: "# example.com/m\nmain.f: nosplit stack over 792 byte limit\nmain.f<1>\n    grows 800 bytes\n    8 bytes over limit\n",
		go: "1.21 to 1.27",
		marks: ["nosplit stack over "],
		match: byWhole([/^(?<name>\S{1,500}): nosplit stack over (?<limit>\d{1,9}) byte limit/], (group) => ({
			message: `${quote(group("name"))} and what it calls use more than the ${group("limit")} bytes of stack that \`//go:nosplit\` leaves them`,
			fix: `take \`//go:nosplit\` from ${quote(group("name"))} or from what it calls, or make its frame smaller; builds with \`-N\` and \`-race\` need more`,
			root: group("name")
		}))
	},
	{
		id: "link-fingerprint",
		family: "linker",
		title: "Two packages were compiled against different forms of a third",
		meaning: "The linker found that an object was compiled against another version of a package than the one it links.",
		example: "# example.com/m\n/usr/local/go/pkg/tool/linux_amd64/link: fingerprint mismatch: lib has aa, import from main expecting bb\n",
		go: "1.15 to 1.27",
		marks: ["fingerprint mismatch: "],
		match: byPattern([/^\S{0,1000}link: fingerprint mismatch: (?<lib>\S{1,500}) has \w{1,64}, import from (?<from>\S{1,500}) expecting/], (group) => ({
			message: `${quote(group("from"))} was compiled against another form of ${quote(group("lib"))} than the one that is linked`,
			fix: "`go clean -cache` and build again; let the go command, and no script of your own, run compiler and linker",
			root: group("lib")
		}))
	},
	...LINKER_MODES,
	...LINKER_LIBRARIES,
	...EXTERNAL_LINKER
];

// src/core/diagnosis/catalogue/memory.ts
/** Causes of the family `memory`: processes that were killed, and memory, threads or files that were refused. */
const LESS = "build with less at a time, `go build -p=1`, with `GOGC=50` in the environment, or on a machine with more memory";
const MEMORY = [
	{
		id: "tool-killed",
		family: "memory",
		title: "A tool of the build was killed",
		meaning: "The compiler, the linker or another tool was ended by SIGKILL while the go command lived on, which is why `go build` exits 1 and not 137. As a rule the kernel did it, for want of memory.",
		example: "example.com/app: /usr/local/go/pkg/tool/linux_amd64/link: signal: killed\n",
		go: "1.21 to 1.27",
		marks: ["signal: killed"],
		match: byPattern([/^(?:(?<package>\S+): )?(?<tool>\S+): signal: killed$/m, /^(?<tool>\S+) .*: signal: killed$/m], (group, { package: pkg }) => {
			const tool = /(?<![^\\/])[^\\/]*$/.exec(group("tool"))?.[0] ?? "";
			const name = group("package") || pkg;
			return {
				message: `${quote(tool)} was killed${name === null ? "" : ` while it worked on ${quote(name)}`}: as a rule by the kernel, for want of memory`,
				fix: LESS,
				root: "killed",
				package: name
			};
		})
	},
	{
		id: "c-tool-killed",
		family: "memory",
		title: "A C compiler or linker was killed",
		meaning: "SIGKILL ended the C compiler or the linker that it runs: as a rule the kernel did it, for want of memory. C++ and the linking of large programs take the most.",
		example: "# example.com/app\n/usr/local/go/pkg/tool/linux_amd64/link: running gcc failed: exit status 1\ncollect2: fatal error: ld terminated with signal 9 [Killed]\ncompilation terminated.\n",
		examples: [
			"# example.com/app\ngcc: fatal error: Killed signal terminated program cc1\ncompilation terminated.\n",
			"# example.com/app\nclang: error: unable to execute command: Killed\n",
			"# example.com/app\ncc1plus: out of memory allocating 65536 bytes after a total of 23429120 bytes\n",
			"# example.com/app\n/usr/local/go/pkg/tool/linux_amd64/link: running gcc failed: exit status 1\n/usr/bin/ld: final link failed: memory exhausted\ncollect2: error: ld returned 1 exit status\n"
		],
		go: "all: gcc, clang and GNU ld say it",
		marks: [
			"terminated with signal 9",
			"Killed signal terminated program",
			"unable to execute command: Killed",
			"out of memory allocating ",
			"memory exhausted",
			"virtual memory exhausted"
		],
		match: (error) => {
			const found = findLine(error.text, [
				/^(?:\S{1,300}: )?(?:fatal )?(?:error: )?(?<tool>ld|\S{1,100}ld) terminated with signal 9/,
				/^(?:\S{1,300}: )?(?:fatal )?(?:error: )?Killed signal terminated program (?<tool>\S{1,100})/,
				/^(?<tool>\S{1,300}): error: unable to execute command: Killed/,
				/^(?<tool>\S{1,300}): out of memory allocating /,
				/^(?<tool>\S{1,300}): (?:final link failed: )?(?:virtual )?memory exhausted/
			]);
			return found === null ? null : {
				message: `${quote(found.group("tool"))} was ended for want of memory${error.package === null ? "" : ` while it worked on ${quote(error.package)}`}`,
				fix: LESS,
				root: "killed",
				place: null
			};
		}
	},
	{
		id: "out-of-memory",
		family: "memory",
		title: "The system refused memory",
		meaning: "The go command or one of its tools asked for memory and got none, which it says itself and then ends with 2. A limit (`ulimit -v`, a container) is in the way, or the machine is full.",
		example: "fatal error: failed to reserve page summary memory\n\nruntime stack:\nruntime.throw({0xbfc67f?, 0x20000000?})\n",
		examples: [
			"fatal error: runtime: out of memory\n",
			"# example.com/app\nfatal error: runtime: cannot allocate memory\n",
			"runtime: out of memory: cannot allocate 4194304-byte block (66813952 in use)\nfatal error: out of memory\n",
			"go: error obtaining buildID for go tool compile: fork/exec /usr/local/go/pkg/tool/linux_amd64/compile: cannot allocate memory\n",
			"example.com/app: fork/exec /usr/local/go/pkg/tool/linux_amd64/link: cannot allocate memory\n",
			"example.com/app: fork/exec C:\\Go\\pkg\\tool\\windows_amd64\\link.exe: The paging file is too small for this operation to complete.\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"failed to reserve page summary memory",
			"out of memory",
			"cannot allocate memory",
			"cannot allocate heap metadata",
			"The paging file is too small"
		],
		match: byPattern([
			/^fatal error: (?:runtime: )?(?<what>out of memory|failed to reserve page summary memory|cannot allocate (?:memory|heap metadata))/,
			/^runtime: (?<what>out of memory): cannot allocate \d{1,20}-byte block/,
			/^(?:[^\n]{0,300}?: )?fork\/exec [^\n]{1,1000}?: (?<what>cannot allocate memory|The paging file is too small)/,
			/^(?<what>The paging file is too small)/
		], (group) => ({
			message: `the system refused memory: ${quote(group("what"))}`,
			fix: `raise the limit (\`ulimit -v unlimited\`, the memory of the container), or ${LESS}`,
			root: "refused",
			place: null
		}))
	},
	{
		id: "too-many-processes",
		family: "memory",
		title: "The system refused another process or thread",
		meaning: "A limit on processes and threads (`ulimit -u`, `pids` of a container) is reached. A build runs as many tools at once as the machine has processors, each of several threads.",
		example: "example.com/app: fork/exec /usr/local/go/pkg/tool/linux_amd64/compile: resource temporarily unavailable\n",
		examples: ["runtime: failed to create new OS thread (have 9 already; errno=11)\n"],
		go: "1.21 to 1.27",
		marks: ["resource temporarily unavailable", "failed to create new OS thread"],
		match: byPattern([/^(?:[^\n]{0,300}?: )?fork\/exec [^\n]{1,1000}?: resource temporarily unavailable/, /^runtime: failed to create new OS thread/], () => ({
			message: "a limit on the number of processes or threads is reached",
			fix: "raise the limit (`ulimit -u`, `--pids-limit` of the container), or build with less at a time: `go build -p=1`",
			root: "processes"
		}))
	},
	{
		id: "too-many-open-files",
		family: "memory",
		title: "Too many files are open",
		meaning: "A process has as many files open as it may (`ulimit -n`). The go command and the linker open one for each package.",
		example: "go: error obtaining buildID for go tool compile: pipe2: too many open files\n",
		examples: [
			"can't start telemetry child process: fork/exec /usr/local/go/bin/go: too many open files\ngo: error obtaining buildID for go tool compile: pipe2: too many open files\n",
			"main.go:3:8: open /usr/local/go/src/fmt: too many open files\n",
			"# example.com/app\n/usr/local/go/pkg/tool/linux_amd64/link: cannot open file /tmp/go-build1/b002/_pkg_.a: open /tmp/go-build1/b002/_pkg_.a: too many open files\n"
		],
		go: "1.21 to 1.27",
		marks: ["too many open files"],
		match: byPattern([/^[^\n]{0,4000}: too many open files/], () => ({
			message: "a process of the build has as many files open as it may",
			fix: "raise the limit, `ulimit -n 4096` (or `--ulimit nofile=4096` for a container), or build with less at a time: `go build -p=1`",
			root: "open files",
			place: null
		}))
	},
	{
		id: "tool-terminated",
		family: "memory",
		title: "A tool of the build was asked to end",
		meaning: "A tool was ended by SIGTERM or SIGINT: the job was cancelled, reached its time limit, or somebody pressed Ctrl-C. Nothing is said about the code.",
		example: "example.com/app: /usr/local/go/pkg/tool/linux_amd64/compile: signal: terminated\n",
		examples: ["example.com/app: /usr/local/go/pkg/tool/linux_amd64/compile: signal: interrupt\n"],
		go: "1.21 to 1.27",
		marks: ["signal: terminated", "signal: interrupt"],
		match: byPattern([/^(?:[^\s:]{1,500}: )?(?<tool>\S{1,1000}): signal: (?<signal>terminated|interrupt)/], (group) => ({
			message: `the build was stopped from outside (signal: ${group("signal")})`,
			fix: "run it again, with a longer time limit (`timeout-minutes`) where that was the reason",
			root: "stopped"
		}))
	},
	{
		id: "job-stopped",
		family: "memory",
		title: "The service stopped the job",
		meaning: "The log says that the job was cancelled, took too long, or lost its machine. A machine that runs out of memory is lost in the same way. Nothing is said about the code.",
		example: "##[error]The operation was canceled.\n",
		examples: [
			"##[error]The runner has received a shutdown signal. This can happen when the runner service is stopped, or a manually started runner is canceled.\n",
			"##[error]The job running on runner GitHub Actions 2 has exceeded the maximum execution time of 360 minutes.\n",
			"ERROR: Job failed: execution took longer than 1h0m0s seconds\n"
		],
		go: "all: the service says it",
		marks: [
			"The operation was canceled.",
			"The runner has received a shutdown signal",
			"has exceeded the maximum execution time",
			"Job failed: execution took longer"
		],
		match: byPattern([
			/^(?:Error: )?(?<what>The operation was canceled\.|The runner has received a shutdown signal)/,
			/^(?:Error: )?The job running on runner [^\n]{1,300}? (?<what>has exceeded the maximum execution time)/,
			/^ERROR: Job failed: (?<what>execution took longer)/
		], () => ({
			message: "the service stopped the job: it was cancelled, took too long, or its machine was lost",
			fix: "run it again, with a longer time limit (`timeout-minutes`), or on a machine with more memory if that was short",
			root: "stopped"
		}))
	}
];

// src/core/diagnosis/catalogue/modules-get.ts
/**
* Causes of the family `modules` that `go get`, `go install` and `go mod download` have by themselves: what they are
* asked for, what excludes each other, and archives that are none.
*
* Source: cmd/go/internal/modget/get.go and query.go, cmd/go/internal/modfetch/fetch.go, golang.org/x/mod/zip of Go 1.26.
*/
const GET = [
	{
		id: "get-argument",
		family: "modules",
		title: "`go get` or `go install` does not take what was named",
		meaning: "These commands take paths of modules and packages, with a version behind `@`; no files, no folders of other modules, no version of the module that one is in. `go build` takes no version at all.",
		example: "go: test.go: arguments must be package or module paths\n",
		examples: [
			"go: test/test.go exists as a file, but 'go get' requires package arguments\n",
			"go: .: no package to get in current directory\n",
			"go: no package to get in current directory\n",
			"go: ./sub (/home/runner/work/app/app/sub) is not a package in module rooted at /home/runner/work/app/app\n",
			"go: /tmp/x is not within module rooted at /home/runner/work/app/app\n",
			"go: can't request version \"v1.5.2\" of the main module (example.com/app)\n",
			"go: package example.com/app/x is in the main module, so can't request version v0.1.0\n",
			"package example.com/dep@v1.5.1: can only use path@version syntax with 'go get' and 'go install' in module-aware mode\n",
			"go: example.com/.dot@latest: malformed module path \"example.com/.dot\": leading dot in path element\n",
			"go: -insecure flag is no longer supported; use GOINSECURE instead\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"arguments must be package or module paths",
			"but 'go get' requires package arguments",
			"no package to get in current directory",
			" module rooted at ",
			"can't request version ",
			"can't request explicit version ",
			"can only use path@version syntax",
			"malformed module path \"",
			"-insecure flag is no longer"
		],
		match: byPattern([
			/^(?<arg>\S{1,500}?)(?:: | )(?<file>arguments must be package or module paths|exists as a file, but)/,
			/^(?:(?<arg>\S{1,500}): )?(?<nothing>no package to get in current directory)/,
			/^(?<arg>\S{1,500})(?: \([^()\n]{1,1000}\))? is not (?:within|a package in) module rooted at (?<root>[^\n]{1,1000})/,
			/^can't request (?:explicit )?version (?:"(?<version>[^"\n]{1,200})" )?of (?:path "[^"\n]{1,500}" in )?(?:the )?main module(?: \((?<main>\S{1,500})\))?/,
			/^(?:package |pattern \S{1,500} matches package )(?<main>\S{1,500}) (?:is )?in the main module, so can't request version (?<version>\S{1,200})/,
			/^(?<syntax>can only use path@version syntax) with 'go get'/,
			/^(?:(?<arg>[^\s:]{1,500}): )?malformed module path "(?<path>[^"\n]{0,500})": (?<why>[^\n]{1,200})/,
			/^-(?<insecure>insecure) flag is no longer supported/
		], (group, { package: pkg, imports, form }, { command }) => {
			const arg = quote(group("arg") || ".");
			if (group("file") !== "") return {
				message: `${arg} is a file`,
				fix: "name the path of a package or a module, as in `go get example.com/a@latest`"
			};
			if (group("nothing") !== "") return {
				message: "the current folder has no package",
				fix: "run it in the folder of a package, name all with `go get ./...`, or name the module that is wanted: `go get example.com/a@latest`"
			};
			if (group("root") !== "") return {
				message: `${arg} is no package of the module in ${quote(group("root"))}`,
				fix: "name the module by its path, or run the command in the folder of its own module"
			};
			if (group("main") !== "" || group("version") !== "") return {
				message: `${group("main") === "" ? "the path" : quote(group("main"))} is of the module that the command runs in, which has no versions there`,
				fix: "leave `@` and the version away, or run the command outside of the module"
			};
			if (group("syntax") !== "") {
				if (imports.length > 1) return null;
				return {
					message: `${pkg === null ? "a path" : quote(pkg)} is named with a version, which only \`go get\`, \`go install\` and \`go run\` take`,
					fix: pkg === null ? "leave `@` and the version away" : `\`go get ${word(pkg)}\` first, then name it without the version; a program is installed with \`go install ${word(pkg)}\``
				};
			}
			if (group("insecure") !== "") return {
				message: "`go get` has no flag `-insecure` any more",
				fix: "name the modules in the environment: `GOINSECURE=HOST/PATH`"
			};
			const named = group("arg") !== "" || group("why").startsWith("missing dot") || command?.includes(group("path")) === true;
			if (form !== "go" || !named) return null;
			return {
				message: `${quote(group("path"))} is no path of a module: ${quote(group("why"))}`,
				fix: group("why").startsWith("missing dot") ? "a path that is to be fetched begins with a host, as in `github.com/OWNER/NAME`; a package of this module is named as `./FOLDER`" : "correct the path on the command line"
			};
		})
	},
	{
		id: "get-conflict",
		family: "modules",
		title: "Versions that exclude each other",
		meaning: "A module that was asked for needs another one, or Go, in a higher version than the one that was asked for, and of each module there is one version in a build.",
		example: "go: example.com/a@v1.2.0 requires example.com/b@v0.2.0, not example.com/b@v0.1.0\n",
		examples: [
			"go: example.com/a@v1.0.2 requires go@1.25, not go@1.24.2\n",
			"go: example.com/a@v0.1.0 requires go@1.22, but 1.21 is requested\n",
			"go: example.com/a@v1.1.0 conflicts with example.com/a/sub/...@upgrade (v1.2.0)\n",
			"go: example.com/a@patch (v0.1.1) indirectly requires example.com/a@v0.2.0, not example.com/a@patch (v0.1.1)\n"
		],
		go: "1.21 to 1.27",
		marks: [" requires ", " conflicts with "],
		match: byPattern([/^(?<who>\S{1,500}@\S{1,200})(?: \([^()\n]{1,300}\))? (?:indirectly )?requires (?<what>[^\s@]{1,500})@(?<need>[^\s,]{1,200}), (?:not \S{1,500}@(?<asked>\S{1,200})|but (?<asked2>\S{1,50}) is requested)/, /^(?<who>\S{1,500}@\S{1,200}) conflicts with (?<other>[^\n]{1,500})/], (group) => {
			if (group("other") !== "") return {
				message: `${quote(group("who"))} and ${quote(group("other"))} are asked for together, and are two versions of one module`,
				fix: "ask for one of them"
			};
			const [what, need] = [group("what"), group("need")];
			return {
				message: `${quote(group("who"))} needs ${quote(`${what}@${need}`)}, and ${quote(group("asked") || group("asked2"))} was asked for`,
				fix: `ask for \`${word(`${what}@${need}`)}\` or newer, or for an older version of ${quote(group("who").replace(/@.*/, ""))}`,
				root: `${group("who")} ${what}`
			};
		})
	},
	{
		id: "module-used-twice",
		family: "modules",
		title: "One module under two paths",
		meaning: "A `replace` line sends a path to a module that is also required under its own name. A module can stand in for one path only.",
		example: "go: example.com/fork@v1.0.0 used for two different module paths (example.com/a and example.com/fork)\n",
		go: "1.21 to 1.27",
		marks: [" used for two different module paths "],
		match: byPattern([/^(?<used>\S{1,500}) used for two different module paths \((?<one>\S{1,500}) and (?<two>[^\s)]{1,500})\)/], (group) => ({
			message: `${quote(group("used"))} would be both ${quote(group("one"))} and ${quote(group("two"))}`,
			fix: `import it under one of the two paths, or drop the line: \`go mod edit -dropreplace=${word(group("one"))} && go mod tidy\``,
			root: group("used")
		}))
	},
	{
		id: "module-archive-invalid",
		family: "modules",
		title: "The archive of a module cannot be used",
		meaning: "What was downloaded, or lies in the module cache, is no whole zip archive, or holds files that a module may not have: names with special characters, two that differ in capital letters only, files that are too large.",
		example: "go: unzip /home/runner/go/pkg/mod/cache/download/example.com/a/@v/v1.5.2.zip: zip: not a valid zip file\n",
		examples: [
			"go: zip for example.com/a@v1.0.0 has unexpected file example.com/a@v1.0.0.txt\n",
			"go: example.com/a@v1.0.0: unzip /home/runner/go/pkg/mod/cache/download/example.com/a/@v/v1.0.0.zip: example.com/a@v1.0.0/x?y.go: malformed file path \"x?y.go\": invalid char '?'\n",
			"main.go:3:8: example.com/a@v1.0.0: create zip: a.go and A.go: case-insensitive file name collision\n"
		],
		go: "1.13 to 1.27",
		marks: [
			"unzip /",
			"unzip C:",
			"zip for ",
			": create zip: ",
			"zip: not a valid zip file"
		],
		match: byPattern([
			/^(?:[^\n]{0,500}?: )?unzip (?<file>[^\n]{1,1000}?\.zip): (?<why>[^\n]{1,500})/,
			/^(?:[^\n]{0,500}?: )?zip for (?<module>[^\s:]{1,500}) (?<why>has [^\n]{1,500})/,
			/^(?:(?<module>[^\s:]{1,500}@[^\s:]{1,200}): )?create zip: (?<why>[^\n]{1,500})/
		], (group) => {
			const damaged = /not a valid zip|unexpected EOF|checksum error/.test(group("why"));
			return {
				message: `the archive ${group("file") === "" ? `of ${quote(group("module"))}` : quote(group("file"))} cannot be used: ${quote(group("why"))}`,
				fix: damaged ? `take it out of the module cache and fetch it anew: \`go clean -modcache && go mod download\`; where the cache was restored, do not keep this one` : "take a version of the module without that file, or another module: Go refuses such an archive everywhere",
				root: group("file") || group("module")
			};
		})
	},
	{
		id: "godebug-unknown",
		family: "modules",
		title: "A GODEBUG setting that this Go does not have",
		meaning: "A `godebug` line of go.mod or go.work, or a `//go:debug` line of a program, names a setting that never was, that came later, or that was removed: a setting lives some releases.",
		example: "go: error loading go.mod:\ngo.mod:3: unknown godebug \"foo\"\n",
		examples: [
			"go: error loading go.mod:\ngo.mod:3: use of removed godebug \"x509sha1\", see https://go.dev/doc/godebug#go-124\n",
			"# example.com/app\n./main.go:1:1: invalid //go:debug: unknown //go:debug setting \"x\"\n",
			"# example.com/app\n./main.go:2:1: invalid //go:debug: value contains space\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"unknown godebug \"",
			"use of removed godebug \"",
			"invalid //go:debug: "
		],
		match: byPattern([/^(?<kind>unknown godebug|use of removed godebug) "(?<name>[^"\n]{1,200})"/, /^invalid \/\/go:debug: (?:(?<kind>unknown) \/\/go:debug setting "(?<name>[^"\n]{1,200})"|(?<why>[^\n]{1,200}))/], (group, { file }) => {
			const edit = file?.endsWith("go.work") === true ? "work" : "mod";
			if (group("name") === "") return {
				message: `the \`//go:debug\` line cannot be read: ${quote(group("why"))}`,
				fix: "write it as `//go:debug name=value`, without spaces, above the `package` line"
			};
			return {
				message: `${quote(group("name"))} is no GODEBUG setting of the Go that runs${group("kind").startsWith("use") ? " any more: it was removed" : ""}`,
				fix: group("kind") === "unknown" ? "correct or delete the line; `go doc godebug`, https://go.dev/doc/godebug, lists the settings of each release" : `take it away: \`go ${edit} edit -dropgodebug=${word(group("name"))}\`; https://go.dev/doc/godebug lists the settings of each release`,
				root: group("name")
			};
		})
	}
];

// src/core/diagnosis/catalogue/modules-commands.ts
/** Causes of the family `modules` that `go mod` and `go work` have by themselves. */
const MODULE_COMMANDS = [
	{
		id: "go-mod-not-tidy",
		family: "modules",
		title: "A go.mod or go.sum that is not tidy",
		meaning: "`go mod tidy -diff` writes nothing and fails when `go mod tidy` would change something: a requirement that nothing imports, one that is missing, a sum too many or too few.",
		example: "diff current/go.mod tidy/go.mod\n--- current/go.mod\n+++ tidy/go.mod\n@@ -1,7 +1,3 @@\n module example.com/m\n",
		examples: ["diff current/go.sum tidy/go.sum\n--- current/go.sum\n+++ tidy/go.sum\n"],
		go: "1.23 to 1.27",
		marks: ["diff current/go."],
		match: byPattern([/^diff current\/(?<file>go\.(?:mod|sum)) tidy\/go\.(?:mod|sum)$/], (group) => ({
			message: `${group("file")} is not what \`go mod tidy\` would write; the log has the difference`,
			fix: "run `go mod tidy` with the same version of Go and commit go.mod and go.sum",
			place: {
				file: group("file"),
				line: null
			}
		}))
	},
	{
		id: "go-mod-exists",
		family: "modules",
		title: "A go.mod or go.work that is there already",
		meaning: "`go mod init` and `go work init` write a new file, and never over one that is there.",
		example: "go: /home/runner/work/app/app/go.mod already exists\n",
		examples: ["go: /home/runner/work/app/app/go.work already exists\n"],
		go: "1.21 to 1.27",
		marks: ["go.mod already exists", "go.work already exists"],
		match: byPattern([/^(?<path>[^\n]{0,1000}go\.(?:mod|work)) already exists$/], (group) => {
			const work = baseName(group("path")) === "go.work";
			return {
				message: `${quote(group("path"))} is there already`,
				fix: work ? "add a module to it with `go work use DIR`, or delete it first" : "change it with `go mod edit -module=PATH`, or leave the command away",
				root: group("path"),
				place: {
					file: group("path"),
					line: null
				}
			};
		})
	},
	{
		id: "go-mod-init-path",
		family: "modules",
		title: "`go mod init` needs the path of the module",
		meaning: "Outside of `GOPATH` nothing says what a new module is called, so `go mod init` has to be told.",
		example: "go: cannot determine module path for source directory /home/runner/work/app/app (outside GOPATH, module path must be specified)\n",
		examples: ["go: invalid module path \"example.com/user/repo/v0\": major version suffixes must be in the form of /vN and are only allowed for v2 or later:\n	go mod init example.com/user/repo/v2\n", "go: invalid -module: module path is reserved\n"],
		go: "1.21 to 1.27",
		marks: [
			"cannot determine module path for source directory ",
			"invalid module path \"",
			"invalid -module: "
		],
		match: byPattern([
			/^invalid module path "(?<bad>[^"\n]{0,500})": ?(?<reason>[^\n]{0,300}?):?(?:\n\t(?<init>go mod init [^\n]{1,300}))?$/m,
			/^invalid -module: (?<reason>[^\n]{1,300})/,
			/^cannot determine module path for source directory (?<path>[^\n]{1,1000}?)(?: \((?<why>[^()\n]{1,200})\))?$/m
		], (group) => group("bad") !== "" || group("reason") !== "" ? {
			message: `${group("bad") === "" ? "what was given" : quote(group("bad"))} is no path for a module${group("reason") === "" ? "" : `: ${quote(group("reason"))}`}`,
			fix: group("init") === "" ? "take one that begins with a host: `github.com/OWNER/NAME`" : `\`${group("init").split(" ").map((one) => word(one)).join(" ")}\``,
			root: group("bad")
		} : {
			message: `nothing says what the module in ${quote(group("path"))} is called`,
			fix: "name it as people will import it: `go mod init github.com/OWNER/NAME`",
			root: group("path")
		})
	},
	{
		id: "go-mod-edit-argument",
		family: "modules",
		title: "`go mod edit` or `go work edit` does not take the argument",
		meaning: "Each flag of these commands has a form of its own, most of them `PATH@VERSION`.",
		example: "go: -require=example.com/dep: need path@version\n",
		examples: ["go: -replace=a=b=c: unversioned new path must be local directory\n", "go: -replace=example.com/dep: need old[@v]=new[@w] (missing =)\n"],
		go: "1.21 to 1.27",
		marks: [
			": need path",
			": need old[@v]=new[@w]",
			": unversioned new path must be local directory"
		],
		match: byPattern([/^(?<flag>-[a-z]{1,30})=(?<value>[^\n:]{0,500}): (?<why>(?:need|unversioned) [^\n]{1,300})/], (group) => ({
			message: `${quote(group("flag"))} does not take ${quote(group("value"))}: ${quote(group("why"))}`,
			fix: `write it as in \`go mod edit -require=example.com/dep@v1.2.3\` or \`-replace=example.com/dep=../dep\`; \`go get ${word(group("value").split("=")[0] ?? "")}\` finds a version by itself`,
			root: group("flag")
		}))
	}
];

// src/core/diagnosis/catalogue/modules-go-mod.ts
/** Causes of the family `modules` about the text of go.mod. Source: golang.org/x/mod/modfile/rule.go of Go 1.26. */
/** Directives that came later than Go 1.16, and the version that brought them. */
const SINCE = /* @__PURE__ */ new Map([
	["toolchain", "1.21"],
	["godebug", "1.23"],
	["tool", "1.24"],
	["ignore", "1.25"]
]);
/** `byPattern` for a line of a go.mod. */
function inGoMod(patterns, say) {
	const match = byPattern(patterns, say);
	return (error, context) => error.line !== null && error.file?.endsWith(".mod") === true ? match(error, context) : null;
}
const GO_MOD = [
	{
		id: "go-mod-unknown-directive",
		family: "modules",
		title: "A word in go.mod that this Go does not know",
		meaning: "A line of go.mod begins with a word that is no directive, or one that came with a later version of Go: `toolchain` with 1.21, `godebug` with 1.23, `tool` with 1.24, `ignore` with 1.25.",
		example: "go: errors parsing go.mod:\ngo.mod:5: unknown directive: tool\n",
		examples: [
			"go: errors parsing go.mod:\ngo.mod:5: unknown directive: frobnicate\n",
			"go: errors parsing go.mod:\ngo.mod:4: unknown block type: frob\n",
			"go: errors parsing go.mod:\ngo.mod:4: unknown directive: <<<<<<<\n"
		],
		go: "1.21 to 1.27",
		marks: ["unknown directive: ", "unknown block type: "],
		match: inGoMod([/^unknown (?:directive|block type): (?<word>[^\n]{1,300})/], (group, { file }) => {
			const name = group("word").split(" ")[0] ?? "";
			const since = SINCE.get(name);
			return {
				message: `${quote(name)} is no directive of go.mod${since === void 0 ? "" : ` that this Go knows: it came with Go ${since}`}`,
				fix: since !== void 0 ? `build with Go ${since} or newer, and say so: \`go mod edit -go=${since}\`` : /^[<=>]{7}/.test(name) ? "resolve the merge conflict in go.mod, then run `go mod tidy`" : "correct or delete the line",
				.../^[<=>]{7}/.test(name) ? { root: `conflict ${file ?? ""}` } : {}
			};
		})
	},
	{
		id: "go-mod-go-version",
		family: "modules",
		title: "A Go version in go.mod that is none",
		meaning: "The `go` line holds a version as `1.23` or `1.23.4`, the `toolchain` line one as `go1.23.4`. Before Go 1.21 only `1.23` is read, so an old Go stops at a line with three numbers.",
		example: "go: errors parsing go.mod:\ngo.mod:3: invalid go version '1.x': must match format 1.23.0\n",
		examples: [
			"go: errors parsing go.mod:\ngo.mod:3: invalid go version '1.21.0': must match format 1.23\n",
			"go: errors parsing go.mod:\ngo.mod:4: invalid toolchain version 'banana': must match format go1.23.0 or default\n",
			"go: errors parsing go.mod:\ngo.mod:4: go directive expects exactly one argument\n"
		],
		go: "1.19 to 1.27",
		marks: [
			"invalid go version '",
			"invalid toolchain version '",
			" directive expects exactly one"
		],
		match: inGoMod([/^invalid (?<what>go|toolchain) version '(?<version>[^'\n]{1,200})': must match format (?<format>[^\n]{1,100})/, /^(?<what>go|toolchain) directive expects exactly one argument/], (group) => {
			const [what, version] = [group("what"), group("version")];
			const old = what === "go" && /^1\.\d{1,3}\.\d{1,3}$/.test(version);
			return {
				message: version === "" ? `the ${quote(what)} line has no version, or more than one` : old ? `the Go that runs is older than 1.21 and cannot read the version ${quote(version)}` : `${quote(version)} is no version of Go`,
				fix: old ? `build with Go ${version.split(".").slice(0, 2).join(".")} or newer; for an older one write \`go mod edit -go=${version.split(".").slice(0, 2).join(".")}\`` : what === "go" ? "write the version of the language that the code needs: `go mod edit -go=1.23`" : "write a version, `go mod edit -toolchain=go1.23.4`, or take the line away: `go mod edit -toolchain=none`"
			};
		})
	},
	{
		id: "go-mod-replace-syntax",
		family: "modules",
		title: "A `replace` line that cannot be read",
		meaning: "A `replace` line has a module on the left of `=>`, and on the right either a folder (with `./`, `../` or `/` in front) or a module and its version with a space between.",
		example: "go: errors parsing go.mod:\ngo.mod:4: replacement module without version must be directory path (rooted or starting with . or ..)\n",
		examples: [
			"go: errors parsing go.mod:\ngo.mod:4: replacement module must match format 'path version', not 'path@version'\n",
			"go: errors parsing go.mod:\ngo.mod:4: replacement directory appears to be Windows path (on a non-windows system)\n",
			"go: errors parsing go.mod:\ngo.mod:4: usage: replace module/path [v1.2.3] => other/module v1.4\n	 or replace module/path [v1.2.3] => ../local/directory\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"replacement module ",
			"replacement directory appears",
			"usage: replace module/path"
		],
		match: inGoMod([/^(?<what>replacement (?:module|directory) [^\n]{1,300})/, /^(?<what>usage: replace module\/path [^\n]{1,200})/], (group) => ({
			message: `the \`replace\` line cannot be read: ${quote(group("what"))}`,
			fix: "write it as `replace example.com/a => ../a`, or `replace example.com/a => example.com/fork v1.2.3`"
		}))
	},
	{
		id: "go-mod-no-module",
		family: "modules",
		title: "No name of the module in go.mod",
		meaning: "The file is empty, or its `module` line is missing or is no path.",
		example: "go: error reading go.mod: missing module declaration. To specify the module path:\n	go mod edit -module=example.com/mod\n",
		examples: [
			"go: malformed module path \"a b\": invalid char ' '\n",
			"go: errors parsing go.mod:\ngo.mod:2: usage: module module/path\n",
			"go: error reading go.mod: invalid module path: \"a\"\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"missing module declaration",
			"malformed module path \"",
			"usage: module module/path",
			"invalid module path: \""
		],
		match: byPattern([
			/^error reading [^\n:]{1,500}: missing module declaration/,
			/^error reading [^\n:]{1,500}: invalid module path: "(?<path>[^"\n]{0,500})"/,
			/^malformed module path "(?<path>[^"\n]{0,500})"(?:: (?<why>[^\n]{1,200}))?/,
			/^usage: module module\/path/
		], (group, { form }, { command }) => group("path") !== "" && (form !== "go" || group("why").startsWith("missing dot") || command?.includes(group("path")) === true) ? null : {
			message: group("path") === "" ? "go.mod has no `module` line with a path" : `${quote(group("path"))} is no path of a module${group("why") === "" ? "" : ` (${quote(group("why"))})`}`,
			fix: "name the module as people import it: `go mod edit -module=github.com/OWNER/NAME`"
		})
	},
	{
		id: "go-mod-syntax",
		family: "modules",
		title: "A line of go.mod that cannot be read",
		meaning: "The line is not written as go.mod wants it: `require example.com/a v1.2.3`, one `go` line, blocks that are closed.",
		example: "go: errors parsing go.mod:\ngo.mod:5: usage: require module/path v1.2.3\n",
		examples: [
			"go: errors parsing go.mod:\ngo.mod:4: repeated go statement\n",
			"go: errors parsing go.mod:\ngo.mod:6: syntax error (unterminated block started at go.mod:4:1)\n",
			"go: errors parsing go.mod:\ngo.mod:4:30: unexpected newline in string\n",
			"go: errors parsing go.mod:\ngo.mod:4: expected ']' after version\n",
			"go: errors parsing go.mod:\ngo.mod:4: malformed module path \"../b\": invalid path element \"..\"\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"usage: ",
			"repeated ",
			"syntax error",
			"unexpected newline in string",
			"expected ",
			" too new (toolchain is ",
			"invalid quoted string",
			"no module directive found",
			"malformed module path",
			"must be of the form ",
			"unexpected token "
		],
		match: inGoMod([/^(?<what>[^\n]{1,500})/], (group) => ({
			message: `Go cannot read the line: ${quote(group("what"), 300)}`,
			fix: "correct the line; `go mod edit` and `go get` write such lines by themselves, and `go mod tidy` mends what follows from them"
		}))
	}
];

// src/core/diagnosis/catalogue/modules-versions.ts
/** Causes of the family `modules` about modules and versions that are asked for and not there. */
/** What a path with another major version is called: `example.com/a/v3` for version 3. */
const withMajor = (path, major) => major === "v0" || major === "v1" ? path.replace(/\/v\d+$/, "") : `${path.replace(/\/v\d+$/, "")}/${major}`;
const VERSIONS = [
	{
		id: "module-lacks-package",
		family: "modules",
		title: "A module that does not have the package",
		meaning: "The module was found, but in this version it has no such package: it was moved, removed, not there yet, or belongs to another major version.",
		example: "go: module example.com/dep@latest found (v1.2.0), but does not contain package example.com/dep/sub\n",
		examples: [
			"main.go:3:8: package example.com/dep/sub provided by example.com/dep at latest version v1.2.0 but not at required version v1.0.0\n",
			"go: main module (example.com/app) does not contain package example.com/app/sub\n",
			"go: module example.com/dep@v1.0.0 found (replaced by ./dep), but does not contain package example.com/dep/sub\n",
			"go: example.com/dep/cmd/x@v1.0.0: module example.com/dep@v1.0.0 found, but does not contain package example.com/dep/cmd/x\n",
			"go: finding module for package example.com/dep/sub\ngo: example.com/app imports\n	example.com/dep/sub: module example.com/dep@latest found (v1.2.0), but does not contain package example.com/dep/sub\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"but does not contain package",
			" but not at required version ",
			") does not contain package"
		],
		match: byPattern([
			/^(?:\S{1,500}@\S{1,200}: )?module (?<module>[^\s@]{1,500})@(?<query>\S{1,200}) found(?: \((?:(?<version>v[^()\n,]{1,300}))?(?:(?:, )?replaced by (?<replaced>[^()\n]{1,300}))?\))?, but does not contain packages? (?:matching )?(?<path>\S{1,500})/,
			/^package (?<path>\S{1,500}) provided by (?<module>\S{1,500}) at latest version (?<latest>\S{1,200}) but not at required version (?<version>\S{1,200})/,
			/^main module \((?<main>\S{1,500})\) does not contain packages? (?:matching )?(?<path>\S{1,500})/
		], (group) => {
			const path = quote(group("path"));
			if (group("main") !== "") return {
				message: `the module ${quote(group("main"))} itself has no package ${path}`,
				fix: "add the folder with a Go file, or correct the path",
				root: group("path")
			};
			if (group("replaced") !== "") return {
				message: `${quote(group("module"))} is replaced by ${quote(group("replaced"))}, which has no package ${path}`,
				fix: "add the folder with a Go file there, correct the path, or take the `replace` line away",
				root: group("path")
			};
			return {
				message: `${quote(group("module"))} has no package ${path} in ${quote(group("version") || group("query"))}`,
				fix: group("latest") === "" ? `take a version that has it, \`go get ${word(group("path"))}@VERSION\` (\`go list -m -versions ${word(group("module"))}\` prints them), or correct the path` : `go to the version that has it: \`go get ${word(group("module"))}@${word(group("latest"))} && go mod tidy\``,
				root: group("path")
			};
		})
	},
	{
		id: "module-not-found",
		family: "modules",
		title: "No module is found for an import",
		meaning: "The go command looked for a module that holds the package, and there is none of such a path: the path is misspelt, the module is private, or it was deleted.",
		example: "main.go:3:8: cannot find module providing package example.com/nosuch/pkg: module example.com/nosuch/pkg: reading file:///proxy/example.com/nosuch/pkg/@v/list: no such file or directory\n",
		examples: ["main.go:3:8: cannot find module providing package example.com/nosuch/pkg\n"],
		go: "1.21 to 1.27",
		marks: ["cannot find module providing package "],
		match: byPattern([/^cannot find module providing package (?<path>[^\s:]{1,1000})(?:: (?!import lookup disabled)(?<why>[^\n]{1,600})|$)/m], (group) => ({
			message: `no module is found for the package ${quote(group("path"))}${group("why") === "" ? "" : ` (${quote(group("why"), 300)})`}`,
			fix: `correct the import path; for a private module set \`go env -w GOPRIVATE=${word(group("path").split("/").slice(0, 2).join("/"))}\` and give git a credential for it`,
			root: group("path")
		}))
	},
	{
		id: "version-not-found",
		family: "modules",
		title: "A version of a module that does not exist",
		meaning: "go.mod or the command asks for a version that its origin or the proxy does not have: it was never published, its tag was deleted, or a pseudo-version names a commit that is gone.",
		example: "go: example.com/dep@v1.9.9: invalid version: unknown revision v1.9.9\n",
		examples: [
			"main.go:3:8: example.com/dep@v1.9.9: reading file:///proxy/example.com/dep/@v/v1.9.9.zip: no such file or directory\n",
			"go: example.com/app@latest: module example.com/app: reading file:///srv/goproxy/example.com/app/@v/list: no such file or directory\n",
			"go: example.com/dep@latest: no matching versions for query \"latest\"\n",
			"go: module example.com/nosuch: reading file:///srv/goproxy/example.com/nosuch/@v/list: no such file or directory\n",
			"go: example.com/dep@v9.9.9: example.com/dep@v9.9.9: reading file:///proxy/example.com/dep/@v/v9.9.9.info: no such file or directory\n",
			"go: example.com/dep@v9: no matching versions for query \"v9\"\n",
			"go: module example.com/dep: no matching versions for query \">v1.5.3\"\n",
			"go: example.com/a@v1.0.0 requires\n	example.com/dep@v1.9.9: invalid version: unknown revision v1.9.9\n",
			"go: example.com/dep@v1.9.9: excluded by go.mod\n",
			"go: example.com/dep@v0.0.0-20200101000000-abcdefabcdef: invalid version: unknown revision abcdefabcdef\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"unknown revision ",
			"no matching versions for query ",
			": reading file:",
			": excluded by go.mod"
		],
		match: byPattern([
			/^(?<module>[^\s@]{1,500})@(?<version>[^\s:]{1,200}): (?:module \S{1,500}: )?(?:invalid version: )?reading file:[^\n]{1,1000}: no such file or directory/,
			/^module (?<module>[^\s@:]{1,500}): reading file:[^\n]{1,1000}: no such file or directory/,
			/^(?<module>[^\s@]{1,500})@(?<version>[^\s:]{1,200}): (?:invalid version: )?(?:unknown revision|no matching versions for query) /,
			/^module (?<module>[^\s@:]{1,500}): no matching versions for query "(?<version>[^"\n]{1,200})"/,
			/^(?<module>[^\s@]{1,500})@(?<version>[^\s:]{1,200}): (?<excluded>excluded) by go\.mod/
		], (group, _error, { command }) => {
			if (group("excluded") !== "") return {
				message: `an \`exclude\` line of go.mod forbids ${quote(`${group("module")}@${group("version")}`)}`,
				fix: `take another version, or the line away: \`go mod edit -dropexclude=${word(`${group("module")}@${group("version")}`)}\``,
				root: `${group("module")}@${group("version")}`
			};
			const [module, version] = [group("module"), group("version")];
			const get = / install /.test(command ?? "") ? `go install ${word(module)}@latest` : `go get ${word(module)}@latest && go mod tidy`;
			return /^(?:latest|upgrade|patch|)$/.test(version) ? {
				message: `no version of ${quote(module)} is found`,
				fix: `correct the path; for what lies in this repository name the folder without a version, as in \`go install ./cmd/app\`; for a private module set \`go env -w GOPRIVATE=${word(module)}\``,
				root: module
			} : {
				message: `${quote(module)} has no version ${quote(version)}`,
				fix: `take one that there is, \`go list -m -versions ${word(module)}\` prints them: \`${get}\``,
				root: `${module}@${version}`
			};
		})
	},
	{
		id: "version-invalid",
		family: "modules",
		title: "A version that does not fit its module",
		meaning: "From version 2 on the path of a module ends in its major version (`/v2`), or its version in `+incompatible` when it has no go.mod. A pseudo-version has the time and the commit that it names.",
		example: "go.mod:4: require example.com/a: version \"v2.0.0\" invalid: should be v0 or v1, not v2\n",
		examples: [
			"go: example.com/a@v2.0.0: invalid version: module contains a go.mod file, so module path must match major version (\"example.com/a/v2\")\n",
			"go: example.com/a@v0.0.0-20200101000000-abcdefabcdef: invalid pseudo-version: does not match version-control timestamp (expected 20200102000000)\n",
			"go.mod:4: require example.com/a/v2: version \"v1.0.0\" invalid: should be v2, not v1\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"\" invalid: ",
			": invalid version: ",
			": invalid pseudo-version: "
		],
		match: byPattern([/^(?:require|exclude|replace|retract) (?<module>\S{1,500}): version "(?<version>[^"\n]{1,200})" invalid: (?:should be (?<want>[^\s,]{1,20}(?: or \S{1,10})?), not (?<major>v\d{1,9})|(?<why>[^\n]{1,500}))/, /^(?<module>[^\s@]{1,500})@(?<version>[^\s:]{1,200}): invalid (?:pseudo-)?version: (?:[^\n]{0,300}must match major version \("(?<path>[^"\n]{1,500})"\)|(?<why>[^\n]{1,500}))/], (group) => {
			const module = group("module");
			const path = group("path") || (group("major") === "" ? "" : withMajor(module, group("major")));
			return {
				message: `${quote(module)} cannot have the version ${quote(group("version"))}${group("why") === "" ? `: its path is that of another major version` : `: ${quote(group("why"), 300)}`}`,
				fix: path === "" ? `let Go find the right one: \`go mod edit -droprequire=${word(module)} && go get ${word(module)}@latest\`` : `require and import it as ${quote(path)}: \`go mod edit -droprequire=${word(module)} && go get ${word(path)}@${word(group("version"))}\``,
				root: `${module}@${group("version")}`
			};
		})
	}
];

// src/core/diagnosis/catalogue/modules.ts
/**
* Causes of the family `modules`: what stands in go.mod and go.sum, and what it asks for.
*
* Source: cmd/go/internal/modload (init.go, import.go, modfile.go, query.go) and golang.org/x/mod/modfile of Go 1.26.
*/
const MODULES = [
	{
		id: "go-sum-missing-entry",
		family: "modules",
		title: "No checksum of a module in go.sum",
		meaning: "go.mod asks for a module whose checksum is not in go.sum, and a build adds none by itself. go.mod was edited by hand, or one of the two files was changed or merged without the other.",
		example: "main.go:3:8: missing go.sum entry for module providing package example.com/dep (imported by example.com/app); to add:\n	go get example.com/app\n",
		examples: [
			"go: example.com/dep@v1.0.0: missing go.sum entry for go.mod file; to add it:\n	go mod download example.com/dep\n",
			"main.go:3:8: missing go.sum entry needed to verify package example.com/dep/sub (imported by example.com/app) is provided by exactly one module; to add:\n	go get example.com/app\n",
			"go: updates to go.sum needed, disabled by -mod=readonly\n",
			"missing go.sum entry for module providing package example.com/dep; to add:\n	go mod download example.com/dep\n",
			"go: example.com/dep@v1.5.2 (replaced by example.com/fork@v1.5.1): missing go.sum entry for go.mod file; to add it:\n	go mod download example.com/dep\n",
			"go: example.com/dep@v1.0.0: missing go.sum entry\n"
		],
		go: "1.21 to 1.27",
		marks: ["missing go.sum entry", "updates to go.sum needed"],
		match: byPattern([
			/^missing go\.sum entry (?:for module providing|needed to verify) package (?<path>[^\s;]{1,1000})/,
			/^(?<module>[^\s@]{1,500}@[^\s:]{1,200})(?: \(replaced by [^\n()]{1,500}\))?: missing go\.sum entry/,
			/^missing go\.sum entry\b/,
			/^updates to go\.sum needed/
		], (group) => ({
			message: group("path") !== "" ? `go.sum has no checksum for the module that provides ${quote(group("path"))}` : group("module") !== "" ? `go.sum has no checksum for ${quote(group("module"))}` : "go.sum lacks checksums of modules that go.mod asks for",
			fix: "write go.sum anew from go.mod, `go mod tidy`, and commit both files",
			root: "go.sum"
		}))
	},
	{
		id: "go-sum-malformed",
		family: "modules",
		title: "A line of go.sum that cannot be read",
		meaning: "Every line of go.sum has three fields: a module, a version and a checksum. A merge conflict that was committed leaves others.",
		example: "malformed go.sum:\n/home/runner/work/app/app/go.sum:1: wrong number of fields 4\n",
		go: "1.22 to 1.27; before, such lines are passed over",
		marks: ["wrong number of fields "],
		match: byPattern([/^wrong number of fields (?<fields>\d{1,6})/], (group, { file, line }) => /go(?:\.work)?\.sum$/.test(file ?? "") ? {
			message: `line ${line ?? ""} of go.sum has ${group("fields")} fields instead of three`,
			fix: "delete the line, or the marks of a merge conflict around it, and run `go mod tidy`",
			root: file ?? ""
		} : null)
	},
	{
		id: "go-mod-updates-needed",
		family: "modules",
		title: "An incomplete go.mod",
		meaning: "What go.mod says does not fit together, for example when a module needs a newer version of another one than go.mod names, and a build does not change go.mod by itself.",
		example: "go: updates to go.mod needed; to update it:\n	go mod tidy\n",
		examples: ["go: updates to go.mod needed, disabled by -mod=readonly\n", "go: updates to go.mod needed\n"],
		go: "1.21 to 1.27",
		marks: ["updates to go.mod needed"],
		match: byPattern([/^updates to go\.mod needed/], () => ({
			message: "go.mod does not name everything that the build needs",
			fix: "`go mod tidy`, and commit go.mod and go.sum",
			root: "go.mod"
		}))
	},
	{
		id: "go-mod-missing",
		family: "modules",
		title: "No go.mod where the command ran",
		meaning: "The go command looks for go.mod in the folder where it runs and in those above. There is none: the module lies in a folder below, or the repository has none yet.",
		example: "go: go.mod file not found in current directory or any parent directory; see 'go help modules'\n",
		examples: [
			"pattern ./...: directory prefix . does not contain main module or its selected dependencies\n",
			"main.go:2:8: no required module provides package github.com/x/y: go.mod file not found in current directory or any parent directory; see 'go help modules'\n",
			"go: cannot find main module, but found .git/config in /home/runner/work/app/app\n	to create a module there, run:\n	go mod init\n",
			"go: no modules specified (see 'go help mod download')\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"go.mod file not found in",
			"does not contain main module",
			"cannot find main module",
			"no modules specified (see"
		],
		match: byPattern([
			/^(?:no required module provides package \S{1,500}: )?go\.mod file not found in/,
			/^(?:pattern (?<pattern>[^\s:]{1,500}): )?directory prefix (?<dir>[^\n]{1,500}?) does not contain main module/,
			/^cannot find main module(?!, but -modfile)(?:, but found (?<found>\S{1,200}) in (?<dir>[^\n]{1,500}))?/,
			/^no modules specified \(see/
		], (group) => ({
			message: `there is no go.mod in ${group("dir") === "" || group("dir") === "." ? "the folder where the command ran" : quote(group("dir"))}, nor in one above it`,
			fix: "run the command in the folder of the module (`working-directory` in a workflow, or `go -C DIR build ./...`), or make one: `go mod init example.com/NAME && go mod tidy`",
			root: "go.mod",
			place: null
		}))
	},
	{
		id: "modfile-missing",
		family: "modules",
		title: "The go.mod that was named cannot be read",
		meaning: "`-modfile` names another file than go.mod, and it is not there, or does not end in `.mod`.",
		example: "go: open nosuch.mod: no such file or directory\n",
		examples: ["go: -modfile=x.txt: file does not have .mod extension\n"],
		go: "1.21 to 1.27",
		marks: [".mod: no such file or directory", "file does not have .mod extension"],
		match: byPattern([/^open (?<file>[^\n:]{1,1000}\.mod): no such file or directory/, /^-modfile=(?<name>[^\n]{1,500}): file does not have \.mod/], (group) => ({
			message: group("name") === "" ? `the file ${quote(group("file"))} is not there` : `${quote(group("name"))} does not end in \`.mod\``,
			fix: "correct `-modfile`, on the command line or in `GOFLAGS`, or leave it out"
		}))
	},
	{
		id: "replacement-missing",
		family: "modules",
		title: "A folder that go.mod puts in place of a module is not there",
		meaning: "A `replace` line of go.mod points to a folder that does not exist, or has no go.mod. A folder beside the repository is on the machine of its author only.",
		example: "main.go:3:8: example.com/dep@v1.0.0: replacement directory ../nosuchdir does not exist\n",
		examples: ["go: example.com/dep@v1.0.0 (replaced by ../dep): reading ../dep/go.mod: open /home/runner/work/app/dep/go.mod: no such file or directory\n", "main.go:3:8: module ./lib: reading lib/go.mod: open /home/runner/work/app/app/lib/go.mod: no such file or directory\n"],
		go: "1.21 to 1.27",
		marks: [
			"replacement directory ",
			" (replaced by ",
			": reading "
		],
		match: byPattern([
			/^(?<module>[^\s:]{1,500}): replacement directory (?<dir>[^\n]{1,500}?)(?: does not exist|: )/,
			/^(?<module>[^\s:]{1,500}) \(replaced by (?<dir>[^\s):]{1,500})\): (?:module \S{1,500}: )?reading \S{1,500}go\.mod: open [^\n]{1,1000}: no such file/,
			/^module (?<dir>\.{0,2}\/[^\s:]{1,500}): reading \S{1,500}go\.mod: open [^\n]{1,1000}: no such file/
		], (group) => ({
			message: `${group("module") === "" ? "a module" : quote(group("module"))} is replaced by the folder ${quote(group("dir"))}, which is not there or has no go.mod`,
			fix: group("module") === "" ? `check the folder out, give it a go.mod (\`go mod init\` in it), or delete its \`replace\` line from go.mod` : `check the folder out, or take the line away: \`go mod edit -dropreplace=${word(group("module").replace(/@.*/, ""))} && go mod tidy\`, or \`go work edit -dropreplace=${word(group("module").replace(/@.*/, ""))}\` where it stands in go.work`,
			root: group("dir")
		}))
	},
	{
		id: "ambiguous-import",
		family: "modules",
		title: "Two modules provide one package",
		meaning: "Two modules of the build hold the same package. Often a part of a module became a module of its own, and an old version of the whole is still required.",
		example: "main.go:3:8: ambiguous import: found package example.com/ambig/sub in multiple modules:\n	example.com/ambig v1.0.0 (/home/runner/go/pkg/mod/example.com/ambig@v1.0.0/sub)\n	example.com/ambig/sub v1.0.0 (/home/runner/go/pkg/mod/example.com/ambig/sub@v1.0.0)\n",
		go: "1.21 to 1.27",
		marks: ["ambiguous import: found package "],
		match: (error) => {
			const path = /^(?:\S{1,500}: )?ambiguous import: found package (?<path>\S{1,500}) in multiple/.exec(error.text)?.groups?.["path"];
			if (path === void 0) return null;
			const modules = error.text.split("\n").slice(1, 4).flatMap((line) => /^\t(\S{1,500})(?: (v\S{1,200}))? \(/.exec(line)?.slice(1, 3).join("@").replace(/@$/, "") ?? []);
			const [whole = ""] = modules;
			return {
				message: `the package ${quote(path)} is in ${modules.map((one) => quote(one)).join(" and in ")}`,
				fix: `go to a version of the larger module that no longer holds it, \`go get ${word(whole.replace(/@.*/, ""))}@latest && go mod tidy\`, or drop one of the two from go.mod; \`go mod why -m\` shows who needs it`,
				root: path
			};
		}
	},
	{
		id: "module-path-mismatch",
		family: "modules",
		title: "A module has another name than the one it was asked for by",
		meaning: "The `module` line of the module says another path than the one it is required by: it was renamed or moved, is a fork, or its path needs other capital letters.",
		example: "main.go:3:8: example.com/wrong@v1.0.0: parsing go.mod:\n	module declares its path as: example.com/other\n	        but was required as: example.com/wrong\n",
		examples: ["go: example.com/wrong@v1.0.0: parsing go.mod:\n	module declares its path as: example.com/other\n	        but was required as: example.com/wrong\n", "go: example.com/app imports\n	example.com/wrong: parsing go.mod:\n	module declares its path as: example.com/other\n	        but was required as: example.com/wrong\n"],
		go: "1.21 to 1.27",
		marks: ["module declares its path as: "],
		match: byPattern([/\n\tmodule declares its path as: (?<own>\S{1,500})\n\t {1,12}but was required as: (?<asked>\S{1,500})/], (group) => ({
			message: `the module that is required as ${quote(group("asked"))} calls itself ${quote(group("own"))}`,
			fix: `write ${quote(group("own"))} in the imports and take the old name away: \`go mod edit -droprequire=${word(group("asked"))} && go get ${word(group("own"))} && go mod tidy\`; for a fork keep the name and add \`go mod edit -replace=${word(group("own"))}=${word(group("asked"))}@VERSION\``,
			root: group("asked")
		}))
	},
	...GET,
	...VERSIONS,
	...MODULE_COMMANDS,
	...GO_MOD
];

// src/core/diagnosis/catalogue/network-git.ts
/** Causes of the family `network`, where git says what is wrong: private repositories above all. */
/** The module that git was run for: `reading M/go.mod at revision v1.2.3: git ls-remote ...`, `M@v1.2.3: invalid version: git ...`. */
function moduleOf$1(text) {
	const groups = /^(?:[^\n]{0,300}?: )??(?:reading (?<read>[^\s:]{1,500}?)(?:\/go\.mod)? at revision |(?<asked>[^\s:@]{1,500})@[^\s:]{1,200}: )/.exec(text)?.groups;
	return groups?.["read"] ?? groups?.["asked"] ?? "";
}
/** `git.example.com` of an address, or else of a module's path. */
function hostFor(url, module) {
	const named = /^(?:[a-z]{1,6}:\/\/)?(?:[^\s/@]{0,300}@)?(?<host>[\w.-]{1,300})/.exec(url)?.groups?.["host"] ?? module.split("/", 1)[0] ?? "";
	return named.includes(".") && !/^[\d.]+$/.test(named) ? named : (module.split("/", 1)[0] ?? "") || "HOST";
}
/** GitLab wants a name of its own beside a token, GitHub takes any. */
function asToken(host) {
	const [name, site] = [host.includes("gitlab") ? "oauth2" : "x-access-token", host.replaceAll(/[^\w.-]/g, "")];
	return `\`git config --global url."https://${name}:\${TOKEN}@${site}/".insteadOf "https://${site}/"\` with a token from a secret`;
}
/** A cause that one line of git's words tells. `pattern` is looked for in a bounded text. */
function bySaying(pattern, say) {
	return (error) => {
		const found = pattern.exec(error.text.slice(0, 2e4));
		if (found === null) return null;
		const module = moduleOf$1(error.text);
		const value = found.groups?.["value"] ?? "";
		return {
			...say(value, module),
			root: `${module} ${value}`
		};
	};
}
const of = (module) => module === "" ? "" : ` of ${quote(module)}`;
const goprivate = (module) => `\`GOPRIVATE=${word(module === "" ? "HOST/ORGANISATION" : module)}\``;
/** Whatever git says that no cause before it knows: the last of the family. */
const GIT_FAILED = {
	id: "git-failed",
	family: "network",
	title: "`git` failed to fetch a module",
	meaning: "The go command runs git to fetch a module without a proxy, and git ended with an error. Its own words follow.",
	example: "main.go:3:8: reading example.com/x/go.mod at revision v1.2.3: git fetch -f origin refs/tags/v1.2.3:refs/tags/v1.2.3 in /home/runner/go/pkg/mod/cache/vcs/b0e3: exit status 128:\n	fatal: couldn't find remote ref refs/tags/v1.2.3\n",
	go: "1.13 to 1.27",
	marks: [": git "],
	match: ({ text }) => {
		const found = /^[^\n]{0,1500}?: git (?<what>[\w-]{1,40}) [^\n]{0,2000}: exit status (?<code>\d{1,5})(?::\n\t(?<said>[^\n]{1,1000}))?/.exec(text)?.groups;
		if (found === void 0) return null;
		const module = moduleOf$1(text);
		const said = found["said"] ?? "";
		return {
			message: `git failed to fetch ${module === "" ? "a module" : quote(module)} (\`git ${found["what"] ?? ""}\` ended with ${found["code"] ?? ""})${said === "" ? "" : `: ${quote(said)}`}`,
			fix: `try it by hand as the same user, \`GIT_TERMINAL_PROMPT=0 git ls-remote ${module === "" ? "URL" : word(`https://${module}`)}\`, or fetch it through a proxy (\`GOPROXY\`)`,
			root: module
		};
	}
};
const GIT = [
	{
		id: "git-credentials-missing",
		family: "network",
		title: "`git` has no credentials for a private repository",
		meaning: "The repository asked for a name and a password, and in a job nobody is there to type them. A token of a workflow reaches its own repository only; other private ones need a token of their own.",
		example: "main.go:3:8: reading github.com/acme-priv/thing/go.mod at revision v1.2.3: git ls-remote -q origin in /home/runner/go/pkg/mod/cache/vcs/b0e3: exit status 128:\n	fatal: could not read Username for 'https://github.com': terminal prompts disabled\nConfirm the import path was entered correctly.\nIf this is a private repository, see https://golang.org/doc/faq#git_https for additional information.\n",
		examples: ["go: github.com/acme-priv/thing@v1.2.3: invalid version: git ls-remote -q --end-of-options origin in /home/runner/go/pkg/mod/cache/vcs/b0e3: exit status 128:\n	fatal: could not read Password for 'https://bot@github.com': No such device or address\n", "fatal: could not read Username for 'https://github.com': terminal prompts disabled\n"],
		go: "1.13 to 1.27",
		marks: ["could not read Username for ", "could not read Password for "],
		match: bySaying(/could not read (?:Username|Password) for '(?<value>[^'\n]{1,500})'/, (url, module) => ({
			message: `git has no name and password for ${quote(url)}, where the repository${of(module)} lies`,
			fix: `${goprivate(module)}, and ${asToken(hostFor(url, module))}; or ssh: \`git config --global url."git@${hostFor(url, module)}:".insteadOf "https://${hostFor(url, module)}/"\` with a key in the job`
		}))
	},
	{
		id: "git-ssh-refused",
		family: "network",
		title: "The ssh key is missing or not allowed",
		meaning: "git asked over ssh, and the server knows none of the keys that it was shown. In a job there is no key unless a step brings one.",
		example: "main.go:3:8: reading github.com/acme-priv/thing/go.mod at revision v1.2.3: git ls-remote -q origin in /home/runner/go/pkg/mod/cache/vcs/b0e3: exit status 128:\n	git@github.com: Permission denied (publickey).\n	fatal: Could not read from remote repository.\n	\n	Please make sure you have the correct access rights\n	and the repository exists.\n",
		go: "1.13 to 1.27",
		marks: ["Permission denied (publickey"],
		match: bySaying(/(?:^|\n)\s{0,8}(?<value>[\w.@-]{1,300}): Permission denied \(publickey/, (who, module) => ({
			message: `${quote(who)} accepts none of the ssh keys of this job, so the repository${of(module)} cannot be read`,
			fix: `load a deploy key that may read it (\`ssh-add\`, or a step with an ssh agent) and try \`ssh -T ${word(who)}\`; or use https: ${asToken(hostFor(who, module))}`
		}))
	},
	{
		id: "git-host-key",
		family: "network",
		title: "The host is not known to ssh",
		meaning: "ssh does not talk to a host whose key is not in `known_hosts`, or has changed there.",
		example: "go: example.com/x@v1.0.0: git ls-remote -q origin in /home/runner/go/pkg/mod/cache/vcs/b0e3: exit status 128:\n	Host key verification failed.\n	fatal: Could not read from remote repository.\n",
		go: "all: ssh says it",
		marks: ["Host key verification failed"],
		match: bySaying(/Host key verification failed/, (_value, module) => ({
			message: `ssh does not know the host of the repository${of(module)}, or its key has changed`,
			fix: "`ssh-keyscan HOST >> ~/.ssh/known_hosts`, compared with the keys that the host publishes"
		}))
	},
	{
		id: "git-access-refused",
		family: "network",
		title: "The credentials do not open the repository",
		meaning: "The server knows the repository or hides it: it refused the token or password, or says that there is none of that name, which is what it says of private ones as well.",
		example: "go: github.com/acme-priv/thing@v1.2.3: git ls-remote -q origin in /home/runner/go/pkg/mod/cache/vcs/b0e3: exit status 128:\n	remote: Repository not found.\n	fatal: repository 'https://github.com/acme-priv/thing/' not found\n",
		examples: [
			"go: github.com/acme-priv/thing@v1.2.3: git ls-remote -q origin in /home/runner/go/pkg/mod/cache/vcs/b0e3: exit status 128:\n	remote: Invalid username or password.\n	fatal: Authentication failed for 'https://github.com/acme-priv/thing/'\n",
			"go: github.com/acme-priv/thing@v1.2.3: git fetch -f origin refs/tags/v1.2.3 in /home/runner/go/pkg/mod/cache/vcs/b0e3: exit status 128:\n	ERROR: Repository not found.\n	fatal: Could not read from remote repository.\n",
			"go: github.com/acme-priv/thing@v1.2.3: git ls-remote -q origin in /home/runner/go/pkg/mod/cache/vcs/b0e3: exit status 128:\n	fatal: unable to access 'https://github.com/acme-priv/thing/': The requested URL returned error: 403\n"
		],
		go: "all: git says it",
		marks: [
			"epository not found",
			"' not found",
			"Authentication failed for ",
			"The requested URL returned error: 40"
		],
		match: bySaying(/(?:^|\n)\s{0,8}(?:fatal: (?:repository|Authentication failed for|unable to access) '(?<value>[^'\n]{1,500})'(?: not found|: The requested URL returned error: 40|\s|$)|(?:remote|ERROR): Repository not found)/, (url, module) => ({
			message: `the repository${url === "" ? of(module) : ` ${quote(url)}`} does not exist, or the credentials do not open it`,
			fix: `see whether it is there under this name, and give the job a token that may read it: ${goprivate(module)}, and ${asToken(hostFor(url, module))}`
		}))
	},
	{
		id: "git-host-unreachable",
		family: "network",
		title: "`git` cannot reach the host",
		meaning: "git did not find the host of a repository, or could not connect to it.",
		example: "go: example.com/x@v1.0.0: git ls-remote -q origin in /home/runner/go/pkg/mod/cache/vcs/b0e3: exit status 128:\n	fatal: unable to access 'https://git.example.com/x/': Could not resolve host: git.example.com\n",
		examples: ["go: example.com/x@v1.0.0: git ls-remote -q origin in /home/runner/go/pkg/mod/cache/vcs/b0e3: exit status 128:\n	ssh: connect to host git.example.com port 22: Connection timed out\n	fatal: Could not read from remote repository.\n"],
		go: "all: git says it",
		marks: [
			"Could not resolve host",
			"ssh: connect to host ",
			"Failed to connect to ",
			"Could not resolve hostname"
		],
		match: bySaying(/(?:Could not resolve host(?:name)?:? |ssh: connect to host |Failed to connect to )(?<value>[\w.:-]{1,300})/, (host, module) => ({
			message: `git cannot reach ${quote(host.replace(/:$/, ""))}, where the repository${of(module)} lies`,
			fix: "see to the network, the firewall and `HTTPS_PROXY` of the job; a proxy for modules (`GOPROXY`) needs no git at all"
		}))
	}
];

// src/core/diagnosis/catalogue/network-proxy.ts
/** Causes of the family `network` that the answer of a proxy tells: it refuses, lacks the module, fails, or is no proxy. */
/** What is asked for, in front of all: `example.com/x@v1.2.3: `. */
const ASKED = String.raw`^(?:[^\n]{0,500}?: )??(?:(?<module>[^\s:@]{1,500})@(?<version>[^\s:]{1,200}): )?`;
const URL_READ = String.raw`(?:[^\n]{0,1000}?: )?(?:module (?<named>[^\s:]{1,500}): )?reading (?<url>[a-z]{2,6}:\/\/[^\s/]{1,300}[^\s]{0,2000}?): `;
/** `goproxy.example.org` of `https://goproxy.example.org/a/@v/list`. */
function hostOf(url) {
	return /^[a-z]{2,6}:\/\/(?:[^\s/@]{0,300}@)?(?<host>[^\s/]{1,300})/.exec(url)?.groups?.["host"] ?? url;
}
/** The module in the path of a proxy's address, whose capitals are written `!a`. */
function moduleOf(url) {
	const elements = (/^[a-z]{2,6}:\/\/[^\s/]{0,300}\/(?<path>[^\s]{1,1500}?)\/@(?:v\/|latest)/.exec(url)?.groups?.["path"] ?? "").replace(/![a-z]/g, (letter) => letter.slice(1).toUpperCase()).split("/");
	const host = elements.findIndex((one) => /^[\w-]{1,100}(?:\.[\w-]{1,100}){1,5}$/.test(one));
	return elements.slice(Math.max(host, 0)).join("/");
}
const PROXIES = [
	{
		id: "proxy-credentials",
		family: "network",
		title: "A proxy or a repository asks for credentials",
		meaning: "The server answered 401, 403 or 407: it wants a name and a password or a token, or the ones it got do not allow this module. The go command reads them from `~/.netrc`, or from what `GOAUTH` names (Go 1.24).",
		example: "main.go:3:8: example.com/priv/thing@v1.2.3: reading https://goproxy.example.org/example.com/priv/thing/@v/v1.2.3.zip: 401 Unauthorized\n",
		examples: ["main.go:3:8: example.com/priv/thing@v1.2.3: reading https://goproxy.example.org/example.com/priv/thing/@v/v1.2.3.zip: 403 Forbidden\n", "go: example.com/priv/thing@v1.2.3: Get \"https://goproxy.example.org/example.com/priv/thing/@v/v1.2.3.info\": Proxy Authentication Required\n"],
		go: "1.13 to 1.27",
		marks: [
			": 401 ",
			": 403 ",
			": 407 ",
			"Proxy Authentication Required"
		],
		match: byPattern([new RegExp(`${ASKED}${URL_READ}(?<code>40[137]) [^\\n]{0,200}`), /^[^\n]{0,1000}?Get "(?<url>[a-z]{2,6}:\/\/[^"\n]{1,2000})": (?<code>Proxy Authentication Required)/], (group) => {
			const [host, module] = [hostOf(group("url")), group("module") || group("named") || moduleOf(group("url"))];
			return {
				message: `${quote(host)} wants credentials${module === "" ? "" : ` for ${quote(module)}`}, or refuses the ones it got (${group("code")})`,
				fix: `put \`machine ${word(host.replace(/:\d{1,5}$/, ""))} login NAME password TOKEN\` into \`~/.netrc\` from a secret${module === "" ? "" : `, or fetch it from its own repository: \`GOPRIVATE=${word(module)}\``}`,
				root: `${host} ${group("code")}`
			};
		})
	},
	{
		id: "module-not-on-proxy",
		family: "network",
		title: "The proxy has no such module or version",
		meaning: "The server answered 404 or 410: the module or this version does not exist, its name is mistyped, or it lies in a private repository that the proxy cannot see. Then `GOPRIVATE` has to name it, so that the go command goes to the repository itself.",
		example: "main.go:3:8: example.com/priv/thing@v1.2.3: reading https://goproxy.example.org/example.com/priv/thing/@v/v1.2.3.zip: 404 Not Found\n",
		examples: [
			"main.go:3:8: example.com/priv/thing@v1.2.3: reading https://goproxy.example.org/example.com/priv/thing/@v/v1.2.3.zip: 410 Gone\n",
			"go: example.com/x@v1.9.9: reading https://goproxy.example.org/example.com/x/@v/v1.9.9.info: 404 Not Found\n	server response: not found: example.com/x@v1.9.9: invalid version: unknown revision v1.9.9\n",
			"go: example.com/m@latest: module example.com/m: reading https://goproxy.example.org/example.com/m/@v/list: 404 Not Found\n",
			"go: example.com/m/v1: module example.com/m: reading https://goproxy.example.org/api/go/example.com/m/@v/list: 404 Not Found\n",
			"go: example.com/a@v1.0.0 requires\n	example.com/m@v1.2.3: reading https://goproxy.example.org/example.com/m/@v/v1.2.3.mod: 404 Not Found\n"
		],
		go: "1.13 to 1.27",
		marks: [": 404 Not Found", ": 410 Gone"],
		match: byPattern([new RegExp(`${ASKED}${URL_READ}(?<code>404 Not Found|410 Gone)(?:\\n\\tserver response: (?<said>[^\\n]{1,500}))?`)], (group, { message }) => {
			if (message.startsWith("cannot find module providing package ")) return null;
			const module = group("module") || group("named") || moduleOf(group("url"));
			const version = group("version");
			const said = group("said");
			const local = version === "latest" ? "; to build the code of the current folder leave the version away: `go install .`" : "";
			return {
				message: `${quote(hostOf(group("url")))} has no ${module === "" ? "such module" : quote(version === "" ? module : `${module}@${version}`)}${said === "" ? ` (${group("code")})` : `: ${quote(said)}`}`,
				fix: `if it is private: \`GOPRIVATE=${word(module === "" ? "HOST/ORGANISATION" : module)}\` and credentials for its repository; if it is public, see which versions there are, \`go list -m -versions ${word(module === "" ? "MODULE" : module)}\`, and correct go.mod or the import${local}`,
				root: module === "" ? group("url") : `${module} ${version}`
			};
		})
	},
	{
		id: "proxy-answer-invalid",
		family: "network",
		title: "What answered is no proxy for modules",
		meaning: "The server answered, and not in the way of a proxy for modules: a page to log in, a page of a firewall, or an address that is no proxy.",
		example: "go: module example.com/x: invalid response from proxy \"https://goproxy.example.org\": invalid character '<' looking for beginning of value\n",
		examples: ["go: example.com/x@v1.2.0: Get \"https://goproxy.example.org/example.com/x/@v/v1.2.0.info\": stopped after 10 redirects\n", "go: example.com/x@v1.2.0: parsing go.mod: missing module line\n"],
		go: "1.13 to 1.27",
		marks: [
			"invalid response from proxy \"",
			"stopped after 10 redirects",
			"parsing go.mod: missing module line"
		],
		match: byPattern([
			/^[^\n]{0,1500}?invalid response from proxy "(?<url>[^"\n]{1,1000})": (?<why>[^\n]{1,300})/,
			/^[^\n]{0,1500}?Get "(?<url>[^"\n]{1,2000})": (?<why>stopped after 10 redirects)/,
			/^(?:[^\n]{0,500}?: )??(?<module>[^\s:@]{1,500}@[^\s:]{1,200}): parsing go\.mod: (?<why>missing module line)/
		], (group) => {
			if (group("module") !== "") return {
				message: `what was downloaded as the go.mod of ${quote(group("module"))} is none: it has no \`module\` line`,
				fix: "see what `GOPROXY` answers, `curl -sSL \"$(go env GOPROXY | cut -d, -f1)/golang.org/x/text/@v/list\" | head`: a page to log in wants credentials (`~/.netrc`), another address belongs into `GOPROXY`; then `go clean -modcache`",
				root: "go.mod"
			};
			const host = hostOf(group("url"));
			return {
				message: `${quote(host)} does not answer as a proxy for modules: ${quote(group("why"))}`,
				fix: "see what it answers, `curl -sSL \"$(go env GOPROXY | cut -d, -f1)/golang.org/x/text/@v/list\" | head`: a page to log in wants credentials (`~/.netrc`), another address belongs into `GOPROXY`",
				root: host
			};
		})
	},
	{
		id: "proxy-failed",
		family: "network",
		title: "The proxy failed",
		meaning: "The server answered with an error of its own (5xx), or that it was asked too often (429). As a rule it passes.",
		example: "main.go:3:8: example.com/x@v1.2.3: reading https://goproxy.example.org/example.com/x/@v/v1.2.3.zip: 500 Internal Server Error\n",
		examples: ["go: example.com/x@v1.2.3: reading https://goproxy.example.org/example.com/x/@v/v1.2.3.mod: 502 Bad Gateway\n", "go: example.com/x@v1.2.3: reading https://goproxy.example.org/example.com/x/@v/v1.2.3.info: 429 Too Many Requests\n"],
		go: "1.13 to 1.27",
		marks: [
			": 500 Internal",
			": 501 ",
			": 502 Bad",
			": 503 Service",
			": 504 Gateway",
			": 429 Too"
		],
		match: byPattern([new RegExp(`${ASKED}${URL_READ}(?<code>(?:5\\d\\d|429) [^\\n]{1,100})`)], (group) => ({
			message: `${quote(hostOf(group("url")))} failed with ${quote(group("code"))}${group("module") === "" ? "" : ` when asked for ${quote(group("module"))}`}`,
			fix: "run it again; keep the module cache between runs (`actions/setup-go` does), or name a second proxy behind a bar: `GOPROXY=\"https://FIRST|https://SECOND|direct\"`",
			root: hostOf(group("url"))
		}))
	}
];

// src/core/diagnosis/catalogue/network.ts
/**
* Causes of the family `network`: proxies, credentials, certificates, and repositories that do not answer.
*
* The go command puts its errors together from the inside out, so what went wrong stands at the end of a line or on the
* lines below it, and what was asked for in front: `main.go:3:8: example.com/x@v1.2.3: reading URL: 404 Not Found`.
* Several modules that fail in one way at one host are one failure.
*/
const NETWORK = [
	...GIT,
	{
		id: "goproxy-off",
		family: "network",
		title: "`GOPROXY=off` forbids to look a module up",
		meaning: "A module is needed that is not in the module cache, and `GOPROXY=off` keeps the go command from asking anybody for it.",
		example: "main.go:3:8: module lookup disabled by GOPROXY=off\n",
		examples: ["go: example.com/x@v1.0.0: module lookup disabled by GOPROXY=off\n"],
		go: "1.13 to 1.27",
		marks: ["module lookup disabled by GOPROXY=off"],
		match: byPattern([/^(?:[^\n]{0,500}?: )??(?:(?<module>[^\s:]{1,500}): )?module lookup disabled by GOPROXY=off/], (group) => ({
			message: `${group("module") === "" ? "a module" : quote(group("module"))} is not in the module cache, and \`GOPROXY=off\` forbids to fetch it`,
			fix: "fetch the modules in a step with network, `go mod download`, and keep or restore the module cache; or unset `GOPROXY` (`go env -u GOPROXY`)",
			root: "off"
		}))
	},
	{
		id: "goproxy-invalid",
		family: "network",
		title: "`GOPROXY` is no list of proxies",
		meaning: "`GOPROXY` is a list of addresses, each with its `https://`, and of the words `direct` and `off`, parted by commas or bars.",
		example: "go: example.com/x@v1.0.0: invalid proxy URL missing scheme: foo\n",
		examples: ["go: example.com/x@v1.0.0: GOPROXY list is not the empty string, but contains no entries\n", "go: example.com/x@v1.0.0: invalid proxy URL scheme (must be https, http, file): ftp://goproxy.example.org\n"],
		go: "1.13 to 1.27",
		marks: [
			"invalid proxy URL ",
			"GOPROXY list is not the empty string",
			"invalid file:// proxy URL"
		],
		match: byPattern([/^[^\n]{0,1000}?(?<what>invalid proxy URL [^\n]{1,500}|invalid file:\/\/ proxy URL [^\n]{1,500}|GOPROXY list is not the empty string, but contains no entries)/], (group) => ({
			message: `\`GOPROXY\` cannot be used: ${quote(group("what"))}`,
			fix: "write it as `https://HOST,direct`, or take it away to have the default: `unset GOPROXY`, `go env -u GOPROXY`",
			root: "GOPROXY",
			place: null
		}))
	},
	{
		id: "tls-not-trusted",
		family: "network",
		title: "A certificate is not trusted",
		meaning: "The server showed a certificate that this machine does not trust: the image has no root certificates, a company proxy signs with its own, or the clock is wrong.",
		example: "go: example.com/x@v1.0.0: Get \"https://goproxy.example.org/example.com/x/@v/v1.0.0.info\": tls: failed to verify certificate: x509: certificate signed by unknown authority\n",
		examples: [
			"main.go:3:8: example.com/x@v1.0.0: Get \"https://goproxy.example.org/example.com/x/@v/v1.0.0.zip\": x509: certificate signed by unknown authority\n",
			"go: example.com/x@v1.0.0: Get \"https://goproxy.example.org/example.com/x/@v/v1.0.0.info\": tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2020-01-01T00:00:00Z is before 2024-01-01T00:00:00Z\n",
			"main.go:3:8: reading example.com/x/go.mod at revision v1.2.3: git ls-remote -q origin in /home/runner/go/pkg/mod/cache/vcs/b0: exit status 128:\n	fatal: unable to access 'https://git.example.com/x/': SSL certificate problem: unable to get local issuer certificate\n"
		],
		go: "1.13 to 1.27",
		marks: [
			"x509: ",
			"SSL certificate problem",
			"server certificate verification failed"
		],
		match: (error) => {
			const found = /(?:x509: |SSL certificate problem: |(?=server certificate verification failed))(?<why>[^\n]{1,300})/.exec(error.text)?.groups?.["why"];
			if (found === void 0 || error.text.startsWith("# ") || !/https?:\/\/|Get "/.test(error.text)) return null;
			const host = hostOf(/https?:\/\/[^\s"']{1,500}/.exec(error.text)?.[0] ?? "");
			return {
				message: `the certificate of ${quote(host)} is not trusted: ${quote(found)}`,
				fix: /expired|not yet valid/.test(found) ? "set the clock of the machine (`date`), or have the certificate renewed" : "install the root certificates (`apt-get install ca-certificates`, `apk add ca-certificates`); that of a company proxy goes into `/usr/local/share/ca-certificates`, then `update-ca-certificates`",
				root: host
			};
		}
	},
	{
		id: "import-path-unresolved",
		family: "network",
		title: "An import path leads to no repository",
		meaning: "Without a proxy the go command asks the host of an import path where its repository is. That host gave no answer of that kind: the path is mistyped, or the site is private or gone.",
		example: "go: example.com/x@v1.0.0: unrecognized import path \"example.com/x\": reading https://example.com/x?go-get=1: 404 Not Found\n",
		examples: [
			"main.go:3:8: unrecognized import path \"example.com/x\": parse https://example.com/x?go-get=1: no go-import meta tags ()\n",
			"go: foo@v1.0.0: unrecognized import path \"foo\": import path does not begin with hostname\n",
			"go: unrecognized import path \"example.com/priv\": reading https://example.com/priv?go-get=1: 401 Unauthorized\n"
		],
		go: "1.13 to 1.27",
		marks: ["unrecognized import path \""],
		match: byPattern([/^[^\n]{0,1500}?unrecognized import path "(?<path>[^"\n]{1,500})": (?<why>[^\n]{1,500})/], (group) => /: 40[137] /.test(group("why")) ? {
			message: `the host of the import path ${quote(group("path"))} wants credentials: ${quote(group("why"))}`,
			fix: `put \`machine ${word(group("path").split("/", 1)[0] ?? "")} login NAME password TOKEN\` into \`~/.netrc\` from a secret, and set \`GOPRIVATE=${word(group("path"))}\``,
			root: group("path")
		} : {
			message: `the import path ${quote(group("path"))} leads to no repository: ${quote(group("why"))}`,
			fix: `correct the path; for a private one name its repository in the path (\`git.example.com/team/x.git\`), or see what \`curl -s 'https://${group("path").replaceAll(/[`'"\\]/g, "")}?go-get=1'\` answers`,
			root: group("path")
		})
	},
	...PROXIES,
	{
		id: "network-unreachable",
		family: "network",
		title: "A server cannot be reached",
		meaning: "A name was not found, a connection was refused, broken or too slow. The job has no network, a firewall or a missing `HTTPS_PROXY` is in the way, or the server is down.",
		example: "go: example.com/x@v1.0.0: Get \"https://goproxy.example.org/example.com/x/@v/v1.0.0.info\": dial tcp: lookup goproxy.example.org on 127.0.0.53:53: no such host\n",
		examples: [
			"go: example.com/x@v1.0.0: Get \"http://127.0.0.1:1/example.com/x/@v/v1.0.0.info\": dial tcp 127.0.0.1:1: connect: connection refused\n",
			"main.go:3:8: example.com/x@v1.0.0: Get \"https://goproxy.example.org/example.com/x/@v/v1.0.0.zip\": dial tcp 10.0.0.1:443: i/o timeout\n",
			"go: example.com/x@v1.0.0: read \"https://goproxy.example.org/example.com/x/@v/v1.0.0.zip\": read tcp 10.0.0.1:1->10.0.0.2:443: read: connection reset by peer\n",
			"go: example.com/x@v1.0.0: Get \"https://goproxy.example.org/example.com/x/@v/v1.0.0.info\": net/http: TLS handshake timeout\n",
			"go: example.com/x@v1.0.0: Get \"https://goproxy.example.org/example.com/x/@v/v1.0.0.info\": proxyconnect tcp: dial tcp 10.0.0.3:3128: connect: network is unreachable\n"
		],
		go: "1.13 to 1.27",
		marks: [
			"dial tcp",
			": no such host",
			"connection refused",
			"connection reset by peer",
			"i/o timeout",
			"TLS handshake timeout",
			"network is unreachable",
			"context deadline exceeded",
			"server misbehaving"
		],
		match: ({ text, message }) => {
			if (text.startsWith("# ")) return null;
			const found = /^[^\n]{0,1500}?(?:[Gg]et|[Rr]ead|https fetch: Get) "(?<url>[a-z]{2,6}:\/\/[^"\n]{1,2000})": (?<why>[^\n]{1,500})/.exec(text)?.groups;
			const url = found?.["url"] ?? /^[^\n]{0,1500}?(?<url>https?:\/\/[^\s"']{1,2000})/.exec(text)?.groups?.["url"] ?? "";
			const why = found?.["why"] ?? message;
			const reason = /(?:proxyconnect tcp: )?[^\n]{0,400}(?:no such host|connection refused|connection reset by peer|i\/o timeout|TLS handshake timeout|network is unreachable|context deadline exceeded|server misbehaving)/.exec(why.slice(0, 1e3))?.[0];
			if (reason === void 0 || url === "") return null;
			const host = hostOf(url);
			return {
				message: `${quote(host)} cannot be reached: ${quote(reason)}`,
				fix: /no such host|misbehaving/.test(reason) ? `see whether the machine has a network and resolves the name, \`getent hosts ${word(host.replace(/:\d{1,5}$/, ""))}\`, and whether \`go env GOPROXY\` names the right one` : "run it again; if it stays, see to the firewall and to `HTTPS_PROXY`, and whether `go env GOPROXY` names the right server",
				root: host
			};
		}
	},
	{
		id: "insecure-refused",
		family: "network",
		title: "An insecure address is refused",
		meaning: "The go command fetches over https only, and sends no credentials over http, unless `GOINSECURE` names the module.",
		example: "go: example.com/x@v1.0.0: refusing to pass credentials to insecure URL: http://goproxy.example.org/\n",
		examples: ["go: example.com/x@v1.0.0: Get \"https://example.com/x?go-get=1\": redirected from secure URL https://example.com/x to insecure URL http://example.com/x\n"],
		go: "1.14 to 1.27",
		marks: ["refusing to pass credentials to insecure URL", "redirected from secure URL "],
		match: byPattern([/^[^\n]{0,1500}?(?:refusing to pass credentials to insecure URL: |redirected from secure URL [^\s]{1,1000} to insecure URL )(?<url>[^\s]{1,1000})/], (group) => ({
			message: `the go command does not use the insecure address ${quote(group("url"))}`,
			fix: "have the server answer over https, or allow it for these modules alone: `GOINSECURE=MODULE`",
			root: hostOf(group("url"))
		}))
	},
	GIT_FAILED
];

// src/core/diagnosis/catalogue/pgo.ts
/** Causes of the family `pgo`: the profile that the compiler is given. */
/**
* Up to Go 1.22 every compiler reads the profile, and each package says that it cannot; since then one program does, below
* a line `# PROFILE`, which stands where that of a package would.
*/
const PATTERNS = [/^compile: (?<file>[^\n]{1,1000}?): PGO error: error (?<what>opening|parsing|processing) profile: (?<why>[^\n]{1,500})/, /^preprofile: error (?<what>opening|parsing|processing|reading) profile: (?:error parsing profile: )?(?<why>[^\n]{1,500})/];
const PGO = [{
	id: "pgo-profile-unusable",
	family: "pgo",
	title: "The profile for the compiler cannot be used",
	meaning: "Builds with a profile (`-pgo=FILE`, or a `default.pgo` next to `main`) read a CPU profile of `runtime/pprof`. The file is not there, or holds something else: often a pointer of Git LFS, or an error page that was downloaded.",
	example: "# /home/runner/work/app/app/bad.pgo\npreprofile: error parsing profile: error parsing profile: parsing profile: unknown wire type: 7\n",
	examples: ["# /home/runner/work/app/app/nosuch.pgo\npreprofile: error opening profile: open /home/runner/work/app/app/nosuch.pgo: no such file or directory\n", "# internal/goarch\ncompile: /home/runner/work/app/app/bad.pgo: PGO error: error parsing profile: parsing profile: unrecognized profile format\n"],
	go: "1.21 to 1.27",
	marks: [": PGO error: ", "preprofile: error "],
	match: byPattern(PATTERNS, (group, { package: header }) => {
		const file = group("file") || header || "";
		const missing = group("what") === "opening" && group("why").includes("no such file");
		return {
			message: missing ? `the profile ${quote(file)} is not there` : `the profile ${quote(file)} cannot be read: ${quote(group("why"))}`,
			fix: missing ? "correct the path of `-pgo`, or build without a profile: `-pgo=off`" : `write it anew (\`go tool pprof -proto\` joins profiles), fetch it with \`git lfs pull\` when it is a pointer, or build with \`-pgo=off\`; \`go tool pprof -top ${word(file)}\` reads a good one`,
			root: file,
			package: null,
			place: {
				file,
				line: null
			}
		};
	})
}];

// src/core/diagnosis/catalogue/syntax-characters.ts
/** Causes of the family `syntax` about characters, strings, comments and numbers. */
/** Characters that word processors, chats and web pages put in place of those that Go knows. */
const LOOKALIKES = {
	"2018": "`'`",
	"2019": "`'`",
	"201C": "`\"`",
	"201D": "`\"`",
	FF02: "`\"`",
	FF08: "`(`",
	FF09: "`)`",
	FF0C: "`,`",
	FF1A: "`:`",
	FF1B: "`;`",
	"2013": "`-`",
	"2014": "`-`",
	"2212": "`-`",
	"00A0": "a space",
	"3000": "a space"
};
const CHARACTERS = [
	{
		id: "invalid-character",
		family: "syntax",
		title: "A character that Go does not know",
		meaning: "A character stands in the code that Go allows only within strings and comments: typographic quotes and dashes of a text that was pasted, a space that does not break or has no width, the mark of a file’s byte order in its middle, or bytes that are no UTF-8.",
		example: "# example.com/app\n./main.go:4:20: invalid character U+201C '“' in identifier\n",
		examples: [
			"# example.com/app\n./main.go:2:9: invalid character U+0040 '@'\n",
			"# example.com/app\n./main.go:2:4: invalid character U+00A0 in identifier\n",
			"# example.com/app\n./main.go:3:1: invalid BOM in the middle of the file\n",
			"# example.com/app\n./main.go:2:10: invalid NUL character\n",
			"# example.com/app\n./main.go:2:10: invalid UTF-8 encoding\n",
			"main.go:3:1: illegal byte order mark\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"invalid character U+",
			"invalid BOM in",
			"invalid NUL char",
			"invalid UTF-8 enc",
			"illegal byte order mark"
		],
		match: byCompiler([/^invalid character U\+(?<code>[0-9A-F]{4,6})(?: '(?<char>[^\n]{1,4})')?/, /^(?<what>invalid BOM in the middle of the file|invalid NUL character|invalid UTF-8 encoding|illegal byte order mark)/], (group) => {
			const code = group("code");
			if (code === "") return {
				message: `the file has bytes that no Go source may have: ${group("what")}`,
				fix: "delete them there, and save the file as UTF-8 without a byte order mark"
			};
			const instead = LOOKALIKES[code];
			return {
				message: `the character ${quote(`U+${code}`)}${group("char") === "" ? "" : ` (${quote(group("char"))})`} means nothing to Go outside of strings and comments`,
				fix: instead === void 0 ? "delete it, or put it into a string" : `write ${instead} instead`
			};
		})
	},
	{
		id: "nul-in-source",
		family: "syntax",
		title: "A source file with a zero byte",
		meaning: "The go command found a zero byte in a `.go` file and did not read on. The file is damaged, or was saved as UTF-16.",
		example: "read /home/runner/work/app/app/main.go: unexpected NUL in input\n",
		go: "1.21 to 1.27",
		marks: ["unexpected NUL in input"],
		match: byPattern([/^unexpected NUL in input/], (_group, { file: printed }) => {
			const file = printed?.replace(/^read /, "") ?? "";
			return file === "" ? null : {
				message: `the file ${quote(file)} has a zero byte`,
				fix: `save it as UTF-8 without zero bytes, or restore it: \`git checkout -- ${word(file)}\``,
				root: file,
				place: {
					file,
					line: null
				}
			};
		})
	},
	{
		id: "unclosed",
		family: "syntax",
		title: "A string, a comment or a block is not closed",
		meaning: "What was opened with a quote, with `/*` or with a bracket does not end where it has to.",
		example: "# example.com/app\n./main.go:3:1: syntax error: unexpected EOF, expected }\n",
		examples: [
			"# example.com/app\n./main.go:2:13: newline in string\n",
			"# example.com/app\n./main.go:2:9: string not terminated\n",
			"main.go:2:1: comment not terminated\n",
			"main.go:2:8: string literal not terminated\n",
			"# example.com/app\n./main.go:2:11: newline in rune literal\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"unexpected EOF",
			"newline in string",
			"newline in rune literal",
			" not terminated"
		],
		match: byCompiler([
			/^syntax error: (?<eof>unexpected EOF)(?:[^\n]{0,200}?(?:expected|or) (?<close>[^\s]{1,10})$)?/m,
			/^newline in (?<what>string|rune literal)/,
			/^(?<what>string|comment|rune literal|string literal|raw string literal|escape sequence) not terminated/
		], (group) => group("eof") === "" ? {
			message: `the ${group("what")} that begins here is not closed`,
			fix: group("what") === "comment" ? "close it with `*/`" : "close it on its line, or write a text of several lines between back quotes (U+0060)"
		} : {
			message: "the file ends within a block: a closing bracket is missing above",
			fix: `find what is not closed (\`gofmt -l .\` names the file, the indentation shows the block) and add ${quote(group("close") || "}")}`
		})
	},
	{
		id: "invalid-literal",
		family: "syntax",
		title: "A number, a rune or an escape that Go does not know",
		meaning: "Numbers, runes (`'a'`: one character) and escapes (`\\n`) have fixed forms. A number with a leading zero is octal, and text stands between double quotes.",
		example: "# example.com/app\n./main.go:2:9: more than one character in rune literal\n",
		examples: [
			"# example.com/app\n./main.go:2:10: invalid digit '8' in octal literal\n",
			"# example.com/app\n./main.go:2:11: unknown escape\n",
			"# example.com/app\n./main.go:2:11: '_' must separate successive digits\n",
			"# example.com/app\n./main.go:2:11: hexadecimal literal has no digits\n",
			"# example.com/app\n./main.go:2:10: empty rune literal or unescaped '\n",
			"# example.com/app\n./main.go:2:10: escape is invalid Unicode code point U+D800\n",
			"# example.com/app\n./main.go:2:10: invalid character '8' in octal escape\n",
			"# example.com/app\n./main.go:2:10: 'p' exponent requires hexadecimal mantissa\n",
			"# example.com/app\n./main.go:2:10: identifier cannot begin with digit U+06F6 '۶'\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"in rune literal",
			"empty rune literal",
			"invalid digit ",
			"unknown escape",
			"must separate successive",
			" literal has no digits",
			"exponent has no digits",
			" exponent requires ",
			"escape is invalid ",
			"invalid character ",
			"identifier cannot begin "
		],
		match: byCompiler([/^(?<rune>more than one character in rune literal|empty rune literal)/, /^(?<what>invalid digit '[^\n]{1,4}' in \w{1,20} literal|unknown escape|'_' must separate successive digits|\w{1,20} literal has no digits|exponent has no digits|'[a-z]' exponent requires \w{1,20} mantissa|escape is invalid Unicode code point U\+[0-9A-F]{1,8}|octal escape value \d{1,6} > 255|invalid character [^\n]{1,8} in \w{1,20} escape|identifier cannot begin with digit [^\n]{1,20})/], (group) => group("rune") === "" ? {
			message: `a literal is malformed: ${group("what")}`,
			fix: "correct it; a decimal number has no leading zero, and a backslash in a string is written `\\\\`"
		} : {
			message: `a rune holds exactly one character: ${group("rune")}`,
			fix: "write text between double quotes"
		})
	}
];

// src/core/diagnosis/catalogue/syntax.ts
/**
* Causes of the family `syntax`. Two programs read Go: the go command (go/parser, `expected 'package', found 'EOF'`) as
* far as the imports, the compiler (cmd/compile/internal/syntax, `syntax error: unexpected }`) all of it.
*/
const SYNTAX = [
	...CHARACTERS,
	{
		id: "brace-on-own-line",
		family: "syntax",
		title: "An opening brace on a line of its own",
		meaning: "Go ends a statement at the end of a line, so an opening brace stands on the line of its `func`, `if`, `for` or `switch`, and `else` on the line of the brace that it follows.",
		example: "# example.com/app\n./main.go:4:1: syntax error: unexpected semicolon or newline before {\n",
		examples: [
			"# example.com/app\n./main.go:2:35: syntax error: unexpected newline, expected { after for clause\n",
			"# example.com/app\n./main.go:3:1: syntax error: unexpected keyword else, expected }\n",
			"# example.com/app\n./main.go:3:1: syntax error: unexpected else, expected }\n",
			"# example.com/app\n./main.go:3:2: syntax error: else must be followed by if or statement block\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"unexpected semicolon or newline before {",
			"unexpected newline, expected { after",
			"unexpected keyword else",
			"unexpected else",
			"else must be followed by"
		],
		match: byCompiler([
			/^syntax error: unexpected semicolon or newline before \{/,
			/^syntax error: unexpected newline, expected \{ after/,
			/^syntax error: (?<else>unexpected (?:keyword )?else\b|else must be followed by)/
		], (group) => group("else") === "" ? {
			message: "the opening brace stands on a line of its own",
			fix: "move `{` to the end of the line above"
		} : {
			message: "`else` does not stand right behind the closing brace of its `if`",
			fix: "write `} else {` or `} else if` on one line"
		})
	},
	{
		id: "missing-comma",
		family: "syntax",
		title: "A list lacks a comma or its closing bracket",
		meaning: "A list of arguments, values or parameters goes on where it had to be divided or closed. When it goes over several lines, each line ends with a comma, the last one too.",
		example: "# example.com/app\n./main.go:6:17: syntax error: unexpected newline in argument list; possibly missing comma or )\n",
		examples: ["# example.com/app\n./main.go:2:28: syntax error: unexpected literal 1 in composite literal; possibly missing comma or }\n", "# example.com/app\n./main.go:4:4: syntax error: unexpected comma in interface type; possibly missing semicolon or newline or }\n"],
		go: "1.21 to 1.27",
		marks: ["; possibly missing "],
		match: byCompiler([/^syntax error: unexpected (?<token>[^\n]{1,200}?) in (?<list>[a-z ]{1,60}); possibly missing (?<sep>\S{1,20}(?: or newline)?) or (?<close>\S{1,5})/], (group) => {
			const close = group("close");
			const newline = group("token") === "newline";
			return {
				message: `the ${group("list")} is not closed, or lacks a ${group("sep")}, before ${newline ? "the end of the line" : quote(group("token"))}`,
				fix: newline ? `end the line with a ${group("sep")}, or put ${quote(close)} onto it` : `put a ${group("sep")} or ${quote(close)} in front of it`
			};
		})
	},
	{
		id: "merge-conflict",
		family: "syntax",
		title: "The marks of a merge conflict",
		meaning: "Git writes `<<<<<<<`, `=======` and `>>>>>>>` into a file that two sides changed. They stand at the start of a line, and Go reads them as operators.",
		example: "# example.com/app\n./main.go:4:1: syntax error: unexpected <<, expected }\n",
		examples: [
			"main.go:3:1: expected ';', found '<<'\n",
			"# example.com/app\n./main.go:6:1: syntax error: unexpected ==, expected }\n",
			"# example.com/app\n./main.go:9:1: syntax error: unexpected >>, expected }\n",
			"main.go:3:1: expected 'package', found '<<'\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"unexpected <<",
			"unexpected ==",
			"unexpected >>",
			", found '<<'",
			", found '=='",
			", found '>>'"
		],
		match: byCompiler([/^syntax error: unexpected (?:<<|==|>>)/, /^expected [^\n]{1,60}, found '(?:<<|==|>>)'/], (_group, { file, column }) => column === 1 ? {
			message: `${file === null ? "the file" : quote(file.replace(/^\.[\\/]/, ""))} has the marks of a merge conflict`,
			fix: `decide between the two sides, and delete the lines that begin with \`<<<<<<<\`, \`=======\` and \`>>>>>>>\`; \`git diff --check\` lists all of them`,
			root: file ?? ""
		} : null)
	},
	{
		id: "code-outside-function",
		family: "syntax",
		title: "A statement outside of any function",
		meaning: "Outside of functions Go takes declarations only: `import`, `const`, `type`, `var` and `func`. A brace too many above, `x := 1` outside of a function, and the marks of a merge conflict (`<<<<<<<`) all look so.",
		example: "# example.com/app\n./main.go:2:1: syntax error: non-declaration statement outside function body\n",
		examples: ["# example.com/app\n./main.go:3:1: syntax error: imports must appear before other declarations\n", "# example.com/app\n./main.go:2:14: syntax error: unexpected } after top level declaration\n"],
		go: "1.21 to 1.27",
		marks: [
			"non-declaration statement",
			"imports must appear before",
			" after top level declaration"
		],
		match: byCompiler([/^syntax error: (?:non-declaration statement|unexpected [^\n]{1,200} after top level)/, /^syntax error: (?<import>imports must appear)/], (group) => group("import") === "" ? {
			message: "something other than a declaration stands outside of all functions",
			fix: "look for a brace too many above it, for the marks of a merge conflict, and write `var x = 1` for `x := 1`"
		} : {
			message: "an `import` stands behind other declarations",
			fix: "move it up, right behind the `package` line"
		})
	},
	{
		id: "assignment-as-value",
		family: "syntax",
		title: "An assignment where a value is expected",
		meaning: "In Go an assignment is a statement and has no value, so it cannot be a condition.",
		example: "# example.com/app\n./main.go:2:17: syntax error: cannot use assignment x = 1 as value\n",
		examples: ["# example.com/app\n./main.go:2:17: syntax error: cannot use x := 1 as value\n"],
		go: "1.21 to 1.27",
		marks: ["syntax error: cannot use "],
		match: byCompiler([/^syntax error: cannot use (?:assignment )?(?<what>[^\n]{1,500}) as value$/m], (group) => ({
			message: `the assignment ${quote(group("what"))} stands where a value is expected`,
			fix: "write `==` to compare, or `if x := f(); x {` to assign first"
		}))
	},
	{
		id: "package-clause-missing",
		family: "syntax",
		title: "A file does not begin with its package",
		meaning: "The first thing in a Go file is `package NAME`. A file that is empty, or was cut, has none; neither has one in another language that was named `.go`.",
		example: "main.go:1:1: expected 'package', found 'EOF'\n",
		examples: ["main.go:1:1: expected 'package', found 'func'\n", "# example.com/app\n./main.go:1:1: syntax error: package statement must be first\n"],
		go: "1.21 to 1.27",
		marks: ["expected 'package'", "package statement must be first"],
		match: byCompiler([/^expected 'package', found (?<found>[^\n]{1,100})/, /^syntax error: package statement must be first/], (group) => ({
			message: group("found") === "'EOF'" ? "the file is empty" : "the file does not begin with `package NAME`",
			fix: "write `package` and the name of the other files’ package on its first line, or delete the file"
		}))
	},
	{
		id: "syntax-error",
		family: "syntax",
		title: "The code is not written as Go is",
		meaning: "The parser expected something else at this place. What is wrong is often right before it: a bracket, a comma, an operator.",
		example: "# example.com/app\n./main.go:6:1: syntax error: unexpected }, expected expression\n",
		examples: [
			"# example.com/app\n./main.go:2:18: syntax error: unexpected name true at end of statement\n",
			"main.go:1:9: expected 'IDENT', found 'EOF'\n",
			"main.go:2:11: missing import path\n",
			"main.go:2:8: import path must be a string\n",
			"main.go:2:11: missing import path; require quoted string\n",
			"# example.com/app\n./main.go:2:9: method has no receiver\n",
			"# example.com/app\n./main.go:1:9: invalid package name _\n",
			"a_test.go:3:11: missing parameter name\n",
			"# example.com/app\n./main.go:2:10: can only use ... with final parameter in list\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"syntax error: ",
			"expected '",
			", found ",
			"missing import path",
			"import path must be a string",
			"method has ",
			"invalid package name ",
			"missing parameter name",
			"can only use ... with final",
			"must not be parenthesized",
			"missing init expr",
			"extra init expr"
		],
		match: byCompiler([
			/^syntax error: (?<what>[^\n]{1,500})/,
			/^(?<what>invalid package name \S{1,100}|missing parameter name)/,
			/^(?<what>expected [^\n]{1,60}, found [^\n]{1,100}|missing import path[^\n]{0,40}|import path must be a string)/,
			/^(?<what>method has (?:no|multiple) receivers?|can only use \.\.\. with final parameter[^\n]{0,20}|expression in \w{2,5} must not be parenthesized|(?:missing|extra) init expr[^\n]{0,200})/
		], (group, { file }) => ({
			message: `Go cannot read the code here: ${quote(group("what"))}`,
			fix: `correct this place, or what stands right before it; \`gofmt -e ${word(file ?? ".")}\` lists all such places of the file`
		}))
	}
];

// src/core/diagnosis/frames.ts
/**
* Frames of a trace: `\t/src/app/a_test.go:4 +0x25`, below the function that was called there.
*
* Whose code a frame is: Go's own lies in GOROOT, which may be anywhere, but every trace that goes through it names a file
* of its runtime or of its package testing, and so its folder. With -trimpath files have import paths for folders; those
* of Go have no dot in their first element.
*/
const FRAME$1 = /^\s{1,12}(?<place>\S[^\n]{0,1000}\.go:\d{1,9})(?: \+0x[0-9a-f]{1,16})?/;
/** What the go command writes around tests. */
const GENERATED = /(?:^|[\\/])_testmain\.go$/;
const GOROOT = /^(?<root>.{0,1000}[\\/]src[\\/])(?:runtime|testing)[\\/][\w.]{1,100}$/;
const ABSOLUTE = /^(?:[\\/]|[A-Za-z]:[\\/])/;
/** Reads a frame; `null` for any other line. */
function readFrame(line) {
	const found = FRAME$1.exec(line)?.groups?.["place"];
	const place = found === void 0 ? null : readPlace(`${found}: `);
	return place === null ? null : {
		file: place.file,
		line: place.line
	};
}
function isGos(file, goroot) {
	if (GENERATED.test(file) || isSomebodyElses(file) === "goroot") return true;
	if (ABSOLUTE.test(file)) return goroot !== null && file.startsWith(goroot);
	const slash = file.search(/[\\/]/);
	return slash > 0 && !file.slice(0, slash).includes(".");
}
/** Whether a line may be a frame of the user's own code. */
function isUsersFrame(line) {
	const first = line.charCodeAt(0);
	if (first !== 9 && first !== 32) return false;
	const frame = readFrame(line);
	return frame !== null && !isGos(frame.file, null) && isSomebodyElses(frame.file) === null;
}
/** The first frame of the user's own code; where there is none, the first one of another module's. */
function firstFrame(lines) {
	const frames = lines.map(readFrame).filter((frame) => frame !== null);
	const goroot = frames.map(({ file }) => GOROOT.exec(file)?.groups?.["root"]).find((root) => root !== void 0) ?? null;
	const notGos = frames.filter(({ file }) => !isGos(file, goroot));
	return notGos.find(({ file }) => isSomebodyElses(file) === null) ?? notGos[0] ?? null;
}

// src/core/diagnosis/catalogue/generate.ts
/** Causes of the family `tests` that `go generate` has. */
const GENERATE = [{
	id: "generator-failed",
	family: "tests",
	title: "A `//go:generate` command failed",
	meaning: "`go generate` runs the commands of `//go:generate` lines. One of them is not installed, or ended with an error of its own, which stands above.",
	example: "main.go:3: running \"nosuchtool\": exec: \"nosuchtool\": executable file not found in $PATH\n",
	examples: ["boom\nmain.go:3: running \"sh\": exit status 3\n"],
	go: "1.21 to 1.27",
	marks: [
		": exit status ",
		": executable file not found in ",
		"running \""
	],
	match: byPattern([/^running "(?<tool>[^"\n]{1,300})": (?:(?<missing>exec: [^\n]{1,400})|(?<end>exit status \d{1,5}|signal: [a-z ]{1,30}))/], (group) => group("missing") === "" ? {
		message: `the command ${quote(group("tool"))} of a \`//go:generate\` line failed: ${quote(group("end"))}`,
		fix: `read what it printed above, and run it by hand in the folder of the file`
	} : {
		message: `the command ${quote(group("tool"))} of a \`//go:generate\` line is not installed`,
		fix: `install it before \`go generate\`; a tool written in Go is best named in go.mod, \`go get -tool PATH\` (Go 1.24), and called as ${quote(`go tool ${group("tool")}`)}`,
		root: group("tool")
	})
}, {
	id: "generate-line-invalid",
	family: "tests",
	title: "A `//go:generate` line that cannot be read",
	meaning: "The words of a `//go:generate` line are those of a command: separated by spaces, or between double quotes as a string of Go. There is no shell that would read more into them.",
	example: "main.go:3: mismatched quoted string\n",
	examples: [
		"main.go:3: bad quoted string\n",
		"main.go:3: expected space after quoted argument\n",
		"main.go:4: command \"foo\" multiply defined\n"
	],
	go: "1.21 to 1.27",
	marks: [
		"mismatched quoted string",
		"bad quoted string",
		"expected space after quoted argument",
		"\" multiply defined",
		"no arguments to directive",
		"no command specified for -command"
	],
	match: (error) => {
		if (error.form !== "place" || error.column !== null) return null;
		const why = /^(?:mismatched quoted string|bad quoted string|expected space after quoted argument|command "[^"\n]{1,300}" multiply defined|no arguments to directive|no command specified for -command)$/.exec(error.message)?.[0];
		return why === void 0 ? null : {
			message: `\`go generate\` cannot read this line: ${quote(why)}`,
			fix: "close every double quote; where a shell is wanted, call one: `//go:generate sh -c \"...\"`"
		};
	}
}];

// src/core/text/own.ts
/**
* Text with memory of its own.
*
* A part of a text is a view in V8, and keeps the whole text alive: a name of forty characters that is remembered holds
* the megabyte of log that it came in. What is kept for longer than the piece of a log goes through here.
*/
/** V8 copies shorter parts by itself (SlicedString::kMinLength). */
const MIN_VIEW_CHARS = 13;
/** The same text, which keeps nothing else alive. */
function own(text) {
	return text.length < MIN_VIEW_CHARS ? text : ` ${text}`.slice(1);
}
/** The same value of JSON, with all its texts their own. */
function detached(value) {
	return JSON.parse(JSON.stringify(value));
}

// src/core/diagnosis/test-output.ts
/**
* What a test prints while it runs, kept until the test is known to have failed.
*
* Without `-v` a test's words stand below `--- FAIL: TestX`. With `-v`, and in the events of `-json`, they come when they
* are said, and the verdict comes last; `=== RUN`, `=== NAME` and `=== CONT` say whose words follow, and an event names
* its test. Bounded: a run has many tests, and nearly all of them pass.
*
* Source: testing/testing.go (common.log, T.report), cmd/internal/test2json of Go 1.21 to 1.27.
*/
/** Tests that are known to run at a time. */
const MAX_RUNNING = 1e4;
/** Tests whose words are kept at a time: more run side by side only with a large -parallel. */
const MAX_TESTS = 64;
/** Lines of one test; its last ones are kept, since what fails is said last. */
const MAX_LINES = 20;
/** `--- FAIL: TestX/sub (0.01s)`; a benchmark has no time. */
const VERDICT = /^ {0,80}--- (PASS|FAIL|SKIP|BENCH): (\S{1,500})(?: \(|$)/;
/** How a test ended, and its name. */
function readVerdict(line) {
	const first = line.charCodeAt(0);
	if (first !== 45 && first !== 32 || !line.includes("--- ")) return null;
	const found = VERDICT.exec(line);
	return found === null ? null : {
		failed: found[1] === "FAIL",
		name: found[2] ?? ""
	};
}
/** The test that holds a subtest: `TestTable` of `TestTable/two_words`. */
function topTest(name) {
	const slash = name.indexOf("/");
	return slash < 0 ? name : name.slice(0, slash);
}
/** A benchmark under -v says its name alone on a line, and no `=== RUN`. */
const BENCHMARK = /^Benchmark\w{0,300}(?:\/\S{1,300})?$/;
/** The test of `=== RUN   TestX`, `=== NAME  TestX` and `=== CONT  TestX`. By hand: runs have millions of these lines. */
function speakerOf(line) {
	const space = line.lastIndexOf(" ");
	if (space <= 7 || space >= 11) return null;
	const kind = line.slice(4, 8);
	return kind === "RUN " || kind === "NAME" || kind === "CONT" ? line.slice(space + 1) : null;
}
var TestOutput = class {
	#printed = /* @__PURE__ */ new Map();
	/** Tests that began and have no verdict yet, without their subtests. Empty without -v. */
	#running = /* @__PURE__ */ new Set();
	#speaker = null;
	/** The test that most probably printed a line that is no test's by its form; `null` when none runs. */
	printer(test) {
		const speaker = test ?? this.#speaker;
		if (speaker !== null) return topTest(speaker);
		for (const name of this.#running) return name;
		return null;
	}
	/**
	* Whether a verdict is none of this run: a test may print the words of another run. `test`: of the event that the line
	* came in; without one, no test of that name was begun.
	*/
	isForeign(name, test) {
		if (test !== null) return topTest(test) !== topTest(name);
		return this.#running.size > 0 && !this.#running.has(topTest(name));
	}
	/** The package is at its end, and its tests with it. */
	reset() {
		this.#running.clear();
		this.#speaker = null;
	}
	/** Takes a line that is no error by its form. True when it is a test's own word: nothing else is to be made of it. */
	takes(line, test) {
		if (line.startsWith("=== ")) {
			const speaker = speakerOf(line);
			if (speaker === null) return true;
			this.#speaker = speaker;
			if (!speaker.includes("/") && this.#running.size < MAX_RUNNING) this.#running.add(speaker);
			return true;
		}
		if (line.charCodeAt(0) === 66 && BENCHMARK.test(line)) {
			this.#speaker = line;
			return true;
		}
		const speaker = test ?? this.#speaker;
		if (speaker === null || !line.startsWith("    ")) return false;
		let lines = this.#printed.get(speaker);
		if (lines === void 0) {
			if (this.#printed.size >= MAX_TESTS) this.#printed.delete(this.#printed.keys().next().value ?? "");
			lines = [];
			this.#printed.set(own(speaker), lines);
		}
		lines.push(line);
		if (lines.length > MAX_LINES) lines.shift();
		return true;
	}
	/** The words of a test that ended; they are forgotten here. */
	end(name) {
		const lines = this.#printed.get(name) ?? [];
		this.#printed.delete(name);
		this.#running.delete(name);
		if (this.#speaker === name) this.#speaker = null;
		return lines;
	}
};

// src/core/diagnosis/catalogue/test-words.ts
/**
* What a test said when it failed: the lines below `--- FAIL: `, those of its subtests among them.
*
*   --- FAIL: TestTable (0.00s)
*       --- FAIL: TestTable/two_words (0.00s)
*           a_test.go:10: before             t.Log and t.Error look alike
*           a_test.go:11: no luck:           what made it fail is as a rule said last
*               more of it
*
* With -v these lines come before the verdicts; test-output.ts keeps them, and assemble.ts puts them below.
* Packages of assertions say more below a line without words: `Error Trace:` has the whole path, `Error:` the reason.
*/
const PLACE = /^ {4,80}(?<file>[^\s:]{1,300}\.go):(?<line>\d{1,9}): ?(?<words>.*)$/;
const TRACE = /^\s{1,80}Error Trace:\s{1,40}(?<file>\S{1,1000}\.go):(?<line>\d{1,9})$/;
const REASON = /^\s{1,80}Error:\s{1,40}(?<words>\S.*)$/;
const RERUN = /^\s{1,80}go test -run=(?<name>[\w/]{1,300})$/;
/** Reads the lines of a failed test; `null` when no line says that one failed. */
function whatTestSaid(lines) {
	const entries = [];
	for (const line of lines) {
		const verdict = readVerdict(line);
		const last = entries.at(-1);
		if (verdict?.failed === true) entries.push({
			name: verdict.name,
			place: null,
			words: ""
		});
		else if (verdict === null && last !== void 0) readWords(line, last);
	}
	if (entries.length === 0) return null;
	const innermost = entries.filter(({ name }) => !entries.some((other) => other.name.startsWith(`${name}/`)));
	const { name, place, words } = innermost.find(({ place }) => place !== null) ?? entries.find(({ place }) => place !== null) ?? innermost[0] ?? {
		name: "",
		place: null,
		words: ""
	};
	return {
		name,
		place,
		words: words === "" ? exampleWords(lines) : words,
		others: new Set(innermost.map((one) => one.name)).size - 1,
		rerun: lines.map((line) => RERUN.exec(line)?.groups?.["name"]).find((one) => one !== void 0) ?? null
	};
}
function readWords(line, entry) {
	const groups = (TRACE.exec(line) ?? PLACE.exec(line))?.groups;
	if (groups !== void 0) {
		entry.place = {
			file: groups["file"] ?? "",
			line: Number(groups["line"])
		};
		entry.words = groups["words"]?.trim() ?? entry.words;
	} else entry.words = REASON.exec(line)?.groups?.["words"]?.trim() ?? entry.words;
}
/** `got:`, its lines, `want:`, its lines. */
function exampleWords(lines) {
	const [got, want] = [lines.indexOf("got:"), lines.indexOf("want:")];
	if (got < 0 || want <= got) return "";
	return `got ${lines.slice(got + 1, want).join(" ")}, want ${lines.slice(want + 1).join(" ")}`;
}
/** The command that runs one test alone. */
function testAlone(name, pkg) {
	const pattern = name.split("/").map((part) => `^${part.replaceAll(/[^\w-]/g, ".")}$`).join("/");
	return `go test ${name.startsWith("Benchmark") ? `-run '^$' -bench '${pattern}'` : `-run '${pattern}' -v`} ${pkg === null ? "./..." : pkg === "command-line-arguments" ? "." : word(pkg)}`;
}

// src/core/diagnosis/catalogue/programs.ts
/** Causes of the family `tests` that programs and tests have when they run. */
/** A crash that its first line names; the place is the first of the user's own in the trace. */
function crash(pattern, message, fix) {
	return (error) => {
		if (error.form === "place" || !pattern.test(error.text)) return null;
		const place = firstFrame(error.lines);
		return {
			message,
			fix,
			...place === null ? {} : { place }
		};
	};
}
const PROGRAMS = [
	{
		id: "deadlock",
		family: "tests",
		title: "All goroutines wait for each other",
		meaning: "The program that was run can never go on: every goroutine waits for a channel, a lock or a group that nobody will serve. The runtime ends it and prints where each one waits.",
		example: "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [chan receive]:\nmain.main()\n	/home/runner/work/app/app/main.go:5 +0x25\nexit status 2\n",
		go: "1.21 to 1.27",
		marks: ["fatal error: all goroutines are asleep"],
		match: crash(/^fatal error: all goroutines are asleep/, "every goroutine of the program that was run waits, and none can go on", "see that somebody sends, closes or unlocks what is waited for at this place")
	},
	{
		id: "concurrent-map",
		family: "tests",
		title: "Two goroutines use one map at a time",
		meaning: "A map may be read by many goroutines, or written by one. The runtime noticed a second one and ended the program; `recover` does not help.",
		example: "fatal error: concurrent map writes\n\ngoroutine 19 [running]:\nexample.com/m.TestMap.func1()\n	/home/runner/work/app/app/a_test.go:11 +0x28\n",
		examples: ["fatal error: concurrent map read and map write\n\ngoroutine 7 [running]:\nmain.main()\n	/home/runner/work/app/app/main.go:8 +0x32\n"],
		go: "1.21 to 1.27",
		marks: ["fatal error: concurrent map "],
		match: crash(/^fatal error: concurrent map /, "two goroutines used one map at the same time", "guard the map with a `sync.Mutex`, or take a `sync.Map`; `go test -race` names both goroutines")
	},
	{
		id: "stack-overflow",
		family: "tests",
		title: "A function calls itself without end",
		meaning: "A goroutine needed more than the gigabyte of stack that it may have: as a rule a recursion without an end, or over data that refers to itself.",
		example: "runtime: goroutine stack exceeds 1000000000-byte limit\nfatal error: stack overflow\n\ngoroutine 18 [running]:\nexample.com/m.f(0x2aaaa51)\n	/home/runner/work/app/app/a_test.go:7 +0x2b\n",
		go: "1.21 to 1.27",
		marks: ["fatal error: stack overflow"],
		match: crash(/^fatal error: stack overflow/, "a function called itself until the stack was full", "give the recursion at this place an end")
	},
	{
		id: "data-race",
		family: "tests",
		title: "Two goroutines use one variable without order",
		meaning: "The race detector saw two goroutines use the same memory, at least one writing, with nothing that orders them. A program built with `-race` then ends with 66, a test fails.",
		example: "==================\nWARNING: DATA RACE\nWrite at 0x0000005ce550 by goroutine 6:\n  main.main.func1()\n      /home/runner/work/app/app/main.go:8 +0x24\n==================\nFound 1 data race(s)\n",
		go: "1.21 to 1.27",
		marks: ["WARNING: DATA RACE"],
		match: (error) => {
			if (!error.message.startsWith("WARNING: DATA RACE")) return null;
			const place = firstFrame(error.lines);
			const access = /\n(?<what>(?:Write|Read) at )/.exec(error.text)?.groups?.["what"] ?? "";
			return {
				message: `a data race${access === "" ? "" : `: the first access is a ${access.startsWith("W") ? "write" : "read"}`}${place === null ? "" : ` at ${quote(`${place.file}:${place.line ?? ""}`)}`}`,
				fix: "guard the variable with a `sync.Mutex`, use `sync/atomic`, or hand the value over through a channel; the report names both goroutines",
				...place === null ? {} : {
					place,
					root: `${place.file}:${place.line ?? ""}`
				}
			};
		}
	},
	{
		id: "checkptr-failed",
		family: "tests",
		title: "An unsafe pointer that points outside",
		meaning: "Programs built with `-race` or `-msan` check what is done with `unsafe.Pointer`, and stop at what breaks its rules. The build itself was fine.",
		example: "fatal error: checkptr: pointer arithmetic result points to invalid allocation\n\ngoroutine 1 [running]:\nmain.main()\n	/home/runner/work/app/app/main.go:8 +0x32\n",
		go: "1.21 to 1.27",
		marks: ["fatal error: checkptr: "],
		match: (error) => {
			const why = /^fatal error: checkptr: (?<why>[^\n]{1,300})/.exec(error.text)?.groups?.["why"];
			return why === void 0 ? null : {
				message: `the program that was run broke a rule of \`unsafe.Pointer\`: ${quote(why)}`,
				fix: "correct the conversion at this place; `go doc unsafe.Pointer` has the rules",
				place: firstFrame(error.lines)
			};
		}
	},
	{
		id: "program-panicked",
		family: "tests",
		title: "A program or a test panicked",
		meaning: "Something that was run, and not the build, ended in a panic: an index out of range, a `nil` that was followed, or a call of `panic`. One panic ends all tests of its package.",
		example: "panic: boom [recovered, repanicked]\n\ngoroutine 7 [running]:\npanic({0x550fc0?, 0x594590?})\n	/usr/local/go/src/runtime/panic.go:860 +0x13a\nexample.com/m.TestP(0xbe434982488?)\n	/home/runner/work/app/app/a_test.go:4 +0x25\n",
		examples: ["panic: unexpected call to os.Exit(0) during test [recovered, repanicked]\n\ngoroutine 18 [running]:\nexample.com/m.TestA(0x0)\n	/home/runner/work/app/app/a_test.go:3 +0x15\n", "panic: runtime error: invalid memory address or nil pointer dereference\n[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x4672e6]\n\ngoroutine 1 [running]:\nmain.main()\n	/home/runner/work/app/app/main.go:8 +0x32\n"],
		go: "1.21 to 1.27",
		marks: ["panic: "],
		match: (error) => {
			const why = /^panic: (?<why>[^\n]{1,500})/.exec(error.text)?.groups?.["why"];
			if (why === void 0 || error.form === "place") return null;
			if (/\ncmd\/(?:go|compile|link|internal|cgo|asm|vet)[./]/.test(error.text)) return null;
			const place = firstFrame(error.lines);
			const test = error.lines.map(readVerdict).find((one) => one !== null)?.name;
			return {
				message: `${test === void 0 ? "a program that was run" : `the test ${quote(test)}`} panicked: ${quote(why.replace(/ \[recovered[^\]]{0,30}\]$/, ""))}`,
				fix: `correct the code ${place === null ? "at the first place of the trace that is yours" : "at this place, the first of the trace that is yours"}${test === void 0 ? "" : `; \`${testAlone(test, error.package)}\` repeats it`}`,
				...place === null ? {} : { place }
			};
		}
	},
	{
		id: "program-exited",
		family: "tests",
		kind: "consequence",
		title: "A program that was run ended with an error",
		meaning: "`go run` built the program, and the program ended with a code of its own, which `go run` prints and turns into 1. What the program printed above says why.",
		example: "exit status 7\n",
		go: "1.21 to 1.27",
		marks: ["exit status "],
		match: ({ form, message, text }, { command }) => {
			const code = /^exit status (\d{1,5})$/.exec(message)?.[1];
			if (code === void 0 || form === "place" || text !== message) return null;
			return !(command === null || /(?:^|[\s/\\])go(?:\.exe)? run /.test(command)) ? null : {
				message: `the program that was run ended with exit code ${quote(code)}`,
				fix: "read what it printed above; `go run` itself did its work",
				root: "exit status"
			};
		}
	}
];

// src/core/diagnosis/catalogue/tests.ts
/** Causes of the family `tests`: tests that are not written as such, that fail, or that never come to an end. */
/** What the race detector makes a test say; the report above has the places. */
const RACED = "race detected during execution of test";
function failed(said, pkg) {
	const { name, place, words, others, rerun } = said;
	const what = /^(?:Benchmark|Example|Fuzz)/.exec(name)?.[0].toLowerCase() ?? "test";
	const why = words === "" ? place === null ? " and says nothing about it" : "" : `: ${quote(words, 300)}`;
	return {
		message: `the ${what === "fuzz" ? "fuzz test" : what} ${quote(name)} failed${why}${others === 0 ? "" : `; ${count(others, "more subtest")} failed with it`}`,
		fix: rerun === null ? `run it alone: \`${testAlone(name, pkg)}\`` : `\`go test -run '^${rerun}$' ${pkg === null ? "." : word(pkg)}\` repeats it; keep the input that it found, a file of testdata, with the correction`,
		root: `${pkg ?? ""} ${name.split("/")[0] ?? name}`,
		place: place === null ? null : {
			...place,
			inPackage: true
		}
	};
}
/** Six characters at least: the tab alone would stand for too much, so one letter of the path goes with it. */
const PACKAGE_FAILED = Array.from("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_.", (letter) => `FAIL\t${letter}`);
const TESTS = [
	{
		id: "test-signature",
		family: "tests",
		title: "A test that is not written as one",
		meaning: "A function of a `_test.go` file that is named `TestX`, `BenchmarkX`, `FuzzX` or `ExampleX` has a fixed signature: `func TestX(t *testing.T)`.",
		example: "/home/runner/work/app/app/a_test.go:3:1: wrong signature for TestA, must be: func TestA(t *testing.T)\n",
		examples: ["# example.com/app\n./a_test.go:4:1: Testb has malformed name: first letter after 'Test' must not be lowercase\n"],
		go: "1.21 to 1.27",
		marks: ["wrong signature for ", " has malformed name: "],
		match: byPattern([/^wrong signature for (?<name>\w{1,300}), must be: (?<want>[^\n]{1,300})/, /^(?<name>\w{1,300}) has malformed name: (?<why>[^\n]{1,300})/], (group) => group("want") === "" ? {
			message: `${quote(group("name"))} is not taken for a test: ${quote(group("why"))}`,
			fix: "begin the name behind `Test` with a capital letter"
		} : {
			message: `${quote(group("name"))} has the name of a test and another signature`,
			fix: `write ${quote(group("want"))}, or give the function another name`
		})
	},
	{
		id: "test-timeout",
		family: "tests",
		title: "A test ran into its time limit",
		meaning: "`go test` ends the tests of a package after ten minutes, or after what `-timeout` says, and prints what every goroutine waits for.",
		example: "panic: test timed out after 1s\n	running tests:\n		TestA (1s)\n\ngoroutine 5 [running]:\ntesting.(*M).startAlarm.func1()\n	/usr/local/go/src/testing/testing.go:2802 +0x354\n",
		examples: ["panic: test timed out after 10m0s\nrunning tests:\n	TestA (10m0s)\n\ngoroutine 5 [running]:\n"],
		go: "1.21 to 1.27",
		marks: ["panic: test timed out after "],
		match: (error) => {
			const groups = /^panic: test timed out after (?<limit>\S{1,40})(?:\n\t?running tests:\n\t{1,2}(?<name>\S{1,300}))?/.exec(error.text)?.groups;
			if (groups === void 0) return null;
			const { limit = "", name = "" } = groups;
			const place = firstFrame(error.lines);
			return {
				message: `the tests of ${error.package === null ? "a package" : quote(error.package)} were not done after ${quote(limit)}${name === "" ? "" : `; ${quote(name)} was running`}`,
				fix: `look ${place === null ? "in the trace" : "at this place"} for what it waits for${name === "" ? "" : `; run it alone, \`${testAlone(name, error.package)} -timeout 30s\``}, or give more time with \`-timeout\``,
				root: `${error.package ?? ""} ${name}`,
				...place === null ? {} : { place }
			};
		}
	},
	{
		id: "test-raced",
		family: "tests",
		kind: "consequence",
		title: "A test that the race detector failed",
		meaning: "The test ran to its end, and the race detector saw a data race meanwhile. Its report, `WARNING: DATA RACE`, stands above.",
		example: "--- FAIL: TestA (0.00s)\n    testing.go:1712: race detected during execution of test\nFAIL\n",
		go: "1.21 to 1.27",
		marks: [RACED],
		match: (error) => {
			const said = whatTestSaid(error.lines);
			return said?.words === RACED ? {
				...failed(said, error.package),
				place: null
			} : null;
		}
	},
	{
		id: "test-failed",
		family: "tests",
		title: "A test failed",
		meaning: "The package was built, and a test of it found something wrong. What it says stands below its name, or above with `-v`; the place is where the test said it.",
		example: "--- FAIL: TestAdd (0.00s)\n    a_test.go:9: Add(1, 2) = 3, want 4\nFAIL\nFAIL	example.com/app	0.01s\n",
		examples: [
			"=== RUN   TestAdd\n    a_test.go:9: Add(1, 2) = 3, want 4\n--- FAIL: TestAdd (0.00s)\n",
			"--- FAIL: TestAll (0.00s)\n    --- FAIL: TestAll/two_words (0.00s)\n        a_test.go:11: no luck:\n            more of it\n",
			"--- FAIL: ExampleAdd (0.00s)\ngot:\n3\nwant:\n4\nFAIL\n",
			"--- FAIL: FuzzAdd (0.01s)\n    --- FAIL: FuzzAdd (0.00s)\n        a_test.go:10: not zero\n    \n    Failing input written to testdata/fuzz/FuzzAdd/582528ddfad69eb5\n    To re-run:\n    go test -run=FuzzAdd/582528ddfad69eb5\nFAIL\n",
			"--- FAIL: TestAdd (0.00s)\n    a_test.go:12: \n        	Error Trace:	/home/runner/work/app/app/a_test.go:12\n        	Error:      	Not equal: \n        	            	expected: 1\n        	            	actual  : 2\n        	Test:       	TestAdd\n"
		],
		go: "1.21 to 1.27",
		marks: ["--- FAIL: "],
		match: (error) => {
			const said = whatTestSaid(error.lines);
			return said === null ? null : failed(said, error.package);
		}
	},
	...PROGRAMS,
	{
		id: "test-ended-early",
		family: "tests",
		title: "Something ended the tests of a package from within",
		meaning: "No test failed: the program of the tests ended before they were done, by `os.Exit`, `log.Fatal`, a flag or a pattern that it does not take, or a signal. What it printed last is all that there is.",
		example: "2026/11/21 12:00:00 no database\nFAIL	example.com/app	0.01s\nFAIL\n",
		examples: ["exit status 3\nFAIL	example.com/app	0.01s\n", "signal: killed\nFAIL	example.com/app	0.01s\n"],
		go: "1.21 to 1.27",
		marks: PACKAGE_FAILED,
		match: ({ message, lines, package: pkg }) => {
			if (!message.startsWith("FAIL	") || lines.length < 2 || pkg === null) return null;
			const words = lines.slice(0, -1);
			const end = /^(?:exit status \d{1,5}|signal: [a-z ]{1,30})/.exec(words.at(-1) ?? "")?.[0];
			const last = end === void 0 ? words.at(-1) : words.at(-2);
			const killed = end === "signal: killed";
			const pattern = /^testing: invalid regexp for element \d{1,3} of -test\.(\w{1,30}) /.exec(words[0] ?? "")?.[1];
			return {
				message: `the tests of ${quote(pkg)} were ended before they were done${end === void 0 ? "" : ` (${quote(end)})`}${last === void 0 ? "" : `; they said last ${quote(last.trim(), 300)}`}`,
				fix: pattern !== void 0 ? `correct the regular expression of \`-${pattern}\`` : killed ? `SIGKILL is as a rule want of memory: run fewer at a time, \`go test -p 1 -parallel 1 ${word(pkg)}\`` : `look for \`os.Exit\` and \`log.Fatal\` in what they call; \`go test -v ${word(pkg)}\` shows which test ran last`,
				root: pkg
			};
		}
	},
	{
		id: "test-package-failed",
		family: "tests",
		kind: "consequence",
		title: "The tests of a package did not pass",
		meaning: "The last line of a package in `go test`. `build failed` and `setup failed` say that its tests could not even be built; the reason stands elsewhere in the log.",
		example: "FAIL	example.com/app [build failed]\nFAIL\n",
		examples: ["FAIL	example.com/app [setup failed]\n", "FAIL	example.com/app	0.066s\n"],
		go: "1.21 to 1.27",
		marks: PACKAGE_FAILED,
		match: byPattern([/^FAIL\t(?<package>\S{1,500})(?: \[(?<why>build|setup) failed\]|\t(?<time>[\d.]{1,12}s))/], (group) => ({
			message: `the tests of ${quote(group("package"))} ${group("time") === "" ? "could not be built" : "did not pass"}`,
			fix: `run them alone: \`go test ${word(group("package"))}\``,
			root: group("package"),
			package: group("package")
		}))
	},
	...GENERATE
];

// src/core/diagnosis/catalogue/tinygo.ts
/** Causes of the family `tinygo`: TinyGo, and programs for WebAssembly that something has to run. */
const TINYGO = [
	{
		id: "tinygo-missing",
		family: "tinygo",
		title: "TinyGo is not installed",
		meaning: "TinyGo is a compiler of its own and does not come with Go.",
		example: "bash: line 1: tinygo: command not found\n",
		examples: [
			"/bin/sh: 1: tinygo: not found\n",
			"zsh: command not found: tinygo\n",
			"exec: \"tinygo\": executable file not found in $PATH\n"
		],
		go: "all: the shell says it",
		marks: [
			"tinygo: command not found",
			"tinygo: not found",
			"command not found: tinygo",
			"exec: \"tinygo\""
		],
		match: byPattern([
			/^(?:[^\n:]{1,200}: ){0,3}tinygo: (?:command )?not found$/,
			/^\S{1,100}: command not found: tinygo$/,
			/^[^\n]{0,1000}?exec: "tinygo(?:\.exe)?": executable file not found/
		], () => ({
			message: "the program `tinygo` is not in `PATH`",
			fix: "install TinyGo (`brew install tinygo`, the package of its release, or a setup action in the workflow), or build with Go itself: `GOOS=wasip1 GOARCH=wasm go build -o out.wasm .`",
			root: "tinygo"
		}))
	},
	{
		id: "tinygo-go-version",
		family: "tinygo",
		title: "TinyGo does not fit this version of Go",
		meaning: "Each release of TinyGo works with a few releases of Go, whose standard library it uses.",
		example: "error: requires go version 1.19 through 1.23, got go1.26\n",
		examples: ["requires go version 1.18 through 1.22, got go1.23\n"],
		go: "all: TinyGo says it",
		marks: ["requires go version 1."],
		match: byPattern([/^(?:error: )?requires go version (?<from>1\.\d{1,3}) through (?<to>1\.\d{1,3}), got go(?<have>[\w.]{1,30})/], (group) => ({
			message: `this TinyGo works with Go ${group("from")} to ${group("to")}, and Go ${group("have")} is installed`,
			fix: `install a newer TinyGo, or Go ${word(group("to"))} for this step`,
			root: "version"
		}))
	},
	{
		id: "tinygo-wasm-opt-missing",
		family: "tinygo",
		title: "TinyGo needs wasm-opt",
		meaning: "TinyGo shrinks programs for WebAssembly with `wasm-opt`, which comes with Binaryen.",
		example: "error: could not find wasm-opt, set the WASMOPT environment variable to override\n",
		go: "all: TinyGo says it",
		marks: ["could not find wasm-opt"],
		match: byPattern([/^(?:error: )?could not find wasm-opt/], () => ({
			message: "TinyGo does not find the program `wasm-opt`",
			fix: "install Binaryen (`apt-get install binaryen`, `apk add binaryen`, `brew install binaryen`), or point `WASMOPT` to it",
			root: "wasm-opt"
		}))
	},
	{
		id: "wasm-runner-missing",
		family: "tinygo",
		title: "Nothing is there to run a WebAssembly program",
		meaning: "`go run` and `go test` for `GOARCH=wasm` need a program that runs the result: Node.js for `GOOS=js`, wasmtime or another runtime (`GOWASIRUNTIME`) for `GOOS=wasip1`.",
		example: "/usr/local/go/lib/wasm/go_wasip1_wasm_exec: line 17: exec: wasmtime: not found\n",
		examples: ["/usr/local/go/misc/wasm/go_js_wasm_exec: line 14: exec: node: not found\n", "Unknown Go WASI runtime specified: nosuch\n"],
		go: "1.21 to 1.27",
		marks: ["_wasm_exec: line ", "Unknown Go WASI runtime specified"],
		match: byPattern([/^\S{1,1000}go_(?:js|wasip1)_wasm_exec: line \d{1,5}: exec: (?<name>[\w.-]{1,100}): not found/, /^Unknown Go WASI runtime specified: (?<runtime>[^\n]{1,200})/], (group) => {
			const name = group("name");
			return name === "" ? {
				message: `\`GOWASIRUNTIME\` is ${quote(group("runtime"))}, which the runner of Go does not know`,
				fix: "set it to `wasmtime`, `wazero`, `wasmer` or `wasmedge`, and install that one",
				root: "GOWASIRUNTIME"
			} : {
				message: `the program ${quote(name)}, which has to run the WebAssembly, is not in \`PATH\``,
				fix: name === "node" ? "install Node.js (`actions/setup-node` in a workflow)" : `install ${quote(name)}, or another runtime that \`GOWASIRUNTIME\` names`,
				root: name
			};
		})
	},
	{
		id: "run-other-target",
		family: "tinygo",
		title: "A program for another system was built and then run here",
		meaning: "`go run` and `go test` start what they build. With `GOOS` or `GOARCH` of another system this machine cannot run it, unless a program named `go_GOOS_GOARCH_exec` in `PATH` does so.",
		example: "fork/exec /tmp/go-build2496416129/b001/exe/m: exec format error\n",
		examples: ["fork/exec /tmp/go-build1/b001/m.test: exec format error\nFAIL	example.com/m	0.001s\n"],
		go: "1.21 to 1.27",
		marks: [": exec format error"],
		match: byPattern([/^fork\/exec (?<file>[^\n:]{1,1000}): exec format error/], (group, _error, { command }) => {
			const wasm = /GOARCH=wasm/.test(command ?? "");
			return {
				message: `the program that was built is for another system, and cannot run here (${quote(group("file"))})`,
				fix: wasm ? "put the runners of Go into `PATH`: `PATH=\"$PATH:$(go env GOROOT)/lib/wasm\"` (`misc/wasm` before Go 1.24)" : "only build for the other system (`go build`, `go vet`, `go test -c`), take `GOOS` and `GOARCH` away to run, or let an emulator run it: `go test -exec qemu-aarch64 ./...`; for WebAssembly `PATH=\"$PATH:$(go env GOROOT)/lib/wasm\"`",
				root: "target",
				place: null
			};
		})
	}
];

// src/core/diagnosis/catalogue/toolchain.ts
/** Causes of the family `toolchain`: which version of Go runs, which one is asked for, and what cannot be had. */
const MEANING_TOO_OLD = "From Go 1.21 on, the `go` line of a module is the least version of Go that may build it. An older go command fetches a newer one by itself (`GOTOOLCHAIN=auto`), unless `GOTOOLCHAIN=local` forbids it, as the official `golang` images do.";
const REQUIRES = [/^\t?(?:cannot load module \S{1,500} listed in go\.work file: )?(?:[^\s:]{1,500}: ){0,3}(?:module |updating )?(?<what>[^\s:]{1,500})(?: in (?<list>\S{1,500}))? requires go >= (?<need>[^\s();]{1,50}) \(running go (?<have>[^\s();]{1,50})(?:; GOTOOLCHAIN=(?<setting>[^\s();]{1,100}))?(?:; (?<file>[^\s();]{1,300}) sets (?<sets>go|toolchain) (?<value>[^\s();]{1,50}))?\)/];
/** How to get the version that is asked for, by what kept the go command from fetching it. */
function getGo(group) {
	const newer = `Go ${word(group("need"))} or newer`;
	return group("setting") === "local" || group("setting") === "path" ? `use ${newer} (\`actions/setup-go\` with \`go-version-file\` reads it from go.mod), or let the go command fetch it with \`GOTOOLCHAIN=auto\`` : `use ${newer} (\`actions/setup-go\` with \`go-version-file\` reads it from go.mod)`;
}
const TOOLCHAIN = [
	{
		id: "go-too-old",
		family: "toolchain",
		title: "The module asks for a newer Go",
		meaning: MEANING_TOO_OLD,
		example: "go: go.mod requires go >= 1.99.0 (running go 1.26.8; GOTOOLCHAIN=local)\n",
		examples: [
			"go: go.work requires go >= 1.99 (running go 1.21.13; GOTOOLCHAIN=local)\n",
			"go: module ./lib requires go >= 1.99 (running go 1.23.12; GOTOOLCHAIN=local)\n",
			"go: ../go.mod requires go >= 1.25 (running go 1.24.13; GOTOOLCHAIN=go1.24.13)\n",
			"go: cannot load module a listed in go.work file: a/go.mod requires go >= 1.99 (running go 1.26.8; GOTOOLCHAIN=local)\n",
			"go: updating go.mod requires go >= 1.28.0 (running go 1.26.8; GOTOOLCHAIN=local)\n"
		],
		go: "1.21 to 1.27",
		marks: [" requires go >= "],
		match: (error) => {
			const found = findLine(error.text, REQUIRES);
			const what = found?.group("what") ?? "";
			if (found === null || what.includes("@") || found.group("list") !== "") return null;
			const own = /(?:^|[\\/])go\.(?:mod|work)$/.test(what);
			const file = own ? what : `${what}/go.mod`;
			const edit = file.endsWith("go.work") ? "work" : "mod";
			const have = found.group("have");
			return {
				message: `${quote(file)} asks for Go ${quote(found.group("need"))}, and Go ${quote(have)} runs${found.group("setting") === "local" ? ", which `GOTOOLCHAIN=local` keeps from fetching a newer one" : ""}`,
				fix: `${getGo(found.group)}; if the code does not need it, ask for less: \`go ${edit} edit -go=${word(have)}\`${own ? "" : ` in ${quote(what)}`}`,
				root: `${file} ${found.group("need")}`,
				place: {
					file,
					line: null
				}
			};
		}
	},
	{
		id: "dependency-needs-newer-go",
		family: "toolchain",
		title: "A dependency asks for a newer Go",
		meaning: `The go.mod of a module that is required, or asked for on the command line, has a \`go\` line above the version that runs. ${MEANING_TOO_OLD}`,
		example: "go: example.com/newgo@v1.0.0 requires go >= 1.99.0 (running go 1.26.8; GOTOOLCHAIN=local)\n",
		examples: [
			"go: example.com/tool@latest: example.com/tool@v1.4.0 requires go >= 1.99.0 (running go 1.23.12; GOTOOLCHAIN=local)\n",
			"go: example.com/newgo in vendor/modules.txt requires go >= 1.99.0 (running go 1.26.8; GOTOOLCHAIN=local)\n",
			"go: example.com/a@v1.0.0 requires\n	example.com/newgo@v1.0.0 requires go >= 1.99.0 (running go 1.26.8; GOTOOLCHAIN=local)\n"
		],
		go: "1.21 to 1.27",
		marks: [" requires go >= "],
		match: (error) => {
			const found = findLine(error.text, REQUIRES);
			if (found === null) return null;
			const what = found.group("what");
			const module = what.replace(/@.*/, "");
			return {
				message: `the module ${quote(what)} asks for Go ${quote(found.group("need"))}, and Go ${quote(found.group("have"))} runs`,
				fix: `${getGo(found.group)}, or take an older version of the module, which \`go list -m -versions ${word(module)}\` names`,
				root: what
			};
		}
	},
	{
		id: "toolchain-switched",
		family: "toolchain",
		kind: "note",
		title: "The go command switched to another version of itself",
		meaning: "What was asked for needs a newer Go than the one that was called, so the go command fetched that and started it. What follows comes from the newer one.",
		example: "go: example.com/tool@v1.4.0 requires go >= 1.25.0; switching to go1.25.14\n",
		go: "1.21 to 1.27",
		marks: ["; switching to go"],
		match: byPattern([/^(?<what>\S{1,500}) requires go >= (?<need>[^\s;]{1,50}); switching to (?<to>go\S{1,50})/], (group) => ({
			message: `the go command switched to ${quote(group("to"))}, since ${quote(group("what"))} asks for Go ${quote(group("need"))}`,
			fix: `use that version from the start where a fixed one is wanted, or set \`GOTOOLCHAIN=local\` to be told instead`,
			root: group("to")
		}))
	},
	{
		id: "toolchain-not-available",
		family: "toolchain",
		title: "The version of Go that is asked for cannot be had",
		meaning: "The go command tried to fetch another version of itself, as a module from `GOPROXY`, and there is none of that name: the version does not exist, or not for this system, or the proxy does not have it. `GOPROXY=off` is said in the same words.",
		example: "go: download go1.99.0 for linux/amd64: toolchain not available\n",
		examples: ["go: downloading go1.99.1-custom (linux/amd64)\ngo: download go1.99.1-custom for linux/amd64: toolchain not available\n"],
		go: "1.21 to 1.27",
		marks: [": toolchain not available"],
		match: byPattern([/^download (?<version>go\S{1,100}) for (?<target>[\w/]{1,50}): toolchain not available/], (group) => ({
			message: `the go command found no ${quote(group("version"))} for ${quote(group("target"))} to download`,
			fix: `correct the version in the \`go\` and \`toolchain\` lines of go.mod (or in \`GOTOOLCHAIN\`), see that \`go env GOPROXY\` names a proxy that has it, or install it and set \`GOTOOLCHAIN=local\``,
			root: group("version")
		}))
	},
	{
		id: "toolchain-language-version",
		family: "toolchain",
		title: "A language version is asked for as a toolchain",
		meaning: "`1.22` is a version of the language. A release to download has three numbers: `1.22.0`, `1.22.1`.",
		example: "go: invalid toolchain: go1.22 is a language version but not a toolchain version (go1.22.x)\n",
		go: "1.21 to 1.27",
		marks: [" is a language version but not a toolchain version"],
		match: byPattern([/^invalid toolchain: (?<version>go[\w.]{1,50}) is a language version/], (group) => {
			const version = group("version");
			return {
				message: `${quote(version)} is a version of the language, and no release that can be downloaded`,
				fix: `write a whole version: \`go mod edit -go=${word(version.slice(2))}.0\`, or \`-toolchain=${word(version)}.0\` where a \`toolchain\` line asks for it`,
				root: version,
				place: null
			};
		})
	},
	{
		id: "toolchain-download-failed",
		family: "toolchain",
		title: "Another version of Go could not be downloaded",
		meaning: "The go command tried to fetch another version of itself, since go.mod or `GOTOOLCHAIN` asks for it, and the download failed on the way.",
		example: "go: download go1.22.3: golang.org/toolchain@v0.0.1-go1.22.3.linux-amd64: reading https://goproxy.example.org/golang.org/toolchain/@v/v0.0.1-go1.22.3.linux-amd64.zip: 500 Internal Server Error\n",
		examples: ["go: download go1.25.0: golang.org/toolchain@v0.0.1-go1.25.0.linux-amd64: Get \"https://goproxy.example.org/golang.org/toolchain/@v/v0.0.1-go1.25.0.linux-amd64.zip\": dial tcp: lookup goproxy.example.org: no such host\n"],
		go: "1.21 to 1.27",
		marks: ["download go1."],
		match: byPattern([/^download (?<version>go\S{1,100}): (?<why>[^\n]{1,2000})/], (group, error) => {
			if (/checksum mismatch|SECURITY ERROR|no space left/.test(error.text.slice(0, 8e3))) return null;
			const why = group("why").replace(/^golang\.org\/toolchain@\S{1,200}: /, "");
			return {
				message: `the go command could not download ${quote(group("version"))}: ${quote(why, 400)}`,
				fix: `install ${quote(group("version"))} in the job (\`actions/setup-go\`) and set \`GOTOOLCHAIN=local\`, or see to \`go env GOPROXY\` and the network and run again`,
				root: group("version")
			};
		})
	},
	{
		id: "gotoolchain-invalid",
		family: "toolchain",
		title: "`GOTOOLCHAIN` or a `toolchain` line has no valid value",
		meaning: "`GOTOOLCHAIN` may be `local`, `auto`, `path`, the name of a release such as `go1.26.8`, or that with `+auto` or `+path`. A `toolchain` line of go.mod names a release, or is `default`.",
		example: "go: invalid GOTOOLCHAIN \"banana\"\n",
		examples: [
			"go: invalid GOTOOLCHAIN \"go1.22.3+x\": only version suffixes are +auto and +path\n",
			"go: invalid GOTOOLCHAIN \"banana+auto\": invalid minimum toolchain \"banana\"\n",
			"go: invalid toolchain \"banana\" in go.mod\n"
		],
		go: "1.21 to 1.27",
		marks: ["invalid GOTOOLCHAIN ", "invalid toolchain \""],
		match: byPattern([/^invalid GOTOOLCHAIN "(?<value>[^"\n]{0,300})"/, /^invalid toolchain "(?<value>[^"\n]{0,300})" in (?<file>\S{1,500})/], (group) => {
			const [value, file] = [group("value"), group("file")];
			return file === "" ? {
				message: `\`GOTOOLCHAIN\` is ${quote(value)}, which names no version of Go`,
				fix: `set it to \`auto\`, \`local\` or a release such as \`go1.26.8\`; \`go env GOTOOLCHAIN\` and \`go env GOENV\` show where it comes from`,
				root: "GOTOOLCHAIN"
			} : {
				message: `the \`toolchain\` line of ${quote(file)} has ${quote(value)}, which names no version of Go`,
				fix: `correct it, \`go mod edit -toolchain=go1.26.8\`, or drop it, \`go mod edit -toolchain=none\``,
				root: file,
				place: {
					file,
					line: null
				}
			};
		})
	},
	{
		id: "toolchain-not-in-path",
		family: "toolchain",
		title: "The version of Go that is asked for is not in `PATH`",
		meaning: "With `GOTOOLCHAIN=path`, or a value that ends in `+path`, the go command downloads nothing: it looks in `PATH` for a program of the name of the release.",
		example: "go: cannot find \"go1.99.0\" in PATH\n",
		go: "1.21 to 1.27",
		marks: ["cannot find \"go"],
		match: byPattern([/^cannot find "(?<version>go\d[^"\n]{0,100})" in PATH/], (group) => ({
			message: `no program ${quote(group("version"))} is in \`PATH\`, and \`GOTOOLCHAIN\` forbids to download it`,
			fix: `set \`GOTOOLCHAIN=auto\`, or install it under that name: \`go install golang.org/dl/${word(group("version"))}@latest && ${word(group("version"))} download\``,
			root: group("version")
		}))
	},
	{
		id: "toolchain-loop",
		family: "toolchain",
		title: "The go command cannot settle on a version of itself",
		meaning: "Each version that was started asked for another one, or was not the one that its name says: a program in `PATH`, or one in the module cache, has been replaced.",
		example: "go: too many toolchain switches\n",
		examples: ["go: toolchain go1.25.14 invoked to provide go1.26.8\n"],
		go: "1.21 to 1.27",
		marks: ["too many toolchain switches", " invoked to provide go"],
		match: byPattern([/^too many toolchain switches/, /^toolchain (?<is>\S{1,100}) invoked to provide (?<want>go\S{1,100})/], (group) => ({
			message: group("is") === "" ? "the go command switched from version to version and came to no end" : `a program that calls itself ${quote(group("is"))} stands where ${quote(group("want"))} should be`,
			fix: "clear what was downloaded, `go clean -modcache`, look at what `type -a go` finds, and set `GOTOOLCHAIN=local`",
			root: "loop"
		}))
	},
	{
		id: "toolchain-cannot-start",
		family: "toolchain",
		title: "Another version of Go was found but cannot be started",
		meaning: "The go command hands over to another version of itself, and the system refused to run that: its file may not be executed (a module cache on a file system mounted `noexec`), or is one for another system.",
		example: "go: exec go1.25.14: permission denied\n",
		examples: ["go: exec /home/runner/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.25.14.linux-amd64/bin/go: exec format error\n"],
		go: "1.21 to 1.27",
		marks: [
			"exec go1.",
			"/bin/go: ",
			"bin\\go.exe: "
		],
		match: byPattern([/^exec (?<what>go1\.[\w.]{1,50}|\S{1,1000}[\\/]bin[\\/]go(?:\.exe)?): (?<why>[^\n]{1,500})/], (group) => ({
			message: `the go command could not start ${quote(group("what"))}: ${quote(group("why"))}`,
			fix: "put the module cache where programs may run (`go env -w GOMODCACHE=DIR`), or install that version of Go and set `GOTOOLCHAIN=local`",
			root: group("what")
		}))
	},
	{
		id: "std-package-needs-newer-go",
		family: "toolchain",
		title: "A package of the standard library is younger than this Go",
		meaning: "The imported package belongs to the standard library of a later release. The Go that runs does not have it.",
		example: "main.go:3:8: package log/slog is not in GOROOT (/usr/local/go/src/log/slog)\n",
		examples: ["main.go:4:2: package testing/synctest is not in std (/usr/local/go/src/testing/synctest)\n"],
		go: "1.20 to 1.27",
		marks: [" is not in std (", " is not in GOROOT ("],
		match: byPattern([/^package (?<path>[^\s()]{1,300}) is not in (?:std|GOROOT) \((?<dir>[^()\n]{1,1000})\)/], (group, _error, { goVersion }) => {
			const since = standardSince(group("path"));
			if (since === null || since === 0) return null;
			const runs = minorVersion(goVersion ?? /toolchain@v0\.0\.1-(go1\.\d{1,3})/.exec(group("dir"))?.[1] ?? null);
			if (runs !== null && runs >= since) return null;
			return {
				message: `the package ${quote(group("path"))} came with Go 1.${since}, and the Go that runs is older, or its installation (${quote(group("dir"))}) is not whole`,
				fix: `use Go 1.${since} or newer, which \`go version\` has to show, and say so in go.mod: \`go mod edit -go=1.${since}.0\``,
				root: group("path")
			};
		})
	},
	{
		id: "compile-without-importcfg",
		family: "toolchain",
		title: "The compiler was run by hand and does not find a package",
		meaning: "`go tool compile` looks nothing up by itself: the go command tells it where each imported package lies. Since Go 1.20 an installation has no compiled standard library either, so even `fmt` is not found.",
		example: "main.go:3:8: could not import fmt (file not found)\n",
		go: "1.20 to 1.27",
		marks: ["could not import "],
		match: byPattern([/^could not import (?<path>[^\s()]{1,500}) \(file not found\)/], (group) => ({
			message: `the compiler was not told where the package ${quote(group("path"))} lies`,
			fix: "let the go command run it and hand it the flags: `go build -gcflags=-S .`",
			root: group("path")
		}))
	}
];

// src/core/diagnosis/catalogue/type-errors-calls.ts
/** Causes of the family `types` about calls and statements: counts of values, what can be called, ranged over or sent. */
const CALLS = [
	{
		id: "wrong-argument-count",
		family: "types",
		title: "A call with too few or too many arguments",
		meaning: "A call gives another number of arguments than the function takes. After an update of a module its functions may take others than before.",
		example: "# example.com/app\n./main.go:4:14: not enough arguments in call to g\n	have (number)\n	want (int, int)\n",
		examples: [
			"# example.com/app\n./main.go:4:17: too many arguments in call to g\n	have (number, number)\n	want (int)\n",
			"# example.com/app\n./main.go:3:31: invalid operation: make([]int) expects 2 or 3 arguments; found 1\n",
			"# example.com/app\n./main.go:3:48: invalid operation: too many arguments for new(1, 2) (expected 1, found 2)\n",
			"# example.com/app\n./main.go:3:48: missing argument in conversion to int\n"
		],
		go: "1.21 to 1.27",
		marks: [
			" arguments in call to ",
			" arguments; found ",
			" arguments for ",
			" in conversion to "
		],
		match: byCompiler([
			/^(?<much>not enough|too many) arguments in call to (?<call>[^\n]{1,500})(?:\n\thave (?<have>[^\n]{1,500})\n\twant (?<want>[^\n]{1,500}))?/,
			/^invalid operation: (?<much>not enough|too many) arguments for (?<call>[^\n]{1,500}?) \(expected (?<want>\d{1,3}), found (?<have>\d{1,3})\)/,
			/^invalid operation: (?<call>[^\n]{1,500}) expects (?<want>[^\n]{1,30}) arguments?; found (?<have>\d{1,3})/,
			/^(?<much>missing|too many) arguments? (?<call>in conversion to [^\n]{1,500})/
		], (group, { package: pkg }) => ({
			message: `the call of ${quote(group("call"))} has ${group("much") === "" ? "the wrong number of" : group("much") === "missing" ? "no" : group("much").replace("not enough", "too few")} arguments${group("want") === "" ? "" : `: it gives ${quote(group("have"))}, and ${quote(group("want"))} is wanted`}`,
			fix: `give what ${quote(group("call"))} takes; \`go doc\` shows its signature`,
			...group("want") === "" ? {} : { root: `${pkg ?? ""} ${group("call")} ${group("have")} ${group("want")}` }
		}))
	},
	{
		id: "wrong-return-count",
		family: "types",
		title: "A `return` with too few or too many values",
		meaning: "A `return` gives as many values as the function names results.",
		example: "# example.com/app\n./main.go:3:32: not enough return values\n	have (number)\n	want (int, error)\n",
		examples: ["# example.com/app\n./main.go:3:19: too many return values\n	have (number)\n	want ()\n"],
		go: "1.21 to 1.27",
		marks: [" return values"],
		match: byCompiler([/^(?<much>not enough|too many) return values(?:\n\thave (?<have>[^\n]{1,500})\n\twant (?<want>[^\n]{1,500}))?/], (group) => ({
			message: `the \`return\` gives too ${group("much") === "too many" ? "many" : "few"} values${group("want") === "" ? "" : `: ${quote(group("have"))}, and ${quote(group("want"))} is wanted`}`,
			fix: "return one value for each result, or change the results of the function"
		}))
	},
	{
		id: "assignment-mismatch",
		family: "types",
		title: "As many values as variables",
		meaning: "An assignment has as many variables on the left as there are values on the right. A function that also returns an `error` gives two.",
		example: "# example.com/app\n./main.go:4:17: assignment mismatch: 1 variable but g returns 2 values\n",
		examples: ["# example.com/app\n./main.go:3:20: assignment mismatch: 2 variables but 1 value\n"],
		go: "1.21 to 1.27",
		marks: ["assignment mismatch: "],
		match: byCompiler([/^assignment mismatch: (?<vars>\d{1,4}) variables? but (?<call>[^\n]{1,500}?) returns? (?<values>\d{1,4}) values?/, /^assignment mismatch: (?<vars>\d{1,4}) variables? but (?<values>\d{1,4}) values?/], (group) => {
			const [vars, values] = [Number(group("vars")), Number(group("values"))];
			const names = Array.from({ length: Math.min(values, 6) }, (_value, index) => index < vars ? "v" : "_").join(", ");
			return {
				message: `${count(vars, "variable")} on the left and ${count(values, "value")} on the right${group("call") === "" ? "" : `, which is what ${quote(group("call"))} returns`}`,
				fix: values > vars && values <= 6 ? `take all values, \`${names} := ...\`, and look at the \`error\` when it is one of them` : "write as many variables as there are values"
			};
		})
	},
	{
		id: "multiple-values",
		family: "types",
		title: "Several values where one is expected, or none",
		meaning: "A call that returns several values, or none, cannot stand within an expression.",
		example: "# example.com/app\n./main.go:5:14: multiple-value g() (value of type (int, error)) in single-value context\n",
		examples: ["# example.com/app\n./main.go:4:9: g() (no value) used as value\n"],
		go: "1.21 to 1.27",
		marks: ["multiple-value ", " used as value"],
		match: byCompiler([/^multiple-value (?<expr>[^\n]{1,500}?) (?:\([^\n]{1,500}\) )?in single-value context/, /^(?<none>[^\n]{1,500}?) \(no value\) used as value/], (group) => group("none") === "" ? {
			message: `${quote(group("expr"))} returns several values, and one is expected`,
			fix: "assign them first, as in `v, err := f()`, and use `v`"
		} : {
			message: `${quote(group("none"))} returns nothing, and is used as a value`,
			fix: "call it on a line of its own, or let it return something"
		})
	},
	{
		id: "cannot-call",
		family: "types",
		title: "A call of something that is no function",
		meaning: "What stands in front of the parentheses is no function, or `go` and `defer` stand in front of something other than a call.",
		example: "# example.com/app\n./main.go:3:17: invalid operation: cannot call x (variable of type int): int is not a function\n",
		examples: [
			"# example.com/app\n./main.go:3:17: invalid operation: cannot call non-function x (variable of type int)\n",
			"# example.com/app\n./main.go:3:18: expression in defer must be function call\n",
			"# example.com/app\n./main.go:3:18: defer requires function call, not conversion\n",
			"# example.com/app\n./main.go:5:16: cannot call pointer method M on T\n",
			"# example.com/app\n./main.go:3:9: len (built-in) must be called\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"cannot call ",
			" must be function call",
			" requires function call",
			" (built-in) must be called"
		],
		match: byCompiler([
			/^invalid operation: cannot call (?:non-function )?(?<expr>[^\n]{1,500}?) \([^\n]{1,500}\)/,
			/^expression in (?<defer>go|defer) must be function call/,
			/^(?<defer>go|defer) requires function call/,
			/^cannot call pointer method (?<method>\S{1,300}) on (?<type>[^\n]{1,300})/,
			/^(?<builtin>[\w.]{1,40}) \(built-in\) must be called/
		], (group) => {
			if (group("defer") !== "") return {
				message: `what stands behind ${quote(group("defer"))} is no call`,
				fix: `call it, as in \`${group("defer")} f()\` or \`${group("defer")} func() { ... }()\``
			};
			if (group("method") !== "") return {
				message: `${quote(group("method"))} belongs to ${quote(`*${group("type")}`)}, and this value has no address`,
				fix: "assign the value to a variable first, or make a pointer with `&`"
			};
			if (group("builtin") !== "") return {
				message: `the built-in ${quote(group("builtin"))} can only be called, not used as a value`,
				fix: "call it, or rename a variable that was meant"
			};
			return {
				message: `${quote(group("expr"))} is no function`,
				fix: "delete the parentheses, or rename a variable that hides a function of this name"
			};
		})
	},
	{
		id: "channel-misused",
		family: "types",
		title: "A channel in the wrong direction",
		meaning: "`<-chan T` can only be received from, `chan<- T` only be sent to and closed, and what is no channel has neither.",
		example: "# example.com/app\n./main.go:3:24: invalid operation: cannot send to receive-only channel c (variable of type <-chan int)\n",
		examples: [
			"# example.com/app\n./main.go:3:26: invalid operation: cannot receive from send-only channel chan<- int c (variable of type chan<- int)\n",
			"# example.com/app\n./main.go:3:30: invalid operation: cannot close receive-only channel c (variable of type <-chan int)\n",
			"# example.com/app\n./main.go:3:19: invalid operation: cannot receive from non-channel c (variable of type int)\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"cannot send to ",
			"cannot receive from ",
			"cannot close "
		],
		match: byCompiler([/^invalid operation: (?<what>cannot (?:send to|receive from|close) [^\n]{1,300}?) \([^\n]{1,500}\)/], (group) => ({
			message: quote(group("what")),
			fix: "use the channel that is meant, or change its direction where it is declared"
		}))
	},
	{
		id: "not-an-interface",
		family: "types",
		title: "A type assertion on something that is no interface",
		meaning: "`x.(T)` and `switch x.(type)` ask which type an interface holds. Every other value has a type that is known.",
		example: "# example.com/app\n./main.go:3:21: invalid operation: x (variable of type int) is not an interface\n",
		examples: ["# example.com/app\n./main.go:3:24: x (variable of type int) is not an interface\n"],
		go: "1.21 to 1.27",
		marks: [" is not an interface"],
		match: byCompiler([/^(?:invalid operation: )?(?<expr>[^\n]{1,500}?) \([^\n]{1,500}\) is not an interface/], (group) => ({
			message: `${quote(group("expr"))} is no interface, so there is nothing to assert`,
			fix: `use it as it is, or convert it first: ${quote(`any(${group("expr")})`)}`
		}))
	},
	{
		id: "variadic-misused",
		family: "types",
		title: "A `...` where none can be",
		meaning: "`f(s...)` hands a slice to the last parameter of a function that is declared with `...`, and to nothing else.",
		example: "# example.com/app\n./main.go:4:19: cannot use ... in call to non-variadic g\n",
		go: "1.21 to 1.27",
		marks: ["cannot use ... ", "invalid use of ..."],
		match: byCompiler([/^(?:cannot use|invalid use of) \.\.\. (?<where>[^\n]{1,300})/], (group) => ({
			message: `\`...\` cannot stand there: ${quote(group("where"))}`,
			fix: "hand over single values without `...`, or declare the last parameter with `...`"
		}))
	},
	{
		id: "builtin-misused",
		family: "types",
		title: "A built-in function with an argument that it does not take",
		meaning: "`len`, `cap`, `append`, `copy`, `delete`, `make`, `clear`, `min` and their like take certain types only.",
		example: "# example.com/app\n./main.go:3:25: invalid argument: x (variable of type int) for built-in len\n",
		examples: [
			"# example.com/app\n./main.go:3:25: invalid argument: x (variable of type int) for len\n",
			"# example.com/app\n./main.go:3:28: invalid append: argument must be a slice; have x (variable of type int)\n",
			"# example.com/app\n./main.go:3:28: first argument to append must be a slice; have x (variable of type int)\n",
			"# example.com/app\n./main.go:3:26: invalid argument: m (variable of type []int) is not a map\n",
			"# example.com/app\n./main.go:3:21: invalid argument: cannot make int: type must be slice, map, or channel\n",
			"# example.com/app\n./main.go:3:23: invalid argument: cannot clear x (variable of type int): argument must be (or constrained by) map or slice\n",
			"# example.com/app\n./main.go:3:24: invalid copy: arguments m (variable of type []int) and \"a\" (untyped string constant) have different element types int and byte\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"invalid argument: ",
			"invalid append: ",
			"invalid copy: ",
			"first argument to append "
		],
		match: byCompiler([/^(?:invalid (?:argument|append|copy): )(?<what>[^\n]{1,600})/, /^(?<what>first argument to append [^\n]{1,600})/], (group) => ({
			message: `the built-in function does not take that: ${quote(group("what"), 400)}`,
			fix: "give it an argument of a type that it takes; `go doc builtin` lists them"
		}))
	}
];

// src/core/diagnosis/catalogue/type-errors-declarations.ts
/** Causes of the family `types` about declarations: literals, constants, cycles and receivers. */
const DECLARATIONS = [
	{
		id: "duplicate-case",
		family: "types",
		title: "The same case or key twice",
		meaning: "A `switch` cannot have a constant or a type as a case twice, a literal no key, index or field twice.",
		example: "# example.com/app\n./main.go:3:41: duplicate case 1 (constant of type int) in expression switch\n	./main.go:3:33: previous case\n",
		examples: [
			"# example.com/app\n./main.go:3:50: duplicate case int in type switch\n	./main.go:3:40: previous case\n",
			"# example.com/app\n./main.go:3:32: duplicate key \"a\" in map literal\n",
			"# example.com/app\n./main.go:3:21: duplicate index 0 in array or slice literal\n",
			"# example.com/app\n./main.go:4:17: duplicate field name a in struct literal\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"duplicate case ",
			"duplicate key ",
			"duplicate index ",
			"duplicate field name "
		],
		match: byCompiler([/^duplicate (?<kind>case|key|index|field name) (?<value>[^\n]{1,500}?) (?:\([^\n]{1,300}\) )?in (?<where>[^\n]{1,50})(?:\n\t(?<other>\S{1,500}): previous case)?/], (group) => ({
			message: `the ${group("kind")} ${quote(group("value"))} stands twice in the ${group("where")}${group("other") === "" ? "" : `; the first is at ${quote(group("other").replace(/^\.\//, ""))}`}`,
			fix: "delete one of the two"
		}))
	},
	{
		id: "bad-literal",
		family: "types",
		title: "A composite literal that does not fit its type",
		meaning: "A literal of a struct names fields that exist, or gives all of them in their order; one of another package cannot set fields that begin with a small letter.",
		example: "# example.com/app\n./main.go:4:11: unknown field b in struct literal of type T\n",
		examples: [
			"# example.com/app\n./main.go:4:11: unknown field name in struct literal of type T, but does have Name\n",
			"# example.com/app\n./main.go:4:12: too few values in struct literal of type T\n",
			"# example.com/app\n./main.go:4:14: too many values in struct literal of type T\n",
			"# example.com/app\n./main.go:4:17: mixture of field:value and value elements in struct literal\n",
			"# example.com/app\n./main.go:4:22: implicit assignment to unexported field buf in struct literal of type bytes.Buffer\n",
			"# example.com/app\n./main.go:4:22: cannot refer to unexported field buf in struct literal of type bytes.Buffer\n",
			"# example.com/app\n./main.go:3:9: invalid composite literal type int\n",
			"# example.com/app\n./main.go:3:24: missing key in map literal\n",
			"# example.com/app\n./main.go:4:11: unknown field Form in struct literal of type big.Float, but does have unexported form\n",
			"# example.com/app\n./main.go:4:11: invalid field name T0.a in struct literal\n",
			"# example.com/app\n./main.go:4:11: missing type in composite literal\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"in struct literal",
			"invalid composite literal ",
			"missing key in map literal",
			"missing type in composite literal"
		],
		match: byCompiler([
			/^unknown field (?<field>\S{1,300}) in struct literal of type (?<type>[^\n,]{1,500})(?:, but does have (?<unexported>unexported )?(?<have>\S{1,300}))?/,
			/^(?<much>too few|too many) values in struct literal of type (?<type>[^\n]{1,500})/,
			/^(?<mixed>mixture of field:value and value)/,
			/^(?:implicit assignment|cannot refer) to unexported field (?<hidden>\S{1,300}) in struct literal of type (?<type>[^\n]{1,500})/,
			/^invalid composite literal (?:element )?type (?<none>[^\n]{1,500})/,
			/^(?<key>missing key) in map literal/,
			/^invalid field name (?<odd>[^\n]{1,300}) in struct literal/,
			/^(?<untyped>missing type) in composite literal/
		], (group, { package: pkg }) => {
			const type = quote(group("type"));
			if (group("field") !== "") return {
				message: `the struct ${type} has no field ${quote(group("field"))}${group("have") === "" ? "" : `, but it has ${quote(group("have"))}`}`,
				fix: group("unexported") !== "" ? `${quote(group("have"))} can only be set within its own package: use a function of that package that makes the value` : group("have") === "" ? `correct the name, or take a version of the package whose ${type} has it` : `write ${quote(group("have"))}`,
				root: `${pkg ?? ""} ${group("type")}.${group("field")}`
			};
			if (group("much") !== "") return {
				message: `the literal of ${type} has ${group("much")} values`,
				fix: "name the fields, as in `T{A: 1}`: then those that are missing are zero"
			};
			if (group("mixed") !== "") return {
				message: "the literal names some of its fields and others not",
				fix: "name all of them"
			};
			if (group("hidden") !== "") return {
				message: `the field ${quote(group("hidden"))} of ${type} can only be set in its own package`,
				fix: "name the fields that are exported, or use a function of the package that makes the value"
			};
			if (group("odd") !== "") return {
				message: `${quote(group("odd"))} is no name of a field`,
				fix: "write the name of the field alone, as in `T{A: 1}`"
			};
			if (group("untyped") !== "") return {
				message: "the literal has no type",
				fix: "name it in front of the brace, as in `T{...}` or `[]T{...}`"
			};
			if (group("key") !== "") return {
				message: "an element of the map literal has no key",
				fix: "write it as `key: value`"
			};
			return {
				message: `${quote(group("none"))} has no literal with braces`,
				fix: "write the value without braces, or name the type of the elements"
			};
		})
	},
	{
		id: "not-constant",
		family: "types",
		title: "A value that is not constant",
		meaning: "Constants, and lengths of arrays, are known when the code is compiled: a call or a variable is not. In `golang.org/x/tools` of 2024 and before, Go 1.25 and later find such a length.",
		example: "# example.com/app\n./main.go:4:11: g() (value of type int) is not constant\n",
		examples: [
			"# example.com/app\n./main.go:4:8: invalid array length n\n",
			"# golang.org/x/tools/internal/tokeninternal\n../../go/pkg/mod/golang.org/x/tools@v0.22.0/internal/tokeninternal/tokeninternal.go:64:9: invalid array length -delta * delta (constant -256 of type int64)\n",
			"# example.com/app\n./main.go:3:9: invalid constant type []int\n",
			"# example.com/app\n./main.go:4:8: array length n (variable of type int) must be constant\n",
			"# example.com/app\n./main.go:4:8: array length \"foo\" (untyped string constant) must be integer\n"
		],
		go: "1.21 to 1.27",
		marks: [
			") is not constant",
			"array length ",
			"invalid constant type ",
			" must be constant"
		],
		match: byCompiler([
			/^(?<expr>[^\n]{1,500}?) \([^\n]{1,300}\) is not constant/,
			/^(?:invalid )?array length (?<length>[^\n]{1,500}?)(?: \([^\n]{1,300}\))?(?: must be (?:constant|integer))?$/m,
			/^invalid constant type (?<type>[^\n]{1,500})/
		], (group) => {
			if (group("type") !== "") return {
				message: `a constant cannot be of type ${quote(group("type"))}`,
				fix: "write `var` instead of `const`"
			};
			return group("length") === "" ? {
				message: `${quote(group("expr"))} is not known when the code is compiled`,
				fix: "write `var` instead of `const`"
			} : {
				message: `${quote(group("length"))} is no length of an array: it is not constant, negative, or no whole number`,
				fix: "use a constant, or a slice: `make([]T, n)`"
			};
		})
	},
	{
		id: "declaration-cycle",
		family: "types",
		title: "A declaration that needs itself",
		meaning: "A type contains itself, or a variable, a constant or a function needs its own value to begin with.",
		example: "# example.com/app\n./main.go:3:6: invalid recursive type: T refers to itself\n",
		examples: [
			"# example.com/app\n./main.go:3:6: invalid recursive type A\n	./main.go:3:6: A refers to B\n	./main.go:4:6: B refers to A\n",
			"# example.com/app\n./main.go:3:6: invalid recursive type A\n	./main.go:3:6: A refers to\n	./main.go:4:6: B refers to\n	./main.go:3:6: A\n",
			"# example.com/app\n./main.go:3:5: initialization cycle for a\n	./main.go:3:5: a refers to b\n",
			"# example.com/app\n./main.go:3:8: invalid cycle in declaration of a\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"invalid recursive type",
			"initialization cycle",
			"invalid cycle in declaration",
			"instantiation cycle"
		],
		match: byCompiler([/^invalid recursive type:? (?<type>[^\s:]{1,300})/, /^(?:initialization cycle|invalid cycle in declaration|instantiation cycle)(?:(?: for| of|:) (?<name>\S{1,300}))?/], (group) => group("type") === "" ? {
			message: `${group("name") === "" ? "a declaration" : quote(group("name"))} needs itself to begin with`,
			fix: "break the circle: set one of them in `init`, or in a function that is called later"
		} : {
			message: `the type ${quote(group("type"))} contains itself, and would be of endless size`,
			fix: "hold a pointer to it, as in `*T`, or a slice"
		})
	},
	{
		id: "bad-receiver",
		family: "types",
		title: "A method on a type that cannot have it",
		meaning: "Methods are declared in the package of their type, on a type that is neither a pointer nor an interface.",
		example: "# example.com/app\n./main.go:3:9: cannot define new methods on non-local type int\n",
		examples: [
			"# example.com/app\n./main.go:4:9: invalid receiver type P (pointer or interface type)\n",
			"# example.com/app\n./main.go:5:11: invalid method expression T.M (needs pointer receiver (*T).M)\n",
			"# example.com/app\n./main.go:5:9: receiver type parameter []int must be an identifier\n",
			"# example.com/app\n./main.go:5:9: receiver declares 1 type parameter, but receiver base type declares 2\n",
			"# example.com/app\n./main.go:5:9: got 1 type parameter, but receiver base type declares 2\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"cannot define new methods on ",
			"invalid receiver type ",
			"invalid method expression ",
			"receiver type parameter ",
			"receiver declares ",
			"but receiver base type"
		],
		match: byCompiler([
			/^cannot define new methods on (?:non-local type (?:alias )?)?(?<what>[^\n]{1,500})/,
			/^(?<parameters>receiver (?:type parameter [^\n]{1,300} must be an identifier|declares \d{1,3} type parameters?, but [^\n]{1,100})|got \d{1,3} type parameters?, but receiver base type [^\n]{1,100})/,
			/^invalid receiver type (?<what>[^\n]{1,500})/,
			/^invalid method expression (?<expr>[^\n]{1,500}?) \(needs pointer receiver (?<want>[^\n]{1,300})\)/
		], (group) => group("parameters") !== "" ? {
			message: `the type parameters of the receiver are wrong: ${quote(group("parameters"))}`,
			fix: "name each type parameter of the type once, as in `func (x T[K, V]) M()`"
		} : group("want") === "" ? {
			message: `methods cannot be declared on ${quote(group("what"))}`,
			fix: "declare a type of your own in this package, `type MyT T`, or write a function"
		} : {
			message: `the method of ${quote(group("expr"))} belongs to the pointer`,
			fix: `write ${quote(group("want"))}`
		})
	}
];

// src/core/diagnosis/catalogue/type-errors-values.ts
/** Causes of the family `types` about values: types that do not fit together, and constants that a type cannot hold. */
/** What the compiler puts in parentheses behind an expression: `(variable of type int)`, `(untyped string constant)`. */
const typeOf = (description) => /(?:of (?:[a-z]{1,12}\d{0,3} ){0,2}type |nil)(?<type>[^\n]{0,300})$/.exec(description)?.groups?.["type"] ?? description;
/** Ways from one type to another that people look for first. */
function conversion(from, to, expr) {
	if (/^untyped \w+ constant/.test(from)) return `write a value of type ${quote(to)}, or change the type that is expected`;
	const plain = from.replace(/^untyped (\w+) constant.*$/, "$1").replace(/ constrained by .*$/, "");
	if (to === "string" && /^(?:int|u?int\d*|rune)$/.test(plain)) return "`strconv.Itoa` or `fmt.Sprint` make a string of a number";
	if (to === "error") return "`errors.New` makes an error of a string";
	if (/^u?int\d*$/.test(to) && plain === "string") return "`strconv.Atoi` reads a number from a string";
	if (/^(?:u?int\d*|float\d+)$/.test(to) && /^(?:u?int\d*|float\d+)$/.test(plain)) return `convert it: ${quote(`${to}(${expr})`)}`;
	return `give a value of type ${quote(to)}, or change the type that is expected`;
}
const NUMBER = /^(?:untyped )?(?:u?int\d{0,2}|uintptr|float(?:32|64)?|rune|byte|complex\d{0,3})$/;
const TEXT = /^(?:untyped )?string$/;
/** How two operands become of one type. */
function oneType(left, right) {
	if (right.includes("nil")) return `compare with the zero value of ${quote(left)}: only pointers, slices, maps, channels, functions and interfaces can be \`nil\``;
	if (TEXT.test(left) && NUMBER.test(right) || NUMBER.test(left) && TEXT.test(right)) return "convert one of them: `strconv.Itoa` and `fmt.Sprint` make a string of a number, `strconv.Atoi` a number of a string";
	if (left === `*${right}` || right === `*${left}`) return "take the value of the pointer, with `*` in front of it";
	const into = left.startsWith("untyped ") ? right : left;
	return into.startsWith("untyped ") || [left, right].some((one) => /^(?:untyped )?bool$/.test(one)) ? "write both sides with values of one type; Go has no conversion between these two" : `convert one of them, as in ${quote(`${/^[*<[]/.test(into) ? `(${into})` : into}(...)`)}`;
}
const VALUES = [
	{
		id: "constant-out-of-range",
		family: "types",
		title: "A constant that its type cannot hold",
		meaning: "Constants are exact: one that is too large, negative, or has a fraction does not fit into a type that cannot hold it, and the compiler does not cut it off. `int` has 32 bits on 32-bit targets.",
		example: "# example.com/app\n./main.go:4:15: cannot use 300 (untyped int constant) as int8 value in variable declaration (overflows)\n",
		examples: [
			"# example.com/app\n./main.go:3:13: cannot use 1.5 (untyped float constant) as int value in variable declaration (truncated)\n",
			"# example.com/app\n./main.go:3:13: constant shift overflow\n",
			"# example.com/app\n./main.go:3:20: cannot use 1 << 40 (untyped int constant 1099511627776) as int value in argument to f (overflows)\n",
			"# example.com/app\n./main.go:3:20: math.MaxUint32 (untyped int constant 4294967295) overflows int\n",
			"# example.com/app\n./main.go:4:18: 2.5 (untyped float constant) truncated to int\n",
			"# example.com/app\n./main.go:3:13: cannot use 1i + 1 (untyped complex constant (1 + 1i)) as int value in variable declaration (truncated)\n",
			"# example.com/app\n./main.go:3:11: malformed constant: 1e+1000000000\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"(overflows)",
			"(truncated)",
			"truncated to ",
			"overflow",
			"malformed constant: "
		],
		match: byCompiler([
			/^cannot use (?<value>[^\n]{1,300}?) \([^\n]{1,200}?\) as (?<type>[^\n]{1,200}?) value in [^\n(]{1,300} \((?<why>overflows|truncated)\)/,
			/^(?:cannot use )?(?<value>[^\n]{1,500}?)(?: \([^\n]{1,300}?\))? (?<why>overflows|truncated to) (?<type>[^\n]{1,300})$/m,
			/^(?<what>constant [^\n]{0,100}overflow|malformed constant: [^\n]{1,100})/
		], (group) => group("what") === "" ? {
			message: `the constant ${quote(group("value"))} does not fit into ${quote(group("type"))}: it ${group("why") === "overflows" ? "is too large, or negative" : "has a fraction"}`,
			fix: `use a type that holds it (\`int64\`, \`uint64\`, \`float64\`), or another value`
		} : {
			message: `a constant grows beyond what the compiler computes with (${quote(group("what"))})`,
			fix: "write a smaller one"
		})
	},
	{
		id: "cannot-use",
		family: "types",
		title: "A value of the wrong type",
		meaning: "A value is assigned, passed or returned where another type is expected. Go converts nothing by itself, not even `int` to `int64`.",
		example: "# example.com/app\n./main.go:3:13: cannot use \"s\" (untyped string constant) as int value in variable declaration\n",
		examples: [
			"# example.com/app\n./main.go:3:13: cannot use nil as int value in variable declaration\n",
			"# example.com/app\n./main.go:4:41: cannot use r (variable of interface type io.Reader) as io.Writer value in argument to f: need type assertion\n",
			"# example.com/app\n./main.go:3:9: use of untyped nil in variable declaration\n"
		],
		go: "1.21 to 1.27",
		marks: ["cannot use ", "use of untyped nil"],
		match: byCompiler([
			/^cannot use (?<expr>[^\n]{1,500}?) \((?<from>[^\n]{1,500}?)\) as (?<to>[^\n]{1,500}?) value in (?<where>[^\n:]{1,300})(?:: (?<why>[^\n]{1,500}))?/,
			/^cannot use (?<expr>nil) as (?<to>[^\n]{1,500}?) value in (?<where>[^\n:]{1,300})/,
			/^use of untyped (?<expr>nil) in (?<where>[^\n]{1,300})/
		], (group) => {
			const [expr, to, where] = [
				group("expr"),
				group("to"),
				group("where")
			];
			if (expr === "nil") return to === "" ? {
				message: `\`nil\` alone has no type (${where})`,
				fix: "name the type, as in `var x *T = nil`"
			} : {
				message: `\`nil\` is no value of the type ${quote(to)} (${quote(where)})`,
				fix: /^[A-Z]\w?$/.test(to) ? `return the zero value: \`var zero ${to.replaceAll("`", "")}\`` : "give its zero value: `0`, `\"\"`, `false` or `T{}`"
			};
			const from = typeOf(group("from"));
			const why = group("why");
			return {
				message: `${quote(expr)} is of type ${quote(from)}, and the ${quote(where)} wants ${quote(to)}${why === "" ? "" : ` (${quote(why)})`}`,
				fix: why.startsWith("need type assertion") ? `assert it: ${quote(`${expr}.(${to})`)}` : conversion(from, to, expr)
			};
		})
	},
	{
		id: "type-mismatch",
		family: "types",
		title: "Two operands of different types",
		meaning: "Both sides of an operator have the same type in Go; nothing is converted by itself, not even `int` to `float64`.",
		example: "# example.com/app\n./main.go:6:7: invalid operation: y + \"b\" (mismatched types int and untyped string)\n",
		examples: [
			"# example.com/app\n./main.go:3:27: invalid operation: a += b (mismatched types int and string)\n",
			"# example.com/app\n./main.go:3:34: invalid operation: x == nil (mismatched types int and untyped nil)\n",
			"# example.com/app\n./main.go:3:40: invalid argument: mismatched types untyped string (previous argument) and untyped int (type of 1)\n",
			"# example.com/app\n./main.go:3:12: invalid case \"a\" in switch on x (mismatched types untyped string and int)\n"
		],
		go: "1.21 to 1.27",
		marks: ["mismatched types "],
		match: byCompiler([
			/^invalid operation: (?<expr>[^\n]{1,500}?) \(mismatched types (?<left>[^\n]{1,300}?) and (?<right>[^\n]{1,300})\)/,
			/^(?<expr>invalid case [^\n]{1,500}?) \(mismatched types (?<left>[^\n]{1,300}?) and (?<right>[^\n]{1,300})\)/,
			/^invalid argument: mismatched types (?<left>[^\n]{1,300}?) \(previous argument\) and (?<right>[^\n]{1,300}?) \(type of (?<expr>[^\n]{1,300})\)/
		], (group) => {
			const [left, right] = [group("left"), group("right")];
			return {
				message: `${quote(group("expr"))} brings two types together: ${quote(left)} and ${quote(right)}`,
				fix: oneType(left, right)
			};
		})
	},
	{
		id: "cannot-convert",
		family: "types",
		title: "A conversion that Go does not have",
		meaning: "Types convert when they have the same form, or are both numbers, or are strings and bytes or runes.",
		example: "# example.com/app\n./main.go:3:28: cannot convert s (variable of type string) to type int\n",
		examples: ["# example.com/app\n./main.go:3:16: cannot convert nil to type string\n"],
		go: "1.21 to 1.27",
		marks: ["cannot convert "],
		match: byCompiler([/^cannot convert (?<expr>[^\n]{1,500}?) \((?<from>[^\n]{1,500}?)\) to type (?<to>[^\n]{1,500})/, /^cannot convert (?<nil>nil) to type (?<to>[^\n]{1,500})/], (group) => group("nil") === "" ? {
			message: `${quote(group("expr"))} of type ${quote(typeOf(group("from")))} cannot become ${quote(group("to"))}`,
			fix: conversion(typeOf(group("from")), group("to"), group("expr"))
		} : {
			message: `\`nil\` is no value of the type ${quote(group("to"))}`,
			fix: "give its zero value: `0`, `\"\"`, `false` or `T{}`"
		})
	}
];

// src/core/diagnosis/catalogue/type-errors-elements.ts
/** Causes of the family `types` about parts of values: elements, pointers, and what can be assigned to. */
const ELEMENTS = [
	{
		id: "cannot-assign",
		family: "types",
		title: "Something that nothing can be assigned to",
		meaning: "Constants, bytes of a string, results of calls, and fields of a struct within a map cannot be changed in place.",
		example: "# example.com/app\n./main.go:3:20: cannot assign to s[0] (neither addressable nor a map index expression)\n",
		examples: ["# example.com/app\n./main.go:4:26: cannot assign to struct field m[\"a\"].a in map\n", "# example.com/app\n./main.go:4:12: cannot assign to c (constant 1 of type untyped int)\n"],
		go: "1.21 to 1.27",
		marks: ["cannot assign to "],
		match: byCompiler([/^cannot assign to struct field (?<field>[^\n]{1,500}) in map/, /^cannot assign to (?<expr>[^\n]{1,500}?)(?: \((?<why>[^\n]{1,500})\))?$/m], (group) => group("field") === "" ? {
			message: `nothing can be assigned to ${quote(group("expr"))}${group("why") === "" ? "" : ` (${quote(group("why"))})`}`,
			fix: "assign to a variable; change a string through a `[]byte` of it"
		} : {
			message: `the field ${quote(group("field"))} lies within a map and cannot be changed in place`,
			fix: "take the struct out, change it and put it back (`v := m[k]; v.f = x; m[k] = v`), or keep pointers in the map"
		})
	},
	{
		id: "bad-index",
		family: "types",
		title: "An index that does not fit",
		meaning: "Arrays, slices, strings and maps have indices; those of the first three are whole numbers, not negative, and below the length where the compiler knows it.",
		example: "# example.com/app\n./main.go:3:22: cannot index x (variable of type int)\n",
		examples: [
			"# example.com/app\n./main.go:3:22: invalid operation: cannot index x (variable of type int)\n",
			"# example.com/app\n./main.go:3:26: invalid argument: index 3 out of bounds [0:2]\n",
			"# example.com/app\n./main.go:3:25: invalid argument: index -1 (constant of type int) must not be negative\n",
			"# example.com/app\n./main.go:3:22: index 2 is out of bounds (>= 2)\n",
			"# example.com/app\n./main.go:3:22: index i must be integer constant\n",
			"# example.com/app\n./main.go:3:22: invalid slice indices: 0 < 10\n",
			"# example.com/app\n./main.go:3:22: middle index required in 3-index slice\n",
			"# example.com/app\n./main.go:3:22: cannot slice x (variable of type int)\n",
			"# example.com/app\n./main.go:6:6: invalid operation: a() (value of type [3]int) (slice of unaddressable value)\n",
			"# example.com/app\n./main.go:6:6: cannot slice unaddressable value f() (value of type [3]int)\n",
			"# example.com/app\n./main.go:6:6: cannot slice m (variable of type map[string]int)\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"cannot index ",
			"cannot slice ",
			"(slice of unaddressable value)",
			"out of bounds ",
			" must not be negative",
			" must be integer constant",
			"invalid slice indices",
			" in 3-index slice"
		],
		match: byCompiler([
			/^invalid operation: (?<value>[^\n]{1,500}?) \([^\n]{1,500}\) \(slice of unaddressable value\)/,
			/^(?:invalid operation: )?cannot slice unaddressable value (?<value>[^\n]{1,500}?) \([^\n]{1,500}\)/,
			/^(?:invalid operation: )?cannot (?<verb>index|slice) (?<expr>[^\n]{1,500}?) \((?<type>[^\n]{1,500})\)/,
			/^(?:invalid argument: )?(?<what>index [^\n]{1,300}? (?:is )?out of bounds [^\n]{1,100}|[^\n]{1,300} must (?:not be negative|be integer constant)|invalid slice indices: [^\n]{1,50}|(?:middle|final) index required in 3-index slice)/
		], (group) => group("value") !== "" ? {
			message: `${quote(group("value"))} is an array that lies nowhere, so no slice can be made of it`,
			fix: "assign it to a variable first, and slice that"
		} : group("verb") === "" ? {
			message: `the index does not fit: ${quote(group("what"))}`,
			fix: "correct the index or the length"
		} : {
			message: `${quote(group("expr"))} is of type ${quote(typeOf(group("type")))}, which ${group("verb") === "slice" ? "cannot be sliced" : "has no elements"}`,
			fix: group("verb") === "slice" ? "slice an array, a slice or a string; call a function first, as in `f()[1:]`" : "index an array, a slice, a string or a map; dereference a pointer first, as in `(*p)[0]`"
		})
	},
	{
		id: "bad-pointer",
		family: "types",
		title: "A `*` or `&` where none can be",
		meaning: "`*x` follows a pointer, `&x` needs something that lies in memory: a variable, an element, or a composite literal.",
		example: "# example.com/app\n./main.go:3:22: invalid operation: cannot indirect x (variable of type int)\n",
		examples: ["# example.com/app\n./main.go:3:17: invalid operation: cannot take address of 1 (untyped int constant)\n"],
		go: "1.21 to 1.27",
		marks: ["cannot indirect ", "cannot take address of "],
		match: byCompiler([/^invalid operation: cannot (?<verb>indirect|take address of) (?<expr>[^\n]{1,500}?)(?: \([^\n]{1,500}\))?$/m], (group) => group("verb") === "indirect" ? {
			message: `${quote(group("expr"))} is no pointer`,
			fix: "delete the `*`"
		} : {
			message: `${quote(group("expr"))} has no address`,
			fix: "assign it to a variable first, and take the address of that"
		})
	}
];

// src/core/diagnosis/catalogue/type-errors-implements.ts
/** The cause of the family `types` about interfaces that a type does not implement. */
/** Types of the language itself: nobody adds a method to them. */
const BUILT_IN = /^(?:any|bool|byte|complex\d+|error|float\d+|rune|string|u?int(?:\d+|ptr)?)$/;
/** What to do where no method is missing. */
function otherReason(type, why) {
	if (why.startsWith("ambiguous")) return `declare the method on ${quote(type)} itself: more than one embedded type has it`;
	return why.includes("is a field") ? `rename the field of ${quote(type)}, and declare a method of that name` : "use the interface itself, without the `*`: a pointer to an interface has none of its methods";
}
/** What an error says of a type and an interface. By hand: three parts of any length in one pattern take too long. */
function implementation(text) {
	const middle = text.indexOf(" does not implement ");
	if (middle < 0) return null;
	const front = text.slice(0, middle);
	const start = Math.max(front.lastIndexOf(": ") + 2, front.lastIndexOf("\n	") + 2);
	const rest = /^(?<iface>[^\n]{1,500}?) \((?<why>[^\n]{1,500})\)(?:\n\t\thave (?<have>[^\n]{1,500})\n\t\twant (?<want>[^\n]{1,500}))?/.exec(text.slice(middle + 20))?.groups;
	return rest === void 0 ? null : {
		...rest,
		type: front.slice(start)
	};
}
const IMPLEMENTS = [{
	id: "missing-method",
	family: "types",
	title: "A type does not implement an interface",
	meaning: "A type implements an interface when it has all of its methods, with the same arguments and results. Methods with a pointer as receiver belong to the pointer only.",
	example: "# example.com/app\n./main.go:5:11: cannot use T{} (value of struct type T) as I value in variable declaration: T does not implement I (missing method M)\n",
	examples: [
		"# example.com/app\n./main.go:5:11: cannot use T{} (value of type T) as I value in variable declaration: T does not implement I (method M has pointer receiver)\n",
		"# example.com/app\n./main.go:6:11: cannot use T{} (value of type T) as I value in argument to f: T does not implement I (wrong type for method M)\n		have M(string)\n		want M(int)\n",
		"# example.com/app\n./main.go:9:11: cannot use C{} (value of struct type C) as I value in variable declaration: C does not implement I (ambiguous selector C.M)\n",
		"# example.com/app\n./main.go:6:6: cannot use t (variable of struct type T) as I value in assignment: T does not implement I (T.m is a field, not a method)\n",
		"# example.com/app\n./main.go:6:6: cannot use p (variable of type *J) as I value in assignment: *J does not implement I (type *J is pointer to interface, not interface)\n",
		"# example.com/app\n./main.go:4:19: impossible type assertion: i.(int)\n	int does not implement I (missing method M)\n"
	],
	go: "1.21 to 1.27",
	marks: [" does not implement "],
	match: byCompiler([/^(?:cannot use |impossible type )/], (_start, { text, package: pkg }) => {
		const found = implementation(text);
		if (found === null) return null;
		const group = (name) => found[name] ?? "";
		const [type, iface, why] = [
			group("type"),
			group("iface"),
			group("why")
		];
		const method = /method (?<name>[^\s)]{1,300})/.exec(why)?.groups?.["name"] ?? "";
		return {
			message: `the type ${quote(type)} does not implement ${quote(iface)}: ${quote(why)}${group("have") === "" ? "" : `; it has ${quote(group("have"))}, and ${quote(group("want"))} is wanted`}`,
			fix: /ambiguous selector|is a field, not a method|is pointer to interface/.test(why) ? otherReason(type, why) : why.includes("pointer receiver") ? `give a pointer: ${quote("&")} in front of the value, since ${quote(method)} belongs to ${quote(`*${type}`)}` : iface === "error" && type === "string" ? "make an error of it: `errors.New(...)` or `fmt.Errorf(...)`" : why.startsWith("wrong type") ? `change ${quote(method)} of ${quote(type)} to the signature of the interface` : /^\*?[A-Z_a-z]\w*$/.test(type) && !BUILT_IN.test(type) ? `add the method ${quote(method)} to ${quote(type)}; after an update of a module its interface may ask for more than before` : `give a value of a type that has the method ${quote(method)}; after an update of a module its interface may ask for more than before`,
			root: `${pkg ?? ""} ${type} ${iface} ${why}`
		};
	})
}];

// src/core/diagnosis/catalogue/type-errors-limits.ts
/** Causes of the family `types` beyond the types: bodies, directives and sizes, which the compiler looks at last. */
const LIMITS = [
	{
		id: "missing-function-body",
		family: "types",
		title: "A function without a body",
		meaning: "A function without braces is written in assembler: its package needs a `.s` file for the target, and a `//go:linkname` function at least an empty one. The compiler sees none here.",
		example: "# example.com/app\n./main.go:3:6: missing function body\n",
		examples: ["# example.com/app\n./main.go:3:6: generic function is missing function body\n", "# example.com/app\n./main.go:3:6: func init must have a body\n"],
		go: "1.21 to 1.27",
		marks: ["missing function body", "func init must have a body"],
		match: byCompiler([/^(?:generic function is )?missing function body/, /^func init must have a body/], (_group, { package: pkg }) => ({
			message: "the function has no body, and the package no assembler file for this target",
			fix: `write the body between \`{\` and \`}\`; for a function in assembler look whether the \`.s\` file is there and meant for this target (\`go list -f '{{.SFiles}}' ${pkg === null || /[^\w./~-]/.test(pkg) ? "." : pkg}\`)`
		}))
	},
	{
		id: "misplaced-directive",
		family: "types",
		title: "A compiler directive in the wrong place",
		meaning: "Directives such as `//go:linkname`, `//go:noinline` and `//go:build` work only in certain places: a `//go:build` line stands above `package`, others right above a function, and `//go:linkname` in a file that imports `unsafe`.",
		example: "# example.com/app\n./main.go:2:3: misplaced compiler directive\n",
		examples: [
			"# example.com/app\n./main.go:3:3: //go:linkname only allowed in Go files that import \"unsafe\"\n",
			"main.go:2:1: misplaced //go:build comment\n",
			"# example.com/app\n./main.go:4:3: //go:linkname must refer to declared function or variable\n",
			"# example.com/app\n./main.go:3:3: usage: //go:linkname localname [linkname]\n",
			"# example.com/app\n./main.go:3:6: can only use //go:noescape with external func implementations\n",
			"# example.com/app\n./main.go:3:3: //go:nowritebarrier only allowed in runtime\n",
			"# example.com/app\n./main.go:22: duplicate //go:linkname for x\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"misplaced compiler directive",
			"//go:linkname ",
			"misplaced //go:build",
			"misplaced +build",
			"usage: //go:",
			"can only use //go:",
			" only allowed in "
		],
		match: byCompiler([
			/^(?<what>misplaced (?:compiler directive|(?:\/\/go:build|\+build) comment|go:(?:wasmimport|wasmexport) directive))/,
			/^(?<what>\/\/go:\w{1,30} (?:only allowed|must refer|is only allowed|is not allowed) [^\n]{1,200})/,
			/^(?<what>can only use \/\/go:\w{1,30} with [^\n]{1,100}|duplicate \/\/go:linkname for \S{1,200})/,
			/^(?<what>\/\/go:\w{1,30} [^\n]{1,200} only allowed in cgo-generated code)/,
			/^(?<what>usage: \/\/go:(?!embed)[^\n]{1,200})/
		], (group) => ({
			message: `the directive has no effect or no meaning here: ${quote(group("what"))}`,
			fix: group("what").includes("unsafe") ? "add `import _ \"unsafe\"` to the file" : /duplicate/.test(group("what")) ? "delete one of the two" : /only (?:allowed )?in |with external/.test(group("what")) && !group("what").includes("unsafe") ? "delete the directive: it is for the runtime, for cgo, or for functions without a body" : "move it: a `//go:build` line above `package` with an empty line between, others right above what they are about"
		}))
	},
	{
		id: "too-large",
		family: "types",
		title: "A type or a stack frame that is too large",
		meaning: "A variable, a type or the local variables of a function take more memory than the target can address, or than a stack frame may have.",
		example: "# example.com/app\n./main.go:3:5: type [1152921504606846976]int larger than address space\n",
		examples: [
			"# example.com/app\n./main.go:3:6: stack frame too large (>1GB): 2048 MB locals + 0 MB args\n",
			"# example.com/app\n./main.go:3:5: type [1152921504606846976]int too large\n",
			"# example.com/app\n./main.go:9:23: a (variable of type [1073741824]E) is too large\n",
			"# example.com/app\n./main.go:9:5: channel element type too large (>64kB)\n"
		],
		go: "1.21 to 1.27",
		marks: [
			" larger than address space",
			"stack frame too large",
			"int too large",
			"byte too large",
			") is too large",
			"element type too large"
		],
		match: byCompiler([
			/^type (?<type>[^\n]{1,500}?) (?:larger than address space|too large)/,
			/^(?<type>[^\n]{1,300}?) \([^\n]{1,300}\) is too large$/m,
			/^(?<element>channel element type) too large/,
			/^(?<frame>stack frame too large [^\n]{1,200})/
		], (group) => ({
			message: group("element") !== "" ? "the elements of the channel are larger than 64 kB each" : group("frame") === "" ? `the type ${quote(group("type"))} is larger than the memory of the target` : `the local variables of the function are too large: ${quote(group("frame"))}`,
			fix: "make it smaller, or allocate it with `make` as a slice"
		}))
	}
];

// src/core/diagnosis/catalogue/type-errors-names.ts
/** Causes of the family `types` about names: those that are missing, used for nothing, or declared twice. */
const NAMES = [
	{
		id: "not-exported",
		family: "types",
		title: "A name of another package that begins with a small letter",
		meaning: "Only names that begin with a capital letter can be used by other packages.",
		example: "# example.com/app\n./main.go:3:19: name foo not exported by package lib\n",
		examples: ["# example.com/app\n./main.go:3:19: foo not exported by package lib\n", "# example.com/app\n./main.go:4:17: undefined: strings.toUpper (but have ToUpper)\n"],
		go: "1.21 to 1.27",
		marks: [" not exported by package ", " (but have "],
		match: byCompiler([/^(?:name )?(?<name>[^\s.]{1,300}) not exported by package (?<lib>\S{1,300})$/m, /^undefined: (?<lib>[^\s.]{1,300})\.(?<name>\S{1,300}) \(but have (?<have>\S{1,300})\)$/m], (group, { package: pkg }) => ({
			message: group("have") === "" ? `${quote(group("name"))} cannot be used outside of its package ${quote(group("lib"))}: it begins with a small letter` : `${quote(group("lib"))} exports no ${quote(group("name"))}, but it does export ${quote(group("have"))}`,
			fix: group("have") === "" ? `use what ${quote(group("lib"))} exports, or begin the name with a capital letter where it is declared` : `write ${quote(`${group("lib")}.${group("have")}`)}`,
			root: `${pkg ?? ""} ${group("lib")}.${group("name")}`
		}))
	},
	{
		id: "undefined",
		family: "types",
		title: "A name is not declared",
		meaning: "The code uses a name that no file of the package declares and that no import brings. A file that declares it may be left out of this build by a constraint: a tag, a name that ends in `_windows.go`, or `import \"C\"` without cgo.",
		example: "# example.com/app\n./main.go:4:2: undefined: foo\n",
		examples: ["# example.com/app\n./main.go:4:6: undefined: strings.Foo\n", "# example.com/app\n./main.go:4:12: undefined array length A or missing type constraint\n"],
		go: "1.21 to 1.27",
		marks: ["undefined: ", "undefined array length "],
		match: byCompiler([/^undefined: (?<name>\S+)/, /^undefined array length (?<name>\S{1,300}) or missing/], (group, { package: pkg }) => {
			const name = group("name");
			if (pkg === "command-line-arguments" && !name.includes(".")) return {
				message: `${quote(name)} is not declared in the files that the command names`,
				fix: `name the folder instead of single files, \`go run .\` or \`go build .\`, so that all files of the package count; else declare ${quote(name)} or correct its spelling`,
				root: `${pkg} ${name}`
			};
			return {
				message: `${quote(name)} is not declared${pkg === null ? "" : ` in package ${quote(pkg)}`}`,
				fix: name.includes(".") ? `correct the name, or take a version of the package that exports ${quote(name)}` : `declare ${quote(name)}, correct its spelling, or build with the tags, the target and the \`CGO_ENABLED\` that the file declaring it asks for`,
				root: `${pkg ?? ""} ${name}`
			};
		})
	},
	{
		id: "no-field-or-method",
		family: "types",
		title: "A type has no such field or method",
		meaning: "The value is of a type that has no field and no method of that name, or has it with another capital letter, or only behind a pointer to an interface.",
		example: "# example.com/app\n./main.go:4:17: t.foo undefined (type T has no field or method foo)\n",
		examples: [
			"# example.com/app\n./main.go:4:31: t.name undefined (type T has no field or method name, but does have field Name)\n",
			"# example.com/app\n./main.go:4:31: t.name undefined (type T has no field or method name, but does have Name)\n",
			"# example.com/app\n./main.go:4:31: f.Form undefined (type *big.Float has no field or method Form, but does have unexported field form)\n",
			"# example.com/app\n./main.go:4:39: b.off undefined (cannot refer to unexported field off)\n",
			"# example.com/app\n./main.go:4:18: i.M undefined (type *I is pointer to interface, not interface)\n"
		],
		go: "1.21 to 1.27",
		marks: [" undefined (type ", " undefined (cannot refer to unexported "],
		match: byCompiler([
			/^(?<expr>[^\s(]{1,300}) undefined \(type (?<type>[^\n]{1,300}?) has no (?:field or )?method (?<name>[^\s,)]{1,300})(?:, but does have (?<unexported>unexported )?(?:field |method )?(?<have>[^\s)]{1,300}))?\)/,
			/^(?<expr>[^\s(]{1,300}) undefined \((?<hidden>cannot refer to unexported) (?:field |method )?(?<name>[^\s)]{1,300})\)/,
			/^(?<expr>[^\n]{1,300}?) undefined \(type (?<type>[^\n]{1,300}?) is (?<pointer>pointer to (?:interface|type parameter)), not/,
			/^(?<expr>[^\n]{1,500}?) undefined \((?<why>(?:type|cannot refer to unexported) [^\n]{1,1000})\)$/m
		], (group, { package: pkg }) => {
			const [expr, name, type, have] = [
				group("expr"),
				group("name"),
				group("type"),
				group("have")
			];
			if (group("why") !== "") return {
				message: `${quote(expr)} does not exist: ${quote(group("why"))}`,
				fix: `correct the name, or take a version of the package that has it`
			};
			if (group("pointer") !== "") return {
				message: `${quote(expr)} does not exist: ${quote(type)} is a ${group("pointer")}, and a pointer has none of its methods`,
				fix: `use the ${group("pointer").slice(11)} itself, without the \`*\``
			};
			if (group("hidden") !== "") return {
				message: `${quote(name)} begins with a small letter, so only its own package can use ${quote(expr)}`,
				fix: "use a function or method that the package exports"
			};
			return {
				message: `the type ${quote(type)} has no field and no method ${quote(name)}${have === "" ? "" : `, but it has ${quote(have)}`}`,
				fix: group("unexported") !== "" ? `${quote(have)} can only be used within its own package: use a function or method that the package exports` : have === "" ? `correct the name, declare it, or take a version of the package whose ${quote(type)} has it` : `write ${quote(have)}`,
				root: `${pkg ?? ""} ${type}.${name}`
			};
		})
	},
	{
		id: "ambiguous-selector",
		family: "types",
		title: "A name that two embedded types have",
		meaning: "The type embeds several others at the same depth that have a field or method of this name.",
		example: "# example.com/app\n./main.go:6:28: ambiguous selector c.X\n",
		go: "1.21 to 1.27",
		marks: ["ambiguous selector "],
		match: byCompiler([/^ambiguous selector (?<expr>[^\n]{1,500})$/m], (group) => ({
			message: `${quote(group("expr"))} could mean the field or method of more than one embedded type`,
			fix: "name the embedded type that is meant, as in `c.A.X`"
		}))
	},
	{
		id: "unused-variable",
		family: "types",
		title: "A variable that nothing uses",
		meaning: "Go does not compile a function with a local variable that is set and never read. A `:=` in an inner block that was meant to be `=` looks so too.",
		example: "# example.com/app\n./main.go:3:12: declared and not used: x\n",
		examples: ["# example.com/app\n./main.go:3:12: x declared and not used\n", "# example.com/app\n./main.go:3:12: x declared but not used\n"],
		go: "1.17 to 1.27",
		marks: ["declared and not used", "declared but not used"],
		match: byCompiler([/^declared and not used: (?<name>\S{1,300})$/m, /^(?!label )(?<name>\S{1,300}) declared (?:and|but) not used$/m], (group) => ({
			message: `the variable ${quote(group("name"))} is never used`,
			fix: `use it, delete it, or write \`_\` in its place; write \`=\` instead of \`:=\` when a ${quote(group("name"))} of an outer block is meant`
		}))
	},
	{
		id: "unused-import",
		family: "types",
		title: "An import that nothing uses",
		meaning: "Go does not compile a file that imports a package and uses nothing of it.",
		example: "# example.com/app\n./main.go:3:8: \"strings\" imported and not used\n",
		examples: ["# example.com/app\n./main.go:3:8: \"strings\" imported as s and not used\n", "# example.com/app\n./main.go:3:8: imported and not used: \"strings\"\n"],
		go: "1.17 to 1.27",
		marks: [
			"\" imported and not used",
			"\" imported as ",
			"imported and not used: "
		],
		match: byCompiler([/^"(?<path>[^"\n]{1,500})" imported (?:as (?<name>\S{1,300}) )?and not used/, /^imported and not used: "(?<path>[^"\n]{1,500})"/], (group) => ({
			message: `the import of ${quote(group("path"))} is not used`,
			fix: "delete the line, as `goimports -w .` does; write `_` in front of the path when only its `init` is wanted"
		}))
	},
	{
		id: "unused-result",
		family: "types",
		title: "A value that nothing takes",
		meaning: "A statement is a call, an assignment or the like. An expression alone computes a value for nothing.",
		example: "# example.com/app\n./main.go:3:19: append(a, 1) (value of type []int) is not used\n",
		examples: ["# example.com/app\n./main.go:3:17: x == 1 (untyped bool value) is not used\n", "# example.com/app\n./main.go:3:18: defer discards result of len(\"\") (constant 0 of type int)\n"],
		go: "1.21 to 1.27",
		marks: [") is not used", " discards result of "],
		match: byCompiler([/^(?<expr>[^\n]{1,500}?) \([^\n]{1,500}\) is not used$/m, /^(?:go|defer) discards result of (?<expr>[^\n]{1,500}?)(?: \([^\n]{1,500}\))?$/m], (group) => ({
			message: `the value of ${quote(group("expr"))} is not used`,
			fix: group("expr").startsWith("append(") ? "assign it, as in `a = append(a, x)`" : "assign it, return it, or delete the line"
		}))
	},
	{
		id: "redeclared",
		family: "types",
		title: "A name is declared twice",
		meaning: "Two declarations of one block or one package have the same name: in two files of the package, in files for several systems that one build takes together, or as a field and a method of one type.",
		example: "# example.com/app\n./b.go:4:5: x redeclared in this block\n	./a.go:3:5: other declaration of x\n",
		examples: [
			"# example.com/app\n./main.go:5:10: method T.M already declared at ./main.go:4:10\n",
			"# example.com/app\n./main.go:4:10: field and method with the same name M\n	./main.go:3:16: other declaration of M\n",
			"# example.com/app\n./main.go:3:23: a redeclared\n	./main.go:3:16: other declaration of a\n",
			"# example.com/app\n./main.go:3:24: duplicate method M\n	./main.go:3:19: other declaration of method M\n",
			"# example.com/app\n./main.go:4:5: fmt already declared through import of package fmt (\"fmt\")\n	./main.go:3:8: other declaration of fmt\n",
			"# example.com/app\n./main.go:6:1: label L already defined at ./main.go:4:1\n"
		],
		go: "1.21 to 1.27",
		marks: [
			" redeclared",
			" already declared ",
			" already defined at ",
			"with the same name ",
			"duplicate method "
		],
		match: byCompiler([
			/^(?<name>\S{1,300}) redeclared(?: in this block)?\n\t(?<other>\S{1,500}): other declaration/,
			/^(?:method |label )?(?<name>\S{1,300}) already (?:declared|defined) at (?<other>\S{1,500})/,
			/^(?<name>\S{1,300}) already declared through (?:dot-)?import of [^\n]{1,500}(?:\n\t(?<other>\S{1,500}): other declaration)?/,
			/^field and method with the same name (?<name>\S{1,300})(?:\n\t(?<other>\S{1,500}): other declaration)?/,
			/^duplicate method (?<name>\S{1,300})(?:\n\t(?<other>\S{1,500}): other declaration)?/,
			/^(?<name>\S{1,300}) redeclared(?: in this block)?$/m
		], (group, { package: pkg }) => ({
			message: `${quote(group("name"))} is declared twice${group("other") === "" ? "" : `; the other declaration is at ${quote(group("other").replace(/^\.\//, ""))}`}`,
			fix: `rename or delete one of the two; when they are meant for different systems, give one of their files a \`//go:build\` line`,
			root: `${pkg ?? ""} ${group("name")} ${group("other")}`
		}))
	},
	{
		id: "main-misdeclared",
		family: "types",
		title: "A `main` or `init` that is no plain function",
		meaning: "`main` of a program and `init` are functions without arguments and results, and nothing else may have that name.",
		example: "# example.com/app\n./main.go:2:6: func main must have no arguments and no return values\n",
		examples: [
			"# example.com/app\n./main.go:2:5: cannot declare main - must be func\n",
			"# example.com/app\n./main.go:2:5: cannot declare init - must be func\n",
			"# example.com/app\n./main.go:9:8: cannot import package as init - init must be a func\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"func main must ",
			"func init must ",
			"cannot declare main",
			"cannot declare init",
			"cannot import package as "
		],
		match: byCompiler([/^func (?<name>main|init) must have no (?<what>[^\n]{1,100})/, /^cannot (?:declare|import package as) (?<name>main|init)\b/], (group) => ({
			message: `${quote(group("name"))} must be a function without arguments and results`,
			fix: `write \`func ${group("name")}() {\`, and take arguments from \`os.Args\` or \`flag\``
		}))
	},
	{
		id: "package-as-value",
		family: "types",
		title: "The name of a package where a value is expected",
		meaning: "A package is no value; only what stands behind its name and a dot can be used.",
		example: "# example.com/app\n./main.go:4:9: use of package fmt not in selector\n",
		examples: ["# example.com/app\n./main.go:4:9: use of package fmt without selector\n"],
		go: "1.17 to 1.27",
		marks: ["use of package "],
		match: byCompiler([/^use of package (?<name>\S{1,300}) (?:not in|without) selector/], (group) => ({
			message: `${quote(group("name"))} is a package here, and stands without a name of it`,
			fix: `write ${quote(`${group("name")}.Name`)} with the name that is meant, or rename the import when a variable is meant`
		}))
	},
	{
		id: "not-a-type",
		family: "types",
		title: "A value where a type is expected, or a type where a value is",
		meaning: "The name stands for something of the other kind: often a variable or parameter has the name of a type or package.",
		example: "# example.com/app\n./main.go:4:7: T (variable of type int) is not a type\n",
		examples: [
			"# example.com/app\n./main.go:4:7: T (package-level variable) is not a type\n",
			"# example.com/app\n./main.go:4:7: T is not a type\n",
			"# example.com/app\n./main.go:4:9: T (type) is not an expression\n"
		],
		go: "1.21 to 1.27",
		marks: [" is not a type", "(type) is not an expression"],
		match: byCompiler([/^(?<name>[^\n]{1,500}?)(?: \([^\n]{1,300}\))? is not a type$/m, /^(?<type>[^\n]{1,500}?) \(type\) is not an expression/], (group) => group("type") === "" ? {
			message: `${quote(group("name"))} is a value, and a type is expected here`,
			fix: "write the name of the type; rename a variable that hides it"
		} : {
			message: `${quote(group("type"))} is a type, and a value is expected here`,
			fix: "make a value of it, as in `T{}` or `T(x)`"
		})
	}
];

// src/core/diagnosis/catalogue/type-errors-operators.ts
/** Causes of the family `types` about operators: values that cannot be compared, and operations that a type does not have. */
const CONSTRAIN = "give the type parameter a constraint whose types all have it, such as `cmp.Ordered`, or `~int | ~float64`";
const OPERATORS = [{
	id: "cannot-compare",
	family: "types",
	title: "Values that cannot be compared",
	meaning: "Slices, maps and functions, and structs that hold one, have no `==`, except with `nil`. Neither are they keys of a map.",
	example: "# example.com/app\n./main.go:3:34: invalid operation: a == b (slice can only be compared to nil)\n",
	examples: [
		"# example.com/app\n./main.go:3:44: invalid operation: x == x (struct containing func() cannot be compared)\n",
		"# example.com/app\n./main.go:3:37: invalid operation: a == b (incomparable types in type set)\n",
		"# example.com/app\n./main.go:3:11: invalid map key type []int\n",
		"# example.com/app\n./main.go:4:9: cannot switch on f (variable of type func()) (func() is not comparable)\n",
		"# example.com/app\n./main.go:4:7: invalid case g in switch on s (slice can only be compared to nil)\n"
	],
	go: "1.21 to 1.27",
	marks: [
		" can only be compared to nil",
		" cannot be compared)",
		"incomparable types in type set",
		"invalid map key type ",
		"cannot switch on "
	],
	match: byCompiler([
		/^(?:invalid operation: )?(?<expr>(?!cannot |invalid map )[^\n]{1,500}?) \((?<why>(?:\w{1,20} can only be compared to nil|[^\n]{1,300} cannot be compared|incomparable types in type set))\)/,
		/^invalid map key type (?<key>[^\n]{1,500})/,
		/^cannot switch on (?<switch>[^\n]{1,300}?) \([^\n]{1,500}\)$/m
	], (group) => group("switch") !== "" ? {
		message: `a \`switch\` cannot compare ${quote(group("switch"))}: values of its type have no \`==\``,
		fix: "write the cases as conditions: `switch {` and `case f == nil:`"
	} : group("key") === "" ? {
		message: `${quote(group("expr"))} is not possible: ${quote(group("why"))}`,
		fix: group("why").startsWith("incomparable") ? "write `comparable` instead of `any` as the constraint of the type parameter" : "compare their parts: `slices.Equal`, `maps.Equal`, `reflect.DeepEqual`, or `bytes.Equal`"
	} : {
		message: `${quote(group("key"))} cannot be the key of a map: its values cannot be compared`,
		fix: "use a string, a number, an array, or a struct of such as the key"
	})
}, {
	id: "operator-not-defined",
	family: "types",
	title: "An operator that the type does not have",
	meaning: "Arithmetic is for numbers, `+` for strings too, `!` and `&&` for booleans, `%` and shifts for integers. A shift counts with a whole number that is not negative.",
	example: "# example.com/app\n./main.go:3:25: invalid operation: operator ! not defined on x (variable of type string)\n",
	examples: [
		"# example.com/app\n./main.go:3:19: invalid operation: a++ (non-numeric type []int)\n",
		"# example.com/app\n./main.go:3:30: invalid operation: shift count x (variable of type float64) must be integer\n",
		"# example.com/app\n./main.go:3:37: invalid operation: shifted operand x (variable of type float64) must be integer\n",
		"# example.com/app\n./main.go:3:14: invalid operation: negative shift count -1 (untyped int constant)\n",
		"# example.com/app\n./main.go:3:13: invalid operation: division by zero\n",
		"# example.com/app\n./main.go:3:34: invalid operation: a < b (operator < not defined on struct)\n",
		"# example.com/app\n./main.go:3:34: invalid operation: x < y (type parameter P cannot use operator <)\n",
		"# example.com/app\n./main.go:3:34: invalid operation: a < b (type parameter T is not comparable with <)\n"
	],
	go: "1.21 to 1.27",
	marks: [
		" not defined on ",
		" cannot use operator ",
		" is not comparable with ",
		"(non-numeric type ",
		" must be integer",
		"negative shift count ",
		"division by zero"
	],
	match: byCompiler([
		/^invalid operation: operator (?<op>\S{1,5}) not defined on (?<expr>[^\n]{1,500}?) \((?<type>[^\n]{1,500})\)/,
		/^invalid operation: (?<expr>[^\n]{1,500}?)(?<op>\+\+|--) \(non-numeric type (?<type>[^\n]{1,500})\)/,
		/^invalid operation: (?<expr>[^\n]{1,500}?) \(operator (?<op>\S{1,5}) not defined on (?<kind>[^\n]{1,300})\)/,
		/^invalid operation: (?<expr>[^\n]{1,500}?) \((?<parameter>type parameter [^\n]{1,100}?) (?:cannot use operator|is not comparable with) (?<op>\S{1,5})\)/,
		/^invalid operation: (?<what>shift[^\n]{1,500} must be integer|negative shift count [^\n]{1,500}|division by zero)/
	], (group) => group("op") === "" ? {
		message: `the operation is not possible: ${quote(group("what"))}`,
		fix: "correct the operand"
	} : group("parameter") !== "" ? {
		message: `${quote(group("expr"))} is not possible: not every type of the ${group("parameter").replaceAll("`", "")} has an operator ${quote(group("op"))}`,
		fix: CONSTRAIN
	} : group("kind") !== "" ? {
		message: `${quote(group("expr"))} is not possible: ${quote(group("kind"))} has no operator ${quote(group("op"))}`,
		fix: "compare or add a field or an element that has it, or write a function that does"
	} : {
		message: `${quote(group("expr"))} is of type ${quote(typeOf(group("type")))}, which has no operator ${quote(group("op"))}`,
		fix: group("type").includes("constrained by") ? CONSTRAIN : "convert the operand, or use another operator"
	})
}];

// src/core/diagnosis/catalogue/type-errors-statements.ts
/** Causes of the family `types` about statements: loops, jumps, conditions, and the end of a function. */
const STATEMENTS = [
	{
		id: "missing-return",
		family: "types",
		title: "A function that may end without `return`",
		meaning: "A function with results has to end in `return`, in `panic`, or in a loop without an end, on every way through it. `if` without `else` and `switch` without `default` leave a way open.",
		example: "# example.com/app\n./main.go:3:15: missing return\n",
		go: "1.21 to 1.27",
		marks: ["missing return"],
		match: byCompiler([/^missing return$/m], () => ({
			message: "the function can reach its end without a `return`",
			fix: "return a value at the end of the function, where this place is"
		}))
	},
	{
		id: "cannot-range",
		family: "types",
		title: "A `range` over something that has no elements",
		meaning: "`range` goes over arrays, slices, strings, maps and channels; over whole numbers since Go 1.22, and over functions since Go 1.23.",
		example: "# example.com/app\n./main.go:3:31: cannot range over x (variable of type float64)\n",
		examples: [
			"# example.com/app\n./main.go:4:17: cannot range over 3 (untyped int constant)\n",
			"# example.com/app\n./main.go:3:27: cannot range over f (value of type func(func(int) bool))\n",
			"# example.com/app\n./main.go:3:27: range over x (variable of type []int) permits only one iteration variable\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"cannot range over ",
			" permits no iteration variable",
			" permits only one iteration"
		],
		match: byCompiler([/^cannot range over (?<expr>[^\n]{1,500}?) \((?<type>[^\n]{1,500}?)\)(?:: (?<why>[^\n]{1,300})|$)/m, /^range over (?<expr>[^\n]{1,500}?) \([^\n]{1,500}?\) permits (?<permits>[^\n]{1,100})/], (group) => {
			const [expr, type] = [group("expr"), group("type")];
			if (group("permits") !== "") return {
				message: `the \`range\` over ${quote(expr)} permits ${group("permits")}`,
				fix: "delete the variable that is too much"
			};
			const since = /^(?:untyped int|(?:constant|variable|value)[^\n]* of type u?int)/.test(type) ? "1.22" : /of type (?:func\(|iter\.)/.test(type) && group("why") === "" ? "1.23" : null;
			return since === null ? {
				message: `\`range\` cannot go over ${quote(expr)} (${quote(type)})${group("why") === "" ? "" : `: ${quote(group("why"))}`}`,
				fix: "range over an array, a slice, a string, a map, a channel, a whole number, or a function that takes `yield`"
			} : {
				message: `\`range\` over ${quote(expr)} (${quote(type)}) needs Go ${since}, and this Go is older`,
				fix: `build with Go ${since} or newer, and say so: \`go mod edit -go=${since}\``,
				root: `range ${since}`
			};
		})
	},
	{
		id: "no-new-variables",
		family: "types",
		title: "A `:=` that declares nothing new",
		meaning: "On the left side of `:=` stand names, each once, and at least one of them is new in this block. A field, an element and a name in parentheses are none.",
		example: "# example.com/app\n./main.go:3:22: no new variables on left side of :=\n",
		examples: ["# example.com/app\n./main.go:5:2: non-name t.err on left side of :=\n", "# example.com/app\n./main.go:5:5: b repeated on left side of :=\n"],
		go: "1.21 to 1.27",
		marks: ["no new variable", " on left side of :="],
		match: byCompiler([
			/^no new variables? on left side of :=/,
			/^non-name (?<other>[^\n]{1,300}) on left side of :=/,
			/^(?<twice>\S{1,300}) repeated on left side of :=/
		], (group) => group("other") !== "" ? {
			message: `\`:=\` declares names, and ${quote(group("other"))} is none`,
			fix: "write `=` instead, and declare the other names with `var` on a line above"
		} : group("twice") !== "" ? {
			message: `${quote(group("twice"))} stands twice on the left side of \`:=\``,
			fix: "give one of them another name"
		} : {
			message: "all names on the left side of `:=` are declared already",
			fix: "write `=` instead"
		})
	},
	{
		id: "non-boolean-condition",
		family: "types",
		title: "A condition that is no boolean",
		meaning: "The condition of `if` and `for` is of type `bool`; a number or a pointer is none.",
		example: "# example.com/app\n./main.go:3:20: non-boolean condition in if statement\n",
		go: "1.21 to 1.27",
		marks: ["non-boolean condition in "],
		match: byCompiler([/^non-boolean condition in (?<where>\w{1,10}) statement/], (group) => ({
			message: `the condition of the ${quote(group("where"))} is no boolean`,
			fix: "compare it, as in `x != 0` or `p != nil`"
		}))
	},
	{
		id: "statement-misplaced",
		family: "types",
		title: "A statement that does not belong there",
		meaning: "`break`, `continue` and `fallthrough` belong into loops, `switch` and `select`; the last case of a `switch` has nothing to fall into.",
		example: "# example.com/app\n./main.go:3:12: break is not in a loop, switch, or select\n",
		examples: [
			"# example.com/app\n./main.go:3:12: continue is not in a loop\n",
			"# example.com/app\n./main.go:3:36: cannot fallthrough final case in switch\n",
			"# example.com/app\n./main.go:3:36: fallthrough statement out of place\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"break is not in ",
			"continue is not in ",
			"fallthrough "
		],
		match: byCompiler([/^(?<word>break|continue) is not in /, /^(?:cannot )?(?<word>fallthrough) /], (group) => ({
			message: `${quote(group("word"))} does not belong there`,
			fix: group("word") === "fallthrough" ? "let it be the last statement of a case that another follows" : "write `return` to leave the function, or move it into the loop that is meant"
		}))
	},
	{
		id: "label-wrong",
		family: "types",
		title: "A label that is missing, unused or out of reach",
		meaning: "`break`, `continue` and `goto` reach only labels of their own function: the first two those of a statement around them, `goto` none behind the declaration of a variable or within a block.",
		example: "# example.com/app\n./main.go:3:17: label L not defined\n",
		examples: [
			"# example.com/app\n./main.go:4:1: label L defined and not used\n",
			"# example.com/app\n./main.go:3:24: break label not defined: L\n",
			"# example.com/app\n./main.go:7:17: invalid continue label L\n",
			"# example.com/app\n./main.go:3:17: goto L jumps over declaration of x at ./main.go:3:22\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"label ",
			" jumps over ",
			" jumps into "
		],
		match: byCompiler([/^label (?<name>\S{1,300}) (?:defined|declared) and (?<unused>not used)/, /^(?<what>label \S{1,300} not (?:defined|declared)|(?:break|continue) label not defined: \S{1,300}|invalid (?:break|continue) label \S{1,300}|goto \S{1,300} jumps (?:over|into) [^\n]{1,500})/], (group) => group("unused") === "" ? {
			message: `the jump is not possible: ${quote(group("what"))}`,
			fix: "put the label in front of the statement that is meant, or correct its name"
		} : {
			message: `nothing jumps to the label ${quote(group("name"))}`,
			fix: "delete the label"
		})
	}
];

// src/core/diagnosis/catalogue/type-errors.ts
/**
* Causes of the family `types`: what the type checker says. The most general patterns of the catalogue stand here.
*
* Source: cmd/compile/internal/types2 and internal/types/errors/codes.go of Go 1.26; each wording was printed by Go 1.21,
* 1.23, 1.26 and 1.27 where `go` says so.
*/
const TYPES = [
	...NAMES,
	...IMPLEMENTS,
	...VALUES,
	...OPERATORS,
	...ELEMENTS,
	...CALLS,
	...STATEMENTS,
	...DECLARATIONS,
	...LIMITS,
	{
		id: "type-error",
		family: "types",
		title: "The type checker refuses the code",
		meaning: "The code is well-formed, but breaks a rule of the language; the compiler’s own words say which.",
		example: "# example.com/app\n./main.go:3:9: cannot use iota outside constant declaration\n",
		examples: [
			"# example.com/app\n./main.go:3:17: cannot use _ as value or type\n",
			"# example.com/app\n./main.go:4:7: invalid use of [...] array (outside a composite literal)\n",
			"# example.com/app\n./main.go:3:26: select case must be send or receive (possibly with assignment)\n",
			"# example.com/app\n./main.go:3:38: result parameter err not in scope at return\n	./main.go:3:26: inner declaration of var err error\n"
		],
		go: "1.21 to 1.27",
		marks: [
			"invalid operation: ",
			"invalid argument: ",
			"invalid use of ",
			"invalid recursive ",
			"cannot use ",
			"cannot call ",
			"cannot declare ",
			"cannot define ",
			"cannot take ",
			"cannot infer ",
			"cannot embed ",
			"select case must be ",
			"result parameter ",
			"impossible ",
			"embedded field type ",
			"use of untyped nil",
			"use of .(type) outside ",
			"unexported field ",
			"multiple defaults ",
			"missing key in "
		],
		match: byCompiler([/^(?:invalid syntax tree: )?(?<what>(?:invalid (?:operation|argument): |invalid use of |invalid recursive |cannot (?:use|call|declare|define|take|infer|embed) |select case must be |result parameter |impossible |embedded field type |use of (?:untyped nil|\.\(type\) outside)|multiple defaults |missing key in |implicit assignment to unexported field )[^\n]{0,1000})/], (group, { package: pkg }) => pkg === null ? null : {
			message: `the compiler refuses it: ${quote(group("what"), 600)}`,
			fix: "change the expression at this place so that it keeps that rule"
		})
	}
];

// src/core/diagnosis/catalogue/vcs.ts
/** Causes of the family `vcs`: the revision that is stamped into a binary, and the tools that know it. */
const STAMP = "The go command stamps the revision into the binaries that it builds, and asks git for it. ";
const VCS = [
	{
		id: "vcs-tool-missing",
		family: "vcs",
		title: "`git`, or another tool of version control, is not installed",
		meaning: "The go command runs git to fetch modules without a proxy and to stamp the revision into binaries. Small images do not have it. With `-buildvcs=auto`, the default, a missing git goes by in silence and the binary has no revision.",
		example: "go: missing Git command. See https://golang.org/s/gogetcmd\nerror obtaining VCS status: exec: \"git\": executable file not found in $PATH\n	Use -buildvcs=false to disable VCS stamping.\n",
		examples: [
			"main.go:3:8: reading github.com/acme-priv/thing/go.mod at revision v1.2.3: git ls-remote -q origin in /home/runner/go/pkg/mod/cache/vcs/b0e3632053e3: exec: \"git\": executable file not found in $PATH\n",
			"go: missing Mercurial command. See https://golang.org/s/gogetcmd\n",
			"go: missing Git command. See https://go.dev/s/gogetcmd\n",
			"go: example.com/x@v1.0.0: unable to resolve git version: failed to execute git version: exec: \"git\": executable file not found in %PATH%\n"
		],
		go: "1.21 to 1.27",
		marks: [
			" command. See https://golang.org/s/gogetcmd",
			" command. See https://go.dev/s/gogetcmd",
			": exec: \"git",
			": exec: \"hg",
			": exec: \"svn",
			": exec: \"bzr",
			": exec: \"fossil"
		],
		match: byPattern([/^missing (?<name>\w{1,30}) command\. See https:\/\/(?:golang\.org|go\.dev)\/s\/gogetcmd/, /^[^\n]{0,4000}?: exec: "(?<name>git|hg|svn|bzr|fossil)(?:\.exe)?": (?:executable file )?not found/], (group, error) => {
			const name = TOOL_NAMES[group("name")] ?? group("name");
			const stamping = /VCS status|See https:/.test(error.text);
			return {
				message: `the go command needs ${quote(name)}, and no such program is in \`PATH\``,
				fix: `install it: \`apt-get install ${word(name)}\`, \`apk add ${word(name)}\` or \`brew install ${word(name)}\`; ${stamping ? "to build without a revision in the binary: `-buildvcs=false`" : "public modules can also come through a proxy (`GOPROXY`), which needs none"}`,
				root: name,
				place: null
			};
		})
	},
	{
		id: "vcs-dubious-ownership",
		family: "vcs",
		title: "`git` refuses a repository that belongs to another user",
		meaning: "git does not work in a folder that another user owns, as in a container that runs as root while the checkout belongs to the host, unless `safe.directory` allows it.",
		example: "fatal: detected dubious ownership in repository at '/github/workspace'\n",
		go: "all: git says it, from 2.35.2 on",
		marks: ["detected dubious ownership in repository at "],
		match: byPattern([/^(?:fatal: )?detected dubious ownership in repository at '(?<path>[^'\n]{1,1000})'/], (group) => ({
			message: `git does not work in ${quote(group("path"))}, since another user owns it`,
			fix: `\`git config --global --add safe.directory ${word(group("path"))}\` as the user who builds`,
			root: "status"
		}))
	},
	{
		id: "vcs-two-repositories",
		family: "vcs",
		title: "The main package lies in another repository than the current folder",
		meaning: `${STAMP}The package, its module and the current folder are in different repositories, as with a submodule, or two kinds of repository lie in each other, and so it is not clear which revision is meant.`,
		example: "error obtaining VCS status: main package is in repository \"/src/app/vendor/tool\" but current directory is in repository \"/src/app\"\n	Use -buildvcs=false to disable VCS stamping.\n",
		examples: [
			"error obtaining VCS status: main module is in repository \"/src\" but current directory is in repository \"/src/app\"\n	Use -buildvcs=false to disable VCS stamping.\n",
			"error obtaining VCS status: multiple VCS detected: hg in \"/src\", and git in \"/src\"\n	Use -buildvcs=false to disable VCS stamping.\n",
			"error obtaining VCS status: directory \"/a\" is outside source root \"/b\"\n	Use -buildvcs=false to disable VCS stamping.\n"
		],
		go: "1.21 to 1.27",
		marks: ["error obtaining VCS status: "],
		match: byPattern([
			/^error obtaining VCS status: main (?<what>package|module) is in repository "(?<one>[^"\n]{1,1000})" but current directory is in repository "(?<two>[^"\n]{1,1000})"/,
			/^error obtaining VCS status: multiple VCS detected: \w{1,20} in "(?<one>[^"\n]{0,1000})", and \w{1,20} in "(?<two>[^"\n]{0,1000})"/,
			/^error obtaining VCS status: directory "(?<one>[^"\n]{1,1000})" is outside source root "(?<two>[^"\n]{1,1000})"/
		], (group) => ({
			message: `the go command cannot tell which revision to stamp into the binary: ${quote(group("one") || ".")} and ${quote(group("two") || ".")} are different repositories`,
			fix: `run the build inside the repository of the main package, \`go build -C ${word(group("one") || ".")} ...\`, or stamp nothing: \`-buildvcs=false\``,
			root: "repositories",
			place: null
		}))
	},
	{
		id: "vcs-status-failed",
		family: "vcs",
		title: "`git` could not say the revision to stamp",
		meaning: `${STAMP}git ended with an error, whose words the go command does not show. The most usual reason is that another user owns the checkout (a container that runs as root); a damaged or incomplete .git folder is another.`,
		example: "error obtaining VCS status: exit status 128\n	Use -buildvcs=false to disable VCS stamping.\n",
		examples: ["package example.com/m: error obtaining VCS status: exit status 128\n	Use -buildvcs=false to disable VCS stamping.\n"],
		go: "1.18 to 1.27",
		marks: ["error obtaining VCS status: "],
		match: byPattern([/^error obtaining VCS status: (?<why>[^\n]{1,500})/], (group) => ({
			message: `git failed (${quote(group("why"))}) when the go command asked for the revision to stamp into the binary`,
			fix: "`git status` in the same folder as the same user shows why; for a folder that another user owns `git config --global --add safe.directory \"$PWD\"`; to stamp nothing, `-buildvcs=false`",
			root: "status",
			place: null
		}))
	},
	{
		id: "govcs-disallowed",
		family: "vcs",
		title: "`GOVCS` forbids the tool that a module needs",
		meaning: "For public modules only git and Mercurial are allowed by default; `GOVCS` says which tools may fetch what.",
		example: "go: example.com/x@v1.0.0: GOVCS disallows using svn for public example.com/x; see 'go help vcs'\n",
		examples: ["go: example.com/x: malformed entry in GOVCS (missing colon): \"git\"\n"],
		go: "1.16 to 1.27",
		marks: ["GOVCS disallows using ", " in GOVCS"],
		match: byPattern([/^[^\n]{0,2000}?GOVCS disallows using (?<tool>\w{1,30}) for (?<kind>public|private) (?<path>[^\s;]{1,500})/, /^[^\n]{0,2000}?(?<bad>(?:malformed entry|unreachable pattern|empty pattern|empty VCS list) in GOVCS[^\n]{0,300})/], (group) => group("bad") !== "" ? {
			message: `\`GOVCS\` cannot be used: ${quote(group("bad"))}`,
			fix: "write it as `GOVCS=github.com:git,*:off`, or take it away: `unset GOVCS`, `go env -u GOVCS`",
			root: "GOVCS"
		} : {
			message: `${quote(group("path"))} has to be fetched with ${quote(group("tool"))}, which \`GOVCS\` does not allow for ${group("kind")} modules`,
			fix: `fetch it through a proxy (\`GOPROXY\`), or allow the tool: \`GOVCS=${word(group("path"))}:${word(group("tool"))}\``,
			root: group("path")
		})
	}
];
/** As the go command calls them, and as they are called in `PATH`. */
const TOOL_NAMES = {
	Git: "git",
	Mercurial: "hg",
	Subversion: "svn",
	Bazaar: "bzr",
	Fossil: "fossil"
};

// src/core/diagnosis/catalogue/vendoring.ts
/** Causes of the family `vendoring`: the vendor folder and its list of modules. */
const MODULE_LINE = /^\t(?<module>[^\s@]{1,500})@(?<version>[^\s:]{0,200}): (?<what>is [^\n]{1,500})/;
/** Modules that the message names; the text has them all. */
const MOST = 3;
const VENDORING = [
	{
		id: "vendor-inconsistent",
		family: "vendoring",
		title: "The vendor folder does not fit go.mod",
		meaning: "vendor/modules.txt says which module each vendored package comes from, and go.mod asks for something else: go.mod was changed and the vendor folder was not made anew, or modules.txt is missing. Only these two files are compared; what lies in vendor itself is never checked.",
		example: "go: inconsistent vendoring in /src/app:\n	example.com/dep@v1.1.0: is explicitly required in go.mod, but not marked as explicit in vendor/modules.txt\n	example.com/dep@v1.0.0: is marked as explicit in vendor/modules.txt, but not explicitly required in go.mod\n\n	To ignore the vendor directory, use -mod=readonly or -mod=mod.\n	To sync the vendor directory, run:\n		go mod vendor\n",
		examples: ["go: inconsistent vendoring in /src/app:\n	example.com/dep@v1.0.0: is replaced by ./dep in go.mod, but marked as replaced by ../dep in vendor/modules.txt\n\n	To ignore the vendor directory, use -mod=readonly or -mod=mod.\n	To sync the vendor directory, run:\n		go work vendor\n", "go: inconsistent vendoring in C:\\src\\app:\n	example.com/dep@v1.0.0: is explicitly required in go.mod, but vendor/modules.txt indicates example.com/dep@v0.9.0\n\n	To ignore the vendor directory, use -mod=readonly or -mod=mod.\n	To sync the vendor directory, run:\n		go mod vendor\n"],
		go: "1.14 to 1.27",
		marks: ["inconsistent vendoring in "],
		match: ({ text }) => {
			const dir = /^inconsistent vendoring in (?<dir>[^\n]{1,1000}):(?:\n|$)/.exec(text)?.groups?.["dir"];
			if (dir === void 0) return null;
			const work = text.includes("	go work vendor");
			const modules = [];
			for (const line of text.split("\n")) {
				const groups = MODULE_LINE.exec(line)?.groups;
				if (groups === void 0) continue;
				modules.push({
					name: `${groups["module"] ?? ""}@${groups["version"] ?? ""}`,
					what: groups["what"] ?? ""
				});
			}
			const named = modules.slice(0, MOST).map(({ name, what }) => `${quote(name)} ${what.replaceAll("`", "")}`);
			const more = modules.length > MOST ? ` and ${modules.length - MOST} more` : "";
			return {
				message: `the vendor folder does not fit ${work ? "the workspace" : "go.mod"}${named.length === 0 ? "" : `: ${named.join("; ")}${more}`}`,
				fix: `\`go ${work ? "work" : "mod"} vendor\` and commit the vendor folder, or build without it: \`-mod=readonly\``,
				root: dir,
				place: {
					file: `${dir}${dir.includes("\\") ? "\\" : "/"}${work ? "go.work" : "go.mod"}`,
					line: null
				}
			};
		}
	},
	{
		id: "vendor-package-missing",
		family: "vendoring",
		title: "A package is not in the vendor folder",
		meaning: "With a vendor folder the go command takes packages from there and nowhere else. This one is imported and not in it: the import is new, or a file was removed or never committed (a `.gitignore` that names vendor, or a folder in it).",
		example: "main.go:3:8: cannot find module providing package example.com/dep: import lookup disabled by -mod=vendor\n	(Go version in go.mod is at least 1.14 and vendor directory exists.)\n",
		examples: ["main.go:3:8: cannot find package \".\" in:\n	/src/app/vendor/example.com/dep\n", "main.go:3:8: cannot find module providing package example.com/dep: import lookup disabled by -mod=vendor\n"],
		go: "1.14 to 1.27",
		marks: ["import lookup disabled by -mod=vendor", "cannot find package \".\" in:"],
		match: byPattern([/^cannot find module providing package (?<path>[^\s:]{1,500}): import lookup disabled by -mod=vendor/, /^cannot find package "\." in:\n\t[^\n]{0,1000}[\\/]vendor[\\/](?<path>[^\n]{1,500})/], (group) => ({
			message: `the package ${quote(group("path"))} is imported, and is not in the vendor folder`,
			fix: "`go mod tidy && go mod vendor`, and commit the vendor folder whole (`git status --ignored vendor` shows what is left out)",
			root: group("path")
		}))
	},
	{
		id: "vendor-blocks-lookup",
		family: "vendoring",
		title: "A command needs to look modules up, and a vendor folder forbids it",
		meaning: "With a vendor folder `-mod=vendor` is the default, and nothing is asked of the network. Commands that choose versions do not work so.",
		example: "go: cannot query module due to -mod=vendor\n	(Go version in go.mod is at least 1.14 and vendor directory exists.)\n",
		examples: [
			"go: can't compute all modules using the vendor directory\n	(Use -mod=mod or -mod=readonly to bypass.)\n",
			"go: can't query explicit module using the vendor directory\n	(Use -mod=mod or -mod=readonly to bypass.)\n",
			"go: example.com/dep@latest: cannot query module due to -mod=vendor\n",
			"go: module example.com/dep: can't resolve module using the vendor directory\n	(Use -mod=mod or -mod=readonly to bypass.)\n"
		],
		go: "1.14 to 1.27",
		marks: ["cannot query module due to -mod=vendor", " using the vendor directory"],
		match: byPattern([/^(?:[^\s:]{1,500}: )?cannot query module due to -mod=vendor/, /^(?:(?:module )?[^\s:]{1,500}: )?can't (?:compute|query|match|determine|resolve) [^\n]{1,300} using the vendor directory/], () => ({
			message: "the command has to look modules up, which a vendor folder keeps it from doing",
			fix: "add `-mod=mod` to this command (`-mod=readonly` where it only lists), and run `go mod vendor` afterwards",
			root: "lookup",
			place: null
		}))
	},
	{
		id: "vendor-list-unreadable",
		family: "vendoring",
		title: "`vendor/modules.txt` cannot be read",
		meaning: "The list of vendored modules is there and cannot be opened or understood.",
		example: "go: reading modules.txt for vendor directory: open vendor/modules.txt: is a directory\n",
		go: "1.22 to 1.27",
		marks: ["reading modules.txt for vendor directory"],
		match: byPattern([/^reading modules\.txt for vendor directory: (?<why>[^\n]{1,500})/], (group) => ({
			message: `the list of vendored modules cannot be read: ${quote(group("why"))}`,
			fix: "`go mod vendor` makes the vendor folder anew",
			root: "modules.txt"
		}))
	}
];

// src/core/diagnosis/catalogue/vet.ts
/**
* Causes of the family `vet`: what `go vet` finds, and `go test` with it, which runs a part of vet before the tests. Its
* analyzers are many; those that stop builds most have a cause of their own, the others share one.
*
* Source: cmd/vet and golang.org/x/tools/go/analysis/passes as vendored in Go 1.26.
*/
/** `byPattern` for vet: a place in a Go file, or an entry of `go vet -json`. */
function byVet(patterns, say) {
	const match = byPattern(patterns, say);
	return (error, context) => error.form === "vet" || error.form === "place" && error.column !== null ? match(error, context) : null;
}
const FINDINGS = [
	[
		"unusedresult",
		/^result of \S{1,200} call not used/,
		"use the result, or delete the call"
	],
	[
		"unreachable",
		/^unreachable code/,
		"delete the code behind the `return`, `panic` or endless loop"
	],
	[
		"assign",
		/^self-assignment of /,
		"delete the assignment, or correct one of its sides"
	],
	[
		"bools",
		/^(?:redundant|suspect) (?:or|and): /,
		"correct one of the two sides"
	],
	[
		"nilfunc",
		/^comparison of function \S{1,200} [=!]= nil is always /,
		"call the function, or delete the comparison"
	],
	[
		"atomic",
		/^direct assignment to atomic value/,
		"delete the assignment: the `atomic` function stores the value"
	],
	[
		"composites",
		/^\S{1,300} struct literal uses unkeyed fields/,
		"name the fields in the literal"
	],
	[
		"sigchanyzer",
		/^misuse of unbuffered os\.Signal channel/,
		"give the channel room: `make(chan os.Signal, 1)`"
	],
	[
		"stdmethods",
		/^method \S{1,500}.{0,300} should have signature /,
		"take that signature, or give the method another name"
	],
	[
		"testinggoroutine",
		/^call to \S{1,200} from a non-test goroutine/,
		"use `t.Error` there and return"
	],
	[
		"hostport",
		/^address format "[^"\n]{1,100}" does not work with IPv6/,
		"join host and port with `net.JoinHostPort`"
	],
	[
		"httpresponse",
		/^using \S{1,200} before checking for errors/,
		"check the error first, then `defer resp.Body.Close()`"
	],
	[
		"unmarshal",
		/^call of \S{1,200} passes non-pointer as /,
		"pass a pointer, with `&` in front"
	],
	[
		"errorsas",
		/^second argument to errors\.As must/,
		"pass a pointer to a variable of the type that is looked for"
	],
	[
		"stringintconv",
		/^conversion from \S{1,200} (?:\(\S{1,200}\) )?to string yields a string of one rune/,
		"use `strconv.Itoa`, or `string(rune(x))` when the character is meant"
	],
	[
		"shift",
		/^\S{1,500} .{0,300}too small for shift of /,
		"use a larger type, or a smaller shift"
	],
	[
		"unsafeptr",
		/^possible misuse of (?:unsafe\.Pointer|reflect\.)/,
		"convert in one expression, as `go doc unsafe.Pointer` says"
	],
	[
		"ifaceassert",
		/^impossible type assertion: /,
		"correct the type: no value can have both"
	],
	[
		"defers",
		/^call to time\.Since is not deferred/,
		"put it into a function: `defer func() { ... }()`"
	],
	[
		"slog",
		/^call to \S{1,200} (?:missing a final value|has a missing)/,
		"give a value for each key"
	],
	[
		"timeformat",
		/^2006-02-01 should be 2006-01-02/,
		"write `2006-01-02`"
	],
	[
		"waitgroup",
		/^WaitGroup\.Add called from inside new goroutine/,
		"call `Add` before the `go` statement"
	],
	[
		"appends",
		/^append with no values/,
		"append something, or delete the call"
	],
	[
		"loopclosure",
		/^loop variable \S{1,200} captured by func literal/,
		"copy the variable in the loop, `x := x`, or write `go 1.22` in go.mod"
	],
	[
		"asmdecl",
		/^\[\w{1,12}\] \S{1,300}: (?:wrong argument size|invalid offset|RET without|frame size|cannot check|use of|invalid \w{1,12} of|unknown (?:variable|result))/,
		"make the assembler file agree with the Go declaration"
	],
	[
		"tests",
		/^(?:\w{1,300} has malformed (?:example|name)|\w{1,300} refers to unknown)/,
		"rename it after what it is an example of"
	],
	[
		"directive",
		/^misplaced (?:\/\/go:debug|\/\/go:build|\+build)/,
		"move it above the `package` line"
	],
	[
		"directive",
		/^\/\/go:debug directive only valid in package main or test/,
		"move it into the file with `func main`, or write a `godebug` line into go.mod"
	]
];
const VET = [
	{
		id: "vet-printf",
		family: "vet",
		title: "A format that does not fit its arguments",
		meaning: "`go vet` compares the format of `Printf` and its like with the arguments: their number, their types, a `%` in a `Println`, a format that is no constant. `go test` does so too, and does not run the tests of such a package.",
		example: "# example.com/app\n./main.go:5:15: fmt.Printf format %d has arg \"x\" of wrong type string\n",
		examples: [
			"main.go:10:111: log.Fatalf format %s reads arg #1, but call has 0 args\n",
			"# example.com/app\n# [example.com/app]\n./main.go:5:15: fmt.Printf call needs 1 arg but has 2 args\n",
			"# example.com/app\n./main.go:5:15: fmt.Println call has possible Printf formatting directive %d\n",
			"# example.com/app\n./main.go:5:15: fmt.Println arg list ends with redundant newline\n",
			"a.go:11:12: non-constant format string in call to fmt.Printf\n"
		],
		go: "1.21 to 1.27",
		marks: [
			" has arg ",
			" reads arg #",
			" call needs ",
			"formatting directive ",
			" ends with redundant newline",
			"non-constant format string ",
			" has unknown verb ",
			" has unrecognized flag "
		],
		match: byVet([
			/^(?<call>\S{1,300}) format (?<verb>%\S{1,20}) has arg (?<arg>[^\n]{1,500}?) of wrong type (?<type>[^\n]{1,300})/,
			/^(?<constant>non-constant format string) in call to (?<call>\S{1,300})/,
			/^(?<call>\S{1,300}) (?<what>(?:format %\S{0,20} (?:reads arg #|has (?:unknown verb|unrecognized flag))|call needs |(?:call )?has possible (?:Printf )?formatting directive |arg list ends with redundant newline|call has arguments but no)[^\n]{0,300})/
		], (group) => {
			const call = quote(group("call"));
			if (group("constant") !== "") return {
				message: `${call} gets a format that is not constant`,
				fix: "write the text as an argument: `Printf(\"%s\", text)`"
			};
			return group("verb") === "" ? {
				message: `${call}: ${quote(group("what"))}`,
				fix: "make format and arguments agree in number; `Println` takes no format"
			} : {
				message: `${call} formats ${quote(group("arg"))} of type ${quote(group("type"))} with ${quote(group("verb"))}`,
				fix: "use the verb of its type (`%s` for strings, `%d` for whole numbers, `%v` for everything), or another argument"
			};
		})
	},
	{
		id: "vet-copylocks",
		family: "vet",
		title: "A lock is copied",
		meaning: "A `sync.Mutex` and what holds one must not be copied: the copy is another lock.",
		example: "# example.com/app\n./a.go:4:8: f passes lock by value: sync.Mutex\n",
		examples: ["a.go:4:8: assignment copies lock value to b: sync.Mutex\n", "a.go:9:6: range var x copies lock: example.com/app.T contains sync.Mutex\n"],
		go: "1.21 to 1.27",
		marks: [" passes lock by value: ", " copies lock"],
		match: byVet([/^(?<what>[^\n]{1,300}? (?:passes lock by value|copies lock(?: value)?(?: to [^\n:]{1,200})?)): (?<type>[^\n]{1,500})/], (group) => ({
			message: `a lock is copied (${quote(group("type"))}): ${quote(group("what"))}`,
			fix: "pass and keep a pointer to it"
		}))
	},
	{
		id: "vet-lostcancel",
		family: "vet",
		title: "The `cancel` of a context is not called",
		meaning: "A context that is never cancelled keeps what belongs to it until its parent ends.",
		example: "# example.com/app\n./a.go:7:7: the cancel function returned by context.WithCancel should be called, not discarded, to avoid a context leak\n",
		examples: ["a.go:7:7: the cancel function is not used on all paths (possible context leak)\n"],
		go: "1.21 to 1.27",
		marks: [
			"the cancel function ",
			" function is not used on all paths",
			"without using the cancel"
		],
		match: byVet([/^(?:the \w{1,100} function |this return statement may be reached without using the )/], () => ({
			message: "the `cancel` of a context is not called on every way out of the function",
			fix: "write `defer cancel()` right below the line that makes the context"
		}))
	},
	{
		id: "vet-structtag",
		family: "vet",
		title: "A tag of a field that is malformed or stands twice",
		meaning: "Tags are pairs such as `json:\"name\"` with a space between, without a space behind the colon; two fields of a struct cannot have one name.",
		example: "a.go:3:16: struct field B repeats json tag \"x\" also at a.go:3:10\n",
		examples: ["a.go:3:16: struct field tag `json:x` not compatible with reflect.StructTag.Get: bad syntax for struct tag value\n"],
		go: "1.21 to 1.27",
		marks: ["struct field "],
		match: byVet([/^struct field (?<what>[^\n]{1,500})/], (group) => ({
			message: `a tag of a struct is wrong: ${group("what").startsWith("tag ") ? "" : "field "}${quote(group("what"))}`,
			fix: "write it as in `json:\"name,omitempty\"`, each name once"
		}))
	},
	{
		id: "vet-finding",
		family: "vet",
		title: "Something that `go vet` does not let pass",
		meaning: "`go vet` found code that compiles and is most probably wrong. `go tool vet help NAME` explains each of its analyzers; `go test` runs only some of them.",
		example: "# example.com/app\n./a.go:12:61: unreachable code\n",
		examples: [
			"a.go:10:118: result of fmt.Sprint call not used\n",
			"a.go:10:45: comparison of function e == nil is always false\n",
			"a.go:4:12: method WriteByte(x byte) should have signature WriteByte(byte) error\n",
			"a.go:18:31: net.OpError struct literal uses unkeyed fields\n",
			"a.go:8:74: address format \"%s:%d\" does not work with IPv6\n",
			"a.go:6:25: direct assignment to atomic value\n",
			"a.go:9:40: misuse of unbuffered os.Signal channel as argument to signal.Notify\n",
			"a_amd64.s:1:1: [amd64] f: wrong argument size 8; expected $...-16\n",
			"a/asm.s:2:1: [amd64] f: invalid MOVW of x+0(FP); int8 is 1-byte value\n",
			"a.go:5:1: //go:debug directive only valid in package main or test\n"
		],
		go: "1.21 to 1.27",
		marks: [
			" call not used",
			"unreachable code",
			"self-assignment of ",
			"redundant ",
			"suspect ",
			"comparison of function ",
			"direct assignment to atomic",
			"uses unkeyed fields",
			"misuse of ",
			" should have signature ",
			" from a non-test goroutine",
			"does not work with IPv6",
			" before checking for errors",
			" passes non-pointer as ",
			"second argument to errors.As",
			" yields a string of one rune",
			"too small for shift",
			"impossible type assertion: ",
			"call to time.Since is not deferred",
			"missing a final value",
			"should be 2006-01-02",
			"WaitGroup.Add called from inside",
			"append with no values",
			" captured by func literal",
			"wrong argument size ",
			"invalid offset ",
			"RET without writing",
			" is 1-byte value",
			"-byte value",
			" has malformed ",
			" refers to unknown ",
			"misplaced //go:debug",
			"//go:debug directive only"
		],
		match: (error) => {
			if (error.form !== "vet" && !(error.form === "place" && error.column !== null)) return null;
			if (/^impossible type assertion: .*\n/.test(error.text)) return null;
			const found = FINDINGS.find(([, said]) => said.test(error.message));
			return found === void 0 ? null : {
				message: `${quote(error.message, 300)} (the analyzer ${quote(found[0])})`,
				fix: found[2]
			};
		}
	}
];

// src/core/diagnosis/catalogue/workspace-use.ts
/** Causes of the family `workspace` about what `use` and `replace` of go.work bring together. */
const WORK_USE = [
	{
		id: "work-no-modules",
		family: "workspace",
		title: "`go.work` lists no module",
		meaning: "A go.work file is in force, and it has no `use` line, so there is nothing to build.",
		example: "go: no modules were found in the current workspace; see 'go help work'\n",
		examples: ["go: cannot match \"all\": no modules were found in the current workspace; see 'go help work'\n"],
		go: "1.18 to 1.27",
		marks: ["no modules were found in the current workspace"],
		match: byPattern([/^(?:[^\n]{1,300}: )?no modules were found in the current workspace/], () => ({
			message: "the go.work file that is in force lists no module",
			fix: "`go work use ./MODULE` for each module, or leave the workspace out: `GOWORK=off`",
			root: "go.work"
		}))
	},
	{
		id: "work-use-argument",
		family: "workspace",
		title: "`go work use` does not take the folder",
		meaning: "`go work use` takes folders that are there, each under one name.",
		example: "go: directory baz does not exist\n",
		examples: ["go: foo is not a directory\n", "go: already added \"./bar\" as \"/home/runner/work/app/app/bar\"\n"],
		go: "1.18 to 1.27",
		marks: [
			" does not exist",
			" is not a directory",
			"already added \""
		],
		match: byPattern([
			/^directory (?<dir>\S{1,1000}) does not exist$/m,
			/^(?<file>[^\s:"]{1,1000}) is not a directory$/m,
			/^already added "(?<one>[^"\n]{1,1000})" as "(?<two>[^"\n]{1,1000})"/
		], (group, { form }) => form !== "go" ? null : group("file") !== "" ? {
			message: `${quote(group("file"))} is no folder`,
			fix: "name the folder that holds the go.mod"
		} : group("dir") === "" ? {
			message: `the arguments name the folder ${quote(group("one"))} twice, also as ${quote(group("two"))}`,
			fix: `name it once: \`go work use ${word(group("one"))}\``
		} : {
			message: `the folder ${quote(group("dir"))} is not there`,
			fix: "correct it; `go work use -r .` finds all modules below the current folder"
		})
	},
	{
		id: "work-replace-conflict",
		family: "workspace",
		title: "Modules of a workspace replace one module differently",
		meaning: "The `replace` lines of all modules of a workspace count together, and two of them send the same module to different places. A line in go.work decides.",
		example: "go: conflicting replacements for example.com/dep@v1.0.0:\n	/home/runner/work/app/app/dep1\n	/home/runner/work/app/app/dep2\nuse \"go work edit -replace example.com/dep@v1.0.0=[override]\" to resolve\n",
		go: "1.18 to 1.27",
		marks: ["conflicting replacements for "],
		match: byPattern([/^conflicting replacements for (?<module>[^\s:]{1,500}):(?:\n\t(?<one>[^\n]{1,1000})\n\t(?<two>[^\n]{1,1000}))?/], (group) => ({
			message: `modules of the workspace replace ${quote(group("module"))} by different things${group("one") === "" ? "" : `: ${quote(group("one"))} and ${quote(group("two"))}`}`,
			fix: `decide in go.work: \`go work edit -replace=${word(group("module"))}=${word(group("one") || "FOLDER")}\``,
			root: group("module"),
			place: {
				file: "go.work",
				line: null
			}
		}))
	}
];

// src/core/diagnosis/catalogue/workspace.ts
/** Causes of the family `workspace`: go.work and the modules that it lists. */
const OFF = "or leave the workspace out: `GOWORK=off`";
const WORKSPACE = [
	{
		id: "work-module-not-listed",
		family: "workspace",
		title: "The current module is not one of the workspace",
		meaning: "A go.work file in this folder or above it decides which modules are worked on. This module is not on its list, so its packages are not built.",
		example: "current directory is contained in a module that is not one of the workspace modules listed in go.work. You can add the module to the workspace using:\n	go work use .\n",
		examples: ["directory b is contained in a module that is not one of the workspace modules listed in go.work. You can add the module to the workspace using:\n	go work use b\n", "current directory is contained in a module that is not one of the workspace modules listed in go.work. You can add the module to the workspace using:\n	go work use ..\n"],
		go: "1.18 to 1.27",
		marks: ["is contained in a module that is not one of the workspace modules"],
		match: byPattern([/^(?:[^\n]{0,500}?: )?(?:current directory|directory (?<dir>\S{1,1000})) is contained in a module that is not one of the workspace modules(?:[^\n]{0,300}\n\tgo work use (?<use>[^\n]{1,1000}))?/], (group) => {
			const dir = group("dir") || ".";
			return {
				message: `the module in ${quote(dir)} is not listed in go.work`,
				fix: `\`go work use ${word(group("use") || dir)}\`, ${OFF}`,
				root: dir,
				place: null
			};
		})
	},
	{
		id: "work-directory-outside",
		family: "workspace",
		title: "The folder belongs to no module of the workspace",
		meaning: "A go.work file is in force, and a folder that was asked for lies in none of the modules that it lists. The root of a repository with several modules is such a folder: `./...` there does not reach into the modules below it.",
		example: "pattern ./...: directory prefix . does not contain modules listed in go.work or their selected dependencies\n",
		examples: ["directory ./b outside modules listed in go.work or their selected dependencies\n", "directory prefix . does not contain modules listed in go.work or their selected dependencies\n"],
		go: "1.18 to 1.27",
		marks: [" listed in go.work or their selected dependencies"],
		match: byPattern([/^(?:pattern (?<pattern>[^\s:]{1,500}): )?(?:directory prefix|directory) (?<dir>\S{1,1000}) (?:does not contain|outside) (?:main module or )?modules? listed in go\.work/], (group) => ({
			message: `${quote(group("dir"))} lies in none of the modules that go.work lists${group("pattern") === "" ? "" : `, so ${quote(group("pattern"))} matches nothing`}`,
			fix: `name the folders of the modules, \`go build ./MODULE/...\` or \`go build -C MODULE ./...\` for each of them, or add the module: \`go work use ${word(group("dir"))}\``,
			root: group("dir"),
			place: null
		}))
	},
	{
		id: "work-go-lower",
		family: "workspace",
		title: "`go.work` has a lower `go` line than one of its modules",
		meaning: "The `go` line of go.work has to be at least that of each module that it lists, since it decides for all of them.",
		example: "go: module a listed in go.work file requires go >= 1.21.5, but go.work lists go 1.21; to update it:\n	go work use\n",
		examples: ["go: module lib listed in go.work file requires go >= 1.99, but go.work lists go 1.21; to download and use go 1.99:\n	go work use\n", "go: module a listed in go.work file requires go >= 1.21.5, but go.work implicitly requires go 1.18; to update it:\n	go work use\n"],
		go: "1.21 to 1.27",
		marks: [" listed in go.work file requires go >= "],
		match: byPattern([/^module (?<module>\S{1,1000}) listed in go\.work file requires go >= (?<need>\S{1,50}), but go\.work (?:lists|implicitly requires) go (?<have>[^\s;]{1,50})/], (group) => ({
			message: `go.work stands at Go ${quote(group("have"))}, and the module ${quote(group("module"))} that it lists asks for ${quote(group("need"))}`,
			fix: `\`go work use\` updates it, or \`go work edit -go=${word(group("need"))}\``,
			root: group("need"),
			place: {
				file: "go.work",
				line: null
			}
		}))
	},
	{
		id: "work-file-unreadable",
		family: "workspace",
		title: "`go.work` cannot be read",
		meaning: "`GOWORK` names a file that is not there, or one that may not be read. The variable takes an absolute path, or `off`.",
		example: "go: reading go.work: open /src/nosuch.work: no such file or directory\n",
		examples: ["go: reading go.work: open ../nosuch.work: no such file or directory\n", "go: invalid GOWORK: not an absolute path\n"],
		go: "1.18 to 1.27",
		marks: ["reading go.work: open ", "invalid GOWORK: not an absolute path"],
		match: byPattern([/^reading go\.work: open (?<file>[^\n]{1,1000}): (?<why>[^\n:]{1,300})/, /^invalid GOWORK: (?<why>not an absolute path)/], (group) => ({
			message: group("file") === "" ? "`GOWORK` is a relative path, and has to be an absolute one, or `off`" : `the go.work file ${quote(group("file"))} cannot be read: ${quote(group("why"))}`,
			fix: "correct `GOWORK` (`go env GOWORK` shows its value, `go env -u GOWORK` takes a lasting one away), or set `GOWORK=off`",
			root: "GOWORK"
		}))
	},
	{
		id: "work-parse-error",
		family: "workspace",
		title: "`go.work` has a line that is no directive of it",
		meaning: "go.work knows the directives `go`, `toolchain`, `godebug`, `use` and `replace`.",
		example: "go: errors parsing go.work:\ngo.work:3: unknown directive: usee\n",
		examples: ["go: reading go.work: /src/go.work:3: unknown directive: usee\n"],
		go: "1.18 to 1.27",
		marks: [
			"reading go.work: ",
			"unknown directive: ",
			"unknown block type: ",
			"invalid go version",
			"usage: use "
		],
		match: ({ message, file, line }) => {
			const found = /^(?:reading go\.work: (?<file>[^\n]{1,1000}?\.work):(?<line>\d{1,9}):(?:\d{1,9}:)? )?(?<what>(?:unknown (?:directive|block type): |invalid go version|usage: use )[^\n]{0,500})/.exec(message)?.groups;
			const inFile = found?.["file"] ?? file;
			if (found === void 0 || inFile === null || !inFile.endsWith(".work")) return null;
			const number = found["line"] === void 0 ? line : Number(found["line"]);
			return {
				message: `${quote(inFile)} cannot be understood: ${quote(found["what"] ?? "")}`,
				fix: `correct ${number === null ? "it" : `line ${number}`}: \`use ./MODULE\`, \`replace A => ./B\`, \`go 1.26\``,
				place: {
					file: inFile,
					line: number
				}
			};
		}
	},
	{
		id: "work-mod-flag",
		family: "workspace",
		title: "`-mod` is not allowed in a workspace",
		meaning: "In a workspace the go command never changes a go.mod by itself, so `-mod=mod` makes no sense there. Often the flag is in `GOFLAGS`.",
		example: "go: -mod may only be set to readonly or vendor when in workspace mode, but it is set to \"mod\"\n	Remove the -mod flag to use the default readonly value, \n	or set GOWORK=off to disable workspace mode.\n",
		examples: ["go: -mod may only be set to readonly when in workspace mode, but it is set to \"vendor\"\n	Remove the -mod flag to use the default readonly value,\n	or set GOWORK=off to disable workspace mode.\n", "go: -modfile cannot be used in workspace mode\n"],
		go: "1.18 to 1.27",
		marks: [" when in workspace mode, but it is set to ", "-modfile cannot be used in workspace mode"],
		match: byPattern([/^(?<flag>-mod) may only be set to [a-z ]{1,100} when in workspace mode, but it is set to "(?<value>[^"\n]{0,100})"/, /^(?<flag>-modfile) cannot be used in workspace mode/], (group) => ({
			message: `\`${group("flag")}${group("value") === "" ? "" : `=${word(group("value"))}`}\` is not allowed while a go.work file is in force`,
			fix: `take \`${group("flag")}\` away (also from \`GOFLAGS\`, see \`go env GOFLAGS\`), ${OFF}`,
			root: group("flag")
		}))
	},
	{
		id: "work-vendor-command",
		family: "workspace",
		title: "`go mod vendor` does not work in a workspace",
		meaning: "A workspace has one vendor folder for all of its modules, which `go work vendor` makes.",
		example: "go: 'go mod vendor' cannot be run in workspace mode. Run 'go work vendor' to vendor the workspace or set 'GOWORK=off' to exit workspace mode.\n",
		go: "1.22 to 1.27",
		marks: ["'go mod vendor' cannot be run in workspace mode"],
		match: byPattern([/^'go mod vendor' cannot be run in workspace mode/], () => ({
			message: "`go mod vendor` was run while a go.work file is in force",
			fix: "`go work vendor` for the workspace, or `GOWORK=off go mod vendor` for this module alone",
			root: "vendor"
		}))
	},
	{
		id: "work-module-missing",
		family: "workspace",
		title: "`go.work` lists a folder that holds no module",
		meaning: "Each `use` line of go.work names a folder with a go.mod file. This one has none, or the folder is not there, as when a submodule or a second repository was not checked out.",
		example: "go: cannot load module nosuch listed in go.work file: open nosuch/go.mod: no such file or directory\n",
		go: "1.18 to 1.27",
		marks: ["cannot load module "],
		match: byPattern([/^cannot load module (?<dir>\S{1,1000}) listed in go\.work file: (?:open (?<file>[^\n]{1,1000}): )?(?<why>[^\n]{1,500})/], (group) => {
			const dir = group("dir");
			return {
				message: `go.work lists ${quote(dir)}, and ${group("file") === "" ? `its module cannot be loaded: ${quote(group("why"))}` : `${quote(group("file"))} cannot be opened: ${quote(group("why"))}`}`,
				fix: `check that folder out (\`git submodule update --init\` where it is a submodule), or take the line away: \`go work edit -dropuse=${word(/^[./\\]/.test(dir) ? dir : `./${dir}`)}\``,
				root: dir,
				place: {
					file: "go.work",
					line: null
				}
			};
		})
	},
	{
		id: "work-duplicate",
		family: "workspace",
		title: "`go.work` lists something twice",
		meaning: "Two `use` lines of go.work name the same folder, or two folders whose go.mod files declare the same module path.",
		example: "go: module example.com/a appears multiple times in workspace\n",
		examples: ["go: error loading go.work:\ngo.work:5: path ./a appears multiple times in workspace\n"],
		go: "1.18 to 1.27",
		marks: [" appears multiple times in workspace"],
		match: ({ message, text }) => {
			const found = /^(?:error loading go\.work:\n(?:\S{0,1000}go\.work:(?<line>\d{1,9}): )?)?(?<kind>module|path) (?<what>\S{1,1000}) appears multiple times in workspace/.exec(text)?.groups;
			if (found === void 0 && !message.includes("appears multiple times")) return null;
			const what = found?.["what"] ?? "";
			return {
				message: `${found?.["kind"] === "path" ? "the folder" : "the module"} ${quote(what)} is listed twice in go.work`,
				fix: found?.["kind"] === "path" ? `take one of its \`use\` lines away` : `take one of the folders away, \`go work edit -dropuse=DIR\`, or give it another \`module\` line: \`grep -rn --include=go.mod 'module ${what.replaceAll(/[`']/g, "")}' .\` finds both`,
				root: what,
				...found?.["kind"] === "path" ? {} : { place: {
					file: "go.work",
					line: null
				} }
			};
		}
	},
	{
		id: "work-module-replaced",
		family: "workspace",
		title: "`go.work` replaces a module that it lists",
		meaning: "A module of the workspace is used as it lies in its folder. A `replace` line of go.work for all of its versions would send it somewhere else.",
		example: "go: workspace module example.com/a is replaced at all versions in the go.work file. To fix, remove the replacement from the go.work file or specify the version at which to replace the module.\n",
		go: "1.18 to 1.27",
		marks: [" is replaced at all versions in the go.work file"],
		match: byPattern([/^workspace module (?<module>\S{1,500}) is replaced at all versions/], (group) => ({
			message: `${quote(group("module"))} is a module of the workspace, and go.work replaces it as well`,
			fix: `\`go work edit -dropreplace=${word(group("module"))}\``,
			root: group("module"),
			place: {
				file: "go.work",
				line: null
			}
		}))
	},
	{
		id: "work-file-missing",
		family: "workspace",
		title: "There is no go.work file",
		meaning: "The commands of `go work` need a go.work file in the current folder or above it.",
		example: "go: no go.work file found\n	(run 'go work init' first or specify path using GOWORK environment variable)\n",
		go: "1.18 to 1.27",
		marks: ["no go.work file found"],
		match: byPattern([/^no go\.work file found/], () => ({
			message: "no go.work file is in this folder or above it",
			fix: "`go work init ./MODULE` for each module of the workspace, or `cd` to the folder of the workspace",
			root: "go.work"
		}))
	},
	...WORK_USE
];

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
	...GOROOT$1,
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
	if (message.includes(": running ") && /^\S{0,1000}link(?:\.exe)?: running .{1,1000} failed: /.test(message)) return "linker";
	if (/^# \[?\S*pkg-config/.test(message)) return "tool";
	if (/^(?:flag provided but not defined: |flag needs an argument: |invalid (?:boolean )?value )/.test(message)) return "usage";
	if (/^(?:panic: |fatal error: (?!.*No such file)|unexpected fault address|SIG[A-Z]+: )/.test(message)) return "dump";
	if (message.startsWith("WARNING: DATA RACE")) return "race";
	if (/^ {0,80}--- FAIL: /.test(message)) return message.startsWith("--- FAIL: Example") ? "example" : "test";
	return "tabs";
}
const CODE_PICTURE = /^ {0,8}\d{0,8} {0,8}\| ?/;
const AFTERWORDS = /^(?:compilation terminated\.|Confirm the import path was entered correctly\.|If this is a private repository, see |asm: assembly of )/;
const DUMP = /^(?:goroutine |runtime[: ]|created by |exit status |main\.|r\d{1,2} |\[signal |\[recovered|running tests:|\.\.\.\d{1,9} frames |panic: |[\w./*()[\]{}%~-]{1,300}\()/;
/** The headings of a race report; all else is set in. */
const RACE = /^(?: {2}|={10}|Read |Write |Previous |Goroutine |Location |Mutex |Heap |Global |Atomic |As if |\[failed to restore)/;
/** What stands at the start of a line and is no output of an example. */
const TEST_LINE = /^(?:FAIL|ok {2}|PASS|exit status |panic: |coverage: |--- |=== )/;
/** Whether a line, no empty one, belongs to an error of this mode. `afterBlank`: an empty line stands between. */
function continues(mode, line, afterBlank) {
	if (mode === "race") return RACE.test(line);
	if (mode === "test") return line.startsWith("    ");
	if (mode === "example") return !TEST_LINE.test(line);
	if (line.startsWith("# ") && mode !== "tool") return false;
	if ((mode === "security" || mode === "linker" || mode === "tool") && TEST_LINE.test(line)) return false;
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
const MAX_COMMAND_CHARS$1 = 6;
/** Lines of one here-document; the import configuration of the largest builds has about 10,000. */
const MAX_HEREDOC_LINES = 2e5;
/** Whether a line is a command of the trace. Looks at the first word and what follows it, no further. */
function isTrace(line) {
	const first = line.charCodeAt(0);
	const upper = first >= 65 && first <= 90;
	if (upper && (line.startsWith("WORK=") || line.startsWith("TERM=") || line.startsWith("PWD="))) return true;
	if (line.charCodeAt(line.length - 1) === 108 && line.endsWith("# internal")) return true;
	const space = line.indexOf(" ");
	if (space <= 0) return false;
	if (space <= MAX_COMMAND_CHARS$1 && COMMANDS.has(line.slice(0, space))) return true;
	const next = line.charCodeAt(space + 1);
	if (next === 45 || next === 34) {
		const word = line.slice(0, space);
		if (/[\\/]/.test(word) && !word.endsWith(":")) return true;
	}
	return upper && /^[A-Z][A-Z0-9_]{0,60}=/.test(line.slice(0, space));
}
/** Swallows `cat >$WORK/b001/importcfg << 'EOF'` and its lines. */
var HeredocFilter = class {
	#left = 0;
	/** Whether a line that does not hold `EOF` is part of a here-document: nothing else of it needs to be looked at. */
	passes(raw) {
		if (this.#left === 0 || raw.includes("EOF")) return false;
		this.#left -= 1;
		return true;
	}
	/** Whether the line is part of a here-document of the go command. */
	swallows(line) {
		if (this.#left > 0) {
			this.#left = endsHeredoc(line) ? 0 : this.#left - 1;
			return true;
		}
		if (!line.startsWith("cat >") || !line.includes("<< 'EOF'") || !/[\\/]b\d{3,9}[\\/]/.test(line)) return false;
		this.#left = MAX_HEREDOC_LINES;
		return true;
	}
};

// src/core/diagnosis/verdicts.ts
/** Failures of one package that are held; further ones go on without their package. */
const MAX_HELD = 200;
/** What looks like an error in the output of tests that still run; further ones are left out. */
const MAX_PRINTED = 200;
const PACKAGE = /^(?<verdict>FAIL|ok {2}|\? {3})\t(?<package>\S{1,500})(?<time>\t[\d.]{1,12}s)?/;
/** What `go test` adds around the words of a program. */
const FRAME = /^(?:FAIL|PASS|ok {2}|coverage: |=== |--- )/;
var Verdicts = class {
	/** Gives an error on; says whether it is one that a cause knows. */
	#done;
	/** Of the events that the lines came in; `null` where only the package's line tells. */
	#package;
	#held = [];
	/** `ran`: a panic and its like, which ends the test as well. */
	#printed = [];
	#lines = 0;
	#failures = 0;
	constructor(done, pkg) {
		this.#done = done;
		this.#package = pkg;
	}
	/** Takes a failure of something that ran. */
	hold(error) {
		if (this.#package !== null || this.#held.length >= MAX_HELD) this.pass({
			...error,
			package: this.#package
		});
		else this.#held.push(error);
	}
	/** Takes what looks like an error and came while a test ran. `ran`: what only something that ran can say, a panic. */
	printed(test, error, ran) {
		if (this.#printed.length < MAX_PRINTED) this.#printed.push({
			test,
			ran,
			error: ran ? error : {
				...error,
				printedByTest: true
			}
		});
	}
	/** A test, none within another, has its verdict. */
	test(name, failed) {
		if (this.#printed.length === 0) return;
		const own = this.#printed.filter(({ test }) => test === name);
		this.#printed = this.#printed.filter(({ test }) => test !== name);
		if (failed) for (const { error } of own) this.#held.push(error);
	}
	/** Gives on a failure whose package is known, or that has none. */
	pass(error) {
		if (this.#done(error) && error.package === this.#package) this.#failures += 1;
	}
	/** Counts a line of the package, its own last one too. */
	line() {
		this.#lines += 1;
	}
	/**
	* Takes the line of a package, and the last lines of the log, this one included. Gives those that are the package's last
	* words, where nothing in it failed by itself; `null` for any other line.
	*/
	packageLine(line, last) {
		const found = line.charCodeAt(4) === 9 ? PACKAGE.exec(line)?.groups : void 0;
		if (found === void 0) return null;
		const pkg = found["package"] ?? "";
		const left = this.#printed.map(({ error }) => error);
		const failures = this.#failures + this.#held.filter(({ printedByTest }) => printedByTest !== true).length + this.#printed.filter(({ ran }) => ran).length;
		const own = last.slice(-this.#lines).filter((one) => !FRAME.test(one));
		if (found["verdict"] === "FAIL") for (const error of [...this.#held, ...left]) this.#done({
			...error,
			package: pkg
		});
		this.#held = [];
		this.#printed = [];
		this.#lines = 0;
		this.#failures = 0;
		return {
			package: pkg,
			words: found["verdict"] === "FAIL" && found["time"] !== void 0 && failures === 0 ? own.slice(-5) : []
		};
	}
	/** No line of a package will come: `go run`, or a log that was cut. */
	end() {
		for (const error of [...this.#held, ...this.#printed.map((one) => one.error)]) this.#done(error);
		this.#held = [];
		this.#printed = [];
	}
};

// src/core/diagnosis/whole-error.ts
/**
* Makes the lines of an error one thing: what it says, where, of which package, and which imports lead to it.
*
*   package example.com/app                              the loader: the chain, then the reason
*   	imports example.com/b from main.go: import cycle not allowed
*   go: example.com/app imports                          `go mod tidy`, the same turned around
*   	example.com/b tested by
*   	example.com/b.test imports
*   	example.com/c: cannot find module providing package example.com/c
*/
/** An error whose first line says what it is. */
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
/** An error below `package PATH`. */
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
/** `PATH imports`, `PATH tested by`, and the last one `PATH: reason`. */
const LINK = /^\t?(?<path>[^\s:]{1,1000})(?: \((?<by>[^\n()]{1,500})\))?(?: (?<on>imports|tested by|requires)|: (?<reason>.*))$/;
const MAX_LINKS = 50;
/**
* Takes the imports off an error of `go mod tidy` or `go mod vendor`, and the requirements off one of the module graph,
* whose last line names the module that it is about; gives any other error back as it is.
*/
function withoutChain(error) {
	const graph = error.message.endsWith(" requires");
	if (error.form !== "go" || !(graph || / (?:imports|tested by)$/.test(error.message))) return error;
	const imports = [];
	const [first = "", ...below] = error.text.split("\n");
	for (const [index, line] of [first, ...below].slice(0, MAX_LINKS).entries()) {
		const link = LINK.exec(line)?.groups;
		if (link === void 0) return error;
		imports.push({
			path: link["path"] ?? "",
			from: null
		});
		const reason = link["reason"];
		if (reason === void 0) continue;
		const message = graph ? `${link["path"] ?? ""}${link["by"] === void 0 ? "" : ` (${link["by"]})`}: ${reason}` : reason;
		return {
			...error,
			message,
			text: [message, ...below.slice(index)].join("\n"),
			imports: graph ? [] : imports
		};
	}
	return error;
}

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
* number of lines of bounded length, and what is kept of a log keeps no more of it than that.
*
* Source: cmd/go/internal/work/shell.go (reportCmd), cmd/go/internal/load/pkg.go (PackageError.Error) of Go 1.21 to 1.27;
* transcripts in __tests__/fixtures/failures.
*/
/** Lines of one error that are kept; the others are passed over with it. */
const MAX_ERROR_LINES = 60;
/** Of a trace the frames of the user's own code are kept a little longer: those of Go itself come first. */
const MAX_DUMP_LINES = 100;
/** Characters of a line that are kept. */
const MAX_LINE_CHARS = 4096;
/** Lines of one paragraph below `# import/path` that are taken for errors though nothing tells. */
const MAX_UNKNOWN_LINES = 50;
/** Lines that are remembered, and those of them that are shown. */
const MAX_LAST_WORDS = 8;
/** Errors of what ran: its package is not known yet. */
const RUNS = /* @__PURE__ */ new Set([
	"test",
	"example",
	"dump",
	"race"
]);
/** Progress of the go command, and headlines whose lines below have the places. */
const PROGRESS = /^(?:downloading|finding|extracting|added|upgraded|downgraded|removed|found|to switch to|creating new go\.mod|copying requirements|to add module requirements|module \S+ is deprecated|warning: \S+: retracted) ?/;
const TEST_PACKAGE = "can't load test package: ";
const HEADLINE = /^errors? (?:parsing|loading) \S+:$/;
const HEADER = /^# \[?(?<package>[^\s\d[\]][^\s\]]*)\]?(?: \[(?<variant>[^\]]+)\])?$/;
const TOOL_HEADER = /^# \[?(?<tool>\S*pkg-config\S*) --/;
/** What a C compiler says about the place of the next error. */
const IN_FRONT = /^(?:In file included from |\s{1,40}from \S+:\d|\S+: In (?:function|member function|constructor) |\S+: (?:At top level|Assembler messages):?$)/;
/** Most lines hold none of these words, which are cheaper to look for than the pattern is to try. */
function isInFront(line) {
	return (line.startsWith("In file ") || line.includes(": In ") || line.startsWith(" ") || line.includes(": A")) && IN_FRONT.test(line);
}
var Assembler = class {
	#known;
	#heredoc = new HeredocFilter();
	#tests = new TestOutput();
	#verdicts;
	#open = null;
	#package;
	#eventPackage;
	/** Lines that came in front of an error and belong to it. */
	#front = [];
	#blank = false;
	#lastWords = [];
	/** Whether the line stands in the paragraph below `# import/path`, or in an event of a package's build. */
	#inBlock;
	#unknown = 0;
	/**
	* `done` is called with each error as soon as it is whole, and says whether some cause knows it; `known` says whether
	* some cause may know a line that has no form of its own. `built` and `tested` are the package of the events that the
	* lines came in.
	*/
	constructor(done, known, { built = null, tested = null } = {}) {
		this.#known = known;
		this.#verdicts = new Verdicts(done, tested);
		this.#eventPackage = built;
		this.#package = built;
		this.#inBlock = built !== null;
	}
	/** Whether a line, as it came, is the inside of a file that the trace shows. To be asked before all else, for speed. */
	passesOver(raw) {
		return this.#heredoc.passes(raw);
	}
	/** Takes one undressed line without its end. `test`: the test of the event that it came in. */
	line(whole, test = null) {
		const line = whole.length > 4096 ? whole.slice(0, MAX_LINE_CHARS) : whole;
		if (this.#heredoc.swallows(line)) return;
		if (line.charCodeAt(0) <= 32 ? line.trim() === "" : line === "") {
			this.#blank = true;
			this.#inBlock = this.#eventPackage !== null;
			return;
		}
		const afterBlank = this.#blank;
		this.#blank = false;
		if (this.#open !== null && continues(this.#open.mode, line, afterBlank)) {
			const kept = own(line);
			this.#more(this.#open, kept);
			this.#remember(kept);
			if (endsBlock(this.#open.mode, line)) this.#close();
			return;
		}
		if (this.#open?.mode === "test" && line.startsWith("panic: ")) {
			this.#front = this.#open.lines;
			this.#open = null;
		}
		this.#close();
		if (isTrace(line)) return;
		const kept = own(line);
		this.#remember(kept);
		if (this.#isTests(kept, test)) return;
		this.#begin(kept);
		if (this.#open !== null) this.#open.test = this.#tests.printer(test);
	}
	#more(open, line) {
		const words = open.mode === "test" ? this.#wordsOf(line) : [];
		const most = open.mode === "dump" && isUsersFrame(line) ? MAX_DUMP_LINES : 60;
		for (const one of [line, ...words]) if (open.lines.length < most) open.lines.push(one);
		if (open.mode === "tabs" && line.startsWith("	")) {
			const mode = modeOf(line);
			if (mode === "security") open.mode = mode;
		}
	}
	#wordsOf(line) {
		const verdict = readVerdict(line);
		return verdict === null ? [] : this.#tests.end(verdict.name);
	}
	/** The frame of `go test` around what a test prints, and that itself. */
	#isTests(line, test) {
		const verdict = readVerdict(line);
		if (verdict !== null && !this.#tests.isForeign(verdict.name, test)) {
			const words = this.#tests.end(verdict.name);
			this.#package = this.#eventPackage;
			this.#verdicts.test(verdict.name, verdict.failed);
			if (verdict.failed) {
				this.#start("line", line, null, null);
				this.#open?.lines.push(...words);
			}
			return true;
		}
		if (this.#tests.takes(line, test)) {
			this.#package = this.#eventPackage;
			return true;
		}
		const ended = this.#verdicts.packageLine(line, this.#lastWords);
		if (ended === null) return false;
		this.#tests.reset();
		this.#package = this.#eventPackage;
		this.#front = [...ended.words];
		this.#start("line", line, null, ended.package);
		return true;
	}
	/** The last lines that were no trace, for a failure that nobody recognises. */
	get lastWords() {
		return this.#lastWords.slice(-5);
	}
	#remember(line) {
		this.#verdicts.line();
		this.#lastWords.push(line);
		if (this.#lastWords.length > MAX_LAST_WORDS) this.#lastWords.shift();
	}
	/** Whether a test runs: what is printed is its own affair until its verdict comes. */
	get testRuns() {
		return this.#tests.printer(null) !== null;
	}
	/** The log, or the package of the event, is at its end. */
	end() {
		this.#close();
		this.#verdicts.end();
		this.#tests.reset();
		this.#front = [];
	}
	/** A heading of what follows: `# import/path`, and the tool whose words follow. */
	#heads(line) {
		if (line.startsWith("# ")) {
			if (TOOL_HEADER.test(line)) {
				this.#start("block", line, null, this.#package);
				return true;
			}
			const header = HEADER.exec(line)?.groups?.["package"];
			if (header === void 0) return false;
			this.#package = header;
			this.#inBlock = true;
			this.#unknown = 0;
			this.#front = [];
			return true;
		}
		const building = line.startsWith("go build ") ? /^go build (\S{1,500}):$/.exec(line)?.[1] : void 0;
		this.#package = building ?? this.#package;
		return building !== void 0;
	}
	#begin(line) {
		if (this.#heads(line)) return;
		if (isInFront(line)) {
			if (this.#front.length < 20) this.#front.push(line);
			return;
		}
		const place = readPlace(line.startsWith("vet: ") ? line.slice(5) : line);
		if (place !== null) this.#start("place", place.rest, place, this.#package, line);
		else if (line.startsWith("go: ")) this.#startGo(line);
		else if (/^package \S+(?: \(test\))?(?:: .*)?$/.test(line)) this.#start("loader", line.slice(8), null, null, line);
		else if (this.#known(line)) this.#startLine(line);
		else if (this.#inBlock) this.#startUnknown(line);
		else this.#front = [];
	}
	/** A line below `# import/path` that nobody knows; a tool that says more than a few of them says nothing. */
	#startUnknown(line) {
		this.#unknown += 1;
		if (this.#unknown > MAX_UNKNOWN_LINES) this.#inBlock = false;
		else this.#start("block", line, null, this.#package);
	}
	#startGo(line) {
		const message = line.replace(/^(?:go: ){1,2}/, "").replace(/^(\S{1,500}@\S{1,200}: )(?=\1)/, "");
		if (message.startsWith(TEST_PACKAGE)) {
			this.#begin(message.slice(25));
			return;
		}
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
			lines: [...this.#front, line],
			test: null
		};
		this.#front = [];
	}
	#close() {
		const open = this.#open;
		this.#open = null;
		if (open === null) return;
		const error = open.form === "loader" ? loaderError(open) : withoutChain(plainError(open));
		if (open.test !== null) this.#verdicts.printed(open.test, error, RUNS.has(open.mode));
		else if (RUNS.has(open.mode) && error.package === null) this.#verdicts.hold(error);
		else this.#verdicts.pass(error);
	}
};

// src/core/diagnosis/events.ts
/**
* One line of `go build -json` or `go test -json`.
*
*   {"ImportPath":"example.com/m","Action":"build-output","Output":"./main.go:4:2: undefined: foo\n"}
*   {"ImportPath":"example.com/m","Action":"build-fail"}
*   {"Time":"...","Action":"output","Package":"example.com/m","Output":"FAIL\texample.com/m [build failed]\n"}
*   {"Time":"...","Action":"fail","Package":"example.com/m","Elapsed":0,"FailedBuild":"example.com/m [example.com/m.test]"}
*
* A log has millions of them, and nearly all have the form above to the letter: encoding/json writes the fields of a
* struct in their order. One regular expression knows that form, strings and numbers as strict as JSON has them; what it
* does not know (another order, more keys, spaces, escapes in a name) goes through JSON.parse, and so does all that is no
* JSON. Both give the same, and a test holds them against each other.
*
* Source: cmd/go/internal/load/printer.go (jsonBuildEvent), cmd/internal/test2json/test2json.go (event) of Go 1.21 to 1.27.
*/
/** The inside of a JSON string without escapes, and of any JSON string. */
const PLAIN = String.raw`[^"\\\u0000-\u001f]*`;
const STRING = String.raw`${PLAIN}(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})${PLAIN})*`;
const BUILD_OUTPUT = new RegExp(`^\\{"ImportPath":"(${PLAIN})","Action":"build-output","Output":("${STRING}")\\}$`);
/** `go tool test2json` by itself knows neither time nor package. */
const TEST_EVENT = new RegExp(`^\\{(?:"Time":"${PLAIN}",)?"Action":"(output|run|pause|cont|pass|skip)"(?:,"Package":"(${PLAIN})")?(?:,"Test":"(${PLAIN})")?(?:,"Elapsed":(?:0|[1-9][0-9]{0,8})(?:\\.[0-9]{1,9})?)?(?:,"Output":("${STRING}")(?:,"OutputType":"${PLAIN}")?)?\\}$`);
/** Of `{"ImportPath"`, `{"Time"` and `{"Action"`: which of the two a text can be. */
const IMPORT_PATH = 73;
const TIME$1 = 84;
const ACTION = 65;
/** Reads an event; `null` for any other text, cut ones included. */
function readEvent(text) {
	return readUsualEvent(text) ?? readAnyEvent(text);
}
/**
* Reads an event as the go command writes it; `null` for any other text, which may be an event nevertheless. Text of this
* form holds no control characters: nothing is to be undressed.
*/
function readUsualEvent(text) {
	const first = text.charCodeAt(2);
	if (first === IMPORT_PATH) {
		const found = BUILD_OUTPUT.exec(text);
		return found === null ? null : usual(found[1] ?? "", true, null, found[2]);
	}
	const found = first === TIME$1 || first === ACTION ? TEST_EVENT.exec(text) : null;
	if (found === null) return null;
	const [, action, pkg = "", test = null, output] = found;
	if (test === null && (action === "pass" || action === "skip")) return null;
	return usual(pkg, false, test, output);
}
/** `literal`: the output as it stands, in its quotes. */
function usual(pkg, build, test, literal) {
	const output = literal === void 0 ? "" : textOf(literal);
	return {
		package: withoutVariant(pkg),
		build,
		test,
		output,
		end: false,
		failed: false
	};
}
/** The text of a JSON string, without its line end. */
function textOf(literal) {
	const escape = literal.indexOf("\\");
	if (escape < 0) return literal.slice(1, -1);
	if (escape === literal.length - 3 && literal.charCodeAt(escape + 1) === 110) return literal.slice(1, escape);
	const text = JSON.parse(literal);
	return typeof text === "string" ? withoutEnd(text) : "";
}
function withoutEnd(text) {
	if (text.charCodeAt(text.length - 1) !== 10) return text;
	return text.slice(0, text.charCodeAt(text.length - 2) === 13 ? -2 : -1);
}
/** Reads an event in any order and with any other keys. */
function readAnyEvent(text) {
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
		package: withoutVariant(typeof named === "string" ? named : ""),
		build,
		test: typeof test === "string" ? test : null,
		output: typeof output === "string" ? withoutEnd(output) : "",
		end: ended,
		failed: action === "build-fail" || action === "fail"
	};
}
const MAX_VARIANT_CHARS = 500;
/**
* An import path without ` [pkg.test]` behind it. A pattern for that would look for its end from each of its beginnings,
* and a log may hold a path that is nothing but beginnings.
*/
function withoutVariant(path) {
	if (path.charCodeAt(path.length - 1) !== 93) return path;
	const at = path.indexOf(" [", Math.max(0, path.length - MAX_VARIANT_CHARS - 3));
	return at < 0 ? path : path.slice(0, at);
}

// src/core/diagnosis/open-packages.ts
/** The packages whose events are being put together: many build and run side by side, each has its own assemblers. */
/** Builds and test runs that are open at a time; of those that never end the one that began first is ended for the next. */
const MAX_OPEN = 256;
var OpenPackages = class {
	#make;
	/** By package. Two maps, so that no key has to be put together for an event. */
	#built = /* @__PURE__ */ new Map();
	#tested = /* @__PURE__ */ new Map();
	/** In the order in which they began. */
	#order = /* @__PURE__ */ new Set();
	/** What was asked for last: events of one package often stand together. */
	#last = null;
	constructor(make) {
		this.#make = make;
	}
	/** The assembler of a package's build, or of its tests. */
	at(pkg, build) {
		if (this.#last === null || this.#last.build !== build || this.#last.package !== pkg) this.#last = (build ? this.#built : this.#tested).get(pkg) ?? this.#begin(own(pkg), build);
		return this.#last.assembler;
	}
	/** The package has said its last. */
	end(pkg) {
		for (const open of [this.#built.get(pkg), this.#tested.get(pkg)]) if (open !== void 0) this.#end(open);
	}
	endAll() {
		for (const open of this.#order) this.#end(open);
	}
	#begin(pkg, build) {
		const oldest = this.#order.size < MAX_OPEN ? void 0 : this.#order.values().next().value;
		if (oldest !== void 0) this.#end(oldest);
		const open = {
			package: pkg,
			build,
			assembler: this.#make(build ? { built: pkg } : { tested: pkg })
		};
		(build ? this.#built : this.#tested).set(pkg, open);
		this.#order.add(open);
		return open;
	}
	#end(open) {
		this.#order.delete(open);
		(open.build ? this.#built : this.#tested).delete(open.package);
		if (this.#last === open) this.#last = null;
		open.assembler.end();
	}
};

// src/core/diagnosis/undress.ts
const ESCAPE = String.fromCharCode(27);
const BOM = 65279;
const SEQUENCE = /\u001b(?:\[[0-9;:?]{0,40}[ -/]{0,4}[@-~]|\][^\u0007\u001b]{0,2000}(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;
/** `gh run view --log` puts the names of job and step in front. */
const JOB = /^[^\t]{1,200}\t[^\t]{1,200}\t\uFEFF?(?=\d{4}-\d\d-\d\dT)/;
const TIME = /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]? ?(?:[0-9a-f]{2}[OE][+ ])?/;
/** GitLab: its number, output or error, and whether the line goes on. */
const STREAM = /^[0-9a-f]{2}[OE][+ ]/;
const CLOCK = /^\[?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?\]?(?: |$)/;
const BUILDKIT = /^#\d{1,6} (?:\d{1,6}\.\d{1,6} )?/;
const SECONDS = /^\d{1,6}\.\d{3} (?=\S)/;
/** docker compose, act: a name and a bar. */
const BAR = /^(?:\[[^\]]{1,200}\]|[\w.-]{1,100}-\d{1,4}) {1,20}\| ?/;
const COMPOSE = /^[\w.-]{1,100}-\d{1,4} {1,20}\| /;
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
	const bar = text.includes(" |");
	if (!bar && (text === "" || FIRST[text.charCodeAt(0)] !== 1)) return {
		text,
		role: "output",
		exitCode: null
	};
	return marked(withoutPrefixes(text, bar));
}
/**
* Characters that begin something to take off: digits, `[`, `#` and `:` of what services put in front, and the first
* letters of ENDED, of SHELL_PROMPT and of `Error: `.
*/
const FIRST = /* @__PURE__ */ new Uint8Array(128);
for (const letter of "0123456789[#:BEPTm$+>%") FIRST[letter.charCodeAt(0)] = 1;
/** Digits, brackets and `#` start what services put in front; most lines start with neither. */
function withoutPrefixes(line, bar) {
	let text = line;
	if (bar && COMPOSE.test(text)) text = text.replace(BAR, "");
	for (let round = 0; round < 3; round += 1) {
		const first = text.charCodeAt(0);
		const timed = isDigit(first) || first === 91;
		if (!timed && first !== 35) break;
		const before = text;
		text = timed ? withoutClock(withoutTime(text), bar) : text.replace(BUILDKIT, "");
		if (text === before) break;
	}
	return text;
}
/** Clocks, seconds and bars behind a time, or instead of one. */
function withoutClock(line, bar) {
	const first = line.charCodeAt(0);
	const text = isDigit(first) || first === 91 ? line.replace(CLOCK, "").replace(SECONDS, "") : line;
	return bar ? text.replace(BAR, "") : text;
}
/** How many characters of a time are read by their places: as GitHub, GitLab and docker write it. */
const TIME_CHARS = 20;
/**
* Takes off a time. A log of a service has one in every line, so the usual form is read by hand: digits up to `Z `, and
* the stream of GitLab behind it. All else is for the pattern.
*/
function withoutTime(text) {
	if (text.charCodeAt(10) !== 84 || text.charCodeAt(19) !== 46 || !isUsualTime(text)) return text.replace(TIME, "");
	let at = TIME_CHARS;
	while (at < 29 && isDigit(text.charCodeAt(at))) at += 1;
	const end = at + 2;
	if (at === TIME_CHARS || text.charCodeAt(at) !== 90 || text.charCodeAt(at + 1) !== 32) return text.replace(TIME, "");
	const stream = text.charCodeAt(end + 2);
	return text.slice((stream === 79 || stream === 69) && STREAM.test(text.slice(end, end + 4)) ? end + 4 : end);
}
const isDigit = (code) => code >= 48 && code <= 57;
/** `dddd-dd-ddTdd:dd:dd.` */
function isUsualTime(text) {
	for (let at = 0; at < 4; at += 1) if (!isDigit(text.charCodeAt(at))) return false;
	for (let at = 4; at < 19; at += 3) if (!isDigit(text.charCodeAt(at + 1)) || !isDigit(text.charCodeAt(at + 2))) return false;
	return text.charCodeAt(4) === 45 && text.charCodeAt(7) === 45 && text.charCodeAt(13) === 58 && text.charCodeAt(16) === 58;
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
	const ended = "BEPTm".includes(text.charAt(0)) ? ENDED.exec(text) : null;
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
	if ("$+>%P".includes(text.charAt(0)) && SHELL_PROMPT.test(text)) return {
		text: text.replace(SHELL_PROMPT, ""),
		role: "command",
		exitCode: null
	};
	if (name === "" && text.startsWith("Error: ") && /^Error: {1,2}(?=\S{1,500}:\d)/.test(text)) text = text.replace(/^Error: {1,2}/, "");
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
/** Characters of a line that are looked at. An event holds all that a C linker says, and the files of a large link. */
const MAX_RAW_LINE_CHARS = 1 << 20;
const MAX_COMMAND_CHARS = 500;
var Intake = class {
	#plain;
	#packages;
	#vet;
	#splitter = new LineSplitter((line) => this.#line(line), MAX_RAW_LINE_CHARS);
	#command = null;
	#goVersion = null;
	#exitCode = null;
	#failed = false;
	constructor(take) {
		this.#plain = new Assembler(take, mayBeKnown);
		this.#packages = new OpenPackages((from) => new Assembler(take, mayBeKnown, from));
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
		this.#packages.endAll();
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
		if (this.#plain.passesOver(raw)) return;
		const usual = raw.charCodeAt(0) === 123 ? readUsualEvent(raw) : null;
		if (usual !== null) {
			this.#event(usual);
			return;
		}
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
				this.#event(event);
				return;
			}
		}
		if (this.#vet.line(text)) return;
		this.#evidence(text);
		this.#plain.line(text);
	}
	#event({ package: pkg, build, test, output, end, failed }) {
		this.#failed ||= failed;
		if (end) {
			this.#packages.end(pkg);
			return;
		}
		const assembler = this.#packages.at(pkg, build);
		let start = 0;
		for (let stop = output.indexOf("\n"); stop >= 0; stop = output.indexOf("\n", start)) {
			const line = output.slice(start, stop);
			if (!assembler.passesOver(line)) assembler.line(undress(line).text, test);
			start = stop + 1;
		}
		const last = start === 0 ? output : output.slice(start);
		if (!assembler.passesOver(last)) assembler.line(undress(last).text, test);
	}
	#evidence(text) {
		const first = text.charCodeAt(0);
		if (first === 70 && /^FAIL(?:\s|$)/.test(text) && !this.#plain.testRuns) this.#failed = true;
		else if (first === 103) this.#goVersion = /^go version go(\S{1,40}) /.exec(text)?.[1] ?? this.#goVersion;
	}
	/** A command about to run: what comes is its output. */
	#say(text) {
		const isGo = /(?:^|[\s/])go(?:\.exe)? (?:build|test|vet|install|run|mod|generate|get|list|work|tool|fix) ?/.test(text.slice(0, 2e3));
		if (!isGo && this.#plain.testRuns) return;
		this.#plain.end();
		if (isGo) this.#command = own(text.slice(0, MAX_COMMAND_CHARS));
	}
};

// src/core/diagnosis/unknown.ts
/** What is said of an error that no cause knows: its own words, and nothing that is not in them. */
/**
* What the go command says with `go: ` in front and goes on: hints, and what it leaves out. All that its source prints
* so without failing, in Go 1.21 to 1.27, and that no cause knows.
*/
const HINT = /^(?:trying upgrade to |accepting indirect upgrade |read full module graph|(?:dropping|ignoring) requirement on excluded |ignoring package |toolchain upgrade needed |upgrading toolchain to |default toolchain set to |using (?:local|\S{1,100}) toolchain |no dependencies to vendor|no module dependencies to download|not (?:fixing|formatting|generating in) packages in dependency |writing (?:stat|go\.mod) cache: |-\w{1,10} flag is (?:deprecated|a no-op)|switching from \S{1,100} to \S{1,100}|[^\n]{1,1000} requires go >= \S{1,100}; switching to )/;
/** What has the form of an error, though no cause knows it. A remark of a C compiler is none. */
function isError({ form, message, file, column, package: pkg }) {
	if (form === "line" || /^(?:warning|note|info|remark): /i.test(message)) return false;
	if (form === "go" && HINT.test(message)) return false;
	if (form !== "place") return !message.startsWith("warning: ");
	return column !== null || pkg !== null || /(?:^|[\\/])go\.(?:mod|sum|work)$/.test(file ?? "");
}
/** The error's own words. */
function unknownMessage(error) {
	if (error.form !== "exit") return `no known cause: ${quote(error.message, 600)}`;
	const code = /(?<!\d)\d+$/.exec(error.message)?.[0];
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
	/** Whether the error is a failure of its own. */
	#take(error) {
		if (error.message === "too many errors") {
			this.#tooMany = true;
			return true;
		}
		const context = { ...this.#intake.facts };
		const found = findCause(error, context);
		if (found === null && (error.printedByTest === true || !isError(error))) return false;
		const pkg = found?.match.package ?? error.package ?? folderOf(error.file);
		const hit = found?.cause.kind === "consequence" ? found.match.package : null;
		if (typeof hit === "string" && this.#consequences.size < MAX_PACKAGES) this.#consequences.add(own(hit));
		const key = keyOf(error, found);
		const have = this.#folded.get(key);
		if (have !== void 0) {
			have.count += 1;
			if (pkg !== null && have.packages.size < MAX_PACKAGES) have.packages.add(own(pkg));
		} else if (this.#folded.size >= MAX_FAILURES) this.#more += 1;
		else this.#folded.set(key, {
			error: detached(error),
			cause: found?.cause ?? null,
			match: found === null ? null : detached(found.match),
			order: this.#folded.size,
			count: 1,
			packages: new Set(pkg === null ? [] : [own(pkg)])
		});
		return (found?.cause.kind ?? "failure") === "failure";
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
	if (found === null) return [
		"",
		error.file,
		error.line,
		error.column,
		error.text
	].join("\0");
	const { cause, match } = found;
	return (match.root === void 0 ? [
		cause.id,
		error.package,
		error.file,
		error.line,
		error.column,
		match.message
	] : [cause.id, match.root]).join("\0");
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
function stage({ cause, error }) {
	if (error.printedByTest === true) return STAGES.tests + 1;
	return cause === null ? STAGES.types : STAGES[cause.family];
}
function failureOf(one, primary) {
	const { error, cause, match } = one;
	const place = match?.place === void 0 ? error : match.place;
	return {
		cause: cause?.id ?? "unknown",
		family: cause?.family ?? null,
		title: cause?.title ?? "No known cause",
		package: match?.package === void 0 ? error.package : match.package,
		file: place?.file ?? null,
		line: place?.line ?? null,
		column: place?.column ?? null,
		inPackage: match?.place?.inPackage === true,
		said: error.message.trim().replace(/; to (?:add it|update it|download and use go \S{1,50}):$/, ""),
		message: match?.message ?? unknownMessage(error),
		fix: match?.fix ?? unknownFix(error),
		lines: error.lines,
		count: one.count,
		packages: [...one.packages].slice(0, MAX_NAMED_PACKAGES),
		packageCount: one.packages.size,
		primary
	};
}

export { Diagnoser as t };