// Programs and tests that fail when they run, and what test, vet, generate, install, get and mod say.
import { EMPTY_MAIN, files, main, one, requires, tested, with_ } from './scenario.mjs'

const GO_MOD = 'module example.com/m\n\ngo 1.20\n'
/** The scenario, and the same as events. */
const bothForms = (slug, scenario) => ({
  [slug]: scenario,
  [`${slug}-json`]: { ...scenario, run: scenario.run.replace('go test', 'go test -json') }
})
/** In a folder of no module. */
const outside = (run, env = {}) => ({ files: { 'note.txt': '' }, run, env: { GOPROXY: '$PROXY', ...env } })
const LIB = { 'lib/lib.go': 'package lib\n\nfunc At(list []int, i int) int { return list[i] }\n' }

export const TESTS = {
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
  ),
  'test-vet-failed': files(
    {
      'a.go': 'package a\n',
      'a_test.go': 'package a\n\nimport "testing"\n\nfunc TestF(t *testing.T) { t.Errorf("%d", "x") }\n'
    },
    'go test .'
  ),
  ...bothForms(
    'test-failed',
    tested(
      'func TestAdd(t *testing.T) {\n\tif got := Add(1, 2); got != 4 {\n\t\tt.Errorf("Add(1, 2) = %d, want 4", got)\n\t}\n}\n\nfunc TestFine(t *testing.T) {}'
    )
  ),
  ...bothForms(
    'test-failed-subtest',
    tested(
      'func TestTable(t *testing.T) {\n\tfor _, name := range []string{"one", "two words"} {\n\t\tt.Run(name, func(t *testing.T) {\n\t\t\tt.Log("before")\n\t\t\tcheck(t)\n\t\t})\n\t}\n}\n\nfunc check(t *testing.T) {\n\tt.Helper()\n\tt.Fatalf("no luck:\\n%s", "second line")\n}'
    )
  ),
  'test-failed-verbose': tested(
    'func TestAdd(t *testing.T) {\n\tt.Log("working")\n\tif got := Add(1, 2); got != 4 {\n\t\tt.Errorf("Add(1, 2) = %d, want 4", got)\n\t}\n}\n\nfunc TestFine(t *testing.T) {}',
    'go test -v .'
  ),
  'test-failed-silent': tested('func TestQuiet(t *testing.T) { t.FailNow() }'),
  'test-failed-many': tested('func TestOther(t *testing.T) { t.Error("in m") }', 'go test ./...', [], {
    'b/b.go': 'package b\n',
    'b/b_test.go': 'package b\n\nimport "testing"\n\nfunc TestB(t *testing.T) { t.Error("in b") }\n',
    'c/c.go': 'package c\n'
  }),
  ...bothForms(
    'test-panic',
    tested('func TestAt(t *testing.T) {\n\tlib.At(nil, 3)\n}', 'go test .', ['example.com/m/lib'], LIB)
  ),
  'test-panic-nil': tested('type T struct{ n int }\n\nfunc TestNil(t *testing.T) {\n\tvar p *T\n\tp.n = 1\n}'),
  'test-panic-in-std': tested('func TestRepeat(t *testing.T) {\n\tstrings.Repeat("x", -1)\n}', 'go test .', [
    'strings'
  ]),
  'test-panic-goroutine': tested(
    'func TestAsync(t *testing.T) {\n\tgo func() { panic("boom in the background") }()\n\ttime.Sleep(time.Second)\n}',
    'go test .',
    ['time']
  ),
  'test-deadlock': tested('func TestWait(t *testing.T) {\n\tselect {}\n}', 'go test -timeout 0 .'),
  'test-deadlock-main': one(main('func main() {\n\tc := make(chan int)\n\t<-c\n}'), 'go run .'),
  ...bothForms(
    'test-timeout',
    tested('func TestSlow(t *testing.T) {\n\ttime.Sleep(time.Minute)\n}', 'go test -timeout 1s .', ['time'])
  ),
  'test-race': tested(
    'func TestRace(t *testing.T) {\n\tn := 0\n\tdone := make(chan bool)\n\tgo func() {\n\t\tn++\n\t\tdone <- true\n\t}()\n\tn++\n\t<-done\n}',
    'go test -race .',
    [],
    {},
    { env: { CGO_ENABLED: '1' }, needs: ['cc'] }
  ),
  'test-concurrent-map': tested(
    'func TestMap(t *testing.T) {\n\tm := map[int]int{}\n\tgo func() {\n\t\tfor {\n\t\t\tm[1]++\n\t\t}\n\t}()\n\tfor {\n\t\tm[2]++\n\t}\n}'
  ),
  'test-stack-overflow': tested('func f(n int) int { return f(n+1) + 1 }\n\nfunc TestDeep(t *testing.T) { f(0) }'),
  'test-main-exit': tested('func TestMain(m *testing.M) {\n\tos.Exit(3)\n}', 'go test .', ['os']),
  'test-log-fatal': tested('func TestLog(t *testing.T) {\n\tlog.Fatal("no database")\n}', 'go test .', ['log']),
  ...bothForms(
    'test-setup-failed',
    tested('func TestF(t *testing.T) { missing.F() }', 'go test ./...', ['example.com/missing'], LIB)
  ),
  ...bothForms('test-build-failed-test-file', tested('func TestF(t *testing.T) { undefinedHelper(t) }')),
  'test-build-failed-external': tested('func TestFine(t *testing.T) {}', 'go test .', [], {
    'x_test.go': 'package a_test\n\nimport "testing"\n\nfunc TestX(t *testing.T) { gone() }\n'
  }),
  'test-redeclared': tested('func TestF(t *testing.T) {}', 'go test .', [], {
    'b_test.go': 'package a\n\nimport "testing"\n\nfunc TestF(t *testing.T) {}\n'
  }),
  'test-wrong-signature': tested('func TestF(t testing.T) {}'),
  'test-example-failed': tested(
    'func ExampleAdd() {\n\tfmt.Println(Add(1, 2))\n\t// Output: 4\n}\n\nvar _ testing.T',
    'go test .',
    ['fmt']
  ),
  'test-fuzz-seed-failed': tested(
    'func FuzzAdd(f *testing.F) {\n\tf.Add(3)\n\tf.Fuzz(func(t *testing.T, n int) {\n\t\tif n == 3 {\n\t\t\tt.Error("three")\n\t\t}\n\t})\n}'
  ),
  'test-fuzz-failed': tested(
    'func FuzzAdd(f *testing.F) {\n\tf.Fuzz(func(t *testing.T, n int) {\n\t\tif n != 0 {\n\t\t\tt.Error("not zero")\n\t\t}\n\t})\n}',
    'go test -fuzz=FuzzAdd -fuzztime=20x . 2>&1 | sed -E "s/^(fuzz: elapsed: ).*/\\1.../; s/[0-9a-f]{16}/0123456789abcdef/g"; exit 1'
  ),
  'test-benchmark-failed': tested('func BenchmarkAdd(b *testing.B) { b.Fatal("slow") }', 'go test -bench . .'),
  'test-flag-unknown': tested('func TestF(t *testing.T) {}', 'go test . -nosuchflag'),
  'test-run-bad-pattern': tested('func TestF(t *testing.T) {}', "go test -run '(' ."),
  'test-no-files': files({ 'a.go': 'package a\n' }, 'go test ./...'),
  'test-no-match': tested('func TestF(t *testing.T) {}', 'go test -run NoSuch .'),
  'test-no-packages': tested('func TestF(t *testing.T) {}', 'go test ./nosuch/...'),
  'test-import-cycle': tested('func TestF(t *testing.T) { b.F() }', 'go test .', ['example.com/m/b'], {
    'b/b.go': 'package b\n\nimport _ "example.com/m"\n\nfunc F() {}\n'
  }),
  'test-binary-killed': tested(
    'func TestKill(t *testing.T) {\n\tsyscall.Kill(os.Getpid(), syscall.SIGKILL)\n\tselect {}\n}',
    'go test .',
    ['os', 'syscall']
  ),
  'test-cover-bad-mode': tested('func TestF(t *testing.T) {}', 'go test -covermode=banana .'),
  'test-coverprofile-unwritable': tested('func TestF(t *testing.T) {}', 'go test -coverprofile=nosuch/c.out .'),
  'test-goexit': tested(
    'func TestExit(t *testing.T) {\n\tdone := make(chan bool)\n\tgo func() {\n\t\tdefer close(done)\n\t\tt.FailNow()\n\t}()\n\t<-done\n\tpanic("late")\n}'
  ),
  'test-log-after-end': tested(
    'func TestLate(t *testing.T) {\n\tgo func() {\n\t\ttime.Sleep(100 * time.Millisecond)\n\t\tt.Log("late")\n\t}()\n}\n\nfunc TestNext(t *testing.T) { time.Sleep(time.Second) }',
    'go test .',
    ['time']
  ),
  'run-panic': one(main('func main() {\n\tvar m map[string]int\n\tm["a"] = 1\n}'), 'go run .'),
  'run-exit-status': one(main('func main() {\n\tprintln("no config")\n\tos.Exit(7)\n}', ['"os"']), 'go run .'),

  'vet-json': one('package main\n\nimport "fmt"\n\nfunc main() { fmt.Printf("%d\\n", "x") }\n', 'go vet -json .'),
  'vet-several': files(
    {
      'main.go': main(
        'type T struct {\n\tsync.Mutex\n\tA int `json:a`\n}\n\nfunc main() {\n\tt := T{}\n\tu := t\n\t_ = u\n\tfmt.Println("%d", 1)\n\treturn\n\tfmt.Println()\n}',
        ['"fmt"', '"sync"']
      )
    },
    'go vet ./...'
  ),
  'vet-tool-missing': with_('go vet -vettool=/nonexistent/tool .'),

  'generate-run-fails': files(
    {
      'main.go': 'package main\n\n//go:generate go run ./gen\n\nfunc main() {}\n',
      'gen/gen.go': 'package main\n\nfunc main() { gone() }\n'
    },
    'go generate ./...'
  ),
  'generate-tool-absent': one(
    'package main\n\n//go:generate go tool stringer -type=T\n\nfunc main() {}\n',
    'go generate ./...'
  ),
  'generate-bad-quote': one('package main\n\n//go:generate echo "open\n\nfunc main() {}\n', 'go generate ./...'),
  'generate-parse-error': one('package main\n\n//go:generate echo hi\n\nfunc main( {\n', 'go generate ./...'),

  'install-at-version-unknown': outside('go install example.com/dep@v9.9.9'),
  'install-at-latest-unknown': outside('go install example.com/nosuch@latest'),
  'install-at-version-no-package': outside('go install example.com/dep/cmd/nosuch@v1.0.0'),
  'install-at-version-newer-go': outside('go install example.com/newgo@v1.0.0'),
  'install-at-version-broken': outside('go install example.com/prog@v1.0.0'),
  'install-at-version-proxy-down': outside('go install example.com/dep@v1.0.0', { GOPROXY: 'http://127.0.0.1:1' }),
  'install-two-versions': outside('go install example.com/dep@v1.0.0 example.com/dep2@v1.0.0'),
  'install-local-at-version': with_('go install ./...@latest'),
  'install-std-at-version': outside('go install fmt@latest'),

  'dep-does-not-compile': requires(['example.com/broken v1.0.0'], ['example.com/broken'], 'go build -o out .', {
    setup: 'go mod tidy'
  }),
  'get-unknown-version': with_('go get example.com/dep@v9.9.9', { GOPROXY: '$PROXY' }),
  'get-unknown-module': with_('go get example.com/nosuch', { GOPROXY: '$PROXY' }),
  'get-unknown-package': with_('go get example.com/dep/nosuch@v1.0.0', { GOPROXY: '$PROXY' }),
  'get-unknown-branch': with_('go get example.com/dep@nosuchbranch', { GOPROXY: '$PROXY' }),
  'get-outside-module': outside('go get example.com/dep'),
  'get-newer-go': with_('go get example.com/newgo@v1.0.0', { GOPROXY: '$PROXY' }),
  'get-incompatible': with_('go get example.com/dep@v2.0.0', { GOPROXY: '$PROXY' }),
  'get-u-flag': with_('go get -nosuch example.com/dep', { GOPROXY: '$PROXY' }),
  'mod-download-404': requires(['example.com/priv/thing v1.2.3'], [], 'go mod download', {
    env: { GOPROXY: '$HTTP/404' }
  }),
  'mod-download-500': requires(['example.com/priv/thing v1.2.3'], [], 'go mod download', {
    env: { GOPROXY: '$HTTP/500' }
  }),
  'mod-download-refused': requires(['example.com/priv/thing v1.2.3'], [], 'go mod download', {
    env: { GOPROXY: 'http://127.0.0.1:1' }
  }),
  'mod-download-no-host': requires(['example.com/priv/thing v1.2.3'], [], 'go mod download', {
    env: { GOPROXY: 'https://proxy.invalid' }
  }),
  'mod-download-json': requires(['example.com/priv/thing v1.2.3'], [], 'go mod download -json', {
    env: { GOPROXY: '$HTTP/404' }
  }),
  'mod-download-mismatch': requires(['example.com/dep v1.0.0'], ['example.com/dep'], 'go mod download', {
    setup:
      "go mod tidy; sed -i '/dep v1.0.0 h1:/s|h1:.*|h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=|' go.sum; go clean -modcache"
  }),
  'mod-download-no-go-mod': outside('go mod download'),
  'mod-tidy-unknown-module': requires([], ['example.com/nosuch/pkg'], 'go mod tidy'),
  'mod-tidy-unknown-package': requires(['example.com/dep v1.0.0'], ['example.com/dep/nosuch'], 'go mod tidy'),
  'mod-tidy-unknown-version': requires(['example.com/dep v1.9.9'], ['example.com/dep'], 'go mod tidy'),
  'mod-tidy-offline': requires(['example.com/dep v1.0.0'], ['example.com/dep'], 'go mod tidy', {
    env: { GOPROXY: 'off' }
  }),
  'mod-tidy-newer-go': requires(['example.com/newgo v1.0.0'], ['example.com/newgo'], 'go mod tidy'),
  'mod-tidy-cycle-local': requires([], ['example.com/m/nosuch'], 'go mod tidy'),
  'mod-tidy-no-dot': requires([], ['nosuch'], 'go mod tidy'),
  'mod-tidy-diff': requires(['example.com/dep v1.0.0'], [], 'go mod tidy -diff', { since: 23 }),
  'mod-tidy-sumdb': requires(['rsc.io/quote v1.5.1'], ['rsc.io/quote'], 'go mod tidy', { env: { GOSUMDB: '$SUMDB' } }),
  'mod-vendor-missing-sum': requires(['example.com/dep v1.9.9'], ['example.com/dep'], 'go mod vendor'),
  'mod-vendor-workspace': {
    files: {
      'go.work': 'go 1.20\n\nuse ./a\n',
      'a/go.mod': 'module example.com/a\n\ngo 1.20\n',
      'a/a.go': EMPTY_MAIN
    },
    run: 'go mod vendor',
    env: {}
  },
  'mod-verify-missing-zip': requires(['example.com/dep v1.0.0'], ['example.com/dep'], 'go mod verify', {
    setup: 'go mod tidy; go mod download; rm -f $GOMODCACHE/cache/download/example.com/dep/@v/v1.0.0.zip'
  }),
  'mod-verify-flag': with_('go mod verify -v'),
  'mod-init-exists': with_('go mod init example.com/other'),
  'mod-init-no-path': outside('go mod init'),
  'mod-init-bad-path': outside('go mod init "bad path"'),
  'mod-edit-bad': with_('go mod edit -require=example.com/dep'),
  'mod-unknown': with_('go mod banana'),
  'mod-why-missing': with_('go mod graph -nosuch'),
  'work-init-exists': {
    files: { 'go.work': 'go 1.20\n', 'a/go.mod': GO_MOD },
    run: 'go work init ./a',
    env: {}
  },
  'work-sync-missing': {
    files: { 'go.work': 'go 1.20\n\nuse ./nosuch\n' },
    run: 'go work sync',
    env: {}
  }
}
