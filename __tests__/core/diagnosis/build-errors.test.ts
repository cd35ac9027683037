import { describe, expect, test } from '@jest/globals'
import { type BuildError, BuildErrorCollector } from '../../../src/core/diagnosis/build-errors.ts'
import { valueAt } from '../../../src/core/untrusted.ts'
import { fixtureNames, fixtureText } from '../../support/fixtures.ts'

type Place = [pkg: string | null, file: string | null, line: number | null, column: number | null]

/** The first error of each scenario: what a person who reads the transcript would point at. */
const FIRST: Readonly<Record<string, [place: Place, message: RegExp]>> = {
  'asm-error': [['example.com/m', './f_amd64.s', 3, null], /^unrecognized instruction "BOGUS"$/],
  'build-constraints-exclude-all': [[null, null, null, null], /build constraints exclude all Go files in/],
  'build-constraints-exclude-import': [
    [null, null, null, null],
    /^package example\.com\/m imports .*build constraints exclude all Go files in/
  ],
  'buildvcs-dubious-ownership': [[null, null, null, null], /^error obtaining VCS status: exit status 128$/],
  'cgo-c-error': [['example.com/m', './main.go', 3, 32], /^error: 'x' undeclared/],
  'cgo-header-missing': [['example.com/m', './main.go', 3, 11], /^fatal error: nosuch\/header\.h/],
  'embed-no-matching': [[null, 'main.go', 5, 12], /^pattern nosuch\.txt: no matching files found$/],
  'gomod-go-newer-local': [
    [null, null, null, null],
    /^go: go\.mod requires go >= 1\.99\.0 \(running go 1\.\d+\.\d+; GOTOOLCHAIN=local\)$/
  ],
  // Not the headline `go: errors parsing go.mod:` above it, which has no place.
  'gomod-parse-error': [[null, 'go.mod', 5, null], /^usage: require module\/path v1\.2\.3$/],
  'gosum-mismatch-security-error': [
    [null, null, null, null],
    /^verifying example\.com\/dep@v1\.0\.0: checksum mismatch$/
  ],
  'gosum-missing-entry': [
    [null, 'main.go', 3, 8],
    /^missing go\.sum entry for module providing package example\.com\/dep/
  ],
  'gosumdb-mismatch': [[null, 'main.go', 3, 8], /^rsc\.io\/quote@v1\.5\.1: verifying module: checksum mismatch$/],
  'import-cycle': [
    [null, null, null, null],
    /^package example\.com\/m imports .* imports example\.com\/m\/a(?: from c\.go)?: import cycle not allowed$/
  ],
  'import-malformed': [
    [null, '/home/runner/work/run/import-malformed/main.go', 3, 8],
    /^invalid import path: example\.com\/a b$/
  ],
  'internal-not-allowed': [
    ['example.com/m', 'main.go', 3, 8],
    /^use of internal package example\.com\/intern\/internal\/x not allowed$/
  ],
  'lang-too-old-generics': [['example.com/m', './main.go', 3, 8], /^type parameter requires go1\.18 or later/],
  'link-duplicate-symbol': [[null, null, null, null], /^link: duplicated definition of symbol main\.f, from main/],
  'no-go-mod': [[null, null, null, null], /^go: go\.mod file not found in current directory or any parent directory/],
  'output-exists-not-object': [[null, null, null, null], /build output "m" already exists and is not an object file$/],
  'real-oom-compile': [[null, null, null, null], /^internal\/[\w/]+: \S+\/compile: signal: killed$/],
  'real-oom-link': [[null, null, null, null], /^example\.com\/m: \S+\/link: signal: killed$/],
  'syntax-error': [['example.com/m', './main.go', 6, 17], /^syntax error: unexpected newline in argument list/],
  'syntax-fullwidth-quote': [['example.com/m', './main.go', 4, 20], /^invalid character U\+201C '“' in identifier$/],
  'type-error-mismatched': [['example.com/m', './main.go', 4, 7], /^invalid operation: 1 \+ "a"/],
  undefined: [['example.com/m', './main.go', 4, 2], /^undefined: foo$/],
  'undefined-in-dep-package': [['example.com/m/lib', 'lib/lib.go', 3, 12], /^undefined: bar$/],
  'vendor-inconsistent': [[null, null, null, null], /^go: inconsistent vendoring in /],
  'vet-type-error': [['example.com/m', './main.go', 3, 15], /^undefined: foo$/]
}

