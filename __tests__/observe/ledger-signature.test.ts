/** The signature of a ledger in a run: where it is read from, what it does to the ledger, who makes it. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { dayOf, type Ledger, parseLedger, writeLedger } from '../../src/core/cache/ledger.ts'
import { nextLedger } from '../../src/core/cache/ledger-chain.ts'
import { ledgerStatement, signatureFile } from '../../src/core/cache/ledger-signature.ts'
import { readEvent } from '../../src/core/event/read-event.ts'
import type { Outcome } from '../../src/core/outcome.ts'
import type { CachePolicy } from '../../src/core/policy/types.ts'
import type { TrustedCache } from '../../src/observe/cache-trust.ts'
import { readRunLedger } from '../../src/observe/cache-trust.ts'
import { ledgerFile, writeRunLedger } from '../../src/observe/cache-witness.ts'
import { readLedger } from '../../src/observe/ledger-file.ts'
import { readRepository } from '../../src/observe/repository.ts'
import { verifyBundle } from '../../src/ports/sigstore-verify.ts'
import type { Ports } from '../../src/ports/types.ts'
import { replay } from '../support/events.ts'
import { type FakePorts, fakePorts } from '../support/fakes.ts'
import { REQUEST } from '../support/request.ts'
import { type RunClaims, startSigstore, type TestSigstore } from '../support/sigstore.ts'

let sigstore: TestSigstore
beforeAll(async () => {
  sigstore = await startSigstore()
})
afterAll(() => sigstore.close())

const TODAY = dayOf(Date.parse('2026-11-21T12:00:00.000Z'))
const OWNER = { repository: 'octo/shop', ref: 'refs/heads/main' }
const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
const ledgerOf = (parents: readonly Ledger[] = []): Ledger =>
  nextLedger({ owner: OWNER, today: TODAY, parents, witnessed: [{ action: hash('a'), output: hash('b') }] })
const ledger = ledgerOf()
const text = writeLedger(ledger)
const RUN = { commit: null, workflow: '.github/workflows/ci.yml', runId: '42', runAttempt: 1 }
const WORKFLOW = 'https://github.com/octo/shop/.github/workflows/ci.yml@refs/heads/main'

/** Real verifying; signing as a run with these claims. */
function signatures(claims: Partial<RunClaims> = {}): Ports['signatures'] {
  return {
    verify: (bundle, root) => verifyBundle(bundle, root, () => Promise.reject(new Error('no network'))),
    sign: (statement) => sigstore.sign(statement, claims)
  }
}

/** The signature of a ledger by a run with these claims, whatever that run is. */
function signed(of: Ledger = ledger, claims: Partial<RunClaims> = {}): Promise<string> {
  const commit = claims.sha ?? '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d'
  return sigstore.sign(ledgerStatement('ledger', writeLedger(of), of, { ...RUN, commit }), claims)
}

const push = (): ReturnType<typeof readEvent> => {
  const { env, payload } = replay('push-branch')
  const read = readEvent(env, payload)
  return { ...read, ...OWNER, defaultBranch: 'main', baseBranch: 'main', writesBaseline: true }
}

