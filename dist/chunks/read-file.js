import { l as GateError, s as visible, t as count } from "./markup.js";
import { a as mapLinks } from "./types.js";
import { a as hostOf, n as lockState, o as isMachineOnly } from "./go-sum.js";
import { i as redactEnvironment, m as bareFacts, n as redactArgs, o as redactSettings, r as redactCommandLine } from "./redact.js";
import { i as parseModInfo, s as kindOf } from "./system.js";
import { c as actionTimes, o as packageRecords, r as entryFaults, s as witnesses, t as cachedInputs, u as graphAgrees } from "./packages.js";
import { t as readBinary } from "./binaries.js";

// src/core/record/trace.ts
/** What the trace of a build shows beside its link: what was put between the sources and the compiler. */
/** Overlaid files that are named; beyond, one is as telling as a hundred. */
const MAX_OVERLAID = 100;
const MAX_CGO = 1e3;
/** The part of a record that tells how the tools were run. `cached`: packages from the cache whose archives hold C code. */
function traceRecord({ log, link, landedElsewhere, missedVariables, actions }, cached) {
	const overlaid = log.compiled.flatMap((compiled) => compiled.flags.overlaid);
	return {
		toolexec: log.toolexec === null ? null : redactArgs(log.toolexec),
		overlaid: overlaid.slice(0, MAX_OVERLAID),
		cgo: [.../* @__PURE__ */ new Set([...log.cgo, ...cached])].slice(0, MAX_CGO),
		hostPrograms: log.hostPrograms,
		linked: link !== null,
		landedElsewhere,
		missedVariables,
		graphAgrees: graphAgrees(actions, log),
		lines: log.lines,
		cutLines: log.cutLines
	};
}

// src/core/record/assemble.ts
/**
* From what was seen to a record. Everything here is a rearrangement: parsing happened before, judging comes after, and
* the chain and the findings are put in last (complete), once the rules have spoken.
*/
/** A record without chain and findings, ready to be judged. */
function assembleRecord(seen) {
	const { binary, go, build, observed } = seen;
	const trace = build ?? observed?.trace ?? null;
	const link = trace?.link ?? null;
	const packages = trace === null || link === null ? [] : packageRecords({
		log: trace.log,
		link,
		ids: seen.archiveIds,
		modules: modulePaths(binary, seen.expected.module),
		checks: seen.cacheEntries,
		times: observed?.times ?? actionTimes(trace.actions)
	});
	return {
		schema: 1,
		tool: {
			name: "go-provenance-gate",
			version: seen.toolVersion
		},
		subject: {
			module: binary.main?.path ?? seen.expected.module,
			package: binary.mainPackage ?? seen.expected.package,
			target: seen.expected.target ?? `${binary.goos ?? "unknown"}/${binary.goarch ?? "unknown"}`,
			name: /(?<![^\\/])[^\\/]*$/.exec(binary.path)?.[0] ?? binary.path
		},
		run: seen.run,
		source: seen.source,
		toolchain: toolchain(go),
		environment: environment(go),
		modules: {
			vendored: seen.locks.vendored.size > 0,
			workspace: seen.locks.workspace,
			deps: binary.deps.map((dep) => ({
				...dep,
				state: lockState(dep, seen.locks.sums, (path) => seen.locks.vendored.has(path))
			}))
		},
		cache: cacheUse(seen, packages),
		packages,
		build: build === null ? null : requestOf(build),
		link: link === null ? null : linkRecord(link, binary),
		trace: trace === null ? null : traceRecord(trace, withCCode(packages, seen.archiveIds)),
		observed: observed === null ? null : observedRecord(observed),
		binary,
		witness: seen.witness,
		release: seen.release,
		policy: seen.policy,
		chain: EMPTY_CHAIN,
		findings: []
	};
}
/** The record as it is written: with what the rules made of it. */
function completeRecord(record, chain, findings) {
	return {
		...record,
		chain,
		findings
	};
}
function withCCode(packages, ids) {
	return packages.filter(({ outputSha256 }) => outputSha256 !== null && ids.get(outputSha256)?.cCode === true).map(({ path }) => path);
}
function cacheUse({ go, build, cacheEntries, cacheFolder, cacheLedger }, packages) {
	const compiled = packages.filter((entry) => entry.origin === "compiled").length;
	const inputs = build === null || build.link === null ? [] : cachedInputs(build.log, build.link);
	return {
		path: go?.env["GOCACHE"] ?? null,
		state: cacheFolder?.state ?? null,
		remarks: cacheFolder?.remarks ?? [],
		compiled,
		cached: packages.length - compiled,
		verified: packages.filter((entry) => entry.entry === "verified").length,
		corrupt: entryFaults(inputs, cacheEntries, "corrupt"),
		conflicting: entryFaults(inputs, cacheEntries, "conflicting"),
		unverified: entryFaults(inputs, cacheEntries, "unverified"),
		ledger: cacheLedger === null ? null : {
			...cacheLedger,
			...witnesses(inputs, cacheEntries)
		}
	};
}
const EMPTY_CHAIN = mapLinks(() => ({
	state: "unknown",
	evidence: []
}));
function modulePaths(binary, expected) {
	const main = binary.main?.path ?? expected;
	return [...main === null ? [] : [main], ...binary.deps.map((dep) => dep.path)];
}
function toolchain(go) {
	if (go === null) return {
		version: null,
		goroot: null,
		host: null,
		asked: null,
		local: null,
		experiments: "",
		tools: [],
		cc: null,
		goMod: null,
		authenticity: null
	};
	const { env, tools, cc, goMod, authenticity } = go;
	return {
		version: env["GOVERSION"] ?? null,
		goroot: env["GOROOT"] ?? null,
		host: hostOf(env),
		asked: env["GOTOOLCHAIN"] ?? null,
		local: go.local,
		experiments: env["GOEXPERIMENT"] ?? "",
		tools,
		cc,
		goMod,
		authenticity
	};
}
function environment(go) {
	if (go === null) return {
		effective: {},
		changed: {},
		origins: {}
	};
	const redacted = (env, keep) => Object.fromEntries(Object.entries(env).filter(([name]) => keep(name)).map(([name, value]) => [name, redactEnvironment(name, value)]));
	return {
		effective: redacted(go.env, (name) => !isMachineOnly(name)),
		changed: redacted(go.changed, () => true),
		origins: go.origins
	};
}
function requestOf(build) {
	const { packages, flags, env, flagsFrom, flagsAt, policySha256 } = build;
	return {
		packages,
		flags: redactArgs(flags),
		env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, redactEnvironment(name, value)])),
		flagsFrom,
		flagsAt,
		policySha256
	};
}
function observedRecord({ command, toolRuns, links, damaged, bytesAgree, trace }) {
	return {
		command: redactCommandLine(command),
		toolRuns,
		links,
		damaged,
		linked: trace !== null,
		bytesAgree
	};
}
/** Linker arguments that name files of this run or repeat the build ID. */
const RUN_ONLY = /* @__PURE__ */ new Set([
	"-o",
	"-importcfg",
	"-buildid"
]);
function linkRecord(link, binary) {
	const program = link.argv.findIndex((word) => /(?:^|[\\/])link(?:\.exe)?$/.test(word));
	const args = link.argv.slice(program + 1, -1);
	const flags = [];
	let isFirstBuildId = true;
	for (let i = 0; i < args.length; i++) {
		const arg = args[i] ?? "";
		const name = arg.split("=", 1)[0] ?? "";
		if (RUN_ONLY.has(name) && (name !== "-buildid" || isFirstBuildId)) {
			if (name === "-buildid") isFirstBuildId = false;
			if (!arg.includes("=")) i += 1;
		} else flags.push(arg);
	}
	const mode = flags.find((flag) => flag.startsWith("-buildmode="))?.slice(11) ?? null;
	return {
		flags: redactArgs(flags),
		buildMode: mode,
		external: binary.hostLinked ?? asksForHostLinker(flags),
		actionId: link.buildId?.split("/")[0] ?? null,
		landed: link.landing?.how ?? null,
		modInfoAgrees: link.modInfo === null || binary.buildInfo === "none" ? null : agrees(link.modInfo, binary)
	};
}
function asksForHostLinker(flags) {
	return flags.some((flag, index) => flag === "-linkmode=external" || flag === "external" && flags[index - 1] === "-linkmode");
}
/** Whether the module info that was given to the linker says what the binary says. */
function agrees(given, binary) {
	const info = parseModInfo(given);
	const settings = redactSettings(info.settings);
	return info.path === (binary.mainPackage ?? "") && JSON.stringify(info.main) === JSON.stringify(binary.main) && JSON.stringify(info.deps) === JSON.stringify(binary.deps) && JSON.stringify(settings) === JSON.stringify(binary.settings);
}

