// Builds dist/; with --check, builds to a temporary folder and compares with the committed dist/.
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { rolldown } from 'rolldown'

const root = dirname(import.meta.dirname)

async function licences(moduleIds) {
  const folders = new Set()
  for (const id of moduleIds) {
    const found = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/').replace(/^\0/, ''))
    if (found) folders.add(found[1])
  }
  const parts = []
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
    const file = (await readdir(folder)).sort().find((entry) => /^licen[cs]e/i.test(entry))
    const text = file ? await readFile(join(folder, file), 'utf8') : 'No licence file in the package.'
    parts.push(`${name}@${version} (${license})\n\n${text.replaceAll('\r\n', '\n').trim()}\n`)
  }
  return parts.sort().join(`\n${'-'.repeat(72)}\n\n`)
}

/** Of each mirror its first root, and the target that trust roots are read from. */
function trustSeeds(text) {
  const kept = Object.entries(JSON.parse(text)).map(([mirror, { 'root.json': first, targets }]) => {
    if (targets['trusted_root.json'] === undefined) throw new Error(`expected trusted_root.json for ${mirror}`)
    return [mirror, { 'root.json': first, targets: { 'trusted_root.json': targets['trusted_root.json'] } }]
  })
  return Object.fromEntries(kept)
}

async function build(out) {
  const bundle = await rolldown({
    cwd: root,
    input: {
      action: 'src/action.ts',
      post: 'src/post.ts',
      cli: 'src/cli.ts',
      'hash-worker': 'src/ports/hash-worker.ts'
    },
    platform: 'node',
    transform: { target: 'node20' },
    plugins: [
      {
        // @actions/core imports its OIDC client (and undici, 700 kB) at start; this action never asks for a token.
        name: 'no-oidc',
        load: {
          filter: { id: /@actions[\\/]core[\\/]lib[\\/]oidc-utils\.js$/ },
          handler: () =>
            "export class OidcClient { static async getIDToken() { throw new Error('OIDC is not part of this bundle') } }"
        }
      },
      {
        // Artifacts are only uploaded through this client: what unpacks them, with a package that has no
        // licence, stays out.
        name: 'no-unzip',
        load: {
          filter: { id: /@actions[\\/]artifact[\\/]lib[\\/]internal[\\/]download[\\/]download-artifact\.js$/ },
          handler: () =>
            ['downloadArtifactPublic', 'downloadArtifactInternal', 'streamExtractExternal']
              .map(
                (name) => `export async function ${name}() { throw new Error('${name} is not part of this bundle') }`
              )
              .join('\n')
        }
      },
      {
        // The seeds of Sigstore's update client: signatures of npm packages are not checked here, so their keys stay out.
        name: 'no-npm-keys',
        load: {
          filter: { id: /@sigstore[\\/]tuf[\\/]seeds\.json$/ },
          handler: async (id) => ({ code: JSON.stringify(trustSeeds(await readFile(id, 'utf8'))), moduleType: 'json' })
        }
      }
    ]
  })
  const { output } = await bundle.write({
    dir: out,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    cleanDir: true,
    comments: { legal: false },
    minify: false
  })
  await bundle.close()
  await writeFile(join(out, 'licenses.txt'), await licences(output.flatMap((chunk) => chunk.moduleIds ?? [])))
  // The observer is compiled by the Go of the run.
  await cp(join(root, 'src/toolexec'), join(out, 'toolexec'), { recursive: true })
  await writeFile(join(out, 'package.json'), '{ "type": "module" }\n')
}

async function names(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
}

if (process.argv.includes('--check')) {
  const fresh = await mkdtemp(join(tmpdir(), 'dist-'))
  try {
    await build(fresh)
    const dist = join(root, 'dist')
    const all = new Set([...(await names(fresh)), ...(await names(dist))])
    const differs = []
    for (const name of all) {
      const [a, b] = await Promise.all([fresh, dist].map((folder) => readFile(join(folder, name)).catch(() => null)))
      if (a === null || b === null || !a.equals(b)) differs.push(name)
    }
    if (differs.length > 0) {
      console.error(`dist/ is not what src/ builds: ${differs.sort().join(', ')}; run npm run build`)
      process.exitCode = 1
    } else console.log(`dist/ is what src/ builds: ${all.size} files`)
  } finally {
    await rm(fresh, { recursive: true })
  }
} else await build(join(root, 'dist'))
