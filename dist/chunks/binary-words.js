import { s as visible } from "./markup.js";

// src/core/render/binary-words.ts
/** Texts, pictures, archives of sources: read, and of no executable format. In a folder of releases they are many. */
function isNoExecutable({ outcome, format, sha256 }) {
	return outcome === "not-go" && format === null && sha256 !== null;
}
/** `linux/amd64`, as far as it is known. */
function targetOf({ goos, goarch }) {
	return goos === null && goarch === null ? "" : `${visible(goos ?? "?", 20)}/${visible(goarch ?? "?", 20)}`;
}
/** The format as people call it: ELF64, PE32+, a fat file by the number of its slices. */
function formatOf({ format, bits }, slices = 0) {
	if (slices > 0) return `fat Mach-O, ${slices} slices`;
	switch (format) {
		case null: return "";
		case "elf": return `ELF${bits ?? ""}`;
		case "macho": return `Mach-O ${bits ?? ""}`.trim();
		case "pe": return bits === 64 ? "PE32+" : "PE32";
		case "xcoff": return `XCOFF${bits ?? ""}`;
		case "plan9": return "Plan 9 a.out";
		case "wasm":
		case "archive": return format;
	}
}
const UNITS = [
	"bytes",
	"kB",
	"MB",
	"GB",
	"TB"
];
/** A size in two or three digits and its unit, powers of a thousand as downloads show them. */
function sizeWords(bytes) {
	let value = bytes;
	let unit = 0;
	for (; value >= 999.5 && unit < UNITS.length - 1; unit += 1) value /= 1e3;
	const digits = unit === 0 || value >= 99.5 ? 0 : value >= 9.95 ? 1 : 2;
	return `${value.toFixed(digits)} ${UNITS[unit] ?? ""}`;
}
/** A list whose items are shown up to a number: `a, b and 3 more`. */
function listWords(items, most) {
	const shown = items.slice(0, most).join(", ");
	return items.length > most ? `${shown} and ${items.length - most} more` : shown;
}

export { targetOf as a, sizeWords as i, isNoExecutable as n, listWords as r, formatOf as t };