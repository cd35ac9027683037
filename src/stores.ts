/**
 * Which stores of baselines a choice stands for: those that are asked, and those that a trusted run writes. This is the one
 * place that knows them all; each is a file of its own in ports/.
 */
import type { BaselineChoice } from './core/baseline/choice.ts'
import { cacheBaselines, cacheWriter } from './ports/actions-cache.ts'
import { artifactWriter } from './ports/artifact-upload.ts'
import { type GitBaselineOptions, gitBaselines } from './ports/git-baselines.ts'
import { gitWriter } from './ports/git-baselines-write.ts'
import type { BaselineStore, BaselineWriter } from './ports/store-types.ts'

export interface StorePlace {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stateFolder: string
  /** What reads artifacts. */
  readonly artifacts: BaselineStore
  /** A folder of the repository, for a git ref. */
  readonly cwd: string
  /** What reads and writes contents; `null` to rely on what git is set up with. */
  readonly token: string | null
}

interface Store {
  readonly reads: BaselineStore
  readonly writes: BaselineWriter
}

function stores(choice: BaselineChoice, place: StorePlace): Store[] {
  const cache = (): Store => ({ reads: cacheBaselines(place), writes: cacheWriter(place) })
  const artifact = (): Store => ({ reads: place.artifacts, writes: artifactWriter(place.env) })
  switch (choice.kind) {
    case 'auto':
      return [cache(), artifact()]
    case 'cache':
      return [cache()]
    case 'artifact':
      return [artifact()]
    case 'git':
      return [git(choice.ref ?? '', place)]
    case 'file':
    case 'none':
      return []
  }
}

function git(ref: string, { env, cwd, token, stateFolder }: StorePlace): Store {
  const options: GitBaselineOptions = { env, folder: cwd, token, temporary: stateFolder, ref }
  return { reads: gitBaselines(options), writes: gitWriter(options) }
}

/** The stores that are asked, in this order. */
export function storesFor(choice: BaselineChoice, place: StorePlace): BaselineStore[] {
  return stores(choice, place).map(({ reads }) => reads)
}

/** The stores that the post step writes. */
export function writersFor(choice: BaselineChoice, place: StorePlace): BaselineWriter[] {
  return stores(choice, place).map(({ writes }) => writes)
}
