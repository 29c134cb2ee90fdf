import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkAmount,
  checkComplete,
  checkCoverage,
  checkCues,
  checkLimit,
  checkLimits,
  checkRemains,
  checkRepetition,
  checkSentences,
  checkWords,
  type Finding,
  limits,
  qualityOf,
  repeatedShare,
  spokenSeconds,
  textsOf,
  toChecks,
  toRepairs,
} from './index.ts'

const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ')

describe('spokenSeconds', () => {
  it('takes 150 words a minute', () => {
    expect(spokenSeconds(words(75))).toBe(30)
  })
})

describe('checkWords', () => {
  const range = { minimum: 68, target: 80, maximum: 92 }

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
    expect(finding).toMatchObject({ name: 'length', passed, required: true, code: 'LENGTH_UNMET' })
    expect(finding?.score).toBeCloseTo(score)
  })

  it('says what was found and what was wanted', () => {
    expect(checkWords(words(61), range, 'text')[0]?.message).toBe('text: 61 words, wanted 68 to 92')
  })

  it('finds nothing where nothing was asked for', () => {
    expect(checkWords(words(61), undefined, 'text')).toEqual([])
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
})

describe('checkAmount', () => {
  it('can be mere advice', () => {
    const facts = { name: 'timing', unit: 'seconds', path: 'scenes', weight: 1, required: false }
    expect(checkAmount(80, { minimum: 51, maximum: 69 }, facts)).toMatchObject({
      passed: false,
      required: false,
      message: 'scenes: 80 seconds, wanted 51 to 69',
    })
  })
})

describe('checkLimit', () => {
  it('fails a post that its network would not take', () => {
    expect(checkLimit('日'.repeat(141), limits.xPost, 'posts[0]')).toMatchObject({
      passed: false,
      required: true,
      code: 'LIMIT_EXCEEDED',
      message: 'posts[0]: 282 characters as X counts them; X post: at most 280',
    })
    expect(checkLimit('日'.repeat(140), limits.xPost, 'posts[0]')).toMatchObject({ passed: true, score: 1 })
  })

  it('only advises where the network would take it', () => {
    expect(checkLimit('a'.repeat(1000), limits.facebookAdvice, 'text')).toMatchObject({
      passed: false,
      required: false,
      score: 0.5,
      weight: 1,
    })
  })

  it('knows limits from below', () => {
    expect(checkLimit('a'.repeat(20), limits.newsletterPreheader, 'preheader')).toMatchObject({
      passed: false,
      score: 0.5,
      message: 'preheader: 20 characters; newsletter preheader: 40 to 90',
    })
  })

  it('names the text of several that is furthest beyond', () => {
    const finding = checkLimits(['fine', 'a'.repeat(290), 'a'.repeat(400)], limits.xPost, 'posts')
    expect(finding).toMatchObject({ passed: false, score: 0.7 })
    expect(finding.message).toMatch(/^posts\[2\]: 400/)
    expect(checkLimits(['fine', 'fine'], limits.xPost, 'posts').passed).toBe(true)
    expect(checkLimits([], limits.xPost, 'posts').passed).toBe(true)
  })

  it('is data with a source', () => {
    for (const limit of Object.values(limits)) {
      expect(limit.source).not.toBe('')
      expect(limit.checkedAt).toMatch(/^\d{4}-\d{2}$/)
    }
  })
})

describe('checkRepetition', () => {
  const sentence = 'The water came up through the drains that night.'

  it('finds sentences that return, within and across texts', () => {
    expect(repeatedShare([`${sentence} ${sentence}`])).toBe(0.5)
    expect(repeatedShare([sentence, sentence.toUpperCase(), `  ${sentence.replace('.', '!')}`])).toBeCloseTo(
      2 / 3,
    )
    expect(checkRepetition([sentence, sentence])).toMatchObject({
      passed: false,
      score: 0.5,
      message: '50 % of the words stand in sentences that were said before',
    })
  })

  it('leaves short sentences and different ones alone', () => {
    expect(checkRepetition(['Thank you. Thank you. Thank you.', sentence])).toMatchObject({
      passed: true,
      score: 1,
    })
    expect(repeatedShare([])).toBe(0)
  })
})

describe('checkSentences', () => {
  it('wants them short enough to be followed', () => {
    expect(checkSentences([words(24)], 'read')).toMatchObject({ passed: true, score: 1 })
    expect(checkSentences([`${words(30)}. One two.`], 'heard')).toMatchObject({ passed: true, score: 1 })
    expect(checkSentences([words(40)], 'heard')).toMatchObject({
      passed: false,
      required: false,
      score: 0.5,
      message: '40 words a sentence on average, at most 20 to be heard with ease',
    })
    expect(checkSentences([], 'read')).toMatchObject({ passed: true, score: 1 })
  })
})

