import type { Cue } from '@repurpose/core'
import { type Fault, type Finding, findingsOf, listed, shown } from '../finding.ts'
import { primaryOf } from '../text/segmenter.ts'
import { isProse, type PlacedText } from '../text/texts.ts'
import { comparableWords } from '../text/words.ts'
import { type Figure, figuresIn } from './numbers/digits.ts'
import { numbersInWords, valuesInWords } from './numbers/number-words.ts'

/** Smaller whole numbers count what the piece itself has (`5 lessons`), unless they measure something. */
const smallest = 10
/** A dozen is as good as round. */
const largestSmall = 12
const measured =
  /^(?:[ \u00a0\u202f]?(?:%|€|\$|£|per ?cent|percent|prozent|por ciento|euros?|dollars?|dólares)|[.,]\d)/i
const currencyBefore = /[€$£]\s?$/
/** Addresses, hashtags, and what numbers posts and list items: `2/8`, `3.`, `4)`. */
const unsaid =
  /(?:https?:\/\/|www\.)\S{0,500}|[#@][\p{L}\p{N}_]{1,100}|^\s{0,8}\(?\d{1,2}(?:[.):]|\/\d{1,2})(?=\s|$)|\b\d{1,2}\/\d{1,2}\s*$/gmu

/**
 * Whether the figures of a piece occur in its source, in digits or in words (English, Spanish, German), also rounded to
 * fewer digits or as the difference of two that stand together (582 of 600 trees, of which 18 died). Advice only: a figure
 * may have been worked out. Whole numbers up to ten are left alone unless they measure something (`5 %`), and so are round
 * ones in words (`a hundred times`).
 *
 * @param language of the piece, BCP 47: in English, Spanish and German its numbers in words are looked at as well
 */
export function checkFigures(
  texts: readonly PlacedText[],
  cues: readonly Cue[],
  language?: string | undefined,
): readonly Finding[] {
  let known: SourceFigures | undefined
  let count = 0
  const faults = texts.filter(isProse).flatMap(({ path, text }): readonly Fault[] => {
    const said = text.replace(unsaid, (mark) => ' '.repeat(mark.length))
    const figures = [
      ...figuresIn(said).filter((figure) => counts(figure, said)),
      ...writtenIn(said, language),
    ]
    count += figures.length
    if (figures.length === 0) return []
    known ??= figuresOf(cues)
    const strange = figures.filter(({ values }) => known?.has(values) === false)
    if (strange.length === 0) return []
    const list = listed([...new Set(strange.map(({ raw }) => shown(raw)))])
    return [
      {
        path,
        message: `the source does not have ${list}; give its own figures, or go without`,
        score: 1 - strange.length / figures.length,
      },
    ]
  })
  return findingsOf(
    { name: 'figures', required: false, code: undefined, weight: 2 },
    faults,
    count === 0 ? 'no figures' : `${count} figures, all from the source`,
  )
}

interface SourceFigures {
  has(values: readonly number[]): boolean
}

/** What was said of a hundred: the rest of it is a percentage as well. */
const percentage =
  /((?:[\p{L}\p{N}.,-]{1,40}\s){0,2}[\p{L}\p{N}.,-]{1,40})\s?(?:%|per ?cent|prozent|por ciento)/giu
/** Of a cue with more figures than this only the first are compared. */
const mostCompared = 20
/** No number in words goes on after it. */
const clauseEnd = /(?:[.,](?!\d)|[;:!?…()"“”„«»\n–—])+/u
const sources = new WeakMap<readonly Cue[], SourceFigures>()

function figuresOf(cues: readonly Cue[]): SourceFigures {
  const read = sources.get(cues)
  if (read !== undefined) return read
  // A number may begin in one caption and end in the next, and punctuation in transcripts is somebody's guess.
  const said = new Set(valuesIn([cues.map(({ text }) => text).join(' ')]))
  const workedOut = new Set<number>()
  let before: readonly number[] = []
  for (const { text } of cues) {
    const own = valuesIn(text.split(clauseEnd))
    for (const value of own) said.add(value)
    for (const [, amount = ''] of text.matchAll(percentage)) {
      for (const value of valuesIn([amount])) workedOut.add(100 - value)
    }
    const large = own.filter((value) => value > smallest).slice(0, mostCompared)
    for (const one of [...before, ...large]) for (const other of large) workedOut.add(Math.abs(one - other))
    before = large
  }
  const exact = [...said]
  const known: SourceFigures = {
    has: (wanted) =>
      wanted.some(
        (value) => said.has(value) || workedOut.has(value) || exact.some((other) => isRounded(other, value)),
      ),
  }
  sources.set(cues, known)
  return known
}

function valuesIn(passages: readonly string[]): readonly number[] {
  return passages.flatMap((passage) => [
    ...valuesInWords(comparableWords(passage)),
    ...figuresIn(passage).flatMap(({ values }) => values),
  ])
}

/** Whether a number is another one with fewer digits that count: 50 of 49.7, 4.2 million of 4,187,000. */
function isRounded(exact: number, rounded: number): boolean {
  if (exact === 0 || rounded === 0 || Math.abs(exact / rounded - 1) > 0.1) return false
  const digits = rounded.toExponential().replace(/e.*$/, '').replace('.', '').length
  return digits <= 15 && Number(exact.toPrecision(digits)) === rounded
}

function counts({ raw, index, values }: Figure, text: string): boolean {
  if (values.some((value) => value > smallest || !Number.isInteger(value))) return true
  return measured.test(text.slice(index + raw.length)) || currencyBefore.test(text.slice(0, index))
}

/** Numbers in words, but for small ones and round ones, which are seldom meant to the letter. */
function writtenIn(text: string, language: string | undefined): readonly Pick<Figure, 'raw' | 'values'>[] {
  if (language === undefined) return []
  return text
    .split(clauseEnd)
    .flatMap((clause) => numbersInWords(comparableWords(clause), primaryOf(language)))
    .filter(({ values: [value = 0] }) => value > largestSmall && !Number.isInteger(Math.log10(value)))
}
