/**
 * What the name of a function tells: its package, and whether it belongs to the support for -race, -msan and the like.
 *
 *   example.com/x/y.(*T).Method          gopkg.in/yaml%2ev3.Unmarshal       slices.SortFunc[go.shape.[]x/y.T,...]
 *   main.main.func1                      type:.eq.example.com/x.T           go:(*struct { sync.Mutex }).Lock
 *
 * The package is what stands before the first dot behind the last slash, where that slash is not part of a type
 * argument or a type's text. In the last element of a path the linker escapes dots as %2e. Names without a dot are
 * assembly's or C's; those that begin with `type:` and `go:` (`type..`, `go.` before 1.20) are the compiler's own.
 *
 * Source: cmd/internal/objabi/path.go (PathToPrefix), debug/gosym/symtab.go (PackageName).
 */

/** One function name, taken apart. */
export interface FunctionName {
  /** The import path as the linker writes it, escaped. */
  readonly prefix: string
  /** What follows the dot. */
  readonly rest: string
}

/** Where a type's text or arguments begin: no slash behind is the path's. */
const TYPE_TEXT = /[[({ ]/

/** Suffixes that C compilers give to parts of functions. */
const C_PART = /^(?:part|cold|constprop|isra|lto_priv|llvm)(?:\.|$)/

/** Takes a name apart; `null` for one that belongs to no package. */
export function splitFunctionName(name: string): FunctionName | null {
  const text = name.search(TYPE_TEXT)
  const path = text < 0 ? name : name.slice(0, text)
  const dot = path.indexOf('.', path.lastIndexOf('/') + 1)
  if (dot <= 0) return null
  const prefix = name.slice(0, dot)
  if (prefix === 'go' || prefix === 'type' || /^(?:go:|type:|type\.\.)/.test(prefix)) return null
  const rest = name.slice(dot + 1)
  if (!/^[\w.~+%@!$&=/-]+$/.test(prefix) || C_PART.test(rest)) return null
  return { prefix, rest }
}

/** The import path behind a prefix: `gopkg.in/yaml.v3` for `gopkg.in/yaml%2ev3`. */
export function importPathOf(prefix: string): string {
  if (!prefix.includes('%')) return prefix
  const bytes = prefix.replaceAll(/%([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/**
 * Whether only the compiler can have written such a name: methods, closures, initialisers. The name of a plain function
 * proves nothing: `//go:linkname` gives a function of one package the name of another's (golang.org/x/tools does).
 */
export function isCompilersName(rest: string): boolean {
  return rest.includes('.') || rest.startsWith('(') || rest === 'init'
}

/** Functions that exist in a program that was built so, and in no other; by package, `null` for assembly without one. */
const SUPPORT: readonly (readonly [importPath: string | null, name: string, trace: string])[] = [
  // runtime/race.go; the stubs of race0.go lack it.
  ['runtime', 'racecall', 'race'],
  // runtime/msan_*.s and asan_*.s
  ['runtime', 'domsanread', 'msan'],
  ['runtime', 'doasanread', 'asan'],
  // Called by the code that the compiler adds to main.init; runtime/coverage alone does not bring it.
  ['runtime/coverage', 'initHook', 'cover'],
  // runtime/cgo/asm_*.s
  [null, 'crosscall2', 'cgo']
]

/** The wrappers that cgo generates for calls to C, and from C. */
const CGO_WRAPPER = /^(?:_cgoexp_|_C(?:func|2func)_)/

/** What a function proves about the build: `race`, `msan`, `asan`, `cover`, `cgo`; `null` for most. */
export function supportOf(importPath: string | null, name: string): string | null {
  if (CGO_WRAPPER.test(name)) return 'cgo'
  return SUPPORT.find((support) => support[0] === importPath && support[1] === name)?.[2] ?? null
}

const SUPPORT_LENGTHS: ReadonlySet<number> = new Set(SUPPORT.map(([, name]) => name.length))

/** Whether one of them, other than cgo's wrappers, has a name of so many characters: runtime alone has thousands of functions. */
export function isSupportLength(length: number): boolean {
  return SUPPORT_LENGTHS.has(length)
}

/** Whether functions of a package can be among them, other than cgo's. */
export function hasSupport(importPath: string): boolean {
  return importPath === 'runtime' || importPath === 'runtime/coverage'
}

/**
 * Whether a package brings an imitation of runtime/cgo, with its function names: purego does, for programs without a C
 * compiler. Then the names of the real one prove nothing.
 */
export function imitatesCgo(importPath: string): boolean {
  return importPath.endsWith('/internal/fakecgo')
}
