/** Causes of the family `network` that the answer of a proxy tells: it refuses, lacks the module, fails, or is no proxy. */
import { quote } from '../../text/markup.ts'
import { word } from './commands.ts'
import { byPattern, type Cause } from './types.ts'

/** What is asked for, in front of all: `example.com/x@v1.2.3: `. */
const ASKED = String.raw`^(?:[^\n]{0,500}?: )??(?:(?<module>[^\s:@]{1,500})@(?<version>[^\s:]{1,200}): )?`
const URL_READ = String.raw`(?:[^\n]{0,1000}?: )?(?:module (?<named>[^\s:]{1,500}): )?reading (?<url>[a-z]{2,6}:\/\/[^\s/]{1,300}[^\s]{0,2000}?): `

/** `goproxy.example.org` of `https://goproxy.example.org/a/@v/list`. */
export function hostOf(url: string): string {
  return /^[a-z]{2,6}:\/\/(?:[^\s/@]{0,300}@)?(?<host>[^\s/]{1,300})/.exec(url)?.groups?.['host'] ?? url
}

/** The module in the path of a proxy's address, whose capitals are written `!a`. */
function moduleOf(url: string): string {
  const path =
    /^[a-z]{2,6}:\/\/[^\s/]{0,300}\/(?<path>[^\s]{1,1500}?)\/@(?:v\/|latest)/.exec(url)?.groups?.['path'] ?? ''
  // A proxy may lie below a path of its own; that of a module begins with a host's name.
  const elements = path.replace(/![a-z]/g, (letter) => letter.slice(1).toUpperCase()).split('/')
  const host = elements.findIndex((one) => /^[\w-]{1,100}(?:\.[\w-]{1,100}){1,5}$/.test(one))
  return elements.slice(Math.max(host, 0)).join('/')
}

