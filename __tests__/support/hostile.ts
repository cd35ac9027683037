/**
 * Hostile files as text: `size N` gives the length, each further line an offset and bytes in hex, `#` starts a comment.
 * All other bytes are NUL. A file's folder is the expected outcome, its name the expected evidence, less what a file
 * name cannot hold.
 */
import { fixtureNames, fixtureText } from './fixtures.ts'

export interface HostileFile {
  readonly outcome: string
  readonly name: string
  readonly bytes: Buffer
}

function parse(text: string): Buffer {
  let bytes = Buffer.alloc(0)
  for (const line of text.split('\n')) {
    const [first = '', ...rest] = (line.split('#')[0] ?? '').trim().split(/\s+/)
    if (first === 'size') bytes = Buffer.alloc(Number(rest[0]))
    else if (first !== '') bytes.set(Buffer.from(rest.join(''), 'hex'), Number(first))
  }
  return bytes
}

/** All hostile files of the fixtures. */
export function hostileFiles(): HostileFile[] {
  return ['not-go', 'truncated', 'unreadable'].flatMap((outcome) =>
    fixtureNames(`hostile/${outcome}`, '.txt').map((file) => ({
      outcome,
      name: file.slice(0, -'.txt'.length),
      bytes: parse(fixtureText(`hostile/${outcome}/${file}`))
    }))
  )
}

/** A message as a file name: without the characters that some system forbids there. */
export function asFileName(message: string): string {
  return message.replaceAll(/[:"\\/]/g, '')
}
