/** The same Go version, but a tool with other bytes. */
import { quote } from '../text/markup.ts'
import { changed, judgeDrift } from './drift-rule.ts'
import { goLinePlace } from './subject.ts'
import type { Rule } from './types.ts'

const PREFIX = 'toolchain.tools.'

export const toolReplaced: Rule = {
  id: 'tool-replaced',
  link: 'toolchain',
  level: 'error',
  title: 'A tool of the same Go version has other bytes',
  knownBy: 'nothing',
  check: (record, comparison) =>
    judgeDrift(comparison, {
      prefixes: [PREFIX],
      words: (drift) => {
        const what = `the sha256 of the ${quote(drift.path.slice(PREFIX.length))} tool`
        return `${changed(what, drift)} (same Go version, other bytes)`
      },
      fix: 'install Go anew from the published archive; a release has one set of tools, so somebody replaced or rebuilt this one',
      place: goLinePlace(record)
    })
}
