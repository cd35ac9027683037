/**
 * The repository that the event fixtures are about, for real, and a checkout of it as actions/checkout makes one.
 *
 *     M0 ── M1 ─┬─ X1, X2   test merges of #42     refs/pull/42/merge
 *      │        ├─ FX       test merge of #57      refs/pull/57/merge
 *      │        └─ G1       the merge queue        refs/heads/gh-readonly-queue/main/pr-42-<M1>
 *      ├─ H1 ── H2          head of #42            refs/heads/feature/trimpath
 *      └─ F1                head of #57, of a fork
 *
 * Source of the checkout: actions/checkout 7, src/ref-helper.ts and src/git-source-provider.ts.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { SHAS } from '../../__tests__/support/events.ts'
import { POLICY } from './app.ts'
import type { Place } from './host.ts'
import { output } from './process.ts'
import { type Files, Repository } from './repository.ts'

/** Names of commits as in shas.json, and `Z`: what main held before somebody forced it back. */
export type CommitName = 'M0' | 'M1' | 'H1' | 'H2' | 'X1' | 'X2' | 'F1' | 'FX' | 'G1' | 'Z'

/** The Go that builds is judged elsewhere; asking for its published sum takes the network. */
export const STRICT = 'toolchain:\n  verify: off\nrules:\n  stripped-symbols: error\n'
/** What pull requests make of it. */
export const LOOSE = 'toolchain:\n  verify: off\nrules:\n  stripped-symbols: off\n'

const WIDGET: Files = {
  'go.mod': 'module example.com/widget\n\ngo 1.21\n',
  'main.go': 'package main\n\nvar name = "a widget"\n\nfunc main() { println(name) }\n',
  [POLICY]: STRICT,
  '.github/workflows/build.yml': 'name: build\n',
  '.github/workflows/nightly.yml': 'name: nightly\n'
}

export class Origin {
  readonly folder: string
  readonly commits: Readonly<Record<CommitName, string>>
  readonly #place: Place

  constructor(place: Place) {
    this.#place = place
    const work = new Repository(join(place.root, 'origin'), place.env)
    this.folder = work.folder
    // As GitHub serves any commit that is asked for by its ID.
    work.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
    // So that a checkout of M0 is shallow, too.
    for (const message of ['first', 'second']) work.commit(message)
    const M0 = work.commit('M0', WIDGET)
    work.git('tag', 'v1.3.0')
    const Z = work.commit('Z', { 'z.go': 'package main\n' })
    work.git('reset', '--quiet', '--hard', M0)
    const M1 = work.commit('M1', { 'widget.go': 'package main\n\nvar size = 1\n\nfunc init() { size++ }\n' })
    work.git('tag', 'v1.4.0')
    work.git('branch', 'release/1.4', M0)

    work.git('checkout', '--quiet', '-b', 'feature/trimpath', M0)
    const H1 = work.commit('H1', { [POLICY]: LOOSE, 'h.go': 'package main\n' })
    const H2 = work.commit('H2', { 'h.go': 'package main\n\n// Again.\n' })
    work.git('checkout', '--quiet', '--detach', M0)
    const F1 = work.commit('F1', { [POLICY]: LOOSE, 'f.go': 'package main\n' })
    const merge = (head: string, ref: string): string => {
      work.git('checkout', '--quiet', '--detach', M1)
      work.git('merge', '--quiet', '--no-ff', '--message', `Merge ${head} into ${M1} for ${ref}`, head)
      work.git('update-ref', ref, 'HEAD')
      return work.head()
    }
    const X1 = merge(H1, 'refs/pull/42/merge')
    const X2 = merge(H2, 'refs/pull/42/merge')
    const FX = merge(F1, 'refs/pull/57/merge')
    const G1 = merge(H2, `refs/heads/gh-readonly-queue/main/pr-42-${M1}`)
    work.git('checkout', '--quiet', 'main')
    this.commits = { M0, M1, H1, H2, X1, X2, F1, FX, G1, Z }
  }

  /** A text of the fixtures with the commits of this repository. */
  rewrite(text: string): string {
    return Object.entries(this.commits).reduce((all, [name, id]) => all.replaceAll(SHAS[name] ?? id, id), text)
  }

  /** Checks out what an event names, with that many commits of history; 0: all of it, and every branch and tag. */
  checkout(folder: string, ref: string, commit: string, depth: number): void {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    const name = ref.replace(/^refs\/(?:heads|pull|tags)\//, '')
    const tracked = ref.startsWith('refs/tags/')
      ? ref
      : `refs/remotes/${ref.startsWith('refs/pull/') ? 'pull' : 'origin'}/${name}`
    const git = (...args: string[]): string => output('git', args, { cwd: folder, env: this.#place.env })
    const one = ref === tracked ? `+${ref}:${ref}` : `+${commit}:${tracked}`
    const all = ['+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*']
    git('init', '--quiet')
    git('remote', 'add', 'origin', `file://${this.folder}`)
    const wanted =
      depth > 0 ? [`--depth=${depth}`, 'origin', one] : ['origin', ...all, ...(tracked.includes('/pull/') ? [one] : [])]
    git('fetch', '--quiet', '--no-tags', ...wanted)
    // The branch may have moved on since.
    if (ref.startsWith('refs/heads/')) git('fetch', '--quiet', '--no-tags', 'origin', one)
    if (ref.startsWith('refs/heads/')) git('checkout', '--quiet', '--force', '-B', name, tracked)
    else git('checkout', '--quiet', '--force', tracked)
  }
}
