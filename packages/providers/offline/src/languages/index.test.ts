import { describe, expect, it } from 'vitest'
import { transcript } from '../../tests/support.ts'
import { languageOf, languages, recognize } from './index.ts'

const samples = [
  ['en', 'en-talk'],
  ['en', 'en-interview'],
  ['es', 'es'],
  ['de', 'de'],
  ['fr', 'fr'],
  ['pt', 'pt'],
  ['it', 'it'],
] as const

describe('recognize', () => {
  it.each(samples)('finds %s in %s', (code, name) => {
    expect(recognize(transcript(name).join('\n'), undefined).language?.code).toBe(code)
  })

  it.each(samples)('does not take %s (%s) for another language', (code, name) => {
    const text = transcript(name).join('\n')
    for (const other of languages) {
      const found = recognize(text, other.code)
      if (other.code === code) expect(found.language).toBe(other)
      else expect(found).toEqual({ language: undefined, found: code })
    }
  })

  it('believes what it is told about a short text', () => {
    expect(recognize('Pan y sal.', 'es').language?.code).toBe('es')
    expect(recognize('Sourdough!', undefined).language?.code).toBe('en')
    expect(recognize('Das Brot ist gut.', undefined).language?.code).toBe('de')
  })

  it('finds none in other scripts and unknown languages', () => {
    expect(
      recognize('パンは時間がかかります。塩も必要です。オーブンは熱くなければなりません。', undefined)
        .language,
    ).toBeUndefined()
    const polish =
      'Chleb na zakwasie potrzebuje szesnastu godzin, zanim trafi do pieca. Mąka, woda i sól wystarczą każdemu piekarzowi. Dawniej każda wieś miała własny piec, dzisiaj prawie nikt nie piecze samodzielnie. Szkoda, bowiem świeży chleb pachnie najpiękniej.'
    expect(recognize(polish, undefined)).toEqual({ language: undefined, found: undefined })
    expect(recognize('Bread needs time.', 'ja')).toEqual({ language: undefined, found: undefined })
  })
})

it('languageOf goes by the primary subtag', () => {
  expect(languageOf('pt-BR')?.code).toBe('pt')
  expect(languageOf('xx')).toBeUndefined()
})

describe.each(languages)('$code', (language) => {
  const texts = (value: unknown): readonly string[] =>
    typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap((item) => texts(item))

  it('has something to say for every formula', () => {
    for (const formula of texts(language.formulas)) expect(formula.trim()).not.toBe('')
  })

  it('has its placeholders where they are filled', () => {
    const { coverage, issue, inside, follow, shows, podcast } = language.formulas
    for (const formula of [coverage, issue, inside]) expect(formula).toContain('{list}')
    for (const formula of [
      follow,
      shows.number,
      ...shows.topics,
      podcast.welcome,
      podcast.first,
      ...podcast.next,
      podcast.last,
    ]) {
      expect(formula).toContain('{topic}')
    }
  })
})
