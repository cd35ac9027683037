/** Causes of the family `workspace` about what `use` and `replace` of go.work bring together. */
import { quote } from '../../text/markup.ts'
import { word } from './commands.ts'
import { byPattern, type Cause } from './types.ts'

export const WORK_USE: readonly Cause[] = [
  {
    id: 'work-no-modules',
    family: 'workspace',
    title: '`go.work` lists no module',
    meaning: 'A go.work file is in force, and it has no `use` line, so there is nothing to build.',
    example: "go: no modules were found in the current workspace; see 'go help work'\n",
    examples: ['go: cannot match "all": no modules were found in the current workspace; see \'go help work\'\n'],
    go: '1.18 to 1.27',
    marks: ['no modules were found in the current workspace'],
    match: byPattern([/^(?:[^\n]{1,300}: )?no modules were found in the current workspace/], () => ({
      message: 'the go.work file that is in force lists no module',
      fix: '`go work use ./MODULE` for each module, or leave the workspace out: `GOWORK=off`',
      root: 'go.work'
    }))
  },
  {
    id: 'work-use-argument',
    family: 'workspace',
    title: '`go work use` does not take the folder',
    meaning: '`go work use` takes folders that are there, each under one name.',
    example: 'go: directory baz does not exist\n',
    examples: ['go: foo is not a directory\n', 'go: already added "./bar" as "/home/runner/work/app/app/bar"\n'],
    go: '1.18 to 1.27',
    marks: [' does not exist', ' is not a directory', 'already added "'],
    match: byPattern(
      [
        /^directory (?<dir>\S{1,1000}) does not exist$/m,
        /^(?<file>[^\s:"]{1,1000}) is not a directory$/m,
        /^already added "(?<one>[^"\n]{1,1000})" as "(?<two>[^"\n]{1,1000})"/
      ],
      (group, { form }) =>
        form !== 'go'
          ? null
          : group('file') !== ''
            ? { message: `${quote(group('file'))} is no folder`, fix: 'name the folder that holds the go.mod' }
            : group('dir') === ''
              ? {
                  message: `the arguments name the folder ${quote(group('one'))} twice, also as ${quote(group('two'))}`,
                  fix: `name it once: \`go work use ${word(group('one'))}\``
                }
              : {
                  message: `the folder ${quote(group('dir'))} is not there`,
                  fix: 'correct it; `go work use -r .` finds all modules below the current folder'
                }
    )
  },
  {
    id: 'work-replace-conflict',
    family: 'workspace',
    title: 'Modules of a workspace replace one module differently',
    meaning:
      'The `replace` lines of all modules of a workspace count together, and two of them send the same module to different places. A line in go.work decides.',
    example:
      'go: conflicting replacements for example.com/dep@v1.0.0:\n\t/home/runner/work/app/app/dep1\n\t/home/runner/work/app/app/dep2\nuse "go work edit -replace example.com/dep@v1.0.0=[override]" to resolve\n',
    go: '1.18 to 1.27',
    marks: ['conflicting replacements for '],
    match: byPattern(
      [
        /^conflicting replacements for (?<module>[^\s:]{1,500}):(?:\n\t(?<one>[^\n]{1,1000})\n\t(?<two>[^\n]{1,1000}))?/
      ],
      (group) => ({
        message: `modules of the workspace replace ${quote(group('module'))} by different things${group('one') === '' ? '' : `: ${quote(group('one'))} and ${quote(group('two'))}`}`,
        fix: `decide in go.work: \`go work edit -replace=${word(group('module'))}=${word(group('one') || 'FOLDER')}\``,
        root: group('module'),
        place: { file: 'go.work', line: null }
      })
    )
  }
]
