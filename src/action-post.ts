/** What the post step does: keep the records that the main step named. Never fails the job: the verdict was given. */
import { join } from 'node:path'
import { errorMessage } from './core/errors.ts'
import { plainText } from './core/text/markup.ts'
import { visible } from './core/text/visible.ts'
import { LEDGER_FILE_NAME } from './core/baseline/artifact-name.ts'
import { signatureFile } from './core/cache/ledger-signature.ts'
import { readInput } from './inputs.ts'
import { type Kept, readKept } from './kept.ts'
import { succession } from './observe/baseline-succession.ts'
import { actionsLog, getState, setSecret } from './ports/actions.ts'
import { uploadRunFiles } from './ports/artifact-upload.ts'
import { systemExec } from './ports/exec.ts'
import { systemFiles } from './ports/files.ts'
import { jobArtifacts } from './ports/job-artifacts.ts'
import type { WrittenRecord } from './ports/store-types.ts'
import { writersFor } from './stores.ts'

const NOT_RECORDED = 'the baseline was not recorded'

type Environment = Readonly<Record<string, string | undefined>>

export async function actionPost(env: Environment): Promise<void> {
  const kept = readKept(getState('records'))
  if (kept !== null && kept.records.length > 0) await keepRecords(env, kept)
  const ledger = getState('ledger')
  if (ledger !== '') await keepLedger(env, ledger)
}

async function keepRecords(env: Environment, kept: Kept): Promise<void> {
  const stateFolder = join(env['RUNNER_TEMP'] ?? '', 'go-provenance-gate')
  const artifacts = jobArtifacts({ env, token: null, stateFolder }).baselines
  const token = readInput(env, 'token')
  if (token !== null) setSecret(token)
  const place = { env, stateFolder, artifacts, cwd: kept.cwd, token }
  const ports = { exec: systemExec, files: systemFiles, clock: { now: () => new Date() } }
  const mustStay = succession(ports, kept.cwd)
  for (const writer of writersFor(kept.choice, place)) {
    try {
      for (const written of await writer.write(kept.records, mustStay)) tell(written)
    } catch (error) {
      // A store that fails takes nothing from the next one.
      actionsLog.warn(`${NOT_RECORDED} (${writer.name}): ${visible(errorMessage(error))}`)
    }
  }
}

function tell({ at, why }: WrittenRecord): void {
  if (at !== null) actionsLog.info(`Baseline recorded as ${visible(at)}`)
  else if (why !== null) {
    const line = `${NOT_RECORDED}: ${plainText(why.words)}`
    if (why.meant) actionsLog.info(line)
    else actionsLog.warn(line)
  }
}

async function keepLedger(env: Environment, path: string): Promise<void> {
  const files = [{ name: LEDGER_FILE_NAME, path }]
  const signature = signatureFile(path)
  if ((await systemFiles.kind(signature)) === 'file') {
    files.push({ name: signatureFile(LEDGER_FILE_NAME), path: signature })
  }
  const upload = await uploadRunFiles(env, 'ledger', files)
  if (upload.kind === 'uploaded') actionsLog.info(`Ledger of the build cache kept as the artifact ${upload.name}`)
  else {
    const line = `the ledger of the build cache was not kept as an artifact: ${visible(upload.why)}`
    if (upload.kind === 'not-here') actionsLog.info(line)
    else actionsLog.warn(line)
  }
}
