import { describe, expect, it } from 'vitest'
import { recordings } from '../../tests/corpus.ts'
import { languageOf } from '../languages/index.ts'
import { cleaned, opened } from './clean.ts'
import { readCues } from './cues.ts'
import { splitSentences } from './sentences.ts'

/** Without what is set off as an answer or a tag: `No, …`, `…, ¿no?` and the forms of it in other languages. */
function said(text: string): string {
  return text
    .toLowerCase()
    .replace(/^\P{L}*(?:(?:\p{L}+ ?){1,2}[,…:]+\s*)*/u, '')
    .replace(/[,;]\s*¿?(?:no|não é|vero|nicht wahr)\??(?=\s*(?:[,.?!]|$))/gu, '')
}

describe('what cleaning leaves of the recordings', () => {
  it.each(recordings().map((recording) => [recording.name, recording] as const))(
    '%s: as many negations as were said',
    (_, { language: code, lines }) => {
      const language = languageOf(code)
      if (language === undefined) throw new Error(code)
      const negations = (text: string): readonly string[] =>
        (text.replaceAll('’', "'").match(/[\p{L}']+/gu) ?? []).filter((word) => language.negation.test(word))
      for (const { text } of splitSentences(readCues(lines.join('\n')), language)) {
        const kept = cleaned(text, language, new Set())
        const spoken = negations(said(text))
        expect([text, negations(kept.toLowerCase()).slice(-spoken.length || Infinity)]).toEqual([
          text,
          spoken,
        ])
        const alone = opened(kept, language)
        expect([text, negations(alone.toLowerCase()).slice(-spoken.length || Infinity)]).toEqual([
          text,
          spoken,
        ])
      }
    },
  )
})

const prepositions = {
  en: 'until|since|for|with|from|by|to|of',
  es: 'desde|hasta|para|por|de|con|sin|en|a',
  de: 'seit|bis|von|mit|für|bei|zu',
} as const

it('brings no preposition before what it did not stand before', () => {
  for (const { language: code, lines } of recordings()) {
    const language = languageOf(code)
    if (language === undefined || !(code === 'en' || code === 'es' || code === 'de')) continue
    const pair = new RegExp(`(?<![\\p{L}])(?:${prepositions[code]}) \\p{L}+`, 'giu')
    for (const { text } of splitSentences(readCues(lines.join('\n')), language)) {
      const kept = cleaned(text, language, new Set())
      for (const [found] of opened(kept, language).matchAll(pair)) {
        expect([text, kept.toLowerCase().includes(found.toLowerCase())]).toEqual([text, true])
      }
    }
  }
})
