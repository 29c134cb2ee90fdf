import type { Cue } from '@repurpose/core'

/** Cues this close to each other are one passage. */
const gapMs = 10_000

/**
 * The passages that a piece rests on, in order, neighbours joined: `01:04–01:18 · 03:22–03:25`. Nothing where the source
 * has no times. Ids that the source does not have are passed over.
 */
export function passages(ids: readonly string[], cues: readonly Cue[]): string {
  const wanted = new Set(ids)
  const joined: { startMs: number; endMs: number }[] = []
  for (const { id, startMs, endMs } of cues) {
    if (!wanted.has(id) || endMs === 0) continue
    const last = joined.at(-1)
    if (last !== undefined && startMs - last.endMs <= gapMs) last.endMs = Math.max(last.endMs, endMs)
    else joined.push({ startMs, endMs })
  }
  return joined.map(({ startMs, endMs }) => `${clock(startMs)}–${clock(endMs)}`).join(' · ')
}

/** `01:04`, with hours where there are some: `1:01:04`. */
export function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  return `${hours === 0 ? '' : `${hours}:`}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
