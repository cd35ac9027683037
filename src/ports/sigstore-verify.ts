/**
 * Verifying Sigstore bundles.
 *
 * A bundle holds what was signed, the signature, the certificate of the key, and what says when it was made: an entry of
 * the transparency log, or a time stamp. The certificate holds for ten minutes, so without one of both nothing says that
 * the signature was made while it did. How much of that is asked for follows from the trust root, as in `gh attestation
 * verify`: where it names logs, an entry is; where it names certificate logs, a receipt of one is; a time always is. All
 * of it is checked by the project's own library; who signed is told to the caller, who decides what that is worth.
 *
 * Everything in a bundle may be hostile: it is read within bounds, and whatever the libraries throw is a refusal.
 */
import { type Bundle, bundleFromJSON } from '@sigstore/bundle'
import type { X509Certificate } from '@sigstore/core'
import { TrustedRoot } from '@sigstore/protobuf-specs'
import { toSignedEntity, toTrustMaterial, type TrustMaterial, Verifier } from '@sigstore/verify'
import type { SignerIdentity } from '../core/attest/identity.ts'
import type { Verification } from '../core/attest/verification.ts'
import { errorCode, errorMessage } from '../core/errors.ts'
import { quote } from '../core/text/markup.ts'
import { parseJson, valueAt } from '../core/untrusted.ts'

/** Log entries and time stamps of one bundle: a signer leaves one or two. */
const MAX_WITNESSES = 8
/** Trust roots in one file: that of the public Sigstore, that of GitHub, and a few of one's own. */
const MAX_ROOTS = 16
const MEDIA_TYPES = new Set([
  'application/vnd.dev.sigstore.bundle.v0.3+json',
  'application/vnd.dev.sigstore.bundle+json;version=0.3'
])
/** Of GitHub's own instance, which signs for private repositories. */
const GITHUB_AUTHORITY = 'GitHub, Inc.'

const refused = (why: string): Verification => ({ kind: 'refused', why })
const unavailable = (why: string): Verification => ({ kind: 'unavailable', why })

/**
 * Verifies a bundle against the trust roots in a text, or the public one when there is none. `publicRoot` gives that as
 * JSON, and may throw. Never throws itself.
 */
export async function verifyBundle(
  text: string,
  trustedRoot: string | null,
  publicRoot: () => Promise<unknown>
): Promise<Verification> {
  const bundle = readBundle(text)
  if (typeof bundle === 'string') return refused(bundle)
  let entity: ReturnType<typeof toSignedEntity>
  try {
    entity = toSignedEntity(bundle)
  } catch (error) {
    return refused(`its parts do not parse (${quote(errorMessage(error), 200)})`)
  }
  const { key } = entity
  if (key.$case !== 'certificate') return refused('expected the certificate of a run, got a public key')
  const { certificate } = key
  if (trustedRoot === null && certificate.issuer.includes(GITHUB_AUTHORITY)) {
    return unavailable(
      "it is by GitHub's own instance of Sigstore, which signs for private repositories, and whose trust root is not part of this program: write it to a file with `gh attestation trusted-root`, and name that file"
    )
  }
  const roots = await rootsOf(trustedRoot, publicRoot)
  if (typeof roots === 'string') return unavailable(roots)
  const known = roots.filter(({ certificateAuthorities }) =>
    certificateAuthorities.some(({ certChain }) => certChain.some(({ subject }) => subject.equals(certificate.issuer)))
  )
  if (known.length === 0) return refused('its certificate is of no authority that the trust root names')
  let why = ''
  for (const root of known) {
    try {
      new Verifier(root, thresholds(root)).verify(entity)
      return { kind: 'verified', signed: payloadOf(bundle), signer: identityOf(certificate) }
    } catch (error) {
      why = reason(error)
    }
  }
  return refused(why)
}

/** The bundle, or why it is none. */
function readBundle(text: string): Bundle | string {
  const value = parseJson(text)
  const type = valueAt(value, 'mediaType')
  if (typeof type !== 'string' || !MEDIA_TYPES.has(type)) {
    const got = value === undefined ? 'text that is no JSON' : typeof type === 'string' ? quote(type) : 'other JSON'
    return `expected a Sigstore bundle, version 0.3, got ${got}`
  }
  try {
    const bundle = bundleFromJSON(value)
    const { content, verificationMaterial } = bundle
    if (content.$case !== 'dsseEnvelope') return 'expected a signed statement, got the signature of a file'
    const stamps = verificationMaterial.timestampVerificationData?.rfc3161Timestamps ?? []
    const witnesses = verificationMaterial.tlogEntries.length + stamps.length
    if (witnesses > MAX_WITNESSES) {
      return `expected at most ${MAX_WITNESSES} log entries and time stamps, got ${witnesses}`
    }
    const odd = verificationMaterial.tlogEntries.map(({ inclusionProof }) => oddSigner(inclusionProof)).find(Boolean)
    return odd === undefined ? bundle : `expected the name of a log in its checkpoint, got ${quote(odd, 60)}`
  } catch (error) {
    const fields = valueAt(error, 'fields')
    const where = Array.isArray(fields) ? ` (${quote(fields.join(', '), 200)})` : ''
    return `expected a whole Sigstore bundle, got one that lacks parts${where}`
  }
}

