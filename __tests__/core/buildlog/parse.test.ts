import { spawnSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import { fc, test as property } from '@fast-check/jest'
import { parseModInfo } from '../../../src/core/binary/modinfo.ts'
import { parseVersionM } from '../../../src/core/binary/version-m.ts'
import type { BuildLog } from '../../../src/core/buildlog/build-log.ts'
import { BuildLogParser, parseBuildLog } from '../../../src/core/buildlog/parse.ts'
import { fixtureNames, fixtureText, transcripts } from '../../support/fixtures.ts'
import { buildProgram, buildTrace } from '../../support/go-programs.ts'
import { makeModule } from '../../support/module.ts'
import { bare, inspectFile } from '../../support/targets.ts'

interface Expected {
  /** Packages of the link, counted with grep in the here-document of importcfg.link. */
  readonly packages: number
  /** Lines of the compiler, counted with grep. */
  readonly compiled: number
  readonly mainPackage: string | null
  readonly landing: string | null
  readonly how?: 'mv' | 'cp'
  /** Settings of the linker that must be among its arguments, in this order. */
  readonly flags?: readonly string[]
}

const bin = (go: string, name: string): string => `/home/runner/work/${go.replace('go', 'v')}/bin/${name}`

/** Packages of the small program of the transcripts by Go version: the standard library grew. */
const PACKAGES: Readonly<Record<string, number>> = { 'go1.21.13': 49, 'go1.24.13': 63, 'go1.26.8': 69 }

/** The lines of a compiler run, where the cache was not warm. */
const COLD: Readonly<Record<string, number>> = {
  'base.build-x.go1.21.13': 30,
  'base.build-x.go1.24.13': 29,
  'base.build-x.go1.26.8': 1,
  'trimpath.build-x.go1.21.13': 29,
  'trimpath.build-x.go1.24.13': 26,
  'trimpath.build-x.go1.26.8': 37
}

function expected(slug: string, go: string): Expected {
  const app = { packages: PACKAGES[go] ?? 0, compiled: 1, mainPackage: 'example.com/app' }
  // Transcripts that were made by grep or cut hold the line of the link alone.
  const bareLink = { packages: 0, compiled: 0, mainPackage: null, landing: null }
  switch (slug) {
    case 'base.build-x':
      return { ...app, compiled: COLD[`${slug}.${go}`] ?? 0, landing: bin(go, 'base') }
    case 'base.build-x-cached':
      return { ...app, compiled: 0, landing: bin(go, 'base2') }
    case 'buildid-empty.build-x':
      // The user's flag stands behind the go command's own: the ID of the link is still known.
      return { ...app, landing: bin(go, 'nobuildid'), flags: ['-buildid='] }
    case 'ldflags-sw.build-x':
      return { ...app, landing: bin(go, 'sw'), flags: ['-s', '-w'] }
    case 'trimpath.build-x':
      return {
        ...app,
        compiled: COLD[`${slug}.${go}`] ?? 0,
        landing: bin(go, 'trim'),
        flags: ['-X', 'main.version=v9']
      }
    case 'go-run.x':
      // It lands nowhere: run from the work folder, and from 1.24 on kept in the cache.
      return { ...app, landing: null, flags: ['-s', '-w'] }
    case 'gorun-cached-x':
      return { packages: 30, compiled: 1, mainPackage: 'example.com/tiny', landing: null, flags: ['-s', '-w'] }
    case 'go-install-x':
      return { ...bareLink, landing: bin(go, 'gb/hello') }
    case 'mode-pie':
      return { ...bareLink, flags: ['-installsuffix', 'shared'] }
    default:
      return bareLink
  }
}

const LOGS = fixtureNames('buildlog', '.log').map((file) => {
  const [, slug = '', go = ''] = /^(.+)\.(go1\.\d+\.\d+)\.log$/.exec(file) ?? []
  return [slug, go, file] as const
})
const LINKING = LOGS.filter(([slug]) => slug !== 'uptodate-second.build-x')

function textOf(file: string): string {
  return fixtureText(`buildlog/${file}`)
}

describe('parseBuildLog, transcripts', () => {
  test.each(LINKING)('reads the link of %s by %s', (slug, go, file) => {
    const want = expected(slug, go)
    const log = parseBuildLog(textOf(file))
    expect(log.links).toHaveLength(1)
    const [link] = log.links
    expect(log.compiled).toHaveLength(want.compiled)
    expect(link?.packages).toHaveLength(want.packages)
    expect(link?.mainPackage).toBe(want.mainPackage)
    expect(link?.landing).toEqual(want.landing === null ? null : { how: want.how ?? 'mv', path: want.landing })
    expect(link?.action).toBe('b001')
    expect(link?.argv[0]).toMatch(/\/(?:link|te\.sh)$/)
    expect(link?.argv.join(' ')).toContain((want.flags ?? []).join(' '))
    expect(log.tools['link']).toBe(1)
    expect(log.tools['compile'] ?? 0).toBe(want.compiled)
    expect(log.cutLines).toBe(0)
    // `wc -l` counts the same lines.
    expect(log.lines).toBe(textOf(file).replace(/\n$/, '').split('\n').length)
  })

  test.each(LINKING.filter(([slug, go]) => expected(slug, go).packages > 0))(
    'names packages, files, IDs and the work folder of %s by %s',
    (_slug, _go, file) => {
      const { work, links, compiled } = parseBuildLog(textOf(file))
      const [link] = links
      expect(work).toMatch(/^\/tmp\/go-build\d+$/)
      expect(link?.packages.map(({ path }) => path)).toEqual(expect.arrayContaining(['runtime', link?.mainPackage]))
      for (const entry of link?.packages ?? []) {
        expect(entry.file).toMatch(
          /^(?:\/home\/runner\/\.cache\/go-build\/[0-9a-f]{2}\/[0-9a-f]{64}-d|\/tmp\/go-build\d+\/b\d+\/_pkg_\.a)$/
        )
      }
      expect(link?.buildId).toMatch(/^([\w-]{20})\/[\w-]{20}\/[\w-]{20}\/\1$/)
      // Package main was compiled in this very build, or comes from the cache with the same action ID.
      const main = compiled.find(({ path }) => path === 'main')
      if (main !== undefined) expect(link?.buildId?.split('/')[1]).toBe(main.actionId)
      for (const { actionId, outputSha256, action } of compiled) {
        expect(actionId).toMatch(/^[\w-]{20}$/)
        expect(action).toMatch(/^b\d{3}$/)
        if (outputSha256 !== null) expect(outputSha256).toMatch(/^[0-9a-f]{64}$/)
      }
    }
  )

  // The binary's own record, as `go version -m` prints it, is the witness for what the linker was handed.
  const witnessed: [slug: string, witness: string][] = [
    ['base.build-x', 'base'],
    ['base.build-x-cached', 'base'],
    ['buildid-empty.build-x', 'buildid-empty'],
    ['ldflags-sw.build-x', 'ldflags-sw'],
    ['trimpath.build-x', 'trimpath']
  ]
  const pairs = witnessed.flatMap(([slug, witness]) =>
    transcripts(`version-m/${witness}.json`).map(([go, transcript]) => [slug, go, transcript] as const)
  )
  test.each(pairs)('reads the module info of %s by %s as the binary records it', (slug, go, { args, stdout }) => {
    const [link] = parseBuildLog(textOf(`${slug}.${go}.log`)).links
    const { modInfo } = parseVersionM(args[0] ?? '', stdout, '')
    expect(modInfo.path).toBe('example.com/app')
    expect(parseModInfo(link?.modInfo ?? '')).toEqual(modInfo)
  })

  test('finds no link when everything was up to date', () => {
    const log = parseBuildLog(textOf('uptodate-second.build-x.go1.26.8.log'))
    expect(log).toMatchObject({ links: [], compiled: [], tools: {} })
  })

  test('finds the program that a wrapper runs, and counts it once', () => {
    const log = parseBuildLog(textOf('toolexec-link.go1.26.8.log'))
    expect(log.links[0]?.argv.slice(0, 2)).toEqual([
      '/home/runner/work/v1.26.8/te.sh',
      '/usr/local/go/pkg/tool/linux_amd64/link'
    ])
    // `TOOLEXEC link args=10` is what the wrapper printed, and no command.
    expect(log.tools).toEqual({ link: 1 })
  })

  test('counts the C compiler', () => {
    expect(parseBuildLog(textOf('linkmode-external.go1.26.8.log')).tools).toEqual({ gcc: 19, link: 1 })
  })
})

describe('parseBuildLog, a build of now', () => {
  test('agrees with the binary that the build made', () => {
    const program = bare('linux/amd64', '-ldflags=-w -X "main.version=a b"')
    const facts = inspectFile(buildProgram(program))
    const log = parseBuildLog(buildTrace(program))
    const [link] = log.links
    const [action, mainAction, mainContent] = link?.buildId?.split('/') ?? []
    expect(facts.buildId).toMatchObject({ action, mainAction, mainContent })
    expect(link).toMatchObject({ mainPackage: 'example.com/tiny', landing: { how: 'mv', path: 'tiny' } })
    expect(link?.argv).toEqual(expect.arrayContaining(['-w', '-X', 'main.version=a b']))
    const info = parseModInfo(link?.modInfo ?? '')
    expect(info).toMatchObject({ path: facts.mainPackage, main: facts.main, unknown: [] })
    expect(info.settings.map(({ key }) => key)).toEqual(Object.keys(facts.settings))
  })
})

test('reads on behind the list of embedded files, which ends without a line end', () => {
  // Of every run anew, so that these packages are compiled.
  const own = (name: string) =>
    `package ${name}\n\nimport _ "embed"\n\n//go:embed a.txt\nvar Text string\n\n// ${Date.now()}\n`
  const module = makeModule({
    'go.mod': 'module example.com/tiny\n\ngo 1.21\n',
    'a.txt': 'in main',
    'lib/a.txt': 'in lib',
    'lib/lib.go': own('lib'),
    'main.go': own('main'),
    'start.go': 'package main\n\nfunc main() { println(Text, lib()) }\n',
    'use.go': 'package main\n\nimport other "example.com/tiny/lib"\n\nfunc lib() string { return other.Text }\n'
  })
  try {
    const { status, stderr } = spawnSync('go', ['build', '-x', '-o', 'tiny', '.'], {
      cwd: module.root,
      encoding: 'utf8'
    })
    expect({ status, stderr }).toMatchObject({ status: 0, stderr: expect.stringMatching(/^\}EOF$/m) })
    const log = parseBuildLog(stderr)
    expect(log.compiled.map(({ path }) => path).toSorted()).toEqual(['example.com/tiny/lib', 'main'])
    expect(log.links).toHaveLength(1)
    expect(log.links[0]).toMatchObject({ mainPackage: 'example.com/tiny', modInfo: expect.stringContaining('path\t') })
    expect(log.links[0]?.packages.length).toBeGreaterThan(20)
  } finally {
    module.remove()
  }
})

