/** What the main step leaves for the post step: the records that become the next baseline, and where they go. */
import { type BaselineChoice, parseBaselineChoice } from './core/baseline/choice.ts'
import { workflowOf } from './core/baseline/foreign.ts'
import { baselineKey } from './core/baseline/key.ts'
import type { Outcome } from './core/outcome.ts'
import { CONTRADICTING_RULES } from './core/rules/build-chain.ts'
import { isCommitId } from './core/source/git.ts'
import { parseJson, textAt, valueAt } from './core/untrusted.ts'
import type { KeptRecord } from './ports/store-types.ts'

export interface Kept {
  readonly choice: BaselineChoice
  /** Where git is asked how commits stand to each other. */
  readonly cwd: string
  readonly records: readonly KeptRecord[]
}

const MAX_PATH = 4096
const MAX_NAME = 1024

/** The records of an open gate in a trusted run; `null` when there are none to keep. */
export function keptOf(outcome: Outcome, cwd: string): Kept | null {
  const { keeps, judged } = outcome
  if (keeps === null || outcome.exitCode !== 0 || judged.length === 0) return null
  // With `fail-on: never` a run passes whatever it finds; drift that nobody explained must not become what is normal.
  if (outcome.findings.some((finding) => finding.level === 'error' && CONTRADICTING_RULES.has(finding.rule)))
    return null
  const { choice, branch } = keeps
  const records = judged.map(({ record, recordFile }) => ({
    key: baselineKey(record, workflowOf(record) ?? '', branch),
    branch,
    file: recordFile,
    commit: record.source.head
  }))
  return { choice, cwd, records }
}

/** As the text of a step's state. */
export function keptText({ choice, cwd, records }: Kept): string {
  return JSON.stringify({ choice: choiceText(choice), cwd, records })
}

function choiceText(choice: BaselineChoice): string {
  if (choice.kind === 'file') return choice.path
  return choice.kind === 'git' && choice.ref !== null ? `git:${choice.ref}` : choice.kind
}

/** Reads the state back; `null` for what keptText did not write. */
export function readKept(text: string): Kept | null {
  const value = parseJson(text)
  const [cwd, choice] = [
    textAt(value, MAX_PATH, 'cwd'),
    parseBaselineChoice(textAt(value, MAX_NAME, 'choice') ?? 'none')
  ]
  const records = valueAt(value, 'records')
  if (cwd === null || choice === null || !Array.isArray(records)) return null
  return { choice, cwd, records: records.flatMap(readRecord) }
}

function readRecord(value: unknown): KeptRecord[] {
  const [key, branch, file] = [
    textAt(value, 512, 'key'),
    textAt(value, MAX_NAME, 'branch'),
    textAt(value, MAX_PATH, 'file')
  ]
  const commit = textAt(value, 64, 'commit')
  if (key === null || branch === null || file === null) return []
  return [{ key, branch, file, commit: commit !== null && isCommitId(commit) ? commit : null }]
}
