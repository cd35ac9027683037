import { execFileSync } from 'node:child_process'
import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { uncoveredRanges } from '../../../src/core/binary/seal.ts'
import { parseGoVersion } from '../../../src/core/toolchain/version.ts'
import { after, bytesOf, flip, imageOf, middleOf } from '../../support/changed.ts'
import { buildProgram, derivedFile, type Program } from '../../support/go-programs.ts'
import { addAuthenticode, addCodeSignature } from '../../support/signing.ts'
import { bare, inspectBytes, inspectFile, withCgo } from '../../support/targets.ts'
import { testWith } from '../../support/tools.ts'

const LINUX = bare('linux/amd64')

describe('the seal, broken by', () => {
  const patches: [platform: string, section: string][] = [
    ['linux/amd64', '.text'],
    ['linux/amd64', '.rodata'],
    ['linux/amd64', '.gopclntab'],
    ['linux/amd64', '.go.buildinfo'],
    ['linux/amd64', '.symtab'],
    ['linux/mips', '.text'],
    ['windows/amd64', '.text'],
    ['windows/386', '.rdata'],
    ['darwin/amd64', '__text'],
    ['darwin/arm64', '__gopclntab']
  ]
  test.each(patches)('one bit of a program for %s in %s', (platform, section) => {
    const bytes = bytesOf(bare(platform))
    const facts = inspectBytes(flip(bytes, middleOf(bytes, section)))
    expect(facts.seal).toBe('broken')
    expect(facts.sealEvidence[0]).toMatch(/^content ID: expected [\w-]{20}, got [\w-]{20}$/)
  })

  test.each(['linux/amd64', 'windows/amd64', 'darwin/amd64', 'darwin/arm64'])(
    '8 bytes behind a program for %s',
    (platform) => {
      expect(inspectBytes(Buffer.concat([bytesOf(bare(platform)), Buffer.alloc(8)])).seal).toBe('broken')
    }
  )

  const tools: [tool: string, args: string[], symtab: boolean, dwarf: boolean][] = [
    ['strip', [], false, false],
    ['strip', ['-g'], true, false],
    ['objcopy', [], true, true],
    ['objcopy', ['--add-section=.evil=/dev/null'], true, true],
    ['objcopy', ['-R', '.note.gnu.build-id'], true, true]
  ]
  for (const [tool, args, symtab, dwarf] of tools) {
    testWith(tool)([tool, ...args].join(' '), () => {
      const facts = inspectFile(after(LINUX, tool, ...args))
      expect(facts).toMatchObject({ outcome: 'go', seal: 'broken', copies: 'agree', symbols: { symtab, dwarf } })
      // No flag asked for it, and the file is not what the linker wrote: something took them away afterwards.
      expect(facts.strippedBy).toBe(symtab && dwarf ? null : 'after-link')
    })
  }

  const strippers: [label: string, platform: string, flags: string[], by: string | null][] = [
    // An internal link puts the section table in front, and no tool that strips leaves it there.
    ['asked for', 'linux/amd64', ['-ldflags=-s -w'], 'linker'],
    ['asked for, not recorded', 'linux/amd64', ['-trimpath', '-ldflags=-s -w'], 'linker'],
    ['asked for', 'windows/amd64', ['-ldflags=-s -w'], 'linker'],
    ['asked for, not recorded', 'windows/amd64', ['-trimpath', '-ldflags=-s -w'], null],
    ['asked for, not recorded', 'darwin/amd64', ['-trimpath', '-ldflags=-s -w'], null]
  ]
  test.each(strippers)('a patch, in a program that the linker stripped, %s: %s', (_label, platform, flags, by) => {
    const bytes = bytesOf(bare(platform, ...flags))
    const facts = inspectBytes(flip(bytes, middleOf(bytes, platform.startsWith('darwin') ? '__text' : '.text')))
    expect(facts).toMatchObject({ seal: 'broken', stripped: 'symbols', strippedBy: by })
  })

  testWith('strip')('strip, and flags are not recorded', () => {
    const facts = inspectFile(after(bare('linux/amd64', '-trimpath'), 'strip'))
    expect(facts).toMatchObject({ seal: 'broken', stripped: 'symbols', strippedBy: 'after-link' })
  })

  testWith('strip')('strip, although the linker had left nothing to strip', () => {
    const facts = inspectFile(after(bare('linux/amd64', '-ldflags=-s -w'), 'strip'))
    expect(facts).toMatchObject({ seal: 'broken', stripped: 'symbols' })
    // The recorded flags asked the linker for it: that the file was rewritten is what the seal says.
    expect(facts.strippedBy).toBe('linker')
  })

  testWith('strip', 'gcc')('strip, after an external link', () => {
    const facts = inspectFile(after(withCgo('-ldflags=-linkmode=external'), 'strip'))
    expect(facts).toMatchObject({ seal: 'broken', stripped: 'symbols', strippedBy: 'after-link' })
  })
})

