/**
 * Frames of a trace: `\t/src/app/a_test.go:4 +0x25`, below the function that was called there.
 *
 * Whose code a frame is: Go's own lies in GOROOT, which may be anywhere, but every trace that goes through it names a file
 * of its runtime or of its package testing, and so its folder. With -trimpath files have import paths for folders; those
 * of Go have no dot in their first element.
 */
import { readPlace } from './place.ts'
import { isSomebodyElses } from './places.ts'

export interface Frame {
  readonly file: string
  readonly line: number | null
}

const FRAME = /^\s{1,12}(?<place>\S[^\n]{0,1000}\.go:\d{1,9})(?: \+0x[0-9a-f]{1,16})?/
/** What the go command writes around tests. */
const GENERATED = /(?:^|[\\/])_testmain\.go$/
const GOROOT = /^(?<root>.{0,1000}[\\/]src[\\/])(?:runtime|testing)[\\/][\w.]{1,100}$/
const ABSOLUTE = /^(?:[\\/]|[A-Za-z]:[\\/])/

/** Reads a frame; `null` for any other line. */
function readFrame(line: string): Frame | null {
  const found = FRAME.exec(line)?.groups?.['place']
  const place = found === undefined ? null : readPlace(`${found}: `)
  return place === null ? null : { file: place.file, line: place.line }
}

function isGos(file: string, goroot: string | null): boolean {
  if (GENERATED.test(file) || isSomebodyElses(file) === 'goroot') return true
  if (ABSOLUTE.test(file)) return goroot !== null && file.startsWith(goroot)
  // Without a folder it is a file of a test's own package.
  const slash = file.search(/[\\/]/)
  return slash > 0 && !file.slice(0, slash).includes('.')
}

/** Whether a line may be a frame of the user's own code. */
export function isUsersFrame(line: string): boolean {
  const first = line.charCodeAt(0)
  if (first !== 0x09 && first !== 0x20) return false
  const frame = readFrame(line)
  return frame !== null && !isGos(frame.file, null) && isSomebodyElses(frame.file) === null
}

/** The first frame of the user's own code; where there is none, the first one of another module's. */
export function firstFrame(lines: readonly string[]): Frame | null {
  const frames = lines.map(readFrame).filter((frame) => frame !== null)
  const goroot =
    frames.map(({ file }) => GOROOT.exec(file)?.groups?.['root']).find((root) => root !== undefined) ?? null
  const notGos = frames.filter(({ file }) => !isGos(file, goroot))
  return notGos.find(({ file }) => isSomebodyElses(file) === null) ?? notGos[0] ?? null
}
