/**
 * Reads a `go build -x` trace while it is being written.
 *
 * The trace is a shell script after the fact: `cd`, `mkdir`, here-documents for the import configurations, one line a
 * tool run, a last `mv` (or `cp`, across devices or into setgid folders) that puts the linked file in its place. Errors
 * of the compiler and output of C compilers stand between. Only these kinds of lines matter here, and they are told by
 * their first characters, so that the rest costs one comparison each:
 *
 *   cat >WORK/b001/importcfg.link << 'EOF'   what is linked, and from which file; ends with a line EOF
 *   cat >WORK/b012/importcfg << 'EOF'        the same of what a package imports
 *   .../compile ... -p PKG ... -buildid A/A   a package is compiled
 *   cp WORK/b012/_pkg_.a CACHE/ab/HASH-d      its archive goes into the cache, under its sha256
 *   .../link -o WORK/b001/exe/a.out ...       a binary is linked
 *   mv WORK/b001/exe/a.out DESTINATION        it lands
 *
 * The work folder is written as $WORK in most lines and in full in the names of here-documents, so folders are told by
 * their action number (`b001`) alone.
 *
 * Source: cmd/go/internal/work (shell.go, exec.go, gc.go); transcripts of Go 1.21 to 1.27 in the fixtures.
 */
import { unquote } from '../text/go-quote.ts'
import type { BuildLog, CompiledPackage, Landing, Link, LinkedPackage } from './build-log.ts'
import { type CompileFlags, compileFlags } from './compile-flags.ts'
import { endsHeredoc } from './heredoc.ts'
import { LineSplitter } from './lines.ts'
import { type Command, parseCommand } from './words.ts'

/** Packages of one link; the largest real programs have about 8,000. */
const MAX_PACKAGES = 200_000
/** Binaries of one build. */
const MAX_LINKS = 10_000
/** Entries of all import configurations together, which a hostile trace could repeat for ever. */
const MAX_IMPORTS = 5_000_000
/** Programs of the host: a compiler or two, an archiver. */
const MAX_HOST_PROGRAMS = 50
const MAX_CGO_PACKAGES = 10_000
/** Different texts that are kept once. */
const MAX_TEXTS = 1_000_000

