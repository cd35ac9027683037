/**
 * What the runner makes of a step's output: a model of its parsers, from their source (actions/runner,
 * Runner.Common/ActionCommand.cs and Runner.Worker/FileCommandManager.cs), so that tests can ask whether a hostile text
 * became a command.
 */

export interface RunnerCommand {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
}

/** Commands in what a step printed. Lines end at LF, CRLF or a lone CR. */
export function parseCommands(output: string): RunnerCommand[] {
  return output.split(/\r\n|\n|\r/).flatMap((line) => {
    const command = parseV2(line) ?? parseV1(line)
    return command === null ? [] : [command]
  })
}

/** .NET trims U+0085 too, which JavaScript does not. */
function parseV2(line: string): RunnerCommand | null {
  const text = line.replace(/^[\s\u0085]+/, '')
  if (!text.startsWith('::')) return null
  const end = text.indexOf('::', 2)
  if (end < 0) return null
  const [name = '', ...rest] = text.slice(2, end).split(' ')
  if (name === '') return null
  return {
    name: name.toLowerCase(),
    properties: properties(rest.join(' '), ','),
    data: unescapeData(text.slice(end + 2))
  }
}

function parseV1(line: string): RunnerCommand | null {
  const start = line.indexOf('##[')
  const end = line.indexOf(']', start)
  if (start < 0 || end < 0) return null
  const [name = '', ...rest] = line.slice(start + 3, end).split(' ')
  return name === ''
    ? null
    : { name: name.toLowerCase(), properties: properties(rest.join(' '), ';'), data: line.slice(end + 1) }
}

function properties(text: string, separator: string): Record<string, string> {
  const pairs = text
    .trim()
    .split(separator)
    .filter((pair) => pair.includes('='))
  return Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), unescapeProperty(pair.slice(pair.indexOf('=') + 1))])
  )
}

const unescapeData = (text: string): string =>
  text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
const unescapeProperty = (text: string): string =>
  text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%')

/** Values of a file such as GITHUB_OUTPUT. Throws where the runner fails the step. */
export function parseFileCommands(text: string): Record<string, string> {
  const values: Record<string, string> = {}
  const lines = text.split(/\r?\n/)
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? ''
    if (line === '') continue
    const equals = line.indexOf('=')
    const heredoc = line.indexOf('<<')
    if (heredoc >= 0 && (equals < 0 || heredoc < equals)) {
      const delimiter = line.slice(heredoc + 2)
      const end = lines.indexOf(delimiter, i + 1)
      if (end < 0) throw new Error(`no end for ${line}`)
      values[line.slice(0, heredoc)] = lines.slice(i + 1, end).join('\n')
      i = end
    } else if (equals > 0) values[line.slice(0, equals)] = line.slice(equals + 1)
    else throw new Error(`Invalid format '${line}'`)
  }
  return values
}
