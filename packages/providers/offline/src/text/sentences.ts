import type { Language } from '../languages/index.ts'
import type { Cue } from './cues.ts'
import { closingMarks, isPartOfQuotation } from './marks.ts'
import { countWords } from './measure.ts'

/** A sentence as the source has it, and where. */
export interface SpokenSentence {
  readonly text: string
  /** The cues it lies in, in order; at least one. */
  readonly cues: readonly string[]
  readonly speaker: string | undefined
  /** Whether what was said right before it is not known. */
  readonly afterGap: boolean
}

interface Turn {
  readonly speaker: string | undefined
  readonly label: string | undefined
  readonly text: string
  readonly afterGap: boolean
  /** Whether what follows is not known, so that the last sentence may be cut off. */
  readonly beforeGap: boolean
  /** Where each cue begins in the text, in order. */
  readonly starts: readonly { readonly at: number; readonly cue: string }[]
}

const ends = new RegExp(`[.!?…。！？]${closingMarks}*$`, 'u')
/** In words. */
const longestSentence = 70
const longestQuotation = 40
/** In characters: a text in which no sentence seems to end is cut all the same. */
const longestPiece = 2_000

/**
 * The sentences of a transcript. Captions cut sentences anywhere, so the cues of one speaker are joined first and
 * each sentence remembers the cues that it lies in. A transcript without punctuation is cut at its conjunctions and cues.
 */
export function splitSentences(cues: readonly Cue[], language: Language): readonly SpokenSentence[] {
  const turns = turnsOf(cues)
  const punctuated = isPunctuated(turns)
  const segmenter = new Intl.Segmenter(language.code, { granularity: 'sentence' })
  return turns.flatMap((turn) => {
    const pieces = punctuated ? splitText(turn.text, segmenter, language) : splitUnpunctuated(turn, language)
    const whole = punctuated ? withoutCutOff(pieces, turn, language) : pieces
    return whole
      .flatMap((piece) => shorten(piece))
      .filter(({ text }) => /\p{L}/u.test(text))
      .map(({ text, at }, index) => ({
        text: text.trim(),
        cues: cuesBetween(turn, at + text.length - text.trimStart().length, at + text.trimEnd().length),
        speaker: turn.speaker,
        afterGap: turn.afterGap && index === 0,
      }))
  })
}