/** The go command writes its own tools with their path, a C compiler as the environment names it. */
const TOOL =
  /(?:[\\/](compile|link|asm|cgo|covdata|cover|vet)|(?:^|[ "'\\/])(gcc|clang|g\+\+|clang\+\+|cc|c\+\+|pkg-config))(?:\.exe)?["']? /
/** A program stands at the beginning of its line, behind its environment and what -toolexec put in front. */
const PROGRAM_CHARS = 4096
/** What a compiler says about a place may quote anything of the program, and so look like a command. */
const PLACE = /^[^"']*?:\d+(?::\d+)?: /
const IMPORT_CONFIG = /[\\/](b\d+)[\\/]+importcfg(\.link)?(?:"|\s)/
const PACKAGE_FILE = 'packagefile '
/** The archive of a package that was compiled in this build. */
const ARCHIVE = /[\\/](b\d+)[\\/]+_pkg_\.a$/

interface OpenLink {
  action: string
  command: Command | null
  packages: LinkedPackage[]
  modInfo: string | null
  landing: Landing | null
}

/** What a watcher is told while a build runs. */
export interface BuildWatcher {
  /** A package starts to compile; of package main the path is `main`. */
  readonly compiling?: (path: string) => void
  readonly linking?: () => void
}

/** Takes the trace in pieces of any size; `end` gives what it said. */
export class BuildLogParser {
  readonly #lines = new LineSplitter((line) => this.#line(line))
  readonly #watcher: BuildWatcher
  #heredoc: ((line: string) => void) | null = null
  #work: string | null = null
  #imports = 0
  #toolexec: readonly string[] | null = null
  readonly #compiled = new Map<string, CompiledPackage>()
  readonly #importsOf = new Map<string, LinkedPackage[]>()
  readonly #links = new Map<string, OpenLink>()
  readonly #tools = new Map<string, number>()
  readonly #cgo = new Set<string>()
  readonly #texts = new Map<string, string>()
  readonly #hostPrograms = new Set<string>()

  constructor(watcher: BuildWatcher = {}) {
    this.#watcher = watcher
  }

  push(text: string): void {
    this.#lines.push(text)
  }

  end(): BuildLog {
    this.#lines.end()
    return {
      work: this.#work,
      compiled: [...this.#compiled.values()],
      links: [...this.#links.values()].flatMap(closeLink),
      toolexec: this.#toolexec,
      cgo: [...this.#cgo].toSorted(),
      hostPrograms: [...this.#hostPrograms].toSorted(),
      tools: Object.fromEntries([...this.#tools].toSorted(([a], [b]) => (a < b ? -1 : 1))),
      lines: this.#lines.lines,
      cutLines: this.#lines.cutLines
    }
  }

  #line(line: string): void {
    if (this.#heredoc !== null) {
      if (endsHeredoc(line)) this.#heredoc = null
      else this.#heredoc(line)
    } else if (line.startsWith('cat >')) this.#openHeredoc(line)
    else if (line.startsWith('WORK=')) this.#work = line.slice(5)
    else if (line.startsWith('mv ') || line.startsWith('cp ')) this.#move(line)
    else if (/^[\w$'"/.\\]/.test(line) && !line.startsWith('cd ') && !line.startsWith('mkdir ')) this.#command(line)
  }

  #openHeredoc(line: string): void {
    if (!line.includes("<< 'EOF'")) return
    const found = IMPORT_CONFIG.exec(line)
    const action = found?.[1]
    if (action === undefined) {
      this.#heredoc = () => {}
      return
    }
    if (found?.[2] === undefined) {
      const imports: LinkedPackage[] = []
      if (this.#importsOf.size < MAX_PACKAGES) this.#importsOf.set(this.#own(action), imports)
      this.#heredoc = (entry) => this.#import(entry, imports)
      return
    }
    const link = this.#link(action)
    this.#heredoc = (entry) => {
      if (link === null) return
      if (entry.startsWith('modinfo ')) link.modInfo = readModInfo(entry.slice('modinfo '.length))
      else if (link.packages.length < MAX_PACKAGES) this.#import(entry, link.packages)
    }
  }

  /** `packagefile PATH=FILE` */
  #import(entry: string, into: LinkedPackage[]): void {
    if (!entry.startsWith(PACKAGE_FILE)) return
    const equals = entry.indexOf('=')
    if (equals < 0 || this.#imports >= MAX_IMPORTS) return
    this.#imports += 1
    into.push({ path: this.#own(entry.slice(PACKAGE_FILE.length, equals)), file: this.#own(entry.slice(equals + 1)) })
  }

  /** `cp WORK/b012/_pkg_.a CACHE/ab/HASH-d # internal`, `mv WORK/b001/exe/a.out DESTINATION`. */
  #move(line: string): void {
    const [how, from = '', to = ''] = parseCommand(line).argv
    if (how !== 'mv' && how !== 'cp') return
    const archive = ARCHIVE.exec(from)?.[1]
    const hash = /(?:^|[\\/])([0-9a-f]{64})-d$/.exec(to)?.[1]
    if (archive !== undefined && hash !== undefined) {
      const compiled = this.#compiled.get(archive)
      if (compiled !== undefined) this.#compiled.set(this.#own(archive), { ...compiled, outputSha256: this.#own(hash) })
      return
    }
    const linked = /[\\/](b\d+)[\\/]+exe[\\/]+/.exec(from)?.[1]
    // From 1.24 on the go command also copies an executable into the cache, for `go run` and `go tool`.
    if (linked === undefined || /[\\/][0-9a-f]{64}-d[\\/]/.test(to)) return
    const link = this.#links.get(linked)
    if (link !== undefined) link.landing = { how, path: to }
  }

  #command(line: string): void {
    const found = TOOL.exec(line.slice(0, PROGRAM_CHARS))
    const tool = found?.[1] ?? found?.[2]
    if (tool === undefined || PLACE.test(line)) return
    const command = parseCommand(tool === 'compile' ? withoutFiles(line) : line)
    const program = command.argv.findIndex((word) => programName(word) === tool)
    if (program < 0) return
    this.#tools.set(tool, (this.#tools.get(tool) ?? 0) + 1)
    // A tool of Go runs behind what -toolexec names.
    if (program > 0 && found?.[1] !== undefined && this.#toolexec === null)
      this.#toolexec = command.argv.slice(0, program)
    const argv = command.argv.slice(program)
    if (found?.[2] !== undefined) {
      if (this.#hostPrograms.size < MAX_HOST_PROGRAMS) this.#hostPrograms.add(this.#own(argv[0] ?? tool))
    } else if (tool === 'compile') this.#compile(argv)
    else if (tool === 'link') this.#openLink(command)
    else if (tool === 'cgo') this.#cgoRun(argv)
  }

  /**
   * The same text, kept once and on its own: a part of a line would keep the whole piece of the log alive that it was cut
   * from, and with a name in every piece that is the whole log.
   */
  #own(text: string): string {
    const known = this.#texts.get(text)
    if (known !== undefined) return known
    const copy = Buffer.from(text, 'utf8').toString('utf8')
    if (this.#texts.size < MAX_TEXTS) this.#texts.set(copy, copy)
    return copy
  }

  #compile(argv: readonly string[]): void {
    const action = actionOf(flagValue(argv, '-o'))
    const path = flagValue(argv, '-p')
    const actionId = flagValue(argv, '-buildid')?.split('/')[0]
    if (action === null || path === null || actionId === undefined || this.#compiled.size >= MAX_PACKAGES) return
    const imports = this.#importsOf.get(action) ?? []
    this.#importsOf.delete(action)
    this.#compiled.set(this.#own(action), {
      path: this.#own(path),
      action: this.#own(action),
      actionId: this.#own(actionId),
      outputSha256: null,
      flags: ownFlags(compileFlags(argv), (text) => this.#own(text)),
      imports
    })
    this.#watcher.compiling?.(path)
  }

  #cgoRun(argv: readonly string[]): void {
    const path = flagValue(argv, '-importpath')
    if (path !== null && this.#cgo.size < MAX_CGO_PACKAGES) this.#cgo.add(this.#own(path))
  }

  #openLink(command: Command): void {
    // A shared library or a plugin is linked in the folder where it stands: `-o a.out.so`.
    const [out, config] = ['-o', '-importcfg'].map((flag) => actionOf(flagValue(command.argv, flag)))
    const action = out ?? config ?? null
    const link = action === null ? null : this.#link(action)
    if (link !== null) link.command = command
    this.#watcher.linking?.()
  }

  #link(action: string): OpenLink | null {
    let link = this.#links.get(action) ?? null
    if (link === null && this.#links.size < MAX_LINKS) {
      link = { action: this.#own(action), command: null, packages: [], modInfo: null, landing: null }
      this.#links.set(link.action, link)
    }
    return link
  }
}

/** Reads a whole trace at once. */
export function parseBuildLog(text: string): BuildLog {
  const parser = new BuildLogParser()
  parser.push(text)
  return parser.end()
}

function closeLink(link: OpenLink): Link[] {
  if (link.command === null) return []
  const { argv, env } = link.command
  return [
    {
      action: link.action,
      mainPackage:
        link.packages.find((entry) => ARCHIVE.exec(entry.file)?.[1] === link.action)?.path ??
        link.packages[0]?.path ??
        null,
      argv,
      env,
      buildId: flagValue(argv, '-buildid'),
      packages: link.packages,
      modInfo: link.modInfo,
      landing: link.landing
    }
  ]
}

/** The compiler's line without its files, which stand behind its last flag and are most of it. */
function withoutFiles(line: string): string {
  const files = line.indexOf(' -pack ')
  return files < 0 ? line : line.slice(0, files)
}

function ownFlags(flags: CompileFlags, own: (text: string) => string): CompileFlags {
  return { ...flags, overlaid: flags.overlaid.map(({ from, to }) => ({ from: own(from), to: own(to) })) }
}

function programName(word: string): string {
  const name = word.slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1)
  return name.endsWith('.exe') ? name.slice(0, -4) : name
}

/** The first value of a flag, `-name value` or `-name=value`. The first: the user's own flags stand behind. */
export function flagValue(argv: readonly string[], name: string): string | null {
  for (const [index, word] of argv.entries()) {
    if (word === name) return argv[index + 1] ?? null
    if (word.startsWith(`${name}=`)) return word.slice(name.length + 1)
  }
  return null
}

function actionOf(path: string | null): string | null {
  // The last such folder: the user's own may be named alike.
  return path === null ? null : (/^(?:.*[\\/])?(b\d+)[\\/]/.exec(path)?.[1] ?? null)
}

/** The quoted module info of an import configuration, without the 16-byte markers at both ends; `null` for other text. */
export function readModInfo(literal: string): string | null {
  try {
    // The markers are no UTF-8, so the text between is found by its first line.
    const text = unquote(literal)
    const start = text.search(/(?:path|mod|dep|build)\t/)
    const end = text.lastIndexOf('\n')
    return start < 0 || end < start ? null : text.slice(start, end + 1)
  } catch {
    return null
  }
}
