/** The usual reasons for which two builds differ, recognised from where they differ, each with what to do about it. */
import { partsOf } from '../binary/build-id.ts'
import type { ImageFacts } from '../binary/facts.ts'
import { splitQuoted } from '../text/go-quote.ts'
import { quote, quoteList } from '../text/markup.ts'
import type { Difference } from './differences.ts'
import type { Likeness } from './levels.ts'
import { holdsMoment } from './times.ts'
import { usesC } from './recorded.ts'

export type CauseName =
  | 'go-version'
  | 'changed-after-link'
  | 'cache'
  | 'link'
  | 'path'
  | 'vcs-stamp'
  | 'modules'
  | 'settings'
  | 'c-code'
  | 'time'
  | 'link-flags'
  | 'build-id'
  | 'sources'

export interface ReproduceCause {
  readonly cause: CauseName
  /** One sentence, without the cause's name. */
  readonly why: string
  readonly fix: string
}

export interface Compared {
  readonly before: ImageFacts
  readonly after: ImageFacts
  readonly differences: readonly Difference[]
  readonly sameInputs: boolean
  readonly level: Likeness['level']
  /** Whether the first build was made a moment ago, so that nothing can have changed it since. */
  readonly builtHere: boolean
  /** Whether both builds had the same `-ldflags`; `null` when those of the first are not known. */
  readonly sameLinkFlags: boolean | null
  /** Packages with C code that were compiled now. */
  readonly cgo: readonly string[]
}

/** The causes that show, the likeliest first. Empty: none of the usual ones. */
export function causesOf(compared: Compared): ReproduceCause[] {
  const found = [
    goVersion(compared),
    changedAfterLink(compared),
    cacheEntry(compared),
    linkAlone(compared),
    folder(compared),
    vcsStamp(compared),
    modules(compared),
    settings(compared),
    cCode(compared),
    ...linkFlags(compared),
    buildId(compared)
  ].filter((cause) => cause !== null)
  return found.length === 0 && !compared.builtHere && compared.level === 4 ? [OTHER_SOURCES] : found
}

/** What a file's record cannot show: it names a commit and settings, and these give something else. */
const OTHER_SOURCES: ReproduceCause = {
  cause: 'sources',
  why: 'the recorded settings are the same and the code is not: other sources than those it names (`-overlay`, `-toolexec`, files that git ignores), another Go of that version, or bytes that Go did not write',
  fix: 'ask who built it; such a file cannot be checked against its commit'
}

type Found = ReproduceCause | null

function settingsNamed({ differences }: Compared, matches: (key: string) => boolean): Difference[] {
  return differences.filter((one) => one.kind === 'setting' && matches(one.key))
}

function goVersion(compared: Compared): Found {
  const { before, after } = compared
  if (before.goVersion === after.goVersion) return null
  const why = `the file was built with ${quote(before.goVersion ?? 'an unknown Go')}, this build with ${quote(after.goVersion ?? 'an unknown Go')}`
  return {
    cause: 'go-version',
    why,
    fix: 'use the same release of Go: `toolchain` in go.mod, `GOTOOLCHAIN`, or `--go`'
  }
}

function changedAfterLink({ before, differences, sameInputs, builtHere }: Compared): Found {
  if (builtHere || (before.seal !== 'broken' && !sameInputs)) return null
  const sections = differences.flatMap((one) =>
    one.kind === 'section' && !ID_SECTIONS.has(one.name) ? [one.name] : []
  )
  const where = sections.length === 0 ? '' : `; ${quoteList(sections)} ${sections.length === 1 ? 'differs' : 'differ'}`
  const how = {
    strip: 'it was stripped by another program than the linker',
    objcopy: 'it was rewritten by another program than the linker',
    packer: 'it was packed',
    appended: 'bytes were appended to it',
    patch: 'bytes were changed in place'
  }
  const by = before.sealBrokenBy
  const why =
    by !== null
      ? `${how[by]}${where}`
      : before.seal === 'broken'
        ? `the seal is broken: it was changed after it was linked${where}`
        : `the inputs are the same and the bytes are not: changed and stamped anew, or a link that is not reproducible${where}`
  const fix =
    by === 'strip'
      ? 'strip with `-ldflags="-s -w"` instead'
      : 'look for what touches the file behind `go build`; do not ship it before'
  return { cause: 'changed-after-link', why, fix }
}

