import { contentType } from '@repurpose/core'
import { around, writePiece } from '../../writing/index.ts'
import { type Craft, usualCraft } from '../craft.ts'
import { blogPostForms } from './forms.ts'
import {
  blogPostInstructions,
  longPostInstructions,
  mediumPostInstructions,
  shortPostInstructions,
} from './instructions.ts'
import { blogPostSchema } from './schema.ts'

/** A blog post of about 500, 1,000 or 2,000 words. */
export const blogPost = blogPostType()

/** The same with another way of reading sources and checks of your own. */
export function blogPostType(craft: Craft = usualCraft) {
  return contentType(
    'blog_post',
    {
      label: 'Blog post',
      variants: {
        '500_words': {
          label: 'Blog post, 500 words',
          words: around(500),
          instructions: shortPostInstructions,
        },
        '1000_words': {
          label: 'Blog post, 1,000 words',
          words: around(1_000),
          instructions: mediumPostInstructions,
        },
        '2000_words': {
          label: 'Blog post, 2,000 words',
          words: around(2_000),
          instructions: longPostInstructions,
          expect: '90s',
        },
      },
      defaults: ['1000_words'],
      output: blogPostSchema,
      instructions: blogPostInstructions,
      priority: 5,
      expect: '60s',
      shares: [craft.brief],
    },
    (context) => writePiece(context, blogPostForms[context.input.variant], craft),
  )
}
