/**
 * Programs after something happened to them, each with what must be said of it: published files, and programs of several
 * Go versions under the usual tools. The unit tests have the same for small programs of the local Go.
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { after, flip, middleOf } from '../__tests__/support/changed.ts'
import { buildProgram, derivedFile, type Program } from '../__tests__/support/go-programs.ts'
import { bare, inspectBytes } from '../__tests__/support/targets.ts'
import { testWith } from '../__tests__/support/tools.ts'
import { BUILD_INFO_MAGIC } from '../src/core/binary/build-info.ts'
import type { BinaryFacts } from '../src/core/binary/facts.ts'
import { GO_VERSIONS, goOf } from './support/go-versions.ts'
import { fileOf, inspectAt, published } from './support/published.ts'

type Expected = Partial<BinaryFacts>

/**
 * A patch leaves no trace of itself. What is left for it is seen where a tool's traces would stand: in ELF files, and in
 * Mach-O files whose pages are hashed. Elsewhere no cause is named.
 */
function causeIn(expected: Expected, file: string): Expected {
  return expected.sealBrokenBy === 'patch' && /win32|windows|darwin-x64/.test(file) ? { sealBrokenBy: null } : {}
}

describe('published files, changed', () => {
  const files = [
    '@esbuild/linux-x64@0.25.12',
    '@esbuild/linux-s390x@0.25.12',
    '@esbuild/linux-arm@0.25.12',
    '@esbuild/win32-x64@0.25.12',
    '@esbuild/win32-ia32@0.25.12',
    '@esbuild/darwin-arm64@0.25.12',
    '@esbuild/darwin-x64@0.21.5',
    // With a padding behind it.
    '@esbuild/linux-loong64@0.21.5'
  ]
  const bytesOf = (spec: string): Buffer => readFileSync(fileOf(published(spec)))
  const blobOf = (bytes: Buffer): number => bytes.indexOf(BUILD_INFO_MAGIC)

  /** The bytes with `text` written over what stands at each of `places`. */
  function write(bytes: Buffer, text: string, ...places: number[]): Buffer {
    for (const at of places) {
      expect(at).toBeGreaterThan(0)
      bytes.write(text, at, 'latin1')
    }
    return bytes
  }

  /** Both places of a text in the module info: in the blob and in the copy. */
  function bothPlaces(bytes: Buffer, text: string): [number, number] {
    const first = bytes.indexOf(text)
    return [first, bytes.indexOf(text, first + 1)]
  }

  const decoy = Buffer.concat([BUILD_INFO_MAGIC, Buffer.from([8, 2]), Buffer.alloc(16), Buffer.from('\x08go1.99.9\0')])

  const changes: [label: string, change: (bytes: Buffer) => Buffer, expected: Expected][] = [
    [
      'another version in the blob',
      (bytes) => write(bytes, 'go1.19.12', blobOf(bytes) + 33),
      { outcome: 'go', seal: 'broken', sealBrokenBy: 'patch', versionElsewhere: false, copies: 'agree' }
    ],
    [
      'another main module in one copy',
      (bytes) => write(bytes, 'mod\tgithub.com/evil', bothPlaces(bytes, 'mod\tgithub.com/evan')[0]),
      { outcome: 'go', seal: 'broken', sealBrokenBy: 'patch', copies: 'differ' }
    ],
    [
      'another commit in one copy',
      (bytes) => write(bytes, 'vcs.revision=f00', bothPlaces(bytes, 'vcs.revision=')[1]),
      { outcome: 'go', seal: 'broken', sealBrokenBy: 'patch', copies: 'differ' }
    ],
    [
      'another commit in both copies',
      (bytes) => write(bytes, 'vcs.revision=f00', ...bothPlaces(bytes, 'vcs.revision=')),
      { outcome: 'go', seal: 'broken', sealBrokenBy: 'patch', copies: 'agree' }
    ],
    [
      'a byte behind the end',
      (bytes) => Buffer.concat([bytes, Buffer.from('x')]),
      { outcome: 'go', seal: 'broken', sealBrokenBy: 'appended', copies: 'agree' }
    ],
    [
      'a decoy behind the end',
      (bytes) => Buffer.concat([bytes, Buffer.alloc(16 - (bytes.length % 16)), decoy]),
      { outcome: 'go', seal: 'broken', sealBrokenBy: 'appended', copies: 'agree' }
    ],
    ['half of it gone', (bytes) => bytes.subarray(0, bytes.length >> 1), { outcome: 'truncated', seal: 'absent' }],
    ['all but its first kilobyte gone', (bytes) => bytes.subarray(0, 1024), { outcome: 'truncated', seal: 'absent' }]
  ]
  for (const spec of files) {
    const { goVersion } = published(spec).expect
    test.each(changes)(`${spec}: %s`, (label, change, expected) => {
      const facts = inspectBytes(change(bytesOf(spec)))
      expect(facts).toMatchObject({ ...expected, ...causeIn(expected, spec) })
      if (expected.outcome === 'go' && !label.includes('version')) expect(facts.goVersion).toBe(goVersion)
    })
  }

  const inner = '@esbuild/linux-x64@0.28.1'
  test.each(files)('%s with another Go program behind it: the outer one is judged, the inner one is listed', (spec) => {
    const outer = bytesOf(spec)
    const facts = inspectBytes(Buffer.concat([outer, bytesOf('@esbuild/win32-arm64@0.25.12')]))
    expect(facts).toMatchObject({ outcome: 'go', seal: 'broken', sealBrokenBy: 'appended' })
    expect(facts.goVersion).toBe(published(spec).expect['goVersion'])
    expect(facts.goarch).toBe(published(spec).expect['goarch'])
    expect(facts.nested).toEqual([
      { offset: expect.any(Number), goVersion: 'go1.23.12', mainPackage: 'github.com/evanw/esbuild/cmd/esbuild' }
    ])
    expect(facts.nested[0]?.offset).toBeGreaterThan(outer.length)
  })

  test('a program without build info that is behind another one lends it nothing', () => {
    const facts = inspectBytes(Buffer.concat([bytesOf(inner), bytesOf('@esbuild/linux-x64@0.25.12')]))
    // The outer one has no blob; that of the inner one is not its own.
    expect(facts).toMatchObject({ outcome: 'go', seal: 'absent', goVersion: null })
  })

  test.each(files.slice(0, 3))('%s without section headers', (spec) => {
    const bytes = bytesOf(spec)
    const bits = bytes[4] === 2 ? 64 : 32
    // e_shoff; e_shnum and e_shstrndx.
    bytes.fill(0, bits === 64 ? 40 : 32, bits === 64 ? 48 : 36)
    bytes.fill(0, bits === 64 ? 60 : 48, bits === 64 ? 64 : 52)
    const facts = inspectBytes(bytes)
    expect(facts).toMatchObject({ outcome: 'go', seal: 'broken', copies: 'agree' })
    expect(facts.goVersion).toBe(published(spec).expect['goVersion'])
  })

  test('an edited version is repeated by go version -m, which ends with 0', () => {
    const spec = files[0] ?? ''
    // Not beside the original: that folder is what the benchmark reads.
    const file = derivedFile(buildProgram(), 'esbuild-go1.19.12', (target) => {
      const bytes = bytesOf(spec)
      writeFileSync(target, write(bytes, 'go1.19.12', blobOf(bytes) + 33), { mode: 0o755 })
    })
    for (const go of GO_VERSIONS) {
      expect(goOf(go, ['version', file])).toMatchObject({ exitCode: 0, stdout: `${file}: go1.19.12\n` })
    }
    expect(inspectAt(file).seal).toBe('broken')
  })
})

