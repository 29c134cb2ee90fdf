import { describe, expect, it } from 'vitest'
import { chapterCount, cutChapters } from './chapters.ts'
import type { Sentence } from './prepare.ts'

function sentence(index: number, terms: readonly string[], changes: Partial<Sentence> = {}): Sentence {
  return {
    index,
    text: terms.join(' '),
    opening: terms.join(' '),
    verbatim: terms.join(' '),
    cues: [`c${index}`],
    speaker: undefined,
    words: 12,
    tokens: [],
    terms,
    kind: 'statement',
    isHost: false,
    asksAlone: false,
    stands: true,
    isSignpost: false,
    fitness: 1,
    shifts: false,
    afterGap: false,
    figures: 0,
    names: 0,
    announces: false,
    ...changes,
  }
}

const subjects = [
  ['bread', 'flour', 'oven', 'crust', 'dough'],
  ['river', 'water', 'bank', 'fish', 'reed'],
  ['organ', 'pipe', 'wind', 'leather', 'key'],
]
const talk = subjects.flatMap((words, subject) =>
  Array.from({ length: 20 }, (_, at) => {
    return sentence(subject * 20 + at, [words[at % 5] ?? '', words[(at + 2) % 5] ?? '', `own${subject}${at}`])
  }),
)
const whole = { start: 0, end: talk.length }

describe('cutChapters', () => {
  it('cuts where the vocabulary changes', () => {
    const cuts = cutChapters(talk, whole, 3).map(({ start }) => start)
    expect(cuts).toEqual([0, 20, 40])
  })

  it('covers the range without gaps, in at most the number that is wanted', () => {
    for (const wanted of [1, 2, 5, 12]) {
      const chapters = cutChapters(talk, { start: 7, end: 55 }, wanted)
      expect(chapters.length).toBeLessThanOrEqual(wanted)
      expect(chapters[0]?.start).toBe(7)
      expect(chapters.at(-1)?.end).toBe(55)
      for (const [index, { end }] of chapters.entries()) {
        if (index < chapters.length - 1) expect(chapters[index + 1]?.start).toBe(end)
      }
    }
  })

  it('starts chapters with cues', () => {
    const paired = talk.map((one) => ({ ...one, cues: [`c${Math.floor((one.index + 1) / 2)}`] }))
    for (const { start } of cutChapters(paired, whole, 3).slice(1)) {
      expect(paired[start]?.cues[0]).not.toBe(paired[start - 1]?.cues[0])
    }
  })

  it('cuts a source of a single cue too', () => {
    const single = talk.map((one) => ({ ...one, cues: ['c1'] }))
    expect(cutChapters(single, whole, 3)).toHaveLength(3)
  })

  it('prefers to cut where others speak from then on', () => {
    const even = talk.map((one) => ({
      ...one,
      terms: ['bread', 'salt'],
      speaker: one.index < 27 ? 'Ada' : 'Ben',
    }))
    expect(cutChapters(even, whole, 2).map(({ start }) => start)).toEqual([0, 27])
  })

  it('prefers to cut where people take leave and greet', () => {
    const even = talk.map((one) => ({
      ...one,
      terms: ['bread', 'salt'],
      kind: [31, 32, 33, 34].includes(one.index) ? ('unusable' as const) : one.kind,
    }))
    const [, second] = cutChapters(even, whole, 2).map(({ start }) => start)
    expect(Math.abs((second ?? 0) - 32)).toBeLessThanOrEqual(2)
  })

  it('prefers to cut where the speaker says so', () => {
    const even = talk.map((one) => ({ ...one, terms: ['bread', 'salt'], shifts: one.index === 33 }))
    expect(cutChapters(even, whole, 2).map(({ start }) => start)).toEqual([0, 33])
  })
})

it('chapterCount grows with the words, within bounds', () => {
  expect([10, 400, 2_200, 90_000].map((words) => chapterCount(words))).toEqual([1, 1, 7, 16])
})
