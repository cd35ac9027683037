/** What the post step does: save the records that the main step named. Never fails the job: the verdict was given. */
import { join } from 'node:path'
import { visible } from './core/text/visible.ts'
import { parseJson, textAt } from './core/untrusted.ts'
import { saveRecord } from './ports/actions-cache.ts'
import { actionsLog, getState } from './ports/actions.ts'

export async function actionPost(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const state = getState('records')
  const records = state === '' ? [] : parseJson(state)
  const options = {
    env,
    stateFolder: join(env['RUNNER_TEMP'] ?? '', 'go-provenance-gate')
  }
  const suffix = `${env['GITHUB_RUN_ID'] ?? '0'}-${env['GITHUB_RUN_ATTEMPT'] ?? '1'}`
  for (const record of Array.isArray(records) ? records : []) {
    const [key, file] = [textAt(record, 512, 'key'), textAt(record, 4096, 'file')]
    if (key === null || file === null) continue
    const why = await saveRecord(options, key, suffix, file)
    if (why === null) actionsLog.info(`Baseline recorded as ${key}${suffix}`)
    else actionsLog.warn(`the baseline was not recorded: ${visible(why)}`)
  }
}