describe('the seal, intact', () => {
  const modes: [mode: string, hostLinked: boolean, copies: string][] = [
    ['c-shared', true, 'agree'],
    ['pie', true, 'agree'],
    // Its module info stands in the blob alone.
    ['plugin', true, 'single']
  ]
  for (const [mode, hostLinked, copies] of modes) {
    testWith('gcc')(`when gcc linked it as ${mode}`, () => {
      const facts = inspectFile(buildProgram(withCgo(`-buildmode=${mode}`)))
      expect(facts).toMatchObject({
        outcome: 'go',
        format: 'elf',
        seal: 'intact',
        hostLinked,
        copies,
        stripped: 'none'
      })
      expect(facts.versionElsewhere).toBe(mode === 'plugin' ? null : true)
    })
  }

  test('when Go linked it as pie', () => {
    const facts = inspectFile(buildProgram(bare('linux/amd64', '-buildmode=pie')))
    expect(facts).toMatchObject({ seal: 'intact', hostLinked: false, copies: 'agree', stripped: 'none' })
  })
})

describe('the seal, absent', () => {
  test('when the build ID was emptied', () => {
    const facts = inspectFile(buildProgram(bare('linux/amd64', '-ldflags=-buildid=')))
    expect(facts).toMatchObject({ outcome: 'go', buildId: null, seal: 'absent', copies: 'agree', strippedBy: null })
    expect(facts.sealEvidence).toEqual(['the file has no Go build ID'])
  })

  test('when the build ID is a text without parts, as Bazel writes it', () => {
    const facts = inspectFile(buildProgram(bare('linux/amd64', '-ldflags=-buildid=redacted')))
    expect(facts.buildId).toEqual({ text: 'redacted' })
    expect(facts.seal).toBe('absent')
    expect(facts.sealEvidence).toEqual(['the build ID `redacted` has no content part'])
  })

  test('and the flags asked for stripping: the linker did it', () => {
    const facts = inspectFile(buildProgram(bare('linux/amd64', '-ldflags=-s -w -buildid=')))
    expect(facts).toMatchObject({ seal: 'absent', stripped: 'symbols', strippedBy: 'linker' })
  })

  test('and flags are not recorded: an internal link keeps its section table in front', () => {
    const facts = inspectFile(buildProgram(bare('linux/amd64', '-trimpath', '-ldflags=-s -w -buildid=')))
    expect(facts.settings['-ldflags']).toBeUndefined()
    expect(facts).toMatchObject({ seal: 'absent', stripped: 'symbols', strippedBy: 'linker' })
  })

  testWith('strip')('and a tool moved the section table: who stripped is not known', () => {
    const facts = inspectFile(after(bare('linux/amd64', '-ldflags=-buildid='), 'strip'))
    expect(facts).toMatchObject({ seal: 'absent', stripped: 'symbols', strippedBy: null })
  })
})

describe('the seal, not applicable', () => {
  testWith('gcc')('to a C program that a Go archive was linked into', () => {
    const archive = buildProgram(withCgo('-buildmode=c-archive'))
    const program = derivedFile(archive, 'c-program', (target) => {
      const source = `${target}.c`
      writeFileSync(source, 'extern int Tiny(void);\nint main(void) { return Tiny() == 42 ? 0 : 1; }\n')
      const library = join(archive, '..', 'libtiny.a')
      copyFileSync(archive, library)
      execFileSync('gcc', ['-o', target, source, library, '-lpthread'])
    })
    const facts = inspectFile(program)
    expect(facts).toMatchObject({ outcome: 'go', seal: 'not-applicable', copies: 'agree' })
    expect(facts.settings['-buildmode']).toBe('c-archive')
  })
})

describe("the seal, and the host's own ID", () => {
  test('reads the GNU build ID as zero from Go 1.24 on', () => {
    const bytes = bytesOf(LINUX)
    const id = imageOf(bytes).hostId
    expect(id?.size).toBe(20)
    const facts = inspectBytes(flip(bytes, id?.offset ?? 0))
    expect(facts.seal).toBe('intact')
    expect(facts.sealEvidence).toContain('not covered: 20 bytes of the GNU build ID')
  })

  test('reads the UUID as zero from Go 1.24 on', () => {
    const bytes = bytesOf(bare('darwin/amd64'))
    const id = imageOf(bytes).hostId
    expect(id?.size).toBe(16)
    const facts = inspectBytes(flip(bytes, id?.offset ?? 0))
    expect(facts.seal).toBe('intact')
    expect(facts.sealEvidence).toContain('not covered: 16 bytes of the UUID')
  })

  // Before Go 1.24 the host's ID is part of the hash: a checker that always zeroes it calls this file broken.
  const old: Program = { ...withCgo('-ldflags=-linkmode=external -B gobuildid'), go: 'go1.23.12' }
  testWith('gcc')('hashes the GNU build ID up to Go 1.23', () => {
    const facts = inspectFile(buildProgram(old))
    expect(facts).toMatchObject({ goVersion: 'go1.23.12', seal: 'intact' })
    expect(facts.sealEvidence).toEqual([expect.stringMatching(/^content ID [\w-]{20} recomputed$/)])
  })

  testWith('gcc')('calls a file of Go 1.23 broken when its GNU build ID was changed', () => {
    const bytes = bytesOf(old)
    const id = imageOf(bytes).hostId
    expect(id?.size).toBe(20)
    expect(inspectBytes(flip(bytes, id?.offset ?? 0)).seal).toBe('broken')
  })

  // A version that says nothing, as garble writes it: which rule the linker followed has to be tried.
  const unknown = '-X runtime.buildVersion=unknown'
  test('tries both rules when the version is not known, and finds that of today', () => {
    const facts = inspectFile(buildProgram(bare('linux/amd64', `-ldflags=${unknown}`)))
    expect(facts).toMatchObject({ goVersion: 'unknown', seal: 'intact' })
  })

  testWith('gcc')('tries both rules when the version is not known, and finds that of Go 1.23', () => {
    const program = { ...old, flags: [`-ldflags=-linkmode=external -B gobuildid ${unknown}`] }
    expect(inspectFile(buildProgram(program))).toMatchObject({ goVersion: 'unknown', seal: 'intact' })
  })
})

