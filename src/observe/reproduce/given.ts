/**
 * What is to be built again: a binary, or the record of one (`record.json`).
 *
 * A record has what a binary has, but for its bytes, and more: with which `-ldflags` it was linked, and whether
 * `-overlay` or `-toolexec` took part. Values of `-X` are not in it (core/record/redact.ts).
 */
import type { BinaryFacts } from '../../core/binary/facts.ts'
import { locateBlob } from '../../core/binary/build-info.ts'
import { type ModInfo, parseModInfo } from '../../core/binary/modinfo.ts'
import { openImage } from '../../core/binary/open-image.ts'
import { GateError } from '../../core/errors.ts'
import { REDACTED } from '../../core/record/redact.ts'
import type { GateRecord } from '../../core/record/types.ts'
import type { Unknown } from '../../core/reproduce/verdict.ts'
import { splitQuoted } from '../../core/text/go-quote.ts'
import { quote } from '../../core/text/markup.ts'
import type { Ports } from '../../ports/types.ts'
import { MAX_RECORD_BYTES, parseRecord } from '../../schemas/parse-record.ts'
import { readBinary } from '../binaries.ts'

export interface Given {
  readonly facts: BinaryFacts
  /** The file with the bytes; `null` where they are not at hand. */
  readonly file: string | null
  /** What it records, not redacted but where that is all there is. Throws GateError `evidence` when it records nothing. */
  readonly modInfo: () => ModInfo
  /** `-ldflags` of its build; `null` where they are not known. */
  readonly ldflags: string | null
  readonly unknowns: readonly Unknown[]
}

/** Reads a file as it was named. Throws GateError `input` for a record that is none. */
export async function readGiven(ports: Ports, file: string, shown: string): Promise<Given> {
  // No executable begins with a brace.
  if (ports.files.head(file, 1)?.[0] === 0x7b) {
    return givenRecord(parseRecord((await ports.files.readText(file, MAX_RECORD_BYTES)) ?? '', shown), shown)
  }
  const facts = await readBinary(ports, file, shown, { digests: true })
  const given = { facts, file, ldflags: null }
  // Wasm has no build info of its own, only the copy that the program reads; what was read of it is the record's kind.
  if (facts.buildInfo === 'rodata') return { ...given, ...ofFacts(facts) }
  return { ...given, modInfo: () => modInfoOf(ports, file, facts), unknowns: [] }
}

/** What facts keep of the module info: all but values of `-X` and secrets. */
function ofFacts(facts: BinaryFacts): Pick<Given, 'modInfo' | 'unknowns'> {
  const { main, deps } = facts
  const settings = Object.entries(facts.settings).map(([key, value]) => ({ key, value }))
  const whole = settings.filter(({ value }) => !value.includes(REDACTED))
  const unknowns = settings
    .filter((one) => !whole.includes(one))
    .map(({ key }) =>
      unknown(key, key === '-ldflags' ? 'main' : 'all', 'the record keeps no values of `-X` and no secrets')
    )
  const modInfo = (): ModInfo => {
    expectGo(facts)
    return { path: facts.mainPackage ?? '', main, deps, settings: whole, unknown: [] }
  }
  return { modInfo, unknowns }
}

function givenRecord({ binary, build, environment, trace }: GateRecord, shown: string): Given {
  const facts = { ...binary, path: shown }
  const { modInfo, unknowns: redacted } = ofFacts(facts)
  const unknowns = [...redacted]
  if (trace !== null && trace.overlaid.length > 0) {
    unknowns.push(
      unknown('-overlay', 'all', 'files were replaced with `-overlay`, and the record has only their names')
    )
  }
  if (trace?.toolexec != null) {
    unknowns.push(unknown('-toolexec', 'all', `${quote(trace.toolexec[0] ?? '')} ran the tools`))
  }
  const flags = build === null ? null : [...(splitQuoted(environment.effective['GOFLAGS'] ?? '') ?? []), ...build.flags]
  return { facts, file: null, modInfo, ldflags: flags === null ? null : ldflagsOf(flags), unknowns }
}

const unknown = (parameter: string, reach: Unknown['reach'], why: string): Unknown => ({
  parameter,
  reach,
  why,
  fix: parameter === '-ldflags' ? 'give them with `--ldflags`' : null
})

/** The last `-ldflags` of a build; empty without one, `null` where a value is not kept. */
function ldflagsOf(flags: readonly string[]): string | null {
  const lists = flags.flatMap((flag, index) => {
    const joined = /^--?ldflags=(.*)$/s.exec(flag)?.[1]
    return joined !== undefined ? [joined] : /^--?ldflags$/.test(flag) ? [flags[index + 1] ?? ''] : []
  })
  const last = lists.at(-1) ?? ''
  return last.includes(REDACTED) ? null : last
}

function expectGo(facts: BinaryFacts): void {
  if (facts.outcome === 'go' && facts.slices.length === 0) return
  const what = facts.slices.length > 0 ? 'a fat file; take one slice out of it' : (facts.evidence[0] ?? facts.outcome)
  throw new GateError(
    'evidence',
    `${quote(facts.path)} cannot be built again: expected a Go program with build info, got ${what}`
  )
}

function modInfoOf(ports: Ports, file: string, facts: BinaryFacts): ModInfo {
  expectGo(facts)
  const source = ports.files.open(file)
  try {
    const opened = openImage(source)
    const blob = opened.kind === 'image' ? locateBlob(source, opened.image) : null
    if (blob === null || blob.modInfo === '') {
      throw new GateError('evidence', `${quote(facts.path)} cannot be built again: it has no module info`)
    }
    return parseModInfo(blob.modInfo)
  } finally {
    source.close()
  }
}
