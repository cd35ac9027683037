// C, the assembler and the linker.
import { BUILD, c, EMPTY_MAIN, files, main, one, with_ } from './scenario.mjs'

const DUPLICATE = 'TEXT ·f(SB), 4, $0\n\tRET\n'
const linkname = (local, remote, body, imports = ['_ "unsafe"']) =>
  files({ 'main.go': main(`//go:linkname ${local} ${remote}\nfunc ${local}()\n\n${body}`, imports), 'empty.s': '' })
const provides = (name) =>
  `package ${name}\n\nimport _ "unsafe"\n\n//go:linkname F example.com/m/zz.F\nfunc F() { println("${name}") }\n`

export const NATIVE = {
  'cgo-c-error': c('// static int foo(void) { return x + ; }', 'func main() { C.foo() }'),
  'cgo-c-file-error': c('// int foo(void);', 'func main() { C.foo() }', {
    'x.c': 'int foo(void) {\n\treturn undeclared_thing;\n}\n'
  }),
  'cgo-c-warning': c(
    '// #cgo CFLAGS: -Wall\n// static int foo(void) { int unused; return 0; }',
    'func main() { C.foo() }',
    {},
    BUILD,
    { setup: 'cp -r $CACHE $T2/cc', env: { GOCACHE: '$T2/cc' } }
  ),
  'cgo-cross-compile': c('// static int foo(void) { return 0; }', 'func main() { C.foo() }', {}, BUILD, {
    env: { GOARCH: 'arm64' }
  }),
  'cgo-cross-default-off': c('// static int foo(void) { return 0; }', 'func main() { C.foo() }', {}, BUILD, {
    env: { GOARCH: 'arm64', CGO_ENABLED: '' }
  }),
  'cgo-flag-not-allowed': c('// #cgo LDFLAGS: -fplugin=x'),
  'cgo-gcc-not-found': c('// static int foo(void) { return 0; }', 'func main() { C.foo() }', {}, BUILD, {
    env: { PATH: '$GR/bin:$NOBIN', GOCACHE: '$T2/cc' },
    forms: ['json']
  }),
  'cgo-header-missing': c('// #include <nosuch/header.h>'),
  'cgo-library-not-found': c('// #cgo LDFLAGS: -lnosuchlib\n// #include <stdlib.h>', 'func main() { C.free(nil) }'),
  'cgo-multiple-definition': c('// int a(void);', 'func main() { C.a() }', {
    'a.c': 'int foo(void) { return 1; }\nint a(void) { return foo(); }\n',
    'b.c': 'int foo(void) { return 2; }\n'
  }),
  'cgo-undefined-reference': c('// int nowhere(void);', 'func main() { C.nowhere() }'),
  'cgo-unknown-name': c('// #include <stdlib.h>', 'func main() { C.no_such_function() }'),
  'cgo-pkgconfig-not-found': c('// #cgo pkg-config: nosuchlib', 'func main() {}', {}, BUILD, {
    env: { PKG_CONFIG: 'nosuch-pkg-config' }
  }),
  'cgo-pkgconfig-package-missing': c('// #cgo pkg-config: nosuchlib'),
  'cgo-static-glibc-warning': c(
    '// #include <netdb.h>\n// static int f(void) { return getaddrinfo("a", 0, 0, 0); }',
    'func main() { C.f() }',
    {},
    "go build -ldflags='-linkmode external -extldflags -static' -o out ."
  ),
  'cgo-import-dynamic-not-allowed': one(
    'package main\n\n//go:cgo_import_dynamic puts puts "libc.so.6"\n\nfunc main() {}\n'.replace(
      '//go:cgo',
      '// go:cgo'
    ),
    BUILD,
    { CGO_ENABLED: '1' }
  ),
  'cgo-import-dynamic-pie': c(
    '//go:cgo_import_dynamic mylib mylib.so',
    'func main() {}',
    {},
    'go build -buildmode=pie -o out .'
  ),
  'cgo-import-dynamic-3arg-pie': c(
    '',
    '//go:cgo_import_dynamic _ _ "libc.so.6"\n\nfunc main() {}',
    {},
    'go build -buildmode=pie -o out . && echo built'
  ),

  'link-duplicate-symbol': files({
    'main.go': main('func f()\n\nfunc main() { f() }'),
    'a_amd64.s': DUPLICATE,
    'b_amd64.s': DUPLICATE
  }),
  'link-duplicate-symbol-linkname': files({
    'main.go': main('func main() { a.F(); b.F() }', ['"example.com/m/a"', '"example.com/m/b"']),
    'a/a.go': provides('a'),
    'b/b.go': provides('b')
  }),
  'link-linkname-restricted': linkname('gcStart', 'runtime.gcStart', 'func main() { gcStart() }'),
  'link-linkname-undefined': linkname('nope', 'runtime.noSuchThing', 'func main() { nope() }'),
  'link-external-cgo-off': with_("go build -ldflags='-linkmode=external' -o out .", { CGO_ENABLED: '0' }),
  'link-external-extld-missing': with_("go build -ldflags='-linkmode=external -extld=/nonexistent/ld' -o out .", {
    CGO_ENABLED: '1'
  }),
  'link-external-gcc-not-found': with_(
    "go build -ldflags='-linkmode=external' -o out .",
    { CGO_ENABLED: '1', PATH: '$GR/bin:$NOBIN', GOCACHE: '$T2/cc' },
    { forms: ['json'] }
  ),
  'link-pie-cgo-off': with_('go build -buildmode=pie -o out . && echo built', { CGO_ENABLED: '0' }),
  'link-race-pie': with_('go build -race -buildmode=pie -o out . && echo built', { CGO_ENABLED: '1' }),
  'link-same-var-two-packages-ok': files(
    {
      'main.go': main('var x = 0\n\nfunc main() { println(x, a.X(), b.X()) }', [
        '"example.com/m/a"',
        '"example.com/m/b"'
      ]),
      'a/a.go': 'package a\n\nvar x = 1\n\nfunc X() int { return x }\n',
      'b/b.go': 'package b\n\nvar x = 2\n\nfunc X() int { return x }\n'
    },
    `${BUILD} && ./out`
  ),
  'race-gcc-not-found': with_(
    'go build -race -o out .',
    { CGO_ENABLED: '1', PATH: '$GR/bin:$NOBIN', GOCACHE: '$T2/cc' },
    { forms: ['json'] }
  ),
  'test-race-66': one(
    main(
      'var n int\n\nfunc main() {\n\tdone := make(chan bool)\n\n\tgo func() { n = 1; done <- true }()\n\tn = 2\n\t<-done\n\tprintln(n)\n}'
    ),
    'go build -race -o out . && ./out',
    { CGO_ENABLED: '1' },
    { needs: ['cc'], forms: [] }
  ),
  'unsafe-race-ok': one(
    main(
      'func main() {\n\tx := new([4]int)\n\tu := uintptr(unsafe.Pointer(x))\n\tp := (*int)(unsafe.Pointer(u + 8))\n\tprintln(p, x)\n}',
      ['"unsafe"']
    ),
    'go build -race -o out . && ./out',
    { CGO_ENABLED: '1' },
    { needs: ['cc'], forms: [] }
  ),
  'compiler-panic': one(main('func main() {\n\tfoo()\n}'), 'go build -gcflags=-d=panic -o out .'),
  'frame-too-large': one(main('func main() {\n\tvar a [1 << 20]byte\n\tprintln(len(a))\n}')),
  'wasi-exec-ok': one(
    main('func main() { _ = http.Get; _ = exec.Command }', ['"net/http"', '"os/exec"']),
    'go build -o out.wasm . && echo "built wasip1"',
    { GOOS: 'wasip1', GOARCH: 'wasm' },
    { forms: [] }
  ),
  'tinygo-missing': {
    files: { 'main.go': EMPTY_MAIN },
    run: 'tinygo build -o out.wasm -target=wasi .',
    env: {},
    forms: []
  }
}
