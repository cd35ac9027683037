import { describe, expect, test } from '@jest/globals'
import type { BuildError } from '../../../src/core/diagnosis/build-errors.ts'
import { endWords, failedBuildFindings, inRepository } from '../../../src/core/diagnosis/build-findings.ts'
import type { FailedBuild } from '../../../src/core/outcome.ts'

const ERROR: BuildError = { package: 'example.com/m', file: 'main.go', line: 4, column: 2, message: 'undefined: foo' }
const BUILD: FailedBuild = { exitCode: 1, errors: [ERROR], lastWords: [], logFile: '/tmp/build.log', target: null }
const HELP = 'https://example.com/docs/rules/build-failed.md'

describe('failedBuildFindings', () => {
  test('returns a finding with place, package and help for each error', () => {
    const other = { ...ERROR, package: null, file: null, line: null, column: null, message: 'go: no' }
    expect(failedBuildFindings({ ...BUILD, errors: [ERROR, other] }, HELP)).toMatchObject([
      {
        rule: 'build-failed',
        level: 'error',
        subject: 'go build',
        message: '`undefined: foo` in package `example.com/m`',
        file: 'main.go',
        line: 4,
        help: HELP
      },
      { message: '`go: no`', file: null, line: null }
    ])
  })

  test('names the target that failed', () => {
    expect(failedBuildFindings({ ...BUILD, target: 'linux/mips' }, HELP)[0]?.subject).toBe('linux/mips')
  })

  test('returns no more findings than a reader bears, and says how many there are', () => {
    const errors = Array.from({ length: 50 }, (_, line) => ({ ...ERROR, line }))
    const findings = failedBuildFindings({ ...BUILD, errors }, HELP)
    expect(findings).toHaveLength(20)
    expect(findings[0]?.message).toBe('`undefined: foo` in package `example.com/m` (and 30 more errors)')
    expect(findings[1]?.message).toBe('`undefined: foo` in package `example.com/m`')
  })

  const silent: [label: string, build: Partial<FailedBuild>, message: string][] = [
    ['said nothing', {}, '`go build` ended with exit code 1. It said nothing.'],
    [
      'said nothing that is known',
      { lastWords: ['one', '`two`'] },
      "`go build` ended with exit code 1. It said last: `one`, `'two'`."
    ],
    [
      'was killed',
      { exitCode: null },
      '`go build` was ended by a signal (a kill for want of memory is the usual one). It said nothing.'
    ]
  ]
  test.each(silent)('returns one finding for a build that %s', (_label, build, message) => {
    expect(failedBuildFindings({ ...BUILD, errors: [], ...build }, HELP)).toMatchObject([
      { message, file: null, line: null }
    ])
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

describe('inRepository', () => {
  const cases: [file: string | null, root: string | null, directory: string, want: string | null][] = [
    ['main.go', '/repo', '', 'main.go'],
    ['./main.go', '/repo', '', 'main.go'],
    ['internal/a.go', '/repo', 'svc', 'svc/internal/a.go'],
    ['../lib/a.go', '/repo', 'svc/api', 'svc/lib/a.go'],
    ['../../a.go', '/repo', 'svc', null],
    ['..\\lib\\a.go', 'C:\\repo', 'svc', 'lib/a.go'],
    ['/repo/svc/a.go', '/repo', '', 'svc/a.go'],
    ['/repo/svc/a.go', '/repo/', 'svc', 'svc/a.go'],
    ['C:\\repo\\a.go', 'C:\\repo', '', 'a.go'],
    // The module cache, GOROOT, a folder whose name only starts alike: no line of a change is one of theirs.
    ['/home/runner/go/pkg/mod/rsc.io/quote@v1.5.2/quote.go', '/repo', '', null],
    ['/repository/a.go', '/repo', '', null],
    ['/repo/a.go', null, '', null],
    [null, '/repo', '', null]
  ]
  test.each(cases)('of %j in %j, built in %j, is %j', (file, root, directory, want) => {
    expect(inRepository(file, { root, source: { directory } })).toBe(want)
  })
})
