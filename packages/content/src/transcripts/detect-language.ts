import type { Source } from '@repurpose/core'
import { loadLanguageDetector } from '../checks/index.ts'

/** So much of a source is read for it. */
const mostCharacters = 20_000
/** How much better than the next a language has to fit. */
const clear = 2

/**
 * The language of a source that does not name it, as a tag such as `es`; `undefined` where it is not clear, or where the source
 * is still to be loaded. What a transcript itself says of its language comes first.
 *
 * @example
 * const source = vtt(file)
 * const language = await detectLanguage(source)
 * await repurpose.generate({ source: { ...source, language }, content: { summary: true } })
 */
export async function detectLanguage(source: Source): Promise<string | undefined> {
  if ('language' in source && source.language !== undefined) return source.language
  const text = textOf(source).slice(0, mostCharacters)
  if (text.trim() === '') return undefined
  const detector = await loadLanguageDetector()
  const [best, next] = [...detector.weigh(text)].toSorted(([, one], [, other]) => other - one)
  if (best === undefined) return undefined
  return next === undefined || best[1] >= clear * next[1] ? best[0] : undefined
}

function textOf(source: Source): string {
  if ('text' in source) return source.text
  return 'cues' in source ? source.cues.map(({ text }) => text).join(' ') : ''
}
