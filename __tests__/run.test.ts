/** The whole story with the real go command and git, on modules of a few lines. */
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { RunEvent } from '../src/core/event/read-event.ts'
import { readEvent } from '../src/core/event/read-event.ts'
import type { GateRequest } from '../src/request.ts'
import { run } from '../src/run.ts'
import { parseRecord } from '../src/schemas/parse-record.ts'
import { tarGz } from './support/archive-writer.ts'
import { replay } from './support/events.ts'
import { makeModule, STAMPING_ENV, type TestModule, TINY } from './support/module.ts'
import { REQUEST } from './support/request.ts'
import { portsUnder } from './support/system.ts'

const state = mkdtempSync(join(tmpdir(), 'gate-state-'))
const modules: TestModule[] = []
const module = (files: Readonly<Record<string, string>> = TINY): TestModule => {
  const made = makeModule(files)
  modules.push(made)
  return made
}
afterAll(() => {
  for (const made of modules) made.remove()
  rmSync(state, { recursive: true, force: true })
})

const ports = (env: Readonly<Record<string, string>> = {}) => portsUnder({ ...STAMPING_ENV, ...env })

let folder = 0
const gate = (made: TestModule, changes: Partial<GateRequest> = {}, env: Readonly<Record<string, string>> = {}) =>
  run({ ...REQUEST, cwd: made.root, stateFolder: join(state, String(folder++)), ...changes }, ports(env))

const rulesOf = (outcome: Awaited<ReturnType<typeof gate>>) => outcome.findings.map((finding) => finding.rule)

