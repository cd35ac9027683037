/**
 * Reads a `go build -x` trace while it is being written.
 *
 * The trace is a shell script after the fact: `cd`, `mkdir`, here-documents for the import configurations, one line a
 * tool run, a last `mv` (or `cp`, across devices or into setgid folders) that puts the linked file in its place. Errors
 * of the compiler and output of C compilers stand between. Only four kinds of lines matter here, and they are told by
 * their first characters, so that the rest costs one comparison each:
 *
 *   cat >WORK/b001/importcfg.link << 'EOF'   what is linked, and from which file; ends with a line EOF
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
import { type Command, parseCommand } from './words.ts'

/** A link line has a few kilobytes, the module info of the largest programs about 200 KiB. */
const MAX_LINE_CHARS = 1 << 22
/** Packages of one link; the largest real programs have about 8,000. */
const MAX_PACKAGES = 200_000
/** Binaries of one build. */
const MAX_LINKS = 10_000

/** The go command writes its own tools with their path, a C compiler as the environment names it. */
const TOOL =
  /(?:[\\/](compile|link|asm|cgo|covdata|cover|vet)|(?:^|[ "'\\/])(gcc|clang|g\+\+|clang\+\+|cc|c\+\+|pkg-config))(?:\.exe)?["']? /
/** What a compiler says about a place may quote anything of the program, and so look like a command. */
const PLACE = /^[^"']*?:\d+(?::\d+)?: /
/** The archive of a package that was compiled in this build. */
const ARCHIVE = /[\\/](b\d+)[\\/]+_pkg_\.a$/

interface OpenLink {
  action: string
  command: Command | null
  packages: LinkedPackage[]
  modInfo: string | null
  landing: Landing | null
}

/** Takes the trace in pieces of any size; `end` gives what it said. */
export class BuildLogParser {
  #rest = ''
  #skipping = false
  #heredoc: ((line: string) => void) | null = null
  #work: string | null = null
  #lines = 0
  #cutLines = 0
  readonly #compiled = new Map<string, CompiledPackage>()
  readonly #links = new Map<string, OpenLink>()
  readonly #tools = new Map<string, number>()

  push(text: string): void {
    let start = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      this.#complete(text.slice(start, end))
      start = end + 1
    }
    this.#keep(text.slice(start))
  }

  end(): BuildLog {
    if (this.#rest !== '') this.#complete('')
    return {
      work: this.#work,
      compiled: [...this.#compiled.values()],
      links: [...this.#links.values()].flatMap(closeLink),
      tools: Object.fromEntries([...this.#tools].toSorted(([a], [b]) => (a < b ? -1 : 1))),
      lines: this.#lines,
      cutLines: this.#cutLines
    }
  }

  #keep(piece: string): void {
    if (this.#skipping) return
    this.#rest += piece
    if (this.#rest.length > MAX_LINE_CHARS) {
      this.#skipping = true
      this.#cutLines += 1
    }
  }

  #complete(piece: string): void {
    const whole = this.#skipping ? this.#rest : this.#rest + piece
    // A piece may hold a whole line over the bound.
    if (!this.#skipping && whole.length > MAX_LINE_CHARS) this.#cutLines += 1
    const line = whole.slice(0, MAX_LINE_CHARS)
    this.#rest = ''
    this.#skipping = false
    this.#lines += 1
    this.#line(line.endsWith('\r') ? line.slice(0, -1) : line)
  }

  #line(line: string): void {
    if (this.#heredoc !== null) {
      if (line === 'EOF') this.#heredoc = null
      else this.#heredoc(line)
    } else if (line.startsWith('cat >')) this.#openHeredoc(line)
    else if (line.startsWith('WORK=')) this.#work = line.slice(5)
    else if (line.startsWith('mv ') || line.startsWith('cp ')) this.#move(line)
    else if (/^[\w$'"/.\\]/.test(line) && !line.startsWith('cd ') && !line.startsWith('mkdir ')) this.#command(line)
  }

  #openHeredoc(line: string): void {
    if (!line.includes("<< 'EOF'")) return
    const action = /[\\/](b\d+)[\\/]+importcfg\.link(?:"|\s)/.exec(line)?.[1]
    if (action === undefined) {
      this.#heredoc = () => {}
      return
    }
    const link = this.#link(action)
    this.#heredoc = (entry) => {
      if (entry.startsWith('packagefile ')) {
        const equals = entry.indexOf('=')
        if (equals > 0 && link !== null && link.packages.length < MAX_PACKAGES) {
          link.packages.push({ path: entry.slice('packagefile '.length, equals), file: entry.slice(equals + 1) })
        }
      } else if (entry.startsWith('modinfo ') && link !== null)
        link.modInfo = readModInfo(entry.slice('modinfo '.length))
    }
  }

  /** `cp WORK/b012/_pkg_.a CACHE/ab/HASH-d # internal`, `mv WORK/b001/exe/a.out DESTINATION`. */
  #move(line: string): void {
    const [how, from = '', to = ''] = parseCommand(line).argv
    if (how !== 'mv' && how !== 'cp') return
    const archive = ARCHIVE.exec(from)?.[1]
    const hash = /(?:^|[\\/])([0-9a-f]{64})-d$/.exec(to)?.[1]
    if (archive !== undefined && hash !== undefined) {
      const compiled = this.#compiled.get(archive)
      if (compiled !== undefined) this.#compiled.set(archive, { ...compiled, outputSha256: hash })
      return
    }
    const linked = /[\\/](b\d+)[\\/]+exe[\\/]+/.exec(from)?.[1]
    // From 1.24 on the go command also copies an executable into the cache, for `go run` and `go tool`.
    if (linked === undefined || /[\\/][0-9a-f]{64}-d[\\/]/.test(to)) return
    const link = this.#links.get(linked)
    if (link !== undefined) link.landing = { how, path: to }
  }

  #command(line: string): void {
    const found = TOOL.exec(line)
    const tool = found?.[1] ?? found?.[2]
    if (tool === undefined || PLACE.test(line)) return
    const command = parseCommand(line)
    const program = command.argv.findIndex((word) => programName(word) === tool)
    if (program < 0) return
    this.#tools.set(tool, (this.#tools.get(tool) ?? 0) + 1)
    if (tool === 'compile') this.#compile(command.argv)
    if (tool === 'link') this.#openLink(command)
  }

  #compile(argv: readonly string[]): void {
    const action = actionOf(flagValue(argv, '-o'))
    const path = flagValue(argv, '-p')
    const actionId = flagValue(argv, '-buildid')?.split('/')[0]
    if (action === null || path === null || actionId === undefined) return
    if (this.#compiled.size < MAX_PACKAGES) this.#compiled.set(action, { path, action, actionId, outputSha256: null })
  }

  #openLink(command: Command): void {
    const action = actionOf(flagValue(command.argv, '-o'))
    const link = action === null ? null : this.#link(action)
    if (link !== null) link.command = command
  }

  #link(action: string): OpenLink | null {
    let link = this.#links.get(action) ?? null
    if (link === null && this.#links.size < MAX_LINKS) {
      link = { action, command: null, packages: [], modInfo: null, landing: null }
      this.#links.set(action, link)
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

function programName(word: string): string {
  return (/[^\\/]*$/.exec(word)?.[0] ?? '').replace(/\.exe$/, '')
}

/** The first value of a flag, `-name value` or `-name=value`. The first: the user's own flags stand behind. */
function flagValue(argv: readonly string[], name: string): string | null {
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

/** The quoted module info, without the 16-byte markers at both ends. */
function readModInfo(literal: string): string | null {
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
