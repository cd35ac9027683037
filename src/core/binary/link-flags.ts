/**
 * What a list of linker flags asks for, read as cmd/link reads it.
 *
 * The two mistakes to avoid: taking the `-s` of `-extldflags "-s -w"` for the linker's own (it belongs to the C
 * linker), and reading `-s=false` as a request. So the list is split as Go splits it and each flag that takes a value
 * takes it.
 *
 * Source: `go tool link -h`; cmd/go/internal/load/flag.go (perPackageFlag) for the `pattern=` in front; cmd/link's main
 * for -s implying -w unless -w=0 is given (Go 1.22 on; before, -s dropped DWARF whatever -w said).
 */
import { splitPattern, splitQuoted } from '../text/go-quote.ts'
import { matchesPackage } from './package-pattern.ts'

/** Flags of cmd/link whose value may be the next word. All others are booleans. */
const WITH_VALUE = new Set(
  (
    'B D E H I L R T X benchmark benchmarkprofile buildid buildmode capturehostobjs cpuprofile debugtextsize ' +
    'debugtramp extar extld extldflags fipso funcalign importcfg installsuffix k libgcc linkmode memprofile ' +
    'memprofilerate o outdir packageheight pluginpath r randlayout strictdups tmpdir'
  ).split(' ')
)

export interface LinkFlag {
  /** Without the dash: `s`, `X`, `extldflags`. */
  readonly name: string
  /** `null` for a boolean flag that stands alone. */
  readonly value: string | null
}

/** The flags of an argument list of cmd/link, in order; stops at the first argument that is no flag. */
export function parseLinkFlags(args: readonly string[]): LinkFlag[] {
  return parseFlags(args, WITH_VALUE)
}

/** The same for any of Go's tools; `withValue` names the flags whose value may be the next word. */
export function parseFlags(args: readonly string[], withValue: ReadonlySet<string>): LinkFlag[] {
  const flags: LinkFlag[] = []
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    const found = /^--?([A-Za-z][\w-]*)(?:=([\s\S]*))?$/.exec(arg)
    if (found === null) break
    const name = found[1] ?? ''
    if (found[2] !== undefined) flags.push({ name, value: found[2] })
    else if (withValue.has(name)) flags.push({ name, value: args[++i] ?? '' })
    else flags.push({ name, value: null })
  }
  return flags
}

/**
 * The flags that a recorded `-ldflags` value gave the link of package main; `null` when the record does not tell.
 *
 * A value may begin with a pattern, `all=-s -w`: it is for the packages that match. The last value that matches a package
 * is the one it gets, and the last value of all is the one that is recorded. So a value without a pattern, or with one
 * that matches, is what the link got; behind one that does not match an earlier value may have counted (measured:
 * `-ldflags=-w -ldflags=std=-s` records the second and strips by the first). Empty also when a quote is not closed: Go
 * refuses such a list, so no binary was linked with it.
 */
export function parseLdflags(value: string, mainPackage: string | null): LinkFlag[] | null {
  const { pattern, list } = splitPattern(value)
  if (pattern !== null && (mainPackage === null || !matchesPackage(pattern.trim(), mainPackage))) return null
  return parseLinkFlags(splitQuoted(list) ?? [])
}

/**
 * The arguments in the value of a flag for a tool: `-s -w`, or `pattern=-s -w`. Empty when a quote is not closed: Go
 * refuses such a list, so no binary was built with it.
 */
export function perPackageList(value: string): string[] {
  return splitQuoted(splitPattern(value).list) ?? []
}

/** What the flags drop: the symbol table, the debug information. */
export function strippedByFlags(flags: readonly LinkFlag[]): { symbols: boolean; debug: boolean } {
  const symbols = isSet(flags, 's')
  const explicit = flags.findLast((flag) => flag.name === 'w')
  return { symbols, debug: explicit === undefined ? symbols : isTrue(explicit) }
}

function isSet(flags: readonly LinkFlag[], name: string): boolean {
  const last = flags.findLast((flag) => flag.name === name)
  return last !== undefined && isTrue(last)
}

/** Go's flag package: these are false, everything else that parses is true. */
function isTrue(flag: LinkFlag): boolean {
  return flag.value === null || !/^(?:0|f|F|false|FALSE|False)$/.test(flag.value)
}
