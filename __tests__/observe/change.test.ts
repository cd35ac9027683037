/** What a change edits, asked of a real repository and, where that is shallow, of the host. */
import { createHash } from 'node:crypto'
import { afterAll, expect, test } from '@jest/globals'
import type { GateRecord } from '../../src/core/record/types.ts'
import { readChange } from '../../src/observe/change.ts'
import { systemPorts } from '../../src/ports/system.ts'
import type { RemoteFiles } from '../../src/ports/types.ts'
import { silent } from '../support/fakes.ts'
import { makeModule } from '../support/module.ts'
import { recordWith } from '../support/records.ts'

const CI = '.github/workflows/ci.yml'
const OLD = 'on: push\njobs: {}\n'
const NEW = 'on: push\nenv: { GOFLAGS: -race }\njobs: {}\n'
const made = makeModule({
  'go.mod': 'module example.com/x\n',
  [CI]: OLD,
  'dep/a.go': 'package dep\n',
  Makefile: 'all:\n'
})
const base = made.commit()
made.write({ [CI]: NEW, 'dep/a.go': 'package dep // 2\n', Makefile: 'all: x\n', 'notes.txt': 'x\n' })
const head = made.commit()
afterAll(() => made.remove())

const record = (commit: string | null, text: string): GateRecord =>
  recordWith({
    source: { head: commit },
    run: { workflowFile: { path: CI, sha256: createHash('sha256').update(text).digest('hex') } }
  })
const system = systemPorts(process.env, silent, null)
const ask = (from: string | null, before = OLD, remote: RemoteFiles | null = null, to: string | null = null) =>
  readChange({ ...system, remote }, { before: record(from, before), after: record(head, NEW), root: made.root, to })

test.each([
  ['the tree', null],
  ['a commit', head]
])('names the files, and the lines of those that set how a build is done: %s', async (_label, to) => {
  const change = await ask(base, OLD, null, to)
  expect(change?.files).toEqual([CI, 'Makefile', 'dep/a.go', 'notes.txt'])
  expect(change?.lines).toEqual([
    { file: CI, line: 2, text: 'env: { GOFLAGS: -race }' },
    { file: 'Makefile', line: 1, text: 'all: x' },
    { file: 'Makefile', line: null, text: 'all:' }
  ])
  expect(change?.texts.get('go.mod')).toBe('module example.com/x\n')
})

test('does not take a text for that of the baseline which is another one', async () => {
  const change = await ask(base, 'a step wrote this\n')
  expect(change?.read.has(CI)).toBe(false)
  expect(change?.lines.some(({ file }) => file === CI)).toBe(false)
})

test('asks the host for the workflow where git does not hold the commit', async () => {
  const asked: string[] = []
  const remote: RemoteFiles = {
    listAt: () => Promise.resolve(null),
    readAt: (commit, path) => {
      asked.push(`${commit} ${path}`)
      return Promise.resolve(OLD)
    }
  }
  const unknown = 'e'.repeat(40)
  const change = await ask(unknown, OLD, remote)
  expect(asked).toEqual([`${unknown} ${CI}`])
  expect(change).toMatchObject({ files: null, lines: [{ file: CI, line: 2 }] })
  expect(change?.read).toEqual(new Set([CI]))
})

test('knows nothing, and fails for nothing, where neither can say', async () => {
  const fail = (): Promise<never> => Promise.reject(new Error('403'))
  const fails: RemoteFiles = { listAt: fail, readAt: fail }
  expect(await ask('e'.repeat(40), OLD, fails)).toMatchObject({ files: null, lines: [] })
  expect(await ask('e'.repeat(40))).toMatchObject({ files: null, lines: [] })
  expect(await ask(null)).toBeNull()
  expect(await ask('--output=x')).toBeNull()
})
