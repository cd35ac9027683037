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
import { compareGoVersions, parseGoVersion } from '../toolchain/version.ts'
import { meetsGoExpectation } from '../toolchain/expectation.ts'
import { isMachineOnly } from '../toolchain/go-env.ts'
import type { Policy } from '../policy/types.ts'
import type { GateRecord } from '../record/types.ts'
import { drift, type Explanation } from './drift.ts'
import { binaryDrift } from './binary-bytes.ts'
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

/** The differences, in the order of the chain. */
export function compareRecords(before: GateRecord, after: GateRecord, policy: Policy): Drift[] {
  return [
    ...toolchainDrift(before, after, policy),
    // Of a binary that was built elsewhere the environment of the gate says nothing.
    ...(after.run.mode === 'build' ? environmentDrift(before, after) : []),
    ...moduleDrift(before, after),
    ...flagDrift(before, after),
    ...(after.run.mode === 'inspect' ? settingsDrift(before, after) : []),
    ...binaryDrift(before, after)
  ]
}

/** The Go that compiled: of the tool chain where the build was seen, of the binary where it was not. */
function goVersionOf(record: GateRecord): string | null {
  return record.run.mode === 'build' ? record.toolchain.version : record.binary.goVersion
}

function toolchainDrift(before: GateRecord, after: GateRecord, policy: Policy): Drift[] {
  const [was, is] = [goVersionOf(before), goVersionOf(after)]
  const version = drift('toolchain.version', was, is, explainVersion(before, after, is, policy))
  if (after.run.mode === 'inspect') return version
  const experiments = drift(
    'toolchain.experiments',
    before.toolchain.experiments,
    after.toolchain.experiments,
    workflowChanged(before, after)
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
  return [...version, ...experiments, ...tools, ...compilerDrift(before, after)]
}

/** Of two builds with C code on the same host. The version says more than the digest, where it differs. */
function compilerDrift(before: GateRecord, after: GateRecord): Drift[] {
  const [was, is] = [before.toolchain.cc, after.toolchain.cc]
  if (was === null || is === null || was.sha256 === is.sha256) return []
  const named = was.version !== is.version
  const words = (tool: typeof was): string =>
    named && tool.version !== null ? tool.version : `${tool.name} ${tool.sha256}`
  return drift('toolchain.cc', words(was), words(is), workflowChanged(before, after))
}

function explainVersion(before: GateRecord, after: GateRecord, is: string | null, policy: Policy): Explanation {
  if (is === null) return null
  const expected = policy.expect.go.find((expectation) => meetsGoExpectation(is, expectation))
  if (expected !== undefined) return { class: 'expected', why: `the policy expects Go ${expected}` }
  const [was, now] = [before.toolchain.goMod, after.toolchain.goMod]
  if (now === null || was === null) return null
  const asked = now.toolchain ?? (now.go === null ? null : `go${now.go}`)
  const changed = was.toolchain !== now.toolchain ? 'toolchain' : was.go !== now.go ? 'go' : null
  if (changed === null || asked === null) return null
  const [actual, wanted] = [parseGoVersion(is), parseGoVersion(asked)]
  const line = changed === 'toolchain' ? now.toolchainLine : now.goLine
  if (actual === null || wanted === null || compareGoVersions(actual, wanted) < 0) return null
  return {
    class: 'explained',
    why: `this change: the ${changed} line of ${now.file}${line === null ? '' : `, line ${line}`}`
  }
}

function workflowChanged(before: GateRecord, after: GateRecord): Explanation {
  const [was, now] = [before.run.workflowFile, after.run.workflowFile]
  if (was === null || now === null || was.path !== now.path || was.sha256 === now.sha256) return null
  return { class: 'explained', why: `this change: ${now.path}` }
}

function policyChanged(before: GateRecord, after: GateRecord): Explanation {
  const [was, now] = [before.build?.policySha256 ?? null, after.build?.policySha256 ?? null]
  if (was === now) return null
  return {
    class: 'explained',
    why: `this change: ${after.policy.path ?? before.policy.path ?? 'the policy'}`
  }
}

/** Facts that other drifts cover: of the tool chain, and of the host that it runs on. */
const COVERED = new Set(['GOVERSION', 'GOHOSTOS', 'GOHOSTARCH', 'GOEXE', 'GOEXPERIMENT', 'GOOS', 'GOARCH', 'GOWORK'])

function environmentDrift(before: GateRecord, after: GateRecord): Drift[] {
  const [was, now] = [before.environment.effective, after.environment.effective]
  const otherGo = before.toolchain.version !== after.toolchain.version
  const names = [...new Set([...Object.keys(was), ...Object.keys(now)])].toSorted()
  return names.flatMap((name) => {
    if (isMachineOnly(name) || COVERED.has(name)) return []
    const isDefault = !(name in before.environment.changed) && !(name in after.environment.changed)
    const explained: Explanation =
      otherGo && isDefault
        ? { class: 'explained', why: 'another Go has another default' }
        : workflowChanged(before, after)
    return drift(
      `environment.${name}`,
      was[name] ?? '',
      now[name] ?? '',
      explained ?? policyEnvironment(before, after, name)
    )
  })
}

function policyEnvironment(before: GateRecord, after: GateRecord, name: string): Explanation {
  const isSet = name in (before.build?.env ?? {}) || name in (after.build?.env ?? {})
  return isSet ? policyChanged(before, after) : null
}

function moduleDrift(before: GateRecord, after: GateRecord): Drift[] {
  const known = new Map(before.modules.deps.map((dep) => [dep.path, dep]))
  const now = new Map(after.modules.deps.map((dep) => [dep.path, dep]))
  const paths = [...new Set([...known.keys(), ...now.keys()])].toSorted()
  return paths.flatMap((path) => {
    const [was, is] = [known.get(path), now.get(path)]
    // A sum that go.sum does not lock is the business of module-mismatch; everything else stands in the change.
    const unlocked = is !== undefined && (is.state === 'mismatch' || is.state === 'unlocked' || is.state === 'unknown')
    const explained: Explanation = unlocked ? null : { class: 'explained', why: 'this change: go.mod and go.sum' }
    return drift(`modules.${path}`, moduleText(was), moduleText(is), explained)
  })
}

function moduleText(dep: GateRecord['modules']['deps'][number] | undefined): string | null {
  if (dep === undefined) return null
  return dep.replace === null ? dep.version : `${dep.version} => ${dep.replace.path} ${dep.replace.version}`.trim()
}

function flagDrift(before: GateRecord, after: GateRecord): Drift[] {
  const explained = policyChanged(before, after) ?? workflowChanged(before, after)
  const join = (flags: readonly string[] | undefined): string | null => flags?.join(' ') ?? null
  const asked = drift('build.flags', join(before.build?.flags), join(after.build?.flags), explained)
  if (before.link === null || after.link === null) return asked
  const otherGo = goVersionOf(before) !== goVersionOf(after)
  // The same request that the linker is now given otherwise: GOFLAGS, cgo, or a Go with other habits.
  const linker: Explanation =
    asked[0] === undefined
      ? otherGo
        ? { class: 'explained', why: 'another Go calls the linker otherwise' }
        : workflowChanged(before, after)
      : asked[0].class === 'unexplained'
        ? null
        : { class: asked[0].class, why: asked[0].why }
  return [
    ...asked,
    ...drift('link.flags', join(before.link.flags), join(after.link.flags), linker),
    ...drift('link.external', String(before.link.external), String(after.link.external), linker)
  ]
}
