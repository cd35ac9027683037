/** The packages main that a build is about, and the order they can be built in. */
import { unquote } from '../core/text/go-quote.ts'
import type { Ports } from '../ports/types.ts'
import type { BuildOptions } from './build.ts'
import { go } from './toolchain.ts'

/** A package main that is to be built. */
export interface MainPackage {
  readonly path: string
  readonly module: string | null
}

/** What `go list` found. */
export interface ListedMains {
  readonly mains: readonly MainPackage[]
  /** Packages of any name. */
  readonly packages: number
}

const LIST_FORMAT = '{{.Name}} {{printf "%q" .ImportPath}} {{with .Module}}{{printf "%q" .Path}}{{else}}""{{end}}'

/** The packages main among those asked for. What `go list` cannot load, `go build` explains better. */
export async function listMains(ports: Ports, { cwd, request, env }: BuildOptions): Promise<ListedMains> {
  const args = ['list', '-e', '-find', '-f', LIST_FORMAT, ...request.flags, '--', ...request.packages]
  const list = await go(ports, cwd, args, env)
  const lines = list.stdout.split('\n').filter((line) => line !== '')
  const mains = lines.flatMap((line): MainPackage[] => {
    const found = /^main ("(?:[^"\\]|\\.)*") ("(?:[^"\\]|\\.)*")$/.exec(line.trimEnd())
    if (found === null) return []
    const module = unquote(found[2] ?? '""')
    return [{ path: unquote(found[1] ?? '""'), module: module === '' ? null : module }]
  })
  return { mains, packages: lines.length }
}

/** Groups commands so that no two of a group have the same file name. */
export function rounds(mains: readonly MainPackage[]): MainPackage[][] {
  const groups: { names: Set<string>; mains: MainPackage[] }[] = []
  for (const main of mains) {
    const name = executableName(main.path)
    let group = groups.find((candidate) => !candidate.names.has(name))
    if (group === undefined) {
      group = { names: new Set(), mains: [] }
      groups.push(group)
    }
    group.names.add(name)
    group.mains.push(main)
  }
  return groups.map((group) => group.mains)
}

/** The last element of the import path, or the one before it when that is a major version (load.DefaultExecName). */
export function executableName(path: string): string {
  const elements = path.split('/')
  const last = elements.at(-1) ?? path
  return /^v(?:[2-9]|[1-9]\d+)$/.test(last) && elements.length > 1 ? (elements.at(-2) ?? last) : last
}
