import type { Material } from '../material.ts'
import type { Assignment } from '../prompt-parts.ts'
import { clip, type Sentence } from '../text/index.ts'
import { subjects } from '../titles.ts'
import { focused, scopeOf } from './focus.ts'
import { generality, titleFactor } from './headlines.ts'
import { type Piece, paragraphs, placeOf, startPiece } from './piece.ts'
import { bestChapters, hasPlenty, sectionsOf } from './sections.ts'

export interface NewsletterIntro {
  readonly subject: string
  readonly preheader: string
  readonly text: string
  readonly cues: readonly string[]
}

const longestSubject = 60

export function writeNewsletterIntro(whole: Material, assignment: Assignment): NewsletterIntro {
  const material = focused(whole, placeOf('intro'))
  const { start, end } = scopeOf(material)
  const { analysis } = material
  const { formulas } = analysis.language
  const target = assignment.words ?? 120
  const piece = startPiece(material, { hand: 'intro' })
  const plenty = hasPlenty(material)
  const subject = (plenty ? subjectFrom(piece) : undefined) ?? clip(material.title, longestSubject)
  const preheader = (plenty ? preheaderFrom(piece) : undefined) ?? topicsAsPreheader(material)
  const issue = formulas.issue.replace('{list}', subjects(analysis, bestChapters(material, 3), 3))
  const before = piece.words()
  const lead = piece.take({
    range: { start, end: Math.ceil(start + (end - start) / 3) },
    words: (target - 10) / 2,
    runs: 0.4,
    chains: true,
  })
  const rest = piece.take({
    words: target - 10 - (piece.words() - before),
    runs: 0.4,
    chains: true,
    needed: lead.length === 0,
  })
  const sentences = [...lead, ...rest].sort((one, other) => one.index - other.index)
  return { subject, preheader, text: [...paragraphs(sentences), issue].join('\n\n'), cues: piece.cues() }
}

/** On a telephone a list of mails shows so much. */
const telephone = 40

/** A sentence short enough to be read whole in a list of mails, best also in one on a telephone. */
function subjectFrom(piece: Piece): string | undefined {
  const take = (longest: number): Sentence | undefined =>
    piece.take({
      words: 10,
      most: 1,
      floor: 0.2,
      fits: ({ opening, stands, words }) =>
        stands && words >= 4 && opening.length <= longest + 1 && !/[,;:]/.test(opening),
    })[0]
  const sentence = take(telephone) ?? take(longestSubject)
  return sentence?.opening.replace(/\.$/, '')
}

/** A sentence of 40 to 90 characters. */
function preheaderFrom(piece: Piece): string | undefined {
  const [sentence] = piece.take({
    words: 16,
    most: 1,
    fits: ({ opening, stands }) => stands && opening.length >= 40 && opening.length <= 90,
  })
  return sentence?.opening
}

function topicsAsPreheader(material: Material): string {
  const { analysis } = material
  const lists = [3, 2, 4, 5, 1].map((count) => {
    return analysis.language.formulas.inside.replace(
      '{list}',
      subjects(analysis, bestChapters(material, count), count),
    )
  })
  return lists.find(({ length }) => length >= 40 && length <= 90) ?? clip(lists[0] ?? '', 90)
}

export interface NewsletterPoints {
  readonly heading: string
  readonly points: readonly { readonly heading: string; readonly text: string; readonly cue: string }[]
  readonly cues: readonly string[]
}

/** A point from each chapter, five at most, under the chapter's title. */
export function writeMainPoints(material: Material, assignment: Assignment): NewsletterPoints {
  const { analysis } = material
  const piece = startPiece(material, { hand: 'main_points' })
  const visited = bestChapters(
    { ...material, chapters: sectionsOf(material, Math.max(3, material.chapters.length)) },
    5,
  )
  const words = assignment.words === undefined ? 48 : assignment.words / visited.length - 3
  const points = visited.flatMap((chapter) => {
    const sentences = piece.take({
      range: chapter,
      words,
      runs: 0.6,
      chains: true,
      floor: 0.2,
      lift: (sentence) => titleFactor(sentence, chapter.title),
    })
    const cue = heaviest(sentences, material)?.cues[0]
    const text = paragraphs(sentences, analysis.language.formulas.attributed).join(' ')
    return cue === undefined ? [] : [{ heading: chapter.title, text, cue }]
  })
  return { heading: analysis.language.formulas.mainPoints, points, cues: piece.cues() }
}

function heaviest(sentences: readonly Sentence[], { weights }: Material): Sentence | undefined {
  return sentences.reduce<Sentence | undefined>(
    (best, sentence) =>
      best === undefined || (weights[sentence.index] ?? 0) > (weights[best.index] ?? 0) ? sentence : best,
    undefined,
  )
}

export interface NewsletterTakeaways {
  readonly heading: string
  readonly takeaways: readonly string[]
  readonly cues: readonly string[]
}

/** Single sentences that hold beyond the story they were told in: no figures and no `I`, as far as that is possible. */
export function writeTakeaways(material: Material, assignment: Assignment): NewsletterTakeaways {
  const { language } = material.analysis
  const piece = startPiece(material, { hand: 'takeaways' })
  const sentences = piece.take({
    words: assignment.words ?? 110,
    most: 6,
    needed: true,
    fits: ({ words }) => words <= 30,
    lift: (sentence) => generality(sentence, piece) * (sentence.words <= 18 ? 1.2 : 1),
  })
  return {
    heading: language.formulas.takeaways,
    takeaways: sentences.map(({ opening }) => opening),
    cues: piece.cues(),
  }
}
