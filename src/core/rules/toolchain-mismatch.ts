/** The Go that compiled the binary is not the one that should have. */
import { meetsGoExpectation } from '../toolchain/expectation.ts'
import { compareGoVersions, parseGoVersion, plainGoVersion } from '../toolchain/version.ts'
import { quote, quoteList } from '../text/markup.ts'
import type { GateRecord } from '../record/types.ts'
import type { Policy } from '../policy/types.ts'
import { binaryName, goLinePlace, isGo } from './subject.ts'
import { inconclusive, notApplicable, type Rule, type RuleFinding, violationsOrPass } from './types.ts'

export const toolchainMismatch: Rule = {
  id: 'toolchain-mismatch',
  link: 'toolchain',
  level: 'error',
  title: 'The binary was compiled by another Go than it should have been',
  check(record, _baseline, policy) {
    const { binary } = record
    if (!isGo(binary)) return notApplicable('the file is no readable Go binary')
    if (binary.goVersion === null) return inconclusive(`${binaryName(record)} does not name the Go that compiled it`)
    const version = binary.goVersion
    return violationsOrPass([
      ...againstToolchain(record, version),
      ...againstGoMod(record, version),
      ...againstPolicy(record, version, policy)
    ])
  }
}

function againstToolchain(record: GateRecord, version: string): RuleFinding[] {
  const used = record.toolchain.version
  if (record.run.mode !== 'build' || used === null || plainGoVersion(version) === plainGoVersion(used)) return []
  return [
    {
      message: `${binaryName(record)} says it was compiled by ${quote(version)}, but the go command that built it is ${quote(used)}.`,
      fix: 'look for `-X runtime.buildVersion` in the linker flags and for a `go` wrapper first in PATH',
      place: goLinePlace(record)
    }
  ]
}

/**
 * go.mod's lines are lower bounds. The go command holds them itself, except the toolchain line, which GOTOOLCHAIN=local
 * (set by actions/setup-go and by container images) makes it ignore in silence.
 */
function againstGoMod(record: GateRecord, version: string): RuleFinding[] {
  const { goMod, asked } = record.toolchain
  if (goMod === null) return []
  const name = goMod.toolchain !== null && goMod.toolchain !== 'default' ? 'toolchain' : 'go'
  const wanted = name === 'toolchain' ? goMod.toolchain : goMod.go === null ? null : `go${goMod.go}`
  const [actual, bound] = [parseGoVersion(version), parseGoVersion(wanted ?? '')]
  if (wanted === null || actual === null || bound === null || compareGoVersions(actual, bound) >= 0) return []
  const cause =
    asked !== null && asked.startsWith('local') && record.run.mode === 'build'
      ? ` GOTOOLCHAIN is ${quote(asked)}, so the line was ignored.`
      : ''
  return [
    {
      message: `${binaryName(record)} was compiled by ${quote(version)}, older than the ${name} line of ${quote(goMod.file)} asks for (${quote(wanted)}).${cause}`,
      fix: `install ${quote(wanted)} (setup-go: \`go-version-file: ${goMod.file}\`), or set \`GOTOOLCHAIN=${wanted}\` for the build`,
      place: goLinePlace(record)
    }
  ]
}

function againstPolicy(record: GateRecord, version: string, policy: Policy): RuleFinding[] {
  const { go } = policy.expect
  if (go.length === 0 || go.some((expectation) => meetsGoExpectation(version, expectation))) return []
  return [
    {
      message: `${binaryName(record)} was compiled by ${quote(version)}, the policy expects Go ${quoteList(go)}.`,
      fix: 'build with an expected Go, or add this one to `expect.go` in the policy',
      place: goLinePlace(record)
    }
  ]
}
