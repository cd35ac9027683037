/** The whole story with a GOROOT that is as published, one with another compiler, and one of two versions. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readEvent } from '../src/core/event/read-event.ts'
import { writeLock } from '../src/core/toolchain/lock-file.ts'
import type { GateRequest } from '../src/request.ts'
import { run } from '../src/run.ts'
import { replay } from './support/events.ts'
import { gorootWith, localGoroot } from './support/goroot.ts'
import { makeModule, STAMPING_ENV, type TestModule, TINY } from './support/module.ts'
import { REQUEST } from './support/request.ts'
import { portsUnder } from './support/system.ts'

const state = mkdtempSync(join(tmpdir(), 'gate-state-'))
const copies: string[] = []
let made: TestModule
beforeAll(() => {
  // What this machine has is taken for what was published: the lock file says so.
  made = makeModule({ ...TINY, 'toolchain.lock': writeLock([], localGoroot().release) })
  made.commit()
})
afterAll(() => {
  made.remove()
  for (const folder of [state, ...copies]) rmSync(folder, { recursive: true, force: true })
})

const ports = (env: Readonly<Record<string, string>>) => portsUnder({ ...STAMPING_ENV, GOPROXY: 'off', ...env })

/** One folder for all: digests of a tree are remembered there. */
const gate = (env: Readonly<Record<string, string>> = {}, changes: Partial<GateRequest> = {}) =>
  run(
    { ...REQUEST, cwd: made.root, stateFolder: state, baseline: { kind: 'none' }, verifyToolchain: null, ...changes },
    ports(env)
  )

function copyWith(path: string, make: (file: string) => void): string {
  const copy = gorootWith(path, make)
  copies.push(copy)
  return copy
}

describe('the Go that builds', () => {
  test('is verified by the lock file when it is the published one', async () => {
    const outcome = await gate()
    expect(outcome).toMatchObject({ verdict: 'pass', findings: [] })
    expect(outcome.chain.toolchain).toMatchObject({ state: 'verified' })
    expect(outcome.chain.toolchain.evidence).toContain('the files that were published (the lock file)')
    const { release } = localGoroot()
    expect(outcome.judged[0]?.record.toolchain.authenticity).toMatchObject({ source: 'lock', published: release.sum })
  })

  test('closes the gate with another compiler, though the binary is the same', async () => {
    const { goroot, host } = localGoroot()
    const compiler = `pkg/tool/${host.replace('/', '_')}/compile`
    const GOROOT = copyWith(compiler, (file) => {
      writeFileSync(file, `#!/bin/sh\nexec '${join(goroot, compiler)}' "$@"\n`)
      chmodSync(file, 0o755)
    })
    const outcome = await gate({ GOROOT })
    expect(outcome).toMatchObject({ verdict: 'violation', exitCode: 1 })
    expect(outcome.findings).toMatchObject([{ rule: 'toolchain-not-authentic', level: 'error', file: 'go.mod' }])
    expect(outcome.chain.toolchain).toMatchObject({ state: 'broken' })
  })

  test('closes the gate with sources of another version, which the go command takes without a word', async () => {
    const { goroot, release } = localGoroot()
    const file = 'src/internal/buildcfg/zbootstrap.go'
    const text = readFileSync(join(goroot, file), 'utf8').replace(release.version, 'go1.20.14')
    const outcome = await gate({ GOROOT: copyWith(file, (at) => writeFileSync(at, text)) })
    expect(outcome.failedBuild).toBeNull()
    expect(outcome.findings.map(({ rule }) => rule)).toEqual(['toolchain-not-authentic', 'goroot-mixed'])
    expect(outcome.findings[1]?.message).toContain('`src` is of `go1.20.14`')
  })
})

describe('without a sum', () => {
  test('the link is unknown, says why, and the gate stays open', async () => {
    made.git('rm', '--quiet', '--cached', 'toolchain.lock')
    rmSync(join(made.root, 'toolchain.lock'))
    made.commit('no lock')
    const outcome = await gate()
    expect(outcome).toMatchObject({ verdict: 'pass', findings: [] })
    expect(outcome.chain.toolchain.state).toBe('unknown')
    expect(outcome.chain.toolchain.evidence.join('; ')).toContain('GOPROXY is off')
    const off = await gate({}, { verifyToolchain: 'off' })
    expect(off.judged[0]?.record.toolchain.authenticity).toBeNull()
  })

  test('a lock that a pull request brings does not vouch for its own Go', async () => {
    const base = made.git('rev-parse', 'HEAD')
    made.write({ 'toolchain.lock': writeLock([], localGoroot().release) })
    const head = made.commit('a lock of my own')
    const { env, payload } = replay('pull_request-opened')
    const event = readEvent(env, payload)
    const outcome = await gate({}, { event: { ...event, commits: { commit: head, head, base } }, workspace: made.root })
    expect(outcome.chain.toolchain.state).toBe('unknown')
    expect(outcome.chain.toolchain.evidence.join('; ')).toContain('no lock file has its sum')
    // Once merged it does.
    expect((await gate()).chain.toolchain.state).toBe('verified')
  })
})
