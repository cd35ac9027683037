/**
 * A `git` that answers what the go command asks to stamp a build, with what a file claims.
 *
 * The stamp names a commit by its hash, and no other repository has that commit. So a script stands first in PATH and
 * knows the answers. It proves nothing about the commit: that is said wherever it was used.
 *
 *   go command  asks
 *   1.18 on     status --porcelain; -c log.showsignature=false show -s --format=%H:%ct
 *   1.23 on     ... log -1 --format=%H:%ct instead of the second
 *   1.24 on     ... log --no-decorate -n1 --format=format:%H %ct %D ... REV|refs/tags/TAG; tag -l; cat-file ... blob
 *               REV:go.mod; for a pseudo-version for-each-ref --format=%(refname) --merged=REV
 *   1.26 on     config extensions.objectformat
 *
 * Anything else ends with exit code 128, so that a Go that asks something new fails instead of taking a wrong answer.
 *
 * Source: cmd/go/internal/vcs/vcs.go (gitStatus), cmd/go/internal/modfetch/codehost/git.go; measured with a wrapper that
 * logs: Go 1.18.10, 1.22.12, 1.23.12, 1.24.13, 1.26.8, 1.27.3.
 */
import type { VersionTag } from './module-path.ts'
import type { VcsStamp } from './recorded.ts'

export interface StandIn {
  readonly stamp: VcsStamp
  readonly tag: VersionTag
  /** The module's folder in the repository, with `/`; empty for the root. */
  readonly subdirectory: string
  /** Absolute path of the folder that stands for the repository. */
  readonly root: string
}

/** The script, for a POSIX shell. Every value in it is of a checked form, but the folder, which is quoted. */
export function standInGit({ stamp, tag, subdirectory, root }: StandIn): string {
  const prefix = subdirectory === '' ? '' : `${subdirectory}/`
  const name = tag.tag === null ? '' : `${prefix}${tag.tag}`
  const at = tag.exact && name !== '' ? `, tag: ${name}` : ''
  const { revision, time } = stamp
  return `#!/bin/sh
root=${shellQuote(root)}
case "$*" in
'status --porcelain'*) ${stamp.modified ? "echo '?? changed'" : ':'} ;;
*' log -1 --format=%H:%ct' | *' show -s --format=%H:%ct') echo '${revision}:${time}' ;;
'config extensions.objectformat') ${revision.length === 64 ? 'echo sha256' : 'exit 1'} ;;
*' log '*'--format=format:%H %ct %D '*) printf '%s' '${revision} ${time} HEAD -> main${at}' ;;
'tag -l') ${name === '' ? ':' : `echo ${shellQuote(name)}`} ;;
'for-each-ref '*'--merged='*) ${name === '' ? ':' : `echo ${shellQuote(`refs/tags/${name}`)}`} ;;
'cat-file '*' blob ${revision}:'*)
  for last do :; done
  cat "$root/\${last#*:}" 2>/dev/null || exit 128 ;;
*) exit 128 ;;
esac
`
}

/** A text as one word of a POSIX shell. */
function shellQuote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
