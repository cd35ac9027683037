// src/core/baseline/choice.ts
const AUTO = { kind: "auto" };
const MAX_REF = 255;
/** What `git check-ref-format` refuses: control characters, blanks, and what means something in a revision. */
const NO_REF = /^[-/.]|[\u0000- ~^:?*[\\\u007f]|\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)|[/.]$/;
/**
* The words `auto`, `cache`, `artifact`, `git`, `git:REF` and `none`, else a path: `./cache` is a file named so. `null` for
* a REF that git would refuse.
*/
function parseBaselineChoice(text) {
	switch (text) {
		case "auto":
		case "cache":
		case "artifact":
		case "none": return { kind: text };
		case "git": return {
			kind: "git",
			ref: null
		};
	}
	if (!text.startsWith("git:")) return {
		kind: "file",
		path: text
	};
	const ref = text.slice(4);
	return ref === "" || ref.length > MAX_REF || NO_REF.test(ref) ? null : {
		kind: "git",
		ref
	};
}

export { parseBaselineChoice as n, AUTO as t };