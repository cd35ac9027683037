// src/core/binary/image.ts
const FORMATS = [
	"elf",
	"macho",
	"pe",
	"xcoff",
	"wasm",
	"plan9",
	"archive"
];
/** The section of that name, when it has bytes in the file. */
function findSection(image, ...names) {
	return image.sections.find((section) => section.inFile && section.size > 0 && names.includes(section.name));
}
/** The file offset at which an address is found, and how many bytes follow it in its segment; `null` when unmapped. */
function addressToRange(image, address) {
	for (const segment of image.segments) {
		const delta = address - segment.address;
		if (delta >= 0 && delta < segment.size) return {
			offset: segment.offset + delta,
			size: segment.size - delta
		};
	}
	return null;
}
/** Whether the version that the format names stands in one of `hits` outside of that place; `null` when it names none. */
function markElsewhere({ versionMark }, hits) {
	if (versionMark === null || !versionMark.repeated) return null;
	const { offset, size } = versionMark.range;
	return hits.some((at) => at < offset || at >= offset + size);
}

export { markElsewhere as i, addressToRange as n, findSection as r, FORMATS as t };