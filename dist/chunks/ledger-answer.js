import { i as quote } from "./markup.js";
import { createHash } from "node:crypto";

// src/core/cache/ledger.ts
/**
* The ledger: which entries of the build cache trusted runs wrote or verified.
*
* A seal is a checksum, so whoever edits a cached archive and seals it anew passes every test of the cache itself. What
* tells such an archive from an honest one is who wrote it. A run of the default branch with the published Go and a cache
* that was empty, or in which everything was vouched for already, knows that all entries it leaves behind are honest: it
* writes them down as pairs of action and output. Later runs hold their cache against that list.
*
*   go-provenance-gate cache ledger 1
*   repository owner/name              `-`: of no repository
*   ref refs/heads/main                `-`: of no ref
*   generation 7
*   written 20780                      days since 1970
*   ancestor 6 <digest>                the ledgers that this one goes back to, newest first, at most 64
*   entries 419
*   <action> <output> <day>            base64url of the two hashes, the day of the last witness; sorted
*   digest <sha256 of every byte above, as hex>
*
* One content has one form: sorted, no spare spaces, no other order. Two runs that end at the same time make two ledgers
* of one ancestor; the next one has both as ancestors and the entries of both, so that nothing is lost. A day, and
* not a time, is kept: what nobody has seen for a month vouches for nothing, so an old ledger that is played back
* ages by itself.
*
* The digest shows damage and ties a ledger to its ancestors; it is no signature, and whoever can write the file can make
* another. So the place it is read from decides what it is worth (observe/cache-trust.ts), or a signature of these bytes
* in a file beside it (ledger-signature.ts). Anything behind the digest is refused.
*/
const LEDGER_VERSION = 1;
/** Entries of a ledger: caches of real repositories hold 400 to 30,000. */
const MAX_LEDGER_ENTRIES = 2e5;
/** A line of an entry has at most 96 bytes. */
const MAX_LEDGER_BYTES = 20 << 20;
/** Ancestors that a ledger names. */
const MAX_ANCESTORS = 64;
const TITLE = "go-provenance-gate cache ledger";
const DAY_MS = 864e5;
/** The pairs of a ledger, each with the day on which it was witnessed last. An action may have several outputs. */
var LedgerEntries = class LedgerEntries {
	/** By the text of both hashes as it stands in a line, in any order. */
	days;
	#outputs = null;
	constructor(days) {
		this.days = days;
	}
	get size() {
		return this.days.size;
	}
	/** Whether a trusted run has witnessed that this action gave this output. */
	vouches(pair) {
		return this.days.has(lineKey(pair));
	}
	/** Whether any action is known to give this output, 64 hex digits. */
	knows(output) {
		this.#outputs ??= new Set([...this.days.keys()].map((key) => key.slice(HASH_CHARS + 1)));
		return this.#outputs.has(base64(output));
	}
	/** Those that were witnessed on `day` or later. */
	since(day) {
		return new LedgerEntries(new Map([...this.days].filter(([, seen]) => seen >= day)));
	}
};
const NO_ENTRIES = new LedgerEntries(/* @__PURE__ */ new Map());
/** base64url of 32 bytes, whose last character holds four bits and two zeros. */
const HASH_CHARS = 43;
const HASH = "[\\w-]{42}[AEIMQUYcgkosw048]";
function base64(hash) {
	return Buffer.from(hash, "hex").toString("base64url");
}
/** The form in which a pair stands in a ledger and in LedgerEntries. */
function lineKey({ action, output }) {
	return `${base64(action)} ${base64(output)}`;
}
/** Days since 1970 of a time in milliseconds. */
function dayOf(milliseconds) {
	return Math.floor(milliseconds / DAY_MS);
}
/** The day of a number of days since 1970: `2026-11-21`. */
function dayWords(day) {
	return (/* @__PURE__ */ new Date(day * DAY_MS)).toISOString().slice(0, 10);
}
/** Reads a ledger. What is not a whole ledger of this version is refused, and nothing of it is used. */
function parseLedger(text) {
	if (text.length > 20971520) return refused(`expected at most ${MAX_LEDGER_BYTES} bytes, got ${text.length}`);
	const version = /^go-provenance-gate cache ledger (\d{1,6})\n/.exec(text)?.[1];
	if (version === void 0) return refused(text.startsWith(TITLE) && /^[^\r\n]{1,100}\r\n/.test(text) ? "expected lines that end in LF, got CRLF: `cache.ledger -text` in .gitattributes keeps git from that" : "expected a ledger, got something else");
	if (version !== String(LEDGER_VERSION)) return refused(`expected version ${LEDGER_VERSION}, got ${version}`);
	const end = /^digest ([0-9a-f]{64})\n/m.exec(text);
	if (end === null) return refused("expected a digest in its last line, got none: it was cut off or edited");
	const above = text.slice(0, end.index);
	const rest = text.slice(end.index + end[0].length);
	if (rest !== "") return refused(`expected nothing behind the digest, got ${quote(rest.slice(0, 40))}`);
	const digest = digestOf(above);
	if (digest !== end[1]) return refused(`expected the digest ${digest.slice(0, 12)}… of its content, got ${(end[1] ?? "").slice(0, 12)}…`);
	return parseContent(above.split("\n").slice(1, -1), digest);
}
const FIELDS = [
	["repository", /^(?:-|[\w.-]{1,100}\/[\w.-]{1,100})$/],
	["ref", /^(?:-|refs\/[^\s\p{C}]{1,250})$/u],
	["generation", /^[1-9]\d{0,8}$/],
	["written", /^\d{1,7}$/]
];
/** The lines between the title and the digest, which was found to be theirs. */
function parseContent(lines, digest) {
	const values = [];
	for (const [at, [name, form]] of FIELDS.entries()) {
		const value = fieldOf(lines[at], name);
		if (value === null || !form.test(value)) return refused(oddLine(name, lines[at], at));
		values.push(value);
	}
	const [repository = "-", ref = "-", generation = "", written = ""] = values;
	const ancestors = [];
	let at = FIELDS.length;
	for (let found = ancestorOf(lines[at]); found !== null; found = ancestorOf(lines[++at])) ancestors.push(found);
	if (ancestors.find((ancestor, index) => !isAfter(ancestor, ancestors[index - 1], Number(generation))) !== void 0 || ancestors.length > 64) return refused("expected its ancestors by generation, the newest first, each older than itself");
	const count = fieldOf(lines[at], "entries");
	if (count === null || !/^\d{1,7}$/.test(count)) return refused(oddLine("entries", lines[at], at));
	if (Number(count) > 2e5) return refused(`expected at most ${MAX_LEDGER_ENTRIES} entries, got ${count}`);
	const entries = lines.slice(at + 1);
	if (entries.length !== Number(count)) return refused(`expected ${count} entries, got ${entries.length}`);
	const days = /* @__PURE__ */ new Map();
	let before = "";
	for (const [index, line] of entries.entries()) {
		const day = ENTRY.exec(line)?.[1];
		const key = line.slice(0, 87);
		if (day === void 0) return refused(oddLine("an action, an output and a day", line, at + 1 + index));
		if (key <= before) return refused(`line ${at + index + 3}: expected its entries sorted, each once`);
		if (Number(day) > Number(written)) return refused(`line ${at + index + 3}: expected an entry that is no younger than the ledger`);
		days.set(key, Number(day));
		before = key;
	}
	return {
		ok: true,
		ledger: {
			repository: repository === "-" ? null : repository,
			ref: ref === "-" ? null : ref,
			generation: Number(generation),
			written: Number(written),
			ancestors,
			entries: new LedgerEntries(days),
			digest
		}
	};
}
const ENTRY = new RegExp(`^${HASH} ${HASH} (0|[1-9]\\d{0,6})$`);
function fieldOf(line, name) {
	return line?.startsWith(`${name} `) === true ? line.slice(name.length + 1) : null;
}
function ancestorOf(line) {
	const found = /^ancestor ([1-9]\d{0,8}) ([0-9a-f]{64})$/.exec(line ?? "");
	return found === null ? null : {
		generation: Number(found[1]),
		digest: found[2] ?? ""
	};
}
function isAfter({ generation, digest }, before, own) {
	if (before === void 0) return generation < own;
	return generation < before.generation || generation === before.generation && digest > before.digest;
}
function oddLine(expected, line, at) {
	return `line ${at + 2}: expected ${quote(expected)}, got ${line === void 0 ? "the end" : quote(line.slice(0, 60))}`;
}
function refused(why) {
	return {
		ok: false,
		why
	};
}
function digestOf(text) {
	return createHash("sha256").update(text).digest("hex");
}
/** A ledger of this content, with its digest. */
function sealLedger(content) {
	return {
		...content,
		digest: digestOf(contentOf(content))
	};
}
/** The text of a ledger: the same ledger, the same bytes. */
function writeLedger(ledger) {
	const above = contentOf(ledger);
	return `${above}digest ${digestOf(above)}\n`;
}
function contentOf(ledger) {
	const { repository, ref, generation, written, ancestors, entries } = ledger;
	const lines = [...entries.days].map(([key, day]) => `${key} ${day}`).toSorted();
	return [
		`${TITLE} ${LEDGER_VERSION}`,
		`repository ${repository ?? "-"}`,
		`ref ${ref ?? "-"}`,
		`generation ${generation}`,
		`written ${written}`,
		...ancestors.map((ancestor) => `ancestor ${ancestor.generation} ${ancestor.digest}`),
		`entries ${entries.size}`,
		...lines,
		""
	].join("\n");
}

