import { describe, expect, it } from 'vitest'
import { prose, samplePieces } from '../../pieces.fixture.ts'
import { around } from '../../writing/index.ts'
import { faultsOf, mutable, sampleGround } from '../ground.fixture.ts'
import { completeYouTubeDescription, reviewYouTubeDescription, youTubeDescriptionSchema } from './index.ts'

const piece = mutable(samplePieces['youtube_description.standard'])

/** Five minutes in cues of ten seconds. */
const cues = Array.from({ length: 30 }, (_, index) => ({
  id: `c${index + 1}`,
  startMs: index * 10_000,
  endMs: index * 10_000 + 9_500,
  text: `This is sentence ${index + 1}.`,
}))
const long = sampleGround({ cues, cueIds: new Set(cues.map(({ id }) => id)) })
const chapters = (...ids: string[]) => ids.map((cue) => ({ title: `What happens at ${cue}`, cue }))
const check = (changes: Partial<typeof piece>, ground = long) =>
  faultsOf(reviewYouTubeDescription({ ...piece, ...changes }, ground))

describe('completeYouTubeDescription', () => {
  const timed = (named: typeof piece.chapters, ground = long) =>
    completeYouTubeDescription({ ...piece, chapters: named }, ground).chapters.map(({ cue, startMs }) => [
      cue,
      startMs,
    ])

  it('gives chapters their moments', () => {
    expect(timed(chapters('c1', 'c10', 'c20'))).toEqual([
      ['c1', 0],
      ['c10', 90_000],
      ['c20', 190_000],
    ])
  })

  it('mends them to the rules of the platform: sorted, from 0:00, ten seconds each', () => {
    expect(timed(chapters('c20', 'c2', 'c10'))).toEqual([
      ['c2', 0],
      ['c10', 90_000],
      ['c20', 190_000],
    ])
    expect(timed(chapters('c1', 'c10', 'c10', 'c20'))).toHaveLength(3)
  })

  it('has none where fewer than three remain, none exist, or nothing has a time', () => {
    expect(timed(chapters('c1', 'c10'))).toEqual([])
    expect(timed(chapters('c1', 'c77', 'c78'))).toEqual([])
    expect(timed([])).toEqual([])
    const timeless = sampleGround({ cues: cues.map((cue) => ({ ...cue, startMs: 0, endMs: 0 })) })
    expect(timed(chapters('c1', 'c10', 'c20'), timeless)).toEqual([])
    const description = completeYouTubeDescription(piece, timeless)
    expect(youTubeDescriptionSchema.parse(description)).toEqual(description)
  })
})

describe('reviewYouTubeDescription', () => {
  it('finds a title that is too long', () => {
    expect(check({ title: 'a'.repeat(100) })).toEqual([])
    expect(check({ title: 'a'.repeat(101) })).toEqual([['limit', 'LIMIT_EXCEEDED', 'title']])
  })

  it('finds a description of more than 5,000 bytes, chapters and hashtags included', () => {
    expect(check({ text: '一日。'.repeat(530) })).toEqual([])
    expect(check({ text: '一日。'.repeat(555) })).toEqual([['limit', 'LIMIT_EXCEEDED', 'text']])
  })

  it('finds signs that the platform refuses', () => {
    const named = chapters('c1', 'c10', 'c20')
    expect(
      check({
        title: 'Gates > pumps',
        text: 'a < b',
        chapters: [named[0]!, { ...named[1]!, title: '5 > 4' }, named[2]!],
      }),
    ).toEqual([
      ['characters', 'MARKUP_INVALID', 'title'],
      ['characters', 'MARKUP_INVALID', 'text'],
      ['characters', 'MARKUP_INVALID', 'chapters[1].title'],
    ])
  })

  it('finds a text of another length than asked for', () => {
    const ground = { ...long, contract: { ...long.contract, words: around(140) } }
    expect(check({ text: prose(60) }, ground)).toEqual([['length', 'LENGTH_UNMET', 'text']])
  })

  it('finds chapters missing in a long source, not in one that is short, thin or has no times', () => {
    const missing = [['chapters', 'OUTPUT_INVALID', 'chapters']]
    expect(check({ chapters: [] })).toEqual(missing)
    expect(check({ chapters: chapters('c1', 'c10') })).toEqual(missing)
    expect(check({ chapters: [] }, sampleGround())).toEqual([])
    expect(check({ chapters: [] }, { ...long, contract: { ...long.contract, thin: true } })).toEqual([])
    expect(check({}, sampleGround({ cues: cues.map((cue) => ({ ...cue, startMs: 0, endMs: 0 })) }))).toEqual(
      [],
    )
  })

  it('finds chapters of one title, and titles that are cut', () => {
    const [first, second, third] = chapters('c1', 'c10', 'c20')
    expect(check({ chapters: [first!, { ...second!, title: first!.title }, third!] })).toEqual([
      ['distinct', 'TEXT_REPEATED', 'chapters[1]'],
    ])
    expect(check({ chapters: [first!, second!, { ...third!, title: 'a'.repeat(61) }] })).toEqual([
      ['length', 'advice', 'chapters[2].title'],
    ])
  })

  it('finds more than five hashtags', () => {
    expect(check({ hashtags: ['a', 'b', 'c', 'd', 'e'] })).toEqual([])
    expect(check({ hashtags: ['a', 'b', 'c', 'd', 'e', 'f'] })).toEqual([
      ['hashtags', 'LENGTH_UNMET', 'hashtags'],
    ])
  })
})
