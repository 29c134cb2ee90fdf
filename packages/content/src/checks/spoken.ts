import { countWords } from '@repurpose/core'

/** Words of narration in a minute. */
const wordsPerMinute = 150

/** How long a text takes to say. */
export function spokenSeconds(text: string): number {
  return (countWords(text) / wordsPerMinute) * 60
}
