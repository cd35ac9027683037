/** Symbols or debug information were taken away after the Go linker had finished. */
import { binaryName, isGo, modulePlace } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

export const strippedAfterLink: Rule = {
  id: 'stripped-after-link',
  link: 'binary',
  level: 'error',
  title: 'Symbols were removed after linking',
  check(record) {
    const { binary } = record
    if (!isGo(binary)) return notApplicable('the file is no readable Go binary')
    if (binary.strippedBy !== 'after-link') return PASS
    const what = binary.stripped === 'symbols' ? 'its symbol table' : 'its debug information'
    return violation({
      message:
        `${binaryName(record)} lost ${what} after the Go linker wrote it: no \`-s\` or \`-w\` is recorded, and the seal ` +
        'does not hold. Whether its code was touched as well cannot be told from the file alone.',
      fix: 'take the `strip` or `objcopy` step out of the build and link with `-ldflags=-s` where small binaries are wanted',
      place: modulePlace(record)
    })
  }
}
