// Modules: go.mod, go.sum, proxies, private repositories, vendoring, workspaces, tool chains that are to be fetched.
import { BUILD, EMPTY_MAIN, files, main, mod, requires, with_, workspace, WRONG_SUM } from './scenario.mjs'

const GO_MOD = 'module example.com/m\n\ngo 1.20\n'
const MODMOD = 'go build -mod=mod -o out .'
const ZERO_VERSION = 'example.com/dep v0.0.0-00010101000000-000000000000'
const PRINTS_DEP = main('func main() { println(dep.V()) }', ['"example.com/dep"'])

const vendored = (setup, run = BUILD) =>
  requires(['example.com/dep v1.0.0'], [], run, { setup: `go mod tidy; ${setup}` }, PRINTS_DEP)
const refused = (code) =>
  requires(['example.com/priv/thing v1.2.3'], ['example.com/priv/thing'], MODMOD, { env: { GOPROXY: `$HTTP/${code}` } })
const privately = (more) =>
  requires(['github.com/acme-priv/thing v1.2.3'], ['github.com/acme-priv/thing'], MODMOD, {
    ...more,
    env: { GOPROXY: 'direct', GOPRIVATE: 'github.com/acme-priv', ...more.env }
  })
/** In a folder of no module. */
const outside = (run, env = {}) => ({ files: { 'note.txt': '' }, run, env: { GOPROXY: '$PROXY', ...env } })

