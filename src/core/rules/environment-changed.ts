/** The go command ran with other settings than last time. */
import { changed, judgeDrift } from './drift-rule.ts'
import { modulePlace } from './subject.ts'
import type { Rule } from './types.ts'

export const environmentChanged: Rule = {
  id: 'environment-changed',
  link: 'toolchain',
  level: 'error',
  title: 'The environment of the go command is another than that of the baseline',
  check: (record, comparison) =>
    judgeDrift(comparison, {
      // Settings of a binary that start with a dash are flags, and belong to flags-changed.
      prefixes: ['environment.', 'settings.C', 'settings.D', 'settings.G'],
      words: (drift) => changed(`\`${drift.path.slice(drift.path.indexOf('.') + 1)}\``, drift),
      fix: 'look for what sets it (`go env -changed`, the workflow, an earlier step writing GITHUB_ENV) and set it back, or set it in the policy under `build.env`',
      place: modulePlace(record)
    })
}
