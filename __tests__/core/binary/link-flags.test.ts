import { spawnSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import { parseLdflags, parseLinkFlags, strippedByFlags } from '../../../src/core/binary/link-flags.ts'
import { matchesPackage } from '../../../src/core/binary/package-pattern.ts'
import { buildProgram, GO_ENV } from '../../support/go-programs.ts'
import { bare, inspectFile } from '../../support/targets.ts'
import { askGo } from '../../support/witness.ts'

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
    expect(strippedByFlags(parseLdflags(ldflags, 'example.com/tiny') ?? [])).toEqual({ symbols, debug })
  })
})

describe('parseLdflags', () => {
  test('returns the flags in order, with their values', () => {
    expect(parseLdflags('-s -X main.a=b "-X=main.c=d e" -linkmode external -w=false', null)).toEqual([
      { name: 's', value: null },
      { name: 'X', value: 'main.a=b' },
      { name: 'X', value: 'main.c=d e' },
      { name: 'linkmode', value: 'external' },
      { name: 'w', value: 'false' }
    ])
  })
})

describe('parseLdflags, held against what a link with those flags dropped', () => {
  /** `told` is false where the record names a value that was for other packages. */
  const cases: [flags: string[], told: boolean][] = [
    [['-ldflags='], true],
    [['-ldflags=-s', '-ldflags=-w'], true],
    [['-ldflags= -s  -w '], true],
    [['-ldflags=-s -w=0'], true],
    [['-ldflags=-s=false'], true],
    [['-ldflags=-extldflags "-s -w"'], true],
    [["-ldflags=-extldflags '-s -w'"], true],
    [["-ldflags=-X 'main.version=a b' -w"], true],
    [['-ldflags=-X main.version=a"b -w'], true],
    [['-ldflags=-X=main.version=é`\t-s'], true],
    [['-ldflags=-X\nmain.version=-s'], true],
    [['-ldflags=all=-s'], true],
    [['-ldflags= example.com/... = -w'], true],
    [['-ldflags=example.com/tiny=-s'], true],
    [['-ldflags=-s', '-ldflags=all=-w'], true],
    [['-ldflags=./...=-s'], false],
    [['-ldflags=std=-s'], false],
    [['-ldflags=-w', '-ldflags=std=-s'], false],
    [['-ldflags=fmt= -s'], false]
  ]
  test.each(cases)('%j', (flags, told) => {
    const file = buildProgram(bare('linux/amd64', ...flags))
    const { path, settings } = askGo(file).said.modInfo
    const recorded = settings.find(({ key }) => key === '-ldflags')?.value ?? ''
    const parsed = parseLdflags(recorded, path)
    expect(parsed !== null).toBe(told)
    if (parsed === null) return
    const { symtab, dwarf } = inspectFile(file).symbols
    expect(strippedByFlags(parsed)).toEqual({ symbols: !symtab, debug: !dwarf })
  })
})

describe('matchesPackage', () => {
  const cases: [pattern: string, path: string, want: boolean][] = [
    ['all', 'example.com/a', true],
    ['example.com/a', 'example.com/a', true],
    ['example.com/a', 'example.com/ab', false],
    ['example.com/...', 'example.com', true],
    ['example.com/...', 'example.com/a/b', true],
    ['example.com/...', 'example.community', false],
    ['example.com...', 'example.community', true],
    ['.../cmd/...', 'example.com/cmd/app', true],
    ['...', 'main', true],
    ['a.b', 'axb', false],
    ['a+b(c', 'a+b(c', true],
    ['./...', 'example.com/a', false],
    ['..', 'example.com/a', false],
    ['std', 'std', false],
    ['.../...', 'example.com', true],
    ['a.../b...c', 'a/b/c', true],
    ['a...a', 'a', false],
    ['.../'.repeat(9), 'a/'.repeat(9), true],
    // What a pattern that goes back and forth would not come back from.
    [`${'a...'.repeat(500)}b`, 'a'.repeat(4000), false]
  ]
  test.each(cases)('of %j and %j', (pattern, path, want) => {
    expect(matchesPackage(pattern, path)).toBe(want)
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
