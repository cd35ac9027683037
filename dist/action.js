import { a as knownFindings, c as weakenings, d as rebuildPicture, f as BASELINE_STATES, i as headline, n as renderTerminal, o as knownWords, r as baselinesWords, s as passedOver, t as run, u as rebuildLines } from "./chunks/run.js";
import { _ as valueAt, g as textAt, h as parseJson, i as quote, l as GateError, m as errorMessage, n as markupParts, r as plainText, s as visible, t as count } from "./chunks/markup.js";
import { t as readEvent } from "./chunks/read-event.js";
import { a as LEVELS } from "./chunks/registry.js";
import { r as LINKS } from "./chunks/types.js";
import { i as shortCommit } from "./chunks/git.js";
import { r as summaryLine, t as afterwords } from "./chunks/diagnosis.js";
import { _ as readRequest, g as readInput, h as readBoolean } from "./chunks/standing.js";
import { a as fail, c as saveState, d as writeSummary, f as keptOf, i as annotate, l as setOutput, o as failQuietly, p as keptText, r as actionsLog, t as storesFor, u as setSecret } from "./chunks/stores.js";
import { t as systemFiles } from "./chunks/files.js";
import { a as jobArtifacts } from "./chunks/ancestry.js";
import { t as systemPorts } from "./chunks/system.js";
import { t as actionTerminal } from "./chunks/terminal.js";

// src/core/render/annotations.ts
/** actions/runner keeps ten of each level a step; one is kept free for what a problem matcher finds. */
const MAX_PER_LEVEL = 9;
/** The runner cuts a message at 4,096 characters. */
const MAX_MESSAGE_CHARS = 4e3;
/** The checks API takes 255 characters. */
const MAX_TITLE_CHARS = 200;
/** The annotations to write, worst level first. `findings` are in the order in which they matter. */
function annotationsOf(findings, withSubject) {
	return LEVELS.toReversed().flatMap((level) => level === "off" ? [] : ofLevel(level, findings, withSubject));
}
function ofLevel(level, findings, withSubject) {
	const own = findings.filter((finding) => finding.level === level);
	const fits = own.length <= MAX_PER_LEVEL;
	const shown = own.slice(0, fits ? MAX_PER_LEVEL : 8).map((finding) => annotation(finding, withSubject));
	if (fits) return shown;
	const rest = own.slice(8);
	const rules = [...new Set(rest.map((finding) => finding.rule))].join(", ");
	const message = `and ${rest.length} more findings of this level (${rules}): see the job summary`.slice(0, MAX_MESSAGE_CHARS);
	return [...shown, {
		level,
		title: `${rest.length} more findings`,
		message,
		file: null,
		line: null
	}];
}
function annotation(finding, withSubject) {
	const text = `${withSubject ? `${visible(finding.subject, 100)}: ` : ""}${plainText(finding.message)}\nFix: ${plainText(finding.fix)}\n${finding.help}`;
	return {
		level: finding.level,
		title: finding.rule.slice(0, MAX_TITLE_CHARS),
		message: text.slice(0, MAX_MESSAGE_CHARS),
		file: finding.file === null ? null : visible(finding.file, 1e3),
		line: finding.line
	};
}

