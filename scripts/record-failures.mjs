// Records what a version of Go says of every scenario, into __tests__/fixtures/failures/SLUG.json.
//
//   node scripts/record-failures.mjs go1.27.4             all scenarios
//   node scripts/record-failures.mjs go1.27.4 undefined   some of them
//   node scripts/record-failures.mjs go1.27.4 --diff      writes nothing, shows where the words differ from what was
//                                                         recorded of this version, else of the newest one
//
// The tool chain comes as a module, as the go command fetches it. Each scenario runs in a folder of its own with a build
// cache for all, and offline. Paths of this machine are replaced by those of a runner, so that a recording can be read
// and compared anywhere. A new release of Go is: this command, `git diff`, `npm test`.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { SCENARIOS } from './failure-scenarios.mjs'

const fixtures = join(dirname(import.meta.dirname), '__tests__', 'fixtures', 'failures')
const args = process.argv.slice(2)
const diff = args.includes('--diff')
const [version, ...slugs] = args.filter((arg) => arg !== '--diff')
if (!/^go1\.\d+(?:\.\d+|rc\d+)?$/.test(version ?? '')) {
  console.error('usage: node scripts/record-failures.mjs go1.N.M [--diff] [SCENARIO...]')
  process.exit(2)
}
const unknown = slugs.filter((slug) => !Object.hasOwn(SCENARIOS, slug))
if (unknown.length > 0) {
  console.error(`no such scenario: ${unknown.join(', ')}`)
  process.exit(2)
}

const goroot = execFileSync('go', ['env', 'GOROOT'], {
  env: { ...process.env, GOTOOLCHAIN: version },
  encoding: 'utf8'
}).trim()
const work = realpathSync(mkdtempSync(join(tmpdir(), 'gate-record-')))
// The tool chain itself runs, not a switch to it: what it says of GOTOOLCHAIN=local must be true.
const BASE = {
  PATH: `${join(goroot, 'bin')}:${process.env.PATH}`,
  HOME: join(work, 'home'),
  TMPDIR: join(work, 'tmp'),
  LC_ALL: 'C',
  GOENV: 'off',
  GOTOOLCHAIN: 'local',
  GOFLAGS: '',
  GOPROXY: 'off',
  GOSUMDB: 'off',
  GOCACHE: join(work, 'gocache', version),
  GOMODCACHE: join(work, 'mc')
}

/** Paths of this machine as those of a runner. The tool chain lies in the module cache, or where the system has it. */
function neutral(text) {
  return text
    .replaceAll(
      goroot,
      goroot.includes('toolchain@') ? `/home/runner/go/pkg/mod/golang.org/${goroot.split('/').pop()}` : '/usr/local/go'
    )
    .replaceAll(work, '/home/runner/work')
    .replaceAll(/go-(build|link-)\d+/g, 'go-$11234567890')
    .replaceAll(/"Time":"[^"]*"/g, '"Time":"2026-11-21T12:00:00Z"')
    .replaceAll(/"Elapsed":[\d.]+/g, '"Elapsed":0')
}

function run(slug, command, env) {
  const folder = join(work, 'run', slug)
  rmSync(folder, { recursive: true, force: true })
  for (const [path, text] of Object.entries(SCENARIOS[slug].files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  mkdirSync(folder, { recursive: true })
  const ended = spawnSync('sh', ['-c', command], {
    cwd: folder,
    env: { ...BASE, ...env },
    encoding: 'utf8',
    timeout: 300_000
  })
  const code = ended.status ?? 128
  return { stdout: neutral(ended.stdout), stderr: neutral(ended.stderr), exit: `${code}\n` }
}

/** A flag behind the command's name; `null` where it already has it or is no build. */
function withFlag(command, flag) {
  return command.includes('go build ') && !command.includes(' -C ')
    ? command.replace('go build ', `go build ${flag} `)
    : null
}

function record(slug) {
  const { run: command, env } = SCENARIOS[slug]
  const assignments = Object.entries(env)
    .map(([name, value]) => `${name}=${value} `)
    .join('')
  const entry = {
    cmd: `# base env: GOENV=off GOTOOLCHAIN=local GOFLAGS= GOPROXY=off GOSUMDB=off\n${assignments}${command}\n`,
    ...run(slug, command, env)
  }
  const json = withFlag(command, '-json')
  // -json for builds came with Go 1.24.
  if (json !== null && Number(/^go1\.(\d+)/.exec(version)?.[1]) >= 24) {
    const ended = run(slug, json, env)
    entry['build.json'] = ended.stdout
    entry['build-json.stderr'] = ended.stderr
    entry['build-json.exit'] = ended.exit
  }
  return entry
}

/** What is compared: the words, without times and without the version itself. */
const words = (entry, name) =>
  neutral(`${entry.stdout}${entry.stderr}exit ${entry.exit}`).replaceAll(name, 'goX').replaceAll(name.slice(2), 'X')

let changed = 0
try {
  for (const folder of ['home', 'tmp', 'mc']) mkdirSync(join(work, folder), { recursive: true })
  for (const slug of slugs.length > 0 ? slugs : Object.keys(SCENARIOS)) {
    const file = join(fixtures, `${slug}.json`)
    let have = {}
    try {
      have = JSON.parse(readFileSync(file, 'utf8'))
    } catch (error) {
      if (error.code !== 'ENOENT') throw error
    }
    const newest = Object.hasOwn(have, version)
      ? version
      : Object.keys(have)
          .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
          .pop()
    const entry = record(slug)
    if (newest === undefined || words(entry, version) !== words(have[newest], newest)) {
      changed += 1
      console.log(`${slug}: other words than ${newest ?? 'nothing that was recorded'}`)
      if (diff) console.log(`${words(entry, version)}`.replaceAll(/^/gm, '  '))
    }
    if (!diff) {
      const all = { ...have, [version]: entry }
      const sorted = Object.fromEntries(
        Object.entries(all).toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
      )
      writeFileSync(file, `${JSON.stringify(sorted, null, 1)}\n`)
    }
  }
} finally {
  spawnSync('chmod', ['-R', 'u+w', work])
  rmSync(work, { recursive: true, force: true })
}
console.log(`${changed} with other words under ${version}`)
