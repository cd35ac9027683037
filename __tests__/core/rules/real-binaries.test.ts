/** What is found in binaries that were really linked, and really changed. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { compareRecords } from '../../../src/core/baseline/compare.ts'
import { bytesSource } from '../../../src/core/binary/bytes.ts'
import { inspectBinary } from '../../../src/core/binary/inspect.ts'
import { DEFAULT_POLICY } from '../../../src/core/policy/types.ts'
import { judgeBinary } from '../../../src/core/rules/judge-binary.ts'
import type { BinaryFacts } from '../../../src/core/binary/facts.ts'
import { ask, findingsOf } from '../../support/ask.ts'
import { after, bytesOf, flip, imageOf, middleOf } from '../../support/changed.ts'
import { buildProgram, derivedFile, goOutput } from '../../support/go-programs.ts'
import { GOOD_RECORD, inspectedWith, vouched } from '../../support/records.ts'
import { addAuthenticode, addCodeSignature } from '../../support/signing.ts'
import { bare, inspectBytes, inspectFile } from '../../support/targets.ts'
import { testWith } from '../../support/tools.ts'

const LINUX = bare('linux/amd64')
const WINDOWS = bare('windows/amd64')
const MAC = bare('darwin/arm64')

const found = (facts: BinaryFacts): string[] => judgeBinary(facts).map(({ rule, level }) => `${level} ${rule}`)
const messages = (facts: BinaryFacts): string =>
  judgeBinary(facts)
    .map(({ message }) => message)
    .join('\n')
const joined = (...parts: Uint8Array[]): Buffer => Buffer.concat(parts)

/** A program with some bytes changed and its seal mended, as `go tool buildid -w` does it. */
function stampedAnew(name: string, change: (bytes: Buffer) => Buffer): string {
  const file = buildProgram(LINUX)
  return derivedFile(file, `tiny-stamped-${name}`, (target) => {
    copyFileSync(file, target)
    writeFileSync(target, change(readFileSync(target)))
    goOutput(['tool', 'buildid', '-w', target])
  })
}

/** The version in the blob made another, the one in the program left. */
function withOtherVersion(bytes: Buffer): Buffer {
  const blob = imageOf(bytes).sections.find(({ name }) => name === '.go.buildinfo')
  if (blob === undefined) throw new Error('no .go.buildinfo')
  const version = bytes.indexOf('go1.', blob.offset)
  bytes.write('go1.99', version, 'latin1')
  return bytes
}

describe('a file as the linker left it', () => {
  test.each(['linux/amd64', 'linux/mips', 'windows/amd64', 'darwin/amd64', 'darwin/arm64'])('%s', (platform) => {
    expect(found(inspectBytes(bytesOf(bare(platform))))).toEqual([])
  })

  test('without optimizations', () => {
    const facts = inspectFile(buildProgram(bare('linux/amd64', '-gcflags=-N -l')))
    expect(found(facts)).toEqual(['warning debug-build'])
    expect(messages(facts)).toContain(
      'was compiled with `-gcflags=-N -l`: optimizations (`-N`) and inlining (`-l`) off'
    )
  })
})

