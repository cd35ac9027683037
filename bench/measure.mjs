// Times commands against each other in one run: alternating, so that what else the machine does falls on all alike.
import { spawnSync } from 'node:child_process'

/** Milliseconds of one run. Fails when the command's exit code is not one of `codes`. */
export function time({ argv, cwd, env, codes = [0] }) {
  const started = process.hrtime.bigint()
  const { status, stderr } = spawnSync(argv[0], argv.slice(1), {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe']
  })
  const elapsed = Number(process.hrtime.bigint() - started) / 1e6
  if (!codes.includes(status)) throw new Error(`${argv.join(' ')} ended with ${status}: ${String(stderr).slice(-500)}`)
  return elapsed
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** Medians of several commands, each run `times` times in turn; `before` runs ahead of each, untimed. */
export function alternate(commands, times) {
  const taken = commands.map(() => [])
  for (let round = 0; round < times; round++) {
    commands.forEach((command, index) => {
      command.before?.()
      taken[index].push(time(command))
    })
  }
  return taken.map(median)
}

/** One line of a report: what, the figure, the limit it is held to. */
export function report(name, value, limit, unit = 'x') {
  const held =
    limit === undefined
      ? ''
      : value <= limit
        ? `  (limit ${limit} ${unit}: held)`
        : `  (limit ${limit} ${unit}: NOT HELD)`
  console.log(`${name.padEnd(56)} ${value.toFixed(3)} ${unit}${held}`)
  return limit === undefined || value <= limit
}
