// The reader of build logs on a log of a gigabyte: bytes a second, and memory that does not grow with the log.
import { loadSource } from '../tools/load-source.mjs'
import { report } from './measure.mjs'

const BYTES = 1_000_000_000
/** Imports of each package in the log, of those before it. */
const IMPORTS = 30
const hex = (n) => n.toString(16).padStart(64, '0')

/** What `go build -x` writes for one package; every one has names of its own. */
function packageLines(n) {
  const action = `b${String(n).padStart(3, '0')}`
  const imports = Array.from({ length: IMPORTS }, (_, i) => {
    const other = (n * 7 + i * 13) % 5000
    return `packagefile example.com/module${other % 300}/internal/package${other}=/home/user/.cache/go-build/${hex(other).slice(-2)}/${hex(other)}-d`
  })
  const files = Array.from({ length: 12 }, (_, i) => `./file_${n}_${i}.go`)
  return [
    `mkdir -p $WORK/${action}/`,
    `cat >/tmp/go-build1/${action}/importcfg << 'EOF' # internal`,
    '# import config',
    ...imports,
    'EOF',
    `cd /home/user/module${n % 300}/internal/package${n}`,
    `/usr/local/go/pkg/tool/linux_amd64/compile -o $WORK/${action}/_pkg_.a -trimpath "$WORK/${action}=>" -p example.com/module${n % 300}/internal/package${n} -lang=go1.24 -complete -buildid ${hex(n).slice(-20)}/${hex(n).slice(-20)} -goversion go1.26.8 -c=4 -nolocalimports -importcfg $WORK/${action}/importcfg -pack ${files.join(' ')}`,
    `go tool buildid -w $WORK/${action}/_pkg_.a # internal`,
    `cp $WORK/${action}/_pkg_.a /home/user/.cache/go-build/${hex(n).slice(-2)}/${hex(n)}-d # internal`,
    ''
  ].join('\n')
}

/** Every limit held? */
export async function log() {
  const { BuildLogParser } = await loadSource('src/core/buildlog/parse.ts')
  // A build of 5,000 packages, again and again: what is told apart is bounded by the build, not by the log.
  const pieces = []
  for (let n = 0, text = ''; n < 5000; n += 1) {
    text += packageLines(n)
    if (text.length < 1 << 20 && n < 4999) continue
    pieces.push(Buffer.from(text))
    text = ''
  }
  const parser = new BuildLogParser()
  const before = process.memoryUsage().rss
  let peak = before
  let bytes = 0
  const started = process.cpuUsage()
  for (let i = 0; bytes < BYTES; i = (i + 1) % pieces.length) {
    const piece = pieces[i]
    bytes += piece.length
    parser.push(piece.toString('latin1'))
    peak = Math.max(peak, process.memoryUsage().rss)
  }
  const { compiled } = parser.end()
  const { user, system } = process.cpuUsage(started)
  const rate = bytes / (user + system)
  console.log(`${(bytes / 1e9).toFixed(1)} GB, ${compiled.length} packages`)
  const held = [
    report('build log: 150 MB/s against what was read', 150 / rate, 1),
    report('build log: memory above the start', (peak - before) / 1e6, 250, 'MB')
  ]
  console.log(`${''.padEnd(56)} ${rate.toFixed(0)} MB/s`)
  return held.every(Boolean)
}