describe('a ledger that a run is given', () => {
  const policy = (change: Partial<CachePolicy> = {}): CachePolicy => ({
    trust: 'audit',
    ledger: '/artifacts/ledger',
    sign: false,
    signature: 'optional',
    trustedRoot: '/artifacts/root.jsonl',
    ...change
  })

  async function read(files: Record<string, string>, change: Partial<CachePolicy> = {}) {
    const ports = fakePorts({
      files: { '/repo/go.mod': '', '/artifacts/ledger': text, '/artifacts/root.jsonl': sigstore.publicRoot, ...files },
      signatures: signatures()
    })
    const repository = await readRepository(ports, '/repo')
    const found = await readRunLedger(ports, { ...REQUEST, event: push() }, repository, policy(change))
    if (found === null) throw new Error('no ledger was read')
    return found.answer
  }

  test('with the signature of a trusted run is used, and its signer told', async () => {
    const answer = await read({ '/artifacts/ledger.sigstore.json': await signed() }, { signature: 'required' })
    expect(answer).toMatchObject({ state: 'used', why: null, signer: WORKFLOW })
    expect(answer.entries.size).toBe(1)
  })

  test('without one is used, unless one is required', async () => {
    expect(await read({})).toMatchObject({ state: 'used', signer: null })
    expect(await read({}, { signature: 'required' })).toMatchObject({
      state: 'invalid',
      why: expect.stringMatching(/expected a signature in `\/artifacts\/ledger\.sigstore\.json`/)
    })
  })

  test.each<[string, () => Promise<string>, RegExp]>([
    ['another repository', () => signed(ledger, fork), /of a workflow of another repository: expected/],
    ['another ref', () => signed(ledger, at('refs/heads/evil')), /of another ref/],
    ['a pull request', () => signed(ledger, at('refs/pull/7/merge')), /of another ref: .*refs\/pull\/7\/merge/],
    ['pull_request_target', () => signed(ledger, { event_name: 'pull_request_target' }), /may not vouch/],
    ['another issuer', () => signed(ledger, { iss: 'https://issuer.example' }), /of no run of GitHub Actions/],
    ['a caller elsewhere', () => signed(ledger, { repository: 'mallory/shop' }), /of a run of another repository/],
    ['the next ledger', () => signed(ledgerOf([ledger])), /of another ledger, or it was changed/],
    ['nobody: text', async () => 'hello', /expected a Sigstore bundle/],
    ['nobody: cut off', async () => (await signed()).slice(0, 3000), /expected a Sigstore bundle/],
    ['nobody: far too long', async () => 'x'.repeat((1 << 20) + 1), /expected at most 1048576/]
  ])('with a signature of %s is refused', async (_name, sign, words) => {
    const answer = await read({ '/artifacts/ledger.sigstore.json': await sign() })
    expect(answer).toMatchObject({ state: 'invalid', ledger: null, why: expect.stringMatching(words) })
    expect(answer.entries.size).toBe(0)
  })
  const fork = { job_workflow_ref: 'mallory/shop/.github/workflows/ci.yml@refs/heads/main' }
  const at = (ref: string) => ({ job_workflow_ref: `octo/shop/.github/workflows/ci.yml@${ref}`, ref })

  test('that was changed after it was signed is refused', async () => {
    const changed = writeLedger(ledgerOf([ledger]))
    const answer = await read({ '/artifacts/ledger': changed, '/artifacts/ledger.sigstore.json': await signed() })
    expect(answer).toMatchObject({ state: 'invalid', why: expect.stringMatching(/changed after it was signed/) })
  })

  test.each<[string, string | null, RegExp]>([
    ['no trust root in the file', '/artifacts/none', /there is no trust root in `\/artifacts\/none`/],
    ['a trust root that is none', '/artifacts/ledger', /does not parse/],
    ['no network', null, /the trust root of the public Sigstore could not be had \(`no network`\)/]
  ])('that cannot be checked is not used: %s', async (_name, trustedRoot, words) => {
    const answer = await read({ '/artifacts/ledger.sigstore.json': await signed() }, { trustedRoot })
    expect(answer).toMatchObject({ state: 'unreadable', ledger: null, why: expect.stringMatching(words) })
  })

  test('of the repository has its signature beside it, wherever it was found', async () => {
    const files = { '/repo/cache.ledger': text, '/repo/cache.ledger.sigstore.json': await signed() }
    const answer = await read(files, { ledger: null, signature: 'required' })
    expect(answer).toMatchObject({ state: 'used', signer: WORKFLOW })
  })
})

