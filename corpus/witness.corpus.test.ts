/** Our reading against that of `go version -m`, of several Go versions: no difference, or a defect of Go that has a name. */
import { describe, expect, test } from '@jest/globals'
import { buildProgram, type Program } from '../__tests__/support/go-programs.ts'
import { bare, PLATFORMS, withCgo } from '../__tests__/support/targets.ts'
import { parseVersionM } from '../src/core/binary/version-m.ts'
import { compareReaders } from '../src/core/binary/witness.ts'
import { GO_VERSIONS, goOf } from './support/go-versions.ts'
import { fileOf, inspectAt, PUBLISHED } from './support/published.ts'

/** What is left of the differences after the defects of Go that are known by name. */
function unexplained(file: string): string[] {
  const facts = inspectAt(file)
  return GO_VERSIONS.flatMap((go) => {
    const said = goOf(go, ['version', '-m', file])
    const { differences, knownDefect } = compareReaders(facts, {
      asked: go,
      exitCode: said.exitCode,
      said: parseVersionM(file, said.stdout, said.stderr)
    })
    return knownDefect === null ? differences.map((what) => `${go}: ${what}`) : []
  })
}

describe('go version -m, published files', () => {
  test.each(PUBLISHED.map((entry) => [`${entry.package}@${entry.version}`, entry] as const))('%s', (_spec, entry) => {
    expect(unexplained(fileOf(entry))).toEqual([])
  })

  test('is not silent about all of them: the comparison compares', () => {
    for (const go of GO_VERSIONS) {
      const read = goOf(go, ['version', '-m', ...PUBLISHED.map(fileOf)]).stdout
      expect(read.split('\n').filter((line) => /: go1\.\d/.test(line)).length).toBeGreaterThan(PUBLISHED.length / 2)
    }
  })
})

describe('go version -m, programs built here', () => {
  const programs: [name: string, program: Program][] = [
    ...PLATFORMS.map((platform): [string, Program] => [platform, bare(platform)]),
    ['linux/amd64, stripped', bare('linux/amd64', '-ldflags=-s -w')],
    ['flags in quotes', bare('linux/amd64', "-ldflags=-X 'main.version=a b' -s")],
    ['pie', bare('linux/amd64', '-buildmode=pie')],
    ['cgo', withCgo()],
    ...GO_VERSIONS.flatMap((go) =>
      ['linux/amd64', 'windows/amd64', 'darwin/arm64'].map((platform): [string, Program] => [
        `${platform} by ${go}`,
        { ...bare(platform), go }
      ])
    )
  ]
  test.each(programs)('%s', (_name, program) => {
    expect(unexplained(buildProgram(program))).toEqual([])
  })
})
