import { contentType } from '@repurpose/core'
import { writePiece } from '../../writing/index.ts'
import { type Craft, usualCraft } from '../craft.ts'
import { faqForms } from './forms.ts'
import { faqInstructions, fiveQuestionsInstructions, tenQuestionsInstructions } from './instructions.ts'
import { faqSchema } from './schema.ts'

/** Five or ten questions about the subject of a source, with answers. */
export const faq = faqType()

/** The same with another way of reading sources and checks of your own. */
export function faqType(craft: Craft = usualCraft) {
  return contentType(
    'faq',
    {
      label: 'Questions and answers',
      variants: {
        five: { label: 'Five questions', instructions: fiveQuestionsInstructions },
        ten: { label: 'Ten questions', instructions: tenQuestionsInstructions, expect: '50s' },
      },
      defaults: ['five'],
      output: faqSchema,
      instructions: faqInstructions,
      priority: 5,
      expect: '30s',
      shares: [craft.brief],
    },
    (context) => writePiece(context, faqForms[context.input.variant], craft),
  )
}
