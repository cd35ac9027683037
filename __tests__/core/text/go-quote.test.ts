import { describe, expect, test } from '@jest/globals'
import { fc, test as property } from '@fast-check/jest'
import { FormatError } from '../../../src/core/errors.ts'
import { joinQuoted, splitPattern, splitQuoted, unquote, unquoteBytes } from '../../../src/core/text/go-quote.ts'
import { goQuote } from '../../support/oracle.ts'

describe('unquoteBytes', () => {
  test('gives back what strconv.Quote was given, bytes that are no text too', () => {
    const texts = [
      '',
      'plain text',
      'a"b\\c\'d`e',
      '\u0007\b\f\n\r\t\u000b\u0000\u001b\u007f',
      'ünï 中文 🚀 \u{e0041}',
      '\u00ad\u200b\u202e\ufeff\u2028',
      '\ufffd'
    ].map((text) => Buffer.from(text))
    const bytes = [...texts, Buffer.from([0xff, 0xfe, 0x80]), Buffer.from('3077af0c9274080241e1c107e6d618e6', 'hex')]
    const every = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
    const all = [...bytes, every, Buffer.concat([every, Buffer.from('ü'), every])]
    const quoted = goQuote(all)
    expect(quoted.map((literal) => Buffer.from(unquoteBytes(literal)))).toEqual(all)
    expect(quoted.slice(0, texts.length).map((literal) => unquote(literal))).toEqual(
      texts.map((text) => text.toString())
    )
  })

  const escapes: [literal: string, want: string][] = [
    ['"\\101\\060"', 'A0'],
    ['"\\x41\\X"'.replace('\\X', '\\x42'), 'AB'],
    ['"\\u00e9"', 'é'],
    ['"\\U0001f680"', '🚀'],
    ['"é"', 'é']
  ]
  test.each(escapes)('reads %s', (literal, want) => {
    expect(unquote(literal)).toBe(want)
  })

  const wrong = [
    '',
    '"',
    'abc',
    '"abc',
    'abc"',
    '"a"b"',
    '"\\"',
    '"\\q"',
    '"\\x4"',
    '"\\x"',
    '"\\u12"',
    '"\\U00110000"',
    '"\\400"',
    '"\\08"',
    '"a\\'
  ]
  test.each(wrong)('throws FormatError when it gets %j', (literal) => {
    expect(() => unquoteBytes(literal)).toThrow(FormatError)
  })

  property.prop([fc.string({ unit: fc.constantFrom('"', '\\', 'x', 'u', '0', '4', 'n', 'é') })])(
    'throws nothing but FormatError when it',
    (text) => {
      try {
        unquoteBytes(`"${text}"`)
      } catch (error) {
        expect(error).toBeInstanceOf(FormatError)
      }
    }
  )
})

describe('splitQuoted', () => {
  const cases: [list: string, want: string[] | null][] = [
    // The table of cmd/internal/quoted.
    ['', []],
    [' ', []],
    ['a', ['a']],
    [' a', ['a']],
    ['a ', ['a']],
    ['a b', ['a', 'b']],
    ['a  b', ['a', 'b']],
    ['a\tb', ['a', 'b']],
    ['a\nb', ['a', 'b']],
    ["'a b'", ['a b']],
    ['"a b"', ['a b']],
    ["'a '", ['a ']],
    ['"a "', ['a ']],
    ["'a", null],
    ['"a', null],
    ["'a'b", ['a', 'b']],
    ['"a"b', ['a', 'b']],
    // A quote in the middle of a field is a character of it.
    ["a'b", ["a'b"]],
    ["a'", ["a'"]],
    ['-ldflags="-s -w"', ['-ldflags="-s', '-w"']],
    ['"\'"', ["'"]],
    ["'\"'", ['"']],
    // Nothing is escaped.
    ['"a\\"b', ['a\\', 'b']],
    ['"" x', ['', 'x']]
  ]
  test.each(cases)('of %j', (list, want) => {
    expect(splitQuoted(list)).toEqual(want)
  })

  test('takes a list of a million fields in its stride', () => {
    expect(splitQuoted('a '.repeat(1_000_000))).toHaveLength(1_000_000)
  })
})

describe('splitPattern', () => {
  const cases: [value: string, pattern: string | null, list: string][] = [
    ['', null, ''],
    ['-s -w', null, '-s -w'],
    ['  -s=false', null, '-s=false'],
    ['all=-s -w', 'all', '-s -w'],
    ['all=', 'all', ''],
    [' ./... = -s', './... ', ' -s'],
    ['example.com/a=-X main.b=c', 'example.com/a', '-X main.b=c'],
    // Go refuses these: a pattern is missing, or has no flags, or begins with a quote.
    ['=-s', null, '=-s'],
    ['all', null, 'all'],
    ["'-X=a=b'", null, "'-X=a=b'"]
  ]
  test.each(cases)('of %j', (value, pattern, list) => {
    expect(splitPattern(value)).toEqual({ pattern, list })
  })
})

describe('joinQuoted', () => {
  const cases: [fields: string[], want: string | null][] = [
    [[], ''],
    [['a', 'b'], 'a b'],
    [['a b', ''], '"a b" ""'],
    [['a"b'], "'a\"b'"],
    [["it's"], '"it\'s"'],
    [['both \' and "'], null]
  ]
  test.each(cases)('of %j is %j', (fields, want) => {
    expect(joinQuoted(fields)).toBe(want)
  })

  const field = fc.string({ unit: fc.constantFrom('a', ' ', '\t', "'", '"', '\\', '=', '-') })
  property.prop([fc.array(field)])('is undone by splitQuoted, or is null, when it', (fields) => {
    const joined = joinQuoted(fields)
    if (joined === null) expect(fields.some((text) => text.includes('"') && text.includes("'"))).toBe(true)
    else expect(splitQuoted(joined)).toEqual(fields)
  })
})
