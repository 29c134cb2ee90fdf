import { describe, expect, it } from 'vitest'
import { fakeClock } from './fake-clock.ts'

describe('a fake clock', () => {
  it('stands still until it is moved', async () => {
    const clock = fakeClock(1_000)
    await clock.settle()
    expect(clock.now()).toBe(1_000)
    await clock.advance(250)
    expect(clock.now()).toBe(1_250)
    await clock.advanceTo(2_000)
    expect(clock.now()).toBe(2_000)
    await clock.advanceTo(500)
    expect(clock.now()).toBe(2_000)
  })

  it('starts at the beginning of 2026', () => {
    expect(new Date(fakeClock().now()).toISOString()).toBe('2026-01-01T00:00:00.000Z')
  })

  it('runs timers in the order of their times, each at its own, and the older first of two', async () => {
    const clock = fakeClock(0)
    const ran: string[] = []
    const at = (name: string) => () => ran.push(`${name} at ${clock.now()}`)
    clock.setTimer(300, at('late'))
    clock.setTimer(100, at('first'))
    clock.setTimer(100, at('second'))
    clock.setTimer(-5, at('at once'))
    clock.setTimer(301, at('too late'))
    expect([clock.pending, clock.nextDue]).toEqual([5, 0])
    await clock.advance(300)
    expect(ran).toEqual(['at once at 0', 'first at 100', 'second at 100', 'late at 300'])
    expect([clock.pending, clock.nextDue]).toEqual([1, 301])
  })

  it('runs timers that others set on the way', async () => {
    const clock = fakeClock(0)
    const ran: number[] = []
    const tick = (): void => {
      ran.push(clock.now())
      clock.setTimer(10, tick)
    }
    clock.setTimer(10, tick)
    await clock.advance(35)
    expect(ran).toEqual([10, 20, 30])
  })

  it('lets what a timer set off settle before the next one runs', async () => {
    const clock = fakeClock(0)
    const ran: string[] = []
    clock.setTimer(1, () => {
      setImmediate(() => void Promise.resolve().then(() => setImmediate(() => ran.push('settled'))))
    })
    clock.setTimer(2, () => ran.push('next'))
    await clock.advance(2)
    expect(ran).toEqual(['settled', 'next'])
  })

  it('takes back a timer, and then takes it back no more', async () => {
    const clock = fakeClock(0)
    const ran: string[] = []
    const cancel = clock.setTimer(10, () => ran.push('cancelled'))
    clock.setTimer(5, () => cancel())
    cancel()
    cancel()
    expect(clock.pending).toBe(1)
    await clock.advance(20)
    expect(ran).toEqual([])
    expect([clock.pending, clock.nextDue]).toEqual([0, undefined])
  })
})
