/** The build succeeded, but no file is where it was asked for. That nothing was linked is the business of nothing-linked. */
import { quote } from '../text/markup.ts'
import { binaryName, flagsPlace } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

export const targetNotWritten: Rule = {
  id: 'target-not-written',
  link: 'link',
  level: 'error',
  title: 'go build succeeded without writing the binary',
  knownBy: 'binary',
  check(record) {
    if (record.run.mode !== 'build') return notApplicable('the build was not seen')
    if (record.binary.sha256 !== null) return PASS
    const what = 'it is not where `go build` was told to write it'
    return violation({
      message: `${quote('go build')} ended with exit code 0, but ${binaryName(record)} was not made by it: ${what}.`,
      fix: 'look for `-o`, `-n` or `-toolexec` in the build flags and in GOFLAGS, and for a `go` wrapper first in PATH',
      place: flagsPlace(record)
    })
  }
}
