import type { Analysis } from './analysis.ts'
import { joinList, type Phrase, type Range, sentenceCase, topPhrases } from './text/index.ts'

/** What the whole source is about, as a title. */
export function sourceTitle(analysis: Analysis): string {
  const { sentences, phrases } = analysis
  return titleFrom(topPhrases(phrases, sentences, { start: 0, end: sentences.length }, 6), analysis) ?? analysis.language.formulas.untitled
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
function titleFrom(found: readonly Phrase[], { language }: Analysis): string | undefined {
  const [first] = found
  if (first === undefined) return undefined
  const lead = first.stems.length > 1 ? first : (found.slice(0, 3).find(({ stems }) => stems.length > 1) ?? first)
  const partner = found.find((phrase) => phrase !== lead && !phrase.isName && (phrase.stems.length > 1 || isPlural(phrase)))
  const both = partner === undefined ? lead.text : joinList([lead.text, partner.text], language.formulas.and)
  return sentenceCase(both.length > 60 ? lead.text : both)
}

function isPlural({ text }: Phrase): boolean {
  return /[^su]s$/.test(text)
}

function sentenceTitle({ sentences, scores, language }: Analysis, { start, end }: Range): string {
  let best = start
  for (let index = start; index < end; index += 1) if ((scores[index] ?? 0) > (scores[best] ?? 0)) best = index
  const words = sentences[best]?.opening.replace(/[.!?…]+$/u, '').split(' ').slice(0, 8).join(' ')
  return words === undefined || words === '' ? language.formulas.untitled : words.replace(/[,;:]$/, '')
}
