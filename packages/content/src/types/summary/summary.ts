import { contentType, countWords } from '@repurpose/core'
import { brief } from '../../brief/index.ts'
import {
  checkCoverage,
  checkCues,
  checkRepetition,
  checkSentences,
  checkWords,
  type Finding,
} from '../../checks/index.ts'
import { around, type ReviewGround, writePiece } from '../../writing/index.ts'
import {
  detailedInstructions,
  mediumInstructions,
  shortInstructions,
  summaryInstructions,
} from './instructions.ts'
import { type Summary, summarySchema } from './schema.ts'

/** A summary of about 80, 200 or 500 words. */
export const summary = contentType(
  'summary',
  {
    label: 'Summary',
    variants: {
      short: { label: 'Short summary', words: around(80), instructions: shortInstructions },
      medium: { label: 'Medium summary', words: around(200), instructions: mediumInstructions },
      detailed: {
        label: 'Detailed summary',
        words: around(500),
        instructions: detailedInstructions,
        expect: '30s',
      },
    },
    defaults: ['medium'],
    output: summarySchema,
    instructions: summaryInstructions,
    priority: 8,
    expect: '20s',
    shares: [brief],
  },
  (context) => writePiece(context, { schema: summarySchema, source: { share: 0.5 }, review: reviewSummary }),
)

export function reviewSummary({ text, cues }: Summary, ground: ReviewGround): readonly Finding[] {
  return [
    ...checkWords(text, ground.contract.words, 'text'),
    checkRepetition([text]),
    checkSentences([text], 'read'),
    checkCues(cues, ground.cueIds),
    checkCoverage(cues, ground.chapters, countWords(text)),
  ]
}
