/**
 * Two readers of one file: this program and `go version -m`. Where they read different things, one of them is wrong or
 * the file speaks with two tongues; either is worth a finding, unless the difference is a defect of Go that is known by
 * name. Each entry says which versions of Go have it, as measured.
 */
import type { Witness } from '../record/types.ts'
import { quote } from '../text/markup.ts'
import { type BinaryFacts, NO_SECTION_HEADERS } from './facts.ts'
import type { ModInfo, Module, ModuleVersion } from './modinfo.ts'
import type { VersionM } from './version-m.ts'
import { redactSettings } from '../record/redact.ts'

const MAX_DIFFERENCES = 10

/** Compares what both read. `facts` must be of the same file. */
export function compareReaders(facts: BinaryFacts, witness: VersionM, exitCode: number): Witness {
  const differences = differencesOf(facts, witness).slice(0, MAX_DIFFERENCES)
  return {
    goVersion: witness.goVersion,
    exitCode,
    refusal: witness.refusal,
    differences,
    knownDefect: differences.length === 0 ? null : knownDefect(facts, witness)
  }
}

function differencesOf(facts: BinaryFacts, witness: VersionM): string[] {
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

function unequal(what: string, ours: string, theirs: string): string[] {
  return ours === theirs
    ? []
    : [`${what}: go reads ${quote(theirs || 'nothing')}, this program reads ${quote(ours || 'nothing')}`]
}

function moduleText(module: Module | null): string {
  if (module === null) return ''
  const own = versionText(module)
  return module.replace === null ? own : `${own} => ${versionText(module.replace)}`
}

function versionText({ path, version, sum }: ModuleVersion): string {
  return [path, version, sum].join(' ').trim()
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

/** The defects of `go version -m` that explain its silence about a file. */
function knownDefect(facts: BinaryFacts, witness: VersionM): string | null {
  if (witness.goVersion !== null) return null
  if (facts.buildInfo === 'rodata') return 'it reads the build info blob only, not the copy in rodata'
  if (facts.evidence.includes(NO_SECTION_HEADERS)) return 'from 1.27 on it needs section headers'
  return null
}
