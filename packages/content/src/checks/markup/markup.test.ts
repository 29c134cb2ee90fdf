import { describe, expect, it } from 'vitest'
import { faultsOf, text } from '../faults.fixture.ts'
import { checkMarkup, holdsMarkdown } from './markup.ts'

const plain = (content: string) => faultsOf(checkMarkup(text(content)))
const markdown = (content: string) => faultsOf(checkMarkup(text(content), () => true))

describe('plain text', () => {
  it.each([
    'The <b>gates</b> open.',
    'One<br/>two',
    '<p class="x">Gates</p>',
    'Gates <!-- todo --> open',
    'The <a href="gates open',
    'The gates open</span',
    'Fish &amp; chips',
    'A&nbsp;gate',
    'caf&eacute; &#39;s',
    'One\\n\\nTwo',
    'caf\\u00e9',
    'She said \\"go\\"',
    'The **gates** open.',
    '**Gates open**',
    'The __old gates__ open.',
    '# Gates\nopen',
    'One\n\n## Two',
    'See [the gates](https://example.com).',
    '![Gate](https://example.com/gate.png)',
    '```\ncode\n```',
    '| a | b |\n|---|---|\n| 1 | 2 |',
  ])('must not hold %j', (content) => {
    expect(plain(content)).toEqual(['markup! text'])
  })

  it.each(['It was *really* late.', 'Use `npm` for it.'])('should not hold %j', (content) => {
    expect(plain(content)).toEqual(['markup? text'])
  })

  it.each([
    '3 < 5 and 7 > 2, I <3 it',
    'AT&T & Sons; R&D;',
    '- one\n- two\n* three\n1. four',
    '#FloodControl #water',
    '# 1 in sales',
    '5 * 3 * 2 = 30',
    '2 ** 3 and 2**3',
    'snake_case and __init__',
    'the [sic] gate (see below)',
    'a | b | c',
    '— and so on – …',
    'C:\\new\\folder',
    '***',
    'Rated 4*',
    'a/b <3 c>',
    'if a <b, and </bold> too',
    '日本語 *です',
  ])('may hold %j', (content) => {
    expect(plain(content)).toEqual([])
  })

  it('says what to do, field by field', () => {
    const findings = checkMarkup([
      { path: 'posts[0]', text: '<b>One</b> &amp; **two**' },
      { path: 'posts[1]', text: 'fine' },
    ])
    expect(findings).toMatchObject([
      {
        path: 'posts[0]',
        code: 'MARKUP_INVALID',
        message:
          'take out the HTML “<b>”, “</b>”; write the characters themselves for “&amp;”; this is plain text, write it without Markdown: “**two**”',
      },
    ])
  })
})

describe('Markdown', () => {
  it.each([
    '# Gates',
    'One\n\n### Two\n\nThree',
    'Gates\n=====\n\nopen',
    'The <b>gates</b>',
    'One **two',
    'One two**',
    '**One** and **two',
    '- **One: two\n- three',
    '** loose ** text',
    '```\ncode',
    'One\n~~~\ncode\n```',
    '[gates]()',
    '[gates](https://example.com',
    '[gates](https://example.com and more',
    '[gates] (https://example.com)',
    '[gates][1]',
    'Gates[^1]',
    '| a | b |\n| 1 | 2 |',
    '| a | b |\n|---|\n| 1 | 2 |',
  ])('must not be %j', (content) => {
    expect(markdown(content)).toEqual(['markup! text'])
  })

  it.each([
    'One **two** three *four* ***five*** __six__ _seven_',
    '**One**: two\n\n**Three.** Four',
    '- **One:** two\n- *three*\n* four',
    '**“One”** two',
    '**太字**です。**太**字',
    'a**b**c and 2**3**',
    'Gates\\*\\* open',
    'Price* with a note\n\n*without tax',
    'Use `<b>` and `**`.',
    '```\n# no heading <b> **\n```\n\nText',
    '~~~ts\na ```b``` c\n~~~',
    '[gates](https://example.com "Gates") and [more](https://example.com/a_(b))',
    '[gates][1]\n\n[1]: https://example.com',
    'Gates[^1]\n\n[^1]: A note.',
    'a[i][j] is an element',
    '| a | b |\n|---|:-:|\n| 1 | 2 |',
    'a | b\n--- | ---\n1 | 2',
    '| lonely |',
    '> quoted\n\n---\n\nText',
    '#hashtag and C# too',
    '',
  ])('may be %j', (content) => {
    expect(markdown(content)).toEqual([])
  })
})

describe('holdsMarkdown', () => {
  it.each([
    ['summary', 'short', 'text', true],
    ['summary', 'short', 'points[0]', false],
    ['blog_post', '500_words', 'sections[2].body', true],
    ['blog_post', '500_words', 'sections[2].heading', false],
    ['newsletter', 'intro', 'text', true],
    ['newsletter', 'main_points', 'points[0].text', false],
    ['social_media', 'linkedin', 'text', false],
    ['recipe', 'long', 'text', true],
    ['recipe', 'long', 'title', false],
  ])('%s.%s %s: %s', (type, variant, path, expected) => {
    expect(holdsMarkdown(type, variant)(path)).toBe(expected)
  })
})
