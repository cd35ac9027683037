/**
 * The validator of a policy file's content, after YAML. The JSON Schema for editors is generated from it. What a file
 * means (levels for known rules, days that exist) is checked in policy-file.ts, which can name the line.
 */
import * as v from 'valibot'
import { SIGNATURE_RULES } from '../core/cache/ledger-signature.ts'
import { CACHE_TRUSTS, GATE_MODES, STRIP_EXPECTATIONS, TOOLCHAIN_CHECKS } from '../core/policy/types.ts'
import { LEVELS } from '../core/rules/types.ts'

const text = (what: string) => v.pipe(v.string(), v.minLength(1), v.maxLength(4096), v.description(what))
const texts = (what: string) =>
  v.pipe(v.union([text('One'), v.pipe(v.array(text('One')), v.maxLength(1000))]), v.description(what))

export const PolicySchema = v.pipe(
  v.strictObject({
    version: v.optional(v.pipe(v.literal(1), v.description('Version of this format'))),
    gate: v.optional(
      v.pipe(
        v.picklist(GATE_MODES),
        v.description('What closes the gate: every finding, or those that the baseline does not have. Default: `all`')
      )
    ),
    build: v.optional(
      v.strictObject({
        packages: v.optional(texts('What to build, as `go build` takes it. Default: `./...`')),
        flags: v.optional(texts('Flags of `go build`: a list of arguments, or one line with quotes as in a shell')),
        targets: v.optional(texts('`GOOS/GOARCH`, or `GOOS/GOARCH/level`. Default: the host')),
        output: v.optional(text('Where the verified binaries are put: a file, or a folder with `/` at its end')),
        env: v.optional(
          v.pipe(
            v.record(v.pipe(v.string(), v.regex(/^[A-Z_][A-Z0-9_]*$/)), v.pipe(v.string(), v.maxLength(4096))),
            v.description('Environment of the go command, for example `CGO_ENABLED: "0"`')
          )
        )
      })
    ),
    binaries: v.optional(texts('Globs of binaries that were built elsewhere: they are inspected, nothing is built')),
    rules: v.optional(
      v.pipe(v.record(v.string(), v.picklist(LEVELS)), v.description('Level by rule id: off, notice, warning or error'))
    ),
    expect: v.optional(
      v.strictObject({
        go: v.optional(texts('Go versions that may compile: `1.26.8`, `1.26.x`, `>=1.26`')),
        flags: v.optional(texts('Flags that every build must have')),
        targets: v.optional(texts('Targets that binaries may be for')),
        stripped: v.optional(v.pipe(v.picklist(STRIP_EXPECTATIONS), v.description('Whether symbols may be missing'))),
        cgo: v.optional(v.pipe(v.boolean(), v.description('Whether cgo has to be on or off'))),
        revision: v.optional(
          v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/), v.description('The commit'))
        )
      })
    ),
    toolchain: v.optional(
      v.strictObject({
        verify: v.optional(
          v.pipe(
            v.picklist(TOOLCHAIN_CHECKS),
            v.description(
              'Hold Go against what was published: by the checksum database, by the lock file alone, not at all'
            )
          )
        ),
        lock: v.optional(
          text('The lock file. Default: the nearest `toolchain.lock`, from the working directory upwards')
        )
      })
    ),
    cache: v.optional(
      v.strictObject({
        trust: v.optional(
          v.pipe(
            v.picklist(CACHE_TRUSTS),
            v.description(
              'Entries of the build cache that no trusted run vouches for: not looked for, told, or set aside. Default: told, where a ledger is named'
            )
          )
        ),
        ledger: v.optional(
          text(
            'The ledger of trusted runs: `artifact` (what the last trusted run of the base branch left), or a path. Default: the nearest `cache.ledger`, from the working directory upwards'
          )
        ),
        sign: v.optional(
          v.pipe(
            v.boolean(),
            v.description('Whether a trusted run signs the ledger that it writes (`id-token: write`). Default: no')
          )
        ),
        signature: v.optional(
          v.pipe(
            v.picklist(SIGNATURE_RULES),
            v.description(
              'A signature beside a ledger has to verify (`optional`, the default), or a ledger without one is refused, too (`required`)'
            )
          )
        ),
        'trusted-root': v.optional(
          text('Trust roots that signatures are checked with. Default: that of the public Sigstore, from the network')
        )
      })
    ),
    baseline: v.optional(
      v.strictObject({
        from: v.optional(
          text(
            'What a run is compared with: `auto`, `cache`, `artifact`, `git`, `git:REF`, `none`, or the path of a record or a folder of records'
          )
        ),
        branches: v.optional(
          texts('Globs of branches besides the default one whose runs write a baseline: `release/*`')
        )
      })
    ),
    waivers: v.optional(
      v.pipe(
        v.array(
          v.strictObject({
            rule: text('Rule id'),
            reason: text('Why this is all right for now'),
            until: v.pipe(v.string(), v.isoDate(), v.description('Last day on which it holds, `2026-12-31`, UTC')),
            subject: v.optional(text("A binary's name or package; default: every one"))
          })
        ),
        v.maxLength(1000),
        v.description('Exceptions with a reason and an end')
      )
    )
  }),
  v.title('go-provenance-gate policy'),
  v.description('What a repository asks of its Go binaries: .github/go-provenance-gate.yml')
)

export type PolicyDocument = v.InferOutput<typeof PolicySchema>
