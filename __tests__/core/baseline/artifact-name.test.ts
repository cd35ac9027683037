/** Names of artifacts: allowed, unique in a run, found again by the same job. */
import { expect, test } from '@jest/globals'
import {
  artifactName,
  artifactParts,
  type ArtifactPlace,
  parseArtifactName,
  recordFileName
} from '../../../src/core/baseline/artifact-name.ts'
import { PLACE } from '../../support/uploads.ts'

const OTHERS: readonly Partial<ArtifactPlace>[] = [
  { workflow: '.github/workflows/other.yml' },
  { job: 'build2' },
  { leg: '.linux' },
  { step: 'gate2' },
  { runner: 'another runner' },
  { attempt: 2 }
]

test('whatever is another place has another name', () => {
  const all = [{}, ...OTHERS].map((place) => artifactName('records', { ...PLACE, ...place }))
  expect(new Set([...all, artifactName('ledger', PLACE)]).size).toBe(all.length + 1)
})

test('the same job is found again: in another attempt, step or runner, but not another leg', () => {
  const own = artifactParts('records', PLACE)
  const same = OTHERS.map((place) => artifactParts('records', { ...PLACE, ...place }).job === own.job)
  expect(same).toEqual([false, false, false, true, true, true])
  expect(parseArtifactName(artifactName('records', PLACE))).toEqual(own)
  // A leg says which job it is: the runner is another one every time.
  const [one, other] = ['a', 'b'].map((runner) => artifactName('records', { ...PLACE, leg: '.linux', runner }))
  expect(one).toBe(other)
})

const HOSTILE = ['', '../../etc', 'a"b:c<d>e|f*g?h', 'a\r\nb', 'a\\b', '\u202e名\0', 'x'.repeat(10_000)]
test.each(HOSTILE)('a name is allowed, whatever jobs are called: %j', (text) => {
  const name = artifactName('ledger', { workflow: text, job: text, leg: text, step: text, runner: text, attempt: 3 })
  expect(name).toMatch(/^[\w.-]{1,100}$/)
  expect(parseArtifactName(name)).toMatchObject({ kind: 'ledger', attempt: 3 })
})

test.each([
  'cache-ledger',
  'go-provenance-gate-records',
  'go-provenance-gate-records-0123456789abcdef-01234567-0',
  'go-provenance-gate-records-0123456789abcdef-01234567-1x',
  'go-provenance-gate-other-0123456789abcdef-01234567-1',
  'x-go-provenance-gate-records-0123456789abcdef-01234567-1'
])('%s is none of ours', (name) => {
  expect(parseArtifactName(name)).toBeNull()
})

test('a record travels under its key, without the dash at its end', () => {
  expect(recordFileName('go-provenance-gate-v1-00-11-')).toBe('go-provenance-gate-v1-00-11.json')
})
