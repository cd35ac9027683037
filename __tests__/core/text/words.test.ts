import { describe, expect, test } from '@jest/globals'
import { splitLines, splitList, splitWords } from '../../../src/core/text/words.ts'

describe('splitWords', () => {
  const cases: [label: string, text: string, want: string[] | null][] = [
    ['nothing', '', []],
    ['spaces', '  \n\t ', []],
    ['plain words in several lines', '-trimpath\n  -race\r\n', ['-trimpath', '-race']],
    ['quotes within a word, as for a shell', '-ldflags="-s -w" -tags=a', ['-ldflags=-s -w', '-tags=a']],
    ['single quotes', '-ldflags=\'-X "main.a=b c"\'', ['-ldflags=-X "main.a=b c"']],
    ['both kinds in one word', 'a\'b c\'"d e"f', ['ab cd ef']],
    ['an empty word', '\'\' ""', ['', '']],
    ['escaped quotes and backslashes in double quotes', '"a\\"b\\\\c"', ['a"b\\c']],
    ['a backslash before anything else', '"C:\\out\\n" C:\\go\\bin', ['C:\\out\\n', 'C:\\go\\bin']],
    ['a backslash in single quotes', "'a\\'", ['a\\']],
    ['what a shell would expand', '$HOME `id` $(id) ~ *.go #x', ['$HOME', '`id`', '$(id)', '~', '*.go', '#x']],
    ['a double quote that does not end', 'a "b', null],
    ['a single quote that does not end', "a 'b", null],
    ['a quote that a backslash keeps open', '"a\\"', null]
  ]
  test.each(cases)('splits %s', (_label, text, want) => {
    expect(splitWords(text)).toEqual(want)
  })
})

describe('splitList', () => {
  test('splits at commas, spaces and lines, and keeps no empty entry', () => {
    expect(splitList(' linux/amd64,darwin/arm64\n\n, windows/amd64,')).toEqual([
      'linux/amd64',
      'darwin/arm64',
      'windows/amd64'
    ])
    expect(splitList(' ,\n')).toEqual([])
  })
})

describe('splitLines', () => {
  test('splits at the line ends of all systems, and leaves out comments and empty lines', () => {
    expect(splitLines('  dist/app *, v1\r\n# no\rout/[a]\n\n  #neither\n')).toEqual(['dist/app *, v1', 'out/[a]'])
  })
})
