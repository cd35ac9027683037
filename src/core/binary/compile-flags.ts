/**
 * What a recorded `-gcflags` asks of the compiler, read as cmd/compile reads it.
 *
 * `-N` and `-l` are counters: `-l` alone turns inlining off, `-l=0` leaves it on, and `-l=2` and up turn it on again
 * with more output. The record holds the last `-gcflags` of a command line alone, `pattern=` included; an earlier one
 * for another pattern leaves no trace in a binary.
 *
 * Source: `go tool compile -h` and cmd/compile/internal/base/flag.go (CountFlag), cmd/compile/internal/gc/main.go for
 * what the counts mean, cmd/go/internal/load/flag.go (PerPackageFlag.String) for what is recorded.
 */
import { type LinkFlag, parseFlags, perPackageList } from './link-flags.ts'

/** Flags of cmd/compile whose value may be the next word. All others are booleans or counters. */
const WITH_VALUE = new Set(
  (
    'D I asmhdr bench blockprofile buildid c coveragecfg cpuprofile d embedcfg env gendwarfinl goversion importcfg ' +
    'installsuffix json lang linkobj memprofile memprofilerate mutexprofile o p pgoprofile spectre symabis ' +
    'traceprofile trimpath'
  ).split(' ')
)

/** Whether a `-gcflags` value turns optimizations (`-N`) and inlining (`-l`) off. */
export function parseGcflags(value: string): { readonly noOptimizations: boolean; readonly noInlining: boolean } {
  const flags = parseFlags(perPackageList(value), WITH_VALUE)
  return { noOptimizations: countOf(flags, 'N') !== 0, noInlining: countOf(flags, 'l') === 1 }
}

/** A flag that stands alone, or has the value `true`, counts one up; a number sets the count, `false` sets 0. */
function countOf(flags: readonly LinkFlag[], name: string): number {
  let count = 0
  for (const flag of flags) {
    if (flag.name !== name) continue
    if (flag.value === null || flag.value === 'true') count += 1
    else if (flag.value === 'false') count = 0
    else if (/^\d{1,9}$/.test(flag.value)) count = Number(flag.value)
  }
  return count
}
