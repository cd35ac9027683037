/** Every recorded failure, under every version of Go and in every form, has the cause and the place that it should. */
import { describe, expect, test } from '@jest/globals'
import { Diagnoser, type Diagnosis } from '../../../src/core/diagnosis/diagnose.ts'
import { type Scenario, scenarios } from '../../support/scenarios.ts'
import { EXPECTED, type Want } from './expected.ts'

/** Scenarios that EXPECTED does not judge yet. The number may only go down. */
const NOT_JUDGED = 0

const ALL = scenarios()

function diagnose(text: string, exit: number | null): Diagnosis {
  const diagnoser = new Diagnoser()
  diagnoser.push(text)
  return diagnoser.end(exit)
}

function wanted({ slug, go }: Scenario): Want | null {
  const expected = EXPECTED[slug]
  return expected === undefined ? null : (expected[go as `go${string}`] ?? expected)
}

function seen({ failures, notes }: Diagnosis): Want {
  const [first] = failures
  const note = notes[0] === undefined ? {} : { note: notes[0].cause }
  if (first === undefined) return { none: true, ...note }
  return { cause: first.cause, file: first.file?.replace(/^\.[\\/]/, '') ?? null, line: first.line, ...note }
}

function full(want: Want): Want {
  const note = want.note === undefined ? {} : { note: want.note }
  if (want.none === true) return { none: true, ...note }
  return { cause: want.cause ?? 'unknown', file: want.file ?? null, line: want.line ?? null, ...note }
}

/** What may lead: one failure, or either of two that nothing puts in an order. */
function allOf(want: Want): Want[] {
  return want.or === undefined ? [full(want)] : [full(want), full(want.or)]
}

const JUDGED = ALL.flatMap((scenario) => {
  const want = wanted(scenario)
  return want === null ? [] : [[scenario.slug, scenario.go, scenario.how, scenario, allOf(want)] as const]
})

describe('the recorded failures', () => {
  test.each(JUDGED)('%s under %s, %s', (_slug, _go, _how, { text, exit }, wants) => {
    expect(wants).toContainEqual(seen(diagnose(text, exit)))
  })

  /** What CI services, terminals and Windows make of a line. */
  const dresses: [name: string, dress: (line: string, index: number) => string][] = [
    ['GitHub', (line) => `2026-11-21T12:00:00.1234567Z ${line}\r`],
    ['GitHub in colours', (line) => `2026-11-21T12:00:00.1234567Z \u001b[36;1m${line}\u001b[0m`],
    ['gh run view', (line) => `build\tRun go build\t2026-11-21T12:00:00.1234567Z ${line}`],
    ['GitLab', (line) => `2026-11-21T12:00:00.123456Z 01O ${line}`],
    ['docker logs', (line) => `2026-11-21T12:00:00.123456789Z ${line}`],
    ['docker build', (line) => `#12 3.456 ${line}`],
    ['docker compose', (line) => `build-1  | ${line}`],
    ['Jenkins', (line) => `[2026-11-21T12:00:00.123Z] ${line}`],
    ['act', (line) => `[CI/build] | ${line}`],
    ['a terminal', (line) => `\u001b[1m\u001b[31m${line}\u001b[0m\u001b[K`]
  ]
  const dressed = JUDGED.filter(([, go, how]) => go === 'go1.26.8' && how === 'plain').flatMap(
    ([slug, , , { text, exit }, wants]) =>
      dresses.map(([name, dress]) => {
        const lines = text.replace(/\n$/, '').split('\n')
        return [slug, name, `${lines.map(dress).join('\n')}\n`, exit, wants] as const
      })
  )
  test.each(dressed)('%s as %s writes it', (_slug, _name, text, exit, wants) => {
    expect(wants).toContainEqual(seen(diagnose(text, exit)))
  })

  test('are judged, all but a number that only goes down', () => {
    const open = new Set(ALL.map(({ slug }) => slug).filter((slug) => !Object.hasOwn(EXPECTED, slug)))
    expect(open.size).toBe(NOT_JUDGED)
  })
})