/** At the edge of an excerpt, the end of one sentence and the beginning of another are no sentences. */
function withoutCutOff(
  pieces: readonly Piece[],
  { afterGap, beforeGap }: Turn,
  language: Language,
): readonly Piece[] {
  const [first] = pieces
  const last = pieces.at(-1)
  const start = afterGap && first !== undefined && /^["'“„«]*\p{Ll}/u.test(first.text) ? 1 : 0
  const isCutOff = beforeGap && last !== undefined && continues(last.text.trimEnd(), '', language)
  return pieces.slice(start, isCutOff ? -1 : undefined)
}

function turnsOf(cues: readonly Cue[]): readonly Turn[] {
  const turns: {
    speaker: string | undefined
    label: string | undefined
    text: string
    afterGap: boolean
    beforeGap: boolean
    starts: { at: number; cue: string }[]
  }[] = []
  let gap = false
  for (const cue of cues) {
    gap ||= cue.afterGap
    if (cue.text === '') continue
    const last = turns.at(-1)
    if (last !== undefined && gap) last.beforeGap = true
    if (last === undefined || gap || (cue.label !== undefined && cue.label !== last.label)) {
      const starts = [{ at: 0, cue: cue.id }]
      const { speaker, label, text } = cue
      turns.push({ speaker, label, text, afterGap: gap, beforeGap: false, starts })
    } else {
      last.starts.push({ at: last.text.length + 1, cue: cue.id })
      last.text += ` ${cue.text}`
    }
    gap = false
  }
  const last = turns.at(-1)
  // An excerpt may end anywhere.
  if (last !== undefined) last.beforeGap = cues.some(({ afterGap }) => afterGap)
  return turns
}

const stop = new RegExp(`[.!?…。！？](?=\\s|$|${closingMarks})`, 'gu')

function isPunctuated(turns: readonly Turn[]): boolean {
  let words = 0
  let stops = 0
  for (const { text } of turns) {
    words += countWords(text)
    stops += text.match(stop)?.length ?? 0
  }
  return words < 60 || stops * 70 > words
}

interface Piece {
  readonly text: string
  readonly at: number
}

/** The segmenter takes `Dr.` and `3.` for ends of sentences; such pieces are joined to what follows. */
function splitText(text: string, segmenter: Intl.Segmenter, language: Language): readonly Piece[] {
  const pieces: { text: string; at: number }[] = []
  for (const { segment: whole, index: start } of segmenter.segment(text)) {
    const last = pieces.at(-1)
    const closing = last === undefined ? '' : (closesOnly.exec(whole)?.[0] ?? '')
    if (last !== undefined) last.text += closing
    const segment = whole.slice(closing.length)
    const index = start + closing.length
    if (segment === '') continue
    if (
      last !== undefined &&
      last.text.length < longestPiece &&
      continues(last.text.trimEnd(), segment, language)
    )
      last.text += segment
    else pieces.push({ text: segment, at: index })
  }
  return withWholeQuotations(pieces)
}

/** The last mark in a sentence opens a quotation. */
const opensLast = /(?:^|[\s(])["“„«»‚‘][^\s"“”„«»][^"“”„«»]*$/u

/** A short quotation of a few sentences stays with what introduces it: half of it says nothing, or something else. */
function withWholeQuotations(pieces: readonly Piece[]): readonly Piece[] {
  const whole: Piece[] = []
  for (let start = 0; start < pieces.length; start += 1) {
    const first = pieces[start]
    if (first === undefined) continue
    let joined = first
    if (isPartOfQuotation(first.text) && opensLast.test(first.text)) {
      let text = first.text
      for (const [offset, piece] of pieces.slice(start + 1, start + 4).entries()) {
        text += piece.text
        if (countWords(text) > longestQuotation) break
        if (isPartOfQuotation(text)) continue
        joined = { text, at: first.at }
        start += offset + 1
        break
      }
    }
    whole.push(joined)
  }
  return whole
}

/** The space before a mark that closes in French ends a sentence for the segmenter. */
const closesOnly = /^[»”](?:\s+|$)/u

function continues(before: string, after: string, language: Language): boolean {
  if (!ends.test(before) || /^\p{Ll}/u.test(after)) return true
  const lastWord = /([\p{L}\p{N}.]+)\.$/u.exec(before)?.[1]
  if (lastWord === undefined) return false
  if (language.abbreviations.has(lastWord.toLowerCase()) || /^\p{Lu}$/u.test(lastWord)) return true
  return /^\d{1,2}$/.test(lastWord) && (language.capitalNouns || /^\d/.test(after))
}

/**
 * Breaks where a clause seems to begin: after eight words before a conjunction or a word that opens clauses, after
 * twenty at the end of a cue, each time only behind a word that can end a sentence; and anywhere after forty.
 */
function splitUnpunctuated(turn: Turn, language: Language): readonly Piece[] {
  const pieces: Piece[] = []
  const cueStarts = new Set(turn.starts.map(({ at }) => at))
  let start = 0
  let words = 0
  let before = ''
  for (const match of turn.text.matchAll(/\S+/g)) {
    const rest = turn.text.slice(match.index, match.index + 40)
    const canEnd = !language.stopWords.has(before)
    const opens = language.clauseStarts.test(rest) || language.joints.test(rest) || language.shifts.test(rest)
    const breaks =
      (canEnd && ((words >= 8 && opens) || (words >= 20 && cueStarts.has(match.index)))) || words >= 40
    before = match[0].toLowerCase()
    if (breaks) {
      pieces.push({ text: turn.text.slice(start, match.index), at: start })
      start = match.index
      words = 0
    }
    words += 1
  }
  pieces.push({ text: turn.text.slice(start), at: start })
  return pieces
}

/** A sentence nobody would read in one breath is cut at its semicolons, colons and dashes, else at commas. */
function shorten(piece: Piece): readonly Piece[] {
  if (countWords(piece.text) <= longestSentence) return [piece]
  for (const seam of [/[;:]\s+|\s[–—-]\s/gu, /,\s+/gu, /\s+/gu]) {
    const cut = nearestToMiddle(piece.text, seam)
    if (cut !== undefined) {
      const first = { text: piece.text.slice(0, cut), at: piece.at }
      return [...shorten(first), ...shorten({ text: piece.text.slice(cut), at: piece.at + cut })]
    }
  }
  return [piece]
}

function nearestToMiddle(text: string, seam: RegExp): number | undefined {
  let best: number | undefined
  for (const match of text.matchAll(seam)) {
    const cut = match.index + match[0].length
    const distance = Math.abs(cut - text.length / 2)
    if (distance < text.length / 3 && (best === undefined || distance < Math.abs(best - text.length / 2)))
      best = cut
  }
  return best
}

function cuesBetween({ starts }: Turn, start: number, end: number): readonly string[] {
  let low = 0
  let high = starts.length
  // The last cue that begins at or before the sentence.
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle]?.at ?? 0) <= start) low = middle
    else high = middle
  }
  const found: string[] = []
  for (let index = low; index < starts.length; index += 1) {
    const begun = starts[index]
    if (begun === undefined || (begun.at >= end && found.length > 0)) break
    found.push(begun.cue)
  }
  return found
}
