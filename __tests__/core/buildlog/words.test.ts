import { describe, expect, test } from '@jest/globals'
import { fc, test as property } from '@fast-check/jest'
import { parseCommand, splitCommand } from '../../../src/core/buildlog/words.ts'
import { goQuote } from '../../support/oracle.ts'

describe('splitCommand', () => {
  const cases: [label: string, line: string, want: string[]][] = [
    ['nothing', '', []],
    ['spaces only', '   ', []],
    ['plain words, however many spaces stand between', 'mv  a   b ', ['mv', 'a', 'b']],
    ['a Go string', 'compile -trimpath "$WORK/b001=>" -p main', ['compile', '-trimpath', '$WORK/b001=>', '-p', 'main']],
    ['an empty word', 'link -o "" x', ['link', '-o', '', 'x']],
    ['escapes', '"a\\tb" "q\\"q" "\\u00fc\\x00"', ['a\tb', 'q"q', 'ü\0']],
    [
      'Windows paths, as Go quotes them',
      '"C:\\\\Program Files\\\\go" -o "$WORK\\\\b001"',
      ['C:\\Program Files\\go', '-o', '$WORK\\b001']
    ],
    ['backslashes outside of quotes, as they are', 'C:\\go\\bin\\go.exe x', ['C:\\go\\bin\\go.exe', 'x']],
    ['single quotes, in which nothing is escaped', "TERM='dumb' git 'a \"b\\n'", ['TERM=dumb', 'git', 'a "b\\n']],
    ['quotes in the middle of a word', 'a"b c"d', ['ab cd']],
    ['a double quote that does not end', 'a "b c', ['a', '"b c']],
    ['a single quote that does not end', "a 'b c", ['a', 'b c']],
    ['what is no Go string, as it stands', '"\\q" x', ['"\\q"', 'x']]
  ]
  test.each(cases)('splits %s', (_label, line, want) => {
    expect(splitCommand(line)).toEqual(want)
  })

  test('gives back what Go joined, whatever the words', () => {
    const words = ['', 'a b', 'tab\t', '"', '\\', 'C:\\x y\\', "it's", 'ü中🚀', '\u0000\u001b\u202e', '-X main.a=b c']
    const line = goQuote(words.map((word) => Buffer.from(word))).join(' ')
    expect(splitCommand(line)).toEqual(words)
  })

  property.prop([fc.string({ unit: fc.constantFrom('k', 'm', ' ', '"', "'", '\\', '=', 'n', 'x', '4') })])(
    'never throws, and loses no plain character, when it',
    (line) => {
      const words = splitCommand(line).join('')
      expect(words.length).toBeLessThanOrEqual(line.length)
      expect((words.match(/[km]/g) ?? []).length).toBe((line.match(/[km]/g) ?? []).length)
    }
  )
})

describe('parseCommand', () => {
  const cases: [label: string, line: string, env: Record<string, string>, argv: string[]][] = [
    ['no assignments', 'mv a b', {}, ['mv', 'a', 'b']],
    [
      'assignments in front',
      "GOROOT='/usr/local/go' TERM='dumb' /tool/link -o x",
      { GOROOT: '/usr/local/go', TERM: 'dumb' },
      ['/tool/link', '-o', 'x']
    ],
    ['an empty assignment', "GOROOT='' /tool/link", { GOROOT: '' }, ['/tool/link']],
    ['a value that holds an equals sign, quoted whole', 'CGO_LDFLAGS="-La=b" cgo', { CGO_LDFLAGS: '-La=b' }, ['cgo']],
    ['an argument that looks like an assignment', 'go env GOOS=linux', {}, ['go', 'env', 'GOOS=linux']],
    ['assignments alone', 'WORK=/tmp/x', { WORK: '/tmp/x' }, []]
  ]
  test.each(cases)('takes %s apart', (_label, line, env, argv) => {
    expect(parseCommand(line)).toEqual({ env, argv })
  })
})
