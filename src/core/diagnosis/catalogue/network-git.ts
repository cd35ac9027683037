/** Causes of the family `network`, where git says what is wrong: private repositories above all. */
import { quote } from '../../text/markup.ts'
import { word } from './commands.ts'
import type { Cause, Match } from './types.ts'
import type { RawError } from '../raw-error.ts'

/** The module that git was run for: `reading M/go.mod at revision v1.2.3: git ls-remote ...`, `M@v1.2.3: invalid version: git ...`. */
function moduleOf(text: string): string {
  const groups =
    /^(?:[^\n]{0,300}?: )??(?:reading (?<read>[^\s:]{1,500}?)(?:\/go\.mod)? at revision |(?<asked>[^\s:@]{1,500})@[^\s:]{1,200}: )/.exec(
      text
    )?.groups
  return groups?.['read'] ?? groups?.['asked'] ?? ''
}

/** `git.example.com` of an address, or else of a module's path. */
function hostFor(url: string, module: string): string {
  const host = /^(?:[a-z]{1,6}:\/\/)?(?:[^\s/@]{0,300}@)?(?<host>[\w.-]{1,300})/.exec(url)?.groups?.['host']
  const named = host ?? module.split('/', 1)[0] ?? ''
  // An address without a dot is a redirection or a machine of the job: the module says more.
  return named.includes('.') && !/^[\d.]+$/.test(named) ? named : (module.split('/', 1)[0] ?? '') || 'HOST'
}

/** GitLab wants a name of its own beside a token, GitHub takes any. */
function asToken(host: string): string {
  const [name, site] = [host.includes('gitlab') ? 'oauth2' : 'x-access-token', host.replaceAll(/[^\w.-]/g, '')]
  return `\`git config --global url."https://${name}:\${TOKEN}@${site}/".insteadOf "https://${site}/"\` with a token from a secret`
}

/** A cause that one line of git's words tells. `pattern` is looked for in a bounded text. */
function bySaying(
  pattern: RegExp,
  say: (value: string, module: string) => Pick<Match, 'message' | 'fix'>
): (error: RawError) => Match | null {
  return (error) => {
    const found = pattern.exec(error.text.slice(0, 20_000))
    if (found === null) return null
    const module = moduleOf(error.text)
    const value = found.groups?.['value'] ?? ''
    return { ...say(value, module), root: `${module} ${value}` }
  }
}

const of = (module: string): string => (module === '' ? '' : ` of ${quote(module)}`)
const goprivate = (module: string): string => `\`GOPRIVATE=${word(module === '' ? 'HOST/ORGANISATION' : module)}\``

/** Whatever git says that no cause before it knows: the last of the family. */
export const GIT_FAILED: Cause = {
  id: 'git-failed',
  family: 'network',
  title: '`git` failed to fetch a module',
  meaning:
    'The go command runs git to fetch a module without a proxy, and git ended with an error. Its own words follow.',
  example:
    "main.go:3:8: reading example.com/x/go.mod at revision v1.2.3: git fetch -f origin refs/tags/v1.2.3:refs/tags/v1.2.3 in /home/runner/go/pkg/mod/cache/vcs/b0e3: exit status 128:\n\tfatal: couldn't find remote ref refs/tags/v1.2.3\n",
  go: '1.13 to 1.27',
  marks: [': git '],
  match: ({ text }) => {
    const found =
      /^[^\n]{0,1500}?: git (?<what>[\w-]{1,40}) [^\n]{0,2000}: exit status (?<code>\d{1,5})(?::\n\t(?<said>[^\n]{1,1000}))?/.exec(
        text
      )?.groups
    if (found === undefined) return null
    const module = moduleOf(text)
    const said = found['said'] ?? ''
    return {
      message: `git failed to fetch ${module === '' ? 'a module' : quote(module)} (\`git ${found['what'] ?? ''}\` ended with ${found['code'] ?? ''})${said === '' ? '' : `: ${quote(said)}`}`,
      fix: `try it by hand as the same user, \`GIT_TERMINAL_PROMPT=0 git ls-remote ${module === '' ? 'URL' : word(`https://${module}`)}\`, or fetch it through a proxy (\`GOPROXY\`)`,
      root: module
    }
  }
}

