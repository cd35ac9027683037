/** Signing by the real code against a Sigstore of one's own on this machine, and verifying by the real code. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Verification } from '../../src/core/attest/verification.ts'
import { systemSignatures } from '../../src/ports/sigstore.ts'
import { signText } from '../../src/ports/sigstore-sign.ts'
import { verifyBundle } from '../../src/ports/sigstore-verify.ts'
import { inMinutes, PUSH, startSigstore, type TestSigstore } from '../support/sigstore.ts'

let sigstore: TestSigstore
let bundle = ''
beforeAll(async () => {
  sigstore = await startSigstore()
  bundle = await sigstore.sign(TEXT)
})
afterAll(() => sigstore.close())

const TEXT = { type: 'application/vnd.in-toto+json', payload: '{"_type":"a statement, ünïcode"}' }
const SIGNER = {
  issuer: 'https://token.actions.githubusercontent.com',
  workflow: 'https://github.com/octo/shop/.github/workflows/ci.yml@refs/heads/main',
  repository: 'https://github.com/octo/shop',
  ref: 'refs/heads/main',
  commit: PUSH.sha,
  trigger: 'push'
}
const offline = (): Promise<unknown> => Promise.reject(new Error('getaddrinfo ENOTFOUND tuf.example'))

function verify(text: string, root: string | null = sigstore.publicRoot): Promise<Verification> {
  return verifyBundle(text, root, offline)
}

/** Parsed JSON of whatever shape. */
type Parsed = ReturnType<typeof JSON.parse>

/** The bundle with parts exchanged. */
function edited(edit: (bundle: Parsed) => void, text = bundle): string {
  const parsed = JSON.parse(text)
  edit(parsed)
  return JSON.stringify(parsed)
}

describe('signed, and verified', () => {
  test('for a public repository: with an entry of the log', async () => {
    const { mediaType, verificationMaterial } = JSON.parse(bundle)
    expect(mediaType).toBe('application/vnd.dev.sigstore.bundle.v0.3+json')
    expect(verificationMaterial.tlogEntries).toHaveLength(1)
    expect(await verify(bundle)).toEqual({ kind: 'verified', signed: TEXT, signer: SIGNER })
  })

  test.each(['private', 'internal', ''])('for a repository that is %j: with a time stamp', async (visibility) => {
    const other = await sigstore.sign(TEXT, { repository_visibility: visibility })
    const { tlogEntries, timestampVerificationData } = JSON.parse(other).verificationMaterial
    expect(tlogEntries ?? []).toEqual([])
    expect(timestampVerificationData.rfc3161Timestamps).toHaveLength(1)
    expect(await verify(other, sigstore.privateRoot)).toEqual({ kind: 'verified', signed: TEXT, signer: SIGNER })
  })

  test('with several trust roots, one a line', async () => {
    const roots = `${sigstore.privateRoot}\n${sigstore.publicRoot}\n`
    expect(await verify(bundle, roots)).toMatchObject({ kind: 'verified' })
  })

  test('and who signed is told as the certificate says it', async () => {
    const pull = { ref: 'refs/pull/7/merge', event_name: 'pull_request', iss: 'https://issuer.example' }
    const workflow = 'mallory/shop/.github/workflows/evil.yml@refs/pull/7/merge'
    const other = await sigstore.sign(TEXT, { ...pull, job_workflow_ref: workflow })
    expect(await verify(other)).toMatchObject({
      kind: 'verified',
      signer: {
        issuer: 'https://issuer.example',
        workflow: `https://github.com/${workflow}`,
        ref: 'refs/pull/7/merge',
        trigger: 'pull_request'
      }
    })
  })
})

