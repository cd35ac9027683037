import { describe, expect, test } from '@jest/globals'
import { fc, test as property } from '@fast-check/jest'
import { htmlText, markdownCode, markdownProse, markdownSentence } from '../../../src/core/text/markdown.ts'
import { quote } from '../../../src/core/text/markup.ts'

const BREAK = '\u200b'

describe('markdownProse', () => {
  const cases: [label: string, text: string, want: string][] = [
    ['plain words', 'expected 3, got 4.', 'expected 3, got 4.'],
    ['an element', '<img src=x>&amp;', '&lt;img src=x&gt;&amp;amp;'],
    ['a link and an image', '![a](b) [c][d]', '\\!\\[a\\](b) \\[c\\]\\[d\\]'],
    ['emphasis, code and strikethrough', '*a* _b_ `c` ~d~', '\\*a\\* \\_b\\_ \\`c\\` \\~d\\~'],
    ['mathematics', '$x$', '\\$x\\$'],
    ['a pipe, which would end a table cell', 'a|b', 'a\\|b'],
    ['a backslash, which would take the escape away', 'a\\|b', 'a\\\\\\|b'],
    ['a mention', 'ping @octocat', `ping @${BREAK}octocat`],
    ['a mention behind a letter', 'x@octocat', `x@${BREAK}octocat`],
    ['an e-mail address', 'mail a.b@example.com now', `mail a.b@${BREAK}example.com now`],
    ['an issue', 'see #12', `see #${BREAK}12`],
    ['an issue of another repository', 'see octo/repo#12', `see octo/repo#${BREAK}12`],
    ['an issue in the old form', 'see GH-12', `see GH-${BREAK}12`],
    ['the name of an emoji', ':tada: a:b', `:${BREAK}tada: a:b`],
    ['addresses', 'https://x.example www.x.example', `https${BREAK}://x.example www${BREAK}.x.example`],
    ['an address in capitals', 'HTTPS://x.example MailTo:a', `HTTPS${BREAK}://x.example MailTo${BREAK}:a`],
    ['a heading', '# a', '\\# a'],
    ['a list', '- a', '\\- a'],
    ['a list with a plus', '+ a', '\\+ a'],
    ['a numbered list', '12. a', '12\\. a'],
    ['the underline of a heading', '=== a', '\\=== a'],
    ['a quotation', '> a', '&gt; a'],
    ['line ends, which would start a block', 'a\n\n# b', 'a\\\\n\\\\n# b'],
    ['what does not show itself', 'a\u202eb', 'a\\\\u202eb']
  ]
  test.each(cases)('escapes %s', (_label, text, want) => {
    expect(markdownProse(text)).toBe(want)
  })

  property.prop([
    fc.string({
      unit: fc.constantFrom('<', '>', '&', '|', '\\', '`', '[', ']', '(', '!', '\n', '#', '@', 'a', ':', '-', ' ')
    })
  ])('leaves no way out of a table cell when it', (text) => {
    const prose = markdownProse(text)
    expect(prose).not.toMatch(/[\n\r<>]/)
    expect(prose.replace(/\\[\s\S]/g, '')).not.toMatch(/[|`[\]\\!]/)
    expect(prose).not.toMatch(/&(?!amp;|lt;|gt;)/)
    expect(prose).not.toMatch(/[@#][a-z0-9]/)
  })
})

describe('markdownCode', () => {
  const cases: [label: string, value: string, want: string][] = [
    ['a value', '-ldflags=-s', '`-ldflags=-s`'],
    ['nothing', '', '` `'],
    ['a backtick inside', 'a`b', '``a`b``'],
    ['backticks at the ends', '`a`', '`` `a` ``'],
    ['runs of backticks', 'a``b```c', '````a``b```c````'],
    ['spaces at both ends, which a span would drop', ' a ', '`  a  `'],
    ['an element and a mention, which are text in a span', '<b>@octocat', '`<b>@octocat`'],
    ['a pipe, which splits cells even in a span', 'a|b', '<code>a&#124;b</code>'],
    ['a pipe, and all that would act outside of a span', '|<b>*`"', '<code>&#124;&lt;b&gt;&#42;&#96;&quot;</code>'],
    ['line ends', 'a\nb', '`a\\nb`']
  ]
  test.each(cases)('shows %s', (_label, value, want) => {
    expect(markdownCode(value)).toBe(want)
  })

  test('cuts what is too long', () => {
    expect(markdownCode('x'.repeat(1000), 5)).toBe('`xxxx…`')
  })

  property.prop([fc.string({ unit: fc.constantFrom('`', '|', '<', 'a', ' ', '\\', '\n', '&') })])(
    'is one span with the value in it when it',
    (value) => {
      const code = markdownCode(value)
      expect(code).not.toContain('\n')
      if (code.startsWith('<code>')) {
        expect(code).not.toMatch(/[|`\\]/)
        expect(code.slice(6, -7)).not.toMatch(/[<>]/)
      } else {
        expect(code).not.toContain('|')
        // CommonMark: a span ends at the first run of backticks that is as long as the one that opened it.
        const fence = /^`+/.exec(code)?.[0] ?? ''
        const inside = code.slice(fence.length, -fence.length)
        expect((inside.match(/`+/g) ?? []).map((run) => run.length)).not.toContain(fence.length)
        expect(code.endsWith(fence)).toBe(true)
      }
    }
  )
})

describe('markdownSentence', () => {
  test('shows values as code, and all else as prose', () => {
    const sentence = `the setting ${quote('-ldflags')} is ${quote('a|b')}, *not* ${quote('c')}`
    expect(markdownSentence(sentence)).toBe('the setting `-ldflags` is <code>a&#124;b</code>, \\*not\\* `c`')
  })

  test('keeps the spaces around values', () => {
    expect(markdownSentence(`${quote('a')} - ${quote('b')} ${quote('c')}`)).toBe('`a` \\- `b` `c`')
  })
})

describe('htmlText', () => {
  test('leaves nothing that HTML or Markdown could act on', () => {
    const all = '&<>"\'*_`[]~$!\\@#:'
    const text = htmlText(`a${all}b`)
    expect(text).toMatch(/^a(?:&(?:amp|lt|gt|quot|#\d+);)+b$/)
    const decoded = text.replace(/&(?:amp|lt|gt|quot|#(\d+));/g, (entity, code: string | undefined) =>
      code === undefined
        ? ({ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }[entity] ?? '?')
        : String.fromCharCode(Number(code))
    )
    expect(decoded).toBe(`a${all}b`)
  })
})
