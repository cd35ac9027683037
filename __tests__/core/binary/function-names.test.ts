import { describe, expect, test } from '@jest/globals'
import { fc, test as property } from '@fast-check/jest'
import { importPathOf, isCompilersName, splitFunctionName, supportOf } from '../../../src/core/binary/function-names.ts'

describe('splitFunctionName', () => {
  const names: [name: string, importPath: string | null][] = [
    ['main.main', 'main'],
    ['main.main.func1', 'main'],
    ['runtime.(*mheap).alloc', 'runtime'],
    ['example.com/x/y.(*T).Method-fm', 'example.com/x/y'],
    ['example.com/x/y.T.Method', 'example.com/x/y'],
    ['go.uber.org/zap.New', 'go.uber.org/zap'],
    ['go.uber.org/zap/zapcore.(*Entry).Write', 'go.uber.org/zap/zapcore'],
    ['gopkg.in/yaml%2ev3.Unmarshal', 'gopkg.in/yaml.v3'],
    ['gioui%2eorg.New', 'gioui.org'],
    ['vendor/golang.org/x/net/http/httpguts.init.0', 'vendor/golang.org/x/net/http/httpguts'],
    ['crypto/internal/fips140/v1.0.0/sha256.New', 'crypto/internal/fips140/v1.0.0/sha256'],
    ['slices.SortFunc[go.shape.[]example.com/x.T,go.shape.struct { example.com/y.F int }]', 'slices'],
    ['example.com/x.(*List[example.com/y/z.T]).Push', 'example.com/x'],
    ['example.com/x.f.Keys[go.shape.map[string]string,go.shape.string].func2', 'example.com/x'],
    ['plugin/unnamed-0123abcd.F', 'plugin/unnamed-0123abcd'],
    ['example.com/%c3%a4.F', 'example.com/ä'],
    // The compiler's own.
    ['type:.eq.example.com/x.T', null],
    ['type:.hash.[2]interface {}', null],
    ['type..eq.example.com/x.T', null],
    ['go:(*struct { sync.Mutex; example.com/x.T }).Lock', null],
    ['go.(*struct { sync.Mutex }).Lock', null],
    ['go:buildid', null],
    ['struct { example.com/x.T }.Method', null],
    ['(*struct { example.com/x.T }).Method', null],
    ['interface { F() example.com/x.T }.F', null],
    // Assembly's, and C's.
    ['_rt0_amd64_linux', null],
    ['_cgo_panic', null],
    ['_ZN11__sanitizer11CheckFailedEPKciS1_yy.cold', null],
    ['parse.constprop.0', null],
    ['parse.part.3', null],
    ['', null],
    ['.', null],
    ['.f', null]
  ]
  test.each(names)('of %s gives %s', (name, importPath) => {
    const split = splitFunctionName(name)
    expect(split === null ? null : importPathOf(split.prefix)).toBe(importPath)
  })

  property.prop([fc.string({ unit: 'binary-ascii' })])('keeps every character of what it takes apart', (name) => {
    const split = splitFunctionName(name)
    if (split !== null) expect(`${split.prefix}.${split.rest}`).toBe(name)
  })
})

describe('what a function name proves', () => {
  const names: [importPath: string | null, name: string, trace: string | null][] = [
    ['runtime', 'racecall', 'race'],
    ['runtime', '(*hchan).raceaddr', null],
    ['runtime', 'raceinit', null],
    ['runtime/race', 'Enable', null],
    ['example.com/runtime', 'racecall', null],
    ['runtime', 'domsanread', 'msan'],
    ['runtime', 'doasanread', 'asan'],
    ['runtime/coverage', 'initHook', 'cover'],
    ['runtime/coverage', 'WriteCounters', null],
    [null, 'crosscall2', 'cgo'],
    ['main', '_Cfunc_twice', 'cgo'],
    ['net', '_C2func_getaddrinfo', 'cgo'],
    [null, '_cgoexp_0123_Tiny', 'cgo'],
    ['main', 'Cfunc_twice', null],
    ['main', 'toString', null]
  ]
  test.each(names)('%s.%s: %s', (importPath, name, trace) => expect(supportOf(importPath, name)).toBe(trace))

  const written: [rest: string, compilers: boolean][] = [
    ['F', false],
    ['usedIdent', false],
    ['init', true],
    ['init.0', true],
    ['F.func1', true],
    ['(*T).M', true],
    ['T.M', true]
  ]
  test.each(written)('%s is one that only the compiler writes: %s', (rest, compilers) =>
    expect(isCompilersName(rest)).toBe(compilers)
  )
})
