/**
 * A Sigstore of one's own on this machine: who gives ID tokens, the certificate authority, the transparency log and the
 * time stamps, behind one address that the real signing code talks to. Its authorities are those of @sigstore/mock; the
 * trust root that names them is made here.
 */
import { createHash, generateKeyPairSync, sign as signBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fulcioHandler, initializeCA, initializeTLog, initializeTSA, rekorHandler, tsaHandler } from '@sigstore/mock'
import { X509Certificate } from '@sigstore/core'
import { HashAlgorithm, PublicKeyDetails, TrustedRoot } from '@sigstore/protobuf-specs'
import { ACTIONS_ISSUER } from '../../src/core/attest/identity.ts'
import type { SignedText } from '../../src/core/attest/statement.ts'
import { type Instances, signText } from '../../src/ports/sigstore-sign.ts'

/** What GitHub's token says of a run. */
export interface RunClaims {
  readonly iss: string
  readonly repository: string
  readonly ref: string
  readonly sha: string
  readonly event_name: string
  readonly repository_visibility: string
  /** Of the workflow whose job it is: `octo/shop/.github/workflows/ci.yml@refs/heads/main`. */
  readonly job_workflow_ref: string
}

export const PUSH: RunClaims = {
  iss: ACTIONS_ISSUER,
  repository: 'octo/shop',
  ref: 'refs/heads/main',
  sha: '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d',
  event_name: 'push',
  repository_visibility: 'public',
  job_workflow_ref: 'octo/shop/.github/workflows/ci.yml@refs/heads/main'
}

export interface TestSigstore {
  /** Of the public instance, with logs. */
  readonly publicRoot: string
  /** Of the other, with time stamps alone. */
  readonly privateRoot: string
  readonly instances: Instances
  /** The environment of a job of a run with these claims. */
  env(claims?: Partial<RunClaims>): Record<string, string>
  sign(text: SignedText, claims?: Partial<RunClaims>): Promise<string>
  close(): Promise<void>
}

const SECRET = 'the-token-of-the-step'
const LONG_AGO = new Date('2020-01-01T00:00:00Z')

/** So many minutes from now, in whole seconds: the time stamps of @sigstore/mock hold no others. */
export function inMinutes(minutes: number): Date {
  return new Date(Math.floor(Date.now() / 1000) * 1000 + minutes * 60_000)
}

/**
 * `certified` and `logged` are what the clocks of the authority and of the logs say. Unless given, that is in a minute: the
 * certificates of the authorities begin when they are made, which may be a second after now.
 */
