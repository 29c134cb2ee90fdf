import { type Fault, type Finding, findingsOf } from '../finding.ts'
import { kindOf } from '../text/texts.ts'

/** Lists whose times go forward; in others (quotations, the best first) they may stand in any order. */
const ordered: ReadonlySet<string> = new Set(['chapters', 'topics', 'scenes'])

/** A part of a piece with times. */
interface Timed {
  readonly path: string
  readonly startMs: number
  readonly endMs: number | undefined
}

/**
 * Whether the times of a piece (`startMs`, `endMs`, wherever in it) lie within the source, end after they begin and, in
 * lists of chapters, topics and scenes, go forward. Nothing for a piece without times.
 *
 * @param durationMs of the source; unknown where it has no times
 */
export function checkTimes(value: unknown, durationMs?: number | undefined): readonly Finding[] {
  const timed = timedIn(value, '')
  if (timed.length === 0) return []
  const last = new Map<string, Timed>()
  const faults = timed.flatMap((part): readonly Fault[] => {
    const { path, startMs, endMs } = part
    const list = kindOf(path)
    const before = last.get(list)
    last.set(list, part)
    const isOrdered = ordered.has(list.slice(list.lastIndexOf('.') + 1).replace('[]', ''))
    const problems = [
      ...(startMs >= 0 && (durationMs === undefined || startMs < Math.max(1, durationMs))
        ? []
        : [`begins at ${seconds(startMs)}, outside of the source`]),
      ...(endMs === undefined || (endMs > startMs && (durationMs === undefined || endMs <= durationMs))
        ? []
        : [`ends at ${seconds(endMs)}, before it begins or after the source`]),
      ...(isOrdered && before !== undefined && startMs <= before.startMs
        ? [`begins at ${seconds(startMs)}, not after ${before.path} at ${seconds(before.startMs)}`]
        : []),
    ]
    if (problems.length === 0) return []
    const bounds = durationMs === undefined ? '' : `; the source has ${seconds(durationMs)}`
    return [{ path, message: `${problems.join('; ')}${bounds}` }]
  })
  return findingsOf(
    { name: 'times', required: true, code: 'OUTPUT_INVALID', weight: 1 },
    faults,
    `${timed.length} times within the source`,
  )
}

function timedIn(value: unknown, path: string): readonly Timed[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => timedIn(item, `${path}[${index}]`))
  if (typeof value !== 'object' || value === null) return []
  const { startMs, endMs } = value as { readonly startMs?: unknown; readonly endMs?: unknown }
  const own =
    typeof startMs === 'number'
      ? [{ path, startMs, endMs: typeof endMs === 'number' ? endMs : undefined }]
      : []
  const inside = Object.entries(value).flatMap(([key, field]) =>
    timedIn(field, path === '' ? key : `${path}.${key}`),
  )
  return [...own, ...inside]
}

function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 100) / 10} s`
}
