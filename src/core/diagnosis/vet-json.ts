/**
 * What `go vet -json` prints: one object over several lines a package, below `# import/path`. Its exit code is 0 however
 * much it found (Go 1.21 to 1.26), so nothing but these lines says so.
 *
 *   {
 *   	"example.com/m": {
 *   		"printf": [
 *   			{
 *   				"posn": "/src/main.go:5:27",
 *   				"message": "fmt.Printf format %d has arg \"x\" of wrong type string"
 */
import { readPlace } from './place.ts'
import type { RawError } from './raw-error.ts'

const MAX_DEPTH_CHARS = 8

export class VetJson {
  readonly #take: (error: RawError) => unknown
  #inside = false
  #package: string | null = null
  #posn: string | null = null

  constructor(take: (error: RawError) => unknown) {
    this.#take = take
  }

  /** Whether the line is part of such an object. */
  line(text: string): boolean {
    if (!this.#inside) {
      this.#inside = text === '{'
      return this.#inside
    }
    if (text === '}') {
      this.#inside = false
      return true
    }
    const found = /^(\t{1,8})"([^"]{1,500})": (.*)$/.exec(text)
    if (found !== null) this.#entry(found[1]?.length ?? 0, found[2] ?? '', found[3] ?? '')
    // Not vet's: an object that somebody's program printed.
    else if (!/^[\t ]{1,64}[[\]{}]/.test(text) && text.trim() !== '') this.#inside = false
    return this.#inside
  }

  #entry(depth: number, name: string, rest: string): void {
    if (depth > MAX_DEPTH_CHARS) return
    if (depth === 1 && rest.startsWith('{')) this.#package = name.replace(/ \[.{0,500}\]$/, '')
    const value = stringOf(rest)
    if (value === null) return
    if (name === 'posn') this.#posn = value
    else if (name === 'message' && this.#posn !== null) {
      this.#found(this.#posn, value)
      this.#posn = null
    }
  }

  #found(posn: string, message: string): void {
    const place = readPlace(`${posn}: ${message}`)
    this.#take({
      form: 'vet',
      package: this.#package,
      file: place?.file ?? null,
      line: place?.line ?? null,
      column: place?.column ?? null,
      message,
      text: message,
      lines: [`${posn}: ${message}`],
      imports: []
    })
  }
}

function stringOf(rest: string): string | null {
  if (!rest.startsWith('"')) return null
  try {
    const value: unknown = JSON.parse(rest.endsWith(',') ? rest.slice(0, -1) : rest)
    return typeof value === 'string' ? value : null
  } catch {
    return null
  }
}
