/** What the first bytes say. */
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { KIND_HEAD_BYTES, kindOf } from '../../../src/core/archive/kinds.ts'
import { tar, tarMember, zip } from '../../support/archive-writer.ts'

const bytes = (hex: string): Buffer => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(64)])

describe('kindOf', () => {
  test.each([
    ['ELF', '7f454c46'],
    ['Mach-O 64 little', 'cffaedfe'],
    ['Mach-O 32 big', 'feedface'],
    ['fat Mach-O of two slices', 'cafebabe00000002'],
    ['fat Mach-O 64', 'cafebabf00000002'],
    ['PE', '4d5a9000'],
    ['wasm', '0061736d01000000'],
    ['XCOFF64', '01f70004'],
    ['Plan 9 amd64', '00008a97'],
    ['ar', '213c617263683e0a6578706f7274'],
    ['ar of AIX', '3c62696761663e0a']
  ])('takes %s for an executable', (_what, hex) => {
    expect(kindOf(bytes(hex))).toEqual({ kind: 'executable' })
  })

  test.each([
    ['a Java class', 'cafebabe00000041'],
    ['a script', Buffer.from('#!/bin/sh\n').toString('hex')],
    ['a text', Buffer.from('MIT License').toString('hex')],
    ['four bytes of a fat file', 'cafebabe'],
    ['nothing', '']
  ])('takes %s for neither', (_what, hex) => {
    expect(kindOf(Buffer.from(hex, 'hex'))).toEqual({ kind: 'other' })
  })

  test.each([
    ['an xz file', 'fd377a585a000004'],
    ['a zstd file', '28b52ffd04'],
    ['a bzip2 file', '425a6839314159265359'],
    ['a 7z archive', '377abcaf271c0004'],
    ['a rar archive', '526172211a0701'],
    ['an RPM package', 'edabeedb0300'],
    ['a Debian package', Buffer.from('!<arch>\ndebian-binary   ').toString('hex')]
  ])('names %s, which is not opened', (name, hex) => {
    expect(kindOf(bytes(hex))).toEqual({ kind: 'unopened', name })
  })

  test('knows the containers by content', () => {
    expect(kindOf(gzipSync('x'))).toMatchObject({ kind: 'container', container: 'gzip' })
    expect(kindOf(zip({ name: 'a' }))).toMatchObject({ container: 'zip' })
    expect(kindOf(zip())).toMatchObject({ container: 'zip' })
    expect(kindOf(tar({ name: 'a' }).subarray(0, KIND_HEAD_BYTES))).toMatchObject({ container: 'tar' })
  })

  test('knows a tar header by its checksum, with or without the word ustar', () => {
    const old = tarMember({ name: 'old' })
    old.fill(0, 257, 512)
    old.fill(0x20, 148, 156)
    const sum = old.reduce((total, byte) => total + byte, 0)
    old.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    expect(kindOf(old)).toMatchObject({ container: 'tar' })
    old[0] = 0x6e
    expect(kindOf(old)).toEqual({ kind: 'other' })
    expect(kindOf(tar({ name: 'a' }).subarray(0, 511))).toEqual({ kind: 'other' })
  })
})
