/** Which ledger a run asks the artifacts for, and what their answers come to. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { dayOf, type Pair, writeLedger } from '../../src/core/cache/ledger.ts'
import { nextLedger } from '../../src/core/cache/ledger-chain.ts'
import { type RunEvent, readEvent } from '../../src/core/event/read-event.ts'
import { type CachePolicy, DEFAULT_POLICY } from '../../src/core/policy/types.ts'
import { readRunLedger } from '../../src/observe/cache-trust.ts'
import type { Repository } from '../../src/observe/repository.ts'
import type { LedgerStore, StoredLedgers } from '../../src/ports/store-types.ts'
import type { Logger, Signatures } from '../../src/ports/types.ts'
import type { GateRequest } from '../../src/request.ts'
import { replay, SHAS } from '../support/events.ts'
import { fakeGit, fakePorts, silent } from '../support/fakes.ts'
import { recordWith } from '../support/records.ts'
import { REQUEST } from '../support/request.ts'

const TODAY = dayOf(Date.parse('2026-11-21T12:00:00Z'))
const OWNER = { repository: 'acme/widget', ref: 'refs/heads/main' }
const POLICY: CachePolicy = { ...DEFAULT_POLICY.cache, trust: 'enforce', ledger: 'artifact' }

function ledgerText(name: string, owner = OWNER): string {
  const digest = createHash('sha256').update(name).digest('hex')
  const pair: Pair = { action: digest, output: digest }
  return writeLedger(nextLedger({ owner, today: TODAY, parents: [], witnessed: [pair] }))
}

interface Asked {
  readonly branches: readonly string[]
  readonly commits: readonly string[]
}

/** What a run makes of an answer, what it asked, and what it said. */
async function read(
  answer: StoredLedgers | null,
  changes: Partial<GateRequest> = {},
  checkout: Partial<Repository['source']> = {},
  { policy = POLICY, signatures }: { policy?: CachePolicy; signatures?: Signatures } = {}
) {
  const asked: Asked[] = []
  const said: string[] = []
  const store: LedgerStore = {
    find: async (branches, commits) => (asked.push({ branches, commits }), answer ?? { kind: 'missing' })
  }
  const log: Logger = {
    ...silent,
    info: (line) => void said.push(line),
    warn: (line) => void said.push(`warning ${line}`)
  }
  const git = fakeGit({ 'rev-list': 1 })
  const stores = { ...(answer === null ? {} : { ledgers: store }), ...(signatures === undefined ? {} : { signatures }) }
  const ports = { ...fakePorts({ programs: { git }, ...stores }), log }
  const source = { ...recordWith({}).source, ...checkout }
  const run = await readRunLedger(ports, { ...REQUEST, ...changes }, { root: '/repo', source }, policy)
  return { run, asked, said }
}

function event(name: string): RunEvent {
  const { env, payload } = replay(name)
  return readEvent(env, payload)
}

const PULL = event('pull_request-opened')
const found = (...texts: readonly string[]): StoredLedgers => ({
  kind: 'found',
  ledgers: texts.map((text) => ({ text, signature: null })),
  name: 'run 7'
})

describe('what is asked for', () => {
  const { M0 = '', M1 = '', H1 = '', X1 = '' } = SHAS
  test.each<[string, Partial<Repository['source']>, Asked]>([
    ['pull_request-opened', { head: X1, parents: [M1, H1] }, { branches: ['main'], commits: [M1] }],
    ['push-branch', { head: M1, parents: [] }, { branches: ['main'], commits: [M1] }],
    // The branch itself is checked out, and its last commit is a merge: of no test, so the base is that commit.
    ['pull_request_target', { head: M1, parents: [M0, H1] }, { branches: ['main'], commits: [M1] }],
    // What a branch holds that nobody merged has no word in it.
    ['push-branch-created', { head: H1, parents: [] }, { branches: ['main'], commits: [H1] }],
    ['push-tag', { head: M1, parents: [] }, { branches: ['main'], commits: [M1] }]
  ])('%s', async (name, checkout, asked) => {
    expect((await read({ kind: 'missing' }, { event: event(name) }, checkout)).asked).toEqual([asked])
  })

  test('of a test merge that was not checked out, the base that the event names', async () => {
    const { asked } = await read({ kind: 'missing' }, { event: PULL }, { head: H1, parents: [M1] })
    expect(asked[0]?.commits).toEqual([PULL.commits.base])
  })
})

