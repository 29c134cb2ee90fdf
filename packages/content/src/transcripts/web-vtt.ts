import { readCaptions } from './captions.ts'
import { withoutRollingRepeats } from './rolling.ts'
import { toCues } from './to-cues.ts'
import type { TranscriptSource } from './transcript-source.ts'
import { unreadable } from './unreadable.ts'

/**
 * A WebVTT file as a source. Markup is removed, `<v Name>` becomes the cue's speaker (a cue with two voices becomes
 * two), the repeated lines of automatic captions are removed and a `Language:` header is kept.
 *
 * @throws SourceError `SOURCE_UNREADABLE` with `context.line` when the text is no WebVTT or holds no words
 * @example await repurpose.generate({ source: vtt(await readFile('talk.vtt', 'utf8')), content: { summary: true } })
 */
export function vtt(text: string): TranscriptSource {
  const clean = text.toWellFormed().replace(/^\uFEFF/, '')
  if (!/^WEBVTT(?:[ \t\r\n]|$)/.test(clean)) {
    throw unreadable({
      message: 'A WebVTT file begins with WEBVTT.',
      action: 'Use srt() for SubRip files, or transcript() to have the format recognised.',
      line: 1,
    })
  }
  const language = headerLanguage(clean)
  const cues = toCues(withoutRollingRepeats(readCaptions(clean)))
  return language === undefined ? { cues } : { cues, language }
}

/** `Language: en`, as some services write below the first line. */
function headerLanguage(text: string): string | undefined {
  const [header = ''] = text.slice(0, 1_000).split(/\r\n\r\n|\n\n|\r\r/, 1)
  return /^language:[ \t]*([a-z]{2,3}(?:-[a-z\d]{2,8})*)[ \t]*$/im.exec(header)?.[1]
}
