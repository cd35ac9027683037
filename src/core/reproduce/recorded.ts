/**
 * From what a file records of its build to the command that builds it again.
 *
 * Every setting is known by name and form, or it is not taken: then it is an unknown, with how far it can reach. With
 * -trimpath Go leaves `-ldflags` and the C flags out of the record (cmd/go/internal/load/pkg.go, setBuildInfo).
 */
import type { BinaryFacts, ImageFacts } from '../binary/facts.ts'
import { type ModInfo, type Module, settingValue } from '../binary/modinfo.ts'
import { GateError } from '../errors.ts'
import { quote } from '../text/markup.ts'
import { type GoVersion, isAtLeast, parseGoVersion, plainGoVersion } from '../toolchain/version.ts'
import { isImportPath, isModulePath, isModuleVersion } from './module-path.ts'
import { allowsCompilerFlags, refusedToolFlags, type ToolFlag } from './tool-flags.ts'
import { HOST_LINKER, type Unknown } from './verdict.ts'

/** What the file says of the commit it was built from. */
export interface VcsStamp {
  readonly revision: string
  /** Of the commit, in seconds since 1970. */
  readonly time: number
  readonly modified: boolean
}

export interface RecordedBuild {
  /** `go1.26.8`, as GOTOOLCHAIN takes it. */
  readonly go: string
  /** What GOVERSION of that Go has to be. */
  readonly goVersion: string
  /** Import path of package main. */
  readonly mainPackage: string
  /** Path of the main module. */
  readonly module: string
  /** A version that a proxy can be asked for; `null` for `(devel)` and modified trees. */
  readonly version: string | null
  /** The version as it is recorded: `(devel)`, `v1.2.3+dirty`. */
  readonly recordedVersion: string
  /** The sum of the main module: it was built by `go install module@version`. */
  readonly sum: string | null
  readonly stamp: VcsStamp | null
  readonly env: Readonly<Record<string, string>>
  /** Flags of go build without `-ldflags`. */
  readonly flags: readonly string[]
  /** `null`: not recorded. */
  readonly ldflags: string | null
  readonly trimpath: boolean
  readonly unknowns: readonly Unknown[]
}

/** Environment that is recorded, with the form of its values. */
const ENV: Readonly<Record<string, RegExp>> = {
  CGO_ENABLED: /^[01]$/,
  GOOS: /^[a-z0-9]{2,16}$/,
  GOARCH: /^[a-z0-9]{2,16}$/,
  GOAMD64: /^v[1-4]$/,
  GOARM: /^[567](?:,(?:softfloat|hardfloat))?$/,
  GOARM64: /^v[89]\.\d(?:,(?:lse|crypto))*$/,
  GO386: /^(?:sse2|softfloat|387)$/,
  GOMIPS: /^(?:hardfloat|softfloat)$/,
  GOMIPS64: /^(?:hardfloat|softfloat)$/,
  GOPPC64: /^power\d{1,2}$/,
  GORISCV64: /^rva\d{2}[us]64$/,
  GOWASM: /^(?:satconv|signext)?(?:,(?:satconv|signext))*$/,
  GOEXPERIMENT: /^[a-z0-9]{0,40}(?:,[a-z0-9]{1,40}){0,20}$/
}

/** Flags of go build that are recorded with a value, each with its form. */
const VALUE_FLAGS: Readonly<Record<string, RegExp>> = {
  '-buildmode': /^(?:pie|c-shared|c-archive|plugin)$/,
  '-tags': /^[\w.,]{1,1024}$/,
  '-covermode': /^(?:set|count|atomic)$/,
  '-coverpkg': /^[\w.,/~+-]{1,4096}$/
}
const BOOLEAN_FLAGS = new Set(['-race', '-msan', '-asan', '-cover', '-trimpath'])
const TOOL_FLAGS: ReadonlySet<string> = new Set(['-gcflags', '-asmflags'] satisfies ToolFlag[])
const C_FLAGS = new Set(['CGO_CFLAGS', 'CGO_CPPFLAGS', 'CGO_CXXFLAGS', 'CGO_LDFLAGS'])
/** Follow from other things: the commit, go.mod. */
const NO_PARAMETERS = new Set([
  'vcs',
  'vcs.revision',
  'vcs.time',
  'vcs.modified',
  'DefaultGODEBUG',
  '-compiler',
  'GOFIPS140'
])

const FIRST_WITH_SETTINGS = 18
const FIRST_WITH_AUTO_PGO = 21

