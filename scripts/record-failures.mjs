// Records what a version of Go says of every scenario, into __tests__/fixtures/failures/SLUG.json.
//
//   node scripts/record-failures.mjs go1.27.4             all scenarios: plain, as events, with the trace of -x
//   node scripts/record-failures.mjs go1.27.4 undefined   some of them
//     --diff       writes nothing, shows where the words differ from what was recorded of this version, else of the newest
//     --new-words  writes only what no recording has: another version with the same words adds nothing
//     --plain      neither events nor traces
//
// The tool chain comes as a module, as the go command fetches it. Each scenario runs in a folder of its own, with a home,
// a module cache and a temporary folder that are new, and one build cache for all; nothing but this machine is asked.
// Paths are replaced by those of a runner, so that a recording can be read and compared anywhere. What a machine cannot
// give (root for mounts and other users, a C compiler) is said, and the recording that is there stays.
// A new release of Go is: this command, `git diff`, `npm test`.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { SCENARIOS } from './failures/index.mjs'
import { serve, writeProxy } from './failures/world.mjs'

/** The tool chain that stands in where one of another version is wanted. */
const OTHER = 'go1.25.14'
/** A scenario that takes longer hangs. */
const TIMEOUT_MS = 300_000
/** Longer texts lose their middle. */
const MAX_CHARS = 24_000
const DIRECTORIES = ['home', 'tmp', 't2', 'mc']

const fixtures = join(dirname(import.meta.dirname), '__tests__', 'fixtures', 'failures')
const args = process.argv.slice(2)
const [diff, newWords, plain] = ['--diff', '--new-words', '--plain'].map((flag) => args.includes(flag))
const [version, ...slugs] = args.filter((arg) => !arg.startsWith('--'))
const minor = Number(/^go1\.(\d+)/.exec(version ?? '')?.[1])
if (!/^go1\.\d+(?:\.\d+|rc\d+)?$/.test(version ?? '')) {
  console.error('usage: node scripts/record-failures.mjs go1.N.M [--diff] [--new-words] [--plain] [SCENARIO...]')
  process.exit(2)
}
const unknown = slugs.filter((slug) => !Object.hasOwn(SCENARIOS, slug))
if (unknown.length > 0) {
  console.error(`no such scenario: ${unknown.join(', ')}`)
  process.exit(2)
}

const gorootOf = (name) =>
  execFileSync('go', ['env', 'GOROOT'], { env: { ...process.env, GOTOOLCHAIN: name }, encoding: 'utf8' }).trim()
