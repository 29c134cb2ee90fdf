import { localeOf, primaryOf } from '../text/segmenter.ts'
import type { LanguageDetector } from './detector.ts'
import { chunksOf, ownWords } from './own-words.ts'
import { lettersByScript, type Script, scriptsOf } from './scripts.ts'

/** From fewer letters nobody can tell. */
const fewestLetters = 40
const fewestWords = 5
/** Where a character is a syllable or a word, it says as much as some letters. */
const denseWeight = 3
const denseScripts: readonly Script[] = ['Hani', 'Kana', 'Hang']
/** What is shorter may be full of words from elsewhere, so it takes more to be certain. */
const shortText = 60
/** Characters of the parts in which a text is looked at. */
const largePart = 500
const sentence = 80
/**
 * How much better another language has to fit than the one asked for, as a logarithm: so that it is likely, and so that it
 * is certain; in short texts and in longer ones.
 */
const leads = { short: { likely: 0.5, certain: 0.8 }, long: { likely: 0.3, certain: 0.3 } } as const
/** How much of a text letters have to fill that the language asked for does not have. */
const foreignShare = 0.7

/** Languages so near to each other that a few sentences do not tell them apart. */
const families: readonly (readonly string[])[] = [
  ['no', 'da'],
  ['hr', 'sr', 'bs'],
  ['ms', 'id'],
  ['hi', 'mr'],
]
const namesInDetector: Readonly<Record<string, string>> = { nb: 'no', nn: 'no', fil: 'tl' }

/** The language that a text should be in. */
export interface WantedLanguage {
  readonly primary: string
  /** Empty where nothing is known of the script. */
  readonly scripts: readonly Script[]
}

export function wantedLanguage(tag: string): WantedLanguage {
  const locale = localeOf(tag)
  const primary = primaryOf(locale)
  return { primary: namesInDetector[primary] ?? primary, scripts: scriptsOf(locale) }
}

/** What can be said of the language of a text. */
export interface Judgement {
  readonly verdict: 'wanted' | 'unclear' | 'doubtful' | 'other'
  /** What it is in where that is not what is wanted: a language or, where that cannot be told, a script. */
  readonly found: string
}

const unclear: Judgement = { verdict: 'unclear', found: '' }

/**
 * Whether a text is in a language; a part that certainly is not decides over the whole. It is looked at in large parts, by
 * which it is judged, and then sentence by sentence for what is as plain as in a short text.
 */
export function judgeLanguage(text: string, wanted: WantedLanguage, detector: LanguageDetector): Judgement {
  const own = ownWords(text)
  const judgements = chunksOf(own, largePart).map((chunk) => judgeChunk(chunk, wanted, detector, shortText))
  const sentences = chunksOf(own, sentence)
  if (sentences.length > 1) {
    const apart = sentences.map((chunk) => judgeChunk(chunk, wanted, detector, Number.POSITIVE_INFINITY))
    judgements.push(...apart.filter(({ verdict }) => verdict === 'other'))
  }
  for (const verdict of ['other', 'doubtful', 'wanted'] as const) {
    const first = judgements.find((judgement) => judgement.verdict === verdict)
    if (first !== undefined) return first
  }
  return unclear
}

/** @param long from how many letters on a text counts as long */
function judgeChunk(
  chunk: string,
  wanted: WantedLanguage,
  detector: LanguageDetector,
  long: number,
): Judgement {
  const all = weightedLetters(chunk)
  const isDense = sum(all.filter(([script]) => denseScripts.includes(script))) > sum(all) / 2
  // In such texts Latin letters are names and terms, however many there are.
  const text = isDense ? chunk.replace(/\p{Script=Latin}+/gu, ' ') : chunk
  const scripts = isDense ? all.filter(([script]) => script !== 'Latn') : all
  const letters = sum(scripts)
  if (letters < fewestLetters || (!isDense && smallWords(text) < fewestWords)) return unclear
  const weights = detector.weigh(text)
  const [[found, weight] = ['', 0]] = [...weights].toSorted(([, one], [, other]) => other - one)
  if (found === wanted.primary || areKin(found, wanted.primary)) return { verdict: 'wanted', found }
  const foreign = sum(scripts.filter(([script]) => !wanted.scripts.includes(script)))
  if (wanted.scripts.length > 0 && foreign > letters * foreignShare) {
    const [[script] = ['']] = scripts.toSorted(([, one], [, other]) => other - one)
    return { verdict: 'other', found: found === '' ? script : found }
  }
  if (found === '' || !detector.languages.has(wanted.primary)) return unclear
  const lead = Math.log(weight / Math.max(0.01, weights.get(wanted.primary) ?? 0))
  const { likely, certain } = letters >= long ? leads.long : leads.short
  if (lead < likely) return unclear
  return { verdict: lead < certain ? 'doubtful' : 'other', found }
}

function weightedLetters(text: string): readonly (readonly [Script, number])[] {
  return Array.from(lettersByScript(text), ([script, count]) => {
    return [script, denseScripts.includes(script) ? count * denseWeight : count] as const
  })
}

function areKin(one: string, other: string): boolean {
  return families.some((family) => family.includes(one) && family.includes(other))
}

/** Words that are not written like names. Scripts without capitals have no other. */
function smallWords(text: string): number {
  return Array.from(text.matchAll(/(?<![\p{L}\p{M}])(?!\p{Lu})\p{L}/gu)).length
}

function sum(letters: readonly (readonly [Script, number])[]): number {
  return letters.reduce((all, [, count]) => all + count, 0)
}
