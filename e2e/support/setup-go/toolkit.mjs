// The toolkit's own packages, out of the folder that the test names: an action is copied before it runs.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export function toolkit(name) {
  return import(pathToFileURL(join(process.env.E2E_TOOLKIT, name, 'lib', `${name}.js`)).href)
}

export function go(...args) {
  return execFileSync('go', args, { encoding: 'utf8' }).trim()
}

export function cachePaths() {
  return [go('env', 'GOMODCACHE'), go('env', 'GOCACHE')]
}
