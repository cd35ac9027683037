/** What stands at a path when it is no file that can be read, in words. */
import { errorCode, errorMessage, GateError } from '../core/errors.ts'
import { quote } from '../core/text/markup.ts'

/** What `stat` and a folder's entries can be asked. */
interface Kinds {
  isFile(): boolean
  isDirectory(): boolean
  isSymbolicLink(): boolean
  isFIFO(): boolean
  isSocket(): boolean
  isBlockDevice(): boolean
  isCharacterDevice(): boolean
}

/** Its kind with the article: `a FIFO`. */
export function whatItIs(kinds: Kinds): string {
  if (kinds.isFile()) return 'a regular file'
  if (kinds.isDirectory()) return 'a directory'
  if (kinds.isSymbolicLink()) return 'a symbolic link'
  if (kinds.isFIFO()) return 'a FIFO'
  if (kinds.isSocket()) return 'a socket'
  if (kinds.isBlockDevice()) return 'a block device'
  return kinds.isCharacterDevice() ? 'a character device' : 'something that is no file'
}

/** What the system says, without the path, which the sentence around it names. */
export function systemReason(error: unknown): string {
  if (errorCode(error) === 'ELOOP') return 'ELOOP: its symbolic links lead in a circle'
  return errorMessage(error).replace(/^([A-Z0-9]+: [^,']+), \w+ '.*$/s, '$1')
}

/** The error of a path that cannot be read; an error that is a sentence already stays what it is. */
export function readingError(path: string, error: unknown): GateError {
  if (error instanceof GateError) return error
  return new GateError('unreadable', `${quote(path)} could not be read: ${systemReason(error)}`, { cause: error })
}
