import { countWords } from '@repurpose/core'

/** Words of narration in a minute. */
const wordsPerMinute = 150

/** How long a text takes to say. */
export function spokenSeconds(text: string, language?: string | undefined): number {
  return (countWords(text, language) / wordsPerMinute) * 60
}

/** How many words can be said in so many seconds, at least one. */
export function spokenWords(seconds: number): number {
  return Math.max(1, Math.round((seconds / 60) * wordsPerMinute))
}
