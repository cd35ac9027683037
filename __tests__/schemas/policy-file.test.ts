import { describe, expect, test } from '@jest/globals'
import { GateError } from '../../src/core/errors.ts'
import { DEFAULT_EXPECTATIONS } from '../../src/core/policy/types.ts'
import { parsePolicyFile } from '../../src/schemas/policy-file.ts'

const FILE = '.github/go-provenance-gate.yml'

describe('parsePolicyFile', () => {
  test('reads everything a policy can say', () => {
    const policy = parsePolicyFile(
      `version: 1
gate: new
build:
  packages: [./cmd/a, ./cmd/b]
  flags: -trimpath -ldflags="-s -w"
  targets: linux/amd64, windows/arm64
  output: dist/
  env: { CGO_ENABLED: "0" }
rules:
  stripped-symbols: off
  revision-missing: error
expect:
  go: 1.26.x
  flags: [-trimpath]
  stripped: allowed
  cgo: false
toolchain: { verify: offline, lock: build/toolchain.lock }
cache: { trust: enforce, ledger: build/cache.ledger, sign: true, signature: required, trusted-root: build/root.jsonl }
baseline: { from: "git:refs/notes/records", branches: [release/*, "v*.x"] }
waivers:
  - rule: tree-modified
    reason: generated files, see the issue
    until: 2026-12-31
    subject: a
`,
      FILE
    )
    expect(policy).toEqual({
      gate: 'new',
      build: {
        packages: ['./cmd/a', './cmd/b'],
        flags: ['-trimpath', '-ldflags=-s -w'],
        targets: ['linux/amd64', 'windows/arm64'],
        output: 'dist/',
        env: { CGO_ENABLED: '0' },
        flagsAt: { file: FILE, line: 5 }
      },
      binaries: [],
      // YAML 1.2: off is a word, not a boolean.
      rules: { 'stripped-symbols': 'off', 'revision-missing': 'error' },
      expect: { ...DEFAULT_EXPECTATIONS, go: ['1.26.x'], flags: ['-trimpath'], stripped: 'allowed', cgo: false },
      toolchain: { verify: 'offline', lock: 'build/toolchain.lock' },
      cache: {
        trust: 'enforce',
        ledger: 'build/cache.ledger',
        sign: true,
        signature: 'required',
        trustedRoot: 'build/root.jsonl'
      },
      baseline: { from: { kind: 'git', ref: 'refs/notes/records' }, branches: ['release/*', 'v*.x'] },
      waivers: [
        {
          rule: 'tree-modified',
          reason: 'generated files, see the issue',
          until: '2026-12-31',
          subject: 'a',
          at: { file: FILE, line: 21 }
        }
      ]
    })
  })

  test.each(['', '# nothing yet\n', '{}\n', 'version: 1\n'])('takes the policy %j for the default one', (text) => {
    expect(parsePolicyFile(text, FILE)).toMatchObject({
      build: null,
      binaries: [],
      rules: {},
      expect: DEFAULT_EXPECTATIONS,
      toolchain: { verify: 'auto', lock: null },
      cache: { trust: null, ledger: null, sign: false, signature: 'optional', trustedRoot: null },
      baseline: { from: null, branches: [] }
    })
  })

  test('takes a list of flags as arguments, and a line as a shell would split it', () => {
    const flags = (text: string) => parsePolicyFile(`build:\n  flags: ${text}\n`, FILE).build?.flags
    expect(flags('["-ldflags=-X main.v=a b", -race]')).toEqual(['-ldflags=-X main.v=a b', '-race'])
    expect(flags(`"-ldflags='-X main.v=a b' -race"`)).toEqual(['-ldflags=-X main.v=a b', '-race'])
  })

  test.each([
    ['text that is no YAML', 'rules: [', 1, 'Flow sequence in block collection'],
    ['a tab for indentation', 'rules:\n\tstripped-symbols: off', 2, 'Tabs'],
    ['a key twice', 'rules:\n  packed: off\n  packed: error\n', 3, '`packed` stands twice'],
    ['a key that does not exist', 'build:\n  flag: -race\n', 2, '`build.flag`: expected no such key'],
    [
      'a level that does not exist',
      'rules:\n  packed: fatal\n',
      2,
      '`rules.packed`: expected ("off" | "notice" | "warning" | "error"), got "fatal"'
    ],
    [
      'a rule that does not exist',
      '\nrules:\n  stripped-symbol: off\n',
      3,
      'expected the id of a rule, got `stripped-symbol`'
    ],
    ['a tag for a ref', 'baseline:\n  from: git:refs/tags/v1\n', 2, '`baseline.from`: expected a branch or'],
    ['a ref without a name', 'baseline:\n  from: "git:"\n', 2, '`baseline.from`: expected a branch or'],
    ['a ref that git refuses', 'baseline:\n  from: git:a..b\n', 2, 'got `git:a..b`'],
    [
      'a ref for a branch',
      'baseline:\n  branches: [main, refs/heads/x]\n',
      2,
      '`baseline.branches`: expected names of branches'
    ],
    ['a pattern of another kind', 'baseline:\n  branches: v[0-9]\n', 2, 'got `v[0-9]`'],
    ['a waiver without an end', 'waivers:\n  - rule: packed\n    reason: x\n', 2, '`waivers.0.until`'],
    [
      'a day that is none',
      'waivers:\n  - rule: packed\n    reason: x\n    until: soon\n',
      4,
      '`waivers.0.until`: expected'
    ],
    [
      'a waiver for no rule',
      'waivers:\n  - rule: pack\n    reason: x\n    until: 2026-12-31\n',
      2,
      'expected the id of a rule, got `pack`'
    ],
    [
      'a boolean for a variable',
      'build:\n  env: { CGO_ENABLED: false }\n',
      2,
      '`build.env.CGO_ENABLED`: expected string, got false'
    ],
    ['a quote that is not closed', 'build:\n  flags: -ldflags="-s\n', 2, '`build.flags`: a quote is not closed'],
    ['a list at the top', '- rules\n', 1, 'expected keys such as `rules:`, got something else'],
    ['a custom tag', 'rules: !!js/function "x"\n', 1, 'Unresolved tag'],
    ['an anchor that is not there', 'rules: *nothing\n', 1, 'nothing'],
    ['a future version', 'version: 2\n', 1, '`version`: expected 1, got 2']
  ])('refuses %s with its line', (_label, text, line, want) => {
    const parse = (): unknown => parsePolicyFile(text, FILE)
    expect(parse).toThrow(GateError)
    expect(parse).toThrow(want)
    const message = (() => {
      try {
        parse()
      } catch (error) {
        return error instanceof Error ? error.message : ''
      }
      return ''
    })()
    expect(message).toMatch(new RegExp(`^\`${FILE}\`(?::${line})?: `))
    expect(message).not.toContain('\n')
  })

  test('says how to write a version that YAML takes for a number', () => {
    expect(() => parsePolicyFile('expect:\n  go: 1.26\n', FILE)).toThrow(
      expect.objectContaining({ fix: expect.stringContaining('`"1.26"`') })
    )
  })

  test('suggests the rule that was meant', () => {
    expect(() => parsePolicyFile('rules:\n  strip-symbols: off\n', FILE)).toThrow(
      expect.objectContaining({ fix: expect.stringContaining('symbols') })
    )
  })

  test('is not brought down by aliases, depth, many keys or size', () => {
    const laughs = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'.replaceAll(/./g, (name) => `${name}: &${name} [${`*${String.fromCodePoint((name.codePointAt(0) ?? 0) - 1)},`.repeat(9)}]\n`)}`
    const keys = Array.from({ length: 10_000 }, (_, index) => `k${index}: 1`).join('\n')
    for (const text of [laughs, '['.repeat(20_000), keys, 'x'.repeat(300 * 1024)]) {
      expect(() => parsePolicyFile(text, FILE)).toThrow(GateError)
    }
    // What grows with the square of these takes minutes, and the runner's time limit ends it.
  })
})
