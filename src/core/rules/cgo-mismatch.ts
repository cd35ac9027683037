/** cgo was on where it should have been off, or the reverse. */
import { quote } from '../text/markup.ts'
import { binaryName, isGo, modulePlace } from './subject.ts'
import { notApplicable, type Rule, type RuleFinding, violationsOrPass } from './types.ts'

export const cgoMismatch: Rule = {
  id: 'cgo-mismatch',
  link: 'binary',
  level: 'error',
  title: 'cgo is on or off against expectation',
  check(record, _baseline, policy) {
    const { binary } = record
    if (!isGo(binary)) return notApplicable('the file is no readable Go binary')
    const recorded = binary.settings['CGO_ENABLED']
    if (recorded === undefined) return notApplicable('the binary does not record CGO_ENABLED')
    const name = binaryName(record)
    const findings: RuleFinding[] = []
    const used = record.environment.effective['CGO_ENABLED']
    if (record.run.mode === 'build' && used !== undefined && used !== recorded) {
      findings.push({
        message: `${name} records ${quote(`CGO_ENABLED=${recorded}`)}, but it was built with ${quote(`CGO_ENABLED=${used}`)}.`,
        fix: 'look for what sets CGO_ENABLED between `go env` and the build: flags, `-toolexec`, a `go` wrapper first in PATH',
        place: modulePlace(record)
      })
    }
    const { cgo } = policy.expect
    if (cgo !== null && recorded !== (cgo ? '1' : '0')) {
      findings.push({
        message: `${name} records ${quote(`CGO_ENABLED=${recorded}`)}, the policy expects ${quote(`CGO_ENABLED=${cgo ? 1 : 0}`)}.`,
        fix: cgo
          ? 'install a C compiler (without one in PATH the go command turns cgo off) or set `CGO_ENABLED=1`'
          : 'set `CGO_ENABLED=0` for the build: `build: { env: { CGO_ENABLED: "0" } }` in the policy',
        place: modulePlace(record)
      })
    }
    return violationsOrPass(findings)
  }
}
