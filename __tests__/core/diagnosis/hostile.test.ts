/**
 * Logs that somebody made to hurt: the work of every stage of the intake grows with their length, and no faster.
 *
 * No test here looks at a clock: a busy machine would fail it. patterns.test.ts shows that no pattern of the project goes
 * back and forth; what else would grow with the square of a line's length takes minutes over these lines, and the
 * runner's time limit ends it.
 */
import { describe, expect, test } from '@jest/globals'
import { CAUSES } from '../../../src/core/diagnosis/catalogue/index.ts'
import { Diagnoser } from '../../../src/core/diagnosis/diagnose.ts'
import { MAX_ERROR_LINES, MAX_LINE_CHARS } from '../../../src/core/diagnosis/assemble.ts'

const LINE = 64 << 10
const fill = (piece: string, length = LINE): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

/** Beginnings that send a line down each path. */
const HEADS = [
  '',
  '# ',
  '# [',
  'go: ',
  'package ',
  '\timports ',
  './a.go:1:1: ',
  'C:\\',
  '{"',
  '::error ',
  '::error a:',
  '##[',
  '[',
  '#1 ',
  '1.234 ',
  '2026-11-21T12:00:00.1Z ',
  '\u001b[',
  '\u001b]',
  '[x] | ',
  'web-1 | ',
  'PS ',
  'make: *** [',
  'The command "',
  'ERROR: failed to solve: process "',
  'go version go',
  "cat >$WORK/b001/x << 'EOF'",
  'In file included from ',
  'panic: ',
  'fatal error: ',
  'x link: running gcc failed: ',
  'invalid value "',
  'a/b: ',
  'a.go: In function ',
  'Killed  ',
  '--- FAIL: ',
  '    --- FAIL: Test',
  '=== RUN   ',
  'FAIL\t',
  'ok  \t',
  'go: a imports',
  'WARNING: DATA RACE',
  '\t/src/a.go:1 +0x',
  '    a_test.go:1: '
]
/** What repeats behind them: what greedy and lazy patterns could go back and forth over. */
const PIECES = [
  'a',
  ' ',
  '/',
  '\\',
  ':',
  ': ',
  '"',
  "'",
  '.',
  '1',
  '1:',
  '[',
  ']',
  '] ',
  '\t',
  '\u001b',
  '\u001b[',
  '\r',
  'a/',
  'a.go:',
  '@v1/',
  '{"a":',
  '|',
  ' | ',
  '-',
  '(',
  '=',
  '\u00e9'
]

describe('hostile logs', () => {
  test.each(HEADS)('lines of 64 KiB behind %j are read to their end', (head) => {
    for (const piece of PIECES) {
      const diagnoser = new Diagnoser()
      for (let index = 0; index < 4; index += 1) diagnoser.push(`${head}${fill(piece)}\n`)
      const { facts, failures } = diagnoser.end(1)
      expect(facts.lines).toBeGreaterThanOrEqual(4)
      for (const { lines } of failures) {
        expect(lines.length).toBeLessThanOrEqual(MAX_ERROR_LINES)
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(MAX_LINE_CHARS)
      }
    }
  })

  test('lines that are all marks of causes are read to their end', () => {
    for (const { marks } of CAUSES) {
      const diagnoser = new Diagnoser()
      for (const mark of marks) diagnoser.push(`${fill(mark)}\n./a.go:1:1: ${fill(mark)}\n# m\n${fill(`${mark} `)}\n`)
      expect(diagnoser.end(1).facts.lines).toBeGreaterThanOrEqual(4 * marks.length)
    }
  })

  test('a line without an end is cut, and counted', () => {
    const diagnoser = new Diagnoser()
    diagnoser.push('./a.go:1:1: undefined: ')
    for (let index = 0; index < 64; index += 1) diagnoser.push(fill('x', 1 << 20))
    diagnoser.push('\n./b.go:1:1: undefined: y\n')
    const { failures, facts } = diagnoser.end(1)
    expect(facts).toMatchObject({ lines: 2, cutLines: 1 })
    expect(failures.map(({ file }) => file)).toEqual(['./a.go', './b.go'])
    expect(failures[0]?.lines[0]?.length).toBe(MAX_LINE_CHARS)
  })

  test('an error without an end keeps a bounded number of lines', () => {
    const diagnoser = new Diagnoser()
    diagnoser.push('./a.go:1:1: undefined: x\n')
    for (let index = 0; index < 100; index += 1) diagnoser.push('\tand more\n'.repeat(1000))
    expect(diagnoser.end(1).failures[0]?.lines).toHaveLength(MAX_ERROR_LINES)
  })

  test('a log is read alike in pieces of any size', () => {
    const log = '# example.com/m\r\n./a.go:1:1: undefined: x\r\n./b.go:2:2: undefined: y\r\ngo: no such words'
    const whole = new Diagnoser()
    whole.push(log)
    const want = whole.end(1)
    for (const size of [1, 2, 3, 7, 64]) {
      const diagnoser = new Diagnoser()
      for (let at = 0; at < log.length; at += size) diagnoser.push(log.slice(at, at + size))
      expect(diagnoser.end(1)).toEqual(want)
    }
  })

  test('thousands of packages in events, none of which ends, take bounded memory', () => {
    const diagnoser = new Diagnoser()
    for (let index = 0; index < 20_000; index += 1) {
      diagnoser.push(`{"ImportPath":"p${index}","Action":"build-output","Output":"words of package ${index}\\n"}\n`)
    }
    const { failures, more } = diagnoser.end(1)
    expect([failures.length, more]).toEqual([500, 19_500])
  })
})
