/** Two runs after each other, with what happens to a package in between: in the cache, in front of the compiler. */
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals'
import type { GateRequest } from '../src/request.ts'
import { run } from '../src/run.ts'
import { archiveId, evil, filledCache, indexFile, repoint, resealed, type TestCache } from './support/caches.ts'
import { portsUnder } from './support/system.ts'
import { REQUEST } from './support/request.ts'

const scratch = mkdtempSync(join(tmpdir(), 'gate-run-packages-'))
let cache: TestCache
let runs = 0
beforeEach(() => {
  cache = filledCache()
})
afterEach(() => cache.remove())
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const DEP = 'example.com/word/dep'

async function gate(changes: Partial<GateRequest> = {}) {
  const stateFolder = join(scratch, String(runs++))
  const outcome = await run(
    { ...REQUEST, cwd: cache.module, flags: ['-trimpath'], stateFolder, baseline: { kind: 'none' }, ...changes },
    portsUnder({ GOPROXY: 'off', GOFLAGS: '-buildvcs=false', ...cache.env })
  )
  const [judged] = outcome.judged
  if (judged === undefined) throw new Error('expected a binary')
  // The module is in no repository, so that no commit differs.
  const rules = outcome.findings.map(({ rule, level }) => `${rule} ${level}`).filter((rule) => !/revision/.test(rule))
  const dep = judged.record.packages.find(({ path }) => path === DEP)
  return { ...judged, outcome, rules, origin: dep?.origin }
}

/** As the baseline of the next run: a copy, vouched for by being named. */
function keep(recordFile: string): GateRequest['baseline'] {
  const path = join(scratch, `${runs}.json`)
  copyFileSync(recordFile, path)
  return { kind: 'file', path }
}

const depAction = (): string => archiveId(readFileSync(cache.dep)).action

/** The forgery that agrees with itself: stored under its hash, sealed, named by the index. */
const forge = (): void => void repoint(cache.folder, depAction(), resealed(evil(readFileSync(cache.dep))))
const forget = (): void => rmSync(indexFile(cache.folder, depAction()))

test('a consistent forgery of a cached package: this cache is suspect', async () => {
  forget()
  const honest = await gate()
  expect(honest.origin).toBe('compiled')
  forge()
  const { outcome, rules, origin, comparison } = await gate({ baseline: keep(honest.recordFile) })
  expect({ rules, origin }).toEqual({ rules: ['cache-conflict error'], origin: 'cached' })
  expect(outcome).toMatchObject({ verdict: 'violation', exitCode: 1 })
  expect(outcome.findings.find(({ rule }) => rule === 'cache-conflict')?.message).toMatch(
    /^1 package came from the build cache .*: `example\.com\/word\/dep` .*this cache is what is suspect\.$/
  )
  expect(comparison.drifts.map(({ path }) => path)).toContain(`packages.${DEP}.contentId`)
})

test('the baseline took a forgery from its cache: it is the one that is suspect', async () => {
  forge()
  const forged = await gate()
  forget()
  const { rules, origin, outcome } = await gate({ baseline: keep(forged.recordFile) })
  expect({ rules, origin }).toEqual({ rules: ['cache-conflict error'], origin: 'compiled' })
  expect(outcome.findings.at(0)?.message).toContain('the run of the baseline is what is suspect')
})

test('nothing but the cache was emptied: the same packages come out', async () => {
  const first = await gate()
  forget()
  const { rules, origin, comparison } = await gate({ baseline: keep(first.recordFile) })
  expect({ rules, origin, drifts: comparison.drifts }).toEqual({ rules: [], origin: 'compiled', drifts: [] })
})

test('a wrapper of the compiler that changes what it wrote', async () => {
  const wrapper = join(scratch, 'wrap.sh')
  writeFileSync(
    wrapper,
    `#!/bin/sh
"$@" || exit $?
case $1 in */compile) ;; *) exit 0 ;; esac
while [ $# -gt 1 ]; do
  if [ "$1" = -o ] && [ -f ${scratch}/evil ]; then sed -i s/GOODSTRING/EVILSTRING/ "$2"; fi
  shift
done
`
  )
  chmodSync(wrapper, 0o755)
  const flags = ['-trimpath', `-toolexec=${wrapper}`]
  forget()
  const honest = await gate({ flags })
  writeFileSync(join(scratch, 'evil'), '')
  forget()
  const { rules, origin, outcome } = await gate({ flags, baseline: keep(honest.recordFile) })
  expect(origin).toBe('compiled')
  expect(rules).toEqual(['not-reproducible error', 'toolexec-used error'])
  expect(outcome.findings.at(0)?.message).toContain('`example.com/word/dep`')
})