export const MODULES = {
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
  'work-parse-error': workspace('go 1.20\n\nusee ./a\n'),
  'work-use-missing-dir': workspace('go 1.20\n\nuse (\n\t./a\n\t./nosuch\n)\n'),
  'work-go-newer-local': workspace('go 1.99\n\nuse ./a\n'),
  'work-modmod-not-allowed': workspace('go 1.20\n\nuse ./a\n', {}, 'go build -mod=mod -o out ./a'),
  'work-module-not-in-workspace': workspace(
    'go 1.20\n\nuse ./a\n',
    { 'b/go.mod': 'module example.com/b\n\ngo 1.20\n', 'b/b.go': EMPTY_MAIN },
    'cd b && go build -o out .'
  ),
  'work-dir-prefix-no-modules': workspace('go 1.20\n', {}, 'go build ./...'),
  'ambiguous-import': requires(
    ['example.com/ambig v1.0.0', 'example.com/ambig/sub v1.0.0'],
    ['example.com/ambig/sub'],
    BUILD,
    {
      setup: 'go mod download all'
    }
  ),
  'bad-pseudo-version': requires([ZERO_VERSION], ['example.com/dep']),
  'bad-pseudo-version-modmod': requires([ZERO_VERSION], ['example.com/dep'], MODMOD),
  'unknown-revision': requires(['example.com/dep v1.9.9'], ['example.com/dep']),
  'unknown-revision-modmod': requires(['example.com/dep v1.9.9'], ['example.com/dep'], MODMOD),
  'dep-requires-newer-go': requires(['example.com/newgo v1.0.0'], ['example.com/newgo'], BUILD, {
    env: { GOFLAGS: '-mod=mod' }
  }),
  'module-path-mismatch': requires(['example.com/wrongpath v1.0.0'], ['example.com/wrongpath'], MODMOD),
  'internal-not-allowed': requires(['example.com/intern v1.0.0'], ['example.com/intern/internal/x'], BUILD, {
    setup: 'go mod download example.com/intern'
  }),
  'import-missing-subpackage': requires(['example.com/dep v1.0.0'], ['example.com/dep/nosuchsub'], BUILD, {
    setup: 'go mod download example.com/dep'
  }),
  'import-unknown-module-mod-mod': requires([], ['example.com/nosuchmod/pkg'], MODMOD),
  'modmod-passes': requires(['example.com/dep v1.0.0'], ['example.com/dep2'], `${MODMOD} && cat go.mod`, { forms: [] }),
  'gomod-go-newer-auto': mod('module example.com/m\n\ngo 1.99.0\n', { GOTOOLCHAIN: 'auto', GOPROXY: '$PROXY' }),
  'gomod-toolchain-newer-auto': mod('module example.com/m\n\ngo 1.20\n\ntoolchain go1.99.0\n', {
    GOTOOLCHAIN: 'auto',
    GOPROXY: '$PROXY'
  }),
  'gomod-tool-directive': mod('module example.com/m\n\ngo 1.20\n\ntool example.com/m\n'),
  'replace-dir-no-gomod': files({
    'go.mod': `${GO_MOD}\nrequire example.com/dep v1.0.0\n\nreplace example.com/dep => ./lib\n`,
    'main.go': main('func main() {}', ['_ "example.com/dep"']),
    'lib/lib.go': 'package dep\n'
  }),
  'readonly-updates-needed': requires(
    ['example.com/dep v1.0.0', 'example.com/dep2 v1.0.0'],
    ['example.com/dep2'],
    BUILD,
    {
      setup:
        'cp go.mod go.mod.bak; cp main.go main.bak; sed -i /dep2/d go.mod; sed -i s/dep2/dep/ main.go; go mod tidy; cp go.sum s1; cp go.mod.bak go.mod; cp main.bak main.go; go mod tidy; cat s1 >> go.sum; cp go.mod.bak go.mod; rm *.bak s1'
    }
  ),
  'retracted-build-passes': requires(
    ['example.com/retr v1.0.0'],
    ['example.com/retr'],
    `${BUILD}; echo "build rc=$?"; go list -m -u -retracted -f "{{.Path}} {{.Version}} retracted={{.Retracted}} update={{.Update}}" all; go get example.com/retr@v1.0.0`,
    { setup: 'go mod tidy', forms: [] }
  ),
  'gosum-missing-entry': requires(['example.com/dep v1.0.0'], ['example.com/dep']),
  'gosum-missing-gomod-entry': requires(['example.com/dep2 v1.0.0'], ['example.com/dep2'], BUILD, {
    setup: "go mod tidy; sed -i '/dep2 v1.0.0 h1/d; /dep v1.1.0/d' go.sum"
  }),
  'gosum-malformed': requires(['example.com/dep v1.0.0'], ['example.com/dep'], BUILD, {
    setup: "printf 'example.com/dep v1.0.0 %s more\\n' h1:AAAA > go.sum"
  }),
  'gosum-mismatch-gomod': requires(['example.com/dep v1.0.0'], ['example.com/dep'], BUILD, {
    setup: `go mod tidy; sed -i '/dep v1.0.0.go.mod/s|h1:.*|${WRONG_SUM}|' go.sum; go clean -modcache`
  }),
  'gosum-mismatch-security-error': requires(['example.com/dep v1.0.0'], ['example.com/dep'], BUILD, {
    setup: `go mod tidy; sed -i '/dep v1.0.0 h1:/s|h1:.*|${WRONG_SUM}|' go.sum; go clean -modcache`
  }),
  'gosumdb-mismatch': requires(['rsc.io/quote v1.5.1'], ['rsc.io/quote'], MODMOD, { env: { GOSUMDB: '$SUMDB' } }),
  'modverify-ok': requires(['example.com/dep v1.0.0'], ['example.com/dep'], 'go mod verify', {
    setup: 'go mod tidy; go mod download'
  }),
  'modverify-modified': requires(
    ['example.com/dep v1.0.0'],
    ['example.com/dep'],
    'go mod verify; rc=$?; go build -o out . && ./out; exit $rc',
    {
      setup:
        'go mod tidy; go mod download; chmod -R u+w $GOMODCACHE; sed -i s/v1.0.0/HACKED/ $GOMODCACHE/example.com/dep@v1.0.0/dep.go',
      forms: []
    },
    PRINTS_DEP
  ),
  'modverify-zip-modified': requires(['example.com/dep v1.0.0'], ['example.com/dep'], 'go mod verify', {
    setup:
      'go mod tidy; go mod download; at=example.com/dep/@v; cp -f ${PROXY#file://}/$at/v1.1.0.zip $GOMODCACHE/cache/download/$at/v1.0.0.zip'
  }),
  'modverify-missing-download': requires(['example.com/dep v1.0.0'], ['example.com/dep'], 'GOPROXY=off go mod verify', {
    setup: 'go mod tidy; go clean -modcache'
  }),
  'go111module-off': files({ 'main.go': main('func main() {}', ['_ "example.com/m/x"']) }, BUILD, {
    env: { GO111MODULE: 'off', GOPATH: '$T2/gp' }
  }),

  'vendor-missing': with_('go build -mod=vendor -o out .'),
  'vendor-missing-with-requirements': vendored('true', 'go build -mod=vendor -o out .'),
  'vendor-missing-modulestxt': vendored('go mod vendor; rm vendor/modules.txt'),
  'vendor-deleted-file': vendored('go mod vendor; rm -r vendor/example.com/dep'),
  'vendor-inconsistent': vendored("go mod vendor; sed -i 's/dep v1.0.0/dep v1.1.0/' go.mod"),
  'vendor-tampered-passes': vendored(
    'go mod vendor; sed -i s/v1.0.0/TAMPERED/ vendor/example.com/dep/dep.go',
    `${BUILD} && ./out`
  ),

  'work-go-lower-than-module': workspace('go 1.21\n\nuse ./a\n', { 'a/go.mod': 'module example.com/a\n\ngo 1.21.5\n' }),
  'work-gowork-missing': workspace('go 1.20\n\nuse ./a\n', {}, 'cd a && go build -o out .', {
    env: { GOWORK: '$DIR/nosuch.work' }
  }),
  'work-replace-path-missing': workspace('go 1.20\n\nuse ./a\n\nreplace example.com/dep => ./nosuchlib\n', {
    'a/go.mod': 'module example.com/a\n\ngo 1.20\n\nrequire example.com/dep v1.0.0\n',
    'a/a.go': main('func main() {}', ['_ "example.com/dep"'])
  }),
  'work-replace-target-newer-go': workspace('go 1.21\n\nuse ./a\n\nreplace example.com/lib => ./lib\n', {
    'a/go.mod': 'module example.com/a\n\ngo 1.21\n\nrequire example.com/lib v1.0.0\n',
    'a/a.go': main('func main() {}', ['_ "example.com/lib"']),
    'lib/go.mod': 'module example.com/lib\n\ngo 1.99\n',
    'lib/lib.go': 'package lib\n'
  }),
  'work-use-newer-go': workspace('go 1.21\n\nuse (\n\t./a\n\t./lib\n)\n', {
    'lib/go.mod': 'module example.com/lib\n\ngo 1.99\n',
    'lib/lib.go': 'package lib\n'
  }),
  'work-use-duplicate-module': workspace('go 1.20\n\nuse (\n\t./a\n\t./b\n)\n', {
    'b/go.mod': 'module example.com/a\n\ngo 1.20\n'
  }),
  'work-use-no-gomod': workspace('go 1.20\n\nuse (\n\t./a\n\t./c\n)\n', { 'c/c.go': 'package c\n' }),
  'work-vendor-inconsistent': workspace(
    'go 1.22\n\nuse ./a\n',
    { 'a/go.mod': 'module example.com/a\n\ngo 1.22\n', 'vendor/modules.txt': '## workspace\n' },
    'go build -o out ./a',
    { since: 22 }
  ),

  'proxy-401': refused('401'),
  'proxy-403': refused('403'),
  'proxy-404': refused('404'),
  'proxy-410': refused('410'),
  'proxy-500': refused('500'),
  'private-git-terminal-prompts': privately({
    setup: 'git config --global url."$HTTP/git/".insteadOf "https://github.com/"'
  }),
  'private-git-ssh-missing': privately({
    setup: 'git config --global url."ssh://git@github.com/".insteadOf "https://github.com/"',
    env: {
      GIT_SSH_COMMAND: 'sh -c "echo git@github.com: Permission denied \\(publickey\\). >&2; exit 255"'
    }
  }),
  'vcs-tool-missing': privately({ env: { PATH: '$GR/bin:$NOBIN' } }),
  'toolchain-download-404': with_(BUILD, { GOTOOLCHAIN: 'go1.22.3', GOPROXY: '$HTTP/404' }),
  'toolchain-download-proxy-off': with_(BUILD, { GOTOOLCHAIN: 'go1.22.3' }),
  'toolchain-download-sumdb-off': with_(BUILD, { GOTOOLCHAIN: 'go1.22.3', GOPROXY: '$HTTP/500', GOSUMDB: 'off' }),
  'toolchain-named-not-found': with_(BUILD, { GOTOOLCHAIN: 'go1.99.1-custom' }),
  'toolchain-path-missing': mod('module example.com/m\n\ngo 1.99.0\n', { GOTOOLCHAIN: 'path' }),

  'install-at-version-not-main': outside('go install example.com/dep@v1.0.0'),
  'install-at-version-replace': outside('go install example.com/withreplace@v1.0.0'),
  'install-main-at-latest-inside-module': with_('go install example.com/m@latest', { GOPROXY: '$PROXY' }),
  'install-no-version-outside-module': outside('go install example.com/dep/cmd/tool')
}
