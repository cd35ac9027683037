/** The parts of the GOROOT that built are of several versions. */
import { quote } from '../text/markup.ts'
import { goLinePlace } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

export const gorootMixed: Rule = {
  id: 'goroot-mixed',
  link: 'toolchain',
  level: 'error',
  title: 'The GOROOT is put together from several versions of Go',
  knownBy: 'toolchain',
  check(record) {
    const { authenticity, goroot } = record.toolchain
    if (authenticity === null || authenticity.version === null) {
      return notApplicable(authenticity?.why ?? 'the parts of the GOROOT were not looked at')
    }
    if (authenticity.mixed.length === 0) return PASS
    const parts = authenticity.mixed.map(({ part, version }) => `${quote(part)} is of ${quote(version, 60)}`)
    return violation({
      message: `${quote(goroot ?? 'GOROOT', 200)} is of several versions: \`VERSION\` says ${quote(authenticity.version, 60)}, ${parts.join(', ')}.`,
      fix: 'remove the folder and install Go anew; an archive unpacked over an older tree leaves such a mixture',
      place: goLinePlace(record)
    })
  }
}
