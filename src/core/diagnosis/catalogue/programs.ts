/** Causes of the family `tests` that programs and tests have when they run. */
import { quote } from '../../text/markup.ts'
import { firstFrame } from '../frames.ts'
import { readVerdict } from '../test-output.ts'
import { testAlone } from './test-words.ts'
import { type Cause, type Match } from './types.ts'

/** A crash that its first line names; the place is the first of the user's own in the trace. */
function crash(pattern: RegExp, message: string, fix: string): Cause['match'] {
  return (error): Match | null => {
    if (error.form === 'place' || !pattern.test(error.text)) return null
    const place = firstFrame(error.lines)
    return { message, fix, ...(place === null ? {} : { place }) }
  }
}

export const PROGRAMS: readonly Cause[] = [
  {
    id: 'deadlock',
    family: 'tests',
    title: 'All goroutines wait for each other',
    meaning:
      'The program that was run can never go on: every goroutine waits for a channel, a lock or a group that nobody will serve. The runtime ends it and prints where each one waits.',
    example:
      'fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [chan receive]:\nmain.main()\n\t/home/runner/work/app/app/main.go:5 +0x25\nexit status 2\n',
    go: '1.21 to 1.27',
    marks: ['fatal error: all goroutines are asleep'],
    match: crash(
      /^fatal error: all goroutines are asleep/,
      'every goroutine of the program that was run waits, and none can go on',
      'see that somebody sends, closes or unlocks what is waited for at this place'
    )
  },
  {
    id: 'concurrent-map',
    family: 'tests',
    title: 'Two goroutines use one map at a time',
    meaning:
      'A map may be read by many goroutines, or written by one. The runtime noticed a second one and ended the program; `recover` does not help.',
    example:
      'fatal error: concurrent map writes\n\ngoroutine 19 [running]:\nexample.com/m.TestMap.func1()\n\t/home/runner/work/app/app/a_test.go:11 +0x28\n',
    examples: [
      'fatal error: concurrent map read and map write\n\ngoroutine 7 [running]:\nmain.main()\n\t/home/runner/work/app/app/main.go:8 +0x32\n'
    ],
    go: '1.21 to 1.27',
    marks: ['fatal error: concurrent map '],
    match: crash(
      /^fatal error: concurrent map /,
      'two goroutines used one map at the same time',
      'guard the map with a `sync.Mutex`, or take a `sync.Map`; `go test -race` names both goroutines'
    )
  },
  {
    id: 'stack-overflow',
    family: 'tests',
    title: 'A function calls itself without end',
    meaning:
      'A goroutine needed more than the gigabyte of stack that it may have: as a rule a recursion without an end, or over data that refers to itself.',
    example:
      'runtime: goroutine stack exceeds 1000000000-byte limit\nfatal error: stack overflow\n\ngoroutine 18 [running]:\nexample.com/m.f(0x2aaaa51)\n\t/home/runner/work/app/app/a_test.go:7 +0x2b\n',
    go: '1.21 to 1.27',
    marks: ['fatal error: stack overflow'],
    match: crash(
      /^fatal error: stack overflow/,
      'a function called itself until the stack was full',
      'give the recursion at this place an end'
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
      const place = firstFrame(error.lines)
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
            place: firstFrame(error.lines)
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
      const place = firstFrame(error.lines)
      const test = error.lines.map(readVerdict).find((one) => one !== null)?.name
      return {
        message: `${test === undefined ? 'a program that was run' : `the test ${quote(test)}`} panicked: ${quote(why.replace(/ \[recovered[^\]]{0,30}\]$/, ''))}`,
        fix: `correct the code ${place === null ? 'at the first place of the trace that is yours' : 'at this place, the first of the trace that is yours'}${test === undefined ? '' : `; \`${testAlone(test, error.package)}\` repeats it`}`,
        ...(place === null ? {} : { place })
      }
    }
  },
  {
    id: 'program-exited',
    family: 'tests',
    kind: 'consequence',
    title: 'A program that was run ended with an error',
    meaning:
      '`go run` built the program, and the program ended with a code of its own, which `go run` prints and turns into 1. What the program printed above says why.',
    example: 'exit status 7\n',
    go: '1.21 to 1.27',
    marks: ['exit status '],
    match: ({ form, message, text }, { command }) => {
      const code = /^exit status (\d{1,5})$/.exec(message)?.[1]
      // Of a tool below `# package` another cause tells; and any program may print such a line.
      if (code === undefined || form === 'place' || text !== message) return null
      const ran = command === null || /(?:^|[\s/\\])go(?:\.exe)? run /.test(command)
      return !ran
        ? null
        : {
            message: `the program that was run ended with exit code ${quote(code)}`,
            fix: 'read what it printed above; `go run` itself did its work',
            root: 'exit status'
          }
    }
  }
]
