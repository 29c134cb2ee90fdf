import { describe, expect, it } from 'vitest'
import { talk } from './brief.fixture.ts'
import { citable, excerpt } from './citable.ts'
import { tokensOfCues } from './reading/parts.ts'
import type { Brief } from './schema.ts'
import { passageOf } from './source/passages.ts'

const cues = talk(1_100)
const brief: Brief = {
  title: 'Talk',
  language: 'en',
  overview: 'A talk.',
  points: [{ id: 'p1', text: 'One.', cues: ['c10', '[c11]', 'x'] }],
  quotes: [
    { cue: 'c31', text: `${cues[30]!.text} ${cues[31]!.text} ${cues[32]!.text}` },
    { cue: 'c50', text: 'Altered.' },
  ],
  names: [],
  numbers: [{ text: '1', cue: 'c1' }],
  chapters: [{ title: 'Some', firstCue: 'c70', lastCue: 'c72', points: [] }],
}

const ids = (all: Iterable<string>) => [...all].map((id) => Number(id.slice(1))).sort((a, b) => a - b)

describe('citable', () => {
  it('has what points, quotes and numbers cite and all within the chapters, as far as it exists', () => {
    expect(ids(citable(brief, cues))).toEqual([1, 10, 11, 31, 32, 33, 50, 70, 71, 72])
  })
})

describe('excerpt', () => {
  it('has what the brief cites and the beginnings of chapters, with their neighbours, in order', () => {
    expect(ids(excerpt(brief, cues).map(({ id }) => id))).toEqual([
      1, 2, 9, 10, 11, 12, 30, 31, 32, 33, 34, 49, 50, 51, 69, 70, 71,
    ])
    expect(ids(excerpt(brief, cues, 0).map(({ id }) => id))).toEqual([1, 10, 11, 31, 32, 33, 50, 70])
    expect(excerpt(brief, cues, 1_000)).toEqual(cues)
  })

  it('has as much around them as fits into so many tokens', () => {
    const tokens = (neighbours: number) => tokensOfCues(excerpt(brief, cues, neighbours))
    expect(excerpt(brief, cues, { tokens: tokens(3) })).toEqual(excerpt(brief, cues, 3))
    expect(excerpt(brief, cues, { tokens: tokens(3) - 1 })).toEqual(excerpt(brief, cues, 2))
    expect(excerpt(brief, cues, { tokens: 0 })).toEqual(excerpt(brief, cues, 0))
    expect(excerpt(brief, cues, { tokens: 100_000 })).toEqual(cues)
    const nothing = { ...brief, points: [], quotes: [], numbers: [], chapters: [] }
    expect(excerpt(nothing, cues, { tokens: 100_000 })).toEqual([])
  })

  it('leaves out a chapter that begins nowhere', () => {
    const chapters = [{ title: 'No', firstCue: 'x', lastCue: 'y', points: [] }]
    expect(ids(excerpt({ ...brief, chapters }, cues, 0).map(({ id }) => id))).not.toContain(70)
  })
})

describe('passageOf', () => {
  it('goes from the first to the last cue, in whatever order they are cited', () => {
    expect(passageOf(['c3', 'c1', 'x'], cues)).toEqual({ startMs: 0, endMs: 12_000 })
    expect(passageOf(['[c2]'], cues)).toEqual({ startMs: 4_000, endMs: 8_000 })
  })

  it('is not known without times or cues', () => {
    expect(passageOf(['c1'], [{ id: 'c1', startMs: 0, endMs: 0, text: 'Untimed.' }])).toBeUndefined()
    expect(passageOf(['x'], cues)).toBeUndefined()
    expect(passageOf([], cues)).toBeUndefined()
  })

  it('stays within the recording', () => {
    const odd = [
      { id: 'a', startMs: -50, endMs: 1_000, text: 'a' },
      { id: 'b', startMs: 5_000, endMs: 2_000, text: 'b' },
    ]
    expect(passageOf(['a', 'b'], odd)).toEqual({ startMs: 0, endMs: 2_000 })
    expect(passageOf(['b'], odd)).toEqual({ startMs: 2_000, endMs: 2_000 })
  })
})
