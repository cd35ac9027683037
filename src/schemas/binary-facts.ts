/** The validator of what inspecting a binary gave. */
import * as v from 'valibot'
import { BUILD_INFO, COPIES, OUTCOMES, SEAL_BREAKERS, STRIPPED, STRIPPERS } from '../core/binary/facts.ts'
import { FORMATS } from '../core/binary/image.ts'
import { list, MAX_MODULES, module, sha256, short, values, whole } from './shapes.ts'

export const imageFacts = {
  path: short('The file as it was given'),
  outcome: v.picklist(OUTCOMES),
  evidence: list(short('Why the outcome is what it is'), 100, 'Structures and offsets'),
  format: v.nullable(v.picklist(FORMATS)),
  bits: v.nullable(v.picklist([32, 64])),
  goos: v.nullable(short('GOOS as recorded, else as the headers say')),
  goarch: v.nullable(short('GOARCH as recorded, else as the headers say')),
  header: v.nullable(
    v.strictObject({
      goos: v.nullable(short('By the headers alone')),
      goarch: v.nullable(short('By the headers alone'))
    })
  ),
  goVersion: v.nullable(short('The Go that compiled it, by its own account')),
  mainPackage: v.nullable(short('Import path of package main')),
  main: v.nullable(module),
  settings: values('Build settings; values of -X are redacted'),
  deps: list(module, MAX_MODULES, 'Modules that were linked in'),
  buildId: v.nullable(
    v.union([
      v.strictObject({
        text: short('The whole ID'),
        action: short('Hash of the inputs of the link'),
        mainAction: short('Hash of the inputs of package main'),
        mainContent: short('Hash of package main as compiled'),
        content: short('The seal: hash of the file')
      }),
      v.strictObject({ text: short('An ID of another form') })
    ])
  ),
  seal: v.picklist(['intact', 'resigned', 'broken', 'absent', 'not-applicable']),
  sealEvidence: list(short('What the seal rests on, what it does not cover'), 100, 'Seal evidence'),
  sealBrokenBy: v.nullable(v.picklist(SEAL_BREAKERS)),
  buildInfo: v.picklist(BUILD_INFO),
  copies: v.picklist(COPIES),
  hostLinked: v.nullable(v.boolean()),
  symbols: v.strictObject({ symtab: v.boolean(), dwarf: v.boolean() }),
  stripped: v.picklist(STRIPPED),
  strippedBy: v.nullable(v.picklist(STRIPPERS)),
  packed: v.nullable(short('The packer')),
  obfuscated: list(short('One trace'), 100, 'What a tool that hides names left'),
  versionElsewhere: v.nullable(v.boolean()),
  lineTable: v.nullable(
    v.strictObject({
      offset: whole('File offset of the header'),
      packages: whole('Packages with functions in it'),
      unrecorded: list(short('Import path'), 100, 'Packages of no recorded module'),
      traces: list(short('race, msan, asan, cover, cgo'), 10, 'Runtime support that was linked in'),
      paths: list(short('Absolute folder'), 100, 'Folders of the machine that compiled it')
    })
  ),
  nested: list(
    v.strictObject({
      offset: whole('File offset of its build info'),
      goVersion: short('The Go that compiled it'),
      mainPackage: v.nullable(short('Import path of its package main'))
    }),
    100,
    'Other Go programs inside of the file'
  ),
  appended: v.nullable(v.strictObject({ offset: whole('File offset'), size: whole('Bytes') })),
  digests: v.nullable(
    v.strictObject({
      load: v.nullable(sha256('Of what the loader maps')),
      sections: list(
        v.strictObject({
          name: short('Section'),
          offset: whole('File offset'),
          size: whole('Bytes'),
          sha256: sha256('Of it')
        }),
        70_000,
        'A digest each'
      )
    })
  ),
  size: whole('Bytes'),
  sha256: v.nullable(sha256('Of the whole file'))
}
