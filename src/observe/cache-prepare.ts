/** One build cache before a build: cleared of what nobody vouches for where that is asked, or only looked at. */
import { basename, dirname } from 'node:path'
import type { Enforced } from '../core/cache/enforced.ts'
import type { LedgerEntries } from '../core/cache/ledger.ts'
import type { CacheFolder } from '../core/cache/state.ts'
import { GateError } from '../core/errors.ts'
import { count, plainText, quote } from '../core/text/markup.ts'
import type { Ports } from '../ports/types.ts'
import type { GateRequest } from '../request.ts'
import { enforceCache } from './cache-enforce.ts'
import { readCacheFolder } from './cache-folder.ts'
import type { RunLedger, TrustedCache } from './cache-trust.ts'

export interface CacheSettings {
  readonly GOCACHE: string
  readonly GOCACHEPROG: string
}

/**
 * Looks at the cache of one go environment before a build, and sets aside what nobody vouches for when that is asked.
 * Throws GateError when it is asked and cannot be done: a build from a cache that was not cleared would prove nothing.
 */
export async function prepareCache(
  ports: Ports,
  request: GateRequest,
  { trust, file, answer, signing }: RunLedger,
  env: CacheSettings,
  overlay: Readonly<Record<string, string>>
): Promise<TrustedCache> {
  const { GOCACHE: cache, GOCACHEPROG: program } = env
  const { state, remarks } = await readCacheFolder(ports, cache, { ...ports.env, ...overlay }, program)
  const { entries, ledger } = answer
  const cleared: { setAside: number; trusted: boolean | null } = { setAside: 0, trusted: program === '' }
  const usable = state === 'ready' || state === 'read-only' || state === 'full'
  if (trust === 'enforce') refuseUncleared(env, { path: cache, state, remarks })
  if (usable && trust === 'enforce') {
    const done = await enforceCache(ports, cache, { entries, aside: null, known: true })
    cleared.setAside = done.setAside.entries
    if (done.setAside.entries + done.setAside.outputs > 0) {
      sayEnforced(ports, done, answer.why)
      if (request.event !== null) warnOfEarlier(ports, done.aside ?? '')
    }
  } else if (usable && program === '') {
    cleared.trusted = request.event?.writesBaseline === true ? await isVouchedFor(ports, cache, entries) : null
  } else if (!usable && state !== 'missing' && state !== 'empty') cleared.trusted = null
  return {
    cache,
    entries,
    ledger,
    signing,
    use: {
      trust,
      file,
      state: answer.state,
      why: answer.why,
      generation: ledger?.generation ?? null,
      digest: ledger?.digest ?? null,
      signer: answer.signer,
      entries: entries.size,
      ...cleared
    }
  }
}

/** What was set aside, why, and what it costs. */
function sayEnforced({ log }: Ports, { aside, kept, setAside, corrupt }: Enforced, why: string | null): void {
  const words = `${count(setAside.entries, 'entry', 'entries')} and ${count(setAside.outputs, 'output')}`
  log.info(
    `${words} of the build cache set aside in ${quote(aside ?? '')}, ${kept} kept: no trusted run vouches for them${why === null ? '' : ` (the ledger: ${plainText(why)})`}, and what this build needs of them is compiled anew`
  )
  if (corrupt > 0) {
    const some = `${count(corrupt, 'output')} of the build cache`
    log.info(
      `${some} had a name that trusted runs vouch for and other content: a full disk or a build that was killed leaves that, and so does who edits the cache`
    )
  }
}

/**
 * What cannot be cleared before a build cannot be enforced: the go command opens files by their names, in a folder that
 * this program may not list as well, and takes from GOCACHEPROG what no folder holds. Where it refuses to build (`off`, a
 * relative path), or could not even say which folder it is, the build tells. Throws GateError `input`, `unreadable`.
 */
function refuseUncleared({ GOCACHEPROG: program }: CacheSettings, { path, state, remarks }: CacheFolder): void {
  if (program !== '') {
    throw new GateError(
      'input',
      `GOCACHEPROG is set to ${quote(program)}: entries come from a program, and cannot be set aside before the build`,
      { fix: 'unset it for the gate, or set `cache-trust: audit`' }
    )
  }
  if (state !== 'unknown' || path === '') return
  throw new GateError(
    'unreadable',
    `the build cache ${quote(path)} could not be cleared of what nobody vouches for: ${remarks.join('; ')}`,
    { fix: 'let the user who runs this read and write it, or set GOCACHE to another folder' }
  )
}

/** What earlier jobs set aside is of no use to this one. It is there when a runner is kept, or when a cached folder holds it. */
function warnOfEarlier(ports: Ports, aside: string): void {
  const earlier = Number(basename(aside)) - 1
  if (!(earlier > 0)) return
  ports.log.warn(
    `${quote(dirname(aside))} holds what ${count(earlier, 'earlier job')} set aside, and grows with each: keep the build cache alone from job to job, not the folder above it, and remove what nobody will restore (docs/cache.md)`
  )
}

/** Whether all that is in a cache is vouched for. What cannot be looked at is not. */
async function isVouchedFor(ports: Ports, cache: string, entries: LedgerEntries): Promise<boolean> {
  try {
    const { setAside, corrupt } = await enforceCache(ports, cache, { entries, aside: null, known: true, dry: true })
    return setAside.entries + corrupt === 0
  } catch {
    return false
  }
}