describe('one cause is one finding', () => {
  const changes: [label: string, facts: () => BinaryFacts, rules: string[], says: RegExp][] = [
    [
      'bytes behind an ELF file',
      () => inspectBytes(joined(bytesOf(LINUX), Buffer.from('payload'))),
      ['error appended-data'],
      /has 7 bytes behind its end at offset \d+\. Without them it is what the Go linker wrote/
    ],
    [
      'bytes behind a PE file',
      () => inspectBytes(joined(bytesOf(WINDOWS), Buffer.alloc(512, 1))),
      ['error appended-data'],
      /has 512 bytes behind its end/
    ],
    [
      'a program behind another',
      () => inspectBytes(joined(bytesOf(LINUX), bytesOf(WINDOWS))),
      ['error appended-data'],
      /among them a Go program: `example\.com\/tiny` \(`go1\.\d+/
    ],
    [
      'a bit of the code',
      () => inspectBytes(flip(bytesOf(LINUX), middleOf(bytesOf(LINUX), '.text'))),
      ['error modified-after-link'],
      /bytes were changed in place\. The linked file was edited/
    ],
    [
      'a bit of a signed file, which its page hashes show',
      () => inspectBytes(flip(bytesOf(MAC), middleOf(bytesOf(MAC), '__text'))),
      ['error modified-after-link'],
      /the code signature names a changed page at 0x[0-9a-f]+\. The linked file was edited/
    ],
    [
      'an Authenticode signature',
      () => inspectBytes(addAuthenticode(bytesOf(WINDOWS))),
      ['notice resigned'],
      /carries an Authenticode signature that was put on after linking/
    ],
    [
      'another code signature',
      () => inspectBytes(addCodeSignature(bytesOf(MAC))),
      ['notice resigned'],
      /carries a code signature/
    ],
    [
      'another version in the blob, and the seal mended',
      () => inspectFile(stampedAnew('version', withOtherVersion)),
      ['error buildinfo-conflict'],
      /says it was compiled by `go1\.99[^`]*`, but the program itself holds no such version/
    ]
  ]
  test.each(changes)('%s', (_label, facts, rules, says) => {
    expect(found(facts())).toEqual(rules)
    expect(messages(facts())).toMatch(says)
  })

  testWith('objcopy')('a section that objcopy added', () => {
    const facts = inspectFile(after(LINUX, 'objcopy', '--add-section=.evil=/dev/null'))
    expect(found(facts)).toEqual(['error modified-after-link'])
    expect(messages(facts)).toContain('A tool that rewrites files ran after `go build`')
  })

  testWith('strip')('strip', () => {
    const facts = inspectFile(after(LINUX, 'strip'))
    expect(found(facts)).toEqual(['error stripped-after-link'])
    expect(messages(facts)).toContain('(the section table was written anew behind the contents; symbols missing)')
  })
})

describe('a patch under a mended seal', () => {
  const patched = stampedAnew('patch', (bytes) => flip(bytes, middleOf(bytes, '.rodata')))

  test('leaves nothing in the file', () => {
    expect(inspectFile(patched).seal).toBe('intact')
    expect(found(inspectFile(patched))).toEqual([])
  })

  test('is seen by who has a record of the true one', () => {
    const before = inspectedWith({ binary: inspectFile(buildProgram(LINUX)) })
    const record = inspectedWith({ binary: inspectFile(patched) })
    const answer = (now: typeof record) => ask('re-stamped', now, { baseline: vouched(before), drifts: [] })
    expect(findingsOf(answer(record))).toMatchObject([{ message: expect.stringContaining('from the same inputs') }])
    expect(answer(before).outcome).toBe('pass')
  })
})

describe('stripped-after-link, with a record of the build', () => {
  const facts = (bytes: Uint8Array): BinaryFacts => inspectBinary('app', bytesSource(bytes), { digests: true })
  const said = (now: BinaryFacts): string => {
    const [before, record] = [facts(bytesOf(bare('linux/amd64'))), now].map((binary) => ({ ...GOOD_RECORD, binary }))
    if (before === undefined || record === undefined) throw new Error('no records')
    const comparison = { baseline: vouched(before), drifts: compareRecords(before, record, DEFAULT_POLICY) }
    return findingsOf(ask('stripped-after-link', record, comparison))[0]?.message ?? 'no finding'
  }

  testWith('strip')('says that the code is untouched', () => {
    expect(said(facts(readFileSync(after(bare('linux/amd64'), 'strip'))))).toMatch(
      /Compared with `main` at `1a2b3c4` its code is untouched\.$/
    )
  })

  testWith('strip')('says that the code was changed as well', () => {
    const bytes = readFileSync(after(bare('linux/amd64'), 'strip'))
    expect(said(facts(flip(bytes, middleOf(bytes, '.text'))))).toMatch(/its code or data was changed as well\.$/)
  })
})
