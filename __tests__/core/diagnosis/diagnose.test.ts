/** Folding, order, honesty and bounds: what a diagnosis makes of the errors of a log. */
import { describe, expect, test } from '@jest/globals'
import { Diagnoser, type Diagnosis } from '../../../src/core/diagnosis/diagnose.ts'

function diagnose(log: string | readonly string[], exitCode: number | null = null): Diagnosis {
  const diagnoser = new Diagnoser()
  diagnoser.push(typeof log === 'string' ? log : log.map((line) => `${line}\n`).join(''))
  return diagnoser.end(exitCode)
}

const causes = ({ failures }: Diagnosis): string[] => failures.map(({ cause }) => cause)

describe('folding', () => {
  test('makes one failure of a module that forty packages miss', () => {
    const lines = Array.from({ length: 40 }, (_, index) => [
      `internal/p${index}/a.go:9:2: no required module provides package golang.org/x/text/language; to add it:`,
      '\tgo get golang.org/x/text/language'
    ])
    const { failures } = diagnose(lines.flat(), 1)
    expect(failures).toHaveLength(1)
    expect(failures[0]).toMatchObject({
      cause: 'missing-module',
      count: 40,
      packageCount: 40,
      file: 'internal/p0/a.go',
      line: 9,
      primary: true
    })
    expect(failures[0]?.packages).toHaveLength(20)
  })

  test('makes one failure of lines that are repeated', () => {
    const { failures } = diagnose(Array.from({ length: 500 }, () => 'a.go:1:1: no such words'))
    expect(failures).toMatchObject([{ cause: 'unknown', count: 500, said: 'no such words' }])
  })

  test('says that the compiler stopped counting', () => {
    const log = ['# example.com/m', './a.go:1:1: undefined: x', './a.go:2:1: too many errors']
    expect(diagnose(log)).toMatchObject({ tooManyErrors: true, failures: [{ cause: 'undefined' }] })
    expect(diagnose(['# example.com/m', './a.go:1:1: undefined: x', 'too many errors'])).toMatchObject({
      tooManyErrors: true,
      failures: [{ cause: 'undefined' }]
    })
  })

  test('counts what is beyond the bound', () => {
    const { failures, more } = diagnose(Array.from({ length: 700 }, (_, index) => `a.go:${index + 1}:1: words`))
    expect([failures.length, more]).toEqual([500, 200])
  })
})

describe('order', () => {
  test('puts what stopped the machine before what did not compile', () => {
    const log = [
      '# example.com/m/b',
      'b/b.go:3:12: undefined: bar',
      'example.com/m/a: /go/pkg/tool/linux_amd64/compile: signal: killed'
    ]
    const { failures } = diagnose(log, 1)
    expect(failures.map(({ cause, primary }) => [cause, primary])).toEqual([
      ['tool-killed', true],
      ['undefined', false]
    ])
  })

  test('keeps the order of the log within a stage', () => {
    const log = ['# a.example/p', 'p/p.go:1:1: undefined: x', '# a.example/q', 'q/q.go:1:1: undefined: x']
    expect(diagnose(log).failures.map((failure) => failure.package)).toEqual(['a.example/p', 'a.example/q'])
  })
})

