/** Whether the variables that -X was to set were set: one more pass over the binary, when there are any. */
import { definitions, standsInData } from '../core/buildlog/linker-variables.ts'
import type { Ports } from '../ports/types.ts'
import type { BuiltBinary } from './build.ts'

/** Names of definitions whose value the program does not hold; empty when the file cannot be read, which others say. */
export async function missedVariables(
  ports: Pick<Ports, 'files' | 'hashing'>,
  { file, link }: Pick<BuiltBinary, 'file' | 'link'>
): Promise<string[]> {
  const wanted = definitions(link?.argv ?? [])
  if (wanted.length === 0 || (await ports.files.kind(file)) !== 'file') return []
  const source = ports.files.open(file)
  try {
    const patterns = wanted.map(({ value }) => Buffer.from(value))
    const { hits } = await ports.hashing.pass(file, { range: { offset: 0, size: source.size }, patterns, views: [] })
    return wanted.filter((_, index) => !standsInData(source, hits[index]?.offsets ?? [])).map(({ name }) => name)
  } finally {
    source.close()
  }
}
