/** What several tests ask of a run, and facts that they compare with: taken from other programs, never from ours. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect } from '@jest/globals'
import type { JobRun } from './act.ts'
import { parse, textAt } from './json.ts'

export const LINKS = ['toolchain', 'source', 'modules', 'cache', 'link', 'binary', 'release']

/** A stack trace of Node.js: `    at name (file:1:2)`. */
const TRACE = /^\s*at .*:\d+:\d+\)?$/m

export function expectNoTrace(text: string): void {
  expect(text).not.toMatch(TRACE)
  expect(text).not.toMatch(/\bunexpected: /)
}

/** Annotations as `level rule file:line`, in the order in which they came. */
export function seen(run: JobRun): string[] {
  return run.annotations.map(({ level, title, file, line }) => `${level} ${title} ${file}:${line}`)
}

/** The run's only record. */
export function onlyRecord(run: JobRun): unknown {
  expect(run.records).toHaveLength(1)
  return parse(readFileSync(run.records[0]?.kept ?? '', 'utf8'))
}

/** The states of the links in a summary's table, by name. */
export function statesIn(summary: string): Record<string, string> {
  const rows = [...summary.matchAll(/^\| [^|]+ \| (\w+) \| (verified|changed|broken|unknown) \|/gm)]
  return Object.fromEntries(rows.map(([, link = '', state = '']) => [link, state]))
}

/** The labels of a summary's Mermaid picture, in their order. */
export function picturedLinks(summary: string): string[] {
  const block = /```mermaid\nflowchart LR\n([\s\S]*?)```/.exec(summary)?.[1] ?? ''
  return [...block.matchAll(/^ {2}L\d\["(\w+)<br>/gm)].map(([, name = '']) => name)
}

export function sha256(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

/** What `go version -m` prints about a binary. */
export interface VersionM {
  readonly go: string
  readonly path: string
  readonly settings: Readonly<Record<string, string>>
  /** `path@version sum`, sorted. */
  readonly deps: readonly string[]
}

/** Reads the text that `go version -m FILE` prints. */
export function readVersionM(text: string): VersionM {
  const [head = '', ...lines] = text.split('\n')
  const rows = lines.map((line) => line.split('\t').slice(1))
  const settings = rows.filter(([key]) => key === 'build').map(([, value = '']) => value)
  return {
    go: head.slice(head.lastIndexOf(': ') + 2),
    path: rows.find(([key]) => key === 'path')?.[1] ?? '',
    settings: Object.fromEntries(
      settings.map((setting) => [
        setting.slice(0, setting.indexOf('=')),
        setting.slice(setting.indexOf('=') + 1).replace(/^"(.*)"$/, '$1')
      ])
    ),
    deps: rows
      .filter(([key]) => key === 'dep')
      .map(([, path, version, sum]) => `${path}@${version} ${sum}`)
      .toSorted()
  }
}

/** The chain's states in a record or in the output of `check --json`. */
export function statesOf(record: unknown): Record<string, string> {
  return Object.fromEntries(LINKS.map((link) => [link, textAt(record, 'chain', link, 'state')]))
}
