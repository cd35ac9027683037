/**
 * What `go version -m -json FILE` printed: one debug.BuildInfo, indented.
 *
 *   {GoVersion, Path, Main {Path, Version, Sum, Replace}, Deps [{Path, Version, Sum, Replace}], Settings [{Key, Value}]}
 *
 * Empty members are left out, but for Main. Several files would be several objects one after the other, without names,
 * so one file is asked about at a time. Of a file without build info nothing is printed, the reason stands on stderr.
 *
 * Source: runtime/debug/mod.go (the json tags), measured with Go 1.25.14, 1.26.8 and 1.27.4.
 */
import { bounded } from '../errors.ts'
import { parseJson, valueAt } from '../untrusted.ts'
import { MAX_MODINFO_LINES, MAX_VERSION_M_BYTES } from './limits.ts'
import type { Module, ModuleVersion, Setting } from './modinfo.ts'
import { refused, type VersionM } from './version-m.ts'

/**
 * Parses the JSON about one file, whose name must be given as on the command line. `null` when something else was
 * printed than build info: a wrapper's words, another shape. Throws LimitError when there is more of it than any file
 * can hold.
 */
export function parseVersionMJson(path: string, stdout: string, stderr: string): VersionM | null {
  bounded(stdout.length, MAX_VERSION_M_BYTES, '`go version -m -json`, bytes of output')
  if (stdout.trim() === '') return refused(path, stderr)
  const info = parseJson(stdout)
  const goVersion = valueAt(info, 'GoVersion')
  const packagePath = textOf(info, 'Path')
  const main = mainOf(valueAt(info, 'Main'))
  const deps = listOf(valueAt(info, 'Deps'), moduleOf)
  const settings = listOf(valueAt(info, 'Settings'), settingOf)
  if (typeof goVersion !== 'string' || goVersion === '') return null
  if (packagePath === null || main === undefined || deps === null || settings === null) return null
  return { goVersion, modInfo: { path: packagePath, main, deps, settings, unknown: [] }, refusal: '' }
}

/** Text at a member: empty when it was left out, `null` when it is no text. */
function textOf(value: unknown, member: string): string | null {
  const found = valueAt(value, member)
  return found === undefined ? '' : typeof found === 'string' ? found : null
}

/** Elements of a list: none when it was left out, `null` when one has another shape. */
function listOf<T>(value: unknown, parse: (element: unknown) => T | null): T[] | null {
  if (value === undefined) return []
  if (!Array.isArray(value)) return null
  bounded(value.length, MAX_MODINFO_LINES, '`go version -m -json`, elements of a list')
  const parsed: T[] = []
  for (const element of value) {
    const one = parse(element)
    if (one === null) return null
    parsed.push(one)
  }
  return parsed
}

/** `null` for `{}`, which stands for no main module; `undefined` when it has another shape. */
function mainOf(value: unknown): Module | null | undefined {
  if (value === undefined) return null
  const module = moduleOf(value)
  if (module === null) return undefined
  return module.path === '' && module.version === '' && module.sum === '' && module.replace === null ? null : module
}

function moduleOf(value: unknown): Module | null {
  const own = moduleVersionOf(value)
  const given = valueAt(value, 'Replace')
  const replace = given === undefined ? null : moduleVersionOf(given)
  return own === null || (given !== undefined && replace === null) ? null : { ...own, replace }
}

function moduleVersionOf(value: unknown): ModuleVersion | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const [path, version, sum] = [textOf(value, 'Path'), textOf(value, 'Version'), textOf(value, 'Sum')]
  return path === null || version === null || sum === null ? null : { path, version, sum }
}

function settingOf(element: unknown): Setting | null {
  const [key, value] = [textOf(element, 'Key'), textOf(element, 'Value')]
  return key === null || key === '' || value === null ? null : { key, value }
}
