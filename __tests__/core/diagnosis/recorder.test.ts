/** The recorder of scripts/ can make every recorded failure again, so that a new Go is one command. */
import { beforeAll, describe, expect, test } from '@jest/globals'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { valueAt } from '../../../src/core/untrusted.ts'
import { fixtureNames } from '../../support/fixtures.ts'

const RECORDED = fixtureNames('failures', '.json').map((file) => file.slice(0, -'.json'.length))

describe('the recorder', () => {
  let scenarios: Readonly<Record<string, unknown>> = {}
  beforeAll(async () => {
    const file = join(import.meta.dirname, '..', '..', '..', 'scripts', 'failures', 'index.mjs')
    const module: unknown = await import(pathToFileURL(file).href)
    scenarios = Object(valueAt(module, 'SCENARIOS'))
  })

  test('has a scenario for every recording, and a recording of every scenario', () => {
    const names = Object.keys(scenarios)
    expect(RECORDED.filter((slug) => !names.includes(slug))).toEqual([])
    expect(names.filter((slug) => !RECORDED.includes(slug))).toEqual([])
    expect(names.length).toBeGreaterThanOrEqual(350)
  })

  test.each(RECORDED)('knows how to make %s', (slug) => {
    const scenario = scenarios[slug]
    expect(valueAt(scenario, 'run')).toMatch(/\S/)
    expect(Object.keys(Object(valueAt(scenario, 'files')))).not.toEqual([])
    for (const need of Object.values(Object(valueAt(scenario, 'needs') ?? []))) expect(['root', 'cc']).toContain(need)
  })
})
