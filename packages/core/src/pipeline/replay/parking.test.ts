import { expect, it } from 'vitest'
import { z } from 'zod'
import type { Clock } from '../../ports/index.ts'
import { testEngine } from '../fixtures/engine.ts'
import { pipeline } from '../index.ts'

/** As Node's timers are: up to a millisecond early by the clock on the wall. */
const hasty = (clock: Clock): Clock => ({
  now: () => clock.now(),
  setTimer: (delayMs, callback) => clock.setTimer(delayMs > 1 ? delayMs - 1 : delayMs, callback),
})

it('goes on after a short wait although the timer rang early', async () => {
  await using engine = testEngine()
  Object.assign(engine.engine, { clock: hasty(engine.clock) })
  await engine.work()
  let tries = 0
  const nap = pipeline('nap', z.object({}))
    .stage('nap', ({ sleep }) => sleep('nap', '500ms'))
    .stage('retried', { retry: { attempts: 2, delay: '100ms' } }, () => {
      tries += 1
      if (tries === 1) throw new Error('not yet')
      return tries
    })
  const id = await engine.start(nap, {})
  await engine.clock.advance(1_000)
  expect(await engine.state(id)).toBe('succeeded')
})
