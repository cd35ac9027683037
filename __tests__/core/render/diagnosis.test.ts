/** A diagnosis on a terminal and in the job summary. */
import { describe, expect, test } from '@jest/globals'
import { marked } from 'marked'
import { Diagnoser } from '../../../src/core/diagnosis/diagnose.ts'
import { EXIT_CODES, exitCodeMeaning } from '../../../src/core/diagnosis/exit-codes.ts'
import { type Report, report } from '../../../src/core/diagnosis/report.ts'
import { diagnosisSummary } from '../../../src/core/render/diagnosis-summary.ts'
import { renderDiagnosis } from '../../../src/core/render/diagnosis.ts'
import { plainTerminal } from '../../support/terminal.ts'

const TERMINAL = plainTerminal()

function diagnose(lines: readonly string[], exitCode: number | null = 1): Report {
  const diagnoser = new Diagnoser()
  diagnoser.command(['go', 'build', './...'])
  diagnoser.push(lines.map((line) => `${line}\n`).join(''))
  return report(diagnoser.end(exitCode), { root: null, directory: '' }, '')
}

const MISSING = Array.from({ length: 38 }, (_, index) => [
  `p${index}/a.go:9:2: no required module provides package golang.org/x/text; to add it:`,
  '\tgo get golang.org/x/text'
]).flat()

describe('renderDiagnosis', () => {
  test('says in one line how bad it is, and names what else was hit', () => {
    const text = renderDiagnosis(diagnose(MISSING), TERMINAL)
    expect(text.split('\n')[0]).toBe('go build failed with exit code 1: 1 cause, 38 packages hit by it')
    expect(text).toContain('✗ missing-module  p0/a.go:9\n')
    expect(text).toContain('  It hit 38 packages; the first is p0.\n')
    expect(text).toContain('  Fix    go get golang.org/x/text && go mod tidy')
  })

  test('cuts a long list, and says how long it is', () => {
    const lines = Array.from({ length: 600 }, (_, index) => `a.go:${index + 1}:1: words`)
    const text = renderDiagnosis(diagnose(lines), TERMINAL)
    expect(text.match(/^✗ /gm)).toHaveLength(20)
    expect(text).toContain('\nand 580 more causes\n')
  })

  test('does not call an exit code of 0 a failure', () => {
    const posn =
      '{\n\t"m": {\n\t\t"x": [\n\t\t\t{\n\t\t\t\t"posn": "a.go:1:1",\n\t\t\t\t"message": "words"\n\t\t\t}\n\t\t]\n\t}\n}'
    const text = renderDiagnosis(diagnose(posn.split('\n'), 0), TERMINAL)
    expect(text.split('\n').slice(0, 3)).toEqual([
      'go build ended with exit code 0, but not without findings: 1 cause',
      '',
      '✗ unknown  a.go:1'
    ])
  })

  test('tells what an unusual exit code says, and that the compiler stopped counting', () => {
    const text = renderDiagnosis(diagnose(['# m', './a.go:1:1: undefined: x', 'too many errors'], 62), TERMINAL)
    expect(text).toContain('Exit code 62: no code of the go command')
    expect(text).toContain('The compiler stopped counting')
  })
})

describe('diagnosisSummary', () => {
  const whole = ({ head, rest }: ReturnType<typeof diagnosisSummary>): string => [...head, ...rest].join('\n\n')

  test('has a line, a table of the causes with the one that leads, and the words of Go', () => {
    const markdown = whole(diagnosisSummary(diagnose([...MISSING, '# example.com/m', './m.go:1:1: undefined: x'])))
    expect(markdown).toContain('## Why the build failed')
    expect(markdown).toContain('| missing-module, first | `p0/a.go:9` |')
    expect(markdown).toContain('| undefined | `m.go:1` |')
    expect(markdown).toContain('<pre>p0/a.go&#58;9&#58;2&#58; no required module')
  })

  test('lets nothing out of its place', async () => {
    const evil = '</pre></details><img src=x onerror=y>|`@someone` [a](https://x.example) ![b](c) :bug: **'
    const markdown = whole(
      diagnosisSummary(diagnose([`a.go:1:1: ${evil}`, `\t${evil}`, `# ${evil}`, `b.go:1:1: undefined: ${evil}`]))
    )
    const html = await marked.parse(markdown)
    expect(html.match(/<img|<a |<strong>/g)).toBeNull()
    expect(html.match(/<\/pre>/g)).toHaveLength(1)
    expect(html.match(/<\/details>/g)).toHaveLength(1)
    expect(html.match(/<tr>/g)).toHaveLength(3)
  })
})

describe('exitCodeMeaning', () => {
  test('has a sentence for every code, and repeats no article', () => {
    for (const code of [...EXIT_CODES.keys(), 3, 65, 128, 136, 159, 160, 255, 3221225477]) {
      expect(exitCodeMeaning(code)).toMatch(/^[a-z].*[^.]$/)
    }
    expect(exitCodeMeaning(136)).toContain('signal 8')
  })
})
