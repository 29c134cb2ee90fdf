import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkAmount, checkCharacterCount, checkSpokenSeconds, checkWords } from './length.ts'
import { spokenSeconds, spokenWords } from './spoken.ts'

const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ')
const range = { minimum: 68, target: 80, maximum: 92 }

describe('spokenSeconds', () => {
  it('takes 150 words a minute', () => {
    expect(spokenSeconds(words(75))).toBe(30)
    expect(spokenWords(30)).toBe(75)
    expect(spokenWords(0.1)).toBe(1)
  })
})

describe('checkWords', () => {
  it.each([
    [80, true, 1],
    [74, true, 0.925],
    [68, true, 0.85],
    [92, true, 0.85],
    [67, false, 0.85 * (67 / 68)],
    [34, false, 0.425],
    [184, false, 0.425],
    [0, false, 0],
  ])('judges %i words', (count, passed, score) => {
    const [finding] = checkWords(words(count), range, 'text')
    expect(finding).toMatchObject({
      name: 'length',
      passed,
      required: true,
      code: 'LENGTH_UNMET',
      path: 'text',
    })
    expect(finding?.score).toBeCloseTo(score)
  })

  it('says what was found, what was wanted and how to get there', () => {
    expect(checkWords(words(61), range, 'text')[0]?.message).toBe('61 words, wanted 68 to 92; add about 19')
    expect(checkWords(words(100), range, 'text')[0]?.message).toBe('100 words, wanted 68 to 92; cut about 20')
    expect(checkWords(words(80), range, 'text')[0]?.message).toBe('80 words, wanted 68 to 92')
  })

  it('is about the piece as a whole without a path', () => {
    expect(checkWords(words(61), range, '')[0]).not.toHaveProperty('path')
  })

  it('finds nothing where nothing was asked for', () => {
    expect(checkWords(words(61), undefined, 'text')).toEqual([])
  })

  it('counts as the language does', () => {
    expect(
      checkWords('今日は良い天気です', { minimum: 5, target: 5, maximum: 5 }, 'text', 'ja')[0]?.passed,
    ).toBe(true)
  })

  it('scores the higher the nearer the target, without a leap at the bounds', () => {
    const near = fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }))
    const score = (amount: number) =>
      checkAmount(amount, range, { name: 'length', unit: 'words', path: 'text', weight: 3 }).score
    fc.assert(
      fc.property(near, ([one, other]) => {
        fc.pre(one < 80 === other < 80)
        const [nearer, farther] = Math.abs(one - 80) <= Math.abs(other - 80) ? [one, other] : [other, one]
        expect(score(nearer)).toBeGreaterThanOrEqual(score(farther))
        expect(score(one)).toBeGreaterThan(0)
        expect(score(one)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('asks for so many words that doing as told passes', () => {
    fc.assert(
      fc.property(fc.nat(300), (count) => {
        const [finding] = checkWords(words(count), range, 'text')
        const [, verb, figure] = finding?.message?.match(/(add|cut) about (\d+)/) ?? []
        const mended = verb === 'add' ? count + Number(figure) : count - Number(figure)
        expect(checkWords(words(verb === undefined ? count : mended), range, 'text')[0]?.passed).toBe(true)
      }),
    )
  })
})

describe('checkAmount', () => {
  const facts = { name: 'length', unit: 'posts', path: 'posts', weight: 2 }

  it('can be mere advice', () => {
    const advice = { name: 'timing', unit: 'seconds', path: 'scenes', weight: 1, required: false }
    expect(checkAmount(80, { minimum: 51, maximum: 69 }, advice)).toMatchObject({
      passed: false,
      required: false,
      message: '80 seconds, wanted 51 to 69; cut at least 11',
    })
  })

  it.each([
    [2, { minimum: 3, maximum: 8 }, '2 posts, wanted 3 to 8; add at least 1'],
    [2, { minimum: 5, maximum: 5 }, '2 posts, wanted 5; add at least 3'],
    [0, { minimum: 1, maximum: Number.POSITIVE_INFINITY }, '0 posts, wanted at least 1; add at least 1'],
    [8.5, { minimum: 3, maximum: 8 }, '8.5 posts, wanted 3 to 8; cut at least 1'],
  ])('advises on %d of %j', (amount, bounds, message) => {
    expect(checkAmount(amount, bounds, facts).message).toBe(message)
  })
})

describe('checkCharacterCount', () => {
  it('counts characters', () => {
    expect(checkCharacterCount('a'.repeat(155), { minimum: 150, maximum: 160 }, 'description')).toMatchObject(
      [{ passed: true, message: '155 characters, wanted 150 to 160' }],
    )
    expect(checkCharacterCount('a'.repeat(190), { minimum: 150, maximum: 160 }, 'description')).toMatchObject(
      [{ passed: false, message: '190 characters, wanted 150 to 160; cut at least 30' }],
    )
    expect(checkCharacterCount('a', undefined, 'description')).toEqual([])
  })
})

describe('checkSpokenSeconds', () => {
  const seconds = { minimum: 51, target: 60, maximum: 69 }

  it('advises in words', () => {
    expect(checkSpokenSeconds(words(150), seconds, 'scenes')).toMatchObject([{ passed: true, score: 1 }])
    expect(checkSpokenSeconds(words(200), seconds, 'scenes')).toMatchObject([
      { passed: false, message: '80 seconds of speech, wanted 51 to 69; cut about 50 words' },
    ])
    expect(checkSpokenSeconds(words(100), seconds, 'scenes')).toMatchObject([
      { passed: false, message: '40 seconds of speech, wanted 51 to 69; add about 50 words' },
    ])
    expect(checkSpokenSeconds(words(100), undefined, 'scenes')).toEqual([])
  })
})
