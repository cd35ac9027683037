/** The file ends before its headers say it does. */
import { binaryName, modulePlace } from './subject.ts'
import { PASS, type Rule, violation } from './types.ts'

export const truncated: Rule = {
  id: 'truncated',
  link: 'binary',
  level: 'error',
  title: 'The file is cut off',
  knownBy: 'binary',
  check(record) {
    if (record.binary.outcome !== 'truncated') return PASS
    return violation({
      message: `${binaryName(record)} is cut off: ${record.binary.evidence.join('; ')}.`,
      fix: 'copy or download it again and compare sizes; look for a full disk in the step that wrote it',
      place: modulePlace(record)
    })
  }
}
