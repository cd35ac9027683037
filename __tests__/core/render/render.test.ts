/**
 * What is shown, with good values and with hostile ones in every place where text from outside can stand. For Markdown a
 * parser is the witness: whatever a value holds, the document keeps its rows, headings and elements.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import stringWidth from 'fast-string-width'
import { lexer, type Token, type Tokens } from 'marked'
import { compareRecords } from '../../../src/core/baseline/compare.ts'
import { LINKS } from '../../../src/core/chain.ts'
import type { Judged, Outcome } from '../../../src/core/outcome.ts'
import { DEFAULT_POLICY } from '../../../src/core/policy/types.ts'
import { completeRecord } from '../../../src/core/record/assemble.ts'
import type { GateRecord } from '../../../src/core/record/types.ts'
import { annotationsOf } from '../../../src/core/render/annotations.ts'
import { checkJson } from '../../../src/core/render/check-json.ts'
import { inspectPage } from '../../../src/core/render/inspect-page.ts'
import { inspectTable } from '../../../src/core/render/inspect-table.ts'
import { renderSummary } from '../../../src/core/render/summary.ts'
import { renderTerminal } from '../../../src/core/render/terminal.ts'
import { headline, knownFindings } from '../../../src/core/render/words.ts'
import { buildChain, foldChains } from '../../../src/core/rules/build-chain.ts'
import { evaluateRules } from '../../../src/core/rules/evaluate.ts'
import { type GateScope, setKnownApart } from '../../../src/core/rules/known.ts'
import { decide, exitCode, type FailOn } from '../../../src/core/rules/verdict.ts'
import type { Finding } from '../../../src/core/rules/types.ts'
import { NO_BASELINE, recordWith, vouched } from '../../support/records.ts'
import { plainTerminal } from '../../support/terminal.ts'

const hostile = Object.values(
  JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'hostile-inputs.json'), 'utf8')) as Record<
    string,
    string[]
  >
).flat()

const TERMINAL = plainTerminal()
const SUMMARY = { budget: 300_000, what: 'this merge' }
const strippedBinary = { symbols: { symtab: false, dwarf: false }, stripped: 'symbols', strippedBy: 'linker' } as const
const STRIPPED = recordWith({
  binary: strippedBinary,
  build: { flags: ['-ldflags=-s -w'], flagsAt: { file: 'gate.yml', line: 3 } }
})

function outcomeOf(
  records: readonly GateRecord[],
  failOn: FailOn = 'error',
  before: GateRecord | null = null
): Outcome {
  const judged = records.map((record): Judged => {
    const comparison =
      before === null
        ? NO_BASELINE
        : { baseline: vouched(before), drifts: compareRecords(before, record, DEFAULT_POLICY) }
    const results = evaluateRules(record, comparison, DEFAULT_POLICY, {
      today: '2026-11-21',
      helpFor: (rule) => `https://github.com/a/b/blob/v1/docs/rules/${rule}.md`
    })
    const complete = completeRecord(
      record,
      buildChain(record, comparison, results),
      results.flatMap((result) => result.findings)
    )
    return {
      record: complete,
      comparison,
      results,
      scope: { kind: 'all' },
      rebuilds: [],
      recordFile: '/state/record.json',
      file: '/tmp/app'
    }
  })
  const { verdict, findings, missing } = decide(
    judged.map((one) => one.results),
    failOn
  )
  return {
    verdict,
    exitCode: exitCode(verdict, failOn),
    failOn,
    chain: foldChains(judged.map((one) => one.record.chain)),
    judged,
    findings,
    missing,
    failedBuild: null,
    ledgerFile: null,
    keeps: null
  }
}

describe('renderTerminal', () => {
  test('shows the chain, and one line that says it all', () => {
    const text = renderTerminal(outcomeOf([recordWith({})]), TERMINAL)
    expect(text.split('\n')[0]).toBe('example.com/app  linux/amd64  go1.26.8')
    for (const link of LINKS) expect(text).toMatch(new RegExp(`^  ${link} +[✓–] (?:verified|unknown)`, 'm'))
    expect(text).toContain('Gate open. 0 findings')
  })

  test('shows a finding with its place, its fix and its page', () => {
    const text = renderTerminal(outcomeOf([STRIPPED]), TERMINAL)
    expect(text).toContain('✗ stripped-symbols  gate.yml:3')
    expect(text).toContain('app was linked with -ldflags=-s -w: no symbol table')
    expect(text).toMatch(/^ {2}Fix {4}drop -s from the linker flags/m)
    expect(text).toMatch(/^ {2}More {3}https:\/\/github\.com\/a\/b/m)
    expect(text).toContain('Gate closed. 1 finding')
    expect(text).toContain('Exit 1.')
    expect(text).not.toContain('`')
  })

  test('says that findings are only reported, and what else weakens the gate', () => {
    expect(renderTerminal(outcomeOf([STRIPPED], 'never'), TERMINAL)).toContain('fail-on: never: findings are reported')
  })

  test('does not call a rule off that no policy turned on', () => {
    const results = outcomeOf([STRIPPED]).judged[0]?.results.filter(({ outcome }) => outcome === 'off')
    expect(results?.map(({ rule }) => rule)).toEqual(['path-leak'])
    expect(renderTerminal(outcomeOf([STRIPPED]), TERMINAL)).not.toContain('path-leak')
  })

  test('says what evidence is missing when it cannot decide', () => {
    const inspected = recordWith({
      run: { mode: 'inspect' },
      build: null,
      link: null,
      binary: { outcome: 'unreadable', evidence: ['no rights'] }
    })
    expect(renderTerminal(outcomeOf([inspected]), TERMINAL)).toMatch(
      /\? app could not be read: no rights[\s\S]*Gate undecided/
    )
  })

  test('keeps to the width, and makes a table of many binaries', () => {
    const many = Array.from({ length: 5 }, (_, index) =>
      recordWith({ subject: { name: `app${index}` }, binary: { path: `dist/app${index}` } })
    )
    for (const outcome of [outcomeOf([STRIPPED]), outcomeOf(many)]) {
      for (const line of renderTerminal(outcome, TERMINAL).split('\n')) {
        if (!line.includes('://') && !line.includes('dist/app')) expect(stringWidth(line)).toBeLessThanOrEqual(80)
      }
    }
    expect(renderTerminal(outcomeOf(many), TERMINAL)).toContain('5 binaries')
  })
})

/** A record in which everything that can come from outside is the given text. */
function hostileRecord(text: string): GateRecord {
  const module = { path: text, version: text, sum: text, replace: { path: text, version: text, sum: text } }
  return recordWith({
    subject: { module: text, package: text, target: text, name: text },
    source: { branch: text, dirtyCount: 1, dirtyFiles: [text], directory: text },
    toolchain: { version: text, asked: text, goMod: { file: text, module: text, go: text, toolchain: text } },
    environment: { effective: { GOFLAGS: text }, changed: { [text]: text } },
    modules: { deps: [{ ...module, state: 'mismatch' }] },
    build: { packages: [text], flags: [text], flagsAt: { file: text, line: 1 } },
    link: { flags: [text], modInfoAgrees: false },
    binary: {
      path: text,
      evidence: [text],
      goos: text,
      goarch: text,
      goVersion: text,
      mainPackage: text,
      main: module,
      settings: { [text]: text, 'vcs.revision': text, '-gcflags': `-N -l -d=${text}`, '-race': 'true' },
      deps: [module],
      seal: 'broken',
      sealEvidence: [text],
      copies: 'differ',
      versionElsewhere: false,
      nested: [{ offset: 1, goVersion: text, mainPackage: text }],
      lineTable: { unrecorded: [text], paths: [text] },
      ...strippedBinary,
      strippedBy: 'after-link'
    },
    witness: { differences: [text] },
    policy: { path: text, changed: true }
  })
}

