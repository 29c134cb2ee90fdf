import { contentType } from '@repurpose/core'
import { around, writePiece } from '../../writing/index.ts'
import { type Craft, usualCraft } from '../craft.ts'
import { scriptForms } from './forms.ts'
import {
  podcastInstructions,
  scriptInstructions,
  tiktokInstructions,
  youtubeShortInstructions,
} from './instructions.ts'
import { podcastScriptSchema, shortScriptSchema } from './schema.ts'

/** A script for a YouTube short of a minute, a TikTok of half a minute or a podcast of ten minutes. */
export const script = scriptType()

/** The same with another way of reading sources and checks of your own. */
export function scriptType(craft: Craft = usualCraft) {
  return contentType(
    'script',
    {
      label: 'Script',
      variants: {
        youtube_short: {
          label: 'YouTube short',
          seconds: 60,
          // A minute is a limit here: the words that fit into it with a pause or two.
          words: { minimum: 130, target: 145, maximum: 160 },
          instructions: youtubeShortInstructions,
          output: shortScriptSchema,
        },
        tiktok: {
          label: 'TikTok',
          seconds: 30,
          words: { minimum: 65, target: 72, maximum: 80 },
          instructions: tiktokInstructions,
          output: shortScriptSchema,
        },
        podcast: {
          label: 'Podcast',
          seconds: 600,
          words: around(1_500),
          instructions: podcastInstructions,
          output: podcastScriptSchema,
          expect: '75s',
        },
      },
      defaults: ['youtube_short'],
      instructions: scriptInstructions,
      priority: 5,
      expect: '30s',
      shares: [craft.brief],
    },
    (context) => {
      switch (context.input.variant) {
        case 'youtube_short':
        case 'tiktok':
          return writePiece(context, scriptForms[context.input.variant], craft)
        case 'podcast':
          return writePiece(context, scriptForms.podcast, craft)
      }
    },
  )
}
