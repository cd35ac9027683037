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
import { type ByteSource, latin1 } from './bytes.ts'
import type { LineTable } from './facts.ts'
import { findLineTable } from './find-line-table.ts'
import {
  type FunctionName,
  hasSupport,
  imitatesCgo,
  importPathOf,
  isCompilersName,
  isOfSamePackage,
  splitFunctionName,
  supportOf
} from './function-names.ts'
import type { Image } from './image.ts'
import { BYTES_PER_PACKAGE, MAX_UNRECORDED, MIN_PACKAGES } from './limits.ts'
import { isLineTableMagic, type LineTableHeader } from './line-table-header.ts'
import { forEachFile, forEachFunction } from './line-table-names.ts'
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
    const packages = new Packages(modInfo, most)
    forEachFunction(source, header, (bytes, start, stop) => packages.add(bytes, start, stop))
    const folders = new SourceFolders(most)
    forEachFile(source, header, (bytes, start, stop) => folders.add(bytes, start, stop))
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

/** The packages that functions belong to. */
class Packages {
  readonly modules: ReadonlySet<string>
  readonly #byPrefix = new Map<string, Package>()
  readonly #recorded: RecordedModules
  readonly #judged: boolean
  readonly #most: number
  readonly #traces = new Set<string>()
  #last: { readonly start: Uint8Array; readonly of: Package } | null = null

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

  /** Takes the name of a function. */
  add(bytes: Uint8Array, start: number, stop: number): void {
    // Names of one package stand together: most need no more than a look at what the last one began with.
    const last = this.#last
    if (last !== null && isOfSamePackage(bytes, start, stop, last.start)) {
      const { of } = last
      if (of.support || (of.unrecorded && !of.sure) || bytes[start + last.start.length] === UNDERSCORE) {
        this.#note(latin1(bytes.subarray(start + last.start.length, stop)), of)
      }
      return
    }
    const name = latin1(bytes.subarray(start, stop))
    const split = splitFunctionName(name)
    if (split === null) {
      const trace = supportOf(null, name)
      if (trace !== null) this.#traces.add(trace)
      return
    }
    const found = this.#packageOf(split)
    this.#last = { start: bytes.slice(start, start + split.prefix.length + 1), of: found }
    this.#note(split.rest, found)
  }

  #note(rest: string, of: Package): void {
    const trace = supportOf(of.importPath, rest)
    if (trace !== null) this.#traces.add(trace)
    if (of.unrecorded && !of.sure) of.sure = isCompilersName(rest)
  }

  #packageOf({ prefix }: FunctionName): Package {
    const known = this.#byPrefix.get(prefix)
    if (known !== undefined) return known
    const importPath = importPathOf(prefix)
    const module = this.#recorded.moduleOf(importPath)
    const unrecorded = this.#judged && module === null && !looksStandard(importPath)
    const made: Package = { importPath, module, unrecorded, support: hasSupport(importPath), sure: false }
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
