/**
 * Causes of the family `imports`: packages that cannot be found, or must not be imported.
 *
 * Source: cmd/go/internal/load/pkg.go and cmd/go/internal/modload/import.go of Go 1.26.
 */
import { quote } from '../../text/markup.ts'
import type { RawError } from '../raw-error.ts'
import { word } from './commands.ts'
import { PACKAGES } from './imports-packages.ts'
import { byPattern, type Cause } from './types.ts'

/** The module that probably holds a package: where the host tells, `github.com/OWNER/NAME`; else the path itself. */
function moduleGuess(path: string): string {
  const elements = path.split('/')
  const host = elements[0] ?? ''
  const depth = /^(?:github\.com|gitlab\.com|bitbucket\.org|golang\.org|codeberg\.org)$/.test(host)
    ? 3
    : /^(?:gopkg\.in|go\.uber\.org|google\.golang\.org|k8s\.io|sigs\.k8s\.io)$/.test(host)
      ? 2
      : elements.length
  const version = /^v\d+$/.test(elements[depth] ?? '') ? 1 : 0
  return elements.slice(0, depth + version).join('/')
}

export const IMPORTS: readonly Cause[] = [
  {
    id: 'import-cycle',
    family: 'imports',
    title: 'Packages import each other in a circle',
    meaning: 'Go compiles a package after those that it imports, so no chain of imports may come back to its start.',
    example:
      'package example.com/app\n\timports example.com/app/a from main.go\n\timports example.com/app/b from a.go\n\timports example.com/app/a from b.go: import cycle not allowed\n',
    examples: [
      'package example.com/app\n\timports example.com/app/a\n\timports example.com/app/b\n\timports example.com/app/a: import cycle not allowed\n',
      '# example.com/app/a\npackage example.com/app/a\n\timports example.com/app/b from a_test.go\n\timports example.com/app/a from b.go: import cycle not allowed in test\n'
    ],
    go: '1.21 to 1.27; with the files from 1.24 on',
    marks: ['import cycle not allowed'],
    match: (error) => {
      if (!error.message.startsWith('import cycle not allowed')) return null
      const cycle = cycleOf(error)
      const [last, back] = [cycle.at(-2) ?? '', cycle.at(-1) ?? '']
      return {
        message:
          cycle.length < 3
            ? `the package ${quote(back)} imports itself`
            : `packages import each other: ${cycle.map((path) => quote(path)).join(', then ')}`,
        fix: error.message.endsWith('in test')
          ? `put the test into a package of its own: write ${quote(`package ${back.slice(back.lastIndexOf('/') + 1)}_test`)} at the top of the test file that imports ${quote(cycle[1] ?? '')}`
          : cycle.length < 3
            ? 'delete that import: names of the same package need none'
            : `move what ${quote(last)} needs of ${quote(back)} into a package of its own, and import that from both`,
        root: cycle.toSorted().join(' '),
        package: cycle[0] ?? error.package
      }
    }
  },
  {
    id: 'go-file-missing',
    family: 'imports',
    title: 'A Go file that was named is not there',
    meaning:
      'The command names a file that does not exist. The go command takes such a name for the path of a package.',
    example: 'no required module provides package nosuch.go; to add it:\n\tgo get nosuch.go\n',
    examples: ['stat nosuch.go: no such file or directory\n', 'go: cannot run *_test.go files (a_test.go)\n'],
    go: '1.21 to 1.27',
    marks: ['no required module provides package ', 'no such file or directory', 'cannot run *_test.go files'],
    match: byPattern(
      [
        /^no required module provides package (?<file>[^\s;:]{1,500}\.go)[;:]/,
        /^(?<stat>no such file or directory)$/m,
        /^cannot run \*_test\.go files \((?<test>[^\s)]{1,500})\)/
      ],
      (group, { file: printed }) => {
        if (group('test') !== '') {
          return { message: `${quote(group('test'))} is a test, and no program`, fix: 'run it with `go test .`' }
        }
        // `stat nosuch.go: no such file or directory` looks like a place, whose file is `stat nosuch.go`.
        const file = group('stat') === '' ? group('file') : /^stat (\S{1,500}\.go)$/.exec(printed ?? '')?.[1]
        return file === undefined
          ? null
          : {
              message: `the file ${quote(file)} is not there`,
              fix: 'correct its name, or name the folder, as in `go build .`',
              root: file,
              place: null
            }
      }
    )
  },
  {
    id: 'missing-module',
    family: 'imports',
    title: 'No module in go.mod provides an imported package',
    meaning:
      'A package is imported, but no `require` line of go.mod names a module that holds it. A package of the own module looks the same when its folder is missing, has no Go file, or is written with other capital letters.',
    example:
      'main.go:3:8: no required module provides package example.com/dep/sub; to add it:\n\tgo get example.com/dep/sub\n',
    examples: [
      'main.go:3:8: cannot find module providing package example.com/dep/sub: import lookup disabled by -mod=readonly\n',
      'main.go:3:8: module example.com/dep provides package example.com/dep/sub and is replaced but not required; to add it:\n\tgo get example.com/dep\n',
      'package example.com/app imports example.com/dep/sub from implicitly required module; to add missing requirements, run:\n\tgo get example.com/dep@v1.0.0\n',
      'main.go:3:8: missing module for import: example.com/dep@v1.0.0 provides example.com/dep/sub\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      'no required module provides package ',
      ': import lookup disabled by -mod=readonly',
      ' and is replaced but not required',
      ' from implicitly required module',
      'missing module for import: '
    ],
    match: byPattern(
      [
        /^no required module provides package (?<path>[^\s;:]{1,1000})(?:;|$)/m,
        /^cannot find module providing package (?<path>[^\s:]{1,1000}): import lookup disabled by -mod=readonly/,
        /^module \S{1,500} provides package (?<path>\S{1,500}) and is replaced but not required(?:; to add it:\n\tgo get (?<get>\S{1,500}))?/,
        /^(?:package )?\S{1,500} imports (?<path>\S{1,500}) from implicitly required module(?:[^\n]{1,100}\n\tgo get (?<get>\S{1,500}))?/,
        /^missing module for import: (?<get>\S{1,500}) provides (?<path>\S{1,500})/
      ],
      (group, { package: pkg }) => {
        const path = group('path')
        const module = moduleGuess(path)
        const own = pkg !== null && pkg !== path && module !== path && moduleGuess(pkg) === module
        return {
          message: own
            ? `the module itself has no package ${quote(path)}`
            : `no module that go.mod requires holds the package ${quote(path)}`,
          fix: own
            ? `add its folder with a Go file, commit it, or correct the import path`
            : `\`go get ${word(group('get') || path)} && go mod tidy\`, or correct the import path; for a path of the own module look whether its folder is there and has a Go file`,
          root: module
        }
      }
    )
  },
  {
    id: 'package-not-in-std',
    family: 'imports',
    title: 'A path that means no package',
    meaning:
      'A path whose first element has no dot (`utils/text`) is taken for a package of the standard library, and there is none of that name. Packages of the own module are imported by their whole path, which begins with the `module` line of go.mod.',
    example: 'main.go:2:8: package nosuch/pkg is not in std (/usr/local/go/src/nosuch/pkg)\n',
    examples: [
      'package nosuch is not in std (/usr/local/go/src/nosuch)\n',
      'main.go:2:8: package nosuch/pkg is not in GOROOT (/usr/local/go/src/nosuch/pkg)\n'
    ],
    go: '1.20 to 1.27',
    marks: [' is not in std (', ' is not in GOROOT (', ' is not in std'],
    match: byPattern(
      [/^(?:package )?(?<path>[^\s():]{1,500}) is not in (?:std|GOROOT)(?: \([^()\n]{1,1000}\))?$/m],
      (group) => ({
        message: `${quote(group('path'))} is neither in the standard library nor in this module, and a path without a dot in its first element is looked for nowhere else`,
        fix: group('path').includes('/')
          ? `correct the path, which begins with what \`go list -m\` prints; if that is ${quote(group('path').split('/', 1)[0] ?? '')}, the folder ${quote(group('path').slice(group('path').indexOf('/') + 1))} is missing or has no Go file`
          : `correct the path; a package of this module is imported as ${quote(`MODULE/${group('path')}`)}, with what \`go list -m\` prints in place of ${quote('MODULE')}`,
        root: group('path')
      })
    )
  },
  {
    id: 'internal-package',
    family: 'imports',
    title: 'An internal package of somebody else',
    meaning: 'A package below a folder `internal` can only be imported by code below the folder that holds `internal`.',
    example: 'package example.com/app\n\tmain.go:3:8: use of internal package example.com/dep/internal/x not allowed\n',
    examples: [
      'main.go:3:8: use of internal package example.com/dep/internal/x not allowed\n',
      'package example.com/app\n\timports example.com/lib\n\tlib.go:2:8: use of internal package example.com/dep/internal/x not allowed\n'
    ],
    go: '1.21 to 1.27',
    marks: ['use of internal package ', 'use of vendored package not allowed'],
    match: byPattern(
      [/^use of internal package (?<path>\S{1,500}) not allowed/, /^(?<vendored>use of vendored package not allowed)/],
      (group, { imports }) => ({
        message:
          group('vendored') === ''
            ? `${quote(group('path'))} is internal to ${quote(group('path').replace(/\/?internal(?:\/.*)?$/, '') || 'the standard library')} and cannot be imported from here`
            : 'a package of the vendor folder of another module cannot be imported',
        fix: 'import a package that is not internal, move the code out of `internal` where it is yours, or copy what is needed',
        root: group('path'),
        package: imports[0]?.path ?? null
      })
    )
  },
  {
    id: 'relative-import',
    family: 'imports',
    title: 'An import path that is relative or absolute',
    meaning:
      'With modules every package is imported by its whole path. `./lib` and `../lib` have no meaning, neither have paths of files.',
    example: 'main.go:3:8: "./lib" is relative, but relative import paths are not supported in module mode\n',
    examples: [
      'main.go:3:8: local import "./lib" in non-local package\n',
      'main.go:2:8: "/abs" is not a package path; see \'go help packages\'\n',
      'main.go:2:8: .: cannot import current directory\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      ' is relative, but relative import paths',
      ' in non-local package',
      ' is not a package path; see',
      'cannot import current directory'
    ],
    match: byPattern(
      [
        /^"(?<path>[^"\n]{1,500})" is relative, but/,
        /^local import "(?<path>[^"\n]{1,500})" in non-local package/,
        /^"(?<path>[^"\n]{1,500})" is not a package path/,
        /^(?<path>[^\s:]{1,500}): cannot import current directory/
      ],
      (group, { file, line }) => ({
        message: `${quote(group('path'))} is no path of a package`,
        fix: `write its whole path: the \`module\` line of go.mod (\`go list -m\` prints it), and behind it the folder ${quote(group('path').replace(/^[./]+/, '') || '.')}`,
        root: `${file ?? ''} ${line ?? ''} ${group('path')}`
      })
    )
  },
  {
    id: 'malformed-import-path',
    family: 'imports',
    title: 'An import path with characters that it may not have',
    meaning:
      'An import path has letters, digits and a few signs, no `https://`, no version behind `@`, no empty element.',
    example: 'main.go:3:8: malformed import path "example.com/a b": invalid char \' \'\n',
    examples: [
      '/home/runner/work/app/app/main.go:3:8: invalid import path: example.com/a b\n',
      "package example.com/app\n\timports example.com/x@v1: can only use path@version syntax with 'go get' and 'go install' in module-aware mode\n",
      'main.go:2:8: example.com/app/vendor/x must be imported as x\n',
      'main.go:3:8: non-canonical import path "example.com/a/": should be "example.com/a"\n',
      'package mod/foo: disallowed import path "mod/foo"\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      'malformed import path ',
      'invalid import path',
      'can only use path@version syntax',
      ' must be imported as ',
      'non-canonical import path ',
      'disallowed import path '
    ],
    match: byPattern(
      [
        /^(?:malformed|disallowed) import path "(?<path>[^"\n]{0,500})"(?:: (?<why>[^\n]{1,200}))?/,
        /^non-canonical import path "(?<path>[^"\n]{0,500})": should be "(?<as>[^"\n]{1,500})"/,
        /^invalid import path:? (?<path>[^\n]{0,500})$/m,
        /^(?<version>can only use path@version syntax)/,
        /^(?<path>\S{1,500}) must be imported as (?<as>\S{1,500})/
      ],
      (group, { package: pkg, imports }) => {
        if (group('version') !== '') {
          // Without a chain of imports it was the command that named it.
          if (imports.length < 2) return null
          return {
            message: `an import path has no version${pkg === null ? '' : `: ${quote(pkg)}`}`,
            fix: `delete it from \`@\` on; the version stands in go.mod, where \`go get PATH@VERSION\` writes it`
          }
        }
        const path = group('path').replace(/^"|"$/g, '')
        return {
          message: `${path === '' ? 'an empty text' : quote(path)} is no path of a package${group('why') === '' ? '' : ` (${quote(group('why'))})`}`,
          fix:
            group('as') === ''
              ? path.includes('://')
                ? `write it without the protocol: ${quote(path.replace(/^[a-z+]{1,10}:\/\//, ''))}`
                : 'correct the path'
              : `import it as ${quote(group('as'))}`
        }
      }
    )
  },
  ...PACKAGES
]

/** The part of the chain from the first to the second time that the last package stands in it. */
function cycleOf({ imports }: RawError): string[] {
  const paths = imports.map((one) => one.path)
  const start = paths.indexOf(paths.at(-1) ?? '')
  return paths.slice(start)
}
