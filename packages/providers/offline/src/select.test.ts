import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sourceOf, transcript } from '../tests/support.ts'
import { analyse } from './analysis.ts'
import { languageOf } from './languages/index.ts'
import { choose, type Wish } from './select.ts'
import { hasTellingFigure } from './text/index.ts'

const english = languageOf('en')
if (english === undefined) throw new Error('en')
const analysis = await analyse(sourceOf(transcript('en-talk')), english, new AbortController().signal)
const everything = analysis.sentences.map(({ index }) => index)
const wishFor = (changes: Partial<Wish>): Wish => ({
  from: everything,
  words: 200,
  used: new Set(),
  weigh: (index) => analysis.scores[index] ?? 0,
  ...changes,
})
const wordsOf = (chosen: readonly number[]): number =>
  chosen.reduce((total, index) => total + (analysis.sentences[index]?.words ?? 0), 0)

describe('choose', () => {
  it('keeps to the words, the range and the order, and leaves out what is used', () => {
    const sets = fc.record({
      words: fc.integer({ min: 10, max: 900 }),
      start: fc.integer({ min: 0, max: 100 }),
      runs: fc.double({ min: 0, max: 1, noNaN: true }),
      chains: fc.boolean(),
      used: fc.uniqueArray(fc.integer({ min: 0, max: 150 }), { maxLength: 60 }),
      most: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
    })
    fc.assert(
      fc.property(sets, ({ words, start, runs, chains, used, most }) => {
        const from = everything.slice(start)
        const chosen = choose(analysis, wishFor({ words, from, runs, chains, most, used: new Set(used) }))
        expect(wordsOf(chosen)).toBeLessThanOrEqual(words * 1.05)
        expect([...chosen].sort((one, other) => one - other)).toEqual(chosen)
        expect(new Set(chosen).size).toBe(chosen.length)
        if (most !== undefined) expect(chosen.length).toBeLessThanOrEqual(most)
        for (const index of chosen) {
          expect(index).toBeGreaterThanOrEqual(start)
          expect(used).not.toContain(index)
          expect(analysis.sentences[index]?.kind).not.toBe('unusable')
        }
      }),
      { numRuns: 60 },
    )
  })

  it('takes nothing out of context: what leans has before it what it leans on', () => {
    for (const words of [60, 300, 900]) {
      const chosen = new Set(choose(analysis, wishFor({ words, chains: true, runs: 0.5 })))
      for (const index of chosen) {
        const sentence = analysis.sentences[index]
        expect(sentence?.stands === true || sentence?.asksAlone === true || chosen.has(index - 1)).toBe(true)
      }
      const single = choose(analysis, wishFor({ words }))
      for (const index of single) expect(analysis.sentences[index]?.stands).toBe(true)
    }
  })

  it('is no list of figures, where there are others as good', () => {
    const even = choose(analysis, wishFor({ words: 300, weigh: () => 1 }))
    const figures = even.filter((index) => {
      const sentence = analysis.sentences[index]
      return sentence !== undefined && hasTellingFigure(sentence)
    })
    expect(even.length).toBeGreaterThan(8)
    expect(figures.length * 2).toBeLessThanOrEqual(even.length + 1)
  })

  it('leaves out what weighs too little', () => {
    expect(choose(analysis, wishFor({ floor: 2 }))).toEqual([])
    for (const index of choose(analysis, wishFor({ floor: 0.5 })))
      expect(analysis.scores[index]).toBeGreaterThanOrEqual(0.5)
  })

  it('comes near to the words where there are sentences enough', () => {
    for (const words of [80, 200, 500, 1_000])
      expect(wordsOf(choose(analysis, wishFor({ words, chains: true })))).toBeGreaterThan(words * 0.9)
  })
})
