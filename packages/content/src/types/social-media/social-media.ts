import { contentType } from '@repurpose/core'
import { limits } from '../../checks/index.ts'
import { writePiece } from '../../writing/index.ts'
import { type Craft, usualCraft } from '../craft.ts'
import { socialMediaForms } from './forms.ts'
import {
  blueskyInstructions,
  facebookInstructions,
  instagramInstructions,
  linkedInInstructions,
  socialMediaInstructions,
  threadsInstructions,
  xInstructions,
} from './instructions.ts'
import {
  blueskyThreadSchema,
  facebookPostSchema,
  instagramPostSchema,
  linkedInPostSchema,
  threadsPostsSchema,
  xThreadSchema,
} from './schema.ts'

/** Threads for X, Bluesky and Threads, posts for LinkedIn and Facebook, a caption for Instagram. */
export const socialMedia = socialMediaType()

/** The same with another way of reading sources and checks of your own. */
export function socialMediaType(craft: Craft = usualCraft) {
  return contentType(
    'social_media',
    {
      label: 'Social media',
      variants: {
        twitter: {
          label: 'X thread',
          characters: limits.xPost.maximum,
          instructions: xInstructions,
          output: xThreadSchema,
        },
        linkedin: {
          label: 'LinkedIn post',
          characters: limits.linkedinPost.maximum,
          instructions: linkedInInstructions,
          output: linkedInPostSchema,
        },
        facebook: {
          label: 'Facebook post',
          characters: limits.facebookAdvice.maximum,
          instructions: facebookInstructions,
          output: facebookPostSchema,
        },
        bluesky: {
          label: 'Bluesky thread',
          characters: limits.blueskyPost.maximum,
          instructions: blueskyInstructions,
          output: blueskyThreadSchema,
        },
        threads: {
          label: 'Threads posts',
          characters: limits.threadsPost.maximum,
          instructions: threadsInstructions,
          output: threadsPostsSchema,
        },
        instagram: {
          label: 'Instagram caption',
          characters: limits.instagramCaption.maximum,
          instructions: instagramInstructions,
          output: instagramPostSchema,
        },
      },
      defaults: ['twitter', 'linkedin'],
      instructions: socialMediaInstructions,
      priority: 7,
      expect: '20s',
      shares: [craft.brief],
    },
    (context) => {
      switch (context.input.variant) {
        case 'twitter':
          return writePiece(context, socialMediaForms.twitter, craft)
        case 'linkedin':
          return writePiece(context, socialMediaForms.linkedin, craft)
        case 'facebook':
          return writePiece(context, socialMediaForms.facebook, craft)
        case 'bluesky':
          return writePiece(context, socialMediaForms.bluesky, craft)
        case 'threads':
          return writePiece(context, socialMediaForms.threads, craft)
        case 'instagram':
          return writePiece(context, socialMediaForms.instagram, craft)
      }
    },
  )
}
