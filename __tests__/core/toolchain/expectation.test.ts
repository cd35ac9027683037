import { describe, expect, test } from '@jest/globals'
import { meetsGoExpectation } from '../../../src/core/toolchain/expectation.ts'

describe('meetsGoExpectation', () => {
  const cases: [version: string, expectation: string, want: boolean][] = [
    ['go1.26.8', '1.26.8', true],
    ['go1.26.8', 'go1.26.8', true],
    ['go1.26.8', ' 1.26.8 ', true],
    ['go1.26.8', '1.26.7', false],
    ['go1.26.8-X:jsonv2', '1.26.8', true],
    // A series: any release of it, no candidate.
    ['go1.26.8', '1.26', true],
    ['go1.26.8', '1.26.x', true],
    ['go1.26', '1.26', true],
    ['go1.26rc1', '1.26', false],
    ['go1.26rc1', '1.26.x', false],
    ['go1.27.0', '1.26', false],
    ['go1.2.6', '1.26', false],
    // A candidate, when it is named.
    ['go1.27rc1', '1.27rc1', true],
    ['go1.27rc2', '1.27rc1', false],
    ['go1.27.0', '1.27rc1', false],
    // A lower bound.
    ['go1.26.8', '>=1.26', true],
    ['go1.26.8', '>= 1.26.8', true],
    ['go1.26.8', '>=go1.26.9', false],
    ['go1.27.0', '>=1.26.9', true],
    ['go1.9.7', '>=1.10', false],
    ['go1.27rc1', '>=1.27', false],
    ['go1.27rc1', '>=1.27rc1', true],
    // What has no known shape is met by the same text only.
    ['unknown', 'unknown', true],
    ['unknown', '1.26', false],
    ['unknown', '>=1.0', false],
    ['go1.26.8', 'latest', false],
    ['go1.26.8', '', false],
    ['go1.26.8', '>1.26', false],
    ['go1.26.8', '1.x', false],
    ['go1.26.8', '2.0', false],
    ['go1.26.8', '1.26.8 ', true],
    ['devel go1.28-abc Mon', '1.28', true]
  ]
  test.each(cases)('of %s by %j is %s', (version, expectation, want) => {
    expect(meetsGoExpectation(version, expectation)).toBe(want)
  })
})
