import { describe, expect, test } from '@jest/globals'
import { mapLinks } from '../src/core/chain.ts'
import type { Outcome } from '../src/core/outcome.ts'
import type { Finding } from '../src/core/rules/types.ts'
import { keptOf, keptText, readKept } from '../src/kept.ts'
import { HEAD, NO_BASELINE, recordWith } from './support/records.ts'

const judged = { comparison: NO_BASELINE, results: [], scope: { kind: 'all' as const }, rebuilds: [], file: '/tmp/app' }
const DRIFT: Finding = {
  rule: 'flags-changed',
  link: 'link',
  level: 'error',
  message: '',
  subject: '',
  file: null,
  line: null,
  fix: '',
  help: ''
}

function outcome(changes: Partial<Outcome> = {}): Outcome {
  return {
    verdict: 'pass',
    exitCode: 0,
    failOn: 'error',
    chain: mapLinks(() => ({ state: 'verified', evidence: [] })),
    judged: [
      { ...judged, record: recordWith({}), recordFile: '/state/a.json' },
      { ...judged, record: recordWith({ subject: { target: 'linux/arm64' } }), recordFile: '/state/b.json' }
    ],
    findings: [],
    missing: [],
    failedBuild: null,
    ledgerFile: null,
    keeps: { choice: { kind: 'git', ref: 'refs/notes/gate' }, branch: 'release/1.4' },
    ...changes
  }
}

describe('what main keeps for post', () => {
  test('comes back as it was', () => {
    const kept = keptOf(outcome(), '/repo')
    expect(kept?.records).toMatchObject([
      { branch: 'release/1.4', file: '/state/a.json', commit: HEAD },
      { branch: 'release/1.4', file: '/state/b.json', commit: HEAD }
    ])
    expect(new Set(kept?.records.map(({ key }) => key)).size).toBe(2)
    expect(kept === null ? null : readKept(keptText(kept))).toEqual(kept)
  })

  test.each<[string, Partial<Outcome>]>([
    ['the gate is closed', { exitCode: 1 }],
    ['the run is not trusted', { keeps: null }],
    ['nothing was judged', { judged: [] }],
    ['a drift that nobody explained was only reported', { failOn: 'never', findings: [DRIFT] }]
  ])('is nothing when %s', (_label, changes) => {
    expect(keptOf(outcome(changes), '/repo')).toBeNull()
  })

  test('is kept with findings of other kinds', () => {
    expect(keptOf(outcome({ findings: [{ ...DRIFT, level: 'warning' }] }), '/repo')).not.toBeNull()
  })
})

test.each([
  '',
  'null',
  '[]',
  '{',
  '{"cwd": "/repo"}',
  '{"cwd": 7, "records": []}',
  '{"cwd": "/repo", "choice": "git:a..b", "records": []}',
  '{"__proto__": {"cwd": "/repo", "records": []}}'
])('a state that this program did not write is none: %j', (text) => {
  expect(readKept(text)).toBeNull()
})

test('of a state that was tampered with only whole records are read', () => {
  const good = { key: 'k', branch: 'main', file: '/a', commit: HEAD }
  const records = [null, 7, {}, { ...good, key: 'k'.repeat(513) }, { ...good, file: '' }, { ...good, commit: '--help' }]
  expect(readKept(JSON.stringify({ cwd: '/repo', choice: 'cache', records }))).toEqual({
    cwd: '/repo',
    choice: { kind: 'cache' },
    records: [{ ...good, commit: null }]
  })
})
