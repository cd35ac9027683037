/**
 * What the table of functions and files (pclntab) says about a program, against what its module info says.
 *
 * Nobody strips this table, and the recorded module info does not make it: packages of modules that are not recorded,
 * support for -race that is not recorded, folders that -trimpath would have removed all show here.
 *
 * Memory stays small: names go by, packages and folders are kept, both bounded. Time does too: see limits.ts.
 */
import { bounded, GateError } from '../errors.ts'
import { quote } from '../text/markup.ts'
import { parseGoVersion } from '../toolchain/version.ts'
import type { ByteSource } from './bytes.ts'
import type { LineTable } from './facts.ts'
import { findLineTable } from './find-line-table.ts'
import {
  type FunctionName,
  hasSupport,
  imitatesCgo,
  importPathOf,
  isCompilersName,
  isSupportLength,
  splitFunctionName,
  supportOf
} from './function-names.ts'
import type { Image } from './image.ts'
import {
  BYTES_PER_NAME,
  BYTES_PER_PACKAGE,
  MAX_SYMBOL_BYTES,
  MAX_UNRECORDED,
  MIN_NAMES,
  MIN_PACKAGES
} from './limits.ts'
import { isLineTableMagic, type LineTableHeader } from './line-table-header.ts'
import { fileNames, functionNames } from './line-table-names.ts'
import type { ModInfo } from './modinfo.ts'
import { hashedPackages } from './obfuscated.ts'
import { looksStandard, namesModules, RecordedModules } from './recorded-modules.ts'
import { SourceFolders } from './source-folders.ts'

export interface LineTableFacts {
  readonly lineTable: LineTable | null
  /** What a tool that hides names left in the table. */
  readonly obfuscated: readonly string[]
  /** Why a table that is there could not be read. */
  readonly evidence: readonly string[]
}

/** Reads the image's line table. `goVersion` is that of the build info, and tells which header to look for. */
export function lineTableOf(
  source: ByteSource,
  image: Image,
  modInfo: ModInfo,
  goVersion: string | null
): LineTableFacts {
  const header = findLineTable(source, image, parseGoVersion(goVersion ?? ''))
  if (header === null) return { lineTable: null, obfuscated: [], evidence: [] }
  const magic = isLineTableMagic(header.magic)
    ? []
    : [`the line table at offset ${header.offset} begins with ${hex(header.magic)}, which no Go writes`]
  try {
    const most = MIN_PACKAGES + Math.floor(source.size / BYTES_PER_PACKAGE)
    const mostNames = MIN_NAMES + Math.floor(source.size / BYTES_PER_NAME)
    const packages = new Packages(modInfo, most)
    takeAll(functionNames(source, header, mostNames), packages, mostNames)
    const folders = new SourceFolders(most)
    takeAll(fileNames(source, header, mostNames), folders, mostNames)
    const hashed = hashedPackages(packages.paths())
    return { lineTable: summary(header, packages, folders), obfuscated: [...magic, ...hashed], evidence: [] }
  } catch (error) {
    if (!(error instanceof GateError) || error.code === 'unreadable') throw error
    return {
      lineTable: null,
      obfuscated: magic,
      evidence: [`the line table at offset ${header.offset} was not read: ${error.message}`]
    }
  }
}

/** Takes the names of a piece, each ended by a NUL; gives how many they are. */
interface Taker {
  add(names: Buffer): number
}

function takeAll(pieces: Iterable<Buffer>, taker: Taker, most: number): void {
  let names = 0
  for (const piece of pieces) names = bounded(names + taker.add(piece), most, 'names in the line table')
}

const hex = (magic: number): string => quote(`0x${magic.toString(16).padStart(8, '0')}`)

function summary(header: LineTableHeader, packages: Packages, folders: SourceFolders): LineTable {
  return {
    offset: header.offset,
    packages: packages.count,
    unrecorded: packages.unrecorded(folders),
    traces: packages.traces(),
    paths: folders.roots(packages.below(), packages.modules)
  }
}

interface Package {
  /** Bytes of its prefix and the dot, which names of its functions begin with. */
  readonly startBytes: number
  readonly importPath: string
  /** The recorded module that it is in, `null` for none or where nothing can be said. */
  readonly module: string | null
  readonly unrecorded: boolean
  /** Whether its functions may tell how the program was built. */
  readonly support: boolean
  /** Whether a name was met that only the compiler writes. */
  sure: boolean
}

/** What the names of cgo's wrappers begin with. */
const UNDERSCORE = 0x5f
const SLASH = 0x2f
const DOT = 0x2e

/** Whether a type's text or arguments begin: `(`, `[`, `{` or a space. */
const isTypeText = (byte: number): boolean => byte === 0x28 || byte === 0x5b || byte === 0x7b || byte === 0x20

/** What is looked at of a name. */
const nameAt = (names: Buffer, start: number, stop: number): string =>
  names.toString('latin1', start, Math.min(stop, start + MAX_SYMBOL_BYTES))

/** The packages that functions belong to. */
class Packages {
  readonly modules: ReadonlySet<string>
  readonly #byPrefix = new Map<string, Package>()
  readonly #recorded: RecordedModules
  readonly #judged: boolean
  readonly #most: number
  readonly #traces = new Set<string>()
  #last: Package | null = null
  /** What names of that package begin with: its prefix and the dot. */
  readonly #start = new Uint8Array(MAX_SYMBOL_BYTES)
  #startBytes = 0

