/** What `reproduce` prints has to fit a terminal of 80 columns, whatever the values are. */
import { expect, test } from '@jest/globals'
import { reproducePage } from '../../../src/core/render/reproduce-page.ts'
import type { Difference } from '../../../src/core/reproduce/differences.ts'
import type { Reproduction } from '../../../src/core/reproduce/report.ts'

const ID = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(20)).join('/')
const build = (digit: string) => ({ sha256: digit.repeat(64), buildId: ID })
const REVISION = '1234'.repeat(10)

const ONE: Reproduction = {
  file: 'bin/app',
  level: 0,
  sameInputs: true,
  verdict: 'reproduced',
  why: 'the second build has the same bytes',
  before: build('1'),
  after: build('1'),
  differences: [],
  causes: [],
  unknowns: [],
  go: { version: 'go1.26.8', path: '/usr/local/go/bin/go' },
  source: { kind: 'copy', revision: REVISION, module: null, sum: null, claims: [] },
  remarks: []
}

const setting = (key: string, before: string, after: string): Difference => ({ kind: 'setting', key, before, after })
const DIFFERENT: Reproduction = {
  ...ONE,
  level: 3,
  sameInputs: false,
  verdict: 'inconclusive',
  why: 'the second build differs',
  after: build('2'),
  differences: [
    setting('vcs.revision', REVISION, REVISION.replaceAll('1', '2')),
    setting('DefaultGODEBUG', `${'a=1,'.repeat(40)}old=1`, `${'a=1,'.repeat(40)}new=1`),
    { kind: 'string', section: '.rodata', offset: 12345, before: 'x'.repeat(90), after: 'y'.repeat(90) }
  ],
  source: {
    kind: 'install',
    revision: null,
    module: 'golang.org/x/tools@v0.36.0',
    sum: `h1:${'k'.repeat(43)}=`,
    claims: []
  }
}

function page(one: Reproduction): string[] {
  const text = reproducePage([one], {
    columns: 80,
    measure: (line) => line.length,
    paint: (_style, line) => line,
    showPath: (path) => path
  })
  return text.split('\n')
}

test.each([
  ['the same', ONE],
  ['another', DIFFERENT]
])('no line is wider than the terminal: %s', (_name, one) => {
  expect(page(one).filter((line) => line.length > 80)).toEqual([])
})

test('the same bytes are shown once', () => {
  expect(page(ONE).filter((line) => line.includes('1'.repeat(64)))).toEqual([`sha256  ${'1'.repeat(64)}`])
})

test('of long values what parts them', () => {
  const lines = page(DIFFERENT)
  expect(lines).toContain('  DefaultGODEBUG  …a=1,a=1,a=1,old=1')
  expect(lines).toContain('                  -> …a=1,a=1,a=1,new=1')
})
