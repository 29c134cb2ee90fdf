import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalLanguage, segmenterFor } from './segmenter.ts'
import { countWords } from './words.ts'

describe('counting words', () => {
  it.each([
    ['', 0],
    [' \n\t', 0],
    ['?! …', 0],
    ['one', 1],
    ["It's a well-known fact.", 5],
    ['It costs $1,000.50; e.g. in 3.14 snake_case __init__ _', 8],
    ['Grüße aus Köln', 3],
    ['naïve café — déjà vu', 4],
    ['Ελληνικά και русский', 3],
    ['emoji 🎉 are no words', 4],
  ])('counts %j', (text, words) => {
    expect(countWords(text)).toBe(words)
  })

  it('knows where words end in languages without spaces', () => {
    expect(countWords('今日は良い天気です', 'ja')).toBe(5)
    expect(countWords('สวัสดีชาวโลก', 'th')).toBeGreaterThan(1)
    expect(countWords('你好世界', 'zh')).toBe(2)
  })

  it('counts on in English when the language is no language tag', () => {
    expect(countWords('Grüße aus Köln', 'not a language')).toBe(3)
  })

  it.each(['en', 'es', 'de', 'fi', 'sv', 'ja'])(
    'counts ASCII as the segmenter does, only faster: %s',
    (language) => {
      // Whether underscores alone are a word, and whether a colon joins two, depends on the version of ICU.
      const slow = (text: string): number =>
        [...segmenterFor('word', language).segment(text)].filter(
          ({ isWordLike, segment }) => isWordLike && !/^_+$/.test(segment),
        ).length
      const ascii = fc
        .string({ unit: 'binary-ascii', maxLength: 30 })
        .map((text) => text.replaceAll(':', ' '))
      const tricky = fc.string({ unit: fc.constantFrom(...'aZ19_.,;\'"- \n\r\u0000'), maxLength: 12 })
      fc.assert(
        fc.property(fc.oneof(ascii, tricky), (text) => countWords(text, language) === slow(text)),
        { numRuns: 2_000 },
      )
    },
  )
})

describe('a segmenter', () => {
  it('is made once for a language, and forgotten before there are too many', () => {
    const first = segmenterFor('word', 'en')
    expect(segmenterFor('word', 'en')).toBe(first)
    expect(segmenterFor('sentence', 'en')).not.toBe(first)
    for (let index = 0; index < 70; index += 1) segmenterFor('word', `en-x-v${index}`)
    expect(segmenterFor('word', 'en')).not.toBe(first)
  })
})

describe('a language tag', () => {
  it('is made canonical, or none', () => {
    expect(canonicalLanguage('EN-us')).toBe('en-US')
    expect(canonicalLanguage('zh-hant')).toBe('zh-Hant')
    for (const none of ['', 'x', 'english language', 'en_US', '123'])
      expect(canonicalLanguage(none)).toBeUndefined()
  })
})
