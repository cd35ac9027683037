/**
 * Linked code is other code than in the baseline, and no edit of this change made it so.
 *
 * The binary names the version and the sum of a module as go.sum has them, whatever was compiled: the go command does not
 * look again at the module cache or at GOROOT, and git does not see files that it ignores. What was compiled is in the
 * action IDs of the packages, and two records of them are compared (core/baseline/sources.ts).
 *
 * Of the standard library and of modules that go.sum locks there is no honest way to come out otherwise, so that is an
 * error. Packages of the repository may hold generated or embedded files that git ignores: those are said, no more.
 */
import { isOwn } from '../baseline/sources.ts'
import type { Drift } from '../baseline/types.ts'
import type { GateRecord, PackageRecord } from '../record/types.ts'
import { count, quote, quoteList } from '../text/markup.ts'
import { changed } from './drift-rule.ts'
import { modulePlace } from './subject.ts'
import { notApplicable, type Rule, type RuleFinding, violationsOrPass } from './types.ts'

/** Packages that one finding names. */
const MAX_NAMED = 5

export const codeChanged: Rule = {
  id: 'code-changed',
  link: 'modules',
  level: 'error',
  title: 'Linked code is other code than in the baseline, and nothing in the change says so',
  knownBy: 'nothing',
  check(record, { baseline, drifts }) {
    if (baseline.record === null) return notApplicable(baseline.words)
    const open = drifts.filter((drift) => drift.class === 'unexplained')
    const findings = [
      ...open.flatMap((drift) => moduleFinding(drift, record, baseline.words)),
      ...packageFindings(packagesOf(open, record), record, baseline.words)
    ]
    const atMost = baseline.vouched ? {} : { atMost: 'warning' as const }
    return violationsOrPass(findings.map((finding) => ({ ...finding, ...atMost, place: modulePlace(record) })))
  }
}

/** Another version or sum. What go.sum does not lock is module-mismatch's, and go.mod says nothing of another's binary. */
function moduleFinding(drift: Drift, record: GateRecord, words: string): RuleFinding[] {
  const path = /^modules\.(.+?)(?:\.sum)?$/.exec(drift.path)?.[1]
  const dep = record.modules.deps.find((one) => one.path === path)
  if (dep === undefined || record.toolchain.goMod?.module !== record.subject.module) return []
  if (dep.state === 'mismatch' || dep.state === 'unlocked' || dep.state === 'unknown') return []
  const what = drift.path.endsWith('.sum') ? `the sum of ${quote(dep.path)}` : quote(dep.path)
  return [
    {
      message: `${changed(what, drift)} since ${words}, and ${drift.why}.`,
      fix: 'look for what selects the module (`-modfile`, go.work, a step that runs `go get`), and bring the change into go.mod and go.sum where a reviewer sees it'
    }
  ]
}

function packagesOf(open: readonly Drift[], record: GateRecord): PackageRecord[] {
  const paths = new Set(open.flatMap(({ path }) => /^packages\.(.+)\.actionId$/.exec(path)?.[1] ?? []))
  return record.packages.filter(({ path }) => paths.has(path))
}

function packageFindings(packages: readonly PackageRecord[], record: GateRecord, words: string): RuleFinding[] {
  const own = packages.filter((entry) => isOwn(entry, record))
  const foreign = packages.filter((entry) => !isOwn(entry, record))
  const names = (list: readonly PackageRecord[]): string =>
    quoteList(
      list.map(({ path }) => path),
      MAX_NAMED
    )
  const verb = (list: readonly PackageRecord[]): string => (list.length === 1 ? 'has' : 'have')
  return [
    ...(foreign.length === 0
      ? []
      : [
          {
            message: `${count(foreign.length, 'package')} ${verb(foreign)} other code than ${words} at the same version: ${names(foreign)}. Flags, Go and imports are the same, so files in the module cache or in GOROOT are not what they were.`,
            fix: 'run `go mod verify` and `toolchain verify`; then `go clean -modcache`, and look for the step that writes there'
          }
        ]),
    ...(own.length === 0
      ? []
      : [
          {
            message: `${count(own.length, 'package')} of this repository ${verb(own)} other code than ${words}, and no file of ${own.length === 1 ? 'it' : 'theirs'} that git tracks was edited: ${names(own)}. A generated or embedded file changed, which no reviewer sees.`,
            fix: 'see what git ignores in its folder (`git status --ignored`); commit generated files, or generate them from pinned inputs',
            level: 'notice' as const
          }
        ])
  ]
}
