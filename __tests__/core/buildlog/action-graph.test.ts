/** The go command's own account of a build: a graph by hand, and the one of a real build against its trace. */
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { actionTimes, askedActions, graphAgrees, parseActionGraph } from '../../../src/core/buildlog/action-graph.ts'
import { parseBuildLog } from '../../../src/core/buildlog/parse.ts'
import { GO_ENV } from '../../support/go-programs.ts'

const folder = mkdtempSync(join(tmpdir(), 'gate-graph-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('parseActionGraph', () => {
  test('takes what compiles packages', () => {
    const graph = [
      { Mode: 'link', Package: 'p', ActionID: 'LINK' },
      { Mode: 'build', Package: 'p', ActionID: 'A', Cmd: ['compile'], Objdir: '/tmp/go-build1/b007/' },
      { Mode: 'build', Package: 'p', ActionID: 'B', Cmd: null, Objdir: 'C:\\Temp\\go-build1\\b008\\' },
      { Mode: 'build', Package: 'q' },
      { Mode: 'build', ActionID: 'C' },
      null
    ]
    const nodes = parseActionGraph(JSON.stringify(graph))
    expect(nodes.map(({ actionId, action, ran }) => [actionId, action, ran])).toEqual([
      ['A', 'b007', true],
      ['B', 'b008', false]
    ])
    expect(askedActions(nodes)).toEqual(new Map([['p', new Set(['A', 'B'])]]))
  })

  test.each(['', '{}', 'null', '[1, "x"', '[[]]'])('finds nothing in %s', (text) => {
    expect(parseActionGraph(text)).toEqual([])
    expect(graphAgrees(parseActionGraph(text), parseBuildLog(''))).toBeNull()
  })

  const node = (start: unknown, done: unknown) =>
    JSON.stringify([{ Mode: 'build', Package: 'p', ActionID: 'A', Cmd: ['x'], TimeStart: start, TimeDone: done }])
  const times: [start: unknown, done: unknown, milliseconds: number | null][] = [
    ['2026-11-22T00:38:21.650379057Z', '2026-11-22T00:38:21.722815299Z', 72],
    ['2026-11-22T01:38:21+01:00', '2026-11-22T00:38:22Z', 1000],
    ['2026-11-22T00:38:22Z', '2026-11-22T00:38:21Z', null],
    ['0001-01-01T00:00:00Z', '2026-11-22T00:38:21Z', null],
    ['soon', 7, null]
  ]
  test.each(times)('%s to %s', (start, done, milliseconds) => {
    expect(parseActionGraph(node(start, done))[0]?.milliseconds).toBe(milliseconds)
  })
})

test('the graph of a real build tells of the compiler runs that its trace shows', () => {
  mkdirSync(join(folder, 'a'))
  writeFileSync(join(folder, 'go.mod'), 'module example.com/app\n\ngo 1.21\n')
  writeFileSync(join(folder, 'a/a.go'), `package a\n\nconst A = "${randomUUID()}"\n`)
  writeFileSync(join(folder, 'main.go'), 'package main\n\nimport "example.com/app/a"\n\nfunc main() { println(a.A) }\n')
  const file = join(folder, 'graph.json')
  const args = ['build', '-x', '-buildvcs=false', `-debug-actiongraph=${file}`, '-o', join(folder, 'out'), '.']
  const { stderr, status } = spawnSync('go', args, {
    cwd: folder,
    env: { ...process.env, ...GO_ENV },
    encoding: 'utf8'
  })
  expect(status).toBe(0)
  const log = parseBuildLog(stderr)
  const nodes = parseActionGraph(readFileSync(file, 'utf8'))
  expect(log.compiled.map(({ path }) => path)).toEqual(['example.com/app/a', 'main'])
  expect(graphAgrees(nodes, log)).toBe(true)
  const elapsed = actionTimes(nodes)
  for (const { actionId } of log.compiled) expect(elapsed.get(actionId)).toBeGreaterThanOrEqual(0)
  // The standard library came from the cache: it was asked for, and took no time of its own.
  expect(askedActions(nodes).has('runtime')).toBe(true)
  const [first, ...rest] = log.compiled
  if (first === undefined) throw new Error('nothing was compiled')
  expect(graphAgrees(nodes, { ...log, compiled: [{ ...first, actionId: 'other' }, ...rest] })).toBe(false)
})
