/** Each wording of the compiler and of vet that scripts/failures/wordings.mjs provokes has the cause that it should. */
import { describe, expect, test } from '@jest/globals'
import { Diagnoser } from '../../../src/core/diagnosis/diagnose.ts'
import { type Scenario, scenarios } from '../../support/scenarios.ts'

/** By the package that holds it. */
const COMPILER: Readonly<Record<string, string>> = {
  ambiguousmethod: 'missing-method',
  arrayfloat: 'not-constant',
  arraylength: 'not-constant',
  boolmix: 'type-mismatch',
  builtinvalue: 'cannot-call',
  chanlarge: 'too-large',
  conflict: 'merge-conflict',
  fieldnotmethod: 'missing-method',
  floatmix: 'type-mismatch',
  hiddenfield: 'no-field-or-method',
  initimport: 'main-misdeclared',
  interfacetype: 'missing-comma',
  lessany: 'operator-not-defined',
  lessstruct: 'operator-not-defined',
  linknamealone: 'misplaced-directive',
  literalfield: 'bad-literal',
  nilstring: 'cannot-convert',
  noescape: 'misplaced-directive',
  nonname: 'no-new-variables',
  pointerinterface: 'missing-method',
  pointermix: 'type-mismatch',
  pointerreceiver: 'constraint-not-satisfied',
  receivertypes: 'bad-receiver',
  slicemap: 'bad-index',
  sliceunaddressable: 'bad-index',
  switchfunc: 'cannot-compare',
  textmix: 'type-mismatch',
  truncated: 'cannot-convert',
  twice: 'no-new-variables'
}

/** Folder and cause of each failure. */
function failures({ text, exit }: Scenario): [folder: string, cause: string, message: string][] {
  const diagnoser = new Diagnoser()
  diagnoser.push(text)
  return diagnoser
    .end(exit)
    .failures.map(({ file, cause, message }) => [(file ?? '').split('/', 1)[0] ?? '', cause, message])
}

const recorded = (slug: string): (readonly [go: string, scenario: Scenario])[] =>
  scenarios()
    .filter((one) => one.slug === slug)
    .map((one) => [one.go, one])

describe('the wordings', () => {
  test.each(recorded('wordings-compiler'))('of the compiler of %s', (_go, scenario) => {
    const found = failures(scenario)
    expect(found.filter(([, cause]) => cause === 'unknown')).toEqual([])
    const first = new Map(found.toReversed().map(([folder, cause]) => [folder, cause]))
    for (const [folder, cause] of first) {
      if (Object.hasOwn(COMPILER, folder)) expect([folder, cause]).toEqual([folder, COMPILER[folder]])
    }
    // A version may lack a check or two; the others are there.
    expect(Object.keys(COMPILER).filter((folder) => !first.has(folder)).length).toBeLessThan(3)
  })

  test.each(recorded('wordings-vet'))('of vet of %s', (_go, scenario) => {
    const found = failures(scenario)
    expect(found.filter(([, cause]) => !/^vet-|^test-signature$|^misplaced-directive$/.test(cause))).toEqual([])
    expect(found.length).toBeGreaterThan(30)
  })
})
