import { expect, it } from 'vitest'
import { fakeClock } from '../testing/fake-clock.ts'
import { abandoned, abortGraceMs, raceAbort } from './abort-race.ts'

const never = new Promise<never>(() => {})

it('gives the outcome of work that is not aborted, and leaves nothing behind', async () => {
  const clock = fakeClock()
  const controller = new AbortController()
  expect(await raceAbort(Promise.resolve('done'), controller.signal, clock)).toBe('done')
  await expect(raceAbort(Promise.reject(new Error('failed')), controller.signal, clock)).rejects.toThrow(
    'failed',
  )
  controller.abort()
  expect(clock.pending).toBe(0)
})

it('gives aborted work its time', async () => {
  const clock = fakeClock()
  const controller = new AbortController()
  const work = Promise.withResolvers<string>()
  const outcome = raceAbort(work.promise, controller.signal, clock)
  controller.abort()
  await clock.advance(abortGraceMs - 1)
  work.resolve('just in time')
  expect(await outcome).toBe('just in time')
  expect(clock.pending).toBe(0)
})

it('then gives it up, also when it was aborted from the start', async () => {
  const clock = fakeClock()
  const outcome = raceAbort(never, AbortSignal.abort(), clock)
  await clock.advance(abortGraceMs)
  expect(await outcome).toBe(abandoned)
})
