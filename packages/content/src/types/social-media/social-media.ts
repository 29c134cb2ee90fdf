import { contentType } from '@repurpose/core'
import { brief } from '../../brief/index.ts'
import {
  checkAmount,
  checkCues,
  checkLimit,
  checkLimits,
  checkRepetition,
  type Finding,
  limits,
} from '../../checks/index.ts'
import { type ReviewGround, writePiece } from '../../writing/index.ts'
import { withHashtags } from './hashtags.ts'
import {
  facebookInstructions,
  linkedInInstructions,
  socialMediaInstructions,
  xInstructions,
} from './instructions.ts'
import {
  type FacebookPost,
  facebookPostSchema,
  type LinkedInPost,
  linkedInPostSchema,
  type XThread,
  xThreadSchema,
} from './schema.ts'

const thread = { minimum: 3, maximum: 8 }
/** From fewer words no thread of three posts comes that each say something; one post is then enough. */
const leastWordsForThread = 100

/** A thread for X, a post for LinkedIn, a post for Facebook. */
export const socialMedia = contentType(
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
        return writePiece(context, {
          schema: xThreadSchema,
          source: { leastWords: leastWordsForThread },
          review: reviewXThread,
        })
      case 'linkedin':
        return writePiece(context, { schema: linkedInPostSchema, source: {}, review: reviewLinkedInPost })
      case 'facebook':
        return writePiece(context, { schema: facebookPostSchema, source: {}, review: reviewFacebookPost })
    }
  },
)

export function reviewXThread(
  { posts, cues }: XThread,
  { contract, cueIds }: ReviewGround,
): readonly Finding[] {
  const length = { name: 'length', unit: 'posts', path: 'posts', weight: 2 }
  return [
    checkAmount(posts.length, contract.thin ? { ...thread, minimum: 1 } : thread, length),
    checkLimits(posts, limits.xPost, 'posts'),
    checkRepetition(posts),
    checkCues(cues, cueIds),
  ]
}

export function reviewLinkedInPost(post: LinkedInPost, { cueIds }: ReviewGround): readonly Finding[] {
  return [
    checkLimit(withHashtags(post), limits.linkedinPost, 'text with hashtags'),
    checkRepetition([post.text]),
    checkCues(post.cues, cueIds),
  ]
}

export function reviewFacebookPost(
  { text, cues }: FacebookPost,
  { cueIds }: ReviewGround,
): readonly Finding[] {
  return [
    checkLimit(text, limits.facebookPost, 'text'),
    checkLimit(text, limits.facebookAdvice, 'text'),
    checkRepetition([text]),
    checkCues(cues, cueIds),
  ]
}
