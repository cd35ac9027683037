/**
 * The bounds of the binary reader: every length, count and offset that a file names is held against one of these and
 * against the file's own size. Each is far above what real files need (facts measured on 303 Go binaries are named)
 * and small enough that a hostile file of a few hundred bytes cannot ask for memory or time.
 */

/** ELF's e_shnum is 16 bits; more sections are possible through section 0, no Go linker writes them. */
export const MAX_SECTIONS = 0xffff

/** Program headers, Mach-O load commands. Real files: below 60. */
export const MAX_SEGMENTS = 4096

/** Bytes of all load commands of a Mach-O file. Real files: below 16 KiB. */
export const MAX_LOAD_COMMAND_BYTES = 1 << 20

/** Bytes of a section name table that are read. Real files: below 64 KiB. */
export const MAX_NAME_TABLE_BYTES = 1 << 22

/** A section's name: PE allows long ones through the string table. Real files: below 32; 65,535 sections may all have one. */
export const MAX_NAME_BYTES = 256

/**
 * Bytes of all note segments and sections that are searched for notes, counted as often as they are named: 65,535 of
 * them may lie over the same bytes. Real files: below 1 KiB.
 */
export const MAX_NOTE_BYTES = 1 << 16

/** The version string of the build info. Real files: 8 to 90 bytes. */
export const MAX_VERSION_BYTES = 4096

/** The module info of the build info. Real files: below 120 KiB. */
export const MAX_MODINFO_BYTES = 1 << 24

/** Magics that are looked at where a blob should be, aligned or not; only the aligned ones are decoded. Real files: 1. */
export const MAX_MAGICS = 4096

/** Modules and settings in one module info. Real files: below 2,000. */
export const MAX_MODINFO_LINES = 100_000

/** A path, version or sum in module info, in characters. Real files: below 200. The record's schema holds the same. */
export const MAX_MODINFO_TEXT = 4096

/** The key of a build setting, in characters. Real files: below 40. */
export const MAX_SETTING_KEY = 1024

/** The value of a build setting, in characters. Real files: below 10,000, -ldflags of many -X. */
export const MAX_SETTING_VALUE = 1 << 20

/** Build settings of one program. Real files: below 30. */
export const MAX_SETTINGS = 2000

/** A Go build ID; the four-part form has 83 bytes, `-buildid=` may set any text. */
export const MAX_BUILD_ID_BYTES = 1024

/** How far into a file `cmd/internal/buildid` looks for a build ID that is not in a note (its readSize). */
export const BUILD_ID_SEARCH_BYTES = 32 * 1024

/** Symbols of a Mach-O symbol table that are looked at before it is taken for granted that some are defined. */
export const MAX_SYMBOLS_LOOKED_AT = 1 << 16

/** Sections of a wasm module. Go's: 13; compilers that write DWARF: below 40. */
export const MAX_WASM_SECTIONS = 1024

/** The `producers` section of a wasm module. Go's: below 100 bytes. */
export const MAX_PRODUCERS_BYTES = 1 << 16

/** Bytes of a wasm module's imports that are searched for its system. Go's: below 2 KiB, the system's among the first. */
export const MAX_WASM_IMPORT_BYTES = 1 << 16

/**
 * Slices of a fat Mach-O file. Real files: 2 to 5. A Java class starts with the same four bytes and then has its version,
 * 45 and above, where a fat file has the number of its slices.
 */
export const MAX_SLICES = 44

/** Members of an archive. Real files: below 10,000 (the C libraries of large projects). */
export const MAX_MEMBERS = 1 << 16

/** Members of an archive whose headers are read in search of the object that Go linked. Go puts it first. */
export const MAX_MEMBERS_LOOKED_AT = 1024

/** How far into a member of a package archive its header lines are looked for. Go's: below 1 KiB. */
export const MAX_OBJECT_HEADER_BYTES = 4096

/** Bytes of an ELF symbol table, and of the names in it, that are read. Real files: 4 MiB in a program of 60 MB. */
export const MAX_SYMBOL_TABLE_BYTES = 1 << 24

/** Hits of one pattern that a scan looks for. Real files: 2, of nested ones 4. */
export const MAX_HITS = 64

/** Sections that get a digest of their own. Real files: below 60. */
export const MAX_DIGESTED_SECTIONS = 1024

/** What `go version -m` may print about one file: JSON writes a byte of the module info as six at most. */
export const MAX_VERSION_M_BYTES = 6 * MAX_MODINFO_BYTES

/** Bytes of loaded parts that are searched for a line table that no section name tells. Real files: below 64 MiB. */
export const MAX_LINE_TABLE_SEARCH_BYTES = 1 << 28

/** Bytes of all function names of a line table. Real files: below 16 MiB. */
export const MAX_FUNCTION_NAME_BYTES = 1 << 26

/** Bytes of all file names of a line table. Real files: below 2 MiB. */
export const MAX_FILE_NAME_BYTES = 1 << 24

/** Functions or files that the header of a line table names. Real files: below 400,000. */
export const MAX_LINE_TABLE_ENTRIES = 1 << 24

/**
 * Names of a line table are read as long as there is one for so many bytes of the file, and MIN_NAMES in any case. Real
 * files have one for 400 bytes and more; a table of nothing but short names would take far longer than hashing it.
 */
export const BYTES_PER_NAME = 128
export const MIN_NAMES = 4096

/** What is looked at of one name. The longest real ones, with type arguments, have more; their package stands in front. */
export const MAX_SYMBOL_BYTES = 1024

/**
 * Packages, and folders of source files, that are kept: one for so many bytes of the file, and MIN_PACKAGES in any case.
 * Real files have one for 40,000 bytes and more.
 */
export const BYTES_PER_PACKAGE = 8192
export const MIN_PACKAGES = 1024

/** Elements of an import path or a folder that is looked at. Real ones: below 20. */
export const MAX_PATH_ELEMENTS = 32

/** Packages of no recorded module that are reported. */
export const MAX_UNRECORDED = 20

/** Folders of the compiling machine that are reported. */
export const MAX_SOURCE_ROOTS = 8