// src/core/cache/ledger-chain.ts
/** How one ledger follows others, and whether it is one for this place and day. */
/** Days for which an entry vouches after a trusted run has seen it last. */
const KEPT_DAYS = 30;
/** Days by which the clock of another machine may be ahead. */
const CLOCK_DAYS = 1;
const MAX_GENERATION = 999999999;
/**
* The ledger that follows its parents: their entries and those of today, without what nobody has witnessed for KEPT_DAYS.
* Of more than MAX_LEDGER_ENTRIES those are kept that were witnessed last. Two parents in the other order give the same bytes.
*/
function nextLedger({ owner, today, parents, witnessed }) {
	const days = /* @__PURE__ */ new Map();
	const oldest = today - 30;
	for (const { entries } of parents) for (const [key, day] of entries.days) if (day >= oldest) days.set(key, Math.min(today, Math.max(day, days.get(key) ?? 0)));
	for (const pair of witnessed) days.set(lineKey(pair), today);
	const content = {
		...owner,
		generation: Math.min(MAX_GENERATION, Math.max(0, ...parents.map(({ generation }) => generation)) + 1),
		written: today,
		ancestors: ancestorsOf(parents),
		entries: new LedgerEntries(days.size > 2e5 ? newest(days) : days)
	};
	return sealLedger(content);
}
function ancestorsOf(parents) {
	const all = parents.flatMap(({ generation, digest, ancestors }) => [{
		generation,
		digest
	}, ...ancestors]);
	return [...new Map(all.map((ancestor) => [ancestor.digest, ancestor])).values()].toSorted((a, b) => b.generation - a.generation || (a.digest < b.digest ? -1 : 1)).slice(0, 64);
}
/** What a ledger at its bound has left out, in words; empty for any other. */
function boundWords({ entries }) {
	if (entries.size < 2e5) return "";
	return `at its bound of ${MAX_LEDGER_ENTRIES} entries: those that were seen longest ago are left out, and are compiled anew where the ledger is enforced`;
}
function newest(days) {
	const sorted = [...days].toSorted(([a, seenA], [b, seenB]) => seenB - seenA || (a < b ? -1 : 1));
	return new Map(sorted.slice(0, MAX_LEDGER_ENTRIES));
}
/** Whether one ledger goes back to another, as far as its ancestors are named. */
function descendsFrom(ledger, digest) {
	return ledger.digest === digest || ledger.ancestors.some((ancestor) => ancestor.digest === digest);
}
/** Why a ledger is none for this place; `null` when it is. */
function misfitOf({ repository, ref, written }, expected) {
	const foreign = (what, wanted, got) => ({
		kind: "foreign",
		why: `it is of another ${what}: expected ${wanted}, got ${got === null ? "none" : quote(got)}`
	});
	if (expected.repository !== null && repository?.toLowerCase() !== expected.repository.toLowerCase()) return foreign("repository", quote(expected.repository), repository);
	if (expected.refs !== null && (ref === null || !expected.refs.includes(ref))) return foreign("ref", expected.refs.map((one) => quote(one)).join(" or "), ref);
	if (written <= expected.today + CLOCK_DAYS) return null;
	return {
		kind: "future",
		why: `it was written on ${dayWords(written)}, which is yet to come`
	};
}
/** The entries of a ledger that vouch on a day. */
function entriesOn({ entries }, today) {
	return entries.since(today - 30);
}

