/** Proofs of the checksum database: recorded answers of the real one, a small one of our own, and everything altered. */
import { describe, expect, test } from '@jest/globals'
import { checkInclusion, parseLookup, sumInRecord } from '../../../src/core/toolchain/lookup.ts'
import { matchesPatterns, parseGoproxy, parseGosumdb, shownAddress } from '../../../src/core/toolchain/sum-database.ts'
import { openNote, parseVerifierKey } from '../../../src/core/toolchain/sum-note.ts'
import { auditPath, fullTile, recordHash, rootOf, tilePath, tilesFor } from '../../../src/core/toolchain/tile-proof.ts'
import { fixtureNames, fixtureText } from '../../support/fixtures.ts'
import { merkleRoot, signedNote, TestDatabase, toolchainRecord, verifierKey } from '../../support/sum-database.ts'

interface Recorded {
  readonly module: string
  readonly lookup: string
  readonly tiles: Readonly<Record<string, string>>
}

const GO_SUM = parseGosumdb('sum.golang.org')?.verifier ?? parseVerifierKey('')

function recorded(name: string): Recorded {
  return JSON.parse(fixtureText(`sumdb/${name}`)) as Recorded
}

function prove(answer: string, tiles: Readonly<Record<string, string>>): string | null {
  const lookup = parseLookup(answer, GO_SUM)
  const path = auditPath(lookup.record, lookup.head.size, (tile) => Buffer.from(tiles[tilePath(tile)] ?? '', 'base64'))
  checkInclusion(lookup, path)
  const version = /toolchain (\S+) /.exec(answer)?.[1] ?? ''
  return sumInRecord(lookup, 'golang.org/toolchain', version)
}

describe.each(fixtureNames('sumdb', '.json'))('the recorded proof of %s', (name) => {
  const { lookup, tiles } = recorded(name)

  test('holds, and gives the sum', () => {
    expect(prove(lookup, tiles)).toMatch(/^h1:[A-Za-z0-9+/]{43}=$/)
    const { record, head } = parseLookup(lookup, GO_SUM)
    expect(tilesFor(record, head.size).map(tilePath)).toEqual(Object.keys(tiles))
  })

  test('does not hold once a bit of any tile that it uses is another', () => {
    // Of the lowest tile every hash that is used stands beside the record; elsewhere whole tiles may be folded.
    for (const [path, bytes] of Object.entries(tiles)) {
      const altered = Buffer.from(bytes, 'base64')
      for (let at = 0; at < altered.length; at += 32) altered[at] = (altered[at] ?? 0) ^ 1
      expect(() => prove(lookup, { ...tiles, [path]: altered.toString('base64') })).toThrow('is not in the signed tree')
      const cut = Buffer.from(bytes, 'base64').subarray(32).toString('base64')
      expect(() => prove(lookup, { ...tiles, [path]: cut })).toThrow(`${path}: expected`)
    }
  })

  const line = lookup.split('\n')
  const change = (at: number, to: (text: string) => string): string =>
    line.map((text, index) => (index === at ? to(text) : text)).join('\n')
  const other = (text: string): string => text.replace(/.(?==$)|.$/, (last) => (last === 'A' ? 'B' : 'A'))
  test.each([
    ['the number of the record', change(0, (text) => String(Number(text) ^ 1)), 'is not in the signed tree'],
    ['the number of the record, beyond the tree', change(0, () => '999999999'), 'is not in the signed tree, which has'],
    ['the sum', change(1, (text) => text.replace('h1:', 'h1:A')), 'is not in the signed tree'],
    ['the version', change(1, (text) => text.replace('.linux', '.darwin')), 'is not in the signed tree'],
    ['a further line in the record', change(2, (text) => `${text}\nx`), 'is not in the signed tree'],
    ['the size of the tree', change(5, (text) => `${text}0`), 'does not verify'],
    ['the root', change(6, (text) => text.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))), 'does not verify'],
    ['a further line in the head', change(6, (text) => `${text}\nmore`), 'does not verify'],
    ['the signature', change(8, (text) => text.replace(/.{10}$/, (end) => other(end))), 'verif'],
    ['the key of the signature', change(8, (text) => text.replace('org A', 'org B')), 'is not signed by'],
    ['the signer', change(8, (text) => text.replace('sum.', 'sun.')), 'is not signed by'],
    ['no signature', change(8, () => ''), 'malformed'],
    ['no head', lookup.split('\n\n')[0] ?? '', 'expected a record'],
    ['nothing', '', 'expected a record'],
    ['a page of HTML', '<html>\n<body>\n\n', 'expected a record'],
    ['a carriage return', lookup.replaceAll('\n', '\r\n'), 'expected a record']
  ])('is refused when altered: %s', (_what, answer, sentence) => {
    expect(answer).not.toBe(lookup)
    expect(() => prove(answer, tiles)).toThrow(sentence)
  })
})

