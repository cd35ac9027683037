/** Causes of the family `disk`: no room, no right to write, no folder to work in. */
import { quote } from '../../text/markup.ts'
import { findLine, withPlace, word } from './commands.ts'
import { byPattern, type Cause } from './types.ts'

/** Which of the go command's folders a path lies in, with what to do about it. */
function whichFolder(path: string): { name: string; fix: string } {
  if (/^\$WORK|[\\/]go-(?:build|link-)\d{1,20}/.test(path)) {
    return { name: 'the temporary folder of the build', fix: 'point `GOTMPDIR` to a folder with more room' }
  }
  if (/go-build[\\/][0-9a-f]{2}[\\/]/.test(path)) {
    return {
      name: 'the build cache',
      fix: 'clear it, `go clean -cache`, or point `GOCACHE` to a folder with more room'
    }
  }
  if (/[\\/]pkg[\\/]mod[\\/]|[\\/]cache[\\/]download[\\/]/.test(path)) {
    return {
      name: 'the module cache',
      fix: 'clear it, `go clean -modcache`, or point `GOMODCACHE` to a folder with more room'
    }
  }
  return { name: 'a disk that the build writes to', fix: 'make room on it' }
}

const FULL =
  /^(?<before>.{0,4000}?)(?:no space left on device|No space left on device|There is not enough space on the disk|[Dd]isk quota exceeded)/
/** Below `failed to initialize build cache at` it is the cache, which is another cause. */
const DENIED =
  /^(?!failed to initialize)(?:(?:could not create module cache|writing stat cache|updating go\.(?:mod|sum|work)|pattern [^\s:]{1,300}|[^\s:]{1,500}): ){0,3}(?<what>open|mkdir|stat|lstat|rename|unlinkat|remove|chmod|readdirent|fork\/exec) (?<path>(?:[A-Za-z]:\\)?[^\n:]{1,1000}): (?:permission denied|Access is denied)/
/** What was written, at the end of the words in front: `write $WORK/b007/_pkg_.a: `. */
const WRITTEN = /(?:^|[ :])(?:write|mkdir|open|create|sync|close|writing to) (?<path>(?:[A-Za-z]:\\)?[^:]{1,1000}): $/

