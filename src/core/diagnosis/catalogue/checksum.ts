/**
 * Causes of the family `checksum`: contents that are not what was recorded. These are no errors to click away: the fix is
 * never to delete go.sum without knowing which of the two contents is the true one.
 *
 * Source: cmd/go/internal/modfetch/fetch.go of Go 1.26.
 */
import { quote } from '../../text/markup.ts'
import { word } from './commands.ts'
import { byPattern, type Cause, type Groups, type Match } from './types.ts'

const PRIVATE =
  'a module of your own that nobody else may ask about belongs into `GOPRIVATE`, so that no proxy answers for it'

/** `verifying example.com/dep@v1.0.0/go.mod: checksum mismatch` looks like a place in a file `verifying ...go.mod`. */
function withoutPlace(patterns: readonly RegExp[], say: (group: Groups) => Match): Cause['match'] {
  const match = byPattern(patterns, say)
  return (error, context) =>
    match(
      error.file?.startsWith('verifying ') === true ? { ...error, text: `${error.file}: ${error.text}` } : error,
      context
    )
}

export const CHECKSUM: readonly Cause[] = [
  {
    id: 'go-sum-mismatch',
    family: 'checksum',
    title: 'A module is not the one that go.sum records',
    meaning:
      'The module that was downloaded has another checksum than the one in go.sum. Either its version was published again with other contents (a tag that was moved), or a proxy or somebody in between changed it, or the line of go.sum is wrong.',
    example:
      "verifying example.com/dep@v1.0.0: checksum mismatch\n\tdownloaded: h1:CBhbQdLQK2rr9OlB8JOE/XDKhp6g7HhxiKVEUt9PvIc=\n\tgo.sum:     h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\nSECURITY ERROR\nThis download does NOT match an earlier download recorded in go.sum.\nThe bits may have been replaced on the origin server, or an attacker may\nhave intercepted the download attempt.\n\nFor more information, see 'go help module-auth'.\n",
    examples: [
      'verifying example.com/dep@v1.0.0/go.mod: checksum mismatch\n\tdownloaded: h1:GVuYl5mlKU1m3l6eht3FkiiPrlspGltN04dywxH42Fc=\n\tgo.sum:     h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\nSECURITY ERROR\nThis download does NOT match an earlier download recorded in go.sum.\n',
      'verifying example.com/dep@v1.0.0/go.mod: checksum mismatch\n\tdownloaded: h1:GVuYl5mlKU1m3l6eht3FkiiPrlspGltN04dywxH42Fc=\n\t/home/runner/work/app/app/a/go.sum:     h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\nSECURITY ERROR\n'
    ],
    go: '1.21 to 1.27',
    marks: ['checksum mismatch'],
    match: withoutPlace(
      [
        /^verifying (?<module>[^\s@]{1,500})@(?<version>[^\s:/]{1,200})(?<gomod>\/go\.mod)?: checksum mismatch\n\tdownloaded: (?<got>\S{1,100})\n\t(?:[^\n]{0,1000}[\\/])?(?<sum>go(?:\.work)?\.sum): {1,10}(?<want>\S{1,100})/
      ],
      (group) => {
        const what = `${group('module')}@${group('version')}`
        const clean = `GOFLAGS=-modcacherw GOMODCACHE="$(mktemp -d)" GOPROXY=direct go mod download ${word(what)}`
        return {
          message: `${group('gomod') === '' ? 'the module' : 'the go.mod of the module'} ${quote(what)} is not what ${group('sum')} records: it has ${quote(group('got'))} instead of ${quote(group('want'))}`,
          fix: `find out which of the two is true before anything else: fetch it from its origin in an empty cache, \`${clean}\`, and ask its authors whether the tag was moved. Go to a version that was never moved with \`go get\`; only when the new content is meant to be, delete the lines of ${quote(what)} from ${group('sum')} and run \`go mod tidy\`; ${PRIVATE}`,
          root: what,
          place: null
        }
      }
    )
  },
  {
    id: 'checksum-database-mismatch',
    family: 'checksum',
    title: 'A module is not the one that the checksum database knows',
    meaning:
      'The module that was downloaded has another checksum than the one that the public database recorded when it first saw this version. The tag was moved after that, or the proxy or somebody in between gives out something else.',
    example:
      "go: example.com/dep@v1.5.1: verifying module: checksum mismatch\n\tdownloaded: h1:ovPugFWAfcILIXffd3NeZAohgP60UE9s8IlE24ikpw8=\n\tsumdb.example.org: h1:ptSemFtffEBvMed43o25vSUpcTVcqxfXU8Jv0sfFVJs=\n\nSECURITY ERROR\nThis download does NOT match the one reported by the checksum server.\nThe bits may have been replaced on the origin server, or an attacker may\nhave intercepted the download attempt.\n\nFor more information, see 'go help module-auth'.\n",
    examples: [
      'main.go:3:8: example.com/dep@v1.5.1: verifying go.mod: checksum mismatch\n\tdownloaded: h1:ovPugFWAfcILIXffd3NeZAohgP60UE9s8IlE24ikpw8=\n\tsumdb.example.org: h1:ptSemFtffEBvMed43o25vSUpcTVcqxfXU8Jv0sfFVJs=\n\nSECURITY ERROR\n',
      'go: example.com/dep@v1.5.1: verifying module: checksum missing from sumdb response\n\nSECURITY ERROR\n'
    ],
    go: '1.21 to 1.27',
    marks: [': checksum mismatch', 'checksum missing from sumdb response'],
    match: byPattern(
      [
        /^(?<module>[^\s@]{1,500})@(?<version>[^\s:]{1,200}): verifying (?<what>module|go\.mod): checksum mismatch\n\tdownloaded: (?<got>\S{1,100})\n\t(?<db>\S{1,300}): (?<want>\S{1,100})/,
        /^(?<module>[^\s@]{1,500})@(?<version>[^\s:]{1,200}): verifying (?<what>module|go\.mod): checksum missing from sumdb/
      ],
      (group) => {
        const what = `${group('module')}@${group('version')}`
        return {
          message:
            group('got') === ''
              ? `the checksum database gave no checksum of ${quote(what)} in its answer`
              : `${quote(what)} is not what ${quote(group('db'))} recorded: it has ${quote(group('got'))} instead of ${quote(group('want'))}`,
          fix: `do not build with it. Fetch it through another way (\`GOPROXY=direct\`) to see who gives out what, and take a version whose tag was not moved: \`go get ${word(group('module'))}@latest\`; ${PRIVATE}`,
          root: what
        }
      }
    )
  },
  {
    id: 'checksum-unverifiable',
    family: 'checksum',
    title: 'A module cannot be verified',
    meaning:
      'go.sum has no line for the module, and the checksum database cannot be asked, does not know it, or does not answer: it is off, out of reach, or the module is private.',
    example: 'go: example.com/dep@v1.0.0: verifying module: checksum database disabled by GOSUMDB=off\n',
    examples: [
      'go: example.com/dep@v1.0.0: verifying go.mod: checksum database disabled by GOSUMDB=off\n',
      'go: example.com/priv@v1.0.0: verifying module: example.com/priv@v1.0.0: reading https://sumdb.example.org/lookup/example.com/priv@v1.0.0: 404 Not Found\n',
      'go: example.com/dep@v1.0.0: verifying module: missing GOSUMDB\n',
      'go: golang.org/toolchain@v0.0.1-go1.25.14.linux-amd64: verifying module: checksum database disabled by GOSUMDB=off\n'
    ],
    go: '1.21 to 1.27',
    marks: [': verifying module: ', ': verifying go.mod: '],
    match: byPattern(
      [
        /^(?<module>[^\s@]{1,500})@(?<version>[^\s:]{1,200}): verifying (?:module|go\.mod): (?<why>(?!checksum m)[^\n]{1,600})/
      ],
      (group) => {
        const what = `${group('module')}@${group('version')}`
        return {
          message: `${quote(what)} cannot be verified: ${quote(group('why'), 300)}`,
          fix:
            group('module') === 'golang.org/toolchain'
              ? 'let the database be asked about versions of Go (`GOSUMDB`, `go env -u GOSUMDB`), which go.sum does not hold; or install that version and set `GOTOOLCHAIN=local`'
              : /404|410/.test(group('why'))
                ? `for a private module say that nobody else may be asked about it: \`go env -w GOPRIVATE=${word(group('module'))}\``
                : `add its lines to go.sum where the database can be reached, \`go mod download ${word(what)}\`, and commit them`,
          root: group('why').startsWith('checksum database disabled') ? 'GOSUMDB=off' : what
        }
      }
    )
  },
  {
    id: 'module-cache-modified',
    family: 'checksum',
    title: 'A module in the cache was changed',
    meaning:
      '`go mod verify` found a module in the module cache that is no longer what was downloaded. A build takes such a module without a word, so everything that was built with this cache is in doubt.',
    example: 'example.com/dep v1.0.0: dir has been modified (/home/runner/go/pkg/mod/example.com/dep@v1.0.0)\n',
    examples: [
      'example.com/dep v1.0.0: zip has been modified (/home/runner/go/pkg/mod/cache/download/example.com/dep/@v/v1.0.0.zip)\n',
      'example.com/dep v1.0.0: missing ziphash: open hash: no such file or directory\n'
    ],
    go: '1.21 to 1.27',
    marks: [': dir has been modified (', ': zip has been modified (', ': missing ziphash: '],
    match: byPattern(
      [
        /^(?<module>\S{1,500}) (?<version>v\S{1,200}): (?<what>dir|zip) has been modified \((?<path>[^\n]{1,1000})\)/,
        /^(?<module>\S{1,500}) (?<version>v\S{1,200}): missing ziphash: /
      ],
      (group) => ({
        message: `${quote(`${group('module')}@${group('version')}`)} in the module cache is not what was downloaded${group('path') === '' ? '' : `: ${quote(group('path'))} was changed`}`,
        fix: 'empty the cache, `go clean -modcache`, fetch it anew, `go mod download`, and build again; do not restore caches that others can write',
        root: `${group('module')}@${group('version')}`
      })
    )
  }
]
