import { a as __toESM } from "./rolldown-runtime.js";
import { c as FormatError, f as bounded, i as quote, l as GateError, m as errorMessage, p as errorCode, s as visible, u as LimitError } from "./markup.js";
import { n as splitPattern, r as splitQuoted, t as joinQuoted } from "./go-quote.js";
import { I as latin1, L as readRange, P as Fields } from "./limits.js";
import { t as exec } from "./exec.js";
import { t as systemFiles } from "./files.js";
import { t as VERSION } from "./version.js";
import { delimiter, join } from "node:path";
import { createHash, createPublicKey, verify } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import { access, readFile, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { constants as constants$2, crc32, inflateRawSync } from "node:zlib";
import { spawn } from "node:child_process";

// src/core/toolchain/sum-note.ts
/**
* Signed notes and the keys that verify them (golang.org/x/mod/sumdb/note), as the checksum database signs its tree heads.
*
* A note is text that ends with a newline, a blank line, and one or more signature lines: an em dash, a space, the
* signer's name, a space, and in base64 four bytes that say which key and the signature itself. Lines of other signers
* are passed over, as Go does; a line of the known key that does not verify condemns the note.
*
* A verifier key is `name+hash+key`: the key is one byte for the algorithm (1: Ed25519) and 32 of public key in base64,
* the hash the first four bytes of sha256(name, newline, key) in hex.
*/
/** A tree head has about 200 bytes and one signature. */
const MAX_NOTE_CHARS = 1 << 20;
const MAX_SIGNATURES = 100;
const ED25519 = 1;
/** What stands before a raw Ed25519 key in its SubjectPublicKeyInfo (RFC 8410, section 4). */
const SPKI_PREFIX = Buffer.from("302a300506032b6570032100", "hex");
/** Parses `name+hash+key`. Throws GateError `input` for everything that is not an Ed25519 verifier key. */
function parseVerifierKey(text) {
	const found = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text);
	const refuse = (why) => new GateError("input", `the verifier key ${quote(text, 80)} ${why}`);
	if (found === null) throw refuse("is not of the form `name+hash+key`");
	const [, name = "", id = "", encoded = ""] = found;
	const bytes = decodeBase64(encoded);
	if (bytes === null || bytes[0] !== ED25519 || bytes.length !== 33) throw refuse("holds no Ed25519 key");
	const hash = createHash("sha256").update(`${name}\n`).update(bytes).digest("hex").slice(0, 8);
	if (hash !== id) throw refuse(`was damaged: its hash is ${hash}`);
	return {
		name,
		id,
		key: bytes.subarray(1)
	};
}
/** The text of a note that `verifier` signed, with its last newline. Throws GateError `evidence` for any other. */
function openNote(note, verifier) {
	bounded(note.length, MAX_NOTE_CHARS, "a signed note, characters");
	const refuse = (why) => new GateError("evidence", `the signed note ${why}`);
	const cut = note.lastIndexOf("\n\n");
	if (cut < 0 || !note.endsWith("\n") || /[\u0000-\u0009\u000b-\u001f\ufffd]/.test(note)) throw refuse("is malformed");
	const text = note.slice(0, cut + 1);
	const lines = note.slice(cut + 2, -1).split("\n");
	bounded(lines.length, MAX_SIGNATURES, "a signed note, signatures");
	let verified = false;
	for (const line of lines) {
		const found = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/.exec(line);
		const bytes = decodeBase64(found?.[2] ?? "");
		if (found === null || bytes === null || bytes.length < 5) throw refuse("has a malformed signature line");
		if (!(found[1] === verifier.name && bytes.subarray(0, 4).toString("hex") === verifier.id)) continue;
		if (!signatureHolds(text, bytes.subarray(4), verifier.key)) throw refuse(`has a signature by ${quote(verifier.name)} that does not verify`);
		verified = true;
	}
	if (!verified) throw refuse(`is not signed by ${quote(verifier.name)}`);
	return text;
}
function signatureHolds(text, signature, key) {
	const publicKey = createPublicKey({
		key: Buffer.concat([SPKI_PREFIX, key]),
		format: "der",
		type: "spki"
	});
	return verify(null, Buffer.from(text), publicKey, signature);
}
/** Standard base64 with padding and nothing else; Node's own decoder takes anything. `null` when it is not that. */
function decodeBase64(text) {
	const bytes = Buffer.from(text, "base64");
	return text !== "" && bytes.toString("base64") === text ? bytes : null;
}

