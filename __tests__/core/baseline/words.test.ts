import { expect, test } from '@jest/globals'
import { baselineKey } from '../../../src/core/baseline/key.ts'
import { commitWords, lastRunWords } from '../../../src/core/baseline/words.ts'
import { recordWith } from '../../support/records.ts'

const COMMIT = '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d'

test.each([
  [null, null, '`main`'],
  [COMMIT, null, '`main` at `1a2b3c4`'],
  [COMMIT, 0, '`main` at `1a2b3c4`'],
  [COMMIT, 1, '`main` at `1a2b3c4`, one commit behind the merge base'],
  [COMMIT, 2, '`main` at `1a2b3c4`, two commits behind the merge base'],
  [COMMIT, 41, '`main` at `1a2b3c4`, 41 commits behind the merge base']
])('commitWords of %s, %s', (commit, distance, want) => {
  expect(commitWords('main', commit, distance, 'the merge base')).toBe(want)
})

test.each([
  ['2026-11-21T11:59:30Z', 'your run of a moment ago'],
  ['2026-11-21T11:48:00Z', 'your run of 12 minutes ago'],
  ['2026-11-21T11:00:00Z', 'your run of 1 hour ago'],
  ['2026-11-18T12:00:00Z', 'your run of 3 days ago'],
  // A clock that was set back since.
  ['2027-01-01T00:00:00Z', 'your run of a moment ago']
])('lastRunWords of %s', (then, want) => {
  expect(lastRunWords(then, '2026-11-21T12:00:00Z')).toBe(want)
})

test('keys tell repositories, branches, workflows, jobs, packages, targets and modes apart, and are fit for a cache', () => {
  const key = (changes: Parameters<typeof recordWith>[0], workflow = 'ci', branch = 'main') =>
    baselineKey(recordWith(changes), workflow, branch)
  const keys = [
    key({}),
    key({}, 'release'),
    key({}, 'ci', 'release/1.4'),
    key({ run: { repository: 'acme/widget' } }),
    key({ run: { job: 'build' } }),
    key({ run: { mode: 'inspect' } }),
    key({ subject: { package: 'example.com/app/cmd/a' } }),
    key({ subject: { target: 'linux/arm64' } }),
    // Joined without care, these two would meet.
    key({ run: { repository: 'a', job: 'b/c' } }),
    key({ run: { repository: 'a/b', job: 'c' } }),
    key({ subject: { package: `x,${'y'.repeat(2000)}` } })
  ]
  expect(new Set(keys).size).toBe(keys.length)
  for (const each of keys) expect(each).toMatch(/^go-provenance-gate-v1-[0-9a-f]{32}-[0-9a-f]{16}-$/)
})
