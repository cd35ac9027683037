import { describe, expect, test } from '@jest/globals'
import { fc } from '@fast-check/jest'
import { LimitError } from '../../../src/core/errors.ts'
import { parseModInfo } from '../../../src/core/binary/modinfo.ts'
import { parseVersionMJson } from '../../../src/core/binary/version-m-json.ts'
import { compareReaders } from '../../../src/core/binary/witness.ts'
import { buildProgram, type Program } from '../../support/go-programs.ts'
import { goModInfo, type OracleBuildInfo } from '../../support/oracle.ts'
import { bare, inspectFile } from '../../support/targets.ts'
import { askGo, reachableGos } from '../../support/witness.ts'

/** Of the forms that a version knows, what it says in both. */
const FORMS = (toolchain: string): ('text' | 'json')[] =>
  /^go1\.2[0-4]\./.test(toolchain) ? ['text'] : ['text', 'json']

const lib = (path: string): Readonly<Record<string, string>> => ({
  [`${path}/go.mod`]: `module example.com/${path}\n\ngo 1.21\n`,
  [`${path}/lib.go`]: `package ${path}\n\nfunc Name() string { return "${path}" }\n`
})

const PROGRAMS: [label: string, program: Program][] = [
  ['nothing imported', bare('linux/amd64')],
  ['for Windows', bare('windows/amd64')],
  ['for macOS', bare('darwin/arm64')],
  ['without the flags', bare('linux/amd64', '-trimpath', '-ldflags=-s -w')],
  [
    'values that have to be quoted',
    bare('linux/amd64', '-ldflags=-X \'main.version=a "b" `c` \\ \té 🚀\' -w', '-tags=a,b')
  ],
  ['a value that ends with a space', bare('linux/amd64', '-gcflags=-d=ssa/check/on=0 ')],
  [
    'modules that folders replace',
    {
      files: {
        ...lib('left'),
        ...lib('right'),
        'go.mod':
          'module example.com/tiny\n\ngo 1.21\n\nrequire (\n\texample.com/left v1.2.3\n\texample.com/right v0.0.0\n)\n\n' +
          'replace (\n\texample.com/left => ./left\n\texample.com/right => ./right\n)\n',
        'main.go':
          'package main\n\nimport (\n\t"example.com/left"\n\t"example.com/right"\n)\n\n' +
          'func main() { println(left.Name(), right.Name()) }\n'
      }
    }
  ]
]

describe.each(reachableGos('go1.21.13', 'go1.24.13', 'go1.27.4'))('`go version -m` of %s', (toolchain) => {
  test.each(PROGRAMS)('and this program read the same in a program: %s', (_label, program) => {
    const file = buildProgram(program)
    const facts = inspectFile(file)
    for (const form of FORMS(toolchain)) {
      const { differences, ...rest } = compareReaders(facts, askGo(file, toolchain, form))
      expect({ form, differences, goVersion: rest.goVersion }).toEqual({
        form,
        differences: [],
        goVersion: facts.goVersion
      })
    }
    const [text, json] = FORMS(toolchain).map((form) => askGo(file, toolchain, form).said)
    if (json !== undefined) expect(json).toEqual(text)
  })
})

describe('parseVersionMJson', () => {
  const info = (more: Record<string, unknown>): string => JSON.stringify({ GoVersion: 'go1.26.8', Main: {}, ...more })
  const nothing = { path: '', main: null, deps: [], settings: [], unknown: [] }

  const shapes: [label: string, stdout: string, modInfo: object][] = [
    ['a version alone, as of a raw link', info({}), {}],
    ['no Main at all', '{"GoVersion":"go1.26.8"}', {}],
    ['a package', info({ Path: 'p' }), { path: 'p' }],
    [
      'a main module that is replaced',
      info({ Main: { Path: 'm', Version: 'v1', Replace: { Path: './m', Version: '(devel)' } } }),
      { main: { path: 'm', version: 'v1', sum: '', replace: { path: './m', version: '(devel)', sum: '' } } }
    ],
    ['an empty value', info({ Settings: [{ Key: 'CGO_CFLAGS' }] }), { settings: [{ key: 'CGO_CFLAGS', value: '' }] }],
    [
      'members that it does not know',
      info({ Deps: [{ Path: 'a', Version: 'v1', New: 1 }], New: [] }),
      { deps: [{ path: 'a', version: 'v1', sum: '', replace: null }] }
    ]
  ]
  test.each(shapes)('reads %s', (_label, stdout, modInfo) => {
    expect(parseVersionMJson('app', stdout, '')).toEqual({
      goVersion: 'go1.26.8',
      modInfo: { ...nothing, ...modInfo },
      refusal: ''
    })
  })

  const others: [label: string, stdout: string][] = [
    ['text', 'app: go1.26.8\n'],
    ['two objects', `${info({})}\n${info({})}`],
    ['a list', `[${info({})}]`],
    ['null', 'null'],
    ['no version', '{"Main":{}}'],
    ['an empty version', info({ GoVersion: '' })],
    ['a number as version', info({ GoVersion: 1 })],
    ['a number as package', info({ Path: 1 })],
    ['text as main module', info({ Main: 'm' })],
    ['a list as main module', info({ Main: [] })],
    ['a number as replacement', info({ Main: { Path: 'm', Replace: 1 } })],
    ['an object as list', info({ Deps: {} })],
    ['null in a list', info({ Deps: [null] })],
    ['a number as sum', info({ Deps: [{ Path: 'a', Sum: 1 }] })],
    ['a setting without a key', info({ Settings: [{ Value: 'x' }] })],
    ['a setting that is no object', info({ Settings: ['a=b'] })]
  ]
  test.each(others)('gives null for %s', (_label, stdout) => {
    expect(parseVersionMJson('app', stdout, '')).toBeNull()
  })

  test('gives the reason when nothing was printed', () => {
    const said = parseVersionMJson('a b', '', 'a b: could not read Go build info from a b: not a Go executable\n')
    expect(said).toEqual({
      goVersion: null,
      modInfo: nothing,
      refusal: 'could not read Go build info from the file: not a Go executable'
    })
  })

  test('throws LimitError when there are more elements than any build has', () => {
    const settings = Array.from({ length: 100_001 }, () => ({ Key: 'a' }))
    expect(() => parseVersionMJson('app', info({ Settings: settings }), '')).toThrow(LimitError)
  })

  test('reads in JSON what parseModInfo reads in the text that Go writes, whatever the values', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 'é', '🚀', ' ', '\t', '\n', '"', '`', '\\', '=', "'", '\0', '\ufffd')
    })
    const key = word.filter((text) => text !== '')
    const module = fc.record({ Path: fc.constantFrom('a.b/c', 'd.e/f'), Version: fc.constantFrom('v1.2.3', '(devel)') })
    const replaced = fc.record({ Path: fc.constant('x.y/z'), Version: fc.constant('v1'), Replace: module })
    const infos: OracleBuildInfo[] = fc.sample(
      fc.record({
        Path: fc.constantFrom('a.b/c', 'command-line-arguments'),
        Main: module,
        Deps: fc.array(fc.oneof(module, replaced), { maxLength: 4 }),
        Settings: fc.array(fc.record({ Key: key, Value: word }), { maxLength: 6 })
      }),
      { numRuns: 300, seed: 1 }
    )
    goModInfo(infos).forEach((text, index) => {
      expect(parseVersionMJson('app', JSON.stringify({ GoVersion: 'go1.26.8', ...infos[index] }), '')?.modInfo).toEqual(
        parseModInfo(text)
      )
    })
  })
})
