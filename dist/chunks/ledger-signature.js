import { n as identityMisfit, t as ACTIONS_SERVER } from "./identity.js";
import { _ as valueAt, g as textAt, h as parseJson, i as quote } from "./markup.js";
import { r as unusedLedger } from "./ledger-answer.js";
import { createHash } from "node:crypto";

// src/core/attest/statement.ts
/**
* In-toto statements: "of this file, with this digest, the following is claimed". A statement is what gets signed; what it
* claims is its predicate, whose shape its type names. (in-toto attestation framework, spec/v1/statement.md)
*/
/** The type of the payload in the signed envelope. */
const STATEMENT_MEDIA_TYPE = "application/vnd.in-toto+json";
const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
const MAX_SUBJECTS = 1024;
const MAX_TEXT = 4096;
/** A statement as the payload of an envelope. */
function writeStatement({ subjects, predicateType, predicate }) {
	const subject = subjects.map(({ name, sha256 }) => ({
		name,
		digest: { sha256 }
	}));
	return {
		type: STATEMENT_MEDIA_TYPE,
		payload: JSON.stringify({
			_type: STATEMENT_TYPE,
			subject,
			predicateType,
			predicate
		})
	};
}
/** Reads the payload of an envelope whose signature verified. */
function readStatement({ type, payload }) {
	const refused = (what, expected, got) => ({
		ok: false,
		why: `expected ${what} ${quote(expected)}, got ${got === null ? "none" : quote(got)}`
	});
	if (type !== "application/vnd.in-toto+json") return refused("a payload of the type", STATEMENT_MEDIA_TYPE, type);
	const value = parseJson(payload);
	const stated = textAt(value, MAX_TEXT, "_type");
	if (stated !== STATEMENT_TYPE) return refused("a statement of the type", STATEMENT_TYPE, stated);
	const listed = valueAt(value, "subject");
	const predicateType = textAt(value, MAX_TEXT, "predicateType");
	if (predicateType === null) return {
		ok: false,
		why: "expected a statement with a predicate type, got none"
	};
	const subjects = Array.isArray(listed) && listed.length <= MAX_SUBJECTS ? listed.map(subjectOf) : [];
	const known = subjects.filter((subject) => subject !== null);
	if (known.length === 0 || known.length < subjects.length) return {
		ok: false,
		why: "expected a statement about files with their sha256, got something else"
	};
	return {
		ok: true,
		statement: {
			subjects: known,
			predicateType,
			predicate: valueAt(value, "predicate")
		}
	};
}
function subjectOf(value) {
	const [name, sha256] = [textAt(value, MAX_TEXT, "name"), textAt(value, 64, "digest", "sha256")];
	return name === null || sha256 === null || !/^[0-9a-f]{64}$/.test(sha256) ? null : {
		name,
		sha256
	};
}

