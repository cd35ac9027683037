/** The file holds other Go programs: helpers that were embedded. */
import type { NestedProgram } from '../binary/facts.ts'
import { count, quote } from '../text/markup.ts'
import { binaryName, isGo, modulePlace } from './subject.ts'
import { notApplicable, PASS, type Rule, violation } from './types.ts'

const MAX_NAMED = 5

/** A program inside of another in words, by what it says of itself. */
function programWords({ mainPackage, goVersion, offset }: NestedProgram): string {
  const name = mainPackage === null ? 'one without a package' : quote(mainPackage, 100)
  return `${name} (${quote(goVersion, 40)}, build info at offset ${offset})`
}

/** Several of them as the end of a sentence: `a Go program: ...`, `3 Go programs: ..., ... and 1 more`. */
export function programsWords(programs: readonly NestedProgram[]): string {
  const named = programs.slice(0, MAX_NAMED).map(programWords)
  const rest = programs.length - named.length
  const noun = programs.length === 1 ? 'a Go program' : count(programs.length, 'Go program')
  return `${noun}: ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

export const nestedGo: Rule = {
  id: 'nested-go',
  link: 'binary',
  // Programs that carry a helper are honest and common among agents: said, since no other rule judges what is inside.
  level: 'notice',
  title: 'Other Go programs are inside of the file',
  check(record) {
    const { binary } = record
    if (!isGo(binary)) return notApplicable('the file is no readable Go binary')
    const { appended, nested } = binary
    // Those in appended bytes are named by appended-data.
    const embedded = nested.filter(({ offset }) => appended === null || offset < appended.offset)
    if (embedded.length === 0) return PASS
    return violation({
      message: `${binaryName(record)} has inside of it ${programsWords(embedded)}. Only the outer program is judged.`,
      fix: 'gate the inner programs as files of their own, before they are embedded',
      place: modulePlace(record)
    })
  }
}