export const PROXIES: readonly Cause[] = [
  {
    id: 'proxy-credentials',
    family: 'network',
    title: 'A proxy or a repository asks for credentials',
    meaning:
      'The server answered 401, 403 or 407: it wants a name and a password or a token, or the ones it got do not allow this module. The go command reads them from `~/.netrc`, or from what `GOAUTH` names (Go 1.24).',
    example:
      'main.go:3:8: example.com/priv/thing@v1.2.3: reading https://goproxy.example.org/example.com/priv/thing/@v/v1.2.3.zip: 401 Unauthorized\n',
    examples: [
      'main.go:3:8: example.com/priv/thing@v1.2.3: reading https://goproxy.example.org/example.com/priv/thing/@v/v1.2.3.zip: 403 Forbidden\n',
      'go: example.com/priv/thing@v1.2.3: Get "https://goproxy.example.org/example.com/priv/thing/@v/v1.2.3.info": Proxy Authentication Required\n'
    ],
    go: '1.13 to 1.27',
    marks: [': 401 ', ': 403 ', ': 407 ', 'Proxy Authentication Required'],
    match: byPattern(
      [
        new RegExp(`${ASKED}${URL_READ}(?<code>40[137]) [^\\n]{0,200}`),
        /^[^\n]{0,1000}?Get "(?<url>[a-z]{2,6}:\/\/[^"\n]{1,2000})": (?<code>Proxy Authentication Required)/
      ],
      (group) => {
        const [host, module] = [hostOf(group('url')), group('module') || group('named') || moduleOf(group('url'))]
        return {
          message: `${quote(host)} wants credentials${module === '' ? '' : ` for ${quote(module)}`}, or refuses the ones it got (${group('code')})`,
          fix: `put \`machine ${word(host.replace(/:\d{1,5}$/, ''))} login NAME password TOKEN\` into \`~/.netrc\` from a secret${module === '' ? '' : `, or fetch it from its own repository: \`GOPRIVATE=${word(module)}\``}`,
          root: `${host} ${group('code')}`
        }
      }
    )
  },
  {
    id: 'module-not-on-proxy',
    family: 'network',
    title: 'The proxy has no such module or version',
    meaning:
      'The server answered 404 or 410: the module or this version does not exist, its name is mistyped, or it lies in a private repository that the proxy cannot see. Then `GOPRIVATE` has to name it, so that the go command goes to the repository itself.',
    example:
      'main.go:3:8: example.com/priv/thing@v1.2.3: reading https://goproxy.example.org/example.com/priv/thing/@v/v1.2.3.zip: 404 Not Found\n',
    examples: [
      'main.go:3:8: example.com/priv/thing@v1.2.3: reading https://goproxy.example.org/example.com/priv/thing/@v/v1.2.3.zip: 410 Gone\n',
      'go: example.com/x@v1.9.9: reading https://goproxy.example.org/example.com/x/@v/v1.9.9.info: 404 Not Found\n\tserver response: not found: example.com/x@v1.9.9: invalid version: unknown revision v1.9.9\n',
      'go: example.com/m@latest: module example.com/m: reading https://goproxy.example.org/example.com/m/@v/list: 404 Not Found\n',
      'go: example.com/m/v1: module example.com/m: reading https://goproxy.example.org/api/go/example.com/m/@v/list: 404 Not Found\n',
      'go: example.com/a@v1.0.0 requires\n\texample.com/m@v1.2.3: reading https://goproxy.example.org/example.com/m/@v/v1.2.3.mod: 404 Not Found\n'
    ],
    go: '1.13 to 1.27',
    marks: [': 404 Not Found', ': 410 Gone'],
    match: byPattern(
      [
        new RegExp(
          `${ASKED}${URL_READ}(?<code>404 Not Found|410 Gone)(?:\\n\\tserver response: (?<said>[^\\n]{1,500}))?`
        )
      ],
      (group, { message }) => {
        // Of an import that leads to no module, another cause says more.
        if (message.startsWith('cannot find module providing package ')) return null
        const module = group('module') || group('named') || moduleOf(group('url'))
        const version = group('version')
        const said = group('said')
        const local =
          version === 'latest' ? '; to build the code of the current folder leave the version away: `go install .`' : ''
        return {
          message: `${quote(hostOf(group('url')))} has no ${module === '' ? 'such module' : quote(version === '' ? module : `${module}@${version}`)}${said === '' ? ` (${group('code')})` : `: ${quote(said)}`}`,
          fix: `if it is private: \`GOPRIVATE=${word(module === '' ? 'HOST/ORGANISATION' : module)}\` and credentials for its repository; if it is public, see which versions there are, \`go list -m -versions ${word(module === '' ? 'MODULE' : module)}\`, and correct go.mod or the import${local}`,
          root: module === '' ? group('url') : `${module} ${version}`
        }
      }
    )
  },
  {
    id: 'proxy-answer-invalid',
    family: 'network',
    title: 'What answered is no proxy for modules',
    meaning:
      'The server answered, and not in the way of a proxy for modules: a page to log in, a page of a firewall, or an address that is no proxy.',
    example:
      'go: module example.com/x: invalid response from proxy "https://goproxy.example.org": invalid character \'<\' looking for beginning of value\n',
    examples: [
      'go: example.com/x@v1.2.0: Get "https://goproxy.example.org/example.com/x/@v/v1.2.0.info": stopped after 10 redirects\n',
      'go: example.com/x@v1.2.0: parsing go.mod: missing module line\n'
    ],
    go: '1.13 to 1.27',
    marks: ['invalid response from proxy "', 'stopped after 10 redirects', 'parsing go.mod: missing module line'],
    match: byPattern(
      [
        /^[^\n]{0,1500}?invalid response from proxy "(?<url>[^"\n]{1,1000})": (?<why>[^\n]{1,300})/,
        /^[^\n]{0,1500}?Get "(?<url>[^"\n]{1,2000})": (?<why>stopped after 10 redirects)/,
        /^(?:[^\n]{0,500}?: )??(?<module>[^\s:@]{1,500}@[^\s:]{1,200}): parsing go\.mod: (?<why>missing module line)/
      ],
      (group) => {
        if (group('module') !== '') {
          return {
            message: `what was downloaded as the go.mod of ${quote(group('module'))} is none: it has no \`module\` line`,
            fix: 'see what `GOPROXY` answers, `curl -sSL "$(go env GOPROXY | cut -d, -f1)/golang.org/x/text/@v/list" | head`: a page to log in wants credentials (`~/.netrc`), another address belongs into `GOPROXY`; then `go clean -modcache`',
            root: 'go.mod'
          }
        }
        const host = hostOf(group('url'))
        return {
          message: `${quote(host)} does not answer as a proxy for modules: ${quote(group('why'))}`,
          fix: 'see what it answers, `curl -sSL "$(go env GOPROXY | cut -d, -f1)/golang.org/x/text/@v/list" | head`: a page to log in wants credentials (`~/.netrc`), another address belongs into `GOPROXY`',
          root: host
        }
      }
    )
  },
  {
    id: 'proxy-failed',
    family: 'network',
    title: 'The proxy failed',
    meaning:
      'The server answered with an error of its own (5xx), or that it was asked too often (429). As a rule it passes.',
    example:
      'main.go:3:8: example.com/x@v1.2.3: reading https://goproxy.example.org/example.com/x/@v/v1.2.3.zip: 500 Internal Server Error\n',
    examples: [
      'go: example.com/x@v1.2.3: reading https://goproxy.example.org/example.com/x/@v/v1.2.3.mod: 502 Bad Gateway\n',
      'go: example.com/x@v1.2.3: reading https://goproxy.example.org/example.com/x/@v/v1.2.3.info: 429 Too Many Requests\n'
    ],
    go: '1.13 to 1.27',
    marks: [': 500 Internal', ': 501 ', ': 502 Bad', ': 503 Service', ': 504 Gateway', ': 429 Too'],
    match: byPattern([new RegExp(`${ASKED}${URL_READ}(?<code>(?:5\\d\\d|429) [^\\n]{1,100})`)], (group) => ({
      message: `${quote(hostOf(group('url')))} failed with ${quote(group('code'))}${group('module') === '' ? '' : ` when asked for ${quote(group('module'))}`}`,
      fix: 'run it again; keep the module cache between runs (`actions/setup-go` does), or name a second proxy behind a bar: `GOPROXY="https://FIRST|https://SECOND|direct"`',
      root: hostOf(group('url'))
    }))
  }
]
