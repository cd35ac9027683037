/** The Go that built is not the one that was published under its version. */
import type { GateRecord } from '../record/types.ts'
import { count, quote, quoteList } from '../text/markup.ts'
import type { Authenticity } from '../toolchain/authenticity.ts'
import { goLinePlace } from './subject.ts'
import { inconclusive, notApplicable, PASS, type Rule, type RuleFinding, violation } from './types.ts'

const ID = 'toolchain-not-authentic'

export const toolchainNotAuthentic: Rule = {
  id: ID,
  link: 'toolchain',
  level: 'error',
  title: 'The Go that built is not the one that was published',
  knownBy: 'toolchain',
  check(record, _baseline, policy) {
    const { authenticity } = record.toolchain
    if (authenticity === null) return notApplicable('Go was not held against what was published')
    switch (authenticity.verdict) {
      case 'authentic':
      case 'equivalent':
        return PASS
      case 'modified':
        return violation(finding(record, authenticity))
      case 'unpublished':
        return notApplicable(authenticity.why)
      case 'unknown':
        // A laptop in a train is no reason to stop; who names the rule in the policy wants to be sure.
        return policy.rules[ID] === undefined ? notApplicable(authenticity.why) : inconclusive(authenticity.why)
    }
  }
}

/** Innocent until the policy says otherwise: images set GOTOOLCHAIN in go.env, companies a proxy; the tools are as published. */
function finding(record: GateRecord, seen: Authenticity): RuleFinding {
  const { goroot, version } = record.toolchain
  const root = quote(goroot ?? 'GOROOT', 200)
  const place = goLinePlace(record)
  const start = `${root} is not ${quote(version ?? seen.version ?? 'Go', 60)} as published`
  if (seen.cause !== null) {
    const what =
      seen.cause === 'gotoolchain'
        ? 'its `go.env` sets another GOTOOLCHAIN, as container images do'
        : 'its `go.env` has other settings'
    return {
      message: `${start}: ${what}. Everything else that a build reads is.`,
      fix: 'set the variable in the environment instead (`ENV GOTOOLCHAIN=local`) and leave GOROOT as it was released',
      level: seen.cause === 'gotoolchain' ? 'notice' : 'warning',
      place
    }
  }
  return {
    message: `${start}: expected ${seen.published ?? 'the published sum'}, got ${seen.treeHash ?? 'another tree'}. ${differing(seen)}`,
    fix: 'install Go anew from its published archive, and find out what changed this one; `toolchain verify` names every file once the release is in the module cache',
    place
  }
}

function differing(seen: Authenticity): string {
  if (seen.differing === null) return 'Which files differ is not known.'
  const parts = [
    [seen.modified, 'modified'],
    [seen.missing, 'missing'],
    [seen.extra, 'extra']
  ] as const
  const named = parts.filter(([paths]) => paths.length > 0).map(([paths, what]) => `${what}: ${quoteList(paths)}`)
  return `${count(seen.differing, 'file')} differ${seen.differing === 1 ? 's' : ''}; ${named.join('; ')}.`
}
