/** `go build` ended well and linked nothing. */
import { binaryName, flagsPlace } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

export const nothingLinked: Rule = {
  id: 'nothing-linked',
  link: 'link',
  level: 'error',
  title: 'go build succeeded without linking the binary',
  knownBy: 'binary',
  check(record) {
    if (record.run.mode !== 'build') return notApplicable('the build was not seen')
    const { link } = record
    if (link !== null && link.landed !== null) return PASS
    const what =
      link === null
        ? 'the log shows no link command for it'
        : 'the log does not show the linked file being moved into place'
    return violation({
      message: `\`go build\` ended with exit code 0, but ${binaryName(record)} was not linked in this build: ${what}.`,
      fix: 'look for `-n` or `-toolexec` in the build flags and in GOFLAGS, and for a `go` wrapper first in PATH',
      place: flagsPlace(record)
    })
  }
}
