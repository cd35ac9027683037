// What the gate adds to a build of a real module: to a cold one (empty build cache) and to a warm one.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { alternate, report, time } from './measure.mjs'

/** Commands with their dependencies: 337 packages, just above what the limits are for, and 563. */
const MODULES = [
  { path: 'github.com/charmbracelet/glow/v2', version: 'v2.1.1', package: '.', limits: { cold: 0.03, warm: 0.7 } },
  { path: 'github.com/nektos/act', version: 'v0.2.89', package: '.', limits: {} }
]
const ENV = { GOENV: 'off', GOFLAGS: '-buildvcs=false', GOTOOLCHAIN: 'local', CGO_ENABLED: '0' }

export function share(cli) {
  return MODULES.map((one) => shareOf(cli, one)).every((held) => held)
}

function shareOf(cli, { path, version, package: main, limits }) {
  const work = mkdtempSync(join(tmpdir(), 'gate-bench-'))
  try {
    const options = { env: { ...process.env, ...ENV }, encoding: 'utf8', maxBuffer: 1 << 26 }
    const { Dir } = JSON.parse(execFileSync('go', ['mod', 'download', '-json', `${path}@${version}`], options))
    const module = join(work, 'module')
    cpSync(Dir, module, { recursive: true })
    execFileSync('chmod', ['-R', 'u+w', module])
    execFileSync('go', ['mod', 'download'], { ...options, cwd: module })
    const packages = execFileSync('go', ['list', '-deps', main], { ...options, cwd: module })
      .trim()
      .split('\n').length
    console.log(`${path} ${version}, ${packages} packages`)

    let cold = 0
    const env = (name) => ({ ...ENV, GOCACHE: join(work, name), XDG_CACHE_HOME: join(work, 'xdg') })
    const build = (cache) => ({
      argv: ['go', 'build', '-o', join(work, `out-${cache}`), main],
      cwd: module,
      env: env(cache),
      before: () => rmSync(join(work, `out-${cache}`), { force: true })
    })
    const check = (cache) => ({
      argv: [process.execPath, cli, 'check', '--baseline', 'none', main],
      cwd: module,
      env: env(cache)
    })

    const coldPairs = [0, 1].map(() => {
      cold += 1
      const plain = time(build(`plain${cold}`))
      const gated = time(check(`gated${cold}`))
      return [plain, gated]
    })
    const [plain, gated] = coldPairs.reduce(([a, b], [c, d]) => [Math.min(a, c), Math.min(b, d)])
    console.log(`cold: go build ${(plain / 1000).toFixed(1)} s, check ${(gated / 1000).toFixed(1)} s`)
    const coldHeld = report('cold: (check - go build) / go build', (gated - plain) / plain, limits.cold)

    const [warmPlain, warmGated] = alternate([build('plain1'), check('plain1')], 9)
    console.log(`warm: go build ${warmPlain.toFixed(0)} ms, check ${warmGated.toFixed(0)} ms`)
    return report('warm: check - go build', (warmGated - warmPlain) / 1000, limits.warm, 's') && coldHeld
  } finally {
    execFileSync('chmod', ['-R', 'u+w', work])
    rmSync(work, { recursive: true, force: true })
  }
}
