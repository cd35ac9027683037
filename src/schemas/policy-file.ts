/**
 * A policy file's text into a policy, with every mistake named by file, line and what was expected.
 *
 * The text may come from a pull request, so it is bounded: 256 KiB, and the YAML library's own bounds on aliases. Its
 * check for duplicate keys is quadratic, so that is done here; its warnings count as errors, since a policy that half
 * parses is worse than none.
 */
import * as v from 'valibot'
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import { type BaselineChoice, parseBaselineChoice } from '../core/baseline/choice.ts'
import { errorMessage, GateError } from '../core/errors.ts'
import { type BaselinePolicy, DEFAULT_EXPECTATIONS, DEFAULT_POLICY, type Policy } from '../core/policy/types.ts'
import { BUILD_FAILED, KNOWN_RULES } from '../core/rules/catalogue.ts'
import type { Place } from '../core/rules/types.ts'
import { quote } from '../core/text/markup.ts'
import { splitLines, splitList, splitSpaces, splitWords } from '../core/text/words.ts'
import { type PolicyDocument, PolicySchema } from './policy.ts'

const MAX_POLICY_CHARS = 256 * 1024

/** Parses the text of a policy file; `file` is its path in the repository. Throws GateError `policy`. */
export function parsePolicyFile(text: string, file: string): Policy {
  if (text.length > MAX_POLICY_CHARS) throw new GateError('policy', `${quote(file)}: expected at most 256 KiB`)
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, logLevel: 'error', merge: false })
  const at = (offset: number): number => lines.linePos(offset).line
  const problem = document.errors[0] ?? document.warnings[0]
  if (problem !== undefined) {
    throw new GateError('policy', `${quote(file)}:${at(problem.pos[0])}: ${firstLine(problem.message)}`)
  }
  const lineOf = (path: readonly unknown[]): number => lineOfPath(document.contents, path, at)
  refuseDuplicates(document.contents, file, at)
  const content = contentOf(document, file)
  if (document.contents !== null && !isMap(document.contents)) {
    throw new GateError('policy', `${quote(file)}:1: expected keys such as \`rules:\`, got something else`)
  }
  const checked = v.safeParse(PolicySchema, content ?? {})
  if (!checked.success) {
    const issue = checked.issues[0]
    const path = issue.path?.map((item) => item.key) ?? []
    throw new GateError(
      'policy',
      `${quote(file)}:${lineOf(path)}: ${path.length === 0 ? 'the policy' : quote(path.join('.'))}: ${explain(issue)}`,
      {
        fix:
          /^\d/.test(issue.received) && path[0] === 'expect'
            ? `write the number as text: ${quote(`"${issue.received}"`)} (YAML reads 1.20 as 1.2)`
            : 'see docs/policy.md, or let an editor check the file against schema/policy.schema.json'
      }
    )
  }
  return policyOf(checked.output, file, lineOf)
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '')
}

function contentOf(document: ReturnType<typeof parseDocument>, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    throw new GateError('policy', `${quote(file)}: ${firstLine(errorMessage(error))}`, { cause: error })
  }
}

function explain(issue: { expected: string | null; received: string }): string {
  return `expected ${issue.expected === 'never' ? 'no such key' : (issue.expected ?? 'something else')}, got ${issue.received}`
}

/** The line on which the value at a path begins, or the nearest one above it. */
function lineOfPath(root: unknown, path: readonly unknown[], at: (offset: number) => number): number {
  let node: unknown = root
  let line = 1
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      if (isScalar(pair?.key) && pair.key.range != null) line = at(pair.key.range[0])
      node = pair?.value
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(key)]
      if (isNode(item) && item.range != null) line = at(item.range[0])
      node = item
    } else break
  }
  return line
}

function refuseDuplicates(node: unknown, file: string, at: (offset: number) => number): void {
  if (isMap(node)) {
    const seen = new Set<string>()
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : ''
      if (seen.has(name)) {
        const line = isScalar(key) && key.range != null ? at(key.range[0]) : 1
        throw new GateError('policy', `${quote(file)}:${line}: ${quote(name)} stands twice`)
      }
      seen.add(name)
      refuseDuplicates(value, file, at)
    }
  } else if (isSeq(node)) for (const item of node.items) refuseDuplicates(item, file, at)
}

