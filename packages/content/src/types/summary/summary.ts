import { contentType } from '@repurpose/core'
import { around, writePiece } from '../../writing/index.ts'
import { type Craft, usualCraft } from '../craft.ts'
import { summaryForms } from './forms.ts'
import {
  detailedInstructions,
  mediumInstructions,
  shortInstructions,
  summaryInstructions,
} from './instructions.ts'
import { summarySchema } from './schema.ts'

/** A summary of about 80, 200 or 500 words. */
export const summary = summaryType()

/** The same with another way of reading sources and checks of your own. */
export function summaryType(craft: Craft = usualCraft) {
  return contentType(
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
      shares: [craft.brief],
    },
    (context) => writePiece(context, summaryForms[context.input.variant], craft),
  )
}
