/** Causes of the family `tests`: tests that are not written as such, that fail, or that never come to an end. */
import { count, quote } from '../../text/markup.ts'
import { firstFrame } from '../frames.ts'
import { word } from './commands.ts'
import { GENERATE } from './generate.ts'
import { PROGRAMS } from './programs.ts'
import { type Said, testAlone, whatTestSaid } from './test-words.ts'
import { byPattern, type Cause, type Match } from './types.ts'

/** What the race detector makes a test say; the report above has the places. */
const RACED = 'race detected during execution of test'

function failed(said: Said, pkg: string | null): Match {
  const { name, place, words, others, rerun } = said
  const what = /^(?:Benchmark|Example|Fuzz)/.exec(name)?.[0].toLowerCase() ?? 'test'
  const why = words === '' ? (place === null ? ' and says nothing about it' : '') : `: ${quote(words, 300)}`
  return {
    message: `the ${what === 'fuzz' ? 'fuzz test' : what} ${quote(name)} failed${why}${others === 0 ? '' : `; ${count(others, 'more subtest')} failed with it`}`,
    fix:
      rerun === null
        ? `run it alone: \`${testAlone(name, pkg)}\``
        : `\`go test -run '^${rerun}$' ${pkg === null ? '.' : word(pkg)}\` repeats it; keep the input that it found, a file of testdata, with the correction`,
    root: `${pkg ?? ''} ${name.split('/')[0] ?? name}`,
    place: place === null ? null : { ...place, inPackage: true }
  }
}

/** Six characters at least: the tab alone would stand for too much, so one letter of the path goes with it. */
const PACKAGE_FAILED = Array.from(
  'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_.',
  (letter) => `FAIL\t${letter}`
)

