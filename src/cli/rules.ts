/** `rules`: what is checked. */
import { GateError } from '../core/errors.ts'
import { table } from '../core/render/layout.ts'
import { CATALOGUE } from '../core/rules/catalogue.ts'
import { quote } from '../core/text/markup.ts'
import { parseOptions } from './options.ts'
import type { Shell } from './shell.ts'

const OPTIONS = { json: { type: 'boolean' } } as const

export async function rules(args: readonly string[], shell: Shell): Promise<number> {
  const parsed = parseOptions('rules', args, OPTIONS, shell)
  if (parsed === null) return 0
  const [id] = parsed.positionals
  const shown = id === undefined ? CATALOGUE : CATALOGUE.filter((rule) => rule.id === id)
  if (shown.length === 0)
    throw new GateError('usage', `there is no rule ${quote(id ?? '')}`, { fix: '`rules` lists all' })
  const entries = shown.map((rule) => ({ ...rule, help: `docs/rules/${rule.id}.md` }))
  if (parsed.values.json === true) shell.out(`${JSON.stringify(id === undefined ? entries : entries[0], null, 2)}\n`)
  else {
    const { measure } = shell.terminal()
    const rows = entries.map((rule) => [
      rule.id,
      rule.link,
      rule.level,
      id === undefined ? rule.title : `${rule.title}. ${rule.help}`
    ])
    shell.out(`${table(rows, measure).join('\n')}\n`)
  }
  return 0
}
