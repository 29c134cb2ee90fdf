import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
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
    ['😀', 2],
    ['👩‍👩‍👧‍👦', 2],
    ['👍🏽', 2],
    ['🇪🇸🇩🇪', 4],
    ['1️⃣', 2],
    ['©', 1],
    ['©️', 2],
    ['❤', 2],
    ['https://example.com', 23],
    ['http://example.com/a/very/long/path?with=a&query=string#and-more', 23],
    ['see https://example.com/x.', 28],
    ['(https://example.com/x)', 25],
    ['https://example.com/x https://example.com/y', 47],
    ['example.com', 23],
    ['example.com/path).', 25],
    ['read more on news.example.co.uk, soon', 42],
    ['info@example.com', 16],
    ['version 1.25 or e.g. this', 25],
    ['日本 👩‍👩‍👧 https://example.com/a/long/path', 31],
  ])('counts %j as %i', (text, length) => {
    expect(weightedLength(text)).toBe(length)
  })

  const word = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter((text) => !/[\s./:]/u.test(text))
  const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '))

  it('counts what stands apart apart', () => {
    fc.assert(
      fc.property(
        text,
        text,
        (one, other) =>
          weightedLength(`${one}\n${other}`) === weightedLength(one) + 1 + weightedLength(other),
      ),
    )
  })

  it('does not depend on how letters are composed', () => {
    fc.assert(
      fc.property(
        text,
        (any) =>
          weightedLength(any.normalize('NFD')) === weightedLength(any) &&
          weightedLength(any.normalize('NFC')) === weightedLength(any),
      ),
    )
  })

  it('lies between the graphemes and twice the code points of a text without links', () => {
    const graphemes = (any: string) =>
      [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(any)].length
    fc.assert(
      fc.property(text, (any) => {
        const length = weightedLength(any)
        return length >= graphemes(any.normalize('NFC')) && length <= 2 * [...any.normalize('NFC')].length
      }),
    )
  })

  it('counts letters, digits and spaces of Western alphabets one each', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-zA-Z0-9äöüßñéèçøå ,;'"!?-]*$/),
        (any) => weightedLength(any) === any.length,
      ),
    )
  })

  it('counts a link 23, however long it is', () => {
    const path = fc.stringMatching(/^[a-z0-9/_-]{0,200}[a-z0-9]$/)
    fc.assert(
      fc.property(
        path,
        text,
        (rest, before) =>
          weightedLength(`${before} https://example.org/${rest}`) === weightedLength(before) + 24,
      ),
    )
  })

  it('takes time linear in the text', () => {
    for (const hostile of [
      'a.'.repeat(50_000),
      'a'.repeat(100_000),
      'https://'.repeat(20_000),
      '.com'.repeat(30_000),
      '\u0301'.repeat(50_000),
    ]) {
      expect(weightedLength(hostile)).toBeGreaterThan(0)
    }
  }, 5_000)
})
