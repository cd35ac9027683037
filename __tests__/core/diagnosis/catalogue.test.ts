/** The catalogue itself: every entry is whole, knows its own examples, and takes no time over hostile lines. */
import { describe, expect, test } from '@jest/globals'
import { CAUSES, findCause } from '../../../src/core/diagnosis/catalogue/index.ts'
import type { Cause } from '../../../src/core/diagnosis/catalogue/types.ts'
import { Diagnoser } from '../../../src/core/diagnosis/diagnose.ts'
import { readPlace } from '../../../src/core/diagnosis/place.ts'
import { NO_CONTEXT, type RawError } from '../../../src/core/diagnosis/raw-error.ts'

const NAMED = CAUSES.map((cause): [string, Cause] => [cause.id, cause])

describe('the catalogue', () => {
  test('has no id twice', () => {
    expect(new Set(CAUSES.map(({ id }) => id)).size).toBe(CAUSES.length)
  })

  test.each(NAMED)('%s is whole', (id, cause) => {
    expect(id).toMatch(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/)
    expect(cause.title).toMatch(/^[A-Z`].*[^.]$/)
    expect(cause.meaning).toMatch(/\.$/)
    expect(cause.meaning.split('`').length % 2).toBe(1)
    expect(cause.go).not.toBe('')
    expect(cause.marks.filter((mark) => mark.length < 6)).toEqual([])
    expect(cause.marks.length).toBeGreaterThan(0)
  })

  const examples = CAUSES.flatMap((cause) =>
    [cause.example, ...(cause.examples ?? [])].map((text) => [cause.id, text, cause.kind ?? 'failure'] as const)
  )
  test.each(examples)('%s knows its example %j', (id, text, kind) => {
    const diagnoser = new Diagnoser()
    diagnoser.push(text)
    const code = /^exit code (\d+)\n?$/.exec(text)?.[1]
    const { failures, notes } = diagnoser.end(code === undefined ? null : Number(code))
    const [first] = kind === 'note' ? notes : failures
    expect(first?.cause).toBe(id)
    expect(first?.message).not.toMatch(/\.$|``|undefined|null/i.test(text) ? /\.$/ : /\.$|``|\bundefined\b|\bnull\b/)
    expect(first?.fix).not.toMatch(/\.$|``|\bundefined\b|\bnull\b/)
    expect((first?.message.split('`').length ?? 0) % 2).toBe(1)
    expect((first?.fix.split('`').length ?? 0) % 2).toBe(1)
  })

  /** 64 KiB of what makes a careless pattern go back and forth, behind each mark and in front of it. */
  const hostile = ['a', ' ', ': ', '/', 'a/', '"', "'", '\t', '\n', 'a.go:1:1: ', '(a', '@v1', '-a ', '. ', ', '].map(
    (piece) => piece.repeat((64 << 10) / piece.length)
  )
  test.each(NAMED)('%s gets through hostile lines', (_id, cause) => {
    let answered = 0
    for (const mark of cause.marks) {
      for (const filling of hostile) {
        for (const message of [`${mark}${filling}`, `${filling}${mark}`, `${filling}${mark}${filling}`]) {
          // Many causes ask for the form first: a place for the compiler's errors, no place for the go command's.
          for (const form of ['line', 'place', 'go'] as const) {
            const found = cause.match({ ...rawError(message), form }, NO_CONTEXT)
            if (found === null || found.message !== '') answered += 1
          }
        }
      }
    }
    // patterns.test.ts shows of every pattern that it cannot go back and forth. What else grows with the square of the
    // length takes minutes over these lines, and the runner's time limit ends it.
    expect(answered).toBe(cause.marks.length * hostile.length * 9)
  })

  /** Lines that begin as the cause's own errors do and then repeat a part of them: what several groups in a row could share. */
  test.each(NAMED)('%s gets through its own words, repeated', (_id, cause) => {
    const texts = [cause.example, ...(cause.examples ?? [])].flatMap((example) => {
      const line = example.split('\n').find((one) => !one.startsWith('# ')) ?? ''
      const words = (readPlace(line)?.rest ?? line.replace(/^go: /, '')).split(/(?<= )/)
      return words.flatMap((_word, index) =>
        [1, 3, 6].map((count) => {
          const piece = words.slice(index, index + count).join('')
          return (words.slice(0, index).join('') + ` ${piece}`.repeat(4096)).slice(0, 4096)
        })
      )
    })
    for (const text of texts) {
      for (const form of ['place', 'go'] as const) {
        expect(cause.match({ ...rawError(text), form }, NO_CONTEXT)?.message).not.toBe('')
      }
    }
  })

  test('is asked in its order: the marks of any cause lead to the first that knows the error', () => {
    expect(findCause(rawError('no words of any cause'), NO_CONTEXT)).toBeNull()
  })
})

function rawError(message: string): RawError {
  return {
    form: 'line',
    package: 'example.com/m',
    file: 'a.go',
    line: 1,
    column: 1,
    message,
    text: message,
    lines: [message],
    imports: []
  }
}
