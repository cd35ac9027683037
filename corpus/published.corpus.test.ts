/** What this program reads of published binaries is what other readers read of them (tools/corpus/facts.py). */
import { describe, expect, test } from '@jest/globals'
import * as v from 'valibot'
import type { BinaryFacts } from '../src/core/binary/facts.ts'
import { RecordSchema } from '../src/schemas/record.ts'
import { fileOf, inspectAt, PUBLISHED } from './support/published.ts'

/** Our facts in the shape of the list. */
function comparable(facts: BinaryFacts): Record<string, unknown> {
  const { main, settings, deps, buildId, symbols } = facts
  return {
    ...facts,
    ...symbols,
    main: main === null ? null : { path: main.path, version: main.version },
    // Flags hold values that are redacted; __tests__/core/record/redact.test.ts has those.
    settings: Object.fromEntries(Object.entries(settings).filter(([key]) => !key.endsWith('flags'))),
    deps: deps.length,
    buildId: buildId?.text ?? null
  }
}

describe('inspectBinary, published files', () => {
  test('are a hundred at least, of every format that is published, and each expects most facts', () => {
    expect(PUBLISHED.length).toBeGreaterThanOrEqual(100)
    expect(new Set(PUBLISHED.map((entry) => entry.expect['format']))).toEqual(
      new Set(['elf', 'macho', 'pe', 'xcoff', 'wasm'])
    )
    for (const entry of PUBLISHED) expect(Object.keys(entry.expect).length).toBeGreaterThanOrEqual(12)
  })

  test.each(PUBLISHED.map((entry) => [`${entry.package}@${entry.version}`, entry] as const))('%s', (_spec, entry) => {
    const facts = inspectAt(fileOf(entry))
    const ours = comparable(facts)
    expect(Object.fromEntries(Object.keys(entry.expect).map((key) => [key, ours[key]]))).toEqual(entry.expect)
    expect(facts.sha256).toBe(entry.sha256)
    v.parse(RecordSchema.entries.binary, facts)
  })
})
