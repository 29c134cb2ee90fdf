import { at, hash, insertSentence, listAt, plainSentences, proseOf, withAt } from '../rewrite.ts'
import { cuesOf } from '../source.ts'
import { isAnnouncement } from '../texts.ts'
import { advisory, inLanguage, type Mutator, required } from './mutator.ts'

const places = (value: unknown) =>
  proseOf(value).filter((placed) => !isAnnouncement(placed) && !/quotes\[|lines\[/.test(placed.path))

const invented = {
  en: [
    'A second town has copied all of it since then.',
    'The mayor paid for it out of her own pocket.',
    'Three newspapers wrote about it in the same week.',
  ],
  es: [
    'Desde entonces otro pueblo ha copiado todo aquello.',
    'La alcaldesa lo pagó de su propio bolsillo.',
    'Tres periódicos hablaron de ello en la misma semana.',
  ],
  de: [
    'Eine zweite Stadt hat das alles inzwischen nachgemacht.',
    'Die Bürgermeisterin zahlte es aus eigener Tasche.',
    'Drei Zeitungen schrieben in derselben Woche darüber.',
  ],
}

const figures = {
  en: ['Costs fell by 43.7 per cent.', 'It took them 6,518 hours.', 'It has cost €918 so far.'],
  es: ['Los costes bajaron un 43,7 %.', 'Les llevó 6.518 horas.', 'Ha costado 918 euros hasta ahora.'],
  de: ['Die Kosten sanken um 43,7 %.', 'Das dauerte 6.518 Stunden.', 'Gekostet hat es bisher 918 Euro.'],
}

const people = {
  en: ['Laura Penhaligon confirmed this last spring.', 'Even Professor Hugo Altenbrandt was surprised.'],
  es: [
    'Lo confirmó la ingeniera Remedios Altabella la pasada primavera.',
    'Hasta el profesor Hugo Peñarrubia se sorprendió.',
  ],
  de: ['Das sagte Laura Finkenwerder im Frühjahr.', 'Auch Professor Hugo Altenbrandt war überrascht.'],
}

function added(
  name: string,
  check: string,
  sentences: {
    readonly en: readonly string[]
    readonly es: readonly string[]
    readonly de: readonly string[]
  },
): Mutator {
  return {
    name,
    expect: advisory(check),
    mutate: (piece, { chance }) => {
      const place = chance.one(places(piece.value))
      const sentence = chance.one(inLanguage(piece, sentences))
      if (place === undefined || sentence === undefined) return undefined
      return {
        value: withAt(piece.value, place.path, insertSentence(place.text, sentence, chance)),
        path: place.path,
      }
    },
  }
}

const unsupported = required('faithfulness', 'CLAIM_UNSUPPORTED')

export const facts: readonly Mutator[] = [
  {
    name: 'a digit of a figure exchanged',
    expect: advisory('figures'),
    mutate: ({ value, source }) => {
      const text = cuesOf(source)
        .map((cue) => cue.text)
        .join(' ')
      const place = places(value).find(
        (placed) =>
          /(?<![\p{L}\p{N}#/.,])\d{2,3}(?![\p{L}\p{N}/.,])/u.test(placed.text) && !/^\d/.test(placed.text),
      )
      const [figure = ''] = place?.text.match(/(?<![\p{L}\p{N}#/.,])\d{2,3}(?![\p{L}\p{N}/.,])/u) ?? []
      if (place === undefined) return undefined
      const other = [...figure].with(-1, `${(Number(figure.at(-1)) + 3 + (hash(figure) % 4)) % 10}`).join('')
      if (text.includes(other)) return undefined
      return { value: withAt(value, place.path, place.text.replace(figure, other)), path: place.path }
    },
  },
  {
    name: 'a large figure with a digit exchanged',
    expect: advisory('figures'),
    mutate: ({ value }) => {
      const pattern = /(?<![\p{L}\p{N}#/.,])\d{1,3}[.,]\d{3}(?![\p{L}\p{N}])/u
      const place = places(value).find((placed) => pattern.test(placed.text))
      const [figure = ''] = place?.text.match(pattern) ?? []
      if (place === undefined) return undefined
      const other = `${figure.slice(0, -3)}${(Number(figure.at(-3)) + 4) % 10}${figure.slice(-2, -1)}7`
      return { value: withAt(value, place.path, place.text.replace(figure, other)), path: place.path }
    },
  },
  {
    name: 'a figure in words exchanged',
    expect: advisory('figures'),
    mutate: ({ value, language }, { chance }) => {
      const numbers = {
        en: ['seventeen', 'thirty-three'],
        es: ['diecisiete', 'treinta y tres'],
        de: ['siebzehn', 'dreiunddreißig'],
      }[language as 'en' | 'es' | 'de']
      const pattern = {
        en: /(?<!\p{L})(?:twelve|thirty|forty|eighteen|twenty-two|nineteen|fourteen|sixteen|ninety|eighty-one)(?!\p{L})(?!-)/u,
        es: /(?<!\p{L})(?:doce|catorce|quince|cuarenta|treinta|cien)(?!\p{L})(?! (?:y|mil))/u,
        de: /(?<!\p{L})(?:zwölf|vierzehn|sechzehn|achtzehn|zwanzig|fünfzig|neunzig)(?!\p{L})/u,
      }[language as 'en' | 'es' | 'de']
      const place = chance.one(places(value).filter((placed) => pattern.test(placed.text)))
      const other = chance.one(numbers)
      if (place === undefined || other === undefined) return undefined
      return { value: withAt(value, place.path, place.text.replace(pattern, other)), path: place.path }
    },
  },
  added('an invented figure', 'figures', figures),
  added('an invented name', 'names', people),
  {
    name: 'a name misspelled',
    expect: advisory('names'),
    mutate: ({ value, source, language }) => {
      if (language === 'de' || source.slice(0, 2) !== language) return undefined
      const text = cuesOf(source)
        .map((cue) => cue.text)
        .join(' ')
      for (const place of places(value)) {
        for (const [name, first, last] of place.text.matchAll(
          /(?<=\p{Ll},? )(\p{Lu}\p{Ll}{2,}) (\p{Lu}\p{Ll}{3,})(?!\p{L}|-)/gu,
        )) {
          if (!text.includes(name) || last === undefined) continue
          return {
            value: withAt(value, place.path, place.text.replace(name, `${first} ${last.slice(0, -2)}ington`)),
            path: place.path,
          }
        }
      }
      return undefined
    },
  },
  {
    name: 'an invented claim',
    expect: unsupported,
    mutate: (piece, { chance }) => {
      const place = chance.one(places(piece.value))
      const sentence = chance.one(inLanguage(piece, invented))
      if (place === undefined || sentence === undefined) return undefined
      return {
        value: withAt(piece.value, place.path, insertSentence(place.text, sentence, chance)),
        path: place.path,
        untrue: [{ text: sentence, verdict: 'not-in-source' }],
      }
    },
  },
  {
    name: 'a statement turned into its opposite',
    expect: unsupported,
    mutate: (piece, { chance }) => {
      const all = places(piece.value).flatMap(({ path, text }) =>
        plainSentences(text)
          .filter((sentence) => sentence.length > 30 && !/\?$/.test(sentence))
          .map((sentence) => ({ path, text, sentence })),
      )
      const chosen = chance.one(all)
      if (chosen === undefined) return undefined
      const turned = `${inLanguage(piece, { en: 'It is not true that', es: 'No es cierto que', de: 'Es stimmt nicht, was alle sagen:' })} ${chosen.sentence.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase())}`
      return {
        value: withAt(
          piece.value,
          chosen.path,
          chosen.text.replace(chosen.sentence, () => turned),
        ),
        path: chosen.path,
        untrue: [{ text: turned.slice(0, 40), verdict: 'contradicted' }],
      }
    },
  },
  {
    name: 'an invented claim among the points',
    expect: unsupported,
    mutate: (piece, { chance }) => {
      const sentence = chance.one(inLanguage(piece, invented))
      if (typeof at(piece.value, 'points[0]') !== 'string' || sentence === undefined) return undefined
      return {
        value: withAt(piece.value, 'points[0]', sentence),
        path: 'points[0]',
        untrue: [{ text: sentence, verdict: 'not-in-source' }],
      }
    },
  },
  {
    name: 'keywords of something else',
    expect: required('sought', 'CLAIM_UNSUPPORTED'),
    mutate: ({ value }) => {
      const keywords = listAt(value, 'keywords')
      return keywords.length === 0
        ? undefined
        : {
            value: withAt(value, 'keywords', ['crypto wallet', 'blockchain', 'yield farming']),
            path: 'keywords[0]',
          }
    },
  },
]
