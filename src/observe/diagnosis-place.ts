/** Where the checks beyond the text of a failed build look. */

/** Where the command ran that failed. */
export interface Place {
  /** Absolute. */
  readonly directory: string
  /** Absolute path of the repository; `null` where there is none. */
  readonly root: string | null
}

/** A path as a reader of the repository knows it. */
export function shown(root: string | null, path: string): string {
  return root !== null && path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path
}
