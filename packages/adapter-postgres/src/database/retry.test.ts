import { fakeClock } from '@repurpose/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NoConnection, StatementRefused } from './failure.ts'
import { backoffMs, keepTrying, late, type Persistence, within } from './retry.ts'

const lost = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
const refusedConnection = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
const conflict = Object.assign(new Error('deadlock detected'), { code: '40P01' })

function bench(how: Partial<Persistence> = {}) {
  const clock = fakeClock()
  const closing = new AbortController()
  const trying = { clock, randomness: () => 0.999, place: 'here', closed: closing.signal }
  const mayWait: number[] = []
  return {
    clock,
    close: () => closing.abort(),
    mayWait,
    /** Makes the attempts, of which each takes a time and then throws, or gives what is no error. */
    async run(attempts: (round: number) => readonly [takesMs: number, outcome: unknown]) {
      const startedAt = clock.now()
      const ending = keepTrying(
        async (mayWaitMs) => {
          mayWait.push(mayWaitMs)
          const [takesMs, outcome] = attempts(mayWait.length)
          await new Promise<void>((resolve) => void clock.setTimer(takesMs, resolve))
          if (outcome instanceof Error) throw outcome
          return outcome
        },
        { patienceMs: 10_000, repeatable: true, ...how },
        trying,
      ).then(
        (value) => ({ value, tookMs: clock.now() - startedAt }),
        (error: unknown) => ({ error, tookMs: clock.now() - startedAt }),
      )
      const settle = async () => {
        await clock.advance(200_000)
        return await ending
      }
      return { ending, settle }
    },
  }
}

describe('trying again', () => {
  it('goes on with longer and longer delays until patience is over', async () => {
    const { run, mayWait } = bench()
    const { settle } = await run(() => [0, new NoConnection(refusedConnection)])
    expect(await settle()).toMatchObject({ error: { code: 'BACKEND_UNAVAILABLE' }, tookMs: 10_000 })
    // 25 + 50 + 100 + 200 + 400 + 800 and then a second at most each.
    expect(mayWait.length).toBe(6 + 9 + 1)
    expect(mayWait[0]).toBe(10_000)
    expect(mayWait.at(-1)).toBe(0)
  })

  it('gives a statement that had run for long its second chance, and no third', async () => {
    const once = bench()
    expect(await (await once.run((round) => [31_000, round === 1 ? lost : 'done'])).settle()).toMatchObject({
      value: 'done',
    })
    const never = bench()
    expect(await (await never.run(() => [31_000, lost])).settle()).toMatchObject({
      error: { code: 'BACKEND_UNAVAILABLE' },
    })
    expect(never.mayWait.length).toBe(2)
  })

  it('ends after a handful of conflicts', async () => {
    const { run, mayWait } = bench()
    const { settle } = await run(() => [0, conflict])
    expect(await settle()).toMatchObject({
      error: { code: 'BACKEND_UNAVAILABLE', context: { sqlState: '40P01' } },
    })
    expect(mayWait.length).toBe(6)
  })

  it('does not repeat what may have run, if that does harm', async () => {
    const { run, mayWait } = bench({ repeatable: false })
    const { settle } = await run((round) => [0, round === 1 ? new NoConnection(lost) : lost])
    expect(await settle()).toMatchObject({ error: { code: 'BACKEND_UNAVAILABLE' } })
    expect(mayWait.length).toBe(2)
  })

  it('passes on at once what was refused', async () => {
    const { run, mayWait } = bench()
    const raised = Object.assign(new Error('no'), { code: 'RP001' })
    const { settle } = await run(() => [0, raised])
    expect(await settle()).toMatchObject({ error: expect.any(StatementRefused), tookMs: 0 })
    expect(mayWait.length).toBe(1)
  })

  it.each(['while it waits', 'while a statement is under way'])(
    'ends when the caller goes, %s',
    async (when) => {
      const controller = new AbortController()
      const { run, clock } = bench({ signal: controller.signal })
      const { ending } = await run(() => [when === 'while it waits' ? 0 : 50, new NoConnection(lost)])
      await clock.advance(20)
      controller.abort()
      await clock.advance(30)
      expect(await ending).toMatchObject({
        error: { code: 'BACKEND_UNAVAILABLE' },
        tookMs: when === 'while it waits' ? 20 : 50,
      })
    },
  )

  it('ends when the database is closed', async () => {
    const { run, clock, close, mayWait } = bench()
    const { ending } = await run(() => [0, new NoConnection(lost)])
    await clock.advance(0)
    close()
    expect(await ending).toMatchObject({ error: { message: expect.stringContaining('is closed') } })
    expect(mayWait.length).toBe(1)
  })

  it('leaves no timers', async () => {
    const { run, clock } = bench()
    const { settle } = await run((round) => [3, round < 5 ? lost : 'done'])
    expect(await settle()).toMatchObject({ value: 'done' })
    expect(clock.pending).toBe(0)
  })
})

describe('a delay', () => {
  it('is shorter than its bound, which is never longer than a second', () => {
    fc.assert(
      fc.property(
        fc.nat(5_000),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (round, random) => {
          const delay = backoffMs(round, () => random)
          expect(delay).toBeGreaterThanOrEqual(0)
          expect(delay).toBeLessThanOrEqual(Math.min(1_000, 25 * 2 ** round))
        },
      ),
    )
  })
})

describe('waiting for a promise', () => {
  it('ends with it, with the time or with a signal', async () => {
    const clock = fakeClock()
    const controller = new AbortController()
    const never = new Promise<never>(() => {})
    expect(await within(Promise.resolve(1), 10, clock, [undefined, controller.signal])).toBe(1)
    await expect(within(Promise.reject(lost), 10, clock)).rejects.toBe(lost)
    const timed = within(never, 10, clock)
    await clock.advance(10)
    expect(await timed).toBe(late)
    const left = within(never, 10, clock, [controller.signal])
    controller.abort()
    expect(await left).toBe(late)
    expect(await within(never, 10, clock, [controller.signal])).toBe(late)
    expect(clock.pending).toBe(0)
  })
})
