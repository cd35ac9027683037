import { describe, expect, test } from '@jest/globals'
import { type EnvOrigin, type EnvPlaces, envOrigin, parseEnvFile } from '../../../src/core/toolchain/env-origin.ts'

describe('parseEnvFile', () => {
  test('reads what go env -w writes, and passes over the rest', () => {
    const text = '# comment\nGOFLAGS=-mod=mod\nGOPROXY=direct\r\n\nnot a setting\n =x\nGOX\nGOEMPTY=\n'
    expect([...parseEnvFile(text)]).toEqual([
      ['GOFLAGS', '-mod=mod'],
      ['GOPROXY', 'direct'],
      ['GOEMPTY', '']
    ])
  })

  test('reads the file of a release', () => {
    const text = '# defaults\n\nGOPROXY=https://proxy.example.org,direct\nGOSUMDB=sum.golang.org\nGOTOOLCHAIN=auto\n'
    expect(parseEnvFile(text).get('GOTOOLCHAIN')).toBe('auto')
  })
})

describe('envOrigin', () => {
  const places = (changes: Partial<EnvPlaces>): EnvPlaces => ({
    policy: {},
    environment: {},
    goenv: new Map(),
    goroot: new Map(),
    goMod: new Set(),
    ...changes
  })
  const all = {
    policy: { GOX: '1' },
    environment: { GOX: '2' },
    goenv: new Map([['GOX', '3']]),
    goroot: new Map([['GOX', '4']]),
    goMod: new Set(['GOX'])
  }
  const order: [keyof EnvPlaces, EnvOrigin][] = [
    ['policy', 'policy'],
    ['environment', 'environment'],
    ['goenv', 'goenv'],
    ['goroot', 'goroot'],
    ['goMod', 'go.mod']
  ]
  test.each(order.map(([first, origin], index) => [first, origin, index] as const))(
    '%s decides before what comes later',
    (_first, origin, index) => {
      const later = Object.fromEntries(order.slice(index).map(([place]) => [place, all[place]]))
      expect(envOrigin('GOX', places(later))).toBe(origin)
    }
  )

  test('an empty value in the environment sets nothing', () => {
    expect(envOrigin('GOX', places({ environment: { GOX: '' }, goenv: new Map([['GOX', '3']]) }))).toBe('goenv')
    expect(envOrigin('GOX', places({}))).toBe('default')
  })
})
