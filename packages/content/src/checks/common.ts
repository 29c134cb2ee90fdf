import type { Finding } from './finding.ts'
import { checkCitations } from './grounding/citations.ts'
import { checkFigures } from './grounding/figures.ts'
import { checkNames } from './grounding/names.ts'
import { checkQuotations } from './grounding/quotations.ts'
import { checkLanguage } from './language/language.ts'
import { checkLinks } from './links/links.ts'
import { checkMarkup, holdsMarkdown } from './markup/markup.ts'
import { checkPhrases } from './phrases/phrases.ts'
import type { CheckedPiece, PieceCheck } from './piece.ts'
import { checkComplete } from './remains/complete.ts'
import { checkRemains } from './remains/remains.ts'
import { checkRepeats } from './repetition/repeats.ts'
import { primaryOf } from './text/segmenter.ts'
import { sourceTextOf } from './text/source-text.ts'

/** What every piece of every kind has to pass, whatever else its kind asks for. */
export const commonChecks: readonly PieceCheck[] = [
  ({ value }) => checkComplete(value),
  ({ value, cueIds, instructions, cues }) => checkRemains(value, cueIds, { instructions, cues }),
  ({ texts, type, variant, isMarkdown = holdsMarkdown(type, variant) }) => checkMarkup(texts, isMarkdown),
  ({ texts, cues, links }) => checkLinks(texts, { cues, allowed: links }),
  ({ texts, language, detector, cues }) => {
    if (detector === undefined) return []
    return checkLanguage(texts, { language, detector, isQuotation: sourceTextOf(cues).says })
  },
  ({ texts, language }) => checkRepeats(texts, language),
  ({ texts, language, voice, cues }) => checkPhrases(texts, { language, voice, cues }),
  ({ value, cueIds }) => checkCitations(value, cueIds),
  ({ texts, cues, language, sourceLanguage = language }) => {
    return primaryOf(sourceLanguage) === primaryOf(language) ? checkQuotations(texts, cues) : []
  },
  ({ texts, cues, language }) => checkFigures(texts, cues, language),
  ({ texts, cues, language }) => checkNames(texts, cues, language),
]

/**
 * Everything that checks have to say of a piece.
 *
 * @param checks by default those that every piece passes; add your own: `[...commonChecks, noShouting]`
 * @example const findings = checkPiece(checkedPiece({ type, variant, value, language, cues, detector }))
 */
export function checkPiece(
  piece: CheckedPiece,
  checks: readonly PieceCheck[] = commonChecks,
): readonly Finding[] {
  return checks.flatMap((check) => check(piece))
}
