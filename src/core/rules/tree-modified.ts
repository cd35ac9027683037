/** The tree that was built is not the commit. */
import { shortCommit } from '../source/git.ts'
import { count, quote, quoteList } from '../text/markup.ts'
import type { GateRecord } from '../record/types.ts'
import { binaryName, isGo } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

export const treeModified: Rule = {
  id: 'tree-modified',
  link: 'source',
  level: 'error',
  title: 'The tree had changes that no commit holds',
  check(record) {
    const { binary, source } = record
    if (!isGo(binary)) return notApplicable('the file is no readable Go binary')
    const stamped = binary.settings['vcs.modified'] === 'true'
    // In inspect mode the tree of now says nothing about the tree of then: only the stamp does.
    const seen = record.run.mode === 'build' && (source.dirtyCount ?? 0) > 0
    if (!stamped && !seen)
      return source.vcs === 'git' || binary.settings['vcs.modified'] === 'false'
        ? PASS
        : notApplicable('there is no repository here')
    const commit = binary.settings['vcs.revision'] ?? source.head
    const from = commit === null ? 'no commit' : `commit ${quote(shortCommit(commit))}`
    return violation({
      message: `${binaryName(record)} was built from ${from} with changes on top${files(record, seen)}.`,
      fix: seen
        ? 'commit the changes, or list files that the job itself makes in `.gitignore`'
        : 'build from a clean checkout: `git status --porcelain` must print nothing before `go build`',
      place: firstFile(record, seen)
    })
  }
}

function files(record: GateRecord, seen: boolean): string {
  const { dirtyCount, dirtyFiles } = record.source
  if (!seen || dirtyCount === null || dirtyFiles.length === 0) return ''
  return `: ${count(dirtyCount, 'file')} differ${dirtyCount === 1 ? 's' : ''} (${quoteList(dirtyFiles.slice(0, dirtyCount))})`
}

function firstFile(record: GateRecord, seen: boolean): { file: string; line: null } | null {
  const first = record.source.dirtyFiles[0]
  return seen && first !== undefined && !first.endsWith('/') ? { file: first, line: null } : null
}
