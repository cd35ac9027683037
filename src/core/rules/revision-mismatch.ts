/** The binary names another commit than the one it should have been built from. */
import { shortCommit } from '../source/git.ts'
import { quote, quoteList } from '../text/markup.ts'
import { binaryName, isGo, modulePlace } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

export const revisionMismatch: Rule = {
  id: 'revision-mismatch',
  link: 'source',
  level: 'error',
  title: 'The binary was built from another commit',
  knownBy: 'binary',
  check(record, _baseline, policy) {
    const { binary, source } = record
    if (!isGo(binary)) return notApplicable('the file is no readable Go binary')
    const revision = binary.settings['vcs.revision']
    if (revision === undefined) return notApplicable('the binary names no commit')
    // Of a pull request both the test merge and the head are honest sources: jobs check out either.
    const { commit, head } = source.event
    const expected =
      policy.expect.revision === null
        ? [...new Set([source.head, commit, head].filter((id): id is string => id !== null))]
        : [policy.expect.revision]
    if (expected.length === 0) return notApplicable('no commit is known to compare with')
    if (expected.includes(revision)) return PASS
    const [first = '', ...rest] = expected
    const others = rest.length === 0 ? '' : ` (or ${quoteList(rest.map(shortCommit))}, the event's own)`
    return violation({
      message:
        `${binaryName(record)} was built from commit ${quote(shortCommit(revision))}, ` +
        `expected ${quote(shortCommit(first))}${source.head === first ? ', which is checked out here' : ''}${others}.`,
      fix: `build it again from ${quote(shortCommit(first))}, or check out ${quote(shortCommit(revision))} before the gate`,
      place: modulePlace(record)
    })
  }
}
