import { ProviderError, type ProviderFailure } from '../errors/index.ts'
import type { Clock } from '../ports/index.ts'

/** Something that goes wrong with a fake provider's calls. What is named together happens together. */
export interface Fault<WrongAnswer extends string = string> {
  /** Only calls for this task; every call when absent. */
  readonly task?: string | undefined
  /** Only this one of them, counted from 1. */
  readonly call?: number | undefined
  /** Takes this long, by the clock that the fake was given. */
  readonly delayMs?: number | undefined
  /** Takes until this resolves. */
  readonly until?: Promise<unknown> | undefined
  /** Goes on when it is aborted, as some SDKs do. */
  readonly ignoresAbort?: boolean | undefined
  /** Fails with a ProviderError of this kind. */
  readonly fails?: ProviderFailure | undefined
  /** With `fails: 'rate'`: milliseconds since the epoch. */
  readonly retryAt?: number | undefined
  /** Throws this, as an adapter does that classifies nothing. */
  readonly throws?: unknown
  /** Answers, but badly. */
  readonly answers?: WrongAnswer | undefined
}

/** The calls that a fake provider got. */
export interface FakeCalls<Call> {
  readonly calls: readonly Call[]
  /** Resolves when this many calls have begun, whatever became of them. */
  begun(count: number): Promise<void>
}

export interface FaultScript<Call, WrongAnswer extends string> extends FakeCalls<Call> {
  /**
   * Notes a call and lets happen what the script has for it: waits, throws, or says how to answer badly.
   * `n` counts the calls for the same task, from 1.
   */
  meet(
    call: Call,
    task: string,
    signal: AbortSignal,
  ): Promise<{ readonly n: number; readonly answers: WrongAnswer | undefined }>
}

export function createFaultScript<Call, WrongAnswer extends string>(options: {
  readonly provider: string
  readonly faults?: readonly Fault<WrongAnswer>[] | undefined
  readonly clock?: Clock | undefined
}): FaultScript<Call, WrongAnswer> {
  const { provider, faults = [], clock } = options
  if (clock === undefined && faults.some(({ delayMs }) => delayMs !== undefined)) {
    throw new TypeError('A fault with `delayMs` needs the fake to have a `clock`.')
  }
  const calls: Call[] = []
  const counts = new Map<string, number>()
  const waiters = new Set<() => void>()

  return {
    calls,
    begun: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (calls.length < count) return
          waiters.delete(look)
          resolve()
        }
        waiters.add(look)
        look()
      }),
    async meet(call, task, signal) {
      const n = (counts.get(task) ?? 0) + 1
      counts.set(task, n)
      calls.push(call)
      for (const look of waiters) look()
      const fault = faults.find((each) => (each.task ?? task) === task && (each.call ?? n) === n)
      const obeyed = fault?.ignoresAbort === true ? undefined : signal
      await passTime(fault, clock, obeyed)
      if (obeyed?.aborted === true) {
        throw new ProviderError({
          failure: 'aborted',
          message: `The call to ${provider} was stopped.`,
          cause: signal.reason,
        })
      }
      if (fault?.throws !== undefined) throw fault.throws
      if (fault?.fails !== undefined) {
        const message = `${provider} failed as scripted: ${fault.fails}.`
        throw new ProviderError({ failure: fault.fails, message, retryAt: fault.retryAt })
      }
      return { n, answers: fault?.answers }
    },
  }
}

/** Waits as the fault says, at least for a turn, or until the call is aborted. */
async function passTime(
  fault: Fault | undefined,
  clock: Clock | undefined,
  signal: AbortSignal | undefined,
): Promise<void> {
  const aborted = new Promise<void>((resolve) => {
    if (signal?.aborted === true) resolve()
    signal?.addEventListener('abort', () => resolve(), { once: true })
  })
  const delayed = new Promise<void>((resolve) => {
    if (fault?.delayMs === undefined) resolve()
    else clock?.setTimer(fault.delayMs, resolve)
  })
  await Promise.race([Promise.all([delayed, fault?.until]), aborted])
}
