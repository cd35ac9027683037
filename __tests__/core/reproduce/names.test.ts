/** What a file names, before it is given to a program; and texts that are moments. */
import { describe, expect, test } from '@jest/globals'
import { layoutOf } from '../../../src/core/reproduce/layout.ts'
import { isImportPath, isModulePath, isModuleVersion, tagOfVersion } from '../../../src/core/reproduce/module-path.ts'
import { holdsMoment } from '../../../src/core/reproduce/times.ts'
import { allowsCompilerFlags, refusedToolFlags, type ToolFlag } from '../../../src/core/reproduce/tool-flags.ts'
import { redactText } from '../../../src/core/record/redact.ts'

describe('module paths', () => {
  test.each(['example.com/app', 'mvdan.cc/sh/v3', 'github.com/A/b_c.d~e', 'k8s.io/x', 'example.com/c++'])(
    '%s',
    (path) => {
      expect(isModulePath(path)).toBe(true)
    }
  )
  test.each([
    '',
    '-o',
    '-toolexec=x/y.z',
    'example.com/../etc',
    'example.com/.git',
    'example.com//x',
    'example.com/',
    '/etc/passwd',
    'example.com/a b',
    'example.com/a@v1.0.0',
    'example.com/a\nb',
    'example.com/a;b',
    'example.com/x.',
    'example.com/$HOME',
    'hello',
    './cmd'
  ])('not %j', (path) => expect(isModulePath(path)).toBe(false))
  test('an import path may lack a domain', () => {
    expect([isImportPath('hello/cmd/x'), isImportPath('main'), isImportPath('-x')]).toEqual([true, true, false])
  })
})

test.each([
  ['v1.2.3', true],
  ['v1.2.3-rc.1', true],
  ['v0.0.0-20200101000000-0123456789ab', true],
  ['v2.0.0+incompatible', true],
  ['v1.2.3+dirty', false],
  ['(devel)', false],
  ['v1.2', false],
  ['latest', false],
  ['v1.2.3;x', false],
  [`v1.2.3-${'a'.repeat(300)}`, false]
])('version %s: %s', (version, is) => expect(isModuleVersion(version)).toBe(is))

test.each([
  ['v1.2.3', 'v1.2.3', true],
  ['v1.2.3-rc.1', 'v1.2.3-rc.1', true],
  ['v1.2.3+dirty', 'v1.2.3', true],
  ['v2.0.0+incompatible', 'v2.0.0', true],
  ['v0.0.0-20200101000000-0123456789ab', null, false],
  ['v1.2.4-0.20200101000000-0123456789ab', 'v1.2.3', false],
  ['v1.2.4-0.20200101000000-0123456789ab+dirty', 'v1.2.3', false],
  ['v1.2.3-rc.1.0.20200101000000-0123456789ab', 'v1.2.3-rc.1', false]
])('the tag of %s is %s', (version, tag, exact) => expect(tagOfVersion(version)).toEqual({ tag, exact }))

