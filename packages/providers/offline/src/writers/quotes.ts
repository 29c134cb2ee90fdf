import { findQuotes } from '../brief/index.ts'
import type { Material } from '../material.ts'
import type { Assignment } from '../prompt-parts.ts'
import { type CountedPhrase, follows, type Phrase, type Sentence } from '../text/index.ts'
import { inSentence, keyTopics } from '../titles.ts'

export interface Quotes {
  readonly quotes: readonly {
    readonly text: string
    readonly cue: string
    readonly speaker?: string
    readonly context: string
  }[]
  readonly cues: readonly string[]
}

const counts: Readonly<Record<string, number>> = { five: 5, ten: 10 }

/** Sentences of the source as they are, the most striking first, the others in its order. */
export function writeQuotes(material: Material, { variant }: Pick<Assignment, 'variant'>): Quotes {
  const { analysis, chapters, weights, leads, allows, barred } = material
  const found = findQuotes(analysis, {
    count: counts[variant ?? ''] ?? 5,
    parts: chapters,
    weigh: (index) => (weights[index] ?? 0) * (leads.has(index) ? 1.5 : 1),
    barred: new Set(
      analysis.sentences.flatMap(({ verbatim, index }) =>
        allows(verbatim) && !barred.has(index) ? [] : [index],
      ),
    ),
  })
  const [first, ...others] = found
  const sentences =
    first === undefined ? [] : [first, ...others.sort((one, other) => one.index - other.index)]
  const used = new Set<string>(sentences.map(({ opening }) => opening))
  return {
    quotes: sentences.map((sentence) => ({
      text: sentence.verbatim,
      cue: sentence.cues[0] ?? '',
      ...(sentence.speaker === undefined ? {} : { speaker: sentence.speaker }),
      context: contextOf(sentence, material, used),
    })),
    cues: analysis.cues.map(({ id }) => id).filter((id) => sentences.some(({ cues }) => cues.includes(id))),
  }
}

/** So many sentences around a quote tell what it is about. */
const around = 3

/** A longer sentence before a quotation would be a second one, a shorter one says nothing. In words. */
const introductions = { least: 8, most: 22 }

/** The question that it answers, the sentence that led to it, or a subject that is spoken of there; each subject once. */
function contextOf(sentence: Sentence, material: Material, used: Set<string>): string {
  const { analysis } = material
  const { quotes } = analysis.language.formulas
  const before = analysis.sentences[sentence.index - 1]
  const isAnswer =
    before?.kind === 'question' &&
    before.asksAlone &&
    follows(sentence, before) &&
    before.speaker !== sentence.speaker
  const topics = topicsNear(sentence, material).map((topic) =>
    quotes.about.replace('{topic}', inSentence(topic)),
  )
  const asked = isAnswer ? [quotes.asked.replace('{question}', before.opening)] : []
  const isIntroduced =
    before?.kind === 'statement' &&
    before.stands &&
    follows(sentence, before) &&
    before.words >= introductions.least &&
    before.words <= introductions.most &&
    !used.has(before.opening)
  const led = isIntroduced ? [quotes.before.replace('{sentence}', before.opening)] : []
  const contexts = [...asked, ...led, ...topics]
  const usual = quotes.about.replace('{topic}', material.title)
  const context = contexts.find((candidate) => !used.has(candidate) && material.allows(candidate)) ?? usual
  used.add(context)
  return context
}

/** Subjects, best first: of the sentence itself, of what is said around it, of its chapter, of the whole. */
function topicsNear(sentence: Sentence, { analysis, chapters }: Material): readonly Phrase[] {
  const whole = { start: 0, end: analysis.sentences.length }
  const chapter = chapters.find(({ start, end }) => start <= sentence.index && sentence.index < end) ?? whole
  const range = { start: Math.max(0, sentence.index - around), end: sentence.index + around + 1 }
  const topics = keyTopics(analysis, chapter, 8)
  const near = new Set(analysis.sentences.slice(range.start, range.end).flatMap(({ terms }) => terms))
  const saidIn = (terms: ReadonlySet<string>): readonly CountedPhrase[] =>
    topics.filter(({ stems }) => stems.every((stem) => terms.has(stem)))
  return [
    ...saidIn(new Set(sentence.terms)),
    ...(analysis.phrases.bySentence[sentence.index] ?? []),
    ...saidIn(near),
    ...topics,
    ...keyTopics(analysis, whole, 20),
  ]
}
