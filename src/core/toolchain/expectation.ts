/** Reading expected Go versions: `1.26.8`, `1.26.x`, `1.26`, `>=1.26`, `go1.26.8`. */
import { compareGoVersions, type GoVersion, parseGoVersion } from './version.ts'

/** Whether a version meets one expectation. An expectation of no known shape is met by the same text only. */
export function meetsGoExpectation(version: string, expectation: string): boolean {
  const actual = parseGoVersion(version)
  const found = /^(>=\s*)?(?:go)?(\d+\.\d+(?:\.(?:\d+|x))?(?:(?:beta|rc)\d+)?)$/.exec(expectation.trim())
  if (actual === null || found === null) return version === expectation
  const text = found[2] ?? ''
  const wanted = parseGoVersion(`go${text.replace(/\.x$/, '')}`)
  if (wanted === null) return false
  // `>=1.27` asks for a release: for Go itself every candidate of 1.27 would do.
  if (found[1] !== undefined) return compareGoVersions(actual, { ...wanted, language: false }) >= 0
  // A series: any release of it, no candidate.
  if (/^\d+\.\d+(?:\.x)?$/.test(text)) return sameSeries(actual, wanted) && actual.pre === ''
  return compareGoVersions(actual, wanted) === 0
}

function sameSeries(a: GoVersion, b: GoVersion): boolean {
  return a.minor === b.minor
}
