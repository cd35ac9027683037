/** go.mod is asked about before `go env` has named it; what was asked counts only for the file that it names. */
import { expect, test } from '@jest/globals'
import { askGoModEarly, readGoMod } from '../../src/observe/toolchain.ts'
import { fakePorts } from '../support/fakes.ts'

const TEXT = 'module example.com/m\n\ngo 1.24\n'

function portsWith(files: Readonly<Record<string, string>>) {
  return fakePorts({
    files,
    programs: {
      go: (args) => ({
        stdout: JSON.stringify({ Module: { Path: args.at(-1) === '/r/go.mod' ? 'of/root' : 'of/sub' }, Go: '1.24' })
      })
    }
  })
}

test.each([
  ['the nearest one', '/r/sub', '/r/sub/go.mod', 'of/sub', ['/r/sub/go.mod']],
  ['one of a folder above', '/r/other', '/r/go.mod', 'of/root', ['/r/go.mod']],
  ['another one than the nearest', '/r/sub', '/r/go.mod', 'of/root', ['/r/sub/go.mod', '/r/go.mod']],
  ['one where none was found', '/elsewhere', '/r/go.mod', 'of/root', ['/r/go.mod']]
])('go env names %s', async (_what, cwd, named, module, asked) => {
  const ports = portsWith({ '/r/go.mod': TEXT, '/r/sub/go.mod': TEXT, '/r/other/x.go': '', '/elsewhere/x.go': '' })
  const early = await askGoModEarly(ports, cwd)
  const { goMod, file } = await readGoMod(ports, cwd, { GOMOD: named }, null, early)
  expect([goMod.module, file]).toEqual([module, named])
  expect(ports.commands.map(({ args }) => args.at(-1))).toEqual(asked)
})

test('an early question that fails is not heard where another file is meant', async () => {
  const ports = portsWith({ '/r/go.mod': TEXT })
  const early = { file: '/broken/go.mod', json: Promise.reject(new Error('gone')) }
  early.json.catch(() => {})
  expect((await readGoMod(ports, '/r', { GOMOD: '/r/go.mod' }, null, early)).goMod.module).toBe('of/root')
})
