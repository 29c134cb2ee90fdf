import type { GoodPiece } from '../pieces/hand-piece.ts'
import { at, hash, listAt, plainSentences, proseOf, withAt, wordsIn } from '../rewrite.ts'
import { isAnnouncement, isProse } from '../texts.ts'
import { advisory, inLanguage, type Mutation, type Mutator, required, type Surroundings } from './mutator.ts'

const repeated = required('repetition', 'TEXT_REPEATED')
const notDistinct = required('distinct', 'TEXT_REPEATED')

/** Puts a sentence of the piece, as it is or changed, at the end of another text of it. */
function again(
  change: (sentence: string, surroundings: Surroundings) => string | undefined,
  fewestWords: number,
): Mutator['mutate'] {
  return ({ value }, surroundings) => {
    const texts = proseOf(value, 6).filter(
      (placed) => !isAnnouncement(placed) && !/quotes\[/.test(placed.path),
    )
    const sentences = texts.flatMap(({ path, text }) =>
      plainSentences(text)
        .filter((sentence) => wordsIn(sentence) >= fewestWords && !/[#@/]|^\d/.test(sentence))
        .map((sentence) => ({ path, sentence })),
    )
    const chosen = surroundings.chance.one(sentences)
    if (chosen === undefined) return undefined
    const later = texts.slice(texts.findIndex(({ path }) => path === chosen.path))
    const target = surroundings.chance.one(later.filter(({ text }) => /[.!?]$/.test(text)))
    const text = change(chosen.sentence, surroundings)
    if (target === undefined || text === undefined) return undefined
    return { value: withAt(value, target.path, `${target.text} ${text}`), path: target.path }
  }
}

/** A common word, at neither end, in the place of another. */
const others = {
  en: ['simply', 'rather', 'often', 'still', 'nearly'],
  es: ['casi', 'siempre', 'todavía', 'apenas', 'incluso'],
  de: ['beinahe', 'immer', 'wieder', 'gerade', 'schon'],
}

function exchange(sentence: string, piece: Pick<GoodPiece, 'language'>): string | undefined {
  const words = sentence.split(' ')
  const places = words.flatMap((word, index) =>
    index > 1 &&
    index < words.length - 1 &&
    /^\p{Ll}{4,}$/u.test(word) &&
    !/(?:eis?|zwei|drei|zehn|dos|tres|seis|diez|five|nine)$/.test(word)
      ? [index]
      : [],
  )
  const place = places[hash(sentence) % Math.max(1, places.length)]
  const replacement = others[piece.language as 'en' | 'es' | 'de'][hash(sentence) % 5]
  if (place === undefined || words.includes(replacement ?? '')) return undefined
  return words.with(place, replacement ?? '').join(' ')
}

const phrases = {
  en: 'as everybody in the room already knew very well',
  es: 'como ya sabía muy bien toda la sala',
  de: 'wie alle im Saal längst sehr genau wussten',
}

function twice(field: string, part?: string): Mutator['mutate'] {
  return ({ value }) => {
    const list = listAt(value, field)
    const last = list.length - 1
    if (last < 1) return undefined
    if (part === undefined)
      return { value: withAt(value, `${field}[${last}]`, list[0]), path: `${field}[${last}]` }
    const from = at(value, `${field}[0].${part}`)
    if (from === undefined) return undefined
    return { value: withAt(value, `${field}[${last}].${part}`, from), path: `${field}[${last}]` }
  }
}

export const repetitions: readonly Mutator[] = [
  { name: 'a sentence twice', expect: repeated, mutate: again((sentence) => sentence, 8) },
  {
    name: 'a sentence twice, with a word exchanged',
    expect: repeated,
    mutate: (piece, all) => again((sentence) => exchange(sentence, piece), 13)(piece, all),
  },
  {
    name: 'a sentence twice, with a word left out',
    expect: repeated,
    mutate: again((sentence) => {
      const words = sentence.split(' ')
      const place = words.findIndex((word, index) => index > 3 && /^\p{Ll}{3,}$/u.test(word))
      return place === -1 ? undefined : words.toSpliced(place, 1).join(' ')
    }, 14),
  },
  {
    name: 'a paragraph three times',
    expect: repeated,
    mutate: ({ value }, { chance }) => {
      const place = chance.one(
        proseOf(value, 20).filter(
          (placed) =>
            !isAnnouncement(placed) && plainSentences(placed.text).some((sentence) => wordsIn(sentence) >= 8),
        ),
      )
      if (place === undefined || place.text.length > 2_000) return undefined
      return {
        value: withAt(value, place.path, [place.text, place.text, place.text].join('\n\n')),
        path: place.path,
      }
    },
  },
  {
    name: 'a phrase over and over',
    expect: repeated,
    mutate: (piece, { chance }) => {
      const place = chance.one(proseOf(piece.value, 8).filter((placed) => !isAnnouncement(placed)))
      if (place === undefined) return undefined
      const loop = inLanguage(piece, { en: 'and on and on', es: 'y otra vez', de: 'und noch einmal' })
      return {
        value: withAt(piece.value, place.path, `${place.text} ${[loop, loop, loop, loop, loop].join(' ')}.`),
        path: place.path,
      }
    },
  },
  {
    name: 'the same tag on every sentence',
    expect: repeated,
    mutate: (piece) => {
      const tag = inLanguage(piece, phrases)
      const places = proseOf(piece.value, 6).filter(
        (placed) => isProse(placed) && !isAnnouncement(placed) && !/quotes\[/.test(placed.path),
      )
      const sentences = places.flatMap(({ text }) => plainSentences(text))
      if (sentences.length < 6) return undefined
      const tagged = (text: string) => text.replace(/(?<=\p{Ll}\p{Ll})([.!?])(?=\s|$)/gu, `, ${tag}$1`)
      return { value: places.reduce((next, { path, text }) => withAt(next, path, tagged(text)), piece.value) }
    },
  },
  { name: 'a post twice', expect: repeated, mutate: twice('posts') },
  { name: 'a takeaway twice', expect: repeated, mutate: twice('takeaways') },
  { name: 'a line of a scene twice', expect: repeated, mutate: twice('scenes', 'say') },
  {
    name: 'a heading twice',
    expect: notDistinct,
    mutate: (piece, all) =>
      twice('sections', 'heading')(piece, all) ?? twice('points', 'heading')(piece, all),
  },
  { name: 'a question twice', expect: notDistinct, mutate: twice('questions', 'question') },
  { name: 'an answer twice', expect: notDistinct, mutate: twice('questions', 'answer') },
  {
    name: 'a topic twice',
    expect: notDistinct,
    mutate: (piece, all) => twice('topics', 'title')(piece, all) ?? twice('chapters', 'title')(piece, all),
  },
  { name: 'a keyword twice', expect: notDistinct, mutate: twice('keywords') },
  {
    name: 'a quotation within another',
    expect: notDistinct,
    mutate: ({ value }) => {
      const quotes = listAt(value, 'quotes')
      const last = quotes.length - 1
      if (last < 1) return undefined
      const [text, cue] = [at(value, 'quotes[0].text'), at(value, 'quotes[0].cue')]
      const part = `${text}`
        .split(' ')
        .slice(0, 6)
        .join(' ')
        .replace(/[,;:]$/, '')
      return {
        value: withAt(withAt(value, `quotes[${last}].text`, part), `quotes[${last}].cue`, cue),
        path: `quotes[${last}]`,
      }
    },
  },
  {
    name: 'two thirds in the words of another piece',
    expect: advisory('across'),
    mutate: (piece, { pieces }): Mutation | undefined => {
      const siblings = pieces.filter(
        (other) =>
          other.generation !== undefined &&
          other.generation === piece.generation &&
          other.id !== piece.id &&
          other.language === piece.language,
      )
      const donor = siblings.find((other) =>
        /^(?:text|introduction|summary)$/.test(proseOf(other.value, 40)[0]?.path ?? ''),
      )
      const places = proseOf(piece.value, 12).filter((placed) => !isAnnouncement(placed))
      const place = places.toSorted((one, other) => other.text.length - one.text.length)[0]
      const text = proseOf(donor?.value, 40)[0]?.text.replace(/[“”„«»"*]/g, '')
      if (donor === undefined || place === undefined || text === undefined) return undefined
      return { value: withAt(piece.value, place.path, text), siblings }
    },
  },
]
