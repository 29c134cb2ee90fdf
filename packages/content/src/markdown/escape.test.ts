import fc from 'fast-check'
import { marked } from 'marked'
import { describe, expect, it } from 'vitest'
import { escapeLine, escapeText, tameMarkdown } from './escape.ts'

const html = (markdown: string) => marked.parse(markdown, { async: false, gfm: true }).trim()

/** What a page would show of it. */
const shown = (markdown: string) =>
  html(markdown)
    .replace(/<br>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')

/** Pieces of Markdown and HTML that do harm in company. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<script>',
        '</script>',
        '<img src=x onerror=alert(1)>',
        '<',
        '>',
        '![',
        '[',
        ']',
        '](',
        '(',
        ')',
        ']:',
        'javascript:alert(1)',
        'data:text/html,x',
        'https://example.org',
        '&#106;avascript:',
        '\\',
        '`',
        '```',
        '~~~',
        '*',
        '_',
        '**',
        '~~',
        '|',
        '#',
        '# ',
        '---',
        '===',
        '- ',
        '1. ',
        '> ',
        '\n',
        '\n\n',
        '    ',
        '\t',
        '&lt;',
        '\u202E',
        '\u0000',
        'word',
        ' ',
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(''))

const forbidden =
  /<(?!\/?(?:p|em|strong|del|ul|ol|li|a|blockquote|code|pre|h[3-6]|hr|br|table|thead|tbody|tr|th|td)\b)[a-z!/]/i
const strangeLink = /(?:href|src)="(?!https?:\/\/|mailto:)/i

describe('escapeLine', () => {
  it.each([
    ['# <b>5 * 3</b>', '\\# &lt;b>5 \\* 3&lt;/b>'],
    ['1. not a list', '1\\. not a list'],
    ['2024) neither', '2024\\) neither'],
    ['- no item', '\\- no item'],
    ['well-known 50 % & more', 'well-known 50 % & more'],
    ['&lt;b&gt;', '&amp;lt;b&amp;gt;'],
    ['two\n\nlines', 'two lines'],
  ])('writes %j as %j', (text, markdown) => {
    expect(escapeLine(text)).toBe(markdown)
  })

  it('shows what the text says and nothing else', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const visible = text
          .replace(/[\p{Cc}]/gu, (mark) => (/[\n\t]/.test(mark) ? ' ' : ''))
          .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
        fc.pre(!/https?:|www\.|@|\u00a0/.test(text))
        expect(shown(escapeLine(text))).toBe(visible.replace(/\s+/g, ' ').trim())
        expect(html(`# ${escapeLine(text)}`)).not.toMatch(/<(?!\/?h1)[a-z]/)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('escapeText', () => {
  it('keeps lines and paragraphs', () => {
    expect(escapeText('One\ntwo\r\n\n\n  *three*  ')).toBe('One\\\ntwo\n\n\\*three\\*')
  })

  it('makes paragraphs and line breaks of anything, and nothing else', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(html(escapeText(text))).not.toMatch(/<(?!\/?(?:p|br|a)\b)[a-z]/)
        expect(html(escapeText(text))).not.toMatch(strangeLink)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('tameMarkdown', () => {
  it.each([
    [
      'keeps emphasis, lists and links',
      'A *b* **c** [d](https://example.org) [e]( mailto:f@example.org)\n\n- g',
      undefined,
    ],
    ['shows HTML as text', '<script>alert(1)</script>', '&lt;script>alert(1)&lt;/script>'],
    [
      'also when escaped behind an address',
      'https://example.org\\<script>',
      'https://example.org&lt;script>',
    ],
    ['unmakes images', '![x](https://example.org/pixel.gif)', '!\\[x](https://example.org/pixel.gif)'],
    ['unmakes links to scripts', '[x](javascript:alert(1))', '[x\\](javascript:alert(1))'],
    [
      'also when the address is wrapped',
      '[x](\n <javascript:alert(1)>)',
      '[x\\](\n &lt;javascript:alert(1)>)',
    ],
    ['unmakes definitions', '[x]: javascript:alert(1)', '[x]\\: javascript:alert(1)'],
    ['leaves what is escaped', '[x\\](javascript:alert(1))', undefined],
    [
      'is not fooled by an escaped backslash',
      '[x\\\\](javascript:alert(1))',
      '[x\\\\\\](javascript:alert(1))',
    ],
    ['lowers headings', '# One\n## Two\n### Three', '### One\n### Two\n### Three'],
    ['unmakes underlined headings', 'One\n===\nTwo\n---', 'One\n\\===\nTwo\n\\---'],
    ['keeps a code block', '```\ncode\n```', undefined],
    ['unmakes one that does not end', 'a\n```\nb', 'a\n\\`\\`\\`\nb'],
  ])('%s', (_what, markdown, tame) => {
    expect(tameMarkdown(markdown)).toBe(tame ?? markdown)
  })

  it('lets no HTML, image, script or high heading through', () => {
    fc.assert(
      fc.property(hostile, (markdown) => {
        const page = html(tameMarkdown(markdown))
        expect(page).not.toMatch(forbidden)
        expect(page).not.toMatch(strangeLink)
      }),
      { numRuns: 3_000 },
    )
  })
})
