import { describe, expect, test } from '@jest/globals'
import { parseBuildLog } from '../../../src/core/buildlog/parse.ts'
import { assembleRecord, completeRecord, type Observation } from '../../../src/core/record/assemble.ts'
import { canonicalJson } from '../../../src/core/record/canonical.ts'
import { outputHashes, packageRecords } from '../../../src/core/record/packages.ts'
import {
  REDACTED,
  redactArgs,
  redactCommandLine,
  redactEnvironment,
  redactFlags
} from '../../../src/core/record/redact.ts'
import { GateError } from '../../../src/core/errors.ts'
import { parseRecord } from '../../../src/schemas/parse-record.ts'
import { GOOD_BINARY, GOOD_RECORD, recordWith } from '../../support/records.ts'

describe('canonicalJson', () => {
  test('gives the same bytes whatever the order of keys', () => {
    expect(canonicalJson({ b: 1, a: { d: [2, 1], c: null } })).toBe(canonicalJson({ a: { c: null, d: [2, 1] }, b: 1 }))
    expect(canonicalJson({ b: 1, a: 2 })).toBe('{\n  "a": 2,\n  "b": 1\n}\n')
  })

  test('keeps a key that is named __proto__ and drops what is undefined', () => {
    expect(canonicalJson(JSON.parse('{"__proto__": 1}'))).toBe('{\n  "__proto__": 1\n}\n')
    expect(canonicalJson({ a: undefined })).toBe('{}\n')
  })
})

describe('redaction', () => {
  test.each([
    ['-s -w', '-s -w'],
    ['-X main.token=secret', `-X main.token=${REDACTED}`],
    ['-s -X=main.token=secret -w', `-s -X=main.token=${REDACTED} -w`],
    ["-X 'main.name=a secret with spaces' -s", `-X main.name=${REDACTED} -s`],
    ['-X "main.dsn=postgres://u:p@h/db"', `-X main.dsn=${REDACTED}`],
    ['all=-X main.v=1', `all=-X main.v=${REDACTED}`],
    // Recorded as typed, spaces in front of the pattern and behind it included.
    [' all=-X main.v=secret', `all=-X main.v=${REDACTED}`],
    ["\tfmt = '-X=main.v=secret' -s", `fmt =-X=main.v=${REDACTED} -s`],
    ['all=-X=main.v=secret', `all=-X=main.v=${REDACTED}`],
    ['-X main.empty=', `-X main.empty=${REDACTED}`],
    // Not closed: what is a definition cannot be told, so nothing is kept.
    ["-X 'main.name=a secret", REDACTED],
    ['-extldflags "-Wl,-z,now"', '-extldflags "-Wl,-z,now"']
  ])('redactFlags of %s', (input, want) => {
    expect(redactFlags(input)).toBe(want)
    expect(redactFlags(input)).not.toContain('secret')
  })

  test.each([
    [
      ['make', 'build'],
      ['make', 'build']
    ],
    [
      ['make', 'TOKEN=abc', 'V=1'],
      ['make', 'TOKEN=[redacted]', 'V=1']
    ],
    [
      ['x', '--api-key=abc', '--api-key', 'abc', '--out', 'dist'],
      ['x', '--api-key=[redacted]', '--api-key', '[redacted]', '--out', 'dist']
    ],
    [
      ['go', 'build', '-ldflags', '-X main.key=abc'],
      ['go', 'build', '-ldflags', '"-X" main.key=[redacted]']
    ],
    [
      ['sh', '-c', 'go build -ldflags="-X main.key=abc"'],
      ['sh', '-c', '[redacted]']
    ],
    [
      ['sh', '-c', 'DEPLOY_TOKEN=abc make'],
      ['sh', '-c', 'DEPLOY_TOKEN=[redacted]']
    ],
    [
      ['git', 'clone', 'https://me:abc@example.com/x'],
      ['git', 'clone', 'https://[redacted]@example.com/x']
    ]
  ])('redactCommandLine of %j', (argv, want) => {
    const redacted = redactCommandLine(argv)
    expect(redacted.join(' ')).not.toContain('abc')
    expect(redacted.map((word) => word.replaceAll('"', ''))).toEqual(want.map((word) => word.replaceAll('"', '')))
  })

  test('redactArgs finds definitions in every place of a command line', () => {
    const args = [
      '-trimpath',
      '-ldflags=-s -X main.a=secret1',
      '-ldflags',
      '-X=main.b=secret2',
      '-X',
      'main.c=secret3',
      '-X=main.d=secret4',
      './...'
    ]
    const redacted = redactArgs(args)
    expect(redacted.join(' ')).not.toMatch(/secret/)
    expect(redacted).toEqual([
      '-trimpath',
      `-ldflags=-s -X main.a=${REDACTED}`,
      '-ldflags',
      `-X=main.b=${REDACTED}`,
      '-X',
      `main.c=${REDACTED}`,
      `-X=main.d=${REDACTED}`,
      './...'
    ])
  })

  test.each([
    ['GOFLAGS', '-mod=mod', '-mod=mod'],
    ['GOFLAGS', "'-ldflags=-X main.a=hush' -v", `"-ldflags=-X main.a=${REDACTED}" -v`],
    ['GOPROXY', 'https://user:pass@proxy.example.org,direct', `https://${REDACTED}@proxy.example.org,direct`],
    [
      'GOPROXY',
      'https://proxy.example.org|https://tok@b.example.org',
      `https://proxy.example.org|https://${REDACTED}@b.example.org`
    ],
    ['GOAUTH', 'netrc; git /dir', 'netrc; git /dir'],
    ['GOAUTH', 'mycmd --token abc', REDACTED],
    ['MY_API_TOKEN', 'x', REDACTED],
    ['AWS_SECRET_ACCESS_KEY', 'x', REDACTED],
    ['EMPTY_TOKEN', '', ''],
    ['CC', 'gcc', 'gcc']
  ])('redactEnvironment of %s=%s', (name, value, want) => {
    expect(redactEnvironment(name, value)).toBe(want)
  })
})

