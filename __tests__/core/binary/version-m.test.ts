import { describe, expect, test } from '@jest/globals'
import type { Module } from '../../../src/core/binary/modinfo.ts'
import { parseVersionM } from '../../../src/core/binary/version-m.ts'
import { fixtureNames, fixtureText, transcripts } from '../../support/fixtures.ts'
import { type OracleBuildInfo, parseGoBuildInfo } from '../../support/oracle.ts'

/** What is expected of the scenarios that Go refuses or that it runs into by accident; all others are read. */
const REFUSALS: Readonly<Record<string, Readonly<Record<string, string>> | string>> = {
  'probe-badvarint': 'could not read Go build info from the file: not a Go executable',
  'probe-dangling': 'stat the file: no such file or directory',
  'probe-empty': 'could not read Go build info from the file: unrecognized file format',
  'probe-fake.so': 'could not read Go build info from the file: unrecognized file format',
  'probe-missing': 'stat the file: no such file or directory',
  'probe-nomagic': 'could not read Go build info from the file: not a Go executable',
  // About a file that is not executable it says nothing at all.
  'probe-nomagic-noexec': '',
  'probe-okd': {
    'go1.21.13': 'could not read Go build info from the file: EOF',
    'go1.24.13': 'could not read Go build info from the file: not a Go executable',
    'go1.26.8': 'could not read Go build info from the file: not a Go executable'
  },
  'probe-rmsec': 'could not read Go build info from the file: not a Go executable',
  'probe-script.sh': 'could not read Go build info from the file: unrecognized file format',
  'probe-text.txt': '',
  'probe-true': 'could not read Go build info from the file: not a Go executable',
  'probe-trunc': 'could not read Go build info from the file: unrecognized file format',
  'probe-trunc10': 'could not read Go build info from the file: unrecognized file format',
  'probe-trunc100': 'could not read Go build info from the file: unrecognized file format',
  'probe-upx': 'could not read Go build info from the file: not a Go executable'
}

/** Scenarios in which the version that made the file is not the one that the transcript is filed under. */
const OTHER_VERSIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // GO111MODULE=off ignores GOTOOLCHAIN: the local Go built all of them.
  'gopath-mode': { 'go1.21.13': 'go1.26.8', 'go1.24.13': 'go1.26.8' },
  // Up to 1.25 experiments are set off by a space, from 1.26 on by a dash.
  goexperiment: {
    'go1.21.13': 'go1.21.13 X:boringcrypto',
    'go1.24.13': 'go1.24.13 X:boringcrypto',
    'go1.26.8': 'go1.26.8-X:boringcrypto'
  }
}

const SLUGS = fixtureNames('version-m', '.json')
  .filter((name) => !name.endsWith('.version-m.json'))
  .map((name) => name.slice(0, -'.json'.length))

/** One file was asked about; a folder or several files are a list that this program never asks for. */
const ALL = SLUGS.flatMap((slug) =>
  transcripts(`version-m/${slug}.json`)
    .filter(([, { args }]) => args.length === 1 && args[0] !== 'd')
    .map(([go, transcript]) => [slug, go, transcript] as const)
)
const REFUSED = ALL.filter(([slug]) => slug in REFUSALS)
const READ = ALL.filter(([slug]) => !(slug in REFUSALS))

