import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Module } from '../../../src/core/binary/modinfo.ts'
import { buildProgram, buildTrace, derivedFile, goOutput } from '../../support/go-programs.ts'
import { goImages, type OracleBuildInfo, parseGoBuildInfo } from '../../support/oracle.ts'
import { goElf, goParts, writeElf } from '../../support/elf-writer.ts'
import { bare, inspectBytes, inspectFile, PLATFORMS, withCgo } from '../../support/targets.ts'
import { testWith } from '../../support/tools.ts'

/** What `go version -m -json` prints, the witness for everything that is recorded. */
function goReads(file: string): OracleBuildInfo {
  return parseGoBuildInfo(goOutput(['version', '-m', '-json', file]))
}

function moduleOf(module: OracleBuildInfo['Main']): Module | null {
  if (module?.Path === undefined) return null
  const { Path: path, Version: version = '', Sum: sum = '' } = module
  return { path, version, sum, replace: moduleOf(module.Replace) }
}

/** The three parts of the build ID that are known before the link, from the trace of the build itself. */
function linkedId(trace: string): string[] {
  const id = /\/link(?:\.exe)? .* -buildid=([\w-]+)\/([\w-]+)\/([\w-]+)\//.exec(trace)
  if (id === null) throw new Error('no link line in the trace')
  return id.slice(1)
}

describe('inspectBinary', () => {
  test.each(PLATFORMS)('reads what Go reads of a program for %s', (platform) => {
    const program = bare(platform)
    const file = buildProgram(program)
    const facts = inspectFile(file)
    const witness = goReads(file)
    const [image] = goImages([file])
    expect(facts).toMatchObject({
      outcome: 'go',
      format: image?.Format,
      bits: image?.Bits,
      goVersion: witness.GoVersion,
      mainPackage: witness.Path,
      main: moduleOf(witness.Main),
      deps: (witness.Deps ?? []).map(moduleOf),
      settings: Object.fromEntries((witness.Settings ?? []).map(({ Key, Value }) => [Key, Value ?? ''])),
      size: readFileSync(file).length
    })
    const [goos, goarch] = platform.split('/')
    expect([facts.goos, facts.goarch]).toEqual([goos, goarch])
    expect(facts.header?.goarch).toBe(goarch)
    // ELF leaves Linux unsaid; the other formats name the system.
    expect(facts.header?.goos).toBe(goos === 'linux' ? null : goos)
    expect(facts.hostLinked).toBe(false)
  })

  test.each(PLATFORMS)('finds the build ID that the linker was given, sealed, for %s', (platform) => {
    const program = bare(platform)
    const file = buildProgram(program)
    const facts = inspectFile(file)
    const [action, mainAction, mainContent] = linkedId(buildTrace(program))
    expect(facts.buildId).toMatchObject({ action, mainAction, mainContent })
    // The content part is filled in after the link: it stands in the file and nowhere else.
    const text = facts.buildId?.text ?? ''
    expect(text).toMatch(new RegExp(`^${action}/${mainAction}/${mainContent}/[\\w-]{20}$`))
    expect(readFileSync(file).includes(text, 0, 'latin1')).toBe(true)
    expect(facts).toMatchObject({ seal: 'intact', copies: 'agree', buildInfo: 'blob', packed: null })
  })

  testWith('readelf')('finds the same build ID as readelf', () => {
    const file = buildProgram(bare('linux/amd64'))
    const notes = execFileSync('readelf', ['-n', '-W', file], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' }
    })
    const dump = /GO BUILDID\s+description data: ([0-9a-f ]+)/.exec(notes)?.[1]?.replaceAll(' ', '') ?? ''
    expect(inspectFile(file).buildId?.text).toBe(Buffer.from(dump, 'hex').toString('latin1'))
  })

  const flagged: [flags: string, symtab: boolean, dwarf: boolean, stripped: string][] = [
    ['', true, true, 'none'],
    ['-w', true, false, 'debug'],
    ['-s', false, false, 'symbols'],
    ['-s -w', false, false, 'symbols'],
    ['-s -w=0', false, true, 'symbols']
  ]
  const linked = ['linux/amd64', 'windows/amd64', 'darwin/arm64'].flatMap((platform) =>
    flagged.map((row) => [platform, ...row] as const)
  )
  test.each(linked)(
    'sees what is left in a program for %s linked with "%s"',
    (platform, flags, symtab, dwarf, stripped) => {
      const file = buildProgram(flags === '' ? bare(platform) : bare(platform, `-ldflags=${flags}`))
      const facts = inspectFile(file)
      expect(facts).toMatchObject({ symbols: { symtab, dwarf }, stripped, seal: 'intact' })
      // An intact seal proves that nobody but the linker left them out.
      expect(facts.strippedBy).toBe(stripped === 'none' ? null : 'linker')
      const [image] = goImages([file])
      expect((image?.Symbols ?? 0) > 0).toBe(symtab)
      expect(image?.Sections.some((name) => name.endsWith('debug_info'))).toBe(dwarf)
    }
  )

  const modes: [label: string, flags: string[]][] = [
    ['-trimpath', ['-trimpath']],
    ['-trimpath -ldflags="-s -w"', ['-trimpath', '-ldflags=-s -w']],
    ['-buildmode=pie', ['-buildmode=pie']]
  ]
  test.each(modes)('finds the seal intact with %s', (_label, flags) => {
    const facts = inspectFile(buildProgram(bare('linux/amd64', ...flags)))
    expect(facts).toMatchObject({ outcome: 'go', seal: 'intact', copies: 'agree' })
  })

  const cgoModes: [label: string, flags: string[]][] = [
    ['cgo', []],
    ['cgo and an external link', ['-ldflags=-linkmode=external']],
    ['cgo and an external link with -s -w', ['-ldflags=-linkmode=external -s -w']],
    ['-buildmode=c-shared', ['-buildmode=c-shared']]
  ]
  for (const [label, flags] of cgoModes) {
    testWith('gcc')(`finds the seal intact with ${label}`, () => {
      const facts = inspectFile(buildProgram(withCgo(...flags)))
      expect(facts).toMatchObject({ outcome: 'go', seal: 'intact', copies: 'agree', hostLinked: true })
      expect(facts.settings['CGO_ENABLED']).toBe('1')
    })
  }

  test('names a program that was compiled and linked by hand, and what it lacks', () => {
    // go tool compile and link, as Bazel uses them: nobody hands the linker any module info.
    const env = { GOOS: 'linux', GOARCH: 'amd64' }
    const format = '{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}'
    const program = buildProgram(bare('linux/amd64'))
    const raw = derivedFile(program, 'raw', (target) => {
      const [config, object] = [`${target}.cfg`, `${target}.a`]
      writeFileSync(config, goOutput(['list', '-export', '-f', format, '-deps', 'runtime'], env))
      const source = join(program, '..', 'main.go')
      goOutput(['tool', 'compile', '-p', 'main', '-importcfg', config, '-o', object, source], env)
      goOutput(['tool', 'link', '-importcfg', config, '-o', target, object], env)
    })
    const facts = inspectFile(raw)
    expect(facts).toMatchObject({
      outcome: 'go',
      goVersion: goOutput(['env', 'GOVERSION']).trim(),
      buildInfo: 'version-only',
      copies: 'none',
      mainPackage: null,
      main: null,
      settings: {},
      buildId: null,
      seal: 'absent'
    })
  })
})

