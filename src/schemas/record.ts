/**
 * The validators of records that are read back: from a file, a cache, an artifact. Nothing of such a record is believed
 * before it has passed here; lengths and counts are bounded, unknown members are refused (strictObject), so that what
 * is compared later is what was checked.
 *
 * The JSON Schema in schema/ is generated from this file. The types live in core/record/types.ts, which must not depend
 * on a library; the two are held equal by the assertions at the end.
 */
import * as v from 'valibot'
import { BUILD_INFO, COPIES, OUTCOMES, SEAL_BREAKERS, STRIPPED, STRIPPERS } from '../core/binary/facts.ts'
import { FORMATS } from '../core/binary/image.ts'
import { LINK_STATES, LINKS } from '../core/chain.ts'
import { LOCK_STATES } from '../core/modules/go-sum.ts'
import { type GateRecord, MODES, ORIGINS, SCHEMA_VERSION } from '../core/record/types.ts'
import { ENV_ORIGINS } from '../core/toolchain/env-origin.ts'

const MAX_PACKAGES = 200_000
const MAX_MODULES = 100_000
const MAX_FINDINGS = 10_000
const MAX_ENTRIES = 2000

const short = (what: string) => v.pipe(v.string(), v.maxLength(4096), v.description(what))
const long = (what: string) => v.pipe(v.string(), v.maxLength(1 << 20), v.description(what))
const whole = (what: string) => v.pipe(v.number(), v.integer(), v.minValue(0), v.description(what))
const list = <T extends v.GenericSchema>(item: T, most: number, what: string) =>
  v.pipe(v.array(item), v.maxLength(most), v.description(what))
const values = (what: string) =>
  v.pipe(
    v.record(v.pipe(v.string(), v.maxLength(1024)), v.pipe(v.string(), v.maxLength(1 << 20))),
    v.maxEntries(MAX_ENTRIES),
    v.description(what)
  )
const sha256 = (what: string) => v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/), v.description(what))
const commit = (what: string) => v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/), v.description(what))

const moduleVersion = {
  path: short('Module path, or the folder that replaces it'),
  version: short('Version; `(devel)` for a checkout or folder'),
  sum: short('`h1:` sum, empty where the binary records none')
}
const replacement = v.nullable(v.strictObject(moduleVersion))
const module = v.strictObject({ ...moduleVersion, replace: replacement })

const imageFacts = {
  path: short('The file as it was given'),
  outcome: v.picklist(OUTCOMES),
  evidence: list(short('Why the outcome is what it is'), 100, 'Structures and offsets'),
  format: v.nullable(v.picklist(FORMATS)),
  bits: v.nullable(v.picklist([32, 64])),
  goos: v.nullable(short('GOOS as recorded, else as the headers say')),
  goarch: v.nullable(short('GOARCH as recorded, else as the headers say')),
  header: v.nullable(
    v.strictObject({
      goos: v.nullable(short('By the headers alone')),
      goarch: v.nullable(short('By the headers alone'))
    })
  ),
  goVersion: v.nullable(short('The Go that compiled it, by its own account')),
  mainPackage: v.nullable(short('Import path of package main')),
  main: v.nullable(module),
  settings: values('Build settings; values of -X are redacted'),
  deps: list(module, MAX_MODULES, 'Modules that were linked in'),
  buildId: v.nullable(
    v.union([
      v.strictObject({
        text: short('The whole ID'),
        action: short('Hash of the inputs of the link'),
        mainAction: short('Hash of the inputs of package main'),
        mainContent: short('Hash of package main as compiled'),
        content: short('The seal: hash of the file')
      }),
      v.strictObject({ text: short('An ID of another form') })
    ])
  ),
  seal: v.picklist(['intact', 'resigned', 'broken', 'absent', 'not-applicable']),
  sealEvidence: list(short('What the seal rests on, what it does not cover'), 100, 'Seal evidence'),
  sealBrokenBy: v.nullable(v.picklist(SEAL_BREAKERS)),
  buildInfo: v.picklist(BUILD_INFO),
  copies: v.picklist(COPIES),
  hostLinked: v.nullable(v.boolean()),
  symbols: v.strictObject({ symtab: v.boolean(), dwarf: v.boolean() }),
  stripped: v.picklist(STRIPPED),
  strippedBy: v.nullable(v.picklist(STRIPPERS)),
  packed: v.nullable(short('The packer')),
  obfuscated: list(short('One trace'), 100, 'What a tool that hides names left'),
  versionElsewhere: v.nullable(v.boolean()),
  lineTable: v.nullable(
    v.strictObject({
      offset: whole('File offset of the header'),
      packages: whole('Packages with functions in it'),
      unrecorded: list(short('Import path'), 100, 'Packages of no recorded module'),
      traces: list(short('race, msan, asan, cover, cgo'), 10, 'Runtime support that was linked in'),
      paths: list(short('Absolute folder'), 100, 'Folders of the machine that compiled it')
    })
  ),
  nested: list(
    v.strictObject({
      offset: whole('File offset of its build info'),
      goVersion: short('The Go that compiled it'),
      mainPackage: v.nullable(short('Import path of its package main'))
    }),
    100,
    'Other Go programs inside of the file'
  ),
  appended: v.nullable(v.strictObject({ offset: whole('File offset'), size: whole('Bytes') })),
  digests: v.nullable(
    v.strictObject({
      load: v.nullable(sha256('Of what the loader maps')),
      sections: list(
        v.strictObject({
          name: short('Section'),
          offset: whole('File offset'),
          size: whole('Bytes'),
          sha256: sha256('Of it')
        }),
        70_000,
        'A digest each'
      )
    })
  ),
  size: whole('Bytes'),
  sha256: v.nullable(sha256('Of the whole file'))
}

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
      )
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
      compiled: whole('Packages compiled in this build'),
      cached: whole('Packages taken from the cache')
    }),
    packages: list(
      v.strictObject({
        path: short('Import path'),
        module: v.nullable(short('Its module; `std` for the standard library')),
        actionId: v.nullable(short('Hash of its inputs')),
        contentId: v.nullable(short('Hash of its archive')),
        outputSha256: v.nullable(sha256('Of its archive')),
        origin: v.picklist(ORIGINS),
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
        lines: whole('Lines of the trace'),
        cutLines: whole('Lines over the bound')
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
