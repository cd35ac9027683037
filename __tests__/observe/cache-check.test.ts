/** The gate over builds from a cache that somebody wrote to, with the real go command. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { checkEntries } from '../../src/observe/cache-entries.ts'
import { inputKey } from '../../src/core/record/packages.ts'
import { systemPorts } from '../../src/ports/system.ts'
import { run } from '../../src/run.ts'
import {
  archiveId,
  evil,
  filledCache,
  indexFile,
  repoint,
  resealed,
  type TestCache,
  WORD_MODULE
} from '../support/caches.ts'
import { makeModule, STAMPING_ENV, type TestModule } from '../support/module.ts'
import { REQUEST } from '../support/request.ts'
import { silent } from '../support/fakes.ts'
import { portsUnder } from '../support/system.ts'

const state = mkdtempSync(join(tmpdir(), 'gate-state-'))
let module: TestModule
let cache: TestCache
beforeAll(() => {
  module = makeModule(WORD_MODULE)
  module.commit()
})
afterEach(() => cache.remove())
afterAll(() => {
  module.remove()
  rmSync(state, { recursive: true, force: true })
})

type Run = ReturnType<typeof systemPorts>['exec']['run']

async function gate(wrap: (run: Run) => Run = (inner) => inner) {
  const ports = portsUnder({ ...STAMPING_ENV, ...cache.env })
  const exec = { ...ports.exec, run: wrap((command) => ports.exec.run(command)) }
  // With -trimpath the archives do not depend on the folder, so those of the prepared cache fit.
  const request = {
    ...REQUEST,
    cwd: module.root,
    flags: ['-trimpath'],
    stateFolder: state,
    baseline: { kind: 'none' } as const
  }
  const outcome = await run(request, { ...ports, exec })
  const [judged] = outcome.judged
  if (judged === undefined) throw new Error('expected a binary')
  const rules = outcome.findings.map(({ rule, level }) => `${rule} ${level}`)
  return { outcome, record: judged.record, rules, messages: outcome.findings.map(({ message }) => message).join('\n') }
}

/** Puts a folder with one file in the place of an output. */
function intoFolder(output: string, content: Buffer): void {
  rmSync(output)
  mkdirSync(output)
  writeFileSync(join(output, 'x'), content)
}

const entryOf = (record: Awaited<ReturnType<typeof gate>>['record'], path: string) =>
  record.packages.find((entry) => entry.path === path)?.entry

