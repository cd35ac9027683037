/**
 * The same inputs as in the baseline, other bytes, and a seal that holds: the mark of a file that was patched and then
 * stamped anew (`go tool buildid -w`).
 *
 * A build ID is action / main action / main content / content. The first three follow from what was built, the last one
 * from the bytes of the file. Go builds are reproducible, so where the first three are the same the last one is, too; a
 * patch that mends the seal can only move the last. Without a record of an earlier one nothing shows it, unless the run of
 * the linker was observed, and with it the digest of what it wrote.
 */
import { haveSameInputs, partsOf } from '../binary/build-id.ts'
import { sealHolds } from '../binary/seal.ts'
import { quote } from '../text/markup.ts'
import { binaryName, isGo, modulePlace } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

export const reStamped: Rule = {
  id: 're-stamped',
  link: 'binary',
  level: 'error',
  title: 'The same inputs gave other bytes, and the seal holds',
  knownBy: 'nothing',
  check(record, { baseline }) {
    const { binary, observed } = record
    if (!isGo(binary)) return notApplicable('the file is no readable Go binary')
    if (observed?.bytesAgree === false) {
      return violation({
        message: `${binaryName(record)} has the build ID of a link that was observed, but not the bytes that the linker wrote, and its seal holds: it was changed and stamped anew.`,
        fix: 'look for what the build does with the file after `go build`; do not ship it before the difference is understood',
        place: modulePlace(record)
      })
    }
    if (baseline.record === null) return notApplicable(baseline.words)
    if (!sealHolds(binary.seal)) return notApplicable('no seal holds')
    const [was, is] = [partsOf(baseline.record.binary), partsOf(binary)]
    if (was === null || is === null || !haveSameInputs(was, is)) return notApplicable('the baseline has other inputs')
    if (was.content === is.content) return PASS
    // What the host's linker and its libraries add is no input of the action ID: a newer one gives other bytes as well.
    const host = binary.hostLinked !== false
    return violation({
      message:
        `${binaryName(record)} was built from the same inputs as that of ${baseline.words}, but is another file: ` +
        `content ID expected ${quote(was.content)}, got ${quote(is.content)}, and its seal holds. ` +
        (host
          ? 'Either it was changed and stamped anew, or another linker or C library of the host took part.'
          : 'Go builds are reproducible, so it was changed and stamped anew, or the linker is not the one it says it is.'),
      fix: 'build it again from the commit and compare the bytes (`cmp -l`); do not ship it before the difference is understood',
      place: modulePlace(record),
      ...(host ? { level: 'warning' as const } : {}),
      ...(baseline.vouched ? {} : { atMost: 'warning' as const })
    })
  }
}
