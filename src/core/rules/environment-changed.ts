/** The go command ran with other settings than last time. */
import type { Drift } from '../baseline/types.ts'
import type { GateRecord } from '../record/types.ts'
import type { EnvOrigin } from '../toolchain/env-origin.ts'
import { changed, judgeDrift } from './drift-rule.ts'
import { modulePlace } from './subject.ts'
import type { Rule } from './types.ts'

const ORIGINS: Readonly<Record<EnvOrigin, string>> = {
  environment: 'set in the environment',
  policy: 'set by the policy',
  goenv: 'set by `go env -w`',
  goroot: 'set in GOROOT/go.env',
  'go.mod': 'set by go.mod',
  default: ''
}

function words(record: GateRecord, drift: Drift): string {
  const name = drift.path.slice(drift.path.indexOf('.') + 1)
  const origin = ORIGINS[record.environment.origins[name] ?? 'default']
  return `${changed(`\`${name}\``, drift)}${origin === '' ? '' : ` (${origin})`}`
}

export const environmentChanged: Rule = {
  id: 'environment-changed',
  link: 'toolchain',
  level: 'error',
  title: 'The environment of the go command is another than that of the baseline',
  knownBy: 'nothing',
  check: (record, comparison) =>
    judgeDrift(comparison, {
      // Settings of a binary that start with a dash are flags, and belong to flags-changed.
      prefixes: ['environment.', 'settings.C', 'settings.D', 'settings.G'],
      words: (drift) => words(record, drift),
      fix: 'look for what sets it (`go env -changed`, the workflow, an earlier step writing GITHUB_ENV) and set it back, or set it in the policy under `build.env`',
      place: modulePlace(record)
    })
}
