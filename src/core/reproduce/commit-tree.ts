/**
 * A commit as a list of files, and what of its files a commit does not hold: submodules are names of other commits, and
 * filtered files (Git LFS) are pointers for a program that fetches them.
 *
 * Source: git-ls-tree(1), "Output format"; gitattributes(5), "filter".
 */
import { quoteList } from '../text/markup.ts'
import type { Unknown } from './verdict.ts'

export interface CommitTree {
  /** By `/`, from the root. */
  readonly paths: readonly string[]
  readonly submodules: readonly string[]
}

/** Reads `git ls-tree -r -z --full-tree`. */
export function parseTree(text: string): CommitTree {
  const entries = text.split('\0').flatMap((entry) => {
    const [, mode, path] = /^(\d{6}) [^\t]*\t(.+)$/s.exec(entry) ?? []
    return mode === undefined || path === undefined ? [] : [{ mode, path }]
  })
  const isSubmodule = ({ mode }: { mode: string }): boolean => mode === '160000'
  return {
    paths: entries.filter((entry) => !isSubmodule(entry)).map(({ path }) => path),
    submodules: entries.filter(isSubmodule).map(({ path }) => path)
  }
}

/** The filters that a `.gitattributes` names. */
export function filtersIn(attributes: string): string[] {
  const lines = attributes.split('\n').filter((line) => !line.trimStart().startsWith('#'))
  return [
    ...new Set(lines.flatMap((line) => [...line.matchAll(/\sfilter=([\w.-]{1,64})/g)].map(([, name = '']) => name)))
  ]
}

/** What a build of a commit lacks, where it has submodules or filters that are not set up here. */
export function notInCommit(submodules: readonly string[], filters: readonly string[]): Unknown[] {
  const source = (why: string, fix: string): Unknown => ({ parameter: 'source', reach: 'all', why, fix })
  return [
    ...(submodules.length === 0
      ? []
      : [
          source(
            `${quoteList(submodules, 3)}: submodules, whose files are in other repositories and were left out`,
            'build in a checkout with them: `reproduce` on the module'
          )
        ]),
    ...(filters.length === 0
      ? []
      : [
          source(
            `files of the commit stand for others that the filter ${quoteList(filters, 3)} fetches, and git has none of that name here`,
            'set the filter up; for Git LFS `git lfs install`'
          )
        ])
  ]
}
