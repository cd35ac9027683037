import { t as exec } from "./exec.js";
import { i as quote, l as GateError, m as errorMessage, u as LimitError } from "./markup.js";
import { delimiter, join } from "node:path";
import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { spawn } from "node:child_process";

// src/ports/child-environment.ts
/**
* The environment that programs run by the gate get: the step's own, without what belongs to the runner and to this
* action.
*
* `go build` runs what the code asks for (a C compiler with flags of the source, tools named by -toolexec or GOFLAGS), so
* of a pull request it is somebody else's program. It gets no token of the runner, no inputs (one of them is a token),
* and none of the files through which a step sets outputs, variables or its summary. What the user put into the
* environment stays: private modules and proxies need it. An allow-list was rejected for that reason; compilers,
* pkg-config and wrappers read hundreds of names.
*/
const RUNNER_ONLY = /* @__PURE__ */ new Set([
	"ACTIONS_RUNTIME_TOKEN",
	"ACTIONS_RUNTIME_URL",
	"ACTIONS_RESULTS_URL",
	"ACTIONS_CACHE_URL",
	"ACTIONS_ID_TOKEN_REQUEST_TOKEN",
	"ACTIONS_ID_TOKEN_REQUEST_URL",
	"GITHUB_ENV",
	"GITHUB_OUTPUT",
	"GITHUB_PATH",
	"GITHUB_STATE",
	"GITHUB_STEP_SUMMARY",
	"GITHUB_ARTIFACTS",
	"GITHUB_ARTIFACTS_LIST"
]);
/** What a child inherits of `parent`, with `overlay` laid over it; `undefined` in the overlay removes. */
function childEnvironment(parent, overlay = {}) {
	const env = {};
	for (const [name, value] of Object.entries({
		...parent,
		...overlay
	})) {
		if (value === void 0 || RUNNER_ONLY.has(name) || /^(?:INPUT|STATE)_/.test(name)) continue;
		env[name] = value;
	}
	return env;
}

// src/ports/exec.ts
/**
* Programs, run from argument lists, never through a shell.
*
* Its option `input` is not used to close standard input: it writes to the pipe, and a program that ends at once (`go
* version`) makes that an unhandled EPIPE. None of the programs run here reads standard input.
*/
/** What a command may say on a stream that is kept: `git status` of a tree with very many files. */
const MAX_OUTPUT_BYTES = 64 << 20;
/** Collects a stream up to the bound. */
var Collector = class {
	#chunks = [];
	#bytes = 0;
	push(chunk) {
		this.#bytes += chunk.length;
		if (this.#bytes <= MAX_OUTPUT_BYTES) this.#chunks.push(chunk);
	}
	text(what) {
		if (this.#bytes > MAX_OUTPUT_BYTES) throw new LimitError(`${what}, bytes of output`, this.#bytes, MAX_OUTPUT_BYTES);
		return Buffer.concat(this.#chunks).toString("utf8");
	}
};
async function run(command) {
	const name = quote([command.file, ...command.args].join(" "), 120);
	const stdout = new Collector();
	const stderr = new Collector();
	try {
		const { onStderr, onStdout = (chunk) => stdout.push(chunk) } = command;
		return {
			...onStderr === void 0 ? { exitCode: await runShort(command, stdout, stderr) } : await runStreaming(command, onStdout, onStderr),
			stdout: stdout.text(name),
			stderr: stderr.text(name)
		};
	} catch (error) {
		if (error instanceof GateError) throw error;
		throw new GateError("tool", `${name} could not be run: ${errorMessage(error)}`, { cause: error });
	}
}
/** Commands of this program's own choosing, whose output is a few lines. */
function runShort(command, stdout, stderr) {
	return exec(`"${command.file}"`, [...command.args], {
		cwd: command.cwd,
		env: childEnvironment(process.env, command.env),
		silent: true,
		ignoreReturnCode: true,
		listeners: {
			stdout: (chunk) => stdout.push(chunk),
			stderr: (chunk) => stderr.push(chunk)
		}
	});
}
/**
* Commands that say whatever the code of a pull request makes them say. @actions/exec looks for line ends in all that
* came so far, so that a line without an end costs it quadratic time: half a minute for 70 MB, hours for a gigabyte.
*/
function runStreaming(command, onStdout, onStderr) {
	return new Promise((resolve, reject) => {
		const child = spawn(command.file, command.args, {
			cwd: command.cwd,
			env: childEnvironment(process.env, command.env),
			stdio: [
				"ignore",
				"pipe",
				"pipe"
			],
			windowsHide: true
		});
		child.stdout.on("data", onStdout);
		child.stderr.on("data", onStderr);
		child.on("error", reject);
		child.on("close", (exitCode, signal) => resolve({
			exitCode,
			signal
		}));
	});
}
/**
* The user's own command, wherever it was put behind `--`. It gets the whole environment: it would have had it without the
* gate, and may want to set outputs of the step.
*/
async function attached({ file, args, cwd, env, stdout }) {
	const stay = () => {};
	process.on("SIGINT", stay);
	try {
		return await new Promise((resolve, reject) => {
			const child = spawn(file, args, {
				cwd,
				env: {
					...process.env,
					...env
				},
				stdio: [
					"inherit",
					stdout === "stdout" ? "inherit" : process.stderr,
					"inherit"
				]
			});
			const pass = () => void child.kill("SIGTERM");
			process.on("SIGTERM", pass);
			child.on("error", reject);
			child.on("close", (code) => {
				process.off("SIGTERM", pass);
				resolve(code);
			});
		});
	} catch (error) {
		throw new GateError("tool", `${quote(file)} could not be run: ${errorMessage(error)}`, {
			fix: "behind `--` stands a program and its arguments, not a line for a shell: `-- sh -c \"...\"` runs one",
			cause: error
		});
	} finally {
		process.off("SIGINT", stay);
	}
}
/**
* Looks a program up in PATH. Not by @actions/io: it prints a warning to standard output for a folder of PATH that cannot
* be read, where `--json` stands.
*/
async function which(program) {
	const { PATH = "", PATHEXT = "" } = process.env;
	const endings = process.platform === "win32" ? PATHEXT.split(";") : [""];
	for (const folder of PATH.split(delimiter).filter((entry) => entry !== "")) for (const ending of endings) {
		const candidate = join(folder, `${program}${ending}`);
		try {
			await access(candidate, constants.X_OK);
			if ((await stat(candidate)).isFile()) return candidate;
		} catch {}
	}
	return null;
}
/** The real thing. */
const systemExec = {
	run,
	attached,
	which
};

export { systemExec as t };