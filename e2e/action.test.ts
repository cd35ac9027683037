/** The Action in workflows as users write them, run by act. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { parse as parseYaml } from 'yaml'
import { Host, type JobRun } from './support/act.ts'
import { APP, POLICY } from './support/app.ts'
import {
  expectNoTrace,
  LINKS,
  onlyRecord,
  picturedLinks,
  readVersionM,
  seen,
  sha256,
  statesIn,
  statesOf
} from './support/expectations.ts'
import { gate } from './support/gate.ts'
import { makePlace, ROOT } from './support/host.ts'
import { at, textAt } from './support/json.ts'
import { output } from './support/process.ts'
import type { Files } from './support/repository.ts'

const place = makePlace()
afterAll(place.remove)

const STRIPPED: Files = { ...APP, [POLICY]: 'build:\n  packages: .\n  flags: -ldflags="-s -w"\n' }

/** A repository with one workflow and one commit. */
function hostWith(workflow: string, files: Files): Host {
  const host = new Host(place)
  host.use(workflow)
  host.repository.commit('first', files)
  return host
}

function runOf(workflow: string, files: Files): Promise<JobRun> {
  return hostWith(workflow, files).run()
}

function only<T>(list: readonly T[]): T {
  expect(list).toHaveLength(1)
  const [one] = list
  if (one === undefined) throw new Error('empty')
  return one
}

test('a clean module passes: outputs, record, binary and summary are there, and nothing in the workspace', async () => {
  const host = hostWith('build', APP)
  const run = await host.run()

  expect(run).toMatchObject({
    result: 'success',
    outcome: 'success',
    annotations: [],
    added: [],
    otherCommands: ['group', 'endgroup']
  })
  expect(run.node).toMatch(/^v24\./)
  expect(Object.keys(run.outputs).toSorted()).toEqual(
    Object.keys(Object(at(parseYaml(readFileSync(join(ROOT, 'action.yml'), 'utf8')), 'outputs'))).toSorted()
  )
  expect(run.outputs).toMatchObject({
    verdict: 'pass',
    'findings-count': '0',
    'baseline-state': 'missing-first-run'
  })

  const binary = only(run.binaries)
  expect(binary.executable).toBe(true)
  expect(output(binary.kept, [], { env: place.env })).toBe('the price is 100 EUR\n')
  const witness = readVersionM(output('go', ['version', '-m', binary.kept], { env: place.env }))
  expect(witness.settings).toMatchObject({ 'vcs.revision': host.repository.head(), 'vcs.modified': 'false' })

  const record = onlyRecord(run)
  const recordFile = only(run.records).kept
  expect(textAt(record, 'binary', 'sha256')).toBe(sha256(binary.kept))
  expect(textAt(record, 'source', 'head')).toBe(host.repository.head())
  expect(at(record, 'run')).toMatchObject({ event: 'push', repository: 'acme/app', ref: 'refs/heads/main' })
  const compared = gate(['compare', '--json', recordFile, recordFile], { env: place.env })
  expect({ code: compared.code, said: parseYaml(compared.stdout) }).toEqual({
    code: 0,
    said: { state: 'exact', reason: null, drifts: [] }
  })

  const summary = only(run.summaries)
  expect(picturedLinks(summary)).toEqual(LINKS)
  expect(statesIn(summary)).toEqual(statesOf(record))
  expect(statesOf(record)).toMatchObject({ source: 'verified', modules: 'verified', link: 'verified' })
  expect(picturedLinks(run.outputs['comment-body'] ?? '')).toEqual(LINKS)
})

const CLOSED: readonly [why: string, workflow: string, files: Files, annotation: string, link: string][] = [
  ['flags of the policy', 'build', STRIPPED, `error stripped-symbols ${POLICY}:3`, 'binary'],
  ['a patched byte', 'inspect-patched', APP, 'error modified-after-link go.mod:1', 'binary'],
  ['strip after the link', 'inspect-stripped', APP, 'error stripped-after-link go.mod:1', 'binary'],
  ['another commit', 'inspect-other-commit', APP, 'error revision-mismatch go.mod:1', 'source']
]
test.each(CLOSED)('%s closes the gate (%s)', async (_why, workflow, files, annotation, link) => {
  const host = hostWith(workflow, files)
  host.repository.commit('second')
  const run = await host.run()

  expect(seen(run)).toEqual([annotation])
  expect(run).toMatchObject({ result: 'failure', outcome: 'failure', binaries: [] })
  expect(run.outputs).toMatchObject({ verdict: 'violation', 'findings-count': '1', binaries: '' })
  const rule = annotation.split(' ')[1] ?? ''
  expect(run.annotations[0]?.message).toMatch(
    new RegExp(
      `\\nFix: .+\\nhttps://github\\.com/go-provenance-gate/go-provenance-gate/blob/v1/docs/rules/${rule}\\.md$`
    )
  )
  expect(only(run.summaries)).toContain(`\`${rule}\``)
  expect(statesIn(only(run.summaries))[link]).toBe('broken')
  expectNoTrace(run.log)
})

test('a binary of an earlier step that nobody touched passes', async () => {
  const run = await runOf('inspect', APP)
  expect(run).toMatchObject({ result: 'success', annotations: [] })
  expect(run.outputs).toMatchObject({ verdict: 'pass', 'findings-count': '0' })
  expect(textAt(onlyRecord(run), 'run', 'mode')).toBe('inspect')
  expect(only(run.binaries).path).toMatch(/\/dist\/app$/)
})