describe('a clean module', () => {
  let made: TestModule
  let head: string
  beforeAll(() => {
    made = module()
    head = made.commit()
  })

  test('opens the gate, and its record says what independent witnesses say', async () => {
    const outcome = await gate(made, { output: 'out/tiny', baseline: { kind: 'none' } })
    expect(outcome).toMatchObject({ verdict: 'pass', exitCode: 0, findings: [] })
    const [judged] = outcome.judged
    const record = parseRecord(readFileSync(judged?.recordFile ?? '', 'utf8'), 'record')
    expect(record).toEqual(judged?.record)
    const file = join(made.root, 'out', 'tiny')
    const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex')
    const env = { ...process.env, ...STAMPING_ENV }
    const versionM = execFileSync('go', ['version', '-m', file], { env, encoding: 'utf8' })
    const deps = execFileSync('go', ['list', '-deps', '.'], { cwd: made.root, env, encoding: 'utf8' })
      .trim()
      .split('\n')
    expect(record).toMatchObject({
      subject: { module: 'example.com/tiny', package: 'example.com/tiny', name: 'tiny' },
      source: { vcs: 'git', head, branch: 'main', dirtyCount: 0 },
      binary: {
        outcome: 'go',
        seal: 'intact',
        copies: 'agree',
        stripped: 'none',
        settings: { 'vcs.revision': head, 'vcs.modified': 'false' }
      },
      witness: { differences: [] },
      release: { output: 'out/tiny', sha256 },
      link: { landed: 'mv', modInfoAgrees: true }
    })
    expect(record.binary.sha256).toBe(sha256)
    expect(versionM).toContain(`: ${record.binary.goVersion}\n`)
    // The linker adds packages that no import names (runtime and what it needs), and unsafe has no archive.
    expect(record.packages.map((entry) => entry.path)).toEqual(
      expect.arrayContaining(deps.filter((path) => path !== 'unsafe'))
    )
    for (const entry of record.packages)
      expect(entry).toMatchObject({
        actionId: expect.stringMatching(/^[\w-]{20}$/),
        contentId: expect.stringMatching(/^[\w-]{20}$/)
      })
    expect(record.toolchain.tools.map((tool) => tool.name)).toEqual(expect.arrayContaining(['go', 'compile', 'link']))
    rmSync(join(made.root, 'out'), { recursive: true })
  })

  test('makes the same record twice, but for what was compiled and when', async () => {
    const first = await gate(made, { baseline: { kind: 'none' } })
    const second = await gate(made, { baseline: { kind: 'none' } })
    const still = (outcome: typeof first) =>
      outcome.judged.map(({ record }) => ({
        ...record,
        run: null,
        cache: null,
        chain: null,
        packages: record.packages.map((entry) => ({ ...entry, origin: null, entry: null }))
      }))
    expect(still(second)).toEqual(still(first))
  })

  test('is compared with the last run, and told what changed since', async () => {
    const stateFolder = join(state, 'twice')
    const first = await gate(made, { stateFolder })
    expect(first.judged[0]?.comparison.baseline).toMatchObject({ source: 'last-run', state: 'missing-first-run' })
    const second = await gate(made, { stateFolder, flags: ['-trimpath'] })
    expect(second.judged[0]?.comparison).toMatchObject({
      baseline: { source: 'last-run', state: 'exact', words: 'your run of a moment ago' },
      drifts: [{ path: 'build.flags', after: '-trimpath', class: 'unexplained' }]
    })
    // Said, but no reason to close a gate on a laptop.
    expect(second).toMatchObject({ verdict: 'pass', findings: [{ rule: 'flags-changed', level: 'warning' }] })
  })

  test('closes the gate when a baseline that somebody vouches for had other flags', async () => {
    const before = await gate(made, {})
    const path = before.judged[0]?.recordFile ?? ''
    const after = await gate(made, { flags: ['-trimpath'], baseline: { kind: 'file', path } })
    expect(after).toMatchObject({
      verdict: 'violation',
      exitCode: 1,
      findings: [{ rule: 'flags-changed', level: 'error' }]
    })
    const same = await gate(made, { baseline: { kind: 'file', path } })
    expect(same).toMatchObject({
      verdict: 'pass',
      judged: [{ comparison: { baseline: { state: 'exact', source: 'file' } } }]
    })
  })

  test('links to a fresh path, so that an old file of the same build ID is not believed', async () => {
    const first = await gate(made, { output: 'app' })
    expect(first.exitCode).toBe(0)
    const file = join(made.root, 'app')
    const honest = readFileSync(file)
    const patched = Buffer.from(honest)
    patched.write('TINY', patched.indexOf('tiny'))
    writeFileSync(file, patched)
    // go build itself would leave the patched file alone; the ignore rule keeps the tree clean here.
    writeFileSync(join(made.root, '.git', 'info', 'exclude'), 'app\n')
    const second = await gate(made, { output: 'app' })
    expect(second.exitCode).toBe(0)
    expect(readFileSync(file)).toEqual(honest)
    rmSync(file)
  })

  test('keeps nothing where the gate stays closed', async () => {
    const outcome = await gate(made, { output: 'out/', flags: ['-ldflags=-s'] })
    expect(rulesOf(outcome)).toContain('stripped-symbols')
    expect(existsSync(join(made.root, 'out'))).toBe(false)
    expect(outcome.judged[0]?.record.release).toEqual({ output: null, sha256: null })
  })

  test('only reports with fail-on: never', async () => {
    expect(await gate(made, { failOn: 'never', flags: ['-ldflags=-s'] })).toMatchObject({
      verdict: 'violation',
      exitCode: 0
    })
  })

  test('inspects what was built elsewhere', async () => {
    const elsewhere = join(state, 'elsewhere')
    execFileSync('go', ['build', '-o', join(elsewhere, 'good'), '.'], {
      cwd: made.root,
      env: { ...process.env, ...STAMPING_ENV }
    })
    const bytes = readFileSync(join(elsewhere, 'good'))
    writeFileSync(join(elsewhere, 'appended'), Buffer.concat([bytes, Buffer.from('x')]))
    writeFileSync(join(elsewhere, 'text'), 'no binary')
    const outcome = await gate(made, { binaries: [`${elsewhere}/*`] })
    expect(outcome).toMatchObject({ verdict: 'violation', exitCode: 1 })
    expect(
      outcome.judged.map(({ record }) => [record.subject.name, record.findings.map((finding) => finding.rule)])
    ).toEqual([
      ['appended', ['appended-data']],
      ['good', []],
      ['text', ['not-go']]
    ])
  })

  test('inspects what is in archives, with `go version -m` as the witness', async () => {
    const built = join(state, 'released', 'tiny')
    execFileSync('go', ['build', '-o', built, '.'], { cwd: made.root, env: { ...process.env, ...STAMPING_ENV } })
    const bytes = readFileSync(built)
    const archive = join(state, 'released', 'tiny.tar.gz')
    writeFileSync(archive, tarGz({ name: 'README.md', data: 'tiny' }, { name: 'tiny', data: bytes }))
    const outcome = await gate(made, { binaries: [archive] })
    expect(outcome).toMatchObject({ verdict: 'pass', judged: [{ file: archive }] })
    const [{ record, recordFile }] = outcome.judged as [(typeof outcome.judged)[number]]
    expect(record.binary.path).toMatch(/tiny\.tar\.gz!\/tiny$/)
    expect(record.binary.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(record.witness).toMatchObject({ exitCode: 0, goVersion: record.binary.goVersion, differences: [] })
    expect(parseRecord(readFileSync(recordFile, 'utf8'), recordFile).binary).toEqual(record.binary)
    writeFileSync(archive, tarGz({ name: 'README.md', data: 'tiny' }))
    expect(rulesOf(await gate(made, { binaries: [archive] }))).toEqual(['not-go'])
  })
})

test('a tree with changes closes the gate and names the files', async () => {
  const made = module()
  made.commit()
  made.write({ 'main.go': 'package main\n\nfunc main() { println("changed") }\n', 'notes.txt': 'x' })
  const outcome = await gate(made)
  expect(outcome.findings).toMatchObject([
    {
      rule: 'tree-modified',
      file: 'main.go',
      message: expect.stringContaining('2 files differ (`main.go` and `notes.txt`)')
    }
  ])
})

test('without a repository there is no commit to miss', async () => {
  const made = module()
  rmSync(join(made.root, '.git'), { recursive: true })
  const outcome = await gate(made)
  expect(outcome).toMatchObject({ verdict: 'pass', findings: [], chain: { source: { state: 'unknown' } } })
})

test('GOFLAGS=-buildvcs=false is a remark, since the build was seen', async () => {
  const made = module()
  made.commit()
  const outcome = await gate(made, {}, { GOFLAGS: '-buildvcs=false' })
  expect(outcome).toMatchObject({
    verdict: 'pass',
    findings: [{ rule: 'revision-missing', level: 'warning' }],
    chain: { source: { state: 'verified' } }
  })
})

test('the policy builds, and its line is the place of the finding', async () => {
  const made = module({ ...TINY, '.github/go-provenance-gate.yml': '# small\nbuild:\n  flags: -ldflags="-s -w"\n' })
  made.commit()
  expect((await gate(made)).findings).toMatchObject([
    {
      rule: 'stripped-symbols',
      file: '.github/go-provenance-gate.yml',
      line: 3,
      message: expect.stringContaining('`-ldflags=-s -w`')
    }
  ])
})

test('a secret in -X reaches neither the record nor a report', async () => {
  const made = module({ ...TINY, 'main.go': 'package main\n\nvar token string\n\nfunc main() { println(token) }\n' })
  made.commit()
  const outcome = await gate(made, { flags: ['-ldflags=-X main.token=hunter2'] })
  expect(outcome.exitCode).toBe(0)
  expect(JSON.stringify(outcome.judged.map((one) => one.record))).not.toContain('hunter2')
  expect(readFileSync(outcome.judged[0]?.recordFile ?? '', 'utf8')).toContain('main.token=[redacted]')
})

test('several commands, two of one name, for two targets', async () => {
  const main = TINY['main.go'] ?? ''
  const made = module({
    'go.mod': TINY['go.mod'] ?? '',
    'cmd/tool/main.go': main,
    'other/tool/main.go': main,
    'cmd/second/main.go': main,
    'lib/lib.go': 'package lib\n'
  })
  made.commit()
  const outcome = await gate(made, { targets: ['linux/amd64', 'linux/arm64'] })
  expect(outcome).toMatchObject({ verdict: 'pass' })
  expect(outcome.judged.map(({ record }) => `${record.subject.package} ${record.subject.target}`).toSorted()).toEqual(
    ['cmd/second', 'cmd/tool', 'other/tool']
      .flatMap((path) => ['linux/amd64', 'linux/arm64'].map((target) => `example.com/tiny/${path} ${target}`))
      .toSorted()
  )
  expect(new Set(outcome.judged.map((one) => one.recordFile)).size).toBe(6)
  await expect(gate(made, { output: 'bin/' })).rejects.toThrow('two commands are named `tool`')
})

test('a build that fails is a closed gate with the place of the error', async () => {
  const made = module({
    'svc/go.mod': TINY['go.mod'] ?? '',
    'svc/main.go': 'package main\n\nfunc main() {\n\tx := 1\n}\n'
  })
  made.commit()
  const outcome = await gate(made, { cwd: join(made.root, 'svc') })
  expect(outcome).toMatchObject({ verdict: 'violation', exitCode: 1, failedBuild: { exitCode: 1 } })
  expect(outcome.findings).toMatchObject([
    { rule: 'build-failed', file: 'svc/main.go', line: 4, message: expect.stringContaining('declared and not used: x') }
  ])
  expect(readFileSync(outcome.failedBuild?.logFile ?? '', 'utf8')).toContain('WORK=')
})

describe('nothing to judge is an error of its own', () => {
  const cases: readonly [
    label: string,
    files: Readonly<Record<string, string>>,
    changes: Partial<GateRequest>,
    code: string,
    want: string
  ][] = [
    ['no go.mod', { 'main.go': TINY['main.go'] ?? '' }, {}, 'input', 'have no go.mod'],
    [
      'no package main',
      { 'go.mod': TINY['go.mod'] ?? '', 'lib.go': 'package lib\n' },
      {},
      'input',
      'none of them a package main'
    ],
    ['no package at all', { 'go.mod': TINY['go.mod'] ?? '' }, {}, 'input', 'no package matches'],
    ['a folder that is not there', TINY, { packages: ['./nothing'] }, 'violation', 'nothing'],
    [
      'globs that match nothing',
      TINY,
      { binaries: ['dist/*', 'bin/*'] },
      'input',
      '`dist/*` and `bin/*` match no file'
    ],
    ['a go.mod that does not parse', { ...TINY, 'go.mod': 'modul x\n' }, {}, 'input', 'does not parse']
  ]
  test.each(cases)('%s', async (_label, files, changes, code, want) => {
    const made = module(files)
    made.commit()
    if (code === 'violation') {
      const outcome = await gate(made, changes)
      expect(outcome).toMatchObject({ verdict: 'violation', exitCode: 1 })
      expect(outcome.findings[0]?.message).toContain(want)
    } else
      await expect(gate(made, changes)).rejects.toThrow(
        expect.objectContaining({ code, message: expect.stringContaining(want) })
      )
  })
})

describe('a privileged event', () => {
  /** A workflow_run: all the rights of the default branch, whose policy judges. */
  const eventFor = (commit: string): RunEvent => {
    const { env, payload } = replay('workflow_run-completed')
    return readEvent({ ...env, GITHUB_SHA: commit }, payload)
  }
  const changes = (base: string) => ({ event: eventFor(base), baseline: { kind: 'none' } }) as const

  test('builds the code of the default branch', async () => {
    const made = module()
    const base = made.commit()
    expect(await gate(made, changes(base))).toMatchObject({ verdict: 'pass' })
  })

  test('does not build other code, nor code of which the commit cannot be told', async () => {
    const made = module()
    const base = made.commit()
    made.write({ 'main.go': 'package main\n\nfunc main() { println("theirs") }\n' })
    made.commit('theirs')
    await expect(gate(made, changes(base))).rejects.toThrow('other code is checked out: refusing to build it')
    const allowed = { ...changes(base), allowUntrustedCheckout: true }
    const [judged] = (await gate(made, allowed)).judged
    // It builds theirs, and judges it by its own policy.
    expect(judged?.record).toMatchObject({
      policy: { commit: base },
      binary: { settings: { 'vcs.modified': 'false' } }
    })
    rmSync(join(made.root, '.git'), { recursive: true })
    await expect(gate(made, changes(base))).rejects.toThrow(
      'which commit is checked out cannot be told: refusing to build it'
    )
    await expect(gate(made, allowed)).rejects.toThrow('the policy of the base commit')
  })
})
