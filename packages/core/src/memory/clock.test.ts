import { afterEach, describe, expect, it, vi } from 'vitest'
import { systemClock } from './clock.ts'

const day = 86_400_000

describe('the system clock', () => {
  afterEach(() => vi.useRealTimers())

  it('tells the time of the machine', () => {
    const before = Date.now()
    const now = systemClock.now()
    expect(now).toBeGreaterThanOrEqual(before)
    expect(now).toBeLessThanOrEqual(Date.now())
  })

  it('calls back once after the delay', () => {
    vi.useFakeTimers()
    const callback = vi.fn()
    systemClock.setTimer(1_000, callback)
    vi.advanceTimersByTime(999)
    expect(callback).not.toHaveBeenCalled()
    vi.advanceTimersByTime(5_000)
    expect(callback).toHaveBeenCalledTimes(1)
  })

  it('calls back soon when the time has passed', () => {
    vi.useFakeTimers()
    const callback = vi.fn()
    systemClock.setTimer(-50, callback)
    vi.advanceTimersByTime(1)
    expect(callback).toHaveBeenCalledTimes(1)
  })

  it('counts delays that setTimeout cannot', () => {
    vi.useFakeTimers()
    const callback = vi.fn()
    systemClock.setTimer(60 * day, callback)
    vi.advanceTimersByTime(60 * day - 1)
    expect(callback).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(callback).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['short', 10, 0],
    ['long', 60 * day, 0],
    ['long, under way', 60 * day, 30 * day],
  ])('takes back a %s timer', (_, delay, passed) => {
    vi.useFakeTimers()
    const callback = vi.fn()
    const cancel = systemClock.setTimer(delay, callback)
    vi.advanceTimersByTime(passed)
    cancel()
    vi.advanceTimersByTime(100 * day)
    expect(callback).not.toHaveBeenCalled()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('keeps the process alive until it has called back', () => {
    const timeouts = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length
    const before = timeouts()
    const cancel = systemClock.setTimer(60 * day, () => {})
    expect(timeouts()).toBe(before + 1)
    cancel()
    expect(timeouts()).toBe(before)
  })
})
