import type { PodcastScript, ShortScript } from '../types/script/index.ts'
import type { ShowNotes } from '../types/show-notes/index.ts'
import { hashtagsOf, withHashtags } from '../types/social-media/index.ts'
import { timestamp } from '../types/timestamp.ts'
import type { YouTubeDescription } from '../types/youtube-description/index.ts'
import { escapeLine, escapeText } from './escape.ts'
import { heading, type Page } from './page.ts'
import { clock } from './times.ts'

// How posts, scripts, and what stands beside a recording look in Markdown.

export function threadPage({
  posts,
  cues,
}: {
  readonly posts: readonly string[]
  readonly cues: readonly string[]
}): Page {
  return {
    blocks: posts.flatMap((post, index) => [`**${index + 1}/${posts.length}**`, escapeText(post)]),
    cited: cues,
  }
}

export function postPage({
  text,
  hashtags = [],
  cues,
}: {
  readonly text: string
  readonly hashtags?: readonly string[] | undefined
  readonly cues: readonly string[]
}): Page {
  return { blocks: [escapeText(withHashtags({ text, hashtags }))], cited: cues }
}

export function shortScriptPage({ title, hook, scenes, callToAction, cues }: ShortScript): Page {
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

export function podcastPage({ title, segments, cues }: PodcastScript): Page {
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

export function youTubeDescriptionPage(piece: YouTubeDescription): Page {
  const { title, text, chapters, hashtags, cues } = piece
  const contents = chapters.map(
    (chapter) => `- **${timestamp(chapter.startMs)}** ${escapeLine(chapter.title)}`,
  )
  return {
    blocks: [
      heading(1, title),
      escapeText(text),
      contents.join('\n'),
      escapeText(hashtagsOf(hashtags).join(' ')),
    ],
    cited: [...cues, ...chapters.map(({ cue }) => cue)],
  }
}

export function showNotesPage({ title, summary, topics, cues }: ShowNotes): Page {
  return {
    blocks: [
      heading(1, title),
      escapeText(summary),
      ...topics.flatMap((topic) => [
        heading(2, topic.startMs === undefined ? topic.title : `${timestamp(topic.startMs)} ${topic.title}`),
        escapeText(topic.text),
      ]),
    ],
    cited: [...cues, ...topics.map(({ cue }) => cue)],
  }
}
