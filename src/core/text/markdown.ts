/**
 * Sentences and values as GitHub Flavored Markdown, with no way out of the place they were put in.
 *
 * What has to be stopped (the list is in docs/security.md): ending the table cell or the `<details>` it stands in,
 * starting a new block, an image that calls home, mentions, issue and e-mail links, emoji names, mathematics. Inside a
 * code span GitHub does none of that, so values go there; prose is escaped character by character.
 */
import { markupParts } from './markup.ts'
import { visible } from './visible.ts'

const BREAK = '\u200b'

/** Prose: every character that Markdown or HTML could act on is escaped, and GitHub's text filters find nothing. */
export function markdownProse(text: string): string {
  return (
    visible(text, 4000)
      // Behind a letter as well: `a@b.example` becomes an e-mail link, `owner/name#1` one to an issue.
      .replace(/([@#])(?=[\p{L}\p{N}])/gu, `$1${BREAK}`)
      .replace(/\bGH-(?=\d)/gi, `$&${BREAK}`)
      .replace(/:(?=[\w+-]+:)/g, `:${BREAK}`)
      .replace(/\b(https?|ftp|mailto|xmpp):/gi, `$1${BREAK}:`)
      .replace(/\bwww\./gi, `www${BREAK}.`)
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/[\\`*_[\]|~$!]/g, '\\$&')
      .replace(/^(\s*)([-+#=]|\d+[.)])/, (_, space: string, mark: string) => `${space}${escapeBlockStart(mark)}`)
  )
}

function escapeBlockStart(mark: string): string {
  return mark.length === 1 ? `\\${mark}` : `${mark.slice(0, -1)}\\${mark.slice(-1)}`
}

/** A value as a code span that also survives in a table cell. The fence is longer than any run of backticks inside. */
export function markdownCode(value: string, max?: number): string {
  const shown = visible(value, max)
  if (shown === '') return '` `'
  const runs = shown.match(/`+/g) ?? []
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1)
  const pad = shown.startsWith('`') || shown.endsWith('`') || /^ .* $/.test(shown) ? ' ' : ''
  // GFM tables: a pipe splits cells even inside a code span, `\|` does not and is shown as a pipe there. Outside of
  // tables a code span shows the backslash, so spans with a pipe are written with the entity inside <code>.
  if (shown.includes('|')) return `<code>${htmlText(shown).replaceAll('|', '&#124;')}</code>`
  return `${fence}${pad}${shown}${pad}${fence}`
}

/** A sentence in the markup of markup.ts, as Markdown. */
export function markdownSentence(text: string): string {
  return markupParts(text)
    .map((part, index) => (index % 2 === 0 ? spaced(part, markdownProse) : markdownCode(part)))
    .join('')
}

/** Escapes prose but keeps the spaces around it, which separate it from the values. */
function spaced(text: string, escape: (text: string) => string): string {
  const body = text.trim()
  if (body === '') return text
  const start = text.indexOf(body)
  return `${text.slice(0, start)}${escape(body)}${text.slice(start + body.length)}`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text for HTML: element content and quoted attributes alike. In one pass: an entity must not be escaped again. */
export function htmlText(value: string): string {
  return value.replace(/[&<>"'*_`[\]~$!\\@#:]/g, (character) => ENTITIES[character] ?? `&#${character.charCodeAt(0)};`)
}
