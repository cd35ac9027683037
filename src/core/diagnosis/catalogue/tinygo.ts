/** Causes of the family `tinygo`: TinyGo, and programs for WebAssembly that something has to run. */
import { quote } from '../../text/markup.ts'
import { word } from './commands.ts'
import { byPattern, type Cause } from './types.ts'

export const TINYGO: readonly Cause[] = [
  {
    id: 'tinygo-missing',
    family: 'tinygo',
    title: 'TinyGo is not installed',
    meaning: 'TinyGo is a compiler of its own and does not come with Go.',
    example: 'bash: line 1: tinygo: command not found\n',
    examples: [
      '/bin/sh: 1: tinygo: not found\n',
      'zsh: command not found: tinygo\n',
      'exec: "tinygo": executable file not found in $PATH\n'
    ],
    go: 'all: the shell says it',
    marks: ['tinygo: command not found', 'tinygo: not found', 'command not found: tinygo', 'exec: "tinygo"'],
    match: byPattern(
      [
        /^(?:[^\n:]{1,200}: ){0,3}tinygo: (?:command )?not found$/,
        /^\S{1,100}: command not found: tinygo$/,
        /^[^\n]{0,1000}?exec: "tinygo(?:\.exe)?": executable file not found/
      ],
      () => ({
        message: 'the program `tinygo` is not in `PATH`',
        fix: 'install TinyGo (`brew install tinygo`, the package of its release, or a setup action in the workflow), or build with Go itself: `GOOS=wasip1 GOARCH=wasm go build -o out.wasm .`',
        root: 'tinygo'
      })
    )
  },
  {
    id: 'tinygo-go-version',
    family: 'tinygo',
    title: 'TinyGo does not fit this version of Go',
    meaning: 'Each release of TinyGo works with a few releases of Go, whose standard library it uses.',
    example: 'error: requires go version 1.19 through 1.23, got go1.26\n',
    examples: ['requires go version 1.18 through 1.22, got go1.23\n'],
    go: 'all: TinyGo says it',
    marks: ['requires go version 1.'],
    match: byPattern(
      [/^(?:error: )?requires go version (?<from>1\.\d{1,3}) through (?<to>1\.\d{1,3}), got go(?<have>[\w.]{1,30})/],
      (group) => ({
        message: `this TinyGo works with Go ${group('from')} to ${group('to')}, and Go ${group('have')} is installed`,
        fix: `install a newer TinyGo, or Go ${word(group('to'))} for this step`,
        root: 'version'
      })
    )
  },
  {
    id: 'tinygo-wasm-opt-missing',
    family: 'tinygo',
    title: 'TinyGo needs wasm-opt',
    meaning: 'TinyGo shrinks programs for WebAssembly with `wasm-opt`, which comes with Binaryen.',
    example: 'error: could not find wasm-opt, set the WASMOPT environment variable to override\n',
    go: 'all: TinyGo says it',
    marks: ['could not find wasm-opt'],
    match: byPattern([/^(?:error: )?could not find wasm-opt/], () => ({
      message: 'TinyGo does not find the program `wasm-opt`',
      fix: 'install Binaryen (`apt-get install binaryen`, `apk add binaryen`, `brew install binaryen`), or point `WASMOPT` to it',
      root: 'wasm-opt'
    }))
  },
  {
    id: 'wasm-runner-missing',
    family: 'tinygo',
    title: 'Nothing is there to run a WebAssembly program',
    meaning:
      '`go run` and `go test` for `GOARCH=wasm` need a program that runs the result: Node.js for `GOOS=js`, wasmtime or another runtime (`GOWASIRUNTIME`) for `GOOS=wasip1`.',
    example: '/usr/local/go/lib/wasm/go_wasip1_wasm_exec: line 17: exec: wasmtime: not found\n',
    examples: [
      '/usr/local/go/misc/wasm/go_js_wasm_exec: line 14: exec: node: not found\n',
      'Unknown Go WASI runtime specified: nosuch\n'
    ],
    go: '1.21 to 1.27',
    marks: ['_wasm_exec: line ', 'Unknown Go WASI runtime specified'],
    match: byPattern(
      [
        /^\S{1,1000}go_(?:js|wasip1)_wasm_exec: line \d{1,5}: exec: (?<name>[\w.-]{1,100}): not found/,
        /^Unknown Go WASI runtime specified: (?<runtime>[^\n]{1,200})/
      ],
      (group) => {
        const name = group('name')
        return name === ''
          ? {
              message: `\`GOWASIRUNTIME\` is ${quote(group('runtime'))}, which the runner of Go does not know`,
              fix: 'set it to `wasmtime`, `wazero`, `wasmer` or `wasmedge`, and install that one',
              root: 'GOWASIRUNTIME'
            }
          : {
              message: `the program ${quote(name)}, which has to run the WebAssembly, is not in \`PATH\``,
              fix:
                name === 'node'
                  ? 'install Node.js (`actions/setup-node` in a workflow)'
                  : `install ${quote(name)}, or another runtime that \`GOWASIRUNTIME\` names`,
              root: name
            }
      }
    )
  },
  {
    id: 'run-other-target',
    family: 'tinygo',
    title: 'A program for another system was built and then run here',
    meaning:
      '`go run` and `go test` start what they build. With `GOOS` or `GOARCH` of another system this machine cannot run it, unless a program named `go_GOOS_GOARCH_exec` in `PATH` does so.',
    example: 'fork/exec /tmp/go-build2496416129/b001/exe/m: exec format error\n',
    examples: ['fork/exec /tmp/go-build1/b001/m.test: exec format error\nFAIL\texample.com/m\t0.001s\n'],
    go: '1.21 to 1.27',
    marks: [': exec format error'],
    match: byPattern([/^fork\/exec (?<file>[^\n:]{1,1000}): exec format error/], (group, _error, { command }) => {
      const wasm = /GOARCH=wasm/.test(command ?? '')
      return {
        message: `the program that was built is for another system, and cannot run here (${quote(group('file'))})`,
        fix: wasm
          ? 'put the runners of Go into `PATH`: `PATH="$PATH:$(go env GOROOT)/lib/wasm"` (`misc/wasm` before Go 1.24)'
          : 'only build for the other system (`go build`, `go vet`, `go test -c`), take `GOOS` and `GOARCH` away to run, or let an emulator run it: `go test -exec qemu-aarch64 ./...`; for WebAssembly `PATH="$PATH:$(go env GOROOT)/lib/wasm"`',
        root: 'target',
        place: null
      }
    })
  }
]
