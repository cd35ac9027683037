import { i as quote, l as GateError, r as plainText, s as visible, t as count } from "./markup.js";
import { o as cacheFolder, t as systemPorts } from "./system.js";
import { i as commandLedgers } from "./ancestry.js";
import { a as restoreCache, c as readLedger, d as updateLedger, f as MAX_ROOT_BYTES, g as CacheAuditor, h as auditCache, i as enforceCache, l as refuseOtherChain, m as signLedger, n as artifactLedger, o as findCacheFolder, r as jobEvent, s as readCacheFolder, t as ARTIFACT_LEDGER, u as today } from "./ledger-artifact.js";
import { a as boundWords, d as dayWords, s as entriesOn } from "./ledger-answer.js";
import { i as sizeWords } from "./binary-words.js";
import { r as wrap, t as page } from "./layout.js";
import { o as readRepository } from "./repository.js";
import { r as StatusLine, t as consoleLog } from "./shell.js";
import { t as parseOptions } from "./options.js";
import { join, resolve } from "node:path";

// src/core/render/ledger-page.ts
/** Names of a list that a page shows; `--json` has more. */
const MAX_SHOWN$1 = 10;
/** A ledger without its entries, for `--json`. */
function ledgerFacts({ repository, ref, generation, written, ancestors, entries, digest }) {
	const previous = ancestors[0]?.digest ?? null;
	return {
		repository,
		ref,
		generation,
		written: dayWords(written),
		previous,
		entries: entries.size,
		digest
	};
}
/** The same of a ledger that vouches. */
function vouchingFacts({ ledger, signer }) {
	return {
		...ledgerFacts(ledger),
		signer
	};
}
/** Until when trusted runs vouch, and who says so. */
function vouchingWords({ ledger, signer }) {
	const until = `by trusted runs up to ${dayWords(ledger.written)}`;
	return signer === null ? until : `${until}, signed by ${quote(signer)}`;
}
/** What `cache ledger --json` prints. */
function ledgerJson({ file, ledger, signed, witnessed, audit }) {
	return {
		file,
		...ledgerFacts(ledger),
		signed,
		witnessed,
		unverified: audit.entries - witnessed,
		totals: audit.totals
	};
}
/** The page about a ledger that was written, ending in a newline. */
function ledgerPage({ file, ledger, signed, witnessed, audit }, options) {
	const { repository, ref, generation, entries, digest } = ledger;
	const left = audit.entries - witnessed;
	const bad = audit.totals.corrupt + audit.totals.conflicting;
	const lines = [
		`${options.paint("bold", visible(options.showPath(file)))}  ${count(entries.size, "entry", "entries")}`,
		"",
		...paragraph(`Generation ${generation}, of ${repository === null ? "no repository" : quote(repository)}${ref === null ? "" : ` at ${quote(ref)}`}, digest ${digest.slice(0, 12)}…${signed ? ", signed" : ""}.`, options),
		...paragraph(`${count(witnessed, "entry", "entries")} of this cache witnessed.`, options)
	];
	const bound = boundWords(ledger);
	if (bound !== "") lines.push(...paragraph(`It is ${bound}.`, options));
	if (left > 0) lines.push(...paragraph(`${count(left, "entry", "entries")} left out, which did not verify.`, options));
	if (bad > 0) {
		const words = `${count(bad, "entry", "entries")} corrupt or conflicting: do not rely on what this cache made. Exit 1.`;
		lines.push(options.paint("bad", words), "Fix    cache audit names them; go clean -cache, build, and write the ledger anew");
	}
	return `${lines.join("\n")}\n`;
}
/** What `cache enforce --json` prints, of the folder of the cache. */
function enforceJson({ path, remarks }, done, by) {
	return {
		path,
		remarks,
		...done,
		ledger: vouchingFacts(by)
	};
}
/** The page about a cache that a ledger was enforced upon, ending in a newline. */
function enforcePage({ path, remarks }, done, by, options) {
	const { aside, entries, kept, setAside, corrupt, listed } = done;
	const lines = [
		`${options.paint("bold", visible(options.showPath(path)))}  ${count(entries, "entry", "entries")}`,
		"",
		...remarks.flatMap((remark) => paragraph(`Note: ${remark}.`, options)),
		...paragraph(`${kept} stay${kept === 1 ? "s" : ""}: witnessed ${vouchingWords(by)}.`, options)
	];
	if (aside === null) lines.push(options.paint("good", "Nothing was set aside."));
	else {
		lines.push(...paragraph(`${count(setAside.entries, "entry", "entries")} and ${count(setAside.outputs, "output")} set aside in ${quote(options.showPath(aside))}.`, options));
		if (corrupt > 0) {
			const words = `${count(corrupt, "output")} of them with other bytes than its name says: find out who writes here.`;
			lines.push(options.paint("bad", words));
		}
		lines.push(...listed.slice(0, MAX_SHOWN$1).map((file) => `  ${visible(file)}`));
		if (setAside.entries > MAX_SHOWN$1) lines.push(`  and ${setAside.entries - MAX_SHOWN$1} more`);
		lines.push("Next   go build compiles them anew; cache enforce --restore moves them back");
	}
	return `${lines.join("\n")}\n`;
}
/** The page about what was moved back into a cache, ending in a newline. */
function restorePage(path, { aside, moved, taken }, options) {
	const words = [`${count(moved, "file")} moved back from ${quote(options.showPath(aside))} to ${quote(options.showPath(path))}.`];
	if (taken > 0) words.push(`${count(taken, "file")} left there: Go has made ${taken === 1 ? "it" : "them"} anew since.`);
	return `${words.flatMap((text) => paragraph(text, options)).join("\n")}\n`;
}
function paragraph(text, options) {
	return wrap(plainText(text), options.columns, options.measure);
}

