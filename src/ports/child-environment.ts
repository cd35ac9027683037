/**
 * The environment that programs run by the gate get: the step's own, without what belongs to the runner and to this
 * action.
 *
 * `go build` runs what the code asks for (a C compiler with flags of the source, tools named by -toolexec or GOFLAGS), so
 * of a pull request it is somebody else's program. It gets no token of the runner, no inputs (one of them is a token),
 * and none of the files through which a step sets outputs, variables or its summary. What the user put into the
 * environment stays: private modules and proxies need it. An allow-list was rejected for that reason; compilers,
 * pkg-config and wrappers read hundreds of names.
 */

const RUNNER_ONLY = new Set([
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_RUNTIME_URL',
  'ACTIONS_RESULTS_URL',
  'ACTIONS_CACHE_URL',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_URL',
  'GITHUB_ENV',
  'GITHUB_OUTPUT',
  'GITHUB_PATH',
  'GITHUB_STATE',
  'GITHUB_STEP_SUMMARY',
  'GITHUB_ARTIFACTS',
  'GITHUB_ARTIFACTS_LIST'
])

/** What a child inherits of `parent`, with `overlay` laid over it; `undefined` in the overlay removes. */
export function childEnvironment(
  parent: Readonly<Record<string, string | undefined>>,
  overlay: Readonly<Record<string, string | undefined>> = {}
): Record<string, string> {
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries({ ...parent, ...overlay })) {
    if (value === undefined || RUNNER_ONLY.has(name) || /^(?:INPUT|STATE)_/.test(name)) continue
    env[name] = value
  }
  return env
}
