/** The GOROOT of this machine as if it had been published as it is, and copies of it with one file replaced. */
import { mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LockedRelease } from '../../src/core/toolchain/lock-file.ts'
import { moduleVersion, publishedFiles, treeHash } from '../../src/core/toolchain/tree-hash.ts'
import { digestFiles, walkTree } from '../../src/ports/trees.ts'
import { goOutput } from './go-programs.ts'

export interface LocalGoroot {
  readonly goroot: string
  readonly host: string
  /** `v0.0.1-go1.26.8.linux-amd64` */
  readonly module: string
  readonly release: LockedRelease
}

let local: LocalGoroot | undefined

/** Hashes the GOROOT of the go command in PATH, once a process. */
export function localGoroot(): LocalGoroot {
  if (local !== undefined) return local
  const [goroot = '', version = '', goos = '', goarch = ''] = goOutput([
    'env',
    'GOROOT',
    'GOVERSION',
    'GOHOSTOS',
    'GOHOSTARCH'
  ]).split('\n')
  const module = moduleVersion({ version, goos, goarch }) ?? ''
  const { paths } = walkTree(goroot, [])
  const digests = digestFiles(goroot, paths)
  const files = paths.map((path, index) => ({ path, sha256: digests[index] ?? '' }))
  const sum = treeHash(module, publishedFiles(files))
  local = { goroot, host: `${goos}/${goarch}`, module, release: { version, goos, goarch, sum } }
  return local
}

/** The same tree by links, with one file made anew by `make`. */
export function gorootWith(path: string, make: (file: string) => void): string {
  const { goroot } = localGoroot()
  const copy = mkdtempSync(join(tmpdir(), 'gate-goroot-'))
  const link = (below: string): void => {
    mkdirSync(join(copy, below), { recursive: true })
    for (const name of readdirSync(join(goroot, below))) {
      const at = below === '' ? name : `${below}/${name}`
      if (at === path) make(join(copy, at))
      else if (path.startsWith(`${at}/`)) link(at)
      else symlinkSync(join(goroot, at), join(copy, at))
    }
  }
  link('')
  return copy
}
