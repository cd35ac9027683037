/** Another Go than last time, or the same Go with other bytes. */
import { quote } from '../text/markup.ts'
import type { Drift } from '../baseline/types.ts'
import { changed, judgeDrift } from './drift-rule.ts'
import { goLinePlace } from './subject.ts'
import type { Rule } from './types.ts'

function words(drift: Drift): string {
  const tool = /^toolchain\.tools\.(.+)$/.exec(drift.path)?.[1]
  if (tool !== undefined)
    return `${changed(`the sha256 of the ${quote(tool)} tool`, drift)} (same Go version, other bytes)`
  return changed(drift.path === 'toolchain.version' ? 'the Go that compiles' : 'GOEXPERIMENT', drift)
}

function fix(drift: Drift): string {
  if (drift.path.startsWith('toolchain.tools.')) {
    return 'install Go anew from the published archive; a release has one set of tools, so somebody replaced or rebuilt this one'
  }
  return 'pin the version in go.mod (`go get toolchain@go1.x.y`) and install it from there, or list it under `expect.go` in the policy'
}

export const toolchainChanged: Rule = {
  id: 'toolchain-changed',
  link: 'toolchain',
  level: 'error',
  title: 'The tool chain is another than that of the baseline',
  check: (record, comparison) =>
    judgeDrift(comparison, {
      prefixes: ['toolchain.'],
      words,
      fix,
      place: goLinePlace(record)
    })
}