function collect(lines: readonly string[]): BuildErrorCollector {
  const collector = new BuildErrorCollector()
  for (const line of lines) collector.line(line)
  return collector
}

function errorsOf(text: string): readonly BuildError[] {
  return collect(text.split('\n')).errors
}

interface Failure {
  readonly slug: string
  readonly go: string
  readonly stream: 'stderr' | 'trace'
  readonly exit: number
  readonly text: string
}

/** The output of each scenario under each Go, alone and with the trace of -x around it. */
const FAILURES: Failure[] = fixtureNames('build-errors', '.json').flatMap((file) => {
  const all: unknown = JSON.parse(fixtureText(`build-errors/${file}`))
  return Object.keys(Object(all)).flatMap((go) =>
    (['stderr', 'trace'] as const).flatMap((stream) => {
      const text = valueAt(all, go, stream)
      const exit = Number(valueAt(all, go, 'exit'))
      return typeof text === 'string' ? [{ slug: file.slice(0, -'.json'.length), go, stream, exit, text }] : []
    })
  )
})

describe('BuildErrorCollector', () => {
  const failed = FAILURES.filter(({ slug, exit }) => slug in FIRST && exit !== 0)
  test.each(failed.map((failure) => [failure.slug, failure.go, failure.stream, failure.text] as const))(
    'finds the first error of %s by %s in its %s',
    (slug, _go, _stream, text) => {
      const [[pkg, file, line, column] = [], message] = FIRST[slug] ?? []
      const [first] = errorsOf(text)
      expect(first).toMatchObject({ package: pkg, file, line, column })
      expect(first?.message).toMatch(message ?? /^$/)
    }
  )

  const harmless = FAILURES.filter(({ exit }) => exit === 0)
  test.each(harmless.map(({ slug, go, stream, text }) => [slug, go, stream, text] as const))(
    'finds no error in %s by %s, which was built: %s',
    (_slug, _go, _stream, text) => {
      expect(errorsOf(text)).toEqual([])
    }
  )

  test('has a scenario for every fixture', () => {
    const judged = new Set([...failed, ...harmless].map(({ slug }) => slug))
    // Of two packages that fail, either may be named first: see below.
    expect([...new Set(FAILURES.map(({ slug }) => slug))].filter((slug) => !judged.has(slug))).toEqual([
      'two-packages-fail'
    ])
  })

  const both = FAILURES.filter(({ slug }) => slug === 'two-packages-fail')
  test.each(both.map(({ go, stream, text }) => [go, stream, text] as const))(
    'finds the errors of both packages that fail under %s, in its %s',
    (_go, _stream, text) => {
      expect(errorsOf(text).toSorted((a, b) => ((a.file ?? '') < (b.file ?? '') ? -1 : 1))).toEqual([
        { package: 'example.com/m/a', file: 'a/a.go', line: 3, column: 12, message: 'undefined: bar' },
        {
          package: 'example.com/m/b',
          file: 'b/b.go',
          line: 3,
          column: 13,
          message: 'cannot use "s" (untyped string constant) as int value in variable declaration'
        }
      ])
    }
  )

  const lines: [label: string, line: string, want: Partial<BuildError>][] = [
    ['a path of Windows', 'C:\\src\\main.go:4:2: undefined: x', { file: 'C:\\src\\main.go', line: 4, column: 2 }],
    ['a path with spaces', './my dir/main.go:4:2: undefined: x', { file: './my dir/main.go', line: 4 }],
    ['a line without a column', 'f.s:3: bad', { file: 'f.s', line: 3, column: null, message: 'bad' }],
    [
      'vet',
      'vet: ./main.go:3:15: undefined: foo',
      { file: './main.go', line: 3, column: 15, message: 'undefined: foo' }
    ],
    ['go.mod', 'go.mod:5: usage: x', { file: 'go.mod', line: 5 }],
    ['go.sum', '/m/go.sum:1: wrong number of fields 4', { file: '/m/go.sum', line: 1 }]
  ]
  test.each(lines)('reads the place of %s', (_label, line, want) => {
    expect(errorsOf(line)).toEqual([expect.objectContaining(want)])
  })

  const passed: [label: string, lines: string[]][] = [
    [
      'the trace',
      ['WORK=/tmp/go-build1', 'mkdir -p $WORK/b001/', 'cd /src', '/go/pkg/tool/linux_amd64/compile -o x ./main.go']
    ],
    ['files that are written', ["cat >$WORK/b001/importcfg << 'EOF' # internal", 'main.go:1:1: no error', 'EOF']],
    ['commands of the go command', ['go tool buildid -w $WORK/b001/_pkg_.a # internal']],
    ['progress', ['go: downloading rsc.io/quote v1.5.2', 'go: finding module for package x', 'go: added x v1']],
    ['warnings', ['go: warning: "./..." matched no packages', './main.go:3:2: warning: unused', 'x.c:1:1: note: here']]
  ]
  test.each(passed)('takes no error from %s', (_label, text) => {
    expect(collect(text).errors).toEqual([])
  })

  test('names the package of a test, and of the lines below until the next', () => {
    const { errors } = collect(['# a.example/p [a.example/p.test]', 'p_test.go:1:1: x', '# a.example/q', 'q.go:1:1: y'])
    expect(errors.map(({ package: pkg }) => pkg)).toEqual(['a.example/p', 'a.example/q'])
  })

  test('keeps the errors apart that the loader finds below one package', () => {
    const { errors } = collect([
      'package example.com/m',
      '\timports example.com/a: build constraints exclude all Go files in /a',
      'package example.com/m',
      '\tmain.go:4:2: use of internal package x not allowed',
      '\tmore'
    ])
    expect(errors).toEqual([
      {
        package: null,
        file: null,
        line: null,
        column: null,
        message: 'package example.com/m imports example.com/a: build constraints exclude all Go files in /a'
      },
      {
        package: 'example.com/m',
        file: 'main.go',
        line: 4,
        column: 2,
        message: 'use of internal package x not allowed more'
      }
    ])
  })

  test('says an error once, and no more of them than a reader bears', () => {
    expect(collect(['a.go:1:1: x', 'a.go:1:1: x', 'a.go:1:2: x']).errors).toHaveLength(2)
    expect(collect(Array.from({ length: 500 }, (_, index) => `a.go:${index + 1}:1: x`)).errors).toHaveLength(100)
  })

  test('cuts a line of megabytes, and takes no time over it', () => {
    const started = performance.now()
    const { errors } = collect([
      `a.go:1:1: ${'x'.repeat(4 << 20)}`,
      `${'a'.repeat(4 << 20)}.go:1:1: x`,
      'x: '.repeat(1 << 20)
    ])
    expect(performance.now() - started).toBeLessThan(2000)
    expect(errors).toHaveLength(1)
    expect(errors[0]?.message.length).toBeLessThan(4001)
  })

  test('keeps the last words of a failure that it does not know, without the trace', () => {
    const { errors, lastWords } = collect([
      'WORK=/tmp/go-build1',
      ...Array.from({ length: 9 }, (_, index) => `word ${index}`),
      '/go/pkg/tool/linux_amd64/compile -o x',
      'rm -rf $WORK/b001/',
      ''
    ])
    expect(errors).toEqual([])
    expect(lastWords).toEqual(['word 4', 'word 5', 'word 6', 'word 7', 'word 8'])
  })
})
