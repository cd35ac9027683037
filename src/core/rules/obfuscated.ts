/** A tool hid the names of packages and functions, and with them what the program was built from. */
import type { BinaryFacts } from '../binary/facts.ts'
import { binaryName, modulePlace } from './subject.ts'
import { PASS, type Rule, violation } from './types.ts'

/**
 * Whether an obfuscator explains what is missing. It removes build info, build ID and symbols in one go, so the rules
 * about those leave the word to this one: one cause, one finding.
 */
export function isObfuscated(binary: BinaryFacts): boolean {
  return binary.obfuscated.length > 0
}

/** Why a rule about something that an obfuscator removes does not speak. */
export const TOLD_BY_OBFUSCATED = 'an obfuscator explains it, which `obfuscated` reports'

export const obfuscated: Rule = {
  id: 'obfuscated',
  link: 'binary',
  level: 'error',
  title: 'The program is obfuscated',
  check(record) {
    const { binary } = record
    if (!isObfuscated(binary)) return PASS
    const gone = [
      ...(binary.buildInfo === 'none' || binary.buildInfo === 'version-only' ? ['the list of its modules'] : []),
      ...(binary.seal === 'absent' ? ['its build ID'] : []),
      ...(binary.stripped === 'symbols' ? ['its symbols'] : [])
    ]
    const missing = gone.length === 0 ? '' : ` Missing with them: ${gone.join(', ')}.`
    return violation({
      message: `${binaryName(record)} was obfuscated: ${binary.obfuscated.join('; ')}. What it was built from cannot be read from it.${missing}`,
      fix: 'gate and ship a plain build of the same commit, or accept it for this file with a waiver for `obfuscated`',
      place: modulePlace(record)
    })
  }
}
