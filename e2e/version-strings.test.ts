/**
 * Go 1.24 and later write a version of package main into the binary that they make from tags and commits, and so do the
 * builds of users with -X. Both depend on how much history and which tags a checkout has, so two honest builds of one
 * commit say different versions: that is never drift.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { replay } from '../__tests__/support/events.ts'
import { gate } from './support/gate.ts'
import { makePlace } from './support/host.ts'
import { at, parse, textAt } from './support/json.ts'
import { Origin } from './support/origin.ts'
import { output } from './support/process.ts'
import { runStep, type Step } from './support/step.ts'

const place = makePlace()
const origin = new Origin(place)
const workspace = join(place.root, 'widget')
afterAll(place.remove)

/** How a checkout comes about, and what Go makes of it. */
const CHECKOUTS = {
  'all history and tags': { depth: 0, tags: true, version: /^v1\.4\.0$/, described: /^v1\.4\.0$/ },
  'all history, no tags': {
    depth: 0,
    tags: false,
    version: /^v0\.0\.0-\d{14}-[0-9a-f]{12}$/,
    described: /^[0-9a-f]{7}$/
  },
  'depth 1': { depth: 1, tags: false, version: /^v0\.0\.0-\d{14}-[0-9a-f]{12}$/, described: /^[0-9a-f]{7}$/ }
} as const
type Checkout = keyof typeof CHECKOUTS

/** How the program is built: by the gate, or before it. */
const MODES = {
  'built by the gate': { binaries: false, flags: false },
  'built by the gate with -X': { binaries: false, flags: true },
  'built before the gate': { binaries: true, flags: false },
  'built before the gate with -X': { binaries: true, flags: true }
} as const

interface Run {
  readonly step: Step
  /** What Go wrote, and what `git describe` said. */
  readonly version: string
  readonly described: string
}

/** Gates the tip of main in such a checkout, against a record. */
async function run(checkout: Checkout, mode: keyof typeof MODES, baseline: string, dirty = false): Promise<Run> {
  const { depth, tags } = CHECKOUTS[checkout]
  const { binaries, flags } = MODES[mode]
  origin.checkout(workspace, 'refs/heads/main', origin.commits.M1, depth)
  const inWorkspace = { cwd: workspace, env: place.env }
  if (!tags)
    for (const tag of output('git', ['tag'], inWorkspace).split('\n').filter(Boolean))
      output('git', ['tag', '-d', tag], inWorkspace)
  if (dirty) writeFileSync(join(workspace, 'widget.go'), 'package main\n\nvar size = 1\n\nfunc init() { size-- }\n')
  const described = output('git', ['describe', '--tags', '--always'], inWorkspace).trim()
  const ldflags = flags ? [`-ldflags=-X main.name=${described}`] : []
  if (binaries) {
    mkdirSync(join(place.root, 'dist'), { recursive: true })
    output('go', ['build', ...ldflags, '-o', join(place.root, 'dist', 'widget'), '.'], inWorkspace)
  }
  const { env, payload } = replay('push-branch')
  const { ACTIONS_RESULTS_URL: _service, ...variables } = env
  const step = await runStep(place, {
    env: parseEnv(origin.rewrite(JSON.stringify(variables))),
    payload: origin.rewrite(JSON.stringify(payload)),
    workspace,
    inputs: {
      baseline,
      'fail-on': 'never',
      ...(binaries
        ? { binaries: join(place.root, 'dist', 'widget') }
        : { 'build-flags': ldflags.map((flag) => `'${flag}'`).join(' ') })
    }
  })
  const version = textAt(recordOf(step), 'binary', 'main', 'version')
  return { step, version, described }
}

function parseEnv(text: string): Record<string, string> {
  return Object.fromEntries(Object.entries(Object(parse(text))).map(([name, value]) => [name, String(value)]))
}

function recordOf({ outputs }: Step): unknown {
  return parse(readFileSync(outputs['record-path'] ?? '', 'utf8'))
}

const record = (one: Run): string => one.step.outputs['record-path'] ?? ''

describe.each(Object.keys(MODES) as (keyof typeof MODES)[])('of one commit, %s', (mode) => {
  test('versions that depend on the checkout are no drift', async () => {
    const [full, bare, shallow] = Object.keys(CHECKOUTS) as [Checkout, Checkout, Checkout]
    const first = await run(full, mode, 'none')
    const second = await run(bare, mode, record(first))
    const third = await run(shallow, mode, record(first))
    const fourth = await run(full, mode, record(third))
    for (const [one, checkout] of [
      [first, full],
      [second, bare],
      [third, shallow],
      [fourth, full]
    ] as const) {
      // Without this the test would say nothing.
      expect(one.version).toMatch(CHECKOUTS[checkout].version)
      expect(one.described).toMatch(CHECKOUTS[checkout].described)
      expect(one.step).toMatchObject({ code: 0, annotations: [], outputs: { verdict: 'pass', 'findings-count': '0' } })
    }
    for (const [before, after] of [
      [first, second],
      [first, third],
      [third, fourth]
    ] as const) {
      expect(after.step.outputs['baseline-state']).not.toMatch(/missing|unreadable|incomparable/)
      expect(
        textAt(recordOf(before.step), 'binary', 'sha256') === textAt(recordOf(after.step), 'binary', 'sha256')
      ).toBe(false)
      const compared = gate(['compare', '--json', record(before), record(after)], { env: place.env })
      expect({ code: compared.code, drifts: at(parse(compared.stdout), 'drifts') }).toEqual({ code: 0, drifts: [] })
    }
  })

  test('`+dirty` is the finding of the tree, and no drift', async () => {
    const clean = await run('depth 1', mode, 'none')
    const dirty = await run('depth 1', mode, record(clean), true)
    expect(dirty.version).toMatch(/\+dirty$/)
    expect(dirty.step.annotations.map((line) => line.split(':', 1)[0])).toEqual(['error tree-modified'])
    const compared = gate(['compare', '--json', record(clean), record(dirty)], { env: place.env })
    expect(at(parse(compared.stdout), 'drifts')).toEqual([])
  })
})
