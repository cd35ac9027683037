/** Causes of the family `cgo`: pkg-config, and the C libraries that it is asked for. */
import { quote, quoteList } from '../../text/markup.ts'
import { pkgConfigFix } from './cgo-packages.ts'
import { findLine, word } from './commands.ts'
import type { Cause } from './types.ts'

export const CGO_PKG_CONFIG: readonly Cause[] = [
  {
    id: 'pkg-config-missing',
    family: 'cgo',
    title: '`pkg-config` is not installed',
    meaning:
      'A `#cgo pkg-config:` line asks the program pkg-config where a C library lies and which flags it needs. The program is not there, or `PKG_CONFIG` names another one.',
    example: 'example.com/m: exec: "pkg-config": executable file not found in $PATH\n',
    examples: [
      'go build example.com/m:\n# pkg-config --cflags  -- nosuchlib\npkg-config: exec: "pkg-config": executable file not found in $PATH\n',
      '# [pkg-config --cflags  -- vips]\npkg-config: exec: "pkg-config": executable file not found in %PATH%\n'
    ],
    go: '1.15 to 1.27',
    marks: ['executable file not found in '],
    match: (error) => {
      const found = findLine(error.text, [
        /^(?:(?<package>[^\s:]{1,500}): )?(?:\S{1,500}: )?exec: "(?<name>[^"\n]{0,300}pkg-?conf(?:ig)?[^"\n]{0,100})": (?:executable file not found|stat )/
      ])
      if (found === null) return null
      const name = found.group('name')
      return {
        message: `the program ${quote(name)} is not there, which a \`#cgo pkg-config\` line needs`,
        fix: /^pkg-?config(?:\.exe)?$/.test(name)
          ? '`apt-get install pkg-config`, `apk add pkgconf` or `brew install pkgconf`, and the development packages of the libraries'
          : `install it, or correct \`PKG_CONFIG\` (\`go env PKG_CONFIG\`)`,
        root: name,
        place: null
      }
    }
  },
  {
    id: 'pkg-config-package-missing',
    family: 'cgo',
    title: '`pkg-config` does not know a library',
    meaning:
      'A `#cgo pkg-config:` line names a library, and there is no file NAME.pc for it: the development package of the library is not installed, or its folder is not in `PKG_CONFIG_PATH`.',
    example:
      "# example.com/m\n# [pkg-config --cflags  -- nosuchlib]\nPackage nosuchlib was not found in the pkg-config search path.\nPerhaps you should add the directory containing `nosuchlib.pc'\nto the PKG_CONFIG_PATH environment variable\nPackage 'nosuchlib', required by 'virtual:world', not found\n",
    examples: [
      "go build example.com/m:\n# pkg-config --cflags  -- vips\nPackage vips was not found in the pkg-config search path.\nPerhaps you should add the directory containing `vips.pc'\nto the PKG_CONFIG_PATH environment variable\nNo package 'vips' found\npkg-config: exit status 1\n",
      "# [pkg-config --cflags  -- gtk+-3.0]\nPackage dependency requirement 'gtk+-3.0 >= 3.99' could not be satisfied.\n",
      "# [pkg-config --libs  -- vips]\nRequested 'vips >= 9' but version of vips is 8.14.1\n"
    ],
    go: '1.15 to 1.27',
    marks: [
      ' was not found in the pkg-config search path',
      "No package '",
      'Package dependency requirement ',
      "Requested '",
      ", required by 'virtual:world', not found"
    ],
    match: (error) => {
      const version = findLine(error.text, [
        /^(?:Package dependency requirement '(?<name>[^\s'\n]{1,200})(?: (?<need>[<>=!]{1,2} \S{1,60}))?' could not be satisfied|Requested '(?<name2>[^\s'\n]{1,200}) (?<need2>[<>=!]{1,2} [^'\n]{1,60})' but version of [^\n]{1,200} is (?<have>\S{1,60}))/
      ])
      if (version !== null) {
        const name = version.group('name') || version.group('name2')
        const need = version.group('need') || version.group('need2')
        return {
          message: `the C library ${quote(name)} is wanted as ${quote(need)}${version.group('have') === '' ? '' : `, and ${quote(version.group('have'))} is installed`}`,
          fix: `install a newer ${word(name)} (a newer image), or a version of the Go module that fits: \`pkg-config --modversion ${word(name)}\` shows what is there`,
          root: name,
          place: null
        }
      }
      const names = [
        ...new Set(
          error.text
            .split('\n')
            .map(
              (line) =>
                /^(?:Package '?(?<a>[^\s',]{1,200})'? was not found|No package '(?<b>[^'\n]{1,200})' found|Package '(?<c>[^'\n]{1,200})', required by 'virtual:world', not found)/.exec(
                  line
                )?.groups
            )
            .map((groups) => groups?.['a'] ?? groups?.['b'] ?? groups?.['c'] ?? '')
            .filter((name) => name !== '')
        )
      ]
      const [first] = names
      if (first === undefined) return null
      return {
        message: `pkg-config knows no C library ${quoteList(names)}`,
        fix: names.map(pkgConfigFix).slice(0, 3).join('; '),
        root: names.toSorted().join(' '),
        place: null
      }
    }
  }
]