// src/core/render/cache-page.ts
/** Items of one list that the page shows; `--json` has more. */
const MAX_SHOWN = 10;
const LABEL_COLUMNS = 12;
/** What `cache audit --json` prints. */
function auditJson(folder, audit, by) {
	const { path, state, remarks } = folder;
	return {
		path,
		state,
		remarks,
		...audit,
		ledger: by === null ? null : vouchingFacts(by)
	};
}
/** The page, ending in a newline. `now` is the time of the report, in milliseconds since 1970. */
function auditPage(folder, audit, by, now, options) {
	const sizes = `${count(audit.entries, "entry", "entries")}, ${sizeWords(audit.bytes)}`;
	const blocks = [
		[`${options.paint("bold", visible(options.showPath(folder.path)))}  ${sizes}`],
		[...folderLines(folder, audit, now, options), ...answerLines(audit, by, options)],
		...LISTS.flatMap(({ list, title, style }) => listBlock(audit, list, title, style, options)),
		unwitnessedBlock(audit, options),
		[endLine(audit, options)]
	];
	return page(blocks);
}
const LISTS = [
	{
		list: "corrupt",
		title: "corrupt: not what the name or the index says",
		style: "bad"
	},
	{
		list: "conflicting",
		title: "conflicting: whole, but not sealed or not of the action that names it",
		style: "bad"
	},
	{
		list: "unreadable",
		title: "unreadable",
		style: "warn"
	},
	{
		list: "unknown",
		title: "unknown to Go",
		style: "warn"
	}
];
function line(sign, style, name, words, options) {
	const width = options.columns - 2 - LABEL_COLUMNS;
	return wrap(plainText(words), width, options.measure).map((text, index) => index === 0 ? `${options.paint(style, sign)} ${name.padEnd(LABEL_COLUMNS)}${text}`.trimEnd() : `${" ".repeat(14)}${text}`);
}
function folderLines(folder, audit, now, options) {
	const ready = folder.state === "ready";
	const lines = line(ready ? " " : "!", ready ? "dim" : "warn", "folder", folder.state, options);
	for (const remark of folder.remarks) lines.push(...line(" ", "dim", "", remark, options));
	if (audit.oldest !== null && audit.newest !== null) {
		const [from, to] = [age(audit.oldest, now), age(audit.newest, now)];
		lines.push(...line(" ", "dim", "added", from === to ? from : `from ${from} to ${to}`, options));
	}
	return lines;
}
const HOUR = 36e5;
/** `3 days ago`; the time itself when it is none of the past. */
function age(time, now) {
	const hours = Math.floor((now - Date.parse(time)) / HOUR);
	if (hours < 0) return time;
	if (hours < 1) return "less than an hour ago";
	return hours < 48 ? `${count(hours, "hour")} ago` : `${count(Math.floor(hours / 24), "day")} ago`;
}
function answerLines(audit, by, options) {
	const { totals, outputs, archives, executables } = audit;
	const good = (n) => n === 0 ? ["✓", "good"] : ["✗", "bad"];
	const [bytesSign, bytesStyle] = good(totals.corrupt);
	if (audit.entries + outputs === 0) return line("–", "dim", "entries", "none: there is nothing to check", options);
	const sealed = archives + executables;
	const [sealSign, sealStyle] = sealed + totals.conflicting === 0 ? ["–", "dim"] : good(totals.conflicting);
	const rows = [
		[
			bytesSign,
			bytesStyle,
			"bytes",
			totals.corrupt === 0 ? `${count(outputs, "output")}, each with the sha256 of its name and the size of its entries` : `${count(totals.corrupt, "file")} of ${count(audit.entries + outputs, "file")} corrupt`
		],
		[
			sealSign,
			sealStyle,
			"seals",
			sealed + totals.conflicting === 0 ? "no packages and no programs" : totals.conflicting === 0 ? `${count(sealed, "package and program", "packages and programs")}, each sealed and of the action that names it` : `${totals.conflicting} of ${count(sealed, "package and program", "packages and programs")} conflicting`
		],
		witnessRow(audit, by)
	];
	if (totals.dangling > 0) rows.push([
		"–",
		"dim",
		"dangling",
		`${count(totals.dangling, "entry", "entries")} without output: Go makes it anew`
	]);
	if (audit.orphans > 0) rows.push([
		"–",
		"dim",
		"unnamed",
		`${count(audit.orphans, "output")} that no entry names: Go does not use it`
	]);
	if (totals.leftovers > 0) rows.push([
		"–",
		"dim",
		"leftovers",
		`${count(totals.leftovers, "file")} of interrupted writes: Go does not use it`
	]);
	return rows.flatMap(([sign, style, name, words]) => line(sign, style, name, words, options));
}
function witnessRow(audit, ledger) {
	const name = "witnessed";
	if (ledger === null) return [
		"–",
		"dim",
		name,
		"none: without a ledger of trusted runs, an entry that was sealed anew passes"
	];
	const all = count(audit.entries, "entry", "entries");
	const by = vouchingWords(ledger);
	return audit.unwitnessed === 0 ? [
		"✓",
		"good",
		name,
		`${all}, each ${by}`
	] : [
		"!",
		"warn",
		name,
		`${audit.witnessed} of ${all} ${by}`
	];
}
function unwitnessedBlock(audit, options) {
	if (audit.unwitnessedEntries.length === 0) return [];
	const shown = audit.unwitnessedEntries.slice(0, MAX_SHOWN).map(({ file }) => `  ${visible(file)}`);
	const rest = audit.unwitnessed - shown.length;
	return [
		options.paint("warn", "not witnessed: no trusted run wrote or verified it"),
		...shown,
		...rest > 0 ? [`  and ${rest} more`] : []
	];
}
function listBlock(audit, list, title, style, options) {
	const items = audit[list];
	if (items.length === 0) return [];
	const shown = items.slice(0, MAX_SHOWN).flatMap(({ file, why }) => [`  ${visible(file)}`, ...wrap(plainText(why), options.columns - 4, options.measure).map((text) => `    ${text}`)]);
	const rest = audit.totals[list] - Math.min(items.length, MAX_SHOWN);
	return [[
		options.paint(style, title),
		...shown,
		...rest > 0 ? [`  and ${rest} more`] : []
	]];
}
function endLine(audit, options) {
	const { corrupt, conflicting, unreadable } = audit.totals;
	if (corrupt + conflicting > 0) {
		const words = `${count(corrupt + conflicting, "entry", "entries")} that no build should use. Exit 1.`;
		return `${options.paint("bad", words)}\nFix    go clean -cache, and find out who writes to this folder`;
	}
	if (unreadable > 0) return options.paint("warn", `${count(unreadable, "file")} could not be read. Exit 3.`);
	if (audit.unwitnessedEntries.length > 0) {
		const words = `Nothing wrong found; nobody vouches for ${count(audit.unwitnessed, "entry", "entries")}.`;
		return `${options.paint("warn", words)}\nNext   cache enforce --ledger FILE sets them aside, and Go compiles them anew`;
	}
	return options.paint("good", "Nothing wrong found.");
}

