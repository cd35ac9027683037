import { describe, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bytesOf, imageOf } from '../../support/changed.ts'
import { goElf, goParts } from '../../support/elf-writer.ts'
import { buildProgram, derivedFile, GO_ENV, goOutput, type Program } from '../../support/go-programs.ts'
import { testWith } from '../../support/tools.ts'
import { bare, inspectBytes, inspectFile, PLATFORMS, withCgo } from '../../support/targets.ts'

/** A program that embeds another one, both for the same platform and by the same Go. */
function embedding(platform: string): string {
  const program = bare(platform)
  return derivedFile(buildProgram(program), 'embedding', (target) => {
    const work = `${target}.src`
    mkdirSync(work, { recursive: true })
    copyFileSync(buildProgram(program), join(work, 'helper.bin'))
    writeFileSync(join(work, 'go.mod'), 'module example.com/outer\n\ngo 1.21\n')
    writeFileSync(
      join(work, 'main.go'),
      'package main\n\nimport _ "embed"\n\n//go:embed helper.bin\nvar helper string\n\nfunc main() { println(len(helper), helper[:4]) }\n'
    )
    execFileSync('go', ['build', '-trimpath', '-buildvcs=false', '-o', target, '.'], {
      cwd: work,
      env: { ...process.env, ...GO_ENV, ...program.env }
    })
    rmSync(work, { recursive: true })
  })
}

const goVersion = goOutput(['env', 'GOVERSION']).trim()

describe('nested programs', () => {
  test.each(['linux/amd64', 'windows/amd64'])(
    'judges the outer one and lists the one that it embeds, %s',
    (platform) => {
      const file = embedding(platform)
      const facts = inspectFile(file)
      expect(facts).toMatchObject({
        outcome: 'go',
        mainPackage: 'example.com/outer',
        copies: 'agree',
        seal: 'intact',
        appended: null
      })
      expect(facts.nested).toEqual([{ offset: expect.any(Number), goVersion, mainPackage: 'example.com/tiny' }])
      // The helper was built without -trimpath: its table, which stands before, is not the one that was read.
      expect(facts.lineTable).toMatchObject({ unrecorded: [], paths: [] })
      expect(readFileSync(file).subarray(facts.nested[0]?.offset).toString('latin1', 0, 14)).toBe('\xff Go buildinf:')
    }
  )

  test('judges the first of two joined programs, lists the second and counts it as appended', () => {
    const [first, second] = [bytesOf(bare('linux/amd64', '-trimpath')), bytesOf(bare('linux/arm64'))]
    const facts = inspectBytes(Buffer.concat([first, second]))
    expect(facts).toMatchObject({
      goarch: 'amd64',
      copies: 'agree',
      seal: 'broken',
      sealBrokenBy: 'appended',
      versionElsewhere: true,
      appended: { offset: first.length, size: second.length }
    })
    expect(facts.nested).toMatchObject([{ goVersion, mainPackage: 'example.com/tiny' }])
    expect(facts.nested[0]?.offset).toBeGreaterThan(first.length)
    expect(facts.lineTable).toEqual(inspectBytes(first).lineTable)
  })
})