test('fail-on: never reports, and the job passes', async () => {
  const run = await runOf('never', STRIPPED)
  expect(seen(run)).toEqual([`error stripped-symbols ${POLICY}:3`])
  expect(run).toMatchObject({ result: 'success', outcome: 'success' })
  expect(run.outputs).toMatchObject({ verdict: 'violation', 'findings-count': '1' })
})

test('output: the verified binary lands there', async () => {
  const run = await runOf('output', APP)
  const binary = only(run.binaries)
  const record = onlyRecord(run)
  expect(run).toMatchObject({ result: 'success', added: ['!! bin/app'] })
  expect(binary).toMatchObject({ path: expect.stringMatching(/\/bin\/app$/), executable: true })
  expect(statesOf(record)['release']).toBe('verified')
  expect(at(record, 'release')).toEqual({ output: 'bin/app', sha256: sha256(binary.kept) })
})

test('output: a closed gate leaves nothing there', async () => {
  const run = await runOf('output', STRIPPED)
  expect(run).toMatchObject({ result: 'failure', added: [], binaries: [] })
  expect(run.outputs).toMatchObject({ verdict: 'violation', binaries: '' })
})

test('targets: each is built, recorded and judged', async () => {
  const run = await runOf('targets', APP)
  expect(run).toMatchObject({ result: 'success', annotations: [] })
  const built = run.binaries.map(({ kept }) => {
    const { settings } = readVersionM(output('go', ['version', '-m', kept], { env: place.env }))
    return `${readFileSync(kept).toString('latin1', 0, 2)} ${settings['GOOS']}/${settings['GOARCH']}`
  })
  expect(built).toEqual(['\u007fE linux/amd64', 'MZ windows/amd64'])
  const records = run.records.map(({ kept }) => parseYaml(readFileSync(kept, 'utf8')))
  expect(records.map((record) => textAt(record, 'subject', 'target'))).toEqual(['linux/amd64', 'windows/amd64'])
  expect(records.map((record) => textAt(record, 'binary', 'sha256'))).toEqual(
    run.binaries.map(({ kept }) => sha256(kept))
  )
})

/** A module of two packages, the inner one with an undefined name on line 4. */
function broken(folder: string): Files {
  return {
    [`${folder}go.mod`]: 'module example.com/app\n\ngo 1.21\n',
    [`${folder}main.go`]:
      'package main\n\nimport "example.com/app/internal/report"\n\nfunc main() { report.Print() }\n',
    [`${folder}internal/report/print.go`]: 'package report\n\nfunc Print() {\n\tundefinedThing()\n}\n'
  }
}
test.each([
  ['build', ''],
  ['subdirectory', 'services/api/']
])('a build that fails is annotated where it fails (%s)', async (workflow, folder) => {
  const run = await runOf(workflow, broken(folder))
  expect(seen(run)).toEqual([`error build-failed ${folder}internal/report/print.go:4`])
  expect(run.annotations[0]?.message).toContain('undefined: undefinedThing')
  expect(run).toMatchObject({ result: 'failure', binaries: [], added: [] })
  expect(run.outputs).toMatchObject({ verdict: 'violation', 'findings-count': '1' })
  expect(only(run.summaries)).toContain('undefined: undefinedThing')
  expectNoTrace(run.log)
})

test('a compiler that repeats workflow commands of the source gives none to the runner', async () => {
  const source = '//line ::error::planted.go:1\nfunc one() { y }\n//line ##[error]planted.go:1\nfunc two() { y }\n'
  const run = await runOf('build', { ...APP, 'planted.go': `package main\n\n${source}` })
  expect(run.result).toBe('failure')
  // Our own fold around the build, and nothing else.
  expect(run.otherCommands).toEqual(['group', 'endgroup'])
  // The runner takes `##[...]` anywhere in a line, `::...::` where it begins.
  expect(run.printed).toContain('planted.go')
  expect(run.printed).not.toMatch(/##\[|^\s*::/m)
  expect(run.annotations.length).toBeGreaterThan(0)
  expect(run.annotations.filter(({ title }) => title !== 'build-failed')).toEqual([])
})

const MODULE: Files = { 'go.mod': 'module example.com/app\n\ngo 1.21\n' }
const REFUSED: readonly [why: string, workflow: string, files: Files, sentence: RegExp][] = [
  ['an input that is misspelt', 'misspelt', APP, /^fail_on is no input of this action\. Fix: did you mean fail-on\?$/],
  ['a word that is none', 'bad-word', APP, /^fail-on: expected one of error, warning, never, got sometimes$/],
  ['no go.mod', 'build', { 'main.go': 'package main\n' }, /have no go\.mod\. Fix: /],
  ['no package main', 'build', { ...MODULE, 'a.go': 'package a\n' }, /none of them a package main\. Fix: /],
  ['no package at all', 'build', MODULE, /no package matches\. Fix: /],
  ['a glob that matches nothing', 'no-match', APP, /^binaries: dist\/\* matches no file in .+\. Fix: /],
  ['a policy that does not parse', 'build', { ...APP, [POLICY]: 'rules: [\n' }, /^\.github\/go-provenance-gate\.yml:\d/]
]
test.each(REFUSED)('%s is refused with one sentence', async (_why, workflow, files, sentence) => {
  const run = await runOf(workflow, files)
  expect(seen(run)).toEqual(['error null null:null'])
  expect(run.annotations[0]?.message).toMatch(sentence)
  expect(run.annotations[0]?.message).not.toContain('\n')
  expect(run).toMatchObject({ result: 'failure', outcome: 'failure', records: [], binaries: [], added: [] })
  expect(run.outputs).toEqual({ verdict: 'inconclusive' })
  expectNoTrace(run.log)
})
