import { describe, expect, it } from 'vitest'
import { analyse } from '../analysis.ts'
import { languageOf } from '../languages/index.ts'
import { gatherMaterial } from '../material.ts'
import { focused, scopeOf } from './focus.ts'
import { writeFacebook, writeLinkedIn, writeThread } from './social-media/index.ts'
import { networks } from './social-media/networks.ts'

const english = languageOf('en')
if (english === undefined) throw new Error('en')

const subjects = [
  ['Ada', 'bakery', 'oven', 'flour', 'crust'],
  ['Ben', 'harbour', 'ferry', 'anchor', 'tide'],
  ['Cleo', 'orchard', 'apple', 'ladder', 'cider'],
  ['Dan', 'library', 'shelf', 'reader', 'catalogue'],
] as const

/** Four long talks by four people, each with an interruption by another. */
const lines = subjects.flatMap(([name, place, first, second, third], subject) => {
  const own = Array.from({ length: 90 }, (_, at) => {
    const noun = [first, second, third][at % 3] ?? first
    return `${name}: The ${place} needs a better ${noun} in season ${at + 11} because every ${place} depends on good work there.`
  })
  const other = subjects[(subject + 1) % subjects.length]?.[0] ?? ''
  return [
    ...own.slice(0, 40),
    `${other}: The weather in our region ruins every plan that people make here.`,
    ...own.slice(40),
  ]
})
const source = lines.map((line, at) => `[c${at + 1}] ${line}`).join('\n')
const material = gatherMaterial(await analyse(source, english, new AbortController().signal), undefined)

describe('a short piece of a long source', () => {
  it('keeps to one chapter and to one voice in it', () => {
    for (const piece of [0, 1, 2, 3]) {
      const own = focused(material, piece)
      const { start, end } = scopeOf(own)
      expect(material.chapters.some((chapter) => chapter.start <= start && end <= chapter.end)).toBe(true)
      const open = own.analysis.sentences.filter(
        ({ index, kind }) => kind === 'statement' && !own.barred.has(index),
      )
      expect(open.length).toBeGreaterThan(10)
      expect(new Set(open.map(({ speaker }) => speaker)).size).toBe(1)
      expect(open.every(({ index }) => start <= index && index < end)).toBe(true)
    }
  })

  it('has another chapter than its sisters', () => {
    const starts = [0, 1, 2].map((piece) => scopeOf(focused(material, piece)).start)
    expect(new Set(starts).size).toBe(3)
  })

  it('follows the points that it leads with', () => {
    const [, second] = material.chapters
    const lead = (second?.start ?? 0) + 2
    const own = focused({ ...material, leads: new Set([lead]) }, 0)
    expect(scopeOf(own).start).toBe(second?.start)
  })

  it('has sentences of one speaker only', () => {
    const assignment = {
      type: 'social_media',
      variant: undefined,
      language: 'en',
      words: undefined,
      seconds: undefined,
      characters: undefined,
      stage: undefined,
      points: [],
      avoid: [],
    }
    const pieces = [
      writeThread(material, networks.twitter).cues,
      writeThread(material, networks.bluesky).cues,
      writeLinkedIn(material, assignment).cues,
      writeFacebook(material, assignment).cues,
    ]
    const speakerOf = new Map(material.analysis.cues.map(({ id, speaker }) => [id, speaker]))
    for (const cues of pieces) expect(new Set(cues.map((cue) => speakerOf.get(cue))).size).toBe(1)
  })
})

it('a short source is one chapter after all', async () => {
  const short = gatherMaterial(
    await analyse(source.split('\n').slice(0, 60).join('\n'), english, new AbortController().signal),
    undefined,
  )
  expect(focused(short, 3)).toBe(short)
})
