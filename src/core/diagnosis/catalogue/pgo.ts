/** Causes of the family `pgo`: the profile that the compiler is given. */
import { quote } from '../../text/markup.ts'
import { word } from './commands.ts'
import { byPattern, type Cause } from './types.ts'

/**
 * Up to Go 1.22 every compiler reads the profile, and each package says that it cannot; since then one program does, below
 * a line `# PROFILE`, which stands where that of a package would.
 */
const PATTERNS = [
  /^compile: (?<file>[^\n]{1,1000}?): PGO error: error (?<what>opening|parsing|processing) profile: (?<why>[^\n]{1,500})/,
  /^preprofile: error (?<what>opening|parsing|processing|reading) profile: (?:error parsing profile: )?(?<why>[^\n]{1,500})/
]

export const PGO: readonly Cause[] = [
  {
    id: 'pgo-profile-unusable',
    family: 'pgo',
    title: 'The profile for the compiler cannot be used',
    meaning:
      'Builds with a profile (`-pgo=FILE`, or a `default.pgo` next to `main`) read a CPU profile of `runtime/pprof`. The file is not there, or holds something else: often a pointer of Git LFS, or an error page that was downloaded.',
    example:
      '# /home/runner/work/app/app/bad.pgo\npreprofile: error parsing profile: error parsing profile: parsing profile: unknown wire type: 7\n',
    examples: [
      '# /home/runner/work/app/app/nosuch.pgo\npreprofile: error opening profile: open /home/runner/work/app/app/nosuch.pgo: no such file or directory\n',
      '# internal/goarch\ncompile: /home/runner/work/app/app/bad.pgo: PGO error: error parsing profile: parsing profile: unrecognized profile format\n'
    ],
    go: '1.21 to 1.27',
    marks: [': PGO error: ', 'preprofile: error '],
    match: byPattern(PATTERNS, (group, { package: header }) => {
      const file = group('file') || header || ''
      const missing = group('what') === 'opening' && group('why').includes('no such file')
      return {
        message: missing
          ? `the profile ${quote(file)} is not there`
          : `the profile ${quote(file)} cannot be read: ${quote(group('why'))}`,
        fix: missing
          ? 'correct the path of `-pgo`, or build without a profile: `-pgo=off`'
          : `write it anew (\`go tool pprof -proto\` joins profiles), fetch it with \`git lfs pull\` when it is a pointer, or build with \`-pgo=off\`; \`go tool pprof -top ${word(file)}\` reads a good one`,
        root: file,
        package: null,
        place: { file, line: null }
      }
    })
  }
]