// src/core/cache/ledger-signature.ts
/**
* The signature of a ledger: what is signed, and whether a signature that verified is one for this ledger.
*
* The digest in a ledger says that nobody damaged it; whoever can write the file can make another. A signature says which
* workflow of which repository, on which ref, wrote these very bytes, wherever they are read from. It is a Sigstore
* bundle in a file of its own beside the ledger, so that the ledger is the same file with and without it. That the
* bundle's certificate, log entry and signature hold is told elsewhere (ports/sigstore-verify.ts); here is decided what
* they are worth: the signer has to be a run that may write a ledger of that repository and ref, and the statement has
* to be about these bytes.
*/
/** `optional`: a signature that is there has to verify; `required`: without one the ledger is refused. */
const SIGNATURE_RULES = ["optional", "required"];
/** A bundle about a ledger has 5 to 12 kB. */
const MAX_BUNDLE_BYTES = 1 << 20;
/** What the statement claims: that a trusted run left this ledger. */
const LEDGER_PREDICATE = "https://github.com/go-provenance-gate/go-provenance-gate/cache-ledger/v1";
/** The events on which a run may write what others read (core/event/read-event.ts). */
const TRUSTED_TRIGGERS = [
	"push",
	"schedule",
	"workflow_dispatch",
	"repository_dispatch"
];
/** Where the signature of a ledger is. */
function signatureFile(ledgerFile) {
	return `${ledgerFile}.sigstore.json`;
}
/** The statement about a ledger of this text, in a file of this name. */
function ledgerStatement(name, text, ledger, run) {
	const { repository, ref, generation, digest } = ledger;
	const { commit, workflow, runId, runAttempt } = run;
	const place = `${ACTIONS_SERVER}/${repository ?? "-"}/actions/runs/${runId ?? ""}/attempts/${runAttempt ?? 1}`;
	return writeStatement({
		subjects: [{
			name,
			sha256: sha256(text)
		}],
		predicateType: LEDGER_PREDICATE,
		predicate: {
			repository,
			ref,
			generation,
			digest,
			commit,
			workflow,
			run: runId === null ? null : place
		}
	});
}
/** A ledger that is used, together with its signature: the answer stays, names the signer, or turns into a refusal. */
function withSignature(answer, text, reading, rule) {
	const { ledger } = answer;
	if (ledger === null) return answer;
	switch (reading.kind) {
		case "none":
			if (rule === "optional") return answer;
			return unusedLedger("invalid", `it is not signed: expected a signature in ${quote(reading.file)}, since one is required`);
		case "refused": return unusedLedger("invalid", `its signature does not verify: ${reading.why}`);
		case "unavailable": return unusedLedger("unreadable", `its signature could not be checked: ${reading.why}`);
		case "verified": {
			const misfit = signatureMisfit(reading.signed, reading.signer, text, ledger);
			return misfit === null ? {
				...answer,
				signer: reading.signer.workflow
			} : unusedLedger("invalid", misfit);
		}
	}
}
/** Why a signature that holds is none for this ledger; `null` when it is. */
function signatureMisfit(signed, signer, text, ledger) {
	const { repository, ref } = ledger;
	if (repository === null || ref === null || !ref.startsWith("refs/heads/")) return `it is signed, but is not of the branch of a repository, which is what a signature vouches for: got ${repository === null || ref === null ? "none" : quote(ref)}`;
	const other = identityMisfit(signer, {
		repository,
		ref,
		triggers: TRUSTED_TRIGGERS
	});
	if (other !== null) return `its signature is ${other}`;
	const reading = readStatement(signed);
	if (!reading.ok) return `its signature is about something else: ${reading.why}`;
	const { subjects, predicateType, predicate } = reading.statement;
	if (predicateType !== LEDGER_PREDICATE) return `its signature is about something else: expected a claim of the type ${quote(LEDGER_PREDICATE)}, got ${quote(predicateType)}`;
	const digest = sha256(text);
	const [subject] = subjects;
	if (subjects.length !== 1 || subject?.sha256 !== digest) {
		const got = subjects.length === 1 ? `${(subject?.sha256 ?? "").slice(0, 12)}…` : `${subjects.length} files`;
		return `its signature is of another ledger, or it was changed after it was signed: expected the sha256 ${digest.slice(0, 12)}… of its bytes, got ${got}`;
	}
	return claimMisfit(predicate, ledger, signer);
}
/** The claims repeat what the ledger and the certificate say; where they do not, somebody signed what was not true. */
function claimMisfit(predicate, ledger, { commit }) {
	const claims = [
		["repository", ledger.repository],
		["ref", ledger.ref],
		["generation", ledger.generation],
		["digest", ledger.digest],
		...commit === null ? [] : [["commit", commit]]
	];
	for (const [name, expected] of claims) {
		const got = valueAt(predicate, name);
		if (got === expected) continue;
		const words = typeof got === "string" || typeof got === "number" ? quote(got) : "something else";
		return `its signature claims another ${name}: expected ${quote(expected ?? "none")}, got ${words}`;
	}
	return null;
}
function sha256(text) {
	return createHash("sha256").update(text).digest("hex");
}

export { withSignature as a, signatureFile as i, SIGNATURE_RULES as n, ledgerStatement as r, MAX_BUNDLE_BYTES as t };