/**
 * What is shared by the rules about builds that are meant for tests and debuggers: `-race`, `-cover`, `-gcflags=-N`.
 *
 * They step aside in two cases. A policy that asks for the flag (`expect.flags`) has decided. And where the flag came in
 * since the baseline with nothing to explain it, that is what flags-changed says: one cause, one finding.
 */
import type { Comparison } from '../baseline/types.ts'
import type { BinaryFacts } from '../binary/facts.ts'
import type { Policy } from '../policy/types.ts'
import { nameAndValue } from './flags-missing.ts'

/** Whether the policy expects a build flag: its name with the dash, and its value (`true` for one that stands alone). */
export function isExpected(policy: Policy, name: string, value = 'true'): boolean {
  return policy.expect.flags.map(nameAndValue).some((flag) => flag[0] === name && flag[1] === value)
}

/** Where a drift of build flags shows, and which rule reports it. */
const FLAG_DRIFTS: readonly [path: RegExp, rule: string][] = [
  [/^build\.flags$|^settings\.-/, 'flags-changed'],
  [/^environment\.GOFLAGS$/, 'environment-changed']
]

/**
 * The rule that reports that a flag came in since the baseline, `null` when none does. `holds` tells whether the text of
 * a flag list, or one setting as `-name=value`, has the flag.
 */
export function reportedAsDrift(
  { drifts }: Comparison,
  policy: Policy,
  holds: (flags: string) => boolean
): string | null {
  for (const drift of drifts) {
    const rule = FLAG_DRIFTS.find(([path]) => path.test(drift.path))?.[1]
    if (rule === undefined || drift.class !== 'unexplained' || policy.rules[rule] === 'off') continue
    const text = (value: string | null): string =>
      drift.path.startsWith('settings.') && value !== null
        ? `${drift.path.slice('settings.'.length)}=${value}`
        : (value ?? '')
    if (holds(text(drift.after)) && !holds(text(drift.before))) return rule
  }
  return null
}

/**
 * How it is known that a binary was built with a flag that adds code of its own to it (`race`, `msan`, `asan`, `cover`):
 * by its setting, or by that code, in words that follow the binary's name; `null` when it was not.
 */
export function instrumentedWith({ settings, lineTable }: BinaryFacts, name: string): string | null {
  if (settings[`-${name}`] === 'true') return `was built with \`-${name}\``
  if (lineTable?.traces.includes(name) !== true) return null
  // Where settings are recorded this one would be, too.
  const contradiction = settings['-compiler'] === undefined ? '' : ', which its settings do not record'
  return `has the runtime of \`-${name}\` linked in${contradiction}`
}

/** `-race` among other flags, or the setting `-race=true`. */
export function flagPattern(name: string): RegExp {
  return new RegExp(String.raw`(?:^|\s)--?${name}(?:=true)?(?:\s|$)`)
}