const TRACE = `WORK=/tmp/go-build1
/usr/local/go/pkg/tool/linux_amd64/compile -o $WORK/b002/_pkg_.a -p example.com/app/lib -buildid LIBACTIONLIBACTIONLI/LIBACTIONLIBACTIONLI -pack ./lib.go
cp $WORK/b002/_pkg_.a /c/ab/${'ab'.repeat(32)}-d # internal
/usr/local/go/pkg/tool/linux_amd64/compile -o $WORK/b001/_pkg_.a -p main -buildid MAINACTIONMAINACTION/MAINACTIONMAINACTION -pack ./main.go
cat >/tmp/go-build1/b001/importcfg.link << 'EOF' # internal
packagefile example.com/app=/tmp/go-build1/b001/_pkg_.a
packagefile example.com/app/lib=/tmp/go-build1/b002/_pkg_.a
packagefile rsc.io/quote/v3=/c/cd/${'cd'.repeat(32)}-d
packagefile fmt=/c/ef/${'ef'.repeat(32)}-d
EOF
/usr/local/go/pkg/tool/linux_amd64/link -o $WORK/b001/exe/a.out -importcfg $WORK/b001/importcfg.link -buildmode=exe -buildid=AA/BB/CC/AA -s -X main.token=secret -extld=gcc $WORK/b001/_pkg_.a
mv $WORK/b001/exe/a.out bin/app
`

describe('packageRecords', () => {
  const log = parseBuildLog(TRACE)
  const [link] = log.links
  if (link === undefined) throw new Error('the trace links')

  test('tells compiled from cached and finds modules and IDs', () => {
    const ids = new Map([['cd'.repeat(32), { actionId: 'quoteAction', contentId: 'quoteContent' }]])
    const packages = packageRecords({
      log,
      link,
      ids,
      modules: ['example.com/app', 'rsc.io/quote', 'rsc.io/quote/v3'],
      checks: new Map(),
      times: new Map()
    })
    expect(
      packages.map(({ path, module, actionId, contentId, origin }) => [path, module, actionId, contentId, origin])
    ).toEqual([
      ['example.com/app', 'example.com/app', 'MAINACTIONMAINACTION', null, 'compiled'],
      ['example.com/app/lib', 'example.com/app', 'LIBACTIONLIBACTIONLI', null, 'compiled'],
      ['fmt', 'std', null, null, 'cached'],
      ['rsc.io/quote/v3', 'rsc.io/quote/v3', 'quoteAction', 'quoteContent', 'cached']
    ])
    expect(packages[1]?.outputSha256).toBe('ab'.repeat(32))
  })

  test('names every archive that can be looked at', () => {
    expect(outputHashes(log, link).toSorted()).toEqual(['ab', 'cd', 'ef'].map((pair) => pair.repeat(32)))
  })
})

