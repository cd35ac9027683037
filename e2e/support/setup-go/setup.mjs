// What actions/setup-go 7 does when the Go is there already (its src/main.ts and src/cache-restore.ts), as far as the gate can
// see it: GOTOOLCHAIN, two folders under a key that go.mod and the version of Go make, no other keys, and `go env` at the end.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cachePaths, go, toolkit } from './toolkit.mjs'

const [core, cache] = await Promise.all([toolkit('core'), toolkit('cache')])
core.exportVariable('GOTOOLCHAIN', 'local')
const file = join(process.env.GITHUB_WORKSPACE, core.getInput('cache-dependency-path'))
const digest = createHash('sha256').update(readFileSync(file)).digest('hex')
const version = go('env', 'GOVERSION').replace('go', '')
const key = `setup-go-${process.env.RUNNER_OS}-${process.arch}-${process.env.ImageOS ?? 'none'}-go-${version}-${digest}`
core.saveState('key', key)
const hit = await cache.restoreCache(cachePaths(), key)
core.setOutput('cache-hit', hit !== undefined)
if (hit === undefined) core.info('Cache is not found')
else {
  core.saveState('hit', hit)
  core.info(`Cache restored from key: ${hit}`)
}
// Writes to the build cache: the go command tries out what the C compiler knows.
core.info(go('env'))
