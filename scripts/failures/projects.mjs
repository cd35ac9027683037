// Failures as whole projects meet them: several modules, graphs of requirements, wrappers around the go command.
import {
  BUILD,
  c,
  EMPTY_MAIN,
  files,
  main,
  mod,
  one,
  requires,
  tested,
  with_,
  workspace,
  WRONG_SUM
} from './scenario.mjs'

const plain = { forms: [] }
/** A module that has fewer than the versions that are asked for, below one that is there. */
const STALE = ['example.com/stale v1.0.0']
const SUBTESTS =
  'func TestTable(t *testing.T) {\n\tfor _, name := range []string{"one", "two"} {\n\t\tt.Run(name, func(t *testing.T) {\n\t\t\tt.Log("this is", name)\n\t\t\tt.Error("error from", name)\n\t\t})\n\t}\n}'
const NOISE =
  'func TestNoise(t *testing.T) {\n\tfmt.Println("open /etc/shadow: permission denied")\n\tfmt.Println("./x.go:3:4: undefined: foo")\n\tfmt.Println("panic: none")\n}'

export const PROJECTS = {
  'language-gates': files(
    {
      'go.mod': 'module example.com/m\n\ngo 1.20\n',
      'minimum/a.go': 'package minimum\n\nvar X = min(1, 2)\n',
      'rangeint/a.go': 'package rangeint\n\nfunc F() {\n\tfor range 3 {\n\t}\n}\n',
      'rangefunc/a.go': 'package rangefunc\n\nfunc F(f func(func(int) bool)) {\n\tfor range f {\n\t}\n}\n',
      'alias/a.go': 'package alias\n\ntype A[T any] = []T\n',
      'cleared/a.go': 'package cleared\n\nfunc F(m map[int]int) { clear(m) }\n'
    },
    'go build ./...',
    plain
  ),
  'errors-many': files(
    {
      'a/a.go': `package a\n\nfunc F() {\n${Array.from({ length: 14 }, (_value, index) => `\tgone${index}()\n`).join('')}}\n`,
      'b/b.go': 'package b\n\nimport _ "example.com/m/a"\n\nvar X int = "s"\n',
      'c/c.go': 'package c\n\nimport "fmt"\n\nfunc F() { y := 1 }\n',
      'main.go': main('func main() {}', ['_ "example.com/m/b"'])
    },
    'go build ./...',
    plain
  ),
  'run-one-file': files(
    { 'main.go': main('func main() { helper() }'), 'b.go': 'package main\n\nfunc helper() {}\n' },
    'go run main.go'
  ),
  'import-own-without-dot': files(
    { 'go.mod': 'module myapp\n\ngo 1.20\n', 'main.go': main('func main() {}', ['_ "myapp/utils"']) },
    BUILD,
    plain
  ),
  'gomod-conflict': mod('module example.com/m\n\n<<<<<<< HEAD\ngo 1.20\n=======\ngo 1.21\n>>>>>>> main\n', {}, plain),
  'gosum-conflict': requires(['example.com/dep v1.0.0'], ['example.com/dep'], BUILD, {
    setup: "go mod tidy; sed -i '1i <<<<<<< HEAD' go.sum",
    ...plain
  }),
  'godebug-unknown': mod('module example.com/m\n\ngo 1.23\n\ngodebug nosuch=1\n', {}, { since: 23, ...plain }),
  'godebug-directive': one(`//go:debug nosuch=1\n${EMPTY_MAIN}`, BUILD, {}, plain),
  'graph-unknown-version': requires(STALE, ['example.com/stale'], 'go mod tidy', plain),
  'graph-unknown-version-build': requires(STALE, ['example.com/stale'], 'go build -mod=mod -o out .', plain),
  'proxy-answers-html': requires(['example.com/priv/thing v1.2.3'], ['example.com/priv/thing'], 'go mod download', {
    env: { GOPROXY: '$HTTP/html' },
    ...plain
  }),
  'proxy-answers-html-latest': with_('go get example.com/priv/thing@latest', { GOPROXY: '$HTTP/html' }, plain),
  'zip-damaged': requires(['example.com/dep v1.0.0'], ['example.com/dep'], BUILD, {
    setup:
      'go mod tidy; z=$GOMODCACHE/cache/download/example.com/dep/@v/v1.0.0.zip; chmod -R u+w $GOMODCACHE; rm -rf $GOMODCACHE/example.com; head -c 100 $z > z; cp -f z $z; rm z',
    ...plain
  }),
  'get-conflict': with_('go get example.com/dep2@v1.0.0 example.com/dep@v1.0.0', { GOPROXY: '$PROXY' }, plain),
  'get-file': with_('go get main.go', { GOPROXY: '$PROXY' }, plain),
  'get-no-dot': with_('go get utils', { GOPROXY: '$PROXY' }, plain),
  'get-main-version': with_('go get example.com/m@v1.2.3', { GOPROXY: '$PROXY' }, plain),
  'build-at-version': with_('go build example.com/dep@v1.0.0', { GOPROXY: '$PROXY' }, plain),
  'get-excluded': files(
    { 'go.mod': 'module example.com/m\n\ngo 1.20\n\nexclude example.com/dep v1.0.0\n', 'main.go': EMPTY_MAIN },
    'go get example.com/dep@v1.0.0',
    { env: { GOPROXY: '$PROXY' }, ...plain }
  ),
  'work-replace-conflict': workspace(
    'go 1.20\n\nuse (\n\t./a\n\t./b\n)\n',
    {
      'a/go.mod':
        'module example.com/a\n\ngo 1.20\n\nrequire example.com/dep v1.0.0\n\nreplace example.com/dep => ../d1\n',
      'b/go.mod':
        'module example.com/b\n\ngo 1.20\n\nrequire example.com/dep v1.0.0\n\nreplace example.com/dep => ../d2\n',
      'd1/go.mod': 'module example.com/dep\n',
      'd2/go.mod': 'module example.com/dep\n'
    },
    'go build -o out ./a',
    plain
  ),
  'work-sum-mismatch': {
    files: {
      'go.work': 'go 1.20\n\nuse ./a\n',
      'a/go.mod': 'module example.com/a\n\ngo 1.20\n\nrequire example.com/dep v1.0.0\n',
      'a/go.sum': `example.com/dep v1.0.0 ${WRONG_SUM}\nexample.com/dep v1.0.0/go.mod ${WRONG_SUM}\n`,
      'a/a.go': main('func main() {}', ['_ "example.com/dep"'])
    },
    run: 'go build -o out ./a',
    env: { GOPROXY: '$PROXY' },
    ...plain
  },
  'work-no-modules': { files: { 'go.work': 'go 1.20\n', 'a.go': EMPTY_MAIN }, run: 'go list .', env: {}, ...plain },
  'work-sync-newer': {
    files: { 'go.work': 'go 1.20\n\nuse ./a\n', 'a/go.mod': 'module example.com/a\n\ngo 1.99\n' },
    run: 'go work sync',
    env: {},
    ...plain
  },
  'test-deep-import': tested(
    'func TestF(t *testing.T) { lib.F() }',
    'go test ./...',
    ['example.com/m/lib'],
    {
      'lib/lib.go': 'package lib\n\nimport _ "example.com/m/deep"\n\nfunc F() {}\n',
      'deep/deep.go': '//go:build never\n\npackage deep\n'
    },
    plain
  ),
  'test-subtests-verbose': tested(SUBTESTS, 'go test -v .', [], {}, plain),
  'test-benchmark-verbose': tested(
    'func BenchmarkAdd(b *testing.B) {\n\tb.Run("one", func(b *testing.B) {\n\t\tb.Log("this is one")\n\t\tb.Error("error from one")\n\t})\n}',
    'go test -v -run "^$" -bench .  .',
    [],
    {},
    plain
  ),
  'test-one-file': tested('func TestF(t *testing.T) { t.Error("wrong") }', 'go test a_test.go a.go', [], {}, plain),
  'test-noise-failed': tested(
    `${NOISE}\n\nfunc TestBad(t *testing.T) {\n\tfmt.Println("dial tcp: connection refused")\n\tt.Error("want 1")\n}`,
    'go test -v .',
    ['fmt'],
    {},
    plain
  ),
  'test-noise-passed': tested(NOISE, 'go test -v .', ['fmt'], {}, plain),
  'test-coverpkg-missing': tested('func TestF(t *testing.T) {}', 'go test -coverpkg=./nosuch ./...', [], {}, plain),
  'make-build-failed': files(
    { 'main.go': main('func main() { foo() }'), Makefile: 'build:\n\tgo build -o out .\n\nall: build\n' },
    'make all',
    { needs: ['cc'], ...plain }
  ),
  'make-missing-tool': files({ 'main.go': EMPTY_MAIN, Makefile: 'lint:\n\tnosuchlint run ./...\n' }, 'make lint', {
    needs: ['cc'],
    ...plain
  }),
  'pgo-default-broken': one(EMPTY_MAIN, BUILD, {}, { setup: 'echo garbage > default.pgo', ...plain }),
  'file-size-limit': one(
    main('func main() { fmt.Println() }', ['"fmt"']),
    `ulimit -f 200; ${BUILD}`,
    { GOCACHE: '$T2/cc' },
    plain
  ),
  'tmp-noexec': tested(
    'func TestF(t *testing.T) {}',
    "unshare -m sh -c 'mount -t tmpfs -o noexec none $T2 && TMPDIR=$T2 go test .'",
    [],
    {},
    { needs: ['root'], ...plain }
  ),
  'cgo-cxx-error': c(
    '// int foo(void);',
    'func main() { C.foo() }',
    { 'x.cc': 'extern "C" int foo(void) { return nosuch::thing; }\n' },
    BUILD,
    plain
  ),
  'cgo-export-missing-type': c('// typedef struct s s_t;', 'func main() { var x C.s_t; _ = x }', {}, BUILD, plain),
  'cgo-wrong-architecture': c('// #cgo LDFLAGS: -L. -lfoo\n// int foo(void);', 'func main() { C.foo() }', {}, BUILD, {
    setup: "printf 'int foo(void) { return 1; }' > f.c; gcc -m32 -c -o f.o f.c; ar rc libfoo.a f.o; rm f.c f.o",
    ...plain
  })
}
