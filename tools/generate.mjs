// Writes what is generated from its source: JSON Schemas, the tables of the README and of docs/. With --check it writes
// nothing and fails when a file is not what its source makes.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { toJsonSchema } from '@valibot/to-json-schema'
import { parse } from 'yaml'
import { loadSource } from './load-source.mjs'

const root = dirname(import.meta.dirname)
const check = process.argv.includes('--check')
const stale = []

async function put(path, text) {
  const file = join(root, path)
  const have = await readFile(file, 'utf8').catch(() => null)
  if (have === text) return
  if (check) stale.push(path)
  else {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }
}

/** Replaces what stands between `<!-- name:begin -->` and `<!-- name:end -->` of a file. */
async function putBetween(path, name, text) {
  const have = await readFile(join(root, path), 'utf8')
  const [begin, end] = [`<!-- ${name}:begin -->\n`, `<!-- ${name}:end -->`]
  const [from, to] = [have.indexOf(begin), have.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${path} has no markers for ${name}`)
  await put(path, `${have.slice(0, from + begin.length)}${text}${have.slice(to)}`)
}

const cell = (text) => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim()
const table = (head, rows) =>
  [
    `| ${head.join(' | ')} |`,
    `|${head.map(() => ':--').join('|')}|`,
    ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
    ''
  ].join('\n')

const { RecordSchema } = await loadSource('src/schemas/record.ts')
const { PolicySchema } = await loadSource('src/schemas/policy.ts')
const { CATALOGUE } = await loadSource('src/core/rules/catalogue.ts')

const ID = 'https://raw.githubusercontent.com/go-provenance-gate/go-provenance-gate/main/schema'
for (const [name, schema] of [
  ['record', RecordSchema],
  ['policy', PolicySchema]
]) {
  const body = toJsonSchema(schema, { target: 'draft-2020-12', typeMode: 'input', errorMode: 'throw' })
  const { $schema = 'https://json-schema.org/draft/2020-12/schema', ...rest } = body
  await put(
    `schema/${name}.schema.json`,
    `${JSON.stringify({ $schema, $id: `${ID}/${name}.schema.json`, ...rest }, null, 2)}\n`
  )
}

const action = parse(await readFile(join(root, 'action.yml'), 'utf8'))
const described = (kind) =>
  Object.entries(action[kind]).map(([name, entry]) => {
    if (!entry.description) throw new Error(`action.yml: ${kind}.${name} has no description`)
    return [name, entry]
  })
await putBetween(
  'README.md',
  'inputs',
  table(
    ['input', 'default', 'what it does'],
    described('inputs').map(([name, { default: value, description }]) => [
      `\`${name}\``,
      value ? `\`${value}\`` : '',
      description
    ])
  )
)
await putBetween(
  'README.md',
  'outputs',
  table(
    ['output', 'what it is'],
    described('outputs').map(([name, { description }]) => [`\`${name}\``, description])
  )
)
await putBetween(
  'docs/rules/README.md',
  'rules',
  table(
    ['rule', 'link', 'level', 'what it says'],
    CATALOGUE.map(({ id, link, level, title }) => [`[\`${id}\`](${id}.md)`, link, level, title])
  )
)

// The catalogue of causes: a table, and a section each, whose heading is the anchor that every report links to.
const { CAUSES } = await loadSource('src/core/diagnosis/catalogue/index.ts')
const { Diagnoser } = await loadSource('src/core/diagnosis/diagnose.ts')
const { EXIT_CODES } = await loadSource('src/core/diagnosis/exit-codes.ts')

/** What the diagnosis says of a cause's example. */
function explained({ id, example }) {
  const diagnoser = new Diagnoser()
  diagnoser.push(example)
  const code = /^exit code (\d+)\n$/.exec(example)?.[1]
  const { failures, notes } = diagnoser.end(code === undefined ? null : Number(code))
  const found = [...failures, ...notes].find(({ cause }) => cause === id)
  if (found === undefined) throw new Error(`the example of ${id} is not recognised as it`)
  return found
}

/** The line that tells the cause. */
const tellingLine = ({ example, marks }) => {
  const line = example.split('\n').find((one) => marks.some((mark) => one.includes(mark))) ?? ''
  const short = line.trim().length > 90 ? `${line.trim().slice(0, 89)}…` : line.trim()
  return short.includes('`') ? `\`\` ${short} \`\`` : `\`${short}\``
}
const FENCE = '```'
await putBetween(
  'docs/diagnosis.md',
  'exit-codes',
  table(
    ['code', 'what it says'],
    [...EXIT_CODES].map(([code, meaning]) => [String(code), meaning])
  )
)
await putBetween(
  'docs/diagnosis.md',
  'causes',
  [
    table(
      ['cause', 'what it is', 'example'],
      CAUSES.map((cause) => [`[\`${cause.id}\`](#${cause.id})`, cause.title, tellingLine(cause)])
    ),
    ...CAUSES.map((cause) => {
      const { message, fix } = explained(cause)
      const kind = { note: ' A note, no failure.', consequence: ' A consequence of another failure.' }[cause.kind] ?? ''
      return [
        `### ${cause.id}`,
        `**${cause.title}.** Family: ${cause.family}. Go: ${cause.go}.${kind}`,
        cause.meaning,
        `${FENCE}text\n${cause.example.trimEnd()}\n${FENCE}`,
        `Says: ${message}.`,
        `Fix: ${fix}.\n`
      ].join('\n\n')
    })
  ].join('\n')
)

// Every rule has a page, with the same head.
for (const { id, link, level, title } of CATALOGUE) {
  const path = `docs/rules/${id}.md`
  const have = await readFile(join(root, path), 'utf8').catch(() => '')
  const head = `# ${id}\n\n**${title}.** Link: ${link}. Level: ${level}.\n`
  const body = have.replace(/^# .*\n\n\*\*.*\n/, '')
  for (const heading of ['## Why it matters', '## How it is found', '## How to fix it', '## When it is wrong']) {
    if (!body.includes(`\n${heading}\n`)) stale.push(`${path} (lacks "${heading}")`)
  }
  await put(path, `${head}${body}`)
}

if (stale.length > 0) {
  console.error(`not what their sources make: ${stale.join(', ')}; run npm run generate`)
  process.exitCode = 1
}
