/**
 * Records made by hand, for everything that reads records: one that no rule objects to, and changes to it. Parts are
 * replaced by path, so that a test shows only what it is about.
 */
import type { Baseline, Comparison } from '../../src/core/baseline/types.ts'
import { bareFacts, type BinaryFacts } from '../../src/core/binary/facts.ts'
import { mapLinks } from '../../src/core/chain.ts'
import type { GateRecord, LedgerUse } from '../../src/core/record/types.ts'

export const HEAD = '1111111111111111111111111111111111111111'
export const OTHER_COMMIT = '2222222222222222222222222222222222222222'
const sha = (digit: string): string => digit.repeat(64)

/** What inspecting a good binary of example.com/app gives. */
export const GOOD_BINARY: BinaryFacts = {
  ...bareFacts('app', 'go', ['build info at offset 4096'], 2_000_000),
  format: 'elf',
  bits: 64,
  goos: 'linux',
  goarch: 'amd64',
  header: { goos: null, goarch: 'amd64' },
  goVersion: 'go1.26.8',
  mainPackage: 'example.com/app',
  main: { path: 'example.com/app', version: 'v1.2.3', sum: '', replace: null },
  settings: { CGO_ENABLED: '0', GOARCH: 'amd64', GOOS: 'linux', 'vcs.revision': HEAD, 'vcs.modified': 'false' },
  deps: [{ path: 'rsc.io/quote', version: 'v1.5.2', sum: 'h1:good=', replace: null }],
  buildId: {
    text: `${'a'.repeat(20)}/${'b'.repeat(20)}/${'c'.repeat(20)}/${'d'.repeat(20)}`,
    action: 'a'.repeat(20),
    mainAction: 'b'.repeat(20),
    mainContent: 'c'.repeat(20),
    content: 'd'.repeat(20)
  },
  seal: 'intact',
  sealEvidence: [`content ID ${'d'.repeat(20)} recomputed`],
  buildInfo: 'blob',
  copies: 'agree',
  hostLinked: false,
  symbols: { symtab: true, dwarf: true },
  versionElsewhere: true,
  lineTable: { offset: 8192, packages: 40, unrecorded: [], traces: [], paths: [] },
  sha256: sha('3')
}

/** A record of a build that nothing is wrong with. */
export const GOOD_RECORD: GateRecord = {
  schema: 1,
  tool: { name: 'go-provenance-gate', version: '0.0.0' },
  subject: { module: 'example.com/app', package: 'example.com/app', target: 'linux/amd64', name: 'app' },
  run: {
    mode: 'build',
    time: '2026-11-21T12:00:00.000Z',
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
    runner: { os: 'linux', arch: 'x64', image: null }
  },
  source: {
    vcs: 'git',
    reason: null,
    head: HEAD,
    parents: [],
    branch: 'main',
    shallow: false,
    dirtyCount: 0,
    dirtyFiles: [],
    directory: '',
    event: { commit: null, head: null, base: null }
  },
  toolchain: {
    version: 'go1.26.8',
    goroot: '/usr/local/go',
    host: 'linux/amd64',
    asked: 'auto',
    local: 'go1.26.8',
    experiments: '',
    tools: [
      { name: 'go', path: '/usr/local/go/bin/go', sha256: sha('4'), size: 14_000_000 },
      { name: 'compile', path: '/usr/local/go/pkg/tool/linux_amd64/compile', sha256: sha('5'), size: 28_000_000 }
    ],
    cc: null,
    goMod: { file: 'go.mod', module: 'example.com/app', go: '1.26.0', goLine: 3, toolchain: null, toolchainLine: null },
    authenticity: null
  },
  environment: {
    effective: { CGO_ENABLED: '0', GOFLAGS: '', GOVERSION: 'go1.26.8', GOPROXY: 'https://goproxy.example.org' },
    changed: { CGO_ENABLED: '0' },
    origins: { CGO_ENABLED: 'environment' }
  },
  modules: {
    vendored: false,
    workspace: null,
    deps: [{ path: 'rsc.io/quote', version: 'v1.5.2', sum: 'h1:good=', replace: null, state: 'locked' }]
  },
  cache: {
    path: '/home/user/.cache/go-build',
    state: 'ready',
    remarks: [],
    compiled: 1,
    cached: 0,
    verified: 0,
    corrupt: [],
    conflicting: [],
    unverified: [],
    ledger: null
  },
  packages: [
    {
      path: 'example.com/app',
      module: 'example.com/app',
      actionId: 'b'.repeat(20),
      contentId: 'c'.repeat(20),
      outputSha256: sha('6'),
      origin: 'compiled',
      entry: null,
      milliseconds: null
    }
  ],
  build: { packages: ['./...'], flags: [], env: {}, flagsFrom: 'none', flagsAt: null, policySha256: null },
  link: {
    flags: ['-buildmode=exe', '-extld=gcc'],
    buildMode: 'exe',
    external: false,
    actionId: 'a'.repeat(20),
    landed: 'mv',
    modInfoAgrees: true
  },
  trace: {
    toolexec: null,
    overlaid: [],
    cgo: [],
    hostPrograms: [],
    linked: true,
    landedElsewhere: null,
    missedVariables: [],
    graphAgrees: true,
    lines: 120,
    cutLines: 0
  },
  observed: null,
  binary: GOOD_BINARY,
  witness: {
    asked: 'go1.26.8',
    goVersion: 'go1.26.8',
    exitCode: 0,
    refusal: '',
    differences: [],
    knownDefect: null
  },
  release: { output: null, sha256: null },
  policy: { path: null, sha256: null, commit: null, changed: false, note: null },
  chain: mapLinks(() => ({ state: 'unknown', evidence: [] })),
  findings: []
}

