/**
 * What the main step does around run.ts. The verdict never depends on what posting it did: outputs are written first and
 * on every path, and a summary that cannot be written is a warning.
 */
import { BASELINE_STATES, type BaselineState } from './core/baseline/types.ts'
import { errorMessage, GateError } from './core/errors.ts'
import { readEvent, type RunEvent } from './core/event/read-event.ts'
import type { Outcome } from './core/outcome.ts'
import { annotationsOf } from './core/render/annotations.ts'
import { renderSummary } from './core/render/summary.ts'
import { renderTerminal } from './core/render/terminal.ts'
import { headline, knownFindings } from './core/render/words.ts'
import { plainText } from './core/text/markup.ts'
import { visible } from './core/text/visible.ts'
import { parseJson } from './core/untrusted.ts'
import { readBoolean, readInput, readRequest } from './inputs.ts'
import { keptOf, keptText } from './kept.ts'
import {
  actionsLog,
  annotate,
  fail,
  failQuietly,
  saveState,
  setOutput,
  setSecret,
  writeSummary
} from './ports/actions.ts'
import { systemFiles } from './ports/files.ts'
import { githubFiles } from './ports/github.ts'
import { jobArtifacts } from './ports/job-artifacts.ts'
import { systemPorts } from './ports/system.ts'
import { actionTerminal } from './ports/terminal.ts'
import type { Ports } from './ports/types.ts'
import type { GateRequest } from './request.ts'
import { run } from './run.ts'
import { storesFor } from './stores.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** A summary may have 1 MiB; a UTF-16 unit takes at most three bytes, and 900 KiB is where this stops. */
const SUMMARY_BUDGET = Math.floor((900 * 1024) / 3)
/** A comment may have 65,536 characters. */
const COMMENT_BUDGET = 65_000
const MAX_EVENT_BYTES = 32 << 20

/** `hashWorker` is the built file of hash-worker.ts, beside the entry. */
export async function actionMain(env: Environment, hashWorker: URL): Promise<void> {
  try {
    setOutput('verdict', 'inconclusive')
    const event = await readEventFile(env)
    const request = readRequest({ env, event })
    const withSummary = readBoolean(env, 'summary')
    const outcome = await run(request, actionPorts(env, request, event, hashWorker))
    await report(outcome, event, withSummary)
    const kept = keptOf(outcome, request.cwd)
    if (kept !== null) saveState('records', keptText(kept))
    if (outcome.ledgerFile !== null) saveState('ledger', outcome.ledgerFile)
  } catch (error) {
    reportError(error)
  }
}

async function readEventFile(env: Environment): Promise<RunEvent> {
  const path = env['GITHUB_EVENT_PATH']
  const text = path === undefined || path === '' ? null : await systemFiles.readText(path, MAX_EVENT_BYTES)
  return readEvent(env, text === null ? null : parseJson(text))
}

function actionPorts(env: Environment, request: GateRequest, event: RunEvent, hashWorker: URL): Ports {
  const token = readInput(env, 'token')
  if (token !== null) setSecret(token)
  const { stateFolder, cwd } = request
  const { baselines, ledgers } = jobArtifacts({ env, token, stateFolder })
  return {
    ...systemPorts(env, actionsLog, hashWorker),
    baselines: (choice) => storesFor(choice, { env, stateFolder, artifacts: baselines, cwd, token }),
    ledgers,
    remote: token === null || event.repository === null ? null : githubFiles(token, event.repository)
  }
}

async function report(outcome: Outcome, event: RunEvent, withSummary: boolean): Promise<void> {
  const several = outcome.judged.length > 1
  const what = event.kind === 'pull_request' || event.kind === 'merge_group' ? 'this merge' : 'this run'
  setOutput('verdict', outcome.verdict)
  setOutput('findings-count', outcome.findings.length)
  setOutput('known-count', knownFindings(outcome).length)
  setOutput('baseline-state', worstBaselineState(outcome))
  setOutput('record-path', outcome.judged.map((one) => one.recordFile).join('\n'))
  setOutput('binaries', outcome.exitCode === 0 ? [...new Set(outcome.judged.map((one) => one.file))].join('\n') : '')
  setOutput('failure-cause', failureCause(outcome))
  setOutput('ledger', outcome.ledgerFile ?? '')
  setOutput('comment-body', renderSummary(outcome, { budget: COMMENT_BUDGET, what }))
  // Annotations before anything else is printed: the runner keeps the first ten of a level.
  for (const annotation of annotationsOf(outcome.findings, several)) annotate(annotation)
  actionsLog.info(renderTerminal(outcome, actionTerminal()))
  if (withSummary) {
    try {
      await writeSummary(renderSummary(outcome, { budget: SUMMARY_BUDGET, what }))
    } catch (error) {
      actionsLog.warn(`the job summary could not be written: ${visible(errorMessage(error))}`)
    }
  }
  if (outcome.exitCode === 0) return
  if (outcome.findings.length > 0) failQuietly()
  else fail(plainText(`${headline(outcome, what)}. ${outcome.missing.join('; ')}`))
}

function worstBaselineState(outcome: Outcome): BaselineState | '' {
  const states = outcome.judged.map((one) => BASELINE_STATES.indexOf(one.comparison.baseline.state))
  return states.length === 0 ? '' : (BASELINE_STATES[Math.max(...states)] ?? '')
}

function reportError(error: unknown): void {
  const sentence = error instanceof GateError ? error.message : `unexpected: ${errorMessage(error)}`
  const fix = error instanceof GateError && error.fix !== null ? `. Fix: ${error.fix}` : ''
  fail(plainText(`${visible(sentence, 3000)}${visible(fix, 900)}`))
}

/** The cause of a failed build that leads; empty for a build that did not fail. */
function failureCause({ failedBuild }: Outcome): string {
  return failedBuild === null ? '' : (failedBuild.report.failures[0]?.cause ?? 'unknown')
}
