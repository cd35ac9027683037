import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parseGoMod } from '../../../src/core/modules/go-mod.ts'
import { goOutput } from '../../support/go-programs.ts'

/** What the local go command makes of a go.mod file. */
function goModJson(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'go-mod-'))
  try {
    writeFileSync(join(folder, 'go.mod'), text)
    return goOutput(['mod', 'edit', '-json'], {}, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('parseGoMod', () => {
  const cases: [label: string, text: string, want: ReturnType<typeof parseGoMod>][] = [
    [
      'all three directives',
      'module example.com/app\n\ngo 1.26.8\n\ntoolchain go1.27.4\n',
      { module: 'example.com/app', go: '1.26.8', toolchain: 'go1.27.4', lines: { module: 1, go: 3, toolchain: 5 } }
    ],
    [
      'comments in front, in another order',
      '// Copyright.\n// module x\n\ngo 1.21 // why\nmodule "example.com/app"\n',
      { module: 'example.com/app', go: '1.21', toolchain: null, lines: { module: 5, go: 4, toolchain: null } }
    ],
    [
      'requirements that look like directives',
      'module example.com/app\n\nrequire (\n\tgo.example/toolchain v1.0.0\n\tgo.uber.org/zap v1.0.0\n)\n\ngo 1.21\n',
      { module: 'example.com/app', go: '1.21', toolchain: null, lines: { module: 1, go: 8, toolchain: null } }
    ],
    [
      'tabs between the words, and line ends of Windows',
      'module\texample.com/app\r\ngo\t1.21\r\ntoolchain\tdefault\r\n',
      { module: 'example.com/app', go: '1.21', toolchain: 'default', lines: { module: 1, go: 2, toolchain: 3 } }
    ],
    [
      'a module alone',
      'module example.com/app\n',
      { module: 'example.com/app', go: null, toolchain: null, lines: { module: 1, go: null, toolchain: null } }
    ],
    ['nothing', '', { module: '', go: null, toolchain: null, lines: { module: null, go: null, toolchain: null } }]
  ]
  test.each(cases)('reads what the go command reads, and the lines: %s', (_label, text, want) => {
    expect(parseGoMod(goModJson(text), text)).toEqual(want)
  })

  test('throws GateError "tool" when there is no JSON', () => {
    expect(() => parseGoMod('go: errors parsing go.mod', '')).toThrow(
      expect.objectContaining({ code: 'tool', message: '`go mod edit -json`: expected a JSON object' })
    )
  })

  test.each(['null', '[]', '{"Module":null,"Go":1,"Toolchain":{}}', '{"Module":{"Path":3}}'])(
    'reads nothing out of %s',
    (json) => {
      expect(parseGoMod(json, '')).toMatchObject({ module: '', go: null, toolchain: null })
    }
  )
})
