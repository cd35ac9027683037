/** Why packages were compiled, in words, as a list, and as a picture of the beginnings. */
import { type Rebuild, type RebuildCause, type RebuildRoot, rebuildRoots } from '../baseline/rebuilt.ts'
import { count, quote, quoteList } from '../text/markup.ts'

const WORDS: Readonly<Record<RebuildCause, string>> = {
  new: 'was not part of the earlier build',
  'not-cached': 'nothing changed, the cache had lost it',
  toolchain: 'the tool chain changed',
  settings: 'flags or settings changed',
  imports: 'an import changed',
  'build-info': 'the build info changed: another commit, tag or state of the tree',
  own: 'its own files or flags changed'
}

/** Roots that are listed; the record has every package. */
const MAX_LISTED = 8
const MAX_PICTURED = 12

/** What a short report says: a sentence, and a line for each beginning. Empty when nothing was compiled. */
export function rebuildLines(rebuilds: readonly Rebuild[]): string[] {
  if (rebuilds.length === 0) return []
  const everywhere = rebuilds.filter(({ cause }) => cause === 'toolchain' || cause === 'settings')
  const [first] = everywhere
  const head = `${count(rebuilds.length, 'package')} compiled again or for the first time`
  const general =
    first === undefined
      ? []
      : [`${count(everywhere.length, 'package')}: ${WORDS[first.cause]} (${quoteList(first.because, 3)})`]
  const roots = rebuildRoots(rebuilds.filter((one) => !everywhere.includes(one)))
  const listed = grouped(roots)
  const more = listed.length - MAX_LISTED
  return [head, ...general, ...listed.slice(0, MAX_LISTED), ...(more > 0 ? [`and ${more} more beginnings`] : [])]
}

/** A line a root; roots that nothing hangs on and that share a cause are one line. */
function grouped(roots: readonly RebuildRoot[]): string[] {
  const alone = new Map<RebuildCause, string[]>()
  const lines: string[] = []
  for (const { path, cause, packages } of roots) {
    if (packages > 1) lines.push(`${quote(path)}: ${WORDS[cause]}, ${packages - 1} more because of it`)
    else alone.set(cause, [...(alone.get(cause) ?? []), path])
  }
  for (const [cause, paths] of alone) lines.push(`${quoteList(paths, 3)}: ${WORDS[cause]}`)
  return lines
}

/** A Mermaid picture of the roots and what was compiled because of them; `null` where there is nothing to draw. */
export function rebuildPicture(rebuilds: readonly Rebuild[]): string | null {
  const roots = rebuildRoots(rebuilds).filter(
    ({ packages, cause }) => packages > 1 && cause !== 'toolchain' && cause !== 'settings'
  )
  if (roots.length === 0) return null
  const nodes = roots
    .slice(0, MAX_PICTURED)
    .flatMap(({ path, cause, packages }, index) => [
      `  R${index}["${label(path)}<br>${label(WORDS[cause])}"]`,
      `  R${index} --> D${index}["${packages - 1} more ${packages === 2 ? 'package' : 'packages'}"]`
    ])
  return ['```mermaid', 'flowchart LR', ...nodes, '```'].join('\n')
}

/** Only characters that Mermaid takes for text. */
function label(text: string): string {
  const safe = text.replace(/[^\p{L}\p{N} .,:/+*@()_-]/gu, '_')
  return safe.length > 60 ? `…${safe.slice(-59)}` : safe
}

/** Everything about one package, for `check --explain`; `null` when it was not compiled now. */
export function explainPackage(rebuilds: readonly Rebuild[], path: string): string[] | null {
  const found = rebuilds.find((one) => one.path === path)
  if (found === undefined) return null
  const because = found.because.length === 0 ? [] : [`because of ${quoteList(found.because, 10)}`]
  const roots = found.roots.filter((root) => root !== path)
  return [
    `${quote(path)} was compiled: ${WORDS[found.cause]}`,
    ...because,
    ...(roots.length === 0 ? [] : [`it begins with ${quoteList(roots, 10)}`])
  ]
}
