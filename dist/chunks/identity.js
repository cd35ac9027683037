import { a as quoteList, i as quote } from "./markup.js";

// src/core/attest/identity.ts
/**
* Who signed: the identity in a certificate of Sigstore, and whether it is the one that was expected.
*
* A job on GitHub Actions that may ask for an ID token (`id-token: write`) gets a certificate for ten minutes, in which the
* authority wrote down what GitHub's token says of the run. The subject's name is the workflow file and the ref that it
* was taken from, `https://github.com/octo/shop/.github/workflows/ci.yml@refs/heads/main`. That ref is not enough: a
* `pull_request_target` or `workflow_run` run has the ref of the default branch, whatever code it is about, so the event
* is read as well. And of a reusable workflow the name is that of the called file, so the repository that the run belongs
* to is read beside it. Both stand in extensions (Fulcio's docs/oid-info.md, 1.3.6.1.4.1.57264.1); older certificates lack
* them, and then the name alone decides.
*/
/** Whose tokens a certificate was given for: GitHub Actions on github.com. */
const ACTIONS_ISSUER = "https://token.actions.githubusercontent.com";
/** Of the repositories and workflows that certificates name. */
const ACTIONS_SERVER = "https://github.com";
const WORKFLOW = /^https:\/\/github\.com\/([\w.-]{1,100}\/[\w.-]{1,100})\/\.github\/workflows\/[^/@]{1,250}@(.{1,250})$/s;
/** What is wrong with who signed, as the rest of "the signature is ..."; `null`: it is whom was expected. */
function identityMisfit(identity, expected) {
	const { issuer, workflow, repository, ref, trigger } = identity;
	const got = (value) => value === null ? "none" : quote(value);
	if (issuer !== "https://token.actions.githubusercontent.com") return `of no run of GitHub Actions: expected the issuer ${quote(ACTIONS_ISSUER)}, got ${got(issuer)}`;
	const named = WORKFLOW.exec(workflow ?? "");
	const [, owner = "", at = ""] = named ?? [];
	const pattern = `${ACTIONS_SERVER}/${expected.repository}/.github/workflows/FILE@${expected.ref}`;
	if (named === null) return `of no workflow: expected ${quote(pattern)}, got ${got(workflow)}`;
	if (!sameName(owner, expected.repository)) return `of a workflow of another repository: expected ${quote(pattern)}, got ${got(workflow)}`;
	if (at !== expected.ref) return `of another ref: expected ${quote(pattern)}, got ${got(workflow)}`;
	const own = `${ACTIONS_SERVER}/${expected.repository}`;
	if (repository !== null && !sameName(repository, own)) return `of a run of another repository: expected ${quote(own)}, got ${quote(repository)}`;
	if (ref !== null && ref !== expected.ref) return `of a run on another ref: expected ${quote(expected.ref)}, got ${quote(ref)}`;
	if (trigger === null || expected.triggers.includes(trigger)) return null;
	return `of a run that may not vouch: expected one on ${quoteList(expected.triggers)}, got ${quote(trigger)}`;
}
/** Names of owners and repositories are the same in any case. */
function sameName(one, other) {
	return one.toLowerCase() === other.toLowerCase();
}

export { identityMisfit as n, ACTIONS_SERVER as t };