// src/cli/cache-folder.ts
/** What the subcommands of `cache` share: which folder, which ledger, a line of progress. */
const FIX_PATH = "name the folder that `go env GOCACHE` prints, with `--cache DIR`";
/** The cache that was named, else the go command's. Throws GateError where there is none to look at. */
async function cacheOf(ports, asked) {
	const folder = asked === void 0 ? await findCacheFolder(ports, process.cwd()) : await readCacheFolder(ports, resolve(asked), {}, "");
	refuse(folder, asked);
	return folder;
}
/** What cannot be looked at. A cache that is not there yet can: it holds nothing wrong. */
function refuse({ path, state, remarks }, asked) {
	if (state === "off" || state === "relative") throw new GateError("evidence", `there is no build cache: GOCACHE is ${quote(path)}; ${remarks.join("; ")}`, { fix: "set GOCACHE to an absolute path, or unset it" });
	if (state === "missing" && asked !== void 0) throw new GateError("input", `${quote(asked)} does not exist`, { fix: FIX_PATH });
	if (state === "unknown") throw new GateError("unreadable", `${quote(path)} is no build cache: ${remarks.join("; ")}`, { fix: FIX_PATH });
}
/** What a ledger has to fit: what was typed, else in a job its repository; any ref unless one was typed. */
function expectedOf(ports, { repository, ref }) {
	if (repository !== void 0 && !/^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(repository)) throw new GateError("usage", `--repository: expected \`owner/name\`, got ${quote(repository)}`);
	if (ref !== void 0 && !/^refs\/[^\s\p{C}]{1,250}$/u.test(ref)) throw new GateError("usage", `--ref: expected a full ref such as \`refs/heads/main\`, got ${quote(ref)}`);
	const own = ports.env["GITHUB_REPOSITORY"] ?? "";
	return {
		repository: repository ?? (own === "" ? null : own),
		refs: ref === void 0 ? null : [ref],
		today: today(ports)
	};
}
/** How ledgers are checked: what they have to fit, and what their signatures are held against. */
function checkOf(ports, values, expected) {
	const { signature, "trusted-root": root } = values;
	const required = signature !== void 0 || values["require-signature"] === true;
	if (required && expected.repository === null) throw new GateError("usage", "a signature says which repository it is of, and it is not said which is expected", { fix: "`--repository OWNER/NAME`" });
	const readRoot = async () => {
		if (root === void 0) return null;
		const text = await ports.files.readText(resolve(root), MAX_ROOT_BYTES);
		if (text !== null) return text;
		throw new GateError("input", `--trusted-root: ${quote(root)} does not exist`);
	};
	const bundle = signature === void 0 ? null : resolve(signature);
	return {
		expected,
		rule: required ? "required" : "optional",
		bundle,
		readRoot
	};
}
/** The ledger that was named, held against the one that it has to go back to. Throws GateError `input`. */
async function namedLedger(ports, values) {
	const { ledger: name, after } = values;
	if (name === void 0) {
		for (const option of [
			"after",
			"signature",
			"require-signature",
			"trusted-root"
		]) if (values[option] !== void 0) throw new GateError("usage", `--${option} belongs to --ledger`);
		return null;
	}
	const check = checkOf(ports, values, expectedOf(ports, values));
	const found = name === "artifact" ? await ofArtifact(ports, check) : await existing(ports, name, check);
	if (after !== void 0) {
		const seen = await existing(ports, after, {
			...check,
			bundle: null,
			rule: "optional"
		});
		refuseOtherChain(found.ledger, name, seen.ledger);
	}
	return found;
}
/** What the last trusted run left. Throws GateError `evidence` where there is none to rely on. */
async function ofArtifact(ports, check) {
	const cwd = process.cwd();
	const { source } = await readRepository(ports, cwd);
	const checkout = {
		cwd,
		head: source.head,
		parents: source.parents
	};
	const { file, answer } = await artifactLedger(ports, await jobEvent(ports), check, checkout);
	if (answer.ledger !== null) return {
		ledger: answer.ledger,
		signer: answer.signer
	};
	throw new GateError("evidence", `${quote(file)}: ${answer.why ?? "there is no ledger to rely on"}`, { fix: "run the gate on the default branch with `ledger: artifact` first; here, set GH_TOKEN to a token with `actions: read`" });
}
/** A ledger that has to be there. Throws GateError `input`. */
async function existing(ports, name, check) {
	const ledger = await readLedger(ports, resolve(name), check);
	if (ledger !== null) return ledger;
	throw new GateError("input", `${quote(name)} does not exist`, { fix: "write one with `cache ledger --write FILE`" });
}
/** How much of the cache was looked at. */
function progress(shell) {
	const line = new StatusLine(shell.screen);
	return {
		show: (done, all) => line.show(() => `build cache: ${Math.floor(100 * done / all)} %`),
		end: () => line.end()
	};
}

