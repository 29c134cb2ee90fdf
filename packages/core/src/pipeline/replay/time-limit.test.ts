import { describe, expect, it } from 'vitest'
import { fakeClock } from '../../testing/index.ts'
import type { Duration } from '../../values/index.ts'
import { withTimeLimit } from './time-limit.ts'

function scene(timeout: Duration | undefined, outer = new AbortController()) {
  const clock = fakeClock()
  const options = { clock, timeout, code: 'STEP_TIMEOUT', path: 'work/step', outer: outer.signal } as const
  return {
    clock,
    outer,
    run: <Result>(work: (signal: AbortSignal) => Promise<Result> | Result) => withTimeLimit(options, work),
  }
}

const never = () => new Promise<never>(() => {})

describe('work with a time limit', () => {
  it('gives what it gives when it is in time, and leaves no timer behind', async () => {
    const { run, clock } = scene('3s')
    expect(await run(() => 1)).toBe(1)
    expect(await run(async () => 'later')).toBe('later')
    await expect(run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(clock.pending).toBe(0)
  })

  it('is told to stop when the time is over, and left behind when it does not', async () => {
    const { run, clock } = scene('3s')
    const signals: AbortSignal[] = []
    const over = run((signal) => {
      signals.push(signal)
      return never()
    })
    const caught = expect(over).rejects.toMatchObject({
      code: 'STEP_TIMEOUT',
      path: 'work/step',
      retryable: true,
      context: { timeoutMs: 3_000 },
    })
    await clock.advance(2_999)
    expect(signals[0]?.aborted).toBe(false)
    await clock.advance(1)
    await caught
    expect(signals[0]?.reason).toMatchObject({ code: 'STEP_TIMEOUT' })
  })

  it('is told to stop with everything around it', async () => {
    const { run, outer } = scene('3s')
    const reason = new Error('cancelled')
    const seen = run(
      (signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve(signal.reason))),
    )
    outer.abort(reason)
    expect(await seen).toBe(reason)
  })

  it('that begins when everything is stopped already is told so', async () => {
    const outer = new AbortController()
    outer.abort(new Error('cancelled'))
    const { run } = scene('3s', outer)
    expect(await run((signal) => signal.aborted)).toBe(true)
  })

  it('is not told of what comes after it', async () => {
    const { run, outer } = scene('3s')
    const signals: AbortSignal[] = []
    await run((signal) => signals.push(signal))
    outer.abort()
    expect(signals[0]?.aborted).toBe(false)
  })

  it('has none when none is given', async () => {
    const { run, outer, clock } = scene(undefined)
    expect(await run((signal) => signal)).toBe(outer.signal)
    expect(clock.pending).toBe(0)
  })

  it('is refused with a limit that is no time', async () => {
    // What a caller without types may hand in.
    const { run } = scene('soon' as Duration)
    await expect(run(() => 1)).rejects.toMatchObject({ code: 'INPUT_INVALID', path: 'work/step.timeout' })
  })
})
