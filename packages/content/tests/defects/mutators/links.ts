import { insertSentence, proseOf, withAt } from '../rewrite.ts'
import { isAnnouncement } from '../texts.ts'
import { inLanguage, type Mutator, required } from './mutator.ts'
import { unseen } from './unseen.ts'

const invalid = required('links', 'LINK_INVALID')
const markdown = /^(?:text|introduction|conclusion|sections\[\d+\]\.body)$/

function added(
  name: string,
  sentences: { readonly en: string; readonly es: string; readonly de: string },
  where?: RegExp,
): Mutator {
  return {
    name,
    expect: invalid,
    mutate: (piece, { chance, isHeldOut }) => {
      const isMarkdown = piece.type === 'summary' || piece.type === 'blog_post' || piece.variant === 'intro'
      if (where !== undefined && !isMarkdown) return undefined
      const places = proseOf(piece.value).filter(
        (placed) =>
          !isAnnouncement(placed) && !/quotes\[/.test(placed.path) && (where?.test(placed.path) ?? true),
      )
      const place = chance.one(places)
      if (place === undefined) return undefined
      const sentence = inLanguage(piece, (isHeldOut ? unseen[name] : undefined) ?? sentences)
      return {
        value: withAt(piece.value, place.path, insertSentence(place.text, sentence, chance)),
        path: place.path,
      }
    },
  }
}

export const links: readonly Mutator[] = [
  added('an invented address', {
    en: 'Read more at https://www.the-whole-story.com/archive today.',
    es: 'Más en https://www.la-historia-entera.es/archivo para quien quiera.',
    de: 'Mehr dazu unter https://www.die-ganze-geschichte.de/archiv für alle.',
  }),
  added('an invented domain without a scheme', {
    en: 'Sign up on lostandfound-weekly.com now.',
    es: 'Apúntate en noticias-semanales.es ahora.',
    de: 'Anmelden kann man sich auf wochenpost-online.de sofort.',
  }),
  added('an invented mail address', {
    en: 'Write to hello@strangest-things.org for details.',
    es: 'Escribe a hola@cosas-raras.org para saber más.',
    de: 'Fragen gern an hallo@seltsame-dinge.org senden.',
  }),
  added(
    'a link that runs something',
    {
      en: 'See [the details](javascript:alert(1)) for more.',
      es: 'Véanse [los detalles](javascript:alert(1)) para más.',
      de: 'Siehe [die Einzelheiten](javascript:alert(1)) dazu.',
    },
    markdown,
  ),
  added(
    'a link to nowhere',
    {
      en: 'See [the details](/wiki/details) for more.',
      es: 'Véanse [los detalles](/wiki/detalles) para más.',
      de: 'Siehe [die Einzelheiten](/wiki/details) dazu.',
    },
    markdown,
  ),
  {
    name: 'a letter of an address exchanged',
    expect: invalid,
    mutate: ({ value }) => {
      const place = proseOf(value, 1).find(({ text }) => /https:\/\/www\./.test(text))
      if (place === undefined) return undefined
      return {
        value: withAt(value, place.path, place.text.replaceAll(/(https:\/\/www\.\w{3})\w/g, '$1x')),
        path: place.path,
      }
    },
  },
  {
    name: 'another page of a known site',
    expect: invalid,
    mutate: ({ value }) => {
      const place = proseOf(value, 1).find(({ text }) => /https:\/\/www\.[\w.-]+\/\w+/.test(text))
      if (place === undefined) return undefined
      return {
        value: withAt(value, place.path, place.text.replaceAll(/(https:\/\/www\.[\w.-]+\/)\w+/g, '$1donate')),
        path: place.path,
      }
    },
  },
  {
    name: 'another mailbox of a known site',
    expect: invalid,
    mutate: ({ value }) => {
      const place = proseOf(value, 1).find(({ text }) => /\w+@[\w.-]+\.org/.test(text))
      if (place === undefined) return undefined
      return {
        value: withAt(value, place.path, place.text.replace(/\w+(@[\w.-]+\.org)/, 'press$1')),
        path: place.path,
      }
    },
  },
]