// src/cli/cache-audit.ts
/** `cache audit`: every entry against its name, its seal and, with a ledger, those who vouch. The cache is only read. */
async function audit(ports, values, shell) {
	const named = await namedLedger(ports, values);
	const folder = await cacheOf(ports, values.cache);
	const line = progress(shell);
	try {
		const witnesses = { ledger: named === null ? null : entriesOn(named.ledger, today(ports)) };
		const found = folder.state === "missing" || folder.state === "empty" ? new CacheAuditor(witnesses).end() : await auditCache(ports, folder.path, {
			progress: line.show,
			witnesses
		});
		line.end();
		if (found === null) throw new GateError("input", `${quote(folder.path)} is no build cache of Go`, { fix: FIX_PATH });
		shell.out(values.json === true ? `${JSON.stringify(auditJson(folder, found, named), null, 2)}\n` : auditPage(folder, found, named, ports.clock.now().getTime(), shell.terminal()));
		return exitCode(found);
	} finally {
		line.end();
	}
}
/** What nobody vouches for is told, and is no fault: a ledger of last week does not know the work of today. */
function exitCode({ totals }) {
	if (totals.corrupt + totals.conflicting > 0) return 1;
	return totals.unreadable > 0 ? 3 : 0;
}

// src/cli/cache-enforce.ts
/** `cache enforce`: sets aside what the ledger does not vouch for; `--restore`: moves it back. */
const NOTHING = {
	aside: null,
	entries: 0,
	kept: 0,
	setAside: {
		entries: 0,
		outputs: 0
	},
	corrupt: 0,
	listed: []
};
async function enforce(ports, values, shell) {
	const aside = values.aside === void 0 ? null : resolve(values.aside);
	if (values.restore === true) return restore(ports, values, aside, shell);
	const named = await namedLedger(ports, values);
	if (named === null) throw new GateError("usage", "cache enforce: expected `--ledger FILE` or `--restore`", { fix: "`cache enforce --ledger FILE`" });
	const folder = await cacheOf(ports, values.cache);
	const line = progress(shell);
	try {
		const done = folder.state === "missing" || folder.state === "empty" ? NOTHING : await enforceCache(ports, folder.path, {
			entries: entriesOn(named.ledger, today(ports)),
			aside,
			known: values.cache === void 0,
			progress: line.show
		});
		line.end();
		shell.out(values.json === true ? `${JSON.stringify(enforceJson(folder, done, named), null, 2)}\n` : enforcePage(folder, done, named, shell.terminal()));
		return 0;
	} finally {
		line.end();
	}
}
async function restore(ports, values, aside, shell) {
	for (const option of [
		"ledger",
		"signature",
		"require-signature",
		"trusted-root"
	]) {
		if (values[option] === void 0) continue;
		throw new GateError("usage", `cache enforce: --restore puts back all that was set aside, --${option} does not belong to it`);
	}
	const { path } = await cacheOf(ports, values.cache);
	const done = await restoreCache(ports, path, { aside });
	shell.out(values.json === true ? `${JSON.stringify({
		path,
		...done
	}, null, 2)}\n` : restorePage(path, done, shell.terminal()));
	return 0;
}

