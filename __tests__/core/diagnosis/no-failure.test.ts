/** A log that holds no failure says so, whatever words stand in it: of a test that passed, of a tool, of the go command. */
import { describe, expect, test } from '@jest/globals'
import { Diagnoser, type Diagnosis } from '../../../src/core/diagnosis/diagnose.ts'

function diagnose(lines: readonly string[]): Diagnosis {
  const diagnoser = new Diagnoser()
  diagnoser.push(lines.map((line) => `${line}\n`).join(''))
  return diagnoser.end()
}

/** What looks like a failure, each for another part of the catalogue. */
const WORDS = [
  '2026/11/22 12:00:00 http: panic serving 127.0.0.1:1234: boom',
  'goroutine 18 [running]:',
  'net/http.(*conn).serve.func1()',
  '\t/usr/local/go/src/net/http/server.go:1947 +0xbe',
  'main.go:12:3: something: permission denied',
  'open /etc/shadow: permission denied',
  'write /tmp/x: no space left on device',
  'fork/exec /bin/nosuch: resource temporarily unavailable',
  'panic: boom [recovered]',
  '\tpanic: again',
  '',
  'goroutine 7 [running]:',
  'main.f(0x1)',
  '\t/src/app/x.go:3 +0x1',
  'fatal error: all goroutines are asleep - deadlock!',
  'goroutine 1 [chan receive]:',
  'signal: killed',
  'bash: line 1: foo: command not found',
  "go: go.mod file not found in current directory or any parent directory; see 'go help modules'",
  'go: download go1.99 for linux/amd64: toolchain not available',
  'go: words that nobody knows',
  './x.go:3:4: undefined: foo',
  '# example.com/broken',
  './x.go:3:4: undefined: foo',
  'a line below it',
  'package foo',
  '\timports bar: import cycle not allowed',
  '> handle this',
  'WARNING: DATA RACE',
  'Read at 0x00c0000 by goroutine 7:',
  '  main.f()',
  '==================',
  'FAIL',
  '--- FAIL: TestOfAnother (0.00s)',
  '    --- FAIL: TestOfAnother/sub (0.00s)',
  "fatal: could not read Username for 'https://github.com': terminal prompts disabled",
  'verifying example.com/x@v1.0.0: checksum mismatch',
  'SECURITY ERROR',
  'link: duplicated definition of symbol foo, from a and b'
]

describe('no failure', () => {
  const logs: [what: string, log: readonly string[]][] = [
    [
      'a test that passes prints all of it',
      ['=== RUN   TestServer', ...WORDS, '--- PASS: TestServer (0.00s)', 'PASS', 'ok  \texample.com/app\t0.012s']
    ],
    [
      'a subtest prints it, and another runs beside it',
      [
        '=== RUN   TestA',
        '=== PAUSE TestA',
        '=== RUN   TestB',
        '=== RUN   TestB/one',
        ...WORDS,
        '=== CONT  TestA',
        ...WORDS,
        '--- PASS: TestB (0.00s)',
        '    --- PASS: TestB/one (0.00s)',
        ...WORDS,
        '--- PASS: TestA (0.00s)',
        'ok  \texample.com/app\t0.012s'
      ]
    ],
    [
      'events name the test',
      WORDS.map((word) =>
        JSON.stringify({ Action: 'output', Package: 'example.com/m', Test: 'TestA', Output: `${word}\n` })
      ).concat(
        JSON.stringify({
          Action: 'output',
          Package: 'example.com/m',
          Test: 'TestA',
          Output: '--- PASS: TestA (0.00s)\n'
        }),
        JSON.stringify({ Action: 'output', Package: 'example.com/m', Output: 'ok  \texample.com/m\t0.01s\n' }),
        JSON.stringify({ Action: 'pass', Package: 'example.com/m' })
      )
    ],
    [
      'the go command says what it does',
      [
        'go: downloading example.com/x v0.3.0',
        'go: added example.com/x v0.3.0',
        'go: -d flag is deprecated. -d=true is a no-op',
        'go: trying upgrade to example.com/x@v0.4.0',
        'go: accepting indirect upgrade from example.com/x@v0.1.0 to v0.2.0',
        'go: ignoring requirement on excluded version example.com/x v1.99.99',
        'go: dropping requirement on excluded version example.com/x v1.99.99',
        'go: ignoring package example.com/x which exists in the vendor directory but is missing from vendor/modules.txt. To sync the vendor directory run go mod vendor.',
        'go: example.com/m@v1 (v1.0.0) requires go >= 1.24; switching to go1.24.1',
        'go: warning: example.com/x@v1.4.0: retracted by module author',
        'go: module example.com/x is deprecated: Use something else.',
        'go: no module dependencies to download',
        'go: no dependencies to vendor',
        'go: not formatting packages in dependency modules',
        'go: toolchain upgrade needed to resolve example.com/x',
        'go: using go1.22.9 toolchain from cache located at /x',
        'go: using local toolchain go1.26.8',
        'go: upgrading toolchain to go1.23rc1 (required by go line in go.mod; upgrade allowed by GOTOOLCHAIN=auto)',
        'go: creating new go.mod: module example.com/m',
        'go: to add module requirements and sums:',
        '\tgo mod tidy'
      ]
    ],
    [
      'other tools warn, and count to zero',
      [
        'npm warn deprecated x@1: error: no longer supported',
        'main.c:3:4: warning: unused variable [-Wunused-variable]',
        '/usr/bin/ld: warning: x.o: missing .note.GNU-stack section implies executable stack',
        '# github.com/mattn/go-sqlite3',
        "sqlite3-binding.c: In function 'sqlite3SelectNew':",
        'sqlite3-binding.c:123303:10: warning: function may return address of local variable [-Wreturn-local-addr]',
        '0 errors, 3 warnings',
        'level=warning msg="[runner] The linter is deprecated"',
        '0 issues.',
        '  • release succeeded after 3s',
        'INFO: Build completed successfully, 12 total actions',
        "make: Nothing to be done for 'all'.",
        'make: [Makefile:3: lint] Error 1 (ignored)',
        '?   \texample.com/app/cmd\t[no test files]'
      ]
    ]
  ]
  test.each(logs)('where %s', (_what, log) => {
    expect(diagnose(log).failures).toEqual([])
  })
})

