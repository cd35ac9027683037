import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { isAr, readMembers } from '../../../src/core/binary/ar.ts'
import { bytesSource } from '../../../src/core/binary/bytes.ts'
import { bytesOf, flip } from '../../support/changed.ts'
import { coffObjectOf, writeAr } from '../../support/containers.ts'
import { goElf, goParts } from '../../support/elf-writer.ts'
import { buildProgram, derivedFile, goOutput } from '../../support/go-programs.ts'
import { bare, inspectBytes, inspectFile, withCgo } from '../../support/targets.ts'
import { testWith } from '../../support/tools.ts'

const OTHER = { name: 'other.o', bytes: Buffer.from('no object') }

/** The archive of one package, as the compiler made it. */
function packageOf(path: string): Buffer {
  return readFileSync(goOutput(['list', '-export', '-f', '{{.Export}}', path]).trim())
}

describe('readMembers', () => {
  test.each([false, true])('reads what was written, long names in front of the contents: %s', (bsd) => {
    const members = [
      { name: 'go.o', bytes: Buffer.from('even') },
      { name: 'a name.o', bytes: Buffer.from('odd') },
      { name: 'empty', bytes: Buffer.alloc(0) }
    ]
    const file = writeAr(members, bsd)
    expect(isAr(file)).toBe(true)
    const read = readMembers(bytesSource(file))
    expect(read.end).toBe(file.length)
    const texts = read.members.map(({ name, offset, size }) => [name, file.toString('latin1', offset, offset + size)])
    expect(texts).toEqual([
      ['go.o', 'even'],
      ['a name.o', 'odd'],
      ['empty', '']
    ])
  })

  test('ends where no member starts', () => {
    const file = writeAr([OTHER])
    expect(readMembers(bytesSource(Buffer.concat([file, Buffer.alloc(100)]))).end).toBe(file.length)
  })
})

describe('inspectBinary, C archives', () => {
  testWith('gcc', 'ar')('reads the object that Go linked', () => {
    const file = buildProgram(withCgo('-buildmode=c-archive'))
    const facts = inspectFile(file)
    expect(facts).toMatchObject({
      outcome: 'go',
      format: 'archive',
      bits: 64,
      mainPackage: 'example.com/tiny',
      seal: 'not-applicable',
      copies: 'agree',
      buildInfo: 'blob',
      stripped: 'none',
      appended: null,
      settings: { '-buildmode': 'c-archive' }
    })
    expect(facts.goVersion).toBe(goOutput(['env', 'GOVERSION']).trim())
    expect(facts.evidence).toContain('a C archive, with the object that Go linked for a C linker')
    expect(facts.sealEvidence[1]).toMatch(/^content ID [\w-]{20} recomputed over the archive$/)
    const bytes = readFileSync(file)
    const changed = inspectBytes(flip(bytes, bytes.length - 100))
    expect(changed.seal).toBe('not-applicable')
    expect(changed.sealEvidence[1]).toMatch(/^the content ID [\w-]{20} is not that of the archive$/)
  })

  testWith('gcc', 'ar')('holds the object against what ar says', () => {
    const file = buildProgram(withCgo('-buildmode=c-archive'))
    const names = execFileSync('ar', ['t', file], { encoding: 'utf8' }).trim().split('\n')
    const read = readMembers(bytesSource(readFileSync(file))).members.map(({ name }) => name)
    expect(read.filter((name) => name !== '/' && name !== '' && name !== '//')).toEqual(names)
    const object = derivedFile(file, 'go.o', (target) => {
      execFileSync('sh', ['-c', 'ar p "$1" go.o > "$2"', 'sh', file, target])
    })
    expect(inspectFile(object)).toMatchObject({ outcome: 'go', format: 'elf', copies: 'agree' })
  })

  const objects: [label: string, name: string, make: () => Buffer][] = [
    ['ELF', 'go.o', () => goElf()],
    ['ELF, under another name', 'lib_part.o', () => goElf()],
    ['Mach-O', 'go.o', () => bytesOf(bare('darwin/arm64'))],
    ['COFF', 'go.o', () => coffObjectOf(bytesOf(bare('windows/amd64')))]
  ]
  test.each(objects)('finds the object of format %s, %s', (_label, name, make) => {
    const facts = inspectBytes(writeAr([OTHER, { name, bytes: make() }]))
    expect(facts).toMatchObject({ outcome: 'go', format: 'archive', copies: 'agree', seal: 'not-applicable' })
    expect(facts.mainPackage).toMatch(/^example\.com\//)
    expect(facts.buildId?.text).toMatch(/^[\w-]{20}(\/[\w-]{20}){3}$/)
  })

  test('passes over an object that lies, and one that is not Go', () => {
    const c = goElf(goParts().filter(({ name }) => name === '.text' || name === '.symtab'))
    const lying = goElf().subarray(0, 700)
    const members = [c, lying].map((bytes, index) => ({ name: `${index}.o`, bytes }))
    expect(inspectBytes(writeAr(members))).toMatchObject({
      outcome: 'not-go',
      evidence: ['an archive without a Go object']
    })
    expect(inspectBytes(writeAr([...members, { name: 'x.o', bytes: goElf() }])).outcome).toBe('go')
  })
})

describe('inspectBinary, package archives', () => {
  test('reads the header lines', () => {
    const bytes = packageOf('errors')
    const version = goOutput(['env', 'GOVERSION']).trim()
    const facts = inspectBytes(bytes)
    const system = `${goOutput(['env', 'GOOS']).trim()}/${goOutput(['env', 'GOARCH']).trim()}`
    expect(facts).toMatchObject({
      outcome: 'go-without-buildinfo',
      format: 'archive',
      goVersion: version,
      buildInfo: 'none',
      copies: 'none',
      seal: 'not-applicable',
      stripped: 'none',
      appended: null,
      evidence: [
        `a package archive, which is no executable: its member \`__.PKGDEF\` was compiled by \`${version}\` for \`${system}\``
      ]
    })
    expect(`${facts.goos}/${facts.goarch}`).toBe(system)
    expect(facts.buildId?.text).toMatch(/^[\w-]{20}\/[\w-]{20}$/)
  })

  const lines: [label: string, text: string, version: string | null, id: string | null][] = [
    ['without a build ID', 'go object linux 386 go1.26.8 X:none\n\n', 'go1.26.8', null],
    [
      'of a development version',
      'go object linux amd64 devel go1.27-0123456 Mon GOAMD64=v1 X:a,b\nbuild id "a/b"\n',
      'devel go1.27-0123456 Mon',
      'a/b'
    ],
    ['with an ID that is never closed', 'go object plan9 arm go1.5\nbuild id "a\n', 'go1.5', null],
    ['with one word', 'go object linux\n', null, null]
  ]
  test.each(lines)('reads header lines %s', (_label, text, goVersion, id) => {
    const facts = inspectBytes(writeAr([{ name: '__.PKGDEF', bytes: Buffer.from(text) }]))
    expect(facts.goVersion).toBe(goVersion)
    expect(facts.outcome).toBe(goVersion === null ? 'not-go' : 'go-without-buildinfo')
    expect(facts.buildId?.text ?? null).toBe(id)
  })
})
