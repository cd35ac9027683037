/** Every id that a finding can have: the rules about records, and what stops a run before there is a record. */
import type { LinkName } from '../chain.ts'
import { RULES } from './registry.ts'
import type { Level } from './types.ts'

export interface RuleEntry {
  readonly id: string
  readonly link: LinkName
  readonly level: Level
  readonly title: string
}

/** `go build` failed: there is no binary to judge, and the finding is the diagnosis. */
export const BUILD_FAILED: RuleEntry = {
  id: 'build-failed',
  link: 'link',
  level: 'error',
  title: 'go build failed'
}

export const CATALOGUE: readonly RuleEntry[] = [
  BUILD_FAILED,
  ...RULES.map(({ id, link, level, title }) => ({ id, link, level, title }))
]

/** The rules that a policy can set: not the failed build, which leaves nothing to judge. */
export const KNOWN_RULES: ReadonlySet<string> = new Set(RULES.map((rule) => rule.id))
