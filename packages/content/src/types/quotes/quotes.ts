import { contentType } from '@repurpose/core'
import { writePiece } from '../../writing/index.ts'
import { type Craft, usualCraft } from '../craft.ts'
import { quotesForms } from './forms.ts'
import { fiveQuotesInstructions, quotesInstructions, tenQuotesInstructions } from './instructions.ts'
import { quotesSchema } from './schema.ts'

/** Five or ten quotations, word for word, with who said it, when and about what. */
export const quotes = quotesType()

/** The same with another way of reading sources and checks of your own. */
export function quotesType(craft: Craft = usualCraft) {
  return contentType(
    'quotes',
    {
      label: 'Quotes',
      variants: {
        five: { label: 'Five quotes', instructions: fiveQuotesInstructions },
        ten: { label: 'Ten quotes', instructions: tenQuotesInstructions, expect: '30s' },
      },
      defaults: ['five'],
      output: quotesSchema,
      instructions: quotesInstructions,
      priority: 7,
      expect: '20s',
      shares: [craft.brief],
    },
    (context) => writePiece(context, quotesForms[context.input.variant], craft),
  )
}
