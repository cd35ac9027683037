/** Programs after something happened to them: a tool, a patch. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, readFileSync } from 'node:fs'
import { bytesSource } from '../../src/core/binary/bytes.ts'
import { findSection, type Image } from '../../src/core/binary/image.ts'
import { openImage } from '../../src/core/binary/open-image.ts'
import { buildProgram, derivedFile, type Program } from './go-programs.ts'

/** A fresh copy of a program's bytes. */
export function bytesOf(program: Program): Buffer {
  return readFileSync(buildProgram(program))
}

export function imageOf(bytes: Uint8Array): Image {
  const opened = openImage(bytesSource(bytes))
  if (opened.kind !== 'image') throw new Error(opened.why)
  return opened.image
}

/** The offset of the middle of a section. */
export function middleOf(bytes: Uint8Array, name: string): number {
  const section = findSection(imageOf(bytes), name)
  if (section === undefined) throw new Error(`no section ${name}`)
  return section.offset + Math.floor(section.size / 2)
}

export function flip(bytes: Buffer, at: number): Buffer {
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes
}

/** The same program after a GNU tool was let loose on it. */
export function after(program: Program, tool: string, ...args: string[]): string {
  const file = buildProgram(program)
  return derivedFile(file, `tiny-${[tool, ...args].join('').replaceAll(/[^\w.-]/g, '')}`, (target) => {
    copyFileSync(file, target)
    execFileSync(tool, [...args, target])
  })
}
