/** Whether -X hit anything, asked of programs that were really linked. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { bytesSource } from '../../../src/core/binary/bytes.ts'
import { scan } from '../../../src/core/binary/scan.ts'
import { definitions, standsInData } from '../../../src/core/buildlog/linker-variables.ts'
import { parseBuildLog } from '../../../src/core/buildlog/parse.ts'
import { buildProgram, buildTrace } from '../../support/go-programs.ts'
import { bare } from '../../support/targets.ts'

function missed(platform: string, ...flags: string[]): string[] {
  const program = bare(platform, ...flags)
  const source = bytesSource(readFileSync(buildProgram(program)))
  const wanted = definitions(parseBuildLog(buildTrace(program)).links[0]?.argv ?? [])
  expect(wanted.length).toBeGreaterThan(0)
  const { hits } = scan(
    source,
    wanted.map(({ value }) => Buffer.from(value)),
    []
  )
  return wanted.filter((_, index) => !standsInData(source, hits[index]?.offsets ?? [])).map(({ name }) => name)
}

describe('a definition of -X', () => {
  const cases: [what: string, flags: string[], names: string[]][] = [
    ['that hit', ['-ldflags=-X main.version=v1.22.333-hit'], []],
    ['whose name is misspelt', ['-ldflags=-X main.verison=v1.22.333-lost'], ['main.verison']],
    ['of a package that is not there', ['-ldflags=-X example.com/x.version=v1.22.333-none'], ['example.com/x.version']],
    [
      'of package main by its import path',
      ['-ldflags=-X example.com/tiny.version=v1.22.333-path'],
      ['example.com/tiny.version']
    ],
    [
      'misspelt, with flags that are not recorded',
      ['-trimpath', '-ldflags=-X main.verison=v1.22.333-trim'],
      ['main.verison']
    ],
    ['beside one that hit', ['-ldflags=-X main.version=v1.22.333-one -X main.other=v1.22.333-two'], ['main.other']]
  ]
  test.each(cases)('%s', (_what, flags, names) => {
    expect(missed('linux/amd64', ...flags)).toEqual(names)
  })
})

describe('definitions', () => {
  test('come in both forms, the last of a name wins', () => {
    expect(definitions(['-X', 'main.a=123456', '-X=main.b=abcdef g', '-X', 'main.a=654321'])).toEqual([
      { name: 'main.a', value: '654321' },
      { name: 'main.b', value: 'abcdef g' }
    ])
  })

  test("leave out what cannot be told from chance, and the go command's own", () => {
    expect(
      definitions(['-X', 'main.a=12345', '-X=runtime.godebugDefault=a=1,b=2', '-X', 'main.c=', '-X', 'broken'])
    ).toEqual([])
  })
})