export const DISK: readonly Cause[] = [
  {
    id: 'disk-full',
    family: 'disk',
    title: 'A disk is full',
    meaning:
      'Something could not be written for want of room. Three folders of the go command fill up: its temporary one (`GOTMPDIR`), the build cache (`GOCACHE`) and the module cache (`GOMODCACHE`). A full build cache by itself goes by in silence: nothing is cached, and the build succeeds.',
    example:
      '# internal/cpu\ncompile: writing output: write $WORK/b007/_pkg_.a: no space left on device\ninternal/byteorder: write /tmp/go-build2522466024/b008/importcfg: no space left on device\n',
    examples: [
      'example.com/app: go build example.com/app: copying /tmp/go-build1/b001/exe/a.out: write out: no space left on device\n',
      'go: creating work dir: mkdir /tmp/go-build1: no space left on device\n',
      '# example.com/app\n/usr/bin/ld: final link failed: No space left on device\ncollect2: error: ld returned 1 exit status\n',
      '# example.com/app\nfatal error: error writing to /tmp/ccXb1.s: No space left on device\n',
      '# example.com/app\nlink: mapping output file failed: no space left on device\n',
      'example.com/app: write C:\\Temp\\go-build1\\b001\\importcfg: There is not enough space on the disk.\n',
      'example.com/app: write /home/u/.cache/go-build/ab/ab12-d: disk quota exceeded\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      'no space left on device',
      'No space left on device',
      'There is not enough space on the disk',
      'isk quota exceeded'
    ],
    match: (error) => {
      const found = findLine(error.text, [FULL])
      if (found === null) return null
      const path = WRITTEN.exec(found.group('before'))?.groups?.['path'] ?? ''
      const { name, fix } = whichFolder(path)
      return {
        message: `${name} is full${path === '' ? '' : `: no room to write ${quote(path)}`}`,
        fix: `${fix}; \`df -h\` and \`df -i\` show which disk is full`,
        root: 'full',
        place: null
      }
    }
  },
  {
    id: 'work-dir-unusable',
    family: 'disk',
    title: 'The go command has no folder to work in',
    meaning:
      'Each build works in a folder of its own below `GOTMPDIR`, or else below the temporary folder of the system (`TMPDIR`, `TEMP`). That folder has to exist, and to be writable.',
    example: 'go: creating work dir: stat /nonexistent/tmp: no such file or directory\n',
    examples: [
      'go: creating work dir: mkdir /tmp/go-build123: permission denied\n',
      'go: creating work dir: mkdir /tmp/go-build123: read-only file system\n'
    ],
    go: '1.21 to 1.27',
    marks: ['creating work dir: '],
    match: byPattern([/^creating work dir: (?:stat|mkdir) (?<path>[^\n]{1,1000}): (?<why>[^\n:]{1,200})/], (group) => {
      const missing = /no such file|cannot find/.test(group('why'))
      const path = group('path').replace(/[\\/]go-build\d{1,20}$/, '')
      return {
        message: `the temporary folder ${quote(path)} ${missing ? 'does not exist' : `cannot be written to: ${quote(group('why'))}`}`,
        fix: missing
          ? `\`mkdir -p ${word(path)}\`, or correct \`GOTMPDIR\` or \`TMPDIR\`, whichever names it`
          : 'point `GOTMPDIR` to a folder that this user may write to',
        root: path
      }
    })
  },
  {
    id: 'read-only-file-system',
    family: 'disk',
    title: 'A folder is read-only',
    meaning:
      'The build has to write somewhere that is mounted read-only, as in a hardened container. It needs its temporary folder, the build cache and, to download, the module cache.',
    example:
      'failed to initialize build cache at /home/runner/.cache/go-build: mkdir /home/runner/.cache: read-only file system\n',
    examples: [
      'example.com/app: go build example.com/app: copying /tmp/go-build1/b001/exe/a.out: open out: read-only file system\n',
      'go: updating go.mod: open /src/go.mod: read-only file system\n'
    ],
    go: '1.21 to 1.27',
    marks: ['read-only file system'],
    match: byPattern(
      [
        /^[^\n]{0,4000}?(?:open|mkdir|rename|unlinkat|write|chmod|remove) (?<path>[^\n:]{1,1000}): read-only file system/,
        /^[^\n]{0,4000}?: read-only file system/
      ],
      (group) => ({
        message: `the file system is read-only${group('path') === '' ? '' : `: ${quote(group('path'))} cannot be written`}`,
        fix: 'mount a writable folder there, or point the build elsewhere: `GOTMPDIR`, `GOCACHE`, `GOMODCACHE`, and `go build -o FILE`',
        root: 'read-only',
        place: null
      })
    )
  },
  {
    id: 'permission-denied',
    family: 'disk',
    title: 'A file may not be read or written',
    meaning:
      'The user who runs the build has no right to a file or a folder. Often it was made by another user: by root in a container, or by an earlier step with `sudo`.',
    example: 'open /home/runner/work/app/app/main.go: permission denied\n',
    examples: [
      'go: could not create module cache: mkdir /go/pkg: permission denied\n',
      'go: writing stat cache: mkdir /go/pkg/mod/cache: permission denied\n',
      'main.go:3:8: open /go/pkg/mod/example.com/dep@v1.0.0: permission denied\n',
      'go: updating go.mod: open /src/go.mod: permission denied\n',
      'fork/exec /tmp/go-build1234567890/b001/m.test: permission denied\n',
      'open C:\\src\\app\\main.go: Access is denied.\n',
      'pattern ./...: open /srv/app/data: permission denied\n'
    ],
    go: '1.21 to 1.27',
    marks: ['permission denied', 'Access is denied'],
    match: (error) => {
      const found = DENIED.exec(withPlace(error))?.groups
      // What a build writes last, and its cache, have causes of their own.
      if (found === undefined || / go (?:build|install|run|test) \S{1,500}: /.test(error.lines[0] ?? '')) return null
      const [path, what] = [found['path'] ?? '', found['what'] ?? '']
      const isSource = /\.(?:go|s|c|h|mod|sum|work)$/.test(path)
      const does = what === 'fork/exec' ? 'be executed' : isSource ? 'be read or written' : 'be used'
      return {
        message: `${quote(path)} may not ${does} by the user who runs the build`,
        fix:
          what === 'fork/exec'
            ? /[\\/]go-build\d/.test(path)
              ? 'the file system of the temporary folder is mounted `noexec`: name another folder, `GOTMPDIR="$HOME/tmp"`, which has to be there'
              : `\`chmod +x ${word(path)}\`, and see that its file system is not mounted \`noexec\``
            : `look at \`ls -ld ${word(path)}\` and give it to that user, \`sudo chown -R "$(id -u)" ${word(path)}\`, or run the earlier steps as the same user`,
        root: path,
        ...(isSource ? { place: { file: path, line: null } } : {})
      }
    }
  },
  {
    id: 'file-in-use',
    family: 'disk',
    title: 'A file is in use by another program',
    meaning:
      'On Windows a program that runs, or a virus scanner that reads, keeps others from writing or removing the file. On other systems only a running program that is written in place says so.',
    example:
      'example.com/app: go build example.com/app: unlinkat C:\\Temp\\go-build1\\b001\\exe\\a.out.exe: The process cannot access the file because it is being used by another process.\n',
    examples: [
      'example.com/app: go build example.com/app: copying /tmp/go-build1/b001/exe/a.out: open app: text file busy\n'
    ],
    go: '1.21 to 1.27',
    marks: ['being used by another process', 'text file busy'],
    match: byPattern(
      [
        /^[^\n]{0,4000}?(?:open|unlinkat|remove|rename|write) (?<path>(?:[A-Za-z]:)?[^\n:]{1,1000}): (?:The process cannot access the file because it is being used|text file busy)/
      ],
      (group) => ({
        message: `${quote(group('path'))} is in use by another program`,
        fix: 'end the program that runs it, keep the virus scanner out of the temporary folder and the build cache, or build to another name: `go build -o FILE`',
        root: group('path')
      })
    )
  },
  {
    id: 'file-name-too-long',
    family: 'disk',
    title: 'A file name is too long',
    meaning:
      'The system takes no path of that length. On Windows 260 characters are the bound unless long paths are allowed.',
    example: 'example.com/app: open C:\\work\\long\\name.go: The filename or extension is too long.\n',
    examples: ['go: mkdir /home/u/go/pkg/mod/cache/download/very-long: file name too long\n'],
    go: '1.21 to 1.27',
    marks: ['file name too long', 'The filename or extension is too long'],
    match: byPattern([/^[^\n]{0,4000}?: (?:file name too long|The filename or extension is too long)/], () => ({
      message: 'a path is longer than the system allows',
      fix: 'work in a folder with a shorter path (`GOTMPDIR`, `GOMODCACHE`), or allow long paths in Windows and `git config --system core.longpaths true`',
      root: 'long'
    }))
  }
]
