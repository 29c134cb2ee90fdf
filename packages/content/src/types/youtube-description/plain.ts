import { plainBlocks, plainLine, plainText } from '../plain-text.ts'
import { hashtagsOf } from '../social-media/index.ts'
import { timestamp } from '../timestamp.ts'
import type { YouTubeDescription } from './schema.ts'

/** The text, the chapters a line each, the hashtags. The title has a field of its own. */
export function youTubeDescriptionToPaste({ text, chapters, hashtags }: YouTubeDescription): string {
  return plainBlocks([
    plainText(text),
    chapters.map(({ title, startMs }) => `${timestamp(startMs)} ${plainLine(title)}`).join('\n'),
    hashtagsOf(hashtags).join(' '),
  ])
}
