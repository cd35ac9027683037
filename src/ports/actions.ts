/** What a step says to GitHub: log, annotations, summary, outputs, state. Every line that is printed passes one filter. */
import * as core from '@actions/core'
import type { Annotation } from '../core/render/annotations.ts'
import { safeLogLine } from '../core/text/visible.ts'
import type { Logger } from './types.ts'

function print(text: string, write: (line: string) => void): void {
  for (const line of text.split('\n')) write(safeLogLine(line))
}

/** How often a log says what the work is at. */
const STATUS_EVERY_MS = 10_000
let statusAt: number | null = null
/** What was not printed yet. */
let lastStatus = ''

export const actionsLog: Logger = {
  info: (text) => print(text, core.info),
  warn: (text) => core.warning(text),
  debug: (text) => core.debug(text),
  status(line) {
    // A log keeps every line, so one now and then, and the last.
    const now = Date.now()
    const due = statusAt !== null && now - statusAt >= STATUS_EVERY_MS
    if (line === null) {
      if (lastStatus !== '') print(lastStatus, core.info)
      lastStatus = ''
      statusAt = null
      return
    }
    if (due) print(line, core.info)
    lastStatus = due ? '' : line
    if (due || statusAt === null) statusAt = now
  },
  group: (title, work) => core.group(safeLogLine(title), work)
}

/** Writes one annotation. The toolkit escapes what would end the command. */
export function annotate({ level, title, message, file, line }: Annotation): void {
  const write = { error: core.error, warning: core.warning, notice: core.notice }[level]
  write(message, {
    title,
    ...(file === null ? {} : { file }),
    ...(line === null || file === null ? {} : { startLine: line })
  })
}

/** Appends to the job summary. */
export async function writeSummary(markdown: string): Promise<void> {
  await core.summary.addRaw(markdown, true).write()
}

export const setOutput: (name: string, value: string | number) => void = core.setOutput
export const saveState: (name: string, value: string) => void = core.saveState
export const getState: (name: string) => string = core.getState
export const setSecret: (secret: string) => void = core.setSecret

/** Marks the step as failed, with the sentence as its annotation. */
export function fail(message: string): void {
  core.setFailed(message)
}

/** Fails the step without one more annotation: the findings have theirs. */
export function failQuietly(): void {
  process.exitCode = core.ExitCode.Failure
}
