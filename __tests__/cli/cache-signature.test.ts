/** Ledgers and their signatures as they are typed: `cache audit`, `cache enforce`, `cache ledger`. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { dayOf, writeLedger } from '../../src/core/cache/ledger.ts'
import { nextLedger } from '../../src/core/cache/ledger-chain.ts'
import { ledgerStatement } from '../../src/core/cache/ledger-signature.ts'
import { keepEnvironment, runCli } from '../support/cli.ts'
import { PUSH, type RunClaims, startSigstore, type TestSigstore } from '../support/sigstore.ts'

const folder = mkdtempSync(join(tmpdir(), 'gate-cli-signature-'))
const file = (name: string): string => join(folder, name)
const restore = keepEnvironment()
const WORKFLOW = 'https://github.com/octo/shop/.github/workflows/ci.yml@refs/heads/main'
const ledger = nextLedger({
  owner: { repository: 'octo/shop', ref: 'refs/heads/main' },
  today: dayOf(Date.now()),
  parents: [],
  witnessed: []
})
let sigstore: TestSigstore
beforeAll(async () => {
  for (const name of Object.keys(process.env)) if (/^(?:GITHUB|ACTIONS|RUNNER)_/.test(name)) delete process.env[name]
  sigstore = await startSigstore()
  writeFileSync(file('root.json'), sigstore.publicRoot)
  mkdirSync(file('cache'))
})
beforeEach(() => {
  rmSync(file('ledger'), { force: true })
  rmSync(file('ledger.sigstore.json'), { force: true })
  writeFileSync(file('ledger'), writeLedger(ledger))
})
afterAll(async () => {
  restore()
  await sigstore.close()
  rmSync(folder, { recursive: true, force: true })
})

async function sign(name: string, claims: Partial<RunClaims> = {}): Promise<void> {
  const run = { commit: PUSH.sha, workflow: '.github/workflows/ci.yml', runId: '42', runAttempt: 1 }
  writeFileSync(file(name), await sigstore.sign(ledgerStatement('ledger', writeLedger(ledger), ledger, run), claims))
}

const cli = (...args: string[]) => runCli(['cache', ...args, '--cache', file('cache')], { columns: 200 })

const LEDGER = ['--ledger', file('ledger')]
const ROOT = ['--trusted-root', file('root.json')]
const OWNER = ['--repository', 'octo/shop']

describe.each(['audit', 'enforce'])('cache %s', (command) => {
  test('with a signature that was named, and with one beside the ledger', async () => {
    await sign('elsewhere.json')
    const named = await cli(command, ...LEDGER, '--signature', file('elsewhere.json'), ...ROOT, ...OWNER, '--json')
    expect(named).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(named.out).ledger).toMatchObject({ digest: ledger.digest, signer: WORKFLOW })
    await sign('ledger.sigstore.json')
    const beside = await cli(command, ...LEDGER, ...ROOT, '--json')
    expect(JSON.parse(beside.out).ledger).toMatchObject({ signer: WORKFLOW })
  })

  test('without a signature: as before, unless one is required', async () => {
    const { code, out } = await cli(command, ...LEDGER, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out).ledger).toMatchObject({ signer: null })
    const refused = await cli(command, ...LEDGER, ...OWNER, '--require-signature')
    expect(refused).toMatchObject({ code: 2, out: '' })
    expect(refused.err).toMatch(
      /no ledger to rely on: it is not signed: expected a signature in \S*ledger\.sigstore\.json/
    )
  })

  test('a signature of somebody else beside it: exit 2', async () => {
    await sign('ledger.sigstore.json', { event_name: 'pull_request_target' })
    const { code, err } = await cli(command, ...LEDGER, ...ROOT)
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringMatching(/got pull_request_target/) })
  })

  test('a trust root that is none: exit 3, since nothing is known', async () => {
    await sign('ledger.sigstore.json')
    const { code, err } = await cli(command, ...LEDGER, '--trusted-root', file('ledger'))
    expect(code).toBe(3)
    expect(err).toMatch(/could not be checked: the trust root that was named does not parse/)
    expect(err).toMatch(/--trusted-root FILE/)
  })

  test.each<[string, string[], RegExp]>([
    ['a signature of nobody in particular', [...LEDGER, '--signature', 'x'], /which repository[^]*--repository/],
    ['a trust root that is not there', [...LEDGER, '--trusted-root', file('none')], /--trusted-root: .*does not exist/],
    ['a signature without a ledger', ['--signature', 'x'], /--signature (?:belongs to|: expected)|expected --ledger/],
    ['--sign', [...LEDGER, '--sign'], /--sign does not belong here/]
  ])('wrong usage: %s', async (_name, args, words) => {
    await sign('ledger.sigstore.json')
    const { code, err } = await cli(command, ...args)
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringMatching(words) })
  })
})

test('cache enforce --restore has no use for a signature', async () => {
  const { code, err } = await cli('enforce', '--restore', '--require-signature')
  expect({ code, err }).toMatchObject({ code: 2, err: expect.stringMatching(/--require-signature does not belong/) })
})

describe('cache ledger', () => {
  test('--sign: outside of a job nobody can', async () => {
    const { code, err } = await cli('ledger', '--write', file('ledger'), '--sign')
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringMatching(/expected a job on GitHub Actions/) })
  })

  test('takes what a signed one says, and leaves no signature that is not its own', async () => {
    await sign('ledger.sigstore.json')
    const { code, out } = await cli('ledger', '--write', file('ledger'), ...ROOT, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ generation: 2, previous: ledger.digest, signed: false })
    expect(existsSync(file('ledger.sigstore.json'))).toBe(false)
  })

  test('--require-signature: follows none that is not signed', async () => {
    const { code, err } = await cli('ledger', '--write', file('ledger'), ...OWNER, '--require-signature')
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringMatching(/it is not signed/) })
  })
})