export async function startSigstore(asked: { certified?: Date; logged?: Date } = {}): Promise<TestSigstore> {
  const soon = inMinutes(1)
  const clocks = { certified: asked.certified ?? soon, logged: asked.logged ?? soon }
  const pair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const ctlog = certificateLog(clocks.certified)
  const ca = await initializeCA(pair(), ctlog, clocks.certified)
  const bareCa = await initializeCA(pair(), undefined, clocks.certified)
  const tsa = await initializeTSA(pair(), clocks.logged)
  const handlers: Record<string, (body: string) => Promise<{ statusCode: number; response: string | Buffer }>> = {
    '/public/api/v2/signingCert': fulcioHandler(ca, { subjectClaim: 'san' }).fn,
    '/private/api/v2/signingCert': fulcioHandler(bareCa, { subjectClaim: 'san' }).fn,
    '/private/api/v1/timestamp': tsaHandler(tsa).fn
  }
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost')
    void (async () => {
      if (url.pathname.startsWith('/token/')) {
        const known = request.headers.authorization === `Bearer ${SECRET}` && url.searchParams.get('audience') !== null
        response.writeHead(known ? 200 : 401, { 'content-type': 'application/json' })
        response.end(JSON.stringify(known ? { value: decodeURIComponent(url.pathname.slice(7)) } : { message: 'no' }))
        return
      }
      const answer = await handlers[url.pathname]?.(await bodyOf(request))
      response.writeHead(answer?.statusCode ?? 404, { 'content-type': 'application/json' })
      response.end(answer?.response ?? '')
    })()
  })
  const base = await listen(server)
  const tlog = await initializeTLog('https://log.example', pair(), clocks.logged)
  handlers['/public/api/v1/log/entries'] = (body) => rekorHandler(tlog).fn(asLogged(body))
  const instances: Instances = {
    public: { fulcio: `${base}/public`, rekor: `${base}/public`, timestamps: null },
    private: { fulcio: `${base}/private`, rekor: null, timestamps: `${base}/private/api/v1/timestamp` }
  }
  const env = (claims: Partial<RunClaims> = {}): Record<string, string> => ({
    ACTIONS_ID_TOKEN_REQUEST_URL: `${base}/token/${encodeURIComponent(tokenOf({ ...PUSH, ...claims }))}?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: SECRET
  })
  return {
    publicRoot: rootOf({ ca: [ca.rootCertificate], tlog: tlog.publicKey, ctlog: ctlog.publicKey, tsa: [] }),
    privateRoot: rootOf({ ca: [bareCa.rootCertificate], tsa: [tsa.intCertificate, tsa.rootCertificate] }),
    instances,
    env,
    sign: (text, claims) => signText(env(claims), text, instances),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}

/** What a log keeps of a signed statement that it is sent: hashes. @sigstore/mock keeps it as it is sent. */
function asLogged(body: string): string {
  const { apiVersion, kind, spec } = JSON.parse(body)
  const { envelope, verifiers } = spec.proposedContent
  const { payload, signatures } = JSON.parse(envelope)
  const hash = (data: string | Buffer) => ({
    algorithm: 'sha256',
    value: createHash('sha256').update(data).digest('hex')
  })
  return JSON.stringify({
    apiVersion,
    kind,
    spec: {
      envelopeHash: hash(envelope),
      payloadHash: hash(Buffer.from(payload, 'base64')),
      signatures: [{ signature: signatures[0].sig, verifier: verifiers[0] }]
    }
  })
}

/**
 * A log of certificates that gives receipts (RFC 6962, section 3.2). That of @sigstore/mock 0.11 leaves the signature out
 * of them with the pkijs that npm gives it.
 */
function certificateLog(clock: Date) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const der = publicKey.export({ format: 'der', type: 'spki' })
  const logID = createHash('sha256').update(der).digest()
  const number = (value: number | bigint, bytes: number): Buffer => {
    const buffer = Buffer.alloc(8)
    buffer.writeBigUInt64BE(BigInt(value))
    return buffer.subarray(8 - bytes)
  }
  const log = async (certificate: ArrayBuffer, issuer: ArrayBuffer): Promise<ArrayBuffer> => {
    const time = number(clock.getTime(), 8)
    const tbs = X509Certificate.parse(Buffer.from(certificate)).tbsCertificate.toDER()
    const entry = [Buffer.from(issuer), number(tbs.length, 3), tbs, number(0, 2)]
    const signature = signBytes('sha256', Buffer.concat([number(0, 2), time, number(1, 2), ...entry]), privateKey)
    const algorithm = number(0x0403, 2)
    const parts = [number(0, 1), logID, time, number(0, 2), algorithm, number(signature.length, 2), signature]
    const receipt = Buffer.concat(parts)
    return Uint8Array.from([...number(receipt.length, 2), ...receipt]).buffer
  }
  return { publicKey: der, logID, log }
}

/** A token whose signature nobody checks here. */
function tokenOf(claims: RunClaims): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const sub = `repo:${claims.repository}:ref:${claims.ref}`
  const san = `https://github.com/${claims.job_workflow_ref}`
  return `${part({ alg: 'none' })}.${part({ ...claims, sub, san, aud: 'sigstore' })}.c2lnbmVk`
}

interface RootParts {
  readonly ca: readonly Buffer[]
  readonly tsa: readonly Buffer[]
  readonly tlog?: Buffer
  readonly ctlog?: Buffer
}

function rootOf({ ca, tsa, tlog, ctlog }: RootParts): string {
  const log = (publicKey: Buffer) => ({
    baseUrl: 'https://log.example',
    hashAlgorithm: HashAlgorithm.SHA2_256,
    publicKey: {
      rawBytes: publicKey,
      keyDetails: PublicKeyDetails.PKIX_ECDSA_P256_SHA_256,
      validFor: { start: LONG_AGO, end: undefined }
    },
    logId: { keyId: createHash('sha256').update(publicKey).digest() },
    checkpointKeyId: undefined,
    operator: 'test'
  })
  const authority = (certificates: readonly Buffer[]) => ({
    subject: { organization: 'sigstore.mock', commonName: 'sigstore' },
    uri: 'https://authority.example',
    certChain: { certificates: certificates.map((rawBytes) => ({ rawBytes })) },
    validFor: { start: LONG_AGO, end: undefined },
    operator: 'test'
  })
  const root: TrustedRoot = {
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: tlog === undefined ? [] : [log(tlog)],
    ctlogs: ctlog === undefined ? [] : [log(ctlog)],
    certificateAuthorities: ca.map((one) => authority([one])),
    timestampAuthorities: tsa.length === 0 ? [] : [authority(tsa)]
  }
  return JSON.stringify(TrustedRoot.toJSON(root))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      resolve(`http://127.0.0.1:${port}`)
    })
  })
}
