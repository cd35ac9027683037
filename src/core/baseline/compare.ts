/**
 * Two records of the same subject: what differs, and whether something says why.
 *
 * Compared is what can change a binary or what is believed about it: the tool chain, the environment of the go command,
 * flags, modules, and the bytes where all of these are the same. Not compared is what differs between honest runs: paths of one machine, times, run numbers, version
 * strings made from the commit. Each difference is put into one of three classes; only `unexplained` ones are findings.
 *
 *  - expected: the policy allows the new value;
 *  - explained: this change made it so, by a line that a reviewer sees: go.mod's go or toolchain line, the policy's build
 *    section, the workflow's file, go.sum;
 *  - unexplained: neither.
 */
import { isMachineOnly } from '../toolchain/go-env.ts'
import type { Policy } from '../policy/types.ts'
import type { GateRecord } from '../record/types.ts'
import { drift, type Explanation } from './drift.ts'
import { binaryDrift } from './binary-bytes.ts'
import type { Change } from './change.ts'
import { explainVersion, flagTerms, type Pair, policyChanged, settingTerms, workflowChanged } from './explain.ts'
import { moduleDrift } from './modules.ts'
import { packageDrift } from './packages.ts'
import { type Imports, sourceDrift } from './sources.ts'
import { settingsDrift } from './settings.ts'
import type { Drift } from './types.ts'

/** Whether two records are about the same thing; the reason when they are not. */
export function incomparableBecause(before: GateRecord, after: GateRecord): string | null {
  const differs = (what: string, a: string | null, b: string | null): string | null =>
    a === b ? null : `it is about another ${what}: expected ${b ?? 'none'}, got ${a ?? 'none'}`
  return (
    differs('mode', before.run.mode, after.run.mode) ??
    differs('module', before.subject.module, after.subject.module) ??
    differs('package', before.subject.package, after.subject.package) ??
    differs('target', before.subject.target, after.subject.target)
  )
}

/**
 * The differences, in the order of the chain. `change`: what was edited between the two, `null` where nobody looked;
 * `imports`: what the packages import that were compiled for `after`, as far as it is known.
 */
export function compareRecords(
  before: GateRecord,
  after: GateRecord,
  policy: Policy,
  change: Change | null = null,
  imports: Imports = new Map()
): Drift[] {
  const pair = { before, after, change }
  const drifts = [
    ...toolchainDrift(pair, policy),
    // Of a binary that was built elsewhere the environment of the gate says nothing.
    ...(after.run.mode === 'build' ? environmentDrift(pair) : []),
    ...moduleDrift(pair),
    ...flagDrift(pair),
    ...(after.run.mode === 'inspect' ? settingsDrift(pair) : [])
  ]
  return [
    ...drifts,
    ...packageDrift(before, after),
    ...sourceDrift(pair, drifts, imports),
    ...binaryDrift(before, after)
  ]
}

/** The Go that compiled: of the tool chain where the build was seen, of the binary where it was not. */
function goVersionOf(record: GateRecord): string | null {
  return record.run.mode === 'build' ? record.toolchain.version : record.binary.goVersion
}

function toolchainDrift(pair: Pair, policy: Policy): Drift[] {
  const { before, after } = pair
  const [was, is] = [goVersionOf(before), goVersionOf(after)]
  const version = drift('toolchain.version', was, is, explainVersion(pair, was, is, policy))
  if (after.run.mode === 'inspect') return version
  const [wasOn, isOn] = [before.toolchain.experiments, after.toolchain.experiments]
  const experiments = drift(
    'toolchain.experiments',
    wasOn,
    isOn,
    workflowChanged(pair, 'GOEXPERIMENT', settingTerms('GOEXPERIMENT', wasOn, isOn))
  )
  // Another version has other tools, and so has another host: only the same version on the same host must be the same bytes.
  if (version.length > 0 || before.toolchain.host !== after.toolchain.host) return [...version, ...experiments]
  const known = new Map(before.toolchain.tools.map((tool) => [tool.name, tool.sha256]))
  const tools = after.toolchain.tools.flatMap((tool) => {
    const sha256 = known.get(tool.name)
    return sha256 === undefined || tool.name === 'launcher'
      ? []
      : drift(`toolchain.tools.${tool.name}`, sha256, tool.sha256, null)
  })
  return [...version, ...experiments, ...tools, ...compilerDrift(pair)]
}

