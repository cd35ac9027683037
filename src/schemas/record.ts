/**
 * The validators of records that are read back: from a file, a cache, an artifact. Nothing of such a record is believed
 * before it has passed here; lengths and counts are bounded, unknown members are refused (strictObject), so that what
 * is compared later is what was checked.
 *
 * The JSON Schema in schema/ is generated from this file. The types live in core/record/types.ts, which must not depend
 * on a library; the two are held equal by the assertions at the end.
 */
import * as v from 'valibot'
import { LEDGER_STATES } from '../core/cache/ledger-answer.ts'
import { CACHE_STATES } from '../core/cache/state.ts'
import { ENTRY_STATES } from '../core/cache/used-entry.ts'
import { LINK_STATES, LINKS } from '../core/chain.ts'
import { LOCK_STATES } from '../core/modules/go-sum.ts'
import { CAUSES, VERDICTS } from '../core/toolchain/authenticity.ts'
import { type GateRecord, MODES, ORIGINS, SCHEMA_VERSION } from '../core/record/types.ts'
import { ENV_ORIGINS } from '../core/toolchain/env-origin.ts'
import { imageFacts } from './binary-facts.ts'
import {
  commit,
  list,
  long,
  MAX_ENTRIES,
  MAX_MODULES,
  moduleVersion,
  replacement,
  sha256,
  short,
  values,
  whole
} from './shapes.ts'

const MAX_PACKAGES = 200_000
const MAX_FINDINGS = 10_000

const cacheFault = v.strictObject({
  package: short('Import path'),
  file: short("The archive, in the cache's folder"),
  why: long('Expected X, got Y')
})

const ledgerUse = v.strictObject({
  trust: v.picklist(['audit', 'enforce']),
  file: short('Where it was read from'),
  state: v.picklist(LEDGER_STATES),
  why: v.nullable(long('Why it was not used, or vouches for nothing any more')),
  generation: v.nullable(whole('Its number in the chain')),
  digest: v.nullable(sha256('Of its content')),
  signer: v.optional(
    v.nullable(short('The workflow that signed it, with its ref; null: not signed, or not used')),
    null
  ),
  entries: whole('Entries that it vouches for'),
  setAside: whole('Entries that were set aside before the build'),
  trusted: v.nullable(v.boolean()),
  witnessed: whole('Packages from the cache that it vouches for'),
  unwitnessed: list(cacheFault, MAX_PACKAGES, 'Packages from the cache that nobody vouches for')
})

const authenticity = v.strictObject({
  verdict: v.picklist(VERDICTS),
  version: v.nullable(short('GOROOT/VERSION')),
  platform: v.nullable(short('Host of the tools, `GOOS/GOARCH`')),
  treeHash: v.nullable(short('`h1:` sum of GOROOT')),
  published: v.nullable(short('`h1:` sum of the release')),
  source: v.nullable(v.picklist(['database', 'lock'])),
  log: v.nullable(
    v.strictObject({
      name: short('The checksum database'),
      size: whole('Records of the signed tree'),
      record: whole('Number of the record'),
      inclusion: v.literal('proved')
    })
  ),
  modified: list(short('Path'), 100, 'Files that differ, the first of them'),
  missing: list(short('Path'), 100, 'Files that are not there'),
  extra: list(short('Path'), 100, 'Files that were not published'),
  differing: v.nullable(whole('Files that differ in all; null where they could not be named')),
  cause: v.nullable(v.picklist(CAUSES)),
  why: long('Why the verdict is what it is'),
  mixed: list(
    v.strictObject({ part: short('Part of GOROOT'), version: short('Its version') }),
    100,
    'Parts of another version'
  )
})

const place = v.strictObject({ file: short('Path relative to the repository'), line: v.nullable(whole('1-based')) })
const link = v.strictObject({
  state: v.picklist(LINK_STATES),
  evidence: list(short('One clause'), 100, 'The most telling first')
})

