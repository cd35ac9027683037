/**
 * What the observer in front of the tools (-toolexec) wrote down: one JSON text a tool run.
 *
 * It is written by a program of this project (src/toolexec/main.go), but into a folder that every process of the observed
 * command can write to, so it is read like any other text of somebody else: what has not the expected form is counted and
 * left out, and each list is bounded.
 *
 *   {"version":1,"argv":["/goroot/pkg/tool/linux_amd64/link","-o","/tmp/go-build1/b001/exe/a.out", ...],"tool":0,
 *    "importPath":"example.com/app","start":1764000000000,"milliseconds":310,"exitCode":0,
 *    "toolFile":{"path":"...","sha256":"...","size":9},"inputs":[...],"configs":[{"path":"...","text":"..."}],
 *    "output":{"path":"...","sha256":"...","size":9}}
 */
import { parseJson, textAt, valueAt } from '../untrusted.ts'

const TOOLS = ['compile', 'asm', 'cgo', 'link'] as const
export type ToolName = (typeof TOOLS)[number]

/** A file that a tool was given or wrote, digested at that time. */
export interface SeenFile {
  readonly path: string
  /** Hex; `null` when it could not be read. */
  readonly sha256: string | null
  readonly size: number
}

export interface ToolRun {
  readonly tool: ToolName
  /** The tool's own path first. */
  readonly argv: readonly string[]
  /** What another -toolexec put in front of it. */
  readonly before: readonly string[]
  /** The package that the go command worked on; tests stand as `example.com/app [example.com/app.test]`. */
  readonly importPath: string | null
  /** Milliseconds since 1970. */
  readonly start: number
  readonly milliseconds: number
  /** -1 when a signal ended it. */
  readonly exitCode: number
  readonly toolFile: SeenFile | null
  readonly inputs: readonly SeenFile[]
  /** Import configurations, by the path under which the tool was given them. */
  readonly configs: ReadonlyMap<string, string>
  /** What the linker wrote, before the go command filled in the content ID. */
  readonly output: SeenFile | null
}

/** One text of evidence; an import configuration may have 16 MB and is escaped. */
export const MAX_RUN_BYTES = 64 << 20
/** Tool runs of one command. */
export const MAX_RUNS = 200_000
const MAX_WORDS = 100_000
const MAX_WORD_CHARS = 1 << 20
const MAX_FILES = 20_000
const MAX_PATH_CHARS = 32_768
const MAX_CONFIGS = 10
const MAX_CONFIG_CHARS = 16 << 20

/** Reads one tool run; `null` when the text is not what the observer writes. */
export function parseToolRun(text: string): ToolRun | null {
  const value = parseJson(text)
  if (valueAt(value, 'version') !== 1) return null
  const words = listAt(value, 'argv', MAX_WORDS)
  const first = wholeAt(value, 'tool')
  const [start, milliseconds] = [wholeAt(value, 'start'), wholeAt(value, 'milliseconds')]
  const exitCode = valueAt(value, 'exitCode')
  if (words === null || first === null || start === null || milliseconds === null) return null
  if (typeof exitCode !== 'number' || !Number.isSafeInteger(exitCode)) return null
  const argv = words.filter((word): word is string => typeof word === 'string' && word.length <= MAX_WORD_CHARS)
  if (argv.length !== words.length) return null
  const name = toolName(argv[first] ?? '')
  if (name === null) return null
  const inputs = listAt(value, 'inputs', MAX_FILES)?.map(seenFile)
  const configs = configsAt(value)
  if (inputs === undefined || inputs.includes(null) || configs === null) return null
  return {
    tool: name,
    argv: argv.slice(first),
    before: argv.slice(0, first),
    importPath: textAt(value, MAX_PATH_CHARS, 'importPath'),
    start,
    milliseconds,
    exitCode,
    toolFile: seenFile(valueAt(value, 'toolFile')),
    inputs: inputs.filter((file) => file !== null),
    configs,
    output: seenFile(valueAt(value, 'output'))
  }
}

function toolName(path: string): ToolName | null {
  const name = (/(?<![^\\/])[^\\/]*$/.exec(path)?.[0] ?? '').replace(/\.exe$/, '')
  return TOOLS.find((tool) => tool === name) ?? null
}

function listAt(value: unknown, name: string, max: number): readonly unknown[] | null {
  const found = valueAt(value, name)
  return Array.isArray(found) && found.length <= max ? found : null
}

function wholeAt(value: unknown, name: string): number | null {
  const found = valueAt(value, name)
  return typeof found === 'number' && Number.isSafeInteger(found) && found >= 0 ? found : null
}

function seenFile(value: unknown): SeenFile | null {
  const path = textAt(value, MAX_PATH_CHARS, 'path')
  const size = wholeAt(value, 'size')
  const sha256 = textAt(value, 64, 'sha256')
  if (path === null || size === null) return null
  return { path, size, sha256: sha256 !== null && /^[0-9a-f]{64}$/.test(sha256) ? sha256 : null }
}

function configsAt(value: unknown): Map<string, string> | null {
  const list = listAt(value, 'configs', MAX_CONFIGS)
  if (list === null) return null
  const configs = new Map<string, string>()
  for (const entry of list) {
    const path = textAt(entry, MAX_PATH_CHARS, 'path')
    const text = valueAt(entry, 'text')
    if (path === null || typeof text !== 'string' || text.length > MAX_CONFIG_CHARS) return null
    configs.set(path, text)
  }
  return configs
}
