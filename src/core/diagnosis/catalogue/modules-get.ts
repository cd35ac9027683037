/**
 * Causes of the family `modules` that `go get`, `go install` and `go mod download` have by themselves: what they are
 * asked for, what excludes each other, and archives that are none.
 *
 * Source: cmd/go/internal/modget/get.go and query.go, cmd/go/internal/modfetch/fetch.go, golang.org/x/mod/zip of Go 1.26.
 */
import { quote } from '../../text/markup.ts'
import { word } from './commands.ts'
import { byPattern, type Cause } from './types.ts'

export const GET: readonly Cause[] = [
  {
    id: 'get-argument',
    family: 'modules',
    title: '`go get` or `go install` does not take what was named',
    meaning:
      'These commands take paths of modules and packages, with a version behind `@`; no files, no folders of other modules, no version of the module that one is in. `go build` takes no version at all.',
    example: 'go: test.go: arguments must be package or module paths\n',
    examples: [
      "go: test/test.go exists as a file, but 'go get' requires package arguments\n",
      'go: .: no package to get in current directory\n',
      'go: no package to get in current directory\n',
      'go: ./sub (/home/runner/work/app/app/sub) is not a package in module rooted at /home/runner/work/app/app\n',
      'go: /tmp/x is not within module rooted at /home/runner/work/app/app\n',
      'go: can\'t request version "v1.5.2" of the main module (example.com/app)\n',
      "go: package example.com/app/x is in the main module, so can't request version v0.1.0\n",
      "package example.com/dep@v1.5.1: can only use path@version syntax with 'go get' and 'go install' in module-aware mode\n",
      'go: example.com/.dot@latest: malformed module path "example.com/.dot": leading dot in path element\n',
      'go: -insecure flag is no longer supported; use GOINSECURE instead\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      'arguments must be package or module paths',
      "but 'go get' requires package arguments",
      'no package to get in current directory',
      ' module rooted at ',
      "can't request version ",
      "can't request explicit version ",
      'can only use path@version syntax',
      'malformed module path "',
      '-insecure flag is no longer'
    ],
    match: byPattern(
      [
        /^(?<arg>\S{1,500}?)(?:: | )(?<file>arguments must be package or module paths|exists as a file, but)/,
        /^(?:(?<arg>\S{1,500}): )?(?<nothing>no package to get in current directory)/,
        /^(?<arg>\S{1,500})(?: \([^()\n]{1,1000}\))? is not (?:within|a package in) module rooted at (?<root>[^\n]{1,1000})/,
        /^can't request (?:explicit )?version (?:"(?<version>[^"\n]{1,200})" )?of (?:path "[^"\n]{1,500}" in )?(?:the )?main module(?: \((?<main>\S{1,500})\))?/,
        /^(?:package |pattern \S{1,500} matches package )(?<main>\S{1,500}) (?:is )?in the main module, so can't request version (?<version>\S{1,200})/,
        /^(?<syntax>can only use path@version syntax) with 'go get'/,
        /^(?:(?<arg>[^\s:]{1,500}): )?malformed module path "(?<path>[^"\n]{0,500})": (?<why>[^\n]{1,200})/,
        /^-(?<insecure>insecure) flag is no longer supported/
      ],
      (group, { package: pkg, imports, form }, { command }) => {
        const arg = quote(group('arg') || '.')
        if (group('file') !== '') {
          return {
            message: `${arg} is a file`,
            fix: 'name the path of a package or a module, as in `go get example.com/a@latest`'
          }
        }
        if (group('nothing') !== '') {
          return {
            message: 'the current folder has no package',
            fix: 'run it in the folder of a package, name all with `go get ./...`, or name the module that is wanted: `go get example.com/a@latest`'
          }
        }
        if (group('root') !== '') {
          return {
            message: `${arg} is no package of the module in ${quote(group('root'))}`,
            fix: 'name the module by its path, or run the command in the folder of its own module'
          }
        }
        if (group('main') !== '' || group('version') !== '') {
          return {
            message: `${group('main') === '' ? 'the path' : quote(group('main'))} is of the module that the command runs in, which has no versions there`,
            fix: 'leave `@` and the version away, or run the command outside of the module'
          }
        }
        if (group('syntax') !== '') {
          // With a chain of imports it is the code that names it.
          if (imports.length > 1) return null
          return {
            message: `${pkg === null ? 'a path' : quote(pkg)} is named with a version, which only \`go get\`, \`go install\` and \`go run\` take`,
            fix:
              pkg === null
                ? 'leave `@` and the version away'
                : `\`go get ${word(pkg)}\` first, then name it without the version; a program is installed with \`go install ${word(pkg)}\``
          }
        }
        if (group('insecure') !== '') {
          return {
            message: '`go get` has no flag `-insecure` any more',
            fix: 'name the modules in the environment: `GOINSECURE=HOST/PATH`'
          }
        }
        // Else it is the `module` line that has it.
        // Else it is the `module` line that has it, which needs no dot.
        const named =
          group('arg') !== '' || group('why').startsWith('missing dot') || command?.includes(group('path')) === true
        if (form !== 'go' || !named) return null
        return {
          message: `${quote(group('path'))} is no path of a module: ${quote(group('why'))}`,
          fix: group('why').startsWith('missing dot')
            ? 'a path that is to be fetched begins with a host, as in `github.com/OWNER/NAME`; a package of this module is named as `./FOLDER`'
            : 'correct the path on the command line'
        }
      }
    )
  },
  {
    id: 'get-conflict',
    family: 'modules',
    title: 'Versions that exclude each other',
    meaning:
      'A module that was asked for needs another one, or Go, in a higher version than the one that was asked for, and of each module there is one version in a build.',
    example: 'go: example.com/a@v1.2.0 requires example.com/b@v0.2.0, not example.com/b@v0.1.0\n',
    examples: [
      'go: example.com/a@v1.0.2 requires go@1.25, not go@1.24.2\n',
      'go: example.com/a@v0.1.0 requires go@1.22, but 1.21 is requested\n',
      'go: example.com/a@v1.1.0 conflicts with example.com/a/sub/...@upgrade (v1.2.0)\n',
      'go: example.com/a@patch (v0.1.1) indirectly requires example.com/a@v0.2.0, not example.com/a@patch (v0.1.1)\n'
    ],
    go: '1.21 to 1.27',
    marks: [' requires ', ' conflicts with '],
    match: byPattern(
      [
        /^(?<who>\S{1,500}@\S{1,200})(?: \([^()\n]{1,300}\))? (?:indirectly )?requires (?<what>[^\s@]{1,500})@(?<need>[^\s,]{1,200}), (?:not \S{1,500}@(?<asked>\S{1,200})|but (?<asked2>\S{1,50}) is requested)/,
        /^(?<who>\S{1,500}@\S{1,200}) conflicts with (?<other>[^\n]{1,500})/
      ],
      (group) => {
        if (group('other') !== '') {
          return {
            message: `${quote(group('who'))} and ${quote(group('other'))} are asked for together, and are two versions of one module`,
            fix: 'ask for one of them'
          }
        }
        const [what, need] = [group('what'), group('need')]
        return {
          message: `${quote(group('who'))} needs ${quote(`${what}@${need}`)}, and ${quote(group('asked') || group('asked2'))} was asked for`,
          fix: `ask for \`${word(`${what}@${need}`)}\` or newer, or for an older version of ${quote(group('who').replace(/@.*/, ''))}`,
          root: `${group('who')} ${what}`
        }
      }
    )
  },
  {
    id: 'module-used-twice',
    family: 'modules',
    title: 'One module under two paths',
    meaning:
      'A `replace` line sends a path to a module that is also required under its own name. A module can stand in for one path only.',
    example: 'go: example.com/fork@v1.0.0 used for two different module paths (example.com/a and example.com/fork)\n',
    go: '1.21 to 1.27',
    marks: [' used for two different module paths '],
    match: byPattern(
      [/^(?<used>\S{1,500}) used for two different module paths \((?<one>\S{1,500}) and (?<two>[^\s)]{1,500})\)/],
      (group) => ({
        message: `${quote(group('used'))} would be both ${quote(group('one'))} and ${quote(group('two'))}`,
        fix: `import it under one of the two paths, or drop the line: \`go mod edit -dropreplace=${word(group('one'))} && go mod tidy\``,
        root: group('used')
      })
    )
  },
  {
    id: 'module-archive-invalid',
    family: 'modules',
    title: 'The archive of a module cannot be used',
    meaning:
      'What was downloaded, or lies in the module cache, is no whole zip archive, or holds files that a module may not have: names with special characters, two that differ in capital letters only, files that are too large.',
    example:
      'go: unzip /home/runner/go/pkg/mod/cache/download/example.com/a/@v/v1.5.2.zip: zip: not a valid zip file\n',
    examples: [
      'go: zip for example.com/a@v1.0.0 has unexpected file example.com/a@v1.0.0.txt\n',
      'go: example.com/a@v1.0.0: unzip /home/runner/go/pkg/mod/cache/download/example.com/a/@v/v1.0.0.zip: example.com/a@v1.0.0/x?y.go: malformed file path "x?y.go": invalid char \'?\'\n',
      'main.go:3:8: example.com/a@v1.0.0: create zip: a.go and A.go: case-insensitive file name collision\n'
    ],
    go: '1.13 to 1.27',
    marks: ['unzip /', 'unzip C:', 'zip for ', ': create zip: ', 'zip: not a valid zip file'],
    match: byPattern(
      [
        /^(?:[^\n]{0,500}?: )?unzip (?<file>[^\n]{1,1000}?\.zip): (?<why>[^\n]{1,500})/,
        /^(?:[^\n]{0,500}?: )?zip for (?<module>[^\s:]{1,500}) (?<why>has [^\n]{1,500})/,
        /^(?:(?<module>[^\s:]{1,500}@[^\s:]{1,200}): )?create zip: (?<why>[^\n]{1,500})/
      ],
      (group) => {
        const damaged = /not a valid zip|unexpected EOF|checksum error/.test(group('why'))
        return {
          message: `the archive ${group('file') === '' ? `of ${quote(group('module'))}` : quote(group('file'))} cannot be used: ${quote(group('why'))}`,
          fix: damaged
            ? `take it out of the module cache and fetch it anew: \`go clean -modcache && go mod download\`; where the cache was restored, do not keep this one`
            : 'take a version of the module without that file, or another module: Go refuses such an archive everywhere',
          root: group('file') || group('module')
        }
      }
    )
  },
  {
    id: 'godebug-unknown',
    family: 'modules',
    title: 'A GODEBUG setting that this Go does not have',
    meaning:
      'A `godebug` line of go.mod or go.work, or a `//go:debug` line of a program, names a setting that never was, that came later, or that was removed: a setting lives some releases.',
    example: 'go: error loading go.mod:\ngo.mod:3: unknown godebug "foo"\n',
    examples: [
      'go: error loading go.mod:\ngo.mod:3: use of removed godebug "x509sha1", see https://go.dev/doc/godebug#go-124\n',
      '# example.com/app\n./main.go:1:1: invalid //go:debug: unknown //go:debug setting "x"\n',
      '# example.com/app\n./main.go:2:1: invalid //go:debug: value contains space\n'
    ],
    go: '1.21 to 1.27',
    marks: ['unknown godebug "', 'use of removed godebug "', 'invalid //go:debug: '],
    match: byPattern(
      [
        /^(?<kind>unknown godebug|use of removed godebug) "(?<name>[^"\n]{1,200})"/,
        /^invalid \/\/go:debug: (?:(?<kind>unknown) \/\/go:debug setting "(?<name>[^"\n]{1,200})"|(?<why>[^\n]{1,200}))/
      ],
      (group, { file }) => {
        const edit = file?.endsWith('go.work') === true ? 'work' : 'mod'
        if (group('name') === '') {
          return {
            message: `the \`//go:debug\` line cannot be read: ${quote(group('why'))}`,
            fix: 'write it as `//go:debug name=value`, without spaces, above the `package` line'
          }
        }
        return {
          message: `${quote(group('name'))} is no GODEBUG setting of the Go that runs${group('kind').startsWith('use') ? ' any more: it was removed' : ''}`,
          fix:
            group('kind') === 'unknown'
              ? 'correct or delete the line; `go doc godebug`, https://go.dev/doc/godebug, lists the settings of each release'
              : `take it away: \`go ${edit} edit -dropgodebug=${word(group('name'))}\`; https://go.dev/doc/godebug lists the settings of each release`,
          root: group('name')
        }
      }
    )
  }
]
