// What the compiler and vet say, one package a wording: nearly as cheap as one scenario, and each stands alone in the log.
import { files } from './scenario.mjs'

/** Packages by name: what the file holds behind its `package` line. */
const packages = (given) =>
  Object.fromEntries(
    Object.entries(given).map(([name, body]) => [`${name}/${name}.go`, `package ${name}\n\n${body}\n`])
  )

const COMPILER = packages({
  nonname:
    'type T struct{ err error }\n\nfunc f() (int, error) { return 1, nil }\n\nfunc F(t *T) {\n\tn, t.err := f()\n\t_ = n\n}',
  truncated: 'func F() int { return int(2.5) }',
  nilstring: 'func F() string { return string(nil) }',
  pointermix: 'func F(p *int, n int) int { return p + n }',
  boolmix: 'func F(b bool) bool { return b == 1 }',
  floatmix: 'func F(a float64, b int) float64 { return a * b }',
  textmix: 'func F(a string, b int64) string { return a + b }',
  literalfield: 'type T struct{ a int }\n\nvar X = T{a.b: 1}',
  hiddenfield: 'import "math/big"\n\nfunc F(f *big.Float) any { return f.Form }',
  arraylength: 'func F(n int) int {\n\tvar a [n]int\n\treturn len(a)\n}',
  arrayfloat: 'var X [1.5]int',
  lessstruct: 'type T struct{}\n\nfunc F(a, b T) bool { return a < b }',
  lessany: 'func F[T any](a, b T) bool { return a < b }',
  switchfunc: 'func F(f func()) {\n\tswitch f {\n\tcase nil:\n\t}\n}',
  sliceunaddressable: 'func a() [3]int { return [3]int{} }\n\nvar X = a()[1:]',
  slicemap: 'func F(m map[string]int) any { return m[1:2] }',
  fieldnotmethod: 'type I interface{ M() }\n\ntype T struct{ M func() }\n\nvar X I = T{}',
  ambiguousmethod:
    'type I interface{ M() }\n\ntype A struct{}\n\nfunc (A) M() {}\n\ntype B struct{}\n\nfunc (B) M() {}\n\ntype C struct {\n\tA\n\tB\n}\n\nvar X I = C{}',
  pointerinterface: 'type I interface{ M() }\n\nfunc g(I) {}\n\nfunc F(p *I) { g(p) }',
  pointerreceiver:
    'type I interface{ M() }\n\ntype T struct{}\n\nfunc (*T) M() {}\n\nfunc g[P I](P) {}\n\nfunc F() { g(T{}) }',
  builtinvalue: 'var X = len',
  receivertypes: 'type T[K, V any] struct{}\n\nfunc (T[K]) M() {}',
  interfacetype: 'type I interface {\n\tA(), B()\n}',
  conflict: 'func F() int {\n<<<<<<< HEAD\n\treturn 1\n=======\n\treturn 2\n>>>>>>> main\n}',
  rangefunc: '//go:debug nosuch=1\n\nfunc F() {\n\tfor i := range func() {} {\n\t\t_ = i\n\t}\n}',
  linknamealone: '//go:linkname f runtime.f\nfunc f()',
  noescape: '//go:noescape\nfunc F() {}',
  chanlarge: 'var X = make(chan [1 << 17]byte)',
  twice: 'func F() {\n\ta, a := 1, 2\n\t_ = a\n}',
  initimport: 'import init "fmt"\n\nvar X = 1'
})

