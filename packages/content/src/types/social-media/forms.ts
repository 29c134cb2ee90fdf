import { countWords } from '@repurpose/core'
import { checkAmount, checkPlatform, type Finding } from '../../checks/index.ts'
import type { PieceForm, ReviewGround } from '../../writing/index.ts'
import { plainText } from '../plain-text.ts'
import { hashtagsOf } from './hashtags.ts'
import {
  type BlueskyThread,
  blueskyThreadSchema,
  type FacebookPost,
  facebookPostSchema,
  type InstagramPost,
  instagramPostSchema,
  type LinkedInPost,
  linkedInPostSchema,
  type ThreadsPosts,
  threadsPostsSchema,
  type XThread,
  xThreadSchema,
} from './schema.ts'

const twitter: PieceForm<XThread> = {
  schema: xThreadSchema,
  // From fewer words no thread of three posts comes that each say something; one post is then enough.
  source: { leastWords: 100 },
  review: reviewXThread,
}

const bluesky: PieceForm<BlueskyThread> = {
  schema: blueskyThreadSchema,
  source: { leastWords: 80 },
  review: reviewBlueskyThread,
}

const threads: PieceForm<ThreadsPosts> = {
  schema: threadsPostsSchema,
  source: { leastWords: 80 },
  review: reviewThreadsPosts,
}

const linkedin: PieceForm<LinkedInPost> = {
  schema: linkedInPostSchema,
  source: { leastWords: 120 },
  review: reviewLinkedInPost,
}

const facebook: PieceForm<FacebookPost> = {
  schema: facebookPostSchema,
  source: { leastWords: 30 },
  review: reviewFacebookPost,
}

const instagram: PieceForm<InstagramPost> = {
  schema: instagramPostSchema,
  source: { leastWords: 80 },
  review: reviewInstagramPost,
}

export const socialMediaForms = { twitter, linkedin, facebook, bluesky, threads, instagram } as const

export function reviewXThread({ posts }: XThread, ground: ReviewGround): readonly Finding[] {
  return [
    checkPosts(posts, { minimum: 3, maximum: 8 }, ground),
    ...checkPlatform('x', posts.map(published), 'posts'),
  ]
}

export function reviewBlueskyThread({ posts }: BlueskyThread, ground: ReviewGround): readonly Finding[] {
  return [
    checkPosts(posts, { minimum: 2, maximum: 6 }, ground),
    ...checkPlatform('bluesky', posts.map(published), 'posts'),
  ]
}

export function reviewThreadsPosts({ posts }: ThreadsPosts, ground: ReviewGround): readonly Finding[] {
  return [
    checkPosts(posts, { minimum: 2, maximum: 5 }, ground),
    ...checkPlatform('threads', posts.map(published), 'posts'),
  ]
}

export function reviewLinkedInPost(
  { text, hashtags }: LinkedInPost,
  ground: ReviewGround,
): readonly Finding[] {
  return [
    ...checkPlatform('linkedin', { text: published(text), hashtags: hashtagsOf(hashtags) }),
    ...checkReadable(text, { minimum: 80, maximum: 400 }, ground),
    checkAmount(
      hashtags.length,
      { minimum: 0, maximum: 5 },
      {
        name: 'hashtags',
        unit: 'hashtags',
        path: 'hashtags',
        weight: 1,
        required: false,
      },
    ),
  ]
}

export function reviewFacebookPost({ text }: FacebookPost): readonly Finding[] {
  return checkPlatform('facebook', published(text), 'text')
}

export function reviewInstagramPost(
  { text, hashtags }: InstagramPost,
  ground: ReviewGround,
): readonly Finding[] {
  return [
    ...checkPlatform('instagram', { text: published(text), hashtags: hashtagsOf(hashtags) }),
    ...checkReadable(text, { minimum: 30, maximum: 250 }, ground),
  ]
}

/** As it is pasted. What is no text to begin with stays so, for the platform's check to find. */
function published(text: string): string {
  return text.isWellFormed() ? plainText(text) : text
}

/** As many posts as the network's readers follow; of a thin source one will do. */
function checkPosts(
  posts: readonly string[],
  amount: { readonly minimum: number; readonly maximum: number },
  { contract }: ReviewGround,
): Finding {
  const facts = { name: 'length', unit: 'posts', path: 'posts', weight: 2 }
  return checkAmount(posts.length, contract.thin ? { ...amount, minimum: 1 } : amount, facts)
}

/** Whether a post is of a length that is read on its network; nothing is demanded of a thin source. */
function checkReadable(
  text: string,
  range: { readonly minimum: number; readonly maximum: number },
  { contract, language }: ReviewGround,
): readonly Finding[] {
  if (contract.thin) return []
  const facts = { name: 'length', unit: 'words', path: 'text', weight: 1, required: false }
  return [checkAmount(countWords(text, language), range, facts)]
}
