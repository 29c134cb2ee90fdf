import { english } from '../../languages/english.ts'
import { blocksOf } from './blocks.ts'
import { inPlainLetters } from './letters.ts'
import { withoutSigns } from './signs.ts'

/** What is read out in one breath. */
export interface Utterance {
  readonly text: string
  /** The silence after it, besides what the voice itself leaves at both ends: some 130 ms. */
  readonly pauseMs: number
}

const afterClause = 40
const afterSentence = 240
const afterBlock = 500

/** In characters: some twenty seconds of speech. A sentence that is longer is cut where it breathes. */
const longest = 300

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })

/** A text as it is read out: sentence by sentence, in words and signs that Flite reads. Nothing for a text without words. */
export function utterancesOf(text: string): readonly Utterance[] {
  return blocksOf(text).flatMap((block) => {
    const spoken = sentencesOf(inPlainLetters(withoutSigns(block)))
      .flatMap(inBreaths)
      .filter((utterance) => /[a-z0-9]/i.test(utterance.text))
    return spoken.map((utterance, index) =>
      index === spoken.length - 1 ? { ...utterance, pauseMs: afterBlock } : utterance,
    )
  })
}

/** The segmenter takes `Dr.` and `J.` for ends of sentences; such pieces are joined to what follows. */
function sentencesOf(block: string): readonly string[] {
  const segments = [...sentences.segment(block)].map(({ segment }) => segment)
  const found: string[] = []
  let open = ''
  segments.forEach((segment, index) => {
    open += segment
    const next = segments[index + 1]
    if (next !== undefined && goesOn(open.trimEnd(), next)) return
    found.push(open.trim())
    open = ''
  })
  return found
}

function goesOn(before: string, after: string): boolean {
  if (/^[a-z]/.test(after)) return true
  const word = /([\w.]{1,20})\.$/.exec(before)?.[1]?.toLowerCase()
  if (word === undefined || /^(?:[ap]\.m|etc|i)$/.test(word)) return false
  return english.abbreviations.has(word) || /^[a-z]$/.test(word) || (word === 'no' && /^\d/.test(after))
}

function inBreaths(sentence: string): readonly Utterance[] {
  const found: Utterance[] = []
  let rest = sentence
  while (rest.length > longest) {
    const end = endOfBreath(rest.slice(0, longest))
    found.push({ text: rest.slice(0, end).trim(), pauseMs: afterClause })
    rest = rest.slice(end).trim()
  }
  return [...found, { text: rest, pauseMs: afterSentence }]
}

const seams = [/[;:] /g, /, /g, / (?=(?:and|but|or|because|while|when|which|who|that|if|so) )/g, / /g]

/** After the last semicolon or colon, else comma, else before a conjunction, else between words. */
function endOfBreath(text: string): number {
  for (const seam of seams) {
    const last = [...text.matchAll(seam)].at(-1)
    if (last !== undefined && last.index > longest / 3) return last.index + last[0].length
  }
  return text.length
}
