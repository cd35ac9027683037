// Runs the README's test command, then every check, and counts: each test of a suite, and each check, is one.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const root = dirname(import.meta.dirname)
const counts = mkdtempSync(join(tmpdir(), 'gate-ci-'))
const total = { passed: 0, failed: 0 }

/** Runs a command; `suite` names one that counts its own tests (tools/jest-counts.mjs). */
function step(name, command, suite) {
  const started = Date.now()
  console.log(`\n== ${name}: ${command}`)
  const file = join(counts, `${suite}.json`)
  const env = { ...process.env, FORCE_COLOR: '0', ...(suite ? { GATE_TEST_COUNTS: file } : {}) }
  const { status } = spawnSync(command, { cwd: root, env, shell: true, stdio: 'inherit' })
  const result = { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 }
  if (suite) {
    try {
      const { passed, failed } = JSON.parse(readFileSync(file, 'utf8'))
      result.passed = passed
      // A suite that ran nothing, or ended badly without naming a test, has failed.
      result.failed = failed > 0 || (status === 0 && passed > 0) ? failed : 1
    } catch {
      result.passed = 0
      result.failed = 1
    }
  }
  total.passed += result.passed
  total.failed += result.failed
  console.log(`== ${name}: ${result.failed === 0 ? 'ok' : 'FAILED'} in ${Math.round((Date.now() - started) / 1000)} s`)
  return result.failed === 0
}

step('tests', 'npm ci && npm test', 'unit')
step('types', 'npm run --silent typecheck')
step('lint', 'npm run --silent lint')
step('format', 'npm run --silent format:check')
step('unused code', 'npm run --silent unused')
step('generated files', 'npm run --silent check-generated')
step('dist', 'npm run --silent check-dist')
step('corpus', 'npm run --silent corpus', 'corpus')
step('end to end', 'npm run --silent e2e', 'e2e')

rmSync(counts, { recursive: true })
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
