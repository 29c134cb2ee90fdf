export { type ChapterStart, checkChapters, mendChapters, type VideoChapters } from './chapters.ts'
export { type CharacterRule, characterRules, checkCharacters } from './characters.ts'
export { checkLimit, checkLimits } from './check-limit.ts'
export { type Limit, limits } from './limits.ts'
export {
  checkPlatform,
  type PlatformName,
  type PlatformRule,
  type Published,
  type PublishedText,
  platforms,
} from './platforms.ts'
export { weightedLength } from './weighted-length.ts'
