/** Commands that are run and observed, with the real go command, on modules of a few lines. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { GateRecord } from '../../src/core/record/types.ts'
import type { GateRequest } from '../../src/request.ts'
import { run } from '../../src/run.ts'
import { parseRecord } from '../../src/schemas/parse-record.ts'
import { makeModule, STAMPING_ENV, type TestModule } from '../support/module.ts'
import { REQUEST } from '../support/request.ts'
import { portsUnder } from '../support/system.ts'

const SOURCE = join(import.meta.dirname, '..', '..', 'src', 'toolexec')
const MAIN = (name: string): string =>
  `package main\n\nimport "example.com/shop/lib"\n\nvar version = "dev"\n\nfunc main() { println("a marker in ${name}", version, lib.N) }\n`
/** Sources that no earlier test run had in the build cache. */
const FRESH = `// ${Date.now()} ${process.pid}\n`
const SHOP = {
  'go.mod': 'module example.com/shop\n\ngo 1.21\n',
  'lib/lib.go': `package lib\n\n${FRESH}var N = 3\n`,
  'cmd/a/main.go': MAIN('a'),
  'cmd/b/main.go': MAIN('b'),
  'cmd/b/main_test.go': 'package main\n\nimport "testing"\n\nfunc TestNothing(*testing.T) {}\n',
  'bad/bad.go': 'package main\n\nfunc main() { undefined() }\n',
  'withc/main.go': `package main\n\n// int three() { return 3; }\nimport "C"\n\n${FRESH}func main() { println(C.three()) }\n`,
  '.gitignore': 'dist/\n'
}

const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'gate command ')))
const { RUNNER_TEMP: temporaryBefore } = process.env
let made: TestModule
beforeAll(() => {
  // The observer lies in a folder with a space in its name, which GOFLAGS has to carry.
  process.env['RUNNER_TEMP'] = scratch
  made = makeModule(SHOP)
  made.commit()
})
afterAll(() => {
  if (temporaryBefore === undefined) delete process.env['RUNNER_TEMP']
  else process.env['RUNNER_TEMP'] = temporaryBefore
  made.remove()
  rmSync(scratch, { recursive: true, force: true })
})

const ports = (env: Readonly<Record<string, string>>) => portsUnder({ ...STAMPING_ENV, ...env })

let count = 0
/** Runs a script of a shell as the command; its own output would stand among that of the tests. */
async function gate(
  script: string,
  env: Readonly<Record<string, string>> = {},
  changes: Partial<GateRequest> = {},
  cwd = made.root
) {
  rmSync(join(cwd, 'dist'), { recursive: true, force: true })
  mkdirSync(join(cwd, 'dist'))
  const outcome = await run(
    {
      ...REQUEST,
      cwd,
      stateFolder: join(scratch, 'state', String(count++)),
      binaries: ['dist/**'],
      baseline: { kind: 'none' },
      command: { argv: ['sh', '-ec', `exec >dist.out 2>&1; ${script}`], keepStdout: true, observer: SOURCE },
      ...changes
    },
    ports(env)
  )
  const records = new Map(
    outcome.judged.map((one): [string, GateRecord] => {
      const record = parseRecord(readFileSync(one.recordFile, 'utf8'), 'record')
      return [record.binary.path, record]
    })
  )
  const rules = outcome.findings.map((finding) => finding.rule)
  const said = readFileSync(join(cwd, 'dist.out'), 'utf8')
  rmSync(join(cwd, 'dist.out'))
  return { outcome, records, rules, said }
}

const compiled = (record: GateRecord | undefined): string[] =>
  record?.packages.filter(({ origin }) => origin === 'compiled').map(({ path }) => path) ?? []

