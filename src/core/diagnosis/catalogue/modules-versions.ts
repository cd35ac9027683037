/** Causes of the family `modules` about modules and versions that are asked for and not there. */
import { quote } from '../../text/markup.ts'
import { word } from './commands.ts'
import { byPattern, type Cause } from './types.ts'

/** What a path with another major version is called: `example.com/a/v3` for version 3. */
const withMajor = (path: string, major: string): string =>
  major === 'v0' || major === 'v1' ? path.replace(/\/v\d+$/, '') : `${path.replace(/\/v\d+$/, '')}/${major}`

export const VERSIONS: readonly Cause[] = [
  {
    id: 'module-lacks-package',
    family: 'modules',
    title: 'A module that does not have the package',
    meaning:
      'The module was found, but in this version it has no such package: it was moved, removed, not there yet, or belongs to another major version.',
    example: 'go: module example.com/dep@latest found (v1.2.0), but does not contain package example.com/dep/sub\n',
    examples: [
      'main.go:3:8: package example.com/dep/sub provided by example.com/dep at latest version v1.2.0 but not at required version v1.0.0\n',
      'go: main module (example.com/app) does not contain package example.com/app/sub\n',
      'go: module example.com/dep@v1.0.0 found (replaced by ./dep), but does not contain package example.com/dep/sub\n',
      'go: example.com/dep/cmd/x@v1.0.0: module example.com/dep@v1.0.0 found, but does not contain package example.com/dep/cmd/x\n',
      'go: finding module for package example.com/dep/sub\ngo: example.com/app imports\n\texample.com/dep/sub: module example.com/dep@latest found (v1.2.0), but does not contain package example.com/dep/sub\n'
    ],
    go: '1.21 to 1.27',
    marks: ['but does not contain package', ' but not at required version ', ') does not contain package'],
    match: byPattern(
      [
        /^(?:\S{1,500}@\S{1,200}: )?module (?<module>[^\s@]{1,500})@(?<query>\S{1,200}) found(?: \((?:(?<version>v[^()\n,]{1,300}))?(?:(?:, )?replaced by (?<replaced>[^()\n]{1,300}))?\))?, but does not contain packages? (?:matching )?(?<path>\S{1,500})/,
        /^package (?<path>\S{1,500}) provided by (?<module>\S{1,500}) at latest version (?<latest>\S{1,200}) but not at required version (?<version>\S{1,200})/,
        /^main module \((?<main>\S{1,500})\) does not contain packages? (?:matching )?(?<path>\S{1,500})/
      ],
      (group) => {
        const path = quote(group('path'))
        if (group('main') !== '') {
          return {
            message: `the module ${quote(group('main'))} itself has no package ${path}`,
            fix: 'add the folder with a Go file, or correct the path',
            root: group('path')
          }
        }
        if (group('replaced') !== '') {
          return {
            message: `${quote(group('module'))} is replaced by ${quote(group('replaced'))}, which has no package ${path}`,
            fix: 'add the folder with a Go file there, correct the path, or take the `replace` line away',
            root: group('path')
          }
        }
        return {
          message: `${quote(group('module'))} has no package ${path} in ${quote(group('version') || group('query'))}`,
          fix:
            group('latest') === ''
              ? `take a version that has it, \`go get ${word(group('path'))}@VERSION\` (\`go list -m -versions ${word(group('module'))}\` prints them), or correct the path`
              : `go to the version that has it: \`go get ${word(group('module'))}@${word(group('latest'))} && go mod tidy\``,
          root: group('path')
        }
      }
    )
  },
  {
    id: 'module-not-found',
    family: 'modules',
    title: 'No module is found for an import',
    meaning:
      'The go command looked for a module that holds the package, and there is none of such a path: the path is misspelt, the module is private, or it was deleted.',
    example:
      'main.go:3:8: cannot find module providing package example.com/nosuch/pkg: module example.com/nosuch/pkg: reading file:///proxy/example.com/nosuch/pkg/@v/list: no such file or directory\n',
    examples: ['main.go:3:8: cannot find module providing package example.com/nosuch/pkg\n'],
    go: '1.21 to 1.27',
    marks: ['cannot find module providing package '],
    match: byPattern(
      [
        /^cannot find module providing package (?<path>[^\s:]{1,1000})(?:: (?!import lookup disabled)(?<why>[^\n]{1,600})|$)/m
      ],
      (group) => ({
        message: `no module is found for the package ${quote(group('path'))}${group('why') === '' ? '' : ` (${quote(group('why'), 300)})`}`,
        fix: `correct the import path; for a private module set \`go env -w GOPRIVATE=${word(group('path').split('/').slice(0, 2).join('/'))}\` and give git a credential for it`,
        root: group('path')
      })
    )
  },
  {
    id: 'version-not-found',
    family: 'modules',
    title: 'A version of a module that does not exist',
    meaning:
      'go.mod or the command asks for a version that its origin or the proxy does not have: it was never published, its tag was deleted, or a pseudo-version names a commit that is gone.',
    example: 'go: example.com/dep@v1.9.9: invalid version: unknown revision v1.9.9\n',
    examples: [
      'main.go:3:8: example.com/dep@v1.9.9: reading file:///proxy/example.com/dep/@v/v1.9.9.zip: no such file or directory\n',
      'go: example.com/app@latest: module example.com/app: reading file:///srv/goproxy/example.com/app/@v/list: no such file or directory\n',
      'go: example.com/dep@latest: no matching versions for query "latest"\n',
      'go: module example.com/nosuch: reading file:///srv/goproxy/example.com/nosuch/@v/list: no such file or directory\n',
      'go: example.com/dep@v9.9.9: example.com/dep@v9.9.9: reading file:///proxy/example.com/dep/@v/v9.9.9.info: no such file or directory\n',
      'go: example.com/dep@v9: no matching versions for query "v9"\n',
      'go: module example.com/dep: no matching versions for query ">v1.5.3"\n',
      'go: example.com/a@v1.0.0 requires\n\texample.com/dep@v1.9.9: invalid version: unknown revision v1.9.9\n',
      'go: example.com/dep@v1.9.9: excluded by go.mod\n',
      'go: example.com/dep@v0.0.0-20200101000000-abcdefabcdef: invalid version: unknown revision abcdefabcdef\n'
    ],
    go: '1.21 to 1.27',
    marks: ['unknown revision ', 'no matching versions for query ', ': reading file:', ': excluded by go.mod'],
    match: byPattern(
      [
        /^(?<module>[^\s@]{1,500})@(?<version>[^\s:]{1,200}): (?:module \S{1,500}: )?(?:invalid version: )?reading file:[^\n]{1,1000}: no such file or directory/,
        /^module (?<module>[^\s@:]{1,500}): reading file:[^\n]{1,1000}: no such file or directory/,
        /^(?<module>[^\s@]{1,500})@(?<version>[^\s:]{1,200}): (?:invalid version: )?(?:unknown revision|no matching versions for query) /,
        /^module (?<module>[^\s@:]{1,500}): no matching versions for query "(?<version>[^"\n]{1,200})"/,
        /^(?<module>[^\s@]{1,500})@(?<version>[^\s:]{1,200}): (?<excluded>excluded) by go\.mod/
      ],
      (group, _error, { command }) => {
        if (group('excluded') !== '') {
          return {
            message: `an \`exclude\` line of go.mod forbids ${quote(`${group('module')}@${group('version')}`)}`,
            fix: `take another version, or the line away: \`go mod edit -dropexclude=${word(`${group('module')}@${group('version')}`)}\``,
            root: `${group('module')}@${group('version')}`
          }
        }
        const [module, version] = [group('module'), group('version')]
        const get = / install /.test(command ?? '')
          ? `go install ${word(module)}@latest`
          : `go get ${word(module)}@latest && go mod tidy`
        return /^(?:latest|upgrade|patch|)$/.test(version)
          ? {
              message: `no version of ${quote(module)} is found`,
              fix: `correct the path; for what lies in this repository name the folder without a version, as in \`go install ./cmd/app\`; for a private module set \`go env -w GOPRIVATE=${word(module)}\``,
              root: module
            }
          : {
              message: `${quote(module)} has no version ${quote(version)}`,
              fix: `take one that there is, \`go list -m -versions ${word(module)}\` prints them: \`${get}\``,
              root: `${module}@${version}`
            }
      }
    )
  },
  {
    id: 'version-invalid',
    family: 'modules',
    title: 'A version that does not fit its module',
    meaning:
      'From version 2 on the path of a module ends in its major version (`/v2`), or its version in `+incompatible` when it has no go.mod. A pseudo-version has the time and the commit that it names.',
    example: 'go.mod:4: require example.com/a: version "v2.0.0" invalid: should be v0 or v1, not v2\n',
    examples: [
      'go: example.com/a@v2.0.0: invalid version: module contains a go.mod file, so module path must match major version ("example.com/a/v2")\n',
      'go: example.com/a@v0.0.0-20200101000000-abcdefabcdef: invalid pseudo-version: does not match version-control timestamp (expected 20200102000000)\n',
      'go.mod:4: require example.com/a/v2: version "v1.0.0" invalid: should be v2, not v1\n'
    ],
    go: '1.21 to 1.27',
    marks: ['" invalid: ', ': invalid version: ', ': invalid pseudo-version: '],
    match: byPattern(
      [
        /^(?:require|exclude|replace|retract) (?<module>\S{1,500}): version "(?<version>[^"\n]{1,200})" invalid: (?:should be (?<want>[^\s,]{1,20}(?: or \S{1,10})?), not (?<major>v\d{1,9})|(?<why>[^\n]{1,500}))/,
        /^(?<module>[^\s@]{1,500})@(?<version>[^\s:]{1,200}): invalid (?:pseudo-)?version: (?:[^\n]{0,300}must match major version \("(?<path>[^"\n]{1,500})"\)|(?<why>[^\n]{1,500}))/
      ],
      (group) => {
        const module = group('module')
        const path = group('path') || (group('major') === '' ? '' : withMajor(module, group('major')))
        return {
          message: `${quote(module)} cannot have the version ${quote(group('version'))}${group('why') === '' ? `: its path is that of another major version` : `: ${quote(group('why'), 300)}`}`,
          fix:
            path === ''
              ? `let Go find the right one: \`go mod edit -droprequire=${word(module)} && go get ${word(module)}@latest\``
              : `require and import it as ${quote(path)}: \`go mod edit -droprequire=${word(module)} && go get ${word(path)}@${word(group('version'))}\``,
          root: `${module}@${group('version')}`
        }
      }
    )
  }
]
