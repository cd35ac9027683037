/** The causes of a failed build as findings of the rule `build-failed`, each at its place in the repository. */
import { count, quote } from '../text/markup.ts'
import { BUILD_FAILED } from '../rules/catalogue.ts'
import type { FailedBuild } from '../outcome.ts'
import type { Finding } from '../rules/types.ts'
import { besides, type ReportedFailure } from './report.ts'

/** Causes that become findings; the log has the rest. */
const MAX_FINDINGS = 20

/** At least one finding, whatever the build said. `help` is the rule's page, for what no cause explains. */
export function failedBuildFindings(build: FailedBuild, help: string): Finding[] {
  const { failures, more } = build.report
  const base = {
    rule: BUILD_FAILED.id,
    link: BUILD_FAILED.link,
    level: 'error' as const,
    subject: build.target ?? 'go build'
  }
  if (build.command !== null) return [{ ...base, help, subject: 'command', ...commandFailed(build, build.command) }]
  const [first] = failures
  if (first === undefined || isWordless(first)) {
    return [
      {
        ...base,
        message: `${quote('go build')} ${endWords(build.exitCode)}. ${lastWords(build)}`,
        file: null,
        line: null,
        fix: 'read the whole of what it said in the build log, and run `go build` in that folder',
        help
      }
    ]
  }
  const shown = failures.slice(0, MAX_FINDINGS)
  const rest = failures.length - shown.length + more
  return shown.map((failure, index) => ({
    ...base,
    message: `${message(failure)}${index === 0 && rest > 0 ? ` (and ${count(rest, 'more error')})` : ''}`,
    file: failure.file,
    line: failure.line,
    fix: failure.cause === 'unknown' ? 'mend the error; `go build` in that folder shows it again' : failure.fix,
    help: failure.cause === 'unknown' ? help : failure.help
  }))
}

/** Nothing but the end of the process is known. */
function isWordless({ cause, said }: ReportedFailure): boolean {
  return cause === 'unknown' && /^(?:failed|exit code \d+)$/.test(said)
}

/** The cause in the catalogue's words and in Go's, which people look for; an unknown one in Go's alone. */
function message(failure: ReportedFailure): string {
  const { cause, said } = failure
  const own = quote(said, 600)
  if (cause === 'unknown') return `${own}${failure.package === null ? '' : ` in package ${quote(failure.package)}`}`
  const more = besides(failure)
  const quoted = /^exit code \d+$/.test(said) || failure.message.includes(own) ? '' : `; Go says ${own}`
  return `${failure.message}${quoted}${more === '' ? '' : `. ${more}`}`
}

function lastWords({ report }: FailedBuild): string {
  const words = report.facts.lastWords
  if (words.length === 0) return 'It said nothing.'
  return `It said last: ${words.map((line) => quote(line, 600)).join(', ')}.`
}

/** The command has said on its own streams what is wrong. */
function commandFailed(build: FailedBuild, command: string): Pick<Finding, 'message' | 'file' | 'line' | 'fix'> {
  const tools = build.failedTools.map((line) => quote(line, 300)).join(', ')
  return {
    message: `${command} ${endWords(build.exitCode)}. ${tools === '' ? 'No tool of Go that was observed failed.' : `Tools of Go that failed: ${tools}.`} Nothing was judged.`,
    file: null,
    line: null,
    fix: 'read what the command said above; it fails without the gate as well'
  }
}

/** How a process ended, in words. */
export function endWords(exitCode: number | null): string {
  return exitCode === null
    ? 'was ended by a signal (a kill for want of memory is the usual one)'
    : `ended with exit code ${exitCode}`
}
