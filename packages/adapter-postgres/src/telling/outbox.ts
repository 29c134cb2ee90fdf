import { BackendError, type Clock } from '@repurpose/core'
import { atMost } from './at-most.ts'
import type { News } from './news.ts'
import type { Kind, Pending } from './pending.ts'

export interface OutboxOptions {
  readonly clock: Clock
  readonly pending: Pending
  /** Sends news in its order. Aborted when nobody waits for it any longer. */
  readonly send: (news: readonly News[], signal: AbortSignal) => Promise<void>
  /** News could not be sent, for the first time since it could. */
  readonly onFailure: (error: unknown) => void
}

export interface Outbox {
  /** Whether something was missed and not yet admitted: then news need not be kept, the gap will cover it. */
  readonly owesGap: boolean
  /** News of this kind waits. */
  note(kind: Kind): void
  /** Sends what waits, for a second at most. Never rejects. */
  close(): Promise<void>
}

/** How long after one departure the next of the same kind may leave; transients rest before the first one, too. */
const rests = { facts: 20, held: 20, ready: 20, transients: 40 } as const

/** A statement may hang on a dead connection for long; the next may find another one. */
const answerMs = 6_000

const retryMs = 500
const closeMs = 1_000

/**
 * When news leaves. One statement is under way at a time, so that the order of news is the order in which others
 * hear it, and whatever waits goes along, of every kind.
 *
 *                         facts, held, ready                         rest is over
 *     nothing waits ──────────in the same turn──────────▶ under way ─────────────▶ what came meanwhile leaves
 *          │                                               │  ▲
 *          └──transients──▶ rest, for more to join ────────│──┘
 *                                                          └─failed─▶ a gap is owed ──a moment later──▶ under way
 *
 * Kinds rest separately: that facts are written all the time holds up no wake-up.
 */
export function createOutbox({ clock, pending, send, onFailure }: OutboxOptions): Outbox {
  const resting = new Map<Kind, () => void>()
  let isLeavingSoon = false
  let underWay: Promise<void> | undefined
  /** More is to leave as soon as what is under way has arrived. */
  let isNextDue = false
  let owesGap = false
  let hasFailed = false
  let isClosed = false
  let cancelRetry = (): void => {}
  /** Waits for what is under way no longer. */
  let abandon = (): void => {}

  function rest(kind: Kind): void {
    resting.get(kind)?.()
    if (isClosed) return
    const wakeUp = (): void => {
      resting.delete(kind)
      if (pending.has(kind)) leave()
    }
    resting.set(kind, clock.setTimer(rests[kind], wakeUp))
  }

  function leave(): void {
    if (underWay === undefined) underWay = sendAll()
    else isNextDue = true
  }

  /** Never rejects. */
  async function sendAll(): Promise<void> {
    do {
      isNextDue = false
      await sendOnce()
    } while (isNextDue)
    underWay = undefined
  }

  async function sendOnce(): Promise<void> {
    for (const kind of ['facts', 'held', 'ready'] as const) if (pending.has(kind)) rest(kind)
    resting.get('transients')?.()
    resting.delete('transients')
    const news = pending.take()
    if (news.length === 0) return
    const giveUp = new AbortController()
    const cancelTimer = clock.setTimer(answerMs, () => giveUp.abort(unanswered()))
    abandon = () => giveUp.abort(unanswered())
    try {
      await Promise.race([send(news, giveUp.signal), rejectionBy(giveUp.signal)])
      hasFailed = false
    } catch (error) {
      if (!hasFailed) onFailure(error)
      hasFailed = true
      oweGap()
    } finally {
      cancelTimer()
    }
  }

  function oweGap(): void {
    owesGap = true
    pending.take()
    isNextDue = false
    if (!isClosed) cancelRetry = clock.setTimer(retryMs, payGap)
  }

  function payGap(): void {
    owesGap = false
    pending.replaceByGap()
    leave()
  }

  return {
    get owesGap() {
      return owesGap
    },
    note(kind) {
      if (isClosed || resting.has(kind)) return
      if (kind === 'transients') {
        rest(kind)
        return
      }
      if (isLeavingSoon) return
      isLeavingSoon = true
      // In a microtask, so that all that is said in one turn goes together.
      queueMicrotask(() => {
        isLeavingSoon = false
        leave()
      })
    },
    async close() {
      isClosed = true
      for (const cancel of [...resting.values(), cancelRetry]) cancel()
      resting.clear()
      if (owesGap) payGap()
      else leave()
      await atMost(clock, closeMs, underWay)
      pending.take()
      abandon()
    },
  }
}

function rejectionBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
}

function unanswered(): BackendError {
  return new BackendError({
    code: 'BACKEND_UNAVAILABLE',
    message: 'The database did not answer in time to news for other processes.',
    action:
      'Check the connection to the database; jobs go on, and other processes look for news by themselves.',
  })
}