/** All tokens of a document, depth first. */
function flatten(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => {
    const table = token as Tokens.Table
    const cells = token.type === 'table' ? [...table.header, ...table.rows.flat()].flatMap((cell) => cell.tokens) : []
    const items = token.type === 'list' ? (token as Tokens.List).items : []
    const inner = 'tokens' in token && Array.isArray(token.tokens) ? token.tokens : []
    return [token, ...flatten(cells), ...flatten(items), ...flatten(inner)]
  })
}

/** What must not depend on values: how many of each kind of block, the elements of HTML, the columns of each table. */
function structure(markdown: string): unknown {
  const tokens = flatten(lexer(markdown, { gfm: true }))
  const html = tokens.filter((token) => token.type === 'html').map((token) => token.raw)
  const elements = html.flatMap((raw) => [...raw.matchAll(/<\/?[A-Za-z][^>]*>|<!--/g)].map((match) => match[0]))
  return {
    headings: tokens.filter((token) => token.type === 'heading').length,
    codeBlocks: tokens.filter((token) => token.type === 'code').length,
    tables: tokens
      .filter((token): token is Tokens.Table => token.type === 'table')
      .map((table) => [table.header.length, table.rows.length]),
    quotes: tokens.filter((token) => token.type === 'blockquote').length,
    images: tokens.filter((token) => token.type === 'image').length,
    // Whether a value is a code span by backticks or by element is of no interest; any other element is.
    elements: elements.filter((element) => !/^<\/?code>$/.test(element)).toSorted(),
    links: tokens
      .filter((token) => token.type === 'link')
      .map((token) => (token as Tokens.Link).href)
      .filter((href) => !href.startsWith('https://github.com/a/b/blob/v1/docs/rules/'))
  }
}

