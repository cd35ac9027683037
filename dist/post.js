import { m as errorMessage, r as plainText, s as visible } from "./chunks/markup.js";
import { a as jobArtifacts, c as uploadRunFiles, l as LEDGER_FILE_NAME, r as relationOf } from "./chunks/ancestry.js";
import { i as signatureFile } from "./chunks/ledger-signature.js";
import { f as foreignBecause, g as readInput, i as aheadWords, o as recordWords, r as mayReplace, t as runMarkOf } from "./chunks/standing.js";
import { m as readKept, n as writersFor, r as actionsLog, s as getState, u as setSecret } from "./chunks/stores.js";
import { n as parseRecord, t as MAX_RECORD_BYTES } from "./chunks/parse-record.js";
import { h as systemExec } from "./chunks/redact.js";
import { t as systemFiles } from "./chunks/files.js";
import { join } from "node:path";

// src/observe/baseline-succession.ts
/**
* Whether what is stored must stay. Runs end in another order than they begin, and one that is started again is about an
* old commit: whoever writes last must not win. Asked just before a record is written, since a run takes minutes.
*/
/** How this run's commit lies to the stored one, by how the stored one lies to it. */
const ANCESTRY = {
	same: "same",
	behind: "descendant",
	ahead: "ancestor",
	apart: "apart",
	unknown: "unknown"
};
/**
* Why a stored record must stay: it is of a descendant commit or, where git cannot tell, of a later run. What is no record
* of the same subject need not. Throws GateError when the record that is to be written cannot be read.
*/
function succession(ports, cwd) {
	return async ({ file, branch }, stored) => {
		const own = parseRecord(await ports.files.readText(file, 33554432) ?? "", file);
		const found = readable(stored.text, stored.name);
		if (found === null || foreignBecause(found, own, branch) !== null) return null;
		const [commit, head] = [found.source.head, own.source.head];
		const relation = commit === null || head === null ? { kind: "unknown" } : await relationOf(ports, cwd, commit, head);
		if (mayReplace(runMarkOf(own), runMarkOf(found), ANCESTRY[relation.kind], ports.clock.now().getTime())) return null;
		return relation.kind === "ahead" ? aheadWords(branch, commit, relation.commits, "this one") : `${recordWords(branch, commit)}, recorded by a later run`;
	};
}
function readable(text, name) {
	try {
		return parseRecord(text, name);
	} catch {
		return null;
	}
}

// src/action-post.ts
/** What the post step does: keep the records that the main step named. Never fails the job: the verdict was given. */
const NOT_RECORDED = "the baseline was not recorded";
async function actionPost(env) {
	const kept = readKept(getState("records"));
	if (kept !== null && kept.records.length > 0) await keepRecords(env, kept);
	const ledger = getState("ledger");
	if (ledger !== "") await keepLedger(env, ledger);
}
async function keepRecords(env, kept) {
	const stateFolder = join(env["RUNNER_TEMP"] ?? "", "go-provenance-gate");
	const artifacts = jobArtifacts({
		env,
		token: null,
		stateFolder
	}).baselines;
	const token = readInput(env, "token");
	if (token !== null) setSecret(token);
	const place = {
		env,
		stateFolder,
		artifacts,
		cwd: kept.cwd,
		token
	};
	const mustStay = succession({
		exec: systemExec,
		files: systemFiles,
		clock: { now: () => /* @__PURE__ */ new Date() }
	}, kept.cwd);
	for (const writer of writersFor(kept.choice, place)) try {
		for (const written of await writer.write(kept.records, mustStay)) tell(written);
	} catch (error) {
		actionsLog.warn(`${NOT_RECORDED} (${writer.name}): ${visible(errorMessage(error))}`);
	}
}
function tell({ at, why }) {
	if (at !== null) actionsLog.info(`Baseline recorded as ${visible(at)}`);
	else if (why !== null) {
		const line = `${NOT_RECORDED}: ${plainText(why.words)}`;
		if (why.meant) actionsLog.info(line);
		else actionsLog.warn(line);
	}
}
async function keepLedger(env, path) {
	const files = [{
		name: LEDGER_FILE_NAME,
		path
	}];
	const signature = signatureFile(path);
	if (await systemFiles.kind(signature) === "file") files.push({
		name: signatureFile(LEDGER_FILE_NAME),
		path: signature
	});
	const upload = await uploadRunFiles(env, "ledger", files);
	if (upload.kind === "uploaded") actionsLog.info(`Ledger of the build cache kept as the artifact ${upload.name}`);
	else {
		const line = `the ledger of the build cache was not kept as an artifact: ${visible(upload.why)}`;
		if (upload.kind === "not-here") actionsLog.info(line);
		else actionsLog.warn(line);
	}
}

// src/post.ts
/** The Action's last step: keeps the records of a run of the default branch, for later runs to compare with. */
await actionPost(process.env);

export {  };