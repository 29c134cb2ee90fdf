import type { Cue } from '@repurpose/core'
import { positionsOf } from './positions.ts'
import { type SourceWord, type SourceWords, sourceWords, wordsIn } from './words.ts'

/** A passage of the source. */
export interface FoundQuote {
  /** Where it begins. */
  readonly cue: string
  /** All cues that it runs through, in order. */
  readonly cues: readonly string[]
  /** As the source has it, in one line. */
  readonly text: string
  /** Where the source says who speaks. */
  readonly speaker?: string | undefined
}

/**
 * Where a text stands in a source word for word. Letter case, punctuation and white space make no difference; captions
 * cut sentences, so it may go on in the cues that follow, as long as the same person speaks. Of several places it is the
 * one nearest to the cue `near`, else the first.
 *
 * @returns `undefined` for words that the source does not have in this order
 * @example findQuote('the gates OPEN', cues) // { cue: 'c1', cues: ['c1'], text: 'The gates open', speaker: 'Tom' }
 */
export function findQuote(
  text: string,
  cues: readonly Cue[],
  near?: string | undefined,
): FoundQuote | undefined {
  const wanted = wordsIn(text).map(({ word }) => word)
  const target = near === undefined ? 0 : (positionsOf(cues).of(near) ?? 0)
  const distance = (run: readonly SourceWord[]): number => Math.abs(firstCueOf(run) - target)
  const found = runsOf(wanted, sourceWords(cues)).filter((run) => isOfOneSpeaker(run, cues))
  if (found.length === 0) return undefined
  return passage(
    text,
    found.reduce((best, run) => (distance(run) < distance(best) ? run : best)),
    cues,
  )
}

/**
 * Whether the words of a quote stand in the source one after the other, beginning in the cue at `index`. Letter case,
 * punctuation and white space make no difference.
 */
export function isVerbatim(quote: string, cues: readonly Cue[], index: number): boolean {
  const wanted = wordsIn(quote).map(({ word }) => word)
  return runsOf(wanted, sourceWords(cues)).some(
    (run) => firstCueOf(run) === index && isOfOneSpeaker(run, cues),
  )
}

/** Every place where these words stand one after the other. */
export function runsOf(
  wanted: readonly string[],
  { words, places }: SourceWords,
): readonly (readonly SourceWord[])[] {
  const found = wanted.map((word, offset) => ({ offset, at: places.get(word) ?? [] }))
  if (found.length === 0) return []
  // Looked for by the rarest word: that of a strange word is nowhere.
  const { offset, at } = found.reduce((best, next) => (next.at.length < best.at.length ? next : best))
  return at
    .map((place) => words.slice(Math.max(0, place - offset), place - offset + wanted.length))
    .filter((run) => run.length === wanted.length && wanted.every((word, index) => run[index]?.word === word))
}

/** Where one stops speaking and another begins, the words together are nobody's. */
function isOfOneSpeaker(run: readonly SourceWord[], cues: readonly Cue[]): boolean {
  return new Set(run.flatMap(({ cue }) => cues[cue]?.speaker ?? [])).size < 2
}

function firstCueOf(run: readonly SourceWord[]): number {
  return Math.min(...run.map(({ cue }) => cue))
}

/** The words as the source has them. Marks at the ends belong to them where the given text has some there as well. */
function passage(given: string, run: readonly SourceWord[], cues: readonly Cue[]): FoundQuote {
  const first = firstCueOf(run)
  const last = Math.max(...run.map(({ cue }) => cue))
  const begin = Math.min(...run.map(({ cue, start }) => (cue === first ? start : Infinity)))
  const end = Math.max(...run.map((word) => (word.cue === last ? word.end : 0)))
  const covered = cues.slice(first, last + 1)
  const texts = covered.map(({ text }, index) => {
    const from = index === 0 ? begin - (/^\s*[¿¡«„“]/.test(given) ? markBefore(text, begin) : 0) : 0
    if (index < last - first) return text.slice(from)
    // What is opened may be so in an earlier cue.
    const said = `${covered
      .slice(0, -1)
      .map((cue, at) => (at === 0 ? cue.text.slice(begin) : cue.text))
      .join(' ')} ${text.slice(from, end)}`
    return (
      text.slice(0, end).slice(from) + marksAfter(text.slice(end), said, /[\p{L}\p{M}\p{N}]\s*$/u.test(given))
    )
  })
  const ids = covered.map(({ id }) => id)
  const [speaker] = covered.flatMap((cue) => cue.speaker ?? [])
  return {
    cue: String(ids[0]),
    cues: ids,
    text: texts.join(' ').replace(/\s+/g, ' '),
    ...(speaker === undefined ? {} : { speaker }),
  }
}

function markBefore(text: string, begin: number): number {
  return /[¿¡«„“]$/.test(text.slice(0, begin)) ? 1 : 0
}

const openers: Readonly<Record<string, readonly string[]>> = {
  '»': ['«'],
  '«': ['»'],
  '”': ['“', '„'],
  '“': ['„'],
  '’': ['‘', '‚'],
  '‘': ['‚'],
  ')': ['('],
  '"': ['"'],
}

/**
 * The marks that follow and belong to the words: closing marks of what was opened in them, and ends of sentences.
 *
 * @param isBare whether the given text ends without any mark: then only what is open is closed
 */
function marksAfter(following: string, said: string, isBare: boolean): string {
  const marks = [...following]
  const isOpen = (mark: string) => openers[mark]?.some((opener) => said.includes(opener)) === true
  const end = marks.findIndex((mark) => !isOpen(mark) && !/[.!?…。！？]/.test(mark))
  const all = marks.slice(0, end < 0 ? marks.length : end)
  return isBare ? all.slice(0, all.findLastIndex(isOpen) + 1).join('') : all.join('')
}
