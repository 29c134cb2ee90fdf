import { describe, expect, it } from 'vitest'
import { checkKept, checkMerged, mendMerged } from './merge-checks.ts'

const points = { minimum: 4, maximum: 8 }
const stretches = [new Set(['c1', 'c2']), new Set(['c5']), new Set<string>()]
const draft = (...cited: readonly (readonly string[])[]) => ({
  title: 'All',
  overview: 'Both.',
  points: cited.map((cues, index) => ({ text: `Point ${index}.`, cues: [...cues] })),
})

describe('checkMerged', () => {
  it('has nothing against points from everywhere', () => {
    expect(checkMerged(draft(['c1'], ['c2'], ['c5'], ['c5', 'c1']), { stretches, points })).toEqual([])
  })

  it('wants neither too few nor far too many points', () => {
    const many = draft(...Array.from({ length: 10 }, () => ['c1', 'c5']))
    expect(checkMerged(many, { stretches, points })).toEqual([])
    expect(checkMerged(draft(...many.points.map(({ cues }) => cues), ['c1']), { stretches, points })).toEqual(
      [{ path: 'points', reason: expect.stringContaining('11, wanted 4 to 8; join') }],
    )
    expect(checkMerged(draft(['c1', 'c5']), { stretches, points })).toEqual([
      { path: 'points', reason: '1, wanted 4 to 8; keep more' },
    ])
  })

  it('names all that was forgotten at once', () => {
    expect(checkKept([], { stretches, points })).toEqual([
      {
        path: 'points',
        reason: 'nothing is left of what rests on c1 to c2, c5 to c5; keep the weightiest point of each',
      },
    ])
  })

  it('does not miss what there was no room for', () => {
    expect(checkKept([], { stretches, points: { minimum: 1, maximum: 2 } })).toEqual([])
  })
})

describe('mendMerged', () => {
  it('keeps what may be cited, and says what had to go', () => {
    const { points: good } = draft(['c1', 'x'], ['c5'], ['y'], ['c2'])
    expect(
      mendMerged({ ...draft(), points: [...good, { text: '!', cues: ['c1'] }] }, { stretches, points }),
    ).toEqual({
      merged: { ...draft(), points: [{ ...good[0], cues: ['c1'] }, good[1], good[3]] },
      left: ['2 points', '2 references'],
    })
  })

  it('gives up where that is less than half of what was wanted, or not from everywhere', () => {
    expect(mendMerged(draft(['c1', 'c5']), { stretches, points })).toBeUndefined()
    expect(mendMerged(draft(['c1'], ['c2'], ['c1']), { stretches, points })).toBeUndefined()
  })
})
