import { describe, expect, test } from '@jest/globals'
import { readEvent } from '../../src/core/event/read-event.ts'
import { readPolicy } from '../../src/observe/policy.ts'
import type { Repository } from '../../src/observe/repository.ts'
import type { GateRequest } from '../../src/request.ts'
import { replay, SHAS } from '../support/events.ts'
import { fakeGit, fakePorts, type Program } from '../support/fakes.ts'
import { REQUEST } from '../support/request.ts'

const FILE = '/repo/.github/go-provenance-gate.yml'
const STRICT = 'rules: { stripped-symbols: error }\nbuild: { flags: [-race] }\n'
const LOOSE = 'rules: { stripped-symbols: off }\nbuild: { flags: [-trimpath] }\n'

/** The checkout of the test merge of the pull request in the fixtures. */
const MERGE: Repository = {
  root: '/repo',
  source: {
    vcs: 'git',
    reason: null,
    head: SHAS['X1'] ?? '',
    parents: [SHAS['M1'] ?? '', SHAS['H1'] ?? ''],
    branch: null,
    shallow: true,
    dirtyCount: 0,
    dirtyFiles: [],
    directory: ''
  }
}

function request(event: string | null, changes: Partial<GateRequest> = {}): GateRequest {
  const replayed = event === null ? null : replay(event)
  return { ...REQUEST, event: replayed === null ? null : readEvent(replayed.env, replayed.payload), ...changes }
}

const inGit = (text: string) => fakeGit({ 'cat-file -e': '', 'cat-file blob': text })

