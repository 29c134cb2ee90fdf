import type { Unknowns } from '../json-reading.ts'
import type { Material } from '../material.ts'
import { clip, countWords, type Range, type Sentence } from '../text/index.ts'
import { inSentence, keyTopics, titlesOf } from '../titles.ts'
import { paragraphs, runningText, startPiece } from '../writers/index.ts'
import type { Change } from './reasons.ts'

/**
 * A field's text shorter, longer or other, whichever is asked for; as it is where the source has nothing more.
 *
 * @param material with the sentences of the whole draft barred
 */
export function repairText(text: string, change: Change | undefined, material: Material): string {
  if (change?.direction === 'cut') return shorter(text, 1 - change.amount / change.size)
  const own = sentencesIn(text, material)
  return change?.direction === 'add' ? longer(text, own, change.amount, material) : other(text, own, material)
}

/** Whole sentences from the beginning, as many as the share allows; at least one, and that cut if need be. */
function shorter(text: string, share: number): string {
  const room = Math.max(1, Math.floor(text.length * share))
  const sentences = text.match(/\S[\s\S]*?(?:[.!?…]["'”’»)]*(?=\s|$)|$)\s*/gu) ?? [text]
  let kept = ''
  for (const sentence of sentences) {
    if (kept !== '' && (kept + sentence).trimEnd().length > room) break
    kept += sentence
  }
  return kept.trimEnd().length <= room ? kept.trimEnd() : clip(kept.trimEnd(), room)
}

/** The sentences of the source that a text is made of, in their order. */
function sentencesIn(text: string, { analysis, barred }: Material): readonly Sentence[] {
  return [...barred]
    .sort((one, other) => one - other)
    .flatMap((index) => analysis.sentences[index] ?? [])
    .filter(({ opening, text: said }) => text.includes(opening) || text.includes(said))
}

function longer(text: string, own: readonly Sentence[], words: number, material: Material): string {
  const piece = startPiece(material)
  const [first] = own
  const last = own.at(-1)
  const near = material.chapters.find(
    ({ start, end }) => first !== undefined && start <= first.index && first.index < end,
  )
  const take = (range: Range | undefined, left: number): readonly Sentence[] =>
    left < 4 ? [] : piece.take({ range, words: left, runs: 0.6, chains: true, after: last })
  const close = take(near, words * 1.05)
  const more = [...close, ...take(undefined, words * 1.05 - countWords(runningText(close)))]
  if (more.length === 0) return text
  const { attributed } = material.analysis.language.formulas
  const isWhole = countWords(paragraphs(own, attributed).join(' ')) >= countWords(text)
  const all = [...own, ...more].sort((one, other) => one.index - other.index)
  if (isWhole)
    return text.includes('\n\n') || countWords(text) > 80
      ? paragraphs(all, attributed).join('\n\n')
      : runningText(all)
  return `${text} ${runningText(more)}`
}

/** As long as before, of sentences that the draft does not have. */
function other(text: string, own: readonly Sentence[], material: Material): string {
  const piece = startPiece(material)
  const chosen = piece.take({
    words: Math.max(12, countWords(text)),
    most: Math.max(1, own.length),
    chains: own.length > 1,
    runs: 0.4,
    fits: ({ opening }) => opening.length <= Math.max(60, text.length),
  })
  return chosen.length === 0 ? text : runningText(chosen)
}

/** Another line of a fixed phrase and a subject: what a scene shows, what a quotation is about. */
export function otherLabel(name: string, label: string, material: Material, draft: Unknowns): string {
  const { shows, quotes } = material.analysis.language.formulas
  const [template = quotes.about] = name === 'show' ? shows.topics : []
  const written = JSON.stringify(draft)
  const whole = { start: 0, end: material.analysis.sentences.length }
  const labels = keyTopics(material.analysis, whole, 40).map((topic) =>
    template.replace('{topic}', name === 'show' ? topic.text : inSentence(topic)),
  )
  return labels.find((other) => !written.includes(other) && material.allows(other)) ?? label
}

/** Another title than those that the draft has, of a length that is asked for. */
export function otherTitle(
  title: string,
  change: Change | undefined,
  material: Material,
  draft: Unknowns,
): string {
  const isShorter = change?.direction === 'cut'
  const isLonger = change?.direction === 'add'
  const most = isShorter
    ? Math.floor(title.length * (1 - change.amount / change.size))
    : Number.POSITIVE_INFINITY
  const least = isLonger ? title.length * (1 + change.amount / change.size) : 0
  const written = JSON.stringify(draft)
  const found = titlesOf(material).find((candidate) => {
    const isNew = !written.includes(JSON.stringify(candidate).slice(1, -1))
    return isNew && candidate.length <= most && candidate.length >= least && material.allows(candidate)
  })
  if (found !== undefined) return found
  return isShorter ? clip(title, most) : title
}
