import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { IndexTable } from '../../../src/core/cache/index-table.ts'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

test('finds every entry of an output, and names those whose output was not met', () => {
  const table = new IndexTable()
  const rows = Array.from({ length: 5000 }, (_, n) => ({
    action: hash(`action ${n}`),
    // Every third output belongs to two entries.
    output: hash(`output ${n % 3 === 0 ? n + 1 : n}`),
    size: n * 2 ** 21 + n
  }))
  for (const row of rows) table.add(row)
  const met = new Set(rows.slice(0, 4000).map(({ output }) => output))
  for (const output of met) {
    const expected = rows.filter((row) => row.output === output)
    expect(table.meet(output)).toHaveLength(expected.length)
    expect(table.meet(output)).toEqual(expect.arrayContaining(expected))
  }
  expect([...table.unmet()]).toEqual(rows.filter(({ output }) => !met.has(output)))
})

test('tells outputs apart that begin alike', () => {
  const table = new IndexTable()
  const alike = ['00', '01'].map((end) => `${'ab'.repeat(31)}${end}`)
  for (const [n, output] of alike.entries()) table.add({ action: hash(String(n)), output, size: n })
  expect(table.meet(alike[1] ?? '')).toEqual([{ action: hash('1'), output: alike[1], size: 1 }])
  expect([...table.unmet()].map(({ output }) => output)).toEqual([alike[0]])
  expect(table.meet(hash('another'))).toEqual([])
})
