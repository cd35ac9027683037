/** Tests that fail, beyond what was recorded: whose words are whose, and whose package. */
import { describe, expect, test } from '@jest/globals'
import { Diagnoser, type Diagnosis } from '../../../src/core/diagnosis/diagnose.ts'

function diagnose(...lines: readonly string[]): Diagnosis {
  const diagnoser = new Diagnoser()
  diagnoser.push(`${lines.join('\n')}\n`)
  return diagnoser.end(1)
}
const seen = ({ failures }: Diagnosis): string[] =>
  failures.map(({ cause, package: pkg, file, line }) => `${cause} ${pkg} ${file}:${line}`)
const output = (Package: string, Test: string | undefined, Output: string): string =>
  JSON.stringify({ Action: 'output', Package, ...(Test === undefined ? {} : { Test }), Output: `${Output}\n` })

describe('go test', () => {
  const cases: [what: string, lines: readonly string[], want: readonly string[]][] = [
    [
      'two packages, each with its own file of one name',
      [
        '--- FAIL: TestA (0.00s)',
        '    a_test.go:7: no',
        'FAIL',
        'FAIL\texample.com/m/a\t0.01s',
        'ok  \texample.com/m/b\t0.01s',
        '--- FAIL: TestA (0.00s)',
        '    a_test.go:7: no',
        'FAIL',
        'FAIL\texample.com/m/c\t0.01s'
      ],
      ['test-failed example.com/m/a a_test.go:7', 'test-failed example.com/m/c a_test.go:7']
    ],
    [
      'what a package printed that passed',
      [
        'panic: printed by a test',
        'goroutine 1 [running]:',
        '--- FAIL: TestInner (0.00s)',
        'ok  \texample.com/m/a\t0.01s',
        '--- FAIL: TestB (0.00s)',
        'FAIL\texample.com/m/b\t0.01s'
      ],
      ['test-failed example.com/m/b null:null']
    ],
    [
      'tests side by side with -v',
      [
        '=== RUN   TestA',
        '=== PAUSE TestA',
        '=== RUN   TestB',
        '=== CONT  TestA',
        '    a_test.go:1: of A',
        '=== NAME  TestB',
        '    b_test.go:2: of B',
        '--- PASS: TestB (0.00s)',
        '--- FAIL: TestA (0.00s)',
        'FAIL\texample.com/m\t0.01s'
      ],
      ['test-failed example.com/m a_test.go:1']
    ],
    [
      'events of two packages at a time',
      [
        output('example.com/m/a', 'TestA', '    a_test.go:1: of A'),
        output('example.com/m/b', 'TestB', '    b_test.go:2: of B'),
        output('example.com/m/b', 'TestB', '--- FAIL: TestB (0.00s)'),
        output('example.com/m/a', 'TestA', '--- FAIL: TestA (0.00s)')
      ],
      ['test-failed example.com/m/a a_test.go:1', 'test-failed example.com/m/b b_test.go:2']
    ],
    [
      'a package of assertions, which has the whole path',
      [
        '--- FAIL: TestA (0.00s)',
        '    a_test.go:12: ',
        '        \tError Trace:\t/src/m/a_test.go:12',
        '        \tError:      \tNot equal: ',
        'FAIL\texample.com/m\t0.01s'
      ],
      ['test-failed example.com/m /src/m/a_test.go:12']
    ],
    [
      'a log that ends before the line of the package',
      ['--- FAIL: TestA (0.00s)', '    a_test.go:3: no'],
      ['test-failed null a_test.go:3']
    ],
    [
      'a panic with -trimpath',
      [
        '--- FAIL: TestA (0.00s)',
        'panic: boom [recovered, repanicked]',
        '',
        'goroutine 7 [running]:',
        'testing.tRunner.func1()',
        '\ttesting/testing.go:1977 +0x349',
        'strings.Repeat(...)',
        '\tstrings/strings.go:628',
        'example.com/m.TestA(0x1)',
        '\texample.com/m/a_test.go:9 +0x26',
        'FAIL\texample.com/m\t0.01s'
      ],
      ['program-panicked example.com/m example.com/m/a_test.go:9']
    ],
    [
      'a panic under a GOROOT that nobody knows',
      [
        'panic: boom',
        '',
        'goroutine 1 [running]:',
        'strings.Repeat(...)',
        '\t/nix/go/share/src/strings/strings.go:628',
        'main.main()',
        '\t/src/m/main.go:4 +0x1',
        'runtime.main()',
        '\t/nix/go/share/src/runtime/proc.go:290 +0x2',
        'exit status 2'
      ],
      ['program-panicked null /src/m/main.go:4']
    ],
    [
      'a race report that is cut, and what comes after it',
      [
        'WARNING: DATA RACE',
        'Write at 0x00c000018238 by goroutine 8:',
        '      /src/m/a_test.go:11 +0x33',
        '# example.com/n',
        './n.go:2:2: undefined: x'
      ],
      ['undefined example.com/n ./n.go:2', 'data-race null /src/m/a_test.go:11']
    ]
  ]
  test.each(cases)('%s', (_what, lines, want) => {
    expect(seen(diagnose(...lines))).toEqual(want)
  })

  test('a package that was ended from within: its own last words, none of the one before', () => {
    const { failures } = diagnose(
      'words of another package',
      'ok  \texample.com/m/a\t0.01s',
      'cannot reach the database',
      'FAIL\texample.com/m/b\t0.01s',
      'FAIL'
    )
    expect(failures.map(({ cause, message }) => [cause, message])).toEqual([
      [
        'test-ended-early',
        'the tests of `example.com/m/b` were ended before they were done; they said last `cannot reach the database`'
      ]
    ])
  })

  test('a name of a test is no command: what a shell or a pattern would read is taken out', () => {
    const { failures } = diagnose("--- FAIL: TestA/$(rm)'`;x (0.00s)", 'FAIL\texample.com/m\t0.01s')
    expect(failures[0]?.fix).toBe("run it alone: `go test -run '^TestA$/^..rm....x$' -v example.com/m`")
  })

  test('thousands of failures in a package without an end take bounded memory, and are counted', () => {
    const diagnoser = new Diagnoser()
    for (let index = 0; index < 5000; index += 1)
      diagnoser.push(`--- FAIL: Test${index} (0.00s)\n    a_test.go:1: no\n`)
    const { failures, more } = diagnoser.end(1)
    expect([failures.length, more]).toEqual([500, 4500])
  })
})
