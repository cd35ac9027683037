import { a as LEVELS, t as RULES } from "./registry.js";

// src/core/rules/evaluate.ts
/** The answers of all rules, in the order of the registry. */
function evaluateRules(record, comparison, policy, options) {
	return RULES.map((rule) => evaluate(rule, record, comparison, policy, options));
}
function evaluate(rule, record, comparison, policy, options) {
	const level = policy.rules[rule.id] ?? rule.level;
	const base = {
		rule: rule.id,
		link: rule.link,
		level
	};
	if (level === "off") return {
		...base,
		outcome: "off",
		note: null,
		findings: [],
		waived: [],
		known: []
	};
	const answer = rule.check(record, comparison, policy);
	if (answer.outcome !== "violation") return {
		...base,
		outcome: answer.outcome,
		note: noteOf(answer),
		findings: [],
		waived: [],
		known: []
	};
	const asked = policy.rules[rule.id];
	const findings = answer.findings.map((finding) => complete(finding, rule, asked === void 0 || asked === "off" ? finding.level ?? level : asked, record, options));
	const waivers = policy.waivers.filter((candidate) => isFor(candidate, rule.id, record));
	const waiver = waivers.find((candidate) => candidate.until >= options.today);
	if (waiver !== void 0) return {
		...base,
		outcome: "pass",
		note: `until ${waiver.until}: ${waiver.reason}`,
		findings: [],
		waived: findings,
		known: []
	};
	const ended = waivers[0];
	return {
		...base,
		outcome: "violation",
		note: ended === void 0 ? null : `on ${ended.until}`,
		findings,
		waived: [],
		known: []
	};
}
function noteOf(answer) {
	if (answer.outcome === "inconclusive") return answer.missing;
	return answer.outcome === "not-applicable" ? answer.why : null;
}
function complete(finding, rule, level, record, options) {
	const { name, target } = record.subject;
	return {
		rule: rule.id,
		link: rule.link,
		level: finding.atMost === void 0 ? level : lower(level, finding.atMost),
		subject: `${name} (${target})`,
		message: finding.message,
		file: finding.place?.file ?? null,
		line: finding.place?.line ?? null,
		fix: finding.fix,
		help: options.helpFor(rule.id)
	};
}
function lower(a, b) {
	return rank(a) <= rank(b) ? a : b;
}
/** Levels in order, `off` first. */
function rank(level) {
	return LEVELS.indexOf(level);
}
/** A waiver is for one binary or package, or for all. */
function isFor(waiver, rule, record) {
	if (waiver.rule !== rule) return false;
	return waiver.subject === null || waiver.subject === record.subject.name || waiver.subject === record.subject.package;
}

export { rank as n, evaluateRules as t };