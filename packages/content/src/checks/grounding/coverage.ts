import type { Finding } from '../finding.ts'

/** A text of fewer words has not room for a chapter more. */
const wordsPerChapter = 40

/**
 * Whether a piece draws on the whole of its source, as far as its length allows, and not on the first minutes alone.
 *
 * @param chapters the cue ids of each chapter
 */
export function checkCoverage(
  cited: readonly string[],
  chapters: readonly ReadonlySet<string>[],
  words: number,
): Finding {
  const drawn = chapters.filter((chapter) => cited.some((id) => chapter.has(id))).length
  const expected = Math.min(chapters.length, Math.max(1, Math.floor(words / wordsPerChapter)))
  const share = expected === 0 ? 1 : Math.min(1, drawn / expected)
  return {
    name: 'coverage',
    passed: share >= 0.5,
    required: false,
    message: `cues: from ${drawn} of ${chapters.length} chapters, ${expected} expected at this length`,
    score: share,
    weight: 2,
  }
}
