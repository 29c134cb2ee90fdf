import { at, insertSentence, listAt, proseOf, withAt } from '../rewrite.ts'
import { cuesOf } from '../source.ts'
import { isAnnouncement } from '../texts.ts'
import { inLanguage, type Mutator, required } from './mutator.ts'
import { learned, unseen } from './unseen.ts'

const leaked = required('remains', 'PROMPT_LEAKED')

interface ByLanguage {
  readonly en: string
  readonly es: string
  readonly de: string
}

const alike = (text: string): ByLanguage => ({ en: text, es: text, de: text })

function left(name: string, texts: ByLanguage, how: 'inside' | 'before' | 'after' | 'mark'): Mutator {
  return {
    name,
    expect: leaked,
    mutate: (piece, { chance, isHeldOut }) => {
      const places = proseOf(piece.value).filter(
        (placed) =>
          !isAnnouncement(placed) && !/quotes\[|lines\[|scenes\[|hook|callToAction/.test(placed.path),
      )
      // What comes before everything comes in the first text.
      const place = how === 'before' ? places[0] : how === 'after' ? places.at(-1) : chance.one(places)
      if (place === undefined) return undefined
      const seen = chance.one([texts, ...(learned[name] === undefined ? [] : [learned[name]])]) ?? texts
      const added = inLanguage(piece, (isHeldOut ? unseen[name] : undefined) ?? seen)
      return { value: withAt(piece.value, place.path, put(place.text, added)), path: place.path }

      function put(text: string, what: string): string {
        if (how === 'inside') return insertSentence(text, what, chance)
        if (how === 'before') return `${what} ${text}`
        if (how === 'after') return `${text} ${what}`
        return text.replace(/(?<=\p{Ll})([.,!?])(?=\s|$)/u, ` ${what}$1`)
      }
    },
  }
}

/** What writers are told, as it is in the assignment of these pieces. */
const instructions = `Write for somebody who has not seen the video and decides within two lines whether to read on.

- text: short paragraphs in plain language, with the most surprising figure of the source near the top. Names and figures stay exact.
- cues: the ids of the cues that the whole text rests on, in the order of the source.`

export const remains: readonly Mutator[] = [
  left('a cue mark', alike('[c12]'), 'mark'),
  left('a list of cue marks', alike('[c3, c4]'), 'mark'),
  left('cue marks in round brackets', alike('(c7–c9)'), 'mark'),
  left(
    'cue marks named as such',
    { en: '[cues: c2, c5]', es: '[fuente: c2, c5]', de: '[Quelle: c2, c5]' },
    'mark',
  ),
  left('a tag of the prompt', alike('</source>'), 'after'),
  left('a tag of thoughts', alike('<thinking>short and clear</thinking>'), 'before'),
  left('a mark of the chat template', alike('<|im_end|>'), 'after'),
  left('the role of the speaker', alike('Assistant:'), 'before'),
  left(
    'as an AI model',
    {
      en: 'As an AI language model, I can only go by what was said.',
      es: 'Como modelo de lenguaje, solo puedo guiarme por lo que se dijo.',
      de: 'Als KI-Sprachmodell kann ich mich nur auf das Gesagte stützen.',
    },
    'inside',
  ),
  left(
    'here is what you asked for',
    {
      en: 'Here is the short text you asked for:',
      es: 'Aquí tienes el texto que pediste:',
      de: 'Hier ist der Text, den du gewünscht hast:',
    },
    'before',
  ),
  left('assent', { en: 'Sure!', es: '¡Claro que sí!', de: 'Gerne!' }, 'before'),
  left(
    'an offer to change it',
    {
      en: 'Let me know if you would like me to shorten it.',
      es: 'Dime si quieres que lo ajuste un poco más.',
      de: 'Lass mich wissen, ob du Änderungen möchtest.',
    },
    'after',
  ),
  left(
    'talk of the material',
    {
      en: 'The provided transcript does not say more about this.',
      es: 'La transcripción proporcionada no dice más sobre ello.',
      de: 'Mehr steht in dem bereitgestellten Transkript nicht.',
    },
    'inside',
  ),
  left('a count of words', { en: '(82 words)', es: '(82 palabras)', de: '(82 Wörter)' }, 'after'),
  left(
    'a placeholder',
    {
      en: 'Read it at [insert link here].',
      es: 'Está en [insertar enlace aquí].',
      de: 'Zu finden unter [Link einfügen].',
    },
    'inside',
  ),
  left(
    'a placeholder for a name',
    {
      en: 'Thank you, [Company Name].',
      es: 'Gracias, [nombre de la empresa].',
      de: 'Danke, [Name der Firma].',
    },
    'inside',
  ),
  left(
    'a field of a template',
    { en: 'Thank you, {{speaker}}.', es: 'Gracias, {{speaker}}.', de: 'Danke, {{speaker}}.' },
    'inside',
  ),
  {
    name: 'the answer as JSON within a field',
    expect: leaked,
    mutate: ({ value }) => {
      const place = proseOf(value).find((placed) => !isAnnouncement(placed) && !/quotes\[/.test(placed.path))
      if (place === undefined) return undefined
      return { value: withAt(value, place.path, JSON.stringify({ text: place.text })), path: place.path }
    },
  },
  {
    name: 'a sentence of the instructions',
    expect: leaked,
    mutate: ({ value }, { chance }) => {
      const place = chance.one(
        proseOf(value).filter((placed) => !isAnnouncement(placed) && !/quotes\[/.test(placed.path)),
      )
      if (place === undefined) return undefined
      const text = insertSentence(
        place.text,
        'Names and figures stay exact, with the most surprising figure of the source near the top.',
        chance,
      )
      return { value: withAt(value, place.path, text), path: place.path, instructions }
    },
  },
]

const empty = required('complete', 'OUTPUT_EMPTY')

function emptied(name: string, text: string): Mutator {
  return {
    name,
    expect: empty,
    mutate: ({ value }, { chance }) => {
      const place = chance.one(proseOf(value, 1))
      return place === undefined ? undefined : { value: withAt(value, place.path, text), path: place.path }
    },
  }
}

export const completeness: readonly Mutator[] = [
  emptied('a dash in the place of a text', '—'),
  emptied('dots in the place of a text', '…'),
  emptied('N/A', 'N/A'),
  emptied('to be done', '[TODO]'),
  emptied('undefined', 'undefined'),
  {
    name: 'an empty text',
    expect: required('shape', 'OUTPUT_INVALID'),
    mutate: ({ value }, { chance }) => {
      const place = chance.one(proseOf(value, 1))
      return place === undefined ? undefined : { value: withAt(value, place.path, '   '), path: place.path }
    },
  },
  {
    name: 'a field that is missing',
    expect: required('shape', 'OUTPUT_INVALID'),
    mutate: ({ value }, { chance }) => {
      const place = chance.one(proseOf(value, 1).filter(({ path }) => !/\d\]$/.test(path)))
      return place === undefined
        ? undefined
        : { value: withAt(value, place.path, undefined), path: place.path }
    },
  },
]

const unknown = required('cues', 'CITATION_UNKNOWN')

function cited(name: string, id: (last: number) => string): Mutator {
  return {
    name,
    expect: unknown,
    mutate: ({ type, value, source }, { chance }) => {
      // Where a quotation stands is looked up, whatever it says itself.
      if (type === 'quotes') return undefined
      const lists = [
        'cues',
        ...[0, 1, 2].flatMap((index) => [`sections[${index}].cues`, `questions[${index}].cues`]),
      ]
      const path = chance.one(lists.filter((list) => listAt(value, list).length > 0))
      if (path === undefined) return undefined
      const ids = listAt(value, path)
      const place = Math.floor(ids.length / 2)
      return { value: withAt(value, `${path}[${place}]`, id(cuesOf(source).length)), path }
    },
  }
}

export const citations: readonly Mutator[] = [
  cited('a cue far away', () => 'c90210'),
  cited('the cue after the last', (last) => `c${last + 1}`),
  cited('a cue in capitals', () => 'C3'),
  cited('a cue by its number', () => '3'),
  cited('a point in the place of a cue', () => 'p1'),
  {
    name: 'an unknown cue of a part',
    expect: unknown,
    mutate: ({ value }, { chance }) => {
      const lists = ['points', 'topics', 'chapters'].filter(
        (list) => at(value, `${list}[0].cue`) !== undefined,
      )
      const list = lists[0]
      const index = chance.one(listAt(value, list ?? '').map((_, position) => position))
      if (list === undefined || index === undefined) return undefined
      return { value: withAt(value, `${list}[${index}].cue`, 'c7777'), path: `${list}[${index}].cue` }
    },
  },
  {
    name: 'no cues',
    expect: required('shape', 'OUTPUT_INVALID'),
    mutate: ({ value }) => ({ value: withAt(value, 'cues', []), path: 'cues' }),
  },
]
