import { describe, expect, test } from '@jest/globals'
import { endWords, failedBuildFindings } from '../../../src/core/diagnosis/build-findings.ts'
import { Diagnoser } from '../../../src/core/diagnosis/diagnose.ts'
import { report } from '../../../src/core/diagnosis/report.ts'
import type { FailedBuild } from '../../../src/core/outcome.ts'

/** A failed build that said this. */
function build(log: string, changes: Partial<FailedBuild> = {}): FailedBuild {
  const diagnoser = new Diagnoser()
  diagnoser.push(log)
  const exitCode = changes.exitCode === undefined ? 1 : changes.exitCode
  const full = report(diagnoser.end(exitCode), { root: '/repo', directory: '' }, 'https://example.com/')
  return { exitCode, report: full, logFile: '/tmp/build.log', target: null, command: null, failedTools: [], ...changes }
}
const HELP = 'https://example.com/docs/rules/build-failed.md'

describe('failedBuildFindings', () => {
  test('returns a finding with place, package, fix and help for each cause', () => {
    const log = '# example.com/m\n./main.go:4:2: undefined: foo\nmain.go:9:2: no such words\ngo: no such words\n'
    expect(failedBuildFindings(build(log), HELP)).toMatchObject([
      {
        rule: 'build-failed',
        level: 'error',
        subject: 'go build',
        message: '`foo` is not declared in package `example.com/m`; Go says `undefined: foo`',
        fix: expect.stringContaining('declare `foo`'),
        file: 'main.go',
        line: 4,
        help: 'https://example.com/docs/diagnosis.md#undefined'
      },
      { message: '`no such words` in package `example.com/m`', file: 'main.go', line: 9, help: HELP },
      { message: '`no such words`', file: null, line: null, help: HELP }
    ])
  })

  test('names the target that failed', () => {
    const failed = build('# example.com/m\n./main.go:4:2: undefined: foo\n', { target: 'linux/mips' })
    expect(failedBuildFindings(failed, HELP)[0]?.subject).toBe('linux/mips')
  })

  test('returns no more findings than a reader bears, and says how many there are', () => {
    const lines = Array.from({ length: 50 }, (_, line) => `./main.go:${line + 1}:2: undefined: foo${line}\n`)
    const findings = failedBuildFindings(build(`# example.com/m\n${lines.join('')}`), HELP)
    expect(findings).toHaveLength(20)
    expect(findings[0]?.message).toMatch(/; Go says `undefined: foo0` \(and 30 more errors\)$/)
    expect(findings[1]?.message).toMatch(/; Go says `undefined: foo1`$/)
  })

  test('shows no place in a file of somebody else, and says whose it is', () => {
    const file = '/home/runner/go/pkg/mod/example.com/dep@v1.0.0/dep.go'
    const [finding] = failedBuildFindings(build(`# example.com/dep\n${file}:3:1: undefined: x\n`), HELP)
    expect(finding).toMatchObject({ file: null, line: null })
    expect(finding?.message).toContain(`The place is in a file of another module, \`${file}:3\`.`)
  })

  const silent: [label: string, log: string, exitCode: number | null, message: string][] = [
    ['said nothing', '', 1, '`go build` ended with exit code 1. It said nothing.'],
    [
      'said nothing that is known',
      'WORK=/tmp/go-build1\none\n`two`\n',
      1,
      "`go build` ended with exit code 1. It said last: `one`, `'two'`."
    ],
    [
      'was killed',
      '',
      null,
      '`go build` was ended by a signal (a kill for want of memory is the usual one). It said nothing.'
    ]
  ]
  test.each(silent)('returns one finding for a build that %s', (_label, log, exitCode, message) => {
    expect(failedBuildFindings(build(log, { exitCode }), HELP)).toMatchObject([{ message, file: null, line: null }])
  })
})

describe('endWords', () => {
  test('tells a signal from an exit code', () => {
    expect([endWords(2), endWords(null)]).toEqual([
      'ended with exit code 2',
      'was ended by a signal (a kill for want of memory is the usual one)'
    ])
  })
})
