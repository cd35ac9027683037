/** Two files of one program: how alike they are and where they differ. */
import type { BinaryFacts } from '../../core/binary/facts.ts'
import { type Difference, sectionDifferences, settingDifferences } from '../../core/reproduce/differences.ts'
import { type Likeness, likenessOf } from '../../core/reproduce/levels.ts'
import { type ComparedSection, textDifferences } from '../../core/reproduce/texts.ts'
import type { Ports } from '../../ports/types.ts'
import { readBinary } from '../binaries.ts'

type ReadingPorts = Pick<Ports, 'files' | 'hashing'>

export interface ComparedFiles {
  readonly after: BinaryFacts
  readonly likeness: Likeness
  readonly differences: readonly Difference[]
}

/** Sections that hold texts of the program, by the names of all formats. */
const WITH_TEXT = new Set([
  '.rodata',
  '__rodata',
  '.rdata',
  '.data',
  '__data',
  '.noptrdata',
  '__noptrdata',
  '__cstring'
])
/** Texts that are shown of one file. */
const MAX_TEXTS = 10

/** `file` is `null` where only what was observed of it is at hand. */
export interface Before {
  readonly file: string | null
  readonly facts: BinaryFacts
}

/** Compares a file, whose facts with digests are given, with its rebuild. */
export async function compareFiles(
  ports: ReadingPorts,
  before: Before,
  file: string,
  shown: string
): Promise<ComparedFiles> {
  const after = await readBinary(ports, file, shown, { digests: true })
  const likeness = likenessOf(before.facts, after)
  if (likeness.level === 0) return { after, likeness, differences: [] }
  const sections = sectionDifferences(before.facts, after)
  const texts = likeness.level === 1 ? [] : readTexts(ports, before, file, after, sections)
  return { after, likeness, differences: [...settingDifferences(before.facts, after), ...sections, ...texts] }
}

function readTexts(
  ports: ReadingPorts,
  before: Before,
  file: string,
  after: BinaryFacts,
  sections: readonly Difference[]
): Difference[] {
  if (before.file === null) return []
  const [was, is] = [ports.files.open(before.file), ports.files.open(file)]
  try {
    return sections
      .flatMap((one): ComparedSection[] => {
        if (one.kind !== 'section' || !WITH_TEXT.has(one.name)) return []
        const [a, b] = [rangeOf(before.facts, one.name), rangeOf(after, one.name)]
        return a === undefined || b === undefined ? [] : [{ name: one.name, before: a, after: b }]
      })
      .flatMap((section) => textDifferences(was, is, section))
      .slice(0, MAX_TEXTS)
  } finally {
    was.close()
    is.close()
  }
}

const rangeOf = ({ digests }: BinaryFacts, name: string) => digests?.sections.find((section) => section.name === name)
