import { describe, expect, test } from '@jest/globals'
import { goElf } from '../../support/elf-writer.ts'
import { inspectBytes } from '../../support/targets.ts'

const PAGE = 0x1000
const LARGE_PAGE = 0x10000

/** The hand-made program with NULs behind it, and then some more bytes. */
function withTail(nuls: number, tail = ''): Buffer {
  return Buffer.concat([goElf(), Buffer.alloc(nuls), Buffer.from(tail)])
}

describe('bytes behind an ELF file', () => {
  const size = goElf().length
  const toPage = (page: number): number => Math.ceil(size / page) * page - size

  const cases: [label: string, file: Buffer, appended: { offset: number; size: number } | null][] = [
    ['none', withTail(0), null],
    ['the linker filled a page', withTail(toPage(PAGE)), null],
    ['the linker filled a large page', withTail(toPage(LARGE_PAGE)), null],
    ['NULs up to no page', withTail(toPage(PAGE) - 1), { offset: size, size: toPage(PAGE) - 1 }],
    ['NULs behind the page', withTail(toPage(LARGE_PAGE) + 5), { offset: size + toPage(LARGE_PAGE), size: 5 }],
    ['text behind the page', withTail(toPage(PAGE), 'more'), { offset: size + toPage(PAGE), size: 4 }],
    ['text behind a large page', withTail(toPage(LARGE_PAGE), 'more'), { offset: size + toPage(LARGE_PAGE), size: 4 }],
    ['text before the page ends', withTail(8, 'more'), { offset: size, size: 12 }],
    ['text at once', withTail(0, 'more'), { offset: size, size: 4 }]
  ]
  test.each(cases)('%s', (_label, file, appended) => {
    expect(inspectBytes(file).appended).toEqual(appended)
  })
})
