/** Causes of the family `linker`: what Go's own linker says, and the modes of building that it knows. */
import { quote } from '../../text/markup.ts'
import { byWhole, word } from './commands.ts'
import { EXTERNAL_LINKER } from './linker-external.ts'
import { LINKER_LIBRARIES } from './linker-libraries.ts'
import { LINKER_MODES } from './linker-modes.ts'
import { byPattern, type Cause } from './types.ts'

export const LINKER: readonly Cause[] = [
  {
    id: 'main-missing',
    family: 'linker',
    title: 'The program has no function `main`',
    meaning:
      'A package named `main` is a program, and needs a function `main` without parameters. It may stand in a file that this build leaves out: by a tag, by a name that ends in `_windows.go`, or because only some files were named.',
    example: '# example.com/m\nruntime.main_main·f: function main is undeclared in the main package\n',
    go: '1.21 to 1.27',
    marks: ['function main is undeclared in the main package'],
    match: byPattern([/^\S{1,100}: function main is undeclared in the main package/], (_group, { package: pkg }) => ({
      message: `the program${pkg === null ? '' : ` ${quote(pkg)}`} has no function \`main\` in the files of this build`,
      fix: "declare `func main()`, build the folder (`go build .`) and not single files of it, and see which files count: `go list -f '{{.GoFiles}} {{.IgnoredGoFiles}}' .`"
    }))
  },
  {
    id: 'symbol-not-defined',
    family: 'linker',
    title: 'A function is declared, and its body is nowhere',
    meaning:
      'A function without a body in Go has it in an assembly file, or borrows it from another package with `//go:linkname`. The linker found none of that name: the assembly file is missing for this architecture, or the other package has no such function in this release.',
    example: '# example.com/m\nmain.main: relocation target main.f not defined\n',
    examples: [
      '# example.com/m\nmain.main: relocation target runtime.noSuchThing not defined\n',
      '# example.com/m\nmain.main: relocation target main.f not defined for ABI0 (but is defined for ABIInternal)\n'
    ],
    go: '1.21 to 1.27',
    marks: ['relocation target '],
    match: byWhole(
      [
        /^(?<from>[^\n]{1,1000}?): relocation target (?<to>\S{1,1000}) not defined(?: for (?<abi>\w{1,30}) \(but is defined for (?<other>\w{1,30})\))?/
      ],
      (group) => {
        const to = group('to')
        const owner = /^(?<path>[\w./-]{0,500}?[\w-]{1,200})\.[^./]{1,300}$/.exec(to)?.groups?.['path'] ?? ''
        return {
          message: `${quote(to)}, which ${quote(group('from'))} uses, is declared and has no body${group('abi') === '' ? '' : ` for ${group('abi')}`}`,
          fix:
            group('abi') !== ''
              ? `the assembly has to define it for ${group('abi')}: name it without \`<${group('other')}>\``
              : owner === 'main' || owner.includes('.')
                ? `define it in an assembly file of ${quote(owner)} for this architecture, or in Go for the others`
                : `correct the \`//go:linkname\` that names ${quote(to)}, or update the module that holds it: this Go has no such function`,
          root: to
        }
      }
    )
  },
  {
    id: 'linkname-restricted',
    family: 'linker',
    title: '`//go:linkname` reaches for something that is closed',
    meaning:
      'From Go 1.23 on `//go:linkname` may only reach functions of the standard library that allow it. As a rule an old version of a module does this, and a newer one does not.',
    example: '# example.com/m\nlink: main: invalid reference to runtime.gcStart\n',
    go: '1.23 to 1.27',
    marks: [': invalid reference to '],
    match: byPattern(
      [/^(?:\S{0,1000}link: )(?<package>\S{1,500}): invalid reference to (?<name>\S{1,500})/],
      (group) => ({
        message: `the package ${quote(group('package'))} uses ${quote(group('name'))} with \`//go:linkname\`, which Go forbids since 1.23`,
        fix:
          group('package') === 'main'
            ? `do without ${quote(group('name'))}; for the time being \`-ldflags=-checklinkname=0\` switches the check off`
            : `update the module of ${quote(group('package'))}: \`go get -u ${word(group('package'))}\`; for the time being \`-ldflags=-checklinkname=0\` switches the check off`,
        root: `${group('package')} ${group('name')}`
      })
    )
  },
  {
    id: 'duplicate-symbol',
    family: 'linker',
    title: 'A symbol is defined twice',
    meaning:
      'Two places give a body to the same symbol: Go and assembly, two assembly files that are both built for this architecture, or two packages that both push to one name with `//go:linkname`. Equal names in two packages are no such case.',
    example:
      '# example.com/m\nlink: duplicated definition of symbol main.f, from main (type STEXT size 1) and main (type STEXT size 1)\n',
    examples: [
      '# example.com/m\nlink: duplicated definition of symbol example.com/m/zz.F, from example.com/m/b and example.com/m/a\n'
    ],
    go: '1.21 to 1.27',
    marks: ['duplicated definition of symbol '],
    match: byPattern(
      [
        /^(?:\S{0,1000}link: )?duplicated definition of symbol (?<name>[^\s,]{1,1000}), from (?<one>\S{1,500})(?: \([^)\n]{0,100}\))? and (?<two>[^\s(]{1,500})/
      ],
      (group) => ({
        message:
          group('one') === group('two')
            ? `${quote(group('name'))} is defined twice in ${quote(group('one'))}`
            : `${quote(group('name'))} is defined in ${quote(group('one'))} and in ${quote(group('two'))}`,
        fix:
          group('one') === group('two')
            ? `find both, \`grep -rnw '${group('name')
                .replace(/^.*[./]/, '')
                .replaceAll(
                  /[`'\\]/g,
                  ''
                )}' --include='*.s' --include='*.go' .\`, and keep one; a \`//go:build\` line on each file keeps them apart`
            : `keep one: two copies of a module in different versions do this too, see \`go mod why -m\` for both`,
        root: group('name')
      })
    )
  },
  {
    id: 'ldflags-x-form',
    family: 'linker',
    title: '`-ldflags -X` has no value',
    meaning:
      '`-X` sets a string at link time, and is written `-X importpath.name=value`. A value with spaces needs quotes of its own around the whole.',
    example:
      '# example.com/m\n/usr/local/go/pkg/tool/linux_amd64/link: -X flag requires argument of the form importpath.name=value\n',
    go: '1.21 to 1.27',
    marks: ['-X flag requires argument of the form'],
    match: byPattern([/^\S{0,1000}link: -X flag requires argument of the form/], () => ({
      message: 'a `-X` of `-ldflags` does not have the form `importpath.name=value`',
      fix: 'write `-ldflags="-X \'main.version=1.2.3\'"`, and see that a variable of the shell in it is not empty or holds a space',
      root: '-X'
    }))
  },
  {
    id: 'ldflags-x-not-string',
    family: 'linker',
    title: '`-ldflags -X` sets strings only',
    meaning:
      '`-X` sets package variables of type string that are not initialised by a function. For a name that does not exist it does nothing, in silence.',
    example: '# example.com/m\nmain.N: cannot set with -X: not a var of type string (type:int)\n',
    go: '1.21 to 1.27',
    marks: ['cannot set with -X: not a var of type string'],
    match: byWhole(
      [/^(?<name>\S{1,1000}): cannot set with -X: not a var of type string(?: \(type:(?<type>[^)\n]{1,300})\))?/],
      (group) => ({
        message: `${quote(group('name'))} is set with \`-X\` and is no string${group('type') === '' ? '' : `, but of type ${quote(group('type'))}`}`,
        fix: `declare it as \`var ${group('name').replace(/^.*\./, '').replaceAll('`', '')} string\` and convert it where it is used`,
        root: group('name')
      })
    )
  },
  {
    id: 'nosplit-overflow',
    family: 'linker',
    title: 'Functions that may not grow the stack need too much of it',
    meaning: 'A chain of functions marked `//go:nosplit`, or of assembly, uses more stack than is kept free for them.',
    example:
      '# example.com/m\nmain.f: nosplit stack over 792 byte limit\nmain.f<1>\n    grows 800 bytes\n    8 bytes over limit\n',
    go: '1.21 to 1.27',
    marks: ['nosplit stack over '],
    match: byWhole([/^(?<name>\S{1,500}): nosplit stack over (?<limit>\d{1,9}) byte limit/], (group) => ({
      message: `${quote(group('name'))} and what it calls use more than the ${group('limit')} bytes of stack that \`//go:nosplit\` leaves them`,
      fix: `take \`//go:nosplit\` from ${quote(group('name'))} or from what it calls, or make its frame smaller; builds with \`-N\` and \`-race\` need more`,
      root: group('name')
    }))
  },
  {
    id: 'link-fingerprint',
    family: 'linker',
    title: 'Two packages were compiled against different forms of a third',
    meaning: 'The linker found that an object was compiled against another version of a package than the one it links.',
    example:
      '# example.com/m\n/usr/local/go/pkg/tool/linux_amd64/link: fingerprint mismatch: lib has aa, import from main expecting bb\n',
    go: '1.15 to 1.27',
    marks: ['fingerprint mismatch: '],
    match: byPattern(
      [
        /^\S{0,1000}link: fingerprint mismatch: (?<lib>\S{1,500}) has \w{1,64}, import from (?<from>\S{1,500}) expecting/
      ],
      (group) => ({
        message: `${quote(group('from'))} was compiled against another form of ${quote(group('lib'))} than the one that is linked`,
        fix: '`go clean -cache` and build again; let the go command, and no script of your own, run compiler and linker',
        root: group('lib')
      })
    )
  },
  ...LINKER_MODES,
  ...LINKER_LIBRARIES,
  ...EXTERNAL_LINKER
]