const has = (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
const GIVEN = {
  root: process.getuid?.() === 0 && has('unshare') && has('setpriv'),
  cc: has('gcc') && has('pkg-config')
}

const work = realpathSync(mkdtempSync(join(tmpdir(), 'gate-record-')))
chmodSync(work, 0o755)
/** Where a tool chain lies for those who may not look into this user's home: a recording names it as the module cache's. */
function shared(name) {
  const from = gorootOf(name)
  const to = join(work, 'go', name)
  mkdirSync(dirname(to), { recursive: true })
  execFileSync('cp', ['-r', from, to])
  execFileSync('chmod', ['-R', 'u+w,a+rX', to])
  return to
}
const goroot = shared(version)
const other = shared(OTHER)
const server = await serve()
writeProxy(join(work, 'proxy'))
for (const name of ['nobin', 'away']) mkdirSync(join(work, name))
const WORDS = {
  PROXY: `file://${join(work, 'proxy')}`,
  HTTP: server.url,
  SUMDB: server.sumdb,
  T2: join(work, 't2'),
  GR: goroot,
  OTHER_GR: other,
  CACHE: join(work, 'cache'),
  NOBIN: join(work, 'nobin')
}
// The tool chain itself runs, not a switch to it: what it says of GOTOOLCHAIN=local must be true.
const BASE = {
  ...WORDS,
  PATH: `${join(goroot, 'bin')}:${process.env.PATH}`,
  HOME: join(work, 'home'),
  TMPDIR: join(work, 'tmp'),
  LC_ALL: 'C',
  GOENV: 'off',
  GOTOOLCHAIN: 'local',
  GOFLAGS: '',
  GOPROXY: 'off',
  GOSUMDB: 'off',
  GOCACHE: join(work, 'gocache'),
  GOMODCACHE: join(work, 'mc')
}
const NAMES = 'GOENV=off GOTOOLCHAIN=local GOFLAGS= GOPROXY=off GOSUMDB=off'

/** Paths and numbers of this machine as those of a runner. */
function neutral(text) {
  const module = (name) => `/home/runner/go/pkg/mod/golang.org/toolchain@v0.0.1-${name}.linux-amd64`
  return text
    .replaceAll(goroot, module(version))
    .replaceAll(other, module(OTHER))
    .replaceAll(work, '/home/runner/work')
    .replaceAll(server.url, 'http://127.0.0.1:8791')
    .replaceAll(/go-(build|link-)\d+/g, 'go-$11234567890')
    .replaceAll(/"Time":"[^"]*"/g, '"Time":"2026-11-21T12:00:00Z"')
    .replaceAll(/^cpu: .*$/gm, 'cpu: a processor')
    .replaceAll(/"Elapsed":[\d.]+/g, '"Elapsed":0')
    .replaceAll(/(\t|\()\d+\.\d+s\b/g, '$10.01s')
    .replaceAll(/\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d/g, '2026/11/21 12:00:00')
    .replaceAll(/(lookup \S+ on )[\d.]+:53/g, '$1127.0.0.53:53')
}

function cut(text) {
  if (text.length <= MAX_CHARS) return text
  const half = MAX_CHARS / 2
  return `${text.slice(0, half)}\n[... ${text.length - MAX_CHARS} characters cut ...]\n${text.slice(-half)}`
}

/** Runs a command for sh and collects what it prints. Not in one go: the server lives in this process. */
function sh(command, cwd, env) {
  return new Promise((resolve, reject) => {
    const child = spawn('/bin/sh', ['-c', command], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: TIMEOUT_MS
    })
    const texts = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr']) {
      child[name].setEncoding('utf8')
      child[name].on('data', (text) => {
        texts[name] += text
      })
    }
    child.on('error', reject)
    child.on('close', (status) => resolve({ ...texts, exit: status ?? 128 }))
  })
}

/** Out of the way at once: the go command's telemetry may still write into a home that is being removed. */
let moved = 0
function putAway(path) {
  moved += 1
  if (existsSync(path)) renameSync(path, join(work, 'away', String(moved)))
}

function remove(path) {
  spawnSync('chmod', ['-R', 'u+w', path])
  spawnSync('rm', ['-rf', path])
}

