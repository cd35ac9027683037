/**
 * What explains a difference: the policy, or a line of this change that a reviewer sees.
 *
 * An edit of the run's workflow that names nothing of what drifted explains it all the same, in weaker words: values reach
 * a build through inputs of composite actions and reusable workflows, through variables and scripts, and an alarm for each
 * of those would be worse than a reviewer who is sent to the file. An edit of comments alone explains nothing. The version
 * of Go is stricter, since go.mod is where it belongs: there a line has to name it.
 */
import { meetsGoExpectation } from '../toolchain/expectation.ts'
import { compareGoVersions, parseGoVersion } from '../toolchain/version.ts'
import type { Policy } from '../policy/types.ts'
import type { GateRecord, ModuleRecord } from '../record/types.ts'
import { quote } from '../text/markup.ts'
import { type Change, type ChangedLine, differingWords, lineWith } from './change.ts'
import type { Explanation } from './drift.ts'

/** Two records and what lies between them. */
export interface Pair {
  readonly before: GateRecord
  readonly after: GateRecord
  /** `null` where nobody could look. */
  readonly change: Change | null
}

/** A changed line that names a setting or a word of its value, of whatever file sets how a build is done. */
export function namedByLine({ change }: Pair, terms: readonly string[]): Explanation {
  const line = change === null ? null : lineWith(change, terms)
  return line === null ? null : explained(lineWords(line))
}

function lineWords({ file, line }: ChangedLine): string {
  // Git names any file; what is no plain path is shown as a value.
  const name = /^[\w./-]+$/.test(file) ? file : quote(file)
  return `this change: ${name}, ${line === null ? 'a line that it drops' : `line ${line}`}`
}

function explained(why: string): Explanation {
  return { class: 'explained', why }
}

/** A line that names it, or any edit of the run's workflow but of its comments. `what` is the setting's name in words. */
export function workflowChanged(pair: Pair, what: string, terms: readonly string[]): Explanation {
  const named = namedByLine(pair, terms)
  if (named !== null) return named
  const { before, after, change } = pair
  const [was, now] = [before.run.workflowFile, after.run.workflowFile]
  if (was === null || now === null || was.path !== now.path || was.sha256 === now.sha256) return null
  if (change?.read.has(now.path) !== true) return explained(`this change: ${now.path}`)
  if (!change.lines.some(({ file }) => file === now.path)) return null
  return explained(`this change edits ${now.path}; no changed line names ${what}`)
}

/** The policy's file, which holds the flags and the environment of a build. */
export function policyChanged({ before, after }: Pair, line: number | null = null): Explanation {
  const [was, now] = [before.build?.policySha256 ?? null, after.build?.policySha256 ?? null]
  if (was === now) return null
  const file = after.policy.path ?? before.policy.path ?? 'the policy'
  return explained(`this change: ${file}${line === null ? '' : `, line ${line}`}`)
}

/** Another Go: the policy expects it, go.mod asks for it, or a changed line names it. */
export function explainVersion(pair: Pair, was: string | null, is: string | null, policy: Policy): Explanation {
  if (is === null) return null
  const expected = policy.expect.go.find((expectation) => meetsGoExpectation(is, expectation))
  if (expected !== undefined) return { class: 'expected', why: `the policy expects Go ${expected}` }
  return askedByGoMod(pair, is) ?? namedByLine(pair, versionTerms(was, is))
}

function versionTerms(was: string | null, is: string): string[] {
  const numbers = [was, is].flatMap((version) => {
    const [number, minor] = /^go(1\.\d+)(?:\.\d+)?/.exec(version ?? '') ?? []
    return number === undefined || minor === undefined ? [] : [number.slice('go'.length), number, minor]
  })
  return ['go-version', 'go-version-file', 'GOTOOLCHAIN', ...numbers]
}

function askedByGoMod({ before, after }: Pair, is: string): Explanation {
  const [was, now] = [before.toolchain.goMod, after.toolchain.goMod]
  if (now === null || was === null) return null
  const asked = now.toolchain ?? (now.go === null ? null : `go${now.go}`)
  const changed = was.toolchain !== now.toolchain ? 'toolchain' : was.go !== now.go ? 'go' : null
  if (changed === null || asked === null) return null
  const [actual, wanted] = [parseGoVersion(is), parseGoVersion(asked)]
  const line = changed === 'toolchain' ? now.toolchainLine : now.goLine
  if (actual === null || wanted === null || compareGoVersions(actual, wanted) < 0) return null
  return explained(`this change: the ${changed} line of ${now.file}${line === null ? '' : `, line ${line}`}`)
}

/** Words to look for when a setting went from one value to another. */
export function settingTerms(name: string, before: string, after: string): string[] {
  return [name, ...differingWords(before, after)]
}

/** Words to look for when flags changed: the places where flags are given, and the flags themselves. */
export function flagTerms(before: string, after: string): string[] {
  return ['build-flags', 'GOFLAGS', ...differingWords(before, after)]
}

/** Where modules are asked for: finds the line of go.mod or go.sum for one. */
export function moduleLines({ after, change }: Pair): (dep: ModuleRecord | undefined) => Explanation {
  const file = after.toolchain.goMod?.file ?? 'go.mod'
  const places = [file, file.replace(/\.mod$/, '.sum')].map((name) => ({
    name,
    at: index(change?.texts.get(name) ?? '')
  }))
  return (dep) => {
    const known = dep === undefined ? undefined : places.find(({ at }) => at.has(keyOf(dep)))
    if (dep === undefined || known === undefined) return explained('this change: go.mod and go.sum')
    const line = known.at.get(keyOf(dep)) ?? 1
    const isNew = change?.lines.some((changed) => changed.file === known.name && changed.line === line) === true
    // A module that was required before, and of which a package is linked only now.
    if (!isNew && change?.read.has(known.name) === true) {
      return explained(`this change links it; ${known.name} asked for it before, line ${line}`)
    }
    return explained(`this change: ${known.name}, line ${line}`)
  }
}

function keyOf({ path, version, replace }: ModuleRecord): string {
  return replace === null ? `${path} ${version}` : `${path} =>`
}

/** `path version` of each line of a go.mod or go.sum, and `path =>` of replacements, to its number. */
function index(text: string): Map<string, number> {
  const found = new Map<string, number>()
  for (const [at, line] of text.split('\n').entries()) {
    const [first = '', second = '', third = ''] = line
      .trim()
      .replace(/^(?:require|replace)\s+/, '')
      .split(/\s+/)
    const key = second === '=>' || third === '=>' ? `${first} =>` : `${first} ${second}`
    if (second !== '' && !found.has(key)) found.set(key, at + 1)
  }
  return found
}