test('every bit of a signature counts', () => {
  const note = signedNote('some text\n', 'example.org')
  const verifier = parseVerifierKey(verifierKey('example.org'))
  expect(openNote(note, verifier)).toBe('some text\n')
  const encoded = note.trim().split(' ').at(-1) ?? ''
  const bytes = Buffer.from(encoded, 'base64')
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const flipped = Buffer.from(bytes)
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(() => openNote(note.replace(encoded, flipped.toString('base64')), verifier)).toThrow(/verify|is not signed/)
  }
})

test('signatures of others stand beside the known one', () => {
  const [head, ours] = signedNote('text\n', 'example.org').split('\n\n')
  const [, theirs] = signedNote('text\n', 'example.com').split('\n\n')
  const verifier = parseVerifierKey(verifierKey('example.org'))
  expect(openNote(`${head}\n\n${theirs}${ours}`, verifier)).toBe('text\n')
  expect(() => openNote(`${head}\n\n${theirs}`, verifier)).toThrow('is not signed by')
  expect(() => openNote(`${head}\n\n${ours}no signature line\n`, verifier)).toThrow('malformed signature line')
  expect(() => openNote(`${head}\u0000\n\n${ours}`, verifier)).toThrow('is malformed')
})

function expectRoot(got: Uint8Array, want: Uint8Array): void {
  expect(Buffer.from(got).toString('hex')).toBe(Buffer.from(want).toString('hex'))
}

test('every record of every small tree is proved, and no other hash in its place', () => {
  const leaves = Array.from({ length: 40 }, (_, at) => Buffer.from(recordHash(`record ${at}\n`)))
  for (let size = 1; size <= leaves.length; size += 1) {
    const database = new TestDatabase(
      'example.org',
      Array.from({ length: size }, (_, at) => `record ${at}\n`)
    )
    const root = merkleRoot(leaves.slice(0, size))
    for (let index = 0; index < size; index += 1) {
      const path = auditPath(index, size, (tile) => database.tile(tilePath(tile)) ?? Buffer.alloc(0))
      const leaf = leaves[index] ?? Buffer.alloc(0)
      expectRoot(rootOf(leaf, index, size, path), root)
      if (size > 1) {
        const other = index === 0 ? 1 : index - 1
        expect(() => expectRoot(rootOf(leaf, other, size, path), root)).toThrow()
        expect(() => rootOf(leaf, index, size, path.slice(1))).toThrow('an inclusion proof: expected')
      }
      expect(() => rootOf(leaf, index, size, [...path, leaf])).toThrow('an inclusion proof: expected')
    }
  }
})

test.each([255, 256, 257, 511, 512, 600, 66_000])('records of a tree of %i, across tiles', (size) => {
  const database = new TestDatabase(
    'example.org',
    Array.from({ length: size }, (_, at) => `record ${at}\n`)
  )
  const root = database.root()
  for (const index of new Set([0, 1, 254, 255 % size, 256 % size, 511 % size, size >> 1, size - 2, size - 1])) {
    const tiles = tilesFor(index, size)
    for (const tile of tiles) expect(database.tile(tilePath(tile))).not.toBeNull()
    const path = auditPath(index, size, (tile) => database.tile(tilePath(tile)) ?? Buffer.alloc(0))
    expect(Buffer.from(rootOf(recordHash(`record ${index}\n`), index, size, path))).toEqual(root)
  }
})

test.each([
  [{ level: 0, index: 0, width: 256 }, 'tile/8/0/000'],
  [{ level: 1, index: 1234, width: 7 }, 'tile/8/1/x001/234.p/7'],
  [{ level: 0, index: 1_234_067, width: 256 }, 'tile/8/0/x001/x234/067']
])('a tile is called as the database calls it: %j', (tile, path) => {
  expect(tilePath(tile)).toBe(path)
  expect(tilePath(fullTile(tile))).toBe(path.replace(/\.p\/\d+$/, ''))
})

test('an index beyond the tree, and a tree beyond reason, are refused', () => {
  expect(() => tilesFor(5, 5)).toThrow('its number')
  expect(() => tilesFor(-1, 5)).toThrow('its number')
  expect(() => tilesFor(0, 2 ** 50)).toThrow('records')
})