/** Text that GitHub's filters look at: not in code spans, not within an element <code>. */
function proseOf(markdown: string): string {
  let inCode = false
  return flatten(lexer(markdown, { gfm: true }))
    .filter((token) => {
      if (token.type === 'html' && /^<\/?code>$/.test(token.raw)) inCode = token.raw === '<code>'
      return token.type === 'text' && !inCode && !('tokens' in token)
    })
    .map((token) => token.raw)
    .join('\n')
}

const before = recordWith({})
const expectedStructure = structure(renderSummary(outcomeOf([hostileRecord('plain')], 'error', before), SUMMARY))

// An empty value is no hostile one: it makes some findings go away, and with them their headings.
describe.each(hostile.filter((text) => text !== '').map((text) => [JSON.stringify(text).slice(0, 60), text]))(
  'with %s everywhere',
  (_label, text) => {
    const outcome = outcomeOf([hostileRecord(text)], 'error', before)

    test('the verdict is the same', () => {
      expect(outcome.verdict).toBe('violation')
    })

    test('the summary keeps its structure', () => {
      const markdown = renderSummary(outcome, SUMMARY)
      expect(structure(markdown)).toEqual(expectedStructure)
      // A mention, an issue link or a URL outside of code would act on others.
      const prose = proseOf(markdown)
      expect(prose).not.toMatch(/(?:^|[^\w`])@[a-z]/i)
      expect(prose).not.toMatch(/(?:^|\W)#\d/)
      expect(prose).not.toMatch(/https?:\/\//)
    })

    test('the Mermaid block holds only what this program wrote', () => {
      const block = /```mermaid\n([\s\S]*?)\n```/.exec(renderSummary(outcome, SUMMARY))?.[1] ?? ''
      const lines = block.split('\n')
      expect(lines).toHaveLength(1 + 7 + 6 + 4)
      for (const line of lines.slice(1, 8))
        expect(line).toMatch(/^ {2}L\d\["[a-z]+<br>[\p{L}\p{N} .,:/+*@()_…-]*"\]:::[a-z]+$/u)
    })

    test('the terminal shows no control character and no command', () => {
      for (const line of renderTerminal(outcome, TERMINAL).split('\n')) {
        expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/)
      }
      const pages = [
        inspectPage(outcome.judged[0]?.record.binary ?? hostileRecord('x').binary, outcome.findings, TERMINAL),
        inspectTable([{ facts: hostileRecord(text).binary, findings: outcome.findings }], TERMINAL)
      ]
      for (const line of pages.join('\n').split('\n'))
        expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/)
    })

    test('annotations stay within their bounds', () => {
      for (const { title, message, file } of annotationsOf(outcome.findings, true)) {
        expect(title.length).toBeLessThanOrEqual(200)
        expect(message.length).toBeLessThanOrEqual(4000)
        expect(`${title}${message.replaceAll('\n', '')}${file ?? ''}`).not.toMatch(
          /[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/
        )
      }
    })
  }
)

describe('renderSummary', () => {
  test('says the state first, then the chain, then the fix', () => {
    const markdown = renderSummary(outcomeOf([STRIPPED]), SUMMARY)
    expect(markdown.split('\n')[0]).toBe('# ⛔ Gate closed: 1 finding stops this merge')
    expect(markdown.indexOf('```mermaid')).toBeLessThan(markdown.indexOf('| ⛔ | binary | broken |'))
    expect(markdown.indexOf('| ⛔ | binary | broken |')).toBeLessThan(
      markdown.indexOf('**Fix** drop `-s` from the linker flags')
    )
    expect(markdown).toContain('[What this means](https://github.com/a/b/blob/v1/docs/rules/stripped-symbols.md)')
  })

  test('keeps within its budget whatever there is to say', () => {
    const finding: Finding = {
      rule: 'packed',
      link: 'binary',
      level: 'error',
      subject: 's',
      message: 'm'.repeat(3000),
      file: null,
      line: null,
      fix: 'f'.repeat(3000),
      help: 'h'
    }
    const outcome = { ...outcomeOf([STRIPPED]), findings: new Array<Finding>(10_000).fill(finding) }
    for (const budget of [2000, 65_000, 300_000]) {
      const markdown = renderSummary(outcome, { ...SUMMARY, budget })
      expect(markdown.length).toBeLessThanOrEqual(budget + 100)
      expect(markdown).toContain('# ⛔ Gate closed: 10000 findings stop this merge')
    }
    expect(Buffer.byteLength(renderSummary(outcome, SUMMARY))).toBeLessThan(900 * 1024)
  })

  test.each([
    ['pass', outcomeOf([recordWith({})]), 'Gate open'],
    ['a remark', outcomeOf([recordWith({ binary: { settings: { CGO_ENABLED: '0' } } })]), 'Gate open, with 1 remark'],
    ['never', outcomeOf([STRIPPED], 'never'), 'Gate closed: 1 finding would stop this merge'],
    ['two', outcomeOf([STRIPPED, STRIPPED]), 'Gate closed: 2 findings stop this merge']
  ])('headline of %s', (_label, outcome, want) => {
    expect(headline(outcome, 'this merge')).toBe(want)
  })
})

describe('annotationsOf', () => {
  const finding = (level: Finding['level'], rule: string): Finding => ({
    rule,
    link: 'binary',
    level,
    subject: 'app',
    message: 'a `b` c',
    file: 'go.mod',
    line: 1,
    fix: 'do `x`',
    help: 'docs'
  })

  test('puts the worst first and tells how many are left out', () => {
    const many = [
      ...new Array<Finding>(12).fill(finding('warning', 'w')),
      ...new Array<Finding>(30).fill(finding('error', 'e'))
    ]
    const annotations = annotationsOf(many, false)
    expect(annotations.map(({ level }) => level)).toEqual([
      ...new Array<string>(9).fill('error'),
      ...new Array<string>(9).fill('warning')
    ])
    expect(annotations[8]).toMatchObject({ title: '22 more findings', file: null })
    expect(annotations[17]).toMatchObject({ title: '4 more findings' })
  })

  test('shows all nine when there are nine', () => {
    const annotations = annotationsOf(new Array<Finding>(9).fill(finding('error', 'e')), false)
    expect(annotations).toHaveLength(9)
    expect(annotations[8]).toMatchObject({ title: 'e', message: 'a b c\nFix: do x\ndocs', file: 'go.mod', line: 1 })
  })
})

test('checkJson has the names of the contract', () => {
  const json = checkJson(outcomeOf([STRIPPED])) as Record<string, unknown>
  expect(Object.keys(json)).toEqual(
    expect.arrayContaining(['verdict', 'chain', 'binaries', 'findings', 'baseline', 'record'])
  )
  expect(json).toMatchObject({
    verdict: 'violation',
    chain: { binary: { state: 'broken', evidence: expect.any(Array) } },
    findings: [
      {
        rule: 'stripped-symbols',
        link: 'binary',
        level: 'error',
        message: expect.any(String),
        file: 'gate.yml',
        line: 3,
        fix: expect.any(String),
        help: expect.any(String)
      }
    ],
    baseline: { state: 'missing-first-run', commit: null },
    record: '/state/record.json'
  })
})

test('what was passed over on the way to the baseline is said everywhere, and stays text', () => {
  const [good] = outcomeOf([recordWith({})]).judged
  const poisoned = 'the record of `main`: it is of another repository: expected `acme/app`, got `<b>@evil</b>`'
  const passing = (passedOver: readonly string[]): Outcome => ({
    ...outcomeOf([recordWith({})]),
    judged:
      good === undefined
        ? []
        : [1, 2].map(() => ({
            ...good,
            comparison: { baseline: vouched(recordWith({}), { passedOver, distance: 3 }), drifts: [] }
          }))
  })
  const outcome = passing([poisoned])
  const terminal = renderTerminal(outcome, TERMINAL)
  // Once, however many binaries say so; the terminal breaks its lines.
  expect(
    terminal.replaceAll(/\s+/g, ' ').match(/passed over: the record of main: it is of another repository/g)
  ).toHaveLength(1)
  const summary = renderSummary(outcome, SUMMARY)
  expect(summary).toContain('Passed over: the record of `main`: it is of another repository')
  expect(summary).toContain('`<b>@evil</b>`')
  expect(checkJson(outcome)).toMatchObject({ baseline: { distance: 3, passedOver: [poisoned] } })
  const many = renderSummary(passing(Array.from({ length: 30 }, (_, n) => `number ${n}`)), SUMMARY)
  expect(many).toContain('Passed over: number 9.')
  expect(many).not.toContain('number 10')
  expect(many).toContain('Passed over: and 20 more.')
})

describe('with `gate: new`', () => {
  /** The outcome with what the scope knows set apart. */
  function scoped(records: readonly GateRecord[], scope: GateScope): Outcome {
    const all = outcomeOf(records)
    const judged = all.judged.map((one): Judged => {
      return { ...one, scope, results: setKnownApart(one.results, one.record, scope) }
    })
    const { verdict, findings } = decide(
      judged.map((one) => one.results),
      'error'
    )
    return { ...all, judged, verdict, findings, exitCode: exitCode(verdict, 'error') }
  }
  const [before = STRIPPED] = outcomeOf([STRIPPED]).judged.map(({ record }) => record)
  const since: GateScope = { kind: 'since', record: before, words: '`main` at `1a2b3c4`' }
  const known = scoped([STRIPPED], since)

  test('a known finding is shown and counted apart, and is no annotation', () => {
    expect(headline(known, 'this merge')).toBe('Gate open; 1 known')
    const text = renderTerminal(known, TERMINAL)
    expect(text).toContain('Gate open. 0 findings, 1 known, ')
    expect(text).toMatch(/^1 known from main at 1a2b3c4\n {2}stripped-symbols: app was linked with/m)
    expect(text).not.toContain('✗ stripped-symbols')
    const summary = renderSummary(known, SUMMARY)
    expect(summary).toContain('<b>Known</b>: 1 known from main at 1a2b3c4')
    expect(summary).not.toContain('## Findings')
    expect(annotationsOf(known.findings, false)).toEqual([])
    expect(knownFindings(known)).toHaveLength(1)
  })

  test('check --json has it among the findings, and says what it is', () => {
    expect(checkJson(known)).toMatchObject({
      verdict: 'pass',
      findings: [{ rule: 'stripped-symbols', known: true }],
      gate: { judged: 'new', beginning: false, why: null }
    })
    expect(checkJson(outcomeOf([STRIPPED]))).toMatchObject({ findings: [{ known: false }], gate: { judged: 'all' } })
  })

  test('a new finding closes, and both are counted', () => {
    const other = recordWith({ ...STRIPPED, subject: { name: 'other' } })
    const outcome = scoped([STRIPPED, other], since)
    expect(headline(outcome, 'this merge')).toBe('Gate closed: 1 finding stops this merge; 1 known')
    expect(renderTerminal(outcome, TERMINAL)).toContain('Gate closed. 1 finding, 1 known, ')
  })

  test('says that everything was judged, and why', () => {
    const outcome = scoped([STRIPPED], { kind: 'everything', why: 'nobody vouches for your run of 12 minutes ago' })
    const words = 'gate: new, and everything was judged: nobody vouches for your run of 12 minutes ago'
    expect(renderTerminal(outcome, { ...TERMINAL, columns: 200 })).toContain(words)
    expect(renderSummary(outcome, SUMMARY)).toContain('everything was judged')
  })

  test('says of a first run that it is the beginning', () => {
    const outcome = scoped([STRIPPED], { kind: 'beginning' })
    expect(headline(outcome, 'this run')).toBe('Gate open; 1 to begin with')
    expect(renderTerminal(outcome, { ...TERMINAL, columns: 200 })).toContain(
      'gate: new: what this first run found is recorded, and later runs know it'
    )
  })

  test.each(hostile)('a known finding with a hostile value adds nothing to the document: %j', (value) => {
    const record = recordWith({ ...STRIPPED, build: { flags: [`-ldflags=-s ${value}`], flagsAt: null } })
    const outcome = scoped([record], { kind: 'beginning' })
    const table = lexer(renderSummary(outcome, SUMMARY)).find(
      (token): token is Tokens.Table => token.type === 'table' && token.header[1]?.text === 'rule'
    )
    expect(table?.rows).toHaveLength(1)
  })
})

test('each baseline is named, and for which binaries, where not all have the same', () => {
  const named = (name: string) => recordWith({ subject: { name } })
  const all = outcomeOf([named('one'), named('two')], 'error', recordWith({}))
  const some = outcomeOf([named('new')])
  const mixed = { ...all, judged: [...some.judged, ...all.judged] }
  const words = 'compared with `main` at `1a2b3c4` (`one` and `two`)'
  expect(renderSummary(all, SUMMARY)).toContain('compared with `main` at `1a2b3c4`\n')
  const none = `not compared: ${NO_BASELINE.baseline.words} (\`new\`)`
  expect(renderSummary(mixed, SUMMARY)).toContain(`${none}; ${words}`)
  expect(renderTerminal(mixed, { ...TERMINAL, columns: 500 })).toContain(`${none}; ${words}`.replaceAll('`', ''))
})
