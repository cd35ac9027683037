/** What the recordings of scripts/failures/projects.mjs and wordings.mjs are. */
import type { Expected } from './expected.ts'

const recorded = (slug: string, file: string): string => `/home/runner/work/run/${slug}/${file}`

export const EXPECTED_PROJECTS: Readonly<Record<string, Expected>> = {
  'language-gates': { cause: 'language-version', file: 'cleared/a.go', line: 3 },
  'errors-many': { cause: 'undefined', file: 'a/a.go', line: 4 },
  'run-one-file': { cause: 'undefined', file: 'main.go', line: 3 },
  'import-own-without-dot': { cause: 'package-not-in-std', file: 'main.go', line: 3 },
  'gomod-conflict': { cause: 'go-mod-unknown-directive', file: 'go.mod', line: 3 },
  'gosum-conflict': {
    cause: 'go-sum-malformed',
    file: recorded('gosum-conflict', 'go.sum'),
    line: 1,
    // Reads nothing behind such a line, and says nothing of it.
    'go1.21.13': { cause: 'go-sum-missing-entry', file: 'main.go', line: 3 }
  },
  'godebug-unknown': { cause: 'godebug-unknown', file: 'go.mod', line: 5 },
  'godebug-directive': { cause: 'godebug-unknown', file: 'main.go', line: 1 },
  'graph-unknown-version': { cause: 'version-not-found' },
  'graph-unknown-version-build': {
    cause: 'version-not-found',
    file: '../../mc/example.com/stale@v1.0.0/s.go',
    line: 3
  },
  'proxy-answers-html': { cause: 'proxy-answer-invalid' },
  'proxy-answers-html-latest': { cause: 'proxy-answer-invalid' },
  'zip-damaged': { cause: 'module-archive-invalid', file: 'main.go', line: 3 },
  'get-conflict': { cause: 'get-conflict' },
  'get-file': { cause: 'get-argument' },
  'get-no-dot': { cause: 'get-argument' },
  'get-main-version': { cause: 'get-argument' },
  'build-at-version': { cause: 'get-argument' },
  'get-excluded': { cause: 'version-not-found' },
  'work-replace-conflict': { cause: 'work-replace-conflict', file: 'go.work' },
  'work-sum-mismatch': { cause: 'go-sum-mismatch' },
  'work-no-modules': { cause: 'work-no-modules' },
  'work-sync-newer': { cause: 'go-too-old', file: 'a/go.mod' },
  'test-deep-import': { cause: 'all-files-excluded' },
  'test-subtests-verbose': { cause: 'test-failed', file: 'a_test.go', line: 11 },
  'test-benchmark-verbose': { cause: 'test-failed', file: 'a_test.go', line: 10 },
  'test-one-file': { cause: 'test-failed', file: 'a_test.go', line: 7 },
  'test-noise-failed': { cause: 'test-failed', file: 'a_test.go', line: 16 },
  'test-noise-passed': { none: true },
  'test-coverpkg-missing': { none: true },
  'make-build-failed': { cause: 'undefined', file: 'main.go', line: 3 },
  'make-missing-tool': { cause: 'command-not-found' },
  'pgo-default-broken': {
    cause: 'pgo-profile-unusable',
    file: recorded('pgo-default-broken', 'default.pgo'),
    'go1.21.13': { cause: 'pgo-profile-unusable', file: '../../run/pgo-default-broken/default.pgo' }
  },
  'file-size-limit': { cause: 'goroot-package-missing' },
  'tmp-noexec': { cause: 'permission-denied' },
  'cgo-cxx-error': { cause: 'c-undeclared', file: 'x.cc', line: 1 },
  'cgo-export-missing-type': { cause: 'cgo-misuse', file: 'main.go', line: 6 },
  'cgo-wrong-architecture': { cause: 'c-library-wrong-architecture' },
  'wordings-compiler': { cause: 'merge-conflict', file: 'conflict/conflict.go', line: 4 },
  'wordings-vet': { cause: 'misplaced-directive', file: 'buildtags/buildtags.go', line: 5 }
}
