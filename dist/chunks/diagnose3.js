import { r as commandFolder, u as shellExitCode } from "./lines.js";
import { t as Diagnoser } from "./diagnose.js";
import { i as report, r as diagnosisJson, t as moduleFolders } from "./module-folders.js";
import { i as quote, l as GateError, t as count } from "./markup.js";
import { n as renderDiagnosis } from "./diagnosis.js";
import { t as checkBeyondText } from "./diagnosis-checks.js";
import { n as findRepository } from "./repository.js";
import { t as systemPorts } from "./system.js";
import { t as parseOptions } from "./options.js";
import { t as Progress } from "./progress.js";
import { t as consoleLog } from "./shell.js";
import { join, resolve } from "node:path";
import { StringDecoder } from "node:string_decoder";

// src/core/text/whole-lines.ts
/** Two streams that fill one log alternate in the middle of lines; this hands on whole lines only. */
/** Characters of a line that are waited for; a longer one is handed on in pieces. */
const MAX_WAITING_CHARS = 1 << 20;
var WholeLines = class {
	#take;
	#rest = "";
	/** `take` is called with text that ends in a line end, but for the last of a stream, which gets one. */
	constructor(take) {
		this.#take = take;
	}
	push(text) {
		const end = text.lastIndexOf("\n") + 1;
		if (end > 0) {
			this.#take(this.#rest + text.slice(0, end));
			this.#rest = text.slice(end);
		} else this.#rest += text;
		if (this.#rest.length > MAX_WAITING_CHARS) {
			this.#take(this.#rest);
			this.#rest = "";
		}
	}
	end() {
		if (this.#rest !== "") this.#take(`${this.#rest}\n`);
		this.#rest = "";
	}
};

// src/cli/diagnose.ts
/** `diagnose`: why a build failed, from its log, from standard input, or from a command that is run here. */
const OPTIONS = {
	directory: {
		type: "string",
		short: "C"
	},
	"exit-code": { type: "string" },
	json: { type: "boolean" }
};
/** Exit codes go to 255; Windows gives 32 bits. */
const MAX_EXIT_CODE = 4294967295;
/** Small enough for its text to stay in a processor's cache, and for what keeps a part of it alive to keep little. */
const PIECE_BYTES = 65536;
async function diagnose(args, shell) {
	const dashes = args.indexOf("--");
	const command = dashes < 0 ? null : args.slice(dashes + 1);
	const parsed = parseOptions("diagnose", dashes < 0 ? args : args.slice(0, dashes), OPTIONS, shell);
	if (parsed === null) return 0;
	const { values, positionals } = parsed;
	const cwd = resolve(values.directory ?? ".");
	const given = exitCodeOption(values["exit-code"]);
	const [log, ...more] = positionals;
	if (more.length > 0 || command !== null && log !== void 0) throw new GateError("usage", `diagnose: expected one log, or a command behind --, got ${count(more.length + 1, "log")}`);
	if (command?.length === 0) throw new GateError("usage", "diagnose: expected a command behind --", { fix: "`diagnose -- go build ./...`" });
	const ports = systemPorts(process.env, consoleLog(shell), shell.hashWorker);
	const json = values.json === true;
	const diagnosis = command !== null ? await ofCommand(ports, command, cwd, given, json, shell) : log !== void 0 ? await ofLog(ports, log, cwd, given, json, shell) : ofExitCode(given);
	const where = await whereOf(ports, cwd, diagnosis.facts.command);
	const found = command === null ? [] : await checkBeyondText(ports, {
		directory: cwd,
		root: where.root
	}, diagnosis.failures);
	const full = report(diagnosis, where, "", found);
	shell.out(json ? `${JSON.stringify(diagnosisJson(full), null, 2)}\n` : renderDiagnosis(full, shell.terminal()));
	return full.failures.length > 0 ? 1 : 0;
}
function exitCodeOption(text) {
	if (text === void 0) return null;
	const code = /^\d{1,10}$/.test(text) ? Number(text) : 4294967296;
	if (code > MAX_EXIT_CODE) throw new GateError("usage", `--exit-code: expected a number, got ${quote(text)}`);
	return code;
}
/** No log: what the code says by itself. */
function ofExitCode(exitCode) {
	if (exitCode !== null) return new Diagnoser().end(exitCode);
	throw new GateError("usage", "diagnose: expected a log, `-` for standard input, or a command behind `--`", { fix: "`diagnose build.log`, or `diagnose -- go build ./...`" });
}
/** The same bytes as what the decoder takes. */
const asBuffer = (piece) => Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
/** Pieces of a file, so that a log of any size takes the memory of one. Each holds until the next one is asked for. */
function* readPieces(files, path) {
	const file = files.open(path);
	const into = new Uint8Array(PIECE_BYTES);
	try {
		for (let at = 0; at < file.size; at += PIECE_BYTES) yield file.read(at, Math.min(PIECE_BYTES, file.size - at), into);
	} finally {
		file.close();
	}
}
async function ofLog(ports, log, cwd, exitCode, json, shell) {
	const progress = new Progress(json && shell.screen?.shared === true ? null : shell.screen, 1);
	const diagnoser = new Diagnoser();
	const decoder = new StringDecoder("utf8");
	const name = log === "-" ? "standard input" : log;
	progress.begin(name);
	try {
		for await (const piece of log === "-" ? shell.input?.() ?? [] : readPieces(ports.files, resolve(cwd, log))) {
			diagnoser.push(decoder.write(asBuffer(piece)));
			progress.read(piece.length);
		}
	} finally {
		progress.end();
	}
	return diagnoser.end(exitCode);
}
/** Runs the command as it stands, without a shell, and shows what it says while it says it. */
async function ofCommand(ports, command, cwd, given, json, shell) {
	const [file = "", ...args] = command;
	const diagnoser = new Diagnoser();
	diagnoser.command(command);
	const streams = [shell.err, json ? shell.err : shell.out].map((show) => {
		const lines = new WholeLines((text) => diagnoser.push(text));
		const decoder = new StringDecoder("utf8");
		return {
			take: (chunk) => {
				const text = decoder.write(asBuffer(chunk));
				show(text);
				lines.push(text);
			},
			end: () => lines.end()
		};
	});
	const [stderr, stdout] = streams;
	if (!/[\\/]/.test(file) && await ports.exec.which(file) === null) {
		diagnoser.push(`${file}: command not found\n`);
		return diagnoser.end(127);
	}
	const result = await ports.exec.run({
		file,
		args,
		cwd,
		onStdout: stdout?.take,
		onStderr: stderr?.take
	});
	for (const stream of streams) stream.end();
	return diagnoser.end(given ?? shellExitCode(result));
}
/** The repository, and the folder of the command in it. */
async function whereOf(ports, cwd, command) {
	const moved = commandFolder(command);
	const folder = moved === null ? cwd : join(cwd, moved);
	const found = await findRepository(ports, folder);
	const root = found.root ?? cwd;
	const modules = await moduleFolders(ports, root, folder);
	return found.root === null ? {
		root,
		directory: moved ?? "",
		modules
	} : {
		...found,
		modules
	};
}

export { diagnose };