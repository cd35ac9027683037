/** What a comparison says of two files of the same inputs: made by a real linker, changed by real tools. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { binaryDrift } from '../../../src/core/baseline/binary-bytes.ts'
import type { Drift } from '../../../src/core/baseline/types.ts'
import { bytesSource } from '../../../src/core/binary/bytes.ts'
import type { BinaryFacts } from '../../../src/core/binary/facts.ts'
import { inspectBinary } from '../../../src/core/binary/inspect.ts'
import { after, bytesOf, flip, middleOf } from '../../support/changed.ts'
import { buildProgram, derivedFile } from '../../support/go-programs.ts'
import { GOOD_RECORD } from '../../support/records.ts'
import { addAuthenticode, addCodeSignature } from '../../support/signing.ts'
import { bare } from '../../support/targets.ts'
import { testWith } from '../../support/tools.ts'

const facts = (bytes: Uint8Array, digests = true): BinaryFacts => inspectBinary('tiny', bytesSource(bytes), { digests })

function drifts(before: BinaryFacts, after: BinaryFacts): Drift[] {
  return binaryDrift({ ...GOOD_RECORD, binary: before }, { ...GOOD_RECORD, binary: after })
}

const brief = (found: readonly Drift[]) => found.map((one) => [one.path, one.class, one.why])

const LINUX = bare('linux/amd64')
const linked = (platform: string): Buffer => bytesOf(bare(platform))

/** Patched in one place, and its build ID computed anew, as `go tool buildid -w` does. */
function restamped(platform: string, section: string): Buffer {
  const program = bare(platform)
  const file = derivedFile(buildProgram(program), `restamped${section}`, (target) => {
    copyFileSync(buildProgram(program), target)
    const bytes = readFileSync(target)
    writeFileSync(target, flip(bytes, middleOf(bytes, section)))
    execFileSync('go', ['tool', 'buildid', '-w', target])
  })
  return readFileSync(file)
}

describe('the same inputs', () => {
  test('and the same bytes: nothing', () => {
    expect(drifts(facts(linked('linux/amd64')), facts(linked('linux/amd64')))).toEqual([])
  })

  const stripped: [tool: string, args: string[], what: string][] = [
    ['strip', [], 'stripped'],
    ['strip', ['-g'], 'debug information removed'],
    ['objcopy', [], 'rewritten']
  ]
  for (const [tool, args, what] of stripped) {
    testWith(tool)(`after ${[tool, ...args].join(' ')}: the code is untouched`, () => {
      const now = facts(readFileSync(after(LINUX, tool, ...args)))
      expect(brief(drifts(facts(bytesOf(LINUX)), now))).toEqual([
        ['binary.sha256', 'explained', `${what} after linking, the code is untouched`]
      ])
    })
  }

  test('with bytes appended: the code is untouched', () => {
    const bytes = linked('darwin/arm64')
    const now = facts(Buffer.concat([bytes, Buffer.from('payload')]))
    expect(brief(drifts(facts(bytes), now))).toEqual([
      ['binary.sha256', 'explained', 'appended to after linking, the code is untouched']
    ])
  })

  const patches: [platform: string, section: string][] = [
    ['linux/amd64', '.text'],
    ['linux/amd64', '.rodata'],
    ['windows/amd64', '.rdata'],
    ['darwin/amd64', '__text'],
    ['darwin/arm64', '__gopclntab']
  ]
  test.each(patches)('and one changed bit (%s, %s): patched there', (platform, section) => {
    const bytes = linked(platform)
    const now = facts(flip(Buffer.from(bytes), middleOf(bytes, section)))
    const [drift, ...rest] = drifts(facts(bytes), now)
    expect(rest).toEqual([])
    expect(drift).toMatchObject({ path: 'binary.digests.load', class: 'unexplained' })
    expect(drift?.why).toBe(`what is loaded differs: patched in \`${section}\``)
  })

  testWith('strip')('stripped and patched: the patch is what is told', () => {
    const bytes = readFileSync(after(LINUX, 'strip'))
    const now = facts(flip(Buffer.from(bytes), middleOf(bytes, '.rodata')))
    const [drift] = drifts(facts(bytesOf(LINUX)), now)
    expect(drift).toMatchObject({ path: 'binary.digests.load', class: 'unexplained' })
    expect(drift?.why).toContain('patched in `.rodata`')
  })

  const signatures: [platform: string, sign: (bytes: Uint8Array) => Uint8Array][] = [
    ['windows/amd64', addAuthenticode],
    ['darwin/amd64', addCodeSignature]
  ]
  test.each(signatures)('signed later (%s): explained', (platform, sign) => {
    const now = facts(sign(linked(platform)))
    expect(now.seal).toBe('resigned')
    expect(brief(drifts(facts(linked(platform)), now))).toEqual([
      ['binary.sha256', 'explained', 'signed after linking: without the signature it is the same file']
    ])
  })

  const stamps: [platform: string, section: string, named: string][] = [
    ['linux/amd64', '.rodata', '`.rodata` differs'],
    ['windows/amd64', '.rdata', '`.rdata` differs']
  ]
  test.each(stamps)(
    'patched and stamped anew (%s, %s): both seals hold, the content part tells',
    (platform, section, named) => {
      const now = facts(restamped(platform, section))
      expect(now.seal).toBe('intact')
      const [drift, ...rest] = drifts(facts(linked(platform)), now)
      expect(rest).toEqual([])
      expect(drift).toMatchObject({ path: 'binary.buildId.content', class: 'unexplained' })
      expect(drift?.why).toContain(named)
    }
  )

  test('and no digests to tell: unexplained, and says so', () => {
    const bytes = linked('linux/amd64')
    const now = facts(flip(Buffer.from(bytes), middleOf(bytes, '.text')), false)
    expect(brief(drifts(facts(bytes), now))).toEqual([
      ['binary.sha256', 'unexplained', expect.stringContaining('without digests of both files')]
    ])
  })
})

describe('other inputs', () => {
  test('other bytes are no surprise', () => {
    expect(drifts(facts(linked('linux/amd64')), facts(bytesOf(bare('linux/amd64', '-ldflags=-s -w'))))).toEqual([])
  })

  test('nothing can be said of files without an ID', () => {
    const none = facts(bytesOf(bare('linux/amd64', '-ldflags=-buildid=')))
    const patched = bytesOf(bare('linux/amd64', '-ldflags=-buildid='))
    expect(drifts(none, facts(flip(patched, middleOf(patched, '.text'))))).toEqual([])
  })
})
