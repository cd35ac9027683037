/** Events are read by their form where they have the usual one, and by JSON.parse elsewhere: both must say the same. */
import { describe, expect, test } from '@jest/globals'
import { fc, test as property } from '@fast-check/jest'
import { Diagnoser } from '../../../src/core/diagnosis/diagnose.ts'
import { readAnyEvent, readEvent, readUsualEvent } from '../../../src/core/diagnosis/events.ts'
import { scenarios } from '../../support/scenarios.ts'

/** Every line that was recorded, of all versions of Go. */
const RECORDED = [...new Set(scenarios().flatMap(({ text }) => text.split('\n')))]

describe('readEvent', () => {
  test('reads every recorded line as JSON.parse does', () => {
    for (const line of RECORDED) expect([line, readEvent(line)]).toEqual([line, readAnyEvent(line)])
  })

  test('knows the form of all recorded output', () => {
    const outputs = RECORDED.filter((line) => {
      const event = readAnyEvent(line)
      return event !== null && event.output !== '' && !event.failed && !event.end
    })
    expect(outputs.length).toBeGreaterThan(500)
    expect(outputs.filter((line) => readUsualEvent(line) === null)).toEqual([])
  })

  const TIME = '"Time":"2026-11-22T05:33:14.495497526Z",'
  const usual: [line: string, test: string | null, output: string][] = [
    ['{"ImportPath":"m","Action":"build-output","Output":"a.go:1:2: x\\n"}', null, 'a.go:1:2: x'],
    ['{"ImportPath":"m [m.test]","Action":"build-output","Output":"x \\u003c\\"\\t\\r\\n"}', null, 'x <"\t'],
    ['{"ImportPath":"m","Action":"build-output","Output":""}', null, ''],
    [`{${TIME}"Action":"run","Package":"m","Test":"TestA"}`, 'TestA', ''],
    [`{${TIME}"Action":"pass","Package":"m","Test":"TestA","Elapsed":0.01}`, 'TestA', ''],
    [`{${TIME}"Action":"output","Package":"m","Test":"T","Output":"no end"}`, 'T', 'no end'],
    [
      `{${TIME}"Action":"output","Package":"m","Output":"ok  \\tm\\t0.01s\\n","OutputType":"frame"}`,
      null,
      'ok  \tm\t0.01s'
    ],
    ['{"Action":"output","Package":"m","Test":"T","Output":"of test2json alone\\n"}', 'T', 'of test2json alone']
  ]
  test.each(usual)('%s has the usual form', (line, name, output) => {
    expect(readUsualEvent(line)).toEqual({
      package: 'm',
      build: line.includes('build-output'),
      test: name,
      output,
      end: false,
      failed: false
    })
  })

  const unusual: [what: string, line: string][] = [
    ['keys in another order', '{"Action":"build-output","ImportPath":"m","Output":"x\\n"}'],
    ['spaces', '{"ImportPath": "m","Action":"build-output","Output":"x\\n"}'],
    ['a key more', '{"ImportPath":"m","Action":"build-output","Output":"x","More":1}'],
    ['a key twice', '{"ImportPath":"m","Action":"build-output","Output":"x","Output":"y"}'],
    ['an escape in a name', '{"ImportPath":"a\\u002fb","Action":"build-output","Output":"x"}'],
    ['the last event of a package', `{${TIME}"Action":"pass","Package":"m","Elapsed":1}`],
    ['the last event of a package, with words', '{"Action":"skip","Package":"m","Output":"x"}'],
    ['a build that fails', '{"ImportPath":"m","Action":"build-fail"}'],
    ['a test that fails', `{${TIME}"Action":"fail","Package":"m","Test":"T","Elapsed":1}`],
    ['a control character, which JSON has not', '{"ImportPath":"m","Action":"build-output","Output":"a\tb"}'],
    ['an escape that JSON has not', '{"ImportPath":"m","Action":"build-output","Output":"a\\x41"}'],
    ['a number that JSON has not', `{${TIME}"Action":"pass","Package":"m","Test":"T","Elapsed":01}`],
    ['an event that was cut', '{"ImportPath":"m","Action":"build-output","Output":"a'],
    ['an event that was cut behind an escape', '{"ImportPath":"m","Action":"build-output","Output":"a\\"}'],
    ['text behind it', '{"ImportPath":"m","Action":"build-output","Output":"a"} x'],
    ['no JSON', '{"I am a line'],
    ['an array', '["Action"]']
  ]
  test.each(unusual)('%s is left to JSON.parse', (_what, line) => {
    expect(readUsualEvent(line)).toBeNull()
    expect(readEvent(line)).toEqual(readAnyEvent(line))
  })

  const LINE = 1 << 18
  test.each(['\\n', '\\"', '\\u0041', ' [', '",', 'a'])('reads a long line of %j', (piece) => {
    const line = `{"ImportPath":"m","Action":"build-output","Output":"${piece.repeat(LINE / piece.length)}"}`
    expect(readEvent(line)).toEqual(readAnyEvent(line))
  })

  const variants: [path: string, want: string][] = [
    ['m [m.test]', 'm'],
    ['m [a [b]', 'm'],
    ['m]', 'm]'],
    ['m[x]', 'm[x]'],
    ['m []', 'm'],
    [`m [${'x'.repeat(500)}]`, 'm'],
    [`m [${'x'.repeat(501)}]`, `m [${'x'.repeat(501)}]`]
  ]
  test.each(variants)('the package of %s is %s', (path, want) => {
    const line = `{"ImportPath":"${path}","Action":"build-output","Output":"x"}`
    expect([readEvent(line)?.package, readAnyEvent(line)?.package]).toEqual([want, want])
  })

  const text = fc.string({
    unit: fc.constantFrom(
      'a',
      'Z',
      '0',
      ' ',
      '"',
      '\\',
      '/',
      '\n',
      '\r',
      '\t',
      '\0',
      '\u001b',
      '\u007f',
      'é',
      '\ud83d',
      '🚀',
      '[',
      ']',
      '{',
      '}',
      ':',
      ','
    )
  })
  const keys = [
    'Time',
    'ImportPath',
    'Action',
    'Package',
    'Test',
    'Elapsed',
    'Output',
    'OutputType',
    'FailedBuild',
    'x'
  ]
  const action = fc.constantFrom(
    'output',
    'run',
    'pause',
    'cont',
    'pass',
    'skip',
    'fail',
    'start',
    'bench',
    'build-output',
    'build-fail'
  )
  const value = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null), fc.constant({}))
  /** As the go command orders it, some keys left out. */
  const ordered = fc
    .record(
      {
        Time: text,
        ImportPath: text,
        Action: action,
        Package: text,
        Test: text,
        Elapsed: fc.double({ min: 0, max: 99, noNaN: true }),
        Output: text,
        OutputType: text
      },
      { requiredKeys: ['Action'] }
    )
    .map((event) => JSON.stringify(event))
  const built = fc
    .record({ ImportPath: text, Action: fc.constant('build-output'), Output: text }, { noNullPrototype: true })
    .map((event) => JSON.stringify(event))
  const wild = fc
    .array(fc.tuple(fc.constantFrom(...keys), fc.oneof(action, value)), { maxLength: 8 })
    .map((pairs) => `{${pairs.map(([key, one]) => `${JSON.stringify(key)}:${JSON.stringify(one)}`).join(',')}}`)
  const whole = fc.oneof(ordered, built, wild)
  /** Some characters of an event replaced. */
  const broken = fc
    .tuple(
      whole,
      fc.array(fc.tuple(fc.nat(400), fc.constantFrom('"', '\\', ',', '}', '\t', 'n', '0', '')), { maxLength: 3 })
    )
    .map(([line, changes]) =>
      changes.reduce(
        (now, [at, put]) => `${now.slice(0, at % (now.length + 1))}${put}${now.slice((at % (now.length + 1)) + 1)}`,
        line
      )
    )

  property.prop([fc.oneof(whole, broken)], { numRuns: 3000 })('says what JSON.parse says', (line) => {
    expect(readEvent(line)).toEqual(readAnyEvent(line))
  })

  property.prop([built], { numRuns: 300 })('knows the form of whatever a build says', (line) => {
    const { ImportPath }: { ImportPath: string } = JSON.parse(line)
    const plain = JSON.stringify(ImportPath) === `"${ImportPath}"`
    expect(readUsualEvent(line) !== null).toBe(plain)
  })
})