describe('parseVersionM', () => {
  test('has transcripts of three versions of Go', () => {
    expect([...new Set(ALL.map(([, go]) => go))].toSorted()).toEqual(['go1.21.13', 'go1.24.13', 'go1.26.8'])
    expect(READ.length).toBeGreaterThan(50)
  })

  test.each(READ)('reads %s as %s printed it', (slug, go, { args, stdout, stderr, exit }) => {
    const { goVersion, modInfo, refusal } = parseVersionM(args[0] ?? '', stdout, stderr)
    expect({ goVersion, refusal, exit }).toEqual({ goVersion: OTHER_VERSIONS[slug]?.[go] ?? go, refusal: '', exit: 0 })
    // Line by line, as grep would count them; what else the scenario printed behind is no module info.
    const lines = (kind: string): string[] => stdout.split('\n').filter((line) => line.startsWith(`\t${kind}\t`))
    expect(
      modInfo.deps.map(({ path, version, sum }) => `\tdep\t${path}\t${version}${sum === '' ? '' : `\t${sum}`}`)
    ).toEqual(lines('dep').map((line) => line.trimEnd()))
    expect(modInfo.settings.map(({ key }) => key)).toEqual(lines('build').map((line) => line.split(/[\t=]/)[2] ?? ''))
    expect(modInfo.deps.filter(({ replace }) => replace !== null)).toHaveLength(lines('=>').length)
    expect(modInfo.path).toBe(lines('path')[0]?.split('\t')[2] ?? '')
    expect(modInfo.unknown).toEqual([])
  })

  test.each(REFUSED)(
    'gives the reason why nothing was read of %s by %s',
    (slug, go, { args, stdout, stderr, exit }) => {
      const expected = REFUSALS[slug]
      expect(parseVersionM(args[0] ?? '', stdout, stderr)).toMatchObject({
        goVersion: null,
        refusal: typeof expected === 'string' ? expected : expected?.[go],
        modInfo: { path: '', main: null, deps: [], settings: [], unknown: [] }
      })
      // The exit code tells nothing up to 1.23; only what does not exist is an error there.
      expect(exit).toBe(go === 'go1.21.13' && !stderr.startsWith('stat ') ? 0 : 1)
    }
  )

  test('reads in text what the same Go says in JSON', () => {
    const info: OracleBuildInfo = parseGoBuildInfo(fixtureText('version-m/base.go1.26.8.version-m.json'))
    const [, text] = transcripts('version-m/base.json').find(([go]) => go === 'go1.26.8') ?? []
    const { goVersion, modInfo } = parseVersionM(text?.args[0] ?? '', text?.stdout ?? '', '')
    const module = ({ Path = '', Version = '', Sum = '' }: NonNullable<OracleBuildInfo['Main']>): Module => ({
      path: Path,
      version: Version,
      sum: Sum,
      replace: null
    })
    expect({ goVersion, ...modInfo }).toEqual({
      goVersion: info.GoVersion,
      path: info.Path,
      main: module(info.Main ?? {}),
      deps: (info.Deps ?? []).map(module),
      settings: (info.Settings ?? []).map(({ Key, Value = '' }) => ({ key: Key, value: Value })),
      unknown: []
    })
  })

  test('gives a whole sentence when the file has a name of one letter', () => {
    const { refusal } = parseVersionM('d', '', 'd: could not read Go build info from d: EOF\n')
    expect(refusal).toBe('could not read Go build info from the file: EOF')
  })

  test('reads output with the line ends of Windows', () => {
    const path = 'C:\\bin\\app.exe'
    const text = `${path}: go1.26.8\r\n\tpath\tp\r\n\tbuild\tGOOS=windows\r\n`
    expect(parseVersionM(path, text, '')).toMatchObject({
      goVersion: 'go1.26.8',
      modInfo: { path: 'p', settings: [{ key: 'GOOS', value: 'windows' }], unknown: [] }
    })
  })

  test("takes no other file's output for that of the one it asked about", () => {
    expect(parseVersionM('app', 'other: go1.26.8\n\tpath\tp\n', '').goVersion).toBeNull()
  })

  const words: [label: string, stdout: string, stderr: string, refusal: string][] = [
    ['on stdout, as Go 1.17 did', 'app: not a Go executable\n', '', 'not a Go executable'],
    ['with a system error', '', 'app: open app: permission denied\n', 'open the file: permission denied'],
    ['nowhere', '', '', '']
  ]
  test.each(words)('gives the reason that stands %s', (_label, stdout, stderr, refusal) => {
    expect(parseVersionM('app', stdout, stderr)).toMatchObject({ goVersion: null, refusal })
  })
})
