/** Causes of the family `cache`: the build cache and the module cache. */
import { quote } from '../../text/markup.ts'
import { word } from './commands.ts'
import { byPattern, type Cause } from './types.ts'

export const CACHE: readonly Cause[] = [
  {
    id: 'gocache-off',
    family: 'cache',
    title: 'The build cache is switched off',
    meaning:
      'Since Go 1.12 no build works without a build cache. To build everything anew, use an empty one, or `go build -a`.',
    example: 'build cache is disabled by GOCACHE=off, but required as of Go 1.12\n',
    go: '1.12 to 1.27',
    marks: ['build cache is disabled by GOCACHE=off'],
    match: byPattern([/^build cache is disabled by GOCACHE=off/], () => ({
      message: '`GOCACHE` is `off`, and no build works without a build cache',
      fix: '`unset GOCACHE` (`go env -u GOCACHE` where it was set for good), or for a cold build `GOCACHE="$(mktemp -d)" go build ./...`',
      root: 'GOCACHE'
    }))
  },
  {
    id: 'gocache-not-located',
    family: 'cache',
    title: 'There is no place for the build cache',
    meaning:
      'The build cache lies in `GOCACHE`, or in the cache folder of the user, which `XDG_CACHE_HOME`, `HOME` or `LocalAppData` name. None of them is set, as in a bare container or a service, or `GOCACHE` is a relative path.',
    example:
      'build cache is required, but could not be located: GOCACHE is not defined and neither $XDG_CACHE_HOME nor $HOME are defined\n',
    examples: [
      'build cache is required, but could not be located: GOCACHE is not an absolute path\n',
      'build cache is required, but could not be located: GOCACHE is not defined and %LocalAppData% is not defined\n'
    ],
    go: '1.21 to 1.27',
    marks: ['build cache is required, but could not be located'],
    match: byPattern([/^build cache is required, but could not be located: (?<why>[^\n]{1,500})/], (group) => {
      const relative = group('why').includes('not an absolute path')
      return {
        message: relative
          ? '`GOCACHE` is a relative path, and has to be an absolute one'
          : `neither \`GOCACHE\` nor a home folder is set: ${quote(group('why'))}`,
        fix: relative
          ? 'give the whole path, `GOCACHE="$PWD/.cache/go-build"`, or `unset GOCACHE`'
          : 'set `HOME`, or `GOCACHE=/tmp/go-build`, in the environment of the build',
        root: 'GOCACHE'
      }
    })
  },
  {
    id: 'gocache-unwritable',
    family: 'cache',
    title: 'The build cache cannot be set up',
    meaning:
      'The go command could not make the folders of its build cache. A cache that is filled and may only be read does no harm; an empty one has to be writable.',
    example:
      'failed to initialize build cache at /home/runner/.cache/go-build: mkdir /home/runner/.cache/go-build/00: permission denied\n',
    examples: ['failed to initialize build cache at /etc/passwd: mkdir /etc/passwd: not a directory\n'],
    go: '1.21 to 1.27',
    marks: ['failed to initialize build cache at '],
    match: byPattern(
      [
        /^failed to initialize build cache at (?<path>[^\n]{1,1000}?): (?:(?:mkdir|open|stat) [^\n]{1,1000}: )?(?<why>[^\n:]{1,300})$/
      ],
      (group) => {
        const path = group('path')
        return {
          message: `the build cache ${quote(path)} cannot be set up: ${quote(group('why'))}`,
          fix: `give the folder to the user who builds, \`sudo chown -R "$(id -u)" ${word(path)}\`, or point \`GOCACHE\` to a folder of that user`,
          root: path
        }
      }
    )
  },
  {
    id: 'gocache-verify-failed',
    family: 'cache',
    title: 'The build cache holds something else than was built',
    meaning:
      'With `GODEBUG=gocacheverify=1` the go command builds what it has cached and compares. What it built now is not what the cache names: an entry was damaged or forged, or a step of the build does not always give the same.',
    example:
      'panic: go: internal cache error: cache verify failed: id=07de46dcaa4abd48 changed:<<<\n\tmodroot /usr/local/go/src\n>>>\nold: 0000\nnew: 1111\n',
    go: '1.21 to 1.27',
    marks: ['internal cache error: cache verify failed'],
    match: byPattern([/^panic: go: internal cache error: cache verify failed: id=(?<id>[0-9a-f]{1,64})/], (group) => ({
      message: `the entry ${quote(group('id'))} of the build cache is not what the build gives: the cache was damaged or forged, or the build is not reproducible`,
      fix: 'do not use what was built from this cache; `go clean -cache`, build again, and see which job wrote the cache that was restored',
      root: 'verify'
    }))
  },
  {
    id: 'cache-program-failed',
    family: 'cache',
    title: 'The program that keeps the build cache failed',
    meaning:
      '`GOCACHEPROG` names a program that keeps the build cache in place of a folder. It could not be started, or ended before the build did.',
    example: 'error starting GOCACHEPROG program "/opt/cacher": fork/exec /opt/cacher: no such file or directory\n',
    examples: [
      'GOCACHEPROG exited pre-Close with 3 pending requests\n',
      'error reading JSON from GOCACHEPROG: invalid character\n',
      'GOCACHEPROG cacher declared no supported commands\n'
    ],
    go: '1.24 to 1.27',
    marks: ['GOCACHEPROG'],
    match: byPattern(
      [
        /^error starting GOCACHEPROG program "(?<program>[^"\n]{1,1000})": (?<why>[^\n]{1,500})/,
        /^(?<why>GOCACHEPROG (?:exited pre-Close|\S{1,300} declared no supported commands|sent response for unknown|program closed)[^\n]{0,500})/,
        /^(?<why>error reading JSON from GOCACHEPROG[^\n]{0,500})/,
        /^(?<why>GOCACHEPROG args: [^\n]{0,500})/
      ],
      (group) => ({
        message: `the program of \`GOCACHEPROG\`${group('program') === '' ? '' : ` (${quote(group('program'))})`} failed: ${quote(group('why'))}`,
        fix: '`unset GOCACHEPROG` to build with the usual cache, or correct the path and read what the program says when it runs by itself',
        root: 'GOCACHEPROG'
      })
    )
  },
  {
    id: 'cache-entry-vanished',
    family: 'cache',
    title: 'A compiled package vanished during the build',
    meaning:
      'The build had found a package in its cache, and when the compiler or the linker opened it, the file was gone or damaged: something cleans the cache while builds run, or only a part of it was restored.',
    example:
      'main.go:3:8: could not import fmt (open /home/runner/.cache/go-build/ab/ab12-d: no such file or directory)\n',
    examples: [
      '# example.com/app\n/usr/local/go/pkg/tool/linux_amd64/link: cannot open file /home/runner/.cache/go-build/ab/ab12-d: open /home/runner/.cache/go-build/ab/ab12-d: no such file or directory\n',
      'main.go:3:8: could not import fmt (unexpected EOF)\n',
      '# example.com/app\n/usr/local/go/pkg/tool/linux_amd64/link: truncated object file: fmt: unexpected EOF\n'
    ],
    go: '1.21 to 1.27',
    marks: ['could not import ', 'link: cannot open file ', 'truncated object file: ', ': malformed archive'],
    match: byPattern(
      [
        /^could not import (?<path>\S{1,500}) \((?:open (?<file>[^\n]{1,1000}): no such file or directory|unexpected EOF|[^\n]{0,300}(?:malformed|bad magic|corrupt)[^\n]{0,300})\)/,
        /^\S{0,1000}link: cannot open file (?<file>[^\n:]{1,1000}|[A-Za-z]:\\[^\n:]{1,1000}): [^\n]{0,1000}(?:no such file or directory|cannot find the file)/,
        /^\S{0,1000}link: (?:truncated object file: (?<path>[^\s:]{1,500})|(?<file>[^\s:]{1,1000}): malformed archive)/
      ],
      (group) => {
        const what = group('path') || group('file')
        return {
          message: `the compiled form of ${quote(what)} is gone from the build cache, or damaged`,
          fix: '`go clean -cache`, build again, and see that nothing cleans or restores `GOCACHE` while a build runs',
          root: 'vanished',
          place: null
        }
      }
    )
  },
  {
    id: 'package-not-readable',
    family: 'cache',
    title: 'The go command finds no package, and does not say why',
    meaning:
      'A folder that holds Go files is not seen as a package. What the go command remembers of it in the build cache is damaged, or the standard library in `GOROOT` has no sources.',
    example: 'package example.com/m: cannot find package\n',
    go: '1.21 to 1.27',
    marks: ['cannot find package'],
    match: (error) =>
      // Of an import it says nothing about the cache: the path may be one that Go keeps for itself.
      error.form === 'loader' && /^cannot find package$/.test(error.message)
        ? {
            message: `the go command finds no package${error.package === null ? '' : ` ${quote(error.package)}`} and gives no reason: the build cache is damaged, or \`GOROOT\` has no sources`,
            fix: '`go clean -cache` and build again; if it stays, look into `"$(go env GOROOT)/src"` and install Go anew',
            root: 'unreadable'
          }
        : null
  },
  {
    id: 'modcache-not-located',
    family: 'cache',
    title: 'There is no place for the module cache',
    meaning:
      'Modules are kept in `GOMODCACHE`, or else in `pkg/mod` of the first folder of `GOPATH`, which by default lies in the home folder. None of them is known, or one is a relative path.',
    example: 'go: module cache not found: neither GOMODCACHE nor GOPATH is set\n',
    examples: [
      'go: GOMODCACHE entry is relative; must be absolute path: "rel/mod".\n',
      'go: could not create module cache: "/home/runner/modcache" is not a directory\n'
    ],
    go: '1.21 to 1.27',
    marks: ['module cache not found: ', 'GOMODCACHE entry is relative', 'could not create module cache: '],
    match: byPattern(
      [
        /^(?<what>module cache not found: [^\n]{1,300})/,
        /^(?<what>GOMODCACHE entry is relative[^\n]{1,500})/,
        /^(?<file>could not create module cache: [^\n]{1,500} is not a directory)/
      ],
      (group) => ({
        message: `the go command has no folder for modules: ${quote(group('what') || group('file'))}`,
        fix:
          group('file') !== ''
            ? 'set `GOMODCACHE` to a folder: what it names is a file'
            : 'set `HOME`, or `GOMODCACHE` to an absolute path',
        root: 'GOMODCACHE'
      })
    )
  }
]
