/** cgo was on where it should have been off, or the reverse. */
import type { BinaryFacts } from '../binary/facts.ts'
import { quote } from '../text/markup.ts'
import { isAtLeast, parseGoVersion } from '../toolchain/version.ts'
import { binaryName, isGo, modulePlace } from './subject.ts'
import { notApplicable, type Rule, type RuleFinding, violationsOrPass } from './types.ts'

export const cgoMismatch: Rule = {
  id: 'cgo-mismatch',
  link: 'binary',
  level: 'error',
  title: 'cgo is on or off against expectation',
  knownBy: 'binary',
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
    const trace = findings.length === 0 ? traceOfCgo(binary) : null
    if (trace !== null) {
      findings.push({
        message: `${name} records ${quote('CGO_ENABLED=0')}, but ${trace}.`,
        fix: 'do not trust what the file says of itself; build it again from the commit and compare',
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

/** Since Go 1.22 the go command refuses an external link without cgo; before, `-linkmode=external` alone brought both in. */
const NO_HOST_LINK_WITHOUT_CGO_SINCE = 22

/**
 * What shows that cgo took part in a binary that says it was off. The reverse is normal: `CGO_ENABLED=1` is the default,
 * and most programs use none of it.
 */
function traceOfCgo({ settings, copies, goVersion, lineTable, hostLinked }: BinaryFacts): string | null {
  // Of two module infos that differ one is known to be false: buildinfo-conflict says so.
  if (settings['CGO_ENABLED'] !== '0' || copies === 'differ') return null
  const version = parseGoVersion(goVersion ?? '')
  if (version === null || !isAtLeast(version, NO_HOST_LINK_WITHOUT_CGO_SINCE)) return null
  if (lineTable?.traces.includes('cgo') === true) return 'the runtime of cgo is linked in'
  return hostLinked === true ? "the host's linker made it, which the go command calls for cgo alone" : null
}
