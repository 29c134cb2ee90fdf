import { type Finding, findingsOf } from '../finding.ts'
import { primaryOf } from '../text/segmenter.ts'
import { sentencesOf } from '../text/sentences.ts'
import { wordsOf } from '../text/words.ts'
import { type Audience, formulas, type ReadabilityFormula, type Taken, type TextFigures } from './formulas.ts'

/** A formula over fewer words says more about them than about how they are written. */
const fewestWords = 60
const fewestSentences = 3
/** So far below what is enough nothing is left of the score. */
const hopeless = 50

/** For whom the texts are. */
export interface ReadabilityGround {
  /** BCP 47. */
  readonly language: string
  /** Default `general`: people who do not know the field. */
  readonly audience?: Audience | undefined
  /** Default `read`. What is heard cannot be read a second time and has to be easier. */
  readonly taken?: Taken | undefined
}

/** How easy texts are to read by the measure of their language; `undefined` where there is none or too little text. */
export function readingEase(
  texts: readonly string[],
  language: string,
): (TextFigures & { readonly formula: string; readonly ease: number }) | undefined {
  const formula = formulas[primaryOf(language)]
  if (formula === undefined) return undefined
  const figures = figuresOf(texts, language, formula)
  if (figures.words < fewestWords || figures.sentences < fewestSentences) return undefined
  return { ...figures, formula: formula.name, ease: Math.round(formula.ease(figures)) }
}

/**
 * Whether texts are easy enough for those who take them in: Flesch for English, Szigriszt–Pazos for Spanish, Amstad for
 * German, Kandel–Moles for French, Gulpease for Italian, Martins for Portuguese. Nothing for other languages and for short
 * texts. Advice only.
 *
 * @example checkReadability([summary.text], { language: 'en', audience: 'general', taken: 'read' })
 */
export function checkReadability(texts: readonly string[], ground: ReadabilityGround): readonly Finding[] {
  const { language, audience = 'general', taken = 'read' } = ground
  const formula = formulas[primaryOf(language)]
  const measured = readingEase(texts, language)
  if (formula === undefined || measured === undefined) return []
  const { ease, words, sentences, syllables, letters } = measured
  const enough = formula.enough[audience][taken]
  const found = `${formula.name} ${ease}, wanted at least ${enough} for ${audience === 'expert' ? 'experts' : 'a general audience'} who ${taken === 'read' ? 'read' : 'hear'} it`
  const length =
    syllables > words ? `${oneDigit(syllables / words)} syllables` : `${oneDigit(letters / words)} letters`
  const advice = `shorten sentences (${oneDigit(words / sentences)} words on average) and take shorter words (${length} on average)`
  return findingsOf(
    { name: 'readability', required: false, weight: 1, code: undefined },
    ease >= enough
      ? []
      : [{ message: `${found}; ${advice}`, score: Math.max(0, 1 - (enough - ease) / hopeless) }],
    found,
  )
}

function figuresOf(texts: readonly string[], language: string, formula: ReadabilityFormula): TextFigures {
  let [words, sentences, syllables, letters] = [0, 0, 0, 0]
  for (const sentence of texts.flatMap((text) => sentencesOf(text, language))) {
    const said = wordsOf(sentence, language)
    if (said.length === 0) continue
    sentences += 1
    words += said.length
    for (const word of said) {
      syllables += formula.syllables(word)
      letters += word.length
    }
  }
  return { words, sentences, syllables, letters }
}

function oneDigit(value: number): string {
  return value.toFixed(1)
}
