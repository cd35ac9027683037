/** cgo was used, and the C compiler is another than last time. */
import { changed, judgeDrift } from './drift-rule.ts'
import { modulePlace } from './subject.ts'
import { notApplicable, type Rule } from './types.ts'

export const cCompilerChanged: Rule = {
  id: 'c-compiler-changed',
  link: 'toolchain',
  // A new image of a hosted runner brings a new compiler every few weeks, with nobody to blame.
  level: 'warning',
  title: 'The C compiler is another than that of the baseline',
  knownBy: 'nothing',
  check(record, comparison) {
    if (record.toolchain.cc === null) return notApplicable('no C compiler took part')
    return judgeDrift(comparison, {
      prefixes: ['toolchain.cc'],
      words: (drift) => changed('the C compiler', drift),
      fix: 'pin the runner image or the container that brings the compiler; with `CGO_ENABLED=0` no C compiler takes part',
      place: modulePlace(record)
    })
  }
}
