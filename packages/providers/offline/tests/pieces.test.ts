import { describe, expect, it } from 'vitest'
import { offlineLanguage } from '../src/index.ts'
import { formulasIn, languageOf } from '../src/languages/index.ts'
import { extractiveJudge } from './oracle.ts'
import {
  askBrief,
  askPiece,
  captions,
  cuesIn,
  prose,
  sourceOf,
  textsIn,
  transcript,
  variants,
  wordsIn,
} from './support.ts'

describe('lengths', () => {
  const measured: Readonly<Record<string, (value: never) => string>> = {
    summary: ({ text }: { text: string }) => text,
    blog_post: (post: {
      introduction: string
      conclusion: string
      sections: { heading: string; body: string }[]
    }) =>
      [
        post.introduction,
        ...post.sections.flatMap(({ heading, body }) => [heading, body]),
        post.conclusion,
      ].join(' '),
    youtube_description: ({ text }: { text: string }) => text,
    show_notes: (notes: { summary: string; topics: { title: string; text: string }[] }) =>
      [notes.summary, ...notes.topics.flatMap(({ title, text }) => [title, text])].join(' '),
    script: (script: {
      hook?: string
      callToAction?: string
      scenes?: { say: string }[]
      segments?: { lines: { say: string }[] }[]
    }) => {
      const lines = script.segments?.flatMap((segment) => segment.lines.map(({ say }) => say)) ?? []
      return [
        script.hook ?? '',
        ...(script.scenes ?? []).map(({ say }) => say),
        script.callToAction ?? '',
        ...lines,
      ].join(' ')
    },
  }
  const wanted = variants.filter(({ words }) => words !== undefined)

  it.each(wanted)(
    '$type/$variant has its words within 15 % where the source has the material',
    async (piece) => {
      const model = offlineLanguage()
      const source = sourceOf(transcript('en-talk'))
      const brief = await askBrief(model, source, 'en')
      const value = await askPiece<never>(model, { source, brief, language: 'en', piece })
      const count = wordsIn(measured[piece.type]?.(value) ?? '')
      expect(count).toBeGreaterThanOrEqual((piece.words ?? 0) * 0.85)
      expect(count).toBeLessThanOrEqual((piece.words ?? 0) * 1.1)
    },
  )

  it.each(wanted)('$type/$variant is shorter, not padded, where it has not', async (piece) => {
    const model = offlineLanguage()
    const lines = transcript('fr')
    const source = sourceOf(lines)
    const brief = await askBrief(model, source, 'fr')
    const value = await askPiece<never>(model, { source, brief, language: 'fr', piece })
    // Formulas and headings come on top of what the source says.
    expect(wordsIn(measured[piece.type]?.(value) ?? '')).toBeLessThan(wordsIn(lines.join(' ')) * 1.2)
  })
})

describe('a piece', () => {
  it('leads with the points that it is told to lead with', async () => {
    const model = offlineLanguage()
    const source = sourceOf(transcript('en-talk'))
    const brief = await askBrief(model, source, 'en')
    const variant = { type: 'social_media', variant: 'linkedin' }
    const openings: string[] = []
    for (const { id, text } of brief.points.filter((point) => wordsIn(point.text) < 20).slice(0, 6)) {
      const post = await askPiece<{ text: string }>(model, {
        source,
        brief,
        language: 'en',
        piece: { ...variant, points: [id] },
      })
      const [opening = ''] = post.text.split('\n')
      expect(opening).toBe(text)
      openings.push(opening)
    }
    expect(new Set(openings).size).toBe(openings.length)
  })

  it('has none of the words that a voice avoids', async () => {
    const model = offlineLanguage()
    const source = sourceOf(transcript('en-talk'))
    const brief = await askBrief(model, source, 'en')
    for (const variant of variants) {
      const voice = { avoid: ['food waste', 'Kitchen', 'tonnes'] }
      const piece = await askPiece<object>(model, {
        source,
        brief,
        language: 'en',
        piece: { ...variant, voice },
      })
      for (const { field, text } of textsIn(piece)) {
        if (field !== 'slug')
          expect(text, `${variant.type} ${field}`).not.toMatch(/\b(?:food waste|kitchen|tonnes)\b/i)
      }
    }
  })
})

describe('an excerpt of a source', () => {
  const english = languageOf('en')
  if (english === undefined) throw new Error('en')
  const lines = captions(transcript('en-talk'), 9)

  it('is written from as well, and no sentence is made of two that were apart', async () => {
    const model = offlineLanguage()
    const brief = await askBrief(model, sourceOf(lines), 'en')
    const cited = new Set(
      [
        ...brief.points.flatMap(({ cues }) => cues),
        ...brief.chapters.map(({ firstCue }) => firstCue),
      ].flatMap((cue) => {
        const at = Number(cue.slice(1))
        return [at - 1, at, at + 1]
      }),
    )
    const source = lines.flatMap((line, at) => (cited.has(at + 1) ? [`[c${at + 1}] ${line}`] : [])).join('\n')
    const unsaid = extractiveJudge([lines.join(' ')], 'en')
    // Whole sentences of the speech, so that nothing cut off passes for one.
    const spoken = transcript('en-talk').join(' ')
    for (const piece of variants) {
      const value = await askPiece<object>(model, { source, brief, language: 'en', piece })
      const known = new Set([...cited].map((at) => `c${at}`))
      expect(cuesIn(value).filter((cue) => !known.has(cue))).toEqual([])
      for (const { field, text } of textsIn(value)) {
        if (!prose.has(field)) continue
        expect(unsaid(text), `${piece.type}/${piece.variant}`).toEqual([])
        for (const sentence of text.split(/(?<=[.!?])\s+|\n+/)) {
          const ending = sentence.split(' ').slice(-3).join(' ')
          const isWhole = spoken.includes(ending) || formulasIn(sentence, english) !== undefined
          expect(isWhole, `${piece.type}/${piece.variant}: ${sentence}`).toBe(true)
        }
      }
    }
  })
})

describe('several pieces of one source', () => {
  it('open with different sentences', async () => {
    const model = offlineLanguage()
    const source = sourceOf(transcript('en-talk'))
    const brief = await askBrief(model, source, 'en')
    const ask = <Piece>(type: string, variant: string): Promise<Piece> =>
      askPiece<Piece>(model, { source, brief, language: 'en', piece: { type, variant } })
    const thread = await ask<{ posts: string[] }>('social_media', 'twitter')
    const linkedin = await ask<{ text: string }>('social_media', 'linkedin')
    const facebook = await ask<{ text: string }>('social_media', 'facebook')
    const openings = [thread.posts[0], linkedin.text, facebook.text].map((text) => text?.split('\n')[0])
    expect(new Set(openings).size).toBe(openings.length)
  })
})
