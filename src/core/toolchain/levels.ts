/**
 * The levels of processors that Go knows. Go 1.21 refuses others; from 1.23 on the go command takes and stamps anything,
 * and the compiler does what the default says (measured: GOAMD64=v9, GOARM=9).
 *
 * Source: internal/buildcfg/cfg.go.
 */
import { isAtLeast, parseGoVersion } from './version.ts'

const KNOWN: Readonly<Record<string, RegExp>> = {
  GOAMD64: /^v[1-4]$/,
  GOARM: /^[5-7](?:,(?:softfloat|hardfloat))?$/,
  GOARM64: /^v(?:8\.[0-9]|9\.[0-5])(?:,(?:lse|crypto))*$/,
  GO386: /^(?:sse2|softfloat)$/,
  GOMIPS: /^(?:hardfloat|softfloat)$/,
  GOMIPS64: /^(?:hardfloat|softfloat)$/,
  GOPPC64: /^power(?:8|9|10)$/,
  GORISCV64: /^rva(?:20|22|23)u64$/,
  GOWASM: /^(?:(?:satconv|signext)(?:,(?:satconv|signext))*)?$/
}

/** The newest Go whose levels are listed. A newer one may know more. */
const NEWEST_MINOR = 27

/** What is wrong with a level, in words that follow the value; `null` for every other setting and for known levels. */
export function levelProblem(name: string, value: string, goVersion: string | null): string | null {
  const version = parseGoVersion(goVersion ?? '')
  if (version !== null && isAtLeast(version, NEWEST_MINOR + 1)) return null
  const known = KNOWN[name]
  return known === undefined || value === '' || known.test(value) ? null : 'which is no level of any processor'
}