/** Go 1.18 leaves the flag itself out: then the C flags are missing as well, and no folder is in the line table. */
function isTrimmed({ minor }: GoVersion, modInfo: ModInfo, { lineTable }: BinaryFacts): boolean {
  if (minor !== 18) return settingValue(modInfo, '-trimpath') === 'true'
  if (settingValue(modInfo, 'CGO_ENABLED') === '1') return settingValue(modInfo, 'CGO_CFLAGS') === undefined
  return lineTable !== null && lineTable.paths.length === 0
}

function goOf(facts: BinaryFacts): { version: GoVersion; goVersion: string } {
  const version = parseGoVersion(facts.goVersion ?? '')
  const goVersion = facts.goVersion ?? 'nothing'
  if (version === null || version.devel || version.language) {
    throw unavailable(`it names ${quote(goVersion)} as its Go, which is no release`)
  }
  if (!isAtLeast(version, FIRST_WITH_SETTINGS)) {
    throw unavailable(`it was built with ${quote(goVersion)}, and Go records settings from 1.18 on`)
  }
  return { version, goVersion }
}

function mainModuleOf(modInfo: ModInfo): Module {
  const compiler = settingValue(modInfo, '-compiler') ?? 'gc'
  if (compiler !== 'gc') throw unavailable(`it was compiled by ${quote(compiler)}`)
  if (modInfo.path === 'command-line-arguments') {
    throw unavailable('it was built from files named on the command line, and which ones is not recorded')
  }
  const { main } = modInfo
  if (main === null)
    throw unavailable('it records no main module: it was built without modules, or not by the go command')
  if (!isImportPath(modInfo.path)) throw unavailable(`${quote(modInfo.path)} is no import path`)
  if (!isImportPath(main.path)) throw unavailable(`${quote(main.path)} is no module path`)
  return main
}

/**
 * Reads the record of a file; `modInfo` is not redacted. Throws GateError `evidence` when the file does not say enough to
 * begin with: which Go, which package.
 */
export function readRecordedBuild(modInfo: ModInfo, facts: BinaryFacts): RecordedBuild {
  const { version, goVersion } = goOf(facts)
  const main = mainModuleOf(modInfo)
  const unknowns: Unknown[] = []
  const { env, flags } = parameters(modInfo, unknowns)
  // Not recorded; and without it a default.pgo would be taken.
  if (isAtLeast(version, FIRST_WITH_AUTO_PGO) && settingValue(modInfo, '-pgo') === undefined) flags.push('-pgo=off')
  const trimpath = isTrimmed(version, modInfo, facts)
  const recorded = settingValue(modInfo, '-ldflags') ?? null
  const refused = recorded === null ? null : refusedToolFlags('-ldflags', recorded)
  // Where they are recorded they are part of the build info, which is an input of package main.
  if (refused !== null) unknowns.push(unknown('-ldflags', 'main', refused, 'give them with `--ldflags`'))
  if (modInfo.unknown.some((line) => line.trim() !== '')) {
    unknowns.push(unknown('build info', 'main', 'it holds lines of no known form', null))
  }
  return {
    go: plainGoVersion(goVersion),
    goVersion,
    mainPackage: modInfo.path,
    module: main.path,
    version: isModulePath(main.path) && isModuleVersion(main.version) ? main.version : null,
    recordedVersion: main.version,
    sum: main.sum === '' ? null : main.sum,
    stamp: stampOf(modInfo, unknowns),
    env,
    flags: trimpath ? ['-trimpath', ...flags] : flags,
    ldflags: refused === null ? recorded : null,
    trimpath,
    unknowns: [...unknowns, ...hidden(facts, trimpath, modInfo, isAtLeast(version, 23))]
  }
}

function unavailable(why: string): GateError {
  return new GateError('evidence', `the file cannot be built again from its own record: ${why}`)
}

function unknown(parameter: string, reach: Unknown['reach'], why: string, fix: string | null): Unknown {
  return { parameter, reach, why, fix }
}

function parameters(modInfo: ModInfo, unknowns: Unknown[]): { env: Record<string, string>; flags: string[] } {
  const env: Record<string, string> = {}
  const flags: string[] = []
  const settings = new Map(modInfo.settings.map(({ key, value }) => [key, value]))
  const fips = settings.get('GOFIPS140')
  if (fips !== undefined) {
    const named = /^(latest|off|certified|inprocess|v\d+\.\d+\.\d+)(?:-[0-9a-f]{6,16})?$/.exec(fips)?.[1]
    if (named === undefined) unknowns.push(unknown('GOFIPS140', 'all', `${quote(fips)} is of no known form`, null))
    else env['GOFIPS140'] = named
  }
  for (const [key, value] of settings) {
    const taken = takeEnv(key, value, env) || takeFlag(key, value, flags, fips !== undefined)
    if (taken || NO_PARAMETERS.has(key) || key === '-ldflags') continue
    const what = TOOL_FLAGS.has(key) ? refusedToolFlags(toolFlag(key), value) : null
    unknowns.push(unknown(key, 'all', what ?? `${quote(`${key}=${value}`, 80)} is not taken from a record`, null))
  }
  return { env, flags }
}

