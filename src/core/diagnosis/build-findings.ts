/** The errors of a failed build as findings, places mapped into the repository by the caller's paths. */
import { count, quote } from '../text/markup.ts'
import { BUILD_FAILED } from '../rules/catalogue.ts'
import type { FailedBuild } from '../outcome.ts'
import type { Finding } from '../rules/types.ts'

/** Errors that become findings; the log has the rest. */
const MAX_FINDINGS = 20

/** At least one finding, whatever the build said. `help` is the rule's page. */
export function failedBuildFindings(build: FailedBuild, help: string): Finding[] {
  const base = {
    rule: BUILD_FAILED.id,
    link: BUILD_FAILED.link,
    level: 'error' as const,
    subject: build.target ?? 'go build',
    help
  }
  const shown = build.errors.slice(0, MAX_FINDINGS)
  if (shown.length === 0) {
    return [
      {
        ...base,
        message: `${quote('go build')} ${endWords(build.exitCode)}. ${lastWords(build)}`,
        file: null,
        line: null,
        fix: 'read the whole of what it said in the build log, and run `go build` in that folder'
      }
    ]
  }
  const rest = build.errors.length - shown.length
  return shown.map((error, index) => ({
    ...base,
    message: `${quote(error.message, 600)}${error.package === null ? '' : ` in package ${quote(error.package)}`}${index === 0 && rest > 0 ? ` (and ${count(rest, 'more error')})` : ''}`,
    file: error.file,
    line: error.line,
    fix: 'mend the error; `go build` in that folder shows it again'
  }))
}

function lastWords(build: FailedBuild): string {
  if (build.lastWords.length === 0) return 'It said nothing.'
  return `It said last: ${build.lastWords.map((line) => quote(line, 600)).join(', ')}.`
}

/** How a process ended, in words. */
export function endWords(exitCode: number | null): string {
  return exitCode === null
    ? 'was ended by a signal (a kill for want of memory is the usual one)'
    : `ended with exit code ${exitCode}`
}

/**
 * A place that a compiler named, relative to the repository's root: `internal/a.go` printed by a build in `svc` is
 * `svc/internal/a.go`. `null` for files outside (the module cache, GOROOT): no line of a pull request is one of theirs.
 */
export function inRepository(
  file: string | null,
  repository: { readonly root: string | null; readonly source: { readonly directory: string } }
): string | null {
  if (file === null) return null
  const path = file.replaceAll('\\', '/')
  const root = repository.root?.replaceAll('\\', '/').replace(/\/$/, '') ?? null
  if (/^(?:\/|[A-Za-z]:\/)/.test(path))
    return root !== null && path.startsWith(`${root}/`) ? path.slice(root.length + 1) : null
  const elements = repository.source.directory === '' ? [] : repository.source.directory.split('/')
  for (const element of path.split('/')) {
    if (element === '' || element === '.') continue
    if (element !== '..') elements.push(element)
    else if (elements.pop() === undefined) return null
  }
  return elements.join('/')
}
