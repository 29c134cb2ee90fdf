import type { Material } from '../material.ts'
import type { Assignment } from '../prompt-parts.ts'
import { writeBlogPost } from './blog-post.ts'
import { writeMainPoints, writeNewsletterIntro, writeTakeaways } from './newsletter.ts'
import { writePodcast } from './podcast.ts'
import { writeVideoScript } from './script.ts'
import { writeFacebook, writeLinkedIn, writeThread } from './social-media.ts'
import { writeSummary } from './summary.ts'

export { runningText, startPiece } from './piece.ts'
export { writePlain } from './summary.ts'

type Writer = (material: Material, assignment: Assignment) => object

const writers: Readonly<Record<string, Writer>> = {
  summary: writeSummary,
  blog_post: writeBlogPost,
  'social_media/twitter': writeThread,
  'social_media/linkedin': writeLinkedIn,
  'social_media/facebook': writeFacebook,
  'newsletter/intro': writeNewsletterIntro,
  'newsletter/main_points': writeMainPoints,
  'newsletter/takeaways': writeTakeaways,
  'script/youtube_short': writeVideoScript,
  'script/tiktok': writeVideoScript,
  'script/podcast': writePodcast,
}

/** The writer for a content type and variant; `undefined` for anything this model knows no form for. */
export function writerFor({ type, variant }: Assignment): Writer | undefined {
  const names = [`${type}/${variant ?? ''}`, type]
  const name = names.find((candidate) => Object.hasOwn(writers, candidate))
  return name === undefined ? undefined : writers[name]
}
