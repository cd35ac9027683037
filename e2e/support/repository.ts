/** A git repository of a user, made file by file. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Environment } from './host.ts'
import { output } from './process.ts'

/** Contents by path; `null` removes. */
export type Files = Readonly<Record<string, string | null>>

export class Repository {
  readonly folder: string
  readonly #env: Environment

  constructor(folder: string, env: Environment) {
    this.folder = folder
    this.#env = env
    mkdirSync(folder, { recursive: true })
    this.git('init', '--quiet')
  }

  git(...args: string[]): string {
    return output('git', args, { cwd: this.folder, env: this.#env }).trim()
  }

  write(files: Files): void {
    for (const [name, text] of Object.entries(files)) {
      const file = join(this.folder, name)
      if (text === null) {
        rmSync(file)
        continue
      }
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
  }

  /** Writes the files, commits everything, and gives the commit's ID. */
  commit(message: string, files: Files = {}): string {
    this.write(files)
    this.git('add', '--all')
    this.git('commit', '--quiet', '--allow-empty', '--message', message)
    return this.head()
  }

  head(): string {
    return this.git('rev-parse', 'HEAD')
  }
}
