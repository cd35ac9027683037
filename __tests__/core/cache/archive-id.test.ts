import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { ARCHIVE_HEAD_BYTES, hasCCode, parseArchiveId } from '../../../src/core/cache/archive-id.ts'
import { readMembers } from '../../../src/core/binary/ar.ts'
import { bytesSource } from '../../../src/core/binary/bytes.ts'
import { goOutput } from '../../support/go-programs.ts'

const HEADER = `__.PKGDEF       0           0     0     644     1234      \`\n`
const ID = `${'a'.repeat(20)}/${'-_'.repeat(10)}`

describe('parseArchiveId', () => {
  test('returns the ID that the go command gives for an archive of its cache', () => {
    const format = '{{if .Export}}{{.Export}}\t{{.BuildID}}{{end}}'
    const lines = goOutput(['list', '-export', '-f', format, '-deps', 'runtime'], { GOOS: 'linux', GOARCH: 'amd64' })
      .trim()
      .split('\n')
    expect(lines.length).toBeGreaterThan(10)
    for (const line of lines) {
      const [file = '', id = ''] = line.split('\t')
      const [actionId, contentId] = id.split('/')
      expect(parseArchiveId(readFileSync(file).subarray(0, ARCHIVE_HEAD_BYTES))).toEqual({ actionId, contentId })
    }
  })

  const forms: [label: string, text: string, found: boolean][] = [
    [
      'an archive',
      `!<arch>\n${HEADER}go object linux amd64 go1.26.8 GOAMD64=v1 X:regabi\nbuild id "${ID}"\n\n$$B\n`,
      true
    ],
    ['an archive without an ID', `!<arch>\n${HEADER}go object linux amd64 go1.26.8\n\n$$B\n`, false],
    [
      'an archive whose ID is that of a program',
      `!<arch>\n${HEADER}go object linux amd64 go1.26.8\nbuild id "${ID}/${ID}"\n`,
      false
    ],
    ['an archive of C', `!<arch>\n${HEADER.replace('__.PKGDEF', 'main.o/  ')}\x7fELF`, false],
    ['an ID that stands elsewhere', `!<arch>\n${HEADER}x\ngo object linux amd64 go1.26.8\nbuild id "${ID}"\n`, false],
    ['an ID beyond the head', `!<arch>\n${HEADER}go object ${'x'.repeat(1024)}\nbuild id "${ID}"\n`, false],
    ['an object without an archive', `go object linux amd64 go1.26.8\nbuild id "${ID}"\n`, false],
    ['nothing', '', false]
  ]
  test.each(forms)('of %s', (_label, text, found) => {
    const [actionId, contentId] = ID.split('/')
    expect(parseArchiveId(Buffer.from(text, 'latin1'))).toEqual(found ? { actionId, contentId } : null)
  })
})

test('hasCCode tells the packages with C code of a real cache from those without, assembly among them', () => {
  const format = '{{if .Export}}{{.Export}}\t{{len .CgoFiles}}{{end}}'
  const lines = goOutput(['list', '-export', '-f', format, '-deps', 'os/user'], { CGO_ENABLED: '1' }).trim().split('\n')
  const found = lines.map((line) => {
    const [file = '', files] = line.split('\t')
    return [hasCCode(readMembers(bytesSource(readFileSync(file))).members), files !== '0']
  })
  expect(found.map(([is]) => is)).toEqual(found.map(([, was]) => was))
  expect(found.filter(([is]) => is === true).length).toBeGreaterThan(1)
})
