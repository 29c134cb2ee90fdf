import { InputError } from '../errors/index.ts'

const millisecondsPerUnit = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** A length of time: a number of milliseconds, or a number with a unit (`'250ms'`, `'3s'`, `'5m'`, `'12h'`, `'7d'`). */
export type Duration = number | `${number}${keyof typeof millisecondsPerUnit}`

/**
 * A duration as milliseconds.
 *
 * @throws InputError `INPUT_INVALID` when the value is neither a finite number ≥ 0 nor a number with a known unit.
 * @example toMilliseconds('1.5s') // 1500
 */
export function toMilliseconds(duration: Duration, path = 'duration'): number {
  const milliseconds = typeof duration === 'number' ? duration : parse(duration)
  if (!Number.isFinite(milliseconds) || milliseconds < 0) {
    throw new InputError({
      message: `${JSON.stringify(duration).slice(0, 100)} is not a duration.`,
      path,
      action: "Give milliseconds as a number, or a number with a unit: '250ms', '3s', '5m', '12h', '7d'.",
    })
  }
  return milliseconds
}

function parse(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text)
  if (match === null) return Number.NaN
  // The pattern admits only the units of the table.
  return Number(match[1]) * millisecondsPerUnit[match[2] as keyof typeof millisecondsPerUnit]
}
