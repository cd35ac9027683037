/** The outcome as `check --json` prints it: stable names, one object. */
import { diagnosisJson } from '../diagnosis/report.ts'
import type { Outcome } from '../outcome.ts'
import type { GateScope } from '../rules/known.ts'
import { knownFindings } from './words.ts'

/** The object, ready to be serialised. */
export function checkJson(outcome: Outcome): unknown {
  const first = outcome.judged[0]
  return {
    verdict: outcome.verdict,
    exitCode: outcome.exitCode,
    chain: outcome.chain,
    binaries: outcome.judged.map(({ record, recordFile }) => ({
      ...record.binary,
      subject: record.subject,
      chain: record.chain,
      output: record.release.output,
      record: recordFile
    })),
    findings: [
      ...outcome.findings.map((finding) => ({ ...finding, known: false })),
      ...knownFindings(outcome).map((finding) => ({ ...finding, known: true }))
    ],
    gate: first === undefined ? null : scopeJson(first.scope),
    missing: outcome.missing,
    baseline: {
      state: first?.comparison.baseline.state ?? null,
      source: first?.comparison.baseline.source ?? null,
      commit: first?.comparison.baseline.record?.source.head ?? null,
      distance: first?.comparison.baseline.distance ?? null,
      words: first?.comparison.baseline.words ?? null,
      passedOver: first?.comparison.baseline.passedOver ?? []
    },
    drifts: first?.comparison.drifts ?? [],
    rebuilds: first?.rebuilds ?? [],
    record: first?.recordFile ?? null,
    records: outcome.judged.map((one) => one.recordFile),
    build:
      outcome.failedBuild === null
        ? null
        : {
            exitCode: outcome.failedBuild.exitCode,
            errors: outcome.failedBuild.report.failures.map((failure) => ({
              package: failure.package,
              file: failure.file,
              line: failure.line,
              column: failure.column,
              message: failure.said
            })),
            diagnosis: diagnosisJson(outcome.failedBuild.report),
            log: outcome.failedBuild.logFile
          }
  }
}

/** What closes the gate: `all` findings, or the `new` ones; why it is all where only new ones were asked for. */
function scopeJson(scope: GateScope): unknown {
  const judged = scope.kind === 'since' || scope.kind === 'beginning' ? 'new' : 'all'
  return { judged, beginning: scope.kind === 'beginning', why: scope.kind === 'everything' ? scope.why : null }
}
