/** A flag that the policy asks for was not given. */
import { quote } from '../text/markup.ts'
import { splitQuoted } from '../text/go-quote.ts'
import type { GateRecord } from '../record/types.ts'
import { binaryName, flagsPlace, isGo } from './subject.ts'
import { notApplicable, type Rule, type RuleFinding, violationsOrPass } from './types.ts'

export const flagsMissing: Rule = {
  id: 'flags-missing',
  link: 'link',
  level: 'error',
  title: 'A flag that the policy asks for was not given',
  check(record, _baseline, policy) {
    const { flags } = policy.expect
    if (flags.length === 0) return notApplicable('the policy asks for no flags')
    if (!isGo(record.binary)) return notApplicable('the file is no readable Go binary')
    const given = givenFlags(record)
    return violationsOrPass(
      flags
        .filter((flag) => !isGiven(flag, given))
        .map(
          (flag): RuleFinding => ({
            message: `${binaryName(record)} was built without ${quote(flag)}, which the policy asks for.`,
            fix: `add ${quote(flag)} to \`build-flags\`, to \`build.flags\` in the policy or to GOFLAGS`,
            place: flagsPlace(record)
          })
        )
    )
  }
}

/** Flags that a binary always records when they are on: what it says of these counts, whatever was asked for. */
const RECORDED = new Set(['-trimpath', '-race', '-msan', '-asan', '-cover'])

/** The last value of each flag, as the go command takes it: GOFLAGS first, the request over it, the record over both. */
function givenFlags(record: GateRecord): Map<string, string> {
  const fromEnvironment = splitQuoted(record.environment.effective['GOFLAGS'] ?? '') ?? []
  const requested = record.run.mode === 'build' ? [...fromEnvironment, ...(record.build?.flags ?? [])] : []
  const given = new Map(requested.map(nameAndValue))
  for (const name of RECORDED) given.delete(name)
  for (const [key, value] of Object.entries(record.binary.settings)) if (key.startsWith('-')) given.set(key, value)
  return given
}

function isGiven(flag: string, given: ReadonlyMap<string, string>): boolean {
  const [name, value] = nameAndValue(flag)
  return (given.get(name) ?? (RECORDED.has(name) ? 'false' : undefined)) === value
}

/** `--trimpath`, `-trimpath` and `-trimpath=true` are one flag. */
export function nameAndValue(flag: string): [name: string, value: string] {
  const text = flag.replace(/^--/, '-')
  const equals = text.indexOf('=')
  return equals < 0 ? [text, 'true'] : [text.slice(0, equals), text.slice(equals + 1)]
}
