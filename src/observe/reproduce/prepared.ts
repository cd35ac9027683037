/** Sources that are ready to be built, and how they are stamped. */
import { join } from 'node:path'
import { isModuleVersion, tagOfVersion } from '../../core/reproduce/module-path.ts'
import type { RecordedBuild, VcsStamp } from '../../core/reproduce/recorded.ts'
import type { SourceFacts } from '../../core/reproduce/report.ts'
import { standInGit } from '../../core/reproduce/stand-in-git.ts'
import type { Unknown } from '../../core/reproduce/verdict.ts'
import type { Ports } from '../../ports/types.ts'
import type { Overlay } from './go-setup.ts'

/** Sources that are ready to be built. */
export interface Prepared {
  readonly facts: SourceFacts
  /** Where the go command is to work. */
  readonly cwd: string
  /** What `git` is for this build: the real one, one that repeats the file's claims, none. */
  readonly stamp: 'real' | 'replayed' | 'none'
  /** Folder of the `git` that repeats the claims. */
  readonly tools: string | null
  readonly unknowns: readonly Unknown[]
  /** `go install module@version` instead of `go build`. */
  readonly install: string | null
  /** A go.work that the go command would use here; `null` where there is none. */
  readonly workspace: string | null
}

export interface SourceOptions {
  /** Where a repository may be at hand. */
  readonly cwd: string
  /** A folder of this run alone. */
  readonly folder: string
  readonly build: RecordedBuild
  /** `module@version` as the user says it. */
  readonly module: string | null
  readonly env: Overlay
  /** The go.work that the user's own go command uses in `cwd`. */
  readonly workspace: string | null
  /** Folders of the compiling machine that the file names; empty with -trimpath. */
  readonly paths: readonly string[]
}

/** A go.mod, or another text beside it, is not longer. */
export const MAX_GO_MOD_BYTES = 1 << 20

/** The path in the `module` line of a go.mod. */
export function modulePathOf(goMod: string): string | null {
  return /^[ \t]*module[ \t]+"?([^\s"]+)"?/m.exec(goMod)?.[1] ?? null
}

/** Puts a `git` in place that repeats the stamp, and a folder that makes the go command ask it. */
export async function stampWith(
  ports: Ports,
  { folder, build }: SourceOptions,
  stamp: VcsStamp,
  root: string,
  subdirectory: string
): Promise<Pick<Prepared, 'stamp' | 'tools' | 'unknowns'>> {
  if (ports.host.os === 'win32') {
    const why = 'stamps cannot be repeated on Windows; it was built without'
    return { stamp: 'none', tools: null, unknowns: [{ parameter: 'VCS stamp', reach: 'main', why, fix: null }] }
  }
  const tools = join(folder, 'tools')
  const known = isModuleVersion(build.recordedVersion.replace(/\+dirty$/, ''))
  const tag = known ? tagOfVersion(build.recordedVersion) : { tag: null, exact: false }
  await ports.files.writeText(join(tools, 'git'), standInGit({ stamp, tag, subdirectory, root }), true)
  await ports.files.writeText(join(root, '.git', 'HEAD'), 'ref: refs/heads/main\n')
  return { stamp: 'replayed', tools, unknowns: [] }
}
