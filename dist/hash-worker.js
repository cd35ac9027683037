import { m as errorMessage } from "./chunks/markup.js";
import { N as subSource } from "./chunks/limits.js";
import { n as sealOf, t as scan } from "./chunks/scan.js";
import { t as systemFiles } from "./chunks/files.js";
import { parentPort } from "node:worker_threads";

// src/ports/hash-tasks.ts
/** Does one task. Throws GateError `unreadable` when the file cannot be read. */
function doHashTask(task) {
	const file = systemFiles.open(task.file);
	try {
		const source = subSource(file, task.range);
		if (task.kind === "seal") return {
			kind: "seal",
			seal: sealOf(source, task.view)
		};
		const { sha256, hits } = scan(source, task.patterns, []);
		return {
			kind: "find",
			sha256,
			hits: hits.map(({ offsets }) => offsets)
		};
	} finally {
		file.close();
	}
}

// src/ports/hash-worker.ts
/** A thread that hashes: takes one task at a time and answers it. */
parentPort?.on("message", (task) => {
	try {
		parentPort?.postMessage({ answer: doHashTask(task) });
	} catch (error) {
		parentPort?.postMessage({ error: errorMessage(error) });
	}
});

export {  };