// src/core/cache/ledger-answer.ts
/** A ledger as it is found: usable here and today, or why it is not. What is not usable vouches for nothing. */
/**
* `used`; `missing`: there is none; `unreadable`: the place that it is read from, or what its signature is checked with,
* could not be asked; `foreign`: of another repository or branch; `invalid`: damaged, edited, of another version, of a day
* to come, or with a signature that does not hold.
*/
const LEDGER_STATES = [
	"used",
	"missing",
	"unreadable",
	"foreign",
	"invalid"
];
/** Judges the text of a ledger; `null`: there was none. */
function judgeLedger(text, expected) {
	if (text === null) return unusedLedger("missing", "there is none yet");
	const reading = parseLedger(text);
	if (!reading.ok) return unusedLedger("invalid", reading.why);
	const { ledger } = reading;
	const misfit = misfitOf(ledger, expected);
	if (misfit !== null) return unusedLedger(misfit.kind === "foreign" ? "foreign" : "invalid", misfit.why);
	return usedLedger(ledger, expected.today, null);
}
/** A ledger that is one for this place. Nobody worked on the default branch for a month, and none of it vouches: said, once. */
function usedLedger(ledger, today, signer) {
	const entries = entriesOn(ledger, today);
	return {
		state: "used",
		why: entries.size === 0 && ledger.entries.size > 0 ? `it was written on ${dayWords(ledger.written)}, and what it has was seen more than ${30} days ago` : null,
		ledger,
		signer,
		entries
	};
}
/** The answer where no ledger is used: nothing vouches. `why` is shown. */
function unusedLedger(state, why) {
	return {
		state,
		why,
		ledger: null,
		signer: null,
		entries: NO_ENTRIES
	};
}

export { boundWords as a, nextLedger as c, dayWords as d, writeLedger as f, usedLedger as i, MAX_LEDGER_BYTES as l, judgeLedger as n, descendsFrom as o, unusedLedger as r, entriesOn as s, LEDGER_STATES as t, dayOf as u };