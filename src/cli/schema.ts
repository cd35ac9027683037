/** `schema`: the JSON Schemas, as schema/ holds them. */
import policySchema from '../../schema/policy.schema.json' with { type: 'json' }
import recordSchema from '../../schema/record.schema.json' with { type: 'json' }
import { GateError } from '../core/errors.ts'
import { quote } from '../core/text/markup.ts'
import { parseOptions } from './options.ts'
import type { Shell } from './shell.ts'

const SCHEMAS = new Map<string, unknown>([
  ['record', recordSchema],
  ['policy', policySchema]
])

export async function schema(args: readonly string[], shell: Shell): Promise<number> {
  const parsed = parseOptions('schema', args, { json: { type: 'boolean' } }, shell)
  if (parsed === null) return 0
  const name = parsed.positionals[0] ?? 'record'
  const found = SCHEMAS.get(name)
  if (found === undefined) {
    throw new GateError('usage', `there is no schema ${quote(name)}`, {
      fix: `the schemas are ${[...SCHEMAS.keys()].join(', ')}`
    })
  }
  shell.out(`${JSON.stringify(found, null, 2)}\n`)
  return 0
}
