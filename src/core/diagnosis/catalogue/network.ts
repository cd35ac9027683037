/**
 * Causes of the family `network`: proxies, credentials, certificates, and repositories that do not answer.
 *
 * The go command puts its errors together from the inside out, so what went wrong stands at the end of a line or on the
 * lines below it, and what was asked for in front: `main.go:3:8: example.com/x@v1.2.3: reading URL: 404 Not Found`.
 * Several modules that fail in one way at one host are one failure.
 */
import { quote } from '../../text/markup.ts'
import { word } from './commands.ts'
import { GIT, GIT_FAILED } from './network-git.ts'
import { hostOf, PROXIES } from './network-proxy.ts'
import { byPattern, type Cause } from './types.ts'

export const NETWORK: readonly Cause[] = [
  ...GIT,
  {
    id: 'goproxy-off',
    family: 'network',
    title: '`GOPROXY=off` forbids to look a module up',
    meaning:
      'A module is needed that is not in the module cache, and `GOPROXY=off` keeps the go command from asking anybody for it.',
    example: 'main.go:3:8: module lookup disabled by GOPROXY=off\n',
    examples: ['go: example.com/x@v1.0.0: module lookup disabled by GOPROXY=off\n'],
    go: '1.13 to 1.27',
    marks: ['module lookup disabled by GOPROXY=off'],
    match: byPattern(
      [/^(?:[^\n]{0,500}?: )??(?:(?<module>[^\s:]{1,500}): )?module lookup disabled by GOPROXY=off/],
      (group) => ({
        message: `${group('module') === '' ? 'a module' : quote(group('module'))} is not in the module cache, and \`GOPROXY=off\` forbids to fetch it`,
        fix: 'fetch the modules in a step with network, `go mod download`, and keep or restore the module cache; or unset `GOPROXY` (`go env -u GOPROXY`)',
        root: 'off'
      })
    )
  },
  {
    id: 'goproxy-invalid',
    family: 'network',
    title: '`GOPROXY` is no list of proxies',
    meaning:
      '`GOPROXY` is a list of addresses, each with its `https://`, and of the words `direct` and `off`, parted by commas or bars.',
    example: 'go: example.com/x@v1.0.0: invalid proxy URL missing scheme: foo\n',
    examples: [
      'go: example.com/x@v1.0.0: GOPROXY list is not the empty string, but contains no entries\n',
      'go: example.com/x@v1.0.0: invalid proxy URL scheme (must be https, http, file): ftp://goproxy.example.org\n'
    ],
    go: '1.13 to 1.27',
    marks: ['invalid proxy URL ', 'GOPROXY list is not the empty string', 'invalid file:// proxy URL'],
    match: byPattern(
      [
        /^[^\n]{0,1000}?(?<what>invalid proxy URL [^\n]{1,500}|invalid file:\/\/ proxy URL [^\n]{1,500}|GOPROXY list is not the empty string, but contains no entries)/
      ],
      (group) => ({
        message: `\`GOPROXY\` cannot be used: ${quote(group('what'))}`,
        fix: 'write it as `https://HOST,direct`, or take it away to have the default: `unset GOPROXY`, `go env -u GOPROXY`',
        root: 'GOPROXY',
        place: null
      })
    )
  },
  {
    id: 'tls-not-trusted',
    family: 'network',
    title: 'A certificate is not trusted',
    meaning:
      'The server showed a certificate that this machine does not trust: the image has no root certificates, a company proxy signs with its own, or the clock is wrong.',
    example:
      'go: example.com/x@v1.0.0: Get "https://goproxy.example.org/example.com/x/@v/v1.0.0.info": tls: failed to verify certificate: x509: certificate signed by unknown authority\n',
    examples: [
      'main.go:3:8: example.com/x@v1.0.0: Get "https://goproxy.example.org/example.com/x/@v/v1.0.0.zip": x509: certificate signed by unknown authority\n',
      'go: example.com/x@v1.0.0: Get "https://goproxy.example.org/example.com/x/@v/v1.0.0.info": tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2020-01-01T00:00:00Z is before 2024-01-01T00:00:00Z\n',
      "main.go:3:8: reading example.com/x/go.mod at revision v1.2.3: git ls-remote -q origin in /home/runner/go/pkg/mod/cache/vcs/b0: exit status 128:\n\tfatal: unable to access 'https://git.example.com/x/': SSL certificate problem: unable to get local issuer certificate\n"
    ],
    go: '1.13 to 1.27',
    marks: ['x509: ', 'SSL certificate problem', 'server certificate verification failed'],
    match: (error) => {
      const found =
        /(?:x509: |SSL certificate problem: |(?=server certificate verification failed))(?<why>[^\n]{1,300})/.exec(
          error.text
        )?.groups?.['why']
      if (found === undefined || error.text.startsWith('# ') || !/https?:\/\/|Get "/.test(error.text)) return null
      const host = hostOf(/https?:\/\/[^\s"']{1,500}/.exec(error.text)?.[0] ?? '')
      return {
        message: `the certificate of ${quote(host)} is not trusted: ${quote(found)}`,
        fix: /expired|not yet valid/.test(found)
          ? 'set the clock of the machine (`date`), or have the certificate renewed'
          : 'install the root certificates (`apt-get install ca-certificates`, `apk add ca-certificates`); that of a company proxy goes into `/usr/local/share/ca-certificates`, then `update-ca-certificates`',
        root: host
      }
    }
  },
  {
    id: 'import-path-unresolved',
    family: 'network',
    title: 'An import path leads to no repository',
    meaning:
      'Without a proxy the go command asks the host of an import path where its repository is. That host gave no answer of that kind: the path is mistyped, or the site is private or gone.',
    example:
      'go: example.com/x@v1.0.0: unrecognized import path "example.com/x": reading https://example.com/x?go-get=1: 404 Not Found\n',
    examples: [
      'main.go:3:8: unrecognized import path "example.com/x": parse https://example.com/x?go-get=1: no go-import meta tags ()\n',
      'go: foo@v1.0.0: unrecognized import path "foo": import path does not begin with hostname\n',
      'go: unrecognized import path "example.com/priv": reading https://example.com/priv?go-get=1: 401 Unauthorized\n'
    ],
    go: '1.13 to 1.27',
    marks: ['unrecognized import path "'],
    match: byPattern(
      [/^[^\n]{0,1500}?unrecognized import path "(?<path>[^"\n]{1,500})": (?<why>[^\n]{1,500})/],
      (group) =>
        /: 40[137] /.test(group('why'))
          ? {
              message: `the host of the import path ${quote(group('path'))} wants credentials: ${quote(group('why'))}`,
              fix: `put \`machine ${word(group('path').split('/', 1)[0] ?? '')} login NAME password TOKEN\` into \`~/.netrc\` from a secret, and set \`GOPRIVATE=${word(group('path'))}\``,
              root: group('path')
            }
          : {
              message: `the import path ${quote(group('path'))} leads to no repository: ${quote(group('why'))}`,
              fix: `correct the path; for a private one name its repository in the path (\`git.example.com/team/x.git\`), or see what \`curl -s 'https://${group('path').replaceAll(/[`'"\\]/g, '')}?go-get=1'\` answers`,
              root: group('path')
            }
    )
  },
  ...PROXIES,
  {
    id: 'network-unreachable',
    family: 'network',
    title: 'A server cannot be reached',
    meaning:
      'A name was not found, a connection was refused, broken or too slow. The job has no network, a firewall or a missing `HTTPS_PROXY` is in the way, or the server is down.',
    example:
      'go: example.com/x@v1.0.0: Get "https://goproxy.example.org/example.com/x/@v/v1.0.0.info": dial tcp: lookup goproxy.example.org on 127.0.0.53:53: no such host\n',
    examples: [
      'go: example.com/x@v1.0.0: Get "http://127.0.0.1:1/example.com/x/@v/v1.0.0.info": dial tcp 127.0.0.1:1: connect: connection refused\n',
      'main.go:3:8: example.com/x@v1.0.0: Get "https://goproxy.example.org/example.com/x/@v/v1.0.0.zip": dial tcp 10.0.0.1:443: i/o timeout\n',
      'go: example.com/x@v1.0.0: read "https://goproxy.example.org/example.com/x/@v/v1.0.0.zip": read tcp 10.0.0.1:1->10.0.0.2:443: read: connection reset by peer\n',
      'go: example.com/x@v1.0.0: Get "https://goproxy.example.org/example.com/x/@v/v1.0.0.info": net/http: TLS handshake timeout\n',
      'go: example.com/x@v1.0.0: Get "https://goproxy.example.org/example.com/x/@v/v1.0.0.info": proxyconnect tcp: dial tcp 10.0.0.3:3128: connect: network is unreachable\n'
    ],
    go: '1.13 to 1.27',
    marks: [
      'dial tcp',
      ': no such host',
      'connection refused',
      'connection reset by peer',
      'i/o timeout',
      'TLS handshake timeout',
      'network is unreachable',
      'context deadline exceeded',
      'server misbehaving'
    ],
    match: ({ text, message }) => {
      // With -x the go command notes each request: `# get URL: ...`. What comes of it is said elsewhere.
      if (text.startsWith('# ')) return null
      const found =
        /^[^\n]{0,1500}?(?:[Gg]et|[Rr]ead|https fetch: Get) "(?<url>[a-z]{2,6}:\/\/[^"\n]{1,2000})": (?<why>[^\n]{1,500})/.exec(
          text
        )?.groups
      const url =
        found?.['url'] ?? /^[^\n]{0,1500}?(?<url>https?:\/\/[^\s"']{1,2000})/.exec(text)?.groups?.['url'] ?? ''
      const why = found?.['why'] ?? message
      const reason =
        /(?:proxyconnect tcp: )?[^\n]{0,400}(?:no such host|connection refused|connection reset by peer|i\/o timeout|TLS handshake timeout|network is unreachable|context deadline exceeded|server misbehaving)/.exec(
          why.slice(0, 1000)
        )?.[0]
      if (reason === undefined || url === '') return null
      const host = hostOf(url)
      return {
        message: `${quote(host)} cannot be reached: ${quote(reason)}`,
        fix: /no such host|misbehaving/.test(reason)
          ? `see whether the machine has a network and resolves the name, \`getent hosts ${word(host.replace(/:\d{1,5}$/, ''))}\`, and whether \`go env GOPROXY\` names the right one`
          : 'run it again; if it stays, see to the firewall and to `HTTPS_PROXY`, and whether `go env GOPROXY` names the right server',
        root: host
      }
    }
  },
  {
    id: 'insecure-refused',
    family: 'network',
    title: 'An insecure address is refused',
    meaning:
      'The go command fetches over https only, and sends no credentials over http, unless `GOINSECURE` names the module.',
    example: 'go: example.com/x@v1.0.0: refusing to pass credentials to insecure URL: http://goproxy.example.org/\n',
    examples: [
      'go: example.com/x@v1.0.0: Get "https://example.com/x?go-get=1": redirected from secure URL https://example.com/x to insecure URL http://example.com/x\n'
    ],
    go: '1.14 to 1.27',
    marks: ['refusing to pass credentials to insecure URL', 'redirected from secure URL '],
    match: byPattern(
      [
        /^[^\n]{0,1500}?(?:refusing to pass credentials to insecure URL: |redirected from secure URL [^\s]{1,1000} to insecure URL )(?<url>[^\s]{1,1000})/
      ],
      (group) => ({
        message: `the go command does not use the insecure address ${quote(group('url'))}`,
        fix: 'have the server answer over https, or allow it for these modules alone: `GOINSECURE=MODULE`',
        root: hostOf(group('url'))
      })
    )
  },
  GIT_FAILED
]
