/** The recorded failures of the code itself: language, imports, modules, checksums, constraints, embed, vet, tests, profiles. */
import type { Expected } from './expected.ts'

/** Go prints this file as it was named, absolute; the recordings have neutral paths. */
const recorded = (slug: string, file: string): string => `/home/runner/work/run/${slug}/${file}`

export const LANGUAGE: Readonly<Record<string, Expected>> = {
  // Code that is fine, or that other tools judge.
  'bom-at-start-ok': { none: true },
  'frame-too-large': { none: true },
  'modmod-passes': { none: true },
  'modverify-ok': { none: true },
  'retracted-build-passes': { none: true },
  'tags-space-separated': { none: true },
  'wasi-exec-ok': { none: true },

  'syntax-error': { cause: 'missing-comma', file: 'main.go', line: 6 },
  'syntax-error-brace': { cause: 'brace-on-own-line', file: 'main.go', line: 4 },
  'syntax-extra-comma': { cause: 'syntax-error', file: 'main.go', line: 6 },
  'syntax-fullwidth-quote': { cause: 'invalid-character', file: 'main.go', line: 4 },
  'syntax-bom-middle': { cause: 'invalid-character', file: 'main.go', line: 3 },
  'syntax-nul-byte': { cause: 'nul-in-source', file: recorded('syntax-nul-byte', 'main.go') },

  'compiler-panic': { cause: 'undefined', file: 'main.go', line: 4 },
  'list-export-failed': { cause: 'undefined', file: 'main.go', line: 3 },
  'const-overflow': { cause: 'constant-out-of-range', file: 'main.go', line: 4 },
  'type-error-mismatched': { cause: 'type-mismatch', file: 'main.go', line: 4 },
  'two-packages-fail': {
    cause: 'undefined',
    file: 'a/a.go',
    line: 3,
    or: { cause: 'cannot-use', file: 'b/b.go', line: 3 }
  },
  'missing-return': { cause: 'missing-return', file: 'main.go', line: 3 },
  'missing-function-body': { cause: 'missing-function-body', file: 'main.go', line: 3 },

  'import-malformed': { cause: 'malformed-import-path', file: recorded('import-malformed', 'main.go'), line: 3 },
  'import-program': { cause: 'import-of-program', file: 'main.go', line: 3 },
  'import-relative': { cause: 'relative-import', file: 'main.go', line: 3 },
  'internal-not-allowed': { cause: 'internal-package', file: 'main.go', line: 3 },
  'case-insensitive-collision': { cause: 'case-collision', file: 'main.go', line: 3 },
  'multiple-packages-in-dir': {
    cause: 'several-packages-in-folder',
    file: recorded('multiple-packages-in-dir', 'b.go')
  },
  'no-go-files': { cause: 'no-go-files' },
  'no-go-files-matched-none': { none: true, note: 'no-packages-matched' },
  'dir-not-found': { cause: 'directory-not-found' },
  'file-not-found': { cause: 'go-file-missing' },
  'named-files-different-dirs': { cause: 'files-of-different-folders' },
  'run-not-main': { cause: 'not-a-main-package' },
  'install-main-at-latest-inside-module': { cause: 'version-not-found' },
  'install-at-version-not-main': { cause: 'not-a-main-package' },
  'go111module-off': { cause: 'package-not-in-gopath', file: 'main.go', line: 3 },

  'gomod-parse-error': { cause: 'go-mod-syntax', file: 'go.mod', line: 5 },
  'gomod-unknown-directive': { cause: 'go-mod-unknown-directive', file: 'go.mod', line: 5 },
  'gomod-tool-directive': { cause: 'go-mod-unknown-directive', file: 'go.mod', line: 5, 'go1.26.8': { none: true } },
  'gomod-bad-go-version': { cause: 'go-mod-go-version', file: 'go.mod', line: 3 },
  'no-go-mod': { cause: 'go-mod-missing' },
  'no-go-mod-dotdotdot': { cause: 'go-mod-missing' },
  'modfile-missing': { cause: 'modfile-missing' },
  'readonly-updates-needed': { cause: 'go-mod-updates-needed' },
  'replace-dir-missing': { cause: 'replacement-missing', file: 'main.go', line: 3 },
  'replace-dir-no-gomod': { cause: 'replacement-missing', file: 'main.go', line: 3 },
  'work-replace-path-missing': { cause: 'replacement-missing', file: 'a/a.go', line: 3 },
  'ambiguous-import': { cause: 'ambiguous-import', file: 'main.go', line: 3 },
  'module-path-mismatch': { cause: 'module-path-mismatch', file: 'main.go', line: 3 },
  'import-unknown-module-mod-mod': { cause: 'module-not-found', file: 'main.go', line: 3 },
  'unknown-revision-modmod': { cause: 'version-not-found', file: 'main.go', line: 3 },
  'bad-pseudo-version-modmod': { cause: 'version-not-found', file: 'main.go', line: 3 },
  // Without -mod=mod nothing is looked up: go.sum lacks the lines of a version that there is not.
  'unknown-revision': { cause: 'go-sum-missing-entry', file: 'main.go', line: 3 },
  'bad-pseudo-version': { cause: 'go-sum-missing-entry', file: 'main.go', line: 3 },
  'gosum-missing-entry': { cause: 'go-sum-missing-entry', file: 'main.go', line: 3 },
  'gosum-missing-gomod-entry': { cause: 'go-sum-missing-entry', file: 'main.go', line: 3 },
  'gosum-malformed': {
    cause: 'go-sum-malformed',
    file: recorded('gosum-malformed', 'go.sum'),
    line: 1,
    // Passes over a line that it cannot read.
    'go1.21.13': { cause: 'go-sum-missing-entry', file: 'main.go', line: 3 }
  },

  'gosum-mismatch-security-error': { cause: 'go-sum-mismatch' },
  'gosum-mismatch-gomod': { cause: 'go-sum-mismatch' },
  'gosumdb-mismatch': { cause: 'checksum-database-mismatch', file: 'main.go', line: 3 },
  'modverify-modified': { cause: 'module-cache-modified' },
  'modverify-zip-modified': { cause: 'module-cache-modified' },

  'lang-too-old-generics': { cause: 'language-version', file: 'main.go', line: 3 },
  'lang-range-int-go121': {
    cause: 'language-version',
    file: 'main.go',
    line: 4,
    // Knows no such range, so it cannot say which version would.
    'go1.21.13': { cause: 'cannot-range', file: 'main.go', line: 4 }
  },

  'build-constraint-bad': { cause: 'build-constraint-syntax', file: 'main.go' },
  'build-constraints-exclude-all': { cause: 'all-files-excluded' },
  'cgo-disabled-import-C': { cause: 'all-files-excluded' },
  'cgo-cross-default-off': { cause: 'all-files-excluded' },
  'build-constraints-exclude-import': { cause: 'all-files-excluded' },

  'embed-bad-pattern': { cause: 'embed-bad-pattern', file: 'main.go', line: 5 },
  'embed-no-matching': { cause: 'embed-no-match', file: 'main.go', line: 5 },

  'vet-failure': { cause: 'vet-printf', file: 'main.go', line: 5 },
  'test-vet-failed': { cause: 'vet-printf', file: 'a_test.go', line: 5 },
  'test-race-66': { cause: 'data-race', file: recorded('test-race-66', 'main.go'), line: 8 },
  'unsafe-race-ok': { cause: 'checkptr-failed', file: recorded('unsafe-race-ok', 'main.go'), line: 8 },
  'generate-fail': { cause: 'generator-failed', file: 'main.go', line: 3 },
  'generate-exit-status': { cause: 'generator-failed', file: 'main.go', line: 3 },

  'pgo-invalid': {
    cause: 'pgo-profile-unusable',
    file: recorded('pgo-invalid', 'bad.pgo'),
    'go1.21.13': { cause: 'pgo-profile-unusable', file: '../../../w2/run/pgo-invalid/bad.pgo' }
  },
  'pgo-missing': {
    cause: 'pgo-profile-unusable',
    file: recorded('pgo-missing', 'nosuch.pgo'),
    'go1.21.13': { cause: 'pgo-profile-unusable', file: '../../../w2/run/pgo-missing/nosuch.pgo' }
  }
}
