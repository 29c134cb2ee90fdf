import { contentType } from '@repurpose/core'
import { limits } from '../../checks/index.ts'
import { around, writePiece } from '../../writing/index.ts'
import { type Craft, usualCraft } from '../craft.ts'
import { showNotesForms } from './forms.ts'
import { fullNotesInstructions, shortNotesInstructions, showNotesInstructions } from './instructions.ts'
import { showNotesSchema } from './schema.ts'

/** The notes under an episode, about 150 or 400 words, its topics with their moments. */
export const showNotes = showNotesType()

/** The same with another way of reading sources and checks of your own. */
export function showNotesType(craft: Craft = usualCraft) {
  return contentType(
    'show_notes',
    {
      label: 'Show notes',
      variants: {
        short: {
          label: 'Short show notes',
          words: around(150),
          characters: limits.podcastDescription.maximum,
          instructions: shortNotesInstructions,
        },
        full: {
          label: 'Full show notes',
          words: around(400),
          characters: limits.podcastDescription.maximum,
          instructions: fullNotesInstructions,
          expect: '45s',
        },
      },
      defaults: ['short'],
      output: showNotesSchema,
      instructions: showNotesInstructions,
      priority: 6,
      expect: '30s',
      shares: [craft.brief],
    },
    (context) => writePiece(context, showNotesForms[context.input.variant], craft),
  )
}
