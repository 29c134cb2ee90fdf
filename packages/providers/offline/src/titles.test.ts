import { describe, expect, it } from 'vitest'
import { sourceOf, transcript } from '../tests/support.ts'
import { type Analysis, analyse } from './analysis.ts'
import { languageOf } from './languages/index.ts'
import { inSentence, keyTopics, rangeTitles, sourceTitle } from './titles.ts'

async function analysisOf(source: string, code = 'en'): Promise<Analysis> {
  const language = languageOf(code)
  if (language === undefined) throw new Error(code)
  return analyse(source, language, new AbortController().signal)
}

const filling = (language: string): readonly string[] => transcript(language).slice(2)

describe('sourceTitle', () => {
  it.each([
    [
      'en',
      'en-talk',
      'I want to tell you how a hospital stopped throwing away half of its food, and why it took so long.',
      'How a hospital stopped throwing away half of its food',
    ],
    [
      'es',
      'es',
      'Quiero contar cómo un pueblo pequeño dejó de comprar su electricidad, y qué errores cometió.',
      'Cómo un pueblo pequeño dejó de comprar su electricidad',
    ],
    [
      'de',
      'de',
      'Ich möchte Ihnen erzählen, wie eine kleine Bäckerei ohne Hefe auskommt, und warum.',
      'Wie eine kleine Bäckerei ohne Hefe auskommt',
    ],
  ])('is in %s what the speaker announces', async (code, name, announcement, title) => {
    const lines = [announcement, ...filling(name)]
    expect(sourceTitle(await analysisOf(sourceOf(lines), code))).toBe(title)
  })

  it('is made of phrases where nothing is announced, or the announcement points back', async () => {
    const plain = await analysisOf(sourceOf(filling('en-talk')))
    const pointing = await analysisOf(
      sourceOf(['I want to tell you how they did all of that in one year.', ...filling('en-talk')]),
    )
    expect(sourceTitle(plain)).toMatch(/waste/i)
    expect(sourceTitle(pointing)).toMatch(/waste/i)
  })
})

describe('rangeTitles', () => {
  it('are different, without numbers where there are phrases enough', async () => {
    const analysis = await analysisOf(sourceOf(transcript('en-talk')))
    const ranges = Array.from({ length: 8 }, (_, at) => ({ start: at * 15, end: at * 15 + 15 }))
    const titles = rangeTitles(analysis, ranges)
    expect(new Set(titles).size).toBe(8)
    expect(titles.join()).not.toMatch(/\(\d\)/)
  })
})

describe('what a title is made of', () => {
  it('is no ordinal and no day, and nobody who asks', async () => {
    const lines = Array.from({ length: 24 }, (_, at) => [
      `Odile: And what did Odile hear about the second mistake on Monday in round ${at}?`,
      `Tamsin: The second mistake was on Monday, and the salt pan of round ${at} was cold because the fire had gone out.`,
      `Tamsin: A salt pan like ours needs a fire that burns for ${at + 20} hours without a break.`,
    ]).flat()
    const analysis = await analysisOf(sourceOf(lines))
    const topics = keyTopics(analysis, { start: 0, end: analysis.sentences.length }, 8)
    expect(topics.length).toBeGreaterThan(0)
    for (const { text } of topics) expect(text).not.toMatch(/second|monday|odile/i)
  })
})

describe('inSentence', () => {
  it('gives a phrase the article that it has in the source', async () => {
    const spanish = await analysisOf(
      '[c1] La calidad del agua mejora. Medimos la calidad del agua cada mes. La calidad del agua importa.',
      'es',
    )
    const [phrase] = keyTopics(spanish, { start: 0, end: 3 }, 1)
    expect(phrase === undefined ? '' : inSentence(phrase)).toBe('la calidad del agua')
    const french = await analysisOf("[c1] L'école ouvre. Je vois l'école. L'école ferme à midi.", 'fr')
    const topics = keyTopics(french, { start: 0, end: 3 }, 3).map(inSentence)
    expect(topics).toContain("l'école")
  })

  it('gives an English noun one where it cannot do without', async () => {
    const english = await analysisOf(
      '[c1] The counter was long. We kept the counter. Food waste costs money. Nobody likes food waste. A counter is useful.',
    )
    const topics = keyTopics(english, { start: 0, end: 5 }, 5).map(inSentence)
    expect(topics).toContain('the counter')
    expect(topics).toContain('food waste')
  })
})
