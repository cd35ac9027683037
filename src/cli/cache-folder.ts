/** What the subcommands of `cache` share: which folder, which ledger, a line of progress. */
import { resolve } from 'node:path'
import type { Expected } from '../core/cache/ledger-chain.ts'
import type { CacheFolder } from '../core/cache/state.ts'
import { GateError } from '../core/errors.ts'
import { quote } from '../core/text/markup.ts'
import { findCacheFolder, readCacheFolder } from '../observe/cache-folder.ts'
import { jobEvent } from '../observe/job-event.ts'
import { ARTIFACT_LEDGER, artifactLedger } from '../observe/ledger-artifact.ts'
import { type LedgerCheck, readLedger, refuseOtherChain, type SignedLedger, today } from '../observe/ledger-file.ts'
import { MAX_ROOT_BYTES } from '../observe/ledger-signature.ts'
import { readRepository } from '../observe/repository.ts'
import type { Ports } from '../ports/types.ts'
import type { Shell } from './shell.ts'
import { StatusLine } from './status-line.ts'

export const FIX_PATH = 'name the folder that `go env GOCACHE` prints, with `--cache DIR`'

/** The cache that was named, else the go command's. Throws GateError where there is none to look at. */
export async function cacheOf(ports: Ports, asked: string | undefined): Promise<CacheFolder> {
  const folder =
    asked === undefined
      ? await findCacheFolder(ports, process.cwd())
      : await readCacheFolder(ports, resolve(asked), {}, '')
  refuse(folder, asked)
  return folder
}

/** What cannot be looked at. A cache that is not there yet can: it holds nothing wrong. */
function refuse({ path, state, remarks }: CacheFolder, asked: string | undefined): void {
  if (state === 'off' || state === 'relative') {
    throw new GateError('evidence', `there is no build cache: GOCACHE is ${quote(path)}; ${remarks.join('; ')}`, {
      fix: 'set GOCACHE to an absolute path, or unset it'
    })
  }
  if (state === 'missing' && asked !== undefined) {
    throw new GateError('input', `${quote(asked)} does not exist`, { fix: FIX_PATH })
  }
  if (state === 'unknown') {
    throw new GateError('unreadable', `${quote(path)} is no build cache: ${remarks.join('; ')}`, { fix: FIX_PATH })
  }
}

export interface LedgerValues {
  readonly ledger?: string | undefined
  readonly after?: string | undefined
  readonly repository?: string | undefined
  readonly ref?: string | undefined
  readonly signature?: string | undefined
  readonly 'require-signature'?: boolean | undefined
  readonly 'trusted-root'?: string | undefined
}

/** What a ledger has to fit: what was typed, else in a job its repository; any ref unless one was typed. */
export function expectedOf(ports: Ports, { repository, ref }: LedgerValues): Expected {
  if (repository !== undefined && !/^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(repository)) {
    throw new GateError('usage', `--repository: expected \`owner/name\`, got ${quote(repository)}`)
  }
  if (ref !== undefined && !/^refs\/[^\s\p{C}]{1,250}$/u.test(ref)) {
    throw new GateError('usage', `--ref: expected a full ref such as \`refs/heads/main\`, got ${quote(ref)}`)
  }
  const own = ports.env['GITHUB_REPOSITORY'] ?? ''
  return {
    repository: repository ?? (own === '' ? null : own),
    refs: ref === undefined ? null : [ref],
    today: today(ports)
  }
}

/** How ledgers are checked: what they have to fit, and what their signatures are held against. */
export function checkOf(ports: Ports, values: LedgerValues, expected: Expected): LedgerCheck {
  const { signature, 'trusted-root': root } = values
  const required = signature !== undefined || values['require-signature'] === true
  if (required && expected.repository === null) {
    throw new GateError('usage', 'a signature says which repository it is of, and it is not said which is expected', {
      fix: '`--repository OWNER/NAME`'
    })
  }
  const readRoot = async (): Promise<string | null> => {
    if (root === undefined) return null
    const text = await ports.files.readText(resolve(root), MAX_ROOT_BYTES)
    if (text !== null) return text
    throw new GateError('input', `--trusted-root: ${quote(root)} does not exist`)
  }
  const bundle = signature === undefined ? null : resolve(signature)
  return { expected, rule: required ? 'required' : 'optional', bundle, readRoot }
}

/** The ledger that was named, held against the one that it has to go back to. Throws GateError `input`. */
export async function namedLedger(ports: Ports, values: LedgerValues): Promise<SignedLedger | null> {
  const { ledger: name, after } = values
  if (name === undefined) {
    for (const option of ['after', 'signature', 'require-signature', 'trusted-root'] as const) {
      if (values[option] !== undefined) throw new GateError('usage', `--${option} belongs to --ledger`)
    }
    return null
  }
  const check = checkOf(ports, values, expectedOf(ports, values))
  const found = name === ARTIFACT_LEDGER ? await ofArtifact(ports, check) : await existing(ports, name, check)
  if (after !== undefined) {
    const seen = await existing(ports, after, { ...check, bundle: null, rule: 'optional' })
    refuseOtherChain(found.ledger, name, seen.ledger)
  }
  return found
}

/** What the last trusted run left. Throws GateError `evidence` where there is none to rely on. */
async function ofArtifact(ports: Ports, check: LedgerCheck): Promise<SignedLedger> {
  const cwd = process.cwd()
  const { source } = await readRepository(ports, cwd)
  const checkout = { cwd, head: source.head, parents: source.parents }
  const { file, answer } = await artifactLedger(ports, await jobEvent(ports), check, checkout)
  if (answer.ledger !== null) return { ledger: answer.ledger, signer: answer.signer }
  throw new GateError('evidence', `${quote(file)}: ${answer.why ?? 'there is no ledger to rely on'}`, {
    fix: 'run the gate on the default branch with `ledger: artifact` first; here, set GH_TOKEN to a token with `actions: read`'
  })
}

/** A ledger that has to be there. Throws GateError `input`. */
export async function existing(ports: Ports, name: string, check: LedgerCheck): Promise<SignedLedger> {
  const ledger = await readLedger(ports, resolve(name), check)
  if (ledger !== null) return ledger
  throw new GateError('input', `${quote(name)} does not exist`, { fix: 'write one with `cache ledger --write FILE`' })
}

/** How much of the cache was looked at. */
export function progress(shell: Shell): { show: (done: number, all: number) => void; end: () => void } {
  const line = new StatusLine(shell.screen)
  return {
    show: (done, all) => line.show(() => `build cache: ${Math.floor((100 * done) / all)} %`),
    end: () => line.end()
  }
}
