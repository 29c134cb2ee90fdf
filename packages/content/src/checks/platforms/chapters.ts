import type { Finding } from '../finding.ts'

// YouTube shows chapters only where the list of times in a description keeps its rules
// (https://support.google.com/youtube/answer/9884579, looked at in 2026-11): the first at 0:00, three at least, in
// ascending order, ten seconds or more each. Times are written in whole seconds there, so that they are judged so.

/** Where a chapter begins, in milliseconds from the beginning of the video. */
export interface ChapterStart {
  readonly startMs: number
}

const fewest = 3
const shortestSeconds = 10
const shownFaults = 3

/**
 * Whether YouTube shows the chapters of a video. No chapters at all are fine.
 *
 * @param video.durationMs in milliseconds; without it, what lies beyond the end is not noticed
 * @example checkChapters({ chapters: [{ startMs: 0 }, { startMs: 4_000 }], durationMs: 60_000 }, 'chapters')
 */
export function checkChapters(
  { chapters, durationMs = Number.POSITIVE_INFINITY }: VideoChapters,
  path: string,
): Finding {
  const faults = faultsOf(chapters.map(secondsOf), durationMs / 1000)
  return {
    name: 'chapters',
    passed: faults.length === 0,
    required: true,
    code: 'LIMIT_EXCEEDED',
    message:
      faults.length === 0
        ? `${chapters.length} chapters by YouTube's rules`
        : `${faults.slice(0, shownFaults).join('; ')}${faults.length > shownFaults ? '; and so on' : ''}`,
    path,
    score: faults.length === 0 ? 1 : Math.max(0, 1 - faults.length / chapters.length),
    weight: 3,
  }
}

export interface VideoChapters {
  readonly chapters: readonly ChapterStart[]
  readonly durationMs?: number | undefined
}

/**
 * A list of chapters by YouTube's rules, as far as that can be had without inventing any: in order, the first put at
 * 0:00, those left out that are too short (what was theirs belongs to the one before) or lie beyond the end. Empty where
 * fewer than three remain. A list that keeps the rules comes back as it was.
 */
export function mendChapters<Chapter extends ChapterStart>(
  chapters: readonly Chapter[],
  durationMs: number = Number.POSITIVE_INFINITY,
): readonly Chapter[] {
  const latest = durationMs / 1000 - shortestSeconds
  const kept: Chapter[] = []
  let free = 0
  const within = chapters.filter((chapter) => chapter.startMs >= 0 && secondsOf(chapter) <= latest)
  for (const chapter of within.toSorted((one, other) => one.startMs - other.startMs)) {
    const seconds = secondsOf(chapter)
    if (kept.length > 0 && seconds < free) continue
    kept.push(kept.length > 0 || seconds === 0 ? chapter : { ...chapter, startMs: 0 })
    free = kept.length === 1 ? shortestSeconds : seconds + shortestSeconds
  }
  return kept.length < fewest ? [] : kept
}

function secondsOf({ startMs }: ChapterStart): number {
  return Math.floor(startMs / 1000)
}

function faultsOf(starts: readonly number[], duration: number): readonly string[] {
  if (starts.length === 0) return []
  const faults: string[] = []
  if (starts.length < fewest) faults.push(`${starts.length} chapters, at least ${fewest} or none wanted`)
  for (const [index, start] of starts.entries()) {
    const name = `chapter ${index + 1}`
    const next = starts[index + 1] ?? duration
    if (index === 0 && start !== 0) faults.push(`${name} begins at ${start} s; begin it at 0 s`)
    if (start >= duration) faults.push(`${name} begins at ${start} s, after the end; leave it out`)
    else if (!(next - start >= shortestSeconds)) {
      faults.push(`${name} lasts ${next - start} s, at least ${shortestSeconds} wanted; join it with another`)
    }
  }
  return faults
}