const ID_SECTIONS = new Set(['.note.go.buildid', '.note.gnu.build-id'])

/** Packages with the same inputs, as far as Go records them, and another content. */
function sameInputsOf({ differences }: Compared): string[] {
  return differences.flatMap((one) => (one.kind === 'package' && one.sameAction ? [one.path] : []))
}

function cacheEntry(compared: Compared): Found {
  const same = sameInputsOf(compared).filter((path) => !compared.cgo.includes(path))
  if (same.length === 0) return null
  const why = `${quoteList(same)}: the same inputs, other contents: an entry of the build cache that Go did not write, or a compiler run that is not reproducible`
  return { cause: 'cache', why, fix: '`cache audit`, then `go clean -cache` and build again' }
}

function folder({ before, after, differences }: Compared): Found {
  const [was, is] = [before.lineTable?.paths ?? [], after.lineTable?.paths ?? []]
  const only = was.filter((path) => !is.includes(path))
  if (only.length === 0 || differences.length === 0) return null
  const why = `the folder of the build is in the file: ${quoteList(only, 3)}, here ${
    quoteList(
      is.filter((path) => !was.includes(path)),
      3
    ) || 'another'
  }`
  return { cause: 'path', why, fix: 'build with `-trimpath`' }
}

function vcsStamp(compared: Compared): Found {
  const keys = settingsNamed(compared, (key) => key === 'vcs' || key.startsWith('vcs.') || key === 'mod')
  const stamped = keys.filter((one) => one.kind === 'setting' && one.key !== 'mod')
  const version = keys.filter((one) => one.kind === 'setting' && one.key === 'mod')
  if (stamped.length === 0 && version.length === 0) return null
  const shown = [...stamped, ...version].flatMap((one) =>
    one.kind === 'setting' ? [`${one.key}: ${one.before ?? 'none'} -> ${one.after ?? 'none'}`] : []
  )
  return {
    cause: 'vcs-stamp',
    why: `the stamps of the commit differ: ${quoteList(shown, 3)}`,
    fix: 'build both from a clean checkout of the same commit, with its tags; or stamp neither: `-buildvcs=false`'
  }
}

function modules(compared: Compared): Found {
  const deps = settingsNamed(compared, (key) => key.startsWith('dep ')).flatMap((one) =>
    one.kind === 'setting' ? [one.key.slice('dep '.length)] : []
  )
  if (deps.length === 0) return null
  return {
    cause: 'modules',
    why: `modules differ: ${quoteList(deps)}`,
    fix: 'commit go.mod, go.sum and, where there is one, the vendor folder; build with `-mod=readonly`'
  }
}

function settings(compared: Compared): Found {
  const others = settingsNamed(
    compared,
    (key) => !key.startsWith('dep ') && !key.startsWith('vcs') && !['go', 'mod', 'vcs', '-ldflags'].includes(key)
  ).flatMap((one) => (one.kind === 'setting' ? [one.key] : []))
  if (others.length === 0) return null
  return {
    cause: 'settings',
    why: `settings differ: ${quoteList(others)}`,
    fix: 'write flags and environment down in one place (`build` of the policy file) and use it for every build'
  }
}

function cCode(compared: Compared): Found {
  const { before, differences, cgo } = compared
  if (differences.length === 0 || !usesC(before)) return null
  const same = sameInputsOf(compared).filter((path) => cgo.includes(path))
  if (same.length > 0) {
    return {
      cause: 'c-code',
      why: `${quoteList(same)}: the same inputs, other contents, and C code is part of it: \`__DATE__\`, \`__TIME__\`, a folder in \`__FILE__\`, or a C compiler or header that Go does not record`,
      fix: 'take the moment and the folder out of the C code, or set `SOURCE_DATE_EPOCH` to the time of the commit for every build'
    }
  }
  return {
    cause: 'c-code',
    why: 'C code is part of it: the C compiler, its headers and its linker are inputs that Go does not record',
    fix: 'build with `CGO_ENABLED=0`, or both times in the same image'
  }
}