// src/core/toolchain/sum-database.ts
/**
* Which checksum database is asked, and by which way: GOSUMDB, GOPROXY, GONOSUMDB as the go command reads them
* (cmd/go/internal/modfetch: sumdb.go, key.go, proxy.go; `go help goproxy`, `go help module-private`).
*
* These values come from `go env`, which falls back to a file of the very GOROOT that is to be proved (go.env). A replaced
* tool chain must not name the database that vouches for it. So a database of another key than Go's own is taken only
* where the environment of this program names it; GOPROXY needs no such care, because whoever answers has to show a
* signed head.
*/
/** Public keys that the go command knows by name: knownGOSUMDB in cmd/go/internal/modfetch/key.go. */
const KNOWN_KEYS = { "sum.golang.org": "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8" };
/** Another address of the same database, with the same key (modfetch/sumdb.go). */
const ALIASES = { "sum.golang.google.cn": "sum.golang.org https://sum.golang.google.cn" };
/** Reads GOSUMDB; `null` for `off`. Throws GateError `input` for a value that the go command would refuse, too. */
function parseGosumdb(value) {
	if (value.trim() === "off") return null;
	const [key = "", url, ...more] = (ALIASES[value.trim()] ?? value).split(/\s+/).filter((field) => field !== "");
	if (key === "" || more.length > 0) throw new GateError("input", `GOSUMDB: expected a key, or a key and an address, got ${quote(value, 80)}`);
	const known = Object.hasOwn(KNOWN_KEYS, key) ? KNOWN_KEYS[key] : void 0;
	const verifier = parseVerifierKey(known ?? key);
	if (!/^[a-z0-9.-]+(?::\d+)?(?:\/[\w.~/-]*\w)?$/i.test(verifier.name)) throw new GateError("input", `GOSUMDB: expected a name of the form host[/path], got ${quote(verifier.name, 80)}`);
	return {
		verifier,
		isKnown: Object.values(KNOWN_KEYS).includes(known ?? key),
		url: url === void 0 ? null : url.replace(/(?<!\/)\/+$/, "")
	};
}
/** A list longer than this is no list that somebody wrote. */
const MAX_PROXIES = 50;
/** Splits GOPROXY. Nothing follows `direct` or `off`; an empty list is `off`, as the go command has it. */
function parseGoproxy(value) {
	const entries = [];
	const pieces = value.split(/([,|])/);
	for (let at = 0; at < pieces.length; at += 2) {
		const proxy = withoutSlash((pieces[at] ?? "").trim());
		if (proxy === "") continue;
		entries.push({
			proxy,
			next: pieces[at + 1] === "|" ? "any" : "not-found"
		});
		if (proxy === "direct" || proxy === "off" || entries.length === MAX_PROXIES) break;
	}
	return entries.length === 0 ? [{
		proxy: "off",
		next: "not-found"
	}] : entries;
}
/**
* Whether a list of patterns (GONOSUMDB, which GOPRIVATE is the default of) covers a module path: glob patterns of
* path.Match, each for a prefix of the path with as many elements as the pattern has (module.MatchPrefixPatterns).
*/
function matchesPatterns(patterns, path) {
	const elements = path.split("/");
	return patterns.split(",").map(withoutSlash).some((pattern) => {
		if (pattern === "") return false;
		const wanted = pattern.split("/");
		return wanted.length <= elements.length && wanted.every((glob, at) => matchesElement(glob, elements[at] ?? ""));
	});
}
function withoutSlash(text) {
	return text.replace(/(?<!\/)\/+$/, "");
}
/** One element of a pattern: `*`, `?`, `[a-z]`, `[^a]`, and a backslash before what is meant as it stands. */
function matchesElement(glob, text) {
	const source = glob.replaceAll(/\\(.)|\*+|\?|\[(\^?)([^\]]{1,200})\]|[^\w]/g, (all, escaped, not, set) => {
		if (escaped !== void 0) return literal(escaped);
		if (all.startsWith("*")) return "[^/]*";
		if (all === "?") return "[^/]";
		return set === void 0 ? literal(all) : `[${not ?? ""}${set.replaceAll(/[\\[\]^]/g, String.raw`\$&`)}]`;
	});
	try {
		return new RegExp(`^(?:${source})$`).test(text);
	} catch {
		return false;
	}
}
function literal(character) {
	return character.replaceAll(/[^\w]/g, String.raw`\$&`);
}
/** An address without the user and password that it may carry, for messages. */
function shownAddress(address) {
	return address.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, "$1").replace(/[?#].*/s, "");
}

// src/ports/http.ts
/**
* Reading files from the network.
*
* The client of the Actions toolkit, because it reads HTTPS_PROXY and NO_PROXY, which the fetch of Node.js 20 does not, and
* follows redirects but never from https down to http. It has neither a limit of size nor one of time for the whole
* of a conversation: both are here. It is loaded when it is first needed.
*/
const MAX_REDIRECTS = 5;
var PatientHttp = class {
	#deadline;
	#client = null;
	#closed = false;
	constructor(patience) {
		this.#deadline = performance.now() + patience;
	}
	async get(url, maxBytes) {
		const name = quote(shownAddress(url), 200);
		try {
			if (url.startsWith("file:")) return await readLocal(url, maxBytes);
			if (!/^https?:\/\//.test(url)) throw new GateError("evidence", `${name}: expected an http, https or file address`);
			return await this.#inTime(this.#fetch(url, maxBytes));
		} catch (error) {
			if (error instanceof GateError && error.code !== "evidence") throw error;
			const message = shownAddress(errorMessage(error)).replaceAll(url, "");
			throw new GateError("evidence", `${name} could not be read: ${message}`, { cause: error });
		}
	}
	close() {
		this.#closed = true;
		this.#client?.then((client) => client.dispose());
	}
	/** Gives up at the deadline, and lets go of the connections, which would keep the process alive. */
	async #inTime(work) {
		let timer;
		const late = new Promise((_resolve, reject) => {
			const left = Math.max(0, this.#deadline - performance.now());
			timer = setTimeout(() => reject(new GateError("evidence", "no answer in time")), left);
		});
		try {
			return await Promise.race([work, late]);
		} catch (error) {
			work.catch(() => {});
			if (performance.now() >= this.#deadline) this.close();
			throw error;
		} finally {
			clearTimeout(timer);
		}
	}
	async #fetch(url, maxBytes) {
		const { address, authorization } = splitCredentials(url);
		this.#client ??= this.#open();
		const client = await this.#client;
		if (this.#closed) throw new GateError("evidence", "no answer in time");
		const { message } = await client.get(address, authorization === null ? {} : { authorization });
		const chunks = [];
		let size = 0;
		for await (const chunk of message) {
			const bytes = Buffer.from(chunk);
			size += bytes.length;
			if (size > maxBytes) {
				message.destroy();
				throw new LimitError("an answer from the network, bytes", size, maxBytes);
			}
			chunks.push(bytes);
		}
		return {
			status: message.statusCode ?? 0,
			body: Buffer.concat(chunks)
		};
	}
	/** One client for the whole conversation: it keeps its connection. */
	async #open() {
		const { HttpClient } = await import("./lib2.js");
		return new HttpClient(`go-provenance-gate/${VERSION}`, [], {
			socketTimeout: Math.max(1, Math.ceil(this.#deadline - performance.now())),
			maxRedirects: MAX_REDIRECTS,
			allowRedirectDowngrade: false,
			allowRetries: false,
			keepAlive: true
		});
	}
};
/** A client that waits `patience` milliseconds in all, from now on. */
function systemHttp(patience) {
	return new PatientHttp(patience);
}
/** `https://user:password@host/` as the address and the header that it stands for. */
function splitCredentials(url) {
	const parsed = new URL(url);
	if (parsed.username === "" && parsed.password === "") return {
		address: url,
		authorization: null
	};
	const pair = `${decodeURIComponent(parsed.username)}:${decodeURIComponent(parsed.password)}`;
	parsed.username = "";
	parsed.password = "";
	return {
		address: parsed.href,
		authorization: `Basic ${Buffer.from(pair).toString("base64")}`
	};
}
async function readLocal(url, maxBytes) {
	const file = fileURLToPath(url);
	try {
		const { size } = await stat(file);
		if (size > maxBytes) throw new LimitError("a file of a module proxy, bytes", size, maxBytes);
		return {
			status: 200,
			body: await readFile(file)
		};
	} catch (error) {
		if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return {
			status: 404,
			body: Buffer.alloc(0)
		};
		throw error;
	}
}

// src/core/archive/limits.ts
const ARCHIVE_LIMITS = {
	entries: 5e4,
	executables: 2e3,
	memberBytes: 2 * 2 ** 30,
	unpackedBytes: 4 * 2 ** 30,
	ratio: 40,
	bytesBeforeRatio: 64 * 2 ** 20,
	nameChars: 4096
};

// src/ports/archive-member.ts
/** The archive cannot be read any further. */
var ArchiveError = class extends GateError {
	outcome;
	constructor(outcome, message) {
		super("format", message);
		this.name = "ArchiveError";
		this.outcome = outcome;
	}
};
/** One member cannot be read; the others still can. */
var MemberError = class extends GateError {
	constructor(message) {
		super("format", message);
		this.name = "MemberError";
	}
};
/** Counts what comes out of a compressed archive against what went in, and stops bombs. */
var Meter = class {
	#limits;
	#packedBytes;
	#bytes = 0;
	constructor(limits, packedBytes) {
		this.#limits = limits;
		this.#packedBytes = packedBytes;
	}
	/** Throws LimitError once too much has come out. */
	count(bytes) {
		this.#bytes += bytes;
		const { unpackedBytes, bytesBeforeRatio, ratio } = this.#limits;
		if (this.#bytes > unpackedBytes) throw new LimitError("unpacked bytes", this.#bytes, unpackedBytes);
		if (this.#bytes > bytesBeforeRatio && this.#bytes > ratio * this.#packedBytes) throw new LimitError(`unpacked bytes of ${this.#packedBytes} packed ones`, this.#bytes, ratio * this.#packedBytes);
	}
};
/** Pieces of bytes of which the first can be looked at before all of them are taken. */
var Chunks = class {
	#source;
	#seen = [];
	constructor(source) {
		this.#source = source[Symbol.asyncIterator]();
	}
	/** The first `length` bytes, fewer when there are no more. */
	async head(length) {
		let have = this.#seen.reduce((sum, chunk) => sum + chunk.length, 0);
		while (have < length) {
			const next = await this.#source.next();
			if (next.done === true) break;
			this.#seen.push(Uint8Array.from(next.value));
			have += next.value.length;
		}
		return Buffer.concat(this.#seen).subarray(0, length);
	}
	/** All of them, those that were looked at included. */
	async *all() {
		yield* this.#seen.splice(0);
		for (let next = await this.#source.next(); next.done !== true; next = await this.#source.next()) yield next.value;
	}
	/** Ends the source early. */
	async close() {
		await this.#source.return?.();
	}
};

// src/ports/zip-members.ts
/**
* The members of a zip archive, in the order of its central directory, through yauzl, which reads only what is asked for.
*
* What yauzl leaves to its caller is done here: both headers of a member have to name it alike and store it alike
* (other programs go by the other one), the bytes have to have the CRC-32 that is claimed, and members must not share
* bytes. Names are read as bytes, so that one bad name does not close the archive: here they are only ever shown.
* Sources: PKWARE's APPNOTE.TXT, 4.3.7 (local header), 4.3.12 (central directory), 4.4.4 (flags), 4.5.7 (zip's modes).
*/
const STORED = 0;
const DEFLATED = 8;
const LOCAL_HEADER_BYTES = 30;
const LOCAL_MAGIC = 67324752;
const MAX_UINT16 = 65535;
/** Packed bytes that are read to see what a member is; deflate makes at most 4 MiB of them. */
const FIRST_PIECE_BYTES = 4096;
/** Members of a zip file. Throws ArchiveError, and LimitError for more members than the limits allow. */
async function* zipMembers(file, limits, meter) {
	const { fromRandomAccessReaderPromise, getFileNameLowLevel, RandomAccessReader } = await import("./yauzl.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const source = systemFiles.open(file);
	try {
		const zip = await fromRandomAccessReaderPromise(readerOf(RandomAccessReader, file, source), source.size, {
			autoClose: false,
			decodeStrings: false,
			validateEntrySizes: true
		}).catch(damaged);
		if (zip.entryCount > limits.entries) throw new LimitError("members of the zip archive", zip.entryCount, limits.entries);
		const ranges = [];
		const entries = zip.eachEntry();
		for (;;) {
			const next = await entries.next().catch(damaged);
			if (next.done === true) break;
			const entry = next.value;
			const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
			const start = entry.relativeOffsetOfLocalHeader;
			ranges.push([start, start + LOCAL_HEADER_BYTES + entry.compressedSize]);
			yield {
				name,
				kind: kindOfEntry(entry, name),
				closed: whyClosed(entry),
				chunks: bytesOf({
					zip,
					source,
					meter
				}, entry)
			};
		}
		refuseOverlap(ranges);
	} finally {
		source.close();
	}
}
/**
* Small reads are done at once, since a trip to another thread for each of them takes longer than reading 45,000 headers.
* Nothing is left to close: streams open the file for themselves.
*/
function readerOf(Base, file, source) {
	class SourceReader extends Base {
		read(...[into, offset, length, position, callback]) {
			let failed = null;
			try {
				into.set(readRange(source, position, length, length, "the archive"), offset);
			} catch (error) {
				failed = error instanceof Error ? error : new Error(errorMessage(error));
			}
			process.nextTick(callback, failed);
		}
		_readStreamForRange(start, end) {
			return createReadStream(file, {
				start,
				end: end - 1
			});
		}
	}
	return new SourceReader();
}
const UNIX = 3;
const MACOS = 19;
const TYPE_BITS = 61440;
const REGULAR = 32768;
const FOLDER = 16384;
/** Zip keeps the mode of a member where it was made on Unix; elsewhere all are files, or folders by the name's last `/`. */
function kindOfEntry(entry, name) {
	const system = entry.versionMadeBy >>> 8;
	const type = system === UNIX || system === MACOS ? entry.externalFileAttributes >>> 16 & TYPE_BITS : 0;
	if (type !== 0 && type !== REGULAR && type !== FOLDER) return "other";
	return name.endsWith("/") && entry.uncompressedSize === 0 ? "folder" : "file";
}
function whyClosed(entry) {
	if (entry.isEncrypted()) return "encrypted: not opened";
	const method = entry.compressionMethod;
	return method === STORED || method === DEFLATED ? null : `compressed with method ${method} of zip: not opened`;
}
/**
* The bytes of a member. The first piece is read here, without a stream, and for small members it is the only one: most
* members are texts of which nobody wants more, and a stream for each of 45,000 takes ten seconds.
*/
async function* bytesOf(open, entry) {
	const { zip, meter } = open;
	try {
		const first = firstPiece(open.source, entry);
		meter.count(first.length);
		if (first.length > 0) yield first;
		if (entry.compressedSize <= FIRST_PIECE_BYTES) return checkWhole(entry, first.length, crc32(first));
		const stream = await zip.openReadStreamPromise(entry);
		try {
			let crc = 0;
			let known = first.length;
			let size = 0;
			for await (const chunk of stream) {
				crc = crc32(chunk, crc);
				size += chunk.length;
				const fresh = chunk.subarray(Math.min(known, chunk.length));
				known -= chunk.length - fresh.length;
				meter.count(fresh.length);
				if (fresh.length > 0) yield fresh;
			}
			checkWhole(entry, size, crc);
		} finally {
			stream.destroy();
		}
	} catch (error) {
		if (error instanceof GateError && !(error instanceof FormatError)) throw error;
		throw new MemberError(visible(errorMessage(error)));
	}
}
function checkWhole(entry, size, crc) {
	if (size !== entry.uncompressedSize) throw new MemberError(`expected ${entry.uncompressedSize} bytes, got ${size}`);
	if (crc !== entry.crc32) throw new MemberError(`expected CRC-32 ${hex(entry.crc32)}, got ${hex(crc)}`);
}
/** What the first compressed bytes give, once the local header has been held against the entry. */
function firstPiece(source, entry) {
	const at = entry.relativeOffsetOfLocalHeader;
	const header = readRange(source, at, LOCAL_HEADER_BYTES, LOCAL_HEADER_BYTES, "its own header");
	const fields = new Fields(header, true, at);
	if (fields.u32(0) !== LOCAL_MAGIC) throw new MemberError(`expected its own header at offset ${at}, got other bytes`);
	const method = fields.u16(8);
	if (method !== entry.compressionMethod) throw new MemberError(`its own header says method ${method}, the central directory ${entry.compressionMethod}`);
	const [nameLength, extraLength] = [fields.u16(26), fields.u16(28)];
	const name = readRange(source, at + LOCAL_HEADER_BYTES, nameLength, MAX_UINT16, "its name");
	if (!entry.fileNameRaw.equals(name)) throw new MemberError(`its own header names it ${quote(latin1(name))}`);
	const start = at + LOCAL_HEADER_BYTES + nameLength + extraLength;
	const length = Math.min(entry.compressedSize, FIRST_PIECE_BYTES);
	const packed = readRange(source, start, length, FIRST_PIECE_BYTES, "its bytes");
	if (method === STORED) return packed;
	const whole = length === entry.compressedSize;
	return inflateRawSync(packed, {
		chunkSize: FIRST_PIECE_BYTES,
		finishFlush: whole ? constants$2.Z_FINISH : constants$2.Z_SYNC_FLUSH
	});
}
const hex = (value) => value.toString(16).padStart(8, "0");
/** Members that share bytes are how a small archive unpacks to terabytes, and how two programs read two archives in one. */
function refuseOverlap(ranges) {
	let reached = 0;
	for (const [start, end] of ranges.toSorted(([a], [b]) => a - b)) {
		if (start < reached) throw new ArchiveError("unreadable", `two members of the zip archive share the bytes at offset ${start}`);
		reached = end;
	}
}
function damaged(error) {
	throw new ArchiveError("unreadable", `the zip archive is damaged: ${visible(errorMessage(error))}`);
}

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
	const grouped = command.abort !== void 0 && process.platform !== "win32";
	return new Promise((resolve, reject) => {
		const child = spawn(command.file, command.args, {
			cwd: command.cwd,
			env: childEnvironment(process.env, command.env),
			stdio: [
				"ignore",
				"pipe",
				"pipe"
			],
			windowsHide: true,
			detached: grouped
		});
		child.stdout.on("data", onStdout);
		child.stderr.on("data", onStderr);
		const interrupt = () => {
			if (!grouped || child.pid === void 0) return void child.kill("SIGINT");
			try {
				process.kill(-child.pid, "SIGINT");
			} catch {}
		};
		command.abort?.addEventListener("abort", interrupt);
		child.on("error", reject);
		child.on("close", (exitCode, signal) => {
			command.abort?.removeEventListener("abort", interrupt);
			resolve({
				exitCode,
				signal
			});
		});
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

// src/core/binary/facts.ts
const OUTCOMES = [
	"go",
	"go-without-buildinfo",
	"packed",
	"truncated",
	"not-go",
	"unreadable"
];
/** How the two copies of the module info stand to each other. */
const COPIES = [
	"agree",
	"differ",
	"single",
	"none"
];
const STRIPPED = [
	"none",
	"debug",
	"symbols"
];
const STRIPPERS = ["linker", "after-link"];
/** Where the module info was read: from the blob, recovered from rodata, or nowhere (the blob then names Go alone). */
const BUILD_INFO = [
	"blob",
	"rodata",
	"version-only",
	"none"
];
/** What most likely broke the seal, from the evidence that is left. */
const SEAL_BREAKERS = [
	"strip",
	"objcopy",
	"packer",
	"appended",
	"patch"
];
/** Facts about a file of which nothing more is known. */
function bareFacts(path, outcome, evidence, size = 0) {
	return {
		path,
		outcome,
		evidence,
		format: null,
		bits: null,
		goos: null,
		goarch: null,
		header: null,
		goVersion: null,
		mainPackage: null,
		main: null,
		settings: {},
		deps: [],
		buildId: null,
		seal: "absent",
		sealEvidence: [],
		sealBrokenBy: null,
		buildInfo: "none",
		copies: "none",
		hostLinked: null,
		symbols: {
			symtab: false,
			dwarf: false
		},
		stripped: "none",
		strippedBy: null,
		packed: null,
		obfuscated: [],
		versionElsewhere: null,
		lineTable: null,
		nested: [],
		appended: null,
		digests: null,
		size,
		sha256: null,
		slices: []
	};
}

// src/core/record/redact.ts
const REDACTED = "[redacted]";
/**
* A list of flags as Go quotes it (a `-ldflags` value, `GOFLAGS`), with the value of each -X definition replaced. Text
* without a definition comes back as it is. A list that cannot be split is redacted whole when it could hold one.
*/
function redactFlags(list) {
	if (!/-X/.test(list)) return list;
	const { pattern, list: flags } = splitPattern(list);
	const fields = splitQuoted(flags);
	const redacted = fields === null ? null : joinQuoted(redactArgs(fields));
	return redacted === null ? REDACTED : `${pattern === null ? "" : `${pattern}=`}${redacted}`;
}
/**
* The same for the arguments of a command line: `-X name=value`, `-X=name=value`, and the lists inside of
* `-ldflags=...` or behind `-ldflags`.
*/
function redactArgs(args) {
	return args.map((arg, index) => {
		const previous = args[index - 1] ?? "";
		if (/^--?X$/.test(previous)) return redactDefinition(arg);
		if (/^--?ldflags$/.test(previous)) return redactFlags(arg);
		const joined = /^(--?(X|ldflags)=)([\s\S]*)$/.exec(arg);
		if (joined === null) return arg;
		const value = joined[3] ?? "";
		return `${joined[1]}${joined[2] === "X" ? redactDefinition(value) : redactFlags(value)}`;
	});
}
function redactDefinition(definition) {
	const equals = definition.indexOf("=");
	return equals < 0 ? definition : `${definition.slice(0, equals)}=${REDACTED}`;
}
const SECRET_NAME = /TOKEN|SECRET|PASSW|CREDENTIAL|PRIVATE_?KEY|API_?KEY|ACCESS_?KEY|SIGNING_?KEY/i;
const URL_USER = /\b([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@,|]+@/gi;
/** GOAUTH lists commands; all but these forms may hold anything. */
const GOAUTH_KNOWN = /^(?:off|netrc|git(?: \S+)?)$/;
/** One environment variable's value (or build setting's) as it may be kept and shown. */
function redactEnvironment(name, value) {
	if (value === "") return value;
	if (SECRET_NAME.test(name)) return REDACTED;
	if (name === "GOAUTH") return value.split(";").map((command) => redactCommand(command.trim())).join("; ");
	return (name === "GOFLAGS" || name === "-ldflags" ? redactFlags(value) : value).replace(URL_USER, `$1${REDACTED}@`);
}
/** A command of the user's own: definitions of -X, values of variables and options whose name says secret, users in URLs. */
function redactCommandLine(argv) {
	return redactArgs(argv).map((word, index) => {
		const previous = argv[index - 1] ?? "";
		if (/^--?[A-Za-z]/.test(previous) && !previous.includes("=") && isSecretName(previous)) return REDACTED;
		const [, name = "", value] = /^(?:--?)?([A-Za-z][\w-]*)=([\s\S]*)$/.exec(word) ?? [];
		if (value !== void 0 && isSecretName(name)) return `${word.slice(0, word.length - value.length)}${REDACTED}`;
		if (word === argv[index] && /\s/.test(word) && (/-X/.test(word) || isSecretName(word))) return REDACTED;
		return word.replace(URL_USER, `$1${REDACTED}@`);
	});
}
function isSecretName(name) {
	return SECRET_NAME.test(name.replaceAll("-", "_"));
}
/** A long run of letters and digits that no word, hash of a commit or path is. */
const TOKEN = /[A-Za-z0-9_+/=-]{24,}/g;
/**
* Text out of a binary, of which nobody says what it is: whole when it names a secret, else without the user part of URLs
* and without runs that look like a token.
*/
function redactText(text) {
	if (SECRET_NAME.test(text)) return REDACTED;
	return text.replace(URL_USER, `$1${REDACTED}@`).replace(TOKEN, (run) => /^[0-9a-f]{24,64}$/.test(run) || !mixed(run) ? run : REDACTED);
}
/** Letters of both cases and digits in one run without a slash. */
function mixed(run) {
	return run.split("/").some((part) => part.length >= 24 && /[a-z]/.test(part) && /[A-Z]/.test(part) && /\d/.test(part));
}
function redactCommand(command) {
	return GOAUTH_KNOWN.test(command) ? command : REDACTED;
}
/** Settings of a binary by key, redacted. The last one of a key wins, as in Go's own readers. */
function redactSettings(settings) {
	return Object.fromEntries(settings.map(({ key, value }) => [key, redactEnvironment(key, value)]));
}

export { systemHttp as C, shownAddress as D, parseGosumdb as E, decodeBase64 as O, ARCHIVE_LIMITS as S, parseGoproxy as T, zipMembers as _, redactFlags as a, MemberError as b, BUILD_INFO as c, SEAL_BREAKERS as d, STRIPPED as f, childEnvironment as g, systemExec as h, redactEnvironment as i, openNote as k, COPIES as l, bareFacts as m, redactArgs as n, redactSettings as o, STRIPPERS as p, redactCommandLine as r, redactText as s, REDACTED as t, OUTCOMES as u, ArchiveError as v, matchesPatterns as w, Meter as x, Chunks as y };