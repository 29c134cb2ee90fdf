import { describe, expect, it } from 'vitest'
import { analyse } from '../analysis.ts'
import { languageOf } from '../languages/index.ts'
import { joinList, sentenceCase, topPhrases } from './phrases.ts'

async function phrasesOf(text: string, code = 'en', wanted = 8): Promise<readonly string[]> {
  const language = languageOf(code)
  if (language === undefined) throw new Error(code)
  const { phrases, sentences } = await analyse(`[c1] ${text}`, language, new AbortController().signal)
  return topPhrases(phrases, sentences, { start: 0, end: sentences.length }, wanted).map(
    (phrase) => phrase.text,
  )
}

describe('phrases', () => {
  it('finds noun phrases, also with a noun that is taken for a verb', async () => {
    const found = await phrasesOf(
      'Farmers grow cover crops in winter. The cover crops hold the soil. In spring cover crops become mulch. And cover crops cost little. Most farmers know that.',
    )
    expect(found[0]).toBe('cover crops')
  })

  it('finds a phrase inside a longer one, and prefers plurals', async () => {
    const found = await phrasesOf(
      'Food waste is a problem. A food waste audit helps. A kitchen scale costs ten pounds. Two kitchen scales are in the food waste room.',
    )
    expect(found[0]).toBe('food waste')
    expect(found).toContain('kitchen scales')
  })

  it('makes no phrase of empty words, parts of compounds or possessions', async () => {
    const found = await phrasesOf(
      "The first thing is a part-time coordinator. The baker's oven is hot. Many people came last year.",
    )
    expect(found).not.toContain('first thing')
    expect(found).not.toContain('time coordinator')
    expect(found).not.toContain('last year')
    expect(found.join(' ')).not.toContain("baker's")
  })

  it('keeps the capitals of names only', async () => {
    const found = await phrasesOf(
      'Valdera built the gates. We thanked Valdera for it. Gates need oil. The gates open at dawn.',
    )
    expect(found).toContain('Valdera')
    expect(found).toContain('gates')
  })

  it.each([
    ['es', 'La calidad del agua es buena. La calidad del agua mejora. El agua es clara.', 'calidad del agua'],
    [
      'de',
      'Die schnelle Teigführung braucht Hefe. Eine schnelle Teigführung kostet Geld.',
      'schnelle Teigführung',
    ],
    ['fr', "L'école prête des outils. Le prêt d'outils aide. Le prêt d'outils coûte peu.", "prêt d'outils"],
    ['pt', 'A venda direta paga mais. A venda direta ajuda.', 'venda direta'],
    ['it', 'La paura della matematica cresce. La paura della matematica finisce.', 'paura della matematica'],
  ])('finds them in %s', async (code, text, wanted) => {
    expect(await phrasesOf(text, code)).toContain(wanted)
  })

  it('takes no verb behind a linker for a noun', async () => {
    expect(
      (await phrasesOf('La forma de trabajar cambió. La forma de trabajar importa.', 'es')).join(' '),
    ).not.toContain('trabajar')
  })

  it('finds names in other languages', async () => {
    expect(await phrasesOf('Hoy habla Lucía Ferrer del río. El río conoce a Lucía Ferrer.', 'es')).toContain(
      'Lucía Ferrer',
    )
  })
})

it('joinList', () => {
  expect(joinList([], ' and ')).toBe('')
  expect(joinList(['a'], ' and ')).toBe('a')
  expect(joinList(['a', 'b', 'c'], ' and ')).toBe('a, b and c')
})

it('sentenceCase', () => {
  expect(sentenceCase('“éclair” and tea')).toBe('“Éclair” and tea')
  expect(sentenceCase('7 eclairs')).toBe('7 Eclairs')
  expect(sentenceCase('')).toBe('')
})
