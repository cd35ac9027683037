/** Binary files as facts. */
import type { InspectOptions } from '../core/binary/inspect.ts'
import { bareFacts, type BinaryFacts } from '../core/binary/facts.ts'
import { errorMessage } from '../core/errors.ts'
import type { Ports } from '../ports/types.ts'

/** Reads one file. `shown` is the path that the facts name. What cannot be read is an outcome, not an error. */
export async function readBinary(
  ports: Pick<Ports, 'hashing'>,
  file: string,
  shown: string,
  options: InspectOptions
): Promise<BinaryFacts> {
  try {
    return await ports.hashing.inspect(file, shown, options)
  } catch (error) {
    return bareFacts(shown, 'unreadable', [errorMessage(error)])
  }
}
