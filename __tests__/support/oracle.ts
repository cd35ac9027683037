/** Go's own packages as a second opinion: fixtures/go/oracle/main.go, built for this machine. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { buildProgram } from './go-programs.ts'

const SOURCE = new URL('../fixtures/go/oracle/main.go', import.meta.url)

export interface OracleImage {
  readonly Format: 'elf' | 'pe' | 'macho'
  readonly Bits: 32 | 64
  readonly Sections: readonly string[]
  readonly Symbols: number
}

interface OracleModule {
  readonly Path?: string
  readonly Version?: string
  readonly Sum?: string
  readonly Replace?: OracleModule
}

/** The JSON form of Go's debug.BuildInfo, as `go version -m -json` prints it too. */
export interface OracleBuildInfo {
  readonly GoVersion?: string
  readonly Path?: string
  readonly Main?: OracleModule
  readonly Deps?: readonly OracleModule[]
  readonly Settings?: readonly { readonly Key: string; readonly Value?: string }[]
}

function isBuildInfo(value: unknown): value is OracleBuildInfo {
  return typeof value === 'object' && value !== null && 'GoVersion' in value && typeof value.GoVersion === 'string'
}

/** What `go version -m -json` printed. */
export function parseGoBuildInfo(text: string): OracleBuildInfo {
  const info: unknown = JSON.parse(text)
  if (!isBuildInfo(info)) throw new Error(`expected Go build info, got ${text}`)
  return info
}

function ask(question: 'image' | 'quote' | 'modinfo' | 'compare', input: unknown): unknown {
  const binary = buildProgram({ files: { 'main.go': readFileSync(SOURCE, 'utf8') } })
  const out: unknown = JSON.parse(
    execFileSync(binary, [question], { input: JSON.stringify(input), encoding: 'utf8', maxBuffer: 1 << 26 })
  )
  return out
}

function isList<T>(value: unknown, isElement: (element: unknown) => element is T): value is T[] {
  return Array.isArray(value) && value.every(isElement)
}

/** Narrows what the oracle answered; a test that gets something else fails here, not later. */
function listOf<T>(value: unknown, isElement: (element: unknown) => element is T): T[] {
  if (!isList(value, isElement)) throw new Error(`the oracle answered ${JSON.stringify(value)}`)
  return value
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isNumber = (value: unknown): value is number => typeof value === 'number'
const isImage = (value: unknown): value is OracleImage =>
  typeof value === 'object' && value !== null && 'Format' in value && 'Sections' in value && 'Symbols' in value

/** What debug/elf, debug/pe and debug/macho read of some files. */
export function goImages(files: readonly string[]): OracleImage[] {
  return listOf(ask('image', files), isImage)
}

/** strconv.Quote of some byte strings. */
export function goQuote(texts: readonly Uint8Array[]): string[] {
  return listOf(
    ask(
      'quote',
      texts.map((text) => Buffer.from(text).toString('base64'))
    ),
    isText
  )
}

/** The text that runtime/debug writes for some module infos. */
export function goModInfo(infos: readonly OracleBuildInfo[]): string[] {
  return listOf(ask('modinfo', infos), isText)
}

/** go/version.Compare for pairs of versions. */
export function goCompare(pairs: readonly (readonly [string, string])[]): number[] {
  return listOf(ask('compare', pairs), isNumber)
}
