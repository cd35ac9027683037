// How fast a log is read, and in how much memory: logs of two sizes, plain and as GitHub writes them.
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { report } from './measure.mjs'

const SMALL = 32 << 20
const LARGE = 512 << 20
/** For a gigabyte: 150 MB/s of a processor's time, start included. */
const MAX_SECONDS = 1000 / 150
/** Sixteen times the log takes no more than the collector's slack. */
const MAX_MEGABYTES = 220

/** What a long build prints: progress, a trace, output of tests, now and then an error of each kind. */
function block(index) {
  const lines = [
    `go: downloading example.com/dep${index % 997} v1.${index % 7}.0`,
    'WORK=/tmp/go-build1234567890',
    `mkdir -p $WORK/b${String(index % 1000).padStart(3, '0')}/`,
    `cat >$WORK/b${String(index % 1000).padStart(3, '0')}/importcfg << 'EOF' # internal`,
    ...Array.from(
      { length: 20 },
      (_, at) => `packagefile example.com/p${at}=/home/user/.cache/go-build/ab/${'ab'.repeat(32)}-d`
    ),
    'EOF',
    `/usr/local/go/pkg/tool/linux_amd64/compile -o $WORK/b001/_pkg_.a -trimpath "$WORK/b001=>" -p example.com/p${index} ./a.go ./b.go`,
    ...Array.from(
      { length: 20 },
      (_, at) => `=== RUN   TestOfPackage${index}/case_${at}: a line of output that a test prints, not short`
    ),
    `    a_test.go:${index % 500}: got 1, want 2`,
    `ok  \texample.com/p${index}\t0.01s`,
    ''
  ]
  if (index % 50 === 0)
    lines.push(`# example.com/p${index % 400}`, `./a.go:${(index % 90) + 1}:2: undefined: name${index % 400}`)
  return lines
}

/** A time with nine digits, as the events of tests have it; those of a build have none. */
const time = (index) => `2026-11-21T12:00:00.${String((index * 7919) % 1e9).padStart(9, '0')}Z`

/** The same as `go build -json` and `go test -json` put it. */
const events = (line, index) => {
  const name = `example.com/p${index % 400}`
  const Output = `${line}\n`
  return JSON.stringify(
    index % 2 === 0
      ? { ImportPath: name, Action: 'build-output', Output }
      : { Time: time(index), Action: 'output', Package: name, Test: `TestOf${index}`, Output }
  )
}

function makeLog(file, bytes, dress) {
  const descriptor = openSync(file, 'w')
  try {
    for (let written = 0, index = 0; written < bytes; ) {
      let text = ''
      for (let at = 0; at < 500; at += 1, index += 1)
        text += block(index)
          .map((line) => `${dress(line, index)}\n`)
          .join('')
      written += writeSync(descriptor, text)
    }
  } finally {
    closeSync(descriptor)
  }
  return statSync(file).size / 1e6
}

/**
 * Prints the peak of resident memory, in kilobytes, and the processors' time, in microseconds, as the process ends. Linux
 * counts what the parent held as it forked into maxRSS; VmHWM begins with the program.
 */
const WITH_USAGE = `data:text/javascript,${encodeURIComponent(`
import { readFileSync } from 'node:fs'
process.on('exit', () => {
  const usage = process.resourceUsage()
  let peak = usage.maxRSS
  try { peak = Number(/^VmHWM:\\s+(\\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]) } catch {}
  process.stderr.write('usage ' + peak + ' ' + (usage.userCPUTime + usage.systemCPUTime) + '\\n')
})`)}`

/** The large log is read so often, and the best counts: the machine has other things to do. */
const TIMES = 3

function run(cli, file) {
  const { status, stderr } = spawnSync(process.execPath, ['--import', WITH_USAGE, cli, 'diagnose', file, '--json'], {
    stdio: ['ignore', 'ignore', 'pipe']
  })
  const usage = /usage (\d+) (\d+)/.exec(String(stderr))
  if (status !== 1 || usage === null) throw new Error(`diagnose ended with ${status}: ${String(stderr).slice(-500)}`)
  return { seconds: Number(usage[2]) / 1e6, megabytes: Number(usage[1]) / 1000 }
}

export function diagnose(cli) {
  const work = mkdtempSync(join(tmpdir(), 'gate-bench-'))
  try {
    let held = true
    for (const [name, dress] of [
      ['plain', (line) => line],
      ['GitHub', (line) => `2026-11-21T12:00:00.1234567Z ${line}`],
      ['events', events]
    ]) {
      const [small, large] = [join(work, 'small.log'), join(work, 'large.log')]
      makeLog(small, SMALL, dress)
      const size = makeLog(large, LARGE, dress)
      const first = run(cli, small)
      const runs = Array.from({ length: TIMES }, () => run(cli, large))
      const second = {
        seconds: Math.min(...runs.map(({ seconds }) => seconds)),
        megabytes: Math.max(...runs.map(({ megabytes }) => megabytes))
      }
      console.log(
        `${name}: ${size.toFixed(0)} MB in ${second.seconds.toFixed(1)} s of processors, ${(size / second.seconds).toFixed(0)} MB/s`
      )
      console.log(
        `peak memory: ${first.megabytes.toFixed(0)} MB for the small log, ${second.megabytes.toFixed(0)} MB for the large one`
      )
      held = report(`${name}: seconds for a gigabyte`, (second.seconds / size) * 1000, MAX_SECONDS, 's') && held
      held = report(`${name}: memory for the large log`, second.megabytes, MAX_MEGABYTES, 'MB') && held
    }
    return held
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
