/** The copies of the build info do not agree: of the module info, or of the Go version. */
import { quote } from '../text/markup.ts'
import { isAtLeast, parseGoVersion } from '../toolchain/version.ts'
import { binaryName, isGo, modulePlace } from './subject.ts'
import { notApplicable, type Rule, type RuleFinding, violationsOrPass } from './types.ts'

const FIX = 'do not trust what the file says of itself; build it again from the commit and compare'

/** Up to Go 1.17 the blob points to the one copy; since then it holds one of its own. */
function holdsTwoCopies(goVersion: string | null): boolean {
  const version = parseGoVersion(goVersion ?? '')
  return version === null || isAtLeast(version, 18)
}

export const buildinfoConflict: Rule = {
  id: 'buildinfo-conflict',
  link: 'binary',
  level: 'error',
  title: 'The copies of the build info disagree',
  knownBy: 'binary',
  check(record) {
    const { binary } = record
    if (!isGo(binary)) return notApplicable('the file is no readable Go binary')
    const place = modulePlace(record)
    const findings: RuleFinding[] = []
    if (binary.copies === 'differ') {
      findings.push({
        message:
          `${binaryName(record)} holds two different module infos: what \`go version -m\` prints is not what the program ` +
          'reports of itself at run time. One of the copies was edited.',
        fix: FIX,
        place
      })
    }
    // A plugin's runtime is its host's, and runtime.modinfo with it.
    const plugin = binary.settings['-buildmode'] === 'plugin'
    if (binary.copies === 'single' && binary.buildInfo === 'blob' && !plugin && holdsTwoCopies(binary.goVersion)) {
      findings.push({
        message: `${binaryName(record)} holds one copy of its module info, expected two: the one in rodata is gone or unreadable.`,
        fix: FIX,
        place,
        // Seen in no binary that a Go linker wrote, but a missing copy is weaker evidence than a differing one.
        level: 'warning'
      })
    }
    // With -linkshared the other copy is in the library that holds the runtime.
    if (binary.versionElsewhere === false && binary.settings['-linkshared'] !== 'true') {
      findings.push({
        message:
          `${binaryName(record)} says it was compiled by ${quote(binary.goVersion ?? '?', 60)}, but the program itself ` +
          'holds no such version, which the Go linker writes into both places. The one in the build info was edited.',
        fix: FIX,
        place
      })
    }
    if (record.link?.modInfoAgrees === false) {
      findings.push({
        message: `${binaryName(record)} holds another module info than the one the build log shows was given to the linker.`,
        fix: FIX,
        place
      })
    }
    return violationsOrPass(findings)
  }
}
