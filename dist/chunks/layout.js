// src/core/render/layout.ts
/** Breaks text at spaces into lines of at most `width` columns; a longer word stands alone on its line. */
function wrap(text, width, measure) {
	const lines = [];
	let line = "";
	for (const word of text.split(" ")) {
		const candidate = line === "" ? word : `${line} ${word}`;
		if (line !== "" && measure(candidate) > width) {
			lines.push(line);
			line = word;
		} else line = candidate;
	}
	lines.push(line);
	return lines;
}
/** Fills with spaces up to `width` columns. */
function pad(text, width, measure) {
	return `${text}${" ".repeat(Math.max(0, width - measure(text)))}`;
}
/** A table with two spaces between columns; the last column is not padded. */
function table(rows, measure) {
	const widths = [];
	for (const row of rows) row.forEach((cell, index) => widths[index] = Math.max(widths[index] ?? 0, measure(cell)));
	return rows.map((row) => row.map((cell, index) => index === row.length - 1 ? cell : pad(cell, widths[index] ?? 0, measure)).join("  ").trimEnd());
}
/** Blocks of lines with an empty line between them, ending in a newline; a block without lines leaves no gap. */
function page(blocks) {
	return `${blocks.filter((block) => block.length > 0).map((block) => block.join("\n")).join("\n\n")}\n`;
}

export { table as n, wrap as r, page as t };