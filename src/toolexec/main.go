// Observer stands in front of the tools that the go command runs (-toolexec) and writes down what ran.
//
// The go command calls it as `observer TOOL ARGS...`, and also as `observer TOOL -V=full`, whose answer goes into every
// action ID: that one is passed through by replacing this process. Of a tool that makes code (compile, asm, cgo, link) one
// file of JSON is left in the folder `runs` beside this program: arguments, digests of the tool and of the files it was
// given, the text of import configurations (they are deleted with the work folder), how it ended, how long it took, and of
// the linker the digest of what it wrote. One file a run and not one file for all: nothing has to be locked, and a run that
// is killed leaves no half line in the record of another.
//
// The tool has this process's own standard streams. Whatever goes wrong here is kept silent: a build must not fail, and
// must not print, because it is observed.
//
// The program has to be named `compile`: the go command hands long argument lists over in a file (`@FILE`) when the
// program that it starts has the name of a tool, and else not at all, which Windows refuses beyond 32 kB.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
	"unicode/utf8"
)

// Text of one import configuration; the largest real programs have 2 MB.
const maxConfigBytes = 16 << 20

// Files of one run that are digested.
const maxInputs = 20000

var observed = map[string]bool{"compile": true, "asm": true, "cgo": true, "link": true}

func main() {
	args := os.Args[1:]
	var response string
	if len(args) == 1 && strings.HasPrefix(args[0], "@") {
		response = args[0][1:]
		args = expand(response)
	}
	if len(args) == 0 {
		os.Exit(2)
	}
	tool := toolIndex(args)
	if tool < 0 || len(args) > tool+1 && (args[tool+1] == "-V=full" || args[tool+1] == "-###") {
		if program := absolute(args[0]); response == "" && program != "" {
			syscall.Exec(program, args, os.Environ())
		}
		// Windows cannot replace a process.
		exit(run(args, response, nil))
	}
	seen := &evidence{argv: args, tool: tool, start: time.Now()}
	before := seen.look()
	state := run(args, response, before)
	seen.write(state)
	exit(state)
}

// end is how a tool ended.
type end struct {
	code   int
	signal os.Signal
}

// run runs the tool and, meanwhile, work.
func run(args []string, response string, work func()) end {
	if response != "" {
		args = shorten(args, response)
	}
	program := absolute(args[0])
	if program == "" {
		program = args[0]
	}
	// A terminal sends an interrupt to the tool as well; this process has to outlive it to say how it ended.
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	child, err := os.StartProcess(program, args, &os.ProcAttr{Files: []*os.File{os.Stdin, os.Stdout, os.Stderr}})
	if err != nil {
		os.Stderr.WriteString(err.Error() + "\n")
		return end{code: 1}
	}
	go func() {
		for received := range signals {
			if received != os.Interrupt {
				child.Signal(received)
			}
		}
	}()
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() { recover() }()
		if work != nil {
			work()
		}
	}()
	state, err := child.Wait()
	<-done
	if err != nil {
		return end{code: 1}
	}
	if status, ok := state.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		return end{code: -1, signal: status.Signal()}
	}
	return end{code: state.ExitCode()}
}

// exit ends this process as the tool ended.
func exit(state end) {
	if state.signal == nil {
		os.Exit(state.code)
	}
	signal.Reset()
	if self, err := os.FindProcess(os.Getpid()); err == nil && self.Signal(state.signal) == nil {
		time.Sleep(time.Second)
	}
	os.Exit(1)
}

// toolIndex says which word is the tool: the first, or one behind the words of another -toolexec. -1: none of interest.
func toolIndex(args []string) int {
	for i, arg := range args {
		if strings.HasPrefix(arg, "-") && i == 0 {
			return -1
		}
		if observed[strings.TrimSuffix(filepath.Base(arg), ".exe")] && filepath.IsAbs(arg) {
			return i
		}
	}
	return -1
}