describe('inspectBinary, what it says of files that hold less', () => {
  test('returns not-go for a file without a byte', () => {
    expect(inspectBytes(new Uint8Array(0))).toMatchObject({ outcome: 'not-go', evidence: ['the file is empty'] })
  })

  test("returns not-go with the headers' facts for a program that is none of Go's", () => {
    const facts = inspectBytes(
      writeElf({
        bits: 32,
        littleEndian: true,
        machine: 3,
        parts: [{ name: '.text', flags: 6, bytes: Buffer.alloc(8) }]
      })
    )
    expect(facts).toMatchObject({
      outcome: 'not-go',
      format: 'elf',
      bits: 32,
      header: { goarch: '386' },
      seal: 'absent'
    })
    expect(facts.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  const traces: [label: string, part: string, evidence: RegExp][] = [
    ['a build ID', '.note.go.buildid', /^a Go build ID at offset \d+$/],
    ['a line table', '.gopclntab', /^a section \.gopclntab$/]
  ]
  test.each(traces)('returns go-without-buildinfo when %s is all that is left', (_label, keep, evidence) => {
    const all = goParts()
    const facts = inspectBytes(goElf(all.filter((part) => part.name === keep || part.name === '.text')))
    expect(facts).toMatchObject({ outcome: 'go-without-buildinfo', goVersion: null, buildInfo: 'none', copies: 'none' })
    expect(facts.evidence).toEqual([expect.stringMatching(evidence)])
  })

  test('returns packed for a file without sections that UPX signed', () => {
    const packed = writeElf({
      bits: 64,
      littleEndian: true,
      machine: 62,
      sectionHeaders: false,
      parts: [{ name: '', flags: 6, address: 0x400000, bytes: Buffer.from('....UPX!....') }]
    })
    expect(inspectBytes(packed)).toMatchObject({ outcome: 'packed', packed: 'UPX' })
  })

  test('does not take a Go program that mentions UPX for packed', () => {
    const parts = [...goParts(), { name: '.rodata2', bytes: Buffer.from('UPX!') }]
    expect(inspectBytes(goElf(parts))).toMatchObject({ outcome: 'go', packed: null })
  })
})