describe('what comes of it', () => {
  test('one from each job, merged', async () => {
    const { run, said } = await read(found(ledgerText('a'), ledgerText('b')), { event: PULL })
    expect(run).toMatchObject({
      trust: 'enforce',
      file: 'artifact of run 7',
      answer: { state: 'used', entries: { size: 2 } }
    })
    expect(said).toEqual(['ledger of the build cache: artifact of run 7, generation 2, vouches for 2 entries'])
  })

  test('two steps of a job that left the same one: it is one', async () => {
    const { run } = await read(found(ledgerText('a'), ledgerText('a')), { event: PULL })
    expect(run?.answer).toMatchObject({ state: 'used', ledger: { generation: 1 }, entries: { size: 1 } })
  })

  test('each is held against its own signature, and one that lacks it spoils all where one is required', async () => {
    const [first, second] = [ledgerText('a'), ledgerText('b')]
    const checked: string[] = []
    const signatures: Signatures = {
      verify: async (bundle) => (checked.push(bundle), { kind: 'refused', why: 'made up' }),
      sign: () => Promise.reject(new Error('nobody signs'))
    }
    const ledgers = [
      { text: first, signature: 'bundle of the first' },
      { text: second, signature: null }
    ]
    const answer: StoredLedgers = { kind: 'found', ledgers, name: 'run 7' }
    const refused = await read(answer, { event: PULL }, {}, { policy: POLICY, signatures })
    expect(checked).toEqual(['bundle of the first'])
    expect(refused.run?.answer).toMatchObject({ state: 'invalid', why: expect.stringContaining('made up') })
    const required = { policy: { ...POLICY, signature: 'required' as const }, signatures }
    const unsigned = await read(found(second), { event: PULL }, {}, required)
    expect(unsigned.run?.answer).toMatchObject({ state: 'invalid', why: expect.stringContaining('it is not signed') })
  })

  test.each<[StoredLedgers, string, string]>([
    [{ kind: 'missing' }, 'missing', 'the ledger of the build cache is not used: no trusted run has left one yet'],
    [{ kind: 'expired', why: 'gone' }, 'missing', 'the ledger of the build cache is not used: gone'],
    [
      { kind: 'unavailable', why: 'no `actions: read`' },
      'unreadable',
      'warning the ledger of the build cache could not be read: no actions: read'
    ],
    [found('poisoned'), 'invalid', 'the ledger of the build cache is not used: expected a ledger, got something else'],
    [found(ledgerText('a', { ...OWNER, repository: 'mallory/widget' })), 'foreign', 'another repository'],
    [found(ledgerText('a'), 'poisoned'), 'invalid', 'expected a ledger']
  ])('%j: it vouches for nothing', async (answer, state, words) => {
    const { run, said } = await read(answer, { event: PULL })
    expect(run?.answer).toMatchObject({ state, ledger: null, entries: { size: 0 } })
    expect(said).toEqual([expect.stringContaining(words)])
  })
})

describe('on a laptop', () => {
  test('what the policy says for jobs sets nothing aside', async () => {
    const { run, said } = await read(null)
    expect(run).toBeNull()
    expect(said).toEqual([expect.stringContaining('is an artifact of runs, and this is none')])
  })

  test('what was asked for there is not to be had', async () => {
    const { run, said } = await read(null, { ledger: 'artifact' })
    expect(run).toMatchObject({ file: 'artifact', answer: { state: 'unreadable', ledger: null } })
    expect(said).toEqual([expect.stringContaining('and this is none')])
  })
})
