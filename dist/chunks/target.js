import { i as quote, l as GateError } from "./markup.js";

// src/core/target.ts
/** Build targets: `linux/amd64`, and `linux/amd64/v3`, `linux/arm/6` where the architecture has levels. */
/** `GOOS/GOARCH` of a target that may name a level. */
function platformOf(target) {
	return target.split("/").slice(0, 2).join("/");
}
/** Which variable holds an architecture's level, and the levels that Go knows. `go build` itself takes GOAMD64=v9. */
const LEVELS = {
	"386": {
		variable: "GO386",
		values: ["sse2", "softfloat"]
	},
	amd64: {
		variable: "GOAMD64",
		values: [
			"v1",
			"v2",
			"v3",
			"v4"
		]
	},
	arm: {
		variable: "GOARM",
		values: [
			"5",
			"6",
			"7"
		]
	},
	mips: {
		variable: "GOMIPS",
		values: ["hardfloat", "softfloat"]
	},
	mipsle: {
		variable: "GOMIPS",
		values: ["hardfloat", "softfloat"]
	},
	mips64: {
		variable: "GOMIPS64",
		values: ["hardfloat", "softfloat"]
	},
	mips64le: {
		variable: "GOMIPS64",
		values: ["hardfloat", "softfloat"]
	},
	ppc64: {
		variable: "GOPPC64",
		values: [
			"power8",
			"power9",
			"power10"
		]
	},
	ppc64le: {
		variable: "GOPPC64",
		values: [
			"power8",
			"power9",
			"power10"
		]
	},
	riscv64: {
		variable: "GORISCV64",
		values: [
			"rva20u64",
			"rva22u64",
			"rva23u64"
		]
	}
};
/** Reads one target. Throws GateError `input`; whether Go knows the pair, the go command says best. */
function parseTarget(text) {
	const [goos = "", goarch = "", level, ...rest] = text.split("/");
	if (!/^[a-z0-9]+$/.test(goos) || !/^[a-z0-9]+$/.test(goarch) || rest.length > 0) throw new GateError("input", `targets: expected \`GOOS/GOARCH\`, got ${quote(text)}`, { fix: "write for example `targets: linux/amd64, darwin/arm64`; `go tool dist list` prints all" });
	const env = {
		GOOS: goos,
		GOARCH: goarch
	};
	if (level !== void 0) {
		const known = LEVELS[goarch];
		const value = goarch === "arm" ? level.replace(/^v/, "") : level;
		if (known === void 0 || !known.values.includes(value)) {
			const expected = known === void 0 ? `no level for ${quote(goarch)}` : `one of ${known.values.join(", ")}`;
			throw new GateError("input", `targets: expected ${expected}, got ${quote(level)} in ${quote(text)}`);
		}
		env[known.variable] = value;
	}
	return {
		text,
		platform: `${goos}/${goarch}`,
		env
	};
}

export { platformOf as n, parseTarget as t };