/** Typical durations of stages in milliseconds, by name. What is not known is absent. */
export type ExpectedDurations = Readonly<Record<string, number | undefined>>

/**
 * What is known of how long stages take: learnt durations before declared ones (a stage's `expect`).
 * Values that are no durations are left out.
 */
export function expectedDurations(
  learnt: ExpectedDurations,
  declared: ExpectedDurations = {},
): ExpectedDurations {
  const known = [...Object.entries(declared), ...Object.entries(learnt)].filter(([, ms]) => isDuration(ms))
  return Object.fromEntries(known)
}

/** A stage's expected duration, or `undefined`. */
export function expectedOf(expected: ExpectedDurations, stage: string): number | undefined {
  const ms = Object.hasOwn(expected, stage) ? expected[stage] : undefined
  return isDuration(ms) ? ms : undefined
}

/** What a stage nobody knows anything of is taken to last: as long as the known ones do on average. */
export function typicalOf(expected: ExpectedDurations, stages: readonly string[]): number | undefined {
  const known = stages.flatMap((stage) => expectedOf(expected, stage) ?? [])
  return known.length === 0 ? undefined : known.reduce((total, ms) => total + ms, 0) / known.length
}

function isDuration(ms: number | undefined): ms is number {
  return ms !== undefined && ms >= 0 && ms <= Number.MAX_SAFE_INTEGER
}
