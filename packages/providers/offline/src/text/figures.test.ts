import { describe, expect, it } from 'vitest'
import { languageOf } from '../languages/index.ts'
import { figuresIn } from './figures.ts'
import { readerFor } from './tokens.ts'

async function figures(text: string, code = 'en'): Promise<readonly string[]> {
  const language = languageOf(code)
  if (language === undefined) throw new Error(code)
  return figuresIn((await readerFor(language))(text), language)
}

describe('figuresIn', () => {
  it.each([
    ['It cost 61,000 pounds and took twenty-two minutes.', ['61,000 pounds', 'twenty-two minutes']],
    ['They pumped four hundred and twelve litres.', ['four hundred and twelve litres']],
    ['In 2016 one patient in five went home.', []],
    ['They rose by 26 % in a year.', ['26 %'.replace(' ', '')]],
    ['The river stood at four metres ten.', []],
    ['It is between ten and sixty pounds.', ['sixty pounds']],
  ])('finds in “%s”', async (text, wanted) => {
    expect(await figures(text)).toEqual(wanted)
  })

  it.each([
    [
      'es',
      'Costó dos millones novecientos mil pesos y duró treinta y ocho minutos.',
      ['dos millones novecientos mil pesos', 'treinta y ocho minutos'],
    ],
    [
      'de',
      'Wir brauchten vierundsiebzig Tage und zweihundert Helfer.',
      ['vierundsiebzig Tage', 'zweihundert Helfer'],
    ],
    [
      'fr',
      'Cela coûte quarante-deux euros et quatre-vingts minutes.',
      ['quarante-deux euros', 'quatre-vingts minutes'],
    ],
    ['it', 'Ci vogliono ventidue minuti e duecento euro.', ['ventidue minuti', 'duecento euro']],
    ['pt', 'Foram quarenta e dois barcos e duzentos euros.', ['quarenta e dois barcos', 'duzentos euros']],
  ])('reads numbers in words, in %s', async (code, text, wanted) => {
    expect(await figures(text, code)).toEqual(wanted)
  })
})