test('a record gives the sum of that module and version only', () => {
  const sum = `h1:${'A'.repeat(43)}=`
  const lookup = {
    record: 0,
    text: toolchainRecord('v0.0.1-go1.26.8.linux-amd64', sum),
    head: { size: 1, root: Buffer.alloc(32) }
  }
  expect(sumInRecord(lookup, 'golang.org/toolchain', 'v0.0.1-go1.26.8.linux-amd64')).toBe(sum)
  expect(sumInRecord(lookup, 'golang.org/toolchain', 'v0.0.1-go1.26.8')).toBeNull()
  expect(sumInRecord(lookup, 'golang.org/toolchai', 'v0.0.1-go1.26.8.linux-amd64')).toBeNull()
  const odd = { ...lookup, text: 'golang.org/toolchain v1 h2:x\n' }
  expect(() => sumInRecord(odd, 'golang.org/toolchain', 'v1')).toThrow('expected an h1 sum, got `h2:x`')
})

describe('verifier keys', () => {
  const key = verifierKey('sums.example.org/db')
  test('are taken with their own hash only', () => {
    expect(parseVerifierKey(key)).toMatchObject({ name: 'sums.example.org/db' })
    expect(() => parseVerifierKey(key.replace('sums', 'sumz'))).toThrow('was damaged: its hash is')
  })
  test.each(['', 'a', 'a+b', 'a+12345678+', 'a+12345678+AAAA', 'a b+12345678+AAAA', 'a+1234567g+AAAA'])(
    '%j is none',
    (text) => {
      expect(() => parseVerifierKey(text)).toThrow('the verifier key')
    }
  )
})

describe('GOSUMDB', () => {
  const key = verifierKey('sums.example.org')
  test.each([
    ['sum.golang.org', 'sum.golang.org', true, null],
    [' sum.golang.org  https://mirror.example.org/sums/ ', 'sum.golang.org', true, 'https://mirror.example.org/sums'],
    ['sum.golang.google.cn', 'sum.golang.org', true, 'https://sum.golang.google.cn'],
    ['KEY', 'sums.example.org', false, null],
    ['KEY http://127.0.0.1:1/x', 'sums.example.org', false, 'http://127.0.0.1:1/x']
  ])('%s', (value, name, isKnown, url) => {
    expect(parseGosumdb(value.replace('KEY', key))).toMatchObject({ verifier: { name }, isKnown, url })
  })
  test('off is none', () => expect(parseGosumdb('off')).toBeNull())
  test.each([
    ['', 'expected a key'],
    ['a b c', 'expected a key'],
    ['unknown.example.org', 'the verifier key'],
    ['https://x', 'of the form host[/path]'],
    ['x/', 'of the form host[/path]']
  ])('%j is refused', (value, sentence) => {
    expect(() => parseGosumdb(/[/]/.test(value) ? verifierKey(value) : value)).toThrow(sentence)
  })
})

test.each([
  ['https://a.example,direct', ['https://a.example , not-found', 'direct , not-found']],
  [
    'https://a.example/ | https://b.example,off,https://c.example',
    ['https://a.example , any', 'https://b.example , not-found', 'off , not-found']
  ],
  ['direct,https://a.example', ['direct , not-found']],
  [',,', ['off , not-found']],
  ['', ['off , not-found']],
  ['file:///cache/download', ['file:///cache/download , not-found']]
])('GOPROXY %s', (value, want) => {
  expect(parseGoproxy(value).map(({ proxy, next }) => `${proxy} , ${next}`)).toEqual(want)
})

test.each([
  ['golang.org/toolchain', true],
  ['golang.org', true],
  ['golang.org/*', true],
  ['*', true],
  ['*.org/tool*', true],
  ['golang.or[a-h]/x,golang.or[a-h]', true],
  ['golang.or[^a-h]', false],
  ['golang.org/toolchain/x', false],
  ['golang', false],
  ['example.com', false],
  ['golangxorg', false],
  ['golang.org[', false],
  ['', false],
  [' ,', false]
])('the pattern %j covers golang.org/toolchain: %j', (patterns, want) => {
  expect(matchesPatterns(patterns, 'golang.org/toolchain')).toBe(want)
})

test.each([
  ['https://user:pass@proxy.example/x?token=1#y', 'https://proxy.example/x'],
  ['https://us@er:p@proxy.example', 'https://proxy.example'],
  ['direct', 'direct']
])('an address is shown without what is secret: %s', (address, want) => {
  expect(shownAddress(address)).toBe(want)
})
