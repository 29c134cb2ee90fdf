import { describe, expect, it } from 'vitest'
import { sourceOf, transcript } from '../../tests/support.ts'
import { analyse } from '../analysis.ts'
import { languageOf } from '../languages/index.ts'
import type { Brief } from './shape.ts'
import { writeBrief } from './write.ts'

async function briefOf(source: string, code = 'en'): Promise<Brief> {
  const language = languageOf(code)
  if (language === undefined) throw new Error(code)
  return writeBrief(await analyse(source, language, new AbortController().signal))
}

describe('writeBrief', () => {
  it('has a point for some seventy words, eight at least, and fewer for thin sources', async () => {
    expect((await briefOf(sourceOf(transcript('en-talk')))).points.length).toBeGreaterThanOrEqual(24)
    expect((await briefOf(sourceOf(transcript('de')), 'de')).points.length).toBeGreaterThanOrEqual(7)
    expect((await briefOf('[c1] Bread needs time. Salt helps the dough.')).points).toHaveLength(2)
  })

  it('has an overview even where every sentence is long', async () => {
    const long =
      'The baker weighs flour and salt and water and yeast on the old scale in the kitchen behind the shop while the oven warms and the radio plays and the street outside is still dark and cold'
    const { overview } = await briefOf(`[c1] ${long}.\n[c2] In summer ${long.toLowerCase()}.`)
    expect(overview).toContain('The baker weighs')
  })

  it('quotes nothing that was cleaned', async () => {
    const { quotes } = await briefOf(
      '[c1] <i>Bread</i> needs a **lot** of time and salt. Good bakers never hurry in the morning.',
    )
    expect(quotes).toEqual([{ cue: 'c1', text: 'Good bakers never hurry in the morning.' }])
  })

  it('names the speakers of quotes, and people', async () => {
    const { quotes, names } = await briefOf(sourceOf(transcript('en-interview')))
    expect(quotes.length).toBeGreaterThan(3)
    expect(new Set(quotes.map(({ speaker }) => speaker))).toEqual(new Set(['Tom']))
    expect(names).toContain('Tom Becker')
    expect(names).toContain('Rosa')
  })

  it('reads figures with their units', async () => {
    const { numbers } = await briefOf('[c1] In 2016 our oven used 1,200 litres for $3.50 each, or 45% of it.')
    expect(numbers).toEqual(['2016', '1,200 litres', '$3.50', '45%'].map((text) => ({ text, cue: 'c1' })))
  })
})
