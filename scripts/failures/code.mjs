// What the code itself does wrong: language, imports, constraints, embed.
import { BUILD, EMPTY_MAIN, files, main, one, with_ } from './scenario.mjs'

export const CODE = {
  undefined: one(main('func main() {\n\tfoo()\n}')),
  'syntax-error': one(main('func main() {\n\tfmt.Println("a"\n}', ['"fmt"'])),
  'syntax-error-brace': one('package main\n\nfunc main()\n{\n}\n'),
  'syntax-extra-comma': one(main('func main() {\n\tx := 1\n\t_ = x +\n}')),
  'syntax-fullwidth-quote': one('package main\n\nfunc main() {\n\tprintln(1, 2, 345,“hello”)\n}\n'),
  'syntax-bom-middle': one('package main\n\n\uFEFFfunc main() {}\n'),
  'syntax-nul-byte': one('package main\n\n\u0000func main() {}\n'),
  'bom-at-start-ok': one(`\uFEFF${EMPTY_MAIN}`),
  'type-error-mismatched': one(main('func main() {\n\tx := 1 + "a"\n\tvar y int\n\tz := y + "b"\n\t_, _ = x, z\n}')),
  'const-overflow': one(main('func main() {\n\tvar x int8 = 300\n\t_ = x\n}')),
  'missing-return': one(main('func f() int {}\n\nfunc main() { f() }')),
  'missing-function-body': one(main('func f()\n\nfunc main() { f() }')),
  'main-undeclared': one('package main\n\nfunc f() {}\n'),
  'lang-range-int-go121': one(main('func main() {\n\tfor i := range 3 {\n\t\t_ = i\n\t}\n}')),
  'lang-too-old-generics': files({
    'go.mod': 'module example.com/m\n\ngo 1.17\n',
    'main.go': main('func f[T any](T) {}\nfunc main() { f(1) }')
  }),
  'two-packages-fail': files(
    { 'a/a.go': 'package a\n\nfunc F() { bar() }\n', 'b/b.go': 'package b\n\nvar X int = "s"\n' },
    'go build ./...'
  ),
  'undefined-in-dep-package': files({
    'main.go': main('func main() { lib.F() }', ['"example.com/m/lib"']),
    'lib/lib.go': 'package lib\n\nfunc F() { bar() }\n'
  }),
  'import-cycle': files({
    'main.go': main('func main() {}', ['_ "example.com/m/a"']),
    'a/a.go': 'package a\n\nimport _ "example.com/m/b"\n',
    'b/b.go': 'package b\n\nimport _ "example.com/m/c"\n',
    'c/c.go': 'package c\n\nimport _ "example.com/m/a"\n'
  }),
  'import-relative': files({ 'main.go': main('func main() {}', ['_ "./lib"']), 'lib/lib.go': 'package lib\n' }),
  'import-program': files({ 'main.go': main('func main() {}', ['_ "example.com/m/cmd"']), 'cmd/c.go': EMPTY_MAIN }),
  'import-malformed': one(main('func main() {}', ['_ "example.com/a b"'])),
  'case-insensitive-collision': files({
    'main.go': main('func main() {}', ['_ "example.com/m/lib"', '_ "example.com/m/Lib"']),
    'lib/lib.go': 'package lib\n',
    'Lib/lib.go': 'package lib\n'
  }),
  'multiple-packages-in-dir': files({ 'a.go': EMPTY_MAIN, 'b.go': 'package other\n' }),
  'named-files-different-dirs': files({ 'a/a.go': EMPTY_MAIN, 'b/b.go': EMPTY_MAIN }, 'go build -o out a/a.go b/b.go'),
  'file-not-found': with_('go build -o out nosuch.go'),
  'dir-not-found': with_('go build -o out ./nosuchdir'),
  'no-go-files': files({}),
  'no-go-files-matched-none': files({}, 'go build ./...'),
  'no-go-mod': { files: { 'main.go': EMPTY_MAIN }, run: BUILD, env: {} },
  'no-go-mod-dotdotdot': { files: { 'main.go': EMPTY_MAIN }, run: 'go build ./...', env: {} },
  'build-C-missing-dir': with_('go build -C nosuch -o out .'),
  'build-C-not-first': with_('go build -o out -C . .'),
  'build-constraint-bad': one(`//go:build linux & amd64\n\n${EMPTY_MAIN}`),
  'build-constraints-exclude-all': one(`//go:build never\n\n${EMPTY_MAIN}`),
  'build-constraints-exclude-import': files({
    'main.go': main('func main() {}', ['_ "example.com/m/lib"']),
    'lib/lib.go': '//go:build never\n\npackage lib\n'
  }),
  'c-source-not-allowed': files({ 'main.go': EMPTY_MAIN, 'x.c': 'int f(void) { return 0; }\n' }),
  'cgo-disabled-import-C': one(main('func main() {}', ['"C"']), BUILD, { CGO_ENABLED: '0' }),
  'cgo-disabled-partial': files(
    { 'main.go': main('func main() { f() }'), 'c.go': 'package main\n\nimport "C"\n\nfunc f() {}\n' },
    BUILD,
    { env: { CGO_ENABLED: '0' } }
  ),
  'cgo-cc-bad': one(main('func main() {}', ['"C"']), BUILD, { CGO_ENABLED: '1', CC: '/nonexistent/cc' }),
  'embed-no-matching': one(
    'package main\n\nimport _ "embed"\n\n//go:embed nosuch.txt\nvar s string\n\nfunc main() {}\n'
  ),
  'embed-bad-pattern': one('package main\n\nimport _ "embed"\n\n//go:embed ../a.txt\nvar s string\n\nfunc main() {}\n'),
  'asm-error': files({
    'main.go': main('func f()\n\nfunc main() { f() }'),
    'f_amd64.s': 'TEXT ·f(SB), 0, $0\n\tMOVQ AX, BX\n\tBOGUS AX\n\tRET\n'
  })
}
