/** The file was put into a packer's envelope, which hides what is inside. */
import { binaryName, modulePlace } from './subject.ts'
import { PASS, type Rule, violation } from './types.ts'

export const packed: Rule = {
  id: 'packed',
  link: 'binary',
  level: 'error',
  title: 'The file is packed',
  knownBy: 'binary',
  check(record) {
    const { packed: packer } = record.binary
    if (packer === null) return PASS
    return violation({
      message: `${binaryName(record)} is packed with ${packer}: build info, seal and symbols of the program inside cannot be read.`,
      fix: `gate the file before it is packed, or unpack it first (\`${packer.toLowerCase()} -d\`)`,
      place: modulePlace(record)
    })
  }
}
