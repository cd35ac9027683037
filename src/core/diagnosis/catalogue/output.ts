/** Causes of the family `install`: the file or the folder that what was built goes to. */
import { quote } from '../../text/markup.ts'
import { word } from './commands.ts'
import { byPattern, type Cause } from './types.ts'

/** The go command says what it did twice in front: `PKG: go build PKG: `; the assembler takes it off where a cause knows the line. */
const DONE = String.raw`^(?:[^\s:]{1,500}: )?(?:go (?:build|install|run|test) [^\s:]{1,500}: )?`

export const OUTPUT: readonly Cause[] = [
  {
    id: 'output-is-directory',
    family: 'install',
    title: 'The output has the name of a folder',
    meaning:
      'Without `-o` a program gets the last element of its import path as its name, and a folder of that name is already there.',
    example: 'go: build output "m" already exists and is a directory\n',
    examples: ['example.com/m: go build example.com/m: build output "m" already exists and is a directory\n'],
    go: '1.21 to 1.27',
    marks: ['" already exists and is a directory'],
    match: byPattern(
      [new RegExp(`${DONE}build output "(?<path>[^"\\n]{1,1000})" already exists and is a directory`)],
      (group) => ({
        message: `the program would be written to ${quote(group('path'))}, and that is a folder`,
        fix: `\`go build -o ${word(group('path'))}/ .\` writes into the folder, \`go build -o NAME .\` beside it`,
        root: group('path')
      })
    )
  },
  {
    id: 'output-not-object',
    family: 'install',
    title: 'A file that is no program stands where the output goes',
    meaning:
      'The go command overwrites programs and archives, and no other files, lest a source is lost. Go 1.26 is stricter here than older releases.',
    example: 'example.com/m: go build example.com/m: build output "out" already exists and is not an object file\n',
    go: '1.21 to 1.27',
    marks: ['" already exists and is not an object file'],
    match: byPattern(
      [new RegExp(`${DONE}build output "(?<path>[^"\\n]{1,1000})" already exists and is not an object file`)],
      (group) => ({
        message: `${quote(group('path'))} is there already and is no program, so it is not overwritten`,
        // The default name may be that of a source: the last element of the import path.
        fix: /\.(?:go|s|c|h|cc|cpp|mod|sum|work|ya?ml|json|md)$/.test(group('path'))
          ? 'choose another name: `go build -o NAME`'
          : `\`rm ${word(group('path'))}\` if it can go, or choose another name: \`go build -o NAME\``,
        root: group('path')
      })
    )
  },
  {
    id: 'output-several-packages',
    family: 'install',
    title: 'Several programs cannot be written to one file',
    meaning:
      'With `-o FILE` one program is built. With a folder, `-o DIR/`, each program gets a file of its own in it.',
    example: 'go: cannot write multiple packages to non-directory out\n',
    go: '1.21 to 1.27',
    marks: ['cannot write multiple packages to non-directory '],
    match: byPattern([/^cannot write multiple packages to non-directory (?<path>[^\n]{1,1000})/], (group) => ({
      message: `the arguments name several packages, and ${quote(group('path'))} is one file`,
      fix: `\`go build -o ${word(group('path').replace(/(?<![\\/])[\\/]+$/, ''))}/ ./...\` for a folder of programs (\`rm ${word(group('path'))}\` first where a file of that name is there), or name one package`,
      root: group('path')
    }))
  },
  {
    id: 'profile-file-missing',
    family: 'install',
    title: 'The file of a profile is not there',
    meaning:
      '`go test` writes what `-coverprofile`, `-cpuprofile`, `-memprofile` and their like name, and makes no folder for it. A relative path counts from where `go test` was typed, or from `-outputdir`.',
    example: 'open /home/runner/work/app/app/nosuch/coverage.out: no such file or directory\n',
    examples: ['open cover/c.out: no such file or directory\n'],
    go: '1.21 to 1.27',
    marks: ['.out: no such file', '.prof: no such file', '.pprof: no such file'],
    match: (error) => {
      const groups = /^open (?<path>[^\n]{1,1000}\.(?:out|p?prof)): (?<why>no such file or directory)$/.exec(
        error.message
      )?.groups
      if (groups === undefined || error.form === 'place') return null
      const { path = '', why = '' } = groups
      const folder = path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')))
      return {
        message: `the profile ${quote(path)} cannot be opened: ${quote(why)}`,
        fix:
          folder !== ''
            ? `make its folder first: \`mkdir -p ${word(folder)}\``
            : 'name a file that may be written, or one that is there where a profile is read',
        root: path
      }
    }
  },
  {
    id: 'output-unwritable',
    family: 'install',
    title: 'The output cannot be written',
    meaning:
      'All was built, and the last step failed: the program could not be put where `-o`, `GOBIN` or `GOPATH` says, since its folder belongs to another user or is none.',
    example:
      'example.com/m: go build example.com/m: copying /tmp/go-build1291456660/b001/exe/a.out: open /usr/local/bin/out: permission denied\n',
    examples: [
      'example.com/m: go install example.com/m: copying /tmp/go-build1/b001/exe/a.out: open /usr/local/sbin/m: permission denied\n',
      'example.com/m: go build example.com/m: copying /tmp/go-build1/b001/exe/a.out: open /proc/x: no such file or directory\n',
      'example.com/m: go install example.com/m: mkdir /etc/passwd/: file exists\n',
      'go: go install example.com/m: mkdir /go/bin: permission denied\n'
    ],
    go: '1.21 to 1.27',
    marks: ['/a.out: open ', 'a.out.exe: open ', 'mkdir '],
    match: ({ lines, message }) => {
      const whole = lines[0] ?? message
      const found =
        /^(?:go: )?(?:[^\s:]{1,500}: )?go (?:build|install|run|test) [^\s:]{1,500}: (?:copying (?:[A-Za-z]:)?[^\n:]{1,1000}: )?(?:open|mkdir) (?<path>(?:[A-Za-z]:)?[^\n:]{1,1000}): (?<why>permission denied|Access is denied|no such file or directory|file exists|is a directory|not a directory)/.exec(
          whole
        )?.groups
      if (found === undefined) return null
      const path = found['path'] ?? ''
      const isInstall = whole.includes('go install ')
      return {
        message: `the program is built and cannot be written to ${quote(path)}: ${quote(found['why'] ?? '')}`,
        fix: isInstall
          ? `install to a folder of this user, \`GOBIN="$HOME/bin" go install ...\`; for a folder of the system build first and copy then: \`sudo install FILE ${word(path)}\``
          : `write to a folder of this user, \`go build -o FILE\`, and copy then: \`sudo install FILE ${word(path)}\``,
        root: path
      }
    }
  }
]
