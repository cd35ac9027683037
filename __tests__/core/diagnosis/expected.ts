import { LANGUAGE } from './expected-language.ts'

/**
 * What each scenario of __tests__/fixtures/failures is: its cause, and the place of the failure that leads.
 *
 *   undefined: { cause: 'undefined', file: 'main.go', line: 4 }
 *   'goamd64-invalid': { none: true, 'go1.21.13': { cause: 'target-invalid' } }   where versions of Go differ
 *   'no-go-files-matched-none': { none: true, note: 'no-packages-matched' }       a success that is worth a word
 *
 * `file` is the path as the failure's `file` has it, `./` taken off; `null` or left out: no place.
 * A scenario without a line here is not judged yet; a test counts those, and the number only goes down.
 */
import { EXPECTED_COMMANDS } from './expected-commands.ts'
import { EXPECTED_PROJECTS } from './expected-projects.ts'
import { EXPECTED_TOOLS } from './expected-tools.ts'

export interface Want {
  readonly cause?: string
  readonly file?: string | null
  readonly line?: number | null
  /** No failure. */
  readonly none?: true
  /** What leads as well, where packages that do not depend on each other are built in any order. */
  readonly or?: Want
  /** A note beside or instead of the failure. */
  readonly note?: string
}
export type Expected = Want & { readonly [go: `go${string}`]: Want }

export const EXPECTED: Readonly<Record<string, Expected>> = {
  ...LANGUAGE,
  ...EXPECTED_TOOLS,
  ...EXPECTED_COMMANDS,
  ...EXPECTED_PROJECTS,
  undefined: { cause: 'undefined', file: 'main.go', line: 4 },
  'run-build-failed': { cause: 'undefined', file: 'main.go', line: 3 },
  'test-build-failed': { cause: 'undefined', file: 'a.go', line: 3 },
  'test-build-failed-json': { cause: 'undefined', file: 'a.go', line: 3 },
  'vet-type-error': { cause: 'undefined', file: 'main.go', line: 3 },
  'undefined-in-dep-package': { cause: 'undefined', file: 'lib/lib.go', line: 3 },
  'import-cycle': { cause: 'import-cycle' },
  'import-missing-subpackage': { cause: 'missing-module', file: 'main.go', line: 3 },
  'real-oom-link': { cause: 'tool-killed' },
  'real-oom-compile': { cause: 'tool-killed' },
  'real-oom-compile-json': { cause: 'tool-killed' },
  'oom-link-sigkill': { cause: 'tool-killed' }
}
