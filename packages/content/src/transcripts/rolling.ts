import type { Caption } from './captions.ts'

/** The share of captions that must repeat their predecessor before repetition counts as a way of displaying. */
const rollingShare = 0.5

/**
 * Automatic captions roll: each one shows the line before it once more above its own. Where half of the captions
 * do so, repeated lines are removed and a caption that says nothing new lends its time to the one it repeats.
 * Where fewer do, somebody really said it twice.
 */
export function withoutRollingRepeats(captions: readonly Caption[]): readonly Caption[] {
  const repeats = captions.map((caption, index) => repeatedLines(captions[index - 1], caption))
  const rolling = repeats.filter((count) => count > 0).length
  if (rolling < 2 || rolling < (captions.length - 1) * rollingShare) return captions
  const kept: Caption[] = []
  for (const [index, caption] of captions.entries()) {
    const lines = caption.lines.slice(repeats[index])
    if (lines.length > 0) kept.push({ ...caption, lines })
    else
      kept.push(...kept.splice(-1).map((last) => ({ ...last, endMs: Math.max(last.endMs, caption.endMs) })))
  }
  return kept
}

/** How many of a caption's first lines are the last lines of the one before. */
function repeatedLines(before: Caption | undefined, caption: Caption): number {
  if (before === undefined || before.speaker !== caption.speaker) return 0
  for (let count = Math.min(before.lines.length, caption.lines.length); count > 0; count -= 1) {
    const tail = before.lines.slice(-count)
    if (tail.every((line, index) => line === caption.lines[index])) return count
  }
  return 0
}
