// What keeping the build cache saves when nothing is believed that no trusted run vouches for: the gate with a kept cache
// and its ledger against the gate with an empty cache, of a real module. Nothing changed, and one package changed.
import { execFileSync } from 'node:child_process'
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { globSync } from 'tinyglobby'
import { median, report, time } from './measure.mjs'
import { ENV, MODULE, OPTIONS, withModule } from './module.mjs'

const ROUNDS = 3
/** Of the time with an empty cache. */
const LIMIT = 0.25

export function cache(cli) {
  return withModule((work, cwd) => {
    const packages = execFileSync('go', ['list', '-deps', MODULE.package], { ...OPTIONS, cwd })
    console.log(`${MODULE.path} ${MODULE.version}, ${packages.trim().split('\n').length} packages`)

    const [kept, file, changed] = [join(work, 'kept'), join(work, 'ledger'), join(cwd, MODULE.changed)]
    const env = (name) => ({ ...ENV, GOCACHE: name, XDG_CACHE_HOME: join(work, 'xdg') })
    const check = (name, ...more) =>
      time({
        argv: [process.execPath, cli, 'check', '--baseline', 'none', ...more, MODULE.package],
        cwd,
        env: env(name)
      })
    const enforced = () => check(kept, '--cache-trust', 'enforce', '--ledger', file)

    /** Packages that the last check compiled, as its record says. */
    const compiled = () => {
      const [record = ''] = globSync('xdg/go-provenance-gate/**/record.json', { cwd: work })
      return JSON.parse(readFileSync(join(work, record), 'utf8')).cache.compiled
    }

    // Fills the cache that is kept, and what the gate itself keeps between runs.
    check(kept)
    const ledger = ['cache', 'ledger', '--cache', kept, '--write', file]
    execFileSync(process.execPath, [cli, ...ledger], { ...OPTIONS, cwd })
    const before = readFileSync(changed)
    const rounds = Array.from({ length: ROUNDS }, (_, round) => {
      const cold = check(join(work, `cold-${round}`))
      rmSync(join(work, `cold-${round}`), { recursive: true, force: true })
      const same = enforced()
      appendFileSync(changed, `\nvar Measured = "in round ${round}"\n`)
      const other = enforced()
      if (compiled() < 2) throw new Error('the change compiled nothing anew')
      writeFileSync(changed, before)
      return { cold, same, other }
    })
    const [cold, same, other] = ['cold', 'same', 'other'].map((what) => median(rounds.map((one) => one[what])))
    const [seconds, load] = [(ms) => (ms / 1000).toFixed(1), loadavg()[0]?.toFixed(1)]
    console.log(
      `check: empty cache ${seconds(cold)} s; kept and enforced: nothing changed ${seconds(same)} s, one package changed ` +
        `${seconds(other)} s (load ${load})`
    )
    const heldSame = report('kept cache, nothing changed / empty cache', same / cold, LIMIT)
    return report('kept cache, one package changed / empty cache', other / cold, LIMIT) && heldSame
  })
}
