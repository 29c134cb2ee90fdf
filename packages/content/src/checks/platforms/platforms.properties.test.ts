import fc from 'fast-check'
import twitter from 'twitter-text'
import { countGraphemes } from 'unicode-segmenter/grapheme'
import { describe, expect, it } from 'vitest'
import { around, nastiestText, nastyText, type Priced, plainText, pricedAround } from './nasty.fixture.ts'
import { checkPlatform, type PlatformName } from './platforms.ts'

// Against what each platform says of itself, told by something else than what is tested: its own library where there is
// one, another implementation of what it refers to, or texts made of parts whose price is known.

const runs = { numRuns: 2_000 }

const passes = (name: PlatformName, text: string) =>
  checkPlatform(name, text).every(({ passed, required }) => passed || !required)

/** Whether a text survives being sent in UTF-8. */
const isSendable = (text: string) => Buffer.from(text, 'utf8').toString('utf8') === text
const bytes = (text: string) => Buffer.byteLength(text, 'utf8')
const codeUnits = (text: string) => Buffer.byteLength(text, 'utf16le') / 2
const codePoints = (text: string) => text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, 'x').length
const isBlank = (text: string) => text.replace(/[^\S\ufeff]|\u0085/g, '') === ''

/** What of a text X's library takes for links. It says of some that they are shorter than where it puts them. */
const linksOf = (text: string) => twitter.extractUrlsWithIndices(text)
const isUnsureOf = (text: string) => linksOf(text).some(({ url, indices }) => url !== text.slice(...indices))

/** A property has said something only where both verdicts occur. */
function agrees(name: PlatformName, texts: fc.Arbitrary<string>, accepts: (text: string) => boolean): void {
  const verdicts = new Set<boolean>()
  fc.assert(
    fc.property(texts, (text) => {
      const verdict = accepts(text)
      verdicts.add(verdict)
      expect(passes(name, text)).toBe(verdict)
    }),
    runs,
  )
  expect(verdicts).toEqual(new Set([true, false]))
}

/** The same with texts whose price is known. */
function charges(name: PlatformName, limit: number, parts: fc.Arbitrary<Priced>): void {
  fc.assert(
    fc.property(pricedAround(limit, parts), ({ text, price }) => {
      expect(passes(name, text)).toBe(price <= limit)
    }),
    runs,
  )
}

const part = (texts: readonly string[], price: (text: string) => number) =>
  fc.constantFrom(...texts.map((text) => ({ text, price: price(text) })))

describe('a post on X passes just when X takes it', () => {
  const weigh = (text: string) => twitter.parseTweet(text).weightedLength

  it.each([
    ['around its limit', around(280, weigh)],
    ['around its limit, in whole characters', around(280, weigh, nastyText)],
    ['if it is short', nastiestText],
  ])('%s', (_, texts) => {
    agrees(
      'x',
      texts.filter((text) => !isUnsureOf(text.normalize())),
      (text) => twitter.parseTweet(text).valid && isSendable(text) && !isBlank(text),
    )
  })

  it('with emoji and domains that are newer than its library', () => {
    const newer = ['🏳️‍⚧️', '🧑🏽‍🤝‍🧑🏿', '❤️‍🔥', '🐦‍🔥', '🧑‍🧑‍🧒', '🫱🏿‍🫲🏻', '🫠', '🪿']
    const domains = [
      'a.kids',
      'https://example.music/a?b=c',
      'EXAMPLE.SPA',
      'example.アマゾン',
      'http://amazon.amazon',
    ]
    charges(
      'x',
      280,
      fc.oneof(
        part(newer, () => 2),
        part(domains, () => 23),
        part(['example.kidsx', 'a.musical', 'привет', 'a', '\u0915'], (text) => text.length),
        part(['日本', '한글', '\u2020', '𝒜'], (text) => [...text].length * 2),
      ),
    )
  })
})

describe('a post on Bluesky passes just when Bluesky takes it', () => {
  const accepts = (text: string) => countGraphemes(text) <= 300 && bytes(text) <= 3_000 && isSendable(text)
  const heavy = fc
    .array(
      fc.constantFrom('👨‍👩‍👧‍👦', '👩🏽‍❤️‍💋‍👨🏿', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'a\u0301\u0302\u0303\u0304\u0305\u0306', '한', 'é'),
      { minLength: 1, maxLength: 9 },
    )
    .map((graphemes) => graphemes.join(''))

  it.each([
    ['around 300 visible characters', around(300, countGraphemes)],
    ['around 3,000 bytes', around(3_000, bytes, heavy)],
  ])('%s', (_, texts) => {
    agrees('bluesky', texts, accepts)
  })
})

