import { contentType, countWords } from '@repurpose/core'
import { brief } from '../../brief/index.ts'
import {
  checkAmount,
  checkCoverage,
  checkCues,
  checkLimit,
  checkRepetition,
  checkSentences,
  type Finding,
  limits,
} from '../../checks/index.ts'
import { type ReviewGround, writePiece } from '../../writing/index.ts'
import {
  introInstructions,
  mainPointsInstructions,
  newsletterInstructions,
  takeawaysInstructions,
} from './instructions.ts'
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

/** The opening, the main points and the takeaways of a newsletter. */
export const newsletter = contentType(
  'newsletter',
  {
    label: 'Newsletter',
    variants: {
      intro: { label: 'Newsletter opening', instructions: introInstructions, output: newsletterIntroSchema },
      main_points: {
        label: 'Newsletter main points',
        instructions: mainPointsInstructions,
        output: newsletterPointsSchema,
      },
      takeaways: {
        label: 'Newsletter takeaways',
        instructions: takeawaysInstructions,
        output: newsletterTakeawaysSchema,
      },
    },
    defaults: ['intro', 'main_points', 'takeaways'],
    instructions: newsletterInstructions,
    priority: 6,
    expect: '25s',
    shares: [brief],
  },
  (context) => {
    switch (context.input.variant) {
      case 'intro':
        return writePiece(context, { schema: newsletterIntroSchema, source: {}, review: reviewIntro })
      case 'main_points':
        return writePiece(context, { schema: newsletterPointsSchema, source: {}, review: reviewMainPoints })
      case 'takeaways':
        return writePiece(context, { schema: newsletterTakeawaysSchema, source: {}, review: reviewTakeaways })
    }
  },
)

export function reviewIntro(piece: NewsletterIntro, { cueIds }: ReviewGround): readonly Finding[] {
  const { subject, preheader, text, cues } = piece
  return [
    checkLimit(subject, limits.newsletterSubject, 'subject'),
    checkLimit(preheader, limits.newsletterPreheader, 'preheader'),
    checkReadable([text]),
    checkRepetition([subject, preheader, text]),
    checkSentences([text], 'read'),
    checkCues(cues, cueIds),
  ]
}

export function reviewMainPoints(
  { points, cues }: NewsletterPoints,
  ground: ReviewGround,
): readonly Finding[] {
  const texts = points.map(({ text }) => text)
  const cited = [...cues, ...points.map(({ cue }) => cue)]
  return [
    checkReadable(texts),
    checkRepetition(texts),
    checkSentences(texts, 'read'),
    checkCues(cited, ground.cueIds),
    checkCoverage(cited, ground.chapters, countWords(texts.join('\n'))),
  ]
}

export function reviewTakeaways(
  { takeaways, cues }: NewsletterTakeaways,
  { cueIds }: ReviewGround,
): readonly Finding[] {
  return [
    checkReadable(takeaways),
    checkRepetition(takeaways),
    checkSentences(takeaways, 'read'),
    checkCues(cues, cueIds),
  ]
}

function checkReadable(texts: readonly string[]): Finding {
  const facts = { name: 'length', unit: 'words', path: 'text', weight: 1, required: false }
  return checkAmount(countWords(texts.join('\n')), readable, facts)
}
