/** Causes of the family `linker`: build modes, external linking, the race detector and its like. */
import { quote } from '../../text/markup.ts'
import { word } from './commands.ts'
import { byPattern, type Cause } from './types.ts'

export const LINKER_MODES: readonly Cause[] = [
  {
    id: 'external-linking-needs-cgo',
    family: 'linker',
    title: 'This mode needs the C linker, and cgo is off',
    meaning:
      'Some modes and targets are linked by the C compiler: plugins, shared libraries, iOS, `-linkmode=external`. With `CGO_ENABLED=0` there is none.',
    example: '-linkmode=external requires external (cgo) linking, but cgo is not enabled\n',
    examples: [
      '-buildmode=c-shared requires external (cgo) linking, but cgo is not enabled\n',
      'ios/arm64 requires external (cgo) linking, but cgo is not enabled\n'
    ],
    go: '1.21 to 1.27',
    marks: [' requires external (cgo) linking, but cgo is not enabled'],
    match: byPattern([/^(?:\S{1,500}: )?(?<what>\S{1,200}) requires external \(cgo\) linking/], (group) => ({
      message: `${quote(group('what'))} is linked by the C compiler, and cgo is switched off`,
      fix: `\`CGO_ENABLED=1\` with a C compiler for the target (\`CC=...\` when building for another system)${group('what').startsWith('-') ? `, or leave \`${word(group('what'))}\` away` : ''}`,
      root: group('what')
    }))
  },
  {
    id: 'external-linking-ignored',
    family: 'linker',
    kind: 'note',
    title: 'External linking was asked for and not done',
    meaning:
      'With cgo off, Go before 1.22 takes `-linkmode=external`, says this line, and links by itself. Newer releases refuse.',
    example: '# example.com/m\nloadinternal: cannot find runtime/cgo\n',
    go: '1.20 to 1.21',
    marks: ['loadinternal: cannot find runtime/cgo'],
    match: byPattern([/^loadinternal: cannot find runtime\/cgo/], () => ({
      message: 'the C linker was asked for, and cgo is switched off: Go linked the program itself',
      fix: '`CGO_ENABLED=1` with a C compiler, or leave `-linkmode=external` away',
      root: 'external'
    }))
  },
  {
    id: 'buildmode-unsupported',
    family: 'linker',
    title: 'The build mode does not exist, or not for this target',
    meaning: '`go help buildmode` lists the modes. Not every target has all of them: there are no plugins on Windows.',
    example: '-buildmode=plugin not supported on windows/amd64\n',
    examples: [
      'buildmode=banana not supported\n',
      '-linkshared not supported on windows/amd64\n',
      '-buildmode=shared and -o not supported together\n'
    ],
    go: '1.21 to 1.27',
    marks: ['buildmode=', '-linkshared not supported on '],
    match: byPattern(
      [
        /^-?buildmode=(?<mode>[^\s]{1,100}) not supported(?: on (?<target>[\w/]{1,60}))?$/,
        /^-(?<mode>linkshared) not supported on (?<target>[\w/]{1,60})/,
        /^-buildmode=(?<mode>shared) (?<and>and -o) not supported together/
      ],
      (group) => {
        const [mode, target] = [group('mode'), group('target')]
        return {
          message:
            group('and') !== ''
              ? '`-buildmode=shared` and `-o` do not go together'
              : target === ''
                ? `there is no build mode ${quote(mode)}`
                : `the mode ${quote(mode)} does not exist for ${quote(target)}`,
          fix:
            target === ''
              ? 'use one of `go help buildmode`: `exe`, `pie`, `c-archive`, `c-shared`, `plugin`'
              : `build for a target that has it, or in another mode (\`go help buildmode\`)`,
          root: `${mode} ${target}`
        }
      }
    )
  },
  {
    id: 'race-with-pie',
    family: 'linker',
    title: 'The race detector does not go with this build mode',
    meaning: 'On this target the library of the race detector cannot be part of a position-independent program.',
    example: '-buildmode=pie not supported when -race is enabled on linux/amd64\n',
    examples: ['-buildmode=pie not supported when -race is enabled\n'],
    go: '1.21 to 1.27',
    marks: [' not supported when -race is enabled'],
    match: byPattern([/^-buildmode=(?<mode>\S{1,50}) not supported when -race is enabled/], (group) => ({
      message: `\`-race\` and \`-buildmode=${word(group('mode'))}\` do not go together on this target`,
      fix: '`-buildmode=exe` for the run with `-race`; look into `GOFLAGS` too, `go env GOFLAGS`',
      root: group('mode')
    }))
  },
  {
    id: 'sanitizer-needs-cgo',
    family: 'linker',
    title: 'The race detector and its like need cgo',
    meaning:
      '`-race`, `-msan` and `-asan` link a library of C and so need cgo with a C compiler. Some targets (macOS, and Linux on some architectures from Go 1.20 on) manage `-race` without one, but `CGO_ENABLED=0` still switches it off on most.',
    example: 'go: -race requires cgo; enable cgo by setting CGO_ENABLED=1\n',
    examples: ['go: -race requires cgo\n', 'go: -asan requires cgo; enable cgo by setting CGO_ENABLED=1\n'],
    go: '1.15 to 1.27',
    marks: [' requires cgo'],
    match: byPattern([/^(?<flag>-race|-msan|-asan) requires cgo/], (group) => ({
      message: `\`${group('flag')}\` needs cgo, and cgo is switched off`,
      fix: `\`CGO_ENABLED=1 go test ${group('flag')} ./...\` with a C compiler (\`apt-get install gcc libc6-dev\`, \`apk add gcc musl-dev\`); without one, leave \`${group('flag')}\` away`,
      root: group('flag')
    }))
  },
  {
    id: 'sanitizer-unsupported',
    family: 'linker',
    title: 'The race detector or its like does not exist for this target',
    meaning:
      '`-race` works on 64-bit systems only: Linux on amd64, arm64, ppc64le, s390x and a few more, macOS, Windows on amd64, FreeBSD and NetBSD on amd64. `-msan` and `-asan` know fewer, and want a recent gcc or clang.',
    example: '-race is not supported on linux/386\n',
    examples: [
      '-msan is not supported on windows/amd64\n',
      '-asan is not supported with gcc compiler 6.3\n',
      '-asan: C compiler is not gcc or clang\n'
    ],
    go: '1.18 to 1.27',
    marks: [' is not supported on ', '-asan is not supported with ', '-asan: '],
    match: byPattern(
      [
        /^(?:go: )?(?<flag>-race|-msan|-asan) is not supported (?:on|with) (?<what>[^\n]{1,100})/,
        /^(?<flag>-asan): (?<what>C compiler is not gcc or clang|the version of [^\n]{1,100})/
      ],
      (group) => ({
        message: `\`${group('flag')}\` does not work here: ${quote(group('what'))}`,
        fix: `use it where it exists (\`GOARCH=amd64\` or \`arm64\` on Linux), and leave \`${group('flag')}\` away for this target`,
        root: group('flag')
      })
    )
  },
  {
    id: 'sanitizers-together',
    family: 'linker',
    title: 'Two flags that exclude each other',
    meaning: 'A program can be built with one of `-race`, `-msan` and `-asan`.',
    example: 'go: may not use -msan and -asan simultaneously\n',
    examples: ['-covermode must be "atomic", not "set", when -race is enabled\n'],
    go: '1.18 to 1.27',
    marks: ['may not use -', '-covermode must be "atomic"'],
    match: byPattern(
      [
        /^may not use (?<one>-\w{1,20}) and (?<two>-\w{1,20}) simultaneously/,
        /^(?<cover>-covermode) must be "atomic", not "(?<value>[^"\n]{0,30})", when -race is enabled/
      ],
      (group) =>
        group('cover') === ''
          ? {
              message: `\`${group('one')}\` and \`${group('two')}\` do not go together`,
              fix: `two runs, one with \`${group('one')}\` and one with \`${group('two')}\``,
              root: group('one')
            }
          : {
              message: `with \`-race\` coverage has to be counted atomically, and \`-covermode=${word(group('value'))}\` does not`,
              fix: '`-covermode=atomic`, or leave `-covermode` away',
              root: 'cover'
            }
    )
  }
]
