import { graphemeLength } from './graphemes.ts'
import { xLinks } from './link-grammar.ts'
import { findLinks } from './links.ts'
import { mastodonLength } from './mastodon-length.ts'
import { threadsLength } from './threads-length.ts'
import { weightedLength } from './weighted-length.ts'

/** A way of counting, and what the figures are figures of. */
export interface Counter {
  readonly count: (text: string) => number
  readonly unit: string
}

const encoder = new TextEncoder()
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })

const hashtagCharacter = String.raw`[\p{L}\p{M}\p{N}_\p{Extended_Pictographic}]`
/** One or several without a space between; none within a word or an address. */
const hashtags = new RegExp(`(?<![\\p{L}\\p{N}_&/])(?:[#\\uFF03]${hashtagCharacter}+)+`, 'gu')
const noHash = /[^#\uFF03]/g
const mentions = /(?<![\p{L}\p{N}_.@/])@[a-z0-9_.]*[a-z0-9_]/giu

/** How places of publication count. */
export const counters = {
  /** As X counts: links 23, emoji 2, most letters 1. */
  weighted: { count: weightedLength, unit: 'characters as X counts them' },
  /** Visible characters, links 23, mentions without their server. */
  mastodon: { count: mastodonLength, unit: 'characters as Mastodon counts them' },
  /** Code points, emoji by their bytes. */
  threads: { count: threadsLength, unit: 'characters as Threads counts them' },
  /** Visible characters. */
  graphemes: { count: graphemeLength, unit: 'visible characters' },
  /** UTF-16 code units: never fewer than what places count that go by code points or visible characters. */
  characters: { count: (text) => text.length, unit: 'characters' },
  codePoints: { count: (text) => [...text].length, unit: 'characters' },
  /** In UTF-8. */
  bytes: { count: (text) => encoder.encode(text).length, unit: 'bytes' },
  /** The characters of the first sentence, or of the first line if that is shorter. */
  opening: { count: openingLength, unit: 'characters in the first sentence' },
  hashtags: { count: countHashtags, unit: 'hashtags' },
  mentions: { count: (text) => [...text.matchAll(mentions)].length, unit: 'mentions' },
  /** Different ones, with or without a scheme. */
  links: { count: countLinks, unit: 'different links' },
} as const satisfies Readonly<Record<string, Counter>>

function openingLength(text: string): number {
  for (const { segment } of sentences.segment(text.trimStart().replace(/\n.*/s, ''))) {
    return segment.trimEnd().length
  }
  return 0
}

function countHashtags(text: string): number {
  const runs = Array.from(text.matchAll(hashtags), ([run]) => run)
  return runs.join('').replace(noHash, '').length
}

function countLinks(text: string): number {
  return new Set(findLinks(text, xLinks).map(({ start, end }) => text.slice(start, end))).size
}