// src/core/text/markdown.ts
/**
* Sentences and values as GitHub Flavored Markdown, with no way out of the place they were put in.
*
* What has to be stopped (the list is in docs/security.md): ending the table cell or the `<details>` it stands in,
* starting a new block, an image that calls home, mentions, issue and e-mail links, emoji names, mathematics. Inside a
* code span GitHub does none of that, so values go there; prose is escaped character by character.
*/
const BREAK = "​";
/** Prose: every character that Markdown or HTML could act on is escaped, and GitHub's text filters find nothing. */
function markdownProse(text) {
	return visible(text, 4e3).replace(/([@#])(?=[\p{L}\p{N}])/gu, `$1${BREAK}`).replace(/\bGH-(?=\d)/gi, `$&${BREAK}`).replace(/:(?=[\w+-]+:)/g, `:${BREAK}`).replace(/\b(https?|ftp|mailto|xmpp):/gi, `$1${BREAK}:`).replace(/\bwww\./gi, `www${BREAK}.`).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/[\\`*_[\]|~$!]/g, "\\$&").replace(/^(\s*)([-+#=]|\d+[.)])/, (_, space, mark) => `${space}${escapeBlockStart(mark)}`);
}
function escapeBlockStart(mark) {
	return mark.length === 1 ? `\\${mark}` : `${mark.slice(0, -1)}\\${mark.slice(-1)}`;
}
/** A value as a code span that also survives in a table cell. The fence is longer than any run of backticks inside. */
function markdownCode(value, max) {
	const shown = visible(value, max);
	if (shown === "") return "` `";
	const runs = shown.match(/`+/g) ?? [];
	const fence = "`".repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
	const pad = shown.startsWith("`") || shown.endsWith("`") || /^ .* $/.test(shown) ? " " : "";
	if (shown.includes("|")) return `<code>${htmlText(shown).replaceAll("|", "&#124;")}</code>`;
	return `${fence}${pad}${shown}${pad}${fence}`;
}
/** A sentence in the markup of markup.ts, as Markdown. */
function markdownSentence(text) {
	return markupParts(text).map((part, index) => index % 2 === 0 ? spaced(part, markdownProse) : markdownCode(part)).join("");
}
/** Escapes prose but keeps the spaces around it, which separate it from the values. */
function spaced(text, escape) {
	const body = text.trim();
	if (body === "") return text;
	const start = text.indexOf(body);
	return `${text.slice(0, start)}${escape(body)}${text.slice(start + body.length)}`;
}
const ENTITIES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;"
};
/** Text for HTML: element content and quoted attributes alike. In one pass: an entity must not be escaped again. */
function htmlText(value) {
	return value.replace(/[&<>"'*_`[\]~$!\\@#:]/g, (character) => ENTITIES[character] ?? `&#${character.charCodeAt(0)};`);
}

// src/core/render/diagnosis-summary.ts
const MAX_ROWS$1 = 50;
const MAX_RAW_LINES = 40;
/** What stands above the causes, and what stands below them. */
function diagnosisSummary(given) {
	return {
		head: [
			"## Why the build failed",
			[summaryLine(given), ...afterwords(given)].map((text) => text.replace(/\.?$/, ".")).map(markdownSentence).join(" "),
			...given.failures.length > 1 ? [causesTable(given)] : []
		],
		rest: rawWords(given)
	};
}
function causesTable({ failures, more }) {
	const shown = failures.slice(0, MAX_ROWS$1);
	const rest = failures.length - shown.length + more;
	return [
		"| cause | place | what | packages |",
		"|:--|:--|:--|--:|",
		...shown.map((one) => `| ${one.cause}${one.primary ? ", first" : ""} | ${place(one)} | ${markdownSentence(one.message)} | ${one.packageCount} |`),
		...rest > 0 ? [`| and ${rest} more | | | |`] : []
	].join("\n");
}
function place({ file, line }) {
	return file === null ? "" : markdownCode(line === null ? file : `${file}:${line}`);
}
/** The lines of the failure that leads, or the last ones of the log. */
function rawWords({ failures, facts }) {
	const lines = failures[0]?.lines ?? facts.lastWords;
	if (lines.length === 0) return [];
	const shown = lines.slice(0, MAX_RAW_LINES).map((line) => htmlText(visible(line.replaceAll("	", "    "), 500)));
	const rest = lines.length - shown.length;
	const more = rest > 0 ? [`and ${count(rest, "more line")}`] : [];
	return [`<details><summary><b>What Go said</b></summary>\n\n<pre>${[...shown, ...more].join("\n")}</pre>\n</details>`];
}

// src/core/render/summary-details.ts
/** Rows that a table of the summary has at most. */
const MAX_ROWS = 100;
/** A fold; both parts are Markdown or HTML already. */
function fold(summary, body) {
	return `<details><summary>${summary}</summary>\n\n${body}\n</details>`;
}
/** The folds of one binary. `withName`: where several are shown. */
function binaryFolds(one, withName) {
	const name = withName ? `${htmlText(visible(one.record.binary.path, 80))}: ` : "";
	return [
		...driftDetails(one.comparison.drifts, one, name),
		...rebuildDetails(one, name),
		...buildDetails(one.record, name),
		binaryDetails(one.record, name)
	];
}
function driftDetails(drifts, one, name) {
	const { baseline } = one.comparison;
	if (baseline.record === null) return [];
	const unexplained = drifts.filter((drift) => drift.class === "unexplained").length;
	const words = drifts.length === 0 ? "nothing" : `${count(drifts.length, "drift")}, ${unexplained === 0 ? "all explained or expected" : `${unexplained} unexplained`}`;
	const rows = drifts.slice(0, 100).map((drift) => `| ${markdownCode(drift.path)} | ${cell(drift.before)} | ${cell(drift.after)} | ${drift.class}: ${markdownSentence(drift.why)} |`);
	const more = drifts.length > rows.length ? [`| and ${drifts.length - rows.length} more | | | |`] : [];
	const table = [
		"| what | before | now | why |",
		"|:--|:--|:--|:--|",
		...rows,
		...more
	].join("\n");
	return [fold(`${name}<b>What changed</b>: ${words}`, drifts.length === 0 ? markdownSentence(`Nothing that is compared, since ${baseline.words}.`) : table)];
}
function rebuildDetails({ rebuilds, comparison }, name) {
	const [head, ...lines] = rebuildLines(rebuilds);
	if (head === void 0) return [];
	const picture = rebuildPicture(rebuilds);
	const list = lines.map((line) => `- ${markdownSentence(line)}`).join("\n");
	const since = markdownSentence(`Since ${comparison.baseline.words}:`);
	return [fold(`${name}<b>Why it was compiled</b>: ${head}`, [
		since,
		list,
		...picture === null ? [] : [picture]
	].join("\n\n"))];
}
function cell(value) {
	return value === null || value === "" ? "" : markdownCode(value, 120);
}
function buildDetails(record, name) {
	const { cache, build, link } = record;
	if (build === null) return [];
	const rows = [
		["packages", `${cache.compiled} compiled now, ${cache.cached} from the cache`],
		["asked for", quote([
			"go build",
			...build.flags,
			...build.packages
		].join(" "))],
		...link === null ? [] : [["linked with", quote(link.flags.join(" "), 300)]],
		...Object.entries(record.environment.changed).map(([key, value]) => [key, quote(value, 120)])
	];
	return [fold(`${name}<b>The build</b>: ${`${cache.compiled + cache.cached} packages, ${cache.cached} from the cache`}`, factsTable(rows))];
}
function binaryDetails(record, name) {
	const { binary } = record;
	const settings = Object.entries(binary.settings).filter(([key]) => key !== "DefaultGODEBUG" && !key.startsWith("vcs"));
	const rows = [
		["outcome", `${binary.outcome}; ${binary.evidence.join("; ")}`],
		["format", `${binary.format ?? "unknown"}${binary.bits ?? ""}, ${binary.goos ?? "?"}/${binary.goarch ?? "?"}`],
		["seal", `${binary.seal}; ${binary.sealEvidence.join("; ")}`],
		["build info", `${binary.buildInfo}, copies: ${binary.copies}; ${count(binary.deps.length, "module")} linked in`],
		["symbols, debug", `${binary.symbols.symtab ? "kept" : "none"}, ${binary.symbols.dwarf ? "kept" : "none"}`],
		["settings", settings.map(([key, value]) => quote(`${key}=${value}`, 120)).join(" ")]
	];
	const digest = binary.sha256 === null ? "" : `, sha256 <code>${binary.sha256.slice(0, 16)}…</code>`;
	return fold(`${name}<b>The binary</b>: ${(binary.size / 1e6).toFixed(1)} MB${digest}`, factsTable(rows));
}
function factsTable(rows) {
	return [
		"| | |",
		"|:--|:--|",
		...rows.map(([key = "", value = ""]) => `| ${markdownSentence(key)} | ${markdownSentence(value)} |`)
	].join("\n");
}

// src/core/render/summary.ts
/**
* The job summary (and, shorter, a comment) in GitHub Flavored Markdown: the chain as a picture and as a table, what is
* wrong with its fix, and behind folds what changed, what was built and what the binary is.
*
* A summary over 1 MiB vanishes with the step green, so a budget is kept: parts are added in the order of their weight
* and lists are cut with a count of what is left out. The picture is Mermaid; the table under it holds the same, since
* some places draw no pictures.
*/
const SIGNS = {
	verified: "✅",
	changed: "⚠️",
	broken: "⛔",
	unknown: "➖"
};
const LEVEL_SIGNS = {
	error: "⛔",
	warning: "⚠️",
	notice: "ℹ️"
};
const MAX_FINDINGS = 200;
/** Renders the outcome. Never longer than the budget (plus one closing line). */
function renderSummary(outcome, options) {
	return fit([
		title(outcome, options),
		...context(outcome),
		...outcome.failedBuild === null ? judgedParts(outcome) : failedParts(outcome, outcome.failedBuild),
		...knownPart(outcome),
		...missingPart(outcome),
		...outcome.judged.slice(0, 20).flatMap((one) => binaryFolds(one, outcome.judged.length > 1)),
		...footer(outcome)
	], options.budget);
}
function judgedParts({ chain, judged, findings }) {
	return [
		chainPicture(chain),
		chainTable(chain),
		...judged.length > 1 ? [binariesTable(judged)] : [],
		...findingParts(findings, judged.length > 1)
	];
}
/** Nothing was built, so the chain has nothing to say: what broke, where and what to type come first. */
function failedParts({ chain, findings }, { report }) {
	const { head, rest } = diagnosisSummary(report);
	const titles = report.failures.map(({ cause, title: words }) => cause === "unknown" ? null : words);
	return [
		...head,
		...findingParts(findings, false, titles),
		...rest,
		fold("<b>The chain</b>: nothing was built", `${chainPicture(chain)}\n\n${chainTable(chain)}`)
	];
}
function fit(parts, budget) {
	const kept = [];
	let used = 0;
	let left = 0;
	for (const part of parts) {
		if (used + part.length + 2 > budget) {
			left += 1;
			continue;
		}
		kept.push(part);
		used += part.length + 2;
	}
	if (left > 0) kept.push(`_${count(left, "part")} left out for want of room; the record has everything._`);
	return `${kept.join("\n\n")}\n`;
}
function title(outcome, options) {
	return `# ${{
		pass: "✅",
		violation: "⛔",
		inconclusive: "❓"
	}[outcome.verdict]} ${markdownSentence(headline(outcome, options.what))}`;
}
function context(outcome) {
	const first = outcome.judged[0];
	if (first === void 0) return [];
	const { subject, binary, source, run, observed } = first.record;
	const commit = source.head ?? binary.settings["vcs.revision"] ?? null;
	return [[
		outcome.judged.length === 1 ? `**${markdownCode(subject.package ?? subject.name)}**` : `**${outcome.judged.length} binaries**`,
		...outcome.judged.length === 1 ? [subject.target] : [],
		...binary.goVersion === null ? [] : [visible(binary.goVersion, 60)],
		...commit === null ? [] : [`commit ${markdownCode(shortCommit(commit))}`],
		...run.mode === "inspect" ? [observed?.linked === true ? "built by an observed command" : "built elsewhere"] : [],
		baselinesWords(outcome.judged) ?? ""
	].map((part) => part.startsWith("**") || part.startsWith("commit") ? part : markdownSentence(part)).join(" · ")];
}
/** What a node says: the start of its evidence, up to where it goes into detail. */
function nodeText({ state, evidence }) {
	const text = plainText(evidence[0] ?? state);
	return /\bseal (?:intact|broken)\b/.exec(text)?.[0] ?? /^[^:;,]{3,}/.exec(text)?.[0] ?? text;
}
/** Node labels: only characters that Mermaid takes for text, whatever stands in a version or a name. */
function label(text) {
	const safe = text.replace(/[^\p{L}\p{N} .,:/+*@()_-]/gu, "_");
	return safe.length > 44 ? `${safe.slice(0, 43).trimEnd()}…` : safe;
}
function chainPicture(chain) {
	const nodes = LINKS.map((name, index) => `  L${index}["${name}<br>${label(nodeText(chain[name]))}"]:::${chain[name].state}`);
	const edges = LINKS.slice(1).map((_, index) => `  L${index} --> L${index + 1}`);
	return [
		"```mermaid",
		"flowchart LR",
		...nodes,
		...edges,
		"  classDef verified fill:#dafbe1,stroke:#1a7f37,color:#1a7f37",
		"  classDef broken fill:#ffebe9,stroke:#cf222e,color:#cf222e",
		"  classDef changed fill:#fff8c5,stroke:#9a6700,color:#9a6700",
		"  classDef unknown fill:#f6f8fa,stroke:#8c959f,color:#59636e,stroke-dasharray:4 3",
		"```"
	].join("\n");
}
function chainTable(chain) {
	return [
		"| | link | state | evidence |",
		"|:--|:--|:--|:--|",
		...LINKS.map((name) => {
			const { state, evidence } = chain[name];
			return `| ${SIGNS[state]} | ${name} | ${state} | ${evidence.map(markdownSentence).join("; ")} |`;
		})
	].join("\n");
}
function binariesTable(judged) {
	const rows = judged.slice(0, 100).map(({ record, results }) => {
		const rules = [...new Set(results.flatMap((result) => result.findings).map((finding) => finding.rule))];
		const states = new Set(LINKS.map((name) => record.chain[name].state));
		const sign = states.has("broken") ? SIGNS.broken : states.has("changed") ? SIGNS.changed : SIGNS.verified;
		const { binary } = record;
		return `| ${sign} | ${markdownCode(binary.path)} | ${visible(record.subject.target, 40)} | ${markdownSentence(binary.goVersion ?? "-")} | ${binary.seal} | ${rules.join(", ")} |`;
	});
	const rest = judged.length - rows.length;
	const more = rest > 0 ? [`| | and ${rest} more | | | | |`] : [];
	return [
		"| | binary | target | Go | seal | findings |",
		"|:--|:--|:--|:--|:--|:--|",
		...rows,
		...more
	].join("\n");
}
/** `titles`: in place of the rule's name, for findings of one rule. */
function findingParts(findings, withSubject, titles = []) {
	if (findings.length === 0) return [];
	const parts = findings.slice(0, MAX_FINDINGS).map((finding, index) => findingPart(finding, withSubject, titles[index] ?? `\`${finding.rule}\``));
	const rest = findings.length - parts.length;
	return [
		"## Findings",
		...parts,
		...rest > 0 ? [`_and ${count(rest, "more finding")}; the records have them all._`] : []
	];
}
function findingPart(finding, withSubject, name) {
	const place = finding.file === null ? "" : ` · ${markdownCode(`${finding.file}${finding.line === null ? "" : `:${finding.line}`}`)}`;
	const subject = withSubject ? ` · ${markdownCode(finding.subject)}` : "";
	return [
		`### ${LEVEL_SIGNS[finding.level]} ${markdownSentence(name)}${place}${subject}`,
		markdownSentence(finding.message),
		"",
		`**Fix** ${markdownSentence(finding.fix)}. ${helpLink(finding.help)}`
	].join("\n");
}
/** Findings that the baseline has already, folded: the change did not bring them. */
function knownPart(outcome) {
	const known = knownFindings(outcome);
	if (known.length === 0) return [];
	const rows = known.slice(0, 100).map((finding) => {
		const { level, rule, subject, message } = finding;
		return `| ${LEVEL_SIGNS[level]} | \`${rule}\` | ${markdownCode(subject)} | ${markdownSentence(message)} |`;
	});
	const rest = known.length - rows.length;
	const more = rest > 0 ? [`| | and ${rest} more | | |`] : [];
	const table = [
		"| | rule | binary | what |",
		"|:--|:--|:--|:--|",
		...rows,
		...more
	].join("\n");
	return [fold(`<b>Known</b>: ${htmlText(plainText(knownWords(outcome).join(", ")))}`, table)];
}
function helpLink(help) {
	return /^https?:\/\/[\w.~:/@%#-]+$/.test(help) ? `[What this means](${help})` : `More in ${markdownCode(help)}.`;
}
function missingPart(outcome) {
	if (outcome.verdict !== "inconclusive") return [];
	return ["## What is missing", outcome.missing.slice(0, 100).map((missing) => `- ${markdownSentence(missing)}`).join("\n")];
}
function footer(outcome) {
	const policy = outcome.judged[0]?.record.policy;
	const sentences = [
		...policy === void 0 ? [] : [policyWords(policy)],
		...passedOver(outcome).map((words) => `${words[0]?.toUpperCase() ?? ""}${words.slice(1)}.`),
		...weakenings(outcome).map((words) => `${words}.`)
	];
	return sentences.length === 0 ? [] : [sentences.map(markdownSentence).join(" ")];
}
function policyWords({ path, sha256, commit, changed, note }) {
	if (sha256 === null || note !== null) return "The built-in levels judged: there is no policy that could.";
	const from = commit === null ? "the checkout" : `the base commit ${quote(shortCommit(commit))}`;
	return changed ? `The policy of ${from} judged, not that of this change.` : `Policy ${quote(path ?? "")} from ${from}.`;
}

// src/ports/github.ts
/** The repository's host: files at a commit that the checkout does not hold. Loaded when it is first asked. */
const MAX_PATH = 4096;
/** Folders that are listed for one path, one request each. */
const MAX_FOLDERS = 50;
/** Reads through the REST API with a token that may read contents. */
function githubFiles(token, repository) {
	const [owner = "", repo = ""] = repository.split("/");
	const client = async () => (await import("./chunks/github2.js")).getOctokit(token).rest;
	/** The API's answer about a path, `null` when the commit has nothing there. */
	async function contentAt(commit, path) {
		const { repos, git } = await client();
		try {
			return (await repos.getContent({
				owner,
				repo,
				path,
				ref: commit
			})).data;
		} catch (error) {
			if (valueAt(error, "status") !== 404) throw error;
			await git.getCommit({
				owner,
				repo,
				commit_sha: commit
			});
			return null;
		}
	}
	return {
		async readAt(commit, path, maxBytes) {
			const data = await contentAt(commit, path);
			if (data === null) return null;
			const text = contentText(data, maxBytes) ?? await blobText(data, maxBytes);
			if (text === null) throw new GateError("evidence", `expected a file of at most ${maxBytes} bytes at ${path}`);
			return text;
		},
		async listAt(commit, path) {
			const top = await contentAt(commit, path);
			if (top === null) return null;
			if (!Array.isArray(top)) return valueAt(top, "type") === "file" ? {
				folder: false,
				paths: [path]
			} : null;
			const paths = [];
			const folders = [top];
			for (const [index, entries] of folders.entries()) {
				if (index >= MAX_FOLDERS) throw new GateError("evidence", `expected at most ${MAX_FOLDERS} folders below ${path}`);
				for (const entry of entries) {
					const [type, below] = [valueAt(entry, "type"), textAt(entry, MAX_PATH, "path")];
					if (below === null) continue;
					if (type === "file") paths.push(below);
					const listed = type === "dir" ? await contentAt(commit, below) : null;
					if (Array.isArray(listed)) folders.push(listed);
				}
			}
			return {
				folder: true,
				paths: paths.toSorted()
			};
		}
	};
	/** Files over 1 MiB come without their content (REST API, "Get repository content"): by their blob then. */
	async function blobText(data, maxBytes) {
		const [sha, size] = [textAt(data, 64, "sha"), valueAt(data, "size")];
		if (valueAt(data, "encoding") !== "none" || sha === null || typeof size !== "number" || size > maxBytes) return null;
		const { git } = await client();
		return contentText((await git.getBlob({
			owner,
			repo,
			file_sha: sha
		})).data, maxBytes);
	}
}
function contentText(data, maxBytes) {
	const [encoding, content] = [valueAt(data, "encoding"), valueAt(data, "content")];
	if (encoding !== "base64" || typeof content !== "string" || content.length > maxBytes * 2) return null;
	return Buffer.from(content, "base64").toString("utf8");
}

// src/action-main.ts
/**
* What the main step does around run.ts. The verdict never depends on what posting it did: outputs are written first and
* on every path, and a summary that cannot be written is a warning.
*/
/** A summary may have 1 MiB; a UTF-16 unit takes at most three bytes, and 900 KiB is where this stops. */
const SUMMARY_BUDGET = Math.floor(307200);
/** A comment may have 65,536 characters. */
const COMMENT_BUDGET = 65e3;
const MAX_EVENT_BYTES = 32 << 20;
/** `hashWorker` is the built file of hash-worker.ts, beside the entry. */
async function actionMain(env, hashWorker) {
	try {
		setOutput("verdict", "inconclusive");
		const event = await readEventFile(env);
		const request = readRequest({
			env,
			event
		});
		const withSummary = readBoolean(env, "summary");
		const outcome = await run(request, actionPorts(env, request, event, hashWorker));
		await report(outcome, event, withSummary);
		const kept = keptOf(outcome, request.cwd);
		if (kept !== null) saveState("records", keptText(kept));
		if (outcome.ledgerFile !== null) saveState("ledger", outcome.ledgerFile);
	} catch (error) {
		reportError(error);
	}
}
async function readEventFile(env) {
	const path = env["GITHUB_EVENT_PATH"];
	const text = path === void 0 || path === "" ? null : await systemFiles.readText(path, MAX_EVENT_BYTES);
	return readEvent(env, text === null ? null : parseJson(text));
}
function actionPorts(env, request, event, hashWorker) {
	const token = readInput(env, "token");
	if (token !== null) setSecret(token);
	const { stateFolder, cwd } = request;
	const { baselines, ledgers } = jobArtifacts({
		env,
		token,
		stateFolder
	});
	return {
		...systemPorts(env, actionsLog, hashWorker),
		baselines: (choice) => storesFor(choice, {
			env,
			stateFolder,
			artifacts: baselines,
			cwd,
			token
		}),
		ledgers,
		remote: token === null || event.repository === null ? null : githubFiles(token, event.repository)
	};
}
async function report(outcome, event, withSummary) {
	const several = outcome.judged.length > 1;
	const what = event.kind === "pull_request" || event.kind === "merge_group" ? "this merge" : "this run";
	setOutput("verdict", outcome.verdict);
	setOutput("findings-count", outcome.findings.length);
	setOutput("known-count", knownFindings(outcome).length);
	setOutput("baseline-state", worstBaselineState(outcome));
	setOutput("record-path", outcome.judged.map((one) => one.recordFile).join("\n"));
	setOutput("binaries", outcome.exitCode === 0 ? [...new Set(outcome.judged.map((one) => one.file))].join("\n") : "");
	setOutput("failure-cause", failureCause(outcome));
	setOutput("ledger", outcome.ledgerFile ?? "");
	setOutput("comment-body", renderSummary(outcome, {
		budget: COMMENT_BUDGET,
		what
	}));
	for (const annotation of annotationsOf(outcome.findings, several)) annotate(annotation);
	actionsLog.info(renderTerminal(outcome, actionTerminal()));
	if (withSummary) try {
		await writeSummary(renderSummary(outcome, {
			budget: SUMMARY_BUDGET,
			what
		}));
	} catch (error) {
		actionsLog.warn(`the job summary could not be written: ${visible(errorMessage(error))}`);
	}
	if (outcome.exitCode === 0) return;
	if (outcome.findings.length > 0) failQuietly();
	else fail(plainText(`${headline(outcome, what)}. ${outcome.missing.join("; ")}`));
}
function worstBaselineState(outcome) {
	const states = outcome.judged.map((one) => BASELINE_STATES.indexOf(one.comparison.baseline.state));
	return states.length === 0 ? "" : BASELINE_STATES[Math.max(...states)] ?? "";
}
function reportError(error) {
	const sentence = error instanceof GateError ? error.message : `unexpected: ${errorMessage(error)}`;
	const fix = error instanceof GateError && error.fix !== null ? `. Fix: ${error.fix}` : "";
	fail(plainText(`${visible(sentence, 3e3)}${visible(fix, 900)}`));
}
/** The cause of a failed build that leads; empty for a build that did not fail. */
function failureCause({ failedBuild }) {
	return failedBuild === null ? "" : failedBuild.report.failures[0]?.cause ?? "unknown";
}

// src/action.ts
/** The Action's main step: inputs and event in, annotations, summary and outputs out. */
await actionMain(process.env, new URL("./hash-worker.js", import.meta.url));

export {  };