describe('a build from a cache', () => {
  let bytes: Buffer
  const fill = (go: string): void => {
    cache = filledCache(go === 'local' ? undefined : go)
    bytes = readFileSync(cache.dep)
  }
  const versions = ['local', 'go1.21.13']

  test.each(versions)('that nobody touched: the gate opens, every archive verified (%s)', async (go) => {
    fill(go)
    const { outcome, record, rules } = await gate()
    expect({ verdict: outcome.verdict, rules }).toEqual({ verdict: 'pass', rules: [] })
    expect(record.cache).toMatchObject({ state: 'ready', corrupt: [], conflicting: [], unverified: [] })
    expect(record.cache.cached).toBeGreaterThan(10)
    expect(record.cache.verified).toBe(record.cache.cached)
    expect(entryOf(record, 'example.com/word/dep')).toBe('verified')
    expect(entryOf(record, 'example.com/word')).toBeNull()
    expect(record.chain.cache.state).toBe('unknown')
    expect(record.chain.cache.evidence[0]).toMatch(
      /^\d+ of \d+ packages from the cache, each verified against its name and its own seal$/
    )
  })

  test('in which bytes were exchanged: cache-entry-corrupt', async () => {
    fill('local')
    writeFileSync(cache.dep, evil(bytes))
    const { outcome, record, rules, messages } = await gate()
    expect({ code: outcome.exitCode, rules }).toEqual({ code: 1, rules: ['cache-entry-corrupt error'] })
    expect(messages).toMatch(/^1 of \d+ packages from the build cache held other bytes.*`example.com\/word\/dep`/)
    expect(record.chain.cache.state).toBe('broken')
    expect(entryOf(record, 'example.com/word/dep')).toBe('corrupt')
    // The go command linked it all the same.
    expect(record.binary.outcome).toBe('go')
  })

  test('in which an edited archive has its own hash and index entry: cache-entry-conflict', async () => {
    fill('local')
    repoint(cache.folder, archiveId(bytes).action, evil(bytes))
    const { outcome, record, rules, messages } = await gate()
    expect({ code: outcome.exitCode, rules }).toEqual({ code: 1, rules: ['cache-entry-conflict error'] })
    expect(messages).toMatch(/do not give the content ID/)
    expect(entryOf(record, 'example.com/word/dep')).toBe('conflicting')
  })

  // The go command of 1.24 and later takes the first file of a folder for an output, a package archive, too.
  test.each<[label: string, rule: string, says: RegExp, plant: (forged: Buffer) => void]>([
    [
      'other bytes',
      'cache-entry-corrupt',
      /held other bytes than the name says/,
      (forged) => intoFolder(cache.dep, forged)
    ],
    [
      'an archive that was sealed anew',
      'cache-entry-conflict',
      /expected a file, got a folder/,
      (forged) => {
        const whole = resealed(forged)
        intoFolder(repoint(cache.folder, archiveId(bytes).action, whole), whole)
      }
    ]
  ])('in which a folder with %s is in the place of an archive: %s', async (_label, rule, says, plant) => {
    fill('local')
    plant(evil(bytes))
    const { outcome, record, rules, messages } = await gate()
    expect({ code: outcome.exitCode, rules }).toEqual({ code: 1, rules: [`${rule} error`] })
    expect(messages).toMatch(says)
    expect(messages).toContain('`example.com/word/dep`')
    expect(record.chain.cache.state).toBe('broken')
  })

  test.each(versions)(
    'in which the index names an honest archive of other source: cache-entry-conflict (%s)',
    async (go) => {
      fill(go)
      // The same exports, so that the linker accepts it; made by the go command from an older source.
      writeFileSync(join(cache.module, 'dep', 'dep.go'), 'package dep\n\nfunc Word() string { return "OLDSTRING!" }\n')
      repoint(cache.folder, archiveId(bytes).action, readFileSync(cache.archive('./dep')))
      const { outcome, rules, messages } = await gate()
      expect({ code: outcome.exitCode, rules }).toEqual({ code: 1, rules: ['cache-entry-conflict error'] })
      expect(messages).toContain(`expected the archive of action \`${archiveId(bytes).action}\``)
    }
  )

  test('in which a forger sealed the archive anew: verified, and so the link stays unknown', async () => {
    fill('local')
    repoint(cache.folder, archiveId(bytes).action, resealed(evil(bytes)))
    const { outcome, record } = await gate()
    expect(outcome.verdict).toBe('pass')
    expect(record.chain.cache).toMatchObject({
      state: 'unknown',
      evidence: expect.arrayContaining(['nobody vouches for who wrote them'])
    })
  })
})

test('a go command that knows no action graph builds all the same', async () => {
  cache = filledCache()
  const refused: string[] = []
  const { outcome, record } = await gate((inner) => async (command) => {
    const flag = command.args.find((arg) => arg.startsWith('-debug-actiongraph'))
    if (flag === undefined) return inner(command)
    refused.push(flag)
    const words =
      'flag provided but not defined: -debug-actiongraph\nusage: go build [-o output] [build flags] [packages]\n'
    command.onStderr?.(Buffer.from(`${words}Run 'go help build' for details.\n`))
    return { exitCode: 2, stdout: '', stderr: '' }
  })
  expect(refused).toHaveLength(1)
  expect(outcome.verdict).toBe('pass')
  expect(record.cache.cached).toBeGreaterThan(10)
  expect(record.cache.verified).toBe(record.cache.cached)
})

describe('checkEntries', () => {
  const ports = systemPorts(process.env, silent, null)
  beforeEach(() => {
    cache = filledCache(undefined, true)
  })
  const check = async (file: string, asked: string[] | null = null) => {
    const input = { path: 'p', file }
    const checks = await checkEntries(ports, [input], new Map(asked === null ? [] : [['p', new Set(asked)]]))
    return checks.get(inputKey(input))
  }

  test('finds the index entry of an archive by its action', async () => {
    const { action } = archiveId(readFileSync(cache.dep))
    expect(await check(cache.dep)).toEqual({ state: 'verified', why: null })
    writeFileSync(indexFile(cache.folder, action), 'v1')
    expect(await check(cache.dep)).toMatchObject({
      state: 'unverified',
      why: expect.stringContaining('expected 175 bytes')
    })
    rmSync(indexFile(cache.folder, action))
    expect(await check(cache.dep)).toMatchObject({
      state: 'unverified',
      why: expect.stringContaining('no entry for its action')
    })
    expect(await check(cache.dep, [action])).toEqual({ state: 'verified', why: null })
  })

  test('names what cannot be read and what lies in no cache', async () => {
    expect(await check('/usr/lib/go/pkg/linux_amd64/fmt.a')).toMatchObject({ state: 'elsewhere' })
    rmSync(cache.dep)
    expect(await check(cache.dep)).toMatchObject({
      state: 'unverified',
      why: expect.stringContaining('could not be read')
    })
  })
})