describe.each(GO_VERSIONS)('programs of %s', (go) => {
  const program = (platform: string, ...flags: string[]): Program => ({ ...bare(platform, ...flags), go })
  const platforms = ['linux/amd64', 'windows/amd64', 'darwin/arm64'] as const

  test.each(platforms)('%s, unchanged', (platform) => {
    expect(inspectAt(buildProgram(program(platform)))).toMatchObject({
      outcome: 'go',
      goVersion: go,
      seal: 'intact',
      copies: 'agree',
      stripped: 'none',
      appended: null
    })
  })

  test('linux/amd64, stripped by the linker', () => {
    expect(inspectAt(buildProgram(program('linux/amd64', '-ldflags=-s -w')))).toMatchObject({
      seal: 'intact',
      stripped: 'symbols',
      strippedBy: 'linker',
      appended: null
    })
  })

  const tools: [label: string, tool: string, args: readonly string[], expected: Expected][] = [
    [
      'strip',
      'strip',
      [],
      { seal: 'broken', sealBrokenBy: 'strip', stripped: 'symbols', strippedBy: 'after-link', copies: 'agree' }
    ],
    ['strip -g', 'strip', ['-g'], { seal: 'broken', sealBrokenBy: 'strip', stripped: 'debug', copies: 'agree' }],
    ['objcopy', 'objcopy', [], { seal: 'broken', sealBrokenBy: 'objcopy', stripped: 'none', copies: 'agree' }],
    [
      'objcopy --add-section',
      'objcopy',
      ['--add-section', '.evil=/etc/hosts'],
      { seal: 'broken', sealBrokenBy: 'objcopy', stripped: 'none', copies: 'agree' }
    ],
    [
      'objcopy -R .note.go.buildid',
      'objcopy',
      ['-R', '.note.go.buildid'],
      { outcome: 'go', seal: 'absent', buildId: null, goVersion: go, copies: 'agree' }
    ],
    [
      'objcopy -R .go.buildinfo',
      'objcopy',
      ['-R', '.go.buildinfo'],
      { outcome: 'go', seal: 'broken', buildInfo: 'rodata', copies: 'single' }
    ]
  ]
  for (const [label, tool, args, expected] of tools) {
    testWith(tool)(`linux/amd64 after ${label}`, () => {
      expect(inspectAt(after(program('linux/amd64'), tool, ...args))).toMatchObject({ outcome: 'go', ...expected })
    })
  }

  testWith('upx')('linux/amd64 after UPX', () => {
    const file = derivedFile(buildProgram(program('linux/amd64')), 'upx', (target) => {
      copyFileSync(buildProgram(program('linux/amd64')), target)
      execFileSync('upx', ['-q', '-1', target], { stdio: 'ignore' })
    })
    expect(inspectAt(file)).toMatchObject({ outcome: 'packed', packed: 'UPX' })
  })

  const sections: [platform: string, section: string][] = [
    ['linux/amd64', '.text'],
    ['linux/amd64', '.rodata'],
    ['windows/amd64', '.text'],
    ['darwin/arm64', '__text']
  ]
  test.each(sections)('%s with one bit changed in %s', (platform, section) => {
    const bytes = readFileSync(buildProgram(program(platform)))
    const expected: Expected = { outcome: 'go', goVersion: go, seal: 'broken', sealBrokenBy: 'patch' }
    expect(inspectBytes(flip(bytes, middleOf(bytes, section)))).toMatchObject({
      ...expected,
      ...causeIn(expected, platform)
    })
  })

  test.each(platforms)('%s patched and stamped again: the seal holds, it is no signature', (platform) => {
    const original = buildProgram(program(platform))
    const file = derivedFile(original, 'restamped', (target) => {
      const bytes = readFileSync(original)
      writeFileSync(target, flip(bytes, middleOf(bytes, platform.startsWith('darwin') ? '__text' : '.text')))
      const stamped = goOf(go, ['tool', 'buildid', '-w', target])
      if (stamped.exitCode !== 0) throw new Error(stamped.stderr)
    })
    const [before, now] = [original, file].map((path) => inspectAt(path))
    expect(now).toMatchObject({ seal: 'intact', copies: 'agree' })
    expect(now?.buildId).not.toEqual(before?.buildId)
  })
})
