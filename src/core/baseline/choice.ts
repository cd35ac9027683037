/** What a run is to be compared with, as the input, the command line and the policy say it. */
import { gitRefOf } from './git-ref.ts'

export type BaselineChoice =
  /** A checked-in record; else in a job the stores that any repository has, on a laptop the last run. */
  | { readonly kind: 'auto' }
  /** One store alone. */
  | { readonly kind: 'cache' }
  | { readonly kind: 'artifact' }
  /** A ref of the repository; `null`: the one that the store takes by itself. */
  | { readonly kind: 'git'; readonly ref: string | null }
  | { readonly kind: 'none' }
  /** A record, or a folder of records. */
  | { readonly kind: 'file'; readonly path: string }

export const AUTO: BaselineChoice = { kind: 'auto' }

/**
 * The words `auto`, `cache`, `artifact`, `git`, `git:REF` and `none`, else a path: `./cache` is a file named so. `null` for
 * a REF that is no branch and no notes.
 */
export function parseBaselineChoice(text: string): BaselineChoice | null {
  switch (text) {
    case 'auto':
    case 'cache':
    case 'artifact':
    case 'none':
      return { kind: text }
    case 'git':
      return { kind: 'git', ref: null }
  }
  if (!text.startsWith('git:')) return { kind: 'file', path: text }
  const ref = text.slice('git:'.length)
  return ref === '' || gitRefOf(ref) === null ? null : { kind: 'git', ref }
}