// src/cli/cache-ledger.ts
/** `cache ledger --write FILE`: the entries of a cache that verify, written down by whoever vouches for them. */
async function ledger(ports, values, shell) {
	const { write, merge = [] } = values;
	if (write === void 0) throw new GateError("usage", "cache ledger: expected `--write FILE`", { fix: "`cache ledger --write FILE`" });
	const event = await jobEvent(ports);
	refuseUntrusted(event);
	const expected = expectedOf(ports, {
		...values,
		ref: values.ref ?? event?.ref ?? void 0
	});
	const check = checkOf(ports, values, expected);
	const sign = signing(ports, resolve(write), values.sign === true, event);
	const parents = await Promise.all(merge.map(async (name) => (await existing(ports, name, check)).ledger));
	const owner = {
		repository: expected.repository,
		ref: expected.refs?.[0] ?? null
	};
	const folder = await cacheOf(ports, values.cache);
	const line = progress(shell);
	try {
		const witnessed = [];
		const found = folder.state === "missing" || folder.state === "empty" ? new CacheAuditor().end() : await auditCache(ports, folder.path, {
			progress: line.show,
			witnesses: {
				ledger: null,
				verified: (pair) => void witnessed.push(pair)
			}
		});
		line.end();
		if (found === null) throw new GateError("input", `${quote(folder.path)} is no build cache of Go`, { fix: FIX_PATH });
		const file = resolve(write);
		const { ledger: next, signed } = await updateLedger(ports, file, {
			owner,
			check,
			parents,
			witnessed,
			sign
		});
		const report = {
			file,
			ledger: next,
			signed,
			witnessed: witnessed.length,
			audit: found
		};
		shell.out(values.json === true ? `${JSON.stringify(ledgerJson(report), null, 2)}\n` : ledgerPage(report, shell.terminal()));
		return exitCode(found);
	} finally {
		line.end();
	}
}
/** Whoever writes a ledger vouches. In a job only runs whose code was merged may do that. Throws GateError `input`. */
function refuseUntrusted(event) {
	if (event === null || event.writesBaseline) return;
	throw new GateError("input", `a ${quote(event.name)} run on ${quote(event.ref ?? "no ref")} may not write a ledger`, { fix: "write it on the default branch, on `push`, `schedule` or `workflow_dispatch`" });
}
/** Signs, where that was asked for, or writes nothing: a job signs, since it is its identity that is signed with. */
function signing(ports, file, asked, event) {
	if (!asked) return async () => null;
	if (event !== null) return (text, next) => signLedger(ports, file, text, next, event);
	throw new GateError("usage", "--sign: expected a job on GitHub Actions, whose identity the signature shows", { fix: "leave it out, or write the ledger in a job with `permissions: id-token: write`" });
}

