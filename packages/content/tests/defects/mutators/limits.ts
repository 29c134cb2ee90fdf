import { weightedLength } from '../../../src/checks/index.ts'
import type { GoodPiece } from '../pieces/hand-piece.ts'
import { at, type Chance, listAt, withAt } from '../rewrite.ts'
import { cuesOf, languageOf } from '../source.ts'
import { advisory, type Mutator, required } from './mutator.ts'

const exceeded = required('limit', 'LIMIT_EXCEEDED')
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const graphemes = (text: string) => [...segmenter.segment(text)].length
/** As the network counts: a character one, of an emoji every byte in UTF-8. */
const withEmojiBytes = (text: string) =>
  [...segmenter.segment(text)].reduce(
    (sum, { segment }) =>
      sum + (/\p{Extended_Pictographic}/u.test(segment) ? Buffer.byteLength(segment) : [...segment].length),
    0,
  )

/** A text that goes on, in words of the source, until it is exactly so long. */
function upTo(
  piece: GoodPiece,
  text: string,
  length: number,
  measure: (text: string) => number,
): string | undefined {
  // In the words of another language it would have two defects.
  if (languageOf(piece.source) !== piece.language) return undefined
  const words = cuesOf(piece.source)
    .map((cue) => cue.text)
    .join(' ')
    .replace(/[<>]|https?:\S+|\S+@\S+/g, '')
    .split(/\s+/)
  let grown = text
  for (let index = 0; measure(grown) < length && index < words.length * 60; index += 1) {
    const next = `${grown} ${words[index % words.length]}`
    if (measure(next) <= length) grown = next
    else grown += 'a'
  }
  return measure(grown) === length ? grown : undefined
}

function postOver(
  variant: string,
  length: number,
  measure: (text: string) => number,
  ending = '',
): Mutator['mutate'] {
  return (piece, { chance }) => {
    const posts = listAt(piece.value, 'posts') as readonly string[]
    if (piece.variant !== variant || posts.length === 0) return undefined
    const [index] = pickIndex(posts, chance)
    const text = upTo(piece, `${posts[index] ?? ''}${ending}`, length, measure)
    return text === undefined
      ? undefined
      : { value: withAt(piece.value, `posts[${index}]`, text), path: `posts[${index}]` }
  }
}

function pickIndex(items: readonly unknown[], chance: Chance): readonly [number] {
  return [chance.one(items.map((_, index) => index)) ?? 0]
}

function fieldOver(
  kind: string,
  field: string,
  length: number,
  measure: (text: string) => number = (text) => text.length,
): Mutator['mutate'] {
  return (piece) => {
    const text = at(piece.value, field)
    if (`${piece.type}.${piece.variant}` !== kind || typeof text !== 'string') return undefined
    const grown = upTo(piece, text, length, measure)
    return grown === undefined ? undefined : { value: withAt(piece.value, field, grown), path: field }
  }
}

export const limits: readonly Mutator[] = [
  { name: 'X post one character over', expect: exceeded, mutate: postOver('twitter', 281, weightedLength) },
  {
    name: 'X post over by its emoji',
    expect: exceeded,
    mutate: postOver('twitter', 282, weightedLength, ' 👩‍🚀🇺🇳❤️‍🔥🏳️‍🌈'),
  },
  { name: 'Bluesky post one grapheme over', expect: exceeded, mutate: postOver('bluesky', 301, graphemes) },
  {
    name: 'Threads post one character over',
    expect: exceeded,
    mutate: postOver('threads', 501, withEmojiBytes),
  },
  {
    name: 'Threads post over by its emoji',
    expect: exceeded,
    mutate: postOver('threads', 505, withEmojiBytes, ' 🎹🎶🎵'),
  },
  {
    name: 'Instagram caption over',
    expect: exceeded,
    mutate: fieldOver('social_media.instagram', 'text', 2_201),
  },
  {
    name: 'Instagram caption with 31 hashtags',
    expect: exceeded,
    mutate: ({ variant, value }) =>
      variant === 'instagram'
        ? {
            value: withAt(
              value,
              'hashtags',
              Array.from({ length: 31 }, (_, index) => `tag${index + 1}`),
            ),
            path: 'hashtags',
          }
        : undefined,
  },
  {
    name: 'Instagram caption with 21 mentions',
    expect: exceeded,
    mutate: ({ variant, value }) =>
      variant === 'instagram'
        ? {
            value: withAt(
              value,
              'text',
              `${at(value, 'text')} ${Array.from({ length: 21 }, (_, index) => `@friend_${index + 1}`).join(' ')}`,
            ),
            path: 'text',
          }
        : undefined,
  },
  { name: 'LinkedIn post over', expect: exceeded, mutate: fieldOver('social_media.linkedin', 'text', 3_001) },
  {
    name: 'Facebook post over',
    expect: exceeded,
    mutate: fieldOver('social_media.facebook', 'text', 63_207),
  },
  {
    name: 'video title one character over',
    expect: exceeded,
    mutate: fieldOver('youtube_description.standard', 'title', 101),
  },
  {
    name: 'video description over',
    expect: exceeded,
    mutate: fieldOver('youtube_description.standard', 'text', 5_001, Buffer.byteLength),
  },
  {
    name: 'subject one character over',
    expect: exceeded,
    mutate: fieldOver('newsletter.intro', 'subject', 61),
  },
  {
    name: 'show notes over',
    expect: exceeded,
    mutate: (piece, all) => {
      if (piece.type !== 'show_notes') return undefined
      const longer = fieldOver(`show_notes.${piece.variant}`, 'summary', 4_001)(piece, all)
      // What is pasted is too long, not this field alone.
      return longer === undefined ? undefined : { value: longer.value }
    },
  },
  {
    name: 'angle brackets in a video description',
    expect: required('characters', 'MARKUP_INVALID'),
    mutate: ({ type, value }) =>
      type === 'youtube_description'
        ? { value: withAt(value, 'text', `${at(value, 'text')} <3`), path: 'text' }
        : undefined,
  },
  {
    name: 'half a character',
    expect: required('characters', 'MARKUP_INVALID'),
    mutate: ({ variant, value }) =>
      /twitter|bluesky|threads/.test(variant)
        ? { value: withAt(value, 'posts[0]', `${at(value, 'posts[0]')} 😀`.slice(0, -1)), path: 'posts[0]' }
        : undefined,
  },
  {
    name: 'preheader too short',
    expect: advisory('limit'),
    mutate: ({ variant, value }) =>
      variant === 'intro'
        ? { value: withAt(value, 'preheader', `${at(value, 'preheader')}`.slice(0, 24)), path: 'preheader' }
        : undefined,
  },
  {
    name: 'Facebook post that nobody reads to its end',
    expect: advisory('limit'),
    mutate: fieldOver('social_media.facebook', 'text', 501),
  },
  {
    name: 'search description too long',
    expect: advisory('limit'),
    mutate: fieldOver('seo.page', 'description', 161),
  },
]
