/** Mutants of hand-made programs of every format for a bounded time. `npm run fuzz` goes on for as long as it is told. */
import { describe, expect, test } from '@jest/globals'
import { fuzz } from '../__tests__/support/fuzzing.ts'
import { BASE_NAMES, baseBytes, bytesOfMutant, Random, randomMutant } from '../__tests__/support/mutants.ts'
import { inspectBytes } from '../__tests__/support/targets.ts'

const SEED = 20261121
const MILLISECONDS = 20_000

describe('mutants', () => {
  test.each(BASE_NAMES)('start from a program that is read: %s', (name) => {
    const facts = inspectBytes(baseBytes(name))
    const [image = facts] = facts.slices
    // The oldest have no build ID, without headers it is not found, and an archive is for the C linker.
    const seal = name === 'archive' ? 'not-applicable' : /old|headless/.test(name) ? 'absent' : 'broken'
    expect(image).toMatchObject({ outcome: 'go', seal, mainPackage: 'example.com/hand' })
  })

  test('follow from the seed', () => {
    const [one, two] = [new Random(SEED), new Random(SEED)]
    for (let i = 0; i < 1000; i++) {
      const mutant = randomMutant(one)
      expect(bytesOfMutant(randomMutant(two)).equals(bytesOfMutant(mutant))).toBe(true)
    }
  })

  test('throw nothing, read a few times the file at most, and give facts that are valid', () => {
    const { runs, found } = fuzz({ seed: SEED, milliseconds: MILLISECONDS, now: () => performance.now() })
    expect(found).toEqual([])
    expect(runs).toBeGreaterThan(1000)
  })
})
