/** What the causes of the language share: roots that many packages have in common, other people's code, lines of programs. */
import { describe, expect, test } from '@jest/globals'
import { Diagnoser, type Diagnosis } from '../../../src/core/diagnosis/diagnose.ts'

function diagnose(text: string, exit: number | null = 1): Diagnosis {
  const diagnoser = new Diagnoser()
  diagnoser.push(text)
  return diagnoser.end(exit)
}

const forty = (line: (index: number) => string): string =>
  Array.from({ length: 40 }, (_line, index) => line(index)).join('')

describe('one reason that breaks forty packages is one failure', () => {
  test.each([
    [
      'missing-module',
      forty(
        (n) =>
          `p${n}/a.go:3:8: no required module provides package github.com/x/y/p${n}; to add it:\n\tgo get github.com/x/y/p${n}\n`
      )
    ],
    [
      'go-sum-missing-entry',
      forty(
        (n) =>
          `p${n}/a.go:3:8: missing go.sum entry for module providing package example.com/d${n}; to add:\n\tgo get x\n`
      )
    ],
    ['undefined', forty((n) => `# example.com/m\n./a.go:${n + 1}:2: undefined: foo\n`)],
    [
      'language-version',
      forty(
        (n) =>
          `# example.com/m\n./a.go:${n + 1}:2: type parameter requires go1.18 or later (-lang was set to go1.17; check go.mod)\n`
      )
    ],
    [
      'not-constant',
      forty(
        (n) =>
          `# golang.org/x/tools/p${n}\n../go/pkg/mod/golang.org/x/tools@v0.22.0/p${n}/a.go:64:9: invalid array length -delta * delta (constant -256 of type int64)\n`
      )
    ]
  ])('%s', (cause, log) => {
    expect(diagnose(log).failures).toMatchObject([{ cause, count: 40 }])
  })
})

describe('code of another module', () => {
  test.each([
    [
      '../../go/pkg/mod/golang.org/x/tools@v0.22.0/internal/a.go',
      'golang.org/x/tools@v0.22.0',
      'golang.org/x/tools@latest'
    ],
    [
      'C:\\Users\\me\\go\\pkg\\mod\\github.com\\!burnt!sushi\\toml@v1.0.0\\a.go',
      'github.com/BurntSushi/toml@v1.0.0',
      'github.com/BurntSushi/toml@latest'
    ]
  ])('%s', (file, module, get) => {
    const [failure] = diagnose(`# x\n${file}:64:9: undefined: foo\n`).failures
    expect(failure).toMatchObject({
      cause: 'undefined',
      message: expect.stringContaining(module),
      fix: expect.stringContaining(`go get ${get}`)
    })
  })

  test('Go itself is none', () => {
    const [failure] = diagnose(
      '# x\n/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.26.8.linux-amd64/src/fmt/a.go:1:1: undefined: foo\n'
    ).failures
    expect(failure?.fix).not.toContain('@latest')
  })
})

test.each([
  'main.go:12: undefined: x',
  'undefined: x',
  'panic is a word',
  'we saw: missing return',
  'FAILED to connect',
  'a.go:1: missing return'
])('%s is a line of a program', (line) => {
  expect(diagnose(`${line}\n`, null).failures).toEqual([])
})

test('what a hostile log names is one word of the command that is suggested', () => {
  const [failure] = diagnose(
    "main.go:3:8: no required module provides package x.com/a$(touch${IFS}b)'c; to add it:\n"
  ).failures
  expect(failure?.fix).toContain(String.raw`go get 'x.com/a$(touch${'${IFS}'}b)'\''c'`)
})

test('a directive that came later names the Go that has it, a Go without it or not', () => {
  expect(diagnose('go: errors parsing go.mod:\ngo.mod:5: unknown directive: tool\n').failures[0]?.fix).toContain(
    'Go 1.24'
  )
  expect(diagnose('go: errors parsing go.mod:\ngo.mod:5: unknown directive: tools\n').failures[0]?.fix).not.toContain(
    '1.24'
  )
})
