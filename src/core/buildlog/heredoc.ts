/**
 * Here-documents of a `go build -x` trace: `cat >FILE << 'EOF' # internal`, the text, `EOF`.
 *
 * The go command prints the word right behind the text. A text that has no line end of its own, as the JSON that says
 * which files are embedded, ends with `}EOF`. In that JSON no other line ends so, since a name stands in quotes.
 *
 * Source: cmd/go/internal/work/shell.go (Shell.writeFile), exec.go (embedcfg).
 */

/** Whether a line is the last one of a here-document. */
export function endsHeredoc(line: string): boolean {
  return line === 'EOF' || line.endsWith('}EOF')
}
