/** The file is not, byte for byte, what the Go linker wrote. */
import { quote } from '../text/markup.ts'
import { binaryName, isGo, modulePlace } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

export const modifiedAfterLink: Rule = {
  id: 'modified-after-link',
  link: 'binary',
  level: 'error',
  title: 'The file was changed after linking',
  check(record) {
    const { binary } = record
    if (!isGo(binary)) return notApplicable('the file is no readable Go binary')
    if (binary.seal === 'absent') return notApplicable('the file has no seal to check')
    if (binary.seal === 'not-applicable') return notApplicable(binary.sealEvidence[0] ?? 'the seal does not apply')
    // One cause, one finding: strip has a rule of its own.
    if (binary.seal !== 'broken' || binary.strippedBy === 'after-link') return PASS
    return violation({
      message:
        `${binaryName(record)} is not what the Go linker wrote: ${binary.sealEvidence.join('; ')}. ` +
        `Something changed the file after ${quote('go build')}: a patch, a packer, a resource editor, appended data.`,
      fix: 'find the step that touches the file after the build and drop it, or build again and ship that file',
      place: modulePlace(record)
    })
  }
}
