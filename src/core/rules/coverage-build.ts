/** The program counts which of its statements run (-cover). */
import { flagPattern, instrumentedWith, isExpected, reportedAsDrift } from './build-kind.ts'
import { binaryName, flagsPlace, isGo } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

const COVER = flagPattern('cover')

export const coverageBuild: Rule = {
  id: 'coverage-build',
  link: 'binary',
  level: 'warning',
  title: 'The program is instrumented for coverage',
  check(record, comparison, policy) {
    const { binary } = record
    if (!isGo(binary)) return notApplicable('the file is no readable Go binary')
    const how = instrumentedWith(binary, 'cover')
    if (how === null || isExpected(policy, '-cover')) return PASS
    const told = reportedAsDrift(comparison, policy, (flags) => COVER.test(flags))
    if (told !== null) return notApplicable(`${told} reports the flag`)
    return violation({
      message: `${binaryName(record)} ${how}: it counts what it runs, writes the counts into the folder that GOCOVERDIR names, and warns on stderr where none is named.`,
      fix: 'drop `-cover` from the flags of what is shipped; a binary that is meant for tests gets a waiver for `coverage-build`',
      place: flagsPlace(record)
    })
  }
}