function policyOf(document: PolicyDocument, file: string, lineOf: (path: readonly unknown[]) => number): Policy {
  const place = (...path: unknown[]): Place => ({ file, line: lineOf(path) })
  const { build, rules = {}, expect = {}, waivers = [] } = document
  for (const id of Object.keys(rules)) refuseUnknownRule(id, place('rules', id))
  for (const [index, waiver] of waivers.entries()) {
    refuseUnknownRule(waiver.rule, place('waivers', index, 'rule'))
    refuseNoDay(waiver.until, place('waivers', index, 'until'))
  }
  return {
    gate: document.gate ?? DEFAULT_POLICY.gate,
    build:
      build === undefined
        ? null
        : {
            packages: typeof build.packages === 'string' ? splitSpaces(build.packages) : list(build.packages),
            flags: argumentsOf(build.flags, place('build', 'flags')),
            targets: list(build.targets).flatMap(splitList),
            output: build.output ?? null,
            env: build.env ?? {},
            flagsAt: build.flags === undefined ? null : place('build', 'flags')
          },
    binaries: typeof document.binaries === 'string' ? splitLines(document.binaries) : list(document.binaries),
    rules,
    expect: {
      ...DEFAULT_EXPECTATIONS,
      go: list(expect.go),
      flags: list(expect.flags),
      targets: platforms(list(expect.targets), place('expect', 'targets')),
      stripped: expect.stripped ?? DEFAULT_EXPECTATIONS.stripped,
      cgo: expect.cgo ?? null,
      revision: expect.revision ?? null
    },
    toolchain: {
      verify: document.toolchain?.verify ?? DEFAULT_POLICY.toolchain.verify,
      lock: document.toolchain?.lock ?? null
    },
    cache: cacheOf(document.cache ?? {}),
    baseline: baselineOf(document, place),
    waivers: waivers.map((waiver, index) => ({
      rule: waiver.rule,
      reason: waiver.reason,
      until: waiver.until,
      subject: waiver.subject ?? null,
      at: place('waivers', index)
    }))
  }
}

function cacheOf(cache: NonNullable<PolicyDocument['cache']>): Policy['cache'] {
  return {
    trust: cache.trust ?? null,
    ledger: cache.ledger ?? null,
    sign: cache.sign ?? DEFAULT_POLICY.cache.sign,
    signature: cache.signature ?? DEFAULT_POLICY.cache.signature,
    trustedRoot: cache['trusted-root'] ?? null
  }
}

function list(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}

/** Expected platforms: a level (`linux/amd64/v3`) is nothing that a binary's platform could be. */
function platforms(targets: readonly string[], place: Place): readonly string[] {
  const odd = targets.find((target) => !/^[a-z0-9]+\/[a-z0-9]+$/.test(target))
  if (odd === undefined) return targets
  throw new GateError(
    'policy',
    `${quote(place.file)}:${place.line}: \`expect.targets\`: expected \`GOOS/GOARCH\`, got ${quote(odd)}`
  )
}

function baselineOf({ baseline = {} }: PolicyDocument, place: (...path: unknown[]) => Place): BaselinePolicy {
  return {
    from: baselineFrom(baseline.from, place('baseline', 'from')),
    branches: branchGlobs(list(baseline.branches), place('baseline', 'branches'))
  }
}

function baselineFrom(text: string | undefined, place: Place): BaselineChoice | null {
  if (text === undefined) return null
  const choice = parseBaselineChoice(text)
  if (choice !== null) return choice
  throw new GateError(
    'policy',
    `${quote(place.file)}:${place.line}: \`baseline.from\`: expected a branch or \`refs/notes/NAME\` behind \`git:\`, got ${quote(text)}`
  )
}

/** A branch's name has at most 244 characters on the host, and none of these. */
function branchGlobs(globs: readonly string[], place: Place): readonly string[] {
  const odd = globs.find((glob) => glob.length > 255 || /[\s?[\]{}!~^:\\]|^refs\//.test(glob))
  if (odd === undefined) return globs
  throw new GateError(
    'policy',
    `${quote(place.file)}:${place.line}: \`baseline.branches\`: expected names of branches, with \`*\` or \`**\` for what varies, got ${quote(odd)}`
  )
}

/** The shape was checked before; 2026-02-30 has it, too. */
function refuseNoDay(day: string, place: Place): void {
  const time = Date.parse(`${day}T00:00:00Z`)
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(day)) return
  throw new GateError('policy', `${quote(place.file)}:${place.line}: expected a day of the calendar, got ${quote(day)}`)
}

function argumentsOf(value: string | readonly string[] | undefined, place: Place): readonly string[] {
  if (typeof value !== 'string') return value ?? []
  const words = splitWords(value)
  if (words === null)
    throw new GateError('policy', `${quote(place.file)}:${place.line}: \`build.flags\`: a quote is not closed`)
  return words
}

function refuseUnknownRule(id: string, place: Place): void {
  if (KNOWN_RULES.has(id)) return
  if (id === BUILD_FAILED.id) {
    throw new GateError(
      'policy',
      `${quote(place.file)}:${place.line}: ${quote(id)} cannot be set: a failed build leaves nothing to judge`
    )
  }
  const near = [...KNOWN_RULES].find((known) => known.startsWith(id.slice(0, 5)) || known.endsWith(id.slice(-6)))
  throw new GateError('policy', `${quote(place.file)}:${place.line}: expected the id of a rule, got ${quote(id)}`, {
    fix: near === undefined ? '`rules` lists all rules' : `did you mean ${quote(near)}?`
  })
}
