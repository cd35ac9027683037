/** Digests of many files, here and in the order that was asked for. */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { threadedHashing } from '../../src/ports/hashing.ts'

const folder = mkdtempSync(join(tmpdir(), 'gate-hashing-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('sha256 of more files than one message takes, the largest beyond one piece, none of a folder or of nothing', async () => {
  const contents = Array.from({ length: 40 }, (_, n) => Buffer.alloc(n === 20 ? (1 << 20) + 7 : n * 100, n))
  const files = contents.map((bytes, n) => {
    const file = join(folder, String(n))
    writeFileSync(file, bytes)
    return file
  })
  mkdirSync(join(folder, 'folder'))
  const hashing = threadedHashing(null)
  const asked = [join(folder, 'folder'), ...files, join(folder, 'nothing')]
  const want = contents.map((bytes) => createHash('sha256').update(bytes).digest('hex'))
  expect(await hashing.sha256(asked)).toEqual([null, ...want, null])
  await hashing.close()
})
