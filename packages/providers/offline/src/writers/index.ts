import type { Material } from '../material.ts'
import type { Assignment } from '../prompt-parts.ts'
import { writeBlogPost } from './blog-post.ts'
import { writeFaq } from './faq.ts'
import { writeMainPoints, writeNewsletterIntro, writeTakeaways } from './newsletter.ts'
import { writePodcast } from './podcast.ts'
import { writeQuotes } from './quotes.ts'
import { writeVideoScript } from './script.ts'
import { writeSeo } from './seo.ts'
import { writeShowNotes } from './show-notes.ts'
import { networks, writeFacebook, writeInstagram, writeLinkedIn, writeThread } from './social-media/index.ts'
import { writeSummary } from './summary.ts'
import { writeYouTubeDescription } from './youtube-description.ts'

export { paragraphs, runningText, startPiece } from './piece.ts'
export { writePlain } from './summary.ts'

export type Writer = (material: Material, assignment: Assignment) => object

const writers: Readonly<Record<string, Writer>> = {
  summary: writeSummary,
  blog_post: writeBlogPost,
  'social_media/twitter': (material) => writeThread(material, networks.twitter),
  'social_media/bluesky': (material) => writeThread(material, networks.bluesky),
  'social_media/threads': (material) => writeThread(material, networks.threads),
  'social_media/instagram': writeInstagram,
  'social_media/linkedin': writeLinkedIn,
  'social_media/facebook': writeFacebook,
  'newsletter/intro': writeNewsletterIntro,
  'newsletter/main_points': writeMainPoints,
  'newsletter/takeaways': writeTakeaways,
  'script/youtube_short': writeVideoScript,
  'script/tiktok': writeVideoScript,
  'script/podcast': writePodcast,
  youtube_description: writeYouTubeDescription,
  show_notes: writeShowNotes,
  quotes: writeQuotes,
  faq: writeFaq,
  seo: writeSeo,
}

/** The writer for a content type and variant; `undefined` for anything this model knows no form for. */
export function writerFor({ type, variant }: Assignment): Writer | undefined {
  const names = [`${type}/${variant ?? ''}`, type]
  const name = names.find((candidate) => Object.hasOwn(writers, candidate))
  return name === undefined ? undefined : writers[name]
}