// src/observe/read-file.ts
/** A file that was given, as what there is to judge: the binary that it is, or those in the archive that it is. */
/**
* Reads a file, and of an archive each member that begins like an executable, under the name `ARCHIVE!/path/inside`. There
* is always at least one answer: an archive without an executable, or one that could not be read to its end, has one of
* its own.
*/
async function readFile(ports, file, shown, options, use) {
	const head = ports.files.head(file, 512);
	const what = head === null ? null : kindOf(head);
	if (what === null || what.kind === "executable" || what.kind === "other") return [await use(await readBinary(ports, file, shown, options), file)];
	const used = [];
	try {
		if (what.kind === "container") {
			const end = await ports.archives.read(file, what.container, async (member) => {
				const { facts, bytes } = await readMember(ports, member, shown, options);
				used.push(await use(facts, bytes));
			});
			if (used.length > 0 && end.stopped === null) return used;
			const { kind, why } = end.stopped ?? {
				kind: "not-go",
				why: `${what.name} with no executable among ${seen(end)}`
			};
			return [...used, await use(await identified(ports, file, bareFacts(shown, kind, [why])), null)];
		}
		return [await use(await identified(ports, file, bareFacts(shown, "unreadable", [`${what.name}: not opened; unpack it first`])), null)];
	} catch (error) {
		if (!(error instanceof GateError) || error.code !== "unreadable") throw error;
		return [...used, await use(bareFacts(shown, "unreadable", [error.message]), null)];
	}
}
async function readMember(ports, member, archive, options) {
	const path = `${archive}!/${visible(member.name.replace(/^(?:\.\/)+/, ""), MAX_NAME_CHARS)}`;
	if (member.file === null) return {
		facts: bareFacts(path, "unreadable", [member.why]),
		bytes: null
	};
	return {
		facts: await readBinary(ports, member.file, path, options),
		bytes: member.file
	};
}
/** Longer names than any archive is opened for. */
const MAX_NAME_CHARS = 5e3;
function seen({ files, others }) {
	const rest = others === 0 ? "" : ` (${count(others, "link or device", "links or devices")} not followed)`;
	return `${count(files, "file")}${rest}`;
}
/** Facts of a file of which nothing more is known than its size and digest. */
async function identified(ports, file, facts) {
	const source = ports.files.open(file);
	const { size } = source;
	source.close();
	const { sha256 } = await ports.hashing.pass(file, {
		range: {
			offset: 0,
			size
		},
		patterns: [],
		views: []
	});
	return {
		...facts,
		size,
		sha256
	};
}

export { assembleRecord as n, completeRecord as r, readFile as t };