/** Whose list of known findings counts in which run: with a real repository, where files are asked about. */
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import type { BaselineSource } from '../../src/core/baseline/types.ts'
import { readEvent, type RunEvent } from '../../src/core/event/read-event.ts'
import { DEFAULT_POLICY } from '../../src/core/policy/types.ts'
import { readScope } from '../../src/observe/known.ts'
import { readRepository } from '../../src/observe/repository.ts'
import { systemPorts } from '../../src/ports/system.ts'
import type { GateRequest } from '../../src/request.ts'
import { EVENTS, replay } from '../support/events.ts'
import { silent } from '../support/fakes.ts'
import { makeModule } from '../support/module.ts'
import { recordWith, vouched } from '../support/records.ts'
import { REQUEST } from '../support/request.ts'

const ports = systemPorts(process.env, silent, null)
const made = makeModule({ 'go.mod': 'module example.com/x\n', 'baselines/app.json': '{}\n', '.gitignore': '*.out\n' })
const base = made.commit()
afterAll(() => made.remove())

function event(name: string, commits: Partial<RunEvent['commits']> = {}): RunEvent {
  const { env, payload } = replay(name)
  const read = readEvent(env, payload)
  return { ...read, commits: { ...read.commits, ...commits } }
}

async function scope(run: RunEvent | null, source: BaselineSource, changes: Partial<GateRequest> = {}) {
  const request: GateRequest = { ...REQUEST, cwd: made.root, gate: 'new', event: run, ...changes }
  const found = await readScope(ports, request, await readRepository(ports, made.root), DEFAULT_POLICY, {
    ...vouched(recordWith({})),
    source
  })
  return found.kind === 'everything' ? found.why : found.kind
}

describe('the Actions cache', () => {
  const WRITING = new Set(['push-branch', 'schedule'])
  test.each(EVENTS)('counts where only runs that write the baseline can write it: %s', async (name) => {
    const run = event(name)
    expect(await scope(run, 'cache')).toMatch(WRITING.has(name) ? /^since$/ : /^the Actions cache is no evidence/)
  })
})

test.each<BaselineSource>(['artifact', 'git'])(
  'what a pull request cannot write counts on a pull request: %s',
  async (source) => {
    expect(await scope(event('pull_request-opened'), source)).toBe('since')
  }
)

test('the policy asks for it, the request has the last word', async () => {
  const run = event('pull_request-opened')
  expect(await scope(run, 'artifact', { gate: 'all' })).toBe('all')
  expect(await scope(run, 'artifact', { gate: null })).toBe('all')
})

describe('a checked-in record', () => {
  const pull = () => event('pull_request-opened', { base, commit: null })
  const file = (path: string): Partial<GateRequest> => ({ baseline: { kind: 'file', path } })

  test.each(['baselines', 'baselines/app.json'])('counts where the change leaves it alone: %s', async (path) => {
    made.write({ 'main.go': 'package main\n' }).commit()
    expect(await scope(pull(), 'file', file(path))).toBe('since')
    expect(await scope(pull(), 'file', file(join(made.root, path)))).toBe('since')
  })

  test('counts as it is where no change is judged', async () => {
    made.write({ 'baselines/app.json': '{"a":1}\n' })
    expect(await scope(event('push-branch'), 'file', file('baselines'))).toBe('since')
    expect(await scope(null, 'file', file('baselines'))).toBe('since')
    made.git('checkout', '--quiet', '--', '.')
  })

  // It is read from the base commit: observe/checked-in.ts, and its tests.
  test.each([
    ['edited in the tree', () => made.write({ 'baselines/app.json': '{"a":1}\n' })],
    ['edited by a commit', () => made.write({ 'baselines/app.json': '{"a":2}\n' }).commit()]
  ])('counts as the base commit has it: %s', async (_label, edit) => {
    const head = made.git('rev-parse', 'HEAD')
    edit()
    try {
      expect(await scope(pull(), 'file', file('baselines'))).toBe('since')
    } finally {
      made.git('reset', '--quiet', '--hard', head)
    }
  })

  test('does not where the file is elsewhere', async () => {
    expect(await scope(pull(), 'file', file('/elsewhere/app.json'))).toContain('is not in the repository')
  })
})
