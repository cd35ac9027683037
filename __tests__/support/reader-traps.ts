/**
 * Real programs, changed so that `go version -m` of some versions reads less in them than they hold. Each is made from
 * an ELF file for linux/amd64 of the local Go: its build info section lies at the start of the writable segment, with
 * other sections behind it that nobody reads here, so that the blob can be moved.
 */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { buildProgram, derivedFile } from './go-programs.ts'
import { bare } from './targets.ts'

const MAGIC = Buffer.from('\xff Go buildinf:', 'latin1')
/** How far the blob is moved: room for two false starts. */
const ROOM = 64

interface Place {
  readonly header: number
  readonly name: number
  readonly offset: number
  readonly size: number
}

/** The section header of .go.buildinfo, read here once more: the reader under test is no witness for itself. */
function buildInfoSection(bytes: Buffer): Place {
  const table = Number(bytes.readBigUInt64LE(0x28))
  const names = Number(bytes.readBigUInt64LE(table + 64 * bytes.readUInt16LE(0x3e) + 24))
  for (let index = 0; index < bytes.readUInt16LE(0x3c); index++) {
    const header = table + 64 * index
    const name = names + bytes.readUInt32LE(header)
    if (bytes.toString('latin1', name, name + 14) !== '.go.buildinfo\0') continue
    return {
      header,
      name,
      offset: Number(bytes.readBigUInt64LE(header + 24)),
      size: Number(bytes.readBigUInt64LE(header + 32))
    }
  }
  throw new Error('expected a section .go.buildinfo')
}

function change(name: string, edit: (bytes: Buffer, place: Place) => void): string {
  return derivedFile(buildProgram(bare('linux/amd64')), name, (target) => {
    const bytes = readFileSync(buildProgram(bare('linux/amd64')))
    edit(bytes, buildInfoSection(bytes))
    writeFileSync(target, bytes, { mode: 0o755 })
  })
}

function dropSectionHeaders(bytes: Buffer): void {
  bytes.fill(0, 0x28, 0x30)
  bytes.fill(0, 0x3a, 0x40)
}

/** Moves the blob back and puts `decoy` where it was. */
function moveBlob(bytes: Buffer, { header, offset, size }: Place, decoy: Buffer): void {
  bytes.copyWithin(offset + ROOM, offset, offset + size)
  bytes.fill(0, offset, offset + ROOM)
  decoy.copy(bytes, offset)
  bytes.writeBigUInt64LE(BigInt(size + ROOM), header + 32)
}

export const withoutSectionHeaders = (): string => change('traps-no-section-headers', dropSectionHeaders)

export const withRenamedSection = (): string =>
  change('traps-renamed-section', (bytes, { name }) => {
    bytes.write('.gx.', name, 'latin1')
  })

/** A false start at an offset that 16 does not divide: any text of a program can stand there. */
export const withMisalignedMagic = (at: number): string =>
  change(`traps-misaligned-${at}`, (bytes, place) => {
    moveBlob(bytes, place, Buffer.concat([Buffer.alloc(at), MAGIC]))
  })

/** A false start where a blob may begin, with a length that no file has: made on purpose. */
export const withAlignedDecoy = (): string =>
  change('traps-aligned-decoy', (bytes, place) => {
    moveBlob(bytes, place, Buffer.concat([MAGIC, Buffer.from([8, 2]), Buffer.alloc(16), Buffer.alloc(10, 0xff)]))
  })

/** As some publishers ship it: no blob, the copy of the module info in rodata is left. */
export const withoutBlob = (): string =>
  change('traps-no-blob', (bytes, { offset, size }) => {
    bytes.fill(0, offset, offset + size)
  })

/** Module info of more than 64 KiB, as that of a program with hundreds of modules. */
export const withLargeModuleInfo = (): string =>
  buildProgram(bare('linux/amd64', `-ldflags=-X main.version=${'x'.repeat(70_000)}`))

/** The program as it is, as a download leaves it: nobody may execute it. */
export const withoutExecutableBit = (): string =>
  derivedFile(buildProgram(bare('linux/amd64')), 'traps-not-executable', (target) => {
    writeFileSync(target, readFileSync(buildProgram(bare('linux/amd64'))))
    chmodSync(target, 0o644)
  })
