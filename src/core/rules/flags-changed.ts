/** Other build or linker flags than last time. */
import { changed, judgeDrift } from './drift-rule.ts'
import { flagsPlace } from './subject.ts'
import type { Rule } from './types.ts'

const NAMES: Readonly<Record<string, string>> = {
  'build.flags': 'the flags of `go build`',
  'link.flags': 'the flags of the linker',
  'link.external': 'the use of an external linker'
}

export const flagsChanged: Rule = {
  id: 'flags-changed',
  link: 'link',
  level: 'error',
  title: 'The flags are others than those of the baseline',
  knownBy: 'nothing',
  check: (record, comparison) =>
    judgeDrift(comparison, {
      prefixes: ['build.flags', 'link.', 'settings.-'],
      words: (drift) => changed(NAMES[drift.path] ?? `the recorded \`${drift.path.slice('settings.'.length)}\``, drift),
      fix: 'build with the flags of the baseline, or change them where a reviewer sees it: the policy file or the workflow',
      place: flagsPlace(record)
    })
}
