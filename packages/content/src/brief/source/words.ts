import type { Cue } from '@repurpose/core'

/** A word of a text: how it is compared, and where it stands. */
export interface Word {
  readonly word: string
  readonly start: number
  readonly end: number
}

/**
 * In scripts that put no space between words each character stands for itself. Marks that are not seen (soft hyphens,
 * joiners) belong to the word around them.
 */
const wordPattern =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]\p{M}*|[[\p{L}\p{M}\p{N}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]][[\p{L}\p{M}\p{N}\xAD\u200B-\u200D\u2060\uFEFF]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]]*/gv
const unseen = /[\xAD\u200B-\u200D\u2060\uFEFF]/g

/** The words of a text. Letter case, punctuation and white space make no difference. */
export function wordsIn(text: string): readonly Word[] {
  return Array.from(text.matchAll(wordPattern), ({ 0: found, index }) => ({
    word: found.replace(unseen, '').normalize('NFKC').toLowerCase(),
    start: index,
    end: index + found.length,
  }))
}

/** Equal for texts of the same words. */
export function sameness(text: string): string {
  return wordsIn(text)
    .map(({ word }) => word)
    .join(' ')
}

/** Whether there is anything to read: a letter or a digit of any script. */
export function saysSomething(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

/** A word of a source, with the position of its cue. */
export interface SourceWord extends Word {
  readonly cue: number
}

/** All words of a source, in order. */
export interface SourceWords {
  readonly words: readonly SourceWord[]
  /** Where each word stands among them. */
  readonly places: ReadonlyMap<string, readonly number[]>
  /** The words of the speakers' names, speaker by speaker. */
  readonly speakers: readonly (readonly string[])[]
}

const known = new WeakMap<readonly Cue[], SourceWords>()

/** The words of a source, worked out once for as long as its cues are in use. */
export function sourceWords(cues: readonly Cue[]): SourceWords {
  const before = known.get(cues)
  if (before !== undefined) return before
  const words = cues.flatMap(({ text }, cue) => wordsIn(text).map((word) => ({ ...word, cue })))
  const places = new Map<string, number[]>()
  for (const [index, { word }] of words.entries()) {
    const list = places.get(word)
    if (list === undefined) places.set(word, [index])
    else list.push(index)
  }
  const names = new Set(cues.flatMap(({ speaker }) => (speaker === undefined ? [] : [speaker])))
  const speakers = [...names].map((name) => wordsIn(name).map(({ word }) => word))
  const made = { words, places, speakers }
  known.set(cues, made)
  return made
}
