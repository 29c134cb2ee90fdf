import type { Cue } from '@repurpose/core'
import { type Fault, type Finding, findingsOf, shown } from '../finding.ts'
import { type Quotation, quotationsOf } from '../text/quoted.ts'
import { type SourceText, sourceTextOf } from '../text/source-text.ts'
import type { PlacedText } from '../text/texts.ts'
import { comparableWords } from '../text/words.ts'

/** Fewer words in quotation marks are a title, a term or irony. */
const fewestWords = 5
/** Where nobody is said to have said it, few words in quotation marks sum up what people thought. */
const fewestUnattributed = 7
/** What share of a quotation's words has to stand close together in the source for it to be an altered passage of it. */
const alteredShare = 0.6
const fewestShared = 4
/** Who quotes somebody says so before or after it. */
const attributions: ReadonlySet<string> = new Set(
  (
    'said says saying told tells asked asks replied replies recalls recalled adds added explains explained wrote writes ' +
    'according remembers remembered warns warned insists insisted notes noted argues argued admits admitted ' +
    'dijo dice decía afirma afirmó explica explicó cuenta contó recuerda recordó preguntó pregunta añade añadió según ' +
    'asegura aseguró escribe escribió advierte advirtió ' +
    'sagt sagte erklärt erklärte erzählt erzählte fragt fragte meint meinte schreibt schrieb berichtet berichtete laut ' +
    'zufolge erinnert betont betonte warnt warnte ' +
    'dit disait explique raconte selon affirme demande disse spiega racconta secondo afferma diz conta segundo afirma'
  ).split(' '),
)
const around = 80
/** Words left out or put in move what follows them by a little. */
const drift = 4

/**
 * Whether what stands in quotation marks stands in the source word for word: letter case, punctuation and what is left out
 * at `…` or replaced in square brackets aside. A passage of the source with words changed fails the piece, and so does one
 * that is put into somebody's mouth; other passages that the source does not have are advised against. Shorter than
 * five words, or seven where nobody is said to have said them, nothing counts.
 *
 * Of use only where piece and source are in the same language: a translation cannot be compared.
 */
export function checkQuotations(texts: readonly PlacedText[], cues: readonly Cue[]): readonly Finding[] {
  const source = sourceTextOf(cues)
  let verbatim = 0
  const faults = texts.flatMap(({ path, text }) =>
    quotationsOf(text).flatMap((quotation): readonly Fault[] => {
      const words = comparableWords(quotation.text)
      if (words.length < fewestWords) return []
      if (isVerbatim(quotation.text, source)) {
        verbatim += 1
        return []
      }
      const isAttributed = isSaidBySomebody(text, quotation)
      if (!isAttributed && words.length < fewestUnattributed) return []
      return [faultOf(path, quotation, isAttributed, nearestPassage(words, source))]
    }),
  )
  return findingsOf(
    { name: 'quotations', required: true, code: 'QUOTE_ALTERED', weight: 2 },
    faults,
    verbatim === 0 ? 'no quotations' : `${verbatim} quotations, word for word`,
  )
}

function faultOf(
  path: string,
  quotation: Quotation,
  isAttributed: boolean,
  nearest: string | undefined,
): Fault {
  const passage = shown(quotation.text)
  if (nearest !== undefined) {
    return {
      path,
      message: `${passage} is not what the source says at ${nearest}: copy its words, or go without quotation marks`,
    }
  }
  return {
    path,
    message: `the source does not say ${passage}: quote what it says, or go without quotation marks`,
    required: isAttributed,
    score: isAttributed ? 0 : 0.5,
  }
}

/** Whether the sentence around a quotation, or a colon before it, says that these are somebody's words. */
function isSaidBySomebody(text: string, { start, end }: Quotation): boolean {
  const before = text.slice(Math.max(0, start - around), start)
  const sentence = before.slice(
    Math.max(...['.', '!', '?', '\n'].map((mark) => before.lastIndexOf(mark))) + 1,
  )
  const [after = ''] = text.slice(end, end + around).split(/[.!?\n]/, 1)
  return (
    /:\s*$/.test(before) || comparableWords(`${sentence} ${after}`).some((word) => attributions.has(word))
  )
}

/** Whether the source says a passage; where something was left out, each part of it. */
function isVerbatim(quotation: string, source: SourceText): boolean {
  const parts = quotation
    .split(/\s*(?:\[[^[\]]{0,60}\]|\(?(?:…|\.\.\.)\)?)\s*/)
    .filter((part) => comparableWords(part).length > 0)
  return parts.length > 0 && parts.every((part) => source.says(part))
}

/** The id of the cue where the source says something like it; `undefined` where it does not. */
function nearestPassage(words: readonly string[], source: SourceText): string | undefined {
  const wanted = new Map<string, number>()
  for (const [index, word] of words.entries()) wanted.set(word, index)
  // A word of the source votes for the place where the passage would begin if this were the word that it took.
  const votes = new Map<number, number>()
  for (const [position, word] of source.words.entries()) {
    const index = wanted.get(word)
    if (index === undefined) continue
    const start = Math.floor((position - index) / drift)
    votes.set(start, (votes.get(start) ?? 0) + 1)
  }
  let best = 0
  let place: number | undefined
  for (const [start, count] of votes) {
    const near = count + (votes.get(start + 1) ?? 0)
    if (near > best) [best, place] = [near, start]
  }
  if (place === undefined || best < Math.max(fewestShared, words.length * alteredShare)) return undefined
  return source.cueAt(Math.max(0, place * drift + Math.floor(drift / 2)))
}
