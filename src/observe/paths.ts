/** Where the files of a run are, below its state folder. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { GateRecord } from '../core/record/types.ts'

/** `<state>/<import path>/<goos>_<goarch>/record.json`: the same for every run of the same subject. */
export function recordFile(stateFolder: string, record: GateRecord): string {
  const { package: path, name, target } = record.subject
  const elements = (path ?? name).split('/').map(safeElement)
  // Files that were built elsewhere may be several of one package and target, in folders of their own.
  const inspected = safeElement(record.binary.path.split('/').join('_'))
  const file = record.run.mode === 'build' ? 'record.json' : `${inspected}.record.json`
  return join(stateFolder, ...elements, safeElement(target.replaceAll('/', '_')), file)
}

/** One path element that every file system takes; what had to be changed is told apart by a digest. */
function safeElement(text: string): string {
  const safe = text.replace(/[^A-Za-z0-9._~@+-]/g, '_').slice(0, 80)
  if (safe === text && !/^\.*$/.test(safe)) return safe
  return `${safe.replace(/^\.+$/, '_')}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`
}
