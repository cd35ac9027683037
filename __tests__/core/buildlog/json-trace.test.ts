/** The trace as events says what the plain trace says. */
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { BuildLog, LinkedPackage } from '../../../src/core/buildlog/build-log.ts'
import { JsonTrace } from '../../../src/core/buildlog/json-trace.ts'
import { BuildLogParser, parseBuildLog } from '../../../src/core/buildlog/parse.ts'
import { GO_ENV } from '../../support/go-programs.ts'

const FILES = {
  'go.mod': 'module example.com/app\n\ngo 1.21\n',
  'main.go': 'package main\n\nimport "example.com/app/a"\n\nfunc main() { println(a.A()) }\n',
  'a/a.go': 'package a\n\nimport "example.com/app/b"\n\nfunc A() string { return b.B() }\n',
  'b/b.go': 'package b\n\nfunc B() string { return "b" }\n',
  'broken/main.go': 'package main\n\nfunc main() { undefined() }\n'
}

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gate-json-trace-'))
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

/** The trace of a build of packages that no cache has seen: the standard library comes from there. */
function trace(target: string, ...flags: string[]): { stdout: string; stderr: string } {
  writeFileSync(join(folder, 'b/b.go'), `package b\n\nfunc B() string { return "${randomUUID()}" }\n`)
  const args = ['build', '-x', '-buildvcs=false', '-p=1', ...flags, '-o', join(folder, 'out'), target]
  const { stdout, stderr } = spawnSync('go', args, {
    cwd: folder,
    env: { ...process.env, ...GO_ENV },
    encoding: 'utf8',
    maxBuffer: 1 << 27
  })
  return { stdout, stderr }
}

function read(json: string, pieces = json.length): { log: BuildLog; text: string; failed: readonly string[] } {
  const parser = new BuildLogParser()
  let text = ''
  const trace = new JsonTrace((piece) => {
    text += piece
    parser.push(piece)
  })
  for (let at = 0; at < json.length; at += pieces) trace.push(json.slice(at, at + pieces))
  trace.end()
  return { log: parser.end(), text, failed: trace.failed }
}

/** What two builds of the same packages have in common, whatever stands in them. */
function comparable(log: BuildLog): unknown {
  const place = (file: string): string => file.replace(/^.*?go-build\d+/, '$WORK')
  const entry = (one: LinkedPackage): string[] => [one.path, place(one.file)]
  return {
    compiled: log.compiled.map(({ path, flags, imports }) => ({ path, flags, imports: imports.map(entry) })),
    links: log.links.map(({ mainPackage, packages, landing }) => ({
      mainPackage,
      packages: packages.map(entry),
      landing
    })),
    tools: log.tools
  }
}

describe('the trace of go build -json -x', () => {
  test('says what the plain trace says', () => {
    const json = trace('.', '-json').stdout
    const plain = trace('.').stderr
    expect(json.startsWith('{"ImportPath":')).toBe(true)
    const { log, failed } = read(json)
    expect(failed).toEqual([])
    expect(log.compiled.map(({ path }) => path)).toEqual(['example.com/app/b', 'example.com/app/a', 'main'])
    for (const { actionId, outputSha256 } of log.compiled) {
      expect(actionId).toMatch(/^[\w-]{20}$/)
      expect(outputSha256).toMatch(/^[0-9a-f]{64}$/)
    }
    expect(comparable(log)).toEqual(comparable(parseBuildLog(plain)))
    expect(read(json, 1000).log).toEqual(log)
  })

  test('names the packages that failed, and carries their errors', () => {
    const { failed, text } = read(trace('./broken', '-json').stdout)
    expect(failed).toEqual(['example.com/app/broken'])
    expect(text).toContain('main.go:3:15: undefined: undefined\n')
  })
})

describe('JsonTrace', () => {
  const lines: [what: string, line: string, text: string][] = [
    ['passes on what is no event', 'go: downloading example.com/x v1.0.0', 'go: downloading example.com/x v1.0.0\n'],
    ['passes on what looks like one and is none', '{"a":1}', '{"a":1}\n'],
    ['passes on broken JSON', '{"ImportPath":', '{"ImportPath":\n'],
    ['leaves out an output of no text', '{"Action":"build-output","Output":{}}', ''],
    ['passes on output of no package', '{"ImportPath":"","Action":"build-output","Output":"WORK=/x\\n"}', 'WORK=/x\n']
  ]
  test.each(lines)('%s', (_what, line, text) => {
    expect(read(`${line}\n`).text).toBe(text)
  })
})