describe('flags of tools that are taken from a record', () => {
  test.each<[ToolFlag, string]>([
    ['-ldflags', ''],
    ['-ldflags', '-s -w'],
    ['-ldflags', '-s -w -X main.version=v1.2.3 -X "main.words=a b"'],
    ['-ldflags', '-X=main.a=-extld'],
    ['-ldflags', 'all=-s'],
    ['-ldflags', '-linkmode=external -extldflags "-static -Wl,-z,relro,-z,now"'],
    ['-ldflags', '-buildid= -B gobuildid'],
    ['-gcflags', 'all=-N -l'],
    ['-gcflags', '-l=4 -B'],
    ['-asmflags', '-trimpath=x']
  ])('%s=%s', (tool, value) => expect(refusedToolFlags(tool, value)).toBeNull())

  test.each<[ToolFlag, string, RegExp]>([
    ['-ldflags', '-extld=/tmp/evil', /-extld/],
    ['-ldflags', '-s -extld evil', /-extld/],
    ['-ldflags', '-o /etc/passwd', /-o/],
    ['-ldflags', '-cpuprofile=/tmp/x', /-cpuprofile/],
    ['-ldflags', '-tmpdir /tmp', /-tmpdir/],
    ['-ldflags', '-extldflags=-fplugin=/tmp/evil.so', /-extldflags/],
    ['-ldflags', '-extldflags "-B/tmp"', /-extldflags/],
    ['-ldflags', '-extldflags "-fuse-ld=evil"', /-extldflags/],
    ['-ldflags', '-extldflags "-wrapper evil,x"', /-extldflags/],
    ['-ldflags', '-extldflags "-Wl,-plugin,/tmp/x.so"', /-extldflags/],
    ['-ldflags', '-extldflags "@/tmp/file"', /-extldflags/],
    ['-ldflags', '-s x -extld=evil', /more than flags/],
    ['-ldflags', 'x', /more than flags/],
    ['-ldflags', '"-s', /not closed/],
    ['-ldflags', 'a b=-s', /pattern/],
    ['-gcflags', '-o=/tmp/x', /-o/],
    ['-gcflags', '-asmhdr /tmp/x', /-asmhdr/],
    ['-gcflags', '-embedcfg=/etc/x', /-embedcfg/],
    ['-asmflags', '-I /tmp', /-I/]
  ])('not %s=%s', (tool, value, why) => expect(refusedToolFlags(tool, value)).toMatch(why))

  test.each([
    ['-O2 -g', true],
    ['-O2 -g -fstack-protector-strong -D_FORTIFY_SOURCE=2', true],
    ['-fplugin=x', false],
    ['-fdump-tree-all', false],
    ['-fprofile-use', false],
    ['-specs=x', false],
    ['-I/tmp', false],
    ['-include x', false],
    ['-Wp,-MD', false],
    ['x.c', false]
  ])('C flags %s: %s', (list, taken) => expect(allowsCompilerFlags(list)).toBe(taken))
})

test.each([
  ['2026-11-22T00:43:25Z', true],
  ['built 2026-01-02', true],
  ['Sun Nov 22 00:43:25 UTC 2026', true],
  ['20261122004325', true],
  ['1795308205', true],
  ['v1.2.3', false],
  ['v0.0.0-20261122004325-b51ef5c61851', false],
  ['b51ef5c6185125880ca1db2d0990718f72cef858', false],
  ['12345678901234567890', false],
  ['127.0.0.1:8080', false]
])('a moment in %s: %s', (text, is) => expect(holdsMoment(text)).toBe(is))

test.each([
  ['pypi', 'pypi'],
  ['https://me:hunter2@example.com/x', 'https://[redacted]@example.com/x'],
  ['API_KEY=abc', '[redacted]'],
  ['xx sk4Ff0aBcDeFgHiJkLmNoPqRsTuVwXyZ012 yy', 'xx [redacted] yy'],
  ['b51ef5c6185125880ca1db2d0990718f72cef858', 'b51ef5c6185125880ca1db2d0990718f72cef858'],
  ['github.com/example/averyveryverylongname', 'github.com/example/averyveryverylongname']
])('text out of a binary: %s', (text, shown) => expect(redactText(text)).toBe(shown))

test.each([
  [['/a/b'], '/a/b', ['/a/b']],
  [['/a/b', '/a/b/c'], '/a/b', ['/a/b']],
  [['/a/b/x', '/a/lib'], '/a', ['/a/b/x', '/a/lib']],
  [['/a/bc', '/a/b'], '/a', ['/a/b', '/a/bc']],
  [['/x', '/y'], '/', ['/x', '/y']]
])('folders %j stand in %s', (folders, ancestor, roots) => {
  expect(layoutOf(folders, '/')).toEqual({ ancestor, roots })
})