function linkFlags({ differences, level, sameInputs, sameLinkFlags, cgo }: Compared): ReproduceCause[] {
  const texts = differences.flatMap((one) => (one.kind === 'string' ? [one] : []))
  const setting = differences.find((one) => one.kind === 'setting' && one.key === '-ldflags')
  // Other build info is other text, too.
  const sameRecord = !differences.some((one) => one.kind === 'setting')
  const first = texts.find(({ before, after }) => holdsMoment(before) && before !== after)
  const found: ReproduceCause[] = []
  if (first !== undefined) {
    found.push({
      cause: 'time',
      why: `a time is in the file: ${quote(first.before)}, here ${quote(first.after)}`,
      fix: sameLinkFlags === true && cgo.length > 0 ? C_TIME_FIX : TIME_FIX
    })
  }
  if (
    setting !== undefined ||
    (sameLinkFlags !== true && !sameInputs && level !== 4 && (level === 2 || (texts.length > 0 && sameRecord)))
  ) {
    found.push({
      cause: 'link-flags',
      why:
        setting === undefined
          ? 'with `-trimpath` Go does not record `-ldflags`; texts that differ are most likely values of `-X`'
          : 'the recorded `-ldflags` differ',
      fix: "give the flags of the first build with `--ldflags`; the project's release script names them"
    })
  }
  return found
}

const TIME_FIX =
  'set the time of the commit instead (`git log -1 --format=%cI`), or read `vcs.time` with runtime/debug.ReadBuildInfo'

const C_TIME_FIX =
  'set `SOURCE_DATE_EPOCH` to the time of the commit (`git log -1 --format=%ct`), or do without `__DATE__`'

function buildId({ before, after, differences }: Compared): Found {
  const [was, is] = [before.buildId, after.buildId]
  if (differences.length === 0 || partsOf(before) !== null || (was?.text ?? '') === (is?.text ?? '')) return null
  return {
    cause: 'build-id',
    why: was === null ? 'the file has no build ID' : `its build ID is ${quote(was.text, 80)}, which Go does not write`,
    fix: 'leave `-buildid` to Go: then the seal tells whether a file was changed'
  }
}

/** The same packages and flags, other bytes, and no package to blame. */
function linkAlone({ builtHere, sameInputs, differences }: Compared): Found {
  if (!builtHere || !sameInputs || differences.some(({ kind }) => kind === 'package')) return null
  return {
    cause: 'link',
    why: 'the same inputs gave other bytes: the link is not reproducible; the linker of the host is the usual reason',
    fix: 'link with Go alone: `CGO_ENABLED=0`, or `-ldflags=-linkmode=internal`'
  }
}

/** What of the flags makes the next build come out otherwise, although this one did not; in a sentence, else `null`. */
export function timeInFlags(flags: readonly string[]): ReproduceCause | null {
  const lists = flags.flatMap((flag, index) => {
    const joined = /^--?ldflags=(.*)$/s.exec(flag)?.[1]
    return joined !== undefined ? [joined] : /^--?ldflags$/.test(flag) ? [flags[index + 1] ?? ''] : []
  })
  const names = lists.flatMap((list) =>
    (splitQuoted(list) ?? []).flatMap((word) => {
      const [, name, value] = /^(?:--?X=)?([\w./-]+\.\w+)=(.*)$/s.exec(word) ?? []
      return name !== undefined && value !== undefined && holdsMoment(value) ? [name] : []
    })
  )
  if (names.length === 0) return null
  return { cause: 'time', why: `\`-X\` sets a time in ${quoteList(names)}: the next build has another`, fix: TIME_FIX }
}
