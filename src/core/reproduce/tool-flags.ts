/**
 * Which flags of a record are taken into a rebuild.
 *
 * The record is text in a file that somebody gave us, and several flags of Go's tools run a program (`-extld`), load a
 * plugin (`-extldflags=-fplugin=...`) or write a file (`-cpuprofile`, `-o`). So flags are taken by an allow-list, each
 * with the form of its value, and nothing else is.
 *
 * A word that begins with `@` is refused wherever it stands, as a value too: the tools take it for a file with more
 * flags in it, before they look at what it belongs to (cmd/internal/objabi/flag.go, expandArgs).
 *
 * Source: `go tool link -h`, `go tool compile -h`, `go tool asm -h`; cmd/go/internal/work/security.go for the kinds of
 * danger in C flags.
 */
import { parseFlags } from '../binary/link-flags.ts'
import { splitPattern, splitQuoted } from '../text/go-quote.ts'

const BOOL = /^(?:1|0|t|f|T|F|true|false|TRUE|FALSE|True|False)?$/
const NUMBER = /^(?:0x[0-9A-Fa-f]{1,16}|\d{1,19})$/
const WORD = /^[\w.]{1,64}$/
// oxlint-disable-next-line no-control-regex -- a NUL cannot be in an argument
const ANY = /^[^\u0000]{0,4096}$/

type Allowed = Readonly<Record<string, RegExp | ((value: string) => boolean)>>

const LINK: Allowed = {
  s: BOOL,
  w: BOOL,
  X: ANY,
  B: /^(?:none|gobuildid|0x[0-9A-Fa-f]{2,64})$/,
  buildid: /^[\x20-\x7e]{0,256}$/,
  linkmode: /^(?:internal|external|auto)$/,
  extldflags: (value) => (splitQuoted(value) ?? ['?']).every(isHostLinkFlag),
  compressdwarf: BOOL,
  checklinkname: BOOL,
  bindnow: BOOL,
  race: BOOL,
  msan: BOOL,
  asan: BOOL,
  buildmode: /^[a-z-]{1,20}$/,
  H: WORD,
  E: WORD,
  D: NUMBER,
  T: NUMBER,
  R: NUMBER,
  funcalign: NUMBER,
  randlayout: NUMBER,
  libgcc: /^none$/,
  // Texts that go into the file and are used on the machine that runs it.
  I: /^[\w./-]{1,256}$/,
  r: /^[\w./:${}-]{1,1024}$/
}

const COMPILE: Allowed = {
  N: BOOL,
  l: /^(?:\d{1,2}|true|false)?$/,
  B: BOOL,
  C: BOOL,
  e: BOOL,
  dwarf: BOOL,
  dwarflocationlists: BOOL,
  spectre: /^[a-z,]{1,40}$/,
  shared: BOOL,
  dynlink: BOOL,
  wb: BOOL,
  trimpath: ANY,
  lang: /^go1\.\d{1,3}$/
}

const ASM: Allowed = { spectre: /^[a-z,]{1,40}$/, trimpath: ANY, shared: BOOL, dynlink: BOOL }

const TOOLS = { '-ldflags': LINK, '-gcflags': COMPILE, '-asmflags': ASM } as const
export type ToolFlag = keyof typeof TOOLS

/** Flags of each tool whose value may be the next word, of those that are taken. */
const WITH_VALUE: ReadonlySet<string> = new Set(
  'X B buildid linkmode extldflags buildmode H E D T R funcalign randlayout libgcc I r spectre trimpath lang'.split(' ')
)

/**
 * Why the value of `-ldflags`, `-gcflags` or `-asmflags` is not taken, `null` when it is. A pattern in front is one of
 * import paths.
 */
export function refusedToolFlags(tool: ToolFlag, value: string): string | null {
  // Go trims what Unicode calls white space, and a text that begins otherwise than it looks is read otherwise.
  if (!/^[ \t\r\n]*(?:[\x21-\x7e]|$)/.test(value)) return `\`${tool}\` begins with what is no flag`
  const { pattern, list } = splitPattern(value)
  if (pattern !== null && !/^[\w.~/@-]{1,256}$/.test(pattern.trim())) return `the pattern of \`${tool}\` is none`
  const words = splitQuoted(list)
  if (words === null) return `a quote in \`${tool}\` is not closed`
  const flags = parseFlags(words, WITH_VALUE)
  const odd = flags.find((flag) => !allows(TOOLS[tool][flag.name], flag.value ?? ''))
  if (odd !== undefined) return `\`-${odd.name}\` in \`${tool}\` is not taken from a record`
  if (words.some((word) => word.startsWith('@'))) return `\`${tool}\` names a file with more flags`
  // parseFlags stops at the first word that is no flag.
  return wordsOf(words, flags.length) ? null : `\`${tool}\` holds more than flags`
}

/** Whether all the words make up that many flags: a word each, and one more where the value stands apart. */
function wordsOf(words: readonly string[], flags: number): boolean {
  let [found, at] = [0, 0]
  for (; at < words.length; found += 1) {
    const flag = /^--?([A-Za-z][\w-]*)(=)?/.exec(words[at] ?? '')
    if (flag === null) return false
    at += flag[2] === undefined && WITH_VALUE.has(flag[1] ?? '') ? 2 : 1
  }
  return found === flags
}

function allows(rule: RegExp | ((value: string) => boolean) | undefined, value: string): boolean {
  if (rule === undefined) return false
  return rule instanceof RegExp ? rule.test(value) : rule(value)
}

/** Flags for the host's linker, through the C compiler: no paths, no plugins, no scripts, no programs. */
function isHostLinkFlag(word: string): boolean {
  if (/^-(?:static|static-pie|static-libgcc|pie|no-pie|s|g|pthread|O[0-3sg]?|l[\w.+-]{1,64})$/.test(word)) return true
  const linker = /^-Wl,(.+)$/.exec(word)?.[1]
  if (linker === undefined) return isCompilerFlag(word)
  return linker
    .split(',')
    .every((part) =>
      /^(?:-z|relro|now|noexecstack|nodlopen|muldefs|-s|-S|-O[0-3]|--as-needed|--no-as-needed|--gc-sections|--build-id(?:=[\w]{1,64})?|--hash-style=\w{3,8}|--sort-common|--strip-all|--strip-debug|--no-undefined|--allow-multiple-definition|-Bsymbolic(?:-functions)?|-Bstatic|-Bdynamic)$/.test(
        part
      )
    )
}

const C_OPTION =
  /^-(?:g[0-3]?|O[0-3sgz]?|pthread|pipe|std=[\w+]{1,16}|W[a-z][\w=-]{0,64}|f[a-z][\w=-]{0,64}|m[\w=.+-]{1,64}|[DU]\w{1,128}(?:=[\w.+-]{0,128})?)$/
/** Options among those that load, run or write something. */
const C_DANGER =
  /^-f(?:plugin|dump|profile|auto-profile|save|use-ld|callgraph|opt-info|stack-usage|diagnostics|sanitize-)/

/** Whether an option of the C compiler does nothing but change the code. */
function isCompilerFlag(word: string): boolean {
  return C_OPTION.test(word) && !C_DANGER.test(word)
}

/** Whether a recorded list of C flags (`CGO_CFLAGS`) is taken. */
export function allowsCompilerFlags(list: string): boolean {
  return (splitQuoted(list) ?? ['?']).every(isHostLinkFlag)
}
