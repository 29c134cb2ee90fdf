import fc from 'fast-check'
import twitter from 'twitter-text'
import { describe, expect, it } from 'vitest'
import { nastiestText, nastyText } from './nasty.fixture.ts'
import { weightedLength } from './weighted-length.ts'

describe('weightedLength', () => {
  it.each([
    ['', 0],
    ['plain text', 10],
    ['café', 4],
    ['cafe\u0301', 4],
    ['“quotes” – and…', 16],
    ['日本語', 6],
    ['Привет', 6],
    ['\u1100', 2],
    ['a\u200Bb', 3],
    ['\u2010\u2032', 2],
    ['\u2020', 2],
    ['\ud83d', 2],
    ['𝒜', 2],
    ['😀', 2],
    ['👩‍👩‍👧‍👦', 2],
    ['👍🏽', 2],
    ['🇪🇸🇩🇪', 4],
    ['1️⃣', 2],
    ['1⃣', 2],
    ['©', 1],
    ['©️', 2],
    ['❤', 2],
    ['❤️', 2],
    ['⚡️', 2],
    ['⛷🏽', 2],
    ['👁‍🗨', 2],
    ['https://example.com', 23],
    ['http://example.com/a/very/long/path?with=a&query=string#and-more', 23],
    ['see https://example.com/x.', 28],
    ['(https://example.com/x)', 25],
    ['https://example.com/x https://example.com/y', 47],
    ['example.com', 23],
    ['example.com/path).', 25],
    ['example.com?a=1', 27],
    ['read more on news.example.co.uk, soon', 42],
    ['info@example.com', 16],
    ['version 1.25 or e.g. this', 25],
    ['it.so', 23],
    ['Node.js, README.md', 32],
    ['https://example.com/1️⃣', 27],
    ['日本 👩‍👩‍👧 https://example.com/a/long/path', 31],
  ])('counts %j as %i', (text, length) => {
    expect(weightedLength(text)).toBe(length)
  })

  /** Where X's library counts what it found as a link for shorter than it is. */
  const miscounts = (text: string) =>
    twitter.extractUrlsWithIndices(text).some(({ url, indices }) => url !== text.slice(...indices))

  it("counts as X's own library", () => {
    fc.assert(
      fc.property(fc.oneof(nastyText, nastiestText), (text) => {
        fc.pre(!miscounts(text.normalize()))
        expect(weightedLength(text)).toBe(twitter.parseTweet(text).weightedLength)
      }),
      { numRuns: 4_000 },
    )
  })

  const newer = ['🏳️‍⚧️', '🧑🏽‍🤝‍🧑🏿', '❤️‍🔥', '🐦‍🔥', '👩🏻‍❤️‍👩🏾', '🤝🏽', '🧑‍🧑‍🧒', '🙂‍↔️', '🫱🏿‍🫲🏻']

  it.each(newer)('counts %s 2, which is newer than that library', (emoji) => {
    expect(weightedLength(emoji)).toBe(2)
    expect(twitter.parseTweet(emoji).weightedLength).toBeGreaterThan(2)
  })

  it.each(['kids', 'music', 'spa', 'amazon', 'アマゾン'])('knows the newer domain .%s', (domain) => {
    expect(weightedLength(`https://example.${domain}/a`)).toBe(23)
    expect(twitter.extractUrls(`https://example.${domain}/a`)).toEqual([])
  })

  const word = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter((text) => !/[\s./:]/u.test(text))
  const plain = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '))

  it('does not depend on how letters are composed', () => {
    fc.assert(
      fc.property(
        plain,
        (any) =>
          weightedLength(any.normalize('NFD')) === weightedLength(any) &&
          weightedLength(any.normalize('NFC')) === weightedLength(any),
      ),
    )
  })

  it('counts a link 23, however long it is', () => {
    const path = fc.stringMatching(/^[a-z0-9/_-]{0,200}[a-z0-9]$/)
    fc.assert(
      fc.property(
        path,
        plain,
        (rest, before) =>
          weightedLength(`${before} https://example.org/${rest}`) === weightedLength(before) + 24,
      ),
    )
  })

  it.each([
    'a.',
    'a',
    'https://',
    '.com',
    '\u0301',
    '日',
    '日.com_',
    'xn--',
    'a.co/(',
    'a.co/,',
    'a.co?.',
    '👨‍👩‍👧',
    '🇪',
    '_',
    '-.',
  ])(
    'takes time linear in the text, also of many %j',
    (hostile) => {
      expect(weightedLength(hostile.repeat(20_000))).toBeGreaterThan(0)
      expect(weightedLength(`a.co/${hostile.repeat(20_000)}.日.com`)).toBeGreaterThan(0)
    },
    2_000,
  )
})
