/** Mutants of which something did not hold once (`npm run fuzz` writes them), and that they are what they were. */
import { describe, expect, test } from '@jest/globals'
import { fixtureNames, fixtureText } from '../../support/fixtures.ts'
import { defectIn } from '../../support/fuzzing.ts'
import { baseBytes, bytesOfMutant, type Mutant } from '../../support/mutants.ts'

const files = fixtureNames('fuzz', '.json')

describe('mutants that showed a defect', () => {
  test.each(files)('%s', (file) => {
    const mutant = JSON.parse(fixtureText(`fuzz/${file}`)) as Mutant
    const bytes = bytesOfMutant(mutant)
    expect(bytes.equals(baseBytes(mutant.base))).toBe(false)
    expect(defectIn(bytes)).toBeNull()
  })
})