/** The name of who signed a checkpoint is taken for a regular expression by the library: only plain ones get there. */
function oddSigner(proof: { readonly checkpoint: { readonly envelope: string } | undefined } | undefined) {
  const names = [...(proof?.checkpoint?.envelope ?? '').matchAll(/\u2014 (\S+) \S+\n/g)].map(([, name = '']) => name)
  return names.find((name) => !/^[\w.:/-]{1,200}$/.test(name))
}

/** The roots, or why there are none. */
async function rootsOf(text: string | null, publicRoot: () => Promise<unknown>): Promise<TrustMaterial[] | string> {
  if (text !== null) {
    // One document, or one a line as `gh attestation trusted-root` writes them.
    const whole = parseJson(text)
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    const values = whole === undefined && lines.length <= MAX_ROOTS ? lines.map(parseJson) : [whole]
    try {
      if (values.length > 0 && values.every(isRoot)) return values.map(trustOf)
    } catch {
      // Told below: of another shape.
    }
    return 'the trust root that was named does not parse: expected what `gh attestation trusted-root` prints'
  }
  try {
    return [trustOf(await publicRoot())]
  } catch (error) {
    const cause = valueAt(error, 'cause')
    const words = [errorMessage(error), ...(cause === undefined ? [] : [errorMessage(cause)])]
    return `the trust root of the public Sigstore could not be had (${quote(words.join(': '), 200)}): let the run reach it, or name a file with one`
  }
}

function isRoot(value: unknown): boolean {
  const type = valueAt(value, 'mediaType')
  return typeof type === 'string' && type.startsWith('application/vnd.dev.sigstore.trustedroot')
}

function trustOf(value: unknown): TrustMaterial {
  return toTrustMaterial(TrustedRoot.fromJSON(value))
}

function thresholds({ tlogs, ctlogs }: TrustMaterial) {
  return { tlogThreshold: tlogs.length > 0 ? 1 : 0, ctlogThreshold: ctlogs.length > 0 ? 1 : 0, timestampThreshold: 1 }
}

const REASONS: Readonly<Record<string, string>> = {
  TIMESTAMP_ERROR: 'nothing that is trusted says when it was made',
  CERTIFICATE_ERROR: 'its certificate does not hold',
  SIGNATURE_ERROR: 'it was made over something else, or with another key'
}

function reason(error: unknown): string {
  const [code, cause] = [errorCode(error) ?? '', valueAt(error, 'cause')]
  const words = REASONS[code] ?? (code.startsWith('TLOG') ? 'its entry of the transparency log does not hold' : null)
  const said = [errorMessage(error), ...(cause === undefined ? [] : [errorMessage(cause)])].join(': ')
  return `${words ?? 'its parts do not fit together'} (${quote(said, 200)})`
}

function payloadOf({ content }: Bundle): { readonly type: string; readonly payload: string } {
  // Told by readBundle.
  if (content.$case !== 'dsseEnvelope') throw new TypeError('no envelope')
  const { payloadType, payload } = content.dsseEnvelope
  return { type: payloadType, payload: Buffer.from(payload).toString('utf8') }
}

/** Extensions of Sigstore's certificate authority (its docs/oid-info.md). */
const OID = '1.3.6.1.4.1.57264.1'
const MAX_NAME_BYTES = 2048

function identityOf(certificate: X509Certificate): SignerIdentity {
  /** From 1.8 on a text within the extension; 1.1 is the text itself. */
  const said = (last: number): string | null => {
    const bytes = certificate.extension(`${OID}.${last}`)?.valueObj.subs[0]?.value
    return bytes === undefined || bytes.length > MAX_NAME_BYTES ? null : bytes.toString('utf8')
  }
  const first = certificate.extension(`${OID}.1`)?.value
  return {
    issuer: said(8) ?? (first === undefined || first.length > MAX_NAME_BYTES ? null : first.toString('utf8')),
    workflow: certificate.extSubjectAltName?.uri ?? null,
    repository: said(12),
    commit: said(13),
    ref: said(14),
    trigger: said(20)
  }
}
