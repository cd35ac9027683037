import { describe, expect, test } from '@jest/globals'
import { safeLogLine, visible } from '../../../src/core/text/visible.ts'

describe('visible', () => {
  const cases: [label: string, input: string, want: string][] = [
    ['leaves plain text as it is', 'cmd/app v1.2.3 – ünï 中文 🚀', 'cmd/app v1.2.3 – ünï 中文 🚀'],
    ['writes line ends as Go would', 'a\nb\r\nc', 'a\\nb\\r\\nc'],
    ['writes escape sequences out', '\u001b[31mred', '\\x1b[31mred'],
    ['writes C1 controls out', 'a\u009bb', 'a\\x9bb'],
    ['writes bidirectional overrides out', 'a\u202egpj.exe', 'a\\u202egpj.exe'],
    ['writes zero-width characters out', 'a\u200bb\ufeff', 'a\\u200bb\\ufeff'],
    ['writes tag characters out', 'a\u{e0041}', 'a\\U000e0041'],
    ['writes lone surrogates out', 'a\ud800b', 'a\\ud800b'],
    ['writes NUL out', 'a\u0000b', 'a\\x00b']
  ]
  test.each(cases)('%s', (_label, input, want) => {
    expect(visible(input)).toBe(want)
  })

  test('cuts what is too long, also when escaping makes it so', () => {
    expect(visible('x'.repeat(1000), 10)).toBe('xxxxxxxxx…')
    expect(visible('\n'.repeat(10), 10)).toHaveLength(10)
  })

  test('walks no more of a huge value than it shows', () => {
    expect(visible('\u202e'.repeat(50_000_000), 5)).toHaveLength(5)
  })
})

describe('safeLogLine', () => {
  const cases: [label: string, input: string][] = [
    ['a command at the start', '::error::x'],
    ['a command behind spaces', '  \t::add-mask::x'],
    ['the old form anywhere', 'compile failed ##[error]x'],
    ['a command behind a lone CR', 'ok\r::error::x'],
    ['a command behind a vertical tab and a line separator', 'ok\v::error::x\u2028##[error]y']
  ]
  test.each(cases)('leaves no command of the runner in %s', (_label, input) => {
    const line = safeLogLine(input)
    expect(line).not.toMatch(/[\r\n]/)
    expect(line).not.toMatch(/^\s*::/)
    expect(line).not.toContain('##[')
  })

  test('keeps an ordinary line, its colours and its colons', () => {
    expect(safeLogLine('\u001b[32mok\u001b[39m main.go:3:5: a::b')).toBe('\u001b[32mok\u001b[39m main.go:3:5: a::b')
  })
})