describe('refused', () => {
  test.each<[string, (bundle: Parsed) => void, RegExp]>([
    [
      'another payload',
      ({ dsseEnvelope }) => void (dsseEnvelope.payload = Buffer.from('{}').toString('base64')),
      /does not hold|made over something else/
    ],
    [
      'another type of payload',
      ({ dsseEnvelope }) => void (dsseEnvelope.payloadType = 'text/plain'),
      /made over something else, or with another key/
    ],
    [
      'another signature',
      ({ dsseEnvelope }) => void (dsseEnvelope.signatures[0].sig = Buffer.alloc(70, 1).toString('base64')),
      /does not hold|made over something else/
    ],
    [
      'no entry of the log, and so no time',
      ({ verificationMaterial }) => void (verificationMaterial.tlogEntries = []),
      /nothing that is trusted says when it was made/
    ],
    [
      'another time in the log',
      ({ verificationMaterial: { tlogEntries } }) =>
        void (tlogEntries[0].integratedTime = String(Number(tlogEntries[0].integratedTime) + 1)),
      /transparency log does not hold/
    ],
    [
      'a log that nobody knows',
      ({ verificationMaterial: { tlogEntries } }) =>
        void (tlogEntries[0].logId.keyId = Buffer.alloc(32).toString('base64')),
      /transparency log does not hold/
    ],
    [
      'a checkpoint whose signer is a regular expression that takes for ever',
      ({ verificationMaterial: { tlogEntries } }) => {
        const { checkpoint } = tlogEntries[0].inclusionProof
        checkpoint.envelope = checkpoint.envelope.replace('\u2014 log.example', '\u2014 (([^!]+)+)+!')
      },
      /expected the name of a log in its checkpoint, got `\(\(/
    ],
    [
      'a certificate with another byte',
      ({ verificationMaterial: { certificate } }) => {
        const bytes = Buffer.from(certificate.rawBytes, 'base64')
        // In the name of the workflow: the authority did not sign that.
        bytes.write('evil', bytes.indexOf('octo'))
        certificate.rawBytes = bytes.toString('base64')
      },
      /certificate does not hold/
    ],
    [
      'a certificate that is none',
      ({ verificationMaterial: { certificate } }) =>
        void (certificate.rawBytes = Buffer.from('hello').toString('base64')),
      /parts do not parse/
    ],
    [
      'a key instead of a certificate',
      ({ verificationMaterial }) => {
        delete verificationMaterial['certificate']
        verificationMaterial['publicKey'] = { hint: 'mine' }
      },
      /expected the certificate of a run, got a public key/
    ],
    [
      'the signature of a file',
      (all) => {
        delete all['dsseEnvelope']
        const digest = Buffer.alloc(32).toString('base64')
        all['messageSignature'] = { messageDigest: { algorithm: 'SHA2_256', digest }, signature: 'AAAA' }
      },
      /got the signature of a file/
    ],
    ['two signatures', ({ dsseEnvelope: { signatures } }) => void signatures.push(signatures[0]), /lacks parts/],
    [
      'a thousand entries',
      ({ verificationMaterial: { tlogEntries } }) => {
        for (let i = 0; i < 1000; i++) tlogEntries.push(tlogEntries[0])
      },
      /expected at most 8 log entries and time stamps, got 1001/
    ],
    [
      'an older version',
      (all) => void (all['mediaType'] = 'application/vnd.dev.sigstore.bundle+json;version=0.1'),
      /0\.3/
    ],
    ['a version to come', (all) => void (all['mediaType'] = 'application/vnd.dev.sigstore.bundle.v0.9+json'), /0\.3/]
  ])('%s', async (_name, edit, words) => {
    const answer = await verify(edited(edit))
    expect(answer).toMatchObject({ kind: 'refused', why: expect.stringMatching(words) })
  })

  test.each<[string, () => string]>([
    ['nothing', () => ''],
    ['no JSON', () => 'hello'],
    ['other JSON', () => '[{"mediaType":7}]'],
    ['a bundle that was cut off', () => bundle.slice(0, -100)],
    ['an envelope alone', () => JSON.stringify({ mediaType: JSON.parse(bundle).mediaType })],
    ['brackets without an end', () => '['.repeat(500_000)],
    ['parts of other types', () => bundle.replace(/"tlogEntries":\[/, '"tlogEntries":[null,7,"x",')]
  ])('%s', async (_name, text) => {
    expect(await verify(text())).toMatchObject({ kind: 'refused' })
  })

  test('of an authority that the trust root does not name', async () => {
    const other = await startSigstore()
    const foreign = await other.sign(TEXT)
    await other.close()
    // Of the same name, as an attacker would call it.
    expect(await verify(foreign)).toMatchObject({ kind: 'refused', why: expect.stringMatching(/does not hold/) })
    const renamed = sigstore.publicRoot.replace(
      /"certificateAuthorities":\[.*?\],"ctlogs"/,
      '"certificateAuthorities":[],"ctlogs"'
    )
    expect(renamed).not.toBe(sigstore.publicRoot)
    expect(await verify(bundle, renamed)).toMatchObject({
      kind: 'refused',
      why: 'its certificate is of no authority that the trust root names'
    })
  })

  test('with a certificate that had expired when it was logged', async () => {
    const late = await startSigstore({ certified: inMinutes(-60), logged: inMinutes(1) })
    const own = await late.sign(TEXT)
    const stamped = await late.sign(TEXT, { repository_visibility: 'private' })
    await late.close()
    for (const answer of [await verify(own, late.publicRoot), await verify(stamped, late.privateRoot)]) {
      expect(answer).toMatchObject({ kind: 'refused', why: expect.stringMatching(/certificate does not hold/) })
    }
  })

  test('without anything that says when it was made', async () => {
    const instances = { ...sigstore.instances, private: { ...sigstore.instances.private, timestamps: null } }
    const bare = await signText(sigstore.env({ repository_visibility: 'private' }), TEXT, instances)
    expect(await verify(bare, sigstore.privateRoot)).toMatchObject({
      kind: 'refused',
      why: expect.stringMatching(/nothing that is trusted says when/)
    })
  })
})

describe('without a trust root nothing is accepted', () => {
  test('no network', async () => {
    expect(await verify(bundle, null)).toMatchObject({
      kind: 'unavailable',
      why: expect.stringMatching(/could not be had \(`getaddrinfo ENOTFOUND/)
    })
  })

  test.each([
    ['an empty file', ''],
    ['no JSON', 'hello'],
    ['other JSON', '{"mediaType":"application/json"}'],
    [
      'a root without its parts',
      '{"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1","tlogs":[{}]}'
    ],
    ['too many lines', '{}\n'.repeat(100)]
  ])('%s', async (_name, root) => {
    expect(await verify(bundle, root)).toMatchObject({
      kind: 'unavailable',
      why: expect.stringMatching(/does not parse: expected what `gh attestation trusted-root` prints/)
    })
  })

  test('none at all in the root: the authority is not known', async () => {
    const root = '{"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1"}'
    expect(await verify(bundle, root)).toMatchObject({ kind: 'refused' })
  })
})

