// src/core/source/no-source.ts
/** A source of which nothing is known: there is no repository, or git could not be asked, for the reason given. */
function noSource(vcs, reason) {
	return {
		vcs,
		reason,
		head: null,
		parents: [],
		branch: null,
		shallow: null,
		dirtyCount: null,
		dirtyFiles: [],
		directory: ""
	};
}

export { noSource as t };