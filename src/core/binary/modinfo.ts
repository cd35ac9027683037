/**
 * The module info that the go command writes into a binary, and `go version -m` prints: one line a fact.
 *
 *   path <tab> example.com/cmd/app
 *   mod  <tab> example.com <tab> v1.2.3 <tab> h1:...      the main module
 *   dep  <tab> rsc.io/quote <tab> v1.5.2 <tab> h1:...     one for each module that was linked
 *   =>   <tab> ./quote <tab> (devel) <tab>                replaces the dep (or mod) above
 *   build <tab> -ldflags="-s -w"                          a setting; key and value are Go-quoted where needed
 *
 * Source: runtime/debug/mod.go (ParseBuildInfo), which refuses unknown shapes. This reader keeps going: a line that it
 * does not understand is kept in `unknown`, because a vendor's addition must not hide the facts beside it.
 */
import { bounded } from '../errors.ts'
import { unquote } from '../text/go-quote.ts'
import { MAX_MODINFO_LINES, MAX_MODINFO_TEXT, MAX_SETTING_KEY, MAX_SETTING_VALUE, MAX_SETTINGS } from './limits.ts'

export interface ModuleVersion {
  readonly path: string
  readonly version: string
  /** `h1:...`, or empty: the main module of a checkout, a vendored, replaced or workspace module has none. */
  readonly sum: string
}

export interface Module extends ModuleVersion {
  readonly replace: ModuleVersion | null
}

export interface Setting {
  readonly key: string
  readonly value: string
}

export interface ModInfo {
  /** The import path of package main; empty in a binary built without modules by hand. */
  readonly path: string
  readonly main: Module | null
  readonly deps: readonly Module[]
  readonly settings: readonly Setting[]
  /** Lines of no known shape, as they are. */
  readonly unknown: readonly string[]
}

/**
 * Parses module info; takes the text of either copy, or the indented lines of `go version -m` without their tab. Throws
 * LimitError for texts and lists that are longer than a record may hold.
 */
export function parseModInfo(text: string): ModInfo {
  const lines = text.split('\n')
  bounded(lines.length, MAX_MODINFO_LINES, 'module info lines')
  let path = ''
  let main: Module | null = null
  const deps: Module[] = []
  const settings: Setting[] = []
  const unknown: string[] = []
  let last: 'main' | 'dep' | null = null
  for (const line of lines) {
    const fields = line.split('\t')
    const kind = fields[0]
    if (kind === 'path' && fields.length === 2) {
      path = name(fields[1])
      last = null
    } else if (kind === 'mod' && isModuleLine(fields)) {
      main = { ...moduleOf(fields), replace: null }
      last = 'main'
    } else if (kind === 'dep' && isModuleLine(fields)) {
      deps.push({ ...moduleOf(fields), replace: null })
      last = 'dep'
    } else if (kind === '=>' && isModuleLine(fields) && last !== null) {
      const replace = moduleOf(fields)
      const dep = deps.at(-1)
      if (last === 'dep' && dep !== undefined) deps[deps.length - 1] = { ...dep, replace }
      else if (main !== null) main = withReplacement(main, replace)
      last = null
    } else if (kind === 'build' && fields.length >= 2) {
      const setting = parseSetting(line.slice('build\t'.length))
      if (setting === null) unknown.push(line)
      else settings.push(withinLimits(setting))
    } else if (line.trim() !== '') {
      // `go version -m` prints a stray line of one tab after a replacement without a sum.
      unknown.push(line)
    }
  }
  bounded(settings.length, MAX_SETTINGS, 'build settings')
  return { path, main, deps, settings, unknown }
}

function name(field: string | undefined): string {
  bounded(field?.length ?? 0, MAX_MODINFO_TEXT, 'characters of a name in module info')
  return field ?? ''
}

function withinLimits(setting: Setting): Setting {
  bounded(setting.key.length, MAX_SETTING_KEY, "characters of a build setting's key")
  // The platform is repeated in places that expect a name.
  const isName = setting.key === 'GOOS' || setting.key === 'GOARCH'
  bounded(setting.value.length, isName ? MAX_MODINFO_TEXT : MAX_SETTING_VALUE, "characters of a build setting's value")
  return setting
}

function isModuleLine(fields: readonly string[]): boolean {
  return fields.length === 3 || fields.length === 4
}

function moduleOf(fields: readonly string[]): ModuleVersion {
  return { path: name(fields[1]), version: name(fields[2]), sum: name(fields[3]) }
}

function withReplacement(module: Module, replace: ModuleVersion): Module {
  return { ...module, replace }
}

/** `key=value`, each part Go-quoted where it holds what would be ambiguous (runtime/debug.quoteKey, quoteValue). */
function parseSetting(text: string): Setting | null {
  try {
    let key: string
    let rest: string
    if (text.startsWith('"')) {
      const close = closingQuote(text)
      if (close < 0) return null
      key = unquote(text.slice(0, close + 1))
      rest = text.slice(close + 1)
      if (!rest.startsWith('=')) return null
      rest = rest.slice(1)
    } else {
      const equals = text.indexOf('=')
      if (equals < 0) return null
      key = text.slice(0, equals)
      rest = text.slice(equals + 1)
    }
    if (key === '') return null
    if (rest.startsWith('`') && rest.endsWith('`') && rest.length >= 2) return { key, value: rest.slice(1, -1) }
    return { key, value: rest.startsWith('"') ? unquote(rest) : rest }
  } catch {
    return null
  }
}

function closingQuote(text: string): number {
  for (let i = 1; i < text.length; i++) {
    if (text[i] === '\\') i += 1
    else if (text[i] === '"') return i
  }
  return -1
}

/** The value of a setting, `undefined` when it is not recorded. The last one wins, as in Go's own readers. */
export function settingValue(info: Pick<ModInfo, 'settings'>, key: string): string | undefined {
  return info.settings.findLast((setting) => setting.key === key)?.value
}
