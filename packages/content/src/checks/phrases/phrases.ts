import type { Cue, Voice } from '@repurpose/core'
import { type Fault, type Finding, findingsOf, listed, shown } from '../finding.ts'
import { withoutQuotations } from '../text/quoted.ts'
import { primaryOf } from '../text/segmenter.ts'
import { sourceTextOf } from '../text/source-text.ts'
import type { PlacedText } from '../text/texts.ts'
import { cliches } from './cliches.ts'
import { fold, hasPhrase } from './fold.ts'

/** What the words of a piece are held to. */
export interface PhraseGround {
  /** BCP 47. */
  readonly language: string
  readonly voice?: Pick<Voice, 'use' | 'avoid'> | undefined
  /** What the source itself says is no cliché of the writer. */
  readonly cues?: readonly Cue[] | undefined
}

/** So many clichés leave nothing of the score. */
const hopeless = 4

/**
 * Whether a piece is written in the words that it should be. A word that the voice avoids fails the piece, also in a
 * quotation: there are others to choose from. A cliché of the language only lowers its score, and so it does when none of
 * the words appear that the voice uses. Letter case does not matter, hyphens are as good as spaces, endings are left alone.
 */
export function checkPhrases(texts: readonly PlacedText[], ground: PhraseGround): readonly Finding[] {
  return [...checkAvoided(texts, ground), ...checkCliches(texts, ground), ...checkUsed(texts, ground)]
}

function checkAvoided(texts: readonly PlacedText[], { language, voice }: PhraseGround): readonly Finding[] {
  const avoid = voice?.avoid ?? []
  if (avoid.length === 0) return []
  const phrases = folded(avoid, language)
  const faults = texts.flatMap(({ path, text }): readonly Fault[] => {
    const own = fold(text, language)
    const found = phrases.filter((phrase) => hasPhrase(own, phrase.folded))
    if (found.length === 0) return []
    return [{ path, message: `${list(found)}: the voice avoids this; put it in other words` }]
  })
  return findingsOf(
    { name: 'avoid', required: true, code: 'PHRASE_BANNED', weight: 2 },
    faults,
    `none of the ${avoid.length} expressions to avoid`,
  )
}

function checkCliches(
  texts: readonly PlacedText[],
  { language, cues = [] }: PhraseGround,
): readonly Finding[] {
  const phrases = clichesOf(primaryOf(language))
  if (phrases.length === 0) return []
  const source = sourceTextOf(cues)
  const faults = texts.flatMap(({ path, text }): readonly Fault[] => {
    const own = fold(withoutQuotations(text), language)
    const found = phrases.filter((each) => hasPhrase(own, each.folded))
    const worn = found.filter(
      ({ phrase, folded: one }) =>
        !source.says(phrase) && !found.some(({ folded: other }) => other !== one && hasPhrase(other, one)),
    )
    if (worn.length === 0) return []
    return [
      {
        path,
        message: `${list(worn)}: worn out; say what is meant, or leave it out`,
        score: Math.max(0, 1 - worn.length / hopeless),
      },
    ]
  })
  return findingsOf(
    { name: 'cliches', required: false, code: 'PHRASE_BANNED', weight: 1 },
    faults,
    'no clichés',
  )
}

function checkUsed(texts: readonly PlacedText[], { language, voice }: PhraseGround): readonly Finding[] {
  const use = voice?.use ?? []
  if (use.length === 0) return []
  const whole = fold(texts.map(({ text }) => text).join('\n'), language)
  const found = use.filter((phrase) => hasPhrase(whole, fold(phrase, language)))
  return findingsOf(
    { name: 'use', required: false, code: undefined, weight: 1 },
    found.length > 0
      ? []
      : [
          {
            message: `none of the expressions of the voice; use one where it fits: ${listed(use.map(shown))}`,
          },
        ],
    `${listed(found.map(shown))} of the voice`,
  )
}

/** A phrase as it was given and as it is looked for. */
interface FoldedPhrase {
  readonly phrase: string
  readonly folded: string
}

function folded(phrases: readonly string[], language: string): readonly FoldedPhrase[] {
  return phrases.map((phrase) => ({ phrase, folded: fold(phrase, language) }))
}

const known = new Map<string, readonly FoldedPhrase[]>()

function clichesOf(primary: string): readonly FoldedPhrase[] {
  const before = known.get(primary)
  if (before !== undefined) return before
  const phrases = folded(cliches[primary] ?? [], primary)
  // Only languages that have a list are kept, so that the memory stays small whatever is asked for.
  if (phrases.length > 0) known.set(primary, phrases)
  return phrases
}

function list(phrases: readonly { readonly phrase: string }[]): string {
  return listed(phrases.map(({ phrase }) => shown(phrase)))
}