async function run(slug, command) {
  const scenario = SCENARIOS[slug]
  const folder = join(work, 'run', slug)
  for (const name of DIRECTORIES) {
    putAway(join(work, name))
    mkdirSync(join(work, name))
  }
  putAway(folder)
  for (const [path, text] of Object.entries(scenario.files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  mkdirSync(folder, { recursive: true })
  const filled = Object.fromEntries(
    Object.entries(scenario.env).map(([name, value]) => [
      name,
      value.replaceAll(/\$([A-Z_][A-Z_0-9]*)/g, (all, word) => ({ ...WORDS, DIR: folder })[word] ?? all)
    ])
  )
  const env = { ...BASE, ...filled }
  if (scenario.setup !== undefined) {
    const { GOOS: _goos, GOARCH: _goarch, ...quiet } = { ...env, PATH: BASE.PATH }
    await sh(scenario.setup, folder, quiet)
  }
  const ended = await sh(command, folder, env)
  return { stdout: cut(neutral(ended.stdout)), stderr: cut(neutral(ended.stderr)), exit: `${ended.exit}\n` }
}

/** A flag behind the command's name; `null` where it already has it or is no build. */
function withFlag(command, flag) {
  return command.includes('go build ') && !command.includes(' -C ')
    ? command.replace('go build ', `go build ${flag} `)
    : null
}

async function record(slug) {
  const { run: command, env, setup, forms = ['json', 'x'] } = SCENARIOS[slug]
  const assignments = Object.entries(env)
    .map(([name, value]) => `${name}=${value} `)
    .join('')
  const entry = {
    cmd: `# base env: ${NAMES}\n${setup === undefined ? '' : `# setup: ${setup}\n`}${assignments}${command}\n`,
    ...(await run(slug, command))
  }
  const wants = (form) => !plain && forms.includes(form)
  const [json, trace] = [withFlag(command, '-json'), withFlag(command, '-x')]
  // -json for builds came with Go 1.24.
  if (wants('json') && json !== null && minor >= 24) {
    const ended = await run(slug, json)
    entry['build.json'] = ended.stdout
    entry['build-json.stderr'] = ended.stderr
    entry['build-json.exit'] = ended.exit
  }
  if (wants('x') && trace !== null) {
    const ended = await run(slug, trace)
    entry['x.stderr'] = ended.stderr
    entry['x.exit'] = ended.exit
  }
  return entry
}

/** What is compared: the lines that differ from each other, without numbers of a run and without the version itself. */
function words(entry, name) {
  const text = `${entry.stdout}${entry.stderr}exit ${entry.exit}`
    .replaceAll(/\/(?:usr\/local\/go|home\/runner\/go\/pkg\/mod\/golang\.org\/toolchain@v0\.0\.1-[^/\s]+)/g, 'GOROOT')
    .replaceAll(name, 'goX')
    .replaceAll(name.slice(2), 'X')
    .replaceAll(/\b0x[0-9a-f]+\b|\b[0-9a-f]{16,}\b|\bh1:\S+/g, 'HEX')
    .replaceAll(/\d+(?:\.\d+)?s\b/g, 'TIME')
    .replaceAll(/go-(build|link-)\d+/g, 'go-$1')
    .replaceAll(/DefaultGODEBUG=\S*/g, 'DefaultGODEBUG')
    .replaceAll(/\bgoroutine \d+|\b(?:by|Goroutine) \d+|\.go:\d+ \+HEX/g, 'N')
  // The files of a package of Go itself say nothing about the failure.
  const lines = text.split('\n').filter((line) => !/^\tfile \S+ \d{4}-/.test(line))
  return [...new Set(lines.map((line) => line.trim()))].toSorted((a, b) => a.localeCompare(b, 'en'))
}

function recorded(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return {}
    throw error
  }
}
const byVersion = (a, b) => a.localeCompare(b, 'en', { numeric: true })

let [changed, left] = [0, 0]
async function one(slug) {
  const { since = 0, needs = [] } = SCENARIOS[slug]
  const lacks = needs.filter((need) => !GIVEN[need])
  if (since > minor || lacks.length > 0) {
    left += 1
    console.log(`${slug}: ${since > minor ? `needs Go 1.${since}` : `this machine gives no ${lacks.join(', ')}`}`)
    return
  }
  const file = join(fixtures, `${slug}.json`)
  const have = recorded(file)
  const newest = Object.hasOwn(have, version) ? version : Object.keys(have).toSorted(byVersion).pop()
  const entry = await record(slug)
  const [now, before] = [words(entry, version), newest === undefined ? [] : words(have[newest], newest)]
  const [more, less] = [now.filter((line) => !before.includes(line)), before.filter((line) => !now.includes(line))]
  const differs = more.length + less.length > 0
  if (differs) {
    changed += 1
    console.log(`${slug}: other words than ${newest ?? 'nothing that was recorded'}`)
    if (diff) {
      console.log([...less.map((line) => `  - ${line}`), ...more.map((line) => `  + ${line}`)].slice(0, 40).join('\n'))
    }
  }
  if (diff || (newWords && !differs)) return
  const all = Object.entries({ ...have, [version]: entry }).toSorted(([a], [b]) => byVersion(a, b))
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(all), null, 1)}\n`)
}

try {
  for (const name of DIRECTORIES) mkdirSync(join(work, name))
  // A build cache that holds what nearly all scenarios need, for those that want one of their own.
  const seed = join(work, 'seed')
  mkdirSync(seed)
  writeFileSync(join(seed, 'go.mod'), 'module example.com/m\n\ngo 1.20\n')
  writeFileSync(join(seed, 'main.go'), 'package main\n\nfunc main() {}\n')
  const ended = await sh(GIVEN.cc ? 'go build -o out . && go build -o out runtime/cgo' : 'go build -o out .', seed, {
    ...BASE,
    GOCACHE: WORDS.CACHE
  })
  if (ended.exit !== 0) throw new Error(`${version} does not build an empty program: ${ended.stderr}`)
  for (const slug of slugs.length > 0 ? slugs : Object.keys(SCENARIOS)) {
    await one(slug)
    remove(join(work, 'away'))
    mkdirSync(join(work, 'away'), { recursive: true })
  }
} finally {
  server.close()
  remove(work)
}
console.log(`${changed} with other words under ${version}, ${left} not recorded`)
