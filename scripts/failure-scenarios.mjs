// Modules that do not build, each with the command that shows it: what scripts/record-failures.mjs records.
//
// A scenario is `files` by path (go.mod is that of example.com/m unless given), `run`, a command for sh, and `env`.
// The names are those of __tests__/fixtures/failures. Those that are missing here need a proxy, a C library, a mount or
// a second Go, and were recorded by hand: their command is in the `cmd` of their file.

const GO_MOD = 'module example.com/m\n\ngo 1.20\n'
const EMPTY_MAIN = 'package main\n\nfunc main() {}\n'
const BUILD = 'go build -o out .'

/** A package main with this body. */
const main = (body, imports = []) =>
  `package main\n\n${imports.map((path) => `import ${path}\n`).join('')}${imports.length > 0 ? '\n' : ''}${body}\n`
/** One file main.go. */
const one = (text, run = BUILD, env = {}) => ({ files: { 'go.mod': GO_MOD, 'main.go': text }, run, env })
/** A main that builds, under a command or an environment that does not. */
const with_ = (run, env = {}) => one(EMPTY_MAIN, run, env)
/** Several files. */
const files = (given, run = BUILD, env = {}) => ({ files: { 'go.mod': GO_MOD, ...given }, run, env })
const mod = (text, env = {}) => files({ 'go.mod': text, 'main.go': EMPTY_MAIN }, BUILD, env)
const work = (text, more = {}, run = 'go build -o out ./a') => ({
  files: { 'go.work': text, 'a/go.mod': 'module example.com/a\n\ngo 1.20\n', 'a/a.go': EMPTY_MAIN, ...more },
  run,
  env: {}
})

