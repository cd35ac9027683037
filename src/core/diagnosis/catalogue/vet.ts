/**
 * Causes of the family `vet`: what `go vet` finds, and `go test` with it, which runs a part of vet before the tests. Its
 * analyzers are many; those that stop builds most have a cause of their own, the others share one.
 *
 * Source: cmd/vet and golang.org/x/tools/go/analysis/passes as vendored in Go 1.26.
 */
import { quote } from '../../text/markup.ts'
import type { RawError } from '../raw-error.ts'
import { byPattern, type Cause, type Groups, type Match } from './types.ts'

/** `byPattern` for vet: a place in a Go file, or an entry of `go vet -json`. */
function byVet(patterns: readonly RegExp[], say: (group: Groups, error: RawError) => Match): Cause['match'] {
  const match = byPattern(patterns, say)
  return (error, context) =>
    error.form === 'vet' || (error.form === 'place' && error.column !== null) ? match(error, context) : null
}

/** An analyzer: its name, patterns of what it says, what it means, what to do. */
type Finding = readonly [name: string, said: RegExp, fix: string]

const FINDINGS: readonly Finding[] = [
  ['unusedresult', /^result of \S{1,200} call not used/, 'use the result, or delete the call'],
  ['unreachable', /^unreachable code/, 'delete the code behind the `return`, `panic` or endless loop'],
  ['assign', /^self-assignment of /, 'delete the assignment, or correct one of its sides'],
  ['bools', /^(?:redundant|suspect) (?:or|and): /, 'correct one of the two sides'],
  ['nilfunc', /^comparison of function \S{1,200} [=!]= nil is always /, 'call the function, or delete the comparison'],
  ['atomic', /^direct assignment to atomic value/, 'delete the assignment: the `atomic` function stores the value'],
  ['composites', /^\S{1,300} struct literal uses unkeyed fields/, 'name the fields in the literal'],
  ['sigchanyzer', /^misuse of unbuffered os\.Signal channel/, 'give the channel room: `make(chan os.Signal, 1)`'],
  [
    'stdmethods',
    /^method \S{1,500}.{0,300} should have signature /,
    'take that signature, or give the method another name'
  ],
  ['testinggoroutine', /^call to \S{1,200} from a non-test goroutine/, 'use `t.Error` there and return'],
  ['hostport', /^address format "[^"\n]{1,100}" does not work with IPv6/, 'join host and port with `net.JoinHostPort`'],
  [
    'httpresponse',
    /^using \S{1,200} before checking for errors/,
    'check the error first, then `defer resp.Body.Close()`'
  ],
  ['unmarshal', /^call of \S{1,200} passes non-pointer as /, 'pass a pointer, with `&` in front'],
  ['errorsas', /^second argument to errors\.As must/, 'pass a pointer to a variable of the type that is looked for'],
  [
    'stringintconv',
    /^conversion from \S{1,200} (?:\(\S{1,200}\) )?to string yields a string of one rune/,
    'use `strconv.Itoa`, or `string(rune(x))` when the character is meant'
  ],
  ['shift', /^\S{1,500} .{0,300}too small for shift of /, 'use a larger type, or a smaller shift'],
  [
    'unsafeptr',
    /^possible misuse of (?:unsafe\.Pointer|reflect\.)/,
    'convert in one expression, as `go doc unsafe.Pointer` says'
  ],
  ['ifaceassert', /^impossible type assertion: /, 'correct the type: no value can have both'],
  ['defers', /^call to time\.Since is not deferred/, 'put it into a function: `defer func() { ... }()`'],
  ['slog', /^call to \S{1,200} (?:missing a final value|has a missing)/, 'give a value for each key'],
  ['timeformat', /^2006-02-01 should be 2006-01-02/, 'write `2006-01-02`'],
  ['waitgroup', /^WaitGroup\.Add called from inside new goroutine/, 'call `Add` before the `go` statement'],
  ['appends', /^append with no values/, 'append something, or delete the call'],
  [
    'loopclosure',
    /^loop variable \S{1,200} captured by func literal/,
    'copy the variable in the loop, `x := x`, or write `go 1.22` in go.mod'
  ],
  [
    'asmdecl',
    /^\[\w{1,12}\] \S{1,300}: (?:wrong argument size|invalid offset|RET without|frame size|cannot check|use of|invalid \w{1,12} of|unknown (?:variable|result))/,
    'make the assembler file agree with the Go declaration'
  ],
  [
    'tests',
    /^(?:\w{1,300} has malformed (?:example|name)|\w{1,300} refers to unknown)/,
    'rename it after what it is an example of'
  ],
  ['directive', /^misplaced (?:\/\/go:debug|\/\/go:build|\+build)/, 'move it above the `package` line'],
  [
    'directive',
    /^\/\/go:debug directive only valid in package main or test/,
    'move it into the file with `func main`, or write a `godebug` line into go.mod'
  ]
]