describe('a post on Threads passes just when Threads takes it', () => {
  it('without emoji, by its code points and links', () => {
    agrees(
      'threads',
      around(500, codePoints, plainText).filter((text) => !isUnsureOf(text)),
      (text) =>
        codePoints(text) <= 500 && new Set(linksOf(text).map(({ url }) => url)).size <= 5 && !isBlank(text),
    )
  })

  it('with emoji, by their bytes', () => {
    const emoji = ['😀', '❤️', '👍🏽', '👨‍👩‍👧', '🏳️‍🌈', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🇪🇸', '1️⃣', '🕵️‍♀️', '🐦‍🔥', '⌚']
    charges(
      'threads',
      500,
      fc.oneof(part(emoji, bytes), part(['日本', 'e\u0301', '𝒜', 'क्षि', '\u202e'], codePoints)),
    )
  })

  it('with few or many links', () => {
    const links = fc.uniqueArray(fc.nat(30), { minLength: 4, maxLength: 7 })
    const twice = fc.boolean()
    fc.assert(
      fc.property(links, twice, nastyText, (numbers, again, nasty) => {
        const names = numbers.map((number, index) =>
          index % 2 ? `https://a.de/${number}` : `www.n${number}.org`,
        )
        fc.pre(linksOf(nasty).length === 0 && codePoints(nasty) < 60)
        const text = `${nasty} ${[...names, ...(again ? names : [])].join(' ')}`
        expect(passes('threads', text)).toBe(names.length <= 5)
      }),
      runs,
    )
  })
})

describe('a post on Mastodon passes just when Mastodon takes it', () => {
  it('without links and mentions, by its visible characters', () => {
    const quiet = nastiestText.map((text) => text.replace(/[@＠]/g, 'a').replaceAll('//', '/'))
    agrees(
      'mastodon',
      around(500, countGraphemes, quiet),
      (text) => countGraphemes(text) <= 500 && isSendable(text) && !isBlank(text),
    )
  })

  it('with both, by what they are counted as', () => {
    const links = [
      'https://a.de',
      'http://example.com/a/very/long/path?with=a&query=string#and-more',
      'https://日本.com/あ',
      'https://mastodon.social/@alice@example.org',
    ]
    const mentions = [
      '@alice',
      '@alice@example.social',
      '@alice@a.very.long.name.of.a.server.example.org',
      '@alice@日本.jp',
    ]
    charges(
      'mastodon',
      500,
      fc.oneof(
        part(links, () => 23),
        part(mentions, () => '@alice'.length),
        part(['example.com/a/path', 'alice@example.org', '👨‍👩‍👧‍👦', 'e\u0301', '각', '𝒜'], countGraphemes),
      ),
    )
  })
})

describe('a text passes just when its place takes it', () => {
  it.each([
    ['linkedin', 3_000],
    ['facebook', 63_206],
    ['tiktok', 2_200],
    ['podcastDescription', 4_000],
    ['newsletterSubject', 60],
  ] as const)('%s: %i UTF-16 code units', (name, limit) => {
    agrees(name, around(limit, codeUnits), (text) => codeUnits(text) <= limit && isSendable(text))
  })

  it('youtubeTitle: 100, without angle brackets', () => {
    agrees(
      'youtubeTitle',
      around(100, codeUnits),
      (text) => codeUnits(text) <= 100 && isSendable(text) && !isBlank(text) && !/[<>]/.test(text),
    )
  })

  it('youtubeDescription: 5,000 bytes, without angle brackets', () => {
    agrees(
      'youtubeDescription',
      around(5_000, bytes),
      (text) => bytes(text) <= 5_000 && isSendable(text) && !text.includes('<') && !text.includes('>'),
    )
  })

  it('speechInput: 4,096 code points', () => {
    agrees('speechInput', around(4_096, codePoints), (text) => codePoints(text) <= 4_096 && isSendable(text))
  })

  it('instagram: 2,200, at most 20 mentions and 30 hashtags', () => {
    const quiet = nastiestText.map((text) => text.replace(/[@#＠＃]/g, 'a'))
    agrees(
      'instagram',
      around(2_200, codeUnits, quiet),
      (text) => codeUnits(text) <= 2_200 && isSendable(text),
    )
    const marks = fc.record({
      hashtags: fc.array(fc.constantFrom('#a', '#日本', '＃é_1', '#2026', '#❤️', '#été'), {
        minLength: 27,
        maxLength: 33,
      }),
      mentions: fc.array(fc.constantFrom('@a', '@a.b_c'), { minLength: 17, maxLength: 23 }),
      joint: fc.constantFrom(' ', '\n', ', ', ' 👨‍👩‍👧 ', ' mail@example.org ', ' a#b &#39; '),
    })
    fc.assert(
      fc.property(marks, ({ hashtags, mentions, joint }) => {
        const text = [...hashtags, ...mentions].join(joint)
        expect(passes('instagram', text)).toBe(hashtags.length <= 30 && mentions.length <= 20)
      }),
      runs,
    )
  })
})

describe('advice', () => {
  it.each(['seoTitle', 'seoDescription', 'newsletterPreheader', 'newsletterMail'] as const)(
    '%s refuses nothing that can be sent',
    (name) => {
      fc.assert(
        fc.property(nastiestText, (text) => {
          expect(passes(name, text)).toBe(isSendable(text))
        }),
        runs,
      )
    },
  )
})