describe('the run that writes the ledger', () => {
  const ROOT = { readRoot: async () => sigstore.publicRoot }
  const file = ledgerFile('/state')
  const bundleFile = signatureFile(file)
  /** The claims of the run that the event is of. */
  const own = (): Partial<RunClaims> => ({ sha: push().commits.commit ?? '' })

  async function write(
    signing: { sign: boolean; rule: 'optional' | 'required' },
    from: Partial<Ports> = {},
    files: Record<string, string> = {}
  ): Promise<{ ports: FakePorts; said: string[] }> {
    const said: string[] = []
    const say = (line: string): void => void said.push(line)
    const ports = { ...fakePorts({ files, signatures: signatures(own()) }), ...from }
    const log = { ...ports.log, info: say, warn: say }
    const cache = { cache: '/cache', ledger: null, signing: { ...signing, ...ROOT }, use: { trusted: true } }
    const open = { exitCode: 0, findings: [], judged: [] } as unknown as Outcome
    const request = { ...REQUEST, event: push() }
    await writeRunLedger({ ...ports, log }, request, open, [cache as unknown as TrustedCache])
    return { ports, said }
  }

  test('signs it where that is asked, and the signature verifies', async () => {
    const { ports, said } = await write({ sign: true, rule: 'required' })
    expect(said).toEqual([expect.stringMatching(/written: generation 1, 0 entries, signed, \/state\/ledger$/)])
    const check = { expected: { ...OWNER, refs: [OWNER.ref], today: TODAY }, rule: 'required', bundle: null } as const
    expect(await readLedger(ports, file, { ...check, ...ROOT })).toMatchObject({
      ledger: { generation: 1 },
      signer: WORKFLOW
    })
    const statement = JSON.parse(
      Buffer.from(JSON.parse(ports.written.get(bundleFile) ?? '').dsseEnvelope.payload, 'base64').toString()
    )
    expect(statement).toMatchObject({
      subject: [{ name: 'ledger', digest: { sha256: hash(ports.written.get(file) ?? '') } }],
      predicate: { ...OWNER, generation: 1, commit: push().commits.commit }
    })
  })

  test('leaves none beside what it did not sign', async () => {
    const { ports } = await write({ sign: true, rule: 'optional' })
    const files = Object.fromEntries(ports.written)
    const again = await write({ sign: false, rule: 'optional' }, {}, files)
    expect(parseLedger(again.ports.written.get(file) ?? '')).toMatchObject({ ok: true, ledger: { generation: 2 } })
    expect(again.ports.written.has(bundleFile)).toBe(false)
  })

  test('goes on without where it cannot sign and need not, and says why', async () => {
    const { ports, said } = await write({ sign: true, rule: 'optional' }, { signatures: fakePorts().signatures })
    expect(said).toEqual([
      expect.stringMatching(/is not signed: nobody signs/),
      expect.stringMatching(/written: generation 1, 0 entries, \/state/)
    ])
    expect([...ports.written.keys()]).toEqual([file])
  })

  test.each([
    ['cannot sign', true, /was not written: nobody signs/],
    ['is not asked to', false, /was not written: the policy requires signatures/]
  ])('writes nothing where signatures are required and it %s', async (_name, sign, words) => {
    const { ports, said } = await write({ sign, rule: 'required' }, { signatures: fakePorts().signatures })
    expect(said).toEqual([expect.stringMatching(words)])
    expect([...ports.written.keys()]).toEqual([])
  })

  test('does not go on from a ledger there whose signature is of somebody else', async () => {
    const foreign = await signed(ledger, { event_name: 'issue_comment' })
    const { ports, said } = await write({ sign: true, rule: 'optional' }, {}, { [file]: text, [bundleFile]: foreign })
    expect(said).toEqual([expect.stringMatching(/was not written: .*no ledger to rely on: .*may not vouch/)])
    expect(ports.written.get(file)).toBe(text)
  })

  test('signs what another process left meanwhile as well', async () => {
    let first = true
    const held: FakePorts = fakePorts({ files: {} })
    const sign = (statement: Parameters<Ports['signatures']['sign']>[0]): Promise<string> => {
      if (first) void held.files.writeText(file, text)
      first = false
      return sigstore.sign(statement, own())
    }
    const { said } = await write(
      { sign: true, rule: 'optional' },
      { files: held.files, signatures: { ...signatures(), sign } }
    )
    expect(said).toEqual([expect.stringMatching(/written: generation 2, 1 entry, signed/)])
    const check = { expected: { ...OWNER, refs: [OWNER.ref], today: TODAY }, rule: 'required', bundle: null } as const
    const found = await readLedger({ ...held, signatures: signatures() }, file, { ...check, ...ROOT })
    expect(found?.ledger.ancestors).toMatchObject([{ digest: ledger.digest }])
  })
})
