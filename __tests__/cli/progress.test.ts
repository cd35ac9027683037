/** The line of progress, on a terminal and a clock of paper. */
import { beforeEach, describe, expect, test } from '@jest/globals'
import stringWidth from 'fast-string-width'
import { Progress } from '../../src/cli/progress.ts'
import type { Ticker } from '../../src/cli/status-line.ts'
import type { Screen } from '../../src/ports/terminal.ts'

const ERASE = '\r\u001b[2K'

let written: string[] = []
let now = 0
let ticks: (() => void)[] = []
beforeEach(() => {
  written = []
  now = 0
  ticks = []
})

const screen = (columns = 80): Screen => ({
  write: (text) => void written.push(text),
  columns: () => columns,
  measure: stringWidth,
  shared: false
})
const ticker: Ticker = {
  now: () => now,
  every: (_milliseconds, tick) => {
    ticks.push(tick)
    return () => void ticks.splice(ticks.indexOf(tick), 1)
  }
}
const passes = (milliseconds: number): void => {
  now += milliseconds
  for (const tick of ticks) tick()
}

describe('Progress', () => {
  test('says nothing of work that takes less than a second', () => {
    const progress = new Progress(screen(), 2, ticker)
    progress.begin('a')
    passes(999)
    progress.finish('a', 10)
    progress.end()
    expect(written).toEqual([])
    expect(ticks).toEqual([])
  })

  test('shows files, bytes and the file at hand, and leaves nothing behind', () => {
    const progress = new Progress(screen(), 340, ticker)
    progress.begin('dist/app')
    progress.begin('dist/other')
    passes(1000)
    progress.finish('dist/app', 12_345_678)
    passes(100)
    progress.finish('dist/other', 2_000_000_000)
    passes(100)
    progress.end()
    progress.end()
    expect(written).toEqual([
      `${ERASE}0 of 340 files, 0 bytes  dist/app`,
      `${ERASE}1 of 340 files, 12.3 MB  dist/other`,
      `${ERASE}2 of 340 files, 2.01 GB`,
      ERASE
    ])
    passes(5000)
    expect(written).toHaveLength(4)
  })

  test('shows how much of a long file was read', () => {
    const progress = new Progress(screen(), 1, ticker)
    progress.begin('build.log')
    now = 1500
    progress.read(400_000_000)
    progress.end()
    expect(written).toEqual([`${ERASE}0 of 1 file, 400 MB  build.log`, ERASE])
  })

  test('is redrawn at most ten times a second, however many files there are', () => {
    const progress = new Progress(screen(), 10_000, ticker)
    now = 1000
    for (let file = 0; file < 10_000; file += 1) {
      progress.begin(`f${file}`)
      progress.finish(`f${file}`, 1)
      now += 0.1
    }
    expect(written.length).toBeGreaterThan(5)
    expect(written.length).toBeLessThanOrEqual(11)
  })

  test.each([
    ['long', 'x'.repeat(300)],
    ['wide', '\u6f22'.repeat(100)],
    ['hostile', '\u001b[2J\r\n\u202e']
  ])('a %s name does not break the line', (_what, name) => {
    for (const columns of [5, 40, 120]) {
      written = []
      const progress = new Progress(screen(columns), 1, ticker)
      progress.begin(name)
      passes(1000)
      progress.end()
      const line = written[0]?.slice(ERASE.length) ?? ''
      expect(stringWidth(line)).toBeLessThan(Math.max(20, columns))
      // oxlint-disable-next-line no-control-regex -- control characters are the point here
      expect(line).not.toMatch(/[\u0000-\u001f\u202e]/)
    }
  })

  test('without a screen nothing is written and no timer runs', () => {
    const progress = new Progress(null, 1, ticker)
    progress.begin('a')
    passes(5000)
    progress.finish('a', 1)
    progress.end()
    expect(written).toEqual([])
    expect(ticks).toEqual([])
  })
})
