/** go.sum: which content each module version is locked to. */
import type { Module } from '../binary/modinfo.ts'

/** Real files: below 10,000 lines. What lies behind the bound is not read, and its modules count as not locked. */
const MAX_LINES = 200_000

/** `path version` to its h1 sum. */
export type GoSum = ReadonlyMap<string, string>

/** Parses one or several go.sum files, joined. Lines of no known shape are passed over, as the go command does not. */
export function parseGoSum(text: string): GoSum {
  const sums = new Map<string, string>()
  let lines = 0
  for (const line of text.split('\n')) {
    if (++lines > MAX_LINES) break
    const [path, version, sum] = line.trim().split(/\s+/)
    if (path === undefined || version === undefined || sum === undefined || version.endsWith('/go.mod')) continue
    sums.set(`${path} ${version}`, sum)
  }
  return sums
}

/**
 * How a module that is linked into a binary is tied to what the repository locks:
 *  - `locked`: go.sum has the very sum that the binary records;
 *  - `mismatch`: go.sum has another;
 *  - `unlocked`: the binary records a sum, go.sum has no entry;
 *  - `vendored`: no sum, and the module is listed in vendor/modules.txt (Go 1.23 on records none for vendored code);
 *  - `local`: replaced by a folder, or part of a workspace: nothing locks its content but the commit;
 *  - `unknown`: no sum, for no reason that shows.
 */
export const LOCK_STATES = ['locked', 'mismatch', 'unlocked', 'vendored', 'local', 'unknown'] as const
export type LockState = (typeof LOCK_STATES)[number]

/** Judges one dep line of a binary. */
export function lockState(module: Module, sums: GoSum, isVendored: (path: string) => boolean): LockState {
  const used = module.replace ?? module
  if (used.sum !== '') {
    const locked = sums.get(`${used.path} ${used.version}`)
    return locked === undefined ? 'unlocked' : locked === used.sum ? 'locked' : 'mismatch'
  }
  if (isVendored(module.path)) return 'vendored'
  if (used.version === '(devel)' || /^\.{0,2}[\\/]|^[A-Za-z]:[\\/]/.test(used.path)) return 'local'
  return 'unknown'
}

/** The modules of vendor/modules.txt: lines `# path version` or `# path version => ...`. */
export function parseVendoredModules(text: string): ReadonlySet<string> {
  const modules = new Set<string>()
  for (const line of text.split('\n').slice(0, MAX_LINES)) {
    const path = /^# (\S+)/.exec(line)?.[1]
    if (path !== undefined) modules.add(path)
  }
  return modules
}
