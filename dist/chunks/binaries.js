import { m as bareFacts } from "./redact.js";
import { m as errorMessage } from "./markup.js";

// src/observe/binaries.ts
/** Reads one file. `shown` is the path that the facts name. What cannot be read is an outcome, not an error. */
async function readBinary(ports, file, shown, options) {
	try {
		return await ports.hashing.inspect(file, shown, options);
	} catch (error) {
		return bareFacts(shown, "unreadable", [errorMessage(error)]);
	}
}

export { readBinary as t };