export const SCENARIOS = {
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
    { CGO_ENABLED: '0' }
  ),
  'cgo-cc-bad': one(main('func main() {}', ['"C"']), BUILD, { CGO_ENABLED: '1', CC: '/nonexistent/cc' }),
  'embed-no-matching': one(
    'package main\n\nimport _ "embed"\n\n//go:embed nosuch.txt\nvar s string\n\nfunc main() {}\n'
  ),
  'embed-bad-pattern': one('package main\n\nimport _ "embed"\n\n//go:embed ../a.txt\nvar s string\n\nfunc main() {}\n'),
  'asm-error': files({
    'main.go': main('func f()\n\nfunc main() { f() }'),
    'f_amd64.s': 'TEXT ·f(SB), 0, $0\n\tMOVQ AX, BX\n\tBOGUS AX\n\tRET\n'
  }),
  'link-relocation-not-defined': files({ 'main.go': main('func f()\n\nfunc main() { f() }'), 'empty.s': '' }),
  'link-X-bad-form': with_("go build -ldflags='-X main.N' -o out ."),
  'link-X-no-such-var': with_("go build -ldflags='-X main.NoSuch=3' -o out ."),
  'link-X-not-string': one(main('var N = 1\n\nfunc main() { println(N) }'), "go build -ldflags='-X main.N=3' -o out ."),
  'link-ldflags-bad': with_("go build -ldflags='-nosuchflag' -o out ."),
  'link-ldflags-quote-unterminated': with_('go build -ldflags="-X \'main.N=3" -o out .'),
  'link-buildmode-unsupported': with_('go build -buildmode=banana -o out .'),
  'link-buildmode-pair-unsupported': with_('go build -buildmode=plugin -o out.so .', { GOOS: 'windows' }),
  'link-msan-asan-both': with_('go build -msan -asan -o out .', { CGO_ENABLED: '1' }),
  'race-unsupported-pair': with_('go build -race -o out .', { GOARCH: '386' }),
  'race-without-cgo': with_('go build -race -o out .', { CGO_ENABLED: '0' }),
  'flag-unknown': with_('go build -nosuchflag -o out .'),
  'gcflags-bad': with_('go build -gcflags=-nosuchflag -o out .'),
  'p-flag-zero': with_('go build -p=0 -o out .'),
  'mod-flag-bad': with_('go build -mod=banana -o out .'),
  'modfile-missing': with_('go build -modfile=nosuch.mod -o out .'),
  'overlay-missing': with_('go build -overlay=nosuch.json -o out .'),
  'toolexec-missing': with_('go build -toolexec=/nonexistent/wrap -o out .'),
  'buildvcs-bad-value': with_('go build -buildvcs=banana -o out .'),
  'goflags-non-flag': with_(BUILD, { GOFLAGS: 'mod=mod' }),
  'goflags-unknown-flag': with_(BUILD, { GOFLAGS: '-nosuchflag' }),
  'goamd64-invalid': with_(BUILD, { GOAMD64: 'v9' }),
  'goexperiment-invalid': with_(BUILD, { GOEXPERIMENT: 'banana' }),
  'goos-unsupported': with_(BUILD, { GOOS: 'banana' }),
  'goos-goarch-unsupported': with_(BUILD, { GOOS: 'linux', GOARCH: 'banana' }),
  'goroot-nonexistent': with_(BUILD, { GOROOT: '/nonexistent/go' }),
  'gocache-off': with_(BUILD, { GOCACHE: 'off' }),
  'tmpdir-missing': with_(BUILD, { TMPDIR: '/nonexistent/tmp' }),
  'toolchain-invalid': with_(BUILD, { GOTOOLCHAIN: 'banana' }),
  'tool-unknown': with_('go tool banana'),
  'subcommand-unknown': with_('go banana'),
  'gomod-parse-error': mod('module example.com/m\n\ngo 1.20\n\nrequire example.com/dep\n'),
  'gomod-unknown-directive': mod('module example.com/m\n\ngo 1.20\n\nfrobnicate x\n'),
  'gomod-bad-go-version': mod('module example.com/m\n\ngo 1.x\n'),
  'gomod-go-newer-local': mod('module example.com/m\n\ngo 1.99.0\n'),
  'gomod-toolchain-newer-local': mod('module example.com/m\n\ngo 1.20\n\ntoolchain go1.99.0\n'),
  'replace-dir-missing': files({
    'go.mod': `${GO_MOD}\nrequire example.com/dep v1.0.0\n\nreplace example.com/dep => ../nosuchdir\n`,
    'main.go': main('func main() {}', ['_ "example.com/dep"'])
  }),
  'import-goproxy-off': files({
    'go.mod': `${GO_MOD}\nrequire example.com/notcached v1.0.0\n`,
    'go.sum':
      'example.com/notcached v1.0.0 h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nexample.com/notcached v1.0.0/go.mod h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n',
    'main.go': main('func main() {}', ['_ "example.com/notcached"'])
  }),
  'work-parse-error': work('go 1.20\n\nusee ./a\n'),
  'work-use-missing-dir': work('go 1.20\n\nuse (\n\t./a\n\t./nosuch\n)\n'),
  'work-go-newer-local': work('go 1.99\n\nuse ./a\n'),
  'work-modmod-not-allowed': work('go 1.20\n\nuse ./a\n', {}, 'go build -mod=mod -o out ./a'),
  'work-module-not-in-workspace': work(
    'go 1.20\n\nuse ./a\n',
    { 'b/go.mod': 'module example.com/b\n\ngo 1.20\n', 'b/b.go': EMPTY_MAIN },
    'cd b && go build -o out .'
  ),
  'work-dir-prefix-no-modules': work('go 1.20\n', {}, 'go build ./...'),
  'install-gobin-relative': with_('go install .', { GOBIN: './bin' }),
  'install-o-flag': with_('go install -o x .'),
  'install-gobin-cross': with_('go install .', { GOBIN: '/nonexistent/bin', GOOS: 'windows' }),
  'output-default-name-is-directory': files({ 'main.go': EMPTY_MAIN, 'm/keep.txt': '' }, 'go build .'),
  'output-exists-not-object': files({ 'main.go': EMPTY_MAIN, m: 'text\n' }, 'go build .'),
  'output-multiple-mains-file': files({ 'a/a.go': EMPTY_MAIN, 'b/b.go': EMPTY_MAIN }, 'go build -o out ./...'),
  'output-o-dir-lib-only': files({ 'a/a.go': 'package a\n' }, 'go build -o bin/ ./...'),
  'pgo-missing': with_('go build -pgo=nosuch.pgo -o out .'),
  'generate-fail': one(`package main\n\n//go:generate nosuchtool\n\nfunc main() {}\n`, 'go generate ./...'),
  'generate-exit-status': one(
    `package main\n\n//go:generate sh -c "echo boom >&2; exit 3"\n\nfunc main() {}\n`,
    'go generate ./...'
  ),
  'run-build-failed': one(main('func main() { foo() }'), 'go run .'),
  'run-not-main': files({ 'a.go': 'package a\n' }, 'go run .'),
  'vet-failure': one('package main\n\nimport "fmt"\n\nfunc main() { fmt.Printf("%d\\n", "x") }\n', 'go vet .'),
  'vet-type-error': one(main('func main() { foo() }'), 'go vet .'),
  'test-build-failed': files(
    {
      'a.go': 'package a\n\nfunc F() { foo() }\n',
      'a_test.go': 'package a\n\nimport "testing"\n\nfunc TestF(*testing.T) {}\n'
    },
    'go test .'
  ),
  'test-build-failed-json': files(
    {
      'a.go': 'package a\n\nfunc F() { foo() }\n',
      'a_test.go': 'package a\n\nimport "testing"\n\nfunc TestF(*testing.T) {}\n'
    },
    'go test -json .'
  )
}
