// Checks of written pieces. Usable alone: `@repurpose/content/checks`.

export { checkPiece, commonChecks } from './common.ts'
export { type Claim, splitClaims } from './faithfulness/claims.ts'
export {
  type AskJudge,
  type Faithfulness,
  type FaithfulnessRequest,
  judgeFaithfulness,
} from './faithfulness/faithfulness.ts'
export { type JudgedClaim, type Verdict, type Verdicts, verdictsSchema } from './faithfulness/verdicts.ts'
export {
  type CheckFacts,
  type Fault,
  type Finding,
  findingsOf,
  qualityOf,
  type Repair,
  toChecks,
  toRepairs,
} from './finding.ts'
export { type Citation, checkCitations, citationsOf, citedAt } from './grounding/citations.ts'
export { checkCoverage } from './grounding/coverage.ts'
export { checkFigures } from './grounding/figures.ts'
export { checkNames } from './grounding/names.ts'
export { checkQuotations } from './grounding/quotations.ts'
export { checkTimes } from './grounding/times.ts'
export { type LanguageDetector, loadLanguageDetector } from './language/detector.ts'
export { checkLanguage, type LanguageGround } from './language/language.ts'
export { type Bounds, checkAmount, checkCharacterCount, checkSpokenSeconds, checkWords } from './length.ts'
export { checkLinks, type LinkGround } from './links/links.ts'
export { checkMarkup, holdsMarkdown } from './markup/markup.ts'
export { cliches } from './phrases/cliches.ts'
export { checkPhrases, type PhraseGround } from './phrases/phrases.ts'
export { type CheckedPiece, checkedPiece, type PieceCheck, type PieceFacts } from './piece.ts'
export {
  type ChapterStart,
  type CharacterRule,
  characterRules,
  checkChapters,
  checkCharacters,
  checkLimit,
  checkLimits,
  checkPlatform,
  type Limit,
  limits,
  mendChapters,
  type PlatformName,
  type PlatformRule,
  type Published,
  type PublishedText,
  platforms,
  type VideoChapters,
  weightedLength,
} from './platforms/index.ts'
export type { Audience, Taken, TextFigures } from './readability/formulas.ts'
export { checkReadability, type ReadabilityGround, readingEase } from './readability/readability.ts'
export { checkSentences } from './readability/sentences.ts'
export { checkComplete } from './remains/complete.ts'
export { checkRemains, type RemainsGround } from './remains/remains.ts'
export { checkAcross, type SiblingPiece } from './repetition/across.ts'
export { checkRepeats } from './repetition/repeats.ts'
export { spokenSeconds } from './spoken.ts'
export { type SourceText, sourceTextOf } from './text/source-text.ts'
export { type PlacedText, textsOf } from './text/texts.ts'
