// What it costs to keep a build cache that others wrote to, and to have only what nobody vouches for compiled anew: against
// a build with an empty cache, of a real module.
import { execFileSync } from 'node:child_process'
import { appendFileSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { median, report, time } from './measure.mjs'
import { ENV, MODULE, withModule } from './module.mjs'

/** Enforcing and building after it, as a share of a cold build. */
const LIMIT = 0.25

export function ledger(cli) {
  return withModule((work, cwd) => {
    const [cache, file, trusted] = [join(work, 'cache'), join(work, 'ledger'), join(work, 'trusted')]
    const build = (name, out) => ({
      argv: ['go', 'build', '-trimpath', '-o', out, MODULE.package],
      cwd,
      env: { ...ENV, GOCACHE: name }
    })
    const gate = (...args) => ({ argv: [process.execPath, cli, 'cache', ...args, '--cache', cache], cwd, env: ENV })
    const cold = time(build(cache, trusted))
    const write = time(gate('ledger', '--write', file))
    const entries = Number(/^entries (\d+)$/m.exec(readFileSync(file, 'utf8'))?.[1])
    console.log(
      `go build, cold ${(cold / 1000).toFixed(1)} s; ledger of ${entries} entries, ${statSync(file).size} bytes`
    )

    // A change that its own run has built into the cache: nobody vouches for what depends on it.
    appendFileSync(join(cwd, MODULE.changed), '\nvar Measured = "by the benchmark"\n')
    const [changed, again] = [join(work, 'changed'), join(work, 'again')]
    time(build(cache, changed))
    const rounds = [0, 1, 2].map(() => {
      const enforced = time(gate('enforce', '--ledger', file))
      const built = time(build(cache, again))
      if (!readFileSync(again).equals(readFileSync(changed))) throw new Error('the binary is another one')
      return { enforced, built, warm: time(build(cache, again)) }
    })
    const [enforced, built, warm] = ['enforced', 'built', 'warm'].map((what) => median(rounds.map((one) => one[what])))
    console.log(
      `cache ledger --write ${write.toFixed(0)} ms, cache enforce ${enforced.toFixed(0)} ms, go build after it ${built.toFixed(0)} ms, warm ${warm.toFixed(0)} ms`
    )
    return report('(cache enforce + go build) / cold go build', (enforced + built) / cold, LIMIT)
  })
}