describe('readPolicy', () => {
  test('gives the defaults where there is no policy', async () => {
    const { policy, origin } = await readPolicy(fakePorts({ files: { '/repo/go.mod': '' } }), request(null), MERGE)
    expect(policy.rules).toEqual({})
    expect(origin).toEqual({ path: null, sha256: null, commit: null, changed: false, note: null })
  })

  test('finds the nearest policy from the working directory up to the root', async () => {
    const files = {
      [FILE]: LOOSE,
      '/repo/svc/.github/go-provenance-gate.yml': STRICT,
      '/repo/svc/a/go.mod': '',
      '/.github/go-provenance-gate.yml': 'broken: ['
    }
    const at = async (cwd: string) =>
      (await readPolicy(fakePorts({ files }), request(null, { cwd }), MERGE)).origin.path
    expect(await at('/repo/svc/a')).toBe('svc/.github/go-provenance-gate.yml')
    expect(await at('/repo')).toBe('.github/go-provenance-gate.yml')
  })

  test('refuses a named policy that is not there', async () => {
    await expect(readPolicy(fakePorts(), request(null, { policy: 'gate.yml' }), MERGE)).rejects.toThrow(
      '`gate.yml`: expected a policy file, there is none'
    )
  })

  test('takes the policy of the checkout on a push', async () => {
    const ports = fakePorts({ files: { [FILE]: LOOSE }, programs: { git: inGit(STRICT) } })
    const { policy, origin } = await readPolicy(ports, request('push-branch'), MERGE)
    expect(policy.rules).toEqual({ 'stripped-symbols': 'off' })
    expect(origin).toMatchObject({ commit: null, changed: false, note: null })
  })

  test('takes levels from the commit that was merged, and what to build from the change, on a pull request', async () => {
    const ports = fakePorts({ files: { [FILE]: LOOSE }, programs: { git: inGit(STRICT) } })
    const { policy, origin } = await readPolicy(ports, request('pull_request-opened'), MERGE)
    expect(policy.rules).toEqual({ 'stripped-symbols': 'error' })
    expect(policy.build?.flags).toEqual(['-trimpath'])
    expect(origin).toMatchObject({ path: '.github/go-provenance-gate.yml', commit: SHAS['M1'], changed: true })
    expect(ports.commands.map((command) => command.args.slice(2).join(' '))).toContain(
      `cat-file blob ${SHAS['M1']}:.github/go-provenance-gate.yml`
    )
  })

  test('does not let a change bring a policy where the base has none', async () => {
    const git = fakeGit({ 'cat-file -e': '', 'cat-file blob': 128, 'ls-tree': '' })
    const { policy, origin } = await readPolicy(
      fakePorts({ files: { [FILE]: LOOSE }, programs: { git } }),
      request('pull_request-opened'),
      MERGE
    )
    expect(policy.rules).toEqual({})
    expect(origin).toMatchObject({ sha256: null, commit: SHAS['M1'], changed: true })
  })

  test('does not let a change delete the policy', async () => {
    const ports = fakePorts({ files: { '/repo/go.mod': '' }, programs: { git: inGit(STRICT) } })
    expect((await readPolicy(ports, request('pull_request-opened'), MERGE)).policy.rules).toEqual({
      'stripped-symbols': 'error'
    })
  })

  test('asks the host where the clone is too shallow, and says so when it cannot', async () => {
    const git = fakeGit({ 'cat-file -e': 128 })
    const asked: string[] = []
    const remote = {
      readAt: async (commit: string, path: string) => (asked.push(`${commit}:${path}`), STRICT),
      listAt: async () => null
    }
    const ports = fakePorts({ files: { [FILE]: LOOSE }, programs: { git }, remote })
    expect((await readPolicy(ports, request('pull_request-opened'), MERGE)).policy.rules).toEqual({
      'stripped-symbols': 'error'
    })
    expect(asked).toEqual([`${SHAS['M1']}:.github/go-provenance-gate.yml`])

    const offline = fakePorts({ files: { [FILE]: LOOSE }, programs: { git } })
    await expect(readPolicy(offline, request('pull_request-opened'), MERGE)).rejects.toThrow(
      expect.objectContaining({ code: 'evidence', fix: expect.stringContaining('fetch-depth: 2') })
    )
    const failing = fakePorts({
      files: {},
      programs: { git },
      remote: { readAt: async () => Promise.reject(new Error('403')), listAt: async () => null }
    })
    await expect(readPolicy(failing, request('pull_request-opened'), MERGE)).rejects.toThrow(
      /cannot be read.*asking for it failed \(403\)/
    )
  })

  test.each(['merge_group', 'pull_request_target'])('takes the base of a %s from the payload', async (event) => {
    const ports = fakePorts({ files: { [FILE]: LOOSE }, programs: { git: inGit(STRICT) } })
    expect((await readPolicy(ports, request(event), MERGE)).origin.commit).toBe(SHAS['M1'])
  })

  test('judges by the built-in levels, and says so, when the policy of the base does not parse', async () => {
    const ports = fakePorts({ files: { [FILE]: LOOSE }, programs: { git: inGit('rules: [') } })
    const { policy, origin } = await readPolicy(ports, request('pull_request-opened'), MERGE)
    expect(policy.rules).toEqual({})
    expect(origin.note).toMatch(/^the base commit's own policy does not parse: /)
  })

  test('is not led astray by a nearer policy that the change brings', async () => {
    const nearer = '/repo/svc/.github/go-provenance-gate.yml'
    const git: Program = (args) => {
      const words = args.slice(2).join(' ')
      if (words.startsWith('cat-file -e')) return {}
      if (words.startsWith('cat-file blob')) return words.includes(':svc/') ? { exitCode: 128 } : { stdout: STRICT }
      return words.startsWith('ls-tree') ? {} : undefined
    }
    const ports = fakePorts({ files: { [FILE]: STRICT, [nearer]: LOOSE }, programs: { git } })
    const { policy, origin } = await readPolicy(ports, request('pull_request-opened', { cwd: '/repo/svc' }), MERGE)
    expect(policy.rules).toEqual({ 'stripped-symbols': 'error' })
    expect(origin).toMatchObject({ path: 'svc/.github/go-provenance-gate.yml', changed: true, commit: SHAS['M1'] })
  })
})
