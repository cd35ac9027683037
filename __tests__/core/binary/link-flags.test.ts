import { spawnSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import { parseLdflags, parseLinkFlags, strippedByFlags } from '../../../src/core/binary/link-flags.ts'
import { GO_ENV } from '../../support/go-programs.ts'

describe('strippedByFlags', () => {
  const cases: [ldflags: string, symbols: boolean, debug: boolean][] = [
    ['', false, false],
    ['-s', true, true],
    ['-w', false, true],
    ['-s -w', true, true],
    ['-w -s', true, true],
    ['--s', true, true],
    ['-s=true', true, true],
    ['-s=1', true, true],
    ['-s=false', false, false],
    ['-s=0', false, false],
    ['-s=F', false, false],
    // The last one counts, as in Go's flag package.
    ['-s -s=false', false, false],
    ['-s=false -s', true, true],
    // -s implies -w, unless -w says otherwise.
    ['-s -w=0', true, false],
    ['-s -w=false', true, false],
    ['-w=0 -w -s', true, true],
    // These belong to the C linker, or are values of other flags.
    ['-extldflags "-s -w"', false, false],
    ["-extldflags '-s'", false, false],
    ['-extldflags=-s', false, false],
    ['-w "-extldflags=-static -s"', false, true],
    ['-extldflags -s', false, false],
    ['-X a=-s', false, false],
    ['-X=a=-s', false, false],
    ['-X main.a=-w -s', true, true],
    ['-buildid -s', false, false],
    ['-X', false, false],
    // A pattern in front, as -gcflags and -ldflags may have one.
    ['all=-s -w', true, true],
    ['example.com/...=-w', false, true],
    ['all=', false, false],
    // What follows the first argument that is no flag is none either.
    ['main.o -s', false, false],
    ['-w - -s', false, true],
    ['-sw', false, false],
    ['-S -W', false, false],
    ['  -s\t-w\n', true, true],
    // Go refuses such a list, so nothing was linked with it.
    ['-s -extldflags "-static', false, false]
  ]
  test.each(cases)('of %j: symbols dropped %s, debug information dropped %s', (ldflags, symbols, debug) => {
    expect(strippedByFlags(parseLdflags(ldflags))).toEqual({ symbols, debug })
  })
})

describe('parseLdflags', () => {
  test('returns the flags in order, with their values', () => {
    expect(parseLdflags('-s -X main.a=b "-X=main.c=d e" -linkmode external -w=false')).toEqual([
      { name: 's', value: null },
      { name: 'X', value: 'main.a=b' },
      { name: 'X', value: 'main.c=d e' },
      { name: 'linkmode', value: 'external' },
      { name: 'w', value: 'false' }
    ])
  })
})

describe('parseLinkFlags', () => {
  test('takes a value where the linker takes one, for every flag of the local linker', () => {
    // `go tool link` without arguments prints its flags: `  -X definition` takes a value, `  -s` takes none.
    const { stderr } = spawnSync('go', ['tool', 'link'], { env: { ...process.env, ...GO_ENV }, encoding: 'utf8' })
    const flags = [...stderr.matchAll(/^ {2}-(\w+)(?: (\w+))?(?:\t.*)?$/gm)].map(
      ([, name = '', value]) => [name, value] as const
    )
    expect(flags.length).toBeGreaterThan(40)
    for (const [name, value] of flags) {
      const [first, second] = parseLinkFlags([`-${name}`, '-s'])
      const got = { name, takesAValue: second === undefined }
      expect(got).toEqual({ name, takesAValue: value !== undefined })
      expect(first?.name).toBe(name)
    }
  })
})
