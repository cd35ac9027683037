/**
 * The repository's remote, seen from a private repository.
 *
 * All objects come into, and are made in, an empty bare repository of their own in the folder for temporary files: the
 * user's objects, refs, index, work tree, configuration and hooks play no part, a shallow clone is as good as a full one,
 * and nothing is left behind. The user's repository is asked two things only: the address of `origin`, and how two
 * commits lie to each other.
 *
 * Of the ref only the last commit and its trees are fetched; a file comes when it is read, where the server can
 * leave files out (partial clone).
 *
 * The token is given to the server that the job belongs to, as actions/checkout does it: in a header that is
 * set for this server's addresses. An empty value before it takes away what an earlier step left there, since two headers
 * are refused. It need not be in the checkout (`persist-credentials: false`).
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { GitRef } from '../core/baseline/git-ref.ts'
import { GateError } from '../core/errors.ts'
import { quote } from '../core/text/markup.ts'
import { complaint, type Git, gitIn, isForbidden, type Setting } from './git-command.ts'

export interface GitPlace {
  readonly env: Readonly<Record<string, string | undefined>>
  /** A folder of the repository. */
  readonly folder: string
  /** What may read (and write) contents; `null` to rely on what git itself is set up with. */
  readonly token: string | null
  /** Where a folder for the time of the run can be made. */
  readonly temporary: string
}

/** The user's repository. */
export interface OwnRepository {
  readonly git: Git
  /** `null` where it could not be asked: why is in `why`. */
  readonly root: string | null
  readonly shallow: boolean
  readonly sha256: boolean
  readonly why: string
}

/** A repository of ours, and the remote that it sees as `origin`. */
export interface PrivateRepository {
  readonly git: Git
  readonly remove: () => void
}

/** Asks the user's repository for itself. Throws GateError `evidence` without git. */
export async function ownRepository({ env, folder }: GitPlace): Promise<OwnRepository> {
  const git = await gitIn(env, folder, [])
  const asked = await git(['rev-parse', '--is-shallow-repository', '--show-object-format', '--show-toplevel'])
  const [shallow, format, root = ''] = asked.stdout.split('\n')
  if (asked.code !== 0 || root === '')
    return { git, root: null, shallow: false, sha256: false, why: complaint(asked.stderr) }
  return {
    git: await gitIn(env, root, []),
    root,
    shallow: shallow === 'true',
    sha256: format === 'sha256',
    why: ''
  }
}

/**
 * The address of `origin`; in a job whose checkout has none, that of the repository which the job belongs to; `null` where
 * there is neither.
 */
export async function remoteAddress({ env }: GitPlace, own: OwnRepository): Promise<string | null> {
  if (own.root !== null) {
    const { code, stdout } = await own.git(['config', '--get', 'remote.origin.url'])
    const address = stdout.replace(/\n$/, '')
    if (code === 0 && address !== '') return address
  }
  const [server, repository] = [serverOf(env), env['GITHUB_REPOSITORY'] ?? '']
  return server !== null && /^[\w.-]+\/[\w.-]+$/.test(repository) ? `${server}/${repository}` : null
}

function serverOf(env: GitPlace['env']): string | null {
  const server = (env['GITHUB_SERVER_URL'] ?? '').replace(/\/$/, '')
  return /^https?:\/\/[\w.-]+(?::\d+)?$/.test(server) ? server : null
}

/** Makes the private repository. Throws GateError `evidence`. */
export async function privateRepository(
  place: GitPlace,
  own: OwnRepository,
  address: string
): Promise<PrivateRepository> {
  mkdirSync(place.temporary, { recursive: true })
  const folder = mkdtempSync(join(place.temporary, 'gate-git-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  const [repository, hooks] = [join(folder, 'repository.git'), join(folder, 'no-hooks')]
  mkdirSync(hooks)
  // Where an address is relative, it is so to the user's work tree.
  const git = await gitIn(await sshEnvironment(place.env, own), own.root ?? place.folder, [
    ['core.hooksPath', hooks],
    ...remoteSettings(place, address)
  ])
  const format = own.sha256 ? ['--object-format=sha256'] : []
  const made = await git(['init', '--quiet', '--bare', '--template=', ...format, repository])
  if (made.code !== 0) {
    remove()
    throw new GateError('evidence', `a temporary repository could not be made: ${complaint(made.stderr)}`)
  }
  return { git: (args, options) => git([`--git-dir=${repository}`, ...args], options), remove }
}

/** Ssh asks on the terminal, whoever started it. One that the user chose is left as it is. */
async function sshEnvironment(env: GitPlace['env'], own: OwnRepository): Promise<GitPlace['env']> {
  if (env['GIT_SSH'] !== undefined || env['GIT_SSH_COMMAND'] !== undefined) return env
  const chosen = await own.git(['config', '--get', 'core.sshCommand'])
  const command = chosen.stdout.replace(/\n$/, '')
  return { ...env, GIT_SSH_COMMAND: command === '' ? 'ssh -o BatchMode=yes' : command }
}

function remoteSettings({ env, token }: GitPlace, address: string): Setting[] {
  const server = serverOf(env)
  const settings: Setting[] = [['remote.origin.url', address]]
  if (token === null || server === null) return settings
  const header = `http.${server}/.extraheader`
  const credentials = Buffer.from(`x-access-token:${token}`).toString('base64')
  return [...settings, ['credential.helper', ''], [header, ''], [header, `AUTHORIZATION: basic ${credentials}`]]
}

const TIP = 'refs/go-provenance-gate/tip'

/**
 * Brings the last commit of a ref of the remote into the private repository, and gives its ID; `null` where the remote has
 * no such ref. Throws GateError `evidence`.
 */
export async function fetchTip({ git }: PrivateRepository, { name }: GitRef): Promise<string | null> {
  const listed = await git(['ls-remote', '--quiet', 'origin', name])
  if (listed.code !== 0) throw unread(name, listed.stderr)
  // A pattern matches the end of a name, too: `refs/heads/x` that of `refs/y/refs/heads/x`.
  if (!listed.stdout.split('\n').some((line) => line.endsWith(`\t${name}`))) return null
  const options = ['--quiet', '--no-tags', '--depth=1', '--filter=blob:none']
  const fetched = await git(['fetch', ...options, 'origin', `+${name}:${TIP}`])
  if (fetched.code !== 0) throw unread(name, fetched.stderr)
  return commitOf(git, TIP, name)
}

/** The commit that a ref of a repository names. Throws GateError `evidence` when it names something else. */
export async function commitOf(git: Git, ref: string, name = ref): Promise<string> {
  const { code, stdout } = await git(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`])
  if (code !== 0) throw new GateError('evidence', `${quote(name)} names no commit`)
  return stdout.trim()
}

function unread(name: string, stderr: string): GateError {
  const how = isForbidden(stderr) ? 'may not be read' : 'could not be read'
  return new GateError('evidence', `${quote(name)} of \`origin\` ${how}: ${complaint(stderr)}`)
}
