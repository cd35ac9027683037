/** Causes of the family `memory`: processes that were killed, and memory, threads or files that were refused. */
import { quote } from '../../text/markup.ts'
import { findLine } from './commands.ts'
import { byPattern, type Cause } from './types.ts'

const LESS =
  'build with less at a time, `go build -p=1`, with `GOGC=50` in the environment, or on a machine with more memory'

export const MEMORY: readonly Cause[] = [
  {
    id: 'tool-killed',
    family: 'memory',
    title: 'A tool of the build was killed',
    meaning:
      'The compiler, the linker or another tool was ended by SIGKILL while the go command lived on, which is why `go build` exits 1 and not 137. As a rule the kernel did it, for want of memory.',
    example: 'example.com/app: /usr/local/go/pkg/tool/linux_amd64/link: signal: killed\n',
    go: '1.21 to 1.27',
    marks: ['signal: killed'],
    match: byPattern(
      [/^(?:(?<package>\S+): )?(?<tool>\S+): signal: killed$/m, /^(?<tool>\S+) .*: signal: killed$/m],
      (group, { package: pkg }) => {
        const tool = /(?<![^\\/])[^\\/]*$/.exec(group('tool'))?.[0] ?? ''
        const name = group('package') || pkg
        return {
          message: `${quote(tool)} was killed${name === null ? '' : ` while it worked on ${quote(name)}`}: as a rule by the kernel, for want of memory`,
          fix: LESS,
          root: 'killed',
          package: name
        }
      }
    )
  },
  {
    id: 'c-tool-killed',
    family: 'memory',
    title: 'A C compiler or linker was killed',
    meaning:
      'SIGKILL ended the C compiler or the linker that it runs: as a rule the kernel did it, for want of memory. C++ and the linking of large programs take the most.',
    example:
      '# example.com/app\n/usr/local/go/pkg/tool/linux_amd64/link: running gcc failed: exit status 1\ncollect2: fatal error: ld terminated with signal 9 [Killed]\ncompilation terminated.\n',
    examples: [
      '# example.com/app\ngcc: fatal error: Killed signal terminated program cc1\ncompilation terminated.\n',
      '# example.com/app\nclang: error: unable to execute command: Killed\n',
      '# example.com/app\ncc1plus: out of memory allocating 65536 bytes after a total of 23429120 bytes\n',
      '# example.com/app\n/usr/local/go/pkg/tool/linux_amd64/link: running gcc failed: exit status 1\n/usr/bin/ld: final link failed: memory exhausted\ncollect2: error: ld returned 1 exit status\n'
    ],
    go: 'all: gcc, clang and GNU ld say it',
    marks: [
      'terminated with signal 9',
      'Killed signal terminated program',
      'unable to execute command: Killed',
      'out of memory allocating ',
      'memory exhausted',
      'virtual memory exhausted'
    ],
    match: (error) => {
      const found = findLine(error.text, [
        /^(?:\S{1,300}: )?(?:fatal )?(?:error: )?(?<tool>ld|\S{1,100}ld) terminated with signal 9/,
        /^(?:\S{1,300}: )?(?:fatal )?(?:error: )?Killed signal terminated program (?<tool>\S{1,100})/,
        /^(?<tool>\S{1,300}): error: unable to execute command: Killed/,
        /^(?<tool>\S{1,300}): out of memory allocating /,
        /^(?<tool>\S{1,300}): (?:final link failed: )?(?:virtual )?memory exhausted/
      ])
      return found === null
        ? null
        : {
            message: `${quote(found.group('tool'))} was ended for want of memory${error.package === null ? '' : ` while it worked on ${quote(error.package)}`}`,
            fix: LESS,
            root: 'killed',
            place: null
          }
    }
  },
  {
    id: 'out-of-memory',
    family: 'memory',
    title: 'The system refused memory',
    meaning:
      'The go command or one of its tools asked for memory and got none, which it says itself and then ends with 2. A limit (`ulimit -v`, a container) is in the way, or the machine is full.',
    example:
      'fatal error: failed to reserve page summary memory\n\nruntime stack:\nruntime.throw({0xbfc67f?, 0x20000000?})\n',
    examples: [
      'fatal error: runtime: out of memory\n',
      '# example.com/app\nfatal error: runtime: cannot allocate memory\n',
      'runtime: out of memory: cannot allocate 4194304-byte block (66813952 in use)\nfatal error: out of memory\n',
      'go: error obtaining buildID for go tool compile: fork/exec /usr/local/go/pkg/tool/linux_amd64/compile: cannot allocate memory\n',
      'example.com/app: fork/exec /usr/local/go/pkg/tool/linux_amd64/link: cannot allocate memory\n',
      'example.com/app: fork/exec C:\\Go\\pkg\\tool\\windows_amd64\\link.exe: The paging file is too small for this operation to complete.\n'
    ],
    go: '1.21 to 1.27',
    marks: [
      'failed to reserve page summary memory',
      'out of memory',
      'cannot allocate memory',
      'cannot allocate heap metadata',
      'The paging file is too small'
    ],
    match: byPattern(
      [
        /^fatal error: (?:runtime: )?(?<what>out of memory|failed to reserve page summary memory|cannot allocate (?:memory|heap metadata))/,
        /^runtime: (?<what>out of memory): cannot allocate \d{1,20}-byte block/,
        /^(?:[^\n]{0,300}?: )?fork\/exec [^\n]{1,1000}?: (?<what>cannot allocate memory|The paging file is too small)/,
        /^(?<what>The paging file is too small)/
      ],
      (group) => ({
        message: `the system refused memory: ${quote(group('what'))}`,
        fix: `raise the limit (\`ulimit -v unlimited\`, the memory of the container), or ${LESS}`,
        root: 'refused',
        place: null
      })
    )
  },
  {
    id: 'too-many-processes',
    family: 'memory',
    title: 'The system refused another process or thread',
    meaning:
      'A limit on processes and threads (`ulimit -u`, `pids` of a container) is reached. A build runs as many tools at once as the machine has processors, each of several threads.',
    example:
      'example.com/app: fork/exec /usr/local/go/pkg/tool/linux_amd64/compile: resource temporarily unavailable\n',
    examples: ['runtime: failed to create new OS thread (have 9 already; errno=11)\n'],
    go: '1.21 to 1.27',
    marks: ['resource temporarily unavailable', 'failed to create new OS thread'],
    match: byPattern(
      [
        /^(?:[^\n]{0,300}?: )?fork\/exec [^\n]{1,1000}?: resource temporarily unavailable/,
        /^runtime: failed to create new OS thread/
      ],
      () => ({
        message: 'a limit on the number of processes or threads is reached',
        fix: 'raise the limit (`ulimit -u`, `--pids-limit` of the container), or build with less at a time: `go build -p=1`',
        root: 'processes'
      })
    )
  },
  {
    id: 'too-many-open-files',
    family: 'memory',
    title: 'Too many files are open',
    meaning:
      'A process has as many files open as it may (`ulimit -n`). The go command and the linker open one for each package.',
    example: 'go: error obtaining buildID for go tool compile: pipe2: too many open files\n',
    examples: [
      "can't start telemetry child process: fork/exec /usr/local/go/bin/go: too many open files\ngo: error obtaining buildID for go tool compile: pipe2: too many open files\n",
      'main.go:3:8: open /usr/local/go/src/fmt: too many open files\n',
      '# example.com/app\n/usr/local/go/pkg/tool/linux_amd64/link: cannot open file /tmp/go-build1/b002/_pkg_.a: open /tmp/go-build1/b002/_pkg_.a: too many open files\n'
    ],
    go: '1.21 to 1.27',
    marks: ['too many open files'],
    match: byPattern([/^[^\n]{0,4000}: too many open files/], () => ({
      message: 'a process of the build has as many files open as it may',
      fix: 'raise the limit, `ulimit -n 4096` (or `--ulimit nofile=4096` for a container), or build with less at a time: `go build -p=1`',
      root: 'open files',
      place: null
    }))
  },
  {
    id: 'tool-terminated',
    family: 'memory',
    title: 'A tool of the build was asked to end',
    meaning:
      'A tool was ended by SIGTERM or SIGINT: the job was cancelled, reached its time limit, or somebody pressed Ctrl-C. Nothing is said about the code.',
    example: 'example.com/app: /usr/local/go/pkg/tool/linux_amd64/compile: signal: terminated\n',
    examples: ['example.com/app: /usr/local/go/pkg/tool/linux_amd64/compile: signal: interrupt\n'],
    go: '1.21 to 1.27',
    marks: ['signal: terminated', 'signal: interrupt'],
    match: byPattern(
      [/^(?:[^\s:]{1,500}: )?(?<tool>\S{1,1000}): signal: (?<signal>terminated|interrupt)/],
      (group) => ({
        message: `the build was stopped from outside (signal: ${group('signal')})`,
        fix: 'run it again, with a longer time limit (`timeout-minutes`) where that was the reason',
        root: 'stopped'
      })
    )
  },
  {
    id: 'job-stopped',
    family: 'memory',
    title: 'The service stopped the job',
    meaning:
      'The log says that the job was cancelled, took too long, or lost its machine. A machine that runs out of memory is lost in the same way. Nothing is said about the code.',
    example: '##[error]The operation was canceled.\n',
    examples: [
      '##[error]The runner has received a shutdown signal. This can happen when the runner service is stopped, or a manually started runner is canceled.\n',
      '##[error]The job running on runner GitHub Actions 2 has exceeded the maximum execution time of 360 minutes.\n',
      'ERROR: Job failed: execution took longer than 1h0m0s seconds\n'
    ],
    go: 'all: the service says it',
    marks: [
      'The operation was canceled.',
      'The runner has received a shutdown signal',
      'has exceeded the maximum execution time',
      'Job failed: execution took longer'
    ],
    match: byPattern(
      [
        /^(?:Error: )?(?<what>The operation was canceled\.|The runner has received a shutdown signal)/,
        /^(?:Error: )?The job running on runner [^\n]{1,300}? (?<what>has exceeded the maximum execution time)/,
        /^ERROR: Job failed: (?<what>execution took longer)/
      ],
      () => ({
        message: 'the service stopped the job: it was cancelled, took too long, or its machine was lost',
        fix: 'run it again, with a longer time limit (`timeout-minutes`), or on a machine with more memory if that was short',
        root: 'stopped'
      })
    )
  }
]