/** Of two builds with C code on the same host. The version says more than the digest, where it differs. */
function compilerDrift(pair: Pair): Drift[] {
  const { before, after } = pair
  const [was, is] = [before.toolchain.cc, after.toolchain.cc]
  if (was === null || is === null || was.sha256 === is.sha256) return []
  const named = was.version !== is.version
  const words = (tool: typeof was): string =>
    named && tool.version !== null ? tool.version : `${tool.name} ${tool.sha256}`
  return drift('toolchain.cc', words(was), words(is), workflowChanged(pair, 'a C compiler', COMPILER_TERMS))
}

/** What a workflow's line about a C compiler holds: the machine it comes with, or its name. */
const COMPILER_TERMS = ['runs-on', 'container', 'image', 'CC', 'gcc', 'clang', 'zig']

/** Facts that other drifts cover: of the tool chain, and of the host that it runs on. */
const COVERED = new Set(['GOVERSION', 'GOHOSTOS', 'GOHOSTARCH', 'GOEXE', 'GOEXPERIMENT', 'GOOS', 'GOARCH', 'GOWORK'])

function environmentDrift(pair: Pair): Drift[] {
  const { before, after } = pair
  const [was, now] = [before.environment.effective, after.environment.effective]
  const otherGo = before.toolchain.version !== after.toolchain.version
  const names = [...new Set([...Object.keys(was), ...Object.keys(now)])].toSorted()
  return names.flatMap((name) => {
    if (isMachineOnly(name) || COVERED.has(name)) return []
    const isDefault = !(name in before.environment.changed) && !(name in after.environment.changed)
    const explained: Explanation =
      otherGo && isDefault
        ? { class: 'explained', why: 'another Go has another default' }
        : workflowChanged(pair, name, settingTerms(name, was[name] ?? '', now[name] ?? ''))
    return drift(`environment.${name}`, was[name] ?? '', now[name] ?? '', explained ?? policyEnvironment(pair, name))
  })
}

function policyEnvironment(pair: Pair, name: string): Explanation {
  const isSet = name in (pair.before.build?.env ?? {}) || name in (pair.after.build?.env ?? {})
  return isSet ? policyChanged(pair) : null
}

function flagDrift(pair: Pair): Drift[] {
  const { before, after } = pair
  const join = (flags: readonly string[] | undefined): string | null => flags?.join(' ') ?? null
  const byWorkflow = (what: string, was: string | null, is: string | null): Explanation =>
    workflowChanged(pair, what, flagTerms(was ?? '', is ?? ''))
  const [wasAsked, isAsked] = [join(before.build?.flags), join(after.build?.flags)]
  const explained = policyChanged(pair, after.build?.flagsAt?.line) ?? byWorkflow('the flags', wasAsked, isAsked)
  const asked = drift('build.flags', wasAsked, isAsked, explained)
  if (before.link === null || after.link === null) return asked
  const otherGo = goVersionOf(before) !== goVersionOf(after)
  // The same request that the linker is now given otherwise: GOFLAGS, cgo, or a Go with other habits.
  const linker: Explanation =
    asked[0] === undefined
      ? otherGo
        ? { class: 'explained', why: 'another Go calls the linker otherwise' }
        : byWorkflow('flags of the linker', join(before.link.flags), join(after.link.flags))
      : asked[0].class === 'unexplained'
        ? null
        : { class: asked[0].class, why: asked[0].why }
  return [
    ...asked,
    ...drift('link.flags', join(before.link.flags), join(after.link.flags), linker),
    ...drift('link.external', String(before.link.external), String(after.link.external), linker)
  ]
}
