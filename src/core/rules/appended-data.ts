/** Bytes stand behind the end of the program. */
import { sealHolds } from '../binary/seal.ts'
import { count } from '../text/markup.ts'
import { programsWords } from './nested-go.ts'
import { binaryName, isGo, modulePlace } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

export const appendedData: Rule = {
  id: 'appended-data',
  link: 'binary',
  level: 'error',
  title: 'Bytes were appended to the program',
  knownBy: 'binary',
  check(record) {
    const { binary } = record
    if (!isGo(binary)) return notApplicable('the file is no readable Go binary')
    const { appended, seal } = binary
    if (appended === null) return PASS
    // A packer's own trailer: `packed` says it.
    if (binary.packed !== null) return notApplicable('the file is packed')
    // The seal covers every byte of the file, so bytes that it holds with were there when the file was linked.
    if (sealHolds(seal)) return PASS
    const inside = binary.nested.filter(({ offset }) => offset >= appended.offset)
    const among = inside.length === 0 ? '' : `, among them ${programsWords(inside)}`
    const proof = binary.sealBrokenBy === 'appended' ? ' Without them it is what the Go linker wrote.' : ''
    return violation({
      message: `${binaryName(record)} has ${count(appended.size, 'byte')} behind its end at offset ${appended.offset}${among}.${proof}`,
      fix: 'find the step that appends them and gate before it, or embed the data with `//go:embed`, which the seal covers',
      place: modulePlace(record),
      // Without a seal nothing shows that they came after linking: only that no header accounts for them.
      ...(seal === 'broken' ? {} : { level: 'warning' as const })
    })
  }
}
