/** A GOROOT as files: their digests, remembered, and what its parts say of their version. Nothing of it is run. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { locateBlob } from '../core/binary/build-info.ts'
import { openImage } from '../core/binary/open-image.ts'
import { GateError, LimitError } from '../core/errors.ts'
import {
  parseSourceVersion,
  parseVersionFile,
  type RootPart,
  SOURCE_VERSION_FILE
} from '../core/toolchain/mixed-root.ts'
import { type TreeFile, UNPUBLISHED_FOLDERS } from '../core/toolchain/tree-hash.ts'
import type { Ports } from '../ports/types.ts'

const MAX_TEXT_BYTES = 1 << 20
/** 200,000 files with paths of a hundred characters. */
const MAX_MEMORY_BYTES = 64 << 20
const MEMORY_FORMAT = 'go-provenance-gate tree 1'
/** A file system may tell times no finer than this: a change within it could leave the stamp as it was. */
const SETTLED_MILLISECONDS = 2000

/**
 * The files of a GOROOT with their digests. `folder` is where the digests are kept from one run to the next, under the
 * stamp of the whole tree (size, times, inode of every file), so that a second run only lists the tree. Throws LimitError,
 * GateError `unreadable`.
 */
export async function readTree(ports: Ports, goroot: string, folder: string): Promise<TreeFile[]> {
  const tree = await ports.hashing.walk(goroot, UNPUBLISHED_FOLDERS)
  const memory = join(folder, `${createHash('sha256').update(goroot).digest('hex').slice(0, 20)}.tree`)
  const head = `${MEMORY_FORMAT} ${tree.stamp}`
  const known = await recall(ports, memory, head, tree.paths)
  if (known !== null) return known
  const digests = await ports.hashing.digests(goroot, tree)
  if (digests.length !== tree.paths.length) throw new GateError('unreadable', 'a GOROOT was not hashed as a whole')
  if (ports.clock.now().getTime() - tree.newest > SETTLED_MILLISECONDS) {
    // A memory that cannot be written is none the next time.
    await ports.files.writeText(memory, `${[head, ...digests].join('\n')}\n`).catch(() => {})
  }
  return withDigests(tree.paths, digests)
}

async function recall(ports: Ports, file: string, head: string, paths: readonly string[]): Promise<TreeFile[] | null> {
  const text = await ports.files.readText(file, MAX_MEMORY_BYTES).catch(() => null)
  if (text === null || !text.startsWith(`${head}\n`)) return null
  const body = text.slice(head.length + 1, -1)
  const digests = body.split('\n')
  const isWhole =
    digests.length === paths.length && digests.every(({ length }) => length === 64) && !/[^0-9a-f\n]/.test(body)
  return isWhole ? withDigests(paths, digests) : null
}

function withDigests(paths: readonly string[], digests: readonly string[]): TreeFile[] {
  return paths.map((path, index) => ({ path, sha256: digests[index] ?? '' }))
}

/** A text file of a GOROOT, `null` when it is not there or no text of a sensible size. */
export function readRootText(ports: Ports, goroot: string, path: string): Promise<string | null> {
  return ports.files.readText(join(goroot, ...path.split('/')), MAX_TEXT_BYTES).catch(() => null)
}

/** The programs that make a binary, whose version has to be that of the file VERSION. */
const PROGRAMS = ['compile', 'link', 'asm', 'cgo'] as const

/**
 * What each part of a GOROOT says of its version, the file VERSION first: the programs by their build info, the sources by
 * the file that the release process writes. Parts that say nothing are left out.
 */
export async function readParts(ports: Ports, goroot: string, platform: string): Promise<RootPart[]> {
  const [version, source] = await Promise.all([
    readRootText(ports, goroot, 'VERSION'),
    readRootText(ports, goroot, SOURCE_VERSION_FILE)
  ])
  const exe = platform.startsWith('windows/') ? '.exe' : ''
  const tools = join(goroot, 'pkg', 'tool', platform.replace('/', '_'))
  const said: [string, string | null][] = [
    ['VERSION', version === null ? null : parseVersionFile(version)],
    ['bin/go', programVersion(ports, join(goroot, 'bin', `go${exe}`))],
    ...PROGRAMS.map((name): [string, string | null] => [name, programVersion(ports, join(tools, `${name}${exe}`))]),
    ['src', source === null ? null : parseSourceVersion(source)]
  ]
  return said.flatMap(([part, text]): RootPart[] => (text === null ? [] : [{ part, version: text.slice(0, 200) }]))
}

/** The Go that compiled a program, which for a tool of a release is that release; `null` for what says nothing. */
function programVersion(ports: Ports, path: string): string | null {
  try {
    const source = ports.files.open(path)
    try {
      const opened = openImage(source)
      return opened.kind === 'image' ? (locateBlob(source, opened.image)?.goVersion ?? null) : null
    } finally {
      source.close()
    }
  } catch (error) {
    if (error instanceof GateError) return null
    throw error
  }
}

/** The platform of a GOROOT's tools by their folder, `null` when there is none; `host` decides between several. */
export function platformOf(paths: readonly string[], host: string | null): string | null {
  const found = new Set<string>()
  for (const path of paths) {
    const [, goos = '', goarch = ''] = /^pkg\/tool\/([a-z0-9]+)_([a-z0-9]+)\/compile(?:\.exe)?$/.exec(path) ?? []
    if (goos !== '') found.add(`${goos}/${goarch}`)
  }
  if (host !== null && found.has(host)) return host
  return [...found].toSorted()[0] ?? null
}

/** Whether an error says that a tree has more files than any GOROOT: it is no release then, whatever they are. */
export function isBeyondLimits(error: unknown): boolean {
  return error instanceof LimitError
}
