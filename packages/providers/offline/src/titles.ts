import type { Analysis } from './analysis.ts'
import { type CountedPhrase, joinList, type Range, sentenceCase, topPhrases } from './text/index.ts'

/** What the whole source is about, as a title. */
export function sourceTitle(analysis: Analysis): string {
  const { sentences, phrases } = analysis
  const found = topPhrases(phrases, sentences, { start: 0, end: sentences.length }, 8)
  // A phrase of several words that comes up late and seldom belongs to a chapter and not to the whole.
  const often = Math.max(2, Math.min(4, sentences.length / 15))
  const general = found.filter(({ stems, count, isEarly }) => stems.length === 1 || isEarly || count >= often)
  const title = threefold(general, analysis) ?? titleFrom(general.length > 0 ? general : found, analysis)
  return title ?? analysis.language.formulas.untitled
}

/** Where single words lead, three subjects say more than two: the best, the next, and the best of several words. */
function threefold(found: readonly CountedPhrase[], { language }: Analysis): string | undefined {
  const common = found.filter(({ isName, count }) => !isName && count > 1)
  const [first, second] = common
  if (first === undefined || second === undefined || common.slice(0, 3).some(({ stems }) => stems.length > 1))
    return undefined
  const third = common.slice(2).find(({ stems }) => stems.length > 1) ?? common[2]
  if (third === undefined) return undefined
  const title = sentenceCase(joinList([first.text, second.text, third.text], language.formulas.and))
  return title.length > 60 ? undefined : title
}

/** A title for each range, no two alike; a range about nothing in particular gets the beginning of its best sentence. */
export function rangeTitles(analysis: Analysis, ranges: readonly Range[]): readonly string[] {
  const used = new Set<string>()
  const titles = new Set<string>()
  return ranges.map((range, index) => {
    const found = topPhrases(analysis.phrases, analysis.sentences, range, 6, used)
    let title = titleFrom(found, analysis) ?? sentenceTitle(analysis, range)
    if (titles.has(title)) title = `${title} (${index + 1})`
    titles.add(title)
    for (const stem of found[0]?.stems ?? []) used.add(stem)
    return title
  })
}

/** The phrases that title and headings are made of, best first. */
export function keyPhrases(analysis: Analysis, range: Range, wanted: number): readonly string[] {
  return topPhrases(analysis.phrases, analysis.sentences, range, wanted).map(({ text }) => text)
}

/** One good phrase, or two where the second is whole enough to stand beside it. */
function titleFrom(found: readonly CountedPhrase[], { language }: Analysis): string | undefined {
  const [first] = found
  if (first === undefined) return undefined
  const lead = leadOf(found, first)
  const partner = found.find((phrase) => {
    return (
      phrase !== lead &&
      !phrase.isName &&
      phrase.count > 1 &&
      (lead.stems.length === 1 || phrase.stems.length > 1)
    )
  })
  const both = partner === undefined ? lead.text : joinList([lead.text, partner.text], language.formulas.and)
  return sentenceCase(both.length > 60 ? lead.text : both)
}

/** A phrase of several words says more than a single one, if it is among the best; neither is one if said only once. */
function leadOf(found: readonly CountedPhrase[], first: CountedPhrase): CountedPhrase {
  const isWhole = ({ stems, isName, count }: CountedPhrase): boolean =>
    stems.length > 1 && !isName && count > 1
  return isWhole(first)
    ? first
    : (found.slice(0, 3).find(isWhole) ??
        found.find(({ stems, count }) => stems.length === 1 && count > 1) ??
        first)
}

/** The one phrase that a range is most about. */
export function leadPhrase(analysis: Analysis, range: Range): string | undefined {
  const found = topPhrases(analysis.phrases, analysis.sentences, range, 6)
  return found[0] === undefined ? undefined : leadOf(found, found[0]).text
}

/** The subjects of several ranges, as `A, B and C`. */
export function subjects(analysis: Analysis, ranges: readonly Range[], most: number): string {
  const phrases = new Set(ranges.flatMap((range) => leadPhrase(analysis, range) ?? []))
  const whole = keyPhrases(analysis, { start: 0, end: analysis.sentences.length }, most)
  const chosen = phrases.size >= 2 ? [...phrases] : whole
  return joinList(chosen.slice(0, most), analysis.language.formulas.and)
}

function sentenceTitle({ sentences, scores, language }: Analysis, { start, end }: Range): string {
  let best = start
  for (let index = start; index < end; index += 1)
    if ((scores[index] ?? 0) > (scores[best] ?? 0)) best = index
  const words = sentences[best]?.opening
    .replace(/[.!?…]+$/u, '')
    .split(' ')
    .slice(0, 8)
    .join(' ')
  return words === undefined || words === '' ? language.formulas.untitled : words.replace(/[,;:]$/, '')
}
