/** A real build cache, damaged in one way at a time. */
import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { AuditList, CacheAudit } from '../../src/core/cache/audit.ts'
import { actionDigits } from '../../src/core/cache/layout.ts'
import { auditCache, type AuditOptions } from '../../src/observe/cache-audit.ts'
import { systemPorts } from '../../src/ports/system.ts'
import { archiveId, evil, filledCache, indexFile, repoint, resealed, type TestCache } from '../support/caches.ts'
import { silent, fakePorts } from '../support/fakes.ts'
import { buildProgram, goOutput } from '../support/go-programs.ts'

const ports = systemPorts(process.env, silent, null)
const folder = mkdtempSync(join(tmpdir(), 'gate-audit-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function audit(cache: string, options?: AuditOptions): Promise<CacheAudit> {
  const found = await auditCache(ports, cache, options)
  if (found === null) throw new Error('expected a build cache')
  return found
}

/** The lists that are not empty, with the names of files alone. */
function wrong(found: CacheAudit): Partial<Record<AuditList, string[]>> {
  const lists: AuditList[] = ['corrupt', 'conflicting', 'dangling', 'leftovers', 'unknown', 'unreadable']
  return Object.fromEntries(
    lists.filter((list) => found[list].length > 0).map((list) => [list, found[list].map(({ file }) => basename(file))])
  )
}

const dataFile = (bytes: Uint8Array): string => `${createHash('sha256').update(bytes).digest('hex')}-d`

describe.each(['local', 'go1.21.13'])('an untouched cache of %s', (go) => {
  let cache: TestCache
  beforeEach(() => {
    cache = filledCache(go === 'local' ? undefined : go, true)
  })
  afterEach(() => cache.remove())

  test('is counted and clean, and left as it was', async () => {
    const files = () => execFileSync('find', [cache.folder, '-printf', '%p %s %T@\n'], { encoding: 'utf8' })
    const before = files()
    const found = await audit(cache.folder)
    const names = readdirSync(cache.folder, { recursive: true, encoding: 'utf8' })
    expect(wrong(found)).toEqual({})
    expect(found.entries).toBe(names.filter((name) => name.endsWith('-a')).length)
    expect(found.outputs).toBe(names.filter((name) => name.endsWith('-d')).length)
    expect(found.archives).toBeGreaterThan(0)
    expect(Date.parse(found.oldest ?? '')).toBeLessThanOrEqual(Date.parse(found.newest ?? ''))
    expect(files()).toBe(before)
  })

  test('is read in several passes as in one', async () => {
    const steps: number[] = []
    const found = await audit(cache.folder, { maxRows: 5, progress: (done, all) => steps.push(done / all) })
    expect(found).toEqual(await audit(cache.folder))
    expect(steps.length).toBe(256)
    expect(steps.at(-1)).toBe(1)
  })
})

describe('a cache in which', () => {
  let cache: TestCache
  let archive: string
  let bytes: Buffer
  beforeEach(() => {
    cache = filledCache(undefined, true)
    archive = cache.dep
    bytes = readFileSync(archive)
  })
  afterEach(() => cache.remove())
  const inFolder = (name: string): string => {
    mkdirSync(join(cache.folder, 'ab'), { recursive: true })
    return join(cache.folder, 'ab', name)
  }
  const entry = (): string => indexFile(cache.folder, archiveId(bytes).action)

  interface Damage {
    readonly what: string
    readonly damage: () => void
    readonly found: () => Partial<Record<AuditList, string[]>>
    readonly why: RegExp
  }
  const cases: readonly Damage[] = [
    {
      what: 'bytes of an archive were exchanged for as many others',
      damage: () => writeFileSync(archive, evil(bytes)),
      found: () => ({ corrupt: [basename(archive)] }),
      why: /expected the sha256 of its name, got/
    },
    {
      what: 'an archive was cut off',
      damage: () => truncateSync(archive, 1000),
      found: () => ({ corrupt: [basename(archive)] }),
      why: /\(1000 bytes\)/
    },
    {
      what: 'an edited archive was stored under its own hash and the index repointed',
      damage: () => void repoint(cache.folder, archiveId(bytes).action, evil(bytes)),
      found: () => ({ conflicting: [dataFile(evil(bytes))] }),
      why: /do not give the content ID/
    },
    {
      what: 'the index was repointed at an honest archive of another action',
      damage: () => {
        const { action } = archiveId(bytes)
        writeFileSync(join(cache.module, 'dep', 'dep.go'), 'package dep\n\nfunc Word() string { return "OLD" }\n')
        repoint(cache.folder, action, readFileSync(cache.archive('./dep')))
      },
      found: () => ({ conflicting: [basename(entry())] }),
      why: /expected the archive of action \S+, got that of/
    },
    {
      what: 'a package archive has no build ID',
      damage: () => {
        const { action, content } = archiveId(bytes)
        const bare = Buffer.from(
          bytes.toString('latin1').replace(`build id "${action}/${content}"`, `built by "${action}/${content}"`),
          'latin1'
        )
        repoint(cache.folder, action, bare)
      },
      found: () => ({ conflicting: [expect.stringMatching(/-d$/)] as unknown as string[] }),
      why: /expected a package archive with a build ID/
    },
    {
      what: 'an entry names another size',
      damage: () =>
        writeFileSync(
          entry(),
          readFileSync(entry(), 'latin1').replace(
            ` ${bytes.length} `,
            ` ${bytes.length + 1} `.slice(-String(bytes.length).length - 2)
          )
        ),
      found: () => ({ corrupt: [basename(entry())] }),
      why: /expected the size of its output/
    },
    {
      what: 'an output is missing',
      damage: () => rmSync(archive),
      found: () => ({ dangling: [basename(entry())] }),
      why: /^$/
    },
    {
      what: 'an entry is a huge line',
      damage: () => appendFileSync(entry(), 'x'.repeat(1 << 20)),
      found: () => ({ corrupt: [basename(entry())] }),
      why: /expected 175 bytes, got more/
    },
    {
      what: 'an entry is empty, as after a full disk',
      damage: () => truncateSync(entry(), 0),
      found: () => ({ leftovers: [basename(entry())] }),
      why: /expected 175 bytes, got 0/
    },
    {
      what: 'an output was not written to its end and no entry names it',
      damage: () => writeFileSync(inFolder(`${'ab'.repeat(32)}-d`), ''),
      found: () => ({ leftovers: [`${'ab'.repeat(32)}-d`] }),
      why: /sha256/
    },
    {
      what: 'files of somebody else lie',
      damage: () => {
        writeFileSync(join(cache.folder, 'notes.txt'), 'x')
        writeFileSync(inFolder('core'), 'x')
      },
      found: () => ({ unknown: ['core', 'notes.txt'] }),
      why: /not of the go command/
    },
    {
      what: 'an output is a link to the same bytes elsewhere',
      damage: () => {
        const elsewhere = join(folder, basename(archive))
        writeFileSync(elsewhere, bytes)
        rmSync(archive)
        symlinkSync(elsewhere, archive)
      },
      found: () => ({ unknown: [basename(archive)] }),
      why: /symbolic link/
    },
    {
      what: 'an output is a link to other bytes',
      damage: () => {
        const elsewhere = join(folder, `evil-${basename(archive)}`)
        writeFileSync(elsewhere, evil(bytes))
        rmSync(archive)
        symlinkSync(elsewhere, archive)
      },
      found: () => ({ corrupt: [basename(archive)], unknown: [basename(archive)] }),
      why: /sha256 of its name/
    },
    {
      what: 'an entry is a folder',
      damage: () => {
        const file = entry()
        rmSync(file)
        mkdirSync(file)
      },
      found: () => ({ unreadable: [basename(entry())] }),
      why: /cannot be read/
    },
    {
      what: 'an output is a folder of two files',
      damage: () => {
        rmSync(archive)
        mkdirSync(archive)
        writeFileSync(join(archive, 'one'), '')
        writeFileSync(join(archive, 'two'), '')
      },
      found: () => ({ corrupt: [basename(archive)] }),
      why: /one program in it, got 2 names/
    },
    {
      what: 'an archive was edited and sealed anew: no reader can tell',
      damage: () => void repoint(cache.folder, archiveId(bytes).action, resealed(evil(bytes))),
      found: () => ({}),
      why: /^$/
    }
  ]
  test.each(cases)('$what', async ({ damage, found, why }) => {
    damage()
    const audited = await audit(cache.folder)
    expect(wrong(audited)).toEqual(found())
    const said = [
      ...audited.corrupt,
      ...audited.conflicting,
      ...audited.leftovers,
      ...audited.unreadable,
      ...audited.unknown
    ]
    expect(said.map((item) => item.why)[0] ?? '').toMatch(why)
  })

  test('a program was kept, as go run does', async () => {
    const program = buildProgram()
    const bytes = readFileSync(program)
    const action = `${actionDigits(goOutput(['tool', 'buildid', program]).slice(0, 20))}${'0'.repeat(34)}`
    const keep = (content: Buffer): void => {
      const hash = createHash('sha256').update(content).digest('hex')
      mkdirSync(join(cache.folder, hash.slice(0, 2), `${hash}-d`), { recursive: true })
      mkdirSync(join(cache.folder, action.slice(0, 2)), { recursive: true })
      writeFileSync(join(cache.folder, hash.slice(0, 2), `${hash}-d`, 'tiny'), content)
      const line = `v1 ${action} ${hash} ${String(content.length).padStart(20)} ${'1'.padStart(20)}\n`
      writeFileSync(join(cache.folder, action.slice(0, 2), `${action}-a`), line)
    }
    keep(bytes)
    expect(await audit(cache.folder)).toMatchObject({ executables: 1, corrupt: [], conflicting: [], dangling: [] })
    const patched = Buffer.from(bytes)
    const at = patched.indexOf('tiny')
    patched.write('TINY', at)
    keep(patched)
    expect(wrong(await audit(cache.folder))).toEqual({ conflicting: [dataFile(patched)] })
    writeFileSync(join(cache.folder, dataFile(patched).slice(0, 2), dataFile(patched), 'tiny'), bytes)
    expect(wrong(await audit(cache.folder))).toEqual({ corrupt: [dataFile(patched)] })
  })

  test('a folder cannot be read', async () => {
    const closed = {
      ...ports,
      buildCache: {
        ...ports.buildCache,
        list: (path: string) =>
          basename(path) === '7f' ? Promise.reject(new Error('permission denied')) : ports.buildCache.list(path)
      }
    }
    const found = await auditCache(closed, cache.folder)
    expect(found?.unreadable).toEqual([{ file: '7f', why: 'permission denied' }])
  })
})

test('a folder that is none of a build cache is refused', async () => {
  expect(await auditCache(ports, folder)).toBeNull()
  expect(await auditCache(fakePorts(), '/nowhere')).toBeNull()
})

test('a file that cannot be read does not lose the others', async () => {
  const file = join(folder, 'file')
  writeFileSync(file, 'text')
  const [first, second] = await ports.hashing.dataFiles([join(folder, 'nothing'), file])
  expect(first).toEqual({ problem: expect.stringContaining('could not be read') })
  expect(second).toMatchObject({ size: 4, archive: null })
})
