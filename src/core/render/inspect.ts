/** One binary as a page, several as a table: what `inspect` prints in a terminal. */
import type { BinaryFacts } from '../binary/facts.ts'
import type { Finding } from '../rules/types.ts'
import { count, plainText } from '../text/markup.ts'
import { visible } from '../text/visible.ts'
import { table, wrap } from './layout.ts'
import type { TerminalOptions } from './terminal.ts'

const LABEL = 12

/** A page about one file. */
export function inspectPage(facts: BinaryFacts, findings: readonly Finding[], options: TerminalOptions): string {
  const rows: [string, string][] =
    facts.outcome === 'go' || facts.outcome === 'go-without-buildinfo'
      ? goRows(facts)
      : [['outcome', `${facts.outcome}: ${facts.evidence.join('; ')}`]]
  rows.push([
    'size',
    `${facts.size.toLocaleString('en-US')} bytes${facts.sha256 === null ? '' : `, sha256 ${facts.sha256}`}`
  ])
  const title = [
    visible(facts.path),
    facts.goVersion === null ? '' : visible(facts.goVersion, 60),
    target(facts),
    formatName(facts)
  ]
  const lines = [
    options.paint('bold', title.filter((part) => part !== '').join('  ')),
    '',
    ...rows.flatMap(([name, value]) => row(name, value, options)),
    ...findings.flatMap((finding) => ['', ...findingLines(finding, options)])
  ]
  return `${lines.join('\n')}\n`
}

function row(name: string, value: string, options: TerminalOptions): string[] {
  return wrap(plainText(value), options.columns - LABEL - 2, options.measure).map((line, index) =>
    `  ${(index === 0 ? name : '').padEnd(LABEL)}${line}`.trimEnd()
  )
}

function goRows(facts: BinaryFacts): [string, string][] {
  const main =
    facts.main === null ? 'not recorded' : `${visible(facts.main.path)} ${visible(facts.main.version)}`.trim()
  const settings = Object.entries(facts.settings)
    .filter(([key, value]) => value !== '' && key !== 'DefaultGODEBUG')
    .map(([key, value]) => visible(`${key}=${value}`, 120))
  const by = { linker: ', by the linker', 'after-link': ', after linking' }
  const missing = {
    none: 'nothing: symbols and debug info kept',
    debug: 'debug info',
    symbols: 'symbols and debug info'
  }
  return [
    ['module', `${main}, ${count(facts.deps.length, 'dependency', 'dependencies')}`],
    ['package', facts.mainPackage === null ? 'not recorded' : visible(facts.mainPackage)],
    ['seal', [facts.seal, ...facts.sealEvidence].join('; ')],
    ['stripped', `${missing[facts.stripped]}${facts.strippedBy === null ? '' : by[facts.strippedBy]}`],
    ['build info', `${facts.buildInfo}, copies: ${facts.copies}`],
    ['evidence', facts.evidence.join('; ')],
    ['built with', settings.length === 0 ? 'no settings recorded' : settings.join('  ')]
  ]
}

function findingLines(finding: Finding, options: TerminalOptions): string[] {
  const style = finding.level === 'error' ? 'bad' : 'warn'
  return [
    options.paint(style, `${finding.level === 'error' ? '✗' : '!'} ${finding.rule}`),
    ...wrap(plainText(finding.message), options.columns - 2, options.measure).map((line) => `  ${line}`)
  ]
}

function target(facts: BinaryFacts): string {
  return facts.goos === null && facts.goarch === null
    ? ''
    : `${visible(facts.goos ?? '?', 20)}/${visible(facts.goarch ?? '?', 20)}`
}

function formatName(facts: BinaryFacts): string {
  switch (facts.format) {
    case null:
      return ''
    case 'elf':
      return `ELF${facts.bits ?? ''}`
    case 'macho':
      return `Mach-O ${facts.bits ?? ''}`.trim()
    case 'pe':
      return facts.bits === 64 ? 'PE32+' : 'PE32'
    case 'xcoff':
      return `XCOFF${facts.bits ?? ''}`
    case 'plan9':
      return 'Plan 9 a.out'
    case 'wasm':
    case 'archive':
      return facts.format
  }
}

/** A line a file. */
export function inspectTable(read: readonly { readonly facts: BinaryFacts }[], options: TerminalOptions): string {
  const rows = read.map(({ facts }) => {
    const isGo = facts.outcome === 'go' || facts.outcome === 'go-without-buildinfo'
    return [
      visible(facts.path, 60),
      facts.goVersion === null ? '-' : visible(facts.goVersion.replace(/^go/, ''), 20),
      target(facts) || '-',
      !isGo ? '-' : facts.stripped === 'none' ? 'no' : facts.stripped,
      facts.strippedBy ?? (isGo ? '' : '-'),
      isGo ? facts.seal : '-',
      isGo
        ? visible(`${facts.main?.path ?? facts.mainPackage ?? '?'} ${facts.main?.version ?? ''}`.trim(), 80)
        : `${facts.outcome}: ${plainText(facts.evidence[0] ?? '')}`
    ]
  })
  const head = ['file', 'go', 'target', 'stripped', 'by', 'seal', 'module']
  const [title = '', ...lines] = table([head, ...rows], options.measure)
  const go = read.filter(({ facts }) => facts.outcome === 'go' || facts.outcome === 'go-without-buildinfo').length
  return `${[options.paint('dim', title), ...lines, '', `${count(read.length, 'file')}, ${go} of them Go`].join('\n')}\n`
}