function takeEnv(key: string, value: string, env: Record<string, string>): boolean {
  const taken = C_FLAGS.has(key) ? allowsCompilerFlags(value) : (ENV[key]?.test(value) ?? false)
  if (taken) env[key] = value
  return taken
}

function takeFlag(key: string, value: string, flags: string[], fips: boolean): boolean {
  if (BOOLEAN_FLAGS.has(key)) {
    if (key !== '-trimpath' && value === 'true') flags.push(key)
    return value === 'true' || value === 'false'
  }
  // The go command takes default.pgo of package main by itself, and records where it was.
  // Recorded for the default as well, which is no `exe` everywhere, and which has another action ID (link-variants.ts).
  if (key === '-buildmode' && value === 'exe') return true
  if (key === '-pgo') return /(?:^|[\\/])default\.pgo$/.test(value)
  if (key === '-tags' && fips) {
    const own = value.split(',').filter((tag) => !/^fips140v\d/.test(tag))
    if (own.length === 0) return true
    return takeFlag(key, own.join(','), flags, false)
  }
  const taken = TOOL_FLAGS.has(key)
    ? refusedToolFlags(toolFlag(key), value) === null
    : (VALUE_FLAGS[key]?.test(value) ?? false)
  if (taken) flags.push(`${key}=${value}`)
  return taken
}

const toolFlag = (key: string): ToolFlag => (key === '-gcflags' ? '-gcflags' : '-asmflags')

function stampOf(modInfo: ModInfo, unknowns: Unknown[]): VcsStamp | null {
  const vcs = settingValue(modInfo, 'vcs')
  if (vcs === undefined) return null
  const revision = settingValue(modInfo, 'vcs.revision') ?? ''
  const time = Date.parse(settingValue(modInfo, 'vcs.time') ?? '') / 1000
  const known = vcs === 'git' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(revision) && Number.isSafeInteger(time)
  if (known) return { revision, time, modified: settingValue(modInfo, 'vcs.modified') === 'true' }
  const why = vcs === 'git' ? 'the stamp names no commit' : `stamps of ${quote(vcs, 20)} cannot be replayed`
  unknowns.push(unknown('VCS stamp', 'main', why, null))
  return null
}

/** What Go does not write down, where this build may have had it. */
function hidden(facts: BinaryFacts, trimpath: boolean, modInfo: ModInfo, showsVendored: boolean): Unknown[] {
  const found: Unknown[] = []
  if (settingValue(modInfo, 'vcs.modified') === 'true') {
    found.push(
      unknown(
        'source',
        'all',
        'it was built from a tree with changes that no commit holds',
        'build releases from a clean tree'
      )
    )
  }
  if (usesC(facts)) {
    const why = trimpath
      ? 'C code took part; neither the C compiler nor, with -trimpath, its flags are recorded'
      : 'C code took part, and the C compiler is not recorded'
    found.push(unknown('C compiler', 'all', why, 'build with `CGO_ENABLED=0`, or both times in the same image'))
    if (facts.hostLinked !== false) {
      const linker = 'the linker of the host made the file, and neither it nor the C library is recorded'
      found.push(unknown(HOST_LINKER, 'link', linker, 'build in the image of the first build'))
    }
  }
  const vendored = modInfo.deps.filter((dep) => dep.sum === '' && dep.replace === null && dep.version !== '(devel)')
  if (showsVendored && vendored.length > 0) {
    found.push(unknown('vendor', 'all', 'it was built from a vendor folder, whose files have no sums', null))
  }
  const local = modInfo.deps.filter((dep) => dep.replace !== null && dep.replace.sum === '')
  if (local.length > 0) {
    found.push(unknown('replace', 'all', 'modules were replaced by folders, whose files have no sums', null))
  }
  return found
}

/** Whether C code is in the file, as far as it shows. */
export function usesC({ hostLinked, lineTable, settings }: ImageFacts): boolean {
  if (settings['CGO_ENABLED'] !== '1') return false
  return hostLinked === true || (lineTable?.traces.includes('cgo') ?? true)
}
