// Commands, flags and variables that the go command refuses, and what it may not write.
import { BUILD, EMPTY_MAIN, files, main, one, with_ } from './scenario.mjs'

export const COMMANDS = {
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
  'install-gobin-relative': with_('go install .', { GOBIN: './bin' }),
  'install-o-flag': with_('go install -o x .'),
  'install-gobin-cross': with_('go install .', { GOBIN: '/nonexistent/bin', GOOS: 'windows' }),
  'output-default-name-is-directory': files({ 'main.go': EMPTY_MAIN, 'm/keep.txt': '' }, 'go build .'),
  'output-exists-not-object': files({ 'main.go': EMPTY_MAIN, m: 'text\n' }, 'go build .'),
  'output-multiple-mains-file': files({ 'a/a.go': EMPTY_MAIN, 'b/b.go': EMPTY_MAIN }, 'go build -o out ./...'),
  'output-o-dir-lib-only': files({ 'a/a.go': 'package a\n' }, 'go build -o bin/ ./...'),
  'pgo-missing': with_('go build -pgo=nosuch.pgo -o out .'),
  'gofips140-invalid': with_(BUILD, { GOFIPS140: 'v9.9.9' }, { since: 24 }),
  'pgo-invalid': with_('go build -pgo=bad.pgo -o out .', {}, { setup: 'echo garbage > bad.pgo' }),
  'tags-space-separated': with_("go build -tags='a b' -o out . && echo ok"),
  'list-export-failed': one(
    main('func main() { foo() }'),
    'go list -export -f "{{.ImportPath}} {{.Export}} {{.Stale}}" .'
  ),
  'go-tool-compile-S-l': with_('go tool compile -p main -S -l main.go | head -20'),
  'go-tool-compile-empty-path': with_(
    'PATH=/nonexistent $GR/pkg/tool/linux_amd64/compile -p main -S -l main.go | /usr/bin/head -3'
  ),
  'go-tool-compile-gcflags': with_('go tool compile -S -gcflags="-l" main.go'),
  'go-tool-compile-import-std': one(
    main('func main() { fmt.Println() }', ['"fmt"']),
    'go tool compile -p main -S -l main.go'
  )
}
