import type { Material } from '../../material.ts'
import { keyPhrases } from '../../titles.ts'
import { scopeOf } from '../focus.ts'

/** Longer ones are read by nobody. */
const longest = 28

/** The key phrases of a source as hashtags, the most important first. */
export function hashtags(material: Material, most = 5): readonly string[] {
  const { analysis, allows } = material
  const phrases = keyPhrases(analysis, scopeOf(material), most * 2)
  const tags = phrases.filter(allows).map((phrase) => {
    const words = phrase.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '')
    return `#${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}`
  })
  return [...new Set(tags)].filter((tag) => tag.length > 1 && tag.length <= longest).slice(0, most)
}