describe('events of several lines', () => {
  const event = (output: string): string =>
    `${JSON.stringify({ ImportPath: 'example.com/m', Action: 'build-output', Output: output })}\n`
  const first = (log: string): unknown => {
    const diagnoser = new Diagnoser()
    diagnoser.push(log)
    const { failures } = diagnoser.end(1)
    return failures.map(({ cause, file, line, column, package: pkg }) => [cause, file, line, column, pkg])
  }

  // go build -json -x, Go 1.26.8: a here-document is one event.
  const HEREDOC = event(
    "cat >/tmp/go-build1/b001/importcfg << 'EOF' # internal\n# import config\npackagefile example.com/m/sub=/tmp/go-build1/b002/_pkg_.a\nEOF\n"
  )
  test('an error behind a here-document is read', () => {
    expect(
      first(
        `${event('mkdir -p $WORK/b001/\n')}${HEREDOC}${event('# example.com/m\n')}${event('./main.go:5:15: undefined: foo\n')}`
      )
    ).toEqual([['undefined', './main.go', 5, 15, 'example.com/m']])
  })

  test('of a C compiler the heading, the error and its picture are lines of their own', () => {
    const output =
      "# example.com/m\n./main.go: In function 'foo':\n./main.go:4:29: error: 'x' undeclared (first use in this function)\n    4 | int foo(void) { return x; }\n      |                             ^\n"
    const lines = output
      .split('\n')
      .slice(0, -1)
      .map((line) => event(`${line}\n`))
      .join('')
    expect(first(event(output))).toEqual(first(lines))
    expect(first(event(output))).toMatchObject([[expect.any(String), './main.go', 4, 29, 'example.com/m']])
  })

  test('an event of 300,000 characters is read', () => {
    const link = `# example.com/m\n/usr/local/go/pkg/tool/linux_amd64/link: running gcc failed: exit status 1\n/usr/bin/gcc ${'-lx '.repeat(75_000)}\n/usr/bin/ld: cannot find -lx\ncollect2: error: ld returned 1 exit status\n`
    expect(first(event(link))).toEqual(first(link))
    expect(first(event(link))).toHaveLength(1)
  })
})
