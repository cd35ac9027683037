import { describe, expect, test } from '@jest/globals'
import { buildIdParts } from '../../../src/core/binary/build-id.ts'
import type { SealState } from '../../../src/core/binary/seal.ts'
import { type Compared, likenessOf } from '../../../src/core/reproduce/levels.ts'
import { exitCodeOf, whyOf } from '../../../src/core/reproduce/report.ts'
import { HOST_LINKER, type Reach, type Unknown, verdictOf } from '../../../src/core/reproduce/verdict.ts'

/** A file whose ID has the parts that the letters stand for; the sha256 is as different as the whole. */
function file(letters: string, seal: SealState = 'intact', sha256 = letters): Compared {
  const text = letters
    .split('')
    .map((letter) => letter.repeat(20))
    .join('/')
  return { sha256, seal, buildId: { text, ...buildIdParts(text) } }
}

const unknown = (reach: Reach): Unknown => ({ parameter: `the ${reach}`, reach, why: '', fix: null })

describe('how alike two builds are', () => {
  test.each<[string, Compared, Compared, number | null, boolean]>([
    ['the same bytes', file('abcd'), file('abcd'), 0, true],
    ['the same bytes, although stripped', file('abcd', 'broken', 's'), file('abcd', 'broken', 's'), 0, true],
    ['another spelling of the flags', file('abcd'), file('xbcd'), 1, false],
    ['a signature', file('abcd', 'resigned', 's'), file('abcd'), 1, true],
    ['the same content, but nothing seals it', file('abcd', 'broken'), file('xbcd'), 2, false],
    ['other link flags', file('abcd'), file('xbcy'), 2, false],
    ['the same inputs, other bytes', file('abcd'), file('abcy'), 2, true],
    ['other build info', file('abcd'), file('xycz'), 3, false],
    ['other code', file('abcd'), file('wxyz'), 4, false],
    ['no ID in one', { sha256: 'a', seal: 'absent', buildId: null }, file('abcd'), null, false],
    ['an ID that is none', { sha256: 'a', seal: 'absent', buildId: { text: 'redacted' } }, file('abcd'), null, false],
    [
      'nothing readable',
      { sha256: null, seal: 'absent', buildId: null },
      { ...file('abcd'), sha256: null },
      null,
      false
    ]
  ])('%s', (_name, before, after, level, sameInputs) => {
    expect(likenessOf(before, after)).toMatchObject({ level, sameInputs })
  })

  test('only seals that hold make IDs believable', () => {
    expect(likenessOf(file('abcd'), file('wxyz')).sealed).toBe(true)
    expect(likenessOf(file('abcd', 'broken'), file('wxyz')).sealed).toBe(false)
  })
})

describe('the verdict', () => {
  test.each<[string, Compared, Compared, Unknown[], string, 0 | 1 | 3]>([
    ['the same bytes', file('abcd'), file('abcd'), [unknown('all')], 'reproduced', 0],
    ['the same content, sealed', file('abcd'), file('xbcd'), [unknown('link')], 'reproduced', 0],
    ['all known, and it differs', file('abcd'), file('xbcy'), [], 'differs', 1],
    ['unknown link flags reach the link', file('abcd'), file('xbcy'), [unknown('link')], 'inconclusive', 3],
    ['and not the inputs of package main', file('abcd'), file('xycz'), [unknown('link')], 'differs', 1],
    ['an unknown stamp reaches those', file('abcd'), file('xycz'), [unknown('main')], 'inconclusive', 3],
    ['and not the code', file('abcd'), file('wxyz'), [unknown('main'), unknown('link')], 'differs', 1],
    ['unknown sources reach everything', file('abcd'), file('wxyz'), [unknown('all')], 'inconclusive', 3],
    ['patched and stamped anew', file('abcd'), file('abcy'), [unknown('all')], 'differs', 1],
    [
      'linked by a host that is not known',
      file('abcd'),
      file('abcy'),
      [{ ...unknown('link'), parameter: HOST_LINKER }],
      'inconclusive',
      3
    ],
    [
      'the same, and its seal is broken',
      file('abcd', 'broken'),
      file('abcy'),
      [{ ...unknown('link'), parameter: HOST_LINKER }],
      'differs',
      1
    ],
    ['changed after the link', file('abcd', 'broken'), file('wxyz'), [unknown('all')], 'differs', 1],
    [
      'no ID, flags unknown',
      { sha256: 'a', seal: 'absent', buildId: null },
      file('abcd'),
      [unknown('link')],
      'inconclusive',
      3
    ],
    ['no ID, all known', { sha256: 'a', seal: 'absent', buildId: null }, file('abcd'), [], 'differs', 1]
  ])('%s', (_name, before, after, unknowns, verdict, code) => {
    const got = verdictOf(likenessOf(before, after), before, unknowns)
    expect(got).toBe(verdict)
    expect(exitCodeOf([{ verdict: got }])).toBe(code)
  })

  test('equal inputs with other bytes are no other link', () => {
    expect(whyOf(likenessOf(file('abcd'), file('abcy')), 'differs', [])).toBe(
      'the second build differs: the same inputs, other bytes'
    )
  })

  test('names the parameters that can be the reason, and no others', () => {
    const unknowns = [unknown('link'), unknown('all')]
    const likeness = likenessOf(file('abcd'), file('wxyz'))
    expect(whyOf(likeness, 'inconclusive', unknowns)).toBe(
      'the second build differs (nothing is the same), and 1 parameter of the first is not known: `the all`'
    )
    expect(whyOf(likenessOf(file('abcd', 'broken'), file('wxyz')), 'differs', [])).toMatch(/its seal does not hold$/)
  })

  test('of several programs: one that differs closes, one that is undecided is no pass', () => {
    expect(exitCodeOf([{ verdict: 'reproduced' }, { verdict: 'inconclusive' }])).toBe(3)
    expect(exitCodeOf([{ verdict: 'differs' }, { verdict: 'inconclusive' }])).toBe(1)
  })
})
