import { InputError } from '../errors/index.ts'

/** An amount of US dollars in millionths, so that sums of tiny prices stay exact. */
export interface Money {
  readonly micros: number
}

export const nothing: Money = Object.freeze({ micros: 0 })

/**
 * An amount in US dollars.
 *
 * @throws InputError `INPUT_INVALID` for a negative or non-finite amount.
 * @example usd(0.5) // { micros: 500000 }
 */
export function usd(amount: number): Money {
  if (!Number.isFinite(amount) || amount < 0) {
    throw new InputError({
      message: `${amount} is not an amount of money.`,
      action: 'Give a finite number of dollars, 0 or more.',
    })
  }
  return { micros: Math.round(amount * 1_000_000) }
}

export function sum(amounts: Iterable<Money>): Money {
  let micros = 0
  for (const amount of amounts) micros += amount.micros
  return { micros }
}
