import { describe, expect, test } from '@jest/globals'
import { count, markupParts, plainText, quote, quoteList } from '../../../src/core/text/markup.ts'

describe('quote', () => {
  const cases: [label: string, value: string | number, want: string][] = [
    ['a value', 'main.go', '`main.go`'],
    ['a number', 3, '`3`'],
    ['nothing, which would be no span', '', '` `'],
    ['backticks, which would end the span', 'a`b``c', "`a'b''c`"],
    ['what does not show itself', 'a\nb\u202e', '`a\\nb\\u202e`']
  ]
  test.each(cases)('shows %s', (_label, value, want) => {
    expect(quote(value)).toBe(want)
  })

  test('cuts what is too long', () => {
    expect(quote('x'.repeat(1000), 10)).toBe('`xxxxxxxxx…`')
  })

  test('keeps every value on an odd place of the sentence', () => {
    const values = ['a', '`', '', '``x``', 'b`']
    const parts = markupParts(`say ${values.map((value) => quote(value)).join(', ')}.`)
    expect(parts).toHaveLength(2 * values.length + 1)
    expect(parts.filter((_, index) => index % 2 === 0)).toEqual(['say ', ', ', ', ', ', ', ', ', '.'])
  })
})

describe('quoteList', () => {
  const cases: [values: string[], want: string][] = [
    [[], ''],
    [['a'], '`a`'],
    [['a', 'b'], '`a` and `b`'],
    [['a', 'b', 'c'], '`a`, `b` and `c`'],
    [['a', 'b', 'c', 'd'], '`a`, `b`, `c` and 1 more'],
    [['a', 'b', 'c', 'd', 'e'], '`a`, `b`, `c` and 2 more']
  ]
  test.each(cases)('of %j', (values, want) => {
    expect(quoteList(values, 3)).toBe(want)
  })
})

test('plainText drops the markup', () => {
  expect(plainText(`the file ${quote('a b')} is ${quote('x')}.`)).toBe('the file a b is x.')
})

describe('count', () => {
  const cases: [n: number, noun: string, plural: string | undefined, want: string][] = [
    [0, 'finding', undefined, '0 findings'],
    [1, 'finding', undefined, '1 finding'],
    [2, 'finding', undefined, '2 findings'],
    [2, 'binary', 'binaries', '2 binaries'],
    [1, 'binary', 'binaries', '1 binary']
  ]
  test.each(cases)('of %d %s', (n, noun, plural, want) => {
    expect(count(n, noun, plural)).toBe(want)
  })
})
