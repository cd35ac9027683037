/** The Go that built was never published by the Go project: a distribution's, a vendor's, or one built from source. */
import { quote } from '../text/markup.ts'
import { goLinePlace } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

export const toolchainUnpublished: Rule = {
  id: 'toolchain-unpublished',
  link: 'toolchain',
  level: 'notice',
  title: 'The Go that built was never published by the Go project',
  knownBy: 'toolchain',
  check(record) {
    const { authenticity, version, goroot } = record.toolchain
    if (authenticity === null || authenticity.verdict === 'unknown') {
      return notApplicable(authenticity?.why ?? 'Go was not held against what was published')
    }
    if (authenticity.verdict !== 'unpublished') return PASS
    return violation({
      message: `${quote(goroot ?? 'GOROOT', 200)} (${quote(version ?? authenticity.version ?? 'Go', 60)}) cannot be held against a published Go: ${authenticity.why}.`,
      fix: 'build with a release of the Go project (setup-go, the archive, or `GOTOOLCHAIN=go1.x.y`), or set this rule to off for a Go that comes from elsewhere on purpose',
      place: goLinePlace(record)
    })
  }
}
