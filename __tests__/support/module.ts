/** A Go module in a temporary git repository: what a user has before the gate runs. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { devNull, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { GO_ENV } from './go-programs.ts'

export interface TestModule {
  readonly root: string
  /** Writes files and gives the module back. */
  write(files: Readonly<Record<string, string>>): TestModule
  /** Commits everything and gives the commit. */
  commit(message?: string): string
  git(...args: string[]): string
  remove(): void
}

/** Settings of the go command for tests that stamp commits: the machine's own env file does not reach here. */
export const STAMPING_ENV: Readonly<Record<string, string>> = { ...GO_ENV, GOFLAGS: '-buildvcs=auto' }

const GIT_ENV = {
  GIT_CONFIG_GLOBAL: devNull,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'test',
  GIT_AUTHOR_EMAIL: 'test@example.com',
  GIT_COMMITTER_NAME: 'test',
  GIT_COMMITTER_EMAIL: 'test@example.com'
}

/** Makes a repository with the given files; nothing is committed yet. */
export function makeModule(files: Readonly<Record<string, string>>): TestModule {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'gate-module-')))
  const git = (...args: string[]): string =>
    execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, ...GIT_ENV },
      stdio: 'pipe'
    }).trim()
  git('init', '--quiet', '--initial-branch=main')
  const module: TestModule = {
    root,
    git,
    write(more) {
      for (const [name, text] of Object.entries(more)) {
        mkdirSync(dirname(join(root, name)), { recursive: true })
        writeFileSync(join(root, name), text)
      }
      return module
    },
    commit(message = 'a commit') {
      git('add', '--all')
      git('commit', '--quiet', '--allow-empty', '--message', message)
      return git('rev-parse', 'HEAD')
    },
    remove: () => rmSync(root, { recursive: true, force: true })
  }
  return module.write(files)
}

/** The files of a command that prints nothing much. */
export const TINY: Readonly<Record<string, string>> = {
  'go.mod': 'module example.com/tiny\n\ngo 1.21\n',
  'main.go': 'package main\n\nfunc main() { println("tiny") }\n'
}