const SMALL = textOf('gorun-cached-x.go1.26.8.log')

function inPieces(text: string, ...at: number[]): BuildLog {
  const parser = new BuildLogParser()
  let from = 0
  for (const to of [...at.toSorted((a, b) => a - b), text.length]) {
    parser.push(text.slice(from, to))
    from = to
  }
  return parser.end()
}

const ID = `${'a'.repeat(20)}/${'b'.repeat(20)}/${'c'.repeat(20)}/${'a'.repeat(20)}`
const link = `/go/pkg/tool/linux_amd64/link -o $WORK/b001/exe/a.out -buildid=${ID} x`

describe('BuildLogParser', () => {
  test('gives the same for a log that is cut in two at any place', () => {
    const whole = parseBuildLog(SMALL)
    for (let at = 0; at <= SMALL.length; at++) {
      expect({ at, log: inPieces(SMALL, at) }).toEqual({ at, log: whole })
    }
  })

  property.prop([fc.array(fc.nat({ max: SMALL.length }), { maxLength: 50 })], { numRuns: 200 })(
    'gives the same for a log that comes in many pieces',
    (places) => {
      expect(inPieces(SMALL, ...places)).toEqual(parseBuildLog(SMALL))
    }
  )

  test('reads the line ends of Windows', () => {
    const text = textOf('base.build-x.go1.26.8.log')
    expect(parseBuildLog(text.replaceAll('\n', '\r\n'))).toEqual(parseBuildLog(text))
  })

  test('reads a last line without an end', () => {
    expect(parseBuildLog(SMALL.trimEnd())).toEqual(parseBuildLog(SMALL))
  })

  test('reads what Windows writes', () => {
    const hash = 'ab'.repeat(32)
    const log = parseBuildLog(
      [
        'WORK=C:\\Users\\runner\\AppData\\Local\\Temp\\go-build1',
        '"C:\\\\Program Files\\\\Go\\\\pkg\\\\tool\\\\windows_amd64\\\\compile.exe" -o "$WORK\\\\b001\\\\_pkg_.a" -p main -buildid x/x -pack main.go',
        `cp "$WORK\\\\b001\\\\_pkg_.a" "C:\\\\Users\\\\runner\\\\go-build\\\\ab\\\\${hash}-d" # internal`,
        'cat >"C:\\\\Users\\\\runner\\\\AppData\\\\Local\\\\Temp\\\\go-build1\\\\b001\\\\importcfg.link" << \'EOF\' # internal',
        'packagefile example.com/app=C:\\Users\\runner\\AppData\\Local\\Temp\\go-build1\\b001\\_pkg_.a',
        `packagefile runtime=C:\\Users\\runner\\go-build\\cd\\${hash}-d`,
        'EOF',
        `GOROOT='C:\\Program Files\\Go' "C:\\\\Program Files\\\\Go\\\\pkg\\\\tool\\\\windows_amd64\\\\link.exe" -o "$WORK\\\\b001\\\\exe\\\\a.out.exe" -buildid=${ID} "$WORK\\\\b001\\\\_pkg_.a"`,
        'mv "$WORK\\\\b001\\\\exe\\\\a.out.exe" "C:\\\\out dir\\\\app.exe"'
      ].join('\r\n')
    )
    expect(log).toMatchObject({
      work: 'C:\\Users\\runner\\AppData\\Local\\Temp\\go-build1',
      compiled: [{ path: 'main', action: 'b001', actionId: 'x', outputSha256: hash }],
      tools: { compile: 1, link: 1 }
    })
    expect(log.links).toMatchObject([
      {
        mainPackage: 'example.com/app',
        env: { GOROOT: 'C:\\Program Files\\Go' },
        buildId: ID,
        packages: [{ path: 'example.com/app' }, { path: 'runtime' }],
        landing: { how: 'mv', path: 'C:\\out dir\\app.exe' }
      }
    ])
  })

  const landings: [label: string, line: string, landing: BuildLog['links'][number]['landing']][] = [
    ['mv', 'mv $WORK/b001/exe/a.out app', { how: 'mv', path: 'app' }],
    ['cp, across devices', 'cp $WORK/b001/exe/a.out /mnt/app', { how: 'cp', path: '/mnt/app' }],
    ['a path with spaces', 'mv $WORK/b001/exe/a.out "/out dir/app"', { how: 'mv', path: '/out dir/app' }],
    ['nowhere: -o /dev/null, or several programs', '', null],
    ['nowhere but in the cache', `cp $WORK/b001/exe/a.out /c/ab/${'0'.repeat(64)}-d/app # internal`, null],
    ['elsewhere, another program', 'mv $WORK/b002/exe/a.out other', null],
    ['elsewhere, another file', 'mv $WORK/b001/_pkg_.a lib.a', null]
  ]
  test.each(landings)('follows the program to where it lands: %s', (_label, line, landing) => {
    expect(parseBuildLog(`${link}\n${line}\n`).links).toMatchObject([{ landing }])
  })

  // Measured: -buildmode=plugin of Go 1.26.8. The file has an ending of its own, so the trace alone says where it is.
  test('follows a library that is linked in its own folder', () => {
    const library = link.replace('-o $WORK/b001/exe/a.out', '-o a.out.so -importcfg $WORK/b001/importcfg.link')
    expect(library).not.toBe(link)
    expect(parseBuildLog(`${library}\nmv $WORK/b001/exe/a.out.so /out/app.so\n`).links).toMatchObject([
      { landing: { how: 'mv', path: '/out/app.so' } }
    ])
  })

  test('keeps several programs of one build apart', () => {
    const log = parseBuildLog(
      ['b001', 'b007']
        .map((action) => `${link.replace('b001', action)}\nmv $WORK/${action}/exe/a.out out/${action}\n`)
        .join('')
    )
    expect(log.links.map(({ action, landing }) => [action, landing?.path])).toEqual([
      ['b001', 'out/b001'],
      ['b007', 'out/b007']
    ])
  })

  test('finds the main package although folders on the way look like folders of the build', () => {
    const log = parseBuildLog(
      [
        "cat >/tmp/b42/go-build1/b001/importcfg.link << 'EOF' # internal",
        'packagefile runtime=/home/b001/.cache/go-build/ab/x-d',
        'packagefile example.com/app=/tmp/b42/go-build1/b001/_pkg_.a',
        'EOF',
        link
      ].join('\n')
    )
    expect(log.links[0]?.mainPackage).toBe('example.com/app')
  })

  const noise: [label: string, line: string][] = [
    ['a file that is written', "cat >x << 'EOF'\n/go/pkg/tool/linux_amd64/link -o $WORK/b009/exe/a.out\nEOF"],
    ['words of a C compiler', 'main.go:3:2: warning: #warning /x/link -o $WORK/b009/exe/a.out -buildid=forged x'],
    ['words of a program that was run', 'run link -o $WORK/b009/exe/a.out'],
    ['a comment', '# /x/link -o $WORK/b009/exe/a.out'],
    ['what is indented', '  3 | #warning /x/link -o $WORK/b009/exe/a.out'],
    ['a change of folder', 'cd /x/link -o $WORK/b009/exe/a.out']
  ]
  test.each(noise)('takes no command from %s', (_label, line) => {
    expect(parseBuildLog(`${line}\n${link}\n`)).toMatchObject({ links: [{ action: 'b001' }], tools: { link: 1 } })
  })

  test('leaves the module info out that it cannot read', () => {
    const log = parseBuildLog(`cat >$WORK/b001/importcfg.link << 'EOF'\nmodinfo "0w\\q"\nEOF\n${link}\n`)
    expect(log.links).toMatchObject([{ modInfo: null }])
  })

  test('cuts a line over the bound, alike in one piece and in many, and reads on', () => {
    const long = `x${' long'.repeat(1 << 20)}`
    const text = `${link}\n${long}\nmv $WORK/b001/exe/a.out app\n`
    const whole = parseBuildLog(text)
    expect(whole).toMatchObject({ cutLines: 1, lines: 3, links: [{ landing: { path: 'app' } }] })
    const pieces = Array.from({ length: 200 }, (_, index) => index * 30_000)
    expect(inPieces(text, ...pieces)).toEqual(whole)
    expect(inPieces(text, link.length + 1, link.length + 1 + long.length)).toEqual(whole)
  })

  test('keeps no line of any length in memory', () => {
    const parser = new BuildLogParser()
    const piece = 'x'.repeat(1 << 20)
    const before = process.memoryUsage().heapUsed
    for (let i = 0; i < 256; i++) parser.push(piece.slice(i % 7))
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 << 20)
    parser.push(`\n${link}\n`)
    expect(parser.end()).toMatchObject({ cutLines: 1, links: [{ action: 'b001' }] })
  })
})

