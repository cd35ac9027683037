/** Another Go than last time. The same Go with other bytes is the business of tool-replaced. */
import type { Drift } from '../baseline/types.ts'
import { changed, judgeDrift } from './drift-rule.ts'
import { goLinePlace } from './subject.ts'
import type { Rule } from './types.ts'

function words(drift: Drift): string {
  return changed(drift.path === 'toolchain.version' ? 'the Go that compiles' : 'GOEXPERIMENT', drift)
}

const FIX =
  'pin the version in go.mod (`go get toolchain@go1.x.y`) and install it from there, or list it under `expect.go` in the policy'

export const toolchainChanged: Rule = {
  id: 'toolchain-changed',
  link: 'toolchain',
  level: 'error',
  title: 'The tool chain is another than that of the baseline',
  knownBy: 'nothing',
  check: (record, comparison) =>
    judgeDrift(comparison, {
      prefixes: ['toolchain.version', 'toolchain.experiments'],
      words,
      fix: FIX,
      place: goLinePlace(record)
    })
}
