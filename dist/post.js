import { g as textAt, h as parseJson, s as visible } from "./chunks/markup.js";
import { a as getState, d as saveRecord, t as actionsLog } from "./chunks/actions.js";
import { join } from "node:path";

// src/action-post.ts
/** What the post step does: save the records that the main step named. Never fails the job: the verdict was given. */
async function actionPost(env) {
	const state = getState("records");
	const records = state === "" ? [] : parseJson(state);
	const options = {
		env,
		stateFolder: join(env["RUNNER_TEMP"] ?? "", "go-provenance-gate")
	};
	const suffix = `${env["GITHUB_RUN_ID"] ?? "0"}-${env["GITHUB_RUN_ATTEMPT"] ?? "1"}`;
	for (const record of Array.isArray(records) ? records : []) {
		const [key, file] = [textAt(record, 512, "key"), textAt(record, 4096, "file")];
		if (key === null || file === null) continue;
		const why = await saveRecord(options, key, suffix, file);
		if (why === null) actionsLog.info(`Baseline recorded as ${key}${suffix}`);
		else actionsLog.warn(`the baseline was not recorded: ${visible(why)}`);
	}
}

// src/post.ts
/** The Action's last step: keeps the records of a run of the default branch, for later runs to compare with. */
await actionPost(process.env);

export {  };