describe('what a compiler run says', () => {
  const compile = (more: string): string =>
    `/go/pkg/tool/linux_amd64/compile -o $WORK/b002/_pkg_.a ${more} -p example.com/a -buildid x/x -pack ./a.go\n`
  const none = { trimpath: false, overlaid: [], unoptimized: false, uninlined: false, instrumented: [] }
  const flags: [what: string, more: string, want: Record<string, unknown>][] = [
    ['nothing special', '-trimpath "$WORK/b002=>"', {}],
    ['-trimpath', '-trimpath "$WORK/b002=>;/home/me/a=>example.com/a"', { trimpath: true }],
    ['-N -l', '-trimpath "$WORK/b002=>" -N -l', { unoptimized: true, uninlined: true }],
    ['-race', '-trimpath "$WORK/b002=>" -race', { instrumented: ['race'] }],
    [
      '-overlay',
      '-trimpath "/home/me/ov.go=>/home/me/a/main.go;$WORK/b002=>"',
      { overlaid: [{ from: '/home/me/ov.go', to: '/home/me/a/main.go' }] }
    ]
  ]
  test.each(flags)('%s', (_what, more, want) => {
    expect(parseBuildLog(compile(more)).compiled).toMatchObject([{ flags: { ...none, ...want } }])
  })

  test('-overlay, of a real build', () => {
    const text = fixtureText('buildlog-lines/overlay.go1.26.8.log')
    expect(parseBuildLog(text).compiled[0]?.flags.overlaid).toEqual([
      { from: '/home/runner/work/v1.26.8/ov.go', to: '/home/runner/work/v1.26.8/up4/main.go' }
    ])
  })

  test('what it imports, from which archives', () => {
    const config =
      "cat >/tmp/go-build1/b002/importcfg << 'EOF' # internal\n# import config\npackagefile fmt=/c/ab/x-d\nEOF\n"
    const log = parseBuildLog(`${config}${compile('')}`)
    expect(log.compiled).toMatchObject([{ path: 'example.com/a', imports: [{ path: 'fmt', file: '/c/ab/x-d' }] }])
  })

  test('what -toolexec put in front', () => {
    expect(parseBuildLog(textOf('toolexec-link.go1.26.8.log')).toolexec).toEqual(['/home/runner/work/v1.26.8/te.sh'])
    expect(parseBuildLog(SMALL).toolexec).toBeNull()
  })

  test('which packages hold C, and who compiled it', () => {
    const log = parseBuildLog(
      [
        "TERM='dumb' CGO_LDFLAGS='' /go/pkg/tool/linux_amd64/cgo -objdir $WORK/b001/ -importpath example.com/a -- ./a.go",
        "TERM='dumb' gcc -I . -o $WORK/b001/_x001.o -c a.cgo1.c",
        '/usr/bin/clang++ -o $WORK/b001/_x002.o -c a.cpp'
      ].join('\n')
    )
    expect(log).toMatchObject({ cgo: ['example.com/a'], hostPrograms: ['/usr/bin/clang++', 'gcc'] })
  })

  test('tells a watcher when a package starts', () => {
    const seen: string[] = []
    const parser = new BuildLogParser({ compiling: (path) => seen.push(path), linking: () => seen.push('link') })
    parser.push(`${compile('')}${link}\n`)
    parser.end()
    expect(seen).toEqual(['example.com/a', 'link'])
  })
})
