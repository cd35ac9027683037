// The step after the gate: keeps what a user's next step can see, since act removes the workspace when the job ends.
import { spawnSync } from 'node:child_process'
import { constants, copyFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.env.E2E_PROBE
const outputs = JSON.parse(process.env.OUTPUTS)
const lines = (text) => (text ?? '').split('\n').filter((line) => line !== '')
const keep = (path, index, kind) => {
  const stats = statSync(path, { throwIfNoEntry: false })
  const kept = join(folder, `${kind}-${index}`)
  if (stats?.isFile()) copyFileSync(path, kept)
  return {
    path,
    kept: stats?.isFile() ? kept : null,
    executable: ((stats?.mode ?? 0) & constants.S_IXUSR) !== 0
  }
}
const status = spawnSync('git', ['status', '--porcelain', '--ignored', '--untracked-files=all'], { encoding: 'utf8' })
writeFileSync(
  join(folder, 'probe.json'),
  JSON.stringify({
    node: process.version,
    outcome: process.env.OUTCOME,
    conclusion: process.env.CONCLUSION,
    outputs,
    records: lines(outputs['record-path']).map((path, index) => keep(path, index, 'record')),
    binaries: lines(outputs.binaries).map((path, index) => keep(path, index, 'binary')),
    // What is in the workspace that the checkout did not bring.
    added: lines(status.stdout),
    temporary: readdirSync(process.env.RUNNER_TEMP)
  })
)