describe('checkCoverage', () => {
  const chapters = [new Set(['c1', 'c2']), new Set(['c3']), new Set(['c4']), new Set(['c5'])]

  it('wants a chapter for forty words, as far as there are chapters', () => {
    expect(checkCoverage(['c2'], chapters, 20)).toMatchObject({ passed: true, score: 1 })
    expect(checkCoverage(['c1', 'c2'], chapters, 120)).toMatchObject({
      passed: false,
      required: false,
      message: 'cues: from 1 of 4 chapters, 3 expected at this length',
    })
    expect(checkCoverage(['c1', 'c3'], chapters, 5000)).toMatchObject({ passed: true, score: 0.5 })
    expect(checkCoverage(['c1'], [], 500)).toMatchObject({ passed: true, score: 1 })
  })
})

describe('checkCues', () => {
  const known = new Set(['c1', 'c2'])

  it('accepts ids of the source only', () => {
    expect(checkCues(['c1', 'c2', 'c1'], known)).toMatchObject({
      passed: true,
      score: 1,
      message: 'cues: 3 cited',
    })
    expect(checkCues(['c1', 'c9', 'intro'], known)).toMatchObject({
      passed: false,
      message: 'cues: the source has no "c9", "intro"; cite ids from the source only',
    })
    expect(checkCues([], known)).toMatchObject({
      passed: false,
      score: 0,
      message: 'cues: 0 cited; name the cues that the piece rests on',
    })
  })
})

describe('checkComplete and checkRemains', () => {
  const piece = {
    title: 'A title',
    scenes: [{ say: 'Hello there', show: '…', seconds: 4 }],
    cues: ['c1'],
    note: null,
  }

  it('finds fields that say nothing', () => {
    expect(textsOf(piece).map(({ path }) => path)).toEqual(['title', 'scenes[0].say', 'scenes[0].show'])
    expect(checkComplete(piece)).toMatchObject({
      passed: false,
      code: 'OUTPUT_EMPTY',
      message: 'scenes[0].show: nothing there',
    })
    expect(checkComplete({ title: 'A title' })).toMatchObject({
      passed: true,
      score: 1,
      message: '1 fields with text',
    })
    expect(checkComplete({ cues: ['c1'] })).toMatchObject({ passed: false, score: 0 })
  })

  it.each([
    'As she said [c1].',
    'So it was [c2–c9, c2].',
    '</material>',
    '<source name="x">',
    'Dear {{name}},',
    '[Insert quote here]',
    'Lorem ipsum dolor',
  ])('finds %j', (text) => {
    expect(checkRemains({ sections: [{ body: text }] }, new Set(['c1', 'c2', '1']))).toMatchObject({
      passed: false,
      score: 0,
      message: 'sections[0].body: remove cue marks, tags and placeholders',
    })
  })

  it('leaves ordinary brackets alone', () => {
    expect(
      checkRemains({ text: 'A [sic] b, [1], [c3], 3 < 5, the source {was} dry.' }, new Set(['c1', '1'])),
    ).toMatchObject({ passed: true, score: 1 })
  })
})

describe('findings', () => {
  const finding = (score: number, weight: number, facts: Partial<Finding> = {}): Finding => ({
    name: 'any',
    passed: true,
    required: true,
    score,
    weight,
    ...facts,
  })

  it('become checks without their figures', () => {
    expect(toChecks([finding(1, 2, { message: 'fine' })])).toEqual([
      { name: 'any', passed: true, required: true, message: 'fine' },
    ])
  })

  it('become repairs where something required fails', () => {
    expect(toRepairs([finding(1, 1)])).toBeUndefined()
    expect(
      toRepairs([finding(0, 1, { passed: false, required: false, message: 'never mind' })]),
    ).toBeUndefined()
    expect(
      toRepairs([finding(0, 1, { passed: false, message: 'too short' }), finding(0, 1, { passed: false })]),
    ).toEqual(['too short', 'The check "any" fails.'])
  })

  it('become a quality between 0 and 1 that grows with each score', () => {
    expect(qualityOf([])).toBe(0)
    expect(qualityOf([finding(1, 3), finding(0, 1)])).toBe(0.75)
    const any = fc.record({
      score: fc.double({ min: -1, max: 2, noNaN: true }),
      weight: fc.double({ min: 0.1, max: 9, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 9 }), (all) => {
        const findings = all.map(({ score, weight }) => finding(score, weight))
        const quality = qualityOf(findings)
        expect(quality).toBeGreaterThanOrEqual(0)
        expect(quality).toBeLessThanOrEqual(1)
        expect(
          qualityOf(findings.map((each) => ({ ...each, score: each.score + 0.1 }))),
        ).toBeGreaterThanOrEqual(quality)
      }),
    )
  })
})
