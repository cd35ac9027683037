/** Which Go builds a file again, and what of the environment reaches it. */
import { expect, test } from '@jest/globals'
import { bareFacts } from '../../../src/core/binary/facts.ts'
import { parseModInfo } from '../../../src/core/binary/modinfo.ts'
import { readRecordedBuild } from '../../../src/core/reproduce/recorded.ts'
import { setUpGo } from '../../../src/observe/reproduce/go-setup.ts'
import { fakePorts } from '../../support/fakes.ts'

/** Asks for a Go, of a machine with go1.26.8, and others by GOTOOLCHAIN as listed. */
async function setUp(
  goVersion: string,
  toolchain: string,
  more: { there?: string[]; go?: string; lines?: string[] } = {}
) {
  const lines = ['path\texample.com/app', 'mod\texample.com/app\t(devel)\t', ...(more.lines ?? [])]
  const build = readRecordedBuild(parseModInfo(lines.join('\n')), { ...bareFacts('app', 'go', []), goVersion })
  const ports = fakePorts({
    env: { PATH: '/bin' },
    programs: {
      go: (_args, { env }) => {
        const asked = env?.['GOTOOLCHAIN'] ?? ''
        if (asked === 'local')
          return { stdout: env?.['PATH']?.startsWith('/other/bin') === true ? 'go1.21.0\n' : 'go1.26.8\n' }
        return (more.there ?? []).includes(asked)
          ? { stdout: `${asked.replace('+path', '')}\n/goroot/${asked}\n` }
          : { exitCode: 1, stderr: `go: download ${asked}: not found\n` }
      }
    }
  })
  const user = {
    GOTOOLCHAIN: toolchain,
    GOPROXY: 'https://user:word@proxy.example.com',
    GOFLAGS: '-toolexec=x',
    GOMODCACHE: '/m'
  }
  const options = { cwd: '/t', cache: '/t/cache', go: more.go ?? null, offline: false }
  return setUpGo(ports, build, user, options)
}

test('the Go in PATH, when it is the one', async () => {
  const { env, version, path } = await setUp('go1.26.8', 'local', {
    lines: ['build\tGOAMD64=v3', 'build\tCGO_ENABLED=0']
  })
  expect({ version, path }).toEqual({ version: 'go1.26.8', path: '/usr/bin/go' })
  // Modules come from where the user says; how things are built is the record's alone.
  expect(env).toMatchObject({
    GOPROXY: 'https://user:word@proxy.example.com',
    GOMODCACHE: '/m',
    GOENV: 'off',
    GOFLAGS: '',
    GOTOOLCHAIN: 'local',
    GOCACHE: '/t/cache',
    GOAMD64: 'v3',
    CGO_ENABLED: '0'
  })
  for (const name of ['GOROOT', 'GOEXPERIMENT', 'CGO_CFLAGS', 'GODEBUG']) {
    expect(env).toHaveProperty(name, undefined)
  }
})

test('with experiments in either spelling it is the same Go', async () => {
  expect((await setUp('go1.26.8-X:jsonv2', 'local')).version).toBe('go1.26.8')
  expect((await setUp('go1.26.8 X:jsonv2', 'local')).version).toBe('go1.26.8')
})

test.each([
  ['auto', 'go1.23.12'],
  ['go1.26.8', 'go1.23.12'],
  ['path', 'go1.23.12+path'],
  ['go1.26.8+path', 'go1.23.12+path']
])('another by GOTOOLCHAIN, where %s allows it', async (setting, asked) => {
  const { env, version, path } = await setUp('go1.23.12', setting, { there: [asked] })
  expect({ version, path }).toEqual({ version: 'go1.23.12', path: `/goroot/${asked}/bin/go` })
  // From there on by its folder, whatever module cache it is given.
  expect(env).toMatchObject({ GOTOOLCHAIN: 'local', PATH: `/goroot/${asked}/bin:/bin` })
})

test.each<[string, string, string, object, RegExp]>([
  ['GOTOOLCHAIN=local forbids it', 'go1.23.12', 'local', { there: ['go1.23.12'] }, /GOTOOLCHAIN=local forbids another/],
  ['it cannot be downloaded', 'go1.23.12', 'auto', {}, /could not be had: `go: download go1.23.12: not found`/],
  ['a vendor made it', 'go1.22.1-fips', 'auto', { there: ['go1.22.1'] }, /no release of the Go project/],
  [
    '--go names another',
    'go1.23.12',
    'auto',
    { go: '/other/bin/go', there: ['go1.23.12'] },
    /the Go here is `go1.21.0`/
  ]
])('none: %s', async (_name, version, setting, more, says) => {
  await expect(setUp(version, setting, more)).rejects.toThrow(says)
  await expect(setUp(version, setting, more)).rejects.toMatchObject({ code: 'evidence' })
})
