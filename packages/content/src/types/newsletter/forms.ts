import { countWords } from '@repurpose/core'
import { checkAmount, checkCoverage, checkPlatform, type Finding } from '../../checks/index.ts'
import type { PieceForm, ReviewGround } from '../../writing/index.ts'
import { checkDistinct } from '../distinct.ts'
import { checkEase } from '../ease.ts'
import {
  type NewsletterIntro,
  type NewsletterPoints,
  type NewsletterTakeaways,
  newsletterIntroSchema,
  newsletterPointsSchema,
  newsletterTakeawaysSchema,
} from './schema.ts'

/** What a section of a newsletter is read in. Outside of it a section loses quality and does not fail. */
const readable = { minimum: 30, maximum: 500 }

const intro: PieceForm<NewsletterIntro> = {
  schema: newsletterIntroSchema,
  source: { leastWords: 60 },
  review: reviewIntro,
}

const mainPoints: PieceForm<NewsletterPoints> = {
  schema: newsletterPointsSchema,
  source: { leastWords: 120 },
  review: reviewMainPoints,
}

const takeaways: PieceForm<NewsletterTakeaways> = {
  schema: newsletterTakeawaysSchema,
  source: { leastWords: 120 },
  review: reviewTakeaways,
}

export const newsletterForms = { intro, main_points: mainPoints, takeaways } as const

export function reviewIntro(piece: NewsletterIntro, ground: ReviewGround): readonly Finding[] {
  const { subject, preheader, text } = piece
  return [
    ...checkPlatform('newsletterSubject', subject, 'subject'),
    ...checkPlatform('newsletterPreheader', preheader, 'preheader'),
    ...checkReadable([text], 'text', ground),
    ...checkEase([text], 'read', ground),
  ]
}

export function reviewMainPoints(
  { points, cues }: NewsletterPoints,
  ground: ReviewGround,
): readonly Finding[] {
  const texts = points.map(({ text }) => text)
  const cited = [...cues, ...points.map(({ cue }) => cue)]
  return [
    checkItems(points.length, 'points', ground),
    ...checkDistinct(
      points.map(({ heading: text }, index) => ({ path: `points[${index}]`, text })),
      'heading',
    ),
    ...checkReadable(texts, 'points', ground),
    ...checkEase(texts, 'read', ground),
    checkCoverage(cited, ground.chapters, countWords(texts.join('\n'), ground.language)),
  ]
}

export function reviewTakeaways(
  { takeaways: texts }: NewsletterTakeaways,
  ground: ReviewGround,
): readonly Finding[] {
  return [
    checkItems(texts.length, 'takeaways', ground),
    ...checkReadable(texts, 'takeaways', ground),
    ...checkEase(texts, 'read', ground),
  ]
}

/** As many as are still read; of a thin source one will do. */
function checkItems(amount: number, path: string, { contract }: ReviewGround): Finding {
  const facts = { name: 'items', unit: path, path, weight: 1, required: false }
  return checkAmount(amount, { minimum: contract.thin ? 1 : 2, maximum: 8 }, facts)
}

/** Nothing is demanded of a thin source. */
function checkReadable(
  texts: readonly string[],
  path: string,
  { contract, language }: ReviewGround,
): readonly Finding[] {
  if (contract.thin) return []
  const facts = { name: 'length', unit: 'words', path, weight: 1, required: false }
  return [checkAmount(countWords(texts.join('\n'), language), readable, facts)]
}
