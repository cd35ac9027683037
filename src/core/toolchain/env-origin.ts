/**
 * Where a setting of the go command comes from. `go env` tells values, not origins; the order in which it looks is fixed:
 * the process's environment, the file of `go env -w` (GOENV), GOROOT/go.env, and for two names go.mod.
 *
 * Source: cmd/go/internal/cfg (EnvOrAndChanged, readEnvFile), cmd/go/internal/toolchain (Select).
 */

export const ENV_ORIGINS = ['environment', 'policy', 'goenv', 'goroot', 'go.mod', 'default'] as const
export type EnvOrigin = (typeof ENV_ORIGINS)[number]

/** Lines of an environment file that are read. */
const MAX_LINES = 10_000

/** `NAME=value` lines; comments and everything else are passed over, as Go does. */
export function parseEnvFile(text: string): Map<string, string> {
  const values = new Map<string, string>()
  for (const line of text.split('\n').slice(0, MAX_LINES)) {
    const found = /^([A-Z_][A-Z0-9_]*)=(.*?)\r?$/.exec(line)
    if (found !== null) values.set(found[1] ?? '', found[2] ?? '')
  }
  return values
}

export interface EnvPlaces {
  /** What the policy sets for the build. */
  readonly policy: Readonly<Record<string, string>>
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly goenv: ReadonlyMap<string, string>
  readonly goroot: ReadonlyMap<string, string>
  /** Names that go.mod sets: GOTOOLCHAIN by its toolchain line, GODEBUG. */
  readonly goMod: ReadonlySet<string>
}

/** The place that decides. An empty value in the environment is none, as the go command takes it. */
export function envOrigin(name: string, places: EnvPlaces): EnvOrigin {
  const set = (value: string | undefined): boolean => value !== undefined && value !== ''
  if (set(places.policy[name])) return 'policy'
  if (set(places.environment[name])) return 'environment'
  if (set(places.goenv.get(name))) return 'goenv'
  if (set(places.goroot.get(name))) return 'goroot'
  return places.goMod.has(name) ? 'go.mod' : 'default'
}