export const GIT: readonly Cause[] = [
  {
    id: 'git-credentials-missing',
    family: 'network',
    title: '`git` has no credentials for a private repository',
    meaning:
      'The repository asked for a name and a password, and in a job nobody is there to type them. A token of a workflow reaches its own repository only; other private ones need a token of their own.',
    example:
      "main.go:3:8: reading github.com/acme-priv/thing/go.mod at revision v1.2.3: git ls-remote -q origin in /home/runner/go/pkg/mod/cache/vcs/b0e3: exit status 128:\n\tfatal: could not read Username for 'https://github.com': terminal prompts disabled\nConfirm the import path was entered correctly.\nIf this is a private repository, see https://golang.org/doc/faq#git_https for additional information.\n",
    examples: [
      "go: github.com/acme-priv/thing@v1.2.3: invalid version: git ls-remote -q --end-of-options origin in /home/runner/go/pkg/mod/cache/vcs/b0e3: exit status 128:\n\tfatal: could not read Password for 'https://bot@github.com': No such device or address\n",
      "fatal: could not read Username for 'https://github.com': terminal prompts disabled\n"
    ],
    go: '1.13 to 1.27',
    marks: ['could not read Username for ', 'could not read Password for '],
    match: bySaying(/could not read (?:Username|Password) for '(?<value>[^'\n]{1,500})'/, (url, module) => ({
      message: `git has no name and password for ${quote(url)}, where the repository${of(module)} lies`,
      fix: `${goprivate(module)}, and ${asToken(hostFor(url, module))}; or ssh: \`git config --global url."git@${hostFor(url, module)}:".insteadOf "https://${hostFor(url, module)}/"\` with a key in the job`
    }))
  },
  {
    id: 'git-ssh-refused',
    family: 'network',
    title: 'The ssh key is missing or not allowed',
    meaning:
      'git asked over ssh, and the server knows none of the keys that it was shown. In a job there is no key unless a step brings one.',
    example:
      'main.go:3:8: reading github.com/acme-priv/thing/go.mod at revision v1.2.3: git ls-remote -q origin in /home/runner/go/pkg/mod/cache/vcs/b0e3: exit status 128:\n\tgit@github.com: Permission denied (publickey).\n\tfatal: Could not read from remote repository.\n\t\n\tPlease make sure you have the correct access rights\n\tand the repository exists.\n',
    go: '1.13 to 1.27',
    marks: ['Permission denied (publickey'],
    match: bySaying(/(?:^|\n)\s{0,8}(?<value>[\w.@-]{1,300}): Permission denied \(publickey/, (who, module) => ({
      message: `${quote(who)} accepts none of the ssh keys of this job, so the repository${of(module)} cannot be read`,
      fix: `load a deploy key that may read it (\`ssh-add\`, or a step with an ssh agent) and try \`ssh -T ${word(who)}\`; or use https: ${asToken(hostFor(who, module))}`
    }))
  },
  {
    id: 'git-host-key',
    family: 'network',
    title: 'The host is not known to ssh',
    meaning: 'ssh does not talk to a host whose key is not in `known_hosts`, or has changed there.',
    example:
      'go: example.com/x@v1.0.0: git ls-remote -q origin in /home/runner/go/pkg/mod/cache/vcs/b0e3: exit status 128:\n\tHost key verification failed.\n\tfatal: Could not read from remote repository.\n',
    go: 'all: ssh says it',
    marks: ['Host key verification failed'],
    match: bySaying(/Host key verification failed/, (_value, module) => ({
      message: `ssh does not know the host of the repository${of(module)}, or its key has changed`,
      fix: '`ssh-keyscan HOST >> ~/.ssh/known_hosts`, compared with the keys that the host publishes'
    }))
  },
  {
    id: 'git-access-refused',
    family: 'network',
    title: 'The credentials do not open the repository',
    meaning:
      'The server knows the repository or hides it: it refused the token or password, or says that there is none of that name, which is what it says of private ones as well.',
    example:
      "go: github.com/acme-priv/thing@v1.2.3: git ls-remote -q origin in /home/runner/go/pkg/mod/cache/vcs/b0e3: exit status 128:\n\tremote: Repository not found.\n\tfatal: repository 'https://github.com/acme-priv/thing/' not found\n",
    examples: [
      "go: github.com/acme-priv/thing@v1.2.3: git ls-remote -q origin in /home/runner/go/pkg/mod/cache/vcs/b0e3: exit status 128:\n\tremote: Invalid username or password.\n\tfatal: Authentication failed for 'https://github.com/acme-priv/thing/'\n",
      'go: github.com/acme-priv/thing@v1.2.3: git fetch -f origin refs/tags/v1.2.3 in /home/runner/go/pkg/mod/cache/vcs/b0e3: exit status 128:\n\tERROR: Repository not found.\n\tfatal: Could not read from remote repository.\n',
      "go: github.com/acme-priv/thing@v1.2.3: git ls-remote -q origin in /home/runner/go/pkg/mod/cache/vcs/b0e3: exit status 128:\n\tfatal: unable to access 'https://github.com/acme-priv/thing/': The requested URL returned error: 403\n"
    ],
    go: 'all: git says it',
    marks: ['epository not found', "' not found", 'Authentication failed for ', 'The requested URL returned error: 40'],
    match: bySaying(
      /(?:^|\n)\s{0,8}(?:fatal: (?:repository|Authentication failed for|unable to access) '(?<value>[^'\n]{1,500})'(?: not found|: The requested URL returned error: 40|\s|$)|(?:remote|ERROR): Repository not found)/,
      (url, module) => ({
        message: `the repository${url === '' ? of(module) : ` ${quote(url)}`} does not exist, or the credentials do not open it`,
        fix: `see whether it is there under this name, and give the job a token that may read it: ${goprivate(module)}, and ${asToken(hostFor(url, module))}`
      })
    )
  },
  {
    id: 'git-host-unreachable',
    family: 'network',
    title: '`git` cannot reach the host',
    meaning: 'git did not find the host of a repository, or could not connect to it.',
    example:
      "go: example.com/x@v1.0.0: git ls-remote -q origin in /home/runner/go/pkg/mod/cache/vcs/b0e3: exit status 128:\n\tfatal: unable to access 'https://git.example.com/x/': Could not resolve host: git.example.com\n",
    examples: [
      'go: example.com/x@v1.0.0: git ls-remote -q origin in /home/runner/go/pkg/mod/cache/vcs/b0e3: exit status 128:\n\tssh: connect to host git.example.com port 22: Connection timed out\n\tfatal: Could not read from remote repository.\n'
    ],
    go: 'all: git says it',
    marks: ['Could not resolve host', 'ssh: connect to host ', 'Failed to connect to ', 'Could not resolve hostname'],
    match: bySaying(
      /(?:Could not resolve host(?:name)?:? |ssh: connect to host |Failed to connect to )(?<value>[\w.:-]{1,300})/,
      (host, module) => ({
        message: `git cannot reach ${quote(host.replace(/:$/, ''))}, where the repository${of(module)} lies`,
        fix: 'see to the network, the firewall and `HTTPS_PROXY` of the job; a proxy for modules (`GOPROXY`) needs no git at all'
      })
    )
  }
]
