import type { Cue } from '@repurpose/core'
import { type Fault, type Finding, findingsOf, listed, shown } from '../finding.ts'
import { sourceTextOf } from '../text/source-text.ts'
import { isProse, type PlacedText } from '../text/texts.ts'
import { type Figure, figuresIn } from './numbers/digits.ts'
import { numbersInWords } from './numbers/number-words.ts'

/** Smaller whole numbers count what the piece itself has (`5 lessons`), unless they measure something. */
const smallest = 10
const measured =
  /^(?:[ \u00a0\u202f]?(?:%|€|\$|£|per ?cent|percent|prozent|por ciento|euros?|dollars?|dólares)|[.,]\d)/i
const currencyBefore = /[€$£]\s?$/
/** Addresses, hashtags, and what numbers posts and list items: `2/8`, `3.`, `4)`. */
const unsaid =
  /(?:https?:\/\/|www\.)\S{0,500}|[#@][\p{L}\p{N}_]{1,100}|^\s{0,8}\(?\d{1,2}(?:[.):]|\/\d{1,2})(?=\s|$)|\b\d{1,2}\/\d{1,2}\s*$/gmu

/**
 * Whether the figures of a piece occur in its source, in digits or in words (English, Spanish, German), also rounded to
 * fewer digits. Advice only: a figure may have been worked out. Whole numbers up to ten are left alone unless they measure
 * something (`5 %`).
 */
export function checkFigures(texts: readonly PlacedText[], cues: readonly Cue[]): readonly Finding[] {
  let known: SourceFigures | undefined
  let count = 0
  const faults = texts.filter(isProse).flatMap(({ path, text }): readonly Fault[] => {
    const said = text.replace(unsaid, (mark) => ' '.repeat(mark.length))
    const figures = figuresIn(said).filter((figure) => counts(figure, said))
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

const sources = new WeakMap<readonly Cue[], SourceFigures>()

function figuresOf(cues: readonly Cue[]): SourceFigures {
  const before = sources.get(cues)
  if (before !== undefined) return before
  const values = new Set(numbersInWords(sourceTextOf(cues).words))
  for (const { text } of cues)
    for (const figure of figuresIn(text)) for (const value of figure.values) values.add(value)
  const exact = [...values]
  const known: SourceFigures = {
    has: (wanted) =>
      wanted.some((value) => values.has(value) || exact.some((other) => isRounded(other, value))),
  }
  sources.set(cues, known)
  return known
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
