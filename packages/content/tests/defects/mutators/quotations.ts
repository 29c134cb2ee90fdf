import { at, hash, insertSentence, listAt, proseOf, withAt, wordsIn } from '../rewrite.ts'
import { cuesOf } from '../source.ts'
import { isAnnouncement } from '../texts.ts'
import { inLanguage, type Mutator, required } from './mutator.ts'

const altered = required('quotes', 'QUOTE_ALTERED')
const misquoted = required('quotations', 'QUOTE_ALTERED')

const exchanged = {
  en: ['never', 'garden', 'quickly', 'thirteen'],
  es: ['nunca', 'jardín', 'deprisa', 'trece'],
  de: ['niemals', 'Garten', 'schnell', 'dreizehn'],
}

type Words = readonly string[]

function quoted(name: string, change: (words: Words, other: string) => Words | undefined): Mutator {
  return {
    name,
    expect: altered,
    mutate: ({ value, source }, { chance }) => {
      const index = chance.one(listAt(value, 'quotes').map((_, position) => position))
      const text = at(value, `quotes[${index}].text`)
      if (typeof text !== 'string') return undefined
      const language = source.slice(0, 2) as 'en' | 'es' | 'de'
      const words = change(text.split(' '), exchanged[language][hash(text) % 4] ?? '')
      return words === undefined
        ? undefined
        : { value: withAt(value, `quotes[${index}].text`, words.join(' ')), path: `quotes[${index}]` }
    },
  }
}

const middle = (words: Words) => {
  const places = words.flatMap((word, index) =>
    index > 0 && index < words.length - 1 && /^\p{L}{3,}$/u.test(word) ? [index] : [],
  )
  return places[Math.floor(places.length / 2)]
}

const inProse = /["“„«]([^"“”„«»\n]{20,200})["”“»]/u

export const quotations: readonly Mutator[] = [
  quoted('a word of a quotation exchanged', (words, other) => {
    const place = middle(words)
    return place === undefined ? undefined : words.with(place, other)
  }),
  quoted('a word of a quotation left out', (words) => {
    const place = middle(words)
    return place === undefined ? undefined : words.toSpliced(place, 1)
  }),
  quoted('a word put into a quotation', (words, other) => {
    const place = middle(words)
    return place === undefined ? undefined : words.toSpliced(place, 0, other)
  }),
  quoted('two words of a quotation in the wrong order', (words) => {
    const place = middle(words)
    const [one, other] = [words[place ?? 0], words[(place ?? 0) + 1]]
    if (place === undefined || one === undefined || other === undefined || one === other) return undefined
    return words.with(place, other).with(place + 1, one)
  }),
  {
    name: 'an invented quotation',
    expect: altered,
    mutate: (piece, { chance }) => {
      const index = chance.one(listAt(piece.value, 'quotes').map((_, position) => position))
      if (index === undefined) return undefined
      const text = inLanguage(
        { ...piece, language: piece.source.slice(0, 2) },
        {
          en: 'If you want people to change, you first have to give them a reason to stay.',
          es: 'Si quieres que la gente cambie, primero tienes que darle un motivo para quedarse.',
          de: 'Wer will, dass Menschen sich ändern, muss ihnen erst einen Grund zum Bleiben geben.',
        },
      )
      return { value: withAt(piece.value, `quotes[${index}].text`, text), path: `quotes[${index}]` }
    },
  },
  {
    name: 'a quotation made of two passages',
    expect: altered,
    mutate: ({ value, source }, { chance }) => {
      const index = chance.one(listAt(value, 'quotes').map((_, position) => position))
      const text = at(value, `quotes[${index}].text`)
      const last = cuesOf(source).at(-4)?.text
      if (typeof text !== 'string' || last === undefined || text.includes(last)) return undefined
      return { value: withAt(value, `quotes[${index}].text`, `${text} ${last}`), path: `quotes[${index}]` }
    },
  },
  {
    name: 'a word of a quotation in running text exchanged',
    expect: misquoted,
    mutate: ({ value, source, language }) => {
      if (source.slice(0, 2) !== language) return undefined
      const place = proseOf(value).find(
        ({ path, text }) =>
          !/quotes\[/.test(path) &&
          wordsIn(inProse.exec(text)?.[1] ?? '') >= 6 &&
          isOfSource(inProse.exec(text)?.[1] ?? '', source),
      )
      const [, said = ''] = inProse.exec(place?.text ?? '') ?? []
      const words = said.split(' ')
      const spot = middle(words)
      if (place === undefined || spot === undefined) return undefined
      const other = exchanged[language as 'en' | 'es' | 'de'][hash(said) % 4] ?? ''
      return {
        value: withAt(
          value,
          place.path,
          place.text.replace(said, () => words.with(spot, other).join(' ')),
        ),
        path: place.path,
      }
    },
  },
  {
    name: 'words put into a mouth',
    expect: misquoted,
    mutate: (piece, { chance }) => {
      const place = chance.one(
        proseOf(piece.value).filter((placed) => !isAnnouncement(placed) && !/quotes\[/.test(placed.path)),
      )
      if (place === undefined || piece.source.slice(0, 2) !== piece.language) return undefined
      const sentence = inLanguage(piece, {
        en: '“Nobody ever thanked us for a single day of it,” she said.',
        es: '«Nadie nos dio jamás las gracias por un solo día», dijo ella.',
        de: '„Bedankt hat sich bei uns kein einziges Mal jemand“, sagte sie.',
      })
      return {
        value: withAt(piece.value, place.path, insertSentence(place.text, sentence, chance)),
        path: place.path,
      }
    },
  },
  {
    name: 'an altered passage in quotation marks',
    expect: misquoted,
    mutate: ({ value, source, language }, { chance }) => {
      if (source.slice(0, 2) !== language) return undefined
      const place = chance.one(
        proseOf(value).filter((placed) => !isAnnouncement(placed) && !/quotes\[/.test(placed.path)),
      )
      const said = chance.one(
        cuesOf(source)
          .map(({ text }) => text)
          .filter((text) => wordsIn(text) >= 9 && wordsIn(text) <= 24 && !/["“”„«»<>]/.test(text)),
      )
      const words = said?.replace(/[.!?]$/, '').split(' ') ?? []
      const spot = middle(words)
      if (place === undefined || spot === undefined) return undefined
      const changed = words
        .with(spot, exchanged[language as 'en' | 'es' | 'de'][hash(said ?? '') % 4] ?? '')
        .join(' ')
      const marked = { en: `“${changed}.”`, es: `«${changed}».`, de: `„${changed}.“` }[
        language as 'en' | 'es' | 'de'
      ]
      return { value: withAt(value, place.path, `${place.text} ${marked}`), path: place.path }
    },
  },
]

function isOfSource(said: string, source: string): boolean {
  const plain = (text: string) =>
    ` ${text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `
  return plain(
    cuesOf(source)
      .map(({ text }) => text)
      .join(' '),
  ).includes(plain(said))
}
