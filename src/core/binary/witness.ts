/**
 * Two readers of one file: this program and `go version -m`. Where they read different things, one of them is wrong or
 * the file speaks with two tongues; either is worth a finding, unless the difference is a defect of Go that is known by
 * name (reader-defects.ts).
 *
 * Of a fat Mach-O file Go reads the first slice only, so that slice is what its words are held against.
 */
import type { Witness } from '../record/types.ts'
import { quote } from '../text/markup.ts'
import type { BinaryFacts, ImageFacts } from './facts.ts'
import type { ModInfo, Module, ModuleVersion } from './modinfo.ts'
import { explainingDefect } from './reader-defects.ts'
import type { VersionM } from './version-m.ts'
import { redactSettings } from '../record/redact.ts'

const MAX_DIFFERENCES = 10

/** How the second reader was asked and what it said. */
export interface Testimony {
  /** Version of the go command that was asked, empty when it is not known. */
  readonly asked: string
  readonly exitCode: number
  readonly said: VersionM
}

/** Compares what both read. `facts` must be of the same file. */
export function compareReaders(facts: BinaryFacts, { asked, exitCode, said }: Testimony): Witness {
  const differences = differencesOf(facts.slices[0] ?? facts, said).slice(0, MAX_DIFFERENCES)
  return {
    asked,
    goVersion: said.goVersion,
    exitCode,
    refusal: said.refusal,
    differences,
    knownDefect: differences.length === 0 ? null : (explainingDefect(facts, said, asked)?.id ?? null)
  }
}

function differencesOf(facts: ImageFacts, witness: VersionM): string[] {
  if (witness.goVersion === null) {
    return facts.goVersion === null && facts.main === null
      ? []
      : [
          `go reads nothing (${witness.refusal || 'it gave no reason'}), this program reads ${quote(facts.goVersion ?? 'module info')}`
        ]
  }
  if (facts.goVersion === null) return [`go reads ${quote(witness.goVersion)}, this program reads no version`]
  const theirs = witness.modInfo
  return [
    ...unequal('Go version', facts.goVersion, witness.goVersion),
    ...unequal('package path', facts.mainPackage ?? '', theirs.path),
    ...unequal('main module', moduleText(facts.main), moduleText(theirs.main)),
    ...unequalDeps(facts.deps, theirs),
    ...unequalSettings(facts.settings, theirs)
  ]
}

/**
 * Bytes that are no UTF-8 become a replacement character each in Go's JSON, and one for several here: how many there
 * are tells nothing.
 */
const comparable = (text: string): string => text.replace(/\ufffd+/g, '\ufffd')

function unequal(what: string, ours: string, theirs: string): string[] {
  return comparable(ours) === comparable(theirs)
    ? []
    : [`${what}: go reads ${quote(theirs || 'nothing')}, this program reads ${quote(ours || 'nothing')}`]
}

function moduleText(module: Module | null): string {
  if (module === null) return ''
  const own = versionText(module)
  return module.replace === null ? own : `${own} => ${versionText(module.replace)}`
}

function versionText({ path, version, sum }: ModuleVersion): string {
  return comparable([path, version, sum].join(' ').trim())
}

function unequalDeps(ours: readonly Module[], theirs: ModInfo): string[] {
  const byPath = new Map(theirs.deps.map((dep) => [dep.path, moduleText(dep)]))
  const differing = ours.filter((dep) => byPath.get(dep.path) !== moduleText(dep))
  const extra = theirs.deps.length - (ours.length - differing.filter((dep) => !byPath.has(dep.path)).length)
  return [
    ...differing.map((dep) => `module ${quote(dep.path)}: go reads ${quote(byPath.get(dep.path) ?? 'nothing')}`),
    ...(extra > 0 ? [`go reads ${extra} modules more`] : [])
  ]
}

function unequalSettings(ours: Readonly<Record<string, string>>, theirs: ModInfo): string[] {
  const read = redactSettings(theirs.settings)
  const keys = [...new Set([...Object.keys(ours), ...Object.keys(read)])]
  return keys.flatMap((key) => unequal(`setting ${quote(key)}`, ours[key] ?? '', read[key] ?? ''))
}
