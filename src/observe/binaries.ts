/** Binary files as facts: ours, and what `go version -m` says of the same file. */
import { inspection, type InspectOptions } from '../core/binary/inspect.ts'
import { driveWith } from '../core/binary/pass.ts'
import { bareFacts, type BinaryFacts } from '../core/binary/facts.ts'
import { parseVersionM } from '../core/binary/version-m.ts'
import { compareReaders } from '../core/binary/witness.ts'
import { errorMessage } from '../core/errors.ts'
import type { Witness } from '../core/record/types.ts'
import type { Ports } from '../ports/types.ts'
import { go } from './toolchain.ts'

/** Reads one file. `shown` is the path that the facts name. What cannot be read is an outcome, not an error. */
export async function readBinary(
  ports: Pick<Ports, 'files' | 'hashing'>,
  file: string,
  shown: string,
  options?: InspectOptions
): Promise<BinaryFacts> {
  try {
    const source = ports.files.open(file)
    try {
      return await driveWith(inspection(shown, source, options), (plan) => ports.hashing.pass(file, plan))
    } finally {
      source.close()
    }
  } catch (error) {
    return bareFacts(shown, 'unreadable', [errorMessage(error)])
  }
}

/** Asks `go version -m` about the same file; `null` for files of which it says nothing worth comparing. */
export async function askWitness(ports: Ports, cwd: string, file: string, facts: BinaryFacts): Promise<Witness | null> {
  if (facts.sha256 === null || facts.outcome === 'not-go' || facts.outcome === 'truncated') return null
  const said = await go(ports, cwd, ['version', '-m', file])
  if (said.exitCode === null) return null
  return compareReaders(facts, parseVersionM(file, said.stdout, said.stderr), said.exitCode)
}
