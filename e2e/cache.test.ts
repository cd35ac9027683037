/** Builds from a cache that somebody wrote to: the program as it is shipped, with its threads. */
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { archiveId, evil, indexFile, repoint, WORD_MODULE } from '../__tests__/support/caches.ts'
import { gate } from './support/gate.ts'
import { makePlace } from './support/host.ts'
import { listAt, parse, textAt } from './support/json.ts'
import { output } from './support/process.ts'
import { Repository } from './support/repository.ts'

const place = makePlace()
const cache = join(place.root, 'go-build')
const env = { ...place.env, GOCACHE: cache, XDG_CACHE_HOME: join(place.root, 'state'), CGO_ENABLED: '0' }
let repository: Repository
let archive: string
let bytes: Buffer

beforeAll(() => {
  repository = new Repository(join(place.root, 'word'), place.env)
  repository.commit('a word', WORD_MODULE)
  output('go', ['build', '-o', join(place.root, 'word.bin'), '.'], { cwd: repository.folder, env })
  archive = output('go', ['list', '-export', '-f', '{{.Export}}', './dep'], { cwd: repository.folder, env }).trim()
  bytes = readFileSync(archive)
})
afterAll(place.remove)

/** `check`, then `cache audit`: exit code, rules, and what the audit lists. */
function look() {
  const checked = gate(['check', '--baseline', 'none', '--json'], { cwd: repository.folder, env })
  const audited = gate(['cache', 'audit', '--json'], { cwd: repository.folder, env })
  expect(checked.stderr + audited.stderr).toBe('')
  const [report, audit] = [parse(checked.stdout), parse(audited.stdout)]
  const files = (list: string): string[] => listAt(audit, list).map((item) => basename(textAt(item, 'file')))
  return {
    codes: [checked.code, audited.code],
    rules: listAt(report, 'findings').map((finding) => textAt(finding, 'rule')),
    link: textAt(report, 'chain', 'cache', 'state'),
    evidence: textAt(report, 'chain', 'cache', 'evidence', 0),
    corrupt: files('corrupt'),
    conflicting: files('conflicting')
  }
}

const CLEAN = { codes: [0, 0], rules: [], link: 'unknown', corrupt: [], conflicting: [] }

test('a cache that only Go wrote to opens the gate', () => {
  const seen = look()
  expect(seen).toMatchObject(CLEAN)
  expect(seen.evidence).toMatch(
    /^(\d+) of \1 packages from the cache, each verified against its name and its own seal$/
  )
})

test('exchanged bytes close it, and it opens when they are put back', () => {
  writeFileSync(archive, evil(bytes))
  expect(look()).toMatchObject({
    codes: [1, 1],
    rules: ['cache-entry-corrupt'],
    link: 'broken',
    corrupt: [basename(archive)],
    conflicting: []
  })
  writeFileSync(archive, bytes)
  expect(look()).toMatchObject(CLEAN)
})

test('edited bytes in a folder, as Go 1.24 and later keeps programs: go links them, and they close it', () => {
  rmSync(archive)
  mkdirSync(archive)
  writeFileSync(join(archive, 'dep'), evil(bytes))
  expect(look()).toMatchObject({
    codes: [1, 1],
    rules: ['cache-entry-corrupt'],
    link: 'broken',
    corrupt: [basename(archive)],
    conflicting: []
  })
  rmSync(archive, { recursive: true })
  writeFileSync(archive, bytes)
  expect(look()).toMatchObject(CLEAN)
})

test('a forged archive with its own hash and index entry closes it, and it opens when the entry is put back', () => {
  const { action } = archiveId(bytes)
  const entry = indexFile(cache, action)
  const line = readFileSync(entry)
  const forged = repoint(cache, action, evil(bytes))
  expect(look()).toMatchObject({
    codes: [1, 1],
    rules: ['cache-entry-conflict'],
    link: 'broken',
    corrupt: [],
    conflicting: [basename(forged)]
  })
  writeFileSync(entry, line)
  // The forged output is still there, and nothing names it.
  expect(look()).toMatchObject({ codes: [0, 1], rules: [], link: 'unknown' })
  rmSync(forged)
  expect(look()).toMatchObject(CLEAN)
})

test('what nobody may read is said: exit 3', () => {
  const root = process.getuid?.() === 0
  const folder = dirname(indexFile(cache, archiveId(bytes).action))
  chmodSync(folder, 0)
  // Root reads everything, so it asks as nobody, who must be able to get there.
  const uid = root ? 65534 : undefined
  for (const path of [place.root, cache]) chmodSync(path, 0o755)
  try {
    const { code, stdout } = gate(['cache', 'audit', '--cache', cache, '--json'], { cwd: '/', env, uid })
    expect(listAt(parse(stdout), 'unreadable').map((item) => textAt(item, 'file'))).toEqual([basename(folder)])
    expect(code).toBe(3)
  } finally {
    chmodSync(folder, 0o755)
  }
})
