/**
 * No regular expression of the project goes back and forth over a hostile text.
 *
 * Proved from the patterns, not by a clock: scslre (the analysis behind eslint-plugin-regexp) looks for a text that makes
 * a backtracking engine take more steps than the text is long. Every pattern in src/ is looked at, those that are put
 * together while the program runs among them.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { parseAst } from 'rolldown/parseAst'
import { analyse, type Report } from 'scslre'

interface Pattern {
  source: string
  flags: string
  places: string[]
}

const SOURCES = join(import.meta.dirname, '../src')
/** Repetitions up to so many are taken as they stand when the bounds of longer ones are lifted. */
const FEW = 30
const patterns = new Map<string, Pattern>()

function add(source: string, flags: string, place: string): void {
  const known = patterns.get(`${flags}/${source}`)
  if (known === undefined) patterns.set(`${flags}/${source}`, { source, flags, places: [place] })
  else known.places.push(place)
}

/** Adds every pattern that is written out in a file. */
function addLiterals(file: string): void {
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if ('regex' in node && typeof node.regex === 'object' && node.regex !== null) {
      const { pattern, flags } = node.regex as { pattern: string; flags: string }
      add(pattern, flags, file)
    }
    for (const child of Object.values(node)) visit(child)
  }
  visit(parseAst(readFileSync(join(SOURCES, file), 'utf8'), { lang: 'ts' }, file))
}

const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))

/** What the analysis finds, one line for each kind of finding. */
function findings({ source, flags, places }: Pattern, lift: boolean): string[] {
  // A bound of hundreds keeps a pattern from going on for ever, but not from taking its time.
  const looked = lift
    ? source.replaceAll(/(?<!\\)\{(\d+),(\d+)\}/g, (bound, least: string, most: string) =>
        Number(most) < FEW ? bound : least === '0' ? '*' : '+'
      )
    : source
  const { reports } = analyse({ source: looked, flags }, { reportTypes: { Move: !lift } })
  const words = ({ type, exponential }: Report): string => (exponential ? `${type}, exponential` : type)
  const found = new Set(reports.map(words))
  if (lift) {
    // One pair of repetitions that can give to each other is the product of two bounds, which is little.
    const pairs = reports.filter(({ type }) => type === 'Trade')
    found.delete('Trade')
    if (pairs.length > 1) found.add('Trade, more than the square')
  }
  return [...found].map((what) => `${what}: /${source}/${flags} in ${places[0] ?? ''}`)
}

beforeAll(async () => {
  for (const file of files) addLiterals(file)
  // Those that are built when a file of the catalogue is read.
  const Real = globalThis.RegExp
  globalThis.RegExp = new Proxy(Real, {
    construct: (target, [source, flags]: [string, string | undefined]) => {
      add(source, flags ?? '', 'a constructor')
      return new target(source, flags)
    }
  })
  try {
    await import('../src/core/diagnosis/catalogue/index.ts')
    await import('../src/core/cache/ledger.ts')
  } finally {
    globalThis.RegExp = Real
  }
})

describe('the patterns of the project', () => {
  test('are all looked at', () => {
    expect(patterns.size).toBeGreaterThan(900)
    const built = [...patterns.values()].filter(({ places }) => places[0] === 'a constructor')
    expect(built.length).toBeGreaterThanOrEqual(15)
  })

  test('are those that the analysis would find', () => {
    const bad = { source: '^(?:a+)+$', flags: '', places: ['here'] }
    expect(findings(bad, false)).toEqual([expect.stringContaining('exponential: /^(?:a+)+$/')])
    expect(findings({ ...bad, source: '^(?:a{1,500} ?){1,500}$' }, true)).toEqual([
      expect.stringContaining('exponential')
    ])
    expect(findings({ ...bad, source: '^a{1,500}a{1,500}$' }, true)).toEqual([])
    expect(findings({ ...bad, source: '^a{1,500}a{1,500}a{1,500}$' }, true)).toEqual([
      expect.stringContaining('more than the square')
    ])
    expect(findings({ ...bad, source: 'x+$' }, false)).toEqual(['Move: /x+$/ in here'])
  })

  test('take a number of steps that grows with the text, and no faster', () => {
    expect([...patterns.values()].flatMap((pattern) => findings(pattern, false))).toEqual([])
  })

  test('take no more than the square of their bounds where those are large', () => {
    expect([...patterns.values()].flatMap((pattern) => findings(pattern, true))).toEqual([])
  })
})
