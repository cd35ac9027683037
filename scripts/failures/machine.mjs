// What machines do: caches, GOROOT, memory, disks, permissions, signals, version control, where binaries land.
import { BUILD, EMPTY_MAIN, files, main, one, with_ } from './scenario.mjs'

const GREETS = main('func main() { println("hi") }')
const USES_STRINGS = main('func main() { println(strings.ToUpper("a")) }', ['"strings"'])
/** The scenario on a cache of its own that is filled and then damaged. */
const onCache = (text, damage, run = BUILD, env = {}) => ({
  files: { 'go.mod': 'module example.com/m\n\ngo 1.20\n', 'main.go': text, ...damage.files },
  run,
  env: { GOCACHE: '$T2/cc', ...env },
  setup: `cp -r $CACHE $T2/cc; GODEBUG= go build -o out .; rm -f out; ${damage.run}`,
  forms: []
})
/** Changes every entry of the build cache that a function picks. */
const script = (suffix, body) => ({
  files: {
    'damage.mjs': `import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
const cache = process.argv[2]
for (const name of readdirSync(cache, { recursive: true })) {
  if (!name.endsWith('${suffix}')) continue
  const file = \`\${cache}/\${name}\`
  const bytes = readFileSync(file)
  ${body}
  chmodSync(file, 0o644)
  writeFileSync(file, bytes)
}
`
  },
  run: 'node damage.mjs $T2/cc'
})
const NO_DAMAGE = { files: {}, run: 'true' }
const ZEROS = script('-d', 'bytes.fill(0)')
const FLIPPED = script(
  '-d',
  "if (bytes.length <= 3000 || bytes.toString('latin1', 0, 8) !== '!<arch>\\n') continue\n  bytes[bytes.length - 40] ^= 0xff"
)
const REPOINTED = script(
  '-a',
  "const words = bytes.toString('latin1').trim().split(/ +/)\n  if (words.length !== 5 || Number(words[3]) <= 3000) continue\n  bytes.write('0'.repeat(64), bytes.indexOf(words[2], 68), 'latin1')"
)
const WRONG_INDEX = {
  files: {},
  run: 'for f in $T2/cc/*/*-a; do chmod u+w $f; printf "v1 garbage" > $f; done'
}

/** A folder that looks like GOROOT: links to all but what is left out. */
const goroot = (parts) =>
  `mkdir -p $T2/goroot; for f in ${parts}; do [ -e $GR/$f ] && ln -s $GR/$f $T2/goroot/$f; done; true`
const ALL = 'bin pkg lib go.env VERSION'
const COPIED = `${goroot(ALL)}; cp -r $GR/src $T2/goroot/src; chmod -R u+w $T2/goroot/src`
/** Another user, who may write nothing but what is opened to all. */
const NOBODY = 'setpriv --reuid=65534 --regid=65534 --clear-groups'
const nobody = (run, setup, env = {}, forms = []) =>
  with_(
    run,
    { HOME: '$T2/home', GOCACHE: '$T2/nc', ...env },
    {
      setup: `cp -r $CACHE $T2/nc; mkdir -p $T2/home; ${setup}; chmod -R 777 $T2 $TMPDIR`,
      needs: ['root'],
      forms
    }
  )

const SLOW = '#!/bin/sh\ncase "$*" in *-V=full*) exec "$@";; esac\nsleep 3\nexec "$@"\n'
const signalled = (signal) =>
  files({ 'main.go': EMPTY_MAIN, 'slow.sh': SLOW }, endedBy(signal), { setup: 'chmod +x slow.sh', forms: [] })
const endedBy = (signal) =>
  `go build -a -toolexec=$PWD/slow.sh -o out . & p=$!; sleep 1; kill -${signal} $p; wait $p; rc=$?; echo "rc=$rc"; exit $rc`
/** Ends a tool of a build, as the kernel does for want of memory: the child whose arguments hold the words. */
const killsTool = (tool, words, command) => ({
  run: `${command} & p=$!; while kill -0 $p 2>/dev/null; do for c in $(pgrep -P $p -x ${tool}); do { tr '\\0' ' ' < /proc/$c/cmdline | grep -q -e '${words}' && kill -KILL $c; } 2>/dev/null; done; done; wait $p`,
  env: { GOCACHE: '$T2/cc' },
  forms: []
})
const wrapper = (tool, end) =>
  `#!/bin/sh\ncase "$1 $*" in *-V=full*) exec "$@";; */${tool}\\ *) ${end};; esac\nexec "$@"\n`
const git = (more) => `git init -q . && git add -A && git -c user.name=a -c user.email=a@b commit -qm x${more}`
const mount = (size, command) => `unshare -m sh -c "mount -t tmpfs -o size=${size} tmpfs $T2/small && ${command}"`
const mounted = (size, command, env = {}, setup = 'true') =>
  with_(mount(size, command), env, { setup: `${setup}; mkdir -p $T2/small`, needs: ['root'], forms: [] })

