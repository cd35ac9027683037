/**
 * The bounds of unpacking. An archive of a few hundred bytes can claim, and with deflate one of a megabyte can hold,
 * more than a disk takes; each bound is far above what releases are and stops the rest with a sentence, never in silence.
 */
export interface ArchiveLimits {
  /** Members of any kind. The archive of a Go distribution, the largest that was looked at, has 15,000. */
  readonly entries: number
  /** Members that begin like an executable: as many as a glob may match. */
  readonly executables: number
  /** Bytes of one executable, which is put on the disk to be read. */
  readonly memberBytes: number
  /** Bytes that one compressed archive gives in all. */
  readonly unpackedBytes: number
  /** Bytes out for each byte in. Go programs: 2 to 4; text below 20; deflate can do 1,032. */
  readonly ratio: number
  /** Bytes that come out before the ratio counts: a small file of much repetition harms nobody. */
  readonly bytesBeforeRatio: number
  /** Characters of a member's name; no system here takes a longer path. */
  readonly nameChars: number
}

export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 50_000,
  executables: 2000,
  memberBytes: 2 * 2 ** 30,
  unpackedBytes: 4 * 2 ** 30,
  ratio: 40,
  bytesBeforeRatio: 64 * 2 ** 20,
  nameChars: 4096
}
