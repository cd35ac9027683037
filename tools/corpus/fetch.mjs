// Fetches the published binaries of corpus/esbuild.json through npm and keeps them, verified, below the system's temporary
// folder. `node tools/corpus/fetch.mjs` prints that folder; jest runs it ahead of the corpus tests (globalSetup).
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const LIST = new URL('../../corpus/esbuild.json', import.meta.url)
const FOLDER = join(tmpdir(), 'go-provenance-gate-corpus')

/** Packages of one npm call: long enough to share its start, short enough that an error names few. */
const AT_ONCE = 32

export const entries = () => JSON.parse(readFileSync(LIST, 'utf8'))

/** Where the file of an entry is kept. */
export const fileOf = (entry) => join(FOLDER, `${entry.package.replaceAll('/', '+')}@${entry.version}`, entry.path)

function run(command, args, cwd) {
  const { status, error, stderr, stdout } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status !== 0) throw new Error(`${command} ${args[0]} failed: ${error?.message ?? stderr.slice(-2000)}`)
  return stdout
}

/** Whether the file is there and is the very one. An entry without a digest is new: facts.py fills it in. */
function verified(entry) {
  const file = fileOf(entry)
  if (!existsSync(file)) return false
  if (entry.sha256 === undefined) return true
  return createHash('sha256').update(readFileSync(file)).digest('hex') === entry.sha256
}

function fetchSome(missing, work) {
  // A cache of its own: what is kept is the file, not 430 MB of packages in the user's npm cache.
  const specs = missing.map((entry) => `${entry.package}@${entry.version}`)
  const args = ['pack', '--json', '--loglevel=error', '--ignore-scripts', '--cache', join(work, 'npm')]
  const packed = JSON.parse(run('npm', [...args, '--pack-destination', work, ...specs], work))
  for (const [index, entry] of missing.entries()) {
    const { filename, name, version } = packed[index]
    if (name !== entry.package || version !== entry.version) throw new Error(`expected ${specs[index]}, got ${name}`)
    const unpacked = mkdtempSync(join(work, 'package-'))
    run('tar', ['-xzf', join(work, filename), '-C', unpacked, `package/${entry.path}`], work)
    rmSync(join(work, filename))
    const file = fileOf(entry)
    mkdirSync(dirname(file), { recursive: true })
    renameSync(join(unpacked, 'package', entry.path), file)
    if (!verified(entry)) throw new Error(`${specs[index]}: ${entry.path} is not the file with sha256 ${entry.sha256}`)
  }
}

/** Fetches what is missing. Throws when the registry, or a digest, says no: nothing is skipped. */
export default function fetchCorpus() {
  const all = entries()
  const missing = all.filter((entry) => !verified(entry))
  mkdirSync(FOLDER, { recursive: true })
  const work = mkdtempSync(join(FOLDER, '.work-'))
  try {
    for (let at = 0; at < missing.length; at += AT_ONCE) fetchSome(missing.slice(at, at + AT_ONCE), work)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  // What is no longer in the list would take part in the benchmark.
  const wanted = new Set(
    all.map(
      (entry) =>
        fileOf(entry)
          .slice(FOLDER.length + 1)
          .split(/[\\/]/, 1)[0]
    )
  )
  for (const name of readdirSync(FOLDER)) {
    if (!wanted.has(name) && !name.startsWith('.work-')) rmSync(join(FOLDER, name), { recursive: true })
  }
  process.env.GATE_CORPUS = FOLDER
  return FOLDER
}

if (process.argv[1] === import.meta.filename) console.log(fetchCorpus())