const VET = packages({
  assign: 'func F(x int) { x = x }',
  atomics: 'import "sync/atomic"\n\nfunc F(x uint64) { x = atomic.AddUint64(&x, 1) }',
  bools: 'func F(x int) bool { return x != 1 || x != 2 }',
  composites: 'import "net"\n\nvar X = net.OpError{"a", "b", nil, nil, nil}',
  copylock: 'import "sync"\n\nfunc F(m sync.Mutex) {}',
  defers: 'import "time"\n\nfunc F() { defer println(time.Since(time.Now())) }',
  errorsas: 'import "errors"\n\nfunc F(err error) bool { return errors.As(err, 1) }',
  httpresponse:
    'import "net/http"\n\nfunc F() {\n\tr, err := http.Get("x")\n\tdefer r.Body.Close()\n\tif err != nil {\n\t\tpanic(err)\n\t}\n}',
  ifaceassert: 'import "io"\n\ntype I interface{ Read(int) }\n\nfunc F(r io.Reader) { _ = r.(I) }',
  lostcancel:
    'import "context"\n\nfunc F() { _, cancel := context.WithCancel(context.Background()); _ = cancel; _, _ = context.WithCancel(context.Background()) }',
  nilfunc: 'func F() bool { return F == nil }',
  printfs:
    'import "fmt"\n\nfunc F(s string) {\n\tfmt.Printf("%d\\n", s)\n\tfmt.Printf("%s %s\\n", s)\n\tfmt.Println("%s", s)\n\tfmt.Printf("%z", s)\n}',
  shift: 'func F(x int8) int8 { return x << 8 }',
  sigchan: 'import (\n\t"os"\n\t"os/signal"\n)\n\nfunc F() { signal.Notify(make(chan os.Signal)) }',
  slogs: 'import "log/slog"\n\nfunc F() { slog.Info("a", "b") }',
  stdmethods: 'type T struct{}\n\nfunc (T) WriteByte(x byte) {}',
  stringint: 'func F(x int) string { return string(x) }',
  structtag: 'type T struct {\n\tA int `json:a`\n\tB int `json:"x"`\n\tC int `json:"x"`\n}',
  timeformat: 'import "time"\n\nfunc F() string { return time.Now().Format("2006-02-01") }',
  unmarshal: 'import "encoding/json"\n\nfunc F(v struct{}) error { return json.Unmarshal(nil, v) }',
  unreachable: 'func F() int {\n\treturn 1\n\tprintln()\n\treturn 2\n}',
  unsafeptr: 'import "unsafe"\n\nfunc F(x uintptr) unsafe.Pointer { return unsafe.Pointer(x) }',
  unusedresult: 'import "fmt"\n\nfunc F() { fmt.Sprint("a") }',
  appends: 'func F(s []int) []int { s = append(s); return s }',
  loopclosure: 'func F(s []int) {\n\tfor _, x := range s {\n\t\tgo func() { println(x) }()\n\t}\n}',
  waitgroups: 'import "sync"\n\nfunc F() {\n\tvar w sync.WaitGroup\n\tgo func() {\n\t\tw.Add(1)\n\t}()\n}',
  hostport: 'import (\n\t"fmt"\n\t"net"\n)\n\nfunc F(h string, p int) { net.Dial("tcp", fmt.Sprintf("%s:%d", h, p)) }',
  cgocalls: 'func F() {}',
  buildtags: 'func F() {}\n\n//go:build ignore',
  directives: 'func F() {}\n\n//go:debug panicnil=1'
})

export const WORDINGS = {
  'wordings-compiler': files(COMPILER, 'go build -gcflags=-e ./...', { forms: [] }),
  'wordings-vet': files(
    {
      ...VET,
      'testgo/a.go': 'package testgo\n',
      'testgo/a_test.go':
        'package testgo\n\nimport "testing"\n\nfunc TestA(t *testing.T) {\n\tgo func() { t.Fatal("x") }()\n}\n\nfunc Testb(t *testing.T) {}\n\nfunc ExampleNoSuch() {}\n',
      'asm/a.go': 'package asm\n\nfunc F(x int8) int8\n',
      'asm/a_amd64.s': 'TEXT ·F(SB), 0, $0-16\n\tMOVQ x+0(FP), AX\n\tRET\n'
    },
    'go vet ./...',
    { forms: [] }
  )
}
