import type { Language } from '../languages/index.ts'
import type { Material } from '../material.ts'
import type { Assignment } from '../prompt-parts.ts'
import { countWords, follows, type Phrase, type Sentence, sentenceCase } from '../text/index.ts'
import { inSentence, keyTopics } from '../titles.ts'
import { type Piece, runningText, startPiece } from './piece.ts'

export interface Faq {
  readonly title: string
  readonly questions: readonly {
    readonly question: string
    readonly answer: string
    readonly cues: readonly string[]
  }[]
  readonly cues: readonly string[]
}

interface Entry {
  readonly question: string
  readonly answer: readonly Sentence[]
}

const counts: Readonly<Record<string, number>> = { five: 5, ten: 10 }
/** In words. */
const answers = { least: 12, usual: 55, most: 80 }
const questions = { least: 4, most: 22 }

/**
 * Questions that were really asked in the source, with the answers that followed, the weightiest first chosen; and where
 * these are too few, what is said about the subjects of the source. All in its order.
 */
export function writeFaq(material: Material, { variant }: Pick<Assignment, 'variant'>): Faq {
  const { analysis } = material
  const { faq } = analysis.language.formulas
  const wanted = counts[variant ?? ''] ?? 5
  const piece = startPiece(material)
  const asked = askedIn(piece, wanted)
  const made = [...asked, ...aboutSubjects(piece, wanted - asked.length)]
  const inOrder = made.sort((one, other) => (one.answer[0]?.index ?? 0) - (other.answer[0]?.index ?? 0))
  return {
    title: faq.title.replace('{topic}', titleTopic(material)),
    questions: inOrder.map(({ question, answer }) => ({
      question,
      answer: runningText(answer),
      cues: [...new Set(answer.flatMap(({ cues }) => cues))],
    })),
    cues: analysis.cues
      .map(({ id }) => id)
      .filter((id) => made.some(({ answer }) => answer.some(({ cues }) => cues.includes(id)))),
  }
}

function titleTopic({ analysis, title }: Material): string {
  const [first] = keyTopics(analysis, { start: 0, end: analysis.sentences.length }, 1)
  return first === undefined ? title : inSentence(first)
}

/** The questions of the source that can be understood by themselves and are answered right behind. */
function askedIn(piece: Piece, wanted: number): readonly Entry[] {
  const { analysis, weights, allows, barred } = piece.material
  const candidates = analysis.sentences
    .filter(
      (question) =>
        isAskable(question, analysis.language) && allows(question.text) && !barred.has(question.index),
    )
    .flatMap((question) => {
      const answer = answerTo(question, piece)
      if (answer.length === 0) return []
      const weight = answer.reduce((sum, { index }) => sum + (weights[index] ?? 0), 0) / answer.length
      const isForReader = !analysis.language.secondPerson.test(question.opening)
      return [
        {
          question: question.opening,
          answer,
          weight: weight * (isForReader ? 1 : 0.4) * (question.isHost ? 1.3 : 1),
        },
      ]
    })
    .sort((one, other) => other.weight - one.weight)
    .slice(0, wanted)
  return candidates.flatMap(({ question, answer }) => {
    const taken = piece.claim(answer)
    return taken ? [{ question, answer }] : []
  })
}

function isAskable(
  { kind, asksAlone, words, terms, isSignpost, opening }: Sentence,
  { demonstrative, interrogative, firstPerson }: Language,
): boolean {
  return (
    kind === 'question' &&
    asksAlone &&
    !demonstrative.test(opening) &&
    interrogative.test(opening) &&
    !firstPerson.test(opening) &&
    !isSignpost &&
    words >= questions.least &&
    words <= questions.most &&
    terms.length > 1
  )
}

/** What is said right after a question, by one person, until it is an answer. */
function answerTo(question: Sentence, { material }: Piece): readonly Sentence[] {
  const { sentences } = material.analysis
  const answer: Sentence[] = []
  let words = 0
  let before = question
  for (const sentence of sentences.slice(question.index + 1, question.index + 7)) {
    const isOther = answer[0] !== undefined && sentence.speaker !== answer[0].speaker
    if (material.barred.has(sentence.index)) return []
    if (
      !follows(sentence, before) ||
      sentence.kind !== 'statement' ||
      isOther ||
      !material.allows(sentence.text)
    )
      break
    if (
      words + sentence.words > answers.most ||
      // The speaker goes on to something else.
      (words >= answers.least && (sentence.shifts || sentence.isSignpost)) ||
      // What begins anew is said about something else.
      (words >= answers.usual * 0.6 && sentence.stands && answer.length > 1)
    )
      break
    // Who asks does not answer, unless nobody else is there.
    if (question.isHost && sentence.isHost) break
    answer.push(sentence)
    words += sentence.words
    before = sentence
  }
  while (answer.at(-1)?.announces === true) words -= answer.pop()?.words ?? 0
  return words >= answers.least ? answer : []
}

