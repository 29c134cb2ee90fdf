import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { talk } from './brief.fixture.ts'
import { cuesByChapter, isPlaced, mendChapters } from './chapters.ts'
import type { Brief } from './schema.ts'

const cues = talk(220)
const points = [
  { id: 'p1', text: 'One.', cues: ['c2'] },
  { id: 'p2', text: 'Two.', cues: ['c14', 'c9'] },
  { id: 'p3', text: 'Three.', cues: ['c20'] },
]

function mended(...chapters: readonly (readonly [string, string, string])[]) {
  const given = chapters.map(([title, firstCue, lastCue]) => ({ title, firstCue, lastCue, points: ['p9'] }))
  return mendChapters({ title: 'All', points, chapters: given }, cues).map(
    ({ title, firstCue, lastCue, points: own }) => [title, firstCue, lastCue, own.join(' ')],
  )
}

describe('mendChapters', () => {
  it('leaves alone what is in order, and finds the points of each', () => {
    expect(mended(['A', 'c1', 'c8'], ['B', 'c9', 'c20'])).toEqual([
      ['A', 'c1', 'c8', 'p1'],
      ['B', 'c9', 'c20', 'p2 p3'],
    ])
  })

  it.each([
    [
      'gaps',
      [
        ['A', 'c3', 'c5'],
        ['B', 'c9', 'c11'],
      ],
      [
        ['A', 'c1', 'c8'],
        ['B', 'c9', 'c20'],
      ],
    ],
    [
      'overlaps',
      [
        ['A', 'c1', 'c12'],
        ['B', 'c9', 'c20'],
      ],
      [
        ['A', 'c1', 'c8'],
        ['B', 'c9', 'c20'],
      ],
    ],
    [
      'another order',
      [
        ['B', 'c9', 'c20'],
        ['A', 'c1', 'c8'],
      ],
      [
        ['A', 'c1', 'c8'],
        ['B', 'c9', 'c20'],
      ],
    ],
    [
      'backwards',
      [
        ['A', 'c8', 'c1'],
        ['B', 'c20', 'c9'],
      ],
      [
        ['A', 'c1', 'c8'],
        ['B', 'c9', 'c20'],
      ],
    ],
    [
      'brackets',
      [
        ['A', '[c1]', '[c8]'],
        ['B', 'c9,', 'c20'],
      ],
      [
        ['A', 'c1', 'c8'],
        ['B', 'c9', 'c20'],
      ],
    ],
    [
      'an unknown beginning',
      [
        ['A', 'c1', 'c8'],
        ['B', 'x', 'c20'],
      ],
      [
        ['A', 'c1', 'c8'],
        ['B', 'c9', 'c20'],
      ],
    ],
    [
      'an unknown end',
      [
        ['A', 'c1', 'x'],
        ['B', 'c9', 'y'],
      ],
      [
        ['A', 'c1', 'c8'],
        ['B', 'c9', 'c20'],
      ],
    ],
    [
      'an unknown first beginning',
      [
        ['A', 'x', 'c8'],
        ['B', 'c9', 'c20'],
      ],
      [
        ['A', 'c1', 'c8'],
        ['B', 'c9', 'c20'],
      ],
    ],
    [
      'one nowhere',
      [
        ['A', 'c1', 'c8'],
        ['N', 'x', 'y'],
        ['B', 'c9', 'c20'],
      ],
      [
        ['A', 'c1', 'c8'],
        ['B', 'c9', 'c20'],
      ],
    ],
    [
      'one within another',
      [
        ['A', 'c1', 'c8'],
        ['N', 'c1', 'c8'],
        ['B', 'c9', 'c20'],
      ],
      [
        ['A', 'c1', 'c8'],
        ['B', 'c9', 'c20'],
      ],
    ],
    [
      'one that begins with another',
      [
        ['A', 'c1', 'c8'],
        ['B', 'c1', 'c20'],
      ],
      [
        ['A', 'c1', 'c8'],
        ['B', 'c9', 'c20'],
      ],
    ],
    [
      'the same title twice',
      [
        ['A', 'c1', 'c4'],
        ['a!', 'c5', 'c8'],
        ['B', 'c9', 'c20'],
      ],
      [
        ['A', 'c1', 'c8'],
        ['B', 'c9', 'c20'],
      ],
    ],
    ['none', [], [['All', 'c1', 'c20']]],
    ['none that lies anywhere', [['A', 'x', 'y']], [['All', 'c1', 'c20']]],
  ] as const)('mends %s', (_, given, expected) => {
    expect(mended(...given).map((chapter) => chapter.slice(0, 3))).toEqual(expected)
  })

  it('joins the shortest neighbours where there are too many, under the title of the longer one', () => {
    const chapters = [
      { title: 'Long', firstCue: 'c1', lastCue: 'c8', points: [] },
      { title: 'Short', firstCue: 'c9', lastCue: 'c10', points: [] },
      { title: 'Middle', firstCue: 'c11', lastCue: 'c14', points: [] },
      { title: 'End', firstCue: 'c15', lastCue: 'c20', points: [] },
    ]
    const titles = (most: number) =>
      mendChapters({ title: 'All', points, chapters }, cues, most).map(({ title }) => title)
    expect(titles(4)).toEqual(['Long', 'Short', 'Middle', 'End'])
    expect(titles(3)).toEqual(['Long', 'Middle', 'End'])
    expect(titles(1)).toHaveLength(1)
    expect(titles(0)).toHaveLength(1)
  })

  it('gives no chapter a point whose cues do not exist', () => {
    const lost = [{ id: 'p1', text: 'Lost.', cues: ['x'] }]
    expect(mendChapters({ title: 'All', points: lost, chapters: [] }, cues)).toMatchObject([{ points: [] }])
  })

  it('puts every cue into exactly one chapter, and every point into that of its first cue', () => {
    const id = fc.integer({ min: 0, max: 24 }).map((index) => `c${index}`)
    const chapter = fc.record({ title: fc.constantFrom('A', 'B', 'C', 'D'), firstCue: id, lastCue: id })
    const size = fc.record({
      chapters: fc.array(chapter, { maxLength: 8 }),
      most: fc.integer({ min: 1, max: 6 }),
    })
    fc.assert(
      fc.property(size, ({ chapters, most }) => {
        const given = chapters.map((each) => ({ ...each, points: [] }))
        const made = mendChapters({ title: 'All', points, chapters: given }, cues, most)
        expect(made.length).toBeLessThanOrEqual(most)
        const ids = cuesByChapter({ chapters: made } as unknown as Brief, cues).flatMap((set) => [...set])
        expect(ids).toEqual(cues.map((cue) => cue.id))
        expect(made.flatMap((each) => each.points)).toEqual(['p1', 'p2', 'p3'])
        const placed = given.filter((each) => isPlaced(each, cues))
        for (const { title } of made) expect(['All', ...placed.map((each) => each.title)]).toContain(title)
      }),
    )
  })

  it('has none where there are no cues', () => {
    expect(mendChapters({ title: 'All', points: [], chapters: [] }, [])).toEqual([])
  })
})

describe('cuesByChapter', () => {
  it('lists the cues from the first to the last, and none of what lies nowhere', () => {
    const chapters = [
      { title: 'One', firstCue: 'c1', lastCue: 'c2', points: [] },
      { title: 'Two', firstCue: 'c3', lastCue: 'c3', points: [] },
      { title: 'Nowhere', firstCue: 'x', lastCue: 'y', points: [] },
    ]
    expect(cuesByChapter({ chapters } as unknown as Brief, cues)).toEqual([
      new Set(['c1', 'c2']),
      new Set(['c3']),
      new Set(),
    ])
  })
})
