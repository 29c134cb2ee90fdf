import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AssignedBrief, type AssignedPiece, assignedPoints, assignPoints } from './assignments.ts'

/** So many points in chapters of five, some quoted, some with figures. */
function briefOf(points: number): AssignedBrief {
  const ids = Array.from({ length: points }, (_, index) => index + 1)
  return {
    points: ids.map((index) => ({ id: `p${index}`, text: `Point ${index}.`, cues: [`c${index}`] })),
    quotes: ids.filter((index) => index % 4 === 0).map((index) => ({ cue: `c${index}`, text: 'So.' })),
    numbers: ids.filter((index) => index % 6 === 0).map((index) => ({ cue: `c${index}`, text: '1' })),
    chapters: Array.from({ length: Math.ceil(points / 5) }, (_, index) => ({
      title: `Chapter ${index}`,
      firstCue: `c${index * 5 + 1}`,
      lastCue: `c${index * 5 + 5}`,
      points: ids.filter((id) => Math.ceil(id / 5) === index + 1).map((id) => `p${id}`),
    })),
  }
}

const short: readonly AssignedPiece[] = [
  { type: 'social_media', variant: 'twitter' },
  { type: 'social_media', variant: 'linkedin' },
  { type: 'social_media', variant: 'facebook' },
  { type: 'social_media', variant: 'bluesky' },
  { type: 'social_media', variant: 'threads' },
  { type: 'social_media', variant: 'instagram' },
  { type: 'newsletter', variant: 'intro' },
  { type: 'newsletter', variant: 'takeaways' },
  { type: 'script', variant: 'youtube_short', words: 145 },
  { type: 'script', variant: 'tiktok', words: 72 },
  { type: 'quotes', variant: 'five' },
  { type: 'seo', variant: 'page' },
]
const long: readonly AssignedPiece[] = [
  { type: 'summary', variant: 'detailed', words: 500 },
  { type: 'blog_post', variant: '2000_words', words: 2_000 },
  { type: 'script', variant: 'podcast', words: 1_500 },
  { type: 'show_notes', variant: 'full' },
  { type: 'newsletter', variant: 'main_points' },
  { type: 'essay', variant: 'long', words: 700 },
]

const key = ({ type, variant }: AssignedPiece) => `${type}/${variant}`
const wantedBy = ({ words }: AssignedPiece) =>
  words === undefined ? 2 : Math.min(3, Math.max(1, Math.round(words / 60)))

describe('assignPoints', () => {
  it('gives every short form points of its own as long as there are enough, and each one at least', () => {
    const pieces = fc.shuffledSubarray([...short], { minLength: 1 })
    fc.assert(
      fc.property(pieces, fc.integer({ min: 1, max: 45 }), fc.boolean(), (chosen, count, withLong) => {
        const made = assignPoints(briefOf(count), withLong ? [...long, ...chosen] : chosen)
        const given = chosen.map((piece) => made[key(piece)]!)
        const all = given.flat()
        expect(given.every((ids) => ids.length > 0)).toBe(true)
        if (count >= chosen.length) expect(new Set(all).size).toBe(all.length)
        else expect(new Set(all).size).toBe(count)
        const wanted = chosen.reduce((sum, piece) => sum + wantedBy(piece), 0)
        if (count >= wanted) expect(given.map(({ length }) => length)).toEqual(chosen.map(wantedBy))
      }),
    )
  })

  it('covers every chapter with long forms, and with more points where there are words for them', () => {
    const brief = briefOf(40)
    const made = assignPoints(brief, long)
    for (const piece of long) {
      const ids = made[key(piece)]!
      for (const chapter of brief.chapters) expect(chapter.points.some((id) => ids.includes(id))).toBe(true)
      expect(ids).toEqual([...ids].sort((one, other) => Number(one.slice(1)) - Number(other.slice(1))))
    }
    expect(long.map((piece) => made[key(piece)]!.length)).toEqual([8, 33, 25, 8, 8, 12])
  })

  it('leaves a summary free that is too short for every chapter', () => {
    const pieces = [
      { type: 'summary', variant: 'short', words: 80 },
      { type: 'summary', variant: 'medium', words: 200 },
    ]
    expect(Object.keys(assignPoints(briefOf(40), pieces))).toEqual(['summary/medium'])
    expect(assignPoints(briefOf(10), pieces)).toMatchObject({ 'summary/short': { length: 2 } })
  })

  it('does not ask in which order or languages pieces are wanted', () => {
    const pieces = [...long, ...short]
    const made = assignPoints(briefOf(40), pieces)
    expect(assignPoints(briefOf(40), pieces.toReversed())).toEqual(made)
    const translated = pieces.flatMap((piece) =>
      ['en', 'de', 'es'].map((language) => ({ ...piece, language })),
    )
    expect(assignPoints(briefOf(40), translated)).toEqual(made)
    expect(assignPoints(briefOf(40), [])).toEqual({})
  })

  it('takes few points from the others for a piece that is added', () => {
    const brief = briefOf(40)
    let kept = 0
    let all = 0
    for (const [index, added] of short.entries()) {
      const others = short.toSpliced(index, 1)
      const before = assignPoints(brief, [...long, ...others])
      const after = assignPoints(brief, [...long, ...others, added])
      for (const piece of long) expect(after[key(piece)]).toEqual(before[key(piece)])
      for (const piece of others) {
        all += before[key(piece)]!.length
        kept += before[key(piece)]!.filter((id) => after[key(piece)]!.includes(id)).length
      }
    }
    expect(kept / all).toBeGreaterThan(0.85)
  })

  it('prefers points that are quoted or have a figure', () => {
    const brief = briefOf(40)
    const marked = new Set([...brief.quotes, ...brief.numbers].map(({ cue }) => cue.replace('c', 'p')))
    const led = Array.from({ length: 200 }, (_, index) => {
      return assignPoints(brief, [{ type: 'social_media', variant: `n${index}` }])[`social_media/n${index}`]!
    }).flat()
    const share = led.filter((id) => marked.has(id)).length / led.length
    expect(marked.size / 40).toBeLessThan(0.35)
    expect(share).toBeGreaterThan(0.4)
  })
})

describe('assignedPoints', () => {
  it('gives what is assigned, and nothing where nothing is', () => {
    const assignments = { 'seo/page': ['p1'] }
    expect(assignedPoints({ assignments }, { type: 'seo', variant: 'page' })).toEqual(['p1'])
    expect(assignedPoints({ assignments }, { type: 'seo', variant: 'other' })).toEqual([])
    expect(assignedPoints({}, { type: 'seo', variant: 'page' })).toEqual([])
  })
})
