import { hasWords, looksBinary } from './plain-text.ts'
import { canonicalLanguage } from './segmenter.ts'
import type { Source } from './source.ts'
import { refuseBinary, refuseEmpty, refuseShape, refuseSize } from './source-error.ts'
import { validateCues } from './validate-cues.ts'

const kinds = ['text', 'cues', 'video', 'url'] as const
const maxCharactersByDefault = 2_000_000
const longestVideoId = 256
const longestUrl = 2_048

const shapeAction = "Give { text }, { cues }, { video: 'id' } or { url: 'https://…' }."

/**
 * A source as content is made from it, or a typed refusal before anything is stored or paid. What comes back holds only
 * what a source may hold: cues sorted by start and without blank ones, the language tag in its canonical form.
 *
 * Whether a URL may be fetched (addresses inside your network!) is for the loader to decide.
 *
 * @param source from anywhere, trusted or not
 * @param options.maxCharacters of the text, or of all cues together; default 2,000,000
 * @throws InputError `SOURCE_INVALID` for another shape, `SOURCE_EMPTY`, `SOURCE_TOO_LARGE`, `SOURCE_BINARY`; its `path`
 * is the place, as in `source.cues[3].startMs`
 * @example validateSource({ text: 'Hello there.', language: 'EN' }) // { text: 'Hello there.', language: 'en' }
 */
export function validateSource(
  source: unknown,
  options: { readonly maxCharacters?: number | undefined } = {},
): Source {
  const { maxCharacters = maxCharactersByDefault } = options
  if (typeof source !== 'object' || source === null) {
    throw refuseShape('source', 'The source is no object.', shapeAction)
  }
  const fields: Partial<Record<(typeof kinds)[number] | 'language', unknown>> = source
  const [kind, other] = kinds.filter((name) => fields[name] !== undefined)
  if (kind === undefined) throw refuseShape('source', 'The source is of no known kind.', shapeAction)
  if (other !== undefined)
    throw refuseShape('source', `The source has both ${kind} and ${other}.`, shapeAction)
  switch (kind) {
    case 'text':
      return { text: validateText(fields[kind], maxCharacters), ...validateLanguage(fields.language) }
    case 'cues':
      return {
        cues: validateCues(fields[kind], 'source.cues', maxCharacters),
        ...validateLanguage(fields.language),
      }
    case 'video':
      return { video: validateVideo(fields[kind]) }
    case 'url':
      return { url: validateUrl(fields[kind]) }
  }
}

function validateText(text: unknown, maxCharacters: number): string {
  const path = 'source.text'
  if (typeof text !== 'string') throw refuseShape(path, 'The text is no text.', 'Give a string.')
  if (text.length > maxCharacters) throw refuseSize(path, text.length, maxCharacters)
  if (looksBinary([text])) throw refuseBinary(path)
  if (!hasWords(text)) throw refuseEmpty(path)
  return text
}

function validateLanguage(language: unknown): { readonly language?: string } {
  if (language === undefined || language === null) return {}
  const tag = typeof language === 'string' ? canonicalLanguage(language) : undefined
  if (tag !== undefined) return { language: tag }
  throw refuseShape(
    'source.language',
    'The language is no language tag.',
    "Give a BCP 47 tag such as 'en' or 'pt-BR', or leave it out.",
  )
}

function validateVideo(video: unknown): string {
  if (
    typeof video === 'string' &&
    video.length <= longestVideoId &&
    /^[^\s\p{Control}]+$/u.test(video) &&
    !video.includes('://')
  ) {
    return video
  }
  throw refuseShape(
    'source.video',
    `The video is no id of 1 to ${longestVideoId} characters without spaces.`,
    'Give the id by which the transcript loader knows the video, or its address as { url }.',
  )
}

function validateUrl(url: unknown): string {
  const parsed = typeof url === 'string' && url.length <= longestUrl ? URL.parse(url) : null
  if (parsed === null) {
    throw refuseShape(
      'source.url',
      `The URL is no address of up to ${longestUrl} characters.`,
      "Give a whole address: 'https://…'.",
    )
  }
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') {
    throw refuseShape(
      'source.url',
      'The URL is of a kind that is not loaded.',
      'Give an address that starts with https:// or http://.',
    )
  }
  if (parsed.username !== '' || parsed.password !== '') {
    throw refuseShape(
      'source.url',
      'The URL holds credentials, which would be stored with the job.',
      'Leave them out and give them through credentials().',
    )
  }
  return parsed.href
}
