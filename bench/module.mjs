// A real module to build: a command of more than 300 packages with its dependencies.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** `changed` is a file of a package that others import. */
export const MODULE = { path: 'github.com/nektos/act', version: 'v0.2.89', package: '.', changed: 'pkg/common/file.go' }
export const ENV = { GOENV: 'off', GOFLAGS: '-buildvcs=false', GOTOOLCHAIN: 'local', CGO_ENABLED: '0' }
/** For execFileSync. */
export const OPTIONS = { env: { ...process.env, ...ENV }, encoding: 'utf8', maxBuffer: 1 << 26 }

/**
 * Runs `work` with a folder of its own and the module's, which can be written to and has all that it needs to be built
 * already; removes both.
 */
export function withModule(work) {
  const folder = mkdtempSync(join(tmpdir(), 'gate-bench-'))
  try {
    const download = ['mod', 'download', '-json', `${MODULE.path}@${MODULE.version}`]
    const { Dir } = JSON.parse(execFileSync('go', download, OPTIONS))
    const cwd = join(folder, 'module')
    cpSync(Dir, cwd, { recursive: true })
    execFileSync('chmod', ['-R', 'u+w', cwd])
    execFileSync('go', ['mod', 'download'], { ...OPTIONS, cwd })
    return work(folder, cwd)
  } finally {
    execFileSync('chmod', ['-R', 'u+w', folder])
    rmSync(folder, { recursive: true, force: true })
  }
}
