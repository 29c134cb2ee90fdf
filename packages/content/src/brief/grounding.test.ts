import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrange } from './arrange.ts'
import { talk } from './brief.fixture.ts'
import { checkBrief, withoutInventions } from './grounding.ts'
import { checkReach } from './reach.ts'
import type { BriefDraft } from './schema.ts'

const cues = [
  { id: 'c1', startMs: 0, endMs: 2000, text: 'The gates open by themselves,', speaker: 'Tom' },
  {
    id: 'c2',
    startMs: 2000,
    endMs: 4000,
    text: 'when nothing is stuck in them. “Trees”, mostly.',
    speaker: 'Tom',
  },
  { id: 'c3', startMs: 4000, endMs: 6000, text: 'There are 74 of us.' },
]

const brief: BriefDraft = {
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

describe('checkBrief', () => {
  it('has nothing against a brief that rests on its source', () => {
    expect(checkBrief(brief, { cues })).toEqual([])
    expect(withoutInventions(brief, { cues })).toEqual({ brief, left: [] })
  })

  it('names each invention by its field, with what to do about it', () => {
    const invented: BriefDraft = {
      ...brief,
      overview: '…',
      points: [
        ...brief.points,
        { id: 'p1', text: 'Again.', cues: ['c1', 'c77'] },
        { id: 'p4', text: '!', cues: ['c1'] },
      ],
      quotes: [
        { cue: 'c1', text: 'The gates never fail.' },
        { cue: 'c1', text: 'The gates open when nothing is stuck in them.' },
      ],
      names: ['Tom', 'Zorg', 'Ada'],
      numbers: [
        { text: '75', cue: 'c3' },
        { text: '74', cue: 'c99' },
      ],
      chapters: [
        { title: '—', firstCue: 'c1', lastCue: 'c2', points: ['p1'] },
        { title: 'Nowhere', firstCue: 'x', lastCue: 'y', points: ['p9'] },
      ],
    }
    const problems = checkBrief(invented, { cues })
    expect(problems.map(({ path }) => path)).toEqual([
      'overview',
      'points[3].text',
      'chapters[0].title',
      'points[2].cues',
      'quotes[0]',
      'quotes[1]',
      'names',
      'numbers[0]',
      'numbers[1]',
      'chapters[1]',
    ])
    const reasonOf = (path: string) => problems.find((problem) => problem.path === path)?.reason
    expect(reasonOf('points[2].cues')).toBe('there is no cue "c77" here; name only ids that the material has')
    expect(reasonOf('names')).toContain('the source has no "Zorg", "Ada"')
    expect(reasonOf('chapters[1]')).toContain('"x", "y"')
    expect(withoutInventions(invented, { cues })).toEqual({
      brief: {
        ...brief,
        overview: 'The gates open without help.',
        points: [...brief.points, { id: 'p1', text: 'Again.', cues: ['c1'] }],
        quotes: [],
        numbers: [],
        chapters: [],
      },
      left: ['1 point', '1 reference', '2 quotes', '2 names', '2 numbers', '2 chapters'],
    })
  })

  it('holds nothing against a brief that can be mended without a model', () => {
    const careless: BriefDraft = {
      ...brief,
      points: [
        { id: 'p2', text: 'There are 74 wardens.', cues: ['[c3]', 'c3'] },
        { id: 'p2', text: 'The gates open without help.', cues: ['c1,', 'c2'] },
      ],
      quotes: [
        { cue: 'c3', text: 'the gates OPEN by themselves when nothing is stuck in them!', speaker: 'Ada' },
        { cue: 'c9', text: 'There are 74 of us.', speaker: 'Zorg' },
        { cue: 'c3', text: 'There are 74', speaker: 'Tom' },
      ],
      numbers: [{ text: '74 of them', cue: 'c1' }],
      chapters: [{ title: 'All', firstCue: 'c3', lastCue: 'c1', points: ['p7'] }],
    }
    expect(checkBrief(careless, { cues })).toEqual([])
    const { brief: mended, left } = withoutInventions(careless, { cues })!
    expect(left).toEqual([])
    expect(arrange(mended, cues, 40)).toEqual({
      ...brief,
      quotes: [
        { cue: 'c1', text: 'The gates open by themselves, when nothing is stuck in them.', speaker: 'Tom' },
        { cue: 'c3', text: 'There are 74 of us.' },
        { cue: 'c3', text: 'There are 74', speaker: 'Tom' },
      ],
      numbers: [{ text: '74 of them', cue: 'c3' }],
    })
  })

  it('takes cue marks out of the texts', () => {
    const marked: BriefDraft = {
      ...brief,
      title: '[c1] Gates [1]',
      overview: 'They open [c1, c2]. People clear them [c3; c9].',
      points: [
        { id: 'p1', text: '[c3]', cues: ['c3'] },
        { id: 'p2', text: 'There are 74 [c3].', cues: ['c3'] },
      ],
      chapters: [{ title: 'All [c1]', firstCue: 'c1', lastCue: 'c3', points: [] }],
    }
    const mended = withoutInventions(marked, { cues })!
    expect(mended.left).toEqual([])
    expect(mended.brief).toMatchObject({
      title: 'Gates [1]',
      overview: 'They open. People clear them [c3; c9].',
      points: [{ text: '[c3]' }, { text: 'There are 74.' }],
      chapters: [{ title: 'All' }],
    })
  })

  it('lets points cite only what they may', () => {
    const ground = { cues, citable: new Set(['c1', 'c3']) }
    expect(checkBrief(brief, ground)).toMatchObject([{ path: 'points[0].cues' }])
    expect(withoutInventions(brief, ground)?.brief.points[0]?.cues).toEqual(['c1'])
  })

  it('has nothing left of a brief that is invented whole', () => {
    const points = [{ id: 'p1', text: 'No.', cues: ['c9'] }]
    expect(withoutInventions({ ...brief, points }, { cues })).toBeUndefined()
  })

  it('does not show more of what a model wrote than is needed to find it', () => {
    const [problem] = checkBrief(
      { ...brief, names: Array.from({ length: 50 }, (_, index) => `Zorg ${index} ${'x'.repeat(500)}`) },
      { cues },
    )
    expect(problem!.reason.length).toBeLessThan(400)
  })

  it('never leaves an invention behind, and takes nothing from what passes', () => {
    const id = fc.constantFrom('c1', 'c2', 'c3', '[c3]', 'c4', 'x')
    const point = fc.constantFrom('p1', 'p2', 'p3')
    const text = fc.constantFrom('There are 74 of us', 'The gates open', 'Something else', '75', '!')
    const any = fc.record({
      title: text,
      language: fc.constant('en'),
      overview: text,
      points: fc.array(fc.record({ id: point, text, cues: fc.array(id, { minLength: 1, maxLength: 3 }) }), {
        minLength: 1,
        maxLength: 4,
      }),
      quotes: fc.array(fc.record({ cue: id, text, speaker: fc.constantFrom('Tom', 'Ada') }), {
        maxLength: 3,
      }),
      names: fc.array(text, { maxLength: 2 }),
      numbers: fc.array(fc.record({ text, cue: id }), { maxLength: 3 }),
      chapters: fc.array(
        fc.record({ title: text, firstCue: id, lastCue: id, points: fc.array(point, { maxLength: 3 }) }),
        { maxLength: 3 },
      ),
    })
    fc.assert(
      fc.property(any, (draft) => {
        const passes = checkBrief(draft, { cues }).length === 0
        const trimmed = withoutInventions(draft, { cues })
        if (trimmed === undefined) {
          expect(passes).toBe(false)
          return
        }
        expect(checkBrief(trimmed.brief, { cues })).toEqual([])
        expect(withoutInventions(trimmed.brief, { cues })).toEqual({ brief: trimmed.brief, left: [] })
        if (passes) expect(trimmed.left).toEqual([])
        const arranged = arrange(trimmed.brief, cues, 40)
        expect(checkBrief(arranged, { cues })).toEqual([])
        expect(arrange(arranged, cues, 40)).toEqual(arranged)
        expect(new Set(arranged.points.map((each) => each.id)).size).toBe(arranged.points.length)
      }),
    )
  })
})

describe('checkReach', () => {
  const amount = { minimum: 8, maximum: 40 }
  const long = talk(5_500)
  const pointAt = (index: number) => ({ cues: [`c${index}`] })

  it('asks nothing of a short source', () => {
    expect(checkReach([pointAt(1)], talk(2_990), amount)).toEqual([])
  })

  it('wants points from all of a long one', () => {
    const even = Array.from({ length: 8 }, (_, index) => pointAt(1 + index * 60))
    expect(checkReach(even, long, amount)).toEqual([])
    const early = Array.from({ length: 8 }, (_, index) => pointAt(1 + index * 20))
    expect(checkReach(early, long, amount)).toEqual([
      {
        path: 'points',
        reason: 'nothing from c142 to c500, 72 % of the text; read on there and add what it says',
      },
    ])
    const ends = [...even.slice(0, 4), ...even.slice(-4)].map((_, index) =>
      index < 4 ? pointAt(index + 1) : { cues: [`c${500 - index}`, 'x'] },
    )
    expect(checkReach(ends, long, amount)).toMatchObject([
      { reason: expect.stringMatching(/^nothing from c5 to c492/) },
    ])
  })

  it('wants enough of them', () => {
    const few = [100, 250, 400].map(pointAt)
    expect(checkReach(few, long, amount)).toEqual([
      { path: 'points', reason: '3 of 5500 words, wanted at least 8; add what else is said' },
    ])
  })
})
