/**
 * What an ELF file says of its processor and its system.
 *
 * The processor is a field of the header. The system is not: Linux leaves EI_OSABI at zero, and so do others. What Go's
 * linker leaves, measured on Go 1.26:
 *
 *   freebsd    EI_OSABI 9, a note of FreeBSD        android    the interpreter /system/bin/linker or linker64
 *   netbsd     EI_OSABI 2, a note of NetBSD         solaris    the interpreter /lib/amd64/ld.so.1, as illumos: which of
 *   openbsd    EI_OSABI 12, a note of OpenBSD                  both it is nothing tells
 *   linux      nothing; a dynamic program names     dragonfly  nothing; a dynamic program names
 *              ld-linux or ld-musl                             /usr/libexec/ld-elf.so.2
 *
 * Source: cmd/link/internal/ld/elf.go (EI_OSABI, notes), the ELFArch tables of cmd/link's architectures (interpreters).
 */

/** The GOARCH of a machine number (cmd/link/internal/ld/elf.go), `null` for one that Go never had. */
export function machineToGoarch(machine: number, bits: 32 | 64, little: boolean): string | null {
  switch (machine) {
    case 3:
      return '386'
    case 8:
      return `mips${bits === 64 ? '64' : ''}${little ? 'le' : ''}`
    case 21:
      return little ? 'ppc64le' : 'ppc64'
    case 22:
      return 's390x'
    case 40:
      return little ? 'arm' : 'armbe'
    case 43:
      return 'sparc64'
    case 62:
      return 'amd64'
    case 183:
      return little ? 'arm64' : 'arm64be'
    case 243:
      return bits === 64 ? 'riscv64' : 'riscv'
    case 258:
      return 'loong64'
    default:
      return null
  }
}

export interface SystemMarks {
  /** EI_OSABI. */
  readonly osabi: number
  /** Names of the notes. */
  readonly notes: readonly string[]
  /** The path in PT_INTERP; empty for a static program. */
  readonly interpreter: string
}

/** 6 is Solaris by its number, and written by illumos, too: it tells nothing here. */
const OSABI: Readonly<Record<number, string>> = { 2: 'netbsd', 9: 'freebsd', 12: 'openbsd' }

const NOTES: ReadonlyMap<string, string> = new Map([
  ['FreeBSD', 'freebsd'],
  ['NetBSD', 'netbsd'],
  ['OpenBSD', 'openbsd'],
  ['DragonFly', 'dragonfly'],
  ['Android', 'android']
])

const INTERPRETERS: readonly (readonly [path: RegExp, goos: string])[] = [
  [/^\/system\/bin\/linker(?:64)?$/, 'android'],
  [/^\/lib\d*\/ld-(?:linux|musl)-?[\w.-]*$/, 'linux'],
  [/^\/libexec\/ld-elf\.so\.1$/, 'freebsd'],
  [/^\/usr\/libexec\/ld-elf\.so\.2$/, 'dragonfly'],
  [/^\/usr\/libexec\/ld\.so$/, 'openbsd'],
  [/^(?:\/usr)?\/libexec\/ld\.elf_so$/, 'netbsd']
]

/** The GOOS that the marks name, `null` where they name none. */
export function systemOf({ osabi, notes, interpreter }: SystemMarks): string | null {
  const byNote = notes.flatMap((name) => NOTES.get(name) ?? [])
  return OSABI[osabi] ?? byNote[0] ?? INTERPRETERS.find(([path]) => path.test(interpreter))?.[1] ?? null
}
