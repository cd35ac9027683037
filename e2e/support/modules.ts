/** Modules by other people, as the module proxy has them, in folders that can be written to. */
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Environment, Place } from './host.ts'
import { parse, textAt } from './json.ts'
import { output } from './process.ts'
import { Repository } from './repository.ts'

interface Downloaded {
  readonly version: string
  readonly folder: string
  readonly sums: string
}

function download(path: string, version: string, env: Environment): Downloaded {
  const said = parse(output('go', ['mod', 'download', '-json', `${path}@${version}`], { env, cwd: env['HOME'] ?? '' }))
  return {
    version,
    folder: textAt(said, 'Dir'),
    sums: `${path} ${version} ${textAt(said, 'Sum')}\n${path} ${version}/go.mod ${textAt(said, 'GoModSum')}\n`
  }
}

/** The module cache is read-only, and so are copies of what is in it. */
function makeWritable(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) makeWritable(join(folder, entry.name))
    else chmodSync(join(folder, entry.name), 0o644)
  }
}

function newFolder(place: Place, name: string): string {
  return join(mkdtempSync(join(place.root, 'module-')), name)
}

/** The whole module, committed to a repository of its own. */
export function copyOfModule(place: Place, path: string, version: string): Repository {
  const folder = newFolder(place, 'copy')
  cpSync(download(path, version, place.env).folder, folder, { recursive: true })
  makeWritable(folder)
  const repository = new Repository(folder, place.env)
  repository.commit('as published')
  return repository
}

/** One program out of a module, in a module of ours that requires that one. */
export function programOfModule(place: Place, path: string, version: string, file: string): Repository {
  const { folder: from, sums } = download(path, version, place.env)
  const folder = newFolder(place, 'program')
  mkdirSync(folder)
  writeFileSync(join(folder, 'main.go'), readFileSync(join(from, file)))
  writeFileSync(join(folder, 'go.mod'), `module example.com/program\n\ngo 1.21\n\nrequire ${path} ${version}\n`)
  writeFileSync(join(folder, 'go.sum'), sums)
  const repository = new Repository(folder, place.env)
  repository.commit('as published')
  return repository
}
