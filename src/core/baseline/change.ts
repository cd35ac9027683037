/**
 * What a change edits, from the commit of the baseline to the tree that is judged, as far as git tells it.
 *
 * A line of a workflow that names what drifted is the best explanation there is: a reviewer has seen it. Lines are compared
 * as a bag, not in their order: one that moved has not changed, and of one that is there more often than before the last
 * ones are new. Comments, also those behind a line, and empty lines set nothing: whoever may write a comment must not be able
 * to explain with it what something else did.
 */

/** A line that came, or that went: then without a number, since the tree has none for it. */
export interface ChangedLine {
  readonly file: string
  readonly line: number | null
  readonly text: string
}

export interface Change {
  /** Every file that differs, relative to the root, with `/`; `null` where git cannot tell, or names too many. */
  readonly files: readonly string[] | null
  /** Files whose text of before is known: of these `lines` has every line that changed. */
  readonly read: ReadonlySet<string>
  /** Changed lines of files that set how a build is done, comments left out. */
  readonly lines: readonly ChangedLine[]
  /** Texts of the tree: go.mod and go.sum. */
  readonly texts: ReadonlyMap<string, string>
}

/** Lines of one file that came or went, without comments and empty ones. */
export function changedLines(file: string, before: string, after: string): ChangedLine[] {
  const left = new Map<string, number>()
  for (const text of linesOf(file, before)) left.set(text, (left.get(text) ?? 0) + 1)
  const came = linesOf(file, after).flatMap((text, index): ChangedLine[] => {
    const n = left.get(text) ?? 0
    left.set(text, n - 1)
    return n > 0 ? [] : [{ file, line: index + 1, text }]
  })
  const went = [...left].flatMap(([text, n]): ChangedLine[] => (n > 0 ? [{ file, line: null, text }] : []))
  return [...came, ...went].filter(({ text }) => text !== '')
}

/** The lines of a file without what is a comment in files of its kind. */
function linesOf(file: string, text: string): string[] {
  const uncommented = /\.(?:mod|work|go)$/.test(file) ? beforeSlashes : file.endsWith('.sum') ? String : beforeHash
  return text.split('\n').map((line) => uncommented(line).trim())
}

function beforeSlashes(line: string): string {
  return line.replace(/(?:^|\s)\/\/.*$/, '')
}

/** YAML, shells and make agree: a `#` at the start of a word begins a comment, and none within quotes. */
function beforeHash(line: string): string {
  let quote = ''
  for (let at = 0; at < line.length; at++) {
    const character = line[at] ?? ''
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '#' && (at === 0 || /\s/.test(line[at - 1] ?? ''))) return line.slice(0, at)
  }
  return line
}

/** go.mod and go.sum are full of versions of other things: only these lines of them say how a build is done. */
const LOCK_FILE = /(?:^|\/)[^/]*\.(?:mod|sum|work)$/
const DIRECTIVE = /^(?:go|toolchain|godebug)\s/

/**
 * Lines of a workflow that no command can see: what things are called, when it runs and for how long, which rights its token
 * has (GitHub, "Workflow syntax").
 */
const WORKFLOW = /^\.github\/.*\.ya?ml$/
const REACHES_NO_STEP =
  /^(?:- )?(?:(?:name|run-name|on|cron|timeout-minutes|retention-days|concurrency|group|cancel-in-progress|fail-fast|max-parallel|continue-on-error|(?:branches|paths|tags)(?:-ignore)?|types)\s*:|[a-z-]+\s*:\s*(?:read|write|none)$)/

/** Whether a line can set how a build is done. */
export function reachesStep({ file, text }: ChangedLine): boolean {
  if (LOCK_FILE.test(file)) return DIRECTIVE.test(text)
  return !WORKFLOW.test(file) || !REACHES_NO_STEP.test(text)
}

/** The first changed line that holds one of the terms as a word of its own; a line that came before one that went. */
export function lineWith(change: Change, terms: readonly string[]): ChangedLine | null {
  return change.lines.find((line) => reachesStep(line) && terms.some((term) => holdsWord(line.text, term))) ?? null
}

const WORD = /\w/

/** A number with a dot before it is the end of another one: `2.1.27` does not name 1.27. */
function holdsWord(text: string, term: string): boolean {
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    const [before = '', after = ''] = [text[at - 1], text[at + term.length]]
    if (!WORD.test(before) && !WORD.test(after) && !(before === '.' && /^\d/.test(term))) return true
  }
  return false
}

/** What of a list of words came or went, each as it is and, of a flag with a value, its name alone. */
export function differingWords(before: string, after: string): string[] {
  const [was, is] = [new Set(words(before)), new Set(words(after))]
  const differ = [...was].filter((word) => !is.has(word)).concat([...is].filter((word) => !was.has(word)))
  const named = differ.flatMap((word) => {
    const name = /^(--?[A-Za-z][\w-]*)=/.exec(word)?.[1]
    return name === undefined ? [word] : [word, name]
  })
  // `true`, `local`, `2`: words that stand in too many lines to mean anything.
  return [...new Set(named)].filter((word) => word.length > 2 && /[^A-Za-z]/.test(word) && !/^\d+$/.test(word))
}

function words(text: string): string[] {
  return text.split(/[\s,"']+/).filter((word) => word !== '')
}
