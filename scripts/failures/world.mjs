// The world that recordings need: a module proxy of files, and a server that refuses in every way.
//
//   /401 /403 /404 /410 /500   that answer to everything, as a proxy
//   /git/                      asks for a name and a password
//   /hang                      never answers
//   /html/                     a page to log in, as a firewall shows it
//   /sumdb                     a checksum database of one record, in which rsc.io/quote has other sums
//
// Layout of a proxy: https://go.dev/ref/mod#goproxy-protocol. Of a database: golang.org/x/mod/sumdb (a signed note over
// an RFC 6962 tree); a tree of one record has the record's own hash for its root.
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { WRONG_SUM } from './scenario.mjs'

const mod = (path, go = '1.17') => `module ${path}\n\ngo ${go}\n`
const lib = (name, body = '') => `package ${name}\n${body}`

/** Modules by path and version: their go.mod, and their other files. */
const MODULES = {
  'example.com/dep v1.0.0': [
    mod('example.com/dep'),
    {
      'dep.go': lib('dep', '\nfunc V() string { return "v1.0.0" }\n'),
      'cmd/tool/main.go': 'package main\n\nfunc main() {}\n'
    }
  ],
  'example.com/dep v1.1.0': [
    mod('example.com/dep'),
    { 'dep.go': lib('dep', '\nfunc V() string { return "v1.1.0" }\n') }
  ],
  'example.com/dep2 v1.0.0': [
    `${mod('example.com/dep2')}\nrequire example.com/dep v1.1.0\n`,
    { 'dep2.go': lib('dep2', '\nimport _ "example.com/dep"\n') }
  ],
  'example.com/ambig v1.0.0': [mod('example.com/ambig'), { 'a.go': lib('ambig'), 'sub/s.go': lib('sub') }],
  'example.com/ambig/sub v1.0.0': [mod('example.com/ambig/sub'), { 's.go': lib('sub') }],
  'example.com/newgo v1.0.0': [mod('example.com/newgo', '1.99.0'), { 'n.go': lib('newgo') }],
  'example.com/intern v1.0.0': [mod('example.com/intern'), { 'internal/x/x.go': lib('x') }],
  'example.com/stale v1.0.0': [
    `${mod('example.com/stale')}\nrequire example.com/dep v1.9.9\n`,
    { 's.go': lib('stale', '\nimport _ "example.com/dep"\n') }
  ],
  'example.com/wrongpath v1.0.0': [mod('example.com/other'), { 'w.go': lib('wrongpath') }],
  'example.com/broken v1.0.0': [mod('example.com/broken'), { 'b.go': lib('broken', '\nfunc F() { gone() }\n') }],
  'example.com/prog v1.0.0': [mod('example.com/prog'), { 'main.go': 'package main\n\nfunc main() { gone() }\n' }],
  'example.com/withreplace v1.0.0': [
    `${mod('example.com/withreplace')}\nrequire example.com/dep v1.0.0\n\nreplace example.com/dep => ../dep\n`,
    { 'main.go': 'package main\n\nimport _ "example.com/dep"\n\nfunc main() {}\n' }
  ],
  'example.com/retr v1.0.0': [mod('example.com/retr'), { 'r.go': lib('retr') }],
  'example.com/retr v1.1.0': [
    `// Deprecated: use example.com/other instead.\n${mod('example.com/retr')}\nretract v1.0.0 // published by mistake, leaks secrets\n`,
    { 'r.go': lib('retr') }
  ],
  'rsc.io/quote v1.5.1': ['module rsc.io/quote\n', { 'quote.go': lib('quote') }]
}

/** A zip archive, stored: PKWARE's APPNOTE.TXT 4.3.7, 4.3.12 and 4.3.16. */
function zip(members) {
  const [locals, centrals] = [[], []]
  let at = 0
  for (const [name, text] of members) {
    const data = Buffer.from(text)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(0x21, 8)
    shared.writeUInt32LE(crc32(data), 10)
    shared.writeUInt32LE(data.length, 14)
    shared.writeUInt32LE(data.length, 18)
    shared.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, Buffer.from(name), data])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    centrals.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0'), shared, tail, Buffer.from(name)]))
    locals.push(local)
    at += local.length
  }
  const central = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006')
  end.writeUInt16LE(centrals.length, 8)
  end.writeUInt16LE(centrals.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, central, end])
}

/** Writes the proxy's files into a folder. */
export function writeProxy(folder) {
  const lists = new Map()
  for (const [named, [goMod, given]] of Object.entries(MODULES)) {
    const [path, version] = named.split(' ')
    const put = (name, data) => {
      const file = join(folder, path, '@v', name)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, data)
    }
    put(`${version}.info`, JSON.stringify({ Version: version, Time: '2024-01-01T00:00:00Z' }))
    put(`${version}.mod`, goMod)
    const members = Object.entries({ 'go.mod': goMod, ...given })
    put(`${version}.zip`, zip(members.map(([name, text]) => [`${path}@${version}/${name}`, text])))
    lists.set(path, [...(lists.get(path) ?? []), version])
  }
  for (const [path, versions] of lists) writeFileSync(join(folder, path, '@v', 'list'), `${versions.join('\n')}\n`)
}

/** A database of one record. The key is new for every run: nothing that is recorded shows it. */
function checksumDatabase(name) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = Buffer.concat([Buffer.from([1]), publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)])
  const id = createHash('sha256').update(`${name}\n`).update(raw).digest().subarray(0, 4)
  const record = `rsc.io/quote v1.5.1 ${WRONG_SUM}\nrsc.io/quote v1.5.1/go.mod ${WRONG_SUM}\n`
  const root = createHash('sha256')
    .update(Buffer.from([0]))
    .update(record)
    .digest()
  const tree = `go.sum database tree\n1\n${root.toString('base64')}\n`
  const signature = Buffer.concat([id, sign(null, Buffer.from(tree), privateKey)]).toString('base64')
  const note = `${tree}\n\u2014 ${name} ${signature}\n`
  return {
    key: `${name}+${id.toString('hex')}+${raw.toString('base64')}`,
    answer: (path) => {
      if (path === '/latest') return note
      if (path.startsWith('/lookup/')) return `0\n${record}\n${note}`
      return path.startsWith('/tile/8/0/') ? root : null
    }
  }
}

/** Starts the server; gives its address, the database's key and what ends it. */
export async function serve() {
  const database = checksumDatabase('sumdb.example.org')
  const server = createServer((request, response) => {
    const url = request.url ?? ''
    const code = /^\/(\d{3})\//.exec(url)?.[1]
    if (url.startsWith('/hang')) return
    if (code !== undefined) response.writeHead(Number(code)).end()
    else if (url.startsWith('/html/'))
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>log in</html>\n')
    else if (url.startsWith('/git/')) response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="git"' }).end()
    else {
      const body = url.startsWith('/sumdb/') ? database.answer(url.slice('/sumdb'.length)) : null
      response.writeHead(body === null ? 404 : 200).end(body ?? '')
    }
  })
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const url = `http://127.0.0.1:${server.address().port}`
  return {
    url,
    sumdb: `${database.key} ${url}/sumdb`,
    close: () => {
      server.closeAllConnections()
      server.close()
    }
  }
}
