// Bundles one module of src/ into memory and imports it, so that the tools here can use it on every Node.js.
import { dirname, join } from 'node:path'
import { rolldown } from 'rolldown'

const root = dirname(import.meta.dirname)

export async function loadSource(path) {
  const bundle = await rolldown({ cwd: root, input: join(root, path), platform: 'node', external: [/^[^./]/] })
  const { output } = await bundle.generate({ format: 'esm' })
  await bundle.close()
  // A file beside node_modules, so that packages resolve.
  const { writeFile, rm, mkdir } = await import('node:fs/promises')
  const file = join(root, 'node_modules', '.cache', `source-${process.pid}-${path.replaceAll(/\W/g, '_')}.mjs`)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, output[0].code)
  try {
    return await import(file)
  } finally {
    await rm(file)
  }
}