describe('versionElsewhere', () => {
  /** Writes another version of the same length into the blob. */
  function forged(bytes: Buffer, version: string): Buffer {
    const at = bytes.indexOf(goVersion, bytes.indexOf('\xff Go buildinf:', 0, 'latin1'))
    bytes.write(version, at, 'latin1')
    return bytes
  }
  const other = goVersion.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))

  test.each(PLATFORMS)('finds it once more in a program for %s', (platform) => {
    expect(inspectFile(buildProgram(bare(platform))).versionElsewhere).toBe(true)
  })

  test.each(['linux/amd64', 'windows/amd64', 'darwin/arm64'])('misses it where the blob was edited, %s', (platform) => {
    const facts = inspectBytes(forged(bytesOf(bare(platform)), other))
    expect(facts).toMatchObject({ goVersion: other, versionElsewhere: false, copies: 'agree' })
  })

  test('does not take the start of the true version for the one in the blob', () => {
    // A shorter one, and the length before it: go1.26.8 becomes go1.26, with the module info behind it as before.
    const bytes = bytesOf(bare('linux/amd64'))
    const blob = bytes.indexOf('\xff Go buildinf:', 0, 'latin1')
    const length = goVersion.length
    const cut = goVersion.replace(/\.\d+$/, '')
    expect(bytes[blob + 32]).toBe(length)
    const rest = Buffer.from(bytes.subarray(blob + 33 + length, blob + 33 + length + 4096))
    bytes[blob + 32] = cut.length
    rest.copy(bytes, blob + 33 + cut.length)
    expect(inspectBytes(bytes)).toMatchObject({ goVersion: cut, versionElsewhere: false })
  })

  test('does not count a setting, a path or an appended program that name the forged version', () => {
    const flags = bare('linux/amd64', `-ldflags=-X main.version=${other}x`)
    expect(inspectBytes(forged(bytesOf(flags), other)).versionElsewhere).toBe(false)
    const joined = Buffer.concat([forged(bytesOf(bare('linux/amd64')), other), Buffer.from(`${other}\0`)])
    expect(inspectBytes(joined).versionElsewhere).toBe(false)
  })
})

describe('appended data', () => {
  const built: [label: string, program: Program][] = [
    ...PLATFORMS.map((platform): [string, Program] => [platform, bare(platform)]),
    ['linux/amd64 -s -w', bare('linux/amd64', '-trimpath', '-ldflags=-s -w')],
    ['windows/amd64 -s -w', bare('windows/amd64', '-ldflags=-s -w')],
    ['darwin/arm64 -s -w', bare('darwin/arm64', '-ldflags=-s -w')],
    ['linux/amd64 pie', bare('linux/amd64', '-buildmode=pie')]
  ]
  test.each(built)('is not found in a program for %s', (_label, program) => {
    const bytes = bytesOf(program)
    expect(inspectBytes(bytes).appended).toBeNull()
    const joined = Buffer.concat([bytes, Buffer.from('payload')])
    expect(inspectBytes(joined).appended).toEqual({
      offset: imageOf(bytes).end,
      size: joined.length - imageOf(bytes).end
    })
  })

  for (const flags of [
    [],
    ['-ldflags=-linkmode=external'],
    ['-ldflags=-linkmode=external -s -w'],
    ['-buildmode=c-shared']
  ]) {
    testWith('gcc')(`is not found in a program with cgo, ${flags.join(' ') || 'no flags'}`, () => {
      expect(inspectFile(buildProgram(withCgo(...flags))).appended).toBeNull()
    })
  }

  test('is not the padding that the linker of Go 1.19 to 1.21 leaves behind ELF files without symbols', () => {
    // 2,560 zeros for amd64 with Go 1.21.13, 60,736 for mips64le with Go 1.19; the file ends with a page.
    const pad = (program: Buffer, page: number): Buffer =>
      Buffer.concat([program, Buffer.alloc(page - (program.length % page))])
    const program = goElf(goParts())
    expect(inspectBytes(pad(program, 4096)).appended).toBeNull()
    expect(inspectBytes(pad(program, 65536)).appended).toBeNull()
    // One byte in it, an end that is no page's, or a page too much is data.
    const marked = pad(program, 4096)
    marked[marked.length - 1] = 1
    expect(inspectBytes(marked).appended).not.toBeNull()
    expect(inspectBytes(Buffer.concat([program, Buffer.alloc(8)])).appended).toEqual({
      offset: program.length,
      size: 8
    })
    expect(inspectBytes(Buffer.concat([pad(program, 65536), Buffer.alloc(65536)])).appended).not.toBeNull()
  })
})

describe('a program whose names are hidden', () => {
  test('says that the version is unknown', () => {
    const facts = inspectBytes(goElf(goParts('unknown', '')))
    expect(facts).toMatchObject({
      goVersion: 'unknown',
      obfuscated: ['the Go version is `unknown`, as garble leaves it']
    })
    expect(inspectBytes(goElf(goParts('devel go1.28-abc1234 Mon', ''))).obfuscated).toEqual([])
  })
})
