import { it as splitQuoted, nt as joinQuoted, rt as splitPattern } from "./reader-traps.js";

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

export { redactSettings as a, redactFlags as i, redactCommandLine as n, redactText as o, redactEnvironment as r, redactArgs as t };