import { describe, expect, it } from 'vitest'
import { prose, sampleCues, samplePieces } from '../../pieces.fixture.ts'
import { around } from '../../writing/index.ts'
import { faultsOf, mutable, sampleGround } from '../ground.fixture.ts'
import { completeShowNotes, reviewShowNotes, showNotesSchema } from './index.ts'

const short = mutable(samplePieces['show_notes.short'])
const topics = { minimum: 3, maximum: 8 }
const contract = { words: around(150) }
const check = (changes: Partial<typeof short>, ground = sampleGround({ contract })) =>
  faultsOf(reviewShowNotes({ ...short, ...changes }, ground, topics))

/** The notes with one topic changed. */
const changed = (index: number, changes: Partial<(typeof short.topics)[number]>) => ({
  topics: short.topics.map((topic, at) => (at === index ? { ...topic, ...changes } : topic)),
})

describe('reviewShowNotes', () => {
  it('finds notes that are too short or too long, where to mend them', () => {
    expect(check({ summary: 'Brief.' })[0]).toEqual(['length', 'LENGTH_UNMET', 'summary'])
    expect(check(changed(1, { text: prose(100, 'much') }))).toEqual([
      ['length', 'LENGTH_UNMET', 'topics[1].text'],
    ])
  })

  it('finds too few and too many topics; one is enough of a thin source', () => {
    const thin = sampleGround({ contract: { thin: true } })
    const one = { topics: short.topics.slice(0, 1) }
    expect(check(one, sampleGround())).toEqual([['topics', 'advice', 'topics']])
    expect(check(one, thin)).toEqual([])
    const many = Array.from({ length: 9 }, (_, index) => ({
      title: `T${index}`,
      text: 'T.',
      cue: `c${index + 1}`,
    }))
    expect(check({ topics: many }, sampleGround())).toEqual([['topics', 'advice', 'topics']])
  })

  it('finds topics that are the same, or at the same moment', () => {
    expect(check(changed(1, { title: short.topics[0]!.title }))).toEqual([
      ['distinct', 'TEXT_REPEATED', 'topics[1]'],
    ])
    expect(check(changed(2, { cue: 'c1' }))).toEqual([['moments', 'OUTPUT_INVALID', 'topics[2].cue']])
  })

  it('finds what no directory of podcasts takes', () => {
    expect(check({ summary: 'word '.repeat(900) }, sampleGround())).toContainEqual([
      'limit',
      'LIMIT_EXCEEDED',
      '',
    ])
  })
})

describe('completeShowNotes', () => {
  it('puts topics in the order of the source, with their moments', () => {
    const [first, second, third] = short.topics
    const piece = completeShowNotes({ ...short, topics: [third!, first!, second!] }, sampleGround())
    expect(piece.topics.map(({ cue, startMs }) => [cue, startMs])).toEqual([
      ['c1', 0],
      ['c5', 16_000],
      ['c10', 36_000],
    ])
  })

  it('has no moments where the source has none, and none for cues that do not exist', () => {
    const cues = sampleCues.map((cue) => ({ ...cue, startMs: 0, endMs: 0 }))
    const timeless = completeShowNotes(short, { cues })
    expect(timeless).toEqual(short)
    expect(showNotesSchema.parse(timeless)).toEqual(timeless)
    const strange = completeShowNotes({ ...short, ...changed(0, { cue: 'c77' }) }, sampleGround())
    expect(strange.topics.map(({ cue, startMs }) => [cue, startMs])).toEqual([
      ['c5', 16_000],
      ['c10', 36_000],
      ['c77', undefined],
    ])
  })
})