// absolute looks a program up in PATH when it has no path of its own (a C compiler); "" when it is not there.
func absolute(program string) string {
	if strings.ContainsAny(program, `/\`) {
		return program
	}
	for _, folder := range filepath.SplitList(os.Getenv("PATH")) {
		for _, suffix := range []string{"", ".exe"} {
			file := filepath.Join(folder, program+suffix)
			if info, err := os.Stat(file); err == nil && info.Mode().IsRegular() && (suffix != "" || info.Mode()&0o111 != 0) {
				return file
			}
		}
	}
	return ""
}

// expand reads a response file: an argument a line, `\\` and `\n` for a backslash and a line end.
func expand(file string) []string {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	lines := strings.Split(strings.TrimSuffix(strings.ReplaceAll(string(text), "\r", ""), "\n"), "\n")
	for i, line := range lines {
		lines[i] = strings.NewReplacer(`\\`, `\`, `\n`, "\n").Replace(line)
	}
	return lines
}

// shorten hands the arguments on in a file again, where there are so many; in full when that file cannot be written.
func shorten(args []string, response string) []string {
	first := toolIndex(args)
	if first < 0 {
		return args
	}
	text, err := os.ReadFile(response)
	if err != nil {
		return args
	}
	lines := strings.SplitN(string(text), "\n", first+2)
	if len(lines) < first+2 {
		return args
	}
	// Beside the one of the go command, which removes it; this one goes with the folder of this program.
	file := filepath.Join(home(), "args-"+strconv.Itoa(os.Getpid()))
	if os.WriteFile(file, []byte(lines[first+1]), 0o600) != nil {
		return args
	}
	return append(append([]string{}, args[:first+1]...), "@"+file)
}

func home() string {
	if program, err := os.Executable(); err == nil {
		return filepath.Dir(program)
	}
	return filepath.Dir(os.Args[0])
}

type file struct {
	path, sha256 string
	size         int64
}

type config struct{ path, text string }

// evidence is what is written down of one run.
type evidence struct {
	argv       []string
	tool       int
	start      time.Time
	toolSum    file
	inputs     []file
	configs    []config
	candidates []string
}

// look finds the files that the tool is given, which are those named by its arguments that are there before it runs, and
// gives the work of reading them.
func (e *evidence) look() func() {
	defer func() { recover() }()
	args := e.argv[e.tool+1:]
	for i, arg := range args {
		if len(e.candidates) >= maxInputs || strings.HasPrefix(arg, "-") {
			continue
		}
		// What stands behind -o may be there already, and is written.
		if i > 0 && (args[i-1] == "-o" || args[i-1] == "-p") {
			continue
		}
		if info, err := os.Stat(arg); err == nil && info.Mode().IsRegular() {
			e.candidates = append(e.candidates, arg)
		}
	}
	return func() {
		e.toolSum = toolSum(e.argv[e.tool])
		for _, path := range e.candidates {
			e.inputs = append(e.inputs, sum(path))
		}
		for i := 1; i < len(args); i++ {
			if args[i-1] == "-importcfg" {
				e.readConfig(args[i])
			}
		}
	}
}

// readConfig keeps an import configuration. For the linker the archives that were made now are digested as well: those
// of the build cache are named by their digest.
func (e *evidence) readConfig(path string) {
	info, err := os.Stat(path)
	if err != nil || info.Size() > maxConfigBytes {
		return
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return
	}
	e.configs = append(e.configs, config{path, string(text)})
	if name(e.argv[e.tool]) != "link" {
		return
	}
	for _, line := range strings.Split(string(text), "\n") {
		equals := strings.IndexByte(line, '=')
		if !strings.HasPrefix(line, "packagefile ") || equals < 0 || len(e.inputs) >= maxInputs {
			continue
		}
		if archive := line[equals+1:]; !strings.HasSuffix(archive, "-d") {
			e.inputs = append(e.inputs, sum(archive))
		}
	}
}

func name(tool string) string { return strings.TrimSuffix(filepath.Base(tool), ".exe") }

// write leaves the evidence in a file of its own.
func (e *evidence) write(state end) {
	defer func() { recover() }()
	took := time.Since(e.start)
	var b bytes.Buffer
	b.WriteString(`{"version":1,"argv":[`)
	for i, arg := range e.argv {
		comma(&b, i)
		quote(&b, arg)
	}
	b.WriteString(`],"tool":` + strconv.Itoa(e.tool) + `,"importPath":`)
	quote(&b, os.Getenv("TOOLEXEC_IMPORTPATH"))
	b.WriteString(`,"start":` + strconv.FormatInt(e.start.UnixMilli(), 10))
	b.WriteString(`,"milliseconds":` + strconv.FormatInt(took.Milliseconds(), 10))
	b.WriteString(`,"exitCode":` + strconv.Itoa(state.code) + `,"toolFile":`)
	e.toolSum.append(&b)
	b.WriteString(`,"inputs":[`)
	for i, input := range e.inputs {
		comma(&b, i)
		input.append(&b)
	}
	b.WriteString(`],"configs":[`)
	for i, one := range e.configs {
		comma(&b, i)
		b.WriteString(`{"path":`)
		quote(&b, one.path)
		b.WriteString(`,"text":`)
		quote(&b, one.text)
		b.WriteString(`}`)
	}
	b.WriteString(`],"output":`)
	if output := e.output(); output != "" && state.code == 0 {
		sum(output).append(&b)
	} else {
		b.WriteString(`null`)
	}
	b.WriteString("}\n")
	runs := filepath.Join(home(), "runs")
	os.Mkdir(runs, 0o700)
	id := strconv.FormatInt(e.start.UnixNano(), 10) + "-" + strconv.Itoa(os.Getpid())
	if os.WriteFile(filepath.Join(runs, id+".part"), b.Bytes(), 0o600) == nil {
		os.Rename(filepath.Join(runs, id+".part"), filepath.Join(runs, id+".json"))
	}
}

// output is the file that the linker writes; of the other tools it is changed again before it means anything.
func (e *evidence) output() string {
	if name(e.argv[e.tool]) != "link" {
		return ""
	}
	args := e.argv[e.tool+1:]
	for i := 1; i < len(args); i++ {
		if args[i-1] == "-o" {
			return args[i]
		}
	}
	return ""
}

// sum digests a file; without a digest when it cannot be read.
func sum(path string) file {
	opened, err := os.Open(path)
	if err != nil {
		return file{path: path}
	}
	defer opened.Close()
	hash := sha256.New()
	size, err := io.Copy(hash, opened)
	if err != nil {
		return file{path: path}
	}
	return file{path, hex.EncodeToString(hash.Sum(nil)), size}
}

// toolSum digests a tool once for each state of its file, and keeps that for the other runs: a compiler has 25 MB.
func toolSum(path string) file {
	info, err := os.Stat(path)
	if err != nil {
		return file{path: path}
	}
	state := path + "\n" + strconv.FormatInt(info.Size(), 10) + "\n" + strconv.FormatInt(info.ModTime().UnixNano(), 10)
	key := sha256.Sum256([]byte(state))
	memo := filepath.Join(home(), "tools", hex.EncodeToString(key[:16]))
	if kept, err := os.ReadFile(memo); err == nil && len(kept) == 64 {
		return file{path, string(kept), info.Size()}
	}
	found := sum(path)
	os.Mkdir(filepath.Dir(memo), 0o700)
	part := memo + "-" + strconv.Itoa(os.Getpid())
	if os.WriteFile(part, []byte(found.sha256), 0o600) == nil {
		os.Rename(part, memo)
	}
	return found
}

func (f file) append(b *bytes.Buffer) {
	b.WriteString(`{"path":`)
	quote(b, f.path)
	b.WriteString(`,"sha256":"` + f.sha256 + `","size":` + strconv.FormatInt(f.size, 10) + `}`)
}

func comma(b *bytes.Buffer, i int) {
	if i > 0 {
		b.WriteByte(',')
	}
}

// quote writes a JSON string. Not by encoding/json, which would bring reflection and half of the library.
func quote(b *bytes.Buffer, text string) {
	b.WriteByte('"')
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			b.WriteString(`\ufffd`)
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteByte(byte(r))
		case r < 0x20:
			b.WriteString(`\u00`)
			b.WriteString(hex.EncodeToString([]byte{byte(r)}))
		default:
			b.WriteString(text[i : i+size])
		}
		i += size
	}
	b.WriteByte('"')
}
