import { type ErrorInfo, toErrorInfo } from '../errors/index.ts'
import type { CallKind, CallSettled, Usage } from '../job/index.ts'
import type { Clock } from '../ports/index.ts'
import type { Json, Money } from '../values/index.ts'
import { abandoned, raceAbort } from './abort-race.ts'
import type { CallJournal, CallPlace } from './call-journal.ts'
import type { CallObserver } from './call-observer.ts'
import { callAborted, classifyFailure } from './classify-failure.ts'
import type { LateCall, LateCalls } from './late-calls.ts'

/** What a call costs, where the host knows better than the model. */
export type PriceOf = (
  model: { readonly provider: string; readonly modelId: string },
  usage: Usage,
) => Money | undefined

/** Where the calls of one job go through. */
export interface CallDesk {
  readonly journal: CallJournal
  readonly place: CallPlace
  readonly clock: Clock
  readonly observer: CallObserver
  readonly late: LateCalls
  readonly price: PriceOf | undefined
}

export interface ProviderCall<Reply, Result> {
  readonly key: string
  readonly task: string
  readonly kind: CallKind
  readonly model: {
    readonly provider: string
    readonly modelId: string
    price?(usage: Usage): Money | undefined
  }
  ask(signal: AbortSignal): Promise<Reply>
  /** Makes durable what the fact will refer to. When it throws, the call counts as failed, with what it consumed. */
  keep(reply: Reply): Promise<Kept<Result>>
}

export interface Kept<Result> {
  readonly value: Json
  readonly accepted?: boolean | undefined
  readonly finish?: string | undefined
  readonly result: Result
}

interface Replied {
  readonly usage: Usage
  /** The model that answered, where it is named more exactly. */
  readonly model?: string | undefined
}

/** What a recorded call was answered. */
export function recordedValue(fact: CallSettled): Json {
  // A journal gives only answers, and every answer has a value.
  return fact.value as Json
}

/**
 * Makes one attempt at a provider call and records how it ended before anybody learns of it.
 *
 *     asking ──reply──▶ keeping ──▶ recorded, ok ──▶ result
 *       │  └─error──▶ recorded, failed ──▶ throws
 *       └─aborted, and no reply within 500 ms──▶ recorded, failed ──▶ throws
 *                                                    └─ the reply comes late ──▶ recorded, ok
 *
 * A late reply was paid, so it is kept and recorded like any other. If the same call was made again meanwhile, only its
 * cost is recorded.
 *
 * @throws ProviderError, or whatever error of the library the provider threw
 */
export function makeCall<Reply extends Replied, Result>(
  desk: CallDesk,
  call: ProviderCall<Reply, Result>,
): Promise<Result> {
  return desk.journal.run(call.key, async (signal) => {
    const called = { provider: call.model.provider, model: call.model.modelId, signal }
    if (signal.aborted) throw callAborted(called)
    const attempt = beginAttempt(desk, call, called)
    const outcome = await raceAbort(attempt.outcome, signal, desk.clock)
    if (outcome !== abandoned) return outcome
    throw await attempt.abandon()
  })
}

interface Called {
  readonly provider: string
  readonly model: string
  readonly signal: AbortSignal
}

function beginAttempt<Reply extends Replied, Result>(
  desk: CallDesk,
  call: ProviderCall<Reply, Result>,
  called: Called,
): { readonly outcome: Promise<Result>; abandon(): Promise<unknown> } {
  const id = JSON.stringify([desk.place.jobId, call.key])
  desk.late.supersede(id)
  const startedAt = desk.clock.now()
  const subject = {
    key: call.key,
    task: call.task,
    kind: call.kind,
    provider: called.provider,
    model: called.model,
  }
  const observed = desk.observer.begin(subject)
  let isAnswered = false
  let isSuperseded = false
  let late: LateCall | undefined

  async function settle(
    outcome: Pick<CallSettled, 'ok' | 'usage'> & Partial<CallSettled>,
    finish?: string,
  ): Promise<void> {
    const fact: CallSettled = {
      type: 'call.settled',
      ...subject,
      cached: false,
      ms: desk.clock.now() - startedAt,
      ...outcome,
    }
    try {
      await desk.journal.record(fact)
    } finally {
      observed.settled(fact, finish)
    }
  }

  /** After an abort the job is going away: that its log takes nothing more is no news. */
  async function settleFailure(error: ErrorInfo): Promise<void> {
    const settled = settle({ ok: false, usage: {}, error })
    await (called.signal.aborted ? settled.catch(ignore) : settled)
  }

  async function ask(): Promise<Reply> {
    try {
      return await call.ask(called.signal)
    } catch (thrown) {
      throw classifyFailure(thrown, called)
    } finally {
      isAnswered = true
      isSuperseded = late?.end().superseded === true
    }
  }

  async function refuse(error: unknown): Promise<never> {
    if (late === undefined) await settleFailure(toErrorInfo(error))
    throw error
  }

  async function keep(reply: Reply): Promise<Result> {
    const spent = {
      ...present('model', reply.model),
      usage: reply.usage,
      ...present('cost', costOf(desk, call, reply.usage)),
    }
    if (isSuperseded) {
      const error = callAborted(called)
      await settle({ ok: false, ...spent, error: error.toInfo() })
      throw error
    }
    let kept: Kept<Result>
    try {
      kept = await call.keep(reply)
    } catch (thrown) {
      await settle({ ok: false, ...spent, error: toErrorInfo(thrown) })
      throw thrown
    }
    await settle(
      { ok: true, ...spent, value: kept.value, ...present('accepted', kept.accepted) },
      kept.finish,
    )
    return kept.result
  }

  const outcome = ask().then(keep, refuse)
  // Once it is abandoned nobody waits for it.
  outcome.catch(ignore)
  return {
    outcome,
    async abandon() {
      const error = callAborted(called)
      // What has been answered is about to be recorded, as it is.
      if (isAnswered) return error
      late = desk.late.add(id)
      await settleFailure(error.toInfo())
      return error
    },
  }
}

/** A price list that throws knows no price; the answer it was asked about is paid and must not be lost to it. */
function costOf<Reply, Result>(
  desk: CallDesk,
  { model }: ProviderCall<Reply, Result>,
  usage: Usage,
): Money | undefined {
  try {
    return desk.price?.({ provider: model.provider, modelId: model.modelId }, usage) ?? model.price?.(usage)
  } catch {
    return undefined
  }
}

function present<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [Key in Name]?: Value } {
  // The type allows the empty object; the other one has exactly the named property.
  return (value === undefined ? {} : { [name]: value }) as { readonly [Key in Name]?: Value }
}

function ignore(): void {}
