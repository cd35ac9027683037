/** This repository as somebody finds it who has just cloned it, the working tree's bundle and examples in it. */
import { cpSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { type Place, ROOT } from './host.ts'
import { Repository } from './repository.ts'

const PARTS = ['.gitignore', 'action.yml', 'dist', 'examples']

export function clone(place: Place): Repository {
  const repository = new Repository(mkdtempSync(join(place.root, 'clone-')), place.env)
  for (const part of PARTS) {
    cpSync(join(ROOT, part), join(repository.folder, part), {
      recursive: true,
      // What make.mjs made here is no part of a clone.
      filter: (source) => !source.endsWith(join('mismatched', 'bin'))
    })
  }
  repository.commit('everything')
  return repository
}
