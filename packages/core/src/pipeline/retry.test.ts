import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ErrorInfo, ProviderError, toErrorInfo } from '../errors/index.ts'
import type { Retry } from './index.ts'
import { nextAttemptAt } from './retry.ts'

const transient: ErrorInfo = { code: 'X', message: 'why', category: 'provider', retryable: true }
const permanent: ErrorInfo = { ...transient, retryable: false }
const now = 1_000_000

const next = (
  retry: Retry | undefined,
  options: { readonly error?: ErrorInfo; readonly attempt?: number; readonly chance?: number } = {},
) => {
  const { error = transient, attempt = 1, chance = 1 } = options
  return nextAttemptAt({ retry, error, attempt, now, randomness: () => chance })
}
const delay = (...values: Parameters<typeof next>) => (next(...values) ?? Number.NaN) - now

describe('whether to try again', () => {
  it('is a matter of the policy: none, no attempt', () => {
    expect(next(undefined)).toBeUndefined()
  })

  it('ends with the attempts, of which the first is one', () => {
    const retry = { attempts: 3 }
    expect([1, 2, 3, 4].map((attempt) => next(retry, { attempt }) !== undefined)).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect(next({ attempts: 1 })).toBeUndefined()
    expect(next({ attempts: Number.NaN })).toBeUndefined()
  })

  it('depends on the error: worth it are those that are retryable', () => {
    expect(next({ attempts: 3 }, { error: permanent })).toBeUndefined()
  })

  it('is what the policy says it is', () => {
    const retry: Retry = { attempts: 3, when: ({ code }) => code === 'FLAKY' }
    expect(next(retry)).toBeUndefined()
    expect(next(retry, { error: { ...permanent, code: 'FLAKY' } })).toBeGreaterThan(now)
  })
})

describe('when to try again', () => {
  it('is after a second, and twice as long before each further attempt', () => {
    const retry = { attempts: 9 }
    expect([1, 2, 3, 4].map((attempt) => delay(retry, { attempt }))).toEqual([1_000, 2_000, 4_000, 8_000])
    expect([1, 2, 3].map((attempt) => delay({ attempts: 9, delay: '10s' }, { attempt }))).toEqual([
      10_000, 20_000, 40_000,
    ])
  })

  it('is five minutes at most, however often it failed', () => {
    expect([9, 10, 2_000].map((attempt) => delay({ attempts: 9_999 }, { attempt }))).toEqual([
      256_000, 300_000, 300_000,
    ])
    expect(delay({ attempts: 2, delay: '1h' })).toBe(300_000)
  })

  it('is at once for a policy without delay, however often it failed', () => {
    expect([1, 20, 2_000].map((attempt) => delay({ attempts: 9_999, delay: 0 }, { attempt }))).toEqual([
      0, 0, 0,
    ])
  })

  it('is not before the time that the provider asked for', () => {
    const rate = (retryAt: number) =>
      toErrorInfo(new ProviderError({ failure: 'rate', message: 'Slow down.', retryAt }))
    expect(delay({ attempts: 2 }, { error: rate(now + 60_000) })).toBe(60_000)
    expect(delay({ attempts: 2 }, { error: rate(now + 400_000) })).toBe(400_000)
    expect(delay({ attempts: 2 }, { error: rate(now + 10) })).toBe(1_000)
    expect(delay({ attempts: 2 }, { error: rate(now - 10) })).toBe(1_000)
  })

  it('does not trust a time that is none', () => {
    expect(delay({ attempts: 2 }, { error: { ...transient, context: { retryAt: 'soon' } } })).toBe(1_000)
  })

  it('is spread at random over the second half of the delay', () => {
    const chances = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
    fc.assert(
      fc.property(chances, fc.integer({ min: 1, max: 40 }), (chance, attempt) => {
        const full = delay({ attempts: 99 }, { attempt, chance: 1 })
        const spread = delay({ attempts: 99 }, { attempt, chance })
        expect(spread).toBeGreaterThanOrEqual(full / 2)
        expect(spread).toBeLessThanOrEqual(full)
        expect(Number.isInteger(spread)).toBe(true)
      }),
    )
    expect(delay({ attempts: 2 }, { chance: 0 })).toBe(500)
  })
})
