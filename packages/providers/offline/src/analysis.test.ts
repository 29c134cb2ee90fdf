import { describe, expect, it } from 'vitest'
import { sourceOf, transcript } from '../tests/support.ts'
import { type Analysis, analyse } from './analysis.ts'
import { languageOf } from './languages/index.ts'

async function analysisOf(source: string, code = 'en'): Promise<Analysis> {
  const language = languageOf(code)
  if (language === undefined) throw new Error(code)
  return analyse(source, language, new AbortController().signal)
}

describe('analyse', () => {
  it('scores between 0 and 1, and gives the event itself nothing', async () => {
    const { sentences, scores } = await analysisOf(sourceOf(transcript('en-talk')))
    expect(Math.max(...scores)).toBe(1)
    for (const { index, kind } of sentences) {
      expect(scores[index]).toBeGreaterThanOrEqual(0)
      if (kind === 'unusable') expect(scores[index]).toBe(0)
    }
  })

  it('uses no sentence that came before', async () => {
    const { sentences } = await analysisOf(
      '[c1] Bread needs time and salt. The baker sleeps late.\n[c2] So, bread needs time and salt.',
    )
    expect(sentences.map(({ kind }) => kind)).toEqual(['statement', 'statement', 'unusable'])
  })

  it('knows who asks and who answers', async () => {
    const { sentences } = await analysisOf(sourceOf(transcript('en-interview')))
    for (const { speaker, isHost } of sentences) expect(isHost).toBe(speaker === 'Rosa')
  })

  it('takes nobody for a host where all ask', async () => {
    const { sentences } = await analysisOf(
      '[c1] Anna: Who bakes? Bread is good.\n[c2] Ben: Who pays? Salt is cheap.\n[c3] Anna: Yes.\n[c4] Ben: No.',
    )
    expect(sentences.some(({ isHost }) => isHost)).toBe(false)
  })

  it('makes do with what there is', async () => {
    const { sentences } = await analysisOf('[c1] Thank you for watching.')
    expect(sentences.map(({ kind, stands }) => [kind, stands])).toEqual([['statement', true]])
    expect((await analysisOf('[c1] 12 … 34')).sentences).toEqual([])
    expect((await analysisOf('[c1] um, uh')).sentences).toEqual([])
  })

  it('lets others run while it reads a long source', async () => {
    const lines = Array.from(
      { length: 1_500 },
      (_, at) => `The baker weighs flour number ${at} on scale ${at % 70} with hand ${at % 11}.`,
    )
    let turns = 0
    const timer = setInterval(() => {
      turns += 1
    }, 1)
    await analysisOf(sourceOf(lines))
    clearInterval(timer)
    expect(turns).toBeGreaterThan(3)
  }, 20_000)
})
