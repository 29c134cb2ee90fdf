import { beforeAll, describe, expect, it } from 'vitest'
import { offlineLanguage } from '../src/index.ts'
import { countGraphemes, emojiAsBytes, weightedLength } from '../src/text/index.ts'
import { extractiveJudge } from './oracle.ts'
import {
  askBrief,
  askPiece,
  type Brief,
  captions,
  cuesIn,
  prose,
  sourceOf,
  textsIn,
  transcript,
  variants,
  wordsIn,
} from './support.ts'

const sources = [
  { name: 'en-talk', language: 'en', lines: transcript('en-talk') },
  { name: 'en-talk as captions', language: 'en', lines: captions(transcript('en-talk')) },
  { name: 'en-interview', language: 'en', lines: transcript('en-interview') },
  { name: 'es', language: 'es', lines: transcript('es') },
  { name: 'de', language: 'de', lines: transcript('de') },
  { name: 'de as captions', language: 'de', lines: captions(transcript('de')) },
  { name: 'fr', language: 'fr', lines: transcript('fr') },
  { name: 'pt', language: 'pt', lines: transcript('pt') },
  { name: 'it', language: 'it', lines: transcript('it') },
]

describe.each(sources)('every piece of $name', ({ language, lines }) => {
  const model = offlineLanguage()
  const source = sourceOf(lines)
  const pieces = new Map<string, unknown>()
  let brief: Brief

  beforeAll(async () => {
    brief = await askBrief(model, source, language)
    for (const piece of variants) {
      pieces.set(`${piece.type}/${piece.variant}`, await askPiece(model, { source, brief, language, piece }))
    }
  })

  /** What of the brief is read as prose. */
  const readable = (): object => ({ overview: brief.overview, points: brief.points.map(({ text }) => text) })

  it('says only what the source says, and fixed phrases', () => {
    const spoken = lines.map((line) => line.replace(/^\p{Lu}\p{L}+: /u, ''))
    const unsaid = extractiveJudge(spoken, language)
    for (const [name, value] of [['brief', readable()] as const, ...pieces]) {
      const texts = textsIn(value).filter(({ field }) => prose.has(field))
      expect(
        texts.flatMap(({ text }) => unsaid(text)),
        name,
      ).toEqual([])
    }
  })

  it('rests on cues that exist', () => {
    const known = new Set(lines.map((_, index) => `c${index + 1}`))
    for (const value of [brief, ...pieces.values()]) {
      expect(cuesIn(value).length).toBeGreaterThan(0)
      expect(cuesIn(value).filter((cue) => !known.has(cue))).toEqual([])
    }
  })

  it('says no sentence twice', () => {
    for (const [name, value] of pieces) {
      const sentences = textsIn(value)
        .filter(({ field }) => prose.has(field) || field === 'heading' || field === 'title')
        .flatMap(({ text }) => text.split(/(?<=[.!?…])\s+|\n+/u))
        .map((sentence) =>
          sentence
            .toLowerCase()
            .replace(/[^\p{L}\p{N}]+/gu, ' ')
            .trim(),
        )
        .filter((sentence) => wordsIn(sentence) > 5)
      expect(
        sentences.filter((sentence, index) => sentences.indexOf(sentence) !== index),
        name,
      ).toEqual([])
    }
  })

  it('has something in every field, begins sentences with capitals and ends them', () => {
    for (const [name, value] of [['brief', readable()] as const, ...pieces]) {
      for (const { field, text } of textsIn(value)) {
        expect(text, `${name} ${field}`).toMatch(/[\p{L}\p{N}]/u)
        if (!prose.has(field) || field === 'points') continue
        expect(text, `${name} ${field}`).toMatch(/^["“„«¿¡(]*[\p{Lu}\p{N}]/u)
        expect(text, `${name} ${field}`).toMatch(/[.!?…:][”"»)]?$/u)
      }
    }
  })

  it('keeps the limits of where it is published', () => {
    const { posts } = pieces.get('social_media/twitter') as { posts: string[] }
    expect(posts.length).toBeGreaterThanOrEqual(3)
    expect(posts.length).toBeLessThanOrEqual(8)
    for (const post of posts) expect(weightedLength(post)).toBeLessThanOrEqual(280)
    const linkedin = pieces.get('social_media/linkedin') as { text: string; hashtags: string[] }
    expect(linkedin.text.length).toBeLessThanOrEqual(3_000)
    for (const hashtag of linkedin.hashtags) expect(hashtag).toMatch(/^#[\p{L}\p{M}\p{N}]+$/u)
    expect((pieces.get('social_media/facebook') as { text: string }).text.length).toBeLessThanOrEqual(500)
    const { subject, preheader } = pieces.get('newsletter/intro') as { subject: string; preheader: string }
    expect(subject.length).toBeLessThanOrEqual(60)
    expect(preheader.length).toBeGreaterThanOrEqual(40)
    expect(preheader.length).toBeLessThanOrEqual(90)
  })

  it('keeps the limits of threads and captions', () => {
    const { posts: bluesky } = pieces.get('social_media/bluesky') as { posts: string[] }
    expect(bluesky.length).toBeGreaterThanOrEqual(2)
    expect(bluesky.length).toBeLessThanOrEqual(6)
    for (const post of bluesky) expect(countGraphemes(post)).toBeLessThanOrEqual(300)
    const { posts: threads } = pieces.get('social_media/threads') as { posts: string[] }
    expect(threads.length).toBeGreaterThanOrEqual(2)
    expect(threads.length).toBeLessThanOrEqual(5)
    for (const post of threads) expect(emojiAsBytes(post)).toBeLessThanOrEqual(500)
    const instagram = pieces.get('social_media/instagram') as { text: string; hashtags: string[] }
    expect(`${instagram.text} ${instagram.hashtags.join(' ')}`.length).toBeLessThanOrEqual(2_200)
    expect(instagram.hashtags.length).toBeLessThanOrEqual(5)
    // The hook is read before the fold.
    expect(instagram.text.split('\n')[0]?.length).toBeLessThanOrEqual(125)
  })

  it('lists the contents of a video and of an episode by the cues where they begin', () => {
    const video = pieces.get('youtube_description/standard') as {
      title: string
      text: string
      chapters: { title: string; cue: string }[]
      hashtags: string[]
    }
    expect(video.title.length).toBeLessThanOrEqual(100)
    expect(video.chapters.length === 0 || video.chapters.length >= 3).toBe(true)
    if (video.chapters.length > 0) expect(video.chapters[0]?.cue).toBe('c1')
    const notes = ['short', 'full'].map((variant) => {
      return pieces.get(`show_notes/${variant}`) as { topics: { title: string; cue: string }[] }
    })
    for (const parts of [video.chapters, ...notes.map(({ topics }) => topics)]) {
      const places = parts.map(({ cue }) => Number(cue.slice(1)))
      expect(places).toEqual([...new Set(places)].sort((one, other) => one - other))
      expect(new Set(parts.map(({ title }) => title)).size).toBe(parts.length)
      for (const { title } of parts) expect(title.length).toBeLessThanOrEqual(60)
    }
  })

  it('quotes whole sentences word for word, each once, and says what each is about', () => {
    const spoken = lines.map((line) => line.replace(/^\p{Lu}\p{L}+: /u, '')).join(' ')
    for (const [variant, count] of [['five', 5] as const, ['ten', 10] as const]) {
      const { quotes } = pieces.get(`quotes/${variant}`) as {
        quotes: { text: string; cue: string; context: string }[]
      }
      expect(quotes.length).toBeLessThanOrEqual(count)
      expect(quotes.length).toBeGreaterThanOrEqual(Math.min(count, 4))
      for (const { text, cue } of quotes) {
        expect(spoken.replace(/\s+/g, ' ')).toContain(text)
        const at = Number(cue.slice(1)) - 1
        expect(lines.slice(at, at + 8).join(' ')).toContain(text.slice(0, 15))
      }
      expect(new Set(quotes.map(({ text }) => text)).size).toBe(quotes.length)
      expect(new Set(quotes.map(({ context }) => context)).size).toBe(quotes.length)
    }
  })

  it('asks questions and answers them, each once', () => {
    for (const variant of ['five', 'ten']) {
      const { questions } = pieces.get(`faq/${variant}`) as {
        questions: { question: string; answer: string; cues: string[] }[]
      }
      expect(questions.length).toBeGreaterThanOrEqual(4)
      for (const { question, answer } of questions) {
        expect(question).toMatch(/\?$/)
        expect(wordsIn(answer)).toBeGreaterThan(6)
        expect(wordsIn(answer)).toBeLessThanOrEqual(120)
      }
      expect(new Set(questions.map(({ question }) => question)).size).toBe(questions.length)
    }
  })

  it('describes a page in the room that search engines give it', () => {
    const page = pieces.get('seo/page') as {
      title: string
      description: string
      slug: string
      keywords: string[]
    }
    expect(page.title.length).toBeLessThanOrEqual(60)
    expect(page.title.length).toBeGreaterThanOrEqual(30)
    expect(page.description.length).toBeLessThanOrEqual(160)
    expect(page.description.length).toBeGreaterThanOrEqual(110)
    expect(page.slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    expect(page.keywords.length).toBeGreaterThanOrEqual(3)
    expect(page.keywords.length).toBeLessThanOrEqual(8)
  })

  it('times a video script by its words', () => {
    for (const name of ['script/youtube_short', 'script/tiktok']) {
      const script = pieces.get(name) as {
        hook: string
        callToAction: string
        scenes: { say: string; seconds: number }[]
      }
      const spoken = [script.hook, ...script.scenes.map(({ say }) => say), script.callToAction].join(' ')
      const shown = script.scenes.reduce((total, { seconds }) => total + seconds, 0)
      expect(Math.abs(shown - wordsIn(spoken) / 2.5)).toBeLessThanOrEqual(1)
    }
  })

  it('cuts the source into chapters without gaps, and its points lie in their chapters', () => {
    const position = (cue: string): number => Number(cue.slice(1))
    expect(brief.chapters[0]?.firstCue).toBe('c1')
    expect(brief.chapters.at(-1)?.lastCue).toBe(`c${lines.length}`)
    for (const [index, { firstCue, lastCue }] of brief.chapters.entries()) {
      expect(position(lastCue)).toBeGreaterThanOrEqual(position(firstCue))
      const next = brief.chapters[index + 1]
      if (next !== undefined) expect(position(next.firstCue)).toBe(position(lastCue) + 1)
    }
    expect(brief.chapters.flatMap(({ points }) => points)).toEqual(brief.points.map(({ id }) => id))
    expect(new Set(brief.chapters.map(({ title }) => title)).size).toBe(brief.chapters.length)
    const order = brief.points.map(({ cues }) => position(cues[0] ?? ''))
    expect(order).toEqual([...order].sort((one, other) => one - other))
  })

  it('quotes and counts word for word', () => {
    const plain = (text: string): string => text.replace(/\s+/g, ' ')
    for (const { cue, text } of brief.quotes) {
      const at = Number(cue.slice(1)) - 1
      expect(plain(lines.slice(at, at + 8).join(' '))).toContain(plain(text))
    }
    for (const { cue, text } of brief.numbers) expect(lines[Number(cue.slice(1)) - 1]).toContain(text)
  })

  it('is the same again, also from another instance', async () => {
    const other = offlineLanguage()
    expect(await askBrief(other, source, language)).toEqual(brief)
    for (const piece of variants) {
      const again = await askPiece(other, { source, brief, language, piece })
      expect(again).toEqual(pieces.get(`${piece.type}/${piece.variant}`))
    }
  })
})
