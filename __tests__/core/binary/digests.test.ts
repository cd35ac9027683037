/** What the digests of parts are for: they stay when a tool takes things away, and change when code does. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { bytesSource } from '../../../src/core/binary/bytes.ts'
import type { Digests } from '../../../src/core/binary/facts.ts'
import { inspectBinary } from '../../../src/core/binary/inspect.ts'
import { after, bytesOf, flip, middleOf } from '../../support/changed.ts'
import { BARE_MAIN, buildProgram, type Program } from '../../support/go-programs.ts'
import { bare, inspectBytes, PLATFORMS, withCgo } from '../../support/targets.ts'
import { testWith } from '../../support/tools.ts'

function digestsOf(bytes: Uint8Array): Digests {
  const { digests } = inspectBinary('tiny', bytesSource(bytes), { digests: true })
  if (digests === null) throw new Error('no digests')
  return digests
}

const LINKED: Readonly<Record<string, Program>> = {
  plain: bare('linux/amd64'),
  'without symbols': bare('linux/amd64', '-ldflags=-s -w'),
  'position independent': { files: BARE_MAIN, flags: ['-buildmode=pie'] },
  external: withCgo('-ldflags=-linkmode=external')
}

const TAKES_AWAY: readonly (readonly [tool: string, ...args: string[]])[] = [
  ['strip'],
  ['strip', '-g'],
  ['objcopy'],
  ['objcopy', '--add-section=.evil=/etc/hostname'],
  ['objcopy', '-R', '.comment'],
  ['llvm-strip']
]

describe('the load digest is the same after', () => {
  for (const [name, program] of Object.entries(LINKED)) {
    for (const [tool, ...args] of TAKES_AWAY) {
      testWith(tool, 'gcc')(`${[tool, ...args].join(' ')} (${name})`, () => {
        const { load } = digestsOf(readFileSync(after(program, tool, ...args)))
        expect(load).toMatch(/^[0-9a-f]{64}$/)
        expect(load).toBe(digestsOf(bytesOf(program)).load)
      })
    }
  }

  for (const platform of ['darwin/amd64', 'darwin/arm64', 'windows/amd64', 'windows/386']) {
    for (const tool of platform.startsWith('windows') ? ['llvm-strip', 'strip'] : ['llvm-strip']) {
      testWith(tool)(`${tool} (${platform})`, () => {
        const program = bare(platform)
        expect(digestsOf(readFileSync(after(program, tool))).load).toBe(digestsOf(bytesOf(program)).load)
      })
    }
  }

  test.each(PLATFORMS)('appended bytes (%s)', (platform) => {
    const bytes = bytesOf(bare(platform))
    expect(digestsOf(Buffer.concat([bytes, Buffer.from('payload')])).load).toBe(digestsOf(bytes).load)
  })
})

describe('the load digest is another after', () => {
  const patches: [platform: string, section: string][] = [
    ['linux/amd64', '.text'],
    ['linux/amd64', '.rodata'],
    ['linux/amd64', '.go.buildinfo'],
    ['linux/s390x', '.text'],
    ['windows/amd64', '.text'],
    ['windows/386', '.rdata'],
    ['darwin/amd64', '__text'],
    ['darwin/arm64', '__rodata']
  ]
  test.each(patches)('one changed bit (%s, %s), and the section is named', (platform, section) => {
    const bytes = bytesOf(bare(platform))
    const before = digestsOf(bytes)
    const now = digestsOf(flip(bytes, middleOf(bytes, section)))
    expect(now.load).not.toBe(before.load)
    const changed = now.sections.filter(({ sha256 }, index) => sha256 !== before.sections[index]?.sha256)
    expect(changed.map(({ name }) => name)).toEqual([section])
  })

  test('another entry address', () => {
    const bytes = bytesOf(bare('linux/amd64'))
    const before = digestsOf(bytes)
    expect(digestsOf(flip(bytes, 24)).load).not.toBe(before.load)
  })

  for (const section of ['.go.buildinfo', '.note.go.buildid']) {
    testWith('objcopy')(`objcopy -R ${section}`, () => {
      const program = bare('linux/amd64')
      expect(digestsOf(readFileSync(after(program, 'objcopy', '-R', section))).load).not.toBe(
        digestsOf(bytesOf(program)).load
      )
    })
  }
})

test('digests cost a pass, so they are computed when they are asked for only', () => {
  expect(inspectBytes(bytesOf(bare('linux/amd64'))).digests).toBeNull()
})

test('a section table that names the same bytes again and again is not hashed again and again', () => {
  const bytes = readFileSync(buildProgram(bare('linux/amd64')))
  const [table, count] = [Number(bytes.readBigUInt64LE(0x28)), bytes.readUInt16LE(0x3c)]
  for (let section = 1; section < count; section++) {
    bytes.writeBigUInt64LE(0n, table + section * 64 + 24)
    bytes.writeBigUInt64LE(BigInt(bytes.length), table + section * 64 + 32)
  }
  const { sections } = digestsOf(bytes)
  expect(sections.length).toBeGreaterThan(0)
  expect(sections.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(2 * bytes.length)
})