// src/cli/cache.ts
/** `cache`: the build cache of the go command; checked, written down, held to what was written down. */
const OPTIONS = {
	cache: { type: "string" },
	ledger: { type: "string" },
	after: { type: "string" },
	write: { type: "string" },
	merge: {
		type: "string",
		multiple: true
	},
	aside: { type: "string" },
	restore: { type: "boolean" },
	repository: { type: "string" },
	ref: { type: "string" },
	signature: { type: "string" },
	"require-signature": { type: "boolean" },
	"trusted-root": { type: "string" },
	sign: { type: "boolean" },
	json: { type: "boolean" }
};
const READING = [
	"cache",
	"ledger",
	"after",
	"repository",
	"ref",
	"signature",
	"require-signature",
	"trusted-root",
	"json"
];
const ACTIONS = {
	audit: {
		run: audit,
		options: READING
	},
	ledger: {
		run: ledger,
		options: [
			"cache",
			"write",
			"merge",
			"repository",
			"ref",
			"sign",
			"require-signature",
			"trusted-root",
			"json"
		]
	},
	enforce: {
		run: enforce,
		options: [
			...READING,
			"aside",
			"restore"
		]
	}
};
function isAction(word) {
	return word !== void 0 && Object.hasOwn(ACTIONS, word);
}
async function cache(args, shell) {
	const parsed = parseOptions("cache", args, OPTIONS, shell);
	if (parsed === null) return 0;
	const { values, positionals } = parsed;
	const [what, ...more] = positionals;
	if (!isAction(what) || more.length > 0) {
		const got = what === void 0 ? "nothing" : quote(positionals.join(" "));
		throw new GateError("usage", `cache: expected \`audit\`, \`ledger\` or \`enforce\`, got ${got}`, { fix: "`cache audit`" });
	}
	const { run, options } = ACTIONS[what];
	const odd = Object.keys(values).find((name) => !options.includes(name));
	if (odd !== void 0) throw new GateError("usage", `cache ${what}: --${odd} does not belong here`);
	const stateFolder = join(cacheFolder(process.env), "go-provenance-gate");
	const ports = {
		...systemPorts(process.env, consoleLog(shell), shell.hashWorker),
		ledgers: commandLedgers(process.env, stateFolder)
	};
	try {
		return await run(ports, values, shell);
	} finally {
		await ports.hashing.close();
	}
}

export { cache };