describe('honesty', () => {
  const nothing: [label: string, log: string][] = [
    ['an empty log', ''],
    ['a build that said nothing of note', 'go: downloading rsc.io/quote v1.5.2\nok  \texample.com/m\t0.01s\n'],
    ['a trace', 'WORK=/tmp/go-build1\nmkdir -p $WORK/b001/\n/go/pkg/tool/linux_amd64/compile -o x ./main.go\n'],
    ['files that are written', "cat >$WORK/b001/importcfg << 'EOF' # internal\nmain.go:1:1: no error\nEOF\n"],
    ['remarks of a C compiler', './main.go:3:2: warning: unused\nx.c:1:1: note: here\n'],
    ['a log of a program', 'main.go:12: listening on :8080\npackage main\nserver.go:7: GET /\n'],
    ['progress', 'go: finding module for package x\ngo: added x v1\n']
  ]
  test.each(nothing)('finds no failure in %s', (_label, log) => {
    expect(diagnose(log)).toMatchObject({ failures: [], exitCode: null })
  })

  test('reads on behind the list of embedded files, which ends without a line end', () => {
    const list = ["cat >$WORK/b001/embedcfg << 'EOF' # internal", '{', '\t"Patterns": {}', '}EOF']
    const { failures } = diagnose([...list, '# example.com/m', './main.go:4:2: undefined: foo'], 1)
    expect(failures.map(({ cause, line }) => [cause, line])).toEqual([['undefined', 4]])
  })

  test('believes an exit code of 0 more than words that look like errors', () => {
    expect(diagnose('main.go:4:2: undefined: foo\n', 0).failures).toEqual([])
  })

  test('quotes what it does not know, and invents nothing', () => {
    const [failure] = diagnose(
      ['# example.com/m', './main.go:4:2: words that no Go ever said', '\tand more'],
      1
    ).failures
    expect(failure).toMatchObject({
      cause: 'unknown',
      title: 'No known cause',
      package: 'example.com/m',
      file: './main.go',
      line: 4,
      column: 2,
      message: 'no known cause: `words that no Go ever said`',
      lines: ['./main.go:4:2: words that no Go ever said', '\tand more']
    })
  })

  test('takes a line below a package for an error only when something failed', () => {
    const log = ['# example.com/m', 'words that no linker ever said']
    expect(diagnose(log).failures).toEqual([])
    expect(diagnose(log, 1).failures).toMatchObject([{ cause: 'unknown', said: 'words that no linker ever said' }])
  })

  test('has the last words of a failure that says nothing', () => {
    const log = [
      'WORK=/tmp/go-build1',
      ...Array.from({ length: 9 }, (_, index) => `word ${index}`),
      '/go/pkg/tool/linux_amd64/compile -o x',
      'rm -rf $WORK/b001/',
      ''
    ]
    const { failures, facts } = diagnose(log, 1)
    expect(facts.lastWords).toEqual(['word 4', 'word 5', 'word 6', 'word 7', 'word 8'])
    expect(failures).toMatchObject([{ cause: 'unknown', said: 'exit code 1', lines: facts.lastWords }])
    expect(failures[0]?.message).toContain('It names no cause')
  })

  test('reads the exit code and the command from the log of a service', () => {
    const log = [
      '2026-11-21T12:00:00.0000000Z ##[group]Run go build -C svc ./...',
      '2026-11-21T12:00:00.0000000Z # example.com/m',
      '2026-11-21T12:00:01.0000000Z ##[error]./main.go:4:2: undefined: foo',
      '2026-11-21T12:00:01.0000000Z ##[error]Process completed with exit code 1.'
    ]
    expect(diagnose(log)).toMatchObject({
      exitCode: 1,
      facts: { command: 'go build -C svc ./...' },
      failures: [{ cause: 'undefined', line: 4 }]
    })
    expect(diagnose(log, 2).exitCode).toBe(2)
  })
})

describe('exit codes', () => {
  test.each([
    [0, []],
    [1, ['unknown']],
    [2, ['unknown']],
    [62, ['unknown']],
    [64, ['unknown']],
    [127, ['command-not-found']],
    [130, ['go-interrupted']],
    [137, ['go-killed']],
    [139, ['process-crashed']],
    [143, ['go-terminated']]
  ])('%d alone tells no more than it can: %j', (code, want) => {
    expect(causes(diagnose('', code))).toEqual(want)
  })

  test('are weaker than the text', () => {
    expect(causes(diagnose('# m\n./a.go:1:1: undefined: x\n', 137))).toEqual(['undefined'])
  })
})

describe('go vet -json', () => {
  test('fails by its findings, though it exits 0', () => {
    const log = [
      '# example.com/m',
      '{',
      '\t"example.com/m": {',
      '\t\t"printf": [',
      '\t\t\t{',
      '\t\t\t\t"posn": "/home/runner/work/m/m/main.go:5:27",',
      '\t\t\t\t"message": "words of an analyser that nobody knows"',
      '\t\t\t}',
      '\t\t]',
      '\t}',
      '}'
    ]
    expect(diagnose(log, 0).failures).toMatchObject([
      { package: 'example.com/m', file: '/home/runner/work/m/m/main.go', line: 5, column: 27 }
    ])
    expect(diagnose(['# example.com/m', '{}'], 0).failures).toEqual([])
  })
})

describe('events', () => {
  const event = (value: object): string => JSON.stringify(value)
  const output = (ImportPath: string, Output: string): string =>
    event({ ImportPath, Action: 'build-output', Output: `${Output}\n` })

  test('of packages that build at a time are kept apart', () => {
    const log = [
      output('a.example/p', '# a.example/p'),
      output('a.example/q', '# a.example/q'),
      output('a.example/p', 'p/p.go:1:1: undefined: x'),
      output('a.example/q', 'q/q.go:1:1: undefined: y'),
      event({ ImportPath: 'a.example/q', Action: 'build-fail' }),
      event({ ImportPath: 'a.example/p', Action: 'build-fail' })
    ]
    expect(diagnose(log).failures.map((failure) => [failure.package, failure.file])).toEqual([
      ['a.example/q', 'q/q.go'],
      ['a.example/p', 'p/p.go']
    ])
  })

  test('may stand between lines of text, and may be cut', () => {
    const log = ['text', output('a.example/p', 'p/p.go:1:1: undefined: x').slice(0, 40), '{"Action":7}', '{"x":']
    expect(diagnose(log).failures).toEqual([])
  })
})
