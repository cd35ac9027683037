/**
 * One line of `go build -json` or `go test -json`.
 *
 *   {"ImportPath":"example.com/m","Action":"build-output","Output":"./main.go:4:2: undefined: foo\n"}
 *   {"ImportPath":"example.com/m","Action":"build-fail"}
 *   {"Time":"...","Action":"output","Package":"example.com/m","Output":"FAIL\texample.com/m [build failed]\n"}
 *   {"Time":"...","Action":"fail","Package":"example.com/m","Elapsed":0,"FailedBuild":"example.com/m [example.com/m.test]"}
 */
import { valueAt } from '../untrusted.ts'

export interface BuildEvent {
  /** Import path, without ` [pkg.test]`; empty for lines of no package. */
  readonly package: string
  /** Of a build, not of a test that runs. */
  readonly build: boolean
  /** The test whose line it is. */
  readonly test: string | null
  /** A line, without its end; empty when the event has none. */
  readonly output: string
  /** The package's last event. */
  readonly end: boolean
  readonly failed: boolean
}

/** Reads an event; `null` for any other text, cut ones included. */
export function readEvent(text: string): BuildEvent | null {
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
    package: (typeof named === 'string' ? named : '').replace(/ \[.{0,500}\]$/, ''),
    build,
    test: typeof test === 'string' ? test : null,
    output: typeof output === 'string' ? output.replace(/\r?\n$/, '') : '',
    end: ended,
    failed: action === 'build-fail' || action === 'fail'
  }
}
