import { countWords, type LengthRange } from '@repurpose/core'
import { generatorContent } from '../../../src/generator/index.ts'
import { pieceForms } from '../../../src/types/index.ts'
import { lengthContract } from '../../../src/writing/index.ts'
import type { GoodPiece } from '../pieces/hand-piece.ts'
import { listAt, plainSentences, proseOf, withAt } from '../rewrite.ts'
import { cuesOf, languageOf } from '../source.ts'
import { textsOf } from '../texts.ts'
import { type Mutation, type Mutator, required } from './mutator.ts'

/** The fields whose words make up the length of a piece. */
const counted: Readonly<Record<string, RegExp>> = {
  summary: /^text$/,
  blog_post: /^(?:introduction|conclusion|sections\[\d+\]\.(?:heading|body))$/,
  script: /^(?:hook|callToAction|scenes\[\d+\]\.say|segments\[\d+\]\.lines\[\d+\]\.say)$/,
  youtube_description: /^text$/,
  show_notes: /^(?:summary|topics\[\d+\]\.(?:title|text))$/,
}

function rangeOf({ type, variant, source }: GoodPiece): LengthRange | undefined {
  const spec = generatorContent.find(({ name }) => name === type)?.specs.get(variant)
  const forms = pieceForms as Readonly<
    Record<string, Readonly<Record<string, { source: { share?: number } }>>>
  >
  const form = forms[type]?.[variant]
  if (spec === undefined || form === undefined) return undefined
  const words = cuesOf(source).reduce((sum, { text }) => sum + countWords(text), 0)
  return lengthContract(spec, { ...form.source, words }).words
}

function countedTexts({ type, value }: GoodPiece) {
  const fields = counted[type]
  return fields === undefined ? [] : textsOf(value).filter(({ path }) => fields.test(path))
}

function wordsOf(piece: GoodPiece): number {
  return countedTexts(piece).reduce((sum, { text }) => sum + countWords(text, piece.language), 0)
}

/** Sentences of the source that the piece does not have, until there are so many words. */
function sourceWords({ source, value, language }: GoodPiece, count: number): string {
  const own = textsOf(value)
    .map(({ text }) => text)
    .join('\n')
  const said = plainSentences(
    cuesOf(source)
      .map(({ text }) => text)
      .join(' '),
  ).filter((sentence) => !own.includes(sentence))
  const words: string[] = []
  for (const sentence of said) {
    words.push(...sentence.split(/\s+/).filter((word) => countWords(word, language) === 1))
    if (words.length >= count) break
  }
  const text = words
    .slice(0, count)
    .join(' ')
    .replace(/[,;:–-]+$/, '')
  return /[.!?]$/.test(text) ? text : `${text}.`
}

function longest(piece: GoodPiece) {
  const texts = countedTexts(piece).filter(({ path }) => !/heading|title|hook|callToAction/.test(path))
  return texts.toSorted((one, other) => other.text.length - one.text.length)[0]
}

/** So many words more than the most that are allowed. */
function over(piece: GoodPiece, excess: (maximum: number) => number): Mutation | undefined {
  const maximum = rangeOf(piece)?.maximum
  const field = longest(piece)
  if (maximum === undefined || field === undefined) return undefined
  if (languageOf(piece.source) !== piece.language) return undefined
  const missing = maximum + excess(maximum) - wordsOf(piece)
  const more = sourceWords(piece, missing)
  if (countWords(more, piece.language) !== missing) return undefined
  return { value: withAt(piece.value, field.path, `${field.text} ${more}`) }
}

/** So many words fewer than the least that are allowed: taken away at the end of the longest text, and of the next. */
function under(piece: GoodPiece, wanted: (minimum: number) => number): Mutation | undefined {
  const minimum = rangeOf(piece)?.minimum
  if (minimum === undefined) return undefined
  let value = piece.value
  for (;;) {
    const rest = { ...piece, value }
    const excess = wordsOf(rest) - wanted(minimum)
    if (excess <= 0) return excess === 0 ? { value } : undefined
    const field = longest(rest)
    if (field === undefined) return undefined
    const has = countWords(field.text, piece.language)
    if (has < 4) return undefined
    const parts = field.text.split(/(\s+)/)
    let text = field.text
    while (parts.length > 2 && countWords(text, piece.language) > Math.max(3, has - excess)) {
      parts.splice(-2)
      text = `${parts.join('').replace(/[,;:.!?–—-]+$/, '')}.`
    }
    if (text === field.text) return undefined
    value = withAt(value, field.path, text)
  }
}

