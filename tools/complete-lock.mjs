// Adds the lock entries npm could not fetch here (other platforms' optional binaries), so that npm 11's `npm ci` accepts the lock.
import { readFileSync, writeFileSync } from 'node:fs'

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const OS = /(?:^|[-/])(linux|linuxmusl|darwin|win32|android|freebsd|netbsd|openbsd|openharmony|sunos|aix)(?:$|[-_])/
const CPU = /(?:^|[-_])(x64|arm64|arm|ia32|ppc64|riscv64|s390x|loong64|mips64el|wasm32)(?:$|[-_])/
let added = 0
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const nested = `${path}/node_modules/${name}`
    const top = `node_modules/${name}`
    if (lock.packages[nested] || lock.packages[top] || !/^\d+\.\d+\.\d+/.test(range)) continue
    const os = OS.exec(name)?.[1]
    const cpu = CPU.exec(name)?.[1]
    lock.packages[top] = {
      version: range,
      dev: true,
      optional: true,
      ...(cpu && { cpu: [cpu] }),
      ...(os && { os: [os] })
    }
    added += 1
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} entries added`)
