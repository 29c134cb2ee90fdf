import { z } from 'zod'

const text = z.string().trim().min(1)
const cues = z.array(text).min(1)
/** In order; each a post of its own. */
const posts = z.array(text).min(1)
/** With or without `#`. */
const hashtags = z.array(text)

export const xThreadSchema = z.object({ posts, cues })

export const blueskyThreadSchema = z.object({ posts, cues })

/** For the network called Threads. */
export const threadsPostsSchema = z.object({ posts, cues })

export const linkedInPostSchema = z.object({ text, hashtags, cues })

export const facebookPostSchema = z.object({ text, cues })

/** `text` is the caption under the picture. */
export const instagramPostSchema = z.object({ text, hashtags, cues })

export type XThread = z.output<typeof xThreadSchema>
export type BlueskyThread = z.output<typeof blueskyThreadSchema>
export type ThreadsPosts = z.output<typeof threadsPostsSchema>
export type LinkedInPost = z.output<typeof linkedInPostSchema>
export type FacebookPost = z.output<typeof facebookPostSchema>
export type InstagramPost = z.output<typeof instagramPostSchema>
