import { contentType } from '@repurpose/core'
import { writePiece } from '../../writing/index.ts'
import { type Craft, usualCraft } from '../craft.ts'
import { seoForms } from './forms.ts'
import { seoInstructions } from './instructions.ts'
import { seoPageSchema } from './schema.ts'

/** What search engines show of a page about a source: title, description, address, and the keywords it is found by. */
export const seo = seoType()

/** The same with another way of reading sources and checks of your own. */
export function seoType(craft: Craft = usualCraft) {
  return contentType(
    'seo',
    {
      label: 'Search entry',
      variants: { page: { label: 'Search entry of a page' } },
      defaults: ['page'],
      output: seoPageSchema,
      instructions: seoInstructions,
      priority: 6,
      expect: '10s',
      shares: [craft.brief],
    },
    (context) => writePiece(context, seoForms[context.input.variant], craft),
  )
}
