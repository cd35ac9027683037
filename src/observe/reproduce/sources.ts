/** Where the sources of a rebuild come from: the tree at hand, a commit of its repository, or a module of a proxy. */
import { dirname, join, sep } from 'node:path'
import { GateError } from '../../core/errors.ts'
import { isModulePath, isModuleVersion } from '../../core/reproduce/module-path.ts'
import type { Source } from '../../core/record/types.ts'
import { lastLine } from '../../core/reproduce/said.ts'
import { vcsFolderIn } from '../../core/reproduce/vcs-folders.ts'
import type { Unknown } from '../../core/reproduce/verdict.ts'
import { shortCommit } from '../../core/source/git.ts'
import { quote } from '../../core/text/markup.ts'
import { parseJson, textAt } from '../../core/untrusted.ts'
import type { Ports } from '../../ports/types.ts'
import { readRepository } from '../repository.ts'
import { hasCommit, prepareCommit } from './commit-source.ts'
import { runGo } from './go-setup.ts'
import { MAX_GO_MOD_BYTES, modulePathOf, type Prepared, type SourceOptions, stampWith } from './prepared.ts'

/** One way to have the sources; `prepare` throws GateError `evidence` when it is none after all. */
export interface SourceWay {
  readonly name: string
  readonly prepare: () => Promise<Prepared>
}

/** The ways to have the sources of a file, the surest first. Empty when there is none. */
export async function findSources(ports: Ports, options: SourceOptions): Promise<SourceWay[]> {
  const { build, module } = options
  if (module !== null) return [{ name: module, prepare: () => prepareModule(ports, options, module) }]
  if (build.sum !== null) {
    const { version } = build
    return version === null
      ? []
      : [{ name: `${build.module}@${version}`, prepare: async () => prepareInstall(options, version) }]
  }
  const found: SourceWay[] = []
  const repository = await readRepository(ports, options.cwd)
  const here = await moduleHere(ports, options)
  const atRevision = build.stamp === null || repository.source.head === build.stamp.revision
  const needsTree = !build.trimpath || build.stamp === null || build.stamp.modified
  if (here !== null && atRevision && needsTree) {
    found.push({ name: 'the tree at hand', prepare: async () => prepareTree(options, here, repository.source) })
  }
  // Without -trimpath the folder is in the bytes: no copy can have it.
  if (!build.trimpath) return found
  const { stamp } = build
  if (stamp !== null && repository.root !== null && (await hasCommit(ports, repository.root, stamp.revision))) {
    const { root } = repository
    found.push({
      name: `commit ${shortCommit(stamp.revision)}`,
      prepare: () => prepareCommit(ports, options, root, stamp)
    })
    return found
  }
  const version = build.version ?? (isModulePath(build.module) ? (stamp?.revision ?? null) : null)
  if (version !== null) {
    const name = `${build.module}@${version}`
    found.push({ name, prepare: () => prepareModule(ports, options, name) })
  }
  return found
}

/** The folder of the module at hand, when it is the one that the file names. */
async function moduleHere(ports: Ports, { cwd, build }: SourceOptions): Promise<string | null> {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const text = await ports.files.readText(join(folder, 'go.mod'), MAX_GO_MOD_BYTES).catch(() => null)
    if (text !== null && modulePathOf(text) === build.module) return folder
    if (dirname(folder) === folder) return null
  }
}

type TreeFacts = Pick<Source, 'head' | 'dirtyCount'>

function prepareTree({ build, workspace }: SourceOptions, cwd: string, { head, dirtyCount }: TreeFacts): Prepared {
  const { stamp } = build
  const changed =
    dirtyCount === 0 ? '' : `, with ${dirtyCount ?? 'an unknown number of'} files that differ from its commit`
  const source = (why: string, fix: string): Unknown[] => [{ parameter: 'source', reach: 'all', why, fix }]
  return {
    facts: { kind: 'tree', revision: head, module: null, sum: null, claims: [] },
    cwd,
    stamp: stamp === null ? 'none' : 'real',
    tools: null,
    unknowns:
      stamp === null
        ? source(
            'the file names no commit; the tree at hand was taken',
            'build with the VCS stamp (the default in a git checkout)'
          )
        : stamp.modified || changed === ''
          ? []
          : source(`the tree at hand was taken${changed}`, 'undo the changes'),
    install: null,
    workspace
  }
}

