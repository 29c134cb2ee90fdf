import { contentType } from '@repurpose/core'
import { brief } from '../../brief/index.ts'
import { checkAmount, checkCues, checkLimit, checkLimits, checkRepetition, type Finding, limits } from '../../checks/index.ts'
import { type ReviewGround, writePiece } from '../../writing/index.ts'
import { withHashtags } from './hashtags.ts'
import { facebookInstructions, linkedInInstructions, socialMediaInstructions, xInstructions } from './instructions.ts'
import {
  type FacebookPost,
  facebookPostSchema,
  type LinkedInPost,
  linkedInPostSchema,
  type XThread,
  xThreadSchema,
} from './schema.ts'

/** Posts of a thread. */
const threadLength = { minimum: 3, maximum: 8 }
/** Fewer words of source than this do not fill a thread; one post is then enough. */
const shareOfPosts = 1

/** A thread for X, a post for LinkedIn, a post for Facebook. */
export const socialMedia = contentType(
  'social_media',
  {
    label: 'Social media',
    variants: {
      twitter: { label: 'X thread', characters: limits.xPost.maximum, instructions: xInstructions, output: xThreadSchema },
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
    },
    defaults: ['twitter', 'linkedin'],
    instructions: socialMediaInstructions,
    priority: 7,
    expect: '20s',
    shares: [brief],
  },
  (context) => {
    switch (context.input.variant) {
      case 'twitter':
        return writePiece(context, { schema: xThreadSchema, share: shareOfPosts, review: reviewXThread })
      case 'linkedin':
        return writePiece(context, { schema: linkedInPostSchema, share: shareOfPosts, review: reviewLinkedInPost })
      case 'facebook':
        return writePiece(context, { schema: facebookPostSchema, share: shareOfPosts, review: reviewFacebookPost })
    }
  },
)
