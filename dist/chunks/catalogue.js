import { t as RULES } from "./registry.js";

// src/core/rules/catalogue.ts
/** `go build` failed: there is no binary to judge, and the finding is the diagnosis. */
const BUILD_FAILED = {
	id: "build-failed",
	link: "link",
	level: "error",
	title: "go build failed"
};
const CATALOGUE = [BUILD_FAILED, ...RULES.map(({ id, link, level, title }) => ({
	id,
	link,
	level,
	title
}))];
/** The rules that a policy can set: not the failed build, which leaves nothing to judge. */
const KNOWN_RULES = new Set(RULES.map((rule) => rule.id));

export { CATALOGUE as n, KNOWN_RULES as r, BUILD_FAILED as t };