export const RecordSchema = v.pipe(
  v.strictObject({
    schema: v.literal(SCHEMA_VERSION),
    tool: v.strictObject({ name: v.literal('go-provenance-gate'), version: short('Version of this program') }),
    subject: v.strictObject({
      module: v.nullable(short('Path of the main module')),
      package: v.nullable(short('Import path of package main')),
      target: short('`GOOS/GOARCH`'),
      name: short("The binary's file name")
    }),
    run: v.strictObject({
      mode: v.picklist(MODES),
      time: v.pipe(v.string(), v.isoTimestamp(), v.description('When the run began, UTC')),
      event: v.nullable(short("The GitHub event's name")),
      repository: v.nullable(short('`owner/name`')),
      ref: v.nullable(short('GITHUB_REF')),
      workflow: v.nullable(short('The workflow, by its file where known')),
      job: v.nullable(short('GITHUB_JOB')),
      leg: v.nullable(short('Leg of a matrix')),
      runId: v.nullable(short('GITHUB_RUN_ID')),
      runNumber: v.nullable(whole('GITHUB_RUN_NUMBER')),
      runAttempt: v.nullable(whole('GITHUB_RUN_ATTEMPT')),
      workflowFile: v.nullable(v.strictObject({ path: short('In the repository'), sha256: sha256('Of its text') })),
      runner: v.strictObject({
        os: short('Operating system'),
        arch: short('Processor'),
        image: v.nullable(short('Image and version of a hosted runner'))
      })
    }),
    source: v.strictObject({
      vcs: v.picklist(['git', 'none', 'unavailable']),
      reason: v.nullable(short('Why git could not be asked')),
      head: v.nullable(commit('The commit that was built')),
      parents: list(commit('A parent of it'), 100, 'Parents, the base of a test merge first'),
      branch: v.nullable(short('The branch that was checked out')),
      shallow: v.nullable(v.boolean()),
      dirtyCount: v.nullable(whole('Files that differ from the commit')),
      dirtyFiles: list(short('Relative to the repository'), 100, 'The first of them'),
      directory: short("The module's folder in the repository"),
      event: v.strictObject({
        commit: v.nullable(commit('GITHUB_SHA')),
        head: v.nullable(commit('What the event is about')),
        base: v.nullable(commit('What it is compared with'))
      })
    }),
    toolchain: v.strictObject({
      version: v.nullable(short('GOVERSION')),
      goroot: v.nullable(short('GOROOT')),
      host: v.nullable(short('`GOHOSTOS/GOHOSTARCH`')),
      asked: v.nullable(short('GOTOOLCHAIN')),
      local: v.nullable(short('Version of the go command in PATH')),
      experiments: short('GOEXPERIMENT'),
      tools: list(
        v.strictObject({
          name: short('compile, link ...'),
          path: short('File'),
          sha256: sha256('Of it'),
          size: whole('Bytes')
        }),
        100,
        'The go command and the tools it runs'
      ),
      cc: v.nullable(
        v.strictObject({
          name: short('gcc, clang ...'),
          path: short('File'),
          sha256: sha256('Of it'),
          size: whole('Bytes'),
          version: v.nullable(short('What it says of itself'))
        })
      ),
      goMod: v.nullable(
        v.strictObject({
          file: short('Path in the repository'),
          module: short('Module path'),
          go: v.nullable(short('The go line')),
          goLine: v.nullable(whole('1-based')),
          toolchain: v.nullable(short('The toolchain line')),
          toolchainLine: v.nullable(whole('1-based'))
        })
      ),
      authenticity: v.optional(v.nullable(authenticity), null)
    }),
    environment: v.strictObject({
      effective: values('What the go command used'),
      changed: values("What was changed from Go's defaults"),
      origins: v.pipe(
        v.record(v.pipe(v.string(), v.maxLength(1024)), v.picklist(ENV_ORIGINS)),
        v.maxEntries(MAX_ENTRIES),
        v.description('Where each changed value comes from')
      )
    }),
    modules: v.strictObject({
      vendored: v.boolean(),
      workspace: v.nullable(short('go.work in the repository')),
      deps: list(
        v.strictObject({ ...moduleVersion, replace: replacement, state: v.picklist(LOCK_STATES) }),
        MAX_MODULES,
        'Linked modules'
      )
    }),
    cache: v.strictObject({
      path: v.nullable(short('GOCACHE')),
      state: v.nullable(v.picklist(CACHE_STATES)),
      remarks: list(long('One sentence'), 100, 'What else is odd about the folder'),
      compiled: whole('Packages compiled in this build'),
      cached: whole('Packages taken from the cache'),
      verified: whole('Of the cached: those whose bytes, seal, action and index entry agree'),
      corrupt: list(cacheFault, MAX_PACKAGES, 'Other bytes than the name says'),
      conflicting: list(cacheFault, MAX_PACKAGES, 'Whole, but not what the index or their own seal says'),
      unverified: list(cacheFault, MAX_PACKAGES, 'Not read to the end'),
      ledger: v.optional(v.nullable(ledgerUse), null)
    }),
    packages: list(
      v.strictObject({
        path: short('Import path'),
        module: v.nullable(short('Its module; `std` for the standard library')),
        actionId: v.nullable(short('Hash of its inputs')),
        contentId: v.nullable(short('Hash of its archive')),
        outputSha256: v.nullable(sha256('Of its archive')),
        origin: v.picklist(ORIGINS),
        entry: v.nullable(v.picklist(ENTRY_STATES)),
        milliseconds: v.nullable(whole('Time to compile it'))
      }),
      MAX_PACKAGES,
      'Every package that was linked, but unsafe'
    ),
    build: v.nullable(
      v.strictObject({
        packages: list(short('Pattern'), 1000, 'Arguments of go build'),
        flags: list(long('One argument'), 1000, 'Values of -X are redacted'),
        env: values('Set by the policy for the build'),
        flagsFrom: v.picklist(['input', 'policy', 'none']),
        flagsAt: v.nullable(place),
        policySha256: v.nullable(sha256('Of the policy file that the build was read from'))
      })
    ),
    link: v.nullable(
      v.strictObject({
        flags: list(long('One argument'), 10_000, "The linker's arguments, without those that name files of one run"),
        buildMode: v.nullable(short('exe, pie ...')),
        external: v.boolean(),
        actionId: v.nullable(short('Hash of the inputs of the link')),
        landed: v.nullable(v.picklist(['mv', 'cp'])),
        modInfoAgrees: v.nullable(v.boolean())
      })
    ),
    trace: v.nullable(
      v.strictObject({
        toolexec: v.nullable(list(short('A word'), 100, 'What -toolexec put in front of the tools')),
        overlaid: list(
          v.strictObject({ from: short('What was compiled'), to: short('In the place of') }),
          100,
          'Files that -overlay replaced'
        ),
        cgo: list(short('Import path'), 1000, 'Packages with C code that were compiled now'),
        hostPrograms: list(short('Program'), 100, 'C compilers and other programs of the host that ran'),
        linked: v.boolean(),
        landedElsewhere: v.nullable(short('Where the file landed when that is not where it was to land')),
        missedVariables: list(short('Name'), 100, 'Definitions of -X that changed nothing'),
        graphAgrees: v.nullable(v.boolean()),
        lines: whole('Lines of the trace'),
        cutLines: whole('Lines over the bound')
      })
    ),
    observed: v.nullable(
      v.strictObject({
        command: list(long('A word'), 1000, 'Program and arguments, redacted'),
        toolRuns: whole('Runs of compile, asm, cgo and link'),
        links: whole('Runs of the linker'),
        damaged: whole('Pieces of evidence that could not be read'),
        linked: v.boolean(),
        bytesAgree: v.nullable(v.boolean())
      })
    ),
    binary: v.strictObject({ ...imageFacts, slices: list(v.strictObject(imageFacts), 100, 'Slices of a fat file') }),
    witness: v.nullable(
      v.strictObject({
        asked: short('Version of the go command that was asked; empty when it is not known'),
        goVersion: v.nullable(short('What `go version -m` reads')),
        exitCode: v.pipe(v.number(), v.integer()),
        refusal: short('Why it reads nothing'),
        differences: list(short('In words'), 100, 'What it reads otherwise'),
        knownDefect: v.nullable(short('The defect of Go that explains it'))
      })
    ),
    release: v.strictObject({
      output: v.nullable(short('Where the verified file was put')),
      sha256: v.nullable(sha256('Of the file there'))
    }),
    policy: v.strictObject({
      path: v.nullable(short('In the repository')),
      sha256: v.nullable(sha256('Of the text that judged')),
      commit: v.nullable(commit('Where that text was read')),
      changed: v.boolean(),
      note: v.nullable(long('Why another policy judged'))
    }),
    chain: v.strictObject(v.entriesFromList(LINKS, link)),
    findings: list(
      v.strictObject({
        rule: short('Rule id'),
        link: v.picklist(LINKS),
        level: v.picklist(['notice', 'warning', 'error']),
        subject: short('Binary and target'),
        message: long('Expected X, got Y'),
        file: v.nullable(short('In the repository')),
        line: v.nullable(whole('1-based')),
        fix: long('What to do'),
        help: short('The page of the rule')
      }),
      MAX_FINDINGS,
      'What the rules found'
    )
  }),
  v.title('go-provenance-gate record'),
  v.description('What was observed about one Go binary and how it came into being. See docs/record.md.')
)

type Parsed = v.InferOutput<typeof RecordSchema>
type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T
type Same<A, B> = A extends B ? (B extends A ? true : false) : false
/** Fails to compile when the validators and the types of the record part ways. */
true satisfies Same<DeepReadonly<Parsed>, DeepReadonly<GateRecord>>
