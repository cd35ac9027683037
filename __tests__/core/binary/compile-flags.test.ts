import { expect, test } from '@jest/globals'
import { parseGcflags } from '../../../src/core/binary/compile-flags.ts'
import { goOutput } from '../../support/go-programs.ts'

test.each<[value: string, noOptimizations: boolean, noInlining: boolean]>([
  ['-N -l', true, true],
  ['all=-N -l', true, true],
  ['example.com/a/...=-N', true, false],
  ['all=-l', false, true],
  ['all=-l=1', false, true],
  ['all="-l" \'-N\'', true, true],
  // A count of its own: 0 leaves inlining on, 2 and up turn it on again.
  ['-l=0', false, false],
  ['-l=4', false, false],
  ['-l -l', false, false],
  ['-N=0', false, false],
  ['-N=false', false, false],
  ['-N=true', true, false],
  // The next word is another flag's value.
  ['-p -N -trimpath -l', false, false],
  ['-c=4 -d=ssa/prove/debug=1', false, false],
  ['-m=2 -live', false, false],
  ['', false, false],
  // Go refuses a quote that is not closed.
  ['all="-N', false, false]
])('%j', (value, noOptimizations, noInlining) => {
  expect(parseGcflags(value)).toEqual({ noOptimizations, noInlining })
})

test('knows every flag of the compiler that takes a value', () => {
  let help = ''
  try {
    goOutput(['tool', 'compile', '-h'])
  } catch (error) {
    help = String((error as { stderr?: unknown }).stderr)
  }
  const named = [...help.matchAll(/^ {2}-([\w%+]+) [a-z=]+$/gm)].map((found) => found[1] ?? '')
  expect(named.length).toBeGreaterThan(20)
  // A flag that takes the next word hides an -N behind it.
  expect(named.filter((name) => parseGcflags(`-${name} -N`).noOptimizations)).toEqual([])
})
