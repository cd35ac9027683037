/** Causes of the family `tests`: tests that do not build, that fail, and programs that break when they run. */
import { quote } from '../../text/markup.ts'
import { readPlace } from '../place.ts'
import type { RawError } from '../raw-error.ts'
import { word } from './commands.ts'
import { byPattern, type Cause, type Match } from './types.ts'

/** Code of Go itself, which stands above the user's in every trace. */
const GO_ITSELF =
  /(?:^|[\\/])src[\\/](?:runtime|testing|internal|reflect|sync|os|fmt|log|time|net|encoding)[\\/]|^_testmain\.go$/

/** The first place of a trace that is not in Go itself: `\t/src/a_test.go:4 +0x25`. */
function firstFrame({ lines }: RawError): NonNullable<Match['place']> | null {
  for (const line of lines) {
    const found = /^\s{1,12}(?<place>\S{1,1000}\.go:\d{1,9})(?: \+0x[0-9a-f]{1,16})?/.exec(line)?.groups?.['place']
    const place = found === undefined ? null : readPlace(`${found}: `)
    if (place !== null && !GO_ITSELF.test(place.file)) return { file: place.file, line: place.line }
  }
  return null
}

const topTest = (name: string): string => name.split('/')[0] ?? name

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
    match: byPattern(
      [/^panic: test timed out after (?<limit>\S{1,40})(?:\n\t?running tests:\n\t{1,2}(?<name>\S{1,300}))?/],
      (group) => ({
        message: `the tests of the package were not done after ${quote(group('limit'))}${group('name') === '' ? '' : `; ${quote(group('name'))} was running`}`,
        fix: `look in the trace for what it waits for; run it alone, \`go test -run '^${topTest(group('name')).replace(/\W/g, '')}$' -timeout 30s\`, or give more time with \`-timeout\``,
        root: group('name')
      })
    )
  },
  {
    id: 'data-race',
    family: 'tests',
    title: 'Two goroutines use one variable without order',
    meaning:
      'The race detector saw two goroutines use the same memory, at least one writing, with nothing that orders them. A program built with `-race` then ends with 66, a test fails.',
    example:
      '==================\nWARNING: DATA RACE\nWrite at 0x0000005ce550 by goroutine 6:\n  main.main.func1()\n      /home/runner/work/app/app/main.go:8 +0x24\n==================\nFound 1 data race(s)\n',
    go: '1.21 to 1.27',
    marks: ['WARNING: DATA RACE'],
    match: (error) => {
      if (!error.message.startsWith('WARNING: DATA RACE')) return null
      const place = firstFrame(error)
      const access = /\n(?<what>(?:Write|Read) at )/.exec(error.text)?.groups?.['what'] ?? ''
      return {
        message: `a data race${access === '' ? '' : `: the first access is a ${access.startsWith('W') ? 'write' : 'read'}`}${place === null ? '' : ` at ${quote(`${place.file}:${place.line ?? ''}`)}`}`,
        fix: 'guard the variable with a `sync.Mutex`, use `sync/atomic`, or hand the value over through a channel; the report names both goroutines',
        ...(place === null ? {} : { place, root: `${place.file}:${place.line ?? ''}` })
      }
    }
  },
  {
    id: 'checkptr-failed',
    family: 'tests',
    title: 'An unsafe pointer that points outside',
    meaning:
      'Programs built with `-race` or `-msan` check what is done with `unsafe.Pointer`, and stop at what breaks its rules. The build itself was fine.',
    example:
      'fatal error: checkptr: pointer arithmetic result points to invalid allocation\n\ngoroutine 1 [running]:\nmain.main()\n\t/home/runner/work/app/app/main.go:8 +0x32\n',
    go: '1.21 to 1.27',
    marks: ['fatal error: checkptr: '],
    match: (error) => {
      const why = /^fatal error: checkptr: (?<why>[^\n]{1,300})/.exec(error.text)?.groups?.['why']
      return why === undefined
        ? null
        : {
            message: `the program that was run broke a rule of \`unsafe.Pointer\`: ${quote(why)}`,
            fix: 'correct the conversion at this place; `go doc unsafe.Pointer` has the rules',
            place: firstFrame(error)
          }
    }
  },
  {
    id: 'program-panicked',
    family: 'tests',
    title: 'A program or a test panicked',
    meaning:
      'Something that was run, and not the build, ended in a panic: an index out of range, a `nil` that was followed, or a call of `panic`. One panic ends all tests of its package.',
    example:
      'panic: boom [recovered, repanicked]\n\ngoroutine 7 [running]:\npanic({0x550fc0?, 0x594590?})\n\t/usr/local/go/src/runtime/panic.go:860 +0x13a\nexample.com/m.TestP(0xbe434982488?)\n\t/home/runner/work/app/app/a_test.go:4 +0x25\n',
    examples: [
      'panic: unexpected call to os.Exit(0) during test [recovered, repanicked]\n\ngoroutine 18 [running]:\nexample.com/m.TestA(0x0)\n\t/home/runner/work/app/app/a_test.go:3 +0x15\n',
      'panic: runtime error: invalid memory address or nil pointer dereference\n[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x4672e6]\n\ngoroutine 1 [running]:\nmain.main()\n\t/home/runner/work/app/app/main.go:8 +0x32\n'
    ],
    go: '1.21 to 1.27',
    marks: ['panic: '],
    match: (error) => {
      const why = /^panic: (?<why>[^\n]{1,500})/.exec(error.text)?.groups?.['why']
      if (why === undefined || error.form === 'place') return null
      // The go command and its tools are programs too, and theirs are bugs of Go.
      if (/\ncmd\/(?:go|compile|link|internal|cgo|asm|vet)[./]/.test(error.text)) return null
      const place = firstFrame(error)
      return {
        message: `a program that was run panicked: ${quote(why.replace(/ \[recovered[^\]]{0,30}\]$/, ''))}${place === null ? '' : `, at ${quote(`${place.file}:${place.line ?? ''}`)}`}`,
        fix: 'correct the code at the first place of the trace that is yours',
        ...(place === null ? {} : { place })
      }
    }
  },
  {
    id: 'test-failed',
    family: 'tests',
    title: 'A test failed',
    meaning:
      'The package was built, and a test of it found something wrong. What it says stands below its name, or above with `-v`.',
    example: '--- FAIL: TestA (0.00s)\n    a_test.go:3: x\n',
    examples: ['    --- FAIL: TestA/sub (0.00s)\n'],
    go: '1.21 to 1.27',
    marks: ['--- FAIL: '],
    match: byPattern([/^\s{0,40}--- FAIL: (?<name>\S{1,300})(?: \(|$)/m], (group, { package: pkg }) => {
      const top = topTest(group('name'))
      return {
        message: `the test ${quote(group('name'))} failed`,
        fix: `run it alone: \`go test -run '^${top.replace(/\W/g, '')}$' -v ${pkg === null ? './...' : word(pkg)}\``,
        root: `${pkg ?? ''} ${top}`
      }
    })
  },
  {
    id: 'generator-failed',
    family: 'tests',
    title: 'A `//go:generate` command failed',
    meaning:
      '`go generate` runs the commands of `//go:generate` lines. One of them is not installed, or ended with an error of its own, which stands above.',
    example: 'main.go:3: running "nosuchtool": exec: "nosuchtool": executable file not found in $PATH\n',
    examples: ['boom\nmain.go:3: running "sh": exit status 3\n'],
    go: '1.21 to 1.27',
    marks: [': exit status ', ': executable file not found in ', 'running "'],
    match: byPattern(
      [
        /^running "(?<tool>[^"\n]{1,300})": (?:(?<missing>exec: [^\n]{1,400})|(?<end>exit status \d{1,5}|signal: [a-z ]{1,30}))/
      ],
      (group) =>
        group('missing') === ''
          ? {
              message: `the command ${quote(group('tool'))} of a \`//go:generate\` line failed: ${quote(group('end'))}`,
              fix: `read what it printed above, and run it by hand in the folder of the file`
            }
          : {
              message: `the command ${quote(group('tool'))} of a \`//go:generate\` line is not installed`,
              fix: `install it before \`go generate\`; a tool written in Go is best named in go.mod, \`go get -tool PATH\` (Go 1.24), and called as ${quote(`go tool ${group('tool')}`)}`,
              root: group('tool')
            }
    )
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
    // Six characters at least: the tab alone would stand for too much, so one letter of the path goes with it.
    marks: Array.from('abcdefghijklmnopqrstuvwxyz_.', (letter) => `FAIL\t${letter}`),
    match: byPattern(
      [/^FAIL\t(?<package>\S{1,500})(?: \[(?<why>build|setup) failed\]|\t(?<time>[\d.]{1,12}s))/],
      (group) => ({
        message: `the tests of ${quote(group('package'))} ${group('time') === '' ? 'could not be built' : 'did not pass'}`,
        fix: `run them alone: \`go test ${word(group('package'))}\``,
        root: group('package'),
        package: group('package')
      })
    )
  }
]
