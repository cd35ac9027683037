/** A -X definition that set nothing: the program will not say what the release says. */
import { quoteList } from '../text/markup.ts'
import { binaryName, flagsPlace } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

export const versionVariableMissed: Rule = {
  id: 'version-variable-missed',
  link: 'link',
  level: 'warning',
  title: 'A variable that the linker was to set was not set',
  check(record) {
    if (record.trace === null) return notApplicable('the build was not seen')
    const { missedVariables } = record.trace
    if (missedVariables.length === 0) return PASS
    const one = missedVariables.length === 1
    return violation({
      message: `${binaryName(record)} was linked with \`-X\` for ${quoteList(missedVariables)}, but does not hold ${one ? 'the value' : 'the values'}: no package has such a string variable, or nothing uses it. The linker says nothing of that.`,
      fix: 'correct the name: `-X importpath.name=value`, of the package that declares `var name string` (for package main: `main.name`)',
      place: flagsPlace(record)
    })
  }
}
