import { describe, expect, test } from '@jest/globals'
import { fc, test as property } from '@fast-check/jest'
import { undress } from '../../../src/core/diagnosis/undress.ts'

describe('undress', () => {
  const outputs: [line: string, want: string][] = [
    ['./main.go:4:2: undefined: foo', './main.go:4:2: undefined: foo'],
    ['2026-11-21T12:00:00.1234567Z ./main.go:4:2: x', './main.go:4:2: x'],
    ['\uFEFF2026-11-21T12:00:00.1234567Z # example.com/m', '# example.com/m'],
    ['2026-11-21T12:00:00.1234567Z \timports example.com/a', '\timports example.com/a'],
    ['2026-11-21T12:00:00.1234567Z ##[error]./main.go:4:2: x', './main.go:4:2: x'],
    ['2026-11-21 12:00:00,123 go: updates to go.mod needed', 'go: updates to go.mod needed'],
    ['2026-11-21T12:00:00+02:00 go: x', 'go: x'],
    ['12:00:00 go: x', 'go: x'],
    ['[12:00:00] go: x', 'go: x'],
    ['::error file=main.go,line=4,col=2::undefined: foo', 'undefined: foo'],
    ['::error::undefined: foo', 'undefined: foo'],
    ['Error: ./main.go:4:2: undefined: foo', './main.go:4:2: undefined: foo'],
    ['\u001b[31;1m./main.go:4:2:\u001b[0m x\u001b[K', './main.go:4:2: x'],
    ['\u001b]8;;https://example.com\u0007main.go:4:2: x\u001b]8;;\u0007', 'main.go:4:2: x'],
    ['10%\r20%\r./main.go:4:2: x\r', './main.go:4:2: x'],
    ['#9 0.123 # example.com/m', '# example.com/m'],
    ['12.345 ./main.go:4:2: x', './main.go:4:2: x'],
    ['web-1  | go: x', 'go: x'],
    ['2026-11-21T12:00:00.123456Z 00O go: x', 'go: x'],
    ['2026-11-21T12:00:00.123456Z 01E+go: x', 'go: x'],
    ['2026-11-21T12:00:00.123456Z zzO go: x', 'zzO go: x'],
    ['2026-11-21T12:00:00.1234567Z web-1  | go: x', 'go: x'],
    ['2026-11-21T12:00:00.1234567Z 12:00:00 web-1 |go: x', 'go: x'],
    ['2026-11-21T12:00:00.1234567Z', ''],
    // Not dress: a header, an issue, a number, a slice, a place with a clock's look.
    ['# example.com/m', '# example.com/m'],
    ['# [example.com/m]', '# [example.com/m]'],
    ['[no test files]', '[no test files]'],
    ['    3 | x := 1', '    3 | x := 1'],
    ['2026/11/21 12:00:00 listening', '2026/11/21 12:00:00 listening'],
    ['Error: something of a program', 'Error: something of a program'],
    ['', '']
  ]
  test.each(outputs)('%j is %j', (line, text) => {
    expect(undress(line)).toEqual({ text, role: 'output', exitCode: null })
  })

  const commands: [line: string, text: string][] = [
    ['2026-11-21T12:00:00.1234567Z ##[group]Run go build ./...', 'go build ./...'],
    ['[command]/usr/bin/go build ./...', '/usr/bin/go build ./...'],
    ['$ go build ./...', 'go build ./...'],
    ['+ go build ./...', 'go build ./...'],
    ['PS C:\\src> go build', 'go build']
  ]
  test.each(commands)('%j is the command %j', (line, text) => {
    expect(undress(line)).toEqual({ text, role: 'command', exitCode: null })
  })

  const ends: [line: string, exitCode: number][] = [
    ['2026-11-21T12:00:00.1234567Z ##[error]Process completed with exit code 1.', 1],
    ['Error: Process completed with exit code 137.', 137],
    ["##[error]Bash exited with code '2'.", 2],
    ['ERROR: Job failed: exit code 1', 1],
    ['make: *** [Makefile:3: build] Error 2', 2],
    ['make[1]: *** [build] Error 1', 1],
    ['#9 ERROR: failed to solve: process "/bin/sh -c go build" did not complete successfully: exit code: 1', 1],
    ["The command '/bin/sh -c go build' returned a non-zero code: 137", 137]
  ]
  test.each(ends)('%j says how the step ended: %d', (line, exitCode) => {
    expect(undress(line)).toMatchObject({ role: 'end', exitCode })
  })

  /** The whole grammar of a time; what is read by hand must take off the same. */
  const TIME = /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]? ?(?:[0-9a-f]{2}[OE][+ ])?/
  const one = (...pieces: string[]): fc.Arbitrary<string> => fc.constantFrom(...pieces)
  const times = fc
    .tuple(
      one('', '', '', '['),
      one('2026', '2026', '202', '20261', 'x026'),
      one('-11-21', '-11-21', '-11-21', '-1-21', '/11/21', '-11-2x'),
      one('T', 'T', ' ', 't'),
      one('12:00:00', '12:00:00', '12:00', '12.00.00', '1a:00:00'),
      one('.1234567', '.123456', '.123456789', '.1234567890', '.', '', ',5', '.1x'),
      one('Z', 'Z', 'Z', '', '+02:00', 'z', 'Z]'),
      one(' ', ' ', ' ', '', '  ', '\t'),
      one('', '', '00O ', '01E+', 'zzO ', '00O', '00OO', '00E\u00e9', 'O', '0aE ')
    )
    .map((parts) => parts.join(''))

  property.prop([times, one('', 'x', 'x y', 'xO x', '\u00e9')], { numRuns: 2000 })(
    'takes off times of every form',
    (time, rest) => {
      const line = `${time}${rest}`
      const want = line.replace(TIME, '')
      // Anything else that can be taken off begins with these.
      fc.pre(!/^[\d[#:]/.test(want))
      expect(undress(line)).toEqual({ text: want, role: 'output', exitCode: null })
    }
  )
})
