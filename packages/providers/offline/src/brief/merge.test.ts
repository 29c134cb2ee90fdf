import type { LanguageCall } from '@repurpose/core'
import { describe, expect, it } from 'vitest'
import { type Brief, briefCall, transcript } from '../../tests/support.ts'
import { offlineLanguage } from '../index.ts'

const model = offlineLanguage()
const lines = transcript('en-talk')
const half = Math.ceil(lines.length / 2)
const idsFrom = (start: number, part: readonly string[]): string =>
  part.map((line, at) => `[c${start + at + 1}] ${line}`).join('\n')
const parts = [idsFrom(0, lines.slice(0, half)), idsFrom(half, lines.slice(half))]

async function ask(call: LanguageCall): Promise<Brief> {
  return JSON.parse((await model.generate(call)).text)
}

const briefs: Brief[] = []
for (const part of parts) briefs.push(await ask(briefCall(part, 'en')))

const { outputSchema } = briefCall('', 'en')
const text = { type: 'string', minLength: 1 }
const merged = {
  type: 'object',
  properties: {
    title: text,
    overview: text,
    points: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        properties: { text, cues: { type: 'array', items: text, minItems: 1 } },
        required: ['text', 'cues'],
      },
    },
  },
  required: ['title', 'overview', 'points'],
} as LanguageCall['outputSchema']

function staged(
  stage: string,
  materials: Readonly<Record<string, string>>,
  instructions = 'points: 8 to 40 statements',
): LanguageCall {
  return {
    task: 'brief',
    prompt: [
      ...Object.entries(materials).map(
        ([name, material]) => ({ name, kind: 'material', text: material }) as const,
      ),
      { name: 'instructions', kind: 'instruction', text: instructions },
      {
        name: 'assignment',
        kind: 'material',
        text: JSON.stringify({ type: 'brief', stage, language: 'en' }),
      },
    ],
    outputSchema: stage === 'merge' ? merged : outputSchema,
    signal: new AbortController().signal,
  }
}

const place = (cue: string | undefined): number => Number(cue?.slice(1))

describe('a brief of a part of a source', () => {
  it('covers the part and names no other cues', () => {
    const [, second] = briefs
    expect(second?.chapters[0]?.firstCue).toBe(`c${half + 1}`)
    expect(second?.chapters.at(-1)?.lastCue).toBe(`c${lines.length}`)
    for (const { cues } of second?.points ?? []) expect(place(cues[0])).toBeGreaterThan(half)
  })
})

describe('briefs merged', () => {
  it('are one, in the order of the source, with points and cues of all', async () => {
    const brief = await ask(staged('merge', { briefs: JSON.stringify(briefs) }))
    const known = new Map(briefs.flatMap(({ points }) => points.map(({ text: said, cues }) => [said, cues])))
    for (const { text: said, cues } of brief.points) expect(cues).toEqual(known.get(said))
    const places = brief.points.map(({ cues }) => place(cues[0]))
    expect(places).toEqual([...places].sort((one, other) => one - other))
    expect(Math.min(...places)).toBeLessThanOrEqual(half)
    expect(Math.max(...places)).toBeGreaterThan(half)
    expect(brief.title).toMatch(/\p{L}{4}/u)
    expect(brief.overview).toMatch(/[.!?]$/)
  })

  it('have as many points as are asked for, and something of each brief', async () => {
    for (const most of [2, 5, 12]) {
      const { points } = await ask(
        staged('merge', { briefs: JSON.stringify(briefs) }, `- points: 1 to ${most} of them`),
      )
      expect(points).toHaveLength(most)
      expect(points.some(({ cues }) => place(cues[0]) <= half)).toBe(true)
      expect(points.some(({ cues }) => place(cues[0]) > half)).toBe(true)
    }
  })

  it('say once what two of them say, with the cues of both', async () => {
    const point = (cue: string) => ({
      id: 'p1',
      text: 'Bread needs time, and time costs money.',
      cues: [cue],
    })
    const twice = [
      { title: 'Bread', overview: 'Bread is old.', points: [point('c1')], chapters: [] },
      { title: 'Salt', overview: 'Salt is older.', points: [point('c7')], chapters: [] },
    ]
    const { points, overview } = await ask(staged('merge', { briefs: JSON.stringify(twice) }))
    expect(points.map(({ cues }) => cues)).toEqual([['c1', 'c7']])
    expect(overview).toBe('Bread is old. Salt is older.')
  })

  it('are refused where there are none', async () => {
    for (const nothing of ['[]', 'no JSON', '{}']) {
      expect((await model.generate(staged('merge', { briefs: nothing }))).finish).toBe('refusal')
    }
  })
})

describe('a brief that goes on', () => {
  it('has points of what was read before and of the next part, and the chapters of that part alone', async () => {
    const [before] = briefs
    const brief = await ask(staged('refine', { source: parts[1] ?? '', brief: JSON.stringify(before) }))
    const cited = brief.points.map(({ cues }) => place(cues[0]))
    expect(cited.some((cue) => cue <= half)).toBe(true)
    expect(cited.some((cue) => cue > half)).toBe(true)
    expect(brief.points.map(({ id }) => id)).toEqual(brief.points.map((_, at) => `p${at + 1}`))
    expect(brief.chapters[0]?.firstCue).toBe(`c${half + 1}`)
    const ids = new Map(brief.points.map(({ id, cues }) => [id, place(cues[0])]))
    for (const { points } of brief.chapters)
      for (const id of points) expect(ids.get(id)).toBeGreaterThan(half)
  })

  it('keeps something of each chapter that it had', async () => {
    const [before] = briefs
    const brief = await ask(
      staged(
        'refine',
        { source: parts[1] ?? '', brief: JSON.stringify(before) },
        'points: 4 to 10 statements',
      ),
    )
    expect(brief.points.length).toBeLessThanOrEqual(10)
    const cited = new Set(brief.points.flatMap(({ cues }) => cues))
    for (const { points } of before?.chapters ?? []) {
      const own = before?.points.filter(({ id }) => points.includes(id)).flatMap(({ cues }) => cues) ?? []
      expect(own.some((cue) => cited.has(cue))).toBe(true)
    }
  })

  it('begins anew where there was none', async () => {
    const brief = await ask(staged('refine', { source: parts[0] ?? '', brief: 'nothing' }))
    expect(brief.points).toEqual(briefs[0]?.points)
  })
})
