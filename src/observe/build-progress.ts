/**
 * How far a build is, told from its trace while it runs: packages compiled, and the one at hand.
 *
 * How many there are in all is asked of `go list` beside the build, and only when the build takes long enough for
 * anybody to wonder. Most of them may come from the cache and never show in the trace, which is why they are not counted
 * down.
 */
import { count } from '../core/text/markup.ts'
import { visible } from '../core/text/visible.ts'
import type { BuildWatcher } from '../core/buildlog/parse.ts'
import type { Ports } from '../ports/types.ts'
import type { BuildOptions } from './build.ts'
import { go } from './toolchain.ts'

/** A build of so many packages has not taken long yet. */
const ASKED_AFTER = 20

export class BuildProgress implements BuildWatcher {
  readonly #ports: Ports
  readonly #options: BuildOptions
  #compiled = 0
  #total: number | null = null
  #ended = false

  constructor(ports: Ports, options: BuildOptions) {
    this.#ports = ports
    this.#options = options
  }

  readonly compiling = (path: string): void => {
    this.#compiled += 1
    if (this.#compiled === ASKED_AFTER) void this.#ask()
    const all = this.#total === null ? '' : ` of at most ${this.#total}`
    this.#say(`${count(this.#compiled, 'package')}${all} compiled, now ${visible(path, 120)}`)
  }

  readonly linking = (): void => this.#say(`${count(this.#compiled, 'package')} compiled, now linking`)

  end(): void {
    this.#ended = true
    this.#ports.log.status(null)
  }

  #say(line: string): void {
    if (!this.#ended) this.#ports.log.status(line)
  }

  /** It is only for show: whatever goes wrong with it, the build says better. */
  async #ask(): Promise<void> {
    const { cwd, request, env } = this.#options
    const args = ['list', '-e', '-deps', '-f', '{{.ImportPath}}', ...request.flags, '--', ...request.packages]
    try {
      const { exitCode, stdout } = await go(this.#ports, cwd, args, env)
      if (exitCode === 0) this.#total = stdout.split('\n').length - 1
    } catch {
      this.#total = null
    }
  }
}
