import { cues } from './json-cues.ts'
import { srt } from './sub-rip.ts'
import type { TranscriptSource } from './transcript-source.ts'
import { vtt } from './web-vtt.ts'

export type TranscriptFormat = 'vtt' | 'srt' | 'json' | 'text'

const byExtension: ReadonlyMap<string, TranscriptFormat> = new Map([
  ['vtt', 'vtt'],
  ['srt', 'srt'],
  ['json', 'json'],
])

/**
 * Which format a transcript is in. What the text holds decides; the file's name only where the text leaves it
 * open, so that a broken `.srt` is reported as such and not taken for prose.
 *
 * @example detectTranscript('1\n00:00:01,000 --> 00:00:02,000\nHello') // 'srt'
 */
export function detectTranscript(text: string, filename = ''): TranscriptFormat {
  const start = text.slice(0, 20_000).replace(/^\uFEFF/, '')
  if (/^WEBVTT(?:\s|$)/.test(start)) return 'vtt'
  if (/^\s*(?:\{\s*"|\[\s*\{)/.test(start)) return 'json'
  if (/^[ \t]*(?:\d+:)?\d{1,2}:\d{1,2}(?:[.,]\d+)?\s*-->/m.test(start)) return 'srt'
  return byExtension.get(/[a-z]*$/i.exec(filename)?.[0].toLowerCase() ?? '') ?? 'text'
}

/**
 * A source from a transcript of whichever format: WebVTT, SubRip, JSON cues, or plain text. The language is the one that
 * the transcript names, else that of a file name such as `talk.es.srt`.
 *
 * @throws SourceError `SOURCE_UNREADABLE`, see `vtt`, `srt` and `cues`
 * @example const source = transcript(await readFile(path, 'utf8'), path)
 */
export function transcript(
  text: string,
  filename?: string | undefined,
): TranscriptSource | { readonly text: string; readonly language?: string | undefined } {
  const language = languageOf(filename)
  const source = read(text, detectTranscript(text, filename))
  return source.language !== undefined || language === undefined ? source : { ...source, language }
}

function read(text: string, format: TranscriptFormat): ReturnType<typeof transcript> {
  switch (format) {
    case 'vtt':
      return vtt(text)
    case 'srt':
      return srt(text)
    case 'json':
      return cues(text)
    case 'text':
      return { text }
  }
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

/** The tag before a file name's extension, where it is a language's: `es` of `talk.es.srt`, `pt-BR` of `talk.pt-BR.vtt`. */
function languageOf(filename = ''): string | undefined {
  const tag = /\.([a-z]{2}(?:-[a-z]{2})?)\.[a-z]+$/i.exec(filename)?.[1]
  return tag !== undefined && languageNames.of(tag) !== undefined ? tag : undefined
}
