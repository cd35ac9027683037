/**
 * The page about one file, for a reviewer: what it is, what speaks for and against it, how it was built.
 *
 * Three blocks, because three questions are asked in this order: is it the file I mean (identity), can I believe it (each
 * line with its sign), was it built as it should be (settings as recorded). Findings come last, where the eye stays.
 */
import type { BinaryFacts, ImageFacts } from '../binary/facts.ts'
import type { Module } from '../binary/modinfo.ts'
import { sealHolds } from '../binary/seal.ts'
import { isGo } from '../rules/subject.ts'
import type { Finding } from '../rules/types.ts'
import { count, plainText } from '../text/markup.ts'
import { visible } from '../text/visible.ts'
import { formatOf, listWords, sizeWords, targetOf } from './binary-words.ts'
import { page, table, wrap } from './layout.ts'
import type { Style, TerminalOptions } from './terminal.ts'

const LABEL_COLUMNS = 12
const MAX_SECTIONS_SHOWN = 60
const MAX_REPLACED_SHOWN = 5

/** A line of the second block: what was asked, how it came out, and why. */
interface Answer {
  readonly style: Style
  readonly name: string
  readonly words: string
  readonly because: readonly string[]
}

const SIGNS: Readonly<Partial<Record<Style, string>>> = { good: '✓', bad: '✗', warn: '!', dim: '–' }

/** A page about one file, ending in a newline. */
export function inspectPage(facts: BinaryFacts, findings: readonly Finding[], options: TerminalOptions): string {
  const blocks: string[][] = [
    [title(facts, options)],
    identity(facts).flatMap(([name, value]) => row('  ', name, value, options)),
    ...(facts.slices.length > 0
      ? facts.slices.map((slice) => [
          options.paint('bold', `  ${titleParts(slice).join('  ')}`),
          ...answerLines(slice, options)
        ])
      : [answerLines(facts, options)]),
    settingLines(facts, options),
    sectionLines(facts, options),
    ...findings.map((finding) => findingLines(finding, options))
  ]
  return page(blocks)
}

function title(facts: BinaryFacts, options: TerminalOptions): string {
  const name = options.paint('bold', visible(facts.path))
  return [name, ...titleParts(facts, facts.slices.length)].join('  ')
}

function titleParts(facts: ImageFacts, slices = 0): string[] {
  const version = facts.goVersion === null ? '' : visible(facts.goVersion, 60)
  const parts = slices > 0 ? [version, formatOf(facts, slices)] : [version, targetOf(facts), formatOf(facts)]
  return parts.filter((part) => part !== '')
}

function row(indent: string, name: string, value: string, options: TerminalOptions): string[] {
  const width = options.columns - indent.length - LABEL_COLUMNS
  return wrap(plainText(value), width, options.measure).map((line, index) =>
    `${indent}${(index === 0 ? name : '').padEnd(LABEL_COLUMNS)}${line}`.trimEnd()
  )
}

function identity(facts: BinaryFacts): [string, string][] {
  const rows: [string, string][] = []
  if (isGo(facts)) {
    const { main } = facts
    const deps = facts.deps.length === 0 ? 'no dependencies' : count(facts.deps.length, 'dependency', 'dependencies')
    rows.push(['module', main === null ? 'not recorded' : `${moduleWords(main)}, ${deps}`])
    rows.push(['package', facts.mainPackage === null ? 'not recorded' : visible(facts.mainPackage)])
    rows.push(['revision', revision(facts)])
    const replaced = facts.deps.filter(({ replace }) => replace !== null).map(moduleWords)
    if (replaced.length > 0) rows.push(['replaced', listWords(replaced, MAX_REPLACED_SHOWN)])
  }
  const rounded = facts.size < 1000 ? '' : `${sizeWords(facts.size)}, `
  rows.push(['size', `${rounded}${facts.size.toLocaleString('en-US')} bytes`])
  if (facts.sha256 !== null) rows.push(['sha256', facts.sha256])
  return rows
}

function moduleWords({ path, version, replace }: Module): string {
  const own = `${visible(path)} ${visible(version)}`.trim()
  return replace === null ? own : `${own} => ${`${visible(replace.path)} ${visible(replace.version)}`.trim()}`
}

