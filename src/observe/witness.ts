/**
 * The second reader of a binary: `go version -m` of the go command that the rest of the run uses.
 *
 * Asked so that nothing but the file decides what it says: the file is named by an absolute path, which no flag looks
 * like; GOFLAGS and the GOENV file are left out (`-json` or a typo in them would change or end it); and the go command
 * of GOROOT is run itself, with GOTOOLCHAIN=local, so that a go.mod beside it downloads no other Go.
 */
import { join, resolve } from 'node:path'
import type { BinaryFacts } from '../core/binary/facts.ts'
import { parseVersionMJson } from '../core/binary/version-m-json.ts'
import { parseVersionM, refused, type VersionM } from '../core/binary/version-m.ts'
import { compareReaders } from '../core/binary/witness.ts'
import { GateError } from '../core/errors.ts'
import type { Witness } from '../core/record/types.ts'
import type { GoEnv } from '../core/toolchain/go-env.ts'
import { isAtLeast, parseGoVersion } from '../core/toolchain/version.ts'
import type { CommandResult, Ports } from '../ports/types.ts'

const ENVIRONMENT = { GOENV: 'off', GOFLAGS: '', GOTOOLCHAIN: 'local' } as const

/** Older ones never return from a file with a misaligned start of a build info blob (measured: 1.18.10, 1.19.13). */
const FIRST_THAT_RETURNS = 20
const FIRST_WITH_JSON = 25

/** A go command that can be asked. */
export interface WitnessGo {
  readonly file: string
  /** Empty when it is not known. */
  readonly version: string
}

/** The go command of an environment as second reader; `null` when it is too old to be asked about hostile files. */
export async function findWitness(ports: Pick<Ports, 'files' | 'host'>, env: GoEnv): Promise<WitnessGo | null> {
  const own = join(env['GOROOT'] ?? '', 'bin', ports.host.os === 'win32' ? 'go.exe' : 'go')
  const there = (env['GOROOT'] ?? '') !== '' && (await ports.files.kind(own)) === 'file'
  // Of another one in PATH nothing is known but that it is there: it may have switched to the one of GOROOT.
  const version = there ? (env['GOVERSION'] ?? '') : ''
  const parsed = parseGoVersion(version)
  if (parsed !== null && !isAtLeast(parsed, FIRST_THAT_RETURNS)) return null
  return { file: there ? own : 'go', version }
}

/** Asks about one file; `null` when there is nobody to ask, or nothing worth comparing. */
export async function askWitness(
  ports: Pick<Ports, 'exec'>,
  cwd: string,
  go: WitnessGo | null,
  file: string,
  facts: BinaryFacts
): Promise<Witness | null> {
  if (go === null || !worthAsking(facts)) return null
  return compared(go, facts, await askAbout(ports, cwd, go, file))
}

/** The same for a file that the go command has just made: asked while the file is read. */
export async function askWitnessBeside(
  ports: Pick<Ports, 'exec'>,
  cwd: string,
  go: WitnessGo | null,
  file: string,
  reading: Promise<BinaryFacts>
): Promise<Witness | null> {
  if (go === null) return null
  const [facts, answer] = await Promise.all([reading, askAbout(ports, cwd, go, file)])
  return worthAsking(facts) ? compared(go, facts, answer) : null
}

async function askAbout(ports: Pick<Ports, 'exec'>, cwd: string, go: WitnessGo, file: string): Promise<Answer | null> {
  const absolute = resolve(cwd, file)
  const version = parseGoVersion(go.version)
  const knowsJson = version !== null && isAtLeast(version, FIRST_WITH_JSON)
  const json = knowsJson ? await ask(ports, cwd, go, ['-json'], absolute, parseVersionMJson) : null
  return json ?? (await ask(ports, cwd, go, [], absolute, parseVersionM))
}

function compared(go: WitnessGo, facts: BinaryFacts, answer: Answer | null): Witness | null {
  return answer === null ? null : compareReaders(facts, { asked: go.version, ...answer })
}

/** Of a cut file this program says that it is cut, and no more; a file of no executable format Go does not read. */
function worthAsking({ sha256, outcome, format }: BinaryFacts): boolean {
  return sha256 !== null && outcome !== 'truncated' && (outcome !== 'not-go' || format !== null)
}

interface Answer {
  readonly exitCode: number
  readonly said: VersionM
}

type Parser = (path: string, stdout: string, stderr: string) => VersionM | null

/** `null` when it was ended by a signal, or said something of another shape. */
async function ask(
  ports: Pick<Ports, 'exec'>,
  cwd: string,
  go: WitnessGo,
  flags: readonly string[],
  file: string,
  parse: Parser
): Promise<Answer | null> {
  const run = (): Promise<CommandResult> =>
    ports.exec.run({ file: go.file, args: ['version', '-m', ...flags, file], cwd, env: ENVIRONMENT })
  try {
    const { exitCode, stdout, stderr } = await run()
    if (exitCode === null || exitCode === WRONG_USAGE) return null
    const said = parse(file, stdout, stderr)
    return said === null ? null : { exitCode, said }
  } catch (error) {
    // More than any honest file makes it say: the file's doing, and no reason to end the run.
    if (!(error instanceof GateError) || error.code !== 'limit') throw error
    return { exitCode: 0, said: refused(file, error.message) }
  }
}

/** It does not know a flag, so its version is not what it was taken for. */
const WRONG_USAGE = 2
