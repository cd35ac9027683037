/** What will be done, once the request and the policy are put together: the request wins, the policy fills the gaps. */
import { AUTO } from './core/baseline/choice.ts'
import { GateError } from './core/errors.ts'
import { withBaselineBranches } from './core/event/read-event.ts'
import type { Keeps } from './core/outcome.ts'
import type { Policy, PolicyBuild } from './core/policy/types.ts'
import type { BuildRequest } from './core/record/types.ts'
import { parseTarget, type Target } from './core/target.ts'
import { quote } from './core/text/markup.ts'
import type { CommandRequest, GateRequest } from './request.ts'

export interface BuildPlan {
  readonly mode: 'build'
  readonly request: BuildRequest
  /** One build each; `null` stands for the host. */
  readonly targets: readonly (Target | null)[]
  readonly output: string | null
}

export interface InspectPlan {
  readonly mode: 'inspect'
  readonly globs: readonly string[]
  /** What is run first, and observed. */
  readonly command: CommandRequest | null
}

/** Flags that would take the build out of the gate's hands. */
const NOT_OURS: Readonly<Record<string, string>> = {
  o: 'leave out `-o`: the gate links to a fresh path and puts the verified file where `output` says',
  C: 'leave out `-C`: name the folder with `working-directory` (on the command line: `-C` before the packages)',
  n: 'leave out `-n`: with it nothing is built',
  json: 'leave out `-json`: the gate reads the trace of `-x`'
}

/** Decides between building and inspecting. Throws GateError `input` for what cannot be done. */
export function makePlan(request: GateRequest, policy: Policy, policySha256: string | null): BuildPlan | InspectPlan {
  const asked = [request.packages, request.flags, request.targets, request.output]
  const builds = asked.some((part) => part !== null)
  const { command } = request
  if (command !== null && builds) {
    throw new GateError('input', 'expected either a command behind `--` or something for the gate to build, got both', {
      fix: 'leave out packages, `--build-flags`, `--target` and `--output`: the command builds'
    })
  }
  if (request.binaries !== null && builds) {
    const sentence =
      '`binaries` inspects files that are already there; `packages`, `build-flags`, `targets` and `output` build: expected one of the two'
    throw new GateError('input', sentence, { fix: 'leave out `binaries` to build, or the others to inspect' })
  }
  const globs = request.binaries ?? (builds ? [] : policy.binaries)
  if (command !== null && globs.length === 0) {
    throw new GateError('input', 'it is not said which binaries the command behind `--` makes', {
      fix: "name them: `check --binaries 'dist/*' -- make build`, or `binaries` in the policy"
    })
  }
  return globs.length > 0 ? { mode: 'inspect', globs, command } : buildPlan(request, policy.build, policySha256)
}

function buildPlan(request: GateRequest, build: PolicyBuild | null, policySha256: string | null): BuildPlan {
  const flags = request.flags ?? build?.flags ?? []
  refuseFlags(flags)
  const targets = request.targets ?? build?.targets ?? []
  const fromPolicy = request.flags === null && flags.length > 0
  return {
    mode: 'build',
    request: {
      packages: packagesOf(request, build),
      flags,
      env: build?.env ?? {},
      flagsFrom: flags.length === 0 ? 'none' : fromPolicy ? 'policy' : 'input',
      flagsAt: fromPolicy ? (build?.flagsAt ?? null) : null,
      policySha256
    },
    targets: targets.length === 0 ? [null] : [...new Set(targets)].map(parseTarget),
    output: request.output ?? build?.output ?? null
  }
}

function packagesOf(request: GateRequest, build: PolicyBuild | null): readonly string[] {
  const packages = request.packages ?? build?.packages ?? []
  const flag = packages.find((name) => name.startsWith('-'))
  if (flag !== undefined) {
    throw new GateError('input', `packages: expected a package, got the flag ${quote(flag)}`, {
      fix: 'put flags into `build-flags`'
    })
  }
  return packages.length === 0 ? ['./...'] : packages
}

function refuseFlags(flags: readonly string[]): void {
  for (const [index, flag] of flags.entries()) {
    const name = /^--?([A-Za-z][\w-]*)/.exec(flag)?.[1]
    if (name === undefined) {
      // The value of the flag before it, as in `-ldflags -s`; a package here would be built twice.
      if (index > 0 && /^--?[A-Za-z][\w-]*$/.test(flags[index - 1] ?? '')) continue
      throw new GateError('input', `build-flags: expected a flag, got ${quote(flag)}`, {
        fix: 'put packages into `packages`'
      })
    }
    const reason = NOT_OURS[name]
    if (reason !== undefined)
      throw new GateError('input', `build-flags: ${quote(flag)} cannot be used here`, { fix: reason })
  }
}

/** The request, with what the policy says of baselines where it says nothing itself. */
export function withBaselinePolicy(request: GateRequest, { baseline }: Policy): GateRequest {
  return {
    ...request,
    baseline: request.baseline ?? baseline.from ?? AUTO,
    event: request.event === null ? null : withBaselineBranches(request.event, baseline.branches)
  }
}

/** Where this run's records go for later runs to compare with: nowhere, unless it is trusted and uses a store. */
export function keepsOf({ baseline, event }: GateRequest): Keeps | null {
  const choice = baseline ?? AUTO
  if (choice.kind === 'none' || choice.kind === 'file') return null
  if (event === null || !event.writesBaseline || event.branch === null) return null
  return { choice, branch: event.branch }
}
