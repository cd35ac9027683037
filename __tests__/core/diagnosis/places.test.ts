import { describe, expect, test } from '@jest/globals'
import { commandFolder, mapFile, mapPackageFile, type Where, type Whose } from '../../../src/core/diagnosis/places.ts'

describe('mapFile', () => {
  const cases: [file: string, root: string | null, directory: string, path: string | null, whose: Whose][] = [
    ['main.go', '/repo', '', 'main.go', 'repository'],
    ['./main.go', '/repo', '', 'main.go', 'repository'],
    ['internal/a.go', '/repo', 'svc', 'svc/internal/a.go', 'repository'],
    ['../lib/a.go', '/repo', 'svc/api', 'svc/lib/a.go', 'repository'],
    ['../../a.go', '/repo', 'svc', null, 'elsewhere'],
    ['..\\lib\\a.go', 'C:\\repo', 'svc', 'lib/a.go', 'repository'],
    ['.\\main.go', null, '', 'main.go', 'repository'],
    ['/repo/svc/a.go', '/repo', '', 'svc/a.go', 'repository'],
    ['/repo/svc/a.go', '/repo/', 'svc', 'svc/a.go', 'repository'],
    ['C:\\repo\\a.go', 'c:\\repo', '', 'a.go', 'repository'],
    // A folder whose name only starts alike.
    ['/repository/a.go', '/repo', '', null, 'elsewhere'],
    ['/repo/a.go', null, '', null, 'elsewhere'],
    // Checkouts on machines of CI services.
    ['/home/runner/work/shop/shop/cmd/a.go', null, '', 'cmd/a.go', 'repository'],
    ['/home/runner/work/shop/shop/cmd/a.go', '/repo', 'x', 'cmd/a.go', 'repository'],
    ['D:\\a\\shop\\shop\\a.go', null, '', 'a.go', 'repository'],
    ['/builds/group/shop/a.go', null, '', 'a.go', 'repository'],
    ['/github/workspace/a.go', null, '', 'a.go', 'repository'],
    // What belongs to somebody else.
    ['vendor/rsc.io/quote/quote.go', '/repo', 'svc', 'svc/vendor/rsc.io/quote/quote.go', 'vendored'],
    ['/home/runner/go/pkg/mod/rsc.io/quote@v1.5.2/quote.go', '/repo', '', null, 'module-cache'],
    ['../../go/pkg/mod/rsc.io/quote@v1.5.2/quote.go', '/repo', 'a/b/c', null, 'module-cache'],
    ['C:\\Users\\x\\go\\pkg\\mod\\rsc.io\\quote@v1.5.2\\quote.go', null, '', null, 'module-cache'],
    ['/usr/local/go/src/runtime/mheap.go', '/repo', '', null, 'goroot'],
    ['/opt/hostedtoolcache/go/1.26.8/x64/src/fmt/print.go', '/repo', '', null, 'goroot'],
    [
      '/home/runner/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.26.8.linux-amd64/src/fmt/print.go',
      null,
      '',
      null,
      'goroot'
    ],
    ['C:\\Program Files\\Go\\src\\fmt\\print.go', null, '', null, 'goroot'],
    ['$WORK/b001/_cgo_gotypes.go', '/repo', '', null, 'work'],
    ['_cgo_gotypes.go', '/repo', '', null, 'work'],
    ['/tmp/go-build123/b001/main.cgo1.go', '/repo', '', null, 'work']
  ]
  test.each(cases)('of %j in %j, built in %j, is %j (%s)', (file, root, directory, path, whose) => {
    expect(mapFile(file, { root, directory })).toEqual({ path, whose })
  })
})

describe('files named from their package, or by it', () => {
  const where: Where = {
    root: '/repo',
    directory: 'svc/lib',
    modules: [
      { path: 'example.com/svc', directory: 'svc' },
      { path: 'example.com/svc/v2', directory: 'svc2' },
      { path: 'example.com/out', directory: '../out' }
    ]
  }
  const cases: [file: string, pkg: string | null, path: string | null, whose: Whose][] = [
    ['a_test.go', 'example.com/svc', 'svc/a_test.go', 'repository'],
    ['a_test.go', 'example.com/svc/lib/x', 'svc/lib/x/a_test.go', 'repository'],
    ['a_test.go', 'example.com/svc/v2/x', 'svc2/x/a_test.go', 'repository'],
    // No file of the folder that the command ran in has anything to do with it.
    ['a_test.go', 'example.com/other', null, 'package'],
    ['a_test.go', 'example.com/svc2', null, 'package'],
    ['a_test.go', null, null, 'package'],
    ['a_test.go', 'example.com/out', null, 'package'],
    ['/repo/svc/a_test.go', 'example.com/other', 'svc/a_test.go', 'repository']
  ]
  test.each(cases)('%j of package %j is %j (%s)', (file, pkg, path, whose) => {
    expect(mapPackageFile(file, pkg, where)).toEqual({ path, whose })
  })

  test('-trimpath names files by their import path', () => {
    expect(mapFile('example.com/svc/lib/a.go', where)).toEqual({ path: 'svc/lib/a.go', whose: 'repository' })
    expect(mapFile('lib/a.go', where)).toEqual({ path: 'svc/lib/lib/a.go', whose: 'repository' })
  })
})

describe('commandFolder', () => {
  const cases: [command: string | null, want: string | null][] = [
    [null, ''],
    ['go build ./...', ''],
    ['go build -C svc ./...', 'svc'],
    ['go build -C=svc/api .', 'svc/api'],
    ['cd svc && go test ./...', 'svc'],
    ['cd svc; go vet', 'svc'],
    ['cd svc && go build -C api .', 'svc/api'],
    ['go build -C "my svc" .', 'my svc'],
    ['go build -C /abs .', null],
    ['cd $HOME && go build', null]
  ]
  test.each(cases)('of %j is %j', (command, want) => {
    expect(commandFolder(command)).toBe(want)
  })
})
