import { describe, expect, it } from 'vitest'
import { analyse } from '../analysis.ts'
import { languageOf } from '../languages/index.ts'

async function echoesIn(source: string, code = 'en'): Promise<readonly (number | undefined)[]> {
  const language = languageOf(code)
  if (language === undefined) throw new Error(code)
  const { sentences } = await analyse(source, language, new AbortController().signal)
  return sentences.map(({ echoes }) => echoes)
}

describe('markEchoes', () => {
  it('finds the sentence that named what another speaks of', async () => {
    expect(
      await echoesIn(
        '[c1] Every apprentice learns one rule. Nobody likes mornings. The rule lost against the clock.',
      ),
    ).toEqual([undefined, undefined, 0])
  })

  it.each([
    ['es', 'Los aprendices tienen una regla. Nadie madruga con gusto. La regla perdió contra el reloj.'],
    ['de', 'Jeder Lehrling lernt eine Regel. Niemand steht gern auf. Die Regel verlor gegen die Uhr.'],
    ['fr', 'Les apprentis ont une règle. Personne ne se lève volontiers. La règle a perdu contre la montre.'],
  ])('does so in %s', async (code, text) => {
    expect((await echoesIn(`[c1] ${text}`, code)).at(-1)).toBe(0)
  })

  it('does not look across what an excerpt leaves out', async () => {
    const cues =
      '[c1] Every apprentice learns one rule.\n[c2] Bread rises.\n[c9] The rule lost against the clock.'
    expect((await echoesIn(cues)).at(-1)).toBeUndefined()
  })

  it('leaves alone what the whole source speaks of', async () => {
    const often = Array.from({ length: 8 }, (_, at) => `The bread of day ${at} was good.`).join(' ')
    expect(new Set(await echoesIn(`[c1] ${often}`))).toEqual(new Set([undefined]))
  })
})
