/** Builds that fail in the Action: one annotation a cause, where it is to be mended, and words that nothing can be planted in. */
import { afterAll, expect, test } from '@jest/globals'
import { Host, type JobRun } from './support/act.ts'
import { expectNoTrace, seen } from './support/expectations.ts'
import { makePlace } from './support/host.ts'
import type { Files } from './support/repository.ts'

const place = makePlace()
afterAll(place.remove)

function failing(files: Files): Promise<JobRun> {
  const host = new Host(place)
  host.use('build')
  host.repository.commit('first', { 'go.mod': 'module example.com/app\n\ngo 1.21\n', ...files })
  return host.run()
}

const PACKAGES = Array.from({ length: 40 }, (_, index) => `p${index}`)
const FORTY: Files = {
  'main.go': `package main\n\nimport (\n${PACKAGES.map((name) => `\t_ "example.com/app/${name}"\n`).join('')})\n\nfunc main() {}\n`,
  ...Object.fromEntries(
    PACKAGES.map((name) => [`${name}/${name}.go`, `package ${name}\n\nimport _ "example.com/gone/lib"\n`])
  )
}

const CASES: readonly [why: string, files: Files, annotation: string, cause: string, says: RegExp, fix: RegExp][] = [
  [
    'a type error',
    { 'main.go': 'package main\n\nfunc main() {\n\tvar n int = "three"\n\t_ = n\n}\n' },
    'main.go:4',
    'cannot-use',
    /cannot use "three"/,
    /Fix: /
  ],
  [
    'a module that go.mod does not require',
    { 'main.go': 'package main\n\nimport _ "example.com/gone/lib"\n\nfunc main() {}\n' },
    'main.go:3',
    'missing-module',
    /example\.com\/gone\/lib/,
    /Fix: go get example\.com\/gone\/lib && go mod tidy/
  ],
  [
    'a go line that this Go is too old for',
    { 'go.mod': 'module example.com/app\n\ngo 1.99.0\n', 'main.go': 'package main\n\nfunc main() {}\n' },
    'go.mod:null',
    'go-too-old',
    /1\.99\.0/,
    /go-version-file/
  ],
  [
    'a header of C that is missing',
    { 'main.go': 'package main\n\n// #include <nosuch/header.h>\nimport "C"\n\nfunc main() {}\n' },
    'main.go:3',
    'c-header-missing',
    /nosuch\/header\.h/,
    /Fix: /
  ],
  [
    'one cause in forty packages',
    FORTY,
    'p0/p0.go:3',
    'missing-module',
    /example\.com\/gone\/lib/,
    /go get example\.com\/gone\/lib/
  ]
]
test.each(CASES)('%s: one annotation, a summary that says what to type, an output', async (...given) => {
  const [, files, at, cause, says, fix] = given
  const run = await failing(files)
  expect(seen(run)).toEqual([`error build-failed ${at}`])
  expect(run.annotations[0]?.message).toMatch(says)
  expect(run.annotations[0]?.message).toMatch(fix)
  expect(run.outputs).toMatchObject({ verdict: 'violation', 'failure-cause': cause, 'findings-count': '1' })
  expect(run).toMatchObject({ result: 'failure', outcome: 'failure', binaries: [] })
  expect(run.summaries).toHaveLength(1)
  expect(run.summaries[0]).toMatch(says)
  expect(run.summaries[0]).toContain(cause)
  expectNoTrace(run.log)
})

test('more causes than a step may annotate: the worst, and how many more there are', async () => {
  const names = Array.from({ length: 15 }, (_, index) => `p${index}`)
  const run = await failing({
    'main.go': 'package main\n\nfunc main() {}\n',
    ...Object.fromEntries(names.map((name) => [`${name}/a.go`, `package ${name}\n\nfunc F() { gone_${name}() }\n`])),
    'all.go': `package main\n\nimport (\n${names.map((name) => `\t_ "example.com/app/${name}"\n`).join('')})\n`
  })
  expect(run.annotations.filter(({ level }) => level === 'error').length).toBeLessThanOrEqual(10)
  expect(run.annotations.length).toBeGreaterThan(1)
  expect(run.annotations.at(-1)?.title).toMatch(/^\d+ more findings$/)
  expect(run.outputs['failure-cause']).toBe('undefined')
})

test('an error that quotes commands of a runner gives it none, and no mark-up to the summary', async () => {
  const planted =
    '##[error]planted ::add-mask::build ::error::planted <img src=x onerror=1> @octocat ![x](http://x.invalid/y)'
  const run = await failing({
    'main.go': `package main\n\nfunc main() {\n\tvar n int = "${planted}"\n\t_ = n\n}\n`,
    'b.go': 'package main\n\n//line ::add-mask::b.go:1\nvar m int = "::stop-commands::x"\n'
  })
  expect(run.result).toBe('failure')
  expect(run.otherCommands).toEqual(['group', 'endgroup'])
  expect(run.printed).toContain('planted')
  expect(run.printed).not.toMatch(/##\[|^\s*::/m)
  expect(run.annotations.every(({ title }) => title === 'build-failed')).toBe(true)
  expect(run.annotations.map(({ message }) => message).join('\n')).not.toMatch(/^##\[|^::/m)
  // Whatever is hostile stands within code spans or blocks, where it is text.
  const outside = (run.summaries[0] ?? '').replaceAll(/<pre>.*?<\/pre>|```.*?```|`[^`\n]*`/gs, '')
  expect(outside).not.toMatch(/<img|@octocat|!\[x\]/)
})
