import { describe, expect, test } from '@jest/globals'
import { isMachineOnly, parseGoEnv, parseGoVersionLine } from '../../../src/core/toolchain/go-env.ts'
import { fixtureText } from '../../support/fixtures.ts'
import { goOutput } from '../../support/go-programs.ts'

describe('parseGoEnv', () => {
  const versions: [version: string, since: string[]][] = [
    ['go1.21.13', []],
    ['go1.24.13', ['GODEBUG', 'GOTELEMETRY', 'GOAUTH', 'GOCACHEPROG', 'GOFIPS140']],
    ['go1.26.8', ['GODEBUG', 'GOTELEMETRY', 'GOAUTH', 'GOCACHEPROG', 'GOFIPS140']]
  ]
  test.each(versions)('reads what %s prints', (version, since) => {
    const env = parseGoEnv(fixtureText(`go-env/${version}.json`))
    expect(env).toMatchObject({
      GOVERSION: version,
      GOOS: 'linux',
      GOARCH: 'amd64',
      GOAMD64: 'v1',
      CC: 'gcc'
    })
    for (const name of ['GODEBUG', 'GOTELEMETRY', 'GOAUTH', 'GOCACHEPROG', 'GOFIPS140']) {
      expect({ name, known: name in env }).toEqual({ name, known: since.includes(name) })
    }
  })

  test('reads what the local Go prints, value by value', () => {
    const env = parseGoEnv(goOutput(['env', '-json']))
    const names = ['GOVERSION', 'GOROOT', 'GOOS', 'GOFLAGS', 'CGO_ENABLED', 'GOTOOLCHAIN']
    expect(names.map((name) => env[name])).toEqual(
      goOutput(['env', ...names])
        .replace(/\n$/, '')
        .split('\n')
    )
  })

  const wrong: [label: string, text: string, message: string][] = [
    ['no JSON', 'GOOS=linux\n', 'expected a JSON object, got text that does not parse'],
    ['nothing', '', 'expected a JSON object, got text that does not parse'],
    ['a list', '[]', 'expected a JSON object'],
    ['null', 'null', 'expected a JSON object'],
    ['a text', '"GOOS"', 'expected a JSON object'],
    ['a value that is no text', '{"GOOS":1}', 'expected text for GOOS'],
    ['a value of an object', '{"GOOS":{}}', 'expected text for GOOS']
  ]
  test.each(wrong)('throws GateError "tool" when it gets %s', (_label, text, message) => {
    expect(() => parseGoEnv(text)).toThrow(
      expect.objectContaining({ code: 'tool', message: `\`go env -json\`: ${message}` })
    )
  })

  test('throws LimitError when there is more than any go command prints', () => {
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`N${index}`, '']))
    expect(() => parseGoEnv(JSON.stringify(many))).toThrow('`go env -json`, entries: expected at most 1000, got 1001')
    expect(() => parseGoEnv(JSON.stringify({ CGO_CFLAGS: 'x'.repeat((1 << 16) + 1) }))).toThrow(
      '`go env -json`, characters of CGO_CFLAGS: expected at most 65536, got 65537'
    )
  })
})

describe('parseGoVersionLine', () => {
  const cases: [text: string, want: [version: string, goos: string, goarch: string] | null][] = [
    ['go version go1.26.8 linux/amd64\n', ['go1.26.8', 'linux', 'amd64']],
    ['go version go1.26.8 windows/arm64\r\n', ['go1.26.8', 'windows', 'arm64']],
    ['go version go1.25.8 X:jsonv2 darwin/arm64', ['go1.25.8 X:jsonv2', 'darwin', 'arm64']],
    [
      'go version devel go1.28-abc1234 Mon Nov 2 10:00:00 2026 +0000 linux/386',
      ['devel go1.28-abc1234 Mon Nov 2 10:00:00 2026 +0000', 'linux', '386']
    ],
    ['go1.26.8 linux/amd64', null],
    ['go version go1.26.8', null],
    ['', null]
  ]
  test.each(cases)('of %j', (text, want) => {
    const [version, goos, goarch] = want ?? []
    expect(parseGoVersionLine(text)).toEqual(want === null ? null : { version, goos, goarch })
  })

  test('reads the line of the local Go', () => {
    const [goos, goarch] = goOutput(['env', 'GOOS', 'GOARCH']).trim().split('\n')
    expect(parseGoVersionLine(goOutput(['version']))).toEqual({
      version: goOutput(['env', 'GOVERSION']).trim(),
      goos,
      goarch
    })
  })
})

describe('isMachineOnly', () => {
  test.each(['GOCACHE', 'GOMODCACHE', 'GOROOT', 'GOGCCFLAGS', 'GOTELEMETRYDIR'])(
    'is true for %s, a place on a machine',
    (name) => {
      expect(isMachineOnly(name)).toBe(true)
    }
  )
  test.each(['GOFLAGS', 'GOOS', 'CGO_ENABLED', 'GOPROXY', 'GOEXPERIMENT', 'GOWORK', 'GOTOOLCHAIN'])(
    'is false for %s, which changes what is built',
    (name) => {
      expect(isMachineOnly(name)).toBe(false)
    }
  )
})
