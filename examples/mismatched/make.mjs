// Makes two binaries that are not what they say: `node make.mjs`, then `check -C` this folder.
//
//   bin/edited        linked from this folder, then one price in it was changed with a hex editor's patience
//   bin/other-commit  linked in a repository of its own, so its commit is not the one that is checked out here
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const here = import.meta.dirname
const bin = join(here, 'bin')
const exe = process.platform === 'win32' ? '.exe' : ''
// Whatever the machine's own GOFLAGS say: these two are built as anybody would.
const env = { ...process.env, GOFLAGS: '-buildvcs=auto' }
rmSync(bin, { recursive: true, force: true })
mkdirSync(bin)

const edited = join(bin, `edited${exe}`)
execFileSync('go', ['build', '-o', edited, '.'], { cwd: here, env, stdio: 'inherit' })
const bytes = readFileSync(edited)
const at = bytes.indexOf('the price is 100 EUR')
if (at < 0) throw new Error('the text to edit is not in the binary')
bytes.write('999', at + 'the price is '.length)
writeFileSync(edited, bytes)

const elsewhere = mkdtempSync(join(tmpdir(), 'mismatched-'))
try {
  for (const name of ['go.mod', 'main.go']) cpSync(join(here, name), join(elsewhere, name))
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=example', '-c', 'user.email=example@example.com', ...args], {
      cwd: elsewhere
    })
  git('init', '--quiet')
  git('add', '.')
  git('commit', '--quiet', '--message', 'another commit')
  execFileSync('go', ['build', '-o', join(bin, `other-commit${exe}`), '.'], { cwd: elsewhere, env, stdio: 'inherit' })
} finally {
  rmSync(elsewhere, { recursive: true, force: true })
}
console.log(`made ${bin}`)
