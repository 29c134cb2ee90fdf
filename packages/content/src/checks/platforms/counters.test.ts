import { describe, expect, it } from 'vitest'
import { counters } from './counters.ts'

const cases: { readonly [name in keyof typeof counters]: readonly (readonly [string, number])[] } = {
  weighted: [['日本 example.com', 28]],
  mastodon: [
    ['', 0],
    [' \n\u0085\u3000', 0],
    [' a ', 3],
    ['👨‍👩‍👧 e\u0301', 3],
    ['see https://example.com/a/very/long/path/to/it.', 28],
    ['see example.com', 15],
    ['@alice@example.social https://example.com/a/long/path', 30],
    ['@alice and @bob', 15],
    ['@alice@example.social, @bob.b-c@sub.example.org!', 17],
    ['mail alice@example.com', 22],
    ['https://example.com/@alice@example.social', 23],
    ['https://example.com/a-@alice@example.social', 23],
    ['@alice@example.social@more', 26],
    ['@alice@example.social://', 24],
    ['@alice@日本.jp é', 8],
  ],
  threads: [
    ['plain', 5],
    ['日本', 2],
    ['𝒜', 1],
    ['e\u0301', 2],
    ['Rain 🌧️', 12],
    ['👨‍👩‍👧', 18],
    ['1️⃣', 7],
    ['©', 1],
    ['🇪🇸', 8],
  ],
  graphemes: [['👨‍👩‍👧 e\u0301 각', 5]],
  characters: [['👨‍👩‍👧', 8]],
  codePoints: [['👨‍👩‍👧', 5]],
  bytes: [['añ日😀', 10]],
  opening: [
    ['', 0],
    ['  \n ', 0],
    ['One. Two, three.', 4],
    ['\n Why?  Because.', 4],
    ['A title\nand more', 7],
    ['A title\r\nand more', 7],
  ],
  hashtags: [
    ['#one #two', 2],
    ['#one#two', 2],
    ['＃日本', 1],
    ['#2026 #❤️', 2],
    ['# none, a#none, &#39; https://example.com/#none', 0],
  ],
  mentions: [
    ['@one, (@two.three) and @four.', 3],
    ['one@example.com example.com/@one @', 0],
  ],
  links: [
    ['https://example.com example.com/a https://example.com', 2],
    ['none', 0],
  ],
}

describe('counters', () => {
  for (const [name, texts] of Object.entries(cases)) {
    it.each(texts)(`${name}: %j`, (text, size) => {
      // The cases have the names of the counters.
      expect(counters[name as keyof typeof counters].count(text)).toBe(size)
    })
  }
})
