/** Causes of the family `vendoring`: the vendor folder and its list of modules. */
import { quote } from '../../text/markup.ts'
import { byPattern, type Cause } from './types.ts'

const MODULE_LINE = /^\t(?<module>[^\s@]{1,500})@(?<version>[^\s:]{0,200}): (?<what>is [^\n]{1,500})/
/** Modules that the message names; the text has them all. */
const MOST = 3

export const VENDORING: readonly Cause[] = [
  {
    id: 'vendor-inconsistent',
    family: 'vendoring',
    title: 'The vendor folder does not fit go.mod',
    meaning:
      'vendor/modules.txt says which module each vendored package comes from, and go.mod asks for something else: go.mod was changed and the vendor folder was not made anew, or modules.txt is missing. Only these two files are compared; what lies in vendor itself is never checked.',
    example:
      'go: inconsistent vendoring in /src/app:\n\texample.com/dep@v1.1.0: is explicitly required in go.mod, but not marked as explicit in vendor/modules.txt\n\texample.com/dep@v1.0.0: is marked as explicit in vendor/modules.txt, but not explicitly required in go.mod\n\n\tTo ignore the vendor directory, use -mod=readonly or -mod=mod.\n\tTo sync the vendor directory, run:\n\t\tgo mod vendor\n',
    examples: [
      'go: inconsistent vendoring in /src/app:\n\texample.com/dep@v1.0.0: is replaced by ./dep in go.mod, but marked as replaced by ../dep in vendor/modules.txt\n\n\tTo ignore the vendor directory, use -mod=readonly or -mod=mod.\n\tTo sync the vendor directory, run:\n\t\tgo work vendor\n',
      'go: inconsistent vendoring in C:\\src\\app:\n\texample.com/dep@v1.0.0: is explicitly required in go.mod, but vendor/modules.txt indicates example.com/dep@v0.9.0\n\n\tTo ignore the vendor directory, use -mod=readonly or -mod=mod.\n\tTo sync the vendor directory, run:\n\t\tgo mod vendor\n'
    ],
    go: '1.14 to 1.27',
    marks: ['inconsistent vendoring in '],
    match: ({ text }) => {
      const dir = /^inconsistent vendoring in (?<dir>[^\n]{1,1000}):(?:\n|$)/.exec(text)?.groups?.['dir']
      if (dir === undefined) return null
      const work = text.includes('\tgo work vendor')
      const modules: { readonly name: string; readonly what: string }[] = []
      for (const line of text.split('\n')) {
        const groups = MODULE_LINE.exec(line)?.groups
        if (groups === undefined) continue
        modules.push({ name: `${groups['module'] ?? ''}@${groups['version'] ?? ''}`, what: groups['what'] ?? '' })
      }
      const named = modules.slice(0, MOST).map(({ name, what }) => `${quote(name)} ${what.replaceAll('`', '')}`)
      const more = modules.length > MOST ? ` and ${modules.length - MOST} more` : ''
      return {
        message: `the vendor folder does not fit ${work ? 'the workspace' : 'go.mod'}${named.length === 0 ? '' : `: ${named.join('; ')}${more}`}`,
        fix: `\`go ${work ? 'work' : 'mod'} vendor\` and commit the vendor folder, or build without it: \`-mod=readonly\``,
        root: dir,
        place: { file: `${dir}${dir.includes('\\') ? '\\' : '/'}${work ? 'go.work' : 'go.mod'}`, line: null }
      }
    }
  },
  {
    id: 'vendor-package-missing',
    family: 'vendoring',
    title: 'A package is not in the vendor folder',
    meaning:
      'With a vendor folder the go command takes packages from there and nowhere else. This one is imported and not in it: the import is new, or a file was removed or never committed (a `.gitignore` that names vendor, or a folder in it).',
    example:
      'main.go:3:8: cannot find module providing package example.com/dep: import lookup disabled by -mod=vendor\n\t(Go version in go.mod is at least 1.14 and vendor directory exists.)\n',
    examples: [
      'main.go:3:8: cannot find package "." in:\n\t/src/app/vendor/example.com/dep\n',
      'main.go:3:8: cannot find module providing package example.com/dep: import lookup disabled by -mod=vendor\n'
    ],
    go: '1.14 to 1.27',
    marks: ['import lookup disabled by -mod=vendor', 'cannot find package "." in:'],
    match: byPattern(
      [
        /^cannot find module providing package (?<path>[^\s:]{1,500}): import lookup disabled by -mod=vendor/,
        /^cannot find package "\." in:\n\t[^\n]{0,1000}[\\/]vendor[\\/](?<path>[^\n]{1,500})/
      ],
      (group) => ({
        message: `the package ${quote(group('path'))} is imported, and is not in the vendor folder`,
        fix: '`go mod tidy && go mod vendor`, and commit the vendor folder whole (`git status --ignored vendor` shows what is left out)',
        root: group('path')
      })
    )
  },
  {
    id: 'vendor-blocks-lookup',
    family: 'vendoring',
    title: 'A command needs to look modules up, and a vendor folder forbids it',
    meaning:
      'With a vendor folder `-mod=vendor` is the default, and nothing is asked of the network. Commands that choose versions do not work so.',
    example:
      'go: cannot query module due to -mod=vendor\n\t(Go version in go.mod is at least 1.14 and vendor directory exists.)\n',
    examples: [
      "go: can't compute all modules using the vendor directory\n\t(Use -mod=mod or -mod=readonly to bypass.)\n",
      "go: can't query explicit module using the vendor directory\n\t(Use -mod=mod or -mod=readonly to bypass.)\n",
      'go: example.com/dep@latest: cannot query module due to -mod=vendor\n',
      "go: module example.com/dep: can't resolve module using the vendor directory\n\t(Use -mod=mod or -mod=readonly to bypass.)\n"
    ],
    go: '1.14 to 1.27',
    marks: ['cannot query module due to -mod=vendor', ' using the vendor directory'],
    match: byPattern(
      [
        /^(?:[^\s:]{1,500}: )?cannot query module due to -mod=vendor/,
        /^(?:(?:module )?[^\s:]{1,500}: )?can't (?:compute|query|match|determine|resolve) [^\n]{1,300} using the vendor directory/
      ],
      () => ({
        message: 'the command has to look modules up, which a vendor folder keeps it from doing',
        fix: 'add `-mod=mod` to this command (`-mod=readonly` where it only lists), and run `go mod vendor` afterwards',
        root: 'lookup',
        place: null
      })
    )
  },
  {
    id: 'vendor-list-unreadable',
    family: 'vendoring',
    title: '`vendor/modules.txt` cannot be read',
    meaning: 'The list of vendored modules is there and cannot be opened or understood.',
    example: 'go: reading modules.txt for vendor directory: open vendor/modules.txt: is a directory\n',
    go: '1.22 to 1.27',
    marks: ['reading modules.txt for vendor directory'],
    match: byPattern([/^reading modules\.txt for vendor directory: (?<why>[^\n]{1,500})/], (group) => ({
      message: `the list of vendored modules cannot be read: ${quote(group('why'))}`,
      fix: '`go mod vendor` makes the vendor folder anew',
      root: 'modules.txt'
    }))
  }
]
