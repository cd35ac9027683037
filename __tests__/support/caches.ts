/**
 * Build caches of a small module, made once for each Go and copied for each test that damages one; and the ways in which
 * a cache is damaged or forged.
 */
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { actionDigits } from '../../src/core/cache/layout.ts'
import { goOutput } from './go-programs.ts'

/** A command and a package that gives it a word; neither imports anything else, so that only the runtime is compiled. */
export const WORD_MODULE: Readonly<Record<string, string>> = {
  'go.mod': 'module example.com/word\n\ngo 1.21\n',
  'main.go': 'package main\n\nimport "example.com/word/dep"\n\nfunc main() { println(dep.Word()) }\n',
  'dep/dep.go': 'package dep\n\nfunc Word() string { return "GOODSTRING" }\n'
}

const BASE = join(tmpdir(), 'go-provenance-gate-tests')

export interface TestCache {
  /** The folder that GOCACHE names. */
  readonly folder: string
  /** The module's folder. */
  readonly module: string
  readonly env: Readonly<Record<string, string>>
  /** The archive of the module's package dep. */
  readonly dep: string
  /** The archive of any package, as the go command names it. */
  archive(pattern: string): string
  remove(): void
}

/**
 * A copy of a cache that a build has filled. `go`: a Go version, else the local one. With `small` it has
 * a part of the outputs and their entries, dep's among them, for tests that read it and build nothing.
 */
export function filledCache(go?: string, small = false): TestCache {
  const folder = mkdtempSync(join(tmpdir(), 'gate-cache-'))
  const made = template(go)
  cpSync(join(made, 'module'), join(folder, 'module'), { recursive: true })
  const names = readdirSync(join(made, 'cache'), { recursive: true, encoding: 'utf8' })
  const dep = readFileSync(join(made, 'dep.txt'), 'utf8')
  for (const name of small
    ? part(join(made, 'cache'), names, dep)
    : names.filter((one) => basename(one).includes('-'))) {
    // The folders come with their files: making all 256 takes longer than the rest.
    const copy = join(folder, 'cache', name)
    mkdirSync(dirname(copy), { recursive: true })
    copyFileSync(join(made, 'cache', name), copy)
  }
  const cache = join(folder, 'cache')
  const module = join(folder, 'module')
  const env = { GOCACHE: cache, ...(go === undefined ? {} : { GOTOOLCHAIN: go }) }
  return {
    folder: cache,
    module,
    env,
    dep: join(cache, dep),
    archive: (pattern) => goOutput(['list', '-trimpath', '-export', '-f', '{{.Export}}', pattern], env, module).trim(),
    remove: () => rmSync(folder, { recursive: true, force: true })
  }
}

function template(go: string | undefined): string {
  const version = go ?? goOutput(['env', 'GOVERSION']).trim()
  const made = join(BASE, `cache-of-word-with-dep-${version}`)
  if (existsSync(made)) return made
  const work = `${made}.${process.pid}`
  for (const [name, text] of Object.entries(WORD_MODULE)) {
    const file = join(work, 'module', name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  const env = { GOCACHE: join(work, 'cache'), ...(go === undefined ? {} : { GOTOOLCHAIN: go }) }
  goOutput(['build', '-trimpath', '-o', join(work, 'word'), '.'], env, join(work, 'module'))
  const dep = goOutput(['list', '-trimpath', '-export', '-f', '{{.Export}}', './dep'], env, join(work, 'module')).trim()
  writeFileSync(join(work, 'dep.txt'), relative(join(work, 'cache'), dep))
  rmSync(join(work, 'word'))
  try {
    renameSync(work, made)
  } catch {
    rmSync(work, { recursive: true })
  }
  return made
}

/** The outputs of one folder in eight that are not large, and the entries that name them. */
function part(cache: string, names: readonly string[], dep: string): string[] {
  const outputs = names.filter((name) => name.endsWith('-d') && (/^[0-9a-f][08]/.test(name) || name === dep))
  const kept = outputs.filter((name) => statSync(join(cache, name)).size < 500_000)
  const hashes = new Set(kept.map((name) => basename(name).slice(0, 64)))
  const entries = names
    .filter((name) => name.endsWith('-a'))
    .filter((name) => hashes.has(readFileSync(join(cache, name), 'latin1').slice(68, 132)))
  return [...kept, ...entries]
}

/** The files of the index that name an action by its ID, by the digits that it has in common with their names. */
export function indexFile(cache: string, actionId: string): string {
  const digits = actionDigits(actionId)
  const folder = join(cache, digits.slice(0, 2))
  const name = readdirSync(folder).find((candidate) => candidate.startsWith(digits) && candidate.endsWith('-a'))
  if (name === undefined) throw new Error(`no index entry of ${actionId}`)
  return join(folder, name)
}

/** Both halves of an archive's build ID. */
export function archiveId(bytes: Uint8Array): { action: string; content: string } {
  const found = /build id "([\w-]{20})\/([\w-]{20})"/.exec(Buffer.from(bytes).toString('latin1', 0, 1024))
  return { action: found?.[1] ?? '', content: found?.[2] ?? '' }
}

/** The same bytes with the word exchanged for one of the same length. */
export function evil(bytes: Uint8Array): Buffer {
  return replaced(Buffer.from(bytes), 'GOODSTRING', 'EVILSTRING')
}

/** The archive sealed anew, as a forger who knows the rule does. */
export function resealed(bytes: Buffer): Buffer {
  const { action, content } = archiveId(bytes)
  const id = `${action}/${content}`
  const zeroed = replaced(bytes, id, '\0'.repeat(id.length))
  const seal = createHash('sha256').update(zeroed).digest().subarray(0, 15).toString('base64url')
  return replaced(bytes, id, `${action}/${seal}`)
}

/** Puts an output into a cache under its hash, and points the index entry of an action at it. */
export function repoint(cache: string, actionId: string, bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest('hex')
  const file = join(cache, hash.slice(0, 2), `${hash}-d`)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, bytes)
  const entry = indexFile(cache, actionId)
  const [version, action, , , time] = readFileSync(entry, 'latin1').trim().split(/ +/)
  writeFileSync(entry, `${version} ${action} ${hash} ${String(bytes.length).padStart(20)} ${time?.padStart(20)}\n`)
  return file
}

function replaced(bytes: Buffer, from: string, to: string): Buffer {
  const text = bytes.toString('latin1')
  if (!text.includes(from)) throw new Error(`the archive does not hold ${from}`)
  return Buffer.from(text.replaceAll(from, to), 'latin1')
}
