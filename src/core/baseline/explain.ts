/**
 * What explains a difference: the policy, or a line of this change that a reviewer sees.
 *
 * An edit of the run's workflow that names nothing of what drifted explains it all the same, in weaker words: values reach
 * a build through inputs of composite actions and reusable workflows, through variables and scripts, and an alarm for each
 * of those would be worse than a reviewer who is sent to the file. An edit of comments explains nothing, nor one of lines that
 * reach no step: names, triggers, permissions. The version of Go is stricter, since go.mod is where it belongs: there a line
 * has to name it.
 */
import { meetsGoExpectation } from '../toolchain/expectation.ts'
import { compareGoVersions, parseGoVersion } from '../toolchain/version.ts'
import type { Policy } from '../policy/types.ts'
import type { GateRecord } from '../record/types.ts'
import { quote } from '../text/markup.ts'
import { type Change, type ChangedLine, differingWords, lineWith, reachesStep } from './change.ts'
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

/** The change did it. */
export function explained(why: string): Explanation {
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
  if (!change.lines.some((line) => line.file === now.path && reachesStep(line))) return null
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
  return askedByGoMod(pair, was, is) ?? namedByLine(withoutGoMod(pair), versionTerms(was, is))
}

/** Whether go.mod asks for a version is for askedByGoMod to say. */
function withoutGoMod(pair: Pair): Pair {
  const { change } = pair
  if (change === null) return pair
  return { ...pair, change: { ...change, lines: change.lines.filter(({ file }) => !file.endsWith('.mod')) } }
}

function versionTerms(was: string | null, is: string): string[] {
  const numbers = [was, is].flatMap((version) => {
    const [number, minor] = /^go(1\.\d+)(?:\.\d+)?/.exec(version ?? '') ?? []
    return number === undefined || minor === undefined ? [] : [number.slice('go'.length), number, minor, `go${minor}`]
  })
  return ['go-version', 'go-version-file', 'GOTOOLCHAIN', ...numbers]
}

/**
 * A changed go or toolchain line explains the Go that it asks for: that very release, or of a line without one any of its
 * series, as actions/setup-go takes it. Where the Go of before was too old for it any newer one had to come. A line that
 * asks for less than what was there anyway explains no other Go.
 */
function askedByGoMod({ before, after }: Pair, was: string | null, is: string): Explanation {
  const [then, now] = [before.toolchain.goMod, after.toolchain.goMod]
  if (now === null || then === null) return null
  const asked = now.toolchain ?? (now.go === null ? null : `go${now.go}`)
  const changed = then.toolchain !== now.toolchain ? 'toolchain' : then.go !== now.go ? 'go' : null
  if (changed === null || asked === null) return null
  const [actual, wanted, old] = [is, asked, was ?? ''].map(parseGoVersion)
  const line = changed === 'toolchain' ? now.toolchainLine : now.goLine
  if (actual == null || wanted == null || compareGoVersions(actual, wanted) < 0) return null
  const isAsked = meetsGoExpectation(is, asked.replace(/^go/, ''))
  const wasTooOld = old == null || compareGoVersions(old, wanted) < 0
  if (!isAsked && !wasTooOld) return null
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
