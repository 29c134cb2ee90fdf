import { contentType } from '@repurpose/core'
import { limits } from '../../checks/index.ts'
import { writePiece } from '../../writing/index.ts'
import { type Craft, usualCraft } from '../craft.ts'
import { youTubeDescriptionForms } from './forms.ts'
import { youTubeDescriptionInstructions } from './instructions.ts'
import { youTubeDescriptionSchema } from './schema.ts'

/** Title and description of a video, with chapters that the platform links. */
export const youTubeDescription = youTubeDescriptionType()

/** The same with another way of reading sources and checks of your own. */
export function youTubeDescriptionType(craft: Craft = usualCraft) {
  return contentType(
    'youtube_description',
    {
      label: 'YouTube description',
      variants: {
        standard: {
          label: 'YouTube description',
          words: { minimum: 80, target: 140, maximum: 220 },
          characters: limits.youtubeDescription.maximum,
        },
      },
      defaults: ['standard'],
      output: youTubeDescriptionSchema,
      instructions: youTubeDescriptionInstructions,
      priority: 7,
      expect: '25s',
      shares: [craft.brief],
    },
    (context) => writePiece(context, youTubeDescriptionForms[context.input.variant], craft),
  )
}
