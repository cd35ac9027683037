#!/usr/bin/env node
import { t as VERSION } from "./chunks/version.js";

// src/cli.ts
/** The command line. Only what `--version` needs is loaded at once; each command loads its own. */
const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === "--version" || args[0] === "-v")) console.log(VERSION);
else {
	const [{ main }, { processShell }] = await Promise.all([import("./chunks/main.js"), import("./chunks/shell2.js")]);
	const here = import.meta.url;
	process.exitCode = await main(args, processShell(new URL("./hash-worker.js", here), new URL("./toolexec/", here)));
}

export {  };