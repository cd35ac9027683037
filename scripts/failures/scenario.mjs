// What a scenario is made of, and short ways to write one.
//
//   files   path -> text; go.mod is that of example.com/m unless given
//   run     a command for sh, in the folder of the files
//   env     set for it
//   setup   commands for sh before it, in the same environment; what they print is not recorded
//   since   the first minor version of Go that knows what the scenario is about
//   forms   what is recorded beside the plain text: 'json' and 'x', unless the scenario says otherwise
//   needs   what a machine must give: 'root' (other users, mounts), 'cc' (gcc, pkg-config)
//
// `env`, `setup` and `run` know these words: $PROXY a module proxy of files, $HTTP a server that refuses (see world.mjs),
// $SUMDB a checksum database that knows another rsc.io/quote, $T2 an empty folder, $GR this GOROOT, $OTHER_GR that of
// another version, $CACHE a build cache that is filled, $NOBIN a folder for PATH that holds nothing, $GOVERSION.

const GO_MOD = 'module example.com/m\n\ngo 1.20\n'
export const EMPTY_MAIN = 'package main\n\nfunc main() {}\n'
export const BUILD = 'go build -o out .'
/** A sum that no file has. */
export const WRONG_SUM = 'h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='

/** A package main with this body. */
export const main = (body, imports = []) =>
  `package main\n\n${imports.map((path) => `import ${path}\n`).join('')}${imports.length > 0 ? '\n' : ''}${body}\n`
/** Several files. */
export const files = (given, run = BUILD, more = {}) => ({
  files: { 'go.mod': GO_MOD, ...given },
  run,
  env: {},
  ...more
})
/** One file main.go. */
export const one = (text, run = BUILD, env = {}, more = {}) => files({ 'main.go': text }, run, { env, ...more })
/** A main that builds, under a command or an environment that does not. */
export const with_ = (run, env = {}, more = {}) => one(EMPTY_MAIN, run, env, more)
/** A go.mod. */
export const mod = (text, env = {}, more = {}) =>
  files({ 'go.mod': text, 'main.go': EMPTY_MAIN }, BUILD, { env, ...more })
/** A go.mod that requires these modules, and a main that imports these packages. */
export const requires = (modules, imports, run = BUILD, more = {}, text = null) =>
  files(
    {
      'go.mod': `${GO_MOD}\nrequire (\n${modules.map((one) => `\t${one}\n`).join('')})\n`,
      'main.go':
        text ??
        main(
          'func main() {}',
          imports.map((path) => `_ "${path}"`)
        )
    },
    run,
    { ...more, env: { GOPROXY: '$PROXY', ...more.env } }
  )
/** A go.work beside a module a. */
export const workspace = (text, given = {}, run = 'go build -o out ./a', more = {}) => ({
  files: { 'go.work': text, 'a/go.mod': 'module example.com/a\n\ngo 1.20\n', 'a/a.go': EMPTY_MAIN, ...given },
  run,
  env: {},
  ...more
})
/** A package main that holds C in front of `import "C"`. */
export const c = (preamble, body = 'func main() {}', given = {}, run = BUILD, more = {}) =>
  files({ 'main.go': `package main\n\n${preamble}\nimport "C"\n\n${body}\n`, ...given }, run, {
    needs: ['cc'],
    ...more,
    env: { CGO_ENABLED: '1', ...more.env }
  })
/** A package with a test; `imports` beside testing. */
export const tested = (body, run = 'go test .', imports = [], given = {}, more = {}) =>
  files(
    {
      'a.go': 'package a\n\nfunc Add(x, y int) int { return x + y }\n',
      'a_test.go': `package a\n\nimport (\n${[...imports, 'testing'].map((path) => `\t"${path}"\n`).join('')})\n\n${body}\n`,
      ...given
    },
    run,
    more
  )
