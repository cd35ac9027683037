/** Causes of the family `vcs`: the revision that is stamped into a binary, and the tools that know it. */
import { quote } from '../../text/markup.ts'
import { word } from './commands.ts'
import { byPattern, type Cause } from './types.ts'

const STAMP = 'The go command stamps the revision into the binaries that it builds, and asks git for it. '

export const VCS: readonly Cause[] = [
  {
    id: 'vcs-tool-missing',
    family: 'vcs',
    title: '`git`, or another tool of version control, is not installed',
    meaning:
      'The go command runs git to fetch modules without a proxy and to stamp the revision into binaries. Small images do not have it. With `-buildvcs=auto`, the default, a missing git goes by in silence and the binary has no revision.',
    example:
      'go: missing Git command. See https://golang.org/s/gogetcmd\nerror obtaining VCS status: exec: "git": executable file not found in $PATH\n\tUse -buildvcs=false to disable VCS stamping.\n',
    examples: [
      'main.go:3:8: reading github.com/acme-priv/thing/go.mod at revision v1.2.3: git ls-remote -q origin in /home/runner/go/pkg/mod/cache/vcs/b0e3632053e3: exec: "git": executable file not found in $PATH\n',
      'go: missing Mercurial command. See https://golang.org/s/gogetcmd\n',
      'go: missing Git command. See https://go.dev/s/gogetcmd\n',
      'go: example.com/x@v1.0.0: unable to resolve git version: failed to execute git version: exec: "git": executable file not found in %PATH%\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      ' command. See https://golang.org/s/gogetcmd',
      ' command. See https://go.dev/s/gogetcmd',
      ': exec: "git',
      ': exec: "hg',
      ': exec: "svn',
      ': exec: "bzr',
      ': exec: "fossil'
    ],
    match: byPattern(
      [
        /^missing (?<name>\w{1,30}) command\. See https:\/\/(?:golang\.org|go\.dev)\/s\/gogetcmd/,
        /^[^\n]{0,4000}?: exec: "(?<name>git|hg|svn|bzr|fossil)(?:\.exe)?": (?:executable file )?not found/
      ],
      (group, error) => {
        const name = TOOL_NAMES[group('name')] ?? group('name')
        const stamping = /VCS status|See https:/.test(error.text)
        return {
          message: `the go command needs ${quote(name)}, and no such program is in \`PATH\``,
          fix: `install it: \`apt-get install ${word(name)}\`, \`apk add ${word(name)}\` or \`brew install ${word(name)}\`; ${stamping ? 'to build without a revision in the binary: `-buildvcs=false`' : 'public modules can also come through a proxy (`GOPROXY`), which needs none'}`,
          root: name,
          place: null
        }
      }
    )
  },
  {
    id: 'vcs-dubious-ownership',
    family: 'vcs',
    title: '`git` refuses a repository that belongs to another user',
    meaning:
      'git does not work in a folder that another user owns, as in a container that runs as root while the checkout belongs to the host, unless `safe.directory` allows it.',
    example: "fatal: detected dubious ownership in repository at '/github/workspace'\n",
    go: 'all: git says it, from 2.35.2 on',
    marks: ['detected dubious ownership in repository at '],
    match: byPattern(
      [/^(?:fatal: )?detected dubious ownership in repository at '(?<path>[^'\n]{1,1000})'/],
      (group) => ({
        message: `git does not work in ${quote(group('path'))}, since another user owns it`,
        fix: `\`git config --global --add safe.directory ${word(group('path'))}\` as the user who builds`,
        root: 'status'
      })
    )
  },
  {
    id: 'vcs-two-repositories',
    family: 'vcs',
    title: 'The main package lies in another repository than the current folder',
    meaning: `${STAMP}The package, its module and the current folder are in different repositories, as with a submodule, or two kinds of repository lie in each other, and so it is not clear which revision is meant.`,
    example:
      'error obtaining VCS status: main package is in repository "/src/app/vendor/tool" but current directory is in repository "/src/app"\n\tUse -buildvcs=false to disable VCS stamping.\n',
    examples: [
      'error obtaining VCS status: main module is in repository "/src" but current directory is in repository "/src/app"\n\tUse -buildvcs=false to disable VCS stamping.\n',
      'error obtaining VCS status: multiple VCS detected: hg in "/src", and git in "/src"\n\tUse -buildvcs=false to disable VCS stamping.\n',
      'error obtaining VCS status: directory "/a" is outside source root "/b"\n\tUse -buildvcs=false to disable VCS stamping.\n'
    ],
    go: '1.21 to 1.27',
    marks: ['error obtaining VCS status: '],
    match: byPattern(
      [
        /^error obtaining VCS status: main (?<what>package|module) is in repository "(?<one>[^"\n]{1,1000})" but current directory is in repository "(?<two>[^"\n]{1,1000})"/,
        /^error obtaining VCS status: multiple VCS detected: \w{1,20} in "(?<one>[^"\n]{0,1000})", and \w{1,20} in "(?<two>[^"\n]{0,1000})"/,
        /^error obtaining VCS status: directory "(?<one>[^"\n]{1,1000})" is outside source root "(?<two>[^"\n]{1,1000})"/
      ],
      (group) => ({
        message: `the go command cannot tell which revision to stamp into the binary: ${quote(group('one') || '.')} and ${quote(group('two') || '.')} are different repositories`,
        fix: `run the build inside the repository of the main package, \`go build -C ${word(group('one') || '.')} ...\`, or stamp nothing: \`-buildvcs=false\``,
        root: 'repositories',
        place: null
      })
    )
  },
  {
    id: 'vcs-status-failed',
    family: 'vcs',
    title: '`git` could not say the revision to stamp',
    meaning: `${STAMP}git ended with an error, whose words the go command does not show. The most usual reason is that another user owns the checkout (a container that runs as root); a damaged or incomplete .git folder is another.`,
    example: 'error obtaining VCS status: exit status 128\n\tUse -buildvcs=false to disable VCS stamping.\n',
    examples: [
      'package example.com/m: error obtaining VCS status: exit status 128\n\tUse -buildvcs=false to disable VCS stamping.\n'
    ],
    go: '1.18 to 1.27',
    marks: ['error obtaining VCS status: '],
    match: byPattern([/^error obtaining VCS status: (?<why>[^\n]{1,500})/], (group) => ({
      message: `git failed (${quote(group('why'))}) when the go command asked for the revision to stamp into the binary`,
      fix: '`git status` in the same folder as the same user shows why; for a folder that another user owns `git config --global --add safe.directory "$PWD"`; to stamp nothing, `-buildvcs=false`',
      root: 'status',
      place: null
    }))
  },
  {
    id: 'govcs-disallowed',
    family: 'vcs',
    title: '`GOVCS` forbids the tool that a module needs',
    meaning:
      'For public modules only git and Mercurial are allowed by default; `GOVCS` says which tools may fetch what.',
    example: "go: example.com/x@v1.0.0: GOVCS disallows using svn for public example.com/x; see 'go help vcs'\n",
    examples: ['go: example.com/x: malformed entry in GOVCS (missing colon): "git"\n'],
    go: '1.16 to 1.27',
    marks: ['GOVCS disallows using ', ' in GOVCS'],
    match: byPattern(
      [
        /^[^\n]{0,2000}?GOVCS disallows using (?<tool>\w{1,30}) for (?<kind>public|private) (?<path>[^\s;]{1,500})/,
        /^[^\n]{0,2000}?(?<bad>(?:malformed entry|unreachable pattern|empty pattern|empty VCS list) in GOVCS[^\n]{0,300})/
      ],
      (group) =>
        group('bad') !== ''
          ? {
              message: `\`GOVCS\` cannot be used: ${quote(group('bad'))}`,
              fix: 'write it as `GOVCS=github.com:git,*:off`, or take it away: `unset GOVCS`, `go env -u GOVCS`',
              root: 'GOVCS'
            }
          : {
              message: `${quote(group('path'))} has to be fetched with ${quote(group('tool'))}, which \`GOVCS\` does not allow for ${group('kind')} modules`,
              fix: `fetch it through a proxy (\`GOPROXY\`), or allow the tool: \`GOVCS=${word(group('path'))}:${word(group('tool'))}\``,
              root: group('path')
            }
    )
  }
]

/** As the go command calls them, and as they are called in `PATH`. */
const TOOL_NAMES: Readonly<Record<string, string>> = {
  Git: 'git',
  Mercurial: 'hg',
  Subversion: 'svn',
  Bazaar: 'bzr',
  Fossil: 'fossil'
}
