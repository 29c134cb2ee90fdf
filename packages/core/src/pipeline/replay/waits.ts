import { type Duration, portableText, toMilliseconds } from '../../values/index.ts'
import type { Signal } from '../signal.ts'
import { nextSignal } from './history.ts'
import type { Run } from './run.ts'
import { claimKey, countedKey, refuseInsideStep, type Scope } from './scope.ts'

/** Waits for a signal, which may have come before anyone waited for it. Loops may wait for the same one again. */
export async function waitForSignal<Value>(
  run: Run,
  scope: Scope,
  signal: Signal<Value>,
  options: { readonly key?: string | undefined; readonly timeout?: Duration | undefined } = {},
): Promise<Value | undefined> {
  refuseInsideStep(scope, 'waitFor()')
  const { clock, values } = run.engine
  const signalKey = options.key === undefined ? undefined : portableText(options.key)
  const key = countedKey(scope, `~${signal.name}${signalKey === undefined ? '' : `:${signalKey}`}`)
  return run.activity.operation(scope, async () => {
    const past = run.history.waits.get(key)
    run.asked.add(key)
    // Signals are parsed by their schema before they are stored, so a recorded value is of the signal's type.
    if (past?.settled !== undefined)
      return past.settled.value === undefined ? undefined : ((await values.load(past.settled.value)) as Value)
    const until = past === undefined ? deadlineOf(options.timeout, clock.now(), key) : past.until
    if (past === undefined) {
      run.recorder.later({
        type: 'wait.opened',
        key,
        signal: signal.name,
        ...(signalKey === undefined ? {} : { signalKey }),
        ...(until === undefined ? {} : { until }),
        at: clock.now(),
      })
    }
    const received = () => nextSignal(run.history, signal.name, signalKey)
    const isTimedOut = () => until !== undefined && clock.now() >= until
    const wait = {
      kind: 'signal',
      key,
      ...(until === undefined ? {} : { until }),
      isOver: () => received() !== undefined || isTimedOut(),
    } as const
    let taken = received()
    while (taken === undefined && !isTimedOut()) {
      await run.activity.wait(scope, wait)
      // Another wait for the same signal may have been quicker.
      taken = received()
    }
    // Taken now, in memory: a wait beside this one must not take the same signal while the fact is on its way.
    if (taken !== undefined) run.history.usedSignals.add(taken.id)
    await run.recorder.write({
      type: 'wait.settled',
      key,
      ...(taken === undefined ? {} : { signalId: taken.id, value: taken.value }),
      timedOut: taken === undefined,
      at: clock.now(),
    })
    return taken === undefined ? undefined : ((await values.load(taken.value)) as Value)
  })
}

/** Waits for a time that is fixed when the wait is first reached. */
export async function sleep(run: Run, scope: Scope, name: string, duration: Duration): Promise<void> {
  refuseInsideStep(scope, 'sleep()')
  const { clock } = run.engine
  const key = claimKey(scope, name)
  await run.activity.operation(scope, async () => {
    const past = run.history.waits.get(key)
    run.asked.add(key)
    if (past?.settled !== undefined) return
    const until = past?.until ?? clock.now() + toMilliseconds(duration, key)
    if (past === undefined) run.recorder.later({ type: 'wait.opened', key, until, at: clock.now() })
    await run.activity.wait(scope, { kind: 'time', key, until, isOver: () => clock.now() >= until })
    run.recorder.later({ type: 'wait.settled', key, timedOut: true, at: clock.now() })
  })
}

function deadlineOf(timeout: Duration | undefined, now: number, key: string): number | undefined {
  return timeout === undefined ? undefined : now + toMilliseconds(timeout, `${key}.timeout`)
}
