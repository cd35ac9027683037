/** There is no Go build ID, so nothing shows whether the file was changed after linking. */
import { parseLdflags, parseLinkFlags } from '../binary/link-flags.ts'
import { quote } from '../text/markup.ts'
import { isObfuscated, TOLD_BY_OBFUSCATED } from './obfuscated.ts'
import { binaryName, flagsPlace, isGo } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

export const buildIdMissing: Rule = {
  id: 'build-id-missing',
  link: 'binary',
  level: 'error',
  title: 'The binary has no Go build ID, so no seal',
  knownBy: 'binary',
  check(record) {
    const { binary } = record
    if (!isGo(binary)) return notApplicable('the file is no readable Go binary')
    if (binary.seal !== 'absent') return PASS
    if (isObfuscated(binary)) return notApplicable(TOLD_BY_OBFUSCATED)
    const flags =
      record.link === null
        ? (parseLdflags(binary.settings['-ldflags'] ?? '', binary.mainPackage) ?? [])
        : parseLinkFlags(record.link.flags)
    const asked = flags.findLast((flag) => flag.name === 'buildid')
    const why =
      binary.buildId === null
        ? 'has no Go build ID'
        : `has the build ID ${quote(binary.buildId.text, 40)}, which carries no seal`
    return violation({
      message:
        `${binaryName(record)} ${why}: whether it was changed after linking cannot be told` +
        `${asked === undefined ? '' : ` (linked with ${quote(`-buildid=${asked.value ?? ''}`)})`}.`,
      fix:
        asked === undefined
          ? 'find the step that removes it (`objcopy -R .note.go.buildid`, a packer, Bazel), or set `rules: { build-id-missing: warning }`'
          : 'drop `-buildid=` from the linker flags: with `-trimpath` builds are reproducible without it',
      place: flagsPlace(record),
      // Asked for in the open, in flags that are seen: a choice, and no sign of tampering.
      ...(asked === undefined ? {} : { level: 'warning' as const })
    })
  }
}
