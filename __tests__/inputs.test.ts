import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { readEvent } from '../src/core/event/read-event.ts'
import { INPUTS, readRequest } from '../src/inputs.ts'
import { VERSION } from '../src/version.ts'
import { EVENTS, OVERLAYS, replay } from './support/events.ts'

const ROOT = join(import.meta.dirname, '..')

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>
  readonly outputs: Readonly<Record<string, unknown>>
  readonly runs: Readonly<Record<string, string>>
  readonly description: string
}
const action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as ActionFile

/** The environment of a step: an event's, and the inputs as the runner hands them over. */
function step(inputs: Readonly<Record<string, string>> = {}, event = 'push-branch', ...overlays: string[]) {
  const { env, payload } = replay(event, ...overlays)
  const defaults = Object.fromEntries(
    Object.entries(action.inputs).map(([name, { default: value = '' }]) => [name, value])
  )
  const given = { ...defaults, token: 'FAKE-GITHUB-TOKEN', ...inputs }
  const variables = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])
  )
  return { env: { ...env, ...variables }, event: readEvent(env, payload) }
}

describe('action.yml', () => {
  test('has the inputs that are read, and the outputs of the design', () => {
    expect(Object.keys(action.inputs).toSorted()).toEqual([...INPUTS].toSorted())
    expect(Object.keys(action.outputs).toSorted()).toEqual([
      'baseline-state',
      'binaries',
      'comment-body',
      'failure-cause',
      'findings-count',
      'known-count',
      'ledger',
      'record-path',
      'verdict'
    ])
  })

  test('runs on node24 and fits the Marketplace', () => {
    expect(action.runs).toEqual({
      using: 'node24',
      main: 'dist/action.js',
      post: 'dist/post.js',
      'post-if': 'success()'
    })
    expect(action.description.length).toBeLessThanOrEqual(125)
  })

  test('the version is that of package.json', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
    expect(VERSION).toBe(version)
  })
})

describe('readRequest', () => {
  test('gives the defaults when nothing is set', () => {
    expect(readRequest(step())).toMatchObject({
      cwd: '/home/runner/work/widget/widget',
      packages: null,
      flags: null,
      targets: null,
      output: null,
      binaries: null,
      policy: null,
      baseline: null,
      onMissingBaseline: null,
      failOn: 'error',
      allowUntrustedCheckout: false,
      workspace: '/home/runner/work/widget/widget',
      stateFolder: '/home/runner/work/_temp/go-provenance-gate',
      keepBinaries: true,
      helpBase: 'https://github.com/acme-actions/provenance-gate/blob/v1/'
    })
  })

  test('reads every input', () => {
    const request = readRequest(
      step({
        'working-directory': 'svc',
        packages: './cmd/a\n./cmd/b',
        'build-flags': '-trimpath -ldflags="-X main.v=a b"',
        targets: 'linux/amd64, windows/arm64\ndarwin/arm64',
        output: 'bin/',
        policy: 'gate.yml',
        baseline: 'records/app.json',
        'on-missing-baseline': 'fail',
        'fail-on': 'never',
        gate: 'new',
        'allow-untrusted-checkout': 'True'
      })
    )
    expect(request).toMatchObject({
      cwd: '/home/runner/work/widget/widget/svc',
      packages: ['./cmd/a', './cmd/b'],
      flags: ['-trimpath', '-ldflags=-X main.v=a b'],
      targets: ['linux/amd64', 'windows/arm64', 'darwin/arm64'],
      output: 'bin/',
      policy: 'gate.yml',
      baseline: { kind: 'file', path: 'records/app.json' },
      onMissingBaseline: 'fail',
      failOn: 'never',
      gate: 'new',
      allowUntrustedCheckout: true
    })
    expect(readRequest(step({ binaries: 'dist/*\n# windows\ndist/a b.exe\n', baseline: 'none' }))).toMatchObject({
      binaries: ['dist/*', 'dist/a b.exe'],
      baseline: { kind: 'none' }
    })
  })

  test.each([
    ['a misspelt input', { fail_on: 'never' }, '`fail_on` is no input of this action'],
    ['an input of another action', { 'go-version': '1.26' }, '`go-version` is no input of this action'],
    [
      'a word that is none',
      { 'fail-on': 'sometimes' },
      'fail-on: expected one of `error`, `warning`, `never`, got `sometimes`'
    ],
    [
      'a boolean that is none',
      { 'allow-untrusted-checkout': 'on' },
      'allow-untrusted-checkout: expected `true` or `false`, got `on`'
    ],
    [
      'a policy for missing baselines that is none',
      { 'on-missing-baseline': 'ignore' },
      'on-missing-baseline: expected one of'
    ],
    ['a quote that is not closed', { 'build-flags': '-ldflags="-s' }, 'build-flags: a quote is not closed']
  ])('refuses %s', (_label, inputs, want) => {
    expect(() => readRequest(step(inputs))).toThrow(want)
  })

  test('suggests the input that was meant', () => {
    expect(() => readRequest(step({ failon: 'never' }))).toThrow(
      expect.objectContaining({ fix: 'did you mean `fail-on`?' })
    )
  })

  test('says so outside of a step', () => {
    const { env, event } = step()
    expect(() => readRequest({ env: { ...env, RUNNER_TEMP: '' }, event })).toThrow('RUNNER_TEMP is not set')
  })

  test.each(EVENTS)('is the same for the event %s on every kind of runner, but for its folders', (name) => {
    const plain = readRequest(step({}, name))
    for (const overlay of OVERLAYS) {
      const other = readRequest(step({}, name, overlay))
      expect({ ...other, event: null, cwd: '', workspace: '', stateFolder: '', helpBase: '' }).toEqual({
        ...plain,
        event: null,
        cwd: '',
        workspace: '',
        stateFolder: '',
        helpBase: ''
      })
      expect(other.stateFolder.replaceAll('\\', '/')).toMatch(/_?_temp\/go-provenance-gate$/)
    }
  })

  test('links to rule pages only where this action can be read', () => {
    const base = (...overlays: string[]) => readRequest(step({}, 'push-branch', ...overlays)).helpBase
    expect(base('ghes')).toBe('https://ghes.acme.test/acme-actions/provenance-gate/blob/v1/')
    expect(base('local-action')).toBe('')
    const { env, event } = step()
    expect(readRequest({ env: { ...env, GITHUB_ACTION_REF: 'v1"><img>' }, event }).helpBase).toBe('')
  })
})