export const TESTS: readonly Cause[] = [
  {
    id: 'test-signature',
    family: 'tests',
    title: 'A test that is not written as one',
    meaning:
      'A function of a `_test.go` file that is named `TestX`, `BenchmarkX`, `FuzzX` or `ExampleX` has a fixed signature: `func TestX(t *testing.T)`.',
    example: '/home/runner/work/app/app/a_test.go:3:1: wrong signature for TestA, must be: func TestA(t *testing.T)\n',
    examples: [
      "# example.com/app\n./a_test.go:4:1: Testb has malformed name: first letter after 'Test' must not be lowercase\n"
    ],
    go: '1.21 to 1.27',
    marks: ['wrong signature for ', ' has malformed name: '],
    match: byPattern(
      [
        /^wrong signature for (?<name>\w{1,300}), must be: (?<want>[^\n]{1,300})/,
        /^(?<name>\w{1,300}) has malformed name: (?<why>[^\n]{1,300})/
      ],
      (group) =>
        group('want') === ''
          ? {
              message: `${quote(group('name'))} is not taken for a test: ${quote(group('why'))}`,
              fix: 'begin the name behind `Test` with a capital letter'
            }
          : {
              message: `${quote(group('name'))} has the name of a test and another signature`,
              fix: `write ${quote(group('want'))}, or give the function another name`
            }
    )
  },
  {
    id: 'test-timeout',
    family: 'tests',
    title: 'A test ran into its time limit',
    meaning:
      '`go test` ends the tests of a package after ten minutes, or after what `-timeout` says, and prints what every goroutine waits for.',
    example:
      'panic: test timed out after 1s\n\trunning tests:\n\t\tTestA (1s)\n\ngoroutine 5 [running]:\ntesting.(*M).startAlarm.func1()\n\t/usr/local/go/src/testing/testing.go:2802 +0x354\n',
    examples: ['panic: test timed out after 10m0s\nrunning tests:\n\tTestA (10m0s)\n\ngoroutine 5 [running]:\n'],
    go: '1.21 to 1.27',
    marks: ['panic: test timed out after '],
    match: (error) => {
      const groups =
        /^panic: test timed out after (?<limit>\S{1,40})(?:\n\t?running tests:\n\t{1,2}(?<name>\S{1,300}))?/.exec(
          error.text
        )?.groups
      if (groups === undefined) return null
      const { limit = '', name = '' } = groups
      const place = firstFrame(error.lines)
      return {
        message: `the tests of ${error.package === null ? 'a package' : quote(error.package)} were not done after ${quote(limit)}${name === '' ? '' : `; ${quote(name)} was running`}`,
        fix: `look ${place === null ? 'in the trace' : 'at this place'} for what it waits for${name === '' ? '' : `; run it alone, \`${testAlone(name, error.package)} -timeout 30s\``}, or give more time with \`-timeout\``,
        root: `${error.package ?? ''} ${name}`,
        ...(place === null ? {} : { place })
      }
    }
  },
  {
    id: 'test-raced',
    family: 'tests',
    kind: 'consequence',
    title: 'A test that the race detector failed',
    meaning:
      'The test ran to its end, and the race detector saw a data race meanwhile. Its report, `WARNING: DATA RACE`, stands above.',
    example: '--- FAIL: TestA (0.00s)\n    testing.go:1712: race detected during execution of test\nFAIL\n',
    go: '1.21 to 1.27',
    marks: [RACED],
    match: (error) => {
      const said = whatTestSaid(error.lines)
      return said?.words === RACED ? { ...failed(said, error.package), place: null } : null
    }
  },
  {
    id: 'test-failed',
    family: 'tests',
    title: 'A test failed',
    meaning:
      'The package was built, and a test of it found something wrong. What it says stands below its name, or above with `-v`; the place is where the test said it.',
    example: '--- FAIL: TestAdd (0.00s)\n    a_test.go:9: Add(1, 2) = 3, want 4\nFAIL\nFAIL\texample.com/app\t0.01s\n',
    examples: [
      '=== RUN   TestAdd\n    a_test.go:9: Add(1, 2) = 3, want 4\n--- FAIL: TestAdd (0.00s)\n',
      '--- FAIL: TestAll (0.00s)\n    --- FAIL: TestAll/two_words (0.00s)\n        a_test.go:11: no luck:\n            more of it\n',
      '--- FAIL: ExampleAdd (0.00s)\ngot:\n3\nwant:\n4\nFAIL\n',
      '--- FAIL: FuzzAdd (0.01s)\n    --- FAIL: FuzzAdd (0.00s)\n        a_test.go:10: not zero\n    \n    Failing input written to testdata/fuzz/FuzzAdd/582528ddfad69eb5\n    To re-run:\n    go test -run=FuzzAdd/582528ddfad69eb5\nFAIL\n',
      '--- FAIL: TestAdd (0.00s)\n    a_test.go:12: \n        \tError Trace:\t/home/runner/work/app/app/a_test.go:12\n        \tError:      \tNot equal: \n        \t            \texpected: 1\n        \t            \tactual  : 2\n        \tTest:       \tTestAdd\n'
    ],
    go: '1.21 to 1.27',
    marks: ['--- FAIL: '],
    match: (error) => {
      const said = whatTestSaid(error.lines)
      return said === null ? null : failed(said, error.package)
    }
  },
  ...PROGRAMS,
  {
    id: 'test-ended-early',
    family: 'tests',
    title: 'Something ended the tests of a package from within',
    meaning:
      'No test failed: the program of the tests ended before they were done, by `os.Exit`, `log.Fatal`, a flag or a pattern that it does not take, or a signal. What it printed last is all that there is.',
    example: '2026/11/21 12:00:00 no database\nFAIL\texample.com/app\t0.01s\nFAIL\n',
    examples: ['exit status 3\nFAIL\texample.com/app\t0.01s\n', 'signal: killed\nFAIL\texample.com/app\t0.01s\n'],
    go: '1.21 to 1.27',
    marks: PACKAGE_FAILED,
    match: ({ message, lines, package: pkg }) => {
      if (!message.startsWith('FAIL\t') || lines.length < 2 || pkg === null) return null
      const words = lines.slice(0, -1)
      const end = /^(?:exit status \d{1,5}|signal: [a-z ]{1,30})/.exec(words.at(-1) ?? '')?.[0]
      const last = end === undefined ? words.at(-1) : words.at(-2)
      const killed = end === 'signal: killed'
      const pattern = /^testing: invalid regexp for element \d{1,3} of -test\.(\w{1,30}) /.exec(words[0] ?? '')?.[1]
      return {
        message: `the tests of ${quote(pkg)} were ended before they were done${end === undefined ? '' : ` (${quote(end)})`}${last === undefined ? '' : `; they said last ${quote(last.trim(), 300)}`}`,
        fix:
          pattern !== undefined
            ? `correct the regular expression of \`-${pattern}\``
            : killed
              ? `SIGKILL is as a rule want of memory: run fewer at a time, \`go test -p 1 -parallel 1 ${word(pkg)}\``
              : `look for \`os.Exit\` and \`log.Fatal\` in what they call; \`go test -v ${word(pkg)}\` shows which test ran last`,
        root: pkg
      }
    }
  },
  {
    id: 'test-package-failed',
    family: 'tests',
    kind: 'consequence',
    title: 'The tests of a package did not pass',
    meaning:
      'The last line of a package in `go test`. `build failed` and `setup failed` say that its tests could not even be built; the reason stands elsewhere in the log.',
    example: 'FAIL\texample.com/app [build failed]\nFAIL\n',
    examples: ['FAIL\texample.com/app [setup failed]\n', 'FAIL\texample.com/app\t0.066s\n'],
    go: '1.21 to 1.27',
    marks: PACKAGE_FAILED,
    match: byPattern(
      [/^FAIL\t(?<package>\S{1,500})(?: \[(?<why>build|setup) failed\]|\t(?<time>[\d.]{1,12}s))/],
      (group) => ({
        message: `the tests of ${quote(group('package'))} ${group('time') === '' ? 'could not be built' : 'did not pass'}`,
        fix: `run them alone: \`go test ${word(group('package'))}\``,
        root: group('package'),
        package: group('package')
      })
    )
  },
  ...GENERATE
]
