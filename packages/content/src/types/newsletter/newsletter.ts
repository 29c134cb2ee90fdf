import { contentType } from '@repurpose/core'
import { writePiece } from '../../writing/index.ts'
import { type Craft, usualCraft } from '../craft.ts'
import { newsletterForms } from './forms.ts'
import {
  introInstructions,
  mainPointsInstructions,
  newsletterInstructions,
  takeawaysInstructions,
} from './instructions.ts'
import { newsletterIntroSchema, newsletterPointsSchema, newsletterTakeawaysSchema } from './schema.ts'

/** The opening, the main points and the takeaways of a newsletter. */
export const newsletter = newsletterType()

/** The same with another way of reading sources and checks of your own. */
export function newsletterType(craft: Craft = usualCraft) {
  return contentType(
    'newsletter',
    {
      label: 'Newsletter',
      variants: {
        intro: {
          label: 'Newsletter opening',
          instructions: introInstructions,
          output: newsletterIntroSchema,
        },
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
      shares: [craft.brief],
    },
    (context) => {
      switch (context.input.variant) {
        case 'intro':
          return writePiece(context, newsletterForms.intro, craft)
        case 'main_points':
          return writePiece(context, newsletterForms.main_points, craft)
        case 'takeaways':
          return writePiece(context, newsletterForms.takeaways, craft)
      }
    },
  )
}