describe('assembleRecord', () => {
  const log = parseBuildLog(TRACE)
  const observation: Observation = {
    toolVersion: '1.0.0',
    run: GOOD_RECORD.run,
    source: GOOD_RECORD.source,
    go: {
      env: {
        GOVERSION: 'go1.26.8',
        GOROOT: '/usr/local/go',
        GOHOSTOS: 'linux',
        GOHOSTARCH: 'amd64',
        GOTOOLCHAIN: 'auto',
        GOCACHE: '/c',
        GOGCCFLAGS: '-x',
        GOPROXY: 'https://u:p@h'
      },
      changed: { GOPROXY: 'https://u:p@h' },
      origins: { GOPROXY: 'environment' },
      local: 'go1.26.8',
      tools: [],
      cc: null,
      goMod: null,
      authenticity: null
    },
    build: {
      packages: ['./...'],
      flags: ['-ldflags=-X main.token=secret'],
      env: { GOFLAGS: '', MY_TOKEN: 'secret' },
      flagsFrom: 'input',
      flagsAt: null,
      policySha256: null,
      log,
      link: log.links[0] ?? null,
      actions: [],
      landedElsewhere: null,
      missedVariables: []
    },
    observed: null,
    archiveIds: new Map(),
    cacheEntries: new Map(),
    cacheFolder: null,
    cacheLedger: null,
    binary: { ...GOOD_BINARY, path: 'linux_amd64/app' },
    expected: { package: 'example.com/app', module: 'example.com/app', target: 'linux/amd64' },
    witness: null,
    locks: { sums: new Map([['rsc.io/quote v1.5.2', 'h1:good=']]), vendored: new Set(), workspace: null },
    release: { output: null, sha256: null },
    policy: { path: null, sha256: null, commit: null, changed: false, note: null }
  }
  const record = assembleRecord(observation)

  test('takes over what was seen', () => {
    expect(record).toMatchObject({
      schema: 1,
      subject: { module: 'example.com/app', package: 'example.com/app', target: 'linux/amd64', name: 'app' },
      toolchain: { version: 'go1.26.8', host: 'linux/amd64', asked: 'auto' },
      modules: { deps: [{ path: 'rsc.io/quote', state: 'locked' }] },
      cache: { path: '/c', compiled: 2, cached: 2 },
      link: { buildMode: 'exe', landed: 'mv', actionId: 'AA', external: false }
    })
  })

  test('keeps of the linker arguments what is not of one run, and no secret anywhere', () => {
    expect(record.link?.flags).toEqual(['-buildmode=exe', '-s', '-X', `main.token=${REDACTED}`, '-extld=gcc'])
    expect(canonicalJson(record)).not.toMatch(/secret|u:p@/)
  })

  test('does not record what says where things lie on one machine', () => {
    expect(Object.keys(record.environment.effective)).not.toContain('GOGCCFLAGS')
  })

  test('is read back as it was written', () => {
    const complete = completeRecord(record, GOOD_RECORD.chain, [])
    expect(parseRecord(canonicalJson(complete), 'record.json')).toEqual(complete)
  })
})

describe('parseRecord', () => {
  const text = canonicalJson(GOOD_RECORD)
  const changed = (change: (value: Record<string, unknown>) => void): string => {
    const value = JSON.parse(text) as Record<string, unknown>
    change(value)
    return JSON.stringify(value)
  }

  test('takes a good record', () => {
    expect(parseRecord(text, 'x')).toEqual(GOOD_RECORD)
  })

  test.each([
    ['empty text', '', 'it is not JSON, or it was cut off'],
    ['a record cut off', text.slice(0, 500), 'it is not JSON, or it was cut off'],
    ['something else', '[]', '`schema`'],
    [
      'a future version',
      changed((value) => Object.assign(value, { schema: 2 })),
      'schema version 2, this program knows up to 1; use a newer go-provenance-gate'
    ],
    ['no version', changed((value) => delete value['schema']), '`schema`'],
    ['a member too many', changed((value) => Object.assign(value, { extra: 1 })), '`extra`: expected never'],
    ['a member missing', changed((value) => delete value['binary']), '`binary`'],
    [
      'a wrong type',
      changed((value) => Object.assign(value, { cache: { path: 7, compiled: 0, cached: 0 } })),
      '`cache.path`'
    ],
    [
      'a wrong word',
      changed((value) => Object.assign(value, { run: { ...GOOD_RECORD.run, mode: 'guess' } })),
      '`run.mode`'
    ],
    [
      'a hash that is none',
      changed((value) => Object.assign(value, { source: { ...GOOD_RECORD.source, head: 'HEAD' } })),
      '`source.head`'
    ],
    [
      'text that is too long',
      changed((value) => Object.assign(value, { subject: { ...GOOD_RECORD.subject, name: 'x'.repeat(5000) } })),
      '`subject.name`'
    ],
    [
      'a list that is too long',
      changed((value) =>
        Object.assign(value, { source: { ...GOOD_RECORD.source, parents: new Array(101).fill('1'.repeat(40)) } })
      ),
      '`source.parents`'
    ],
    ['too many bytes', `${' '.repeat(33 << 20)}${text}`, 'expected at most 32 MiB']
  ])('refuses %s with one sentence', (_label, input, want) => {
    expect(() => parseRecord(input, 'base.json')).toThrow(GateError)
    expect(() => parseRecord(input, 'base.json')).toThrow(/^`base.json` is no usable record: /)
    expect(() => parseRecord(input, 'base.json')).toThrow(want)
  })

  test('reads records of every mode', () => {
    const inspected = recordWith({ run: { mode: 'inspect' }, build: null, link: null, witness: null, packages: [] })
    expect(parseRecord(canonicalJson(inspected), 'x')).toEqual(inspected)
  })
})
