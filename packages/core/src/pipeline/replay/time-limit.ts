import { TimeoutError, type TimeoutErrorCode } from '../../errors/index.ts'
import type { Clock } from '../../ports/index.ts'
import { type Duration, toMilliseconds } from '../../values/index.ts'

/**
 * Runs work with a signal that aborts with `outer` or when the time is over. Work that does not heed its signal
 * is left behind: whatever it still does through the engine gets nowhere.
 *
 * @throws TimeoutError
 */
export async function withTimeLimit<Result>(
  options: {
    readonly clock: Clock
    readonly timeout: Duration | undefined
    readonly code: TimeoutErrorCode
    readonly path: string
    readonly outer: AbortSignal
  },
  work: (signal: AbortSignal) => Promise<Result> | Result,
): Promise<Result> {
  if (options.timeout === undefined) return work(options.outer)
  const timeoutMs = toMilliseconds(options.timeout, `${options.path}.timeout`)
  const controller = new AbortController()
  const pass = () => controller.abort(options.outer.reason)
  if (options.outer.aborted) pass()
  options.outer.addEventListener('abort', pass, { once: true })
  const overTime = Promise.withResolvers<never>()
  const cancelTimer = options.clock.setTimer(timeoutMs, () => {
    const error = timeoutError(options.code, options.path, timeoutMs)
    controller.abort(error)
    overTime.reject(error)
  })
  try {
    return await Promise.race([work(controller.signal), overTime.promise])
  } finally {
    cancelTimer()
    options.outer.removeEventListener('abort', pass)
  }
}

export function timeoutError(code: TimeoutErrorCode, path: string, timeoutMs: number): TimeoutError {
  return new TimeoutError({
    code,
    message: `Took longer than ${timeoutMs} ms.`,
    path,
    action: 'Give it more time, or less to do.',
    context: { timeoutMs },
  })
}
