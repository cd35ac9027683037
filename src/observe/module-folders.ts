/** Which folders of a repository hold which modules, as far as a failed command needs it: its own, and its workspace's. */
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { ModuleFolder } from '../core/diagnosis/places.ts'
import type { Ports } from '../ports/types.ts'

const MAX_FILE_BYTES = 1 << 20
const MAX_MODULES = 200
const MODULE = /^module[ \t]+"?(?<path>[^\s"]{1,500})"?/m
/** `use ./a`, or a line of a block `use ( ... )`. */
const USE = /^(?:use[ \t]+|[ \t]+)"?(?<folder>\.{1,2}(?:\/[^\s")]{0,500})?)"?[ \t]*(?:\/\/.*)?$/gm

/**
 * The module that holds `folder`, and those that a go.work above it lists. Folders are relative to `root`, which is an
 * absolute path. A file that cannot be read gives none: places are then told without it.
 */
export async function moduleFolders(ports: Ports, root: string, folder: string): Promise<ModuleFolder[]> {
  const work = await nearest(ports, folder, 'go.work')
  const uses = work === null ? [] : [...work.text.matchAll(USE)].map((found) => found.groups?.['folder'] ?? '.')
  const folders = uses.slice(0, MAX_MODULES).map((use) => resolve(work?.folder ?? folder, use))
  const own = await nearest(ports, folder, 'go.mod')
  const others = await Promise.all(folders.map((one) => read(ports, one, 'go.mod')))
  return [own, ...others].flatMap((found) => {
    const path = found === null ? undefined : MODULE.exec(found.text)?.groups?.['path']
    return found === null || path === undefined
      ? []
      : [{ path, directory: relative(root, found.folder).split(sep).join('/') }]
  })
}

interface Found {
  readonly folder: string
  readonly text: string
}

async function nearest(ports: Ports, from: string, name: string): Promise<Found | null> {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = await read(ports, folder, name)
    if (found !== null || dirname(folder) === folder) return found
  }
}

async function read(ports: Ports, folder: string, name: string): Promise<Found | null> {
  try {
    const text = await ports.files.readText(join(folder, name), MAX_FILE_BYTES)
    return text === null ? null : { folder, text }
  } catch {
    return null
  }
}
