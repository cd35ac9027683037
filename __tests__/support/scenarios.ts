/** The recorded failures of __tests__/fixtures/failures: one file a scenario, in it one entry a version of Go. */
import { valueAt } from '../../src/core/untrusted.ts'
import { fixtureNames, fixtureText } from './fixtures.ts'

export interface Scenario {
  readonly slug: string
  readonly go: string
  /** How it was recorded: as is, with -json, with -x. */
  readonly how: 'plain' | 'json' | 'trace'
  /** Both streams, standard output first. */
  readonly text: string
  readonly exit: number
}

const MODES = [
  { how: 'plain', out: 'stdout', err: 'stderr', exit: 'exit' },
  { how: 'json', out: 'build.json', err: 'build-json.stderr', exit: 'build-json.exit' },
  { how: 'trace', out: 'x.stdout', err: 'x.stderr', exit: 'x.exit' }
] as const

/** Every recording. */
export function scenarios(): Scenario[] {
  return fixtureNames('failures', '.json').flatMap((file) => {
    const all: unknown = JSON.parse(fixtureText(`failures/${file}`))
    return Object.keys(Object(all)).flatMap((go) =>
      MODES.flatMap(({ how, out, err, exit }): Scenario[] => {
        const [stdout, stderr] = [valueAt(all, go, out), valueAt(all, go, err)]
        if (typeof stderr !== 'string') return []
        const text = `${typeof stdout === 'string' ? stdout : ''}${stderr}`
        return [{ slug: file.slice(0, -'.json'.length), go, how, text, exit: Number(valueAt(all, go, exit)) }]
      })
    )
  })
}
