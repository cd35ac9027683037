/**
 * Makes the lines of an error one thing: what it says, where, of which package, and which imports lead to it.
 *
 *   package example.com/app                              the loader: the chain, then the reason
 *   	imports example.com/b from main.go: import cycle not allowed
 *   go: example.com/app imports                          `go mod tidy`, the same turned around
 *   	example.com/b tested by
 *   	example.com/b.test imports
 *   	example.com/c: cannot find module providing package example.com/c
 */
import { type Placed, readPlace } from './place.ts'
import type { Form, Import, RawError } from './raw-error.ts'

/** An error's lines as they were put together. */
export interface Lines {
  readonly form: Form
  readonly package: string | null
  readonly place: Placed | null
  readonly message: string
  readonly lines: readonly string[]
}

/** An error whose first line says what it is. */
export function plainError({ form, package: pkg, place, message, lines }: Lines): RawError {
  const below = lines.slice(lines.findIndex((line) => line.endsWith(message)) + 1)
  return {
    form,
    package: pkg,
    file: place?.file ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
    message,
    text: [message, ...below].join('\n'),
    lines,
    imports: []
  }
}

/** `imports PATH from FILE: reason`, `imports PATH: reason`, `FILE:L:C: reason`, or a reason that goes on. */
const STEP = /^\timports (?<path>[^\s:]{1,1000})(?: from (?<from>[^\s:]{1,300}))?(?:: (?<reason>.*))?$/

/** An error below `package PATH`. */
export function loaderError({ message, lines }: Lines): RawError {
  const colon = message.indexOf(': ')
  const imports: Import[] = [{ path: (colon < 0 ? message : message.slice(0, colon)).split(' ')[0] ?? '', from: null }]
  let reason = colon < 0 ? null : message.slice(colon + 2)
  let place: Placed | null = null
  const below: string[] = []
  for (const line of lines.slice(1)) {
    const step = STEP.exec(line)?.groups
    if (step !== undefined && reason === null) {
      imports.push({ path: step['path'] ?? '', from: step['from'] ?? null })
      reason = step['reason'] ?? null
    } else if (reason === null) {
      place = readPlace(line.trimStart())
      reason = place?.rest ?? line.trimStart()
    } else below.push(line)
  }
  const first = reason ?? message
  return {
    // `package main` alone is a line of somebody's program.
    form: reason === null ? 'line' : 'loader',
    package: imports.at(-1)?.path ?? null,
    file: place?.file ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
    message: first,
    text: [first, ...below].join('\n'),
    lines,
    imports
  }
}

/** `PATH imports`, `PATH tested by`, and the last one `PATH: reason`. */
const LINK =
  /^\t?(?<path>[^\s:]{1,1000})(?: \((?<by>[^\n()]{1,500})\))?(?: (?<on>imports|tested by|requires)|: (?<reason>.*))$/
const MAX_LINKS = 50

/**
 * Takes the imports off an error of `go mod tidy` or `go mod vendor`, and the requirements off one of the module graph,
 * whose last line names the module that it is about; gives any other error back as it is.
 */
export function withoutChain(error: RawError): RawError {
  const graph = error.message.endsWith(' requires')
  if (error.form !== 'go' || !(graph || / (?:imports|tested by)$/.test(error.message))) return error
  const imports: Import[] = []
  const [first = '', ...below] = error.text.split('\n')
  for (const [index, line] of [first, ...below].slice(0, MAX_LINKS).entries()) {
    const link = LINK.exec(line)?.groups
    if (link === undefined) return error
    imports.push({ path: link['path'] ?? '', from: null })
    const reason = link['reason']
    if (reason === undefined) continue
    const message = graph
      ? `${link['path'] ?? ''}${link['by'] === undefined ? '' : ` (${link['by']})`}: ${reason}`
      : reason
    return { ...error, message, text: [message, ...below.slice(index)].join('\n'), imports: graph ? [] : imports }
  }
  return error
}
