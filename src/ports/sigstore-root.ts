/**
 * The trust root of the public Sigstore: which authorities, logs and clocks are believed.
 *
 * It is kept by The Update Framework: a chain of signed documents that begins with one which is part of this program. What
 * lies in the folder from earlier runs is no beginning of that chain (`forceInit`), so whoever writes there cannot
 * bring a root of their own; it saves requests, no more.
 */
import { TrustedRoot } from '@sigstore/protobuf-specs'
import { getTrustedRoot } from '@sigstore/tuf'

/** Of one request, in milliseconds. */
const PATIENCE_MS = 5_000

/** The root as the JSON of a TrustedRoot. Throws what the client throws when the network does not answer. */
export async function publicTrustedRoot(folder: string): Promise<unknown> {
  const root = await getTrustedRoot({ cachePath: folder, forceInit: true, timeout: PATIENCE_MS, retry: { retries: 1 } })
  return TrustedRoot.toJSON(root)
}