type DeepPartial<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: DeepPartial<T[K]> | null }
    : T

/** A ledger of the build cache that a run used. */
export const GOOD_LEDGER: LedgerUse = {
  trust: 'audit',
  file: 'cache.ledger',
  state: 'used',
  why: null,
  generation: 7,
  signer: null,
  digest: 'd'.repeat(64),
  entries: 400,
  setAside: 0,
  trusted: null,
  witnessed: 3,
  unwitnessed: []
}

/** The good record with some members replaced; lists and `settings`, `effective`, `changed` are replaced as a whole. */
export function recordWith(changes: DeepPartial<GateRecord>): GateRecord {
  return merge(GOOD_RECORD, changes) as GateRecord
}

/** A record with some members replaced. */
export function mergeRecords(record: GateRecord, changes: DeepPartial<GateRecord>): GateRecord {
  return merge(record, changes) as GateRecord
}

/** A record of a binary that was built elsewhere: no build was seen. */
export function inspectedWith(changes: DeepPartial<GateRecord>): GateRecord {
  const base = merge(GOOD_RECORD, {
    run: { mode: 'inspect' },
    build: null,
    link: null,
    trace: null,
    packages: [],
    cache: { compiled: 0, cached: 0 }
  })
  return merge(base, changes) as GateRecord
}

const WHOLE = new Set(['settings', 'effective', 'changed', 'origins'])

function merge(base: unknown, changes: unknown): unknown {
  if (typeof changes !== 'object' || changes === null || Array.isArray(changes)) return changes
  if (typeof base !== 'object' || base === null || Array.isArray(base)) return changes
  const merged: Record<string, unknown> = { ...base }
  for (const [key, value] of Object.entries(changes)) {
    merged[key] = WHOLE.has(key) ? value : merge(Reflect.get(base, key), value)
  }
  return merged
}

/** No baseline, for a reason that is none of the test's business. */
export const NO_BASELINE: Comparison = {
  baseline: {
    source: 'none',
    state: 'missing-first-run',
    distance: null,
    record: null,
    words: 'no baseline was asked for',
    passedOver: [],
    vouched: false,
    writes: true
  },
  drifts: []
}

/** A baseline that somebody vouches for. */
export function vouched(record: GateRecord, changes: Partial<Baseline> = {}): Baseline {
  return {
    source: 'cache',
    state: 'exact',
    distance: 0,
    record,
    words: '`main` at `1a2b3c4`',
    passedOver: [],
    vouched: true,
    writes: false,
    ...changes
  }
}
