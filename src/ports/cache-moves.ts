/** Moving entries out of the build cache and back: by renames alone, so that each is in one place or in the other. */
import { existsSync, lstatSync } from 'node:fs'
import { access, constants, lstat, mkdir, readdir, rename, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { errorCode, errorMessage, GateError } from '../core/errors.ts'
import { quote } from '../core/text/markup.ts'
import type { CacheMoves } from './types.ts'

/** Folders of one aside: each enforcement that moves something has its own. */
const MAX_RUNS = 9999

async function asideOf(cache: string): Promise<string> {
  // A cache that is a mount of its own (a volume of a container) has nothing beside it that a rename gets to. Beside one
  // in a work tree git would see what is set aside: the next build would be of a changed tree.
  const parent = dirname(cache)
  const [own, above] = await Promise.all([stat(cache), stat(parent)])
  const beside = await access(parent, constants.W_OK).then(
    () => own.dev === above.dev,
    () => false
  )
  return beside && !inWorkTree(parent) ? `${cache}.aside` : join(cache, 'aside')
}

/** By the folder or, in a linked work tree, the file `.git`. */
function inWorkTree(folder: string): boolean {
  const above = dirname(folder)
  return existsSync(join(folder, '.git')) || (above !== folder && inWorkTree(above))
}

async function openRun(aside: string): Promise<string> {
  try {
    await mkdir(aside, { recursive: true })
    refuseLink(aside)
    const names = await readdir(aside)
    const last = Math.max(0, ...names.filter((name) => /^\d{4}$/.test(name)).map(Number))
    // mkdir fails where the folder is there: of two that begin at the same time each gets its own.
    for (let run = last + 1; run <= MAX_RUNS; run += 1) {
      const folder = join(aside, String(run).padStart(4, '0'))
      if (await made(folder)) return folder
    }
  } catch (error) {
    throw cannot(aside, 'could not be made', error)
  }
  throw new GateError('unreadable', `${quote(aside)} is full`, { fix: 'remove what nobody will restore' })
}

async function made(folder: string): Promise<boolean> {
  try {
    await mkdir(folder)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

async function move(from: string, to: string): Promise<'moved' | 'gone' | 'taken'> {
  try {
    if (isThere(to)) return 'taken'
    await rename(from, to).catch(async (error: unknown) => {
      // One folder has many files: it is made when it is missed, which is once.
      if (errorCode(error) !== 'ENOENT' || !isThere(from)) throw error
      await mkdir(dirname(to), { recursive: true })
      await rename(from, to)
    })
    return 'moved'
  } catch (error) {
    // The go command may clean up meanwhile.
    if (errorCode(error) === 'ENOENT' && !isThere(from)) return 'gone'
    if (errorCode(error) === 'EXDEV') {
      throw new GateError('unreadable', `${quote(dirname(to))} is on another file system than the build cache`, {
        fix: 'name a folder on that of the cache with `--aside`',
        cause: error
      })
    }
    throw new GateError('unreadable', `${quote(from)} could not be moved to ${quote(to)}: ${errorMessage(error)}`, {
      fix: 'let the user who runs this write to the build cache, or set GOCACHE to another folder',
      cause: error
    })
  }
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

function refuseLink(path: string): void {
  if (lstatSync(path).isSymbolicLink()) throw new GateError('unreadable', 'it is a symbolic link')
}

function cannot(path: string, what: string, error: unknown): GateError {
  return new GateError('unreadable', `${quote(path)} ${what}: ${errorMessage(error)}`, { cause: error })
}

/** The real thing. */
export const systemCacheMoves: CacheMoves = {
  asideOf,
  openRun,
  move,
  isLink: (path) =>
    lstat(path).then(
      (stats) => stats.isSymbolicLink(),
      () => false
    ),
  removeEmpty: (folder) => rmdir(folder).catch(() => {})
}
