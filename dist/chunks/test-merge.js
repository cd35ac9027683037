// src/core/event/test-merge.ts
/**
* The commit that was really merged with, where a test merge is checked out; else `null`, and the base is what the event
* names. `event` is GITHUB_EVENT_NAME, `commits` are the event's.
*/
function mergedBase(event, commits, { head, parents }) {
	return event === "pull_request" && head !== null && head === commits.commit && head !== commits.head && parents.length === 2 ? parents[0] ?? null : null;
}

export { mergedBase as t };