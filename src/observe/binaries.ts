/** Binary files as facts. */
import { inspection, type InspectOptions } from '../core/binary/inspect.ts'
import { driveWith } from '../core/binary/pass.ts'
import { bareFacts, type BinaryFacts } from '../core/binary/facts.ts'
import { errorMessage } from '../core/errors.ts'
import type { Ports } from '../ports/types.ts'

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