/** What is said about the subjects that the source speaks of most, each under a question that any source would answer. */
function aboutSubjects(piece: Piece, wanted: number): readonly Entry[] {
  if (wanted <= 0) return []
  const { analysis, chapters, allows, usableWords } = piece.material
  const { faq } = analysis.language.formulas
  // A thin source is shared out.
  const usual = Math.min(answers.usual, Math.max(answers.least, (usableWords * 0.7 - piece.words()) / wanted))
  const whole = { start: 0, end: analysis.sentences.length }
  const topics = distinct([
    ...keyTopics(analysis, whole, wanted),
    ...chapters.flatMap((chapter) => keyTopics(analysis, chapter, 6).slice(0, 1)),
    ...keyTopics(analysis, whole, 30),
    ...chapters.flatMap((chapter) => keyTopics(analysis, chapter, 6)),
    ...analysis.sentences.flatMap(({ index }) => analysis.phrases.bySentence[index]?.slice(0, 1) ?? []),
  ])
  const entries: Entry[] = []
  for (const topic of topics) {
    if (entries.length >= wanted) break
    if (!allows(topic.text)) continue
    const answer = answerAbout(topic, piece, usual)
    if (countWords(runningText(answer)) < Math.min(answers.least, usual)) {
      piece.release(answer)
      continue
    }
    const isFigures = answer.filter(({ figures }) => figures > 0).length > 1 && entries.length % 3 === 1
    const formula = isFigures ? faq.figures : faq.about[entries.length % faq.about.length]
    entries.push({
      question: sentenceCase((formula ?? faq.figures).replace('{topic}', inSentence(topic))),
      answer,
    })
  }
  return [...entries, ...aboutRest(piece, wanted - entries.length, usual, entries)]
}

/** What is left of a thin source: its best passages, under whatever they speak of that no other question names. */
function aboutRest(piece: Piece, wanted: number, usual: number, asked: readonly Entry[]): readonly Entry[] {
  const { phrases, language } = piece.material.analysis
  const { faq } = language.formulas
  const entries: Entry[] = []
  const named = new Set<string>()
  const isAsked = (text: string): boolean =>
    asked.some(({ question }) => question.toLowerCase().includes(text.toLowerCase()))
  for (let tries = 0; entries.length < wanted && tries < wanted * 3; tries += 1) {
    const answer = piece.take({ words: Math.max(usual, 40), most: 3, chains: true, runs: 1 })
    const topic = answer
      .flatMap(({ index }) => phrases.bySentence[index] ?? [])
      .find(({ text }) => !named.has(text) && !isAsked(text) && piece.material.allows(text))
    if (topic === undefined || countWords(runningText(answer)) < answers.least) continue
    named.add(topic.text)
    const formula = faq.about[(asked.length + entries.length) % faq.about.length] ?? faq.figures
    entries.push({ question: sentenceCase(formula.replace('{topic}', inSentence(topic))), answer })
  }
  return entries
}

function distinct(topics: readonly Phrase[]): readonly Phrase[] {
  const seen = new Set<string>()
  return topics.filter(({ stems }) => {
    const isNew = !stems.some((stem) => seen.has(stem))
    for (const stem of stems) seen.add(stem)
    return isNew
  })
}

/** Within so many words of its beginning a sentence says what it is about. */
const subjectWords = 7

function opensWith({ tokens }: Sentence, stems: readonly string[]): boolean {
  const near = new Set(tokens.slice(0, subjectWords).map(({ stem }) => stem))
  return stems.every((stem) => near.has(stem))
}

/** The best sentences that speak of a topic, and what goes on from them. */
function answerAbout({ stems }: Phrase, piece: Piece, usual: number): readonly Sentence[] {
  const speaks = ({ terms }: Sentence): boolean => stems.every((stem) => terms.includes(stem))
  const [first] = piece.take({
    words: 40,
    most: 1,
    fits: (sentence) =>
      sentence.stands && speaks(sentence) && opensWith(sentence, stems) && sentence.words >= 7,
  })
  if (first === undefined) return []
  const next = piece.take({
    range: { start: first.index + 1, end: first.index + 3 },
    words: usual - first.words,
    most: 2,
    runs: 1,
    chains: true,
    after: first,
    fits: (sentence) => sentence.words > 4 && !sentence.announces && sentence.speaker === first.speaker,
  })
  const left = usual - countWords(runningText([first, ...next]))
  const others =
    left < 12
      ? []
      : piece.take({
          range: { start: first.index + 1, end: piece.material.analysis.sentences.length },
          words: left,
          most: 1,
          fits: (sentence) => sentence.stands && speaks(sentence) && sentence.speaker === first.speaker,
        })
  return [first, ...next, ...others].sort((one, other) => one.index - other.index)
}
