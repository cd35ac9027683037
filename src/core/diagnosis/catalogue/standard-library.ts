/**
 * The packages of the standard library that people import, and the version of Go that brought the younger ones.
 *
 * Source: the directories below src/, and the files api/go1.*.txt of Go 1.26.
 */

/** Minor version of the Go 1 that has the package first. */
const SINCE: ReadonlyMap<string, number> = new Map([
  ['crypto/ed25519', 13],
  ['hash/maphash', 14],
  ['embed', 16],
  ['go/build/constraint', 16],
  ['io/fs', 16],
  ['runtime/metrics', 16],
  ['testing/fstest', 16],
  ['debug/buildinfo', 18],
  ['net/netip', 18],
  ['go/doc/comment', 19],
  ['crypto/ecdh', 20],
  ['runtime/coverage', 20],
  ['cmp', 21],
  ['log/slog', 21],
  ['maps', 21],
  ['slices', 21],
  ['testing/slogtest', 21],
  ['go/version', 22],
  ['math/rand/v2', 22],
  ['iter', 23],
  ['structs', 23],
  ['unique', 23],
  ['crypto/fips140', 24],
  ['crypto/hkdf', 24],
  ['crypto/mlkem', 24],
  ['crypto/pbkdf2', 24],
  ['crypto/sha3', 24],
  ['weak', 24],
  ['testing/synctest', 25],
  ['crypto/hpke', 26],
  ['crypto/mlkem/mlkemtest', 26],
  ['testing/cryptotest', 26]
])

const ALWAYS: ReadonlySet<string> = new Set(
  `archive/tar archive/zip bufio bytes compress/bzip2 compress/flate compress/gzip compress/lzw compress/zlib
  container/heap container/list container/ring context crypto crypto/aes crypto/cipher crypto/des crypto/dsa crypto/ecdsa
  crypto/elliptic crypto/hmac crypto/md5 crypto/rand crypto/rc4 crypto/rsa crypto/sha1 crypto/sha256 crypto/sha512
  crypto/subtle crypto/tls crypto/x509 crypto/x509/pkix database/sql database/sql/driver debug/dwarf debug/elf debug/gosym
  debug/macho debug/pe debug/plan9obj encoding encoding/ascii85 encoding/asn1 encoding/base32 encoding/base64
  encoding/binary encoding/csv encoding/gob encoding/hex encoding/json encoding/pem encoding/xml errors expvar flag fmt
  go/ast go/build go/constant go/doc go/format go/importer go/parser go/printer go/scanner go/token go/types hash
  hash/adler32 hash/crc32 hash/crc64 hash/fnv html html/template image image/color image/color/palette image/draw
  image/gif image/jpeg image/png index/suffixarray io io/ioutil log log/syslog math math/big math/bits math/cmplx
  math/rand mime mime/multipart mime/quotedprintable net net/http net/http/cgi net/http/cookiejar net/http/fcgi
  net/http/httptest net/http/httptrace net/http/httputil net/http/pprof net/mail net/rpc net/rpc/jsonrpc net/smtp
  net/textproto net/url os os/exec os/signal os/user path path/filepath plugin reflect regexp regexp/syntax runtime
  runtime/cgo runtime/debug runtime/msan runtime/pprof runtime/race runtime/trace sort strconv strings sync sync/atomic
  syscall testing testing/iotest testing/quick text/scanner text/tabwriter text/template text/template/parse time unicode
  unicode/utf16 unicode/utf8 unsafe`.split(/\s+/)
)

/** The minor version of Go 1 that brought the package: 0 for what has long been there, `null` for none of its packages. */
export function standardSince(path: string): number | null {
  return SINCE.get(path) ?? (ALWAYS.has(path) ? 0 : null)
}

const TOPS: ReadonlySet<string> = new Set(
  [...ALWAYS, ...SINCE.keys(), 'internal', 'vendor'].map((path) => path.split('/')[0] ?? '')
)

/** Whether a path is built like one of the standard library, its internal packages included: `internal/cpu`, `runtime`. */
export function looksStandard(path: string): boolean {
  return TOPS.has(path.split('/', 1)[0] ?? '')
}

/** `21` of `1.21.13`; `null` for what is no version of Go 1. */
export function minorVersion(version: string | null): number | null {
  const found = /^(?:go)?1\.(\d{1,3})(?!\d)/.exec(version ?? '')?.[1]
  return found === undefined ? null : Number(found)
}