describe('a command of several builds', () => {
  test('every binary is brought together with the link that made it', async () => {
    const { outcome, records, rules, said } = await gate(
      `echo hello; go build -trimpath -ldflags "-X main.version=v1.2.3-secret" -o dist/a ./cmd/a
       go build -ldflags="-s -w -buildid=" -o dist/b ./cmd/b
       GOBIN=$PWD/dist/bin go install ./cmd/a; go test -c -o dist/b.test ./cmd/b`,
      {},
      { policy: null }
    )
    expect(said).toBe('hello\n')
    expect([...records.keys()]).toEqual(['dist/a', 'dist/b', 'dist/b.test', 'dist/bin/a'])
    expect(outcome.judged).toHaveLength(4)
    expect(rules).not.toContain('link-not-observed')
    expect(rules).not.toContain('toolexec-used')
    for (const record of records.values()) {
      expect(record).toMatchObject({
        run: { mode: 'inspect' },
        build: null,
        observed: { linked: true, bytesAgree: true, damaged: 0, links: 4 },
        link: { modInfoAgrees: true },
        trace: { toolexec: null, linked: true, missedVariables: [] },
        chain: { link: { state: 'verified' } }
      })
      expect(record.observed?.command[0]).toBe('sh')
    }
    const a = records.get('dist/a')
    expect(a?.link?.flags).toContain('main.version=[redacted]')
    expect(JSON.stringify(a)).not.toContain('v1.2.3-secret')
    expect(compiled(a)).toContain('example.com/shop/lib')
    expect(a?.packages.every(({ outputSha256, actionId }) => outputSha256 !== null && actionId !== null)).toBe(true)
    // What one go command compiled and another took from the cache was compiled in this run all the same.
    expect(compiled(records.get('dist/b'))).toContain('example.com/shop/lib')
    const link = a?.toolchain.tools.find(({ name }) => name === 'link')
    expect(link?.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  test('leaves nothing behind', () => {
    expect(readdirSync(scratch)).toEqual(['state'])
  })

  test('builds that run side by side are told apart', async () => {
    const { records } = await gate('go build -o dist/p1 ./cmd/a & go build -o dist/p2 ./cmd/b & wait')
    expect([...records].map(([path, { link, binary }]) => [path, link !== null, binary.mainPackage])).toEqual([
      ['dist/p1', true, 'example.com/shop/cmd/a'],
      ['dist/p2', true, 'example.com/shop/cmd/b']
    ])
  })

  test('an older Go, in a folder with a space', async () => {
    const spaced = join(scratch, 'state', 'sp ace')
    execFileSync('cp', ['-R', made.root, spaced])
    const { records } = await gate('go build -o dist/a ./cmd/a', { GOTOOLCHAIN: 'go1.21.13' }, {}, spaced)
    expect(records.get('dist/a')).toMatchObject({
      binary: { goVersion: 'go1.21.13' },
      observed: { linked: true, bytesAgree: true }
    })
  })

  test('C code: its packages are named, and its compiler', async () => {
    const { records } = await gate('go build -o dist/c ./withc', { CGO_ENABLED: '1' })
    expect(records.get('dist/c')).toMatchObject({
      observed: { linked: true, bytesAgree: true },
      trace: { cgo: expect.arrayContaining(['example.com/shop/withc', 'runtime/cgo']) },
      toolchain: { cc: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } }
    })
  })
})

describe('what the command does to its builds', () => {
  test('a compiler that fails says and does what it would alone', async () => {
    const script = 'go build -o dist/bad ./bad'
    const { outcome, said } = await gate(`${script} || exit $((40 + $?))`)
    const env = { ...process.env, ...STAMPING_ENV }
    let alone = { status: 0, stderr: '' }
    try {
      execFileSync('sh', ['-ec', script], { cwd: made.root, env, encoding: 'utf8', stdio: 'pipe' })
    } catch (error) {
      alone = error as typeof alone
    }
    expect(alone).toMatchObject({ status: 1 })
    expect(said).toBe(alone.stderr)
    expect(said).toContain('undefined: undefined')
    expect(outcome).toMatchObject({ verdict: 'violation', exitCode: 1, judged: [] })
    const [finding] = outcome.findings
    expect(finding).toMatchObject({ rule: 'build-failed', subject: 'command' })
    expect(finding?.message).toContain('ended with exit code 41. Tools of Go that failed: `compile for ')
    expect(existsSync(outcome.failedBuild?.logFile ?? '')).toBe(true)
  })

  test('a file that no observed link made is said', async () => {
    const { records, rules } = await gate('GOFLAGS= go build -o dist/a ./cmd/a; go build -o dist/b ./cmd/b')
    expect(rules).toContain('link-not-observed')
    expect(records.get('dist/a')).toMatchObject({
      observed: { linked: false, links: 1 },
      link: null,
      trace: null,
      packages: [],
      chain: {
        link: {
          state: 'unknown',
          evidence: [expect.stringContaining('no observed link made this file'), 'link-not-observed']
        }
      }
    })
    expect(records.get('dist/b')?.link).not.toBeNull()
  })

  test('a -toolexec that GOFLAGS names is kept behind the observer, and seen', async () => {
    made.write({ 'wrap.sh': '#!/bin/sh\necho "$1" >>wrapped\nshift\nexec "$@"\n' })
    const wrapper = join(made.root, 'wrap.sh')
    const { records, rules } = await gate('go build -o dist/a ./cmd/a', {
      GOFLAGS: `-buildvcs=auto '-toolexec=sh ${wrapper} word'`
    })
    made.git('clean', '-fdq')
    expect(rules).toContain('toolexec-used')
    expect(records.get('dist/a')).toMatchObject({
      observed: { linked: true },
      trace: { toolexec: ['sh', wrapper, 'word'] }
    })
  })

  test('an overlay, which nothing else shows, is found', async () => {
    const [was, other] = [join(made.root, 'lib/lib.go'), join(made.root, '_other/other.go')]
    made.write({
      '_other/other.go': `package lib\n\n${FRESH}var N = 4\n`,
      'overlay.json': JSON.stringify({ Replace: { [was]: other } })
    })
    const { rules } = await gate('go build -overlay overlay.json -o dist/a ./cmd/a')
    made.git('clean', '-fdq')
    expect(rules).toContain('overlay-used')
  })

  test('a file that was changed and stamped anew does not pass for what was linked', async () => {
    const patch =
      "const fs=require('fs');const b=fs.readFileSync('dist/a');b[b.indexOf('a marker')]=65;fs.writeFileSync('dist/a',b)"
    const { records, rules } = await gate(
      `go build -o dist/a ./cmd/a; '${process.execPath}' -e "${patch}"; go tool buildid -w dist/a`
    )
    expect(records.get('dist/a')).toMatchObject({
      binary: { seal: 'intact' },
      observed: { linked: true, bytesAgree: false }
    })
    expect(records.get('dist/a')?.chain.link.state).toBe('unknown')
    expect(rules).toContain('re-stamped')
  })
})