describe('no signature', () => {
  const signatures = systemSignatures({})
  test('where the job may not ask for a token', async () => {
    await expect(signatures.sign(TEXT)).rejects.toMatchObject({
      code: 'evidence',
      message: expect.stringMatching(/may not ask for an ID token/),
      fix: expect.stringMatching(/id-token: write/)
    })
  })

  test('on another server', async () => {
    const env = { ...sigstore.env(), GITHUB_SERVER_URL: 'https://ghe.example' }
    await expect(signText(env, TEXT, sigstore.instances)).rejects.toMatchObject({
      code: 'evidence',
      message: expect.stringMatching(/expected a job on `https:\/\/github\.com`, got one on `https:\/\/ghe\.example`/)
    })
  })

  test('when the token is refused, and its secret is not told', async () => {
    const env = { ...sigstore.env(), ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'not-the-secret' }
    const failed = signText(env, TEXT, sigstore.instances).catch((error: unknown) => error)
    expect(String(await failed)).toMatch(/the ID token of this run could not be had/)
    expect(String(await failed)).not.toMatch(/not-the-secret/)
  })

  test('when Sigstore refuses', async () => {
    const gone = { ...sigstore.instances.public, fulcio: `${sigstore.instances.public.fulcio}/gone` }
    await expect(signText(sigstore.env(), TEXT, { ...sigstore.instances, public: gone })).rejects.toMatchObject({
      code: 'evidence',
      message: expect.stringMatching(/Sigstore did not sign \(`error creating signing certificate.*404/)
    })
  })
})
