import { type Cue, InputError } from '@repurpose/core'
import type { z } from 'zod'
import { type BlogPost, blogPostSchema } from '../types/blog-post/index.ts'
import {
  type NewsletterIntro,
  type NewsletterPoints,
  type NewsletterTakeaways,
  newsletterIntroSchema,
  newsletterPointsSchema,
  newsletterTakeawaysSchema,
} from '../types/newsletter/index.ts'
import {
  type PodcastScript,
  podcastScriptSchema,
  type ShortScript,
  shortScriptSchema,
} from '../types/script/index.ts'
import {
  type FacebookPost,
  facebookPostSchema,
  type LinkedInPost,
  linkedInPostSchema,
  withHashtags,
  type XThread,
  xThreadSchema,
} from '../types/social-media/index.ts'
import { type Summary, summarySchema } from '../types/summary/index.ts'
import { escapeLine, escapeText, tameMarkdown } from './escape.ts'
import { clock, passages } from './times.ts'

export interface MarkdownOptions {
  /** Of the source: with them the piece ends with the times of the passages that it rests on. */
  readonly cues?: readonly Cue[] | undefined
}

/** The blocks of a piece, top to bottom, and the cues it rests on. */
interface Page {
  readonly blocks: readonly string[]
  readonly cited: readonly string[]
}

/**
 * A piece of one of the built-in content types as Markdown for people. Hostile markup in its texts is shown as text.
 *
 * @throws InputError `CONTENT_TYPE_UNKNOWN` for other types and variants, `INPUT_INVALID` when the value is not of the type
 * @example await writeFile('short.md', renderMarkdown('summary', 'short', contents.summary.short, { cues }))
 */
export function renderMarkdown(
  type: string,
  variant: string,
  content: unknown,
  { cues = [] }: MarkdownOptions = {},
): string {
  const { blocks, cited } = pageOf(type, variant, content)
  const times = passages(cited, cues)
  return `${[...blocks, ...(times === '' ? [] : ['---', `*${times}*`])].join('\n\n')}\n`
}

function pageOf(type: string, variant: string, content: unknown): Page {
  const read = <Value>(schema: z.ZodType<Value>): Value => parse(schema, content, `${type}.${variant}`)
  switch (type) {
    case 'summary':
      return summaryPage(read(summarySchema))
    case 'blog_post':
      return blogPostPage(read(blogPostSchema))
  }
  switch (`${type}.${variant}`) {
    case 'social_media.twitter':
      return threadPage(read(xThreadSchema))
    case 'social_media.linkedin':
      return linkedInPage(read(linkedInPostSchema))
    case 'social_media.facebook':
      return facebookPage(read(facebookPostSchema))
    case 'newsletter.intro':
      return introPage(read(newsletterIntroSchema))
    case 'newsletter.main_points':
      return pointsPage(read(newsletterPointsSchema))
    case 'newsletter.takeaways':
      return takeawaysPage(read(newsletterTakeawaysSchema))
    case 'script.youtube_short':
    case 'script.tiktok':
      return shortScriptPage(read(shortScriptSchema))
    case 'script.podcast':
      return podcastPage(read(podcastScriptSchema))
  }
  throw new InputError({
    code: 'CONTENT_TYPE_UNKNOWN',
    message: `There is no way to show ${JSON.stringify(`${type}.${variant}`.slice(0, 100))} as Markdown.`,
    path: 'type',
    action: 'Content types of your own need a rendering of their own.',
  })
}

function parse<Value>(schema: z.ZodType<Value>, content: unknown, name: string): Value {
  const result = schema.safeParse(content)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new InputError({
    message: `The content is no ${name}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
    path: 'content',
    action: 'Hand in the value of a finished piece, with its own type and variant.',
  })
}

function summaryPage({ title, text, points, cues }: Summary): Page {
  return { blocks: [heading(1, title), tameMarkdown(text), list(points)], cited: cues }
}

function blogPostPage({ title, introduction, sections, conclusion, cues }: BlogPost): Page {
  return {
    blocks: [
      heading(1, title),
      tameMarkdown(introduction),
      ...sections.flatMap((section) => [heading(2, section.heading), tameMarkdown(section.body)]),
      // Between the last section and the conclusion, which has no heading.
      '* * *',
      tameMarkdown(conclusion),
    ],
    cited: [...cues, ...sections.flatMap((section) => section.cues)],
  }
}

function threadPage({ posts, cues }: XThread): Page {
  return {
    blocks: posts.flatMap((post, index) => [`**${index + 1}/${posts.length}**`, escapeText(post)]),
    cited: cues,
  }
}

function linkedInPage(post: LinkedInPost): Page {
  return { blocks: [escapeText(withHashtags(post))], cited: post.cues }
}

function facebookPage({ text, cues }: FacebookPost): Page {
  return { blocks: [escapeText(text)], cited: cues }
}

function introPage({ subject, preheader, text, cues }: NewsletterIntro): Page {
  return { blocks: [heading(1, subject), `*${escapeLine(preheader)}*`, tameMarkdown(text)], cited: cues }
}

function pointsPage({ heading: title, points, cues }: NewsletterPoints): Page {
  return {
    blocks: [
      heading(1, title),
      ...points.flatMap((point) => [heading(2, point.heading), escapeText(point.text)]),
    ],
    cited: [...cues, ...points.map(({ cue }) => cue)],
  }
}

function takeawaysPage({ heading: title, takeaways, cues }: NewsletterTakeaways): Page {
  return { blocks: [heading(1, title), list(takeaways)], cited: cues }
}

function shortScriptPage({ title, hook, scenes, callToAction, cues }: ShortScript): Page {
  let from = 0
  const rows = scenes.flatMap(({ say, show, seconds }) => {
    const span = `${clock(from * 1000)}–${clock((from + seconds) * 1000)}`
    from += seconds
    return [`**${span}** *${escapeLine(show)}*`, escapeText(say)]
  })
  return {
    blocks: [heading(1, title), `**${escapeLine(hook)}**`, ...rows, `**${escapeLine(callToAction)}**`],
    cited: cues,
  }
}

function podcastPage({ title, segments, cues }: PodcastScript): Page {
  return {
    blocks: [
      heading(1, title),
      ...segments.flatMap((segment) => [
        heading(2, segment.title),
        ...segment.lines.map(({ speaker, say }) => `**${escapeLine(speaker)}:** ${escapeText(say)}`),
      ]),
    ],
    cited: cues,
  }
}

function heading(level: 1 | 2, text: string): string {
  return `${'#'.repeat(level)} ${escapeLine(text)}`
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${escapeLine(item)}`).join('\n')
}
