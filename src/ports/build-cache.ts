/** The build cache of the go command, which is only ever read here. */
import { constants, type Dirent, type Stats } from 'node:fs'
import { access, lstat, readdir, realpath, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode, errorMessage, GateError } from '../core/errors.ts'
import type { FolderFacts } from '../core/cache/state.ts'
import { quote } from '../core/text/markup.ts'
import { cacheFolder } from './cache-folder.ts'
import type { BuildCache, CacheListing } from './types.ts'

/** Numbers by which Linux names file systems that other machines share (statfs(2)). */
const NETWORK_FILE_SYSTEMS: ReadonlyMap<number, string> = new Map([
  [0x6969, 'nfs'],
  [0x517b, 'smb'],
  [0xfe534d42, 'smb2'],
  [0xff534d42, 'cifs'],
  [0x01021997, '9p'],
  [0x5346414f, 'afs'],
  [0x00c36400, 'ceph'],
  [0x47504653, 'gpfs'],
  [0x0bd00bd0, 'lustre']
])

const WRITABLE_BY_ALL = 0o002

const NOTHING: FolderFacts = {
  kind: 'missing',
  realPath: null,
  writable: false,
  empty: true,
  freeBytes: null,
  network: null,
  foreign: null,
  worldWritable: null
}

async function look(folder: string): Promise<FolderFacts> {
  let stats: Stats
  try {
    stats = await stat(folder)
  } catch (error) {
    const missing = errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR'
    return { ...NOTHING, kind: missing ? 'missing' : 'unreadable' }
  }
  const [link, names, writable, room] = await Promise.all([
    lstat(folder),
    readdir(folder).catch(() => null),
    access(folder, constants.W_OK).then(
      () => true,
      () => false
    ),
    statfs(folder).catch(() => null)
  ])
  const user = process.getuid?.()
  return {
    kind: !stats.isDirectory() ? 'other' : names === null ? 'unreadable' : 'directory',
    realPath: link.isSymbolicLink() ? await realpath(folder) : null,
    writable,
    empty: names !== null && names.length === 0,
    freeBytes: room === null ? null : room.bavail * room.bsize,
    // The number is signed on some systems.
    network: room === null ? null : (NETWORK_FILE_SYSTEMS.get(room.type >>> 0) ?? null),
    foreign: user === undefined ? null : stats.uid !== user,
    worldWritable: user === undefined ? null : (stats.mode & WRITABLE_BY_ALL) !== 0
  }
}

async function list(folder: string): Promise<CacheListing[] | null> {
  let entries: Dirent[]
  try {
    entries = await readdir(folder, { withFileTypes: true })
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw new GateError('unreadable', `${quote(folder)} could not be read: ${errorMessage(error)}`, { cause: error })
  }
  return entries
    .map((entry): CacheListing => ({ name: entry.name, kind: kindOf(entry) }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function kindOf(entry: Dirent): CacheListing['kind'] {
  if (entry.isSymbolicLink()) return 'link'
  return entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : 'other'
}

/** The real thing. */
export function systemBuildCache(env: Readonly<Record<string, string | undefined>>): BuildCache {
  return { look, list, defaultFolder: () => join(cacheFolder(env), 'go-build') }
}
