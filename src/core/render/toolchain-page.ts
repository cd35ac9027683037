/** What `toolchain` and `toolchain verify` print. */
import type { Tool } from '../record/types.ts'
import { count, plainText } from '../text/markup.ts'
import { visible } from '../text/visible.ts'
import type { Authenticity } from '../toolchain/authenticity.ts'
import { table } from './layout.ts'
import type { Style, TerminalOptions } from './terminal.ts'

export interface Fingerprint {
  readonly version: string | null
  readonly goroot: string | null
  readonly host: string
  readonly asked: string | null
  readonly experiments: string
  readonly tools: readonly Tool[]
}

/** Which Go this is: versions, places, and the bytes of each tool. */
export function fingerprintLines(shown: Fingerprint, { measure, showPath }: TerminalOptions): string[] {
  const rows = [
    ['Go', `${visible(shown.version ?? 'unknown')} on ${visible(shown.host)}`],
    ['GOROOT', visible(showPath(shown.goroot ?? 'unknown'))],
    ['GOTOOLCHAIN', visible(shown.asked ?? 'unknown')],
    ...(shown.experiments === '' ? [] : [['experiments', visible(shown.experiments)]]),
    ...shown.tools.map(({ name, sha256 }) => [name, `sha256 ${sha256}`])
  ]
  return table(rows, measure)
}

export interface VerifyReport {
  readonly goroot: string
  readonly authenticity: Authenticity
}

/** The object that `toolchain verify --json` prints; the names are a contract. */
export function verifyJson({ goroot, authenticity }: VerifyReport): unknown {
  const { version, treeHash, published, verdict, modified, missing, extra, log, ...more } = authenticity
  return { version, goroot, treeHash, published, verdict, modified, missing, extra, log, ...more }
}

const STYLES: Readonly<Record<Authenticity['verdict'], Style>> = {
  authentic: 'good',
  equivalent: 'good',
  modified: 'bad',
  unpublished: 'warn',
  unknown: 'warn'
}

/** Lines of each list that are printed; `--json` has all. */
const MOST_LINES = 20

/** The verdict first, then what it rests on, then each file that differs. */
export function verifyLines({ goroot, authenticity }: VerifyReport, terminal: TerminalOptions): string[] {
  const { paint, measure, showPath } = terminal
  const { verdict, version, platform, treeHash, published, log, mixed } = authenticity
  const rows = [
    ['GOROOT', visible(showPath(goroot))],
    ...(treeHash === null ? [] : [['sum', treeHash]]),
    ...(published === null || published === treeHash ? [] : [['published', published]]),
    ...(log === null
      ? []
      : [['database', `${visible(log.name)}, record ${log.record} of ${log.size}, inclusion proved`]])
  ]
  const name = version === null ? 'This Go' : `${visible(version)} ${visible(platform ?? '')}`.trim()
  return [
    `${paint(STYLES[verdict], verdict)}: ${name}: ${plainText(authenticity.why)}`,
    '',
    ...table(rows, measure),
    ...listed('modified', authenticity.modified),
    ...listed('missing', authenticity.missing),
    ...listed('extra', authenticity.extra),
    ...mixed.map((part) => `${paint('bad', 'mixed')}: ${visible(part.part)} is of ${visible(part.version)}`)
  ]
}

function listed(what: string, paths: readonly string[]): string[] {
  if (paths.length === 0) return []
  const rest = paths.length - MOST_LINES
  const more = rest > 0 ? [`  and ${count(rest, 'more', 'more')}`] : []
  return ['', `${what}:`, ...paths.slice(0, MOST_LINES).map((path) => `  ${visible(path)}`), ...more]
}
