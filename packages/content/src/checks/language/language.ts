import { type Fault, type Finding, findingsOf, listed } from '../finding.ts'
import { localeOf } from '../text/segmenter.ts'
import { isProse, type PlacedText } from '../text/texts.ts'
import type { LanguageDetector } from './detector.ts'
import { type Judgement, judgeLanguage, wantedLanguage } from './judge.ts'

/** What the texts of a piece are held to. */
export interface LanguageGround {
  /** Asked for, BCP 47. */
  readonly language: string
  /** From `loadLanguageDetector()`, or one of your own. */
  readonly detector: LanguageDetector
  /** Texts that stay in another language: passages of the source, word for word. */
  readonly isQuotation?: ((text: string) => boolean) | undefined
}

/**
 * Whether a piece is written in the language asked for: field by field where a field has enough text, otherwise as a
 * whole. Quotations, hashtags, addresses and names do not count, and what is too short to tell passes. A field that is
 * certainly in another language fails the piece; a doubtful one only lowers its score.
 *
 * @example checkLanguage(textsOf(value), { language: 'es-MX', detector: await loadLanguageDetector() })
 */
export function checkLanguage(texts: readonly PlacedText[], ground: LanguageGround): readonly Finding[] {
  const { language, detector, isQuotation = () => false } = ground
  const wanted = wantedLanguage(language)
  const judge = (text: string): Judgement => judgeLanguage(text, wanted, detector)
  const prose = texts.filter(isProse)
  const judged = prose
    .filter(({ text }) => !isQuotation(text))
    .map(({ path, text }) => ({ path, text, judgement: judge(text) }))
  const clear = judged.filter(({ judgement }) => judgement.verdict !== 'unclear')
  const unclear = judged.filter(({ judgement }) => judgement.verdict === 'unclear')
  // Titles and posts are too short one by one, and tell their language together.
  const rest = judge(unclear.map(({ text }) => text).join('\n'))
  const wrong = clear.filter(({ judgement }) => isWrong(judgement))
  const isNothingRight =
    judged.length === prose.length && clear.length === wrong.length && rest.verdict !== 'wanted'
  const whole = isNothingRight ? judge(judged.map(({ text }) => text).join('\n')) : undefined
  const faults =
    whole !== undefined && isCertain(whole)
      ? [faultOf(judged.length === 1 ? judged[0]?.path : undefined, whole, language)]
      : [
          ...wrong.map(({ path, judgement }) => faultOf(path, judgement, language)),
          ...(isWrong(rest) ? [doubt(rest, unclear, language)] : []),
        ]
  return findingsOf(
    { name: 'language', required: true, code: 'LANGUAGE_WRONG', weight: 3 },
    faults,
    [rest, ...clear.map(({ judgement }) => judgement)].some(({ verdict }) => verdict === 'wanted')
      ? `written in ${nameOf(language)}`
      : 'too short to tell the language',
  )
}

function isCertain({ verdict }: Judgement): boolean {
  return verdict === 'other'
}

function isWrong({ verdict }: Judgement): boolean {
  return verdict === 'other' || verdict === 'doubtful'
}

function faultOf(path: string | undefined, judgement: Judgement, language: string): Fault {
  const message = `written in ${nameOf(judgement.found)}; write it in ${nameOf(language)} (${language})`
  return isCertain(judgement)
    ? { path, message }
    : { path, message: `seems to be ${message}`, score: 0.5, required: false }
}

/** Short texts that only together seem to be in another language: any of them may be right. */
function doubt(judgement: Judgement, texts: readonly PlacedText[], language: string): Fault {
  const paths = listed(texts.map(({ path }) => path))
  const found = nameOf(judgement.found)
  return {
    message: `${paths} seem to be written in ${found}; wanted is ${nameOf(language)} (${language})`,
    score: 0.5,
    required: false,
  }
}

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' })
const scriptNames = new Intl.DisplayNames(['en'], { type: 'script', fallback: 'code' })

function nameOf(languageOrScript: string): string {
  if (/^[A-Z][a-z]{3}$/.test(languageOrScript)) return `${scriptNames.of(languageOrScript)} script`
  return `${names.of(localeOf(languageOrScript))}`
}
