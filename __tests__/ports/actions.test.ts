/** Hostile text on its way to the runner: log, annotations, outputs, failure. The model of the runner is the witness. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { plainText, quote } from '../../src/core/text/markup.ts'
import { visible } from '../../src/core/text/visible.ts'
import { annotationsOf } from '../../src/core/render/annotations.ts'
import { actionsLog, annotate, fail, setOutput, writeSummary } from '../../src/ports/actions.ts'
import { parseCommands, parseFileCommands } from '../support/runner.ts'

const hostile = Object.values(
  JSON.parse(readFileSync(join(import.meta.dirname, '..', 'fixtures', 'hostile-inputs.json'), 'utf8')) as Record<
    string,
    string[]
  >
).flat()
const cases = hostile.map((text): [label: string, text: string] => [JSON.stringify(text).slice(0, 60), text])

const folder = mkdtempSync(join(tmpdir(), 'gate-actions-'))
const outputFile = join(folder, 'output')
const summaryFile = join(folder, 'summary')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let printed = ''
beforeEach(() => {
  printed = ''
  for (const file of [outputFile, summaryFile]) writeFileSync(file, '')
  process.env['GITHUB_OUTPUT'] = outputFile
  process.env['GITHUB_STEP_SUMMARY'] = summaryFile
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
})
afterEach(() => {
  process.exitCode = 0
  delete process.env['GITHUB_OUTPUT']
  delete process.env['GITHUB_STEP_SUMMARY']
})

describe('the model of the runner', () => {
  test('finds commands where the runner does', () => {
    expect(parseCommands('::error::x').map(({ name }) => name)).toEqual(['error'])
    expect(parseCommands('  ::error::x\ra ##[warning]y\nplain ::error::z')).toMatchObject([
      { name: 'error' },
      { name: 'warning', data: 'y' }
    ])
    expect(parseCommands('::error file=a%2Cb,line=3::50%25')).toEqual([
      { name: 'error', properties: { file: 'a,b', line: '3' }, data: '50%' }
    ])
    expect(() => parseFileCommands('no value\n')).toThrow('Invalid format')
  })
})

describe.each(cases)('%s', (_label, text) => {
  test('is no command when it is printed', () => {
    actionsLog.info(text)
    actionsLog.info(`${text}\n${text}`)
    expect(parseCommands(printed)).toEqual([])
  })

  test('is one annotation, with its text', () => {
    const finding = {
      rule: 'packed',
      link: 'binary',
      level: 'error',
      subject: text,
      message: quote(text),
      file: text,
      line: 7,
      fix: quote(text),
      help: 'docs'
    } as const
    const [annotation] = annotationsOf([finding], true)
    if (annotation === undefined) throw new Error('a finding is an annotation')
    annotate(annotation)
    const commands = parseCommands(printed)
    expect(commands).toHaveLength(1)
    expect(commands[0]).toMatchObject({ name: 'error', properties: { title: 'packed' } })
    expect(commands[0]?.data).toBe(annotation.message)
    // A name that is only spaces, or none, is no place.
    if (visible(text).trim() !== '')
      expect(commands[0]?.properties).toMatchObject({ file: visible(text, 1000).trimEnd(), line: '7' })
  })

  test('is one output, with its text', () => {
    setOutput('binaries', text)
    setOutput('verdict', 'pass')
    expect(parseFileCommands(readFileSync(outputFile, 'utf8'))).toEqual({
      binaries: text.replaceAll('\r\n', '\n'),
      verdict: 'pass'
    })
    expect(parseCommands(printed)).toEqual([])
  })

  test('is one failure', () => {
    fail(plainText(quote(text)))
    expect(parseCommands(printed)).toMatchObject([{ name: 'error' }])
  })

  test('is no command when a summary is written', async () => {
    await writeSummary(visible(text))
    expect(parseCommands(printed)).toEqual([])
    expect(readFileSync(summaryFile, 'utf8')).toBe(`${visible(text)}\n`)
  })
})