const unmet = required('length', 'LENGTH_UNMET')

function shortened(field: string, keep: number): Mutator['mutate'] {
  return ({ value }) => {
    const list = listAt(value, field)
    return list.length <= keep ? undefined : { value: withAt(value, field, list.slice(0, keep)), path: field }
  }
}

export const lengths: readonly Mutator[] = [
  { name: 'one word over the limit', expect: unmet, mutate: (piece) => over(piece, () => 1) },
  {
    name: 'a third over the limit',
    expect: unmet,
    mutate: (piece) => over(piece, (maximum) => Math.ceil(maximum / 3)),
  },
  {
    name: 'one word under the limit',
    expect: unmet,
    mutate: (piece) => under(piece, (minimum) => minimum - 1),
  },
  {
    name: 'half as long as asked for',
    expect: unmet,
    mutate: (piece) => under(piece, (minimum) => Math.floor(minimum / 2)),
  },
  {
    name: 'a thread of two posts',
    expect: unmet,
    mutate: (piece, all) => (piece.variant === 'twitter' ? shortened('posts', 2)(piece, all) : undefined),
  },
  {
    name: 'a thread of one post',
    expect: unmet,
    mutate: (piece, all) =>
      /bluesky|threads/.test(piece.variant) ? shortened('posts', 1)(piece, all) : undefined,
  },
  {
    name: 'a thread of nine posts',
    expect: unmet,
    mutate: (piece) => {
      const posts = listAt(piece.value, 'posts')
      if (posts.length === 0 || languageOf(piece.source) !== piece.language) return undefined
      const said = cuesOf(piece.source)
        .map(({ text }) => text)
        .filter((text) => text.length > 40 && text.length < 250)
      return { value: withAt(piece.value, 'posts', [...posts, ...said.slice(-9)].slice(0, 9)), path: 'posts' }
    },
  },
  {
    name: 'one quotation or question too few',
    expect: unmet,
    mutate: (piece, all) => {
      const field = ['quotes', 'questions'].find((name) => listAt(piece.value, name).length > 0)
      if (field === undefined) return undefined
      return shortened(field, piece.variant === 'ten' ? 9 : 4)(piece, all)
    },
  },
  {
    name: 'too few keywords',
    expect: required('keywords', 'LENGTH_UNMET'),
    mutate: shortened('keywords', 2),
  },
  {
    name: 'too many hashtags',
    expect: required('hashtags', 'LENGTH_UNMET'),
    mutate: ({ type, value }) =>
      type === 'youtube_description'
        ? {
            value: withAt(value, 'hashtags', ['one', 'two', 'three', 'four', 'five', 'six']),
            path: 'hashtags',
          }
        : undefined,
  },
  {
    name: 'scenes of half the time',
    expect: { check: 'timing', required: false },
    mutate: ({ value }) => {
      const scenes = listAt(value, 'scenes') as readonly { readonly seconds: number }[]
      if (scenes.length === 0) return undefined
      return {
        value: withAt(
          value,
          'scenes',
          scenes.map((scene) => ({ ...scene, seconds: Math.ceil(scene.seconds / 2) })),
        ),
        path: 'scenes',
      }
    },
  },
  {
    name: 'sentences without end',
    expect: { check: 'sentences', required: false },
    mutate: ({ type, value, language }) => {
      if (!/summary|blog_post|newsletter|script|show_notes|faq|youtube/.test(type)) return undefined
      const joint = { en: ' and ', es: ' y ', de: ' und ' }[language] ?? ' and '
      const all = proseOf(value, 20).filter(({ path }) =>
        /text|body|introduction|conclusion|answer|say/.test(path),
      )
      if (all.length === 0 || all.reduce((sum, { text }) => sum + plainSentences(text).length, 0) < 4)
        return undefined
      const joined = (text: string) => text.replace(/(?<=\p{Ll})[.!?]\s+(?=[\p{Lu}¿¡])/gu, joint)
      return { value: all.reduce((next, { path, text }) => withAt(next, path, joined(text)), value) }
    },
  },
]
