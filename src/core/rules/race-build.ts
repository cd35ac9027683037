/** A detector of the test lab was built in: -race, -msan, -asan. */
import { flagPattern, instrumentedWith, isExpected, reportedAsDrift } from './build-kind.ts'
import { binaryName, flagsPlace, isGo } from './subject.ts'
import { notApplicable, PASS, type Rule, type RuleFinding, violationsOrPass } from './types.ts'

const DETECTORS: Readonly<Record<string, string>> = {
  race: 'the race detector, which takes several times the memory and the time',
  msan: 'the memory sanitizer, which is made for tests',
  asan: 'the address sanitizer, which is made for tests'
}

export const raceBuild: Rule = {
  id: 'race-build',
  link: 'binary',
  level: 'warning',
  title: 'A race detector or sanitizer is built in',
  check(record, comparison, policy) {
    const { binary } = record
    if (!isGo(binary)) return notApplicable('the file is no readable Go binary')
    const present = Object.keys(DETECTORS).filter((name) => instrumentedWith(binary, name) !== null)
    const unasked = present.filter((name) => !isExpected(policy, `-${name}`))
    if (unasked.length === 0) return PASS
    const told = unasked.map((name) => reportedAsDrift(comparison, policy, (flags) => flagPattern(name).test(flags)))
    const findings = unasked
      .filter((_name, index) => told[index] === null)
      .map(
        (name): RuleFinding => ({
          message: `${binaryName(record)} ${instrumentedWith(binary, name) ?? ''}. It holds ${DETECTORS[name] ?? name}.`,
          fix: `drop \`-${name}\` from the flags of what is shipped; a binary that is meant for tests gets a waiver for \`race-build\``,
          place: flagsPlace(record)
        })
      )
    if (findings.length === 0) return notApplicable(`${told.find((rule) => rule !== null) ?? ''} reports the flag`)
    return violationsOrPass(findings)
  }
}
