/** The binary does not name the commit it was built from. */
import { quote } from '../text/markup.ts'
import type { GateRecord } from '../record/types.ts'
import { binaryName, flagsPlace, isGo } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

/**
 * A warning where the build was seen: it is tied to its commit by what was seen, and `-buildvcs=false` is common in images.
 * Of a binary that was built elsewhere the stamp is all there is.
 */
export const revisionMissing: Rule = {
  id: 'revision-missing',
  link: 'source',
  level: 'error',
  title: 'The binary does not name its commit',
  check(record) {
    const { binary, source } = record
    if (!isGo(binary)) return notApplicable('the file is no readable Go binary')
    if (binary.settings['vcs.revision'] !== undefined) return PASS
    if (source.vcs === 'none') return notApplicable('there is no repository here, so no revision to record')
    const cause = reason(record)
    return violation({
      message: `${binaryName(record)} does not name the commit it was built from${cause.words}.`,
      fix: cause.fix,
      place: flagsPlace(record),
      ...(record.run.mode === 'build' ? { level: 'warning' as const } : {})
    })
  }
}

function reason(record: GateRecord): { words: string; fix: string } {
  const flags = record.build?.flags ?? []
  if (flags.some((flag) => /^--?buildvcs=(?:false|0|f)$/i.test(flag))) {
    return { words: ': it was built with `-buildvcs=false`', fix: 'drop `-buildvcs=false` from the build flags' }
  }
  const goflags = record.environment.changed['GOFLAGS'] ?? ''
  if (/-buildvcs=(?:false|0|f)/i.test(goflags)) {
    return {
      words: `: GOFLAGS is ${quote(goflags)}`,
      fix: '`go env -u GOFLAGS`, or take `-buildvcs=false` out of the environment that sets it'
    }
  }
  if (record.source.vcs === 'unavailable') {
    return {
      words: `: git could not be asked (${record.source.reason ?? 'no reason given'})`,
      fix: 'make git work in this folder: the go command asks it, too'
    }
  }
  if (record.source.dirtyCount !== null && record.source.head === null) {
    return { words: ': the repository has no commit yet', fix: 'commit, then build' }
  }
  return {
    words: '',
    fix: 'build the package by its path (not by file names) inside the repository, without `-buildvcs=false`; linked git worktrees are stamped from Go 1.27.4 on'
  }
}
