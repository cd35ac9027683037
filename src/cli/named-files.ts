/** From the paths of a command line to the files that are meant, with a sentence for everything that is none. */
import { resolve, sep } from 'node:path'
import { GateError } from '../core/errors.ts'
import { count, quote, quoteList } from '../core/text/markup.ts'
import type { Files, Walked } from '../ports/types.ts'

export type NamedFile =
  /** `shown` is the path as it was named, for the report; `found` tells how it came into the list. */
  | { readonly shown: string; readonly file: string; readonly found: 'named' | 'in-folder' }
  /** Something that may hold files and cannot be looked into. */
  | { readonly shown: string; readonly file: null; readonly why: string }

/**
 * Files as they were named, and the files of folders. `note` is told what was passed over. Throws GateError `input` for
 * what is not there and for folders without files: nothing to look at is never a pass.
 */
export async function nameFiles(
  files: Files,
  paths: readonly string[],
  note: (sentence: string) => void
): Promise<NamedFile[]> {
  const named: NamedFile[] = []
  for (const path of paths) {
    const kind = await kindOrWhy(files, path)
    if (typeof kind !== 'string') named.push({ shown: path, file: null, why: kind.why })
    else if (kind === 'missing') throw await missing(files, path)
    else if (kind !== 'directory') named.push({ shown: path, file: resolve(path), found: 'named' })
    else named.push(...(await filesBelow(files, path, note)))
  }
  return named
}

/** One path that cannot be asked about must not keep the others from being read. */
async function kindOrWhy(files: Files, path: string): Promise<Awaited<ReturnType<Files['kind']>> | { why: string }> {
  try {
    return await files.kind(resolve(path))
  } catch (error) {
    if (error instanceof GateError && error.code === 'unreadable') return { why: error.message }
    throw error
  }
}

async function missing(files: Files, path: string): Promise<GateError> {
  const target = await files.linkTarget(resolve(path))
  const what = target === null ? 'does not exist' : `is a symbolic link to ${quote(target)}, which does not exist`
  return new GateError('input', `${quote(path)} ${what}`, { fix: 'correct the path' })
}

async function filesBelow(files: Files, path: string, note: (sentence: string) => void): Promise<NamedFile[]> {
  const root = resolve(path)
  const prefix = path.replace(/(?<![\\/])[\\/]+$/, '')
  const shown = (file: string): string =>
    `${prefix}/${file.slice(root.length).replaceAll(sep, '/').replace(/^\/+/, '')}`
  let walked: Walked
  try {
    walked = await files.walk(root)
  } catch (error) {
    if (error instanceof GateError && error.code === 'unreadable')
      return [{ shown: path, file: null, why: error.message }]
    throw error
  }
  const others = othersWords(walked, shown)
  const found = [
    ...walked.files.map((file): [string, NamedFile] => [file, { shown: shown(file), file, found: 'in-folder' }]),
    ...walked.closed.map((folder): [string, NamedFile] => {
      const why = `a folder that could not be listed: ${folder.why}`
      return [folder.path, { shown: shown(folder.path), file: null, why }]
    })
  ]
  if (found.length === 0) {
    throw new GateError('input', `${quote(path)} holds no files${others === null ? '' : `, only ${others}`}`)
  }
  if (others !== null) note(`${quote(path)}: passed over ${others}`)
  return found.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
}

/** `2 symbolic links and 1 FIFO: a, b and c`; `null` when there is nothing but files. */
function othersWords({ others }: Walked, shown: (path: string) => string): string | null {
  if (others.length === 0) return null
  const kinds = new Map<string, number>()
  for (const { what } of others) kinds.set(what, (kinds.get(what) ?? 0) + 1)
  const words = [...kinds].map(([what, n]) => count(n, what.replace(/^an? /, '')))
  return `${words.join(', ')} (${quoteList(others.map(({ path }) => shown(path)))})`
}
