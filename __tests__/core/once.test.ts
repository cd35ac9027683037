import { expect, test } from '@jest/globals'
import { once } from '../../src/core/once.ts'

test('asks once under each key, also while the answer is under way', async () => {
  const asked: string[] = []
  const answers = new Map<string, Promise<string>>()
  const ask = (key: string) =>
    once(answers, key, async () => {
      asked.push(key)
      return key.toUpperCase()
    })
  expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual(['A', 'A', 'B'])
  expect(await ask('a')).toBe('A')
  expect(asked).toEqual(['a', 'b'])
})

test('what failed is not asked again, and every asker hears of it', async () => {
  let asked = 0
  const answers = new Map<number, Promise<never>>()
  const ask = () =>
    once(answers, 1, async () => {
      asked += 1
      throw new Error('no answer')
    })
  // Nobody awaits the first: that must not end the process.
  void ask()
  await new Promise((resolve) => setImmediate(resolve))
  await expect(ask()).rejects.toThrow('no answer')
  expect(asked).toBe(1)
})
