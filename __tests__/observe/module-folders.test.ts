import { describe, expect, test } from '@jest/globals'
import { moduleFolders } from '../../src/observe/module-folders.ts'
import { fakePorts } from '../support/fakes.ts'

describe('moduleFolders', () => {
  const cases: [what: string, files: Record<string, string>, folder: string, want: string[]][] = [
    ['the module above', { '/repo/svc/go.mod': 'module example.com/svc\n' }, '/repo/svc/lib', ['example.com/svc svc']],
    ['the root', { '/repo/go.mod': '// x\nmodule "example.com/app" // y\n\ngo 1.21\n' }, '/repo', ['example.com/app ']],
    ['no module', {}, '/repo', []],
    ['a file without a module line', { '/repo/go.mod': 'go 1.21\n' }, '/repo', []],
    [
      'a workspace',
      {
        '/repo/go.work': 'go 1.21\n\nuse (\n\t./svc\n\t./gone // x\n\t../out\n)\n\nuse ./tools\n',
        '/repo/svc/go.mod': 'module example.com/svc\n',
        '/out/go.mod': 'module example.com/out\n',
        '/repo/tools/go.mod': 'module example.com/tools\n'
      },
      '/repo',
      ['example.com/svc svc', 'example.com/out ../out', 'example.com/tools tools']
    ]
  ]
  test.each(cases)('finds %s', async (_what, files, folder, want) => {
    const found = await moduleFolders(fakePorts({ files }), '/repo', folder)
    expect(found.map(({ path, directory }) => `${path} ${directory}`)).toEqual(want)
  })
})
