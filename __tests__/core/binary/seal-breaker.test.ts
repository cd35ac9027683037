/** Who broke a seal: named where the evidence points to one, and only there. */
import { describe, expect, test } from '@jest/globals'
import type { SealBreaker } from '../../../src/core/binary/facts.ts'
import { after, bytesOf, flip, imageOf, middleOf } from '../../support/changed.ts'
import { bare, inspectBytes, inspectFile, PLATFORMS, withCgo } from '../../support/targets.ts'
import { testWith } from '../../support/tools.ts'

const LINUX = bare('linux/amd64')

describe('the seal was broken by', () => {
  const tools: [tool: string, args: string[], by: SealBreaker, evidence: string][] = [
    ['strip', [], 'strip', 'the section table was written anew behind the contents'],
    ['strip', ['-g'], 'strip', 'debug info missing'],
    ['objcopy', [], 'objcopy', 'the section table was written anew behind the contents'],
    ['objcopy', ['--add-section=.evil=/etc/hostname'], 'objcopy', 'the Go linker writes no section `.evil`'],
    ['llvm-strip', [], 'strip', 'symbols missing']
  ]
  for (const [tool, args, by, evidence] of tools) {
    testWith(tool)([tool, ...args].join(' '), () => {
      const facts = inspectFile(after(LINUX, tool, ...args))
      expect(facts).toMatchObject({ seal: 'broken', sealBrokenBy: by })
      expect(facts.sealEvidence.join('\n')).toContain(evidence)
    })
  }

  testWith('strip', 'gcc')('strip, after an external link, where the place of the table proves nothing', () => {
    const facts = inspectFile(after(withCgo('-ldflags=-linkmode=external'), 'strip'))
    expect(facts).toMatchObject({ seal: 'broken', sealBrokenBy: 'strip' })
    expect(facts.sealEvidence.join('\n')).not.toContain('section table')
  })

  testWith('strip')('strip, of a Windows program', () => {
    expect(inspectFile(after(bare('windows/amd64'), 'strip'))).toMatchObject({ seal: 'broken', sealBrokenBy: 'strip' })
  })

  testWith('llvm-strip')('llvm-strip, of a macOS program that it signs anew', () => {
    const facts = inspectFile(after(bare('darwin/arm64'), 'llvm-strip'))
    expect(facts).toMatchObject({ seal: 'broken', sealBrokenBy: 'strip' })
    expect(facts.sealEvidence.join('\n')).toMatch(/all \d+ pages are as signed/)
  })

  test.each(PLATFORMS)('appended bytes, which is proved (%s)', (platform) => {
    const bytes = bytesOf(bare(platform))
    const facts = inspectBytes(Buffer.concat([bytes, Buffer.from('payload')]))
    expect(facts).toMatchObject({ seal: 'broken', sealBrokenBy: 'appended' })
    expect(facts.sealEvidence).toContain(
      `7 bytes stand behind the end at offset ${bytes.length}; without them the seal holds`
    )
  })

  test('a patch, and bytes were appended later: the tail alone does not explain it', () => {
    const bytes = bytesOf(LINUX)
    flip(bytes, middleOf(bytes, '.rodata'))
    const facts = inspectBytes(Buffer.concat([bytes, Buffer.from('payload')]))
    expect(facts.sealBrokenBy).toBe('patch')
    expect(facts.sealEvidence.join('\n')).not.toContain('without them')
  })

  test('a patch in place, of an internal link', () => {
    const bytes = bytesOf(LINUX)
    const facts = inspectBytes(flip(bytes, middleOf(bytes, '.text')))
    expect(facts).toMatchObject({ seal: 'broken', sealBrokenBy: 'patch' })
    expect(facts.sealEvidence.join('\n')).toContain('bytes were changed in place')
  })

  test.each(['__text', '__rodata', '__gopclntab'])(
    'a patch in %s, where the code signature names the page',
    (section) => {
      const bytes = bytesOf(bare('darwin/arm64'))
      const at = middleOf(bytes, section)
      const facts = inspectBytes(flip(bytes, at))
      expect(facts).toMatchObject({ seal: 'broken', sealBrokenBy: 'patch' })
      const page = at - (at % 4096)
      expect(facts.sealEvidence).toContain(`the code signature names a changed page at 0x${page.toString(16)}`)
    }
  )

  test('something: a patch of a Windows program leaves no other trace, and none is made up', () => {
    const bytes = bytesOf(bare('windows/amd64'))
    const facts = inspectBytes(flip(bytes, middleOf(bytes, '.text')))
    expect(facts).toMatchObject({ seal: 'broken', sealBrokenBy: null })
    expect(facts.sealEvidence).toHaveLength(1)
  })
})

describe('a code signature that lies', () => {
  const BYTES = bytesOf(bare('darwin/arm64'))
  const signature = imageOf(BYTES).signature
  if (signature === null) throw new Error('expected a signature')
  const directory = BYTES.indexOf(Buffer.from('fade0c02', 'hex'), signature.offset)

  const lies: [what: string, at: number, value: number][] = [
    ['counts more blobs than there are', signature.offset + 8, 0xffffffff],
    ['has its directory outside of the file', signature.offset + 16, 0x7fffffff],
    ['has a directory of no end', directory + 4, 0xffffffff],
    ['has hashes outside of the directory', directory + 16, 0x7fffffff],
    ['counts more pages than there are', directory + 28, 0x7fffffff],
    ['covers more than the file', directory + 32, 0xffffffff]
  ]
  test.each(lies)('%s: its pages are not asked, and nothing throws', (_what, at, value) => {
    const bytes = Buffer.from(BYTES)
    bytes.writeUInt32BE(value, at)
    flip(bytes, middleOf(bytes, '__text'))
    const facts = inspectBytes(bytes)
    expect(facts).toMatchObject({ outcome: 'go', seal: 'broken', sealBrokenBy: null })
  })

  test.each([0, 11, 21, 63, 255])('has pages of 2^%d bytes', (shift) => {
    const bytes = Buffer.from(BYTES)
    bytes[directory + 39] = shift
    flip(bytes, middleOf(bytes, '__text'))
    expect(inspectBytes(bytes)).toMatchObject({ seal: 'broken', sealBrokenBy: null })
  })
})