function revision({ settings }: BinaryFacts): string {
  const commit = settings['vcs.revision']
  if (commit === undefined) return 'not recorded'
  const time = settings['vcs.time']
  const modified = settings['vcs.modified']
  const tree = modified === 'false' ? 'tree clean' : modified === 'true' ? 'tree modified' : ''
  return [visible(commit), time === undefined ? '' : visible(time), tree].filter((part) => part !== '').join(', ')
}

function answerLines(facts: ImageFacts, options: TerminalOptions): string[] {
  return answers(facts).flatMap(({ style, name, words, because }) => {
    const sign = options.paint(style, SIGNS[style] ?? ' ')
    const [first = '', ...rest] = [
      ...row('  ', name, words, options),
      ...because.flatMap((clause) => row('  ', '', clause, options))
    ]
    return [`${sign}${first.slice(1)}`, ...rest]
  })
}

function answers(facts: ImageFacts): Answer[] {
  if (!isGo(facts)) {
    return [{ style: 'bad', name: 'outcome', words: OUTCOMES[facts.outcome] ?? facts.outcome, because: facts.evidence }]
  }
  return [
    sealAnswer(facts),
    buildInfoAnswer(facts),
    strippedAnswer(facts),
    ...lineTableAnswers(facts),
    ...extras(facts)
  ]
}

const OUTCOMES: Readonly<Partial<Record<ImageFacts['outcome'], string>>> = {
  'not-go': 'not a Go binary',
  truncated: 'cut off',
  packed: 'packed: what is inside cannot be read',
  unreadable: 'could not be read'
}

function sealAnswer(facts: ImageFacts): Answer {
  const by = facts.sealBrokenBy === null ? '' : `, ${BREAKERS[facts.sealBrokenBy]}`
  const words = {
    intact: 'intact: byte for byte what the Go linker wrote',
    resigned: 'intact once a later signature is undone',
    broken: `broken: changed after linking${by}`,
    absent: 'none: whether the file was changed cannot be told',
    'not-applicable': 'does not apply'
  }[facts.seal]
  const style = facts.seal === 'broken' ? 'bad' : sealHolds(facts.seal) ? 'good' : 'dim'
  return { style, name: 'seal', words, because: facts.sealEvidence }
}

const BREAKERS = {
  strip: 'most likely by strip',
  objcopy: 'most likely by objcopy',
  packer: 'by a packer',
  appended: 'by appended bytes',
  patch: 'by a patch in place'
} as const

function buildInfoAnswer(facts: ImageFacts): Answer {
  const words =
    facts.buildInfo === 'none'
      ? 'none'
      : facts.buildInfo === 'version-only'
        ? 'the Go version, and no module info'
        : {
            agree: 'both copies of the module info agree',
            differ: 'the two copies of the module info differ',
            single: facts.buildInfo === 'rodata' ? 'recovered from the copy in rodata' : 'one copy of the module info',
            none: 'no module info'
          }[facts.copies]
  const good = facts.copies === 'agree' && facts.versionElsewhere !== false
  const style = good ? 'good' : facts.copies === 'differ' || facts.versionElsewhere === false ? 'bad' : 'dim'
  const version = facts.versionElsewhere === false ? ['the Go version it names stands nowhere else in the file'] : []
  return { style, name: 'build info', words, because: [...facts.evidence, ...version] }
}

function strippedAnswer(facts: ImageFacts): Answer {
  const missing = {
    none: 'no: symbols and debug info kept',
    debug: 'debug info',
    symbols: facts.symbols.dwarf ? 'symbols' : 'symbols and debug info'
  }[facts.stripped]
  const by =
    facts.strippedBy === null ? '' : { linker: ', by the linker', 'after-link': ', after linking' }[facts.strippedBy]
  const style = facts.stripped === 'none' ? 'good' : facts.strippedBy === 'after-link' ? 'bad' : 'dim'
  return { style, name: 'stripped', words: `${missing}${by}`, because: [] }
}

