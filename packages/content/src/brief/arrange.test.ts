import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrange, pickEvenly } from './arrange.ts'
import { talk } from './brief.fixture.ts'
import { joinBriefs, withOwnIds } from './reading/join.ts'
import type { BriefDraft } from './schema.ts'

const cues = talk(1_100)

const empty: BriefDraft = {
  title: 'Talk',
  language: 'en',
  overview: 'They count. They go on.',
  points: [{ id: 'p1', text: 'They count.', cues: ['c1'] }],
  quotes: [],
  names: [],
  numbers: [],
  chapters: [],
}

describe('arrange', () => {
  it('says once what is said twice, on the cues of both', () => {
    const points = [
      { id: 'a', text: 'It holds.', cues: ['c9'] },
      { id: 'b', text: 'They count.', cues: ['c5', 'c6'] },
      { id: 'c', text: 'it HOLDS', cues: ['c2', 'c9'] },
    ]
    const quotes = [
      { cue: 'c9', text: 'So it is.' },
      { cue: 'c3', text: 'Here!' },
      { cue: 'c4', text: 'so it is' },
    ]
    const arranged = arrange({ ...empty, points, quotes, names: ['Tom', 'tom', 'Ines'] }, cues, 40)
    expect(arranged.points).toEqual([
      { id: 'p1', text: 'It holds.', cues: ['c9', 'c2'] },
      { id: 'p2', text: 'They count.', cues: ['c5', 'c6'] },
    ])
    expect(arranged.quotes.map(({ cue }) => cue)).toEqual(['c3', 'c9'])
    expect(arranged.names).toEqual(['Tom', 'Ines'])
    expect(arranged.chapters).toEqual([
      { title: 'Talk', firstCue: 'c1', lastCue: 'c100', points: ['p1', 'p2'] },
    ])
  })

  it('puts last what lies nowhere', () => {
    const points = [
      { id: 'a', text: 'Lost.', cues: ['x'] },
      { id: 'b', text: 'Found.', cues: ['c100'] },
    ]
    expect(arrange({ ...empty, points }, cues, 40).points.map(({ text }) => text)).toEqual([
      'Found.',
      'Lost.',
    ])
  })

  it('keeps of too many quotes and numbers some from everywhere, of too many names the most frequent', () => {
    const all = cues.map(({ id, text }) => ({ cue: id, text }))
    const names = cues.map((_, index) => `m${index}`)
    const {
      quotes,
      numbers,
      names: kept,
    } = arrange(
      { ...empty, quotes: all.toReversed(), numbers: all, names: [...names, 'gates', 'Zorg'] },
      cues,
      40,
    )
    expect(quotes).toHaveLength(24)
    expect(numbers).toHaveLength(60)
    for (const list of [quotes, numbers]) {
      const places = list.map(({ cue }) => Number(cue.slice(1)))
      expect(places).toEqual([...places].sort((one, other) => one - other))
      expect(places[0]).toBeLessThan(5)
      expect(places.at(-1)).toBeGreaterThan(94)
    }
    expect(kept).toHaveLength(60)
    expect(kept.at(-1)).toBe('gates')
    expect(kept.slice(0, 3)).toEqual(['m0', 'm1', 'm2'])
  })

  it('keeps of too many points the ones that are quoted or have a figure', () => {
    const points = cues.map(({ id }, index) => ({ id: `p${index}`, text: `Point ${index}.`, cues: [id] }))
    const quotes = [{ cue: 'c2', text: 'So.' }]
    const numbers = [{ cue: 'c13', text: '1' }]
    const arranged = arrange({ ...empty, points, quotes, numbers }, cues, 10)
    expect(arranged.points.map((point) => point.cues[0])).toEqual([
      'c2',
      'c13',
      ...[21, 31, 41, 51, 61, 71, 81, 91].map((index) => `c${index}`),
    ])
  })
})

describe('pickEvenly', () => {
  it('takes one of each equal stretch, the best of it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(9), { maxLength: 80 }),
        fc.integer({ min: 1, max: 30 }),
        (weights, count) => {
          const items = weights.map((weight, index) => ({ weight, index }))
          const picked = pickEvenly(items, count, ({ weight }) => weight)
          expect(picked).toHaveLength(Math.min(count, items.length))
          expect(new Set(picked).size).toBe(picked.length)
          const places = picked.map(({ index }) => index)
          expect(places).toEqual([...places].sort((one, other) => one - other))
          if (items.length > 0)
            expect(Math.max(...picked.map(({ weight }) => weight))).toBe(Math.max(...weights))
          const gaps = [...places, items.length].map((place, index) => place - (places[index - 1] ?? 0))
          expect(Math.max(...gaps)).toBeLessThanOrEqual(2 * Math.ceil(items.length / count))
        },
      ),
    )
  })
})

describe('joinBriefs', () => {
  const chapter = { title: 'One', firstCue: 'c1', lastCue: 'c2', points: ['p1', 'p9'] }
  const other: BriefDraft = {
    ...empty,
    title: 'Other',
    overview: 'no full stop',
    points: [{ id: 'p1', text: 'It holds.', cues: ['c3'] }],
    names: ['Tom'],
    chapters: [{ ...chapter, title: 'Two' }],
  }

  it('has all that the briefs have, under ids of its own', () => {
    expect(joinBriefs([{ ...empty, chapters: [chapter] }, other])).toEqual({
      ...empty,
      overview: 'They count. no full stop',
      points: [
        { id: 'p1', text: 'They count.', cues: ['c1'] },
        { id: 'p2', text: 'It holds.', cues: ['c3'] },
      ],
      names: ['Tom'],
      chapters: [
        { ...chapter, points: ['p1'] },
        { ...chapter, title: 'Two', points: ['p2'] },
      ],
    })
  })

  it('leaves one alone as it is', () => {
    expect(joinBriefs([empty])).toEqual(empty)
    expect(withOwnIds([])).toEqual([])
  })
})
