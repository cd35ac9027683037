/**
 * Where the folders of a build stand in a copy: as they stand to each other in the original, so that `replace => ../lib`
 * and `use ../lib` lead to the copy of that folder.
 *
 * Paths are absolute, with the system's separator.
 */

export interface CopyLayout {
  /** The folder that holds all of them. */
  readonly ancestor: string
  /** Folders that are copied, none within another. */
  readonly roots: readonly string[]
}

/** Lays folders out. `folders` holds one at least; what lies within another is copied with it. */
export function layoutOf(folders: readonly string[], separator: string): CopyLayout {
  const sorted = [...new Set(folders)].toSorted()
  const roots = sorted.filter(
    (folder) => !sorted.some((other) => other !== folder && isWithin(folder, other, separator))
  )
  const split = roots.map((folder) => folder.split(separator))
  const [first = []] = split
  let shared = 0
  while (shared < first.length && split.every((elements) => elements[shared] === first[shared])) shared += 1
  const ancestor = first.slice(0, shared).join(separator)
  return { ancestor: ancestor === '' ? separator : ancestor, roots }
}

/** Whether a path is a folder or lies in it. */
export function isWithin(path: string, folder: string, separator: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(separator) ? folder : `${folder}${separator}`)
}