describe('the seal, and signatures', () => {
  test.each(['windows/amd64', 'windows/386'])('is resigned for %s with a certificate table at the end', (platform) => {
    const signed = addAuthenticode(bytesOf(bare(platform)))
    const facts = inspectBytes(signed)
    expect(facts.seal).toBe('resigned')
    expect(facts.sealEvidence).toEqual([
      expect.stringMatching(/^content ID [\w-]{20} recomputed with an Authenticode signature undone$/)
    ])
    // A tail behind the signature would be cut off with it: it must not be forgiven.
    expect(inspectBytes(Buffer.concat([signed, Buffer.alloc(8)])).seal).toBe('broken')
    expect(inspectBytes(flip(signed, middleOf(signed, '.text'))).seal).toBe('broken')
  })

  testWith('osslsigncode', 'openssl')('is resigned for a program that osslsigncode signed', () => {
    const file = buildProgram(bare('windows/amd64'))
    const signed = derivedFile(file, 'signed.exe', (target) => {
      const [key, certificate] = [`${target}.key`, `${target}.pem`]
      const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=test']
      execFileSync('openssl', [...request, '-keyout', key, '-out', certificate], { stdio: 'ignore' })
      execFileSync('osslsigncode', ['sign', '-certs', certificate, '-key', key, '-in', file, '-out', target])
    })
    expect(inspectFile(signed).seal).toBe('resigned')
  })

  test('is intact for darwin/arm64 as the linker signed it, whatever the signature holds', () => {
    const bytes = bytesOf(bare('darwin/arm64'))
    const signature = imageOf(bytes).signature
    const facts = inspectBytes(flip(bytes, signature?.offset ?? 0))
    expect(facts.seal).toBe('intact')
    expect(facts.sealEvidence).toContain(`not covered: ${signature?.size} bytes of the signature`)
  })

  const codesigned: [label: string, platform: string, size: number, padding: number][] = [
    ['longer than the one of the linker', 'darwin/arm64', 40_000, 0],
    ['shorter than the one of the linker', 'darwin/arm64', 5000, 0],
    ['where the linker left none', 'darwin/amd64', 40_000, 0],
    ['where the linker left none, behind 15 NUL bytes', 'darwin/amd64', 40_000, 15]
  ]
  test.each(codesigned)('is resigned with a code signature %s', (_label, platform, size, padding) => {
    const original = bytesOf(bare(platform))
    const signed = addCodeSignature(original, size, padding)
    const facts = inspectBytes(signed)
    expect(facts.seal).toBe('resigned')
    expect(facts.buildId).toEqual(inspectBytes(original).buildId)
    expect(inspectBytes(Buffer.concat([signed, Buffer.alloc(8)])).seal).toBe('broken')
    expect(inspectBytes(flip(signed, middleOf(signed, '__text'))).seal).toBe('broken')
  })

  test('is broken with a code signature behind more NUL bytes than any signer pads', () => {
    // Up to 15 of them could be padding, whatever number of NUL bytes the program itself ends with.
    expect(inspectBytes(addCodeSignature(bytesOf(bare('darwin/amd64')), 40_000, 31)).seal).toBe('broken')
  })

  test('knows who stripped a signed program', () => {
    // No flag is recorded: that the linker did it is shown by the seal alone, once the signature is undone.
    const signed = addAuthenticode(bytesOf(bare('windows/amd64', '-trimpath', '-ldflags=-s -w')))
    expect(inspectBytes(signed)).toMatchObject({ seal: 'resigned', stripped: 'symbols', strippedBy: 'linker' })
  })
})

describe('uncoveredRanges', () => {
  const versions: [version: string | null, names: string[]][] = [
    ['go1.23.12', []],
    ['go1.24rc1', ['GNU build ID']],
    ['go1.26.8', ['GNU build ID']],
    // Which rule holds is not known, so neither is that the ID is covered.
    [null, ['GNU build ID']]
  ]
  test.each(versions)('names what Go %s leaves out', (version, names) => {
    const uncovered = uncoveredRanges(imageOf(bytesOf(LINUX)), version === null ? null : parseGoVersion(version))
    expect(uncovered.map(({ what }) => what)).toEqual(names)
  })
})
