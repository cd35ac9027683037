/** Memory that a kept part of a text holds: counted after a collection, in megabytes. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from '@jest/globals'
import { Diagnoser } from '../../../src/core/diagnosis/diagnose.ts'
import { detached, own } from '../../../src/core/text/own.ts'

setFlagsFromString('--expose-gc')
const collect: unknown = runInNewContext('gc')

function heldBy<T>(make: () => T): { megabytes: number; value: T } {
  if (typeof collect !== 'function') throw new TypeError('expected a collector')
  collect()
  const before = process.memoryUsage().heapUsed
  const value = make()
  collect()
  return { megabytes: (process.memoryUsage().heapUsed - before) / 1e6, value }
}

const PIECES = 32
const FILL = ' '.repeat(1_000_000)
/** A text of a megabyte as it comes from a decoder: no other text is a part of it. */
const piece = (words: string): string => Buffer.from(`${words}\n${FILL}\n`).toString()

describe('own', () => {
  test.each(['', 'short', 'just 13 chars', 'a text of more than thirteen characters', 'é 🚀 \ud800 and more of it'])(
    'gives %j as it is',
    (text) => {
      expect(own(text)).toBe(text)
      expect(detached([text.replace('\ud800', '')])).toEqual([text.replace('\ud800', '')])
    }
  )

  test('a part that is kept does not keep the whole', () => {
    const names = (keep: (text: string) => string) => (): string[] =>
      Array.from({ length: PIECES }, (_, index) => keep(piece(`example.com/package/${index}`).slice(0, 21)))
    const views = heldBy(names((text) => text))
    const owned = heldBy(names(own))
    expect(views.megabytes).toBeGreaterThan(PIECES / 2)
    expect(owned.megabytes).toBeLessThan(PIECES / 8)
    expect(owned.value).toEqual(views.value)
  })

  const LOGS: [what: string, words: (index: number) => string][] = [
    [
      'packages of one failure',
      (index) =>
        `folder/of/some/package${index}/main.go:3:2: no required module provides package example.com/of/nobody; to add it:\n\tgo get example.com/of/nobody`
    ],
    ['consequences', (index) => `FAIL\texample.com/of/some/package/${index} [build failed]`],
    [
      'what tests say',
      (index) => `=== CONT  TestOfSomething${index}\n    a_test.go:7: words of a test that goes on and on`
    ],
    [
      'failures of tests',
      (index) => `--- FAIL: TestOfSomething${index} (0.00s)\n    a_test.go:7: words of a test that failed`
    ],
    [
      'events',
      (index) =>
        `{"Time":"2026-11-21T12:00:00Z","Action":"output","Package":"example.com/package/${index}","Test":"TestOfSomething","Output":"    a_test.go:7: words of a test\\n"}`
    ]
  ]
  test.each(LOGS)('%s in every piece of a log keep no piece', (_what, words) => {
    const { megabytes, value } = heldBy(() => {
      const diagnoser = new Diagnoser()
      for (let index = 0; index < PIECES; index += 1) diagnoser.push(piece(words(index)))
      return diagnoser
    })
    // The last eight lines of a log are parts of their pieces: those are few.
    expect(megabytes).toBeLessThan(PIECES / 2)
    expect(value.end(1).facts.lines).toBeGreaterThanOrEqual(PIECES * 2)
  })
})
