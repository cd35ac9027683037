// `npm run fuzz -- [--seconds 600] [--seed N] [--base NAME]`: mutants of hand-made programs of every format, until the time
// is over. Each defect is written to __tests__/fixtures/fuzz/, where a unit test holds it from then on; rename the file
// to what it shows. A mutant that hangs is caught from outside and written as well.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { loadSource } from './load-source.mjs'

const FIXTURES = join(dirname(import.meta.dirname), '__tests__', 'fixtures', 'fuzz')
/** No inspection of a file below 1 MiB takes near as long. */
const HANGS_AFTER = 20_000

function save({ base, edits, defect }) {
  mkdirSync(FIXTURES, { recursive: true })
  const slug = defect
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-')
    .slice(0, 60)
  const file = join(FIXTURES, `${base}-${slug}.json`)
  if (!existsSync(file)) writeFileSync(file, `${JSON.stringify({ base, edits, defect }, null, 2)}\n`)
  console.log(`${defect}\n  ${file}`)
}

async function work() {
  const { fuzz } = await loadSource('__tests__/support/fuzzing.ts')
  const about = (mutant) => parentPort.postMessage({ mutant })
  parentPort.postMessage({ result: fuzz({ ...workerData, now: () => performance.now(), about }) })
}

function watch() {
  const { values } = parseArgs({
    options: { seconds: { type: 'string' }, seed: { type: 'string' }, base: { type: 'string' } }
  })
  const seed = Number(values.seed ?? Date.now() % 1_000_000)
  const milliseconds = Number(values.seconds ?? 60) * 1000
  if (!Number.isInteger(seed) || !(milliseconds > 0)) throw new Error('expected --seconds N, --seed N, --base NAME')
  console.log(`seed ${seed}, ${milliseconds / 1000} s`)
  const worker = new Worker(new URL(import.meta.url), { workerData: { seed, milliseconds, base: values.base } })
  let latest = null
  let seen = Date.now()
  const dog = setInterval(() => {
    if (Date.now() - seen < HANGS_AFTER) return
    save({ ...latest, defect: `an inspection takes longer than ${HANGS_AFTER / 1000} s` })
    process.exit(1)
  }, 1000)
  worker.on('message', ({ mutant, result }) => {
    seen = Date.now()
    latest = mutant
    if (result === undefined) return
    clearInterval(dog)
    for (const found of result.found) save(found)
    console.log(`${result.runs} mutants, ${result.found.length} defects`)
    process.exitCode = result.found.length === 0 ? 0 : 1
  })
  worker.on('error', (error) => {
    throw error
  })
}

if (isMainThread) watch()
else await work()