function prepareInstall({ folder, build }: SourceOptions, version: string): Prepared {
  const name = `${build.module}@${version}`
  return {
    facts: { kind: 'install', revision: null, module: name, sum: build.sum, claims: [] },
    cwd: folder,
    stamp: 'none',
    tools: null,
    unknowns: [],
    install: `${build.mainPackage}@${version}`,
    workspace: null
  }
}

/** A module as a proxy has it, copied out of the module cache so that it is a main module. */
async function prepareModule(ports: Ports, options: SourceOptions, name: string): Promise<Prepared> {
  const { folder, build, env } = options
  const [path = '', version = ''] = name.split('@')
  if (!isModulePath(path) || !(isModuleVersion(version) || /^[0-9a-f]{7,64}$/.test(version) || version === 'latest')) {
    throw new GateError('usage', `--module: expected \`module@version\`, got ${quote(name)}`)
  }
  const { stdout, stderr } = await runGo(ports, folder, ['mod', 'download', '-json', name], env)
  const answer = parseJson(stdout)
  const cached = textAt(answer, 4096, 'Dir')
  if (cached === null) {
    const why = textAt(answer, 4096, 'Error') ?? lastLine(stderr)
    throw new GateError('evidence', `${quote(name)} could not be had: ${quote(why)}`, {
      fix: 'name another version with `--module PATH@VERSION`, or a checkout with `-C DIR`'
    })
  }
  const subdirectory = safeFolder(textAt(answer, 1024, 'Origin', 'Subdir') ?? '')
  const tree = join(folder, 'module')
  const cwd = join(tree, subdirectory)
  const { files } = await ports.files.walk(cached)
  for (const file of files) {
    const own = file.slice(cached.length + 1)
    if (vcsFolderIn(own.replaceAll(sep, '/')) === null) await ports.files.copy(file, join(cwd, own))
  }
  // Without a URL it is what a build on this machine left in the module cache.
  const hash = textAt(answer, 2048, 'Origin', 'URL') === null ? null : textAt(answer, 100, 'Origin', 'Hash')
  const { stamp } = build
  const claims =
    stamp === null
      ? []
      : [
          hash === stamp.revision
            ? `that the module is of commit ${quote(shortCommit(stamp.revision))} is the word of the file and of the proxy`
            : `commit ${quote(shortCommit(stamp.revision))} and its time are the file's word; the sum of the module is what was built`
        ]
  const unknowns: Unknown[] =
    stamp === null && build.version === null
      ? [
          {
            parameter: 'source',
            reach: 'all',
            why: 'the file names no version; the one that was given was taken',
            fix: null
          }
        ]
      : []
  const stamped =
    stamp === null
      ? { stamp: 'none' as const, tools: null, unknowns: [] }
      : await stampWith(ports, options, stamp, tree, subdirectory)
  return {
    facts: {
      kind: 'module',
      revision: stamp?.revision ?? null,
      module: `${path}@${textAt(answer, 200, 'Version') ?? version}`,
      sum: textAt(answer, 200, 'Sum'),
      claims
    },
    cwd,
    ...stamped,
    unknowns: [...unknowns, ...stamped.unknowns],
    install: null,
    // Its zip may hold a go.work, but not the modules that this names.
    workspace: null
  }
}

function safeFolder(text: string): string {
  return /^[\w.~+-]+(?:\/[\w.~+-]+)*$/.test(text) && !text.split('/').some((part) => /^\.+$/.test(part)) ? text : ''
}
