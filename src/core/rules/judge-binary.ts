/** A binary on its own: the rules that need nothing but the file. */
import type { BinaryFacts } from '../binary/facts.ts'
import type { Comparison } from '../baseline/types.ts'
import { DEFAULT_POLICY } from '../policy/types.ts'
import { assembleRecord } from '../record/assemble.ts'
import { noSource } from '../source/no-source.ts'
import { evaluateRules } from './evaluate.ts'
import type { Finding } from './types.ts'

const NO_COMPARISON: Comparison = {
  baseline: {
    source: 'none',
    state: 'missing-first-run',
    distance: null,
    record: null,
    words: 'nothing to compare with',
    passedOver: [],
    vouched: false,
    writes: false
  },
  drifts: []
}

/** Rules about other links of the chain that need nothing but the file. */
const FILE_RULES: ReadonlySet<string> = new Set(['tree-modified', 'module-not-recorded'])

/** The findings about one file, under the default policy. */
export function judgeBinary(binary: BinaryFacts): Finding[] {
  const record = assembleRecord({
    toolVersion: '',
    run: {
      mode: 'inspect',
      time: '1970-01-01T00:00:00.000Z',
      event: null,
      repository: null,
      ref: null,
      workflow: null,
      job: null,
      leg: null,
      runId: null,
      runNumber: null,
      runAttempt: null,
      workflowFile: null,
      runner: { os: '', arch: '', image: null }
    },
    source: { ...noSource('none', null), event: { commit: null, head: null, base: null } },
    go: null,
    build: null,
    observed: null,
    archiveIds: new Map(),
    cacheEntries: new Map(),
    cacheFolder: null,
    cacheLedger: null,
    binary,
    expected: { package: null, module: null, target: null },
    witness: null,
    locks: { sums: new Map(), vendored: new Set(), workspace: null },
    release: { output: null, sha256: null },
    policy: { path: null, sha256: null, commit: null, changed: false, note: null }
  })
  const options = { today: '1970-01-01', helpFor: (rule: string) => `docs/rules/${rule}.md` }
  return evaluateRules(record, NO_COMPARISON, DEFAULT_POLICY, options)
    .filter((result) => result.link === 'binary' || FILE_RULES.has(result.rule))
    .flatMap((result) => result.findings)
}
