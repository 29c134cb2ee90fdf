import { describe, expect, it } from 'vitest'
import { faultsOf } from '../faults.fixture.ts'
import { checkCitations, citationsOf, citedAt } from './citations.ts'
import { checkCoverage } from './coverage.ts'
import { checkTimes } from './times.ts'

const known = new Set(['c1', 'c2', 'c3'])
const post = {
  title: 'Gates',
  sections: [
    { heading: 'One', body: 'Text', cues: ['c1'] },
    { heading: 'Two', body: 'Text', cues: ['c2', 'c3'] },
  ],
  chapters: [{ title: 'Start', cue: 'c1' }],
  cues: ['c1', 'c2'],
}

describe('checkCitations', () => {
  it('walks every field that names cues', () => {
    expect(citationsOf(post).map(({ path }) => path)).toEqual([
      'sections[0].cues',
      'sections[1].cues',
      'chapters[0].cue',
      'cues',
    ])
    expect(checkCitations(post, known)).toMatchObject([
      { passed: true, message: '6 cited, all from the source' },
    ])
  })

  it('reports each field with ids that do not exist', () => {
    const findings = checkCitations(
      {
        points: [{ cue: 'c9' }, { cue: 'c1' }],
        sections: [{ cues: ['c1', 'x', 'x', 'y'] }, { cues: [] }],
        cues: ['c1'],
      },
      known,
    )
    expect(findings).toMatchObject([
      {
        path: 'points[0].cue',
        code: 'CITATION_UNKNOWN',
        required: true,
        score: 0,
        message: 'the source has no "c9"; name cues of the source that say what the text says',
      },
      { path: 'sections[0].cues', message: expect.stringContaining('"x", "y"'), score: 0.5 },
      { path: 'sections[1].cues', message: 'names no cue; name those that the text rests on' },
    ])
  })

  it('has nothing to say of a value without citations', () => {
    expect(checkCitations({ text: 'cue', cues: 12, cue: null }, known)).toEqual([])
    expect(checkCitations('text', known)).toEqual([])
  })
})

describe('citedAt', () => {
  const citations = citationsOf(post)

  it.each([
    ['sections[1].body', ['c2', 'c3']],
    ['sections[0]', ['c1']],
    ['chapters[0].title', ['c1']],
    ['title', ['c1', 'c2']],
    ['', ['c1', 'c2']],
  ])('knows what %j rests on', (path, ids) => {
    expect(citedAt(citations, path)).toEqual(ids)
  })

  it('falls back on all that a piece cites', () => {
    const inside = citationsOf({ title: 'x', points: [{ cue: 'c1' }, { cue: 'c2' }, { cue: 'c1' }] })
    expect(citedAt(inside, 'title')).toEqual(['c1', 'c2'])
    expect(citedAt([], 'title')).toEqual([])
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

describe('checkTimes', () => {
  const wrong = (value: unknown, durationMs?: number) => faultsOf(checkTimes(value, durationMs))
  const chapters = (...starts: readonly number[]) => ({
    chapters: starts.map((startMs) => ({ title: 'x', startMs })),
  })

  it('wants times within the source, and forward', () => {
    expect(wrong(chapters(0, 10_000, 20_000), 30_000)).toEqual([])
    expect(wrong(chapters(0, 10_000, 30_000), 30_000)).toEqual(['times! chapters[2]'])
    expect(wrong(chapters(-1, 10_000), 30_000)).toEqual(['times! chapters[0]'])
    expect(wrong(chapters(0, 0, 0), 30_000)).toEqual(['times! chapters[1]', 'times! chapters[2]'])
    expect(wrong(chapters(0, 99_000_000))).toEqual([])
    expect(wrong(chapters(0), 0)).toEqual([])
    expect(
      wrong({ topics: [{ startMs: 5 }, { startMs: 4 }], quotes: [{ startMs: 5 }, { startMs: 4 }] }),
    ).toEqual(['times! topics[1]'])
    expect(wrong({ parts: [{ chapters: [{ startMs: 5 }, { startMs: 4 }] }] })).toEqual([
      'times! parts[0].chapters[1]',
    ])
  })

  it('wants an end after the beginning and not after the source', () => {
    expect(
      wrong(
        {
          quotes: [
            { startMs: 0, endMs: 2_000 },
            { startMs: 5_000, endMs: 5_000 },
          ],
        },
        9_000,
      ),
    ).toEqual(['times! quotes[1]'])
    expect(wrong({ startMs: 0, endMs: 10_000 }, 9_000)).toEqual(['times!'])
    expect(wrong({ startMs: 0, endMs: 10_000 })).toEqual([])
    expect(wrong({ startMs: 0, endMs: 'x' }, 9_000)).toEqual([])
  })

  it('says what is wrong', () => {
    expect(checkTimes(chapters(5_000, 4_000, 40_000), 30_000)).toMatchObject([
      {
        path: 'chapters[1]',
        message: 'begins at 4 s, not after chapters[0] at 5 s; the source has 30 s',
      },
      { message: 'begins at 40 s, outside of the source; the source has 30 s' },
    ])
    expect(checkTimes(chapters(0, 0))).toMatchObject([
      { message: 'begins at 0 s, not after chapters[0] at 0 s' },
    ])
    expect(checkTimes({ chapters: [{ title: 'x' }] }, 30_000)).toEqual([])
    expect(checkTimes(chapters(0), 30_000)).toMatchObject([
      { passed: true, message: '1 times within the source' },
    ])
  })
})
