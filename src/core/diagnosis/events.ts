/**
 * One line of `go build -json` or `go test -json`.
 *
 *   {"ImportPath":"example.com/m","Action":"build-output","Output":"./main.go:4:2: undefined: foo\n"}
 *   {"ImportPath":"example.com/m","Action":"build-fail"}
 *   {"Time":"...","Action":"output","Package":"example.com/m","Output":"FAIL\texample.com/m [build failed]\n"}
 *   {"Time":"...","Action":"fail","Package":"example.com/m","Elapsed":0,"FailedBuild":"example.com/m [example.com/m.test]"}
 *
 * A log has millions of them, and nearly all have the form above to the letter: encoding/json writes the fields of a
 * struct in their order. One regular expression knows that form, strings and numbers as strict as JSON has them; what it
 * does not know (another order, more keys, spaces, escapes in a name) goes through JSON.parse, and so does all that is no
 * JSON. Both give the same, and a test holds them against each other.
 *
 * Source: cmd/go/internal/load/printer.go (jsonBuildEvent), cmd/internal/test2json/test2json.go (event) of Go 1.21 to 1.27.
 */
import { valueAt } from '../untrusted.ts'

export interface BuildEvent {
  /** Import path, without ` [pkg.test]`; empty for lines of no package. */
  readonly package: string
  /** Of a build, not of a test that runs. */
  readonly build: boolean
  /** The test whose line it is. */
  readonly test: string | null
  /**
   * A line without its end, and of a build also several: a here-document, what a C compiler says. Empty when the event
   * has none.
   */
  readonly output: string
  /** The package's last event. */
  readonly end: boolean
  readonly failed: boolean
}

/** The inside of a JSON string without escapes, and of any JSON string. */
const PLAIN = String.raw`[^"\\\u0000-\u001f]*`
const STRING = String.raw`${PLAIN}(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})${PLAIN})*`
const BUILD_OUTPUT = new RegExp(`^\\{"ImportPath":"(${PLAIN})","Action":"build-output","Output":("${STRING}")\\}$`)
/** `go tool test2json` by itself knows neither time nor package. */
const TEST_EVENT = new RegExp(
  `^\\{(?:"Time":"${PLAIN}",)?"Action":"(output|run|pause|cont|pass|skip)"(?:,"Package":"(${PLAIN})")?(?:,"Test":"(${PLAIN})")?` +
    `(?:,"Elapsed":(?:0|[1-9][0-9]{0,8})(?:\\.[0-9]{1,9})?)?(?:,"Output":("${STRING}")(?:,"OutputType":"${PLAIN}")?)?\\}$`
)
/** Of `{"ImportPath"`, `{"Time"` and `{"Action"`: which of the two a text can be. */
const IMPORT_PATH = 0x49
const TIME = 0x54
const ACTION = 0x41

/** Reads an event; `null` for any other text, cut ones included. */
export function readEvent(text: string): BuildEvent | null {
  return readUsualEvent(text) ?? readAnyEvent(text)
}

/**
 * Reads an event as the go command writes it; `null` for any other text, which may be an event nevertheless. Text of this
 * form holds no control characters: nothing is to be undressed.
 */
export function readUsualEvent(text: string): BuildEvent | null {
  const first = text.charCodeAt(2)
  if (first === IMPORT_PATH) {
    const found = BUILD_OUTPUT.exec(text)
    return found === null ? null : usual(found[1] ?? '', true, null, found[2])
  }
  const found = first === TIME || first === ACTION ? TEST_EVENT.exec(text) : null
  if (found === null) return null
  const [, action, pkg = '', test = null, output] = found
  // The last event of a package.
  if (test === null && (action === 'pass' || action === 'skip')) return null
  return usual(pkg, false, test, output)
}

/** `literal`: the output as it stands, in its quotes. */
function usual(pkg: string, build: boolean, test: string | null, literal: string | undefined): BuildEvent {
  const output = literal === undefined ? '' : textOf(literal)
  return { package: withoutVariant(pkg), build, test, output, end: false, failed: false }
}

/** The text of a JSON string, without its line end. */
function textOf(literal: string): string {
  // Most lines hold no other escape than `\n` at their end.
  const escape = literal.indexOf('\\')
  if (escape < 0) return literal.slice(1, -1)
  if (escape === literal.length - 3 && literal.charCodeAt(escape + 1) === 0x6e) return literal.slice(1, escape)
  const text: unknown = JSON.parse(literal)
  return typeof text === 'string' ? withoutEnd(text) : ''
}

function withoutEnd(text: string): string {
  if (text.charCodeAt(text.length - 1) !== 0x0a) return text
  return text.slice(0, text.charCodeAt(text.length - 2) === 0x0d ? -2 : -1)
}

/** Reads an event in any order and with any other keys. */
export function readAnyEvent(text: string): BuildEvent | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  const action = valueAt(value, 'Action')
  if (typeof action !== 'string') return null
  const build = action.startsWith('build-')
  const named = valueAt(value, build ? 'ImportPath' : 'Package')
  const output = valueAt(value, 'Output')
  const test = valueAt(value, 'Test')
  const ended = action === 'build-fail' || (['fail', 'pass', 'skip'].includes(action) && typeof test !== 'string')
  return {
    package: withoutVariant(typeof named === 'string' ? named : ''),
    build,
    test: typeof test === 'string' ? test : null,
    output: typeof output === 'string' ? withoutEnd(output) : '',
    end: ended,
    failed: action === 'build-fail' || action === 'fail'
  }
}

const MAX_VARIANT_CHARS = 500

/**
 * An import path without ` [pkg.test]` behind it. A pattern for that would look for its end from each of its beginnings,
 * and a log may hold a path that is nothing but beginnings.
 */
function withoutVariant(path: string): string {
  if (path.charCodeAt(path.length - 1) !== 0x5d) return path
  const at = path.indexOf(' [', Math.max(0, path.length - MAX_VARIANT_CHARS - ' []'.length))
  return at < 0 ? path : path.slice(0, at)
}
