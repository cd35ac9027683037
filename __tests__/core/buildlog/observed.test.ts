/** Evidence of the observer as a build log, and evidence that somebody else wrote. */
import { describe, expect, test } from '@jest/globals'
import { bareFacts, type BinaryFacts } from '../../../src/core/binary/facts.ts'
import { parseToolRun } from '../../../src/core/buildlog/exec-trace.ts'
import { findLink, type ObservedBuild, ObservedRuns, withArchiveHashes } from '../../../src/core/buildlog/observed.ts'
import { packageRecords } from '../../../src/core/record/packages.ts'

const TOOLS = '/goroot/pkg/tool/linux_amd64'
const sha = (digit: string): string => digit.repeat(64)

interface Fields {
  readonly [name: string]: unknown
}

function text(fields: Fields): string {
  return JSON.stringify({
    version: 1,
    argv: [`${TOOLS}/compile`],
    tool: 0,
    importPath: '',
    start: 1,
    milliseconds: 2,
    exitCode: 0,
    toolFile: { path: `${TOOLS}/compile`, sha256: sha('c'), size: 5 },
    inputs: [],
    configs: [],
    output: null,
    ...fields
  })
}

const compile = (work: string, action: string, path: string, id: string, config = ''): string =>
  text({
    argv: [
      `${TOOLS}/compile`,
      '-o',
      `${work}/${action}/_pkg_.a`,
      '-p',
      path,
      '-buildid',
      `${id}/${id}`,
      '-importcfg',
      'cfg'
    ],
    configs: [{ path: 'cfg', text: config }]
  })

const link = (work: string, id: string, config: string, fields: Fields = {}): string =>
  text({
    argv: [
      `${TOOLS}/link`,
      '-o',
      `${work}/b001/exe/a.out`,
      '-importcfg',
      'cfg',
      `-buildid=${id}/act/content/${id}`,
      `${work}/b001/_pkg_.a`
    ],
    configs: [{ path: 'cfg', text: config }],
    ...fields
  })

function read(...texts: (string | null)[]): ObservedBuild {
  const runs = new ObservedRuns()
  for (const one of texts) runs.push(one)
  return runs.end()
}

const binary = (buildId: string, sha256: string | null = null): BinaryFacts => {
  const [action = '', mainAction = '', mainContent = '', content = ''] = buildId.split('/')
  return { ...bareFacts('app', 'go', []), sha256, buildId: { text: buildId, action, mainAction, mainContent, content } }
}

describe('ObservedRuns', () => {
  const cached = sha('a')
  const build = read(
    compile('/tmp/w1', 'b002', 'example.com/lib', 'lib1', `packagefile fmt=/cache/aa/${cached}-d\n`),
    compile('/tmp/w1', 'b001', 'main', 'main1'),
    link(
      '/tmp/w1',
      'one',
      `packagefile example.com/app=/tmp/w1/b001/_pkg_.a\npackagefile example.com/lib=/tmp/w1/b002/_pkg_.a\npackagefile fmt=/cache/aa/${cached}-d\nmodinfo "path\\texample.com/app\\n"\n`,
      {
        inputs: [
          { path: '/tmp/w1/b001/_pkg_.a', sha256: sha('1'), size: 1 },
          { path: '/tmp/w1/b002/_pkg_.a', sha256: sha('2'), size: 1 }
        ],
        output: { path: '/tmp/w1/b001/exe/a.out', sha256: sha('e'), size: 9 }
      }
    ),
    compile('/tmp/w2', 'b001', 'main', 'main2'),
    link(
      '/tmp/w2',
      'two',
      `packagefile example.com/other=/tmp/w2/b001/_pkg_.a\npackagefile example.com/lib=/cache/22/${sha('2')}-d\n`,
      {
        inputs: [{ path: '/tmp/w2/b001/_pkg_.a', sha256: sha('3'), size: 1 }]
      }
    )
  )

  test('work folders that number their actions alike are kept apart', () => {
    expect(new Set(build.log.compiled.map(({ action }) => action)).size).toBe(3)
    expect(build.links.map(({ link: { mainPackage } }) => mainPackage)).toEqual([
      'example.com/app',
      'example.com/other'
    ])
    expect(build.links[0]?.link.modInfo).toBe('path\texample.com/app\n')
    expect(build.log).toMatchObject({ toolexec: null, tools: { compile: 3, link: 2 } })
    expect(build).toMatchObject({ runs: 5, damaged: 0, failed: [] })
  })

  test('packages are compiled or cached, also over several go commands', () => {
    const records = build.links.map((one) =>
      packageRecords({
        log: build.log,
        link: one.link,
        ids: new Map(),
        modules: [],
        checks: new Map(),
        times: build.times
      })
    )
    expect(
      records.map((packages) => packages.map(({ path, origin, outputSha256 }) => [path, origin, outputSha256]))
    ).toEqual([
      [
        ['example.com/app', 'compiled', sha('1')],
        ['example.com/lib', 'compiled', sha('2')],
        ['fmt', 'cached', cached]
      ],
      [
        ['example.com/lib', 'compiled', sha('2')],
        ['example.com/other', 'compiled', sha('3')]
      ]
    ])
    expect(records[0]?.map(({ milliseconds }) => milliseconds)).toEqual([2, 2, null])
    expect(build.log.compiled[0]?.imports).toEqual([{ path: 'fmt', file: `/cache/aa/${cached}-d` }])
  })

  test('a package that no observed link was given is known by the action ID of its archive', () => {
    const { log } = read(compile('/tmp/w3', 'b004', 'example.com/lib', 'lib1'))
    expect(log.compiled[0]?.outputSha256).toBeNull()
    const filled = withArchiveHashes(log, new Map([[sha('9'), { actionId: 'lib1', contentId: 'x' }]]))
    expect(filled.compiled[0]?.outputSha256).toBe(sha('9'))
  })

  test('a run that failed made nothing, and is named', () => {
    const failed = link('/tmp/w', 'id', '', { exitCode: 2, importPath: 'example.com/app' })
    expect(read(failed)).toMatchObject({
      links: [],
      failed: [{ tool: 'link', importPath: 'example.com/app', exitCode: 2 }]
    })
  })
})

