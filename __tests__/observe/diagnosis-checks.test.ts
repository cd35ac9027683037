/** What the checks beyond the text find, on machines that are only told of. */
import { describe, expect, test } from '@jest/globals'
import { Diagnoser, type Failure } from '../../src/core/diagnosis/diagnose.ts'
import { checkBeyondText } from '../../src/observe/diagnosis-checks.ts'
import { type FakeOptions, fakePorts } from '../support/fakes.ts'

const PLACE = { directory: '/repo/svc', root: '/repo' }

function failuresOf(log: string): readonly Failure[] {
  const diagnoser = new Diagnoser()
  diagnoser.push(log)
  return diagnoser.end(1).failures
}

async function sentences(log: string, options: FakeOptions): Promise<string[]> {
  const ports = fakePorts(options)
  const before = new Map(ports.written)
  const found = await checkBeyondText(ports, PLACE, failuresOf(log))
  expect(ports.written).toEqual(before)
  return found.map(({ sentence }) => sentence)
}

const go = (answers: Readonly<Record<string, string>>) => (args: readonly string[]) => ({
  stdout: answers[args.join(' ')] ?? ''
})

describe('the checks beyond the text', () => {
  test('name the go lines and the go command that is there', async () => {
    const log = 'go: go.mod requires go >= 1.99.0 (running go 1.26.8; GOTOOLCHAIN=local)\n'
    const options: FakeOptions = {
      files: {
        '/repo/svc/go.mod': 'module example.com/m\n\ngo 1.99.0 // newest\n\ntoolchain go1.99.1\n',
        '/repo/go.work': 'go 1.21\n\nuse ./svc\n',
        '/repo/.github/workflows/ci.yml': 'env:\n  # GOTOOLCHAIN: auto\n  GOTOOLCHAIN: local\n'
      },
      programs: {
        go: go({ version: 'go version go1.26.8 linux/amd64\n', 'env GOENV': '/home/runner/.config/go/env\n' })
      }
    }
    expect(await sentences(log, options)).toEqual([
      '`svc/go.mod` says `go 1.99.0` (line 3) and `toolchain go1.99.1` (line 5)',
      '`go.work` says `go 1.21` (line 1)',
      'the go command in `PATH` is `go1.26.8`',
      '`GOTOOLCHAIN` is set in `.github/workflows/ci.yml:3`'
    ])
  })

  test('say where a variable is set, and not what it is', async () => {
    const log = 'go: example.com/x@v1.0.0: module lookup disabled by GOPROXY=off\n'
    const files = {
      '/home/runner/env': 'GOPROXY=off\n',
      '/repo/.github/workflows/a.yml': 'jobs:\n  a:\n    steps:\n      - run: GOPROXY=https://me:secret@h go build\n'
    }
    const found = await sentences(log, { files, programs: { go: go({ 'env GOENV': '/home/runner/env\n' }) } })
    expect(found).toEqual([
      '`GOPROXY` is set in `.github/workflows/a.yml:4`, and for good with `go env -w` (`/home/runner/env`)'
    ])
    expect(await sentences(log, { env: { GOPROXY: 'off' } })).toEqual([
      '`GOPROXY` is set in the environment of this process'
    ])
    expect(await sentences(log, {})).toEqual([])
  })

  test('find a header in the repository, and whether its package is installed', async () => {
    const log = '# m\n./a.go:3:10: fatal error: zlib.h: No such file or directory\ncompilation terminated.\n'
    const options: FakeOptions = {
      files: { '/opt/homebrew/include/zlib.h': '' },
      programs: {
        git: (args) => (args.includes(':(top,glob)**/zlib.h') ? { stdout: 'third_party/zlib.h\0' } : undefined),
        'dpkg-query': (args) => (args.at(-1) === 'zlib1g-dev' ? { exitCode: 1 } : { stdout: 'install ok installed' })
      }
    }
    expect(await sentences(log, options)).toEqual([
      'the repository has `third_party/zlib.h`: a `#cgo CFLAGS` line with `-I${SRCDIR}/...` has to lead to `third_party`',
      'it is there, in `/opt/homebrew/include`: `CGO_CFLAGS=-I/opt/homebrew/include`',
      'the package `zlib1g-dev` is not installed on this machine'
    ])
  })

  test.each(['../../etc/passwd', '-x.h', 'a$(id).h', ':(top)x'])(
    'ask nothing about a header named %j',
    async (name) => {
      const ports = fakePorts({ programs: { git: () => ({ stdout: '' }) } })
      await checkBeyondText(
        ports,
        PLACE,
        failuresOf(`# m\n./a.go:3:10: fatal error: ${name}: No such file or directory\n`)
      )
      expect(ports.commands).toEqual([])
    }
  )

  test('say what git says and the go command hides', async () => {
    const log = 'error obtaining VCS status: exit status 128\n\tUse -buildvcs=false to disable VCS stamping.\n'
    const words = "fatal: detected dubious ownership in repository at '/repo'\nTo add an exception\n"
    expect(await sentences(log, { programs: { git: () => ({ exitCode: 128, stderr: words }) } })).toEqual([
      "git says: `fatal: detected dubious ownership in repository at '/repo'`"
    ])
    expect(await sentences(log, { programs: { git: () => ({ stdout: 'abc\n' }) } })).toEqual([])
  })

  test('name the disks that are full, and no others', async () => {
    const log = 'go: creating work dir: mkdir /tmp/go-build1: no space left on device\n'
    const df =
      'Filesystem 1024-blocks Used Available Capacity Mounted on\noverlay 1000000 1000000 512 100% /\ntmpfs 9000000 10 8999990 1% /tmp\n'
    expect(await sentences(log, { programs: { df: () => ({ stdout: df }) } })).toEqual([
      '`/` is 100 % full, with 0 MiB left'
    ])
  })

  test('know the compilers and the pkg-config files that are there', async () => {
    const compiler = '# runtime/cgo\ncgo: C compiler "gcc" not found: exec: "gcc": executable file not found in $PATH\n'
    expect(await sentences(compiler, { programs: { clang: () => ({}) } })).toEqual([
      '`clang` is in `PATH`: `CC=clang` uses it'
    ])
    expect(await sentences(compiler, {})).toEqual(['no C compiler is in `PATH`: neither gcc nor clang'])
    const library = '# m\n# [pkg-config --cflags  -- vips]\nPackage vips was not found in the pkg-config search path.\n'
    const options: FakeOptions = {
      files: { '/usr/local/lib/pkgconfig/vips.pc': '' },
      programs: { 'pkg-config': () => ({}) }
    }
    expect(await sentences(library, options)).toEqual([
      'pkg-config is there: `/usr/bin/pkg-config`',
      '`vips.pc` is in `/usr/local/lib/pkgconfig`: `PKG_CONFIG_PATH=/usr/local/lib/pkgconfig` shows it'
    ])
  })

  test('find the rule that keeps a vendored package out', async () => {
    const log =
      'main.go:3:8: cannot find module providing package example.com/dep: import lookup disabled by -mod=vendor\n'
    const git = (args: readonly string[]) =>
      args.includes('check-ignore') ? { stdout: '.gitignore:7:dep\tvendor/example.com/dep/x.go\n' } : undefined
    expect(await sentences(log, { programs: { git } })).toEqual([
      '`.gitignore:7` keeps that folder out of the repository: `dep`'
    ])
  })

  test('take no longer than they may, and say what they know by then', async () => {
    const ports = fakePorts({ env: { GOFLAGS: '-mod=mod' } })
    const stuck = { ...ports, exec: { ...ports.exec, run: () => new Promise<never>(() => {}) } }
    expect(await checkBeyondText(stuck, PLACE, failuresOf('go: parsing $GOFLAGS: unknown flag -x\n'), 50)).toEqual([])
  })
})
