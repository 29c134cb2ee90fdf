import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Brief, checkBrief, cuesByChapter, isVerbatim, withoutInventions } from './index.ts'

const cues = [
  { id: 'c1', startMs: 0, endMs: 2000, text: 'The gates open by themselves,', speaker: 'Tom' },
  {
    id: 'c2',
    startMs: 2000,
    endMs: 4000,
    text: 'when nothing is stuck in them. “Trees”, mostly.',
    speaker: 'Tom',
  },
  { id: 'c3', startMs: 4000, endMs: 6000, text: 'There are 74 of us.', speaker: 'Tom' },
]

const brief: Brief = {
  title: 'Gates',
  language: 'en',
  overview: 'Gates that open by themselves. People clear them.',
  points: [
    { id: 'p1', text: 'The gates open without help.', cues: ['c1', 'c2'] },
    { id: 'p2', text: 'There are 74 wardens.', cues: ['c3'] },
  ],
  quotes: [
    { cue: 'c1', text: 'The gates open by themselves, when nothing is stuck in them.', speaker: 'Tom' },
  ],
  names: ['Tom'],
  numbers: [{ text: '74 wardens', cue: 'c3' }],
  chapters: [{ title: 'All', firstCue: 'c1', lastCue: 'c3', points: ['p1', 'p2'] }],
}

describe('isVerbatim', () => {
  it.each([
    ['The gates open by themselves', 0],
    ['open by themselves when nothing is stuck', 0],
    ['TREES — mostly!', 1],
    ['themselves, when nothing is stuck in them. Trees, mostly. There are 74 of us', 0],
  ])('finds %j', (quote, index) => {
    expect(isVerbatim(quote, cues, index)).toBe(true)
  })

  it.each([
    ['The gates are opening by themselves', 0],
    ['when nothing is stuck', 0],
    ['open by', 2],
    ['the gate', 0],
    ['…', 0],
    ['', 0],
    ['The gates', 9],
    ['The gates', -1],
  ])('does not find %j in cue %i', (quote, index) => {
    expect(isVerbatim(quote, cues, index)).toBe(false)
  })

  it('finds every run of words that begins in the cue, and none with a word exchanged', () => {
    const words = cues.flatMap(({ text }) => text.split(' '))
    fc.assert(
      fc.property(fc.nat(4), fc.integer({ min: 1, max: words.length }), fc.nat(), (from, to, place) => {
        const run = words.slice(from, Math.max(from + 1, to))
        expect(isVerbatim(run.join('  '), cues, 0)).toBe(true)
        expect(isVerbatim(run.with(place % run.length, 'otherwise').join(' '), cues, 0)).toBe(false)
      }),
    )
  })
})

describe('checkBrief', () => {
  it('has nothing against a brief that rests on its source', () => {
    expect(checkBrief(brief, cues)).toBeUndefined()
  })

  it('names each invention by its field', () => {
    const invented: Brief = {
      ...brief,
      points: [...brief.points, { id: 'p1', text: 'Again.', cues: ['c1', 'c77'] }],
      quotes: [
        { cue: 'c1', text: 'The gates never fail.' },
        { cue: 'c88', text: 'There are 74 of us.' },
      ],
      numbers: [{ text: '74', cue: 'c99' }],
      chapters: [
        { title: 'Back', firstCue: 'c3', lastCue: 'c1', points: ['p1'] },
        { title: 'Nowhere', firstCue: 'x', lastCue: 'c3', points: ['p9'] },
      ],
    }
    expect(checkBrief(invented, cues)).toEqual([
      'points: give every point an id of its own',
      'points[2].cues: the source has no cue "c77"',
      'quotes[0].text: cue c1 does not say this word for word; copy its words or leave the quote out',
      'quotes[1].cue: the source has no cue "c88"',
      'numbers[0].cue: the source has no cue "c99"',
      'chapters[0]: lastCue comes before firstCue',
      'chapters[1]: the source has no cue "x"',
      'chapters[1].points: there is no point "p9"',
    ])
    const trimmed = withoutInventions(invented, cues)
    expect(trimmed).toEqual({ ...brief, quotes: [], numbers: [], chapters: [] })
  })

  it('has nothing left of a brief that is invented whole', () => {
    expect(
      withoutInventions({ ...brief, points: [{ id: 'p1', text: 'No.', cues: ['c9'] }] }, cues),
    ).toBeUndefined()
  })

  it('never leaves an invention behind', () => {
    const id = fc.constantFrom('c1', 'c2', 'c3', 'c4', 'x')
    const point = fc.constantFrom('p1', 'p2', 'p3')
    const text = fc.constantFrom('There are 74 of us', 'The gates open', 'Something else', '!')
    const any = fc.record({
      title: text,
      language: fc.constant('en'),
      overview: text,
      points: fc.array(fc.record({ id: point, text, cues: fc.array(id, { minLength: 1, maxLength: 3 }) }), {
        minLength: 1,
        maxLength: 4,
      }),
      quotes: fc.array(fc.record({ cue: id, text }), { maxLength: 3 }),
      names: fc.array(text, { maxLength: 2 }),
      numbers: fc.array(fc.record({ text, cue: id }), { maxLength: 3 }),
      chapters: fc.array(
        fc.record({ title: text, firstCue: id, lastCue: id, points: fc.array(point, { maxLength: 3 }) }),
        { maxLength: 3 },
      ),
    })
    fc.assert(
      fc.property(any, (draft) => {
        const trimmed = withoutInventions(draft, cues)
        if (trimmed === undefined)
          expect(
            draft.points.every((each) => each.cues.every((cue) => !['c1', 'c2', 'c3'].includes(cue))),
          ).toBe(true)
        else expect(checkBrief(trimmed, cues)).toBeUndefined()
      }),
    )
  })
})

describe('cuesByChapter', () => {
  it('lists the cues from the first to the last', () => {
    const chapters = [
      { title: 'One', firstCue: 'c1', lastCue: 'c2', points: [] },
      { title: 'Two', firstCue: 'c3', lastCue: 'c3', points: [] },
    ]
    expect(cuesByChapter({ ...brief, chapters }, cues)).toEqual([new Set(['c1', 'c2']), new Set(['c3'])])
  })
})
