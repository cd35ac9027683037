/**
 * Signing as the job that runs.
 *
 * A key is made, used once and forgotten. GitHub gives the job a token that says what it is (`id-token: write`); for the
 * token Sigstore's authority gives a certificate of the key that says the same. For a public repository that is the
 * public Sigstore, whose log keeps an entry that everybody can read; for any other GitHub's own instance, which
 * keeps none and stamps the time instead. So does actions/attest. The token itself says whether the repository is public.
 *
 * The token is asked for here, not by the library: that would take one from a variable which an earlier step can set.
 */
import { HttpClient } from '@actions/http-client'
import { bundleToJSON } from '@sigstore/bundle'
import { DSSEBundleBuilder, FulcioSigner, RekorWitness, TSAWitness } from '@sigstore/sign'
import { ACTIONS_SERVER } from '../core/attest/identity.ts'
import type { SignedText } from '../core/attest/statement.ts'
import { errorMessage, GateError } from '../core/errors.ts'
import { quote } from '../core/text/markup.ts'
import { parseJson, textAt, valueAt } from '../core/untrusted.ts'
import { VERSION } from '../version.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** One instance of Sigstore: who certifies, and who says when. */
export interface Instance {
  readonly fulcio: string
  readonly rekor: string | null
  readonly timestamps: string | null
}

export interface Instances {
  readonly public: Instance
  readonly private: Instance
}

const INSTANCES: Instances = {
  public: { fulcio: 'https://fulcio.sigstore.dev', rekor: 'https://rekor.sigstore.dev', timestamps: null },
  private: { fulcio: 'https://fulcio.githubapp.com', rekor: null, timestamps: 'https://timestamp.githubapp.com' }
}

const AUDIENCE = 'sigstore'
const MAX_TOKEN_CHARS = 65_536
/** Of one request. */
const PATIENCE = { timeout: 10_000, retry: 2 } as const

const FIX = 'give the job `permissions: id-token: write` beside what it has'

/** Signs a text as this job, and gives the bundle as JSON. Throws GateError `evidence` when that cannot be done. */
export async function signText(env: Environment, text: SignedText, instances = INSTANCES): Promise<string> {
  const server = env['GITHUB_SERVER_URL'] ?? ACTIONS_SERVER
  if (server !== ACTIONS_SERVER) {
    throw new GateError('evidence', `expected a job on ${quote(ACTIONS_SERVER)}, got one on ${quote(server)}`, {
      fix: 'leave signing out: neither instance of Sigstore certifies jobs of another server'
    })
  }
  const token = await identityToken(env)
  const { fulcio, rekor, timestamps } = instances[token.public ? 'public' : 'private']
  const witnesses = [
    ...(rekor === null ? [] : [new RekorWitness({ rekorBaseURL: rekor, entryType: 'dsse', ...PATIENCE })]),
    ...(timestamps === null ? [] : [new TSAWitness({ tsaBaseURL: timestamps, ...PATIENCE })])
  ]
  const identityProvider = { getToken: () => Promise.resolve(token.text) }
  const signer = new FulcioSigner({ fulcioBaseURL: fulcio, identityProvider, ...PATIENCE })
  try {
    const bundle = await new DSSEBundleBuilder({ signer, witnesses }).create({
      type: text.type,
      data: Buffer.from(text.payload)
    })
    return `${JSON.stringify(bundleToJSON(bundle))}\n`
  } catch (error) {
    throw failure('Sigstore did not sign', error, token.text)
  }
}

interface Token {
  readonly text: string
  /** Whether the repository is public. */
  readonly public: boolean
}

async function identityToken(env: Environment): Promise<Token> {
  const [address, secret] = [env['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? '', env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '']
  if (address === '' || secret === '') {
    throw new GateError('evidence', 'this run may not ask for an ID token, without which nobody certifies what it is', {
      fix: FIX
    })
  }
  const client = new HttpClient(`go-provenance-gate/${VERSION}`, [], {
    socketTimeout: PATIENCE.timeout,
    allowRetries: true,
    maxRetries: PATIENCE.retry
  })
  try {
    const url = new URL(address)
    url.searchParams.set('audience', AUDIENCE)
    const { result } = await client.getJson<unknown>(url.href, { authorization: `Bearer ${secret}` })
    const text = textAt(result, MAX_TOKEN_CHARS, 'value')
    const claims = parseJson(Buffer.from(text?.split('.')[1] ?? '', 'base64url').toString('utf8'))
    if (text === null || textAt(claims, MAX_TOKEN_CHARS, 'sub') === null) throw new TypeError('it is no token')
    return { text, public: valueAt(claims, 'repository_visibility') === 'public' }
  } catch (error) {
    throw failure('the ID token of this run could not be had', error, secret)
  } finally {
    client.dispose()
  }
}

/** What went wrong, in one sentence that does not hold a secret. */
function failure(what: string, error: unknown, secret: string): GateError {
  const cause = valueAt(error, 'cause')
  const words = [errorMessage(error), ...(cause === undefined || cause === null ? [] : [errorMessage(cause)])]
  const said = words.join(': ').replaceAll(secret, '***')
  return new GateError('evidence', `${what} (${quote(said, 300)})`, { fix: `run the job again, or ${FIX}` })
}
