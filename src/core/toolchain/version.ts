/**
 * Go versions as the tool chain writes them, parsed and ordered.
 *
 *   go1.21          a language version, older than its own candidates; before 1.21 the first release
 *   go1.26.8        a release
 *   go1.27rc1       a candidate, before go1.27.0
 *   go1.25.8 X:jsonv2     a release with experiments, up to 1.25
 *   go1.26.5-X:jsonv2     the same from 1.26 on
 *   go1.22.1-fips, go1.21.9 (Red Hat 1.21.9-1)    a vendor's build
 *   devel go1.24-abc1234 Mon ...           built from source between releases, up to 1.24
 *   go1.28-devel_abc1234 Mon ...           the same from 1.25 on
 *   unknown         garble
 *
 * Source: go/version, internal/gover, cmd/dist (findgoversion); the vendor forms as met in real binaries.
 */

export interface GoVersion {
  readonly minor: number
  readonly patch: number
  /** `beta1`, `rc2`, or empty for a release. */
  readonly pre: string
  readonly devel: boolean
  /** No release but the version of the language, as go.mod's `go 1.27` has it. Go orders it before go1.27rc1. */
  readonly language: boolean
  readonly experiments: readonly string[]
}

/** The first Go whose first release has a patch number: go1.21.0. */
const FIRST_WITH_PATCH_ZERO = 21

/** Parses a version of either spelling; `null` for `unknown` and everything else that names no Go 1.x. */
export function parseGoVersion(text: string): GoVersion | null {
  const found = /^(devel\s+)?go1(?:\.(\d{1,4})(?:\.(\d{1,4}))?((?:beta|rc)\d{1,3})?)?(?=$|[^\d.])/.exec(
    text.trim().slice(0, 4096)
  )
  if (found === null) return null
  const experiments = /[\s-]X:([\w,]+)/.exec(text)?.[1]?.split(',') ?? []
  const [before, devel, minor = '0', patch, pre = ''] = found
  const fromSource =
    devel !== undefined || /^-devel(?:$|[_ ])/.test(text.trim().slice(before.length, before.length + 7))
  return {
    minor: Number(minor),
    patch: Number(patch ?? 0),
    pre,
    devel: fromSource,
    language: !fromSource && patch === undefined && pre === '' && Number(minor) >= FIRST_WITH_PATCH_ZERO,
    experiments
  }
}

/** The version without experiments and vendor's additions: `go1.26.8`. The text itself when it does not parse. */
export function plainGoVersion(text: string): string {
  const match = /^(?:devel\s+)?(go1(?:\.\d+(?:\.\d+)?)?(?:(?:beta|rc)\d+)?)/.exec(text.trim())
  return match?.[1] ?? text
}

/** Negative, zero or positive as `a` is older than, the same as, or newer than `b`. */
export function compareGoVersions(a: GoVersion, b: GoVersion): number {
  return a.minor - b.minor || rank(a) - rank(b) || a.patch - b.patch
}

function rank({ language, pre }: GoVersion): number {
  if (language) return 0
  if (pre === '') return 1e6
  return (pre.startsWith('rc') ? 1000 : 0) + Number(/\d+/.exec(pre)?.[0] ?? 0)
}

/** Whether a version is Go 1.`minor` or newer. */
export function isAtLeast(version: GoVersion, minor: number): boolean {
  return version.minor >= minor
}
