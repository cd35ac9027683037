import { m as errorMessage } from "./chunks/markup.js";
import { t as doHashTask } from "./chunks/hash-tasks.js";
import { parentPort } from "node:worker_threads";

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