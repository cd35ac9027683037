/**
 * The ledger of a trusted run: what its build left in the cache is written down for later runs.
 *
 * A run is trusted when its code is what a branch holds (a push to the default branch or to one that the policy names, not a
 * pull request), when the Go that compiled is the published one, when everything in the cache was vouched for before the build or the cache was empty,
 * and when nothing that it found closes the gate. Then each entry that verifies was either vouched for before or was
 * written since, by this job.
 */
import { join } from 'node:path'
import type { Ledger, Pair } from '../core/cache/ledger.ts'
import { boundWords } from '../core/cache/ledger-chain.ts'
import { errorMessage, GateError } from '../core/errors.ts'
import type { RunEvent } from '../core/event/read-event.ts'
import type { Outcome } from '../core/outcome.ts'
import type { GateRecord } from '../core/record/types.ts'
import { isPublishedGo } from '../core/rules/evidence.ts'
import { count, plainText } from '../core/text/markup.ts'
import { visible } from '../core/text/visible.ts'
import type { Ports } from '../ports/types.ts'
import type { GateRequest } from '../request.ts'
import { auditCache } from './cache-audit.ts'
import type { Signing, TrustedCache } from './cache-trust.ts'
import { today, updateLedger } from './ledger-file.ts'
import { signLedger } from './ledger-signature.ts'

/** Where a run leaves its ledger; its signature lies beside it (signatureFile), and what moves one has to move both. */
export function ledgerFile(stateFolder: string): string {
  return join(stateFolder, 'ledger')
}

/** Writes the ledger of a trusted run and gives its path; `null` for any other run. Never throws: the verdict was given. */
export async function writeRunLedger(
  ports: Ports,
  request: GateRequest,
  outcome: Outcome,
  caches: readonly TrustedCache[]
): Promise<string | null> {
  const { event } = request
  const signing = caches[0]?.signing
  if (event === null || !event.writesBaseline || signing === undefined) return null
  const why = notTrusted(outcome, caches) ?? unsignable(signing)
  if (why !== null) {
    ports.log.info(`the ledger of the build cache was not written: ${plainText(why)}`)
    return null
  }
  try {
    const witnessed: Pair[] = []
    const verified = (pair: Pair): void => void witnessed.push(pair)
    for (const { cache, ledger } of caches) {
      const audit = await auditCache(ports, cache, { witnesses: { ledger: ledger?.entries ?? null, verified } })
      if (audit !== null && audit.totals.corrupt + audit.totals.conflicting > 0) {
        ports.log.warn('the ledger of the build cache was not written: an entry of the cache is corrupt or conflicting')
        return null
      }
    }
    const owner = { repository: event.repository, ref: event.ref }
    const file = ledgerFile(request.stateFolder)
    const [used] = caches.flatMap(({ ledger }) => (ledger === null ? [] : [ledger]))
    const expected = {
      repository: owner.repository,
      refs: owner.ref === null ? null : [owner.ref],
      today: today(ports)
    }
    const { ledger, signed } = await updateLedger(ports, file, {
      owner,
      check: { ...signing, expected, bundle: null },
      // Of another branch: this one begins a chain of its own.
      parents: used === undefined || used.ref !== owner.ref ? [] : [used],
      witnessed,
      sign: (text, next) => signAsAsked(ports, signing, file, text, next, event)
    })
    const words = `generation ${ledger.generation}, ${count(ledger.entries.size, 'entry', 'entries')}${signed ? ', signed' : ''}`
    ports.log.info(`ledger of the build cache written: ${words}, ${visible(file)}`)
    const bound = boundWords(ledger)
    if (bound !== '') ports.log.info(`the ledger of the build cache is ${bound}`)
    return file
  } catch (error) {
    ports.log.warn(`the ledger of the build cache was not written: ${plainText(errorMessage(error))}`)
    return null
  }
}

/** Of a ledger that nobody would accept it is better that there is none: later runs go on with the last good one. */
function unsignable({ sign, rule }: Signing): string | null {
  if (sign || rule === 'optional') return null
  return 'the policy requires signatures (`cache.signature`), and does not let this run sign (`cache.sign`)'
}

/** The signature where one is asked for; where it cannot be made and need not be, `null` and words. */
async function signAsAsked(
  ports: Ports,
  { sign, rule }: Signing,
  file: string,
  text: string,
  ledger: Ledger,
  event: RunEvent
): Promise<string | null> {
  if (!sign) return null
  try {
    return await signLedger(ports, file, text, ledger, event)
  } catch (error) {
    if (rule === 'required') throw error
    const fix = error instanceof GateError && error.fix !== null ? `; ${error.fix}` : ''
    ports.log.warn(`the ledger of the build cache is not signed: ${plainText(`${errorMessage(error)}${fix}`)}`)
    return null
  }
}

/** Why a run is none whose word counts; `null` when it is. */
function notTrusted({ exitCode, findings, judged }: Outcome, caches: readonly TrustedCache[]): string | null {
  if (exitCode !== 0 || findings.some(({ level }) => level === 'error')) return 'the gate is closed'
  if (judged.some(({ record }) => !isPublishedGo(record.toolchain)))
    return 'the Go that compiled is not proved to be the published one'
  if (caches.some(({ use }) => use.trusted !== true)) {
    return 'the build cache held entries that nobody vouches for; begin with an empty one, or with `cache-trust: enforce`'
  }
  return judged.some(({ record }) => hasUnwitnessed(record)) ? 'the build used entries that nobody vouches for' : null
}

function hasUnwitnessed({ cache }: GateRecord): boolean {
  return (cache.ledger?.unwitnessed.length ?? 0) > 0
}
