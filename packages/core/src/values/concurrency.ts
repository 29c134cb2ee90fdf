import { InputError } from '../errors/index.ts'

/**
 * How many things may be under way at once, as a whole number.
 *
 * @throws InputError `INPUT_INVALID` for what is not 1 or more.
 * @example toConcurrency(2.5) // 2
 */
export function toConcurrency(concurrency: number, path = 'concurrency'): number {
  if (concurrency >= 1) return Math.floor(concurrency)
  throw new InputError({
    message: `${concurrency} is not a concurrency.`,
    path,
    action: 'Give a number of 1 or more.',
  })
}
