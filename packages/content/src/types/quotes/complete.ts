import type { Cue } from '@repurpose/core'
import { findQuote, isNamed, passageOf } from '../../brief/index.ts'
import type { ReviewGround } from '../../writing/index.ts'
import type { Quote, Quotes, QuotesDraft } from './schema.ts'

/** What recognisers of speech call people whom they cannot name. */
const label = /^(?:speaker|spk)?[\s_-]*\d+$/i

/**
 * Quotations as the source has them: its own wording, the cue in which they begin (also where the draft names another
 * one), who says it, and when. One that stands nowhere in the source stays as it is; a speaker whom the source does not
 * name is left out.
 */
export function completeQuotes(draft: QuotesDraft, { cues }: Pick<ReviewGround, 'cues'>): Quotes {
  const placed = draft.quotes.map((quote) => placeQuote(quote, cues))
  return {
    quotes: placed.map(({ quote }) => quote),
    cues: [...new Set(placed.flatMap(({ runs }) => runs))],
  }
}

function placeQuote(
  { text, cue, speaker, context }: QuotesDraft['quotes'][number],
  cues: readonly Cue[],
): { readonly quote: Quote; readonly runs: readonly string[] } {
  const found = findQuote(text, cues, cue)
  if (found === undefined) return { quote: { text, cue, ...named(speaker, cues), context }, runs: [cue] }
  const runs = new Set(found.cues)
  const [voice] = cues.flatMap(({ id, speaker: said }) => (runs.has(id) && said !== undefined ? [said] : []))
  const isKnown = voice !== undefined && !label.test(voice.trim())
  return {
    quote: {
      text: found.text,
      cue: found.cue,
      ...(isKnown ? { speaker: voice } : named(speaker, cues)),
      context,
      ...passageOf(found.cues, cues),
    },
    runs: found.cues,
  }
}

/** A speaker, where the source has the name, as that of a speaker or in its text. */
function named(speaker: string | undefined, cues: readonly Cue[]): { readonly speaker?: string } {
  return speaker !== undefined && isNamed(speaker, cues) ? { speaker } : {}
}
