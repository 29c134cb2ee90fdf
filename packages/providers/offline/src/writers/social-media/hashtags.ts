import type { Material } from '../../material.ts'
import { keyPhrases } from '../../titles.ts'

/** Longer ones are read by nobody. */
const longest = 28

/** The key phrases of a source as hashtags, the most important first. */
export function hashtags({ analysis, allows }: Material, most = 5): readonly string[] {
  const phrases = keyPhrases(analysis, { start: 0, end: analysis.sentences.length }, most * 2)
  const tags = phrases.filter(allows).map((phrase) => {
    const words = phrase.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '')
    return `#${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}`
  })
  return [...new Set(tags)].filter((tag) => tag.length > 1 && tag.length <= longest).slice(0, most)
}
