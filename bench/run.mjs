// `npm run bench`: the program against the limits of its design and against its peers, as ratios in one run.
// `npm run bench -- start` runs one of the parts: start, share, log, inspect, diagnose, ledger, cache.
import { dirname, join } from 'node:path'
import { cache } from './cache.mjs'
import { diagnose } from './diagnose.mjs'
import { inspect } from './inspect.mjs'
import { ledger } from './ledger.mjs'
import { log } from './log.mjs'
import { share } from './share.mjs'
import { start } from './start.mjs'

const parts = { start, share, log, inspect, diagnose, ledger, cache }
const asked = process.argv.slice(2)
const cli = join(dirname(import.meta.dirname), 'dist', 'cli.js')
let held = true
for (const [name, part] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.log(`\n## ${name}`)
  held = (await part(cli)) && held
}
process.exitCode = held ? 0 : 1
