/** Tools that a machine may lack: tests that need one are skipped, and their names say why. */
import { spawnSync } from 'node:child_process'
import { test } from '@jest/globals'

const found = new Map<string, boolean>()

/** Whether a tool answers to `--version`, as all GNU tools do (the tools of macOS of the same names do not). OpenSSL wants `version`. */
function hasTool(name: string): boolean {
  const known = found.get(name)
  if (known !== undefined) return known
  const has = ['--version', 'version'].some((arg) => spawnSync(name, [arg], { stdio: 'ignore' }).status === 0)
  found.set(name, has)
  return has
}

/** Why a test that changes or links ELF files of this machine cannot run here, `null` when it can. */
function whyNot(...tools: string[]): string | null {
  const missing = tools.filter((tool) => !hasTool(tool))
  if (missing.length > 0) return `no ${missing.join(', no ')} here`
  return process.platform === 'linux' ? null : 'needs a Linux host'
}

/** `test`, or `test.skip` with the reason in the test's name. */
export function testWith(...tools: string[]): (name: string, run: () => void) => void {
  const reason = whyNot(...tools)
  return reason === null
    ? (name, run) => test(name, run)
    : (name, run) => test.skip(`${name} (skipped: ${reason})`, run)
}