  /** `most` packages are kept; throws LimitError when there are more. */
  constructor(modInfo: ModInfo, most: number) {
    this.#most = most
    this.#recorded = new RecordedModules(modInfo)
    this.#judged = namesModules(modInfo)
    // In the module cache a capital is an exclamation mark and the small letter.
    this.modules = new Set(
      modInfo.deps.map(({ path }) => path.replaceAll(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`))
    )
  }

  get count(): number {
    return this.#byPrefix.size
  }

  /**
   * Takes names of functions, each ended by a NUL, and gives how many they are. Names of one package stand together: most
   * need no more than a look at what the last one began with, and that no slash follows before type arguments (`a.b/c.F`
   * begins with `a.` and is of another package).
   */
  add(names: Buffer): number {
    let count = 0
    for (let at = 0; at < names.length; at++, count++) {
      const start = at
      while (at - start < this.#startBytes && names[at] === this.#start[at - start]) at += 1
      let same = at - start === this.#startBytes
      if (!same) at = start
      const rest = at
      // Where the package ends: the first dot behind the last slash.
      let dot = start
      let byte = names[at] ?? 0
      for (; byte !== 0 && !isTypeText(byte); byte = names[++at] ?? 0) {
        if (byte === SLASH) {
          same = false
          dot = start
        } else if (byte === DOT && dot === start) dot = at
      }
      while (byte !== 0) byte = names[++at] ?? 0
      if (same && this.#last !== null) this.#note(names, rest, at, this.#last)
      else if (at > start) this.#addFirst(names, start, dot, at)
    }
    return count
  }

  /** A name of another package than the one before; `dot` is where its package may end, or its start. */
  #addFirst(names: Buffer, start: number, dot: number, stop: number): void {
    let found = this.#byPrefix.get(nameAt(names, start, dot))
    if (found === undefined) {
      const name = nameAt(names, start, stop)
      const split = splitFunctionName(name)
      if (split === null) {
        const trace = supportOf(null, name)
        if (trace !== null) this.#traces.add(trace)
        return
      }
      found = this.#packageOf(split)
    }
    this.#last = found
    this.#startBytes = found.startBytes
    for (let i = 0; i < found.startBytes; i++) this.#start[i] = names[start + i] ?? 0
    this.#note(names, start + found.startBytes, stop, found)
  }

  /** Takes what follows the package in a name: of most packages nothing is to be learned from it. */
  #note(names: Buffer, start: number, stop: number, of: Package): void {
    const doubtful = of.unrecorded && !of.sure
    const support = of.support && isSupportLength(stop - start)
    if (!support && !doubtful && names[start] !== UNDERSCORE) return
    const rest = nameAt(names, start, stop)
    const trace = supportOf(of.importPath, rest)
    if (trace !== null) this.#traces.add(trace)
    if (doubtful) of.sure = isCompilersName(rest)
  }

  #packageOf({ prefix }: FunctionName): Package {
    const importPath = importPathOf(prefix)
    const module = this.#recorded.moduleOf(importPath)
    const unrecorded = this.#judged && module === null && !looksStandard(importPath)
    const made: Package = {
      startBytes: prefix.length + 1,
      importPath,
      module,
      unrecorded,
      support: hasSupport(importPath),
      sure: false
    }
    this.#byPrefix.set(prefix, made)
    bounded(this.#byPrefix.size, this.#most, 'packages in the line table')
    return made
  }

  *paths(): Generator<string> {
    for (const { importPath, module } of this.#byPrefix.values()) if (module === null) yield importPath
  }

  traces(): string[] {
    const imitation = [...this.#byPrefix.values()].some(({ importPath }) => imitatesCgo(importPath))
    return [...this.#traces].filter((trace) => trace !== 'cgo' || !imitation).toSorted()
  }

  /** Where packages stand within their module, and within a vendor folder. */
  below(): Set<string> {
    const below = new Set<string>()
    const add = (importPath: string, module: string | null): void => {
      below.add(`vendor/${importPath}`)
      if (module !== null && importPath.length > module.length) below.add(importPath.slice(module.length + 1))
    }
    for (const { importPath, module } of this.#byPrefix.values()) add(importPath, module)
    return below
  }

  /** Packages of no recorded module that were surely compiled from their own source, sorted, the first of them. */
  unrecorded(folders: SourceFolders): string[] {
    const doubtful = new Set<string>()
    const sure: string[] = []
    for (const { importPath, unrecorded, sure: known } of this.#byPrefix.values()) {
      if (!unrecorded) continue
      if (known) sure.push(importPath)
      else doubtful.add(importPath)
    }
    if (doubtful.size > 0) sure.push(...inFolders(doubtful, folders))
    return sure.toSorted().slice(0, MAX_UNRECORDED)
  }
}

/** Those import paths that a folder of source files ends with. */
function inFolders(importPaths: ReadonlySet<string>, folders: SourceFolders): Set<string> {
  const found = new Set<string>()
  for (const folder of folders.importPaths()) {
    for (let at = 0; at >= 0; at = folder.indexOf('/', at + 1)) {
      const suffix = folder.slice(at === 0 ? 0 : at + 1)
      if (importPaths.has(suffix)) found.add(suffix)
    }
  }
  return found
}