export const VET: readonly Cause[] = [
  {
    id: 'vet-printf',
    family: 'vet',
    title: 'A format that does not fit its arguments',
    meaning:
      '`go vet` compares the format of `Printf` and its like with the arguments: their number, their types, a `%` in a `Println`, a format that is no constant. `go test` does so too, and does not run the tests of such a package.',
    example: '# example.com/app\n./main.go:5:15: fmt.Printf format %d has arg "x" of wrong type string\n',
    examples: [
      'main.go:10:111: log.Fatalf format %s reads arg #1, but call has 0 args\n',
      '# example.com/app\n# [example.com/app]\n./main.go:5:15: fmt.Printf call needs 1 arg but has 2 args\n',
      '# example.com/app\n./main.go:5:15: fmt.Println call has possible Printf formatting directive %d\n',
      '# example.com/app\n./main.go:5:15: fmt.Println arg list ends with redundant newline\n',
      'a.go:11:12: non-constant format string in call to fmt.Printf\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      ' has arg ',
      ' reads arg #',
      ' call needs ',
      'formatting directive ',
      ' ends with redundant newline',
      'non-constant format string ',
      ' has unknown verb ',
      ' has unrecognized flag '
    ],
    match: byVet(
      [
        /^(?<call>\S{1,300}) format (?<verb>%\S{1,20}) has arg (?<arg>[^\n]{1,500}?) of wrong type (?<type>[^\n]{1,300})/,
        /^(?<constant>non-constant format string) in call to (?<call>\S{1,300})/,
        /^(?<call>\S{1,300}) (?<what>(?:format %\S{0,20} (?:reads arg #|has (?:unknown verb|unrecognized flag))|call needs |(?:call )?has possible (?:Printf )?formatting directive |arg list ends with redundant newline|call has arguments but no)[^\n]{0,300})/
      ],
      (group) => {
        const call = quote(group('call'))
        if (group('constant') !== '') {
          return {
            message: `${call} gets a format that is not constant`,
            fix: 'write the text as an argument: `Printf("%s", text)`'
          }
        }
        return group('verb') === ''
          ? {
              message: `${call}: ${quote(group('what'))}`,
              fix: 'make format and arguments agree in number; `Println` takes no format'
            }
          : {
              message: `${call} formats ${quote(group('arg'))} of type ${quote(group('type'))} with ${quote(group('verb'))}`,
              fix: 'use the verb of its type (`%s` for strings, `%d` for whole numbers, `%v` for everything), or another argument'
            }
      }
    )
  },
  {
    id: 'vet-copylocks',
    family: 'vet',
    title: 'A lock is copied',
    meaning: 'A `sync.Mutex` and what holds one must not be copied: the copy is another lock.',
    example: '# example.com/app\n./a.go:4:8: f passes lock by value: sync.Mutex\n',
    examples: [
      'a.go:4:8: assignment copies lock value to b: sync.Mutex\n',
      'a.go:9:6: range var x copies lock: example.com/app.T contains sync.Mutex\n'
    ],
    go: '1.21 to 1.27',
    marks: [' passes lock by value: ', ' copies lock'],
    match: byVet(
      [
        /^(?<what>[^\n]{1,300}? (?:passes lock by value|copies lock(?: value)?(?: to [^\n:]{1,200})?)): (?<type>[^\n]{1,500})/
      ],
      (group) => ({
        message: `a lock is copied (${quote(group('type'))}): ${quote(group('what'))}`,
        fix: 'pass and keep a pointer to it'
      })
    )
  },
  {
    id: 'vet-lostcancel',
    family: 'vet',
    title: 'The `cancel` of a context is not called',
    meaning: 'A context that is never cancelled keeps what belongs to it until its parent ends.',
    example:
      '# example.com/app\n./a.go:7:7: the cancel function returned by context.WithCancel should be called, not discarded, to avoid a context leak\n',
    examples: ['a.go:7:7: the cancel function is not used on all paths (possible context leak)\n'],
    go: '1.21 to 1.27',
    marks: ['the cancel function ', ' function is not used on all paths', 'without using the cancel'],
    match: byVet([/^(?:the \w{1,100} function |this return statement may be reached without using the )/], () => ({
      message: 'the `cancel` of a context is not called on every way out of the function',
      fix: 'write `defer cancel()` right below the line that makes the context'
    }))
  },
  {
    id: 'vet-structtag',
    family: 'vet',
    title: 'A tag of a field that is malformed or stands twice',
    meaning:
      'Tags are pairs such as `json:"name"` with a space between, without a space behind the colon; two fields of a struct cannot have one name.',
    example: 'a.go:3:16: struct field B repeats json tag "x" also at a.go:3:10\n',
    examples: [
      'a.go:3:16: struct field tag `json:x` not compatible with reflect.StructTag.Get: bad syntax for struct tag value\n'
    ],
    go: '1.21 to 1.27',
    marks: ['struct field '],
    match: byVet([/^struct field (?<what>[^\n]{1,500})/], (group) => ({
      message: `a tag of a struct is wrong: ${group('what').startsWith('tag ') ? '' : 'field '}${quote(group('what'))}`,
      fix: 'write it as in `json:"name,omitempty"`, each name once'
    }))
  },
  {
    id: 'vet-finding',
    family: 'vet',
    title: 'Something that `go vet` does not let pass',
    meaning:
      '`go vet` found code that compiles and is most probably wrong. `go tool vet help NAME` explains each of its analyzers; `go test` runs only some of them.',
    example: '# example.com/app\n./a.go:12:61: unreachable code\n',
    examples: [
      'a.go:10:118: result of fmt.Sprint call not used\n',
      'a.go:10:45: comparison of function e == nil is always false\n',
      'a.go:4:12: method WriteByte(x byte) should have signature WriteByte(byte) error\n',
      'a.go:18:31: net.OpError struct literal uses unkeyed fields\n',
      'a.go:8:74: address format "%s:%d" does not work with IPv6\n',
      'a.go:6:25: direct assignment to atomic value\n',
      'a.go:9:40: misuse of unbuffered os.Signal channel as argument to signal.Notify\n',
      'a_amd64.s:1:1: [amd64] f: wrong argument size 8; expected $...-16\n',
      'a/asm.s:2:1: [amd64] f: invalid MOVW of x+0(FP); int8 is 1-byte value\n',
      'a.go:5:1: //go:debug directive only valid in package main or test\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      ' call not used',
      'unreachable code',
      'self-assignment of ',
      'redundant ',
      'suspect ',
      'comparison of function ',
      'direct assignment to atomic',
      'uses unkeyed fields',
      'misuse of ',
      ' should have signature ',
      ' from a non-test goroutine',
      'does not work with IPv6',
      ' before checking for errors',
      ' passes non-pointer as ',
      'second argument to errors.As',
      ' yields a string of one rune',
      'too small for shift',
      'impossible type assertion: ',
      'call to time.Since is not deferred',
      'missing a final value',
      'should be 2006-01-02',
      'WaitGroup.Add called from inside',
      'append with no values',
      ' captured by func literal',
      'wrong argument size ',
      'invalid offset ',
      'RET without writing',
      ' is 1-byte value',
      '-byte value',
      ' has malformed ',
      ' refers to unknown ',
      'misplaced //go:debug',
      '//go:debug directive only'
    ],
    match: (error) => {
      if (error.form !== 'vet' && !(error.form === 'place' && error.column !== null)) return null
      // The compiler says this one too, with the reason on the next line.
      if (/^impossible type assertion: .*\n/.test(error.text)) return null
      const found = FINDINGS.find(([, said]) => said.test(error.message))
      return found === undefined
        ? null
        : { message: `${quote(error.message, 300)} (the analyzer ${quote(found[0])})`, fix: found[2] }
    }
  }
]
