/**
 * What to link with, best first. With -trimpath `-ldflags` are not recorded; that symbols are missing shows in the file,
 * that a variable was set with -X does not.
 *
 * `-s` and `-s -w` give the same bytes but for the first part of the build ID, which hashes the text: hence the spellings.
 * `-buildmode=exe` is recorded when it was given and when nothing was, and the two have different IDs; on Windows and
 * macOS different code, too, as the default there is position independent (cmd/go/internal/work/init.go, buildModeInit).
 */
import type { BinaryFacts } from '../binary/facts.ts'
import type { RecordedBuild } from './recorded.ts'

export interface LinkTry {
  readonly ldflags: string
  /** Flags of go build. */
  readonly flags: readonly string[]
  /** Whether it can give other bytes than the first, not only another ID. */
  readonly otherBytes: boolean
}

export interface LinkTries {
  readonly tries: readonly LinkTry[]
  /** Whether the `-ldflags` are what the first build had, not a guess. */
  readonly known: boolean
}

/** What to link with. `given` is what the user says. */
export function linkTries(build: RecordedBuild, facts: BinaryFacts, given: string | null): LinkTries {
  const { lists, known } = listsOf(build, facts, given)
  const tries = lists.map((ldflags): LinkTry => ({ ldflags, flags: [], otherBytes: false }))
  const explicit = build.flags.some((flag) => flag.startsWith('-buildmode='))
  const otherBytes = facts.goos === 'windows' || facts.goos === 'darwin'
  const exe: LinkTry[] = explicit ? [] : [{ ldflags: lists[0] ?? '', flags: ['-buildmode=exe'], otherBytes }]
  return { tries: [...tries, ...exe], known }
}

function listsOf(build: RecordedBuild, facts: BinaryFacts, given: string | null): { lists: string[]; known: boolean } {
  if (given !== null) return { lists: [given], known: true }
  if (build.ldflags !== null) return { lists: [build.ldflags], known: true }
  // Not recorded and not hidden: there were none. Refused ones are an unknown already.
  if (!build.trimpath) return { lists: [''], known: true }
  const id = idFlag(facts)
  return { lists: strippings(facts).map((flags) => [flags, id].filter((part) => part !== '').join(' ')), known: false }
}

function strippings({ stripped, strippedBy }: BinaryFacts): string[] {
  if (strippedBy === 'after-link' || stripped === 'none') return ['']
  return stripped === 'symbols' ? ['-s -w', '-w -s', '-s'] : ['-w']
}

/** An ID that the go command would not have given. */
function idFlag({ buildId }: BinaryFacts): string {
  if (buildId === null) return '-buildid='
  return !('content' in buildId) && /^[\w.-]{1,64}$/.test(buildId.text) ? `-buildid=${buildId.text}` : ''
}
