import { at, listAt, proseOf, withAt } from '../rewrite.ts'
import { isAnnouncement } from '../texts.ts'
import { type Mutator, required } from './mutator.ts'
import { unseenParagraphs } from './unseen.ts'

/** Paragraphs that could stand anywhere, by language. */
const paragraphs: Readonly<Record<string, readonly string[]>> = {
  en: [
    'Most of what happened afterwards was less dramatic than people expected, and it took a good deal longer. Somebody had to write everything down, somebody had to pay for it, and in the end the same four people did both.',
    'There is a simple reason for this, although it took everybody a long time to see it. What had been measured was not what mattered, and what mattered had never been measured by anybody.',
  ],
  es: [
    'Lo que pasó después fue menos dramático de lo que se esperaba y llevó bastante más tiempo. Alguien tuvo que apuntarlo todo, alguien tuvo que pagarlo, y al final fueron las mismas cuatro personas.',
    'Hay una razón muy sencilla para ello, aunque todos tardaron mucho en verla. Lo que se había medido no era lo importante, y lo importante no lo había medido nunca nadie.',
  ],
  de: [
    'Was danach geschah, war weniger aufregend, als man erwartet hatte, und es dauerte erheblich länger. Jemand musste alles aufschreiben, jemand musste es bezahlen, und am Ende waren es dieselben vier Leute.',
    'Dafür gibt es einen einfachen Grund, auch wenn ihn lange niemand gesehen hat. Gemessen wurde nicht das, worauf es ankam, und worauf es ankam, hatte noch nie jemand gemessen.',
  ],
  fr: [
    'Ce qui s’est passé ensuite était moins spectaculaire que prévu, et cela a pris bien plus de temps. Il fallait que quelqu’un note tout, que quelqu’un paie, et à la fin c’étaient les quatre mêmes personnes.',
  ],
  pt: [
    'O que aconteceu depois foi menos dramático do que se esperava e demorou bastante mais tempo. Alguém teve de apontar tudo, alguém teve de pagar, e no fim foram as mesmas quatro pessoas.',
  ],
  nl: [
    'Wat er daarna gebeurde was minder spannend dan men had verwacht, en het duurde een stuk langer. Iemand moest alles opschrijven, iemand moest het betalen, en uiteindelijk waren het dezelfde vier mensen.',
  ],
}

const wrong = required('language', 'LANGUAGE_WRONG')

function inside(
  name: string,
  others: (language: string) => readonly string[],
  put: (text: string, other: string) => string | undefined,
): Mutator {
  return {
    name,
    expect: wrong,
    mutate: ({ value, language }, { chance, isHeldOut }) => {
      const places = proseOf(value, 12).filter(
        (placed) => !isAnnouncement(placed) && !/quotes\[/.test(placed.path),
      )
      const place = chance.one(places)
      const other = chance.one(others(language))
      const paragraph = chance.one((isHeldOut ? unseenParagraphs : paragraphs)[other ?? ''] ?? [])
      if (place === undefined || paragraph === undefined) return undefined
      const text = put(place.text, paragraph)
      return text === undefined ? undefined : { value: withAt(value, place.path, text), path: place.path }
    },
  }
}

const among = (all: readonly string[]) => (language: string) => all.filter((other) => other !== language)
/** The language most like it. */
const akin = (language: string) => [{ en: 'nl', es: 'pt', de: 'nl' }[language] ?? 'en']

export const languages: readonly Mutator[] = [
  {
    name: 'the whole piece in another language',
    expect: wrong,
    mutate: ({ type, variant, language, value, id }, { chance, pieces }) => {
      const others = pieces.filter(
        (other) =>
          other.type === type &&
          other.variant === variant &&
          other.language !== language &&
          other.source.slice(0, 2) === other.language,
      )
      const other = chance.one(others)
      if (other === undefined || id === other.id) return undefined
      // The cues stay, so that nothing but the language is wrong.
      const cues = listAt(value, 'cues')
      return { value: withAt(other.value, 'cues', cues) }
    },
  },
  inside('a text in another language', among(['en', 'es', 'de', 'fr']), (_, other) => other),
  inside('a text in a language much like it', akin, (_, other) => other),
  inside('a paragraph in another language', among(['en', 'es', 'de', 'fr']), (text, other) =>
    text.length < 1_500 ? `${text}\n\n${other}` : undefined,
  ),
  inside('two sentences in another language within a paragraph', among(['en', 'es', 'de']), (text, other) => {
    const [first, ...rest] = text.split(/(?<=\p{Ll}[.!?]) (?=[\p{Lu}¿¡])/u)
    return rest.length === 0 || text.length > 1_500 ? undefined : [first, other, ...rest].join(' ')
  }),
  {
    name: 'one post in another language',
    expect: wrong,
    mutate: ({ value, language }, { chance, isHeldOut }) => {
      const index = chance.one(listAt(value, 'posts').map((_, position) => position))
      const other = chance.one(among(['en', 'es', 'de'])(language))
      if (index === undefined || index === 0) return undefined
      const sentence = (isHeldOut ? unseenParagraphs : paragraphs)[other ?? '']?.at(-1)
      return { value: withAt(value, `posts[${index}]`, sentence), path: `posts[${index}]` }
    },
  },
  {
    name: 'a conclusion or call in another language',
    expect: wrong,
    mutate: ({ value, language }, { chance, isHeldOut }) => {
      const field = ['conclusion', 'callToAction', 'preheader'].find((name) => at(value, name) !== undefined)
      const other = chance.one(among(['en', 'es', 'de'])(language))
      if (field === undefined || field === 'preheader') return undefined
      return {
        value: withAt(value, field, (isHeldOut ? unseenParagraphs : paragraphs)[other ?? '']?.[0]),
        path: field,
      }
    },
  },
]
