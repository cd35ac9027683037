/** The file system. Everything that is read is bounded, everything that is written appears whole or not at all. */
import { createHash, randomUUID } from 'node:crypto'
import {
  closeSync,
  constants,
  createReadStream,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  type Stats,
  statSync,
  writeSync
} from 'node:fs'
import {
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { errorCode, errorMessage, GateError, LimitError } from '../core/errors.ts'
import { quote } from '../core/text/markup.ts'
import { alone } from './alone.ts'
import { readingError as unreadable, whatItIs } from './reading.ts'
import type { FileKind, Files, LogFile, OpenFile } from './types.ts'
import { walk } from './walk.ts'

async function kind(path: string): Promise<FileKind> {
  try {
    const stats = await stat(path)
    return stats.isFile() ? 'file' : stats.isDirectory() ? 'directory' : 'other'
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return 'missing'
    throw unreadable(path, error)
  }
}

function open(path: string): OpenFile {
  let descriptor: number
  let stats: Stats
  try {
    // Asked before it is opened: to open a device can set it to work.
    refuseOthers(path, statSync(path))
    // O_NONBLOCK: should it have become a FIFO since, opening one that nobody writes to must not wait for ever.
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    throw unreadable(path, error)
  }
  try {
    stats = fstatSync(descriptor)
    refuseOthers(path, stats)
  } catch (error) {
    closeSync(descriptor)
    throw unreadable(path, error)
  }
  return {
    size: stats.size,
    read(offset, length, into) {
      const bytes = into === undefined ? Buffer.allocUnsafe(length) : into.subarray(0, length)
      let done = 0
      while (done < length) {
        let got: number
        try {
          got = readSync(descriptor, bytes, done, length - done, offset + done)
        } catch (error) {
          throw unreadable(path, error)
        }
        if (got === 0) throw new GateError('unreadable', `${quote(path)} became shorter while it was read`)
        done += got
      }
      return bytes
    },
    close: () => closeSync(descriptor)
  }
}

function refuseOthers(path: string, stats: Stats): void {
  if (stats.isFile()) return
  throw new GateError('unreadable', `${quote(path)}: expected a regular file, got ${whatItIs(stats)}`)
}

async function readText(path: string, maxBytes: number): Promise<string | null> {
  const what = await kind(path)
  if (what === 'missing') return null
  const file = open(path)
  try {
    if (file.size > maxBytes) throw new LimitError(`${quote(path)}, bytes`, file.size, maxBytes)
    return Buffer.from(file.read(0, file.size)).toString('utf8')
  } finally {
    file.close()
  }
}

function head(path: string, bytes: number): Uint8Array | null {
  try {
    const file = open(path)
    try {
      return file.read(0, Math.min(bytes, file.size))
    } finally {
      file.close()
    }
  } catch {
    return null
  }
}

/** Writes beside the target and renames: a reader sees the old file or the new one, never a part. */
async function replace(path: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`
  try {
    await mkdir(dirname(path), { recursive: true })
    await write(temporary)
    await rename(temporary, path)
  } catch (error) {
    // Nothing may be there to remove, not even its folder: the reason is the first error.
    await rm(temporary, { force: true }).catch(() => {})
    throw new GateError('unreadable', `${quote(path)} could not be written: ${errorMessage(error)}`, { cause: error })
  }
}

/** Written synchronously: the child that fills it waits, so memory stays flat however fast it is. */
function createLog(path: string): LogFile {
  let descriptor: number
  try {
    mkdirSync(dirname(path), { recursive: true })
    descriptor = openSync(path, 'w')
  } catch (error) {
    throw new GateError('unreadable', `${quote(path)} could not be written: ${errorMessage(error)}`, { cause: error })
  }
  return {
    write(chunk) {
      for (let done = 0; done < chunk.length; ) done += writeSync(descriptor, chunk, done)
    },
    close: () => closeSync(descriptor)
  }
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash)
  } catch (error) {
    throw unreadable(path, error)
  }
  return hash.digest('hex')
}

async function glob(patterns: readonly string[], cwd: string): Promise<string[]> {
  const { glob: find } = await import('tinyglobby')
  const found = await find([...patterns], {
    cwd,
    absolute: true,
    dot: true,
    onlyFiles: true,
    followSymbolicLinks: false,
    expandDirectories: false
  })
  return [...new Set(found)].toSorted()
}

/** The real thing. */
export const systemFiles: Files = {
  kind,
  open,
  readText,
  head,
  writeText: (path, text, executable = false) =>
    replace(path, (temporary) => writeFile(temporary, text, { mode: executable ? 0o755 : 0o666 })),
  alone,
  copy: (from, to) => replace(to, (temporary) => copyFile(from, temporary)),
  link: (target, path) => replace(path, (temporary) => symlink(target, temporary)),
  createLog,
  sha256,
  glob,
  walk,
  async list(folder) {
    try {
      const entries = await readdir(folder, { withFileTypes: true })
      return entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
    } catch (error) {
      throw unreadable(folder, error)
    }
  },
  makeTemporary: (prefix) => mkdtemp(join(process.env['RUNNER_TEMP'] ?? tmpdir(), prefix)),
  remove: (path) => rm(path, { recursive: true, force: true }),
  linkTarget: (path) => readlink(path).catch(() => null),
  realPath: (path) => realpath(path).catch(() => path)
}
