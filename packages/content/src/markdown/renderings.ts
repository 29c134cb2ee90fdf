import { InputError } from '@repurpose/core'
import type { z } from 'zod'
import { blogPostSchema } from '../types/blog-post/index.ts'
import { faqSchema } from '../types/faq/index.ts'
import {
  newsletterIntroSchema,
  newsletterPointsSchema,
  newsletterTakeawaysSchema,
} from '../types/newsletter/index.ts'
import { quotesSchema, quotesToPaste } from '../types/quotes/index.ts'
import { podcastScriptSchema, shortScriptSchema } from '../types/script/index.ts'
import { seoPageSchema, seoPageToPaste } from '../types/seo/index.ts'
import { showNotesSchema, showNotesToPaste } from '../types/show-notes/index.ts'
import {
  blueskyThreadSchema,
  facebookPostSchema,
  instagramPostSchema,
  linkedInPostSchema,
  postToPaste,
  threadsPostsSchema,
  threadToPaste,
  xThreadSchema,
} from '../types/social-media/index.ts'
import { summarySchema } from '../types/summary/index.ts'
import { youTubeDescriptionSchema, youTubeDescriptionToPaste } from '../types/youtube-description/index.ts'
import {
  blogPostPage,
  faqPage,
  introPage,
  pointsPage,
  quotesPage,
  seoPage,
  summaryPage,
  takeawaysPage,
} from './article-pages.ts'
import {
  podcastPage,
  postPage,
  shortScriptPage,
  showNotesPage,
  threadPage,
  youTubeDescriptionPage,
} from './media-pages.ts'
import type { Page } from './page.ts'

/** The ways to show the pieces of one type and variant. */
export interface Rendering {
  page(content: unknown, name: string): Page
  /** For those that are pasted somewhere. */
  readonly paste?: ((content: unknown, name: string) => string) | undefined
}

function rendering<Value>(
  schema: z.ZodType<Value>,
  page: (value: Value) => Page,
  paste?: (value: Value) => string,
): Rendering {
  const read = (content: unknown, name: string) => parse(schema, content, name)
  return {
    page: (content, name) => page(read(content, name)),
    paste: paste === undefined ? undefined : (content, name) => paste(read(content, name)),
  }
}

const summary = rendering(summarySchema, summaryPage)
const blogPost = rendering(blogPostSchema, blogPostPage)
const shortScript = rendering(shortScriptSchema, shortScriptPage)
const showNotes = rendering(showNotesSchema, showNotesPage, showNotesToPaste)
const quotes = rendering(quotesSchema, quotesPage, quotesToPaste)
const faq = rendering(faqSchema, faqPage)

const renderings: ReadonlyMap<string, Rendering> = new Map([
  ['summary.short', summary],
  ['summary.medium', summary],
  ['summary.detailed', summary],
  ['blog_post.500_words', blogPost],
  ['blog_post.1000_words', blogPost],
  ['blog_post.2000_words', blogPost],
  ['social_media.twitter', rendering(xThreadSchema, threadPage, threadToPaste)],
  ['social_media.bluesky', rendering(blueskyThreadSchema, threadPage, threadToPaste)],
  ['social_media.threads', rendering(threadsPostsSchema, threadPage, threadToPaste)],
  ['social_media.linkedin', rendering(linkedInPostSchema, postPage, postToPaste)],
  ['social_media.facebook', rendering(facebookPostSchema, postPage, postToPaste)],
  ['social_media.instagram', rendering(instagramPostSchema, postPage, postToPaste)],
  ['newsletter.intro', rendering(newsletterIntroSchema, introPage)],
  ['newsletter.main_points', rendering(newsletterPointsSchema, pointsPage)],
  ['newsletter.takeaways', rendering(newsletterTakeawaysSchema, takeawaysPage)],
  ['script.youtube_short', shortScript],
  ['script.tiktok', shortScript],
  ['script.podcast', rendering(podcastScriptSchema, podcastPage)],
  [
    'youtube_description.standard',
    rendering(youTubeDescriptionSchema, youTubeDescriptionPage, youTubeDescriptionToPaste),
  ],
  ['show_notes.short', showNotes],
  ['show_notes.full', showNotes],
  ['quotes.five', quotes],
  ['quotes.ten', quotes],
  ['faq.five', faq],
  ['faq.ten', faq],
  ['seo.page', rendering(seoPageSchema, seoPage, seoPageToPaste)],
])

/** @throws InputError `CONTENT_TYPE_UNKNOWN` */
export function renderingOf(name: string, as: string): Rendering {
  return renderings.get(name) ?? refuse(name, as, 'Content types of your own need a rendering of their own.')
}

export function refuse(name: string, as: string, action: string): never {
  throw new InputError({
    code: 'CONTENT_TYPE_UNKNOWN',
    message: `There is no way to show ${JSON.stringify(name.slice(0, 100))} as ${as}.`,
    path: 'type',
    action,
  })
}

function parse<Value>(schema: z.ZodType<Value>, content: unknown, name: string): Value {
  const result = schema.safeParse(content)
  if (result.success) return result.data
  const [problem] = result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim())
  throw new InputError({
    message: `The content is no ${name}: ${problem}`,
    path: 'content',
    action: 'Hand in the value of a finished piece, with its own type and variant.',
  })
}