function lineTableAnswers({ lineTable }: ImageFacts): Answer[] {
  if (lineTable === null) return []
  const packages = count(lineTable.packages, 'package')
  const { unrecorded, traces, paths } = lineTable
  const found: Answer[] = [
    unrecorded.length === 0
      ? { style: 'good', name: 'packages', words: `${packages}, each of a recorded module`, because: [] }
      : {
          style: 'bad',
          name: 'packages',
          words: `${packages}, some of modules that are not recorded`,
          because: [
            listWords(
              unrecorded.map((path) => visible(path)),
              5
            )
          ]
        }
  ]
  if (traces.length > 0) found.push({ style: 'dim', name: 'linked in', words: traces.join(', '), because: [] })
  if (paths.length > 0) {
    const words = listWords(
      paths.map((path) => visible(path)),
      4
    )
    found.push({ style: 'dim', name: 'paths', words: `of the machine that built it: ${words}`, because: [] })
  }
  return found
}

function extras(facts: ImageFacts): Answer[] {
  const found: Answer[] = []
  if (facts.packed !== null) found.push({ style: 'bad', name: 'packed', words: visible(facts.packed), because: [] })
  if (facts.obfuscated.length > 0)
    found.push({ style: 'warn', name: 'obfuscated', words: 'names were hidden', because: facts.obfuscated })
  if (facts.appended !== null) {
    const words = `${count(facts.appended.size, 'byte')} behind the end at offset ${facts.appended.offset}`
    found.push({ style: 'warn', name: 'appended', words, because: [] })
  }
  const inner = facts.nested.map(
    ({ goVersion, mainPackage, offset }) =>
      `${visible(mainPackage ?? 'a program', 80)}, ${visible(goVersion, 40)}, at offset ${offset}`
  )
  if (inner.length > 0)
    found.push({
      style: 'warn',
      name: 'inside',
      words: count(inner.length, 'more Go program'),
      because: inner.slice(0, 5)
    })
  return found
}

/** What the first block says already, and what fills lines that nobody reads; `--json` has them all. */
const NOT_SHOWN = new Set([
  'vcs',
  'DefaultGODEBUG',
  'vcs.revision',
  'vcs.time',
  'vcs.modified',
  '-compiler',
  'GOOS',
  'GOARCH'
])

function settingLines(facts: BinaryFacts, options: TerminalOptions): string[] {
  if (!isGo(facts)) return []
  const settings = Object.entries(facts.settings)
    .filter(([key, value]) => value !== '' && !NOT_SHOWN.has(key))
    .map(([key, value]) => visible(`${key}=${value}`, 200))
  return row('  ', 'built with', settings.length === 0 ? 'no settings recorded' : settings.join('  '), options)
}

/** With `--digests`: the sections, by which a later comparison names the place of a change. */
function sectionLines({ digests }: BinaryFacts, options: TerminalOptions): string[] {
  if (digests === null) return []
  const rows = digests.sections
    .slice(0, MAX_SECTIONS_SHOWN)
    .map(({ name, offset, size, sha256 }) => [
      visible(name || '-', 24),
      `0x${offset.toString(16)}`,
      sizeWords(size),
      sha256.slice(0, 16)
    ])
  const more = digests.sections.length - rows.length
  return [
    ...row('  ', 'loaded', digests.load === null ? 'no digest' : `sha256 ${digests.load}`, options),
    ...table([['section', 'offset', 'size', 'sha256'], ...rows], options.measure).map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${more} more sections`] : [])
  ]
}

function findingLines(finding: Finding, options: TerminalOptions): string[] {
  const style: Style = finding.level === 'error' ? 'bad' : finding.level === 'warning' ? 'warn' : 'dim'
  const sign = finding.level === 'notice' ? 'i' : (SIGNS[style] ?? '')
  const labelled = (label: string, text: string): string[] =>
    wrap(plainText(text), options.columns - 9, options.measure).map(
      (line, index) => `  ${(index === 0 ? label : '').padEnd(7)}${line}`
    )
  return [
    options.paint(style, `${sign} ${finding.rule}`),
    ...wrap(plainText(finding.message), options.columns - 2, options.measure).map((line) => `  ${line}`),
    ...labelled('Fix', finding.fix),
    ...labelled('More', finding.help)
  ]
}
