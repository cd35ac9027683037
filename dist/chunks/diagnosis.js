import { l as exitCodeMeaning } from "./lines.js";
import { n as besides } from "./module-folders.js";
import { i as quote, r as plainText, s as visible, t as count } from "./markup.js";
import { r as wrap } from "./layout.js";

// src/core/render/diagnosis.ts
/** A diagnosis for a terminal: one line that says how bad it is, then each cause with its place and its fix. */
/** Causes that are shown in full; the JSON has all of them. */
const MAX_SHOWN = 20;
/** Lines of an unknown error that are shown as they were printed. */
const MAX_RAW_LINES = 8;
/** The whole report, ending in a newline. */
function renderDiagnosis(given, options) {
	const blocks = [headline(given, options)];
	for (const failure of given.failures.slice(0, MAX_SHOWN)) blocks.push(block(failure, "✗", "bad", options));
	const rest = given.failures.length - MAX_SHOWN + given.more;
	if (rest > 0) blocks.push([`and ${count(rest, "more cause")}`]);
	for (const note of given.notes.slice(0, MAX_SHOWN)) blocks.push(block(note, "i", "dim", options));
	return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
function headline(given, options) {
	return [summaryLine(given), ...afterwords(given)].flatMap((text) => wrap(plainText(text), options.columns, options.measure));
}
/** What belongs to the whole of a failure: sentences in the markup of text/markup.ts. */
function afterwords({ exitCode, failures, consequences, tooManyErrors }) {
	if (failures.length === 0) return [];
	const words = [];
	if (exitCode !== null && exitCode > 1 && failures[0]?.said !== `exit code ${exitCode}`) words.push(`Exit code ${exitCode}: ${exitCodeMeaning(exitCode)}.`);
	if (consequences > 0) words.push(`${count(consequences, "package")} could not be built or tested because of that.`);
	if (tooManyErrors) words.push("The compiler stopped counting (too many errors): there are more once these are mended.");
	return words;
}
/** `go build failed with exit code 1: 1 cause, 38 packages hit by it`. */
function summaryLine({ exitCode, failures, more, facts }) {
	const command = commandWords(facts.command);
	if (failures.length === 0) {
		if (exitCode === 0) return `${command} ended with exit code 0: no failure`;
		if (facts.lines === 0) return "the log is empty: no failure in it";
		return `no failure in ${count(facts.lines, "line")}`;
	}
	const ended = exitCode === null ? "failed" : exitCode === 0 ? "ended with exit code 0, but not without findings" : `failed with exit code ${exitCode}`;
	const hit = failures[0]?.packageCount ?? 0;
	return `${command} ${ended}: ${count(failures.length + more, "cause")}${failures.length === 1 && hit > 1 ? `, ${hit} packages hit by it` : ""}`;
}
/** `go build` of `CGO_ENABLED=0 go build -o x ./...`; the whole command where it is not one of Go's. */
function commandWords(command) {
	if (command === null) return "the command";
	return quote(/(?:^|[\s/\\])(go(?:\.exe)? [a-z]{2,10})(?:\s|$)/.exec(command)?.[1] ?? command, 100);
}
function block(failure, sign, style, options) {
	const line = failure.line === null ? "" : `:${failure.line}`;
	const place = failure.file === null ? "" : `  ${visible(failure.file)}${line}`;
	const { columns, measure } = options;
	const body = (label, text) => wrap(plainText(text), columns - 9, measure).map((part, index) => `  ${(index === 0 ? label : "").padEnd(7)}${part}`);
	const said = `${failure.message}.`;
	return [
		`${options.paint(style, `${sign} ${failure.cause}`)}${options.paint("dim", place)}`,
		...wrap(plainText(said.charAt(0).toUpperCase() + said.slice(1)), columns - 2, measure).map((part) => `  ${part}`),
		...wrap(plainText(besides(failure)), columns - 2, measure).flatMap((part) => part === "" ? [] : [`  ${part}`]),
		...failure.cause === "unknown" ? rawLines(failure, options) : [],
		...body("Fix", failure.fix),
		...body("More", failure.help)
	];
}
function rawLines({ lines }, options) {
	const rest = lines.length - MAX_RAW_LINES;
	return [...lines.slice(0, MAX_RAW_LINES).map((line) => options.paint("dim", `    ${visible(line, 200)}`)), ...rest > 0 ? [`    and ${count(rest, "more line")}`] : []];
}

export { renderDiagnosis as n, summaryLine as r, afterwords as t };