describe('what a test printed that fails', () => {
  test('stands behind the failure, and what no cause knows is left out', () => {
    const { failures } = diagnose([
      '=== RUN   TestFine',
      'write /tmp/x: no space left on device',
      '--- PASS: TestFine (0.00s)',
      '=== RUN   TestA',
      'open /etc/shadow: permission denied',
      'go: words that nobody knows',
      '    a_test.go:9: got 403',
      '--- FAIL: TestA (0.00s)',
      'FAIL',
      'FAIL\texample.com/m\t0.01s'
    ])
    expect(failures.map(({ cause }) => cause)).toEqual(['test-failed', 'permission-denied'])
    expect(failures[0]?.message).toBe('the test `TestA` failed: `got 403`')
  })

  test('a panic ends the test, and leads', () => {
    const { failures } = diagnose([
      '=== RUN   TestA',
      'panic: boom',
      '',
      'goroutine 7 [running]:',
      'example.com/m.f()',
      '\t/src/app/x.go:3 +0x1',
      'FAIL\texample.com/m\t0.01s'
    ])
    expect(failures).toMatchObject([{ cause: 'program-panicked', package: 'example.com/m', line: 3 }])
  })

  test('a build that fails after the tests is none of theirs', () => {
    const { failures } = diagnose([
      '=== RUN   TestA',
      '--- PASS: TestA (0.00s)',
      'ok  \texample.com/m\t0.01s',
      '# example.com/n',
      'n/n.go:3:4: undefined: foo',
      'FAIL\texample.com/n [build failed]'
    ])
    expect(failures.map(({ cause }) => cause)).toEqual(['undefined'])
  })

  test.each([
    [
      'subtests under -v',
      [
        '=== RUN   TestA',
        '=== RUN   TestA/one',
        '    a_test.go:1: of one',
        '=== RUN   TestA/two',
        '    a_test.go:2: of two',
        '--- FAIL: TestA (0.00s)',
        '    --- FAIL: TestA/one (0.00s)',
        '    --- FAIL: TestA/two (0.00s)'
      ],
      'the test `TestA/one` failed: `of one`; 1 more subtest failed with it'
    ],
    [
      'benchmarks under -v',
      [
        'BenchmarkA',
        'BenchmarkA/one',
        '    a_test.go:1: of one',
        '--- FAIL: BenchmarkA/one',
        '--- FAIL: BenchmarkA',
        'FAIL'
      ],
      'the benchmark `BenchmarkA/one` failed: `of one`'
    ]
  ])('belongs to the one of %s that said it', (_what, log, message) => {
    expect(diagnose(log).failures[0]?.message).toBe(message)
  })
})