describe('findLink', () => {
  const { links } = read(
    link('/tmp/w1', 'one', '', { output: { path: 'a.out', sha256: sha('e'), size: 9 } }),
    link('/tmp/w2', 'two', ''),
    text({
      argv: [`${TOOLS}/link`, '-o', '/tmp/w3/b001/exe/a.out', '-importcfg', 'cfg', '-buildid='],
      output: { path: 'a.out', sha256: sha('f'), size: 9 }
    })
  )
  const found = (facts: BinaryFacts): string | null | undefined => findLink(links, facts)?.link.buildId

  test('by what was linked, since the content ID comes later', () => {
    expect(found(binary('two/act/content/later'))).toBe('two/act/content/two')
    expect(found(binary('two/act/other/later'))).toBeUndefined()
  })

  test('by its very bytes, where it has no build ID', () => {
    expect(found({ ...bareFacts('app', 'go', []), sha256: sha('f') })).toBe('')
    // No ID and no ID are not the same ID.
    expect(found({ ...bareFacts('app', 'go', []), sha256: sha('0'), buildId: null })).toBeUndefined()
    expect(found({ ...bareFacts('app', 'go', []), sha256: null, buildId: { text: '' } })).toBeUndefined()
  })
})

describe('evidence that the observer did not write', () => {
  test.each<[string, string]>([
    ['nothing', ''],
    ['no JSON', '{"version":1,"argv":['],
    ['another value', '[1]'],
    ['null', 'null'],
    ['another version', text({ version: 2 })],
    ['no arguments', text({ argv: [] })],
    ['arguments that are no text', text({ argv: [`${TOOLS}/compile`, 1] })],
    ['an argument without end', text({ argv: [`${TOOLS}/compile`, 'x'.repeat(2 << 20)] })],
    ['arguments without end', text({ argv: [`${TOOLS}/compile`, ...Array.from({ length: 100_001 }, () => '')] })],
    ['another tool', text({ argv: ['/bin/sh'] })],
    ['a tool that is not among the arguments', text({ tool: 1 })],
    ['a tool before the arguments', text({ tool: -1 })],
    ['a time that is none', text({ start: 'now' })],
    ['an exit code that is none', text({ exitCode: 0.5 })],
    ['inputs that are no list', text({ inputs: {} })],
    ['an input without a path', text({ inputs: [{ sha256: sha('1'), size: 1 }] })],
    ['a size below nothing', text({ inputs: [{ path: 'a', sha256: sha('1'), size: -1 }] })],
    ['a configuration that is no text', text({ configs: [{ path: 'cfg', text: 5 }] })],
    ['configurations without end', text({ configs: Array.from({ length: 11 }, () => ({ path: 'cfg', text: '' })) })],
    ['members of its prototype', '{"__proto__":{"version":1,"argv":["/t/compile"],"tool":0}}']
  ])('%s is counted and left out', (_what, evidence) => {
    expect(parseToolRun(evidence)).toBeNull()
    expect(read(evidence, compile('/tmp/w', 'b001', 'main', 'id'))).toMatchObject({ runs: 1, damaged: 1 })
  })

  test('a digest that is none is no digest', () => {
    expect(parseToolRun(text({ inputs: [{ path: 'a', sha256: 'ABC', size: 1 }] }))?.inputs).toEqual([
      { path: 'a', sha256: null, size: 1 }
    ])
  })

  test('a file that cannot be read is damaged evidence', () => {
    expect(read(null)).toMatchObject({ runs: 0, damaged: 1 })
  })

  test('lines that are no import configuration, and arguments without values, are passed over', () => {
    const { log, links } = read(
      link('/tmp/w', 'id', 'packagefile\npackagefile =x\npackagefile a\nmodinfo nonsense\n=\n'),
      text({ argv: [`${TOOLS}/compile`, '-o'] }),
      text({ argv: [`${TOOLS}/link`, '-o', 'elsewhere'] })
    )
    expect(links).toHaveLength(1)
    expect(links[0]?.link).toMatchObject({ packages: [], modInfo: null, mainPackage: null })
    expect(log.compiled).toEqual([])
  })
})