export const MACHINE = {
  'gocache-corrupt-data-same-size': onCache(GREETS, ZEROS),
  'gocache-corrupt-flip-build-only': onCache(GREETS, FLIPPED),
  'gocache-corrupt-flip-link-input': onCache(GREETS, FLIPPED, `${BUILD} && ./out`),
  'gocache-corrupt-flip-verify': onCache(GREETS, FLIPPED, BUILD, { GODEBUG: 'gocacheverify=1' }),
  'gocache-corrupt-index': onCache(GREETS, WRONG_INDEX, `${BUILD} && ./out`),
  'gocache-poisoned-index-verify': onCache(GREETS, REPOINTED, BUILD, { GODEBUG: 'gocacheverify=1' }),
  'gocache-verify-ok': onCache(GREETS, NO_DAMAGE, BUILD, { GODEBUG: 'gocacheverify=1' }),
  'gocache-verify-nondeterministic': files(
    { 'main.go': GREETS, 'wrap.sh': '#!/bin/sh\n"$@" || exit $?\n' },
    'go build -toolexec=$PWD/wrap.sh -o out . ; GODEBUG=gocacheverify=1 go build -toolexec=$PWD/wrap.sh -o out .',
    { setup: 'cp -r $CACHE $T2/cc; chmod +x wrap.sh', env: { GOCACHE: '$T2/cc' }, forms: [] }
  ),
  'gocache-no-home': with_('env -u HOME -u GOCACHE -u XDG_CACHE_HOME go build -o out .'),
  'gocache-readonly-populated': with_(
    `${NOBODY} go build -o out .`,
    { HOME: '$T2/home', GOCACHE: '$T2/ro' },
    {
      setup:
        'cp -r $CACHE $T2/ro; mkdir -p $T2/home; go build -o /dev/null .; chmod -R 777 $T2 $TMPDIR .; chmod -R a-w $T2/ro',
      needs: ['root'],
      forms: []
    }
  ),
  'gocache-unwritable': nobody(
    `${NOBODY} go build -o out .`,
    'mkdir -p $T2/rocache; chmod 777 .; trap "chmod 755 $T2/rocache" EXIT',
    { GOCACHE: '$T2/rocache' },
    ['json']
  ),

  'goroot-no-compile-tool': with_(BUILD, { GOTOOLDIR: '$T2/tools' }, { setup: 'mkdir -p $T2/tools' }),
  'gotooldir-other-version': with_(BUILD, { GOTOOLDIR: '$OTHER_GR/pkg/tool/linux_amd64' }),
  'goroot-no-src': one(USES_STRINGS, BUILD, { GOROOT: '$T2/goroot' }, { setup: goroot(ALL) }),
  'goroot-package-missing': one(
    USES_STRINGS,
    BUILD,
    { GOROOT: '$T2/goroot' },
    { setup: `${COPIED}; rm -r $T2/goroot/src/strings`, forms: ['json'] }
  ),
  'goroot-other-version': with_(BUILD, { GOROOT: '$OTHER_GR' }),
  'goroot-src-other-version': with_(
    BUILD,
    { GOROOT: '$T2/goroot' },
    { setup: `${goroot(ALL)}; ln -s $OTHER_GR/src $T2/goroot/src`, forms: ['json'] }
  ),
  'goroot-runtime-symbol-removed': one(
    main('var p *int\n\nfunc main() { p = new(int) }'),
    BUILD,
    { GOROOT: '$T2/goroot', GOCACHE: '$T2/gc' },
    {
      setup: `${COPIED}; sed -i "s/TEXT runtime·gcWriteBarrier1</TEXT runtime·gcWriteBarrier1GONE</" $T2/goroot/src/runtime/asm_amd64.s`,
      forms: []
    }
  ),

  'real-oom-compile': one(EMPTY_MAIN, '', {}, killsTool('compile', '-p runtime ', 'go build -a -o out .')),
  'real-oom-compile-json': one(
    EMPTY_MAIN,
    '',
    {},
    {
      ...killsTool('compile', '-p runtime ', 'go build -json -a -o out .'),
      since: 24
    }
  ),
  'real-oom-link': one(
    EMPTY_MAIN,
    '',
    {},
    {
      ...killsTool('link', '-o ', 'go build -ldflags=-s -o out .'),
      setup: 'cp -r $CACHE $T2/cc'
    }
  ),
  'oom-link-sigkill': files(
    { 'main.go': EMPTY_MAIN, 'wrap.sh': wrapper('link', 'kill -KILL $$') },
    'go build -toolexec=$PWD/wrap.sh -o out .',
    { setup: 'chmod +x wrap.sh', forms: ['json'] }
  ),
  'tool-sigsegv': files(
    { 'main.go': EMPTY_MAIN, 'wrap.sh': wrapper('link', 'kill -SEGV $$') },
    'go build -toolexec=$PWD/wrap.sh -o out .',
    { setup: 'chmod +x wrap.sh', forms: ['json'] }
  ),
  'oom-ulimit-v': with_('(ulimit -v 500000; go build -a -o out .)', { GOCACHE: '$T2/cc' }, { forms: [] }),
  'go-too-many-open-files': with_('(ulimit -n 12; go build -a -o out .)', { GOCACHE: '$T2/cc' }, { forms: [] }),
  'go-killed-sigkill': signalled('KILL'),
  'go-killed-sigterm': signalled('TERM'),
  // A shell starts what runs in the background deaf to SIGINT; env makes it hear again.
  'go-killed-sigint': files(
    { 'main.go': EMPTY_MAIN, 'slow.sh': SLOW },
    endedBy('INT').replace('go build', 'env --default-signal=INT go build'),
    { setup: 'chmod +x slow.sh', forms: [] }
  ),

  'disk-full-gocache': mounted('4m', 'GOCACHE=$T2/small go build -o out .'),
  'disk-full-tmp': mounted('64k', 'TMPDIR=$T2/small go build -a -o out .', { GOCACHE: '$T2/cc' }),
  'output-exists-not-object-crossdev': mounted(
    '200m',
    'TMPDIR=$T2/small go build -o out .',
    {},
    'echo "some text" > out'
  ),
  'go-permission-denied': nobody(`${NOBODY} go build -o out .`, 'chmod 600 main.go; chmod 777 .'),
  'install-gobin-unwritable': nobody(
    `${NOBODY} go install .`,
    'go build -o /dev/null .',
    { GOBIN: '/usr/local/sbin' },
    ['json']
  ),
  'output-permission-denied': nobody(`${NOBODY} go build -o /usr/local/bin/out .`, 'go build -o /dev/null .', {}, [
    'json'
  ]),

  'buildvcs-corrupt-git': with_(BUILD, {}, { setup: git('; rm -rf .git/objects') }),
  'buildvcs-dubious-ownership-auto': with_(
    BUILD,
    {},
    {
      setup: git('; chown -R 12345:12345 .git .'),
      needs: ['root']
    }
  ),
  'buildvcs-dubious-ownership': with_(
    BUILD,
    { GOFLAGS: '-buildvcs=true' },
    { setup: git('; chown -R 12345:12345 .git .'), needs: ['root'] }
  ),
  'buildvcs-empty-repo': with_(BUILD, {}, { setup: 'git init -q .' }),
  'buildvcs-git-missing-auto': with_(
    `${BUILD} && $GR/bin/go version -m out`,
    { PATH: '$GR/bin:$NOBIN' },
    { setup: git('') }
  ),
  'buildvcs-git-missing-true': with_(
    'go build -buildvcs=true -o out .',
    { PATH: '$GR/bin:$NOBIN' },
    { setup: git('') }
  ),
  'buildvcs-no-repo-true': with_('go build -buildvcs=true -o out . && go version -m out'),

  'install-cross-no-gobin': with_(
    'go install . && find $GOPATH/bin',
    { GOOS: 'windows', GOPATH: '$T2/gp' },
    { forms: [] }
  ),
  'install-gopath-is-goroot': with_('go install -n .', { GOPATH: '$GR' }, { forms: [] }),
  'install-gopath-relative': with_('go install .', { GOPATH: 'rel/gp' }),
  'install-no-gopath-home': with_('env -u HOME -u GOPATH go install .', { GOMODCACHE: '$T2/mc' }, { forms: [] }),
  'output-dir-missing': with_('go build -o nosuch/dir/out . && ls -R nosuch'),
  'output-exists-not-object-o': with_(BUILD, {}, { setup: 'echo "some text" > out' }),
  'output-is-directory': with_('go build -o d . && ls d', {}, { setup: 'mkdir d' }),
  'output-multiple-mains-file-exists': files({ 'a/a.go': EMPTY_MAIN, 'b/b.go': EMPTY_MAIN }, 'go build -o out ./...', {
    setup: 'echo x > out'
  }),
  'output-o-lib-file': files({ 'a/a.go': 'package a\n' }, 'go build -o a.out ./a && head -c 60 a.out'),
  'output-text-busy': one(
    main('func main() { time.Sleep(20 * time.Second) }', ['"time"']),
    './out & p=$!; sleep 0.3; touch main.go; echo >> main.go; go build -o out .; rc=$?; kill $p; exit $rc',
    {},
    { setup: 'go build -o out .' }
  )
}
